/*
 * The summary beside a count of its own: histories made by chance with fixed seeds, counted again in plain C over the loaded
 * records, number by number and list by list; and the sample commune, whose summary is kept as text.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/clocks.h"
#include "domain/records.h"
#include "report/summary.h"
#include "sample.h"

static struct error err;

#define MUST(act) cr_assert((act), "%s: %s", #act, err.text)
#define COUNT(table) (sizeof(table) / sizeof(table)[0])

enum { CASES = 60, PETITIONS = 20, OTHERS = 15, HISTORIES = 200, HAMLETS = 3, SPAN = 120 };

static uint64_t seed;

static int chance(int below)
{
	seed = seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((seed >> 33) % (uint64_t)below);
}

/* A day in the history; about one of @p none is missing. */
static date_t any_day(date_t from, int none)
{
	return none && !chance(none) ? DATE_NONE : from + chance(SPAN);
}

/* ---- a history, straight into the store: the count must hold whatever the days say ------------------------ */

struct history {
	struct desk *desk;
	struct casefile cases[CASES];
	struct petition petitions[PETITIONS];
	struct conference conferences[OTHERS];
	struct attendance attendance[OTHERS];
	struct commitment commitments[OTHERS];
	struct reception receptions[OTHERS];
};

static void keep(struct desk *desk, const struct entity *entity, void *record)
{
	MUST(store_insert(desk->store, entity, record, &err));
}

static void make_case(struct history *h, int i, date_t begin)
{
	struct casefile *c = &h->cases[i];
	*c = (struct casefile){.record.trashed = !chance(12),
		.year = 2026,
		.number = i + 1,
		.kind = 1 + chance(5),
		.instance = 1,
		.field = chance(4),
		.summary = strdup("x"),
		.hamlet = chance(HAMLETS + 1),
		.received_on = any_day(begin, 0)};
	c->due_on = chance(6) ? c->received_on + chance(40) : DATE_NONE;
	c->answered_on = chance(2) ? c->received_on + chance(50) : DATE_NONE;
	if (chance(2))
		c->closed_on = (c->answered_on ? c->answered_on : c->received_on) + chance(10);
	c->state = c->closed_on ? STATE_CLOSED : c->answered_on ? STATE_ANSWERED : STATE_RECEIVED;
	if (i && c->closed_on && !chance(8))
		c->merged_into = h->cases[i - 1].record.id;
	if (chance(3) == 0) {
		c->conference = h->conferences[chance(OTHERS)].record.id;
		c->on_spot = c->answered_on && chance(2);
		c->line = i;
	}
	c->assignee = chance(2);
	keep(h->desk, &entity_casefile, c);
}

