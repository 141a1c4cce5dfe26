/* The panel is a page that is only read: what it says is all in the paper or behind a key. */
#include "tui/views/report_panel.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/views/report_export.h"

enum { HANG = 2 };

static const struct {
	const char *mark;
	unsigned style;
} standings[] = {
	[REPORT_HOLDS] = {"v", ROLE_DONE},
	[REPORT_WARNS] = {"!", ROLE_TODAY},
	[REPORT_BREAKS] = {"x", ROLE_ERROR},
};

static void add_sentences(struct page *page, const struct report *report, int columns)
{
	if (!report->said)
		return;
	page_heading(page, _("Comments"), NULL);
	page_paragraph(page, ROLE_NORMAL, 0, columns, report->said);
	page_blank(page);
}

/* What is wrong comes first. */
static void add_checks(struct page *page, const struct report *report, int columns)
{
	if (!report->check_count)
		return;
	page_heading(page, _("Checks before handing in"), NULL);
	for (int standing = REPORT_BREAKS; standing >= REPORT_HOLDS; standing--)
		for (size_t i = 0; i < report->check_count; i++) {
			const struct report_check *check = &report->checks[i];
			struct buf text = {0};
			if ((int)check->standing != standing)
				continue;
			buf_printf(&text, "%s %s", standings[standing].mark, check->text);
			page_hanging(
				page, standings[standing].style, 0, HANG, columns, buf_text(&text));
			buf_clear(&text);
		}
	page_blank(page);
}

static void add_formats(struct page *page, int columns)
{
	page_heading(page, _("Export"), NULL);
	for (size_t i = 0; i < report_export_formats(); i++) {
		const char *name, *sentence;
		struct buf text = {0};
		report_export_format(i, &name, &sentence);
		buf_printf(&text, "%zu %s", i + 1, name);
		text_pad(&text, "", 8 - text_width(buf_text(&text)), ALIGN_LEFT);
		buf_puts(&text, sentence);
		page_hanging(page, ROLE_NORMAL, 0, 8, columns, buf_text(&text));
		buf_clear(&text);
	}
	page_blank(page);
}

static void add_freezing(struct page *page, struct report *report, int columns)
{
	struct error err = {0};
	struct buf text = {0};

	if (!report->ops->may_freeze)
		return;
	page_heading(page, _("Freeze"), NULL);
	if (report->frozen_at)
		buf_puts(&text,
			_("These are the numbers that were sent. What is entered later for this "
			  "period counts in the next one, as an adjustment."));
	else if (report->ops->may_freeze(report, &err))
		buf_puts(&text,
			_("Once it is frozen, its numbers stay whatever is changed; what is "
			  "entered later counts in the next period."));
	else
		buf_printf(&text, _("Not yet: %s"), err.text);
	page_paragraph(page, ROLE_NORMAL, 0, columns, buf_text(&text));
	buf_clear(&text);
}

void report_panel_fill(struct page *page, struct report *report, int columns)
{
	page_restart(page);
	page->columns = columns;
	add_sentences(page, report, columns - 2);
	add_checks(page, report, columns - 2);
	add_formats(page, columns - 2);
	add_freezing(page, report, columns - 2);
	page_settle(page);
}

void report_state(const struct report *report, const char *stamp, struct buf *out)
{
	const char *at = report->frozen_at ? report->frozen_at : stamp;

	if (report->frozen_at && strlen(at) >= 16)
		buf_printf(out, _("FROZEN %.2s/%.2s/%.4s %.5s"), at + 8, at + 5, at, at + 11);
	else
		buf_printf(out, _("DRAFT · numbers of %.5s"), at + 11);
}
