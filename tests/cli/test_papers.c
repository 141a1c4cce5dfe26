/* Papers as a person asks for them: --format and --output of report, minutes and due. */
#include "run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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

/* Complaints KN-2026-0001 to 0003, of which the first two are accepted. */
static void add_complaints(void)
{
	cr_assert_eq(run("staff", "add", "login=lan", "name=Nguyễn Thị Lan", "role=admin", NULL), 0,
		"%s", run_err);
	setenv("DOITHOAI_USER", "lan", 1);
	run("staff", "add", "login=binh", "name=Trần Văn Bình", "role=leader", NULL);
	for (int i = 1; i <= 3; i++) {
		char code[32];
		cr_assert_eq(run("add", "case", "kind=complaint", "summary=Bồi thường đất",
				     "received_on=16/11/2026", NULL),
			0, "%s", run_err);
		snprintf(code, sizeof code, "KN-2026-%04d", i);
		if (i < 3)
			cr_assert_eq(run("do", code, "accept", "decided_by=binh", NULL), 0, "%s",
				run_err);
	}
	file_write("doithoai.conf",
		"office = \"Ủy ban nhân dân xã Tân Lập\"; place = \"Tân Lập\";"
		"signer = \"Trần Văn Bình\"; signer_title = \"CHỦ TỊCH\";\n");
	setenv("DOITHOAI_CONFIG", "doithoai.conf", 1);
}

Test(papers, of_a_case_are_its_letters)
{
	add_complaints();
	cr_assert_eq(run("letter", "KN-02", "KN-2026-0001", NULL), 0, "%s", run_err);
	cr_assert(strstr(run_out, "THÔNG BÁO"), "%s", run_out);
	cr_assert_eq(
		run("letter", "KN-02", "KN-2026-0001", "--format", "docx", "-o", "a.docx", NULL), 0,
		"%s", run_err);
	assert_begins("a.docx", "PK\x03\x04");
	cr_assert_eq(run("letter", "list", NULL), 0);
	cr_assert(strstr(run_out, "KN-02"));
}

Test(papers, of_several_cases_stand_in_one_file_or_in_one_each)
{
	add_complaints();
	cr_assert_eq(run("letter", "KN-02", "1", "2", "-o", "all.txt", NULL), 0, "%s", run_err);
	char *text = file_read("all.txt");
	cr_assert_eq(occurrences(text, "\f"), 1);
	cr_assert(strstr(text, "KN-2026-0002"));
	free(text);
	cr_assert_eq(mkdir("out", 0700), 0);
	cr_assert_eq(run("letter", "KN-02", "1", "2", "-f", "docx", "-o", "out", NULL), 0, "%s",
		run_err);
	cr_assert(strstr(run_out, "out/KN-02-KN-2026-0002.docx"), "%s", run_out);
	assert_begins("out/KN-02-KN-2026-0001.docx", "PK\x03\x04");
	unlink("out/KN-02-KN-2026-0001.docx");
	unlink("out/KN-02-KN-2026-0002.docx");
	cr_assert_eq(rmdir("out"), 0, "nothing else stands in the folder");
}

Test(papers, that_are_letters_and_lack_something_are_not_written)
{
	add_complaints();
	cr_assert_eq(mkdir("out", 0700), 0);
	/* The third is not accepted: no day of acceptance. Not even the others are written. */
	cr_assert_eq(run("letter", "KN-02", "1", "2", "3", "-f", "docx", "-o", "out", NULL), 1);
	cr_assert(strstr(run_err, "3: "), "%s", run_err);
	cr_assert_eq(rmdir("out"), 0, "nothing stands in the folder");
	cr_assert_eq(run("letter", "KN-03", "3", "-o", "a.txt", NULL), 1);
	cr_assert_null(file_read("a.txt"));
	cr_assert_eq(run("letter", "KN-03", "3", "ly_do=hết thời hiệu", "-o", "a.txt", NULL), 0,
		"%s", run_err);
	cr_assert_eq(run("letter", "KN-03", "3", "x=1", NULL), 2);
	cr_assert_eq(run("letter", "KN-03", NULL), 1);
	cr_assert_eq(run("letter", "KN-03", "ly_do=x", NULL), 2);
	cr_assert_eq(run("letter", "XX-99", "3", NULL), 1);
	cr_assert_eq(run("letter", "KN-03", "3", "ly_do=hết thời hiệu", "-f", "docx", "-o",
			     "nowhere/a.docx", NULL),
		3);
	cr_assert(strstr(run_err, "nowhere/a.docx"), "%s", run_err);
}

Test(papers, of_the_register_are_printed_as_they_were_signed)
{
	add_complaints();
	cr_assert_eq(run("add", "document", "subject=Giấy mời", "direction=outgoing",
			     "issued_on=16/11/2026", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("letter", "VB-1", NULL), 1);
	cr_assert(strstr(run_err, "không lưu"), "%s", run_err);
}
