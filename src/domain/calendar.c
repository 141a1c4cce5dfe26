/*
 * The calendar of working days. Special days are worked out first, in order of rank: announced years, statutory days, their
 * compensation, then the office's rows over all; from them the sums that answer every question without walking.
 */
#include "domain/calendar.h"

#include <stdlib.h>

#include "base/locale.h"
#include "domain/lunar.h"
#include "domain/rules.h"

/* A day that is not plain. */
struct special {
	enum day_kind kind; /* never DAY_WEEKEND */
	bool off, confirmed;
	struct rule_text name; /* owned */
	char *source;
};

struct calendar {
	date_t first, last; /* every day between has an entry in the arrays, by day - first */
	struct special *specials;
	size_t special_count;
	uint16_t *special; /* 1 + index of the day's special; 0 = a plain day */
	int32_t *working; /* working days from `first` to this day */
	uint16_t *
		unsure; /* days from `first` to this day that are provisional and not what their weekday says */
	date_t *list; /* the working days in order */
};

static bool is_weekend(date_t day)
{
	const int weekday = date_weekday(day);

	return weekday == 0 || weekday == 6;
}

static bool is_inside(const struct calendar *calendar, date_t day)
{
	return day >= calendar->first && day <= calendar->last;
}

static struct special *special_on(const struct calendar *calendar, date_t day)
{
	const uint16_t index =
		is_inside(calendar, day) ? calendar->special[day - calendar->first] : 0;

	return index ? &calendar->specials[index - 1] : NULL;
}

static bool is_off(const struct calendar *calendar, date_t day)
{
	const struct special *special = special_on(calendar, day);

	return special ? special->off : is_weekend(day);
}

static void special_clear(struct special *special)
{
	free((char *)special->name.vi);
	free((char *)special->name.en);
	free(special->source);
}

/* Set what a day is; what it was is forgotten. Nothing happens outside the years. Texts are copied. */
static void put(struct calendar *calendar, date_t day, enum day_kind kind, bool confirmed,
	const char *vi, const char *en, const char *source)
{
	struct special *special = special_on(calendar, day);

	if (!is_inside(calendar, day))
		return;
	if (special) {
		special_clear(special);
	} else {
		calendar->specials = xrealloc(calendar->specials,
			(calendar->special_count + 1) * sizeof *calendar->specials);
		special = &calendar->specials[calendar->special_count++];
		calendar->special[day - calendar->first] = (uint16_t)calendar->special_count;
	}
	*special = (struct special){
		.kind = kind,
		.off = kind != DAY_MAKEUP,
		.confirmed = confirmed,
		.name = {xstrdup(vi), xstrdup(en)},
		.source = xstrdup(source),
	};
}

static bool kind_of(int64_t holiday_kind, enum day_kind *out)
{
	switch (holiday_kind) {
	case HOLIDAY_PUBLIC:
		*out = DAY_HOLIDAY;
		return true;
	case HOLIDAY_COMPENSATORY:
		*out = DAY_COMPENSATORY;
		return true;
	case HOLIDAY_MAKEUP:
		*out = DAY_MAKEUP;
		return true;
	default:
		return false;
	}
}

/* ---- the days that are worked out ---- */

static bool is_announced(const struct calendar_plan *plan, int year)
{
	return plan->is_announced && plan->is_announced(plan->arg, year);
}

/* What was law before the first announced year has not been looked up: nothing before it is sure. */
static int first_sure_year(const struct calendar_plan *plan)
{
	for (int year = CALENDAR_FIRST_YEAR; year <= CALENDAR_LAST_YEAR; year++)
		if (is_announced(plan, year))
			return year;
	return CALENDAR_FIRST_YEAR;
}

static bool is_in_force(const struct rule_head *head, date_t day)
{
	return (!head->valid_from || head->older || day >= head->valid_from) &&
		(!head->valid_to || day <= head->valid_to);
}

static void put_statutory(struct calendar *calendar, const struct calendar_plan *plan,
	const struct statutory_day *statutory, date_t day, bool confirmed)
{
	const struct special *here = special_on(calendar, day);
	const struct rule_head *head = &statutory->head;

	if (is_announced(plan, date_year(day)) || !is_in_force(head, day))
		return;
	if (!here) {
		put(calendar, day, DAY_HOLIDAY, confirmed, head->name.vi, head->name.en,
			head->basis);
		return;
	}
	/* Two on one day: it bears both names; one sure one makes it sure. */
	struct buf vi = {0}, en = {0}, source = {0};
	buf_printf(&vi, "%s; %s", here->name.vi, head->name.vi);
	buf_printf(&en, "%s; %s", here->name.en, head->name.en);
	buf_printf(&source, "%s; %s", here->source, head->basis);
	put(calendar, day, DAY_HOLIDAY, confirmed || here->confirmed, buf_text(&vi), buf_text(&en),
		buf_text(&source));
	buf_clear(&vi);
	buf_clear(&en);
	buf_clear(&source);
}

