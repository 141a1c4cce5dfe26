/*
 * Everything that was done to a record, one line an event, newest first. Only a window of it is held, which moves along with the
 * cursor (domain/history.h pages by the journal's own row).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/duty.h"
#include "domain/history.h"
#include "domain/records.h"
#include "tui/loop.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/textfile.h"
#include "tui/timeline.h"
#include "tui/timeline_show.h"

enum {
	PAGE = 200, /* items read at once */
	WINDOW = 1000, /* most that are held */
	HEAD = 1, /* rows above the list: what it is narrowed to */
	WHO_COLUMNS = 10,
	WIDE = 80, /* columns from which the year is written out */
};

struct line {
	int64_t event, tx, clock;
	int rank;
	char at[DATE_STAMP_SIZE];
	enum history_kind kind;
	char *who, *what;
};

struct timelineview {
	struct view view;
	const struct entity *entity; /* NULL: all records */
	int64_t id;
	struct history history;
	struct line *lines; /* newest first */
	size_t count, room;
	size_t cursor, top;
	bool at_newest, at_oldest; /* the window reaches the end of the list */
	int64_t mark; /* row of the journal that is to be compared; 0 = none */
	int mark_rank;
	char mark_at[DATE_STAMP_SIZE];
	char *words; /* last searched for, or NULL */
};

static struct timelineview *self(struct view *view)
{
	return (struct timelineview *)view;
}

/* "2026-11-21T08:12:33" as "21/11/2026 08:12", or with two digits of the year. */
static void put_moment(const char *at, bool wide, struct buf *out)
{
	if (strlen(at) >= 16)
		buf_printf(out, "%.2s/%.2s/%.*s %.5s", at + 8, at + 5, wide ? 4 : 2,
			wide ? at : at + 2, at + 11);
}

/* ---- the window ------------------------------------------------------------------------------ */

static void line_clear(struct line *line)
{
	free(line->who);
	free(line->what);
}

static void drop_lines(struct timelineview *t)
{
	for (size_t i = 0; i < t->count; i++)
		line_clear(&t->lines[i]);
	t->count = t->cursor = t->top = 0;
	t->at_newest = t->at_oldest = false;
}

struct gathering {
	struct line *lines;
	size_t count;
};

static bool gather(void *arg, const struct history_item *item)
{
	struct gathering *g = arg;

	g->lines = xrealloc(g->lines, (g->count + 1) * sizeof *g->lines);
	struct line *line = &g->lines[g->count++];
	*line = (struct line){.event = item->event,
		.rank = item->rank,
		.tx = item->tx,
		.clock = item->clock,
		.kind = item->kind,
		.who = xstrdup(item->who),
		.what = xstrdup(item->what)};
	snprintf(line->at, sizeof line->at, "%s", item->at);
	return true;
}

static void make_room(struct timelineview *t, size_t more)
{
	if (t->count + more <= t->room)
		return;
	t->room = t->count + more + PAGE;
	t->lines = xrealloc(t->lines, t->room * sizeof *t->lines);
}

/* Forget lines at the other end of the window. */
static void trim(struct timelineview *t, bool newest)
{
	if (t->count <= WINDOW)
		return;
	const size_t gone = t->count - WINDOW;
	const size_t first = newest ? 0 : WINDOW;
	for (size_t i = first; i < first + gone; i++)
		line_clear(&t->lines[i]);
	t->count = WINDOW;
	if (!newest) {
		t->at_oldest = false;
		return;
	}
	memmove(t->lines, t->lines + gone, WINDOW * sizeof *t->lines);
	t->cursor = t->cursor > gone ? t->cursor - gone : 0;
	t->top = t->top > gone ? t->top - gone : 0;
	t->at_newest = false;
}

