/*
 * The field types: each is one complete vtable. parse() and check() get clean text and members that are not empty; an
 * empty member prints and shows as "" where it means "not stated".
 */
#include "base/field.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"

#define LINE_CHARACTERS 500
#define NOTE_CHARACTERS 20000
#define NUMBER_MOST                                                                                \
	1000000000000000 /* where the field names no range; exact in every spreadsheet */

static const char *text_of(const void *member)
{
	const char *text = *(char *const *)member;

	return text ? text : "";
}

static int64_t integer_of(const void *member)
{
	return *(const int64_t *)member;
}

static void put_text(void *member, const char *text)
{
	char **slot = member;
	char *copy = xstrdup(text);

	free(*slot);
	*slot = copy;
}

static int compare_integers(const struct field *field, const void *a, const void *b)
{
	(void)field;
	return (integer_of(a) > integer_of(b)) - (integer_of(a) < integer_of(b));
}

static void print_integer(const struct field *field, const void *member, struct buf *out)
{
	(void)field;
	buf_printf(out, "%" PRId64, integer_of(member));
}

/* ---- texts --------------------------------------------------------------------------------------------- */

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
	return check_characters(field, text_of(member), LINE_CHARACTERS, err);
}

static bool text_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	if (!check_characters(field, text, LINE_CHARACTERS, err))
		return false;
	put_text(member, text);
	return true;
}

static void text_print(const struct field *field, const void *member, struct buf *out)
{
	(void)field;
	buf_puts(out, text_of(member));
}

static int text_order(const struct field *field, const void *a, const void *b)
{
	(void)field;
	return text_compare(text_of(a), strlen(text_of(a)), text_of(b), strlen(text_of(b)));
}

const struct field_type FT_TEXT = {
	.name = "text",
	.storage = STORE_TEXT,
	.sql = "TEXT",
	.hint = N_("text on one line"),
	.parse = text_parse,
	.check = text_check,
	.show = text_print,
	.print = text_print,
	.compare = text_order,
};

static bool note_check(const struct field *field, const void *member, struct error *err)
{
	return check_characters(field, text_of(member), NOTE_CHARACTERS, err);
}

static bool note_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	if (!check_characters(field, text, NOTE_CHARACTERS, err))
		return false;
	put_text(member, text);
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
	.show = text_print,
	.print = text_print,
	.compare = text_order,
};

/* ---- days and times ------------------------------------------------------------------------------------ */

static bool day_check(const struct field *field, const void *member, struct error *err)
{
	char iso[DATE_ISO_SIZE];
	(void)field;
	date_t date = *(const date_t *)member;

	if (!*date_iso(date, iso))
		return error_set(
			err, ERR_INVALID, _("%lld is not the number of a day"), (long long)date);
	return true;
}

static bool day_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	(void)field;
	return date_parse(member, text, err);
}

static void day_show(const struct field *field, const void *member, struct buf *out)
{
	char text[DATE_ISO_SIZE];

	(void)field;
	buf_puts(out, date_show(*(const date_t *)member, text));
}

static void day_print(const struct field *field, const void *member, struct buf *out)
{
	char text[DATE_ISO_SIZE];

	(void)field;
	buf_puts(out, date_iso(*(const date_t *)member, text));
}

/* No day is later than every day. */
static int day_order(const struct field *field, const void *a, const void *b)
{
	date_t x = *(const date_t *)a, y = *(const date_t *)b;

	(void)field;
	if (!x || !y)
		return !x - !y;
	return (x > y) - (x < y);
}

const struct field_type FT_DATE = {
	.name = "date",
	.storage = STORE_DATE,
	.sql = "TEXT",
	.hint = N_("d/m/yyyy"),
	.parse = day_parse,
	.check = day_check,
	.show = day_show,
	.print = day_print,
	.compare = day_order,
};

/* Read hh:mm, 8h30 or 8h; the minute of the day, -1 where it is none. */
static int read_time(const char *text)
{
	char *end;
	int minute = 0;

	if (*text < '0' || *text > '9')
		return -1;
	long hour = strtol(text, &end, 10);
	if (end - text > 2 || (*end != ':' && *end != 'h' && *end != 'H' && *end != 'g'))
		return -1;
	const char *p = end + 1;
	if (*p || *end == ':') {
		if (strspn(p, "0123456789") != 2 || p[2])
			return -1;
		minute = (p[0] - '0') * 10 + p[1] - '0';
	}
	return hour > 23 || minute > 59 ? -1 : (int)hour * 60 + minute;
}

static bool time_refuse(const char *text, struct error *err)
{
	char quoted[TEXT_EXCERPT_SIZE];

	return error_set(err, ERR_INVALID,
		_("“%s” is not a time of day; write hh:mm, for example 08:30"),
		text_excerpt(quoted, text));
}

static bool time_check(const struct field *field, const void *member, struct error *err)
{
	(void)field;
	return read_time(text_of(member)) >= 0 || time_refuse(text_of(member), err);
}

static bool time_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	struct buf b = {0};
	int minute = read_time(text);

	(void)field;
	if (minute < 0)
		return time_refuse(text, err);
	buf_printf(&b, "%02d:%02d", minute / 60, minute % 60);
	put_text(member, buf_text(&b));
	buf_clear(&b);
	return true;
}

