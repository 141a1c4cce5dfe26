/* doithoai add: one new record. */
#include "base/locale.h"
#include "cli/cli.h"
#include "cli/moves.h"

struct addition {
	const struct entity *entity;
	struct cli *cli;
};

static bool add(struct desk *desk, void *arg, struct error *err)
{
	const struct addition *addition = arg;

	return cli_add(
		desk, addition->entity, addition->cli->words + 1, addition->cli->count - 1, err);
}

static bool run_add(struct cli *cli, struct error *err)
{
	const bool dry = cli->option[OPT_DRY_RUN] != NULL;
	struct addition addition = {.cli = cli};
	struct cli_moves moves;
	struct desk *desk = NULL;

	if (!cli_entity(cli->words[0], &addition.entity, err) ||
		!cli_open(cli, &desk, STORE_OPEN, err))
		return false;
	cli_moves_begin(&moves, desk, dry);
	bool ok = calendar_change(desk, &moves.recount, dry, add, &addition, err);
	ok = cli_moves_end(&moves, ok, dry, false, err);
	desk_close(desk);
	return ok;
}

const struct command command_add = {
	.name = "add",
	.arguments = "ENTITY KEY=VALUE…",
	.help = N_("add a record and print its code"),
	.details = N_("Keys are field keys or labels, in either language. References are given by "
		      "code, login, initials or name; "
		      "dates as d/m/yyyy or yyyy-mm-dd. A holiday moves due dates; --dry-run lists "
		      "them and writes nothing."),
	.options = OPTION(DRY_RUN),
	.words = "ENTITY",
	.least = 2,
	.most = -1,
	.run = run_add,
};
