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
