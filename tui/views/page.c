/* Prepared rows of text that scroll. */
#include "tui/views/page.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "tui/screens.h"

enum {
	PAIR_COLUMNS = 76, /* from here on two fields stand side by side */
	LABEL_MOST = 24,
	PAIR_LABEL = 20, /* columns of the labels of most pages, with the blanks behind */
};

static void clear_row(struct page_row *row)
{
	free(row->mark);
	free(row->label);
	free(row->text);
	free(row->right);
	free(row->label2);
	free(row->text2);
	free(row->lead);
	free(row->who);
	*row = (struct page_row){0};
}

void page_restart(struct page *page)
{
	const struct page_row *current = page_current(page);

	if (current) {
		page->entity = current->entity;
		page->id = current->id;
		page->value = current->value;
	}
	for (size_t i = 0; i < page->count; i++)
		clear_row(&page->rows[i]);
	page->count = 0;
}

void page_clear(struct page *page)
{
	page_restart(page);
	free(page->rows);
	*page = (struct page){0};
}

struct page_row *page_add(struct page *page, enum page_kind kind)
{
	if (page->count == page->room) {
		page->room = page->room ? page->room * 2 : 32;
		page->rows = xrealloc(page->rows, page->room * sizeof(*page->rows));
	}
	struct page_row *row = &page->rows[page->count++];
	*row = (struct page_row){.kind = kind};
	return row;
}

void page_blank(struct page *page)
{
	page_add(page, PAGE_BLANK);
}

void page_heading(struct page *page, const char *title, const char *right)
{
	struct page_row *row = page_add(page, PAGE_HEADING);

	row->text = xstrdup(title);
	row->right = xstrdup(right);
}

void page_heading_count(struct page *page, const char *title, int64_t count)
{
	struct buf number = {0};

	buf_printf(&number, "%lld", (long long)count);
	page_heading(page, title, buf_text(&number));
	buf_clear(&number);
}

void page_line(struct page *page, unsigned style, int indent, const char *text)
{
	struct page_row *row = page_add(page, PAGE_LINE);

	row->style = style;
	row->indent = indent;
	row->text = xstrdup(text);
}

struct paragraph {
	struct page *page;
	unsigned style;
	int indent, hang; /* hang: of the lines still to come */
};

static void add_piece(void *arg, const char *start, size_t bytes)
{
	struct paragraph *to = arg;
	struct page_row *row = page_add(to->page, PAGE_LINE);

	row->style = to->style;
	row->indent = to->indent;
	row->text = xstrndup(start, bytes);
	to->indent += to->hang;
	to->hang = 0;
}

void page_hanging(
	struct page *page, unsigned style, int indent, int hang, int columns, const char *text)
{
	struct paragraph to = {page, style, indent, hang};

	/* One width for all lines: the first one ends early by as much as the others stand in. */
	columns -= hang;
	text_wrap(text, columns > 10 ? columns : 10, add_piece, &to);
}

/* Where the text of an item begins: behind its mark and the column of leads. */
enum { ITEM_COLUMN = 4, GAP = 2 };

struct item_text {
	struct page *page;
	size_t row;
	unsigned style;
	int indent;
	bool begun;
};

static void add_item_text(void *arg, const char *start, size_t bytes)
{
	struct item_text *to = arg;
	char *text = xstrndup(start, bytes);

	if (!to->begun)
		to->page->rows[to->row].text = xstrdup(text);
	else
		page_line(to->page, to->style, to->indent, text);
	to->begun = true;
	free(text);
}

void page_wrap_item(struct page *page, int lead, const char *text)
{
	const size_t at = page->count - 1;
	const struct page_row *row = &page->rows[at];
	const int column = ITEM_COLUMN + row->indent + (lead ? lead + GAP : 0);
	const int right = row->right ? text_width(row->right) + GAP : 0;
	const int room = page->columns - 1 - right - column;
	struct item_text to = {page, at, row->style, column - 1, false};

	text_wrap(text, room > 10 ? room : 10, add_item_text, &to);
}

void page_paragraph(struct page *page, unsigned style, int indent, int columns, const char *text)
{
	page_hanging(page, style, indent, 0, columns, text);
}

/* Whether a value has room beside another one, behind a label as they mostly are. */
static bool fits_half(const struct page *page, const char *text)
{
	return !text || text_width(text) <= page->columns / 2 - 3 - PAIR_LABEL;
}

