/*
 * The pass over the lines of a conference after it was held: one line at a time, in the order of the log (that of a recording), with
 * all that was said of it and what is missing. One key mends a thing, Enter says that the line is fine and goes to the next one that
 * nobody has looked over. What is looked over is kept with the line, so the pass can be left and taken up again.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/casefile.h"
#include "domain/draft.h"
#include "domain/logline.h"
#include "tui/danger.h"
#include "tui/prompt.h"
#include "tui/views/case_acts.h"
#include "tui/views/case_cells.h"
#include "tui/views/meetingview.h"

enum { GIST_LIMIT = 500, ALIKE_MOST = 3, ALIKE_ASKED = 12 };

struct tidyview {
	struct meetingview base;
	int64_t *ids; /* cases in the order of their lines */
	size_t count, room;
	size_t at; /* the one that is shown */
	bool begun; /* it was put on the first line to be looked over */
	struct casefile file; /* the one that is shown */
	int64_t alike[ALIKE_MOST]; /* likely duplicates of it, the newest first */
	size_t alike_count;
};

static struct tidyview *self(struct view *view)
{
	return (struct tidyview *)view;
}

static struct desk *desk_of(struct tidyview *t)
{
	return t->base.base.view.tui->desk;
}

static struct page *page_of(struct tidyview *t)
{
	return &t->base.base.page;
}

/* ---- which lines --------------------------------------------------------------------------------- */

struct listing {
	struct tidyview *view;
	int64_t shown; /* case that was shown before */
	size_t found; /* its place, and that of the first line to be looked over */
	size_t first;
};

static bool add_line(void *arg, const void *record)
{
	struct listing *listing = arg;
	struct tidyview *t = listing->view;
	const struct casefile *file = record;

	if (t->count == t->room) {
		t->room = t->room ? t->room * 2 : 32;
		t->ids = xrealloc(t->ids, t->room * sizeof *t->ids);
	}
	if (file->record.id == listing->shown)
		listing->found = t->count;
	if (!file->tidied && listing->first == SIZE_MAX)
		listing->first = t->count;
	t->ids[t->count++] = file->record.id;
	return true;
}

static bool read_lines(struct tidyview *t, struct error *err)
{
	const struct condition condition = {.field = entity_field(&entity_casefile, "conference"),
		.op = OP_EQ,
		.number = t->base.id};
	const struct query query = {.entity = &entity_casefile,
		.conditions = &condition,
		.count = 1,
		.sort = entity_field(&entity_casefile, "line")};
	struct listing listing = {.view = t,
		.shown = t->at < t->count ? t->ids[t->at] : 0,
		.found = SIZE_MAX,
		.first = SIZE_MAX};

	t->count = 0;
	if (!store_query(desk_of(t)->store, &query, add_line, &listing, err))
		return false;
	if (!t->begun && listing.first != SIZE_MAX)
		t->at = listing.first;
	else if (listing.found != SIZE_MAX)
		t->at = listing.found;
	if (t->at >= t->count)
		t->at = 0;
	t->begun = true;
	return true;
}

/* ---- what is shown of one ------------------------------------------------------------------------ */

static void add_pair(struct tidyview *t, const char *key, const char *key2)
{
	page_pair(page_of(t), desk_of(t), &entity_casefile, &t->file, key, key2);
}

static bool add_answer(void *arg, const void *record)
{
	struct tidyview *t = arg;
	const struct resolution *answer = record;
	struct buf text = {0};

	buf_printf(&text, "= %s", answer->text ? answer->text : "");
	page_hanging(page_of(t), ROLE_DONE, 2, 2, page_of(t)->columns - 4, buf_text(&text));
	buf_clear(&text);
	return true;
}

static bool add_promise(void *arg, const void *record)
{
	struct tidyview *t = arg;
	const struct commitment *promise = record;
	struct buf text = {0};
	char day[DATE_ISO_SIZE];

	buf_printf(&text, "+ %s", promise->text);
	if (promise->owner) {
		buf_puts(&text, " · ");
		desk_ref_label(desk_of(t), &entity_staff, promise->owner, &text);
	}
	if (promise->due_on) {
		buf_puts(&text, " · ");
		buf_printf(&text, _("before %s"), date_show(promise->due_on, day));
	}
	page_hanging(page_of(t), ROLE_TITLE, 2, 2, page_of(t)->columns - 4, buf_text(&text));
	buf_clear(&text);
	return true;
}

