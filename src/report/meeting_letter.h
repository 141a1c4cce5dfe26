/*
 * Letters about a conference: its announcement, short minutes, the notice of its conclusion (domain.md 4), from the templates that answer
 * `conference-…`. They are read by everybody: restricted opinions are counted and not told, and who must stay hidden is taken out of
 * what was typed freely, whoever writes them.
 */
#ifndef REPORT_MEETING_LETTER_H
#define REPORT_MEETING_LETTER_H

#include "domain/meeting.h"
#include "report/letter_case.h"
#include "report/paper.h"

struct meeting_letter {
	struct desk *desk;
	const struct letter *letter;
	struct meeting meeting;
	struct letter_people secret;
	char *number; /* that it bears in the register or in the conference; NULL = none yet */
	char *signer;
	date_t day;
	struct buf answered, tasks, upward; /* a line each */
	char *scratch; /* a value, until the next */
};

/**
 * Begin one. @p letter is borrowed.
 * @param err as meeting_read; DENIED where something is missing in it: says what, and where it is filled in
 */
bool meeting_letter_open(struct meeting_letter *m, struct desk *desk, int64_t conference,
	const struct letter *letter, struct error *err);
void meeting_letter_clear(struct meeting_letter *m);
/** For letter_layout and letter_paper; @p m is a struct meeting_letter. */
const char *meeting_letter_value(void *m, const char *word);
/** Add it to a paper; a draft as long as it lacks the number that it bears. */
void meeting_letter_paper(struct meeting_letter *m, struct paper *paper);

/** The announcement, and the notice of the conclusion, as papers. @param err as meeting_letter_open */
bool meeting_announcement(
	struct desk *desk, int64_t conference, struct paper *out, struct error *err);
bool meeting_conclusion(
	struct desk *desk, int64_t conference, struct paper *out, struct error *err);

#endif
