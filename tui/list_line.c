/* The row above the headings: what the list is narrowed to, and the typed filter and search lines. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/list_inside.h"

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

void list_begin_line(struct listview *list, enum list_line what, const char *text)
{
	list->typing = what;
	list->view.context = CTX_LINE;
	list->mistake = SIZE_MAX;
	editor_set(&list->line, text ? text : "");
	list->view.tui->dirty = true;
	view_touch(&list->view, DIRTY_PAINT);
}

void list_end_line(struct listview *list)
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

void list_run_line(struct listview *list)
{
	struct error err = {0};
	size_t column = 0;
	const char *text = editor_text(&list->line);
	bool filter = list->typing == LINE_FILTER;
	bool ok = filter ? listview_set_filter(list, text, &column, &err)
			 : list_set_search(list, text, &err);

	if (ok) {
		list_end_line(list);
		return;
	}
	if (filter)
		point_at(list, column);
	tui_complain(list->view.tui, &err);
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
void list_line_settle(struct view *view)
{
	struct listview *list = (struct listview *)view;
	struct error err = {0};

	if (!list->pending)
		return;
	list->pending = false;
	if (!list_set_search(list, editor_text(&list->line), &err))
		tui_complain(view->tui, &err);
	else if (!rows_first(&list->rows, &err))
		tui_complain(view->tui, &err);
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
		const char *preset = list_view_name(list);
		if (preset)
			buf_printf(&narrowed, "%s  ", preset);
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
