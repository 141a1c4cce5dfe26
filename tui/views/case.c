/* S4: one case: tabs over a page, from 120 columns the timeline beside the file; its keys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "tui/formview.h"
#include "tui/screens.h"
#include "tui/timeline.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"
#include "tui/views/case_inside.h"
#include "tui/views/why.h"

enum {
	WIDE = 120, /* columns from which the timeline stands beside the file */
	PANE_COLUMNS = 43,
	TALL = 18, /* rows from which a line parts the tabs from what is below them */
};

static struct caseview *self(struct view *view)
{
	return (struct caseview *)view;
}

static bool load(struct view *view, struct error *err)
{
	struct caseview *c = self(view);

	record_clear(&entity_casefile, &c->file);
	return desk_load(view->tui->desk, &entity_casefile, c->id, &c->file, err) &&
		case_rows(c, err);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static const char *const tab_names[TAB_COUNT] = {
	[TAB_FILE] = N_("Case file"),
	[TAB_TIMELINE] = N_("Timeline"),
	[TAB_PAPERS] = N_("Papers"),
	[TAB_FILES] = N_("Files"),
	[TAB_RELATED] = N_("Related"),
};

static void layout(struct view *view)
{
	struct caseview *c = self(view);
	const struct rect r = view->area;
	const int head = r.rows >= TALL ? 2 : 1;
	const bool beside = r.columns >= WIDE && c->tab == TAB_FILE && !c->zoomed;
	const struct rect body = rect_rows(r, head, r.rows - head);

	c->main = beside ? rect_columns(body, 0, r.columns - PANE_COLUMNS - 1) : body;
	c->pane = beside ? rect_columns(body, r.columns - PANE_COLUMNS, PANE_COLUMNS)
			 : (struct rect){0};
	c->base.page.columns = c->main.columns;
	c->side.columns = c->pane.columns;
	view_touch(view, DIRTY_DATA); /* texts are wrapped to the width */
}

static void put_tab(const struct caseview *c, enum case_tab tab, struct buf *out)
{
	const bool here = tab == c->tab;

	buf_printf(out, here ? "[%s" : "%s", _(tab_names[tab]));
	if (tab != TAB_FILE)
		buf_printf(out, " %zu%s", c->counts[tab],
			tab == TAB_TIMELINE && c->more_events ? "+" : "");
	buf_puts(out, here ? "]" : "");
}

/* Who handles it, and who stands in. */
static void put_holder(struct caseview *c, struct buf *out)
{
	struct desk *desk = c->base.view.tui->desk;

	if (!c->file.assignee)
		return;
	buf_puts(out, _("with "));
	desk_ref_label(desk, &entity_staff, c->file.assignee, out);
	if (!c->file.closed_on)
		absence_append(desk, c->file.assignee, out);
}

/* Whether that fits behind the tabs; else the status line says it. */
static bool holder_fits(struct caseview *c)
{
	struct buf text = {0};

	for (int i = 0; i < TAB_COUNT; i++) {
		put_tab(c, (enum case_tab)i, &text);
		buf_puts(&text, "  ");
	}
	put_holder(c, &text);
	const bool fits = text_width(buf_text(&text)) + 2 <= c->base.view.area.columns;
	buf_clear(&text);
	return fits;
}

/* `[File]  Timeline 9  Papers 3 …`, and at the right who handles it, where there is room. */
static void draw_tabs(struct caseview *c)
{
	const struct rect r = c->base.view.area;
	struct buf text = {0};
	int column = 1;

	for (int i = 0; i < TAB_COUNT; i++) {
		buf_cut(&text, 0);
		put_tab(c, (enum case_tab)i, &text);
		column += draw_text(r, 0, column, i == (int)c->tab ? ROLE_TITLE : ROLE_NORMAL,
				  buf_text(&text)) +
			2;
	}
	buf_cut(&text, 0);
	put_holder(c, &text);
	if (holder_fits(c))
		draw_right(r, 0, ROLE_DIM, buf_text(&text));
	buf_clear(&text);
	if (c->main.y > r.y + 1)
		draw_rule(r, 1);
}

static void draw(struct view *view)
{
	struct caseview *c = self(view);

	draw_clear(view->area);
	draw_tabs(c);
	page_draw(&c->base.page, c->main);
	if (!case_has_pane(c))
		return;
	page_draw(&c->side, c->pane);
	draw_vertical(
		rect_rows(view->area, c->main.y - view->area.y, c->main.rows), c->main.columns);
}

static bool cursor(struct view *view, int *y, int *x)
{
	return page_cursor(&self(view)->base.page, self(view)->main, y, x);
}

static bool stop(const struct view *view, int y)
{
	const struct caseview *c = (const struct caseview *)view;

	return page_stop(&c->base.page, c->main, y);
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct caseview *c = self(view);
	struct desk *desk = view->tui->desk;
	struct buf kind = {0};

	desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "kind"), &c->file, &kind);
	char *upper = text_upper(buf_text(&kind));

	case_cell_number(&c->file, left);
	buf_printf(left, " · %s · ", upper);
	desk_show(desk, &entity_casefile, entity_casefile.title, &c->file, left);
	buf_puts(right, theme_due_look(case_due_state(desk, &c->file))->glyph);
	buf_putc(right, ' ');
	case_cell_left(desk, &c->file, right);
	buf_clear(&kind);
	free(upper);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct caseview *c = self(view);

	record_code(&entity_casefile, &c->file, left);
	if (!holder_fits(c))
		put_holder(c, right);
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	*entity = &entity_casefile;
	*id = ((const struct caseview *)view)->id;
	return true;
}

