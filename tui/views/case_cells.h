/* Cells that the views of cases share. */
#ifndef TUI_VIEWS_CASE_CELLS_H
#define TUI_VIEWS_CASE_CELLS_H

#include "domain/casefile.h"
#include "domain/records.h"

/** "0388", or "0388/25" for a case of another year. */
void case_cell_number(const struct casefile *file, struct buf *out);
/** Mark of the kind: KN. */
const char *case_cell_kind(const struct casefile *file);
/** dd/mm, or dd/mm/yy where the year is another; "-" where there is none. */
void case_cell_day(date_t date, struct buf *out);
/** "2 days late", "today", "3 left", "paused, 6 left"; what the state is where it is done. */
void due_cell_left(enum due_state state, int days, struct buf *out);
/** The same for a case, in working days. */
void case_cell_left(struct desk *desk, const struct casefile *file, struct buf *out);

#endif
