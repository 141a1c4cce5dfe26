/* Migrations: a file of an older program, dirty rows included, becomes what a new file is. */
#include "entities.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The next schema, as it might come: a column, a table rebuilt under its references, a stricter
 * rule.
 */
static const char next_schema[] = "ALTER TABLE person ADD COLUMN nickname TEXT NOT NULL DEFAULT '';"
				  "CREATE TABLE new_unit (id INTEGER PRIMARY KEY, uid TEXT NOT "
				  "NULL UNIQUE, version INTEGER NOT NULL DEFAULT 1,"
				  " trashed INTEGER NOT NULL DEFAULT 0, code TEXT NOT NULL UNIQUE, "
				  "name TEXT NOT NULL CHECK (name <> ''),"
				  " parent INTEGER REFERENCES unit (id)) STRICT;"
				  "INSERT INTO new_unit SELECT id, uid, version, trashed, code, "
				  "iif(name = '', code, name), parent FROM unit;"
				  "DROP TABLE unit; ALTER TABLE new_unit RENAME TO unit;";
static const char broken_schema[] =
	"CREATE TABLE half (id); INSERT INTO half VALUES (1); INSERT INTO nowhere VALUES (1);";
static const char orphaning_schema[] = "DELETE FROM unit WHERE code = 'T0';";

static struct migrations with(const char *step, const char *texts[4])
{
	texts[0] = sql_migrations[0];
	texts[1] = step;
	return (struct migrations){texts, step ? 2 : 1};
}

/* An older file as people leave it: nameless units, references, text with every kind of quote. */
static const char *make_old(const char *name)
{
	const char *path = scratch(name), *texts[4];
	struct migrations old = with(NULL, texts);
	struct store *store;
	struct error err = {0};

	cr_assert(store_open_with(&store, path, STORE_CREATE, &old, &err), "%s", err.text);
	tell(store, "INSERT INTO unit (uid, code, name) VALUES ('u0', 'T0', '')");
	tell(store,
		"INSERT INTO unit (uid, code, name, parent) VALUES ('u1', 'T1', 'Thôn ''1'' "
		"\"một\"', 1)");
	tell(store,
		"INSERT INTO person (uid, name, hamlet) VALUES ('p', 'Trần Thị' || char(10) || "
		"'B', 2)");
	store_close(store);
	return path;
}

static int64_t count_file(const char *path, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *st;

	cr_assert_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	cr_assert_eq(
		sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
	cr_assert_eq(sqlite3_step(st), SQLITE_ROW);
	int64_t value = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(db);
	return value;
}

Test(migrate, an_older_file_gets_the_schema_of_a_new_one_and_keeps_its_rows)
{
	const char *path = make_old("old.db"), *texts[4];
	struct migrations now = with(next_schema, texts);
	struct store *migrated, *fresh;
	struct error err = {0};
	char copy[600];
	struct stat status;

	cr_assert(store_open_with(&migrated, path, STORE_OPEN, &now, &err), "%s", err.text);
	cr_assert(store_open_with(&fresh, ":memory:", STORE_CREATE, &now, &err), "%s", err.text);
	cr_assert_eq(store_schema(migrated), 2);
	struct statement *a = store_statement(migrated, SQL_SCHEMA_OBJECTS),
			 *b = store_statement(fresh, SQL_SCHEMA_OBJECTS);
	bool a_row = true, b_row = true;
	for (;;) {
		cr_assert(statement_step(migrated, a, &a_row, NULL) &&
			statement_step(fresh, b, &b_row, NULL));
		cr_assert_eq(a_row, b_row);
		if (!a_row)
			break;
		cr_assert_str_eq(column_text(a, 0), column_text(b, 0));
		cr_assert_str_eq(column_text(a, 1), column_text(b, 1));
	}
	cr_assert_eq(
		ask(migrated,
			"SELECT count(*) FROM unit WHERE name IN ('T0', 'Thôn ''1'' \"một\"')"),
		2);
	cr_assert_eq(
		ask(migrated, "SELECT count(*) FROM person WHERE nickname = '' AND hamlet = 2"), 1);
	cr_assert_eq(ask(migrated, "PRAGMA foreign_keys"), 1);
	store_close(fresh);
	store_close(migrated);

	snprintf(copy, sizeof(copy), "%s.before-2", path);
	cr_assert_eq(stat(copy, &status), 0);
	cr_assert_eq(status.st_mode & 0777, 0600);
	cr_assert_eq(count_file(copy, "PRAGMA user_version"), 1);
	cr_assert_eq(count_file(copy, "SELECT count(*) FROM unit WHERE name = ''"), 1);
}

static void refuse_step(const char *step, const char *path)
{
	const char *texts[4];
	struct migrations broken = with(step, texts);
	struct store *store = NULL;
	struct error err = {0};

	cr_assert_not(store_open_with(&store, path, STORE_OPEN, &broken, &err));
	cr_assert(strstr(err.text, path), "%s", err.text);
	cr_assert_eq(count_file(path, "PRAGMA user_version"), 1);
	cr_assert_eq(count_file(path, "SELECT count(*) FROM unit"), 2);
	cr_assert_eq(count_file(path, "SELECT count(*) FROM sqlite_schema WHERE name = 'half'"), 0);
}

Test(migrate, a_step_that_fails_leaves_the_file_as_it_was)
{
	const char *path = make_old("broken.db"), *texts[4];
	struct migrations now = with(next_schema, texts);
	struct store *store;
	struct error err = {0};

	refuse_step(broken_schema, path);
	refuse_step(orphaning_schema, path);
	/* the copy of the failed attempt does not stand in the way of the next one */
	cr_assert(store_open_with(&store, path, STORE_OPEN, &now, &err), "%s", err.text);
	store_close(store);
}

Test(migrate, without_a_good_copy_nothing_is_touched)
{
	const char *path = make_old("nocopy.db"), *texts[4];
	struct migrations now = with(next_schema, texts);
	struct store *store = NULL;
	struct error err = {0};
	char copy[600];

	snprintf(copy, sizeof(copy), "%s.before-2", path);
	cr_assert_eq(mkdir(copy, 0700), 0); /* the copy cannot take this name */
	cr_assert_not(store_open_with(&store, path, STORE_OPEN, &now, &err));
	cr_assert_eq(err.code, ERR_IO, "%s", err.text);
	cr_assert_eq(count_file(path, "PRAGMA user_version"), 1);
	cr_assert_eq(rmdir(copy), 0);
	cr_assert(store_open_with(&store, path, STORE_OPEN, &now, &err), "%s", err.text);
	store_close(store);
}

Test(migrate, reading_never_migrates)
{
	const char *path = make_old("read.db"), *texts[4];
	struct migrations now = with(next_schema, texts);
	struct store *store = NULL;
	struct error err = {0};

	cr_assert_not(store_open_with(&store, path, STORE_READ, &now, &err));
	cr_assert_eq(err.code, ERR_INVALID);
	cr_assert_eq(count_file(path, "PRAGMA user_version"), 1);
}
