/* F1: the keys that work here and everywhere, made from the tables. */
#ifndef TUI_HELP_H
#define TUI_HELP_H

#include "tui/view.h"

/** Help about a view, to be pushed over it. */
struct view *help_new(struct tui *tui, const struct view *about);
/**
 * Append the help text of a context as the view shows it: one line a key. For the manual and
 * tests.
 */
void help_text(enum context context, struct buf *out);

#endif
