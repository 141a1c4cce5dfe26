/* What becomes of the opinions of a conference: one key does a line, one all that is proposed after saying what will happen. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/followup.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/textview.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"
#include "tui/views/meetingview.h"

struct tocasesview {
	struct meetingview base;
	struct followup *plans; /* in the order of the lines */
	size_t count, room;
	struct {
		int64_t id, kind, owner;
	} * wanted; /* what people said instead of what was proposed */
	size_t wanted_count;
	size_t deeds; /* plans that can be done */
};

static struct tocasesview *self(struct view *view)
{
	return (struct tocasesview *)view;
}

static struct desk *desk_of(struct tocasesview *t)
{
	return t->base.base.view.tui->desk;
}

/* ---- the plans ----------------------------------------------------------------------------------- */

struct planning {
	struct tocasesview *view;
	struct error *err;
	bool ok;
};

static void put_deed(struct tocasesview *t, const struct followup *plan,
	const struct casefile *file, struct buf *out)
{
	const struct choice *kind = choice_by_value(case_kinds, plan->kind);

	switch (plan->act) {
	case FOLLOWUP_ASSIGN:
		buf_puts(out, _("give to "));
		desk_ref_label(desk_of(t), &entity_staff, plan->owner, out);
		break;
	case FOLLOWUP_CONVERT:
		buf_printf(out, _("becomes %s"), kind ? kind->mark : "");
		if (plan->owner && !file->answered_on) {
			buf_puts(out, ", ");
			desk_ref_label(desk_of(t), &entity_staff, plan->owner, out);
		}
		break;
	case FOLLOWUP_PETITION:
		buf_printf(out, _("petition %s"), kind ? kind->mark : "");
		break;
	case FOLLOWUP_CLOSE:
		buf_puts(out, _("close"));
		break;
	case FOLLOWUP_NOTHING:
	case FOLLOWUP_REFUSED:
	case FOLLOWUP_ACTS:
		buf_puts(out, plan->why);
		break;
	}
}

static void add_row(struct tocasesview *t, const struct followup *plan, const struct casefile *file)
{
	struct page_row *row = page_add(&t->base.base.page, PAGE_ITEM);
	struct buf lead = {0}, text = {0}, right = {0};

	row->entity = &entity_casefile;
	row->id = plan->id;
	row->mark = xstrdup(followup_is_deed(plan)	? ">"
			: plan->act == FOLLOWUP_REFUSED ? "x"
							: "v");
	buf_printf(&lead, "%2lld %s", (long long)file->line, case_cell_kind(file));
	desk_show(desk_of(t), &entity_casefile, entity_field(&entity_casefile, "summary"), file,
		&text);
	put_deed(t, plan, file, &right);
	row->lead = buf_steal(&lead);
	row->text = buf_steal(&text);
	row->right = buf_steal(&right);
	row->style = followup_is_deed(plan) ? ROLE_NORMAL : ROLE_DIM;
	row->right_style = followup_is_deed(plan) ? ROLE_TITLE
		: plan->act == FOLLOWUP_REFUSED	  ? ROLE_TODAY
						  : ROLE_DIM;
}

static bool add_plan(void *arg, const void *record)
{
	struct planning *planning = arg;
	struct tocasesview *t = planning->view;
	const struct casefile *file = record;
	struct followup plan = {.id = file->record.id};

	for (size_t i = 0; i < t->wanted_count; i++) {
		if (t->wanted[i].id != plan.id)
			continue;
		plan.kind = t->wanted[i].kind;
		plan.owner = t->wanted[i].owner;
	}
	planning->ok = followup_propose(desk_of(t), &plan, planning->err);
	if (t->count == t->room) {
		t->room = t->room ? t->room * 2 : 32;
		t->plans = xrealloc(t->plans, t->room * sizeof *t->plans);
	}
	t->plans[t->count++] = plan;
	t->deeds += followup_is_deed(&plan);
	add_row(t, &plan, file);
	return planning->ok;
}