static bool each_of_case(struct tidyview *t, const struct entity *entity,
	bool (*row)(void *arg, const void *record), struct error *err)
{
	const struct condition condition = {.field = entity_field(entity, "casefile"),
		.op = OP_EQ,
		.number = t->file.record.id};
	const struct query query = {.entity = entity, .conditions = &condition, .count = 1};

	return store_query(desk_of(t)->store, &query, row, t, err);
}

/* What a line still lacks, each with the key that mends it. */
static void add_missing(struct tidyview *t)
{
	const struct casefile *file = &t->file;
	const struct {
		bool missing;
		const char *text;
	} rows[] = {
		{!file->person && file->secrecy == SECRECY_NORMAL,
			N_("who spoke: Shift+Tab names them")},
		{!file->field, N_("field of work: Ctrl+E chooses it")},
		{!file->assignee && !file->answered_on && !file->closed_on,
			N_("neither answer nor owner: g gives it to somebody, k notes the answer")},
	};
	const size_t heading = page_of(t)->count;

	page_heading(page_of(t), _("Missing"), NULL);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (rows[i].missing)
			page_line(page_of(t), ROLE_TODAY, 1, _(rows[i].text));
	if (page_of(t)->count == heading + 1)
		page_line(page_of(t), ROLE_DONE, 1, _("nothing"));
}

static void found_alike(void *arg, int64_t casefile)
{
	struct tidyview *t = arg;
	struct casefile other = {0};

	if (t->alike_count == ALIKE_MOST || casefile == t->file.record.id ||
		!desk_load(desk_of(t), &entity_casefile, casefile, &other, NULL))
		return;
	if (!other.merged_into && !other.record.trashed &&
		desk_may_read(desk_of(t), &entity_casefile, &other))
		t->alike[t->alike_count++] = casefile;
	record_clear(&entity_casefile, &other);
}

static bool add_alike(struct tidyview *t, struct error *err)
{
	t->alike_count = 0;
	if (t->file.merged_into || t->file.secrecy == SECRECY_RESTRICTED)
		return true;
	if (!store_search_alike(
		    desk_of(t)->store, t->file.summary, ALIKE_ASKED, found_alike, t, err))
		return false;
	if (t->alike_count)
		page_heading(page_of(t), _("Perhaps the same"), _("Ctrl+L links to the first"));
	for (size_t i = 0; i < t->alike_count; i++) {
		struct casefile other = {0};
		struct buf text = {0}, right = {0};
		if (!desk_load(desk_of(t), &entity_casefile, t->alike[i], &other, err))
			return false;
		record_code(&entity_casefile, &other, &text);
		buf_puts(&text, "  ");
		desk_show(desk_of(t), &entity_casefile, entity_field(&entity_casefile, "summary"),
			&other, &text);
		case_cell_day(other.received_on, &right);
		page_line(page_of(t), ROLE_NORMAL, 1, buf_text(&text));
		struct page_row *row = &page_of(t)->rows[page_of(t)->count - 1];
		row->right = buf_steal(&right);
		row->right_style = ROLE_DIM;
		buf_clear(&text);
		record_clear(&entity_casefile, &other);
	}
	return true;
}

static void add_heading(struct tidyview *t)
{
	struct buf left = {0};

	buf_printf(&left, _("Line %lld"), (long long)t->file.line);
	if (t->file.spoken_at && strlen(t->file.spoken_at) >= 19)
		buf_printf(&left, " · %.8s", t->file.spoken_at + 11);
	page_heading(page_of(t), buf_text(&left),
		t->file.tidied ? _("looked over") : _("to be looked over"));
	buf_clear(&left);
}

static bool add_rows(struct tidyview *t, struct error *err)
{
	struct buf gist = {0};

	add_heading(t);
	add_pair(t, "person", "hamlet");
	add_pair(t, "kind", "field");
	add_pair(t, "assignee", "step");
	add_pair(t, "secrecy", "merged_into");
	page_blank(page_of(t));
	desk_show(desk_of(t), &entity_casefile, entity_field(&entity_casefile, "summary"), &t->file,
		&gist);
	page_paragraph(page_of(t), ROLE_TITLE, 1, page_of(t)->columns - 3, buf_text(&gist));
	buf_clear(&gist);
	if (!desk_may_read(desk_of(t), &entity_casefile, &t->file))
		return true;
	if (!each_of_case(t, &entity_resolution, add_answer, err) ||
		!each_of_case(t, &entity_commitment, add_promise, err))
		return false;
	page_blank(page_of(t));
	add_missing(t);
	return add_alike(t, err);
}

