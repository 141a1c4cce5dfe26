/* Job: 100,000 open clocks counted again after a change of the calendar. */
#include "bench.h"

#include <sqlite3.h>
#include <stdio.h>

#include "domain/clocks.h"

enum { CLOCKS = 100000 };

static void check(bool ok, const struct error *err, const char *what)
{
	if (!ok)
		die("%s: %s", what, err->text);
}

static void raw_run(sqlite3 *db, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message))
		die("%s: %s", sql, message);
}

/*
 * Open feedback received on the days of two months, each with its clock, whose days are wrong: so that counting again moves
 * every one of them.
 */
static void make_clocks(const char *path)
{
	struct error err = {0};
	struct desk *desk;
	sqlite3 *db;

	check(desk_open(&desk, path, STORE_CREATE, &err), &err, path);
	desk_close(desk);
	if (sqlite3_open(path, &db))
		die("%s: %s", path, sqlite3_errmsg(db));
	raw_run(db,
		"BEGIN; WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
		"100000) INSERT INTO casefile (id, uid, year, number, kind, summary, received_on, "
		"due_on) SELECT i, 'c' || i, 2026, i, 2, 'Đèn đường', date('2026-09-01', '+' || (i "
		"% "
		"60) || ' days'), '2026-12-31' FROM n;"
		"INSERT INTO clock (uid, casefile, rule, started_on, due_on) SELECT 'k' || id, id, "
		"'feedback.settle', received_on, due_on FROM casefile; COMMIT; ANALYZE;");
	sqlite3_close(db);
}

static double recount(const char *path, bool apply)
{
	struct error err = {0};
	struct desk *desk;
	int64_t count;

	check(desk_open(&desk, path, STORE_OPEN, &err), &err, path);
	desk_calendar(desk);
	const double start = seconds();
	check(clocks_recount(desk, desk_calendar(desk), apply, NULL, NULL, NULL, &count, &err),
		&err, "recount");
	const double ms = (seconds() - start) * 1000;
	desk_close(desk);
	if (count != CLOCKS)
		die("%lld of %d clocks moved", (long long)count, CLOCKS);
	return ms;
}

/* What the file allows: the same rows of both tables updated one by one, in one transaction, without a journal. */
static double update_floor(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *clock, *file;

	if (sqlite3_open(path, &db))
		die("%s: %s", path, sqlite3_errmsg(db));
	raw_run(db, "PRAGMA synchronous = FULL");
	sqlite3_prepare_v2(db, "UPDATE clock SET due_on = ?2 WHERE id = ?1", -1, &clock, NULL);
	sqlite3_prepare_v2(db, "UPDATE casefile SET due_on = ?2 WHERE id = ?1", -1, &file, NULL);
	const double start = seconds();
	raw_run(db, "BEGIN IMMEDIATE");
	for (int i = 1; i <= CLOCKS; i++) {
		sqlite3_stmt *const both[] = {clock, file};
		for (int k = 0; k < 2; k++) {
			sqlite3_bind_int(both[k], 1, i);
			sqlite3_bind_text(both[k], 2, "2026-11-20", -1, SQLITE_STATIC);
			if (sqlite3_step(both[k]) != SQLITE_DONE)
				die("update: %s", sqlite3_errmsg(db));
			sqlite3_reset(both[k]);
		}
	}
	raw_run(db, "COMMIT");
	const double ms = (seconds() - start) * 1000;
	sqlite3_finalize(clock);
	sqlite3_finalize(file);
	sqlite3_close(db);
	return ms;
}

/* The open clocks read and nothing done with them. */
static double read_floor(const char *path)
{
	sqlite3 *db;
	sqlite3_stmt *st;
	int64_t rows = 0;

	if (sqlite3_open(path, &db))
		die("%s: %s", path, sqlite3_errmsg(db));
	sqlite3_prepare_v2(db,
		"SELECT id, rule, started_on, due_on, steps FROM clock WHERE ended_on IS NULL AND "
		"trashed = 0 ORDER BY id",
		-1, &st, NULL);
	const double start = seconds();
	while (sqlite3_step(st) == SQLITE_ROW)
		rows += sqlite3_column_text(st, 3) != NULL;
	const double ms = (seconds() - start) * 1000;
	sqlite3_finalize(st);
	sqlite3_close(db);
	if (rows != CLOCKS)
		die("%lld clocks read", (long long)rows);
	return ms;
}

void bench_clocks(struct bench *bench)
{
	const char *made = in_folder(bench, "clocks-made.db");
	double look[ROUNDS], look_floor[ROUNDS], apply[ROUNDS], apply_floor[ROUNDS];

	make_clocks(made);
	for (int i = 0; i < ROUNDS; i++) {
		const char *file = copy_file(bench, made, "clocks.db");
		look_floor[i] = read_floor(file);
		look[i] = recount(file, false);
		apply[i] = recount(file, true);
		apply_floor[i] = update_floor(copy_file(bench, made, "clocks-floor.db"));
	}
	report(bench,
		&(struct line){.job = "count 100,000 open clocks again (floor: reading them)",
			.unit = "ms",
			.ours = median(look, ROUNDS),
			.floor = median(look_floor, ROUNDS),
			.most = 2000});
	report(bench,
		&(struct line){
			.job = "move all of them and their cases, with the journal (floor: the "
			       "bare updates)",
			.unit = "ms",
			.ours = median(apply, ROUNDS),
			.floor = median(apply_floor, ROUNDS),
			.ratio = 3});
}
