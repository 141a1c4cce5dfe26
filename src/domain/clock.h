/*
 * Counting a lawful period, and saying why. Nothing here knows the database: a limit, the day of the event and what happened on
 * the way go in; the last day and every day counted or skipped come out of one and the same walk, so they cannot disagree.
 */
#ifndef DOMAIN_CLOCK_H
#define DOMAIN_CLOCK_H

#include "domain/calendar.h"
#include "domain/rules.h"

enum clock_step_kind {
	STEP_SUSPEND, /* days from this day on are not counted: the day itself is the last one counted */
	STEP_RESUME, /* counting goes on from the day after this one */
	STEP_EXTEND, /* `days` more calendar or working days, counted from the start (domain.md 2.1) */
	STEP_FIX, /* local limits: the last day was set by hand to `fixed`; extensions before it are in it */
};

/* What happened to a clock on its way, kept as one line of text each in clock.steps:
 *     suspend 2026-09-11 force-majeure
 *     resume 2026-10-12
 *     extend 2026-10-20 30 complex
 *     fix 2026-10-01 2026-12-10 chờ vật tư
 * kind, day of the act, days or fixed day, then the ground in words to the end of the line. */
struct clock_step {
	enum clock_step_kind kind;
	date_t on;
	int days; /* STEP_EXTEND */
	date_t fixed; /* STEP_FIX */
	char *ground; /* key of a list, or words; "" none; owned */
};

struct clock_steps {
	struct clock_step *list;
	size_t count;
};

/* Most days of one extension, so that sums of them stay far inside the years of the calendar. */
#define STEP_DAYS_MOST 3660

/**
 * Read the text of clock.steps. NULL or "" gives none.
 * @param err INVALID names the line; *out is untouched
 */
bool clock_steps_parse(struct clock_steps *out, const char *text, struct error *err);
/** Append the text: lines joined by LF, none at the end. Parsing it gives the same steps. */
void clock_steps_print(const struct clock_steps *steps, struct buf *out);
void clock_steps_clear(struct clock_steps *steps);
/** @p ground is copied, its line breaks and outer blanks are not; NULL counts as "". */
void clock_steps_add(struct clock_steps *steps, enum clock_step_kind kind, date_t on, int days,
	date_t fixed, const char *ground);

enum count_reason {
	COUNT_START, /* day of the event: not counted */
	COUNT_COUNTED,
	COUNT_WEEKEND,
	COUNT_HOLIDAY, /* also compensatory days; name says which */
	COUNT_SUSPENDED,
	COUNT_ROLLED, /* behind the raw last day: a day off that the period is moved over */
	COUNT_DUE, /* the last lawful day (also the last counted one where it was not moved) */
};

struct counted_day {
	date_t day;
	enum count_reason reason;
	int number; /* of the counted day, 1…; 0 where it is not counted */
	const char *name; /* of the holiday, also where it is counted; "" */
	bool off; /* not a working day, also where it is counted */
	bool provisional; /* not announced yet, and not what its weekday says */
};

struct explanation {
	const struct limit *limit; /* the version in force on the starting day */
	const struct limit_variant *variant; /* or NULL */
	date_t from, due;
	date_t raw; /* before it was moved off a day off */
	/* Counted back from an event: the last working day on or before due, to act by in practice; else due. */
	date_t act_by;
	int count; /* days of the period, extensions included; of a limit in years its calendar days */
	int extended; /* of them by extensions */
	int suspended_days; /* calendar days not counted; up to today while suspended */
	bool running; /* false: suspended now, due, raw and act_by are then DATE_NONE; days end today, or where it was over */
	int left_when_suspended; /* days of the period left while suspended */
	bool fixed; /* set by hand */
	bool provisional; /* the date rests on a day that is not announced yet */
	struct counted_day *days; /* from the event (before: from the due day) to the last; owned */
	size_t day_count;
};

/**
 * Work out a period.
 *
 * A suspension after the last day changes nothing: the period was over. One on or before it keeps the days used, that day
 * included; where none is left the day of resumption is the last one. A day set by hand stands where it was put, on a day off
 * too, until a later step moves it.
 *
 * @param limit    from rules_limit(…, from): its variants are looked up by @p variant, words joined by '+'; NULL counts as ""
 * @param steps    in order of time; NULL none
 * @param days     whether to fill in out->days; the dates are the same either way
 * @param err      INVALID: steps that contradict (resume without suspend, suspended twice, before the start, a pause of a limit
 *                 that is counted back), or years outside the calendar; *out is untouched
 * Source: Civil Code 2015 arts. 147, 148; LKN 28; LTC 30, 34.2; NĐ155 art. 28b.2.
 */
bool clock_count(struct explanation *out, const struct calendar *calendar,
	const struct limit *limit, date_t from, const char *variant,
	const struct clock_steps *steps, bool days, struct error *err);
void explanation_clear(struct explanation *explanation);

/** Whether a limit is counted back from an event that is to come. */
bool limit_is_before(const struct limit *limit);

/**
 * Append the printable slip: rule, basis, version, start, the calendar by weeks, pauses, extensions, result. Plain text in the
 * language of the interface, lines to @p columns (40 or more), each ended by LF.
 *
 * @param rules where the names of events and grounds stand; NULL: they are shown by their keys
 * @param steps those that were counted; NULL none
 */
void explanation_write(const struct rules *rules, const struct explanation *explanation,
	const struct clock_steps *steps, int columns, struct buf *out);

/** Append a row as those of the slip, for what stands under it. The label is at most as wide as theirs. */
void explanation_row(const char *label, const char *text, int columns, struct buf *out);

#endif
