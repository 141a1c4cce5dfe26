/* How the numbers of a period stand to those of the period before and of a year ago: a line each. */
#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/records.h"
#include "report/month_inside.h"

enum { NO_WHOLE = -1 };

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

/* What is compared with the period before and with a year ago. */
static const struct line_spec {
	enum month_part part;
	const char *label; /* N_() */
	enum month_source source;
	enum month_by by;
	int code, column, whole;
} lines[] = {
	{MONTH_RECEPTION, N_("visits"), SOURCE_VISITS, BY_ALL, 0, VISIT_ALL, NO_WHOLE},
	{MONTH_RECEPTION, N_("people received"), SOURCE_VISITS, BY_ALL, 0, VISIT_PERSONS, NO_WHOLE},
	{MONTH_RECEPTION, N_("regular reception, visits"), SOURCE_VISITS, BY_KIND, BY_REGULAR,
		VISIT_ALL, NO_WHOLE},
	{MONTH_RECEPTION, N_("by the chair, visits"), SOURCE_VISITS, BY_KIND, BY_CHAIR, VISIT_ALL,
		NO_WHOLE},
	{MONTH_RECEPTION, N_("by the Party secretary, visits"), SOURCE_VISITS, BY_KIND,
		BY_SECRETARY, VISIT_ALL, NO_WHOLE},
	{MONTH_RECEPTION, N_("repeated visits"), SOURCE_VISITS, BY_ALL, 0, VISIT_REPEATED,
		NO_WHOLE},
	{MONTH_RECEPTION, N_("large groups"), SOURCE_VISITS, BY_ALL, 0, VISIT_GROUPS, NO_WHOLE},
	{MONTH_PETITIONS, N_("petitions from before"), SOURCE_PETITIONS, BY_ALL, 0,
		PETITION_CARRIED, NO_WHOLE},
	{MONTH_PETITIONS, N_("petitions received"), SOURCE_PETITIONS, BY_ALL, 0, PETITION_RECEIVED,
		NO_WHOLE},
	{MONTH_PETITIONS, N_("complaints received"), SOURCE_PETITIONS, BY_KIND, 1,
		PETITION_RECEIVED, NO_WHOLE},
	{MONTH_PETITIONS, N_("denunciations received"), SOURCE_PETITIONS, BY_KIND, 2,
		PETITION_RECEIVED, NO_WHOLE},
	{MONTH_PETITIONS, N_("proposals and feedback received"), SOURCE_PETITIONS, BY_KIND, 3,
		PETITION_RECEIVED, NO_WHOLE},
	{MONTH_PETITIONS, N_("petitions handled"), SOURCE_PETITIONS, BY_ALL, 0, PETITION_HANDLED,
		NO_WHOLE},
	{MONTH_PETITIONS, N_("petitions not yet handled"), SOURCE_PETITIONS, BY_ALL, 0,
		PETITION_LEFT, NO_WHOLE},
	{MONTH_SETTLEMENT, N_("cases from before"), SOURCE_CASES, BY_ALL, 0, CASE_CARRIED,
		NO_WHOLE},
	{MONTH_SETTLEMENT, N_("cases received"), SOURCE_CASES, BY_ALL, 0, CASE_RECEIVED, NO_WHOLE},
	{MONTH_SETTLEMENT, N_("complaints received"), SOURCE_CASES, BY_KIND, KIND_COMPLAINT,
		CASE_RECEIVED, NO_WHOLE},
	{MONTH_SETTLEMENT, N_("denunciations received"), SOURCE_CASES, BY_KIND, KIND_DENUNCIATION,
		CASE_RECEIVED, NO_WHOLE},
	{MONTH_SETTLEMENT, N_("cases done"), SOURCE_CASES, BY_ALL, 0, CASE_DONE, NO_WHOLE},
	{MONTH_SETTLEMENT, N_("of which on time"), SOURCE_CASES, BY_ALL, 0, CASE_ON_TIME, NO_WHOLE},
	{MONTH_SETTLEMENT, N_("share done on time"), SOURCE_CASES, BY_ALL, 0, CASE_ON_TIME,
		CASE_DONE},
	{MONTH_SETTLEMENT, N_("cases left"), SOURCE_CASES, BY_ALL, 0, CASE_LEFT, NO_WHOLE},
	{MONTH_SETTLEMENT, N_("of which overdue"), SOURCE_CASES, BY_ALL, 0, CASE_OVERDUE, NO_WHOLE},
	{MONTH_DIALOGUE, N_("conferences held"), SOURCE_CONFERENCES, BY_ALL, 0, CONFERENCE_COUNT,
		NO_WHOLE},
	{MONTH_DIALOGUE, N_("people attending"), SOURCE_CONFERENCES, BY_ALL, 0, CONFERENCE_PERSONS,
		NO_WHOLE},
	{MONTH_DIALOGUE, N_("opinions raised"), SOURCE_OPINIONS, BY_ALL, 0, OPINION_ALL, NO_WHOLE},
	{MONTH_DIALOGUE, N_("answered on the spot"), SOURCE_OPINIONS, BY_ALL, 0, OPINION_ON_SPOT,
		NO_WHOLE},
	{MONTH_DIALOGUE, N_("promises made"), SOURCE_PROMISES, BY_ALL, 0, PROMISE_MADE, NO_WHOLE},
	{MONTH_DIALOGUE, N_("promises kept on time"), SOURCE_PROMISES, BY_ALL, 0, PROMISE_KEPT,
		NO_WHOLE},
	{MONTH_DIALOGUE, N_("promises overdue"), SOURCE_PROMISES, BY_ALL, 0, PROMISE_OVERDUE,
		NO_WHOLE},
	{MONTH_MEDIATION, N_("mediations received"), SOURCE_CASES, BY_KIND, KIND_MEDIATION,
		CASE_RECEIVED, NO_WHOLE},
	{MONTH_MEDIATION, N_("mediations done"), SOURCE_CASES, BY_KIND, KIND_MEDIATION, CASE_DONE,
		NO_WHOLE},
	{MONTH_MEDIATION, N_("of which successful"), SOURCE_CASES, BY_KIND, KIND_MEDIATION,
		CASE_MEDIATED, NO_WHOLE},
	{MONTH_MEDIATION, N_("share successful"), SOURCE_CASES, BY_KIND, KIND_MEDIATION,
		CASE_MEDIATED, CASE_DONE},
	{MONTH_SATISFACTION, N_("people asked"), SOURCE_CASES, BY_ALL, 0, CASE_ASKED, NO_WHOLE},
	{MONTH_SATISFACTION, N_("satisfied"), SOURCE_CASES, BY_ALL, 0, CASE_SATISFIED, NO_WHOLE},
	{MONTH_SATISFACTION, N_("not satisfied"), SOURCE_CASES, BY_ALL, 0, CASE_DISSATISFIED,
		NO_WHOLE},
	{MONTH_SATISFACTION, N_("share satisfied"), SOURCE_CASES, BY_ALL, 0, CASE_SATISFIED,
		CASE_ASKED},
};

