/* The records behind a number of a report. */
#ifndef TUI_VIEWS_BEHIND_H
#define TUI_VIEWS_BEHIND_H

#include "report/form.h"
#include "tui/view.h"

/**
 * The view of just these: the list of their kind where they are of one and count once each, else a page that says how much each is;
 * opening balances are told as such.
 * @param items   taken
 */
struct view *behind_view_new(
	struct tui *tui, const char *heading, struct form_item *items, size_t count);

#endif