static void make_history(struct history *h, date_t begin)
{
	char login[] = "a", name[] = "A";
	struct staff staff = {.login = login, .name = name};
	memset(h, 0, sizeof *h);
	MUST(desk_open(&h->desk, ":memory:", STORE_CREATE, &err));
	MUST(store_begin(h->desk->store, &err));
	keep(h->desk, &entity_staff, &staff);
	free(staff.record.uid);
	for (int i = 0; i < HAMLETS; i++) {
		char code[16];
		snprintf(code, sizeof code, "T%d", i + 1);
		struct unit unit = {.code = code, .name = code, .kind = UNIT_HAMLET};
		keep(h->desk, &entity_unit, &unit);
		free(unit.record.uid);
	}
	for (int i = 0; i < OTHERS; i++) {
		struct conference *c = &h->conferences[i];
		*c = (struct conference){.record.trashed = !chance(10),
			.year = 2026,
			.number = i + 1,
			.title = strdup("x"),
			.held_on = any_day(begin, 10),
			.status = chance(8)};
		keep(h->desk, &entity_conference, c);
		h->attendance[i] = (struct attendance){.record.trashed = !chance(10),
			.conference = c->record.id,
			.label = strdup("x"),
			.persons = chance(30)};
		h->attendance[i].women = h->attendance[i].persons / 2;
		keep(h->desk, &entity_attendance, &h->attendance[i]);
		struct commitment *m = &h->commitments[i];
		*m = (struct commitment){.record.trashed = !chance(10),
			.year = 2026,
			.number = i + 1,
			.text = strdup("x"),
			.made_on = any_day(begin, 0)};
		m->due_on = chance(5) ? m->made_on + chance(60) : DATE_NONE;
		switch (chance(3)) {
		case 0:
			m->done_on = m->made_on + chance(70);
			break;
		case 1:
			m->broken_on = m->made_on + chance(70);
			break;
		}
		keep(h->desk, &entity_commitment, m);
		struct reception *r = &h->receptions[i];
		*r = (struct reception){.record.trashed = !chance(10),
			.year = 2026,
			.number = i + 1,
			.received_on = any_day(begin, 0),
			.kind = chance(4),
			.persons = 1 + chance(9),
			.large_group = chance(2),
			.repeated = chance(2)};
		keep(h->desk, &entity_reception, r);
	}
	for (int i = 0; i < CASES; i++)
		make_case(h, i, begin);
	for (int i = 0; i < PETITIONS; i++) {
		struct petition *p = &h->petitions[i];
		*p = (struct petition){.record.trashed = !chance(10),
			.year = 2026,
			.number = i + 1,
			.kind = 1,
			.summary = strdup("x"),
			.signers = 1,
			.received_on = any_day(begin, 0)};
		if (chance(3)) {
			p->handling = 1;
			p->handled_on = p->received_on + chance(30);
		}
		keep(h->desk, &entity_petition, p);
	}
	MUST(store_commit(h->desk->store, &err));
}

static void drop_history(struct history *h)
{
	for (int i = 0; i < CASES; i++)
		record_clear(&entity_casefile, &h->cases[i]);
	for (int i = 0; i < PETITIONS; i++)
		record_clear(&entity_petition, &h->petitions[i]);
	for (int i = 0; i < OTHERS; i++) {
		record_clear(&entity_conference, &h->conferences[i]);
		record_clear(&entity_attendance, &h->attendance[i]);
		record_clear(&entity_commitment, &h->commitments[i]);
		record_clear(&entity_reception, &h->receptions[i]);
	}
	desk_close(h->desk);
}

/* ---- the other count: day by day, as a clerk would with the registers ------------------------------------- */

static bool within(const struct period *p, date_t day)
{
	return day && p->from <= day && day <= p->to;
}

static date_t done_on(const struct casefile *c)
{
	return c->answered_on ? c->answered_on : c->closed_on;
}

static date_t asked_on(const struct period *p)
{
	return date_today() <= p->to ? date_today() : p->to + 1;
}

/* Open on the evening of a day. */
static bool open_on(date_t since, date_t until, date_t day)
{
	return since <= day && !(until && until <= day);
}

static void count_case(const struct casefile *c, const struct period *p, int64_t n[SUM_COLUMNS])
{
	date_t done = done_on(c);
	bool carried = open_on(c->received_on, done, p->from - 1),
	     received = within(p, c->received_on);
	bool left = open_on(c->received_on, done, p->to);
	bool finished = (carried || received) && !left;
	bool late = c->due_on && done > c->due_on;
	memset(n, 0, SUM_COLUMNS * sizeof *n);
	if (c->record.trashed || c->merged_into)
		return;
	n[SUM_CARRIED] = carried;
	n[SUM_RECEIVED] = received;
	n[SUM_DONE] = finished;
	n[SUM_ON_TIME] = finished && !late;
	n[SUM_LATE] = finished && late;
	n[SUM_LEFT] = left;
	n[SUM_LEFT_OVERDUE] = left && c->due_on && c->due_on < asked_on(p);
}

static void count_kind(const struct history *h, const struct period *p, enum summary_group group,
	int64_t code, int64_t n[SUM_COLUMNS])
{
	memset(n, 0, SUM_COLUMNS * sizeof *n);
	for (int i = 0; i < CASES; i++) {
		const struct casefile *c = &h->cases[i];
		int64_t one[SUM_COLUMNS];
		int64_t own = group == SUMMARY_KIND ? c->kind
			: group == SUMMARY_FIELD    ? c->field
						    : c->hamlet;
		if (code != -1 && code != own)
			continue;
		count_case(c, p, one);
		for (int j = 0; j < SUM_COLUMNS; j++)
			n[j] += one[j];
	}
}

