/* S3: the cases, filtered, with a preview of the one under the cursor. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "domain/casefile.h"
#include "domain/duty.h"
#include "tui/listview.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"
#include "tui/views/preview.h"
#include "tui/views/why.h"

struct cases {
	struct listview list;
	struct preview preview;
};

static const struct state_look *mark(struct listview *list, const void *record)
{
	return theme_due_look(case_due_state(list->view.tui->desk, record));
}

static void number_cell(
	struct listview *list, const void *record, struct buf *text, unsigned *style)
{
	(void)list;
	(void)style;
	case_cell_number(record, text);
}

static void kind_cell(struct listview *list, const void *record, struct buf *text, unsigned *style)
{
	(void)list;
	(void)style;
	buf_puts(text, case_cell_kind(record));
}

static void summary_cell_of(
	struct listview *list, const void *record, struct buf *text, unsigned *style)
{
	const struct casefile *file = record;

	if (file->secrecy == SECRECY_RESTRICTED)
		*style = ROLE_RESTRICTED;
	desk_show(list->view.tui->desk, &entity_casefile, entity_field(&entity_casefile, "summary"),
		record, text);
}

/* "Hùng ĐC"; while they are away "→Tuấn MT", whose the case is so long. */
static void assignee_cell(
	struct listview *list, const void *record, struct buf *text, unsigned *style)
{
	struct desk *desk = list->view.tui->desk;
	const struct casefile *file = record;
	const int64_t deputy =
		file->closed_on ? 0 : absence_deputy(desk, file->assignee, date_today());

	(void)style;
	if (deputy)
		buf_puts(text, "→");
	if (deputy || file->assignee)
		desk_ref_label(desk, &entity_staff, deputy ? deputy : file->assignee, text);
}

static void due_cell(struct listview *list, const void *record, struct buf *text, unsigned *style)
{
	const struct casefile *file = record;

	*style = theme_due_look(case_due_state(list->view.tui->desk, file))->role;
	case_cell_day(file->due_on, text);
}

static void left_cell(struct listview *list, const void *record, struct buf *text, unsigned *style)
{
	struct desk *desk = list->view.tui->desk;
	const struct casefile *file = record;
	enum due_state state = case_due_state(desk, file);

	*style = theme_due_look(state)->role;
	if (state == DUE_DONE)
		buf_puts(text, _("done"));
	else if (state == DUE_NONE)
		buf_putc(text, '-');
	else if (state == DUE_PAUSED)
		buf_printf(text, "%d", duty_days_paused(desk, file->record.id));
	else
		buf_printf(text, "%d", case_days_left(desk, file->due_on));
}

static const struct list_column columns[] = {
	{.label = N_("No."), .columns = 7, .cell = number_cell},
	{.label = N_("Kind"), .columns = 4, .cell = kind_cell},
	{.label = N_("Gist"), .columns = -20, .cell = summary_cell_of},
	{.key = "hamlet", .columns = 8, .drop = 3},
	{.label = N_("Assignee"), .columns = 9, .cell = assignee_cell, .drop = 1},
	{.label = N_("Due"), .columns = 8, .cell = due_cell},
	{.label = N_("In"), .columns = 4, .align = ALIGN_RIGHT, .cell = left_cell, .drop = 2},
};

/* ---- preview ------------------------------------------------------------------------------- */

static void draw_preview(struct listview *list, const void *record, struct rect r)
{
	preview_draw(&((const struct cases *)list)->preview, list->view.tui->desk, record, r);
}

static bool spare(struct view *view)
{
	struct cases *cases = (struct cases *)view;

	if (!cases->list.pane.columns ||
		!preview_read(&cases->preview, view->tui->desk, rows_current_id(&cases->list.rows)))
		return listview_ops.spare(view);
	view_touch(view, DIRTY_PAINT);
	return true;
}

static void layout(struct view *view)
{
	struct preview *preview = &((struct cases *)view)->preview;
	const bool timeline = view->area.columns >= view->tui->desk->settings.timeline_columns;

	if (timeline != preview->timeline)
		preview->id = 0; /* other lines are wanted */
	preview->timeline = timeline;
	listview_ops.layout(view);
}

static bool load(struct view *view, struct error *err)
{
	((struct cases *)view)->preview.id = 0;
	return listview_ops.load(view, err);
}

static void clear(struct view *view)
{
	preview_clear(&((struct cases *)view)->preview);
	listview_ops.clear(view);
}

static void open_case(struct listview *list, int64_t id)
{
	tui_push(list->view.tui, case_view_new(list->view.tui, id));
}

static void due(struct view *view, const char *argument)
{
	if (!case_act_due_marked(view))
		why_act(view, argument);
}

static const struct view_handler handlers[] = {
	CASE_ACT_HANDLERS,
	{ACT_DUE, due},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "cases",
	.size = sizeof(struct cases),
	.context = CTX_CASES,
	.base = &listview_ops,
	.handlers = handlers,
	.layout = layout,
	.load = load,
	.spare = spare,
	.allowed = case_act_allowed,
	.clear = clear,
};

static const struct list_preset presets[] = {
	{N_("Mine"), N_("assignee:me state:open")},
	{N_("Due within 3 working days"), N_("state:open due<=3")},
	{N_("Overdue"), N_("state:overdue")},
	{N_("Not assigned yet"), N_("state:received")},
	{N_("Answered, not closed"), N_("state:answered")},
	{N_("All that are open"), N_("state:open")},
	{N_("All, closed ones too"), ""},
	{NULL, NULL},
};

static const char *const report[] = {"kind", "field", "hamlet", "assignee", "state", NULL};

static const struct list_spec spec = {
	.title = N_("Cases"),
	.entity = &entity_casefile,
	.presets = presets,
	.columns = columns,
	.column_count = sizeof(columns) / sizeof(*columns),
	.sort = "due_on",
	.mark = mark,
	.preview = draw_preview,
	.preview_rows = 8,
	.panels = true,
	.report = report,
	.open = open_case,
};

struct view *cases_view_new(struct tui *tui, const char *filter)
{
	struct listview *list = listview_new(tui, &ops, &spec);
	struct error err;
	size_t column;

	/* The open few are what the desk works on; the filter line opens the rest. */
	if (!listview_set_filter(list, filter ? filter : _("state:open"), &column, &err))
		tui_complain(tui, &err);
	return &list->view;
}

struct view *cases_view_ids(struct tui *tui, const char *heading, int64_t *ids, size_t count)
{
	return &listview_ids(tui, &ops, &spec, heading, ids, count)->view;
}
