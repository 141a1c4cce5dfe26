/* The month's summary on paper: text in exact columns, CSV, JSON. What the columns are called stands in tables. */
#include "report/summary.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/csv.h"
#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "domain/records.h"

#define FORMAT_VERSION 1

struct counter {
	const char *key; /* CSV, JSON */
	const char *label; /* N_() */
};

/* In the order of enum summary_column. The labels are headings of narrow columns: short words. */
static const struct counter case_columns[] = {
	{"carried", N_("from before")},
	{"received", N_("new")},
	{"done", N_("done")},
	{"on_time", N_("on time")},
	{"late", N_("late")},
	{"left", N_("left")},
	{"left_overdue", N_("left late")},
};
_Static_assert(
	sizeof case_columns / sizeof case_columns[0] == SUM_COLUMNS, "a label for each column");

/* The groups that are no tables: their members in order. */
static const struct section {
	const char *key;
	const char *title; /* N_() */
	enum summary_group group;
	size_t offset; /* in struct summary */
	struct counter counters[8];
} sections[] = {
	{"conferences", N_("Dialogue conferences"), SUMMARY_CONFERENCE,
		offsetof(struct summary, conferences),
		{{"held", N_("conferences held")}, {"persons", N_("people attending")},
			{"women", N_("of whom women")}, {"opinions", N_("opinions raised")},
			{"on_spot", N_("answered on the spot")},
			{"assigned", N_("assigned to be settled")}, {"overdue", N_("overdue")}}},
	{"commitments", N_("Commitments"), SUMMARY_COMMITMENT,
		offsetof(struct summary, commitments),
		{{"made", N_("made in the period")}, {"due", N_("due in the period")},
			{"kept", N_("kept on time")}, {"kept_late", N_("kept late")},
			{"broken", N_("given up")}, {"open", N_("still to be kept")},
			{"overdue", N_("of which overdue")}}},
	{"receptions", N_("Citizen reception"), SUMMARY_RECEPTION,
		offsetof(struct summary, receptions),
		{{"visits", N_("visits")}, {"persons", N_("people received")},
			{"regular", N_("regular reception")},
			{"scheduled", N_("scheduled reception")},
			{"unscheduled", N_("unscheduled reception")},
			{"large_groups", N_("large groups")}, {"repeated", N_("repeated visits")}}},
	{"petitions", N_("Petitions"), SUMMARY_PETITION, offsetof(struct summary, petitions),
		{{"carried", N_("from the period before")},
			{"received", N_("received in the period")}, {"handled", N_("handled")},
			{"left", N_("not yet handled")}}},
};

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

static size_t counter_count(const struct section *section)
{
	size_t count = 0;
	while (count < ROWS(section->counters) && section->counters[count].key)
		count++;
	return count;
}

static int64_t counter_value(
	const struct summary *summary, const struct section *section, size_t index)
{
	const int64_t *counters = (const int64_t *)((const char *)summary + section->offset);
	return counters[index];
}

/* The three tables of cases. */
enum part { TABLE_KINDS, TABLE_FIELDS, TABLE_HAMLETS, TABLES };

static const struct {
	const char *key; /* CSV, JSON */
	const char *label; /* N_() */
	enum summary_group group;
} tables[TABLES] = {
	[TABLE_KINDS] = {"kind", N_("Cases"), SUMMARY_KIND},
	[TABLE_FIELDS] = {"field", N_("By field"), SUMMARY_FIELD},
	[TABLE_HAMLETS] = {"hamlet", N_("By hamlet"), SUMMARY_HAMLET},
};

static const struct summary_row *table_rows(
	const struct summary *summary, enum part table, size_t *count)
{
	switch (table) {
	case TABLE_KINDS:
		*count = ROWS(summary->kinds);
		return summary->kinds;
	case TABLE_FIELDS:
		*count = summary->field_count;
		return summary->fields;
	default:
		*count = summary->hamlet_count;
		return summary->hamlets;
	}
}

