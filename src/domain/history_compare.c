/* Before and after: what one act changed, and how a record differs between two moments. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/desk_inside.h"
#include "domain/history.h"

enum { RECORDS_MOST = 30 }; /* told of one act; an import has thousands */

/* A record at two moments, with what hides it at either of them and now. */
struct pair {
	struct desk *desk;
	const struct entity *entity;
	void *now, *first, *second;
	struct veil veils[VEILS];
	struct history_change change;
	bool (*each)(void *arg, const struct history_change *change);
	void *arg;
	bool stopped;
};

static void pair_init(struct pair *pair, struct desk *desk, const struct entity *entity)
{
	pair->desk = desk;
	pair->entity = entity;
	pair->now = record_new(entity);
	pair->first = record_new(entity);
	pair->second = record_new(entity);
}

static void pair_clear(struct pair *pair)
{
	record_drop(pair->entity, pair->now);
	record_drop(pair->entity, pair->first);
	record_drop(pair->entity, pair->second);
}

static void give(
	struct pair *pair, const struct field *field, const char *before, const char *after)
{
	pair->change.field = field;
	pair->change.before = before;
	pair->change.after = after;
	if (!pair->each(pair->arg, &pair->change))
		pair->stopped = true;
	pair->change.first = false;
}

/* Hand over each field that differs; the values of a new record stand alone. */
static void give_fields(struct pair *pair, bool had_first, bool had_second)
{
	desk_veil(pair->desk, pair->entity, pair->now, &pair->veils[0]);
	desk_veil(pair->desk, pair->entity, pair->first, &pair->veils[1]);
	desk_veil(pair->desk, pair->entity, pair->second, &pair->veils[2]);
	for (size_t i = 0; i < pair->entity->field_count && !pair->stopped; i++) {
		const struct field *field = &pair->entity->fields[i];
		struct buf before = {0}, after = {0};
		if ((field->flags & FF_HIDDEN) || field_equals(field, pair->first, pair->second))
			continue;
		if (had_first)
			journal_value(
				pair->desk, pair->entity, field, pair->first, pair->veils, &before);
		if (had_second)
			journal_value(
				pair->desk, pair->entity, field, pair->second, pair->veils, &after);
		give(pair, field, buf_text(&before), buf_text(&after));
		buf_clear(&before);
		buf_clear(&after);
	}
	const int was = ((struct record *)pair->first)->trashed != 0;
	const int is = ((struct record *)pair->second)->trashed != 0;
	if (was != is && !pair->stopped)
		give(pair, NULL, was ? _("in the trash") : "", is ? _("in the trash") : "");
}

/* ---- one act ----------------------------------------------------------------------------------- */

struct act {
	struct desk *desk;
	int64_t *events; /* the last first */
	size_t count;
	bool (*each)(void *arg, const struct history_change *change);
	void *arg;
	bool stopped, failed;
	struct error err;
};

static bool take_event(void *arg, const struct event *event)
{
	struct act *act = arg;

	act->events = xrealloc(act->events, (act->count + 1) * sizeof *act->events);
	act->events[act->count++] = event->id;
	return true;
}

static bool tell_event(void *arg, const struct event *event)
{
	struct act *act = arg;
	const struct entity *entity = journal_entity(event);
	struct pair pair = {.each = act->each, .arg = act->arg};
	struct buf title = {0};

	if (!entity)
		return true;
	pair_init(&pair, act->desk, entity);
	act->failed = !store_load(act->desk->store, entity, event->record, pair.now, &act->err);
	if (!act->failed) {
		const bool creation = strcmp(event->before, "{}") == 0;
		if (!creation) {
			record_copy(entity, pair.first, pair.now);
			record_copy(entity, pair.second, pair.now);
		} else { /* the values it began with: what came later is not of this act */
			((struct record *)pair.second)->id = event->record;
		}
		act->failed =
			!journal_values(entity, event->before, pair.first, NULL, NULL, &act->err) ||
			!journal_values(entity, event->after, pair.second, NULL, NULL, &act->err);
		journal_brief(act->desk, event, &title);
		pair.change = (struct history_change){.entity = entity,
			.record = event->record,
			.title = buf_text(&title),
			.first = true};
		if (!act->failed)
			give_fields(&pair, !creation, true);
		if (!act->failed && pair.change.first) /* nothing that people are shown */
			give(&pair, NULL, "", "");
	}
	act->stopped = pair.stopped;
	buf_clear(&title);
	pair_clear(&pair);
	return true;
}

