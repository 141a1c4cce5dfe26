/*
 * A chart of a paper: bars or points of one or more series over the same labels. Here are its numbers, its axis and its drawing as a
 * list of shapes; writers turn the shapes into SVG or cairo, and Excel draws the numbers itself.
 */
#ifndef REPORT_GRAPH_H
#define REPORT_GRAPH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

enum chart_kind { CHART_BARS, CHART_POINTS };

struct chart_value {
	int64_t value;
	bool filled; /* false: missing, drawn as a gap */
};

struct chart_series {
	char *name;
	struct chart_value *values; /* as many as there are labels */
};

struct paper_chart {
	char *title;
	char *unit; /* "cases"; "" for none */
	enum chart_kind kind;
	char **labels;
	size_t label_count;
	struct chart_series *series;
	size_t series_count;
	int64_t target; /* a line across */
	bool has_target;
	int64_t low, high; /* of the axis, where both are not 0; bars always begin at 0 */
};

struct paper_chart *chart_new(enum chart_kind kind, const char *title, const char *unit);
void chart_free(struct paper_chart *chart);
/** Add a label; only while there are no series. */
void chart_label(struct paper_chart *chart, const char *label);
/** Add a series, all values missing. Returns its index. */
size_t chart_series(struct paper_chart *chart, const char *name);
void chart_value(struct paper_chart *chart, size_t series, size_t label, int64_t value);

struct table;
/** The numbers of a chart as a table: labels down, series across. The caller's to free. */
struct table *chart_table(const struct paper_chart *chart);

/** Ends and step of the axis: round numbers around all values and the target, at most 8 steps. */
void chart_axis(const struct paper_chart *chart, int64_t *low, int64_t *high, int64_t *step);

/* What is drawn, in points from the upper left corner. */
enum chart_shape_kind { SHAPE_LINE, SHAPE_BOX, SHAPE_DOT, SHAPE_TEXT };
enum chart_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };
struct chart_shape {
	enum chart_shape_kind kind;
	double x, y, width, height; /* LINE: to x + width, y + height; DOT: width is the radius */
	unsigned colour; /* 0xRRGGBB */
	bool dashed;
	enum chart_anchor anchor; /* TEXT: y is the base line, height the size of the letters */
	const char *text; /* borrowed for the call */
};
typedef void chart_draw_fn(void *arg, const struct chart_shape *shape);
/** Draw a chart; nothing is drawn outside of @p width and the height that chart_height names. */
void chart_draw(const struct paper_chart *chart, double width, chart_draw_fn *draw, void *arg);
double chart_height(const struct paper_chart *chart, double width);
/** Colour of a series, 0xRRGGBB: told apart in print and by the colour-blind. */
unsigned chart_colour(size_t series);

#endif
