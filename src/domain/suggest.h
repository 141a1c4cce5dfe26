/* Words compared as people type them, and the few most similar ones for a message. */
#ifndef DOMAIN_SUGGEST_H
#define DOMAIN_SUGGEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

/** Folded, without blanks, - and _ inside: how names and words are compared. A lone mark stays. The caller's to free. */
char *word_key(const char *text);
/** Whether a text has a key, as word_key() made it. */
bool word_equals(const char *text, const char *key);
/** Whether a |-separated list of keys holds one. */
bool word_in(const char *list, const char *key);

#define SUGGESTIONS 4

/* The most similar words seen, nearest first. */
struct suggestions {
	const char *wanted; /* as word_key() made it; borrowed */
	struct {
		char *text;
		int distance;
	} best[SUGGESTIONS];
	size_t count;
};

/** Keep a copy of @p shown where @p word is near the wanted one: a slip or two, or a beginning. */
void suggest(struct suggestions *suggestions, const char *word, const char *shown);
/** Append "; did you mean …?" where there are some. */
void suggestions_show(const struct suggestions *suggestions, struct buf *message);
void suggestions_clear(struct suggestions *suggestions);

#endif
