/*
 * S6: the figures of a period with their charts. Every number is a cell: arrows walk over them, Enter opens the records behind one.
 * PgUp and PgDn move to the neighbouring period, l chooses another. On paper it is another view (paperview.c).
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "report/summary.h"
#include "tui/listview.h"
#include "tui/screens.h"
#include "tui/views/paperview.h"
#include "tui/views/periods.h"
#include "tui/views/summary_charts.h"
#include "domain/choices.h"

enum {
	LABEL_LEAST = 14, /* columns that the names of the rows keep */
	LABEL_WHOLE = 20, /* … where there is room to show them whole */
	ROOMY = 72,
	CHART_COLUMNS = 45, /* of the pane of charts, where it stands beside the numbers */
	NUMBER_MOST = 11, /* columns of a number that look well; the names take the rest */
};

/* One number on the page. */
struct cell {
	int row, column, columns; /* place on the page, from 0 */
	int64_t value;
	enum summary_group group;
	int64_t code;
	int index; /* column of its group */
};

struct text {
	int row, column, columns;
	enum text_align align;
	unsigned style;
	char *text;
	bool heading;
};

struct summaryview {
	struct view view;
	struct period period;
	struct summary summary;
	bool made;
	struct cell *cells;
	size_t cell_count, cursor;
	struct text *texts;
	size_t text_count;
	int rows, top; /* of the page; first visible */
	struct rect page,
		pane; /* numbers; charts. One of them has no columns where there is room for one */
	bool zoomed; /* the charts have all of it */
	struct summary_charts charts;
};

static struct summaryview *self(struct view *view)
{
	return (struct summaryview *)view;
}

/* ---- building the page --------------------------------------------------------------------- */

static void drop_page(struct summaryview *s)
{
	for (size_t i = 0; i < s->text_count; i++)
		free(s->texts[i].text);
	free(s->texts);
	free(s->cells);
	s->texts = NULL;
	s->cells = NULL;
	s->text_count = s->cell_count = 0;
	s->rows = 0;
}

static struct text *add_text(
	struct summaryview *s, int column, int columns, unsigned style, const char *text)
{
	s->texts = xrealloc(s->texts, (s->text_count + 1) * sizeof(*s->texts));
	s->texts[s->text_count] = (struct text){.row = s->rows,
		.column = column,
		.columns = columns,
		.style = style,
		.text = xstrdup(text)};
	return &s->texts[s->text_count++];
}

static void add_heading(struct summaryview *s, const char *text)
{
	add_text(s, 0, 0, ROLE_NORMAL, text)->heading = true;
	s->rows++;
}

static void add_cell(struct summaryview *s, int column, int columns, int64_t value,
	enum summary_group group, int64_t code, int index)
{
	s->cells = xrealloc(s->cells, (s->cell_count + 1) * sizeof(*s->cells));
	s->cells[s->cell_count++] =
		(struct cell){s->rows, column, columns, value, group, code, index};
}

static const char *const column_labels[SUM_COLUMNS] = {
	[SUM_CARRIED] = N_("before"),
	[SUM_RECEIVED] = N_("new"),
	[SUM_DONE] = N_("done"),
	[SUM_ON_TIME] = N_("in time"),
	[SUM_LATE] = N_("too late"),
	[SUM_LEFT] = N_("left"),
	[SUM_LEFT_OVERDUE] = N_("past due"),
};

/* Columns that the numbers have. */
static int page_columns(const struct summaryview *s)
{
	return s->page.columns ? s->page.columns : s->view.area.columns;
}

/* Two ninths of the page are for the names at least, the columns of numbers share the rest. */
static int number_columns(const struct summaryview *s)
{
	int page = page_columns(s) - 2;
	const int least = page >= ROOMY ? LABEL_WHOLE : LABEL_LEAST;
	int labels = page * 2 / 9 > least ? page * 2 / 9 : least;
	int columns = (page - labels) / SUM_COLUMNS;

	return columns > NUMBER_MOST ? NUMBER_MOST : columns;
}

static int label_columns(const struct summaryview *s)
{
	return page_columns(s) - 2 - SUM_COLUMNS * number_columns(s);
}

/* A name that is longer than its column goes on below. */
struct name {
	struct summaryview *s;
	int columns;
	unsigned style;
};

static void add_name_line(void *arg, const char *start, size_t bytes)
{
	const struct name *name = arg;
	char *line = xstrndup(start, bytes);

	add_text(name->s, 1, name->columns, name->style, line);
	name->s->rows++;
	free(line);
}

static void add_row(struct summaryview *s, const char *label, const struct summary_row *row,
	enum summary_group group, int64_t code)
{
	int labels = label_columns(s);
	int columns = number_columns(s);

