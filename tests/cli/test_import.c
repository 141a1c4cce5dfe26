/* Files in and out: CSV and JSON, faults, maps, round trips. */
#include "run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

TestSuite(import, .init = run_enter, .fini = run_leave, .timeout = 60);

#define assert_has(text, needle)                                                                   \
	cr_assert(strstr(text, needle), "\"%s\" is missing in:\n%s", needle, text)

static void make_office(void)
{
	cr_assert_eq(run("init", NULL), 0, "%s", run_err);
	file_write("unit.csv",
		"code,name,kind,parent_code\nX1,Tân Lập,commune,\nT1,Thôn 1,hamlet,X1\nT2,Thôn "
		"2,hamlet,X1\n");
	cr_assert_eq(run("import", "unit", "unit.csv", NULL), 0, "%s", run_err);
}

static const char cases[] = "\xEF\xBB\xBF"
			    "code,kind,summary,detail,hamlet_code,received_on,Nguồn\r\n"
			    "PA-2026-0007,feedback,\"Đèn \"\"cao áp\"\", hỏng\",\"dòng một\r\ndòng "
			    "hai\",T1,2026-11-02,\r\n"
			    "KN-2026-0008,khiếu nại,Lấn chiếm đất,,thôn 2,3/11/2026,\r\n"
			    "\r\n"
			    ",PA,Không có mã,,,4/11/2026,\r\n";

Test(import, excel_s_csv_is_read_and_a_second_time_changes_nothing)
{
	make_office();
	file_write("cases.csv", cases);
	cr_assert_eq(run("import", "case", "cases.csv", NULL), 0, "%s", run_err);
	assert_has(run_out, "3 ");
	cr_assert_eq(
		run("list", "case", "-f", "csv", "--columns",
			"code,summary,detail,hamlet,received_on", "--sort", "received_on", NULL),
		0);
	cr_assert_str_eq(run_out,
		"code,summary,detail,hamlet,received_on\n"
		"PA-2026-0007,\"Đèn \"\"cao áp\"\", hỏng\",\"dòng một\ndòng hai\",T1,2026-11-02\n"
		"KN-2026-0008,Lấn chiếm đất,,T2,2026-11-03\n"
		"PA-2026-0009,Không có mã,,,2026-11-04\n");
	/* with codes everywhere the same file is the file once */
	cr_assert_eq(run("export", "case", "-o", "again.csv", NULL), 0);
	cr_assert_eq(run("journal", "-f", "csv", NULL), 0);
	size_t events = lines(run_out);
	cr_assert_eq(run("import", "case", "again.csv", NULL), 0, "%s", run_err);
	cr_assert_eq(strncmp(run_out, "0 ", 2), 0, "%s", run_out);
	assert_has(run_out, " 3 ");
	cr_assert_eq(run("journal", "-f", "csv", NULL), 0);
	cr_assert_eq(lines(run_out), events, "nothing was journaled");
	/* a changed cell is one change, and journaled */
	file_write("change.csv", "code,place\nPA-2026-0007,ngã tư\n");
	cr_assert_eq(run("import", "case", "change.csv", NULL), 0, "%s", run_err);
	cr_assert_eq(run("show", "7", NULL), 0);
	assert_has(run_out, "ngã tư");
	assert_has(run_out, "dòng hai");
	cr_assert_eq(run("journal", "7", "-f", "csv", NULL), 0);
	cr_assert_eq(lines(run_out), 3, "%s", run_out);
}

/* 20 rows, each with two faults. */
static void write_faults(void)
{
	FILE *file = fopen("faults.csv", "w");

	fputs("kind,summary,received_on,hamlet\nfeedback,Tốt,2/11/2026,T1\n", file);
	for (int i = 0; i < 20; i++)
		switch (i % 4) {
		case 0:
			fputs("feedback,x,31/02/2026,T9\n", file);
			break;
		case 1:
			fputs("nonsense,,2/11/2026,T1\n", file);
			break;
		case 2:
			fputs("feedback,\xC3\x28,2/11/20,T1\n", file);
			break;
		case 3:
			fputs("feedback,,,T1\n", file);
			break;
		}
	fputs("feedback,Cũng tốt,2/11/2026,T2\n", file);
	fclose(file);
}

