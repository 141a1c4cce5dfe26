/* What is to come after a period, from the records as they are: duties and promises that fall due, conferences that are planned. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/duty.h"
#include "domain/records.h"
#include "report/month_inside.h"

enum { DUTIES_NAMED = 15 };

const char *month_task_name(enum month_task task)
{
	static const char *const names[TASKS] = {
		[TASK_OVERDUE] = N_("Overdue cases carried over, to be settled first"),
		[TASK_CASES] = N_("Cases with something due"),
		[TASK_PETITIONS] = N_("Petitions with something due"),
		[TASK_MEETINGS] = N_("Conferences and reception days with something due"),
		[TASK_PROMISES] = N_("Promises due"),
		[TASK_CONFERENCES] = N_("Dialogue conferences planned"),
	};

	return _(names[task]);
}

static void add_item(struct month_tasks *tasks, enum month_task task, const struct entity *entity,
	int64_t id, date_t day)
{
	const size_t count = tasks->counts[task];

	/* Room grows with the powers of two. */
	if (!(count & (count - 1)))
		tasks->items[task] = xrealloc(
			tasks->items[task], (count ? count * 2 : 1) * sizeof *tasks->items[task]);
	tasks->items[task][count] =
		(struct form_item){.entity = entity, .id = id, .value = 1, .day = day};
	tasks->counts[task]++;
}

static int by_record(const void *a, const void *b)
{
	const struct form_item *left = a, *right = b;

	if (left->entity != right->entity)
		return left->entity < right->entity ? -1 : 1;
	if (left->id != right->id)
		return left->id < right->id ? -1 : 1;
	return left->day - right->day;
}

static int by_day(const void *a, const void *b)
{
	const struct form_item *left = a, *right = b;

	return left->day != right->day ? left->day - right->day : by_record(a, b);
}

/* A record stands in a list once, under its earliest day, however much is due of it. */
static void close_list(struct form_item *items, size_t *count)
{
	size_t kept = 0;

	if (!*count)
		return;
	qsort(items, *count, sizeof *items, by_record);
	for (size_t i = 0; i < *count; i++)
		if (!kept || items[kept - 1].id != items[i].id ||
			items[kept - 1].entity != items[i].entity)
			items[kept++] = items[i];
	qsort(items, kept, sizeof *items, by_day);
	*count = kept;
}

static void name_duty(struct month_tasks *tasks, const struct duty *duty)
{
	struct buf what = {0};

	tasks->duty_all++;
	if (tasks->duty_count == DUTIES_NAMED)
		return;
	/* What a promise or conference says may be sealed, or name people: the paper says its kind alone. */
	buf_puts(&what, duty_full_name(duty));
	if (!what.len)
		buf_puts(&what, duty->entity ? _(duty->entity->label) : duty->text);
	tasks->duties = xrealloc(tasks->duties, (tasks->duty_count + 1) * sizeof *tasks->duties);
	tasks->duties[tasks->duty_count++] = (struct month_duty){.due = duty->due,
		.code = xstrdup(duty->entity ? duty->code : ""),
		.what = buf_steal(&what),
		.owner = xstrdup(duty->owner ? duty->owner : "")};
}

static bool take_duty(void *arg, const struct duty *duty)
{
	struct month_tasks *tasks = arg;
	const struct entity *entity = duty->entity;

	name_duty(tasks, duty);
	if (!entity)
		return true;
	add_item(tasks,
		entity == &entity_casefile	       ? TASK_CASES
			: entity == &entity_petition   ? TASK_PETITIONS
			: entity == &entity_commitment ? TASK_PROMISES
						       : TASK_MEETINGS,
		entity, duty->id, duty->due);
	return true;
}

static bool take_conference(void *arg, const void *record)
{
	const struct conference *conference = record;

	if (conference->status != CONFERENCE_CANCELLED)
		add_item(arg, TASK_CONFERENCES, &entity_conference, conference->record.id,
			conference->held_on);
	return true;
}

static bool find_conferences(struct desk *desk, struct month_tasks *tasks, struct error *err)
{
	const struct field *day = entity_field(&entity_conference, "held_on");
	const struct condition within[] = {
		{.field = day, .op = OP_GE, .date = tasks->period.from},
		{.field = day, .op = OP_LE, .date = tasks->period.to},
	};
	const struct query query = {.entity = &entity_conference,
		.conditions = within,
		.count = sizeof within / sizeof within[0],
		.sort = day};

	return store_query(desk->store, &query, take_conference, tasks, err);
}

static bool find_overdue(
	struct desk *desk, const struct month *month, struct month_tasks *tasks, struct error *err)
{
	return month_cell(desk, month,
		month_ref(SOURCE_CASES, BY_ALL, WINDOW_THIS, CASE_OVERDUE, 0),
		&tasks->items[TASK_OVERDUE], &tasks->counts[TASK_OVERDUE], err);
}

bool month_tasks_make(struct desk *desk, struct month *month, struct error *err)
{
	struct month_tasks *tasks = month->tasks = xcalloc(1, sizeof *tasks);

	tasks->period = month->period;
	period_move(&tasks->period, 1, desk->settings.month_start);
	/* Periods of nine months lie a year apart: what is next follows the last day. */
	if (tasks->period.from > month->period.to + 1)
		period_of_day(&tasks->period, month->period.to + 1, desk->settings.month_start);
	const struct duty_range range = {
		.sources = DUTIES_OWED | DUTIES_PROMISED | DUTIES_OF_PERIOD,
		.from = tasks->period.from,
		.until = tasks->period.to};
	const bool ok = find_overdue(desk, month, tasks, err) &&
		duties_between(desk, &range, take_duty, tasks, err) &&
		find_conferences(desk, tasks, err);
	for (int i = 0; i < TASKS; i++) {
		close_list(tasks->items[i], &tasks->counts[i]);
		for (size_t k = 0; k < tasks->counts[i]; k++)
			tasks->numbers[i] += tasks->items[i][k].value;
	}
	return ok;
}

void month_tasks_free(struct month_tasks *tasks)
{
	for (int i = 0; tasks && i < TASKS; i++)
		free(tasks->items[i]);
	for (size_t i = 0; tasks && i < tasks->duty_count; i++) {
		free(tasks->duties[i].code);
		free(tasks->duties[i].what);
		free(tasks->duties[i].owner);
	}
	if (tasks)
		free(tasks->duties);
	free(tasks);
}
