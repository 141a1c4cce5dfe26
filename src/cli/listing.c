/* A list query with the options of the commands that list. */
#include "cli/listing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

/* Show where a filter is wrong: the filter, and a mark below the place. */
static void show_mistake(const char *filter, size_t column)
{
	const char *at = filter;

	for (size_t i = 0; i < column && *at; i++)
		for (at++; ((unsigned char)*at & 0xC0) == 0x80;)
			at++;
	struct buf mark = {0};
	char *before = xstrndup(filter, (size_t)(at - filter));
	text_pad(&mark, "", text_width(before), ALIGN_LEFT);
	fprintf(stderr, "  %s\n  %s^\n", filter, buf_text(&mark));
	free(before);
	buf_clear(&mark);
}

bool listing_write(struct cli *cli, struct desk *desk, const struct entity *entity,
	const char *filter_text, const char *names, struct error *err)
{
	struct filter filter = {0};
	struct listing listing = {0};
	struct output out = {0};
	enum format format;
	int limit;
	bool ok = false;
	size_t column = 0;
	const char *sort = cli->option[OPT_SORT];
	struct query query = {.entity = entity,
		.sort = entity->sort,
		.descending = entity->descending,
		.trash = cli->option[OPT_TRASH] != NULL};

	if (!cli_format(cli, &format, err) ||
		!cli_number(cli, OPT_LIMIT, 1, 100000000, 0, &limit, err))
		return false;
	if (sort) {
		query.sort = entity_find_field(entity, sort);
		query.descending = false;
		if (!query.sort && strcmp(sort, "code"))
			return listing_unknown_column(entity, sort, err);
	}
	if (cli->option[OPT_DESC])
		query.descending = true;
	if (filter_text && !filter_parse(desk, entity, filter_text, &filter, &column, err)) {
		show_mistake(filter_text, column);
		return false;
	}
	query.conditions = filter.conditions;
	query.count = filter.count;
	query.match = filter.words;
	query.limit = limit;
	if (cli->option[OPT_COLUMNS])
		names = cli->option[OPT_COLUMNS];
	if (!listing_open(&listing, desk, entity, format, names, err))
		goto out;
	if (!output_open(&out, cli->option[OPT_OUTPUT], err))
		goto out;
	if (cli->option[OPT_BOM] && format == FORMAT_CSV)
		fputs("\xEF\xBB\xBF", out.file);
	listing_begin(&listing, out.file);
	ok = store_query(desk->store, &query, listing_row, &listing, err);
out:
	listing_close(&listing);
	if (out.path)
		ok = output_close(&out, ok, err);
	filter_clear(&filter);
	return ok;
}
