/* S1: today's desk. What is owed: overdue, today, soon, suspended; promises; conferences, receptions and duties to come. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "domain/draft.h"
#include "domain/duty.h"
#include "tui/formview.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"
#include "tui/views/page.h"
#include "tui/views/preview.h"
#include "tui/views/why.h"
#include "tui/views/workload.h"

#define PROMISE_DAYS 14
#define CALENDAR_DAYS 14
#define PERIOD_DAYS 60 /* a duty of the year is worth a row so many days before its end */
#define DAYS_OFF_AHEAD 3 /* a day off within so many days is worth a word */

enum {
	SECTION_ROWS = 50, /* most rows of a section; its heading tells how many there are in all */
	FRAME_ROWS = 4, /* title, rule, status and footer: the window's rows count */
	PANE_COLUMNS = 45,
	PREVIEW_ROWS = 15, /* of the pane, where the workload stands below */
	KIND_COLUMNS = 4,
	NAME_PERCENT =
		38, /* of the row are the most that the name of a duty takes: the gist follows */
};

enum section_id { OVERDUE, TODAY, SOON, PAUSED, PROMISES, SECTIONS };

/* Duties of a kind. Where there are more than rows, the rest is counted after the paint. */
struct section {
	struct duty_range range;
	size_t heading; /* its row */
	int64_t total; /* more than SECTION_ROWS: as it was counted last */
	bool uncounted,
		failed; /* failed: to count, which is not tried again before the next load */
};

struct deskview {
	struct pageview base;
	int64_t open; /* cases open in all; -1 = not counted yet */
	struct section sections[SECTIONS];
	bool zoomed; /* no pane */
	struct rect list, pane; /* pane: no columns where it is narrow */
	struct casefile file; /* in the pane; no id = nothing read yet */
	struct preview preview;
	struct workload work;
};

static struct deskview *self(struct view *view)
{
	return (struct deskview *)view;
}

/* Whether there is a blank line between the groups. */
static bool is_airy(const struct deskview *d)
{
	return d->base.view.area.rows + FRAME_ROWS >= d->base.view.tui->desk->settings.airy_rows;
}

/* ---- rows ---------------------------------------------------------------------------------- */

/* Number and kind: "0388", "KN"; of what is no case the prefix of its code. */
static void put_number(const struct duty *duty, struct buf *lead, struct buf *text)
{
	const struct entity *entity = duty->entity;
	const char *kind = "";

	if (entity == &entity_casefile) {
		case_cell_number(duty->record, lead);
		kind = case_cell_kind(duty->record);
	} else if (entity && entity->numbering == NUM_YEARLY) {
		buf_printf(lead, "%04lld",
			(long long)field_integer(entity_field(entity, "number"), duty->record));
		kind = entity->prefix;
	} else if (entity) {
		kind = entity->prefix;
	}
	text_pad(text, kind, KIND_COLUMNS, ALIGN_LEFT);
}

/* "26/11  2 left"; ? behind a day that rests on a day off not announced yet. */
static void put_when(const struct duty *duty, struct buf *out)
{
	if (duty->state == DUE_SOON || duty->state == DUE_LATER) {
		case_cell_day(duty->due, out);
		if (duty->provisional)
			buf_putc(out, '?');
		buf_puts(out, "  ");
	}
	due_cell_left(duty->state, duty->days_left, out);
}

static bool add_duty(void *arg, const struct duty *duty)
{
	struct deskview *d = arg;
	const struct state_look *look = theme_due_look(duty->state);
	struct page_row *row = page_add(&d->base.page, PAGE_ITEM);
	struct buf text = {0}, right = {0}, lead = {0};

	row->entity = duty->entity;
	row->id = duty->id;
	row->value = duty->period ? -(int64_t)duty->period : duty->clock;
	row->mark = xstrdup(look->glyph);
	row->right_style = look->role;
	row->style = duty->restricted ? ROLE_RESTRICTED : ROLE_NORMAL;
	put_number(duty, &lead, &text);
	if (*duty->what) {
		char *name = text_cut(duty->what, d->list.columns * NAME_PERCENT / 100);
		buf_printf(&text, "%s: ", name);
		free(name);
	}
	buf_puts(&text, duty->text);
	put_when(duty, &right);
	row->lead = buf_steal(&lead);
	row->text = buf_steal(&text);
	row->who = xstrdup(duty->owner);
	row->right = buf_steal(&right);
	return true;
}

