/*
 * What a gist that is being typed suggests: field of work, kind, who usually handles it, cases that may be the same matter, the day
 * it would be due. Learned from the office's own newest cases and from the words of the rules (lists.conf: fields, kind-words); the
 * same cases and the same gist always give the same answer, and it names the words it rests on. A person decides.
 */
#ifndef DOMAIN_GIST_H
#define DOMAIN_GIST_H

#include "domain/desk.h"
#include "domain/logline.h"

struct gist_memory;
struct limit;

struct gist_memory *gist_memory_new(struct desk *desk);
void gist_memory_free(struct gist_memory *memory);
/**
 * Learn from some more cases, the newest first; to be called between keys until *more is false. Restricted cases and those that
 * this person may not read teach nothing.
 */
bool gist_learn(struct gist_memory *memory, bool *more, struct error *err);

enum { GIST_LIKES = 3, GIST_WHY_SIZE = 512 }; /* two pairs of the longest words */

/* What a gist suggests; 0 where nothing does. */
struct gist_advice {
	int64_t field; /* of case_fields */
	char field_why[GIST_WHY_SIZE]; /* the words it rests on: "nước sạch, nấu cơm" */
	int64_t kind; /* enum case_kind, never KIND_OPINION: that is what a line is by itself */
	int64_t owner; /* who handles most of that field, of those who work here */
	struct gist_like {
		int64_t id; /* an open case that this person may read */
		int percent; /* 0 to 100 */
	} likes[GIST_LIKES]; /* the likeliest first */
	size_t like_count;
	date_t due; /* of the case's own limit; DATE_NONE where the law starts it by an act of its own */
	const struct limit *limit; /* that limit, or NULL */
};

/**
 * Advise on a line as it is typed so far; what it says already (field, kind) is taken as said.
 * @param err what kept cases from being read; an interrupted reading too (store_watch)
 */
bool gist_advise(struct gist_memory *memory, const struct logline *line, struct gist_advice *out,
	struct error *err);

/**
 * How alike a gist is to that of a case, in percent: the share of its words in common, by both and by the shorter one.
 * Fewer than three words in common are no likeness: 0.
 */
int gist_percent(const char *a, const char *b);

#endif