/* Read a page at one end of the window. */
static bool extend(struct timelineview *t, bool newer, struct error *err)
{
	struct gathering g = {0};
	const struct line *edge = t->count ? &t->lines[newer ? 0 : t->count - 1] : NULL;
	const struct history_item beyond = {
		.event = edge ? edge->event : 0, .rank = edge ? edge->rank : 0};

	if (!history_read(&t->history, edge ? &beyond : NULL, newer, PAGE, gather, &g, err)) {
		for (size_t i = 0; i < g.count; i++)
			line_clear(&g.lines[i]);
		free(g.lines);
		return false;
	}
	make_room(t, g.count);
	if (newer) {
		if (t->count)
			memmove(t->lines + g.count, t->lines, t->count * sizeof *t->lines);
		for (size_t i = 0; i < g.count; i++)
			t->lines[g.count - 1 - i] = g.lines[i];
		if (edge) {
			t->cursor += g.count;
			t->top += g.count;
		}
		t->at_newest = g.count < PAGE;
	} else {
		if (g.count)
			memcpy(t->lines + t->count, g.lines, g.count * sizeof *t->lines);
		t->at_oldest = g.count < PAGE;
	}
	t->count += g.count;
	free(g.lines);
	trim(t, !newer);
	return true;
}

static int visible(const struct timelineview *t)
{
	return t->view.area.rows > HEAD + 1 ? t->view.area.rows - HEAD : 1;
}

static void keep_visible(struct timelineview *t)
{
	const size_t rows = (size_t)visible(t);

	if (t->count && t->cursor >= t->count)
		t->cursor = t->count - 1;
	if (t->cursor < t->top)
		t->top = t->cursor;
	if (t->cursor >= t->top + rows)
		t->top = t->cursor - rows + 1;
	if (t->top + rows > t->count)
		t->top = t->count > rows ? t->count - rows : 0;
}

/* Read on where the cursor comes near the end of what is held. */
static void fill_around(struct timelineview *t)
{
	const size_t near = 2 * (size_t)visible(t);
	struct error err = {0};
	bool ok = true;

	if (!t->at_oldest && t->cursor + near >= t->count)
		ok = extend(t, false, &err);
	if (ok && !t->at_newest && t->cursor < near)
		ok = extend(t, true, &err);
	if (!ok)
		tui_complain(t->view.tui, &err);
	keep_visible(t);
}

/* Begin anew at one end. */
static void restart(struct timelineview *t, bool oldest)
{
	struct error err = {0};

	drop_lines(t);
	t->at_newest = !oldest;
	t->at_oldest = oldest;
	if (!extend(t, oldest, &err))
		tui_complain(t->view.tui, &err);
	t->cursor = oldest && t->count ? t->count - 1 : 0;
	t->at_oldest = t->at_oldest || oldest;
	fill_around(t);
}

/* Records have changed: read again around the line under the cursor. */
static bool load(struct view *view, struct error *err)
{
	struct timelineview *t = self(view);
	struct history_filter filter = t->history.filter;

	t->history.filter = (struct history_filter){0};
	history_clear(&t->history);
	const bool ok = history_open(&t->history, view->tui->desk, t->entity, t->id, err);
	t->history.filter = filter;
	if (!ok)
		return false;
	if (!t->count || (t->cursor == 0 && t->at_newest)) {
		restart(t, false);
		return true;
	}
	struct line kept = t->lines[t->cursor];
	t->lines[t->cursor] = (struct line){0};
	drop_lines(t);
	make_room(t, 1);
	t->lines[0] = kept;
	t->count = 1;
	return extend(t, false, err) && extend(t, true, err) && (keep_visible(t), true);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct timelineview *t = self(view);
	struct desk *desk = view->tui->desk;

	(void)right;
	buf_puts(left, _("Timeline"));
	if (!t->entity) {
		buf_printf(left, " · %s", _("all records"));
		return;
	}
	void *record = xcalloc(1, t->entity->size);
	if (desk_load(desk, t->entity, t->id, record, NULL)) {
		buf_puts(left, " · ");
		record_code(t->entity, record, left);
		buf_puts(left, " · ");
		desk_show(desk, t->entity, t->entity->title, record, left);
	}
	record_clear(t->entity, record);
	free(record);
}

/* What the list is narrowed to; nothing where it is whole. */
static void put_filter(const struct timelineview *t, struct buf *out)
{
	const struct history_filter *f = &t->history.filter;
	char day[DATE_ISO_SIZE];

	if (f->staff) {
		buf_puts(out, out->len ? " · " : "");
		journal_who(t->view.tui->desk, f->staff, out);
	}
	for (int kind = 0; kind < HISTORY_KIND_COUNT; kind++)
		if (f->kinds & 1u << kind)
			buf_printf(out, "%s%s", out->len ? " · " : "", history_kind_name(kind));
	if (f->from)
		buf_printf(out, _("%sfrom %s"), out->len ? " · " : "", date_show(f->from, day));
	if (f->until)
		buf_printf(out, _("%suntil %s"), out->len ? " · " : "", date_show(f->until, day));
}

