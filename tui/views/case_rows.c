/* The rows of the case screen: the file with person, content and handling; its timeline, papers, files and what is related to it. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/case_history.h"
#include "domain/journal.h"
#include "domain/lifecycle.h"
#include "tui/views/case_cells.h"
#include "tui/views/case_inside.h"
#include "tui/views/why.h"

enum {
	TIMELINE_SHORT = 3, /* journal lines at the end of the file */
	EVENTS_COUNTED = 200, /* of the timeline's tab; n shows all */
	BESIDE_LEAST = 6, /* rows of the timeline beside, whatever stands below it */
};

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
		page_paragraph(&c->base.page, ROLE_NORMAL, 2, c->main.columns - 6, text);
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
	struct page *page;
	const struct entity *entity;
};

static bool add_related(void *arg, const void *record)
{
	struct related *to = arg;
	struct caseview *c = to->c;
	struct desk *desk = c->base.view.tui->desk;
	struct page_row *row = page_add(to->page, PAGE_ITEM);
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
	return true;
}

/* The records of a kind that refer to the case. */
struct belonging {
	const struct entity *entity;
	const char *key; /* the field that refers to it */
	const char *title; /* N_() */
};
static const struct belonging of_file[] = {
	{&entity_resolution, "casefile", N_("Answers")},
	{&entity_commitment, "casefile", N_("Promises")},
	{&entity_petition, "casefile", N_("Petitions")},
	{&entity_casefile, "merged_into", N_("Duplicates")},
	{NULL},
};
static const struct belonging of_papers[] = {
	{&entity_resolution, "casefile", N_("Answers")},
	{&entity_document, "casefile", N_("Documents")},
	{NULL},
};
/* Beside the file, which has the answers, promises and petitions itself. */
static const struct belonging of_side[] = {
	{&entity_document, "casefile", N_("Documents")},
	{&entity_attachment, "casefile", N_("Attachments")},
	{&entity_casefile, "parent", N_("Split off")},
	{NULL},
};
static const struct belonging of_files[] = {
	{&entity_attachment, "casefile", N_("Attachments")},
	{NULL},
};
static const struct belonging of_related[] = {
	{&entity_petition, "casefile", N_("Petitions")},
	{&entity_commitment, "casefile", N_("Promises")},
	{&entity_casefile, "merged_into", N_("Duplicates")},
	{&entity_casefile, "parent", N_("Split off")},
	{NULL},
};

/* The living records of such kinds under their headings; none where there are none. */
static bool add_belongings(
	struct caseview *c, struct page *page, const struct belonging *list, struct error *err)
{
	struct store *store = c->base.view.tui->desk->store;

	for (; list->entity; list++) {
		const struct condition condition = {.field = entity_field(list->entity, list->key),
			.op = OP_EQ,
			.number = c->id};
		const struct query query = {
			.entity = list->entity, .conditions = &condition, .count = 1};
		struct related to = {c, page, list->entity};
		int64_t count;

		if (!store_count(store, &query, &count, err))
			return false;
		if (!count)
			continue;
		page_heading_count(page, _(list->title), count);
		if (!store_query(store, &query, add_related, &to, err))
			return false;
	}
	return true;
}

static bool count_belongings(
	struct caseview *c, const struct belonging *list, size_t *sum, struct error *err)
{
	*sum = 0;
	for (; list->entity; list++) {
		const struct condition condition = {.field = entity_field(list->entity, list->key),
			.op = OP_EQ,
			.number = c->id};
		const struct query query = {
			.entity = list->entity, .conditions = &condition, .count = 1};
		int64_t count;

		if (!store_count(c->base.view.tui->desk->store, &query, &count, err))
			return false;
		*sum += (size_t)count;
	}
	return true;
}

/* ---- the timeline ---------------------------------------------------------------------------- */

static void put_moment(const struct event *event, bool year, struct buf *out)
{
	buf_printf(out, "%.2s/%.2s", event->at + 8, event->at + 5);
	if (year)
		buf_printf(out, "/%.4s", event->at);
	buf_printf(out, " %.5s", event->at + 11);
}

static bool add_event(void *arg, const struct event *event)
{
	struct caseview *c = arg;
	struct buf text = {0};

	put_moment(event, true, &text);
	buf_puts(&text, "  ");
	journal_sentence(c->base.view.tui->desk, event, &text);
	page_hanging(&c->base.page, ROLE_NORMAL, 0, 2, c->main.columns - 3, buf_text(&text));
	buf_clear(&text);
	return true;
}

/* Beside the file: when and who, below it what. As many as there is room for. */
struct beside {
	struct caseview *c;
	size_t room;
};

static bool add_event_beside(void *arg, const struct event *event)
{
	struct beside *beside = arg;
	struct caseview *c = beside->c;
	struct buf at = {0}, who = {0}, what = {0};

	journal_what(c->base.view.tui->desk, event, &what);
	const int columns = c->pane.columns - 4;
	const size_t before = c->side.count;
	put_moment(event, false, &at);
	journal_who(c->base.view.tui->desk, event->staff, &who);
	page_line(&c->side, ROLE_DIM, 0, buf_text(&at));
	struct page_row *row = &c->side.rows[c->side.count - 1];
	row->right = buf_steal(&who);
	row->right_style = ROLE_DIM;
	page_paragraph(&c->side, ROLE_NORMAL, 2, columns, buf_text(&what));
	buf_clear(&at);
	buf_clear(&what);
	return c->side.count + (c->side.count - before) <= beside->room;
}

static bool count_event(void *arg, const struct event *event)
{
	(void)event;
	++*(size_t *)arg;
	return true;
}

