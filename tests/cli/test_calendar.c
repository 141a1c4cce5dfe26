/* The calendar of a year on the command line. */
#include "run.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(calendar_command, .init = run_enter, .fini = run_leave, .timeout = 60);

#define assert_has(text, needle)                                                                   \
	cr_assert(strstr(text, needle), "\"%s\" is missing in:\n%s", needle, text)

Test(calendar_command, without_a_database_it_shows_the_rules)
{
	unsetenv("DOITHOAI_DB");
	cr_assert_eq(run("calendar", "2026", NULL), 0, "%s", run_err);
	assert_has(run_out, "T3 17/02      1/1  ngày lễ");
	assert_has(run_out, "T7 22/08");
	cr_expect_null(strstr(run_out, "dự kiến"), "%s", run_out);
	cr_expect_null(strstr(run_out, "…"), "nothing is cut:\n%s", run_out);
	assert_has(run_out, "\n1  Thông báo 9441/TB-BNV (2025)");
	assert_has(run_out, " 2/2026    28             15");
	assert_has(run_out, "   Cộng   365            249");
}

Test(calendar_command, what_is_worked_out_is_called_provisional)
{
	unsetenv("DOITHOAI_DB");
	cr_assert_eq(run("calendar", "2027", "--format", "csv", NULL), 0, "%s", run_err);
	cr_expect_eq(lines(run_out), 16, "%s", run_out);
	assert_has(run_out, "day,weekday,lunar,kind,name,confirmed,source");
	assert_has(run_out, "2027-01-01,5,24/11,holiday,Tết Dương lịch,1,");
	assert_has(run_out, "2027-02-06,6,1/1,holiday,Tết Nguyên đán,0,");
	assert_has(run_out,
		"2027-02-10,3,5/1,compensatory,Nghỉ bù Tết Nguyên đán,0,\"Bộ luật Lao động 2019, "
		"Điều 111.3\"");
	cr_assert_eq(run("calendar", "2027", NULL), 0, "%s", run_err);
	assert_has(run_out, "dự kiến");
	cr_expect_null(strstr(run_out, "…"), "nothing is cut:\n%s", run_out);
	cr_assert_eq(run("calendar", "2027", "--format", "json", NULL), 0, "%s", run_err);
	assert_has(run_out, "\"working_days\":[20,15,23,20,20,22,22,22,20,21,21,23]");
	assert_has(run_out, "\"confirmed\":false");
}

Test(calendar_command, the_rows_of_the_office_go_over_the_rules)
{
	cr_assert_eq(run("init", NULL), 0, "%s", run_err);
	cr_assert_eq(run("add", "holiday", "day=4/2/2027", "kind=holiday", "name=Tết",
			     "confirmed=yes", "source=Thông báo số 1", NULL),
		0, "%s", run_err);
	cr_assert_eq(run("add", "holiday", "day=9/2/2027", "kind=make-up", NULL), 0, "%s", run_err);
	cr_assert_eq(run("calendar", "2027", "--format", "csv", NULL), 0, "%s", run_err);
	assert_has(run_out, "2027-02-04,4,28/12,holiday,Tết,1,Thông báo số 1");
	assert_has(run_out, "2027-02-09,2,4/1,make-up,,0,");
}

Test(calendar_command, a_leap_month_is_told)
{
	unsetenv("DOITHOAI_DB");
	/* The third month of 2031 comes twice; the Kings' Day is in the first. */
	cr_assert_eq(run("calendar", "2031", "--format", "csv", NULL), 0, "%s", run_err);
	assert_has(run_out, "2031-04-30,3,10/3 nhuận,holiday");
	assert_has(run_out, "2031-04-01,2,10/3,holiday,Giỗ Tổ");
}

Test(calendar_command, years_it_does_not_know_are_refused)
{
	static const struct {
		const char *word;
		int status;
	} years[] = {{"1975", 1}, {"2071", 1}, {"-3", 2}, {"2026x", 2}, {"", 2},
		{"99999999999999999999", 2}};

	unsetenv("DOITHOAI_DB");
	for (size_t i = 0; i < sizeof years / sizeof years[0]; i++) {
		cr_expect_eq(run("calendar", years[i].word, NULL), years[i].status, "%s: %s",
			years[i].word, run_err);
		cr_expect(*run_err && !*run_out, "%s", years[i].word);
	}
	cr_expect_eq(run("calendar", NULL), 2);
}
