/*
 * The generic form. Every field that can be typed has an editor from the beginning; what was not
 * changed in it is never parsed, so that masked and hidden values stay as they are. Drafts are
 * the texts of changed fields.
 */
#include <stdlib.h>
#include <string.h>

#include "base/dayword.h"
#include "base/locale.h"
#include "domain/draft.h"
#include "tui/editor.h"
#include "tui/field_help.h"
#include "tui/form_inside.h"
#include "tui/prompt.h"
#include "tui/timeline.h"
#include "tui/views/moves.h"
#include "tui/views/why.h"

enum { LABEL_MOST = 32, NOTE_ROWS = 3, NOTE_MOST = 8, WIDEST = 110, EDGE = 2 };

static struct form_row *current_row(const struct formview *form)
{
	return &form->rows[form->cursor];
}

static bool is_picked(const struct field *field)
{
	return field->type == &FT_CHOICE || field->type == &FT_FLAGS || field->type == &FT_REF ||
		field->type == &FT_BOOL;
}

static bool is_editable(const struct field *field)
{
	return !(field->flags & (FF_FIXED | FF_ACT)) && field->type != &FT_STAMP;
}

bool form_row_changed(const struct form_row *row)
{
	return row->field && row->initial && strcmp(editor_text(&row->editor), row->initial) != 0;
}

bool form_changed(const struct formview *form)
{
	for (size_t i = 0; i < form->count; i++)
		if (form_row_changed(&form->rows[i]))
			return true;
	return false;
}

const char *form_place(const struct formview *form, char out[DRAFT_PLACE_SIZE])
{
	return draft_place(form->entity, form->id, out);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static bool is_shown(const struct formview *form, const struct field *field)
{
	return !(field->flags & FF_HIDDEN) && (form->id || is_editable(field));
}

static bool is_listed(const struct formview *form, const struct field *field)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->rows[i].field == field)
			return true;
	return false;
}

static void add_field(struct formview *form, const struct field *field)
{
	struct form_row *row;

	if (!field || !is_shown(form, field) || is_listed(form, field))
		return;
	int wide = text_width(_(field->label)) + 2;
	row = &form->rows[form->count++];
	row->field = field;
	editor_init(&row->editor, field->type->lines,
		field->type->storage == STORE_TEXT && field->max ? (size_t)field->max : 0);
	if (wide > form->label_columns)
		form->label_columns = wide < LABEL_MOST ? wide : LABEL_MOST;
}

static void make_rows(struct formview *form)
{
	const struct entity *entity = form->entity;
	const struct form_spec *spec = form->spec;
	size_t sections = spec ? spec->section_count : 0;

	form->rows = xcalloc(entity->field_count + sections + 1, sizeof *form->rows);
	for (size_t i = 0; i < sections; i++) {
		form->rows[form->count++].heading = spec->sections[i].title;
		for (const char *const *key = spec->sections[i].keys; *key; key++)
			add_field(form, entity_field(entity, *key));
	}
	for (size_t i = 0; i < entity->field_count; i++)
		add_field(form, &entity->fields[i]);
	while (!form->rows[form->cursor].field)
		form->cursor++;
}

/* Text of a field of a record as the form begins with it. */
char *form_text_of(const struct formview *form, const struct field *field, const void *record)
{
	struct buf b = {0};

	desk_show(form->view.tui->desk, form->entity, field, record, &b);
	return buf_steal(&b);
}

void form_set_row(struct formview *form, struct form_row *row, const void *record)
{
	free(row->initial);
	row->initial = form_text_of(form, row->field, record);
	editor_set(&row->editor, row->initial);
	row->editor.cursor = row->field->type->lines ? 0 : row->editor.cursor;
	free(row->picked_text);
	row->picked_text = NULL;
}

static void set_rows(struct formview *form)
{
	for (size_t i = 0; i < form->count; i++)
		if (form->rows[i].field)
			form_set_row(form, &form->rows[i], form->before);
}

