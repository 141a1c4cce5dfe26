/* What a person typed and did not save, place by place: to go on with, or to discard. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/draft.h"
#include "domain/records.h"
#include "tui/formview.h"
#include "tui/prompt.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"
#include "tui/views/intake.h"
#include "tui/views/page.h"
#include "tui/views/paperview.h"

/* A place taken apart: "form:case:12", "act:petition:3", "log:4". */
struct place {
	char way[20];
	const struct entity *entity; /* NULL for the live log */
	int64_t id; /* 0: a new record */
};

static bool read_place(const char *text, struct place *out)
{
	char name[40];
	long long id;

	*out = (struct place){0};
	if (sscanf(text, "%19[^:]:%39[^:]:%lld", out->way, name, &id) == 3) {
		for (size_t i = 0; entities[i]; i++)
			if (strcmp(entities[i]->name, name) == 0)
				out->entity = entities[i];
		out->id = id;
		return out->entity != NULL;
	}
	if (sscanf(text, "log:%lld", &id) == 1) {
		snprintf(out->way, sizeof out->way, "log");
		out->id = id;
		return true;
	}
	return false;
}

/* The period of a report whose sentences were typed: "report:2026-11"; NULL for any other place. */
static const char *period_of(const char *text)
{
	static const char begin[] = "report:";

	return strncmp(text, begin, sizeof begin - 1) == 0 ? text + sizeof begin - 1 : NULL;
}

/* "Form · PA-2026-0402", "New case", "Live log · HN-2026-004"; a place of a newer program as it is. */
static void put_place(struct desk *desk, const char *text, struct buf *out)
{
	struct place place;
	const struct entity *entity;

	if (period_of(text)) {
		buf_printf(out, "%s · %s", _("Report"), period_of(text));
		return;
	}
	if (!read_place(text, &place)) {
		buf_puts(out, text);
		return;
	}
	entity = place.entity ? place.entity : &entity_conference;
	if (!place.id) {
		buf_printf(out, _("New: %s"), _(entity->label));
		return;
	}
	buf_puts(out,
		!place.entity				   ? _("Live log")
			: strcmp(place.way, "form") == 0   ? _("Typed form")
			: strcmp(place.way, "letter") == 0 ? _("Letter")
							   : _("Act"));
	buf_puts(out, " · ");
	void *record = xcalloc(1, entity->size);
	if (desk_load(desk, entity, place.id, record, NULL))
		record_code(entity, record, out);
	record_clear(entity, record);
	free(record);
}

struct words {
	char *field, *text; /* of the longest text at the place */
};

static bool take_longest(void *arg, const char *field, const char *text)
{
	struct words *words = arg;

	if (words->text && strlen(words->text) >= strlen(text))
		return true;
	free(words->field);
	free(words->text);
	words->field = xstrdup(field);
	words->text = xstrdup(text);
	return true;
}

struct places {
	char **list, **at;
	size_t count;
};

static bool take_place(void *arg, const char *place, const char *at)
{
	struct places *places = arg;

	places->list = xrealloc(places->list, (places->count + 1) * sizeof *places->list);
	places->at = xrealloc(places->at, (places->count + 1) * sizeof *places->at);
	places->list[places->count] = xstrdup(place);
	places->at[places->count++] = xstrdup(at);
	return true;
}

static bool add_row(struct pageview *view, const char *place, const char *at, struct error *err)
{
	struct desk *desk = view->view.tui->desk;
	struct words words = {0};
	struct buf lead = {0}, text = {0};

	if (!draft_fields(desk, place, take_longest, &words, err))
		return false;
	struct page_row *row = page_add(&view->page, PAGE_ITEM);
	if (strlen(at) >= 16)
		buf_printf(&lead, "%.2s/%.2s %.5s", at + 8, at + 5, at + 11);
	put_place(desk, place, &text);
	buf_puts(&text, ": ");
	for (const char *p = words.text ? words.text : ""; *p; p++)
		buf_putc(&text, *p == '\n' ? ' ' : *p);
	row->lead = buf_steal(&lead);
	row->text = buf_steal(&text);
	row->label = xstrdup(place);
	row->label2 = words.field;
	free(words.text);
	return true;
}

