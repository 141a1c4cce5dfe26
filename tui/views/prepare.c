/* Before a conference: its agenda, drafted from what earlier ones left, and who has registered to speak. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/draft.h"
#include "report/agenda.h"
#include "tui/prompt.h"
#include "tui/views/meetingview.h"

enum { TOPIC_LIMIT = 200 };

struct prepareview {
	struct meetingview base;
	char *draft; /* agenda as drafted, where none is kept yet; else NULL */
	int64_t person; /* whose topic is asked for */
};

static struct prepareview *self(struct view *view)
{
	return (struct prepareview *)view;
}

static struct page *page_of(struct view *view)
{
	return &self(view)->base.base.page;
}

/* ---- what is shown ----------------------------------------------------------------------------- */

static void add_agenda(struct prepareview *p, const char *agenda)
{
	struct page *page = &p->base.base.page;
	const int columns = page->columns;

	for (const char *line = agenda; *line;) {
		const size_t bytes = strcspn(line, "\n");
		const int indent = (int)strspn(line, " ");
		char *text = xstrndup(line + indent, bytes - (size_t)indent);
		page_hanging(page, indent ? ROLE_NORMAL : ROLE_TITLE, 1 + indent,
			*text == '-' ? 2 : 3, columns - indent - 3, text);
		free(text);
		line += bytes + (line[bytes] == '\n');
	}
}

struct adding {
	struct prepareview *view;
	struct error *err;
	bool ok;
};

static bool add_speaker(void *arg, const void *record)
{
	struct adding *adding = arg;
	struct prepareview *p = adding->view;
	struct desk *desk = p->base.base.view.tui->desk;
	const struct speaker_record *speaker = record;
	struct page_row *row = page_add(&p->base.base.page, PAGE_ITEM);
	struct person person = {0};
	struct buf text = {0}, lead = {0}, right = {0};

	adding->ok = desk_load(desk, &entity_person, speaker->person, &person, adding->err);
	row->entity = &entity_speaker;
	row->id = speaker->record.id;
	buf_printf(&lead, "%2lld", (long long)speaker->position);
	buf_puts(&text, person.name ? person.name : "");
	if (person.hamlet) {
		buf_puts(&text, " · ");
		desk_ref_label(desk, &entity_unit, person.hamlet, &text);
	}
	if (speaker->topic && *speaker->topic)
		buf_printf(&text, " · %s", speaker->topic);
	if (speaker->casefile)
		buf_puts(&right, _("has spoken"));
	else if (speaker->passed)
		buf_puts(&right, _("passed"));
	row->mark = xstrdup(speaker->casefile ? "v" : speaker->passed ? "-" : "");
	row->style = speaker->casefile || speaker->passed ? ROLE_DIM : ROLE_NORMAL;
	row->right_style = ROLE_DIM;
	row->lead = buf_steal(&lead);
	row->text = buf_steal(&text);
	row->right = buf_steal(&right);
	record_clear(&entity_person, &person);
	return adding->ok;
}

static bool load(struct view *view, struct error *err)
{
	struct prepareview *p = self(view);
	struct page *page = page_of(view);
	struct adding adding = {p, err, true};
	struct buf draft = {0};

	if (!meetingview_load(&p->base, err))
		return false;
	const char *agenda = p->base.meeting.conference.agenda;
	const bool kept = agenda && *agenda;
	free(p->draft);
	p->draft = NULL;
	if (!kept && !agenda_draft(view->tui->desk, p->base.id, &draft, err)) {
		buf_clear(&draft);
		return false;
	}
	if (!kept)
		p->draft = buf_steal(&draft);
	page_restart(page);
	page_heading(page, _("Agenda"),
		kept ? _("s edits, t drafts again") : _("a draft: t keeps it, s edits it"));
	add_agenda(p, kept ? agenda : p->draft);
	page_heading_count(page, _("Registered speakers"), p->base.meeting.speakers);
	const bool ok =
		speakers_read(view->tui->desk, p->base.id, add_speaker, &adding, err) && adding.ok;
	if (!p->base.meeting.speakers)
		page_line(page, ROLE_DIM, 1, _("nobody yet: m adds who wants to speak"));
	page_settle(page);
	return ok;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	const struct conference *c = &self(view)->base.meeting.conference;
	char day[DATE_ISO_SIZE];

	record_code(&entity_conference, c, left);
	buf_printf(left, " · %s · %s", _("Prepare"), c->title ? c->title : "");
	buf_puts(right, date_show(c->held_on, day));
}

/* ---- the agenda -------------------------------------------------------------------------------- */

static void edit(struct view *view, const char *argument)
{
	(void)argument;
	meetingview_ask(view, "agenda", self(view)->draft);
}

enum { AGAIN_KEEP = 1, AGAIN_ANEW };

static void draft_again(struct view *view, void *arg, int64_t how)
{
	struct prepareview *p = self(view);
	struct desk *desk = view->tui->desk;
	struct agenda_change change = {0};
	struct error err = {0};
	struct buf text = {0};

	(void)arg;
	bool ok = how == AGAIN_ANEW
		? agenda_draft(desk, p->base.id, &text, &err)
		: agenda_again(desk, p->base.id, p->base.meeting.conference.agenda, &text, &change,
			  &err);
	ok = ok && meetingview_put(view, "agenda", buf_text(&text), &err);
	if (!ok)
		tui_complain(view->tui, &err);
	else if (how == AGAIN_KEEP)
		tui_say(view->tui,
			_("Your lines are kept; new: %d, state brought up to date: %d. Ctrl+Z "
			  "takes it back."),
			change.added, change.updated);
	buf_clear(&text);
}