static void clear(struct view *view)
{
	struct caseview *c = self(view);

	page_clear(&c->side);
	pageview_ops.clear(view);
	record_clear(&entity_casefile, &c->file);
}

/* ---- actions ------------------------------------------------------------------------------- */

static void timeline(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, timeline_new(view->tui, &entity_casefile, self(view)->id));
}

static void edit(struct view *view, const char *argument)
{
	struct view *form = formview_open(view->tui, &entity_casefile, NULL, self(view)->id);

	(void)argument;
	tui_push(view->tui, form);
	formview_edit(form, NULL);
}

static void show_tab(struct caseview *c, enum case_tab tab)
{
	c->tab = tab;
	page_reopen(&c->base.page);
	c->base.view.tui->dirty = true;
	view_touch(&c->base.view, DIRTY_LAYOUT);
}

static void next_tab(struct view *view, const char *argument)
{
	(void)argument;
	show_tab(self(view), (self(view)->tab + 1) % TAB_COUNT);
}

static void tab_before(struct view *view, const char *argument)
{
	(void)argument;
	show_tab(self(view), (self(view)->tab + TAB_COUNT - 1) % TAB_COUNT);
}

/* A page is what the tabs leave of the window. */
static void page_by(struct view *view, int rows)
{
	page_move(&self(view)->base.page, rows);
	view_touch(view, DIRTY_PAINT);
}

static void page_up(struct view *view, const char *argument)
{
	(void)argument;
	page_by(view, -self(view)->main.rows);
}

static void page_down(struct view *view, const char *argument)
{
	(void)argument;
	page_by(view, self(view)->main.rows);
}

/* The file alone, or with the timeline beside it; where that has no room, one in place of the other. */
static void zoom(struct view *view, const char *argument)
{
	struct caseview *c = self(view);

	(void)argument;
	if (view->area.columns < WIDE) {
		show_tab(c, c->tab == TAB_TIMELINE ? TAB_FILE : TAB_TIMELINE);
		return;
	}
	if (c->tab == TAB_FILE)
		c->zoomed = !c->zoomed;
	show_tab(c, TAB_FILE);
}

/* The case before or after this one in the list it was opened from. */
static void go_beside(struct view *view, enum action step)
{
	struct view *list = view->below;
	const struct view_handler *move = view_find_handler(list->ops, step);
	bool (*find)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(list, current);
	const struct entity *entity;
	int64_t id;

	move->run(list, NULL);
	if (!find(list, &entity, &id) || id == ((struct caseview *)view)->id)
		return;
	struct view *next = screen_of_record(view->tui, entity, id);
	if (next->ops == view->ops) { /* the same part of it, as large */
		((struct caseview *)next)->tab = self(view)->tab;
		((struct caseview *)next)->zoomed = self(view)->zoomed;
	}
	tui_push(view->tui, next);
	tui_take_out(view);
}

static void before(struct view *view, const char *argument)
{
	(void)argument;
	go_beside(view, ACT_UP);
}

static void after(struct view *view, const char *argument)
{
	(void)argument;
	go_beside(view, ACT_DOWN);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct view *list = view->below;

	if (action != ACT_LEFT && action != ACT_RIGHT)
		return case_act_allowed(view, action, err);
	if (!list || !VIEW_OP(list, current) || !view_find_handler(list->ops, ACT_UP))
		return error_set(err, ERR_DENIED, _("The case was not opened from a list"));
	return true;
}

static const struct view_handler handlers[] = {
	CASE_ACT_HANDLERS,
	{ACT_DUE, why_act},
	{ACT_LEFT, before},
	{ACT_RIGHT, after},
	{ACT_PAGE_UP, page_up},
	{ACT_PAGE_DOWN, page_down},
	{ACT_NEXT, next_tab},
	{ACT_PREVIOUS, tab_before},
	{ACT_ZOOM, zoom},
	{ACT_TIMELINE, timeline},
	{ACT_EDIT, edit},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "case",
	.size = sizeof(struct caseview),
	.context = CTX_CASE,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.stop = stop,
	.status = status,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

struct view *case_view_new(struct tui *tui, int64_t id)
{
	struct caseview *c = view_new(tui, &ops);

	c->id = id;
	return &c->base.view;
}
