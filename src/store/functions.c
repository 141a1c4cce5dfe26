/*
 * What our SQL can call beyond SQLite's own: the collation vi, fold(), contains(), and lists of
 * ids.
 */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static int collate(void *unused, int a_bytes, const void *a, int b_bytes, const void *b)
{
	(void)unused;
	return text_compare(a, (size_t)a_bytes, b, (size_t)b_bytes);
}

/* fold(text): lower case, without accents, đ to d; NULL stays NULL. */
static void fold(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);

	(void)count;
	if (text)
		sqlite3_result_text(context, text_fold(text), -1, free);
}

/* initials(text): the first letters of its words, folded; NULL stays NULL. */
static void initials(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);

	(void)count;
	if (text)
		sqlite3_result_text(context, text_initials(text), -1, free);
}

/* contains(text, needle): the folded text contains the needle, which is folded already. */
static void contains(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *text = (const char *)sqlite3_value_text(values[0]);
	const char *needle = (const char *)sqlite3_value_text(values[1]);

	(void)count;
	if (!text || !needle)
		return;
	char *folded = text_fold(text);
	sqlite3_result_int(context, strstr(folded, needle) != NULL);
	free(folded);
}

/* ---- lists of ids: one row for a million of them, a test that no table has to be made for ------ */

#define IDS_POINTER "doithoai-ids"

void ids_bind(struct statement *st, int index, struct id_list *ids)
{
	sqlite3_bind_pointer(st->handle, index, ids, IDS_POINTER, NULL);
}

/*
 * collect(list, id), an aggregate: append the id, which must be larger than the last; its value is
 * NULL.
 */
static void collect(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct id_list *list = sqlite3_value_pointer(values[0], IDS_POINTER);

	(void)context;
	(void)count;
	if (list->count == list->room) {
		list->room = list->room ? 2 * list->room : 256;
		list->ids = xrealloc(list->ids, list->room * sizeof(*list->ids));
	}
	list->ids[list->count++] = sqlite3_value_int64(values[1]);
}

static void collect_end(sqlite3_context *context)
{
	(void)context; /* the list itself is the result */
}

/* in_ids(list, id) */
static void in_ids(sqlite3_context *context, int count, sqlite3_value **values)
{
	const struct id_list *list = sqlite3_value_pointer(values[0], IDS_POINTER);
	int64_t id = sqlite3_value_int64(values[1]);
	size_t low = 0, high = list->count;

	(void)count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->ids[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	sqlite3_result_int(context, low < list->count && list->ids[low] == id);
}

int functions_register(sqlite3 *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	int rc = sqlite3_create_collation(db, "vi", SQLITE_UTF8, NULL, collate);

	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "fold", 1, flags, NULL, fold, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "initials", 1, flags, NULL, initials, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "contains", 2, flags, NULL, contains, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "collect", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY,
			NULL, NULL, collect, collect_end);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(
			db, "in_ids", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, in_ids, NULL, NULL);
	return rc;
}