/* t: keep the draft that is shown, or ask what becomes of what people wrote. */
static void draft(struct view *view, const char *argument)
{
	const struct menu_item items[] = {
		{.value = AGAIN_KEEP,
			.label = _("Add what is new, keep my lines"),
			.detail = _("states are brought up to date")},
		{.value = AGAIN_ANEW,
			.label = _("Write all of it anew"),
			.detail = _("what was changed by hand goes")},
	};
	struct error err = {0};

	(void)argument;
	if (!self(view)->draft)
		prompt_menu(
			view, _("Draft the agenda again"), items, 2, AGAIN_KEEP, draft_again, NULL);
	else if (!meetingview_put(view, "agenda", self(view)->draft, &err))
		tui_complain(view->tui, &err);
}

static void print_chosen(struct view *view, void *arg, int64_t paper)
{
	(void)arg;
	meetingview_print(view, (enum meeting_paper)paper);
}

static void print(struct view *view, const char *argument)
{
	const struct menu_item items[] = {
		{.value = MEETING_PAPER_AGENDA, .label = _("Agenda with the speakers")},
		{.value = MEETING_PAPER_CARDS, .label = _("A card for each speaker")},
		{.value = MEETING_PAPER_ANNOUNCEMENT, .label = _("Announcement")},
	};

	(void)argument;
	prompt_menu(view, _("What is to be printed?"), items, 3, MEETING_PAPER_AGENDA, print_chosen,
		NULL);
}

/* ---- the speakers ------------------------------------------------------------------------------ */

static bool topic_given(
	struct view *view, void *arg, const char *text, size_t *column, struct error *err)
{
	(void)arg;
	*column = 0;
	if (!speakers_add(view->tui->desk, self(view)->base.id, self(view)->person, text, err))
		return false;
	tui_changed(view->tui);
	tui_say(view->tui, _("On the list. Ctrl+Z takes it back."));
	return true;
}

static void person_chosen(struct view *view, void *arg, int64_t id)
{
	(void)arg;
	self(view)->person = id;
	prompt_text(view, _("Topic (may be empty)"), NULL, TOPIC_LIMIT, NULL, topic_given, NULL);
}

static void create(struct view *view, const char *argument)
{
	prompt_reference(view, &entity_person, 0, false, argument, person_chosen, NULL);
}

/* The speaker that a key is about; 0 where they were out of sight, and now are shown. */
static int64_t current_speaker(struct view *view)
{
	struct page *page = page_of(view);
	const struct page_row *row = page_current(page);

	if (!row)
		return 0;
	if (!page->reading)
		return row->id;
	page_move(page, (int)page->count);
	view_touch(view, DIRTY_PAINT);
	tui_say(view->tui, _("These are the speakers: choose one and press it again"));
	return 0;
}

/* Say what went wrong, or show what was done. */
static void done(struct view *view, bool ok, const struct error *err, const char *what)
{
	if (ok) {
		tui_changed(view->tui);
		tui_say(view->tui, _("%s. Ctrl+Z takes it back."), what);
	} else if (err->code) {
		tui_complain(view->tui, err);
	}
}

static void move(struct view *view, int by)
{
	const int64_t id = current_speaker(view);
	struct error err = {0};

	if (!id)
		return;
	const bool ok = speakers_move(view->tui->desk, id, by, &err);
	if (!ok && !err.code)
		tui_say(view->tui, by < 0 ? _("First already") : _("Last already"));
	done(view, ok, &err, _("Moved"));
}

static void raise_speaker(struct view *view, const char *argument)
{
	(void)argument;
	move(view, -1);
}

static void lower_speaker(struct view *view, const char *argument)
{
	(void)argument;
	move(view, 1);
}

static void pass(struct view *view, const char *argument)
{
	const int64_t id = current_speaker(view);
	struct error err = {0};

	(void)argument;
	if (!id)
		return;
	const bool ok = speakers_pass(view->tui->desk, id, &err);
	done(view, ok, &err, _("Turn given up, or given back"));
}

static void take_out(struct view *view, const char *argument)
{
	const int64_t id = current_speaker(view);
	struct error err = {0};

	(void)argument;
	if (!id)
		return;
	const bool ok = speakers_remove(view->tui->desk, id, &err);
	done(view, ok, &err, _("Taken out of the list"));
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const bool about_one = action == ACT_RAISE || action == ACT_LOWER || action == ACT_PASS ||
		action == ACT_TRASH;

	if (about_one && !page_current(&((const struct pageview *)view)->page))
		return error_set(
			err, ERR_DENIED, _("Nobody is registered to speak yet: m adds somebody"));
	return true;
}

static void clear(struct view *view)
{
	free(self(view)->draft);
	meetingview_clear(view);
}

static const struct view_handler handlers[] = {
	MEETING_HANDLERS,
	{ACT_EDIT, edit},
	{ACT_DRAFT, draft},
	{ACT_PRINT, print},
	{ACT_CREATE, create},
	{ACT_RAISE, raise_speaker},
	{ACT_LOWER, lower_speaker},
	{ACT_PASS, pass},
	{ACT_TRASH, take_out},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "prepare",
	.size = sizeof(struct prepareview),
	.context = CTX_PREPARE,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.current = meetingview_current,
	.allowed = allowed,
	.clear = clear,
};

struct view *prepare_view_new(struct tui *tui, int64_t conference)
{
	struct prepareview *p = view_new(tui, &ops);

	p->base.id = conference;
	return &p->base.base.view;
}

struct view *prepare_view_at(struct tui *tui, int64_t conference, int64_t speaker)
{
	struct prepareview *p = (struct prepareview *)prepare_view_new(tui, conference);
	struct page *page = &p->base.base.page;

	page->entity = &entity_speaker;
	page->id = speaker;
	page->begun = speaker != 0; /* not from the beginning */
	return &p->base.base.view;
}
