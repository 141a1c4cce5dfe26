/*
 * The generic list. Rows come from rows.h; here are columns, filter and search lines, marks and
 * the preview's place.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/timeline.h"
#include "tui/views/moves.h"
#include "tui/views/why.h"

#define COUNT_PAUSE_MS 300 /* without a key, before what was found is counted */

enum {
	ABOVE = 3, /* filter row, headings, rule */
	MARK_COLUMN = 1,
	STATE_COLUMN = 3,
	LEAST_LIST_ROWS = 5,
	WIDE = 100, /* columns from which the preview stands at the right */
	PANE_COLUMNS = 41,
};

/* ---- columns --------------------------------------------------------------------------------- */

static int default_width(const struct field *field)
{
	static const struct {
		const struct field_type *type;
		int columns;
	} widths[] = {
		{&FT_DATE, 10},
		{&FT_TIME, 5},
		{&FT_STAMP, 19},
		{&FT_NUMBER, 8},
		{&FT_MONEY, 14},
		{&FT_BOOL, 6},
		{&FT_CHOICE, 14},
		{&FT_REF, 14},
	};

	if (field->columns)
		return field->columns;
	for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++)
		if (widths[i].type == field->type)
			return widths[i].columns;
	return 20;
}

static int code_width(const struct entity *entity)
{
	switch (entity->numbering) {
	case NUM_KEY:
		return entity->key ? default_width(entity->key) : 8;
	case NUM_YEARLY:
		return 3 + 5 + (entity->digits > 3 ? entity->digits : 3);
	case NUM_ID:
	default:
		return 8;
	}
}

static bool is_number(const struct field *field)
{
	return field->type == &FT_NUMBER || field->type == &FT_MONEY;
}

static bool is_code(const struct list_column *column)
{
	return column->key && !strcmp(column->key, "code");
}

static const struct field *column_field(
	const struct listview *list, const struct list_column *column)
{
	return column->key ? entity_field(list->spec->entity, column->key) : NULL;
}

/* Columns from the fields that are marked for lists; the naming field takes what is left. */
static void make_columns(struct listview *list)
{
	const struct entity *entity = list->spec->entity;
	size_t count = 0;

	list->columns = xcalloc(entity->field_count + 1, sizeof *list->columns);
	if (entity->numbering != NUM_KEY)
		list->columns[count++] = (struct list_column){.key = "code", .label = N_("Code")};
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		bool title = field == entity->title;

		if (!title && (!(field->flags & FF_LIST) || (field->flags & FF_HIDDEN)))
			continue;
		list->columns[count] = (struct list_column){.key = field->key,
			.align = is_number(field) ? ALIGN_RIGHT : ALIGN_LEFT,
			.columns = title ? -16 : 0,
			.drop = title || field == entity->key ? 0 : (int)count};
		count++;
	}
	list->column_count = count;
}

/* Widths as the columns ask for them; 0 becomes the field's own. */
static void own_widths(struct listview *list)
{
	for (size_t i = 0; i < list->column_count; i++) {
		struct list_column *column = &list->columns[i];
		const struct field *field = column_field(list, column);

		if (is_code(column) && !column->columns)
			column->columns = code_width(list->spec->entity);
		else if (field && !column->columns)
			column->columns = default_width(field);
	}
}

static int first_column(const struct listview *list)
{
	return list->spec->mark ? STATE_COLUMN + 3 : STATE_COLUMN;
}

/*
 * Which columns are shown at a width, by giving up those with the largest `drop`; widths[] gets 0
 * for the others.
 */
static void fit_columns(const struct listview *list, int room, int widths[])
{
	bool gone[64] = {false};
	int rest;

	for (;;) {
		int used = 0, stretch = 0, worst = -1;

		for (size_t i = 0; i < list->column_count; i++) {
			const struct list_column *column = &list->columns[i];

			if (gone[i])
				continue;
			used += abs(column->columns) + 1;
			stretch += column->columns < 0;
			if (column->drop && (worst < 0 || column->drop > list->columns[worst].drop))
				worst = (int)i;
		}
		rest = room - used + 1;
		if (rest >= 0 || worst < 0) {
			for (size_t i = 0; i < list->column_count; i++) {
				int more = list->columns[i].columns < 0 && stretch ? rest : 0;

				widths[i] = gone[i] ? 0 : abs(list->columns[i].columns) + more;
				if (more)
					rest = 0;
			}
			return;
		}
		gone[worst] = true;
	}
}

