/* doithoai export: every field of records, in a form that import takes back. */
#include <stdlib.h>

#include "base/locale.h"
#include "cli/listing.h"

static bool run_export(struct cli *cli, struct error *err)
{
	const struct entity *entity;
	struct desk *desk = NULL;

	if (!cli_entity(cli->words[0], &entity, err) || !cli_open(cli, &desk, STORE_READ, err))
		return false;
	char *filter = cli_join(cli, 1);
	bool ok = listing_write(cli, desk, entity, filter, "all", err);
	free(filter);
	desk_close(desk);
	return ok;
}

const struct command command_export = {
	.name = "export",
	.arguments = "ENTITY [FILTER]",
	.help = N_("write records with all their fields, as import takes them"),
	.details = N_("What the person who exports may not see is hidden in the file too."),
	.options = OPTION(FORMAT) | OPTION(COLUMNS) | OPTION(SORT) | OPTION(DESC) | OPTION(LIMIT) |
		OPTION(TRASH) | OPTION(OUTPUT) | OPTION(BOM),
	.formats = "csv json",
	.words = "ENTITY",
	.least = 1,
	.most = -1,
	.run = run_export,
};
