/*
 * Numbers of the month's report. A statement gives a record a row with its days and codes; which columns a record counts in is said
 * here, once, for adding up and for the list behind a number.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/records.h"
#include "report/form_late.h"
#include "report/month_inside.h"

/* Every statement gives these first. */
enum { AT_ENTITY, AT_ID, AT_WEIGHT, AT_DAY, AT_REST };

/* Where a day or code of a source stands in its statement. */
enum { VISIT_HOST = AT_REST, VISIT_PEOPLE, VISIT_LARGE, VISIT_AGAIN };
enum { PETITION_DONE_ON = AT_REST, PETITION_KIND, PETITION_FIELD, PETITION_WAY };
enum {
	CASE_ANSWERED_ON = AT_REST,
	CASE_CLOSED_ON,
	CASE_DUE_ON,
	CASE_KIND,
	CASE_FIELD,
	CASE_HAMLET,
	CASE_OUTCOME,
	CASE_OPINION,
	CASE_ACCEPTED_ON
};
enum { CONFERENCE_PEOPLE = AT_REST, CONFERENCE_FEMALE };
enum {
	OPINION_WHERE = AT_REST,
	OPINION_SPOT,
	OPINION_ANSWERED,
	OPINION_CLOSED,
	OPINION_DUE,
	OPINION_HELD
};
enum { PROMISE_DUE_ON = AT_REST, PROMISE_DONE_ON, PROMISE_BROKEN_ON };

/* Days of a record that came too late for the report before. */
enum { LATE_RECEIVED = 1, LATE_ANSWERED = 2, LATE_CLOSED = 4, LATE_HANDLED = 8 };
struct late_record {
	int64_t id;
	unsigned days;
};

struct late_records {
	struct late_record *list;
	size_t count;
	struct buf ids; /* a JSON list */
};

/* What a row of a statement is looked at with. */
struct glass {
	date_t from, to, asked;
	const struct late_records *late; /* of the source */
	date_t late_on; /* the day they count from */
};

struct fact {
	const struct entity *entity;
	int64_t id, weight;
	date_t day;
	int64_t code[BYS];
	int64_t n[MONTH_COLUMNS];
};

/* ---- facts ------------------------------------------------------------------------------------------------ */

