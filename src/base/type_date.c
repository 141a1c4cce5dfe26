/* Days and times: FT_DATE, FT_TIME, FT_STAMP. */
#include <stdlib.h>
#include <string.h>

#include "base/fieldtype.h"
#include "base/locale.h"
#include "base/text.h"

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
	return read_time(member_text(member)) >= 0 || time_refuse(member_text(member), err);
}

static bool time_parse(const struct field *field, void *member, const char *text, struct error *err)
{
	struct buf b = {0};
	int minute = read_time(text);

	(void)field;
	if (minute < 0)
		return time_refuse(text, err);
	buf_printf(&b, "%02d:%02d", minute / 60, minute % 60);
	member_set_text(member, buf_text(&b));
	buf_clear(&b);
	return true;
}

static int bytes_order(const struct field *field, const void *a, const void *b)
{
	(void)field;
	return strcmp(member_text(a), member_text(b));
}

const struct field_type FT_TIME = {
	.name = "time",
	.storage = STORE_TEXT,
	.sql = "TEXT",
	.hint = N_("hh:mm"),
	.parse = time_parse,
	.check = time_check,
	.show = type_print_text,
	.print = type_print_text,
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
	return clock_parse(&moment, member_text(member)) || stamp_refuse(member_text(member), err);
}

static bool stamp_parse(
	const struct field *field, void *member, const char *text, struct error *err)
{
	char stamp[DATE_STAMP_SIZE];
	int64_t moment;

	(void)field;
	if (!clock_parse(&moment, text))
		return stamp_refuse(text, err);
	member_set_text(member, clock_stamp(moment, stamp));
	return true;
}

/* dd/mm/yyyy hh:mm */
static void stamp_show(const struct field *field, const void *member, struct buf *out)
{
	const char *text = member_text(member);
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
	.print = type_print_text,
	.compare = bytes_order,
};
