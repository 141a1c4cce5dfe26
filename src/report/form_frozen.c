/*
 * Reports as they were sent. The numbers stand in the record as text, one line a row: the word "total", "late", or the entity ("-"
 * for none) and its code; then all columns, hidden ones too. A register has no numbers: its file is what is kept.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/frozen.h"
#include "domain/records.h"
#include "report/form_inside.h"

/* ---- writing ---- */

static void put_numbers(struct buf *out, const int64_t *n, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_printf(out, " %lld", (long long)n[i]);
	buf_putc(out, '\n');
}

static void write_numbers(const struct form_result *result, struct buf *out)
{
	const size_t width = form_width(result->form);

	if (!result->total) {
		buf_puts(out, "register\n");
		return;
	}
	buf_puts(out, "total");
	put_numbers(out, result->total, width);
	if (result->late) {
		buf_printf(out, "late %zu", result->late_count);
		put_numbers(out, result->late, width);
	}
	for (size_t i = 0; i < result->row_count; i++) {
		const struct form_row *row = &result->rows[i];
		buf_printf(out, "%s %lld", row->entity ? row->entity->name : "-",
			(long long)row->code);
		put_numbers(out, row->n, width);
	}
}

struct first_fault {
	char *sentence;
};

static void keep_first(void *arg, const struct form_fault *fault, const char *sentence)
{
	struct first_fault *first = arg;

	if (!fault->warning && !first->sentence)
		first->sentence = xstrdup(sentence);
}

bool form_may_freeze(struct desk *desk, const struct form_result *result, struct error *err)
{
	const struct form *form = result->form;
	struct first_fault first = {0};
	char day[DATE_ISO_SIZE];

	if (result->frozen_at) {
		char *moment = xstrndup(result->frozen_at, DATE_ISO_SIZE - 1);
		error_set(err, ERR_CONFLICT, _("%s is frozen for %s since %s"), form->id,
			result->period.name, date_show(date_from_iso(moment), day));
		free(moment);
		return false;
	}
	if (date_today() <= result->period.to)
		return error_set(err, ERR_DENIED,
			_("the period ends on %s: what is still to come cannot be frozen"),
			date_show(result->period.to, day));
	if (form_check(desk, result, keep_first, &first)) {
		error_set(err, ERR_INVALID, "%s", first.sentence);
		free(first.sentence);
		return false;
	}
	return true;
}

bool form_freeze(struct desk *desk, const struct form_result *result, const char *format,
	const void *file, size_t bytes, struct error *err)
{
	struct buf numbers = {0};
	char empty[] = "";

	if (!form_may_freeze(desk, result, err))
		return false;
	write_numbers(result, &numbers);
	struct frozen_report report = {.form = xstrdup(result->form->id),
		.basis = xstrdup(result->form->basis),
		.period = xstrdup(result->period.name),
		.from_on = result->period.from,
		.to_on = result->period.to,
		.numbers = buf_steal(&numbers),
		.notes = xstrdup(result->notes ? result->notes : empty),
		.format = xstrdup(file ? format : empty)};
	const bool ok = frozen_add(desk, &report, file, bytes, err);
	record_clear(&entity_report, &report);
	return ok;
}

/* ---- reading ---- */

/* A line of numbers under the cursor; false where it is none. */
static bool read_numbers(char **at, int64_t *n, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char *end;
		if (**at != ' ')
			return false;
		n[i] = strtoll(*at + 1, &end, 10);
		if (end == *at + 1)
			return false;
		*at = end;
	}
	if (**at != '\n' && **at)
		return false;
	*at += **at == '\n';
	return true;
}

static bool take_word(char **at, const char *word)
{
	const size_t bytes = strlen(word);

	if (strncmp(*at, word, bytes) != 0 || ((*at)[bytes] != ' ' && (*at)[bytes] != '\n'))
		return false;
	*at += bytes;
	return true;
}

static bool read_row(char **at, struct form_result *out, size_t width)
{
	char name[40];
	const size_t bytes = strcspn(*at, " ");
	char *end;

	if (bytes >= sizeof name || (*at)[bytes] != ' ')
		return false;
	memcpy(name, *at, bytes);
	name[bytes] = '\0';
	out->rows = xrealloc(out->rows, (out->row_count + 1) * sizeof *out->rows);
	struct form_row *row = &out->rows[out->row_count++];
	*row = (struct form_row){.entity = strcmp(name, "-") == 0 ? NULL : entity_find(name),
		.code = strtoll(*at + bytes, &end, 10),
		.n = xcalloc(width, sizeof *row->n)};
	*at = end;
	return (row->entity || strcmp(name, "-") == 0) && read_numbers(at, row->n, width);
}

static bool read_all(char *text, struct form_result *out)
{
	const size_t width = form_width(out->form);
	char *at = text;

	out->total = xcalloc(width, sizeof *out->total);
	if (!take_word(&at, "total") || !read_numbers(&at, out->total, width))
		return false;
	if (take_word(&at, "late")) {
		out->late_count = (size_t)strtoull(at, &at, 10);
		out->late = xcalloc(width, sizeof *out->late);
		if (!read_numbers(&at, out->late, width))
			return false;
	}
	while (*at)
		if (!read_row(&at, out, width))
			return false;
	return true;
}

bool form_frozen(struct desk *desk, const struct form *form, const struct period *period,
	struct form_result *out, bool *found, struct error *err)
{
	struct frozen_report report = {0};
	struct form_result result = {.form = form, .period = *period};
	bool ok = frozen_find(desk, form->id, period->from, period->to, &report, found, err);

	if (!ok || !*found)
		return ok;
	if (form->rows == FORM_REGISTER)
		ok = register_make(desk, &result, err);
	else if (!read_all(report.numbers, &result))
		ok = error_set(err, ERR_CORRUPT,
			_("the numbers of %s that were frozen for %s do not fit the form"),
			form->id, report.period);
	if (ok) {
		result.frozen_at = xstrdup(report.frozen_at);
		result.notes = xstrdup(report.notes ? report.notes : "");
		*out = result;
	} else {
		form_clear(&result);
	}
	record_clear(&entity_report, &report);
	return ok;
}