/* ---- filter and search ----------------------------------------------------------------------- */

/* Filter and search words as one text of the filter language. */
static char *joined_filter(const struct listview *list, const char *filter, const char *search)
{
	struct buf b = {0};

	(void)list;
	if (filter)
		buf_puts(&b, filter);
	if (search && *search) {
		if (b.len)
			buf_putc(&b, ' ');
		/* Signs of the language are nothing but blanks in searched words. */
		for (const char *p = search; *p; p++)
			buf_putc(&b, strchr(":<>=!\"(),|", *p) ? ' ' : *p);
	}
	return buf_steal(&b);
}

static bool apply(struct listview *list, const char *filter, const char *search, size_t *column,
	struct error *err)
{
	char *text = joined_filter(list, filter, search);
	struct filter parsed = {0};
	bool ok =
		filter_parse(list->view.tui->desk, list->spec->entity, text, &parsed, column, err);

	free(text);
	if (!ok)
		return false;
	rows_set_filter(&list->rows, &parsed);
	view_touch(&list->view, DIRTY_DATA);
	return true;
}

static void keep(char **kept, const char *text)
{
	char *copy = text && *text ? xstrdup(text) : NULL;

	free(*kept);
	*kept = copy;
}

bool listview_set_filter(struct listview *list, const char *text, size_t *column, struct error *err)
{
	if (!apply(list, text, list->search, column, err))
		return false;
	keep(&list->filter, text);
	return true;
}

static bool set_search(struct listview *list, const char *words, struct error *err)
{
	size_t column;

	if (!apply(list, list->filter, words, &column, err))
		return false;
	keep(&list->search, words);
	return true;
}

static void begin_line(struct listview *list, enum list_line what, const char *text)
{
	list->typing = what;
	list->view.context = CTX_LINE;
	list->mistake = SIZE_MAX;
	editor_set(&list->line, text ? text : "");
	list->view.tui->dirty = true;
	view_touch(&list->view, DIRTY_PAINT);
}

static void end_line(struct listview *list)
{
	list->typing = LINE_NONE;
	list->pending = false;
	list->view.context = list->view.ops->context;
	view_touch(&list->view, DIRTY_PAINT);
}

/* Put the cursor on the character of the filter that is wrong. */
static void point_at(struct listview *list, size_t column)
{
	const char *text = editor_text(&list->line);
	size_t at = 0;

	list->mistake = column;
	for (; column && text[at]; column--)
		at += text_next(text + at);
	list->line.cursor = at;
}

static void run_line(struct listview *list)
{
	struct error err = {0};
	size_t column = 0;
	const char *text = editor_text(&list->line);
	bool filter = list->typing == LINE_FILTER;
	bool ok = filter ? listview_set_filter(list, text, &column, &err)
			 : set_search(list, text, &err);

	if (ok) {
		end_line(list);
		return;
	}
	if (filter)
		point_at(list, column);
	tui_complain(list->view.tui, &err);
}

static bool is_typing(const struct view *view)
{
	return ((const struct listview *)view)->typing != LINE_NONE;
}

static bool key(struct view *view, const struct key *key)
{
	struct listview *list = (struct listview *)view;
	unsigned changes = list->line.changes;

	if (!list->typing)
		return false;
	if (list->typing == LINE_SEARCH && (key->code == K_UP || key->code == K_DOWN)) {
		struct error err = {0};
		if (!rows_move(&list->rows, key->code == K_UP ? -1 : 1, &err))
			tui_complain(view->tui, &err);
		return true;
	}
	if (!editor_key(&list->line, key))
		return false;
	if (list->line.changes != changes) {
		list->mistake = SIZE_MAX;
		list->pending = list->typing == LINE_SEARCH;
	}
	return true;
}