static bool is_mark(const struct timelineview *t, const struct line *line)
{
	return t->mark && line->event == t->mark && line->rank == t->mark_rank;
}

static unsigned style_of(const struct line *line)
{
	switch (line->kind) {
	case HISTORY_OVERDUE:
		return ROLE_OVERDUE;
	case HISTORY_UNDO:
		return ROLE_DIM;
	case HISTORY_CALENDAR:
		return ROLE_TODAY;
	default:
		return ROLE_NORMAL;
	}
}

static void draw_line(struct timelineview *t, int row, const struct line *line, bool focused)
{
	const struct rect r = t->view.area;
	const bool wide = r.columns >= WIDE;
	const unsigned focus = focused ? STYLE_FOCUS : 0;
	const int moment = wide ? 16 : 14;
	int column = 4;
	struct buf at = {0};

	draw_row(r, row, focused);
	if (is_mark(t, line))
		draw_cell(r, row, 1, 2, ALIGN_LEFT, ROLE_KEY | focus, "=");
	else if (line->kind == HISTORY_OVERDUE)
		draw_cell(r, row, 1, 2, ALIGN_LEFT, ROLE_OVERDUE | focus, "!!");
	put_moment(line->at, wide, &at);
	draw_cell(r, row, column, moment, ALIGN_LEFT, ROLE_DIM | focus, buf_text(&at));
	column += moment + 2;
	draw_cell(r, row, column, WHO_COLUMNS, ALIGN_LEFT, ROLE_NORMAL | focus, line->who);
	column += WHO_COLUMNS + 1;
	draw_cell(r, row, column, r.columns - column - 1, ALIGN_LEFT, style_of(line) | focus,
		line->what);
	buf_clear(&at);
}

static void draw(struct view *view)
{
	struct timelineview *t = self(view);
	struct buf narrowed = {0};

	draw_clear(view->area);
	put_filter(t, &narrowed);
	if (narrowed.len)
		draw_field(view->area, 0, 1, 8, view->area.columns - 2, _("Filter"), ROLE_FIELD,
			buf_text(&narrowed));
	else
		draw_field(view->area, 0, 1, 8, view->area.columns - 2, _("Filter"), ROLE_DIM,
			_("everybody, all kinds, all days"));
	buf_clear(&narrowed);
	if (!t->count)
		draw_text(
			view->area, HEAD, 4, ROLE_DIM, _("nothing here: - shows everything again"));
	for (int i = 0; i < visible(t) && t->top + (size_t)i < t->count; i++)
		draw_line(t, HEAD + i, &t->lines[t->top + (size_t)i],
			t->top + (size_t)i == t->cursor);
}

static bool cursor(struct view *view, int *y, int *x)
{
	const struct timelineview *t = self(view);

	if (!t->count)
		return false;
	draw_place(view->area, HEAD + (int)(t->cursor - t->top), 0, y, x);
	return true;
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	const struct timelineview *t = self(view);

	if (t->mark) {
		buf_puts(left, _("= at another moment compares with "));
		put_moment(t->mark_at, false, left);
	} else if (t->at_newest && t->at_oldest) {
		buf_printf(left, ngettext("%zu event", "%zu events", t->count), t->count);
	}
	if (t->words)
		buf_printf(right, _("searched: %s"), t->words);
}

/* ---- moving ---------------------------------------------------------------------------------- */

static void move_by(struct view *view, long by)
{
	struct timelineview *t = self(view);
	long at = (long)t->cursor + by;

	if (!t->count)
		return;
	if (at < 0)
		at = 0;
	t->cursor = at >= (long)t->count ? t->count - 1 : (size_t)at;
	fill_around(t);
	view_touch(view, DIRTY_PAINT);
}

static void run_up(struct view *view, const char *argument)
{
	(void)argument;
	move_by(view, -1);
}