static void put_statutory_days(struct calendar *calendar, const struct calendar_plan *plan)
{
	const int sure_from = first_sure_year(plan);

	for (size_t i = 0; i < plan->statutory_count; i++) {
		const struct statutory_day *statutory = &plan->statutory[i];
		/* The lunar year before may end in the first year. */
		for (int year = CALENDAR_FIRST_YEAR - 1; year <= CALENDAR_LAST_YEAR; year++) {
			const date_t day = statutory->lunar
				? lunar_day(year, statutory->month, statutory->day, false)
				: date_make(year, statutory->month, statutory->day);
			if (!day)
				continue; /* 29 February, or the 30th of a short month */
			for (int at = -statutory->before; at <= statutory->after; at++)
				put_statutory(calendar, plan, statutory, day + at,
					at == 0 && !statutory->chosen && year >= sure_from);
		}
	}
}

/* A statutory day on a weekend is made good on the next day that is not off. */
static const char compensation_basis[] = "Bộ luật Lao động 2019, Điều 111.3";

static void put_compensation(struct calendar *calendar, const struct calendar_plan *plan)
{
	for (date_t day = calendar->first; day <= calendar->last; day++) {
		const struct special *special = special_on(calendar, day);
		struct buf vi = {0}, en = {0};
		date_t off = day;
		if (!special || special->kind != DAY_HOLIDAY || !is_weekend(day) ||
			is_announced(plan, date_year(day)))
			continue;
		while (is_off(calendar, off))
			off++;
		if (is_announced(plan, date_year(off)))
			continue; /* that year's announcement has it or not */
		buf_printf(&vi, "Nghỉ bù %s", special->name.vi);
		buf_printf(&en, "%s (compensation)", special->name.en);
		put(calendar, off, DAY_COMPENSATORY, false, buf_text(&vi), buf_text(&en),
			compensation_basis);
		buf_clear(&vi);
		buf_clear(&en);
	}
}

static bool put_announced(
	struct calendar *calendar, const struct calendar_plan *plan, struct error *err)
{
	for (size_t i = 0; i < plan->announced_count; i++) {
		const struct announced_day *day = &plan->announced[i];
		enum day_kind kind;
		if (!kind_of(day->kind, &kind))
			return error_set(err, ERR_INVALID, _("%s:%d: a day of unknown kind"),
				day->place.file, day->place.line);
		put(calendar, day->day, kind, true, day->name.vi, day->name.en, day->source);
	}
	return true;
}

static bool put_rows(struct calendar *calendar, const struct calendar_plan *plan, struct error *err)
{
	for (size_t i = 0; i < plan->holiday_count; i++) {
		const struct holiday *row = &plan->holidays[i];
		const char *name = row->name ? row->name : "";
		char day[DATE_ISO_SIZE];
		enum day_kind kind;
		if (row->record.trashed)
			continue;
		if (!kind_of(row->kind, &kind))
			return error_set(err, ERR_INVALID,
				_("holiday %s is of a kind that this program does not know"),
				date_show(row->day, day));
		put(calendar, row->day, kind, row->confirmed != 0, name, name,
			row->source ? row->source : "");
	}
	return true;
}

/* ---- the sums ---- */

static void sum_up(struct calendar *calendar)
{
	int32_t working = 0;
	uint16_t unsure = 0;

	for (date_t day = calendar->first; day <= calendar->last; day++) {
		const struct special *special = special_on(calendar, day);
		const bool off = is_off(calendar, day);
		if (!off)
			calendar->list[working++] = day;
		unsure += special && !special->confirmed && off != is_weekend(day);
		calendar->working[day - calendar->first] = working;
		calendar->unsure[day - calendar->first] = unsure;
	}
}

bool calendar_build_from(struct calendar **out, const struct calendar_plan *plan, struct error *err)
{
	struct calendar *calendar = xcalloc(1, sizeof *calendar);

	calendar->first = date_make(CALENDAR_FIRST_YEAR, 1, 1);
	calendar->last = date_make(CALENDAR_LAST_YEAR, 12, 31);
	const size_t days = (size_t)(calendar->last - calendar->first + 1);
	_Static_assert((CALENDAR_LAST_YEAR - CALENDAR_FIRST_YEAR + 1) * 366 < UINT16_MAX,
		"a day's special and the sums of unsure days fit 16 bits");
	calendar->special = xcalloc(days, sizeof *calendar->special);
	calendar->working = xcalloc(days, sizeof *calendar->working);
	calendar->unsure = xcalloc(days, sizeof *calendar->unsure);
	calendar->list = xcalloc(days, sizeof *calendar->list);
	put_statutory_days(calendar, plan);
	put_compensation(calendar, plan);
	if (!put_announced(calendar, plan, err) || !put_rows(calendar, plan, err)) {
		calendar_free(calendar);
		return false;
	}
	sum_up(calendar);
	*out = calendar;
	return true;
}

