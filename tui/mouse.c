/* Clicks and the wheel as actions. */
#include <curses.h>
#include <stdlib.h>

#include "tui/frame.h"
#include "tui/mouse.h"
#include "tui/screens.h"

enum {
	DOUBLE_MS = 400, /* two clicks within that time on one row are one double click */
	WHEEL_ROWS = 3,
};

/* The action a key has in the view's context, where the view can do it now. */
static enum action action_of(struct view *view, int key)
{
	const enum action action = keymap_find_local(view->context, key);

	return action && tui_can(view, action, NULL) ? action : ACT_NONE;
}

/* The pair of actions that walks the rows of a view; false where it has none. */
static bool walks(struct view *view, enum action *back, enum action *on)
{
	*back = action_of(view, K_UP);
	*on = action_of(view, K_DOWN);
	if (*back == ACT_UP && *on == ACT_DOWN)
		return true;
	*back = action_of(view, K_BACK_TAB); /* a form that is typed in */
	*on = action_of(view, K_TAB);
	return *back == ACT_PREVIOUS && *on == ACT_NEXT;
}

/* Put the cursor on a row of the screen by walking there; back to where it was if it cannot stand there. */
static bool focus_row(struct tui *tui, int wanted)
{
	enum action back, on;
	int y, x, from, steps = 0;

	if (!walks(tui->top, &back, &on) || !tui_cursor(tui, &y, &x))
		return false;
	const bool down = y < wanted;
	do {
		if (y == wanted)
			return true;
		from = y;
		if (!tui_do(tui, down ? on : back, NULL) || !tui_cursor(tui, &y, &x))
			break;
		steps += y != from;
	} while ((down ? y > from && y <= wanted : y < from && y >= wanted));
	while (steps-- > 0)
		tui_do(tui, down ? back : on, NULL);
	return false;
}

static void click(struct tui *tui, int y, int x)
{
	struct view *view = tui->top;
	const struct rect *area = &view->area;
	const enum action action = frame_action_at(y, x);
	const bool twice = y == tui->click_row && tui_now() - tui->clicked_at <= DOUBLE_MS;
	bool (*take)(struct view *, int, int) = VIEW_OP(view, click);

	tui->click_row = -1;
	if (action) {
		tui_do(tui, action, NULL);
		return;
	}
	if (y < area->y || y >= area->y + area->rows || x < area->x || x >= area->x + area->columns)
		return;
	if (!(take ? take(view, y, x) : focus_row(tui, y)))
		return;
	view_touch(view, DIRTY_PAINT);
	if (twice && tui_can(view, ACT_OPEN, NULL)) {
		tui_do(tui, ACT_OPEN, NULL);
		return;
	}
	tui->click_row = y;
	tui->clicked_at = tui_now();
}

static void turn(struct tui *tui, bool up)
{
	const enum action row = action_of(tui->top, up ? K_UP : K_DOWN);
	const enum action page = action_of(tui->top, up ? K_PAGE_UP : K_PAGE_DOWN);
	struct view *view = tui->top;

	if (row == (up ? ACT_UP : ACT_DOWN))
		for (int i = 0; i < WHEEL_ROWS && tui->top == view; i++)
			tui_do(tui, row, NULL);
	else if (page == (up ? ACT_PAGE_UP : ACT_PAGE_DOWN))
		tui_do(tui, page, NULL);
}

void mouse_act(struct tui *tui, const struct key *key)
{
	if (key->mouse == MOUSE_CLICK)
		click(tui, key->row, key->column);
	else
		turn(tui, key->mouse == MOUSE_WHEEL_UP);
}
