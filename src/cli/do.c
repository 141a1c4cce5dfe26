/* doithoai do: an action on a case. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "domain/casefile.h"

static bool unknown_action(const char *word, struct error *err)
{
	struct buf names = {0};

	for (const struct case_action *action = case_actions; action->name; action++)
		buf_printf(&names, "%s%s", names.len ? ", " : "", action->name);
	error_set(err, ERR_USAGE, _("No action “%s”; there are: %s."), word, buf_text(&names));
	buf_clear(&names);
	return false;
}

static bool run_do(struct cli *cli, struct error *err)
{
	const struct entity *entity = &entity_casefile;
	struct desk *desk = NULL;
	size_t count = (size_t)cli->count - 2;
	struct argument *arguments = xcalloc(count + 1, sizeof(*arguments));
	bool ok = false;
	int64_t id;

	if (!case_action_find(cli->words[1])) {
		unknown_action(cli->words[1], err);
		goto out;
	}
	for (size_t i = 0; i < count; i++) {
		char *key;
		if (!cli_split(cli->words[i + 2], &key, &arguments[i].value, err))
			goto out;
		arguments[i].key = key;
	}
	if (!cli_open(cli, &desk, STORE_OPEN, err) ||
		!desk_find(desk, cli->words[0], &entity, &id, err))
		goto out;
	ok = case_do(desk, id, cli->words[1], arguments, count, err);
out:
	for (size_t i = 0; i < count; i++)
		free((char *)arguments[i].key);
	free(arguments);
	desk_close(desk);
	return ok;
}

/* For the help: an action, what it needs and what it takes besides. */
static bool action_entry(size_t index, struct buf *title, const char **sentence)
{
	const struct case_action *action = &case_actions[index];

	if (!action->name)
		return false;
	buf_puts(title, action->name);
	for (const char *const *key = action->takes; key && *key; key++) {
		bool needed = false;
		for (const char *const *need = action->needs; need && *need; need++)
			needed = needed || !strcmp(*need, *key);
		buf_printf(title, needed ? " %s=" : " [%s=]", *key);
	}
	*sentence = action->sentence;
	return true;
}

const struct command command_do = {
	.name = "do",
	.arguments = "CODE ACTION [KEY=VALUE…]",
	.help = N_("do what a case allows now: assign, answer, close…"),
	.topic = N_("Actions"),
	.entry = action_entry,
	.least = 2,
	.most = -1,
	.run = run_do,
};
