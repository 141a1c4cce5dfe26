/*
 * The walk from the event to the last day.
 *
 * A period is a course of stretches: from the event to the first suspension, from each resumption to the next one, and to the
 * end. A stretch is walked in one of two ways that must agree (a test holds them together): by the calendar's arithmetic, or day
 * by day where every day is to be told.
 */
#include "domain/clock.h"

#include <stdlib.h>

#include "base/locale.h"

enum { MONTHS_A_YEAR = 12 };

bool limit_is_before(const struct limit *limit)
{
	return limit->unit == LIMIT_DAY_BEFORE || limit->unit == LIMIT_WORKING_DAY_BEFORE;
}

/* ---- the steps, put in order ----------------------------------------------------------------- */

struct pause {
	date_t from,
		to; /* last day counted before it, last one not counted; to DATE_NONE = lasts */
};

struct course {
	struct pause *pauses;
	size_t count;
	size_t before_fix; /* pauses that were over when the day was set by hand */
	date_t fixed; /* DATE_NONE = not set by hand */
	int extended; /* by extensions since then */
};

static bool contradiction(const struct clock_step *step, struct error *err, const char *what)
{
	char day[DATE_ISO_SIZE];

	return error_set(err, ERR_INVALID, "%s: %s", date_show(step->on, day), what);
}

static bool take_fix(struct course *course, const struct clock_step *step, date_t from, bool paused,
	struct error *err)
{
	const date_t since = course->count ? course->pauses[course->count - 1].to : from;

	if (paused)
		return contradiction(
			step, err, _("no day is set while the time limit is suspended"));
	if (step->fixed < since)
		return contradiction(
			step, err, _("the day set by hand lies before the period begins"));
	course->fixed = step->fixed;
	course->before_fix = course->count;
	course->extended = 0;
	return true;
}

static bool take_step(
	struct course *course, const struct clock_step *step, date_t from, struct error *err)
{
	struct pause *last = course->count ? &course->pauses[course->count - 1] : NULL;
	const bool paused = last && !last->to;

	switch (step->kind) {
	case STEP_SUSPEND:
		if (paused)
			return contradiction(step, err, _("the time limit is suspended already"));
		course->pauses =
			xrealloc(course->pauses, (course->count + 1) * sizeof *course->pauses);
		course->pauses[course->count++] = (struct pause){.from = step->on};
		return true;
	case STEP_RESUME:
		if (!paused)
			return contradiction(step, err, _("the time limit is not suspended"));
		last->to = step->on;
		/* No day passed: as if it had not been. */
		if (last->from == last->to)
			course->count--;
		return true;
	case STEP_EXTEND:
		if (step->days < 1 || step->days > STEP_DAYS_MOST)
			return contradiction(step, err, _("an extension has no such length"));
		course->extended += step->days;
		return true;
	case STEP_FIX:
		return take_fix(course, step, from, paused, err);
	}
	return contradiction(step, err, _("there is no such step of a time limit"));
}

static bool set_course(struct course *out, const struct limit *limit, date_t from,
	const struct clock_steps *steps, struct error *err)
{
	struct course course = {0};
	date_t last = from;

	for (size_t i = 0; steps && i < steps->count; i++) {
		const struct clock_step *step = &steps->list[i];
		bool ok;
		if (step->on < last)
			ok = contradiction(step, err,
				step->on < from ? _("that is before the time limit starts")
						: _("the steps are not in order of time"));
		else if (limit_is_before(limit) && step->kind != STEP_FIX)
			ok = contradiction(step, err,
				_("a time limit that is counted back from an event is neither "
				  "suspended nor extended"));
		else
			ok = take_step(&course, step, from, err);
		if (!ok) {
			free(course.pauses);
			return false;
		}
		last = step->on;
	}
	*out = course;
	return true;
}

/* ---- the walk -------------------------------------------------------------------------------- */

struct walk {
	const struct calendar *calendar;
	bool working; /* only working days are counted */
	bool daily; /* day by day, each of them told */
	int length; /* days of the period */
	int used; /* of them counted so far */
	date_t exact; /* ends there, whatever is counted: set by hand; DATE_NONE = not */
	struct explanation *e;
	size_t room; /* of e->days */
};

/* Whether a day may yet turn out otherwise: it is not announced, and not what its weekday says. As calendar_is_confirmed has it. */
static bool is_guess(const struct calendar_day *day)
{
	const int weekday = date_weekday(day->day);

	return !day->confirmed && day->off != (weekday == 0 || weekday == 6);
}

static struct counted_day *tell(
	struct walk *w, const struct calendar_day *day, enum count_reason reason, int number)
{
	struct explanation *e = w->e;

	if (e->day_count == w->room) {
		w->room = w->room ? 2 * w->room : 64;
		e->days = xrealloc(e->days, w->room * sizeof *e->days);
	}
	struct counted_day *told = &e->days[e->day_count++];
	*told = (struct counted_day){
		.day = day->day,
		.reason = reason,
		.number = number,
		.name = day->name,
		.off = day->off,
		.provisional = is_guess(day),
	};
	return told;
}

