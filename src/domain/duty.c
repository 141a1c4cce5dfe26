/*
 * What is due, in the order of its days: running clocks and promises come from the database one row at a time, duties of a period
 * are worked out, and the three are merged. Why a date is what it is stands in duty_why.c.
 */
#include "domain/absence.h"
#include "domain/duty.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/desk_inside.h"
#include "domain/duty_inside.h"

/* Columns of duty_owed and duty_paused. */
enum owed_column {
	COL_CLOCK,
	COL_RULE,
	COL_STARTED,
	COL_DUE,
	COL_PROVISIONAL,
	COL_CASE,
	COL_PETITION = COL_CASE + 7,
	COL_CONFERENCE = COL_PETITION + 6,
	COL_RECEPTION = COL_CONFERENCE + 5,
};

/* ---- one duty -------------------------------------------------------------------------------- */

/* What a duty borrows; the texts are used again for the next one. */
struct shown {
	struct desk *desk;
	struct buf code, text, owner;
	union {
		struct casefile casefile;
		struct petition petition;
		struct conference conference;
		struct reception_day reception_day;
		struct commitment commitment;
	} record; /* texts borrowed from the statement: never cleared */
};

static void shown_clear(struct shown *shown)
{
	buf_clear(&shown->code);
	buf_clear(&shown->text);
	buf_clear(&shown->owner);
}

/* A text of the row, for a record that is only looked at. */
static char *borrow(struct statement *st, int column)
{
	return (char *)column_text(st, column);
}

/* Code, text and owner of a record read in part. */
static void show_record(struct shown *shown, const struct entity *entity, int64_t id,
	const char *owner, struct duty *duty)
{
	struct desk *desk = shown->desk;
	struct record *record = (struct record *)&shown->record;

	record->id = id;
	duty->entity = entity;
	duty->id = id;
	duty->record = record;
	duty->restricted = !desk_may_read(desk, entity, record);
	buf_cut(&shown->code, 0);
	buf_cut(&shown->text, 0);
	buf_cut(&shown->owner, 0);
	record_code(entity, record, &shown->code);
	desk_show(desk, entity, entity->title, record, &shown->text);
	if (owner)
		desk_show(desk, entity, entity_field(entity, owner), record, &shown->owner);
	duty->code = buf_text(&shown->code);
	duty->text = buf_text(&shown->text);
	duty->owner = buf_text(&shown->owner);
}

/* Days of reception have no title: "26/11/2026, chair of the People's Committee, reception room". */
static void show_reception_day(struct shown *shown, struct duty *duty)
{
	const struct entity *entity = &entity_reception_day;
	const struct reception_day *day = &shown->record.reception_day;
	char date[DATE_ISO_SIZE];

	buf_cut(&shown->text, 0);
	buf_printf(&shown->text, "%s, ", date_show(day->day, date));
	desk_show(shown->desk, entity, entity_field(entity, "host"), day, &shown->text);
	if (*day->place)
		buf_printf(&shown->text, ", %s", day->place);
	duty->text = buf_text(&shown->text);
}

