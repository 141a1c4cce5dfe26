/* The date picker: a month to move in, days off marked, and a line for those who rather type. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "tui/editor.h"
#include "tui/loop.h"
#include "tui/prompt.h"

enum { ROWS = 13, COLUMNS = 44, DAY_COLUMNS = 5, MOST_DAYS = 31 };

struct calendar {
	struct view view;
	struct view *owner;
	char *title;
	date_t day; /* under the cursor */
	struct editor line;
	void (*chosen)(struct view *owner, void *arg, date_t date);
	void *arg;
	date_t first; /* of the month that `kinds` is about */
	int64_t kinds[MOST_DAYS]; /* enum holiday_kind by day of the month, 0 = none */
	char *name; /* of the day under the cursor, where it is a holiday */
};

static date_t month_of(date_t day)
{
	int year, month, number;

	date_split(day, &year, &month, &number);
	return date_make(year, month, 1);
}

static int days_in(date_t first)
{
	int year, month, day;

	date_split(first, &year, &month, &day);
	return date_month_days(year, month);
}

/* Monday 0 … Sunday 6: weeks begin on Monday here. */
static int weekday(date_t day)
{
	return (date_weekday(day) + 6) % 7;
}

static bool holiday_row(void *arg, const void *record)
{
	struct calendar *calendar = arg;
	const struct holiday *holiday = record;

	calendar->kinds[holiday->day - calendar->first] = holiday->kind;
	if (holiday->day == calendar->day) {
		free(calendar->name);
		calendar->name = xstrdup(holiday->name);
	}
	return true;
}

static bool load(struct view *view, struct error *err)
{
	struct calendar *calendar = (struct calendar *)view;
	const struct field *day = entity_field(&entity_holiday, "day");
	struct condition month[2];
	struct query query = {.entity = &entity_holiday, .conditions = month, .count = 2};

	calendar->first = month_of(calendar->day);
	memset(calendar->kinds, 0, sizeof calendar->kinds);
	free(calendar->name);
	calendar->name = NULL;
	month[0] = (struct condition){.field = day, .op = OP_GE, .date = calendar->first};
	month[1] = (struct condition){
		.field = day, .op = OP_LE, .date = calendar->first + days_in(calendar->first) - 1};
	return store_query(view->tui->desk->store, &query, holiday_row, calendar, err);
}

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	(void)view, (void)screen_rows, (void)screen_columns;
	*rows = ROWS;
	*columns = COLUMNS;
}

static bool is_off(const struct calendar *calendar, int number)
{
	int64_t kind = calendar->kinds[number - 1];

	if (kind)
		return kind != HOLIDAY_MAKEUP;
	return weekday(calendar->first + number - 1) >= 5;
}

