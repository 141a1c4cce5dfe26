/* What a person did last: what undo takes back next, and what is taken back. */
#include <string.h>

#include "base/locale.h"
#include "domain/journal.h"
#include "tui/screens.h"
#include "tui/timeline_show.h"
#include "tui/views/page.h"

enum { ACTS_MOST = 100 };

static bool add_row(void *arg, const struct undo_act *act)
{
	struct pageview *view = arg;
	struct page_row *row = page_add(&view->page, PAGE_ITEM);
	struct buf lead = {0};

	row->value = act->tx;
	if (strlen(act->at) >= 16)
		buf_printf(&lead, "%.2s/%.2s %.5s", act->at + 8, act->at + 5, act->at + 11);
	row->lead = buf_steal(&lead);
	row->text = xstrdup(act->what);
	row->style = act->undone ? ROLE_DIM : ROLE_NORMAL;
	row->right = xstrdup(act->next ? _("Ctrl+Z takes it back")
			: act->undone  ? _("taken back")
				       : "");
	row->right_style = act->next ? ROLE_KEY : ROLE_DIM;
	return true;
}

static bool load(struct view *view, struct error *err)
{
	struct pageview *acts = (struct pageview *)view;

	page_restart(&acts->page);
	const bool ok = undo_acts(view->tui->desk, ACTS_MOST, add_row, acts, err);
	if (ok && !acts->page.count)
		page_line(&acts->page, ROLE_DIM, 1, _("You have done nothing yet."));
	if (acts->page.count == ACTS_MOST)
		page_line(&acts->page, ROLE_DIM, 1,
			_("Older ones are in the journal: 7, then Journal of all records"));
	page_settle(&acts->page);
	acts->page.reading = false;
	return ok;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	(void)view, (void)right;
	buf_puts(left, _("My last acts"));
}

static void run_open(struct view *view, const char *argument)
{
	const struct page_row *row = page_item(&((struct pageview *)view)->page);

	(void)argument;
	if (row)
		tui_push(
			view->tui, timeline_show_act(view->tui, row->text, row->value, row->value));
}

static const struct view_handler handlers[] = {
	{ACT_OPEN, run_open},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "my-acts",
	.size = sizeof(struct pageview),
	.context = CTX_KEPT,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
};

struct view *my_acts_view_new(struct tui *tui)
{
	return view_new(tui, &ops);
}
