/* Charts of papers: their numbers, the axis, and the drawing as shapes. */
#include "report/graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "report/paper.h"

struct paper_chart *chart_new(enum chart_kind kind, const char *title, const char *unit)
{
	struct paper_chart *chart = xcalloc(1, sizeof *chart);

	chart->kind = kind;
	chart->title = paper_clean(title);
	chart->unit = paper_clean(unit);
	return chart;
}

void chart_free(struct paper_chart *chart)
{
	if (!chart)
		return;
	for (size_t i = 0; i < chart->label_count; i++)
		free(chart->labels[i]);
	for (size_t i = 0; i < chart->series_count; i++) {
		free(chart->series[i].name);
		free(chart->series[i].values);
	}
	free(chart->labels);
	free(chart->series);
	free(chart->title);
	free(chart->unit);
	free(chart);
}

void chart_label(struct paper_chart *chart, const char *label)
{
	if (chart->series_count)
		die("a label after the first series of the chart “%s”", chart->title);
	chart->labels = xrealloc(chart->labels, (chart->label_count + 1) * sizeof *chart->labels);
	chart->labels[chart->label_count++] = paper_clean(label);
}

size_t chart_series(struct paper_chart *chart, const char *name)
{
	chart->series = xrealloc(chart->series, (chart->series_count + 1) * sizeof *chart->series);
	chart->series[chart->series_count] = (struct chart_series){.name = paper_clean(name),
		.values = xcalloc(chart->label_count + 1, sizeof(struct chart_value))};
	return chart->series_count++;
}

void chart_value(struct paper_chart *chart, size_t series, size_t label, int64_t value)
{
	if (series >= chart->series_count || label >= chart->label_count)
		die("no value %zu of series %zu in the chart “%s”", label, series, chart->title);
	chart->series[series].values[label] = (struct chart_value){value, true};
}

struct table *chart_table(const struct paper_chart *chart)
{
	struct table *table = table_new(NULL);

	table_column(table, TABLE_TEXT, "", NULL, 0);
	for (size_t s = 0; s < chart->series_count; s++)
		table_column(table, TABLE_NUMBER, chart->series[s].name, NULL, 0);
	for (size_t i = 0; i < chart->label_count; i++) {
		table_row(table);
		table_text(table, 0, chart->labels[i]);
		for (size_t s = 0; s < chart->series_count; s++)
			if (chart->series[s].values[i].filled)
				table_value(table, s + 1, chart->series[s].values[i].value);
	}
	return table;
}

/* ---- the axis ------------------------------------------------------------------------------------ */

enum { STEPS_MOST = 8 };

/* The next of 1, 2, 5, 10, 20, 50, … */
static int64_t next_step(int64_t step)
{
	int64_t first = step;

	while (first >= 10)
		first /= 10;
	return first == 2 ? step / 2 * 5 : step * 2;
}

static int64_t floor_to(int64_t value, int64_t step)
{
	const int64_t rest = value % step;

	return value - rest - (rest < 0 ? step : 0);
}

void chart_axis(const struct paper_chart *chart, int64_t *low, int64_t *high, int64_t *step)
{
	int64_t least = 0, most = 0;
	bool any = false;

	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->label_count; i++) {
			const struct chart_value *value = &chart->series[s].values[i];
			if (!value->filled)
				continue;
			least = any && least < value->value ? least : value->value;
			most = any && most > value->value ? most : value->value;
			any = true;
		}
	if (chart->has_target) {
		least = chart->target < least ? chart->target : least;
		most = chart->target > most ? chart->target : most;
	}
	if (chart->low || chart->high) {
		least = chart->low < least ? chart->low : least;
		most = chart->high > most ? chart->high : most;
	}
	if (chart->kind == CHART_BARS && least > 0)
		least = 0;
	if (chart->kind == CHART_BARS && most < 0)
		most = 0;
	if (most == least)
		most = least + 1;
	for (*step = 1; (most - least) / *step >= STEPS_MOST; *step = next_step(*step))
		;
	*low = floor_to(least, *step);
	*high = floor_to(most + *step - 1, *step);
}

/* ---- the drawing --------------------------------------------------------------------------------- */

enum {
	PLOT_HEIGHT = 150,
	LETTERS = 9,
	LABEL_LINE = 11, /* points from line to line */
	LABEL_LINES = 3,
	COLOUR_TEXT = 0x222222,
	COLOUR_GRID = 0xCCCCCC,
	COLOUR_TARGET = 0xB00020,
};

