/*
 * A paper as a workbook, with libxlsxwriter: numbers are numbers, dates are dates, texts are never formulas. Each table has a sheet of
 * its own, with what stands before it; sums that hold are formulas with their values, a broken one keeps its number and is marked.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/locale.h"
#include "report/paper_look.h"
#include "report/xlsx_late.h"
#include "report/paper_table.h"

enum {
	MILLION = 1000000,
	NAME_MOST = 31, /* letters of the name of a sheet */
	CELL_MOST = 32000, /* letters of a cell (32,767 in UTF-16); a longer text goes on below */
	ROWS_MOST = 1048576,
	COLUMNS_MOST = 16384,
	COLUMNS_LEAST =
		8, /* a sheet of text is so many columns wide, so that both sides of a head have room */
	COLUMN_WIDTH = 10, /* of those, in letters */
	COLUMN_MOST = 60,
	SIZE = 11, /* points of the letters of a table */
	NUMBERING_SIZE = 9, /* of the numbers under its headings */
	EDGE = 100, /* thousandths of the size of letters, so that none stands on the line */
	ROW_MOST = 409, /* points; no row of Excel is higher */
	TEXT_WIDTH = 90, /* digits across a sheet without a table */
	TABLE_WIDTH = 60, /* across a table of few columns */
	SMALL_WIDTH =
		180, /* across a sheet whose letters, made to fit on a page, can still be read */
	CHART_WIDTH = 640, /* pixels */
	CHART_ROWS = 18,
};
#define WHOLE_MOST INT64_C(9007199254740992) /* larger ones lose digits as a number */

enum style {
	STYLE_HEADING,
	STYLE_NUMBERING,
	STYLE_TEXT,
	STYLE_NUMBER,
	STYLE_DATE,
	STYLE_PERCENT,
	STYLE_MONEY,
	STYLE_MILLION, /* with decimals; whole ones are numbers like any */
	STYLE_KINDS,
};

struct book {
	const struct paper *paper;
	lxw_workbook *book;
	lxw_worksheet *sheet;
	lxw_format *cells[STYLE_KINDS][2]; /* plain and strong */
	lxw_format *looks[LOOK_COUNT][2];
	lxw_format *broken;
	char **names; /* of the sheets, in lower case */
	size_t sheets;
	uint32_t row; /* the next free one */
	bool has_table; /* on this sheet */
	uint16_t columns; /* of this sheet */
	double width; /* of all of them, digits */
	uint16_t half; /* column where the right one of two parts begins */
	double half_width; /* of those before it */
	struct error *err;
	bool failed;
};

static bool check(struct book *b, lxw_error code)
{
	if (code == LXW_NO_ERROR || b->failed)
		return !b->failed;
	b->failed = true;
	return error_set(
		b->err, ERR_IO, _("The workbook cannot be written: %s."), lxw_strerror(code));
}

/* ---- formats -------------------------------------------------------------------------------------- */

static lxw_format *new_format(struct book *b, double size, bool bold)
{
	lxw_format *format = workbook_add_format(b->book);

	format_set_font_name(format, FONT_NAME);
	format_set_font_size(format, size);
	if (bold)
		format_set_bold(format);
	format_set_text_wrap(format);
	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
	return format;
}

