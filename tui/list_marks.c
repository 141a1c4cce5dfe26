/* Marks on rows: they are on records, and stay whatever the list is narrowed to. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/list_inside.h"

bool list_is_marked(const struct listview *list, int64_t id)
{
	for (size_t i = 0; i < list->mark_count; i++)
		if (list->marks[i] == id)
			return true;
	return false;
}

static void mark(struct listview *list, int64_t id)
{
	list->marks = xrealloc(list->marks, (list->mark_count + 1) * sizeof *list->marks);
	list->marks[list->mark_count++] = id;
}

void list_run_mark(struct view *view, const char *argument)
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
	list_run_down(view, argument);
}

void list_run_mark_all(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;

	(void)argument;
	for (int i = 0; i < list->rows.visible; i++) {
		const struct record *record = rows_at(&list->rows, i);
		if (record && !list_is_marked(list, record->id))
			mark(list, record->id);
	}
	view_touch(view, DIRTY_PAINT);
}

void list_run_unmark_all(struct view *view, const char *argument)
{
	(void)argument;
	((struct listview *)view)->mark_count = 0;
	view_touch(view, DIRTY_PAINT);
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
