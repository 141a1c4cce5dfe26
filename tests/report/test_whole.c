/*
 * Tables made by chance with fixed seeds, of what hurts: names of 200 letters, words that no line holds, bytes that are no text, forty
 * columns, no rows. Whatever a writer makes of them, each column holds all its letters, read back by other code.
 */
#include <ctype.h>
#include <jansson.h>

#include "../domain/office.h"
#include "base/text.h"
#include "nasty.h"
#include "reader.h"

enum { TABLES = 40 };

/* ---- chance ----------------------------------------------------------------------------------------- */

static unsigned draw(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005U + 1442695040888963407U;
	return (unsigned)(*seed >> 33) % below;
}

static void put_text(uint64_t *seed, struct table *table, size_t column)
{
	static const char *const texts[] = {"Nguyễn Thị Lụa", "xóm 1, thôn Thượng", NASTY_FORMULA,
		NASTY_MARKUP, NASTY_NFD, NASTY_BAD, "\xED\xA0\x80", "a\x01\x1B[31mb\x7F", "😀😀",
		"a\nb\r\nc", "", " ", "x", "29/02/2028", "0912345678"};
	struct buf text = {0};

	switch (draw(seed, 8)) {
	case 0:
		buf_puts(&text, nasty_name());
		break;
	case 1: /* a word */
		for (unsigned i = draw(seed, 90); i; i--)
			buf_puts(&text, i % 2 ? "ệ" : "Ưg");
		break;
	case 2: /* a long story */
		for (unsigned i = draw(seed, 700); i; i--)
			buf_puts(&text, i % 7 ? "đơn " : "giải quyết, ");
		break;
	default:
		buf_puts(&text, texts[draw(seed, sizeof texts / sizeof texts[0])]);
	}
	table_text(table, column, buf_text(&text));
	buf_clear(&text);
}

static void put_cell(uint64_t *seed, struct table *table, size_t column)
{
	static const int64_t values[] = {0, 7, -1, 1234567, 999999999999};

	switch (table->columns[column].kind) {
	case TABLE_TEXT:
		put_text(seed, table, column);
		break;
	case TABLE_DATE:
		table_value(table, column,
			draw(seed, 2) ? date_make(2028, 2, 29) : date_make(2025, 12, 15));
		break;
	default:
		if (draw(seed, 9))
			table_value(table, column, values[draw(seed, 5)]);
		else if (draw(seed, 2))
			put_text(seed, table, column);
	}
}

/* @p plain tables have a name before each row and no totals: of others a text does not say where a part ends. */
static struct table *chance_table(uint64_t seed, bool plain)
{
	struct table *table = table_new(NULL);
	const unsigned columns =
		(draw(&seed, 4) ? 1 + draw(&seed, 8) : 1 + draw(&seed, 40)) + plain;
	const unsigned rows = draw(&seed, 6) ? draw(&seed, 9) : 0;
	char heading[128];

	for (unsigned i = 0; i < columns; i++) {
		const unsigned kind = draw(&seed, TABLE_MILLION + 1);
		snprintf(heading, sizeof heading, "Nhóm %u\n%s %u", i / (1 + draw(&seed, 4)),
			draw(&seed, 2) ? "Chuyển" : "Tổng số người có đơn cùng nội dung", i);
		table_column(table, plain && !i ? TABLE_TEXT : (enum table_kind)kind, heading,
			draw(&seed, 2) ? "1=2+3+14" : NULL, 0);
	}
	for (unsigned row = 0; row < rows; row++) {
		table_row(table)->strong = !plain && !draw(&seed, 5);
		for (unsigned i = 0; i < columns; i++)
			put_cell(&seed, table, i);
	}
	return table;
}

/* ---- reading back ------------------------------------------------------------------------------------- */

