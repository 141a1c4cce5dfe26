/* How well a few typed letters fit a name: the match of palettes, without accents and with letters left out. */
#ifndef BASE_FUZZY_H
#define BASE_FUZZY_H

/**
 * How well a pattern fits a text; larger is better, 0 is not at all.
 *
 * Both are folded first (case, accents, đ). Every word of the pattern, in any order, must be found in the text with its letters in
 * order; letters that begin a word or follow the one before count most, so "gv" and "giao" find "Giao việc" before "Gia hạn vụ việc". An
 * empty pattern fits everything alike, with 1.
 */
int fuzzy_score(const char *text, const char *pattern);

#endif
