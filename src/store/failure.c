/*
 * What SQLite and the system refuse, in words for people: what happened, which file, what to do
 * next. The only place that maps result codes and errno.
 */
#include "store/internal.h"

#include <errno.h>
#include <string.h>

#include "base/locale.h"

/* Reasons of the system that people meet; others are told by strerror(). */
static const struct {
	int number;
	enum error_code code;
	const char *words;
} reasons[] = {
	{ENOENT, ERR_IO, N_("the folder or the file does not exist")},
	{ENOTDIR, ERR_IO, N_("a part of the path is a file, not a folder")},
	{EISDIR, ERR_IO, N_("it is a folder, not a file")},
	{EACCES, ERR_IO, N_("no permission")},
	{EPERM, ERR_IO, N_("no permission")},
	{EROFS, ERR_IO, N_("the disk is read-only")},
	{ENAMETOOLONG, ERR_IO, N_("the name is too long")},
	{ENOSPC, ERR_FULL, NULL},
	{EDQUOT, ERR_FULL, NULL},
	{EFBIG, ERR_FULL, NULL},
};

bool system_fail(int number, const char *path, struct error *err)
{
	const char *words = NULL;

	for (size_t i = 0; i < sizeof(reasons) / sizeof(*reasons); i++) {
		if (reasons[i].number != number)
			continue;
		if (reasons[i].code == ERR_FULL)
			return error_set(err, ERR_FULL,
				_("No space left to write %s. Nothing was changed; free some space "
				  "and try again."),
				path);
		words = _(reasons[i].words);
	}
	return error_set(err, ERR_IO, _("Cannot use %s: %s. Check the path and its permissions."),
		path, words ? words : strerror(number));
}

/* "UNIQUE constraint failed: unit.code" -> "unit.code" */
static const char *after_colon(const char *message)
{
	const char *colon = strstr(message, ": ");

	return colon ? colon + 2 : message;
}

static bool constraint_fail(int rc, const char *message, struct error *err)
{
	const char *what = after_colon(message);

	switch (rc) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return error_set(err, ERR_INVALID,
			_("There is a record with this %s already; choose another value."), what);
	case SQLITE_CONSTRAINT_NOTNULL:
		return error_set(err, ERR_INVALID, _("%s must have a value."), what);
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return error_set(
			err, ERR_INVALID, _("The record refers to one that does not exist."));
	case SQLITE_CONSTRAINT_DATATYPE:
		return error_set(err, ERR_INVALID, _("A value has the wrong kind: %s"), message);
	default: /* raise() in our triggers: the journal is append-only */
		return error_set(
			err, ERR_INVALID, _("The database refused the change: %s"), message);
	}
}

/*
 * errno of the refused operation, 0 where unknown. SQLite keeps it per file: the database, its
 * write-ahead log.
 */
static int system_number(sqlite3 *db)
{
	int number = db ? sqlite3_system_errno(db) : 0;
	sqlite3_file *log = NULL;

	if (db && !number)
		sqlite3_file_control(db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
	if (db && !number &&
		sqlite3_file_control(db, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log) == SQLITE_OK &&
		log && log->pMethods)
		log->pMethods->xFileControl(log, SQLITE_FCNTL_LAST_ERRNO, &number);
	return number;
}

bool sqlite_fail(sqlite3 *db, const char *path, int rc, struct error *err)
{
	const char *message = db ? sqlite3_errmsg(db) : sqlite3_errstr(rc);
	int number;

	switch (rc & 0xFF) {
	case SQLITE_INTERRUPT:
		return error_set(err, ERR_NONE, "%s", _("interrupted"));
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
	case SQLITE_PROTOCOL:
		return error_set(err, ERR_BUSY,
			_("%s is locked by another program. Nothing was changed; try again in a "
			  "moment."),
			path);
	case SQLITE_FULL:
		return system_fail(ENOSPC, path, err);
	case SQLITE_IOERR:
		number = system_number(db);
		if (number)
			return system_fail(number, path, err);
		return error_set(err, ERR_IO,
			_("Cannot read or write %s: %s. Check the disk, then restore the last "
			  "backup "
			  "if it does not go away."),
			path, message);
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		number = system_number(db);
		return system_fail(number ? number : EACCES, path, err);
	case SQLITE_READONLY:
		return error_set(err, ERR_IO,
			_("%s may only be read. Give yourself permission to write the file and its "
			  "folder."),
			path);
	case SQLITE_NOTADB:
		return error_set(err, ERR_CORRUPT,
			_("%s is not a doithoai database. Choose another file."), path);
	case SQLITE_CORRUPT:
		return error_set(err, ERR_CORRUPT,
			_("%s is damaged (%s). Restore the last backup with: doithoai restore "
			  "FILE"),
			path, message);
	case SQLITE_CONSTRAINT:
		return constraint_fail(rc, message, err);
	case SQLITE_TOOBIG:
		return error_set(err, ERR_INVALID, _("A text is too long to be kept."));
	case SQLITE_NOMEM:
		die("out of memory");
	case SQLITE_MISUSE:
	case SQLITE_RANGE:
		die("SQLite was called wrongly: %s", message);
	default: /* our SQL is tested: a file that refuses it was altered */
		return error_set(err, ERR_CORRUPT,
			_("%s does not have the expected tables (%s). Restore the last backup "
			  "with: "
			  "doithoai restore FILE"),
			path, message);
	}
}

bool store_fail(struct store *store, int rc, struct error *err)
{
	/* Some failures (full disk, interrupted write) make SQLite roll back by itself. */
	if (store->depth > 0 && sqlite3_get_autocommit(store->db))
		store->broken = true;
	return sqlite_fail(store->db, store->path, rc, err);
}