static bool load(struct view *view, struct error *err)
{
	struct tidyview *t = self(view);

	record_clear(&entity_casefile, &t->file);
	page_restart(page_of(t));
	page_reopen(page_of(t));
	if (!meetingview_load(&t->base, err) || !read_lines(t, err))
		return false;
	bool ok = true;
	if (t->count)
		ok = desk_load(desk_of(t), &entity_casefile, t->ids[t->at], &t->file, err) &&
			add_rows(t, err);
	else
		page_line(page_of(t), ROLE_DIM, 1,
			_("Nothing was logged at this conference: F5 logs it"));
	page_settle(page_of(t));
	return ok;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct tidyview *t = self(view);

	record_code(&entity_conference, &t->base.meeting.conference, left);
	buf_printf(left, " · %s %lld/%lld", _("Tidy"), (long long)t->base.meeting.tidied,
		(long long)t->base.meeting.opinions);
	if (t->count)
		buf_printf(right, _("line %zu of %zu"), t->at + 1, t->count);
}

/* ---- going on ------------------------------------------------------------------------------------ */

static void show(struct tidyview *t, size_t at)
{
	t->at = at;
	view_touch(&t->base.base.view, DIRTY_DATA);
}

static void skip(struct view *view, const char *argument)
{
	struct tidyview *t = self(view);

	(void)argument;
	if (t->at + 1 < t->count)
		show(t, t->at + 1);
	else
		tui_say(view->tui, _("This is the last line"));
}

static void back(struct view *view, const char *argument)
{
	struct tidyview *t = self(view);

	(void)argument;
	if (t->at > 0)
		show(t, t->at - 1);
	else
		tui_say(view->tui, _("This is the first line"));
}

/* Change one number of the line that is shown. */
static bool put(struct view *view, const char *key, int64_t value, struct error *err)
{
	struct tidyview *t = self(view);
	struct casefile after = {0};

	record_copy(&entity_casefile, &after, &t->file);
	field_set_integer(entity_field(&entity_casefile, key), &after, value);
	const bool ok = desk_save(desk_of(t), &entity_casefile, &t->file, &after, "set", err);
	record_clear(&entity_casefile, &after);
	if (ok)
		tui_changed(view->tui);
	return ok;
}

static void put_or_complain(struct view *view, const char *key, int64_t value)
{
	struct error err = {0};

	if (put(view, key, value, &err))
		tui_say(view->tui, _("%s: saved. Ctrl+Z takes it back."),
			_(entity_field(&entity_casefile, key)->label));
	else
		tui_complain(view->tui, &err);
}

/* The next line nobody has looked over, going round once; count where there is none. */
static bool next_untidied(struct tidyview *t, size_t *out, struct error *err)
{
	*out = t->count;
	for (size_t step = 1; step < t->count && *out == t->count; step++) {
		const size_t i = (t->at + step) % t->count;
		struct casefile file = {0};
		if (!desk_load(desk_of(t), &entity_casefile, t->ids[i], &file, err))
			return false;
		if (!file.tidied)
			*out = i;
		record_clear(&entity_casefile, &file);
	}
	return true;
}

/* Enter: this line is as it should be. */
static void fine(struct view *view, const char *argument)
{
	struct tidyview *t = self(view);
	struct error err = {0};
	size_t next;

	(void)argument;
	if ((!t->file.tidied && !put(view, "tidied", 1, &err)) || !next_untidied(t, &next, &err)) {
		tui_complain(view->tui, &err);
		return;
	}
	if (next < t->count)
		show(t, next);
	else
		tui_say(view->tui, _("All %zu lines are looked over: b drafts the minutes"),
			t->count);
}

/* ---- mending --------------------------------------------------------------------------------------- */

static void field_chosen(struct view *view, void *arg, int64_t value)
{
	(void)arg;
	put_or_complain(view, "field", value);
}

