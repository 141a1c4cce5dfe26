/*
 * The engine of records described as data: members, reading of values, whole records. It treats all
 * fields alike: what is particular to a type stands in type_*.c, what a record means in src/domain.
 */
#include "base/field.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

/* ---- members ------------------------------------------------------------ */

void *field_member(const struct field *field, void *record)
{
	return (char *)record + field->offset;
}

const void *field_member_const(const struct field *field, const void *record)
{
	return (const char *)record + field->offset;
}

int64_t field_integer(const struct field *field, const void *record)
{
	const void *member = field_member_const(field, record);

	switch (field->type->storage) {
	case STORE_INTEGER:
		return *(const int64_t *)member;
	case STORE_DATE:
		return *(const date_t *)member;
	case STORE_TEXT:
		break;
	}
	die("field %s holds text, not a number", field->key);
}

const char *field_string(const struct field *field, const void *record)
{
	if (field->type->storage != STORE_TEXT)
		die("field %s holds no text", field->key);
	const char *text = *(char *const *)field_member_const(field, record);
	return text ? text : "";
}

bool field_is_empty(const struct field *field, const void *record)
{
	if (field->type->storage == STORE_TEXT)
		return !*field_string(field, record);
	return field_integer(field, record) == 0;
}

bool field_equals(const struct field *field, const void *a, const void *b)
{
	if (field->type->storage == STORE_TEXT)
		return strcmp(field_string(field, a), field_string(field, b)) == 0;
	return field_integer(field, a) == field_integer(field, b);
}

void field_set_integer(const struct field *field, void *record, int64_t value)
{
	void *member = field_member(field, record);

	switch (field->type->storage) {
	case STORE_INTEGER:
		*(int64_t *)member = value;
		return;
	case STORE_DATE:
		*(date_t *)member = (date_t)value;
		return;
	case STORE_TEXT:
		break;
	}
	die("field %s holds text, not a number", field->key);
}

void field_set_string(const struct field *field, void *record, const char *text)
{
	if (field->type->storage != STORE_TEXT)
		die("field %s holds no text", field->key);
	char **member = field_member(field, record);
	char *copy = text && *text ? xstrdup(text)
				   : NULL; /* first: text may be the old one or a part of it */
	free(*member);
	*member = copy;
}

void field_assign(const struct field *field, void *to, const void *from)
{
	if (field->type->storage == STORE_TEXT)
		field_set_string(field, to, field_string(field, from));
	else
		field_set_integer(field, to, field_integer(field, from));
}

static void empty_member(const struct field *field, void *record)
{
	if (field->type->storage == STORE_TEXT)
		field_set_string(field, record, NULL);
	else
		field_set_integer(field, record, 0);
}

/* Put the field's label in front of what went wrong, and the cursor on the field. */
static bool blame(struct error *err, const struct field *field)
{
	if (!err)
		return false;
	return error_set_field(err, err->code, field, "%s: %s", _(field->label), err->text);
}

bool field_parse(const struct field *field, void *record, const char *text, struct error *err)
{
	char *clean;

	if (!text_clean(&clean, text, strlen(text), field->type->lines, err))
		return blame(err, field);
	bool ok = true;
	if (*clean)
		ok = field->type->parse(field, field_member(field, record), clean, err);
	else
		empty_member(field, record);
	free(clean);
	return ok || blame(err, field);
}

/* ---- names in two languages ------------------------------------------------------------ */

/*
 * Call @p find with the interface's language and, where that finds nothing, with the other one: a
 * sheet with Vietnamese headings is read on an English screen too. The English labels are the
 * msgids themselves.
 */
static const void *find_in_languages(const void *(*find)(const void *table, const char *folded),
	const void *table, const char *word)
{
	char *folded = text_fold(word);
	const void *found = find(table, folded);

	if (!found && strcmp(locale_language(), "vi") != 0) {
		char *language = xstrdup(locale_language());
		locale_set_language("vi");
		found = find(table, folded);
		locale_set_language(language);
		free(language);
	}
	free(folded);
	return found;
}

