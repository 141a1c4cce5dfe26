/* Papers as a person asks for them: --format and --output of report, minutes and due. */
#include "run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void enter(void)
{
	run_enter();
	cr_assert_eq(run("init", NULL), 0, "%s", run_err);
}

TestSuite(papers, .init = enter, .fini = run_leave, .timeout = 60);

static void assert_begins(const char *path, const char *bytes)
{
	char begin[16] = "";
	FILE *file = fopen(path, "r");

	cr_assert(file, "%s is missing: %s", path, run_err);
	cr_assert_eq(fread(begin, 1, strlen(bytes), file), strlen(bytes));
	fclose(file);
	cr_assert_str_eq(begin, bytes, "%s", path);
}

Test(papers, of_a_report_are_written_in_every_form)
{
	static const struct {
		const char *format, *begin;
	} forms[] = {{"html", "<!DOCTYPE html>"}, {"xlsx", "PK\x03\x04"}, {"docx", "PK\x03\x04"},
#ifdef HAVE_PDF
		{"pdf", "%PDF-"}
#endif
	};

	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		char path[32];
		snprintf(path, sizeof path, "report.%s", forms[i].format);
		cr_assert_eq(
			run("report", "summary", "--format", forms[i].format, "-o", path, NULL), 0,
			"%s", run_err);
		assert_begins(path, forms[i].begin);
	}
}

Test(papers, of_a_conference_are_its_minutes)
{
	cr_assert_eq(run("add", "conference", "title=Đối thoại", "held_on=2/11/2026", NULL), 0,
		"%s", run_err);
	cr_assert_eq(run("minutes", "HN-2026-001", "--format", "docx", "-o", "m.docx", NULL), 0,
		"%s", run_err);
	assert_begins("m.docx", "PK\x03\x04");
	cr_assert_eq(run("minutes", "HN-2026-001", NULL), 0);
	cr_assert(strstr(run_out, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), "%s", run_out);
}

Test(papers, fail_with_what_and_where_and_leave_no_half_file)
{
	cr_assert_eq(run("report", "--format", "docx", "-o", "/dev/full", NULL), 3);
	cr_assert(strstr(run_err, ": "), "%s", run_err);
	cr_assert_eq(run("report", "--format", "xlsx", "-o", "nowhere/a.xlsx", NULL), 3);
	cr_assert(strstr(run_err, "nowhere/a.xlsx"), "%s", run_err);
	cr_assert_eq(run("report", "--format", "ics", NULL), 2);
}

Test(papers, due_days_are_a_calendar)
{
	cr_assert_eq(run("due", "--format", "ics", NULL), 0, "%s", run_err);
	cr_assert(!strncmp(run_out, "BEGIN:VCALENDAR\r\n", 17));
	cr_assert(strstr(run_out, "END:VCALENDAR\r\n"));
}
