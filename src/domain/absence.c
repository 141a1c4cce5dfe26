/*
 * Who stands in for whom. The absences that are not over are few: they are read once and kept until the table is written or the day
 * changes.
 */
#include "domain/absence.h"

#include <stdlib.h>

#include "base/locale.h"
#include "domain/desk_inside.h"
#include "domain/table.h"

static const struct field absence_fields[] = {
	FIELD(absence, staff, N_("Who is away"), REF, .flags = FF_REQUIRED | FF_LIST,
		.ref = &entity_staff, .columns = 12, .help = N_("Whose cases are handed over")),
	FIELD(absence, deputy, N_("Deputy"), REF, .flags = FF_REQUIRED | FF_LIST,
		.ref = &entity_staff, .columns = 12, .help = N_("Who stands in")),
	FIELD(absence, away_from, N_("Away from"), DATE, .flags = FF_REQUIRED | FF_LIST,
		.columns = 10, .help = N_("First day away")),
	FIELD(absence, back_on, N_("Back on"), DATE, .flags = FF_REQUIRED | FF_LIST, .columns = 10,
		.help = N_("Day of return: from then on all is as before")),
	FIELD(absence, reason, N_("Reason"), TEXT, .flags = FF_LIST, .max = 200,
		.help = N_("Why, or what to watch for")),
	FIELD(absence, restricted, N_("Restricted cases too"), BOOL,
		.help = N_("The deputy may read restricted cases; for a leader or who is away to "
			   "allow")),
};

/* ---- what is kept ------------------------------------------------------------------------------ */

struct standin {
	int64_t id, staff, deputy;
	date_t away_from, back_on;
	bool restricted;
};

struct standins {
	date_t today;
	struct standin *list; /* those that are not over */
	size_t count;
};

static bool take(void *arg, const void *record)
{
	struct standins *standins = arg;
	const struct absence *absence = record;

	standins->list = xrealloc(standins->list, (standins->count + 1) * sizeof *standins->list);
	standins->list[standins->count++] = (struct standin){
		.id = absence->record.id,
		.staff = absence->staff,
		.deputy = absence->deputy,
		.away_from = absence->away_from,
		.back_on = absence->back_on,
		.restricted = absence->restricted != 0,
	};
	return true;
}

/* The absences that end after a day. */
static bool read_after(struct desk *desk, date_t day, struct standins *out, struct error *err)
{
	const struct condition later = {
		.field = entity_field(&entity_absence, "back_on"), .op = OP_GT, .date = day};
	const struct query query = {.entity = &entity_absence, .conditions = &later, .count = 1};

	return store_query(desk->store, &query, take, out, err);
}

static void standins_free(struct standins *standins)
{
	if (standins)
		free(standins->list);
	free(standins);
}

void absence_forget(struct desk *desk)
{
	standins_free(desk->standins);
	desk->standins = NULL;
}

/* Those that matter today. Where they cannot be read nobody stands in: the error will show where records are read. */
static const struct standins *now(struct desk *desk)
{
	if (desk->standins && desk->standins->today == date_today())
		return desk->standins;
	absence_forget(desk);
	struct standins *fresh = xcalloc(1, sizeof *fresh);
	fresh->today = date_today();
	if (!read_after(desk, fresh->today, fresh, NULL))
		fresh->count = 0;
	desk->standins = fresh;
	return fresh;
}

/* ---- who acts for whom ------------------------------------------------------------------------- */

static const struct standin *away(const struct standins *standins, int64_t staff, date_t on)
{
	for (size_t i = 0; i < standins->count; i++) {
		const struct standin *s = &standins->list[i];
		if (s->staff == staff && s->away_from <= on && on < s->back_on)
			return s;
	}
	return NULL;
}

/* Followed once: a deputy who is away hands on to their own deputy. 0 where nobody would be there; *reads: restricted cases too. */
static int64_t follow(const struct standins *standins, int64_t staff, date_t on, bool *reads)
{
	const struct standin *first = away(standins, staff, on);

	if (!first)
		return 0;
	const struct standin *second = away(standins, first->deputy, on);
	*reads = first->restricted && (!second || second->restricted);
	if (!second)
		return first->deputy;
	if (second->deputy == staff || away(standins, second->deputy, on))
		return 0;
	return second->deputy;
}

