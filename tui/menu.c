/* The typed line, the rows, the cursor among them. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/menu.h"

enum {
	WIDEST = 76,
	NARROWEST = 50,
	TALLEST = 22, /* lines of rows */
	TALL_TYPED = 14, /* where what is typed says which rows there are */
	MOST_LINES = 4, /* of one row: a longer text ends in … */
	BESIDES =
		7, /* columns of a box that are none of its rows' texts: edges, focus, mark, blanks */
	GAP = 2, /* between label, detail and key */
};

static void clear_rows(struct menu *menu)
{
	for (size_t i = 0; i < menu->count; i++) {
		free(menu->rows[i].label);
		free(menu->rows[i].detail);
		free(menu->rows[i].key);
	}
	menu->count = 0;
}

struct menu_row *menu_add(
	struct menu *menu, int64_t value, const char *label, const char *detail, bool refused)
{
	if (menu->count == menu->room) {
		menu->room = menu->room ? 2 * menu->room : 16;
		menu->rows = xrealloc(menu->rows, menu->room * sizeof *menu->rows);
	}
	menu->rows[menu->count] = (struct menu_row){.value = value,
		.label = xstrdup(label),
		.detail = xstrdup(detail),
		.refused = refused};
	return &menu->rows[menu->count++];
}

/* Put the cursor on a row, or on the nearest one in that direction that is no heading. */
static void settle(struct menu *menu, size_t to, bool down)
{
	if (to >= menu->count)
		to = menu->count ? menu->count - 1 : 0;
	while (down && to + 1 < menu->count && menu->rows[to].heading)
		to++;
	while (to > 0 && menu->count && menu->rows[to].heading)
		to--;
	while (to + 1 < menu->count && menu->rows[to].heading)
		to++;
	menu->cursor = to;
	view_touch(&menu->view, DIRTY_PAINT);
}

static void fill(struct menu *menu)
{
	clear_rows(menu);
	menu->source->fill(menu, editor_text(&menu->line), menu->arg);
	if (!menu->placed) {
		for (size_t i = 0; i < menu->count; i++)
			if (menu->rows[i].value == menu->wanted)
				menu->cursor = i;
		menu->placed = true;
	}
	settle(menu, menu->cursor, true);
}

void menu_type(struct menu *menu, const char *text)
{
	editor_set(&menu->line, text);
	menu->cursor = menu->top = 0;
	menu->placed = menu->typed = true;
	menu->tall = TALL_TYPED;
	menu->wide = WIDEST;
}

static bool load(struct view *view, struct error *err)
{
	(void)err;
	fill((struct menu *)view);
	return true;
}

static bool typing(const struct view *view)
{
	return !((const struct menu *)view)->marks;
}

static void run_choose(struct view *view, const char *argument);

/* A digit alone chooses its row. */
static bool choose_number(struct menu *menu, const struct key *key)
{
	size_t number = key->code == K_TEXT && key->bytes == 1 ? (size_t)(*key->text - '0') : 0;

	if (!menu->numbered || !editor_is_empty(&menu->line) || number < 1 || number > menu->count)
		return false;
	menu->cursor = number - 1;
	run_choose(&menu->view, NULL);
	return true;
}

static bool key(struct view *view, const struct key *key)
{
	struct menu *menu = (struct menu *)view;
	unsigned changes = menu->line.changes;

	if (choose_number(menu, key))
		return true;
	if (menu->source->key && menu->source->key(menu, key, menu->arg))
		return true;
	if (menu->marks || !editor_key(&menu->line, key))
		return false;
	if (menu->line.changes != changes) {
		menu->cursor = menu->top = 0;
		menu->walking = false;
		view_touch(view, DIRTY_DATA); /* once a burst, at the next paint */
	}
	return true;
}

/* ---- drawing --------------------------------------------------------------------------------- */

/*
 * Columns of the rows: labels, details from one column on, keys at the right. A text that is longer
 * than its column goes on below in it.
 */
struct columns {
	int label, detail, key; /* the widest of each; 0 = no row has one */
	int room; /* for label and detail */
};

/* What the rows would like to have. */
static struct columns natural_columns(const struct menu *menu)
{
	struct columns c = {0};

	for (size_t i = 0; i < menu->count; i++) {
		const struct menu_row *row = &menu->rows[i];
		const int label = text_width(row->label);
		const int detail = row->detail ? text_width(row->detail) : 0;
		const int key = row->key ? text_width(row->key) : 0;

		if (detail && label > c.label)
			c.label = label;
		if (label + (detail ? GAP + detail : 0) > c.room)
			c.room = label + (detail ? GAP + detail : 0);
		c.detail = detail > c.detail ? detail : c.detail;
		c.key = key > c.key ? key : c.key;
	}
	if (c.detail && c.label + GAP + c.detail > c.room)
		c.room = c.label + GAP + c.detail;
	return c;
}

