/* Statements: prepared on first use, bound, stepped, read. */
#include "store/internal.h"

#include <string.h>

static int prepare(struct store *store, struct statement *st)
{
	return sqlite3_prepare_v3(
		store->db, st->sql, -1, SQLITE_PREPARE_PERSISTENT, &st->handle, NULL);
}

struct statement *statement_ready(struct store *store, struct statement *st, const char *sql)
{
	st->sql = sql;
	if (st->handle) {
		statement_reset(st);
		sqlite3_clear_bindings(st->handle);
	} else {
		prepare(store, st); /* a failure is told when it is stepped */
	}
	return st;
}

void statement_finalize(struct statement *st)
{
	sqlite3_finalize(st->handle);
	*st = (struct statement){0};
}

struct statement *store_statement(struct store *store, enum sql_id id)
{
	return statement_ready(store, &store->named[id], sql_texts[id]);
}

/* An index out of range is a broken statement; values themselves are always accepted. */
static void check_bound(struct statement *st, int index, int rc)
{
	if (rc == SQLITE_NOMEM)
		die("out of memory");
	if (rc != SQLITE_OK && rc != SQLITE_TOOBIG && st->handle)
		die("parameter %d cannot be bound in: %s", index, st->sql);
}

void bind_integer(struct statement *st, int index, int64_t value)
{
	check_bound(st, index, sqlite3_bind_int64(st->handle, index, value));
}

void bind_reference(struct statement *st, int index, int64_t id)
{
	if (id)
		bind_integer(st, index, id);
	else
		check_bound(st, index, sqlite3_bind_null(st->handle, index));
}

void bind_text(struct statement *st, int index, const char *text)
{
	check_bound(st, index,
		sqlite3_bind_text64(st->handle, index, text ? text : "", text ? strlen(text) : 0,
			SQLITE_STATIC, SQLITE_UTF8));
}

void bind_date(struct statement *st, int index, date_t date)
{
	char iso[DATE_ISO_SIZE];

	if (date == DATE_NONE) {
		bind_reference(st, index, 0);
		return;
	}
	date_iso(date, iso);
	check_bound(st, index, sqlite3_bind_text(st->handle, index, iso, -1, SQLITE_TRANSIENT));
}

void bind_blob(struct statement *st, int index, const void *bytes, size_t count)
{
	check_bound(st, index,
		count ? sqlite3_bind_blob64(st->handle, index, bytes, count, SQLITE_STATIC)
		      : sqlite3_bind_zeroblob(st->handle, index, 0));
}

bool statement_step(struct store *store, struct statement *st, bool *row, struct error *err)
{
	int rc = st->handle ? SQLITE_OK : prepare(store, st);

	if (rc != SQLITE_OK)
		return store_fail(store, rc, err);
	if (store->broken && !sqlite3_stmt_readonly(st->handle))
		return error_set(err, ERR_CONFLICT, "%s", transaction_lost());
	rc = sqlite3_step(st->handle);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
		store_fail(store, rc, err);
		statement_reset(st);
		return false;
	}
	if (rc == SQLITE_DONE)
		statement_reset(st);
	*row = rc == SQLITE_ROW;
	return true;
}

bool statement_run(struct store *store, struct statement *st, struct error *err)
{
	bool row;

	do {
		if (!statement_step(store, st, &row, err))
			return false;
	} while (row);
	return true;
}

void statement_reset(struct statement *st)
{
	sqlite3_reset(st->handle);
}

int statement_parameters(const struct statement *st)
{
	return sqlite3_bind_parameter_count(st->handle);
}

int statement_columns(const struct statement *st)
{
	return sqlite3_column_count(st->handle);
}

int64_t column_integer(struct statement *st, int column)
{
	return sqlite3_column_int64(st->handle, column);
}

const char *column_text(struct statement *st, int column)
{
	const unsigned char *text = sqlite3_column_text(st->handle, column);

	return text ? (const char *)text : "";
}

date_t column_date(struct statement *st, int column)
{
	return date_from_iso(column_text(st, column));
}

const void *column_blob(struct statement *st, int column, size_t *count)
{
	const void *bytes = sqlite3_column_blob(st->handle, column);

	*count = (size_t)sqlite3_column_bytes(st->handle, column);
	return bytes;
}

bool column_is_null(struct statement *st, int column)
{
	return sqlite3_column_type(st->handle, column) == SQLITE_NULL;
}

int64_t store_last_id(const struct store *store)
{
	return sqlite3_last_insert_rowid(store->db);
}

int64_t store_changes(const struct store *store)
{
	return sqlite3_changes64(store->db);
}

bool store_execute(struct store *store, const char *sql, struct error *err)
{
	int rc = sqlite3_exec(store->db, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK || store_fail(store, rc, err);
}

bool store_integer(struct store *store, const char *sql, int64_t *value, struct error *err)
{
	struct statement st = {.sql = sql};
	bool row;

	if (!statement_step(store, &st, &row, err)) {
		statement_finalize(&st);
		return false;
	}
	*value = row ? column_integer(&st, 0) : 0;
	statement_finalize(&st);
	return true;
}
