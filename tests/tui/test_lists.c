/* The generic list: paging by key, filter, search, marks, changes from elsewhere. */
#include "base/locale.h"
#include "screen.h"
#include "tui/listview.h"
#include "tui/rows.h"

enum { MANY = 230 };

/* Persons whose names sort as their numbers do. */
static void add_people(struct desk *desk, int count)
{
	char name[40];

	MUST(desk_begin(desk, &err));
	for (int i = 0; i < count; i++) {
		snprintf(name, sizeof name, "name=Người %04d", i);
		add(desk, &entity_person, name, NULL);
	}
	MUST(desk_end(desk, true, &err));
}

static void show_people(struct desk *desk)
{
	(void)desk;
	tui_push(tui, &listview_entity(tui, &entity_person)->view);
	keys("");
}

/* Number of the person under the cursor. */
static int here(const struct rows *rows)
{
	const struct person *person = rows_current(rows);
	int number = -1;

	cr_assert(person);
	cr_assert_eq(sscanf(person->name, "Người %d", &number), 1, "%s", person->name);
	return number;
}

static void check_window(const struct rows *rows)
{
	int first = -1;

	for (int i = 0; i < rows->visible; i++) {
		const struct person *person = rows_at(rows, i);
		int number;
		if (!person)
			break;
		cr_assert_eq(sscanf(person->name, "Người %d", &number), 1);
		cr_assert(first < 0 || number == first + i, "row %d shows %d after %d", i, number,
			first);
		if (!i)
			first = number;
	}
}

Test(lists, moving_by_any_step_shows_every_row_once_and_in_order)
{
	struct desk *desk = office();
	struct rows rows;
	unsigned seed = 7;
	int at = 0;

	add_people(desk, MANY);
	rows_init(
		&rows, desk, &entity_person, NULL, 0, entity_field(&entity_person, "name"), false);
	rows_set_visible(&rows, 17);
	MUST(rows_load(&rows, &err));
	for (int step = 0; step < 3000; step++) {
		static const int by[] = {1, -1, 16, -16, 5, -40, 40, 1000, -1000};
		seed = seed * 1103515245u + 12345u;
		int pick = (int)(seed >> 16) % 12;
		if (pick < 9) {
			MUST(rows_move(&rows, by[pick], &err));
			at += by[pick];
		} else if (pick == 9) {
			MUST(rows_first(&rows, &err));
			at = 0;
		} else if (pick == 10) {
			MUST(rows_last(&rows, &err));
			at = MANY;
		} else {
			MUST(rows_load(&rows, &err));
		}
		at = at < 0 ? 0 : at >= MANY ? MANY - 1 : at;
		cr_assert_eq(here(&rows), at, "step %d: %d, not %d", step, here(&rows), at);
		cr_assert(rows_cursor(&rows) >= 0 && rows_cursor(&rows) < 17,
			"step %d: off the screen", step);
		cr_assert_leq(rows.count, 500, "the window stays a window");
		cr_assert(rows_at(&rows, 16), "step %d: the screen is full", step);
		check_window(&rows);
	}
	MUST(rows_count(&rows, &err));
	cr_assert_eq(rows.total, MANY);
	rows_clear(&rows);
	desk_close(desk);
}

Test(lists, a_fixed_list_is_paged_too)
{
	struct desk *desk = office();
	struct rows rows;
	int64_t *ids = xcalloc(MANY, sizeof *ids);
	char name[40];

	for (int i = 0; i < MANY; i++) {
		snprintf(name, sizeof name, "name=Người %04d", i);
		ids[i] = add(desk, &entity_person, name, NULL);
	}
	rows_init(&rows, desk, &entity_person, NULL, 0, NULL, false);
	rows_set_visible(&rows, 10);
	rows_set_ids(&rows, ids, MANY);
	MUST(rows_load(&rows, &err));
	cr_assert_eq(here(&rows), 0);
	MUST(rows_last(&rows, &err));
	cr_assert_eq(here(&rows), MANY - 1);
	MUST(rows_move(&rows, -100, &err));
	cr_assert_eq(here(&rows), MANY - 101);
	MUST(rows_load(&rows, &err));
	cr_assert_eq(here(&rows), MANY - 101);
	check_window(&rows);
	MUST(rows_find(&rows, rows.ids[3], &err));
	cr_assert_eq(here(&rows), 3);
	rows_clear(&rows);
	desk_close(desk);
}

Test(lists, an_empty_list_is_no_trouble)
{
	struct desk *desk = begin(24, 80);

	show_people(desk);
	keys("<Down><Up><PgDn><PgUp><End><Home><Space>*-/x<Esc>");
	sees("Chưa có gì");
	keys("<Enter>");
	sees("Danh sách trống");
	finish(desk);
}

Test(lists, the_cursor_stays_on_its_record_when_others_change_the_list)
{
	struct desk *desk = begin(24, 80);
	int64_t id;

	add_people(desk, 60);
	show_people(desk);
	keys("<Down><Down><Down><PgDn>");
	id = current_id();
	for (int i = 0; i < 5; i++)
		add(desk, &entity_person, "name=An trước hết", NULL);
	tui_changed(tui);
	keys("<Tick>");
	cr_assert_eq(current_id(), id);
	MUST(desk_trash(desk, &entity_person, id, true, &err));
	tui_changed(tui);
	keys("<Tick>");
	cr_assert_neq(current_id(), id);
	cr_assert_neq(current_id(), 0, "the next row takes its place");
	finish(desk);
}

