/*
 * The official forms beside a count of their own, on histories made by chance with fixed seeds: every formula holds, what is carried
 * over is what the period before left, every list has what its number says. DOITHOAI_HISTORIES=10000
 * makes more of them, 2500-5000 those from the 2500th on.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "forms_count.h"
#include "report/form.h"

static struct error err;

#define MUST(act) cr_assert((act), "%s: %s", #act, err.text)

enum {
	HISTORIES = 150,
	CELLS_EVERY = 31, /* each history opens another part of the numbers */
};

/* ---- histories ---------------------------------------------------------------------------------------- */

struct trial {
	struct forms_history *history;
	const struct form *form;
	struct period period;
	unsigned long long number; /* of the history */
};

static void no_fault(void *arg, const struct form_fault *fault, const char *sentence)
{
	const struct trial *trial = arg;

	cr_assert(fault->warning, "history %llu, %s: %s", trial->number, trial->period.name,
		sentence);
}

static int64_t sum_of(const struct form_sum *sum, const int64_t *total)
{
	int64_t value = 0;

	for (int i = 0; i < sum->count; i++)
		value += sum->terms[i] > 0 ? total[sum->terms[i] - 1] : -total[-sum->terms[i] - 1];
	return value;
}

static bool is_counted(const struct form *form, int column)
{
	return column > (int)form->column_count || form->columns[column - 1].kind == FORM_NUMBER ||
		form->columns[column - 1].kind == FORM_MONEY;
}

/* The list behind a number adds up to it, and no record stands there twice. */
static void check_cell(const struct trial *trial, int column, int64_t number)
{
	struct form_item *items;
	size_t count;
	int64_t sum = 0;
	bool ones = true;

	MUST(form_cell(trial->history->desk, trial->form, &trial->period, -1, column, &items,
		&count, &err));
	for (size_t i = 0; i < count; i++) {
		sum += items[i].value;
		ones = ones && items[i].value == 1;
		for (size_t k = 0; k < i; k++)
			cr_assert(items[i].id != items[k].id || items[i].entity != items[k].entity,
				"history %llu, %s column %d: %s %lld twice", trial->number,
				trial->form->id, column, items[i].entity->name,
				(long long)items[i].id);
	}
	cr_assert_eq(sum, number, "history %llu, %s %s column %d: the list gives %lld, not %lld",
		trial->number, trial->form->id, trial->period.name, column, (long long)sum,
		(long long)number);
	cr_assert(!ones || (int64_t)count == number);
	free(items);
}

static void check_rows(const struct form_result *result, size_t width)
{
	for (size_t i = 0; i < width; i++) {
		int64_t sum = 0;
		for (size_t row = 0; row < result->row_count; row++)
			sum += result->rows[row].n[i];
		cr_assert_eq(sum, result->total[i]);
	}
}

static void check_form(const struct trial *trial)
{
	const struct form *form = trial->form;
	struct desk *desk = trial->history->desk;
	const size_t width = form->column_count + form->hidden_count;
	int64_t n[COUNT_COLUMNS];
	struct form_result result, after;
	struct period next = trial->period;

	MUST(form_make(desk, form, &trial->period, &result, &err));
	cr_assert_eq(form_check(desk, &result, no_fault, (void *)trial), 0);
	check_rows(&result, width);
	cr_assert(forms_count(trial->history, form, &trial->period, n));
	for (size_t i = 0; i < width; i++)
		cr_assert_eq(result.total[i], n[i + 1],
			"history %llu, %s (%s) %s column %zu: %lld, not %lld", trial->number,
			form->id, form->basis, trial->period.name, i + 1,
			(long long)result.total[i], (long long)n[i + 1]);
	for (size_t i = 0; i < width; i++)
		if ((trial->number + i) % CELLS_EVERY == 0 && is_counted(form, (int)i + 1))
			check_cell(trial, (int)i + 1, result.total[i]);
	period_move(&next, 1, 15);
	if (form->carried.count && next.from == trial->period.to + 1) {
		MUST(form_make(desk, form, &next, &after, &err));
		cr_assert_eq(sum_of(&form->carried, after.total), sum_of(&form->left, result.total),
			"history %llu, %s %s: %lld carried over, %lld left before", trial->number,
			form->id, next.name, (long long)sum_of(&form->carried, after.total),
			(long long)sum_of(&form->left, result.total));
		form_clear(&after);
	}
	form_clear(&result);
}

/* A month, its quarter and year, and days that have no name. */
static void check_history(
	const struct forms *forms, struct forms_history *h, unsigned long long number)
{
	struct period periods[4];
	char text[40], from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
	int year, month, day;
	size_t count;
	const struct form *all = forms_all(forms, &count);

	period_of_day(&periods[0], h->begin + forms_chance(h, HISTORY_DAYS), 15);
	date_split(periods[0].to, &year, &month, &day);
	snprintf(text, sizeof text, "%d-Q%d", year, (month + 2) / 3);
	MUST(period_parse(&periods[1], text, 15, &err));
	snprintf(text, sizeof text, "%d", year);
	MUST(period_parse(&periods[2], text, 15, &err));
	const date_t begin = h->begin + forms_chance(h, 100);
	snprintf(text, sizeof text, "%s..%s", date_iso(begin, from),
		date_iso(begin + forms_chance(h, 70), to));
	MUST(period_parse(&periods[3], text, 15, &err));
	for (size_t i = 0; i < count; i++)
		if (all[i].rows != FORM_REGISTER)
			check_form(&(struct trial){h, &all[i], periods[(number + i) % 4], number});
}

Test(forms, every_formula_holds_and_agrees_with_another_count_on_any_history, .timeout = 3000)
{
	const char *wanted = getenv("DOITHOAI_HISTORIES");
	unsigned long long first = 0, last = HISTORIES;
	if (wanted && sscanf(wanted, "%llu-%llu", &first, &last) == 1) {
		last = first;
		first = 0;
	}
	struct forms_history *h = calloc(1, sizeof *h);
	struct forms *forms;

	setenv("DOITHOAI_NOW", "2026-11-20T09:00:00", 1);
	MUST(forms_read(&forms, NULL, &err));
	for (unsigned long long i = first; i < last; i++) {
		forms_history_make(h, i);
		check_history(forms, h, i);
		forms_history_drop(h);
	}
	forms_free(forms);
	desk_close(h->desk);
	free(h);
}
