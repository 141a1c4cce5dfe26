/* Tables of the month's report: which numbers stand in them, how they are called, and what must add up, said once for each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "domain/records.h"
#include "report/month_inside.h"

enum { COLUMNS_MOST = 9, ROWS_MOST = 10, NO_WHOLE = -1 };

/* A column: a number of a source, or what part it is of another. */
struct column_spec {
	const char *heading; /* N_(), parts of a path with LF */
	/* Printed under it; a formula of sums ("3=4+5") is an identity of the table, one with a stroke ("8=4/3") is not. */
	const char *number;
	enum month_source source;
	int column;
	int whole; /* the part of which column of that source, in percent; NO_WHOLE = the number itself */
};

struct table_spec {
	enum month_part part;
	const char *title; /* N_() */
	const char *heading; /* above the names of the rows */
	enum month_source source; /* whose rows these are */
	enum month_by by;
	int sort; /* the largest of this column first; -1: in the order of `codes`, or by code */
	const int *codes; /* rows that are always there, 0 at the end; NULL: those that there are */
	bool total;
	struct column_spec columns[COLUMNS_MOST];
};

#define NUMBER(heading, number, source, column)                                                    \
	{                                                                                          \
		heading, number, source, column, NO_WHOLE                                          \
	}

static const int hosts[] = {BY_REGULAR, BY_CHAIR, BY_SECRETARY, 0};
static const int petition_codes[] = {1, 2, 3, 0};
static const int case_codes[] = {
	KIND_OPINION, KIND_FEEDBACK, KIND_COMPLAINT, KIND_DENUNCIATION, KIND_MEDIATION, 0};
static const int judged[] = {KIND_COMPLAINT, KIND_DENUNCIATION, 0};
static const int mediation[] = {KIND_MEDIATION, 0};

#define CASE_COLUMNS                                                                               \
	NUMBER(N_("from before"), "1", SOURCE_CASES, CASE_CARRIED),                                \
		NUMBER(N_("new"), "2", SOURCE_CASES, CASE_RECEIVED),                               \
		NUMBER(N_("done"), "3=4+5", SOURCE_CASES, CASE_DONE),                              \
		NUMBER(N_("on time"), "4", SOURCE_CASES, CASE_ON_TIME),                            \
		NUMBER(N_("late"), "5", SOURCE_CASES, CASE_LATE),                                  \
		NUMBER(N_("left"), "6=1+2-3", SOURCE_CASES, CASE_LEFT),                            \
		NUMBER(N_("left late"), "7", SOURCE_CASES, CASE_OVERDUE)
#define PETITION_COLUMNS                                                                           \
	NUMBER(N_("from before"), "1", SOURCE_PETITIONS, PETITION_CARRIED),                        \
		NUMBER(N_("received in the period"), "2", SOURCE_PETITIONS, PETITION_RECEIVED),    \
		NUMBER(N_("handled"), "3", SOURCE_PETITIONS, PETITION_HANDLED),                    \
		NUMBER(N_("not yet handled"), "4=1+2-3", SOURCE_PETITIONS, PETITION_LEFT)

