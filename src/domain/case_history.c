/* How a case came to where it is, from the journal. */
#include "domain/case_history.h"

#include <stdlib.h>
#include <string.h>

#include "domain/choices.h"
#include "domain/desk_inside.h"
#include "domain/journal.h"
#include "domain/lifecycle.h"

enum { EVENTS_MOST = 1000 }; /* of one case; nobody does more to one */

/* Walks the events of one case, newest first, and leaves out acts taken back and what took them back. */
struct walk {
	const struct casefile *file;
	int64_t *undone; /* tx of acts that are taken back */
	size_t undone_count;
	/* An act that stands; false stops. */
	bool (*each)(void *arg, const struct event *event, const struct casefile *before,
		const struct casefile *after);
	void *arg;
	struct error *err;
	bool failed;
};

static bool is_undone(const struct walk *walk, int64_t tx)
{
	for (size_t i = 0; i < walk->undone_count; i++)
		if (walk->undone[i] == tx)
			return true;
	return false;
}

static bool read_values(const struct event *event, struct casefile *before, struct casefile *after,
	struct error *err)
{
	return journal_values(&entity_casefile, event->before, before, NULL, NULL, err) &&
		journal_values(&entity_casefile, event->after, after, NULL, NULL, err);
}

static bool step_walk(void *arg, const struct event *event)
{
	struct walk *walk = arg;
	struct casefile before = {0}, after = {0};
	bool on = true;

	if (strcmp(event->entity, entity_casefile.name) != 0 ||
		event->record != walk->file->record.id)
		return true;
	const bool gone = is_undone(walk, event->tx);
	if (event->undoes) {
		if (!gone) {
			walk->undone = xrealloc(
				walk->undone, (walk->undone_count + 1) * sizeof *walk->undone);
			walk->undone[walk->undone_count++] = event->undoes;
		}
		return true;
	}
	if (gone)
		return true;
	walk->failed = !read_values(event, &before, &after, walk->err);
	if (!walk->failed)
		on = walk->each(walk->arg, event, &before, &after);
	record_clear(&entity_casefile, &before);
	record_clear(&entity_casefile, &after);
	return on && !walk->failed;
}

static bool walk_events(struct desk *desk, const struct casefile *file,
	bool (*each)(void *arg, const struct event *event, const struct casefile *before,
		const struct casefile *after),
	void *arg, struct error *err)
{
	struct walk walk = {.file = file, .each = each, .arg = arg, .err = err};
	const bool ok = journal_read(
		desk, &entity_casefile, file->record.id, 0, EVENTS_MOST, step_walk, &walk, err);

	free(walk.undone);
	return ok && !walk.failed;
}

/* ---- back to where it was --------------------------------------------------------------------- */

struct step_before {
	const char *step; /* that it is in */
	char *before;
};

static bool find_step_before(void *arg, const struct event *event, const struct casefile *before,
	const struct casefile *after)
{
	struct step_before *search = arg;

	(void)event;
	if (!after->step || strcmp(after->step, search->step) != 0)
		return true;
	search->before = xstrdup(before->step ? before->step : "");
	return false;
}

bool case_step_back(struct desk *desk, struct casefile *file, struct error *err)
{
	struct step_before search = {.step = file->step ? file->step : ""};

	if (!walk_events(desk, file, find_step_before, &search, err))
		return false;
	const struct lifecycle_state *state =
		search.before ? lifecycle_state(case_lifecycle(desk, file), search.before) : NULL;
	field_set_string(entity_field(&entity_casefile, "step"), file,
		state && !state->end ? state->id : lifecycle_step_of(file));
	free(search.before);
	return true;
}

/* ---- the states gone through -------------------------------------------------------------------- */

struct history {
	const struct lifecycle *lifecycle;
	struct case_move *moves; /* newest first */
	size_t room, count;
};

static bool add_move(void *arg, const struct event *event, const struct casefile *before,
	const struct casefile *after)
{
	struct history *history = arg;
	const bool another_kind = before->kind != 0 && after->kind != 0;

	if (after->step && *after->step) {
		const struct lifecycle_state *state =
			lifecycle_state(history->lifecycle, after->step);
		if (state && history->count < history->room)
			history->moves[history->count++] = (struct case_move){state, after->step_on,
				lifecycle_action(history->lifecycle, event->action)};
	}
	/* What it was before was a case of another kind, with other states. */
	return !another_kind && history->count < history->room;
}

/* Put a move in front of others, where there is room. */
static void insert_move(struct case_move *moves, size_t room, size_t *count, size_t at,
	const struct lifecycle_state *state, date_t on)
{
	if (!state || *count == room || at > *count)
		return;
	memmove(&moves[at + 1], &moves[at], (*count - at) * sizeof *moves);
	moves[at] = (struct case_move){state, on, NULL};
	++*count;
}