/* ---- drafts ---------------------------------------------------------------------------------- */

static bool keep_draft(struct formview *form, struct form_row *row, struct error *err)
{
	char place[DRAFT_PLACE_SIZE];
	const char *text = form_row_changed(row) ? editor_text(&row->editor) : "";

	if (!strcmp(text, row->drafted ? row->drafted : ""))
		return true;
	if (!draft_put(form->view.tui->desk, form_place(form, place), row->field->key, text, err))
		return false;
	free(row->drafted);
	row->drafted = *text ? xstrdup(text) : NULL;
	return true;
}

static bool keep_drafts(struct formview *form, struct error *err)
{
	for (size_t i = 0; form->editing && i < form->count; i++)
		if (form->rows[i].field && !keep_draft(form, &form->rows[i], err))
			return false;
	return true;
}

static bool draft_row(void *arg, const char *key, const char *text)
{
	struct formview *form = arg;

	for (size_t i = 0; i < form->count; i++) {
		struct form_row *row = &form->rows[i];
		if (!row->field || strcmp(row->field->key, key) != 0 || !is_editable(row->field))
			continue;
		editor_set(&row->editor, text);
		free(row->drafted);
		row->drafted = xstrdup(text);
		form->drafts = true;
	}
	return true;
}

static bool find_draft(void *arg, const char *key, const char *text)
{
	(void)key, (void)text;
	((struct formview *)arg)->drafts = true;
	return false;
}

/* Bring back what was typed and not saved. */
static void restore_drafts(struct formview *form)
{
	char place[DRAFT_PLACE_SIZE];
	struct error err = {0};

	form->drafts = false;
	if (!draft_fields(form->view.tui->desk, form_place(form, place), draft_row, form, &err))
		tui_complain(form->view.tui, &err);
	else if (form->drafts)
		tui_say(form->view.tui,
			_("What you typed last time is here again. Ctrl+D forgets it"));
	form->drafts = false;
}

void form_forget_drafted(struct formview *form)
{
	for (size_t i = 0; i < form->count; i++) {
		free(form->rows[i].drafted);
		form->rows[i].drafted = NULL;
	}
}

static void tick(struct view *view)
{
	struct error err = {0};

	if (!keep_drafts((struct formview *)view, &err))
		tui_complain(view->tui, &err);
}

static bool leave(struct view *view)
{
	struct error err = {0};

	if (keep_drafts((struct formview *)view, &err))
		return true;
	tui_complain(view->tui, &err);
	return false;
}

/* ---- reading --------------------------------------------------------------------------------- */

void form_drop_record(const struct formview *form, void **record)
{
	if (*record)
		record_clear(form->entity, *record);
	free(*record);
	*record = NULL;
}

bool form_load_record(struct formview *form, void **out, struct error *err)
{
	void *record = xcalloc(1, form->entity->size);

	if (form->id && !desk_load(form->view.tui->desk, form->entity, form->id, record, err)) {
		record_clear(form->entity, record);
		free(record);
		return false;
	}
	form_drop_record(form, out);
	*out = record;
	return true;
}

static bool load(struct view *view, struct error *err)
{
	struct formview *form = (struct formview *)view;
	char place[DRAFT_PLACE_SIZE];

	if (form->editing && form->loaded) /* what is typed stays; a save will find out */
		return true;
	if (form->id && !form_load_record(form, &form->before, err))
		return false;
	if (!form->id && !form->loaded && form->hooks.preset)
		form->hooks.preset(view->tui->desk, form->before, form->hooks.arg);
	set_rows(form);
	form->loaded = true;
	if (form->editing) {
		restore_drafts(form);
		return true;
	}
	form->drafts = false;
	return draft_fields(view->tui->desk, form_place(form, place), find_draft, form, err);
}

/* ---- drawing --------------------------------------------------------------------------------- */

static int value_columns(const struct formview *form)
{
	int columns = form->view.area.columns < WIDEST ? form->view.area.columns : WIDEST;

	return columns - EDGE - form->label_columns - 2;
}

