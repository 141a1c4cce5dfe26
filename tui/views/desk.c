/* S1: today's desk. What is overdue, due today and soon, promises, the next conferences. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "tui/formview.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"
#include "tui/views/page.h"
#include "tui/views/preview.h"

#define SECTION_ROWS 50 /* most rows of a section; its heading tells how many there are in all */
#define PROMISE_DAYS 14
#define CALENDAR_DAYS 14
#define DAYS_OFF_AHEAD 3 /* a day off within so many days is worth a word */

enum {
	WIDE = 100, /* columns from which the focused case is shown beside the list */
	PANE_COLUMNS = 45,
	AIRY = 30, /* rows from which there is a blank line between the groups */
};

struct deskview {
	struct pageview base;
	int64_t open; /* cases open in all; -1 = not counted yet */
	int64_t overdue, today;
	struct rect list, pane; /* pane: no columns where it is narrow */
	struct casefile file; /* in the pane; no id = nothing read yet */
	struct preview preview;
};

static struct deskview *self(struct view *view)
{
	return (struct deskview *)view;
}

/* ---- rows ---------------------------------------------------------------------------------- */

static bool add_case(void *arg, const void *record)
{
	struct deskview *d = arg;
	struct desk *desk = d->base.view.tui->desk;
	const struct casefile *file = record;
	const struct state_look *look = theme_due_look(case_due_state(desk, file));
	struct page_row *row = page_add(&d->base.page, PAGE_ITEM);
	struct buf text = {0}, right = {0}, lead = {0}, who = {0};

	row->entity = &entity_casefile;
	row->id = file->record.id;
	row->mark = xstrdup(look->glyph);
	row->right_style = look->role;
	row->style = file->secrecy == SECRECY_RESTRICTED ? ROLE_RESTRICTED : ROLE_NORMAL;
	case_cell_number(file, &lead);
	text_pad(&text, case_cell_kind(file), 4, ALIGN_LEFT);
	desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "summary"), file, &text);
	desk_ref_label(desk, &entity_staff, file->assignee, &who);
	enum due_state state = case_due_state(desk, file);
	if (state == DUE_SOON || state == DUE_LATER) {
		case_cell_day(file->due_on, &right);
		buf_puts(&right, "  ");
	}
	case_cell_left(desk, file, &right);
	row->lead = buf_steal(&lead);
	row->text = buf_steal(&text);
	row->who = buf_steal(&who);
	row->right = buf_steal(&right);
	return true;
}

static bool add_promise(void *arg, const void *record)
{
	struct deskview *d = arg;
	struct desk *desk = d->base.view.tui->desk;
	const struct commitment *promise = record;
	struct page_row *row = page_add(&d->base.page, PAGE_ITEM);
	struct buf right = {0}, who = {0};
	bool late = promise->due_on && promise->due_on < date_today();

	row->entity = &entity_commitment;
	row->id = promise->record.id;
	row->mark = xstrdup(late ? "!!" : "");
	row->right_style = late ? ROLE_OVERDUE : ROLE_NORMAL;
	desk_ref_label(desk, &entity_staff, promise->owner, &who);
	case_cell_day(promise->due_on, &right);
	row->text = xstrdup(promise->text);
	row->who = buf_steal(&who);
	row->right = buf_steal(&right);
	return true;
}

static bool add_conference(void *arg, const void *record)
{
	struct deskview *d = arg;
	const struct conference *conference = record;
	struct page_row *row = page_add(&d->base.page, PAGE_ITEM);
	struct buf text = {0};

	row->entity = &entity_conference;
	row->id = conference->record.id;
	case_cell_day(conference->held_on, &text);
	if (conference->held_at && *conference->held_at)
		buf_printf(&text, " %s", conference->held_at);
	buf_printf(&text, "  %s", conference->title);
	row->text = buf_steal(&text);
	row->right = xstrdup(conference->venue);
	row->right_style = ROLE_DIM;
	return true;
}

/* ---- sections ------------------------------------------------------------------------------ */

struct section {
	const struct entity *entity;
	const char *title;
	struct condition conditions[4];
	size_t count;
	const char *sort;
	bool (*add)(void *arg, const void *record);
};

static bool add_section(
	struct deskview *d, const struct section *section, int64_t *total, struct error *err)
{
	struct store *store = d->base.view.tui->desk->store;
	struct query query = {.entity = section->entity,
		.conditions = section->conditions,
		.count = section->count,
		.sort = entity_field(section->entity, section->sort),
		.limit = SECTION_ROWS};
	if (d->base.view.area.rows >= AIRY)
		page_blank(&d->base.page);
	const size_t heading = d->base.page.count;
	page_heading(&d->base.page, section->title, NULL);
	if (!store_query(store, &query, section->add, d, err))
		return false;
	int64_t rows = (int64_t)(d->base.page.count - heading - 1);
	if (rows == 0) {
		/* Nothing to do here: no empty section. */
		free(d->base.page.rows[heading].text);
		d->base.page.rows[heading] = (struct page_row){0};
		d->base.page.count = heading - (d->base.view.area.rows >= AIRY);
		*total = 0;
		return true;
	}
	*total = rows;
	if (rows == SECTION_ROWS && !store_count(store, &query, total, err))
		return false;
	struct buf number = {0};
	buf_printf(&number, "%lld", (long long)*total);
	d->base.page.rows[heading].right = buf_steal(&number);
	return true;
}

