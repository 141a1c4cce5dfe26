/* doithoai add: one new record. */
#include "base/locale.h"
#include "cli/cli.h"

static bool run_add(struct cli *cli, struct error *err)
{
	const struct entity *entity;
	struct desk *desk = NULL;

	if (!cli_entity(cli->words[0], &entity, err) || !cli_open(cli, &desk, STORE_OPEN, err))
		return false;
	bool ok = cli_add(desk, entity, cli->words + 1, cli->count - 1, err);
	desk_close(desk);
	return ok;
}

const struct command command_add = {
	.name = "add",
	.arguments = "ENTITY KEY=VALUE…",
	.help = N_("add a record and print its code"),
	.details = N_("Keys are field keys or labels, in either language. References are given by "
		      "code, login, initials or name; "
		      "dates as d/m/yyyy or yyyy-mm-dd."),
	.words = "ENTITY",
	.least = 2,
	.most = -1,
	.run = run_add,
};
