/*
 * The options table and the reading of the command line. Which options a command takes stands in
 * its own row.
 */
#include <getopt.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "cli/cli.h"

const struct option_row option_rows[OPT_COUNT] = {
	[OPT_DB] = {"db", 0, "FILE", N_("database to use instead of the usual one")},
	[OPT_USER] = {"user", 0, "LOGIN", N_("work as this member of staff")},
	[OPT_NO_COLOR] = {"no-color", 0, NULL,
		N_("screens without colour, as NO_COLOR in the environment")},
	[OPT_HELP] = {"help", 'h', NULL, N_("show help, or the help of a command")},
	[OPT_VERSION] = {"version", 'V', NULL, N_("show the version")},
	[OPT_MAN_COMMANDS] = {"man-commands", 0, NULL, NULL},
	[OPT_UNIT] = {"unit", 0, "CODE", N_("code of this office's unit")},
	[OPT_NAME] = {"name", 0, "NAME", N_("name of the unit")},
	[OPT_FORMAT] = {"format", 'f', "FORMAT", N_("form of the output")},
	[OPT_COLUMNS] = {"columns", 0, "KEY,…",
		N_("columns to show, by field key or label; 'all' for every one")},
	[OPT_SORT] = {"sort", 0, "KEY", N_("field to sort by")},
	[OPT_DESC] = {"desc", 0, NULL, N_("largest, latest or last first")},
	[OPT_LIMIT] = {"limit", 'n', "N", N_("at most so many rows")},
	[OPT_TRASH] = {"trash", 0, NULL, N_("what is in the trash")},
	[OPT_OUTPUT] = {"output", 'o', "FILE",
		N_("write to a file; it is replaced as a whole or not at all")},
	[OPT_BOM] = {"bom", 0, NULL,
		N_("begin CSV with a byte order mark, which spreadsheets want")},
	[OPT_DAYS] = {"days", 0, "N", N_("working days to look ahead")},
	[OPT_MAP] = {"map", 0, "FILE", N_("what the columns of the file mean")},
	[OPT_DRY_RUN] = {"dry-run", 0, NULL, N_("check everything, write nothing")},
	[OPT_KEEP_GOOD] = {"keep-good", 0, NULL,
		N_("write the good rows, and the bad ones to FILE.bad.csv")},
	[OPT_PERIOD] = {"period", 0, "PERIOD",
		N_("2026-11, 2026-Q3, 2026-H1, 2026-9M, 2026 or 2026-10-15..2026-11-14")},
	[OPT_SEAL] = {"seal", 0, "SEAL", N_("seal printed earlier, to compare with")},
	[OPT_REPLACE] = {"replace", 0, NULL,
		N_("put the present database aside and take its place")},
	[OPT_KEEP] = {"keep", 0, NULL, N_("do not throw the sample away")},
	[OPT_DECIDE] = {"decide", 0, "HANDLING", N_("decide: accepted, guided, transferred…")},
	[OPT_FROM] = {"from", 0, "DATE", N_("day of the event that starts it")},
	[OPT_VARIANT] = {"variant", 0, "WORD+…", N_("what lengthens it: complex, remote")},
	[OPT_SUSPENDED] = {"suspended", 0, "DATE", N_("day it was suspended, still counted")},
	[OPT_RESUMED] = {"resumed", 0, "DATE", N_("day it was resumed, not counted")},
	[OPT_EXPLAIN] = {"explain", 0, NULL, N_("show every day counted or skipped, and why")},
	[OPT_BATCH] = {"batch", 0, "FILE",
		N_("answer every row of a CSV file; - = standard input")},
	[OPT_RECOUNT] = {"recount", 0, NULL,
		N_("count all open time limits again by today's rules and calendar")},
	[OPT_THEME] = {"theme", 0, "NAME",
		N_("colours of the screens: dark, light, colour-blind or mono")},
	[OPT_LINEAR] = {"linear", 0, NULL,
		N_("plain lines instead of screens: for a screen reader or a braille line")},
	[OPT_WIDTH] = {"width", 0, "COLUMNS", N_("break these lines at so many columns")},
	[OPT_LEARN] = {"learn", 0, NULL, N_("learning mode: a key says first what it will do")},
	[OPT_PRACTICE] = {"practice", 0, "[N]",
		N_("drills of five minutes on the sample; N = the one to begin with")},
	[OPT_FREEZE] = {"freeze", 0, NULL,
		N_("keep the report as it is sent; what is entered later counts in the next one")},
	[OPT_ASCII] = {"ascii", 0, NULL, N_("draw the screens with + - | # * only")},
};