/* The columns in a number of them: a detail takes half of the room at least, if it needs so much. */
static struct columns fit_columns(const struct menu *menu, int columns)
{
	struct columns c = natural_columns(menu);

	c.room = columns - (c.key ? c.key + GAP : 0);
	if (c.room < 1)
		c.room = 1;
	if (c.label + GAP + c.detail > c.room && c.detail > c.room / 2)
		c.detail =
			c.room - GAP - c.label > c.room / 2 ? c.room - GAP - c.label : c.room / 2;
	if (c.detail)
		c.label = c.room - GAP - c.detail < c.label ? c.room - GAP - c.detail : c.label;
	if (c.detail && c.label)
		c.detail = c.room - GAP - c.label;
	return c;
}

static int label_columns(const struct columns *c, const struct menu_row *row)
{
	return row->detail && *row->detail ? c->label : c->room;
}

/* "1  Tối": what goes on below the label goes on below its words. */
static int label_indent(const char *label)
{
	return *label && label[1] == ' ' && label[2] == ' ' ? 3 : 0;
}

static void count_line(void *arg, const char *start, size_t bytes)
{
	(void)start, (void)bytes;
	++*(int *)arg;
}

static int lines_of(const char *text, int columns)
{
	int lines = 0;

	text_wrap(text, columns > 1 ? columns : 1, count_line, &lines);
	return lines > MOST_LINES ? MOST_LINES : lines;
}

static int row_lines(const struct columns *c, const struct menu_row *row)
{
	const int indent = label_indent(row->label);
	const int label = lines_of(row->label + indent, label_columns(c, row) - indent);
	const int detail = row->detail ? lines_of(row->detail, c->detail) : 0;

	return row->heading ? 1 : label > detail ? label : detail;
}

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	struct menu *menu = (struct menu *)view;
	const int most = screen_columns - 4 > WIDEST ? WIDEST : screen_columns - 4;

	if (!menu->placed)
		fill(menu);
	if (!menu->wide) {
		const struct columns c = natural_columns(menu);
		menu->wide = c.room + (c.key ? c.key + GAP : 0) + BESIDES;
		if (menu->wide < NARROWEST)
			menu->wide = NARROWEST;
	}
	*columns = menu->wide < most ? menu->wide : most;
	if (!menu->typed && menu->tall_at != *columns) {
		const struct columns c = fit_columns(menu, *columns - BESIDES);
		menu->tall = 0;
		for (size_t i = 0; i < menu->count && menu->tall < TALLEST; i++)
			menu->tall += row_lines(&c, &menu->rows[i]);
		if (menu->tall > TALLEST)
			menu->tall = TALLEST;
		menu->tall_at = *columns;
	}
	*rows = menu->tall + (menu->marks ? 2 : 4) + (menu->foot ? 1 : 0);
	if (*rows > screen_rows)
		*rows = screen_rows;
	if (*rows < 6)
		*rows = 6;
}

static struct rect rows_area(const struct menu *menu, struct rect box)
{
	int above = menu->marks ? 1 : 3, below = menu->foot ? 2 : 1;

	return rect_columns(rect_rows(box, above, box.rows - above - below), 1, box.columns - 2);
}

static struct columns columns_of(const struct menu *menu)
{
	return fit_columns(menu, menu->view.area.columns - BESIDES);
}

/* Row of the area that a row of the menu begins in; that of one which is not shown is beyond it. */
static int line_of(const struct menu *menu, size_t index)
{
	const struct columns c = columns_of(menu);
	int line = 0;

	for (size_t i = menu->top; i < index && i < menu->count; i++)
		line += row_lines(&c, &menu->rows[i]);
	return line;
}

/* Row of the menu on a line of the area; *first: it begins there. count = none. */
static size_t row_at(const struct menu *menu, int line, bool *first)
{
	const struct columns c = columns_of(menu);
	size_t i = menu->top;

	*first = false;
	for (int at = 0; i < menu->count; i++) {
		const int lines = row_lines(&c, &menu->rows[i]);
		*first = at == line;
		if (line < at + lines)
			return i;
		at += lines;
	}
	return i;
}

