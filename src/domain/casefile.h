/*
 * What can be done to a case: the actions of its kind's lifecycle (rules/vn/lifecycles.conf). Command line, palette and footer offer
 * what it allows now and say why the rest is not.
 *
 * Who may: an action names roles; who the case is assigned to counts as an officer, an administrator as a clerk. What is for a
 * leader to decide may be recorded by anybody else who may write, if they name the leader (decided_by): the paper is signed by the
 * leader, the entry is the clerk's work. An office without a staff list has nobody to name, and needs nobody.
 */
#ifndef DOMAIN_CASEFILE_H
#define DOMAIN_CASEFILE_H

#include "domain/desk.h"
#include "domain/records.h"
#include "domain/rules.h"

/* A value given with an action: key=value as on the command line; the keys are in case_values.h. */
struct argument {
	const char *key;
	const char *value;
};

/** The lifecycle of the case's kind; never NULL for a saved case. */
const struct lifecycle *case_lifecycle(const struct desk *desk, const struct casefile *file);
/** The action of that word in it; NULL if none. */
const struct lifecycle_action *case_action_find(
	const struct desk *desk, const struct casefile *file, const char *word);
/** State of the case in it; never NULL for a saved case. */
const struct lifecycle_state *case_step(const struct desk *desk, const struct casefile *file);
/**
 * Whether an action may be started on a case now: state, who acts, the law in force today, and the conditions that do not depend on
 * what will be given.
 * @param err DENIED says why not, and for another state what is possible
 */
bool case_action_allowed(struct desk *desk, const struct casefile *file,
	const struct lifecycle_action *action, struct error *err);
/** Whether this person must name the leader who decided. */
bool case_action_needs_decider(const struct desk *desk, const struct casefile *file,
	const struct lifecycle_action *action);
/**
 * Do it: one transaction, journaled under the action's name, clocks started, met, suspended, extended as its row says; one undo step
 * takes all of it back.
 *
 * Every action takes `on`, the day it happened (today where it is not given; not after today, not before receipt or before the day
 * of the state it starts from), and `decided_by`.
 *
 * @param err INVALID names the argument; DENIED as case_action_allowed. Inside a group of acts any
 *             failure fails the group.
 */
bool case_do(struct desk *desk, int64_t id, const char *action, const struct argument *arguments,
	size_t count, struct error *err);

static inline bool case_is_open(const struct casefile *file)
{
	return !file->closed_on;
}

/**
 * Log an opinion in a conference: gives it the next line number, kind, channel, date and state;
 * finds nothing by itself.
 *
 * @param file a new case with at least conference and summary; an empty kind becomes "opinion"
 * @param err  INVALID where the conference has no day yet, DENIED where it is cancelled; else as
 *             desk_add
 */
bool case_log_opinion(struct desk *desk, struct casefile *file, struct error *err);

/**
 * Working days from today until the due day, by weekends and the holiday table: 0 = today (or no
 * working day left before it), negative = overdue since so many, -1 at least.
 */
int case_days_left(struct desk *desk, date_t due);

enum due_state { DUE_NONE, DUE_LATER, DUE_SOON, DUE_TODAY, DUE_OVERDUE, DUE_PAUSED, DUE_DONE };
enum due_state case_due_state(struct desk *desk, const struct casefile *file);

#endif
