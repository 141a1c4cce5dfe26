/* Which fields have facets follows from their types; the engine knows none by name. */
#include "domain/facet.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/filter.h"
#include "domain/records.h"

static bool has_facet(const struct field *field)
{
	if (field->flags & FF_HIDDEN)
		return false;
	if (field->ref)
		return field->ref == &entity_unit || field->ref == &entity_staff ||
			field->ref == &entity_conference;
	return field->type == &FT_CHOICE || field->type == &FT_BOOL;
}

size_t facet_fields(const struct entity *entity, const struct field *out[FACETS_MOST])
{
	size_t count = 0;

	for (int listed = 1; listed >= 0; listed--) {
		for (size_t i = 0; i < entity->field_count && count < FACETS_MOST; i++) {
			const struct field *field = &entity->fields[i];

			if (has_facet(field) && !!(field->flags & FF_LIST) == (listed != 0))
				out[count++] = field;
		}
	}
	return count;
}

static void add_value(void *arg, int64_t value, int64_t count)
{
	struct facet *facet = arg;

	facet->values = xrealloc(facet->values, (facet->count + 1) * sizeof *facet->values);
	facet->values[facet->count++] = (struct facet_value){value, count};
}

/* The most frequent first; the empty ones last, they are rarely what is looked for. */
static int by_count(const void *a, const void *b)
{
	const struct facet_value *x = a, *y = b;

	if (!x->value != !y->value)
		return x->value ? -1 : 1;
	if (x->count != y->count)
		return x->count > y->count ? -1 : 1;
	return x->value < y->value ? -1 : x->value > y->value;
}

/* The query with more conditions; they are the caller's to free. */
static struct condition *narrowed(
	struct query *query, const struct condition *more, size_t more_count)
{
	struct condition *all = xcalloc(query->count + more_count + 1, sizeof *all);

	if (query->count)
		memcpy(all, query->conditions, query->count * sizeof *all);
	if (more_count)
		memcpy(all + query->count, more, more_count * sizeof *all);
	query->conditions = all;
	query->count += more_count;
	return all;
}

bool facet_read(
	struct desk *desk, const struct query *query, struct facet *facet, struct error *err)
{
	struct facet fresh = {.field = facet->field, .counted = true};
	struct query own = *query;
	struct condition guard;
	const bool guarded = filter_guard(desk, query->entity, facet->field->flags, &guard);
	struct condition *conditions = narrowed(&own, &guard, guarded ? 1 : 0);
	const bool ok = store_tally(desk->store, &own, facet->field, add_value, &fresh, err);

	free(conditions);
	if (!ok) {
		free(fresh.values);
		return false;
	}
	if (fresh.count)
		qsort(fresh.values, fresh.count, sizeof *fresh.values, by_count);
	facet_clear(facet);
	*facet = fresh;
	return true;
}

void facet_clear(struct facet *facet)
{
	free(facet->values);
	*facet = (struct facet){.field = facet->field};
}

void facet_label(
	struct desk *desk, const struct facet *facet, int64_t value, bool brief, struct buf *out)
{
	const struct field *field = facet->field;

	if (field->type == &FT_BOOL) {
		buf_puts(out, value ? _("yes") : _("no"));
	} else if (!value) {
		buf_puts(out, _("empty"));
	} else if (field->ref) {
		desk_ref_label(desk, field->ref, value, out);
	} else {
		const struct choice *choice = choice_by_value(field->choices, value);

		if (!choice)
			buf_printf(out, "%lld", (long long)value);
		else
			buf_puts(out,
				brief && choice->mark ? _(choice->mark) : choice_label(choice));
	}
}

/* ---- the rows behind a number ------------------------------------------------------------------- */

struct gathering {
	int64_t *ids;
	size_t count;
};

static bool gather(void *arg, const void *record)
{
	struct gathering *to = arg;

	to->ids = xrealloc(to->ids, (to->count + 1) * sizeof *to->ids);
	to->ids[to->count++] = ((const struct record *)record)->id;
	return true;
}

static bool ids_of(struct desk *desk, const struct query *query, const struct condition *more,
	size_t more_count, int64_t **out, size_t *count, struct error *err)
{
	struct query own = *query;
	struct gathering all = {NULL, 0};
	struct condition *conditions = narrowed(&own, more, more_count);

	own.from = NULL;
	own.backward = false;
	own.limit = 0;
	const bool ok = store_query(desk->store, &own, gather, &all, err);
	free(conditions);
	if (!ok) {
		free(all.ids);
		return false;
	}
	*out = all.ids;
	*count = all.count;
	return true;
}

