/* The left of a sign in a filter: which names mean which fields. All of it is tables; the engine knows no field by name. */
#include "domain/filter_inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "domain/suggest.h"

#define ROWS FILTER_ROWS

/* Short words for fields, beside keys, labels, and keys without their “_on”. Written as word_key() makes
 * them. The first row whose field the entity has wins. */
static const struct {
	const char *word, *key;
} aliases[] = {
	{"han", "due_on"},
	{"nhan", "received_on"},
	{"ngaynhan", "received_on"},
	{"traloi", "answered_on"},
	{"dong", "closed_on"},
	{"hop", "held_on"},
	{"ngayhop", "held_on"},
	{"hua", "made_on"},
	{"xong", "done_on"},
	{"thon", "hamlet"},
	{"loai", "kind"},
	{"giao", "assignee"},
	{"giao", "owner"},
	{"assignee", "owner"},
	{"nguoigiu", "assignee"},
	{"phutrach", "owner"},
	{"linhvuc", "field"},
	{"trangthai", "state"},
	{"trangthai", "status"},
	{"state", "status"},
	{"kenh", "channel"},
	{"nguon", "channel"},
	{"ketqua", "outcome"},
	{"nguoi", "person"},
	{"nguoineu", "person"},
	{"hoinghi", "conference"},
	{"case", "casefile"},
	{"vu", "casefile"},
	{"vuviec", "casefile"},
	{"section", "lead_unit"},
	{"chutri", "lead_unit"},
	{"donvi", "lead_unit"},
	{"donvi", "unit"},
	{"by", "received_by"},
	{"nguoitiep", "received_by"},
	{"noidung", "summary"},
	{"noidung", "content"},
	{"noidung", "text"},
	{"duan", "project"},
	{"mat", "secrecy"},
	{"vaitro", "role"},
};

const struct filter_rule filter_rules[] = {
	{&entity_casefile, "state", "open|mo|dangmo", N_("open"), N_("not closed yet"),
		{{"closed_on", OP_EMPTY}}},
	{&entity_casefile, "state", "overdue|quahan", N_("overdue"),
		N_("past its date, not answered"),
		{{"due_on", OP_LT, true}, {"answered_on", OP_EMPTY}, {"closed_on", OP_EMPTY}}},
	{&entity_casefile, "due_on", "overdue|quahan", N_("overdue"),
		N_("past its date, not answered"),
		{{"due_on", OP_LT, true}, {"answered_on", OP_EMPTY}, {"closed_on", OP_EMPTY}}},
	{&entity_commitment, "state", "open|mo|dangmo|dangthuchien", N_("open"),
		N_("neither kept nor broken"), {{"done_on", OP_EMPTY}, {"broken_on", OP_EMPTY}}},
	{&entity_commitment, "state", "kept|dagiu|daxong|dathuchien", N_("kept"),
		N_("done as promised"), {{"done_on", OP_PRESENT}}},
	{&entity_commitment, "state", "broken|khonggiu|thathua|khongthuchien", N_("broken"),
		N_("will not be kept"), {{"broken_on", OP_PRESENT}}},
	{&entity_commitment, "state", "overdue|quahan", N_("overdue"),
		N_("past its date, not kept"),
		{{"due_on", OP_LT, true}, {"done_on", OP_EMPTY}, {"broken_on", OP_EMPTY}}},
	{&entity_commitment, "due_on", "overdue|quahan", N_("overdue"),
		N_("past its date, not kept"),
		{{"due_on", OP_LT, true}, {"done_on", OP_EMPTY}, {"broken_on", OP_EMPTY}}},
	{&entity_petition, "state", "open|mo|chuaxuly", N_("open"), N_("not handled yet"),
		{{"handled_on", OP_EMPTY}}},
	{&entity_petition, "state", "handled|daxuly", N_("handled"), N_("handled already"),
		{{"handled_on", OP_PRESENT}}},
	{0},
};

/* Fields by which people name a record. */
static const struct {
	const struct entity *entity;
	const char *keys[FILTER_NAMES];
} names[] = {
	{&entity_unit, {"code", "name", "full_name"}},
	{&entity_staff, {"login", "name", "initials"}},
	{&entity_person, {"name"}},
	{&entity_conference, {"title"}},
	{&entity_document, {"subject", "symbol", "issuer"}},
	{&entity_reception, {"content", "result"}},
	{&entity_resolution, {"text"}},
};

