/*
 * What becomes of the lines of a conference: each opinion is given to somebody, made a case of another kind, registered as a petition,
 * or closed where it was answered on the spot. Proposed from what the records know, done by the acts of the lifecycle (casefile.h).
 */
#ifndef DOMAIN_FOLLOWUP_H
#define DOMAIN_FOLLOWUP_H

#include "domain/desk.h"
#include "domain/records.h"

enum followup_act {
	FOLLOWUP_NOTHING, /* why says what stands already */
	FOLLOWUP_REFUSED, /* why says what is in the way */
	FOLLOWUP_ASSIGN,
	FOLLOWUP_CONVERT, /* to another kind, and given to the owner where there is one */
	FOLLOWUP_PETITION, /* registered as a petition, which goes through intake; the opinion ends */
	FOLLOWUP_CLOSE, /* answered on the spot, and nothing was promised */
	FOLLOWUP_ACTS
};

struct followup {
	int64_t id; /* the case */
	int64_t kind; /* it is to have: enum case_kind; 0 in = the one it has */
	int64_t owner; /* to handle it, 0 = nobody known; 0 in = proposed */
	enum followup_act act;
	char why[ERROR_TEXT_SIZE]; /* of NOTHING and REFUSED */
};

/**
 * Propose what to do with a line: owner by its open promise, by who has it, or by who has had the field's cases lately.
 * @param plan id set; kind and owner as a person wants them, or 0; the rest is filled in
 */
bool followup_propose(struct desk *desk, struct followup *plan, struct error *err);
/** Whether anything is to be done. */
static inline bool followup_is_deed(const struct followup *plan)
{
	return plan->act >= FOLLOWUP_ASSIGN;
}
/** Do one plan: one transaction, one undo step. DENIED with the reason where there is nothing to do. */
bool followup_do(struct desk *desk, const struct followup *plan, struct error *err);
/**
 * Do all plans that can be done in one transaction and one undo step. One that turns out to be refused becomes REFUSED with its reason,
 * and the others are done without it.
 * @param done out: how many
 */
bool followup_do_all(
	struct desk *desk, struct followup *plans, size_t count, size_t *done, struct error *err);

#endif
