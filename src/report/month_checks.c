/*
 * Checks before handing in: what must hold of the numbers, what a superior will ask about, and that no text tells who denounced. Each
 * is one line with the records that it is about.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/frozen.h"
#include "domain/records.h"
#include "report/month_inside.h"
#include "report/redact.h"

/* ---- lines -------------------------------------------------------------------------------------------------------------- */

static struct month_check *add_check(
	struct month *month, enum month_grade grade, struct buf *sentence)
{
	month->checks = xrealloc(month->checks, (month->check_count + 1) * sizeof *month->checks);
	struct month_check *check = &month->checks[month->check_count++];
	*check = (struct month_check){.grade = grade, .sentence = buf_steal(sentence)};
	return check;
}

void month_checks_free(struct month *month)
{
	for (size_t i = 0; i < month->check_count; i++) {
		free(month->checks[i].sentence);
		free(month->checks[i].items);
	}
	free(month->checks);
}

static void add_item(struct month_check *check, const struct form_item *item)
{
	check->items = xrealloc(check->items, (check->count + 1) * sizeof *check->items);
	check->items[check->count++] = *item;
}

/* ---- balance ------------------------------------------------------------------------------------------------------------ */

/* Carried over + received = done + left, in every row of a source. */
static const struct balance {
	enum month_source source;
	int carried, received, done, left; /* columns */
} balances[] = {
	{SOURCE_PETITIONS, PETITION_CARRIED, PETITION_RECEIVED, PETITION_HANDLED, PETITION_LEFT},
	{SOURCE_CASES, CASE_CARRIED, CASE_RECEIVED, CASE_DONE, CASE_LEFT},
};

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

static bool row_balances(const struct balance *balance, const int64_t *n)
{
	return n[balance->carried] + n[balance->received] == n[balance->done] + n[balance->left];
}

static bool all_balance(const struct month *month, const struct balance *balance)
{
	bool holds = true;

	for (int by = 0; by < BYS; by++) {
		size_t count;
		const struct month_row *rows =
			month_rows(month, balance->source, by, WINDOW_THIS, &count);
		for (size_t i = 0; i < count; i++)
			holds = holds && row_balances(balance, rows[i].n);
	}
	return holds;
}

static int64_t total(const struct month *month, enum month_source source, int column)
{
	return month_count(month, source, BY_ALL, 0, WINDOW_THIS, column);
}

static void check_balance(struct month *month, const struct balance *balance)
{
	struct buf text = {0};
	const long long carried = total(month, balance->source, balance->carried);
	const long long received = total(month, balance->source, balance->received);
	const long long done = total(month, balance->source, balance->done);
	const long long left = total(month, balance->source, balance->left);

	if (balance->source == SOURCE_CASES)
		buf_printf(&text,
			_("Cases: %lld from before + %lld received = %lld done + %lld left"),
			carried, received, done, left);
	else
		buf_printf(&text,
			_("Petitions: %lld from before + %lld received = %lld handled + %lld left"),
			carried, received, done, left);
	add_check(month, all_balance(month, balance) ? MONTH_OK : MONTH_ERROR, &text);
}

/* ---- nothing twice -------------------------------------------------------------------------------------------------------- */

static int by_record(const void *a, const void *b)
{
	const struct form_item *left = a, *right = b;

	if (left->entity != right->entity)
		return left->entity < right->entity ? -1 : 1;
	return (left->id > right->id) - (left->id < right->id);
}

/* All that is carried over or received. */
static bool all_items(struct desk *desk, const struct month *month, const struct balance *balance,
	enum month_by by, int64_t code, struct form_item **out, size_t *count, struct error *err)
{
	const int columns[] = {balance->carried, balance->received};
	struct form_item *all = NULL;
	size_t all_count = 0;

	for (size_t i = 0; i < ROWS(columns); i++) {
		struct form_item *items;
		size_t found;
		if (!month_cell(desk, month,
			    month_ref(balance->source, by, WINDOW_THIS, columns[i], code), &items,
			    &found, err)) {
			free(all);
			return false;
		}
		all = xrealloc(all, (all_count + found + 1) * sizeof *all);
		if (found)
			memcpy(&all[all_count], items, found * sizeof *all);
		all_count += found;
		free(items);
	}
	*out = all;
	*count = all_count;
	return true;
}

static bool check_twice(
	struct desk *desk, struct month *month, const struct balance *balance, struct error *err)
{
	struct form_item *items;
	size_t count, twice = 0;
	struct buf text = {0};

