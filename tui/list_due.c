/* The calendar of due days of a list: how many rows are due on which day, and narrowing to one day. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/calendar.h"
#include "tui/list_inside.h"

enum { WEEK = 7, CELL = 8, WEEKS_MOST = 6, ROWS = WEEKS_MOST + 6, PANEL_CELL = 10 };

static const char *const weekdays[WEEK] = {
	N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su")};

/* "!!3": how late it is by sign, word-free, and how many; what is done already is only counted. */
static unsigned describe_day(date_t day, const struct due_day *due, struct buf *out)
{
	enum due_state state = due->owed == 0 ? DUE_DONE
		: day < date_today()	      ? DUE_OVERDUE
		: day == date_today()	      ? DUE_TODAY
					      : DUE_SOON;
	const struct state_look *look = theme_due_look(state);

	if (!due->all)
		return ROLE_DIM;
	buf_printf(out, "%.2s", look->glyph);
	buf_cut(out, out->len - (out->len && out->s[out->len - 1] == ' '));
	buf_number(out, due->owed ? due->owed : due->all);
	return look->role;
}

static bool is_holiday(const struct calendar_day *day)
{
	return day->kind == DAY_HOLIDAY || day->kind == DAY_COMPENSATORY;
}

/* Marks beside a day: colour alone would not do. */
static char mark_of(const struct calendar_day *day)
{
	if (day->kind == DAY_MAKEUP)
		return day->confirmed ? '+' : '?';
	if (is_holiday(day))
		return day->confirmed ? '*' : '?';
	return day->day == date_today() ? '>' : ' ';
}

/* ---- the panel ------------------------------------------------------------------------------- */

static date_t panel_first(void)
{
	return date_today() - date_week_place(date_today());
}

bool list_count_due(struct listview *list, struct error *err)
{
	if (list->due_counted)
		return true;
	/* The calendar is read here, so that drawing reads nothing. */
	desk_calendar(list->view.tui->desk);
	list->due_counted = facet_due_days(list->view.tui->desk, &list->rows.query, panel_first(),
				    LIST_DUE_DAYS, list->due, err) ||
		err->code != ERR_NONE;
	return false;
}

void list_draw_due(const struct listview *list, struct rect r)
{
	const struct calendar *calendar = desk_calendar(list->view.tui->desk);
	struct buf b = {0};

	for (int i = 0; i < WEEK; i++)
		draw_cell(r, 0, 2 + i * PANEL_CELL, PANEL_CELL - 1, ALIGN_RIGHT, ROLE_LABEL,
			_(weekdays[i]));
	for (int i = 0; i < LIST_DUE_DAYS; i++) {
		const struct calendar_day day = calendar_day(calendar, panel_first() + i);
		const int row = 1 + i / WEEK * 2, column = 2 + i % WEEK * PANEL_CELL;
		int year, month, number;
		unsigned style;

		date_split(day.day, &year, &month, &number);
		buf_cut(&b, 0);
		buf_printf(&b, "%c%02d", mark_of(&day), number);
		draw_cell(r, row, column, PANEL_CELL - 1, ALIGN_RIGHT,
			day.day == date_today() ? ROLE_TITLE
				: day.off	? ROLE_DIM
						: ROLE_NORMAL,
			buf_text(&b));
		buf_cut(&b, 0);
		style = describe_day(day.day, &list->due[i], &b);
		if (!b.len)
			buf_puts(&b, is_holiday(&day) ? _("off") : ".");
		draw_cell(r, row + 1, column, PANEL_CELL - 1, ALIGN_RIGHT, style, buf_text(&b));
	}
	buf_clear(&b);
}

/* ---- the calendar ---------------------------------------------------------------------------- */

struct due_view {
	struct view view;
	struct listview *list;
	date_t day; /* under the cursor */
	date_t counted; /* first day of the month that was counted; DATE_NONE = none */
	struct due_day days[31];
};

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	(void)view, (void)screen_columns;
	*rows = ROWS < screen_rows ? ROWS : screen_rows;
	*columns = WEEK * CELL + 4;
}

static bool load(struct view *view, struct error *err)
{
	(void)err;
	desk_calendar(view->tui->desk);
	((struct due_view *)view)->counted = DATE_NONE;
	return true;
}

static bool spare(struct view *view)
{
	struct due_view *due = (struct due_view *)view;
	struct tui *tui = view->tui;
	const date_t first = date_month_first(due->day);
	struct error err = {0};

	if (due->counted == first)
		return false;
	memset(due->days, 0, sizeof due->days);
	store_watch(tui->desk->store, tui->key_waits, NULL);
	if (facet_due_days(tui->desk, &due->list->rows.query, first, date_month_length(first),
		    due->days, &err) ||
		err.code)
		due->counted = first;
	store_watch(tui->desk->store, NULL, NULL);
	if (err.code)
		tui_complain(tui, &err);
	view_touch(view, DIRTY_PAINT);
	return true;
}

static struct rect cell_of(const struct due_view *due, date_t day)
{
	const date_t first = date_month_first(due->day);
	const int place = date_week_place(first) + (int)(day - first);
	struct rect r = rect_columns(
		rect_rows(due->view.area, 2 + place / WEEK, 1), 2 + place % WEEK * CELL, CELL);

	return r;
}

