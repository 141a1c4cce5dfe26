/* Records by id and by code; stale versions; what may not be kept twice. */
#include "entities.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct place place_of(const char *code, const char *name)
{
	return (struct place){.code = xstrdup(code), .name = xstrdup(name)};
}

Test(record, what_is_inserted_is_loaded_again)
{
	struct store *store = open_memory();
	struct place commune = place_of("10234", "Tân Lập"), hamlet = place_of("T1", "Thôn 1"),
		     read = {0};
	struct error err = {0};

	cr_assert(store_insert(store, &place_entity, &commune, &err), "%s", err.text);
	hamlet.parent = commune.record.id;
	hamlet.kind = 6;
	hamlet.active_from = date_make(2025, 7, 1);
	cr_assert(store_insert(store, &place_entity, &hamlet, &err), "%s", err.text);
	cr_assert_eq(hamlet.record.version, 1);
	cr_assert(store_load(store, &place_entity, hamlet.record.id, &read, &err), "%s", err.text);
	for (size_t i = 0; i < place_entity.field_count; i++)
		cr_expect(field_equals(&place_entity.fields[i], &hamlet, &read), "%s",
			place_entity.fields[i].key);
	cr_expect_str_eq(read.record.uid, hamlet.record.uid);
	cr_expect_eq(ask(store,
			     "SELECT active_from = '2025-07-01' AND parent = 1 FROM unit WHERE "
			     "code = 'T1'"),
		1);
	cr_expect_eq(ask(store,
			     "SELECT active_from IS NULL AND parent IS NULL FROM unit WHERE code = "
			     "'10234'"),
		1);
	record_clear(&place_entity, &commune);
	record_clear(&place_entity, &hamlet);
	record_clear(&place_entity, &read);
	store_close(store);
}

Test(record, a_stale_version_is_a_conflict_and_changes_nothing)
{
	struct store *store = open_memory();
	struct place first = place_of("T1", "Thôn 1"), second = {0};
	struct error err = {0};

	cr_assert(store_insert(store, &place_entity, &first, NULL));
	cr_assert(store_load(store, &place_entity, first.record.id, &second, NULL));
	field_set_string(&place_entity.fields[PLACE_NAME], &first, "Thôn Một");
	cr_assert(store_update(store, &place_entity, &first, &err), "%s", err.text);
	cr_assert_eq(first.record.version, 2);
	field_set_string(&place_entity.fields[PLACE_NAME], &second, "Thôn Mốt");
	cr_assert_not(store_update(store, &place_entity, &second, &err));
	cr_assert_eq(err.code, ERR_CONFLICT);
	cr_assert_eq(second.record.version, 1);
	cr_assert_eq(ask(store, "SELECT name = 'Thôn Một' AND version = 2 FROM unit"), 1);

	second.record.id = 77;
	cr_assert_not(store_update(store, &place_entity, &second, &err));
	cr_assert_eq(err.code, ERR_NOT_FOUND);
	cr_assert_not(store_load(store, &place_entity, 77, &second, &err));
	cr_assert_eq(err.code, ERR_NOT_FOUND);
	record_clear(&place_entity, &first);
	record_clear(&place_entity, &second);
	store_close(store);
}

Test(record, a_code_taken_twice_names_the_field)
{
	struct store *store = open_memory();
	struct place first = place_of("T1", "Thôn 1"), second = place_of("T1", "Thôn Một");
	struct error err = {0};

	cr_assert(store_insert(store, &place_entity, &first, NULL));
	cr_assert_not(store_insert(store, &place_entity, &second, &err));
	cr_assert_eq(err.code, ERR_INVALID);
	cr_assert_eq(err.field, &place_entity.fields[PLACE_CODE]);
	cr_assert(strstr(err.text, "T1"), "%s", err.text);
	cr_assert_eq(second.record.id, 0);

	add_matter(store, 5, "một");
	struct matter again = {.year = 2026,
		.number = 5,
		.kind = 1,
		.summary = xstrdup("hai"),
		.received_on = date_make(2026, 1, 1)};
	cr_assert_not(store_insert(store, &matter_entity, &again, &err));
	cr_assert_eq(err.code, ERR_INVALID, "%s", err.text);
	again.number = 6;
	again.person = 12345;
	cr_assert_not(store_insert(store, &matter_entity, &again, &err));
	cr_assert_eq(err.code, ERR_INVALID, "%s", err.text);
	record_clear(&matter_entity, &again);
	record_clear(&place_entity, &first);
	record_clear(&place_entity, &second);
	store_close(store);
}

Test(record, codes_and_numbers_lead_to_the_record)
{
	struct store *store = open_memory();
	struct place place = place_of("T1", "Thôn 1");
	int64_t id = -1, number = -1;

	cr_assert(store_insert(store, &place_entity, &place, NULL));
	cr_assert(store_find_key(store, &place_entity, "T1", &id, NULL));
	cr_assert_eq(id, place.record.id);
	cr_assert(store_find_key(store, &place_entity, "T2", &id, NULL));
	cr_assert_eq(id, 0);

	cr_assert(store_last_number(store, &matter_entity, 2026, &number, NULL));
	cr_assert_eq(number, 0);
	add_matter(store, 3, "ba");
	int64_t last = add_matter(store, 12, "mười hai");
	cr_assert(store_last_number(store, &matter_entity, 2026, &number, NULL));
	cr_assert_eq(number, 12);
	cr_assert(store_find_number(store, &matter_entity, 2026, 12, &id, NULL));
	cr_assert_eq(id, last);
	cr_assert(store_find_number(store, &matter_entity, 2025, 12, &id, NULL));
	cr_assert_eq(id, 0);
	record_clear(&place_entity, &place);
	store_close(store);
}

Test(record, uids_are_version_7_and_rise)
{
	char *last = store_uid();

	for (int i = 0; i < 10000; i++) {
		char *next = store_uid();
		cr_assert_eq(strlen(next), 36);
		cr_assert_eq(next[14], '7');
		cr_assert(strchr("89ab", next[19]));
		cr_assert(strcmp(last, next) < 0, "%s then %s", last, next);
		free(last);
		last = next;
	}
	free(last);
}