static void make_formats(struct book *b)
{
	static const char *const numbers[STYLE_KINDS] = {[STYLE_NUMBER] = "#,##0",
		[STYLE_DATE] = "dd/mm/yyyy",
		[STYLE_PERCENT] = "0.0%",
		[STYLE_MONEY] = "#,##0\" ₫\"",
		[STYLE_MILLION] = "#,##0.0#####"};

	for (int style = 0; style < STYLE_KINDS; style++)
		for (int strong = 0; strong < 2; strong++) {
			lxw_format *format =
				new_format(b, style == STYLE_NUMBERING ? NUMBERING_SIZE : SIZE,
					strong || style == STYLE_HEADING);
			format_set_border(format, LXW_BORDER_THIN);
			if (style == STYLE_HEADING || style == STYLE_NUMBERING ||
				style == STYLE_DATE)
				format_set_align(format, LXW_ALIGN_CENTER);
			if (numbers[style])
				format_set_num_format(format, numbers[style]);
			b->cells[style][strong] = format;
		}
	for (int id = 0; id < LOOK_COUNT; id++)
		for (int strong = 0; strong < 2; strong++) {
			const struct look *look = paper_look(b->paper->style, (enum look_id)id);
			lxw_format *format = new_format(
				b, look->size > 12 ? 12 : look->size, look->bold || strong);
			if (look->italic)
				format_set_italic(format);
			if (look->underline)
				format_set_underline(format, LXW_UNDERLINE_SINGLE);
			if (look->align == LOOK_CENTRE)
				format_set_align(format, LXW_ALIGN_CENTER);
			b->looks[id][strong] = format;
		}
	b->broken = workbook_add_format(b->book);
	format_set_bg_color(b->broken, 0xFFC7CE);
	format_set_font_color(b->broken, 0x9C0006);
}

/* ---- sheets --------------------------------------------------------------------------------------- */

static bool is_taken(const struct book *b, const char *name)
{
	char *lower = text_lower(name);
	bool taken = false;

	for (size_t i = 0; i < b->sheets; i++)
		taken |= !strcmp(b->names[i], lower);
	free(lower);
	return taken;
}

/* Bytes of at most so many letters, whole clusters only. */
static size_t letters(const char *text, size_t most)
{
	size_t bytes = 0;

	for (;;) {
		const size_t next = text_next(text + bytes);
		char *grown = xstrndup(text, bytes + next);
		const bool fits = text_length(grown) <= most;
		free(grown);
		if (!next || !fits)
			return bytes;
		bytes += next;
	}
}

/*
 * A name of a sheet: at most 31 letters, none of []:*?/\, no apostrophe or blank at its ends, not taken by another one. Letters beyond
 * the 16-bit plane count twice in Excel: they become a blank, too.
 */
static char *sheet_name(const struct book *b, const char *title)
{
	struct buf plain = {0}, name = {0};

	for (const char *c = title; *c;) {
		const bool wide = (unsigned char)*c >= 0xF0,
			   bad = strchr("[]:*?/\\'\n ", *c) || wide;
		if (!bad)
			buf_putc(&plain, *c);
		else if (plain.len && plain.s[plain.len - 1] != ' ')
			buf_putc(&plain, ' ');
		c += wide ? 4 : 1;
	}
	const char *begin = buf_text(&plain);
	for (int number = 1;; number++) {
		char tail[16] = "";
		if (number > 1)
			snprintf(tail, sizeof tail, " (%d)", number);
		buf_cut(&name, 0);
		buf_put(&name, begin, letters(begin, NAME_MOST - strlen(tail)));
		while (name.len && name.s[name.len - 1] == ' ')
			buf_cut(&name, name.len - 1);
		if (!name.len)
			buf_puts(&name, _("Sheet"));
		buf_puts(&name, tail);
		if (!is_taken(b, buf_text(&name)))
			break;
	}
	buf_clear(&plain);
	return buf_steal(&name);
}

static bool new_sheet(struct book *b, const char *title, bool landscape)
{
	char *name = sheet_name(b, title);

	b->sheet = workbook_add_worksheet(b->book, name);
	b->names = xrealloc(b->names, (b->sheets + 1) * sizeof *b->names);
	b->names[b->sheets++] = text_lower(name);
	free(name);
	if (!b->sheet)
		return check(b, LXW_ERROR_MEMORY_MALLOC_FAILED);
	b->row = 0;
	b->has_table = false;
	worksheet_set_paper(b->sheet, 9); /* A4 */
	if (landscape)
		worksheet_set_landscape(b->sheet);
	worksheet_set_margins(b->sheet, MARGIN_LEFT / 2 / 25.4, MARGIN_RIGHT / 25.4,
		MARGIN_TOP / 25.4, MARGIN_BOTTOM / 25.4);
	worksheet_fit_to_pages(b->sheet, 1, 0);
	/* Page and number of pages. */
	return check(b, worksheet_set_footer(b->sheet, "&C&\"" FONT_NAME ",Regular\"&10&P/&N"));
}

