/* The row above the headings: what the list is narrowed to, and the typed filter and search lines. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/list_inside.h"

enum { OPTIONS_SHORT = 5, OPTIONS_TALL = 9 };

/* Filter and search words as one text of the filter language; quoted, words are nothing but words. */
static char *joined_filter(const char *filter, const char *search)
{
	struct buf b = {0};

	if (filter)
		buf_puts(&b, filter);
	for (const char *p = search ? search : ""; *p;) {
		size_t word = strcspn(p, " \"“”\\");

		if (word) {
			buf_puts(&b, b.len ? " \"" : "\"");
			buf_put(&b, p, word);
			buf_putc(&b, '"');
		}
		p += word;
		p += *p ? text_next(p) : 0;
	}
	return buf_steal(&b);
}

static bool apply(struct listview *list, const char *filter, const char *search, size_t *column,
	struct error *err)
{
	char *text = joined_filter(filter, search);
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
	list_forget_trail(list);
	keep(&list->filter, text);
	return true;
}

bool list_set_search(struct listview *list, const char *words, struct error *err)
{
	size_t column;

	if (!apply(list, list->filter, words, &column, err))
		return false;
	keep(&list->search, words);
	list_search_begin(list);
	return true;
}

void list_search_again(struct listview *list, const char *words)
{
	struct error err = {0};
	size_t column;

	if (!apply(list, list->filter, words, &column, &err))
		tui_complain(list->view.tui, &err);
}

bool list_search_number(struct listview *list, const char *number)
{
	struct buf filter = {0};
	size_t column;

	/* A number alone is that of every year. */
	buf_printf(&filter, "%s %s:%s", list->filter ? list->filter : "",
		number[strspn(number, "0123456789")] ? "code" : "number", number);
	/* What is no number after all is looked for as words: nothing to complain of. */
	const bool ok = apply(list, buf_text(&filter), NULL, &column, NULL);
	buf_clear(&filter);
	return ok;
}

/* ---- completion ------------------------------------------------------------------------------ */

static void forget_mistake(struct listview *list)
{
	list->mistake = SIZE_MAX;
	free(list->reason);
	list->reason = NULL;
}

/* What can stand at the cursor; once a burst. */
static void complete(struct listview *list)
{
	struct error err = {0};

	filter_options_clear(&list->options);
	list->option = 0;
	list->completed = list->line.changes;
	if (list->typing != LINE_FILTER)
		return;
	if (!filter_complete(list->view.tui->desk, list->spec->entity, editor_text(&list->line),
		    list->line.cursor, &list->options, &err))
		tui_complain(list->view.tui, &err);
	view_touch(&list->view, DIRTY_PAINT);
}

void list_run_accept(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	const char *text;

	(void)argument;
	/* Typed and Tab in one burst: the options are of the text before. */
	if (list->completed != list->line.changes)
		complete(list);
	if (!list->options.count)
		return;
	text = list->options.list[list->option].text;
	for (size_t at = list->line.cursor; at > list->options.from; at = list->line.cursor)
		editor_backspace(&list->line);
	editor_insert(&list->line, text, strlen(text), true);
	forget_mistake(list);
	complete(list);
}

/* Up and Down choose among the options; true where the key was that. */
static bool choose_option(struct listview *list, int code)
{
	if (list->typing != LINE_FILTER || !list->options.count)
		return false;
	if (code == K_DOWN && list->option + 1 < list->options.count)
		list->option++;
	else if (code == K_UP && list->option)
		list->option--;
	return code == K_UP || code == K_DOWN;
}

/* ---- the typed line -------------------------------------------------------------------------- */

void list_begin_line(struct listview *list, enum list_line what, const char *text)
{
	list->typing = what;
	list->view.context = CTX_LINE;
	forget_mistake(list);
	editor_set(&list->line, text ? text : "");
	complete(list);
	list->view.tui->dirty = true;
	view_touch(&list->view, DIRTY_PAINT);
}

