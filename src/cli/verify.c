/* doithoai verify: is the file sound, and the journal as it was written? */
#include "base/locale.h"
#include "cli/cli.h"
#include "domain/journal.h"

static bool run_verify(struct cli *cli, struct error *err)
{
	struct desk *desk = NULL;
	char seal[SEAL_SIZE];

	if (!cli_open(cli, &desk, STORE_READ, err))
		return false;
	bool ok = store_check(desk->store, err) &&
		journal_verify(desk, seal, cli_progress, NULL, err);
	if (ok && cli->option[OPT_SEAL])
		ok = journal_has_seal(desk, cli->option[OPT_SEAL], err);
	if (ok)
		puts(seal);
	desk_close(desk);
	return ok;
}

const struct command command_verify = {
	.name = "verify",
	.arguments = "",
	.help = N_("check the database and its journal, and print the journal's seal"),
	.details = N_("Keep the seal elsewhere, on paper for example. --seal tells whether the "
		      "journal still holds all that it held when that "
		      "seal was printed: rows removed at its end show in no other way."),
	.options = OPTION(SEAL),
	.run = run_verify,
};
