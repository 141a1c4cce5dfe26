/*
 * The month's summary: facts are selected by schema/reports/summary-*.sql, one row a record with 0 or 1 (or a number) for each
 * column; here they are added up, and picked out again where a number is opened. Writing it down is in summary_write.c.
 */
#include "report/summary.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"

/* Every statement gives id and day first; that of the cases has three codes before its columns, too. */
enum {
	COLUMN_ID,
	COLUMN_DAY,
	COLUMN_FACTS,
	COLUMN_KIND = COLUMN_FACTS,
	COLUMN_FIELD,
	COLUMN_HAMLET,
	COLUMN_CASE
};

/* Which statement counts which members. Members of a group stand one after the other, in the order of the columns. */
static const struct source {
	enum summary_group group;
	int first, count; /* columns of the group that it fills */
	enum sql_id sql;
	bool overdue; /* takes the day on which overdue is asked */
	size_t offset; /* in struct summary: of the first of these columns */
	const struct entity *entity;
} sources[] = {
	{SUMMARY_CONFERENCE, 0, 1, SQL_REPORT_SUMMARY_CONFERENCES, false,
		offsetof(struct summary, conferences.held), &entity_conference},
	{SUMMARY_CONFERENCE, 1, 2, SQL_REPORT_SUMMARY_ATTENDANCE, false,
		offsetof(struct summary, conferences.persons), &entity_attendance},
	{SUMMARY_CONFERENCE, 3, 4, SQL_REPORT_SUMMARY_OPINIONS, true,
		offsetof(struct summary, conferences.opinions), &entity_casefile},
	{SUMMARY_COMMITMENT, 0, 7, SQL_REPORT_SUMMARY_COMMITMENTS, true,
		offsetof(struct summary, commitments), &entity_commitment},
	{SUMMARY_RECEPTION, 0, 7, SQL_REPORT_SUMMARY_RECEPTIONS, false,
		offsetof(struct summary, receptions), &entity_reception},
	{SUMMARY_PETITION, 0, 4, SQL_REPORT_SUMMARY_PETITIONS, false,
		offsetof(struct summary, petitions), &entity_petition},
};

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

_Static_assert(
	sizeof((struct summary){0}.conferences) == 7 * sizeof(int64_t), "columns of conferences");
_Static_assert(
	sizeof((struct summary){0}.commitments) == 7 * sizeof(int64_t), "columns of commitments");
_Static_assert(
	sizeof((struct summary){0}.receptions) == 7 * sizeof(int64_t), "columns of receptions");
_Static_assert(
	sizeof((struct summary){0}.petitions) == 4 * sizeof(int64_t), "columns of petitions");

/* A period that is not over is asked about as of today, one that is over as of the day after it. */
static date_t overdue_day(const struct period *period)
{
	date_t today = date_today();
	return today <= period->to ? today : period->to + 1;
}

static struct statement *start(
	struct desk *desk, enum sql_id sql, bool overdue, const struct period *period)
{
	struct statement *st = store_statement(desk->store, sql);
	bind_date(st, 1, period->from);
	bind_date(st, 2, period->to);
	if (overdue)
		bind_date(st, 3, overdue_day(period));
	return st;
}

/* ---- adding up ------------------------------------------------------------------------------------ */

/* Rows by code, kept sorted while counting. */
struct tally {
	struct summary_row *rows;
	size_t count;
	size_t last; /* where the last one was found: neighbours are often alike */
};

