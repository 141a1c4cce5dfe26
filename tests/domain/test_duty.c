/*
 * What is owed, in the order of its days; why; and what a change of the calendar does to it.
 */
#include "domain/duty.h"
#include "domain/recount.h"
#include "office.h"

/* ---- what a list says ------------------------------------------------------------------------ */

/* "2026-11-26 YK-2026-0002 opinion.answer soon 3\n" for each row. */
static bool note(void *arg, const struct duty *duty)
{
	static const char *const states[] = {[DUE_NONE] = "none",
		[DUE_LATER] = "later",
		[DUE_SOON] = "soon",
		[DUE_TODAY] = "today",
		[DUE_OVERDUE] = "overdue",
		[DUE_PAUSED] = "paused",
		[DUE_DONE] = "done"};
	char iso[DATE_ISO_SIZE];

	buf_printf(arg, "%s %s %s %s %d\n", duty->due ? date_iso(duty->due, iso) : "-", duty->code,
		duty->limit ? duty->limit->head.id : "promise", states[duty->state],
		duty->days_left);
	return true;
}

static char *list_of(struct desk *desk, unsigned sources, date_t until)
{
	const struct duty_range range = {.sources = sources, .until = until};
	struct buf out = {0};
	int64_t count;

	MUST(duties_between(desk, &range, note, &out, &err));
	MUST(duties_count(desk, &range, &count, &err));
	int64_t lines = 0;
	for (const char *p = buf_text(&out); (p = strchr(p, '\n')); p++)
		lines++;
	cr_assert_eq(lines, count, "%d counted, but listed:\n%s", (int)count, buf_text(&out));
	return buf_steal(&out);
}

static void lists(struct desk *desk, unsigned sources, const char *row)
{
	char *all = list_of(desk, sources, DATE_NONE);

	cr_assert(strstr(all, row), "no “%s” in\n%s", row, all);
	free(all);
}

static void lists_not(struct desk *desk, unsigned sources, const char *text)
{
	char *all = list_of(desk, sources, DATE_NONE);

	cr_assert(!strstr(all, text), "“%s” in\n%s", text, all);
	free(all);
}

/* An open clock of a case by its rule. */
struct wanted {
	int64_t casefile;
	const char *rule;
	struct clock found;
};

static bool find_clock(void *arg, const void *record)
{
	struct wanted *wanted = arg;
	const struct clock *clock = record;

	if (clock->casefile != wanted->casefile || strcmp(clock->rule, wanted->rule) != 0 ||
		wanted->found.record.id)
		return true;
	record_copy(&entity_clock, &wanted->found, clock);
	return true;
}

static struct clock clock_of(struct desk *desk, int64_t casefile, const char *rule)
{
	struct wanted wanted = {casefile, rule, {{0}}};
	const struct query query = {.entity = &entity_clock};

	MUST(store_query(desk->store, &query, find_clock, &wanted, &err));
	cr_assert_neq(wanted.found.record.id, 0, "no clock %s", rule);
	return wanted.found;
}

static date_t due_of(struct desk *desk, int64_t casefile, const char *rule)
{
	struct clock clock = clock_of(desk, casefile, rule);
	const date_t due = clock.due_on;

	record_clear(&entity_clock, &clock);
	return due;
}

#define DUE(desk, casefile, rule, iso)                                                             \
	do {                                                                                       \
		char is[DATE_ISO_SIZE];                                                            \
		cr_assert_str_eq(date_iso(due_of(desk, casefile, rule), is), iso);                 \
	} while (0)

/* ---- the list ---------------------------------------------------------------------------------- */