	if (!all_items(desk, month, balance, BY_ALL, 0, &items, &count, err))
		return false;
	qsort(items, count, sizeof *items, by_record);
	for (size_t i = 1; i < count; i++)
		twice += !by_record(&items[i - 1], &items[i]);
	if (twice)
		buf_printf(&text, _("Counted twice, records: %zu"), twice);
	else
		buf_puts(&text,
			balance->source == SOURCE_CASES ? _("No case is counted twice")
							: _("No petition is counted twice"));
	struct month_check *check = add_check(month, twice ? MONTH_ERROR : MONTH_OK, &text);
	for (size_t i = 1; i < count; i++)
		if (!by_record(&items[i - 1], &items[i]))
			add_item(check, &items[i]);
	free(items);
	return true;
}

/* ---- what the period before left -------------------------------------------------------------------------------------------- */

static bool is_frozen(
	struct desk *desk, const struct period *period, bool *frozen, struct error *err)
{
	struct frozen_report report = {0};
	const bool ok =
		frozen_find(desk, MONTH_FORM, period->from, period->to, &report, frozen, err);

	record_clear(&entity_report, &report);
	return ok;
}

/* What was left on the evening before the period, counted for itself; where the period before was frozen, as it was sent. */
static bool left_before(struct desk *desk, const struct month *month, const struct balance *balance,
	bool frozen, int64_t *out, struct error *err)
{
	struct month evening = {
		.period = {.from = month->period.from - 1, .to = month->period.from - 1}};
	struct form_item *items;
	size_t count;

	*out = month_count(month, balance->source, BY_ALL, 0, WINDOW_BEFORE, balance->left);
	if (frozen)
		return true;
	const bool ok = month_counts_open(desk, &evening, err) &&
		month_cell(desk, &evening,
			month_ref(balance->source, BY_ALL, WINDOW_THIS, balance->left, 0), &items,
			&count, err);
	month_counts_free(evening.counts);
	if (!ok)
		return false;
	*out = 0;
	for (size_t i = 0; i < count; i++)
		*out += items[i].value;
	free(items);
	return true;
}

static bool check_carried(
	struct desk *desk, struct month *month, const struct balance *balance, struct error *err)
{
	const int64_t carried = total(month, balance->source, balance->carried);
	struct buf text = {0};
	bool frozen = false;
	int64_t left;

	if (month->before.to + 1 == month->period.from &&
		!is_frozen(desk, &month->before, &frozen, err))
		return false;
	if (!left_before(desk, month, balance, frozen, &left, err))
		return false;
	if (balance->source == SOURCE_CASES)
		buf_printf(&text, _("Cases that the period before left: %lld; carried over: %lld"),
			(long long)left, (long long)carried);
	else
		buf_printf(&text,
			_("Petitions that the period before left: %lld; carried over: %lld"),
			(long long)left, (long long)carried);
	if (left != carried && frozen)
		buf_puts(&text, _("; records were changed after that report was frozen"));
	add_check(month, left == carried ? MONTH_OK : frozen ? MONTH_WARNING : MONTH_ERROR, &text);
	return true;
}

/* ---- what will be asked about ------------------------------------------------------------------------------------------------ */

static bool check_fields(struct desk *desk, struct month *month, struct error *err)
{
	struct form_item *items;
	size_t count;
	struct buf text = {0};

	if (!all_items(desk, month, &balances[1], BY_FIELD, 0, &items, &count, err))
		return false;
	if (count)
		buf_printf(&text, _("Cases without a field of work: %zu"), count);
	else
		buf_puts(&text, _("Every case has its field of work"));
	struct month_check *check = add_check(month, count ? MONTH_WARNING : MONTH_OK, &text);
	check->items = items;
	check->count = count;
	return true;
}

static bool check_promises(struct desk *desk, struct month *month, struct error *err)
{
	struct form_item *items;
	struct month_check list = {0};
	size_t count;
	struct buf text = {0};
	bool ok = month_cell(desk, month,
		month_ref(SOURCE_PROMISES, BY_ALL, WINDOW_THIS, PROMISE_OVERDUE, 0), &items, &count,
		err);

	if (!ok)
		return false;
	for (size_t i = 0; i < count && ok; i++) {
		struct commitment promise = {0};
		ok = desk_load(desk, &entity_commitment, items[i].id, &promise, err);
		if (ok && (!promise.note || !*promise.note))
			add_item(&list, &items[i]);
		record_clear(&entity_commitment, &promise);
	}
	free(items);
	if (list.count)
		buf_printf(&text, _("Overdue promises without a reason in their note: %zu"),
			list.count);
	else
		buf_puts(&text, _("Every overdue promise has a reason"));
	struct month_check *check = add_check(month, list.count ? MONTH_WARNING : MONTH_OK, &text);
	check->items = list.items;
	check->count = list.count;
	return ok;
}