/* Name of a row for people. */
static void row_label(struct desk *desk, enum part table, int64_t code, struct buf *out)
{
	const struct choice *choices = table == TABLE_KINDS ? case_kinds : case_fields;
	if (!code) {
		buf_puts(out, _("not stated"));
	} else if (table == TABLE_HAMLETS) {
		desk_ref_label(desk, &entity_unit, code, out);
	} else {
		const struct choice *choice = choice_by_value(choices, code);
		if (choice)
			buf_puts(out, choice_label(choice));
		else
			buf_printf(out, "%lld", (long long)code);
	}
}

/* Its key in files; "" where it is not stated. */
static void row_key(struct desk *desk, enum part table, int64_t code, struct buf *out)
{
	const struct choice *choices = table == TABLE_KINDS ? case_kinds : case_fields;
	if (!code)
		return;
	if (table != TABLE_HAMLETS) {
		const struct choice *choice = choice_by_value(choices, code);
		if (choice)
			buf_puts(out, choice->key);
		else
			buf_printf(out, "%lld", (long long)code);
		return;
	}
	struct unit unit = {0};
	if (desk_load(desk, &entity_unit, code, &unit, NULL))
		record_code(&entity_unit, &unit, out);
	else
		buf_printf(out, "%lld", (long long)code);
	record_clear(&entity_unit, &unit);
}

static const char *office_name(const struct desk *desk)
{
	return desk->settings.office && *desk->settings.office ? desk->settings.office : "";
}

/* ---- text ----------------------------------------------------------------------------------------- */

/* 1234567 as 1.234.567. */
static void put_number(struct buf *out, int64_t number)
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%lld", (long long)number);
	for (int i = 0; i < length; i++) {
		if (i && (length - i) % 3 == 0 && digits[i - 1] != '-')
			buf_putc(out, '.');
		buf_putc(out, digits[i]);
	}
}

static int number_width(int64_t number)
{
	struct buf text = {0};
	put_number(&text, number);
	int width = (int)text.len;
	buf_clear(&text);
	return width;
}

/* Blanks at the end of lines are left out. */
static void end_line(struct buf *out)
{
	size_t length = out->len;
	while (length && out->s[length - 1] == ' ')
		length--;
	buf_cut(out, length);
	buf_putc(out, '\n');
}

static void put_rule(struct buf *out, int columns)
{
	for (int i = 0; i < columns; i++)
		buf_puts(out, "─");
	buf_putc(out, '\n');
}

static void put_upper(struct buf *out, const char *text)
{
	char *upper = text_upper(text);
	buf_puts(out, upper);
	free(upper);
}

/* With a capital at the beginning. */
static void put_capital(struct buf *out, const char *text)
{
	char *capital = text_capital(text);
	buf_puts(out, capital);
	free(capital);
}

/* A heading broken into lines, the last of which stands just above the numbers. */
struct heading {
	char *lines[8];
	int count;
};

static void add_heading_line(void *arg, const char *start, size_t bytes)
{
	struct heading *heading = arg;
	if (heading->count < (int)ROWS(heading->lines))
		heading->lines[heading->count++] = xstrndup(start, bytes);
}

static void put_headings(struct buf *out, const char *title, int label_width, int number_columns)
{
	struct heading headings[SUM_COLUMNS] = {0};
	int height = 1;
	for (int i = 0; i < SUM_COLUMNS; i++) {
		text_wrap(_(case_columns[i].label), number_columns - 1, add_heading_line,
			&headings[i]);
		if (headings[i].count > height)
			height = headings[i].count;
	}
	char *upper = text_upper(title);
	for (int line = 0; line < height; line++) {
		text_pad(out, line == height - 1 ? upper : "", label_width, ALIGN_LEFT);
		for (int i = 0; i < SUM_COLUMNS; i++) {
			int at = line - (height - headings[i].count);
			text_pad(out, at >= 0 ? headings[i].lines[at] : "", number_columns,
				ALIGN_RIGHT);
		}
		end_line(out);
	}
	free(upper);
	for (int i = 0; i < SUM_COLUMNS; i++)
		for (int line = 0; line < headings[i].count; line++)
			free(headings[i].lines[line]);
}