/* Where columns of text stand on a sheet without a table. */
static void set_text_columns(struct book *b)
{
	b->columns = COLUMNS_LEAST;
	b->width = TEXT_WIDTH;
	b->half = COLUMNS_LEAST / 2;
	b->half_width = TEXT_WIDTH / 2;
	check(b,
		worksheet_set_column(
			b->sheet, 0, COLUMNS_LEAST - 1, (double)TEXT_WIDTH / COLUMNS_LEAST, NULL));
}

/* ---- texts ---------------------------------------------------------------------------------------- */

static void put_string(
	struct book *b, uint32_t row, uint16_t column, const char *text, lxw_format *format)
{
	if (*text)
		check(b, worksheet_write_string(b->sheet, row, column, text, format));
	else
		check(b, worksheet_write_blank(b->sheet, row, column, format));
}

/* A text over several columns; the cells that it covers get their format, too. */
static void put_merged(struct book *b, uint32_t row, uint32_t last_row, uint16_t first,
	uint16_t last, const char *text, lxw_format *format)
{
	if (first == last && row == last_row) {
		put_string(b, row, first, text, format);
		return;
	}
	check(b, worksheet_merge_range(b->sheet, row, first, last_row, last, "", format));
	put_string(b, row, first, text, format);
}

/* Widths of columns are in digits of the font of the book, 7 pixels each; what is lost at the edges comes on top. */
static int room_of(double digits, double size)
{
	return (int)(digits * 7 * 1000 / (size * 96 / 72));
}

static double digits_of(double width, double size)
{
	return width * (size * 96 / 72) / 1000 / 7;
}

static double lines_height(int lines, int size)
{
	return lines * size * 1.35 + 2;
}

/* Bytes of a text that one cell holds and shows whole, and the height of its row. */
static size_t cell_bytes(const char *text, double digits, int size, bool bold, double *height)
{
	const int most = (int)((ROW_MOST - 2) / (size * 1.35));
	int lines;
	const size_t shown =
		typeface_wrap(typeface_times(), text, bold, room_of(digits, size), most, &lines);
	const size_t held = paper_chunk(text, CELL_MOST);

	*height = lines_height(lines, size);
	return shown < held ? shown : held;
}

static double heading_height(const char *text, double digits, int size, bool bold)
{
	double height;

	cell_bytes(text, digits, size, bold, &height);
	return height;
}

struct side {
	struct book *b;
	uint32_t row;
	uint16_t first, last;
	double width; /* digits */
	/* Heights of the rows beside it, so that a row is as high as the higher of two parts; NULL without another part. */
	double *heights;
	uint32_t top; /* row of the first of them */
};
enum { SIDE_ROWS = 64 };

static void put_piece(void *arg, const struct piece *piece)
{
	struct side *side = arg;
	struct book *b = side->b;
	const struct look *look = paper_look(b->paper->style, piece->id);
	const int size = look->size > 12 ? 12 : look->size;
	const char *text = piece->text;

	do {
		double height;
		const size_t bytes =
			cell_bytes(text, side->width, size, look->bold || piece->strong, &height);
		char *part = xstrndup(text, bytes);
		put_merged(b, side->row, side->row, side->first, side->last, part,
			b->looks[piece->id][piece->strong]);
		if (side->heights && side->row - side->top < SIDE_ROWS) {
			double *beside = &side->heights[side->row - side->top];
			height = *beside > height ? *beside : height;
			*beside = height;
		}
		check(b, worksheet_set_row(b->sheet, side->row, height, NULL));
		free(part);
		side->row++;
		text += bytes;
	} while (*text);
}

