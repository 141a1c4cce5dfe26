/* The whole file: a verified copy of it, and the check of its structure. */
#include "store/internal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/locale.h"

/* First trouble that `PRAGMA quick_check` finds. */
static bool quick_check(sqlite3 *db, const char *path, struct error *err)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &st, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	bool ok = rc == SQLITE_ROW;
	if (!ok) {
		sqlite_fail(db, path, rc, err);
	} else if (strcmp((const char *)sqlite3_column_text(st, 0), "ok") != 0) {
		ok = error_set(err, ERR_CORRUPT,
			_("%s is damaged (%s). Restore the last backup with: doithoai restore "
			  "FILE"),
			path, (const char *)sqlite3_column_text(st, 0));
	}
	sqlite3_finalize(st);
	return ok;
}

/*
 * Page by page, then checked: what is damaged in the original is found in the copy, and the two
 * together take no longer than writing it anew would (VACUUM INTO). The copy is a file of its own
 * without a write-ahead log, so that it can be read from a disk that may not be written.
 */
static bool copy_pages(
	struct store *store, const char *temporary, const char *path, struct error *err)
{
	static const char before[] = "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF";
	static const char after[] =
		"PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
		"PRAGMA mmap_size = 0x7fff0000"; /* nobody else can cut this file */
	sqlite3 *copy = NULL;
	int rc = sqlite3_open_v2(temporary, &copy,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_exec(copy, before, NULL, NULL, NULL);
	if (rc == SQLITE_OK) {
		sqlite3_backup *backup = sqlite3_backup_init(copy, "main", store->db, "main");
		if (backup)
			sqlite3_backup_step(backup, -1);
		rc = backup ? sqlite3_backup_finish(backup) : sqlite3_extended_errcode(copy);
	}
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(copy, after, NULL, NULL, NULL);
	bool ok = rc == SQLITE_OK ? quick_check(copy, path, err) : sqlite_fail(copy, path, rc, err);
	sqlite3_close(copy);
	return ok;
}

static bool make_durable(const char *path, int flags, struct error *err)
{
	int fd = open(path, flags | O_CLOEXEC);

	if (fd < 0)
		return system_fail(errno, path, err);
	int failed = fsync(fd) ? errno : 0;
	close(fd);
	return !failed || system_fail(failed, path, err);
}

/* Make the new name itself durable. */
static bool sync_folder(const char *path, struct error *err)
{
	const char *slash = strrchr(path, '/');
	char *folder =
		!slash ? xstrdup(".") : xstrndup(path, slash == path ? 1 : (size_t)(slash - path));
	bool ok = make_durable(folder, O_RDONLY | O_DIRECTORY, err);

	free(folder);
	return ok;
}

/*
 * What a database of this name left behind when it was deleted without them: SQLite would take
 * their pages for changes of the new file.
 */
static bool remove_leftovers(const char *path, struct error *err)
{
	static const char *const endings[] = {"-wal", "-shm", "-journal"};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof(endings) / sizeof(*endings); i++) {
		struct buf name = {0};
		buf_printf(&name, "%s%s", path, endings[i]);
		ok = unlink(name.s) == 0 || errno == ENOENT || system_fail(errno, name.s, err);
		buf_clear(&name);
	}
	return ok;
}

/*
 * Not every disk can refuse to replace (some USB sticks): then it was looked for at the beginning.
 */
static bool move_into_place(const char *from, const char *to, bool replace, struct error *err)
{
	int failed =
		renameat2(AT_FDCWD, from, AT_FDCWD, to, replace ? 0 : RENAME_NOREPLACE) ? errno : 0;

	if (failed == EINVAL || failed == ENOSYS)
		failed = rename(from, to) ? errno : 0;
	return !failed || system_fail(failed, to, err);
}

bool copy_verified(struct store *store, const char *path, bool replace, struct error *err)
{
	struct buf temporary = {0};
	bool ok = false;

	buf_printf(&temporary, "%s.XXXXXX", path);
	int fd = mkostemp(temporary.s, O_CLOEXEC); /* mode 0600; SQLite takes an empty file */
	if (fd < 0) {
		system_fail(errno, path, err);
		goto out;
	}
	close(fd);
	ok = copy_pages(store, temporary.s, path, err) && make_durable(temporary.s, O_RDWR, err) &&
		remove_leftovers(path, err) && move_into_place(temporary.s, path, replace, err);
	if (!ok)
		unlink(temporary.s);
	ok = ok && sync_folder(path, err);
out:
	buf_clear(&temporary);
	return ok;
}

bool store_backup(struct store *store, const char *path, struct error *err)
{
	if (access(path, F_OK) == 0)
		return error_set(err, ERR_INVALID,
			_("%s exists already. Choose another name for the backup."), path);
	return copy_verified(store, path, false, err);
}

/* ---- structure ---- */

/* Compare with what our migrations make: a missing trigger of the journal is found here. */
static bool check_schema(struct store *store, struct error *err)
{
	const struct migrations its = {sql_migrations, store->schema};
	struct store *model;
	bool have_row = true, want_row = true, ok = true;

	if (!store_open_with(&model, ":memory:", STORE_CREATE, &its, err))
		return false;
	struct statement *have = store_statement(store, SQL_SCHEMA_OBJECTS);
	struct statement *want = store_statement(model, SQL_SCHEMA_OBJECTS);
	while (ok) {
		ok = statement_step(store, have, &have_row, err) &&
			statement_step(model, want, &want_row, err);
		if (!ok || (!have_row && !want_row))
			break;
		int order = !have_row ? 1
			: !want_row   ? -1
				      : strcmp(column_text(have, 0), column_text(want, 0));
		if (order > 0)
			ok = error_set(err, ERR_CORRUPT, _("%s lacks its %s: somebody removed it."),
				store->path, column_text(want, 0));
		else if (order < 0)
			ok = error_set(err, ERR_CORRUPT,
				_("%s has a foreign %s: somebody added it."), store->path,
				column_text(have, 0));
		else if (strcmp(column_text(have, 1), column_text(want, 1)) != 0)
			ok = error_set(err, ERR_CORRUPT,
				_("In %s, the %s is not as this program made it: somebody changed "
				  "it."),
				store->path, column_text(have, 0));
	}
	statement_reset(have);
	store_close(model);
	return ok;
}

bool store_check_references(struct store *store, struct error *err)
{
	struct statement st = {.sql = "PRAGMA foreign_key_check"};
	bool row;
	bool ok = statement_step(store, &st, &row, err);

	if (ok && row)
		ok = error_set(err, ERR_CORRUPT,
			_("Row %lld of %s refers to a record that does not exist."),
			(long long)column_integer(&st, 1), column_text(&st, 0));
	statement_finalize(&st);
	return ok;
}

static bool check_application(struct store *store, struct error *err)
{
	int64_t id;

	if (!store_integer(store, "PRAGMA application_id", &id, err))
		return false;
	return id == STORE_APPLICATION_ID ||
		error_set(err, ERR_CORRUPT,
			_("%s is not a doithoai database. Choose another file."), store->path);
}

bool store_check(struct store *store, struct error *err)
{
	return check_application(store, err) && quick_check(store->db, store->path, err) &&
		check_schema(store, err) && store_check_references(store, err) &&
		(store->mode == STORE_READ || store->mode == STORE_EXAMINE ||
			statement_run(store, store_statement(store, SQL_SEARCH_CHECK), err));
}