static bool load(struct view *view, struct error *err)
{
	struct tocasesview *t = self(view);
	const struct condition condition = {.field = entity_field(&entity_casefile, "conference"),
		.op = OP_EQ,
		.number = t->base.id};
	const struct query query = {.entity = &entity_casefile,
		.conditions = &condition,
		.count = 1,
		.sort = entity_field(&entity_casefile, "line")};
	struct planning planning = {t, err, true};
	struct page *page = &t->base.base.page;
	struct buf right = {0};

	if (!meetingview_load(&t->base, err))
		return false;
	t->count = t->deeds = 0;
	page_restart(page);
	page_heading(page, _("Opinions and what is proposed"), NULL);
	const bool ok =
		store_query(desk_of(t)->store, &query, add_plan, &planning, err) && planning.ok;
	if (!t->count)
		page_line(
			page, ROLE_DIM, 1, _("Nothing was logged at this conference: F5 logs it"));
	buf_printf(&right, _("%zu to be done"), t->deeds);
	free(page->rows[0].right);
	page->rows[0].right = buf_steal(&right);
	page_settle(page);
	return ok;
}

static struct followup *plan_now(struct tocasesview *t)
{
	const struct page_row *row = page_current(&t->base.base.page);

	for (size_t i = 0; row && i < t->count; i++)
		if (t->plans[i].id == row->id)
			return &t->plans[i];
	return NULL;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct tocasesview *t = self(view);

	record_code(&entity_conference, &t->base.meeting.conference, left);
	buf_printf(left, " · %s", _("To cases"));
	buf_printf(right, _("%zu of %zu to be done"), t->deeds, t->count);
}

/* ---- another kind, another owner ------------------------------------------------------------------- */

static void want(struct view *view, int64_t kind, int64_t owner)
{
	struct tocasesview *t = self(view);
	const struct followup *plan = plan_now(t);
	size_t i = 0;

	if (!plan)
		return;
	while (i < t->wanted_count && t->wanted[i].id != plan->id)
		i++;
	if (i == t->wanted_count) {
		t->wanted = xrealloc(t->wanted, (i + 1) * sizeof *t->wanted);
		memset(&t->wanted[i], 0, sizeof t->wanted[i]);
		t->wanted[i].id = plan->id;
		t->wanted_count++;
	}
	if (kind)
		t->wanted[i].kind = kind;
	if (owner)
		t->wanted[i].owner = owner;
	view_touch(view, DIRTY_DATA);
}

static void owner_chosen(struct view *view, void *arg, int64_t id)
{
	(void)arg;
	want(view, 0, id);
}

static void kind_chosen(struct view *view, void *arg, int64_t kind)
{
	(void)arg;
	want(view, kind, 0);
}

static void choose_owner(struct view *view, const char *argument)
{
	const struct followup *plan = plan_now(self(view));

	prompt_reference(
		view, &entity_staff, plan ? plan->owner : 0, false, argument, owner_chosen, NULL);
}

static void choose_kind(struct view *view, const char *argument)
{
	const struct followup *plan = plan_now(self(view));

	(void)argument;
	prompt_choice(view, entity_field(&entity_casefile, "kind"), plan ? plan->kind : 0,
		kind_chosen, NULL);
}

/* ---- doing --------------------------------------------------------------------------------------- */