static void count_line(void *arg, const char *start, size_t bytes)
{
	(void)start, (void)bytes;
	++*(int *)arg;
}

/* Rows a field takes: notes as many as they have lines, within bounds. */
static int height_of(struct formview *form, struct form_row *row)
{
	int rows = 0, r, c;

	if (!row->field)
		return 1;
	if (form->editing && is_editable(row->field)) {
		rows = editor_layout(&row->editor, value_columns(form) - 1, &r, &c);
		if (row->field->type->lines && rows < NOTE_ROWS && row == current_row(form))
			rows = NOTE_ROWS;
	} else {
		text_wrap(editor_text(&row->editor), value_columns(form), count_line, &rows);
	}
	return rows < 1 ? 1 : rows > NOTE_MOST ? NOTE_MOST : rows;
}

static void place_rows(struct formview *form)
{
	const struct form_row *row = current_row(form);
	int y = 0, seen = form->view.area.rows;

	for (size_t i = 0; i < form->count; i++) {
		form->rows[i].y = y;
		form->rows[i].rows = height_of(form, &form->rows[i]);
		y += form->rows[i].rows;
	}
	if (row->y < form->top)
		form->top = row->y;
	if (row->y + row->rows > form->top + seen)
		form->top = row->y + row->rows - seen;
	/* A heading right above the first field is seen with it. */
	if (form->top && form->cursor && form->top == row->y && !form->rows[form->cursor - 1].field)
		form->top--;
	if (form->top > y - seen)
		form->top = y > seen ? y - seen : 0;
}

static struct rect value_area(const struct formview *form, const struct form_row *row)
{
	struct rect r = rect_rows(form->view.area, row->y - form->top, row->rows);

	return rect_columns(r, EDGE + form->label_columns, value_columns(form));
}

static bool lacks(const struct formview *form, const struct form_row *row)
{
	return form->editing && (row->field->flags & FF_REQUIRED) && editor_is_empty(&row->editor);
}

static void draw_field_row(struct formview *form, struct form_row *row)
{
	int y = row->y - form->top;
	bool focused = row == current_row(form);
	struct rect r = rect_columns(form->view.area, 0, form->view.area.columns);
	struct rect value = value_area(form, row);
	const char *label = _(row->field->label);
	int x, cy;

	for (int i = 0; i < row->rows; i++)
		draw_row(r, y + i, focused && !form->editing && i == 0);
	if (focused && form->editing)
		draw_repeat(r, y, 0, 1, ROLE_KEY, GLYPH_FOCUS);
	unsigned focus = focused && !form->editing ? STYLE_FOCUS : 0;
	draw_cell(r, y, EDGE, form->label_columns - 1, ALIGN_LEFT,
		(lacks(form, row) ? ROLE_EMPTY : ROLE_LABEL) | focus, label);
	if (form->editing && (row->field->flags & FF_REQUIRED))
		draw_text(r, y, EDGE + form->label_columns - 2, ROLE_EMPTY, "*");
	if (!form->editing || !is_editable(row->field)) {
		draw_paragraph(value, 0, 0, value.columns, value.rows,
			(is_editable(row->field) ? ROLE_NORMAL : ROLE_DIM) | focus,
			editor_text(&row->editor));
	} else {
		editor_draw(&row->editor, value, focused ? ROLE_FIELD : ROLE_NORMAL, &cy, &x);
	}
}

static void draw(struct view *view)
{
	struct formview *form = (struct formview *)view;

	draw_clear(view->area);
	if (!form->loaded)
		return;
	place_rows(form);
	for (size_t i = 0; i < form->count; i++) {
		struct form_row *row = &form->rows[i];

		if (row->y + row->rows <= form->top || row->y >= form->top + view->area.rows)
			continue;
		if (row->field)
			draw_field_row(form, row);
		else
			draw_heading(view->area, row->y - form->top, _(row->heading), NULL, false);
	}
}

