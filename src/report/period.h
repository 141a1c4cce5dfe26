/*
 * Reporting periods: 2026-11 (month; by default from the 15th of the month before to the 14th), 2026-Q3, 2026-H1, 2026-9M, 2026,
 * 2026-10-15..2026-11-14. The month window moves all but the free form.
 */
#ifndef REPORT_PERIOD_H
#define REPORT_PERIOD_H

#include "base/date.h"
#include "base/error.h"

struct period {
	date_t from, to; /* both days belong to it */
	char name[32]; /* as written */
};

/**
 * Read a period; month_start is settings.month_start: 15 gives 15/10..14/11 for 2026-11 and 15/12/2025..14/12/2026 for 2026; 1 gives calendar months.
 */
bool period_parse(struct period *out, const char *text, int month_start, struct error *err);
/** The month that holds a day. */
void period_of_day(struct period *out, date_t day, int month_start);
/** The period of the same kind before or after it (steps may be negative). */
void period_move(struct period *period, int steps, int month_start);
/** The same days of the year before: a named period by its name, 2025-11 of 2026-11; the last day of a month stays the last one. */
void period_year_ago(struct period *period, int month_start);
/** Append its name for people: "tháng 11/2026 (15/10/2026 - 14/11/2026)". */
struct buf;
void period_show(const struct period *period, struct buf *out);

#endif