/*
 * Search as you type: once a burst, not once a letter. A word that cannot be searched leaves the
 * list as it is.
 */
static void settle(struct view *view)
{
	struct listview *list = (struct listview *)view;
	struct error err = {0};

	if (!list->pending)
		return;
	list->pending = false;
	if (!set_search(list, editor_text(&list->line), &err))
		tui_complain(view->tui, &err);
	else if (!rows_first(&list->rows, &err))
		tui_complain(view->tui, &err);
}

/* ---- layout and data ------------------------------------------------------------------------- */

static void layout(struct view *view)
{
	struct listview *list = (struct listview *)view;
	const struct list_spec *spec = list->spec;
	struct rect body = rect_rows(view->area, ABOVE, view->area.rows);
	int pane = spec->preview_rows;

	list->list = body;
	list->pane = rect_columns(body, body.columns, 0);
	if (spec->preview && !list->zoomed && view->area.columns >= WIDE) {
		int columns = view->area.columns - PANE_COLUMNS;
		list->list = rect_columns(body, 0, columns);
		list->pane = rect_columns(view->area, columns + 1, PANE_COLUMNS - 1);
	} else if (spec->preview && !list->zoomed && pane > 0) {
		if (pane > body.rows - LEAST_LIST_ROWS)
			pane = body.rows - LEAST_LIST_ROWS;
		if (pane >= 3) {
			list->list = rect_rows(body, 0, body.rows - pane);
			list->pane = rect_rows(body, body.rows - pane, pane);
		}
	}
	rows_set_visible(&list->rows, list->list.rows);
}

static bool load(struct view *view, struct error *err)
{
	struct listview *list = (struct listview *)view;

	list->loaded_at = tui_now();
	return rows_load(&list->rows, err);
}

/* Count the list; a key that comes meanwhile stops it. */
static void count_rows(struct listview *list)
{
	struct tui *tui = list->view.tui;
	struct error err = {0};

	store_watch(tui->desk->store, tui->key_waits, NULL);
	if (!rows_count(&list->rows, &err))
		tui_complain(tui, &err);
	store_watch(tui->desk->store, NULL, NULL);
	if (list->rows.counted)
		view_touch(&list->view, DIRTY_PAINT);
}

/* What is found by words is counted when the typing has paused: there may be very many. */
static bool spare(struct view *view)
{
	struct listview *list = (struct listview *)view;
	const struct rows *rows = &list->rows;

	if (!rows->counted && (!rows->query.match || (rows->at_start && rows->at_end)))
		count_rows(list);
	return false;
}

