/* Merging the journal's rows of a record with what the calendar did by itself. */
#include "domain/history.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/desk_inside.h"
#include "domain/duty.h"

static const char *const kind_names[HISTORY_KIND_COUNT] = {
	[HISTORY_ENTRY] = N_("entries"),
	[HISTORY_CHANGE] = N_("changes of fields"),
	[HISTORY_ACT] = N_("acts and decisions"),
	[HISTORY_CLOCK] = N_("time limits"),
	[HISTORY_CALENDAR] = N_("calendar or rules changed"),
	[HISTORY_TRASH] = N_("trash"),
	[HISTORY_UNDO] = N_("undone and redone"),
	[HISTORY_OVERDUE] = N_("became overdue"),
};

const char *history_kind_name(enum history_kind kind)
{
	return _(kind_names[kind]);
}

/* Verbs that are no acts of a lifecycle. Of time limits only a recount is told apart. */
static const struct {
	const char *action;
	enum history_kind kind;
} kinds[] = {
	{"add", HISTORY_ENTRY},
	{"log", HISTORY_ENTRY},
	{"set", HISTORY_CHANGE},
	{"link", HISTORY_CHANGE},
	{"trash", HISTORY_TRASH},
	{"restore", HISTORY_TRASH},
	{"undo", HISTORY_UNDO},
	{"redo", HISTORY_UNDO},
	{"recount", HISTORY_CALENDAR},
};

static enum history_kind kind_of(const struct event *event)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (strcmp(kinds[i].action, event->action) == 0)
			return kinds[i].kind;
	return strcmp(event->entity, entity_clock.name) == 0 ? HISTORY_CLOCK : HISTORY_ACT;
}

/* ---- which rows of the journal ---------------------------------------------------------------- */

/* What of the journal belongs to a record: bound to ?1 … ?6 of the statements event_subject_*. */
static void bind_subject(struct statement *st, const struct history *history)
{
	static const struct entity *const owners[] = {
		&entity_casefile, &entity_petition, &entity_conference, &entity_reception_day};

	bind_text(st, 1, history->entity->name);
	bind_integer(st, 2, history->id);
	for (int i = 0; i < (int)(sizeof owners / sizeof *owners); i++)
		bind_reference(st, 3 + i, history->entity == owners[i] ? history->id : 0);
}

static struct statement *begin_read(const struct history *history, int64_t from, bool newer)
{
	static const enum sql_id ids[2][2] = {
		{SQL_EVENT_SUBJECT_OLDER, SQL_EVENT_SUBJECT_NEWER},
		{SQL_EVENT_ALL_OLDER, SQL_EVENT_ALL_NEWER},
	};
	struct statement *st = store_statement(history->desk->store, ids[!history->entity][newer]);
	const date_t until = history->filter.until;
	int next = 1;

	if (history->entity) {
		bind_subject(st, history);
		next = 7;
	}
	bind_integer(st, next++, from);
	bind_text(st, next++, history->filter.staff ? history->filter.staff : "");
	bind_date(st, next++, history->filter.from);
	bind_date(st, next, until ? until + 1 : DATE_NONE);
	return st;
}

/* ---- what came by itself ----------------------------------------------------------------------- */

struct overdue {
	char at[DATE_STAMP_SIZE]; /* the midnight after the last day */
	int64_t clock;
	date_t due;
	int64_t anchor; /* newest row of the journal that is not later */
};

/* A time limit as it stood from a moment on. */
struct stand {
	char at[DATE_STAMP_SIZE];
	date_t due; /* DATE_NONE while it does not run */
	date_t ended;
};

struct stands {
	struct stand *list; /* newest first */
	size_t count;
	struct clock clock; /* as it was before the rows read so far */
	struct error err;
	bool failed;
};

static bool take_stand(void *arg, const struct event *event)
{
	struct stands *stands = arg;
	struct clock *clock = &stands->clock;

	stands->list = xrealloc(stands->list, (stands->count + 1) * sizeof *stands->list);
	struct stand *stand = &stands->list[stands->count++];
	*stand = (struct stand){.due = clock->state == CLOCK_SUSPENDED || clock->record.trashed
			? DATE_NONE
			: clock->due_on,
		.ended = clock->ended_on};
	snprintf(stand->at, sizeof stand->at, "%s", event->at);
	stands->failed =
		!journal_values(&entity_clock, event->before, clock, NULL, NULL, &stands->err);
	return !stands->failed;
}

static void add_overdue(struct history *history, int64_t clock, date_t due, const char *at)
{
	history->overdue =
		xrealloc(history->overdue, (history->overdue_count + 1) * sizeof *history->overdue);
	struct overdue *o = &history->overdue[history->overdue_count++];
	*o = (struct overdue){.clock = clock, .due = due};
	snprintf(o->at, sizeof o->at, "%s", at);
}

