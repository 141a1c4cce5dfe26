/*
 * S2: the live log. People speak while the clerk types: speaker, Tab or Enter, gist, Enter. `=`
 * begins an answer, `+` a promise to the opinion logged last. Each line is on disk at Enter, the
 * unfinished one within a second.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/views/log_inside.h"
#include "tui/views/meetingview.h"

static bool typing(const struct view *view)
{
	(void)view;
	return true;
}

static void tick(struct view *view)
{
	log_keep_drafts(log_of(view));
	if (view->tui->top == view)
		view_touch(view, DIRTY_PAINT); /* the clock */
}

static bool leave(struct view *view)
{
	log_keep_drafts(log_of(view));
	return true;
}

static void clear(struct view *view)
{
	struct logview *log = log_of(view);

	log_input_clear(log);
	log_lines_clear(log);
}

static void scroll(struct view *view, int rows)
{
	struct logview *log = log_of(view);

	log->follow = false;
	page_move(&log->page, rows);
	view_touch(view, DIRTY_PAINT);
}

static void page_up(struct view *view, const char *argument)
{
	(void)argument;
	scroll(view, -log_of(view)->list.rows);
}

static void page_down(struct view *view, const char *argument)
{
	(void)argument;
	scroll(view, log_of(view)->list.rows);
}

/* One step out: of a correction in which nothing was changed, then of the log. */
static void end_log(struct view *view, const char *argument)
{
	(void)argument;
	if (!log_leave_correction(log_of(view)))
		tui_pop(view);
}

/* What was logged gets all the room, or gives it back. */
static void zoom(struct view *view, const char *argument)
{
	(void)argument;
	log_of(view)->zoomed = !log_of(view)->zoomed;
	view_touch(view, DIRTY_LAYOUT);
}

/* The line being typed stays in the view; its draft is on disk all the same. */
static void show_speakers(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);

	(void)argument;
	log_keep_drafts(log);
	tui_push(view->tui, prepare_view_at(view->tui, log->id, log_next_registered(log)));
}

static void show_minutes(struct view *view, const char *argument)
{
	struct logview *log = log_of(view);

	(void)argument;
	log_keep_drafts(log);
	tui_push(view->tui, minutes_view_new(view->tui, log->id));
}

static const struct view_handler handlers[] = {
	{ACT_LOG_LINE, log_save},
	{ACT_ZOOM, zoom},
	{ACT_PREPARE, show_speakers},
	{ACT_MINUTES, show_minutes},
	{ACT_LOG_END, end_log},
	{ACT_LOG_ANSWER, log_begin_answer},
	{ACT_LOG_COMMITMENT, log_begin_promise},
	{ACT_ACCEPT, log_accept},
	{ACT_SPEAKER, log_next_speaker},
	{ACT_LOG_EDIT, log_up},
	{ACT_DOWN, log_down},
	{ACT_LINK, log_link},
	{ACT_UNDO, log_undo},
	{ACT_REDO, log_redo},
	{ACT_PAGE_UP, page_up},
	{ACT_PAGE_DOWN, page_down},
	{ACT_NONE},
};

static const struct editor *line_editor(const struct view *view)
{
	struct logview *log = log_of((struct view *)view);

	return log_editor(log, log->part);
}

static const struct view_ops ops = {
	.name = "log",
	.size = sizeof(struct logview),
	.context = CTX_LOG,
	.handlers = handlers,
	.title = log_title,
	.layout = log_layout,
	.load = log_load,
	.draw = log_draw,
	.cursor = log_cursor,
	.editor = line_editor,
	.typing = typing,
	.key = log_key,
	.tick = tick,
	.spare = log_spare,
	.status = log_status,
	.leave = leave,
	.clear = clear,
};

/* ---- opening ------------------------------------------------------------------------------- */

static struct view *open_log(struct tui *tui, int64_t conference)
{
	struct logview *log = view_new(tui, &ops);

	log->id = conference;
	log->follow = true;
	log_input_init(log);
	log_read_drafts(log);
	return &log->view;
}

static const struct list_spec choose_spec;

/* The log takes the place of the list it was chosen from. */
static void enter_log(struct view *owner, int64_t id)
{
	struct tui *tui = owner->tui;
	const bool chosen = owner->ops == &listview_ops &&
		((const struct listview *)owner)->spec == &choose_spec;

	if (chosen)
		tui_pop(owner);
	tui_push(tui, open_log(tui, id));
}

