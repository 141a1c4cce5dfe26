/*
 * Who speaks in the live log: a typed name ("Lê Thị Hoa, thôn Đông"), people of the register whose
 * name has what is typed, and the person it turns out to be when the line is saved.
 */
#ifndef TUI_VIEWS_SPEAKER_H
#define TUI_VIEWS_SPEAKER_H

#include "domain/desk.h"
#include "domain/records.h"
#include "tui/editor.h"

#define SPEAKER_HINTS 4
#define SPEAKER_LIMIT 120 /* characters */

struct speaker {
	struct desk *desk;
	struct editor editor;
	int64_t person; /* accepted from the hints; 0 = by the text */
	struct {
		int64_t person;
		char *label; /* name, hamlet */
	} hints[SPEAKER_HINTS];
	size_t hint_count;
	unsigned hinted; /* editor.changes the hints are for */
};

void speaker_init(struct speaker *speaker, struct desk *desk);
void speaker_clear(struct speaker *speaker);
/** Nobody yet: empty text, no hints. */
void speaker_reset(struct speaker *speaker);
/** The text was typed on: what was accepted no longer holds. */
void speaker_typed(struct speaker *speaker);
/** Read the hints for the present text; *changed tells whether there was anything to do. */
bool speaker_hint(struct speaker *speaker, bool *changed, struct error *err);
/** Take the first hint, if there is one. */
void speaker_accept(struct speaker *speaker);
/**
 * Fill in person and hamlet of an opinion: the accepted person, else the only one of that name (and
 * hamlet), else somebody new is written down. Nobody where nothing was typed. Inside a transaction.
 */
bool speaker_take(struct speaker *speaker, struct casefile *file, struct error *err);

#endif