	for (int i = 0; i < SUM_COLUMNS; i++)
		add_cell(s, labels + i * columns, columns, row->n[i], group, code, i);
	struct name name = {s, labels - 1, code < 0 ? ROLE_TITLE : ROLE_NORMAL};
	char *capital = text_capital(label);
	text_wrap(capital, name.columns, add_name_line, &name);
	free(capital);
}

static bool labels_fit(int columns)
{
	for (int i = 0; i < SUM_COLUMNS; i++)
		if (text_width(_(column_labels[i])) >= columns)
			return false;
	return true;
}

static void add_column_label(
	struct summaryview *s, int row, int column, int columns, const char *label)
{
	struct text *text = add_text(s, column, columns, ROLE_LABEL, label);

	text->row = row;
	text->align = ALIGN_RIGHT;
}

/* In one row; where that would make words touch, in two, broken at a blank. */
static void add_column_labels(struct summaryview *s)
{
	int labels = label_columns(s);
	int columns = number_columns(s);
	bool two = !labels_fit(columns);

	for (int i = 0; i < SUM_COLUMNS; i++) {
		char *label = text_capital(_(column_labels[i]));
		char *blank = two ? strchr(label, ' ') : NULL;
		int column = labels + i * columns;
		if (blank) {
			*blank = '\0';
			add_column_label(s, s->rows, column, columns, label);
		}
		add_column_label(s, s->rows + two, column, columns, blank ? blank + 1 : label);
		free(label);
	}
	s->rows += 1 + two;
}

static void add_kinds(struct summaryview *s)
{
	struct buf balance = {0};
	const int64_t *n = s->summary.total.n;

	add_column_labels(s);
	for (int i = 0; i < 5; i++) {
		const struct choice *kind = choice_by_value(case_kinds, s->summary.kinds[i].code);
		add_row(s, choice_label(kind), &s->summary.kinds[i], SUMMARY_KIND, kind->value);
	}
	add_row(s, _("Total"), &s->summary.total, SUMMARY_KIND, -1);
	bool balanced = n[SUM_CARRIED] + n[SUM_RECEIVED] == n[SUM_DONE] + n[SUM_LEFT];
	buf_printf(&balance, _("Balance  %lld + %lld = %lld + %lld  %s"), (long long)n[SUM_CARRIED],
		(long long)n[SUM_RECEIVED], (long long)n[SUM_DONE], (long long)n[SUM_LEFT],
		balanced ? _("v agrees") : _("x does NOT agree"));
	if (n[SUM_DONE])
		buf_printf(&balance, _("     On time %lld.%lld%%"),
			(long long)(n[SUM_ON_TIME] * 1000 / n[SUM_DONE] / 10),
			(long long)(n[SUM_ON_TIME] * 1000 / n[SUM_DONE] % 10));
	add_text(s, 1, page_columns(s) - 2, balanced ? ROLE_DIM : ROLE_ERROR, buf_text(&balance));
	s->rows++;
	buf_clear(&balance);
}

/* Label and number pairs, as many to a row as there is room for. */
struct pair {
	const char *label;
	int64_t value;
};

static void add_pairs(
	struct summaryview *s, enum summary_group group, const struct pair *pairs, int count)
{
	int per_row = page_columns(s) >= 110 ? 4 : page_columns(s) >= 84 ? 3 : 2;
	int columns = (page_columns(s) - 2) / per_row;

	for (int i = 0; i < count; i++) {
		int column = 1 + i % per_row * columns;
		char *label = text_capital(pairs[i].label);
		add_text(s, column, columns - 9, ROLE_NORMAL, label);
		free(label);
		add_cell(s, column + columns - 9, 6, pairs[i].value, group, -1, i);
		if (i % per_row == per_row - 1 || i == count - 1)
			s->rows++;
	}
}

