/* The conferences: a list, and one conference with its opinions, promises and attendance. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"
#include "tui/views/meetingview.h"
#include "tui/views/why.h"

/* ---- one conference ------------------------------------------------------------------------ */

static struct meetingview *self(struct view *view)
{
	return (struct meetingview *)view;
}

static void add_pair(struct meetingview *c, const char *key, const char *key2)
{
	page_pair(&c->base.page, c->base.view.tui->desk, &entity_conference, &c->meeting.conference,
		key, key2);
}

static bool add_opinion(void *arg, const void *record)
{
	struct meetingview *c = arg;
	struct desk *desk = c->base.view.tui->desk;
	const struct casefile *file = record;
	struct page_row *row = page_add(&c->base.page, PAGE_ITEM);
	const struct state_look *look = theme_due_look(case_due_state(desk, file));
	struct buf text = {0}, right = {0}, lead = {0};

	row->entity = &entity_casefile;
	row->id = file->record.id;
	row->mark = xstrdup(look->glyph);
	row->right_style = look->role;
	buf_printf(&lead, "%2lld", (long long)file->line);
	row->lead = buf_steal(&lead);
	desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "summary"), file, &text);
	if (file->on_spot)
		buf_puts(&right, _("answered on the spot"));
	else
		case_cell_left(desk, file, &right);
	row->text = buf_steal(&text);
	row->right = buf_steal(&right);
	return true;
}

static bool add_promise(void *arg, const void *record)
{
	struct meetingview *c = arg;
	const struct commitment *promise = record;
	struct page_row *row = page_add(&c->base.page, PAGE_ITEM);
	struct buf right = {0}, who = {0};

	row->entity = &entity_commitment;
	row->id = promise->record.id;
	row->mark = xstrdup(promise->done_on ? "v" : "+");
	row->text = xstrdup(promise->text);
	desk_ref_label(c->base.view.tui->desk, &entity_staff, promise->owner, &who);
	case_cell_day(promise->due_on, &right);
	row->who = buf_steal(&who);
	row->right = buf_steal(&right);
	row->right_style = ROLE_DIM;
	return true;
}

static bool add_group(void *arg, const void *record)
{
	struct meetingview *c = arg;
	const struct attendance *group = record;
	struct page_row *row = page_add(&c->base.page, PAGE_ITEM);
	struct buf text = {0}, right = {0};

	row->entity = &entity_attendance;
	row->id = group->record.id;
	desk_ref_label(c->base.view.tui->desk, &entity_unit, group->unit, &text);
	if (group->label && *group->label)
		buf_printf(&text, "%s%s", text.len ? ", " : "", group->label);
	buf_printf(&right, _("%lld people, %lld women"), (long long)group->persons,
		(long long)group->women);
	row->text = buf_steal(&text);
	row->right = buf_steal(&right);
	return true;
}

/* A heading with its records; @p none says what to do where there are none. */
static bool add_list(struct meetingview *c, const struct entity *entity, const char *sort,
	const char *title, bool (*add)(void *arg, const void *record), const char *none,
	struct error *err)
{
	struct condition condition = {
		.field = entity_field(entity, "conference"), .op = OP_EQ, .number = c->id};
	struct query query = {.entity = entity,
		.conditions = &condition,
		.count = 1,
		.sort = sort ? entity_field(entity, sort) : NULL};
	size_t heading = c->base.page.count;

	page_heading(&c->base.page, title, NULL);
	if (!store_query(c->base.view.tui->desk->store, &query, add, c, err))
		return false;
	struct buf count = {0};
	buf_printf(&count, "%zu", c->base.page.count - heading - 1);
	c->base.page.rows[heading].right = buf_steal(&count);
	if (c->base.page.count == heading + 1)
		page_line(&c->base.page, ROLE_DIM, 0, none);
	return true;
}

/* ---- where it stands ------------------------------------------------------------------------- */

/* What there is to tell about a step: how much of it is done, or until when it is lawful. */
static void put_progress(const struct meetingview *c, enum meeting_step step, struct buf *out)
{
	const struct meeting *m = &c->meeting;
	const date_t done_on[MEETING_STEPS] = {
		[MEETING_ANNOUNCE] = m->conference.announced_on,
		[MEETING_LIVE] = m->conference.held_on,
		[MEETING_CONCLUSION] = m->conference.conclusion_on,
		[MEETING_PUBLISH] = m->conference.published_on,
	};

	if (step == MEETING_PREPARE && m->speakers)
		buf_printf(out, _("%lld registered"), (long long)m->speakers);
	else if (step == MEETING_TIDY)
		buf_printf(out, "%lld/%lld", (long long)m->tidied, (long long)m->opinions);
	else if (step == MEETING_MINUTES && m->gaps)
		buf_printf(out, _("missing: %s"), meeting_gap_name(m->gaps));
	else if (step == MEETING_CASES && m->pending)
		buf_printf(out, _("%lld to be given"), (long long)m->pending);
	else if (done_on[step])
		case_cell_day(done_on[step], out);
	if (!m->due[step] || m->met[step] || m->done & 1u << step)
		return;
	buf_puts(out, out->len ? " · " : "");
	char day[DATE_ISO_SIZE];
	buf_printf(out, _("by %s"), date_show(m->due[step], day));
}

