/* What stands beside a report where there is room: its sentences, what was looked at, how it is written and frozen. */
#ifndef TUI_VIEWS_REPORT_PANEL_H
#define TUI_VIEWS_REPORT_PANEL_H

#include "tui/views/page.h"
#include "tui/views/report.h"

void report_panel_fill(struct page *page, struct report *report, int columns);
/** Append "DRAFT · numbers of 08:30" or "FROZEN 02/12/2026 09:15". @param stamp when it was made */
void report_state(const struct report *report, const char *stamp, struct buf *out);

#endif
