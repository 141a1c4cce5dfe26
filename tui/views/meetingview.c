/* What the screens of a conference share. */
#include "tui/views/meetingview.h"

#include "base/locale.h"
#include "domain/draft.h"
#include "domain/table.h"
#include "report/agenda.h"
#include "report/meeting_letter.h"
#include "report/minutes.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/paper_file.h"
#include "tui/prompt.h"
#include "tui/screens.h"

enum { NOTE_LIMIT = 20000 };

static struct meetingview *self(struct view *view)
{
	return (struct meetingview *)view;
}

bool meetingview_load(struct meetingview *view, struct error *err)
{
	struct meeting meeting;

	if (!meeting_read(view->base.view.tui->desk, view->id, &meeting, err))
		return false;
	meeting_clear(&view->meeting);
	view->meeting = meeting;
	return true;
}

void meetingview_clear(struct view *view)
{
	meeting_clear(&self(view)->meeting);
	pageview_ops.clear(view);
}

bool meetingview_current(const struct view *view, const struct entity **entity, int64_t *id)
{
	if (pageview_ops.current(view, entity, id))
		return true;
	*entity = &entity_conference;
	*id = ((const struct meetingview *)view)->id;
	return true;
}

/* ---- papers ------------------------------------------------------------------------------------ */

static bool make_paper(
	struct view *view, const struct paper_file *file, struct paper *out, struct error *err);

static const struct {
	struct paper_file file;
	const char *name; /* N_() beginning of the file's name */
	bool (*make)(struct desk *desk, int64_t conference, struct paper *out, struct error *err);
} papers[] = {
	[MEETING_PAPER_MINUTES] = {{.make = make_paper}, N_("minutes"), minutes_make},
	[MEETING_PAPER_AGENDA] = {{.make = make_paper}, N_("agenda"), agenda_paper},
	[MEETING_PAPER_CARDS] = {{.make = make_paper}, N_("speakers"), agenda_cards},
	[MEETING_PAPER_ANNOUNCEMENT] = {{.make = make_paper}, N_("announcement"),
		meeting_announcement},
	[MEETING_PAPER_CONCLUSION] = {{.make = make_paper}, N_("conclusion"), meeting_conclusion},
};

static bool make_paper(
	struct view *view, const struct paper_file *file, struct paper *out, struct error *err)
{
	size_t which = 0;

	while (&papers[which].file != file)
		which++;
	return papers[which].make(view->tui->desk, self(view)->id, out, err);
}

void meetingview_print(struct view *view, enum meeting_paper paper)
{
	struct buf name = {0};

	buf_printf(&name, "%s-", _(papers[paper].name));
	record_code(&entity_conference, &self(view)->meeting.conference, &name);
	paper_file_ask(view, &papers[paper].file, _("Write it to"), buf_text(&name));
	buf_clear(&name);
}

/* ---- texts of the conference ------------------------------------------------------------------- */

bool meetingview_put(struct view *view, const char *key, const char *text, struct error *err)
{
	struct desk *desk = view->tui->desk;
	const struct field *field = entity_field(&entity_conference, key);
	struct conference before = {0}, after = {0};
	bool ok = desk_load(desk, &entity_conference, self(view)->id, &before, err);

	if (ok) {
		record_copy(&entity_conference, &after, &before);
		ok = desk_parse(desk, &entity_conference, field, &after, text, err) &&
			desk_save(desk, &entity_conference, &before, &after, "set", err);
	}
	record_clear(&entity_conference, &before);
	record_clear(&entity_conference, &after);
	if (ok) {
		tui_changed(view->tui);
		tui_say(view->tui, _("%s: saved. Ctrl+Z takes it back."), _(field->label));
	}
	return ok;
}

static bool text_given(
	struct view *view, void *arg, const char *text, size_t *column, struct error *err)
{
	const struct field *field = arg;

	*column = 0;
	return meetingview_put(view, field->key, text, err);
}

void meetingview_ask(struct view *view, const char *key, const char *initial)
{
	const struct field *field = entity_field(&entity_conference, key);
	const char *text = field_string(field, &self(view)->meeting.conference);
	char place[DRAFT_PLACE_SIZE];
	const struct prompt_draft draft = {
		draft_act_place(&entity_conference, self(view)->id, place), key};

	if (initial)
		text = initial;
	if (field->type->lines)
		prompt_note(
			view, _(field->label), text, NOTE_LIMIT, &draft, text_given, (void *)field);
	else
		prompt_text(view, _(field->label), text, 80, &draft, text_given, (void *)field);
}

/* ---- from one to the other ----------------------------------------------------------------------- */

static int64_t conference_of(struct view *view)
{
	return view->ops->base == &listview_ops ? rows_current_id(&((struct listview *)view)->rows)
						: self(view)->id;
}

/* Announcement, notice and publication are days and numbers of the conference's form. */
static void open_form(struct view *view, int64_t conference, const char *key)
{
	struct view *form = formview_open(view->tui, &entity_conference, NULL, conference);

	tui_push(view->tui, form);
	formview_edit(form, entity_field(&entity_conference, key));
}

void meeting_open(struct view *view, int64_t conference, enum meeting_step step)
{
	struct tui *tui = view->tui;

	switch (step) {
	case MEETING_PREPARE:
		tui_push(tui, prepare_view_new(tui, conference));
		break;
	case MEETING_ANNOUNCE:
		open_form(view, conference, "announced_on");
		break;
	case MEETING_LIVE:
		log_begin(view, conference);
		break;
	case MEETING_TIDY:
		tui_push(tui, tidy_view_new(tui, conference));
		break;
	case MEETING_MINUTES:
		tui_push(tui, minutes_view_new(tui, conference));
		break;
	case MEETING_CASES:
		tui_push(tui, tocases_view_new(tui, conference));
		break;
	case MEETING_CONCLUSION:
		open_form(view, conference, "conclusion_number");
		break;
	case MEETING_PUBLISH:
		open_form(view, conference, "published_on");
		break;
	case MEETING_STEPS:
		break;
	}
}

static void open_step(struct view *view, enum meeting_step step)
{
	const int64_t id = conference_of(view);

	if (id)
		meeting_open(view, id, step);
	else
		tui_say(view->tui, _("No conference here: m enters one"));
}

void meeting_act_prepare(struct view *view, const char *argument)
{
	(void)argument;
	open_step(view, MEETING_PREPARE);
}

void meeting_act_log(struct view *view, const char *argument)
{
	const int64_t id = conference_of(view);

	(void)argument;
	if (id)
		log_begin(view, id);
	else
		tui_push(view->tui, log_view_new(view->tui, 0));
}

void meeting_act_tidy(struct view *view, const char *argument)
{
	(void)argument;
	open_step(view, MEETING_TIDY);
}

void meeting_act_minutes(struct view *view, const char *argument)
{
	(void)argument;
	open_step(view, MEETING_MINUTES);
}

void meeting_act_cases(struct view *view, const char *argument)
{
	(void)argument;
	open_step(view, MEETING_CASES);
}