static unsigned late_days(const struct glass *glass, int64_t id)
{
	size_t low = 0, high = glass->late ? glass->late->count : 0;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (glass->late->list[middle].id == id)
			return glass->late->list[middle].days;
		if (glass->late->list[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	return 0;
}

/* Where a matter stands that begins on one day and ends on another. */
struct stand {
	bool carried, received, done, left;
};

static struct stand stand_of(const struct glass *glass, date_t begun, date_t ended)
{
	struct stand stand = {0};
	const bool inside = begun && begun <= glass->to &&
		(begun >= glass->from || !ended || ended >= glass->from);

	stand.carried = inside && begun < glass->from;
	stand.received = inside && begun >= glass->from;
	stand.done = inside && ended && ended <= glass->to;
	stand.left = inside && !stand.done;
	return stand;
}

static bool is_within(const struct glass *glass, date_t day)
{
	return day && glass->from <= day && day <= glass->to;
}

static void look_at_visit(struct statement *st, const struct glass *glass, struct fact *fact)
{
	const bool late = late_days(glass, fact->id) & LATE_RECEIVED;
	const bool inside = is_within(glass, late ? glass->late_on : fact->day);
	const int64_t people = column_integer(st, VISIT_PEOPLE);
	const bool large = column_integer(st, VISIT_LARGE), again = column_integer(st, VISIT_AGAIN);

	fact->code[BY_KIND] = column_integer(st, VISIT_HOST);
	fact->n[VISIT_ALL] = inside;
	fact->n[VISIT_PERSONS] = inside ? people : 0;
	fact->n[VISIT_FIRST] = inside && !again;
	fact->n[VISIT_REPEATED] = inside && again;
	fact->n[VISIT_GROUPS] = inside && large;
	fact->n[VISIT_GROUP_PERSONS] = inside && large ? people : 0;
}

static void look_at_petition(struct statement *st, const struct glass *glass, struct fact *fact)
{
	const unsigned late = fact->entity == &entity_petition ? late_days(glass, fact->id) : 0;
	const date_t handled = column_date(st, PETITION_DONE_ON);
	const struct stand stand =
		stand_of(glass, late & LATE_RECEIVED ? glass->late_on : fact->day,
			handled && late & LATE_HANDLED ? glass->late_on : handled);
	const int64_t way = column_integer(st, PETITION_WAY);

	fact->code[BY_KIND] = column_integer(st, PETITION_KIND);
	fact->code[BY_FIELD] = column_integer(st, PETITION_FIELD);
	fact->n[PETITION_CARRIED] = stand.carried;
	fact->n[PETITION_RECEIVED] = stand.received;
	fact->n[PETITION_HANDLED] = stand.done;
	fact->n[PETITION_LEFT] = stand.left;
	if (stand.done)
		fact->n[way >= 1 && way <= 6 ? PETITION_WAYS + way - 1 : PETITION_WAY_OTHER] = 1;
}

static void look_at_case(struct statement *st, const struct glass *glass, struct fact *fact)
{
	const unsigned late = fact->entity == &entity_casefile ? late_days(glass, fact->id) : 0;
	const date_t answered = column_date(st, CASE_ANSWERED_ON);
	const date_t ended = answered ? answered : column_date(st, CASE_CLOSED_ON);
	const bool late_end = ended && late & (answered ? LATE_ANSWERED : LATE_CLOSED);
	const date_t due = column_date(st, CASE_DUE_ON);
	const struct stand stand =
		stand_of(glass, late & LATE_RECEIVED ? glass->late_on : fact->day,
			late_end ? glass->late_on : ended);
	const bool timely = !due || ended <= due;
	int64_t *n = fact->n;

	fact->code[BY_KIND] = column_integer(st, CASE_KIND);
	fact->code[BY_FIELD] = column_integer(st, CASE_FIELD);
	fact->code[BY_PLACE] = column_integer(st, CASE_HAMLET);
	n[CASE_CARRIED] = stand.carried;
	n[CASE_RECEIVED] = stand.received;
	n[CASE_DONE] = stand.done;
	n[CASE_ON_TIME] = stand.done && timely;
	n[CASE_LATE] = stand.done && !timely;
	n[CASE_LEFT] = stand.left;
	n[CASE_OVERDUE] = stand.left && due && due < glass->asked;
	n[CASE_ACCEPTED] = (stand.done || stand.left) && !column_is_null(st, CASE_ACCEPTED_ON) &&
		is_within(glass, column_date(st, CASE_ACCEPTED_ON));
	if (!stand.done)
		return;
	const int64_t outcome = column_integer(st, CASE_OUTCOME);
	const int64_t opinion = column_integer(st, CASE_OPINION);
	n[outcome == 1				       ? CASE_FOUNDED
			: outcome == 2		       ? CASE_PARTLY
			: outcome == 3 || outcome == 4 ? CASE_UNFOUNDED
						       : CASE_NOT_JUDGED] = 1;
	n[outcome >= 20 && outcome <= 22 ? CASE_MEDIATED + outcome - 20 : CASE_NOT_MEDIATED] = 1;
	n[CASE_ASKED] = opinion >= 1 && opinion <= 3;
	n[opinion >= 1 && opinion <= 3 ? CASE_SATISFIED + opinion - 1 : CASE_NOT_ASKED] = 1;
}

/* Whether a conference counts, and what was said there with it. */
static bool was_held(const struct glass *glass, int64_t conference, date_t day)
{
	return is_within(
		glass, late_days(glass, conference) & LATE_RECEIVED ? glass->late_on : day);
}

static void look_at_conference(struct statement *st, const struct glass *glass, struct fact *fact)
{
	fact->code[BY_PLACE] = fact->id;
	if (!was_held(glass, fact->id, fact->day))
		return;
	fact->n[CONFERENCE_COUNT] = 1;
	fact->n[CONFERENCE_PERSONS] = column_integer(st, CONFERENCE_PEOPLE);
	fact->n[CONFERENCE_WOMEN] = column_integer(st, CONFERENCE_FEMALE);
}

static void look_at_opinion(struct statement *st, const struct glass *glass, struct fact *fact)
{
	const date_t answered = column_date(st, OPINION_ANSWERED);
	const date_t ended = answered ? answered : column_date(st, OPINION_CLOSED);
	const date_t due = column_date(st, OPINION_DUE);
	const bool spot = column_integer(st, OPINION_SPOT);
	const bool done = !spot && ended && ended <= glass->to, open = !spot && !done;
	const bool overdue = open && due && due < glass->asked;

	fact->code[BY_PLACE] = column_integer(st, OPINION_WHERE);
	if (!was_held(glass, fact->code[BY_PLACE], fact->day))
		return;
	fact->n[OPINION_ALL] = 1;
	fact->n[OPINION_ON_SPOT] = spot;
	fact->n[OPINION_DONE] = done;
	fact->n[OPINION_OPEN] = open && !overdue;
	fact->n[OPINION_OVERDUE] = overdue;
	fact->n[OPINION_ASSIGNED] = !spot && column_integer(st, OPINION_HELD);
}

static void look_at_promise(struct statement *st, const struct glass *glass, struct fact *fact)
{
	const unsigned days = late_days(glass, fact->id);
	const date_t due = column_date(st, PROMISE_DUE_ON), kept = column_date(st, PROMISE_DONE_ON);
	const date_t ended = kept ? kept : column_date(st, PROMISE_BROKEN_ON);
	const bool late_end = ended && days & (kept ? LATE_HANDLED : LATE_CLOSED);
	const struct stand stand =
		stand_of(glass, days & LATE_RECEIVED ? glass->late_on : fact->day,
			late_end ? glass->late_on : ended);
	const bool late = due && kept > due;

	fact->n[PROMISE_CARRIED] = stand.carried;
	fact->n[PROMISE_MADE] = stand.received;
	fact->n[PROMISE_KEPT] = stand.done && kept && !late;
	fact->n[PROMISE_KEPT_LATE] = stand.done && kept && late;
	fact->n[PROMISE_BROKEN] = stand.done && !kept;
	fact->n[PROMISE_OPEN] = stand.left;
	fact->n[PROMISE_OVERDUE] = stand.left && due && due < glass->asked;
	fact->n[PROMISE_DUE] = (stand.done || stand.left) && is_within(glass, due);
}

/* ---- sources ------------------------------------------------------------------------------------------------ */

static const struct source {
	const char *name; /* in frozen reports */
	enum sql_id sql;
	const struct entity *late; /* whose late entries it takes */
	int columns;
	int begin; /* column of month-begin.sql */
	unsigned by; /* bits of enum month_by that it is added up by, besides all */
	void (*look)(struct statement *st, const struct glass *glass, struct fact *fact);
} sources[SOURCES] = {
	[SOURCE_VISITS] = {"visits", SQL_REPORT_MONTH_RECEPTIONS, &entity_reception,
		VISIT_GROUP_PERSONS + 1, 0, 1 << BY_KIND, look_at_visit},
	[SOURCE_PETITIONS] = {"petitions", SQL_REPORT_MONTH_PETITIONS, &entity_petition,
		PETITION_WAY_OTHER + 1, 1, 1 << BY_KIND | 1 << BY_FIELD, look_at_petition},
	[SOURCE_CASES] = {"cases", SQL_REPORT_MONTH_CASES, &entity_casefile, CASE_NOT_ASKED + 1, 2,
		1 << BY_KIND | 1 << BY_FIELD | 1 << BY_PLACE, look_at_case},
	[SOURCE_CONFERENCES] = {"conferences", SQL_REPORT_MONTH_CONFERENCES, &entity_conference,
		CONFERENCE_WOMEN + 1, 3, 1 << BY_PLACE, look_at_conference},
	[SOURCE_OPINIONS] = {"opinions", SQL_REPORT_MONTH_OPINIONS, &entity_conference,
		OPINION_ASSIGNED + 1, 3, 1 << BY_PLACE, look_at_opinion},
	[SOURCE_PROMISES] = {"promises", SQL_REPORT_MONTH_COMMITMENTS, &entity_commitment,
		PROMISE_DUE + 1, 4, 0, look_at_promise},
};
enum { BEGINS = 5 };

struct tally {
	struct month_row *rows; /* by rising code */
	size_t count;
	size_t last; /* where the last one was found: neighbours are often alike */
};

struct month_counts {
	struct tally tallies[WINDOWS][SOURCES][BYS];
	date_t begins[BEGINS]; /* days of the first records; DATE_NONE = there are none */
	struct late_records late[SOURCES];
};

void month_counts_free(struct month_counts *counts)
{
	for (int source = 0; counts && source < SOURCES; source++) {
		for (int window = 0; window < WINDOWS; window++)
			for (int by = 0; by < BYS; by++)
				free(counts->tallies[window][source][by].rows);
		free(counts->late[source].list);
		buf_clear(&counts->late[source].ids);
	}
	free(counts);
}

/* ---- adding up ---------------------------------------------------------------------------------------------- */

/* The row of a code, or where it would stand. */
static size_t find_row(const struct tally *tally, int64_t code)
{
	size_t low = 0, high = tally->count;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		if (tally->rows[middle].code < code)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct month_row *tally_row(struct tally *tally, int64_t code)
{
	if (tally->last < tally->count && tally->rows[tally->last].code == code)
		return &tally->rows[tally->last];
	const size_t at = find_row(tally, code);
	tally->last = at;
	if (at == tally->count || tally->rows[at].code != code) {
		tally->rows = xrealloc(tally->rows, (tally->count + 1) * sizeof *tally->rows);
		memmove(&tally->rows[at + 1], &tally->rows[at],
			(tally->count - at) * sizeof *tally->rows);
		tally->rows[at] = (struct month_row){.code = code};
		tally->count++;
	}
	return &tally->rows[at];
}

static bool counts_anywhere(const struct source *source, const struct fact *fact)
{
	for (int i = 0; i < source->columns; i++)
		if (fact->n[i])
			return true;
	return false;
}

static void add_fact(
	const struct source *source, struct tally tallies[BYS], const struct fact *fact)
{
	if (!counts_anywhere(source, fact))
		return;
	for (int by = 0; by < BYS; by++) {
		if (by != BY_ALL && !(source->by & 1u << by))
			continue;
		struct month_row *row = tally_row(&tallies[by], fact->code[by]);
		for (int i = 0; i < source->columns; i++)
			row->n[i] += fact->n[i] * fact->weight;
	}
}

static const struct period *period_of_window(const struct month *month, enum month_window window)
{
	return window == WINDOW_THIS	  ? &month->period
		: window == WINDOW_BEFORE ? &month->before
					  : &month->year_ago;
}

date_t month_asked(const struct period *period)
{
	const date_t today = date_today();

	return today <= period->to ? today : period->to + 1;
}

/*
 * Call for each record of a source that may count in a window. What came too late for the report of the period before counts from
 * the first day of this one, and so not in that period.
 */
static bool each_fact(struct desk *desk, const struct source *source, const struct month *month,
	enum month_window window, void (*each)(void *arg, const struct fact *fact), void *arg,
	struct error *err)
{
	const struct period *period = period_of_window(month, window);
	const struct late_records *late =
		window == WINDOW_YEAR_AGO ? NULL : &month->counts->late[source - sources];
	const struct glass glass = {
		period->from, period->to, month_asked(period), late, month->period.from};
	struct statement *st = store_statement(desk->store, source->sql);
	const struct entity *entity = NULL;
	bool row;

	bind_date(st, 1, period->from);
	bind_date(st, 2, period->to);
	bind_text(st, 3, late && late->ids.len ? buf_text(&late->ids) : "[]");
	while (statement_step(desk->store, st, &row, err)) {
		if (!row)
			return true;
		struct fact fact = {.id = column_integer(st, AT_ID),
			.weight = column_integer(st, AT_WEIGHT),
			.day = column_date(st, AT_DAY)};
		const char *name = column_text(st, AT_ENTITY);
		if (!entity || strcmp(entity->name, name) != 0)
			entity = entity_find(name);
		fact.entity = entity;
		source->look(st, &glass, &fact);
		each(arg, &fact);
	}
	return false;
}

struct adding {
	const struct source *source;
	struct tally *tallies;
};

static void add_one(void *arg, const struct fact *fact)
{
	const struct adding *adding = arg;

	add_fact(adding->source, adding->tallies, fact);
}

static bool count_window(
	struct desk *desk, struct month *month, enum month_window window, struct error *err)
{
	bool ok = true;

	for (int i = 0; i < SOURCES && ok; i++) {
		struct adding adding = {&sources[i], month->counts->tallies[window][i]};
		ok = each_fact(desk, &sources[i], month, window, add_one, &adding, err);
	}
	return ok;
}

/* ---- late entries --------------------------------------------------------------------------------------------- */

/* Of the entity of a source: its fields that the days of a fact come from. */
static unsigned late_day(const char *field)
{
	static const struct {
		const char *field;
		unsigned day;
	} rows[] = {
		{"received_on", LATE_RECEIVED},
		{"held_on", LATE_RECEIVED},
		{"made_on", LATE_RECEIVED},
		{"answered_on", LATE_ANSWERED},
		{"closed_on", LATE_CLOSED},
		{"broken_on", LATE_CLOSED},
		{"handled_on", LATE_HANDLED},
		{"done_on", LATE_HANDLED},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strcmp(field, rows[i].field) == 0)
			return rows[i].day;
	return 0;
}

/* They come in the order of entity and record. */
static void keep_late(void *arg, const struct late_entry *entry)
{
	struct month_counts *counts = arg;
	const unsigned day = late_day(entry->field);

	for (int i = 0; i < SOURCES && day; i++) {
		struct late_records *late = &counts->late[i];
		if (!sources[i].late || strcmp(sources[i].late->name, entry->entity) != 0)
			continue;
		if (!late->count || late->list[late->count - 1].id != entry->record) {
			late->list = xrealloc(late->list, (late->count + 1) * sizeof *late->list);
			late->list[late->count++] = (struct late_record){.id = entry->record};
			buf_cut(&late->ids, late->ids.len ? late->ids.len - 1 : 0);
			buf_printf(&late->ids, "%c%lld]", late->count > 1 ? ',' : '[',
				(long long)entry->record);
		}
		late->list[late->count - 1].days |= day;
	}
}

/* Records whose days this report shifts; those of other reports are among the entries, too. */
static size_t late_records(const struct month_counts *counts)
{
	size_t count = 0;

	for (int i = 0; i < SOURCES; i++)
		if (i != SOURCE_OPINIONS) /* they come with their conference */
			count += counts->late[i].count;
	return count;
}

static bool read_begins(struct desk *desk, struct month_counts *counts, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_REPORT_MONTH_BEGIN);
	bool row;

	if (!statement_step(desk->store, st, &row, err))
		return false;
	for (int i = 0; i < BEGINS; i++)
		counts->begins[i] = column_date(st, i);
	statement_reset(st);
	return true;
}

bool month_counts_open(struct desk *desk, struct month *month, struct error *err)
{
	size_t entries;

	month->counts = xcalloc(1, sizeof *month->counts);
	const bool ok = read_begins(desk, month->counts, err) &&
		form_late_each(desk, MONTH_FORM, &month->period, keep_late, month->counts,
			&month->late_of, &entries, err);
	month->late_count = late_records(month->counts);
	return ok;
}

bool month_counts_make(struct desk *desk, struct month *month, struct error *err)
{
	bool ok = month_counts_open(desk, month, err);

	for (int i = 0; i < WINDOWS && ok; i++) {
		bool found = false;
		if (i != WINDOW_THIS)
			ok = month_frozen_counts(
				desk, period_of_window(month, i), month->counts, i, &found, err);
		if (ok && !found)
			ok = count_window(desk, month, i, err);
	}
	return ok;
}

/* ---- reading them ----------------------------------------------------------------------------------------------- */

const struct month_row *month_rows(const struct month *month, enum month_source source,
	enum month_by by, enum month_window window, size_t *count)
{
	const struct tally *tally = &month->counts->tallies[window][source][by];

	*count = tally->count;
	return tally->rows;
}

int64_t month_count(const struct month *month, enum month_source source, enum month_by by,
	int64_t code, enum month_window window, int column)
{
	const struct tally *tally = &month->counts->tallies[window][source][by];
	const size_t at = find_row(tally, code);

	return at < tally->count && tally->rows[at].code == code ? tally->rows[at].n[column] : 0;
}

bool month_recorded(const struct month *month, enum month_source source, enum month_window window)
{
	const date_t begin = month->counts->begins[sources[source].begin];

	return begin && begin <= period_of_window(month, window)->to;
}

date_t month_begins_inside(
	const struct month *month, enum month_source source, enum month_window window)
{
	const struct period *period = period_of_window(month, window);
	const date_t begin = month->counts->begins[sources[source].begin];

	return begin > period->from && begin <= period->to ? begin : DATE_NONE;
}

/* ---- refs: 1 + source, by, window, column, code + 1 --------------------------------------------------------------- */

enum { CODE_BITS = 44, COLUMN_BITS = 6, WINDOW_BITS = 2, BY_BITS = 2 };

struct place {
	int source, by, window, column;
	int64_t code;
};

int64_t month_ref(enum month_source source, enum month_by by, enum month_window window, int column,
	int64_t code)
{
	int64_t ref = (int64_t)source + 1;

	ref = ref << BY_BITS | (int64_t)by;
	ref = ref << WINDOW_BITS | (int64_t)window;
	ref = ref << COLUMN_BITS | column;
	return ref << CODE_BITS | code;
}

static bool find_place(int64_t ref, struct place *out)
{
	out->code = ref & ((INT64_C(1) << CODE_BITS) - 1);
	ref >>= CODE_BITS;
	out->column = ref & ((1 << COLUMN_BITS) - 1);
	ref >>= COLUMN_BITS;
	out->window = ref & ((1 << WINDOW_BITS) - 1);
	ref >>= WINDOW_BITS;
	out->by = ref & ((1 << BY_BITS) - 1);
	ref >>= BY_BITS;
	out->source = (int)ref - 1;
	if (out->source == SOURCE_TASKS)
		return out->column < TASKS;
	return out->source >= 0 && out->source < SOURCES && out->window < WINDOWS &&
		out->column < sources[out->source].columns &&
		(out->by == BY_ALL || sources[out->source].by & 1u << out->by);
}

int64_t month_number(const struct month *month, int64_t ref)
{
	struct place place;

	if (!find_place(ref, &place))
		return 0;
	if (place.source == SOURCE_TASKS)
		return month->tasks ? month->tasks->numbers[place.column] : 0;
	return month_count(month, place.source, place.by, place.code, place.window, place.column);
}

/* ---- what is behind a number ------------------------------------------------------------------------------------- */

struct hunt {
	const struct place *place;
	struct form_item *items;
	size_t count, room;
};

static void keep_fact(void *arg, const struct fact *fact)
{
	struct hunt *hunt = arg;
	const int64_t value = fact->n[hunt->place->column] * fact->weight;

	if (!value ||
		(hunt->place->by != BY_ALL && fact->code[hunt->place->by] != hunt->place->code))
		return;
	if (hunt->count == hunt->room) {
		hunt->room = hunt->room ? hunt->room * 2 : 64;
		hunt->items = xrealloc(hunt->items, hunt->room * sizeof *hunt->items);
	}
	hunt->items[hunt->count++] = (struct form_item){
		.entity = fact->entity, .id = fact->id, .value = value, .day = fact->day};
}

static int by_day(const void *a, const void *b)
{
	const struct form_item *left = a, *right = b;

	if (left->day != right->day)
		return left->day < right->day ? -1 : 1;
	return (left->id > right->id) - (left->id < right->id);
}

bool month_cell(struct desk *desk, const struct month *month, int64_t ref, struct form_item **items,
	size_t *count, struct error *err)
{
	struct place place;
	struct hunt hunt = {.place = &place};

	if (!find_place(ref, &place))
		return error_set(err, ERR_NOT_FOUND, _("the report has no such number"));
	if (place.source == SOURCE_TASKS) {
		*count = month->tasks ? month->tasks->counts[place.column] : 0;
		*items = xcalloc(*count + 1, sizeof **items);
		if (*count)
			memcpy(*items, month->tasks->items[place.column], *count * sizeof **items);
		return true;
	}
	if (!each_fact(desk, &sources[place.source], month, place.window, keep_fact, &hunt, err)) {
		free(hunt.items);
		return false;
	}
	if (hunt.count)
		qsort(hunt.items, hunt.count, sizeof *hunt.items, by_day);
	*items = hunt.items ? hunt.items : xcalloc(1, sizeof **items);
	*count = hunt.count;
	return true;
}

/* ---- frozen numbers: "count cases 1 3 28 47 …" a line: source, by, code, columns ----------------------------------- */

void month_counts_write(const struct month *month, struct buf *out)
{
	for (int source = 0; source < SOURCES; source++)
		for (int by = 0; by < BYS; by++) {
			const struct tally *tally =
				&month->counts->tallies[WINDOW_THIS][source][by];
			for (size_t i = 0; i < tally->count; i++) {
				buf_printf(out, "count %s %d %lld", sources[source].name, by,
					(long long)tally->rows[i].code);
				for (int k = 0; k < sources[source].columns; k++)
					buf_printf(out, " %lld", (long long)tally->rows[i].n[k]);
				buf_putc(out, '\n');
			}
		}
}

static int find_source(const char *name, size_t bytes)
{
	for (int i = 0; i < SOURCES; i++)
		if (strlen(sources[i].name) == bytes && memcmp(sources[i].name, name, bytes) == 0)
			return i;
	return SOURCES;
}

static bool read_number(const char **at, int64_t *out)
{
	char *end;

	if (**at != ' ')
		return false;
	*out = strtoll(*at + 1, &end, 10);
	if (end == *at + 1)
		return false;
	*at = end;
	return true;
}

bool month_counts_read(struct month_counts *counts, enum month_window window, const char **at)
{
	static const char word[] = "count ";

	while (strncmp(*at, word, sizeof word - 1) == 0) {
		const char *name = *at + sizeof word - 1;
		const size_t bytes = strcspn(name, " \n");
		const int source = find_source(name, bytes);
		int64_t by, code;
		*at = name + bytes;
		if (source == SOURCES || !read_number(at, &by) || by < 0 || by >= BYS ||
			!read_number(at, &code))
			return false;
		struct month_row *row = tally_row(&counts->tallies[window][source][by], code);
		for (int k = 0; k < sources[source].columns; k++)
			if (!read_number(at, &row->n[k]))
				return false;
		if (*(*at)++ != '\n')
			return false;
	}
	return true;
}
