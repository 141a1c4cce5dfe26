/*
 * Days and moments: arithmetic on day numbers, reading and writing of dates, the clock.
 * Nothing here asks the C library for a time zone: Viet Nam is UTC+7 all the year round.
 */
#include "base/date.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/locale.h"
#include "base/text.h"

#define DAY_1970 719163 /* day number of 1970-01-01 */
#define DAY_LAST 3652059 /* day number of 9999-12-31 */
#define DAYS_400_YEARS 146097
#define SECONDS_A_DAY 86400
#define VIETNAM_OFFSET (7 * 3600)

enum { YEAR_LEAST = 1900, YEAR_MOST = 2199 }; /* what may be typed */

static bool is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int date_month_days(int year, int month)
{
	static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	if (month < 1 || month > 12)
		return 0;
	return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

/*
 * Years are counted from March here: the leap day is then the last day of its year, and the months
 * before any month have (153 m + 2) / 5 days, m = 0 for March.
 */
date_t date_make(int year, int month, int day)
{
	if (year < 1 || year > 9999 || day < 1 || day > date_month_days(year, month))
		return DATE_NONE;
	int y = month > 2 ? year : year - 1;
	int m = month > 2 ? month - 3 : month + 9;
	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 306;
}

void date_split(date_t date, int *year, int *month, int *day)
{
	if (date < 1 || date > DAY_LAST) {
		*year = *month = *day = 0;
		return;
	}
	int n = date + 305; /* days since 0000-03-01 */
	int era = n / DAYS_400_YEARS;
	int rest = n % DAYS_400_YEARS;
	int y = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
	int in_year = rest - (365 * y + y / 4 - y / 100);
	int m = (5 * in_year + 2) / 153;

	*day = in_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = era * 400 + y + (m >= 10);
}

int date_year(date_t date)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	return year;
}

int date_weekday(date_t date)
{
	return date % 7; /* 0001-01-01 was a Monday */
}

int date_week_place(date_t date)
{
	return (date_weekday(date) + 6) % 7;
}

date_t date_month_first(date_t date)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	return date_make(year, month, 1);
}

int date_month_length(date_t date)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	return date_month_days(year, month);
}

date_t date_add_months(date_t date, int months)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	if (!year)
		return DATE_NONE;
	int64_t count = (int64_t)year * 12 + month - 1 + months;
	if (count < 12 || count > 9999 * 12 + 11)
		return DATE_NONE;
	year = (int)(count / 12);
	month = (int)(count % 12) + 1;
	int last = date_month_days(year, month);
	return date_make(year, month, day < last ? day : last);
}

/* Read @p least to @p most digits; the number of digits read, 0 where there are fewer or more. */
static int read_digits(const char **p, int least, int most, int *value)
{
	int count = 0;
	int v = 0;

	while ((*p)[count] >= '0' && (*p)[count] <= '9') {
		if (count == most)
			return 0;
		v = v * 10 + ((*p)[count++] - '0');
	}
	if (count < least)
		return 0;
	*value = v;
	*p += count;
	return count;
}

