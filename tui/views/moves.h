/*
 * Acts that may change the calendar of days off, and with it due dates: the person sees first which dates move.
 */
#ifndef TUI_VIEWS_MOVES_H
#define TUI_VIEWS_MOVES_H

#include "tui/view.h"

/**
 * Do an act. Where due dates would move by it, it is taken back at once and they are listed: Enter there does it again for good,
 * Esc leaves all as it was. Counting shows how far it is, and a key stops it.
 *
 * @param act    the act with all that follows its success; false with err where it is refused
 * @param failed shows a refusal; NULL: tui_complain
 */
void moves_act(struct view *owner, bool (*act)(struct view *owner, struct error *err),
	void (*failed)(struct view *owner, const struct error *err));

#endif
