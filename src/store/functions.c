/*
 * What our SQL can call beyond SQLite's own: the collation vi, fold(), contains(), lists of ids and
 * tallies of values.
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

#define TALLY_POINTER "doithoai-tally"

void tally_bind(struct statement *st, int index, struct tally *tally)
{
	sqlite3_bind_pointer(st->handle, index, tally, TALLY_POINTER, NULL);
}

/* Where the value is, or belongs. Neighbours are often alike, so the last place is looked at first. */
static size_t find_place(const struct tally *tally, int64_t value)
{
	size_t low = 0, high = tally->count;

	if (tally->last < high && tally->list[tally->last].value == value)
		return tally->last;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tally->list[middle].value < value)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * tally(list, value), an aggregate: count an integer or a day, an empty one as 0; its value is NULL.
 * GROUP BY would sort all rows, in a time of its own that nothing interrupts.
 */
static void tally(sqlite3_context *context, int count, sqlite3_value **values)
{
	struct tally *tally = sqlite3_value_pointer(values[0], TALLY_POINTER);
	const int64_t value = sqlite3_value_type(values[1]) == SQLITE_TEXT
		? date_from_iso((const char *)sqlite3_value_text(values[1]))
		: sqlite3_value_int64(values[1]);
	const size_t place = find_place(tally, value);

	(void)context;
	(void)count;
	if (place == tally->count || tally->list[place].value != value) {
		tally->list = xrealloc(tally->list, (tally->count + 1) * sizeof(*tally->list));
		memmove(tally->list + place + 1, tally->list + place,
			(tally->count - place) * sizeof(*tally->list));
		tally->list[place] = (struct tally_entry){value, 0};
		tally->count++;
	}
	tally->list[place].count++;
	tally->last = place;
}

static void tally_end(sqlite3_context *context)
{
	(void)context; /* the list itself is the result */
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
		rc = sqlite3_create_function(db, "tally", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL,
			NULL, tally, tally_end);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(
			db, "in_ids", 2, SQLITE_UTF8 | SQLITE_DIRECTONLY, NULL, in_ids, NULL, NULL);
	return rc;
}
