/* doithoai due, and what holidays do to it on the command line. */
#include "run.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

TestSuite(due, .init = run_enter, .fini = run_leave);

static void assert_has(const char *text, const char *part)
{
	cr_assert(strstr(text, part), "“%s” is not in:\n%s", part, text);
}

/* An office with a case received on 20/11/2026, due on 14/12/2026: 15 working days, 24/11 left out. */
static void begin(void)
{
	cr_assert_eq(run("init", NULL), 0, "%s", run_err);
	cr_assert_eq(run("add", "case", "kind=feedback", "received_on=20/11/2026",
			     "summary=Nước yếu", NULL),
		0, "%s", run_err);
}

static void due_is(const char *iso)
{
	cr_assert_eq(run("show", "PA-2026-0001", "-f", "json", NULL), 0, "%s", run_err);
	assert_has(run_out, iso);
}

Test(due, rows_for_programs_name_rule_basis_and_state)
{
	begin();
	cr_assert_eq(run("due", "--days", "20", "-f", "csv", NULL), 0, "%s", run_err);
	cr_assert_eq(strncmp(run_out,
			     "due_on,days_left,code,duty,text,owner,rule,basis,state,provisional,"
			     "entity\n",
			     20),
		0, "%s", run_out);
	assert_has(run_out, "2026-12-14,15,PA-2026-0001,");
	assert_has(run_out, ",feedback.settle,");
	assert_has(run_out, ",later,0,case\n");
	assert_has(run_out, ",reception.month,");
	cr_assert_eq(run("due", "--days", "20", "-f", "json", NULL), 0, "%s", run_err);
	assert_has(run_out, "\"provisional\":false");
}

Test(due, a_code_says_why_each_of_its_dates_is_what_it_is)
{
	begin();
	cr_assert_eq(run("due", "PA-2026-0001", "--explain", NULL), 0, "%s", run_err);
	assert_has(run_out, "PA-2026-0001");
	assert_has(run_out, "14/12/2026");
	cr_assert_eq(run("due", "reception.month", "--explain", NULL), 0, "%s", run_err);
	assert_has(run_out, "136/2025");
	cr_assert_eq(run("due", "--explain", NULL), 2);
	cr_assert_eq(run("due", "PA-2026-0009", "--explain", NULL), 1);
	cr_assert_eq(run("due", "--dry-run", NULL), 2);
}

Test(due, a_holiday_is_tried_before_it_moves_dates)
{
	begin();
	cr_assert_eq(run("add", "holiday", "day=14/12/2026", "kind=holiday", "name=Hội làng",
			     "--dry-run", NULL),
		0, "%s", run_err);
	assert_has(run_out, "PA-2026-0001  14/12/2026 -> 15/12/2026");
	due_is("2026-12-14");
	cr_assert_eq(run("list", "holiday", "-f", "csv", NULL), 0);
	cr_assert_null(strstr(run_out, "2026-12-14"), "%s", run_out);
	cr_assert_eq(run("add", "holiday", "day=14/12/2026", "kind=holiday", "name=Hội làng", NULL),
		0, "%s", run_err);
	assert_has(run_out, "1");
	due_is("2026-12-15");
	cr_assert_eq(run("due", "PA-2026-0001", "--explain", NULL), 0, "%s", run_err);
	assert_has(run_out, "14/12/2026 -> 15/12/2026");
	assert_has(run_out, "Hội làng");
	cr_assert_eq(run("set", "holiday", "2026-12-14", "day=16/12/2026", NULL), 0, "%s", run_err);
	due_is("2026-12-14");
	cr_assert_eq(run("verify", NULL), 0, "%s", run_err);
}

Test(due, a_year_of_holidays_is_imported_after_a_look_at_what_moves)
{
	begin();
	file_write("nghi.csv",
		"day,kind,name,confirmed\n2026-12-10,holiday,Một,yes\n"
		"2026-12-11,holiday,Hai,yes\n");
	cr_assert_eq(run("import", "holiday", "nghi.csv", "--dry-run", NULL), 0, "%s", run_err);
	assert_has(run_out, "PA-2026-0001  14/12/2026 -> 16/12/2026");
	due_is("2026-12-14");
	cr_assert_eq(run("import", "holiday", "nghi.csv", NULL), 0, "%s", run_err);
	due_is("2026-12-16");
}

Test(due, counting_again_moves_nothing_that_was_right)
{
	begin();
	cr_assert_eq(run("due", "--recount", "--dry-run", NULL), 0, "%s", run_err);
	assert_has(run_out, "0 ");
	cr_assert_eq(run("due", "--recount", NULL), 0, "%s", run_err);
	due_is("2026-12-14");
	cr_assert_eq(run("due", "--recount", "PA-2026-0001", NULL), 2);
}