Test(duty, clocks_and_promises_come_in_the_order_of_their_days)
{
	struct desk *desk = office();
	const int64_t later = add_case(desk, "feedback", "Xa");

	add(desk, &entity_casefile, "kind=feedback", "summary=Gần", "due_on=2026-11-25",
		"due_basis=hẹn", NULL);
	add(desk, &entity_commitment, "text=Hứa", "made_on=2026-10-01", "due_on=2026-11-19", NULL);
	DUE(desk, later, "feedback.settle", "2026-12-14");
	char *all = list_of(desk, DUTIES_OWED | DUTIES_PROMISED, DATE_NONE);
	const char *promise = strstr(all, "2026-11-19 CK-2026-001 promise overdue -1"),
		   *near = strstr(all, "2026-11-25 PA-2026-0002 feedback.settle soon 2"),
		   *far = strstr(all, "2026-12-14 PA-2026-0001 feedback.settle later 15");
	cr_assert(promise && near && far && promise < near && near < far, "%s", all);
	free(all);
	desk_close(desk);
}

Test(duty, a_range_and_a_limit_cut_the_list)
{
	struct desk *desk = office();
	struct buf out = {0};

	add_case(desk, "feedback", "Xa");
	add(desk, &entity_commitment, "text=Hứa", "made_on=2026-10-01", "due_on=2026-11-19", NULL);
	add(desk, &entity_commitment, "text=Hứa nữa", "made_on=2026-10-01", "due_on=2026-11-20",
		NULL);
	char *until = list_of(desk, DUTIES_ALL, day("2026-11-20"));
	cr_assert(strstr(until, "CK-2026-002") && !strstr(until, "PA-2026-0001"), "%s", until);
	free(until);
	MUST(duties_list(desk, DATE_NONE, 1, note, &out, &err));
	cr_assert(strstr(buf_text(&out), "2026-11-"), "%s", buf_text(&out));
	cr_assert_str_eq(strchr(buf_text(&out), '\n'), "\n", "one row: %s", buf_text(&out));
	buf_clear(&out);
	desk_close(desk);
}

Test(duty, what_is_in_the_trash_owes_nothing)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Thôi");

	lists(desk, DUTIES_OWED, "PA-2026-0001 feedback.settle");
	MUST(desk_trash(desk, &entity_casefile, id, true, &err));
	lists_not(desk, DUTIES_ALL, "PA-2026-0001");
	MUST(desk_trash(desk, &entity_casefile, id, false, &err));
	lists(desk, DUTIES_OWED, "PA-2026-0001 feedback.settle");
	desk_close(desk);
}

static bool hides(void *arg, const struct duty *duty)
{
	bool *seen = arg;

	if (strncmp(duty->code, "TC-", 3) != 0)
		return true;
	cr_assert(duty->restricted);
	cr_assert(!strstr(duty->text, "hối lộ"), "%s", duty->text);
	*seen = true;
	return true;
}

Test(duty, what_is_restricted_is_owed_but_not_told)
{
	struct desk *desk = office();
	bool seen = false;

	add_case(desk, "denunciation", "nhận hối lộ");
	MUST(duties_list(desk, DATE_NONE, 0, hides, &seen, &err));
	cr_assert(seen, "the denunciation has a time limit");
	desk_close(desk);
}

Test(duty, a_suspended_clock_comes_last_with_the_days_it_has_left)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Chờ vật tư");

	add_case(desk, "feedback", "Chạy");
	const struct clock_owner owner = {.casefile = id};
	MUST(desk_begin(desk, &err));
	MUST(clock_suspend(desk, &owner, "feedback.settle", day("2026-11-20"), "", &err));
	MUST(desk_end(desk, true, &err));
	char *all = list_of(desk, DUTIES_ALL, DATE_NONE);
	char *row = strstr(all, "- PA-2026-0001 feedback.settle paused 15\n");
	cr_assert(row && !row[strlen("- PA-2026-0001 feedback.settle paused 15\n")],
		"it stands at the end of\n%s", all);
	free(all);
	desk_close(desk);
}

Test(duty, a_right_of_the_citizen_is_told_with_the_record_and_not_owed)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "complaint", "Giá đất");
	const struct clock_owner owner = {.casefile = id};
	int64_t *clocks;
	size_t count, before;

	MUST(duties_of(desk, &entity_casefile, id, &clocks, &before, &err));
	free(clocks);
	MUST(desk_begin(desk, &err));
	MUST(clock_start(desk, &owner, "complaint.lodge-second", day("2026-11-20"), "", &err));
	MUST(desk_end(desk, true, &err));
	lists_not(desk, DUTIES_ALL, "complaint.lodge-second");
	MUST(duties_of(desk, &entity_casefile, id, &clocks, &count, &err));
	cr_assert_eq(count, before + 1);
	free(clocks);
	desk_close(desk);
}

