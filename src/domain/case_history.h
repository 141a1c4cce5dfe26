/*
 * How a case came to where it is: read from the journal, without what was taken back. A case that was imported has no such history:
 * only the state it is in.
 */
#ifndef DOMAIN_CASE_HISTORY_H
#define DOMAIN_CASE_HISTORY_H

#include "domain/casefile.h"

struct case_move {
	const struct lifecycle_state *state;
	date_t on; /* DATE_NONE where nobody knows */
	const struct lifecycle_action
		*action; /* that led there; NULL for the first state, and for imported ones */
};

/**
 * The states a case went through since it is of its kind, oldest first; of more than @p room the latest ones.
 * @param count out: at least 1 for a saved case
 */
bool case_history(struct desk *desk, const struct casefile *file, struct case_move *out,
	size_t room, size_t *count, struct error *err);

/**
 * The acts that were done to a case since it is of its kind and stand, the newest first; of more than @p room the newest. What the
 * journal of an imported case does not tell, its days do: accepted, answered.
 */
bool case_acts_done(struct desk *desk, const struct casefile *file,
	const struct lifecycle_action **out, size_t room, size_t *count, struct error *err);

/**
 * The letter (list `letters`) that the latest act on the case owes; *out is NULL where it owes none.
 */
bool case_letter_owed(struct desk *desk, const struct casefile *file, const struct list_value **out,
	struct error *err);

/**
 * Put a case back into the state it was in before the present one, for acts that resume it; by its days where the journal does not
 * tell. Changes file->step alone.
 */
bool case_step_back(struct desk *desk, struct casefile *file, struct error *err);

#endif
