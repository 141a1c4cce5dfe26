/* doithoai list: records as rows. */
#include <stdlib.h>

#include "base/locale.h"
#include "cli/listing.h"

static bool run_list(struct cli *cli, struct error *err)
{
	const struct entity *entity;
	struct desk *desk = NULL;

	if (!cli_entity(cli->words[0], &entity, err) || !cli_open(cli, &desk, STORE_READ, err))
		return false;
	char *filter = cli_join(cli, 1);
	bool ok = listing_write(cli, desk, entity, filter, NULL, err);
	free(filter);
	desk_close(desk);
	return ok;
}

const struct command command_list = {
	.name = "list",
	.arguments = "ENTITY [FILTER]",
	.help = N_("list records"),
	.details = N_("A filter is written as in the screens, in quotes for the shell: "
		      "'kind:complaint due<=7d hamlet:\"Thôn 3\"'. "
		      "A table is cut to the width of the terminal; CSV and JSON are whole."),
	.options = OPTION(FORMAT) | OPTION(COLUMNS) | OPTION(SORT) | OPTION(DESC) | OPTION(LIMIT) |
		OPTION(TRASH),
	.formats = "table csv json",
	.words = "ENTITY",
	.least = 1,
	.most = -1,
	.run = run_list,
};
