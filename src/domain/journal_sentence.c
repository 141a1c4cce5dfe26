/*
 * The journal in words. What a restricted case hides stays hidden in its history, whatever it was
 * at the time.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/desk_inside.h"
#include "domain/duty.h"
#include "domain/journal.h"
#include "domain/rules.h"

enum { VALUE_COLUMNS = 60 }; /* longer values are cut in a sentence; the record has them whole */

/* What was done, said of whoever did it. */
static const struct phrase {
	const char *action;
	const char *words; /* with which record */
} verbs[] = {
	{"add", N_("entered %s")},
	{"set", N_("changed %s")},
	{"trash", N_("put %s in the trash")},
	{"restore", N_("took %s out of the trash")},
	{"log", N_("logged %s")},
	{"issue", N_("issued %s")},
	{"assign", N_("assigned %s")},
	{"answer", N_("answered %s")},
	{"close", N_("closed %s")},
	{"reopen", N_("reopened %s")},
	{"convert", N_("converted %s")},
	{"merge", N_("merged %s")},
	{"split", N_("split off %s")},
	{"extend", N_("extended %s")},
	{"decide", N_("decided on %s")},
	{"link", N_("linked %s")},
	{"recount", N_("counted the day of %s again")},
	{"undo", N_("undid a change of %s")},
	{"redo", N_("redid a change of %s")},
};

/* The same of a time limit, by its name. */
static const struct phrase clock_verbs[] = {
	{"start", N_("%s begins to run")},
	{"meet", N_("%s is met")},
	{"fall", N_("%s falls away")},
	{"suspend", N_("%s is suspended")},
	{"resume", N_("%s runs again")},
	{"extend", N_("%s is extended")},
	{"fix", N_("the day of %s is set by hand")},
	{"recount", N_("the day of %s is counted again")},
	{"undo", N_("%s is as it was before")},
	{"redo", N_("%s is as it was made")},
};

static const char *find_words(const struct phrase *phrases, size_t count, const char *action)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(phrases[i].action, action) == 0)
			return _(phrases[i].words);
	return NULL;
}

const struct entity *journal_entity(const struct event *event)
{
	for (size_t i = 0; entities[i]; i++)
		if (strcmp(entities[i]->name, event->entity) == 0)
			return entities[i];
	return NULL;
}

void journal_who(struct desk *desk, const char *login, struct buf *out)
{
	int64_t id = 0;

	if (store_find_key(desk->store, &entity_staff, login, &id, NULL) && id)
		desk_ref_label(desk, &entity_staff, id, out);
	else
		buf_puts(out, login);
}

/* "2026-11-21T08:12:33" as "21/11/2026 08:12". */
static void append_moment(const char *at, struct buf *out)
{
	char day[DATE_ISO_SIZE] = "", shown[DATE_ISO_SIZE];

	if (strlen(at) < DATE_STAMP_SIZE - 1) {
		buf_puts(out, at);
		return;
	}
	memcpy(day, at, DATE_ISO_SIZE - 1);
	buf_printf(out, "%s %.5s", date_show(date_from_iso(day), shown), at + DATE_ISO_SIZE);
}

/* ---- who changed a field last ---------------------------------------------------------------- */

struct last_change {
	struct desk *desk;
	const struct entity *entity;
	char needle[80]; /* "key": cannot occur inside a value, where quotes are escaped */
	char login[64], at[DATE_STAMP_SIZE];
	bool found;
};

static bool match_change(void *arg, const struct event *event)
{
	struct last_change *last = arg;

	if (strcmp(event->entity, last->entity->name) != 0 || !strstr(event->after, last->needle))
		return true;
	snprintf(last->login, sizeof last->login, "%s", event->staff);
	snprintf(last->at, sizeof last->at, "%s", event->at);
	last->found = true;
	return false;
}

bool journal_last_change(struct desk *desk, const struct entity *entity, int64_t record,
	const struct field *field, struct buf *out)
{
	struct last_change last = {.desk = desk, .entity = entity};

	snprintf(last.needle, sizeof last.needle, "\"%s\":", field->key);
	if (!journal_read(desk, entity, record, 0, 200, match_change, &last, NULL) || !last.found)
		return false;
	journal_who(desk, last.login, out);
	buf_puts(out, ", ");
	append_moment(last.at, out);
	return true;
}

