/*
 * Letters about cases as they stand: an acceptance is announced, a dialogue invited to, an answer printed again; to one or to many.
 * A letter may be written where an act that owes it is done, or may be done now; an answer is written with report/resolve.h alone.
 */
#ifndef REPORT_MAIL_H
#define REPORT_MAIL_H

#include "report/letter_case.h"
#include "report/letter_kept.h"

/* What is the same for all recipients. */
struct mail {
	struct desk *desk;
	struct letters letters;
	const struct letter *letter; /* the template chosen, or NULL */
	char **gaps; /* by the gaps of it; NULL = not filled in */
	char *signer;
	date_t day;
};

/** @param err as letters_read */
bool mail_open(struct mail *mail, struct desk *desk, struct error *err);
void mail_clear(struct mail *mail);
/** Choose a template of mail->letters; what was typed into gaps of the same name stays. */
void mail_choose(struct mail *mail, const struct letter *letter);
/** Fill in a gap by its index; "" empties it. */
void mail_set_gap(struct mail *mail, size_t gap, const char *text);

/* Why a letter is written. */
enum mail_standing {
	MAIL_OWED, /* by what was done to the case last */
	MAIL_DONE, /* by what was done before: a copy */
	MAIL_READY, /* by what may be done now */
};

/**
 * Whether a letter is written for a case, and why.
 * @param err DENIED: the case is restricted, its kind has no such letter, or the act that owes it is not done (then when it may be)
 */
bool mail_allowed(const struct mail *mail, const struct casefile *file, const struct letter *letter,
	enum mail_standing *out, struct error *err);

/** Whether an act of the case's kind owes a letter of this template at all. */
bool mail_knows(const struct mail *mail, const struct casefile *file, const struct letter *letter);

/* One letter: the template and one case. */
struct mail_piece {
	struct mail *mail;
	struct casefile file;
	struct letter_people people;
	struct resolution answer; /* the latest one; record.id 0 = none */
	char *number; /* of the letter the answer was issued with, or of this one where it was entered today; or NULL */
	bool entered; /* it stands in the register since the day of the letter */
	int64_t document; /* its entry there, or that of the answer; 0 = none */
	struct letter_kept kept; /* as it was signed, where it was: nothing of it is made anew */
	enum mail_standing standing;
	char *scratch; /* a value, until the next */
};

/** @param err as mail_allowed and desk_load */
bool mail_piece_open(struct mail_piece *piece, struct mail *mail, int64_t id, struct error *err);
void mail_piece_clear(struct mail_piece *piece);
/** What is to be laid out: the template, or the letter as it was signed. */
const struct letter *mail_letter(const struct mail_piece *piece);
/** For letter_layout: the value of a word of mail_letter; @p piece is a struct mail_piece. */
const char *mail_value(void *piece, const char *word);
/** Append the letter. */
void mail_text(struct mail_piece *piece, struct buf *out);
/**
 * Whether it is a draft yet: something is missing (mail_ready), or it bears a number and has none. On pages it is marked as one.
 */
bool mail_is_draft(struct mail_piece *piece);
/** Add the letter to a paper, on a page of its own. */
void mail_paper(struct mail_piece *piece, struct paper *paper);
/** Append the name of its file: "KN-02-KN-2026-0388.txt". */
void mail_file_name(const struct mail_piece *piece, enum format format, struct buf *out);
/** Whether its number is taken from the register when it is entered there. */
bool mail_takes_number(const struct mail_piece *piece);
/** Enter it in the register of documents; as letter_register. @param err DENIED where it is not ready (mail_ready) or was entered on
 * that day already */
bool mail_register(
	struct mail_piece *piece, struct buf *number, struct buf *code, struct error *err);

/* ---- what is missing --------------------------------------------------------------------------------- */

struct mail_check {
	const char *label; /* N_() what is right then */
	bool ok;
	int gap; /* where the fault is mended, an index of the template's gaps; -1 = not in one */
	char fault[ERROR_TEXT_SIZE];
};
enum { MAIL_CHECKS = 7 };

/** All checks in order; @return how many failed. */
size_t mail_lint(struct mail_piece *piece, struct mail_check out[MAIL_CHECKS]);
/** Whether none fails; DENIED says the first fault. */
bool mail_ready(struct mail_piece *piece, struct error *err);

#endif