static const char *const code_words[] = {"code", "ma", "so", "maso", "id"};

static bool has_rules(const struct entity *entity, const char *key)
{
	for (const struct filter_rule *rule = filter_rules; rule->entity; rule++)
		if (rule->entity == entity && strcmp(rule->key, key) == 0)
			return true;
	return false;
}

static bool known_key(const struct entity *entity, const char *key, struct filter_subject *out)
{
	const struct field *field = entity_field(entity, key);
	if (!field && !has_rules(entity, key))
		return false;
	out->field = field;
	out->key = key;
	return true;
}

bool filter_find_subject(const struct entity *entity, const char *name, struct filter_subject *out)
{
	bool found = false;
	char *key = word_key(name);
	for (size_t i = 0; !found && i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		size_t length = strlen(field->key);
		char *own = word_key(field->key);
		/* due_on is due, too */
		found = strcmp(own, key) == 0 ||
			(length > 3 && strcmp(field->key + length - 3, "_on") == 0 &&
				strlen(key) + 2 == strlen(own) &&
				strncmp(own, key, strlen(key)) == 0);
		free(own);
		if (found)
			*out = (struct filter_subject){.field = field, .key = field->key};
	}
	for (size_t i = 0; !found && i < ROWS(aliases); i++)
		found = strcmp(aliases[i].word, key) == 0 && known_key(entity, aliases[i].key, out);
	for (const struct filter_rule *rule = filter_rules; !found && rule->entity; rule++)
		found = strcmp(rule->key, key) == 0 && known_key(entity, rule->key, out);
	for (size_t i = 0; !found && entity->numbering != NUM_KEY && i < ROWS(code_words); i++) {
		found = strcmp(code_words[i], key) == 0;
		if (found)
			*out = (struct filter_subject){.by_code = true};
	}
	if (!found) {
		const struct field *field = entity_find_field(entity, name);
		for (size_t i = 0; !field && i < entity->field_count; i++)
			if (word_equals(_(entity->fields[i].label), key))
				field = &entity->fields[i];
		found = field != NULL;
		if (found)
			*out = (struct filter_subject){.field = field, .key = field->key};
	}
	free(key);
	return found;
}

const struct filter_rule *filter_bare_word(const struct entity *entity, const char *text)
{
	const struct filter_rule *rule = filter_rules;
	char *key = word_key(text);
	while (rule->entity && (rule->entity != entity || !word_in(rule->words, key)))
		rule++;
	free(key);
	return rule->entity ? rule : NULL;
}

void filter_unknown_subject(const struct entity *entity, const char *name, struct buf *message)
{
	char *key = word_key(name);
	struct suggestions near = {.wanted = key};
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (field->flags & FF_HIDDEN)
			continue;
		suggest(&near, field->key, field->key);
		suggest(&near, _(field->label), field->key);
	}
	for (size_t i = 0; i < ROWS(aliases); i++)
		if (entity_field(entity, aliases[i].key))
			suggest(&near, aliases[i].word, aliases[i].key);
	buf_printf(message, _("there is no field “%s”"), name);
	suggestions_show(&near, message);
	if (!near.count)
		buf_puts(message, _("; fields are: "));
	for (size_t i = 0, shown = 0; !near.count && i < entity->field_count; i++)
		if (!(entity->fields[i].flags & FF_HIDDEN))
			buf_printf(message, "%s%s", shown++ ? ", " : "", entity->fields[i].key);
	suggestions_clear(&near);
	free(key);
}

void filter_naming_fields(const struct entity *entity, const struct field *out[FILTER_NAMES])
{
	for (size_t i = 0; i < FILTER_NAMES; i++)
		out[i] = i ? NULL : entity->title;
	for (size_t i = 0; i < ROWS(names); i++)
		for (size_t j = 0;
			names[i].entity == entity && j < FILTER_NAMES && names[i].keys[j]; j++)
			out[j] = entity_field(entity, names[i].keys[j]);
}
