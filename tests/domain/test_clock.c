/* Counting: vectors, steps, and properties that hold for every limit, calendar and course of a clock. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/clock.h"

static struct error err;

#define MUST(act) cr_assert((act), "%s: %s", #act, err.text)

static date_t day(const char *iso)
{
	const date_t date = date_from_iso(iso);

	cr_assert(date, "%s", iso);
	return date;
}

/* ---- calendars and limits ---------------------------------------------------------------------- */

struct special {
	const char *day;
	int64_t kind;
	bool guess;
};

static struct calendar *calendar_of(const struct special *specials, size_t count)
{
	struct holiday *rows = calloc(count + 1, sizeof *rows);
	struct calendar *calendar = NULL;

	for (size_t i = 0; i < count; i++)
		rows[i] = (struct holiday){.record = {.id = (int64_t)i + 1},
			.day = day(specials[i].day),
			.kind = specials[i].kind,
			.name = (char *)"Ngày nghỉ",
			.confirmed = !specials[i].guess,
			.source = (char *)""};
	const struct calendar_plan plan = {.holidays = rows, .holiday_count = count};
	MUST(calendar_build_from(&calendar, &plan, &err));
	free(rows);
	return calendar;
}

/* The days of the vectors of domain.md 2.3, and the two behind its last one. */
static const struct special vector_days[] = {{"2026-01-02", HOLIDAY_PUBLIC, false},
	{"2026-01-10", HOLIDAY_MAKEUP, false}, {"2026-11-24", HOLIDAY_PUBLIC, false},
	{"2027-01-01", HOLIDAY_PUBLIC, false}};

#define VECTORS calendar_of(vector_days, sizeof vector_days / sizeof *vector_days)

static const struct limit_variant settle_variants[] = {{.when = "complex", .count = 45},
	{.when = "remote", .count = 45}, {.when = "remote+complex", .count = 60}};

static struct limit limit_of(enum limit_unit unit, int count)
{
	return (struct limit){.head = {.id = "test.limit",
				      .name = {"Thử", "Test"},
				      .basis = "Điều 1",
				      .note = {"", ""}},
		.from = "received",
		.unit = unit,
		.count = count,
		.variants = settle_variants,
		.variant_count = unit == LIMIT_DAY && count == 30 ? 3 : 0};
}

/* ---- vectors ----------------------------------------------------------------------------------- */