/* Append without blanks, line ends and what no reader sees: writers break lines where they like. */
static void put_bare(const struct buf *text, struct buf *out)
{
	for (const char *c = buf_text(text); *c;) {
		if (!strncmp(c, "\xE2\x80\x8B", 3))
			c += 3;
		else if (isspace((unsigned char)*c))
			c++;
		else
			buf_putc(out, *c++);
	}
}

/* All cells of a column as people read them. */
static void expected(const struct table *table, size_t column, struct buf *out)
{
	struct buf text = {0};

	for (size_t i = 0; i < table->row_count; i++)
		table_show(table, &table->rows[i], column, &text);
	put_bare(&text, out);
	buf_clear(&text);
}

static void check(const struct table *table, struct buf *columns, const char *what, uint64_t seed)
{
	for (size_t i = 0; i < table->column_count; i++) {
		struct buf want = {0}, got = {0};
		expected(table, i, &want);
		put_bare(&columns[i], &got);
		cr_assert_str_eq(buf_text(&got), buf_text(&want),
			"%s, seed %llu, column %zu:\n%.200s\n%.200s", what,
			(unsigned long long)seed, i, buf_text(&got), buf_text(&want));
		buf_clear(&want);
		buf_clear(&got);
		buf_clear(&columns[i]);
	}
}

/* The elements that tables are made of. */
struct marks {
	const char *table, *column, *row, *cell, *end, *heading;
};
static const struct marks html_marks = {"<table", "<col ", "<tr", "<td", "</td>", "<th"};
static const struct marks docx_marks = {
	"<w:tbl>", "<w:gridCol ", "<w:tr>", "<w:tc>", "</w:tc>", "<w:tblHeader/>"};

static int count_between(const char *from, const char *to, const char *mark)
{
	int count = 0;

	for (; (from = strstr(from, mark)) && from < to; from += strlen(mark))
		count++;
	return count;
}

static const char *next_or_end(const char *from, const char *mark)
{
	const char *next = strstr(from, mark);

	return next ? next : from + strlen(from);
}

/* Cells of all parts of a table; the first column of a part is a repeated one from the second on. */
static void read_elements(const struct buf *file, const struct marks *marks, bool repeats,
	size_t count, struct buf *columns)
{
	size_t from = 0;

	for (const char *table = strstr(buf_text(file), marks->table); table;) {
		const char *end = next_or_end(table + 1, marks->table);
		const bool again = from && repeats;
		size_t place = 0, here = (size_t)count_between(table, end, marks->column);
		for (const char *row = strstr(table, marks->row); row && row < end;) {
			const char *next = next_or_end(row + 1, marks->row);
			const char *stop = next < end ? next : end;
			const bool heading = count_between(row, stop, marks->heading) > 0;
			place = 0;
			for (const char *cell = strstr(row, marks->cell);
				cell && cell < stop && !heading;
				cell = strstr(cell + 1, marks->cell)) {
				const size_t column = from + place++ - again;
				cr_assert_lt(column, count);
				if (!again || place > 1)
					xml_text(cell, strstr(cell, marks->end), &columns[column]);
			}
			row = *next ? next : NULL;
		}
		from += here - again;
		table = *end ? end : NULL;
	}
	cr_assert_eq(from, count, "%zu of %zu columns", from, count);
}

/* The pieces of one line of a table in text. */
static void read_line(
	const char *line, size_t bytes, size_t from, bool again, size_t count, struct buf *columns)
{
	static const char bar[] = "│";
	const char *end = line + bytes;

	for (size_t place = 0; line <= end; place++) {
		const char *stop = memmem(line, (size_t)(end - line), bar, strlen(bar));
		stop = stop ? stop : end;
		const size_t column = from + place - again;
		if (!again || place) {
			cr_assert_lt(column, count);
			buf_put(&columns[column], line, (size_t)(stop - line));
		}
		line = stop + strlen(bar);
	}
}

static bool is_rule(const char *line)
{
	size_t bytes = strcspn(line, "\n");

	for (; bytes >= 3; bytes -= 3, line += 3)
		if (strncmp(line, "─", 3) && strncmp(line, "┼", 3) && strncmp(line, "┬", 3) &&
			strncmp(line, "┴", 3))
			return false;
	return !bytes;
}

