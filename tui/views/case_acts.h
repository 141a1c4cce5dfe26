/*
 * What the screens let a person do to cases: the same handlers for the case list, the case and
 * the desk. Each asks for what the act needs and runs it through domain/casefile.h; an act on
 * several marked cases is one transaction and one undo step.
 */
#ifndef TUI_VIEWS_CASE_ACTS_H
#define TUI_VIEWS_CASE_ACTS_H

#include "domain/records.h"
#include "tui/view.h"

#define CASE_ACT_HANDLERS                                                                          \
	{ACT_ASSIGN, case_act_assign}, {ACT_RESOLVE, case_act_resolve}, {ACT_DUE, case_act_due},   \
		{ACT_CONVERT, case_act_convert}, {ACT_MERGE, case_act_merge},                      \
		{ACT_CLOSE, case_act_close},                                                       \
	{                                                                                          \
		ACT_REOPEN, case_act_reopen                                                        \
	}

/** g: choose who handles it. Argument: login, initials or name. */
void case_act_assign(struct view *view, const char *argument);
/** k: answer, close or reopen, as the state allows; says why the rest is not possible. */
void case_act_resolve(struct view *view, const char *argument);
/** h: where the date comes from, and another date. */
void case_act_due(struct view *view, const char *argument);
/** c: an opinion that turns out to be feedback, a complaint, a denunciation or a mediation. */
void case_act_convert(struct view *view, const char *argument);
/** p: link a duplicate to the case it repeats. */
void case_act_merge(struct view *view, const char *argument);
void case_act_close(struct view *view, const char *argument);
void case_act_reopen(struct view *view, const char *argument);

/**
 * Whether such an action can be run on the case under the cursor; for ops.allowed. What the ops
 * that the view is made from say of other actions; true where they say nothing.
 */
bool case_act_allowed(const struct view *view, enum action action, struct error *err);

/* Cells shared by the views that show cases. */

/** "0388", or "0388/25" for a case of another year. */
void case_cell_number(const struct casefile *file, struct buf *out);
/** Mark of the kind: KN. */
const char *case_cell_kind(const struct casefile *file);
/** dd/mm, or dd/mm/yy where the year is another; "-" where there is none. */
void case_cell_day(date_t date, struct buf *out);
/** "2 days late", "today", "3 left", in working days; what the state is where it is done. */
void case_cell_left(struct desk *desk, const struct casefile *file, struct buf *out);

#endif
