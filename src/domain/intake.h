/*
 * The competence guard: from the answers to the legal questions at intake to what may be done with a
 * petition (domain.md 1.3, 1.4). It proposes with ground, clock and letter; a person decides, and
 * the petition keeps both.
 */
#ifndef DOMAIN_INTAKE_H
#define DOMAIN_INTAKE_H

#include "domain/desk.h"
#include "domain/records.h"

/* ---- the questions --------------------------------------------------------------------------- */

/* A question of the guard is a field of the petition. */
struct intake_question {
	const struct field *field;
	bool open; /* not answered yet */
	bool needed; /* nothing can be decided while it is open */
	int64_t usual; /* the answer that most petitions have; 0 where there is none to suggest */
};

#define QUESTIONS_MOST 24

/**
 * The questions that matter for a petition as it is answered now, in the order in which a clerk
 * asks them: what an answer has settled leads to no further ones.
 */
size_t intake_questions(const struct desk *desk, const struct petition *petition,
	struct intake_question out[QUESTIONS_MOST]);
/** The fields that may be asked, each once, by index; NULL after the last. For helps. */
const struct field *intake_question_field(size_t index);
/** The first one that is open and needed; NULL where the guard can decide. */
const struct field *intake_next_question(const struct desk *desk, const struct petition *petition);

/* ---- the proposals --------------------------------------------------------------------------- */

struct proposal {
	int64_t handling; /* enum petition_handling */
	bool lawful; /* false: shown with the reason why it is not */
	bool best; /* the one the law asks for; exactly one of the list */
	char *ground; /* why, or why not: whole sentences in the interface's language; owned */
	const char *basis; /* articles, in the interface's language; "" where the ground says it */
	const char *limit; /* id of the clock that then is met or decides; NULL none */
	const char *limit_name, *limit_basis; /* of the version in force on receipt; "" none */
	const char *letter; /* key of the list `letters` that is owed; NULL none */
	const char *letter_name;
	date_t until; /* last lawful day of it; DATE_NONE none, or at once: the ground says so */
};

#define PROPOSALS_MOST 12

struct proposals {
	struct proposal list[PROPOSALS_MOST]; /* the best first, then the lawful, then the others */
	size_t count;
	const struct field
		*open; /* needed answer that is missing: so far it is a guess; NULL none */
	date_t time_bar; /* last day to complain (LKN art. 9); DATE_NONE where it is not asked */
	bool late; /* received after it */
};

/**
 * Propose for a petition as it is answered now. Open questions are taken as answered as usual.
 *
 * @param out  cleared by the caller with proposals_clear
 * @param err  INVALID at `kind` where that is missing; else what kept a day from being counted
 * Source: LTCD 24-28, LKN 9, 11, 17, 27, LTC 23-29, NĐ154 4, 14, 15, NĐ155 4, 10, 16 (domain.md 1.4).
 */
bool intake_propose(struct desk *desk, const struct petition *petition, struct proposals *out,
	struct error *err);
void proposals_clear(struct proposals *proposals);
/** The proposal of a handling. Never NULL: every handling is listed. */
const struct proposal *proposals_find(const struct proposals *proposals, int64_t handling);

/**
 * Fewest and most people who may represent the signers; 0 and 0 where they are no group.
 * Source: LTCD art. 29, NĐ155 art. 4 (limits group.size, group.representatives).
 */
void intake_representatives(
	const struct desk *desk, const struct petition *petition, int64_t *least, int64_t *most);

/* ---- deciding -------------------------------------------------------------------------------- */

struct argument;

/**
 * Decide: one transaction and one undo step. Writes handling, day, document, the proposal with its
 * ground, who decided and why. Accepting makes the case, or attaches the petition to an existing
 * one; where a leader decides, the case's own acceptance follows. Splitting makes a further
 * petition of each part, linked to this one.
 *
 * @param petition  as the person who decides has seen it, answers included: saved with the decision
 * @param before    as it was read
 * @param arguments "on" (today), "document", "reason" (needed where it is not what the guard
 *                  proposes), "decided_by" (the leader who did; needed where somebody else
 *                  records that it is not accepted), "case" (code: attach), and for a split two or more pairs of "kind" and
 *                  "summary", in this order
 * @param err       INVALID: a question that is open, an argument that is missing or unknown; DENIED:
 *                  not lawful (with the reason), decided already, for a leader to decide; CONFLICT:
 *                  somebody else changed the petition meanwhile
 */
bool intake_decide(struct desk *desk, const struct petition *before,
	const struct petition *petition, const char *handling, const struct argument *arguments,
	size_t count, struct error *err);

/* ---- likely duplicates ----------------------------------------------------------------------- */

/* A record that may be the same matter: to be linked, never deleted. */
struct likeness {
	const struct entity *entity; /* petition or case; NULL: a restricted one, nothing is told */
	int64_t id;
	int percent; /* 0 to 100 */
	char why[200]; /* "same person, 5 of 6 words, 12 days apart" */
};

/**
 * Petitions and cases that may be the same matter, the likeliest first; at most @p room. Of those
 * that the person may not read there is at most one row, without anything about it; a person whom
 * a case hides is never compared.
 *
 * Looked at are what the same person brought (by record, identity number, or folded name), cases
 * with rare words of the gist in common, and the newest petitions of the months around it.
 */
bool intake_duplicates(struct desk *desk, const struct petition *petition, struct likeness *out,
	size_t room, size_t *count, struct error *err);
/**
 * Note that a petition repeats another one, or is about a case: it stays and is counted, but makes
 * no case of its own. One transaction.
 *
 * @param other record of the entity, petition or case
 * @param err   INVALID where they would refer to each other in a circle; else as desk_save
 */
bool intake_link(struct desk *desk, int64_t petition, const struct entity *entity, int64_t other,
	struct error *err);

#endif
