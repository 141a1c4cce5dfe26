/* S4: tabs, the timeline beside the file, the days of the steps, from case to case. */
#include "sample.h"
#include "tui/loop.h"

static int64_t with_papers(struct desk *desk)
{
	const int64_t id = add(desk, &entity_casefile, "kind=feedback", "summary=Đèn hỏng",
		"received_on=2026-11-10", NULL);

	add(desk, &entity_document, "subject=Giấy mời đối thoại", "casefile=1", NULL);
	add(desk, &entity_document, "subject=Biên bản kiểm tra", "casefile=1", NULL);
	add(desk, &entity_commitment, "text=Thay bóng", "casefile=1", "owner=hung", NULL);
	tui_changed(tui);
	keys("3<Enter>");
	return id;
}

Test(casescreen, tabs_count_what_they_show_and_tab_leads_round)
{
	struct desk *desk = begin(24, 80);

	with_papers(desk);
	sees("[Hồ sơ]");
	sees("Văn bản 2");
	sees("Tệp 0");
	sees("Liên quan 1");
	sees_not("Giấy mời đối thoại");
	keys("<Tab>");
	sees("[Nhật ký ");
	keys("<Tab>");
	sees("[Văn bản 2]");
	sees("Giấy mời đối thoại");
	keys("<Tab>");
	sees("chưa có tệp nào");
	keys("<Tab><Tab>");
	sees("[Hồ sơ]");
	keys("<Shift+Tab>");
	sees("[Liên quan 1]");
	sees("Thay bóng");
	finish(desk);
}

Test(casescreen, a_row_of_a_tab_opens_its_record)
{
	struct desk *desk = begin(24, 80);
	const struct entity *entity;
	int64_t id;

	with_papers(desk);
	keys("<Tab><Tab><Enter>");
	cr_assert(VIEW_OP(tui->top, current)(tui->top, &entity, &id));
	cr_assert_eq(entity, &entity_document);
	keys("<Esc>");
	sees("[Văn bản 2]");
	finish(desk);
}

Test(casescreen, the_timeline_stands_beside_from_120_columns_and_f6_takes_it_away)
{
	struct desk *desk = begin(40, 120);

	with_papers(desk);
	sees("mới nhất trước");
	sees("Giấy mời đối thoại");
	keys("<F6>");
	sees_not("mới nhất trước");
	keys("<F6>");
	sees("mới nhất trước");
	keys("<Resize 80x24>");
	sees_not("mới nhất trước");
	keys("<F6>");
	sees("[Nhật ký ");
	keys("<F6>");
	sees("[Hồ sơ]");
	finish(desk);
}

Test(casescreen, a_tall_window_says_how_long_each_step_took_and_what_is_left)
{
	struct desk *desk = begin(40, 120);
	const int64_t id = with_papers(desk);

	sees("8/15 ngày"); /* working days since 10/11 */
	MUST(act(desk, id, "answer", "text=Đã thay", "issued_on=2026-11-13", NULL));
	tui_changed(tui);
	keys("<Resize 120x40>");
	sees("3/15 ngày");
	finish(desk);
}

Test(casescreen, the_next_case_shows_the_same_tab)
{
	struct desk *desk = start(24, 80);

	keys("3<Enter>");
	const int64_t first = current_id();
	keys("<Tab><Right>");
	cr_assert_neq(current_id(), first);
	sees("[Nhật ký ");
	keys("<Left>");
	cr_assert_eq(current_id(), first);
	sees("[Nhật ký ");
	end(desk);
}
