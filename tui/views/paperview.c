/*
 * The paper of a report, laid out by the writer of texts at the width of the window. The writer says where each number stands; from
 * there on this is a text to scroll and a cursor that goes from number to number. What is behind them and what is written, frozen
 * or checked is asked of the report.
 */
#include "tui/views/paperview.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "tui/danger.h"
#include "tui/loop.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/views/behind.h"
#include "tui/views/periods.h"
#include "tui/views/report_export.h"
#include "tui/views/report_panel.h"

enum {
	PANEL_FROM = 118, /* columns of the screen from which the panel stands beside the paper */
	PANEL_COLUMNS = 41,
	MARGIN = 1, /* columns beside the paper; a mark stands in the left one */
	SENTENCE_MOST = 2000, /* characters */
	KEY_COLUMNS = 7, /* "VIII.2" and a blank */
	LABEL_MOST = 90, /* columns of one in a menu: to be told apart */
	STATUS_EDGES = 18, /* columns of the status line that are not for what the cursor is on */
};

struct paperview {
	struct view view;
	struct report *report;
	bool fresh; /* made for what the records say now */
	char stamp[DATE_STAMP_SIZE]; /* when */
	struct buf text; /* of the paper */
	size_t *lines; /* where each begins in it, and where it ends */
	int line_count;
	struct paper_places places;
	enum report_standing *marks; /* of each place */
	size_t *stops; /* places that open a list */
	size_t stop_count, cursor; /* index into stops */
	int64_t ref; /* what the cursor is to be on when it is laid out next; 0 = nothing yet */
	int row; /* … and its row of the window */
	int top; /* first visible line */
	struct rect head, page,
		panel; /* head with its rule; panel without columns: there is none */
	struct page side;
	bool zoomed; /* no panel */
	struct report_export export;
};

static struct paperview *self(struct view *view)
{
	return (struct paperview *)view;
}

/* ---- laying out --------------------------------------------------------------------------------------- */

static const struct paper_place *place_at(const struct paperview *v, size_t stop)
{
	return &v->places.list[v->stops[stop]];
}

static int64_t ref_at(const struct paperview *v, size_t stop)
{
	const struct paper_place *place = place_at(v, stop);

	return place->table->rows[place->row].cells[place->column].ref;
}

static bool has_part(const struct table_identity *identity, size_t column)
{
	bool part = identity->left == (int)column;

	for (size_t i = 0; i < identity->count; i++)
		part = part || abs(identity->terms[i]) == (int)column + 1;
	return part;
}

/* The first sum that a cell breaks, a fault before a warning; NULL where all hold. */
static const struct table_identity *broken_at(const struct paper_place *place)
{
	const struct table *table = place->table;
	const struct table_identity *found = NULL;

	for (size_t i = 0; i < table->identity_count; i++) {
		const struct table_identity *identity = &table->identities[i];
		if (has_part(identity, place->column) &&
			!table_holds(table, &table->rows[place->row], identity) &&
			(!found || (found->warning && !identity->warning)))
			found = identity;
	}
	return found;
}

static void find_lines(struct paperview *v)
{
	const char *text = buf_text(&v->text);

	v->line_count = 0;
	for (size_t i = 0; i < v->text.len; i++)
		v->line_count += text[i] == '\n';
	free(v->lines);
	v->lines = xcalloc((size_t)v->line_count + 1, sizeof *v->lines);
	for (int line = 0; line < v->line_count; line++)
		v->lines[line + 1] = v->lines[line] + strcspn(text + v->lines[line], "\n") + 1;
}

static void find_stops(struct paperview *v)
{
	free(v->stops);
	free(v->marks);
	v->stops = xcalloc(v->places.count + 1, sizeof *v->stops);
	v->marks = xcalloc(v->places.count + 1, sizeof *v->marks);
	v->stop_count = 0;
	for (size_t i = 0; i < v->places.count; i++) {
		const struct paper_place *place = &v->places.list[i];
		const struct table_identity *broken = broken_at(place);
		v->marks[i] = !broken	  ? REPORT_HOLDS
			: broken->warning ? REPORT_WARNS
					  : REPORT_BREAKS;
		if (place->table->rows[place->row].cells[place->column].ref)
			v->stops[v->stop_count++] = i;
	}
}

