/* Days in words: a table of sayings, compared word by word without accents. */
#include "base/dayword.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"

enum { WORDS_MOST = 8, NUMBER_MOST = 3650 };

#define SEPARATORS "/-." /* of a day in digits */

/* What a saying means; `count` of its row goes with it. */
enum meaning {
	MEANS_DAYS, /* so many days on; times the number said, where one is */
	MEANS_MONTHS, /* the same in months: Civil Code art. 148.3 */
	MEANS_WEEKDAY, /* the next one of that name */
	MEANS_WEEK, /* that day of the week so many weeks on, Monday first */
	MEANS_WEEK_END, /* Sunday of it */
	MEANS_MONTH_END,
	MEANS_END_OF, /* last day of the month said */
	MEANS_YEAR_END,
	MEANS_MONTH_DAY, /* the day of this month */
	MEANS_MONTH_BEGIN,
	MEANS_DATE, /* day and month said, and the year where there is a third number */
};

/* '#' stands for a number, '@' for a day of the week. */
static const struct saying {
	const char *words;
	enum meaning meaning;
	int count;
} sayings[] = {
	{"hom nay", MEANS_DAYS, 0},
	{"bua nay", MEANS_DAYS, 0},
	{"today", MEANS_DAYS, 0},
	{"hom qua", MEANS_DAYS, -1},
	{"yesterday", MEANS_DAYS, -1},
	{"hom kia", MEANS_DAYS, -2},
	{"mai", MEANS_DAYS, 1},
	{"ngay mai", MEANS_DAYS, 1},
	{"tomorrow", MEANS_DAYS, 1},
	{"mot", MEANS_DAYS, 2},
	{"ngay mot", MEANS_DAYS, 2},
	{"kia", MEANS_DAYS, 2},
	{"ngay kia", MEANS_DAYS, 2},
	{"day after tomorrow", MEANS_DAYS, 2},
	{"# ngay", MEANS_DAYS, 1},
	{"# ngay nua", MEANS_DAYS, 1},
	{"# ngay toi", MEANS_DAYS, 1},
	{"# day", MEANS_DAYS, 1},
	{"# days", MEANS_DAYS, 1},
	{"in # day", MEANS_DAYS, 1},
	{"in # days", MEANS_DAYS, 1},
	{"# tuan", MEANS_DAYS, 7},
	{"# tuan nua", MEANS_DAYS, 7},
	{"# tuan toi", MEANS_DAYS, 7},
	{"# week", MEANS_DAYS, 7},
	{"# weeks", MEANS_DAYS, 7},
	{"in # week", MEANS_DAYS, 7},
	{"in # weeks", MEANS_DAYS, 7},
	{"# thang", MEANS_MONTHS, 1},
	{"# thang nua", MEANS_MONTHS, 1},
	{"# thang toi", MEANS_MONTHS, 1},
	{"# month", MEANS_MONTHS, 1},
	{"# months", MEANS_MONTHS, 1},
	{"in # month", MEANS_MONTHS, 1},
	{"in # months", MEANS_MONTHS, 1},
	{"@", MEANS_WEEKDAY, 0},
	{"@ toi", MEANS_WEEKDAY, 0},
	{"@ nay", MEANS_WEEKDAY, 0},
	{"@ tuan nay", MEANS_WEEK, 0},
	{"@ tuan sau", MEANS_WEEK, 1},
	{"@ tuan toi", MEANS_WEEK, 1},
	{"cuoi tuan", MEANS_WEEK_END, 0},
	{"cuoi tuan nay", MEANS_WEEK_END, 0},
	{"cuoi tuan sau", MEANS_WEEK_END, 1},
	{"cuoi tuan toi", MEANS_WEEK_END, 1},
	{"end of week", MEANS_WEEK_END, 0},
	{"end of next week", MEANS_WEEK_END, 1},
	{"cuoi thang", MEANS_MONTH_END, 0},
	{"cuoi thang nay", MEANS_MONTH_END, 0},
	{"cuoi thang sau", MEANS_MONTH_END, 1},
	{"cuoi thang toi", MEANS_MONTH_END, 1},
	{"end of month", MEANS_MONTH_END, 0},
	{"end of the month", MEANS_MONTH_END, 0},
	{"end of next month", MEANS_MONTH_END, 1},
	{"cuoi thang #", MEANS_END_OF, 0},
	{"dau thang sau", MEANS_MONTH_BEGIN, 1},
	{"dau thang toi", MEANS_MONTH_BEGIN, 1},
	{"cuoi nam", MEANS_YEAR_END, 0},
	{"cuoi nam nay", MEANS_YEAR_END, 0},
	{"cuoi nam sau", MEANS_YEAR_END, 1},
	{"end of year", MEANS_YEAR_END, 0},
	{"end of the year", MEANS_YEAR_END, 0},
	{"ngay #", MEANS_MONTH_DAY, 0},
	{"# thang #", MEANS_DATE, 0},
	{"ngay # thang #", MEANS_DATE, 0},
	{"# thang # nam #", MEANS_DATE, 0},
	{"ngay # thang # nam #", MEANS_DATE, 0},
};

