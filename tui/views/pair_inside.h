/* What the files of the pair screen share: its state (pair.c) and the rows that tell it (pair_rows.c). */
#ifndef TUI_VIEWS_PAIR_INSIDE_H
#define TUI_VIEWS_PAIR_INSIDE_H

#include "domain/case_parts.h"
#include "domain/casefile.h"
#include "tui/views/page.h"
#include "tui/views/pair.h"

enum { PAIR_LIKES = 4 };

/* What Enter and Space do on a row; with the index it is kept in page_row.value. */
enum pair_row {
	PAIR_NONE,
	PAIR_LIKE, /* a case that may be the same */
	PAIR_ANOTHER, /* any other case */
	PAIR_TITLE,
	PAIR_KIND,
	PAIR_NOTE,
	PAIR_PART, /* a record that belongs to the case */
	PAIR_SENTENCE, /* of its content */
};
#define PAIR_VALUE(row, index) ((int64_t)(row)*100000 + (int64_t)(index))

/* A record that belongs to the case. */
struct pair_part {
	const struct entity *entity;
	int64_t id;
	char *code, *text;
	bool along;
};

struct pair_sentence {
	char *text;
	bool along;
};

struct pairview {
	struct pageview base;
	int64_t id;
	enum pair_way way;
	struct casefile file; /* the case, as loaded */
	struct casefile
		other; /* merging: the other one, id 0 while none is chosen; splitting: what the new one will be */
	bool loaded; /* once: what was chosen and typed is kept from then on */
	bool stays; /* merging: the case goes on, the other one is closed */
	struct likeness likes[PAIR_LIKES];
	size_t like_count;
	struct pair_part *parts;
	size_t part_count;
	struct pair_sentence *sentences;
	size_t sentence_count;
	char *title, *note; /* as typed, or NULL */
	int64_t kind; /* of the new case */
	char *refusal; /* why it cannot be done as it stands, or NULL */
};

/** The case that is closed as a duplicate, and the one that goes on. */
const struct casefile *pair_duplicate(const struct pairview *v);
const struct casefile *pair_kept(const struct pairview *v);
/** Make the rows of the page. */
void pair_rows(struct pairview *v);

#endif
