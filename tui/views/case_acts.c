/* Acts on cases from the screens: what to ask for, then one call into the domain. */
#include "tui/views/case_acts.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/draft.h"
#include "tui/listview.h"
#include "tui/prompt.h"

#define ANSWER_LIMIT 20000

/* ---- which cases --------------------------------------------------------------------------- */

static bool is_list(const struct view *view)
{
	return view->ops == &listview_ops || view->ops->base == &listview_ops;
}

/* The case under the cursor, as the view or the ops it is made from know it. */
static bool current_case(const struct view *view, int64_t *id)
{
	bool (*current)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(view, current);
	const struct entity *entity;

	return current && current(view, &entity, id) && entity == &entity_casefile;
}

/* The marked cases of a list, else the current one. The caller frees. */
static int64_t *targets(const struct view *view, size_t *count)
{
	int64_t id;

	if (is_list(view))
		return listview_targets((const struct listview *)view, count);
	*count = 0;
	if (!current_case(view, &id))
		return NULL;
	int64_t *ids = xcalloc(1, sizeof(*ids));
	ids[0] = id;
	*count = 1;
	return ids;
}

/* The first of them, loaded: what the question is about. */
static bool load_target(struct view *view, struct casefile *file)
{
	struct error err = {0};
	size_t count;
	int64_t *ids = targets(view, &count);
	bool ok = count > 0 && desk_load(view->tui->desk, &entity_casefile, ids[0], file, &err);

	if (!ok && err.code)
		tui_complain(view->tui, &err);
	free(ids);
	return ok;
}

/* Do one action to all of them, in one transaction, and say it. */
static bool do_all(struct view *view, const char *action, const struct argument *arguments,
	size_t argument_count)
{
	struct desk *desk = view->tui->desk;
	const struct case_action *row = case_action_find(action);
	struct error err = {0};
	size_t count;
	int64_t *ids = targets(view, &count);

	if (count == 0) {
		free(ids);
		return false;
	}
	bool ok = desk_begin(desk, &err);
	if (ok) {
		for (size_t i = 0; ok && i < count; i++)
			ok = case_do(desk, ids[i], action, arguments, argument_count, &err);
		ok = desk_end(desk, ok, &err);
	}
	free(ids);
	if (!ok) {
		tui_complain(view->tui, &err);
		return false;
	}
	tui_changed(view->tui);
	if (count == 1)
		tui_say(view->tui, _("%s: done. Ctrl+Z takes it back."), _(row->label));
	else
		tui_say(view->tui, _("%s: %zu cases. Ctrl+Z takes it back."), _(row->label), count);
	return true;
}

static bool may(struct view *view, const char *action)
{
	struct casefile file = {0};
	struct error err = {0};

	if (!load_target(view, &file))
		return false;
	bool ok = case_action_allowed(view->tui->desk, &file, case_action_find(action), &err);
	record_clear(&entity_casefile, &file);
	if (!ok)
		tui_complain(view->tui, &err);
	return ok;
}

/*
 * Where what is typed for an act is kept: at the case it is about. Nowhere for a restricted one:
 * its text lies about in no drafts.
 */
struct act_draft {
	char place[DRAFT_PLACE_SIZE];
	struct prompt_draft draft;
};

static const struct prompt_draft *draft_of(
	struct view *view, const char *action, struct act_draft *out)
{
	struct casefile file = {0};

	if (!load_target(view, &file))
		return NULL;
	const bool restricted = file.secrecy == SECRECY_RESTRICTED;
	draft_act_place(&entity_casefile, file.record.id, out->place);
	out->draft = (struct prompt_draft){out->place, action};
	record_clear(&entity_casefile, &file);
	return restricted ? NULL : &out->draft;
}

/* ---- assign -------------------------------------------------------------------------------- */

static void assign_to(struct view *owner, void *arg, int64_t staff)
{
	struct desk *desk = owner->tui->desk;
	struct error err = {0};
	struct staff to = {0};

	(void)arg;
	if (!desk_load(desk, &entity_staff, staff, &to, &err)) {
		tui_complain(owner->tui, &err);
		return;
	}
	do_all(owner, "assign", (struct argument[]){{"assignee", to.login}}, 1);
	record_clear(&entity_staff, &to);
}

