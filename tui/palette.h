/*
 * `:` or Ctrl+P: find any action by its name, without accents, and run it; those that cannot be
 * run say why.
 */
#ifndef TUI_PALETTE_H
#define TUI_PALETTE_H

#include "tui/view.h"

/** Palette for a view, to be pushed over it. */
struct view *palette_new(struct tui *tui, struct view *owner);

#endif