static void read_owner(struct shown *shown, struct statement *st, struct duty *duty)
{
	int64_t id;

	memset(&shown->record, 0, sizeof shown->record);
	if ((id = column_integer(st, COL_CASE))) {
		shown->record.casefile = (struct casefile){
			.year = column_integer(st, COL_CASE + 1),
			.number = column_integer(st, COL_CASE + 2),
			.kind = column_integer(st, COL_CASE + 3),
			.secrecy = column_integer(st, COL_CASE + 4),
			.assignee = column_integer(st, COL_CASE + 5),
			.summary = borrow(st, COL_CASE + 6),
		};
		show_record(shown, &entity_casefile, id, "assignee", duty);
		absence_append(shown->desk, shown->record.casefile.assignee, &shown->owner);
		duty->owner = buf_text(&shown->owner);
	} else if ((id = column_integer(st, COL_PETITION))) {
		shown->record.petition = (struct petition){
			.year = column_integer(st, COL_PETITION + 1),
			.number = column_integer(st, COL_PETITION + 2),
			.kind = column_integer(st, COL_PETITION + 3),
			.casefile = column_integer(st, COL_PETITION + 4),
			.summary = borrow(st, COL_PETITION + 5),
		};
		show_record(shown, &entity_petition, id, NULL, duty);
	} else if ((id = column_integer(st, COL_CONFERENCE))) {
		shown->record.conference = (struct conference){
			.year = column_integer(st, COL_CONFERENCE + 1),
			.number = column_integer(st, COL_CONFERENCE + 2),
			.secretary = column_integer(st, COL_CONFERENCE + 3),
			.title = borrow(st, COL_CONFERENCE + 4),
		};
		show_record(shown, &entity_conference, id, "secretary", duty);
	} else {
		id = column_integer(st, COL_RECEPTION);
		shown->record.reception_day = (struct reception_day){
			.day = column_date(st, COL_RECEPTION + 1),
			.host = column_integer(st, COL_RECEPTION + 2),
			.kind = column_integer(st, COL_RECEPTION + 3),
			.place = borrow(st, COL_RECEPTION + 4),
		};
		show_record(shown, &entity_reception_day, id, NULL, duty);
		show_reception_day(shown, duty);
	}
}

static enum due_state state_of(struct desk *desk, date_t due, int days_left)
{
	const date_t today = date_today();

	if (due < today)
		return DUE_OVERDUE;
	if (due == today)
		return DUE_TODAY;
	return days_left <= desk->settings.soon_days ? DUE_SOON : DUE_LATER;
}

static void set_due(struct desk *desk, date_t due, struct duty *duty)
{
	duty->due = due;
	duty->days_left = case_days_left(desk, due);
	duty->state = state_of(desk, due, duty->days_left);
}

static const char *name_of(const struct limit *limit, const char *rule)
{
	return limit ? rule_text(&limit->head.name) : rule;
}

const char *duty_full_name(const struct duty *duty)
{
	return *duty->what || !duty->limit ? duty->what : rule_text(&duty->limit->head.name);
}

static void read_clock(struct shown *shown, struct statement *st, struct duty *duty)
{
	const char *rule = column_text(st, COL_RULE);

	*duty = (struct duty){
		.clock = column_integer(st, COL_CLOCK),
		.limit = rules_limit(shown->desk->rules, rule, column_date(st, COL_STARTED)),
		.provisional = column_integer(st, COL_PROVISIONAL) != 0,
	};
	read_owner(shown, st, duty);
	duty->what = duty->limit && duty->limit->main ? "" : name_of(duty->limit, rule);
}

/* Days of the period left while a clock is suspended. */
static bool days_left_paused(
	struct desk *desk, const struct clock *clock, int *left, struct error *err)
{
	struct explanation explanation = {0};
	const bool ok = clock_explain(desk, clock, false, &explanation, err);

	if (ok)
		*left = explanation.left_when_suspended;
	explanation_clear(&explanation);
	return ok;
}

bool duty_state_of(struct desk *desk, const struct clock *clock, enum due_state *state, int *days,
	struct error *err)
{
	*days = 0;
	if (clock->ended_on) {
		*state = DUE_DONE;
		return true;
	}
	if (clock->state == CLOCK_SUSPENDED) {
		*state = DUE_PAUSED;
		return days_left_paused(desk, clock, days, err);
	}
	*days = case_days_left(desk, clock->due_on);
	*state = state_of(desk, clock->due_on, *days);
	if (*state == DUE_OVERDUE && clock->owed != CLOCK_OWED_OFFICE)
		*state = DUE_NONE;
	return true;
}

/* The same by the clock's id, for a list. */
static bool set_paused(struct desk *desk, struct duty *duty, struct error *err)
{
	struct clock clock = {0};
	const bool ok = desk_load(desk, &entity_clock, duty->clock, &clock, err) &&
		days_left_paused(desk, &clock, &duty->days_left, err);

	duty->state = DUE_PAUSED;
	record_clear(&entity_clock, &clock);
	return ok;
}

