/*
 * Charts of signs. Their axes are honest: a bar always begins at 0, and where an axis is cut there
 * are points, never bars; who draws points writes the axis beside them. Every value stands there as a
 * number too.
 */
#ifndef TUI_CHART_H
#define TUI_CHART_H

#include "tui/draw.h"

/* One row of a chart: label, what is drawn, the number, and a word behind it. */
struct chart_row {
	const char *label;
	long value; /* CHART_NONE: there is none, or not yet */
	const char *note; /* "provisional", "+5"; NULL for none */
};
#define CHART_NONE (-1L)

/**
 * A bar from 0 to value on a scale from 0 to largest; a value that is not 0 has one column at least.
 *
 * @param label_columns width of the labels of the chart
 * @param note_columns  room for the widest note of the chart
 * @return rows used: a label that is too long for its columns goes on below
 */
int chart_bar(struct rect r, int row, int label_columns, int note_columns,
	const struct chart_row *bar, long largest, enum glyph glyph);

/* Where an axis of points begins and ends. */
struct chart_axis {
	long low, high;
	long target; /* marked on every row; CHART_NONE for none */
};

/**
 * The axis of some percentages: up to 100, from the whole ten below the least of them and of the
 * target, so that differences are seen.
 */
struct chart_axis chart_percent_axis(const struct chart_row *points, size_t count, long target);
/** A point at its place on the axis, which it must not lie beyond. */
void chart_point(struct rect r, int row, int label_columns, int note_columns,
	const struct chart_row *point, const struct chart_axis *axis);

#endif
