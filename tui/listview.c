/*
 * The generic list: layout, data, moving, acts on the row. Rows come from rows.h; columns, the typed
 * lines, marks and views have files of their own (list_inside.h).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/formview.h"
#include "tui/list_inside.h"
#include "tui/list_report.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/timeline.h"
#include "tui/views/moves.h"
#include "tui/views/why.h"

#define COUNT_PAUSE_MS 300 /* without a key, before what was found is counted */

enum {
	ABOVE = 3, /* filter row, headings, rule; a row of views where there is room */
	LEAST_LIST_ROWS = 5,
	BELOW = 80, /* columns from which the preview stands below the list */
	PANE_COLUMNS = 41,
	PANE_TIMELINE_COLUMNS = 61, /* where the timeline stands in it too */
};

/* ---- layout and data ------------------------------------------------------------------------- */

static void layout(struct view *view)
{
	struct listview *list = (struct listview *)view;
	const struct list_spec *spec = list->spec;
	const struct settings *settings = &view->tui->desk->settings;
	/* F6 hides what is shown, and shows what a narrow screen has no room for beside the list. */
	const bool shown = spec->preview && (view->area.columns >= BELOW) != list->zoomed;
	struct error err = {0};
	int pane = spec->preview_rows, panels;

	if (!list->views_read && !list_read_views(list, &err))
		tui_complain(view->tui, &err);
	list->views_read = true;
	struct rect body = rect_rows(view->area, ABOVE + list_has_view_row(list), view->area.rows);

	/* The row of views and the one above it are as wide as the screen. */
	struct rect beside = rect_rows(view->area, 2, view->area.rows);

	list->list = body;
	list->pane = rect_columns(body, body.columns, 0);
	if (shown && view->area.columns >= settings->pane_columns) {
		const int wide = view->area.columns >= settings->timeline_columns
			? PANE_TIMELINE_COLUMNS
			: PANE_COLUMNS;
		int columns = view->area.columns - wide;
		list->list = rect_columns(body, 0, columns);
		list->pane = rect_columns(
			list_has_view_row(list) ? beside : view->area, columns + 1, wide - 1);
	} else if (shown && pane > 0) {
		if (pane > body.rows - LEAST_LIST_ROWS)
			pane = body.rows - LEAST_LIST_ROWS;
		if (pane >= 3) {
			list->list = rect_rows(body, 0, body.rows - pane);
			list->pane = rect_rows(body, body.rows - pane, pane);
		}
	}
	panels = list_panel_rows(list, list->list.rows);
	list->panels = rect_rows(list->list, list->list.rows - panels, panels);
	list->list = rect_rows(list->list, 0, list->list.rows - panels);
	rows_set_visible(&list->rows, list->list.rows);
}

static bool load(struct view *view, struct error *err)
{
	struct listview *list = (struct listview *)view;

	list->loaded_at = tui_now();
	list_forget_facets(list);
	if (!list_read_views(list, err))
		return false;
	return rows_load(&list->rows, err);
}

/* Count the list; a key that comes meanwhile stops it. */
static void count_rows(struct listview *list)
{
	struct tui *tui = list->view.tui;
	struct error err = {0};

	store_watch(tui->desk->store, tui->key_waits, NULL);
	if (!rows_count(&list->rows, &err))
		tui_complain(tui, &err);
	store_watch(tui->desk->store, NULL, NULL);
	if (list->rows.counted)
		view_touch(&list->view, DIRTY_PAINT);
}

/* What is found by words is counted when the typing has paused: there may be very many. */
/* One step of counting what stands around the list; a key that comes meanwhile stops it. */
static bool count_around(struct listview *list)
{
	struct tui *tui = list->view.tui;
	struct error err = {0};
	bool done;

	store_watch(tui->desk->store, tui->key_waits, NULL);
	done = list_count_panels(list, &err) &&
		(!list_has_view_row(list) || list_count_views(list, &err));
	store_watch(tui->desk->store, NULL, NULL);
	if (!done && err.code)
		tui_complain(tui, &err);
	if (!done)
		view_touch(&list->view, DIRTY_PAINT);
	return !done;
}

static bool spare(struct view *view)
{
	struct listview *list = (struct listview *)view;
	const struct rows *rows = &list->rows;

	if (!rows->counted && (!rows->query.match || (rows->at_start && rows->at_end)))
		count_rows(list);
	if (list_search_further(list))
		return true;
	/* While words are typed the rows change with every key. */
	return list->typing == LINE_NONE && rows->counted && count_around(list);
}

