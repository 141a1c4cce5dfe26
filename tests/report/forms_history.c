/* Histories made by chance; see forms_history.h. */
#include "forms_history.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct error err;

#define MUST(act) cr_assert((act), "%s: %s", #act, err.text)

int forms_chance(struct forms_history *h, int below)
{
	h->seed = h->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((h->seed >> 33) % (uint64_t)below);
}

/* A day of the history, before and after it too; about one of @p none is missing. */
static date_t any_day(struct forms_history *h, int none)
{
	return none && !forms_chance(h, none) ? DATE_NONE
					      : h->begin - 30 + forms_chance(h, HISTORY_DAYS);
}

/* Mostly some days later, as it should be; sometimes any day, also an earlier one. */
static date_t later_day(struct forms_history *h, date_t day, int within, int none)
{
	if (none && !forms_chance(h, none))
		return DATE_NONE;
	return forms_chance(h, 8) ? day + forms_chance(h, within) : any_day(h, 0);
}

static void keep(struct forms_history *h, const struct entity *entity, void *record)
{
	MUST(store_insert(h->desk->store, entity, record, &err));
}

static int any_field(struct forms_history *h)
{
	static const int odd[] = {0, 77, 99};

	return forms_chance(h, 5) ? 1 + forms_chance(h, 29) : odd[forms_chance(h, 3)];
}

static void make_case(struct forms_history *h, int i)
{
	struct casefile *c = &h->cases[i];

	*c = (struct casefile){.record.trashed = !forms_chance(h, 12),
		.year = 2026,
		.number = i + 1,
		.kind = 1 + forms_chance(h, 5),
		.instance = 1 + forms_chance(h, 3),
		.field = any_field(h),
		.summary = strdup("x"),
		.received_on = any_day(h, 0),
		.outcome = forms_chance(h, 3) ? forms_chance(h, 7) : forms_chance(h, 41),
		.satisfaction = forms_chance(h, 4)};
	c->due_on = later_day(h, c->received_on, 40, 6);
	c->answered_on = later_day(h, c->received_on, 60, 2);
	c->closed_on = later_day(h, c->answered_on ? c->answered_on : c->received_on, 20, 2);
	c->accepted_on = later_day(h, c->received_on, 10, 3);
	if (i && c->closed_on && !forms_chance(h, 4))
		c->merged_into = h->cases[forms_chance(h, i)].record.id;
	if (!forms_chance(h, 3)) {
		c->conference = h->conferences[forms_chance(h, HISTORY_OTHERS)].record.id;
		c->on_spot = forms_chance(h, 2);
	}
	keep(h, &entity_casefile, c);
}

static void make_petition(struct forms_history *h, int i)
{
	struct petition *p = &h->petitions[i];

	*p = (struct petition){.record.trashed = !forms_chance(h, 12),
		.year = 2026,
		.number = i + 1,
		.received_on = any_day(h, 0),
		.kind = forms_chance(h, 4),
		.channel = forms_chance(h, 10),
		.summary = strdup("x"),
		.field = any_field(h),
		.signers = forms_chance(h, 4),
		.identity = forms_chance(h, 4),
		.eligibility = forms_chance(h, 3),
		.competence = forms_chance(h, 5),
		.settled_before = forms_chance(h, 8) ? 0 : forms_chance(h, 3),
		.refusals = forms_chance(h, 8) ? 0 : 256 + forms_chance(h, 4),
		.replied_on = any_day(h, 2)};
	p->handled_on = later_day(h, p->received_on, 30, 3);
	p->handling = p->handled_on ? 1 + forms_chance(h, forms_chance(h, 2) ? 3 : 11) : 0;
	if (i && !forms_chance(h, 4))
		p->duplicate_of = h->petitions[forms_chance(h, i)].record.id;
	if (forms_chance(h, 2))
		p->casefile = h->cases[forms_chance(h, HISTORY_CASES)].record.id;
	keep(h, &entity_petition, p);
}

