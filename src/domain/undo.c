/*
 * Undo and redo by compensating acts, made from the journal's own before and after: so they work
 * across restarts, per person, and leave their trace like any act. Redo is the undo of an undo.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/desk_inside.h"
#include "domain/duty.h"
#include "domain/journal.h"

enum { CLOCKS_TOLD = 3 }; /* time limits of an act that are named; of more their number */

/* Acts that nobody can take back, what was sent or counted outside stays so; and what to do instead. */
static const struct {
	const char *action;
	const char *instead;
} irreversible[] = {
	{"issue",
		N_("its number is issued: the paper may be out. Enter a correcting answer instead "
		   "(k)")},
	{"freeze",
		N_("the report is frozen as it was sent: what changed since goes into the next "
		   "period")},
};

/* The events of one user action, copied out of the database, the last first. */
struct act {
	struct event *events;
	size_t count;
};

static bool collect(void *arg, const struct event *event)
{
	struct act *act = arg;

	act->events = xrealloc(act->events, (act->count + 1) * sizeof *act->events);
	act->events[act->count++] = (struct event){
		.id = event->id,
		.tx = event->tx,
		.at = xstrdup(event->at),
		.staff = xstrdup(event->staff),
		.entity = xstrdup(event->entity),
		.record = event->record,
		.action = xstrdup(event->action),
		.before = xstrdup(event->before),
		.after = xstrdup(event->after),
		.undoes = event->undoes,
	};
	return true;
}

static void act_clear(struct act *act)
{
	for (size_t i = 0; i < act->count; i++) {
		const struct event *e = &act->events[i];
		const char *texts[] = {e->at, e->staff, e->entity, e->action, e->before, e->after};
		for (size_t k = 0; k < sizeof texts / sizeof texts[0]; k++)
			free((char *)texts[k]);
	}
	free(act->events);
	*act = (struct act){0};
}

/* Find the newest act that may be taken back. */
static bool find_tx(struct desk *desk, bool redo, int64_t *tx, struct error *err)
{
	struct statement *st =
		store_statement(desk->store, redo ? SQL_EVENT_TO_REDO : SQL_EVENT_TO_UNDO);
	bool row;

	bind_text(st, 1, desk->login);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	if (!row)
		return error_set(
			err, ERR_NOT_FOUND, redo ? _("nothing to redo") : _("nothing to undo"));
	*tx = column_integer(st, 0);
	statement_reset(st);
	return true;
}

/* The same, and read it. */
static bool find_act(struct desk *desk, bool redo, int64_t *tx, struct act *act, struct error *err)
{
	return find_tx(desk, redo, tx, err) && journal_events_of(desk, *tx, collect, act, err);
}

static bool is_creation(const struct event *event)
{
	return strcmp(event->before, "{}") == 0;
}

/* Clocks follow what was done: nobody does them by themselves. */
static bool is_consequence(const struct event *event)
{
	return strcmp(event->entity, entity_clock.name) == 0;
}

/* Somebody new is written down on the way to something else. */
static bool is_on_the_way(const struct event *event)
{
	return strcmp(event->entity, entity_person.name) == 0;
}

/* The event that says most about an act: its last one that is more than an entry or a consequence. */
static const struct event *main_event(const struct act *act, int *count)
{
	const struct event *told = NULL, *first = NULL;

	*count = 0;
	for (size_t i = 0; i < act->count; i++) {
		const struct event *event = &act->events[i];
		if (is_consequence(event))
			continue;
		++*count;
		if (!first || !is_on_the_way(event))
			first = event;
		if (!told && !is_creation(event))
			told = event;
	}
	if (!told)
		told = first;
	if (!told && act->count)
		told = &act->events[act->count - 1]; /* dates counted again: clocks alone */
	return told;
}

/* What the act did to time limits: which began, ended or moved, and to what day. */
static void tell_clocks(
	struct desk *desk, const struct act *act, const struct event *told, struct buf *out)
{
	int count = 0;

	for (size_t i = act->count; i-- > 0;) {
		const struct event *event = &act->events[i];
		if (!is_consequence(event) || event == told)
			continue;
		if (++count <= CLOCKS_TOLD) {
			buf_puts(out, "; ");
			journal_what(desk, event, out);
		}
	}
	if (count > CLOCKS_TOLD)
		buf_printf(out,
			ngettext("; %d more time limit", "; %d more time limits",
				(unsigned long)(count - CLOCKS_TOLD)),
			count - CLOCKS_TOLD);
}

