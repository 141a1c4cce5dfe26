/*
 * A search that finds nothing is read on between keys: as the number of a case, without accents, then with a typing error in its words,
 * until something is found. What was typed stays in the line; the row above the headings says what is shown instead.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/list_inside.h"

enum { PREFIX_BYTES = 6 }; /* of a code: "ĐN" and the like */

void list_search_begin(struct listview *list)
{
	search_clear(&list->reading);
	list->numbered = false;
	if (list->search && list->spec->entity == &entity_casefile)
		search_begin(&list->reading, list->search);
}

/* "0261", "PA-2026-0261": what stands in the column of numbers. */
static bool is_number(const char *text)
{
	const size_t letters = strcspn(text, "-0123456789 ");
	const char *digits = text + letters;

	return *digits && letters <= PREFIX_BYTES &&
		digits[strspn(digits, "-0123456789")] == '\0' && (letters == 0) == (*digits != '-');
}

bool list_search_further(struct listview *list)
{
	struct tui *tui = list->view.tui;
	struct error err = {0};

	if (!list->search || list->reading.closeness == SEARCH_NONE || list->rows.count ||
		(list->view.dirty & DIRTY_DATA))
		return false;
	if (list->reading.closeness == SEARCH_TYPED && !list->numbered && is_number(list->search)) {
		list->numbered = list_search_number(list, list->search);
		if (list->numbered)
			return true;
	}
	list->numbered = false;
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
	if (list->rows.count && list->numbered)
		buf_printf(out, "  (%s)", _("as a number"));
	if (list->rows.count && list->reading.closeness == SEARCH_UNACCENTED)
		buf_printf(out, "  (%s)", _("without accents"));
	if (list->rows.count && list->reading.closeness == SEARCH_SIMILAR)
		buf_printf(out, _("  (nothing; like it: %s)"), buf_text(&list->reading.words));
}
