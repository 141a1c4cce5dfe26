/* Checks that several entities share. What is particular to one stands in its own file. */
#include <stdlib.h>

#include "domain/table.h"

#include "domain/desk.h"

bool check_fault(
	const struct entity *entity, const char *key, struct error *err, const char *message)
{
	const struct field *field = entity_field(entity, key);

	return error_set_field(err, ERR_INVALID, field, "%s: %s", _(field->label), message);
}

bool check_order(const struct entity *entity, const void *record, const char *early,
	const char *late, struct error *err)
{
	const struct field *first = entity_field(entity, early);
	const struct field *second = entity_field(entity, late);
	const date_t a = *(const date_t *)field_member_const(first, record);
	const date_t b = *(const date_t *)field_member_const(second, record);
	char a_text[DATE_ISO_SIZE], b_text[DATE_ISO_SIZE];

	if (!a || !b || a <= b)
		return true;
	return error_set_field(err, ERR_INVALID, second, _("%s (%s) may not be before %s (%s)"),
		_(second->label), date_show(b, b_text), _(first->label), date_show(a, a_text));
}

bool check_part(const struct entity *entity, const void *record, const char *part,
	const char *whole, struct error *err)
{
	const struct field *inner = entity_field(entity, part),
			   *outer = entity_field(entity, whole);
	struct buf less = {0}, more = {0};

	if (field_integer(inner, record) <= field_integer(outer, record))
		return true;
	buf_number(&less, field_integer(inner, record));
	buf_number(&more, field_integer(outer, record));
	error_set_field(err, ERR_INVALID, inner, _("%s (%s) may not be more than %s (%s)"),
		_(inner->label), buf_text(&less), _(outer->label), buf_text(&more));
	buf_clear(&less);
	buf_clear(&more);
	return false;
}

bool check_past(const struct entity *entity, const void *record, const char *key, struct error *err)
{
	const struct field *field = entity_field(entity, key);
	const date_t day = *(const date_t *)field_member_const(field, record);
	char text[DATE_ISO_SIZE];

	if (day <= date_today())
		return true;
	return error_set_field(err, ERR_INVALID, field, _("%s: %s is still to come"),
		_(field->label), date_show(day, text));
}

bool check_tree(struct desk *desk, const struct entity *entity, const void *record, const char *key,
	struct error *err)
{
	const struct field *field = entity_field(entity, key);
	const int64_t self = ((const struct record *)record)->id;
	int64_t above = field_integer(field, record);

	while (above) {
		if (above == self)
			return check_fault(entity, key, err, _("leads back to the record itself"));
		void *other = xcalloc(1, entity->size);
		const bool loaded = store_load(desk->store, entity, above, other, err);
		above = loaded ? field_integer(field, other) : 0;
		record_clear(entity, other);
		free(other);
		if (!loaded)
			return false;
	}
	return true;
}

bool check_after_receipt(struct desk *desk, const struct entity *entity, const void *record,
	const char *key, int64_t casefile, struct error *err)
{
	const struct field *field = entity_field(entity, key);
	const date_t day = *(const date_t *)field_member_const(field, record);
	struct casefile file = {0};
	char text[DATE_ISO_SIZE];

	if (!store_load(desk->store, &entity_casefile, casefile, &file, err))
		return false;
	const date_t received_on = file.received_on;
	record_clear(&entity_casefile, &file);
	if (!day || day >= received_on)
		return true;
	return error_set_field(err, ERR_INVALID, field,
		_("%s may not be before the case was received (%s)"), _(field->label),
		date_show(received_on, text));
}
