/* Jobs on the library itself: search, summary, logging, verify, backup. */
#include "bench.h"

#include <sodium.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "domain/casefile.h"
#include "domain/journal.h"
#include "report/period.h"
#include "report/summary.h"
#include "words.h"

static struct desk *open_desk(const char *path)
{
	struct error err = {0};
	struct desk *desk;

	if (!desk_open(&desk, path, STORE_OPEN, &err))
		die("%s: %s", path, err.text);
	return desk;
}

static void check(bool ok, const struct error *err, const char *what)
{
	if (!ok)
		die("%s: %s", what, err->text);
}

/* ---- the floors' own connection ---- */

static sqlite3 *raw_open(const char *path)
{
	sqlite3 *db;

	if (sqlite3_open(path, &db))
		die("%s: %s", path, sqlite3_errmsg(db));
	return db;
}

static void raw_run(sqlite3 *db, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message))
		die("%s: %s", sql, message);
}

static double raw_number(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement;
	double number = 0;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL))
		die("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW)
		number = sqlite3_column_double(statement, 0);
	sqlite3_finalize(statement);
	return number;
}

/* ---- search: the database's part of a keystroke ---- */

static bool take_row(void *arg, const void *record)
{
	(void)record;
	++*(int *)arg;
	return true;
}

/* What the case list does for the words typed so far: the newest cases that match. */
static double search_once(struct desk *desk, const char *words)
{
	struct error err = {0};
	struct query query = {
		.entity = &entity_casefile, .match = words, .descending = true, .limit = 50};
	int rows = 0;
	double start = seconds();

	check(store_query(desk->store, &query, take_row, &rows, &err), &err, words);
	return (seconds() - start) * 1000;
}

void bench_search(struct bench *bench)
{
	enum { PHRASES = 150, MOST = 20000 };
	static double ms[MOST];
	struct desk *desk = open_desk(copy_file(bench, bench->file, "search.db"));
	struct rng rng = {.state = 42};
	struct buf words = {0};
	size_t count = 0;

	for (int i = 0; i < PHRASES; i++) {
		/* What people type: the beginning of a matter, or a name; with and without accents. */
		buf_cut(&words, 0);
		if (rng_chance(&rng, 60))
			words_summary(&rng, words_topic(&rng), "Đông", &words);
		else
			words_person(&rng, &words);
		char *typed = rng_chance(&rng, 70) ? text_fold(buf_text(&words))
						   : xstrdup(buf_text(&words));
		for (size_t bytes = 1; typed[bytes - 1] && bytes < 24 && count < MOST; bytes++) {
			if ((typed[bytes] & 0xc0) == 0x80)
				continue;
			char *prefix = xstrndup(typed, bytes);
			ms[count++] = search_once(desk, prefix);
			free(prefix);
		}
		free(typed);
	}
	report(bench,
		&(struct line){.job = "search, database part of a keystroke, median",
			.unit = "ms",
			.ours = median(ms, count),
			.most = 3});
	report(bench,
		&(struct line){.job = "search, database part of a keystroke, 99th percentile",
			.unit = "ms",
			.ours = percentile(ms, count, 99),
			.most = 12});
	report(bench,
		&(struct line){.job = "search, database part of a keystroke, worst",
			.unit = "ms",
			.ours = percentile(ms, count, 100)});
	buf_clear(&words);
	desk_close(desk);
}

/* ---- summary ---- */

/* The program's own statements of facts, summed by SQL in one pass: %s is the statement. */
static const struct {
	enum sql_id id;
	const char *sums;
} facts[] = {
	{SQL_REPORT_SUMMARY_CASES,
		"WITH f (id, day, kind, field, hamlet, c1, c2, c3, c4, c5, c6, c7) AS (%s) "
		"SELECT kind, field, hamlet, sum(c1), sum(c2), sum(c3), sum(c4), sum(c5), sum(c6), "
		"sum(c7) "
		"FROM f GROUP BY kind, field, hamlet;\n"},
	{SQL_REPORT_SUMMARY_CONFERENCES, "WITH f (id, day, c1) AS (%s) SELECT sum(c1) FROM f;\n"},
	{SQL_REPORT_SUMMARY_ATTENDANCE,
		"WITH f (id, day, c1, c2) AS (%s) SELECT sum(c1), sum(c2) FROM f;\n"},
	{SQL_REPORT_SUMMARY_OPINIONS,
		"WITH f (id, day, c1, c2, c3, c4) AS (%s) SELECT sum(c1), sum(c2), sum(c3), "
		"sum(c4) FROM f;\n"},
	{SQL_REPORT_SUMMARY_COMMITMENTS,
		"WITH f (id, day, c1, c2, c3, c4, c5, c6, c7) AS (%s) "
		"SELECT sum(c1), sum(c2), sum(c3), sum(c4), sum(c5), sum(c6), sum(c7) FROM f;\n"},
	{SQL_REPORT_SUMMARY_RECEPTIONS,
		"WITH f (id, day, c1, c2, c3, c4, c5, c6, c7) AS (%s) "
		"SELECT sum(c1), sum(c2), sum(c3), sum(c4), sum(c5), sum(c6), sum(c7) FROM f;\n"},
	{SQL_REPORT_SUMMARY_PETITIONS,
		"WITH f (id, day, c1, c2, c3, c4) AS (%s) SELECT sum(c1), sum(c2), sum(c3), "
		"sum(c4) FROM f;\n"},
};