Test(clock, vectors_of_the_law)
{
	static const struct vector {
		enum limit_unit unit;
		int count;
		const char *from, *variant, *steps, *raw, *due;
	} vectors[] = {
		{LIMIT_WORKING_DAY, 3, "2026-11-20", "", "", "2026-11-26", "2026-11-26"},
		{LIMIT_WORKING_DAY, 5, "2026-11-20", "", "", "2026-11-30", "2026-11-30"},
		{LIMIT_WORKING_DAY, 7, "2026-11-20", "", "", "2026-12-02", "2026-12-02"},
		{LIMIT_WORKING_DAY, 10, "2026-11-20", "", "", "2026-12-07", "2026-12-07"},
		{LIMIT_WORKING_DAY, 5, "2026-11-21", "", "", "2026-11-30", "2026-11-30"},
		{LIMIT_WORKING_DAY, 7, "2026-11-21", "", "", "2026-12-02", "2026-12-02"},
		{LIMIT_WORKING_DAY, 10, "2026-11-21", "", "", "2026-12-07", "2026-12-07"},
		{LIMIT_DAY, 30, "2026-12-02", "", "", "2027-01-01", "2027-01-04"},
		{LIMIT_DAY, 30, "2026-12-02", "complex", "", "2027-01-16", "2027-01-18"},
		{LIMIT_DAY, 30, "2026-12-02", "complex+remote", "", "2027-01-31", "2027-02-01"},
		{LIMIT_DAY_BEFORE, 7, "2026-12-05", "", "", "2026-11-28", "2026-11-28"},
		{LIMIT_DAY, 10, "2026-12-05", "", "", "2026-12-15", "2026-12-15"},
		{LIMIT_DAY, 30, "2026-09-01", "", "suspend 2026-09-11\nresume 2026-10-12",
			"2026-11-01", "2026-11-02"},
		{LIMIT_WORKING_DAY, 2, "2026-01-08", "", "", "2026-01-10", "2026-01-10"},
		/* Beyond them: Saturday made up before a Sunday, years, days of a reception. */
		{LIMIT_DAY, 2, "2026-01-08", "", "", "2026-01-10", "2026-01-10"},
		{LIMIT_YEAR, 1, "2024-02-29", "", "", "2025-02-28", "2025-02-28"},
		{LIMIT_YEAR, 1, "2025-11-28", "", "", "2026-11-28", "2026-11-30"},
		{LIMIT_WORKING_DAY_BEFORE, 5, "2026-11-28", "", "", "2026-11-20", "2026-11-20"},
		{LIMIT_DAY, 0, "2026-11-21", "", "", "2026-11-21", "2026-11-23"},
		/* Extensions count from the start; those of a suspended period too. */
		{LIMIT_DAY, 30, "2026-09-01", "", "extend 2026-09-20 30 complex", "2026-10-31",
			"2026-11-02"},
		{LIMIT_DAY, 30, "2026-09-01", "",
			"extend 2026-09-20 30 complex\nextend 2026-10-20 30 very-complex",
			"2026-11-30", "2026-11-30"},
		{LIMIT_DAY, 30, "2026-09-01", "",
			"suspend 2026-09-11\nextend 2026-09-20 30\nresume 2026-10-12", "2026-12-01",
			"2026-12-01"},
		/* Two pauses: 10 days used, then 5, 15 left. */
		{LIMIT_DAY, 30, "2026-09-01", "",
			"suspend 2026-09-11\nresume 2026-09-21\nsuspend 2026-09-26\nresume "
			"2026-10-06",
			"2026-10-21", "2026-10-21"},
		/* Suspended on the last day: none left, the day of resumption ends it. */
		{LIMIT_WORKING_DAY, 5, "2026-11-20", "", "suspend 2026-11-30\nresume 2026-12-05",
			"2026-12-05", "2026-12-07"},
		/* Suspended when it was over: nothing changes. */
		{LIMIT_WORKING_DAY, 5, "2026-11-20", "", "suspend 2026-12-01\nresume 2026-12-05",
			"2026-11-30", "2026-11-30"},
		/* A day set by hand stands, on a Sunday too; a pause moves what was left of it. */
		{LIMIT_WORKING_DAY, 15, "2026-11-20", "", "fix 2026-11-25 2026-12-20 chờ",
			"2026-12-20", "2026-12-20"},
		{LIMIT_DAY, 30, "2026-11-20", "",
			"fix 2026-11-25 2026-12-20 chờ\nsuspend 2026-12-10\nresume 2026-12-15",
			"2026-12-25", "2026-12-25"},
		{LIMIT_DAY, 30, "2026-11-20", "",
			"suspend 2026-11-21\nresume 2026-11-23\nfix 2026-11-25 2026-12-20\n"
			"extend 2026-12-01 10",
			"2026-12-30", "2026-12-30"},
	};
	struct calendar *calendar = VECTORS;

	for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
		const struct vector *v = &vectors[i];
		const struct limit limit = limit_of(v->unit, v->count);
		struct clock_steps steps = {0};
		MUST(clock_steps_parse(&steps, v->steps, &err));
		for (int daily = 0; daily < 2; daily++) {
			struct explanation e = {0};
			char raw[DATE_ISO_SIZE], due[DATE_ISO_SIZE];
			MUST(clock_count(&e, calendar, &limit, day(v->from), v->variant, &steps,
				daily, &err));
			cr_assert_str_eq(
				date_iso(e.raw, raw), v->raw, "vector %zu: raw %s", i, raw);
			cr_assert_str_eq(
				date_iso(e.due, due), v->due, "vector %zu: due %s", i, due);
			explanation_clear(&e);
		}
		clock_steps_clear(&steps);
	}
	calendar_free(calendar);
}

Test(clock, a_period_counted_back_says_the_working_day_to_act_by)
{
	struct calendar *calendar = VECTORS;
	const struct limit limit = limit_of(LIMIT_DAY_BEFORE, 7);
	struct explanation e = {0};

	MUST(clock_count(&e, calendar, &limit, day("2026-12-05"), "", NULL, true, &err));
	cr_assert_eq(e.due, day("2026-11-28"));
	cr_assert_eq(e.act_by, day("2026-11-27"));
	cr_assert_eq(e.days[0].reason, COUNT_DUE);
	cr_assert_eq(e.days[0].number, 7);
	cr_assert_eq(e.days[e.day_count - 1].reason, COUNT_START);
	cr_assert_eq(e.days[e.day_count - 1].day, day("2026-12-05"));
	explanation_clear(&e);
	calendar_free(calendar);
}

