/*
 * Intake: the legal questions about one petition with their answers, what the law allows, what may
 * be the same matter. Every answer is kept at once, as an act of its own that can be taken back;
 * only the decision is asked about.
 */
#include "tui/views/intake.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/draft.h"
#include "domain/intake.h"
#include "domain/table.h"
#include "tui/formview.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/timeline.h"
#include "tui/views/page.h"

enum {
	DUPLICATES = 9,
	BESIDE_COLUMNS = 100, /* from here on the proposal stands beside the questions */
	PANE_COLUMNS = 56,
	PANE_ROWS = 6, /* of the pane below them, on a low screen */
	PANE_ROWS_HIGH = 9,
	HIGH = 20, /* rows of a view that is not low */
	PARTS_MOST = 9,
};

enum part { PART_NONE, PART_QUESTION, PART_PROPOSAL, PART_ALIKE };

/* What a row of the page stands for. */
struct row_of {
	enum part part;
	size_t index;
};

struct intakeview {
	struct pageview base;
	int64_t id;
	struct petition petition; /* as loaded */
	bool loaded, may_read;
	bool advance; /* an answer was given: go on to the next open question */
	struct intake_question questions[QUESTIONS_MOST];
	size_t question_count;
	struct proposals proposals;
	struct likeness alike[DUPLICATES];
	size_t alike_count;
	struct row_of *rows;
	size_t row_room;
	struct rect list, pane;
	/* While something is asked. */
	const struct field *asked;
	int64_t handling;
	int64_t decider; /* the leader who decided, where somebody else records it; 0 = who acts */
	char *parts[2 * PARTS_MOST]; /* of a split: kind, summary, … */
	size_t part_count;
};

static struct intakeview *self(struct view *view)
{
	return (struct intakeview *)view;
}

static struct desk *desk_of(const struct intakeview *v)
{
	return v->base.view.tui->desk;
}

static const struct field *field_of(const char *key)
{
	return entity_field(&entity_petition, key);
}

