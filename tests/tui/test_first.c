/* The first run and the tour, in process. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/locale.h"
#include "domain/setup.h"
#include "screen.h"
#include "tui/editor.h"

static struct setup setup;
static struct first_run run;
static struct tui_options options;
static const char *refusal; /* what making it says; NULL: it is made */
static int made;

static bool make(void *arg, const struct setup *answers, struct error *e)
{
	(void)arg, (void)answers;
	if (refusal)
		return error_set(e, ERR_IO, "%s", refusal);
	made++;
	return true;
}

static struct desk *first(int rows, int columns)
{
	struct desk *desk = open_as(":memory:", STORE_CREATE, "lan");

	setup = (struct setup){.login = strdup("lan")};
	for (int i = 0; i < SETUP_QUESTIONS; i++)
		setup_answer(&setup, (enum setup_question)i, "");
	refusal = NULL;
	made = 0;
	run = (struct first_run){
		.setup = &setup, .path = "/var/lib/doithoai/doithoai.db", .make = make};
	options = (struct tui_options){.first = &run};
	tui = tui_test_start_with(desk, rows, columns, &options);
	return desk;
}

static void over(struct desk *desk)
{
	finish(desk);
	setup_clear(&setup);
}

#define TO_THE_END                                                                                 \
	"<Enter>xã Tân Lập<Enter>Tỉnh Tam Sơn<Enter>Nguyễn Thị Lan<Enter>"              \
	"Trần Văn Bình<Enter>Thôn Đông<Enter>Thôn Đoài<Enter><Enter>"

Test(first, pages_look_as_agreed_in_every_size)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {40, 120}};
	char name[40];

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		const int rows = sizes[i][0], columns = sizes[i][1];
		struct desk *desk = first(rows, columns);

		snprintf(name, sizeof name, "first-%dx%d", columns, rows);
		golden(name);
		keys("<Enter>Tân Lập<Enter>");
		snprintf(name, sizeof name, "first-wrong-%dx%d", columns, rows);
		golden(name);
		over(desk);
		desk = first(rows, columns);
		keys(TO_THE_END "<Esc>");
		snprintf(name, sizeof name, "first-hamlets-%dx%d", columns, rows);
		golden(name);
		keys("<F2>");
		snprintf(name, sizeof name, "first-review-%dx%d", columns, rows);
		golden(name);
		over(desk);
	}
}

Test(first, pages_read_well_in_english)
{
	struct desk *desk = first(18, 60);

	locale_set_language("en");
	keys("<Down>");
	golden("first-60x18.en");
	keys("<Up>" TO_THE_END);
	golden("first-review-60x18.en");
	over(desk);
	locale_set_language("vi");
}

Test(first, five_answers_make_the_office_once)
{
	struct desk *desk = first(24, 80);

	keys(TO_THE_END);
	cr_expect_eq(made, 0);
	keys("<Enter>");
	cr_expect_eq(made, 1);
	cr_expect(tui->stop);
	cr_expect_eq(run.choice, SETUP_MADE);
	cr_expect_str_eq(setup.input, "off");
	cr_expect_str_eq(setup.answers[SETUP_OFFICE], "xã Tân Lập");
	cr_expect_str_eq(setup.answers[SETUP_HAMLETS], "Thôn Đông\nThôn Đoài");
	over(desk);
}

Test(first, the_input_method_the_answers_were_typed_with_stays)
{
	struct desk *desk = first(24, 80);

	keys("<Enter><F4>");
	cr_assert_str_eq(viettype_names[editor_input()->method], "telex");
	keys("xax Taan Laapj<Enter>");
	cr_expect_str_eq(setup.answers[SETUP_OFFICE], "xã Tân Lập");
	keys("Tirnh Tam Sown<Enter>Nguyeenx Thij Lan<Enter>"
	     "Traanf Vawn Binhf<Enter>Thoon Ddoong<Enter><Enter><Enter>");
	cr_expect_eq(made, 1);
	cr_expect_str_eq(setup.input, "telex");
	over(desk);
}

