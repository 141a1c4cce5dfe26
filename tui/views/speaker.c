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

void speaker_clear(struct speaker *speaker)
{
	drop_hints(speaker);
	editor_clear(&speaker->editor);
}

void speaker_reset(struct speaker *speaker)
{
	drop_hints(speaker);
	editor_set(&speaker->editor, "");
	speaker->person = 0;
	speaker->hinted = speaker->editor.changes;
}

void speaker_typed(struct speaker *speaker)
{
	speaker->person = 0;
}

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

static bool add_hint(void *arg, const void *record)
{
	struct speaker *speaker = arg;
	const struct person *person = record;
	struct buf label = {0};

	buf_puts(&label, person->name);
	if (person->hamlet) {
		buf_puts(&label, ", ");
		desk_ref_label(speaker->desk, &entity_unit, person->hamlet, &label);
	}
	speaker->hints[speaker->hint_count].person = person->record.id;
	speaker->hints[speaker->hint_count].label = buf_steal(&label);
	return ++speaker->hint_count < SPEAKER_HINTS;
}

bool speaker_hint(struct speaker *speaker, bool *changed, struct error *err)
{
	char *name, *hamlet;
	bool ok = true;

	*changed = speaker->hinted != speaker->editor.changes;
	if (!*changed)
		return true;
	speaker->hinted = speaker->editor.changes;
	drop_hints(speaker);
	split(editor_text(&speaker->editor), &name, &hamlet);
	if (!speaker->person && text_length(name) >= 2) {
		struct condition condition = {.field = entity_field(&entity_person, "name"),
			.op = OP_CONTAINS,
			.text = name};
		struct query query = {.entity = &entity_person,
			.conditions = &condition,
			.count = 1,
			.limit = SPEAKER_HINTS};
		ok = store_query(speaker->desk->store, &query, add_hint, speaker, err);
	}
	free(name);
	free(hamlet);
	return ok;
}

void speaker_accept(struct speaker *speaker)
{
	if (speaker->hint_count == 0 || speaker->person)
		return;
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
