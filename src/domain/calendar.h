/*
 * Viet Nam's calendar of working days: weekends, statutory days (Labour Code 2019 art. 112, and 24/11 since 2026),
 * compensation of those that fall on a weekend (art. 111.3), the Tết block, announced swaps and make-up days.
 *
 * Built from rules/vn/calendar.conf (statutory days; years as announced) with the rows of the holiday table over it: what the
 * office enters or imports wins, day by day. Immutable once built; one is kept by the desk (desk_calendar) and built anew when
 * holidays change.
 */
#ifndef DOMAIN_CALENDAR_H
#define DOMAIN_CALENDAR_H

#include "base/date.h"
#include "base/error.h"
#include "domain/records.h"

#define CALENDAR_FIRST_YEAR 1976
#define CALENDAR_LAST_YEAR 2070

enum day_kind { DAY_WORKING, DAY_WEEKEND, DAY_HOLIDAY, DAY_COMPENSATORY, DAY_MAKEUP };

struct calendar_day {
	date_t day;
	enum day_kind kind; /* a holiday on a weekend is a holiday */
	bool off; /* not a working day */
	bool confirmed; /* announced, or fixed by statute; false = computed, may still change */
	const char *
		name; /* in the interface's language, "" for plain days; borrowed from the calendar */
	const char *source; /* statute or announcement; "" for plain days */
};

struct calendar;
struct rules;
struct statutory_day;
struct announced_day;

/**
 * Build it from the rules.
 *
 * A year whose days are announced has those days and no others. Of every other year the days are worked out from the statutory
 * ones: a day named by statute is confirmed; the days around it, days that are chosen each year (the Tết block), compensation for
 * what falls on a weekend, and everything before the first announced year, are provisional.
 *
 * @param holidays rows that go over the rules, by day; a row that is trashed is left out. May be NULL. A row outside the years
 *                 of the calendar changes nothing: no date is counted there
 * @param err INVALID names a row of a kind that is not known
 * Source: Labour Code 2019, arts. 111.3, 112.1, 112.3.
 */
bool calendar_build(struct calendar **out, const struct rules *rules,
	const struct holiday *holidays, size_t count, struct error *err);

/* What a calendar is built from, where there are no rule files: tests. Nothing of it is kept. */
struct calendar_plan {
	const struct statutory_day *statutory;
	size_t statutory_count;
	const struct announced_day *announced;
	size_t announced_count;
	/* Whether all days of a year are announced. NULL: of none. */
	bool (*is_announced)(const void *arg, int year);
	const void *arg;
	const struct holiday *holidays;
	size_t holiday_count;
};
bool calendar_build_from(
	struct calendar **out, const struct calendar_plan *plan, struct error *err);
void calendar_free(struct calendar *calendar);

/** What a day is. A day outside the years of the calendar: a weekday by its name alone, not confirmed. */
struct calendar_day calendar_day(const struct calendar *calendar, date_t day);
/** In constant time, as all below. */
bool calendar_is_working(const struct calendar *calendar, date_t day);
/**
 * Whether every day of the stretch (both included) is confirmed or cannot matter: nothing provisional in it that is not what its
 * weekday says. False where it leaves the years of the calendar.
 */
bool calendar_is_confirmed(const struct calendar *calendar, date_t from, date_t to);
/** First working day on or after a day (@p step 1) or on or before it (@p step -1). */
bool calendar_working_day(
	const struct calendar *calendar, date_t day, int step, date_t *out, struct error *err);
/**
 * The last of @p count working days after a day; before it where count is negative; the day itself for 0.
 * @param err INVALID where the years of the calendar are left
 */
bool calendar_add_working(
	const struct calendar *calendar, date_t from, int count, date_t *out, struct error *err);
/** Working days after @p from up to and with @p to; negative where @p to is earlier. Outside the years: weekdays. */
int calendar_count(const struct calendar *calendar, date_t from, date_t to);

#endif