void page_fields(struct page *page, const char *label, const char *text, const char *label2,
	const char *text2)
{
	bool first = text && *text, second = label2 && text2 && *text2;
	bool narrow = page->columns &&
		(page->columns < PAIR_COLUMNS || !fits_half(page, text) || !fits_half(page, text2));

	if (narrow && first && second) {
		page_fields(page, label, text, NULL, NULL);
		first = false;
	}
	if (!first && !second)
		return;
	struct page_row *row = page_add(page, PAGE_FIELDS);
	if (narrow && !first) {
		row->label = xstrdup(label2);
		row->text = xstrdup(text2);
		return;
	}
	row->label = xstrdup(label);
	row->text = xstrdup(text);
	row->label2 = narrow ? NULL : xstrdup(label2);
	row->text2 = narrow ? NULL : xstrdup(text2);
}

void page_pair(struct page *page, struct desk *desk, const struct entity *entity,
	const void *record, const char *key, const char *key2)
{
	const struct field *field = entity_field(entity, key);
	const struct field *field2 = key2 ? entity_field(entity, key2) : NULL;
	struct buf text = {0}, text2 = {0};

	desk_show(desk, entity, field, record, &text);
	if (field2)
		desk_show(desk, entity, field2, record, &text2);
	page_fields(page, _(field->label), buf_text(&text), field2 ? _(field2->label) : NULL,
		buf_text(&text2));
	buf_clear(&text);
	buf_clear(&text2);
}

static bool is_item(const struct page *page, size_t i)
{
	return page->rows[i].kind == PAGE_ITEM;
}

/* The nearest item at or after i, else before it; i where there is none. */
static size_t nearest_item(const struct page *page, size_t i)
{
	for (size_t k = i; k < page->count; k++)
		if (is_item(page, k))
			return k;
	for (size_t k = i; k > 0; k--)
		if (k - 1 < page->count && is_item(page, k - 1))
			return k - 1;
	return i;
}

static void keep_visible(struct page *page)
{
	size_t visible = (size_t)page->visible;
	size_t first = page->cursor;

	if (page->visible <= 0) /* not drawn yet: page_draw calls again */
		return;
	if (page->reading && page->cursor >= page->top + visible)
		return;
	page->reading = false;

	/* Show the headings right above an item as well: they say what it is. */
	while (first > 0 && !is_item(page, first - 1) && page->cursor - first < 2)
		first--;
	if (page->plain)
		first = page->cursor;
	if (first < page->top)
		page->top = first;
	if (page->cursor >= page->top + visible)
		page->top = page->cursor - visible + 1;
	size_t most = page->count > visible ? page->count - visible : 0;
	if (page->top > most)
		page->top = most;
}

/* Row of the record the cursor was on; @p row where it is not on the page any more. */
static size_t find_record(const struct page *page, size_t row)
{
	size_t found = row;

	for (size_t i = page->count; page->entity && i-- > 0;) {
		const struct page_row *other = &page->rows[i];
		if (other->entity != page->entity || other->id != page->id)
			continue;
		if (other->value == page->value)
			return i;
		found = i; /* another row of the record, the first of them */
	}
	return found;
}

static void widen(int *columns, const char *text)
{
	int width = text ? text_width(text) : 0;

	if (width > *columns)
		*columns = width;
}

static void measure(struct page *page)
{
	page->label_columns = page->lead_columns = page->who_columns = page->right_columns = 0;
	for (size_t i = 0; i < page->count; i++) {
		const struct page_row *row = &page->rows[i];
		if (row->kind == PAGE_FIELDS) {
			widen(&page->label_columns, row->label);
			widen(&page->label_columns, row->label2);
		}
		if (row->kind != PAGE_ITEM)
			continue;
		widen(&page->lead_columns, row->lead);
		if (!row->who)
			continue;
		widen(&page->who_columns, row->who);
		widen(&page->right_columns, row->right);
	}
}

void page_reopen(struct page *page)
{
	page->cursor = page->top = 0;
	page->entity = NULL;
	page->begun = false;
}

void page_settle(struct page *page)
{
	measure(page);
	page->plain = true;
	for (size_t i = 0; i < page->count && page->plain; i++)
		page->plain = !is_item(page, i);
	if (page->count == 0) {
		page->cursor = page->top = 0;
		return;
	}
	if (page->cursor >= page->count)
		page->cursor = page->count - 1;
	if (!page->plain)
		page->cursor = nearest_item(page, find_record(page, page->cursor));
	if (!page->begun)
		page->reading = !page->plain;
	page->begun = true;
	keep_visible(page);
}

/* Scroll between the beginning and the first item; false where that is in sight. */
static bool read_on(struct page *page, int by)
{
	long end = (long)page->cursor + 1 - page->visible; /* from here on the item is seen */
	long top = (long)page->top + by;

	if (!page->reading || page->visible <= 0 || (long)page->top >= end)
		return false;
	page->top = (size_t)(top < 0 ? 0 : top > end ? end : top);
	page->reading = (long)page->top < end;
	return true;
}

