/*
 * Saving a form: what was typed becomes the record, or stays in the form with the reason. Where somebody else saved meanwhile, both
 * values of each field are shown.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/draft.h"
#include "tui/danger.h"
#include "tui/form_inside.h"
#include "tui/prompt.h"
#include "tui/views/moves.h"

/* The record with all that was typed; the first field that cannot be kept gets the cursor. */
static bool collect(struct formview *form, void *record, struct error *err)
{
	record_copy(form->entity, record, form->before);
	for (size_t i = 0; i < form->count; i++) {
		struct form_row *row = &form->rows[i];

		if (!form_row_changed(row))
			continue;
		if (!form_parse_row(form, row, record, err)) {
			form->cursor = i;
			return false;
		}
	}
	return true;
}

static bool write_record(struct formview *form, void *record, struct error *err)
{
	struct desk *desk = form->view.tui->desk;
	char place[DRAFT_PLACE_SIZE];
	bool ok;

	if (!desk_begin(desk, err))
		return false;
	if (form->id)
		ok = desk_save(desk, form->entity, form->before, record, "set", err);
	else
		ok = desk_add(desk, form->entity, record, err);
	ok = ok && draft_drop(desk, form_place(form, place), err);
	return desk_end(desk, ok, err) && ok;
}

static void ask_contested(struct formview *form);

static void contest_answer(struct view *owner, void *arg, int64_t value)
{
	struct formview *form = (struct formview *)owner;
	struct form_row *row = &form->rows[form->contested];

	(void)arg;
	if (value) /* theirs */
		form_set_row(form, row, form->theirs);
	form->contested++;
	ask_contested(form);
}

/*
 * Ask about the next field both have changed; after the last one the form stands on the newer
 * record.
 */
static void ask_contested(struct formview *form)
{
	for (; form->contested < form->count; form->contested++) {
		struct form_row *row = &form->rows[form->contested];
		struct buf mine = {0}, theirs = {0};
		char *text;

		if (!row->field || !form_row_changed(row) ||
			field_equals(row->field, form->before, form->theirs))
			continue;
		text = form_text_of(form, row->field, form->theirs);
		buf_printf(&mine, _("Mine: %s"), editor_text(&row->editor));
		buf_printf(&theirs, _("Theirs: %s"), text);
		prompt_menu(&form->view, _(row->field->label),
			(const struct menu_item[]){{0, buf_text(&mine), NULL, NULL},
				{1, buf_text(&theirs), NULL, NULL}},
			2, 0, contest_answer, NULL);
		free(text);
		buf_clear(&mine);
		buf_clear(&theirs);
		return;
	}
	for (size_t i = 0; i < form->count; i++) {
		struct form_row *row = &form->rows[i];
		if (!row->field)
			continue;
		if (form_row_changed(row)) { /* mine: compared with the newer record from now on */
			free(row->initial);
			row->initial = form_text_of(form, row->field, form->theirs);
		} else {
			form_set_row(form, row, form->theirs);
		}
	}
	form_drop_record(form, &form->before);
	form->before = form->theirs;
	form->theirs = NULL;
	tui_say(form->view.tui, _("Brought together with the other change. F2 saves it"));
	view_touch(&form->view, DIRTY_PAINT);
}

/*
 * Somebody else saved meanwhile: show both values field by field. Esc there keeps all as typed;
 * F2 asks again.
 */
static void contest(struct formview *form, const struct error *conflict)
{
	struct error err = {0};

	tui_complain(form->view.tui, conflict);
	if (!form_load_record(form, &form->theirs, &err)) {
		tui_complain(form->view.tui, &err);
		return;
	}
	form->contested = 0;
	ask_contested(form);
}

static void saved(struct formview *form, void *record)
{
	struct tui *tui = form->view.tui;
	struct buf code = {0};
	bool added = !form->id;
	int64_t id = ((struct record *)record)->id;

	record_code(form->entity, record, &code);
	tui_say(tui,
		added ? _("%s entered. Ctrl+Z takes it back") : _("%s saved. Ctrl+Z takes it back"),
		buf_text(&code));
	buf_clear(&code);
	form_forget_drafted(form);
	form->editing = false;
	form->tried = false;
	tui_changed(tui);
	if (added) {
		struct view *owner = form->view.below;
		void (*hook)(struct view *, void *, int64_t) = form->hooks.saved;

		tui_take_out(&form->view);
		if (hook && owner)
			hook(owner, form->hooks.arg, id);
		return;
	}
	form->view.context = form->view.ops->context;
	form->loaded = false;
	view_touch(&form->view, DIRTY_DATA);
}

/* Write what was typed, and all that follows. */
static bool save(struct view *view, struct error *err)
{
	struct formview *form = (struct formview *)view;
	void *record = xcalloc(1, form->entity->size);
	const bool ok = collect(form, record, err) && write_record(form, record, err);

	if (ok)
		saved(form, record);
	record_clear(form->entity, record);
	free(record);
	return ok;
}

static void save_failed(struct view *view, const struct error *err)
{
	struct formview *form = (struct formview *)view;

	form->tried = true;
	form_go_field(form, err->field);
	if (err->code == ERR_CONFLICT && form->id)
		contest(form, err);
	else
		tui_complain(view->tui, err);
	view_touch(view, DIRTY_PAINT);
}

/* The danger in what was changed of a saved record. */
static enum danger danger_of(const struct formview *form)
{
	enum danger found = DANGER_NONE;

	for (size_t i = 0; form->id && !found && i < form->count; i++)
		if (form_row_changed(&form->rows[i]))
			found = danger_of_field(form->entity, form->rows[i].field);
	return found;
}

static void save_yes(struct view *owner, void *arg)
{
	(void)arg;
	moves_act(owner, save, save_failed);
}

void form_run_save(struct view *view, const char *argument)
{
	struct formview *form = (struct formview *)view;

	(void)argument;
	if (form->id && !form_changed(form)) {
		form->editing = false;
		view->context = view->ops->context;
		tui_say(view->tui, _("Nothing was changed"));
		view_touch(view, DIRTY_DATA);
		return;
	}
	if (danger_of(form))
		danger_ask(view, danger_of(form), form->id, NULL, save_yes, NULL);
	else
		moves_act(view, save, save_failed);
}