static bool cursor(struct view *view, int *y, int *x)
{
	struct formview *form = (struct formview *)view;
	struct form_row *row = current_row(form);

	if (!form->loaded)
		return false;
	if (form->editing && is_editable(row->field))
		editor_draw(&row->editor, value_area(form, row), ROLE_FIELD, y, x);
	else
		draw_place(view->area, row->y - form->top, 0, y, x);
	return true;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct formview *form = (struct formview *)view;
	char *kind = text_upper(_(form->entity->label));

	if (form->id && form->loaded) {
		record_code(form->entity, form->before, left);
		buf_printf(left, " · %s · ", kind);
		desk_show(view->tui->desk, form->entity, form->entity->title, form->before, left);
	} else {
		buf_printf(left, "%s · %s", kind, _("new"));
	}
	if (form_changed(form))
		buf_puts(right, _("not saved yet"));
	free(kind);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct formview *form = (struct formview *)view;
	const struct field *field = current_row(form)->field;

	if (form->editing) {
		if (field->help)
			buf_puts(left, _(field->help));
		else if (field->type->hint)
			buf_puts(left, _(field->type->hint));
		if (is_picked(field) || field->type == &FT_DATE)
			buf_puts(right, _("F3 chooses"));
	} else if (form->drafts) {
		buf_puts(left, _("Something you typed here is not saved: s goes on with it"));
	} else {
		buf_puts(left, _("Reading, nothing is changed"));
	}
}

/* ---- moving ---------------------------------------------------------------------------------- */

/* Next row in a direction that the cursor may stand on; the same where there is none. */
static size_t step(const struct formview *form, size_t from, int by)
{
	for (size_t i = from; by > 0 ? i + 1 < form->count : i > 0;) {
		i = by > 0 ? i + 1 : i - 1;
		if (form->rows[i].field && (!form->editing || is_editable(form->rows[i].field)))
			return i;
	}
	return from;
}

bool form_parse_row(struct formview *form, struct form_row *row, void *record, struct error *err)
{
	const char *text = editor_text(&row->editor);
	date_t day;

	if (row->picked_text && !strcmp(row->picked_text, text)) {
		field_set_integer(row->field, record, row->picked);
		return true;
	}
	/* In words here alone: a day of a file is written in digits. */
	if (row->field->type == &FT_DATE && dayword_parse(&day, text, date_today(), false, NULL)) {
		field_set_integer(row->field, record, day);
		return true;
	}
	return desk_parse(form->view.tui->desk, form->entity, row->field, record, text, err);
}

/* Leaving a field: show what was understood, or say what was not; nothing holds the cursor back. */
static void accept(struct formview *form)
{
	struct form_row *row = current_row(form);
	struct error err = {0};
	void *record;
	char *text;

	if (!form->editing || !form_row_changed(row))
		return;
	record = xcalloc(1, form->entity->size);
	record_copy(form->entity, record, form->before);
	if (form_parse_row(form, row, record, &err)) {
		text = form_text_of(form, row->field, record);
		/* Masked values are shown as typed while the form is open. */
		if (strcmp(text, editor_text(&row->editor)) != 0 &&
			!(row->field->flags & FF_MASKED) && is_picked(row->field)) {
			row->picked = field_integer(row->field, record);
			free(row->picked_text);
			row->picked_text = xstrdup(text);
			editor_set(&row->editor, text);
		} else if (row->field->type == &FT_DATE) {
			editor_set(&row->editor, text);
		}
		free(text);
	} else {
		tui_complain(form->view.tui, &err);
	}
	record_clear(form->entity, record);
	free(record);
}

static void go(struct formview *form, size_t to)
{
	if (to != form->cursor)
		accept(form);
	form->cursor = to;
	form->view.tui->dirty = true;
	view_touch(&form->view, DIRTY_PAINT);
}

void form_go_field(struct formview *form, const struct field *field)
{
	for (size_t i = 0; i < form->count; i++) {
		if (field && form->rows[i].field == field) {
			form->cursor = i;
			view_touch(&form->view, DIRTY_PAINT);
		}
	}
}