/* The stop of that ref that is nearest to where it was; a total may stand in several tables. */
static size_t nearest(const struct paperview *v, size_t was, int64_t ref)
{
	for (size_t far = 0; far < v->stop_count + was; far++) {
		if (was + far < v->stop_count && ref_at(v, was + far) == ref)
			return was + far;
		if (far <= was && was - far < v->stop_count && ref_at(v, was - far) == ref)
			return was - far;
	}
	return was < v->stop_count ? was : v->stop_count ? v->stop_count - 1 : 0;
}

static int last_top(const struct paperview *v)
{
	const int last = v->line_count - v->page.rows;

	return last > 0 ? last : 0;
}

static void scroll_to(struct paperview *v, int top)
{
	v->top = top < 0 ? 0 : top > last_top(v) ? last_top(v) : top;
	view_touch(&v->view, DIRTY_PAINT);
}

static void keep_visible(struct paperview *v)
{
	if (!v->stop_count)
		return;
	const int line = place_at(v, v->cursor)->line;
	if (line - 1 < v->top)
		scroll_to(v, line - 1);
	else if (line >= v->top + v->page.rows)
		scroll_to(v, line - v->page.rows + 1);
}

/* Before the paper is another one: its places go with it. */
static void remember(struct paperview *v)
{
	if (!v->stop_count)
		return;
	v->ref = ref_at(v, v->cursor);
	v->row = place_at(v, v->cursor)->line - v->top;
}

/* What stands above the paper. */
struct head {
	struct buf left, state, told;
	bool one; /* the state has room beside the name */
	size_t breaks;
};

static void head_fill(const struct paperview *v, struct head *head)
{
	const size_t warns = report_count(v->report, REPORT_WARNS);

	*head = (struct head){.breaks = report_count(v->report, REPORT_BREAKS)};
	buf_printf(&head->left, "%s · ", v->report->name);
	period_show(&v->report->period, &head->left);
	report_state(v->report, v->stamp, &head->state);
	if (head->breaks)
		buf_printf(&head->told,
			ngettext("x %zu does not hold", "x %zu do not hold", head->breaks),
			head->breaks);
	if (warns)
		buf_printf(&head->told, ngettext("%s! %zu warning", "%s! %zu warnings", warns),
			head->told.len ? "  " : "", warns);
	head->one = text_width(buf_text(&head->left)) + text_width(buf_text(&head->state)) + 4 <=
		v->view.area.columns;
}

static void head_clear(struct head *head)
{
	buf_clear(&head->left);
	buf_clear(&head->state);
	buf_clear(&head->told);
}

/* Head, paper, and the panel where there is room for it. */
static void share_room(struct paperview *v)
{
	const struct rect area = v->view.area;
	const int panel = area.columns >= PANEL_FROM && !v->zoomed ? PANEL_COLUMNS : 0;
	struct head head;

	head_fill(v, &head);
	const int rows = head.one && !head.told.len ? 1 : 2;
	head_clear(&head);
	v->head = rect_rows(area, 0, rows + 1);
	v->page = rect_rows(area, rows + 1, area.rows - rows - 1);
	v->panel = rect_columns(v->page, v->page.columns - panel, panel);
	v->page = rect_columns(v->page, 0, v->page.columns - panel);
}