void case_act_assign(struct view *view, const char *argument)
{
	if (!may(view, "assign"))
		return;
	if (argument && *argument) {
		do_all(view, "assign", (struct argument[]){{"assignee", argument}}, 1);
		return;
	}
	struct casefile file = {0};
	if (!load_target(view, &file))
		return;
	prompt_reference(view, &entity_staff, file.assignee, false, NULL, assign_to, NULL);
	record_clear(&entity_casefile, &file);
}

/* ---- answer, close, reopen ----------------------------------------------------------------- */

/* Outcomes that fit a kind: ranges of the code table (domain.md 7). */
static bool outcome_fits(int64_t kind, int outcome)
{
	switch (kind) {
	case KIND_COMPLAINT:
	case KIND_DENUNCIATION:
		return outcome < 10;
	case KIND_FEEDBACK:
		return outcome >= 10 && outcome < 20;
	case KIND_MEDIATION:
		return outcome >= 20 && outcome < 30;
	default:
		return outcome >= 10 && outcome < 20 ? false : outcome >= 30;
	}
}

static bool answer_text(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	int64_t outcome = (int64_t)(intptr_t)arg;
	const struct choice *choice = choice_by_value(case_outcomes, outcome);

	if (!*text) {
		*column = 0;
		return error_set(err, ERR_INVALID, _("Write the answer, or Esc to leave it"));
	}
	/* A refusal keeps the prompt, and with it what was typed. */
	return do_all(owner, "answer",
		       (struct argument[]){{"text", text}, {"outcome", choice ? choice->key : ""}},
		       2) ||
		error_set(err, ERR_INVALID, "%s",
			owner->tui->message ? owner->tui->message : _("The answer was not saved"));
}

static void answer_with(struct view *owner, void *arg, int64_t outcome)
{
	struct act_draft draft;

	(void)arg;
	prompt_note(owner, _("Answer"), NULL, ANSWER_LIMIT, draft_of(owner, "answer", &draft),
		answer_text, (void *)(intptr_t)outcome);
}

static void ask_answer(struct view *view)
{
	struct casefile file = {0};
	struct menu_item items[32];
	size_t count = 0;

	if (!may(view, "answer") || !load_target(view, &file))
		return;
	for (const struct choice *c = case_outcomes; c->value && count < 32; c++)
		if (outcome_fits(file.kind, c->value) || c->value == file.outcome)
			items[count++] =
				(struct menu_item){.value = c->value, .label = _(c->label)};
	prompt_menu(view, _("Result"), items, count, file.outcome, answer_with, NULL);
	record_clear(&entity_casefile, &file);
}

void case_act_close(struct view *view, const char *argument)
{
	(void)argument;
	if (may(view, "close"))
		do_all(view, "close", NULL, 0);
}

static bool reopen_because(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	(void)arg;
	if (!*text) {
		*column = 0;
		return error_set(err, ERR_INVALID, _("Say why the case is opened again"));
	}
	return do_all(owner, "reopen", (struct argument[]){{"note", text}}, 1) ||
		error_set(err, ERR_INVALID, "%s",
			owner->tui->message ? owner->tui->message
					    : _("The case was not opened again"));
}

void case_act_reopen(struct view *view, const char *argument)
{
	struct act_draft draft;

	(void)argument;
	if (may(view, "reopen"))
		prompt_text(view, _("Opened again because"), NULL, 500,
			draft_of(view, "reopen", &draft), reopen_because, NULL);
}

enum resolve_choice { RESOLVE_ANSWER = 1, RESOLVE_CLOSE, RESOLVE_REOPEN };

static void resolve_as(struct view *owner, void *arg, int64_t value)
{
	(void)arg;
	switch ((enum resolve_choice)value) {
	case RESOLVE_ANSWER:
		ask_answer(owner);
		break;
	case RESOLVE_CLOSE:
		case_act_close(owner, NULL);
		break;
	case RESOLVE_REOPEN:
		case_act_reopen(owner, NULL);
		break;
	}
}