static const struct table_spec specs[] = {
	{MONTH_RECEPTION, N_("Citizen reception"), N_("Received by"), SOURCE_VISITS, BY_KIND, -1,
		hosts, true,
		{NUMBER(N_("visits"), "1=3+4", SOURCE_VISITS, VISIT_ALL),
			NUMBER(N_("people"), "2", SOURCE_VISITS, VISIT_PERSONS),
			NUMBER(N_("Cases\nfor the first time"), "3", SOURCE_VISITS, VISIT_FIRST),
			NUMBER(N_("Cases\nrepeatedly"), "4", SOURCE_VISITS, VISIT_REPEATED),
			NUMBER(N_("Large groups\nhow many"), "5", SOURCE_VISITS, VISIT_GROUPS),
			NUMBER(N_("Large groups\npeople"), "6", SOURCE_VISITS,
				VISIT_GROUP_PERSONS)}},
	{MONTH_PETITIONS, N_("Petitions to be handled"), N_("Kind of petition"), SOURCE_PETITIONS,
		BY_KIND, -1, petition_codes, true, {PETITION_COLUMNS}},
	{MONTH_PETITIONS, N_("How petitions were handled"), N_("Kind of petition"),
		SOURCE_PETITIONS, BY_KIND, -1, petition_codes, true,
		{NUMBER(N_("handled"), "1=2+3+4+5+6+7+8", SOURCE_PETITIONS, PETITION_HANDLED),
			NUMBER(N_("accepted"), "2", SOURCE_PETITIONS, PETITION_WAYS),
			NUMBER(N_("guided"), "3", SOURCE_PETITIONS, PETITION_WAYS + 1),
			NUMBER(N_("transferred"), "4", SOURCE_PETITIONS, PETITION_WAYS + 2),
			NUMBER(N_("returned"), "5", SOURCE_PETITIONS, PETITION_WAYS + 3),
			NUMBER(N_("filed"), "6", SOURCE_PETITIONS, PETITION_WAYS + 4),
			NUMBER(N_("urged"), "7", SOURCE_PETITIONS, PETITION_WAYS + 5),
			NUMBER(N_("not stated"), "8", SOURCE_PETITIONS, PETITION_WAY_OTHER)}},
	{MONTH_PETITIONS, N_("Petitions by field"), N_("Field of work"), SOURCE_PETITIONS, BY_FIELD,
		PETITION_RECEIVED, NULL, true, {PETITION_COLUMNS}},
	{MONTH_SETTLEMENT, N_("Cases"), N_("Kind of case"), SOURCE_CASES, BY_KIND, -1, case_codes,
		true,
		{CASE_COLUMNS, {N_("on time, %"), "8=4/3", SOURCE_CASES, CASE_ON_TIME, CASE_DONE}}},
	{MONTH_SETTLEMENT, N_("Complaints and denunciations settled"), N_("Kind of case"),
		SOURCE_CASES, BY_KIND, -1, judged, false,
		{NUMBER(N_("accepted for settlement"), "1", SOURCE_CASES, CASE_ACCEPTED),
			NUMBER(N_("done"), "2=3+4+5+6", SOURCE_CASES, CASE_DONE),
			NUMBER(N_("founded"), "3", SOURCE_CASES, CASE_FOUNDED),
			NUMBER(N_("partly founded"), "4", SOURCE_CASES, CASE_PARTLY),
			NUMBER(N_("unfounded"), "5", SOURCE_CASES, CASE_UNFOUNDED),
			NUMBER(N_("ended otherwise"), "6", SOURCE_CASES, CASE_NOT_JUDGED)}},
	{MONTH_SETTLEMENT, N_("Cases by field"), N_("Field of work"), SOURCE_CASES, BY_FIELD,
		CASE_RECEIVED, NULL, true, {CASE_COLUMNS}},
	{MONTH_SETTLEMENT, N_("Cases by hamlet"), N_("Hamlet"), SOURCE_CASES, BY_PLACE,
		CASE_RECEIVED, NULL, true, {CASE_COLUMNS}},
	{MONTH_DIALOGUE, N_("Dialogue conferences"), N_("Conference"), SOURCE_CONFERENCES, BY_PLACE,
		-1, NULL, true,
		{NUMBER(N_("people attending"), "1", SOURCE_CONFERENCES, CONFERENCE_PERSONS),
			NUMBER(N_("of whom women"), "2", SOURCE_CONFERENCES, CONFERENCE_WOMEN),
			NUMBER(N_("Opinions\nraised"), "3=4+5+6+7", SOURCE_OPINIONS, OPINION_ALL),
			NUMBER(N_("Opinions\nanswered on the spot"), "4", SOURCE_OPINIONS,
				OPINION_ON_SPOT),
			NUMBER(N_("Opinions\ndone"), "5", SOURCE_OPINIONS, OPINION_DONE),
			NUMBER(N_("Opinions\nin time"), "6", SOURCE_OPINIONS, OPINION_OPEN),
			NUMBER(N_("Opinions\noverdue"), "7", SOURCE_OPINIONS, OPINION_OVERDUE),
			NUMBER(N_("Opinions\nassigned"), "8", SOURCE_OPINIONS, OPINION_ASSIGNED)}},
	{MONTH_DIALOGUE, N_("Promises of leaders"), N_("Indicator"), SOURCE_PROMISES, BY_ALL, -1,
		NULL, false,
		{NUMBER(N_("from before"), "1", SOURCE_PROMISES, PROMISE_CARRIED),
			NUMBER(N_("made"), "2", SOURCE_PROMISES, PROMISE_MADE),
			NUMBER(N_("kept on time"), "3", SOURCE_PROMISES, PROMISE_KEPT),
			NUMBER(N_("kept late"), "4", SOURCE_PROMISES, PROMISE_KEPT_LATE),
			NUMBER(N_("given up"), "5", SOURCE_PROMISES, PROMISE_BROKEN),
			NUMBER(N_("left"), "6=1+2-3-4-5", SOURCE_PROMISES, PROMISE_OPEN),
			NUMBER(N_("left late"), "7", SOURCE_PROMISES, PROMISE_OVERDUE)}},
	{MONTH_MEDIATION, N_("Mediation at the grassroots"), N_("Indicator"), SOURCE_CASES, BY_KIND,
		-1, mediation, false,
		{NUMBER(N_("from before"), "1", SOURCE_CASES, CASE_CARRIED),
			NUMBER(N_("received"), "2", SOURCE_CASES, CASE_RECEIVED),
			NUMBER(N_("done"), "3=4+5+6+7", SOURCE_CASES, CASE_DONE),
			NUMBER(N_("successful"), "4", SOURCE_CASES, CASE_MEDIATED),
			NUMBER(N_("failed"), "5", SOURCE_CASES, CASE_FAILED),
			NUMBER(N_("ended on request"), "6", SOURCE_CASES, CASE_ENDED),
			NUMBER(N_("ended otherwise"), "7", SOURCE_CASES, CASE_NOT_MEDIATED),
			NUMBER(N_("left"), "8=1+2-3", SOURCE_CASES, CASE_LEFT),
			{N_("successful, %"), "9=4/3", SOURCE_CASES, CASE_MEDIATED, CASE_DONE}}},
	{MONTH_SATISFACTION, N_("Satisfaction with cases done"), N_("Kind of case"), SOURCE_CASES,
		BY_KIND, -1, case_codes, true,
		{NUMBER(N_("done"), "1=2+6", SOURCE_CASES, CASE_DONE),
			NUMBER(N_("asked"), "2=3+4+5", SOURCE_CASES, CASE_ASKED),
			NUMBER(N_("satisfied"), "3", SOURCE_CASES, CASE_SATISFIED),
			NUMBER(N_("neutral"), "4", SOURCE_CASES, CASE_NEUTRAL),
			NUMBER(N_("not satisfied"), "5", SOURCE_CASES, CASE_DISSATISFIED),
			NUMBER(N_("not asked"), "6", SOURCE_CASES, CASE_NOT_ASKED),
			{N_("satisfied, %"), "7=3/2", SOURCE_CASES, CASE_SATISFIED, CASE_ASKED}}},
};

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

