/* A paper for other programs: its tables as CSV, all of it as JSON. */
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "report/paper.h"

/* ---- CSV ------------------------------------------------------------------------------------------ */

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/* A field; for spreadsheets one that would run as a formula gets an apostrophe, which they show as text. */
static void put_field(struct buf *out, const char *text, bool guard)
{
	struct buf guarded = {0};

	if (guard && *text && strchr("=+-@", *text)) {
		buf_printf(&guarded, "'%s", text);
		text = buf_text(&guarded);
	}
	csv_put(out, text, ',');
	buf_clear(&guarded);
}

/* Numbers are written plain (1234, 12.5), days as yyyy-mm-dd. */
static void put_plain(
	const struct table *table, const struct table_row *row, size_t column, struct buf *out)
{
	const int64_t value = row->cells[column].value;
	char day[DATE_ISO_SIZE];

	switch (table->columns[column].kind) {
	case TABLE_DATE:
		buf_puts(out, date_iso((date_t)value, day));
		break;
	case TABLE_PERCENT:
		buf_printf(out, "%s%lld.%lld", value < 0 ? "-" : "",
			(long long)(value < 0 ? -(value / 10) : value / 10),
			(long long)(value < 0 ? -(value % 10) : value % 10));
		break;
	case TABLE_MILLION:
		table_million(value, '.', out);
		break;
	case TABLE_TEXT:
	case TABLE_NUMBER:
	case TABLE_MONEY:
		buf_printf(out, "%lld", (long long)value);
		break;
	}
}

static void csv_table(const struct table *table, bool bom, struct buf *out)
{
	struct buf text = {0};

	for (size_t i = 0; i < table->column_count; i++) {
		buf_cut(&text, 0);
		for (const char *c = table->columns[i].heading; *c; c++) {
			if (*c == '\n')
				buf_puts(&text, " > ");
			else
				buf_putc(&text, *c);
		}
		buf_puts(out, i ? "," : "");
		put_field(out, buf_text(&text), bom);
	}
	buf_puts(out, "\r\n");
	for (size_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		for (size_t i = 0; i < table->column_count; i++) {
			const struct table_cell *cell = &row->cells[i];
			buf_puts(out, i ? "," : "");
			if (cell->text)
				put_field(out, cell->text, bom);
			else if (cell->filled)
				put_plain(table, row, i, out);
		}
		buf_puts(out, "\r\n");
	}
	buf_clear(&text);
}

void paper_csv(const struct paper *paper, bool bom, struct buf *out)
{
	size_t tables = 0, done = 0;

	if (bom)
		buf_puts(out, BYTE_ORDER_MARK);
	for (size_t i = 0; i < paper->count; i++)
		tables += paper->blocks[i].kind == PAPER_TABLE &&
			paper->blocks[i].table->column_count;
	for (size_t i = 0; i < paper->count; i++) {
		const struct table *table = paper->blocks[i].table;
		if (paper->blocks[i].kind != PAPER_TABLE || !table->column_count)
			continue;
		buf_puts(out, done++ ? "\r\n" : "");
		if (tables > 1) {
			put_field(out, table->title, bom);
			buf_puts(out, "\r\n");
		}
		csv_table(table, bom, out);
	}
}

/* ---- JSON ----------------------------------------------------------------------------------------- */

enum { FORMAT_VERSION = 1 };

static const char *const kind_names[] = {
	[PAPER_HEAD] = "head",
	[PAPER_NUMBER] = "number",
	[PAPER_PAIR] = "pair",
	[PAPER_SIGN] = "sign",
	[PAPER_NAME] = "name",
	[PAPER_ABOUT] = "about",
	[PAPER_TO] = "to",
	[PAPER_BASIS] = "basis",
	[PAPER_HEADING] = "heading",
	[PAPER_TEXT] = "text",
	[PAPER_ITEM] = "item",
	[PAPER_PART] = "part",
	[PAPER_LIST] = "list",
	[PAPER_NOTE] = "note",
	[PAPER_TABLE] = "table",
	[PAPER_CHART] = "chart",
	[PAPER_BLANK] = "blank",
	[PAPER_BREAK] = "break",
};

static const char *const column_names[] = {
	[TABLE_TEXT] = "text",
	[TABLE_NUMBER] = "number",
	[TABLE_DATE] = "date",
	[TABLE_PERCENT] = "percent",
	[TABLE_MONEY] = "money",
	[TABLE_MILLION] = "million",
};

static void put_member(struct buf *out, const char *key, const char *text)
{
	buf_printf(out, ",\"%s\":", key);
	buf_json(out, text);
}

/* "a\nb" as ["a","b"]. */
static void put_lines(struct buf *out, const char *text)
{
	buf_putc(out, '[');
	for (;;) {
		const size_t bytes = strcspn(text, "\n");
		char *line = xstrndup(text, bytes);
		buf_json(out, line);
		free(line);
		text += bytes;
		if (!*text++)
			break;
		buf_putc(out, ',');
	}
	buf_putc(out, ']');
}

