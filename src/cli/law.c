/* What dates are counted by: those of a desk, or read for this run. */
#include "cli/law.h"

#include <stdlib.h>
#include <unistd.h>

static bool has_database(const struct cli *cli)
{
	if (cli->option[OPT_DB])
		return true;
	char *path = cli_database(cli, NULL);
	const bool there = path && access(path, F_OK) == 0;
	free(path);
	return there;
}

void law_close(struct law *law)
{
	calendar_free(law->own_calendar);
	rules_free(law->own_rules);
	desk_close(law->desk);
}

bool law_open(struct law *out, const struct cli *cli, struct error *err)
{
	struct law law = {0};

	if (has_database(cli)) {
		if (!cli_open(cli, &law.desk, STORE_READ, err))
			return false;
		law.rules = law.desk->rules;
		law.calendar = desk_calendar(law.desk);
	} else {
		if (!rules_read(&law.own_rules, NULL, err))
			return false;
		if (!calendar_build(&law.own_calendar, law.own_rules, NULL, 0, err)) {
			law_close(&law);
			return false;
		}
		law.rules = law.own_rules;
		law.calendar = law.own_calendar;
	}
	*out = law;
	return true;
}