static void put_block_text(struct book *b, const struct paper_block *block)
{
	struct side side = {.b = b, .row = b->row, .last = b->columns - 1, .width = b->width};
	uint32_t end;

	if (!paper_has_sides(block)) {
		paper_pieces(b->paper, block, 0, put_piece, &side);
		b->row = side.row;
		return;
	}
	double heights[SIDE_ROWS] = {0};
	side.heights = heights;
	side.top = b->row;
	side.last = b->half - 1;
	side.width = b->half_width;
	paper_pieces(b->paper, block, 0, put_piece, &side);
	end = side.row;
	side.row = b->row;
	side.first = b->half;
	side.last = b->columns - 1;
	side.width = b->width - b->half_width;
	paper_pieces(b->paper, block, 1, put_piece, &side);
	b->row = side.row > end ? side.row : end;
}

/* ---- tables --------------------------------------------------------------------------------------- */

static enum style style_of(enum table_kind kind, const struct table_cell *cell)
{
	switch (kind) {
	case TABLE_NUMBER:
		return STYLE_NUMBER;
	case TABLE_DATE:
		return STYLE_DATE;
	case TABLE_PERCENT:
		return STYLE_PERCENT;
	case TABLE_MONEY:
		return STYLE_MONEY;
	case TABLE_MILLION:
		return cell->value % MILLION ? STYLE_MILLION : STYLE_NUMBER;
	case TABLE_TEXT:
		break;
	}
	return STYLE_TEXT;
}

/* The first sum of a column: a cell has one formula. */
static const struct table_identity *identity_of(const struct table *table, size_t column)
{
	for (size_t i = 0; i < table->identity_count; i++)
		if ((size_t)table->identities[i].left == column)
			return &table->identities[i];
	return NULL;
}

static void put_terms(const struct table_identity *identity, uint32_t row, struct buf *out)
{
	for (size_t i = 0; i < identity->count; i++) {
		char cell[LXW_MAX_CELL_NAME_LENGTH];
		const int term = identity->terms[i];
		lxw_rowcol_to_cell(cell, row, (lxw_col_t)(abs(term) - 1));
		buf_printf(out, "%s%s", term < 0 ? "-" : i ? "+" : "", cell);
	}
	if (!identity->count)
		buf_putc(out, '0');
}

static void put_value(struct book *b, const struct table *table, const struct table_row *row,
	uint32_t at, size_t column, lxw_format *format)
{
	const struct table_cell *cell = &row->cells[column];
	const enum table_kind kind = table->columns[column].kind;
	const struct table_identity *identity = identity_of(table, column);
	const uint16_t place = (uint16_t)column;
	double number = (double)cell->value;

	if (cell->value > WHOLE_MOST || cell->value < -WHOLE_MOST ||
		(kind == TABLE_DATE && cell->value < date_make(1900, 3, 1))) {
		struct buf text = {0};
		table_show(table, row, column, &text);
		put_string(b, at, place, buf_text(&text), format);
		buf_clear(&text);
		return;
	}
	if (kind == TABLE_DATE)
		number -= date_make(1899, 12, 30);
	else if (kind == TABLE_PERCENT)
		number /= 1000;
	else if (kind == TABLE_MILLION)
		number /= MILLION;
	if (identity && identity->count && table_holds(table, row, identity)) {
		struct buf formula = {0};
		buf_putc(&formula, '=');
		put_terms(identity, at, &formula);
		check(b,
			worksheet_write_formula_num(
				b->sheet, at, place, buf_text(&formula), format, number));
		buf_clear(&formula);
		return;
	}
	check(b, worksheet_write_number(b->sheet, at, place, number, format));
}

