/* The generic form: typing, pickers, saving, faults, conflicts, drafts. */
#include "screen.h"
#include "tui/formview.h"
#include "tui/listview.h"

static void open_person(int64_t id)
{
	tui_push(tui, formview_open(tui, &entity_person, NULL, id));
	keys("");
}

Test(forms, a_new_record_is_typed_picked_and_saved)
{
	struct desk *desk = begin(24, 80);

	tui_push(tui, &listview_entity(tui, &entity_person)->view);
	keys("mNguyễn Thị Mơ<Tab>1975<Tab><F3><Down><Enter>");
	keys("<Down><Down>thon doai<Tab>0912 345 678<F2>");
	sees("Đã nhập NG-1");
	cr_assert_eq(current_id(), 1, "the list stands on the new record");
	cr_assert_str_eq(printed(desk, &entity_person, 1, "name"), "Nguyễn Thị Mơ");
	cr_assert_str_eq(printed(desk, &entity_person, 1, "birth_year"), "1975");
	finish(desk);
}

Test(forms, the_first_fault_gets_the_cursor_and_nothing_is_lost)
{
	struct desk *desk = begin(24, 80);

	tui_push(tui, &listview_entity(tui, &entity_person)->view);
	keys("m<Tab>19x5<F2>");
	cr_assert_not_null(tui->message);
	sees("19x5");
	keys("<Ctrl+U>1975<F2>"); /* now the name is missing, and the cursor is on it */
	keys("Mơ<F2>");
	sees("Đã nhập NG-1");
	cr_assert_str_eq(printed(desk, &entity_person, 1, "birth_year"), "1975");
	finish(desk);
}

Test(forms, reading_changes_nothing_and_keys_are_commands)
{
	struct desk *desk = begin(24, 80);
	int64_t id = add(desk, &entity_person, "name=Đỗ Văn Kha", "phone=0912345218", NULL);
	int64_t rows = journal_length(desk);

	open_person(id);
	sees("Duyệt");
	sees_not("0912345218");
	keys("<Down><Down><End><Home>bcx");
	keys("s<F2>");
	sees("Chưa sửa gì");
	cr_assert_eq(journal_length(desk), rows);
	finish(desk);
}

Test(forms, masked_values_that_are_not_touched_stay_as_they_are)
{
	struct desk *desk = begin(24, 80);
	int64_t id = add(desk, &entity_person, "name=Đỗ Văn Kha", "phone=0912345218", NULL);
	struct person person = {0};

	open_person(id);
	keys("s<End> Minh<F2>");
	MUST(desk_load(desk, &entity_person, id, &person, &err));
	cr_assert_str_eq(person.name, "Đỗ Văn Kha Minh");
	cr_assert_str_eq(person.phone, "0912345218");
	record_clear(&entity_person, &person);
	finish(desk);
}

Test(forms, drafts_are_on_disk_and_come_back)
{
	struct desk *desk = begin(24, 80);
	int64_t id = add(desk, &entity_person, "name=Đỗ Văn Kha", NULL);
	char *text = NULL, place[DRAFT_PLACE_SIZE];

	open_person(id);
	keys("s<End> đang gõ dở<Tick>");
	MUST(draft_get(desk, draft_place(&entity_person, id, place), "name", &text, &err));
	cr_assert(text && strstr(text, "đang gõ dở"), "within one tick");
	free(text);
	keys("<Esc>");
	sees("bản nháp");
	keys("<Esc>");
	open_person(id);
	keys("s");
	sees("đang gõ dở");
	keys("<F2>");
	text = NULL;
	MUST(draft_get(desk, place, "name", &text, &err));
	cr_assert_null(text, "a saved draft is gone");
	cr_assert_str_eq(printed(desk, &entity_person, id, "name"), "Đỗ Văn Kha đang gõ dở");
	finish(desk);
}

Test(forms, a_draft_can_be_thrown_away)
{
	struct desk *desk = begin(24, 80);

	tui_push(tui, &listview_entity(tui, &entity_person)->view);
	keys("mnháp cũ<Esc>");
	keys("m");
	sees("nháp cũ");
	keys("<Ctrl+D><Enter>");
	sees_not("nháp cũ");
	keys("<Esc>m");
	sees_not("nháp cũ");
	finish(desk);
}

Test(forms, a_conflict_shows_both_values_and_keeps_what_was_typed)
{
	struct desk *desk = begin(24, 80);
	int64_t id = add(desk, &entity_person, "name=Đỗ Văn Kha", "address=xóm 1", NULL);

	open_person(id);
	keys("s<End> (tôi)<Down><Down><Down><Down><Ctrl+U>xóm tôi");
	MUST(set(desk, &entity_person, id, "name=Đỗ Văn Kha (họ)", "address=xóm họ",
		"birth_year=1960", NULL));
	keys("<F2>");
	sees("Của tôi: Đỗ Văn Kha (tôi)");
	sees("Của người kia: Đỗ Văn Kha (họ)");
	keys("<Enter>"); /* mine */
	sees("Của người kia: xóm họ");
	keys("<Down><Enter>"); /* theirs */
	sees("xóm họ");
	keys("<F2>");
	cr_assert_str_eq(printed(desk, &entity_person, id, "name"), "Đỗ Văn Kha (tôi)");
	cr_assert_str_eq(printed(desk, &entity_person, id, "address"), "xóm họ");
	cr_assert_str_eq(printed(desk, &entity_person, id, "birth_year"), "1960",
		"what only they changed stays");
	finish(desk);
}