/* ---- nobody who denounced is told -------------------------------------------------------------------------------------------- */

static bool tells(const char *text, const struct person *person)
{
	return (person->name && *person->name && redact_finds_name(text, person->name)) ||
		(person->address && *person->address && redact_finds_words(text, person->address));
}

static bool find_denouncer(struct desk *desk, const char *text, bool *found, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_REPORT_MONTH_DENOUNCERS);
	int64_t *ids = NULL;
	size_t count = 0;
	bool row = true, ok;

	while ((ok = statement_step(desk->store, st, &row, err)) && row) {
		if (!(count & (count - 1)))
			ids = xrealloc(ids, (count ? count * 2 : 1) * sizeof *ids);
		ids[count++] = column_integer(st, 0);
	}
	*found = false;
	for (size_t i = 0; i < count && ok && !*found; i++) {
		struct person person = {0};
		ok = desk_load(desk, &entity_person, ids[i], &person, err);
		*found = ok && tells(text, &person);
		record_clear(&entity_person, &person);
	}
	free(ids);
	return ok;
}

bool month_text_is_safe(struct desk *desk, const char *text, struct error *err)
{
	bool found;

	if (redact_finds_number(text))
		return error_set(
			err, ERR_INVALID, _("the text holds a telephone or identity number"));
	if (!find_denouncer(desk, text, &found, err))
		return false;
	return !found || error_set(err, ERR_INVALID, _("the text tells who denounced"));
}

/* What people wrote: sentences, and reasons of delays. */
static bool hand_written(
	struct desk *desk, const struct month *month, struct buf *out, struct error *err)
{
	for (size_t i = 0; i < month->sentence_count; i++)
		if (month->sentences[i].edited)
			buf_printf(out, "%s\n", month->sentences[i].text);
	for (int done = 0; done < 2; done++) {
		struct month_delay *delays;
		size_t count;
		if (!month_delays(desk, month, done, &delays, &count, err))
			return false;
		for (size_t i = 0; i < count; i++)
			if (delays[i].worded)
				buf_printf(out, "%s\n", delays[i].reason);
		month_delays_free(delays, count);
	}
	return true;
}

static bool check_secrecy(struct desk *desk, struct month *month, struct error *err)
{
	struct buf written = {0}, text = {0};
	struct error fault = {0};
	bool ok = hand_written(desk, month, &written, err);

	if (ok && written.len && !month_text_is_safe(desk, buf_text(&written), &fault)) {
		ok = fault.code == ERR_INVALID;
		if (ok)
			buf_printf(&text, _("In what was written by hand: %s"), fault.text);
		else
			*err = fault;
	}
	buf_clear(&written);
	if (!ok)
		return false;
	const bool safe = !text.len;
	if (safe)
		buf_puts(&text, _("No sentence tells who denounced"));
	add_check(month, safe ? MONTH_OK : MONTH_ERROR, &text);
	return true;
}

/* ---- sentences, period, late entries ------------------------------------------------------------------------------------------- */

static void check_sentences(struct month *month)
{
	struct buf text = {0};

	for (size_t i = 0; i < month->sentence_count; i++) {
		const struct month_sentence *sentence = &month->sentences[i];
		if (!sentence->stale)
			continue;
		buf_printf(&text, _("Sentence %s was written for other numbers; now: %s"),
			sentence->key, sentence->draft);
		add_check(month, MONTH_WARNING, &text);
	}
}

static void check_period(struct month *month)
{
	struct buf text = {0};
	char day[DATE_ISO_SIZE];

	if (date_today() <= month->period.to) {
		buf_printf(
			&text, _("The period is not over; as of %s"), date_show(date_today(), day));
		add_check(month, MONTH_WARNING, &text);
	}
	if (month->late_count) {
		buf_printf(&text, _("Late entries of %s counted here as adjustment: %zu"),
			month->late_of.name, month->late_count);
		add_check(month, MONTH_OK, &text);
	}
}

void month_check_frozen(struct month *month)
{
	struct buf text = {0};

	buf_printf(&text, _("the report of %s was frozen on %s"), month->period.name,
		month->frozen_at);
	add_check(month, MONTH_OK, &text);
}

bool month_checks_make(struct desk *desk, struct month *month, struct error *err)
{
	for (size_t i = 0; i < ROWS(balances); i++) {
		check_balance(month, &balances[i]);
		if (!check_twice(desk, month, &balances[i], err) ||
			!check_carried(desk, month, &balances[i], err))
			return false;
	}
	if (!check_fields(desk, month, err) || !check_promises(desk, month, err) ||
		!check_secrecy(desk, month, err))
		return false;
	check_sentences(month);
	check_period(month);
	return true;
}