bool history_changes(struct desk *desk, int64_t tx, int64_t event, size_t *left_out,
	bool (*each)(void *arg, const struct history_change *change), void *arg, struct error *err)
{
	struct act act = {.desk = desk, .each = each, .arg = arg};
	bool ok = journal_events_of(desk, tx, take_event, &act, err) &&
		journal_event(desk, event, tell_event, &act, err);
	size_t told = 0;

	for (size_t i = act.count; i-- > 0 && ok && !act.failed && !act.stopped;) {
		if (act.events[i] == event)
			continue;
		if (++told <= RECORDS_MOST)
			ok = journal_event(desk, act.events[i], tell_event, &act, err);
	}
	if (ok && act.failed) {
		*err = act.err;
		ok = false;
	}
	if (ok)
		*left_out = told > RECORDS_MOST ? told - RECORDS_MOST : 0;
	free(act.events);
	return ok;
}

/* ---- two moments ------------------------------------------------------------------------------- */

struct rewind {
	struct pair *pair;
	int64_t first, second; /* events after which the record is wanted; first <= second */
	bool exists[2];
	bool failed;
	struct error err;
};

/* Take one event back in whichever of the two states does not have it. */
static bool rewind_event(void *arg, const struct event *event)
{
	struct rewind *r = arg;
	const struct entity *entity = r->pair->entity;
	const bool creation = strcmp(event->before, "{}") == 0;
	void *const states[] = {r->pair->first, r->pair->second};
	const int64_t moments[] = {r->first, r->second};

	if (event->id <= r->first)
		return false;
	for (size_t i = 0; i < 2 && !r->failed; i++) {
		if (event->id <= moments[i])
			continue;
		if (creation) {
			r->exists[i] = false;
			record_clear(entity, states[i]);
			memset(states[i], 0, entity->size);
		} else {
			r->failed = !journal_values(
				entity, event->before, states[i], NULL, NULL, &r->err);
		}
	}
	return !r->failed;
}

/* Of a case, events of what belongs to it come too. */
static bool rewind_own(void *arg, const struct event *event)
{
	const struct rewind *r = arg;

	return journal_entity(event) != r->pair->entity || rewind_event(arg, event);
}

bool history_compare(struct desk *desk, const struct entity *entity, int64_t id, int64_t first,
	int64_t second, bool exists[2],
	bool (*each)(void *arg, const struct history_change *change), void *arg, struct error *err)
{
	struct pair pair = {.each = each, .arg = arg};
	struct rewind r = {&pair, first < second ? first : second, first < second ? second : first,
		{true, true}, false, {0}};
	struct buf title = {0};

	pair_init(&pair, desk, entity);
	bool ok = store_load(desk->store, entity, id, pair.now, err);
	if (ok) {
		record_copy(entity, pair.first, pair.now);
		record_copy(entity, pair.second, pair.now);
		ok = journal_read(desk, entity, id, 0, 0, rewind_own, &r, err);
	}
	if (ok && r.failed) {
		*err = r.err;
		ok = false;
	}
	if (ok) {
		record_code(entity, pair.now, &title);
		pair.change = (struct history_change){
			.entity = entity, .record = id, .title = buf_text(&title), .first = true};
		give_fields(&pair, r.exists[0], r.exists[1]);
		memcpy(exists, r.exists, sizeof r.exists);
	}
	buf_clear(&title);
	pair_clear(&pair);
	return ok;
}