/* ---- duties of a period -------------------------------------------------------------------------- */

Test(duty, the_month_wants_two_receptions_of_each_head_by_its_last_working_day)
{
	struct desk *desk = office();

	/* 30/11/2026 is a Monday. */
	lists(desk, DUTIES_OF_PERIOD, "2026-11-30 reception.month reception.month later 5");
	lists(desk, DUTIES_OF_PERIOD, "2026-11-30 reception.party-month");
	add(desk, &entity_reception_day, "day=2026-11-05", "host=chair", "held=held", NULL);
	lists(desk, DUTIES_OF_PERIOD, "reception.month");
	add(desk, &entity_reception_day, "day=2026-11-05", "host=chair", "held=held", NULL);
	lists(desk, DUTIES_OF_PERIOD, "reception.month"); /* the same day twice is one day */
	const int64_t planned =
		add(desk, &entity_reception_day, "day=2026-11-26", "host=chair", NULL);
	lists_not(desk, DUTIES_OF_PERIOD, " reception.month");
	lists(desk, DUTIES_OF_PERIOD, "reception.party-month");
	MUST(set(desk, &entity_reception_day, planned, "held=postponed", NULL));
	lists(desk, DUTIES_OF_PERIOD, " reception.month");
	add(desk, &entity_reception_day, "day=2026-11-27", "host=chair", "kind=unscheduled", NULL);
	lists(desk, DUTIES_OF_PERIOD, " reception.month"); /* unscheduled ones come besides */
	desk_close(desk);
}

Test(duty, a_planned_reception_that_was_not_held_counts_no_more)
{
	struct desk *desk = office();

	add(desk, &entity_reception_day, "day=2026-11-25", "host=chair", NULL);
	add(desk, &entity_reception_day, "day=2026-11-27", "host=chair", NULL);
	lists_not(desk, DUTIES_OF_PERIOD, " reception.month");
	setenv("DOITHOAI_NOW", "2026-11-27T09:00:00", 1);
	lists(desk, DUTIES_OF_PERIOD, "2026-11-30 reception.month reception.month soon 1");
	setenv("DOITHOAI_NOW", "2026-11-30T09:00:00", 1);
	lists(desk, DUTIES_OF_PERIOD, "2026-11-30 reception.month reception.month today 0");
	setenv("DOITHOAI_NOW", "2026-12-01T09:00:00", 1);
	lists(desk, DUTIES_OF_PERIOD, "2026-12-31 reception.month");
	desk_close(desk);
}

Test(duty, before_july_2026_the_chair_receives_every_week)
{
	struct desk *desk = office();

	setenv("DOITHOAI_NOW", "2026-06-10T09:00:00", 1); /* a Wednesday */
	lists(desk, DUTIES_OF_PERIOD, "2026-06-12 reception.month reception.month soon 2");
	setenv("DOITHOAI_NOW", "2026-02-17T09:00:00", 1); /* Tết: no working day in the week */
	lists_not(desk, DUTIES_OF_PERIOD, " reception.month");
	setenv("DOITHOAI_NOW", "2026-07-01T09:00:00", 1);
	lists(desk, DUTIES_OF_PERIOD, "2026-07-31 reception.month");
	desk_close(desk);
}

Test(duty, the_year_wants_a_conference_until_one_was_held)
{
	struct desk *desk = office();

	/* One was held today. */
	lists_not(desk, DUTIES_OF_PERIOD, "conference.year");
	setenv("DOITHOAI_NOW", "2027-01-01T09:00:00", 1);
	lists(desk, DUTIES_OF_PERIOD, "2027-12-31 conference.year");
	setenv("DOITHOAI_NOW", "2027-12-31T09:00:00", 1);
	const int64_t plan = add(desk, &entity_conference, "title=Cuối năm", "held_on=2027-12-31",
		"status=planned", NULL);
	lists(desk, DUTIES_OF_PERIOD, "2027-12-31 conference.year conference.year today 0");
	MUST(set(desk, &entity_conference, plan, "status=held", NULL));
	lists_not(desk, DUTIES_OF_PERIOD, "conference.year");
	desk_close(desk);
}