/* No item further up: the beginning, at once where the cursor stays in sight, else row by row. */
static void show_above(struct page *page, int rows)
{
	bool near = page->cursor < (size_t)page->visible;

	page->top = near || page->top < (size_t)rows ? 0 : page->top - (size_t)rows;
	page->reading = page->cursor >= page->top + (size_t)page->visible;
}

void page_move(struct page *page, int by)
{
	if (page->count == 0)
		return;
	if (page->plain) {
		long most = (long)page->count - page->visible;
		long top = (long)page->top + by;
		page->top = (size_t)(top < 0 ? 0 : top > most ? (most > 0 ? most : 0) : top);
		page->cursor = page->top;
		return;
	}
	if (read_on(page, by))
		return;
	int step = by < 0 ? -1 : 1;
	long at = (long)page->cursor;
	for (int left = by < 0 ? -by : by; left > 0;) {
		long next = at + step;
		while (next >= 0 && next < (long)page->count && !is_item(page, (size_t)next))
			next += step;
		if (next < 0 || next >= (long)page->count) {
			/* No item further on: let the last rows of the page be seen. */
			if (step > 0)
				page->top = page->count > (size_t)page->visible
					? page->count - (size_t)page->visible
					: 0;
			else
				show_above(page, left);
			break;
		}
		left -= labs(next - at) < left ? (int)labs(next - at) : left;
		at = next;
	}
	page->cursor = (size_t)at;
	size_t visible = page->visible > 0 ? (size_t)page->visible : 1;
	if (page->cursor < page->top || page->cursor >= page->top + visible)
		keep_visible(page);
}

void page_end(struct page *page, bool last)
{
	if (page->count == 0)
		return;
	page->cursor = last ? page->count - 1 : 0;
	if (page->plain) {
		size_t visible = page->visible > 0 ? (size_t)page->visible : 1;
		page->top = last && page->count > visible ? page->count - visible : 0;
		page->cursor = page->top;
		return;
	}
	page->cursor = nearest_item(page, page->cursor);
	page->reading = false;
	keep_visible(page);
	if (!last) {
		page->top = 0;
		page->reading = page->visible > 0 && page->cursor >= (size_t)page->visible;
	} else if (page->visible > 0 && page->count - page->cursor <= (size_t)page->visible &&
		page->count > (size_t)page->visible)
		page->top =
			page->count - (size_t)page->visible; /* what belongs to the last item too */
}

const struct page_row *page_current(const struct page *page)
{
	if (page->cursor >= page->count || !page->rows[page->cursor].entity)
		return NULL;
	return &page->rows[page->cursor];
}

const struct page_row *page_item(const struct page *page)
{
	return page->cursor < page->count && is_item(page, page->cursor) ? &page->rows[page->cursor]
									 : NULL;
}

/* Mark, lead, text as far as there is room, who, right; two blanks between them. */
static void draw_item(
	const struct page *page, struct rect r, int y, const struct page_row *row, bool focused)
{
	unsigned focus = focused ? STYLE_FOCUS : 0;
	int column = ITEM_COLUMN + row->indent;
	int right = row->who ? page->right_columns : row->right ? text_width(row->right) : 0;
	int end = r.columns - 1 - right - (right ? 2 : 0);

	draw_row(r, y, focused);
	if (row->mark)
		draw_cell(r, y, 1, 3, ALIGN_LEFT, row->right_style | focus, row->mark);
	if (row->lead) {
		draw_cell(r, y, column, page->lead_columns, ALIGN_LEFT, row->style | focus,
			row->lead);
		column += page->lead_columns + 2;
	}
	if (row->who) {
		end -= page->who_columns;
		draw_cell(r, y, end, page->who_columns, ALIGN_LEFT, ROLE_NORMAL | focus, row->who);
		end -= 2;
	}
	draw_cell(r, y, column, end - column, ALIGN_LEFT, row->style | focus,
		row->text ? row->text : "");
	if (row->right)
		draw_right(r, y, row->right_style | focus, row->right);
}

static void draw_fields(const struct page *page, struct rect r, int y, const struct page_row *row)
{
	int labels = (page->label_columns > LABEL_MOST ? LABEL_MOST : page->label_columns) + 2;
	int half = r.columns / 2;

	draw_field(r, y, 1, labels, row->label2 ? half - 3 : r.columns - 2, row->label, row->style,
		row->text ? row->text : "");
	if (row->label2)
		draw_field(r, y, half, labels, r.columns - half - 1, row->label2, row->style,
			row->text2 ? row->text2 : "");
}

/* A line of text and what stands at its right end, two blanks between them. */
static void draw_line(struct rect r, int y, const struct page_row *row)
{
	const char *text = row->text ? row->text : "";
	const int column = 1 + row->indent;

	if (!row->right) {
		draw_text(r, y, column, row->style, text);
		return;
	}
	const int right = draw_right(r, y, row->right_style, row->right);
	draw_cell(r, y, column, right - 2 - column, ALIGN_LEFT, row->style, text);
}

