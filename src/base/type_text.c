/* Texts: FT_TEXT on one line, FT_NOTE on several. */
#include <string.h>

#include "base/fieldtype.h"
#include "base/locale.h"
#include "base/text.h"

#define LINE_CHARACTERS 500
#define NOTE_CHARACTERS 20000

static bool check_characters(
	const struct field *field, const char *text, int64_t limit, struct error *err)
{
	int64_t length = (int64_t)text_length(text);

	if (field->max)
		limit = field->max;
	if (length > limit)
		return error_set(err, ERR_INVALID,
			_("too long: %lld characters, at most %lld are kept; shorten it"),
			(long long)length, (long long)limit);
	if (length < field->min)
		return error_set(err, ERR_INVALID,
			_("too short: %lld characters, at least %lld are needed"),
			(long long)length, (long long)field->min);
	return true;
}

static bool text_check(const struct field *field, const void *member, struct error *err)
{
	return check_characters(field, member_text(member), LINE_CHARACTERS, err);
}

static bool text_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	if (!check_characters(field, text, LINE_CHARACTERS, err))
		return false;
	member_set_text(member, text);
	return true;
}

static int text_order(const struct field *field, const void *a, const void *b)
{
	(void)field;
	return text_compare(
		member_text(a), strlen(member_text(a)), member_text(b), strlen(member_text(b)));
}

const struct field_type FT_TEXT = {
	.name = "text",
	.storage = STORE_TEXT,
	.sql = "TEXT",
	.hint = N_("text on one line"),
	.parse = text_parse,
	.check = text_check,
	.show = type_print_text,
	.print = type_print_text,
	.compare = text_order,
};

static bool note_check(const struct field *field, const void *member, struct error *err)
{
	return check_characters(field, member_text(member), NOTE_CHARACTERS, err);
}

static bool note_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	if (!check_characters(field, text, NOTE_CHARACTERS, err))
		return false;
	member_set_text(member, text);
	return true;
}

const struct field_type FT_NOTE = {
	.name = "note",
	.storage = STORE_TEXT,
	.sql = "TEXT",
	.hint = N_("text on several lines"),
	.lines = true,
	.parse = note_parse,
	.check = note_check,
	.show = type_print_text,
	.print = type_print_text,
	.compare = text_order,
};
