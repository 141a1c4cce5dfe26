/*
 * The report on a list: bars for the values of a few fields and for the states of duties, counted by the database one after the
 * other between keys. A number and the rows it opens come from the same conditions (domain/facet.h).
 */
#include "tui/list_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/facet.h"
#include "report/output.h"
#include "tui/chart.h"
#include "tui/list_inside.h"
#include "tui/prompt.h"

enum {
	PARTS_MOST = FACETS_MOST + 1,
	NOTE_COLUMNS = 4, /* "100%" */
	GLYPH_COLUMNS = 3, /* of a state */
	LABELS_LEAST = 12,
	NAME_MOST = 200,
};

/* The states of duties in the order in which they are looked for. */
static const struct {
	enum due_state state;
	const char *label; /* N_() */
} states[] = {
	{DUE_OVERDUE, N_("overdue")},
	{DUE_TODAY, N_("today")},
	{DUE_SOON, N_("soon")},
	{DUE_LATER, N_("later")},
	{DUE_PAUSED, N_("paused")},
	{DUE_NONE, N_("no date")},
	{DUE_DONE, N_("done")},
};
enum { STATES = sizeof states / sizeof *states };

struct part {
	const struct field *field; /* NULL: the states of duties */
	struct facet facet; /* its values; of states their place in the table */
};

/* A row of the page: a heading, or a bar. */
struct line {
	size_t part;
	size_t value; /* index into the facet; SIZE_MAX = heading */
};

struct reportview {
	struct view view;
	const struct listview *list; /* below on the stack */
	struct query query;
	struct condition *ids; /* of the query, where rows and not a filter are reported on */
	bool marked;
	struct part parts[PARTS_MOST];
	size_t part_count;
	int64_t total; /* rows; -1 = not counted yet */
	struct line *lines;
	size_t line_count, cursor;
	int top;
};

static struct reportview *self(struct view *view)
{
	return (struct reportview *)view;
}

/* ---- what is counted ---------------------------------------------------------------------------------- */

static void report_on_ids(struct reportview *r, const int64_t *ids, size_t count)
{
	r->ids = xcalloc(count ? count : 1, sizeof *r->ids);
	r->ids[0] = (struct condition){.by_id = true, .op = OP_EQ}; /* none of no rows */
	for (size_t i = 0; i < count; i++)
		r->ids[i] = (struct condition){
			.by_id = true, .op = OP_EQ, .number = ids[i], .group = 1};
	r->query.conditions = r->ids;
	r->query.count = count ? count : 1;
	r->query.match = NULL;
}

/* The fields that a list reports on: its own choice, else all that have few values. */
static void choose_parts(struct reportview *r)
{
	const struct list_spec *spec = r->list->spec;
	const struct field *fields[FACETS_MOST];
	const size_t all = facet_fields(spec->entity, fields);

	/* What presses stands first. */
	r->part_count = facet_has_due(spec->entity);
	for (const char *const *key = spec->report; key && *key; key++)
		r->parts[r->part_count++].field = entity_field(spec->entity, *key);
	for (size_t i = 0; !spec->report && i < all; i++)
		r->parts[r->part_count++].field = fields[i];
	for (size_t i = 0; i < r->part_count; i++)
		r->parts[i].facet.field = r->parts[i].field;
}

static bool read_states(struct reportview *r, struct part *part, struct error *err)
{
	struct facet fresh = {.counted = true};

	fresh.values = xcalloc(STATES, sizeof *fresh.values);
	for (size_t i = 0; i < STATES; i++) {
		int64_t count = 0;
		if (!facet_due_count(r->view.tui->desk, &r->query, states[i].state, &count, err)) {
			free(fresh.values);
			return false;
		}
		if (count)
			fresh.values[fresh.count++] = (struct facet_value){(int64_t)i, count};
	}
	facet_clear(&part->facet);
	part->facet = fresh;
	return true;
}

/* Count one thing more; true when all is. */
static bool count_next(struct reportview *r, struct error *err)
{
	struct desk *desk = r->view.tui->desk;

	if (r->total < 0) {
		int64_t total;
		if (store_count(desk->store, &r->query, &total, err))
			r->total = total;
		else if (err->code)
			r->total = 0;
		return false;
	}
	for (size_t i = 0; i < r->part_count; i++) {
		struct part *part = &r->parts[i];
		if (part->facet.counted)
			continue;
		const bool ok = part->field ? facet_read(desk, &r->query, &part->facet, err)
					    : read_states(r, part, err);
		part->facet.counted = ok || err->code != ERR_NONE;
		return false;
	}
	return true;
}