static void read_promise(struct shown *shown, struct statement *st, struct duty *duty)
{
	*duty = (struct duty){.what = ""};
	memset(&shown->record, 0, sizeof shown->record);
	shown->record.commitment = (struct commitment){
		.year = column_integer(st, 1),
		.number = column_integer(st, 2),
		.owner = column_integer(st, 3),
		.casefile = column_integer(st, 4),
		.due_on = column_date(st, 5),
		.text = borrow(st, 6),
	};
	show_record(shown, &entity_commitment, column_integer(st, 0), "owner", duty);
	set_due(shown->desk, shown->record.commitment.due_on, duty);
}

/* ---- duties of a period ------------------------------------------------------------------------ */

static bool count_conferences(
	struct desk *desk, struct period_state *state, date_t today, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_CONFERENCE_HELD_COUNT);
	bool row;

	bind_date(st, 1, state->first);
	bind_date(st, 2, today < state->last ? today : state->last);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	state->done = row ? (int)column_integer(st, 0) : 0;
	statement_reset(st);
	return true;
}

/* Several receptions on one day are one day. */
static bool count_receptions(struct desk *desk, struct period_state *state, int64_t host,
	date_t today, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_RECEPTION_DAYS_OF);
	date_t done = DATE_NONE, planned = DATE_NONE;
	bool row;

	bind_date(st, 1, state->first);
	bind_date(st, 2, state->last);
	bind_integer(st, 3, host);
	for (;;) {
		if (!statement_step(desk->store, st, &row, err))
			return false;
		if (!row)
			return true;
		const date_t day = column_date(st, 0);
		const bool held = column_integer(st, 1) == RECEPTION_HELD;
		if (held && day != done) {
			state->done++;
			state->planned -= day == planned;
			done = day;
		} else if (!held && day >= today && day != done && day != planned) {
			state->planned++;
			planned = day;
		}
	}
}

/* The period of a unit that a day is in, and the day by which its duty must be met: the last working day, of a year its end. */
static bool find_period(struct desk *desk, enum limit_unit unit, date_t day,
	struct period_state *state, struct error *err)
{
	int year, month, number;

	date_split(day, &year, &month, &number);
	switch (unit) {
	case LIMIT_PER_YEAR:
		state->first = date_make(year, 1, 1);
		state->last = state->due = date_make(year, 12, 31);
		return true;
	case LIMIT_PER_MONTH:
		state->first = date_make(year, month, 1);
		state->last = date_make(year, month, date_month_days(year, month));
		break;
	case LIMIT_PER_WEEK: /* from Monday on */
		state->first = day - date_week_place(day);
		state->last = state->first + 6;
		break;
	default: /* a site file that says something else: no period to be in */
		state->limit = NULL;
		return true;
	}
	if (!calendar_working_day(desk_calendar(desk), state->last, -1, &state->due, err))
		return false;
	if (state->due < state->first) /* a week of days off: nothing is owed in it */
		state->limit = NULL;
	return true;
}

/* Ids of the limits, which are the codes of the duties too. */
static const char *const period_limits[PERIOD_COUNT] = {
	[PERIOD_CONFERENCE] = "conference.year",
	[PERIOD_CHAIR] = "reception.month",
	[PERIOD_SECRETARY] = "reception.party-month",
};

const char *duty_period_code(enum duty_period period)
{
	return period_limits[period];
}

enum duty_period duty_period_find(const char *code)
{
	for (enum duty_period period = PERIOD_NONE + 1; period < PERIOD_COUNT; period++)
		if (strcmp(period_limits[period], code) == 0)
			return period;
	return PERIOD_NONE;
}

bool period_state(
	struct desk *desk, enum duty_period period, struct period_state *out, struct error *err)
{
	const date_t today = date_today();
	struct period_state state = {0};
	bool ok;