static void go_many(struct view *view, int by)
{
	struct formview *form = (struct formview *)view;
	size_t to = form->cursor;

	for (int i = 0; i < abs(by); i++)
		to = step(form, to, by);
	go(form, to);
}

static void run_up(struct view *view, const char *argument)
{
	(void)argument;
	go_many(view, -1);
}

static void run_down(struct view *view, const char *argument)
{
	(void)argument;
	go_many(view, 1);
}

static void run_page_up(struct view *view, const char *argument)
{
	(void)argument;
	go_many(view, 1 - view->area.rows);
}

static void run_page_down(struct view *view, const char *argument)
{
	(void)argument;
	go_many(view, view->area.rows - 1);
}

static void run_first(struct view *view, const char *argument)
{
	(void)argument;
	go_many(view, -1000);
}

static void run_last(struct view *view, const char *argument)
{
	(void)argument;
	go_many(view, 1000);
}

/* ---- typing ---------------------------------------------------------------------------------- */

static bool is_typing(const struct view *view)
{
	return ((const struct formview *)view)->editing;
}

static const struct editor *field_editor(const struct view *view)
{
	const struct formview *form = (const struct formview *)view;

	return form->editing ? &current_row(form)->editor : NULL;
}

static void explain(const struct view *view, struct buf *title, struct buf *text)
{
	const struct formview *form = (const struct formview *)view;

	if (!form->loaded)
		return;
	buf_puts(title, _(current_row(form)->field->label));
	field_help(current_row(form)->field, text);
}

static bool stop(const struct view *view, int y)
{
	const struct formview *form = (const struct formview *)view;

	for (size_t i = 0; form->loaded && i < form->count; i++)
		if (form->rows[i].y - form->top == y - view->area.y)
			return form->rows[i].field != NULL;
	return false;
}

static void run_pick(struct view *view, const char *argument);

static void enter(struct formview *form)
{
	struct form_row *row = current_row(form);
	bool fresh = is_picked(row->field) && (!form_row_changed(row) || row->picked_text);

	if (fresh)
		run_pick(&form->view, NULL);
	else
		go_many(&form->view, 1);
}

static bool key(struct view *view, const struct key *key)
{
	struct formview *form = (struct formview *)view;
	struct form_row *row = current_row(form);

	if (!form->editing)
		return false;
	if (editor_key(&row->editor, key)) {
		if (row->editor.full) {
			struct error err = {0};
			error_set_field(&err, ERR_INVALID, row->field,
				_("%s: at most %zu characters; nothing was added"),
				_(row->field->label), row->editor.limit);
			tui_complain(view->tui, &err);
		}
		view->tui->dirty = true;
		return true;
	}
	switch (key->code) {
	case K_ENTER:
		enter(form);
		return true;
	case K_UP:
		go_many(view, -1);
		return true;
	case K_DOWN:
		go_many(view, 1);
		return true;
	default:
		return false;
	}
}

static void begin(struct formview *form)
{
	form->editing = true;
	form->view.context = CTX_EDIT;
	if (!is_editable(current_row(form)->field))
		form->cursor = step(form, form->cursor, 1);
	form->view.tui->dirty = true;
	view_touch(&form->view, DIRTY_PAINT);
}

static void run_edit(struct view *view, const char *argument)
{
	struct formview *form = (struct formview *)view;

	(void)argument;
	begin(form);
	if (form->loaded)
		restore_drafts(form);
}

/* ---- pickers --------------------------------------------------------------------------------- */

static void set_picked(struct formview *form, int64_t value)
{
	struct form_row *row = current_row(form);
	void *record = xcalloc(1, form->entity->size);

	record_copy(form->entity, record, form->before);
	field_set_integer(row->field, record, value);
	free(row->picked_text);
	row->picked_text = form_text_of(form, row->field, record);
	row->picked = value;
	editor_set(&row->editor, row->picked_text);
	record_clear(form->entity, record);
	free(record);
	view_touch(&form->view, DIRTY_PAINT);
}