static void add_line(struct reportview *r, size_t part, size_t value)
{
	r->lines = xrealloc(r->lines, (r->line_count + 1) * sizeof *r->lines);
	r->lines[r->line_count++] = (struct line){part, value};
}

static bool is_bar(const struct reportview *r, size_t at)
{
	return at < r->line_count && r->lines[at].value != SIZE_MAX;
}

/* The cursor stays on its value, wherever that comes to stand. */
static void make_lines(struct reportview *r)
{
	const struct line was = is_bar(r, r->cursor) ? r->lines[r->cursor] : (struct line){0, 0};
	size_t first = SIZE_MAX, found = SIZE_MAX;

	r->line_count = 0;
	for (size_t i = 0; i < r->part_count; i++) {
		add_line(r, i, SIZE_MAX);
		for (size_t j = 0; j < r->parts[i].facet.count; j++) {
			if (first == SIZE_MAX)
				first = r->line_count;
			if (was.part == i && was.value == j)
				found = r->line_count;
			add_line(r, i, j);
		}
	}
	r->cursor = found != SIZE_MAX ? found : first != SIZE_MAX ? first : 0;
}

static bool load(struct view *view, struct error *err)
{
	struct reportview *r = self(view);

	(void)err;
	r->total = -1;
	for (size_t i = 0; i < r->part_count; i++)
		r->parts[i].facet.counted = false; /* the old numbers stay until then */
	make_lines(r);
	return true;
}

static bool spare(struct view *view)
{
	struct reportview *r = self(view);
	struct tui *tui = view->tui;
	struct error err = {0};

	store_watch(tui->desk->store, tui->key_waits, NULL);
	const bool done = count_next(r, &err);
	store_watch(tui->desk->store, NULL, NULL);
	if (err.code)
		tui_complain(tui, &err);
	if (!done) {
		make_lines(r);
		tui->dirty = true;
		view_touch(view, DIRTY_PAINT);
	}
	return !done;
}

/* ---- what it looks like ------------------------------------------------------------------------------- */

static const char *part_title(const struct part *part)
{
	return part->field ? _(part->field->label) : _("Due date");
}

static void put_label(const struct reportview *r, const struct line *line, struct buf *out)
{
	const struct part *part = &r->parts[line->part];
	const int64_t value = part->facet.values[line->value].value;

	if (part->field)
		facet_label(r->view.tui->desk, &part->facet, value, false, out);
	else
		buf_puts(out, _(states[value].label));
}

static int label_columns(const struct reportview *r, int columns)
{
	int widest = LABELS_LEAST;

	for (size_t i = 0; i < r->line_count; i++) {
		struct buf b = {0};
		if (!is_bar(r, i))
			continue;
		put_label(r, &r->lines[i], &b);
		if (text_width(buf_text(&b)) + GLYPH_COLUMNS + 1 > widest)
			widest = text_width(buf_text(&b)) + GLYPH_COLUMNS + 1;
		buf_clear(&b);
	}
	return widest < columns / 2 ? widest : columns / 2;
}

static int64_t largest_of(const struct facet *facet)
{
	int64_t most = 1;

	for (size_t i = 0; i < facet->count; i++)
		most = facet->values[i].count > most ? facet->values[i].count : most;
	return most;
}

static void draw_bar_line(struct reportview *r, const struct line *line, int row, int labels)
{
	const struct facet *facet = &r->parts[line->part].facet;
	const int64_t count = facet->values[line->value].count;
	struct buf label = {0}, note = {0};

	put_label(r, line, &label);
	char *capital = text_capital(buf_text(&label));
	buf_cut(&label, 0);
	if (!r->parts[line->part].field)
		buf_printf(&label, "%s ",
			theme_due_look(states[facet->values[line->value].value].state)->glyph);
	buf_puts(&label, capital);
	if (r->total > 0)
		buf_printf(&note, "%lld%%", (long long)((count * 100 + r->total / 2) / r->total));
	const struct chart_row bar = {buf_text(&label), (long)count, buf_text(&note)};
	chart_bar(rect_columns(r->view.area, 2, r->view.area.columns - 3), row, labels,
		NOTE_COLUMNS, &bar, (long)largest_of(facet), GLYPH_BAR);
	free(capital);
	buf_clear(&label);
	buf_clear(&note);
}

static void keep_in_sight(struct reportview *r)
{
	const int rows = r->view.area.rows, at = (int)r->cursor;
	const int last = (int)r->line_count - rows;

	/* The heading above the first bar is seen with it. */
	if (at - 1 < r->top)
		r->top = at ? at - 1 : 0;
	if (at >= r->top + rows)
		r->top = at - rows + 1;
	if (r->top > last)
		r->top = last > 0 ? last : 0;
}