Test(clock, while_suspended_there_is_no_day_but_the_days_left)
{
	struct calendar *calendar = VECTORS;
	const struct limit limit = limit_of(LIMIT_DAY, 30);
	struct clock_steps steps = {0};

	setenv("DOITHOAI_NOW", "2026-09-21T08:00:00", 1);
	clock_steps_add(&steps, STEP_SUSPEND, day("2026-09-11"), 0, DATE_NONE, "x");
	for (int daily = 0; daily < 2; daily++) {
		struct explanation e = {0};
		MUST(clock_count(
			&e, calendar, &limit, day("2026-09-01"), NULL, &steps, daily, &err));
		cr_assert_not(e.running);
		cr_assert_eq(e.due, DATE_NONE);
		cr_assert_eq(e.left_when_suspended, 20);
		cr_assert_eq(e.suspended_days, 10);
		explanation_clear(&e);
	}
	clock_steps_clear(&steps);
	calendar_free(calendar);
}

Test(clock, steps_that_contradict_are_refused)
{
	static const struct {
		enum limit_unit unit;
		const char *steps;
	} bad[] = {
		{LIMIT_DAY, "resume 2026-12-01"},
		{LIMIT_DAY, "suspend 2026-12-01\nsuspend 2026-12-02"},
		{LIMIT_DAY, "suspend 2026-11-01"},
		{LIMIT_DAY, "suspend 2026-12-10\nresume 2026-12-09"},
		{LIMIT_DAY, "suspend 2026-12-01\nfix 2026-12-02 2026-12-20"},
		{LIMIT_DAY, "fix 2026-12-02 2026-11-01"},
		{LIMIT_DAY, "suspend 2026-12-01\nresume 2026-12-05\nfix 2026-12-06 2026-12-04"},
		{LIMIT_DAY, "extend 2066-12-06 3000"},
		{LIMIT_DAY_BEFORE, "suspend 2026-12-01\nresume 2026-12-02"},
		{LIMIT_WORKING_DAY_BEFORE, "extend 2026-12-01 3"},
		{LIMIT_DAY_BEFORE, "fix 2026-12-01 2026-12-02"},
	};
	struct calendar *calendar = VECTORS;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const struct limit limit = limit_of(bad[i].unit, 30);
		for (int daily = 0; daily < 2; daily++) {
			struct clock_steps steps = {0};
			struct explanation e = {.count = 77};
			const date_t from = strstr(bad[i].steps, "2066") ? day("2066-06-01")
									 : day("2026-11-20");
			MUST(clock_steps_parse(&steps, bad[i].steps, &err));
			cr_assert_not(
				clock_count(&e, calendar, &limit, from, "", &steps, daily, &err),
				"%s", bad[i].steps);
			cr_assert_eq(err.code, ERR_INVALID, "%s", bad[i].steps);
			cr_assert(e.count == 77 && !e.days, "written on failure");
			clock_steps_clear(&steps);
		}
	}
	calendar_free(calendar);
}

Test(clock, a_period_outside_the_years_of_the_calendar_is_refused)
{
	static const struct {
		enum limit_unit unit;
		int count;
		const char *from;
	} bad[] = {{LIMIT_DAY, 30, "1975-12-31"}, {LIMIT_DAY, 30, "2070-12-15"},
		{LIMIT_WORKING_DAY, 30, "2070-12-15"}, {LIMIT_YEAR, 100, "2000-01-01"},
		{LIMIT_DAY_BEFORE, 30, "1976-01-05"}, {LIMIT_WORKING_DAY_BEFORE, 30, "1976-01-05"},
		{LIMIT_DAY, 30, "2071-01-01"}};
	struct calendar *calendar = VECTORS;

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const struct limit limit = limit_of(bad[i].unit, bad[i].count);
		for (int daily = 0; daily < 2; daily++) {
			struct explanation e = {0};
			cr_assert_not(clock_count(&e, calendar, &limit, day(bad[i].from), "", NULL,
					      daily, &err),
				"%s", bad[i].from);
			cr_assert_eq(err.code, ERR_INVALID);
		}
	}
	calendar_free(calendar);
}

/* ---- the text of the steps ----------------------------------------------------------------------- */