static const struct conference *held_at(const struct history *h, int64_t id, const struct period *p)
{
	for (int i = 0; i < OTHERS; i++) {
		const struct conference *c = &h->conferences[i];
		if (c->record.id == id && !c->record.trashed && within(p, c->held_on) &&
			c->status >= CONFERENCE_OPEN && c->status <= CONFERENCE_PUBLISHED)
			return c;
	}
	return NULL;
}

static void count_others(const struct history *h, const struct period *p, struct summary *s)
{
	for (int i = 0; i < OTHERS; i++) {
		const struct attendance *a = &h->attendance[i];
		s->conferences.held += held_at(h, h->conferences[i].record.id, p) != NULL;
		if (!a->record.trashed && held_at(h, a->conference, p)) {
			s->conferences.persons += a->persons;
			s->conferences.women += a->women;
		}
		const struct commitment *m = &h->commitments[i];
		date_t ended = m->done_on ? m->done_on : m->broken_on;
		if (!m->record.trashed && m->made_on <= p->to) {
			bool open = open_on(m->made_on, ended, p->to),
			     late = m->due_on && m->done_on > m->due_on;
			s->commitments.made += within(p, m->made_on);
			s->commitments.due += within(p, m->due_on);
			s->commitments.kept += within(p, m->done_on) && !late;
			s->commitments.kept_late += within(p, m->done_on) && late;
			s->commitments.broken += within(p, m->broken_on);
			s->commitments.open += open;
			s->commitments.overdue += open && m->due_on && m->due_on < asked_on(p);
		}
		const struct reception *r = &h->receptions[i];
		if (!r->record.trashed && within(p, r->received_on)) {
			s->receptions.visits++;
			s->receptions.persons += r->persons;
			s->receptions.regular += r->kind == 1;
			s->receptions.scheduled += r->kind == 2;
			s->receptions.unscheduled += r->kind == 3;
			s->receptions.large_groups += r->large_group;
			s->receptions.repeated += r->repeated;
		}
	}
	for (int i = 0; i < CASES; i++) {
		const struct casefile *c = &h->cases[i];
		if (!c->conference || c->record.trashed || c->merged_into ||
			!held_at(h, c->conference, p))
			continue;
		s->conferences.opinions++;
		s->conferences.on_spot += c->on_spot;
		s->conferences.assigned += !c->on_spot && c->assignee;
		s->conferences.overdue += !c->on_spot && (!done_on(c) || done_on(c) > p->to) &&
			c->due_on && c->due_on < asked_on(p);
	}
	for (int i = 0; i < PETITIONS; i++) {
		const struct petition *t = &h->petitions[i];
		if (t->record.trashed)
			continue;
		bool carried = open_on(t->received_on, t->handled_on, p->from - 1);
		bool received = within(p, t->received_on),
		     left = open_on(t->received_on, t->handled_on, p->to);
		s->petitions.carried += carried;
		s->petitions.received += received;
		s->petitions.left += left;
		s->petitions.handled += (carried || received) && !left;
	}
}

/* ---- comparing ------------------------------------------------------------------------------------------- */

static void check_row(const struct history *h, const struct period *p, enum summary_group group,
	const struct summary_row *row, uint64_t history)
{
	int64_t n[SUM_COLUMNS];
	count_kind(h, p, group, row->code, n);
	for (int i = 0; i < SUM_COLUMNS; i++)
		cr_assert_eq(row->n[i], n[i],
			"history %llu, %s, group %d code %lld column %d: %lld, not %lld",
			(unsigned long long)history, p->name, (int)group, (long long)row->code, i,
			(long long)row->n[i], (long long)n[i]);
	cr_assert_eq(n[SUM_CARRIED] + n[SUM_RECEIVED], n[SUM_DONE] + n[SUM_LEFT]);
	cr_assert_eq(n[SUM_DONE], n[SUM_ON_TIME] + n[SUM_LATE]);
}

