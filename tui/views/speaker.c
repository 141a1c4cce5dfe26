/* Who speaks in the live log. */
#include "tui/views/speaker.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

void speaker_init(struct speaker *speaker, struct desk *desk)
{
	*speaker = (struct speaker){.desk = desk};
	editor_init(&speaker->editor, false, SPEAKER_LIMIT);
}

static void drop_hints(struct speaker *speaker)
{
	for (size_t i = 0; i < speaker->hint_count; i++)
		free(speaker->hints[i].label);
	speaker->hint_count = 0;
}

static void drop_list(struct speaker *speaker)
{
	for (size_t i = 0; i < speaker->list_count; i++) {
		free(speaker->list[i].label);
		free(speaker->list[i].name);
		free(speaker->list[i].hamlet);
		free(speaker->list[i].topic);
	}
	free(speaker->list);
	speaker->list = NULL;
	speaker->list_count = 0;
}

void speaker_clear(struct speaker *speaker)
{
	drop_hints(speaker);
	drop_list(speaker);
	free(speaker->typed);
	editor_clear(&speaker->editor);
}

static void forget_choice(struct speaker *speaker)
{
	free(speaker->typed);
	speaker->typed = NULL;
	speaker->chosen = 0;
}

void speaker_reset(struct speaker *speaker)
{
	drop_hints(speaker);
	forget_choice(speaker);
	editor_set(&speaker->editor, "");
	speaker->person = 0;
	speaker->hinted = speaker->editor.changes;
}

void speaker_typed(struct speaker *speaker)
{
	forget_choice(speaker);
	speaker->person = 0;
}

/* ---- who a person is ------------------------------------------------------------------------- */

static void put_label(struct desk *desk, const struct person *person, struct buf *out)
{
	buf_puts(out, person->name);
	if (person->hamlet) {
		buf_puts(out, ", ");
		desk_ref_label(desk, &entity_unit, person->hamlet, out);
	}
}

bool speaker_set(struct speaker *speaker, int64_t id, struct error *err)
{
	struct person person = {0};
	struct buf label = {0};

	speaker_reset(speaker);
	if (!id)
		return true;
	const bool ok = desk_load(speaker->desk, &entity_person, id, &person, err);
	if (ok) {
		put_label(speaker->desk, &person, &label);
		editor_set(&speaker->editor, buf_text(&label));
		speaker->person = id;
		speaker->hinted = speaker->editor.changes;
	}
	buf_clear(&label);
	record_clear(&entity_person, &person);
	return ok;
}

/* ---- the list of speakers -------------------------------------------------------------------- */

struct reading {
	struct speaker *speaker;
	struct error *err;
	bool ok;
};

static bool add_registered(void *arg, const void *record)
{
	struct reading *reading = arg;
	struct speaker *speaker = reading->speaker;
	const struct speaker_record *row = record;
	struct person person = {0};
	struct buf label = {0}, hamlet = {0};

	reading->ok = desk_load(speaker->desk, &entity_person, row->person, &person, reading->err);
	if (!reading->ok)
		return false;
	put_label(speaker->desk, &person, &label);
	if (person.hamlet)
		desk_ref_label(speaker->desk, &entity_unit, person.hamlet, &hamlet);
	speaker->list = xrealloc(speaker->list, (speaker->list_count + 1) * sizeof *speaker->list);
	speaker->list[speaker->list_count++] = (struct registered){.id = row->record.id,
		.person = row->person,
		.label = buf_steal(&label),
		.name = xstrdup(person.name),
		.hamlet = buf_steal(&hamlet),
		.topic = xstrdup(row->topic ? row->topic : ""),
		.spoken = row->casefile != 0,
		.passed = row->passed != 0};
	record_clear(&entity_person, &person);
	return true;
}

bool speaker_load_list(struct speaker *speaker, int64_t conference, struct error *err)
{
	struct reading reading = {speaker, err, true};
	const struct condition here = {.field = entity_field(&entity_speaker, "conference"),
		.op = OP_EQ,
		.number = conference};
	const struct query query = {.entity = &entity_speaker,
		.conditions = &here,
		.count = 1,
		.sort = entity_field(&entity_speaker, "position")};

	drop_list(speaker);
	return store_query(speaker->desk->store, &query, add_registered, &reading, err) &&
		reading.ok;
}

static bool waits(const struct registered *row)
{
	return !row->spoken && !row->passed;
}

static void show_chosen(struct speaker *speaker)
{
	const struct registered *row = speaker->chosen ? &speaker->list[speaker->chosen - 1] : NULL;

	editor_set(&speaker->editor, row ? row->label : speaker->typed);
	speaker->person = row ? row->person : 0;
	speaker->hinted = row ? speaker->editor.changes : speaker->editor.changes - 1;
	drop_hints(speaker);
}

