/* Stretches of days as people name them. Their names are rows of a table; windows are worked out in one place. */
#include "base/span.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/locale.h"

static const struct {
	const char *suffix; /* behind "2026-" */
	int first, months;
} parts[] = {
	{"01", 1, 1},
	{"02", 2, 1},
	{"03", 3, 1},
	{"04", 4, 1},
	{"05", 5, 1},
	{"06", 6, 1},
	{"07", 7, 1},
	{"08", 8, 1},
	{"09", 9, 1},
	{"10", 10, 1},
	{"11", 11, 1},
	{"12", 12, 1},
	{"Q1", 1, 3},
	{"Q2", 4, 3},
	{"Q3", 7, 3},
	{"Q4", 10, 3},
	{"H1", 1, 6},
	{"H2", 7, 6},
	{"9M", 1, 9},
	{"", 1, 12},
	/* other names for the same; span_suffix gives the first of a kind */
	{"3M", 1, 3},
	{"6M", 1, 6},
	{"12M", 1, 12},
	{"1", 1, 1},
	{"2", 2, 1},
	{"3", 3, 1},
	{"4", 4, 1},
	{"5", 5, 1},
	{"6", 6, 1},
	{"7", 7, 1},
	{"8", 8, 1},
	{"9", 9, 1},
};

#define PARTS (sizeof parts / sizeof parts[0])

/* First day of a month's window; month may run past 12 or below 1. */
static date_t window_begin(int year, int month, int month_start)
{
	if (month_start > 1)
		month--;
	int index = year * 12 + month - 1;
	return date_make(index / 12, index % 12 + 1, month_start);
}

void span_of_months(struct span *out, int year, int first, int months, int month_start)
{
	*out = (struct span){
		.from = window_begin(year, first, month_start),
		.to = window_begin(year, first + months, month_start) - 1,
		.year = year,
		.first = first,
		.months = months,
	};
}

const char *span_suffix(const struct span *span)
{
	for (size_t i = 0; i < PARTS; i++)
		if (parts[i].first == span->first && parts[i].months == span->months)
			return parts[i].suffix;
	return NULL;
}

/* Four digits from 1900 to 2199, or 0. */
static int read_year(const char *text)
{
	int year = 0;
	for (int i = 0; i < 4; i++) {
		if (!isdigit((unsigned char)text[i]))
			return 0;
		year = year * 10 + text[i] - '0';
	}
	return year >= 1900 && year <= 2199 ? year : 0;
}

/* "2026", "2026-Q3", "11/2026" and the like; false where the text is no such name. */
static bool read_named(struct span *out, const char *text, int month_start)
{
	const char *slash = strchr(text, '/');
	int year;
	char suffix[4] = "";
	if (slash) {
		size_t digits = (size_t)(slash - text);
		if (!digits || digits > 2 || strlen(slash + 1) != 4)
			return false;
		year = read_year(slash + 1);
		memcpy(suffix, text, digits);
	} else {
		size_t length = strlen(text);
		if (length < 4 || length > 8 || (length > 4 && text[4] != '-') || length == 5)
			return false;
		year = read_year(text);
		if (length > 4)
			memcpy(suffix, text + 5, length - 5);
	}
	for (size_t i = 0; year && i < PARTS; i++) {
		if (strcasecmp(parts[i].suffix, suffix) != 0)
			continue;
		if (slash && parts[i].months != 1)
			return false;
		span_of_months(out, year, parts[i].first, parts[i].months, month_start);
		return true;
	}
	return false;
}

/* One side: a name or a day. @p text is trimmed. */
static bool read_side(struct span *out, const char *text, int month_start, struct error *err)
{
	if (read_named(out, text, month_start))
		return true;
	date_t day;
	struct error reason;
	if (!date_parse(&day, text, &reason)) {
		/* Where it looks like a day, the reason why it is none is the better message. */
		if (strchr(text, '/') || strchr(text, '.') || strlen(text) > 8)
			return error_set(err, ERR_INVALID, "%s", reason.text);
		return error_set(err, ERR_INVALID,
			_("“%s” is not a period; write 2026-11, 2026-Q3, 2026-H1, 2026-9M, 2026, a "
			  "day, or "
			  "2026-10-15..2026-11-14"),
			text);
	}
	*out = (struct span){.from = day, .to = day};
	return true;
}

/* Copy [from, to) without the blanks around it. */
static char *trimmed(const char *from, const char *to)
{
	while (from < to && isspace((unsigned char)*from))
		from++;
	while (to > from && isspace((unsigned char)to[-1]))
		to--;
	return xstrndup(from, (size_t)(to - from));
}

bool span_parse(struct span *out, const char *text, int month_start, struct error *err)
{
	bool ok = false;
	struct span begin = {0}, end = {0};
	const char *stop = text + strlen(text);
	const char *dots = strstr(text, "..");
	char *left = trimmed(text, dots ? dots : stop);
	char *right = dots ? trimmed(dots + 2, stop) : xstrdup("");
	if (!dots) {
		if (!read_side(&begin, left, month_start, err))
			goto out;
		*out = begin;
		ok = true;
		goto out;
	}
	if (!*left && !*right) {
		error_set(err, ERR_INVALID, _("a period needs at least one day beside “..”"));
		goto out;
	}
	if ((*left && !read_side(&begin, left, month_start, err)) ||
		(*right && !read_side(&end, right, month_start, err)))
		goto out;
	if (*left && *right && begin.from > end.to) {
		error_set(err, ERR_INVALID, _("the period “%s” ends before it begins"), text);
		goto out;
	}
	*out = (struct span){.from = begin.from, .to = end.to};
	ok = true;
out:
	free(left);
	free(right);
	return ok;
}