/* The list behind a case number has as many rows, all of which the number counts. */
static void check_cell(const struct history *h, const struct period *p, enum summary_group group,
	const struct summary_row *row, int column)
{
	const struct entity *entity;
	int64_t *ids;
	size_t count;
	MUST(summary_cell(h->desk, p, group, row->code, column, &entity, &ids, &count, &err));
	cr_assert_eq(entity, &entity_casefile);
	cr_assert_eq((int64_t)count, row->n[column]);
	for (size_t i = 0; i < count; i++) {
		int64_t n[SUM_COLUMNS];
		const struct casefile *c = NULL, *before = NULL;
		for (int j = 0; j < CASES; j++) {
			c = h->cases[j].record.id == ids[i] ? &h->cases[j] : c;
			before = i && h->cases[j].record.id == ids[i - 1] ? &h->cases[j] : before;
		}
		cr_assert(c);
		count_case(c, p, n);
		cr_assert(n[column], "case %lld does not belong to column %d", (long long)ids[i],
			column);
		cr_assert(!before || before->received_on <= c->received_on,
			"the list is not in the order of days");
	}
	free(ids);
}

/* @p lists: the lists behind the numbers, too. */
static void check_period(
	const struct history *h, const struct period *p, uint64_t history, bool lists)
{
	struct summary s, other = {0};
	MUST(summary_make(h->desk, p, &s, &err));
	check_row(h, p, SUMMARY_KIND, &s.total, history);
	for (size_t i = 0; i < COUNT(s.kinds); i++)
		check_row(h, p, SUMMARY_KIND, &s.kinds[i], history);
	for (size_t i = 0; i < s.field_count; i++)
		check_row(h, p, SUMMARY_FIELD, &s.fields[i], history);
	for (size_t i = 0; i < s.hamlet_count; i++)
		check_row(h, p, SUMMARY_HAMLET, &s.hamlets[i], history);
	for (int column = 0; lists && column < SUM_COLUMNS; column++) {
		check_cell(h, p, SUMMARY_KIND, &s.total, column);
		check_cell(h, p, SUMMARY_KIND, &s.kinds[history % 5], column);
		if (s.field_count)
			check_cell(h, p, SUMMARY_FIELD, &s.fields[0], column);
		if (s.hamlet_count)
			check_cell(h, p, SUMMARY_HAMLET, &s.hamlets[0], column);
	}
	count_others(h, p, &other);
	cr_assert(memcmp(&s.conferences, &other.conferences, sizeof s.conferences) == 0,
		"conferences of %llu", (unsigned long long)history);
	cr_assert(memcmp(&s.commitments, &other.commitments, sizeof s.commitments) == 0,
		"commitments of %llu", (unsigned long long)history);
	cr_assert(memcmp(&s.receptions, &other.receptions, sizeof s.receptions) == 0,
		"receptions of %llu", (unsigned long long)history);
	cr_assert(memcmp(&s.petitions, &other.petitions, sizeof s.petitions) == 0,
		"petitions of %llu", (unsigned long long)history);
	summary_clear(&s);
}

/* Sums of the list behind a number of people. */
static int64_t people_behind(struct desk *desk, const struct entity *entity, const char *key,
	const int64_t *ids, size_t count)
{
	int64_t sum = 0;
	for (size_t i = 0; i < count; i++) {
		void *record = calloc(1, entity->size);
		MUST(desk_load(desk, entity, ids[i], record, &err));
		sum += field_integer(entity_field(entity, key), record);
		record_clear(entity, record);
		free(record);
	}
	return sum;
}