/* Bring all lines of the cursor's row into sight. */
static void scroll_to_cursor(struct menu *menu, int seen)
{
	const struct columns c = columns_of(menu);

	if (menu->cursor < menu->top)
		menu->top = menu->cursor;
	while (menu->top < menu->cursor &&
		line_of(menu, menu->cursor) + row_lines(&c, &menu->rows[menu->cursor]) > seen)
		menu->top++;
}

static void draw_menu_row(
	const struct menu *menu, const struct columns *c, struct rect r, int line, size_t index)
{
	const struct menu_row *row = &menu->rows[index];
	const bool focused = index == menu->cursor;
	const unsigned focus = focused ? STYLE_FOCUS : 0;
	const unsigned style = (row->refused ? ROLE_DIM : ROLE_NORMAL) | focus;
	const int lines = row_lines(c, row), indent = label_indent(row->label);

	for (int i = 0; i < lines; i++)
		draw_row(r, line + i, focused);
	if (row->heading) {
		draw_cell(r, line, 2, r.columns - 3, ALIGN_LEFT, ROLE_TITLE, row->label);
		return;
	}
	if (menu->marks)
		draw_text(r, line, 1, style, row->marked ? "+" : " ");
	draw_bytes(r, line, 2, style, row->label, (size_t)indent);
	draw_paragraph(r, line, 2 + indent, label_columns(c, row) - indent, lines, style,
		row->label + indent);
	if (row->detail && *row->detail)
		draw_paragraph(r, line, 2 + c->label + GAP, c->detail, lines, ROLE_DIM | focus,
			row->detail);
	if (row->key)
		draw_cell(r, line, r.columns - 1 - c->key, c->key, ALIGN_RIGHT, ROLE_DIM | focus,
			row->key);
}

static void draw(struct view *view)
{
	struct menu *menu = (struct menu *)view;
	struct rect inside = draw_box(view->area, menu->title, menu->hint);
	struct rect r = rows_area(menu, view->area);
	const struct columns c = columns_of(menu);

	if (!menu->marks) {
		draw_text(inside, 0, 1, ROLE_KEY, ">");
		draw_rule(inside, 1);
	}
	scroll_to_cursor(menu, r.rows);
	for (size_t i = menu->top; i < menu->count; i++) {
		const int line = line_of(menu, i), lines = row_lines(&c, &menu->rows[i]);
		if (line + lines > r.rows && i > menu->top)
			break; /* half a row would say half of what it says */
		draw_menu_row(menu, &c, r, line, i);
	}
	if (!menu->count)
		draw_cell(r, 0, 2, r.columns - 2, ALIGN_LEFT, ROLE_DIM, _("nothing found"));
	if (menu->foot)
		draw_cell(inside, inside.rows - 1, 1, inside.columns - 2, ALIGN_LEFT, ROLE_DIM,
			menu->foot);
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct menu *menu = (struct menu *)view;
	struct rect line = rect_rows(view->area, 1, 1);

	if (!menu->marks)
		editor_draw(
			&menu->line, rect_columns(line, 4, line.columns - 6), ROLE_NORMAL, y, x);
	if (menu->marks || (menu->walking && menu->count))
		draw_place(rows_area(menu, view->area), line_of(menu, menu->cursor),
			menu->marks ? 1 : 0, y, x);
	return true;
}

static bool stop(const struct view *view, int y)
{
	const struct menu *menu = (const struct menu *)view;
	struct rect r = rows_area(menu, view->area);

	bool first;

	return y >= r.y && y < r.y + r.rows && row_at(menu, y - r.y, &first) < menu->count && first;
}

static const struct editor *line_editor(const struct view *view)
{
	const struct menu *menu = (const struct menu *)view;

	return menu->marks ? NULL : &menu->line;
}

/* ---- actions --------------------------------------------------------------------------------- */

/* Walk through the rows: the hardware cursor goes along. */
static void walk(struct menu *menu, size_t to, bool down)
{
	menu->walking = true;
	settle(menu, to, down);
}

static size_t page(const struct menu *menu)
{
	int rows = rows_area(menu, menu->view.area).rows;

	return rows > 1 ? (size_t)rows - 1 : 1;
}

static void run_up(struct view *view, const char *argument)
{
	struct menu *menu = (struct menu *)view;

	(void)argument;
	walk(menu, menu->cursor ? menu->cursor - 1 : 0, false);
}

static void run_down(struct view *view, const char *argument)
{
	struct menu *menu = (struct menu *)view;

	(void)argument;
	walk(menu, menu->cursor + 1, true);
}

