/* What our SQL can call beyond SQLite's own: the collation vi and the functions fold() and contains(). */
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

int functions_register(sqlite3 *db)
{
	const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
	int rc = sqlite3_create_collation(db, "vi", SQLITE_UTF8, NULL, collate);

	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "fold", 1, flags, NULL, fold, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_create_function(db, "contains", 2, flags, NULL, contains, NULL, NULL);
	return rc;
}