static void lay_out(struct paperview *v)
{
	share_room(v);
	paper_places_clear(&v->places);
	buf_cut(&v->text, 0);
	paper_text_places(&v->report->paper, v->page.columns - 2 * MARGIN, &v->text, &v->places);
	find_lines(v);
	find_stops(v);
	v->cursor = v->ref ? nearest(v, v->cursor, v->ref) : 0;
	if (!v->stop_count)
		scroll_to(v, v->top);
	else if (v->ref)
		scroll_to(v, place_at(v, v->cursor)->line - v->row);
	else /* at first the numbers, with their headings above them */
		scroll_to(v, place_at(v, 0)->line - v->page.rows * 2 / 3);
	if (v->row >= 0 && v->row < v->page.rows)
		keep_visible(v);
	if (v->panel.columns)
		report_panel_fill(&v->side, v->report, v->panel.columns - 1);
}

static void layout(struct view *view)
{
	view_touch(view, DIRTY_DATA); /* the paper is as wide as its window */
}

static bool load(struct view *view, struct error *err)
{
	struct paperview *v = self(view);
	const struct period period = v->report->period;

	remember(v);
	const bool ok = v->fresh || report_make(v->report, &period, err);
	v->fresh = false;
	if (ok)
		clock_stamp(clock_now(), v->stamp);
	lay_out(v);
	return ok;
}

/* ---- drawing ------------------------------------------------------------------------------------------ */

static void draw_head(struct paperview *v)
{
	const unsigned style = v->report->frozen_at ? ROLE_DONE : ROLE_NORMAL;
	const int columns = v->head.columns - 2;
	struct head head;

	head_fill(v, &head);
	draw_cell(v->head, 0, 1, columns, ALIGN_LEFT, ROLE_TITLE, buf_text(&head.left));
	if (head.one)
		draw_right(v->head, 0, style, buf_text(&head.state));
	else
		draw_cell(v->head, 1, 1, columns, ALIGN_LEFT, style, buf_text(&head.state));
	if (head.told.len)
		draw_right(v->head, 1, head.breaks ? ROLE_ERROR : ROLE_TODAY, buf_text(&head.told));
	draw_rule(v->head, v->head.rows - 1);
	head_clear(&head);
}

static bool in_sight(const struct paperview *v, int line)
{
	return line >= v->top && line < v->top + v->page.rows;
}

static const char *line_text(const struct paperview *v, int line, size_t *bytes)
{
	*bytes = v->lines[line + 1] - v->lines[line] - 1;
	return buf_text(&v->text) + v->lines[line];
}

/* A cell over what stands there already, with its mark before it. */
static void draw_place_of(struct paperview *v, size_t index, bool focused)
{
	static const char *const signs[] = {NULL, "!", "x"};
	static const unsigned styles[] = {ROLE_NORMAL, ROLE_TODAY, ROLE_ERROR};
	const struct paper_place *place = &v->places.list[index];
	const enum report_standing mark = v->marks[index];
	const int row = place->line - v->top, column = MARGIN + place->at;
	const unsigned style = styles[mark] | (focused ? STYLE_FOCUS : 0);
	size_t bytes;
	const char *line = line_text(v, place->line, &bytes);

	char *own = xstrndup(line, bytes);
	const size_t begin = text_fit(own, place->at);
	own[begin + text_fit(own + begin, place->columns)] = '\0';
	draw_cell(v->page, row, column, place->columns, ALIGN_LEFT, style, own + begin);
	free(own);
	if (signs[mark])
		draw_text(v->page, row, column - 1, style & ~(unsigned)STYLE_FOCUS, signs[mark]);
}

static void draw_places(struct paperview *v)
{
	for (size_t i = 0; i < v->places.count; i++) {
		const bool focused = v->stop_count && v->stops[v->cursor] == i;
		if (in_sight(v, v->places.list[i].line) && (v->marks[i] || focused))
			draw_place_of(v, i, focused);
	}
}

/* Rules of a table are dim, like all rules. */
static bool is_rule(const char *line)
{
	return strncmp(line, "─", strlen("─")) == 0;
}

