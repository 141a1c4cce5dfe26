/*
 * The journal in words. What a restricted case hides stays hidden in its history, whatever it was
 * at the time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/desk_inside.h"
#include "domain/journal.h"
#include "domain/rules.h"

enum { VALUE_COLUMNS = 60 }; /* longer values are cut in a sentence; the record has them whole */

static const struct phrase {
	const char *action;
	const char *words; /* with who and which record */
} verbs[] = {
	{"add", N_("%s entered %s")},
	{"set", N_("%s changed %s")},
	{"trash", N_("%s put %s in the trash")},
	{"restore", N_("%s took %s out of the trash")},
	{"log", N_("%s logged %s")},
	{"assign", N_("%s assigned %s")},
	{"answer", N_("%s answered %s")},
	{"close", N_("%s closed %s")},
	{"reopen", N_("%s reopened %s")},
	{"convert", N_("%s converted %s")},
	{"merge", N_("%s merged %s")},
	{"split", N_("%s split off %s")},
	{"extend", N_("%s extended %s")},
	{"decide", N_("%s decided on %s")},
	{"link", N_("%s linked %s")},
	{"start", N_("%s: %s begins to run")},
	{"meet", N_("%s: %s is met")},
	{"fall", N_("%s: %s falls away")},
	{"suspend", N_("%s suspended %s")},
	{"resume", N_("%s resumed %s")},
	{"fix", N_("%s set the day of %s by hand")},
	{"recount", N_("%s counted the day of %s again")},
	{"undo", N_("%s undid a change of %s")},
	{"redo", N_("%s redid a change of %s")},
};

static const struct entity *entity_of_event(const struct event *event)
{
	for (size_t i = 0; entities[i]; i++)
		if (strcmp(entities[i]->name, event->entity) == 0)
			return entities[i];
	return NULL;
}

/* The short name of a login; the login itself where nobody bears it (any more). */
static void append_who(struct desk *desk, const char *login, struct buf *out)
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
	append_who(desk, last.login, out);
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
	bool covered = false;

	for (size_t i = 0; i < 3; i++)
		covered = covered || veil_covers(&t->veils[i], field);
	if (covered)
		buf_puts(&value, "‹M›");
	else
		desk_show(t->desk, t->entity, field, record, &value);
	for (size_t i = 0; i < value.len; i++)
		if (value.s[i] == '\n')
			value.s[i] = ' ';
	char *cut = text_cut(value.len ? value.s : "-", VALUE_COLUMNS);
	buf_puts(t->out, cut);
	free(cut);
	buf_clear(&value);
}

static void tell_field(void *arg, const struct field *field)
{
	struct telling *t = arg;

	/* A new record is told by its title alone. */
	if ((field->flags & FF_HIDDEN) || (t->creation && field != t->entity->title))
		return;
	buf_puts(t->out, t->told++ ? "; " : ": ");
	if (t->creation) {
		append_value(t, field, t->is);
		return;
	}
	buf_printf(t->out, "%s ", _(field->label));
	append_value(t, field, t->was);
	buf_puts(t->out, " -> ");
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

void journal_sentence(struct desk *desk, const struct event *event, struct buf *out)
{
	const struct entity *entity = entity_of_event(event);
	const char *words = NULL;
	struct buf who = {0}, code = {0};

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (strcmp(verbs[i].action, event->action) == 0)
			words = _(verbs[i].words);
	append_who(desk, event->staff, &who);
	if (!entity) { /* written by a newer program */
		buf_printf(out, "%s %s %s %lld", buf_text(&who), event->action, event->entity,
			(long long)event->record);
		buf_clear(&who);
		return;
	}
	void *now = record_new(entity), *was = record_new(entity), *is = record_new(entity);
	struct veil veils[3];
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
	record_code(entity, readable ? is : now, &code);
	const char *act = !words && readable && entity == &entity_casefile
		? name_of_act(desk, event, is)
		: NULL;
	if (words)
		buf_printf(out, words, buf_text(&who), buf_text(&code));
	else if (act)
		buf_printf(out, _("%s recorded “%s” for %s"), buf_text(&who), act, buf_text(&code));
	else
		buf_printf(out, "%s %s %s", buf_text(&who), event->action, buf_text(&code));
	if (told)
		journal_values(entity, event->after, is, tell_field, &t, NULL);
	record_drop(entity, now);
	record_drop(entity, was);
	record_drop(entity, is);
	buf_clear(&who);
	buf_clear(&code);
}