/* One row of the table; texts that no cell holds go on in rows below it. Returns how many rows it took. */
static uint32_t put_row(struct book *b, const struct table *table, const struct table_row *row,
	uint32_t at, const double *widths)
{
	size_t *begins = xcalloc(table->column_count, sizeof *begins);
	uint32_t used = 0;
	bool more;

	do {
		double height = 16;
		more = false;
		for (size_t i = 0; i < table->column_count; i++) {
			const struct table_cell *cell = &row->cells[i];
			lxw_format *format =
				b->cells[style_of(table->columns[i].kind, cell)][row->strong];
			if (!cell->filled || (used && !cell->text)) {
				put_string(b, at + used, (uint16_t)i, "", format);
				continue;
			}
			if (!cell->text) {
				put_value(b, table, row, at, i, format);
				continue;
			}
			double tall;
			const size_t bytes = cell_bytes(
				cell->text + begins[i], widths[i], SIZE, row->strong, &tall);
			char *part = xstrndup(cell->text + begins[i], bytes);
			put_string(
				b, at + used, (uint16_t)i, part, b->cells[STYLE_TEXT][row->strong]);
			height = tall > height ? tall : height;
			free(part);
			begins[i] += bytes;
			more |= cell->text[begins[i]] != '\0';
		}
		check(b, worksheet_set_row(b->sheet, at + used, height, NULL));
		used++;
	} while (more && !b->failed);
	free(begins);
	return used;
}

/* Cells of a sum that turn red as soon as it does not hold, also when somebody changes a number. */
static void mark_sums(struct book *b, const struct table *table, uint32_t first, uint32_t last)
{
	for (size_t i = 0; i < table->identity_count; i++) {
		const struct table_identity *identity = &table->identities[i];
		char cell[LXW_MAX_CELL_NAME_LENGTH];
		struct buf formula = {0};
		const uint16_t column = (uint16_t)identity->left;
		lxw_rowcol_to_cell(cell, first, column);
		buf_printf(&formula, "=%s<>", cell);
		put_terms(identity, first, &formula);
		lxw_conditional_format condition = {.type = LXW_CONDITIONAL_TYPE_FORMULA,
			.value_string = (char *)(uintptr_t)buf_text(&formula),
			.format = b->broken};
		check(b,
			worksheet_conditional_format_range(
				b->sheet, first, column, last, column, &condition));
		buf_clear(&formula);
	}
}

static void put_headings(struct book *b, const struct table *table, const double *widths)
{
	const struct table_ruler ruler = table_ruler_print(typeface_times());
	const uint32_t top = b->row, levels = (uint32_t)table_levels(table);
	struct table_box *boxes;
	const size_t count = table_boxes(table, 0, table->column_count, &boxes);
	double *heights = xcalloc(levels, sizeof *heights);

	for (size_t i = 0; i < count; i++) {
		const struct table_box *box = &boxes[i];
		char *text = xstrndup(box->text, box->bytes);
		double width = 0;
		for (size_t k = 0; k < box->columns; k++)
			width += widths[box->first + k];
		double missing = heading_height(text, width, SIZE, true);
		for (size_t k = 0; k < box->levels; k++)
			missing -= heights[box->level + k];
		if (missing > 0)
			heights[box->level + box->levels - 1] += missing;
		put_merged(b, top + (uint32_t)box->level,
			top + (uint32_t)(box->level + box->levels) - 1, (uint16_t)box->first,
			(uint16_t)(box->first + box->columns - 1), text,
			b->cells[STYLE_HEADING][0]);
		free(text);
	}
	for (uint32_t level = 0; level < levels; level++)
		check(b,
			worksheet_set_row(b->sheet, top + level,
				heights[level] < 16		    ? 16
					: heights[level] > ROW_MOST ? ROW_MOST
								    : heights[level],
				NULL));
	b->row += levels;
	if (table_is_numbered(table)) {
		double height = 14;
		for (size_t i = 0; i < table->column_count; i++) {
			const char *number =
				table->columns[i].number ? table->columns[i].number : "";
			struct buf lines = {0};
			table_number_lines(
				&ruler, number, room_of(widths[i], NUMBERING_SIZE), &lines);
			const double tall =
				heading_height(buf_text(&lines), widths[i], NUMBERING_SIZE, false);
			put_string(b, b->row, (uint16_t)i, buf_text(&lines),
				b->cells[STYLE_NUMBERING][0]);
			height = tall > height ? tall : height;
			buf_clear(&lines);
		}
		check(b, worksheet_set_row(b->sheet, b->row, height, NULL));
		b->row++;
	}
	check(b, worksheet_repeat_rows(b->sheet, top, b->row - 1));
	free(heights);
	free(boxes);
}