static void run_down(struct view *view, const char *argument)
{
	(void)argument;
	move_by(view, 1);
}

static void run_page_up(struct view *view, const char *argument)
{
	(void)argument;
	move_by(view, -visible(self(view)));
}

static void run_page_down(struct view *view, const char *argument)
{
	(void)argument;
	move_by(view, visible(self(view)));
}

static void go_end(struct view *view, bool oldest)
{
	struct timelineview *t = self(view);

	if (oldest ? !t->at_oldest : !t->at_newest)
		restart(t, oldest);
	t->cursor = oldest && t->count ? t->count - 1 : 0;
	keep_visible(t);
	view_touch(view, DIRTY_PAINT);
}

static void run_first(struct view *view, const char *argument)
{
	(void)argument;
	go_end(view, false);
}

static void run_last(struct view *view, const char *argument)
{
	(void)argument;
	go_end(view, true);
}

/* ---- looking --------------------------------------------------------------------------------- */

/* What came by itself explains itself; of everything else the values before and after. */
static void run_open(struct view *view, const char *argument)
{
	struct timelineview *t = self(view);
	const struct line *line = t->count ? &t->lines[t->cursor] : NULL;
	struct buf text = {0}, head = {0};
	struct error err = {0};

	(void)argument;
	if (!line)
		return;
	put_moment(line->at, true, &head);
	if (line->clock) {
		if (duty_why(view->tui->desk, line->clock, view->area.columns - 8, &text, &err))
			prompt_show(view->tui, buf_text(&head), buf_text(&text));
		else
			tui_complain(view->tui, &err);
	} else {
		buf_printf(&head, " · %s", line->who);
		tui_push(view->tui,
			timeline_show_act(view->tui, buf_text(&head), line->tx, line->event));
	}
	buf_clear(&text);
	buf_clear(&head);
}

static void forget_mark(struct timelineview *t)
{
	t->mark = 0;
	t->mark_rank = 0;
}

static void run_compare(struct view *view, const char *argument)
{
	struct timelineview *t = self(view);
	const struct line *line = t->count ? &t->lines[t->cursor] : NULL;
	struct buf first = {0}, second = {0};

	(void)argument;
	if (!line)
		return;
	view_touch(view, DIRTY_PAINT);
	if (!t->mark) {
		t->mark = line->event;
		t->mark_rank = line->rank;
		snprintf(t->mark_at, sizeof t->mark_at, "%s", line->at);
		return;
	}
	if (!is_mark(t, line)) {
		const bool older = line->event < t->mark;
		put_moment(older ? line->at : t->mark_at, true, &first);
		put_moment(older ? t->mark_at : line->at, true, &second);
		tui_push(view->tui,
			timeline_show_states(view->tui, t->entity, t->id,
				older ? line->event : t->mark, buf_text(&first),
				older ? t->mark : line->event, buf_text(&second)));
	}
	forget_mark(t);
	buf_clear(&first);
	buf_clear(&second);
}

/* ---- narrowing ------------------------------------------------------------------------------- */

enum narrowing { BY_PERSON = 1, BY_KIND, FROM_DAY, UNTIL_DAY, BY_NOTHING };

static void narrowed(struct view *view)
{
	restart(self(view), false);
	view_touch(view, DIRTY_PAINT);
}

static void person_chosen(struct view *view, void *arg, int64_t id)
{
	struct timelineview *t = self(view);
	struct staff staff = {0};

	(void)arg;
	free(t->history.filter.staff);
	t->history.filter.staff = NULL;
	if (id && desk_load(view->tui->desk, &entity_staff, id, &staff, NULL))
		t->history.filter.staff = xstrdup(staff.login);
	record_clear(&entity_staff, &staff);
	narrowed(view);
}

static void kind_chosen(struct view *view, void *arg, int64_t kind)
{
	(void)arg;
	self(view)->history.filter.kinds = kind < 0 ? 0 : 1u << kind;
	narrowed(view);
}

