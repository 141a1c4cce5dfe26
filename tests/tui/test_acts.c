/* Acts of the law on the screens: what a case allows now, why the rest is not, and what each needs, one question after the other. */
#include "screen.h"
#include "tui/loop.h"

static int64_t opened(struct desk *desk, const char *kind)
{
	const int64_t id = add_case(desk, kind, "Bồi thường đất");

	tui_changed(tui);
	keys("3<Enter>");
	return id;
}

static const char *step_of(struct desk *desk, int64_t id)
{
	return printed(desk, &entity_casefile, id, "step");
}

Test(acts, a_complaint_is_accepted_by_the_leader_whom_the_clerk_names)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = opened(desk, "complaint");

	sees("Nói với người dân");
	keys("k");
	sees("Thụ lý");
	keys("<PgDn>");
	sees("chỉ khi");
	keys("<PgUp><Enter>");
	sees("Trần Văn Bình");
	sees_not("Trần Hùng");
	cr_assert_str_eq(step_of(desk, id), "received");
	keys("<Enter>");
	cr_assert_str_eq(step_of(desk, id), "accepted");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "decided_by"), "binh");
	sees("Mẫu 03");
	keys("<Ctrl+Z>");
	cr_assert_str_eq(step_of(desk, id), "received");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "decided_by"), "");
	finish(desk);
}

Test(acts, what_is_not_lawful_now_says_when_it_is_and_does_nothing)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = opened(desk, "complaint");

	keys("kra quyết định");
	sees("chỉ khi");
	keys("<Enter>");
	cr_assert_str_eq(step_of(desk, id), "received");
	finish(desk);
}

Test(acts, a_ground_of_the_law_is_chosen_from_its_list)
{
	struct desk *desk = begin(24, 80);

	const int64_t id = opened(desk, "complaint");
	keys("kkhông thụ lý<Enter>");
	sees("LKN Điều 11");
	keys("thời hiệu<Enter>");
	keys("<Enter>");
	cr_assert_str_eq(step_of(desk, id), "refused");
	cr_assert(strstr(printed(desk, &entity_casefile, id, "note"), "hết thời hiệu"));
	finish(desk);
}

Test(acts, transfers_and_mergers_have_their_own_menus)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = opened(desk, "feedback");

	sees("Đã thực hiện"); /* the usual way: answered, carried out, closed */
	sees_not("Đang xử lý");
	keys("p");
	sees("Gộp");
	sees("Tách");
	keys("<Esc>c");
	sees("Đổi loại");
	keys("chuyển<Enter>");
	keys("Thuộc tỉnh<Enter>");
	cr_assert_str_eq(step_of(desk, id), "transferred");
	finish(desk);
}

Test(acts, an_answer_asks_for_its_result_and_its_words)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = opened(desk, "feedback");

	keys(".<Enter>");
	sees("Kết quả");
	keys("<Enter>");
	keys("Đã thay bóng đèn<F2>");
	cr_assert_str_eq(step_of(desk, id), "answered");
	cr_assert_str_eq(printed(desk, &entity_resolution, 1, "text"), "Đã thay bóng đèn");
	finish(desk);
}

Test(acts, all_fields_of_an_act_can_be_filled_in_before_it_is_done)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = add(desk, &entity_casefile, "kind=feedback", "summary=Đèn hỏng",
		"received_on=2026-11-10", NULL);

	tui_changed(tui);
	keys("3<Enter>cchuyển<Enter>Thuộc tỉnh<F6>");
	sees("Thuộc tỉnh");
	sees("20/11/2026, hôm nay");
	keys("<Down><Enter>18/11/2026<Enter><Down><Enter>12/PC-UBND<Enter>");
	sees("12/PC-UBND");
	cr_assert_str_eq(step_of(desk, id), "received", "nothing is done before F9");
	keys("<F9>");
	cr_assert_str_eq(step_of(desk, id), "transferred");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "step_on"), "2026-11-18");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "note"),
		"18/11/2026 Chuyển (12/PC-UBND): Thuộc tỉnh");
	keys("<Ctrl+Z>");
	cr_assert_str_eq(step_of(desk, id), "received");
	finish(desk);
}

Test(acts, an_act_that_needs_nothing_shows_its_day_with_f6_and_is_done_with_enter)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = add(desk, &entity_casefile, "kind=feedback", "summary=Đèn hỏng",
		"received_on=2026-11-10", NULL);

	MUST(act(desk, id, "answer", "text=Đã thay", "issued_on=2026-11-12", NULL));
	tui_changed(tui);
	keys("3<Enter>.thực hiện<F6>");
	sees("hôm nay");
	keys("<Enter>17/11/2026<Enter><F9>");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "step_on"), "2026-11-17");
	keys("<Ctrl+Z>.thực hiện<Enter>");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "step_on"), "2026-11-20");
	finish(desk);
}

Test(acts, what_is_still_needed_is_named_and_nothing_is_done_without_it)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = opened(desk, "complaint");

	keys(".thụ lý<F6>");
	sees("cần điền");
	keys("<F9>");
	sees("Còn phải điền: Người quyết định");
	cr_assert_str_eq(step_of(desk, id), "received");
	keys("<Enter><Enter><F9>");
	cr_assert_str_eq(step_of(desk, id), "accepted");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "decided_by"), "binh");
	finish(desk);
}

Test(acts, what_was_typed_into_the_fields_of_an_act_is_kept_and_gone_once_it_is_done)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = opened(desk, "feedback");
	char *text = NULL;

	keys("cchuyển<Enter>Thuộc tỉnh<F6><End><Enter>12/PC<Enter><Esc>");
	cr_assert_str_eq(step_of(desk, id), "received");
	keys("cchuyển<Enter>");
	sees("Thuộc tỉnh");
	keys("<F6><End><Enter>");
	sees("12/PC");
	keys("<Enter><F9>");
	cr_assert_str_eq(step_of(desk, id), "transferred");
	MUST(draft_get(desk, "act:case:1", "transfer", &text, &err));
	cr_assert_null(text);
	MUST(draft_get(desk, "act:case:1", "transfer.number", &text, &err));
	cr_assert_null(text);
	finish(desk);
}