static bool rules_announce(const void *rules, int year)
{
	return rules_year_is_announced(rules, year);
}

bool calendar_build(struct calendar **out, const struct rules *rules,
	const struct holiday *holidays, size_t count, struct error *err)
{
	struct calendar_plan plan = {
		.is_announced = rules_announce,
		.arg = rules,
		.holidays = holidays,
		.holiday_count = count,
	};

	plan.statutory = rules_statutory_days(rules, &plan.statutory_count);
	plan.announced = rules_announced_days(rules, &plan.announced_count);
	return calendar_build_from(out, &plan, err);
}

void calendar_free(struct calendar *calendar)
{
	if (!calendar)
		return;
	for (size_t i = 0; i < calendar->special_count; i++)
		special_clear(&calendar->specials[i]);
	free(calendar->specials);
	free(calendar->special);
	free(calendar->working);
	free(calendar->unsure);
	free(calendar->list);
	free(calendar);
}

/* ---- questions ---- */

struct calendar_day calendar_day(const struct calendar *calendar, date_t day)
{
	const struct special *special = special_on(calendar, day);

	if (special)
		return (struct calendar_day){
			.day = day,
			.kind = special->kind,
			.off = special->off,
			.confirmed = special->confirmed,
			.name = rule_text(&special->name),
			.source = special->source,
		};
	return (struct calendar_day){
		.day = day,
		.kind = is_weekend(day) ? DAY_WEEKEND : DAY_WORKING,
		.off = is_weekend(day),
		.confirmed = is_inside(calendar, day),
		.name = "",
		.source = "",
	};
}

bool calendar_is_working(const struct calendar *calendar, date_t day)
{
	return !is_off(calendar, day);
}

bool calendar_is_confirmed(const struct calendar *calendar, date_t from, date_t to)
{
	if (!is_inside(calendar, from) || !is_inside(calendar, to))
		return false;
	const int before =
		from > calendar->first ? calendar->unsure[from - 1 - calendar->first] : 0;
	return calendar->unsure[to - calendar->first] == before;
}

/* Mondays to Fridays from day 1, a Monday, to a day: whole weeks, then the rest of the last one. */
static int weekdays_until(date_t day)
{
	const int rest = day % 7;

	return day / 7 * 5 + (rest > 5 ? 5 : rest);
}

/* Working days from day 1 to a day; outside the years Mondays to Fridays. */
static int working_until(const struct calendar *calendar, date_t day)
{
	if (day < calendar->first)
		return weekdays_until(day);
	const date_t inside = day < calendar->last ? day : calendar->last;
	return weekdays_until(calendar->first - 1) + calendar->working[inside - calendar->first] +
		weekdays_until(day) - weekdays_until(inside);
}

int calendar_count(const struct calendar *calendar, date_t from, date_t to)
{
	return working_until(calendar, to) - working_until(calendar, from);
}

/* The working day of a number in the list. */
static bool working_day_at(
	const struct calendar *calendar, int64_t index, date_t *out, struct error *err)
{
	const int32_t count = calendar->working[calendar->last - calendar->first];

	if (index < 0 || index >= count)
		return error_set(err, ERR_INVALID,
			_("the date would lie outside the calendar, which runs from %d to %d"),
			CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR);
	*out = calendar->list[index];
	return true;
}

static bool check_inside(const struct calendar *calendar, date_t day, struct error *err)
{
	char shown[DATE_ISO_SIZE];

	return is_inside(calendar, day) ||
		error_set(err, ERR_INVALID,
			_("%s lies outside the calendar, which runs from %d to %d"),
			date_show(day, shown), CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR);
}

bool calendar_working_day(
	const struct calendar *calendar, date_t day, int step, date_t *out, struct error *err)
{
	if (!check_inside(calendar, day, err))
		return false;
	/* How many working days lie up to this one: the number of the next one, from 0. */
	const int until = calendar->working[day - calendar->first];
	const bool here = calendar_is_working(calendar, day);
	return working_day_at(calendar, step > 0 && !here ? until : until - 1, out, err);
}

bool calendar_add_working(
	const struct calendar *calendar, date_t from, int count, date_t *out, struct error *err)
{
	if (!check_inside(calendar, from, err))
		return false;
	if (count == 0) {
		*out = from;
		return true;
	}
	const int until = calendar->working[from - calendar->first];
	const bool here = calendar_is_working(calendar, from);
	return working_day_at(calendar, (int64_t)until + count - (count > 0 ? 1 : here), out, err);
}