static void tick(struct view *view)
{
	struct listview *list = (struct listview *)view;

	if (!list->rows.counted && tui_now() - list->loaded_at >= COUNT_PAUSE_MS)
		count_rows(list);
}

/* ---- drawing --------------------------------------------------------------------------------- */
static void draw(struct view *view)
{
	struct listview *list = (struct listview *)view;
	struct rect top = rect_columns(view->area, 0, list->list.columns);
	int widths[LIST_COLUMNS_MOST];

	list_fit_columns(list, list->list.columns - list_first_column(list) - 1, widths);
	if (list_has_view_row(list)) {
		list_draw_top(list, rect_rows(view->area, 0, 1));
		list_draw_views(list, rect_rows(view->area, 1, 1));
	} else {
		list_draw_top(list, rect_rows(top, 0, 1));
	}
	list_draw_headings(list, rect_rows(top, 1 + list_has_view_row(list), 2), widths);
	for (int row = 0; row < list->list.rows; row++) {
		const void *record = rows_at(&list->rows, row);

		if (record)
			list_draw_record(list, row, record, widths);
		else
			draw_row(list->list, row, false);
	}
	if (!list->rows.count)
		draw_text(list->list, 0, list_first_column(list), ROLE_DIM,
			list->filter || list->search
				? _("Nothing like that here. l changes the filter")
				: _("Nothing here yet. m enters the first one"));
	if (list->panels.rows)
		list_draw_panels(list, list->panels);
	if (list->list.columns < view->area.columns) /* the preview stands at the right */
		draw_vertical(
			rect_rows(view->area, list_has_view_row(list) ? 2 : 0, view->area.rows),
			list->list.columns);
	if (list->pane.columns) {
		draw_clear(list->pane);
		if (rows_current(&list->rows))
			list->spec->preview(list, rows_current(&list->rows), list->pane);
	}
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct listview *list = (struct listview *)view;

	if (list->typing) {
		editor_draw(&list->line, list_line_area(list), ROLE_FIELD, y, x);
		list_draw_help(list);
		return true;
	}
	draw_place(list->list, rows_cursor(&list->rows), 0, y, x);
	return list->rows.count > 0;
}

static bool stop(const struct view *view, int y)
{
	const struct listview *list = (const struct listview *)view;

	return !list->typing && y >= list->list.y && y < list->list.y + list->list.rows &&
		rows_at(&list->rows, y - list->list.y);
}

static const struct editor *line_editor(const struct view *view)
{
	const struct listview *list = (const struct listview *)view;

	return list->typing ? &list->line : NULL;
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct listview *list = (struct listview *)view;

	(void)right;
	if (list->mark_count) {
		buf_printf(left, _("%zu marked"), list->mark_count);
		buf_puts(left, ": ");
		list_describe_acts(list, left);
	}
}

/* ---- actions --------------------------------------------------------------------------------- */

void list_moved(struct view *view, bool ok, const struct error *err)
{
	if (!ok)
		tui_complain(view->tui, err);
	view_touch(view, DIRTY_PAINT);
}

static struct rows *rows_of(struct view *view)
{
	return &((struct listview *)view)->rows;
}

static void run_up(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	list_moved(view, rows_move(rows_of(view), -1, &err), &err);
}

void list_run_down(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	list_moved(view, rows_move(rows_of(view), 1, &err), &err);
}

static void run_page_up(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	list_moved(view, rows_page(rows_of(view), -1, &err), &err);
}

static void run_page_down(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	list_moved(view, rows_page(rows_of(view), 1, &err), &err);
}

static void run_first(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	list_moved(view, rows_first(rows_of(view), &err), &err);
}

static void run_last(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	list_moved(view, rows_last(rows_of(view), &err), &err);
}

static void open_current(struct listview *list)
{
	int64_t id = rows_current_id(&list->rows);

	if (!id)
		return;
	if (list->spec->open)
		list->spec->open(list, id);
	else
		tui_push(list->view.tui, screen_of_record(list->view.tui, list->spec->entity, id));
}

static void run_open(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	(void)argument;
	if (list->typing)
		list_run_line(list);
	else
		open_current(list);
}

