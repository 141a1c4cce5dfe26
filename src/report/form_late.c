/*
 * Late entries: days of a period whose report was sent, entered after that. The report that was sent does not have them, so they
 * count in the next period, from its first day. The journal tells when a day was entered.
 */
#include <stdlib.h>
#include <string.h>

#include "report/form_late.h"

/* A day of a record as the journal has it since the report was sent. */
struct entry {
	char *entity, *field;
	int64_t record;
	int64_t event;
	date_t before, after; /* DATE_NONE = none */
};

struct entries {
	struct entry *list;
	size_t count, room;
};

static int by_field(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int order = strcmp(x->entity, y->entity);

	if (!order)
		order = (x->record > y->record) - (x->record < y->record);
	if (!order)
		order = strcmp(x->field, y->field);
	return order ? order : (x->event > y->event) - (x->event < y->event);
}

static bool same_field(const struct entry *x, const struct entry *y)
{
	return x->record == y->record && strcmp(x->entity, y->entity) == 0 &&
		strcmp(x->field, y->field) == 0;
}

static bool read_entries(struct desk *desk, int64_t since, struct entries *out, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_REPORT_ENTRIES_SINCE);
	bool row = true, ok;

	bind_integer(st, 1, since);
	while ((ok = statement_step(desk->store, st, &row, err)) && row) {
		if (out->count == out->room) {
			out->room = out->room ? out->room * 2 : 64;
			out->list = xrealloc(out->list, out->room * sizeof *out->list);
		}
		out->list[out->count++] = (struct entry){
			.event = column_integer(st, 0),
			.entity = xstrdup(column_text(st, 1)),
			.record = column_integer(st, 2),
			.field = xstrdup(column_text(st, 3)),
			.before = column_date(st, 4),
			.after = column_date(st, 5),
		};
	}
	return ok;
}

static void entries_clear(struct entries *entries)
{
	for (size_t i = 0; i < entries->count; i++) {
		free(entries->list[i].entity);
		free(entries->list[i].field);
	}
	free(entries->list);
}

/* What the report did not have when it was sent, and would have now: not there then or later than it, there now and in it. */
static size_t tell_late(const struct entries *entries, date_t to,
	void (*each)(void *arg, const struct late_entry *entry), void *arg)
{
	size_t records = 0;
	const struct entry *told = NULL;

	for (size_t i = 0, next; i < entries->count; i = next) {
		const struct entry *first = &entries->list[i];
		for (next = i + 1;
			next < entries->count && same_field(first, &entries->list[next]);)
			next++;
		const struct entry *last = &entries->list[next - 1];
		if ((first->before && first->before <= to) || !last->after || last->after > to)
			continue;
		const struct late_entry late = {first->entity, first->field, first->record};
		each(arg, &late);
		records += !told || told->record != first->record ||
			strcmp(told->entity, first->entity) != 0;
		told = first;
	}
	return records;
}

/* The report of the period before, where it was sent, and the event of that. */
static bool find_before(struct desk *desk, const char *form, const struct period *period,
	struct period *before, int64_t *event, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_REPORT_BEFORE);
	struct period usual = *period;
	bool row;

	period_move(&usual, -1, desk->settings.month_start);
	bind_text(st, 1, form);
	bind_date(st, 2, period->from - 1);
	bind_date(st, 3, usual.from);
	*event = 0;
	if (!statement_step(desk->store, st, &row, err))
		return false;
	if (!row)
		return true;
	*event = column_integer(st, 0);
	*before = (struct period){.from = column_date(st, 2), .to = column_date(st, 3)};
	strncpy(before->name, column_text(st, 1), sizeof before->name - 1);
	statement_reset(st);
	return true;
}

bool form_late_each(struct desk *desk, const char *form, const struct period *period,
	void (*each)(void *arg, const struct late_entry *entry), void *arg, struct period *before,
	size_t *count, struct error *err)
{
	struct entries entries = {0};
	struct period sent = {0};
	int64_t event;
	bool ok;

	*count = 0;
	ok = find_before(desk, form, period, &sent, &event, err) &&
		(!event || read_entries(desk, event, &entries, err));
	if (ok && entries.count) {
		qsort(entries.list, entries.count, sizeof *entries.list, by_field);
		*count = tell_late(&entries, sent.to, each, arg);
		if (*count)
			*before = sent;
	}
	entries_clear(&entries);
	return ok;
}

struct late_list {
	struct buf *out;
	date_t day; /* that they count from */
};

static void put_late(void *arg, const struct late_entry *entry)
{
	struct late_list *list = arg;
	char day[DATE_ISO_SIZE];

	buf_printf(list->out, "%s[", list->out->len > 1 ? "," : "");
	buf_json(list->out, entry->entity);
	buf_printf(list->out, ",%lld,", (long long)entry->record);
	buf_json(list->out, entry->field);
	buf_printf(list->out, ",\"%s\"]", date_iso(list->day, day));
}

bool form_late(struct desk *desk, const char *form, const struct period *period, struct buf *out,
	struct period *before, size_t *count, struct error *err)
{
	struct late_list list = {out, period->from};

	buf_putc(out, '[');
	const bool ok = form_late_each(desk, form, period, put_late, &list, before, count, err);
	buf_putc(out, ']');
	return ok;
}