static enum count_reason reason_off(const struct calendar_day *day)
{
	return day->kind == DAY_WEEKEND ? COUNT_WEEKEND : COUNT_HOLIDAY;
}

static bool outside(struct error *err)
{
	return error_set(err, ERR_INVALID,
		_("the period leaves the years of the calendar, %d to %d"), CALENDAR_FIRST_YEAR,
		CALENDAR_LAST_YEAR);
}

static bool is_inside(date_t day)
{
	static const int first = CALENDAR_FIRST_YEAR, last = CALENDAR_LAST_YEAR;
	const int year = day > 0 ? date_year(day) : 0;

	return year >= first && year <= last;
}

/* Where the period ends that has so many days left behind a day, were it not suspended again. */
static bool find_end(
	const struct walk *w, date_t start, date_t *raw, date_t *due, struct error *err)
{
	const int left = w->length - w->used;
	date_t end = start + left;

	if (w->exact) {
		*raw = *due = w->exact;
		return true;
	}
	if (w->working && left && !calendar_add_working(w->calendar, start, left, &end, err))
		return false;
	if (!is_inside(end))
		return outside(err);
	*raw = end;
	return calendar_working_day(w->calendar, end, 1, due, err);
}

/*
 * Walk a stretch by arithmetic.
 *
 * @param start the last day before it: event or resumption
 * @param stop  day of the suspension that ends it; DATE_NONE = none
 * @param ended out: the period was over before it was suspended
 */
static bool stretch_at_once(
	struct walk *w, date_t start, date_t stop, bool *ended, struct error *err)
{
	struct explanation *e = w->e;
	date_t raw = DATE_NONE, due = DATE_NONE;

	if (!find_end(w, start, &raw, &due, err))
		return false;
	*ended = !stop || stop > due;
	const date_t last = *ended ? raw : stop;
	const int counted = w->working ? calendar_count(w->calendar, start, last) : last - start;
	if (w->working && !w->exact && last > start)
		e->provisional |= !calendar_is_confirmed(w->calendar, start + 1, last);
	if (*ended) {
		e->raw = raw;
		e->due = due;
		if (!w->exact)
			e->provisional |= !calendar_is_confirmed(w->calendar, raw, due);
	}
	w->used += counted;
	if (!w->exact && w->used > w->length)
		w->used = w->length;
	return true;
}

/* The same day by day. */
static bool stretch_daily(struct walk *w, date_t start, date_t stop, bool *ended, struct error *err)
{
	struct explanation *e = w->e;
	date_t raw = w->exact ? w->exact : DATE_NONE;
	bool moved_by_guess = false; /* over a day off that is not announced */
	struct counted_day *told = &e->days[e->day_count - 1]; /* start itself */
	date_t day = start;

	*ended = false;
	if (w->used == w->length && !w->exact)
		raw = start; /* nothing left: the day of resumption ends it */
	for (;;) {
		if (raw && day >= raw && (!stop || day < stop)) {
			moved_by_guess |= told->provisional;
			*ended = w->exact || !told->off;
		}
		if (*ended || day == stop)
			break;
		if (!is_inside(++day))
			return outside(err);
		const struct calendar_day is = calendar_day(w->calendar, day);
		if (raw && day > raw) {
			/* A working day would end it, were it not the one of the suspension. */
			told = tell(
				w, &is, is.off || day != stop ? COUNT_ROLLED : COUNT_SUSPENDED, 0);
			continue;
		}
		if (w->working && is.off)
			told = tell(w, &is, reason_off(&is), 0);
		else
			told = tell(w, &is, COUNT_COUNTED, ++w->used);
		if (w->exact)
			continue;
		e->provisional |= w->working && told->provisional;
		if (w->used == w->length)
			raw = day;
	}
	if (!*ended)
		return true;
	told->reason = COUNT_DUE;
	e->raw = raw;
	e->due = day;
	e->provisional |= moved_by_guess && !w->exact;
	return true;
}

static bool stretch(struct walk *w, date_t start, date_t stop, bool *ended, struct error *err)
{
	return w->daily ? stretch_daily(w, start, stop, ended, err)
			: stretch_at_once(w, start, stop, ended, err);
}

/* The days of a suspension, not counted. */
static void rest(struct walk *w, date_t from, date_t to)
{
	if (to > from)
		w->e->suspended_days += to - from;
	for (date_t d = from + 1; w->daily && d <= to; d++) {
		const struct calendar_day day = calendar_day(w->calendar, d);
		tell(w, &day, COUNT_SUSPENDED, 0);
	}
}

/*
 * Days of a period whose end was set by hand: those counted until then, and from the stretch in which it was set those up to
 * the day set.
 */