static void make_conference(struct forms_history *h, int i)
{
	struct conference *c = &h->conferences[i];

	*c = (struct conference){.record.trashed = !forms_chance(h, 10),
		.year = 2026,
		.number = i + 1,
		.title = strdup("x"),
		.held_on = any_day(h, 10),
		.status = forms_chance(h, 8)};
	keep(h, &entity_conference, c);
}

static void make_visits(struct forms_history *h, int i)
{
	struct attendance *a = &h->attendance[i];
	struct reception *r = &h->receptions[i];
	struct reception_day *d = &h->days[i];

	*a = (struct attendance){.record.trashed = !forms_chance(h, 10),
		.conference = h->conferences[forms_chance(h, HISTORY_OTHERS)].record.id,
		.label = strdup("x"),
		.persons = forms_chance(h, 30)};
	a->women = a->persons / 2;
	keep(h, &entity_attendance, a);
	*r = (struct reception){.record.trashed = !forms_chance(h, 10),
		.year = 2026,
		.number = i + 1,
		.received_on = h->begin - 10 + forms_chance(h, 60),
		.kind = forms_chance(h, 4),
		.persons = 1 + forms_chance(h, 9),
		.large_group = forms_chance(h, 2),
		.repeated = forms_chance(h, 2),
		.delegated = forms_chance(h, 2),
		.petition = forms_chance(h, 2)
			? h->petitions[forms_chance(h, HISTORY_PETITIONS)].record.id
			: 0};
	keep(h, &entity_reception, r);
	*d = (struct reception_day){.record.trashed = !forms_chance(h, 10),
		.day = h->begin - 10 + forms_chance(h, 60),
		.host = 1 + forms_chance(h, 3),
		.held = forms_chance(h, 3),
		.delegated = forms_chance(h, 2)};
	keep(h, &entity_reception_day, d);
}

static void make_commitment(struct forms_history *h, int i)
{
	struct commitment *m = &h->commitments[i];

	*m = (struct commitment){.record.trashed = !forms_chance(h, 10),
		.year = 2026,
		.number = i + 1,
		.text = strdup("x"),
		.conference = forms_chance(h, 2)
			? h->conferences[forms_chance(h, HISTORY_OTHERS)].record.id
			: 0,
		.made_on = any_day(h, 0)};
	m->due_on = later_day(h, m->made_on, 60, 5);
	m->done_on = later_day(h, m->made_on, 70, 2);
	m->broken_on = later_day(h, m->made_on, 70, 2);
	keep(h, &entity_commitment, m);
}

static void make_decision(struct forms_history *h, int i)
{
	struct resolution *r = &h->resolutions[i];
	struct enforcement *s = &h->steps[i];
	const bool owes = forms_chance(h, 2);

	*r = (struct resolution){.record.trashed = !forms_chance(h, 10),
		.casefile = h->cases[forms_chance(h, HISTORY_CASES)].record.id,
		.kind = 3 + forms_chance(h, 2),
		.issued_on = any_day(h, 0),
		.outcome = forms_chance(h, 6)};
	if (owes) {
		r->money_recovered = forms_chance(h, 5) * 1000;
		r->land_recovered = forms_chance(h, 5);
		r->money_returned = forms_chance(h, 9) * 1000;
		r->land_returned = forms_chance(h, 9);
		r->money_to_organisations = forms_chance(h, 9) * 1000;
		r->land_to_organisations = forms_chance(h, 9);
		r->organisations_restored = forms_chance(h, 3);
		r->persons_restored = forms_chance(h, 3);
		r->organisations_disciplined = forms_chance(h, 3);
		r->persons_disciplined = forms_chance(h, 3);
		r->officials_disciplined = forms_chance(h, 3);
		r->referred_cases = forms_chance(h, 3);
		r->referred_persons = forms_chance(h, 3);
		r->referred_officials = forms_chance(h, 3);
	}
	r->enforced_on = later_day(h, r->issued_on, 60, 2);
	keep(h, &entity_resolution, r);
	*s = (struct enforcement){.record.trashed = !forms_chance(h, 10),
		.resolution = h->resolutions[forms_chance(h, i + 1)].record.id,
		.done_on = any_day(h, 0),
		.money_recovered = forms_chance(h, 5) * 700,
		.land_recovered = forms_chance(h, 5),
		.money_returned = forms_chance(h, 5) * 700,
		.land_returned = forms_chance(h, 5),
		.organisations_restored = forms_chance(h, 2),
		.persons_restored = forms_chance(h, 2),
		.organisations_disciplined = forms_chance(h, 2),
		.persons_disciplined = forms_chance(h, 2),
		.officials_disciplined = forms_chance(h, 2),
		.prosecuted_cases = forms_chance(h, 2),
		.prosecuted_persons = forms_chance(h, 2),
		.prosecuted_officials = forms_chance(h, 2)};
	s->money_to_organisations = s->money_returned ? forms_chance(h, 2) * 700 : 0;
	s->land_to_organisations = s->land_returned ? forms_chance(h, 2) : 0;
	keep(h, &entity_enforcement, s);
}

