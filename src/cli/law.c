/* What dates are counted by: those of a desk, or read for this run. */
#include "cli/law.h"

#include <stdlib.h>
#include <unistd.h>

static bool has_database(const struct cli *cli, bool *out, struct error *err)
{
	const char *named = getenv("DOITHOAI_DB");

	*out = true;
	if (cli->option[OPT_DB] || (named && *named))
		return true;
	char *path = cli_database(cli, err);
	if (path) {
		*out = access(path, F_OK) == 0;
	} else {
		*out = false;
		error_clear(err); /* no home: no usual place */
	}
	free(path);
	return true;
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
	bool database;

	if (!has_database(cli, &database, err))
		return false;
	if (database) {
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
