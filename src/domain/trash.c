/* Gathered from every table that people write; who and when from the journal. */
#include "domain/trash.h"

#include <stdlib.h>
#include <stdio.h>
#include <string.h>

#include "domain/desk_inside.h"
#include "domain/journal.h"

struct row {
	const struct entity *entity;
	int64_t id, event;
	char at[DATE_STAMP_SIZE];
	char *login;
	bool undone;
};

struct gathering {
	const struct entity *entity;
	struct row *rows;
	size_t count;
};

static bool take(void *arg, const void *record)
{
	struct gathering *g = arg;

	g->rows = xrealloc(g->rows, (g->count + 1) * sizeof *g->rows);
	g->rows[g->count++] =
		(struct row){.entity = g->entity, .id = ((const struct record *)record)->id};
	return true;
}

static bool read_event(struct desk *desk, struct row *row, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_EVENT_TRASHED);
	bool found;

	bind_text(st, 1, row->entity->name);
	bind_integer(st, 2, row->id);
	if (!statement_step(desk->store, st, &found, err))
		return false;
	if (!found) /* it came into the file that way */
		return true;
	row->event = column_integer(st, 0);
	snprintf(row->at, sizeof row->at, "%s", column_text(st, 1));
	row->login = xstrdup(column_text(st, 2));
	row->undone = strcmp(column_text(st, 3), "undo") == 0;
	statement_reset(st);
	return true;
}

static int newest_first(const void *a, const void *b)
{
	const struct row *x = a, *y = b;

	return (x->event < y->event) - (x->event > y->event);
}

/* How many records, living or not, still refer to one. */
static bool count_referring(
	struct desk *desk, const struct row *row, int64_t *out, struct error *err)
{
	int64_t total = 0;

	for (size_t i = 0; entities[i]; i++) {
		for (size_t k = 0; k < entities[i]->field_count && !entities[i]->derived; k++) {
			const struct field *field = &entities[i]->fields[k];
			const struct condition condition = {
				.field = field, .op = OP_EQ, .number = row->id};
			if (field->ref != row->entity)
				continue;
			for (int trash = 0; trash <= 1; trash++) {
				const struct query query = {.entity = entities[i],
					.conditions = &condition,
					.count = 1,
					.trash = trash};
				int64_t count;
				if (!store_count(desk->store, &query, &count, err))
					return false;
				total += count;
			}
		}
	}
	*out = total;
	return true;
}

static bool tell(struct desk *desk, const struct row *row,
	bool (*each)(void *arg, const struct trashed *trashed), void *arg, bool *on,
	struct error *err)
{
	void *record = record_new(row->entity);
	struct buf code = {0}, title = {0}, who = {0};
	struct trashed trashed = {
		.entity = row->entity, .id = row->id, .at = row->at, .undone = row->undone};

	bool ok = store_load(desk->store, row->entity, row->id, record, err) &&
		count_referring(desk, row, &trashed.referring, err);
	if (ok) {
		record_code(row->entity, record, &code);
		desk_show(desk, row->entity, row->entity->title, record, &title);
		if (row->login)
			journal_who(desk, row->login, &who);
		trashed.code = buf_text(&code);
		trashed.title = buf_text(&title);
		trashed.who = buf_text(&who);
		*on = each(arg, &trashed);
	}
	buf_clear(&code);
	buf_clear(&title);
	buf_clear(&who);
	record_drop(row->entity, record);
	return ok;
}

bool trash_list(struct desk *desk, bool (*each)(void *arg, const struct trashed *trashed),
	void *arg, struct error *err)
{
	struct gathering g = {0};
	bool ok = true, on = true;

	for (size_t i = 0; entities[i] && ok; i++) {
		const struct query query = {.entity = entities[i], .trash = true};
		g.entity = entities[i];
		if (!entities[i]->derived)
			ok = store_query(desk->store, &query, take, &g, err);
	}
	for (size_t i = 0; i < g.count && ok; i++)
		ok = read_event(desk, &g.rows[i], err);
	if (ok && g.count)
		qsort(g.rows, g.count, sizeof *g.rows, newest_first);
	for (size_t i = 0; i < g.count && ok && on; i++)
		ok = tell(desk, &g.rows[i], each, arg, &on, err);
	for (size_t i = 0; i < g.count; i++)
		free(g.rows[i].login);
	free(g.rows);
	return ok;
}
