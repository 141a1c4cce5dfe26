/*
 * What to look for when nothing was found as it was typed: the same words without accents, then with one typing error in each of
 * them. Commands and screens walk these readings until one finds something, and say which it was.
 */
#ifndef DOMAIN_SEARCH_H
#define DOMAIN_SEARCH_H

#include "domain/desk.h"

enum search_closeness { SEARCH_TYPED, SEARCH_UNACCENTED, SEARCH_SIMILAR, SEARCH_NONE };

struct search_reading {
	enum search_closeness
		closeness; /* of the words that search_next gave; SEARCH_NONE: no more */
	struct buf words; /* these words; valid until the next call */
	char *folded; /* what was typed, without accents */
	struct search_slips *slips; /* the similar words of each, once they are needed */
};

/** Begin with what was typed: the first reading, exactly so. @param words copied */
void search_begin(struct search_reading *reading, const char *words);
/**
 * Go on to the next nearest reading, because the one before found nothing. True with closeness SEARCH_NONE when there is no more.
 *
 * Similar words are those of the search index, one letter more, less, other or swapped: a few milliseconds for each word, once.
 */
bool search_next(struct search_reading *reading, struct desk *desk, struct error *err);
void search_clear(struct search_reading *reading);

#endif
