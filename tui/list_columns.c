/* Columns of a list: how wide, which give way where it is narrow; headings and rows. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/list_inside.h"

enum {
	MARK_COLUMN = 1,
	STATE_COLUMN = 3,
	WORD_MOST = 24, /* columns that a word of a table may ask for */
};

static int default_width(const struct field *field)
{
	static const struct {
		const struct field_type *type;
		int columns;
	} widths[] = {
		{&FT_DATE, 10},
		{&FT_TIME, 5},
		{&FT_STAMP, 19},
		{&FT_NUMBER, 8},
		{&FT_MONEY, 14},
		{&FT_BOOL, 6},
		{&FT_CHOICE, 14},
		{&FT_REF, 14},
	};

	if (field->columns)
		return field->columns;
	for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++)
		if (widths[i].type == field->type)
			return widths[i].columns;
	return 20;
}

static int code_width(const struct entity *entity)
{
	switch (entity->numbering) {
	case NUM_KEY:
		return entity->key ? default_width(entity->key) : 8;
	case NUM_YEARLY:
		return 3 + 5 + (entity->digits > 3 ? entity->digits : 3);
	case NUM_ID:
	default:
		return 8;
	}
}

static bool is_number(const struct field *field)
{
	return field->type == &FT_NUMBER || field->type == &FT_MONEY;
}

static bool is_code(const struct list_column *column)
{
	return column->key && !strcmp(column->key, "code");
}

static const struct field *column_field(
	const struct listview *list, const struct list_column *column)
{
	return column->key ? entity_field(list->spec->entity, column->key) : NULL;
}

/* Columns from the fields that are marked for lists; the naming field takes what is left. */
void list_make_columns(struct listview *list)
{
	const struct entity *entity = list->spec->entity;
	size_t count = 0;

	list->columns = xcalloc(entity->field_count + 1, sizeof *list->columns);
	if (entity->numbering != NUM_KEY)
		list->columns[count++] = (struct list_column){.key = "code", .label = N_("Code")};
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		bool title = field == entity->title;

		if (!title && (!(field->flags & FF_LIST) || (field->flags & FF_HIDDEN)))
			continue;
		list->columns[count] = (struct list_column){.key = field->key,
			.align = is_number(field) ? ALIGN_RIGHT : ALIGN_LEFT,
			.columns = title ? -16 : 0,
			.drop = title || field == entity->key ? 0 : (int)count};
		count++;
	}
	list->column_count = count;
}

/* A column shows its name and each value of its table whole, in either language. */
static int widest_word(const struct list_column *column, const struct field *field)
{
	int widest = column->label ? text_width(_(column->label))
		: field		   ? text_width(_(field->label))
				   : 0;

	for (const struct choice *c = field ? field->choices : NULL; c && c->key; c++) {
		const int wide = text_width(choice_label(c));
		if (!column->cell && wide > widest && wide <= WORD_MOST)
			widest = wide;
	}
	return widest;
}

/* Widths as the columns ask for them; 0 becomes the field's own. */
void list_own_widths(struct listview *list)
{
	for (size_t i = 0; i < list->column_count; i++) {
		struct list_column *column = &list->columns[i];
		const struct field *field = column_field(list, column);

		if (is_code(column) && !column->columns)
			column->columns = code_width(list->spec->entity);
		else if (field && !column->columns)
			column->columns = default_width(field);
		const int wide = widest_word(column, field);
		if (column->columns >= 0 && column->columns < wide)
			column->columns = wide;
	}
}

int list_first_column(const struct listview *list)
{
	return list->spec->mark ? STATE_COLUMN + 3 : STATE_COLUMN;
}

/*
 * Which columns are shown at a width, by giving up those with the largest `drop`; widths[] gets 0
 * for the others.
 */
void list_fit_columns(const struct listview *list, int room, int widths[])
{
	bool gone[LIST_COLUMNS_MOST] = {false};
	int rest;

	for (;;) {
		int used = 0, stretch = 0, worst = -1;

		for (size_t i = 0; i < list->column_count; i++) {
			const struct list_column *column = &list->columns[i];

			if (gone[i])
				continue;
			used += abs(column->columns) + 1;
			stretch += column->columns < 0;
			if (column->drop && (worst < 0 || column->drop > list->columns[worst].drop))
				worst = (int)i;
		}
		rest = room - used + 1;
		if (rest >= 0 || worst < 0) {
			for (size_t i = 0; i < list->column_count; i++) {
				int more = list->columns[i].columns < 0 && stretch ? rest : 0;

				widths[i] = gone[i] ? 0 : abs(list->columns[i].columns) + more;
				if (more)
					rest = 0;
			}
			return;
		}
		gone[worst] = true;
	}
}

/* ---- drawing --------------------------------------------------------------------------------- */

void list_draw_headings(struct listview *list, struct rect r, const int widths[])
{
	int column = list_first_column(list);

	draw_cell(r, 0, 0, r.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	for (size_t i = 0; i < list->column_count; i++) {
		const struct list_column *c = &list->columns[i];
		const struct field *field = column_field(list, c);

		if (!widths[i])
			continue;
		char *label = text_capital(c->label ? _(c->label) : field ? _(field->label) : "");
		draw_cell(r, 0, column, widths[i], c->align, ROLE_LABEL, label);
		free(label);
		column += widths[i] + 1;
	}
	draw_rule(r, 1);
}

void list_draw_record(struct listview *list, int row, const void *record, const int widths[])
{
	const struct entity *entity = list->spec->entity;
	struct rect r = list->list;
	bool focused = row == rows_cursor(&list->rows);
	unsigned focus = focused ? STYLE_FOCUS : 0;
	int column = list_first_column(list);
	unsigned before = ROLE_NORMAL;
	struct buf cell = {0};

	draw_row(r, row, focused);
	if (list_is_marked(list, ((const struct record *)record)->id))
		draw_text(r, row, MARK_COLUMN, ROLE_KEY | focus, "+");
	if (list->spec->mark) {
		const struct state_look *look = list->spec->mark(list, record);
		draw_cell(r, row, STATE_COLUMN, 2, ALIGN_LEFT, look->role | focus, look->glyph);
	}
	for (size_t i = 0; i < list->column_count; i++) {
		const struct list_column *c = &list->columns[i];
		const struct field *field = column_field(list, c);
		unsigned style = ROLE_NORMAL;

		if (!widths[i])
			continue;
		buf_cut(&cell, 0);
		if (c->cell)
			c->cell(list, record, &cell, &style);
		else if (is_code(c))
			record_code(entity, record, &cell);
		else if (field)
			desk_show(list->view.tui->desk, entity, field, record, &cell);
		/* The gap between two cells of one style has it too: fewer changes to send. */
		if (style == before && style != ROLE_NORMAL)
			draw_text(r, row, column - 1, style | focus, " ");
		before = style;
		draw_cell(r, row, column, widths[i], c->align, style | focus, buf_text(&cell));
		column += widths[i] + 1;
	}
	buf_clear(&cell);
}
