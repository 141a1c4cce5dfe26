/* p on one case: two cases side by side, what will happen said before, one undo step. */
#include "sample.h"
#include "tui/loop.h"
#include "tui/screens.h"

/* Two cases that are alike, the older one first; the list of cases shows them in this order. */
static struct desk *two_alike(int64_t *first, int64_t *second)
{
	struct desk *desk = begin(24, 80);

	*first = add(desk, &entity_casefile, "kind=feedback", "summary=Nước sạch yếu giờ nấu cơm",
		"received_on=2026-11-10", NULL);
	*second = add(desk, &entity_casefile, "kind=feedback",
		"summary=Nước sạch yếu giờ nấu cơm tối", "received_on=2026-11-12", "place=xóm chợ",
		NULL);
	tui_changed(tui);
	return desk;
}

static int64_t goes_on_in(struct desk *desk, int64_t id)
{
	struct casefile file = load_case(desk, id);
	const int64_t into = file.merged_into;

	drop_case(&file);
	return into;
}

static void open_case(int64_t id)
{
	tui_push(tui, screen_of_record(tui, &entity_casefile, id));
	keys("");
}

Test(pair, the_likeliest_case_is_shown_beside_with_what_differs_and_the_older_goes_on)
{
	int64_t first, second;
	struct desk *desk = two_alike(&first, &second);

	open_case(second);
	keys("p<Enter>");
	sees("(*)");
	sees("Nước sạch yếu giờ nấu cơm");
	sees("PA-2026-0002 kết thúc vì trùng");
	keys("<PgDn><PgDn>");
	sees("<> Địa điểm");
	sees("khác");
	cr_assert_eq(goes_on_in(desk, second), 0, "nothing is done before F9");
	keys("<F9>");
	cr_assert_eq(goes_on_in(desk, second), first);
	cr_assert_eq(goes_on_in(desk, first), 0);
	keys("<Ctrl+Z>");
	cr_assert_eq(goes_on_in(desk, second), 0);
	finish(desk);
}

Test(pair, the_direction_can_be_swapped)
{
	int64_t first, second;
	struct desk *desk = two_alike(&first, &second);

	open_case(second);
	keys("p<Enter>");
	keys("<Right>");
	sees("PA-2026-0001 kết thúc vì trùng");
	keys("<F9>");
	cr_assert_eq(goes_on_in(desk, first), second);
	finish(desk);
}

Test(pair, what_belongs_to_the_duplicate_is_told_before)
{
	int64_t first, second;
	struct desk *desk = two_alike(&first, &second);

	add(desk, &entity_commitment, "text=Lắp bơm", "casefile=2", "owner=hung", NULL);
	add(desk, &entity_document, "subject=Báo cáo", "casefile=2", NULL);
	open_case(second);
	keys("p<Enter>");
	sees("Vẫn thuộc PA-2026-0002, tìm được qua PA-2026-0001: 1 cam kết, 1");
	finish(desk);
}

Test(pair, a_closed_case_is_no_duplicate_and_the_screen_says_why)
{
	int64_t first, second;
	struct desk *desk = two_alike(&first, &second);

	MUST(act(desk, first, "answer", "text=Đã sửa", NULL));
	MUST(act(desk, first, "close", NULL));
	open_case(second);
	keys("p<Enter>");
	keys("<Right>");
	sees("không thể “Gộp” khi vụ việc “Kết thúc”");
	keys("<F9>");
	cr_assert_eq(goes_on_in(desk, first), 0);
	cr_assert_eq(goes_on_in(desk, second), 0);
	finish(desk);
}

Test(pair, a_case_is_not_merged_into_itself)
{
	int64_t first, second;
	struct desk *desk = two_alike(&first, &second);

	open_case(second);
	keys("p<Enter><Down><Enter>0002<Enter>");
	sees("không thể nhập vụ việc vào chính nó");
	finish(desk);
}

Test(pair, a_part_takes_along_what_is_marked_in_one_step)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = add(desk, &entity_casefile, "kind=feedback",
		"summary=Nước yếu, đèn hỏng", "detail=Nước yếu giờ nấu cơm. Đèn xóm 5 cháy.", NULL);
	struct casefile part;

	add(desk, &entity_commitment, "text=Thay bóng", "casefile=1", "owner=hung", NULL);
	add(desk, &entity_commitment, "text=Lắp bơm", "casefile=1", "owner=hung", NULL);
	tui_changed(tui);
	open_case(id);
	keys("ptách<Enter>");
	sees("cần điền");
	keys("<F9>");
	sees("Vụ mới cần có nội dung");
	keys("<Home><Enter>Đèn hỏng<Enter>");
	keys("<End><Space>");
	sees("1/4");
	keys("<Home><Down><Down><Down><Space>");
	sees("2/4");
	keys("<F9>");
	part = load_case(desk, id + 1);
	cr_expect_str_eq(part.summary, "Đèn hỏng");
	cr_expect_str_eq(part.detail, "Đèn xóm 5 cháy.");
	cr_expect_eq(part.parent, id);
	drop_case(&part);
	cr_expect_str_eq(printed(desk, &entity_commitment, 1, "casefile"), "PA-2026-0002");
	cr_expect_str_eq(printed(desk, &entity_commitment, 2, "casefile"), "PA-2026-0001");
	keys("<Ctrl+Z>");
	cr_expect_str_eq(printed(desk, &entity_commitment, 1, "casefile"), "PA-2026-0001");
	finish(desk);
}

Test(pair, what_was_typed_and_marked_is_there_again_after_escape)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = add_case(desk, "feedback", "Nước yếu, đèn hỏng");

	add(desk, &entity_commitment, "text=Thay bóng", "casefile=1", "owner=hung", NULL);
	tui_changed(tui);
	open_case(id);
	keys("ptách<Enter><Enter>Đèn hỏng<Enter><End><Space><Esc>");
	sees("Nhật ký");
	keys("ptách<Enter>");
	sees("Đèn hỏng");
	sees("1/1");
	keys("<Esc><Ctrl+N>");
	sees("Đèn hỏng");
	keys("<Enter>");
	sees("TÁCH");
	sees("1/1");
	keys("<F9>");
	cr_assert_str_eq(printed(desk, &entity_commitment, 1, "casefile"), "PA-2026-0002");
	keys("ptách<Enter>");
	sees("cần điền");
	finish(desk);
}
