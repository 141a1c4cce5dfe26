/*
 * Who speaks in the live log: a typed name ("Lê Thị Hoa, thôn Đông") or its initials ("lth"), people of the register whose name that
 * may be, those registered to speak first, and the person it turns out to be when the line is saved.
 */
#ifndef TUI_VIEWS_SPEAKER_H
#define TUI_VIEWS_SPEAKER_H

#include "domain/desk.h"
#include "domain/records.h"
#include "tui/editor.h"

#define SPEAKER_HINTS 4
#define SPEAKER_LIMIT 120 /* characters */

/* Somebody on the list of speakers of the conference. */
struct registered {
	int64_t id; /* of the row */
	int64_t person;
	char *label; /* name, hamlet */
	char *name, *hamlet, *topic; /* as shown */
	bool spoken, passed;
};

struct speaker {
	struct desk *desk;
	struct editor editor;
	int64_t person; /* accepted from the hints or the list; 0 = by the text */
	struct {
		int64_t person;
		char *label; /* name, hamlet */
	} hints[SPEAKER_HINTS];
	size_t hint_count;
	unsigned hinted; /* editor.changes the hints are for */
	struct registered *list; /* of the conference, in order */
	size_t list_count;
	char *typed; /* what stood there before the list was gone through; NULL while it is not */
	size_t chosen; /* row of the list that stands there, from 1; 0 = none */
};

void speaker_init(struct speaker *speaker, struct desk *desk);
void speaker_clear(struct speaker *speaker);
/** Read the list of speakers of a conference anew. */
bool speaker_load_list(struct speaker *speaker, int64_t conference, struct error *err);
/** Nobody yet: empty text, no hints. */
void speaker_reset(struct speaker *speaker);
/** Put a person there, as accepted; 0 for nobody. */
bool speaker_set(struct speaker *speaker, int64_t person, struct error *err);
/** The text was typed on: what was accepted no longer holds. */
void speaker_typed(struct speaker *speaker);
/**
 * Read the hints for the present text; *changed tells whether there was anything to do.
 * @param err an interrupted reading has ERR_NONE: it is done again at the next call
 */
bool speaker_hint(struct speaker *speaker, bool *changed, struct error *err);
/** Whether what is typed is nothing but the initials of the first hint: "lth". No name is written so. */
bool speaker_is_initials(const struct speaker *speaker);
/** Take the first hint, if there is one. */
void speaker_accept(struct speaker *speaker);
/**
 * Take the next registered speaker who has not spoken; after the last one what was typed comes back.
 * @return false where nobody is left on the list
 */
bool speaker_next(struct speaker *speaker);
/** The row of the list that a person's turn is: registered, not spoken, not passed; 0 = none. */
int64_t speaker_turn(const struct speaker *speaker, int64_t person);
/**
 * Fill in person and hamlet of an opinion: the accepted person, else the only one of that name (and
 * hamlet), else somebody new is written down. Nobody where nothing was typed. Inside a transaction.
 */
bool speaker_take(struct speaker *speaker, struct casefile *file, struct error *err);

#endif
