/*
 * doithoai search: cases by words. First as written, then without accents, then with one typing
 * error in each word; the answer says which of these it is.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/listing.h"

enum {
	SEARCH_LIMIT = 50,
	SIMILAR = 4, /* readings of a word that are tried */
	MOST_WORDS = 8, /* words that are read anew */
	MOST_TRIES = 256, /* combinations of readings */
};

struct search {
	struct listing listing;
	struct query query;
	FILE *file;
	const char *extra;
	bool begun;
};

/* Begin the output only when there is something to say which search found it. */
static bool found_row(void *arg, const void *record)
{
	struct search *search = arg;

	if (!search->begun) {
		search->listing.extra = search->extra;
		listing_begin(&search->listing, search->file);
		search->begun = true;
	}
	return listing_row(&search->listing, record);
}

static bool try(struct search *search, const char *words, const char *extra, struct error *err)
{
	search->query.match = words;
	search->extra = extra;
	return store_query(search->listing.desk->store, &search->query, found_row, search, err);
}

/* ---- one typing error ---- */

struct reading {
	char *words[SIMILAR + 1];
	int count;
};

static void keep_reading(void *arg, const char *term)
{
	struct reading *reading = arg;

	if (reading->count <= SIMILAR)
		reading->words[reading->count++] = xstrdup(term);
}

/*
 * Readings of each word, the word itself first. Returns their number; 0 where there are too many
 * words.
 */
static bool read_words(
	struct desk *desk, char *words, struct reading *readings, int *count, struct error *err)
{
	for (char *word; (word = strsep(&words, " \t\n"));) {
		if (!*word)
			continue;
		if (*count == MOST_WORDS)
			return error_set(err, ERR_NOT_FOUND, _("Nothing found."));
		struct reading *reading = &readings[(*count)++];
		keep_reading(reading, word);
		if (!store_search_similar(desk->store, word, SIMILAR, keep_reading, reading, err))
			return false;
	}
	return true;
}

/* Try combinations, those that change the first words last first, until one finds something. */
static bool try_similar(
	struct search *search, const char *folded, struct buf *used, struct error *err)
{
	struct reading readings[MOST_WORDS] = {0};
	int at[MOST_WORDS] = {0};
	int count = 0;
	char *words = xstrdup(folded);
	bool ok = read_words(search->listing.desk, words, readings, &count, err);

	for (int tries = 0; ok && !search->begun && count && tries < MOST_TRIES; tries++) {
		int turn = count - 1;
		while (turn >= 0 && ++at[turn] == readings[turn].count)
			at[turn--] = 0;
		if (turn < 0)
			break;
		buf_cut(used, 0);
		for (int i = 0; i < count; i++)
			buf_printf(used, "%s%s", i ? " " : "", readings[i].words[at[i]]);
		ok = try(search, buf_text(used), "\"match\":\"similar\"", err);
	}
	for (int i = 0; i < count; i++)
		for (int j = 0; j < readings[i].count; j++)
			free(readings[i].words[j]);
	free(words);
	return ok;
}

static bool find(struct search *search, const char *words, struct error *err)
{
	char *match = store_match_words(search->listing.desk->store, words);
	bool none = !*match;
	free(match);
	if (none)
		return error_set(err, ERR_USAGE, _("There is no word in “%s” to look for."), words);
	char *folded = text_fold(words);
	struct buf used = {0};
	bool ok = try(search, words, "\"match\":\"exact\"", err);

	if (ok && !search->begun && strcmp(folded, words)) {
		ok = try(search, folded, "\"match\":\"unaccented\"", err);
		if (search->begun)
			cli_say(_("Nothing with exactly these accents; this is what “%s” finds."),
				folded);
	}
	if (ok && !search->begun) {
		ok = try_similar(search, folded, &used, err);
		if (search->begun)
			cli_say(_("Nothing for “%s”; this is what “%s” finds, a typing error "
				  "away."),
				words, buf_text(&used));
	}
	if (ok && !search->begun)
		ok = error_set(err, ERR_NOT_FOUND, _("Nothing found for “%s”."), words);
	buf_clear(&used);
	free(folded);
	return ok;
}

static bool run_search(struct cli *cli, struct error *err)
{
	struct search search = {
		.query = {.entity = &entity_casefile, .descending = true}, .file = stdout};
	struct desk *desk = NULL;
	enum format format;
	bool ok = false;
	char *clean = NULL;

	char *words = cli_join(cli, 0);
	if (!cli_format(cli, &format, err) ||
		!cli_number(cli, OPT_LIMIT, 1, 100000, SEARCH_LIMIT, &search.query.limit, err))
		goto out;
	if (!text_clean(&clean, words, strlen(words), false, err))
		goto out;
	if (!cli_open(cli, &desk, STORE_READ, err))
		goto out;
	if (!listing_open(
		    &search.listing, desk, &entity_casefile, format, cli->option[OPT_COLUMNS], err))
		goto out;
	ok = find(&search, clean, err);
out:
	listing_close(&search.listing);
	desk_close(desk);
	free(clean);
	free(words);
	return ok;
}

const struct command command_search = {
	.name = "search",
	.arguments = "TEXT",
	.help = N_("find cases by words"),
	.details = N_("First with the accents as written, then without accents, then with one "
		      "typing error in a word; what was done is said "
		      "on standard error and stands in JSON as \"match\"."),
	.options = OPTION(FORMAT) | OPTION(COLUMNS) | OPTION(LIMIT),
	.formats = "table csv json",
	.least = 1,
	.most = -1,
	.run = run_search,
};