/* A promise has a text and a day; its number says nothing to anybody. */
static bool add_promise(void *arg, const struct duty *duty)
{
	struct deskview *d = arg;
	struct page_row *row = page_add(&d->base.page, PAGE_ITEM);
	const bool late = duty->state == DUE_OVERDUE;
	struct buf right = {0};

	row->entity = duty->entity;
	row->id = duty->id;
	row->mark = xstrdup(late ? theme_due_look(DUE_OVERDUE)->glyph : "");
	row->right_style = late ? ROLE_OVERDUE : ROLE_NORMAL;
	row->style = duty->restricted ? ROLE_RESTRICTED : ROLE_NORMAL;
	case_cell_day(duty->due, &right);
	row->text = xstrdup(duty->text);
	row->who = xstrdup(duty->owner);
	row->right = buf_steal(&right);
	return true;
}

/* ---- sections of duties -------------------------------------------------------------------- */

/* Begin a section; the heading is taken back by end_section where nothing follows. */
static size_t begin_section(struct deskview *d, const char *title)
{
	if (is_airy(d))
		page_blank(&d->base.page);
	page_heading(&d->base.page, title, NULL);
	return d->base.page.count - 1;
}

static int64_t end_section(struct deskview *d, size_t heading)
{
	const int64_t rows = (int64_t)(d->base.page.count - heading - 1);

	if (rows == 0) {
		/* Nothing to do here: no empty section. */
		free(d->base.page.rows[heading].text);
		d->base.page.rows[heading] = (struct page_row){0};
		d->base.page.count = heading - is_airy(d);
	}
	return rows;
}

/* "37"; "50+" where nobody has counted further yet. */
static void put_total(const struct section *section, struct buf *out)
{
	buf_printf(out, "%lld%s", (long long)section->total,
		section->uncounted && section->total == SECTION_ROWS ? "+" : "");
}

static void show_total(struct deskview *d, const struct section *section)
{
	struct page_row *heading = &d->base.page.rows[section->heading];
	struct buf number = {0};

	put_total(section, &number);
	free(heading->right);
	heading->right = buf_steal(&number);
}

static bool add_section(struct deskview *d, enum section_id id, const char *title,
	struct duty_range range, bool (*add)(void *arg, const struct duty *duty), struct error *err)
{
	struct section *section = &d->sections[id];