static void ask_kind(struct view *view)
{
	const unsigned now = self(view)->history.filter.kinds;
	struct menu_item items[HISTORY_KIND_COUNT + 1];
	int64_t current = -1;

	items[0] = (struct menu_item){.value = -1, .label = _("all kinds")};
	for (int kind = 0; kind < HISTORY_KIND_COUNT; kind++) {
		items[kind + 1] =
			(struct menu_item){.value = kind, .label = history_kind_name(kind)};
		if (now & 1u << kind)
			current = kind;
	}
	prompt_menu(view, _("Kind of event"), items, HISTORY_KIND_COUNT + 1, current, kind_chosen,
		NULL);
}

static void from_chosen(struct view *view, void *arg, date_t day)
{
	(void)arg;
	self(view)->history.filter.from = day;
	narrowed(view);
}

static void until_chosen(struct view *view, void *arg, date_t day)
{
	(void)arg;
	self(view)->history.filter.until = day;
	narrowed(view);
}

static void show_all(struct view *view, const char *argument)
{
	struct timelineview *t = self(view);

	(void)argument;
	free(t->history.filter.staff);
	t->history.filter = (struct history_filter){0};
	forget_mark(t);
	narrowed(view);
}

static void narrow(struct view *view, void *arg, int64_t what)
{
	const struct history_filter *f = &self(view)->history.filter;

	(void)arg;
	switch ((enum narrowing)what) {
	case BY_PERSON:
		prompt_reference(view, &entity_staff, 0, true, NULL, person_chosen, NULL);
		break;
	case BY_KIND:
		ask_kind(view);
		break;
	case FROM_DAY:
		prompt_date(view, _("From this day"), f->from, from_chosen, NULL);
		break;
	case UNTIL_DAY:
		prompt_date(view, _("Until this day"), f->until, until_chosen, NULL);
		break;
	case BY_NOTHING:
		show_all(view, NULL);
		break;
	}
}

static void run_filter(struct view *view, const char *argument)
{
	const struct menu_item items[] = {
		{.value = BY_PERSON, .label = _("Person: who did it")},
		{.value = BY_KIND, .label = _("Kind of event")},
		{.value = FROM_DAY, .label = _("From a day on")},
		{.value = UNTIL_DAY, .label = _("Until a day")},
		{.value = BY_NOTHING, .label = _("Everything again"), .detail = "-"},
	};

	(void)argument;
	prompt_menu(view, _("Narrow the timeline"), items, sizeof items / sizeof *items, 0, narrow,
		NULL);
}

/* ---- searching ------------------------------------------------------------------------------- */

struct hunt {
	const char *words;
	struct gathering found;
};

static bool matches(const char *words, const char *who, const char *what)
{
	return text_matches(what, words) || text_matches(who, words);
}

static bool look_at(void *arg, const struct history_item *item)
{
	struct hunt *hunt = arg;

	if (!matches(hunt->words, item->who, item->what))
		return true;
	gather(&hunt->found, item);
	return false;
}

/* Put the cursor on a line that is further down than what is held. */
static bool go_to(struct timelineview *t, struct line line, struct error *err)
{
	drop_lines(t);
	make_room(t, 1);
	t->lines[0] = line;
	t->count = 1;
	return extend(t, false, err) && extend(t, true, err);
}

static bool search(
	struct view *view, void *arg, const char *words, size_t *column, struct error *err)
{
	struct timelineview *t = self(view);
	struct hunt hunt = {.words = words};

	(void)arg;
	*column = 0;
	free(t->words);
	t->words = *words ? xstrdup(words) : NULL;
	view_touch(view, DIRTY_PAINT);
	if (!*words || !t->count)
		return true;
	for (size_t i = t->cursor + 1; i < t->count; i++) {
		if (matches(words, t->lines[i].who, t->lines[i].what)) {
			t->cursor = i;
			fill_around(t);
			return true;
		}
	}
	const struct line *last = &t->lines[t->count - 1];
	const struct history_item beyond = {.event = last->event, .rank = last->rank};
	if (!t->at_oldest &&
		!history_read(&t->history, &beyond, false, INT32_MAX, look_at, &hunt, err))
		return false;
	if (!hunt.found.count)
		return error_set(err, ERR_NOT_FOUND,
			_("“%s” is not further down; Home, then / searches from the newest"),
			words);
	const bool ok = go_to(t, hunt.found.lines[0], err);
	free(hunt.found.lines);
	keep_visible(t);
	return ok;
}

