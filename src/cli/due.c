/*
 * doithoai due: what the office owes and has promised, the earliest first; why a record's dates are what they are; counting all
 * again after a rule has changed.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/cli.h"
#include "cli/moves.h"
#include "domain/duty.h"
#include "domain/table.h"
#include "report/due_ics.h"

enum {
	OWNER_COLUMNS = 12,
	NAME_COLUMNS = 24,
	PEOPLE_COLUMNS = 6,
	CALENDAR_DAYS = 60, /* working days ahead that a calendar gets where --days does not say */
};

/* ---- the list ---------------------------------------------------------------------------------- */

static const char *const state_words[] = {
	[DUE_NONE] = "",
	[DUE_LATER] = "later",
	[DUE_SOON] = "soon",
	[DUE_TODAY] = "today",
	[DUE_OVERDUE] = "overdue",
	[DUE_PAUSED] = "paused",
	[DUE_DONE] = "done",
};

struct rows {
	struct writer *writer;
	bool people; /* for people to read, not for programs */
};

/* Days that rest on a day off that is not announced yet end in ?. */
static void put_due(const struct rows *rows, const struct duty *duty, struct buf *out)
{
	char day[DATE_ISO_SIZE];

	if (!rows->people)
		buf_puts(out, date_iso(duty->due, day));
	else if (duty->state == DUE_PAUSED)
		buf_puts(out, _("paused"));
	else
		buf_printf(out, "%s%s", date_show(duty->due, day), duty->provisional ? "?" : "");
}

static bool put_row(void *arg, const struct duty *duty)
{
	struct rows *rows = arg;
	struct buf due = {0};
	char left[16];

	put_due(rows, duty, &due);
	snprintf(left, sizeof(left), "%d", duty->days_left);
	/* To people the text says all where the duty is the case's own. */
	const char *name = rows->people ? duty->what : duty_full_name(duty);
	const char *cells[] = {
		buf_text(&due),
		left,
		duty->code,
		name,
		duty->text,
		duty->owner,
		duty->limit ? duty->limit->head.id : "",
		duty->limit ? duty->limit->head.basis : "",
		state_words[duty->state],
		duty->provisional ? "1" : "0",
		duty->entity ? duty->entity->name : "",
	};
	const bool more = writer_row(rows->writer, cells);
	buf_clear(&due);
	return more;
}

static date_t last_day(struct desk *desk, int days)
{
	date_t until = date_today();

	while (case_days_left(desk, until + 1) <= days)
		until++;
	return until;
}

static bool calendar(struct desk *desk, int days, struct error *err)
{
	struct buf text = {0};
	const bool ok = due_ics(desk, last_day(desk, days), &text, err);

	if (ok)
		fputs(buf_text(&text), stdout);
	buf_clear(&text);
	return ok;
}

static bool list(struct desk *desk, enum format format, int days, struct error *err)
{
	const struct column columns[] = {
		{"due_on", _("Due on"), ALIGN_LEFT, CELL_TEXT},
		{"days_left", _("Days"), ALIGN_RIGHT, CELL_NUMBER},
		{"code", _("Code"), ALIGN_LEFT, CELL_TEXT},
		{"duty", _("Duty"), ALIGN_LEFT, CELL_TEXT, NAME_COLUMNS},
		{"text", _("Gist"), ALIGN_LEFT, CELL_TEXT},
		{"owner", _("Who"), ALIGN_LEFT, CELL_TEXT, OWNER_COLUMNS},
		{"rule", "", ALIGN_LEFT, CELL_TEXT},
		{"basis", "", ALIGN_LEFT, CELL_TEXT},
		{"state", "", ALIGN_LEFT, CELL_TEXT},
		{"provisional", "", ALIGN_LEFT, CELL_BOOL},
		{"entity", "", ALIGN_LEFT, CELL_TEXT},
	};
	struct rows rows = {.people = format == FORMAT_TABLE};
	const size_t count = rows.people ? PEOPLE_COLUMNS : COUNT(columns);
	const date_t until = last_day(desk, days);

	rows.writer = writer_new(stdout, format, "due", NULL, columns, count, output_width());
	const bool ok = duties_list(desk, until, 0, put_row, &rows, err);
	writer_free(rows.writer);
	return ok;
}

/* ---- why --------------------------------------------------------------------------------------- */

