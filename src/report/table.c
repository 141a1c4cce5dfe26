/* Tables of papers: their cells, their sums, the boxes of their headings. Widths are in table_widths.c. */
#include "report/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/locale.h"
#include "report/paper.h"

struct table *table_new(const char *title)
{
	struct table *table = xcalloc(1, sizeof *table);

	table->title = paper_clean(title);
	return table;
}

void table_free(struct table *table)
{
	if (!table)
		return;
	for (size_t row = 0; row < table->row_count; row++) {
		for (size_t i = 0; i < table->column_count; i++)
			free(table->rows[row].cells[i].text);
		free(table->rows[row].cells);
	}
	for (size_t i = 0; i < table->column_count; i++) {
		free(table->columns[i].heading);
		free(table->columns[i].number);
	}
	for (size_t i = 0; i < table->identity_count; i++)
		free(table->identities[i].terms);
	free(table->identities);
	free(table->rows);
	free(table->columns);
	free(table->title);
	free(table);
}

void table_column(struct table *table, enum table_kind kind, const char *heading,
	const char *number, int share)
{
	if (table->row_count)
		die("a column after the first row of the table “%s”", table->title);
	table->columns =
		xrealloc(table->columns, (table->column_count + 1) * sizeof *table->columns);
	table->columns[table->column_count++] = (struct table_column){.kind = kind,
		.heading = paper_clean(heading),
		.number = number ? paper_clean(number) : NULL,
		.share = share};
}

struct table_row *table_row(struct table *table)
{
	if (table->row_count == table->row_room) {
		table->row_room = table->row_room ? table->row_room * 2 : 16;
		table->rows = xrealloc(table->rows, table->row_room * sizeof *table->rows);
	}
	struct table_row *row = &table->rows[table->row_count++];
	*row = (struct table_row){.cells = xcalloc(table->column_count ? table->column_count : 1,
					  sizeof *row->cells)};
	return row;
}

static struct table_cell *last_cell(struct table *table, size_t column)
{
	if (!table->row_count || column >= table->column_count)
		die("no cell %zu in the table “%s”", column, table->title);
	return &table->rows[table->row_count - 1].cells[column];
}

void table_text(struct table *table, size_t column, const char *text)
{
	struct table_cell *cell = last_cell(table, column);
	const bool filled = text && *text;

	free(cell->text);
	*cell = (struct table_cell){.text = filled ? paper_clean(text) : NULL, .filled = filled};
}

void table_value(struct table *table, size_t column, int64_t value)
{
	struct table_cell *cell = last_cell(table, column);

	if (table->columns[column].kind == TABLE_TEXT)
		die("a value in a column of texts of the table “%s”", table->title);
	free(cell->text);
	cell->text = NULL;
	cell->value = value;
	cell->filled = true;
}

void table_ref(struct table *table, size_t column, int64_t ref)
{
	last_cell(table, column)->ref = ref;
}

/* ---- sums ---------------------------------------------------------------------------------------- */

void table_identity(struct table *table, int left, const int *terms, size_t count, bool warning)
{
	const int columns = (int)table->column_count;
	struct table_identity identity = {.left = left, .count = count, .warning = warning};

	if (left < 0 || left >= columns)
		die("a sum of no column in the table “%s”", table->title);
	for (size_t i = 0; i < count; i++)
		if (!terms[i] || abs(terms[i]) > columns)
			die("a sum of no column in the table “%s”", table->title);
	identity.terms = xcalloc(count ? count : 1, sizeof *terms);
	if (count)
		memcpy(identity.terms, terms, count * sizeof *terms);
	table->identities = xrealloc(
		table->identities, (table->identity_count + 1) * sizeof *table->identities);
	table->identities[table->identity_count++] = identity;
}

static int64_t right_side(const struct table_row *row, const struct table_identity *identity)
{
	int64_t sum = 0;

	for (size_t i = 0; i < identity->count; i++) {
		const int term = identity->terms[i];
		const int64_t value = row->cells[abs(term) - 1].value;
		sum += term < 0 ? -value : value;
	}
	return sum;
}

bool table_holds(const struct table *table, const struct table_row *row,
	const struct table_identity *identity)
{
	(void)table;
	return row->cells[identity->left].value == right_side(row, identity);
}

/* The number of a column without what it is the sum of: "6" of "6=8+9"; its place where there is none. */
static void put_column(const struct table *table, int column, struct buf *out)
{
	const char *number = table->columns[column].number;

	if (number && *number)
		buf_put(out, number, strcspn(number, "="));
	else
		buf_printf(out, "%d", column + 1);
}

void table_identity_show(
	const struct table *table, const struct table_identity *identity, struct buf *out)
{
	put_column(table, identity->left, out);
	for (size_t i = 0; i < identity->count; i++) {
		const int term = identity->terms[i];
		buf_puts(out, term < 0 ? "-" : i ? "+" : "");
		if (!i) {
			/* "6=8+9", "6=-8+9" */
			buf_cut(out, out->len - (term < 0));
			buf_puts(out, term < 0 ? "=-" : "=");
		}
		put_column(table, abs(term) - 1, out);
	}
}

