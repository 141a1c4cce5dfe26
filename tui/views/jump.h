/*
 * j: from a record to what belongs to it and back: opinion or case, promise, answer, document, petition, conference. What belongs
 * together is read from the references of the field tables.
 */
#ifndef TUI_VIEWS_JUMP_H
#define TUI_VIEWS_JUMP_H

#include "tui/view.h"

/** Handler of ACT_JUMP: goes at once where one record belongs to it, asks where several do, and back from the end of the way. */
void jump_act(struct view *view, const char *argument);

#endif
