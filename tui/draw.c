/* Drawing on the screen, clipped to rectangles. Nothing here reads keys or refreshes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "tui/canvas.h"
#include "tui/draw.h"

void (*draw_cut)(const char *text, int shown);

static void tell_cut(const char *text, int shown)
{
	if (draw_cut)
		draw_cut(text, shown);
}

static int clamp(int value, int low, int high)
{
	return value < low ? low : value > high ? high : value;
}

struct rect rect_rows(struct rect r, int first, int rows)
{
	first = clamp(first, 0, r.rows);
	rows = clamp(rows, 0, r.rows - first);
	return (struct rect){r.y + first, r.x, rows, r.columns};
}

struct rect rect_columns(struct rect r, int first, int columns)
{
	first = clamp(first, 0, r.columns);
	columns = clamp(columns, 0, r.columns - first);
	return (struct rect){r.y, r.x + first, r.rows, columns};
}

struct rect rect_centre(struct rect r, int rows, int columns)
{
	rows = clamp(rows, 0, r.rows);
	columns = clamp(columns, 0, r.columns);
	return (struct rect){
		r.y + (r.rows - rows) / 2, r.x + (r.columns - columns) / 2, rows, columns};
}

void draw_clear(struct rect r)
{
	for (int row = 0; row < r.rows; row++)
		canvas_blanks(r.y + row, r.x, ROLE_NORMAL, r.columns);
}

int draw_bytes(struct rect r, int row, int column, unsigned style, const char *text, size_t bytes)
{
	char *copy;
	size_t fits;
	int columns;

	if (row < 0 || row >= r.rows || column < 0 || column >= r.columns || !bytes)
		return 0;
	copy = xstrndup(text, bytes);
	fits = text_fit(copy, r.columns - column);
	if (fits < bytes)
		tell_cut(copy, r.columns - column);
	copy[fits] = 0;
	columns = text_width(copy);
	canvas_put(r.y + row, r.x + column, style, copy, fits);
	free(copy);
	return columns;
}

int draw_text(struct rect r, int row, int column, unsigned style, const char *text)
{
	const int room = r.columns - column;
	int columns;

	if (row < 0 || row >= r.rows || column < 0 || room <= 0)
		return 0;
	if (text_width(text) > room)
		tell_cut(text, room - 1);
	char *cut = text_cut(text, room);
	columns = draw_bytes(r, row, column, style, cut, strlen(cut));
	free(cut);
	return columns;
}

void draw_cell(struct rect r, int row, int column, int columns, enum text_align align,
	unsigned style, const char *text)
{
	struct buf b = {0};

	if (row < 0 || row >= r.rows || column < 0 || column >= r.columns)
		return;
	columns = clamp(columns, 0, r.columns - column);
	if (!columns)
		return;
	text_pad(&b, text, columns, align);
	if (draw_cut && text_width(text) > columns)
		tell_cut(text, columns - 1);
	canvas_put(r.y + row, r.x + column, style, buf_text(&b), b.len);
	buf_clear(&b);
}

int draw_right(struct rect r, int row, unsigned style, const char *text)
{
	int column = clamp(r.columns - 1 - text_width(text), 0, r.columns);

	draw_text(rect_columns(r, 0, r.columns - 1), row, column, style, text);
	return column;
}

void draw_repeat(struct rect r, int row, int column, int columns, unsigned style, enum glyph glyph)
{
	if (row < 0 || row >= r.rows)
		return;
	const char *text = theme_glyph(glyph);
	const size_t bytes = strlen(text);
	struct buf b = {0};

	column = column < 0 ? 0 : column;
	columns = clamp(columns, 0, r.columns - column);
	for (int i = 0; i < columns; i++)
		buf_put(&b, text, bytes);
	canvas_put(r.y + row, r.x + column, style, buf_text(&b), b.len);
	buf_clear(&b);
}

void draw_rule(struct rect r, int row)
{
	draw_repeat(r, row, 0, r.columns, ROLE_DIM, GLYPH_HORIZONTAL);
}

void draw_vertical(struct rect r, int column)
{
	for (int row = 0; row < r.rows; row++)
		draw_repeat(r, row, column, 1, ROLE_DIM, GLYPH_VERTICAL);
}

void draw_subheading(struct rect r, int row, const char *title, const char *right, bool focused)
{
	struct rect inner = rect_columns(r, 1, r.columns - 2);
	int right_columns = right && *right ? text_width(right) + 3 : 0;
	struct rect left = rect_columns(inner, 2, inner.columns - 4 - right_columns);
	char *cut = text_cut(title, left.columns);
	int used;

	if (row < 0 || row >= r.rows || !r.columns) {
		free(cut);
		return;
	}
	if (text_width(title) > left.columns)
		tell_cut(title, left.columns - 1);

	draw_cell(r, row, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	draw_rule(inner, row);
	used = draw_text(left, row, 0, focused ? ROLE_KEY : ROLE_TITLE, cut);
	free(cut);
	draw_text(inner, row, 1, ROLE_NORMAL, " ");
	draw_text(inner, row, 2 + used, ROLE_NORMAL, " ");
	if (right_columns && inner.columns > right_columns + 4) {
		int column = inner.columns - right_columns;
		draw_text(inner, row, column, ROLE_NORMAL, " ");
		draw_text(inner, row, column + 1, ROLE_DIM, right);
		draw_text(inner, row, inner.columns - 2, ROLE_NORMAL, " ");
	} else if (right_columns) {
		tell_cut(right, 0);
	}
}

void draw_heading(struct rect r, int row, const char *title, const char *right, bool focused)
{
	char *capitals = text_upper(title);

	draw_subheading(r, row, capitals, right, focused);
	free(capitals);
}

void draw_heading_count(struct rect r, int row, const char *title, long count, bool focused)
{
	char right[32];

	snprintf(right, sizeof right, "%ld", count);
	draw_heading(r, row, title, right, focused);
}

struct paragraph {
	struct rect r;
	int row, column, columns, rows, used;
	unsigned style;
	struct buf line;
};

static void paragraph_line(void *arg, const char *start, size_t bytes)
{
	struct paragraph *p = arg;

	if (p->used == p->rows) { /* more than there is room for: mark the last line */
		buf_puts(&p->line, " …");
	} else if (p->used < p->rows) {
		buf_cut(&p->line, 0);
		buf_put(&p->line, start, bytes);
	}
	if (p->used <= p->rows) {
		int row = p->row + (p->used < p->rows ? p->used : p->rows - 1);
		struct buf *b = &p->line;
		if (p->used == p->rows && text_width(buf_text(b)) > p->columns) {
			buf_cut(b, text_fit(buf_text(b), p->columns - 1));
			buf_puts(b, theme_glyph(GLYPH_MORE));
		}
		draw_cell(p->r, row, p->column, p->columns, ALIGN_LEFT, p->style, buf_text(b));
	}
	p->used++;
}

