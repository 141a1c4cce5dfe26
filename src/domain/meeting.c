/* How far a conference is. */
#include "domain/meeting.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/table.h"

static const char *const step_names[MEETING_STEPS] = {
	[MEETING_PREPARE] = N_("Prepare"),
	[MEETING_ANNOUNCE] = N_("Announce"),
	[MEETING_LIVE] = N_("Hold and log"),
	[MEETING_TIDY] = N_("Tidy"),
	[MEETING_MINUTES] = N_("Minutes"),
	[MEETING_CASES] = N_("To cases"),
	[MEETING_CONCLUSION] = N_("Conclusion notice"),
	[MEETING_PUBLISH] = N_("Publish"),
};

/* Time limits of the steps that have one. */
static const char *const step_limits[MEETING_STEPS] = {
	[MEETING_ANNOUNCE] = "conference.announce",
	[MEETING_PUBLISH] = "conference.publish",
};

static const char *const gap_names[] = {
	N_("hour of opening"),
	N_("venue"),
	N_("chairs"),
	N_("secretary"),
	N_("composition"),
	N_("proceedings"),
	N_("conclusion"),
	N_("hour of the end"),
};

const char *meeting_step_name(enum meeting_step step)
{
	return _(step_names[step]);
}

const char *meeting_gap_name(unsigned gap)
{
	for (size_t i = 0; i < COUNT(gap_names); i++)
		if (gap & 1u << i)
			return _(gap_names[i]);
	return "";
}

/* ---- counting ------------------------------------------------------------------------------------ */

/* One condition more than "of this conference". */
static bool count_of(struct desk *desk, const struct entity *entity, int64_t conference,
	const struct condition *more, int64_t *out, struct error *err)
{
	struct condition conditions[2] = {
		{.field = entity_field(entity, "conference"), .op = OP_EQ, .number = conference}};
	const struct query query = {
		.entity = entity, .conditions = conditions, .count = more ? 2 : 1};

	if (more)
		conditions[1] = *more;
	return store_count(desk->store, &query, out, err);
}

static bool count_cases(struct desk *desk, int64_t conference, const char *key, int64_t value,
	int64_t *out, struct error *err)
{
	const struct condition condition = {
		.field = entity_field(&entity_casefile, key), .op = OP_EQ, .number = value};

	return count_of(desk, &entity_casefile, conference, &condition, out, err);
}

static bool add_present(void *arg, const void *record)
{
	*(int64_t *)arg += ((const struct attendance *)record)->persons;
	return true;
}

static bool take_clock(void *arg, const void *record)
{
	struct meeting *meeting = arg;
	const struct clock *clock = record;

	for (int i = 0; i < MEETING_STEPS; i++) {
		if (!step_limits[i] || strcmp(step_limits[i], clock->rule) != 0 ||
			clock->state == CLOCK_FALLEN)
			continue;
		meeting->due[i] = clock->due_on;
		meeting->met[i] = clock->state == CLOCK_MET;
	}
	return true;
}

static bool of_conference(struct desk *desk, const struct entity *entity, int64_t conference,
	const char *sort, bool (*row)(void *arg, const void *record), void *arg, struct error *err)
{
	const struct condition condition = {
		.field = entity_field(entity, "conference"), .op = OP_EQ, .number = conference};
	const struct query query = {.entity = entity,
		.conditions = &condition,
		.count = 1,
		.sort = sort ? entity_field(entity, sort) : NULL};

	return store_query(desk->store, &query, row, arg, err);
}

/* ---- gaps and steps -------------------------------------------------------------------------------- */

static bool is_empty(const char *text)
{
	return !text || !*text;
}

static unsigned gaps_of(const struct meeting *meeting)
{
	const struct conference *c = &meeting->conference;

	return (is_empty(c->opened_at) && is_empty(c->held_at) ? GAP_OPENED : 0u) |
		(is_empty(c->venue) ? GAP_VENUE : 0u) | (is_empty(c->chairs) ? GAP_CHAIRS : 0u) |
		(c->secretary ? 0u : GAP_SECRETARY) |
		(is_empty(c->attendees) && !meeting->present ? GAP_ATTENDEES : 0u) |
		(is_empty(c->proceedings) ? GAP_PROCEEDINGS : 0u) |
		(is_empty(c->conclusion) ? GAP_CONCLUSION : 0u) |
		(is_empty(c->ended_at) ? GAP_ENDED : 0u);
}