Test(clock, steps_are_read_as_they_were_written)
{
	static const char text[] =
		"suspend 2026-09-11 force-majeure\nresume 2026-10-12\n"
		"extend 2026-10-20 30 complex\nfix 2026-10-01 2026-12-10 chờ vật tư";
	struct clock_steps steps = {0};
	struct buf out = {0};

	MUST(clock_steps_parse(&steps, text, &err));
	cr_assert_eq(steps.count, 4);
	cr_assert_str_eq(steps.list[3].ground, "chờ vật tư");
	clock_steps_print(&steps, &out);
	cr_assert_str_eq(buf_text(&out), text);
	clock_steps_add(&steps, STEP_RESUME, day("2026-12-01"), 0, DATE_NONE, " hai\n dòng\t ");
	cr_assert_str_eq(steps.list[4].ground, "hai dòng");
	buf_clear(&out);
	clock_steps_clear(&steps);
}

Test(clock, steps_that_cannot_be_read_name_their_line)
{
	static const char *const bad[] = {"suspend 2026-09-11\npause 2026-09-12", "x\n",
		"suspend 11/09/2026", "extend 2026-10-20", "extend 2026-10-20 0",
		"extend 2026-10-20 -3", "extend 2026-10-20 9999999999", "fix 2026-10-20 complex",
		"suspend", "\n"};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct clock_steps steps = {0};
		cr_assert_not(clock_steps_parse(&steps, bad[i], &err), "%s", bad[i]);
		cr_assert_eq(err.code, ERR_INVALID);
		cr_assert_null(steps.list);
		cr_assert(strstr(err.text, i == 0 ? "2" : "1"), "%s", err.text);
	}
}

/* ---- properties ---------------------------------------------------------------------------------- */

static uint64_t seed = 20261121;

/* xorshift64*: the same on every machine. */
static int roll(int below)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (int)((seed * 2685821657736338717u >> 33) % (uint64_t)below);
}

enum { ROUNDS = 4000, SPECIALS = 60 };

static struct special *random_specials(size_t *count)
{
	static char days[SPECIALS][DATE_ISO_SIZE];
	static struct special specials[SPECIALS];

	*count = 0;
	for (int i = 0; i < SPECIALS; i++) {
		const date_t date = day("2024-01-01") + roll(5 * 366);
		const bool weekend = date_weekday(date) == 0 || date_weekday(date) == 6;
		specials[*count] = (struct special){date_iso(date, days[i]),
			weekend ? HOLIDAY_MAKEUP : HOLIDAY_PUBLIC, roll(3) == 0};
		++*count;
	}
	return specials;
}

static struct limit random_limit(bool before)
{
	static const enum limit_unit units[] = {LIMIT_DAY, LIMIT_WORKING_DAY, LIMIT_YEAR,
		LIMIT_DAY_BEFORE, LIMIT_WORKING_DAY_BEFORE};
	const enum limit_unit unit = units[roll(before ? 5 : 3)];

	return limit_of(unit, unit == LIMIT_YEAR ? 1 + roll(2) : 1 + roll(roll(4) ? 60 : 250));
}

/* A course that does not contradict itself. */
static struct clock_steps random_steps(date_t from)
{
	struct clock_steps steps = {0};
	date_t on = from;
	bool paused = false;

	for (int i = roll(6); i > 0; i--) {
		on += roll(25);
		switch (roll(8)) {
		case 0:
			clock_steps_add(&steps, STEP_EXTEND, on, 1 + roll(30), DATE_NONE, "");
			break;
		case 1:
			if (!paused)
				clock_steps_add(&steps, STEP_FIX, on, 0, on + roll(60), "");
			break;
		default:
			clock_steps_add(
				&steps, paused ? STEP_RESUME : STEP_SUSPEND, on, 0, DATE_NONE, "");
			paused = !paused;
		}
	}
	return steps;
}