enum { FACTS = sizeof facts / sizeof *facts };

static void write_script(const char *path, const struct period *period)
{
	char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE], asked[DATE_ISO_SIZE];
	FILE *stream = fopen(path, "w");

	if (!stream)
		die("cannot write %s", path);
	fprintf(stream,
		".parameter init\n.parameter set ?1 \"'%s'\"\n.parameter set ?2 "
		"\"'%s'\"\n.parameter set ?3 \"'%s'\"\n.timer on\n",
		date_iso(period->from, from), date_iso(period->to, to),
		date_iso(period->to + 1, asked));
	for (int round = 0; round <= ROUNDS; round++) {
		for (int i = 0; i < FACTS; i++) {
			const char *text = sql_texts[facts[i].id];
			size_t bytes = strlen(text);

			while (bytes && strchr("; \n", text[bytes - 1]))
				bytes--;
			char *statement = xstrndup(text, bytes);
			fprintf(stream, facts[i].sums, statement);
			free(statement);
		}
	}
	if (fclose(stream))
		die("cannot write %s", path);
}

/* Median time of all the statements of a round as the sqlite3 shell tells it. */
static double shell_ms(struct bench *bench, const char *file, const struct period *period)
{
	const char *script = in_folder(bench, "script.sql"),
		   *output = in_folder(bench, "output.txt");
	double rounds[ROUNDS + 1] = {0}, real;
	size_t count = 0;
	char line[300];

	write_script(script, period);
	if (timed_command("sqlite3 -batch '%s' <'%s' >'%s'", file, script, output) < 0)
		return -1;
	FILE *stream = fopen(output, "r");
	while (stream && fgets(line, sizeof line, stream) && count < (ROUNDS + 1) * FACTS) {
		if (sscanf(line, "Run Time: real %lf", &real) == 1)
			rounds[count++ / FACTS] += real * 1000;
	}
	if (stream)
		fclose(stream);
	/* The first round warms the cache. */
	return count == (ROUNDS + 1) * FACTS ? median(rounds + 1, ROUNDS) : -1;
}

static void summarise(
	struct bench *bench, struct desk *desk, const char *file, const char *job, const char *name)
{
	struct error err = {0};
	struct period period;
	double samples[ROUNDS];

	check(period_parse(&period, name, desk->settings.month_start, &err), &err, name);
	for (int i = -1; i < ROUNDS; i++) {
		struct summary summary;
		double start = seconds();

		check(summary_make(desk, &period, &summary, &err), &err, "summary");
		samples[i < 0 ? 0 : i] = (seconds() - start) * 1000;
		summary_clear(&summary);
	}
	report(bench,
		&(struct line){.job = job,
			.unit = "ms",
			.ours = median(samples, ROUNDS),
			.floor = shell_ms(bench, file, &period),
			.ratio = 1.2});
}

void bench_summary(struct bench *bench)
{
	const char *file = copy_file(bench, bench->file, "summary.db");
	struct desk *desk = open_desk(file);

	summarise(bench, desk, file, "month summary (floor: one-pass SQL in the shell)", "2026-10");
	summarise(bench, desk, file, "year summary (floor: one-pass SQL in the shell)", "2025");
	desk_close(desk);
}

/* ---- a speaker by initials ---- */

static bool take_count(void *arg, const void *record)
{
	(void)record;
	++*(int *)arg;
	return true;
}