/* ---- comparison ------------------------------------------------------------------------------------------------------ */

enum {
	COMPARE_NAME,
	COMPARE_NOW,
	COMPARE_BEFORE, /* then up or down, then percent; then the same of a year ago */
};

static const char no_data[] = "–";

/* A number, or a share in percent; false where a share has nothing to divide by. */
static bool line_value(const struct month *month, const struct line_spec *line,
	enum month_window window, int64_t *out)
{
	*out = month_count(month, line->source, line->by, line->code, window, line->column);
	if (line->whole != NO_WHOLE)
		*out = month_percent(*out,
			month_count(
				month, line->source, line->by, line->code, window, line->whole));
	return line->whole == NO_WHOLE || *out >= 0;
}

static void put_share(struct table *table, size_t column, int64_t tenths)
{
	char text[40];

	/* TRANSLATORS: a percentage with one decimal place */
	snprintf(text, sizeof text, _("%s%lld.%lld%%"), tenths < 0 ? "-" : "",
		(long long)(llabs(tenths) / 10), (long long)(llabs(tenths) % 10));
	table_text(table, column, text);
}

static void put_value(const struct month *month, const struct line_spec *line,
	enum month_window window, size_t column, struct table *table)
{
	int64_t value;

	if (!line_value(month, line, window, &value)) {
		table_text(table, column, no_data);
	} else if (line->whole != NO_WHOLE) {
		put_share(table, column, value);
	} else {
		table_value(table, column, value);
		table_ref(table, column,
			month_ref(line->source, line->by, window, line->column, line->code));
	}
}

