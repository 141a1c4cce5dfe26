/* The report of a month, or of another period, as a report: in the layout of the state, or of the Party. */
#include <stdlib.h>

#include "base/locale.h"
#include "domain/frozen.h"
#include "report/month.h"
#include "tui/views/report.h"

struct month_report {
	struct report report;
	enum paper_style style;
	struct month month;
	bool made;
};

static struct month_report *self(struct report *report)
{
	return (struct month_report *)report;
}

static const enum report_standing standings[] = {
	[MONTH_OK] = REPORT_HOLDS,
	[MONTH_WARNING] = REPORT_WARNS,
	[MONTH_ERROR] = REPORT_BREAKS,
};

/* The sentences stand in the paper: here only what the clerk made of them. */
static char *what_was_edited(const struct month *month)
{
	struct buf said = {0};

	for (size_t i = 0; i < month->sentence_count; i++) {
		const struct month_sentence *sentence = &month->sentences[i];
		if (!sentence->edited)
			continue;
		buf_puts(&said, said.len ? "\n" : "");
		buf_printf(&said,
			sentence->stale ? _("! %s is yours, for other numbers: %s")
					: _("* %s is yours: %s"),
			sentence->key, sentence->text);
	}
	if (!said.len)
		buf_puts(&said, _("All sentences are as they were drafted; s edits one."));
	return buf_steal(&said);
}

static bool make(struct report *report, struct error *err)
{
	struct month_report *m = self(report);
	struct month made;

	if (!month_make(report->desk, &report->period, &made, err))
		return false;
	if (!month_paper(report->desk, &made, m->style, &report->paper, err)) {
		month_clear(&made);
		return false;
	}
	if (m->made)
		month_clear(&m->month);
	m->month = made;
	m->made = true;
	report->name = xstrdup(m->style == PAPER_PARTY ? _("Mass mobilisation") : _("Summary"));
	report->said = what_was_edited(&made);
	report->frozen_at = xstrdup(made.frozen_at);
	for (size_t i = 0; i < made.check_count; i++)
		report_check(report, standings[made.checks[i].grade], made.checks[i].sentence,
			made.checks[i].items, made.checks[i].count);
	return true;
}

static bool cell(struct report *report, int64_t ref, struct form_item **items, size_t *count,
	struct error *err)
{
	return month_cell(report->desk, &self(report)->month, ref, items, count, err);
}

static int64_t number(struct report *report, int64_t ref)
{
	return month_number(&self(report)->month, ref);
}

static bool file(struct report *report, enum format format, struct buf *out, struct error *err)
{
	const struct paper_options options = {.bom = true};
	bool sent = false;

	if (report->frozen_at &&
		!frozen_sent(report->desk, MONTH_FORM, report->period.from, report->period.to,
			format_names[format], &sent, out, err))
		return false;
	return sent || paper_bytes(&report->paper, format, &options, out, err);
}

static bool may_freeze(struct report *report, struct error *err)
{
	const struct month *month = &self(report)->month;
	char day[DATE_ISO_SIZE];

	if (month->frozen_at)
		return error_set(err, ERR_CONFLICT, _("It is frozen already"));
	if (date_today() <= month->period.to)
		return error_set(err, ERR_DENIED,
			_("the period ends on %s: what is still to come cannot be frozen"),
			date_show(month->period.to, day));
	for (size_t i = 0; i < month->check_count; i++)
		if (month->checks[i].grade == MONTH_ERROR)
			return error_set(err, ERR_INVALID, "%s", month->checks[i].sentence);
	return true;
}

static bool freeze(
	struct report *report, enum format format, const struct buf *bytes, struct error *err)
{
	return month_freeze(report->desk, &self(report)->month, &report->paper,
		format_names[format], buf_text(bytes), bytes->len, err);
}

static const struct month_sentence *sentences(struct report *report, size_t *count)
{
	*count = self(report)->month.sentence_count;
	return self(report)->month.sentences;
}

static bool set_sentence(
	struct report *report, const char *key, const char *text, struct error *err)
{
	return month_sentence_set(report->desk, &self(report)->month, key, text, err);
}

static void clear(struct report *report)
{
	if (self(report)->made)
		month_clear(&self(report)->month);
}

static const struct report_ops month_ops = {
	.make = make,
	.cell = cell,
	.number = number,
	.file = file,
	.may_freeze = may_freeze,
	.freeze = freeze,
	.sentences = sentences,
	.set_sentence = set_sentence,
	.clear = clear,
};

struct report *report_month_new(
	struct desk *desk, enum paper_style style, const struct period *period, struct error *err)
{
	struct month_report *m = xcalloc(1, sizeof *m);

	m->report = (struct report){.ops = &month_ops, .desk = desk};
	m->style = style;
	if (report_make(&m->report, period, err))
		return &m->report;
	report_free(&m->report);
	return NULL;
}