void list_end_line(struct listview *list)
{
	list->typing = LINE_NONE;
	list->pending = false;
	forget_mistake(list);
	filter_options_clear(&list->options);
	list->view.context = list->view.ops->context;
	view_touch(&list->view, DIRTY_PAINT);
}

void list_leave_filter(struct listview *list)
{
	const char *text = editor_text(&list->line);

	keep(&list->left, strcmp(text, list->filter ? list->filter : "") ? text : NULL);
}

/* Put the cursor on the character of the filter that is wrong. */
static void point_at(struct listview *list, size_t column)
{
	const char *text = editor_text(&list->line);
	size_t at = 0;

	forget_mistake(list);
	list->mistake = column;
	for (; column && text[at]; column--)
		at += text_next(text + at);
	list->line.cursor = at;
}

void list_run_line(struct listview *list)
{
	struct error err = {0};
	size_t column = 0;
	const char *text = editor_text(&list->line);
	bool filter = list->typing == LINE_FILTER;
	bool ok = filter ? listview_set_filter(list, text, &column, &err)
			 : list_set_search(list, text, &err);

	if (ok) {
		if (filter)
			keep(&list->left, NULL);
		list_end_line(list);
		return;
	}
	tui_complain(list->view.tui, &err);
	if (!filter)
		return;
	point_at(list, column);
	filter_options_clear(&list->options);
	list->reason = xstrdup(err.text);
}

bool list_line_typing(const struct view *view)
{
	return ((const struct listview *)view)->typing != LINE_NONE;
}

bool list_line_key(struct view *view, const struct key *key)
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
	if (choose_option(list, key->code))
		return true;
	if (!editor_key(&list->line, key))
		return false;
	if (list->line.changes != changes) {
		forget_mistake(list);
		list->pending = list->typing == LINE_SEARCH;
	}
	if (!list->reason) /* another cursor, other options */
		list->completed = list->line.changes - 1;
	return true;
}

/*
 * Search as you type: once a burst, not once a letter. A word that cannot be searched leaves the
 * list as it is.
 */
