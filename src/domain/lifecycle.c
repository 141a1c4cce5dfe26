/* Where a case stands in its lifecycle, from its record and the table of acts alone. */
#include "domain/lifecycle.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

/* What the days of a case say of each kind, latest first. The same words stand in schema/0002-law.sql. */
static const struct plain_steps {
	const char *answered, *accepted, *assigned, *received;
} plain_steps[] = {
	[KIND_OPINION] = {"answered", NULL, "assigned", "noted"},
	[KIND_FEEDBACK] = {"answered", NULL, "processing", "received"},
	[KIND_COMPLAINT] = {"decided", "accepted", NULL, "received"},
	[KIND_DENUNCIATION] = {"concluded", "accepted", NULL, "received"},
	[KIND_MEDIATION] = {"mediated", NULL, "assigned", "received"},
};

const char *lifecycle_step_of(const struct casefile *file)
{
	const struct plain_steps *steps = &plain_steps[file->kind];

	if (file->closed_on)
		return "closed";
	if (file->answered_on && file->kind == KIND_MEDIATION &&
		file->outcome == OUTCOME_MEDIATION_FAILED)
		return "failed";
	if (file->answered_on)
		return steps->answered;
	if (file->paused_on && steps->accepted)
		return "suspended";
	if (file->accepted_on && steps->accepted)
		return steps->accepted;
	return file->assignee && steps->assigned ? steps->assigned : steps->received;
}

bool lifecycle_names(const char *const *ids, const char *id)
{
	for (; *ids; ids++)
		if (strcmp(*ids, id) == 0)
			return true;
	return false;
}

bool lifecycle_leaves(const struct lifecycle_action *action, const struct lifecycle_state *state)
{
	return lifecycle_names(action->from, state->id);
}

void lifecycle_when(
	const struct lifecycle *lifecycle, const struct lifecycle_action *action, struct buf *out)
{
	for (const char *const *id = action->from; *id; id++)
		buf_printf(out, "%s%s", id == action->from ? "" : ", ",
			rule_text(&lifecycle_state(lifecycle, *id)->name));
}

/* ---- the shortest way to a state ------------------------------------------------------------- */

/* Ways back and sideways are no part of how a case came to where it is. */
static bool leads_on(const struct lifecycle_action *action)
{
	return action->to && action->verb != VERB_REOPEN && action->verb != VERB_RESUME &&
		action->verb != VERB_MERGE && action->verb != VERB_CONVERT;
}

static size_t index_of(const struct lifecycle *lifecycle, const char *id)
{
	const struct lifecycle_state *state = lifecycle_state(lifecycle, id);

	return state ? (size_t)(state - lifecycle->states) : lifecycle->state_count;
}

/*
 * The acts of the shortest way from the first state, in order; among several the first of the table.
 * Returns how many; none too where there is no way.
 */
static size_t way_to(
	const struct lifecycle *lifecycle, size_t target, const struct lifecycle_action **way)
{
	const struct lifecycle_action **by =
		xcalloc(lifecycle->state_count, sizeof *by); /* how a state was reached */
	size_t *before = xcalloc(lifecycle->state_count, sizeof *before);
	size_t *queue = xcalloc(lifecycle->state_count, sizeof *queue);
	const size_t first = index_of(lifecycle, lifecycle->first);
	size_t head = 0, tail = 0, length = 0;

	queue[tail++] = first;
	while (head < tail && queue[head] != target) {
		const size_t at = queue[head++];
		for (size_t i = 0; i < lifecycle->action_count; i++) {
			const struct lifecycle_action *action = &lifecycle->actions[i];
			if (!leads_on(action) || !lifecycle_leaves(action, &lifecycle->states[at]))
				continue;
			const size_t to = index_of(lifecycle, action->to);
			if (to == lifecycle->state_count || to == first || by[to])
				continue;
			by[to] = action;
			before[to] = at;
			queue[tail++] = to;
		}
	}
	for (size_t at = target; by[at]; at = before[at])
		length++;
	size_t left = length;
	for (size_t at = target; by[at]; at = before[at])
		way[--left] = by[at];
	free(by);
	free(before);
	free(queue);
	return length;
}

