/* The journal of one record as text. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/journal.h"
#include "tui/textview.h"
#include "tui/timeline.h"

enum { MOST_EVENTS = 500 };

struct subject {
	struct tui *tui;
	const struct entity *entity;
	int64_t id;
};

struct page {
	struct textview *text;
	struct desk *desk;
	int columns;
	int count;
};

/* "2026-11-21T08:12:33" as "21/11/2026 08:12". */
static void moment(const char *at, struct buf *out)
{
	if (strlen(at) >= 16)
		buf_printf(out, "%.2s/%.2s/%.4s %.5s", at + 8, at + 5, at, at + 11);
}

static bool event_row(void *arg, const struct event *event)
{
	struct page *page = arg;
	struct buf at = {0}, sentence = {0};

	moment(event->at, &at);
	buf_puts(&at, "  ");
	journal_sentence(page->desk, event, &sentence);
	textview_paragraph(
		page->text, ROLE_NORMAL, page->columns, buf_text(&at), buf_text(&sentence));
	buf_clear(&at);
	buf_clear(&sentence);
	page->count++;
	return true;
}

static void fill(struct textview *text, int columns, void *arg)
{
	const struct subject *subject = arg;
	struct page page = {text, subject->tui->desk, columns, 0};
	struct error err = {0};

	if (!journal_read(subject->tui->desk, subject->entity, subject->id, 0, MOST_EVENTS,
		    event_row, &page, &err))
		tui_complain(subject->tui, &err);
	if (page.count == MOST_EVENTS)
		textview_line(
			text, ROLE_DIM, _("Older ones: doithoai journal CODE on the command line"));
	if (!page.count)
		textview_line(text, ROLE_DIM, _("nothing yet"));
}

struct view *timeline_new(struct tui *tui, const struct entity *entity, int64_t id)
{
	struct subject *subject = xcalloc(1, sizeof *subject);

	*subject = (struct subject){tui, entity, id};
	return textview_new(tui, _("Timeline"), fill, subject, free);
}
