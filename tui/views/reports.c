/*
 * S6: all that can be handed in for a period: the summary, the official forms that are in force on its last day, the office's own
 * tables; and which of them were sent. Nothing is counted here.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/frozen.h"
#include "tui/screens.h"
#include "tui/views/page.h"
#include "tui/views/paperview.h"
#include "tui/views/periods.h"
#include "tui/views/report_export.h"

/* What a row opens, beside the forms by their place. */
enum { ROW_CHARTS = -3, ROW_PARTY, ROW_SUMMARY };

struct reportsview {
	struct pageview base;
	struct period period;
	struct forms *forms; /* NULL until they are read */
	struct report_export export;
};

static struct reportsview *self(struct view *view)
{
	return (struct reportsview *)view;
}

/* ---- the rows ----------------------------------------------------------------------------------------- */

/* @param lead NULL for none */
static void add_row(struct reportsview *r, int64_t value, const char *lead, const char *text,
	const char *right, unsigned style)
{
	enum { LEAD_COLUMNS = 7 /* "01/KQGQ" */ };
	struct page_row *row = page_add(&r->base.page, PAGE_ITEM);

	row->value = value;
	row->lead = xstrdup(lead);
	row->right = xstrdup(right);
	row->right_style = style;
	page_wrap_item(&r->base.page, lead ? LEAD_COLUMNS : 0, text);
}

/* Whether a form was sent, and when. */
static bool put_state(struct reportsview *r, const char *form, struct buf *out, unsigned *style,
	struct error *err)
{
	struct frozen_report report = {0};
	bool found;

	if (!frozen_find(r->base.view.tui->desk, form, r->period.from, r->period.to, &report,
		    &found, err))
		return false;
	*style = found ? ROLE_DONE : ROLE_DIM;
	if (found && strlen(report.frozen_at) >= 10)
		buf_printf(
			out, _("v frozen %.2s/%.2s"), report.frozen_at + 8, report.frozen_at + 5);
	else if (date_today() <= r->period.to)
		buf_puts(out, _("not over"));
	else
		buf_puts(out, _("draft"));
	record_clear(&entity_report, &report);
	return true;
}

/* The names are printed in capitals; in a list they are read. */
static char *title_of(const struct form *form)
{
	char *lower = text_lower(form->title);
	char *title = text_capital(lower);

	free(lower);
	return title;
}

/* Prescribed forms have a number and a slash; the others are the office's own. */
static bool is_official(const struct form *form)
{
	return strchr(form->id, '/') != NULL;
}

static bool add_forms(struct reportsview *r, bool official, struct error *err)
{
	size_t count;
	const struct form *all = forms_all(r->forms, &count);

	for (size_t i = 0; i < count; i++) {
		struct buf state = {0};
		unsigned style;
		if (!form_in_force(&all[i], &r->period) || is_official(&all[i]) != official)
			continue;
		if (!put_state(r, all[i].id, &state, &style, err))
			return false;
		char *title = title_of(&all[i]);
		add_row(r, (int64_t)i, official ? all[i].id : NULL, title, buf_text(&state), style);
		free(title);
		buf_clear(&state);
	}
	return true;
}

static bool add_summary(struct reportsview *r, struct error *err)
{
	struct buf state = {0};
	unsigned style;
	const bool ok = put_state(r, MONTH_FORM, &state, &style, err);

	if (ok) {
		add_row(r, ROW_SUMMARY, NULL, _("Summary of the period"), buf_text(&state), style);
		add_row(r, ROW_PARTY, NULL, _("The same as a report of mass mobilisation"), NULL,
			ROLE_DIM);
		add_row(r, ROW_CHARTS, NULL, _("Figures and charts"), NULL, ROLE_DIM);
	}
	buf_clear(&state);
	return ok;
}

static bool load(struct view *view, struct error *err)
{
	struct reportsview *r = self(view);
	struct page *page = &r->base.page;
	struct buf period = {0};

	if (!r->forms && !forms_read(&r->forms, NULL, err))
		return false;
	page_restart(page);
	period_show(&r->period, &period);
	page_heading(page, buf_text(&period), _("←→ l period"));
	bool ok = add_summary(r, err);
	page_heading(page, _("Official forms"), NULL);
	ok = ok && add_forms(r, true, err);
	page_heading(page, _("Tables of the office"), NULL);
	ok = ok && add_forms(r, false, err);
	page_settle(page);
	page->reading = false;
	buf_clear(&period);
	return ok;
}