static void make_opening(struct forms_history *h, int i)
{
	struct opening_balance *o = &h->openings[i];

	*o = (struct opening_balance){.record.trashed = !forms_chance(h, 10),
		.as_of = any_day(h, 0),
		.stage = 1 + forms_chance(h, 2),
		.kind = 1 + forms_chance(h, 3),
		.petitions = forms_chance(h, 6),
		.cases = forms_chance(h, 4),
		.signers = forms_chance(h, 4),
		.field = any_field(h),
		.instance = 1 + forms_chance(h, 3)};
	o->done_on = later_day(h, o->as_of, 60, 3);
	if (o->stage == OPENING_PETITIONS)
		o->handling = o->done_on ? 1 + forms_chance(h, 11) : 0;
	else
		o->outcome = forms_chance(h, 8);
	o->late = forms_chance(h, 2);
	keep(h, &entity_opening_balance, o);
}

/* Leap day, the turn of a year, the day a set of forms ends, the days around today. */
static date_t any_begin(struct forms_history *h)
{
	static const int begins[][3] = {
		{2023, 12, 1}, {2024, 2, 10}, {2025, 12, 1}, {2026, 1, 20}, {2026, 9, 1}};
	const int *day = begins[forms_chance(h, 5)];

	return date_make(day[0], day[1], day[2]);
}

void forms_history_make(struct forms_history *h, uint64_t seed)
{
	h->seed = seed * 2654435761u + 1;
	if (!h->desk)
		MUST(desk_open(&h->desk, ":memory:", STORE_CREATE, &err));
	h->begin = any_begin(h);
	MUST(store_begin(h->desk->store, &err));
	for (int i = 0; i < HISTORY_OTHERS; i++)
		make_conference(h, i);
	for (int i = 0; i < HISTORY_CASES; i++)
		make_case(h, i);
	for (int i = 0; i < HISTORY_PETITIONS; i++)
		make_petition(h, i);
	for (int i = 0; i < HISTORY_OTHERS; i++) {
		make_visits(h, i);
		make_commitment(h, i);
		make_decision(h, i);
		make_opening(h, i);
	}
}

void forms_history_drop(struct forms_history *h)
{
	for (int i = 0; i < HISTORY_CASES; i++)
		record_clear(&entity_casefile, &h->cases[i]);
	for (int i = 0; i < HISTORY_PETITIONS; i++)
		record_clear(&entity_petition, &h->petitions[i]);
	for (int i = 0; i < HISTORY_OTHERS; i++) {
		record_clear(&entity_conference, &h->conferences[i]);
		record_clear(&entity_attendance, &h->attendance[i]);
		record_clear(&entity_commitment, &h->commitments[i]);
		record_clear(&entity_reception, &h->receptions[i]);
		record_clear(&entity_reception_day, &h->days[i]);
		record_clear(&entity_resolution, &h->resolutions[i]);
		record_clear(&entity_enforcement, &h->steps[i]);
		record_clear(&entity_opening_balance, &h->openings[i]);
	}
	store_rollback(h->desk->store);
}
