/* The different words of two texts, compared: how alike they are. */
#ifndef DOMAIN_WORDSET_H
#define DOMAIN_WORDSET_H

#include <stddef.h>

enum {
	WORDSET_MOST = 128
}; /* of a gist, which has 500 characters at most; further words do not count */

/* The different words of a text, folded, in order. */
struct wordset {
	char *text; /* owned */
	const char *list[WORDSET_MOST];
	size_t count;
};

/** @param text may be NULL */
void wordset_of(struct wordset *out, const char *text);
void wordset_clear(struct wordset *words);
size_t wordset_common(const struct wordset *a, const struct wordset *b);
/** Twice the common ones of all: 100 = the same words. */
int wordset_percent(const struct wordset *a, const struct wordset *b);

#endif