/* Widths of the columns of a table, in digits: as on a page where letters of that page are still to be read, else as narrow as they go. */
static double *table_widths(const struct table *table)
{
	const bool narrow = table->column_count < COLUMNS_LEAST;
	const struct table_ruler ruler = table_ruler_print(typeface_times());
	struct table_wish *wishes = table_wishes(table, &ruler);
	const int fair = table_wanted(table, &ruler, wishes, WANT_FAIR);
	const int least = table_wanted(table, &ruler, wishes, WANT_LEAST);
	double *widths = xcalloc(table->column_count + 1, sizeof *widths);
	int room = room_of(narrow ? TABLE_WIDTH : TEXT_WIDTH, SIZE);

	if (fair > room && fair <= room_of(SMALL_WIDTH, SIZE))
		room = fair;
	for (size_t i = 0; least > room && i < table->column_count; i++)
		widths[i] = wishes[i].width[WANT_LEAST];
	if (least <= room) {
		struct table_part *parts;
		const size_t count = table_parts(table, &ruler, wishes, room, &parts);
		for (size_t i = 0; i < table->column_count; i++)
			widths[i] = parts[0].widths[i];
		table_parts_free(parts, count);
	}
	for (size_t i = 0; i < table->column_count; i++) {
		widths[i] = digits_of(widths[i] + EDGE, SIZE);
		widths[i] = widths[i] < COLUMN_MOST ? widths[i] : COLUMN_MOST;
	}
	free(wishes);
	return widths;
}

/* A narrow table leaves room for the head and the signatures at its right. */
static double *set_columns(struct book *b, const struct table *table)
{
	double *widths = table_widths(table);

	b->width = b->half_width = 0;
	b->half = 1;
	for (b->columns = 0;
		b->columns < table->column_count || b->columns < 2 || b->width < TEXT_WIDTH;
		b->columns++) {
		const double width =
			b->columns < table->column_count ? widths[b->columns] : COLUMN_WIDTH;
		if (b->columns < 1 || b->width + width <= TEXT_WIDTH / 2.0) {
			b->half = b->columns + 1;
			b->half_width = b->width + width;
		}
		b->width += width;
		check(b, worksheet_set_column(b->sheet, b->columns, b->columns, width, NULL));
	}
	if (b->half >= b->columns)
		b->half = b->columns - 1;
	return widths;
}

static void put_table(struct book *b, const struct table *table, const double *widths)
{
	const struct piece title = {.id = LOOK_TABLE_TITLE, .text = table->title};
	struct side side = {.b = b, .row = b->row, .last = b->columns - 1, .width = b->width};
	struct buf broken = {0};

	if (*table->title) {
		put_piece(&side, &title);
		b->row = side.row;
	}
	put_headings(b, table, widths);
	const uint32_t first = b->row;
	for (size_t i = 0; i < table->row_count && !b->failed; i++) {
		if (b->row >= ROWS_MOST - 8) {
			b->failed = true;
			error_set(b->err, ERR_INVALID,
				_("The table “%s” has %zu rows; a sheet holds %d. Take CSV."),
				table->title, table->row_count, ROWS_MOST);
			break;
		}
		b->row += put_row(b, table, &table->rows[i], b->row, widths);
	}
	if (b->row > first)
		mark_sums(b, table, first, b->row - 1);
	table_broken(table, &broken);
	for (const char *line = buf_text(&broken); *line; line += strcspn(line, "\n") + 1) {
		char *note = xstrndup(line, strcspn(line, "\n"));
		const struct piece piece = {.id = LOOK_LIST, .text = note};
		side.row = b->row;
		put_piece(&side, &piece);
		b->row = side.row;
		free(note);
	}
	buf_clear(&broken);
	b->has_table = true;
}

/* ---- charts --------------------------------------------------------------------------------------- */