static const void *find_field(const void *table, const char *folded)
{
	const struct entity *entity = table;

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (strcmp(field->key, folded) == 0)
			return field;
	}
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (text_folds_to(field->label, folded) || text_folds_to(_(field->label), folded))
			return field;
	}
	return NULL;
}

static const void *find_choice(const void *table, const char *folded)
{
	const struct choice *choices = table;

	for (const struct choice *c = choices; c->key; c++) {
		if (strcmp(c->key, folded) == 0)
			return c;
	}
	for (const struct choice *c = choices; c->key; c++) {
		if (text_folds_to(c->label, folded) || text_folds_to(choice_label(c), folded) ||
			(c->mark &&
				(text_folds_to(c->mark, folded) ||
					text_folds_to(_(c->mark), folded))))
			return c;
	}
	return NULL;
}

const struct field *entity_field(const struct entity *entity, const char *key)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		if (strcmp(entity->fields[i].key, key) == 0)
			return &entity->fields[i];
	}
	return NULL;
}

const struct field *entity_find_field(const struct entity *entity, const char *word)
{
	return find_in_languages(find_field, entity, word);
}

const char *choice_label(const struct choice *choice)
{
	if (!choice->vi)
		return _(choice->label);
	return strcmp(locale_language(), "en") == 0 ? choice->label : choice->vi;
}

const struct choice *choice_by_value(const struct choice *choices, int64_t value)
{
	for (const struct choice *c = choices; c->key; c++) {
		if (c->value == value)
			return c;
	}
	return NULL;
}

/* How much of a label a word is. */
enum closeness {
	FAR,
	BEGINS_WORD, /* "thải" of "môi trường, rác thải" */
	BEGINS_PART, /* "rác" */
	BEGINS_PART_WHOLE, /* words of it, none cut: "rác thải" of "rác thải sinh hoạt" */
	IS_PART, /* "môi trường" */
	IS_ALL
};

/* End of the part of a folded label that begins there: labels list their parts with , : ; or /. */
static const char *part_end(const char *at)
{
	return at + strcspn(at, ",:;/");
}

/* The end of the words in a text that begins with them, NULL where it does not; blanks are passed over in both. */
static const char *behind_words(const char *at, const char *end, const char *words)
{
	for (;;) {
		words += strspn(words, " ");
		if (!*words)
			return at;
		while (at < end && *at == ' ')
			at++;
		if (at == end || *at != *words)
			return NULL;
		at++;
		words++;
	}
}

static enum closeness part_closeness(const char *part, const char *end, const char *word)
{
	const char *behind = behind_words(part, end, word);

	if (behind)
		return behind == end ? IS_PART : *behind == ' ' ? BEGINS_PART_WHOLE : BEGINS_PART;
	for (const char *p = part; p < end; p++)
		if (*p == ' ' && behind_words(p, end, word))
			return BEGINS_WORD;
	return FAR;
}

/* @p word is folded, with blanks where keys have - and people write _. */
static enum closeness label_closeness(const char *label, const char *word)
{
	char *folded = text_fold(label);
	enum closeness best = FAR;

	for (char *p = folded; *p; p++)
		if (*p == '-' || *p == '_')
			*p = ' ';
	if (strcmp(folded, word) == 0)
		best = IS_ALL;
	for (const char *part = folded; best < IS_ALL && *part;) {
		const char *end = part_end(part);
		const enum closeness here = part_closeness(part, end, word);
		best = here > best ? here : best;
		part = end + strspn(end, ",:;/ ");
	}
	free(folded);
	return best;
}

static enum closeness choice_closeness(const struct choice *choice, const char *word)
{
	const char *const names[] = {choice->key, choice->label, choice_label(choice), choice->vi,
		choice->mark, choice->mark ? _(choice->mark) : NULL};
	enum closeness best = FAR;

	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const enum closeness here = names[i] ? label_closeness(names[i], word) : FAR;
		best = here > best ? here : best;
	}
	return best;
}

