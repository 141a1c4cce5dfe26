/* The date picker: a month to move in, days off marked by the desk's calendar, and a line for those who rather type. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/dayword.h"
#include "base/locale.h"
#include "domain/calendar.h"
#include "domain/lunar.h"
#include "tui/editor.h"
#include "tui/loop.h"
#include "tui/prompt.h"

enum { ROWS = 14, COLUMNS = 44, DAY_COLUMNS = 5 };

struct picker {
	struct view view;
	struct view *owner;
	char *title;
	date_t day; /* under the cursor */
	struct editor line;
	void (*chosen)(struct view *owner, void *arg, date_t date);
	void *arg;
};

/* Drawing reads no records: what the days are is ready then. */
static bool load(struct view *view, struct error *err)
{
	(void)err;
	desk_calendar(view->tui->desk);
	return true;
}

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	(void)view, (void)screen_rows, (void)screen_columns;
	*rows = ROWS;
	*columns = COLUMNS;
}

/* Marks beside a day: colour alone would not do. */
static char mark_of(const struct calendar_day *day)
{
	if (day->kind == DAY_MAKEUP)
		return day->confirmed ? '+' : '?';
	if (day->kind == DAY_HOLIDAY || day->kind == DAY_COMPENSATORY)
		return day->confirmed ? '*' : '?';
	return day->day == date_today() ? '>' : ' ';
}

/* Where the days stand, their names in the first row. */
static struct rect days_area(const struct view *view)
{
	const struct rect inside = rect_columns(
		rect_rows(view->area, 1, view->area.rows - 2), 1, view->area.columns - 2);

	return rect_columns(rect_rows(inside, 2, 7), 3, inside.columns - 4);
}

