/* Reports as they will be printed: the way from a number to its records and back, files, freezing. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/locale.h"
#include "report/form.h"
#include "sample.h"
#include "tui/listview.h"
#include "tui/views/page.h"

#define TO_XLD_01 "6<Down><Down><Down><Down><Down><Enter>"

static char *dump(void)
{
	struct buf b = {0};

	tui_test_dump(tui, &b);
	return buf_steal(&b);
}

/* The screen without its last three rows: messages come and go there. */
static char *body(void)
{
	char *text = dump(), *end = text;

	for (int row = 0; row < tui->top->area.y + tui->top->area.rows; row++)
		end += strcspn(end, "\n") + 1;
	*end = '\0';
	return text;
}

static bool is(const char *name)
{
	return strcmp(tui->top->ops->name, name) == 0;
}

/* What stands at the cursor, backwards to the first blank: "1.234", "0,5". */
static void text_under_cursor(char out[40])
{
	int y, x;

	cr_assert(tui_cursor(tui, &y, &x));
	char *row = tui_test_row(tui, y);
	const size_t end = text_fit(row, x + 1);
	size_t begin = end;
	while (begin && row[begin - 1] != ' ' && end - begin < 39)
		begin--;
	snprintf(out, 40, "%.*s", (int)(end - begin), row + begin);
	free(row);
}

static bool read_number(const char *text, int64_t *number)
{
	*number = 0;
	for (; *text; text++) {
		if (*text == '.')
			continue;
		if (*text < '0' || *text > '9')
			return false;
		*number = *number * 10 + (*text - '0');
	}
	return true;
}

/* Rows of the list that is open, or what the rows of its page are together. */
static int64_t listed(void)
{
	const struct page *page = &((struct pageview *)tui->top)->page;
	int64_t sum = 0, number;

	if (!is("behind"))
		return ((struct listview *)tui->top)->rows.total;
	for (size_t i = 0; i < page->count; i++)
		if (page->rows[i].right && read_number(page->rows[i].right, &number))
			sum += number;
	return sum;
}

/* People are sums over the rows behind their number. */
static bool counts_people(void)
{
	int y, x;

	cr_assert(tui_cursor(tui, &y, &x));
	char *row = tui_test_row(tui, y);
	const bool people = strstr(row, "Người ") || strstr(row, "nữ ");
	free(row);
	return people;
}

/* Each number of the paper opens as much as it says, and Esc leads back to it. Returns how many did. */
static int walk_paper(void)
{
	struct view *paper = tui->top;
	int opened = 0;

	for (int walked = 0;; walked++) {
		char *before = body(), text[40];
		int64_t number;
		int y, x, back_y, back_x;
		text_under_cursor(text);
		cr_assert(tui_cursor(tui, &y, &x));
		const bool people = counts_people();
		keys("<Enter>");
		if (tui->top != paper) {
			if (read_number(text, &number)) {
				const int64_t rows = listed();
				cr_assert(rows == number || (people && rows < number),
					"%s, but %lld listed behind number %d of\n%s", text,
					(long long)rows, walked, before);
			}
			keys("<Esc>");
			char *after = body();
			cr_assert_str_eq(after, before, "the paper moved at number %d", walked);
			free(after);
			opened++;
		} else {
			cr_assert_str_eq(text, "0", "%d: nothing opens in\n%s", walked, before);
		}
		cr_assert(tui_cursor(tui, &back_y, &back_x));
		cr_assert(y == back_y && x == back_x, "the cursor moved at number %d", walked);
		free(before);
		before = body();
		keys("<Tab>");
		cr_assert(tui_cursor(tui, &back_y, &back_x));
		char *after = body();
		const bool last = !strcmp(before, after) && y == back_y && x == back_x;
		free(before);
		free(after);
		if (last)
			return opened;
	}
}

Test(paper, each_number_of_each_form_opens_just_its_records_and_esc_comes_back, .timeout = 240)
{
	struct desk *desk = start(24, 80);
	int papers = 0, opened = 0;

	keys("6");
	for (int row = 0; row < 40; row++) {
		int y, x, next_y, next_x;
		cr_assert(tui_cursor(tui, &y, &x));
		keys("<Enter>");
		/* Of the register each row is a record, not a number; in the layout of the Party all is as in the other one. */
		char *screen = dump();
		const bool counts = is("paper") && !strstr(screen, " 03/TCD ·") &&
			!strstr(screen, " Dân vận ·");
		free(screen);
		if (counts) {
			opened += walk_paper();
			papers++;
		}
		keys("<Esc>");
		cr_assert(is("reports"));
		keys("<Down>");
		cr_assert(tui_cursor(tui, &next_y, &next_x));
		if (y == next_y)
			break;
	}
	cr_expect_eq(papers, 13, "%d", papers);
	cr_expect_gt(opened, 100, "%d", opened);
	end(desk);
}

