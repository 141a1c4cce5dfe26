/* Marks on rows: they are on records, and stay whatever the list is narrowed to. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/list_inside.h"

/* Place of an id among the marks: where it is, or where it belongs. */
static size_t place_of(const struct listview *list, int64_t id)
{
	size_t low = 0, high = list->mark_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (list->marks[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

bool list_is_marked(const struct listview *list, int64_t id)
{
	size_t at = place_of(list, id);

	return at < list->mark_count && list->marks[at] == id;
}

static void set_mark(struct listview *list, int64_t id, bool marked)
{
	size_t at = place_of(list, id);
	bool there = at < list->mark_count && list->marks[at] == id;
	size_t rest = list->mark_count - at;

	if (there == marked)
		return;
	if (marked) {
		list->marks = xrealloc(list->marks, (list->mark_count + 1) * sizeof *list->marks);
		memmove(list->marks + at + 1, list->marks + at, rest * sizeof *list->marks);
		list->marks[at] = id;
		list->mark_count++;
	} else {
		memmove(list->marks + at, list->marks + at + 1, (rest - 1) * sizeof *list->marks);
		list->mark_count--;
	}
}

/* The panel of marks comes and goes with the first of them. */
static void marks_changed(struct listview *list, size_t before)
{
	view_touch(&list->view,
		!before != !list->mark_count && list->spec->panels ? DIRTY_LAYOUT : DIRTY_PAINT);
	list->view.tui->dirty = true;
}

void list_run_mark(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	const size_t before = list->mark_count;
	const int64_t id = rows_current_id(&list->rows);

	set_mark(list, id, !list_is_marked(list, id));
	list_run_down(view, argument);
	marks_changed(list, before);
}

struct gathering {
	int64_t *ids;
	size_t count;
};

static bool gather(void *arg, const void *record)
{
	struct gathering *gathering = arg;

	gathering->ids[gathering->count++] = ((const struct record *)record)->id;
	return true;
}

/* All rows of the list, also those that are not on the screen; false, and said, where there are too many. */
static bool gather_all(struct listview *list, struct gathering *out)
{
	const struct rows *rows = &list->rows;
	struct query query = rows->query;
	struct error err = {0};
	bool ok;

	out->ids = xcalloc(LIST_MARKS_MOST + 1, sizeof *out->ids);
	out->count = 0;
	query.from = NULL;
	query.backward = false;
	query.limit = LIST_MARKS_MOST + 1;
	if (rows->ids) {
		out->count =
			rows->id_count < LIST_MARKS_MOST + 1 ? rows->id_count : LIST_MARKS_MOST + 1;
		memcpy(out->ids, rows->ids, out->count * sizeof *out->ids);
		ok = true;
	} else {
		ok = store_query(list->view.tui->desk->store, &query, gather, out, &err);
	}
	if (ok && out->count > LIST_MARKS_MOST)
		ok = error_set(&err, ERR_INVALID,
			_("At most %d rows can be marked at once: narrow the list first"),
			LIST_MARKS_MOST);
	if (!ok)
		tui_complain(list->view.tui, &err);
	return ok;
}

void list_run_mark_all(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	const size_t before = list->mark_count;
	struct gathering all;

	(void)argument;
	if (gather_all(list, &all))
		for (size_t i = 0; i < all.count; i++)
			set_mark(list, all.ids[i], true);
	free(all.ids);
	marks_changed(list, before);
}

void list_run_unmark_all(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	const size_t before = list->mark_count;

	(void)argument;
	list->mark_count = 0;
	marks_changed(list, before);
}

/* What can be done with marked rows, in the order it is told. */
static const enum action acts[] = {ACT_ASSIGN, ACT_DUE, ACT_LETTER, ACT_EXPORT, ACT_MERGE};

void list_describe_acts(const struct listview *list, struct buf *out)
{
	const struct view *view = &list->view;
	size_t shown = 0;

	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++) {
		const int key = keymap_key(view->ops->context, acts[i]);
		const bool handled = view_find_handler(view->ops, acts[i]) != NULL;
		char *label;

		if (!key || !handled || (acts[i] == ACT_DUE && !list->spec->panels))
			continue;
		buf_puts(out, shown++ ? ", " : "");
		key_label(key, out);
		label = text_lower(_(actions[acts[i]].label));
		buf_printf(out, " %s", label);
		free(label);
	}
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
