/*
 * doithoai deadline: the last lawful day of a period, by the rules alone. With a database at hand its holidays go over those of
 * the rules, day by day; without one nothing is missing but them.
 */
#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/locale.h"
#include "cli/cli.h"
#include "cli/law.h"
#include "domain/clock.h"
#include "domain/table.h"

/* ---- one question ------------------------------------------------------------------------------ */

enum question { ASK_RULE, ASK_FROM, ASK_VARIANT, ASK_SUSPENDED, ASK_RESUMED, ASK_COUNT };

/* By enum question: headings of the file, and what to call it in a message about the command line. */
static const char *const headings[ASK_COUNT] = {"rule", "from", "variant", "suspended", "resumed"};
static const char *const spoken[ASK_COUNT] = {
	"LIMIT", "--from", "--variant", "--suspended", "--resumed"};

/* The limit of that id in force on the day; NOT_FOUND says what there is. */
static const struct limit *find_limit(
	const struct rules *rules, const char *id, date_t on, struct error *err)
{
	const struct limit *limit = rules_limit(rules, id, on), *near = NULL;
	char day[DATE_ISO_SIZE];
	int least = 6;
	size_t count;

	if (limit && limit_is_period(limit))
		return limit;
	if (limit) {
		error_set(err, ERR_INVALID,
			_("“%s” is no period that runs to a last day; doithoai rules show %s tells "
			  "it"),
			id, id);
		return NULL;
	}
	const struct limit *limits = rules_limits(rules, &count);
	for (size_t i = 0; i < count; i++) {
		const int edits = text_distance(id, limits[i].head.id);
		if (edits < least) {
			least = edits;
			near = &limits[i];
		}
	}
	if (near && least == 0)
		error_set(err, ERR_NOT_FOUND, _("“%s” was not in force on %s"), id,
			date_show(on, day));
	else if (near)
		error_set(err, ERR_NOT_FOUND, _("there is no time limit “%s”; did you mean “%s”?"),
			id, near->head.id);
	else
		error_set(err, ERR_NOT_FOUND,
			_("there is no time limit “%s”; doithoai rules show lists them"), id);
	return NULL;
}

/* Every word must be a variant of some limit: those that this one does not know do not lengthen it. */
static bool check_variant(const struct rules *rules, const char *variant, struct error *err)
{
	for (const char *at = variant; *at;) {
		const size_t length = strcspn(at, "+");
		char *word = xstrndup(at, length);
		const bool known = rules_list_find(rules, "variants", word) != NULL;
		if (!known) {
			struct buf words = {0};
			size_t count;
			const struct list_value *values = rules_list(rules, "variants", &count);
			for (size_t i = 0; i < count; i++)
				buf_printf(&words, "%s%s", i ? ", " : "", values[i].key);
			error_set(err, ERR_INVALID,
				_("there is no variant “%s”; there are: %s, joined by +"), word,
				buf_text(&words));
			buf_clear(&words);
		}
		free(word);
		if (!known)
			return false;
		at += length + (at[length] == '+');
	}
	return true;
}

static bool read_day(const char *text, date_t *out, struct error *err)
{
	*out = DATE_NONE;
	return !*text || date_parse(out, text, err);
}

/* The steps that the two days say; a resumption without a suspension is for the count to refuse. */
static void set_steps(struct clock_steps *steps, date_t suspended, date_t resumed)
{
	if (suspended)
		clock_steps_add(steps, STEP_SUSPEND, suspended, 0, DATE_NONE, "");
	if (resumed)
		clock_steps_add(steps, STEP_RESUME, resumed, 0, DATE_NONE, "");
}

/**
 * Answer one question.
 *
 * @param asked by enum question; "" where nothing is said
 * @param wrong out: which of them is at fault
 */
static bool answer(const struct law *law, const char *const asked[ASK_COUNT],
	struct clock_steps *steps, bool days, struct explanation *out, enum question *wrong,
	struct error *err)
{
	date_t from, suspended, resumed;
	const struct limit *limit;

	*wrong = ASK_FROM;
	if (!*asked[ASK_FROM])
		return error_set(err, ERR_INVALID, _("the day of the event is missing: d/m/yyyy"));
	if (!read_day(asked[ASK_FROM], &from, err))
		return false;
	*wrong = ASK_RULE;
	if (!(limit = find_limit(law->rules, asked[ASK_RULE], from, err)))
		return false;
	*wrong = ASK_VARIANT;
	if (!check_variant(law->rules, asked[ASK_VARIANT], err))
		return false;
	*wrong = ASK_SUSPENDED;
	if (!read_day(asked[ASK_SUSPENDED], &suspended, err))
		return false;
	*wrong = ASK_RESUMED;
	if (!read_day(asked[ASK_RESUMED], &resumed, err))
		return false;
	set_steps(steps, suspended, resumed);
	*wrong = resumed ? ASK_RESUMED : suspended ? ASK_SUSPENDED : ASK_FROM;
	return clock_count(out, law->calendar, limit, from, asked[ASK_VARIANT], steps, days, err);
}

/* ---- of the command line ------------------------------------------------------------------------ */

