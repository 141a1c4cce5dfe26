/* A page of records of several kinds, or that count for more than one; whatever is plain is a list like any other. */
#include "tui/views/behind.h"

#include <stdlib.h>

#include "base/locale.h"
#include "domain/records.h"
#include "tui/screens.h"
#include "tui/timeline.h"
#include "tui/views/page.h"

enum { AT_ONCE = 200 /* rows that are read between two keys */ };

struct behind {
	struct pageview base;
	char *heading;
	struct form_item *items;
	size_t count, read;
	int64_t sum;
};

static struct behind *self(struct view *view)
{
	return (struct behind *)view;
}

static void add_item(struct behind *b, const struct form_item *item)
{
	struct desk *desk = b->base.view.tui->desk;
	struct page_row *row = page_add(&b->base.page, PAGE_ITEM);
	void *record = xcalloc(1, item->entity->size);
	struct buf text = {0}, right = {0};
	char day[DATE_ISO_SIZE];
	const bool opening = item->entity == &entity_opening_balance;

	row->entity = item->entity;
	row->id = item->id;
	row->lead = xstrdup(item->day ? date_show(item->day, day) : "");
	buf_number(&right, item->value);
	row->right = buf_steal(&right);
	if (opening)
		buf_printf(&text, "%s  ", _("Opening balance"));
	if (desk_load(desk, item->entity, item->id, record, NULL)) {
		if (!opening) {
			record_code(item->entity, record, &text);
			buf_puts(&text, "  ");
		}
		desk_show(desk, item->entity, item->entity->title, record, &text);
	}
	record_clear(item->entity, record);
	free(record);
	row->style = opening ? ROLE_TITLE : ROLE_NORMAL;
	page_wrap_item(&b->base.page, text_width(row->lead), buf_text(&text));
	buf_clear(&text);
}

/* The next rows; true while there are more. */
static bool read_some(struct behind *b)
{
	for (size_t i = 0; i < AT_ONCE && b->read < b->count; i++)
		add_item(b, &b->items[b->read++]);
	page_settle(&b->base.page);
	b->base.page.reading = false;
	return b->read < b->count;
}

static bool load(struct view *view, struct error *err)
{
	struct behind *b = self(view);

	(void)err;
	page_restart(&b->base.page);
	b->read = 0;
	read_some(b);
	return true;
}

static bool spare(struct view *view)
{
	struct behind *b = self(view);

	if (b->read >= b->count)
		return false;
	read_some(b);
	view_touch(view, DIRTY_PAINT);
	return true;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	const struct behind *b = self(view);

	buf_puts(left, b->heading);
	buf_printf(right, ngettext("%lld row", "%lld rows", (unsigned long)b->count),
		(long long)b->count);
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	const struct behind *b = self(view);

	(void)right;
	buf_puts(left, _("Together: "));
	buf_number(left, b->sum);
}

static void run_timeline(struct view *view, const char *argument)
{
	const struct page_row *row = page_current(&self(view)->base.page);

	(void)argument;
	if (row)
		tui_push(view->tui, timeline_new(view->tui, row->entity, row->id));
}

static void clear(struct view *view)
{
	pageview_ops.clear(view);
	free(self(view)->heading);
	free(self(view)->items);
}

static const struct view_handler handlers[] = {
	{ACT_TIMELINE, run_timeline},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "behind",
	.size = sizeof(struct behind),
	.context = CTX_BEHIND,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.spare = spare,
	.status = status,
	.clear = clear,
};

static bool is_plain(const struct form_item *items, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (items[i].entity != items[0].entity || items[i].value != 1 ||
			items[i].entity == &entity_opening_balance)
			return false;
	return true;
}

struct view *behind_view_new(
	struct tui *tui, const char *heading, struct form_item *items, size_t count)
{
	if (is_plain(items, count)) {
		int64_t *ids = xcalloc(count, sizeof *ids);
		for (size_t i = 0; i < count; i++)
			ids[i] = items[i].id;
		struct view *list = screen_of_ids(tui, items[0].entity, heading, ids, count);
		free(items);
		return list;
	}
	struct behind *b = view_new(tui, &ops);
	b->heading = xstrdup(heading);
	b->items = items;
	b->count = count;
	for (size_t i = 0; i < count; i++)
		b->sum += items[i].value;
	return &b->base.view;
}