static void run_back(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	struct error err = {0};

	(void)argument;
	if (list->typing == LINE_SEARCH)
		list_moved(view, list_set_search(list, "", &err), &err);
	if (list->typing == LINE_FILTER)
		list_leave_filter(list);
	if (list->typing)
		list_end_line(list);
	else if (list->search) /* one step out: first the search, then the list */
		list_moved(view, list_set_search(list, "", &err), &err);
	else if (list_widen(list)) /* then what facets narrowed it by */
		return;
	else if (view->below)
		tui_pop(view);
	else
		tui_do(view->tui, ACT_DESK, NULL);
}

static void run_filter(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	if (!argument && list->left)
		tui_say(view->tui, _("What you typed last time is here again"));
	list_begin_line(list, LINE_FILTER,
		argument	     ? argument
			: list->left ? list->left
				     : list->filter);
}

static void run_search(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	list_begin_line(list, LINE_SEARCH, argument ? argument : list->search);
	list->pending = argument != NULL;
}

void listview_show(struct listview *list, int64_t id)
{
	struct error err = {0};

	if (!rows_load(&list->rows, &err) || !rows_find(&list->rows, id, &err))
		tui_complain(list->view.tui, &err);
	list->view.dirty &= ~(unsigned)DIRTY_DATA;
	view_touch(&list->view, DIRTY_PAINT);
}

static void created(struct view *owner, void *arg, int64_t id)
{
	struct listview *list = (struct listview *)owner;

	(void)arg;
	listview_show(list, id);
	if (list->spec->added)
		list->spec->added(owner, id);
}

static void run_create(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	static const struct form_hooks hooks = {.saved = created};

	(void)argument;
	if (list->spec->create)
		list->spec->create(list);
	else
		tui_push(view->tui, formview_new(view->tui, list->spec->entity, NULL, &hooks));
}

static void run_edit(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	struct view *form =
		formview_open(view->tui, list->spec->entity, NULL, rows_current_id(&list->rows));

	(void)argument;
	tui_push(view->tui, form);
	formview_edit(form, NULL);
}

static bool trash(struct view *view, struct error *err)
{
	struct listview *list = (struct listview *)view;

	if (!desk_trash(
		    view->tui->desk, list->spec->entity, rows_current_id(&list->rows), true, err))
		return false;
	tui_say(view->tui, _("In the trash. Ctrl+Z takes it back"));
	tui_changed(view->tui);
	return true;
}

static void trash_yes(struct view *owner, void *arg)
{
	(void)arg;
	moves_act(owner, trash, NULL);
}

static void run_trash(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	const void *record = rows_current(&list->rows);
	struct buf b = {0};

	(void)argument;
	record_code(list->spec->entity, record, &b);
	buf_puts(&b, "  ");
	desk_show(view->tui->desk, list->spec->entity, list->spec->entity->title, record, &b);
	prompt_confirm(view, _("Put in the trash?"), buf_text(&b), NULL, trash_yes, NULL);
	buf_clear(&b);
}

static void run_timeline(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	(void)argument;
	tui_push(view->tui,
		timeline_new(view->tui, list->spec->entity, rows_current_id(&list->rows)));
}

static void run_zoom(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	(void)argument;
	list->zoomed = !list->zoomed;
	view_touch(view, DIRTY_LAYOUT | DIRTY_DATA);
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct listview *list = (const struct listview *)view;

	*entity = list->spec->entity;
	*id = rows_current_id(&list->rows);
	return *id != 0;
}

static const void *record(const struct view *view)
{
	return rows_current(&((const struct listview *)view)->rows);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct listview *list = (const struct listview *)view;
	struct condition owing[FILTER_OWED];
	size_t count;

	switch (action) {
	case ACT_CREATE:
		if (list->spec->fixed || list->rows.ids)
			return error_set(
				err, ERR_DENIED, _("New records do not begin in this list"));
		return true;
	case ACT_ZOOM:
		if (!list->spec->preview)
			return error_set(err, ERR_DENIED, _("This list has no preview"));
		return true;
	case ACT_ACCEPT:
		if (list->typing != LINE_FILTER || !list->options.count)
			return error_set(err, ERR_DENIED, _("Nothing is suggested here"));
		return true;
	case ACT_OPEN:
		if (!list->rows.count && !list->typing)
			return error_set(err, ERR_DENIED, _("The list is empty"));
		return true;
	case ACT_EXPORT:
		if (!list->rows.count && !list->mark_count)
			return error_set(err, ERR_DENIED, _("The list is empty"));
		return true;
	case ACT_DUE_DAYS:
		if (!filter_due(list->spec->entity, owing, &count))
			return error_set(err, ERR_DENIED, _("Nothing in this list has a due day"));
		/* fall through */
	case ACT_SAVED_VIEW:
	case ACT_FACETS:
	case ACT_FILTER:
	case ACT_SEARCH:
		if (list->rows.ids)
			return error_set(err, ERR_DENIED,
				_("This is the list behind a number: it cannot be narrowed"));
		return true;
	case ACT_UNMARK_ALL:
		if (!list->mark_count)
			return error_set(err, ERR_DENIED, _("Nothing is marked"));
		return true;
	default:
		return true;
	}
}