static void add_others(struct summaryview *s)
{
	const struct summary *m = &s->summary;
	const struct pair conferences[] = {{_("meetings"), m->conferences.held},
		{_("people present"), m->conferences.persons}, {_("women"), m->conferences.women},
		{_("opinions"), m->conferences.opinions},
		{_("answered on the spot"), m->conferences.on_spot},
		{_("assigned"), m->conferences.assigned}, {_("overdue"), m->conferences.overdue}};
	const struct pair promises[] = {{_("made"), m->commitments.made},
		{_("falling due"), m->commitments.due}, {_("kept"), m->commitments.kept},
		{_("kept late"), m->commitments.kept_late}, {_("broken"), m->commitments.broken},
		{_("still open"), m->commitments.open}, {_("overdue"), m->commitments.overdue}};
	const struct pair receptions[] = {{_("visits"), m->receptions.visits},
		{_("people received"), m->receptions.persons},
		{_("regular"), m->receptions.regular}, {_("scheduled"), m->receptions.scheduled},
		{_("unscheduled"), m->receptions.unscheduled},
		{_("large groups"), m->receptions.large_groups},
		{_("repeated"), m->receptions.repeated}};
	const struct pair petitions[] = {{_("carried"), m->petitions.carried},
		{_("new"), m->petitions.received}, {_("handled"), m->petitions.handled},
		{_("left"), m->petitions.left}};

	add_heading(s, _("Conferences"));
	add_pairs(s, SUMMARY_CONFERENCE, conferences, 7);
	add_heading(s, _("Promises"));
	add_pairs(s, SUMMARY_COMMITMENT, promises, 7);
	add_heading(s, _("Receptions"));
	add_pairs(s, SUMMARY_RECEPTION, receptions, 7);
	add_heading(s, _("Petitions"));
	add_pairs(s, SUMMARY_PETITION, petitions, 4);
}

static void add_groups(struct summaryview *s)
{
	struct desk *desk = s->view.tui->desk;

	add_heading(s, _("By field"));
	for (size_t i = 0; i < s->summary.field_count; i++) {
		const struct summary_row *row = &s->summary.fields[i];
		const struct choice *field = choice_by_value(case_fields, row->code);
		add_row(s, field ? choice_label(field) : _("(not stated)"), row, SUMMARY_FIELD,
			row->code);
	}
	add_heading(s, _("By hamlet"));
	for (size_t i = 0; i < s->summary.hamlet_count; i++) {
		const struct summary_row *row = &s->summary.hamlets[i];
		struct buf name = {0};
		desk_ref_label(desk, &entity_unit, row->code, &name);
		add_row(s, name.len ? buf_text(&name) : _("(not stated)"), row, SUMMARY_HAMLET,
			row->code);
		buf_clear(&name);
	}
}

static bool load(struct view *view, struct error *err)
{
	struct summaryview *s = self(view);
	struct summary made;

	if (!summary_make(view->tui->desk, &s->period, &made, err))
		return false;
	if (s->made)
		summary_clear(&s->summary);
	s->summary = made;
	s->made = true;
	summary_charts_restart(&s->charts, &s->summary, view->tui->desk->settings.month_start);
	drop_page(s);
	add_kinds(s);
	add_others(s);
	add_groups(s);
	if (s->cursor >= s->cell_count)
		s->cursor = s->cell_count ? s->cell_count - 1 : 0;
	return true;
}

/* ---- drawing ------------------------------------------------------------------------------- */

static void keep_visible(struct summaryview *s)
{
	int row = s->cell_count ? s->cells[s->cursor].row : 0;
	int visible = s->page.rows;

	/* The heading above the first row of a table is seen with it. */
	if (row - 1 < s->top)
		s->top = row > 0 ? row - 1 : 0;
	if (row >= s->top + visible)
		s->top = row - visible + 1;
}

static void draw(struct view *view)
{
	struct summaryview *s = self(view);
	struct rect r = s->page;
	struct buf line = {0}, number = {0};

	keep_visible(s);
	draw_clear(view->area);
	period_show(&s->period, &line);
	char *period = text_capital(buf_text(&line));
	draw_cell(view->area, 0, 1, view->area.columns - 2, ALIGN_LEFT, ROLE_TITLE, period);
	free(period);
	if (s->pane.columns) {
		struct rect inner = s->pane;
		if (r.columns) {
			draw_vertical(s->pane, 0);
			inner = rect_columns(s->pane, 1, s->pane.columns - 1);
		}
		summary_charts_draw(&s->charts, &s->summary, view->tui->desk, inner);
	}
	for (size_t i = 0; i < s->text_count; i++) {
		const struct text *t = &s->texts[i];
		int row = t->row - s->top;
		if (row < 0 || row >= r.rows)
			continue;
		if (t->heading)
			draw_heading(r, row, t->text, NULL, false);
		else
			draw_cell(r, row, t->column, t->columns, t->align, t->style, t->text);
	}
	for (size_t i = 0; i < s->cell_count; i++) {
		const struct cell *c = &s->cells[i];
		int row = c->row - s->top;
		if (row < 0 || row >= r.rows)
			continue;
		bool late = c->value &&
			((c->group <= SUMMARY_HAMLET &&
				 (c->index == SUM_LATE || c->index == SUM_LEFT_OVERDUE)) ||
				(c->group == SUMMARY_CONFERENCE && c->index == 6) ||
				(c->group == SUMMARY_COMMITMENT && c->index == 6));
		buf_cut(&number, 0);
		buf_printf(&number, "%lld", (long long)c->value);
		draw_cell(r, row, c->column, c->columns, ALIGN_RIGHT,
			(late			   ? ROLE_OVERDUE
					: c->value ? ROLE_NORMAL
						   : ROLE_DIM) |
				(i == s->cursor ? STYLE_FOCUS : 0),
			buf_text(&number));
	}
	buf_clear(&line);
	buf_clear(&number);
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct summaryview *s = self(view);
	const struct rect r = s->page;

	if (!s->cell_count)
		return false;
	if (!r.columns) {
		draw_place(s->pane, 0, 0, y, x);
		return true;
	}
	const struct cell *c = &s->cells[s->cursor];
	draw_place(r, c->row - s->top, c->column + c->columns - 1, y, x);
	return true;
}

