/*
 * Once, after the office was made: the main screens one after the other, each with what its help says it is for. Any key of the desk
 * ends it and does what it does.
 */
#include <stdlib.h>

#include "base/locale.h"
#include "tui/help.h"
#include "tui/loop.h"
#include "tui/screens.h"

struct tour {
	struct view view;
	int step; /* 0 = welcome, then the number of the main screen that shows below */
};

static struct view *tour_at(struct tui *tui, int step);

static int screen_count(void)
{
	int count = 0;

	while (main_screens[count].open)
		count++;
	return count;
}

static char *text_of(const struct view *view)
{
	const struct tour *tour = (const struct tour *)view;
	struct buf text = {0};

	if (!tour->step) {
		buf_printf(&text,
			_("Enter shows the %d main screens, a sentence each; Esc or any other key "
			  "begins to work. F1 explains whatever is on the screen, now and later."),
			screen_count());
		return buf_steal(&text);
	}
	const struct main_screen *screen = &main_screens[tour->step - 1];
	key_label(keymap_key(CTX_GLOBAL, screen->action), &text);
	buf_printf(&text, " %s: %s", _(screen->label), _(contexts[view->below->context].purpose));
	return buf_steal(&text);
}

static void count_line(void *arg, const char *start, size_t bytes)
{
	(void)start, (void)bytes;
	++*(int *)arg;
}

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	char *text = text_of(view);
	int lines = 0;

	*columns = screen_columns;
	text_wrap(text, screen_columns - 4, count_line, &lines);
	*rows = lines + 2 < screen_rows ? lines + 2 : screen_rows;
	free(text);
}

static void draw(struct view *view)
{
	const struct tour *tour = (const struct tour *)view;
	struct buf place = {0};
	char *text = text_of(view);

	if (tour->step)
		buf_printf(&place, "%d / %d", tour->step, screen_count());
	struct rect r =
		draw_box(view->area, tour->step ? _("A short tour") : _("Your office is ready"),
			place.len ? buf_text(&place) : NULL);
	draw_paragraph(r, 0, 1, r.columns - 2, r.rows, ROLE_NORMAL, text);
	buf_clear(&place);
	free(text);
}

static void next(struct view *view, const char *argument)
{
	struct tui *tui = view->tui;
	const int step = ((struct tour *)view)->step + 1;

	(void)argument;
	if (step <= screen_count()) {
		tui_show_screen(tui, step - 1);
		tui_push(tui, tour_at(tui, step));
	} else {
		tui_show_screen(tui, 0);
		tui_say(tui, _("F1 explains every screen, : finds every command"));
	}
}

/* F1 on the welcome is the tour; later the help of the screen that shows. */
static void help(struct view *view, const char *argument)
{
	if (((struct tour *)view)->step)
		tui_push(view->tui, help_new(view->tui, view->below));
	else
		next(view, argument);
}

/* A key of the screen below: the tour gives way to it. */
static bool key(struct view *view, const struct key *key)
{
	struct tui *tui = view->tui;
	const enum action action = keymap_find(view->below->context, key->code);

	if (!action || actions[action].group == GROUP_MOVE ||
		view_find_handler(view->ops, action) || !tui_pop(view))
		return false;
	tui_do(tui, action, NULL);
	return true;
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, next},
	{ACT_HELP, help},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "tour",
	.size = sizeof(struct tour),
	.context = CTX_TOUR,
	.overlay = true,
	.bottom = true,
	.handlers = handlers,
	.measure = measure,
	.draw = draw,
	.key = key,
};

static struct view *tour_at(struct tui *tui, int step)
{
	struct tour *tour = view_new(tui, &ops);

	tour->step = step;
	return &tour->view;
}

struct view *tour_view_new(struct tui *tui)
{
	return tour_at(tui, 0);
}
