/* Views of a list under numbers: ready-made ones, the office's over them, one's own over both. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "tui/list_inside.h"
#include "tui/menu.h"
#include "tui/prompt.h"

enum { KEEP = SAVED_VIEWS + 1, MANAGE };

/* What stands under a number: a saved view, else a ready-made one. False where nothing does. */
struct slot {
	const char *name, *filter; /* borrowed */
	const struct field *sort;
	bool descending;
	const struct view_slot *saved; /* NULL: ready-made */
};

static bool slot_of(const struct listview *list, size_t n, struct slot *out)
{
	const struct view_slot *saved = &list->slots[n];
	const struct list_preset *preset = list->spec->presets;

	if (saved->id) {
		*out = (struct slot){
			saved->name, saved->filter, saved->sort, saved->descending, saved};
		return true;
	}
	for (size_t i = 0; preset && preset[i].label && i <= n; i++) {
		const char *filter = *preset[i].filter ? _(preset[i].filter) : "";

		if (i == n) {
			*out = (struct slot){_(preset[i].label), filter, NULL, false, NULL};
			return true;
		}
	}
	return false;
}

static const struct field *own_sort(const struct listview *list, bool *descending)
{
	const struct list_spec *spec = list->spec;

	*descending = spec->sort ? spec->descending : spec->entity->descending;
	return spec->sort ? entity_field(spec->entity, spec->sort) : spec->entity->sort;
}

static bool is_shown(const struct listview *list, const struct slot *slot)
{
	bool descending = slot->descending;
	const struct field *sort = slot->sort ? slot->sort : own_sort(list, &descending);

	return !strcmp(slot->filter, list->filter ? list->filter : "") && list->rows.sort == sort &&
		list->rows.descending == descending;
}

/* Number of the view that the list shows, from 0; -1 where it is none. */
static int shown_slot(const struct listview *list)
{
	struct slot slot;

	for (size_t n = 0; n < SAVED_VIEWS && !list->rows.ids; n++)
		if (slot_of(list, n, &slot) && is_shown(list, &slot))
			return (int)n;
	return -1;
}

bool list_view_name(const struct listview *list, struct buf *out)
{
	const int n = shown_slot(list);
	struct slot slot;

	if (n < 0 || !slot_of(list, (size_t)n, &slot))
		return false;
	buf_printf(out, _("View %d: %s"), n + 1, slot.name);
	return true;
}

bool list_read_views(struct listview *list, struct error *err)
{
	for (size_t n = 0; n < SAVED_VIEWS; n++)
		list->slot_counted[n] = false;
	return list->rows.ids ||
		saved_views_read(list->view.tui->desk, list->spec->entity, list->slots, err);
}

/* ---- opening --------------------------------------------------------------------------------- */

static void open_slot(struct listview *list, size_t n)
{
	struct error err = {0};
	struct slot slot;
	size_t column;
	bool descending;

	if (!slot_of(list, n, &slot)) {
		tui_say(list->view.tui, _("No view is kept under %zu"), n + 1);
		return;
	}
	descending = slot.descending;
	const struct field *sort = slot.sort ? slot.sort : own_sort(list, &descending);
	if (!listview_set_filter(list, slot.filter, &column, &err)) {
		tui_complain(list->view.tui, &err);
		return;
	}
	rows_set_sort(&list->rows, sort, descending);
	list_moved(&list->view, rows_first(&list->rows, &err), &err);
}

/* ---- keeping --------------------------------------------------------------------------------- */

/* What is being kept; prompts stand on each other, and there is one at a time. */
static struct keeping {
	char name[SAVED_VIEW_NAME * 4 + 1];
	int slot;
	bool office;
} keeping;

static void keep(struct view *owner, void *arg)
{
	struct listview *list = (struct listview *)owner;
	struct error err = {0};
	bool own_descending;
	const bool own = own_sort(list, &own_descending) == list->rows.sort &&
		own_descending == list->rows.descending;

	(void)arg;
	if (!saved_view_keep(owner->tui->desk, list->spec->entity, keeping.slot, keeping.office,
		    keeping.name, list->filter ? list->filter : "", own ? NULL : list->rows.sort,
		    !own && list->rows.descending, &err)) {
		tui_complain(owner->tui, &err);
		return;
	}
	tui_changed(owner->tui);
	tui_say(owner->tui, _("Kept: v and %d open it. Ctrl+Z takes it back"), keeping.slot);
}