static void choose_field(struct view *view, const char *argument)
{
	(void)argument;
	prompt_choice(view, entity_field(&entity_casefile, "field"), self(view)->file.field,
		field_chosen, NULL);
}

/* A speaker brings the hamlet along where none was noted. */
static void speaker_chosen(struct view *view, void *arg, int64_t id)
{
	struct tidyview *t = self(view);
	struct casefile after = {0};
	struct person person = {0};
	struct error err = {0};

	(void)arg;
	record_copy(&entity_casefile, &after, &t->file);
	after.person = id;
	bool ok = !id || desk_load(desk_of(t), &entity_person, id, &person, &err);
	if (ok && !after.hamlet)
		after.hamlet = person.hamlet;
	ok = ok && desk_save(desk_of(t), &entity_casefile, &t->file, &after, "set", &err);
	record_clear(&entity_person, &person);
	record_clear(&entity_casefile, &after);
	if (ok) {
		tui_changed(view->tui);
		tui_say(view->tui, _("%s: saved. Ctrl+Z takes it back."), _("Speaker"));
	} else {
		tui_complain(view->tui, &err);
	}
}

static void choose_speaker(struct view *view, const char *argument)
{
	prompt_reference(view, &entity_person, self(view)->file.person, true, argument,
		speaker_chosen, NULL);
}

/* Where what is typed about a line is kept; nowhere for a restricted one. */
static const struct prompt_draft *draft_of(
	const struct tidyview *t, const char *field, char *place, struct prompt_draft *out)
{
	*out = (struct prompt_draft){
		draft_act_place(&entity_casefile, t->file.record.id, place), field};
	return t->file.secrecy == SECRECY_RESTRICTED ? NULL : out;
}

static bool gist_given(
	struct view *view, void *arg, const char *text, size_t *column, struct error *err)
{
	struct tidyview *t = self(view);
	struct casefile after = {0};

	(void)arg;
	*column = 0;
	record_copy(&entity_casefile, &after, &t->file);
	const bool ok = desk_parse(desk_of(t), &entity_casefile,
				entity_field(&entity_casefile, "summary"), &after, text, err) &&
		desk_save(desk_of(t), &entity_casefile, &t->file, &after, "set", err);
	record_clear(&entity_casefile, &after);
	if (ok)
		tui_changed(view->tui);
	return ok;
}

static void edit(struct view *view, const char *argument)
{
	char place[DRAFT_PLACE_SIZE];
	struct prompt_draft draft;

	(void)argument;
	prompt_text(view, _("Gist"), self(view)->file.summary, GIST_LIMIT,
		draft_of(self(view), "summary", place, &draft), gist_given, NULL);
}

static bool answer_given(
	struct view *view, void *arg, const char *text, size_t *column, struct error *err)
{
	const struct argument arguments[] = {{"text", text}, {"on_spot", "1"}};

	(void)arg;
	*column = 0;
	if (!case_do(view->tui->desk, self(view)->file.record.id, "answer", arguments, 2, err))
		return false;
	tui_changed(view->tui);
	return true;
}

static void note_answer(struct view *view, const char *argument)
{
	char place[DRAFT_PLACE_SIZE];
	struct prompt_draft draft;

	(void)argument;
	prompt_note(view, _("Answer given at the conference"), NULL, 20000,
		draft_of(self(view), "on_spot", place, &draft), answer_given, NULL);
}

static bool promise_given(
	struct view *view, void *arg, const char *text, size_t *column, struct error *err)
{
	struct tidyview *t = self(view);
	struct logline line = {0};
	struct buf typed = {0};

	(void)arg;
	buf_printf(&typed, "+ %s", text);
	bool ok = logline_parse(desk_of(t), buf_text(&typed), &line, column, err);
	buf_clear(&typed);
	if (!ok) {
		*column -= *column < 2 ? *column : 2;
		return false;
	}
	struct commitment promise = {.text = xstrdup(line.text),
		.conference = t->base.id,
		.casefile = t->file.record.id,
		.owner = line.owner,
		.made_on = t->base.meeting.conference.held_on,
		.due_on = line.due};
	ok = desk_add(desk_of(t), &entity_commitment, &promise, err);
	record_clear(&entity_commitment, &promise);
	logline_clear(&line);
	if (ok)
		tui_changed(view->tui);
	return ok;
}