bool speaker_next(struct speaker *speaker)
{
	size_t next = 0;

	for (size_t i = speaker->chosen; i < speaker->list_count && !next; i++)
		if (waits(&speaker->list[i]))
			next = i + 1;
	if (!next && !speaker->typed)
		return false;
	if (!speaker->typed)
		speaker->typed = xstrdup(editor_text(&speaker->editor));
	speaker->chosen = next;
	/* Nothing was typed: begin again with the first. */
	if (!next && !*speaker->typed) {
		free(speaker->typed);
		speaker->typed = NULL;
		return speaker_next(speaker);
	}
	show_chosen(speaker);
	return true;
}

int64_t speaker_turn(const struct speaker *speaker, int64_t person)
{
	for (size_t i = 0; person && i < speaker->list_count; i++)
		if (speaker->list[i].person == person && waits(&speaker->list[i]))
			return speaker->list[i].id;
	return 0;
}

/* ---- hints ----------------------------------------------------------------------------------- */

/* "Lê Thị Hoa, thôn Đông": the name before the comma, the hamlet behind it. The caller frees both. */
static void split(const char *text, char **name, char **hamlet)
{
	const char *comma = strchr(text, ',');
	struct error err;

	*name = *hamlet = NULL;
	/* An editor's text is valid: cleaning only trims it. */
	if (!text_clean(name, text, comma ? (size_t)(comma - text) : strlen(text), false, &err) ||
		(comma && !text_clean(hamlet, comma + 1, strlen(comma + 1), false, &err)))
		die("the text of an editor is not valid: %s", err.text);
}

/* One more hint, unless the person is there already; false where there is no more room. */
static bool put_hint(struct speaker *speaker, int64_t person, const char *label)
{
	for (size_t i = 0; i < speaker->hint_count; i++)
		if (speaker->hints[i].person == person)
			return true;
	speaker->hints[speaker->hint_count].person = person;
	speaker->hints[speaker->hint_count].label = xstrdup(label);
	return ++speaker->hint_count < SPEAKER_HINTS;
}

static bool add_hint(void *arg, const void *record)
{
	struct speaker *speaker = arg;
	const struct person *person = record;
	struct buf label = {0};

	put_label(speaker->desk, person, &label);
	const bool more = put_hint(speaker, person->record.id, buf_text(&label));
	buf_clear(&label);
	return more;
}

/* Those of the list whose initials or name is typed. */
static void hint_registered(struct speaker *speaker, const char *folded)
{
	for (size_t i = 0; i < speaker->list_count; i++) {
		const struct registered *row = &speaker->list[i];
		char *name = text_fold(row->name), *initials = text_initials(row->name);
		const bool meant =
			strncmp(initials, folded, strlen(folded)) == 0 || strstr(name, folded);
		free(name);
		free(initials);
		if (meant && waits(row) && !put_hint(speaker, row->person, row->label))
			return;
	}
}

/* The persons that a statement gives, bound by the caller. */
static bool hint_ids(struct speaker *speaker, struct statement *st, struct error *err)
{
	int64_t ids[SPEAKER_HINTS];
	size_t count = 0;
	bool row = true;

	while (row) {
		if (!statement_step(speaker->desk->store, st, &row, err))
			return false;
		if (row && count < SPEAKER_HINTS)
			ids[count++] = column_integer(st, 0);
	}
	for (size_t i = 0; i < count && speaker->hint_count < SPEAKER_HINTS; i++) {
		struct person person = {0};
		if (!desk_load(speaker->desk, &entity_person, ids[i], &person, err))
			return false;
		add_hint(speaker, &person);
		record_clear(&entity_person, &person);
	}
	return true;
}

static bool hint_initials(
	struct speaker *speaker, const char *folded, int64_t hamlet, struct error *err)
{
	struct statement *st = store_statement(speaker->desk->store, SQL_PERSON_BY_INITIALS);

	bind_text(st, 1, folded);
	bind_reference(st, 2, hamlet);
	bind_integer(st, 3, SPEAKER_HINTS);
	return hint_ids(speaker, st, err);
}

static bool hint_beginnings(
	struct speaker *speaker, const char *folded, int64_t hamlet, struct error *err)
{
	struct statement *st = store_statement(speaker->desk->store, SQL_PERSON_BY_BEGINNING);
	struct buf end = {0};

	buf_printf(&end, "%s\xf4\x8f\xbf\xbf", folded); /* behind every letter */
	bind_text(st, 1, folded);
	bind_text(st, 2, buf_text(&end));
	bind_reference(st, 3, hamlet);
	bind_integer(st, 4, SPEAKER_HINTS);
	const bool ok = hint_ids(speaker, st, err);
	buf_clear(&end);
	return ok;
}

