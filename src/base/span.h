/*
 * Stretches of days as people name them: 2026, 2026-11, 11/2026, 2026-Q3, 2026-H1, 2026-9M, one day, a..b.
 * Reports and filters read the same names; only reports move the first day of the month.
 */
#ifndef BASE_SPAN_H
#define BASE_SPAN_H

#include <stdbool.h>

#include "base/date.h"
#include "base/error.h"

struct span {
	date_t from, to; /* both days belong to it; DATE_NONE = open at that end */
	int year; /* of a named stretch */
	int first; /* its first month, 1..12 */
	int months; /* its length in months; 0 = free dates, year and first mean nothing */
};

/**
 * Fill in the stretch of @p months months from month @p first of a year.
 *
 * @param month_start first day of a month, 1..28: 1 is the calendar; 15 lets 2026-11 run from 15/10 to 14/11
 *                    and 2026 from 15/12/2025 to 14/12/2026
 */
void span_of_months(struct span *out, int year, int first, int months, int month_start);

/**
 * Read a stretch. Letters may be small. In `a..b` each side is a stretch itself; either may be left out
 * (an open end), not both. Single days are read as date_parse does.
 *
 * @param err INVALID: what is wrong and the accepted forms; an end before the beginning is INVALID too
 */
bool span_parse(struct span *out, const char *text, int month_start, struct error *err);

/** The suffix of a named stretch in its canonical form ("Q3", "11", "" for a year); NULL if it has none. */
const char *span_suffix(const struct span *span);

#endif
