/*
 * doithoai search: cases by words. First as written, then without accents, then with one typing
 * error in each word; the answer says which of these it is.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/listing.h"
#include "domain/search.h"

enum { SEARCH_LIMIT = 50 };

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

static bool find(struct search *search, const char *words, struct error *err)
{
	char *match = store_match_words(search->listing.desk->store, words);
	bool none = !*match;
	free(match);
	if (none)
		return error_set(err, ERR_USAGE, _("There is no word in “%s” to look for."), words);
	static const char *const extras[] = {
		[SEARCH_TYPED] = "\"match\":\"exact\"",
		[SEARCH_UNACCENTED] = "\"match\":\"unaccented\"",
		[SEARCH_SIMILAR] = "\"match\":\"similar\"",
	};
	struct search_reading reading;
	bool ok = true;

	search_begin(&reading, words);
	while (ok && !search->begun && reading.closeness != SEARCH_NONE) {
		ok = try(search, buf_text(&reading.words), extras[reading.closeness], err);
		if (ok && !search->begun)
			ok = search_next(&reading, search->listing.desk, err);
	}
	if (search->begun && reading.closeness == SEARCH_UNACCENTED)
		cli_say(_("Nothing with exactly these accents; this is what “%s” finds."),
			buf_text(&reading.words));
	if (search->begun && reading.closeness == SEARCH_SIMILAR)
		cli_say(_("Nothing for “%s”; this is what “%s” finds, a typing error away."), words,
			buf_text(&reading.words));
	if (ok && !search->begun)
		ok = error_set(err, ERR_NOT_FOUND, _("Nothing found for “%s”."), words);
	search_clear(&reading);
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