/*
 * The usual way goes by these verbs; closing is its end, so what else closes comes behind it in the table. What may be done again in
 * the state it leads to is no step on the way.
 */
static bool is_usual(const struct lifecycle_action *action)
{
	if (!action->to || lifecycle_names(action->from, action->to))
		return false;
	return action->verb == VERB_MOVE || action->verb == VERB_ACCEPT ||
		action->verb == VERB_ASSIGN || action->verb == VERB_ANSWER ||
		action->verb == VERB_RESUME || action->verb == VERB_CLOSE;
}

size_t lifecycle_ahead(const struct lifecycle *lifecycle, const struct lifecycle_state *state,
	const struct lifecycle_action **out, size_t room)
{
	bool *seen = xcalloc(lifecycle->state_count, sizeof *seen);
	size_t count = 0;

	while (count < room && !state->end) {
		const struct lifecycle_action *next = NULL;
		seen[state - lifecycle->states] = true;
		for (size_t i = 0; i < lifecycle->action_count && !next; i++) {
			const struct lifecycle_action *action = &lifecycle->actions[i];
			if (!is_usual(action) || !lifecycle_leaves(action, state) ||
				seen[index_of(lifecycle, action->to)])
				continue;
			next = action;
		}
		if (!next)
			break;
		out[count++] = next;
		state = lifecycle_state(lifecycle, next->to);
	}
	free(seen);
	return count;
}

/* ---- the clocks of a record ------------------------------------------------------------------ */

struct running {
	const char *limit;
	date_t from;
};

struct running_set {
	struct running *list;
	size_t count;
};

static void set_start(struct running_set *set, const char *const *limits, date_t from)
{
	for (; from && *limits; limits++) {
		set->list = xrealloc(set->list, (set->count + 1) * sizeof *set->list);
		set->list[set->count++] = (struct running){*limits, from};
	}
}

static void set_end(struct running_set *set, const char *const *limits)
{
	size_t kept = 0;

	for (size_t i = 0; i < set->count; i++)
		if (!lifecycle_names(limits, set->list[i].limit))
			set->list[kept++] = set->list[i];
	set->count = kept;
}

/* The day of an act, where the record tells it. */
static date_t day_of(const struct lifecycle_action *action, const struct casefile *file)
{
	switch (action->verb) {
	case VERB_ACCEPT:
		return file->accepted_on;
	case VERB_ANSWER:
		return file->answered_on;
	default:
		return DATE_NONE;
	}
}

void lifecycle_clocks(const struct lifecycle *lifecycle, const struct casefile *file,
	void (*each)(void *arg, const char *limit, date_t from, date_t suspended_on), void *arg)
{
	const char *step = file->step && *file->step ? file->step : lifecycle_step_of(file);
	const size_t target = index_of(lifecycle, step);
	struct running_set set = {0};
	const char *const *paused = NULL;

	if (file->closed_on || target == lifecycle->state_count)
		return;
	const struct lifecycle_action **way = xcalloc(lifecycle->state_count + 1, sizeof *way);
	const size_t length = way_to(lifecycle, target, way);
	set_start(&set, lifecycle->starts, file->received_on);
	for (size_t i = 0; i < length; i++) {
		set_end(&set, way[i]->cancels);
		set_end(&set, way[i]->meets);
		set_start(&set, way[i]->starts, day_of(way[i], file));
		paused = way[i]->verb == VERB_SUSPEND ? way[i]->pauses : NULL;
	}
	for (size_t i = 0; i < set.count; i++)
		each(arg, set.list[i].limit, set.list[i].from,
			paused && lifecycle_names(paused, set.list[i].limit) ? file->paused_on
									     : DATE_NONE);
	free(set.list);
	free(way);
}
