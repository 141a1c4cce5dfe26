/* The screens as plain lines: scripts in, transcripts out. */
#include "run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOW "2026-11-23T08:12:00"

static void enter(void)
{
	run_enter();
	setenv("DOITHOAI_NOW", NOW, 1);
}

TestSuite(linear, .init = enter, .fini = run_leave);

/* The transcript must be tests/golden/NAME.txt; UPDATE_GOLDEN=1 writes it. */
static void golden(const char *name)
{
	const char *update = getenv("UPDATE_GOLDEN");
	char path[1024];
	char *wanted;

	snprintf(path, sizeof(path), "%s/tests/golden/%s.txt", getenv("TEST_SRCDIR"), name);
	if (update && *update == '1')
		file_write(path, run_out);
	wanted = file_read(path);
	cr_assert(wanted, "no %s; UPDATE_GOLDEN=1 writes it", path);
	cr_expect_str_eq(run_out, wanted, "%s is another one:\n%s", name, run_out);
	free(wanted);
}

static void said(const char *text)
{
	cr_expect(strstr(run_out, text), "not said: %s\n%s", text, run_out);
}

static void not_said(const char *text)
{
	cr_expect(!strstr(run_out, text), "said: %s\n%s", text, run_out);
}

Test(linear, no_lines_columns_or_control_characters_are_printed)
{
	cr_assert_eq(run_typing("3\n<F10>\n", "demo", "--linear", NULL), 0, "%s", run_err);
	said("> 1. ");
	not_said("─");
	not_said("│");
	not_said("▌");
	not_said("\033");
	not_said("\r");
}

Test(linear, after_a_move_the_focused_row_alone_is_said)
{
	cr_assert_eq(run_typing("cases\n<Down>\n<F10>\n", "demo", "--linear", NULL), 0);
	const char *after = strstr(run_out, "<Down>\n");
	cr_assert(after, "%s", run_out);
	after += strlen("<Down>\n");
	cr_expect(!strncmp(after, "> 2. ", 5), "%s", after);
	cr_expect_eq(lines(after), 2, "%s", after);
}

Test(linear, a_number_or_a_case_number_chooses_a_row)
{
	cr_assert_eq(run_typing("cases\n3\n0262\n9999\n<F10>\n", "demo", "--linear", NULL), 0);
	said("3\n> 3. ");
	cr_expect(strstr(run_out, "0262\n> "), "%s", run_out);
	said("9999: không có dòng nào mang số này");
}

Test(linear, words_are_commands_with_and_without_accents)
{
	cr_assert_eq(
		run_typing("vụ việc\nban viec\nreports\n<F10>\n", "demo", "--linear", NULL), 0);
	said("[3 Vụ việc]");
	said("[1 Bàn việc]");
	said("[6 Báo cáo]");
}

Test(linear, a_full_stop_says_the_whole_screen_and_a_question_mark_how)
{
	cr_assert_eq(run_typing("cases\n<Down>\n.\n?\n<F10>\n", "demo", "--linear", NULL), 0);
	cr_expect_eq(occurrences(run_out, "[3 Vụ việc]"), 2, "%s", run_out);
	said("Mỗi dòng là một lệnh");
}

Test(linear, lines_are_broken_for_a_braille_line)
{
	cr_assert_eq(run_typing("cases\n<F10>\n", "demo", "--linear", "--width", "40", NULL), 0);
	for (char *line = strtok(run_out, "\n"); line; line = strtok(NULL, "\n")) {
		size_t columns = 0;
		for (const char *c = line; *c; c++)
			columns += (*c & 0xc0) != 0x80;
		cr_expect_leq(columns, 40, "%s", line);
	}
	cr_expect_eq(run("demo", "--linear", "--width", "7", NULL), 2);
	cr_expect(strstr(run_err, "--width"), "%s", run_err);
}

static const char five_opinions[] = "<F5>\n1\n\n\n"
				    "Lê Thị Hoa\n"
				    "Nước sạch yếu giờ nấu cơm\n"
				    "= UBND xã đã báo công ty nước\n"
				    "+ Sửa đường ống @tuấn trước 4/12\n"
				    "Phạm Thị Mơ\n"
				    "Đề nghị nạo vét mương cấp 2\n"
				    "Đỗ Văn Kha\n"
				    "Đèn đường xóm 5 hỏng cả tháng\n"
				    "Nguyễn Văn Tám\n"
				    "Đường liên thôn đoạn cầu Đá lún nứt\n"
				    "Trần Thị Nhài\n"
				    "Rác ùn ở chợ Gốm\n"
				    "<Esc>\n";

Test(linear, five_opinions_an_answer_and_a_promise_are_logged)
{
	char script[1024];

	snprintf(script, sizeof(script), "%s<F10>\n", five_opinions);
	cr_assert_eq(run_typing(script, "demo", "--linear", NULL), 0, "%s", run_err);
	said("Đã ghi ý kiến 5 xuống đĩa");
	said("Đã ghi trả lời xuống đĩa");
	said("Đã ghi cam kết xuống đĩa");
	said("5 ý kiến, 1 đã trả lời");
}

Test(linear, the_end_of_the_input_leaves_with_the_draft_on_disk)
{
	char script[1024];

	cr_assert_eq(run("init", "--unit", "xa", "--name", "Xã Thử", NULL), 0, "%s", run_err);
	cr_assert_eq(run("add", "conference", "title=Họp dân", "held_on=2026-11-23", NULL), 0, "%s",
		run_err);
	snprintf(script, sizeof(script), "<F5>\nLê Thị Hoa\nNước sạch yếu<Tab>");
	cr_assert_eq(run_typing(script, "--linear", NULL), 0, "%s", run_err);
	cr_assert_eq(run_typing("<F5>\n<F10>\n", "--linear", NULL), 0);
	said("Nước sạch yếu");
	cr_assert_eq(run("verify", NULL), 0, "%s", run_err);
}

Test(linear, they_need_no_terminal_that_can_move_its_cursor)
{
	setenv("TERM", "dumb", 1);
	cr_assert_eq(run_typing("<F10>\n", "demo", "--linear", NULL), 0, "%s", run_err);
	said("[1 Bàn việc]");
}

Test(linear, the_first_screen_is_as_it_was_agreed)
{
	cr_assert_eq(run_typing("<F10>\n", "demo", "--linear", "--width", "40", NULL), 0);
	golden("linear-desk-40");
}