Test(duty, a_duty_of_a_period_says_its_rule_and_what_is_missing)
{
	struct desk *desk = office();
	struct buf text = {0};

	add(desk, &entity_reception_day, "day=2026-11-05", "host=chair", "held=held", NULL);
	MUST(duty_why_period(desk, PERIOD_CHAIR, 76, &text, &err));
	cr_assert(strstr(buf_text(&text), "136/2025"), "%s", buf_text(&text));
	cr_assert(strstr(buf_text(&text), "30/11/2026"), "%s", buf_text(&text));
	buf_clear(&text);
	desk_close(desk);
}

/* ---- a change of the calendar --------------------------------------------------------------------- */

struct seen {
	int64_t moved;
	date_t before, after;
	int stop_at; /* progress is cancelled at this call; 0 = never */
	int asked;
};

static void see_move(void *arg, const struct clock_move *move)
{
	struct seen *seen = arg;

	seen->moved++;
	seen->before = move->before;
	seen->after = move->after;
}

static bool see_progress(void *arg, int64_t done, int64_t all)
{
	struct seen *seen = arg;

	cr_assert_leq(done, all);
	return ++seen->asked != seen->stop_at;
}

static bool add_holiday(struct desk *desk, void *arg, struct error *e)
{
	struct holiday holiday = {
		.day = day(arg), .kind = HOLIDAY_PUBLIC, .name = xstrdup("Nghỉ"), .confirmed = 1};
	const bool ok = desk_add(desk, &entity_holiday, &holiday, e);

	record_clear(&entity_holiday, &holiday);
	return ok;
}

Test(recount, a_new_day_off_moves_the_dates_behind_it_and_no_others)
{
	struct desk *desk = office();
	const int64_t behind = add_case(desk, "feedback", "Sau");
	const int64_t before = add(desk, &entity_casefile, "kind=feedback", "summary=Trước",
		"received_on=2026-11-05", NULL);
	struct seen seen = {0};
	struct recount watch = {.moved = see_move, .progress = see_progress, .arg = &seen};

	DUE(desk, behind, "feedback.settle", "2026-12-14");
	const date_t kept = due_of(desk, before, "feedback.settle");
	MUST(calendar_change(desk, &watch, false, add_holiday, (void *)"2026-12-14", &err));
	DUE(desk, behind, "feedback.settle", "2026-12-15");
	cr_assert_eq(due_of(desk, before, "feedback.settle"), kept);
	cr_assert_eq(watch.count, seen.moved);
	cr_assert_eq(seen.moved, 1);
	cr_assert_eq(seen.before, day("2026-12-14"));
	cr_assert_eq(seen.after, day("2026-12-15"));
	struct casefile file = load_case(desk, behind);
	cr_assert_eq(file.due_on, day("2026-12-15"), "the case's own date follows");
	drop_case(&file);
	cr_assert(is_clean(desk), "%s", err.text);
	desk_close(desk);
}

Test(recount, a_day_off_written_by_any_way_moves_dates_in_the_same_act)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Sau");
	const int64_t off = add(desk, &entity_holiday, "day=2026-12-14", "kind=holiday", NULL);

	DUE(desk, id, "feedback.settle", "2026-12-15");
	MUST(set(desk, &entity_holiday, off, "day=2026-12-25", NULL));
	DUE(desk, id, "feedback.settle", "2026-12-14");
	MUST(set(desk, &entity_holiday, off, "day=2026-12-10", NULL));
	DUE(desk, id, "feedback.settle", "2026-12-15");
	MUST(desk_trash(desk, &entity_holiday, off, true, &err));
	DUE(desk, id, "feedback.settle", "2026-12-14");
	MUST(desk_trash(desk, &entity_holiday, off, false, &err));
	DUE(desk, id, "feedback.settle", "2026-12-15");
	desk_close(desk);
}

