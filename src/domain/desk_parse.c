/* Reading values as typed; references are found by code, login, short name or name. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/desk_inside.h"
#include "domain/table.h"

enum { LISTED = 6 }; /* so many candidates of an ambiguous name are named */

/* Records that a name may mean. */
struct candidates {
	const struct entity *entity;
	char *folded; /* the name, folded */
	int64_t exact[32], near[32]; /* ids: the whole name, or words of it */
	size_t exact_count, near_count;
	int64_t local; /* units: the only exact one that is below a commune, -1 where there are several */
};

static void note_candidate(struct candidates *c, const void *record, bool exact)
{
	const int64_t id = ((const struct record *)record)->id;
	int64_t *ids = exact ? c->exact : c->near;
	size_t *count = exact ? &c->exact_count : &c->near_count;

	if (*count < COUNT(c->exact))
		ids[(*count)++] = id;
	if (exact && c->entity == &entity_unit &&
		((const struct unit *)record)->kind >= UNIT_HAMLET)
		c->local = c->local ? -1 : id;
}

/* Compare one record's names with the name typed. */
static bool weigh_candidate(void *arg, const void *record)
{
	static const char *const keys[] = {"name", "full_name", "initials", "title", "subject"};
	struct candidates *c = arg;
	bool exact = false, near = false;

	for (size_t i = 0; i < COUNT(keys) && !exact; i++) {
		const struct field *field = entity_field(c->entity, keys[i]);
		if (!field || field->type->storage != STORE_TEXT)
			continue;
		char *folded = text_fold(field_string(field, record));
		exact = strcmp(folded, c->folded) == 0;
		near = near || text_matches(folded, c->folded);
		free(folded);
	}
	if (exact || near)
		note_candidate(c, record, exact);
	return true;
}

/* The people of that very name by the index over folded names: there may be a million. */
static bool find_persons(struct desk *desk, struct candidates *c, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_PERSON_BY_FOLD);
	bool row = true;

	bind_text(st, 1, c->folded);
	while (row) {
		if (!statement_step(desk->store, st, &row, err))
			return false;
		if (row && c->exact_count < COUNT(c->exact))
			c->exact[c->exact_count++] = column_integer(st, 0);
	}
	return true;
}

static bool ambiguous(struct desk *desk, const struct candidates *c, const struct field *field,
	const char *text, struct error *err)
{
	const int64_t *ids = c->exact_count ? c->exact : c->near;
	const size_t count = c->exact_count ? c->exact_count : c->near_count;
	struct buf list = {0};

	for (size_t i = 0; i < count && i < LISTED; i++) {
		void *record = record_new(c->entity);
		if (store_load(desk->store, c->entity, ids[i], record, NULL)) {
			buf_puts(&list, i ? ", " : "");
			record_code(c->entity, record, &list);
			buf_printf(&list, " %s", field_string(c->entity->title, record));
		}
		record_drop(c->entity, record);
	}
	if (count > LISTED)
		buf_puts(&list, ", …");
	error_set_field(err, ERR_INVALID, field, _("%s: “%s” may be several: %s; give the code"),
		_(field->label), text, buf_text(&list));
	buf_clear(&list);
	return false;
}

/*
 * Which names of a record may be typed instead of its code: not those that a restriction could
 * hide.
 */
static bool has_names(const struct entity *entity)
{
	return entity == &entity_unit || entity == &entity_staff || entity == &entity_person ||
		entity == &entity_conference;
}

static bool find_by_name(struct desk *desk, const struct field *field, const char *text,
	int64_t *id, struct error *err)
{
	struct candidates c = {.entity = field->ref, .folded = text_fold(text)};
	const struct query query = {.entity = field->ref};
	bool ok = false;

	if (c.entity == &entity_person ? !find_persons(desk, &c, err)
				       : has_names(c.entity) &&
				!store_query(desk->store, &query, weigh_candidate, &c, err))
		goto out;
	if (c.exact_count == 1) {
		*id = c.exact[0];
		ok = true;
	} else if (c.local > 0) {
		*id = c.local; /* the hamlet Tân Lập rather than the communes of that name all over the country */
		ok = true;
	} else if (!c.exact_count && c.near_count == 1) {
		*id = c.near[0];
		ok = true;
	} else if (c.exact_count || c.near_count) {
		ambiguous(desk, &c, field, text, err);
	} else {
		error_set_field(err, ERR_INVALID, field, _("%s: no %s has the code or name “%s”"),
			_(field->label), _(c.entity->label), text);
	}
out:
	free(c.folded);
	return ok;
}

static bool parse_reference(struct desk *desk, const struct field *field, void *record,
	const char *text, struct error *err)
{
	const struct entity *entity = field->ref;
	struct error inner = {0};
	int64_t id = names_resolved(desk->names, entity, text);

	if (!id && !desk_find(desk, text, &entity, &id, &inner)) {
		if (inner.code != ERR_NOT_FOUND)
			return error_set_field(err, inner.code, field, "%s", inner.text);
		if (!find_by_name(desk, field, text, &id, err))
			return false;
	}
	names_remember(desk->names, entity, text, id);
	field_set_integer(field, record, id);
	return true;
}

/*
 * Whether the text is what this person is shown of a hidden or masked value: then it stays as it
 * is.
 */
static bool is_as_printed(struct desk *desk, const struct entity *entity, const struct field *field,
	const void *record, const char *text)
{
	struct buf printed = {0};

	if (!(field->flags & (FF_MASKED | FF_CONTENT | FF_PERSONAL)) ||
		field_is_empty(field, record))
		return false;
	if (!(field->flags & FF_MASKED)) {
		struct veil veil;
		desk_veil(desk, entity, record, &veil);
		if (!veil_covers(&veil, field))
			return false;
	}
	desk_print(desk, entity, field, record, &printed);
	const bool same = strcmp(buf_text(&printed), text) == 0;
	buf_clear(&printed);
	return same;
}

bool desk_parse(struct desk *desk, const struct entity *entity, const struct field *field,
	void *record, const char *text, struct error *err)
{
	char *clean;
	bool ok;

	if (is_as_printed(desk, entity, field, record, text))
		return true;
	if (!field->ref)
		return field_parse(field, record, text, err);
	if (!text_clean(&clean, text, strlen(text), false, err))
		return error_set_field(
			err, ERR_INVALID, field, _("%s: not valid UTF-8 text"), _(field->label));
	if (*clean) {
		ok = parse_reference(desk, field, record, clean, err);
	} else {
		field_set_integer(field, record, 0);
		ok = true;
	}
	free(clean);
	return ok;
}