static void run_search(struct view *view, const char *argument)
{
	const struct timelineview *t = self(view);

	(void)argument;
	prompt_text(view, _("Search further down"), t->words, 100, NULL, search, NULL);
}

/* ---- to a file ------------------------------------------------------------------------------- */

static bool print_line(void *arg, const struct history_item *item)
{
	struct buf *out = arg;
	struct buf at = {0};

	put_moment(item->at, true, &at);
	buf_printf(out, "%s  ", buf_text(&at));
	text_pad(out, item->who, WHO_COLUMNS, ALIGN_LEFT);
	buf_printf(out, "  %s\n", item->what);
	buf_clear(&at);
	return true;
}

static bool print_to(
	struct view *view, void *arg, const char *path, size_t *column, struct error *err)
{
	struct timelineview *t = self(view);
	struct buf text = {0}, right = {0};
	char day[DATE_ISO_SIZE];

	(void)arg;
	*column = 0;
	if (!*path)
		return error_set(err, ERR_INVALID, _("Name a file"));
	title(view, &text, &right);
	buf_putc(&text, '\n');
	put_filter(t, &right);
	if (right.len)
		buf_printf(&text, "%s: %s\n", _("Filter"), buf_text(&right));

	buf_putc(&text, '\n');
	bool ok = history_read(&t->history, NULL, false, INT32_MAX, print_line, &text, err);
	buf_printf(&text, _("\nPrinted on %s\n"), date_show(date_today(), day));
	ok = ok && textfile_write(path, &text, err);
	if (ok)
		tui_say(view->tui, _("The timeline is in %s."), path);
	buf_clear(&text);
	buf_clear(&right);
	return ok;
}

static void run_print(struct view *view, const char *argument)
{
	struct timelineview *t = self(view);
	struct buf name = {0};

	(void)argument;
	buf_puts(&name, "nhat-ky-");
	if (t->entity) {
		void *record = xcalloc(1, t->entity->size);
		if (desk_load(view->tui->desk, t->entity, t->id, record, NULL))
			record_code(t->entity, record, &name);
		record_clear(t->entity, record);
		free(record);
	} else {
		char day[DATE_ISO_SIZE];
		buf_puts(&name, date_iso(date_today(), day));
	}
	buf_puts(&name, ".txt");
	prompt_text(view, _("Write the timeline to"), buf_text(&name), 200, NULL, print_to, NULL);
	buf_clear(&name);
}

/* ---- the view -------------------------------------------------------------------------------- */

/* The key that opened it closes it. */
static void run_leave(struct view *view, const char *argument)
{
	(void)argument;
	tui_pop(view);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	if (action == ACT_COMPARE && !((const struct timelineview *)view)->entity)
		return error_set(
			err, ERR_DENIED, _("states are compared in the timeline of one record"));
	return true;
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct timelineview *t = (const struct timelineview *)view;

	*entity = t->entity;
	*id = t->id;
	return t->entity != NULL;
}

static void layout(struct view *view)
{
	keep_visible(self(view));
}

static void clear(struct view *view)
{
	struct timelineview *t = self(view);

	drop_lines(t);
	free(t->lines);
	free(t->words);
	history_clear(&t->history);
}

static const struct view_handler handlers[] = {
	{ACT_UP, run_up},
	{ACT_DOWN, run_down},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_FIRST, run_first},
	{ACT_LAST, run_last},
	{ACT_OPEN, run_open},
	{ACT_COMPARE, run_compare},
	{ACT_FILTER, run_filter},
	{ACT_UNMARK_ALL, show_all},
	{ACT_SEARCH, run_search},
	{ACT_PRINT, run_print},
	{ACT_TIMELINE, run_leave},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "timeline",
	.size = sizeof(struct timelineview),
	.context = CTX_TIMELINE,
	.handlers = handlers,
	.title = title,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.status = status,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

struct view *whole_journal_new(struct tui *tui)
{
	return timeline_new(tui, NULL, 0);
}

struct view *timeline_new(struct tui *tui, const struct entity *entity, int64_t id)
{
	struct timelineview *t = view_new(tui, &ops);

	t->entity = entity;
	t->id = id;
	return &t->view;
}