static void draw_days(const struct picker *picker, struct rect r)
{
	static const char *const names[] = {
		N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su")};
	const struct calendar *calendar = desk_calendar(picker->view.tui->desk);
	const date_t first = date_month_first(picker->day);
	const int before = date_week_place(first);

	for (int i = 0; i < 7; i++)
		draw_cell(r, 0, i * DAY_COLUMNS, DAY_COLUMNS - 1, ALIGN_RIGHT, ROLE_LABEL,
			_(names[i]));
	for (int number = 1; number <= date_month_length(first); number++) {
		const struct calendar_day day = calendar_day(calendar, first + number - 1);
		const int place = before + number - 1;
		unsigned style = day.off ? ROLE_DIM : ROLE_NORMAL;
		char text[16];

		if (day.day == date_today())
			style = ROLE_TITLE;
		if (day.day == picker->day)
			style |= STYLE_FOCUS;
		snprintf(text, sizeof text, "%c%2d", mark_of(&day), number);
		draw_cell(r, 1 + place / 7, place % 7 * DAY_COLUMNS, DAY_COLUMNS - 1, ALIGN_RIGHT,
			style, text);
	}
}

/* The day under the cursor: its lunar date, and what it is. */
static void draw_focused(const struct picker *picker, struct rect r)
{
	const struct calendar_day day =
		calendar_day(desk_calendar(picker->view.tui->desk), picker->day);
	int year, month, number;
	char shown[DATE_ISO_SIZE];
	struct buf b = {0};
	bool leap;

	buf_puts(&b, date_show(picker->day, shown));
	if (lunar_split(picker->day, &year, &month, &number, &leap))
		buf_printf(
			&b, leap ? _(" · lunar %d/%d leap") : _(" · lunar %d/%d"), number, month);
	draw_cell(r, 0, 0, r.columns, ALIGN_LEFT, ROLE_TITLE, buf_text(&b));
	buf_cut(&b, 0);
	if (*day.name)
		buf_printf(&b, day.confirmed ? "%s" : _("%s (provisional)"), day.name);
	draw_cell(r, 1, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL, buf_text(&b));
	buf_clear(&b);
}

static void draw(struct view *view)
{
	const struct picker *picker = (struct picker *)view;
	struct rect r;
	int year, month, number;
	char right[40];

	date_split(picker->day, &year, &month, &number);
	snprintf(right, sizeof right, _("month %d/%d"), month, year);
	r = draw_box(view->area, picker->title, right);
	draw_text(r, 0, 1, ROLE_LABEL, _("Date"));
	draw_days(picker, days_area(view));
	draw_focused(picker, rect_columns(rect_rows(r, 9, 2), 1, r.columns - 2));
	draw_cell(r, 11, 1, r.columns - 2, ALIGN_LEFT, ROLE_DIM,
		_("* off, ? provisional, + make-up, > today"));
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct picker *picker = (struct picker *)view;
	struct rect r = rect_rows(view->area, 1, 1);
	int column = 3 + text_width(_("Date"));

	editor_draw(&picker->line, rect_columns(r, column + 1, 14), ROLE_FIELD, y, x);
	if (!*editor_text(&picker->line)) { /* nothing is typed: on the day itself */
		const date_t first = date_month_first(picker->day);
		const int place = date_week_place(first) + (int)(picker->day - first);
		draw_place(days_area(view), 1 + place / 7,
			place % 7 * DAY_COLUMNS + DAY_COLUMNS - 2, y, x);
	}
	return true;
}

static const struct editor *line_editor(const struct view *view)
{
	return &((const struct picker *)view)->line;
}

static bool typing(const struct view *view)
{
	(void)view;
	return true;
}

static void go(struct picker *picker, date_t day)
{
	if (day < date_make(1900, 1, 1) || day > date_make(2199, 12, 31))
		return;
	picker->day = day;
	view_touch(&picker->view, DIRTY_PAINT);
}

static bool key(struct view *view, const struct key *key)
{
	struct picker *picker = (struct picker *)view;
	unsigned changes = picker->line.changes;
	date_t day;

	if (!editor_key(&picker->line, key))
		return false;
	if (picker->line.changes != changes &&
		dayword_parse(&day, editor_text(&picker->line), date_today(), false, NULL))
		go(picker, day);
	return true;
}

static void step(struct view *view, date_t day)
{
	struct picker *picker = (struct picker *)view;

	editor_set(&picker->line, "");
	go(picker, day);
}

static bool click(struct view *view, int y, int x)
{
	struct picker *picker = (struct picker *)view;
	const struct rect r = days_area(view);
	const date_t first = date_month_first(picker->day);
	const int number = (y - r.y - 1) * 7 + (x - r.x) / DAY_COLUMNS - date_week_place(first);

	if (y <= r.y || x < r.x || x >= r.x + 7 * DAY_COLUMNS || number < 0 ||
		number >= date_month_length(first))
		return false;
	step(view, first + number);
	return true;
}

static void run_up(struct view *view, const char *argument)
{
	(void)argument;
	step(view, ((struct picker *)view)->day - 7);
}

static void run_down(struct view *view, const char *argument)
{
	(void)argument;
	step(view, ((struct picker *)view)->day + 7);
}

static void run_left(struct view *view, const char *argument)
{
	(void)argument;
	step(view, ((struct picker *)view)->day - 1);
}

static void run_right(struct view *view, const char *argument)
{
	(void)argument;
	step(view, ((struct picker *)view)->day + 1);
}

static void run_month_before(struct view *view, const char *argument)
{
	(void)argument;
	step(view, date_add_months(((struct picker *)view)->day, -1));
}

static void run_month_after(struct view *view, const char *argument)
{
	(void)argument;
	step(view, date_add_months(((struct picker *)view)->day, 1));
}

static void run_today(struct view *view, const char *argument)
{
	(void)argument;
	step(view, date_today());
}

static void answer(struct view *view, date_t day)
{
	struct picker *picker = (struct picker *)view;

	if (tui_pop(view))
		picker->chosen(picker->owner, picker->arg, day);
}

static void run_choose(struct view *view, const char *argument)
{
	struct picker *picker = (struct picker *)view;
	struct error err = {0};
	date_t day = picker->day;

	(void)argument;
	if (!editor_is_empty(&picker->line) &&
		!dayword_parse(&day, editor_text(&picker->line), date_today(), false, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	answer(view, day);
}

static void run_none(struct view *view, const char *argument)
{
	(void)argument;
	answer(view, DATE_NONE);
}

static void clear(struct view *view)
{
	struct picker *picker = (struct picker *)view;

	free(picker->title);
	editor_clear(&picker->line);
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
	{ACT_UNMARK_ALL, run_none},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "calendar",
	.size = sizeof(struct picker),
	.context = CTX_CALENDAR,
	.overlay = true,
	.handlers = handlers,
	.measure = measure,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.click = click,
	.editor = line_editor,
	.typing = typing,
	.key = key,
	.clear = clear,
};

void prompt_date(struct view *owner, const char *title, date_t current,
	void (*chosen)(struct view *owner, void *arg, date_t date), void *arg)
{
	struct picker *picker = view_new(owner->tui, &ops);

	picker->owner = owner;
	picker->title = xstrdup(title);
	picker->day = current ? current : date_today();
	picker->chosen = chosen;
	picker->arg = arg;
	editor_init(&picker->line, false, 10);
	tui_push(owner->tui, &picker->view);
}