static bool load(struct view *view, struct error *err)
{
	struct pageview *drafts = (struct pageview *)view;
	struct places places = {0};

	page_restart(&drafts->page);
	bool ok = draft_places(view->tui->desk, take_place, &places, err);
	for (size_t i = 0; i < places.count; i++) {
		ok = ok && add_row(drafts, places.list[i], places.at[i], err);
		free(places.list[i]);
		free(places.at[i]);
	}
	free(places.list);
	free(places.at);
	if (ok && !drafts->page.count)
		page_line(&drafts->page, ROLE_DIM, 1, _("Nothing is unsaved."));
	page_settle(&drafts->page);
	drafts->page.reading = false;
	return ok;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	(void)view, (void)right;
	buf_puts(left, _("Drafts: typed and not saved"));
}

static bool has_row(struct view *view)
{
	return page_item(&((struct pageview *)view)->page) != NULL;
}

/* The report of that period; s there takes the draft of its sentence. */
static void open_report(struct tui *tui, const char *name)
{
	struct error err = {0};
	struct period period;
	struct report *report = NULL;

	if (period_parse(&period, name, tui->desk->settings.month_start, &err))
		report = report_month_new(tui->desk, PAPER_STATE, &period, &err);
	if (report)
		tui_push(tui, paper_view_new(tui, report));
	else
		tui_complain(tui, &err);
}

/* Open the place with what was typed in it: forms and prompts take their drafts by themselves. */
static void run_open(struct view *view, const char *argument)
{
	const struct page_row *row = page_item(&((struct pageview *)view)->page);
	struct tui *tui = view->tui;
	struct place place;

	(void)argument;
	if (!row)
		return;
	if (period_of(row->label)) {
		open_report(tui, period_of(row->label));
		return;
	}
	if (!read_place(row->label, &place)) {
		tui_say(tui, _("This place is of a newer program; the text is kept"));
		return;
	}
	if (!place.entity) {
		struct view *log = log_view_new(tui, place.id);
		if (log)
			tui_push(tui, log);
	} else if (strcmp(place.way, "form") == 0) {
		struct view *form = place.id ? formview_open(tui, place.entity, NULL, place.id)
					     : formview_new(tui, place.entity, NULL, NULL);
		tui_push(tui, form);
		if (place.id)
			formview_edit(form, NULL);
	} else if (strcmp(place.way, "letter") == 0) {
		tui_push(tui, screen_of_record(tui, place.entity, place.id));
		letter_act(tui->top, NULL);
	} else if (place.entity == &entity_petition) {
		intake_open(tui, place.id);
	} else {
		/* "transfer.number" is a field of the act "transfer". */
		const char *field = row->label2 ? row->label2 : "";
		char *action = xstrndup(field, strcspn(field, "."));
		tui_push(tui, screen_of_record(tui, place.entity, place.id));
		if (place.entity == &entity_casefile && *action)
			case_act_do(tui->top, action);
		free(action);
	}
}

static void discard(struct view *view, void *arg)
{
	const struct page_row *row = page_item(&((struct pageview *)view)->page);
	struct error err = {0};

	(void)arg;
	if (!row)
		return;
	if (draft_drop(view->tui->desk, row->label, &err))
		tui_say(view->tui, _("The draft is discarded"));
	else
		tui_complain(view->tui, &err);
	view_touch(view, DIRTY_DATA);
}

static void run_discard(struct view *view, const char *argument)
{
	const struct page_row *row = page_item(&((struct pageview *)view)->page);

	(void)argument;
	if (row)
		prompt_confirm(view, _("Discard the draft? It cannot be brought back"), row->text,
			NULL, discard, NULL);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	if (action == ACT_DISCARD && !has_row((struct view *)view))
		return error_set(err, ERR_DENIED, _("Nothing is unsaved."));
	return true;
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_DISCARD, run_discard},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "drafts",
	.size = sizeof(struct pageview),
	.context = CTX_KEPT,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.allowed = allowed,
};

struct view *drafts_view_new(struct tui *tui)
{
	return view_new(tui, &ops);
}