static void put_row(struct buf *out, const char *label, const struct summary_row *row,
	int label_width, int number_columns)
{
	struct buf text = {0};
	put_capital(&text, label);
	text_pad(out, buf_text(&text), label_width, ALIGN_LEFT);
	for (int i = 0; i < SUM_COLUMNS; i++) {
		buf_cut(&text, 0);
		put_number(&text, row->n[i]);
		text_pad(out, buf_text(&text), number_columns, ALIGN_RIGHT);
	}
	buf_putc(out, '\n');
	buf_clear(&text);
}

/* Two counters a line: the first half of them on the left, the rest on the right. */
static void put_section(
	struct buf *out, const struct summary *summary, const struct section *section, int columns)
{
	size_t count = counter_count(section), rows = (count + 1) / 2;
	int gap = 4, half = (columns - gap) / 2, digits = 0;
	struct buf text = {0};
	for (size_t i = 0; i < count; i++) {
		int width = number_width(counter_value(summary, section, i));
		digits = width > digits ? width : digits;
	}
	put_upper(out, _(section->title));
	buf_putc(out, '\n');
	for (size_t row = 0; row < rows; row++) {
		for (size_t side = 0; side < 2; side++) {
			size_t i = row + side * rows;
			if (i >= count)
				continue;
			if (side)
				text_pad(out, "", gap, ALIGN_LEFT);
			buf_cut(&text, 0);
			put_capital(&text, _(section->counters[i].label));
			text_pad(out, buf_text(&text), half - digits - 1, ALIGN_LEFT);
			buf_cut(&text, 0);
			put_number(&text, counter_value(summary, section, i));
			text_pad(out, buf_text(&text), digits + 1, ALIGN_RIGHT);
		}
		buf_putc(out, '\n');
	}
	buf_clear(&text);
}

void summary_text(struct desk *desk, const struct summary *summary, int columns, struct buf *out)
{
	/* Every number is whole: the columns grow with the largest of the total, the labels give way. */
	int number_columns = columns >= 76 ? 8 : columns >= 68 ? 7 : 6;
	for (int i = 0; i < SUM_COLUMNS; i++) {
		int width = number_width(summary->total.n[i]) + 1;
		number_columns = width > number_columns ? width : number_columns;
	}
	int label_width = columns - SUM_COLUMNS * number_columns;
	if (label_width < 12)
		label_width = 12;
	columns = label_width + SUM_COLUMNS * number_columns;

	struct buf label = {0};
	if (*office_name(desk)) {
		put_upper(out, office_name(desk));
		buf_putc(out, '\n');
	}
	period_show(&summary->period, &label);
	buf_printf(out, _("Summary of %s"), buf_text(&label));
	buf_putc(out, '\n');
	if (date_today() <= summary->period.to) {
		char today[DATE_ISO_SIZE];
		buf_printf(
			out, _("The period is not over; as of %s"), date_show(date_today(), today));
		buf_putc(out, '\n');
	}
	buf_putc(out, '\n');
	for (enum part table = TABLE_KINDS; table < TABLES; table++) {
		size_t count;
		const struct summary_row *rows = table_rows(summary, table, &count);
		put_headings(out, _(tables[table].label), label_width, number_columns);
		put_rule(out, columns);
		for (size_t i = 0; i < count; i++) {
			buf_cut(&label, 0);
			row_label(desk, table, rows[i].code, &label);
			put_row(out, buf_text(&label), &rows[i], label_width, number_columns);
		}
		if (table == TABLE_KINDS) {
			const int64_t *n = summary->total.n;
			put_rule(out, columns);
			put_row(out, _("Total"), &summary->total, label_width, number_columns);
			buf_printf(out,
				_("Balance: %lld from before + %lld new = %lld done + %lld left"),
				(long long)n[SUM_CARRIED], (long long)n[SUM_RECEIVED],
				(long long)n[SUM_DONE], (long long)n[SUM_LEFT]);
			buf_putc(out, '\n');
		}
		buf_putc(out, '\n');
	}
	for (size_t i = 0; i < ROWS(sections); i++) {
		if (i)
			buf_putc(out, '\n');
		put_section(out, summary, &sections[i], columns);
	}
	buf_clear(&label);
}