static void picked(struct view *owner, void *arg, int64_t value)
{
	(void)arg;
	set_picked((struct formview *)owner, value);
	go_many(owner, 1);
}

static void dated(struct view *owner, void *arg, date_t date)
{
	struct formview *form = (struct formview *)owner;
	char text[DATE_ISO_SIZE];

	(void)arg;
	editor_set(&current_row(form)->editor, date_show(date, text));
	go_many(owner, 1);
}

/*
 * The value a picker begins on: what was picked, what was typed if it can be understood, else the
 * record's.
 */
static int64_t value_now(struct formview *form, struct form_row *row, date_t *date)
{
	void *record = xcalloc(1, form->entity->size);
	int64_t value = 0;

	record_copy(form->entity, record, form->before);
	if (form_row_changed(row))
		form_parse_row(form, row, record, NULL);
	if (row->field->type == &FT_DATE)
		*date = *(date_t *)field_member(row->field, record);
	else
		value = field_integer(row->field, record);
	record_clear(form->entity, record);
	free(record);
	return value;
}

static void run_pick(struct view *view, const char *argument)
{
	struct formview *form = (struct formview *)view;
	struct form_row *row = current_row(form);
	const struct field *field = row->field;
	bool typed = form_row_changed(row) && !row->picked_text;
	date_t date = DATE_NONE;
	int64_t value;

	(void)argument;
	if (!is_picked(field) && field->type != &FT_DATE)
		return;
	value = value_now(form, row, &date);
	if (field->type == &FT_DATE)
		prompt_date(view, _(field->label), date, dated, NULL);
	else if (field->type == &FT_BOOL)
		set_picked(form, !value);
	else if (field->type == &FT_CHOICE)
		prompt_choice(view, field, value, picked, NULL);
	else if (field->type == &FT_FLAGS)
		prompt_flags(view, field, value, picked, NULL);
	else
		prompt_reference(view, field->ref, value, !(field->flags & FF_REQUIRED),
			typed ? editor_text(&row->editor) : NULL, picked, NULL);
}

/* ---- leaving ---------------------------------------------------------------------------------- */

static void discard_yes(struct view *owner, void *arg)
{
	struct formview *form = (struct formview *)owner;
	char place[DRAFT_PLACE_SIZE];
	struct error err = {0};

	(void)arg;
	if (!draft_drop(owner->tui->desk, form_place(form, place), &err)) {
		tui_complain(owner->tui, &err);
		return;
	}
	form_forget_drafted(form);
	set_rows(form);
	if (form->id) {
		form->editing = false;
		owner->context = owner->ops->context;
	}
	view_touch(owner, DIRTY_DATA);
}

static void run_discard(struct view *view, const char *argument)
{
	(void)argument;
	prompt_confirm(view, _("Forget what was typed?"),
		_("The fields go back to what is saved. This cannot be taken back."), NULL,
		discard_yes, NULL);
}

