/*
 * Trying rolls each record's transaction back, so that what is shown is what the domain says, not what the screen believes. What
 * is refused when it is tried is left out when it is done; a refusal that comes only then undoes all of it.
 */
#include "tui/bulk.h"

#include <stdlib.h>

#include "base/locale.h"
#include "base/text.h"
#include "tui/prompt.h"
#include "tui/textview.h"

enum { PROGRESS_MS = 300, STATUS_EDGES = 10 /* columns of the state of the keys */ };

struct bulk_row {
	int64_t id;
	char *label; /* code and name */
	char *refusal; /* NULL: it will be done */
};

struct bulk {
	struct tui *tui;
	struct bulk_act act;
	char *title;
	struct bulk_row *rows;
	size_t count, refused;
	int64_t told_at; /* monotonic milliseconds of the last progress */
};

static void drop(void *arg)
{
	struct bulk *bulk = arg;

	for (size_t i = 0; i < bulk->count; i++) {
		free(bulk->rows[i].label);
		free(bulk->rows[i].refusal);
	}
	if (bulk->act.drop)
		bulk->act.drop(bulk->act.arg);
	free(bulk->rows);
	free(bulk->title);
	free(bulk);
}

/* Say how far it is; false where a key stops it. */
static bool go_on(struct bulk *bulk, const char *format, size_t done)
{
	struct tui *tui = bulk->tui;

	if (tui_now() - bulk->told_at >= PROGRESS_MS) {
		bulk->told_at = tui_now();
		tui_say(tui, format, done, bulk->count);
		tui_paint(tui);
	}
	return !tui->key_waits || !tui->key_waits(NULL);
}

static void describe(struct bulk *bulk, struct bulk_row *row)
{
	const struct entity *entity = bulk->act.entity;
	struct desk *desk = bulk->tui->desk;
	void *record = xcalloc(1, entity->size);
	struct buf b = {0};

	if (desk_load(desk, entity, row->id, record, NULL)) {
		record_code(entity, record, &b);
		buf_puts(&b, "  ");
		desk_show(desk, entity, entity->title, record, &b);
	}
	row->label = buf_steal(&b);
	record_clear(entity, record);
	free(record);
}

/* Whether it can be done to a record as things stand; nothing is kept. */
static bool try_one(struct bulk *bulk, struct bulk_row *row, struct error *err)
{
	struct desk *desk = bulk->tui->desk;
	struct error why = {0}, ended = {0};

	if (!desk_begin(desk, err))
		return false;
	const bool ok = (bulk->act.check ? bulk->act.check : bulk->act.act)(
		desk, row->id, bulk->act.arg, &why);
	desk_end(desk, false, &ended);
	describe(bulk, row);
	if (!ok) {
		row->refusal = xstrdup(why.text);
		bulk->refused++;
	}
	return true;
}

/* ---- doing it ---------------------------------------------------------------------------------- */

static bool do_all(struct bulk *bulk, struct buf *said, struct error *err)
{
	struct desk *desk = bulk->tui->desk;
	bool ok = desk_begin(desk, err);

	if (!ok)
		return false;
	for (size_t i = 0; ok && i < bulk->count; i++) {
		const struct bulk_row *row = &bulk->rows[i];
		struct error why = {0};

		if (row->refusal)
			continue;
		if (!go_on(bulk, _("Done: %zu of %zu. Any key stops it"), i)) {
			ok = error_set(err, ERR_DENIED, _("Stopped: nothing was done"));
		} else if (!bulk->act.act(desk, row->id, bulk->act.arg, &why)) {
			ok = error_set(err, why.code, _("Nothing was done, because of %s: %s"),
				row->label, why.text);
		}
	}
	if (bulk->act.end && !bulk->act.end(bulk->act.arg, ok, said, ok ? err : &(struct error){0}))
		ok = false;
	return desk_end(desk, ok, err);
}

