/* Giving numbers to outgoing documents. */
#include "domain/docregister.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/desk_inside.h"

/* Numbers of a symbol in the year of a day, one after the other. */
static struct statement *numbers_of(struct desk *desk, const char *symbol, date_t day)
{
	struct statement *st = store_statement(desk->store, SQL_DOCUMENT_NUMBERS);
	const int year = date_year(day);

	bind_text(st, 1, symbol);
	bind_date(st, 2, date_make(year, 1, 1));
	bind_date(st, 3, date_make(year, 12, 31));
	return st;
}

/* Numbers are texts: people enter "45" as well as "45a". What they begin with counts. */
static bool next_number(
	struct desk *desk, const struct document *document, long *next, struct error *err)
{
	struct statement *st = numbers_of(desk, document->symbol, document->issued_on);
	long largest = 0;
	bool row;

	for (;;) {
		if (!statement_step(desk->store, st, &row, err))
			return false;
		if (!row)
			break;
		const long number = strtol(column_text(st, 0), NULL, 10);
		largest = number > largest ? number : largest;
	}
	*next = largest + 1;
	return true;
}

static bool issue(struct desk *desk, struct document *document, struct error *err)
{
	const struct entity *entity = &entity_document;
	char number[24];
	long next;

	if (!document->symbol || !*document->symbol)
		return error_set_field(err, ERR_INVALID, entity_field(entity, "symbol"),
			_("a document needs a symbol before it gets a number"));
	if (!document->issued_on)
		return error_set_field(err, ERR_INVALID, entity_field(entity, "issued_on"),
			_("a document needs its day before it gets a number"));
	if (!next_number(desk, document, &next, err))
		return false;
	snprintf(number, sizeof number, "%02ld", next);
	field_set_string(entity_field(entity, "number"), document, number);
	document->direction = DOCUMENT_OUTGOING;
	return desk_add_as(desk, entity, document, "issue", err);
}

bool document_issue(struct desk *desk, struct document *document, struct error *err)
{
	if (!desk_begin(desk, err))
		return false;
	return desk_end(desk, issue(desk, document, err), err);
}

bool document_keep(struct desk *desk, int64_t document, const char *filled, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_LETTER_KEEP);

	bind_integer(st, 1, document);
	bind_text(st, 2, filled);
	return statement_run(desk->store, st, err);
}

bool document_kept(struct desk *desk, int64_t document, char **out, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_LETTER_KEPT);
	bool row;

	bind_integer(st, 1, document);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	*out = row ? xstrdup(column_text(st, 0)) : NULL;
	statement_reset(st);
	return true;
}

/* "07" and "7" are one number, "45" and "45a" two. */
static int compare_numbers(const void *a, const void *b)
{
	const char *one = *(char *const *)a, *other = *(char *const *)b;

	return strcmp(one + strspn(one, "0"), other + strspn(other, "0"));
}

bool document_number_twice(
	struct desk *desk, const char *symbol, date_t day, struct buf *number, struct error *err)
{
	struct statement *st = numbers_of(desk, symbol, day);
	char **numbers = NULL;
	size_t count = 0;
	bool row, ok;

	while ((ok = statement_step(desk->store, st, &row, err)) && row) {
		numbers = xrealloc(numbers, (count + 1) * sizeof *numbers);
		numbers[count++] = xstrdup(column_text(st, 0));
	}
	if (count)
		qsort(numbers, count, sizeof *numbers, compare_numbers);
	for (size_t i = 1; ok && i < count && !number->len; i++)
		if (*numbers[i] && !compare_numbers(&numbers[i - 1], &numbers[i]))
			buf_puts(number, numbers[i]);
	for (size_t i = 0; i < count; i++)
		free(numbers[i]);
	free(numbers);
	return ok;
}
