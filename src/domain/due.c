/* How near a case's date is, by the desk's calendar. Declared in casefile.h. */
#include "domain/calendar.h"
#include "domain/casefile.h"

int case_days_left(struct desk *desk, date_t due)
{
	const date_t today = date_today();
	const date_t from = due < today ? due : today, to = due < today ? today : due;
	const int days = calendar_count(desk_calendar(desk), from, to);

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