Test(lists, a_wrong_filter_is_marked_where_it_is_wrong_and_changes_nothing)
{
	struct desk *desk = begin(24, 80);
	struct listview *list;

	add_people(desk, 30);
	show_people(desk);
	list = (struct listview *)tui->top;
	keys("lname:0007 birth_year:abc<Enter>");
	cr_assert_eq(list->typing, LINE_FILTER, "still typing");
	cr_assert_neq(list->mistake, SIZE_MAX);
	cr_assert_null(list->filter);
	cr_assert_not_null(tui->message);
	keys("<Ctrl+U><Ctrl+K>name:0007<Enter>");
	cr_assert_eq(list->typing, LINE_NONE);
	cr_assert_eq(list->rows.count, 1);
	sees("Người 0007");
	keys("l<Ctrl+U><Enter><Home>");
	sees("Người 0001");
	finish(desk);
}

Test(lists, searching_narrows_as_it_is_typed_without_accents)
{
	struct desk *desk = begin(24, 80);

	add(desk, &entity_person, "name=Đỗ Văn Kha", NULL);
	add(desk, &entity_person, "name=Nguyễn Thị Mơ", NULL);
	show_people(desk);
	keys("/do van");
	sees("Đỗ Văn Kha");
	sees_not("Nguyễn Thị Mơ");
	keys("<Enter>");
	sees_not("Nguyễn Thị Mơ");
	keys("<Esc>");
	sees("Nguyễn Thị Mơ");
	keys("/:\"<Enter><Esc>");
	sees("Nguyễn Thị Mơ");
	finish(desk);
}

Test(lists, marks_are_what_acts_work_on)
{
	struct desk *desk = begin(24, 80);
	struct listview *list;
	size_t count;
	int64_t *ids;

	add_people(desk, 5);
	show_people(desk);
	list = (struct listview *)tui->top;
	ids = listview_targets(list, &count);
	cr_assert_eq(count, 1);
	cr_assert_eq(ids[0], current_id());
	free(ids);
	keys("<Space><Space>");
	ids = listview_targets(list, &count);
	cr_assert_eq(count, 2);
	free(ids);
	sees("2 dòng đã đánh dấu");
	keys("<Home><Space>*");
	cr_assert_eq(list->mark_count, 5);
	keys("-");
	cr_assert_eq(list->mark_count, 0);
	finish(desk);
}

Test(lists, lists_look_as_they_should)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {40, 120}};
	char name[40];

	for (size_t i = 0; i < 3; i++) {
		struct desk *desk = begin(sizes[i][0], sizes[i][1]);
		add(desk, &entity_person, "name=Đỗ Văn Kha", "birth_year=1960", "hamlet=T1",
			"address=xóm 2", "phone=0912345218", NULL);
		add(desk, &entity_person, "name=Nguyễn Thị Mơ", "sex=female", "hamlet=T2", NULL);
		show_people(desk);
		keys("<Down>");
		snprintf(name, sizeof name, "people-%dx%d", sizes[i][1], sizes[i][0]);
		golden(name);
		keys("7");
		snprintf(name, sizeof name, "other-%dx%d", sizes[i][1], sizes[i][0]);
		golden(name);
		finish(desk);
	}
}

Test(lists, a_list_and_its_help_read_well_in_english)
{
	struct desk *desk;

	locale_init();
	desk = begin(24, 80);
	locale_set_language("en");
	add(desk, &entity_person, "name=Đỗ Văn Kha", "birth_year=1960", "hamlet=T1", NULL);
	show_people(desk);
	golden("people-80x24.en");
	keys("<F1>");
	golden("help-80x24.en");
	locale_set_language("vi");
	finish(desk);
}

/* Every one of them a denouncer: more than a page of rows that are not there, before, between and behind those that are. */
Test(lists, a_citizen_known_from_a_denunciation_alone_has_no_row_and_no_count)
{
	struct desk *desk = office();
	struct rows rows;

	add_people(desk, 120);
	for (int64_t id = 1; id <= 120; id++) {
		char person[40], kind[40];

		if (id % 40 == 7)
			continue;
		snprintf(person, sizeof person, "person=NG-%d", (int)id);
		snprintf(kind, sizeof kind, "kind=denunciation");
		add(desk, &entity_casefile, kind, "summary=Nhận tiền", person, NULL);
	}
	act_as(desk, "hung");
	rows_init(
		&rows, desk, &entity_person, NULL, 0, entity_field(&entity_person, "name"), false);
	rows_set_visible(&rows, 10);
	MUST(rows_load(&rows, &err));
	cr_assert_eq(rows.count, 3);
	cr_expect_eq(here(&rows), 6);
	MUST(rows_count(&rows, &err));
	cr_expect_eq(rows.total, 3);
	MUST(rows_move(&rows, 2, &err));
	cr_expect_eq(here(&rows), 86);
	MUST(rows_last(&rows, &err));
	cr_expect_eq(here(&rows), 86);
	rows_clear(&rows);

	const struct condition by_name = {
		.field = entity_field(&entity_person, "name"), .op = OP_EQ, .text = "Người 0003"};
	rows_init(&rows, desk, &entity_person, &by_name, 1, entity_field(&entity_person, "name"),
		false);
	MUST(rows_load(&rows, &err));
	MUST(rows_count(&rows, &err));
	cr_expect_eq(rows.count, 0, "a row would say that there is one of that name");
	cr_expect_eq(rows.total, 0);
	rows_clear(&rows);
	desk_close(desk);
}
