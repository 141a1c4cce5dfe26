/* Filters written by the program: a value as people would type it, in the language of the screens, and a whole term. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/filter.h"
#include "domain/filter_inside.h"
#include "domain/records.h"

static const struct filter_sign contains = {":", OP_EQ, true};
static const struct filter_sign equals = {"=", OP_EQ, false};

static bool is_english(void)
{
	return strcmp(locale_language(), "en") == 0;
}

char *filter_field_name(const struct entity *entity, const struct field *field)
{
	struct filter_subject subject;
	size_t length = strlen(field->key);
	char *name;
	if (is_english()) {
		/* due_on is due, too */
		if (length > 3 && strcmp(field->key + length - 3, "_on") == 0)
			length -= 3;
		name = xstrndup(field->key, length);
	} else {
		name = text_lower(_(field->label));
	}
	if (filter_find_subject(entity, name, &subject) && subject.field == field)
		return name;
	free(name);
	return xstrdup(field->key);
}

void filter_write_quoted(const char *text, struct buf *out)
{
	bool plain = *text != '\0';
	for (const char *at = text; *at; at++)
		plain = plain && *at != ' ' && *at != ',' && *at != '|' && *at != '\\' &&
			!filter_quote_at(at, false) && !filter_quote_at(at, true) &&
			!filter_sign_at(at);
	if (plain) {
		buf_puts(out, text);
		return;
	}
	buf_putc(out, '"');
	for (const char *at = text; *at; at++) {
		if (*at == '"' || *at == '\\')
			buf_putc(out, '\\');
		buf_putc(out, *at);
	}
	buf_putc(out, '"');
}

/* Whether a text reads as just one value. */
static bool means(struct desk *desk, const struct entity *entity,
	const struct filter_subject *subject, const struct filter_sign *sign, const char *text,
	int64_t value)
{
	struct error err;
	struct filter_values values = {.desk = desk, .entity = entity, .err = &err};
	bool ok = filter_read_value(&values, subject, sign, text) == READ_OK && values.count == 1 &&
		values.rows[0].count == 1;
	if (ok) {
		const struct condition *test = &values.rows[0].tests[0];
		ok = test->op == OP_EQ && test->field == subject->field &&
			(test->field->type->storage == STORE_DATE ? test->date : test->number) ==
				value;
	}
	filter_values_clear(&values);
	return ok;
}

/* How a record is named in a filter, shortest first; n counts from 0. NULL at the end. */
static char *name_of(const struct entity *entity, const void *record, size_t n)
{
	const struct field *fields[FILTER_NAMES];
	struct buf code = {0};
	filter_naming_fields(entity, fields);
	/* Codes of units say nothing to people: their names come first. */
	if (entity == &entity_unit && n == 0)
		return xstrdup(field_string(entity_field(entity, "name"), record));
	if (n > (entity == &entity_unit))
		return NULL;
	record_code(entity, record, &code);
	return buf_steal(&code);
}

char *filter_reference_word(struct desk *desk, const struct entity *entity,
	const struct field *field, const void *record)
{
	const struct filter_subject subject = {
		.field = field, .key = field->key, .shown = field->key};
	const int64_t id = ((const struct record *)record)->id;
	for (size_t n = 0;; n++) {
		char *name = name_of(field->ref, record, n);
		if (!name || (*name && means(desk, entity, &subject, &contains, name, id)))
			return name;
		free(name);
	}
}

/* The word for a value with the sign it needs, or NULL. */
static char *word_for(struct desk *desk, const struct entity *entity, const struct field *field,
	int64_t value, const struct filter_sign **sign)
{
	const struct filter_subject subject = {
		.field = field, .key = field->key, .shown = field->key};
	char *word = NULL;
	*sign = &contains;
	if (field->type->storage == STORE_DATE) {
		char day[DATE_ISO_SIZE];
		word = xstrdup(date_show((date_t)value, day));
	} else if (field->ref) {
		void *record = xcalloc(1, field->ref->size);
		if (desk_load(desk, field->ref, value, record, NULL))
			word = filter_reference_word(desk, entity, field, record);
		record_clear(field->ref, record);
		free(record);
	} else if (field->type == &FT_CHOICE) {
		const struct choice *choice = choice_by_value(field->choices, value);
		if (!choice)
			return NULL;
		word = is_english() ? xstrdup(choice->key) : text_lower(choice_label(choice));
		if (!means(desk, entity, &subject, &contains, word, value) &&
			!means(desk, entity, &subject, &equals, word, value)) {
			free(word);
			word = xstrdup(choice->key);
		}
	} else if (field->type == &FT_BOOL) {
		word = xstrdup(value ? _("yes") : _("no"));
	}
	if (word && means(desk, entity, &subject, &contains, word, value))
		return word;
	*sign = &equals;
	if (word && means(desk, entity, &subject, &equals, word, value))
		return word;
	free(word);
	return NULL;
}

bool filter_write_term(struct desk *desk, const struct entity *entity, const struct field *field,
	int64_t value, struct buf *out)
{
	const struct filter_sign *sign = &contains;
	const bool empty = !value && !field->type->zero_is_value;
	char *word = empty ? xstrdup("-") : word_for(desk, entity, field, value, &sign);
	char *name;
	if (!word)
		return false;
	name = filter_field_name(entity, field);
	/* Blanks in a name are no trouble: the parser takes the longest name there is. */
	buf_printf(out, "%s%s", name, sign->text);
	filter_write_quoted(word, out);
	free(name);
	free(word);
	return true;
}