/* 0 Sunday … 6 Saturday, as date_weekday. The second word of a pair may be missing. */
static const struct {
	const char *word, *second;
	int day;
} weekdays[] = {
	{"chu", "nhat", 0},
	{"cn", NULL, 0},
	{"sunday", NULL, 0},
	{"sun", NULL, 0},
	{"thu", "hai", 1},
	{"thu", "2", 1},
	{"t2", NULL, 1},
	{"monday", NULL, 1},
	{"mon", NULL, 1},
	{"thu", "ba", 2},
	{"thu", "3", 2},
	{"t3", NULL, 2},
	{"tuesday", NULL, 2},
	{"tue", NULL, 2},
	{"thu", "tu", 3},
	{"thu", "4", 3},
	{"t4", NULL, 3},
	{"wednesday", NULL, 3},
	{"wed", NULL, 3},
	{"thu", "nam", 4},
	{"thu", "5", 4},
	{"t5", NULL, 4},
	{"thursday", NULL, 4},
	{"thu", "sau", 5},
	{"thu", "6", 5},
	{"t6", NULL, 5},
	{"friday", NULL, 5},
	{"fri", NULL, 5},
	{"thu", "bay", 6},
	{"thu", "7", 6},
	{"t7", NULL, 6},
	{"saturday", NULL, 6},
	{"sat", NULL, 6},
};

static const char *const numerals[] = {
	"khong", "mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"};

/* What was said, word by word. */
struct speech {
	char *text; /* owned */
	const char *words[WORDS_MOST];
	size_t count;
	/* Filled by a saying that matches. */
	int numbers[3];
	size_t number_count;
	int weekday;
};

/* False where there are more words than any saying has. */
static bool split(struct speech *speech, const char *text)
{
	*speech = (struct speech){.text = text_fold(text)};
	for (char *word = strtok(speech->text, " \t"); word; word = strtok(NULL, " \t")) {
		if (speech->count == WORDS_MOST)
			return false;
		speech->words[speech->count++] = word;
	}
	return speech->count > 0;
}

static bool read_number(const char *word, int *out)
{
	char *end;

	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++) {
		if (strcmp(word, numerals[i]) == 0) {
			*out = (int)i;
			return true;
		}
	}
	if (*word < '0' || *word > '9')
		return false;
	const long number = strtol(word, &end, 10);
	*out = (int)number;
	return !*end && number <= NUMBER_MOST;
}

/* How many words name a day of the week from there on; 0 = none. The longest name wins. */
static size_t read_weekday(const struct speech *speech, size_t at, int *day)
{
	size_t taken = 0;

	for (size_t i = 0; i < sizeof weekdays / sizeof *weekdays; i++) {
		const size_t words = weekdays[i].second ? 2 : 1;
		if (words <= taken || at + words > speech->count ||
			strcmp(speech->words[at], weekdays[i].word) != 0 ||
			(weekdays[i].second &&
				strcmp(speech->words[at + 1], weekdays[i].second) != 0))
			continue;
		taken = words;
		*day = weekdays[i].day;
	}
	return taken;
}

/* Whether the speech is that saying; its numbers and its weekday are kept. */
static bool says(struct speech *speech, const char *saying)
{
	size_t at = 0;

	speech->number_count = 0;
	while (*saying) {
		const size_t length = strcspn(saying, " ");
		size_t taken = 0;
		if (at == speech->count)
			return false;
		if (*saying == '@')
			taken = read_weekday(speech, at, &speech->weekday);
		else if (*saying == '#')
			taken = read_number(
				speech->words[at], &speech->numbers[speech->number_count++]);
		else if (strlen(speech->words[at]) == length &&
			memcmp(speech->words[at], saying, length) == 0)
			taken = 1;
		if (!taken)
			return false;
		at += taken;
		saying += length + (saying[length] == ' ');
	}
	return at == speech->count;
}

static date_t month_end(date_t day)
{
	int year, month, d;

	date_split(day, &year, &month, &d);
	return date_make(year, month, date_month_days(year, month));
}

