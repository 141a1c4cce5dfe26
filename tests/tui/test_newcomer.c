/* What somebody met who used the program for the first time, in an office just made: where they stopped, and what goes on now. */
#include <criterion/criterion.h>
#include <string.h>

#include "domain/setup.h"
#include "screen.h"

static struct desk *newcomer(int rows, int columns)
{
	static const char *const answers[SETUP_QUESTIONS] = {"Xã Tân Lập", "Tỉnh Tam Sơn",
		"Nguyễn Thị Lan", "Trần Văn Bình", "Thôn Đông\nThôn Đoài"};
	struct setup setup = {.login = strdup("lan")};
	struct desk *desk = open_as(":memory:", STORE_CREATE, "lan");

	for (int i = 0; i < SETUP_QUESTIONS; i++)
		setup_answer(&setup, (enum setup_question)i, answers[i]);
	MUST(setup_make(desk, &setup, &err));
	setup_clear(&setup);
	act_as(desk, "lan");
	tui = tui_test_start(desk, rows, columns);
	return desk;
}

#define IN_THE_LOG "<F5>mĐối thoại<F2>"

Test(newcomer, a_conference_entered_to_be_logged_is_of_today_and_its_log_opens)
{
	struct desk *desk = newcomer(24, 80);

	keys("<F5>m");
	sees("20/11/2026");
	keys("Đối thoại quý IV<F2>");
	cr_expect_str_eq(tui->top->ops->name, "log");
	keys("Lê Thị Hoa<Enter>Nước yếu<Enter>");
	sees("1 ý kiến");
	keys("<Esc>");
	cr_expect_str_eq(tui->top->ops->name, "desk");
	finish(desk);
}

Test(newcomer, a_conference_without_a_day_is_logged_today_if_wanted)
{
	struct desk *desk = newcomer(24, 80);
	const int64_t id = add(desk, &entity_conference, "title=Đối thoại", NULL);

	keys("<F5><Enter>");
	sees("chưa có ngày");
	keys("<Esc>");
	cr_expect_str_eq(shown(desk, &entity_conference, id, "held_on"), "");
	keys("<Esc>2<Enter><F5>");
	sees("chưa có ngày");
	keys("<Enter>");
	cr_expect_str_eq(tui->top->ops->name, "log");
	cr_expect_str_eq(shown(desk, &entity_conference, id, "held_on"), "20/11/2026");
	keys("Lê Thị Hoa<Enter>Nước yếu<Enter>");
	sees("1 ý kiến");
	finish(desk);
}

Test(newcomer, enter_takes_who_has_the_initials_that_are_typed)
{
	struct desk *desk = newcomer(24, 80);

	keys(IN_THE_LOG "Lê Thị Hoa, Đông<Enter>Nước yếu<Enter>");
	keys("lth<Enter>");
	sees("Người nói Lê Thị Hoa");
	keys("Đường lầy<Enter>nvt<Enter>Đèn hỏng<Enter>");
	int64_t count;
	MUST(store_count(desk->store, &(struct query){.entity = &entity_person}, &count, &err));
	cr_expect_eq(count, 2, "who is not known is written down as typed");
	finish(desk);
}

Test(newcomer, an_arrow_leads_back_from_an_empty_gist_to_the_speaker)
{
	struct desk *desk = newcomer(24, 80);

	keys(IN_THE_LOG "Lê Hoa<Enter><Up><Left><Left><Left>Thị <Enter>Nước yếu<Enter>");
	sees("Lê Thị Hoa");
	finish(desk);
}

Test(newcomer, the_way_out_of_the_log_is_in_its_footer)
{
	struct desk *desk = newcomer(18, 60);

	keys(IN_THE_LOG);
	sees("Esc Dừng");
	finish(desk);
}

Test(newcomer, undo_names_the_opinion_and_not_who_was_written_down_with_it)
{
	struct desk *desk = newcomer(24, 80);

	keys(IN_THE_LOG "Lê Thị Hoa<Enter>Nước yếu<Enter>Đỗ Kha<Enter>Đèn<Enter><Esc><Ctrl+Z>");
	sees("YK-2026-0002");
	sees_not("NG-2");
	finish(desk);
}

/* The five steps, filled in by what the screens say. */
#define ANSWERED                                                                                   \
	"3k<Enter>đã giải<Enter><Tab>Đã chia giờ bơm.<Esc>2<Enter>Báo cáo của trạm bơm<Esc>"

Test(newcomer, an_answer_with_a_letter_and_a_number_needs_nothing_from_elsewhere)
{
	struct desk *desk = newcomer(24, 80);

	keys(IN_THE_LOG "Lê Thị Hoa<Enter>Nước yếu<Enter><Esc>" ANSWERED);
	keys("5");
	sees("Công khai: chưa quyết định");
	keys("4<Enter><Enter>3");
	sees("văn bản sẽ được cấp số");
	keys("<Enter>pa-01<Enter>");
	sees("PA-01");
	keys("<Tab>Áp lực thấp<Esc>5");
	sees("F9 hoàn tất");
	keys("<F9>");
	sees("0001");
	keys("0001<Enter>");
	cr_expect_str_eq(shown(desk, &entity_document, 1, "number"), "01");
	cr_expect(strstr(shown(desk, &entity_document, 1, "text"), "XÃ TÂN LẬP"));
	finish(desk);
}
