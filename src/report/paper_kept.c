/*
 * Papers as lines of text: a word that says what it is, fields with a TAB before each. Inside a field a line end is \n, a TAB \t and a
 * backslash \\. What is read goes through the makers of papers, as what was made first did.
 */
#include "report/paper_kept.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- fields --------------------------------------------------------------------------------------------------------- */

void kept_put(struct buf *out, const char *text)
{
	buf_putc(out, '\t');
	for (; text && *text; text++)
		switch (*text) {
		case '\n':
			buf_puts(out, "\\n");
			break;
		case '\t':
			buf_puts(out, "\\t");
			break;
		case '\\':
			buf_puts(out, "\\\\");
			break;
		default:
			buf_putc(out, *text);
		}
}

static void put_integer(struct buf *out, int64_t value)
{
	buf_printf(out, "\t%lld", (long long)value);
}

char *kept_line(char **at)
{
	char *line = *at;

	if (!*line)
		return NULL;
	char *end = line + strcspn(line, "\n");
	*at = *end ? end + 1 : end;
	*end = '\0';
	return line;
}

char *kept_field(char **line)
{
	char *field = strsep(line, "\t"), *to = field;

	for (const char *from = field; from && *from; from++) {
		if (*from == '\\' && from[1]) {
			from++;
			*to++ = *from == 'n' ? '\n' : *from == 't' ? '\t' : *from;
		} else {
			*to++ = *from;
		}
	}
	if (to)
		*to = '\0';
	return field;
}

static bool read_integer(char **line, int64_t *out)
{
	char *end;
	const char *field = kept_field(line);

	if (!field || !*field)
		return false;
	*out = strtoll(field, &end, 10);
	return !*end;
}

/* Several in a row. */
static bool read_integers(char **line, int64_t *out, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!read_integer(line, &out[i]))
			return false;
	return true;
}

/* ---- writing ---------------------------------------------------------------------------------------------------------- */

static void keep_table(const struct table *table, struct buf *out)
{
	buf_puts(out, "table");
	kept_put(out, table->title);
	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_column *column = &table->columns[i];
		buf_puts(out, "\ncolumn");
		put_integer(out, column->kind);
		put_integer(out, column->share);
		kept_put(out, column->heading);
		if (column->number)
			kept_put(out, column->number);
	}
	for (size_t i = 0; i < table->identity_count; i++) {
		const struct table_identity *identity = &table->identities[i];
		buf_puts(out, "\nidentity");
		put_integer(out, identity->left);
		put_integer(out, identity->warning);
		for (size_t k = 0; k < identity->count; k++)
			put_integer(out, identity->terms[k]);
	}
	for (size_t i = 0; i < table->row_count; i++) {
		buf_puts(out, "\nrow");
		put_integer(out, table->rows[i].strong);
		for (size_t k = 0; k < table->column_count; k++) {
			const struct table_cell *cell = &table->rows[i].cells[k];
			if (!cell->filled)
				continue;
			buf_puts(out, cell->text ? "\ntext" : "\nvalue");
			put_integer(out, (int64_t)k);
			put_integer(out, cell->ref);
			if (cell->text)
				kept_put(out, cell->text);
			else
				put_integer(out, cell->value);
		}
	}
	buf_putc(out, '\n');
}

static void keep_chart(const struct paper_chart *chart, struct buf *out)
{
	buf_puts(out, "chart");
	put_integer(out, chart->kind);
	put_integer(out, chart->low);
	put_integer(out, chart->high);
	put_integer(out, chart->has_target);
	put_integer(out, chart->target);
	kept_put(out, chart->title);
	kept_put(out, chart->unit);
	for (size_t i = 0; i < chart->label_count; i++) {
		buf_puts(out, "\nlabel");
		kept_put(out, chart->labels[i]);
	}
	for (size_t i = 0; i < chart->series_count; i++) {
		buf_puts(out, "\nseries");
		kept_put(out, chart->series[i].name);
		for (size_t k = 0; k < chart->label_count; k++) {
			if (!chart->series[i].values[k].filled)
				continue;
			buf_puts(out, "\npoint");
			put_integer(out, (int64_t)k);
			put_integer(out, chart->series[i].values[k].value);
		}
	}
	buf_putc(out, '\n');
}

void paper_keep(const struct paper *paper, struct buf *out)
{
	buf_puts(out, "paper");
	put_integer(out, paper->style);
	put_integer(out, paper->landscape);
	kept_put(out, paper->notes);
	if (paper->title)
		kept_put(out, paper->title);
	buf_putc(out, '\n');
	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_block *block = &paper->blocks[i];
		if (block->kind == PAPER_TABLE) {
			keep_table(block->table, out);
			continue;
		}
		if (block->kind == PAPER_CHART) {
			keep_chart(block->chart, out);
			continue;
		}
		buf_puts(out, "block");
		put_integer(out, block->kind);
		put_integer(out, block->strong);
		kept_put(out, block->text);
		if (block->second)
			kept_put(out, block->second);
		buf_putc(out, '\n');
	}
}

/* ---- reading ---------------------------------------------------------------------------------------------------------- */

struct reading {
	struct paper paper;
	struct table *table; /* the last ones; the paper's */
	struct paper_chart *chart;
	bool begun;
};

static bool read_paper(struct reading *reading, char *line)
{
	int64_t n[2];
	const char *notes;

	if (reading->begun || !read_integers(&line, n, 2) || !(notes = kept_field(&line)))
		return false;
	const char *title = kept_field(&line);
	reading->begun = true;
	reading->paper.style = n[0] == PAPER_PARTY ? PAPER_PARTY : PAPER_STATE;
	reading->paper.landscape = n[1];
	reading->paper.notes = *notes ? xstrdup(notes) : NULL;
	reading->paper.title = xstrdup(title);
	return true;
}

