/*
 * All fields of an act on one screen: what it needs, what it may be given (the day it happened, the number of its paper, remarks),
 * prefilled where something holds if nothing is said. Enter fills a field in, F9 does the act.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/draft.h"
#include "domain/lifecycle.h"
#include "tui/views/case_ask_inside.h"
#include "tui/views/case_cells.h"
#include "tui/views/page.h"

struct sheet {
	struct pageview base;
	struct asking asking;
	struct casefile file; /* the case that is asked about; the first of several */
	const struct lifecycle_action *action;
	const struct field *missing; /* the first that is needed and not given; NULL none */
};

static struct sheet *self(struct view *view)
{
	return (struct sheet *)view;
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* What holds where a field is left alone. */
static void put_default(const struct field *field, struct buf *out)
{
	const bool day = strcmp(field->key, "on") == 0 || strcmp(field->key, "issued_on") == 0 ||
		strcmp(field->key, "closed_on") == 0;
	char shown[DATE_ISO_SIZE];

	if (day)
		buf_printf(out, _("%s, today"), date_show(date_today(), shown));
	else
		buf_putc(out, '-');
}

/* A value as people read it: a person by name, a day as it is written, a ground in words. */
static void put_value(
	struct sheet *s, const struct field *field, const char *value, struct buf *out)
{
	struct desk *desk = s->base.view.tui->desk;
	struct case_values values = {.record.id = 0};
	const struct list_value *ground = strcmp(field->key, "ground") == 0
		? case_ground_find(desk->rules, s->action, s->file.kind, value)
		: NULL;