static bool click(struct view *view, int y, int x)
{
	struct summaryview *s = self(view);
	const struct rect r = s->page;

	for (size_t i = 0; i < s->cell_count; i++) {
		const struct cell *c = &s->cells[i];
		if (r.y + c->row - s->top != y || x < r.x + c->column ||
			x >= r.x + c->column + c->columns)
			continue;
		s->cursor = i;
		return true;
	}
	return false;
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct summaryview *s = self(view);

	(void)right;
	if (s->cell_count)
		buf_puts(left, _("Each number opens its list: choose one, Enter"));
}

/* ---- moving -------------------------------------------------------------------------------- */

static void move_sideways(struct view *view, int by)
{
	struct summaryview *s = self(view);

	if (by < 0 && s->cursor > 0)
		s->cursor--;
	if (by > 0 && s->cursor + 1 < s->cell_count)
		s->cursor++;
	view_touch(view, DIRTY_PAINT);
}

/* The cell of the next row that has any, nearest to the present column. */
static void move_rows(struct view *view, int by)
{
	struct summaryview *s = self(view);
	size_t best = s->cursor;
	int best_row = -1, best_distance = 0;

	if (!s->cell_count)
		return;
	const struct cell *from = &s->cells[s->cursor];
	for (size_t i = 0; i < s->cell_count; i++) {
		const struct cell *c = &s->cells[i];
		int ahead = (c->row - from->row) * by;
		int distance = abs(c->column + c->columns - from->column - from->columns);
		if (ahead <= 0)
			continue;
		if (best_row < 0 || ahead < best_row ||
			(ahead == best_row && distance < best_distance)) {
			best = i;
			best_row = ahead;
			best_distance = distance;
		}
	}
	if (best_row < 0 && by < 0)
		s->top = 0;
	s->cursor = best;
	view_touch(view, DIRTY_PAINT);
}

static void up(struct view *view, const char *argument)
{
	(void)argument;
	move_rows(view, -1);
}

static void down(struct view *view, const char *argument)
{
	(void)argument;
	move_rows(view, 1);
}

static void left(struct view *view, const char *argument)
{
	(void)argument;
	move_sideways(view, -1);
}

static void right(struct view *view, const char *argument)
{
	(void)argument;
	move_sideways(view, 1);
}

static void first(struct view *view, const char *argument)
{
	(void)argument;
	self(view)->cursor = 0;
	view_touch(view, DIRTY_PAINT);
}

static void last(struct view *view, const char *argument)
{
	struct summaryview *s = self(view);

	(void)argument;
	s->cursor = s->cell_count ? s->cell_count - 1 : 0;
	view_touch(view, DIRTY_PAINT);
}

static const struct period *get_period(const struct view *view)
{
	return &((const struct summaryview *)view)->period;
}

static bool set_period(struct view *view, const struct period *period, struct error *err)
{
	(void)err;
	self(view)->period = *period;
	reports_show_period(view->below, period);
	view_touch(view, DIRTY_DATA);
	return true;
}

static const struct period_use period_use = {get_period, set_period};

static void previous(struct view *view, const char *argument)
{
	(void)argument;
	periods_move(view, &period_use, -1);
}

static void next(struct view *view, const char *argument)
{
	(void)argument;
	periods_move(view, &period_use, 1);
}

static void ask_period(struct view *view, const char *argument)
{
	periods_ask(view, &period_use, argument);
}

/* The same period as it will be printed. */
static void run_print(struct view *view, const char *argument)
{
	struct error err = {0};
	struct report *report =
		report_month_new(view->tui->desk, PAPER_STATE, &self(view)->period, &err);

	(void)argument;
	if (report)
		tui_push(view->tui, paper_view_new(view->tui, report));
	else
		tui_complain(view->tui, &err);
}

