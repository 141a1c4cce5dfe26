/* Facets of a list: how its rows spread over the values of fields, and narrowing by one of them. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/list_inside.h"
#include "tui/menu.h"

enum { VALUES_MOST = 200 }; /* of one facet in the menu: typing finds the rest in the filter line */

void list_forget_facets(struct listview *list)
{
	const struct field *fields[FACETS_MOST];

	if (!list->facet_count) {
		list->facet_count = facet_fields(list->spec->entity, fields);
		for (size_t i = 0; i < list->facet_count; i++)
			list->facets[i].field = fields[i];
	}
	/* The old counts stay until the new ones are there: nothing flickers. */
	for (size_t i = 0; i < list->facet_count; i++)
		list->facets[i].counted = false;
	list->due_counted = false;
}

bool list_count_facets(struct listview *list, size_t most, struct error *err)
{
	for (size_t i = 0; i < list->facet_count && i < most; i++) {
		if (list->facets[i].counted)
			continue;
		if (!facet_read(list->view.tui->desk, &list->rows.query, &list->facets[i], err))
			list->facets[i].counted = err->code != ERR_NONE; /* a key came: later */
		return false;
	}
	return true;
}

/* ---- narrowing ------------------------------------------------------------------------------- */

void list_forget_trail(struct listview *list)
{
	for (size_t i = 0; i < list->trail_count; i++)
		free(list->trail[i]);
	free(list->trail);
	list->trail = NULL;
	list->trail_count = 0;
}

static void begin_at_the_first(struct listview *list)
{
	struct error err = {0};

	list_moved(&list->view, rows_first(&list->rows, &err), &err);
	list->view.tui->dirty = true;
}

void list_narrow(struct listview *list, const struct field *field, int64_t value)
{
	struct tui *tui = list->view.tui;
	struct error err = {0};
	struct buf text = {0};
	char *before = xstrdup(list->filter);
	char **trail = list->trail;
	size_t column, depth = list->trail_count;

	if (before)
		buf_printf(&text, "%s ", before);
	if (!filter_write_term(tui->desk, list->spec->entity, field, value, &text)) {
		error_set(&err, ERR_INVALID, _("The filter language has no word for this value"));
		tui_complain(tui, &err);
		free(before);
	} else {
		/* Setting a filter by hand forgets the trail; this one goes on with it. */
		list->trail = NULL;
		list->trail_count = 0;
		const bool ok = listview_set_filter(list, buf_text(&text), &column, &err);
		list->trail = trail;
		list->trail_count = depth;
		if (ok) {
			list->trail = xrealloc(trail, (depth + 1) * sizeof *list->trail);
			list->trail[list->trail_count++] = before;
			begin_at_the_first(list);
			tui_say(tui, _("Narrowed by %s. Esc takes it back"),
				buf_text(&text) + (before ? strlen(before) + 1 : 0));
		} else {
			tui_complain(tui, &err);
			free(before);
		}
	}
	buf_clear(&text);
}

bool list_widen(struct listview *list)
{
	struct error err = {0};
	size_t column;
	char **trail = list->trail, *before;
	size_t depth = list->trail_count;

	if (!depth)
		return false;
	before = trail[--depth];
	list->trail = NULL;
	list->trail_count = 0;
	if (listview_set_filter(list, before ? before : "", &column, &err))
		begin_at_the_first(list);
	else
		tui_complain(list->view.tui, &err);
	free(before);
	list->trail = trail;
	list->trail_count = depth;
	return true;
}

/* ---- the menu -------------------------------------------------------------------------------- */

static void fill(struct menu *menu, const char *typed, void *arg)
{
	const struct listview *list = (const struct listview *)menu->owner;
	char *folded = text_fold(typed);
	struct buf label = {0}, count = {0};
	bool counting = false;

	(void)arg;
	for (size_t i = 0; i < list->facet_count; i++) {
		const struct facet *facet = &list->facets[i];

		counting = counting || !facet->counted;
		/* One value that all rows have narrows nothing. */
		if (facet->count < 2 &&
			(!facet->count || facet->values[0].count == list->rows.total))
			continue;
		for (size_t j = 0; j < facet->count && j < VALUES_MOST; j++) {
			const struct facet_value *value = &facet->values[j];

			buf_cut(&label, 0);
			buf_cut(&count, 0);
			buf_printf(&label, "%s: ", _(facet->field->label));
			facet_label(menu->view.tui->desk, facet, value->value, false, &label);
			buf_number(&count, value->count);
			if (!*folded || text_matches(buf_text(&label), folded))
				menu_add(menu, (int64_t)(i << 32 | j), buf_text(&label),
					buf_text(&count), false);
		}
	}
	menu->hint = counting ? _("counting…") : _("accents are not needed");
	buf_clear(&label);
	buf_clear(&count);
	free(folded);
}

static void choose(struct menu *menu, const struct menu_row *row, void *arg)
{
	struct listview *list = (struct listview *)menu->owner;
	const struct facet *facet = &list->facets[row->value >> 32];

	(void)arg;
	list_narrow(list, facet->field, facet->values[row->value & 0xffffffff].value);
}

static bool spare(struct menu *menu, void *arg)
{
	struct listview *list = (struct listview *)menu->owner;
	struct error err = {0};
	bool done;

	(void)arg;
	store_watch(menu->view.tui->desk->store, menu->view.tui->key_waits, NULL);
	done = rows_count(&list->rows, &err) && list_count_facets(list, FACETS_MOST, &err);
	store_watch(menu->view.tui->desk->store, NULL, NULL);
	if (!done && err.code)
		tui_complain(menu->view.tui, &err);
	if (!done)
		view_touch(&menu->view, DIRTY_DATA);
	return !done;
}

static const struct menu_source source = {.fill = fill, .choose = choose, .spare = spare};

void list_run_facets(struct view *view, const char *argument)
{
	struct menu *menu = menu_new(view, _("How the list spreads"), &source, NULL);

	if (argument && *argument)
		menu_type(menu, argument);
	else
		menu->tall = 14;
	menu->placed = true;
	tui_push(view->tui, &menu->view);
}
