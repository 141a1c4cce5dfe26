/* The screen of the competence guard: questions, proposals and likely duplicates of a petition. */
#ifndef TUI_VIEWS_INTAKE_H
#define TUI_VIEWS_INTAKE_H

#include "tui/loop.h"

/** Open it on a petition; says why not where it is restricted. */
void intake_open(struct tui *tui, int64_t petition);
/** Offer it for a petition that was just entered; nothing for one that may not be read back. */
void intake_offer(struct view *owner, int64_t petition);

#endif
