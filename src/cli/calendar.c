/* doithoai calendar: the days of a year that are not what their weekday says, and the working days of its months. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/law.h"
#include "domain/lunar.h"
#include "domain/table.h"

enum { MONTHS = 12 };

static bool read_year(const char *word, int *out, struct error *err)
{
	char *end;

	errno = 0;
	const long year = strtol(word, &end, 10);
	if (errno || *end || end == word)
		return error_set(err, ERR_USAGE, _("%s is no year"), word);
	if (year < CALENDAR_FIRST_YEAR || year > CALENDAR_LAST_YEAR)
		return error_set(err, ERR_INVALID,
			_("the calendar runs from %d to %d: nothing is known of %s"),
			CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR, word);
	*out = (int)year;
	return true;
}

/* "10/3", and whether it is of a leap month. */
static void put_lunar(date_t date, struct buf *out)
{
	int year, month, day;
	bool leap;

	if (!lunar_split(date, &year, &month, &day, &leap))
		return;
	/* TRANSLATORS: day and month of the lunar calendar */
	buf_printf(out, leap ? _("%d/%d leap") : "%d/%d", day, month);
}

/* The words of holiday.kind. */
static const struct choice *kind_choice(enum day_kind kind)
{
	static const int64_t kinds[] = {
		[DAY_HOLIDAY] = HOLIDAY_PUBLIC,
		[DAY_COMPENSATORY] = HOLIDAY_COMPENSATORY,
		[DAY_MAKEUP] = HOLIDAY_MAKEUP,
	};

	return choice_by_value(entity_field(&entity_holiday, "kind")->choices, kinds[kind]);
}