Test(import, all_forty_faults_are_told_and_nothing_is_written)
{
	make_office();
	write_faults();
	cr_assert_eq(run("import", "case", "faults.csv", NULL), 1);
	cr_assert_eq(occurrences(run_err, "faults.csv:"), 40, "%s", run_err);
	assert_has(run_err, "faults.csv:3: ");
	assert_has(run_err, "“received_on”");
	assert_has(run_err, "“hamlet”");
	assert_has(run_err, "faults.csv:22: ");
	assert_has(run_err, "40");
	cr_assert_eq(run("list", "case", "-f", "csv", NULL), 0);
	cr_assert_eq(lines(run_out), 1, "only the heading");
}

Test(import, keep_good_writes_the_good_rows_and_a_file_of_the_bad)
{
	make_office();
	write_faults();
	cr_assert_eq(run("import", "case", "faults.csv", "--keep-good", "--dry-run", NULL), 0, "%s",
		run_err);
	cr_assert_eq(access("faults.csv.bad.csv", F_OK), -1);
	cr_assert_eq(run("import", "case", "faults.csv", "--keep-good", NULL), 0, "%s", run_err);
	assert_has(run_out, "2 ");
	assert_has(run_out, "20 ");
	char *bad = file_read("faults.csv.bad.csv");
	cr_assert(bad);
	cr_assert_eq(
		strncmp(bad, "kind,summary,received_on,hamlet,reason\r\nfeedback,x,31/02/2026,T9,",
			65),
		0, "%s", bad);
	cr_assert_eq(lines(bad), 21);
	free(bad);
	cr_assert_eq(run("list", "case", "-f", "csv", "--columns", "summary", NULL), 0);
	cr_assert_eq(lines(run_out), 3, "%s", run_out);
}

Test(import, a_dry_run_writes_nothing)
{
	make_office();
	file_write("cases.csv", cases);
	cr_assert_eq(run("import", "case", "cases.csv", "--dry-run", NULL), 0, "%s", run_err);
	assert_has(run_out, "3 ");
	cr_assert_eq(run("list", "case", "-f", "csv", NULL), 0);
	cr_assert_eq(lines(run_out), 1);
}

Test(import, a_field_of_ten_megabytes_is_refused)
{
	make_office();
	FILE *file = fopen("big.csv", "w");
	fputs("kind,summary,received_on\nfeedback,", file);
	for (int i = 0; i < 10 * 1024 * 1024; i++)
		putc('x', file);
	fputs(",2/11/2026\nfeedback,Tốt,2/11/2026\n", file);
	fclose(file);
	cr_assert_eq(run("import", "case", "big.csv", NULL), 1);
	assert_has(run_err, "big.csv:2: ");
	cr_assert_eq(run("import", "case", "big.csv", "--keep-good", NULL), 0,
		"the row after it is read: %s", run_err);
	cr_assert_eq(run("list", "case", "-f", "csv", NULL), 0);
	cr_assert_eq(lines(run_out), 2);

	file = fopen("big.json", "w");
	fputs("{\"format\":1,\"entity\":\"case\",\"records\":[{\"kind\":\"feedback\",\"received_"
	      "on\":\"2026-11-02\",\"summary\":\"",
		file);
	for (int i = 0; i < 10 * 1024 * 1024; i++)
		putc('x', file);
	fputs("\"}]}", file);
	fclose(file);
	cr_assert_eq(run("import", "case", "big.json", NULL), 1);
	assert_has(run_err, "big.json:1: ");
}

Test(import, columns_that_nobody_knows_are_named)
{
	make_office();
	file_write("a.csv", "STT,kind,summary,Ghi gì đó\n1,feedback,x,y\n");
	cr_assert_eq(run("import", "case", "a.csv", NULL), 1);
	assert_has(run_err, "“STT”");
	assert_has(run_err, "“Ghi gì đó”");
	file_write("a.csv", "kind,Loại,summary\nfeedback,feedback,x\n");
	file_write("b.csv", "kind,kind,summary\nfeedback,feedback,x\n");
	cr_assert_eq(run("import", "case", "b.csv", NULL), 1);
	file_write("c.csv", "");
	cr_assert_eq(run("import", "case", "c.csv", NULL), 1);
	file_write("d.csv", "kind,summary,received_on\nfeedback,\"open\n");
	cr_assert_eq(run("import", "case", "d.csv", NULL), 1);
	assert_has(run_err, "d.csv:2: ");
	file_write("e.csv", "kind,summary,received_on\nfeedback,x\n");
	cr_assert_eq(run("import", "case", "e.csv", NULL), 1);
	assert_has(run_err, "e.csv:2: ");
	cr_assert_eq(run("import", "case", "none.csv", NULL), 1);
	assert_has(run_err, "none.csv");
}