/* Parts one below the other: rows stand between the last two rules, the last one has a cross between two columns. */
static void read_text(const char *text, size_t count, struct buf *columns)
{
	size_t from = 0;

	text += strspn(text, "\n");
	while (from < count) {
		const char *rows = NULL, *bottom = NULL;
		const bool again = from > 0;
		size_t here = 1;
		for (; *text && *text != '\n'; text += strcspn(text, "\n") + 1) {
			if (!is_rule(text))
				continue;
			rows = bottom;
			bottom = text;
		}
		cr_assert(rows, "no part of a table");
		rows += strcspn(rows, "\n") + 1;
		for (; rows < bottom; rows += strcspn(rows, "\n") + 1)
			read_line(rows, strcspn(rows, "\n"), from, again, count, columns);
		for (const char *c = bottom; c < text; c++)
			here += !strncmp(c, "┴", strlen("┴"));
		from += here - again;
		text += *text == '\n';
	}
	cr_assert_eq(from, count, "%zu of %zu columns", from, count);
}

/* ---- each form ---------------------------------------------------------------------------------------- */

typedef void read_back(const struct table *table, const struct buf *file, struct buf *columns);

static bool repeats(const struct table *table)
{
	return table->column_count > 1 && table->columns[0].kind == TABLE_TEXT;
}

static void back_html(const struct table *table, const struct buf *file, struct buf *columns)
{
	read_elements(file, &html_marks, repeats(table), table->column_count, columns);
}

static void back_docx(const struct table *table, const struct buf *file, struct buf *columns)
{
	struct buf document = {0};

	cr_assert(zip_entry(file, "word/document.xml", &document));
	read_elements(&document, &docx_marks, repeats(table), table->column_count, columns);
	buf_clear(&document);
}

static void back_text(const struct table *table, const struct buf *file, struct buf *columns)
{
	read_text(buf_text(file), table->column_count, columns);
}

static void all_tables(enum format format, bool plain, read_back *back)
{
	for (uint64_t seed = 1; seed <= TABLES; seed++) {
		struct paper paper = {0};
		struct buf file = {0};
		struct table *table = chance_table(seed, plain);
		struct buf *columns = xcalloc(table->column_count + 1, sizeof *columns);
		paper_add_table(&paper, table);
		written(&paper, format, &file);
		back(table, &file, columns);
		check(table, columns, format_names[format], seed);
		free(columns);
		buf_clear(&file);
		paper_clear(&paper);
	}
}

Test(whole, is_each_cell_of_html)
{
	all_tables(FORMAT_HTML, false, back_html);
}

Test(whole, is_each_cell_of_docx)
{
	all_tables(FORMAT_DOCX, false, back_docx);
}

Test(whole, is_each_cell_of_text)
{
	all_tables(FORMAT_TEXT, true, back_text);
}

/* What a cell of a workbook holds: days are counted, percents are parts of one. */
static void put_cell_value(
	const struct table *table, const struct table_row *row, size_t column, struct buf *out)
{
	const struct table_cell *cell = &row->cells[column];
	const enum table_kind kind = table->columns[column].kind;

	if (cell->text)
		buf_puts(out, cell->text);
	else if (cell->filled && kind == TABLE_DATE)
		buf_printf(out, "%lld", (long long)(cell->value - date_make(1899, 12, 30)));
	else if (cell->filled && kind == TABLE_PERCENT)
		buf_printf(out, "%.16G", (double)cell->value / 1000);
	else if (cell->filled && kind == TABLE_MILLION)
		buf_printf(out, "%.16G", (double)cell->value / 1000000);
	else if (cell->filled)
		buf_printf(out, "%lld", (long long)cell->value);
}

static void letters_of(size_t column, char out[4])
{
	snprintf(out, 4, column < 26 ? "%c" : "A%c", (int)('A' + column % 26));
}

