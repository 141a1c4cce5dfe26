/* Bars and points on character cells. */
#include <stdio.h>
#include <string.h>

#include "tui/chart.h"

enum { NUMBER_COLUMNS = 6 };

/* Columns of the plot: what labels, numbers and notes leave. */
static int plot_columns(struct rect r, int label_columns, int note_columns)
{
	const int columns =
		r.columns - label_columns - NUMBER_COLUMNS - (note_columns ? note_columns + 1 : 0);

	return columns > 0 ? columns : 0;
}

static int draw_label(struct rect r, int row, int columns, const char *label)
{
	draw_cell(r, row, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	return draw_paragraph(r, row, 0, columns - 1, r.rows - row, ROLE_NORMAL, label);
}

static int draw_number(struct rect r, int row, int column, long value)
{
	char number[24];

	snprintf(number, sizeof number, " %ld", value);
	return draw_text(r, row, column, ROLE_NORMAL, value == CHART_NONE ? " -" : number);
}

static void draw_note(struct rect r, int row, int column, const char *note)
{
	if (note && *note)
		draw_text(r, row, column + 1, ROLE_DIM, note);
}

int chart_bar(struct rect r, int row, int label_columns, int note_columns,
	const struct chart_row *bar, long largest, enum glyph glyph)
{
	const int wide = plot_columns(r, label_columns, note_columns);
	int column = label_columns;

	const int rows = draw_label(r, row, label_columns, bar->label);
	column += draw_bar(r, row, column, wide, ROLE_CHART, glyph, bar->value, largest);
	column += draw_number(r, row, column, bar->value);
	draw_note(r, row, column, bar->note);
	return rows > 1 ? rows : 1;
}

struct chart_axis chart_percent_axis(const struct chart_row *points, size_t count, long target)
{
	struct chart_axis axis = {100, 100, target};

	for (size_t i = 0; i < count; i++)
		if (points[i].value != CHART_NONE && points[i].value < axis.low)
			axis.low = points[i].value;
	if (target != CHART_NONE && target < axis.low)
		axis.low = target;
	axis.low = axis.low >= 100 ? 90 : axis.low / 10 * 10;
	return axis;
}

static int place(long value, const struct chart_axis *axis, int columns)
{
	return (int)((value - axis->low) * (columns - 1) / (axis->high - axis->low));
}

void chart_point(struct rect r, int row, int label_columns, int note_columns,
	const struct chart_row *point, const struct chart_axis *axis)
{
	const int wide = plot_columns(r, label_columns, note_columns);
	int column = label_columns + wide;

	draw_label(r, row, label_columns, point->label);
	if (wide > 1 && point->value != CHART_NONE) {
		const int at = place(point->value, axis, wide);
		draw_repeat(r, row, label_columns, at, ROLE_DIM, GLYPH_DOT);
		draw_repeat(r, row, label_columns + at, 1, ROLE_CHART, GLYPH_POINT);
	}
	/* Where both fall on one place the value is what is seen. */
	if (wide > 1 && axis->target != CHART_NONE &&
		(point->value == CHART_NONE ||
			place(axis->target, axis, wide) != place(point->value, axis, wide)))
		draw_repeat(r, row, label_columns + place(axis->target, axis, wide), 1, ROLE_TARGET,
			GLYPH_TARGET);
	column += draw_number(r, row, column, point->value);
	draw_note(r, row, column, point->note);
}