static bool count_tabs(struct caseview *c, struct error *err)
{
	size_t *counts = c->counts;

	counts[TAB_TIMELINE] = 0;
	if (!journal_read(c->base.view.tui->desk, &entity_casefile, c->id, 0, EVENTS_COUNTED + 1,
		    count_event, &counts[TAB_TIMELINE], err) ||
		!count_belongings(c, of_papers, &counts[TAB_PAPERS], err) ||
		!count_belongings(c, of_files, &counts[TAB_FILES], err) ||
		!count_belongings(c, of_related, &counts[TAB_RELATED], err))
		return false;
	c->more_events = counts[TAB_TIMELINE] > EVENTS_COUNTED;
	if (c->more_events)
		counts[TAB_TIMELINE] = EVENTS_COUNTED;
	counts[TAB_RELATED] += (c->file.merged_into != 0) + (c->file.parent != 0);
	return true;
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
	page_paragraph(
		&c->base.page, ROLE_NORMAL, 2, c->main.columns - 6, rule_text(&state->sentence));
	return true;
}

/* A case that this one points to. */
static void add_case_link(struct caseview *c, struct page *page, const char *words, int64_t id)
{
	struct buf text = {0};

	if (!id)
		return;
	buf_puts(&text, words);
	desk_ref_label(c->base.view.tui->desk, &entity_casefile, id, &text);
	struct page_row *row = page_add(page, PAGE_ITEM);
	row->text = buf_steal(&text);
	row->entity = &entity_casefile;
	row->id = id;
}

static bool add_file(struct caseview *c, struct error *err)
{
	struct page *page = &c->base.page;
	struct desk *desk = c->base.view.tui->desk;

	if (!case_way_add(c, err))
		return false;
	add_case_link(c, page, _("Duplicate, followed in "), c->file.merged_into);
	add_person(c);
	page_heading(page, _("The matter"), NULL);
	add_text(c, "summary");
	add_text(c, "detail");
	add_pair(c, "field", "channel");
	add_pair(c, "hamlet", "place");
	add_pair(c, "respondent", "conference");
	page_heading(page, _("Work on it"), NULL);
	add_pair(c, "assignee", "lead_unit");
	add_pair(c, "due_on", "due_basis");
	add_pair(c, "accepted_on", "decided_by");
	add_pair(c, "outcome", "satisfaction");
	if (!why_add_rows(page, desk, &entity_casefile, c->id, err) || !add_guidance(c, err) ||
		!add_belongings(c, page, of_file, err))
		return false;
	add_text(c, "note");
	if (case_has_pane(c))
		return true;
	page_heading(page, _("Latest"), _("n all"));
	return journal_read(desk, &entity_casefile, c->id, 0, TIMELINE_SHORT, add_event, c, err);
}

static bool add_related_cases(struct caseview *c, struct page *page, struct error *err)
{
	add_case_link(c, page, _("Duplicate, followed in "), c->file.merged_into);
	add_case_link(c, page, _("Split from "), c->file.parent);
	return add_belongings(c, page, of_related, err);
}

/* The pane: the timeline gets the rows that papers and related cases leave. */
static bool add_side(struct caseview *c, struct error *err)
{
	struct page below = {.columns = c->pane.columns};
	struct beside beside = {.c = c};
	const size_t rows = (size_t)c->pane.rows;

	if (!add_belongings(c, &below, of_side, err)) {
		page_clear(&below);
		return false;
	}
	add_case_link(c, &below, _("Split from "), c->file.parent);
	beside.room = rows > below.count + BESIDE_LEAST ? rows - below.count : BESIDE_LEAST;
	page_heading(&c->side, _("Timeline"), _("newest first, n all"));
	const bool ok = journal_read(c->base.view.tui->desk, &entity_casefile, c->id, 0,
		(int)rows + 1, add_event_beside, &beside, err);
	/* Nothing is chosen here: what the file and its tabs offer as rows is only told. */
	for (size_t i = 0; i < below.count; i++) {
		struct page_row *row = page_add(&c->side, below.rows[i].kind);
		const enum page_kind kind = row->kind == PAGE_ITEM ? PAGE_LINE : row->kind;
		*row = below.rows[i];
		row->kind = kind;
		below.rows[i] = (struct page_row){0};
	}
	page_clear(&below);
	return ok;
}

static void say_none(struct caseview *c, size_t before, const char *words)
{
	if (c->base.page.count == before)
		page_line(&c->base.page, ROLE_DIM, 1, words);
}

static bool add_tab(struct caseview *c, struct error *err)
{
	struct page *page = &c->base.page;

	switch (c->tab) {
	case TAB_FILE:
		return add_file(c, err);
	case TAB_TIMELINE:
		page_heading(
			page, _("Timeline"), c->more_events ? _("the newest, n all") : _("n all"));
		return journal_read(c->base.view.tui->desk, &entity_casefile, c->id, 0,
			EVENTS_COUNTED, add_event, c, err);
	case TAB_PAPERS:
		if (!add_belongings(c, page, of_papers, err))
			return false;
		say_none(c, 0, _("No letter, decision or other paper belongs to the case yet"));
		return true;
	case TAB_FILES:
		if (!add_belongings(c, page, of_files, err))
			return false;
		say_none(c, 0, _("No file belongs to the case yet"));
		return true;
	case TAB_RELATED:
		if (!add_related_cases(c, page, err))
			return false;
		say_none(c, 0, _("No petition, promise or other case belongs to it"));
		return true;
	case TAB_COUNT:
		break;
	}
	return true;
}

bool case_rows(struct caseview *c, struct error *err)
{
	page_restart(&c->base.page);
	page_restart(&c->side);
	const bool ok =
		count_tabs(c, err) && add_tab(c, err) && (!case_has_pane(c) || add_side(c, err));
	page_settle(&c->base.page);
	page_settle(&c->side);
	return ok;
}