Test(whole, is_each_cell_of_xlsx)
{
	for (uint64_t seed = 1; seed <= TABLES; seed++) {
		struct paper paper = {0};
		struct buf file = {0};
		struct table *table = chance_table(seed, false);
		paper_add_table(&paper, table);
		written(&paper, FORMAT_XLSX, &file);
		for (size_t i = 0; i < table->column_count; i++) {
			struct buf raw = {0}, got = {0}, want = {0};
			char column[4];
			letters_of(i, column);
			xlsx_column(&file, 1, column, &raw);
			put_bare(&raw, &got);
			buf_cut(&raw, 0);
			for (size_t row = 0; row < table->row_count; row++)
				put_cell_value(table, &table->rows[row], i, &raw);
			put_bare(&raw, &want);
			/* The headings stand above. */
			cr_assert_geq(got.len, want.len);
			cr_assert_str_eq(buf_text(&got) + got.len - want.len, buf_text(&want),
				"seed %llu, column %s", (unsigned long long)seed, column);
			buf_clear(&raw);
			buf_clear(&got);
			buf_clear(&want);
		}
		buf_clear(&file);
		paper_clear(&paper);
	}
}

Test(whole, is_each_text_of_json)
{
	for (uint64_t seed = 1; seed <= TABLES; seed++) {
		struct paper paper = {0};
		struct buf file = {0};
		struct table *table = chance_table(seed, false);
		paper_add_table(&paper, table);
		written(&paper, FORMAT_JSON, &file);
		json_t *root = json_loadb(buf_text(&file), file.len, 0, NULL);
		cr_assert(root, "seed %llu", (unsigned long long)seed);
		const json_t *rows =
			json_object_get(json_array_get(json_object_get(root, "blocks"), 0), "rows");
		cr_assert_eq(json_array_size(rows), table->row_count);
		for (size_t row = 0; row < table->row_count; row++) {
			const json_t *cells = json_object_get(json_array_get(rows, row), "cells");
			cr_assert_eq(json_array_size(cells), table->column_count);
			for (size_t i = 0; i < table->column_count; i++)
				if (table->rows[row].cells[i].text)
					cr_assert_str_eq(
						json_string_value(json_array_get(cells, i)),
						table->rows[row].cells[i].text);
		}
		json_decref(root);
		buf_clear(&file);
		paper_clear(&paper);
	}
}

/* One cell, its quotes taken away; at the comma or line end behind it. */
static const char *csv_cell(const char *at, struct buf *out)
{
	const bool quoted = *at == '"';

	for (at += quoted; *at; at++) {
		if (quoted && *at == '"' && *++at != '"')
			break;
		if (!quoted && strchr(",\r", *at))
			break;
		buf_putc(out, *at);
	}
	return at;
}

Test(whole, is_each_text_of_csv)
{
	for (uint64_t seed = 1; seed <= TABLES; seed++) {
		struct paper paper = {0};
		struct buf file = {0}, cell = {0};
		struct table *table = chance_table(seed, false);
		paper_add_table(&paper, table);
		written(&paper, FORMAT_CSV, &file);
		const char *at = buf_text(&file);
		for (size_t row = 0; row <= table->row_count; row++)
			for (size_t i = 0; i < table->column_count; i++) {
				const bool last = i + 1 == table->column_count;
				buf_cut(&cell, 0);
				at = csv_cell(at, &cell);
				cr_assert(!strncmp(at, last ? "\r\n" : ",", last ? 2 : 1),
					"seed %llu, row %zu", (unsigned long long)seed, row);
				at += last ? 2 : 1;
				if (row && table->rows[row - 1].cells[i].text)
					cr_assert_str_eq(buf_text(&cell),
						table->rows[row - 1].cells[i].text);
			}
		cr_assert(!*at);
		buf_clear(&cell);
		buf_clear(&file);
		paper_clear(&paper);
	}
}
