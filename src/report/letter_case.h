/*
 * What a letter takes from the case it is about: the words that the program fills in, the people whom it must not give away, and its
 * entry in the register. Which letter is written, and what a person types into it, is the business of whoever writes it.
 */
#ifndef REPORT_LETTER_CASE_H
#define REPORT_LETTER_CASE_H

#include "domain/desk.h"
#include "domain/records.h"
#include "report/letter.h"
#include "report/redact.h"

/* A case as a letter speaks of it; all borrowed. */
struct letter_case {
	struct desk *desk;
	const struct casefile *file;
	const struct letter_people
		*people; /* of the case: a hidden sender is taken out of what the case says */
	const char *outcome; /* key of its result, or NULL */
	const char *signer; /* name */
	date_t day; /* of the letter */
};

/** The value of a word of letter_fields; "" where nothing is known, or where it is of the answer. The caller's to free. */
char *letter_case_word(const struct letter_case *about, const char *word);
/** Whether the sender stands in letters by an alias alone: LTC 8, 40.3, 56, and whom the case hides. */
bool letter_hides_sender(const struct casefile *file);
/** Who signs: as the settings say, else the first leader; NULL where there is none. The caller's to free. */
char *letter_signer(struct desk *desk);

/* ---- people ------------------------------------------------------------------------------------------- */

/* By what the people of a matter are known; owned. */
struct letter_people {
	char **names, **others;
	size_t name_count, other_count;
};

/** Add the senders of a case and of its petitions; also for who may not see them: they are to be kept out of texts. */
bool letter_people_read(struct desk *desk, const struct casefile *file, struct letter_people *out,
	struct error *err);
/** Add the hidden senders of all lines of a conference: out of what is typed freely about it. */
bool letter_people_of_conference(
	struct desk *desk, int64_t conference, struct letter_people *out, struct error *err);
/** Whether a text tells who one of them is. */
bool letter_tells_people(const char *text, const struct letter_people *people);
/** A text without them (redact_known_text); NULL as "". The caller's to free. */
char *letter_without_people(const char *text, const struct letter_people *people);
/** As redact.h wants them; borrowed. */
struct redact_known letter_people_known(const struct letter_people *people);
void letter_people_clear(struct letter_people *people);

/** Whether a day in a text is not written dd/mm/yyyy, or there is no such day. */
bool letter_wrong_day(const char *text);

/**
 * Whether no number of the letter's symbol stands in the register of that year twice; else what is to be mended, for people. A
 * register that cannot be read is a fault too.
 */
bool letter_single_numbers(
	struct desk *desk, const struct letter *letter, date_t day, struct buf *fault);

/* ---- the register ------------------------------------------------------------------------------------- */

/**
 * Enter a letter in the register, with its whole text; one that has a symbol takes the next number of it, which nobody can take back.
 * One transaction, or part of the one that is open.
 *
 * @param day    of the letter
 * @param value  the values of its words; "so", its number, is known here alone
 * @param number gets "07/UBND-VP" where a number was taken
 * @param code   gets the code of the entry
 * @param err    as document_issue and desk_add
 */
bool letter_register(struct desk *desk, const struct letter *letter, int64_t casefile, date_t day,
	letter_value *value, void *arg, struct buf *number, struct buf *code, struct error *err);

#endif
