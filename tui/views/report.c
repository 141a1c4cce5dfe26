/* What all reports have in common. */
#include "tui/views/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static void drop(struct report *report)
{
	paper_clear(&report->paper);
	report->paper = (struct paper){0};
	for (size_t i = 0; i < report->check_count; i++) {
		free(report->checks[i].text);
		free(report->checks[i].items);
	}
	free(report->checks);
	free(report->name);
	free(report->said);
	free(report->frozen_at);
	report->checks = NULL;
	report->check_count = 0;
	report->name = report->said = report->frozen_at = NULL;
}

bool report_make(struct report *report, const struct period *period, struct error *err)
{
	struct report was = *report;

	*report = (struct report){.ops = was.ops, .desk = was.desk, .period = *period};
	if (report->ops->make(report, err)) {
		drop(&was);
		return true;
	}
	drop(report);
	*report = was;
	return false;
}

void report_check(struct report *report, enum report_standing standing, const char *text,
	const struct form_item *items, size_t count)
{
	report->checks =
		xrealloc(report->checks, (report->check_count + 1) * sizeof *report->checks);
	struct report_check *check = &report->checks[report->check_count++];
	*check = (struct report_check){
		.standing = standing, .text = xstrdup(text), .count = items ? count : 0};
	if (check->count) {
		check->items = xcalloc(count, sizeof *items);
		memcpy(check->items, items, count * sizeof *items);
	}
}

size_t report_count(const struct report *report, enum report_standing standing)
{
	size_t count = 0;

	for (size_t i = 0; i < report->check_count; i++)
		count += report->checks[i].standing == standing;
	return count;
}

void report_free(struct report *report)
{
	if (!report)
		return;
	drop(report);
	report->ops->clear(report);
	free(report);
}

bool report_freeze(struct report *report, struct error *err)
{
	struct buf bytes = {0};
	enum format format = FORMAT_PDF;

	bool ok = report->ops->file(report, format, &bytes, err);
	if (!ok && err->code == ERR_INVALID) {
		buf_cut(&bytes, 0);
		format = FORMAT_HTML;
		ok = report->ops->file(report, format, &bytes, err);
	}
	ok = ok && report->ops->freeze(report, format, &bytes, err);
	buf_clear(&bytes);
	return ok;
}

void report_file_name(const struct report *report, const char *end, struct buf *out)
{
	const size_t begin = out->len;
	char *folded = text_fold(report->name);

	for (const char *c = folded; *c; c++)
		if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'))
			buf_putc(out, *c);
		else if (out->len > begin && out->s[out->len - 1] != '-')
			buf_putc(out, '-');
	buf_printf(out, "-%s.%s", report->period.name, end);
	free(folded);
}

bool report_each(struct desk *desk, const struct period *period,
	bool (*each)(void *arg, struct report *report, size_t at, size_t count, struct error *err),
	void *arg, struct error *err)
{
	struct forms *forms;
	size_t count, at = 0, in_force = 1;
	bool ok = true;

	if (!forms_read(&forms, NULL, err))
		return false;
	const struct form *all = forms_all(forms, &count);
	for (size_t i = 0; i < count; i++)
		in_force += form_in_force(&all[i], period);
	for (size_t i = 0; ok && i <= count; i++) {
		if (i && !form_in_force(&all[i - 1], period))
			continue;
		struct report *report = i ? report_form_new(desk, all[i - 1].id, period, err)
					  : report_month_new(desk, PAPER_STATE, period, err);
		ok = report && each(arg, report, at++, in_force, err);
		report_free(report);
	}
	forms_free(forms);
	return ok;
}