/* What the live log reads for "lth": the first few people of these initials. */
static double find_speaker(struct desk *desk, const char *initials)
{
	struct statement *st = store_statement(desk->store, SQL_PERSON_BY_INITIALS);
	struct error err = {0};
	int64_t ids[4];
	size_t count = 0;
	bool row = true;
	const double start = seconds();

	bind_text(st, 1, initials);
	bind_reference(st, 2, 0);
	bind_integer(st, 3, 4);
	while (row) {
		check(statement_step(desk->store, st, &row, &err), &err, "initials");
		if (row)
			ids[count++] = column_integer(st, 0);
	}
	for (size_t i = 0; i < count; i++) {
		struct person person = {0};
		check(desk_load(desk, &entity_person, ids[i], &person, &err), &err, "person");
		record_clear(&entity_person, &person);
	}
	return (seconds() - start) * 1000;
}

/* The people of the file, copied until there are so many. */
static void make_persons(const char *path, int count)
{
	sqlite3 *db = raw_open(path);
	struct buf sql = {0};

	buf_printf(&sql,
		"WITH RECURSIVE copies (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copies WHERE n "
		"< "
		"%d / (SELECT count(*) FROM person)) INSERT INTO person (uid, name, fold, "
		"initials, "
		"hamlet) SELECT hex(randomblob(16)), name, fold, initials, hamlet FROM person, "
		"copies",
		count);
	raw_run(db, buf_text(&sql));
	buf_clear(&sql);
	sqlite3_close(db);
}

void bench_speakers(struct bench *bench)
{
	enum { NAMES = 2000, PERSONS = 100000 };
	static double ms[NAMES];
	const char *path = copy_file(bench, bench->file, "speakers.db");
	struct desk *desk = open_desk(path); /* brings an older file up to date first */
	const struct query all = {.entity = &entity_person};
	struct rng rng = {.state = 3};
	struct buf name = {0};
	struct error err = {0};
	char note[80];
	int count = 0;

	desk_close(desk);
	make_persons(path, PERSONS);
	desk = open_desk(path);
	check(store_query(desk->store, &all, take_count, &count, &err), &err, "count");
	for (int i = 0; i < NAMES; i++) {
		buf_cut(&name, 0);
		words_person(&rng, &name);
		char *initials = text_initials(buf_text(&name));
		ms[i] = find_speaker(desk, initials);
		free(initials);
	}
	snprintf(note, sizeof note, "%d persons", count);
	report(bench,
		&(struct line){.job = "a speaker by initials, median of 2,000",
			.unit = "ms",
			.ours = median(ms, NAMES),
			.note = note});
	report(bench,
		&(struct line){.job = "a speaker by initials, 99th percentile",
			.unit = "ms",
			.ours = percentile(ms, NAMES, 99),
			.most = 10});
	buf_clear(&name);
	desk_close(desk);
}

/* ---- logging ---- */

enum { LOGGED = 20000 };

static void log_ours(struct bench *bench, double *ms)
{
	struct error err = {0};
	struct desk *desk = open_desk(copy_file(bench, bench->file, "log.db"));
	struct conference conference = {.kind = 1,
		.held_on = date_today(),
		.mode = 1,
		.status = CONFERENCE_OPEN,
		.title = xstrdup("Hội nghị đo tốc độ")};
	struct rng rng = {.state = 7};
	struct buf text = {0};

	check(desk_add(desk, &entity_conference, &conference, &err), &err, "conference");
	for (int i = 0; i < LOGGED; i++) {
		struct casefile file = {.kind = KIND_OPINION, .conference = conference.record.id};

		buf_cut(&text, 0);
		words_summary(&rng, words_topic(&rng), "Đông", &text);
		file.summary = xstrdup(buf_text(&text));
		double start = seconds();
		check(case_log_opinion(desk, &file, &err), &err, "opinion");
		ms[i] = (seconds() - start) * 1000;
		record_clear(&entity_casefile, &file);
	}
	buf_clear(&text);
	record_clear(&entity_conference, &conference);
	desk_close(desk);
}