static bool is_done(const struct meeting *meeting, enum meeting_step step)
{
	const struct conference *c = &meeting->conference;
	const bool held = c->status >= CONFERENCE_HELD && c->status <= CONFERENCE_PUBLISHED;
	/* A notice is written from the minutes: those of an old register are on paper. */
	const bool concluded = held && c->status >= CONFERENCE_CONCLUDED;

	switch (step) {
	case MEETING_PREPARE:
		return !is_empty(c->agenda) || c->status >= CONFERENCE_OPEN;
	case MEETING_ANNOUNCE:
		return c->announced_on || held;
	case MEETING_LIVE:
		return held;
	case MEETING_TIDY:
		return concluded || (held && meeting->tidied == meeting->opinions);
	case MEETING_MINUTES:
		return concluded || !meeting->gaps;
	case MEETING_CASES:
		return held && !meeting->pending;
	case MEETING_CONCLUSION:
		return c->conclusion_on;
	case MEETING_PUBLISH:
	case MEETING_STEPS:
		return c->published_on;
	}
	return false;
}

bool meeting_read(struct desk *desk, int64_t conference, struct meeting *out, struct error *err)
{
	struct meeting m = {.current = MEETING_STEPS};
	bool ok = desk_load(desk, &entity_conference, conference, &m.conference, err) &&
		count_of(desk, &entity_casefile, conference, NULL, &m.opinions, err) &&
		count_cases(desk, conference, "tidied", 1, &m.tidied, err) &&
		count_cases(desk, conference, "on_spot", 1, &m.answered, err) &&
		count_cases(desk, conference, "state", STATE_RECEIVED, &m.pending, err) &&
		count_of(desk, &entity_speaker, conference, NULL, &m.speakers, err) &&
		count_of(desk, &entity_commitment, conference, NULL, &m.promises, err) &&
		of_conference(
			desk, &entity_attendance, conference, NULL, add_present, &m.present, err) &&
		of_conference(desk, &entity_clock, conference, NULL, take_clock, &m, err);

	if (!ok) {
		meeting_clear(&m);
		return false;
	}
	m.gaps = gaps_of(&m);
	for (int i = MEETING_STEPS - 1; i >= 0; i--) {
		if (is_done(&m, (enum meeting_step)i))
			m.done |= 1u << i;
		else
			m.current = (enum meeting_step)i;
	}
	*out = m;
	return true;
}

void meeting_clear(struct meeting *meeting)
{
	record_clear(&entity_conference, &meeting->conference);
	*meeting = (struct meeting){0};
}

/* ---- registered speakers ----------------------------------------------------------------------------- */

bool speakers_read(struct desk *desk, int64_t conference,
	bool (*row)(void *arg, const void *record), void *arg, struct error *err)
{
	return of_conference(desk, &entity_speaker, conference, "position", row, arg, err);
}

struct finding {
	int64_t person; /* to be found waiting */
	bool waits;
	int64_t last; /* largest position */
};

static bool look_at(void *arg, const void *record)
{
	struct finding *finding = arg;
	const struct speaker_record *speaker = record;

	finding->last = speaker->position;
	finding->waits = finding->waits ||
		(speaker->person == finding->person && !speaker->casefile && !speaker->passed);
	return true;
}

bool speakers_add(
	struct desk *desk, int64_t conference, int64_t person, const char *topic, struct error *err)
{
	struct finding finding = {.person = person};

	if (!speakers_read(desk, conference, look_at, &finding, err))
		return false;
	if (finding.waits)
		return error_set(err, ERR_CONFLICT, _("This person is on the list already"));
	struct speaker_record speaker = {.conference = conference,
		.person = person,
		.position = finding.last + 1,
		.topic = xstrdup(topic ? topic : "")};
	const bool ok = desk_add(desk, &entity_speaker, &speaker, err);
	record_clear(&entity_speaker, &speaker);
	return ok;
}

