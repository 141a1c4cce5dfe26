/*
 * A year of the calendar: its days that are not what their weekday says, month by month, whoever says so. Days that the office
 * has put into its list of holidays are opened there; any other can be put there.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/calendar.h"
#include "domain/lunar.h"
#include "tui/formview.h"
#include "tui/screens.h"
#include "tui/views/page.h"

enum { MONTHS = 12, ROWS_MOST = 366 + 2 * MONTHS + 2 };

struct yearview {
	struct pageview base;
	int year;
	date_t days[ROWS_MOST]; /* by row of the page; DATE_NONE for headings */
	int64_t ids[366]; /* rows of the office, by day of the year; 0 = none */
};

static struct yearview *self(struct view *view)
{
	return (struct yearview *)view;
}

static date_t first_day(const struct yearview *y)
{
	return date_make(y->year, 1, 1);
}

/* The day under the cursor. */
static date_t day_here(struct view *view)
{
	const struct yearview *y = self(view);

	return y->base.page.count ? y->days[y->base.page.cursor] : DATE_NONE;
}

static bool take_id(void *arg, const void *record)
{
	struct yearview *y = arg;
	const struct holiday *holiday = record;

	y->ids[holiday->day - first_day(y)] = holiday->record.id;
	return true;
}

static bool read_ids(struct yearview *y, struct error *err)
{
	const struct field *day = entity_holiday.key;
	const struct condition conditions[] = {
		{.field = day, .op = OP_GE, .date = first_day(y)},
		{.field = day, .op = OP_LE, .date = date_make(y->year, MONTHS, 31)},
	};
	const struct query query = {
		.entity = &entity_holiday, .conditions = conditions, .count = 2};

	memset(y->ids, 0, sizeof y->ids);
	return store_query(y->base.view.tui->desk->store, &query, take_id, y, err);
}

static void add_day(struct yearview *y, const struct calendar_day *day)
{
	static const char *const weekdays[] = {
		N_("Su"), N_("Mo"), N_("Tu"), N_("We"), N_("Th"), N_("Fr"), N_("Sa")};
	struct page *page = &y->base.page;
	const int64_t id = y->ids[day->day - first_day(y)];
	struct page_row *row = page_add(page, PAGE_ITEM);
	struct buf lead = {0}, right = {0};
	int year, month, number;
	char shown[DATE_ISO_SIZE];
	bool leap;

	y->days[page->count - 1] = day->day;
	buf_printf(
		&lead, "%s %.5s", _(weekdays[date_weekday(day->day)]), date_show(day->day, shown));
	row->lead = buf_steal(&lead);
	row->mark = xstrdup(!day->confirmed ? "?" : day->kind == DAY_MAKEUP ? "+" : "*");
	row->text = xstrdup(day->name);
	if (lunar_split(day->day, &year, &month, &number, &leap))
		buf_printf(&right, leap ? _("lunar %d/%d leap") : _("lunar %d/%d"), number, month);
	row->who = buf_steal(&right);
	row->right = xstrdup(!day->confirmed	   ? _("provisional")
			: day->kind == DAY_MAKEUP  ? _("worked")
			: day->kind == DAY_HOLIDAY ? _("holiday")
						   : _("compensation"));
	row->right_style = ROLE_DIM;
	if (id) {
		row->entity = &entity_holiday;
		row->id = id;
	}
}

static void add_month(struct yearview *y, const struct calendar *calendar, int month)
{
	const date_t first = date_make(y->year, month, 1);
	const date_t last = first + date_month_days(y->year, month) - 1;
	struct buf title = {0}, right = {0};

	buf_printf(&title, _("Month %d"), month);
	buf_printf(&right, _("%d working days"), calendar_count(calendar, first - 1, last));
	page_heading(&y->base.page, buf_text(&title), buf_text(&right));
	y->days[y->base.page.count - 1] = DATE_NONE;
	buf_clear(&title);
	buf_clear(&right);
	for (date_t date = first; date <= last; date++) {
		const struct calendar_day day = calendar_day(calendar, date);
		if (day.kind != DAY_WORKING && day.kind != DAY_WEEKEND)
			add_day(y, &day);
	}
}

