/* The whole program in a terminal: the journey of one opinion, coming and going, sizes. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "office.h"

static struct term *open_demo(int rows, int cols)
{
	struct term *term =
		term_open(&(struct term_options){.rows = rows,
				  .cols = cols,
				  .env = (const char *const[]){"DOITHOAI_NOW=" OFFICE_NOW, NULL}},
			(const char *[]){office_program(), "demo", NULL});

	cr_assert(term, "the program does not start");
	ASSERT_SEEN(term, "F1 Giúp");
	return term;
}

/* ---- coming and going ---- */

Test(screens, leaving_by_key_gives_the_terminal_back)
{
	const char *path = scratch("leave.db");
	struct term *term;

	office_make(path);
	term = office_open(path, "lan", 24, 80);
	ASSERT_SEEN(term, "F1 Giúp");
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
}

Test(screens, signals_end_the_program_and_give_the_terminal_back)
{
	static const int signals[] = {SIGTERM, SIGHUP};
	const char *path = scratch("signals.db");

	office_make(path);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct term *term = office_open(path, "lan", 24, 80);
		const char *why;

		ASSERT_SEEN(term, "F1 Giúp");
		term_signal(term, signals[i]);
		cr_assert(term_wait_exit(term, NULL, TERM_DEADLINE), "signal %d does not end it",
			signals[i]);
		cr_assert(term_is_restored(term, &why), "signal %d: %s", signals[i], why);
		term_close(term);
		office_verify(path);
	}
}

Test(screens, a_stopped_program_comes_back_as_it_was)
{
	const char *path = scratch("stop.db");
	struct term *term;

	office_make(path);
	term = office_open(path, "lan", 24, 80);
	ASSERT_SEEN(term, "F1 Giúp");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	char *before = term_text(term);
	term_signal(term, SIGSTOP);
	term_signal(term, SIGCONT);
	cr_assert(term_quiet(term, TERM_DEADLINE));
	char *after = term_text(term);
	cr_assert_str_eq(after, before);
	free(before);
	free(after);
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
}

/* ---- sizes ---- */

Test(screens, a_storm_of_sizes_ends_in_the_same_screen, .timeout = 60)
{
	const char *path = scratch("sizes.db");
	struct term *term;
	unsigned seed = 3;

	office_make(path);
	for (const char *screen = "1236"; *screen; screen++) {
		term = office_open(path, "lan", 24, 80);
		ASSERT_SEEN(term, "F1 Giúp");
		term_send(term, screen, 1);
		cr_assert(term_quiet(term, TERM_DEADLINE));
		char *before = term_text(term);
		for (int i = 0; i < 25; i++) {
			seed = seed * 1103515245 + 12345;
			term_resize(term, 1 + (int)(seed >> 16) % 60, 1 + (int)(seed >> 8) % 200);
			if (i % 3 == 0)
				cr_assert(term_quiet(term, TERM_DEADLINE));
		}
		term_resize(term, 24, 80);
		cr_assert(term_quiet(term, TERM_DEADLINE));
		char *after = term_text(term);
		cr_expect_str_eq(after, before, "screen %c\n%s", *screen, after);
		free(before);
		free(after);
		term_keys(term, "<F10>");
		ASSERT_ENDED(term, 0);
		term_close(term);
	}
}

/* ---- the journey of an opinion, by keyboard alone ---- */

/* One row that has both, however far apart: a label and its value. */
static bool has_pair(struct term *term, void *pair)
{
	const char *const *texts = pair;

	for (int row = 0; row < 40; row++) {
		const char *label = strstr(term_row(term, row), texts[0]);

		if (label && strstr(label, texts[1]))
			return true;
	}
	return false;
}

#define ASSERT_PAIR(term, label, value)                                                            \
	do {                                                                                       \
		if (!term_wait(term, has_pair, (const char *[]){label, value}, TERM_DEADLINE))     \
			cr_assert(0, "not seen: %s %s\n%s", label, value, term_text(term));        \
	} while (0)