/* The moments at which a time limit ran out: its day was over while it was still to be kept. */
static void find_overdue(struct history *history, int64_t clock, const struct stands *stands)
{
	char now[DATE_STAMP_SIZE], midnight[DATE_STAMP_SIZE], day[DATE_ISO_SIZE];
	date_t told = DATE_NONE;

	clock_stamp(clock_now(), now);
	for (size_t i = stands->count; i-- > 0;) {
		const struct stand *stand = &stands->list[i];
		const char *until = i ? stands->list[i - 1].at : now;
		if (!stand->due || stand->due == told ||
			(stand->ended && stand->ended <= stand->due))
			continue;
		/* What was written down late, but done in time. */
		if (i && stands->list[i - 1].ended && stands->list[i - 1].ended <= stand->due)
			continue;
		snprintf(midnight, sizeof midnight, "%sT00:00:00", date_iso(stand->due + 1, day));
		if (strcmp(midnight, until) > 0)
			continue;
		const bool first = i + 1 == stands->count;
		add_overdue(history, clock, stand->due,
			first || strcmp(midnight, stand->at) > 0 ? midnight : stand->at);
		told = stand->due;
	}
}

static bool read_clock(struct history *history, const struct clock *clock, struct error *err)
{
	struct stands stands = {0};

	if (clock->owed != CLOCK_OWED_OFFICE)
		return true;
	record_copy(&entity_clock, &stands.clock, clock);
	bool ok = journal_read(
		history->desk, &entity_clock, clock->record.id, 0, 0, take_stand, &stands, err);
	if (ok && stands.failed) {
		*err = stands.err;
		ok = false;
	}
	if (ok)
		find_overdue(history, clock->record.id, &stands);
	free(stands.list);
	record_clear(&entity_clock, &stands.clock);
	return ok;
}

struct clocks {
	struct clock *list;
	size_t count;
};

static bool take_clock(void *arg, const void *record)
{
	struct clocks *clocks = arg;

	clocks->list = xrealloc(clocks->list, (clocks->count + 1) * sizeof *clocks->list);
	clocks->list[clocks->count] = (struct clock){0};
	record_copy(&entity_clock, &clocks->list[clocks->count++], record);
	return true;
}

static bool read_clocks(struct history *history, struct error *err)
{
	struct clocks clocks = {0};
	const struct field *owner = NULL;

	for (size_t i = 0; i < entity_clock.field_count; i++)
		if (entity_clock.fields[i].ref == history->entity)
			owner = &entity_clock.fields[i];
	if (!owner && history->entity != &entity_clock)
		return true;
	const struct condition condition = {
		.field = owner, .by_id = !owner, .op = OP_EQ, .number = history->id};
	const struct query query = {.entity = &entity_clock, .conditions = &condition, .count = 1};
	bool ok = store_query(history->desk->store, &query, take_clock, &clocks, err);
	for (size_t i = 0; i < clocks.count; i++) {
		ok = ok && read_clock(history, &clocks.list[i], err);
		record_clear(&entity_clock, &clocks.list[i]);
	}
	free(clocks.list);
	return ok;
}

static int by_moment(const void *a, const void *b)
{
	const struct overdue *x = a, *y = b;
	const int order = strcmp(x->at, y->at);

	return order ? order : (x->clock > y->clock) - (x->clock < y->clock);
}

/* Between which rows of the journal they belong. */
static bool place_overdue(struct history *history, struct error *err)
{
	int64_t least = 0;

	if (history->overdue_count)
		qsort(history->overdue, history->overdue_count, sizeof *history->overdue,
			by_moment);
	for (size_t i = 0; i < history->overdue_count; i++) {
		struct overdue *o = &history->overdue[i];
		struct statement *st = store_statement(history->desk->store, SQL_EVENT_SUBJECT_AT);
		bool row;
		bind_subject(st, history);
		bind_text(st, 7, o->at);
		if (!statement_step(history->desk->store, st, &row, err))
			return false;
		o->anchor = row ? column_integer(st, 0) : 0;
		statement_reset(st);
		if (o->anchor < least) /* the machine's clock was set back: keep their order */
			o->anchor = least;
		least = o->anchor;
	}
	return true;
}

bool history_open(struct history *history, struct desk *desk, const struct entity *entity,
	int64_t id, struct error *err)
{
	*history = (struct history){.desk = desk, .entity = entity, .id = id};
	return !entity || (read_clocks(history, err) && place_overdue(history, err));
}

