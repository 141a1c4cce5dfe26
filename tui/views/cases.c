/* S3: the cases, filtered, with a preview of the one under the cursor. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/journal.h"
#include "tui/listview.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"

struct cases {
	struct listview list;
	int64_t latest_of; /* case whose newest journal line is in latest */
	struct buf latest;
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
	desk_show(list->view.tui->desk, &entity_casefile,
		entity_field(&entity_casefile, "summary"), record, text);
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
	else
		buf_printf(text, "%d", case_days_left(desk, file->due_on));
}

static const struct list_column columns[] = {
	{.label = N_("No."), .columns = 7, .cell = number_cell},
	{.label = N_("Kind"), .columns = 4, .cell = kind_cell},
	{.label = N_("Gist"), .columns = -20, .cell = summary_cell_of},
	{.key = "hamlet", .columns = 8, .drop = 3},
	{.key = "assignee", .columns = 9, .drop = 1},
	{.label = N_("Due"), .columns = 8, .cell = due_cell},
	{.label = N_("left"), .columns = 4, .align = ALIGN_RIGHT, .cell = left_cell, .drop = 2},
};

/* ---- preview ---------------------------------------------------------------------------------- */

static void show_field(struct desk *desk, const struct casefile *file, const char *key,
	struct buf *out)
{
	desk_show(desk, &entity_casefile, entity_field(&entity_casefile, key), file, out);
}

static void preview_heading(struct desk *desk, const struct casefile *file, struct rect r)
{
	struct buf title = {0}, right = {0};

	case_cell_number(file, &title);
	buf_puts(&title, " · ");
	show_field(desk, file, "kind", &title);
	if (file->field) {
		buf_puts(&title, " · ");
		show_field(desk, file, "field", &title);
	}
	show_field(desk, file, "state", &right);
	draw_heading(r, 0, buf_text(&title), buf_text(&right), false);
	buf_clear(&title);
	buf_clear(&right);
}

static void preview(struct listview *list, const void *record, struct rect r)
{
	struct desk *desk = list->view.tui->desk;
	const struct cases *cases = (const struct cases *)list;
	const struct casefile *file = record;
	struct buf line = {0};
	char day[DATE_ISO_SIZE];
	int row = 1;

	draw_clear(r);
	preview_heading(desk, file, r);
	show_field(desk, file, "person", &line);
	if (file->hamlet) {
		buf_puts(&line, line.len ? ", " : "");
		show_field(desk, file, "hamlet", &line);
	}
	buf_puts(&line, line.len ? ". " : "");
	buf_printf(&line, _("Received %s"), date_show(file->received_on, day));
	if (file->channel) {
		buf_puts(&line, ", ");
		show_field(desk, file, "channel", &line);
	}
	row += draw_paragraph(r, row, 1, r.columns - 2, 2, ROLE_NORMAL, buf_text(&line));
	buf_cut(&line, 0);
	show_field(desk, file, "detail", &line);
	if (!line.len)
		show_field(desk, file, "summary", &line);
	int text_rows = r.rows > 12 ? 6 : 3;
	row += draw_paragraph(r, row, 2, r.columns - 4, text_rows,
		file->secrecy == SECRECY_RESTRICTED ? ROLE_RESTRICTED : ROLE_NORMAL,
		buf_text(&line));
	buf_cut(&line, 0);
	show_field(desk, file, "assignee", &line);
	buf_puts(&line, line.len ? " · " : "");
	if (file->due_on) {
		buf_printf(&line, _("due %s"), date_show(file->due_on, day));
		buf_puts(&line, " · ");
	}
	case_cell_left(desk, file, &line);
	draw_text(r, row++, 1, theme_due_look(case_due_state(desk, file))->role, buf_text(&line));
	if (cases->latest_of == file->record.id)
		draw_paragraph(r, row, 1, r.columns - 2, r.rows > 12 ? 3 : 1, ROLE_DIM,
			buf_text(&cases->latest));
	buf_clear(&line);
}

struct latest {
	struct desk *desk;
	struct buf *out;
};

static bool take_latest(void *arg, const struct event *event)
{
	struct latest *to = arg;

	buf_printf(to->out, "%.2s/%.2s %.5s  ", event->at + 8, event->at + 5, event->at + 11);
	journal_sentence(to->desk, event, to->out);
	return false;
}

/* The newest journal line is read between keys: moving through the list never waits for it. */
static bool spare(struct view *view)
{
	struct cases *cases = (struct cases *)view;
	int64_t id = rows_current_id(&cases->list.rows);

	if (id && id != cases->latest_of) {
		struct latest to = {view->tui->desk, &cases->latest};
		struct error err;
		buf_cut(&cases->latest, 0);
		cases->latest_of = id;
		if (!journal_read(view->tui->desk, &entity_casefile, id, 0, 1, take_latest, &to, &err))
			buf_puts(&cases->latest, err.text);
		view_touch(view, DIRTY_PAINT);
		return true;
	}
	return listview_ops.spare && listview_ops.spare(view);
}

static bool load(struct view *view, struct error *err)
{
	((struct cases *)view)->latest_of = 0;
	return listview_ops.load(view, err);
}

static void clear(struct view *view)
{
	buf_clear(&((struct cases *)view)->latest);
	listview_ops.clear(view);
}

static void open_case(struct listview *list, int64_t id)
{
	tui_push(list->view.tui, case_view_new(list->view.tui, id));
}

static void timeline(struct view *view, const char *argument)
{
	int64_t id = rows_current_id(&((struct cases *)view)->list.rows);

	(void)argument;
	if (!id)
		return;
	tui_push(view->tui, case_view_new(view->tui, id));
	tui_do(view->tui, ACT_TIMELINE, NULL);
}

static const struct view_handler handlers[] = {
	CASE_ACT_HANDLERS,
	{ACT_TIMELINE, timeline},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "cases",
	.size = sizeof(struct cases),
	.context = CTX_CASES,
	.base = &listview_ops,
	.handlers = handlers,
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

static const struct list_spec spec = {
	.entity = &entity_casefile,
	.presets = presets,
	.columns = columns,
	.column_count = sizeof(columns) / sizeof(*columns),
	.sort = "due_on",
	.mark = mark,
	.preview = preview,
	.preview_rows = 8,
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
