/* Before and after, side by side: what one act changed, and a record at two moments. */
#ifndef TUI_TIMELINE_SHOW_H
#define TUI_TIMELINE_SHOW_H

#include "tui/view.h"

/** What the user action @p tx has changed, beginning with what its @p event has. To be pushed. @param title copied */
struct view *timeline_show_act(struct tui *tui, const char *title, int64_t tx, int64_t event);
/**
 * A record as it was after two rows of the journal, in their order. To be pushed.
 * @param first,second_at what the two moments are called, copied
 */
struct view *timeline_show_states(struct tui *tui, const struct entity *entity, int64_t id,
	int64_t first, const char *first_at, int64_t second, const char *second_at);

#endif
