/* doithoai set: change fields of a record. */
#include "base/locale.h"
#include "cli/cli.h"
#include "cli/moves.h"

struct change {
	const struct entity *entity;
	int64_t id;
	struct cli *cli;
	int used; /* words that named the record */
};

static bool set(struct desk *desk, void *arg, struct error *err)
{
	const struct change *change = arg;

	return cli_set(desk, change->entity, change->id, change->cli->words + change->used,
		change->cli->count - change->used, err);
}

static bool run_set(struct cli *cli, struct error *err)
{
	const bool dry = cli->option[OPT_DRY_RUN] != NULL;
	struct change change = {.cli = cli};
	struct cli_moves moves;
	struct desk *desk = NULL;

	if (!cli_open(cli, &desk, STORE_OPEN, err))
		return false;
	bool ok = cli_target(cli, desk, &change.entity, &change.id, &change.used, err);
	if (ok) {
		cli_moves_begin(&moves, desk, dry);
		ok = calendar_change(desk, &moves.recount, dry, set, &change, err);
		ok = cli_moves_end(&moves, ok, dry, false, err);
	}
	desk_close(desk);
	return ok;
}

const struct command command_set = {
	.name = "set",
	.arguments = "[ENTITY] CODE KEY=VALUE…",
	.help = N_("change fields of a record"),
	.details = N_("An empty value empties the field. A change that somebody else made "
		      "meanwhile is never overwritten. A holiday moves due dates; --dry-run lists "
		      "them and writes nothing."),
	.options = OPTION(DRY_RUN),
	.least = 2,
	.most = -1,
	.run = run_set,
};