static void check_other_cells(struct desk *desk, const struct period *p, const struct summary *s)
{
	static const struct {
		enum summary_group group;
		size_t offset;
		int columns;
	} groups[] = {
		{SUMMARY_CONFERENCE, offsetof(struct summary, conferences), 7},
		{SUMMARY_COMMITMENT, offsetof(struct summary, commitments), 7},
		{SUMMARY_RECEPTION, offsetof(struct summary, receptions), 7},
		{SUMMARY_PETITION, offsetof(struct summary, petitions), 4},
	};
	for (size_t i = 0; i < COUNT(groups); i++) {
		const int64_t *counters = (const int64_t *)((const char *)s + groups[i].offset);
		for (int column = 0; column < groups[i].columns; column++) {
			const struct entity *entity;
			int64_t *ids;
			size_t count;
			MUST(summary_cell(
				desk, p, groups[i].group, 0, column, &entity, &ids, &count, &err));
			int64_t behind = (int64_t)count;
			if (entity == &entity_attendance)
				behind = people_behind(desk, entity,
					column == 1 ? "persons" : "women", ids, count);
			else if (entity == &entity_reception && column == 1)
				behind = people_behind(desk, entity, "persons", ids, count);
			cr_assert_eq(behind, counters[column],
				"group %d column %d: %lld behind %lld", (int)groups[i].group,
				column, (long long)behind, (long long)counters[column]);
			free(ids);
		}
	}
}

static void set_up(void)
{
	setenv("DOITHOAI_NOW", SAMPLE_NOW, 1);
	setenv("DOITHOAI_USER", "nobody-yet", 1);
	locale_init();
}

Test(summary, equals_a_count_made_another_way_in_hundreds_of_histories, .init = set_up)
{
	for (uint64_t history = 0; history < HISTORIES; history++) {
		static const char *const periods[] = {"2026-03", "2026-Q1", "2026-H1", "2025",
			"2026-9M", "2026-02-28..2026-03-01", "2026-04-01..2026-12-31"};
		struct history h;
		seed = history + 1;
		/* The turn of a year in one half, a leap day in the other. */
		make_history(&h, history % 2 ? date_make(2025, 11, 20) : date_make(2026, 1, 10));
		for (size_t i = 0; i < COUNT(periods); i++) {
			struct period p;
			MUST(period_parse(&p, periods[i], history % 3 ? 15 : 1, &err));
			check_period(&h, &p, history, i == history % COUNT(periods));
		}
		drop_history(&h);
	}
}

Test(summary, what_a_period_leaves_the_next_one_carries_over, .init = set_up)
{
	for (uint64_t history = 0; history < 20; history++) {
		struct history h;
		struct period p;
		struct summary last, next;
		seed = 1000 + history;
		make_history(&h, date_make(2024, 1, 5));
		MUST(period_parse(&p, "2023-12", history % 2 ? 15 : 1, &err));
		MUST(summary_make(h.desk, &p, &last, &err));
		cr_assert_eq(last.total.n[SUM_CARRIED], 0);
		int64_t received = last.total.n[SUM_RECEIVED];
		for (int month = 0; month < 8; month++) {
			period_move(&p, 1, history % 2 ? 15 : 1);
			MUST(summary_make(h.desk, &p, &next, &err));
			cr_assert_eq(
				next.total.n[SUM_CARRIED], last.total.n[SUM_LEFT], "%s", p.name);
			for (size_t i = 0; i < COUNT(next.kinds); i++)
				cr_assert_eq(next.kinds[i].n[SUM_CARRIED],
					last.kinds[i].n[SUM_LEFT], "%s", p.name);
			cr_assert_eq(next.petitions.carried, last.petitions.left, "%s", p.name);
			check_other_cells(h.desk, &p, &next);
			received += next.total.n[SUM_RECEIVED];
			summary_clear(&last);
			last = next;
		}
		cr_assert(received > CASES / 2, "the history is too thin to tell: %lld",
			(long long)received);
		summary_clear(&last);
		drop_history(&h);
	}
}