/* ---- a sentence ------------------------------------------------------------------------------ */

struct telling {
	struct desk *desk;
	const struct entity *entity;
	const void *was, *is; /* the record before and after the event */
	const struct veil *veils; /* of the record now, before and after */
	bool creation;
	int told;
	struct buf *out;
};

static void append_value(const struct telling *t, const struct field *field, const void *record)
{
	struct buf value = {0};

	journal_value(t->desk, t->entity, field, record, t->veils, &value);
	for (size_t i = 0; i < value.len; i++)
		if (value.s[i] == '\n')
			value.s[i] = ' ';
	char *cut = text_cut(value.len ? value.s : "-", VALUE_COLUMNS);
	buf_puts(t->out, cut);
	free(cut);
	buf_clear(&value);
}

/* What a sentence says of a new record: its title; of a time limit its day. */
static bool tells_creation(const struct telling *t, const struct field *field)
{
	return t->entity == &entity_clock ? strcmp(field->key, "due_on") == 0
					  : field == t->entity->title;
}

/* How a time limit counts stands in its explanation; its state is in the verb. */
static bool goes_without_saying(const struct telling *t, const struct field *field)
{
	return t->entity == &entity_clock && strcmp(field->key, "due_on") != 0 &&
		strcmp(field->key, "ended_on") != 0;
}

static void tell_field(void *arg, const struct field *field)
{
	struct telling *t = arg;

	if ((field->flags & FF_HIDDEN) || (t->creation && !tells_creation(t, field)) ||
		(!t->creation && goes_without_saying(t, field)))
		return;
	buf_puts(t->out, t->told++ ? "; " : ": ");
	if (t->creation && field == t->entity->title) {
		append_value(t, field, t->is);
		return;
	}
	buf_printf(t->out, "%s ", _(field->label));
	if (!t->creation) {
		append_value(t, field, t->was);
		buf_puts(t->out, " -> ");
	}
	append_value(t, field, t->is);
}

/* The name of the act of a lifecycle that an event of a case was; NULL where it was none. */
static const char *name_of_act(
	struct desk *desk, const struct event *event, const struct casefile *file)
{
	const struct lifecycle *lifecycle = rules_lifecycle(desk->rules, file->kind);
	const struct lifecycle_action *action =
		lifecycle ? lifecycle_action(lifecycle, event->action) : NULL;

	return action ? rule_text(&action->name) : NULL;
}

/* How much is said of an event. */
enum telling_of {
	TELL_ALL, /* full codes and values */
	TELL_LINE, /* short codes and values: a line of a list */
	TELL_BRIEF, /* short codes, names of fields */
};

/* "0388" for a case of this year where it is short, else the code; of a time limit its name. */
static void append_name(struct desk *desk, const struct entity *entity, const void *record,
	enum telling_of much, struct buf *out)
{
	const struct casefile *file = record;

	if (entity == &entity_clock)
		buf_printf(out, _("time limit “%s”"), duty_name(desk, record));
	else if (much != TELL_ALL && entity == &entity_casefile &&
		file->year == date_year(date_today()))
		buf_printf(out, "%04lld", (long long)file->number);
	else if (much == TELL_BRIEF && entity != &entity_casefile && entity->numbering != NUM_KEY) {
		buf_printf(out, "%s ", _(entity->label));
		record_code(entity, record, out);
	} else {
		record_code(entity, record, out);
	}
}

/* The predicate without values: "assigned 0403". */
static void append_deed(struct desk *desk, const struct entity *entity, const struct event *event,
	const void *is, bool readable, const char *name, struct buf *out)
{
	const char *words = entity == &entity_clock
		? find_words(clock_verbs, sizeof clock_verbs / sizeof *clock_verbs, event->action)
		: find_words(verbs, sizeof verbs / sizeof *verbs, event->action);
	const char *act = !words && readable && entity == &entity_casefile
		? name_of_act(desk, event, is)
		: NULL;

	if (words)
		buf_printf(out, words, name);
	else if (act)
		buf_printf(out, _("recorded “%s” for %s"), act, name);
	else
		buf_printf(out, "%s %s", event->action, name);
}