static void do_line(struct view *view, const char *argument)
{
	struct tocasesview *t = self(view);
	const struct followup *plan = plan_now(t);
	struct error err = {0};

	(void)argument;
	if (!plan)
		return;
	if (!followup_do(desk_of(t), plan, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	page_move(&t->base.base.page, 1); /* on to the next line */
	tui_changed(view->tui);
	tui_say(view->tui, _("Done. Ctrl+Z takes it back."));
}

static void do_all(struct view *view, void *arg)
{
	struct tocasesview *t = self(view);
	struct error err = {0};
	const size_t planned = t->deeds;
	size_t done = 0;
	const char *why = "";

	(void)arg;
	if (!followup_do_all(desk_of(t), t->plans, t->count, &done, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	for (size_t i = 0; i < t->count; i++)
		if (t->plans[i].act == FOLLOWUP_REFUSED)
			why = t->plans[i].why;
	tui_changed(view->tui);
	if (done < planned)
		tui_say(view->tui, _("%zu done, %zu refused: %s. Ctrl+Z takes them back."), done,
			planned - done, why);
	else
		tui_say(view->tui, _("%zu done. One Ctrl+Z takes them all back."), done);
}

/* "To Tuấn MT: 4" for each owner, and the number of each other act. */
static void put_preview(struct tocasesview *t, struct buf *out)
{
	static const char *const others[FOLLOWUP_ACTS] = {
		[FOLLOWUP_CONVERT] = N_("become another kind of case"),
		[FOLLOWUP_PETITION] = N_("are registered as petitions and end as opinions"),
		[FOLLOWUP_CLOSE] = N_("answered on the spot, are closed"),
		[FOLLOWUP_NOTHING] = N_("stay as they are"),
	};
	size_t counts[FOLLOWUP_ACTS] = {0};

	for (size_t i = 0; i < t->count; i++) {
		const struct followup *plan = &t->plans[i];
		size_t same = 0, before = 0;
		counts[plan->act]++;
		for (size_t k = 0; k < t->count && plan->act == FOLLOWUP_ASSIGN; k++) {
			const bool alike = t->plans[k].act == FOLLOWUP_ASSIGN &&
				t->plans[k].owner == plan->owner;
			same += alike;
			before += alike && k < i;
		}
		if (plan->act != FOLLOWUP_ASSIGN || before)
			continue;
		struct buf owner = {0};
		desk_ref_label(desk_of(t), &entity_staff, plan->owner, &owner);
		buf_printf(out, _("are given to %s: %zu\n"), buf_text(&owner), same);
		buf_clear(&owner);
	}
	for (int act = 0; act < FOLLOWUP_ACTS; act++)
		if (others[act] && counts[act])
			buf_printf(out, "%s: %zu\n", _(others[act]), counts[act]);
	for (size_t i = 0; i < t->count; i++)
		if (t->plans[i].act == FOLLOWUP_REFUSED)
			buf_printf(out, _("line %zu stays: %s\n"), i + 1, t->plans[i].why);
}

static void fill_preview(struct textview *text, int columns, void *arg)
{
	for (const char *line = arg; *line;) {
		const size_t bytes = strcspn(line, "\n");
		char *copy = xstrndup(line, bytes);
		textview_paragraph(text, ROLE_NORMAL, columns, "", copy);
		free(copy);
		line += bytes + (line[bytes] == '\n');
	}
}

static void ask_all(struct view *view, const char *argument)
{
	struct buf text = {0};

	(void)argument;
	put_preview(self(view), &text);
	tui_push(view->tui,
		textview_ask(view->tui, _("Do all that is proposed?"), fill_preview, do_all,
			buf_steal(&text), free));
}

static void open_case(struct view *view, const char *argument)
{
	const struct followup *plan = plan_now(self(view));

	(void)argument;
	if (plan)
		tui_push(view->tui, screen_of_record(view->tui, &entity_casefile, plan->id));
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct tocasesview *t = (const struct tocasesview *)view;
	const bool about_line = action == ACT_DO_LINE || action == ACT_ASSIGN ||
		action == ACT_CONVERT || action == ACT_EDIT;

	if (about_line && !t->count)
		return error_set(err, ERR_DENIED, _("Nothing was logged at this conference"));
	if (action == ACT_DECIDE && !t->deeds)
		return error_set(err, ERR_DENIED,
			_("Nothing is left to be done: each line says what stands or what is in "
			  "the "
			  "way"));
	return action == ACT_ASSIGN || action == ACT_CONVERT || case_act_allowed(view, action, err);
}

static void clear(struct view *view)
{
	free(self(view)->plans);
	free(self(view)->wanted);
	meetingview_clear(view);
}

static const struct view_handler handlers[] = {
	MEETING_HANDLERS,
	{ACT_DO_LINE, do_line},
	{ACT_DECIDE, ask_all},
	{ACT_ASSIGN, choose_owner},
	{ACT_CONVERT, choose_kind},
	{ACT_RESOLVE, case_act_resolve},
	{ACT_MERGE, case_act_merge},
	{ACT_EDIT, open_case},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "to-cases",
	.size = sizeof(struct tocasesview),
	.context = CTX_TO_CASES,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.current = meetingview_current,
	.allowed = allowed,
	.clear = clear,
};

struct view *tocases_view_new(struct tui *tui, int64_t conference)
{
	struct tocasesview *t = view_new(tui, &ops);

	t->base.id = conference;
	return &t->base.base.view;
}