/* ---- names ------------------------------------------------------------------------------------------------------ */

static const char *host_name(int64_t host)
{
	static const char *const names[] = {[BY_REGULAR] = N_("regular reception"),
		[BY_CHAIR] = N_("chair of the People's Committee"),
		[BY_SECRETARY] = N_("secretary of the Party committee"),
		[BY_OTHER_HEAD] = N_("another head")};

	return host >= BY_REGULAR && host <= BY_OTHER_HEAD ? _(names[host]) : _("not stated");
}

/* A conference by its code and day: its title may name a place or a person. */
static void put_conference(struct desk *desk, int64_t id, struct buf *out)
{
	struct conference conference = {0};
	char day[DATE_ISO_SIZE];

	if (desk_load(desk, &entity_conference, id, &conference, NULL)) {
		record_code(&entity_conference, &conference, out);
		buf_printf(out, ", %s", date_show(conference.held_on, day));
	} else {
		buf_printf(out, "%lld", (long long)id);
	}
	record_clear(&entity_conference, &conference);
}

static void put_choice(const struct choice *choices, int64_t code, struct buf *out)
{
	const struct choice *choice = choice_by_value(choices, code);

	if (choice)
		buf_puts(out, choice_label(choice));
	else
		buf_printf(out, "%lld", (long long)code);
}

