/* Every drill is solved by the keys its hints teach, and not by something near it. */
#include <criterion/criterion.h>
#include <string.h>

#include "sample.h"
#include "tui/practice.h"

static bool is_done(void)
{
	bool done = false;

	MUST(practice_is_done(tui, &done, &err));
	return done;
}

static struct desk *drill(const char *name)
{
	struct desk *desk = start(24, 80);
	int number = 0;

	while (number < DRILL_COUNT && strcmp(drills[number].name, name) != 0)
		number++;
	cr_assert(number < DRILL_COUNT, "%s", name);
	practice_start(tui, number + 1, NULL);
	keys("");
	cr_assert(!is_done(), "%s", name);
	return desk;
}

#define IN_THE_LOG "<F5><Enter><Enter>"

Test(drills, five_opinions_are_logged)
{
	struct desk *desk = drill("log");

	keys(IN_THE_LOG "Lê Hoa<Enter>Nước yếu<Enter>Lê Hoa<Enter>Đèn<Enter>Lê Hoa<Enter>Loa<Enter>"
			"Lê Hoa<Enter>Rác<Enter>");
	cr_expect(!is_done());
	keys("Lê Hoa<Enter>Mương<Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, an_answer_is_given_in_the_hall)
{
	struct desk *desk = drill("answer");

	keys(IN_THE_LOG "Lê Hoa<Enter>Nước yếu<Enter>");
	cr_expect(!is_done());
	keys("= Sẽ chia giờ bơm<Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, a_promise_has_somebody_and_a_day)
{
	struct desk *desk = drill("promise");

	keys(IN_THE_LOG "Lê Hoa<Enter>Nước yếu<Enter>+ Chia giờ bơm<Enter>");
	cr_expect(!is_done());
	keys("+ Lắp đồng hồ @tuan trước 4/12<Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, a_petition_is_registered_and_decided)
{
	struct desk *desk = drill("intake");

	keys("7<Enter>m");
	keys("<Tab><Tab><Tab><F3>phản ánh<Enter><Tab>Đường lầy<F2>");
	keys("<Enter>");
	keys("<Space><Space><Space><Space><Space><Space>");
	cr_expect(!is_done());
	keys("<F9>");
	keys("<Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, the_lamp_is_found_without_accents)
{
	struct desk *desk = drill("find");

	keys("3/den duong xom 5<Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, a_view_of_a_hamlet_is_kept)
{
	struct desk *desk = drill("view");

	keys("3l state:open hamlet:Gốm<Enter>v");
	keys("+Gốm mở<Enter>");
	cr_expect(!is_done());
	keys("<Enter><Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, three_cases_are_assigned_at_once)
{
	struct desk *desk = drill("assign");

	keys("3<Space><Space><Space>ghung<Enter>");
	cr_expect(!is_done());
	keys("<Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, a_day_is_explained)
{
	struct desk *desk = drill("why");

	keys("3h");
	cr_expect(is_done());
	end(desk);
}

Test(drills, an_opinion_gets_more_time)
{
	struct desk *desk = drill("extend");

	keys("3/lich truc mot cua<Enter>h");
	sees("[ Gia hạn ]");
	keys("<Enter>");
	keys("30/11/2026<Enter>");
	cr_expect(!is_done());
	keys("Chờ lịch mới<Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, an_act_is_undone_and_done_again)
{
	struct desk *desk = drill("undo");

	keys("3ghung<Enter><Ctrl+Z>");
	cr_expect(!is_done());
	keys("<Ctrl+Y>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, the_answer_asked_for_is_given_whole)
{
	struct desk *desk = drill("resolve");

	keys("3/rac un o cho gom<Enter>k");
	keys("<Enter>đã giải<Enter><Tab>Đã tăng 2 chuyến mỗi ngày.<Esc>2<Enter>Biên bản kiểm tra "
	     "18/11"
	     "<Esc>4<Enter><Enter>3<Enter>pa-01<Enter><Tab>2 điểm quá tải<Esc>5");
	keys("<F9>0261<Enter>");
	cr_expect(is_done());
	end(desk);
}

Test(drills, another_answer_is_not_the_one_asked_for)
{
	struct desk *desk = drill("resolve");

	keys("3/den duong xom 5<Enter>.Trả<Enter>đã giải<Enter>Đã thay bóng đèn.<F2>");
	keys("<Esc><Esc><Esc>3/rac un o cho gom<Enter>.Trả<Enter>đã giải<Enter>Đã dọn.<F2>");
	cr_expect(!is_done(), "no grounds, no letter, nothing public");
	end(desk);
}

Test(drills, a_view_of_everything_is_not_the_one_asked_for)
{
	struct desk *desk = drill("view");

	keys("3v+Tất<Enter><Enter><Enter>");
	cr_expect(!is_done());
	end(desk);
}

Test(drills, a_number_shows_its_cases)
{
	struct desk *desk = drill("summary");

	keys("6b");
	cr_expect(!is_done());
	keys("<Right><Enter>");
	cr_expect(is_done());
	end(desk);
}
