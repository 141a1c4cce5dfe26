/* The month's summary as text in exact columns. What the columns are called stands in tables. */
#include "report/summary.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "domain/records.h"

/* In the order of enum summary_column. The labels are headings of narrow columns: short words. */
static const char *const case_columns[] = {
	N_("from before"),
	N_("new"),
	N_("done"),
	N_("on time"),
	N_("late"),
	N_("left"),
	N_("left late"),
};
_Static_assert(
	sizeof case_columns / sizeof case_columns[0] == SUM_COLUMNS, "a label for each column");

/* The groups that are no tables: their members in order. */
static const struct section {
	const char *title; /* N_() */
	size_t offset; /* in struct summary */
	const char *counters[8]; /* N_() */
} sections[] = {
	{N_("Dialogue conferences"), offsetof(struct summary, conferences),
		{N_("conferences held"), N_("people attending"), N_("of whom women"),
			N_("opinions raised"), N_("answered on the spot"),
			N_("assigned to be settled"), N_("overdue")}},
	{N_("Commitments"), offsetof(struct summary, commitments),
		{N_("made in the period"), N_("due in the period"), N_("kept on time"),
			N_("kept late"), N_("given up"), N_("still to be kept"),
			N_("of which overdue")}},
	{N_("Citizen reception"), offsetof(struct summary, receptions),
		{N_("visits"), N_("people received"), N_("regular reception"),
			N_("scheduled reception"), N_("unscheduled reception"), N_("large groups"),
			N_("repeated visits")}},
	{N_("Petitions"), offsetof(struct summary, petitions),
		{N_("from the period before"), N_("received in the period"), N_("handled"),
			N_("not yet handled")}},
};

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

static size_t counter_count(const struct section *section)
{
	size_t count = 0;
	while (count < ROWS(section->counters) && section->counters[count])
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

static const char *const tables[TABLES] = {
	[TABLE_KINDS] = N_("Cases"),
	[TABLE_FIELDS] = N_("By field"),
	[TABLE_HAMLETS] = N_("By hamlet"),
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
		text_wrap(_(case_columns[i]), number_columns - 1, add_heading_line, &headings[i]);
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
			put_capital(&text, _(section->counters[i]));
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
		put_headings(out, _(tables[table]), label_width, number_columns);
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