Test(import, a_map_translates_a_foreign_file)
{
	make_office();
	file_write("don.csv",
		"STT;Loại đơn;Trích yếu;Ngày nhận;Số hồ sơ\n1;Khiếu "
		"kiện;Đất;5/11/2026;KN-2026-0041\n");
	file_write("don.map",
		"separator = \";\";\n"
		"columns = (\n"
		"  { heading = \"STT\"; ignore = true; },\n"
		"  { heading = \"loai don\"; field = \"kind\"; values = ( { text = \"khiếu kiện\"; "
		"value = \"complaint\"; } ); },\n"
		"  { heading = \"Trích yếu\"; field = \"summary\"; },\n"
		"  { heading = \"Ngày nhận\"; field = \"received_on\"; },\n"
		"  { heading = \"Số hồ sơ\"; field = \"code\"; },\n"
		"  { field = \"channel\"; value = \"post\"; }\n"
		");\n");
	cr_assert_eq(run("import", "case", "don.csv", "--map", "don.map", NULL), 0, "%s", run_err);
	cr_assert_eq(
		run("list", "case", "-f", "csv", "--columns", "code,summary,channel", NULL), 0);
	cr_assert_str_eq(run_out, "code,summary,channel\nKN-2026-0041,Đất,post\n");
	file_write("bad.map", "columns = (\n  { heading = \"STT\"; feild = \"kind\"; }\n);\n");
	cr_assert_eq(run("import", "case", "don.csv", "--map", "bad.map", NULL), 1);
	assert_has(run_err, "bad.map:2: ");
	file_write("bad.map", "columns = (\n  { heading = \"STT\"; field = \"nonsense\"; }\n);\n");
	cr_assert_eq(run("import", "case", "don.csv", "--map", "bad.map", NULL), 1);
	assert_has(run_err, "bad.map:2: ");
	file_write("bad.map", "columns = (\n  {\n");
	cr_assert_eq(run("import", "case", "don.csv", "--map", "bad.map", NULL), 1);
	cr_assert_eq(run("import", "case", "don.csv", "--map", "none.map", NULL), 1);
}

/* Export from one office, import into an empty one, export again: the same bytes. */
static void round_trip(const char *format, const char *const *names)
{
	for (size_t i = 0; names[i]; i++) {
		char first[64], second[64];
		snprintf(first, sizeof(first), "%s.1.%s", names[i], format);
		snprintf(second, sizeof(second), "%s.2.%s", names[i], format);
		cr_assert_eq(run("export", names[i], "--format", format, "--sort", "code", "-o",
				     first, NULL),
			0, "%s", run_err);
		cr_assert_eq(run("--db", "second.db", "import", names[i], first, NULL), 0, "%s: %s",
			names[i], run_err);
		cr_assert_eq(run("--db", "second.db", "export", names[i], "--format", format,
				     "--sort", "code", "-o", second, NULL),
			0);
		char *one = file_read(first), *two = file_read(second);
		cr_assert_str_eq(one, two, "%s as %s", names[i], format);
		cr_assert_gt(lines(one), 1, "%s: nothing was compared", names[i]);
		free(one);
		free(two);
	}
}

