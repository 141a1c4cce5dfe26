/* Values of a short list: FT_BOOL, FT_CHOICE, FT_FLAGS. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/fieldtype.h"
#include "base/locale.h"
#include "base/text.h"

/* ---- yes or no ------------------------------------------------------------ */

static bool bool_check(const struct field *field, const void *member, struct error *err)
{
	(void)field;
	if (member_integer(member) == 0 || member_integer(member) == 1)
		return true;
	return error_set(err, ERR_INVALID, _("%lld is neither yes nor no"),
		(long long)member_integer(member));
}

static bool bool_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	static const struct {
		const char *word; /* folded */
		int64_t value;
	} words[] = {
		{"1", 1},
		{"0", 0},
		{"x", 1},
		{"yes", 1},
		{"no", 0},
		{"y", 1},
		{"n", 0},
		{"true", 1},
		{"false", 0},
		{"co", 1},
		{"khong", 0},
	};
	char quoted[TEXT_EXCERPT_SIZE];
	char *folded = text_fold(text);
	bool known = false;

	(void)field;
	for (size_t i = 0; !known && i < sizeof(words) / sizeof(words[0]); i++) {
		known = strcmp(folded, words[i].word) == 0;
		if (known)
			*(int64_t *)member = words[i].value;
	}
	free(folded);
	return known ||
		error_set(err, ERR_INVALID,
			_("“%s” is neither yes nor no; write yes, no, 1, 0 or x"),
			text_excerpt(quoted, text));
}

static void bool_show(const struct field *field, const void *member, struct buf *out)
{
	(void)field;
	buf_puts(out, member_integer(member) ? _("yes") : _("no"));
}

const struct field_type FT_BOOL = {
	.name = "bool",
	.storage = STORE_INTEGER,
	.sql = "INTEGER",
	.hint = N_("yes or no"),
	.zero_is_value = true,
	.parse = bool_parse,
	.check = bool_check,
	.show = bool_show,
	.print = type_print_integer,
	.compare = type_compare_integers,
};

/* ---- codes ------------------------------------------------------------ */

/* Say which values there are; a long table is told as far as a message reaches. */
static bool refuse_choice(const struct field *field, const char *text, struct error *err)
{
	struct buf list = {0};
	char quoted[TEXT_EXCERPT_SIZE];

	for (const struct choice *c = field->choices; c->key; c++) {
		if (list.len > 240) {
			buf_puts(&list, "…");
			break;
		}
		buf_puts(&list, choice_label(c));
		if (c[1].key)
			buf_puts(&list, ", ");
	}
	error_set(err, ERR_INVALID, _("“%s” is not known here; one of: %s"),
		text_excerpt(quoted, text), buf_text(&list));
	buf_clear(&list);
	return false;
}

static bool refuse_value(int64_t value, struct error *err)
{
	return error_set(
		err, ERR_INVALID, _("the list of values has no value %lld"), (long long)value);
}

static bool choice_check(const struct field *field, const void *member, struct error *err)
{
	int64_t value = member_integer(member);

	return choice_by_value(field->choices, value) || refuse_value(value, err);
}

static bool choice_parse(
	const struct field *field, void *member, const char *text, struct error *err)
{
	const struct choice *choice = choice_find(field->choices, text);

	if (!choice)
		return refuse_choice(field, text, err);
	*(int64_t *)member = choice->value;
	return true;
}

static void choice_show(const struct field *field, const void *member, struct buf *out)
{
	const struct choice *choice = choice_by_value(field->choices, member_integer(member));

	if (choice)
		buf_puts(out, choice_label(choice));
	else if (member_integer(member))
		type_print_integer(field, member, out);
}

static void choice_print(const struct field *field, const void *member, struct buf *out)
{
	const struct choice *choice = choice_by_value(field->choices, member_integer(member));

	if (choice)
		buf_puts(out, choice->key);
	else if (member_integer(member))
		type_print_integer(field, member, out);
}

const struct field_type FT_CHOICE = {
	.name = "choice",
	.storage = STORE_INTEGER,
	.sql = "INTEGER",
	.hint = N_("one of a list"),
	.parse = choice_parse,
	.check = choice_check,
	.show = choice_show,
	.print = choice_print,
	.compare = type_compare_integers,
};

static bool flags_check(const struct field *field, const void *member, struct error *err)
{
	int64_t rest = member_integer(member);

	for (const struct choice *c = field->choices; c->key; c++)
		rest &= ~(int64_t)c->value;
	return !rest || refuse_value(rest, err);
}

static bool flags_parse(
	const struct field *field, void *member, const char *text, struct error *err)
{
	struct buf word = {0};
	int64_t sum = 0;
	bool ok = true;

	for (const char *p = text; ok && *p;) {
		p += strspn(p, " ");
		size_t bytes = strcspn(p, "+,");
		size_t next = bytes + (p[bytes] != '\0');
		while (bytes && p[bytes - 1] == ' ')
			bytes--;
		buf_cut(&word, 0);
		buf_put(&word, p, bytes);
		const struct choice *choice = choice_find(field->choices, buf_text(&word));
		ok = choice || refuse_choice(field, buf_text(&word), err);
		if (choice)
			sum |= choice->value;
		p += next;
	}
	buf_clear(&word);
	if (ok)
		*(int64_t *)member = sum;
	return ok;
}

static void put_flags(const struct field *field, const void *member, struct buf *out, bool labels)
{
	int64_t rest = member_integer(member);
	const char *separator = "";

	for (const struct choice *c = field->choices; c->key; c++) {
		if ((rest & c->value) != c->value)
			continue;
		rest &= ~(int64_t)c->value;
		buf_puts(out, separator);
		buf_puts(out, labels ? choice_label(c) : c->key);
		separator = labels ? ", " : "+";
	}
	if (rest)
		buf_printf(out, "%s%" PRId64, separator, rest);
}

static void flags_show(const struct field *field, const void *member, struct buf *out)
{
	put_flags(field, member, out, true);
}

static void flags_print(const struct field *field, const void *member, struct buf *out)
{
	put_flags(field, member, out, false);
}

const struct field_type FT_FLAGS = {
	.name = "flags",
	.storage = STORE_INTEGER,
	.sql = "INTEGER",
	.hint = N_("any of a list, joined by +"),
	.parse = flags_parse,
	.check = flags_check,
	.show = flags_show,
	.print = flags_print,
	.compare = type_compare_integers,
};
