/* The minutes of a conference: the parts that people write, above what is drafted from the lines. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "report/minutes.h"
#include "tui/prompt.h"
#include "tui/views/meetingview.h"

enum { PAPER_COLUMNS = 78 };

/* The free parts, in the order of the paper. */
static const struct {
	const char *key;
	unsigned gap; /* enum meeting_gap it leaves while it is empty */
} parts[] = {
	{"opened_at", GAP_OPENED},
	{"attendees", GAP_ATTENDEES},
	{"proceedings", GAP_PROCEEDINGS},
	{"conclusion", GAP_CONCLUSION},
	{"ended_at", GAP_ENDED},
	{"venue", GAP_VENUE},
	{"chairs", GAP_CHAIRS},
};

enum { PARTS = sizeof parts / sizeof *parts, ALWAYS = 5 };

static struct meetingview *self(struct view *view)
{
	return (struct meetingview *)view;
}

/* ---- what is shown ------------------------------------------------------------------------------- */

static void add_part(struct meetingview *m, size_t i)
{
	const struct conference *c = &m->meeting.conference;
	const struct field *field = entity_field(&entity_conference, parts[i].key);
	const bool missing = m->meeting.gaps & parts[i].gap;
	struct page_row *row = page_add(&m->base.page, PAGE_ITEM);
	struct buf text = {0};
	char *first = text_cut(field_string(field, c), 60);

	buf_printf(&text, "%s", _(field->label));
	if (*first)
		buf_printf(&text, ": %s", first);
	row->entity = &entity_conference;
	row->id = m->id;
	row->value = (int64_t)i + 1;
	row->mark = xstrdup(missing ? "x" : "v");
	row->style = missing ? ROLE_TODAY : ROLE_NORMAL;
	row->text = buf_steal(&text);
	row->right = xstrdup(missing ? _("to be filled in") : "");
	row->right_style = ROLE_TODAY;
	free(first);
}

static bool load(struct view *view, struct error *err)
{
	struct meetingview *m = self(view);
	struct page *page = &m->base.page;
	struct paper paper = {0};
	struct buf text = {0};
	const int room = page->columns - 2;

	if (!meetingview_load(m, err) || !minutes_make(view->tui->desk, m->id, &paper, err))
		return false;
	paper_text(&paper, room < PAPER_COLUMNS ? room : PAPER_COLUMNS, &text);
	page_restart(page);
	page_heading(page, _("Written by hand"), _("Enter edits"));
	for (size_t i = 0; i < PARTS; i++)
		if (i < ALWAYS || m->meeting.gaps & parts[i].gap)
			add_part(m, i);
	page_heading(page, _("Minutes as drafted"), _("F8 writes them to a file"));
	for (const char *line = buf_text(&text); *line;) {
		const size_t bytes = strcspn(line, "\n");
		char *copy = xstrndup(line, bytes);
		page_line(page, ROLE_NORMAL, 0, copy);
		free(copy);
		line += bytes + (line[bytes] == '\n');
	}
	page_settle(page);
	paper_clear(&paper);
	buf_clear(&text);
	return true;
}

static void title(struct view *view, struct buf *left, struct buf *right)
{
	struct meetingview *m = self(view);

	record_code(&entity_conference, &m->meeting.conference, left);
	buf_printf(left, " · %s", _("Minutes"));
	if (m->meeting.gaps)
		buf_printf(right, _("missing: %s"), meeting_gap_name(m->meeting.gaps));
	else
		buf_puts(right, _("complete"));
}

static void status(struct view *view, struct buf *left, struct buf *right)
{
	struct meetingview *m = self(view);

	(void)right;
	if (m->meeting.tidied < m->meeting.opinions)
		buf_printf(left, _("%lld of %lld lines are not looked over yet"),
			(long long)(m->meeting.opinions - m->meeting.tidied),
			(long long)m->meeting.opinions);
}

/* ---- keys ---------------------------------------------------------------------------------------- */

static void open_part(struct view *view, const char *argument)
{
	struct page *page = &self(view)->base.page;
	const struct page_row *row = page_current(page);

	(void)argument;
	if (page->cursor < page->top) { /* nothing is edited that is not in sight */
		page->top = 0;
		view_touch(view, DIRTY_PAINT);
	} else if (row)
		meetingview_ask(view, parts[row->value - 1].key, NULL);
}

static void print_chosen(struct view *view, void *arg, int64_t paper)
{
	(void)arg;
	meetingview_print(view, (enum meeting_paper)paper);
}

static void print(struct view *view, const char *argument)
{
	const struct menu_item items[] = {
		{.value = MEETING_PAPER_MINUTES, .label = _("Minutes")},
		{.value = MEETING_PAPER_CONCLUSION, .label = _("Notice of the conclusion")},
	};

	(void)argument;
	prompt_menu(view, _("What is to be printed?"), items, 2, MEETING_PAPER_MINUTES,
		print_chosen, NULL);
}

static void page_up(struct view *view, const char *argument)
{
	(void)argument;
	page_turn(&self(view)->base.page, -(view->area.rows - 1));
	view_touch(view, DIRTY_PAINT);
}

static void page_down(struct view *view, const char *argument)
{
	(void)argument;
	page_turn(&self(view)->base.page, view->area.rows - 1);
	view_touch(view, DIRTY_PAINT);
}

static bool current(const struct view *view, const struct entity **entity, int64_t *id)
{
	*entity = &entity_conference;
	*id = ((const struct meetingview *)view)->id;
	return true;
}

static const struct view_handler handlers[] = {
	MEETING_HANDLERS,
	{ACT_OPEN, open_part},
	{ACT_EDIT, open_part},
	{ACT_PRINT, print},
	{ACT_PAGE_UP, page_up},
	{ACT_PAGE_DOWN, page_down},
	{ACT_NONE},
};

static const struct view_ops ops = {
	.name = "minutes",
	.size = sizeof(struct meetingview),
	.context = CTX_MINUTES,
	.base = &pageview_ops,
	.handlers = handlers,
	.title = title,
	.load = load,
	.status = status,
	.current = current,
	.clear = meetingview_clear,
};

struct view *minutes_view_new(struct tui *tui, int64_t conference)
{
	struct meetingview *m = view_new(tui, &ops);

	m->id = conference;
	return &m->base.view;
}
