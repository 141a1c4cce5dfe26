/*
 * h: why a date is what it is. The time limits of one or several records, one at a time, each day counted or skipped, what moved
 * it; and what may be done about it now.
 */
#ifndef TUI_VIEWS_WHY_H
#define TUI_VIEWS_WHY_H

#include "domain/duty.h"
#include "tui/views/page.h"

/**
 * The limits of records, to be pushed.
 * @param ids   copied
 * @param clock the one to begin with; 0 = the first record's own date
 */
struct view *why_view_new(struct tui *tui, const struct entity *entity, const int64_t *ids,
	size_t count, int64_t clock);
/** The same for a duty of a period, which belongs to no record. */
struct view *why_view_period(struct tui *tui, enum duty_period period);

/** Add the time limits of a record to a page, under a heading of their own; nothing where it has none. */
bool why_add_rows(struct page *page, struct desk *desk, const struct entity *entity, int64_t id,
	struct error *err);

/** Handler of ACT_DUE: the marked records of a list, else the one under the cursor; says so where they have no limits. */
void why_act(struct view *view, const char *argument);

#endif