/* Save one member of a speaker. */
static bool put_number(struct desk *desk, int64_t id, const char *key, int64_t value,
	const char *verb, struct error *err)
{
	struct speaker_record before = {0}, after = {0};
	bool ok = desk_load(desk, &entity_speaker, id, &before, err);

	if (ok) {
		record_copy(&entity_speaker, &after, &before);
		field_set_integer(entity_field(&entity_speaker, key), &after, value);
		ok = desk_save(desk, &entity_speaker, &before, &after, verb, err);
	}
	record_clear(&entity_speaker, &before);
	record_clear(&entity_speaker, &after);
	return ok;
}

struct order {
	int64_t *ids;
	size_t count, room;
};

static bool take_id(void *arg, const void *record)
{
	struct order *order = arg;

	if (order->count == order->room) {
		order->room = order->room ? order->room * 2 : 32;
		order->ids = xrealloc(order->ids, order->room * sizeof *order->ids);
	}
	order->ids[order->count++] = ((const struct record *)record)->id;
	return true;
}

/* Give the places 1, 2, 3 … to those whose place is another one. */
static bool put_order(struct desk *desk, const struct order *order, struct error *err)
{
	for (size_t i = 0; i < order->count; i++) {
		struct speaker_record speaker = {0};
		if (!desk_load(desk, &entity_speaker, order->ids[i], &speaker, err))
			return false;
		const bool right = speaker.position == (int64_t)i + 1;
		record_clear(&entity_speaker, &speaker);
		if (!right &&
			!put_number(desk, order->ids[i], "position", (int64_t)i + 1, "set", err))
			return false;
	}
	return true;
}

/* Where somebody stands, and the list they stand on. The ids are the caller's to free. */
static bool find_place(
	struct desk *desk, int64_t id, struct order *order, size_t *place, struct error *err)
{
	struct speaker_record speaker = {0};

	if (!desk_load(desk, &entity_speaker, id, &speaker, err))
		return false;
	const int64_t conference = speaker.conference;
	record_clear(&entity_speaker, &speaker);
	if (!speakers_read(desk, conference, take_id, order, err))
		return false;
	for (size_t i = 0; i < order->count; i++) {
		*place = i;
		if (order->ids[i] == id)
			return true;
	}
	return error_set(err, ERR_NOT_FOUND, _("No longer on the list"));
}

bool speakers_move(struct desk *desk, int64_t id, int by, struct error *err)
{
	struct order order = {0};
	size_t place = 0;
	bool ok = find_place(desk, id, &order, &place, err);

	if (ok)
		error_clear(err);
	if (ok && (by < 0 ? place == 0 : place + 1 == order.count)) {
		ok = false;
	} else if (ok) {
		const size_t other = by < 0 ? place - 1 : place + 1;
		order.ids[place] = order.ids[other];
		order.ids[other] = id;
		ok = desk_begin(desk, err) && desk_end(desk, put_order(desk, &order, err), err);
	}
	free(order.ids);
	return ok;
}

bool speakers_pass(struct desk *desk, int64_t id, struct error *err)
{
	struct speaker_record speaker = {0};

	if (!desk_load(desk, &entity_speaker, id, &speaker, err))
		return false;
	const bool spoken = speaker.casefile, passed = speaker.passed;
	record_clear(&entity_speaker, &speaker);
	if (spoken)
		return error_set(err, ERR_DENIED, _("Has spoken already: the line is logged"));
	return put_number(desk, id, "passed", !passed, "set", err);
}

bool speakers_remove(struct desk *desk, int64_t id, struct error *err)
{
	struct order order = {0};
	size_t place = 0;
	bool ok = find_place(desk, id, &order, &place, err) && desk_begin(desk, err);

	if (ok) {
		order.count--;
		memmove(order.ids + place, order.ids + place + 1,
			(order.count - place) * sizeof *order.ids);
		ok = desk_trash(desk, &entity_speaker, id, true, err) &&
			put_order(desk, &order, err);
		ok = desk_end(desk, ok, err);
	}
	free(order.ids);
	return ok;
}