static bool load(struct view *view, struct error *err)
{
	struct yearview *y = self(view);
	struct page *page = &y->base.page;
	const bool begun = page->begun;

	if (!read_ids(y, err))
		return false;
	page_restart(page);
	for (int month = 1; month <= MONTHS; month++)
		add_month(y, desk_calendar(view->tui->desk), month);
	page_settle(page);
	/* At first the next special day. */
	if (!begun && y->year == date_year(date_today()))
		for (size_t i = page->count; i-- > 0;)
			if (y->days[i] >= date_today())
				page->cursor = i;
	page->reading = page->reading && begun;
	page_settle(page);
	return true;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	const struct yearview *y = self(view);
	const struct calendar *calendar = desk_calendar(view->tui->desk);
	const date_t first = first_day(y), last = date_make(y->year, MONTHS, 31);

	buf_printf(left, _("Calendar of %d"), y->year);
	buf_printf(right, _("%d working days"), calendar_count(calendar, first - 1, last));
}

/* Who says what the focused day is. */
static void status(struct view *view, struct buf *left, struct buf *right)
{
	const date_t date = day_here(view);

	(void)right;
	if (date)
		buf_puts(left, calendar_day(desk_calendar(view->tui->desk), date).source);
}

static void go(struct view *view, int by)
{
	struct yearview *y = self(view);
	const int year = y->year + by;
	struct error err = {0};

	if (year < CALENDAR_FIRST_YEAR || year > CALENDAR_LAST_YEAR) {
		error_set(&err, ERR_INVALID, _("the calendar runs from %d to %d"),
			CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR);
		tui_complain(view->tui, &err);
		return;
	}
	y->year = year;
	page_reopen(&y->base.page);
	y->base.page.cursor = 0;
	view_touch(view, DIRTY_DATA);
	view->tui->dirty = true; /* the title */
}

static void previous(struct view *view, const char *argument)
{
	(void)argument;
	go(view, -1);
}

static void next(struct view *view, const char *argument)
{
	(void)argument;
	go(view, 1);
}

/* What the calendar says of the day already, to be confirmed or changed. */
static void preset(struct desk *desk, void *record, void *arg)
{
	struct holiday *holiday = record;
	const date_t date = day_here(arg);

	if (!date)
		return;
	const struct calendar_day day = calendar_day(desk_calendar(desk), date);
	holiday->day = date;
	holiday->kind = day.kind == DAY_MAKEUP ? HOLIDAY_MAKEUP
		: day.kind == DAY_COMPENSATORY ? HOLIDAY_COMPENSATORY
					       : HOLIDAY_PUBLIC;
	free(holiday->name);
	holiday->name = xstrdup(day.name);
	holiday->confirmed = 1;
}

static void create(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui,
		formview_new(view->tui, &entity_holiday, NULL,
			&(struct form_hooks){.preset = preset, .arg = view}));
}

static void open_day(struct view *view, const char *argument)
{
	const struct page_row *row = page_current(&self(view)->base.page);

	if (row)
		tui_push(view->tui, screen_of_record(view->tui, row->entity, row->id));
	else
		tui_do(view->tui, ACT_CREATE, argument);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, open_day},
	{ACT_CREATE, create},
	{ACT_PREVIOUS, previous},
	{ACT_NEXT, next},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "year",
	.size = sizeof(struct yearview),
	.context = CTX_YEAR,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.status = status,
};

struct view *year_view_new(struct tui *tui)
{
	struct yearview *y = view_new(tui, &ops);
	const int year = date_year(date_today());

	y->year = year < CALENDAR_FIRST_YEAR ? CALENDAR_FIRST_YEAR
		: year > CALENDAR_LAST_YEAR  ? CALENDAR_LAST_YEAR
					     : year;
	return &y->base.view;
}