void history_clear(struct history *history)
{
	free(history->overdue);
	free(history->filter.staff);
	*history = (struct history){0};
}

/* ---- reading ------------------------------------------------------------------------------------- */

struct reading {
	struct history *history;
	bool newer;
	int left; /* items still wanted */
	size_t next; /* index of the next of what came by itself, + 1 when reading into the past */
	bool (*each)(void *arg, const struct history_item *item);
	void *arg;
	struct buf who, what;
	bool stopped;
};

static bool wants_kind(const struct history *history, enum history_kind kind)
{
	return !history->filter.kinds || (history->filter.kinds & 1u << kind);
}

static void hand_over(struct reading *r, const struct history_item *item)
{
	r->left--;
	if (!r->each(r->arg, item) || !r->left)
		r->stopped = true;
}

static bool wants_overdue(const struct history *history, const struct overdue *o)
{
	const date_t day = o->due + 1;

	return wants_kind(history, HISTORY_OVERDUE) && !history->filter.staff &&
		(!history->filter.from || day >= history->filter.from) &&
		(!history->filter.until || day <= history->filter.until);
}

static void give_overdue(struct reading *r, size_t index)
{
	const struct overdue *o = &r->history->overdue[index];
	struct clock clock = {0};
	char day[DATE_ISO_SIZE];

	if (!wants_overdue(r->history, o) ||
		!store_load(r->history->desk->store, &entity_clock, o->clock, &clock, NULL)) {
		record_clear(&entity_clock, &clock);
		return;
	}
	buf_cut(&r->what, 0);
	buf_printf(&r->what, _("became overdue: %s, due %s"), duty_name(r->history->desk, &clock),
		date_show(o->due, day));
	record_clear(&entity_clock, &clock);
	hand_over(r,
		&(struct history_item){.event = o->anchor,
			.rank = (int)index + 1,
			.clock = o->clock,
			.at = o->at,
			.kind = HISTORY_OVERDUE,
			.who = "",
			.what = buf_text(&r->what)});
}

/* What came by itself and belongs before a row of the journal in the order of reading. */
static void give_overdue_before(struct reading *r, int64_t event)
{
	const struct history *history = r->history;

	while (!r->stopped && !r->newer && r->next && history->overdue[r->next - 1].anchor >= event)
		give_overdue(r, --r->next);
	while (!r->stopped && r->newer && r->next < history->overdue_count &&
		history->overdue[r->next].anchor < event)
		give_overdue(r, r->next++);
}

static void give_event(struct reading *r, const struct event *event)
{
	const enum history_kind kind = kind_of(event);

	if (!wants_kind(r->history, kind))
		return;
	buf_cut(&r->who, 0);
	buf_cut(&r->what, 0);
	journal_who(r->history->desk, event->staff, &r->who);
	journal_what(r->history->desk, event, &r->what);
	hand_over(r,
		&(struct history_item){.event = event->id,
			.tx = event->tx,
			.at = event->at,
			.kind = kind,
			.who = buf_text(&r->who),
			.what = buf_text(&r->what)});
}

/* Where to begin among what came by itself. */
static size_t begin_overdue(
	const struct history *history, const struct history_item *beyond, bool newer)
{
	size_t older = 0;

	if (!beyond)
		return newer ? 0 : history->overdue_count;
	if (beyond->rank) /* itself is left out */
		return newer ? (size_t)beyond->rank : (size_t)beyond->rank - 1;
	while (older < history->overdue_count && history->overdue[older].anchor < beyond->event)
		older++;
	return older;
}

bool history_read(struct history *history, const struct history_item *beyond, bool newer, int limit,
	bool (*each)(void *arg, const struct history_item *item), void *arg, struct error *err)
{
	struct reading r = {.history = history,
		.newer = newer,
		.left = limit,
		.next = begin_overdue(history, beyond, newer),
		.each = each,
		.arg = arg};
	/* The row that what came by itself follows is older than it. */
	int64_t from = beyond ? beyond->event : newer ? 0 : INT64_MAX;
	bool more = true, ok = true;

	if (beyond && beyond->rank && !newer)
		from++;
	struct statement *st = begin_read(history, from, newer);
	while (!r.stopped && (ok = statement_step(history->desk->store, st, &more, err)) && more) {
		const struct event event = journal_row(st);
		give_overdue_before(&r, event.id);
		if (!r.stopped)
			give_event(&r, &event);
	}
	if (ok && !r.stopped)
		give_overdue_before(&r, newer ? INT64_MAX : 0);
	statement_reset(st);
	buf_clear(&r.who);
	buf_clear(&r.what);
	return ok;
}
