/* The field tables against the database, and against themselves. */
#include <ctype.h>
#include <sqlite3.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "office.h"

/* The columns that every record has, in struct record. */
static bool is_head(const char *column)
{
	return strcmp(column, "id") == 0 || strcmp(column, "uid") == 0 ||
		strcmp(column, "version") == 0 || strcmp(column, "trashed") == 0;
}

/* A database file made by the program, opened beside it. */
static sqlite3 *open_raw(char *path, size_t size)
{
	sqlite3 *db;

	snprintf(path, size, "%s/tables.db", getenv("TMPDIR"));
	desk_close(open_as(path, STORE_CREATE, NULL));
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	return db;
}

Test(tables, fields_and_columns_agree_both_ways)
{
	char path[300], sql[200];
	sqlite3 *db = open_raw(path, sizeof path);

	for (size_t i = 0; entities[i]; i++) {
		const struct entity *entity = entities[i];
		size_t columns = 0;
		sqlite3_stmt *st;
		snprintf(sql, sizeof sql,
			"SELECT name, type, \"notnull\" FROM pragma_table_info('%s')",
			entity->table);
		cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &st, NULL), SQLITE_OK);
		while (sqlite3_step(st) == SQLITE_ROW) {
			const char *name = (const char *)sqlite3_column_text(st, 0);
			if (is_head(name))
				continue;
			const struct field *field = entity_field(entity, name);
			cr_expect(field, "column %s.%s has no field", entity->table, name);
			if (!field)
				continue;
			columns++;
			cr_expect_str_eq((const char *)sqlite3_column_text(st, 1), field->type->sql,
				"%s.%s", entity->table, name);
			if (field->type->storage == STORE_DATE && sqlite3_column_int(st, 2))
				cr_expect(field->flags & FF_REQUIRED,
					"%s.%s may be empty but not NULL", entity->table, name);
		}
		sqlite3_finalize(st);
		cr_expect_eq(
			columns, entity->field_count, "%s: a field without a column", entity->name);
	}
	sqlite3_close(db);
}

Test(tables, words_of_entities_and_fields_are_unambiguous)
{
	static const char *const languages[] = {"en", "vi"};

	locale_init();
	for (size_t l = 0; l < 2; l++) {
		locale_set_language(languages[l]);
		for (size_t i = 0; entities[i]; i++) {
			const struct entity *e = entities[i];
			cr_expect_eq(entity_find(e->name), e, "%s", e->name);
			cr_expect_eq(entity_find(_(e->label)), e, "%s", _(e->label));
			for (size_t k = 0; k < e->field_count; k++) {
				cr_expect_eq(entity_find_field(e, e->fields[k].key), &e->fields[k],
					"%s", e->fields[k].key);
				cr_expect_eq(entity_find_field(e, _(e->fields[k].label)),
					&e->fields[k], "%s.%s in %s", e->name, e->fields[k].key,
					languages[l]);
			}
		}
	}
	cr_assert_null(entity_find("model"));
}

Test(tables, everything_is_said_in_vietnamese)
{
	struct error error;

	locale_init();
	cr_assert(choices_load(&error), "%s", error.text);
	locale_set_language("vi");
	for (size_t i = 0; entities[i]; i++)
		for (size_t k = 0; k < entities[i]->field_count; k++) {
			const struct field *field = &entities[i]->fields[k];
			cr_expect(field->help && *field->help, "%s.%s has no help",
				entities[i]->name, field->key);
			cr_expect_str_neq(_(field->label), field->label, "%s.%s", entities[i]->name,
				field->key);
			cr_expect_str_neq(_(field->help), field->help, "%s.%s", entities[i]->name,
				field->key);
			for (const struct choice *c = field->choices; c && c->key; c++)
				cr_expect_str_neq(choice_label(c), c->label, "%s.%s=%s",
					entities[i]->name, field->key, c->key);
		}
}

Test(tables, choice_keys_are_plain_and_unique)
{
	struct error error;

	locale_init();
	cr_assert(choices_load(&error), "%s", error.text);
	cr_assert(case_fields->key && complaint_refusals->key);
	for (size_t i = 0; entities[i]; i++)
		for (size_t k = 0; k < entities[i]->field_count; k++) {
			const struct field *field = &entities[i]->fields[k];
			if (field->type == &FT_CHOICE || field->type == &FT_FLAGS)
				cr_expect(field->choices, "%s has no choices", field->key);
			cr_expect_eq(field->type == &FT_REF, field->ref != NULL, "%s", field->key);
			for (const struct choice *c = field->choices; c && c->key; c++) {
				cr_expect_gt(c->value, 0, "%s", c->key);
				for (const char *p = c->key; *p; p++)
					cr_expect((islower((unsigned char)*p) || *p == '-'), "%s",
						c->key);
				cr_expect_eq(choice_find(field->choices, c->key), c, "%s", c->key);
				cr_expect_eq(choice_find(field->choices, choice_label(c)), c, "%s",
					c->label);
				cr_expect_eq(
					choice_by_value(field->choices, c->value), c, "%s", c->key);
			}
		}
}

Test(tables, lists_fit_eighty_columns)
{
	for (size_t i = 0; entities[i]; i++) {
		int width = entities[i]->numbering == NUM_KEY ? 0 : 14, flexible = 0; /* the code */
		for (size_t k = 0; k < entities[i]->field_count; k++) {
			const struct field *field = &entities[i]->fields[k];
			if (!(field->flags & FF_LIST))
				continue;
			width += field->columns ? field->columns + 1 : 0;
			flexible += !field->columns;
		}
		cr_expect_leq(width + flexible * 16, 80, "%s needs %d columns and %d flexible",
			entities[i]->name, width, flexible);
		cr_expect_leq(flexible, 1, "%s", entities[i]->name);
	}
}