Test(paper, the_cursor_stands_on_a_number_at_every_size)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {30, 99}, {40, 120}, {60, 200}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct desk *desk = start(sizes[i][0], sizes[i][1]);
		int numbers = 0;
		keys(TO_XLD_01);
		for (char *before = dump(), *after; numbers < 100; free(before), before = after) {
			const struct rect area = tui->top->area;
			char text[40];
			int64_t number;
			int y, x;
			text_under_cursor(text);
			cr_expect(read_number(text, &number) && *text, "“%s” at %dx%d", text,
				sizes[i][1], sizes[i][0]);
			cr_assert(tui_cursor(tui, &y, &x));
			cr_expect(y > area.y && y < area.y + area.rows);
			numbers++;
			keys("<Tab>");
			after = dump();
			if (!strcmp(before, after)) {
				free(before);
				free(after);
				break;
			}
		}
		cr_expect_eq(numbers, 22, "%d numbers at %dx%d", numbers, sizes[i][1], sizes[i][0]);
		end(desk);
	}
}

Test(paper, down_reads_what_stands_between_far_numbers)
{
	static const char *const parts[] = {"I. TIẾP CÔNG DÂN", "II. ", "III. ", "IV. ", "V. ",
		"VI. ", "VII. ", "VIII. ", "Nơi nhận:"};
	struct desk *desk = start(18, 60);
	size_t read = 0;

	keys("6<Enter><Home>");
	sees("CỘNG HÒA");
	for (int i = 0; i < 400 && read < sizeof parts / sizeof *parts; i++) {
		char *text = body(), *at;
		while (read < sizeof parts / sizeof *parts && (at = strstr(text, parts[read])) &&
			at[-1] == ' ')
			read++;
		free(text);
		keys("<Down>");
	}
	cr_expect_eq(read, sizeof parts / sizeof *parts, "“%s” was passed over",
		read < sizeof parts / sizeof *parts ? parts[read] : "");
	end(desk);
}

/* ---- opening balances --------------------------------------------------------------------------------- */

Test(paper, a_list_tells_opening_balances_as_such)
{
	struct desk *desk = sample_as("lan");

	add(desk, &entity_opening_balance, "as_of=2026-10-14", "stage=petitions", "kind=complaint",
		"petitions=5", "cases=4", NULL);
	desk_close(desk);
	desk = start(24, 80);
	keys(TO_XLD_01 "<Enter>");
	cr_assert(is("behind"));
	sees("Số dư đầu kỳ");
	sees("Cộng: 22");
	sees("18 dòng");
	keys("<Down><Enter>");
	cr_expect(!is("behind"), "a record opens");
	keys("<Esc>");
	cr_assert(is("behind"));
	end(desk);
}

/* ---- sums that do not hold ---------------------------------------------------------------------------- */

/* A folder of layouts with one more formula on the form 01/XLD, which does not hold. */
static void break_a_formula(char folder[64])
{
	struct buf command = {0};

	snprintf(folder, 64, "forms-XXXXXX");
	cr_assert(mkdtemp(folder));
	buf_printf(&command,
		"cp %s/forms/vn/*.conf %s && sed -i 's/number = \"4\"/number = \"4=5\"/' "
		"%s/xld-01.conf",
		getenv("TEST_SRCDIR"), folder, folder);
	cr_assert_eq(system(buf_text(&command)), 0);
	buf_clear(&command);
}

Test(paper, a_sum_that_does_not_hold_is_marked_told_and_not_frozen)
{
	struct desk *desk = start(24, 80);
	char folder[64];

	break_a_formula(folder);
	setenv("DOITHOAI_FORMS", folder, 1);
	keys(TO_XLD_01);
	sees("x 1 chỗ không khớp");
	sees("x  14");
	keys("<Right><Right><Right>");
	sees("x 4=5 không khớp");
	keys("<F9>");
	sees("công thức 4=5: cột 4 là 14");
	cr_expect(is("paper"), "nothing is asked");
	keys("<End>");
	sees("4=5");
	end(desk);
}

/* ---- files -------------------------------------------------------------------------------------------- */

static off_t size_of(const char *path)
{
	struct stat st;

	return stat(path, &st) ? -1 : st.st_size;
}

Test(paper, x_and_a_digit_write_each_form_of_file, .timeout = 60)
{
	static const char *const ends[] = {
		"xlsx", "docx", "pdf", "csv", "html", "ics", "json", "txt"};
	struct desk *desk = start(24, 80);

	keys(TO_XLD_01);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		char script[20], name[40];
		snprintf(script, sizeof script, "x%zu<Enter>", i + 1);
		snprintf(name, sizeof name, "01-xld-2026-11.%s", ends[i]);
		keys(script);
		sees(name);
		sees("Đã ghi: ");
		cr_expect_gt(size_of(name), 100, "%s", name);
	}
	end(desk);
}

Test(paper, a_file_is_replaced_only_by_who_says_so)
{
	struct desk *desk = start(24, 80);

	FILE *file = fopen("mine.csv", "w");
	cr_assert(file && fputs("mine", file) >= 0 && !fclose(file));
	keys(TO_XLD_01 "x4<Ctrl+U>mine.csv<Enter>");
	sees("Ghi đè tệp?");
	keys("<Esc>");
	cr_expect_eq(size_of("mine.csv"), 4);
	keys("x4<Ctrl+U>mine.csv<Enter><Enter>");
	sees("Đã ghi: ");
	cr_expect_gt(size_of("mine.csv"), 100);
	end(desk);
}