static void note_promise(struct view *view, const char *argument)
{
	char place[DRAFT_PLACE_SIZE];
	struct prompt_draft draft;

	(void)argument;
	prompt_text(view, _("Promise: text @person before 4/12"), NULL, GIST_LIMIT,
		draft_of(self(view), "promise", place, &draft), promise_given, NULL);
}

static void hide_yes(struct view *view, void *arg)
{
	struct tidyview *t = self(view);
	struct error err = {0};

	(void)arg;
	if (put(view, "secrecy",
		    t->file.secrecy == SECRECY_PERSON ? SECRECY_NORMAL : SECRECY_PERSON, &err))
		tui_say(view->tui, "%s",
			t->file.secrecy == SECRECY_PERSON
				? _("The person is shown again. Ctrl+Z takes it back.")
				: _("The person is hidden. Ctrl+Z takes it back."));
	else
		tui_complain(view->tui, &err);
}

/* Restricted content is hidden by its own rule; only the person can be hidden and shown here. */
static void hide(struct view *view, const char *argument)
{
	struct tidyview *t = self(view);

	(void)argument;
	if (t->file.secrecy == SECRECY_RESTRICTED)
		tui_say(view->tui, "%s", _("Restricted: all of it is hidden already"));
	else
		danger_ask(view, DANGER_SECRECY, t->file.record.id,
			t->file.secrecy == SECRECY_PERSON ? _("The person will be shown.")
							  : _("The person will be hidden."),
			hide_yes, NULL);
}

static void link_first(struct view *view, const char *argument)
{
	struct tidyview *t = self(view);
	struct casefile other = {0};
	struct error err = {0};
	struct buf code = {0};

	(void)argument;
	bool ok = desk_load(desk_of(t), &entity_casefile, t->alike[0], &other, &err);
	record_code(&entity_casefile, &other, &code);
	const struct argument into = {"into", buf_text(&code)};
	ok = ok && case_do(desk_of(t), t->file.record.id, "merge", &into, 1, &err);
	if (ok) {
		tui_changed(view->tui);
		tui_say(view->tui, _("Linked to %s. Ctrl+Z takes it back."), buf_text(&code));
	} else {
		tui_complain(view->tui, &err);
	}
	record_clear(&entity_casefile, &other);
	buf_clear(&code);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct tidyview *t = (const struct tidyview *)view;
	static const enum action about_line[] = {ACT_FINE, ACT_LEFT, ACT_RIGHT, ACT_FIELD,
		ACT_SPEAKER, ACT_EDIT, ACT_LOG_ANSWER, ACT_LOG_COMMITMENT, ACT_HIDE, ACT_LINK};

	for (size_t i = 0; i < sizeof about_line / sizeof *about_line; i++)
		if (about_line[i] == action && !t->count)
			return error_set(
				err, ERR_DENIED, _("Nothing was logged at this conference"));
	if (action == ACT_LINK && !t->alike_count)
		return error_set(
			err, ERR_DENIED, _("Nothing alike was found: p links to another case"));
	return case_act_allowed(view, action, err);
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	const struct tidyview *t = (const struct tidyview *)view;

	*entity = t->count ? &entity_casefile : &entity_conference;
	*id = t->count ? t->ids[t->at] : t->base.id;
	return true;
}

static void clear(struct view *view)
{
	struct tidyview *t = self(view);

	record_clear(&entity_casefile, &t->file);
	free(t->ids);
	meetingview_clear(view);
}

static const struct view_handler handlers[] = {
	CASE_ACT_HANDLERS,
	MEETING_HANDLERS,
	{ACT_FINE, fine},
	{ACT_RIGHT, skip},
	{ACT_LEFT, back},
	{ACT_FIELD, choose_field},
	{ACT_SPEAKER, choose_speaker},
	{ACT_EDIT, edit},
	{ACT_LOG_ANSWER, note_answer},
	{ACT_LOG_COMMITMENT, note_promise},
	{ACT_HIDE, hide},
	{ACT_LINK, link_first},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "tidy",
	.size = sizeof(struct tidyview),
	.context = CTX_TIDY,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.current = current,
	.allowed = allowed,
	.clear = clear,
};

struct view *tidy_view_new(struct tui *tui, int64_t conference)
{
	struct tidyview *t = view_new(tui, &ops);

	t->base.id = conference;
	return &t->base.base.view;
}