/* Tell the days again, apart from the walk: what is counted, and that nothing is left out. */
static void check_days(const struct explanation *e, const struct calendar *calendar)
{
	const bool before = limit_is_before(e->limit);
	const bool working =
		e->limit->unit == LIMIT_WORKING_DAY || e->limit->unit == LIMIT_WORKING_DAY_BEFORE;
	int counted = 0;

	cr_assert_gt(e->day_count, 0);
	for (size_t i = 0; i < e->day_count; i++) {
		const struct counted_day *d = &e->days[i];
		cr_assert_eq(d->day, e->days[0].day + (date_t)i, "a day is left out");
		cr_assert_eq(d->off, !calendar_is_working(calendar, d->day));
		if (d->number && working)
			cr_assert_not(d->off, "a day off is counted");
		if (d->number && !before)
			cr_assert_eq(d->number, ++counted);
		counted += d->number && before;
		if (d->reason == COUNT_DUE && e->running)
			cr_assert_eq(d->day, e->due);
		if (d->reason == COUNT_ROLLED || d->reason == COUNT_WEEKEND ||
			d->reason == COUNT_HOLIDAY)
			cr_assert(d->off);
	}
	if (!e->running) {
		cr_assert_eq(counted + e->left_when_suspended, e->count);
		return;
	}
	const struct counted_day *last = &e->days[before ? 0 : e->day_count - 1];
	cr_assert_eq(last->reason, COUNT_DUE, "the last day is not the due one");
	if (e->fixed)
		return;
	cr_assert_eq(counted, e->count, "%d days counted of %d", counted, e->count);
	if (!before)
		cr_assert_not(last->off, "the last day is a day off");
}

Test(clock, the_day_by_day_walk_and_the_arithmetic_agree)
{
	setenv("DOITHOAI_NOW", "2026-11-20T08:00:00", 1);
	for (int round = 0; round < ROUNDS; round++) {
		size_t count;
		struct special *specials = random_specials(&count);
		struct calendar *calendar = calendar_of(specials, count);
		for (int i = 0; i < 4; i++) {
			const struct limit limit = random_limit(true);
			const date_t from = day("2024-06-01") + roll(3 * 365);
			struct clock_steps steps = {0};
			struct explanation quick = {0}, daily = {0};
			struct buf text = {0};
			if (!limit_is_before(&limit))
				steps = random_steps(from);
			clock_steps_print(&steps, &text);
			const bool ok = clock_count(
				&quick, calendar, &limit, from, "", &steps, false, &err);
			cr_assert_eq(
				clock_count(&daily, calendar, &limit, from, "", &steps, true, &err),
				ok);
			if (ok) {
				const char *const what = buf_text(&text);
				cr_assert_eq(quick.due, daily.due, "round %d unit %d count %d: %s",
					round, limit.unit, limit.count, what);
				cr_assert_eq(quick.raw, daily.raw, "round %d: %s", round, what);
				cr_assert_eq(quick.act_by, daily.act_by);
				cr_assert_eq(quick.running, daily.running);
				cr_assert_eq(quick.provisional, daily.provisional, "round %d: %s",
					round, what);
				cr_assert_eq(quick.left_when_suspended, daily.left_when_suspended);
				cr_assert_eq(quick.suspended_days, daily.suspended_days);
				check_days(&daily, calendar);
			}
			explanation_clear(&quick);
			explanation_clear(&daily);
			clock_steps_clear(&steps);
			buf_clear(&text);
		}
		calendar_free(calendar);
	}
}

static date_t due_of(const struct calendar *calendar, const struct limit *limit, date_t from,
	const struct clock_steps *steps)
{
	struct explanation e = {0};

	MUST(clock_count(&e, calendar, limit, from, "", steps, false, &err));
	return e.due;
}

Test(clock, suspending_and_resuming_on_the_same_day_changes_nothing)
{
	size_t count;
	struct special *specials = random_specials(&count);
	struct calendar *calendar = calendar_of(specials, count);

	for (int round = 0; round < ROUNDS; round++) {
		const struct limit limit = random_limit(false);
		const date_t from = day("2024-06-01") + roll(3 * 365);
		struct clock_steps steps = {0};
		const date_t plain = due_of(calendar, &limit, from, NULL);
		const date_t on = from + roll(plain - from + 20);
		clock_steps_add(&steps, STEP_SUSPEND, on, 0, DATE_NONE, "");
		clock_steps_add(&steps, STEP_RESUME, on, 0, DATE_NONE, "");
		cr_assert_eq(due_of(calendar, &limit, from, &steps), plain, "round %d", round);
		clock_steps_clear(&steps);
	}
	calendar_free(calendar);
}