/* A day of a month of the year of today, or the next one; months and days that do not exist are DATE_NONE. */
static date_t day_of_year(int day, int month, date_t today, bool ahead)
{
	const int year = date_year(today);
	const date_t found = date_make(year, month, day);

	return ahead && found && found < today ? date_make(year + 1, month, day) : found;
}

static date_t day_of_month(int day, date_t today, bool ahead)
{
	int year, month, d;

	date_split(today, &year, &month, &d);
	if (!ahead || day >= d)
		return date_make(year, month, day);
	return month == 12 ? date_make(year + 1, 1, day) : date_make(year, month + 1, day);
}

static date_t end_of(int month, date_t today, bool ahead)
{
	const date_t first = date_make(date_year(today), month, 1);

	if (!first)
		return DATE_NONE;
	return month_end(ahead && month_end(first) < today ? date_add_months(first, 12) : first);
}

/* DATE_NONE where there is no such day. */
static date_t day_meant(
	const struct speech *speech, const struct saying *saying, date_t today, bool ahead)
{
	const int times = saying->count * (speech->number_count ? speech->numbers[0] : 1);
	const date_t monday = today - (date_weekday(today) + 6) % 7;
	const date_t month = date_add_months(today, saying->count);
	const int wait = (speech->weekday - date_weekday(today) + 7) % 7;

	switch (saying->meaning) {
	case MEANS_DAYS:
		return today + times;
	case MEANS_MONTHS:
		return date_add_months(today, times);
	case MEANS_WEEKDAY:
		return today + (wait ? wait : 7);
	case MEANS_WEEK:
		return monday + 7 * saying->count + (speech->weekday + 6) % 7;
	case MEANS_WEEK_END:
		return monday + 7 * saying->count + 6;
	case MEANS_MONTH_END:
		return month_end(month);
	case MEANS_MONTH_BEGIN:
		return month_end(date_add_months(month, -1)) + 1;
	case MEANS_END_OF:
		return end_of(speech->numbers[0], today, ahead);
	case MEANS_YEAR_END:
		return date_make(date_year(today) + saying->count, 12, 31);
	case MEANS_MONTH_DAY:
		return day_of_month(speech->numbers[0], today, ahead);
	case MEANS_DATE:
		if (speech->number_count == 3)
			return date_make(
				speech->numbers[2], speech->numbers[1], speech->numbers[0]);
		return day_of_year(speech->numbers[0], speech->numbers[1], today, ahead);
	}
	return DATE_NONE;
}

/* One word in digits; the year that is not written is that of today. */
static bool parse_digits(date_t *out, const char *word, date_t today, bool ahead, struct error *err)
{
	const char *separator = strpbrk(word, SEPARATORS);
	struct buf whole = {0};
	date_t day = DATE_NONE;
	bool ok;

	if (strpbrk(separator + 1, SEPARATORS))
		return date_parse(out, word, err);
	buf_printf(&whole, "%s%c%d", word, *separator, date_year(today));
	ok = date_parse(&day, buf_text(&whole), err);
	if (ok && ahead && day < today) {
		buf_cut(&whole, 0);
		buf_printf(&whole, "%s%c%d", word, *separator, date_year(today) + 1);
		ok = date_parse(&day, buf_text(&whole), err);
	}
	if (ok)
		*out = day;
	buf_clear(&whole);
	return ok;
}

/* The saying that the speech is, its numbers read; NULL for none. */
static const struct saying *find_saying(struct speech *speech)
{
	for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++)
		if (says(speech, sayings[i].words))
			return &sayings[i];
	return NULL;
}

bool dayword_parse(date_t *out, const char *text, date_t today, bool ahead, struct error *err)
{
	struct speech speech;
	const bool read = split(&speech, text);
	/* "ngày 15/3": the word says nothing. */
	const size_t first = read && speech.count == 2 && strcmp(speech.words[0], "ngay") == 0 &&
		strpbrk(speech.words[1], SEPARATORS);
	char quoted[TEXT_EXCERPT_SIZE];
	bool ok = false;

	if (read && speech.count == first + 1 && strpbrk(speech.words[first], SEPARATORS)) {
		ok = parse_digits(out, speech.words[first], today, ahead, err);
	} else {
		const struct saying *saying = read ? find_saying(&speech) : NULL;
		const date_t day =
			saying ? day_meant(&speech, saying, today, ahead) : (date_t)DATE_NONE;
		ok = day > DATE_NONE ||
			error_set(err, ERR_INVALID,
				_("“%s” is not a day; write 15/3, 15/3/2027, tomorrow, friday, in "
				  "3 days or end of month"),
				text_excerpt(quoted, text));
		if (ok)
			*out = day;
	}
	free(speech.text);
	return ok;
}