static const struct choice *handling_of(int64_t handling)
{
	return choice_by_value(field_of("handling")->choices, handling);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void note_row(struct intakeview *v, enum part part, size_t index)
{
	const size_t at = v->base.page.count - 1;

	if (at >= v->row_room) {
		const size_t room = 2 * at + 32;
		v->rows = xrealloc(v->rows, room * sizeof *v->rows);
		memset(v->rows + v->row_room, 0, (room - v->row_room) * sizeof *v->rows);
		v->row_room = room;
	}
	v->rows[at] = (struct row_of){part, index};
}

static struct row_of row_at(const struct intakeview *v, size_t at)
{
	return at < v->row_room && at < v->base.page.count ? v->rows[at] : (struct row_of){0};
}

static struct row_of current_row(const struct intakeview *v)
{
	return row_at(v, v->base.page.cursor);
}

static char *shown(const struct intakeview *v, const struct entity *entity,
	const struct field *field, const void *record)
{
	struct buf out = {0};

	desk_show(desk_of(v), entity, field, record, &out);
	return buf_steal(&out);
}

/* Who is on record as a person is named, and needs no answer. */
static char *answer_of_person(const struct intakeview *v, const struct field *field)
{
	if (field == field_of("identity") && v->petition.person)
		return shown(v, &entity_petition, field_of("person"), &v->petition);
	return xstrdup("-");
}

static void add_question(struct intakeview *v, size_t index)
{
	const struct intake_question *question = &v->questions[index];
	struct page_row *row = page_add(&v->base.page, PAGE_ITEM);

	row->mark = xstrdup(question->open && question->needed ? "?" : "");
	row->right_style = ROLE_EMPTY;
	row->lead = xstrdup(_(question->field->label));
	row->text = shown(v, &entity_petition, question->field, &v->petition);
	if (question->open) {
		free(row->text);
		row->text = xstrdup(_("not answered yet"));
		row->style = question->needed ? ROLE_EMPTY : ROLE_DIM;
	} else if (!*row->text) {
		free(row->text);
		row->text = answer_of_person(v, question->field);
	}
	note_row(v, PART_QUESTION, index);
}

/* The widest word that a question or a way begins with. */
static int lead_columns(const struct intakeview *v)
{
	int widest = 0;

	for (size_t i = 0; i < v->question_count; i++) {
		const int wide = text_width(_(v->questions[i].field->label));
		widest = wide > widest ? wide : widest;
	}
	for (size_t i = 0; i < v->proposals.count; i++) {
		const struct proposal *proposal = &v->proposals.list[i];
		const int wide = text_width(_(handling_of(proposal->handling)->label));
		widest = wide > widest ? wide : widest;
	}
	return widest;
}

static void add_proposal_row(struct intakeview *v, size_t index)
{
	const struct proposal *proposal = &v->proposals.list[index];
	struct page_row *row = page_add(&v->base.page, PAGE_ITEM);
	char day[DATE_ISO_SIZE];

	row->mark = xstrdup(proposal->best ? ">" : proposal->lawful ? "+" : "-");
	row->lead = xstrdup(_(handling_of(proposal->handling)->label));
	row->style = proposal->lawful ? ROLE_NORMAL : ROLE_DIM;
	if (proposal->until)
		row->right = xstrdup(date_show(proposal->until, day));
	note_row(v, PART_PROPOSAL, index);
	/* Where the pane is below, it alone says why: the row has no room for a sentence. */
	if (v->pane.x > v->list.x)
		page_wrap_item(&v->base.page, lead_columns(v), proposal->ground);
}

static bool add_alike(struct intakeview *v, size_t index, struct error *err)
{
	const struct likeness *likeness = &v->alike[index];
	const struct entity *entity = likeness->entity;
	struct buf lead = {0}, text = {0};
	struct page_row *row;
	void *record;

	if (!entity) {
		page_line(&v->base.page, ROLE_DIM, 3, likeness->why);
		return true;
	}
	record = xcalloc(1, entity->size);
	const bool ok = desk_load(desk_of(v), entity, likeness->id, record, err);
	if (ok) {
		buf_printf(&lead, "%3d%% ", likeness->percent);
		record_code(entity, record, &lead);
		desk_show(desk_of(v), entity, entity->title, record, &text);
		row = page_add(&v->base.page, PAGE_ITEM);
		row->lead = buf_steal(&lead);
		row->text = buf_steal(&text);
		row->entity = entity;
		row->id = likeness->id;
		note_row(v, PART_ALIKE, index);
	}
	record_clear(entity, record);
	free(record);
	return ok;
}

static void add_decided(struct intakeview *v)
{
	page_heading(&v->base.page, _("Decided"), NULL);
	page_pair(&v->base.page, desk_of(v), &entity_petition, &v->petition, "handling",
		"handled_on");
	page_pair(&v->base.page, desk_of(v), &entity_petition, &v->petition, "decided_by",
		"handling_document");
	page_pair(&v->base.page, desk_of(v), &entity_petition, &v->petition, "casefile",
		"decision_reason");
}

static bool make_rows(struct intakeview *v, struct error *err)
{
	int64_t open = 0;

	if (v->petition.handling)
		add_decided(v);
	for (size_t i = 0; i < v->question_count; i++)
		open += v->questions[i].open && v->questions[i].needed;
	if (open)
		page_heading_count(&v->base.page, _("Questions, open"), open);
	else
		page_heading(&v->base.page, _("Questions"), _("all answered"));
	for (size_t i = 0; i < v->question_count; i++)
		add_question(v, i);
	if (v->alike_count)
		page_heading_count(
			&v->base.page, _("May be the same matter"), (int64_t)v->alike_count);
	for (size_t i = 0; i < v->alike_count; i++)
		if (!add_alike(v, i, err))
			return false;
	page_heading(&v->base.page, _("What may be done"), NULL);
	for (size_t i = 0; i < v->proposals.count; i++)
		add_proposal_row(v, i);
	return true;
}

/* After an answer the cursor goes on to the next question that is open. */
static void go_on(struct intakeview *v)
{
	for (int again = 0; again < 2 && v->advance; again++) {
		const size_t from = again ? 0 : v->base.page.cursor;
		for (size_t i = from; i < v->base.page.count && v->advance; i++) {
			const struct row_of row = row_at(v, i);
			if (row.part != PART_QUESTION || !v->questions[row.index].open ||
				!v->questions[row.index].needed)
				continue;
			v->base.page.cursor = i;
			v->advance = false;
		}
	}
	v->advance = false;
}

static bool load(struct view *view, struct error *err)
{
	struct intakeview *v = self(view);
	struct page *page = &v->base.page;

	record_clear(&entity_petition, &v->petition);
	proposals_clear(&v->proposals);
	v->loaded = false;
	v->question_count = v->alike_count = 0;
	page_restart(page);
	if (v->rows)
		memset(v->rows, 0, v->row_room * sizeof *v->rows);
	if (!desk_load(view->tui->desk, &entity_petition, v->id, &v->petition, err))
		return false;
	if (!desk_may_read(view->tui->desk, &entity_petition, &v->petition))
		return error_set(err, ERR_DENIED, _("that petition is restricted"));
	v->question_count = intake_questions(view->tui->desk, &v->petition, v->questions);
	if (!intake_propose(view->tui->desk, &v->petition, &v->proposals, err) ||
		!intake_duplicates(view->tui->desk, &v->petition, v->alike, DUPLICATES,
			&v->alike_count, err) ||
		!make_rows(v, err))
		return false;
	v->loaded = true;
	if (v->advance)
		go_on(v);
	page_settle(page);
	return true;
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void layout(struct view *view)
{
	struct intakeview *v = self(view);
	const struct rect area = view->area;

	if (area.columns >= BESIDE_COLUMNS) {
		v->list = rect_columns(area, 0, area.columns - PANE_COLUMNS - 1);
		v->pane = rect_columns(area, area.columns - PANE_COLUMNS, PANE_COLUMNS);
	} else {
		const int rows = area.rows >= HIGH ? PANE_ROWS_HIGH : PANE_ROWS;
		v->list = rect_rows(area, 0, area.rows - rows);
		v->pane = rect_rows(area, area.rows - rows, rows);
	}
	v->base.page.columns = v->list.columns;
	view_touch(view, DIRTY_DATA);
}

/* The proposal under the cursor, else the one the law asks for. */
static const struct proposal *proposal_shown(const struct intakeview *v)
{
	const struct row_of row = current_row(v);

	return &v->proposals.list[row.part == PART_PROPOSAL ? row.index : 0];
}

/* Why a likeness is one; of a question nothing: its help stands in the status line. */
static const char *alike_why(const struct intakeview *v)
{
	const struct row_of row = current_row(v);

	return row.part == PART_ALIKE ? v->alike[row.index].why : NULL;
}

/* A line of the pane: on a low screen one row, cut; beside the questions as many as it takes. */
static int draw_line(
	struct rect r, int y, bool wrap, unsigned style, const char *label, const char *text)
{
	struct buf line = {0};

	if (y >= r.rows)
		return y;
	buf_printf(&line, "%s: %s", label, text);
	if (wrap)
		y += draw_paragraph(r, y, 1, r.columns - 2, r.rows - y, style, buf_text(&line));
	else
		draw_cell(r, y++, 1, r.columns - 2, ALIGN_LEFT, style, buf_text(&line));
	buf_clear(&line);
	return y;
}

/* When it must be done, in the heading. */
static void put_when(const struct proposal *p, struct buf *out)
{
	char day[DATE_ISO_SIZE];

	if (!p->lawful)
		buf_puts(out, _("not lawful"));
	else if (p->until)
		buf_printf(out, _("until %s"), date_show(p->until, day));
	else if (p->handling == HANDLING_REFERRED)
		buf_puts(out, _("at once"));
}

/* Below the questions each fact has one row at the bottom, and the ground what is left above. */
static void draw_pane(const struct intakeview *v)
{
	const struct proposal *p = proposal_shown(v);
	const bool beside = v->pane.x > v->list.x;
	const char *why = alike_why(v);
	const int facts = (p->limit != NULL) + (p->letter != NULL) +
		(v->proposals.time_bar != DATE_NONE) + (why != NULL);
	const struct rect r = v->pane;
	const int room = r.rows - 1 - (beside ? 0 : facts);
	struct buf text = {0};
	char day[DATE_ISO_SIZE];
	int y = 1;

	if (beside)
		draw_vertical(v->base.view.area, v->list.columns);
	draw_clear(r);
	put_when(p, &text);
	draw_subheading(r, 0, _(handling_of(p->handling)->label), buf_text(&text), true);
	buf_cut(&text, 0);
	buf_puts(&text, p->ground);
	if (*p->basis)
		buf_printf(&text, " (%s)", p->basis);
	y += draw_paragraph(r, 1, 1, r.columns - 2, room > 1 ? room : 1,
		p->lawful ? ROLE_NORMAL : ROLE_DIM, buf_text(&text));
	if (p->limit) {
		buf_cut(&text, 0);
		buf_printf(&text, "%s (%s)", p->limit_name, p->limit_basis);
		y = draw_line(r, y, beside, ROLE_DIM, _("Limit"), buf_text(&text));
	}
	if (p->letter)
		y = draw_line(r, y, beside, ROLE_DIM, _("Letter"), p->letter_name);
	if (v->proposals.time_bar) {
		buf_cut(&text, 0);
		buf_puts(&text, date_show(v->proposals.time_bar, day));
		if (v->proposals.late)
			buf_printf(&text, ", %s", _("received later"));
		y = draw_line(r, y, beside, v->proposals.late ? ROLE_OVERDUE : ROLE_DIM,
			_("Last day to complain"), buf_text(&text));
	}
	if (why)
		draw_line(r, y, beside, ROLE_NORMAL, _("Alike"), why);
	buf_clear(&text);
}

static void draw(struct view *view)
{
	struct intakeview *v = self(view);

	if (!v->loaded) {
		draw_clear(view->area);
		return;
	}
	page_draw(&v->base.page, v->list);
	draw_pane(v);
}

static bool cursor(struct view *view, int *y, int *x)
{
	return page_cursor(&self(view)->base.page, self(view)->list, y, x);
}

static bool stop(const struct view *view, int y)
{
	const struct intakeview *v = (const struct intakeview *)view;

	return page_stop(&v->base.page, v->list, y);
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct intakeview *v = self(view);
	char *word = text_upper(_("Intake"));

	if (v->loaded) {
		record_code(&entity_petition, &v->petition, left);
		buf_printf(left, " · %s · ", word);
		desk_show(desk_of(v), &entity_petition, field_of("summary"), &v->petition, left);
		desk_show(
			desk_of(v), &entity_petition, field_of("received_on"), &v->petition, right);
	} else {
		buf_puts(left, word);
	}
	free(word);
}

/* The choices with their digits, as far as the line reaches. */
static void put_digits(const struct field *field, struct buf *out)
{
	int number = 1;

	if (field->type != &FT_CHOICE)
		return;
	for (const struct choice *c = field->choices; c->key && number <= 9; c++, number++)
		buf_printf(out, "%s%d %s", number > 1 ? "  " : "", number, choice_label(c));
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct intakeview *v = self(view);
	const struct row_of row = current_row(v);

	if (!v->loaded)
		return;
	if (row.part == PART_QUESTION) {
		put_digits(v->questions[row.index].field, left);
		if (!left->len)
			buf_puts(left, _(v->questions[row.index].field->help));
	} else if (row.part == PART_ALIKE) {
		buf_puts(left, _("Linking keeps both; they are counted as petitions"));
	}
	if (v->proposals.open)
		buf_puts(right, _("as far as it is answered"));
}

/* ---- answers --------------------------------------------------------------------------------- */

/* Keep an answer. A refusal is shown, and the question stays as it was. */
static bool keep(struct intakeview *v, const struct petition *after, struct error *err)
{
	struct petition changed = {0};

	record_copy(&entity_petition, &changed, after);
	const bool ok = desk_save(desk_of(v), &entity_petition, &v->petition, &changed, "set", err);
	record_clear(&entity_petition, &changed);
	if (!ok)
		return false;
	v->advance = true;
	tui_changed(v->base.view.tui);
	return true;
}

static void keep_value(struct intakeview *v, const struct field *field, int64_t value)
{
	struct petition after = {0};
	struct error err = {0};

	record_copy(&entity_petition, &after, &v->petition);
	if (field->type == &FT_DATE)
		*(date_t *)field_member(field, &after) = (date_t)value;
	else
		field_set_integer(field, &after, value);
	if (!keep(v, &after, &err)) {
		tui_complain(v->base.view.tui, &err);
		view_touch(&v->base.view, DIRTY_DATA);
	}
	record_clear(&entity_petition, &after);
}

static void chosen(struct view *owner, void *arg, int64_t value)
{
	struct intakeview *v = self(owner);

	(void)arg;
	keep_value(v, v->asked, value);
}

static void dated(struct view *owner, void *arg, date_t date)
{
	chosen(owner, arg, date);
}

static bool typed(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	struct intakeview *v = self(owner);
	struct petition after = {0};

	(void)arg, (void)column;
	record_copy(&entity_petition, &after, &v->petition);
	const bool ok = desk_parse(desk_of(v), &entity_petition, v->asked, &after, text, err) &&
		keep(v, &after, err);
	record_clear(&entity_petition, &after);
	return ok;
}

/* What is typed lies about in no draft where it is about a denunciation. */
struct typed_draft {
	char place[DRAFT_PLACE_SIZE];
	struct prompt_draft draft;
};

static const struct prompt_draft *draft_of(
	const struct intakeview *v, const char *field, struct typed_draft *out)
{
	if (v->petition.kind == PETITION_DENUNCIATION)
		return NULL;
	draft_act_place(&entity_petition, v->id, out->place);
	out->draft = (struct prompt_draft){out->place, field};
	return &out->draft;
}

static void ask(struct intakeview *v, const struct field *field)
{
	struct view *view = &v->base.view;
	const struct petition *petition = &v->petition;
	struct typed_draft draft;

	v->asked = field;
	if (field->type == &FT_BOOL) {
		keep_value(v, field, !field_integer(field, petition));
	} else if (field->type == &FT_CHOICE) {
		prompt_choice(view, field, field_integer(field, petition), chosen, NULL);
	} else if (field->type == &FT_FLAGS) {
		prompt_flags(view, field, field_integer(field, petition), chosen, NULL);
	} else if (field->type == &FT_DATE) {
		prompt_date(view, _(field->label),
			*(const date_t *)field_member_const(field, petition), dated, NULL);
	} else {
		char *text = shown(v, &entity_petition, field, petition);
		prompt_text(view, _(field->label), text, field->max > 500 ? 0 : 500,
			draft_of(v, field->key, &draft), typed, NULL);
		free(text);
	}
}

/* ---- deciding -------------------------------------------------------------------------------- */

static void clear_parts(struct intakeview *v)
{
	while (v->part_count)
		free(v->parts[--v->part_count]);
}

static bool decide(struct intakeview *v, const char *reason, struct error *err)
{
	struct argument arguments[2 + 2 * PARTS_MOST];
	struct staff decider = {0};
	size_t count = 0;

	if (reason)
		arguments[count++] = (struct argument){"reason", reason};
	if (v->decider) {
		if (!desk_load(desk_of(v), &entity_staff, v->decider, &decider, err))
			return false;
		arguments[count++] = (struct argument){"decided_by", decider.login};
	}
	for (size_t i = 0; i < v->part_count; i++)
		arguments[count++] = (struct argument){i % 2 ? "summary" : "kind", v->parts[i]};
	if (!intake_decide(desk_of(v), &v->petition, &v->petition, handling_of(v->handling)->key,
		    arguments, count, err))
		return false;
	clear_parts(v);
	tui_changed(v->base.view.tui);
	tui_say(v->base.view.tui, _("Decided: %s. Ctrl+Z takes it back"),
		_(handling_of(v->handling)->label));
	return true;
}

static void decide_yes(struct view *owner, void *arg)
{
	struct error err = {0};

	(void)arg;
	if (!decide(self(owner), NULL, &err)) {
		tui_complain(owner->tui, &err);
		view_touch(owner, DIRTY_DATA);
	}
}

static bool decide_because(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	(void)arg, (void)column;
	return decide(self(owner), text, err);
}

static void ask_part(struct intakeview *v);

static void part_done(struct view *owner, void *arg, int64_t more)
{
	struct intakeview *v = self(owner);

	(void)arg;
	if (more && v->part_count < 2 * PARTS_MOST)
		ask_part(v);
	else
		decide_yes(owner, NULL);
}

static bool part_named(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *err)
{
	struct intakeview *v = self(owner);

	(void)arg, (void)column;
	if (!*text)
		return error_set(err, ERR_INVALID, _("Say in one line what this part is about"));
	v->parts[v->part_count++] = xstrdup(text);
	if (v->part_count < 4)
		ask_part(v);
	else
		prompt_menu(owner, _("Split"),
			(const struct menu_item[]){{0, _("These are all the parts"), NULL, NULL},
				{1, _("One more part"), NULL, NULL}},
			2, 0, part_done, NULL);
	return true;
}

static void part_kind(struct view *owner, void *arg, int64_t kind)
{
	struct intakeview *v = self(owner);
	const struct choice *choice = choice_by_value(field_of("kind")->choices, kind);
	struct buf label = {0};
	struct typed_draft draft;

	(void)arg;
	if (!choice)
		return;
	v->parts[v->part_count++] = xstrdup(choice->key);
	buf_printf(&label, _("Part %d, %s"), (int)(v->part_count + 1) / 2, choice_label(choice));
	prompt_text(
		owner, buf_text(&label), NULL, 500, draft_of(v, "part", &draft), part_named, NULL);
	buf_clear(&label);
}

static void ask_part(struct intakeview *v)
{
	/* A kind without its gist: the line was left. */
	if (v->part_count % 2)
		free(v->parts[--v->part_count]);
	prompt_choice(&v->base.view, field_of("kind"), v->petition.kind, part_kind, NULL);
}

static void ask_to_confirm(struct intakeview *v)
{
	const struct proposal *proposal = proposals_find(&v->proposals, v->handling);
	struct view *view = &v->base.view;
	struct typed_draft draft;
	struct buf text = {0};

	if (proposal->best) {
		buf_puts(&text, proposal->ground);
		if (proposal->letter)
			buf_printf(&text, _("\nLetter: %s"), proposal->letter_name);
		prompt_confirm(view, _(handling_of(v->handling)->label), buf_text(&text), NULL,
			decide_yes, NULL);
	} else {
		buf_printf(&text, _("Why not “%s”"),
			_(handling_of(v->proposals.list[0].handling)->label));
		prompt_text(view, buf_text(&text), NULL, 500, draft_of(v, "decide", &draft),
			decide_because, NULL);
	}
	buf_clear(&text);
}

static void decider_named(struct view *owner, void *arg, int64_t staff)
{
	(void)arg;
	self(owner)->decider = staff;
	ask_to_confirm(self(owner));
}

/* Say what will happen, and ask for what it needs. */
static void ask_decision(struct intakeview *v, const struct proposal *proposal)
{
	const struct desk *desk = desk_of(v);

	v->handling = proposal->handling;
	v->decider = 0;
	clear_parts(v);
	if (v->handling == HANDLING_SPLIT)
		ask_part(v);
	else if (v->handling == HANDLING_NOT_ACCEPTED && desk->staff && desk->role != ROLE_LEADER)
		prompt_reference(&v->base.view, &entity_staff, 0, false, NULL, decider_named, NULL);
	else
		ask_to_confirm(v);
}

static void go_to_question(struct intakeview *v, const struct field *field)
{
	for (size_t i = 0; i < v->base.page.count; i++) {
		const struct row_of row = row_at(v, i);
		if (row.part == PART_QUESTION && v->questions[row.index].field == field)
			v->base.page.cursor = i;
	}
	view_touch(&v->base.view, DIRTY_PAINT);
}

static void run_decide(struct view *view, const char *argument)
{
	struct intakeview *v = self(view);
	const struct proposal *proposal = proposal_shown(v);
	struct error err = {0};

	(void)argument;
	if (!v->loaded)
		return;
	if (v->proposals.open) {
		error_set(&err, ERR_INVALID, _("%s: to be answered before anything is decided"),
			_(v->proposals.open->label));
		go_to_question(v, v->proposals.open);
	} else if (!proposal->lawful) {
		error_set(&err, ERR_DENIED, "%s", proposal->ground);
	} else {
		ask_decision(v, proposal);
		return;
	}
	tui_complain(view->tui, &err);
}

/* ---- other acts ------------------------------------------------------------------------------ */

static void run_open(struct view *view, const char *argument)
{
	struct intakeview *v = self(view);
	const struct row_of row = current_row(v);
	struct error err = {0};

	(void)argument;
	switch (row.part) {
	case PART_NONE:
		return;
	case PART_QUESTION:
		if (desk_may_write(view->tui->desk, &err))
			ask(v, v->questions[row.index].field);
		else
			tui_complain(view->tui, &err);
		return;
	case PART_PROPOSAL:
		tui_do(view->tui, ACT_DECIDE, NULL);
		return;
	case PART_ALIKE:
		tui_push(view->tui,
			screen_of_record(
				view->tui, v->alike[row.index].entity, v->alike[row.index].id));
		return;
	}
}

static void run_usual(struct view *view, const char *argument)
{
	struct intakeview *v = self(view);
	const struct row_of row = current_row(v);

	(void)argument;
	if (row.part != PART_QUESTION)
		return;
	const struct intake_question *question = &v->questions[row.index];
	if (question->usual || question->field->type == &FT_BOOL)
		keep_value(v, question->field,
			question->usual ? question->usual
					: !field_integer(question->field, &v->petition));
	else
		ask(v, question->field);
}

static void run_link(struct view *view, const char *argument)
{
	struct intakeview *v = self(view);
	const struct row_of row = current_row(v);
	struct error err = {0};

	(void)argument;
	if (!intake_link(view->tui->desk, v->id, v->alike[row.index].entity, v->alike[row.index].id,
		    &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	tui_changed(view->tui);
	tui_say(view->tui, _("Linked: both stay. Ctrl+Z takes it back"));
}

static void run_edit(struct view *view, const char *argument)
{
	struct view *form = formview_open(view->tui, &entity_petition, NULL, self(view)->id);

	(void)argument;
	tui_push(view->tui, form);
	formview_edit(form, NULL);
}

static void run_timeline(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, timeline_new(view->tui, &entity_petition, self(view)->id));
}

/* A digit answers a question with a short list; elsewhere it leads to its main screen. */
static bool key(struct view *view, const struct key *key)
{
	struct intakeview *v = self(view);
	const struct row_of row = current_row(v);
	const struct field *field;
	struct error err = {0};
	int number = 1;

	if (row.part != PART_QUESTION || key->code < '1' || key->code > '9')
		return false;
	field = v->questions[row.index].field;
	if (field->type != &FT_CHOICE)
		return false;
	for (const struct choice *c = field->choices; c->key; c++, number++) {
		if (number != (int)(key->code - '0'))
			continue;
		if (desk_may_write(view->tui->desk, &err))
			keep_value(v, field, c->value);
		else
			tui_complain(view->tui, &err);
		return true;
	}
	return true; /* no such answer; not a jump to another screen either */
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct intakeview *v = (const struct intakeview *)view;
	const struct row_of row = current_row(v);
	const int64_t handling = v->petition.handling;

	if (action == ACT_LINK && row.part != PART_ALIKE)
		return error_set(
			err, ERR_DENIED, _("Put the cursor on what may be the same matter"));
	if (action == ACT_USUAL && row.part != PART_QUESTION)
		return error_set(err, ERR_DENIED, _("Put the cursor on a question"));
	if (action == ACT_DECIDE && handling && handling != HANDLING_RETURNED &&
		handling != HANDLING_URGED)
		return error_set(err, ERR_DENIED, _("It is decided already: “%s”"),
			_(handling_of(handling)->label));
	return true;
}

/* The record that is the same matter where the cursor is on one, else the petition. */
static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct intakeview *v = (const struct intakeview *)view;
	const struct row_of row = current_row(v);

	*entity = row.part == PART_ALIKE ? v->alike[row.index].entity : &entity_petition;
	*id = row.part == PART_ALIKE ? v->alike[row.index].id : v->id;
	return true;
}

static void clear(struct view *view)
{
	struct intakeview *v = self(view);

	clear_parts(v);
	proposals_clear(&v->proposals);
	record_clear(&entity_petition, &v->petition);
	free(v->rows);
	page_clear(&v->base.page);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_USUAL, run_usual},
	{ACT_DECIDE, run_decide},
	{ACT_LINK, run_link},
	{ACT_EDIT, run_edit},
	{ACT_TIMELINE, run_timeline},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "intake",
	.size = sizeof(struct intakeview),
	.context = CTX_INTAKE,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.layout = layout,
	.load = load,
	.draw = draw,
	.cursor = cursor,
	.stop = stop,
	.key = key,
	.status = status,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

static struct view *intake_view_new(struct tui *tui, int64_t petition)
{
	struct intakeview *v = view_new(tui, &ops);

	v->id = petition;
	v->advance = true;
	return &v->base.view;
}

/* ---- how it is reached ----------------------------------------------------------------------- */

static bool may_open(struct tui *tui, int64_t id, struct error *err)
{
	struct petition petition = {0};
	bool ok = desk_load(tui->desk, &entity_petition, id, &petition, err);

	if (ok && !desk_may_read(tui->desk, &entity_petition, &petition))
		ok = error_set(err, ERR_DENIED, _("that petition is restricted"));
	record_clear(&entity_petition, &petition);
	return ok;
}

void intake_open(struct tui *tui, int64_t petition)
{
	struct error err = {0};

	if (may_open(tui, petition, &err))
		tui_push(tui, intake_view_new(tui, petition));
	else
		tui_complain(tui, &err);
}

static void offer_yes(struct view *owner, void *arg)
{
	intake_open(owner->tui, (int64_t)(intptr_t)arg);
}

void intake_offer(struct view *owner, int64_t petition)
{
	if (may_open(owner->tui, petition, NULL))
		prompt_confirm(owner, _("Intake"),
			_("Go on to what the law allows with this petition?\nIt can be done later "
			  "too, from the list with F9."),
			NULL, offer_yes, (void *)(intptr_t)petition);
}
