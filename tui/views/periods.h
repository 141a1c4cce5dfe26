/* Choosing a reporting period: the neighbours, months, quarters, halves, nine months, years; or typed. */
#ifndef TUI_VIEWS_PERIODS_H
#define TUI_VIEWS_PERIODS_H

#include "report/period.h"
#include "tui/view.h"

/* What a view that has a period lets others do with it; static. */
struct period_use {
	const struct period *(*get)(const struct view *view);
	/** @return false with err: there is nothing of that period; it stays as it is */
	bool (*set)(struct view *view, const struct period *period, struct error *err);
};

/** Ask which; with an argument ("2026-Q3") at once. Faults are shown. */
void periods_ask(struct view *owner, const struct period_use *use, const char *argument);
/** The neighbour, so many steps on. */
void periods_move(struct view *owner, const struct period_use *use, int steps);

#endif