static void draw(struct view *view)
{
	struct reportview *r = self(view);
	const int labels = label_columns(r, view->area.columns - 3);

	draw_clear(view->area);
	keep_in_sight(r);
	for (int row = 0; row < view->area.rows && r->top + row < (int)r->line_count; row++) {
		const size_t at = (size_t)(r->top + row);
		const struct line *line = &r->lines[at];
		const struct part *part = &r->parts[line->part];
		if (is_bar(r, at)) {
			draw_row(view->area, row, at == r->cursor);
			draw_bar_line(r, line, row, labels);
		} else {
			draw_heading(view->area, row, part_title(part),
				part->facet.counted ? NULL : _("counting…"), false);
		}
	}
}

static bool cursor(struct view *view, int *y, int *x)
{
	const struct reportview *r = self(view);

	draw_place(view->area, (int)r->cursor - r->top, 0, y, x);
	return true;
}

static bool stop(const struct view *view, int y)
{
	const struct reportview *r = (const struct reportview *)view;

	return y >= view->area.y && is_bar(r, (size_t)(r->top + y - view->area.y));
}

static bool click(struct view *view, int y, int x)
{
	struct reportview *r = self(view);

	(void)x;
	if (!stop(view, y))
		return false;
	r->cursor = (size_t)(r->top + y - view->area.y);
	view_touch(view, DIRTY_PAINT);
	return true;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	const struct reportview *r = self(view);
	const struct list_spec *spec = r->list->spec;

	buf_printf(
		left, "%s · %s", _("Report"), _(spec->title ? spec->title : spec->entity->plural));
	if (r->marked)
		buf_printf(left, " · %s", _("the marked rows"));
	else if (r->list->filter && *r->list->filter)
		buf_printf(left, " · %s", r->list->filter);
	if (!r->marked && r->list->search)
		buf_printf(left, " · “%s”", r->list->search);
	if (r->total >= 0)
		buf_printf(right, ngettext("%lld row", "%lld rows", (unsigned long)r->total),
			(long long)r->total);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	(void)view, (void)right;
	buf_puts(left, _("Bars begin at 0; each part has its own scale"));
}

/* ---- moving ------------------------------------------------------------------------------------------- */

/* To the next bar in a direction, so many times. */
static void move(struct view *view, long by)
{
	struct reportview *r = self(view);
	const long step = by < 0 ? -1 : 1;

	for (; by; by -= step) {
		long at = (long)r->cursor + step;
		while (at >= 0 && at < (long)r->line_count && !is_bar(r, (size_t)at))
			at += step;
		if (at < 0 || at >= (long)r->line_count)
			break;
		r->cursor = (size_t)at;
	}
	view_touch(view, DIRTY_PAINT);
}

static void run_up(struct view *view, const char *argument)
{
	(void)argument;
	move(view, -1);
}

static void run_down(struct view *view, const char *argument)
{
	(void)argument;
	move(view, 1);
}

static void run_page_up(struct view *view, const char *argument)
{
	(void)argument;
	move(view, -view->area.rows);
}

static void run_page_down(struct view *view, const char *argument)
{
	(void)argument;
	move(view, view->area.rows);
}

static void run_first(struct view *view, const char *argument)
{
	(void)argument;
	move(view, -(long)self(view)->line_count);
}

static void run_last(struct view *view, const char *argument)
{
	(void)argument;
	move(view, (long)self(view)->line_count);
}

/* To the first bar of another part. */
static void go_to_part(struct view *view, int step)
{
	struct reportview *r = self(view);
	const size_t here = r->line_count ? r->lines[r->cursor].part : 0;

	for (size_t n = 1; n < r->part_count; n++) {
		const size_t part = (here + (step > 0 ? n : r->part_count - n)) % r->part_count;
		for (size_t i = 0; i < r->line_count; i++)
			if (is_bar(r, i) && r->lines[i].part == part) {
				r->cursor = i;
				view_touch(view, DIRTY_PAINT);
				return;
			}
	}
}

static void run_next(struct view *view, const char *argument)
{
	(void)argument;
	go_to_part(view, 1);
}

static void run_previous(struct view *view, const char *argument)
{
	(void)argument;
	go_to_part(view, -1);
}

/* ---- the rows behind a number ------------------------------------------------------------------------- */

