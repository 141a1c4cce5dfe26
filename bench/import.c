/* Import from CSV beside the shell's .import of the same rows and the same indexes. */
#include "bench.h"

#include <stdio.h>

#include "base/error.h"

#define COLUMNS "code,kind,field,summary,place,channel,received_on,answered_on,closed_on,outcome"

/* What the shell does for the floor; the indexes are those of the schema over these columns. */
static void write_floor(const char *script, const char *rows)
{
	FILE *out = fopen(script, "w");

	if (!out)
		die("%s: cannot be written", script);
	fprintf(out,
		"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;\n"
		"CREATE TABLE rows (code TEXT UNIQUE, kind, field, summary, place, channel, "
		"received_on, answered_on, closed_on, outcome);\n"
		".mode csv\n.import --skip 1 '%s' rows\n"
		"CREATE INDEX rows_received ON rows (received_on, kind, field, answered_on, "
		"closed_on, channel);\n"
		"CREATE INDEX rows_done ON rows (coalesce(answered_on, closed_on), received_on, "
		"kind, field, answered_on, closed_on);\n"
		"CREATE INDEX rows_open ON rows (received_on) WHERE closed_on = '';\n"
		"CREATE VIRTUAL TABLE words USING fts5 (summary, place, content = 'rows');\n"
		"INSERT INTO words (words) VALUES ('rebuild');\n",
		rows);
	fclose(out);
}

void bench_import(struct bench *bench)
{
	const char *job = "import cases from CSV, time (floor: .import and the same indexes)";
	const char *source = copy_file(bench, bench->file, "export.db");
	const char *rows = in_folder(bench, "rows.csv"), *script = in_folder(bench, "import.sql");
	const char *floor = in_folder(bench, "import-floor.db"),
		   *ours = in_folder(bench, "import-ours.db");

	if (timed_command("'%s' --db '%s' list case --format csv --columns " COLUMNS " >'%s'",
		    bench->program, source, rows) < 0 ||
		timed_command("'%s' --db '%s' init >/dev/null 2>&1", bench->program, ours) < 0) {
		report_missing(job, "the rows cannot be exported");
		return;
	}
	write_floor(script, rows);
	double ours_s =
		timed_command("env -u DOITHOAI_USER '%s' --db '%s' import case '%s' >/dev/null",
			bench->program, ours, rows);
	double floor_s = timed_command("sqlite3 -batch '%s' <'%s' >/dev/null", floor, script);
	if (ours_s < 0 || floor_s < 0) {
		report_missing(job, "the import failed");
		return;
	}
	/* At least 0.4 of the floor's rows a second. */
	report(bench,
		&(struct line){
			.job = job, .unit = "s", .ours = ours_s, .floor = floor_s, .ratio = 2.5});
}
