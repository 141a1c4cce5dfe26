/* Readings of typed words, from the nearest to the farthest. */
#include "domain/search.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

enum {
	SIMILAR = 4, /* readings of a word that are tried */
	MOST_WORDS = 8, /* words that are read anew; more are not looked for with errors */
	MOST_TRIES = 256, /* combinations of them */
};

struct search_slips {
	struct slip_word {
		char *words[SIMILAR + 1]; /* the word itself first */
		int count;
		int at; /* in the combination tried last */
	} words[MOST_WORDS];
	int count, tries;
};

static void keep_word(void *arg, const char *term)
{
	struct slip_word *word = arg;

	if (word->count <= SIMILAR)
		word->words[word->count++] = xstrdup(term);
}

void search_begin(struct search_reading *reading, const char *words)
{
	*reading = (struct search_reading){.closeness = SEARCH_TYPED, .folded = text_fold(words)};
	buf_puts(&reading->words, words);
}

/* Read the similar words of each word; none where there are too many. */
static bool read_slips(struct search_reading *reading, struct desk *desk, struct error *err)
{
	struct search_slips *slips = xcalloc(1, sizeof *slips);
	char *copy = xstrdup(reading->folded), *rest = copy;
	bool ok = true;

	reading->slips = slips;
	for (char *word; ok && (word = strsep(&rest, " \t\n"));) {
		if (!*word)
			continue;
		if (slips->count == MOST_WORDS) {
			slips->tries = MOST_TRIES;
			break;
		}
		struct slip_word *slip = &slips->words[slips->count++];
		keep_word(slip, word);
		ok = store_search_similar(desk->store, word, SIMILAR, keep_word, slip, err);
	}
	free(copy);
	return ok;
}

/* The next combination: those that change the first words come last. */
static bool next_slip(struct search_reading *reading)
{
	struct search_slips *slips = reading->slips;
	int turn = slips->count - 1;

	if (slips->tries++ >= MOST_TRIES)
		return false;
	while (turn >= 0 && ++slips->words[turn].at == slips->words[turn].count)
		slips->words[turn--].at = 0;
	if (turn < 0)
		return false;
	buf_cut(&reading->words, 0);
	for (int i = 0; i < slips->count; i++)
		buf_printf(&reading->words, "%s%s", i ? " " : "",
			slips->words[i].words[slips->words[i].at]);
	return true;
}

bool search_next(struct search_reading *reading, struct desk *desk, struct error *err)
{
	if (reading->closeness == SEARCH_TYPED) {
		reading->closeness = SEARCH_UNACCENTED;
		if (strcmp(reading->folded, buf_text(&reading->words)) != 0) {
			buf_cut(&reading->words, 0);
			buf_puts(&reading->words, reading->folded);
			return true;
		}
	}
	if (reading->closeness == SEARCH_NONE)
		return true;
	if (!reading->slips && !read_slips(reading, desk, err))
		return false;
	reading->closeness = next_slip(reading) ? SEARCH_SIMILAR : SEARCH_NONE;
	return true;
}

void search_clear(struct search_reading *reading)
{
	for (int i = 0; reading->slips && i < reading->slips->count; i++)
		for (int k = 0; k < reading->slips->words[i].count; k++)
			free(reading->slips->words[i].words[k]);
	free(reading->slips);
	free(reading->folded);
	buf_clear(&reading->words);
	*reading = (struct search_reading){.closeness = SEARCH_NONE};
}