static void json_row(const struct table *table, const struct table_row *row, struct buf *out)
{
	buf_printf(out, "{\"strong\":%s,\"cells\":[", row->strong ? "true" : "false");
	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_cell *cell = &row->cells[i];
		const bool quoted = table->columns[i].kind == TABLE_DATE;
		buf_puts(out, i ? "," : "");
		if (!cell->filled) {
			buf_puts(out, "null");
		} else if (cell->text) {
			buf_json(out, cell->text);
		} else {
			buf_puts(out, quoted ? "\"" : "");
			put_plain(table, row, i, out);
			buf_puts(out, quoted ? "\"" : "");
		}
	}
	buf_puts(out, "]}");
}

static void json_table(const struct table *table, struct buf *out)
{
	put_member(out, "title", table->title);
	buf_puts(out, ",\"columns\":[");
	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_column *column = &table->columns[i];
		buf_puts(out, i ? ",{\"heading\":" : "{\"heading\":");
		put_lines(out, column->heading);
		put_member(out, "kind", column_names[column->kind]);
		if (column->number)
			put_member(out, "number", column->number);
		buf_putc(out, '}');
	}
	buf_puts(out, "],\"rows\":[");
	for (size_t i = 0; i < table->row_count; i++) {
		buf_puts(out, i ? ",\n" : "\n");
		json_row(table, &table->rows[i], out);
	}
	buf_puts(out, "],\"sums\":[");
	for (size_t i = 0; i < table->identity_count; i++) {
		const struct table_identity *identity = &table->identities[i];
		struct buf text = {0};
		bool holds = true;
		for (size_t row = 0; row < table->row_count; row++)
			holds = holds && table_holds(table, &table->rows[row], identity);
		table_identity_show(table, identity, &text);
		buf_puts(out, i ? ",{\"sum\":" : "{\"sum\":");
		buf_json(out, buf_text(&text));
		buf_printf(out, ",\"holds\":%s,\"warning\":%s}", holds ? "true" : "false",
			identity->warning ? "true" : "false");
		buf_clear(&text);
	}
	buf_putc(out, ']');
}

static void json_chart(const struct paper_chart *chart, struct buf *out)
{
	put_member(out, "title", chart->title);
	put_member(out, "unit", chart->unit);
	put_member(out, "form", chart->kind == CHART_BARS ? "bars" : "points");
	if (chart->has_target)
		buf_printf(out, ",\"target\":%lld", (long long)chart->target);
	buf_puts(out, ",\"labels\":[");
	for (size_t i = 0; i < chart->label_count; i++) {
		buf_puts(out, i ? "," : "");
		buf_json(out, chart->labels[i]);
	}
	buf_puts(out, "],\"series\":[");
	for (size_t s = 0; s < chart->series_count; s++) {
		buf_puts(out, s ? ",{\"name\":" : "{\"name\":");
		buf_json(out, chart->series[s].name);
		buf_puts(out, ",\"values\":[");
		for (size_t i = 0; i < chart->label_count; i++) {
			const struct chart_value *value = &chart->series[s].values[i];
			buf_puts(out, i ? "," : "");
			if (value->filled)
				buf_printf(out, "%lld", (long long)value->value);
			else
				buf_puts(out, "null");
		}
		buf_puts(out, "]}");
	}
	buf_putc(out, ']');
}

void paper_json(const struct paper *paper, struct buf *out)
{
	char *title = paper_title(paper);

	buf_printf(out, "{\"format\":%d,\"style\":\"%s\",\"landscape\":%s", FORMAT_VERSION,
		paper->style == PAPER_PARTY ? "party" : "state",
		paper->landscape ? "true" : "false");
	put_member(out, "title", title);
	free(title);
	buf_puts(out, ",\"blocks\":[");
	for (size_t i = 0; i < paper->count; i++) {
		const struct paper_block *block = &paper->blocks[i];
		buf_printf(out, "%s\n{\"kind\":\"%s\"", i ? "," : "", kind_names[block->kind]);
		if (block->kind == PAPER_TABLE)
			json_table(block->table, out);
		else if (block->kind == PAPER_CHART)
			json_chart(block->chart, out);
		else
			put_member(out, "text", block->text);
		if (block->second)
			put_member(out, "second", block->second);
		if (block->strong)
			buf_puts(out, ",\"strong\":true");
		buf_putc(out, '}');
	}
	buf_puts(out, "],\n\"notes\":[");
	for (const char *note = paper->notes; note && *note; note += strcspn(note, "\n") + 1) {
		char *line = xstrndup(note, strcspn(note, "\n"));
		buf_puts(out, note == paper->notes ? "" : ",");
		buf_json(out, line);
		free(line);
	}
	buf_puts(out, "]}\n");
}
