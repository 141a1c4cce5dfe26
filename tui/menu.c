/* The typed line, the rows, the cursor among them. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/menu.h"

enum { COLUMNS = 66, TALLEST = 14 };

static void clear_rows(struct menu *menu)
{
	for (size_t i = 0; i < menu->count; i++) {
		free(menu->rows[i].label);
		free(menu->rows[i].detail);
		free(menu->rows[i].why);
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
		menu->tall = menu->count > TALLEST ? TALLEST : (int)menu->count;
	}
	settle(menu, menu->cursor, true);
}

void menu_type(struct menu *menu, const char *text)
{
	editor_set(&menu->line, text);
	menu->cursor = menu->top = 0;
	menu->placed = true;
	menu->tall = TALLEST;
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

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	struct menu *menu = (struct menu *)view;

	if (!menu->placed)
		fill(menu);
	*columns = screen_columns - 4 > COLUMNS ? COLUMNS : screen_columns - 4;
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

static void draw_menu_row(const struct menu *menu, struct rect r, int i, size_t index)
{
	const struct menu_row *row = &menu->rows[index];
	bool focused = index == menu->cursor;
	unsigned focus = focused ? STYLE_FOCUS : 0;
	unsigned style = (row->refused ? ROLE_DIM : ROLE_NORMAL) | focus;
	const char *detail = row->detail ? row->detail : "";
	int room = r.columns - 3, wide = text_width(detail);
	int label = text_width(row->label);

	draw_row(r, i, focused);
	if (row->heading) {
		draw_cell(r, i, 2, room, ALIGN_LEFT, ROLE_TITLE, row->label);
		return;
	}
	if (menu->marks)
		draw_text(r, i, 1, style, row->marked ? "+" : " ");
	/* The label has the first claim, the detail what is left of the row. */
	if (!menu->keys && wide > room - label - 2)
		wide = room - label - 2;
	if (wide < 0)
		wide = 0;
	draw_cell(r, i, 2, room - wide - (wide ? 2 : 0), ALIGN_LEFT, style, row->label);
	if (wide)
		draw_cell(r, i, r.columns - 1 - wide, wide, ALIGN_RIGHT, ROLE_DIM | focus, detail);
}

static void draw(struct view *view)
{
	struct menu *menu = (struct menu *)view;
	struct rect inside = draw_box(view->area, menu->title, menu->hint);
	struct rect r = rows_area(menu, view->area);
	size_t seen = (size_t)(r.rows > 0 ? r.rows : 0);

	if (!menu->marks) {
		draw_text(inside, 0, 1, ROLE_KEY, ">");
		draw_rule(inside, 1);
	}
	if (menu->cursor < menu->top)
		menu->top = menu->cursor;
	if (seen && menu->cursor >= menu->top + seen)
		menu->top = menu->cursor - seen + 1;
	for (size_t i = 0; i < seen && menu->top + i < menu->count; i++)
		draw_menu_row(menu, r, (int)i, menu->top + i);
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
		draw_place(rows_area(menu, view->area), (int)(menu->cursor - menu->top),
			menu->marks ? 1 : 0, y, x);
	return true;
}

static bool stop(const struct view *view, int y)
{
	const struct menu *menu = (const struct menu *)view;
	struct rect r = rows_area(menu, view->area);

	return y >= r.y && y < r.y + r.rows && menu->top + (size_t)(y - r.y) < menu->count;
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
	const size_t row = menu->top + (size_t)(y - r.y);

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
		error_set(&err, ERR_DENIED, "%s",
			row->why	      ? row->why
				: row->detail ? row->detail
					      : row->label);
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