void month_row_name(struct desk *desk, enum month_source source, enum month_by by, int64_t code,
	struct buf *out)
{
	if (by == BY_ALL)
		buf_puts(out, _("How many"));
	else if (source == SOURCE_VISITS)
		buf_puts(out, host_name(code));
	else if (source == SOURCE_CONFERENCES)
		put_conference(desk, code, out);
	else if (!code)
		buf_puts(out, _("not stated"));
	else if (by == BY_PLACE)
		desk_ref_label(desk, &entity_unit, code, out);
	else if (by == BY_FIELD)
		put_choice(case_fields, code, out);
	else
		put_choice(source == SOURCE_PETITIONS ? petition_kinds : case_kinds, code, out);
}

/* ---- tables by rows ------------------------------------------------------------------------------------------------ */

void month_add_column(struct table *table, enum table_kind kind, const char *heading,
	const char *number, int share)
{
	char *capital = text_capital(heading);

	table_column(table, kind, capital, number, share);
	free(capital);
}

static void add_column(
	struct table *table, enum table_kind kind, const char *heading, const char *number)
{
	month_add_column(table, kind, heading, number, 0);
}

/* "6=1+2-3" is an identity of the columns; the names stand in column 0. */
static void add_identity(struct table *table, const char *formula)
{
	int terms[COLUMNS_MOST], sign = 1;
	size_t count = 0;
	const char *at = strchr(formula, '=');

	if (!at || strchr(formula, '/'))
		return;
	const int left = atoi(formula);
	while (*at && count < COLUMNS_MOST) {
		sign = *at++ == '-' ? -1 : 1;
		char *end;
		terms[count++] = sign * ((int)strtol(at, &end, 10) + 1);
		at = end;
	}
	table_identity(table, left, terms, count, false);
}

static size_t column_count(const struct table_spec *spec)
{
	size_t count = 0;

	while (count < COLUMNS_MOST && spec->columns[count].heading)
		count++;
	return count;
}

int64_t month_percent(int64_t part, int64_t whole)
{
	return whole ? (part * 2000 + whole) / (2 * whole) : -1;
}

static void put_cells(const struct month *month, const struct table_spec *spec, enum month_by by,
	int64_t code, struct table *table)
{
	for (size_t i = 0; i < column_count(spec); i++) {
		const struct column_spec *column = &spec->columns[i];
		const int64_t value =
			month_count(month, column->source, by, code, WINDOW_THIS, column->column);
		if (column->whole == NO_WHOLE) {
			table_value(table, i + 1, value);
			table_ref(table, i + 1,
				month_ref(column->source, by, WINDOW_THIS, column->column, code));
			continue;
		}
		const int64_t share = month_percent(value,
			month_count(month, column->source, by, code, WINDOW_THIS, column->whole));
		if (share >= 0)
			table_value(table, i + 1, share);
	}
}

static void put_row(struct desk *desk, const struct month *month, const struct table_spec *spec,
	int64_t code, struct table *table)
{
	struct buf name = {0};

	month_row_name(desk, spec->source, spec->by, code, &name);
	char *capital = text_capital(buf_text(&name));
	table_row(table);
	table_text(table, 0, capital);
	put_cells(month, spec, spec->by, code, table);
	free(capital);
	buf_clear(&name);
}

struct sorted {
	int64_t key, code;
};

static int by_key(const void *a, const void *b)
{
	const struct sorted *left = a, *right = b;

	if (left->key != right->key)
		return left->key > right->key ? -1 : 1;
	return (left->code > right->code) - (left->code < right->code);
}

/* The largest of a column first; -1: by code. The caller's to free. */
static struct sorted *sorted_rows(const struct month_row *rows, size_t count, int column)
{
	struct sorted *sorted = xcalloc(count + 1, sizeof *sorted);

	for (size_t i = 0; i < count; i++)
		sorted[i] = (struct sorted){column >= 0 ? rows[i].n[column] : 0, rows[i].code};
	qsort(sorted, count, sizeof *sorted, by_key);
	return sorted;
}