/* Why nothing was done: in a box where the status line would cut it. */
static void tell_failure(struct view *owner, const struct bulk *bulk, const struct error *err)
{
	if (text_width(err->text) > owner->area.columns - STATUS_EDGES)
		prompt_show(owner->tui, bulk->title, err->text);
	else
		tui_complain(owner->tui, err);
}

static void apply(struct view *owner, void *arg)
{
	struct bulk *bulk = arg;
	struct tui *tui = owner->tui;
	struct buf said = {0};
	struct error err = {0};

	bulk->told_at = tui_now();
	if (!do_all(bulk, &said, &err)) {
		tell_failure(owner, bulk, &err);
	} else if (said.len) {
		tui_say(tui, "%s", buf_text(&said));
	} else {
		tui_changed(tui);
		tui_say(tui, _("%s: %zu done. Ctrl+Z takes all of it back"), bulk->title,
			bulk->count - bulk->refused);
	}
	buf_clear(&said);
}

/* ---- showing it -------------------------------------------------------------------------------- */

static void fill(struct textview *text, int columns, void *arg)
{
	const struct bulk *bulk = arg;
	const size_t done = bulk->count - bulk->refused;
	struct buf b = {0};

	if (done)
		buf_printf(&b,
			ngettext("It will be done to %zu row.", "It will be done to %zu rows.",
				done),
			done);
	else
		buf_puts(&b, _("It can be done to none of them."));
	if (bulk->refused)
		buf_printf(&b, ngettext(" %zu is refused:", " %zu are refused:", bulk->refused),
			bulk->refused);
	textview_paragraph(text, ROLE_TITLE, columns, "", buf_text(&b));
	for (size_t i = 0; i < bulk->count; i++) {
		const struct bulk_row *row = &bulk->rows[i];

		if (!row->refusal)
			continue;
		buf_cut(&b, 0);
		buf_printf(&b, "x %s", row->label);
		textview_line(text, ROLE_NORMAL, buf_text(&b));
		textview_paragraph(text, ROLE_DIM, columns, "    ", row->refusal);
	}
	if (bulk->refused && done) {
		textview_line(text, ROLE_NORMAL, "");
		textview_line(text, ROLE_TITLE, _("It will be done to:"));
	}
	for (size_t i = 0; i < bulk->count; i++) {
		if (bulk->rows[i].refusal)
			continue;
		buf_cut(&b, 0);
		buf_printf(&b, "v %s", bulk->rows[i].label);
		textview_line(text, ROLE_NORMAL, buf_text(&b));
	}
	buf_clear(&b);
}

void bulk_ask(struct view *owner, const struct bulk_act *act, const int64_t *ids, size_t count)
{
	struct bulk *bulk = xcalloc(1, sizeof *bulk);
	struct error err = {0};

	*bulk = (struct bulk){
		.tui = owner->tui, .act = *act, .title = xstrdup(act->title), .count = count};
	bulk->rows = xcalloc(count ? count : 1, sizeof *bulk->rows);
	bulk->told_at = tui_now();
	for (size_t i = 0; i < count; i++) {
		bulk->rows[i].id = ids[i];
		if (!go_on(bulk, _("Trying: %zu of %zu. Any key stops it"), i))
			error_set(&err, ERR_DENIED, _("Stopped: nothing was done"));
		else
			try_one(bulk, &bulk->rows[i], &err);
		if (err.code) {
			tui_complain(owner->tui, &err);
			drop(bulk);
			return;
		}
	}
	if (bulk->refused < count) {
		struct view *question =
			textview_ask(owner->tui, act->title, fill, apply, bulk, drop);
		textview_warn(question, act->danger, act->danger_case);
		tui_push(owner->tui, question);
		tui_say(owner->tui, _("Nothing is written yet"));
	} else {
		tui_push(owner->tui, textview_new(owner->tui, act->title, fill, bulk, drop));
	}
}
