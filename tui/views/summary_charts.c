/* Bars and points of the summary. */
#include "tui/views/summary_charts.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "domain/choices.h"
#include "tui/chart.h"

enum {
	PERIOD_LABEL = 9,
	TREND_ROWS = TREND_PERIODS + 1,
	MOST_BARS = 8,
};

/* ---- reading ------------------------------------------------------------------------------- */

static long percent_on_time(const struct summary *summary)
{
	const int64_t *n = summary->total.n;

	return n[SUM_DONE] ? (long)(n[SUM_ON_TIME] * 100 / n[SUM_DONE]) : CHART_NONE;
}

void summary_charts_clear(struct summary_charts *charts)
{
	if (charts->has_before)
		summary_clear(&charts->before);
	charts->has_before = false;
}

void summary_charts_restart(
	struct summary_charts *charts, const struct summary *summary, int month_start)
{
	summary_charts_clear(charts);
	for (int i = 0; i < TREND_PERIODS; i++) {
		charts->periods[i] = summary->period;
		if (i < TREND_PERIODS - 1)
			period_move(&charts->periods[i], i - TREND_PERIODS + 1, month_start);
		charts->on_time[i] = CHART_NONE;
	}
	charts->on_time[TREND_PERIODS - 1] = percent_on_time(summary);
	charts->read = 1;
}

bool summary_charts_read(struct summary_charts *charts, struct desk *desk, struct error *err)
{
	struct summary made;

	*err = (struct error){0};
	if (!charts->read || charts->read >= TREND_PERIODS)
		return false;
	const size_t at = TREND_PERIODS - 1 - charts->read;
	if (!summary_make(desk, &charts->periods[at], &made, err)) {
		charts->read = TREND_PERIODS; /* told once */
		return false;
	}
	charts->on_time[at] = percent_on_time(&made);
	if (charts->read++ == 1) {
		charts->before = made;
		charts->has_before = true;
	} else {
		summary_clear(&made);
	}
	return true;
}

/* ---- drawing ------------------------------------------------------------------------------- */

static void draw_trend(const struct summary_charts *charts, struct desk *desk, struct rect r)
{
	const long target =
		desk->settings.on_time_target ? desk->settings.on_time_target : CHART_NONE;
	struct chart_row points[TREND_PERIODS];
	char title[120], right[60] = "";

	for (int i = 0; i < TREND_PERIODS; i++)
		points[i] = (struct chart_row){charts->periods[i].name, charts->on_time[i],
			charts->periods[i].to >= date_today() ? _("provisional") : NULL};
	const struct chart_axis axis = chart_percent_axis(points, TREND_PERIODS, target);
	snprintf(title, sizeof title, _("In time, axis %ld to %ld%%"), axis.low, axis.high);
	if (target != CHART_NONE)
		snprintf(right, sizeof right, _("┆ target %ld"), target);
	draw_heading(r, 0, title, right, false);
	for (int i = 0; i < TREND_PERIODS && i + 1 < r.rows; i++)
		chart_point(rect_columns(r, 1, r.columns - 2), i + 1, PERIOD_LABEL,
			text_width(_("provisional")), &points[i], &axis);
}

/* Number of new cases of a row in the period before; 0 where it had none. */
static int64_t received_before(const struct summary_row *rows, size_t count, int64_t code)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].code == code)
			return rows[i].n[SUM_RECEIVED];
	return 0;
}

static void name_group(struct desk *desk, bool fields, int64_t code, struct buf *out)
{
	if (fields) {
		const struct choice *field = choice_by_value(case_fields, code);
		buf_puts(out, field ? choice_label(field) : _("(not stated)"));
	} else {
		desk_ref_label(desk, &entity_unit, code, out);
		if (!out->len)
			buf_puts(out, _("(not stated)"));
	}
}

/* Columns of the labels of a group, with a blank behind; half of the chart at most. */
static int label_columns(
	struct desk *desk, const struct summary_row *rows, size_t count, bool fields, int columns)
{
	int widest = 0;

	for (size_t i = 0; i < count && i < MOST_BARS; i++) {
		struct buf name = {0};
		name_group(desk, fields, rows[i].code, &name);
		if (text_width(buf_text(&name)) > widest)
			widest = text_width(buf_text(&name));
		buf_clear(&name);
	}
	return widest + 2 < columns / 2 ? widest + 2 : columns / 2;
}

/* A group's new cases, and behind the number how many more they are than in the period before. */
static int draw_group(const struct summary_charts *charts, const struct summary *summary,
	struct desk *desk, struct rect r, bool fields)
{
	const struct summary_row *rows = fields ? summary->fields : summary->hamlets;
	const size_t count = fields ? summary->field_count : summary->hamlet_count;
	const struct summary *old = &charts->before;
	const struct rect inner = rect_columns(r, 1, r.columns - 2);
	const int labels = label_columns(desk, rows, count, fields, inner.columns);
	long largest = 1;
	int row = 1;

	draw_heading(r, 0, fields ? _("New by field") : _("New by hamlet"),
		charts->has_before ? _("± the period before") : NULL, false);
	if (count && rows[0].n[SUM_RECEIVED] > 0) /* they come by falling number */
		largest = (long)rows[0].n[SUM_RECEIVED];
	for (size_t i = 0; i < count && i < MOST_BARS && row < r.rows; i++) {
		const long now = (long)rows[i].n[SUM_RECEIVED];
		const long then = (long)received_before(fields ? old->fields : old->hamlets,
			fields ? old->field_count : old->hamlet_count, rows[i].code);
		struct buf name = {0};
		char note[24] = "";

		if (!now)
			break;
		if (charts->has_before)
			snprintf(note, sizeof note, "%+ld", now - then);
		name_group(desk, fields, rows[i].code, &name);
		char *label = text_capital(buf_text(&name));
		if (row + 1 == r.rows && text_width(label) >= labels) { /* half a name is none */
			free(label);
			buf_clear(&name);
			break;
		}
		const struct chart_row bar = {label, now, note};
		row += chart_bar(inner, row, labels, 4, &bar, largest, GLYPH_BAR);
		free(label);
		buf_clear(&name);
	}
	return row;
}

void summary_charts_draw(const struct summary_charts *charts, const struct summary *summary,
	struct desk *desk, struct rect r)
{
	const int gap = r.rows > 2 * MOST_BARS + TREND_ROWS + 4;
	int used = TREND_ROWS + gap;

	draw_clear(r);
	draw_trend(charts, desk, rect_rows(r, 0, TREND_ROWS));
	const int left = r.rows - used;
	if (left < 3)
		return;
	/* Fields have what hamlets leave: half, and all that hamlets do not need. */
	used += draw_group(charts, summary, desk,
			rect_rows(r, used, left > 8 ? (left + 1) / 2 : left), true) +
		gap;
	if (r.rows - used >= 3)
		draw_group(charts, summary, desk, rect_rows(r, used, r.rows - used), false);
}
