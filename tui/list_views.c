/* Views of a list under numbers: ready-made ones, and those that people keep. */
#include <string.h>

#include "base/locale.h"
#include "tui/list_inside.h"
#include "tui/prompt.h"

/* Name of the ready-made view that the filter is, or NULL. */
const char *list_view_name(const struct listview *list)
{
	for (const struct list_preset *p = list->spec->presets; p && p->label && !list->rows.ids;
		p++) {
		if (!strcmp(*p->filter ? _(p->filter) : "", list->filter ? list->filter : ""))
			return _(p->label);
	}
	return NULL;
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

void list_run_view(struct view *view, const char *argument)
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