static int bytes_order(const struct field *field, const void *a, const void *b)
{
	(void)field;
	return strcmp(text_of(a), text_of(b));
}

const struct field_type FT_TIME = {
	.name = "time",
	.storage = STORE_TEXT,
	.sql = "TEXT",
	.hint = N_("hh:mm"),
	.parse = time_parse,
	.check = time_check,
	.show = text_print,
	.print = text_print,
	.compare = bytes_order,
};

static bool stamp_refuse(const char *text, struct error *err)
{
	char quoted[TEXT_EXCERPT_SIZE];

	return error_set(err, ERR_INVALID,
		_("“%s” is not a moment; write yyyy-mm-ddThh:mm:ss, for example "
		  "2026-11-21T08:12:33"),
		text_excerpt(quoted, text));
}

static bool stamp_check(const struct field *field, const void *member, struct error *err)
{
	int64_t moment;

	(void)field;
	return clock_parse(&moment, text_of(member)) || stamp_refuse(text_of(member), err);
}

static bool stamp_parse(
	const struct field *field, void *member, const char *text, struct error *err)
{
	char stamp[DATE_STAMP_SIZE];
	int64_t moment;

	(void)field;
	if (!clock_parse(&moment, text))
		return stamp_refuse(text, err);
	put_text(member, clock_stamp(moment, stamp));
	return true;
}

/* dd/mm/yyyy hh:mm */
static void stamp_show(const struct field *field, const void *member, struct buf *out)
{
	const char *text = text_of(member);
	char day[DATE_ISO_SIZE];
	int64_t moment;

	(void)field;
	if (!clock_parse(&moment, text)) {
		buf_puts(out, text);
		return;
	}
	char iso[DATE_ISO_SIZE] = {0};
	memcpy(iso, text, sizeof(iso) - 1);
	buf_printf(out, "%s %.5s", date_show(date_from_iso(iso), day), text + sizeof(iso));
}

const struct field_type FT_STAMP = {
	.name = "moment",
	.storage = STORE_TEXT,
	.sql = "TEXT",
	.hint = N_("yyyy-mm-ddThh:mm:ss"),
	.parse = stamp_parse,
	.check = stamp_check,
	.show = stamp_show,
	.print = text_print,
	.compare = bytes_order,
};

/* ---- numbers ------------------------------------------------------------------------------------------- */

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

/* Read 1234567 or 1.234.567, with a minus sign or without; false where it is no whole number of up to 18 digits. */
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
	return check_number(field, integer_of(member), err);
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
	if (!integer_of(member) && least > 0)
		return;
	if (most <= 9999)
		print_integer(field, member, out);
	else
		buf_number(out, integer_of(member));
}

static void number_print(const struct field *field, const void *member, struct buf *out)
{
	if (integer_of(member) || field->min <= 0)
		print_integer(field, member, out);
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
	.compare = compare_integers,
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
	.compare = compare_integers,
};

/* ---- yes or no ----------------------------------------------------------------------------------------- */

static bool bool_check(const struct field *field, const void *member, struct error *err)
{
	(void)field;
	if (integer_of(member) == 0 || integer_of(member) == 1)
		return true;
	return error_set(
		err, ERR_INVALID, _("%lld is neither yes nor no"), (long long)integer_of(member));
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
	buf_puts(out, integer_of(member) ? _("yes") : _("no"));
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
	.print = print_integer,
	.compare = compare_integers,
};

/* ---- codes --------------------------------------------------------------------------------------------- */

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
		buf_puts(&list, _(c->label));
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
	int64_t value = integer_of(member);

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
	const struct choice *choice = choice_by_value(field->choices, integer_of(member));

	if (choice)
		buf_puts(out, _(choice->label));
	else if (integer_of(member))
		print_integer(field, member, out);
}

static void choice_print(const struct field *field, const void *member, struct buf *out)
{
	const struct choice *choice = choice_by_value(field->choices, integer_of(member));

	if (choice)
		buf_puts(out, choice->key);
	else if (integer_of(member))
		print_integer(field, member, out);
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
	.compare = compare_integers,
};

static bool flags_check(const struct field *field, const void *member, struct error *err)
{
	int64_t rest = integer_of(member);

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
	int64_t rest = integer_of(member);
	const char *separator = "";

	for (const struct choice *c = field->choices; c->key; c++) {
		if ((rest & c->value) != c->value)
			continue;
		rest &= ~(int64_t)c->value;
		buf_puts(out, separator);
		buf_puts(out, labels ? _(c->label) : c->key);
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
	.compare = compare_integers,
};

/* ---- references ---------------------------------------------------------------------------------------- */

static bool ref_check(const struct field *field, const void *member, struct error *err)
{
	(void)field;
	if (integer_of(member) > 0)
		return true;
	return error_set(err, ERR_INVALID, _("%lld is not the number of a record"),
		(long long)integer_of(member));
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
	if (integer_of(member))
		print_integer(field, member, out);
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
	.compare = compare_integers,
};
