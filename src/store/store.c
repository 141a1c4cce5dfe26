/* Opening a database file and closing it; transactions; what other connections did. */
#include "store/internal.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/locale.h"

#define MEMORY ":memory:"
#define CACHE_KIB 16384
/* Steps of SQLite's machine between two questions to the watch. */
#define WATCH_STEPS 4000
/*
 * Pages of the write-ahead log from which on it is copied back: in an idle moment, and, where there
 * are none, by the act that comes to the larger number.
 */
#define LOG_SPARE 1000
#define LOG_MOST 4000

static bool is_memory(const char *path)
{
	return strcmp(path, MEMORY) == 0;
}

/*
 * A new file is made in memory and then copied to its place like a backup: it is there complete or
 * not at all, even if the power fails meanwhile.
 */
static bool create_file(const char *path, const struct migrations *migrations, struct error *err)
{
	struct store *model;

	if (access(path, F_OK) == 0)
		return error_set(err, ERR_INVALID,
			_("%s exists already. Choose another name, or open it without making it "
			  "anew."),
			path);
	if (!store_open_with(&model, MEMORY, STORE_CREATE, migrations, err))
		return false;
	bool ok = copy_verified(model, path, false, err);
	store_close(model);
	return ok;
}

static bool look_for_file(const char *path, struct error *err)
{
	struct stat status;

	if (stat(path, &status)) {
		if (errno == ENOENT)
			return error_set(err, ERR_NOT_FOUND,
				_("There is no database %s. Make one with: doithoai init"), path);
		return system_fail(errno, path, err);
	}
	if (S_ISDIR(status.st_mode))
		return system_fail(EISDIR, path, err);
	if (!S_ISREG(status.st_mode))
		return error_set(err, ERR_CORRUPT,
			_("%s is not a doithoai database. Choose another file."), path);
	return true;
}

static bool is_read_only(const struct store *store)
{
	return store->mode == STORE_READ || store->mode == STORE_EXAMINE;
}

