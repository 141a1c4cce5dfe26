/* doithoai init: a new, empty database. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/locale.h"
#include "cli/cli.h"

bool cli_make_folder(const char *file, struct error *err)
{
	char *path = xstrdup(file);
	bool ok = true;

	for (char *slash = strchr(path + 1, '/'); *path && slash && ok;
		slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		if (mkdir(path, 0700) && errno != EEXIST)
			ok = output_error(path, errno, err);
		*slash = '/';
	}
	free(path);
	return ok;
}

/* The office's own unit, so that reports and references have it. */
static bool add_unit(struct desk *desk, const char *code, const char *name, struct error *err)
{
	struct unit unit = {.kind = UNIT_COMMUNE};
	const struct entity *entity = &entity_unit;

	bool ok = field_parse(entity_field(entity, "code"), &unit, code, err) &&
		field_parse(entity_field(entity, "name"), &unit, name, err) &&
		desk_add(desk, entity, &unit, err);
	record_clear(entity, &unit);
	return ok;
}

static bool run_init(struct cli *cli, struct error *err)
{
	const char *code = cli->option[OPT_UNIT], *name = cli->option[OPT_NAME];
	struct desk *desk = NULL;
	char *path = NULL;

	if (name && !code)
		return error_set(
			err, ERR_USAGE, _("--name goes with --unit, the code of the unit."));
	path = cli_database(cli, err);
	bool made = path && cli_make_folder(path, err) && cli_open(cli, &desk, STORE_CREATE, err);
	bool ok = made && (!code || add_unit(desk, code, name ? name : code, err));
	if (ok) {
		puts(path);
		cli_say(_("Next: doithoai staff add login=… name=… role=admin"));
	}
	desk_close(desk);
	/* A refused unit leaves no half-made office behind, which a second try would find in its way. */
	if (made && !ok)
		cli_remove_database(path);
	free(path);
	return ok;
}

const struct command command_init = {
	.name = "init",
	.arguments = "",
	.help = N_("make a new database and print where it is"),
	.details = N_("--unit and --name add the unit of this office. The folder is made for its "
		      "owner alone."),
	.options = OPTION(UNIT) | OPTION(NAME),
	.run = run_init,
};
