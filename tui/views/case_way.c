/* The bar of steps of a case: where it went, where it is, what usually comes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "domain/case_history.h"
#include "domain/clocks.h"
#include "domain/lifecycle.h"
#include "tui/views/case_cells.h"
#include "tui/views/case_inside.h"

enum { TALL = 30, WAY_MOST = 60, STEP_LEAST = 12, STEP_LEAST_WIDE = 18 };

/* A state on the way of the case: gone through, present, or still to come. */
struct way_step {
	const char *name;
	char mark[64]; /* "v 12/10", "> 09/11", "o due 19/11" */
	char days[48]; /* below it where there is room: "8/10 days", "2 days late" */
};

struct way {
	struct way_step steps[WAY_MOST];
	size_t count, present;
};

static void way_add(
	struct way *way, const struct lifecycle_state *state, const char *mark, const char *days)
{
	struct way_step *step = &way->steps[way->count++];

	step->name = rule_text(&state->name);
	snprintf(step->mark, sizeof step->mark, "%s", mark);
	snprintf(step->days, sizeof step->days, "%s", days);
}

/*
 * How long a step took: of the period that it met where there was one, else since the step before. Of the present one what is used of
 * the period that runs, if one does.
 */
static bool put_days(struct caseview *c, const struct case_move *moves, size_t index, bool present,
	struct buf *out, struct error *err)
{
	struct desk *desk = c->base.view.tui->desk;
	struct days_used days = {.count = 0};
	const date_t on = moves[index].on, before = index ? moves[index - 1].on : DATE_NONE;

	if (present && !clocks_used(desk, &c->file, DATE_NONE, &days, err))
		return false;
	if (!days.count && on && !clocks_used(desk, &c->file, on, &days, err))
		return false;
	if (days.count && days.over)
		buf_puts(out, _("overdue"));
	else if (days.count)
		buf_printf(out, _("%d/%d days"), days.used, days.count);
	else if (before && on > before)
		buf_printf(out, on - before == 1 ? _("%d day") : _("%d days"), (int)(on - before));
	return true;
}

static bool way_past(struct caseview *c, struct way *way, const struct case_move *moves,
	size_t count, struct error *err)
{
	struct buf mark = {0}, days = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < count; i++) {
		const bool present = i + 1 == count && !c->file.closed_on;
		buf_cut(&mark, 0);
		buf_cut(&days, 0);
		buf_puts(&mark, present ? "> " : "v ");
		case_cell_day(moves[i].on, &mark);
		ok = put_days(c, moves, i, present, &days, err);
		way->present = way->count;
		way_add(way, moves[i].state, buf_text(&mark), buf_text(&days));
	}
	buf_clear(&mark);
	buf_clear(&days);
	return ok;
}

/* What usually comes; the day that is due stands where it is met. */
static void way_ahead(struct caseview *c, struct way *way, const struct lifecycle *lifecycle,
	const struct lifecycle_state *state)
{
	const struct lifecycle_action *ahead[WAY_MOST / 2];
	const size_t count = lifecycle_ahead(lifecycle, state, ahead, WAY_MOST / 2);
	bool told = c->file.answered_on || !c->file.due_on;

	for (size_t i = 0; i < count; i++) {
		struct buf mark = {0}, days = {0};
		buf_puts(&mark, "o ");
		if (!told && ahead[i]->verb == VERB_ANSWER) {
			struct buf due = {0};
			case_cell_day(c->file.due_on, &due);
			buf_printf(&mark, _("due %s"), buf_text(&due));
			buf_clear(&due);
			case_cell_left(c->base.view.tui->desk, &c->file, &days);
			told = true;
		}
		way_add(way, lifecycle_state(lifecycle, ahead[i]->to), buf_text(&mark),
			buf_text(&days));
		buf_clear(&mark);
		buf_clear(&days);
	}
}

/* Columns of a step: all of its name, and what stands below it. */
static int step_columns(const struct way_step *step, int least, bool tall)
{
	const int parts[] = {text_width(step->name), text_width(step->mark) + 2,
		tall ? text_width(step->days) + 2 : 0, least - 1};
	int most = 0;

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		most = parts[i] > most ? parts[i] : most;
	return most + 1;
}

/* The steps that fit, around the present one: from the one before it on; where the way ends earlier, more of what was before. */
static void choose_steps(
	const struct way *way, const int *columns, int room, size_t *first, size_t *end)
{
	size_t from = way->present > 1 ? way->present - 1 : 0, to = from;

	for (int used = columns[from]; used <= room; used += columns[to]) {
		if (++to == way->count) {
			while (from && used + columns[from - 1] <= room)
				used += columns[--from];
			break;
		}
	}
	*first = from;
	*end = to > from ? to : from + 1;
}

/*
 * `received      accepted      verifying     decided` and below it what was reached when: `v 12/10 ───── v 20/10 ───── > 09/11`, and where
 * the window is tall the days each took. Of a long way the part around the present state, with … where there is more.
 */
static void draw_way(struct caseview *c, const struct way *way)
{
	const int width = c->main.columns;
	const int least = width >= 100 ? STEP_LEAST_WIDE : STEP_LEAST;
	const bool tall = c->base.view.area.rows >= TALL;
	struct buf names = {0}, marks = {0}, days = {0};
	int columns[WAY_MOST];
	size_t first, end;

	for (size_t i = 0; i < way->count; i++)
		columns[i] = step_columns(&way->steps[i], least, tall);
	choose_steps(way, columns, width - 4, &first, &end);
	for (size_t i = first; i < end; i++) {
		const struct way_step *step = &way->steps[i];
		text_pad(&names, step->name, columns[i], ALIGN_LEFT);
		text_pad(&days, "", 2, ALIGN_LEFT);
		text_pad(&days, step->days, columns[i] - 2, ALIGN_LEFT);
		buf_printf(&marks, "%s ", step->mark);
		if (i + 1 == end)
			break;
		for (int k = text_width(step->mark) + 1; k + 1 < columns[i]; k++)
			buf_puts(&marks, theme_glyph(GLYPH_HORIZONTAL));
		buf_putc(&marks, ' ');
	}
	if (end < way->count)
		buf_puts(&names, theme_glyph(GLYPH_MORE));
	page_line(&c->base.page, ROLE_LABEL, 1, buf_text(&names));
	page_line(&c->base.page, ROLE_NORMAL, 1, buf_text(&marks));
	if (tall)
		page_line(&c->base.page, ROLE_DIM, 1, buf_text(&days));
	buf_clear(&names);
	buf_clear(&marks);
	buf_clear(&days);
}

bool case_way_add(struct caseview *c, struct error *err)
{
	struct desk *desk = c->base.view.tui->desk;
	struct case_move moves[WAY_MOST / 2];
	struct way *way = xcalloc(1, sizeof *way);
	size_t count;
	const bool ok = case_history(desk, &c->file, moves, WAY_MOST / 2, &count, err) &&
		way_past(c, way, moves, count, err);

	if (ok) {
		way_ahead(c, way, case_lifecycle(desk, &c->file), case_step(desk, &c->file));
		draw_way(c, way);
	}
	free(way);
	return ok;
}
