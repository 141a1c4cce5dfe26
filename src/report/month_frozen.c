/*
 * The month's report as it was sent. In the record's numbers stand, line by line: "summary 1"; "count …" (month_count.c); "tasks" and
 * their numbers; "late" and how many; "sentence", its part, key, draft, text and what was said of it; then the paper (paper_kept.c).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/frozen.h"
#include "domain/records.h"
#include "report/month_inside.h"
#include "report/paper_kept.h"

#define FIRST_LINE "summary 1\n"

/* ---- writing ---------------------------------------------------------------------------------------------------------- */

static void write_month(const struct month *month, const struct paper *paper, struct buf *out)
{
	buf_puts(out, FIRST_LINE);
	month_counts_write(month, out);
	buf_puts(out, "tasks");
	for (int i = 0; i < TASKS; i++)
		buf_printf(out, "\t%lld", (long long)month->tasks->numbers[i]);
	buf_printf(out, "\nlate\t%zu", month->late_count);
	kept_put(out, month->late_of.name);
	buf_putc(out, '\n');
	for (size_t i = 0; i < month->sentence_count; i++) {
		const struct month_sentence *sentence = &month->sentences[i];
		buf_printf(out, "sentence\t%d\t%d\t%d", (int)sentence->part, sentence->edited,
			sentence->stale);
		kept_put(out, sentence->draft);
		kept_put(out, sentence->text);
		buf_putc(out, '\n');
	}
	paper_keep(paper, out);
}

static const struct month_check *first_error(const struct month *month)
{
	for (size_t i = 0; i < month->check_count; i++)
		if (month->checks[i].grade == MONTH_ERROR)
			return &month->checks[i];
	return NULL;
}

bool month_freeze(struct desk *desk, const struct month *month, const struct paper *paper,
	const char *format, const void *file, size_t bytes, struct error *err)
{
	const struct month_check *fault = first_error(month);
	struct buf numbers = {0};
	char day[DATE_ISO_SIZE], empty[] = "";

	if (month->frozen_at)
		return error_set(err, ERR_CONFLICT, _("the report of %s was frozen on %s"),
			month->period.name, month->frozen_at);
	if (date_today() <= month->period.to)
		return error_set(err, ERR_DENIED,
			_("the period ends on %s: what is still to come cannot be frozen"),
			date_show(month->period.to, day));
	if (fault)
		return error_set(err, ERR_INVALID, "%s", fault->sentence);
	write_month(month, paper, &numbers);
	struct frozen_report report = {.form = xstrdup(MONTH_FORM),
		.basis = xstrdup(empty),
		.period = xstrdup(month->period.name),
		.from_on = month->period.from,
		.to_on = month->period.to,
		.numbers = buf_steal(&numbers),
		.notes = xstrdup(paper->notes ? paper->notes : empty),
		.format = xstrdup(file ? format : empty)};
	const bool ok = frozen_add(desk, &report, file, bytes, err);
	record_clear(&entity_report, &report);
	return ok;
}

/* ---- reading ---------------------------------------------------------------------------------------------------------- */

static bool take(const char **at, const char *word)
{
	const size_t bytes = strlen(word);

	if (strncmp(*at, word, bytes) != 0)
		return false;
	*at += bytes;
	return true;
}

static bool read_tasks(char *line, struct month_tasks *tasks)
{
	for (int i = 0; i < TASKS; i++) {
		const char *number = kept_field(&line);
		if (!number)
			return false;
		tasks->numbers[i] = strtoll(number, NULL, 10);
	}
	return true;
}

static bool read_late(char *line, struct month *month)
{
	const char *count = kept_field(&line), *name = kept_field(&line);

	if (!count || !name)
		return false;
	month->late_count = (size_t)strtoull(count, NULL, 10);
	snprintf(month->late_of.name, sizeof month->late_of.name, "%s", name);
	return true;
}

static bool read_sentence(char *line, struct month *month)
{
	const char *part = kept_field(&line), *edited = kept_field(&line);
	const char *stale = kept_field(&line), *draft = kept_field(&line);
	const char *text = kept_field(&line);

	if (!text || atoi(part) < 0 || atoi(part) >= MONTH_PARTS)
		return false;
	month_sentence_add(month, (enum month_part)atoi(part), xstrdup(draft));
	struct month_sentence *sentence = &month->sentences[month->sentence_count - 1];
	free(sentence->text);
	sentence->text = xstrdup(text);
	sentence->edited = *edited == '1';
	sentence->stale = *stale == '1';
	return true;
}

static bool read_rest(const char *at, struct month *month)
{
	const char *paper = strstr(at, "\npaper\t");
	char *copy, *rest, *line;
	bool ok = true;

	if (!paper)
		return false;
	copy = rest = xstrndup(at, (size_t)(paper - at));
	while (ok && (line = kept_line(&rest))) {
		const char *word = kept_field(&line);
		if (strcmp(word, "tasks") == 0)
			ok = read_tasks(line, month->tasks);
		else if (strcmp(word, "late") == 0)
			ok = read_late(line, month);
		else
			ok = strcmp(word, "sentence") == 0 && read_sentence(line, month);
	}
	free(copy);
	return ok && paper_kept_read(paper + 1, &month->kept);
}

static bool read_all(const struct frozen_report *report, struct month *month)
{
	const char *at = report->numbers;

	return take(&at, FIRST_LINE) && month_counts_read(month->counts, WINDOW_THIS, &at) &&
		read_rest(at, month);
}

static bool corrupt(const struct frozen_report *report, struct error *err)
{
	return error_set(err, ERR_CORRUPT, _("the report that was frozen for %s cannot be read"),
		report->period);
}

bool month_frozen_read(struct desk *desk, const struct period *period, struct month *out,
	bool *found, struct error *err)
{
	struct frozen_report report = {0};
	bool ok = frozen_find(desk, MONTH_FORM, period->from, period->to, &report, found, err);

	if (!ok || !*found)
		return ok;
	struct month month = {.period = *period, .before = out->before, .year_ago = out->year_ago};
	/* The lists behind the tasks are those of today. */
	ok = month_counts_open(desk, &month, err) && month_tasks_make(desk, &month, err);
	if (ok && !read_all(&report, &month))
		ok = corrupt(&report, err);
	if (ok) {
		month.frozen_at = xstrdup(report.frozen_at);
		month_check_frozen(&month);
		*out = month;
	} else {
		month_clear(&month);
	}
	record_clear(&entity_report, &report);
	return ok;
}

bool month_frozen_counts(struct desk *desk, const struct period *period,
	struct month_counts *counts, enum month_window window, bool *found, struct error *err)
{
	struct frozen_report report = {0};
	bool ok = frozen_find(desk, MONTH_FORM, period->from, period->to, &report, found, err);

	if (!ok || !*found)
		return ok;
	const char *at = report.numbers;
	if (!take(&at, FIRST_LINE) || !month_counts_read(counts, window, &at))
		ok = corrupt(&report, err);
	record_clear(&entity_report, &report);
	return ok;
}
