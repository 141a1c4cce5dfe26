/* doithoai staff: who works here. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/listing.h"
#include "domain/table.h"

static bool is_admin(const struct staff *staff)
{
	return staff && staff->role == ROLE_ADMIN && staff->active && !staff->record.trashed;
}

bool cli_keeps_admin(
	struct desk *desk, const struct staff *before, const struct staff *after, struct error *err)
{
	const struct condition conditions[] = {
		{.field = entity_field(&entity_staff, "role"), .op = OP_EQ, .number = ROLE_ADMIN},
		{.field = entity_field(&entity_staff, "active"), .op = OP_EQ, .number = 1},
	};
	const struct query query = {
		.entity = &entity_staff, .conditions = conditions, .count = COUNT(conditions)};
	int64_t admins;

	if (is_admin(after) || (before && !is_admin(before)))
		return true;
	if (!store_count(desk->store, &query, &admins, err))
		return false;
	/* Somebody new needs an administrator before them; a last one may not go. */
	if (admins > (before ? 1 : 0))
		return true;
	return error_set(err, ERR_DENIED,
		_("The office needs an administrator: somebody active with role=admin, before all "
		  "others."));
}

static bool staff_list(struct cli *cli, struct desk *desk, struct error *err)
{
	char *filter = cli_join(cli, 1);
	bool ok = listing_write(cli, desk, &entity_staff, filter, NULL, err);

	free(filter);
	return ok;
}

static bool staff_add(struct cli *cli, struct desk *desk, struct error *err)
{
	return cli_add(desk, &entity_staff, cli->words + 1, cli->count - 1, err);
}

static bool staff_change(
	struct cli *cli, struct desk *desk, char **words, int count, struct error *err)
{
	const struct entity *entity = &entity_staff;
	int64_t id;

	return desk_find(desk, cli->words[1], &entity, &id, err) &&
		cli_set(desk, entity, id, words, count, err);
}

static bool staff_set(struct cli *cli, struct desk *desk, struct error *err)
{
	return staff_change(cli, desk, cli->words + 2, cli->count - 2, err);
}

static bool staff_off(struct cli *cli, struct desk *desk, struct error *err)
{
	char word[] = "active=0";
	char *words[] = {word};

	return staff_change(cli, desk, words, 1, err);
}

static const struct verb {
	const char *name;
	const char *arguments;
	const char *help;
	int least, most;
	enum store_mode mode;
	bool (*run)(struct cli *cli, struct desk *desk, struct error *err);
} verbs[] = {
	{"list", "[FILTER]", N_("list the staff"), 1, -1, STORE_READ, staff_list},
	{"add", "login=… name=…", N_("add somebody; the first one must be an admin"), 2, -1,
		STORE_OPEN, staff_add},
	{"set", "LOGIN KEY=VALUE…", N_("change somebody"), 3, -1, STORE_OPEN, staff_set},
	{"off", "LOGIN", N_("somebody has left: keeps the record, ends the access"), 2, 2,
		STORE_OPEN, staff_off},
	{0},
};

static bool verb_entry(size_t index, bool english, struct buf *title, struct buf *sentence)
{
	if (!verbs[index].name)
		return false;
	buf_printf(title, "%s %s", verbs[index].name, verbs[index].arguments);
	buf_puts(sentence, english ? verbs[index].help : _(verbs[index].help));
	return true;
}

static bool run_staff(struct cli *cli, struct error *err)
{
	const struct verb *verb = verbs;
	struct desk *desk = NULL;

	while (verb->name && strcmp(verb->name, cli->words[0]))
		verb++;
	if (!verb->name)
		return error_set(err, ERR_USAGE,
			_("Usage: doithoai %s %s. See doithoai %s --help."), "staff",
			command_staff.arguments, "staff");
	if (cli->count < verb->least || (verb->most >= 0 && cli->count > verb->most))
		return error_set(err, ERR_USAGE, _("Usage: doithoai staff %s %s."), verb->name,
			verb->arguments);
	if (!cli_open(cli, &desk, verb->mode, err))
		return false;
	bool ok = verb->run(cli, desk, err);
	desk_close(desk);
	return ok;
}

const struct command command_staff = {
	.name = "staff",
	.arguments = "list|add|set|off …",
	.help = N_("who works here, and as what"),
	.topic = N_("What it does"),
	.entry = verb_entry,
	.options = OPTION(FORMAT) | OPTION(COLUMNS) | OPTION(SORT) | OPTION(DESC) | OPTION(LIMIT) |
		OPTION(TRASH),
	.formats = "table csv json",
	.words = "list add set off",
	.least = 1,
	.most = -1,
	.run = run_staff,
};
