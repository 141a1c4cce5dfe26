/*
 * What can be done to a case. A plain lifecycle for now, the same for the five kinds: received,
 * assigned, answered, closed. The actions are a table; command line, palette and footer offer what
 * it allows and say why the rest is not.
 */
#ifndef DOMAIN_CASEFILE_H
#define DOMAIN_CASEFILE_H

#include "domain/desk.h"
#include "domain/records.h"

/* A value given with an action: key=value as on the command line. */
struct argument {
	const char *key;
	const char *value;
};

struct deed;

struct case_action {
	const char *name; /* word for `do` and the journal: assign */
	const char *label; /* N_("Assign") */
	const char *sentence; /* N_() what it does */
	unsigned from; /* bit (1 << state) for each state it may start in */
	const char *const *needs; /* argument keys that must be given, NULL at the end */
	const char *const *takes; /* all keys it accepts, NULL at the end */
	/* Changes the deed's case; see casefile.c. */
	bool (*run)(struct deed *deed, struct error *err);
};

/*
 * assign (assignee, lead_unit, cooperating, due_on)
 * answer (text, outcome, issued_on, signer, on_spot, document)
 * close (closed_on, outcome, satisfaction)
 * reopen (note, due_on)
 * convert (kind)
 * merge (into)
 * split (summary, kind)
 * extend (due_on, note)
 */
extern const struct case_action case_actions[]; /* ends with a zero row */

const struct case_action *case_action_find(const char *name);
/** Whether an action is allowed on a case now; DENIED says why not and what is. */
bool case_action_allowed(const struct desk *desk, const struct casefile *file,
	const struct case_action *action, struct error *err);
/**
 * Do it: one transaction, journaled under the action's name.
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

enum due_state { DUE_NONE, DUE_LATER, DUE_SOON, DUE_TODAY, DUE_OVERDUE, DUE_DONE };
enum due_state case_due_state(struct desk *desk, const struct casefile *file);

#endif
