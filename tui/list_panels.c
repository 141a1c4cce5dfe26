/* What stands below a list where there is room: its facets, its due days, its marks. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/filter.h"
#include "tui/list_inside.h"

enum {
	LEAST_COLUMNS = 100, /* of the view, with panels */
	LIST_ROWS = 12, /* that panels leave to the records */
	FACETS = 3, /* facets shown */
	FACET_ROWS = FACETS + 2, /* heading, hint */
	DUE_ROWS = 2 +
		LIST_DUE_DAYS / 7 *
			2, /* heading, weekdays, two rows a week: all of it or nothing */
	MARK_ROWS = 2,
	LABEL_COLUMNS = 14,
};

static bool has_due(const struct listview *list)
{
	struct condition owing[FILTER_OWED];
	size_t count;

	return filter_due(list->spec->entity, owing, &count) != NULL;
}

static int facet_rows(const struct listview *list)
{
	return list->facet_count < FACETS ? (int)list->facet_count : FACETS;
}

/* Rows of the facets; 0 where no field has few values. */
static int facet_part(const struct listview *list)
{
	return list->facet_count ? facet_rows(list) + FACET_ROWS - FACETS : 0;
}

int list_panel_rows(const struct listview *list, int room)
{
	const int parts[] = {
		facet_part(list), has_due(list) ? DUE_ROWS : 0, list->mark_count ? MARK_ROWS : 0};
	int rows = 0;

	if (!list->spec->panels || list->zoomed || list->rows.ids ||
		list->view.area.columns < LEAST_COLUMNS)
		return 0;
	/* What has no room is left out whole. */
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++)
		if (room - LIST_ROWS >= rows + parts[i])
			rows += parts[i];
	return rows;
}

/* Whether the calendar is among the panels that have room. */
static bool due_shown(const struct listview *list)
{
	return has_due(list) && list->panels.rows >= DUE_ROWS + facet_part(list);
}

bool list_count_panels(struct listview *list, struct error *err)
{
	if (!list->panels.rows)
		return true;
	return list_count_facets(list, FACETS, err) &&
		(!due_shown(list) || list_count_due(list, err));
}

/* What the key of an action does, the key as it is bound now; nothing where it has none. */
static char *hint_of(const struct listview *list, enum action action, const char *format)
{
	const int code = keymap_key(list->view.ops->context, action);
	struct buf key = {0}, hint = {0};

	if (code != K_NONE) {
		key_label(code, &key);
		buf_printf(&hint, format, buf_text(&key));
	}
	buf_clear(&key);
	return buf_steal(&hint);
}

/* ` Loại    PA 4   KN 2   TC 1` */
static void draw_facet(const struct listview *list, struct rect r, int row, size_t index)
{
	const struct facet *facet = &list->facets[index];
	int column = LABEL_COLUMNS + 2;
	struct buf b = {0};

	draw_cell(r, row, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	draw_cell(r, row, 1, LABEL_COLUMNS, ALIGN_LEFT, ROLE_LABEL, _(facet->field->label));
	for (size_t i = 0; i < facet->count; i++) {
		const struct facet_value *value = &facet->values[i];

		buf_cut(&b, 0);
		facet_label(list->view.tui->desk, facet, value->value, true, &b);
		char *label = text_cut(buf_text(&b), 20);
		buf_cut(&b, 0);
		buf_printf(&b, "%s ", label);
		buf_number(&b, value->count);
		free(label);
		/* What does not fit is told by a sign: f shows all. */
		if (column + text_width(buf_text(&b)) + (i + 1 < facet->count ? 4 : 0) >
			r.columns) {
			draw_text(r, row, column, ROLE_DIM, theme_glyph(GLYPH_MORE));
			break;
		}
		column += draw_text(r, row, column, ROLE_NORMAL, buf_text(&b)) + 3;
	}
	buf_clear(&b);
}

static int draw_facets(const struct listview *list, struct rect r)
{
	struct buf title = {0}, right = {0};
	char *hint;

	if (!facet_part(list) || r.rows < facet_part(list))
		return 0;
	buf_puts(&title, _("How the list spreads"));
	if (list->rows.total >= 0)
		buf_number(&right, list->rows.total);
	draw_subheading(r, 0, buf_text(&title), buf_text(&right), false);
	for (int i = 0; i < facet_rows(list); i++)
		draw_facet(list, r, 1 + i, (size_t)i);
	hint = hint_of(list, ACT_FACETS,
		_("%s chooses a value, Enter narrows the list by it, Esc widens it again"));
	draw_cell(r, 1 + facet_rows(list), 1, r.columns - 2, ALIGN_LEFT, ROLE_DIM, hint);
	free(hint);
	buf_clear(&title);
	buf_clear(&right);
	return facet_part(list);
}

static void draw_marks(const struct listview *list, struct rect r)
{
	struct buf b = {0};

	draw_heading_count(r, 0, _("Marked"), (long)list->mark_count, false);
	list_describe_acts(list, &b);
	draw_cell(r, 1, 1, r.columns - 2, ALIGN_LEFT, ROLE_NORMAL, buf_text(&b));
	buf_clear(&b);
}

static int draw_due(const struct listview *list, struct rect r)
{
	if (!due_shown(list))
		return 0;
	char *hint = hint_of(list, ACT_DUE_DAYS, _("%s the calendar"));
	draw_subheading(r, 0, _("Due days"), hint, false);
	list_draw_due(list, rect_rows(r, 1, DUE_ROWS - 1));
	free(hint);
	return DUE_ROWS;
}

void list_draw_panels(const struct listview *list, struct rect r)
{
	int row = 0;

	draw_clear(r);
	row += draw_facets(list, rect_rows(r, row, r.rows - row));
	row += draw_due(list, rect_rows(r, row, r.rows - row));
	if (list->mark_count && row + MARK_ROWS <= r.rows)
		draw_marks(list, rect_rows(r, row, MARK_ROWS));
}