/* ---- CSV ------------------------------------------------------------------------------------------ */

static void csv_line_of(
	struct buf *out, const char *group, const char *row, const char *column, int64_t value)
{
	const char *texts[] = {group, row, column};
	for (size_t i = 0; i < ROWS(texts); i++) {
		csv_put(out, texts[i], ',');
		buf_putc(out, ',');
	}
	buf_printf(out, "%lld\r\n", (long long)value);
}

void summary_csv(struct desk *desk, const struct summary *summary, struct buf *out)
{
	struct buf key = {0};
	buf_puts(out, "group,row,column,value\r\n");
	for (enum part table = TABLE_KINDS; table < TABLES; table++) {
		size_t count;
		const struct summary_row *rows = table_rows(summary, table, &count);
		for (size_t i = 0; i < count; i++) {
			buf_cut(&key, 0);
			row_key(desk, table, rows[i].code, &key);
			for (int column = 0; column < SUM_COLUMNS; column++)
				csv_line_of(out, tables[table].key, buf_text(&key),
					case_columns[column].key, rows[i].n[column]);
		}
		for (int column = 0; table == TABLE_KINDS && column < SUM_COLUMNS; column++)
			csv_line_of(out, "total", "", case_columns[column].key,
				summary->total.n[column]);
	}
	for (size_t i = 0; i < ROWS(sections); i++)
		for (size_t j = 0; j < counter_count(&sections[i]); j++)
			csv_line_of(out, sections[i].key, "", sections[i].counters[j].key,
				counter_value(summary, &sections[i], j));
	buf_clear(&key);
}

/* ---- JSON ----------------------------------------------------------------------------------------- */

static void json_columns(struct buf *out, const struct summary_row *row)
{
	for (int i = 0; i < SUM_COLUMNS; i++)
		buf_printf(out, "%s\"%s\": %lld", i ? ", " : "", case_columns[i].key,
			(long long)row->n[i]);
}

static void json_text(struct buf *out, const char *name, const char *value)
{
	buf_printf(out, "\"%s\": ", name);
	buf_json(out, value);
	buf_putc(out, ',');
}

void summary_json(struct desk *desk, const struct summary *summary, struct buf *out)
{
	char from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
	struct buf text = {0};
	buf_printf(out, "{\n  \"format\": %d, \"report\": \"summary\",\n  ", FORMAT_VERSION);
	json_text(out, "office", office_name(desk));
	buf_printf(out,
		"\n  \"period\": {\"name\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"},\n  "
		"\"cases\": {\n",
		summary->period.name, date_iso(summary->period.from, from),
		date_iso(summary->period.to, to));
	for (enum part table = TABLE_KINDS; table < TABLES; table++) {
		size_t count;
		const struct summary_row *rows = table_rows(summary, table, &count);
		buf_printf(out, "    \"%ss\": [", tables[table].key);
		for (size_t i = 0; i < count; i++) {
			buf_puts(out, i ? ",\n      {" : "\n      {");
			buf_cut(&text, 0);
			row_key(desk, table, rows[i].code, &text);
			json_text(out, tables[table].key, buf_text(&text));
			buf_putc(out, ' ');
			buf_cut(&text, 0);
			row_label(desk, table, rows[i].code, &text);
			json_text(out, "label", buf_text(&text));
			buf_putc(out, ' ');
			json_columns(out, &rows[i]);
			buf_putc(out, '}');
		}
		buf_puts(out, count ? "\n    ],\n" : "],\n");
	}
	buf_puts(out, "    \"total\": {");
	json_columns(out, &summary->total);
	buf_puts(out, "}\n  }");
	for (size_t i = 0; i < ROWS(sections); i++) {
		buf_printf(out, ",\n  \"%s\": {", sections[i].key);
		for (size_t j = 0; j < counter_count(&sections[i]); j++)
			buf_printf(out, "%s\"%s\": %lld", j ? ", " : "",
				sections[i].counters[j].key,
				(long long)counter_value(summary, &sections[i], j));
		buf_putc(out, '}');
	}
	buf_puts(out, "\n}\n");
	buf_clear(&text);
}