static void run_open(struct view *view, const char *argument)
{
	struct reportview *r = self(view);
	struct desk *desk = view->tui->desk;
	const struct line *line = &r->lines[r->cursor];
	const struct part *part = &r->parts[line->part];
	const int64_t value = part->facet.values[line->value].value;
	struct error err = {0};
	struct buf heading = {0};
	int64_t *ids;
	size_t count;

	(void)argument;
	const bool ok = part->field
		? facet_ids(desk, &r->query, part->field, value, &ids, &count, &err)
		: facet_due_ids(desk, &r->query, states[value].state, &ids, &count, &err);
	if (!ok) {
		tui_complain(view->tui, &err);
		return;
	}
	buf_printf(&heading, "%s: ", part_title(part));
	put_label(r, line, &heading);
	tui_push(view->tui,
		&listview_ids(
			view->tui, r->list->view.ops, r->list->spec, buf_text(&heading), ids, count)
			 ->view);
	buf_clear(&heading);
}

/* ---- as a file ---------------------------------------------------------------------------------------- */

static void write_rows(const struct reportview *r, struct writer *writer)
{
	for (size_t i = 0; i < r->line_count; i++) {
		struct buf label = {0}, count = {0};
		if (!is_bar(r, i))
			continue;
		const struct part *part = &r->parts[r->lines[i].part];
		put_label(r, &r->lines[i], &label);
		buf_number(&count, part->facet.values[r->lines[i].value].count);
		writer_row(writer,
			(const char *const[]){
				part_title(part), buf_text(&label), buf_text(&count)});
		buf_clear(&label);
		buf_clear(&count);
	}
}

static bool export_to(
	struct view *view, void *arg, const char *path, size_t *column, struct error *err)
{
	const struct reportview *r = self(view);
	const struct column columns[] = {
		{.key = "part", .label = _("Part")},
		{.key = "value", .label = _("Value")},
		{.key = "count", .label = _("Number"), .align = ALIGN_RIGHT, .kind = CELL_NUMBER},
	};
	const bool csv = list_ends_with(path, ".csv");
	struct output out;

	(void)arg;
	*column = 0;
	if (!csv && !list_ends_with(path, ".txt"))
		return error_set(err, ERR_INVALID,
			_("The name must end with .csv or .txt: that decides what is written"));
	if (!output_create(&out, path, err))
		return false;
	struct writer *writer = writer_new(out.file, csv ? FORMAT_CSV : FORMAT_TABLE,
		r->list->spec->entity->name, NULL, columns, 3, 80);
	write_rows(r, writer);
	writer_free(writer);
	if (!output_close(&out, true, err))
		return false;
	tui_say(view->tui, _("The report is in %s"), path);
	return true;
}

static void run_export(struct view *view, const char *argument)
{
	struct buf name = {0};

	(void)argument;
	list_propose_name(_("Report"), self(view)->list->spec->entity, &name);
	prompt_text(
		view, _("Write the report to"), buf_text(&name), NAME_MOST, NULL, export_to, NULL);
	buf_clear(&name);
}

/* ---- the view ----------------------------------------------------------------------------------------- */

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct reportview *r = (const struct reportview *)view;

	if (action == ACT_OPEN && !is_bar(r, r->cursor))
		return error_set(err, ERR_DENIED, _("The list is empty"));
	if (action == ACT_EXPORT)
		for (size_t i = 0; i < r->part_count; i++)
			if (r->total < 0 || !r->parts[i].facet.counted)
				return error_set(err, ERR_DENIED,
					_("Not everything is counted yet: a moment"));
	return true;
}

static void clear(struct view *view)
{
	struct reportview *r = self(view);

	for (size_t i = 0; i < r->part_count; i++)
		facet_clear(&r->parts[i].facet);
	free(r->ids);
	free(r->lines);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_EXPORT, run_export},
	{ACT_UP, run_up},
	{ACT_DOWN, run_down},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_FIRST, run_first},
	{ACT_LAST, run_last},
	{ACT_NEXT, run_next},
	{ACT_PREVIOUS, run_previous},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "report",
	.size = sizeof(struct reportview),
	.context = CTX_REPORT,
	.handlers = handlers,
	.title = title,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.stop = stop,
	.click = click,
	.spare = spare,
	.status = status,
	.allowed = allowed,
	.clear = clear,
};

void list_run_report(struct view *view, const char *argument)
{
	const struct listview *list = (const struct listview *)view;
	struct reportview *r = view_new(view->tui, &ops);

	(void)argument;
	r->list = list;
	r->query = list->rows.query;
	r->query.from = NULL;
	r->marked = list->mark_count > 0;
	r->total = -1;
	if (r->marked)
		report_on_ids(r, list->marks, list->mark_count);
	else if (list->rows.ids)
		report_on_ids(r, list->rows.ids, list->rows.id_count);
	choose_parts(r);
	tui_push(view->tui, &r->view);
}
