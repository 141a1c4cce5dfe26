/* S4: one case, read as a page: steps, person, content, handling, answers, promises, timeline. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "domain/case_history.h"
#include "domain/journal.h"
#include "domain/lifecycle.h"
#include "tui/formview.h"
#include "tui/loop.h"
#include "tui/screens.h"
#include "tui/timeline.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"
#include "tui/views/page.h"
#include "tui/views/why.h"

#define TIMELINE_SHORT 3 /* journal lines on the record's own page */

struct caseview {
	struct pageview base;
	int64_t id;
	struct casefile file; /* as loaded */
};

static struct caseview *self(struct view *view)
{
	return (struct caseview *)view;
}

/* Text of a field as this person may see it; the caller frees. */
static char *shown(struct caseview *c, const char *key)
{
	struct buf out = {0};

	desk_show(c->base.view.tui->desk, &entity_casefile, entity_field(&entity_casefile, key),
		&c->file, &out);
	return buf_steal(&out);
}

static void add_pair(struct caseview *c, const char *key, const char *key2)
{
	page_pair(&c->base.page, c->base.view.tui->desk, &entity_casefile, &c->file, key, key2);
}

/* A long text: its label, then as many lines as it takes. */
static void add_text(struct caseview *c, const char *key)
{
	const struct field *field = entity_field(&entity_casefile, key);
	char *text = shown(c, key);

	if (*text) {
		page_line(&c->base.page, ROLE_LABEL, 0, _(field->label));
		page_paragraph(&c->base.page, ROLE_NORMAL, 2, c->base.view.area.columns - 6, text);
	}
	free(text);
}

static void add_person(struct caseview *c)
{
	struct desk *desk = c->base.view.tui->desk;
	struct person person = {0};
	struct error err;

	page_heading(&c->base.page, _("Person"), NULL);
	if (!c->file.person) {
		page_line(&c->base.page, ROLE_DIM, 0, _("Nobody named: s adds who it comes from"));
		return;
	}
	if (!desk_may_read(desk, &entity_casefile, &c->file)) {
		page_line(&c->base.page, ROLE_RESTRICTED, 0, _("hidden: restricted case"));
		return;
	}
	if (!desk_load(desk, &entity_person, c->file.person, &person, &err)) {
		page_line(&c->base.page, ROLE_ERROR, 0, err.text);
		return;
	}
	static const char *const pairs[][2] = {
		{"name", "birth_year"}, {"hamlet", "phone"}, {"address", "id_number"}};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		page_pair(&c->base.page, desk, &entity_person, &person, pairs[i][0], pairs[i][1]);
	record_clear(&entity_person, &person);
}

/* ---- records that belong to the case ------------------------------------------------------- */

struct related {
	struct caseview *c;
	const struct entity *entity;
	size_t count;
};

static bool add_related(void *arg, const void *record)
{
	struct related *to = arg;
	struct caseview *c = to->c;
	struct desk *desk = c->base.view.tui->desk;
	struct page_row *row = page_add(&c->base.page, PAGE_ITEM);
	struct buf text = {0}, right = {0};

	row->entity = to->entity;
	row->id = ((const struct record *)record)->id;
	desk_show(desk, to->entity, to->entity->title, record, &text);
	if (to->entity == &entity_resolution) {
		const struct resolution *resolution = record;
		if (desk_may_read(desk, &entity_casefile, &c->file)) {
			buf_cut(&text, 0);
			if (resolution->signer && *resolution->signer)
				buf_printf(&text, "%s: ", resolution->signer);
			buf_puts(&text, resolution->text ? resolution->text : "");
		}
		case_cell_day(resolution->issued_on, &right);
	} else if (to->entity == &entity_commitment) {
		const struct commitment *commitment = record;
		desk_ref_label(desk, &entity_staff, commitment->owner, &right);
		buf_puts(&right, right.len ? " · " : "");
		case_cell_day(commitment->due_on, &right);
		if (commitment->done_on)
			buf_printf(&right, " · %s", _("kept"));
		row->mark = xstrdup(commitment->done_on ? "v" : "+");
	} else if (to->entity == &entity_petition) {
		case_cell_day(((const struct petition *)record)->received_on, &right);
	} else {
		record_code(to->entity, record, &right);
	}
	row->text = buf_steal(&text);
	row->right = buf_steal(&right);
	row->right_style = ROLE_DIM;
	to->count++;
	return true;
}

