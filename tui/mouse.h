/*
 * The mouse, where it is on: a click on the footer or a tab is its key, on a row the cursor goes
 * there, twice opens it, the wheel scrolls. What it does is done by the actions that keys run, so
 * that no view knows of it.
 */
#ifndef TUI_MOUSE_H
#define TUI_MOUSE_H

#include "tui/loop.h"

/** Do what a click or a turn of the wheel means on the top view. @param key K_MOUSE */
void mouse_act(struct tui *tui, const struct key *key);

#endif
