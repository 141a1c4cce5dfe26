/* Every named statement prepares, and reads no whole table without a reason. */
#include "entities.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

Test(statement, every_named_statement_prepares)
{
	struct store *store = open_memory();

	for (int id = 0; id < SQL_COUNT; id++) {
		struct statement *st = store_statement(store, (enum sql_id)id);
		cr_expect(st->handle, "%s: %s", sql_names[id], sqlite3_errmsg(store->db));
	}
	store_close(store);
}

/*
 * "SCAN casefile", but not scans of virtual tables, of one constant row, of a list of values or of
 * a query's own parts.
 */
static bool is_full_scan(struct store *store, const char *detail)
{
	char table[100];

	if (sscanf(detail, "SCAN %99s", table) != 1 || strstr(detail, "VIRTUAL TABLE"))
		return false;
	struct statement st = {
		.sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1"};
	bool row;
	statement_ready(store, &st, st.sql);
	bind_text(&st, 1, table);
	cr_assert(statement_step(store, &st, &row, NULL));
	bool is_table = column_integer(&st, 0) > 0 || strcmp(table, "sqlite_schema") == 0;
	statement_finalize(&st);
	return is_table || strlen(table) <= 2; /* an alias counts as the table it stands for */
}

Test(statement, full_scans_have_their_reason_beside_them)
{
	struct store *store = open_memory();

	for (int id = 0; id < SQL_COUNT; id++) {
		struct buf sql = {0}, scans = {0};
		buf_printf(&sql, "EXPLAIN QUERY PLAN %s", sql_texts[id]);
		struct statement st = {.sql = sql.s};
		struct error err = {0};
		bool row, ok;
		while ((ok = statement_step(store, &st, &row, &err)) && row)
			if (is_full_scan(store, column_text(&st, 3)))
				buf_printf(&scans, "\n\t%s", column_text(&st, 3));
		cr_expect(ok, "%s: %s", sql_names[id], err.text);
		statement_finalize(&st);
		if (!sql_scans[id])
			cr_expect_eq(scans.len, 0,
				"%s reads a whole table; say why in a line `-- scan: REASON`:%s",
				sql_names[id], buf_text(&scans));
		else
			cr_expect(scans.len > 0, "%s scans nothing; take its line `-- scan:` away",
				sql_names[id]);
		buf_clear(&sql);
		buf_clear(&scans);
	}
	store_close(store);
}