/* What was done, and what that did to time limits. */
static void tell(struct desk *desk, const struct act *act, struct buf *out)
{
	int count;
	const struct event *told = main_event(act, &count);

	if (!told)
		return;
	journal_sentence(desk, told, out);
	if (count > 1)
		buf_printf(out, _(" (and %d more)"), count - 1);
	tell_clocks(desk, act, told, out);
}

/* Only the rows that say most are looked at: an import has thousands. */
static void tell_brief(struct desk *desk, const struct act *act, struct buf *out)
{
	int count;
	const struct event *told = main_event(act, &count);

	if (!told)
		return;
	journal_brief(desk, told, out);
	if (count > 1)
		buf_printf(out, _(" (and %d more)"), count - 1);
}

bool undo_brief(struct desk *desk, bool redo, struct buf *out)
{
	struct act act = {0};
	int64_t tx;

	const bool ok = find_act(desk, redo, &tx, &act, NULL);
	if (ok)
		tell_brief(desk, &act, out);
	act_clear(&act);
	return ok;
}

/* ---- the acts of a person ----------------------------------------------------------------------- */

struct listed {
	int64_t tx;
	char at[DATE_STAMP_SIZE];
	bool undone;
};

bool undo_acts(struct desk *desk, int limit, bool (*each)(void *arg, const struct undo_act *act),
	void *arg, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_EVENT_ACTS_OF);
	struct listed *list = xcalloc((size_t)limit, sizeof *list);
	int64_t next = 0;
	bool more = true, ok = true, on = true;
	size_t count = 0;

	bind_text(st, 1, desk->login);
	bind_integer(st, 2, INT64_MAX);
	bind_integer(st, 3, limit);
	while ((ok = statement_step(desk->store, st, &more, err)) && more) {
		struct listed *act = &list[count++];
		act->tx = column_integer(st, 1);
		snprintf(act->at, sizeof act->at, "%s", column_text(st, 2));
		act->undone = column_integer(st, 10) != 0;
	}
	if (!find_tx(desk, false, &next, NULL))
		next = 0;
	for (size_t i = 0; i < count && ok && on; i++) {
		struct act act = {0};
		struct buf what = {0};
		ok = journal_events_of(desk, list[i].tx, collect, &act, err);
		if (ok) {
			tell_brief(desk, &act, &what);
			on = each(arg,
				&(struct undo_act){list[i].tx, list[i].at, buf_text(&what),
					list[i].undone, list[i].tx == next});
		}
		buf_clear(&what);
		act_clear(&act);
	}
	free(list);
	return ok;
}

bool undo_peek(struct desk *desk, bool redo, int64_t *tx, struct buf *sentence, struct error *err)
{
	struct act act = {0};
	int64_t found;

	const bool ok = find_act(desk, redo, &found, &act, err);
	if (ok) {
		*tx = found;
		tell(desk, &act, sentence);
	}
	act_clear(&act);
	return ok;
}

/* ---- taking back one event ------------------------------------------------------------------- */

struct revert {
	const struct entity *entity;
	void *now; /* the record as it is */
	void *made; /* what the event made of it */
	void *target; /* what it will be */
	const struct field *moved; /* a field that somebody changed since */
};

static void compare_field(void *arg, const struct field *field)
{
	struct revert *r = arg;

	if (!r->moved && !field_equals(field, r->now, r->made))
		r->moved = field;
}

static bool refuse_moved(
	struct desk *desk, const struct revert *r, const struct field *field, struct error *err)
{
	struct buf code = {0}, value = {0}, who = {0};

	if (r->entity == &entity_clock)
		buf_puts(&code, duty_name(desk, r->now));
	else
		record_code(r->entity, r->now, &code);
	desk_show(desk, r->entity, field, r->now, &value);
	if (!journal_last_change(desk, r->entity, ((struct record *)r->now)->id, field, &who))
		buf_puts(&who, "?");
	error_set_field(err, ERR_CONFLICT, field,
		_("%s was changed since: %s is now “%s” (%s). Nothing was undone"), buf_text(&code),
		_(field->label), buf_text(&value), buf_text(&who));
	buf_clear(&code);
	buf_clear(&value);
	buf_clear(&who);
	return false;
}

/* Why a record stands in the way, with its code: a person undoes what they remember, not what a table holds. */
static bool refuse_of(const struct entity *entity, const void *record, const struct field *field,
	const char *why, struct error *err)
{
	struct buf code = {0};

	record_code(entity, record, &code);
	error_set_field(err, ERR_CONFLICT, field, "%s: %s", buf_text(&code), why);
	buf_clear(&code);
	return false;
}