Test(paper, a_place_where_nothing_can_be_written_says_what_to_do)
{
	struct desk *desk = start(24, 80);

	cr_assert(!mkdir("there", 0700));
	keys(TO_XLD_01 "x1<Ctrl+U>nowhere/a.xlsx<Enter>");
	sees("chọn thư mục có sẵn");
	keys("<Ctrl+U>there<Enter>");
	sees("thêm tên tệp vào");
	keys("<Ctrl+U>/proc/a.xlsx<Enter>");
	sees_not("Đã ghi");
	keys("<Ctrl+U>/dev/full<Enter><Enter>");
	sees("Đĩa đầy: dọn bớt");
	end(desk);
}

Test(paper, all_reports_of_a_period_are_written_into_a_folder, .timeout = 120)
{
	struct desk *desk = start(24, 80);

	keys("6<F8>4<Enter>");
	sees("14 tệp");
	cr_expect_gt(size_of("bao-cao-2026-11/01-xld-2026-11.csv"), 100);
	cr_expect_gt(size_of("bao-cao-2026-11/tong-hop-2026-11.csv"), 100);
	keys("<F8>4<Enter>");
	sees("Ghi vào thư mục này?");
	keys("<Enter>");
	sees("14 tệp");
	end(desk);
}

/* ---- freezing ----------------------------------------------------------------------------------------- */

Test(paper, a_form_is_frozen_by_typing_its_period_and_keeps_its_numbers)
{
	struct desk *desk = start(24, 80);

	keys(TO_XLD_01 "<F9>2026-10<Enter>");
	sees("Gõ 2026-11 để làm");
	keys("<Esc>");
	sees("BẢN NHÁP");
	keys("<F9>2026-11<Enter>");
	sees("ĐÃ CHỐT 23/11/2026 08:12");
	keys("<F9>");
	sees("đã chốt từ 23/11/2026");
	cr_expect(is("paper"));
	/* Entered too late: what was sent stays, and who opens the number is told. */
	add(desk, &entity_petition, "kind=complaint", "summary=Ranh giới", "received_on=2026-11-10",
		NULL);
	keys("<Esc>6");
	sees("v đã chốt 23/11");
	keys(TO_XLD_01);
	sees("17");
	keys("<Enter>");
	sees("Đã gửi 17, nay đếm được 18");
	keys("<Esc>l2026-12");
	keys("<Ctrl+U>khac<Enter><Ctrl+U>2026-12<Enter>");
	sees("lưu ý");
	keys("<End>");
	sees("Điều chỉnh");
	end(desk);
}

Test(paper, a_period_that_is_not_over_is_not_frozen)
{
	struct desk *desk = start(24, 80);

	keys("6<Right><Down><Down><Down><Down><Down><Enter>");
	sees("tháng 12/2026");
	keys("<F9>");
	sees("14/12/2026");
	sees_not("Gõ 2026-12 để làm");
	keys("<Esc>6<Right><F9>");
	sees("14/12/2026");
	end(desk);
}

/* ---- sentences and checks ----------------------------------------------------------------------------- */

Test(paper, a_sentence_is_written_otherwise_kept_and_drafted_again)
{
	struct desk *desk = start(40, 120);

	keys("6<Enter>s<Down><Enter><Ctrl+U>Phần này do bà Lan viết.<Esc>");
	keys("s<Down><Enter>");
	sees("Phần này do bà Lan viết.");
	keys("<F2>");
	sees("Câu I.2 đã theo lời bạn viết");
	sees("* I.2 tự viết");
	keys("6<Enter>");
	sees("Phần này do bà Lan viết.");
	keys("<Ctrl+Z>");
	sees("Các câu đều theo dự thảo");
	keys("s<Down><Enter><Ctrl+End><Ctrl+U>Một câu khác. <F2>");
	sees("* I.2 tự viết");
	end(desk);
}

Test(paper, a_check_that_names_records_opens_them)
{
	struct desk *desk = start(24, 80);

	keys("6<Enter>j");
	sees("Kiểm tra trước khi nộp");
	keys("<Enter>");
	cr_expect(!is("menu"));
	sees("dòng");
	keys("<Esc>");
	cr_expect(is("paper"));
	end(desk);
}

/* ---- periods ------------------------------------------------------------------------------------------ */

Test(paper, a_period_chosen_on_the_paper_is_that_of_the_list_too)
{
	struct desk *desk = start(24, 80);

	keys(TO_XLD_01 "lquy iii/2026<Enter>");
	sees("01/XLD · quý III/2026");
	keys("<Esc>");
	sees("QUÝ III/2026");
	keys(":l 2023-06<Enter>");
	sees("02/TCD");
	keys(":l 2026-11<Enter>");
	sees_not("02/TCD");
	end(desk);
}