static bool add_related_list(struct caseview *c, const struct entity *entity, const char *key,
	const char *title, struct error *err)
{
	struct condition condition = {
		.field = entity_field(entity, key), .op = OP_EQ, .number = c->id};
	struct query query = {.entity = entity, .conditions = &condition, .count = 1, .limit = 50};
	struct related to = {c, entity, 0};
	size_t heading = c->base.page.count;

	page_heading(&c->base.page, title, NULL);
	if (!store_query(c->base.view.tui->desk->store, &query, add_related, &to, err))
		return false;
	struct page_row *row = &c->base.page.rows[heading];
	if (to.count == 0) {
		free(row->text);
		*row = (struct page_row){0};
		c->base.page.count--;
		return true;
	}
	struct buf count = {0};
	buf_printf(&count, "%zu", to.count);
	row->right = buf_steal(&count);
	return true;
}

static bool add_event(void *arg, const struct event *event)
{
	struct caseview *c = arg;
	struct buf text = {0};

	buf_printf(&text, "%.2s/%.2s/%.4s %.5s  ", event->at + 8, event->at + 5, event->at,
		event->at + 11);
	journal_sentence(c->base.view.tui->desk, event, &text);
	page_hanging(
		&c->base.page, ROLE_NORMAL, 0, 2, c->base.view.area.columns - 3, buf_text(&text));
	buf_clear(&text);
	return true;
}

/* ---- the page ------------------------------------------------------------------------------ */

enum { WAY_MOST = 60, STEP_COLUMNS = 14, STEP_COLUMNS_WIDE = 18 };

/* A state on the way of the case: gone through, present, or still to come. */
struct way_step {
	const char *name;
	char mark[64]; /* "v 12/10", "> from 09/11", "o due 19/11" */
};

struct way {
	struct way_step steps[WAY_MOST];
	size_t count, present;
};

static void way_add(struct way *way, const struct lifecycle_state *state, const char *mark)
{
	struct way_step *step = &way->steps[way->count++];

	step->name = rule_text(&state->name);
	snprintf(step->mark, sizeof step->mark, "%s", mark);
}

static void way_past(
	struct caseview *c, struct way *way, const struct case_move *moves, size_t count)
{
	struct buf mark = {0};

	for (size_t i = 0; i < count; i++) {
		const bool present = i + 1 == count;
		buf_cut(&mark, 0);
		buf_puts(&mark, present && !c->file.closed_on ? "> " : "v ");
		case_cell_day(moves[i].on, &mark);
		way->present = way->count;
		way_add(way, moves[i].state, buf_text(&mark));
	}
	buf_clear(&mark);
}

/* What usually comes; the day that is due stands where it is met. */
static void way_ahead(struct caseview *c, struct way *way, const struct lifecycle *lifecycle,
	const struct lifecycle_state *state)
{
	const struct lifecycle_action *ahead[WAY_MOST / 2];
	const size_t count = lifecycle_ahead(lifecycle, state, ahead, WAY_MOST / 2);
	bool told = c->file.answered_on || !c->file.due_on;

	for (size_t i = 0; i < count; i++) {
		struct buf mark = {0};
		buf_puts(&mark, "o ");
		if (!told && ahead[i]->verb == VERB_ANSWER) {
			struct buf due = {0};
			case_cell_day(c->file.due_on, &due);
			buf_printf(&mark, _("due %s"), buf_text(&due));
			buf_clear(&due);
			told = true;
		}
		way_add(way, lifecycle_state(lifecycle, ahead[i]->to), buf_text(&mark));
		buf_clear(&mark);
	}
}

/*
 * `received      accepted      verifying     decided` and below it what was reached when: `v 12/10 ───── v 20/10 ───── > 09/11`. Of
 * a long way the part around the present state.
 */
