/* What is kept for people: the trash, drafts, the acts that can be undone, hand-over. */
#include "domain/draft.h"
#include "screen.h"
#include "tui/formview.h"

/* A case, a person and a petition in the trash; two drafts; Hùng with a case. */
static struct desk *begin_kept(int rows, int columns)
{
	struct desk *desk = begin(rows, columns);

	setenv("DOITHOAI_NOW", NOW, 1);
	add_case(desk, "feedback", "Đèn đường xóm 5 hỏng cả tháng");
	MUST(act(desk, 1, "assign", "assignee=hung", NULL));
	const int64_t person = add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	add(desk, &entity_petition, "kind=feedback", "summary=Nước yếu", "person=Lê Thị Hoa", NULL);
	MUST(desk_trash(desk, &entity_petition, 1, true, &err));
	MUST(desk_trash(desk, &entity_person, person, true, &err));
	MUST(draft_put(desk, "form:case:1", "detail", "Đã xem tại chỗ, hỏng ba bóng", &err));
	MUST(draft_put(desk, "act:case:1", "answer", "Xã đã thay bóng", &err));
	tui_changed(tui);
	return desk;
}

static const struct {
	const char *name, *script;
} pictures[] = {
	{"trash", "7<Ctrl+X>"},
	{"drafts", "<Ctrl+N>"},
	{"my-acts", "<Ctrl+G>"},
	{"hand-over",
		"<Ctrl+V>Trần Hùng<Enter>Trần Văn Bình<Enter>14/12/2026<Enter>20/12/2026<Enter>"},
};

static void take_pictures(int rows, int columns)
{
	char name[60];

	for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
		struct desk *desk = begin_kept(rows, columns);
		keys(pictures[i].script);
		snprintf(name, sizeof name, "%s-%dx%d", pictures[i].name, columns, rows);
		golden(name);
		finish(desk);
	}
}

Test(kept, it_looks_as_it_should_at_60_columns)
{
	take_pictures(18, 60);
}

Test(kept, it_looks_as_it_should_at_80_columns)
{
	take_pictures(24, 80);
}

Test(kept, it_looks_as_it_should_at_120_columns)
{
	take_pictures(40, 120);
}

Test(kept, one_key_takes_it_out_of_the_trash_and_a_refusal_names_what_is_in_the_way)
{
	struct desk *desk = begin_kept(24, 80);

	keys("<Ctrl+X><Down><Insert>");
	sees("NG-1 cũng đang trong thùng rác");
	keys("<Up><Insert><Insert>");
	sees("Thùng rác trống");
	keys("<Ctrl+Z>");
	sees("D-2026-0001");
	finish(desk);
}

Test(kept, drafts_are_offered_on_the_desk_and_open_with_what_was_typed)
{
	struct desk *desk = begin_kept(24, 80);

	keys("1");
	sees("2 bản nháp chưa lưu");
	keys("<Ctrl+N>");
	sees("Xã đã thay bóng");
	sees("Đã xem tại chỗ");
	keys("<End><Enter>");
	sees("Đã xem tại chỗ");
	keys("<F2><Esc>");
	cr_assert_str_eq(
		printed(desk, &entity_casefile, 1, "detail"), "Đã xem tại chỗ, hỏng ba bóng");
	finish(desk);
}

Test(kept, a_draft_is_discarded_only_after_a_question)
{
	struct desk *desk = begin_kept(24, 80);

	keys("<Ctrl+N><Delete><Esc>");
	sees("Xã đã thay bóng");
	keys("<Delete><Enter>");
	sees_not("Xã đã thay bóng");
	sees("Đã xem tại chỗ");
	finish(desk);
}

Test(kept, handing_over_says_what_falls_in_between_and_is_undone)
{
	struct desk *desk = begin_kept(24, 80);

	keys("<Ctrl+V>Trần Hùng<Enter>Trần Văn Bình<Enter>20/11/2026<Enter>20/12/2026<Enter>");
	sees("1 vụ đang mở");
	sees("14/12/2026");
	keys("<Enter>");
	sees("CT Bình làm thay Hùng ĐC");
	keys("3");
	sees("→CT Bình");
	keys("<Ctrl+Z>");
	sees_not("→CT Bình");
	finish(desk);
}

Test(kept, the_status_line_says_what_undo_takes_back)
{
	struct desk *desk = begin(24, 80);

	add_case(desk, "feedback", "Đèn đường xóm 5 hỏng cả tháng");
	MUST(act(desk, 1, "assign", "assignee=hung", NULL));
	tui_changed(tui);
	keys("3");
	sees("Ctrl+Z hoàn tác: giao 0001 cho Hùng ĐC");
	finish(desk);
}

/* ---- dangerous acts ------------------------------------------------------------------------------------- */

Test(kept, who_may_see_a_case_is_changed_only_with_its_number)
{
	struct desk *desk = begin(24, 80);

	act_as(desk, "binh");
	add_case(desk, "feedback", "Đèn đường xóm 5 hỏng cả tháng");
	tui_changed(tui);
	struct view *form = formview_open(tui, &entity_casefile, NULL, 1);
	tui_push(tui, form);
	keys("");
	formview_edit(form, entity_field(&entity_casefile, "secrecy"));
	keys("<F3><Down><Enter><F2>");
	sees("Gõ 0001 để làm");
	keys("<Enter>");
	cr_assert_str_eq(printed(desk, &entity_casefile, 1, "secrecy"), "");
	keys("402<Enter>");
	sees("không phải 0001");
	cr_assert_str_eq(printed(desk, &entity_casefile, 1, "secrecy"), "");
	keys("<Esc><F2>0001<Enter>");
	cr_assert_str_eq(printed(desk, &entity_casefile, 1, "secrecy"), "person");
	finish(desk);
}

Test(kept, what_else_is_changed_in_a_form_asks_for_no_number)
{
	struct desk *desk = begin(24, 80);

	add_case(desk, "feedback", "Đèn đường xóm 5 hỏng cả tháng");
	tui_changed(tui);
	struct view *form = formview_open(tui, &entity_casefile, NULL, 1);
	tui_push(tui, form);
	keys("");
	formview_edit(form, entity_field(&entity_casefile, "place"));
	keys("xóm 5<F2>");
	cr_assert_str_eq(printed(desk, &entity_casefile, 1, "place"), "xóm 5");
	finish(desk);
}