static int fixed_length(const struct walk *w, const struct course *course, date_t from)
{
	int length = 0;

	for (size_t i = 0; i <= course->before_fix; i++) {
		const date_t start = i ? course->pauses[i - 1].to : from;
		const date_t end = i < course->before_fix ? course->pauses[i].from : course->fixed;
		length += w->working ? calendar_count(w->calendar, start, end) : end - start;
	}
	return length;
}

static bool walk_course(struct walk *w, const struct course *course, date_t from, struct error *err)
{
	struct explanation *e = w->e;
	date_t start = from;
	bool ended = false;

	if (course->fixed && !course->extended)
		w->exact = course->fixed;
	for (size_t i = 0; !ended; i++) {
		const struct pause *pause = i < course->count ? &course->pauses[i] : NULL;
		if (!stretch(w, start, pause ? pause->from : DATE_NONE, &ended, err))
			return false;
		if (ended || !pause)
			break;
		if (i >= course->before_fix)
			w->exact = DATE_NONE;
		start = pause->to ? pause->to : date_today();
		rest(w, pause->from, start);
		if (!pause->to)
			break;
	}
	/* Also where the period was over when it was suspended: it runs no more until it is resumed. */
	e->running = !course->count || course->pauses[course->count - 1].to;
	if (!e->running)
		e->raw = e->due = DATE_NONE;
	return true;
}

/* ---- counted back from an event -------------------------------------------------------------- */

/* The days from the due one up to the event, numbered back from it. */
static void tell_back(struct walk *w, date_t event)
{
	struct explanation *e = w->e;
	int number = 0;

	for (date_t d = e->due; d < event; d++) {
		const struct calendar_day day = calendar_day(w->calendar, d);
		const bool counts = !w->working || !day.off;
		const bool due = d == e->due;
		tell(w, &day, due ? COUNT_DUE : counts ? COUNT_COUNTED : reason_off(&day), 0);
	}
	for (size_t i = e->day_count; i-- > 0;) {
		struct counted_day *day = &e->days[i];
		if (!w->working || !day->off)
			day->number = ++number;
	}
	const struct calendar_day day = calendar_day(w->calendar, event);
	tell(w, &day, COUNT_START, 0);
}

static bool walk_back(struct walk *w, const struct course *course, date_t event, struct error *err)
{
	struct explanation *e = w->e;
	date_t due = event - w->length;

	if (course->fixed)
		due = course->fixed;
	else if (w->working && !calendar_add_working(w->calendar, event, -w->length, &due, err))
		return false;
	if (!is_inside(due))
		return outside(err);
	if (due > event)
		return error_set(err, ERR_INVALID, _("the day set by hand lies behind the event"));
	e->raw = e->due = due;
	if (!calendar_working_day(w->calendar, due, -1, &e->act_by, err))
		return false;
	if (w->working && !course->fixed && due < event)
		e->provisional = !calendar_is_confirmed(w->calendar, due, event - 1);
	if (w->daily)
		tell_back(w, event);
	return true;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static bool walk_forward(
	struct walk *w, const struct course *course, date_t from, struct error *err)
{
	struct explanation *e = w->e;

	if (w->daily) {
		const struct calendar_day day = calendar_day(w->calendar, from);
		tell(w, &day, COUNT_START, 0);
	}
	if (!walk_course(w, course, from, err))
		return false;
	e->act_by = e->due;
	e->left_when_suspended = e->running ? 0 : w->length - w->used;
	return true;
}

bool clock_count(struct explanation *out, const struct calendar *calendar,
	const struct limit *limit, date_t from, const char *variant,
	const struct clock_steps *steps, bool days, struct error *err)
{
	struct explanation e = {.limit = limit, .from = from, .running = true};
	struct walk w = {.calendar = calendar, .daily = days, .e = &e};
	struct course course = {0};

	if (!limit_is_period(limit))
		return error_set(err, ERR_INVALID,
			_("this time limit is no period that runs to a last day"));
	if (!is_inside(from))
		return outside(err);
	if (!set_course(&course, limit, from, steps, err))
		return false;
	w.working = limit->unit == LIMIT_WORKING_DAY || limit->unit == LIMIT_WORKING_DAY_BEFORE;
	w.length = limit_count(limit, variant ? variant : "", &e.variant);
	if (limit->unit == LIMIT_YEAR)
		w.length = date_add_months(from, w.length * MONTHS_A_YEAR) - from;
	if (course.fixed && !limit_is_before(limit))
		w.length = fixed_length(&w, &course, from);
	w.length += course.extended;
	e.count = w.length;
	e.extended = course.extended;
	e.fixed = course.fixed != DATE_NONE;
	const bool ok = limit_is_before(limit) ? walk_back(&w, &course, from, err)
					       : walk_forward(&w, &course, from, err);
	free(course.pauses);
	if (!ok) {
		explanation_clear(&e);
		return false;
	}
	*out = e;
	return true;
}

void explanation_clear(struct explanation *explanation)
{
	free(explanation->days);
	*explanation = (struct explanation){0};
}