static bool read_block(struct reading *reading, char *line)
{
	int64_t n[2];
	const char *text;

	if (!read_integers(&line, n, 2) || n[0] < 0 || n[0] > PAPER_BREAK ||
		!(text = kept_field(&line)))
		return false;
	paper_add(&reading->paper, (enum paper_kind)n[0], text, kept_field(&line))->strong = n[1];
	return true;
}

static bool read_table(struct reading *reading, char *line)
{
	const char *title = kept_field(&line);

	if (!title)
		return false;
	paper_add_table(&reading->paper, reading->table = table_new(title));
	return true;
}

static bool read_column(struct reading *reading, char *line)
{
	int64_t n[2];
	const char *heading;

	if (!reading->table || reading->table->row_count || !read_integers(&line, n, 2) ||
		n[0] < 0 || n[0] > TABLE_MILLION || !(heading = kept_field(&line)))
		return false;
	table_column(reading->table, (enum table_kind)n[0], heading, kept_field(&line), (int)n[1]);
	return true;
}

static bool read_identity(struct reading *reading, char *line)
{
	int64_t n[2], term;
	int *terms = NULL;
	size_t count = 0;
	bool ok = reading->table && read_integers(&line, n, 2) && n[0] >= 0 &&
		n[0] < (int64_t)reading->table->column_count;

	while (ok && line) {
		ok = read_integer(&line, &term) && term &&
			llabs(term) <= (int64_t)reading->table->column_count;
		if (!ok)
			break;
		terms = xrealloc(terms, (count + 1) * sizeof *terms);
		terms[count++] = (int)term;
	}
	if (ok)
		table_identity(reading->table, (int)n[0], terms, count, n[1]);
	free(terms);
	return ok;
}

static bool read_row(struct reading *reading, char *line)
{
	int64_t strong;

	if (!reading->table || !read_integer(&line, &strong))
		return false;
	table_row(reading->table)->strong = strong;
	return true;
}

static bool read_cell(struct reading *reading, char *line, bool is_text)
{
	struct table *table = reading->table;
	int64_t n[2], value = 0;
	const char *text = NULL;

	if (!table || !table->row_count || !read_integers(&line, n, 2) || n[0] < 0 ||
		n[0] >= (int64_t)table->column_count ||
		!(is_text ? (text = kept_field(&line)) != NULL : read_integer(&line, &value)))
		return false;
	if (is_text)
		table_text(table, (size_t)n[0], text);
	else
		table_value(table, (size_t)n[0], value);
	table_ref(table, (size_t)n[0], n[1]);
	return true;
}

static bool read_text(struct reading *reading, char *line)
{
	return read_cell(reading, line, true);
}

static bool read_value(struct reading *reading, char *line)
{
	return read_cell(reading, line, false);
}

static bool read_chart(struct reading *reading, char *line)
{
	int64_t n[5];
	const char *title, *unit;

	if (!read_integers(&line, n, 5) || !(title = kept_field(&line)) ||
		!(unit = kept_field(&line)))
		return false;
	struct paper_chart *chart =
		chart_new(n[0] == CHART_POINTS ? CHART_POINTS : CHART_BARS, title, unit);
	chart->low = n[1];
	chart->high = n[2];
	chart->has_target = n[3];
	chart->target = n[4];
	paper_add_chart(&reading->paper, reading->chart = chart);
	return true;
}

static bool read_label(struct reading *reading, char *line)
{
	const char *label = kept_field(&line);

	if (!reading->chart || reading->chart->series_count || !label)
		return false;
	chart_label(reading->chart, label);
	return true;
}

static bool read_series(struct reading *reading, char *line)
{
	const char *name = kept_field(&line);

	if (!reading->chart || !name)
		return false;
	chart_series(reading->chart, name);
	return true;
}

static bool read_point(struct reading *reading, char *line)
{
	struct paper_chart *chart = reading->chart;
	int64_t n[2];

	if (!chart || !chart->series_count || !read_integers(&line, n, 2) || n[0] < 0 ||
		n[0] >= (int64_t)chart->label_count)
		return false;
	chart_value(chart, chart->series_count - 1, (size_t)n[0], n[1]);
	return true;
}

static bool read_line(struct reading *reading, char *line)
{
	static const struct {
		const char *word;
		bool (*read)(struct reading *reading, char *line);
	} words[] = {
		{"paper", read_paper},
		{"block", read_block},
		{"table", read_table},
		{"column", read_column},
		{"identity", read_identity},
		{"row", read_row},
		{"text", read_text},
		{"value", read_value},
		{"chart", read_chart},
		{"label", read_label},
		{"series", read_series},
		{"point", read_point},
	};
	const char *word = kept_field(&line);

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcmp(words[i].word, word) == 0)
			return (reading->begun || !i) && words[i].read(reading, line);
	return false;
}

bool paper_kept_read(const char *text, struct paper *out)
{
	struct reading reading = {0};
	char *copy = xstrdup(text), *at = copy, *line;
	bool ok = true;

	while (ok && (line = kept_line(&at)))
		ok = read_line(&reading, line);
	ok = ok && reading.begun;
	free(copy);
	if (ok)
		*out = reading.paper;
	else
		paper_clear(&reading.paper);
	return ok;
}

void paper_copy(const struct paper *paper, struct paper *out)
{
	struct buf text = {0};

	paper_keep(paper, &text);
	if (!paper_kept_read(buf_text(&text), out))
		die("a paper cannot be read again");
	buf_clear(&text);
}
