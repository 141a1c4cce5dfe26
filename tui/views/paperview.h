/* A report as it will be printed: its numbers are walked over, and open the records behind them. */
#ifndef TUI_VIEWS_PAPERVIEW_H
#define TUI_VIEWS_PAPERVIEW_H

#include "tui/view.h"
#include "tui/views/report.h"

/** To be pushed. Takes the report, which is made. */
struct view *paper_view_new(struct tui *tui, struct report *report);

#endif