/* ---- a paper -------------------------------------------------------------------------------------- */

static void add_capital(
	struct table *table, enum table_kind kind, const char *label, const char *number)
{
	char *capital = text_capital(label);

	table_column(table, kind, capital, number, 0);
	free(capital);
}

/* A number that is never 0; codes begin at -1, the total. */
static int64_t make_ref(enum summary_group group, int64_t code, int column)
{
	return (code + 1) * 256 + (int64_t)group * 16 + column + 1;
}

void summary_paper_cell(int64_t ref, enum summary_group *group, int64_t *code, int *column)
{
	*code = ref / 256 - 1;
	*group = (enum summary_group)(ref % 256 / 16);
	*column = (int)(ref % 16) - 1;
}

static void add_row(struct table *table, const char *label, const struct summary_row *row,
	enum summary_group group, int64_t code)
{
	char *capital = text_capital(label);

	table_row(table);
	table_text(table, 0, capital);
	for (int i = 0; i < SUM_COLUMNS; i++) {
		table_value(table, (size_t)i + 1, row->n[i]);
		table_ref(table, (size_t)i + 1, make_ref(group, code, i));
	}
	free(capital);
}

/* The columns that add up: done = on time + late, left = carried + received - done. */
static void add_sums(struct table *table)
{
	static const int done[] = {SUM_ON_TIME + 2, SUM_LATE + 2};
	static const int left[] = {SUM_CARRIED + 2, SUM_RECEIVED + 2, -(SUM_DONE + 2)};

	table_identity(table, SUM_DONE + 1, done, ROWS(done), false);
	table_identity(table, SUM_LEFT + 1, left, ROWS(left), false);
}

static void add_cases(
	struct desk *desk, const struct summary *summary, enum part part, struct paper *paper)
{
	static const char *const numbers[SUM_COLUMNS] = {
		"1", "2", "3=4+5", "4", "5", "6=1+2-3", "7"};
	struct table *table = table_new(_(tables[part].label));
	struct buf label = {0};
	size_t count;
	const struct summary_row *rows = table_rows(summary, part, &count);

	add_capital(table, TABLE_TEXT, "", NULL);
	for (int i = 0; i < SUM_COLUMNS; i++)
		add_capital(table, TABLE_NUMBER, _(case_columns[i].label), numbers[i]);
	add_sums(table);
	for (size_t i = 0; i < count; i++) {
		buf_cut(&label, 0);
		row_label(desk, part, rows[i].code, &label);
		add_row(table, buf_text(&label), &rows[i], tables[part].group, rows[i].code);
	}
	add_row(table, _("Total"), &summary->total, SUMMARY_KIND, -1);
	table->rows[table->row_count - 1].strong = true;
	paper_add_table(paper, table);
	buf_clear(&label);
}