static void log_floor(struct bench *bench, double *ms)
{
	sqlite3 *db = raw_open(in_folder(bench, "floor.db"));
	sqlite3_stmt *insert;
	struct rng rng = {.state = 7};
	struct buf text = {0};

	raw_run(db,
		"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE line (id "
		"INTEGER PRIMARY KEY, day TEXT, text TEXT)");
	sqlite3_prepare_v2(
		db, "INSERT INTO line (day, text) VALUES ('2026-11-21', ?1)", -1, &insert, NULL);
	for (int i = 0; i < LOGGED; i++) {
		buf_cut(&text, 0);
		words_summary(&rng, words_topic(&rng), "Đông", &text);
		double start = seconds();
		sqlite3_bind_text(insert, 1, buf_text(&text), -1, SQLITE_STATIC);
		if (sqlite3_step(insert) != SQLITE_DONE)
			die("insert: %s", sqlite3_errmsg(db));
		sqlite3_reset(insert);
		ms[i] = (seconds() - start) * 1000;
	}
	sqlite3_finalize(insert);
	sqlite3_close(db);
	buf_clear(&text);
}

void bench_logging(struct bench *bench)
{
	static double ours[LOGGED], floor[LOGGED];

	log_ours(bench, ours);
	log_floor(bench, floor);
	report(bench,
		&(struct line){
			.job = "log one opinion, median of 20,000 (floor: bare durable insert)",
			.unit = "ms",
			.ours = median(ours, LOGGED),
			.floor = median(floor, LOGGED),
			.ratio = 3});
	report(bench,
		&(struct line){.job = "log one opinion, 99th percentile",
			.unit = "ms",
			.ours = percentile(ours, LOGGED, 99),
			.floor = percentile(floor, LOGGED, 99)});
	report(bench,
		&(struct line){.job = "log one opinion, worst",
			.unit = "ms",
			.ours = percentile(ours, LOGGED, 100),
			.floor = percentile(floor, LOGGED, 100),
			.most = 50});
}

/* ---- verify, backup ---- */

static double hash_ms(double bytes)
{
	static unsigned char block[1 << 20];
	unsigned char hash[32];
	crypto_generichash_state state;
	double start = seconds();

	crypto_generichash_init(&state, NULL, 0, sizeof hash);
	for (; bytes > 0; bytes -= sizeof block)
		crypto_generichash_update(
			&state, block, bytes < sizeof block ? (size_t)bytes : sizeof block);
	crypto_generichash_final(&state, hash, sizeof hash);
	return (seconds() - start) * 1000;
}

void bench_verify(struct bench *bench)
{
	const char *file = copy_file(bench, bench->file, "verify.db");
	sqlite3 *db = raw_open(file);
	/* prev, three integers of eight bytes, and the texts */
	double bytes = raw_number(db,
		"SELECT sum(32 + 24 + length(CAST(at || staff || entity || action || before || "
		"after AS BLOB))) FROM event");
	struct desk *desk = open_desk(file);
	double ours[ROUNDS], floor[ROUNDS];

	sqlite3_close(db);
	for (int i = 0; i < ROUNDS; i++) {
		struct error err = {0};
		char seal[SEAL_SIZE];
		double start = seconds();

		check(journal_verify(desk, seal, NULL, NULL, &err), &err, "verify");
		ours[i] = (seconds() - start) * 1000;
		floor[i] = hash_ms(bytes);
	}
	report(bench,
		&(struct line){.job = "verify the journal (floor: BLAKE2b over the same bytes)",
			.unit = "ms",
			.ours = median(ours, ROUNDS),
			.floor = median(floor, ROUNDS),
			.ratio = 4});
	desk_close(desk);
}

void bench_backup(struct bench *bench)
{
	const char *file = copy_file(bench, bench->file, "backup.db");
	const char *ours_path = in_folder(bench, "ours.db"),
		   *floor_path = in_folder(bench, "vacuum.db");
	struct desk *desk = open_desk(file);
	sqlite3 *db = raw_open(file);
	double ours[ROUNDS], floor[ROUNDS];
	char *sql = sqlite3_mprintf("VACUUM INTO %Q", floor_path);

	for (int i = 0; i < ROUNDS; i++) {
		struct error err = {0};
		double start;

		unlink(ours_path);
		unlink(floor_path);
		start = seconds();
		check(store_backup(desk->store, ours_path, &err), &err, "backup");
		ours[i] = (seconds() - start) * 1000;
		start = seconds();
		raw_run(db, sql);
		floor[i] = (seconds() - start) * 1000;
	}
	sqlite3_free(sql);
	sqlite3_close(db);
	report(bench,
		&(struct line){.job = "backup (floor: VACUUM INTO)",
			.unit = "ms",
			.ours = median(ours, ROUNDS),
			.floor = median(floor, ROUNDS),
			.ratio = 1.3});
	desk_close(desk);
}