void case_act_resolve(struct view *view, const char *argument)
{
	static const struct {
		enum resolve_choice value;
		const char *action;
	} rows[] = {
		{RESOLVE_ANSWER, "answer"}, {RESOLVE_CLOSE, "close"}, {RESOLVE_REOPEN, "reopen"}};
	struct menu_item items[3];
	struct error errors[3];
	struct casefile file = {0};

	(void)argument;
	if (!load_target(view, &file))
		return;
	for (size_t i = 0; i < 3; i++) {
		const struct case_action *action = case_action_find(rows[i].action);
		error_clear(&errors[i]);
		bool ok = case_action_allowed(view->tui->desk, &file, action, &errors[i]);
		items[i] = (struct menu_item){.value = rows[i].value,
			.label = _(action->label),
			.detail = _(action->sentence),
			.refusal = ok ? NULL : errors[i].text};
	}
	prompt_menu(view, _("Result"), items, 3,
		file.state < STATE_ANSWERED	       ? RESOLVE_ANSWER
			: file.state == STATE_ANSWERED ? RESOLVE_CLOSE
						       : RESOLVE_REOPEN,
		resolve_as, NULL);
	record_clear(&entity_casefile, &file);
}

/* ---- due date ------------------------------------------------------------------------------ */

static bool extend_because(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	char iso[DATE_ISO_SIZE];
	date_t due = (date_t)(intptr_t)arg;

	if (!*text) {
		*column = 0;
		return error_set(
			err, ERR_INVALID, _("Say why the date moves: an inspector will ask"));
	}
	return do_all(owner, "extend",
		       (struct argument[]){{"due_on", date_iso(due, iso)}, {"note", text}}, 2) ||
		error_set(err, ERR_INVALID, "%s",
			owner->tui->message ? owner->tui->message : _("The date was not changed"));
}

static void extend_to(struct view *owner, void *arg, date_t date)
{
	struct act_draft draft;

	(void)arg;
	if (date)
		prompt_text(owner, _("Why the date moves"), NULL, 500,
			draft_of(owner, "extend", &draft), extend_because, (void *)(intptr_t)date);
}

static void show_why(struct view *view, const struct casefile *file)
{
	char day[DATE_ISO_SIZE];
	struct buf title = {0}, text = {0};
	struct desk *desk = view->tui->desk;

	case_cell_number(file, &title);
	buf_printf(&text, _("Received   %s\n"), date_show(file->received_on, day));
	if (file->due_on) {
		buf_printf(&text, _("Due        %s"), date_show(file->due_on, day));
		if (case_is_open(file)) {
			buf_puts(&text, " · ");
			case_cell_left(desk, file, &text);
		}
		buf_putc(&text, '\n');
	} else {
		buf_puts(&text, _("Due        no date is set\n"));
	}
	if (file->due_basis && *file->due_basis)
		buf_printf(&text, _("Because    %s\n"), file->due_basis);
	char *heading = buf_steal(&title);
	buf_printf(&title, _("Why this date for %s"), heading);
	prompt_show(view->tui, buf_text(&title), buf_text(&text));
	free(heading);
	buf_clear(&title);
	buf_clear(&text);
}

enum due_choice { DUE_WHY = 1, DUE_MOVE };

static void due_as(struct view *owner, void *arg, int64_t value)
{
	struct casefile file = {0};

	(void)arg;
	if (!load_target(owner, &file))
		return;
	if (value == DUE_WHY)
		show_why(owner, &file);
	else
		prompt_date(owner, _("New due date"), file.due_on, extend_to, NULL);
	record_clear(&entity_casefile, &file);
}

void case_act_due(struct view *view, const char *argument)
{
	struct casefile file = {0};
	struct error err = {0};

	(void)argument;
	if (!load_target(view, &file))
		return;
	bool movable =
		case_action_allowed(view->tui->desk, &file, case_action_find("extend"), &err);
	struct menu_item items[] = {
		{DUE_WHY, _("Why this date"), NULL, NULL},
		{DUE_MOVE, _("Another date"), NULL, movable ? NULL : err.text},
	};
	prompt_menu(view, _("Due date"), items, 2, DUE_WHY, due_as, NULL);
	record_clear(&entity_casefile, &file);
}

/* ---- convert and merge --------------------------------------------------------------------- */

static void convert_to(struct view *owner, void *arg, int64_t kind)
{
	const struct choice *choice = choice_by_value(case_kinds, kind);

	(void)arg;
	if (choice)
		do_all(owner, "convert", (struct argument[]){{"kind", choice->key}}, 1);
}