/* The last day that is still "soon": working days are counted by the domain. */
static date_t soon_end(struct desk *desk)
{
	date_t day = date_today();

	while (case_days_left(desk, day + 1) <= desk->settings.soon_days && day < date_today() + 60)
		day++;
	return day;
}

/* "Monday 23/11" */
static void put_day(date_t date, struct buf *out)
{
	static const char *const days[] = {N_("Sunday"), N_("Monday"), N_("Tuesday"),
		N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday")};
	int year, month, day;

	date_split(date, &year, &month, &day);
	buf_printf(out, "%s %02d/%02d", _(days[date_weekday(date)]), day, month);
}

static bool take_day_off(void *arg, const void *record)
{
	struct buf *out = arg;
	const struct holiday *holiday = record;
	struct buf day = {0};

	if (holiday->kind == HOLIDAY_MAKEUP)
		return true;
	put_day(holiday->day, &day);
	buf_printf(out, _("%s is a day off (%s): due dates leave it out"), buf_text(&day),
		holiday->name ? holiday->name : "");
	buf_clear(&day);
	return false;
}

/* The next day off, if it is near. */
static bool add_day_off(struct deskview *d, struct error *err)
{
	const struct field *day = entity_field(&entity_holiday, "day");
	const struct condition near[] = {{.field = day, .op = OP_GT, .date = date_today()},
		{.field = day, .op = OP_LE, .date = date_today() + DAYS_OFF_AHEAD}};
	const struct query query = {
		.entity = &entity_holiday, .conditions = near, .count = 2, .sort = day};
	struct buf line = {0};
	bool ok = store_query(d->base.view.tui->desk->store, &query, take_day_off, &line, err);

	if (ok && line.len)
		page_paragraph(&d->base.page, ROLE_TODAY, 1, d->list.columns - 3, buf_text(&line));
	buf_clear(&line);
	return ok;
}

static char *greeting(struct deskview *d)
{
	struct desk *desk = d->base.view.tui->desk;
	struct buf line = {0}, name = {0};

	desk_ref_label(desk, &entity_staff, desk->staff, &name);
	put_day(date_today(), &line);
	buf_puts(&line, ". ");
	if (name.len && d->list.columns >= 70)
		buf_printf(&line, _("Hello, %s. "), buf_text(&name));
	if (d->overdue || d->today)
		buf_printf(&line, _("%lld cases overdue, %lld due today."), (long long)d->overdue,
			(long long)d->today);
	else
		buf_puts(&line, _("Nothing is overdue, nothing is due today."));
	buf_clear(&name);
	return buf_steal(&line);
}

static bool load(struct view *view, struct error *err)
{
	struct deskview *d = self(view);
	const struct field *due = entity_field(&entity_casefile, "due_on");
	const struct condition open = {
		.field = entity_field(&entity_casefile, "closed_on"), .op = OP_EMPTY};
	/* Answered cases wait for closing only: they have met their date. */
	const struct condition unanswered = {
		.field = entity_field(&entity_casefile, "answered_on"), .op = OP_EMPTY};
	const struct condition unkept = {
		.field = entity_field(&entity_commitment, "done_on"), .op = OP_EMPTY};
	const struct condition unbroken = {
		.field = entity_field(&entity_commitment, "broken_on"), .op = OP_EMPTY};
	const struct field *promised = entity_field(&entity_commitment, "due_on");
	const struct field *held = entity_field(&entity_conference, "held_on");
	date_t today = date_today();
	date_t soon = soon_end(view->tui->desk);
	int64_t due_later, ignored;
	struct section overdue = {&entity_casefile, _("Overdue"),
		{open, unanswered, {.field = due, .op = OP_LT, .date = today}}, 3, "due_on",
		add_case};
	struct section due_today = {&entity_casefile, _("Today"),
		{open, unanswered, {.field = due, .op = OP_EQ, .date = today}}, 3, "due_on",
		add_case};
	struct section due_soon = {&entity_casefile, _("Next working days"),
		{open, unanswered, {.field = due, .op = OP_GT, .date = today},
			{.field = due, .op = OP_LE, .date = soon}},
		4, "due_on", add_case};
	struct section promises = {&entity_commitment, _("Promises made at conferences"),
		{unkept, unbroken, {.field = promised, .op = OP_LE, .date = today + PROMISE_DAYS}},
		3, "due_on", add_promise};
	struct section calendar = {&entity_conference, _("Calendar"),
		{{.field = held, .op = OP_GE, .date = today},
			{.field = held, .op = OP_LE, .date = today + CALENDAR_DAYS}},
		2, "held_on", add_conference};

	page_restart(&d->base.page);
	d->file.record.id = d->preview.id = 0; /* read again: it may have changed */
	page_line(&d->base.page, ROLE_TITLE, 1, NULL);
	bool ok = add_day_off(d, err) && add_section(d, &overdue, &d->overdue, err) &&
		add_section(d, &due_today, &d->today, err) &&
		add_section(d, &due_soon, &due_later, err) &&
		add_section(d, &promises, &ignored, err) &&
		add_section(d, &calendar, &ignored, err);
	if (ok)
		d->base.page.rows[0].text = greeting(d);
	if (ok && d->overdue + d->today + due_later == 0)
		page_line(&d->base.page, ROLE_DIM, 1,
			_("m enters a case, F5 logs a conference, 3 shows all cases"));
	page_settle(&d->base.page);
	d->open = -1;
	return ok;
}

/* ---- the pane ------------------------------------------------------------------------------ */

/* The case under the cursor, 0 where it is on something else. */
static int64_t focused_case(const struct deskview *d)
{
	const struct page_row *row = page_current(&d->base.page);

	return row && row->entity == &entity_casefile ? row->id : 0;
}

/* Read what the pane shows; true if that was something new. */
static bool read_pane(struct deskview *d)
{
	struct desk *desk = d->base.view.tui->desk;
	int64_t id = d->pane.columns ? focused_case(d) : 0;
	struct error err;

	if (!id || id == d->file.record.id)
		return false;
	record_clear(&entity_casefile, &d->file);
	if (!desk_load(desk, &entity_casefile, id, &d->file, &err)) {
		tui_complain(d->base.view.tui, &err);
		d->file.record.id = id; /* once is enough; there is nothing else in it */
	}
	preview_read(&d->preview, desk, id);
	view_touch(&d->base.view, DIRTY_PAINT);
	return true;
}

static void draw_pane(struct deskview *d)
{
	struct rect r = rect_columns(d->pane, 1, d->pane.columns - 1);

	draw_clear(d->pane);
	draw_vertical(d->pane, 0);
	if (focused_case(d) && focused_case(d) == d->file.record.id)
		preview_draw(&d->preview, d->base.view.tui->desk, &d->file, r);
}

static void layout(struct view *view)
{
	struct deskview *d = self(view);
	int pane = view->area.columns >= WIDE ? PANE_COLUMNS : 0;

	d->list = rect_columns(view->area, 0, view->area.columns - pane);
	d->pane = rect_columns(view->area, view->area.columns - pane, pane);
	pageview_ops.layout(view);
}

static void draw(struct view *view)
{
	struct deskview *d = self(view);

	page_draw(&d->base.page, d->list);
	if (d->pane.columns)
		draw_pane(d);
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct deskview *d = self(view);

	return page_cursor(&d->base.page, d->list, y, x);
}

static void clear(struct view *view)
{
	struct deskview *d = self(view);

	record_clear(&entity_casefile, &d->file);
	preview_clear(&d->preview);
	pageview_ops.clear(view);
}

/* The pane, then how many cases are open: after the paint. */
static bool spare(struct view *view)
{
	struct deskview *d = self(view);
	const struct condition open = {
		.field = entity_field(&entity_casefile, "closed_on"), .op = OP_EMPTY};
	struct query query = {.entity = &entity_casefile, .conditions = &open, .count = 1};
	struct error err;

	if (read_pane(d))
		return true;
	if (d->open >= 0)
		return false;
	if (!store_count(view->tui->desk->store, &query, &d->open, &err)) {
		d->open = 0;
		tui_complain(view->tui, &err);
	}
	view_touch(view, DIRTY_PAINT);
	return false;
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct deskview *d = self(view);

	if (view->tui->options && view->tui->options->sample)
		buf_puts(left, _("Sample commune: nothing you do here is kept"));
	if (d->open >= 0)
		buf_printf(right,
			ngettext("%lld open case", "%lld open cases", (unsigned long)d->open),
			(long long)d->open);
}

static void create(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, formview_new(view->tui, &entity_casefile, NULL, NULL));
}

static const struct view_handler handlers[] = {
	CASE_ACT_HANDLERS,
	{ACT_CREATE, create},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "desk",
	.size = sizeof(struct deskview),
	.context = CTX_DESK,
	.base = &pageview_ops,
	.handlers = handlers,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.spare = spare,
	.status = status,
	.allowed = case_act_allowed,
	.clear = clear,
};

struct view *desk_view_new(struct tui *tui)
{
	return view_new(tui, &ops);
}