/* Dark, light, hatch-free: they differ in lightness, so a grey print tells them apart. */
unsigned chart_colour(size_t series)
{
	static const unsigned colours[] = {
		0x1F4E79, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0x7F7F7F};

	return colours[series % (sizeof colours / sizeof colours[0])];
}

struct drawing {
	const struct paper_chart *chart;
	chart_draw_fn *draw;
	void *arg;
	double left, top, width, slot; /* of the plot; of one label */
	int64_t low, high, step;
};

static double line_width(const char *text)
{
	return text_width(text) * LETTERS * 0.52;
}

static void put_text(const struct drawing *d, double x, double y, enum chart_anchor anchor,
	unsigned colour, const char *text)
{
	const struct chart_shape shape = {.kind = SHAPE_TEXT,
		.x = x,
		.y = y,
		.height = LETTERS,
		.colour = colour,
		.anchor = anchor,
		.text = text};
	d->draw(d->arg, &shape);
}

static void put_line(const struct drawing *d, double x, double y, double width, double height,
	unsigned colour, bool dashed)
{
	const struct chart_shape shape = {.kind = SHAPE_LINE,
		.x = x,
		.y = y,
		.width = width,
		.height = height,
		.colour = colour,
		.dashed = dashed};
	d->draw(d->arg, &shape);
}

static double place_of(const struct drawing *d, int64_t value)
{
	const double share = (double)(value - d->low) / (double)(d->high - d->low);

	return d->top + PLOT_HEIGHT * (1 - share);
}

static double legend_height(const struct paper_chart *chart)
{
	return chart->series_count > 1 || chart->has_target ? LABEL_LINE + 4 : 0;
}

/* Letters across that a label has. Where that is too little to be read, each so many-th is written and has their room. */
static int label_columns(double slot, size_t *each)
{
	const int columns = (int)(slot / (LETTERS * 0.52));

	*each = columns >= 4 ? 1 : (size_t)(4 / (columns > 0 ? columns : 1)) + 1;
	return columns * (int)*each > 1 ? columns * (int)*each : 1;
}

static void count_line(void *arg, const char *start, size_t bytes)
{
	(void)start, (void)bytes;
	(*(int *)arg)++;
}

/* Where the plot begins at the left: behind the longer number of the axis. */
static double plot_left(int64_t low, int64_t high)
{
	const int64_t ends[] = {low, high};
	double left = 0;

	for (size_t i = 0; i < 2; i++) {
		struct buf text = {0};
		buf_number(&text, ends[i]);
		const double width = line_width(buf_text(&text)) + 8;
		left = width > left ? width : left;
		buf_clear(&text);
	}
	return left;
}

double chart_height(const struct paper_chart *chart, double width)
{
	int64_t low, high, step;
	size_t each;
	int most = 1;

	chart_axis(chart, &low, &high, &step);
	const double plot = width - plot_left(low, high);
	const int columns =
		label_columns(plot / (double)(chart->label_count ? chart->label_count : 1), &each);
	for (size_t i = 0; i < chart->label_count; i += each) {
		int lines = 0;
		text_wrap(chart->labels[i], columns, count_line, &lines);
		most = lines > most ? lines : most;
	}
	return (*chart->unit ? LABEL_LINE : 0) + LETTERS + PLOT_HEIGHT + 8 +
		(most < LABEL_LINES ? most : LABEL_LINES) * LABEL_LINE + legend_height(chart);
}

static void draw_axis(const struct drawing *d)
{
	struct buf text = {0};

	for (int64_t value = d->low; value <= d->high; value += d->step) {
		const double y = place_of(d, value);
		put_line(d, d->left, y, d->width, 0, value ? COLOUR_GRID : COLOUR_TEXT, false);
		buf_cut(&text, 0);
		buf_number(&text, value);
		put_text(d, d->left - 4, y + LETTERS * 0.35, ANCHOR_END, COLOUR_TEXT,
			buf_text(&text));
	}
	if (d->chart->has_target)
		put_line(d, d->left, place_of(d, d->chart->target), d->width, 0, COLOUR_TARGET,
			true);
	buf_clear(&text);
}

struct label_lines {
	const struct drawing *d;
	double x, y;
	int left, columns;
};

/* The last line that there is room for ends in an ellipsis where more follows: the table beside the chart has the whole name. */
static void put_label_line(void *arg, const char *start, size_t bytes)
{
	struct label_lines *lines = arg;

	if (!lines->left)
		return;
	char *line = xstrndup(start, bytes);
	if (!--lines->left && start[bytes]) {
		char *rest = xstrdup(start);
		char *cut = text_cut(rest, lines->columns);
		free(rest);
		free(line);
		line = cut;
	}
	put_text(lines->d, lines->x, lines->y, ANCHOR_MIDDLE, COLOUR_TEXT, line);
	lines->y += LABEL_LINE;
	free(line);
}