	if (ground)
		buf_puts(out, rule_text(&ground->name));
	else if (desk_parse(desk, &entity_case_values, field, &values, value, NULL))
		desk_show(desk, &entity_case_values, field, &values, out);
	else
		buf_puts(out, value);
	record_clear(&entity_case_values, &values);
}

static void add_field(struct sheet *s, const struct field *field)
{
	const char *value = asking_value(&s->asking, field->key);
	const bool wanted = case_ask_wants(&s->base.view, &s->file, s->action, field->key);
	struct page_row *row = page_add(&s->base.page, PAGE_ITEM);
	struct buf text = {0};

	if (value)
		put_value(s, field, value, &text);
	else if (wanted)
		buf_puts(&text, _("to be filled in"));
	else
		put_default(field, &text);
	row->entity = &entity_casefile;
	row->id = s->file.record.id;
	row->value = field - entity_case_values.fields;
	row->mark = wanted && !value ? xstrdup("!") : NULL;
	row->lead = xstrdup(_(field->label));
	row->text = buf_steal(&text);
	row->style = value ? ROLE_NORMAL : wanted ? ROLE_EMPTY : ROLE_DIM;
	if (wanted && !value && !s->missing)
		s->missing = field;
}

/* The day of the act stands among its fields under the name it has on paper, where it has one. */
static bool names_its_day(const struct lifecycle_action *action)
{
	return lifecycle_names(action->takes, "issued_on") ||
		lifecycle_names(action->takes, "closed_on");
}

static void add_fields(struct sheet *s)
{
	const char *const *takes = s->action->takes;

	s->missing = NULL;
	page_heading(&s->base.page, rule_text(&s->action->name), NULL);
	for (int needed = 1; needed >= 0; needed--) {
		if (needed && case_ask_wants(&s->base.view, &s->file, s->action, "decided_by"))
			add_field(s, case_value_field("decided_by"));
		if (!needed && !names_its_day(s->action))
			add_field(s, case_value_field("on"));
		for (const char *const *key = takes; *key; key++)
			if (case_ask_wants(&s->base.view, &s->file, s->action, *key) ==
				(needed != 0))
				add_field(s, case_value_field(*key));
	}
	page_blank(&s->base.page);
	page_hanging(&s->base.page, ROLE_DIM, 0, 0, s->base.view.area.columns - 3,
		rule_text(&s->action->sentence));
	if (s->action->basis)
		page_hanging(&s->base.page, ROLE_DIM, 0, 0, s->base.view.area.columns - 3,
			s->action->basis);
}

static bool load(struct view *view, struct error *err)
{
	struct sheet *s = self(view);

	record_clear(&entity_casefile, &s->file);
	if (!case_ask_model(view->below, s->asking.action, &s->file))
		return error_set(err, ERR_NOT_FOUND, _("No case here"));
	s->action = case_action_find(view->tui->desk, &s->file, s->asking.action);
	page_restart(&s->base.page);
	if (s->action)
		add_fields(s);
	page_settle(&s->base.page);
	s->base.page.reading = false;
	view->tui->dirty = true;
	return true;
}

/* ---- drafts ---------------------------------------------------------------------------------- */

/* Keep what was typed, or forget it once the act is done. */
static bool put_drafts(struct sheet *s, bool done, struct error *err)
{
	char place[DRAFT_PLACE_SIZE];
	bool ok = true;

	if (!s->action || s->file.secrecy == SECRECY_RESTRICTED)
		return true;
	draft_act_place(&entity_casefile, s->file.record.id, place);
	for (size_t i = 0; ok && i < s->asking.count; i++) {
		const struct field *field = case_value_field(s->asking.given[i].key);
		struct buf key = {0};
		case_ask_draft_field(s->action, field, &key);
		ok = !case_ask_is_text(field) ||
			draft_put(s->base.view.tui->desk, place, buf_text(&key),
				done ? "" : s->asking.given[i].value, err);
		buf_clear(&key);
	}
	return ok;
}

static bool leave(struct view *view)
{
	struct error err = {0};

	if (put_drafts(self(view), false, &err))
		return true;
	tui_complain(view->tui, &err);
	return false;
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void run_open(struct view *view, const char *argument)
{
	struct sheet *s = self(view);
	const struct page_row *row = page_item(&s->base.page);

	(void)argument;
	if (row && s->action)
		case_ask_field(view, &s->asking, &s->file, s->action,
			&entity_case_values.fields[row->value]);
}

static void run_decide(struct view *view, const char *argument)
{
	struct sheet *s = self(view);
	struct desk *desk = view->tui->desk;
	struct error err = {0};

	(void)argument;
	if (!desk_begin(desk, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	const bool done = case_ask_do(view->below, &s->asking);
	const bool kept = done && put_drafts(s, true, &err);
	if (!desk_end(desk, kept, &err)) {
		if (err.code)
			tui_complain(view->tui, &err);
		return;
	}
	tui_take_out(view);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct sheet *s = (const struct sheet *)view;

	if (action == ACT_DECIDE && s->missing)
		return error_set(
			err, ERR_DENIED, _("Still to be filled in: %s"), _(s->missing->label));
	return action != ACT_DECIDE || s->action ||
		error_set(err, ERR_DENIED, _("Nothing of this kind for such a case"));
}

/* ---- the view -------------------------------------------------------------------------------- */

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct sheet *s = self(view);

	(void)right;
	case_cell_number(&s->file, left);
	buf_puts(left, " · ");
	if (s->action) {
		char *upper = text_upper(rule_text(&s->action->name));
		buf_printf(left, "%s · ", upper);
		free(upper);
	}
	desk_show(view->tui->desk, &entity_casefile, entity_casefile.title, &s->file, left);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct error why = {0};

	record_code(&entity_casefile, &self(view)->file, left);
	buf_puts(right, allowed(view, ACT_DECIDE, &why) ? _("F9 does it") : why.text);
}

static void clear(struct view *view)
{
	struct sheet *s = self(view);

	asking_clear(&s->asking);
	record_clear(&entity_casefile, &s->file);
	pageview_ops.clear(view);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_DECIDE, run_decide},
	{ACT_NONE},
};

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	*entity = &entity_casefile;
	*id = ((const struct sheet *)view)->file.record.id;
	return *id != 0;
}

static const struct view_ops ops = {
	.name = "act",
	.size = sizeof(struct sheet),
	.context = CTX_SHEET,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.status = status,
	.current = current,
	.allowed = allowed,
	.leave = leave,
	.clear = clear,
};

struct view *act_sheet_new(struct tui *tui, struct asking *asking)
{
	struct sheet *s = view_new(tui, &ops);

	s->asking = *asking;
	s->asking.sheet = true;
	*asking = (struct asking){.count = 0};
	return &s->base.view;
}