Test(summary, a_case_counts_as_overdue_only_from_the_day_after_its_due_day, .init = set_up)
{
	static const struct {
		const char *now, *period;
		int64_t overdue;
	} asked[] = {
		{"2026-11-20T10:00:00", "2026-12", 0}, /* due today */
		{"2026-11-20T10:00:00", "2026-11-01..2026-11-20",
			0}, /* today is its last day, not over */
		{"2026-11-21T10:00:00", "2026-12", 1},
		{"2027-01-05T10:00:00", "2026-12", 1},
		{"2027-01-05T10:00:00", "2026-11-01..2026-11-20",
			1}, /* the due day is the last of the period, and over */
		{"2027-01-05T10:00:00", "2026-11-01..2026-11-19", 0},
	};
	struct desk *desk = NULL;
	char gist[] = "x";
	struct casefile c = {.year = 2026,
		.number = 1,
		.kind = KIND_FEEDBACK,
		.instance = 1,
		.summary = gist,
		.received_on = date_make(2026, 11, 10),
		.due_on = date_make(2026, 11, 20),
		.state = STATE_RECEIVED};
	MUST(desk_open(&desk, ":memory:", STORE_CREATE, &err));
	MUST(store_insert(desk->store, &entity_casefile, &c, &err));
	for (size_t i = 0; i < COUNT(asked); i++) {
		struct period p;
		struct summary s;
		setenv("DOITHOAI_NOW", asked[i].now, 1);
		MUST(period_parse(&p, asked[i].period, 15, &err));
		MUST(summary_make(desk, &p, &s, &err));
		cr_expect_eq(s.total.n[SUM_LEFT_OVERDUE], asked[i].overdue, "%s on %s", p.name,
			asked[i].now);
		summary_clear(&s);
	}
	free(c.record.uid);
	desk_close(desk);
}

Test(summary, a_number_that_does_not_exist_is_refused, .init = set_up)
{
	struct desk *desk = NULL;
	struct period p;
	const struct entity *entity;
	int64_t *ids;
	size_t count;
	MUST(desk_open(&desk, ":memory:", STORE_CREATE, &err));
	MUST(period_parse(&p, "2026-11", 15, &err));
	cr_expect(!summary_cell(desk, &p, SUMMARY_PETITION, 0, 4, &entity, &ids, &count, &err));
	cr_expect_eq(err.code, ERR_NOT_FOUND);
	cr_expect(!summary_cell(
		desk, &p, SUMMARY_KIND, -1, SUM_COLUMNS, &entity, &ids, &count, &err));
	cr_expect(!summary_cell(desk, &p, SUMMARY_HAMLET, -1, -1, &entity, &ids, &count, &err));
	desk_close(desk);
}

/* ---- the sample ------------------------------------------------------------------------------------------ */

/* Compare with tests/golden/NAME; UPDATE_GOLDEN=1 writes it instead. */
static void golden(const char *name, const struct buf *text)
{
	char path[4096];
	snprintf(path, sizeof path, "%s/tests/golden/%s", getenv("TEST_SRCDIR"), name);
	if (getenv("UPDATE_GOLDEN")) {
		FILE *out = fopen(path, "w");
		cr_assert(out && fputs(buf_text(text), out) >= 0 && fclose(out) == 0, "%s", path);
		return;
	}
	FILE *in = fopen(path, "r");
	cr_assert(in, "%s is missing: make it with UPDATE_GOLDEN=1", path);
	struct buf kept = {0};
	int c;
	while ((c = getc(in)) != EOF)
		buf_putc(&kept, (char)c);
	fclose(in);
	cr_assert_str_eq(buf_text(text), buf_text(&kept), "differs from %s", path);
	buf_clear(&kept);
}

Test(summary, of_the_sample_commune_stays_as_it_was_written)
{
	struct desk *desk = sample_open();
	struct period p;
	struct summary s;
	struct buf text = {0};
	desk->settings.office = strdup("Ủy ban nhân dân xã Tân Lập");
	MUST(period_parse(&p, "2026-11", 15, &err));
	MUST(summary_make(desk, &p, &s, &err));
	check_other_cells(desk, &p, &s);
	summary_text(desk, &s, 80, &text);
	golden("summary-2026-11.txt", &text);
	buf_cut(&text, 0);
	summary_text(desk, &s, 60, &text);
	golden("summary-2026-11-60.txt", &text);
	buf_cut(&text, 0);
	locale_set_language("en");
	summary_text(desk, &s, 80, &text);
	golden("summary-2026-11.en.txt", &text);
	buf_clear(&text);
	summary_clear(&s);
	desk_close(desk);
}

