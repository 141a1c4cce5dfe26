/* S1: today's desk. What is overdue, due today and soon, promises, the next conferences. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "tui/formview.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"
#include "tui/views/page.h"

#define SECTION_ROWS 50 /* most rows of a section; its heading tells how many there are in all */
#define PROMISE_DAYS 14
#define CALENDAR_DAYS 14

struct deskview {
	struct pageview base;
	int64_t open; /* cases open in all; -1 = not counted yet */
	int64_t overdue, today;
};

static struct deskview *self(struct view *view)
{
	return (struct deskview *)view;
}

/* ---- rows ------------------------------------------------------------------------------------- */

static bool add_case(void *arg, const void *record)
{
	struct deskview *d = arg;
	struct desk *desk = d->base.view.tui->desk;
	const struct casefile *file = record;
	const struct state_look *look = theme_due_look(case_due_state(desk, file));
	struct page_row *row = page_add(&d->base.page, PAGE_ITEM);
	struct buf text = {0}, right = {0}, summary = {0}, cell = {0};
	int columns = d->base.view.area.columns;

	row->entity = &entity_casefile;
	row->id = file->record.id;
	row->mark = xstrdup(look->glyph);
	row->right_style = look->role;
	row->style = file->secrecy == SECRECY_RESTRICTED ? ROLE_RESTRICTED : ROLE_NORMAL;
	case_cell_number(file, &cell);
	text_pad(&text, buf_text(&cell), 8, ALIGN_LEFT);
	text_pad(&text, case_cell_kind(file), 4, ALIGN_LEFT);
	desk_show(desk, &entity_casefile, entity_field(&entity_casefile, "summary"), file, &summary);
	text_pad(&text, buf_text(&summary), columns - 46 > 16 ? columns - 46 : 16, ALIGN_LEFT);
	buf_puts(&text, "  ");
	desk_ref_label(desk, &entity_staff, file->assignee, &text);
	enum due_state state = case_due_state(desk, file);
	if (state == DUE_SOON || state == DUE_LATER) {
		case_cell_day(file->due_on, &right);
		buf_puts(&right, "  ");
	}
	case_cell_left(desk, file, &right);
	row->text = buf_steal(&text);
	row->right = buf_steal(&right);
	buf_clear(&summary);
	buf_clear(&cell);
	return true;
}

static bool add_promise(void *arg, const void *record)
{
	struct deskview *d = arg;
	struct desk *desk = d->base.view.tui->desk;
	const struct commitment *promise = record;
	struct page_row *row = page_add(&d->base.page, PAGE_ITEM);
	struct buf text = {0}, right = {0};
	bool late = promise->due_on && promise->due_on < date_today();

	row->entity = &entity_commitment;
	row->id = promise->record.id;
	row->mark = xstrdup(late ? "!!" : "");
	row->right_style = late ? ROLE_OVERDUE : ROLE_NORMAL;
	buf_puts(&text, promise->text);
	desk_ref_label(desk, &entity_staff, promise->owner, &right);
	buf_puts(&right, "  ");
	case_cell_day(promise->due_on, &right);
	row->text = buf_steal(&text);
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

/* ---- sections --------------------------------------------------------------------------------- */

struct section {
	const struct entity *entity;
	const char *title;
	struct condition conditions[4];
	size_t count;
	const char *sort;
	bool (*add)(void *arg, const void *record);
};

static bool add_section(struct deskview *d, const struct section *section, int64_t *total,
	struct error *err)
{
	struct store *store = d->base.view.tui->desk->store;
	struct query query = {.entity = section->entity,
		.conditions = section->conditions,
		.count = section->count,
		.sort = entity_field(section->entity, section->sort),
		.limit = SECTION_ROWS};
	size_t heading = d->base.page.count;

	page_heading(&d->base.page, section->title, NULL);
	if (!store_query(store, &query, section->add, d, err))
		return false;
	int64_t rows = (int64_t)(d->base.page.count - heading - 1);
	if (rows == 0) {
		/* Nothing to do here: no empty section. */
		free(d->base.page.rows[heading].text);
		d->base.page.rows[heading] = (struct page_row){0};
		d->base.page.count--;
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

static char *greeting(struct deskview *d)
{
	struct desk *desk = d->base.view.tui->desk;
	static const char *const days[] = {N_("Sunday"), N_("Monday"), N_("Tuesday"),
		N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday")};
	struct buf line = {0}, name = {0};
	date_t today = date_today();
	int year, month, day;

	date_split(today, &year, &month, &day);
	desk_ref_label(desk, &entity_staff, desk->staff, &name);
	buf_printf(&line, "%s %02d/%02d. ", _(days[date_weekday(today)]), day, month);
	if (name.len)
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
	int64_t ignored;
	struct section overdue = {&entity_casefile, _("Overdue"),
		{open, unanswered, {.field = due, .op = OP_LT, .date = today}}, 3, "due_on", add_case};
	struct section due_today = {&entity_casefile, _("Today"),
		{open, unanswered, {.field = due, .op = OP_EQ, .date = today}}, 3, "due_on", add_case};
	struct section due_soon = {&entity_casefile, _("Next working days"),
		{open, unanswered, {.field = due, .op = OP_GT, .date = today},
			{.field = due, .op = OP_LE, .date = soon}},
		4, "due_on", add_case};
	struct section promises = {&entity_commitment, _("Promises made at conferences"),
		{unkept, unbroken, {.field = promised, .op = OP_LE, .date = today + PROMISE_DAYS}}, 3,
		"due_on", add_promise};
	struct section calendar = {&entity_conference, _("Calendar"),
		{{.field = held, .op = OP_GE, .date = today},
			{.field = held, .op = OP_LE, .date = today + CALENDAR_DAYS}},
		2, "held_on", add_conference};

	page_restart(&d->base.page);
	page_line(&d->base.page, ROLE_TITLE, 1, NULL);
	if (view->area.rows >= 26)
		page_blank(&d->base.page);
	bool ok = add_section(d, &overdue, &d->overdue, err) &&
		add_section(d, &due_today, &d->today, err) &&
		add_section(d, &due_soon, &ignored, err) &&
		add_section(d, &promises, &ignored, err) &&
		add_section(d, &calendar, &ignored, err);
	if (ok)
		d->base.page.rows[0].text = greeting(d);
	page_settle(&d->base.page);
	d->open = -1;
	return ok;
}

/* How many cases are open is counted after the first paint. */
static bool spare(struct view *view)
{
	struct deskview *d = self(view);
	const struct condition open = {
		.field = entity_field(&entity_casefile, "closed_on"), .op = OP_EMPTY};
	struct query query = {.entity = &entity_casefile, .conditions = &open, .count = 1};
	struct error err;

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
		buf_printf(right, ngettext("%lld open case", "%lld open cases",
					   (unsigned long)d->open), (long long)d->open);
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
	.load = load,
	.spare = spare,
	.status = status,
	.allowed = case_act_allowed,
};

struct view *desk_view_new(struct tui *tui)
{
	return view_new(tui, &ops);
}
