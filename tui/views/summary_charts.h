/*
 * The charts of the summary: answered in time over the last periods, new cases by field and by hamlet
 * against the period before. What they need beyond the summary is counted between keys.
 */
#ifndef TUI_VIEWS_SUMMARY_CHARTS_H
#define TUI_VIEWS_SUMMARY_CHARTS_H

#include "report/summary.h"
#include "tui/draw.h"

enum { TREND_PERIODS = 6 };

struct summary_charts {
	struct period periods[TREND_PERIODS]; /* the newest last */
	long on_time[TREND_PERIODS]; /* percent of what was done, or CHART_NONE */
	size_t read; /* periods counted, from the newest back */
	bool has_before;
	struct summary before; /* the period before the newest */
};

/** Begin anew with a period that was counted. */
void summary_charts_restart(
	struct summary_charts *charts, const struct summary *summary, int month_start);
/** Count one more period; false where all is there. A failure ends it and is told. */
bool summary_charts_read(struct summary_charts *charts, struct desk *desk, struct error *err);
/** Paint as much as there is room for. */
void summary_charts_draw(const struct summary_charts *charts, const struct summary *summary,
	struct desk *desk, struct rect r);
void summary_charts_clear(struct summary_charts *charts);

#endif