static void draw_days(const struct calendar *calendar, struct rect r)
{
	static const char *const names[] = {
		N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa"), N_("Su")};
	int before = weekday(calendar->first);

	for (int i = 0; i < 7; i++)
		draw_cell(r, 0, i * DAY_COLUMNS, DAY_COLUMNS - 1, ALIGN_RIGHT, ROLE_LABEL,
			_(names[i]));
	for (int number = 1; number <= days_in(calendar->first); number++) {
		date_t day = calendar->first + number - 1;
		int place = before + number - 1;
		unsigned style = is_off(calendar, number) ? ROLE_DIM : ROLE_NORMAL;
		char text[16];

		if (day == date_today())
			style = ROLE_TITLE;
		if (day == calendar->day)
			style |= STYLE_FOCUS;
		/* A holiday has a mark, too: dim alone would be colour alone. */
		snprintf(text, sizeof text, "%s%2d",
			calendar->kinds[number - 1]   ? "*"
				: day == date_today() ? ">"
						      : " ",
			number);
		draw_cell(r, 1 + place / 7, place % 7 * DAY_COLUMNS, DAY_COLUMNS - 1, ALIGN_RIGHT,
			style, text);
	}
}

static void draw(struct view *view)
{
	const struct calendar *calendar = (struct calendar *)view;
	struct rect r;
	int year, month, number;
	char right[40], day[DATE_ISO_SIZE];
	struct buf b = {0};

	date_split(calendar->day, &year, &month, &number);
	snprintf(right, sizeof right, _("month %d/%d"), month, year);
	r = draw_box(view->area, calendar->title, right);
	draw_text(r, 0, 1, ROLE_LABEL, _("Date"));
	draw_days(calendar, rect_columns(rect_rows(r, 2, 7), 3, r.columns - 4));
	buf_puts(&b, date_show(calendar->day, day));
	if (calendar->name)
		buf_printf(&b, "  %s", calendar->name);
	draw_cell(r, 9, 1, r.columns - 2, ALIGN_LEFT, ROLE_TITLE, buf_text(&b));
	draw_cell(r, 10, 1, r.columns - 2, ALIGN_LEFT, ROLE_DIM,
		_("* holiday or make-up day, > today"));
	buf_clear(&b);
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct calendar *calendar = (struct calendar *)view;
	struct rect r = rect_rows(view->area, 1, 1);
	int column = 3 + text_width(_("Date"));

	editor_draw(&calendar->line, rect_columns(r, column + 1, 14), ROLE_FIELD, y, x);
	return true;
}

static bool typing(const struct view *view)
{
	(void)view;
	return true;
}

static void go(struct calendar *calendar, date_t day)
{
	if (day < date_make(1900, 1, 1) || day > date_make(2199, 12, 31))
		return;
	calendar->day = day;
	view_touch(&calendar->view, DIRTY_DATA);
}

static bool key(struct view *view, const struct key *key)
{
	struct calendar *calendar = (struct calendar *)view;
	unsigned changes = calendar->line.changes;
	date_t day;

	if (!editor_key(&calendar->line, key))
		return false;
	if (calendar->line.changes != changes &&
		date_parse(&day, editor_text(&calendar->line), NULL))
		go(calendar, day);
	return true;
}

static void step(struct view *view, date_t day)
{
	struct calendar *calendar = (struct calendar *)view;

	editor_set(&calendar->line, "");
	go(calendar, day);
}

static void run_up(struct view *view, const char *argument)
{
	(void)argument;
	step(view, ((struct calendar *)view)->day - 7);
}

static void run_down(struct view *view, const char *argument)
{
	(void)argument;
	step(view, ((struct calendar *)view)->day + 7);
}

static void run_left(struct view *view, const char *argument)
{
	(void)argument;
	step(view, ((struct calendar *)view)->day - 1);
}

static void run_right(struct view *view, const char *argument)
{
	(void)argument;
	step(view, ((struct calendar *)view)->day + 1);
}

static void run_month_before(struct view *view, const char *argument)
{
	(void)argument;
	step(view, date_add_months(((struct calendar *)view)->day, -1));
}

static void run_month_after(struct view *view, const char *argument)
{
	(void)argument;
	step(view, date_add_months(((struct calendar *)view)->day, 1));
}

static void run_today(struct view *view, const char *argument)
{
	(void)argument;
	step(view, date_today());
}

static void answer(struct view *view, date_t day)
{
	struct calendar *calendar = (struct calendar *)view;

	if (tui_pop(view))
		calendar->chosen(calendar->owner, calendar->arg, day);
}

static void run_choose(struct view *view, const char *argument)
{
	struct calendar *calendar = (struct calendar *)view;
	struct error err = {0};
	date_t day = calendar->day;

	(void)argument;
	if (!editor_is_empty(&calendar->line) &&
		!date_parse(&day, editor_text(&calendar->line), &err)) {
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
	struct calendar *calendar = (struct calendar *)view;

	free(calendar->title);
	free(calendar->name);
	editor_clear(&calendar->line);
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
	.size = sizeof(struct calendar),
	.context = CTX_CALENDAR,
	.overlay = true,
	.handlers = handlers,
	.measure = measure,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.typing = typing,
	.key = key,
	.clear = clear,
};

void prompt_date(struct view *owner, const char *title, date_t current,
	void (*chosen)(struct view *owner, void *arg, date_t date), void *arg)
{
	struct calendar *calendar = view_new(owner->tui, &ops);

	calendar->owner = owner;
	calendar->title = xstrdup(title);
	calendar->day = current ? current : date_today();
	calendar->chosen = chosen;
	calendar->arg = arg;
	editor_init(&calendar->line, false, 10);
	tui_push(owner->tui, &calendar->view);
}