static const char *weekday_name(int weekday)
{
	static const char *const names[] = {
		N_("Su"), N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa")};

	return _(names[weekday]);
}

static bool is_special(const struct calendar_day *day)
{
	return day->kind != DAY_WORKING && day->kind != DAY_WEEKEND;
}

/* The sources of a table, which stand below it by number: a column for them would be cut. */
struct sources {
	const char *list[366];
	size_t count;
};

static size_t source_number(struct sources *sources, const char *source)
{
	size_t i = 0;

	while (i < sources->count && strcmp(sources->list[i], source) != 0)
		i++;
	if (i == sources->count)
		sources->list[sources->count++] = source;
	return i + 1;
}

/* One day for people. */
static bool write_line(
	struct writer *writer, const struct calendar_day *day, struct sources *sources)
{
	char date[DATE_ISO_SIZE], number[24] = "";
	struct buf lunar = {0}, when = {0};

	put_lunar(day->day, &lunar);
	buf_printf(
		&when, "%s %.5s", weekday_name(date_weekday(day->day)), date_show(day->day, date));
	if (*day->source)
		snprintf(number, sizeof number, "%zu", source_number(sources, day->source));
	const char *cells[] = {
		buf_text(&when),
		buf_text(&lunar),
		_(kind_choice(day->kind)->label),
		day->name,
		day->confirmed ? _("confirmed") : _("provisional"),
		number,
	};
	const bool ok = writer_row(writer, cells);
	buf_clear(&lunar);
	buf_clear(&when);
	return ok;
}

/* One day for programs. */
static bool write_record(struct writer *writer, const struct calendar_day *day)
{
	const int weekday = date_weekday(day->day);
	char date[DATE_ISO_SIZE], number[12];
	struct buf lunar = {0};

	put_lunar(day->day, &lunar);
	snprintf(number, sizeof number, "%d", weekday ? weekday : 7);
	const char *cells[] = {
		date_iso(day->day, date),
		number,
		buf_text(&lunar),
		kind_choice(day->kind)->key,
		day->name,
		day->confirmed ? "1" : "0",
		day->source,
	};
	const bool ok = writer_row(writer, cells);
	buf_clear(&lunar);
	return ok;
}

static int working_days(const struct calendar *calendar, int year, int month)
{
	const date_t first = date_make(year, month, 1);

	return calendar_count(calendar, first - 1, first + date_month_days(year, month) - 1);
}

/* JSON member: January to December. */
static void put_months(const struct calendar *calendar, int year, struct buf *out)
{
	buf_printf(out, "\"year\":%d,\"working_days\":[", year);
	for (int month = 1; month <= MONTHS; month++)
		buf_printf(out, "%s%d", month > 1 ? "," : "", working_days(calendar, year, month));
	buf_puts(out, "]");
}

static void write_months(const struct calendar *calendar, int year)
{
	struct column columns[] = {
		{"month", _("Month"), ALIGN_RIGHT, CELL_TEXT},
		{"days", _("Days"), ALIGN_RIGHT, CELL_NUMBER},
		{"working_days", _("Working days"), ALIGN_RIGHT, CELL_NUMBER},
	};
	struct writer *writer = writer_new(
		stdout, FORMAT_TABLE, "month", NULL, columns, COUNT(columns), output_width());
	int all_days = 0, all_working = 0;
	char days[8], working[8], name[16];

	for (int month = 1; month <= MONTHS + 1; month++) {
		const bool total = month > MONTHS;
		const int month_days = total ? all_days : date_month_days(year, month);
		const int month_working = total ? all_working : working_days(calendar, year, month);
		snprintf(name, sizeof name, "%d/%d", month, year);
		snprintf(days, sizeof days, "%d", month_days);
		snprintf(working, sizeof working, "%d", month_working);
		all_days += month_days;
		all_working += month_working;
		if (!writer_row(writer, (const char *[]){total ? _("Total") : name, days, working}))
			break;
	}
	writer_free(writer);
}

static void write_table(const struct calendar *calendar, int year)
{
	struct column columns[] = {
		{"day", _("Day"), ALIGN_LEFT, CELL_TEXT},
		{"lunar", _("Lunar"), ALIGN_RIGHT, CELL_TEXT},
		{"kind", _("Kind"), ALIGN_LEFT, CELL_TEXT},
		{"name", _("Occasion"), ALIGN_LEFT, CELL_TEXT},
		{"confirmed", _("Certainty"), ALIGN_LEFT, CELL_TEXT},
		{"source", _("Source"), ALIGN_RIGHT, CELL_TEXT},
	};
	struct writer *writer = writer_new(
		stdout, FORMAT_TABLE, "calendar", NULL, columns, COUNT(columns), output_width());
	struct sources sources = {.count = 0};
	bool provisional = false;

	for (date_t date = date_make(year, 1, 1); date <= date_make(year, 12, 31); date++) {
		const struct calendar_day day = calendar_day(calendar, date);
		if (!is_special(&day))
			continue;
		provisional = provisional || !day.confirmed;
		if (!write_line(writer, &day, &sources))
			break;
	}
	writer_free(writer);
	putchar('\n');
	for (size_t i = 0; i < sources.count; i++)
		printf("%zu  %s\n", i + 1, sources.list[i]);
	if (provisional)
		printf("%s\n",
			_("Provisional days are worked out from the statute; the announcement "
			  "may move them."));
	putchar('\n');
	write_months(calendar, year);
}

static void write_records(const struct calendar *calendar, int year, enum format format)
{
	static const struct column columns[] = {
		{"day", "", ALIGN_LEFT, CELL_TEXT},
		{"weekday", "", ALIGN_LEFT, CELL_NUMBER},
		{"lunar", "", ALIGN_LEFT, CELL_TEXT},
		{"kind", "", ALIGN_LEFT, CELL_TEXT},
		{"name", "", ALIGN_LEFT, CELL_TEXT},
		{"confirmed", "", ALIGN_LEFT, CELL_BOOL},
		{"source", "", ALIGN_LEFT, CELL_TEXT},
	};
	struct buf extra = {0};

	put_months(calendar, year, &extra);
	struct writer *writer = writer_new(
		stdout, format, "calendar", buf_text(&extra), columns, COUNT(columns), 0);
	for (date_t date = date_make(year, 1, 1); date <= date_make(year, 12, 31); date++) {
		const struct calendar_day day = calendar_day(calendar, date);
		if (is_special(&day) && !write_record(writer, &day))
			break;
	}
	writer_free(writer);
	buf_clear(&extra);
}

static bool run_calendar(struct cli *cli, struct error *err)
{
	struct law law;
	enum format format;
	int year = 0;

	if (!cli_format(cli, &format, err) || !read_year(cli->words[0], &year, err) ||
		!law_open(&law, cli, err))
		return false;
	if (format == FORMAT_TABLE)
		write_table(law.calendar, year);
	else
		write_records(law.calendar, year, format);
	law_close(&law);
	return true;
}

const struct command command_calendar = {
	.name = "calendar",
	.arguments = "YEAR",
	.help = N_("show the days off and make-up days of a year"),
	.details = N_(
		"Announced days, or days worked out from the statute, with the office's own list "
		"of "
		"holidays over them; and the working days of each month (in JSON; not in CSV). In "
		"files the weekday is 1 for Monday to 7 for Sunday."),
	.options = OPTION(FORMAT),
	.formats = "table csv json",
	.least = 1,
	.most = 1,
	.run = run_calendar,
};
