/* What belongs to a case, and what goes along with a part of it. */
#include "domain/case_parts.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/case_values.h"
#include "domain/desk_inside.h"

const struct entity *const case_part_kinds[] = {&entity_petition, &entity_commitment,
	&entity_resolution, &entity_document, &entity_attachment, &entity_casefile, NULL};

/* The field that says to which case a record belongs; of a duplicate: in which case it goes on. */
static const struct field *owner_field(const struct entity *entity)
{
	return entity_field(entity, entity == &entity_casefile ? "merged_into" : "casefile");
}

bool case_part_moves(const struct entity *entity)
{
	for (size_t i = 0; case_part_kinds[i]; i++)
		if (case_part_kinds[i] == entity)
			return entity != &entity_resolution;
	return false;
}

struct telling {
	const struct entity *entity;
	bool (*each)(void *arg, const struct entity *entity, const void *record);
	void *arg;
	size_t count;
	bool stopped;
};

static bool tell(void *arg, const void *record)
{
	struct telling *telling = arg;

	telling->count++;
	telling->stopped = telling->count > CASE_PARTS_MOST ||
		!telling->each(telling->arg, telling->entity, record);
	return !telling->stopped;
}

bool case_parts(struct desk *desk, int64_t casefile,
	bool (*each)(void *arg, const struct entity *entity, const void *record), void *arg,
	struct error *err)
{
	struct telling telling = {.each = each, .arg = arg};

	for (size_t i = 0; case_part_kinds[i] && !telling.stopped; i++) {
		const struct condition condition = {
			.field = owner_field(case_part_kinds[i]), .op = OP_EQ, .number = casefile};
		const struct query query = {
			.entity = case_part_kinds[i], .conditions = &condition, .count = 1};
		telling.entity = case_part_kinds[i];
		telling.count = 0;
		if (!store_query(desk->store, &query, tell, &telling, err))
			return false;
		if (telling.count > CASE_PARTS_MOST)
			return error_set(err, ERR_FULL, _("more than %d %s belong to the case"),
				CASE_PARTS_MOST, _(telling.entity->plural));
	}
	return true;
}

/* ---- going along ------------------------------------------------------------------------------ */

static bool refuse_part(const char *code, const char *why, struct error *err)
{
	return error_set_field(
		err, ERR_INVALID, case_value_field("along"), _("“%s”: %s"), code, why);
}

static bool move_part(
	struct desk *desk, int64_t from, int64_t to, const char *code, struct error *err)
{
	const struct entity *entity = NULL;
	int64_t id;

	if (!desk_find(desk, code, &entity, &id, err))
		return false;
	if (!case_part_moves(entity))
		return refuse_part(code, _("this stays with the case"), err);
	const struct field *owner = owner_field(entity);
	void *before = record_new(entity), *after = record_new(entity);
	bool ok = store_load(desk->store, entity, id, before, err);
	if (ok && (field_integer(owner, before) != from || ((struct record *)before)->trashed))
		ok = refuse_part(code, _("this does not belong to the case"), err);
	if (ok) {
		record_copy(entity, after, before);
		field_set_integer(owner, after, to);
		ok = desk_save(desk, entity, before, after, "link", err);
	}
	record_drop(entity, before);
	record_drop(entity, after);
	return ok;
}

bool case_parts_move(
	struct desk *desk, int64_t from, int64_t to, const char *codes, struct error *err)
{
	char *copy = xstrdup(codes ? codes : ""), *rest = copy;
	bool ok = true;

	for (char *code; ok && (code = strtok_r(rest, " ,", &rest));)
		ok = move_part(desk, from, to, code, err);
	free(copy);
	return ok;
}
