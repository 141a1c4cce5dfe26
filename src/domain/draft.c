/* Drafts, by place, field and person. */
#include "domain/draft.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/buf.h"

bool draft_put(struct desk *desk, const char *place, const char *field, const char *text,
	struct error *err)
{
	struct statement *st =
		store_statement(desk->store, *text ? SQL_DRAFT_PUT : SQL_DRAFT_FORGET);
	char at[DATE_STAMP_SIZE];

	if (!desk_may_write(desk, err))
		return false;
	bind_text(st, 1, place);
	bind_text(st, 2, field);
	bind_text(st, 3, desk->login);
	if (*text) {
		bind_text(st, 4, text);
		bind_text(st, 5, clock_stamp(clock_now(), at));
	}
	return statement_run(desk->store, st, err);
}

bool draft_get(
	struct desk *desk, const char *place, const char *field, char **text, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_DRAFT_GET);
	bool row;

	bind_text(st, 1, place);
	bind_text(st, 2, field);
	bind_text(st, 3, desk->login);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	*text = row ? xstrdup(column_text(st, 0)) : NULL;
	statement_reset(st);
	return true;
}

bool draft_drop(struct desk *desk, const char *place, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_DRAFT_DROP);

	bind_text(st, 1, place);
	bind_text(st, 2, desk->login);
	return statement_run(desk->store, st, err);
}

/* Call back with the two texts of each row. */
static bool each_pair(struct desk *desk, struct statement *st,
	bool (*row)(void *arg, const char *first, const char *second), void *arg, struct error *err)
{
	bool more;

	for (;;) {
		if (!statement_step(desk->store, st, &more, err))
			return false;
		if (!more)
			return true;
		if (!row(arg, column_text(st, 0), column_text(st, 1))) {
			statement_reset(st);
			return true;
		}
	}
}

bool draft_places(struct desk *desk, bool (*row)(void *arg, const char *place, const char *at),
	void *arg, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_DRAFT_PLACES);

	bind_text(st, 1, desk->login);
	return each_pair(desk, st, row, arg, err);
}

bool draft_fields(struct desk *desk, const char *place,
	bool (*row)(void *arg, const char *field, const char *text), void *arg, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_DRAFT_FIELDS);

	bind_text(st, 1, place);
	bind_text(st, 2, desk->login);
	return each_pair(desk, st, row, arg, err);
}

const char *draft_place(const struct entity *entity, int64_t id, char out[DRAFT_PLACE_SIZE])
{
	snprintf(out, DRAFT_PLACE_SIZE, "form:%s:%" PRId64, entity->name, id);
	return out;
}

const char *draft_act_place(const struct entity *entity, int64_t id, char out[DRAFT_PLACE_SIZE])
{
	snprintf(out, DRAFT_PLACE_SIZE, "act:%s:%" PRId64, entity->name, id);
	return out;
}

const char *draft_letter_place(const struct entity *entity, int64_t id, char out[DRAFT_PLACE_SIZE])
{
	snprintf(out, DRAFT_PLACE_SIZE, "letter:%s:%" PRId64, entity->name, id);
	return out;
}

static bool drop_everybody(struct desk *desk, const char *place, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_DRAFT_DROP_EVERYBODY);

	bind_text(st, 1, place);
	return statement_run(desk->store, st, err);
}

bool draft_drop_record(
	struct desk *desk, const struct entity *entity, int64_t id, struct error *err)
{
	char place[DRAFT_PLACE_SIZE];

	return drop_everybody(desk, draft_place(entity, id, place), err) &&
		drop_everybody(desk, draft_act_place(entity, id, place), err) &&
		drop_everybody(desk, draft_letter_place(entity, id, place), err);
}