static void draw(struct view *view)
{
	struct paperview *v = self(view);

	draw_clear(view->area);
	draw_head(v);
	for (int row = 0; row < v->page.rows && v->top + row < v->line_count; row++) {
		size_t bytes;
		const char *line = line_text(v, v->top + row, &bytes);
		draw_bytes(
			v->page, row, MARGIN, is_rule(line) ? ROLE_DIM : ROLE_NORMAL, line, bytes);
	}
	draw_places(v);
	if (v->panel.columns) {
		draw_vertical(v->panel, 0);
		const struct rect side = rect_columns(v->panel, 1, v->panel.columns - 1);
		page_draw(&v->side, side);
		if ((int)v->side.count >
			side.rows) { /* more than there is room for: the paper has it all */
			draw_clear(rect_rows(side, side.rows - 1, 1));
			draw_text(side, side.rows - 1, 1, ROLE_DIM, "…");
		}
	}
}

static bool cursor(struct view *view, int *y, int *x)
{
	const struct paperview *v = self(view);

	if (!v->stop_count || !in_sight(v, place_at(v, v->cursor)->line)) {
		draw_place(v->page, 0, 0, y, x);
		return true;
	}
	const struct paper_place *place = place_at(v, v->cursor);
	const struct table_cell *cell = &place->table->rows[place->row].cells[place->column];
	draw_place(v->page, place->line - v->top,
		MARGIN + place->at + (cell->text ? 0 : place->columns - 1), y, x);
	return true;
}

static bool stop(const struct view *view, int y)
{
	const struct paperview *v = (const struct paperview *)view;

	for (size_t i = 0; i < v->stop_count; i++)
		if (place_at(v, i)->line - v->top == y - v->page.y)
			return true;
	return false;
}

static bool click(struct view *view, int y, int x)
{
	struct paperview *v = self(view);

	for (size_t i = 0; i < v->stop_count; i++) {
		const struct paper_place *place = place_at(v, i);
		const int column = v->page.x + MARGIN + place->at;
		if (v->page.y + place->line - v->top == y && x >= column &&
			x < column + place->columns) {
			v->cursor = i;
			view_touch(view, DIRTY_PAINT);
			return true;
		}
	}
	return false;
}

/* ---- what the cursor is on ---------------------------------------------------------------------------- */

static void put_broken(const struct paper_place *place, struct buf *out)
{
	const struct table_identity *identity = broken_at(place);

	if (!identity)
		return;
	struct buf formula = {0};
	table_identity_show(place->table, identity, &formula);
	buf_printf(out,
		identity->warning ? _("! %s does not hold, as is known of the printed form")
				  : _("x %s does not hold"),
		buf_text(&formula));
	buf_clear(&formula);
}

/* What a cell counts, by its table: "Khiếu nại · Đã giải quyết › Lần đầu". */
static void put_name(const struct paper_place *place, struct buf *out)
{
	const struct table *table = place->table;
	const struct table_cell *row = &table->rows[place->row].cells[0];
	const char *heading = table->columns[place->column].heading;

	if (*table->title)
		buf_printf(out, "%s · ", table->title);
	if (row->text && table->row_count > 1)
		buf_puts(out, row->text);
	if (!place->column && row->text)
		return;
	if (row->text && table->row_count > 1)
		buf_puts(out, " · ");
	for (; *heading; heading++)
		if (*heading == '\n')
			buf_puts(out, " › ");
		else
			buf_putc(out, *heading);
}

/* The end of a name of several parts, as long as there is room. */
static const char *fit_end(const char *name, int columns)
{
	while (text_width(name) > columns) {
		const char *next = strstr(name, "› "), *dot = strstr(name, "· ");
		if (dot && (!next || dot < next))
			next = dot;
		if (!next)
			break;
		name = strchr(next, ' ') + 1;
	}
	return name;
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct paperview *v = self(view);
	struct buf name = {0};

	if (v->line_count > v->page.rows)
		buf_printf(
			right, "%d%%", v->top >= last_top(v) ? 100 : 100 * v->top / v->line_count);
	if (!v->stop_count)
		return;
	put_broken(place_at(v, v->cursor), left);
	if (left->len)
		return;
	put_name(place_at(v, v->cursor), &name);
	char *capital = text_capital(fit_end(buf_text(&name), view->area.columns - STATUS_EDGES));
	buf_puts(left, capital);
	free(capital);
	buf_clear(&name);
}