static bool is_fixed(const struct table_spec *spec, int64_t code)
{
	for (const int *at = spec->codes; at && *at; at++)
		if (*at == code)
			return true;
	return false;
}

static bool shows_more(const struct table_spec *spec)
{
	return !spec->codes || spec->total;
}

static void put_rows(struct desk *desk, const struct month *month, const struct table_spec *spec,
	struct table *table)
{
	size_t count;
	const struct month_row *rows =
		month_rows(month, spec->source, spec->by, WINDOW_THIS, &count);
	struct sorted *sorted = sorted_rows(rows, count, spec->sort);

	for (const int *code = spec->codes; code && *code; code++)
		put_row(desk, month, spec, *code, table);
	for (size_t i = 0; i < count; i++)
		sorted[i] =
			(struct sorted){spec->sort >= 0 ? rows[i].n[spec->sort] : 0, rows[i].code};
	qsort(sorted, count, sizeof *sorted, by_key);
	for (size_t i = 0; i < count && shows_more(spec); i++)
		if (!is_fixed(spec, sorted[i].code))
			put_row(desk, month, spec, sorted[i].code, table);
	free(sorted);
	if (!spec->total)
		return;
	table_row(table);
	table_text(table, 0, _("Total"));
	put_cells(month, spec, BY_ALL, 0, table);
	table->rows[table->row_count - 1].strong = true;
}

static void add_rows(struct desk *desk, const struct month *month, const struct table_spec *spec,
	struct paper *paper)
{
	struct table *table = table_new(_(spec->title));

	add_column(table, TABLE_TEXT, _(spec->heading), NULL);
	for (size_t i = 0; i < column_count(spec); i++)
		add_column(table, spec->columns[i].whole == NO_WHOLE ? TABLE_NUMBER : TABLE_PERCENT,
			_(spec->columns[i].heading), spec->columns[i].number);
	for (size_t i = 0; i < column_count(spec); i++)
		add_identity(table, spec->columns[i].number);
	put_rows(desk, month, spec, table);
	paper_add_table(paper, table);
}

/* ---- delays ------------------------------------------------------------------------------------------------------------ */

/* How many are not named. */
static void note_more(int64_t more, struct paper *paper)
{
	struct buf text = {0};

	if (more <= 0)
		return;
	buf_printf(&text, _("and %lld more"), (long long)more);
	paper_add(paper, PAPER_NOTE, buf_text(&text), NULL);
	buf_clear(&text);
}

static bool add_delays(struct desk *desk, const struct month *month, bool done, struct paper *paper,
	struct error *err)
{
	struct month_delay *delays;
	size_t count;

	if (!month_delays(desk, month, done, &delays, &count, err))
		return false;
	if (count) {
		struct table *table = table_new(done ? _("Answered latest in the period")
						     : _("Overdue longest and not done"));
		month_add_column(table, TABLE_TEXT, _("Case"), NULL, 5);
		month_add_column(table, TABLE_TEXT, _("Kind and field"), NULL, 6);
		month_add_column(table, TABLE_DATE, _("Last day"), NULL, 4);
		month_add_column(table, TABLE_TEXT, _("Days late"), NULL, 4);
		month_add_column(table, TABLE_TEXT, _("Reason as recorded"), NULL, 8);
		month_add_column(table, TABLE_TEXT, _("Held by"), NULL, 4);
		for (size_t i = 0; i < count; i++) {
			struct buf text = {0};
			table_row(table);
			table_text(table, 0, delays[i].code);
			buf_printf(&text, "%s; %s", delays[i].kind, delays[i].field);
			table_text(table, 1, buf_text(&text));
			table_value(table, 2, delays[i].due);
			buf_cut(&text, 0);
			if (delays[i].working)
				buf_printf(&text, _("%d working days"), delays[i].days);
			else
				buf_printf(&text, _("%d days"), delays[i].days);
			table_text(table, 3, buf_text(&text));
			table_text(table, 4, delays[i].reason);
			table_text(table, 5, delays[i].owner);
			buf_clear(&text);
		}
		paper_add_table(paper, table);
		note_more(month_count(month, SOURCE_CASES, BY_ALL, 0, WINDOW_THIS,
				  done ? CASE_LATE : CASE_OVERDUE) -
				(int64_t)count,
			paper);
	}
	month_delays_free(delays, count);
	return true;
}