static void draw_way(struct caseview *c, const struct way *way)
{
	const int width = c->base.view.area.columns;
	const int columns = width >= 100 ? STEP_COLUMNS_WIDE : STEP_COLUMNS;
	const size_t room = (size_t)((width - 3) / columns);
	size_t first = way->present > 1 ? way->present - 1 : 0;
	struct buf names = {0}, marks = {0};

	if (way->count <= room)
		first = 0;
	else if (first + room > way->count)
		first = way->count - room;
	for (size_t i = first; i < way->count && i < first + room; i++) {
		const bool last = i + 1 == way->count || i + 1 == first + room;
		const int marked = text_width(way->steps[i].mark);
		text_pad(&names, way->steps[i].name, columns - 1, ALIGN_LEFT);
		buf_putc(&names, ' ');
		text_pad(&marks, way->steps[i].mark, marked < columns - 1 ? marked : columns - 1,
			ALIGN_LEFT);
		buf_putc(&marks, ' ');
		for (int k = marked + 2; !last && k < columns; k++)
			buf_puts(&marks, theme_glyph(GLYPH_HORIZONTAL));
		if (!last)
			buf_putc(&marks, ' ');
	}
	page_line(&c->base.page, ROLE_LABEL, 1, buf_text(&names));
	page_line(&c->base.page, ROLE_NORMAL, 1, buf_text(&marks));
	buf_clear(&names);
	buf_clear(&marks);
}

static bool add_steps(struct caseview *c, struct error *err)
{
	struct desk *desk = c->base.view.tui->desk;
	struct case_move moves[WAY_MOST / 2];
	struct way *way = xcalloc(1, sizeof *way);
	size_t count;
	const bool ok = case_history(desk, &c->file, moves, WAY_MOST / 2, &count, err);

	if (ok) {
		way_past(c, way, moves, count);
		way_ahead(c, way, case_lifecycle(desk, &c->file), case_step(desk, &c->file));
		draw_way(c, way);
	}
	free(way);
	return ok;
}

/* What may be said to the citizen, the paper that the latest act owes, and what usually comes next. */
static bool add_guidance(struct caseview *c, struct error *err)
{
	struct desk *desk = c->base.view.tui->desk;
	const struct lifecycle_state *state = case_step(desk, &c->file);
	const struct lifecycle_action *next;
	const struct list_value *letter;
	struct buf text = {0};

	if (!case_letter_owed(desk, &c->file, &letter, err))
		return false;
	if (lifecycle_ahead(case_lifecycle(desk, &c->file), state, &next, 1))
		page_fields(&c->base.page, _("Next"), rule_text(&next->name), NULL, "");
	if (letter) {
		buf_puts(&text, rule_text(&letter->name));
		if (letter->form)
			buf_printf(&text, " (%s)", letter->form);
		page_fields(&c->base.page, _("Letter"), buf_text(&text), NULL, "");
	}
	buf_clear(&text);
	page_line(&c->base.page, ROLE_LABEL, 0, _("To tell the citizen"));
	page_paragraph(&c->base.page, ROLE_NORMAL, 2, c->base.view.area.columns - 6,
		rule_text(&state->sentence));
	return true;
}

static bool load_record(struct caseview *c, struct error *err)
{
	if (!add_steps(c, err))
		return false;
	if (c->file.merged_into) {
		struct buf text = {0};
		buf_puts(&text, _("Duplicate, followed in "));
		desk_ref_label(
			c->base.view.tui->desk, &entity_casefile, c->file.merged_into, &text);
		struct page_row *row = page_add(&c->base.page, PAGE_ITEM);
		row->text = buf_steal(&text);
		row->entity = &entity_casefile;
		row->id = c->file.merged_into;
	}
	add_person(c);
	page_heading(&c->base.page, _("The matter"), NULL);
	add_text(c, "summary");
	add_text(c, "detail");
	add_pair(c, "field", "channel");
	add_pair(c, "hamlet", "place");
	add_pair(c, "respondent", "conference");
	page_heading(&c->base.page, _("Work on it"), NULL);
	add_pair(c, "assignee", "lead_unit");
	add_pair(c, "due_on", "due_basis");
	add_pair(c, "accepted_on", "decided_by");
	add_pair(c, "outcome", "satisfaction");
	if (!why_add_rows(&c->base.page, c->base.view.tui->desk, &entity_casefile, c->id, err) ||
		!add_guidance(c, err) ||
		!add_related_list(c, &entity_resolution, "casefile", _("Answers"), err) ||
		!add_related_list(c, &entity_commitment, "casefile", _("Promises"), err) ||
		!add_related_list(c, &entity_petition, "casefile", _("Petitions"), err) ||
		!add_related_list(c, &entity_casefile, "merged_into", _("Duplicates"), err) ||
		!add_related_list(c, &entity_document, "casefile", _("Documents"), err))
		return false;
	add_text(c, "note");
	page_heading(&c->base.page, _("Latest"), _("n all"));
	return journal_read(c->base.view.tui->desk, &entity_casefile, c->id, 0, TIMELINE_SHORT,
		add_event, c, err);
}

