/* The trash: records of all kinds, what was put away last first. */
#include <stdio.h>
#include <string.h>

#include "base/locale.h"
#include "domain/trash.h"
#include "tui/screens.h"
#include "tui/timeline.h"
#include "tui/views/moves.h"
#include "tui/views/page.h"

enum { TITLE_COLUMNS_WIDE = 100 };

static bool add_row(void *arg, const struct trashed *trashed)
{
	struct pageview *view = arg;
	struct page_row *row = page_add(&view->page, PAGE_ITEM);
	struct buf lead = {0}, text = {0}, right = {0};

	row->entity = trashed->entity;
	row->id = trashed->id;
	if (strlen(trashed->at) >= 16)
		buf_printf(&lead, "%.2s/%.2s %.5s", trashed->at + 8, trashed->at + 5,
			trashed->at + 11);
	buf_printf(&text, "%s  %s", trashed->code, trashed->title);
	if (view->view.area.columns >= TITLE_COLUMNS_WIDE) {
		if (trashed->undone)
			buf_puts(&right, _("undone"));
		if (trashed->referring)
			buf_printf(&right,
				ngettext("%s%lld refers to it", "%s%lld refer to it",
					(unsigned long)trashed->referring),
				right.len ? " · " : "", (long long)trashed->referring);
	}
	row->lead = buf_steal(&lead);
	row->text = buf_steal(&text);
	row->who = xstrdup(trashed->who);
	row->right = buf_steal(&right);
	row->right_style = ROLE_DIM;
	return true;
}

static bool load(struct view *view, struct error *err)
{
	struct pageview *trash = (struct pageview *)view;

	page_restart(&trash->page);
	const bool ok = trash_list(view->tui->desk, add_row, trash, err);
	if (ok && !trash->page.count)
		page_line(&trash->page, ROLE_DIM, 1, _("The trash is empty."));
	page_settle(&trash->page);
	trash->page.reading = false;
	return ok;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	const struct pageview *trash = (const struct pageview *)view;
	size_t count = 0;

	for (size_t i = 0; i < trash->page.count; i++)
		count += trash->page.rows[i].entity != NULL;
	buf_puts(left, _("In the trash"));
	if (count)
		buf_printf(right, "%zu", count);
}

static bool take_back(struct view *view, struct error *err)
{
	const struct page_row *row = page_current(&((struct pageview *)view)->page);

	if (!desk_trash(view->tui->desk, row->entity, row->id, false, err))
		return false;
	tui_say(view->tui, _("Taken out of the trash. Ctrl+Z puts it back"));
	tui_changed(view->tui);
	return true;
}

static void run_restore(struct view *view, const char *argument)
{
	(void)argument;
	moves_act(view, take_back, NULL);
}

static void run_timeline(struct view *view, const char *argument)
{
	const struct page_row *row = page_current(&((struct pageview *)view)->page);

	(void)argument;
	tui_push(view->tui, timeline_new(view->tui, row->entity, row->id));
}

static const struct view_handler handlers[] = {
	{ACT_RESTORE, run_restore},
	{ACT_TIMELINE, run_timeline},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "trash",
	.size = sizeof(struct pageview),
	.context = CTX_KEPT,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
};

struct view *trash_view_new(struct tui *tui)
{
	return view_new(tui, &ops);
}