/* What came and what is left, by hamlet. */
static void add_chart(struct desk *desk, const struct summary *summary, struct paper *paper)
{
	struct paper_chart *chart =
		chart_new(CHART_BARS, _("New cases and those left, by hamlet"), "");
	struct buf label = {0};

	for (size_t i = 0; i < summary->hamlet_count; i++) {
		buf_cut(&label, 0);
		row_label(desk, TABLE_HAMLETS, summary->hamlets[i].code, &label);
		chart_label(chart, buf_text(&label));
	}
	const size_t received = chart_series(chart, _(case_columns[SUM_RECEIVED].label));
	const size_t left = chart_series(chart, _(case_columns[SUM_LEFT].label));
	for (size_t i = 0; i < summary->hamlet_count; i++) {
		chart_value(chart, received, i, summary->hamlets[i].n[SUM_RECEIVED]);
		chart_value(chart, left, i, summary->hamlets[i].n[SUM_LEFT]);
	}
	paper_add_chart(paper, chart);
	buf_clear(&label);
}

static void add_section(
	const struct summary *summary, const struct section *section, struct paper *paper)
{
	struct table *table = table_new(_(section->title));

	table_column(table, TABLE_TEXT, _("Indicator"), NULL, 4);
	table_column(table, TABLE_NUMBER, _("How many"), NULL, 1);
	for (size_t i = 0; i < counter_count(section); i++) {
		char *capital = text_capital(_(section->counters[i].label));
		table_row(table);
		table_text(table, 0, capital);
		table_value(table, 1, counter_value(summary, section, i));
		table_ref(table, 1, make_ref(section->group, -1, (int)i));
		free(capital);
	}
	paper_add_table(paper, table);
}

void summary_paper(struct desk *desk, const struct summary *summary, struct paper *out)
{
	const struct settings *settings = &desk->settings;
	const bool over = date_today() > summary->period.to;
	struct buf text = {0};

	paper_head(out, desk, "BC-UBND", over ? summary->period.to : date_today());
	paper_add(out, PAPER_NAME, _("Report"), NULL);
	period_show(&summary->period, &text);
	char *period = buf_steal(&text);
	buf_printf(&text, _("Summary of %s"), period);
	free(period);
	paper_add(out, PAPER_ABOUT, buf_text(&text), NULL);
	if (!over) {
		char today[DATE_ISO_SIZE];
		buf_cut(&text, 0);
		buf_printf(&text, _("The period is not over; as of %s"),
			date_show(date_today(), today));
		paper_add(out, PAPER_NOTE, buf_text(&text), NULL);
	}
	for (enum part part = TABLE_KINDS; part < TABLES; part++)
		add_cases(desk, summary, part, out);
	if (summary->hamlet_count)
		add_chart(desk, summary, out);
	for (size_t i = 0; i < ROWS(sections); i++)
		add_section(summary, &sections[i], out);
	buf_cut(&text, 0);
	put_upper(&text,
		settings->signer_title && *settings->signer_title ? settings->signer_title
								  : "Chủ tịch");
	/* Who signs for the committee, by NĐ 30/2020. */
	struct buf signature = {0}, recipients = {0};
	buf_printf(&signature, "TM. ỦY BAN NHÂN DÂN\n%s\n\n\n\n%s", buf_text(&text),
		settings->signer && *settings->signer ? settings->signer : "");
	buf_printf(&recipients, "%s\n%s", _("Recipients:"), _("- File: office."));
	paper_blank(out);
	paper_add(out, PAPER_SIGN, buf_text(&recipients), buf_text(&signature));
	buf_clear(&signature);
	buf_clear(&recipients);
	buf_clear(&text);
}

static const struct section *section_of(enum summary_group group)
{
	for (size_t i = 0; i < ROWS(sections); i++)
		if (sections[i].group == group)
			return &sections[i];
	return NULL;
}

void summary_cell_name(
	struct desk *desk, enum summary_group group, int64_t code, int column, struct buf *out)
{
	const struct section *section = section_of(group);

	if (section) {
		buf_printf(out, "%s · %s", _(section->title), _(section->counters[column].label));
		return;
	}
	if (code < 0)
		buf_puts(out, _("Total"));
	for (enum part part = TABLE_KINDS; code >= 0 && part < TABLES; part++)
		if (tables[part].group == group)
			row_label(desk, part, code, out);
	buf_printf(out, " · %s", _(case_columns[column].label));
}