static void draw_labels(const struct drawing *d)
{
	size_t each;
	const int columns = label_columns(d->slot, &each);

	for (size_t i = 0; i < d->chart->label_count; i += each) {
		struct label_lines lines = {.d = d,
			.x = d->left + d->slot * ((double)i + 0.5),
			.y = d->top + PLOT_HEIGHT + 4 + LETTERS,
			.left = LABEL_LINES,
			.columns = columns};
		text_wrap(d->chart->labels[i], lines.columns, put_label_line, &lines);
	}
}

static void draw_bar(const struct drawing *d, size_t series, size_t label, int64_t value)
{
	const double room = d->slot * 0.8, one = room / (double)d->chart->series_count;
	const double zero = place_of(d, 0), end = place_of(d, value);
	const struct chart_shape bar = {.kind = SHAPE_BOX,
		.x = d->left + d->slot * ((double)label + 0.1) + one * (double)series,
		.y = end < zero ? end : zero,
		.width = one * 0.9,
		.height = end < zero ? zero - end : end - zero,
		.colour = chart_colour(series)};
	struct buf text = {0};

	d->draw(d->arg, &bar);
	buf_number(&text, value);
	if (line_width(buf_text(&text)) <= one * 1.1)
		put_text(d, bar.x + bar.width / 2,
			value < 0 ? bar.y + bar.height + LETTERS : bar.y - 2, ANCHOR_MIDDLE,
			COLOUR_TEXT, buf_text(&text));
	buf_clear(&text);
}

static void draw_point(const struct drawing *d, size_t series, size_t label, int64_t value)
{
	const struct chart_value *before =
		label ? &d->chart->series[series].values[label - 1] : NULL;
	const double x = d->left + d->slot * ((double)label + 0.5), y = place_of(d, value);
	const struct chart_shape dot = {
		.kind = SHAPE_DOT, .x = x, .y = y, .width = 2.5, .colour = chart_colour(series)};

	if (before && before->filled)
		put_line(d, x - d->slot, place_of(d, before->value), d->slot,
			y - place_of(d, before->value), chart_colour(series), false);
	d->draw(d->arg, &dot);
}

static void draw_legend(const struct drawing *d, double y)
{
	const size_t entries = d->chart->series_count + d->chart->has_target;
	const double room = d->width / (double)entries;
	struct buf target = {0};
	double x = d->left;

	for (size_t i = 0; i < d->chart->series_count; i++, x += room) {
		const struct chart_shape box = {.kind = SHAPE_BOX,
			.x = x,
			.y = y - LETTERS * 0.8,
			.width = LETTERS * 0.8,
			.height = LETTERS * 0.8,
			.colour = chart_colour(i)};
		char *name =
			text_cut(d->chart->series[i].name, (int)((room - 14) / (LETTERS * 0.52)));
		d->draw(d->arg, &box);
		put_text(d, x + LETTERS + 3, y, ANCHOR_START, COLOUR_TEXT, name);
		free(name);
	}
	if (d->chart->has_target) {
		put_line(d, x, y - LETTERS * 0.4, LETTERS, 0, COLOUR_TARGET, true);
		buf_number(&target, d->chart->target);
		put_text(d, x + LETTERS + 3, y, ANCHOR_START, COLOUR_TARGET, buf_text(&target));
	}
	buf_clear(&target);
}

void chart_draw(const struct paper_chart *chart, double width, chart_draw_fn *draw, void *arg)
{
	struct drawing d = {.chart = chart, .draw = draw, .arg = arg};

	chart_axis(chart, &d.low, &d.high, &d.step);
	d.left = plot_left(d.low, d.high);
	d.top = (*chart->unit ? LABEL_LINE : 0) + LETTERS;
	d.width = width - d.left;
	d.slot = chart->label_count ? d.width / (double)chart->label_count : d.width;
	if (*chart->unit)
		put_text(&d, 0, LETTERS, ANCHOR_START, COLOUR_TEXT, chart->unit);
	draw_axis(&d);
	for (size_t s = 0; s < chart->series_count; s++)
		for (size_t i = 0; i < chart->label_count; i++) {
			const struct chart_value *value = &chart->series[s].values[i];
			if (!value->filled)
				continue;
			if (chart->kind == CHART_BARS)
				draw_bar(&d, s, i, value->value);
			else
				draw_point(&d, s, i, value->value);
		}
	draw_labels(&d);
	if (legend_height(chart) > 0)
		draw_legend(&d, chart_height(chart, width) - 2);
}