void page_draw(struct page *page, struct rect r)
{
	if (page->visible != r.rows) {
		page->visible = r.rows;
		keep_visible(page);
	}
	draw_clear(r);
	for (int y = 0; y < r.rows; y++) {
		size_t i = page->top + (size_t)y;
		if (i >= page->count)
			break;
		const struct page_row *row = &page->rows[i];
		switch (row->kind) {
		case PAGE_BLANK:
			break;
		case PAGE_HEADING:
			draw_heading(r, y, row->text, row->right, false);
			break;
		case PAGE_ITEM:
			draw_item(page, r, y, row, i == page->cursor);
			break;
		case PAGE_LINE:
			draw_line(r, y, row);
			break;
		case PAGE_FIELDS:
			draw_fields(page, r, y, row);
			break;
		}
	}
}

bool page_cursor(const struct page *page, struct rect r, int *y, int *x)
{
	bool seen = page->cursor >= page->top && page->cursor < page->top + (size_t)r.rows;

	if (!seen && !page->reading)
		return false;
	draw_place(r, seen ? (int)(page->cursor - page->top) : 0, 0, y, x);
	return true;
}

bool page_stop(const struct page *page, struct rect r, int y)
{
	size_t i = page->top + (size_t)(y - r.y);

	return y >= r.y && y < r.y + r.rows && i < page->count && page->rows[i].kind == PAGE_ITEM;
}

void page_turn(struct page *page, int by)
{
	const long most = (long)page->count - page->visible;
	const long top = (long)page->top + by;

	page->top = (size_t)(top < 0 ? 0 : top > most ? (most > 0 ? most : 0) : top);
	page->reading =
		page->cursor < page->top || page->cursor >= page->top + (size_t)page->visible;
}

/* ---- the view that is one page ------------------------------------------------------------- */

static struct page *page_of(struct view *view)
{
	return &((struct pageview *)view)->page;
}

static void move_by(struct view *view, int by)
{
	page_move(page_of(view), by);
	view_touch(view, DIRTY_PAINT);
}

static void up(struct view *view, const char *argument)
{
	(void)argument;
	move_by(view, -1);
}

static void down(struct view *view, const char *argument)
{
	(void)argument;
	move_by(view, 1);
}

static void page_up(struct view *view, const char *argument)
{
	(void)argument;
	move_by(view, -view->area.rows);
}

static void page_down(struct view *view, const char *argument)
{
	(void)argument;
	move_by(view, view->area.rows);
}

static void first(struct view *view, const char *argument)
{
	(void)argument;
	page_end(page_of(view), false);
	view_touch(view, DIRTY_PAINT);
}

static void last(struct view *view, const char *argument)
{
	(void)argument;
	page_end(page_of(view), true);
	view_touch(view, DIRTY_PAINT);
}

bool pageview_open(struct pageview *pageview)
{
	struct view *view = &pageview->view;
	const struct page_row *row = page_current(&pageview->page);

	if (read_on(&pageview->page, INT_MAX / 2)) { /* nothing is opened that is not in sight */
		view_touch(view, DIRTY_PAINT);
		return true;
	}
	if (row)
		tui_push(view->tui, screen_of_record(view->tui, row->entity, row->id));
	return row != NULL;
}

static void open_row(struct view *view, const char *argument)
{
	(void)argument;
	pageview_open((struct pageview *)view);
}

static const struct view_handler handlers[] = {
	{ACT_UP, up},
	{ACT_DOWN, down},
	{ACT_PAGE_UP, page_up},
	{ACT_PAGE_DOWN, page_down},
	{ACT_FIRST, first},
	{ACT_LAST, last},
	{ACT_OPEN, open_row},
	{ACT_NONE},
};

static void layout(struct view *view)
{
	page_of(view)->columns = view->area.columns;
	view_touch(view, DIRTY_DATA); /* texts are wrapped to the width */
}

static void draw(struct view *view)
{
	page_draw(page_of(view), view->area);
}

static bool cursor(struct view *view, int *y, int *x)
{
	return page_cursor(page_of(view), view->area, y, x);
}

static bool stop(const struct view *view, int y)
{
	return page_stop(&((const struct pageview *)view)->page, view->area, y);
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct page_row *row = page_current(&((const struct pageview *)view)->page);

	if (!row)
		return false;
	*entity = row->entity;
	*id = row->id;
	return true;
}

static void clear(struct view *view)
{
	page_clear(page_of(view));
}

const struct view_ops pageview_ops = {
	.name = "page",
	.size = sizeof(struct pageview),
	.context = CTX_TEXT,
	.handlers = handlers,
	.layout = layout,
	.draw = draw,
	.cursor = cursor,
	.stop = stop,
	.current = current,
	.clear = clear,
};