const struct command *command_find(const char *name)
{
	for (size_t i = 0; commands[i]; i++)
		if (!strcmp(commands[i]->name, name))
			return commands[i];
	return NULL;
}

static bool unknown_command(const char *word, struct error *err)
{
	const struct command *nearest = NULL;
	int least = 6;

	for (size_t i = 0; commands[i]; i++) {
		/* Two slips at most; between equals the one that begins alike. */
		int edits = 2 * text_distance(word, commands[i]->name) +
			(word[0] != commands[i]->name[0]);
		if (edits < least && edits < 2 * (int)strlen(word)) {
			least = edits;
			nearest = commands[i];
		}
	}
	if (nearest)
		return error_set(err, ERR_USAGE,
			_("No command “%s”. Did you mean “%s”? doithoai --help lists all."), word,
			nearest->name);
	return error_set(err, ERR_USAGE, _("No command “%s”. doithoai --help lists all."), word);
}

static int kind_of(const struct option_row *row)
{
	if (!row->argument)
		return no_argument;
	return *row->argument == '[' ? optional_argument : required_argument;
}

/* getopt wants --practice=3; people write --practice 3. */
static void take_number(struct cli *cli)
{
	const char *value = cli->option[OPT_PRACTICE];

	if (!value || *value || !cli->count || cli->words[0][strspn(cli->words[0], "0123456789")])
		return;
	cli->option[OPT_PRACTICE] = cli->words[0];
	cli->words++;
	cli->count--;
}

bool options_read(struct cli *cli, int argc, char **argv, struct error *err)
{
	struct option longs[OPT_COUNT + 1] = {0};
	char shorts[2 * OPT_COUNT + 2] = ":";
	size_t used = 1;
	int found;

	for (int i = 0; i < OPT_COUNT; i++) {
		const struct option_row *row = &option_rows[i];
		longs[i] = (struct option){row->name, kind_of(row), NULL, 256 + i};
		if (!row->letter)
			continue;
		shorts[used++] = row->letter;
		if (row->argument)
			shorts[used++] = ':';
	}
	opterr = 0;
	optind = 0;
	while ((found = getopt_long(argc, argv, shorts, longs, NULL)) != -1) {
		int id = found - 256;
		/* What the person typed, for messages. */
		const char *typed = optind > 0 && optind <= argc ? argv[optind - 1] : "";
		if (found == ':')
			return error_set(err, ERR_USAGE,
				_("Option %s needs a value. See doithoai --help."), typed);
		if (found == '?')
			return error_set(
				err, ERR_USAGE, _("No option %s. See doithoai --help."), typed);
		for (int i = 0; found < 256 && i < OPT_COUNT; i++)
			if (option_rows[i].letter == found)
				id = i;
		cli->option[id] = optarg ? optarg : "";
	}
	cli->words = argv + optind;
	cli->count = argc - optind;
	if (cli->count == 0)
		return true;
	take_number(cli);
	if (cli->count == 0)
		return true;
	cli->command = command_find(cli->words[0]);
	if (!cli->command)
		return unknown_command(cli->words[0], err);
	cli->words++;
	cli->count--;
	take_number(cli);
	return true;
}
