/* S5: resolving a case in five steps, in any order: result, grounds, letter, publication, finish. */
#ifndef TUI_VIEWS_RESOLVE_H
#define TUI_VIEWS_RESOLVE_H

#include "tui/view.h"

/** To be pushed; NULL, with the reason in @p err, where the case allows no answer now. */
struct view *resolve_view_new(struct tui *tui, int64_t id, struct error *err);

#endif