/* In brief to whom a case was given, and which fields were changed; no values, which may be long. */
static void append_gist(struct telling *t, const struct event *event)
{
	const struct field *assignee =
		t->entity == &entity_casefile ? entity_field(&entity_casefile, "assignee") : NULL;

	if (strcmp(event->action, "assign") == 0 && assignee && !field_is_empty(assignee, t->is)) {
		struct buf who = {0};
		desk_ref_label(t->desk, &entity_staff, field_integer(assignee, t->is), &who);
		buf_printf(t->out, _(" to the desk of %s"), buf_text(&who));
		buf_clear(&who);
		return;
	}
	if (strcmp(event->action, "set") != 0)
		return;
	for (size_t i = 0; i < t->entity->field_count; i++) {
		const struct field *field = &t->entity->fields[i];
		if (!(field->flags & FF_HIDDEN) && !field_equals(field, t->was, t->is))
			buf_printf(t->out, "%s%s", t->told++ ? ", " : ": ", _(field->label));
	}
}

/* "for Hùng ĐC: " where a deputy acted. */
static void append_principal(struct desk *desk, const struct event *event, struct buf *out)
{
	json_t *object =
		strstr(event->after, "\"for\":") ? json_loads(event->after, 0, NULL) : NULL;
	const char *login = json_string_value(json_object_get(object, "for"));
	struct buf who = {0};

	if (login) {
		journal_who(desk, login, &who);
		buf_printf(out, _("for %s: "), buf_text(&who));
	}
	buf_clear(&who);
	json_decref(object);
}

static void append_what(
	struct desk *desk, const struct event *event, enum telling_of much, struct buf *out)
{
	const struct entity *entity = journal_entity(event);

	if (!entity) { /* written by a newer program */
		buf_printf(
			out, "%s %s %lld", event->action, event->entity, (long long)event->record);
		return;
	}
	void *now = record_new(entity), *was = record_new(entity), *is = record_new(entity);
	struct veil veils[VEILS];
	struct buf name = {0};
	const bool readable = store_load(desk->store, entity, event->record, now, NULL);
	record_copy(entity, was, now);
	record_copy(entity, is, now);
	struct telling t = {desk, entity, was, is, veils, strcmp(event->before, "{}") == 0, 0, out};
	const bool told = readable &&
		journal_values(entity, event->before, was, NULL, NULL, NULL) &&
		journal_values(entity, event->after, is, NULL, NULL, NULL);
	desk_veil(desk, entity, now, &veils[0]);
	desk_veil(desk, entity, was, &veils[1]);
	desk_veil(desk, entity, is, &veils[2]);
	append_principal(desk, event, out);
	append_name(desk, entity, readable ? is : now, much, &name);
	append_deed(desk, entity, event, is, readable, buf_text(&name), out);
	if (told && much == TELL_BRIEF)
		append_gist(&t, event);
	else if (told)
		journal_values(entity, event->after, is, tell_field, &t, NULL);
	record_drop(entity, now);
	record_drop(entity, was);
	record_drop(entity, is);
	buf_clear(&name);
}

void journal_value(struct desk *desk, const struct entity *entity, const struct field *field,
	const void *record, const struct veil veils[VEILS], struct buf *out)
{
	for (size_t i = 0; i < VEILS; i++) {
		if (veil_covers(&veils[i], field)) {
			buf_puts(out, "‹M›");
			return;
		}
	}
	desk_show(desk, entity, field, record, out);
}

void journal_what(struct desk *desk, const struct event *event, struct buf *out)
{
	append_what(desk, event, TELL_LINE, out);
}

void journal_brief(struct desk *desk, const struct event *event, struct buf *out)
{
	append_what(desk, event, TELL_BRIEF, out);
}

void journal_sentence(struct desk *desk, const struct event *event, struct buf *out)
{
	journal_who(desk, event->staff, out);
	buf_puts(out, strcmp(event->entity, entity_clock.name) == 0 ? ": " : " ");
	append_what(desk, event, TELL_ALL, out);
}
