/* The summary of a period as a report. */
#include <stdlib.h>

#include "base/locale.h"
#include "report/summary.h"
#include "tui/views/report.h"

struct summary_report {
	struct report report;
	struct summary summary;
	bool made;
};

static struct summary_report *self(struct report *report)
{
	return (struct summary_report *)report;
}

static void add_balance(struct report *report)
{
	const int64_t *n = self(report)->summary.total.n;
	const bool agrees = n[SUM_CARRIED] + n[SUM_RECEIVED] == n[SUM_DONE] + n[SUM_LEFT];
	struct buf text = {0};

	buf_printf(&text, _("Balance: %lld from before + %lld new = %lld done + %lld left"),
		(long long)n[SUM_CARRIED], (long long)n[SUM_RECEIVED], (long long)n[SUM_DONE],
		(long long)n[SUM_LEFT]);
	report_check(report, agrees ? REPORT_HOLDS : REPORT_BREAKS, buf_text(&text));
	buf_clear(&text);
}

static bool make(struct report *report, struct error *err)
{
	struct summary_report *s = self(report);
	struct summary made;

	if (!summary_make(report->desk, &report->period, &made, err))
		return false;
	if (s->made)
		summary_clear(&s->summary);
	s->summary = made;
	s->made = true;
	summary_paper(report->desk, &s->summary, &report->paper);
	report->name = xstrdup(_("Summary"));
	add_balance(report);
	return true;
}

static bool cell(struct report *report, int64_t ref, struct form_item **items, size_t *count,
	struct error *err)
{
	const struct entity *entity;
	enum summary_group group;
	int64_t code, *ids;
	int column;

	summary_paper_cell(ref, &group, &code, &column);
	if (!summary_cell(
		    report->desk, &report->period, group, code, column, &entity, &ids, count, err))
		return false;
	*items = xcalloc(*count ? *count : 1, sizeof **items);
	for (size_t i = 0; i < *count; i++)
		(*items)[i] = (struct form_item){.entity = entity, .id = ids[i], .value = 1};
	free(ids);
	return true;
}

static void cell_name(struct report *report, int64_t ref, struct buf *out)
{
	enum summary_group group;
	int64_t code;
	int column;

	summary_paper_cell(ref, &group, &code, &column);
	summary_cell_name(report->desk, group, code, column, out);
}

static bool file(struct report *report, enum format format, struct buf *out, struct error *err)
{
	const struct paper_options options = {.bom = true};

	if (format != FORMAT_JSON)
		return paper_bytes(&report->paper, format, &options, out, err);
	summary_json(report->desk, &self(report)->summary, out); /* keys that stay, for programs */
	return true;
}

static void clear(struct report *report)
{
	if (self(report)->made)
		summary_clear(&self(report)->summary);
}

static const struct report_ops summary_ops = {
	.make = make,
	.cell = cell,
	.cell_name = cell_name,
	.file = file,
	.clear = clear,
};

struct report *report_summary_new(struct desk *desk, const struct period *period, struct error *err)
{
	struct summary_report *s = xcalloc(1, sizeof *s);

	s->report = (struct report){.ops = &summary_ops, .desk = desk};
	if (report_make(&s->report, period, err))
		return &s->report;
	report_free(&s->report);
	return NULL;
}
