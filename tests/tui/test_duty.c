/* The due desk, why a date is what it is, and the question before the calendar moves dates. */
#include <unistd.h>

#include "domain/duty.h"
#include "screen.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/screens.h"

/* ---- the desk --------------------------------------------------------------------------------- */

Test(duty, the_desk_shows_notices_and_duties_of_the_month_by_their_names)
{
	struct desk *desk = office();

	add(desk, &entity_petition, "kind=complaint", "received_on=2026-11-09",
		"summary=Giá đất quá thấp", NULL);
	tui = tui_test_start(desk, 24, 80);
	keys("");
	sees("Giá đất");
	sees("Thụ lý hoặc không");
	sees("T2 30/11");
	finish(desk);
}

Test(duty, a_row_of_the_desk_says_why_of_its_own_clock)
{
	struct desk *desk = office();

	add(desk, &entity_petition, "kind=complaint", "received_on=2026-11-13",
		"summary=Giá đất quá thấp", NULL);
	tui = tui_test_start(desk, 40, 100);
	keys("h");
	sees("Vì sao hạn của");
	keys("h");
	sees_not("Vì sao hạn của");
	finish(desk);
}

Test(duty, a_duty_of_the_month_opens_its_list_and_says_why)
{
	struct desk *desk = office();

	tui = tui_test_start(desk, 24, 80);
	keys("<End>h");
	sees("Vì sao");
	sees("30/11/2026");
	keys("<Esc><Enter>");
	sees("Lịch tiếp dân");
	finish(desk);
}

/* ---- why -------------------------------------------------------------------------------------- */

Test(duty, why_goes_through_the_marked_records_and_prints_a_slip)
{
	struct desk *desk = office();
	char path[400];

	add_case(desk, "feedback", "Một");
	add_case(desk, "feedback", "Hai");
	snprintf(path, sizeof path, "%s/slip-%d.txt", getenv("TMPDIR") ? getenv("TMPDIR") : "/tmp",
		(int)getpid());
	tui = tui_test_start(desk, 24, 80);
	keys("3 <Down> h<Enter>");
	sees("1/2");
	keys("<Right>");
	sees("2/2");
	keys("<Left><Left>");
	sees("1/2");
	keys("<F8><Ctrl+U>");
	keys(path);
	keys("<Enter>");
	sees("Phiếu ở trong");
	FILE *slip = fopen(path, "r");
	cr_assert(slip, "%s", path);
	char line[200] = "";
	cr_assert(fgets(line, sizeof line, slip));
	cr_assert(strstr(line, "PA-2026-000"), "%s", line);
	fclose(slip);
	keys("<F8><Ctrl+U>");
	keys(path);
	keys("<Enter>"); /* the file is there: it is not written over */
	sees_not("Phiếu ở trong");
	keys("<Esc><Esc>");
	unlink(path);
	finish(desk);
}

Test(duty, the_slip_of_a_record_without_a_limit_is_named_after_the_record)
{
	struct desk *desk = office();

	add(desk, &entity_conference, "title=Hoãn", "held_on=2026-12-11", "status=cancelled", NULL);
	tui = tui_test_start(desk, 24, 80);
	keys("2h");
	sees("Không có thời hạn nào đang chạy");
	keys("<F8>");
	sees("han-HN-2026-002.txt");
	finish(desk);
}

/* ---- a day off that moves dates ---------------------------------------------------------------- */

static date_t due_of(struct desk *desk, int64_t id)
{
	struct casefile file = load_case(desk, id);
	const date_t due = file.due_on;

	drop_case(&file);
	return due;
}

Test(duty, a_day_off_is_shown_with_the_dates_that_move_before_it_is_written)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Nước yếu");

	tui = tui_test_start(desk, 24, 80);
	tui_push(tui, formview_new(tui, &entity_holiday, NULL, NULL));
	keys("14/12/2026<Tab><F3><Enter>Hội làng<F2>");
	sees("1 hạn dời theo ngày này");
	sees("14/12/2026 -> 15/12/2026");
	cr_assert_eq(due_of(desk, id), day("2026-12-14"));
	keys("<Esc>");
	sees("Hội làng"); /* the form is as it was */
	cr_assert_eq(due_of(desk, id), day("2026-12-14"));
	keys("<F2><Enter>");
	cr_assert_eq(due_of(desk, id), day("2026-12-15"));
	keys("<Ctrl+Z>");
	cr_assert_eq(due_of(desk, id), day("2026-12-14"), "one step back takes both");
	finish(desk);
}

Test(duty, a_day_off_that_moves_nothing_is_written_at_once)
{
	struct desk *desk = office();

	add_case(desk, "feedback", "Nước yếu");
	tui = tui_test_start(desk, 24, 80);
	tui_push(tui, formview_new(tui, &entity_holiday, NULL, NULL));
	keys("14/6/2027<Tab><F3><Enter>Hội làng<F2>");
	sees_not("hạn dời");
	sees("Ctrl+Z");
	finish(desk);
}

static bool key_at_once(void *arg)
{
	(void)arg;
	return true;
}

Test(duty, a_key_stops_the_counting_and_nothing_is_written)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Nước yếu");
	const int64_t length = journal_length(desk);

	tui = tui_test_start(desk, 24, 80);
	tui_push(tui, formview_new(tui, &entity_holiday, NULL, NULL));
	keys("14/12/2026<Tab><F3><Enter>");
	tui->key_waits = key_at_once;
	keys("<F2>");
	tui->key_waits = NULL;
	cr_assert_eq(journal_length(desk), length);
	cr_assert_eq(due_of(desk, id), day("2026-12-14"));
	finish(desk);
}
