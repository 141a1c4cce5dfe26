/*
 * Why a date is what it is, as text: the slip of the clock (clock.h), then what moved it, from the journal. For a duty of a
 * period its rule, what counts and what is missing.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/duty_inside.h"
#include "domain/journal.h"

enum { EVENTS_MOST = 1000 };

/* ---- history ------------------------------------------------------------------------------------ */

/* One event that moved the date. */
struct move {
	int64_t event, tx;
	char at[DATE_STAMP_SIZE];
	date_t before, after; /* DATE_NONE while suspended */
};

struct history {
	struct move *moves; /* newest first */
	size_t count;
	struct error err;
	bool failed;
};

static bool collect_move(void *arg, const struct event *event)
{
	struct history *history = arg;
	struct clock before = {0}, after = {0};

	if (!strcmp(event->before, "{}") || !strstr(event->after, "\"due_on\":"))
		return true;
	history->failed =
		!journal_values(&entity_clock, event->before, &before, NULL, NULL, &history->err) ||
		!journal_values(&entity_clock, event->after, &after, NULL, NULL, &history->err);
	if (!history->failed) {
		history->moves =
			xrealloc(history->moves, (history->count + 1) * sizeof *history->moves);
		struct move *move = &history->moves[history->count++];
		*move = (struct move){.event = event->id,
			.tx = event->tx,
			.before = before.due_on,
			.after = after.due_on};
		snprintf(move->at, sizeof move->at, "%s", event->at);
	}
	record_clear(&entity_clock, &before);
	record_clear(&entity_clock, &after);
	return !history->failed;
}

struct cause {
	struct desk *desk;
	struct buf *out;
};

/* What began the act: a day off that was entered, an extension of the case … */
static bool tell_cause(void *arg, const struct event *event)
{
	struct cause *cause = arg;

	if (strcmp(event->entity, entity_clock.name) != 0)
		journal_sentence(cause->desk, event, cause->out);
	else if (!strcmp(event->action, "recount"))
		buf_puts(cause->out, _("counted again by the calendar and the rules of that day"));
	else
		journal_sentence(cause->desk, event, cause->out);
	return false;
}

static void put_day(date_t day, struct buf *out)
{
	char shown[DATE_ISO_SIZE];

	buf_puts(out, day ? date_show(day, shown) : _("paused"));
}

static bool put_move(struct desk *desk, const struct move *move, const char *label, int columns,
	struct buf *out, struct error *err)
{
	struct buf line = {0};
	struct cause cause = {desk, &line};
	char day[DATE_ISO_SIZE], shown[DATE_ISO_SIZE];

	put_day(move->before, &line);
	buf_puts(&line, " -> ");
	put_day(move->after, &line);
	snprintf(day, sizeof day, "%.10s", move->at);
	buf_printf(&line, ", %s %.5s: ", date_show(date_from_iso(day), shown),
		strlen(move->at) > DATE_ISO_SIZE ? move->at + DATE_ISO_SIZE : "");
	const bool ok = journal_event(desk, move->tx, tell_cause, &cause, err);
	if (ok)
		explanation_row(label, buf_text(&line), columns, out);
	buf_clear(&line);
	return ok;
}

static bool put_history(
	struct desk *desk, int64_t clock, int columns, struct buf *out, struct error *err)
{
	struct history history = {0};
	bool ok = journal_read(
		desk, &entity_clock, clock, 0, EVENTS_MOST, collect_move, &history, err);

	if (ok && history.failed) {
		*err = history.err;
		ok = false;
	}
	for (size_t i = history.count; ok && i-- > 0;)
		ok = put_move(desk, &history.moves[i], i + 1 == history.count ? _("History") : "",
			columns, out, err);
	free(history.moves);
	return ok;
}

/* ---- a clock ------------------------------------------------------------------------------------- */

/* How it ended, where it did. */
static void put_end(const struct clock *clock, int columns, struct buf *out)
{
	struct buf line = {0};
	char day[DATE_ISO_SIZE];

	if (!clock->ended_on)
		return;
	if (clock->state == CLOCK_MET)
		buf_printf(&line,
			clock->due_on && clock->ended_on > clock->due_on
				? _("done on %s, after the last day")
				: _("done on %s, in time"),
			date_show(clock->ended_on, day));
	else
		buf_printf(&line, _("fell away on %s"), date_show(clock->ended_on, day));
	explanation_row(_("Ended"), buf_text(&line), columns, out);
	buf_clear(&line);
}

bool duty_why(struct desk *desk, int64_t id, int columns, struct buf *out, struct error *err)
{
	struct explanation explanation = {0};
	struct clock_steps steps = {0};
	struct clock clock = {0};
	const bool ok = desk_load(desk, &entity_clock, id, &clock, err) &&
		clock_steps_parse(&steps, clock.steps, err) &&
		clock_explain(desk, &clock, true, &explanation, err);

	if (ok) {
		explanation_write(desk->rules, &explanation, &steps, columns, out);
		put_end(&clock, columns, out);
	}
	explanation_clear(&explanation);
	clock_steps_clear(&steps);
	record_clear(&entity_clock, &clock);
	return ok && put_history(desk, id, columns, out, err);
}

/* ---- a duty of a period ---------------------------------------------------------------------------- */

bool duty_why_period(
	struct desk *desk, enum duty_period period, int columns, struct buf *out, struct error *err)
{
	struct period_state state;
	char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
	char asked[80];
	struct buf line = {0};

	if (!period_state(desk, period, &state, err))
		return false;
	if (!state.limit)
		return error_set(err, ERR_NOT_FOUND, _("the law of today does not ask for it"));
	const struct rule_head *head = &state.limit->head;
	buf_printf(&line, "%s: %s", rule_text(&head->name),
		limit_count_text(state.limit, state.limit->count, asked));
	explanation_row(_("Time limit"), buf_text(&line), columns, out);
	buf_cut(&line, 0);
	buf_puts(&line, head->basis);
	if (head->valid_from)
		buf_printf(&line, _(" (in force from %s)"), date_show(head->valid_from, first));
	explanation_row(_("Basis"), buf_text(&line), columns, out);
	if (*rule_text(&head->note))
		explanation_row(_("Caveat"), rule_text(&head->note), columns, out);
	buf_cut(&line, 0);
	buf_printf(
		&line, _("%s to %s"), date_show(state.first, first), date_show(state.last, last));
	explanation_row(_("Period"), buf_text(&line), columns, out);
	buf_cut(&line, 0);
	buf_printf(&line, _("%d held, %d still to come, %d required"), state.done, state.planned,
		state.limit->count);
	explanation_row(_("So far"), buf_text(&line), columns, out);
	buf_cut(&line, 0);
	if (period == PERIOD_CONFERENCE)
		buf_printf(&line, _("%s, the end of the year"), date_show(state.due, last));
	else
		buf_printf(&line, _("%s, the last working day of the period"),
			date_show(state.due, last));
	explanation_row(_("Last day"), buf_text(&line), columns, out);
	buf_clear(&line);
	return true;
}
