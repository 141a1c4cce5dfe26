/* doithoai set: change fields of a record. */
#include "base/locale.h"
#include "cli/cli.h"

static bool run_set(struct cli *cli, struct error *err)
{
	const struct entity *entity;
	struct desk *desk = NULL;
	int64_t id;
	int used;

	if (!cli_open(cli, &desk, STORE_OPEN, err))
		return false;
	bool ok = cli_target(cli, desk, &entity, &id, &used, err) &&
		cli_set(desk, entity, id, cli->words + used, cli->count - used, err);
	desk_close(desk);
	return ok;
}

const struct command command_set = {
	.name = "set",
	.arguments = "[ENTITY] CODE KEY=VALUE…",
	.help = N_("change fields of a record"),
	.details = N_("An empty value empties the field. A change that somebody else made "
		      "meanwhile is never overwritten."),
	.least = 2,
	.most = -1,
	.run = run_set,
};