	/* By the law of the day: receptions twice a month, or every week before 1/7/2026. */
	state.limit = rules_limit(desk->rules, period_limits[period], today);
	ok = !state.limit || find_period(desk, state.limit->unit, today, &state, err);
	if (ok && state.limit)
		ok = period == PERIOD_CONFERENCE
			? count_conferences(desk, &state, today, err)
			: count_receptions(desk, &state,
				  period == PERIOD_CHAIR ? HOST_CHAIR : HOST_SECRETARY, today, err);
	if (ok)
		*out = state;
	return ok;
}

struct periods {
	struct period_state states[PERIOD_COUNT];
	enum duty_period order[PERIOD_COUNT]; /* those that are owed, by day */
	size_t count, next;
};

/* Duties of the periods that today is in, unless they are met or planned. */
static bool read_periods(
	struct desk *desk, date_t from, date_t until, struct periods *out, struct error *err)
{
	out->count = out->next = 0;
	for (enum duty_period period = PERIOD_NONE + 1; period < PERIOD_COUNT; period++) {
		struct period_state *state = &out->states[period];
		size_t at = out->count;

		if (!period_state(desk, period, state, err))
			return false;
		if (!state->limit || state->done + state->planned >= state->limit->count ||
			state->due < from || state->due > until)
			continue;
		for (; at > 0 && out->states[out->order[at - 1]].due > state->due; at--)
			out->order[at] = out->order[at - 1];
		out->order[at] = period;
		out->count++;
	}
	return true;
}

static void read_period(struct shown *shown, enum duty_period period,
	const struct period_state *state, struct duty *duty)
{
	*duty = (struct duty){.period = period,
		.limit = state->limit,
		.code = period_limits[period],
		.owner = ""};
	set_due(shown->desk, state->due, duty);
	duty->provisional =
		!calendar_is_confirmed(desk_calendar(shown->desk), state->due, state->last);
	duty->what = rule_text(&state->limit->head.name);
	buf_cut(&shown->text, 0);
	buf_printf(&shown->text, _("%d of %d"), state->done + state->planned, state->limit->count);
	duty->text = buf_text(&shown->text);
}

/* ---- the list ---------------------------------------------------------------------------------- */

/* Rows of a statement in the order of their days. */
struct stream {
	struct statement *st; /* NULL = not asked for, or at its end */
	int column; /* of the day */
	date_t due; /* of the row it stands on */
};

static bool stream_next(struct store *store, struct stream *stream, struct error *err)
{
	bool row;

	if (!stream->st)
		return true;
	if (!statement_step(store, stream->st, &row, err)) {
		stream->st = NULL;
		return false;
	}
	if (row)
		stream->due = column_date(stream->st, stream->column);
	else
		stream->st = NULL;
	return true;
}

static void stream_end(struct stream *stream)
{
	if (stream->st)
		statement_reset(stream->st);
}

static void bind_range(struct statement *st, const struct duty_range *range)
{
	bind_date(st, 1, range->from ? range->from : date_make(1, 1, 1));
	bind_date(st, 2, range->until ? range->until : date_make(9999, 12, 31));
}

static struct stream stream_open(struct desk *desk, const struct duty_range *range, unsigned source,
	enum sql_id sql, int column, struct error *err, bool *ok)
{
	struct stream stream = {.column = column};

	if (!*ok || !(range->sources & source))
		return stream;
	stream.st = store_statement(desk->store, sql);
	bind_range(stream.st, range);
	bind_integer(stream.st, 3, range->limit ? range->limit : -1);
	*ok = stream_next(desk->store, &stream, err);
	return stream;
}

struct listing {
	struct shown shown;
	bool (*each)(void *arg, const struct duty *duty);
	void *arg;
	int left; /* rows that may still come; -1 = any number */
};