/* Those that are as close as the closest, if that is @p least. */
static size_t closest(const struct choice *choices, const char *folded, enum closeness least,
	const struct choice **out, size_t room)
{
	enum closeness best = least;
	size_t count = 0;

	for (const struct choice *c = choices; c->key; c++) {
		const enum closeness here = choice_closeness(c, folded);
		if (here < best)
			continue;
		if (here > best)
			count = 0;
		best = here;
		if (count < room)
			out[count] = c;
		count++;
	}
	return count;
}

size_t choice_search(
	const struct choice *choices, const char *word, const struct choice **out, size_t room)
{
	char *folded = text_fold(word);

	for (char *p = folded; *p; p++)
		if (*p == '-' || *p == '_')
			*p = ' ';
	const bool empty = !folded[strspn(folded, " ")];
	size_t count = empty ? 0 : closest(choices, folded, BEGINS_WORD, out, room);
	if (!count && !empty && strcmp(locale_language(), "vi") != 0) {
		char *language = xstrdup(locale_language());
		locale_set_language("vi");
		count = closest(choices, folded, BEGINS_WORD, out, room);
		locale_set_language(language);
		free(language);
	}
	free(folded);
	return count;
}

/* The only one with such a part. */
static const void *find_part(const void *table, const char *folded)
{
	const struct choice *found;

	return *folded && closest(table, folded, BEGINS_PART_WHOLE, &found, 1) == 1 ? found : NULL;
}

const struct choice *choice_find(const struct choice *choices, const char *word)
{
	const struct choice *found = find_in_languages(find_choice, choices, word);

	return found ? found : find_in_languages(find_part, choices, word);
}

/* ---- whole records ------------------------------------------------------------ */

void record_clear(const struct entity *entity, void *record)
{
	struct record *head = record;

	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (field->type->storage == STORE_TEXT)
			free(*(char **)field_member(field, record));
	}
	free(head->uid);
	memset(record, 0, entity->size);
}

void record_copy(const struct entity *entity, void *to, const void *from)
{
	const struct record *source = from;
	struct record *head = to;

	for (size_t i = 0; i < entity->field_count; i++)
		field_assign(&entity->fields[i], to, from);
	free(head->uid);
	*head = *source;
	head->uid = xstrdup(source->uid);
}

bool record_validate(const struct entity *entity, const void *record, struct error *err)
{
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		bool empty = field_is_empty(field, record);
		if (empty && (field->flags & FF_REQUIRED) && !field->type->zero_is_value)
			return error_set_field(err, ERR_INVALID, field,
				_("%s: this must be filled in"), _(field->label));
		if (!empty && !field->type->check(field, field_member_const(field, record), err))
			return blame(err, field);
	}
	return true;
}

static int64_t integer_of(const struct entity *entity, const char *key, const void *record)
{
	const struct field *field = entity_field(entity, key);

	if (!field)
		die("entity %s is numbered but has no field %s", entity->name, key);
	return field_integer(field, record);
}

void record_code(const struct entity *entity, const void *record, struct buf *out)
{
	const struct record *head = record;
	const char *prefix = entity->prefix_of ? entity->prefix_of(record) : entity->prefix;

	switch (entity->numbering) {
	case NUM_KEY:
		entity->key->type->print(entity->key, field_member_const(entity->key, record), out);
		return;
	case NUM_YEARLY: {
		int64_t number = integer_of(entity, "number", record);
		if (number)
			buf_printf(out, "%s-%" PRId64 "-%0*" PRId64, prefix,
				integer_of(entity, "year", record), entity->digits, number);
		return;
	}
	case NUM_ID:
		if (head->id)
			buf_printf(out, "%s-%" PRId64, prefix, head->id);
		return;
	}
}

void record_json(
	const struct entity *entity, const void *record, const void *other, struct buf *out)
{
	struct buf value = {0};
	const char *separator = "";

	buf_putc(out, '{');
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (other ? field_equals(field, record, other) : field_is_empty(field, record))
			continue;
		buf_cut(&value, 0);
		field->type->print(field, field_member_const(field, record), &value);
		buf_puts(out, separator);
		buf_json(out, field->key);
		buf_putc(out, ':');
		buf_json(out, buf_text(&value));
		separator = ",";
	}
	buf_putc(out, '}');
	buf_clear(&value);
}
