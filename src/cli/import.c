/*
 * doithoai import: records from a file. The work is done by domain/import.h; here are the messages
 * and the file of bad rows.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/csv.h"
#include "base/locale.h"
#include "cli/cli.h"
#include "cli/moves.h"
#include "domain/import.h"

struct job {
	const char *path;
	struct output bad; /* file NULL until the first bad row */
	char *bad_path;
	struct buf reasons; /* of the row */
	struct buf line;
};

static void tell_fault(void *arg, const struct import_fault *fault)
{
	struct job *job = arg;

	cli_progress_end();
	if (*fault->heading)
		fprintf(stderr, _("%s:%zu: column “%s”: %s"), job->path, fault->line,
			fault->heading, fault->reason);
	else
		fprintf(stderr, "%s:%zu: %s", job->path, fault->line, fault->reason);
	putc('\n', stderr);
	buf_printf(&job->reasons, "%s%zu: %s%s%s", job->reasons.len ? "; " : "", fault->line,
		fault->heading, *fault->heading ? ": " : "", fault->reason);
}

/* A line of the file of bad rows: what the file had, and why it was refused. */
static bool put_bad(
	struct job *job, char *const *cells, size_t count, const char *reason, struct error *err)
{
	buf_cut(&job->line, 0);
	for (size_t i = 0; i < count; i++) {
		csv_put(&job->line, cells && cells[i] ? cells[i] : "", ',');
		buf_putc(&job->line, ',');
	}
	csv_put(&job->line, reason, ',');
	buf_puts(&job->line, "\r\n");
	if (fwrite(buf_text(&job->line), 1, job->line.len, job->bad.file) == job->line.len)
		return true;
	return output_error(job->bad_path, errno, err);
}

static bool keep_bad(void *arg, char *const *headings, const char *const *values, size_t count,
	struct error *err)
{
	struct job *job = arg;
	bool first = !job->bad.file;

	if (first && !output_open(&job->bad, job->bad_path, err))
		return false;
	bool ok = (!first || put_bad(job, headings, count, "reason", err)) &&
		put_bad(job, (char *const *)values, count, buf_text(&job->reasons), err);
	buf_cut(&job->reasons, 0);
	return ok;
}

static bool ends_in(const char *path, const char *suffix)
{
	size_t length = strlen(path), tail = strlen(suffix);

	return length >= tail && !strcasecmp(path + length - tail, suffix);
}

static bool import_file(struct cli *cli, struct desk *desk, const struct entity *entity,
	FILE *stream, struct error *err)
{
	const char *path = cli->words[1];
	struct job job = {.path = path};
	struct buf bad_path = {0};
	struct import_result result;
	struct cli_moves moves;
	struct import_options options = {
		.json = ends_in(path, ".json"),
		.map = cli->option[OPT_MAP],
		.dry_run = cli->option[OPT_DRY_RUN] != NULL,
		.keep_good = cli->option[OPT_KEEP_GOOD] != NULL,
		.fault = tell_fault,
		.progress = cli_progress,
		.arg = &job,
	};

	buf_printf(&bad_path, "%s.bad.csv", path);
	job.bad_path = buf_steal(&bad_path);
	if (options.keep_good && !options.dry_run)
		options.bad_row = keep_bad;
	cli_moves_begin(&moves, desk, options.dry_run);
	bool ok = import_stream(desk, entity, stream, &options, &result, err);
	ok = cli_moves_end(&moves, ok, options.dry_run, false, err);
	if (job.bad.file) {
		ok = output_close(&job.bad, ok, err);
		if (ok)
			cli_say(_("The bad rows are in %s."), job.bad_path);
	}
	if (ok)
		printf(_("%lld added, %lld changed, %lld unchanged, %lld bad\n"),
			(long long)result.added, (long long)result.changed,
			(long long)result.unchanged, (long long)result.bad);
	free(job.bad_path);
	buf_clear(&job.reasons);
	buf_clear(&job.line);
	return ok;
}

static bool run_import(struct cli *cli, struct error *err)
{
	const char *path = cli->words[1];
	const struct entity *entity;
	struct desk *desk = NULL;
	FILE *stream = NULL;
	bool ok = false;

	if (!cli_entity(cli->words[0], &entity, err) || !cli_open(cli, &desk, STORE_OPEN, err))
		return false;
	stream = fopen(path, "re");
	if (!stream)
		error_set(err, ERR_NOT_FOUND, "%s: %s", path, strerror(errno));
	else
		ok = import_file(cli, desk, entity, stream, err);
	if (stream)
		fclose(stream);
	desk_close(desk);
	return ok;
}

const struct command command_import = {
	.name = "import",
	.arguments = "ENTITY FILE",
	.help = N_("add and change records from a file"),
	.details = N_("FILE is CSV with a heading line, or JSON as export writes it where its name "
		      "ends in .json. Headings are field keys or "
		      "labels in either language, FIELD_code for a reference; --map names a file "
		      "that says what others mean (see MAP FILES). "
		      "Rows that bear the code of a record change it, others are added; a row that "
		      "changes nothing is left alone. "
		      "Every fault is told with line, column and reason, and then nothing at all "
		      "is written, unless --keep-good is given."),
	.options = OPTION(MAP) | OPTION(DRY_RUN) | OPTION(KEEP_GOOD),
	.words = "ENTITY",
	.least = 2,
	.most = 2,
	.run = run_import,
};