/* The numbers of a chart stand above it: the chart reads them there, and so does who cannot see it. */
static void put_chart(struct book *b, const struct paper_chart *chart)
{
	const struct piece title = {.id = LOOK_TABLE_TITLE, .text = chart->title};
	struct side side = {.b = b, .row = b->row + 1, .last = b->columns - 1, .width = b->width};
	lxw_chart *made = workbook_add_chart(
		b->book, chart->kind == CHART_BARS ? LXW_CHART_COLUMN : LXW_CHART_LINE);
	lxw_chart_options options = {.x_scale = CHART_WIDTH / 480.0, .y_scale = 1.2};
	int64_t low, high, step;

	put_piece(&side, &title);
	const uint32_t head = side.row, first = head + 1;
	const uint32_t last = first + (uint32_t)chart->label_count - 1;
	put_string(b, head, 0, chart->unit, b->cells[STYLE_HEADING][0]);
	for (size_t i = 0; i < chart->label_count; i++)
		put_string(b, first + (uint32_t)i, 0, chart->labels[i], b->cells[STYLE_TEXT][0]);
	for (size_t s = 0; s < chart->series_count; s++) {
		const uint16_t column = (uint16_t)(s + 1);
		put_string(b, head, column, chart->series[s].name, b->cells[STYLE_HEADING][0]);
		for (size_t i = 0; i < chart->label_count; i++) {
			const struct chart_value *value = &chart->series[s].values[i];
			if (value->filled)
				check(b,
					worksheet_write_number(b->sheet, first + (uint32_t)i,
						column, (double)value->value,
						b->cells[STYLE_NUMBER][0]));
		}
		if (!chart->label_count)
			continue;
		lxw_chart_series *series = chart_add_series(made, NULL, NULL);
		lxw_chart_fill fill = {.color = chart_colour(s)};
		lxw_chart_line line = {.color = chart_colour(s), .width = 2};
		const char *sheet = b->sheet->name;
		chart_series_set_categories(series, sheet, first, 0, last, 0);
		chart_series_set_values(series, sheet, first, column, last, column);
		chart_series_set_name_range(series, sheet, head, column);
		if (chart->kind == CHART_BARS)
			chart_series_set_fill(series, &fill);
		else
			chart_series_set_line(series, &line);
	}
	b->row = last + 2;
	if (!chart->series_count || !chart->label_count)
		return;
	chart_axis(chart, &low, &high, &step);
	chart_axis_set_min(made->y_axis, (double)low);
	chart_axis_set_max(made->y_axis, (double)high);
	chart_axis_set_major_unit(made->y_axis, (double)step);
	if (*chart->unit)
		chart_axis_set_name(made->y_axis, chart->unit);
	chart_title_set_name(made, chart->title);
	if (chart->series_count == 1)
		chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
	check(b, worksheet_insert_chart_opt(b->sheet, b->row, 0, made, &options));
	b->row += CHART_ROWS + 1;
	b->has_table = true;
}

/* ---- the book ------------------------------------------------------------------------------------- */

/* The table that will stand on a sheet that begins with this block; NULL where a chart comes first or none at all. */
static const struct table *table_ahead(const struct paper *paper, size_t from)
{
	for (size_t i = from; i < paper->count && paper->blocks[i].kind != PAPER_CHART; i++)
		if (paper->blocks[i].kind == PAPER_TABLE && paper->blocks[i].table->column_count)
			return paper->blocks[i].table;
	return NULL;
}

/* Name of a sheet: that of its table, else of the heading or the paper it begins with. */
static void begin_sheet(struct book *b, size_t from, const struct table *table, double **widths)
{
	const struct paper_block *block = from < b->paper->count ? &b->paper->blocks[from] : NULL;
	const bool landscape =
		!table || b->paper->landscape || table->column_count > COLUMNS_LEAST - 2;
	char *title = NULL;

	if (table && *table->title)
		title = xstrdup(table->title);
	else if (block && block->kind == PAPER_CHART)
		title = xstrdup(block->chart->title);
	else if (block && block->kind == PAPER_HEADING)
		title = xstrdup(block->text);
	else
		title = paper_title(b->paper);
	free(*widths);
	*widths = NULL;
	if (new_sheet(b, title, landscape && table)) {
		if (table)
			*widths = set_columns(b, table);
		else
			set_text_columns(b);
	}
	free(title);
}