/* What a bare day does not say. */
static void say_caveats(const struct explanation *e)
{
	char day[DATE_ISO_SIZE];

	if (!e->running)
		cli_say(ngettext("suspended: %d day of the period is left",
				"suspended: %d days of the period are left",
				(unsigned long)e->left_when_suspended),
			e->left_when_suspended);
	else if (e->act_by != e->due)
		cli_say(_("this is a day off: the last working day before it is %s"),
			date_show(e->act_by, day));
	if (e->provisional)
		cli_say(_("provisional: it rests on a day that is not announced yet"));
}

static bool run_one(const struct cli *cli, const struct law *law, struct error *err)
{
	static const enum option_id options[ASK_COUNT] = {
		OPT_COUNT, OPT_FROM, OPT_VARIANT, OPT_SUSPENDED, OPT_RESUMED};
	const char *asked[ASK_COUNT] = {cli->words[0]};
	const bool explain = cli->option[OPT_EXPLAIN] != NULL;
	struct clock_steps steps = {0};
	struct explanation e = {0};
	enum question wrong;
	char day[DATE_ISO_SIZE];

	for (int i = ASK_FROM; i < ASK_COUNT; i++)
		asked[i] = cli->option[options[i]] ? cli->option[options[i]] : "";
	const bool ok = answer(law, asked, &steps, explain, &e, &wrong, err);
	if (!ok) {
		struct error found = *err;
		error_set(err, found.code, "%s: %s", spoken[wrong], found.text);
	} else if (explain) {
		struct buf slip = {0};
		const int width = output_width();
		explanation_write(law->rules, &e, &steps, width < 40 ? 40 : width, &slip);
		fputs(buf_text(&slip), stdout);
		buf_clear(&slip);
	} else {
		if (e.due)
			puts(date_iso(e.due, day));
		say_caveats(&e);
	}
	explanation_clear(&e);
	clock_steps_clear(&steps);
	return ok;
}

/* ---- of a file ---------------------------------------------------------------------------------- */

struct batch {
	const struct law *law;
	const char *path; /* as given, for messages */
	struct csv_reader *reader;
	char **heads; /* headings of the file, owned */
	size_t count;
	int asked[ASK_COUNT]; /* column of each question; -1 none */
	int due; /* column of a day to compare with; -1 none */
	size_t faults;
};

__attribute__((format(printf, 4, 5))) static void fault(
	struct batch *b, size_t line, int column, const char *format, ...)
{
	struct buf text = {0};
	char reason[512];
	va_list args;

	va_start(args, format);
	vsnprintf(reason, sizeof reason, format, args);
	va_end(args);
	buf_printf(&text, "%s:%zu", b->path, line);
	if (column >= 0)
		buf_printf(&text, ":%d: %s", column + 1, b->heads[column]);
	cli_say("%s: %s", buf_text(&text), reason);
	buf_clear(&text);
	b->faults++;
}

static void put_row(struct batch *b, char **fields, const char *due)
{
	struct buf row = {0};

	for (size_t i = 0; i < b->count; i++) {
		if ((int)i == b->due)
			continue;
		csv_put(&row, fields[i], ',');
		buf_putc(&row, ',');
	}
	csv_put(&row, due, ',');
	puts(buf_text(&row));
	buf_clear(&row);
}

static void do_row(struct batch *b, char **fields)
{
	const size_t line = csv_line(b->reader);
	const char *asked[ASK_COUNT];
	struct clock_steps steps = {0};
	struct explanation e = {0};
	struct error err = {0};
	enum question wrong;
	date_t expected;
	char day[DATE_ISO_SIZE];

	for (int i = 0; i < ASK_COUNT; i++)
		asked[i] = b->asked[i] >= 0 ? fields[b->asked[i]] : "";
	if (!answer(b->law, asked, &steps, false, &e, &wrong, &err)) {
		fault(b, line, b->asked[wrong], "%s", err.text);
		put_row(b, fields, "");
	} else {
		date_iso(e.due, day);
		put_row(b, fields, day);
		if (b->due >= 0 && *fields[b->due] &&
			(!date_parse(&expected, fields[b->due], &err) || expected != e.due))
			fault(b, line, b->due, _("the file says %s, the count %s"), fields[b->due],
				*day ? day : "–");
	}
	explanation_clear(&e);
	clock_steps_clear(&steps);
}

static bool read_heads(struct batch *b, struct error *err)
{
	char **fields;
	size_t count;
	const enum csv_result result = csv_read(b->reader, &fields, &count, err);

	if (result == CSV_BAD)
		return false;
	b->due = -1;
	for (int i = 0; i < ASK_COUNT; i++)
		b->asked[i] = -1;
	if (result == CSV_ROW) {
		b->count = count;
		b->heads = xcalloc(count, sizeof *b->heads);
	}
	for (size_t i = 0; i < b->count; i++) {
		int *column = NULL;
		if (!text_clean(&b->heads[i], fields[i], strlen(fields[i]), false, err))
			return false;
		for (int k = 0; k < ASK_COUNT; k++)
			if (strcmp(b->heads[i], headings[k]) == 0)
				column = &b->asked[k];
		if (strcmp(b->heads[i], "due") == 0)
			column = &b->due;
		if (!column)
			continue;
		if (*column >= 0)
			return error_set(err, ERR_INVALID, _("%s: line 1: two columns “%s”"),
				b->path, b->heads[i]);
		*column = (int)i;
	}
	if (b->asked[ASK_RULE] < 0 || b->asked[ASK_FROM] < 0)
		return error_set(err, ERR_INVALID,
			_("%s: line 1 must name the columns rule and from; variant, suspended and "
			  "resumed may follow"),
			b->path);
	return true;
}