static struct summary_row *tally_row(struct tally *tally, int64_t code)
{
	if (tally->last < tally->count && tally->rows[tally->last].code == code)
		return &tally->rows[tally->last];
	size_t low = 0, high = tally->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (tally->rows[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	tally->last = low;
	if (low == tally->count || tally->rows[low].code != code) {
		tally->rows = xrealloc(tally->rows, (tally->count + 1) * sizeof *tally->rows);
		memmove(&tally->rows[low + 1], &tally->rows[low],
			(tally->count - low) * sizeof *tally->rows);
		tally->rows[low] = (struct summary_row){.code = code};
		tally->count++;
	}
	return &tally->rows[low];
}

static void add_row(struct summary_row *row, const int64_t n[SUM_COLUMNS])
{
	for (int i = 0; i < SUM_COLUMNS; i++)
		row->n[i] += n[i];
}

static int by_received(const void *a, const void *b)
{
	const struct summary_row *left = a, *right = b;
	if (left->n[SUM_RECEIVED] != right->n[SUM_RECEIVED])
		return left->n[SUM_RECEIVED] > right->n[SUM_RECEIVED] ? -1 : 1;
	if (left->n[SUM_CARRIED] != right->n[SUM_CARRIED])
		return left->n[SUM_CARRIED] > right->n[SUM_CARRIED] ? -1 : 1;
	return (left->code > right->code) - (left->code < right->code);
}

/* Most received first. The rows are the caller's to free; NULL where there is none, which qsort() does not take. */
static struct summary_row *tally_sorted(struct tally *tally)
{
	if (tally->count)
		qsort(tally->rows, tally->count, sizeof *tally->rows, by_received);
	return tally->rows;
}

static bool count_cases(struct desk *desk, struct summary *summary, struct error *err)
{
	struct statement *st = start(desk, SQL_REPORT_SUMMARY_CASES, true, &summary->period);
	struct tally fields = {0}, hamlets = {0};
	bool row;
	while (statement_step(desk->store, st, &row, err)) {
		if (!row) {
			summary->fields = tally_sorted(&fields);
			summary->field_count = fields.count;
			summary->hamlets = tally_sorted(&hamlets);
			summary->hamlet_count = hamlets.count;
			return true;
		}
		int64_t n[SUM_COLUMNS];
		for (int i = 0; i < SUM_COLUMNS; i++)
			n[i] = column_integer(st, COLUMN_CASE + i);
		int64_t kind = column_integer(st, COLUMN_KIND);
		size_t at = 0;
		while (at < ROWS(summary->kinds) && summary->kinds[at].code != kind)
			at++;
		if (at == ROWS(summary->kinds)) {
			error_set(err, ERR_CORRUPT, _("case %lld has the unknown kind %lld"),
				(long long)column_integer(st, COLUMN_ID), (long long)kind);
			statement_reset(st);
			break;
		}
		add_row(&summary->kinds[at], n);
		add_row(&summary->total, n);
		add_row(tally_row(&fields, column_integer(st, COLUMN_FIELD)), n);
		add_row(tally_row(&hamlets, column_integer(st, COLUMN_HAMLET)), n);
	}
	free(fields.rows);
	free(hamlets.rows);
	return false;
}

static bool count_source(
	struct desk *desk, const struct source *source, struct summary *summary, struct error *err)
{
	struct statement *st = start(desk, source->sql, source->overdue, &summary->period);
	int64_t *counters = (int64_t *)((char *)summary + source->offset);
	bool row;
	while (statement_step(desk->store, st, &row, err)) {
		if (!row)
			return true;
		for (int i = 0; i < source->count; i++)
			counters[i] += column_integer(st, COLUMN_FACTS + i);
	}
	return false;
}

bool summary_make(
	struct desk *desk, const struct period *period, struct summary *out, struct error *err)
{
	struct summary summary = {.period = *period, .total = {.code = -1}};
	for (size_t i = 0; i < ROWS(summary.kinds) && case_kinds[i].key; i++)
		summary.kinds[i].code = case_kinds[i].value;
	bool ok = count_cases(desk, &summary, err);
	for (size_t i = 0; ok && i < ROWS(sources); i++)
		ok = count_source(desk, &sources[i], &summary, err);
	if (ok)
		*out = summary;
	else
		summary_clear(&summary);
	return ok;
}

void summary_clear(struct summary *summary)
{
	free(summary->fields);
	free(summary->hamlets);
	*summary = (struct summary){0};
}

/* ---- what is behind a number ---------------------------------------------------------------------- */

/* The statement, and its column, that counts one number. */
struct place {
	enum sql_id sql;
	bool overdue;
	const struct entity *entity;
	int column;
	int code_column; /* -1: no code is looked at */
};

static bool find_place(enum summary_group group, int64_t code, int column, struct place *out)
{
	static const struct {
		enum summary_group group;
		int column;
	} codes[] = {
		{SUMMARY_KIND, COLUMN_KIND},
		{SUMMARY_FIELD, COLUMN_FIELD},
		{SUMMARY_HAMLET, COLUMN_HAMLET},
	};
	for (size_t i = 0; i < ROWS(codes); i++) {
		if (codes[i].group != group || column < 0 || column >= SUM_COLUMNS)
			continue;
		*out = (struct place){SQL_REPORT_SUMMARY_CASES, true, &entity_casefile,
			COLUMN_CASE + column, code == -1 ? -1 : codes[i].column};
		return true;
	}
	for (size_t i = 0; i < ROWS(sources); i++) {
		const struct source *s = &sources[i];
		if (s->group != group || column < s->first || column >= s->first + s->count)
			continue;
		*out = (struct place){
			s->sql, s->overdue, s->entity, COLUMN_FACTS + column - s->first, -1};
		return true;
	}
	return false;
}

struct dated {
	date_t day;
	int64_t id;
};

static int by_day(const void *a, const void *b)
{
	const struct dated *left = a, *right = b;
	if (left->day != right->day)
		return left->day < right->day ? -1 : 1;
	return (left->id > right->id) - (left->id < right->id);
}

bool summary_cell(struct desk *desk, const struct period *period, enum summary_group group,
	int64_t code, int column, const struct entity **entity, int64_t **ids, size_t *count,
	struct error *err)
{
	struct place place;
	struct dated *found = NULL;
	size_t found_count = 0, room = 0;
	bool ok = false, row;
	if (!find_place(group, code, column, &place))
		return error_set(err, ERR_NOT_FOUND, _("the summary has no such number"));
	struct statement *st = start(desk, place.sql, place.overdue, period);
	while (statement_step(desk->store, st, &row, err)) {
		ok = !row;
		if (ok)
			break;
		if (!column_integer(st, place.column) ||
			(place.code_column >= 0 && column_integer(st, place.code_column) != code))
			continue;
		if (found_count == room) {
			room = room ? room * 2 : 64;
			found = xrealloc(found, room * sizeof *found);
		}
		found[found_count++] =
			(struct dated){column_date(st, COLUMN_DAY), column_integer(st, COLUMN_ID)};
	}
	if (ok) {
		if (found_count)
			qsort(found, found_count, sizeof *found, by_day);
		*entity = place.entity;
		*ids = xcalloc(found_count + 1, sizeof **ids);
		for (size_t i = 0; i < found_count; i++)
			(*ids)[i] = found[i].id;
		*count = found_count;
	}
	free(found);
	return ok;
}