/* A given name, or any other part: reads all people, and stops when a key comes. */
static bool hint_parts(struct speaker *speaker, const char *name, int64_t hamlet, struct error *err)
{
	const struct condition conditions[2] = {
		{.field = entity_field(&entity_person, "name"), .op = OP_CONTAINS, .text = name},
		{.field = entity_field(&entity_person, "hamlet"), .op = OP_EQ, .number = hamlet}};
	const struct query query = {.entity = &entity_person,
		.conditions = conditions,
		.count = hamlet ? 2 : 1,
		.limit = SPEAKER_HINTS};

	return store_query(speaker->desk->store, &query, add_hint, speaker, err);
}

static bool find_hints(
	struct speaker *speaker, const char *name, const char *hamlet_name, struct error *err)
{
	struct casefile place = {0};
	char *folded = text_fold(name);
	bool ok = true;

	/* A hamlet that is not written out yet narrows nothing. */
	if (hamlet_name && *hamlet_name)
		desk_parse(speaker->desk, &entity_casefile,
			entity_field(&entity_casefile, "hamlet"), &place, hamlet_name, NULL);
	hint_registered(speaker, folded);
	if (speaker->hint_count < SPEAKER_HINTS && !strchr(folded, ' '))
		ok = hint_initials(speaker, folded, place.hamlet, err);
	if (ok && speaker->hint_count < SPEAKER_HINTS)
		ok = hint_beginnings(speaker, folded, place.hamlet, err);
	if (ok && speaker->hint_count < SPEAKER_HINTS)
		ok = hint_parts(speaker, name, place.hamlet, err);
	free(folded);
	return ok;
}

bool speaker_hint(struct speaker *speaker, bool *changed, struct error *err)
{
	char *name, *hamlet;
	bool ok = true;

	*changed = speaker->hinted != speaker->editor.changes;
	if (!*changed)
		return true;
	drop_hints(speaker);
	split(editor_text(&speaker->editor), &name, &hamlet);
	if (!speaker->person && text_length(name) >= 2)
		ok = find_hints(speaker, name, hamlet, err);
	if (ok)
		speaker->hinted = speaker->editor.changes;
	free(name);
	free(hamlet);
	return ok;
}

bool speaker_is_initials(const struct speaker *speaker)
{
	const char *typed = editor_text(&speaker->editor);
	char *name, *hamlet, *initials;

	if (!speaker->hint_count || speaker->person)
		return false;
	split(speaker->hints[0].label, &name, &hamlet);
	initials = text_initials(name);
	const bool same = *initials && !strcmp(typed, initials);
	free(initials);
	free(name);
	free(hamlet);
	return same;
}

void speaker_accept(struct speaker *speaker)
{
	if (speaker->hint_count == 0 || speaker->person)
		return;
	forget_choice(speaker);
	speaker->person = speaker->hints[0].person;
	editor_set(&speaker->editor, speaker->hints[0].label);
	speaker->hinted = speaker->editor.changes;
	drop_hints(speaker);
}

/* How many there are of a name: none, one (its id), more (-1). */
static bool only_one(void *arg, const void *record)
{
	int64_t *found = arg;

	*found = *found ? -1 : ((const struct record *)record)->id;
	return *found > 0;
}

static bool find_or_add(
	struct speaker *speaker, const char *name, int64_t hamlet, int64_t *id, struct error *err)
{
	struct condition conditions[2] = {
		{.field = entity_field(&entity_person, "name"), .op = OP_EQ, .text = name},
		{.field = entity_field(&entity_person, "hamlet"), .op = OP_EQ, .number = hamlet}};
	struct query query = {.entity = &entity_person,
		.conditions = conditions,
		.count = hamlet ? 2 : 1,
		.limit = 2};
	int64_t found = 0;

	if (!store_query(speaker->desk->store, &query, only_one, &found, err))
		return false;
	if (found > 0) {
		*id = found;
		return true;
	}
	struct person person = {.name = xstrdup(name), .hamlet = hamlet};
	bool ok = desk_add(speaker->desk, &entity_person, &person, err);
	if (ok)
		*id = person.record.id;
	record_clear(&entity_person, &person);
	return ok;
}

bool speaker_take(struct speaker *speaker, struct casefile *file, struct error *err)
{
	char *name, *hamlet;
	bool ok = true;

	if (speaker->person) {
		struct person person = {0};
		if (!desk_load(speaker->desk, &entity_person, speaker->person, &person, err))
			return false;
		file->person = speaker->person;
		file->hamlet = person.hamlet;
		record_clear(&entity_person, &person);
		return true;
	}
	split(editor_text(&speaker->editor), &name, &hamlet);
	if (hamlet && *hamlet)
		ok = desk_parse(speaker->desk, &entity_casefile,
			entity_field(&entity_casefile, "hamlet"), file, hamlet, err);
	if (ok && *name)
		ok = find_or_add(speaker, name, file->hamlet, &file->person, err);
	free(name);
	free(hamlet);
	return ok;
}