static void add_steps(struct meetingview *c)
{
	const struct meeting *m = &c->meeting;

	page_heading(&c->base.page, _("Where it stands"), _("Enter opens a step"));
	for (int i = 0; i < MEETING_STEPS; i++) {
		const enum meeting_step step = (enum meeting_step)i;
		struct page_row *row = page_add(&c->base.page, PAGE_ITEM);
		const bool done = m->done & 1u << i;
		struct buf right = {0};
		row->entity = &entity_conference;
		row->id = c->id;
		row->value = i + 1;
		row->mark = xstrdup(done ? "v" : step == m->current ? ">" : "o");
		row->style = step == m->current ? ROLE_TITLE : done ? ROLE_DIM : ROLE_NORMAL;
		row->text = xstrdup(meeting_step_name(step));
		put_progress(c, step, &right);
		row->right = buf_steal(&right);
		row->right_style =
			!done && m->due[i] && m->due[i] < date_today() ? ROLE_OVERDUE : row->style;
	}
}

/* Enter: the step, or the record of the row. */
static void open_row(struct view *view, const char *argument)
{
	const struct page_row *row = page_current(&self(view)->base.page);

	(void)argument;
	if (row && row->entity == &entity_conference && !self(view)->base.page.reading)
		meeting_open(view, row->id, (enum meeting_step)(row->value - 1));
	else
		pageview_open(&self(view)->base);
}

static bool load(struct view *view, struct error *err)
{
	struct meetingview *c = self(view);

	if (!meetingview_load(c, err))
		return false;
	page_restart(&c->base.page);
	add_steps(c);
	page_heading(&c->base.page, _("Conference"), NULL);
	add_pair(c, "held_on", "held_at");
	add_pair(c, "venue", NULL);
	add_pair(c, "chairs", NULL);
	add_pair(c, "secretary", "kind");
	add_pair(c, "announced_on", "status");
	add_pair(c, "conclusion_number", NULL);
	add_pair(c, "conclusion_on", NULL);
	add_pair(c, "published_on", "published_where");
	bool ok = why_add_rows(&c->base.page, view->tui->desk, &entity_conference, c->id, err) &&
		add_list(c, &entity_casefile, "line", _("Opinions"), add_opinion,
			_("none yet: F5 logs them while people speak"), err) &&
		add_list(c, &entity_commitment, NULL, _("Promises"), add_promise,
			_("none yet: + in the log, behind an opinion"), err) &&
		add_list(c, &entity_attendance, NULL, _("Attendance"), add_group,
			_("nobody counted yet: m enters who was there"), err);
	page_settle(&c->base.page);
	return ok;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct meetingview *c = self(view);

	record_code(&entity_conference, &c->meeting.conference, left);
	buf_printf(left, " · %s", c->meeting.conference.title ? c->meeting.conference.title : "");
	case_cell_day(c->meeting.conference.held_on, right);
}

/* The conference itself where the cursor is on none of its rows' records. */
static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	if (pageview_ops.current(view, entity, id))
		return true;
	*entity = &entity_conference;
	*id = ((const struct meetingview *)view)->id;
	return true;
}

static void edit(struct view *view, const char *argument)
{
	struct view *form = formview_open(view->tui, &entity_conference, NULL, self(view)->id);

	(void)argument;
	tui_push(view->tui, form);
	formview_edit(form, NULL);
}

static void preset_attendance(struct desk *desk, void *record, void *arg)
{
	const struct meetingview *c = arg;

	(void)desk;
	((struct attendance *)record)->conference = c->id;
}

/* m: another group of people present. */
static void create(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui,
		formview_new(view->tui, &entity_attendance, NULL,
			&(struct form_hooks){.preset = preset_attendance, .arg = view}));
}

/* h: the case under the cursor; where there is none, the announcement and publication of the conference. */
static void why(struct view *view, const char *argument)
{
	const int64_t id = ((struct meetingview *)view)->id;

	if (page_current(&((struct pageview *)view)->page))
		why_act(view, argument);
	else
		tui_push(view->tui, why_view_new(view->tui, &entity_conference, &id, 1, 0));
}

static const struct view_handler handlers[] = {
	CASE_ACT_HANDLERS,
	MEETING_HANDLERS,
	{ACT_OPEN, open_row},
	{ACT_DUE, why},
	{ACT_EDIT, edit},
	{ACT_CREATE, create},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "conference",
	.size = sizeof(struct meetingview),
	.context = CTX_CONFERENCE,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.current = current,
	.allowed = case_act_allowed,
	.clear = meetingview_clear,
};

struct view *conference_view_new(struct tui *tui, int64_t id)
{
	struct meetingview *c = view_new(tui, &ops);

	c->id = id;
	return &c->base.view;
}

/* ---- the list ------------------------------------------------------------------------------ */

static void open_conference(struct listview *list, int64_t id)
{
	tui_push(list->view.tui, conference_view_new(list->view.tui, id));
}

static const struct view_handler list_handlers[] = {
	MEETING_HANDLERS,
	{ACT_NONE},
};

static const struct view_ops list_ops = {
	.name = "conferences",
	.size = sizeof(struct listview),
	.context = CTX_CONFERENCES,
	.base = &listview_ops,
	.handlers = list_handlers,
};

static const struct list_column columns[] = {
	{.key = "held_on", .label = N_("Day"), .columns = 10},
	{.key = "held_at", .columns = 5, .drop = 2},
	{.key = "title", .columns = -40},
	{.key = "venue", .columns = 24, .drop = 1},
	{.key = "status", .columns = 12},
};

static const struct list_spec list_spec = {
	.title = N_("Conferences"),
	.entity = &entity_conference,
	.columns = columns,
	.column_count = sizeof(columns) / sizeof(*columns),
	.sort = "held_on",
	.descending = true,
	.open = open_conference,
};

struct view *conferences_view_new(struct tui *tui)
{
	return &listview_new(tui, &list_ops, &list_spec)->view;
}
