/*
 * p: two cases side by side. Merging shows the case and the one it may repeat, and which of them goes on; splitting shows the case
 * and the one that comes out of it, and what goes along. What will happen is said before it is done, in one undo step.
 */
#ifndef TUI_VIEWS_PAIR_H
#define TUI_VIEWS_PAIR_H

#include "tui/view.h"

enum pair_way { PAIR_MERGE, PAIR_SPLIT };

/** The screen for a case, to be pushed. */
struct view *pair_view_new(struct tui *tui, int64_t id, enum pair_way way);

#endif
