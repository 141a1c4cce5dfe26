/* The rules and the calendar for commands that count days: those of the database where there is one, else of the files alone. */
#ifndef CLI_LAW_H
#define CLI_LAW_H

#include "cli/cli.h"
#include "domain/calendar.h"
#include "domain/rules.h"

struct law {
	struct desk *desk; /* NULL where there is no database */
	struct rules *own_rules; /* NULL where the desk has them */
	struct calendar *own_calendar;
	const struct rules *rules;
	const struct calendar *calendar;
};

/**
 * Open them. The database of --db must be there; that of DOITHOAI_DB or of the usual place is taken where it is. Then the rows of
 * its holiday list go over the rules, day by day.
 */
bool law_open(struct law *out, const struct cli *cli, struct error *err);
void law_close(struct law *law);

#endif
