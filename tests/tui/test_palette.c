/* The palette: names by a few letters, records and arguments, what was run lately, why not. */
#include "screen.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "domain/casefile.h"
#include "domain/journal.h"
#include "domain/preference.h"
#include "tui/screens.h"

static int64_t first, second;

static int64_t note_case(struct desk *desk, const char *summary)
{
	struct casefile file = {
		.kind = KIND_FEEDBACK, .summary = xstrdup(summary), .received_on = date_today()};

	cr_assert(desk_add(desk, &entity_casefile, &file, &err), "%s", err.text);
	int64_t id = file.record.id;
	record_clear(&entity_casefile, &file);
	return id;
}

static struct desk *begin_with_cases(void)
{
	struct desk *desk = begin(24, 80);

	first = note_case(desk, "Nước sạch yếu giờ nấu cơm");
	second = note_case(desk, "Đèn đường xóm 5 hỏng");
	keys("1");
	return desk;
}

static int64_t assignee_of(struct desk *desk, int64_t id)
{
	struct casefile file = {0};

	cr_assert(desk_load(desk, &entity_casefile, id, &file, &err), "%s", err.text);
	int64_t assignee = file.assignee;
	record_clear(&entity_casefile, &file);
	return assignee;
}

Test(palette, does_a_letter_with_a_number_and_a_name_from_anywhere)
{
	struct desk *desk = begin_with_cases();

	keys("7:g 2 hung");
	sees("Đèn đường xóm 5 hỏng");
	keys("<Enter>");
	cr_assert_neq(assignee_of(desk, second), 0, "%s", tui->message ? tui->message : "");
	cr_assert_eq(assignee_of(desk, first), 0);
	sees("[7 Khác]");
	finish(desk);
}

Test(palette, opens_the_record_whose_number_is_typed)
{
	struct desk *desk = begin_with_cases();

	keys(":1<Enter>");
	cr_assert_eq(current_id(), first);
	finish(desk);
}

Test(palette, finds_by_letters_left_out_and_the_nearest_first)
{
	struct desk *desk = begin_with_cases();

	keys("3:hntc");
	sees("Hoàn tác");
	keys("<Esc>:bc");
	sees("▌ Báo cáo");
	keys("<Esc>");
	finish(desk);
}

Test(palette, offers_the_acts_of_the_case_under_the_cursor)
{
	struct desk *desk = begin_with_cases();

	keys("3:gia han");
	sees("Gia hạn");
	keys("<Enter>");
	cr_assert(strcmp(tui->top->ops->name, "cases") != 0, "it asks for the day");
	finish(desk);
}

Test(palette, says_what_undo_will_take_back)
{
	struct desk *desk = begin_with_cases();

	keys(":g 1 hung<Enter>:hoan tac");
	sees("giao PA-2026-0001");
	finish(desk);
}

Test(palette, shows_why_a_command_cannot_be_run_now_and_says_it_at_enter)
{
	struct desk *desk = begin_with_cases();

	keys("7:danh dau<Enter>");
	cr_assert(tui->message && tui->message_role == ROLE_ERROR);
	cr_assert(strstr(tui->message, "không dùng ở màn hình này"), "%s", tui->message);
	finish(desk);
}

Test(palette, has_what_was_run_lately_on_top_over_restarts_and_without_words)
{
	struct desk *desk = begin_with_cases();
	char *recent = NULL;

	keys(":r 1 một lý do rất riêng<Enter><Esc>:g 2 hung<Enter>:khac<Enter>");
	cr_assert(preference_get(desk, "recent", &recent, &err), "%s", err.text);
	cr_assert_not_null(recent);
	cr_assert_not(strstr(recent, "riêng"), "%s", recent);
	cr_assert_not(strstr(recent, "hung"), "%s", recent);
	free(recent);
	keys("7:");
	sees("Gần đây");
	golden("palette-recent-80x24");
	keys("<Down><Tab>");
	sees("> assign");
	finish(desk);
}

Test(palette, tab_fills_in_the_name)
{
	struct desk *desk = begin_with_cases();

	keys("3:giao<Tab>1 hung<Enter>");
	cr_assert_neq(assignee_of(desk, first), 0, "%s", tui->message ? tui->message : "");
	finish(desk);
}

Test(palette, opens_lists_without_a_tab_by_name)
{
	struct desk *desk = begin_with_cases();

	keys(":can bo<Enter>");
	cr_assert_str_eq(tui->top->ops->name, "list");
	finish(desk);
}