/* A conference without a day, or held earlier than planned: its day becomes today. */
static void hold_today(struct view *owner, void *arg)
{
	int64_t id = (int64_t)(intptr_t)arg;
	struct desk *desk = owner->tui->desk;
	struct conference before = {0}, after = {0};
	struct error err;

	bool ok = desk_load(desk, &entity_conference, id, &before, &err);
	if (ok) {
		record_copy(&entity_conference, &after, &before);
		after.held_on = date_today();
		after.status = CONFERENCE_OPEN;
		ok = desk_save(desk, &entity_conference, &before, &after, "set", &err);
	}
	record_clear(&entity_conference, &before);
	record_clear(&entity_conference, &after);
	if (ok) {
		tui_changed(owner->tui);
		enter_log(owner, id);
	} else {
		tui_complain(owner->tui, &err);
	}
}

/* Logging needs a day: ask where there is none. */
void log_begin(struct view *owner, int64_t id)
{
	struct conference conference = {0};
	struct buf text = {0};
	struct error err;

	if (!desk_load(owner->tui->desk, &entity_conference, id, &conference, &err)) {
		tui_complain(owner->tui, &err);
	} else if (conference.held_on) {
		enter_log(owner, id);
	} else {
		buf_printf(&text, _("%s has no day yet. Log it now, with today as its day?"),
			conference.title);
		prompt_confirm(owner, _("A conference without a day"), buf_text(&text), NULL,
			hold_today, (void *)(intptr_t)id);
	}
	record_clear(&entity_conference, &conference);
	buf_clear(&text);
}

static void log_this(struct listview *list, int64_t id)
{
	const struct conference *conference = rows_current(&list->rows);
	struct buf text = {0};
	char day[DATE_ISO_SIZE];

	if (!conference || conference->held_on <= date_today()) {
		log_begin(&list->view, id);
		return;
	}
	buf_printf(&text, _("%s is planned for %s. Log it now, with today as its day?"),
		conference->title, date_show(conference->held_on, day));
	prompt_confirm(&list->view, _("Not today's conference"), buf_text(&text), NULL, hold_today,
		(void *)(intptr_t)id);
	buf_clear(&text);
}

/* Who enters a conference here wants to log it now. */
static void preset_today(struct desk *desk, void *record, void *arg)
{
	struct conference *conference = record;

	(void)desk, (void)arg;
	conference->held_on = date_today();
	conference->status = CONFERENCE_OPEN;
}

static void log_new(struct view *owner, void *arg, int64_t id)
{
	(void)arg;
	enter_log(owner, id);
}

static void create(struct listview *list)
{
	static const struct form_hooks hooks = {.preset = preset_today, .saved = log_new};

	tui_push(list->view.tui, formview_new(list->view.tui, &entity_conference, NULL, &hooks));
}

static const struct list_column choose_columns[] = {
	{.key = "held_on", .label = N_("Day"), .columns = 10},
	{.key = "held_at", .columns = 5, .drop = 2},
	{.key = "title", .columns = -20},
	{.key = "status", .columns = 12, .drop = 1},
};

static const struct list_spec choose_spec = {
	.title = N_("Which conference is to be logged?"),
	.entity = &entity_conference,
	.columns = choose_columns,
	.column_count = sizeof(choose_columns) / sizeof(*choose_columns),
	.sort = "held_on",
	.descending = true,
	.open = log_this,
	.create = create,
};

/* The id where there is one record, -1 where there are more. */
static bool take_only(void *arg, const void *record)
{
	int64_t *found = arg;

	*found = *found ? -1 : ((const struct record *)record)->id;
	return true;
}

struct view *log_view_new(struct tui *tui, int64_t conference)
{
	struct condition today = {.field = entity_field(&entity_conference, "held_on"),
		.op = OP_EQ,
		.date = date_today()};
	struct query query = {
		.entity = &entity_conference, .conditions = &today, .count = 1, .limit = 2};
	struct error err;

	if (!conference && !store_query(tui->desk->store, &query, take_only, &conference, &err))
		tui_complain(tui, &err);
	if (conference > 0)
		return open_log(tui, conference);
	return &listview_new(tui, &listview_ops, &choose_spec)->view;
}