void case_act_convert(struct view *view, const char *argument)
{
	struct casefile file = {0};
	struct menu_item items[8];
	size_t count = 0;

	if (!may(view, "convert"))
		return;
	if (argument && *argument) {
		do_all(view, "convert", (struct argument[]){{"kind", argument}}, 1);
		return;
	}
	if (!load_target(view, &file))
		return;
	for (const struct choice *c = case_kinds; c->value && count < 8; c++)
		if (c->value != file.kind)
			items[count++] = (struct menu_item){c->value, _(c->label), c->mark, NULL};
	prompt_menu(view, _("It is really"), items, count, 0, convert_to, NULL);
	record_clear(&entity_casefile, &file);
}

static void merge_into(struct view *owner, void *arg, int64_t into)
{
	struct casefile file = {0};
	struct error err = {0};
	struct buf code = {0};

	(void)arg;
	if (!desk_load(owner->tui->desk, &entity_casefile, into, &file, &err)) {
		tui_complain(owner->tui, &err);
		return;
	}
	record_code(&entity_casefile, &file, &code);
	do_all(owner, "merge", (struct argument[]){{"into", buf_text(&code)}}, 1);
	buf_clear(&code);
	record_clear(&entity_casefile, &file);
}

void case_act_merge(struct view *view, const char *argument)
{
	if (!may(view, "merge"))
		return;
	if (argument && *argument)
		do_all(view, "merge", (struct argument[]){{"into", argument}}, 1);
	else
		prompt_reference(view, &entity_casefile, 0, false, NULL, merge_into, NULL);
}

/* ---- what is allowed ----------------------------------------------------------------------- */

bool case_act_allowed(const struct view *view, enum action action, struct error *err)
{
	static const struct {
		enum action action;
		const char *name;
	} rows[] = {
		{ACT_ASSIGN, "assign"},
		{ACT_CONVERT, "convert"},
		{ACT_MERGE, "merge"},
		{ACT_CLOSE, "close"},
		{ACT_REOPEN, "reopen"},
	};
	bool (*beneath)(const struct view *, enum action, struct error *) =
		view->ops->base ? view->ops->base->allowed : NULL;
	int64_t id;

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		struct casefile file = {0};
		if (rows[i].action != action)
			continue;
		if (!current_case(view, &id))
			return error_set(err, ERR_DENIED, _("No case here"));
		if (!desk_load(view->tui->desk, &entity_casefile, id, &file, err))
			return false;
		bool ok = case_action_allowed(
			view->tui->desk, &file, case_action_find(rows[i].name), err);
		record_clear(&entity_casefile, &file);
		return ok;
	}
	return !beneath || beneath(view, action, err);
}

/* ---- cells --------------------------------------------------------------------------------- */

void case_cell_number(const struct casefile *file, struct buf *out)
{
	buf_printf(out, "%04lld", (long long)file->number);
	if (file->year != date_year(date_today()))
		buf_printf(out, "/%02lld", (long long)(file->year % 100));
}

const char *case_cell_kind(const struct casefile *file)
{
	const struct choice *choice = choice_by_value(case_kinds, file->kind);

	return choice && choice->mark ? choice->mark : "";
}

void case_cell_day(date_t date, struct buf *out)
{
	int year, month, day;

	if (!date) {
		buf_putc(out, '-');
		return;
	}
	date_split(date, &year, &month, &day);
	buf_printf(out, "%02d/%02d", day, month);
	if (year != date_year(date_today()))
		buf_printf(out, "/%02d", year % 100);
}

void case_cell_left(struct desk *desk, const struct casefile *file, struct buf *out)
{
	int days;

	switch (case_due_state(desk, file)) {
	case DUE_NONE:
		buf_putc(out, '-');
		break;
	case DUE_DONE:
		buf_puts(out, _("done"));
		break;
	case DUE_TODAY:
		buf_puts(out, _("today"));
		break;
	case DUE_OVERDUE:
		days = -case_days_left(desk, file->due_on);
		buf_printf(out, ngettext("%d day late", "%d days late", (unsigned long)days), days);
		break;
	case DUE_SOON:
	case DUE_LATER:
		buf_printf(out, _("%d left"), case_days_left(desk, file->due_on));
		break;
	}
}
