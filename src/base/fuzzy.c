/* Letters of a pattern found in a text, with points for where they stand. */
#include "base/fuzzy.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/text.h"

/* Points of a letter: for being there, at the beginning of the text or of a word, right behind the one before. */
enum { POINTS = 1, POINTS_FIRST = 10, POINTS_BEGINS = 8, POINTS_FOLLOWS = 9, GAP = 3 };

static bool is_letter(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

static int points_at(const char *text, size_t i)
{
	return POINTS + (i == 0 ? POINTS_FIRST : !is_letter(text[i - 1]) ? POINTS_BEGINS : 0);
}

/*
 * The best sum for one word, row by row: here[i] is that of its letters so far with the last of them at text[i]. A letter that neither
 * begins a word nor follows the one before costs the gap.
 */
static int score_word(const char *text, size_t length, const char *word, size_t letters)
{
	int *before = xcalloc(length + 1, sizeof *before),
	    *here = xcalloc(length + 1, sizeof *here);
	int best = 0;

	for (size_t k = 0; k < letters; k++) {
		int reached = 0; /* best of the letters before, anywhere to the left */
		best = 0;
		for (size_t i = 0; i < length; i++) {
			const int points = points_at(text, i);
			const int follows = k && i && before[i - 1]
				? before[i - 1] + points + POINTS_FOLLOWS
				: 0;
			int jumps = k && !reached ? 0 : reached + points;

			if (jumps && k && points == POINTS) /* never down to nothing: it is found */
				jumps = jumps > GAP ? jumps - GAP : 1;
			here[i] = text[i] != word[k] ? 0 : follows > jumps ? follows : jumps;
			if (here[i] > best)
				best = here[i];
			if (before[i] > reached)
				reached = before[i];
		}
		int *done = before;
		before = here;
		here = done;
		if (!best)
			break;
	}
	free(before);
	free(here);
	return best;
}

int fuzzy_score(const char *text, const char *pattern)
{
	char *folded = text_fold(text), *words = text_fold(pattern);
	const size_t length = strlen(folded);
	int sum = 1;

	for (const char *word = words; sum && *(word += strspn(word, " \t\n"));) {
		const size_t letters = strcspn(word, " \t\n");
		const int score = score_word(folded, length, word, letters);
		sum = score > 0 ? sum + score : 0;
		word += letters;
	}
	free(folded);
	free(words);
	return sum;
}
