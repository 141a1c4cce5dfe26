/*
 * The competence guard: from the answers to the legal questions at intake to what may be done with a petition (domain.md 1.3,
 * 1.4). It proposes with ground, clock and letter; a person decides, and the petition keeps both.
 */
#ifndef DOMAIN_INTAKE_H
#define DOMAIN_INTAKE_H

#include "domain/desk.h"
#include "domain/records.h"
#include "domain/rules.h"

struct proposal {
	int64_t handling; /* choice of petition.handling: accepted guided transferred returned filed urged split … */
	bool lawful; /* false: shown with the reason why it is not */
	bool best; /* the one the law asks for; exactly one of the list */
	char ground[400]; /* why, or why not; whole sentence in the interface's language */
	const char *basis; /* article */
	const char *limit; /* id of the clock that then runs or is met; NULL none */
	const char *letter; /* key of the list `letters`; NULL none */
	date_t until; /* last lawful day of it; DATE_NONE none */
};

#define PROPOSALS_MOST 12

/** Question of the guard that is still open and decides: a field of the petition, or NULL. */
const struct field *intake_next_question(struct desk *desk, const struct petition *petition);
/** Proposals for a petition as it is answered now, the best first. Returns their number. */
bool intake_propose(struct desk *desk, const struct petition *petition,
	struct proposal out[PROPOSALS_MOST], size_t *count, struct error *err);
/**
 * Decide: writes handling, day, proposal, who decided; meets the clocks; accepting makes the case (or attaches to one, key
 * `case`), runs its lifecycle's own acceptance where a leader decides. One transaction.
 *
 * @param keys     "on", "document", "reason" (needed where the decision is not the proposal), "case", "kind" and "summary" (split)
 */
struct argument;
bool intake_decide(struct desk *desk, int64_t petition, const char *handling,
	const struct argument *arguments, size_t count, struct error *err);

/* A likely duplicate: linked, never deleted. */
struct likeness {
	const struct entity *entity; /* petition or case */
	int64_t id;
	int percent; /* 0 to 100 */
	char why[200]; /* same person, same hamlet, words in common, days apart */
};
/** Petitions and cases that may be the same matter, the likeliest first; at most @p room. */
bool intake_duplicates(struct desk *desk, const struct petition *petition, struct likeness *out,
	size_t room, size_t *count, struct error *err);

#endif