static void tick(struct view *view)
{
	struct listview *list = (struct listview *)view;

	if (!list->rows.counted && tui_now() - list->loaded_at >= COUNT_PAUSE_MS)
		count_rows(list);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static bool is_marked(const struct listview *list, int64_t id)
{
	for (size_t i = 0; i < list->mark_count; i++)
		if (list->marks[i] == id)
			return true;
	return false;
}

/* What stands over the list, the caller's to free. */
static char *title_of(const struct listview *list)
{
	const struct list_spec *spec = list->spec;

	return text_capital(list->heading
			? list->heading
			: _(spec->title ? spec->title : list_spec_of(spec->entity)->title));
}

/* Name of the ready-made view that the filter is, or NULL. */
static const char *preset_name(const struct listview *list)
{
	for (const struct list_preset *p = list->spec->presets; p && p->label && !list->rows.ids;
		p++) {
		if (!strcmp(*p->filter ? _(p->filter) : "", list->filter ? list->filter : ""))
			return _(p->label);
	}
	return NULL;
}

/* Title of the list, what it is narrowed to, how many rows. */
static void draw_top(struct listview *list, struct rect r)
{
	char *title = title_of(list);
	struct buf b = {0}, count = {0};
	int column, room = r.columns - 1;

	draw_cell(r, 0, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	if (list->rows.total >= 0) {
		buf_number(&count, list->rows.total);
		buf_printf(&count, " %s", ngettext("row", "rows", (unsigned long)list->rows.total));
		room = draw_right(r, 0, ROLE_NORMAL, buf_text(&count)) - 1;
	}
	buf_puts(&b, title);
	buf_puts(&b, "  ");
	free(title);
	column = 1 + draw_text(rect_columns(r, 0, room), 0, 1, ROLE_TITLE, buf_text(&b));
	if (list->typing) {
		column += draw_text(rect_columns(r, 0, room), 0, column, ROLE_LABEL,
			list->typing == LINE_FILTER ? _("Filter") : _("Search"));
	} else {
		struct buf narrowed = {0};
		const char *preset = preset_name(list);
		if (preset)
			buf_printf(&narrowed, "%s  ", preset);
		else if (list->filter)
			buf_printf(&narrowed, "%s %s  ", _("Filter"), list->filter);
		if (list->search)
			buf_printf(&narrowed, "%s %s", _("Search"), list->search);
		draw_cell(r, 0, column, room - column, ALIGN_LEFT, ROLE_LABEL, buf_text(&narrowed));
		buf_clear(&narrowed);
	}
	buf_clear(&b);
	buf_clear(&count);
}

/* Where the typed line stands: right of its label, left of the count. */
static struct rect line_area(const struct listview *list)
{
	struct rect r = rect_rows(list->view.area, 0, 1);
	char *title = title_of(list);
	int column = 1 + text_width(title) + 2 +
		text_width(list->typing == LINE_FILTER ? _("Filter") : _("Search")) + 1;
	int right = list->rows.total >= 0 ? text_width(ngettext("row", "rows", 2)) + 14 : 2;

	free(title);
	if (column > r.columns / 2)
		column = r.columns / 2;
	return rect_columns(r, column, r.columns - column - right);
}

static void draw_headings(struct listview *list, struct rect r, const int widths[])
{
	int column = first_column(list);

	draw_cell(r, 0, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	for (size_t i = 0; i < list->column_count; i++) {
		const struct list_column *c = &list->columns[i];
		const struct field *field = column_field(list, c);

		if (!widths[i])
			continue;
		char *label = text_capital(c->label ? _(c->label) : field ? _(field->label) : "");
		draw_cell(r, 0, column, widths[i], c->align, ROLE_LABEL, label);
		free(label);
		column += widths[i] + 1;
	}
	draw_rule(r, 1);
}

static void draw_record(struct listview *list, int row, const void *record, const int widths[])
{
	const struct entity *entity = list->spec->entity;
	struct rect r = list->list;
	bool focused = row == rows_cursor(&list->rows);
	unsigned focus = focused ? STYLE_FOCUS : 0;
	int column = first_column(list);
	struct buf cell = {0};

	draw_row(r, row, focused);
	if (is_marked(list, ((const struct record *)record)->id))
		draw_text(r, row, MARK_COLUMN, ROLE_KEY | focus, "+");
	if (list->spec->mark) {
		const struct state_look *look = list->spec->mark(list, record);
		draw_cell(r, row, STATE_COLUMN, 2, ALIGN_LEFT, look->role | focus, look->glyph);
	}
	for (size_t i = 0; i < list->column_count; i++) {
		const struct list_column *c = &list->columns[i];
		const struct field *field = column_field(list, c);
		unsigned style = ROLE_NORMAL;

		if (!widths[i])
			continue;
		buf_cut(&cell, 0);
		if (c->cell)
			c->cell(list, record, &cell, &style);
		else if (is_code(c))
			record_code(entity, record, &cell);
		else if (field)
			desk_show(list->view.tui->desk, entity, field, record, &cell);
		draw_cell(r, row, column, widths[i], c->align, style | focus, buf_text(&cell));
		column += widths[i] + 1;
	}
	buf_clear(&cell);
}

static void draw(struct view *view)
{
	struct listview *list = (struct listview *)view;
	struct rect top = rect_columns(view->area, 0, list->list.columns);
	int widths[64];

	fit_columns(list, list->list.columns - first_column(list) - 1, widths);
	draw_top(list, rect_rows(top, 0, 1));
	draw_headings(list, rect_rows(top, 1, 2), widths);
	for (int row = 0; row < list->list.rows; row++) {
		const void *record = rows_at(&list->rows, row);

		if (record)
			draw_record(list, row, record, widths);
		else
			draw_row(list->list, row, false);
	}
	if (!list->rows.count)
		draw_text(list->list, 0, first_column(list), ROLE_DIM,
			list->filter || list->search
				? _("Nothing like that here. l changes the filter")
				: _("Nothing here yet. m enters the first one"));
	if (list->list.columns < view->area.columns) /* the preview stands at the right */
		draw_vertical(view->area, list->list.columns);
	if (list->pane.columns) {
		draw_clear(list->pane);
		if (rows_current(&list->rows))
			list->spec->preview(list, rows_current(&list->rows), list->pane);
	}
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct listview *list = (struct listview *)view;

	if (list->typing) {
		editor_draw(&list->line, line_area(list), ROLE_FIELD, y, x);
		return true;
	}
	draw_place(list->list, rows_cursor(&list->rows), 0, y, x);
	return list->rows.count > 0;
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct listview *list = (struct listview *)view;

	(void)right;
	if (list->mark_count)
		buf_printf(left, _("%zu marked"), list->mark_count);
}

/* ---- actions --------------------------------------------------------------------------------- */

static void moved(struct view *view, bool ok, const struct error *err)
{
	if (!ok)
		tui_complain(view->tui, err);
	view_touch(view, DIRTY_PAINT);
}

static struct rows *rows_of(struct view *view)
{
	return &((struct listview *)view)->rows;
}

static void run_up(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	moved(view, rows_move(rows_of(view), -1, &err), &err);
}

static void run_down(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	moved(view, rows_move(rows_of(view), 1, &err), &err);
}

static void run_page_up(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	moved(view, rows_page(rows_of(view), -1, &err), &err);
}

static void run_page_down(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	moved(view, rows_page(rows_of(view), 1, &err), &err);
}

static void run_first(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	moved(view, rows_first(rows_of(view), &err), &err);
}

static void run_last(struct view *view, const char *argument)
{
	struct error err = {0};

	(void)argument;
	moved(view, rows_last(rows_of(view), &err), &err);
}

static void open_current(struct listview *list)
{
	int64_t id = rows_current_id(&list->rows);

	if (!id)
		return;
	if (list->spec->open)
		list->spec->open(list, id);
	else
		tui_push(list->view.tui, screen_of_record(list->view.tui, list->spec->entity, id));
}

static void run_open(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	(void)argument;
	if (list->typing)
		run_line(list);
	else
		open_current(list);
}

static void run_back(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	struct error err = {0};

	(void)argument;
	if (list->typing == LINE_SEARCH)
		moved(view, set_search(list, "", &err), &err);
	if (list->typing)
		end_line(list);
	else if (list->search) /* one step out: first the search, then the list */
		moved(view, set_search(list, "", &err), &err);
	else if (view->below)
		tui_pop(view);
	else
		tui_do(view->tui, ACT_DESK, NULL);
}

static void run_filter(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	begin_line(list, LINE_FILTER, argument ? argument : list->filter);
}

static void run_search(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	begin_line(list, LINE_SEARCH, argument ? argument : list->search);
	list->pending = argument != NULL;
}

static void preset_chosen(struct view *owner, void *arg, int64_t value)
{
	struct listview *list = (struct listview *)owner;
	struct error err = {0};
	size_t column;

	(void)arg;
	const char *filter = list->spec->presets[value].filter;
	if (!listview_set_filter(list, *filter ? _(filter) : "", &column, &err) ||
		!rows_first(&list->rows, &err))
		tui_complain(owner->tui, &err);
}

static void run_preset(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	struct menu_item items[9] = {{0}};
	int64_t current = -1;
	size_t count = 0;

	(void)argument;
	for (const struct list_preset *p = list->spec->presets; p->label && count < 9; p++) {
		const char *filter = *p->filter ? _(p->filter) : "";

		if (!strcmp(filter, list->filter ? list->filter : ""))
			current = (int64_t)count;
		items[count] = (struct menu_item){
			.value = (int64_t)count, .label = _(p->label), .detail = filter};
		count++;
	}
	prompt_numbers(view, _("Views"), items, count, current, preset_chosen, NULL);
}

static void mark(struct listview *list, int64_t id)
{
	list->marks = xrealloc(list->marks, (list->mark_count + 1) * sizeof *list->marks);
	list->marks[list->mark_count++] = id;
}

static void run_mark(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	int64_t id = rows_current_id(&list->rows);
	size_t at = 0;

	while (at < list->mark_count && list->marks[at] != id)
		at++;
	if (at < list->mark_count)
		list->marks[at] = list->marks[--list->mark_count];
	else
		mark(list, id);
	run_down(view, argument);
}

static void run_mark_all(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	(void)argument;
	for (int i = 0; i < list->rows.visible; i++) {
		const struct record *record = rows_at(&list->rows, i);
		if (record && !is_marked(list, record->id))
			mark(list, record->id);
	}
	view_touch(view, DIRTY_PAINT);
}

static void run_unmark_all(struct view *view, const char *argument)
{
	(void)argument;
	((struct listview *)view)->mark_count = 0;
	view_touch(view, DIRTY_PAINT);
}

void listview_show(struct listview *list, int64_t id)
{
	struct error err = {0};

	if (!rows_load(&list->rows, &err) || !rows_find(&list->rows, id, &err))
		tui_complain(list->view.tui, &err);
	list->view.dirty &= ~(unsigned)DIRTY_DATA;
	view_touch(&list->view, DIRTY_PAINT);
}

static void created(struct view *owner, void *arg, int64_t id)
{
	struct listview *list = (struct listview *)owner;

	(void)arg;
	listview_show(list, id);
	if (list->spec->added)
		list->spec->added(owner, id);
}

static void run_create(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	static const struct form_hooks hooks = {.saved = created};

	(void)argument;
	if (list->spec->create)
		list->spec->create(list);
	else
		tui_push(view->tui, formview_new(view->tui, list->spec->entity, NULL, &hooks));
}

static void run_edit(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	struct view *form =
		formview_open(view->tui, list->spec->entity, NULL, rows_current_id(&list->rows));

	(void)argument;
	tui_push(view->tui, form);
	formview_edit(form, NULL);
}

static bool trash(struct view *view, struct error *err)
{
	struct listview *list = (struct listview *)view;

	if (!desk_trash(
		    view->tui->desk, list->spec->entity, rows_current_id(&list->rows), true, err))
		return false;
	tui_say(view->tui, _("In the trash. Ctrl+Z takes it back"));
	tui_changed(view->tui);
	return true;
}

static void trash_yes(struct view *owner, void *arg)
{
	(void)arg;
	moves_act(owner, trash, NULL);
}

static void run_trash(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	const void *record = rows_current(&list->rows);
	struct buf b = {0};

	(void)argument;
	record_code(list->spec->entity, record, &b);
	buf_puts(&b, "  ");
	desk_show(view->tui->desk, list->spec->entity, list->spec->entity->title, record, &b);
	prompt_confirm(view, _("Put in the trash?"), buf_text(&b), NULL, trash_yes, NULL);
	buf_clear(&b);
}

static void run_timeline(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	(void)argument;
	tui_push(view->tui,
		timeline_new(view->tui, list->spec->entity, rows_current_id(&list->rows)));
}

static void run_zoom(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	(void)argument;
	list->zoomed = !list->zoomed;
	view_touch(view, DIRTY_LAYOUT | DIRTY_DATA);
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct listview *list = (const struct listview *)view;

	*entity = list->spec->entity;
	*id = rows_current_id(&list->rows);
	return *id != 0;
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct listview *list = (const struct listview *)view;

	switch (action) {
	case ACT_CREATE:
		if (list->spec->fixed || list->rows.ids)
			return error_set(
				err, ERR_DENIED, _("New records do not begin in this list"));
		return true;
	case ACT_SAVED_VIEW:
		if (!list->spec->presets || list->rows.ids)
			return error_set(err, ERR_DENIED, _("This list has no ready-made views"));
		return true;
	case ACT_ZOOM:
		if (!list->spec->preview)
			return error_set(err, ERR_DENIED, _("This list has no preview"));
		return true;
	case ACT_OPEN:
		if (!list->rows.count && !list->typing)
			return error_set(err, ERR_DENIED, _("The list is empty"));
		return true;
	case ACT_FILTER:
	case ACT_SEARCH:
		if (list->rows.ids)
			return error_set(err, ERR_DENIED,
				_("This is the list behind a number: it cannot be narrowed"));
		return true;
	case ACT_UNMARK_ALL:
		if (!list->mark_count)
			return error_set(err, ERR_DENIED, _("Nothing is marked"));
		return true;
	default:
		return true;
	}
}

static void clear(struct view *view)
{
	struct listview *list = (struct listview *)view;

	rows_clear(&list->rows);
	editor_clear(&list->line);
	free(list->filter);
	free(list->search);
	free(list->heading);
	free(list->marks);
	free(list->columns);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_BACK, run_back},
	{ACT_UP, run_up},
	{ACT_DOWN, run_down},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_FIRST, run_first},
	{ACT_LAST, run_last},
	{ACT_SEARCH, run_search},
	{ACT_FILTER, run_filter},
	{ACT_SAVED_VIEW, run_preset},
	{ACT_MARK, run_mark},
	{ACT_MARK_ALL, run_mark_all},
	{ACT_UNMARK_ALL, run_unmark_all},
	{ACT_CREATE, run_create},
	{ACT_EDIT, run_edit},
	{ACT_TRASH, run_trash},
	{ACT_TIMELINE, run_timeline},
	{ACT_DUE, why_act},
	{ACT_ZOOM, run_zoom},
	{ACT_NONE, NULL},
};

const struct view_ops listview_ops = {
	.name = "list",
	.size = sizeof(struct listview),
	.context = CTX_LIST,
	.handlers = handlers,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.typing = is_typing,
	.key = key,
	.settle = settle,
	.spare = spare,
	.tick = tick,
	.status = status,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

/* ---- making lists ---------------------------------------------------------------------------- */

struct listview *listview_new(
	struct tui *tui, const struct view_ops *ops, const struct list_spec *spec)
{
	struct listview *list = view_new(tui, ops);

	list->spec = spec;
	list->mistake = SIZE_MAX;
	editor_init(&list->line, false, 500);
	if (spec->columns) {
		list->columns = xcalloc(spec->column_count, sizeof *list->columns);
		memcpy(list->columns, spec->columns, spec->column_count * sizeof *spec->columns);
		list->column_count = spec->column_count;
	} else {
		make_columns(list);
	}
	own_widths(list);
	listview_restrict(list, NULL, 0);
	return list;
}

void listview_restrict(struct listview *list, const struct condition *conditions, size_t count)
{
	const struct list_spec *spec = list->spec;
	const struct entity *entity = spec->entity;

	rows_clear(&list->rows);
	rows_init(&list->rows, list->view.tui->desk, entity, conditions, count,
		spec->sort ? entity_field(entity, spec->sort) : entity->sort,
		spec->sort ? spec->descending : entity->descending);
}

struct listview *listview_entity(struct tui *tui, const struct entity *entity)
{
	return listview_new(tui, &listview_ops, list_spec_of(entity));
}

struct listview *listview_ids(struct tui *tui, const struct view_ops *ops,
	const struct list_spec *spec, const char *heading, int64_t *ids, size_t count)
{
	struct listview *list = listview_new(tui, ops, spec);

	list->heading = xstrdup(heading);
	rows_set_ids(&list->rows, ids, count);
	return list;
}

int64_t *listview_targets(const struct listview *list, size_t *count)
{
	int64_t *ids = xcalloc(list->mark_count ? list->mark_count : 1, sizeof *ids);

	*count = list->mark_count;
	if (list->mark_count) {
		memcpy(ids, list->marks, list->mark_count * sizeof *ids);
	} else if (list->rows.count) {
		ids[0] = rows_current_id(&list->rows);
		*count = 1;
	}
	return ids;
}