bool facet_ids(struct desk *desk, const struct query *query, const struct field *field,
	int64_t value, int64_t **out, size_t *count, struct error *err)
{
	const bool empty = !value && !field->type->zero_is_value;
	struct condition more[2] = {
		{.field = field, .op = empty ? OP_EMPTY : OP_EQ, .number = value}};
	const bool guarded = filter_guard(desk, query->entity, field->flags, &more[1]);

	return ids_of(desk, query, more, guarded ? 2 : 1, out, count, err);
}

/* ---- states of duties --------------------------------------------------------------------------- */

enum { STATE_TESTS = FILTER_OWED + 3, OWES_NOTHING = INT_MAX /* group: no other has its number */ };

bool facet_has_due(const struct entity *entity)
{
	struct condition owing[FILTER_OWED];
	size_t count;

	return filter_due(entity, owing, &count) != NULL;
}

/* The last day of which a list says that it is soon. */
static date_t soon_until(struct desk *desk)
{
	date_t day = date_today();

	while (case_days_left(desk, day + 1) <= desk->settings.soon_days)
		day++;
	return day;
}

/* What holds of a row in a state; due.c says the same of one case. */
static size_t state_conditions(struct desk *desk, const struct entity *entity, enum due_state state,
	struct condition out[STATE_TESTS])
{
	size_t count;
	const struct field *due = filter_due(entity, out, &count);
	const struct field *paused = entity_field(entity, "paused_on");
	const date_t today = date_today();

	if (state == DUE_DONE) {
		for (size_t i = 0; i < count; i++) {
			out[i].op = OP_PRESENT;
			out[i].group = OWES_NOTHING;
		}
		return count;
	}
	if (paused)
		out[count++] = (struct condition){
			.field = paused, .op = state == DUE_PAUSED ? OP_PRESENT : OP_EMPTY};
	switch (state) {
	case DUE_OVERDUE:
		out[count++] = (struct condition){.field = due, .op = OP_LT, .date = today};
		break;
	case DUE_TODAY:
		out[count++] = (struct condition){.field = due, .op = OP_EQ, .date = today};
		break;
	case DUE_SOON:
		out[count++] = (struct condition){.field = due, .op = OP_GT, .date = today};
		out[count++] =
			(struct condition){.field = due, .op = OP_LE, .date = soon_until(desk)};
		break;
	case DUE_LATER:
		out[count++] =
			(struct condition){.field = due, .op = OP_GT, .date = soon_until(desk)};
		break;
	case DUE_NONE:
		out[count++] = (struct condition){.field = due, .op = OP_EMPTY};
		break;
	case DUE_PAUSED:
		if (!paused) /* what cannot be paused never is */
			out[count++] = (struct condition){.by_id = true, .op = OP_EQ};
		break;
	case DUE_DONE:
		break;
	}
	return count;
}

bool facet_due_count(struct desk *desk, const struct query *query, enum due_state state,
	int64_t *count, struct error *err)
{
	struct condition more[STATE_TESTS];
	struct query own = *query;
	struct condition *conditions =
		narrowed(&own, more, state_conditions(desk, query->entity, state, more));
	const bool ok = store_count(desk->store, &own, count, err);

	free(conditions);
	return ok;
}

bool facet_due_ids(struct desk *desk, const struct query *query, enum due_state state,
	int64_t **out, size_t *count, struct error *err)
{
	struct condition more[STATE_TESTS];
	const size_t tests = state_conditions(desk, query->entity, state, more);

	return ids_of(desk, query, more, tests, out, count, err);
}

/* ---- due days ---------------------------------------------------------------------------------- */

struct days {
	date_t first;
	struct due_day *list;
	bool owed;
};

static void add_day(void *arg, int64_t value, int64_t count)
{
	struct days *days = arg;
	struct due_day *day = &days->list[value - days->first];

	if (days->owed)
		day->owed = count;
	else
		day->all = count;
}

bool facet_due_days(struct desk *desk, const struct query *query, date_t first, int days,
	struct due_day *out, struct error *err)
{
	struct condition more[2 + FILTER_OWED];
	size_t owing;
	const struct field *due = filter_due(query->entity, more + 2, &owing);
	struct due_day *fresh = xcalloc((size_t)days, sizeof *fresh);
	struct days count = {first, fresh, false};
	bool ok = true;

	more[0] = (struct condition){.field = due, .op = OP_GE, .date = first};
	more[1] = (struct condition){.field = due, .op = OP_LE, .date = first + days - 1};
	for (int owed = 0; due && ok && owed < 2; owed++) {
		struct query own = *query;
		struct condition *conditions = narrowed(&own, more, owed ? 2 + owing : 2);

		count.owed = owed;
		ok = store_tally(desk->store, &own, due, add_day, &count, err);
		free(conditions);
	}
	if (ok)
		memcpy(out, fresh, (size_t)days * sizeof *fresh);
	free(fresh);
	return ok;
}