static const char *skip_blanks(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

/*
 * The three numbers of a date, and how many digits the year has (0: not written); false: no date at
 * all.
 */
struct parts {
	int year, month, day;
	int year_digits;
};

static bool read_iso(const char **text, struct parts *parts)
{
	const char *p = *text;

	parts->year_digits = read_digits(&p, 4, 4, &parts->year);
	if (!parts->year_digits || *p++ != '-' || !read_digits(&p, 2, 2, &parts->month) ||
		*p++ != '-' || !read_digits(&p, 2, 2, &parts->day))
		return false;
	*text = p;
	return true;
}

static bool read_day_first(const char **text, struct parts *parts)
{
	const char *p = *text;

	if (!read_digits(&p, 1, 2, &parts->day))
		return false;
	char separator = *p;
	if (separator != '/' && separator != '-' && separator != '.')
		return false;
	p++;
	if (!read_digits(&p, 1, 2, &parts->month))
		return false;
	parts->year_digits = 0;
	if (*p == separator) {
		p++;
		parts->year_digits = read_digits(&p, 1, 9, &parts->year);
		if (!parts->year_digits)
			return false;
	}
	*text = p;
	return true;
}

bool date_parse(date_t *out, const char *text, struct error *err)
{
	struct parts parts = {0};
	const char *p = skip_blanks(text);
	char quoted[TEXT_EXCERPT_SIZE];

	if (!*p)
		return error_set(err, ERR_INVALID,
			_("a day is missing; write d/m/yyyy, for example 21/11/2026"));
	if ((!read_iso(&p, &parts) && !read_day_first(&p, &parts)) || *skip_blanks(p))
		return error_set(err, ERR_INVALID,
			_("“%s” is not a day; write d/m/yyyy, for example 21/11/2026"),
			text_excerpt(quoted, text));
	if (!parts.year_digits)
		parts.year = date_year(date_today());
	else if (parts.year_digits != 4)
		return error_set(err, ERR_INVALID,
			_("“%s”: write the year with four digits, d/m/yyyy, for example "
			  "21/11/2026"),
			text_excerpt(quoted, text));
	if (parts.month < 1 || parts.month > 12)
		return error_set(err, ERR_INVALID,
			_("“%s”: there is no month %d; write d/m/yyyy, for example 21/11/2026"),
			text_excerpt(quoted, text), parts.month);
	if (parts.year < YEAR_LEAST || parts.year > YEAR_MOST)
		return error_set(err, ERR_INVALID, _("“%s”: the year must be between %d and %d"),
			text_excerpt(quoted, text), YEAR_LEAST, YEAR_MOST);
	date_t date = date_make(parts.year, parts.month, parts.day);
	if (!date)
		return error_set(err, ERR_INVALID,
			_("“%s”: there is no day %d, month %02d/%d has %d days; write d/m/yyyy, "
			  "for example 21/11/2026"),
			text_excerpt(quoted, text), parts.day, parts.month, parts.year,
			date_month_days(parts.year, parts.month));
	*out = date;
	return true;
}

static char *put_digits(char *at, int value, int digits)
{
	for (int i = digits - 1; i >= 0; i--, value /= 10)
		at[i] = (char)('0' + value % 10);
	return at + digits;
}

static char *put_iso(char *at, int year, int month, int day)
{
	at = put_digits(at, year, 4);
	*at++ = '-';
	at = put_digits(at, month, 2);
	*at++ = '-';
	return put_digits(at, day, 2);
}

const char *date_iso(date_t date, char out[DATE_ISO_SIZE])
{
	int year, month, day;
	char *end = out;

	date_split(date, &year, &month, &day);
	if (year)
		end = put_iso(end, year, month, day);
	*end = '\0';
	return out;
}

const char *date_show(date_t date, char out[DATE_ISO_SIZE])
{
	int year, month, day;
	char *end = out;

	date_split(date, &year, &month, &day);
	if (year) {
		end = put_digits(end, day, 2);
		*end++ = '/';
		end = put_digits(end, month, 2);
		*end++ = '/';
		end = put_digits(end, year, 4);
	}
	*end = '\0';
	return out;
}

date_t date_from_iso(const char *text)
{
	struct parts parts;

	if (!text || !read_iso(&text, &parts) || *text)
		return DATE_NONE;
	return date_make(parts.year, parts.month, parts.day);
}

bool clock_parse(int64_t *out, const char *text)
{
	struct parts parts;
	int hour, minute, second = 0;
	const char *p = text;

	if (!read_iso(&p, &parts) || (*p != 'T' && *p != ' '))
		return false;
	p++;
	if (!read_digits(&p, 2, 2, &hour) || *p++ != ':' || !read_digits(&p, 2, 2, &minute))
		return false;
	if (*p == ':' && (p++, !read_digits(&p, 2, 2, &second)))
		return false;
	date_t date = date_make(parts.year, parts.month, parts.day);
	if (*p || !date || hour > 23 || minute > 59 || second > 59)
		return false;
	*out = (int64_t)(date - DAY_1970) * SECONDS_A_DAY + hour * 3600 + minute * 60 + second -
		VIETNAM_OFFSET;
	return true;
}

int64_t clock_now(void)
{
	static int64_t asked_first; /* when a running clock was asked for the first time */
	const char *wanted = getenv("DOITHOAI_NOW");
	const int64_t now = (int64_t)time(NULL);
	int64_t moment;

	if (!wanted || !*wanted)
		return now;
	const size_t length = strlen(wanted);
	const bool runs = wanted[length - 1] == '+';
	char *text = xstrndup(wanted, length - runs);
	const bool ok = clock_parse(&moment, text);
	free(text);
	/*
	 * A deadline counted from another day than the one that was asked for is worse than no
	 * answer.
	 */
	if (!ok)
		die("DOITHOAI_NOW=%s: write yyyy-mm-ddThh:mm:ss", wanted);
	if (!asked_first)
		asked_first = now;
	return runs ? moment + now - asked_first : moment;
}

/* Split a moment into Viet Nam's day and the seconds since its midnight. */
static date_t local_day(int64_t moment, int *second_of_day)
{
	int64_t local = moment + VIETNAM_OFFSET;
	int64_t days = local / SECONDS_A_DAY;

	*second_of_day = (int)(local % SECONDS_A_DAY);
	if (*second_of_day < 0) {
		*second_of_day += SECONDS_A_DAY;
		days--;
	}
	days += DAY_1970;
	return days < 1 || days > DAY_LAST ? DATE_NONE : (date_t)days;
}

date_t date_today(void)
{
	int second;

	return local_day(clock_now(), &second);
}

const char *clock_stamp(int64_t moment, char out[DATE_STAMP_SIZE])
{
	int year, month, day, second;

	date_split(local_day(moment, &second), &year, &month, &day);
	char *end = put_iso(out, year, month, day);
	*end++ = 'T';
	end = put_digits(end, second / 3600, 2);
	*end++ = ':';
	end = put_digits(end, second / 60 % 60, 2);
	*end++ = ':';
	end = put_digits(end, second % 60, 2);
	*end = '\0';
	return out;
}