/* Replacing is asked about: somebody relies on the number. */
static void keep_for(struct view *owner, void *arg, int64_t office)
{
	struct listview *list = (struct listview *)owner;
	struct saved_view old = {0};
	struct error err = {0};
	struct buf text = {0};
	int64_t id;

	(void)arg;
	keeping.office = office != 0;
	if (!saved_view_find(owner->tui->desk, list->spec->entity, keeping.slot, keeping.office,
		    &id, &err) ||
		(id && !desk_load(owner->tui->desk, &entity_saved_view, id, &old, &err))) {
		tui_complain(owner->tui, &err);
	} else if (id) {
		buf_printf(&text, _("%d is “%s”: %s\nIt becomes “%s”: %s"), keeping.slot, old.name,
			old.filter && *old.filter ? old.filter : _("all rows"), keeping.name,
			list->filter ? list->filter : _("all rows"));
		prompt_confirm(owner, _("Replace the view?"), buf_text(&text), NULL, keep, NULL);
	} else {
		keep(owner, NULL);
	}
	record_clear(&entity_saved_view, &old);
	buf_clear(&text);
}

static void number_chosen(struct view *owner, void *arg, int64_t value)
{
	const struct menu_item items[] = {
		{.value = 0, .label = _("for me"), .detail = _("stands over the office's")},
		{.value = 1, .label = _("for the whole office")},
	};

	(void)arg;
	keeping.slot = (int)value;
	if (owner->tui->desk->staff)
		prompt_menu(owner, _("For whom?"), items, 2, 0, keep_for, NULL);
	else
		keep_for(owner, NULL, 1);
}

static bool name_given(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	struct listview *list = (struct listview *)owner;
	struct menu_item items[SAVED_VIEWS] = {{0}};
	int64_t current = 0;

	(void)arg;
	*column = 0;
	if (!*text)
		return error_set(err, ERR_INVALID, _("This is needed; Esc leaves it"));
	snprintf(keeping.name, sizeof keeping.name, "%s", text);
	for (size_t n = 0; n < SAVED_VIEWS; n++) {
		struct slot slot;
		const bool taken = slot_of(list, n, &slot);

		items[n] = (struct menu_item){.value = (int64_t)n + 1,
			.label = taken ? slot.name : _("free"),
			.detail = !taken	    ? NULL
				: !slot.saved	    ? _("ready-made")
				: slot.saved->staff ? _("mine")
						    : _("the office's")};
		if (!taken && !current)
			current = (int64_t)n + 1;
	}
	prompt_numbers(
		owner, _("Under which number?"), items, SAVED_VIEWS, current, number_chosen, NULL);
	return true;
}

static void begin_keeping(struct view *owner)
{
	struct error err = {0};

	if (!desk_may_write(owner->tui->desk, &err)) {
		tui_complain(owner->tui, &err);
		return;
	}
	prompt_text(owner, _("Name of the view"), NULL, SAVED_VIEW_NAME, NULL, name_given, NULL);
}

/* Names, numbers and filters are changed in the list of saved views; Delete puts one in the trash. */
static void manage(struct view *owner)
{
	struct listview *list = (struct listview *)owner;
	const struct condition of_list = {.field = entity_field(&entity_saved_view, "list"),
		.op = OP_EQ,
		.text = list->spec->entity->name};
	struct listview *views = listview_entity(owner->tui, &entity_saved_view);

	listview_restrict(views, &of_list, 1);
	tui_push(owner->tui, &views->view);
}

/* ---- the menu -------------------------------------------------------------------------------- */

static void add_row(
	struct menu *menu, const char *typed, int64_t value, const char *label, const char *detail)
{
	if (!*typed || text_matches(label, typed) || (detail && text_matches(detail, typed)))
		menu_add(menu, value, label, detail, false);
}

static void fill(struct menu *menu, const char *typed, void *arg)
{
	const struct listview *list = (const struct listview *)menu->owner;
	char *folded = text_fold(typed);
	struct buf label = {0}, detail = {0};

	(void)arg;
	for (size_t n = 0; n < SAVED_VIEWS; n++) {
		struct slot slot;

		if (!slot_of(list, n, &slot))
			continue;
		buf_cut(&label, 0);
		buf_cut(&detail, 0);
		buf_printf(&label, "%zu  %s", n + 1, slot.name);
		if (slot.saved)
			buf_printf(&detail, "%s · ",
				slot.saved->staff ? _("mine") : _("the office's"));
		buf_puts(&detail, *slot.filter ? slot.filter : _("all rows"));
		add_row(menu, folded, (int64_t)n + 1, buf_text(&label), buf_text(&detail));
	}
	buf_cut(&label, 0);
	buf_printf(&label, "+  %s", _("Keep this list as a view…"));
	add_row(menu, folded, KEEP, buf_text(&label), list->filter ? list->filter : _("all rows"));
	buf_cut(&label, 0);
	buf_printf(&label, "   %s", _("Kept views: rename, change, put in the trash…"));
	add_row(menu, folded, MANAGE, buf_text(&label), NULL);
	buf_clear(&label);
	buf_clear(&detail);
	free(folded);
}

