/*
 * Bringing a file to the newest schema: numbered steps, each one transaction. A new file takes all
 * of them. They run with foreign keys off, as rebuilding a table needs; references are checked
 * before each commit.
 */
#include "store/internal.h"

#include "base/locale.h"

static bool apply(struct store *store, const char *text, int number, struct error *err)
{
	struct buf mark = {0};

	buf_printf(&mark, "PRAGMA application_id = %d; PRAGMA user_version = %d",
		STORE_APPLICATION_ID, number);
	bool ok = store_execute(store, text, err) && store_check_references(store, err) &&
		store_execute(store, mark.s, err);
	buf_clear(&mark);
	return ok;
}

static bool step(struct store *store, const char *text, int number, struct error *err)
{
	struct error reason = {0};
	int64_t schema;

	if (!store_begin(store, err))
		return false;
	/* Another program may have been quicker while we waited for the lock. */
	if (!store_integer(store, "PRAGMA user_version", &schema, err))
		goto fail;
	if (schema < number && !apply(store, text, number, &reason)) {
		error_set(err, reason.code,
			_("%s could not be brought to schema %d and is as it was: %s"), store->path,
			number, reason.text);
		goto fail;
	}
	if (!store_commit(store, err))
		goto fail;
	store->schema = schema < number ? number : (int)schema;
	return true;
fail:
	store_rollback(store);
	return false;
}

bool migrate(
	struct store *store, const struct migrations *migrations, bool fresh, struct error *err)
{
	if (!fresh) {
		struct buf copy = {0};
		buf_printf(&copy, "%s.before-%d", store->path, migrations->count);
		bool copied = copy_verified(store, copy.s, true, err);
		buf_clear(&copy);
		if (!copied)
			return false;
	}
	bool ok = store_execute(store, "PRAGMA foreign_keys = OFF", err);
	while (ok && store->schema < migrations->count)
		ok = step(store, migrations->texts[store->schema], store->schema + 1, err);
	return store_execute(store, "PRAGMA foreign_keys = ON", ok ? err : NULL) && ok;
}
