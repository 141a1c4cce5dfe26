/*
 * Where a case stands in the lifecycle of its kind, worked out from its record alone, and the conditions that acts name. What is
 * done to a case is in casefile.h; the states and acts themselves are data: rules/vn/lifecycles.conf.
 */
#ifndef DOMAIN_LIFECYCLE_H
#define DOMAIN_LIFECYCLE_H

#include "domain/case_values.h"
#include "domain/desk.h"
#include "domain/records.h"
#include "domain/rules.h"

/**
 * The state that a record's dates tell, for one that brings none (a row of an old register, a form that changed the kind): the same
 * as schema/0002-law.sql fills in.
 */
const char *lifecycle_step_of(const struct casefile *file);

/** Whether the list of ids (NULL at the end) holds an id. */
bool lifecycle_names(const char *const *ids, const char *id);
/** Whether an act leads out of a state. */
bool lifecycle_leaves(const struct lifecycle_action *action, const struct lifecycle_state *state);

/** Append the names of the states that an act leads out of: "Thụ lý, Xác minh". */
void lifecycle_when(
	const struct lifecycle *lifecycle, const struct lifecycle_action *action, struct buf *out);

/**
 * The acts by which a case usually goes on from a state to its end: the first of the table each time that leads to a new state and
 * is no way out or back.
 * @return how many, at most @p room
 */
size_t lifecycle_ahead(const struct lifecycle *lifecycle, const struct lifecycle_state *state,
	const struct lifecycle_action **out, size_t room);

/**
 * Which time limits run for a case as its record says it is, without the history of its acts: those that the shortest way to its
 * state has started and not ended. Only events that the record dates (receipt, acceptance, answer) start one; a case that is closed
 * has none.
 *
 * @param each called per limit: the day it runs from, and the day since which it is suspended (DATE_NONE = it runs)
 */
void lifecycle_clocks(const struct lifecycle *lifecycle, const struct casefile *file,
	void (*each)(void *arg, const char *limit, date_t from, date_t suspended_on), void *arg);

/* ---- guards: lifecycle_guards.c ------------------------------------------------------------------ */

/* What a condition may look at. */
struct guard_view {
	struct desk *desk;
	const struct lifecycle_action *action;
	const struct casefile *before; /* the case as it is */
	const struct casefile *
		after; /* as it will be; the same as before where only the question is whether the act may start */
	const struct case_values *given; /* NULL where nothing was given yet */
	date_t on; /* day of the act */
};

/**
 * Try all conditions of an act. Those that depend on what is given with it are left out where nothing is given yet.
 *
 * @param err DENIED: what is missing and on which article that rests; INVALID where an argument is at fault
 */
bool lifecycle_guards_pass(const struct guard_view *view, struct error *err);
/* Their names: lifecycle_guard_names[], in rules.h. */

#endif