void table_broken(const struct table *table, struct buf *out)
{
	for (size_t row = 0; row < table->row_count; row++)
		for (size_t i = 0; i < table->identity_count; i++) {
			const struct table_row *cells = &table->rows[row];
			const struct table_identity *identity = &table->identities[i];
			struct buf sum = {0};
			if (table_holds(table, cells, identity))
				continue;
			table_identity_show(table, identity, &sum);
			/* TRANSLATORS: row, sum as "1=2+3", the two values */
			buf_printf(out, _("Row %zu: %s does not hold: %lld and %lld."), row + 1,
				buf_text(&sum), (long long)cells->cells[identity->left].value,
				(long long)right_side(cells, identity));
			if (identity->warning) {
				buf_putc(out, ' ');
				buf_puts(out, _("The formula is known to be printed wrong."));
			}
			buf_putc(out, '\n');
			buf_clear(&sum);
		}
}

void table_million(int64_t value, char comma, struct buf *out)
{
	const int64_t million = 1000000;
	const int64_t rest = value < 0 ? -(value % million) : value % million;

	if (value < 0 && value > -million)
		buf_putc(out, '-');
	if (comma == ',')
		buf_number(out, value / million);
	else
		buf_printf(out, "%lld", (long long)(value / million));
	if (!rest)
		return;
	buf_printf(out, "%c%06lld", comma, (long long)rest);
	while (out->s[out->len - 1] == '0')
		buf_cut(out, out->len - 1);
}

void table_show(
	const struct table *table, const struct table_row *row, size_t column, struct buf *out)
{
	const struct table_cell *cell = &row->cells[column];
	char day[DATE_ISO_SIZE];
	int64_t tenths;

	if (!cell->filled)
		return;
	if (cell->text) {
		buf_puts(out, cell->text);
		return;
	}
	switch (table->columns[column].kind) {
	case TABLE_DATE:
		buf_puts(out, date_show((date_t)cell->value, day));
		break;
	case TABLE_PERCENT:
		tenths = cell->value % 10;
		buf_puts(out, cell->value < 0 && cell->value > -10 ? "-" : "");
		buf_number(out, cell->value / 10);
		buf_printf(out, ",%d%%", (int)(tenths < 0 ? -tenths : tenths));
		break;
	case TABLE_TEXT:
	case TABLE_NUMBER:
	case TABLE_MONEY:
		buf_number(out, cell->value);
		break;
	case TABLE_MILLION:
		table_million(cell->value, ',', out);
		break;
	}
}

/* ---- headings ------------------------------------------------------------------------------------ */

/* Part of a heading, counted from the top; false where it has no such part. */
static bool heading_part(const char *heading, size_t level, const char **text, size_t *bytes)
{
	for (; level; level--) {
		heading += strcspn(heading, "\n");
		if (!*heading)
			return false;
		heading++;
	}
	*text = heading;
	*bytes = strcspn(heading, "\n");
	return true;
}

static bool is_last_part(const char *text, size_t bytes)
{
	return !text[bytes];
}

size_t table_levels(const struct table *table)
{
	size_t levels = 1;

	for (size_t i = 0; i < table->column_count; i++) {
		size_t parts = 1;
		for (const char *c = table->columns[i].heading; *c; c++)
			parts += *c == '\n';
		levels = parts > levels ? parts : levels;
	}
	return levels;
}

/* Whether two columns stand under the same box of a level: all parts down to it are equal, and something stands below in both. */
static bool same_box(const struct table *table, size_t a, size_t b, size_t level)
{
	const char *first, *second;
	size_t first_bytes, second_bytes;

	for (size_t i = 0; i <= level; i++)
		if (!heading_part(table->columns[a].heading, i, &first, &first_bytes) ||
			!heading_part(table->columns[b].heading, i, &second, &second_bytes) ||
			first_bytes != second_bytes || memcmp(first, second, first_bytes) ||
			is_last_part(first, first_bytes) || is_last_part(second, second_bytes))
			return false;
	return true;
}

size_t table_boxes(const struct table *table, size_t from, size_t until, struct table_box **boxes)
{
	const size_t levels = table_levels(table);
	size_t count = 0;

	*boxes = xcalloc(levels * (until - from) + 1, sizeof **boxes);
	for (size_t level = 0; level < levels; level++)
		for (size_t i = from; i < until;) {
			struct table_box box = {
				.level = level, .levels = 1, .first = i, .columns = 1};
			if (!heading_part(
				    table->columns[i].heading, level, &box.text, &box.bytes)) {
				i++;
				continue;
			}
			if (is_last_part(box.text, box.bytes))
				box.levels = levels - level;
			while (i + box.columns < until &&
				same_box(table, i, i + box.columns, level))
				box.columns++;
			i += box.columns;
			(*boxes)[count++] = box;
		}
	return count;
}
