/* The schema and the field tables of src/domain: they must agree. */
#include "entities.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "domain/records.h"

Test(schema, every_entity_opens_in_its_order_without_sorting)
{
	struct store *store = open_memory();

	for (size_t i = 0; entities[i]; i++) {
		const struct entity *entity = entities[i];
		struct query query = {.entity = entity,
			.sort = entity->sort,
			.descending = entity->descending,
			.limit = 50};
		struct buf plan = {0};
		struct error err = {0};
		cr_assert(store_explain(store, &query, &plan, &err), "%s: %s", entity->name,
			err.text);
		cr_expect(!strstr(buf_text(&plan), "TEMP B-TREE"), "%s:\n%s", entity->name,
			buf_text(&plan));
		buf_clear(&plan);
	}
	store_close(store);
}

Test(schema, open_commitments_walk_their_own_index)
{
	const struct condition open[] = {
		{.field = entity_field(&entity_commitment, "done_on"), .op = OP_EMPTY},
		{.field = entity_field(&entity_commitment, "broken_on"), .op = OP_EMPTY},
	};
	struct query query = {.entity = &entity_commitment,
		.conditions = open,
		.count = 2,
		.sort = entity_field(&entity_commitment, "due_on"),
		.limit = 50};
	struct store *store = open_memory();
	struct buf plan = {0};

	cr_assert(store_explain(store, &query, &plan, NULL));
	cr_expect(strstr(buf_text(&plan), "commitment_open_due") &&
			!strstr(buf_text(&plan), "TEMP B-TREE"),
		"%s", buf_text(&plan));
	buf_clear(&plan);
	store_close(store);
}

Test(schema, field_tables_have_the_columns_of_their_tables)
{
	struct store *store = open_memory();

	for (size_t i = 0; entities[i]; i++) {
		const struct entity *entity = entities[i];
		char sql[300];
		for (size_t f = 0; f < entity->field_count; f++) {
			const struct field *field = &entity->fields[f];
			snprintf(sql, sizeof(sql),
				"SELECT count(*) FROM pragma_table_info('%s') WHERE name = '%s' "
				"AND type = '%s'",
				entity->table, field->key, field->type->sql);
			cr_expect_eq(ask(store, sql), 1, "%s.%s %s", entity->table, field->key,
				field->type->sql);
		}
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM pragma_table_info('%s')",
			entity->table);
		cr_expect_eq(ask(store, sql), (int64_t)entity->field_count + 4,
			"%s has another number of columns", entity->table);
	}
	store_close(store);
}

Test(schema, a_frozen_report_is_neither_changed_nor_deleted)
{
	static const char *const forgeries[] = {
		"UPDATE report SET numbers = 'total 2'", "DELETE FROM report"};
	struct store *store = open_memory();

	tell(store,
		"INSERT INTO report (uid, form, period, from_on, to_on, frozen_at, numbers) VALUES "
		"('r', '01/XLD', '2026-11', '2026-10-15', '2026-11-14', '2026-11-16T08:00:00', "
		"'total 1')");
	for (size_t i = 0; i < sizeof forgeries / sizeof *forgeries; i++) {
		struct statement st = {.sql = forgeries[i]};
		struct error err = {0};
		bool row;
		cr_expect_not(statement_step(store, &st, &row, &err), "%s", forgeries[i]);
		statement_finalize(&st);
	}
	cr_expect_eq(ask(store, "SELECT count(*) FROM report WHERE numbers = 'total 1'"), 1);
	store_close(store);
}

Test(schema, a_holiday_is_found_by_its_day_as_people_write_it)
{
	struct store *store = open_memory();
	int64_t id = -1;

	tell(store, "INSERT INTO holiday (uid, day) VALUES ('h', '2026-09-02')");
	cr_assert(store_find_key(store, &entity_holiday, "2026-09-02", &id, NULL));
	cr_assert_eq(id, 1);
	cr_assert(store_find_key(store, &entity_holiday, "2/9/2026", &id, NULL));
	cr_assert_eq(id, 1);
	cr_assert(store_find_key(store, &entity_holiday, "no day", &id, NULL));
	cr_assert_eq(id, 0);
	store_close(store);
}
