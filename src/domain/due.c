/* Counting by the desk's calendar, and the limits of settings. */
#include "domain/due.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/locale.h"
#include "domain/calendar.h"
#include "domain/casefile.h"
#include "domain/rules.h"

bool due_working_days(struct desk *desk, date_t from, int count, date_t *out, struct error *err)
{
	return calendar_add_working(desk_calendar(desk), from, count, out, err);
}

bool due_calendar_days(struct desk *desk, date_t from, int count, date_t *out, struct error *err)
{
	return calendar_working_day(desk_calendar(desk), from + count, 1, out, err);
}

int due_count(struct desk *desk, date_t from, date_t to)
{
	return to > from ? calendar_count(desk_calendar(desk), from, to) : 0;
}

int case_days_left(struct desk *desk, date_t due)
{
	const date_t today = date_today();
	const date_t from = due < today ? due : today, to = due < today ? today : due;
	const int days = due_count(desk, from, to);

	if (due < today)
		return days > 0 ? -days
				: -1; /* overdue over a weekend only: overdue none the less */
	return days;
}

enum due_state case_due_state(struct desk *desk, const struct casefile *file)
{
	const date_t today = date_today();

	if (file->answered_on || file->closed_on)
		return DUE_DONE;
	if (file->paused_on)
		return DUE_PAUSED;
	if (!file->due_on)
		return DUE_NONE;
	if (file->due_on < today)
		return DUE_OVERDUE;
	if (file->due_on == today)
		return DUE_TODAY;
	return case_days_left(desk, file->due_on) <= desk->settings.soon_days ? DUE_SOON
									      : DUE_LATER;
}