static bool connect_file(struct store *store, struct error *err)
{
	static const struct {
		int option, value;
	} options[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
		{SQLITE_DBCONFIG_ENABLE_FKEY, 1},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
	};
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;

	if (is_memory(store->path))
		flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
	else
		flags |= is_read_only(store) ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	int rc = sqlite3_open_v2(store->path, &store->db, flags, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	for (size_t i = 0; rc == SQLITE_OK && i < sizeof(options) / sizeof(*options); i++)
		rc = sqlite3_db_config(store->db, options[i].option, options[i].value, NULL);
	if (rc == SQLITE_OK)
		rc = functions_register(store->db);
	if (rc == SQLITE_OK)
		rc = tokenizer_register(store->db, &store->fts5);
	return rc == SQLITE_OK || store_fail(store, rc, err);
}

/* Refuse what is not ours before anything is written to it. */
static bool check_ours(struct store *store, int newest, struct error *err)
{
	int64_t application, schema;

	if (!store_integer(store, "PRAGMA application_id", &application, err) ||
		!store_integer(store, "PRAGMA user_version", &schema, err))
		return false;
	if (application != STORE_APPLICATION_ID || schema < 1)
		return error_set(err, ERR_CORRUPT,
			_("%s is not a doithoai database. Choose another file."), store->path);
	if (schema > newest)
		return error_set(err, ERR_NEWER_SCHEMA,
			_("%s was made by a newer doithoai (schema %d; this program knows %d). "
			  "Install "
			  "the newer program; the file was not touched."),
			store->path, (int)schema, newest);
	store->schema = (int)schema;
	if (schema < newest && store->mode == STORE_READ)
		return error_set(err, ERR_INVALID,
			_("%s has the older schema %d. Open it once for writing to bring it up to "
			  "date."),
			store->path, (int)schema);
	return true;
}

/*
 * Copy the log back as far as readers let it; nobody is waited for. What fails is tried again after
 * a later act: the log is as good a place as the file.
 */
static void copy_log_back(struct store *store)
{
	store->log_pages = 0;
	sqlite3_wal_checkpoint_v2(store->db, NULL, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
}

/* Called behind each commit with the length of the log. */
static int on_log(void *context, sqlite3 *db, const char *name, int pages)
{
	struct store *store = context;

	(void)db, (void)name;
	store->log_pages = pages;
	if (pages >= LOG_MOST)
		copy_log_back(store);
	return SQLITE_OK;
}

bool store_tidy(struct store *store)
{
	if (store_search_tidy(store))
		return true;
	if (store->log_pages < LOG_SPARE || store->depth > 0)
		return false;
	copy_log_back(store);
	return true;
}

static bool set_up(struct store *store, struct error *err)
{
	struct buf sql = {0};

	buf_printf(&sql,
		"PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = "
		"FAST;"
		"PRAGMA cache_size = -%d;",
		CACHE_KIB);
	if (!is_read_only(store))
		buf_puts(&sql, "PRAGMA journal_mode = WAL;");
	bool ok = store_execute(store, sql.s, err);
	buf_clear(&sql);
	sqlite3_wal_hook(store->db, on_log, store);
	return ok;
}

static bool fill_or_check(
	struct store *store, const struct migrations *migrations, struct error *err)
{
	bool fresh = is_memory(store->path);

	if (!connect_file(store, err))
		return false;
	if (!fresh && !check_ours(store, migrations->count, err))
		return false;
	if (!fresh && !is_read_only(store) && sqlite3_db_readonly(store->db, "main"))
		return store_fail(store, SQLITE_READONLY, err);
	if (!set_up(store, err))
		return false;
	if (store->mode != STORE_EXAMINE && store->schema < migrations->count &&
		!migrate(store, migrations, fresh, err))
		return false;
	store_changed_elsewhere(store); /* from now on */
	return true;
}

bool store_open_with(struct store **out, const char *path, enum store_mode mode,
	const struct migrations *migrations, struct error *err)
{
	if (!is_memory(path) &&
		!(mode == STORE_CREATE ? create_file(path, migrations, err)
				       : look_for_file(path, err)))
		return false;
	struct store *store = xcalloc(1, sizeof(*store));
	store->merged_at = -1;
	store->path = xstrdup(path);
	store->mode = is_memory(path) ? STORE_CREATE : mode;
	if (!fill_or_check(store, migrations, err)) {
		store->mode = STORE_READ; /* nothing more is written */
		store_close(store);
		return false;
	}
	*out = store;
	return true;
}

bool store_open(struct store **out, const char *path, enum store_mode mode, struct error *err)
{
	const struct migrations ours = {sql_migrations, sql_migration_count};

	return store_open_with(out, path, mode, &ours, err);
}

void store_close(struct store *store)
{
	if (!store)
		return;
	while (store->depth > 0)
		store_rollback(store);
	if (store->db && !is_read_only(store))
		store_search_catch_up(store, NULL); /* else who opens it next does */
	record_statements_clear(store);
	query_statements_clear(store);
	statement_finalize(&store->data_version_statement);
	for (size_t i = 0; i < SQL_COUNT; i++)
		statement_finalize(&store->named[i]);
	if (store->db && !is_read_only(store)) {
		/* Statistics are a help, not a duty: never wait for another program's lock. */
		sqlite3_busy_timeout(store->db, 0);
		store_execute(store, "PRAGMA analysis_limit = 400; PRAGMA optimize;", NULL);
	}
	if (sqlite3_close(store->db) != SQLITE_OK)
		die("a statement is still open: %s", sqlite3_errmsg(store->db));
	free(store->path);
	free(store);
}

const char *store_path(const struct store *store)
{
	return store->path;
}

int store_schema(const struct store *store)
{
	return store->schema;
}

int store_schema_newest(void)
{
	return sql_migration_count;
}

/* ---- transactions ---- */

const char *transaction_lost(void)
{
	return _("An earlier step failed, so the whole change was taken back. Try again.");
}

bool store_begin(struct store *store, struct error *err)
{
	if (store->broken)
		return error_set(err, ERR_CONFLICT, "%s", transaction_lost());
	if (store->depth == 0 && !store_execute(store, "BEGIN IMMEDIATE", err))
		return false;
	store->depth++;
	return true;
}

bool store_commit(struct store *store, struct error *err)
{
	if (store->depth == 0)
		die("commit without begin");
	if (store->broken)
		return error_set(err, ERR_CONFLICT, "%s", transaction_lost());
	if (store->depth == 1 && !store_execute(store, "COMMIT", err)) {
		store_rollback(store);
		return false;
	}
	store->depth--;
	return true;
}

void store_rollback(struct store *store)
{
	if (store->depth == 0)
		return;
	/* Fails only where SQLite has rolled back already. */
	if (!sqlite3_get_autocommit(store->db))
		store_execute(store, "ROLLBACK", NULL);
	store->depth--;
	store->broken = store->depth > 0;
}

bool store_in_transaction(const struct store *store)
{
	return store->depth > 0;
}

bool store_changed_elsewhere(struct store *store)
{
	struct statement *st =
		statement_ready(store, &store->data_version_statement, "PRAGMA data_version");
	bool row;

	if (!statement_step(store, st, &row, NULL) || !row)
		return false;
	int64_t version = column_integer(st, 0);
	statement_reset(st);
	bool changed = version != store->data_version;
	store->data_version = version;
	return changed;
}

void store_interrupt(struct store *store)
{
	sqlite3_interrupt(store->db);
}

static int on_progress(void *context)
{
	struct store *store = context;

	return store->watch(store->watch_arg);
}

void store_watch(struct store *store, bool (*stop)(void *arg), void *arg)
{
	store->watch = stop;
	store->watch_arg = arg;
	sqlite3_progress_handler(store->db, WATCH_STEPS, stop ? on_progress : NULL, store);
}