static void run_page_up(struct view *view, const char *argument)
{
	struct menu *menu = (struct menu *)view;
	size_t by = page(menu);

	(void)argument;
	walk(menu, menu->cursor > by ? menu->cursor - by : 0, false);
}

static void run_page_down(struct view *view, const char *argument)
{
	struct menu *menu = (struct menu *)view;

	(void)argument;
	walk(menu, menu->cursor + page(menu), true);
}

static bool click(struct view *view, int y, int x)
{
	struct menu *menu = (struct menu *)view;
	const struct rect r = rows_area(menu, view->area);
	bool first;
	const size_t row = row_at(menu, y - r.y, &first);

	(void)x;
	if (y < r.y || y >= r.y + r.rows || row >= menu->count || menu->rows[row].heading)
		return false;
	walk(menu, row, true);
	return true;
}

static void run_mark(struct view *view, const char *argument)
{
	struct menu *menu = (struct menu *)view;

	(void)argument;
	if (menu->count)
		menu->rows[menu->cursor].marked = !menu->rows[menu->cursor].marked;
	view_touch(view, DIRTY_PAINT);
}

static void run_choose(struct view *view, const char *argument)
{
	struct menu *menu = (struct menu *)view;
	const struct menu_row *row;
	struct error err = {0};

	(void)argument;
	if (view->dirty & DIRTY_DATA) { /* typed and Enter in one burst */
		view->dirty &= ~(unsigned)DIRTY_DATA;
		fill(menu);
	}
	if (!menu->count)
		return;
	row = &menu->rows[menu->cursor];
	if (row->heading)
		return;
	if (row->refused) {
		error_set(&err, ERR_DENIED, "%s", row->detail ? row->detail : row->label);
		tui_complain(view->tui, &err);
		return;
	}
	if (tui_pop(view))
		menu->source->choose(menu, row, menu->arg);
}

/* Tab: what the focused row makes of the typed line. */
static void run_complete(struct view *view, const char *argument)
{
	struct menu *menu = (struct menu *)view;
	struct buf line = {0};

	(void)argument;
	if (menu->count && !menu->rows[menu->cursor].heading)
		menu->source->complete(menu, &menu->rows[menu->cursor], menu->arg, &line);
	if (line.len) {
		editor_set(&menu->line, buf_text(&line));
		menu->cursor = menu->top = 0;
		view_touch(view, DIRTY_DATA);
	}
	buf_clear(&line);
}

static void run_bind(struct view *view, const char *argument)
{
	struct menu *menu = (struct menu *)view;

	(void)argument;
	if (menu->count && !menu->rows[menu->cursor].heading)
		menu->source->bind(menu, &menu->rows[menu->cursor], menu->arg);
}

static bool spare(struct view *view)
{
	struct menu *menu = (struct menu *)view;

	return menu->source->spare && menu->source->spare(menu, menu->arg);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	if (action == ACT_ACCEPT && !((const struct menu *)view)->source->complete)
		return error_set(
			err, ERR_DENIED, _("Nothing is filled in here: choose with Enter"));
	if (action == ACT_BIND && !((const struct menu *)view)->source->bind)
		return error_set(err, ERR_DENIED, _("Keys are assigned in the palette"));
	if (action == ACT_MARK && !((const struct menu *)view)->marks)
		return error_set(err, ERR_DENIED, _("Only one can be chosen here: Enter"));
	return true;
}

static void clear(struct view *view)
{
	struct menu *menu = (struct menu *)view;

	clear_rows(menu);
	free(menu->rows);
	free(menu->title);
	free(menu->foot);
	editor_clear(&menu->line);
	if (menu->source->drop)
		menu->source->drop(menu->arg);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_choose},
	{ACT_UP, run_up},
	{ACT_DOWN, run_down},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_MARK, run_mark},
	{ACT_ACCEPT, run_complete},
	{ACT_BIND, run_bind},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "menu",
	.size = sizeof(struct menu),
	.context = CTX_MENU,
	.overlay = true,
	.handlers = handlers,
	.measure = measure,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.stop = stop,
	.editor = line_editor,
	.typing = typing,
	.key = key,
	.click = click,
	.spare = spare,
	.allowed = allowed,
	.clear = clear,
};

struct menu *menu_new(
	struct view *owner, const char *title, const struct menu_source *source, void *arg)
{
	struct menu *menu = view_new(owner->tui, &ops);

	menu->owner = owner;
	menu->source = source;
	menu->arg = arg;
	menu->title = xstrdup(title);
	menu->wanted = INT64_MIN;
	editor_init(&menu->line, false, 200);
	return menu;
}