Test(first, escape_goes_one_question_back_and_loses_nothing)
{
	struct desk *desk = first(24, 80);

	keys("<Enter>Xã Tân Lập<Enter>Tỉnh Tam<Esc>");
	sees("Câu 1/5");
	sees("Xã Tân Lập");
	keys("<Esc>");
	sees("Xin chào");
	keys("<Esc>");
	sees("Đây là trang đầu");
	keys("<Enter><Enter>");
	sees("Câu 2/5");
	sees("Tỉnh Tam");
	keys(" Sơn<Enter>");
	sees("Câu 3/5");
	cr_expect_str_eq(setup.answers[SETUP_PROVINCE], "Tỉnh Tam Sơn");
	over(desk);
}

Test(first, a_wrong_answer_stays_until_it_is_mended)
{
	struct desk *desk = first(24, 80);

	keys("<Enter>Tân Lập<Enter>");
	sees("Câu 1/5");
	sees("như Xã Tân Lập");
	keys("<Home>Xã ");
	sees_not("chưa rõ");
	keys("<Enter>");
	sees("Câu 2/5");
	over(desk);
}

Test(first, a_line_of_hamlets_ends_with_enter_and_the_page_with_an_empty_one)
{
	struct desk *desk = first(24, 80);

	keys(TO_THE_END "<Esc><Up>");
	sees("Câu 5/5");
	keys("<Enter>");
	sees("Câu 5/5");
	keys("<F2>");
	sees("Đã trả lời xong");
	over(desk);
}

Test(first, what_cannot_be_made_is_said_and_can_be_tried_again)
{
	struct desk *desk = first(24, 80);

	refusal = "/var/lib: hết chỗ trên đĩa";
	keys(TO_THE_END "<Enter>");
	sees("hết chỗ trên đĩa");
	cr_expect(!tui->stop);
	refusal = NULL;
	keys("<Enter>");
	cr_expect_eq(made, 1);
	over(desk);
}

Test(first, the_sample_is_offered_and_leaving_makes_nothing)
{
	struct desk *desk = first(24, 80);

	keys("<Down><Enter>");
	cr_expect_eq(run.choice, SETUP_SAMPLE);
	over(desk);
	desk = first(24, 80);
	keys("2");
	cr_expect_eq(run.choice, SETUP_SAMPLE);
	over(desk);
	desk = first(24, 80);
	keys(TO_THE_END "<F10>");
	cr_expect(tui->stop);
	cr_expect_eq(run.choice, SETUP_LEFT);
	cr_expect_eq(made, 0);
	over(desk);
}

Test(first, nothing_of_the_desk_can_be_reached_before_there_is_one)
{
	struct desk *desk = first(24, 80);

	keys("37q:<Ctrl+P><F5><Ctrl+N><Ctrl+X><Ctrl+G><Ctrl+V>");
	cr_expect_str_eq(tui->top->ops->name, "first");
	keys("<F1>");
	cr_expect_str_eq(tui->top->ops->name, "help");
	keys("<Esc><Enter>3<Ctrl+P>");
	sees("Câu 1/5");
	cr_expect_str_eq(tui->top->ops->name, "first");
	over(desk);
}

/* ---- the tour -------------------------------------------------------------------------------- */

static struct desk *fresh(int rows, int columns)
{
	struct desk *desk = office();

	options = (struct tui_options){.fresh = true};
	tui = tui_test_start_with(desk, rows, columns, &options);
	return desk;
}

Test(tour, goes_through_the_main_screens_and_ends_on_the_desk)
{
	struct desk *desk = fresh(24, 80);

	golden("tour-80x24");
	keys("<F1>");
	sees("[1 Bàn việc]");
	sees("1 / 5");
	keys("<Enter>");
	sees("[2 Hội nghị]");
	golden("tour-2-80x24");
	keys("<F1>");
	cr_expect_str_eq(tui->top->ops->name, "help", "F1 explains the screen that shows");
	keys("<Esc><Enter><Enter><Enter>");
	sees("5 / 5");
	keys("<Enter>");
	sees("[1 Bàn việc]");
	sees(": tìm mọi lệnh");
	cr_expect_str_eq(tui->top->ops->name, "desk");
	finish(desk);
}

Test(tour, gives_way_to_work)
{
	struct desk *desk = fresh(18, 60);

	golden("tour-60x18");
	keys("3");
	sees("[3 Vụ việc]");
	cr_expect_str_eq(tui->top->ops->name, "cases");
	finish(desk);
	desk = fresh(24, 80);
	keys("<Enter><Enter><Esc>");
	sees("[2 Hội nghị]");
	cr_expect_str_eq(tui->top->ops->name, "conferences");
	finish(desk);
}
