/* Bars of what falls due and of who holds what. */
#include "tui/views/workload.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "domain/calendar.h"
#include "domain/duty.h"
#include "tui/chart.h"

enum {
	DAY_LABEL = 9, /* "Thu 26/11" needs less, and a blank */
	NAME_LABEL = 10,
	LATE_COLUMNS = 8, /* "12 late" */
	LEAST_ROWS = 4, /* of a section: its heading and three bars */
};

static void clear_holders(struct workload *work)
{
	for (size_t i = 0; i < work->holder_count; i++)
		free(work->holders[i].name);
	free(work->holders);
	work->holders = NULL;
	work->holder_count = work->holders_read = 0;
}

static void clear_days(struct workload *work)
{
	for (size_t i = 0; i < work->day_count; i++)
		free(work->days[i].off);
	work->day_count = work->days_read = 0;
}

void workload_restart(struct workload *work)
{
	work->begun = work->done = false;
}

void workload_clear(struct workload *work)
{
	clear_holders(work);
	clear_days(work);
}

/* ---- reading ------------------------------------------------------------------------------- */

static void choose_days(struct workload *work, struct desk *desk)
{
	const struct calendar *calendar = desk_calendar(desk);
	size_t room = sizeof work->days / sizeof work->days[0];
	int working = 0;

	clear_days(work);
	for (date_t day = date_today(); working < WORKLOAD_DAYS && work->day_count < room; day++) {
		const struct calendar_day at = calendar_day(calendar, day);
		if (at.off && at.kind != DAY_HOLIDAY && at.kind != DAY_COMPENSATORY)
			continue;
		working += !at.off;
		work->days[work->day_count].day = day;
		work->days[work->day_count].due = 0;
		work->days[work->day_count].off = at.off ? xstrdup(at.name) : NULL;
		work->day_count++;
	}
}

static bool add_holder(void *arg, const void *record)
{
	struct workload *work = arg;
	const struct staff *staff = record;

	work->holders = xrealloc(work->holders, (work->holder_count + 1) * sizeof *work->holders);
	work->holders[work->holder_count++] = (struct workload_holder){.staff = staff->record.id};
	return true;
}

static bool begin(struct workload *work, struct desk *desk, struct error *err)
{
	const struct query query = {.entity = &entity_staff};

	choose_days(work, desk);
	clear_holders(work);
	return store_query(desk->store, &query, add_holder, work, err);
}

static bool count_day(struct workload *work, struct desk *desk, struct error *err)
{
	const date_t day = work->days[work->days_read].day;
	const struct duty_range range = {.sources = DUTIES_OWED, .from = day, .until = day};

	return duties_count(desk, &range, &work->days[work->days_read++].due, err);
}

static bool count_holder(struct workload *work, struct desk *desk, struct error *err)
{
	struct workload_holder *holder = &work->holders[work->holders_read++];
	const struct condition conditions[] = {{.field = entity_field(&entity_casefile, "assignee"),
						       .op = OP_EQ,
						       .number = holder->staff},
		{.field = entity_field(&entity_casefile, "closed_on"), .op = OP_EMPTY},
		{.field = entity_field(&entity_casefile, "answered_on"), .op = OP_EMPTY},
		{.field = entity_field(&entity_casefile, "due_on"),
			.op = OP_LT,
			.date = date_today()}};
	struct query query = {.entity = &entity_casefile, .conditions = conditions, .count = 2};
	struct buf name = {0};

	desk_ref_label(desk, &entity_staff, holder->staff, &name);
	holder->name = buf_steal(&name);
	if (!store_count(desk->store, &query, &holder->open, err))
		return false;
	query.count = 4;
	return store_count(desk->store, &query, &holder->late, err);
}

static int by_number(const void *a, const void *b)
{
	const struct workload_holder *x = a, *y = b;

	if (x->open != y->open)
		return x->open > y->open ? -1 : 1;
	return (x->staff > y->staff) - (x->staff < y->staff);
}

bool workload_read(struct workload *work, struct desk *desk, struct error *err)
{
	bool ok = true;

	*err = (struct error){0};
	if (work->done)
		return false;
	if (!work->begun)
		ok = work->begun = begin(work, desk, err);
	else if (work->days_read < work->day_count)
		ok = count_day(work, desk, err);
	else if (work->holders_read < work->holder_count)
		ok = count_holder(work, desk, err);
	else {
		if (work->holder_count)
			qsort(work->holders, work->holder_count, sizeof *work->holders, by_number);
		work->done = true;
	}
	if (!ok)
		work->done = true; /* told once, not between all keys */
	return ok;
}

/* ---- drawing ------------------------------------------------------------------------------- */

static void name_day(date_t date, char *out, size_t size)
{
	static const char *const marks[] = {
		N_("Sun"), N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat")};
	int year, month, day;

	date_split(date, &year, &month, &day);
	snprintf(out, size, "%s %02d/%02d", _(marks[date_weekday(date)]), day, month);
}

static void draw_days(const struct workload *work, struct rect r)
{
	long largest = 1;

	draw_heading(r, 0, _("Falling due"), NULL, false);
	for (size_t i = 0; i < work->day_count; i++)
		if (work->days[i].due > largest)
			largest = (long)work->days[i].due;
	for (int i = 0; i + 1 < r.rows && i < (int)work->day_count; i++) {
		char label[40];
		const struct chart_row bar = {label, (long)work->days[i].due, NULL};
		const struct rect inner = rect_columns(r, 1, r.columns - 1);
		name_day(work->days[i].day, label, sizeof label);
		chart_bar(inner, i + 1, DAY_LABEL + 1, 0, &bar, largest, GLYPH_BAR);
		if (work->days[i].off) {
			draw_cell(inner, i + 1, DAY_LABEL + 1, inner.columns - DAY_LABEL - 2,
				ALIGN_LEFT, ROLE_DIM, work->days[i].off);
		}
	}
}

static int holders_shown(const struct workload *work)
{
	int count = 0;

	while (count < (int)work->holder_count && work->holders[count].open)
		count++;
	return count;
}

static void draw_holders(const struct workload *work, struct rect r)
{
	draw_heading(r, 0, _("Cases held"), _("late"), false);
	for (int i = 0; i + 1 < r.rows && i < holders_shown(work); i++) {
		const struct workload_holder *holder = &work->holders[i];
		const struct rect inner = rect_columns(r, 1, r.columns - 1);
		const struct chart_row bar = {holder->name, (long)holder->open, NULL};
		char late[24];

		chart_bar(rect_columns(inner, 0, inner.columns - LATE_COLUMNS), i + 1, NAME_LABEL,
			0, &bar, (long)work->holders[0].open, GLYPH_BAR);
		snprintf(late, sizeof late, "%lld", (long long)holder->late);
		draw_right(rect_rows(inner, i + 1, 1), 0, holder->late ? ROLE_OVERDUE : ROLE_DIM,
			holder->late ? late : "-");
	}
}

void workload_draw(const struct workload *work, struct rect r)
{
	int days = (int)work->day_count + 1;

	draw_clear(r);
	if (!work->done || r.rows < LEAST_ROWS)
		return;
	if (days > r.rows)
		days = r.rows;
	draw_days(work, rect_rows(r, 0, days));
	if (r.rows - days - 1 >= LEAST_ROWS && holders_shown(work))
		draw_holders(work, rect_rows(r, days + 1, r.rows - days - 1));
}
