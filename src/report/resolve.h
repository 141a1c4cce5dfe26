/*
 * An answer, decision or conclusion in the making: result, grounds, letter, public version, and the end. What is typed is kept as a
 * draft of the case, but for restricted ones; nothing is checked before the lint is asked, and nothing is written before the finish.
 */
#ifndef REPORT_RESOLVE_H
#define REPORT_RESOLVE_H

#include "domain/casefile.h"
#include "report/letter_case.h"
#include "report/paper.h"

enum resolve_step { STEP_RESULT, STEP_GROUNDS, STEP_LETTER, STEP_PUBLISH, STEP_FINISH, STEP_COUNT };

/* What is said in the steps, each as text. */
enum resolve_slot {
	SLOT_ACT, /* id of the action */
	SLOT_OUTCOME, /* key */
	SLOT_TEXT,
	SLOT_DAY, /* ISO */
	SLOT_SIGNER,
	SLOT_DECIDER, /* login of a leader */
	SLOT_GROUNDS,
	SLOT_LETTER, /* id of a template; "-" = no letter */
	SLOT_PUBLISH, /* "yes", "no" */
	SLOT_PUBLIC, /* as edited; NULL = made from the answer */
	SLOT_SURVEY, /* ISO; "-" = nobody is asked */
	SLOT_PROMISES, /* ids of the promises that are kept by it, blanks between */
	SLOT_COUNT,
	SLOT_GAP = SLOT_COUNT /* + index of a gap of the letter */
};

enum { RESOLVE_LIMIT = 20000, PROMISES_MOST = 12 };

struct resolve_promise {
	int64_t id;
	char *text;
};

struct resolve_gap {
	char *word, *text; /* kept when another template is chosen */
	bool changed;
};

struct resolve {
	struct desk *desk;
	int64_t id;
	struct casefile file;
	struct letters letters;
	char *values[SLOT_COUNT];
	bool changed[SLOT_COUNT]; /* since the last draft */
	struct resolve_gap *gaps;
	size_t gap_count;
	struct resolve_promise promises[PROMISES_MOST];
	size_t promise_count;
	struct letter_people people;
	char *scratch; /* the value of a letter's word, until the next */
	bool drafted; /* drafts were found when it was opened */
};

/**
 * Begin, or go on where it was left.
 * @param err DENIED where the case allows no answer now (says why); as letters_read
 */
bool resolve_open(struct resolve *r, struct desk *desk, int64_t id, struct error *err);
void resolve_clear(struct resolve *r);

/** Whether the case allows an answer, decision, conclusion or mediation record now. */
bool resolve_allowed(struct desk *desk, const struct casefile *file, struct error *err);
/** The action chosen; NULL only where the law has changed meanwhile. */
const struct lifecycle_action *resolve_action(const struct resolve *r);
/** The template chosen; NULL for no letter. */
const struct letter *resolve_letter(const struct resolve *r);
/** Whether the action must be in writing: where it is for a leader alone. */
bool resolve_needs_letter(const struct resolve *r);
/** Whether finishing takes a number, and so cannot be undone. */
bool resolve_takes_number(const struct resolve *r);

/** Text of a slot, of a gap with SLOT_GAP + its index in the template; "" where nothing was said. The public version as it would be. */
const char *resolve_get(struct resolve *r, int slot);
/** Say something else; choosing an act or a result forgets what no longer fits. */
void resolve_set(struct resolve *r, int slot, const char *text);
/** Forget the edited public version: it is made from the answer again. */
void resolve_redact_again(struct resolve *r);
/** Put what was changed on disk; a restricted case leaves no drafts. */
bool resolve_keep(struct resolve *r, struct error *err);
/** For letter_layout: the value of a word; @p r is a struct resolve. */
const char *resolve_value(void *r, const char *word);
/** Append the letter, or nothing where there is none. */
void resolve_write(struct resolve *r, int columns, struct buf *out);
/** Add the letter to a paper, as a draft: it is signed and gets its number when the answer is finished. */
void resolve_paper(struct resolve *r, struct paper *paper);
/** Whether the letter may leave the office even as a draft: DENIED where it tells a sender who must stay secret. */
bool resolve_may_print(struct resolve *r, struct error *err);

/* ---- what is missing --------------------------------------------------------------------------------- */

struct resolve_check {
	const char *label; /* N_() what is right then */
	enum resolve_step step;
	int slot; /* where the fault is mended */
	bool ok;
	char fault[ERROR_TEXT_SIZE];
};
enum { CHECKS_MOST = 12 };

/** All checks in order; @return how many failed. */
size_t resolve_lint(struct resolve *r, struct resolve_check out[CHECKS_MOST], size_t *count);

/**
 * Do it: the act, its answer with grounds and public version, the letter with its number from the register, promises kept; the
 * drafts are gone. One transaction.
 *
 * @param number gets "07/UBND-VP" where a number was taken
 * @param err    DENIED where the lint is not clean (the first fault); else as case_do and document_issue
 */
bool resolve_finish(struct resolve *r, struct buf *number, struct error *err);

#endif
