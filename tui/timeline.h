/* Everything that was done to a record, newest first, from the journal. */
#ifndef TUI_TIMELINE_H
#define TUI_TIMELINE_H

#include "tui/view.h"

/** To be pushed. @param entity NULL for the journal of all records */
struct view *timeline_new(struct tui *tui, const struct entity *entity, int64_t id);

#endif
