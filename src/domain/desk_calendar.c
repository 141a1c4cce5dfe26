/* The calendar of the desk: built from its rules and its list of holidays when first asked for, and again after a change. */
#include <stdlib.h>

#include "domain/calendar.h"
#include "domain/desk_inside.h"
#include "domain/table.h"

struct rows {
	struct holiday *list;
	size_t count;
};

static bool take_row(void *arg, const void *record)
{
	struct rows *rows = arg;

	rows->list = xrealloc(rows->list, (rows->count + 1) * sizeof *rows->list);
	rows->list[rows->count] = (struct holiday){0};
	record_copy(&entity_holiday, &rows->list[rows->count++], record);
	return true;
}

static bool build(struct desk *desk, struct error *err)
{
	const struct query query = {.entity = &entity_holiday};
	struct rows rows = {0};
	const bool ok = store_query(desk->store, &query, take_row, &rows, err) &&
		calendar_build(&desk->calendar, desk->rules, rows.list, rows.count, err);

	for (size_t i = 0; i < rows.count; i++)
		record_clear(&entity_holiday, &rows.list[i]);
	free(rows.list);
	return ok;
}

const struct calendar *desk_calendar(struct desk *desk)
{
	struct error err = {0};

	/* A key may interrupt the search that asks, and hit this instead: then it is asked again. */
	while (!desk->calendar && !build(desk, &err))
		if (err.code != ERR_NONE)
			die("%s", err.text);
	return desk->calendar;
}

void desk_forget_calendar(struct desk *desk)
{
	calendar_free(desk->calendar);
	desk->calendar = NULL;
}