/* False where the list ends here. */
static bool tell(struct listing *listing, const struct duty *duty)
{
	if (listing->left > 0)
		listing->left--;
	return listing->each(listing->arg, duty) && listing->left != 0;
}

/* What has a day; *more tells whether the list goes on. */
static bool list_dated(
	struct listing *listing, const struct duty_range *range, bool *more, struct error *err)
{
	struct desk *desk = listing->shown.desk;
	struct periods periods = {0};
	bool ok = true;
	struct stream owed =
		stream_open(desk, range, DUTIES_OWED, SQL_DUTY_OWED, COL_DUE, err, &ok);
	struct stream promised =
		stream_open(desk, range, DUTIES_PROMISED, SQL_DUTY_PROMISED, 5, err, &ok);

	if (ok && range->sources & DUTIES_OF_PERIOD)
		ok = read_periods(
			desk, range->from, range->until ? range->until : INT32_MAX, &periods, err);
	while (ok && *more) {
		const bool has_period = periods.next < periods.count;
		const date_t period_due =
			has_period ? periods.states[periods.order[periods.next]].due : INT32_MAX;
		const date_t promise_due = promised.st ? promised.due : INT32_MAX;
		struct duty duty;
		if (owed.st && owed.due <= promise_due && owed.due <= period_due) {
			read_clock(&listing->shown, owed.st, &duty);
			set_due(desk, owed.due, &duty);
			*more = tell(listing, &duty);
			ok = stream_next(desk->store, &owed, err);
		} else if (promised.st && promise_due <= period_due) {
			read_promise(&listing->shown, promised.st, &duty);
			*more = tell(listing, &duty);
			ok = stream_next(desk->store, &promised, err);
		} else if (has_period) {
			const enum duty_period period = periods.order[periods.next++];
			read_period(&listing->shown, period, &periods.states[period], &duty);
			*more = tell(listing, &duty);
		} else {
			break;
		}
	}
	stream_end(&owed);
	stream_end(&promised);
	return ok;
}

static bool list_paused(struct listing *listing, struct error *err)
{
	struct desk *desk = listing->shown.desk;
	struct statement *st = store_statement(desk->store, SQL_DUTY_PAUSED);
	bool row;

	bind_integer(st, 1, listing->left);
	for (;;) {
		struct duty duty;
		if (!statement_step(desk->store, st, &row, err))
			return false;
		if (!row)
			return true;
		read_clock(&listing->shown, st, &duty);
		if (!set_paused(desk, &duty, err)) {
			statement_reset(st);
			return false;
		}
		if (!tell(listing, &duty)) {
			statement_reset(st);
			return true;
		}
	}
}

bool duties_between(struct desk *desk, const struct duty_range *range,
	bool (*each)(void *arg, const struct duty *duty), void *arg, struct error *err)
{
	struct listing listing = {.shown.desk = desk,
		.each = each,
		.arg = arg,
		.left = range->limit ? range->limit : -1};
	bool more = true;
	bool ok = list_dated(&listing, range, &more, err);

	if (ok && more && range->sources & DUTIES_PAUSED)
		ok = list_paused(&listing, err);
	shown_clear(&listing.shown);
	return ok;
}

bool duties_list(struct desk *desk, date_t until, int limit,
	bool (*each)(void *arg, const struct duty *duty), void *arg, struct error *err)
{
	const struct duty_range range = {.sources = DUTIES_ALL, .until = until, .limit = limit};

	return duties_between(desk, &range, each, arg, err);
}

static bool add_count(struct desk *desk, struct statement *st, int64_t *count, struct error *err)
{
	bool row;

	if (!statement_step(desk->store, st, &row, err))
		return false;
	*count += row ? column_integer(st, 0) : 0;
	statement_reset(st);
	return true;
}