static const struct lifecycle_state *accepted_state(const struct lifecycle *lifecycle)
{
	for (size_t i = 0; i < lifecycle->action_count; i++)
		if (lifecycle->actions[i].verb == VERB_ACCEPT)
			return lifecycle_state(lifecycle, lifecycle->actions[i].to);
	return NULL;
}

/* What was entered further on than its beginning was received, and accepted, all the same: its days tell. */
static void add_beginning(const struct lifecycle *lifecycle, const struct casefile *file,
	struct case_move *moves, size_t room, size_t *count)
{
	const struct lifecycle_state *first = lifecycle_state(lifecycle, lifecycle->first);
	const struct lifecycle_state *accepted =
		file->accepted_on ? accepted_state(lifecycle) : NULL;
	bool known = false;

	for (size_t i = 0; i < *count; i++)
		known = known || moves[i].state == accepted;
	if (moves[0].state == first || *count == room)
		return;
	if (accepted && !known)
		insert_move(moves, room, count, 0, accepted, file->accepted_on);
	insert_move(moves, room, count, 0, first, file->received_on);
}

bool case_history(struct desk *desk, const struct casefile *file, struct case_move *out,
	size_t room, size_t *count, struct error *err)
{
	struct history history = {case_lifecycle(desk, file), out, room, 0};

	if (!walk_events(desk, file, add_move, &history, err))
		return false;
	for (size_t i = 0; i < history.count / 2; i++) {
		const struct case_move move = out[i];
		out[i] = out[history.count - 1 - i];
		out[history.count - 1 - i] = move;
	}
	if (!history.count && room)
		out[history.count++] =
			(struct case_move){case_step(desk, file), file->step_on, NULL};
	if (history.count)
		add_beginning(history.lifecycle, file, out, room, &history.count);
	/* A move within one day leaves the day as it was: it is that of the move before. */
	for (size_t i = 0; i < history.count; i++)
		if (!out[i].on)
			out[i].on = i ? out[i - 1].on : file->received_on;
	*count = history.count;
	return true;
}

/* ---- what was done ------------------------------------------------------------------------------- */

struct acts {
	const struct lifecycle *lifecycle;
	const struct lifecycle_action **out;
	size_t room, count;
};

static bool is_kept(const struct acts *acts, const struct lifecycle_action *action)
{
	for (size_t i = 0; i < acts->count; i++)
		if (acts->out[i] == action)
			return true;
	return false;
}

static bool add_act(void *arg, const struct event *event, const struct casefile *before,
	const struct casefile *after)
{
	struct acts *acts = arg;
	const struct lifecycle_action *action = lifecycle_action(acts->lifecycle, event->action);

	(void)before;
	(void)after;
	if (action)
		acts->out[acts->count++] = action;
	return acts->count < acts->room;
}

/* Whether the days of a case say that an act of a verb was done. */
static bool days_tell(const struct casefile *file, const struct lifecycle_action *action)
{
	const struct choice *outcome = choice_by_value(case_outcomes, file->outcome);

	if (action->verb == VERB_ACCEPT)
		return file->accepted_on != DATE_NONE;
	return action->verb == VERB_ANSWER && file->answered_on &&
		(!outcome || lifecycle_names(action->outcomes, outcome->key));
}

bool case_acts_done(struct desk *desk, const struct casefile *file,
	const struct lifecycle_action **out, size_t room, size_t *count, struct error *err)
{
	struct acts acts = {case_lifecycle(desk, file), out, room, 0};

	if (!walk_events(desk, file, add_act, &acts, err))
		return false;
	for (size_t i = acts.lifecycle->action_count; i-- > 0 && acts.count < room;) {
		const struct lifecycle_action *action = &acts.lifecycle->actions[i];
		if (days_tell(file, action) && !is_kept(&acts, action))
			acts.out[acts.count++] = action;
	}
	*count = acts.count;
	return true;
}

/* ---- the letter ----------------------------------------------------------------------------------- */

struct letter_search {
	const struct lifecycle *lifecycle;
	const char *letter;
};

static bool find_letter(void *arg, const struct event *event, const struct casefile *before,
	const struct casefile *after)
{
	struct letter_search *search = arg;
	const struct lifecycle_action *action = lifecycle_action(search->lifecycle, event->action);

	(void)before;
	(void)after;
	if (!action)
		return true;
	search->letter = action->letter;
	return false;
}

bool case_letter_owed(struct desk *desk, const struct casefile *file, const struct list_value **out,
	struct error *err)
{
	struct letter_search search = {.lifecycle = case_lifecycle(desk, file)};

	if (!walk_events(desk, file, find_letter, &search, err))
		return false;
	*out = search.letter ? rules_list_find(desk->rules, "letters", search.letter) : NULL;
	return true;
}