/* Which set a form is of. */
static void status(struct view *view, struct buf *left, struct buf *right)
{
	const struct reportsview *r = self(view);
	const struct page_row *row = page_item(&r->base.page);
	size_t count;

	(void)right;
	if (row && row->value >= 0 && r->forms)
		buf_printf(left, _("By %s"), forms_all(r->forms, &count)[row->value].basis);
	else
		buf_puts(left,
			_("Enter shows it as it will be printed; each number opens its list"));
}

/* ---- opening ------------------------------------------------------------------------------------------ */

/* The report under the cursor, made; NULL where it stands for none, or cannot be made, which is told. */
static struct report *make_current(struct view *view)
{
	struct reportsview *r = self(view);
	const struct page_row *row = page_item(&r->base.page);
	struct desk *desk = view->tui->desk;
	struct error err = {0};
	size_t count;

	if (!row || row->value == ROW_CHARTS)
		return NULL;
	struct report *report = row->value < 0
		? report_month_new(desk, row->value == ROW_PARTY ? PAPER_PARTY : PAPER_STATE,
			  &r->period, &err)
		: report_form_new(
			  desk, forms_all(r->forms, &count)[row->value].id, &r->period, &err);
	if (!report)
		tui_complain(view->tui, &err);
	return report;
}

static void run_charts(struct view *view, const char *argument)
{
	(void)argument;
	tui_push(view->tui, summary_view_of(view->tui, &self(view)->period));
}

static bool open_paper(struct view *view)
{
	struct report *report = make_current(view);

	if (report)
		tui_push(view->tui, paper_view_new(view->tui, report));
	return report != NULL;
}

static void run_open(struct view *view, const char *argument)
{
	const struct page_row *row = page_item(&self(view)->base.page);

	if (row && row->value == ROW_CHARTS)
		run_charts(view, argument);
	else
		open_paper(view);
}

/* What is exported or frozen is seen first. */
static void run_export(struct view *view, const char *argument)
{
	if (open_paper(view))
		tui_do(view->tui, ACT_EXPORT, argument);
}

static void run_freeze(struct view *view, const char *argument)
{
	if (open_paper(view))
		tui_do(view->tui, ACT_FREEZE, argument);
}

static void run_export_all(struct view *view, const char *argument)
{
	struct reportsview *r = self(view);

	(void)argument;
	r->export.owner = view;
	r->export.period = r->period;
	report_export_ask(&r->export);
}

static bool allowed(const struct view *view, enum action action, struct error *err)
{
	const struct page_row *row = page_item(&((const struct reportsview *)view)->base.page);

	if ((action == ACT_EXPORT || action == ACT_FREEZE) && (!row || row->value == ROW_CHARTS))
		return error_set(err, ERR_DENIED, _("Choose a report first"));
	return true;
}

/* ---- periods ------------------------------------------------------------------------------------------ */

static const struct period *get_period(const struct view *view)
{
	return &((const struct reportsview *)view)->period;
}

static bool set_period(struct view *view, const struct period *period, struct error *err)
{
	(void)err;
	self(view)->period = *period;
	view_touch(view, DIRTY_DATA);
	return true;
}

static const struct period_use period_use = {get_period, set_period};

static void previous(struct view *view, const char *argument)
{
	(void)argument;
	periods_move(view, &period_use, -1);
}

static void next(struct view *view, const char *argument)
{
	(void)argument;
	periods_move(view, &period_use, 1);
}

static void ask_period(struct view *view, const char *argument)
{
	periods_ask(view, &period_use, argument);
}

/* ---- the view ----------------------------------------------------------------------------------------- */

static void clear(struct view *view)
{
	pageview_ops.clear(view);
	report_export_clear(&self(view)->export);
	forms_free(self(view)->forms);
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_EXPORT, run_export},
	{ACT_FREEZE, run_freeze},
	{ACT_PRINT, run_export_all},
	{ACT_REPORT, run_charts},
	{ACT_PREVIOUS, previous},
	{ACT_NEXT, next},
	{ACT_FILTER, ask_period},
	{ACT_NONE, NULL},
};

static const struct view_ops ops = {
	.name = "reports",
	.size = sizeof(struct reportsview),
	.context = CTX_REPORTS,
	.base = &pageview_ops,
	.handlers = handlers,
	.load = load,
	.status = status,
	.allowed = allowed,
	.clear = clear,
};

void reports_show_period(struct view *view, const struct period *period)
{
	for (; view; view = view->below)
		if (view->ops == &ops)
			set_period(view, period, NULL);
}

/* At first the month that is over: it is what has to be handed in. */
struct view *reports_view_new(struct tui *tui)
{
	struct reportsview *r = view_new(tui, &ops);
	const int start = tui->desk->settings.month_start;

	period_of_day(&r->period, date_today(), start);
	period_move(&r->period, -1, start);
	return &r->base.view;
}