static void draw_month(const struct due_view *due)
{
	const struct calendar *calendar = desk_calendar(due->view.tui->desk);
	const date_t first = date_month_first(due->day);
	struct buf b = {0};

	for (int i = 0; i < WEEK; i++)
		draw_cell(rect_rows(due->view.area, 1, 1), 0, 2 + i * CELL, CELL - 1, ALIGN_LEFT,
			ROLE_LABEL, _(weekdays[i]));
	for (int number = 1; number <= date_month_length(first); number++) {
		const struct calendar_day day = calendar_day(calendar, first + number - 1);
		const unsigned focus = day.day == due->day ? STYLE_FOCUS : 0;
		struct rect r = cell_of(due, day.day);
		unsigned style = day.off ? ROLE_DIM : ROLE_NORMAL;

		buf_cut(&b, 0);
		buf_printf(&b, "%c%2d ", mark_of(&day), number);
		draw_text(r, 0, 0, (day.day == date_today() ? ROLE_TITLE : style) | focus,
			buf_text(&b));
		buf_cut(&b, 0);
		if (due->counted == first)
			style = describe_day(day.day, &due->days[number - 1], &b);
		draw_cell(r, 0, 4, CELL - 5, ALIGN_LEFT, style | focus, buf_text(&b));
	}
	buf_clear(&b);
}

/* The day under the cursor in words. */
static void draw_focused(const struct due_view *due, struct rect r)
{
	const struct calendar_day day = calendar_day(desk_calendar(due->view.tui->desk), due->day);
	const struct due_day *count = &due->days[due->day - date_month_first(due->day)];
	char shown[DATE_ISO_SIZE];
	struct buf b = {0};

	buf_puts(&b, date_show(due->day, shown));
	if (*day.name) {
		buf_puts(&b, " · ");
		buf_printf(&b, day.confirmed ? "%s" : _("%s (provisional)"), day.name);
	}
	buf_puts(&b, " · ");
	if (due->counted != date_month_first(due->day))
		buf_puts(&b, _("counting…"));
	else if (!count->all)
		buf_puts(&b, _("nothing is due"));
	else
		buf_printf(&b, _("%lld due, %lld of them not done"), (long long)count->all,
			(long long)count->owed);
	draw_cell(r, 0, 0, r.columns, ALIGN_LEFT, ROLE_TITLE, buf_text(&b));
	draw_cell(r, 1, 0, r.columns, ALIGN_LEFT, ROLE_DIM,
		_("!! late ! today · to come v done * off ? provisional"));
	buf_clear(&b);
}

static void draw(struct view *view)
{
	const struct due_view *due = (struct due_view *)view;
	int year, month, number;
	char right[40];

	date_split(due->day, &year, &month, &number);
	snprintf(right, sizeof right, _("month %d/%d"), month, year);
	draw_box(view->area, _("Due days of this list"), right);
	draw_month(due);
	draw_focused(due,
		rect_columns(
			rect_rows(view->area, view->area.rows - 3, 2), 2, view->area.columns - 4));
}

static bool cursor(struct view *view, int *y, int *x)
{
	const struct due_view *due = (struct due_view *)view;

	draw_place(cell_of(due, due->day), 0, 1, y, x);
	return true;
}

static void go(struct view *view, date_t day)
{
	if (day < date_make(1900, 1, 1) || day > date_make(2199, 12, 31))
		return;
	((struct due_view *)view)->day = day;
	view_touch(view, DIRTY_PAINT);
}

static date_t here(const struct view *view)
{
	return ((const struct due_view *)view)->day;
}

static void run_up(struct view *view, const char *argument)
{
	(void)argument;
	go(view, here(view) - WEEK);
}

static void run_down(struct view *view, const char *argument)
{
	(void)argument;
	go(view, here(view) + WEEK);
}

static void run_left(struct view *view, const char *argument)
{
	(void)argument;
	go(view, here(view) - 1);
}

static void run_right(struct view *view, const char *argument)
{
	(void)argument;
	go(view, here(view) + 1);
}

static void run_month_before(struct view *view, const char *argument)
{
	(void)argument;
	go(view, date_add_months(here(view), -1));
}

static void run_month_after(struct view *view, const char *argument)
{
	(void)argument;
	go(view, date_add_months(here(view), 1));
}

static void run_today(struct view *view, const char *argument)
{
	(void)argument;
	go(view, date_today());
}

static void run_choose(struct view *view, const char *argument)
{
	struct due_view *due = (struct due_view *)view;
	struct condition owing[FILTER_OWED];
	size_t count;

	(void)argument;
	if (tui_pop(view))
		list_narrow(
			due->list, filter_due(due->list->spec->entity, owing, &count), due->day);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_choose},
	{ACT_UP, run_up},
	{ACT_DOWN, run_down},
	{ACT_LEFT, run_left},
	{ACT_RIGHT, run_right},
	{ACT_PAGE_UP, run_month_before},
	{ACT_PAGE_DOWN, run_month_after},
	{ACT_FIRST, run_today},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "due days",
	.size = sizeof(struct due_view),
	.context = CTX_CALENDAR,
	.overlay = true,
	.handlers = handlers,
	.measure = measure,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.spare = spare,
};

void list_run_due_days(struct view *view, const char *argument)
{
	struct due_view *due = view_new(view->tui, &ops);

	(void)argument;
	due->list = (struct listview *)view;
	due->day = date_today();
	tui_push(view->tui, &due->view);
}
