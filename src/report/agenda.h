/*
 * The agenda of the next conference (domain.md 4, step 4): what earlier ones promised comes first, then their opinions that nobody has
 * answered, then the usual order. It is a text that people go on editing; drafting it again keeps their lines.
 */
#ifndef REPORT_AGENDA_H
#define REPORT_AGENDA_H

#include "report/paper.h"

/** Append the agenda as the records have it today. Nothing restricted is in it. */
bool agenda_draft(struct desk *desk, int64_t conference, struct buf *out, struct error *err);

struct agenda_change {
	int added, updated; /* lines that came in, lines whose state is another one now */
};

/**
 * Bring an edited agenda up to date: promises and opinions that are new come in under their heading (at the end where that is gone),
 * the state of those that nobody rewrote is that of today, and every other line stays as people wrote it.
 */
bool agenda_again(struct desk *desk, int64_t conference, const char *kept, struct buf *out,
	struct agenda_change *change, struct error *err);

/** The agenda to be printed, with the registered speakers. */
bool agenda_paper(struct desk *desk, int64_t conference, struct paper *out, struct error *err);
/** A card for each registered speaker whose turn is still to come, to be cut apart. */
bool agenda_cards(struct desk *desk, int64_t conference, struct paper *out, struct error *err);

#endif
