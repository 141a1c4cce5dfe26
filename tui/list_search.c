/*
 * A search that finds nothing is read on between keys: without accents, then with a typing error in its words, until something is
 * found. What was typed stays in the line; the row above the headings says what is shown instead.
 */
#include <stdlib.h>

#include "base/locale.h"
#include "tui/list_inside.h"

void list_search_begin(struct listview *list)
{
	search_clear(&list->reading);
	if (list->search && list->spec->entity == &entity_casefile)
		search_begin(&list->reading, list->search);
}

bool list_search_further(struct listview *list)
{
	struct tui *tui = list->view.tui;
	struct error err = {0};

	if (!list->search || list->reading.closeness == SEARCH_NONE || list->rows.count ||
		(list->view.dirty & DIRTY_DATA))
		return false;
	if (!search_next(&list->reading, tui->desk, &err)) {
		tui_complain(tui, &err);
		search_clear(&list->reading);
		return false;
	}
	if (list->reading.closeness != SEARCH_NONE)
		list_search_again(list, buf_text(&list->reading.words));
	return list->reading.closeness != SEARCH_NONE;
}

void list_search_says(const struct listview *list, struct buf *out)
{
	if (list->search)
		buf_printf(out, "%s %s", _("Search"), list->search);
	if (list->rows.count && list->reading.closeness == SEARCH_UNACCENTED)
		buf_printf(out, "  (%s)", _("without accents"));
	if (list->rows.count && list->reading.closeness == SEARCH_SIMILAR)
		buf_printf(out, _("  (nothing; like it: %s)"), buf_text(&list->reading.words));
}