/* A number of another period, by how much it is more or less now, and that in percent. */
static bool put_other(const struct month *month, const struct line_spec *line,
	enum month_window window, size_t column, struct table *table)
{
	int64_t now, then;

	if (!month_recorded(month, line->source, window)) {
		for (size_t i = 0; i < 3; i++)
			table_text(table, column + i, no_data);
		return false;
	}
	put_value(month, line, window, column, table);
	if (!line_value(month, line, WINDOW_THIS, &now) || !line_value(month, line, window, &then))
		return true;
	if (line->whole != NO_WHOLE) {
		put_share(table, column + 1, now - then);
		return true;
	}
	table_value(table, column + 1, now - then);
	if (then)
		table_value(table, column + 2,
			now < then ? -month_percent(then - now, then)
				   : month_percent(now - then, then));
	return true;
}

/* A year's period before is the one of a year ago: it stands there once. */
static int compared_windows(const struct month *month)
{
	return month->before.from == month->year_ago.from && month->before.to == month->year_ago.to
		? WINDOW_YEAR_AGO
		: WINDOWS;
}

static void add_compared_columns(const struct month *month, struct table *table)
{
	const char *const parts[] = {_("number"), _("more or less"), "%"};

	month_add_column(table, TABLE_TEXT, _("Indicator"), NULL, 9);
	month_add_column(table, TABLE_NUMBER, _("This period"), NULL, 3);
	for (int window = WINDOW_BEFORE; window < compared_windows(month); window++)
		for (size_t i = 0; i < ROWS(parts); i++) {
			struct buf heading = {0};
			buf_printf(&heading, "%s\n%s",
				window == WINDOW_BEFORE ? _("Period before")
							: _("Same period last year"),
				parts[i]);
			month_add_column(table, i == 2 ? TABLE_PERCENT : TABLE_NUMBER,
				buf_text(&heading), NULL, i == 2 ? 4 : 3);
			buf_clear(&heading);
		}
}

/* A line of a comparison; false where a period has no records. */
static bool put_line(const struct month *month, const struct line_spec *line, const char *name,
	struct table *table)
{
	char *capital = text_capital(name);
	bool all = true;

	table_row(table);
	table_text(table, COMPARE_NAME, capital);
	put_value(month, line, WINDOW_THIS, COMPARE_NOW, table);
	for (int window = WINDOW_BEFORE; window < compared_windows(month); window++)
		all = put_other(month, line, window,
			      COMPARE_BEFORE + 3 * (size_t)(window - WINDOW_BEFORE), table) &&
			all;
	free(capital);
	return all;
}

/* Whether the records of a source begin within a period that is compared with. */
static void note_begin(const struct month *month, enum month_source source, struct paper *paper)
{
	for (int window = WINDOW_BEFORE; window < compared_windows(month); window++) {
		const date_t begin = month_begins_inside(month, source, window);
		struct buf text = {0};
		char day[DATE_ISO_SIZE];
		if (!begin)
			continue;
		buf_printf(&text,
			window == WINDOW_BEFORE ? _("The period before is recorded since %s")
						: _("Last year is recorded since %s"),
			date_show(begin, day));
		paper_add(paper, PAPER_NOTE, buf_text(&text), NULL);
		buf_clear(&text);
	}
}