void list_line_settle(struct view *view)
{
	struct listview *list = (struct listview *)view;
	struct error err = {0};

	if (list->typing == LINE_FILTER && list->completed != list->line.changes)
		complete(list);
	if (!list->pending)
		return;
	const unsigned before = view->dirty;

	list->pending = false;
	if (!list_set_search(list, editor_text(&list->line), &err) ||
		!rows_first(&list->rows, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	/* The rows are fresh: reading them again for the paint would double what a key costs. */
	list_forget_facets(list);
	view->dirty = before | DIRTY_PAINT;
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* What stands over the list, the caller's to free. */
static char *list_title(const struct listview *list)
{
	const struct list_spec *spec = list->spec;

	return text_capital(list->heading
			? list->heading
			: _(spec->title ? spec->title : list_spec_of(spec->entity)->title));
}

/* Title of the list, what it is narrowed to, how many rows. */
void list_draw_top(struct listview *list, struct rect r)
{
	char *title = list_title(list);
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
		/* The row of views tells its name where there is one. */
		if (!list_has_view_row(list) && list_view_name(list, &narrowed))
			buf_puts(&narrowed, "  ");
		else if (list->filter)
			buf_printf(&narrowed, "%s %s  ", _("Filter"), list->filter);
		list_search_says(list, &narrowed);
		draw_cell(r, 0, column, room - column, ALIGN_LEFT, ROLE_LABEL, buf_text(&narrowed));
		buf_clear(&narrowed);
	}
	buf_clear(&b);
	buf_clear(&count);
}

/* Where the typed line stands: right of its label, left of the count. */
struct rect list_line_area(const struct listview *list)
{
	struct rect r = rect_rows(list->view.area, 0, 1);
	char *title = list_title(list);
	int column = 1 + text_width(title) + 2 +
		text_width(list->typing == LINE_FILTER ? _("Filter") : _("Search")) + 1;
	int right = list->rows.total >= 0 ? text_width(ngettext("row", "rows", 2)) + 14 : 2;

	free(title);
	if (column > r.columns / 2)
		column = r.columns / 2;
	return rect_columns(r, column, r.columns - column - right);
}

/* Mark the wrong character in the line, and say below it why it is wrong. */
static void draw_mistake(const struct listview *list, struct rect r)
{
	const char *text = editor_text(&list->line);
	struct rect line = list_line_area(list);
	size_t at = 0;
	struct buf mark = {0};

	for (size_t n = list->mistake; n && text[at]; n--)
		at += text_next(text + at);
	buf_put(&mark, text, at);
	int column = text_width(buf_text(&mark)) - list->line.first;
	size_t bytes = text_next(text + at);

	if (column < 0)
		column = 0;
	if (column > line.columns - 1)
		column = line.columns - 1;
	draw_bytes(line, 0, column, ROLE_ERROR, bytes ? text + at : " ", bytes ? bytes : 1);
	draw_clear(rect_rows(r, 0, 1));
	draw_text(rect_rows(r, 0, 1), 0, line.x - r.x + column, ROLE_ERROR, "^");
	draw_clear(rect_rows(r, 1, r.rows));
	draw_paragraph(r, 1, 1, r.columns - 2, 2, ROLE_ERROR, list->reason);
	buf_clear(&mark);
}

/* Text of an option without the blank that Tab puts behind it. */
static int option_width(const struct filter_option *option)
{
	return text_width(option->text);
}

static void draw_options(const struct listview *list, struct rect r)
{
	const struct filter_options *options = &list->options;
	size_t rows = (size_t)(r.rows - 1), first = 0;
	int wide = 8;

	if (list->option >= rows)
		first = list->option - rows + 1;
	for (size_t i = first; i < options->count && i < first + rows; i++)
		if (option_width(&options->list[i]) > wide)
			wide = option_width(&options->list[i]);
	if (wide > r.columns / 2)
		wide = r.columns / 2;
	for (size_t i = 0; i < rows; i++) {
		const struct filter_option *option = &options->list[first + i];
		bool focused = first + i == list->option;
		unsigned focus = focused ? STYLE_FOCUS : 0;

		if (first + i >= options->count)
			break;
		draw_row(r, (int)i, focused);
		draw_cell(r, (int)i, 2, wide, ALIGN_LEFT, ROLE_NORMAL | focus, option->text);
		draw_cell(r, (int)i, wide + 4, r.columns - wide - 5, ALIGN_LEFT, ROLE_DIM | focus,
			option->meaning);
	}
	if (!options->count) {
		draw_row(r, 0, false);
		draw_cell(r, 0, 2, r.columns - 3, ALIGN_LEFT, ROLE_DIM, options->hint);
	}
	draw_rule(r, r.rows - 1);
	if (first + rows < options->count) {
		struct buf more = {0};

		buf_printf(&more, _("%zu more below"), options->count - first - rows);
		draw_right(r, r.rows - 1, ROLE_DIM, buf_text(&more));
		buf_clear(&more);
	}
}

void list_draw_help(const struct listview *list)
{
	struct rect r = rect_rows(
		rect_columns(list->view.area, 0, list->list.columns), 1, list->view.area.rows - 1);
	size_t most = r.rows >= 18 ? OPTIONS_TALL : OPTIONS_SHORT;

	if (list->typing != LINE_FILTER)
		return;
	if (list->reason) {
		draw_mistake(list, rect_rows(r, 0, 4));
		draw_rule(r, 3);
	} else if (list->options.count || list->options.hint) {
		size_t rows = list->options.count < most ? list->options.count : most;
		draw_options(list, rect_rows(r, 0, (int)(rows ? rows : 1) + 1));
	}
}