int64_t absence_deputy(struct desk *desk, int64_t staff, date_t on)
{
	bool reads;

	return staff ? follow(now(desk), staff, on, &reads) : 0;
}

bool absence_stands_in(struct desk *desk, int64_t staff)
{
	return desk->staff && staff != desk->staff &&
		absence_deputy(desk, staff, date_today()) == desk->staff;
}

bool absence_reads_for(struct desk *desk, int64_t staff)
{
	bool reads = false;

	return desk->staff && staff && staff != desk->staff &&
		follow(now(desk), staff, date_today(), &reads) == desk->staff && reads;
}

void absence_each(struct desk *desk, void (*each)(void *arg, int64_t staff), void *arg)
{
	const struct standins *standins = now(desk);
	const date_t today = date_today();

	for (size_t i = 0; i < standins->count; i++) {
		const struct standin *s = &standins->list[i];
		if (s->away_from <= today && absence_stands_in(desk, s->staff))
			each(arg, s->staff);
	}
}

static void note(void *arg, int64_t staff)
{
	(void)staff;
	*(bool *)arg = true;
}

bool absence_any(struct desk *desk)
{
	bool any = false;

	if (desk->staff && now(desk)->count)
		absence_each(desk, note, &any);
	return any;
}

date_t absence_back(struct desk *desk, int64_t staff)
{
	const struct standin *s = staff ? away(now(desk), staff, date_today()) : NULL;

	return s ? s->back_on : DATE_NONE;
}

void absence_append(struct desk *desk, int64_t staff, struct buf *out)
{
	const int64_t deputy = absence_deputy(desk, staff, date_today());

	if (!deputy)
		return;
	buf_puts(out, " → ");
	desk_ref_label(desk, &entity_staff, deputy, out);
}

/* ---- what falls in between ---------------------------------------------------------------------- */

struct counting {
	struct absence_load *load;
	date_t from, until;
};

static bool count_case(void *arg, const void *record)
{
	const struct casefile *file = record;
	struct counting *counting = arg;
	struct absence_load *load = counting->load;

	load->open++;
	if (file->due_on < counting->from || file->due_on >= counting->until || file->answered_on)
		return true;
	load->due++;
	if (!load->first || file->due_on < load->first)
		load->first = file->due_on;
	if (file->due_on > load->last)
		load->last = file->due_on;
	return true;
}

bool absence_count(struct desk *desk, int64_t staff, date_t away_from, date_t back_on,
	struct absence_load *out, struct error *err)
{
	const struct condition conditions[] = {
		{.field = entity_field(&entity_casefile, "assignee"), .op = OP_EQ, .number = staff},
		{.field = entity_field(&entity_casefile, "closed_on"), .op = OP_EMPTY},
	};
	const struct query query = {
		.entity = &entity_casefile, .conditions = conditions, .count = 2};
	struct absence_load load = {0};
	struct counting counting = {&load, away_from, back_on};

	if (!store_query(desk->store, &query, count_case, &counting, err))
		return false;
	*out = load;
	return true;
}

/* ---- checks ------------------------------------------------------------------------------------- */

/*
 * Who may hand over: the one who goes, a leader, an administrator, and a clerk who records it, but nobody to themselves: the rights of
 * a deputy are given, not taken.
 */
static bool check_right(struct desk *desk, const struct absence *absence, struct error *err)
{
	const bool superior = !desk->staff || desk->role == ROLE_LEADER || desk->role == ROLE_ADMIN;

	if (superior || desk->staff == absence->staff)
		return true;
	if (desk->role != ROLE_CLERK || desk->staff == absence->deputy)
		return error_set(err, ERR_DENIED,
			_("the one who goes, a leader, or a clerk for them hands over; nobody "
			  "takes "
			  "over by themselves"));
	if (absence->restricted)
		return error_set_field(err, ERR_DENIED, entity_field(&entity_absence, "restricted"),
			_("only a leader or the one who goes may let the deputy read restricted "
			  "cases"));
	return true;
}

