/* The panel of the drills and the learning mode, in process. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/locale.h"
#include "domain/preference.h"
#include "screen.h"
#include "tui/practice.h"

/* A clock that stands, so that the panel says 0:00. */
static int64_t standing(void)
{
	return 1000000;
}

static void add_lamp(struct desk *desk)
{
	struct casefile file = {.kind = KIND_FEEDBACK,
		.summary = xstrdup("Đèn đường hỏng"),
		.received_on = date_today()};

	cr_assert(desk_add(desk, &entity_casefile, &file, &err), "%s", err.text);
	record_clear(&entity_casefile, &file);
}

static struct desk *begin_drill(int rows, int columns, int drill)
{
	struct desk *desk = begin(rows, columns);

	tui_set_clock(standing);
	practice_start(tui, drill, NULL);
	keys("");
	return desk;
}

static void end_drill(struct desk *desk)
{
	tui_set_clock(NULL);
	finish(desk);
}

Test(practice, the_panel_and_the_list_look_as_agreed)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {40, 120}};
	char name[40];

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct desk *desk = begin_drill(sizes[i][0], sizes[i][1], 4);
		snprintf(name, sizeof name, "practice-%dx%d", sizes[i][1], sizes[i][0]);
		golden(name);
		keys("?");
		sees("Gợi ý: 7 mở các sổ");
		end_drill(desk);
		desk = begin_drill(sizes[i][0], sizes[i][1], -1);
		snprintf(name, sizeof name, "drills-%dx%d", sizes[i][1], sizes[i][0]);
		golden(name);
		end_drill(desk);
	}
}

Test(practice, the_panel_reads_well_in_english)
{
	struct desk *desk;

	locale_init();
	locale_set_language("en");
	desk = begin_drill(24, 80, 4);
	golden("practice-80x24.en");
	end_drill(desk);
	locale_set_language("vi");
}

Test(practice, a_drill_that_is_done_is_noticed_and_the_next_one_begins)
{
	struct desk *desk = begin_drill(24, 80, 8);
	bool done = true;

	add_lamp(desk);

	cr_assert(practice_is_done(tui, &done, &err));
	cr_expect(!done);
	keys("3h");
	cr_assert(practice_is_done(tui, &done, &err));
	cr_expect(done);
	keys("<Tick>");
	sees("Xong bài 8 trong 0:00. Bài kế: Gia hạn có lý do");
	sees("Bài 9/12");
	end_drill(desk);
}

Test(practice, texts_are_there_for_every_drill)
{
	for (int i = 0; i < DRILL_COUNT; i++) {
		const struct drill *drill = &drills[i];
		cr_expect(drill->title && drill->text && drill->hints[0], "%d", i);
		cr_expect(drill->goal.seen || drill->goal.action, "%s", drill->name);
	}
}

Test(practice, is_refused_where_there_is_no_sample)
{
	struct desk *desk = begin(24, 80);

	keys("?");
	sees("doithoai --practice");
	finish(desk);
}

/* ---- learning -------------------------------------------------------------------------------- */

Test(learning, a_key_says_first_what_it_will_do_and_does_it_then)
{
	struct desk *desk = begin(24, 80);

	tui->learn = true;
	keys("3");
	sees("3: Đến danh sách vụ việc");
	sees("[1 Bàn việc]");
	golden("learning-80x24");
	keys("3");
	sees("[3 Vụ việc]");
	finish(desk);
}

Test(learning, names_the_record_and_the_way_back)
{
	struct desk *desk = begin(24, 120);

	add_lamp(desk);
	keys("3");
	tui->learn = true;
	keys("g");
	sees("g: Giao vụ việc cho một người");
	sees("Ctrl+Z hoàn tác được");
	keys("<Esc>");
	sees("[3 Vụ việc]");
	sees_not("Nhấn lần nữa");
	keys("g<Down>");
	cr_expect_str_eq(tui->top->ops->name, "cases", "moving forgets it");
	keys("gg");
	cr_expect_str_neq(tui->top->ops->name, "cases");
	finish(desk);
}

Test(learning, moving_typing_and_help_are_not_delayed)
{
	struct desk *desk = begin(24, 80);

	keys("3");
	tui->learn = true;
	keys("<Down><Down><F1>");
	cr_expect_str_eq(tui->top->ops->name, "help");
	keys("<Esc>//gom");
	sees("gom");
	finish(desk);
}

Test(learning, is_kept_for_the_person)
{
	struct desk *desk = begin(24, 80);
	char *value = NULL;

	keys(":che do hoc<Enter>");
	cr_assert(tui->learn);
	sees("đang học");
	cr_assert(preference_get(desk, "learn", &value, &err));
	cr_expect_str_eq(value, "on");
	free(value);
	finish(desk);
}