static void choose(struct menu *menu, const struct menu_row *row, void *arg)
{
	(void)arg;
	if (row->value == KEEP)
		begin_keeping(menu->owner);
	else if (row->value == MANAGE)
		manage(menu->owner);
	else
		open_slot((struct listview *)menu->owner, (size_t)row->value - 1);
}

/* A digit alone opens its view, a + alone keeps the list. */
static bool shortcut(struct menu *menu, const struct key *key, void *arg)
{
	struct view *owner = menu->owner;
	const char sign = key->code == K_TEXT && key->bytes == 1 ? *key->text : '\0';

	(void)arg;
	if (!editor_is_empty(&menu->line) || (sign != '+' && (sign < '1' || sign > '9')))
		return false;
	if (!tui_pop(&menu->view))
		return true;
	if (sign == '+')
		begin_keeping(owner);
	else
		open_slot((struct listview *)owner, (size_t)(sign - '1'));
	return true;
}

static const struct menu_source source = {.fill = fill, .choose = choose, .key = shortcut};

void list_run_view(struct view *view, const char *argument)
{
	struct listview *list = (struct listview *)view;
	struct menu *menu;

	if (argument && *argument >= '1' && *argument <= '9' && !argument[1]) {
		open_slot(list, (size_t)(*argument - '1'));
		return;
	}
	menu = menu_new(view, _("Views"), &source, NULL);
	menu->hint = _("+ keeps this one");
	menu->wanted = shown_slot(list) + 1;
	tui_push(view->tui, &menu->view);
}

/* ---- the row of views ------------------------------------------------------------------------ */

bool list_has_view_row(const struct listview *list)
{
	struct slot slot;

	if (list->rows.ids || list->view.area.columns < VIEW_ROW_COLUMNS ||
		list->view.area.rows < VIEW_ROW_ROWS)
		return false;
	for (size_t n = 0; n < SAVED_VIEWS; n++)
		if (slot_of(list, n, &slot))
			return true;
	return false;
}

bool list_count_views(struct listview *list, struct error *err)
{
	struct desk *desk = list->view.tui->desk;

	for (size_t n = 0; n < SAVED_VIEWS; n++) {
		struct filter filter = {0};
		struct slot slot;
		size_t column;
		bool ok = true;

		if (list->slot_counted[n] || !slot_of(list, n, &slot))
			continue;
		list->slot_counted[n] = true;
		list->slot_counts[n] = -1;
		/* A filter that is not understood any more has no count; v tells why. */
		if (filter_parse(desk, list->spec->entity, slot.filter, &filter, &column, err)) {
			const struct query query = {.entity = list->spec->entity,
				.conditions = filter.conditions,
				.count = filter.count,
				.match = filter.words};
			ok = store_count(desk->store, &query, &list->slot_counts[n], err);
			if (!ok && err->code == ERR_NONE)
				list->slot_counted[n] = false; /* a key came: later */
			filter_clear(&filter);
		}
		view_touch(&list->view, DIRTY_PAINT);
		if (ok || err->code == ERR_NONE)
			error_clear(err);
		return false;
	}
	return true;
}

void list_draw_views(const struct listview *list, struct rect r)
{
	const int shown = shown_slot(list);
	int column = 1;
	struct buf b = {0};

	draw_cell(r, 0, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	column += draw_text(r, 0, column, ROLE_LABEL, _("Views")) + 2;
	for (size_t n = 0; n < SAVED_VIEWS; n++) {
		const bool current = (int)n == shown;
		struct slot slot;

		if (!slot_of(list, n, &slot))
			continue;
		char *name = text_cut(slot.name, 16);
		buf_cut(&b, 0);
		buf_printf(&b, "%s%zu %s", current ? "[" : "", n + 1, name);
		free(name);
		if (list->slot_counted[n] && list->slot_counts[n] >= 0) {
			buf_putc(&b, ' ');
			buf_number(&b, list->slot_counts[n]);
		}
		if (current)
			buf_putc(&b, ']');
		if (column + text_width(buf_text(&b)) >= r.columns)
			break;
		column +=
			draw_text(r, 0, column, current ? ROLE_TITLE : ROLE_DIM, buf_text(&b)) + 2;
	}
	buf_cut(&b, 0);
	buf_printf(&b, "+ %s", _("keep"));
	if (column + text_width(buf_text(&b)) < r.columns)
		draw_text(r, 0, column, ROLE_DIM, buf_text(&b));
	buf_clear(&b);
}