Test(import, an_export_comes_back_the_same)
{
	static const char *const names[] = {
		"unit", "person", "conference", "case", "petition", "commitment", "holiday", NULL};

	make_office();
	file_write("cases.csv", cases);
	cr_assert_eq(run("import", "case", "cases.csv", NULL), 0);
	file_write("person.csv",
		"code,name,birth_year,hamlet_code\nNG-5,Nguyễn Văn A,1960,T1\nNG-3,\"Trần, "
		"B\",,\n");
	cr_assert_eq(run("import", "person", "person.csv", NULL), 0, "%s", run_err);
	cr_assert_eq(run("add", "conference", "title=Đối thoại", "held_on=1/10/2026",
			     "held_at=8h30", "status=held", NULL),
		0, "%s", run_err);
	cr_assert_eq(
		run("set", "7", "person=NG-5", "conference=HN-2026-001", "note= hai\n dòng", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("do", "7", "answer", "text=xong", "issued_on=10/11/2026", NULL), 0, "%s",
		run_err);
	cr_assert_eq(run("add", "petition", "kind=complaint", "summary=đơn",
			     "received_on=2/11/2026", "signers=3", "casefile=8", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("add", "commitment", "text=hứa", "made_on=1/10/2026", "casefile=7", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("add", "holiday", "day=2/9/2026", "name=Quốc khánh", "kind=holiday", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("--db", "second.db", "init", NULL), 0);
	round_trip("csv", names);
	unlink("second.db");
	unlink("second.db-wal");
	unlink("second.db-shm");
	cr_assert_eq(run("--db", "second.db", "init", NULL), 0);
	round_trip("json", names);
}

Test(import, json_is_strict_and_tells_the_line)
{
	static const char *const broken[] = {
		"[]",
		"{\"format\":2,\"entity\":\"case\",\"records\":[]}",
		"{\"format\":1,\"entity\":\"unit\",\"records\":[]}",
		"{\"format\":1,\"entity\":\"case\",\"records\":[{\"kind\":\"feedback\",}]}",
		"{\"format\":1,\"entity\":\"case\",\"records\":[{\"kind\":[1]}]}",
		"{\"format\":1,\"entity\":\"case\",\"records\":[{\"nonsense\":1}]}",
		"{\"format\":1,\"entity\":\"case\",\"records\":[{\"kind\":\"feedback\",\"summary\":"
		"\"\xC3\x28\"}]}",
		"{\"format\":1,\"entity\":\"case\",\"records\":[{\"kind\":\"feedback\",\"summary\":"
		"\"a\",\"received_on\":\"2026-11-02\"}",
		"{\"format\":1,\"entity\":\"case\",\"records\":[{\"kind\":\"feedback\",\"summary\":"
		"\"a\",\"received_on\":\"2026-11-02\"} {}]}",
		"{\"format\":1,\"entity\":\"case\",\"records\":[{\"kind\":\"feedback\",\"summary\":"
		"\"a\",\"received_on\":\"2026-11-02\"}]} x",
		"",
	};

	make_office();
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++) {
		file_write("broken.json", broken[i]);
		cr_assert_eq(run("import", "case", "broken.json", NULL), 1, "%s: %s", broken[i],
			run_err);
	}
	file_write("lines.json",
		"{\"format\": 1, \"entity\": \"case\",\n\"records\": "
		"[\n{\"kind\":\"feedback\",\"summary\":\"a\",\"received_on\":"
		"\"31/2\"}\n]}\n");
	cr_assert_eq(run("import", "case", "lines.json", NULL), 1);
	assert_has(run_err, "lines.json:3: ");
	cr_assert_eq(run("list", "case", "-f", "csv", NULL), 0);
	cr_assert_eq(lines(run_out), 1);
}

Test(import, hidden_values_survive_the_way_through_a_file)
{
	cr_assert_eq(run("init", NULL), 0);
	cr_assert_eq(run("add", "person", "name=Lê Thị Hoa", "phone=0912345678", NULL), 0, "%s",
		run_err);
	cr_assert_eq(run("export", "person", "-o", "p.csv", NULL), 0);
	char *csv = file_read("p.csv");
	cr_assert_null(strstr(csv, "0912345678"), "numbers are masked in files too: %s", csv);
	free(csv);
	cr_assert_eq(run("import", "person", "p.csv", NULL), 0, "%s", run_err);
	cr_assert_eq(run("journal", "-f", "csv", NULL), 0);
	cr_assert_eq(lines(run_out), 2, "nothing was changed: %s", run_out);
}

Test(import, the_countrys_units_take_less_than_a_second)
{
	char path[1024];
	struct timespec begin, end;

	/* the shared folder stands beside the repository, or beside the folder of its worktrees */
	snprintf(path, sizeof(path), "%s/../shared/data/units.csv", getenv("TEST_SRCDIR"));
	if (access(path, R_OK))
		snprintf(path, sizeof(path), "%s/../../shared/data/units.csv",
			getenv("TEST_SRCDIR"));
	if (access(path, R_OK)) {
		fputs("no units.csv beside the sources: its import is not tested\n", stderr);
		return;
	}
	cr_assert_eq(run("init", NULL), 0);
	clock_gettime(CLOCK_MONOTONIC, &begin);
	cr_assert_eq(run("import", "unit", path, NULL), 0, "%s", run_err);
	clock_gettime(CLOCK_MONOTONIC, &end);
	assert_has(run_out, "3355");
	fprintf(stderr, "units.csv: %.2f s\n",
		(double)(end.tv_sec - begin.tv_sec) + (double)(end.tv_nsec - begin.tv_nsec) / 1e9);
	cr_assert_eq(run("import", "unit", path, NULL), 0, "%s", run_err);
	cr_assert_eq(strncmp(run_out, "0 ", 2), 0, "%s", run_out);
}