/* ---- the list behind a number -------------------------------------------------------------- */

/* What the rows of a group are called; nothing of the groups that have one row. */
static void put_row_name(struct summaryview *s, const struct cell *c, struct buf *out)
{
	const struct choice *choice = c->group == SUMMARY_KIND
		? choice_by_value(case_kinds, c->code)
		: c->group == SUMMARY_FIELD ? choice_by_value(case_fields, c->code)
					    : NULL;

	if (choice)
		buf_puts(out, choice_label(choice));
	else if (c->group == SUMMARY_HAMLET)
		desk_ref_label(s->view.tui->desk, &entity_unit, c->code, out);
}

/* The row, the column, the period: what is cut on a narrow screen is what the summary said above. */
static char *cell_heading(struct summaryview *s, const struct cell *c)
{
	struct buf heading = {0};

	put_row_name(s, c, &heading);
	if (c->group <= SUMMARY_HAMLET)
		buf_printf(&heading, "%s%s", heading.len ? " · " : "", _(column_labels[c->index]));
	buf_puts(&heading, heading.len ? " · " : "");
	period_show(&s->period, &heading);
	return buf_steal(&heading);
}

static void open_cell(struct view *view, const char *argument)
{
	struct summaryview *s = self(view);
	const struct entity *entity;
	int64_t *ids;
	size_t count;
	struct error err;

	(void)argument;
	if (!s->cell_count)
		return;
	const struct cell *c = &s->cells[s->cursor];
	if (!summary_cell(view->tui->desk, &s->period, c->group, c->code, c->index, &entity, &ids,
		    &count, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	if (count == 0) {
		free(ids);
		tui_say(view->tui, _("Nothing behind this number"));
		return;
	}
	char *heading = cell_heading(s, c);
	tui_push(view->tui, screen_of_ids(view->tui, entity, heading, ids, count));
	free(heading);
}

static void clear(struct view *view)
{
	struct summaryview *s = self(view);

	drop_page(s);
	summary_charts_clear(&s->charts);
	if (s->made)
		summary_clear(&s->summary);
}

static void layout(struct view *view)
{
	struct summaryview *s = self(view);
	const struct rect body = rect_rows(view->area, 1, view->area.rows - 1);
	const bool wide = view->area.columns >= view->tui->desk->settings.pane_columns;
	const int pane = s->zoomed ? body.columns : wide ? CHART_COLUMNS : 0;

	s->page = rect_columns(body, 0, body.columns - pane);
	s->pane = rect_columns(body, body.columns - pane, pane);
	view_touch(view, DIRTY_DATA);
}

static void zoom(struct view *view, const char *argument)
{
	(void)argument;
	self(view)->zoomed = !self(view)->zoomed;
	view_touch(view, DIRTY_LAYOUT | DIRTY_DATA);
}

/* What is walked over is seen: while the charts have the screen, only they are there. */
static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct summaryview *s = (const struct summaryview *)view;

	switch (action) {
	case ACT_OPEN:
	case ACT_UP:
	case ACT_DOWN:
	case ACT_LEFT:
	case ACT_RIGHT:
	case ACT_FIRST:
	case ACT_LAST:
		if (s->zoomed)
			return error_set(
				err, ERR_DENIED, _("These are the charts: F6 shows the numbers"));
		return true;
	default:
		return true;
	}
}

/* Earlier periods, for the charts: one between two keys, and only where they are seen. */
static bool spare(struct view *view)
{
	struct summaryview *s = self(view);
	struct error err;

	if (!s->pane.columns)
		return false;
	const bool more = summary_charts_read(&s->charts, view->tui->desk, &err);
	if (*err.text)
		tui_complain(view->tui, &err);
	if (more)
		view_touch(view, DIRTY_PAINT);
	return more;
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, open_cell},
	{ACT_UP, up},
	{ACT_DOWN, down},
	{ACT_LEFT, left},
	{ACT_RIGHT, right},
	{ACT_FIRST, first},
	{ACT_LAST, last},
	{ACT_PREVIOUS, previous},
	{ACT_NEXT, next},
	{ACT_FILTER, ask_period},
	{ACT_ZOOM, zoom},
	{ACT_PRINT, run_print},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "summary",
	.size = sizeof(struct summaryview),
	.context = CTX_SUMMARY,
	.handlers = handlers,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.click = click,
	.status = status,
	.allowed = allowed,
	.spare = spare,
	.clear = clear,
};

struct view *summary_view_of(struct tui *tui, const struct period *period)
{
	struct summaryview *s = view_new(tui, &ops);

	s->period = *period;
	return &s->view;
}
