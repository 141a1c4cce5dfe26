/*
 * What the screens let a person do to cases: the same handlers for the case list, the case and
 * the desk. Each asks for what the act needs and runs it through domain/casefile.h; an act on
 * several marked cases is shown first (bulk.h), then one transaction and one undo step.
 */
#ifndef TUI_VIEWS_CASE_ACTS_H
#define TUI_VIEWS_CASE_ACTS_H

#include "domain/casefile.h"
#include "domain/records.h"
#include "tui/view.h"
#include "tui/views/letter.h"

#define CASE_ACT_HANDLERS                                                                          \
	{ACT_ASSIGN, case_act_assign}, {ACT_LETTER, letter_act}, {ACT_RESOLVE, case_act_resolve},  \
		{ACT_ACTS, case_act_all}, {ACT_CONVERT, case_act_convert},                         \
		{ACT_MERGE, case_act_merge}, {ACT_CLOSE, case_act_close},                          \
	{                                                                                          \
		ACT_REOPEN, case_act_reopen                                                        \
	}

/** g: choose who handles it. Argument: login, initials or name. */
void case_act_assign(struct view *view, const char *argument);
/** k: the five steps of an answer where the state allows one, else all acts; says why the rest is not possible. */
void case_act_resolve(struct view *view, const char *argument);
/** `.`: every act of the lifecycle, the lawful ones first. */
void case_act_all(struct view *view, const char *argument);
/* What may be done now about the date of a case: extend it, pause it, let it run again. */
struct due_action {
	const char *id, *label; /* borrowed */
};
/** @return how many, at most @p most */
size_t case_due_actions(struct desk *desk, int64_t id, struct due_action *out, size_t most);
/** h with marked cases: choose what to do about their dates. False where nothing is marked or can be done. */
bool case_act_due_marked(struct view *view);
/** Do an action by its id to the current case: asks for what it needs. */
void case_act_do(struct view *view, const char *action);
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

#endif