static bool check_deputy(struct desk *desk, const struct absence *absence, struct error *err)
{
	struct staff deputy = {0};

	if (!store_load(desk->store, &entity_staff, absence->deputy, &deputy, err))
		return false;
	const bool able = deputy.active && !deputy.record.trashed && deputy.role != ROLE_AUDITOR;
	record_clear(&entity_staff, &deputy);
	return able ||
		check_fault(&entity_absence, "deputy", err,
			_("the deputy must work here and be one who may write"));
}

static bool refuse_chain(struct desk *desk, const struct standins *standins, int64_t staff,
	date_t on, struct error *err)
{
	struct buf who = {0}, deputy = {0};
	char day[DATE_ISO_SIZE];

	desk_ref_label(desk, &entity_staff, staff, &who);
	desk_ref_label(desk, &entity_staff, away(standins, staff, on)->deputy, &deputy);
	error_set_field(err, ERR_INVALID, entity_field(&entity_absence, "deputy"),
		_("on %s nobody would be there for %s: %s is away too, and so is who stands in for "
		  "them"),
		date_show(on, day), buf_text(&who), buf_text(&deputy));
	buf_clear(&who);
	buf_clear(&deputy);
	return false;
}

/* On every day on which something begins, everybody who is away must have somebody who is there. */
static bool check_chains(struct desk *desk, const struct standins *standins,
	const struct absence *absence, struct error *err)
{
	for (size_t d = 0; d < standins->count; d++) {
		date_t on = standins->list[d].away_from;
		if (on < absence->away_from)
			on = absence->away_from;
		if (on >= absence->back_on)
			continue;
		for (size_t i = 0; i < standins->count; i++) {
			const struct standin *s = &standins->list[i];
			bool reads;
			if (s->away_from <= on && on < s->back_on &&
				!follow(standins, s->staff, on, &reads))
				return refuse_chain(desk, standins, s->staff, on, err);
		}
	}
	return true;
}

static bool check_overlap(
	const struct standins *standins, const struct absence *absence, struct error *err)
{
	char from[DATE_ISO_SIZE], back[DATE_ISO_SIZE];

	for (size_t i = 0; i < standins->count; i++) {
		const struct standin *s = &standins->list[i];
		if (s->id == absence->record.id || s->staff != absence->staff ||
			s->away_from >= absence->back_on)
			continue;
		return error_set_field(err, ERR_INVALID, entity_field(&entity_absence, "away_from"),
			_("away already from %s, back on %s: change that absence (VM-%lld) "
			  "instead"),
			date_show(s->away_from, from), date_show(s->back_on, back),
			(long long)s->id);
	}
	return true;
}

static bool absence_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct absence *absence = record;
	struct standins *standins;

	(void)before;
	if (absence->staff == absence->deputy)
		return check_fault(
			&entity_absence, "deputy", err, _("nobody stands in for themselves"));
	if (absence->back_on <= absence->away_from)
		return check_fault(&entity_absence, "back_on", err,
			_("the day of return is after the first day away"));
	if (!check_right(desk, absence, err) || !check_deputy(desk, absence, err))
		return false;
	if (absence->record.trashed)
		return true;
	standins = xcalloc(1, sizeof *standins);
	bool ok = read_after(desk, absence->away_from, standins, err) &&
		check_overlap(standins, absence, err);
	if (ok) {
		for (size_t i = 0; i < standins->count;) /* itself, as it was */
			if (standins->list[i].id == absence->record.id)
				standins->list[i] = standins->list[--standins->count];
			else
				i++;
		take(standins, absence);
		ok = check_chains(desk, standins, absence, err);
	}
	standins_free(standins);
	return ok;
}

const struct entity entity_absence = {
	.name = "absence",
	.table = "absence",
	.label = N_("absence"),
	.plural = N_("absences"),
	.prefix = "VM",
	.numbering = NUM_ID,
	.size = sizeof(struct absence),
	.fields = absence_fields,
	.field_count = COUNT(absence_fields),
	.title = &absence_fields[0],
	.sort = &absence_fields[3],
	.descending = true,
	.check = absence_check,
};
