/* doithoai backup: a consistent copy while others work. */
#include <stdlib.h>

#include "base/locale.h"
#include "cli/cli.h"

/* The name of a copy in the settings' folder: doithoai-2026-11-21T08-12-33.db. */
static char *default_path(const struct desk *desk, struct error *err)
{
	char stamp[DATE_STAMP_SIZE];
	struct buf path = {0};

	if (!desk->settings.backup_folder) {
		error_set(err, ERR_USAGE,
			_("Where to? Name a file, or set backup_folder in the settings."));
		return NULL;
	}
	clock_stamp(clock_now(), stamp);
	for (char *c = stamp; *c; c++)
		if (*c == ':')
			*c = '-';
	buf_printf(&path, "%s/doithoai-%s.db", desk->settings.backup_folder, stamp);
	return buf_steal(&path);
}

static bool run_backup(struct cli *cli, struct error *err)
{
	struct desk *desk = NULL;

	if (!cli_open(cli, &desk, STORE_READ, err))
		return false;
	char *path = cli->count ? xstrdup(cli->words[0]) : default_path(desk, err);
	bool ok = path && store_backup(desk->store, path, err);
	if (ok)
		puts(path);
	free(path);
	desk_close(desk);
	return ok;
}

const struct command command_backup = {
	.name = "backup",
	.arguments = "[FILE]",
	.help = N_("copy the database while others work, and print where the copy is"),
	.details = N_("Without FILE into the folder of the setting backup_folder. A file that is "
		      "there is never overwritten."),
	.most = 1,
	.run = run_backup,
};
