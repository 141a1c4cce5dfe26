/* How much of its periods the office used, for the steps of a case. */
#include "domain/clocks_inside.h"

/* Whether a clock is the one that a step is about. */
static bool is_of_step(const struct clock *clock, const struct casefile *file, date_t on)
{
	if (clock->owed != CLOCK_OWED_OFFICE)
		return false;
	return on ? clock->state == CLOCK_MET && clock->ended_on == on
		  : clock->state == CLOCK_RUNNING && clock->due_on == file->due_on;
}

static bool count_days(struct desk *desk, const struct clock *clock, date_t until,
	struct days_used *out, struct error *err)
{
	struct explanation why = {0};

	if (!clock_explain(desk, clock, true, &why, err))
		return false;
	out->count = why.count;
	out->over = why.running && until > why.due;
	for (size_t i = 0; i < why.day_count && why.days[i].day <= until; i++)
		if (why.days[i].number)
			out->used = why.days[i].number;
	explanation_clear(&why);
	return true;
}

bool clocks_used(struct desk *desk, const struct casefile *file, date_t on, struct days_used *out,
	struct error *err)
{
	const struct clock_owner owner = {.casefile = file->record.id};
	struct clock_list list;
	bool ok = true;

	*out = (struct days_used){.count = 0};
	if (!clocks_of(desk, &owner, &list, err))
		return false;
	for (size_t i = 0; ok && i < list.count && !out->count; i++)
		if (is_of_step(&list.list[i], file, on))
			ok = count_days(desk, &list.list[i], on ? on : date_today(), out, err);
	clock_list_clear(&list);
	return ok;
}