static bool explain_clock(struct desk *desk, int64_t id, struct error *err)
{
	struct clock_label label = {0};
	struct clock clock = {0};
	struct buf text = {0};
	char day[DATE_ISO_SIZE];
	const bool ok = desk_load(desk, &entity_clock, id, &clock, err) &&
		clock_label_read(desk, &clock, &label, err) &&
		duty_why(desk, id, output_width(), &text, err);

	if (ok)
		printf("%s  %s: %s\n%s", buf_text(&label.code), buf_text(&label.what),
			clock.due_on ? date_show(clock.due_on, day) : _("paused"), buf_text(&text));
	record_clear(&entity_clock, &clock);
	clock_label_clear(&label);
	buf_clear(&text);
	return ok;
}

static bool explain_period(struct desk *desk, enum duty_period period, struct error *err)
{
	struct buf text = {0};
	const bool ok = duty_why_period(desk, period, output_width(), &text, err);

	if (ok)
		fputs(buf_text(&text), stdout);
	buf_clear(&text);
	return ok;
}

static bool explain(struct cli *cli, struct desk *desk, struct error *err)
{
	const enum duty_period period = duty_period_find(cli->words[0]);
	const struct entity *entity;
	int64_t *clocks, id;
	size_t count;
	int used;

	if (period)
		return explain_period(desk, period, err);
	if (!cli_target(cli, desk, &entity, &id, &used, err) ||
		!duties_of(desk, entity, id, &clocks, &count, err))
		return false;
	bool ok = count > 0 ||
		error_set(err, ERR_NOT_FOUND, _("%s has no time limit."), cli->words[used - 1]);
	for (size_t i = 0; ok && i < count; i++) {
		if (i)
			putchar('\n');
		ok = explain_clock(desk, clocks[i], err);
	}
	free(clocks);
	return ok;
}

/* ---- the command ------------------------------------------------------------------------------- */

static bool recount(struct cli *cli, struct desk *desk, struct error *err)
{
	const bool dry = cli->option[OPT_DRY_RUN] != NULL;
	struct cli_moves moves;

	cli_moves_begin(&moves, desk, true);
	const bool ok = calendar_change(desk, &moves.recount, dry, NULL, NULL, err);
	return cli_moves_end(&moves, ok, dry, true, err);
}

static bool run_due(struct cli *cli, struct error *err)
{
	const bool counting = cli->option[OPT_RECOUNT] != NULL;
	struct desk *desk = NULL;
	enum format format;
	int days;
	bool ok = false;

	if (cli->option[OPT_EXPLAIN] && !cli->count)
		return error_set(err, ERR_USAGE, _("--explain needs the code of a record."));
	if (cli->option[OPT_DRY_RUN] && !counting)
		return error_set(err, ERR_USAGE, _("--dry-run goes with --recount."));
	if (counting && cli->count)
		return error_set(
			err, ERR_USAGE, _("--recount counts all of them: name no record."));
	if (!cli_format(cli, &format, err) ||
		!cli_open(cli, &desk, counting ? STORE_OPEN : STORE_READ, err))
		return false;
	if (!cli_number(cli, OPT_DAYS, 0, 366,
		    format == FORMAT_ICS ? CALENDAR_DAYS : desk->settings.soon_days, &days, err))
		goto out;
	ok = counting		       ? recount(cli, desk, err)
		: cli->count	       ? explain(cli, desk, err)
		: format == FORMAT_ICS ? calendar(desk, days, err)
				       : list(desk, format, days, err);
out:
	desk_close(desk);
	return ok;
}

const struct command command_due = {
	.name = "due",
	.arguments = "[[ENTITY] CODE]",
	.help = N_("list what is due soon or overdue, or say why a date is what it is"),
	.details =
		N_("Time limits that the office must keep, promises, and the duties of the year "
		   "and the month; the suspended ones come last. Negative days are working days "
		   "overdue; ? marks a date that rests on a day off which is not announced yet. "
		   "With a code (of a record, or a limit of a period such as conference.year): "
		   "rule, basis, each day counted or skipped, pauses, extensions and what moved "
		   "the date. --recount counts all open limits again after a change of the rules "
		   "and lists what moves. --format ics makes events for a calendar, with the "
		   "conferences; "
		   "nothing that is restricted is in it, and no text of a citizen."),
	.options =
		OPTION(DAYS) | OPTION(FORMAT) | OPTION(EXPLAIN) | OPTION(RECOUNT) | OPTION(DRY_RUN),
	.formats = "table csv json ics",
	.most = 2,
	.run = run_due,
};