int draw_paragraph(
	struct rect r, int row, int column, int columns, int rows, unsigned style, const char *text)
{
	struct paragraph p = {r, row, column, clamp(columns, 0, r.columns - column),
		clamp(rows, 0, r.rows - row), 0, style, {0}};

	if (p.columns > 0 && p.rows > 0)
		text_wrap(text, p.columns, paragraph_line, &p);
	buf_clear(&p.line);
	if (p.used > p.rows)
		tell_cut(text, p.rows * p.columns);
	return p.used < p.rows ? p.used : p.rows;
}

void draw_row(struct rect r, int row, bool focused)
{
	draw_cell(r, row, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL | (focused ? STYLE_FOCUS : 0), "");
	if (focused)
		draw_repeat(r, row, 0, 1, ROLE_KEY | STYLE_FOCUS, GLYPH_FOCUS);
}

struct rect draw_box(struct rect r, const char *title, const char *right)
{
	struct rect top = rect_rows(r, 0, 1), bottom = rect_rows(r, r.rows - 1, 1);
	int last = r.columns - 1;

	if (r.rows < 2 || r.columns < 4)
		return rect_rows(r, 0, 0);
	draw_clear(r);
	draw_rule(top, 0);
	draw_rule(bottom, 0);
	draw_vertical(r, 0);
	draw_vertical(r, last);
	draw_repeat(top, 0, 0, 1, ROLE_DIM, GLYPH_TOP_LEFT);
	draw_repeat(top, 0, last, 1, ROLE_DIM, GLYPH_TOP_RIGHT);
	draw_repeat(bottom, 0, 0, 1, ROLE_DIM, GLYPH_BOTTOM_LEFT);
	draw_repeat(bottom, 0, last, 1, ROLE_DIM, GLYPH_BOTTOM_RIGHT);
	if (title && *title) {
		struct buf b = {0};
		int wide = last - 4;
		char *cut = text_cut(title, wide > 0 ? wide : 0);
		if (text_width(title) > wide)
			tell_cut(title, wide - 1);
		buf_printf(&b, " %s ", cut);
		draw_text(top, 0, 2, ROLE_TITLE, buf_text(&b));
		free(cut);
		if (right && *right &&
			text_width(buf_text(&b)) + text_width(right) + 6 < r.columns) {
			buf_cut(&b, 0);
			buf_printf(&b, " %s ", right);
			draw_text(top, 0, last - 1 - text_width(buf_text(&b)), ROLE_DIM,
				buf_text(&b));
		}
		buf_clear(&b);
	}
	return rect_columns(rect_rows(r, 1, r.rows - 2), 1, r.columns - 2);
}

void draw_field(struct rect r, int row, int column, int label_columns, int columns,
	const char *label, unsigned style, const char *value)
{
	draw_cell(r, row, column, label_columns, ALIGN_LEFT, ROLE_LABEL, label);
	draw_cell(
		r, row, column + label_columns, columns - label_columns, ALIGN_LEFT, style, value);
}

int draw_bar(struct rect r, int row, int column, int columns, unsigned style, enum glyph glyph,
	long value, long largest)
{
	long wide = 0;

	columns = clamp(columns, 0, r.columns - column);
	if (value > 0 && largest > 0) {
		wide = value * columns / largest;
		wide = wide < 1 ? 1 : wide > columns ? columns : wide;
	}
	draw_repeat(r, row, column, (int)wide, style, glyph);
	return (int)wide;
}

void draw_place(struct rect r, int row, int column, int *y, int *x)
{
	*y = r.y + clamp(row, 0, r.rows - 1);
	*x = r.x + clamp(column, 0, r.columns - 1);
}