static void explain(const struct view *view, struct buf *title, struct buf *text)
{
	const struct paperview *v = (const struct paperview *)view;

	if (!v->stop_count)
		return;
	put_name(place_at(v, v->cursor), title);
	buf_puts(text, _("Each number opens its list: choose one, Enter"));
	buf_putc(text, '\n');
	put_broken(place_at(v, v->cursor), text);
}

/* Where nobody sees the cursor in its row, what it came to is said. */
static void say_place(struct paperview *v)
{
	const struct tui_options *options = v->view.tui->options;
	struct buf name = {0}, value = {0};

	if (!options || !options->linear)
		return;
	const struct paper_place *place = place_at(v, v->cursor);
	put_name(place, &name);
	table_show(place->table, &place->table->rows[place->row], place->column, &value);
	tui_say(v->view.tui, "%s: %s", buf_text(&name), buf_text(&value));
	buf_clear(&name);
	buf_clear(&value);
}

/* ---- moving ------------------------------------------------------------------------------------------- */

/* The stop of the next line that has any, nearest to the present column; SIZE_MAX where there is none. */
static size_t next_line_stop(const struct paperview *v, int from, int end, int by)
{
	size_t best = SIZE_MAX;
	int best_ahead = 0, best_distance = 0;

	for (size_t i = 0; i < v->stop_count; i++) {
		const struct paper_place *place = place_at(v, i);
		const int ahead = (place->line - from) * by;
		const int distance = abs(place->at + place->columns - end);
		if (ahead <= 0)
			continue;
		if (best == SIZE_MAX || ahead < best_ahead ||
			(ahead == best_ahead && distance < best_distance)) {
			best = i;
			best_ahead = ahead;
			best_distance = distance;
		}
	}
	return best;
}

/* Where numbers are far, the text between them is read. */
static void move_rows(struct view *view, int by)
{
	struct paperview *v = self(view);

	if (!v->stop_count) {
		scroll_to(v, v->top + by);
		return;
	}
	const struct paper_place *here = place_at(v, v->cursor);
	const bool seen = in_sight(v, here->line);
	const int from = seen ? here->line : by > 0 ? v->top - 1 : v->top + v->page.rows;
	const size_t target = next_line_stop(v, from, here->at + here->columns, by);
	const int line = target == SIZE_MAX ? 0 : place_at(v, target)->line;
	const int edge = by > 0 ? v->top + v->page.rows - 1 : v->top;

	if (target == SIZE_MAX) {
		scroll_to(v, v->top + by);
	} else if ((line - edge) * by >= v->page.rows) {
		scroll_to(v, v->top + by * (v->page.rows - 1));
	} else {
		v->cursor = target;
		keep_visible(v);
		view_touch(view, DIRTY_PAINT);
	}
}

/* The first stop from the top of the window on, or the last one down to its bottom: whoever scrolls takes the cursor along. */
static size_t stop_ahead(const struct paperview *v, int by)
{
	size_t found = by > 0 ? v->stop_count - 1 : 0;

	for (size_t i = 0; i < v->stop_count; i++) {
		const size_t at = by > 0 ? v->stop_count - 1 - i : i;
		const int line = place_at(v, at)->line;
		if (by > 0 ? line >= v->top : line < v->top + v->page.rows)
			found = at;
	}
	return found;
}