static bool load(struct view *view, struct error *err)
{
	struct caseview *c = self(view);

	record_clear(&entity_casefile, &c->file);
	if (!desk_load(view->tui->desk, &entity_casefile, c->id, &c->file, err))
		return false;
	page_restart(&c->base.page);
	const bool ok = load_record(c, err);
	page_settle(&c->base.page);
	return ok;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct caseview *c = self(view);
	struct desk *desk = view->tui->desk;
	char *kind = shown(c, "kind"), *summary = shown(c, "summary");
	char *upper = text_upper(kind);

	case_cell_number(&c->file, left);
	buf_printf(left, " · %s · %s", upper, summary);
	buf_puts(right, theme_due_look(case_due_state(desk, &c->file))->glyph);
	buf_putc(right, ' ');
	case_cell_left(desk, &c->file, right);
	free(kind);
	free(summary);
	free(upper);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct caseview *c = self(view);

	record_code(&entity_casefile, &c->file, left);
	if (c->file.assignee) {
		buf_puts(right, _("with "));
		desk_ref_label(view->tui->desk, &entity_staff, c->file.assignee, right);
		if (!c->file.closed_on)
			absence_append(view->tui->desk, c->file.assignee, right);
	}
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	*entity = &entity_casefile;
	*id = ((const struct caseview *)view)->id;
	return true;
}

static void clear(struct view *view)
{
	struct caseview *c = self(view);

	pageview_ops.clear(view);
	record_clear(&entity_casefile, &c->file);
}

/* ---- actions ------------------------------------------------------------------------------- */

static void timeline(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, timeline_new(view->tui, &entity_casefile, self(view)->id));
}

static void edit(struct view *view, const char *argument)
{
	struct view *form = formview_open(view->tui, &entity_casefile, NULL, self(view)->id);

	(void)argument;
	tui_push(view->tui, form);
	formview_edit(form, NULL);
}

/* The case before or after this one in the list it was opened from. */
static void go_beside(struct view *view, enum action step)
{
	struct view *list = view->below;
	const struct view_handler *move = view_find_handler(list->ops, step);
	bool (*find)(const struct view *, const struct entity **, int64_t *) =
		VIEW_OP(list, current);
	const struct entity *entity;
	int64_t id;

	move->run(list, NULL);
	if (!find(list, &entity, &id) || id == ((struct caseview *)view)->id)
		return;
	tui_push(view->tui, screen_of_record(view->tui, entity, id));
	tui_take_out(view);
}

static void before(struct view *view, const char *argument)
{
	(void)argument;
	go_beside(view, ACT_UP);
}

static void after(struct view *view, const char *argument)
{
	(void)argument;
	go_beside(view, ACT_DOWN);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct view *list = view->below;

	if (action != ACT_LEFT && action != ACT_RIGHT)
		return case_act_allowed(view, action, err);
	if (!list || !VIEW_OP(list, current) || !view_find_handler(list->ops, ACT_UP))
		return error_set(err, ERR_DENIED, _("The case was not opened from a list"));
	return true;
}

static const struct view_handler handlers[] = {
	CASE_ACT_HANDLERS,
	{ACT_DUE, why_act},
	{ACT_LEFT, before},
	{ACT_RIGHT, after},
	{ACT_TIMELINE, timeline},
	{ACT_EDIT, edit},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "case",
	.size = sizeof(struct caseview),
	.context = CTX_CASE,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.status = status,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

struct view *case_view_new(struct tui *tui, int64_t id)
{
	struct caseview *c = view_new(tui, &ops);

	c->id = id;
	return &c->base.view;
}
