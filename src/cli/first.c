/*
 * doithoai without a database: five questions on a scratch desk in memory, then the office in one go. It is made beside its place
 * and moved there when it is whole, so that a first run that is killed leaves nothing.
 */
#include <unistd.h>

#include <stdlib.h>

#include "base/locale.h"
#include "cli/cli.h"

static bool make(void *arg, const struct setup *setup, struct error *err)
{
	const char *path = arg;
	struct desk *desk = NULL;
	struct buf copy = {0};

	buf_printf(&copy, "%s.new", path);
	const char *beside = buf_text(&copy);
	bool ok = cli_make_folder(path, err);
	if (ok)
		cli_remove_database(beside); /* of a first run that was killed */
	ok = ok && desk_open(&desk, beside, STORE_CREATE, err) && setup_make(desk, setup, err);
	desk_close(desk);
	if (ok && !access(path, F_OK))
		ok = error_set(err, ERR_CONFLICT,
			_("Somebody has made a database at %s in the meantime: leave with F10 and "
			  "begin again"),
			path);
	ok = ok && cli_move_database(beside, path, err);
	if (ok)
		cli_sync_folder(path);
	else
		cli_remove_database(beside);
	buf_clear(&copy);
	return ok;
}

bool cli_first_run(struct cli *cli, const char *path, bool *made, struct error *err)
{
	struct setup setup = {0};
	struct first_run first = {
		.setup = &setup, .path = path, .make = make, .arg = (void *)(uintptr_t)path};
	struct desk *scratch = NULL;
	bool ok;

	do {
		ok = desk_open(&scratch, ":memory:", STORE_CREATE, err) &&
			(setup.login || setup_begin(&setup, &scratch->settings, err)) &&
			cli_first_screens(cli, scratch, &first, err);
		desk_close(scratch);
		scratch = NULL;
		if (ok && first.choice == SETUP_SAMPLE)
			ok = command_demo.run(cli, err);
		/* Lines that are piped in went to the sample; a person comes back to the questions. */
	} while (ok && first.choice == SETUP_SAMPLE && !cli->second && isatty(STDIN_FILENO));
	*made = ok && first.choice == SETUP_MADE;
	setup_clear(&setup);
	return ok;
}
