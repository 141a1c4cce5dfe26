/* Which fields have facets follows from their types; the engine knows none by name. */
#include "domain/facet.h"

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
