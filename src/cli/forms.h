/* What `doithoai report` does with official forms. */
#ifndef CLI_FORMS_H
#define CLI_FORMS_H

#include "cli/cli.h"
#include "report/form.h"

/** The period of --period, else the reporting month that holds today. */
bool cli_period(
	const struct cli *cli, const struct desk *desk, struct period *out, struct error *err);
/** Print the forms there are. */
bool forms_list(struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err);
/** Write the form of the first word; broken formulas are told and make the exit status 1. */
bool forms_write(struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err);
/** Write every form in force, and the month's report, into the folder of --output. */
bool forms_write_all(
	struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err);
/** Print the records behind a number: words `cell FORM COLUMN`. */
bool forms_show_cell(
	struct cli *cli, struct desk *desk, const struct forms *forms, struct error *err);

#endif