Test(recount, undo_takes_the_day_and_the_dates_back_as_one_step)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Sau");
	struct buf told = {0};

	add(desk, &entity_holiday, "day=2026-12-14", "kind=holiday", NULL);
	DUE(desk, id, "feedback.settle", "2026-12-15");
	MUST(undo_do(desk, false, &told, &err));
	DUE(desk, id, "feedback.settle", "2026-12-14");
	MUST(undo_do(desk, true, &told, &err));
	DUE(desk, id, "feedback.settle", "2026-12-15");
	cr_assert(is_clean(desk), "%s", err.text);
	buf_clear(&told);
	desk_close(desk);
}

Test(recount, a_preview_tells_the_moves_and_leaves_nothing)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Sau");
	struct seen seen = {0};
	struct recount watch = {.moved = see_move, .arg = &seen};
	const int64_t length = journal_length(desk);
	int64_t row;

	MUST(calendar_change(desk, &watch, true, add_holiday, (void *)"2026-12-14", &err));
	cr_assert_eq(seen.moved, 1);
	cr_assert_eq(journal_length(desk), length);
	DUE(desk, id, "feedback.settle", "2026-12-14");
	MUST(store_find_key(desk->store, &entity_holiday, "2026-12-14", &row, &err));
	cr_assert_eq(row, 0);
	cr_assert(calendar_is_working(desk_calendar(desk), day("2026-12-14")));
	desk_close(desk);
}

Test(recount, who_asks_first_is_refused_where_dates_would_move_and_only_there)
{
	struct desk *desk = office();
	struct recount watch = {.ask = true};
	const int64_t id = add_case(desk, "feedback", "Sau");
	const int64_t length = journal_length(desk);

	REFUSED(ERR_NONE,
		calendar_change(desk, &watch, false, add_holiday, (void *)"2026-12-14", &err));
	cr_assert(watch.asked);
	cr_assert_eq(watch.count, 1);
	cr_assert_eq(journal_length(desk), length);
	DUE(desk, id, "feedback.settle", "2026-12-14");
	watch = (struct recount){.ask = true};
	MUST(calendar_change(desk, &watch, false, add_holiday, (void *)"2027-06-14", &err));
	cr_assert(!watch.asked);
	desk_close(desk);
}

Test(recount, cancelling_leaves_no_trace)
{
	struct desk *desk = office();
	struct seen seen = {.stop_at = 1};
	struct recount watch = {.moved = see_move, .progress = see_progress, .arg = &seen};
	const int64_t id = add_case(desk, "feedback", "Sau");
	const int64_t length = journal_length(desk);
	int64_t row;

	REFUSED(ERR_NONE,
		calendar_change(desk, &watch, false, add_holiday, (void *)"2026-12-14", &err));
	cr_assert_eq(seen.asked, 1);
	cr_assert_eq(journal_length(desk), length);
	DUE(desk, id, "feedback.settle", "2026-12-14");
	MUST(store_find_key(desk->store, &entity_holiday, "2026-12-14", &row, &err));
	cr_assert_eq(row, 0);
	cr_assert(calendar_is_working(desk_calendar(desk), day("2026-12-14")));
	cr_assert(is_clean(desk), "%s", err.text);
	desk_close(desk);
}

Test(recount, the_history_of_a_date_names_the_day_off_that_moved_it)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Sau");
	struct buf text = {0};

	add(desk, &entity_holiday, "day=2026-12-14", "kind=holiday", "name=Hội làng", NULL);
	struct clock clock = clock_of(desk, id, "feedback.settle");
	MUST(duty_why(desk, clock.record.id, 76, &text, &err));
	cr_assert(strstr(buf_text(&text), "14/12/2026 -> 15/12/2026"), "%s", buf_text(&text));
	cr_assert(strstr(buf_text(&text), "Hội làng"), "%s", buf_text(&text));
	record_clear(&entity_clock, &clock);
	buf_clear(&text);
	desk_close(desk);
}