	section->range = range;
	section->heading = begin_section(d, title);
	range.limit = SECTION_ROWS;
	if (!duties_between(d->base.view.tui->desk, &range, add, d, err))
		return false;
	const int64_t rows = end_section(d, section->heading);
	section->uncounted = rows == SECTION_ROWS;
	section->failed = false;
	if (!section->uncounted || section->total < rows)
		section->total = rows;
	if (rows)
		show_total(d, section);
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

/* ---- the calendar -------------------------------------------------------------------------- */

static const char *weekday_name(date_t day, bool brief)
{
	static const char *const names[] = {N_("Sunday"), N_("Monday"), N_("Tuesday"),
		N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday")};
	static const char *const marks[] = {
		N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat")};

	return _((brief ? marks : names)[date_weekday(day)]);
}

/* "Monday 23/11", "Thu 26/11" */
static void put_day(date_t date, bool brief, struct buf *out)
{
	int year, month, day;

	date_split(date, &year, &month, &day);
	buf_printf(out, "%s %02d/%02d", weekday_name(date, brief), day, month);
}

/* Something that happens or falls due on a day to come. */
struct coming {
	date_t day;
	const struct entity *entity; /* NULL: a duty of a period */
	int64_t id, value;
	char *text, *right;
	unsigned right_style;
};

struct calendar_rows {
	struct deskview *desk;
	struct coming *list;
	size_t count;
};

static struct coming *add_coming(struct calendar_rows *rows, date_t day)
{
	rows->list = xrealloc(rows->list, (rows->count + 1) * sizeof *rows->list);
	rows->list[rows->count] = (struct coming){.day = day, .right_style = ROLE_DIM};
	return &rows->list[rows->count++];
}

static bool take_conference(void *arg, const void *record)
{
	const struct conference *conference = record;
	struct coming *coming = add_coming(arg, conference->held_on);
	struct buf text = {0};

	coming->entity = &entity_conference;
	coming->id = conference->record.id;
	put_day(conference->held_on, true, &text);
	if (conference->held_at && *conference->held_at)
		buf_printf(&text, " %s", conference->held_at);
	buf_printf(&text, "  %s", conference->title);
	coming->text = buf_steal(&text);
	coming->right = xstrdup(conference->venue);
	return true;
}

static bool take_reception_day(void *arg, const void *record)
{
	struct calendar_rows *rows = arg;
	struct desk *desk = rows->desk->base.view.tui->desk;
	const struct entity *entity = &entity_reception_day;
	const struct reception_day *day = record;
	struct coming *coming = add_coming(rows, day->day);
	struct buf text = {0};

	coming->entity = entity;
	coming->id = day->record.id;
	put_day(day->day, true, &text);
	buf_printf(&text, "  %s: ", _("Reception of citizens"));
	desk_show(desk, entity, entity_field(entity, "host"), record, &text);
	coming->text = buf_steal(&text);
	coming->right = xstrdup(day->place);
	return true;
}

/* "Mon 30/11  Reception by the chair: 1 of 2" */
static bool take_period(void *arg, const struct duty *duty)
{
	struct coming *coming = add_coming(arg, duty->due);
	struct buf text = {0}, right = {0};

	coming->value = -(int64_t)duty->period;
	put_day(duty->due, true, &text);
	buf_printf(&text, "  %s: %s", duty->what, duty->text);
	due_cell_left(duty->state, duty->days_left, &right);
	coming->text = buf_steal(&text);
	coming->right = buf_steal(&right);
	coming->right_style = theme_due_look(duty->state)->role;
	return true;
}

static int by_day(const void *a, const void *b)
{
	const struct coming *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->entity != y->entity) /* conferences, receptions, then duties */
		return x->entity == &entity_conference || !y->entity ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Records with a day in the next two weeks. */
static bool read_coming(struct calendar_rows *rows, const struct entity *entity, const char *key,
	const struct condition *more, bool (*take)(void *arg, const void *record),
	struct error *err)
{
	const struct field *day = entity_field(entity, key);
	const date_t today = date_today();
	const struct condition near[] = {{.field = day, .op = OP_GE, .date = today},
		{.field = day, .op = OP_LE, .date = today + CALENDAR_DAYS}, *more};
	const struct query query = {.entity = entity,
		.conditions = near,
		.count = 3,
		.sort = day,
		.limit = SECTION_ROWS};

	return store_query(rows->desk->base.view.tui->desk->store, &query, take, rows, err);
}

static bool add_calendar(struct deskview *d, struct error *err)
{
	const struct condition going = {.field = entity_field(&entity_conference, "status"),
		.op = OP_NE,
		.number = CONFERENCE_CANCELLED};
	const struct condition planned = {.field = entity_field(&entity_reception_day, "held"),
		.op = OP_NE,
		.number = RECEPTION_POSTPONED};
	const struct duty_range periods = {
		.sources = DUTIES_OF_PERIOD, .until = date_today() + PERIOD_DAYS};
	struct calendar_rows rows = {.desk = d};
	const size_t heading = begin_section(d, _("Calendar"));
	const bool ok =
		read_coming(&rows, &entity_conference, "held_on", &going, take_conference, err) &&
		read_coming(
			&rows, &entity_reception_day, "day", &planned, take_reception_day, err) &&
		duties_between(d->base.view.tui->desk, &periods, take_period, &rows, err);

	if (rows.count)
		qsort(rows.list, rows.count, sizeof *rows.list, by_day);
	for (size_t i = 0; i < rows.count; i++) {
		const struct coming *coming = &rows.list[i];
		struct page_row *row = page_add(&d->base.page, PAGE_ITEM);
		row->entity = coming->entity;
		row->id = coming->id;
		row->value = coming->value;
		row->text = coming->text;
		row->right = coming->right;
		row->right_style = coming->right_style;
	}
	free(rows.list);
	end_section(d, heading);
	return ok;
}

/* ---- greeting ------------------------------------------------------------------------------ */

/* The next day off within a few days; DATE_NONE where all are plain. */
static struct calendar_day next_day_off(struct desk *desk)
{
	for (date_t day = date_today() + 1; day <= date_today() + DAYS_OFF_AHEAD; day++) {
		const struct calendar_day next = calendar_day(desk_calendar(desk), day);
		if (next.off && (next.kind == DAY_HOLIDAY || next.kind == DAY_COMPENSATORY))
			return next;
	}
	return (struct calendar_day){0};
}

static void add_day_off(struct deskview *d)
{
	const struct calendar_day off = next_day_off(d->base.view.tui->desk);
	struct buf line = {0}, day = {0};

	if (!off.day)
		return;
	put_day(off.day, false, &day);
	if (off.day == date_today() + 1) {
		int year, month, number;
		date_split(off.day, &year, &month, &number);
		buf_cut(&day, 0);
		buf_printf(&day, _("Tomorrow %02d/%02d"), number, month);
	}
	buf_printf(&line, _("%s is a day off (%s): due dates leave it out. h says why"),
		buf_text(&day), off.name);
	page_paragraph(&d->base.page, ROLE_TODAY, 1, d->list.columns - 3, buf_text(&line));
	buf_clear(&line);
	buf_clear(&day);
}

/* What was typed and not saved, offered on return. */
static bool count_draft(void *arg, const char *place, const char *at)
{
	(void)place, (void)at;
	++*(unsigned long *)arg;
	return true;
}

static bool add_drafts(struct deskview *d, struct error *err)
{
	unsigned long count = 0;
	struct buf line = {0};

	if (!draft_places(d->base.view.tui->desk, count_draft, &count, err))
		return false;
	if (count) {
		buf_printf(&line,
			ngettext("%lu unsaved draft: Ctrl+N shows it",
				"%lu unsaved drafts: Ctrl+N shows them", count),
			count);
		page_line(&d->base.page, ROLE_TODAY, 1, buf_text(&line));
	}
	buf_clear(&line);
	return true;
}

/* "You stand in for Hùng ĐC until 29/11: their cases are yours as well". */
static void add_principal(void *arg, int64_t staff)
{
	struct deskview *d = arg;
	struct desk *desk = d->base.view.tui->desk;
	struct buf line = {0}, who = {0}, day = {0};
	const date_t back = absence_back(desk, staff);

	desk_ref_label(desk, &entity_staff, staff, &who);
	case_cell_day(back, &day);
	buf_printf(&line, _("You stand in for %s, back on %s: their cases are yours so long"),
		buf_text(&who), buf_text(&day));
	page_paragraph(&d->base.page, ROLE_NORMAL, 1, d->list.columns - 3, buf_text(&line));
	buf_clear(&line);
	buf_clear(&who);
	buf_clear(&day);
}

static char *greeting(const struct deskview *d)
{
	struct desk *desk = d->base.view.tui->desk;
	struct buf line = {0}, name = {0}, overdue = {0}, today = {0};

	desk_ref_label(desk, &entity_staff, desk->staff, &name);
	put_day(date_today(), false, &line);
	buf_puts(&line, ". ");
	const size_t day = line.len;
	if (name.len && d->list.columns >= 70)
		buf_printf(&line, _("Hello, %s. "), buf_text(&name));
	put_total(&d->sections[OVERDUE], &overdue);
	put_total(&d->sections[TODAY], &today);
	if (d->sections[OVERDUE].total || d->sections[TODAY].total)
		buf_printf(&line, _("%s overdue, %s due today."), buf_text(&overdue),
			buf_text(&today));
	else
		buf_puts(&line, _("Nothing is overdue, nothing is due today."));
	buf_clear(&name);
	buf_clear(&overdue);
	buf_clear(&today);
	/* Where there is no room the day goes: it stands in the title of a wide screen. */
	const bool fits = text_width(buf_text(&line)) <= d->list.columns - 3;
	char *text = xstrdup(buf_text(&line) + (fits ? 0 : day));
	buf_clear(&line);
	return text;
}

static bool load(struct view *view, struct error *err)
{
	struct deskview *d = self(view);
	struct desk *desk = view->tui->desk;
	const date_t today = date_today();
	struct buf soon = {0};

	page_restart(&d->base.page);
	d->file.record.id = d->preview.id = 0; /* read again: it may have changed */
	workload_restart(&d->work);
	page_line(&d->base.page, ROLE_TITLE, 1, NULL);
	add_day_off(d);
	absence_each(desk, add_principal, d);
	if (!add_drafts(d, err))
		return false;
	buf_printf(&soon,
		ngettext("Next working day", "Next %d working days",
			(unsigned long)desk->settings.soon_days),
		desk->settings.soon_days);
	bool ok = add_section(d, OVERDUE, _("Overdue"),
			  (struct duty_range){.sources = DUTIES_OWED, .until = today - 1}, add_duty,
			  err) &&
		add_section(d, TODAY, _("Today"),
			(struct duty_range){.sources = DUTIES_OWED, .from = today, .until = today},
			add_duty, err) &&
		add_section(d, SOON, buf_text(&soon),
			(struct duty_range){
				.sources = DUTIES_OWED, .from = today + 1, .until = soon_end(desk)},
			add_duty, err) &&
		add_section(d, PAUSED, _("Paused"), (struct duty_range){.sources = DUTIES_PAUSED},
			add_duty, err) &&
		add_section(d, PROMISES, _("Promises made at conferences"),
			(struct duty_range){
				.sources = DUTIES_PROMISED, .until = today + PROMISE_DAYS},
			add_promise, err) &&
		add_calendar(d, err);
	buf_clear(&soon);
	if (ok)
		d->base.page.rows[0].text = greeting(d);
	if (ok && !d->sections[OVERDUE].total && !d->sections[TODAY].total &&
		!d->sections[SOON].total)
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
	const bool tall = r.rows > PREVIEW_ROWS + WORKLOAD_DAYS;

	draw_clear(d->pane);
	if (tall) {
		workload_draw(&d->work, rect_rows(r, PREVIEW_ROWS, r.rows - PREVIEW_ROWS));
		r = rect_rows(r, 0, PREVIEW_ROWS);
	}
	draw_vertical(d->pane, 0);
	if (focused_case(d) && focused_case(d) == d->file.record.id)
		preview_draw(&d->preview, d->base.view.tui->desk, &d->file, r);
}

static void layout(struct view *view)
{
	struct deskview *d = self(view);
	const int wide = view->tui->desk->settings.pane_columns;
	const int pane = view->area.columns >= wide && !d->zoomed ? PANE_COLUMNS : 0;

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

static bool stop(const struct view *view, int y)
{
	const struct deskview *d = (const struct deskview *)view;

	return page_stop(&d->base.page, d->list, y);
}

static void clear(struct view *view)
{
	struct deskview *d = self(view);

	record_clear(&entity_casefile, &d->file);
	preview_clear(&d->preview);
	workload_clear(&d->work);
	pageview_ops.clear(view);
}

/* Count one section that has more duties than rows; false where there is none. */
static bool count_section(struct deskview *d)
{
	struct section *section = d->sections;
	struct error err = {0};

	while (section < d->sections + SECTIONS && (!section->uncounted || section->failed))
		section++;
	if (section == d->sections + SECTIONS)
		return false;
	section->failed =
		!duties_count(d->base.view.tui->desk, &section->range, &section->total, &err);
	if (section->failed) {
		tui_complain(d->base.view.tui, &err);
		return true;
	}
	section->uncounted = false;
	show_total(d, section);
	free(d->base.page.rows[0].text);
	d->base.page.rows[0].text = greeting(d);
	view_touch(&d->base.view, DIRTY_PAINT);
	return true;
}

/* What is not needed for the first paint: the pane, the counts. */
static bool spare(struct view *view)
{
	struct deskview *d = self(view);
	const struct condition open = {
		.field = entity_field(&entity_casefile, "closed_on"), .op = OP_EMPTY};
	struct query query = {.entity = &entity_casefile, .conditions = &open, .count = 1};
	struct error err = {0};

	if (read_pane(d) || count_section(d))
		return true;
	if (d->pane.columns && workload_read(&d->work, view->tui->desk, &err)) {
		if (d->work.done)
			view_touch(view, DIRTY_PAINT);
		return true;
	}
	if (*err.text)
		tui_complain(view->tui, &err);
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

static void zoom(struct view *view, const char *argument)
{
	(void)argument;
	self(view)->zoomed = !self(view)->zoomed;
	view_touch(view, DIRTY_LAYOUT | DIRTY_DATA);
}

/* The acts on the case under the cursor; a narrow screen has nothing to zoom. */
static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const int wide = view->tui->desk->settings.pane_columns;

	if (action == ACT_ZOOM && view->area.columns < wide)
		return error_set(err, ERR_DENIED,
			_("There is one pane only: from %d columns on there are more"), wide);
	return case_act_allowed(view, action, err);
}

static void create(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, formview_new(view->tui, &entity_casefile, NULL, NULL));
}

/* The duty of a period under the cursor; PERIOD_NONE where it is on something else. */
static enum duty_period focused_period(const struct deskview *d)
{
	const struct page_row *row = page_item(&d->base.page);

	return row && !row->entity && row->value < 0 ? (enum duty_period) - row->value
						     : PERIOD_NONE;
}

/* Enter: the record; of a duty of a period the list in which it is met. */
static void open_row(struct view *view, const char *argument)
{
	struct deskview *d = self(view);
	const enum duty_period period = focused_period(d);

	(void)argument;
	if (!pageview_open(&d->base) && period)
		tui_push(view->tui,
			screen_of_list(view->tui,
				period == PERIOD_CONFERENCE ? &entity_conference
							    : &entity_reception_day));
}

/* h: the clock of the row, which may be another than the record's own date. */
static void why(struct view *view, const char *argument)
{
	struct deskview *d = self(view);
	const enum duty_period period = focused_period(d);
	const struct page_row *row = page_current(&d->base.page);

	if (period)
		tui_push(view->tui, why_view_period(view->tui, period));
	else if (row && row->value > 0)
		tui_push(view->tui, why_view_new(view->tui, row->entity, &row->id, 1, row->value));
	else
		why_act(view, argument);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, open_row},
	{ACT_DUE, why},
	CASE_ACT_HANDLERS,
	{ACT_CREATE, create},
	{ACT_ZOOM, zoom},
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
	.stop = stop,
	.spare = spare,
	.status = status,
	.allowed = allowed,
	.clear = clear,
};

struct view *desk_view_new(struct tui *tui)
{
	return view_new(tui, &ops);
}