Test(clock, one_more_day_off_never_moves_a_date_earlier)
{
	for (int round = 0; round < ROUNDS / 4; round++) {
		size_t count;
		struct special *specials = random_specials(&count);
		struct calendar *with = calendar_of(specials, count);
		/* The last one is put, or it was a working day put away. */
		struct calendar *without = calendar_of(specials, count - 1);
		if (specials[count - 1].kind == HOLIDAY_MAKEUP) {
			struct calendar *swap = with;
			with = without;
			without = swap;
		}
		for (int i = 0; i < 40; i++) {
			const struct limit limit = random_limit(false);
			const date_t from = day(specials[count - 1].day) - roll(120);
			struct clock_steps steps = {0};
			const date_t on = from + roll(30);
			if (roll(2)) {
				clock_steps_add(&steps, STEP_SUSPEND, on, 0, DATE_NONE, "");
				clock_steps_add(
					&steps, STEP_RESUME, on + roll(30), 0, DATE_NONE, "");
			}
			cr_assert_geq(due_of(with, &limit, from, &steps),
				due_of(without, &limit, from, &steps), "round %d", round);
			clock_steps_clear(&steps);
		}
		calendar_free(with);
		calendar_free(without);
	}
}

/* ---- the slip ------------------------------------------------------------------------------------ */

static char *slip_of(const struct explanation *e, const struct clock_steps *steps, int columns)
{
	struct buf out = {0};

	explanation_write(NULL, e, steps, columns, &out);
	return buf_steal(&out);
}

Test(clock, the_slip_shows_the_week_with_what_is_counted_under_each_day)
{
	static const char weeks[] = "           11/11   12   13   14   15\n"
				    "               0    1    2    .    .\n"
				    "    16   17   18   19   20   21   22\n"
				    "     3    4    5    6    7    .    .\n"
				    "    23   24   25   26\n"
				    "     8  off    9 [10]                 24/11 Ngày nghỉ\n";
	struct calendar *calendar = VECTORS;
	const struct limit limit = limit_of(LIMIT_WORKING_DAY, 10);
	struct explanation e = {0};

	locale_set_language("en");
	MUST(clock_count(&e, calendar, &limit, day("2026-11-11"), "", NULL, true, &err));
	char *slip = slip_of(&e, NULL, 80);
	cr_assert(strstr(slip, weeks), "%s", slip);
	cr_assert(strstr(slip, "Điều 1"), "%s", slip);
	cr_assert(strstr(slip, "Thursday 26/11/2026"), "%s", slip);
	free(slip);
	explanation_clear(&e);
	calendar_free(calendar);
}

Test(clock, every_line_of_a_slip_fits_and_the_due_day_stands_in_it)
{
	static const int widths[] = {40, 57, 80, 120};
	size_t count;
	struct special *specials = random_specials(&count);
	struct calendar *calendar = calendar_of(specials, count);

	setenv("DOITHOAI_NOW", "2026-11-20T08:00:00", 1);
	for (int round = 0; round < ROUNDS / 8; round++) {
		const struct limit limit = random_limit(true);
		const date_t from = day("2024-06-01") + roll(2 * 365);
		const int width = widths[roll(4)];
		struct clock_steps steps = {0};
		struct explanation e = {0};
		char shown[DATE_ISO_SIZE];
		locale_set_language(roll(2) ? "en" : "vi");
		if (!limit_is_before(&limit))
			steps = random_steps(from);
		if (clock_count(&e, calendar, &limit, from, "", &steps, true, &err)) {
			char *slip = slip_of(&e, &steps, width);
			int lines = 0;
			if (e.running)
				cr_assert(strstr(slip, date_show(e.due, shown)), "%s", slip);
			for (char *line = strtok(slip, "\n"); line; line = strtok(NULL, "\n")) {
				cr_assert_leq(text_width(line), width, "%d: %s", width, line);
				lines++;
			}
			/* A long period does not fill sheets. */
			cr_assert_lt(lines, 190, "%d lines", lines);
			free(slip);
		}
		explanation_clear(&e);
		clock_steps_clear(&steps);
	}
	calendar_free(calendar);
}

Test(clock, a_year_without_days_off_is_told_in_few_lines)
{
	struct calendar *calendar = calendar_of(NULL, 0);
	const struct limit limit = limit_of(LIMIT_YEAR, 5);
	struct explanation e = {0};
	int lines = 0;

	MUST(clock_count(&e, calendar, &limit, day("2026-11-11"), "", NULL, true, &err));
	char *slip = slip_of(&e, NULL, 80);
	for (const char *p = slip; *p; p++)
		lines += *p == '\n';
	cr_assert_lt(lines, 24, "%s", slip);
	free(slip);
	explanation_clear(&e);
	calendar_free(calendar);
}