static bool fill_book(struct book *b)
{
	const struct paper *paper = b->paper;
	double *widths = NULL;

	for (size_t i = 0; i < paper->count && !b->failed; i++) {
		const struct paper_block *block = &paper->blocks[i];
		const bool table = block->kind == PAPER_TABLE;
		if (table && block->table->column_count > COLUMNS_MOST) {
			b->failed = true;
			error_set(b->err, ERR_INVALID,
				_("The table “%s” has %zu columns; a sheet holds %d."),
				block->table->title, block->table->column_count, COLUMNS_MOST);
			break;
		}
		if (table && !block->table->column_count)
			continue;
		/* A chart would be cut where a page ends below a table. */
		if (!b->sheets ||
			(b->has_table &&
				(table || block->kind == PAPER_HEADING ||
					block->kind == PAPER_CHART)))
			begin_sheet(b, i, table_ahead(paper, i), &widths);
		if (b->failed)
			break;
		if (table)
			put_table(b, block->table, widths);
		else if (block->kind == PAPER_CHART)
			put_chart(b, block->chart);
		else if (block->kind == PAPER_BLANK)
			b->row++;
		else
			put_block_text(b, block);
	}
	if (!b->sheets && !b->failed)
		begin_sheet(b, 0, NULL, &widths);
	if (!b->failed) {
		struct side side = {
			.b = b, .row = b->row, .last = b->columns - 1, .width = b->width};
		paper_note_pieces(paper, put_piece, &side);
	}
	free(widths);
	return !b->failed;
}

static void set_properties(struct book *b)
{
	char *title = paper_title(b->paper);
	/* 255 letters are the most that it takes. */
	char *cut = xstrndup(title, letters(title, 250));
	lxw_doc_properties properties = {.title = cut, .created = (time_t)clock_now()};

	check(b, workbook_set_properties(b->book, &properties));
	free(cut);
	free(title);
}

static bool copy_file(const char *path, FILE *to, struct error *err)
{
	FILE *from = fopen(path, "re");
	char bytes[16384];
	size_t count;
	bool ok;

	if (!from)
		return output_error(path, errno, err);
	errno = 0;
	while ((count = fread(bytes, 1, sizeof bytes, from)) > 0 &&
		fwrite(bytes, 1, count, to) == count)
		;
	ok = !ferror(from) && feof(from) && !ferror(to);
	if (!ok)
		output_error(_("the workbook"), errno ? errno : EIO, err);
	fclose(from);
	return ok;
}

/* The library writes to a path only, so that a file of its own is made where nobody else can read, and copied. */
bool paper_xlsx(const struct paper *paper, FILE *file, struct error *err)
{
	const char *folder = getenv("TMPDIR");
	struct buf temp = {0}, path = {0};
	struct book book = {.paper = paper, .err = err};

	if (!xlsx_late_load(err))
		return false;
	buf_printf(&temp, "%s/doithoai-XXXXXX", folder && *folder ? folder : "/tmp");
	if (!mkdtemp(temp.s)) {
		output_error(temp.s, errno, err);
		buf_clear(&temp);
		return false;
	}
	buf_printf(&path, "%s/book.xlsx", temp.s);
	lxw_workbook_options options = {.tmpdir = temp.s};
	book.book = workbook_new_opt(path.s, &options);
	bool ok = book.book ||
		error_set(err, ERR_IO, _("The workbook cannot be begun in %s."), temp.s);
	if (book.book) {
		make_formats(&book);
		set_properties(&book);
		ok = fill_book(&book);
		errno = 0;
		const lxw_error code = workbook_close(book.book);
		if (ok && code != LXW_NO_ERROR && errno)
			ok = output_error(_("the workbook"), errno, err);
		else
			ok = ok && check(&book, code);
	}
	ok = ok && copy_file(path.s, file, err);
	unlink(path.s);
	rmdir(temp.s);
	for (size_t i = 0; i < book.sheets; i++)
		free(book.names[i]);
	free(book.names);
	buf_clear(&path);
	buf_clear(&temp);
	return ok;
}