bool duties_count(
	struct desk *desk, const struct duty_range *range, int64_t *count, struct error *err)
{
	static const struct {
		enum duty_source source;
		enum sql_id sql;
		bool dated;
	} parts[] = {
		{DUTIES_OWED, SQL_DUTY_OWED_COUNT, true},
		{DUTIES_PROMISED, SQL_DUTY_PROMISED_COUNT, true},
		{DUTIES_PAUSED, SQL_DUTY_PAUSED_COUNT, false},
	};
	struct periods periods;
	int64_t sum = 0;

	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		if (!(range->sources & parts[i].source))
			continue;
		struct statement *st = store_statement(desk->store, parts[i].sql);
		if (parts[i].dated)
			bind_range(st, range);
		if (!add_count(desk, st, &sum, err))
			return false;
	}
	if (range->sources & DUTIES_OF_PERIOD) {
		if (!read_periods(desk, range->from, range->until ? range->until : INT32_MAX,
			    &periods, err))
			return false;
		sum += (int64_t)periods.count;
	}
	*count = sum;
	return true;
}

/* ---- clocks of one record ------------------------------------------------------------------------ */

struct clock_row {
	int64_t id;
	date_t due, ended;
	bool main;
};

struct clock_rows {
	struct desk *desk;
	struct clock_row *list;
	size_t count;
};

static bool take_clock(void *arg, const void *record)
{
	struct clock_rows *rows = arg;
	const struct clock *clock = record;
	const struct limit *limit = rules_limit(rows->desk->rules, clock->rule, clock->started_on);

	rows->list = xrealloc(rows->list, (rows->count + 1) * sizeof *rows->list);
	rows->list[rows->count++] = (struct clock_row){
		clock->record.id, clock->due_on, clock->ended_on, limit && limit->main};
	return true;
}

/* Open ones first, the record's own date before the others, then by day. */
static int by_interest(const void *a, const void *b)
{
	const struct clock_row *x = a, *y = b;

	if (!x->ended != !y->ended)
		return x->ended ? 1 : -1;
	if (x->main != y->main)
		return x->main ? -1 : 1;
	if (x->due != y->due)
		return x->due < y->due ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

bool duties_of(struct desk *desk, const struct entity *entity, int64_t id, int64_t **clocks,
	size_t *count, struct error *err)
{
	struct clock_rows rows = {.desk = desk};
	const struct field *owner = NULL;

	for (size_t i = 0; i < entity_clock.field_count; i++)
		if (entity_clock.fields[i].ref == entity)
			owner = &entity_clock.fields[i];
	const struct condition condition = {.field = owner, .op = OP_EQ, .number = id};
	const struct query query = {.entity = &entity_clock, .conditions = &condition, .count = 1};
	if (owner && !store_query(desk->store, &query, take_clock, &rows, err)) {
		free(rows.list);
		return false;
	}
	if (rows.count)
		qsort(rows.list, rows.count, sizeof *rows.list, by_interest);
	size_t shown = 0;
	while (shown < rows.count && (rows.list[0].ended || !rows.list[shown].ended))
		shown++;
	*clocks = xcalloc(shown + 1, sizeof **clocks);
	for (size_t i = 0; i < shown; i++)
		(*clocks)[i] = rows.list[i].id;
	*count = shown;
	free(rows.list);
	return true;
}

const char *duty_name(const struct desk *desk, const struct clock *clock)
{
	return name_of(rules_limit(desk->rules, clock->rule, clock->started_on), clock->rule);
}

int duty_days_paused(struct desk *desk, int64_t casefile)
{
	enum due_state state = DUE_NONE;
	int64_t *clocks;
	size_t count;
	int left = 0;

	if (!duties_of(desk, &entity_casefile, casefile, &clocks, &count, NULL))
		return 0;
	for (size_t i = 0; i < count && state != DUE_PAUSED; i++) {
		struct clock clock = {0};
		if (!desk_load(desk, &entity_clock, clocks[i], &clock, NULL) ||
			!duty_state_of(desk, &clock, &state, &left, NULL))
			left = 0;
		record_clear(&entity_clock, &clock);
	}
	free(clocks);
	return state == DUE_PAUSED ? left : 0;
}
