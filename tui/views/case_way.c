/* The bar of steps of a case: where it went, where it is, what usually comes. */
#include <stdio.h>
#include <stdlib.h>

#include "base/locale.h"
#include "domain/case_history.h"
#include "domain/clocks.h"
#include "domain/lifecycle.h"
#include "tui/views/case_cells.h"
#include "tui/views/case_inside.h"

enum { TALL = 30, WAY_MOST = 60, STEP_COLUMNS = 14, STEP_COLUMNS_WIDE = 18 };

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

/*
 * `received      accepted      verifying     decided` and below it what was reached when: `v 12/10 ───── v 20/10 ───── > 09/11`, and where
 * the window is tall the days each took. Of a long way the part around the present state.
 */
static void draw_way(struct caseview *c, const struct way *way)
{
	const int width = c->main.columns;
	const int columns = width >= 100 ? STEP_COLUMNS_WIDE : STEP_COLUMNS;
	const bool tall = c->base.view.area.rows >= TALL;
	const size_t room = (size_t)((width - 3) / columns);
	size_t first = way->present > 1 ? way->present - 1 : 0;
	struct buf names = {0}, marks = {0}, days = {0};

	if (way->count <= room)
		first = 0;
	else if (first + room > way->count)
		first = way->count - room;
	for (size_t i = first; i < way->count && i < first + room; i++) {
		const bool last = i + 1 == way->count || i + 1 == first + room;
		const int marked = text_width(way->steps[i].mark);
		text_pad(&names, way->steps[i].name, columns - 1, ALIGN_LEFT);
		buf_putc(&names, ' ');
		text_pad(&days, "", 2, ALIGN_LEFT);
		text_pad(&days, way->steps[i].days, columns - 3, ALIGN_LEFT);
		buf_putc(&days, ' ');
		text_pad(&marks, way->steps[i].mark, marked < columns - 1 ? marked : columns - 1,
			ALIGN_LEFT);
		buf_putc(&marks, ' ');
		for (int k = marked + 2; !last && k < columns; k++)
			buf_puts(&marks, theme_glyph(GLYPH_HORIZONTAL));
		if (!last)
			buf_putc(&marks, ' ');
	}
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