/* Texts of a row as they are kept; false where one is not text. */
static bool clean_row(struct batch *b, char **fields, char **clean)
{
	bool ok = true;

	for (size_t i = 0; i < b->count; i++) {
		struct error err = {0};
		if (text_clean(&clean[i], fields[i], strlen(fields[i]), false, &err))
			continue;
		clean[i] = xstrdup("");
		fault(b, csv_line(b->reader), (int)i, "%s", err.text);
		ok = false;
	}
	return ok;
}

static void do_rows(struct batch *b)
{
	char **clean = xcalloc(b->count, sizeof *clean);
	struct error err = {0};
	char **fields;
	size_t count;

	for (;;) {
		const enum csv_result result = csv_read(b->reader, &fields, &count, &err);
		if (result == CSV_END)
			break;
		if (result == CSV_BAD) {
			fault(b, csv_line(b->reader), -1, "%s", err.text);
			if (err.code == ERR_IO)
				break;
			continue;
		}
		if (count != b->count) {
			fault(b, csv_line(b->reader), -1, _("%zu values under %zu headings"), count,
				b->count);
			continue;
		}
		if (clean_row(b, fields, clean))
			do_row(b, clean);
		else
			put_row(b, clean, "");
		for (size_t i = 0; i < b->count; i++)
			free(clean[i]);
	}
	free(clean);
}

static bool run_batch(
	const struct cli *cli, const struct law *law, const char *path, struct error *err)
{
	const bool piped = strcmp(path, "-") == 0;
	struct batch b = {.law = law, .path = piped ? _("standard input") : path};
	FILE *file = piped ? stdin : fopen(path, "rbe");
	bool ok = false;

	(void)cli;
	if (!file)
		return error_set(err, errno == ENOENT ? ERR_NOT_FOUND : ERR_IO, "%s: %s", path,
			strerror(errno));
	b.reader = csv_open(file, 0);
	if (!read_heads(&b, err))
		goto out;
	put_row(&b, b.heads, "due");
	do_rows(&b);
	ok = !b.faults ||
		error_set(err, ERR_INVALID,
			ngettext("%s: %zu fault", "%s: %zu faults", (unsigned long)b.faults),
			b.path, b.faults);
out:
	for (size_t i = 0; i < b.count; i++)
		free(b.heads[i]);
	free(b.heads);
	csv_free(b.reader);
	if (!piped)
		fclose(file);
	return ok;
}

static bool run_deadline(struct cli *cli, struct error *err)
{
	static const enum option_id single[] = {
		OPT_FROM, OPT_VARIANT, OPT_SUSPENDED, OPT_RESUMED, OPT_EXPLAIN};
	const char *batch = cli->option[OPT_BATCH];
	struct law law;

	for (size_t i = 0; batch && i < COUNT(single); i++)
		if (cli->option[single[i]] || cli->count)
			return error_set(err, ERR_USAGE,
				_("--batch takes its questions from the file alone. See doithoai "
				  "deadline --help."));
	if (!batch && (!cli->count || !cli->option[OPT_FROM]))
		return error_set(err, ERR_USAGE,
			_("Usage: doithoai deadline LIMIT --from DATE, or doithoai deadline "
			  "--batch "
			  "FILE. See doithoai deadline --help."));
	if (!law_open(&law, cli, err))
		return false;
	const bool ok = batch ? run_batch(cli, &law, batch, err) : run_one(cli, &law, err);
	law_close(&law);
	return ok;
}

const struct command command_deadline = {
	.name = "deadline",
	.arguments = "LIMIT",
	.help = N_("work out the last lawful day of a time limit"),
	.details = N_(
		"LIMIT is an id of the rules: complaint.settle (doithoai rules show lists them). "
		"Prints "
		"the day as yyyy-mm-dd; with --explain the rule and every day counted or skipped. "
		"--batch reads a CSV file with the columns rule, from, variant, suspended and "
		"resumed, and prints it with due as its last column; a day in a due column of its "
		"own is compared. Faults go to standard error with line and column, and the exit "
		"status is 1. Needs no database: days off are those of the rules. Where there is a "
		"database (--db, else DOITHOAI_DB or the usual one if it is there), days off "
		"entered in it go over those of the rules, day by day."),
	.options = OPTION(FROM) | OPTION(VARIANT) | OPTION(SUSPENDED) | OPTION(RESUMED) |
		OPTION(EXPLAIN) | OPTION(BATCH),
	.least = 0,
	.most = 1,
	.run = run_deadline,
};