static void run_back(struct view *view, const char *argument)
{
	struct formview *form = (struct formview *)view;
	struct error err = {0};
	bool typed = form_changed(form);

	(void)argument;
	if (!keep_drafts(form, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	if (form->editing && form->id) { /* one step out: from typing to reading */
		form->editing = false;
		view->context = view->ops->context;
		view_touch(view, DIRTY_DATA);
	} else {
		tui_pop(view);
	}
	if (typed)
		tui_say(form->view.tui, _("Kept as a draft; it is offered when you come back"));
}

/* ---- other acts ------------------------------------------------------------------------------ */

static void run_timeline(struct view *view, const char *argument)
{
	struct formview *form = (struct formview *)view;

	(void)argument;
	tui_push(view->tui, timeline_new(view->tui, form->entity, form->id));
}

static bool trash(struct view *view, struct error *err)
{
	struct formview *form = (struct formview *)view;
	struct tui *tui = view->tui;

	if (!desk_trash(tui->desk, form->entity, form->id, true, err))
		return false;
	tui_pop(view);
	tui_changed(tui);
	tui_say(tui, _("In the trash. Ctrl+Z takes it back"));
	return true;
}

static void trash_yes(struct view *owner, void *arg)
{
	(void)arg;
	moves_act(owner, trash, NULL);
}

static void run_trash(struct view *view, const char *argument)
{
	struct buf b = {0};

	(void)argument;
	title(view, &b, &(struct buf){0});
	prompt_confirm(view, _("Put in the trash?"), buf_text(&b), NULL, trash_yes, NULL);
	buf_clear(&b);
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct formview *form = (const struct formview *)view;

	*entity = form->entity;
	*id = form->id;
	return form->id != 0;
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct formview *form = (const struct formview *)view;
	const struct field *field = current_row(form)->field;

	if (action == ACT_PICK && !is_picked(field) && field->type != &FT_DATE)
		return error_set(err, ERR_DENIED, _("%s is typed, not chosen"), _(field->label));
	if (action == ACT_SAVE && !form->editing)
		return error_set(err, ERR_DENIED, _("Nothing was changed"));
	if (action == ACT_DISCARD && !form_changed(form))
		return error_set(err, ERR_DENIED, _("Nothing was changed"));
	return true;
}

static void clear(struct view *view)
{
	struct formview *form = (struct formview *)view;

	for (size_t i = 0; i < form->count; i++) {
		struct form_row *row = &form->rows[i];
		editor_clear(&row->editor);
		free(row->initial);
		free(row->drafted);
		free(row->picked_text);
	}
	free(form->rows);
	form_drop_record(form, &form->before);
	form_drop_record(form, &form->theirs);
	if (form->hooks.drop)
		form->hooks.drop(form->hooks.arg);
}

static const struct view_handler handlers[] = {
	{ACT_EDIT, run_edit},
	{ACT_SAVE, form_run_save},
	{ACT_DISCARD, run_discard},
	{ACT_PICK, run_pick},
	{ACT_BACK, run_back},
	{ACT_NEXT, run_down},
	{ACT_PREVIOUS, run_up},
	{ACT_UP, run_up},
	{ACT_DOWN, run_down},
	{ACT_PAGE_UP, run_page_up},
	{ACT_PAGE_DOWN, run_page_down},
	{ACT_FIRST, run_first},
	{ACT_LAST, run_last},
	{ACT_TIMELINE, run_timeline},
	{ACT_DUE, why_act},
	{ACT_TRASH, run_trash},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "form",
	.size = sizeof(struct formview),
	.context = CTX_FORM,
	.handlers = handlers,
	.title = title,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.explain = explain,
	.stop = stop,
	.editor = field_editor,
	.typing = is_typing,
	.key = key,
	.tick = tick,
	.status = status,
	.current = current,
	.allowed = allowed,
	.leave = leave,
	.clear = clear,
};

static struct formview *form_make(
	struct tui *tui, const struct entity *entity, const struct form_spec *spec, int64_t id)
{
	struct formview *form = view_new(tui, &ops);

	form->entity = entity;
	form->spec = spec;
	form->id = id;
	form->before = xcalloc(1, entity->size);
	if (!id)
		desk_new(tui->desk, entity, form->before);
	make_rows(form);
	return form;
}

struct view *formview_open(
	struct tui *tui, const struct entity *entity, const struct form_spec *spec, int64_t id)
{
	return &form_make(tui, entity, spec, id)->view;
}

struct view *formview_new(struct tui *tui, const struct entity *entity,
	const struct form_spec *spec, const struct form_hooks *hooks)
{
	struct formview *form = form_make(tui, entity, spec, 0);

	if (hooks)
		form->hooks = *hooks;
	begin(form);
	return &form->view;
}

void formview_edit(struct view *view, const struct field *field)
{
	struct formview *form = (struct formview *)view;

	form_go_field(form, field);
	begin(form);
}