static void move_sideways(struct view *view, int by)
{
	struct paperview *v = self(view);

	if (!v->stop_count)
		return;
	if (!in_sight(v, place_at(v, v->cursor)->line))
		v->cursor = stop_ahead(v, by);
	else if (by > 0 ? v->cursor + 1 < v->stop_count : v->cursor > 0)
		v->cursor += (size_t)by;
	keep_visible(v);
	say_place(v);
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

static void page_up(struct view *view, const char *argument)
{
	(void)argument;
	scroll_to(self(view), self(view)->top - self(view)->page.rows + 1);
}

static void page_down(struct view *view, const char *argument)
{
	(void)argument;
	scroll_to(self(view), self(view)->top + self(view)->page.rows - 1);
}

static void first(struct view *view, const char *argument)
{
	(void)argument;
	self(view)->cursor = 0;
	scroll_to(self(view), 0);
}

static void last(struct view *view, const char *argument)
{
	struct paperview *v = self(view);

	(void)argument;
	v->cursor = v->stop_count ? v->stop_count - 1 : 0;
	scroll_to(v, v->line_count);
}

/* ---- doing -------------------------------------------------------------------------------------------- */

/* A frozen number stays, its records do not: what is listed are those of now. */
static void tell_difference(struct paperview *v, const struct form_item *items, size_t count)
{
	int64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += items[i].value;
	const int64_t number = v->report->ops->number
		? v->report->ops->number(v->report, ref_at(v, v->cursor))
		: sum;
	if (number != sum)
		tui_say(v->view.tui,
			_("%lld were sent, %lld are counted now: records were changed since"),
			(long long)number, (long long)sum);
	else if (!count)
		tui_say(v->view.tui, _("Nothing behind this number"));
}

static void open_cell(struct view *view, const char *argument)
{
	struct paperview *v = self(view);
	struct form_item *items;
	struct buf heading = {0};
	struct error err = {0};
	size_t count;

	(void)argument;
	if (!in_sight(v, place_at(v, v->cursor)->line)) { /* nothing is opened unseen */
		move_sideways(view, 1);
		return;
	}
	if (!v->report->ops->cell(v->report, ref_at(v, v->cursor), &items, &count, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	tell_difference(v, items, count);
	if (!count) {
		free(items);
		return;
	}
	buf_printf(&heading, "%s · ", v->report->name);
	put_name(place_at(v, v->cursor), &heading);
	buf_puts(&heading, " · ");
	period_show(&v->report->period, &heading);
	tui_push(view->tui, behind_view_new(view->tui, buf_text(&heading), items, count));
	buf_clear(&heading);
}

static const struct period *get_period(const struct view *view)
{
	return &((const struct paperview *)view)->report->period;
}

/* The list it was opened from shows the same period. */
static bool set_period(struct view *view, const struct period *period, struct error *err)
{
	struct paperview *v = self(view);

	remember(v);
	if (!report_make(v->report, period, err))
		return false;
	lay_out(v); /* at once: the next key may come before the next paint */
	v->fresh = true;
	reports_show_period(view->below, period);
	view_touch(view, DIRTY_DATA);
	view->tui->dirty = true;
	return true;
}

static const struct period_use period_use = {get_period, set_period};

static void ask_period(struct view *view, const char *argument)
{
	periods_ask(view, &period_use, argument);
}

static void run_export(struct view *view, const char *argument)
{
	struct paperview *v = self(view);

	(void)argument;
	v->export.owner = view;
	v->export.report = v->report;
	report_export_ask(&v->export);
}

static void freeze_it(struct view *view, void *arg)
{
	struct paperview *v = self(view);
	struct error err = {0};

	(void)arg;
	if (!report_freeze(v->report, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	tui_changed(view->tui);
	tui_say(view->tui, _("Frozen: %s of %s is kept as it is now"), v->report->name,
		v->report->period.name);
}

static void run_freeze(struct view *view, const char *argument)
{
	struct paperview *v = self(view);
	struct error err = {0};
	struct buf detail = {0};

	(void)argument;
	if (!v->report->ops->may_freeze(v->report, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	buf_printf(&detail, "%s · ", v->report->name);
	period_show(&v->report->period, &detail);
	danger_ask_word(
		view, DANGER_FREEZE, v->report->period.name, buf_text(&detail), freeze_it, NULL);
	buf_clear(&detail);
}

/* ---- checks ------------------------------------------------------------------------------------------- */

static void check_chosen(struct view *view, void *arg, int64_t index)
{
	const struct report *report = self(view)->report;

	(void)arg;
	if (index < 0 || (size_t)index >= report->check_count)
		return;
	const struct report_check *check = &report->checks[index];
	if (!check->count)
		return;
	struct form_item *items = xcalloc(check->count, sizeof *items);
	memcpy(items, check->items, check->count * sizeof *items);
	tui_push(view->tui, behind_view_new(view->tui, check->text, items, check->count));
}

/* What was looked at before it is handed in; those that name records open them. */
static void run_checks(struct view *view, const char *argument)
{
	static const char *const signs[] = {"v", "!", "x"};
	const struct report *report = self(view)->report;
	struct menu_item *items = xcalloc(report->check_count + 1, sizeof *items);
	char **labels = xcalloc(report->check_count + 1, sizeof *labels);
	char **details = xcalloc(report->check_count + 1, sizeof *details);
	size_t shown = 0;

	(void)argument;
	for (int standing = REPORT_BREAKS; standing >= REPORT_HOLDS; standing--)
		for (size_t i = 0; i < report->check_count; i++) {
			const struct report_check *check = &report->checks[i];
			struct buf label = {0}, detail = {0};
			if ((int)check->standing != standing)
				continue;
			buf_printf(&label, "%s %s", signs[standing], check->text);
			if (check->count)
				buf_printf(&detail,
					ngettext("%lld row", "%lld rows",
						(unsigned long)check->count),
					(long long)check->count);
			labels[i] = buf_steal(&label);
			details[i] = buf_steal(&detail);
			items[shown++] = (struct menu_item){
				.value = (int64_t)i, .label = labels[i], .detail = details[i]};
		}
	prompt_menu(view, _("Checks before handing in"), items, shown, -1, check_chosen, NULL);
	for (size_t i = 0; i < report->check_count; i++) {
		free(labels[i]);
		free(details[i]);
	}
	free(labels);
	free(details);
	free(items);
}

/* ---- sentences ---------------------------------------------------------------------------------------- */

static const struct month_sentence *sentence_at(const struct paperview *v, size_t index)
{
	size_t count;
	const struct month_sentence *list = v->report->ops->sentences(v->report, &count);

	return index < count ? &list[index] : NULL;
}

static bool sentence_typed(
	struct view *view, void *arg, const char *text, size_t *column, struct error *err)
{
	struct paperview *v = self(view);
	const struct month_sentence *sentence = sentence_at(v, (size_t)(intptr_t)arg);
	struct buf line = {0};

	(void)column;
	if (!sentence)
		return true;
	/* One paragraph: where a line was broken in the editor the sentence goes on. */
	for (; *text; text++)
		buf_putc(&line, *text == '\n' ? ' ' : *text);
	char *key = xstrdup(sentence->key);
	const bool ok = v->report->ops->set_sentence(v->report, key, buf_text(&line), err);
	if (ok) {
		tui_changed(view->tui);
		tui_say(view->tui,
			line.len ? _("Sentence %s is as you wrote it. Ctrl+Z takes it back")
				 : _("Sentence %s is the drafted one again. Ctrl+Z takes it back"),
			key);
	}
	free(key);
	buf_clear(&line);
	return ok;
}

/* What is typed is kept with the period and the sentence it is for. */
static void sentence_chosen(struct view *view, void *arg, int64_t index)
{
	struct paperview *v = self(view);
	const struct month_sentence *sentence = sentence_at(v, (size_t)index);
	struct buf title = {0}, place = {0};

	(void)arg;
	if (!sentence)
		return;
	buf_printf(&title, _("Sentence %s; empty = drafted again"), sentence->key);
	buf_printf(&place, "report:%s", v->report->period.name);
	prompt_note(view, buf_text(&title), sentence->text, SENTENCE_MOST,
		&(const struct prompt_draft){buf_text(&place), sentence->key}, sentence_typed,
		(void *)(intptr_t)index);
	buf_clear(&title);
	buf_clear(&place);
}

static void run_edit(struct view *view, const char *argument)
{
	struct paperview *v = self(view);
	size_t count;
	const struct month_sentence *list = v->report->ops->sentences(v->report, &count);
	struct menu_item *items = xcalloc(count + 1, sizeof *items);
	char **labels = xcalloc(count + 1, sizeof *labels);

	(void)argument;
	for (size_t i = 0; i < count; i++) {
		struct buf label = {0};
		char *beginning = text_cut(list[i].text, LABEL_MOST);
		text_pad(&label, list[i].key, KEY_COLUMNS, ALIGN_LEFT);
		buf_puts(&label, beginning);
		free(beginning);
		labels[i] = buf_steal(&label);
		items[i] = (struct menu_item){.value = (int64_t)i,
			.label = labels[i],
			.detail = list[i].stale	 ? _("! for other numbers")
				: list[i].edited ? _("* yours")
						 : NULL};
	}
	prompt_menu(view, _("Which sentence?"), items, count, 0, sentence_chosen, NULL);
	for (size_t i = 0; i < count; i++)
		free(labels[i]);
	free(labels);
	free(items);
}

static void run_charts(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, summary_view_of(view->tui, get_period(view)));
}

static void zoom(struct view *view, const char *argument)
{
	(void)argument;
	self(view)->zoomed = !self(view)->zoomed;
	self(view)->fresh = true;
	view_touch(view, DIRTY_LAYOUT);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct paperview *v = (const struct paperview *)view;

	switch (action) {
	case ACT_OPEN:
		return v->stop_count ||
			error_set(err, ERR_DENIED, _("There are no numbers on this paper"));
	case ACT_FREEZE:
		return v->report->ops->may_freeze ||
			error_set(err, ERR_DENIED, _("This report is not frozen: export it"));
	case ACT_JUMP:
		return v->report->check_count ||
			error_set(err, ERR_DENIED, _("Nothing was to be checked here"));
	case ACT_EDIT:
		if (!v->report->ops->sentences)
			return error_set(
				err, ERR_DENIED, _("This report has no sentences to edit"));
		return !v->report->frozen_at ||
			error_set(err, ERR_DENIED, _("It is frozen already"));
	case ACT_ZOOM:
		return view->area.columns >= PANEL_FROM ||
			error_set(err, ERR_DENIED, _("The paper has all the room already"));
	default:
		return true;
	}
}

static void clear(struct view *view)
{
	struct paperview *v = self(view);

	report_export_clear(&v->export);
	report_free(v->report);
	paper_places_clear(&v->places);
	page_clear(&v->side);
	buf_clear(&v->text);
	free(v->lines);
	free(v->marks);
	free(v->stops);
}

/* The report itself, which has no record before it is frozen: its checks and sentences are asked for. */
static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	(void)view;
	*entity = &entity_report;
	*id = 0;
	return true;
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, open_cell},
	{ACT_UP, up},
	{ACT_DOWN, down},
	{ACT_LEFT, left},
	{ACT_RIGHT, right},
	{ACT_PAGE_UP, page_up},
	{ACT_PAGE_DOWN, page_down},
	{ACT_FIRST, first},
	{ACT_LAST, last},
	{ACT_EXPORT, run_export},
	{ACT_FREEZE, run_freeze},
	{ACT_EDIT, run_edit},
	{ACT_JUMP, run_checks},
	{ACT_FILTER, ask_period},
	{ACT_REPORT, run_charts},
	{ACT_ZOOM, zoom},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "paper",
	.size = sizeof(struct paperview),
	.context = CTX_PAPER,
	.handlers = handlers,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.explain = explain,
	.stop = stop,
	.click = click,
	.status = status,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

struct view *paper_view_new(struct tui *tui, struct report *report)
{
	struct paperview *v = view_new(tui, &ops);

	v->report = report;
	v->fresh = true;
	return &v->view;
}
