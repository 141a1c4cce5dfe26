/* Preferences: rows of the table of settings, named LOGIN:NAME. */
#include "domain/preference.h"

#include "base/buf.h"

static void key_of(const struct desk *desk, const char *name, struct buf *out)
{
	buf_printf(out, "%s:%s", desk->login, name);
}

bool preference_get(struct desk *desk, const char *name, char **value, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_SETTING_GET);
	struct buf key = {0};
	bool row;

	key_of(desk, name, &key);
	bind_text(st, 1, buf_text(&key));
	bool ok = statement_step(desk->store, st, &row, err);
	if (ok) {
		*value = row ? xstrdup(column_text(st, 0)) : NULL;
		statement_reset(st);
	}
	buf_clear(&key);
	return ok;
}

bool preference_put(struct desk *desk, const char *name, const char *value, struct error *err)
{
	struct statement *st =
		store_statement(desk->store, *value ? SQL_SETTING_PUT : SQL_SETTING_FORGET);
	struct buf key = {0};

	key_of(desk, name, &key);
	bind_text(st, 1, buf_text(&key));
	if (*value)
		bind_text(st, 2, value);
	bool ok = statement_run(desk->store, st, err);
	buf_clear(&key);
	return ok;
}
