/* Whole numbers: FT_NUMBER, FT_MONEY, and FT_REF, the id of another record. */
#include <string.h>

#include "base/fieldtype.h"
#include "base/locale.h"
#include "base/text.h"

/* Where the field names no range; exact in every spreadsheet. */
#define NUMBER_MOST 1000000000000000

static void number_range(const struct field *field, int64_t *least, int64_t *most)
{
	bool stated = field->min || field->max;

	*least = stated ? field->min : 0;
	*most = stated ? field->max : NUMBER_MOST;
}

static bool check_number(const struct field *field, int64_t value, struct error *err)
{
	struct buf b = {0};
	int64_t least, most;

	number_range(field, &least, &most);
	if (value >= least && value <= most)
		return true;
	buf_number(&b, least);
	buf_puts(&b, "–");
	buf_number(&b, most);
	error_set(err, ERR_INVALID, _("%lld is outside the range %s"), (long long)value,
		buf_text(&b));
	buf_clear(&b);
	return false;
}

/*
 * Read 1234567 or 1.234.567, with a minus sign or without; false where it is no whole number of up
 * to 18 digits.
 */
static bool read_number(const char *text, int64_t *value)
{
	const char *p = text + (*text == '-');
	bool grouped = strchr(p, '.') != NULL;
	int64_t v = 0;
	int digits = 0;

	if (grouped) {
		size_t first = strcspn(p, ".");
		if (first < 1 || first > 3)
			return false;
	}
	for (; *p; p++) {
		if (*p == '.') {
			if (strspn(p + 1, "0123456789") != 3)
				return false;
			continue;
		}
		if (*p < '0' || *p > '9' || ++digits > 18)
			return false;
		v = v * 10 + (*p - '0');
	}
	if (!digits)
		return false;
	*value = *text == '-' ? -v : v;
	return true;
}

static bool number_check(const struct field *field, const void *member, struct error *err)
{
	return check_number(field, member_integer(member), err);
}

static bool number_parse(
	const struct field *field, void *member, const char *text, struct error *err)
{
	char quoted[TEXT_EXCERPT_SIZE];
	int64_t value;

	if (!read_number(text, &value))
		return error_set(err, ERR_INVALID,
			_("“%s” is not a whole number; write 1234567 or 1.234.567"),
			text_excerpt(quoted, text));
	if (!check_number(field, value, err))
		return false;
	*(int64_t *)member = value;
	return true;
}

/* Years and other small numbers are not grouped: 2026, not 2.026. */
static void number_show(const struct field *field, const void *member, struct buf *out)
{
	int64_t least, most;

	number_range(field, &least, &most);
	if (!member_integer(member) && least > 0)
		return;
	if (most <= 9999)
		type_print_integer(field, member, out);
	else
		buf_number(out, member_integer(member));
}

static void number_print(const struct field *field, const void *member, struct buf *out)
{
	if (member_integer(member) || field->min <= 0)
		type_print_integer(field, member, out);
}

const struct field_type FT_NUMBER = {
	.name = "number",
	.storage = STORE_INTEGER,
	.sql = "INTEGER",
	.hint = N_("whole number"),
	.zero_is_value = true,
	.parse = number_parse,
	.check = number_check,
	.show = number_show,
	.print = number_print,
	.compare = type_compare_integers,
};

const struct field_type FT_MONEY = {
	.name = "money",
	.storage = STORE_INTEGER,
	.sql = "INTEGER",
	.hint = N_("whole đồng"),
	.zero_is_value = true,
	.parse = number_parse,
	.check = number_check,
	.show = number_show,
	.print = number_print,
	.compare = type_compare_integers,
};

/* ---- references ------------------------------------------------------------ */

static bool ref_check(const struct field *field, const void *member, struct error *err)
{
	(void)field;
	if (member_integer(member) > 0)
		return true;
	return error_set(err, ERR_INVALID, _("%lld is not the number of a record"),
		(long long)member_integer(member));
}

static bool ref_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	char quoted[TEXT_EXCERPT_SIZE];
	int64_t id;

	(void)field;
	if (text[strspn(text, "0123456789")] || !read_number(text, &id) || id <= 0)
		return error_set(err, ERR_INVALID, _("“%s” is not the number of a record"),
			text_excerpt(quoted, text));
	*(int64_t *)member = id;
	return true;
}

static void ref_print(const struct field *field, const void *member, struct buf *out)
{
	if (member_integer(member))
		type_print_integer(field, member, out);
}

const struct field_type FT_REF = {
	.name = "reference",
	.storage = STORE_INTEGER,
	.sql = "INTEGER",
	.hint = N_("code or name"),
	.parse = ref_parse,
	.check = ref_check,
	.show = ref_print,
	.print = ref_print,
	.compare = type_compare_integers,
};