Test(forms, escape_from_the_question_about_a_conflict_keeps_all_as_typed)
{
	struct desk *desk = begin(24, 80);
	int64_t id = add(desk, &entity_person, "name=Đỗ Văn Kha", NULL);

	open_person(id);
	keys("s<End> (tôi)");
	MUST(set(desk, &entity_person, id, "name=Đỗ Văn Kha (họ)", NULL));
	keys("<F2><Esc>");
	sees("Đỗ Văn Kha (tôi)");
	keys("<F2>");
	sees("Của tôi");
	finish(desk);
}

Test(forms, the_reference_picker_finds_without_accents_and_makes_new_people)
{
	struct desk *desk = begin(24, 80);

	add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	add(desk, &entity_person, "name=Trần Văn Bình", NULL);
	tui_push(tui, formview_new(tui, &entity_petition, NULL, NULL));
	keys("");
	formview_edit(tui->top, entity_field(&entity_petition, "person"));
	keys("<F3>thi hoa");
	sees("Lê Thị Hoa");
	sees_not("Trần Văn Bình");
	keys("<Enter>");
	sees("Lê Thị Hoa");
	formview_edit(tui->top, entity_field(&entity_petition, "person"));
	keys("<F3>Vũ Thị Sâm<End>");
	sees("Người mới: Vũ Thị Sâm");
	keys("<Enter><F2>");
	sees("Vũ Thị Sâm");
	finish(desk);
}

Test(forms, dates_are_typed_or_chosen_from_the_calendar)
{
	struct desk *desk = begin(24, 80);

	tui_push(tui, formview_new(tui, &entity_petition, NULL, NULL));
	keys("");
	formview_edit(tui->top, entity_field(&entity_petition, "dated_on"));
	keys("5/11<Tab>");
	sees("05/11/2026");
	formview_edit(tui->top, entity_field(&entity_petition, "dated_on"));
	keys("<F3>");
	sees("tháng 11/2026");
	keys("<Right><PgDn>");
	sees("tháng 12/2026");
	keys("<Enter>");
	sees("06/12/2026");
	formview_edit(tui->top, entity_field(&entity_petition, "dated_on"));
	keys("<F3>31/2");
	keys("<Enter>");
	cr_assert_not_null(tui->message);
	keys("<Ctrl+U>1/3/2025<Enter>");
	sees("01/03/2025");
	finish(desk);
}

Test(forms, the_calendar_says_what_a_day_is)
{
	struct desk *desk = begin(24, 80);

	tui_push(tui, formview_new(tui, &entity_petition, NULL, NULL));
	keys("");
	formview_edit(tui->top, entity_field(&entity_petition, "dated_on"));
	keys("<F3>24/11/2026");
	sees("*24");
	sees("24/11/2026 · 16/10 âm lịch");
	sees("Ngày Văn hóa Việt Nam");
	keys("<Ctrl+U>22/8/2026");
	sees("+22");
	sees("Làm bù cho ngày 31/8");
	/* Tết of next year is worked out. */
	keys("<Ctrl+U>8/2/2027");
	sees("? 8");
	sees("Tết Nguyên đán (dự kiến)");
	keys("<Ctrl+U>10/3/2027");
	sees_not("(dự kiến)");
	/* New rows are seen at once. */
	act_as(desk, "quan");
	add(desk, &entity_holiday, "day=2027-03-10", "kind=holiday", "name=Nghỉ bão", "confirmed=1",
		NULL);
	keys("<Right><Left>");
	sees("*10");
	sees("Nghỉ bão");
	finish(desk);
}

Test(forms, the_year_shows_its_days_off_and_takes_the_offices_own)
{
	struct desk *desk = begin(24, 80);
	int64_t id;

	setenv("DOITHOAI_NOW", NOW, 1);
	act_as(desk, "quan");
	keys("7<End><Up><Enter>");
	sees("Lịch năm 2026");
	sees("*  T3 24/11  Ngày Văn hóa Việt Nam");
	keys("<Right>");
	golden("year-80x24");
	sees("Lịch năm 2027");
	sees("249 ngày làm việc");
	sees("?  T7 06/02  Tết Nguyên đán");
	sees("1/1 âm lịch");
	sees("*  T6 01/01");
	sees("Bộ luật Lao động 2019, Điều 112.1");
	/* The focused day becomes the office's by Enter and F2. */
	keys("<Down><Down><Enter>");
	sees("06/02/2027");
	keys("<F2>");
	sees("*  T7 06/02  Tết Nguyên đán");
	MUST(store_find_key(desk->store, &entity_holiday, "2027-02-06", &id, &err));
	cr_assert_neq(id, 0);
	cr_assert_eq(current_id(), id);
	for (int i = 0; i < 50; i++)
		keys("<Right>");
	sees("Lịch năm 2070");
	cr_assert_not_null(tui->message);
	finish(desk);
}

Test(forms, forms_look_as_they_should)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {40, 120}};
	char name[40];

	for (size_t i = 0; i < 3; i++) {
		struct desk *desk = begin(sizes[i][0], sizes[i][1]);
		int64_t id = add(desk, &entity_person, "name=Đỗ Văn Kha", "birth_year=1960",
			"hamlet=T1", "address=xóm 2", "phone=0912345218", NULL);
		open_person(id);
		snprintf(name, sizeof name, "form-%dx%d", sizes[i][1], sizes[i][0]);
		golden(name);
		keys("s<Down><Down><F3>");
		snprintf(name, sizeof name, "form-picker-%dx%d", sizes[i][1], sizes[i][0]);
		golden(name);
		finish(desk);
	}
}
