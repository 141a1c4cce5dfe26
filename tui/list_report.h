/* b: how the marked rows of a list, or the list as it is narrowed, spread; each number opens the rows behind it. */
#ifndef TUI_LIST_REPORT_H
#define TUI_LIST_REPORT_H

#include "tui/view.h"

void list_run_report(struct view *view, const char *argument);

#endif