/* The row of opinions in the month's summary: carried over, received, done, …, left. */
struct opinions {
	int carried, received, done, on_time, late, left;
};

static struct opinions read_opinions(struct term *term)
{
	struct opinions n = {0};

	ASSERT_SEEN(term, "[6 Báo cáo]");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	for (int row = 0; row < 40; row++) {
		if (sscanf(term_row(term, row), " Ý kiến %d %d %d %d %d %d", &n.carried,
			    &n.received, &n.done, &n.on_time, &n.late, &n.left) == 6)
			return n;
	}
	cr_assert(0, "no row of opinions\n%s", term_text(term));
	return n;
}

static void log_opinion(struct term *term)
{
	int presses = 0;

	presses += term_keys(term, "<F5>");
	ASSERT_SEEN(term, "Ghi hội nghị nào?");
	presses += term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "26/11/2026. Ghi ngay");
	presses += term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "ĐANG GHI");
	term_keys(term, "Lê Thị Hoa");
	presses += term_keys(term, "<Tab>");
	term_keys(term, "Cầu ván xóm Lò Ngói mục nát, trẻ em đi học nguy hiểm");
	presses += term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "1 ý kiến");
	presses += term_keys(term, "=");
	term_keys(term, "Xã cho kiểm tra ngay trong tuần");
	presses += term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "= Xã cho kiểm tra");
	presses += term_keys(term, "+");
	term_keys(term, "Thay ván cầu xóm Lò Ngói @tuan trước 15/12");
	presses += term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "Tuấn MT · trước 15/12/2026");
	cr_assert_lt(presses, 25, "%d key presses apart from the text", presses);
	term_keys(term, "<Esc>");
	ASSERT_GONE(term, "ĐANG GHI");
}

Test(screens, an_opinion_goes_from_the_live_log_to_the_summary_and_back, .timeout = 120)
{
	struct term *term = open_demo(40, 120);

	term_keys(term, "6<Right>b");
	struct opinions before = read_opinions(term);
	term_keys(term, "q");
	ASSERT_GONE(term, "[6 Báo cáo]");
	log_opinion(term);

	/* Found by words without accents, assigned: what was said at the meeting no longer settles it. */
	term_keys(term, "3");
	ASSERT_SEEN(term, "[3 Vụ việc]");
	term_keys(term, "/cau van lo ngoi");
	ASSERT_GONE(term, "Rác ùn");
	ASSERT_SEEN(term, "Cầu ván xóm Lò Ngói");
	term_keys(term, "<Enter><Enter>");
	ASSERT_SEEN(term, "TRẢ LỜI");
	term_keys(term, "g");
	ASSERT_SEEN(term, "Phạm Quốc Dũng");
	term_keys(term, "tuan<Enter>");
	ASSERT_GONE(term, "Phạm Quốc Dũng");
	ASSERT_PAIR(term, "Người giữ", "Tuấn MT");

	/* Answered: it is counted. */
	term_keys(term, ".");
	ASSERT_SEEN(term, "Kết thúc vụ việc");
	term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "chuyển cấp trên");
	term_keys(term, "dang thuc hien<Enter>");
	ASSERT_GONE(term, "đang thực hiện");
	term_keys(term, "Đã thay ván mới ngày 22/11<F2>");
	ASSERT_PAIR(term, "Kết quả xử lý", "đang thực hiện");
	term_keys(term, "6<Right>b");
	struct opinions answered = read_opinions(term);
	cr_expect_eq(answered.received, before.received + 1);
	cr_expect_eq(answered.done, before.done + 1);
	cr_expect_eq(answered.on_time, before.on_time + 1);
	cr_expect_eq(answered.left, before.left);

	/* The answer is taken back: all but it stays. */
	term_keys(term, "<Ctrl+Z>");
	struct opinions undone = read_opinions(term);
	cr_expect_eq(undone.received, before.received + 1);
	cr_expect_eq(undone.done, before.done);
	cr_expect_eq(undone.left, before.left + 1);
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
}