Test(summary, says_when_its_period_is_not_over, .init = set_up)
{
	struct desk *desk = NULL;
	struct period p;
	struct summary s;
	struct buf text = {0};
	MUST(desk_open(&desk, ":memory:", STORE_CREATE, &err));
	period_of_day(&p, date_today(), 15);
	MUST(summary_make(desk, &p, &s, &err));
	summary_text(desk, &s, 80, &text);
	cr_expect(strstr(buf_text(&text), "Kỳ chưa kết thúc; số liệu đến 23/11/2026\n"), "%s",
		buf_text(&text));
	summary_clear(&s);
	buf_cut(&text, 0);
	period_move(&p, -1, 15);
	MUST(summary_make(desk, &p, &s, &err));
	summary_text(desk, &s, 80, &text);
	cr_expect(!strstr(buf_text(&text), "Kỳ chưa kết thúc"));
	summary_clear(&s);
	buf_clear(&text);
	desk_close(desk);
}

static bool check_due(void *arg, const void *record)
{
	struct desk *desk = arg;
	const struct clock *clock = record;
	struct casefile file = {0};
	struct explanation e;
	MUST(clock_explain(desk, clock, false, &e, &err));
	cr_expect_eq(e.due, clock->due_on, "clock %lld", (long long)clock->record.id);
	if (clock->casefile && e.limit->main) {
		MUST(desk_load(desk, &entity_casefile, clock->casefile, &file, &err));
		cr_expect_eq(file.due_on, clock->due_on, "case %lld of %lld",
			(long long)file.number, (long long)file.year);
	}
	explanation_clear(&e);
	record_clear(&entity_casefile, &file);
	return true;
}

Test(sample, due_dates_are_those_that_the_program_works_out)
{
	struct desk *desk = sample_open();
	struct query query = {.entity = &entity_clock};
	MUST(store_query(desk->store, &query, check_due, desk, &err));
	desk_close(desk);
}

Test(sample, has_what_a_year_of_an_office_has)
{
	struct desk *desk = sample_open();
	static const struct {
		const struct entity *entity;
		int64_t least, most;
	} sizes[] = {
		{&entity_unit, 15, 30}, {&entity_staff, 12, 12}, {&entity_person, 140, 160},
		{&entity_conference, 6, 7}, {&entity_casefile, 200, 400},
		{&entity_petition, 80, 200}, {&entity_reception, 100, 250},
		{&entity_commitment, 25, 60}, {&entity_resolution, 200, 400},
		{&entity_document, 60, 200},
		{&entity_holiday, 4, 4}, /* the calendar stands in the rules */
	};
	for (size_t i = 0; i < COUNT(sizes); i++) {
		struct query query = {.entity = sizes[i].entity};
		int64_t count;
		MUST(store_count(desk->store, &query, &count, &err));
		cr_expect(count >= sizes[i].least && count <= sizes[i].most, "%s: %lld",
			sizes[i].entity->name, (long long)count);
	}
	struct period p;
	struct summary s;
	MUST(period_parse(&p, "2025-11-22..2026-11-21", 15, &err));
	MUST(summary_make(desk, &p, &s, &err));
	for (size_t i = 0; i < COUNT(s.kinds); i++)
		cr_expect(s.kinds[i].n[SUM_RECEIVED] >= 10, "kind %zu", i);
	cr_expect(s.total.n[SUM_LATE] >= 5 && s.total.n[SUM_LEFT_OVERDUE] >= 2);
	cr_expect_eq(s.conferences.held, 6);
	cr_expect(s.commitments.kept && s.commitments.kept_late && s.commitments.broken &&
		s.commitments.overdue);
	cr_expect(s.receptions.large_groups && s.receptions.repeated && s.receptions.scheduled);
	cr_expect_eq(s.hamlet_count, 8);
	summary_clear(&s);
	desk_close(desk);
}