/* ---- what is to come ------------------------------------------------------------------------------------------------------ */

static void add_tasks(const struct month *month, struct paper *paper)
{
	const struct month_tasks *tasks = month->tasks;
	struct table *table = table_new(_("Tasks of the next period"));
	struct buf text = {0};

	table_column(table, TABLE_TEXT, _("Task"), NULL, 4);
	table_column(table, TABLE_NUMBER, _("How many"), NULL, 1);
	for (int i = 0; i < TASKS; i++) {
		table_row(table);
		table_text(table, 0, month_task_name(i));
		table_value(table, 1, tasks->numbers[i]);
		table_ref(table, 1, month_ref(SOURCE_TASKS, BY_ALL, WINDOW_THIS, i, 0));
	}
	paper_add_table(paper, table);
	if (!tasks->duty_count)
		return;
	table = table_new(_("What falls due first"));
	add_column(table, TABLE_DATE, _("Last day"), NULL);
	add_column(table, TABLE_TEXT, _("Code"), NULL);
	add_column(table, TABLE_TEXT, _("What is due"), NULL);
	add_column(table, TABLE_TEXT, _("Held by"), NULL);
	for (size_t i = 0; i < tasks->duty_count; i++) {
		char *what = text_capital(tasks->duties[i].what);
		table_row(table);
		table_value(table, 0, tasks->duties[i].due);
		table_text(table, 1, tasks->duties[i].code);
		table_text(table, 2, what);
		table_text(table, 3, tasks->duties[i].owner);
		free(what);
	}
	paper_add_table(paper, table);
	if (tasks->duty_all > tasks->duty_count) {
		buf_printf(&text, _("%zu more are due in that period"),
			tasks->duty_all - tasks->duty_count);
		paper_add(paper, PAPER_NOTE, buf_text(&text), NULL);
	}
	buf_clear(&text);
}

/* ---- chart ------------------------------------------------------------------------------------------------------------------ */

/* What came and what is left, by hamlet. */
static void add_chart(struct desk *desk, const struct month *month, struct paper *paper)
{
	size_t count;
	const struct month_row *rows =
		month_rows(month, SOURCE_CASES, BY_PLACE, WINDOW_THIS, &count);

	if (!count)
		return;
	struct paper_chart *chart =
		chart_new(CHART_BARS, _("New cases and those left, by hamlet"), "");
	struct sorted *order = sorted_rows(rows, count, CASE_RECEIVED);
	for (size_t i = 0; i < count; i++) {
		struct buf name = {0};
		month_row_name(desk, SOURCE_CASES, BY_PLACE, order[i].code, &name);
		chart_label(chart, buf_text(&name));
		buf_clear(&name);
	}
	const size_t received = chart_series(chart, _("new"));
	const size_t left = chart_series(chart, _("left"));
	for (size_t i = 0; i < count; i++) {
		chart_value(chart, received, i, order[i].key);
		chart_value(chart, left, i,
			month_count(month, SOURCE_CASES, BY_PLACE, order[i].code, WINDOW_THIS,
				CASE_LEFT));
	}
	free(order);
	paper_add_chart(paper, chart);
}

/* ---- a part ------------------------------------------------------------------------------------------------------------------ */

bool month_add_tables(struct desk *desk, const struct month *month, enum month_part part,
	struct paper *paper, struct error *err)
{
	for (size_t i = 0; i < ROWS(specs); i++) {
		size_t rows;
		if (specs[i].part != part)
			continue;
		month_rows(month, specs[i].source, specs[i].by, WINDOW_THIS, &rows);
		/* A table without a line says nothing; one of fixed lines says 0. */
		if (rows || specs[i].codes)
			add_rows(desk, month, &specs[i], paper);
	}
	if (part == MONTH_SETTLEMENT) {
		add_chart(desk, month, paper);
		if (!add_delays(desk, month, false, paper, err) ||
			!add_delays(desk, month, true, paper, err))
			return false;
	}
	if (part == MONTH_TASKS)
		add_tasks(month, paper);
	month_add_comparison(desk, month, part, paper);
	return true;
}
