/*
 * Counting every open clock again after the calendar or the rules have changed: first all are read and counted, then those that
 * move are written, in one transaction. What moves is remembered, not the clocks.
 */
#include "domain/clocks.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/clocks_inside.h"
#include "domain/journal.h"

enum { PROGRESS_EVERY = 1000 };

/* One clock that moves, or whose date becomes sure or unsure. */
struct moved {
	int64_t id, casefile;
	date_t before, after;
	bool was_provisional, provisional;
	bool main; /* its case follows it */
};

struct recount {
	struct desk *desk;
	const struct calendar *calendar;
	void (*told)(void *arg, const struct clock_move *move);
	bool (*progress)(void *arg, int64_t done, int64_t all);
	void *arg;
	int64_t all;
	struct moved *list;
	size_t count, room;
	int64_t dates; /* of them, those whose date moves */
};

static bool go_on(const struct recount *r, int64_t done, int64_t all, struct error *err)
{
	if (!r->progress || r->progress(r->arg, done, all))
		return true;
	return error_set(err, ERR_NONE, _("interrupted: nothing was changed"));
}

static bool count_open(struct recount *r, struct error *err)
{
	struct statement *st = store_statement(r->desk->store, SQL_CLOCK_OPEN_COUNT);
	bool row;

	if (!statement_step(r->desk->store, st, &row, err))
		return false;
	r->all = row ? column_integer(st, 0) : 0;
	statement_reset(st);
	return true;
}

static void remember(struct recount *r, const struct moved *moved)
{
	if (r->count == r->room) {
		r->room = r->room ? 2 * r->room : 256;
		r->list = xrealloc(r->list, r->room * sizeof *r->list);
	}
	r->list[r->count++] = *moved;
	r->dates += moved->before != moved->after;
}

/* Count the clock of a row of clock_open, which it borrows its texts from. */
static bool count_row(struct recount *r, struct statement *st, struct error *err)
{
	const struct clock clock = {
		.record = {.id = column_integer(st, 0)},
		.casefile = column_integer(st, 1),
		.petition = column_integer(st, 2),
		.conference = column_integer(st, 3),
		.reception_day = column_integer(st, 4),
		.rule = (char *)column_text(st, 5),
		.variant = (char *)column_text(st, 6),
		.started_on = column_date(st, 7),
		.due_on = column_date(st, 8),
		.state = column_integer(st, 9),
		.steps = (char *)column_text(st, 10),
		.provisional = column_integer(st, 11),
	};
	const struct limit *limit = clock_limit(r->desk, &clock, err);
	struct clock_steps steps = {0};
	struct explanation e;

	if (!limit || !clock_steps_parse(&steps, clock.steps, err))
		return false;
	const bool ok = clock_count(
		&e, r->calendar, limit, clock.started_on, clock.variant, &steps, false, err);
	clock_steps_clear(&steps);
	if (!ok || (e.due == clock.due_on && e.provisional == (clock.provisional != 0)))
		return ok;
	const struct clock_move move = {&clock, clock.due_on, e.due};
	if (r->told && e.due != clock.due_on)
		r->told(r->arg, &move);
	remember(r,
		&(struct moved){clock.record.id, clock.casefile, clock.due_on, e.due,
			clock.provisional != 0, e.provisional, limit->main});
	return true;
}

/* A clock that cannot be counted stops it all: a date that is wrong must not stand unseen. */
static bool name_clock(int64_t id, struct error *err)
{
	if (err && err->code == ERR_INVALID) {
		struct error why = *err;
		error_set(err, ERR_INVALID, _("time limit %lld: %s"), (long long)id, why.text);
	}
	return false;
}

static bool count_all(struct recount *r, struct error *err)
{
	struct statement *st = store_statement(r->desk->store, SQL_CLOCK_OPEN);
	bool row = true, ok = true;

	for (int64_t done = 0; ok; done++) {
		ok = done % PROGRESS_EVERY || go_on(r, done, r->all, err);
		if (!ok || !statement_step(r->desk->store, st, &row, err)) {
			ok = false;
			break;
		}
		if (!row)
			break;
		ok = count_row(r, st, err) || name_clock(column_integer(st, 0), err);
	}
	statement_reset(st);
	return ok;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* Run a bound UPDATE and add its journal row, where it changed something; as desk_put would, without reading what stays. */
static bool write_row(struct desk *desk, struct statement *st, const struct entity *entity,
	const void *before, const void *after, struct error *err)
{
	struct buf was = {0}, is = {0};

	if (!statement_run(desk->store, st, err))
		return false;
	if (!store_changes(desk->store))
		return true;
	record_json(entity, before, after, &was);
	record_json(entity, after, before, &is);
	const bool ok = journal_append(desk, entity, ((const struct record *)after)->id, "recount",
		buf_text(&was), buf_text(&is), 0, err);
	buf_clear(&was);
	buf_clear(&is);
	return ok;
}

static bool write_moved(struct desk *desk, const struct moved *moved, struct error *err)
{
	const struct clock before = {.record = {.id = moved->id},
		.due_on = moved->before,
		.provisional = moved->was_provisional};
	const struct clock after = {.record = {.id = moved->id},
		.due_on = moved->after,
		.provisional = moved->provisional};
	const struct casefile was = {.record = {.id = moved->casefile}, .due_on = moved->before};
	const struct casefile is = {.record = {.id = moved->casefile}, .due_on = moved->after};
	struct statement *st = store_statement(desk->store, SQL_CLOCK_MOVE);

	bind_integer(st, 1, moved->id);
	bind_date(st, 2, moved->after);
	bind_integer(st, 3, moved->provisional);
	if (!write_row(desk, st, &entity_clock, &before, &after, err))
		return false;
	if (!moved->casefile || !moved->main || moved->before == moved->after)
		return true;
	st = store_statement(desk->store, SQL_CASEFILE_MOVE);
	bind_integer(st, 1, moved->casefile);
	bind_date(st, 2, moved->before);
	bind_date(st, 3, moved->after);
	return write_row(desk, st, &entity_casefile, &was, &is, err);
}

static bool write_all(struct recount *r, struct error *err)
{
	for (size_t i = 0; i < r->count; i++)
		if (!write_moved(r->desk, &r->list[i], err) ||
			((i + 1) % PROGRESS_EVERY == 0 &&
				!go_on(r, r->all + (int64_t)i + 1, r->all + (int64_t)r->count,
					err)))
			return false;
	return true;
}

bool clocks_recount(struct desk *desk, const struct calendar *calendar, bool apply,
	void (*moved)(void *arg, const struct clock_move *move),
	bool (*progress)(void *arg, int64_t done, int64_t all), void *arg, int64_t *count,
	struct error *err)
{
	struct recount r = {.desk = desk,
		.calendar = calendar,
		.told = moved,
		.progress = progress,
		.arg = arg};
	bool ok;

	if (apply && !desk_begin(desk, err))
		return false;
	ok = count_open(&r, err) && count_all(&r, err) && (!apply || write_all(&r, err));
	if (apply)
		ok = desk_end(desk, ok, err);
	if (ok && count)
		*count = r.dates;
	free(r.list);
	return ok;
}
