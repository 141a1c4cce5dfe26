/* Official forms as reports. Each reads its layouts by itself: a period before 2024 has another set. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "report/form_file.h"
#include "report/form_paper.h"
#include "tui/views/report.h"

struct form_report {
	struct report report;
	struct forms *forms;
	char *id;
	struct form_result result;
};

static struct form_report *self(struct report *report)
{
	return (struct form_report *)report;
}

/* ---- what was looked at ------------------------------------------------------------------------------- */

static void keep_fault(void *arg, const struct form_fault *fault, const char *sentence)
{
	report_check(arg, fault->warning ? REPORT_WARNS : REPORT_BREAKS, sentence, NULL, 0);
}

static void add_checks(struct report *report)
{
	const struct form *form = self(report)->result.form;
	struct buf text = {0};

	if (form_check(report->desk, &self(report)->result, keep_fault, report) == 0 &&
		form->identity_count) {
		buf_printf(&text,
			ngettext("%zu formula looked at", "%zu formulas looked at",
				(unsigned long)form->identity_count),
			form->identity_count);
		report_check(report, REPORT_HOLDS, buf_text(&text), NULL, 0);
	}
	if (self(report)->result.late_count) {
		buf_cut(&text, 0);
		buf_printf(&text,
			ngettext("%zu late entry of %s counts here",
				"%zu late entries of %s count here",
				(unsigned long)self(report)->result.late_count),
			self(report)->result.late_count, self(report)->result.before.name);
		report_check(report, REPORT_WARNS, buf_text(&text), NULL, 0);
	}
	buf_clear(&text);
}

static bool make(struct report *report, struct error *err)
{
	struct form_report *f = self(report);
	const struct form *form = form_find(f->forms, f->id, &report->period, err);
	struct form_result result;

	if (!form || !form_make(report->desk, form, &report->period, &result, err))
		return false;
	form_clear(&f->result);
	f->result = result;
	form_make_paper(report->desk, &f->result, &report->paper);
	report->name = xstrdup(form->id);
	report->said = xstrdup(result.notes && *result.notes ? result.notes : NULL);
	report->frozen_at = xstrdup(result.frozen_at);
	add_checks(report);
	return true;
}

/* ---- behind a number ---------------------------------------------------------------------------------- */

static int64_t code_of(const struct form *form, const struct form_row *row)
{
	return row && form->rows != FORM_OFFICE ? row->code : -1;
}

static bool cell(struct report *report, int64_t ref, struct form_item **items, size_t *count,
	struct error *err)
{
	const struct form_result *result = &self(report)->result;
	const struct form_row *row;
	int column;

	form_paper_cell(result, ref, &row, &column);
	if (column)
		return form_cell(report->desk, result->form, &report->period,
			code_of(result->form, row), column, items, count, err);
	*items = xcalloc(1, sizeof **items);
	*count = row && row->entity;
	if (*count)
		**items = (struct form_item){.entity = row->entity, .id = row->code, .value = 1};
	return true;
}

static int64_t number(struct report *report, int64_t ref)
{
	const struct form_result *result = &self(report)->result;
	const struct form_row *row;
	int column;

	form_paper_cell(result, ref, &row, &column);
	return !column ? 1 : row ? row->n[column - 1] : result->total[column - 1];
}

/* ---- as a file, and for ever -------------------------------------------------------------------------- */

static bool file(struct report *report, enum format format, struct buf *out, struct error *err)
{
	const struct paper_options options = {.bom = true};

	return form_file(report->desk, &self(report)->result, format, &options, out, err);
}

static bool may_freeze(struct report *report, struct error *err)
{
	return form_may_freeze(report->desk, &self(report)->result, err);
}

static bool freeze(
	struct report *report, enum format format, const struct buf *bytes, struct error *err)
{
	return form_freeze(report->desk, &self(report)->result, format_names[format],
		buf_text(bytes), bytes->len, err);
}

static void clear(struct report *report)
{
	form_clear(&self(report)->result);
	forms_free(self(report)->forms);
	free(self(report)->id);
}

static const struct report_ops form_ops = {
	.make = make,
	.cell = cell,
	.number = number,
	.file = file,
	.may_freeze = may_freeze,
	.freeze = freeze,
	.clear = clear,
};

struct report *report_form_new(
	struct desk *desk, const char *id, const struct period *period, struct error *err)
{
	struct forms *forms;

	if (!forms_read(&forms, NULL, err))
		return NULL;
	struct form_report *f = xcalloc(1, sizeof *f);
	f->report = (struct report){.ops = &form_ops, .desk = desk};
	f->forms = forms;
	f->id = xstrdup(id);
	if (report_make(&f->report, period, err))
		return &f->report;
	report_free(&f->report);
	return NULL;
}
