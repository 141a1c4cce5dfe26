/* Reporting periods: names and steps. The windows themselves are worked out in base/span. */
#include "report/period.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/span.h"

/* How the named periods are called, and how far their neighbours lie. Twelve months share one row. */
static const struct {
	int first; /* 0 = any */
	int months;
	int step; /* months to the next period of the kind */
	const char *label;
} shapes[] = {
	/* TRANSLATORS: month and year */
	{0, 1, 1, N_("month %d/%d")},
	{1, 3, 3, N_("quarter I of %d")},
	{4, 3, 3, N_("quarter II of %d")},
	{7, 3, 3, N_("quarter III of %d")},
	{10, 3, 3, N_("quarter IV of %d")},
	{1, 6, 6, N_("first half of %d")},
	{7, 6, 6, N_("second half of %d")},
	{1, 9, 12, N_("nine months of %d")},
	{1, 12, 12, N_("year %d")},
};

#define SHAPES (sizeof shapes / sizeof shapes[0])

static void take(struct period *out, const struct span *span)
{
	char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
	out->from = span->from;
	out->to = span->to;
	if (span->months) {
		const char *suffix = span_suffix(span);
		snprintf(out->name, sizeof out->name, "%04d%s%s", span->year, *suffix ? "-" : "",
			suffix);
	} else {
		snprintf(out->name, sizeof out->name, "%s..%s", date_iso(span->from, from),
			date_iso(span->to, to));
	}
}

/* Row of a period, found through its name; NULL for free dates. */
static bool find_shape(const struct period *period, struct span *span, size_t *row)
{
	/* The calendar's window will do: only year and months are wanted, and the name is ours. */
	if (!span_parse(span, period->name, 1, NULL) || !span->months)
		return false;
	for (size_t i = 0; i < SHAPES; i++) {
		if (shapes[i].months == span->months &&
			(!shapes[i].first || shapes[i].first == span->first)) {
			*row = i;
			return true;
		}
	}
	return false;
}

bool period_parse(struct period *out, const char *text, int month_start, struct error *err)
{
	struct span span;
	if (!span_parse(&span, text, month_start, err))
		return false;
	if (!span.from || !span.to)
		return error_set(
			err, ERR_INVALID, _("a report needs both ends of its period: “%s”"), text);
	take(out, &span);
	return true;
}

void period_of_day(struct period *out, date_t day, int month_start)
{
	int year, month, day_of_month;
	date_split(day, &year, &month, &day_of_month);
	int index = year * 12 + month - 1 + (month_start > 1 && day_of_month >= month_start);
	struct span span;
	span_of_months(&span, index / 12, index % 12 + 1, 1, month_start);
	take(out, &span);
}

void period_move(struct period *period, int steps, int month_start)
{
	struct span span;
	size_t row;
	if (find_shape(period, &span, &row)) {
		int index = span.year * 12 + span.first - 1 + steps * shapes[row].step;
		span_of_months(&span, index / 12, index % 12 + 1, span.months, month_start);
	} else {
		int days = (period->to - period->from + 1) * steps;
		span = (struct span){.from = period->from + days, .to = period->to + days};
	}
	take(period, &span);
}

void period_year_ago(struct period *period, int month_start)
{
	struct span span;
	size_t row;

	if (find_shape(period, &span, &row)) {
		span_of_months(&span, span.year - 1, span.first, span.months, month_start);
	} else {
		const bool last = date_month_first(period->to) != date_month_first(period->to + 1);
		span = (struct span){.from = date_add_months(period->from, -12),
			.to = date_add_months(period->to, -12)};
		if (last)
			span.to = date_month_first(span.to) + date_month_length(span.to) - 1;
	}
	take(period, &span);
}

void period_show(const struct period *period, struct buf *out)
{
	char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
	date_show(period->from, from);
	date_show(period->to, to);
	struct span span;
	size_t row;
	if (!find_shape(period, &span, &row)) {
		buf_printf(out, _("from %s to %s"), from, to);
		return;
	}
	if (shapes[row].first)
		buf_printf(out, _(shapes[row].label), span.year);
	else
		buf_printf(out, _(shapes[row].label), span.first, span.year);
	buf_printf(out, " (%s - %s)", from, to);
}