static void clear(struct view *view)
{
	struct listview *list = (struct listview *)view;

	rows_clear(&list->rows);
	view_slots_clear(list->slots);
	list_forget_trail(list);
	for (size_t i = 0; i < list->facet_count; i++)
		facet_clear(&list->facets[i]);
	editor_clear(&list->line);
	filter_options_clear(&list->options);
	free(list->reason);
	free(list->left);
	free(list->filter);
	free(list->search);
	search_clear(&list->reading);
	free(list->heading);
	free(list->marks);
	free(list->columns);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_BACK, run_back},
	{ACT_UP, run_up},
	{ACT_DOWN, list_run_down},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_FIRST, run_first},
	{ACT_LAST, run_last},
	{ACT_SEARCH, run_search},
	{ACT_FILTER, run_filter},
	{ACT_ACCEPT, list_run_accept},
	{ACT_SAVED_VIEW, list_run_view},
	{ACT_FACETS, list_run_facets},
	{ACT_DUE_DAYS, list_run_due_days},
	{ACT_EXPORT, list_run_export},
	{ACT_REPORT, list_run_report},
	{ACT_MARK, list_run_mark},
	{ACT_MARK_ALL, list_run_mark_all},
	{ACT_UNMARK_ALL, list_run_unmark_all},
	{ACT_CREATE, run_create},
	{ACT_EDIT, run_edit},
	{ACT_TRASH, run_trash},
	{ACT_TIMELINE, run_timeline},
	{ACT_DUE, why_act},
	{ACT_ZOOM, run_zoom},
	{ACT_NONE, NULL},
};

const struct view_ops listview_ops = {
	.name = "list",
	.size = sizeof(struct listview),
	.context = CTX_LIST,
	.handlers = handlers,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.stop = stop,
	.editor = line_editor,
	.typing = list_line_typing,
	.key = list_line_key,
	.settle = list_line_settle,
	.spare = spare,
	.tick = tick,
	.status = status,
	.current = current,
	.record = record,
	.allowed = allowed,
	.clear = clear,
};

/* ---- making lists ---------------------------------------------------------------------------- */

struct listview *listview_new(
	struct tui *tui, const struct view_ops *ops, const struct list_spec *spec)
{
	struct listview *list = view_new(tui, ops);

	list->spec = spec;
	list->mistake = SIZE_MAX;
	editor_init(&list->line, false, 500);
	if (spec->columns) {
		list->columns = xcalloc(spec->column_count, sizeof *list->columns);
		memcpy(list->columns, spec->columns, spec->column_count * sizeof *spec->columns);
		list->column_count = spec->column_count;
	} else {
		list_make_columns(list);
	}
	list_own_widths(list);
	list_forget_facets(list); /* which ones there are decides the layout */
	listview_restrict(list, NULL, 0);
	return list;
}

void listview_restrict(struct listview *list, const struct condition *conditions, size_t count)
{
	const struct list_spec *spec = list->spec;
	const struct entity *entity = spec->entity;

	rows_clear(&list->rows);
	rows_init(&list->rows, list->view.tui->desk, entity, conditions, count,
		spec->sort ? entity_field(entity, spec->sort) : entity->sort,
		spec->sort ? spec->descending : entity->descending);
}

struct listview *listview_entity(struct tui *tui, const struct entity *entity)
{
	return listview_new(tui, &listview_ops, list_spec_of(entity));
}

struct listview *listview_ids(struct tui *tui, const struct view_ops *ops,
	const struct list_spec *spec, const char *heading, int64_t *ids, size_t count)
{
	struct listview *list = listview_new(tui, ops, spec);

	list->heading = xstrdup(heading);
	rows_set_ids(&list->rows, ids, count);
	return list;
}