/* What the record would refer to again must not be in the trash by now. */
static bool references_live(struct desk *desk, const struct revert *r, struct error *err)
{
	for (size_t i = 0; i < r->entity->field_count; i++) {
		const struct field *field = &r->entity->fields[i];
		if (!field->ref || field_is_empty(field, r->target) ||
			field_equals(field, r->now, r->target))
			continue;
		void *other = record_new(field->ref);
		const bool loaded = store_load(
			desk->store, field->ref, field_integer(field, r->target), other, err);
		const bool live = loaded && !((struct record *)other)->trashed;
		if (loaded && !live)
			refuse_of(field->ref, other, field,
				_("is in the trash and would be needed again: take it out first. "
				  "Nothing was undone"),
				err);
		record_drop(field->ref, other);
		if (!live)
			return false;
	}
	return true;
}

/* Work out the target; refuse where the record is no longer what the event made of it. */
static bool prepare(
	struct desk *desk, const struct event *event, struct revert *r, struct error *err)
{
	struct record *now, *made, *target;
	struct error why = {0};

	if (!store_load(desk->store, r->entity, event->record, r->now, err))
		return false;
	now = r->now;
	made = r->made;
	target = r->target;
	record_copy(r->entity, target, now);
	if (is_creation(event)) {
		if (!journal_values(r->entity, event->after, made, NULL, NULL, err))
			return false;
		for (size_t i = 0; i < r->entity->field_count; i++)
			compare_field(r, &r->entity->fields[i]);
		target->trashed = 1;
	} else {
		record_copy(r->entity, made, now);
		if (!journal_values(r->entity, event->after, made, NULL, NULL, err) ||
			!journal_values(r->entity, event->after, made, compare_field, r, err) ||
			!journal_values(r->entity, event->before, target, NULL, NULL, err))
			return false;
	}
	if (r->moved)
		return refuse_moved(desk, r, r->moved, err);
	if (now->trashed != made->trashed)
		return refuse_of(r->entity, now, NULL,
			now->trashed
				? _("is in the trash now: take it out first. Nothing was undone")
				: _("was taken out of the trash since. Nothing was undone"),
			err);
	if (target->trashed && !now->trashed && !desk_unreferred(desk, r->entity, now->id, &why))
		return why.code == ERR_DENIED ? refuse_of(r->entity, now, NULL, why.text, err)
					      : error_set(err, why.code, "%s", why.text);
	return references_live(desk, r, err);
}

static bool may_revert(const struct desk *desk, const struct event *event,
	const struct entity *entity, struct error *err)
{
	for (size_t i = 0; i < sizeof irreversible / sizeof *irreversible; i++)
		if (strcmp(irreversible[i].action, event->action) == 0)
			return error_set(err, ERR_DENIED, _("this cannot be taken back: %s"),
				_(irreversible[i].instead));
	if (entity == &entity_staff && desk->role != ROLE_ADMIN)
		return error_set(
			err, ERR_DENIED, _("only an administrator may change the staff list"));
	return true;
}

static bool revert(struct desk *desk, const struct event *event, bool redo, struct error *err)
{
	struct revert r = {0};
	bool ok = false, wrote;

	for (size_t i = 0; entities[i]; i++)
		if (strcmp(entities[i]->name, event->entity) == 0)
			r.entity = entities[i];
	if (!r.entity)
		return error_set(
			err, ERR_CORRUPT, _("journal: unknown kind of record %s"), event->entity);
	r.now = record_new(r.entity);
	r.made = record_new(r.entity);
	r.target = record_new(r.entity);
	ok = may_revert(desk, event, r.entity, err) && prepare(desk, event, &r, err) &&
		desk_put(desk, r.entity, r.now, r.target, redo ? "redo" : "undo", event->tx, &wrote,
			err);
	record_drop(r.entity, r.now);
	record_drop(r.entity, r.made);
	record_drop(r.entity, r.target);
	return ok;
}

bool undo_do(struct desk *desk, bool redo, struct buf *sentence, struct error *err)
{
	struct act act = {0};
	struct buf told = {0};
	int64_t tx;
	bool ok;

	if (!desk_begin(desk, err))
		return false;
	ok = find_act(desk, redo, &tx, &act, err);
	if (ok)
		tell(desk, &act, &told);
	for (size_t i = 0; i < act.count && ok; i++)
		ok = revert(desk, &act.events[i], redo, err);
	ok = desk_end(desk, ok, err);
	if (ok)
		buf_puts(sentence, buf_text(&told));
	act_clear(&act);
	buf_clear(&told);
	return ok;
}