static void end_comparison(const struct month *month, enum month_source source, struct paper *paper,
	struct table *table, bool all)
{
	paper_add_table(paper, table);
	note_begin(month, source, paper);
	if (!all)
		paper_add(paper, PAPER_NOTE, _("–: nothing was recorded in that period"), NULL);
}

static void add_lines(const struct month *month, enum month_part part, struct paper *paper)
{
	struct table *table = table_new(compared_windows(month) == WINDOWS
			? _("Compared with the period before and a year ago")
			: _("Compared with the period before"));
	enum month_source source = SOURCE_CASES;
	bool all = true;

	add_compared_columns(month, table);
	for (size_t i = 0; i < ROWS(lines); i++) {
		if (lines[i].part != part)
			continue;
		source = lines[i].source;
		all = put_line(month, &lines[i], _(lines[i].label), table) && all;
	}
	if (table->row_count)
		end_comparison(month, source, paper, table, all);
	else
		table_free(table);
}

/* ---- by field -------------------------------------------------------------------------------------------------------------- */

struct field_line {
	int64_t code, now;
};

static int by_now(const void *a, const void *b)
{
	const struct field_line *left = a, *right = b;

	if (left->now != right->now)
		return left->now > right->now ? -1 : 1;
	return (left->code > right->code) - (left->code < right->code);
}

static bool is_among(const struct field_line *fields, size_t count, int64_t code)
{
	for (size_t i = 0; i < count; i++)
		if (fields[i].code == code)
			return true;
	return false;
}

/* The fields of which a case came in any of the periods, those of the most cases now first. The caller's to free. */
static struct field_line *fields_received(const struct month *month, size_t *count)
{
	struct field_line *fields = NULL;

	*count = 0;
	for (int window = WINDOW_THIS; window < WINDOWS; window++) {
		size_t rows;
		const struct month_row *row =
			month_rows(month, SOURCE_CASES, BY_FIELD, window, &rows);
		for (size_t i = 0; i < rows; i++) {
			if (!row[i].n[CASE_RECEIVED] || is_among(fields, *count, row[i].code))
				continue;
			fields = xrealloc(fields, (*count + 1) * sizeof *fields);
			fields[(*count)++] = (struct field_line){row[i].code,
				month_count(month, SOURCE_CASES, BY_FIELD, row[i].code, WINDOW_THIS,
					CASE_RECEIVED)};
		}
	}
	if (*count)
		qsort(fields, *count, sizeof *fields, by_now);
	return fields;
}

static void add_fields(struct desk *desk, const struct month *month, struct paper *paper)
{
	struct table *table = table_new(_("New cases by field, compared"));
	size_t count;
	struct field_line *fields = fields_received(month, &count);
	bool all = true;

	add_compared_columns(month, table);
	for (size_t i = 0; i < count; i++) {
		const struct line_spec line = {MONTH_SETTLEMENT, NULL, SOURCE_CASES, BY_FIELD,
			(int)fields[i].code, CASE_RECEIVED, NO_WHOLE};
		struct buf name = {0};
		month_row_name(desk, SOURCE_CASES, BY_FIELD, fields[i].code, &name);
		all = put_line(month, &line, buf_text(&name), table) && all;
		buf_clear(&name);
	}
	free(fields);
	if (count)
		end_comparison(month, SOURCE_CASES, paper, table, all);
	else
		table_free(table);
}

void month_add_comparison(
	struct desk *desk, const struct month *month, enum month_part part, struct paper *paper)
{
	add_lines(month, part, paper);
	if (part == MONTH_SETTLEMENT)
		add_fields(desk, month, paper);
}
