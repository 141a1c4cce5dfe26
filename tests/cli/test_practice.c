/* The drills, worked through by their own hints: nothing is done at the start, all is at the end. */
#include "run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void enter(void)
{
	run_enter();
	setenv("DOITHOAI_NOW", "2026-11-23T08:12:00", 1);
	setenv("XDG_DATA_HOME", getenv("TMPDIR"), 1);
}

static void leave(void)
{
	unlink("doithoai/practice");
	rmdir("doithoai");
	run_leave();
}

TestSuite(practice, .init = enter, .fini = leave);

#define LOG "<F5>\n1\n\n\n"
#define LINE(gist) "Lê Thị Hoa\n" gist "\n"

static const struct solution {
	const char *drill, *name, *keys;
} solutions[] = {
	{"1", "log", LOG LINE("một") LINE("hai") LINE("ba") LINE("bốn") LINE("năm")},
	{"2", "answer", LOG LINE("một") "= xã đã làm\n"},
	{"3", "promise", LOG LINE("một") "+ sửa ống @tuan trước thứ sáu\n"},
	{"4", "intake",
		"other\n1\n\nm\n<F2>\nphản ánh\n<F2>\nĐề nghị sửa đường\n<F2>\n\n"
		"<Space>\n<Space>\n<Space>\n<Space>\n<Space>\n<Space>\n<F9>\n\n"},
	{"5", "find", "cases\n/\nden duong xom 5\n"},
	{"7", "assign", "cases\n1\n<Space>\n4\n<Space>\n5\n<Space>\ng\nminh\n\n\n"},
	{"8", "why", "cases\n10\nh\n"},
	{"9", "extend", "cases\n0262\nacts\ngia han\n\n30/11\nChờ ý kiến của Sở\n"},
	{"10", "undo", "cases\n0262\ng\nminh\n\n<Ctrl+Z>\n<Ctrl+Y>\n"},
	{"12", "summary", "summary\nreport\n\n"},
};

static bool is_done(const char *name)
{
	char *progress = file_read("doithoai/practice");
	bool done = progress && strstr(progress, name);

	free(progress);
	return done;
}

Test(practice, a_drill_is_done_by_what_it_asks_and_not_before, .timeout = 300)
{
	for (size_t i = 0; i < sizeof solutions / sizeof *solutions; i++) {
		const struct solution *solution = &solutions[i];
		char script[2048];

		cr_assert_eq(run_typing(".\n.\n<F10>\n", "--practice", solution->drill, "--linear",
				     NULL),
			0, "%s", run_err);
		cr_assert(!is_done(solution->name), "%s is done before it began", solution->name);
		snprintf(script, sizeof(script), "%s.\n<F10>\n", solution->keys);
		cr_assert_eq(
			run_typing(script, "--practice", solution->drill, "--linear", NULL), 0);
		cr_expect(is_done(solution->name), "%s is not done:\n%s", solution->name, run_out);
	}
}

Test(practice, what_was_done_is_marked_when_one_comes_back)
{
	cr_assert_eq(run_typing("summary\nreport\n\n<F10>\n", "--practice", "12", "--linear", NULL),
		0, "%s", run_err);
	cr_expect(strstr(run_out, "Xong bài 12 trong"), "%s", run_out);
	cr_assert_eq(run_typing("<F10>\n", "--practice", "--linear", NULL), 0);
	cr_expect(strstr(run_out, "Số liệu tháng  v 0:01"), "%s", run_out);
	cr_expect(strstr(run_out, "> 1. 1  Năm ý kiến"), "the first one that is open\n%s", run_out);
}

Test(practice, the_question_mark_gives_one_hint_after_the_other)
{
	cr_assert_eq(run_typing("<F1>\n<Esc>\n.\n<F10>\n", "--practice", "8", "--linear", NULL), 0);
	cr_expect(strstr(run_out, "Bài 8/12: Vì sao hạn ấy?"), "%s", run_out);
}

Test(practice, a_drill_that_does_not_exist_is_refused)
{
	cr_expect_eq(run("--practice", "13", "--linear", NULL), 2);
	cr_expect(strstr(run_err, "--practice"), "%s", run_err);
	cr_expect_eq(run("verify", "--practice", NULL), 2);
}
