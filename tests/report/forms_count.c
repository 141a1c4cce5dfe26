/* The other count; see forms_count.h. Columns are named by their number on the form: n[6] is column 6. */
#include "forms_count.h"

#include <string.h>

#include "domain/rules.h"

static bool within(const struct period *p, date_t day)
{
	return day && p->from <= day && day <= p->to;
}

/* Open on the evening of a day. */
static bool open_on(date_t since, date_t until, date_t day)
{
	return since <= day && !(until && until <= day);
}

static date_t asked_on(const struct period *p)
{
	return date_today() <= p->to ? date_today() : p->to + 1;
}

static int64_t at_least_0(int64_t value)
{
	return value > 0 ? value : 0;
}

/* ---- petitions ---------------------------------------------------------------------------------------- */

static const struct casefile *case_of(const struct forms_history *h, int64_t id)
{
	for (int i = 0; i < HISTORY_CASES; i++)
		if (h->cases[i].record.id == id)
			return &h->cases[i];
	return NULL;
}

static const struct petition *petition_of(const struct forms_history *h, int64_t id)
{
	for (int i = 0; i < HISTORY_PETITIONS; i++)
		if (h->petitions[i].record.id == id)
			return &h->petitions[i];
	return NULL;
}

static const struct casefile *survivor(const struct forms_history *h, const struct casefile *c)
{
	while (c && c->merged_into)
		c = case_of(h, c->merged_into);
	return c;
}

enum way { NOWHERE, OURS, GUIDED, TRANSFERRED, URGED };

/* A petition, or so many alike, as the register has it. */
struct paper {
	int64_t id, kind, weight, matters;
	bool opening;
	date_t came, went;
	bool replied, met, refused;
	int64_t signers; /* 1 one 2 several 3 other */
	enum way way;
	int64_t competence, field;
	const struct casefile *file;
	const struct petition *first; /* of its duplicates */
	bool court, settled_before, again;
};

static enum way way_of(int64_t handling, int64_t competence)
{
	switch (handling) {
	case HANDLING_ACCEPTED:
		return OURS;
	case HANDLING_NOT_ACCEPTED:
	case HANDLING_CHECKED:
		return competence <= COMPETENCE_OURS ? OURS : NOWHERE;
	case HANDLING_GUIDED:
		return GUIDED;
	case HANDLING_TRANSFERRED:
	case HANDLING_REFERRED:
		return TRANSFERRED;
	case HANDLING_URGED:
		return URGED;
	default:
		return NOWHERE;
	}
}

static int64_t kind_of(int64_t kind)
{
	return kind == PETITION_COMPLAINT || kind == PETITION_DENUNCIATION ? kind
									   : PETITION_FEEDBACK;
}

static struct paper paper_of_petition(
	const struct forms_history *h, const struct petition *p, const struct period *period)
{
	struct paper paper = {.id = p->record.id,
		.kind = kind_of(p->kind),
		.weight = 1,
		.matters = 1,
		.came = p->received_on,
		.went = p->handled_on,
		.replied = within(period, p->replied_on),
		.met = p->channel == 1 || p->channel == 7,
		.refused = p->eligibility == NOT_ELIGIBLE,
		.signers = p->signers >= 2 ? 2
			: p->identity == IDENTITY_ANONYMOUS || p->identity == IDENTITY_IMPERSONATED
			? 3
			: 1,
		.way = way_of(p->handling, p->competence),
		.competence = p->competence,
		.court = p->refusals & 256,
		.settled_before = p->settled_before == ANSWER_YES,
		.first = p};

	while (paper.first->duplicate_of)
		paper.first = petition_of(h, paper.first->duplicate_of);
	const struct casefile *own = case_of(h, p->casefile ? p->casefile : paper.first->casefile);
	paper.file = own && !own->record.trashed ? survivor(h, own) : NULL;
	paper.field = paper.file && paper.file->field ? paper.file->field : p->field;
	paper.again = paper.file && paper.file->instance > 1;
	for (int i = 0; i < HISTORY_OTHERS; i++)
		paper.met = paper.met ||
			(h->receptions[i].petition == p->record.id &&
				!h->receptions[i].record.trashed);
	return paper;
}

static struct paper paper_of_opening(const struct opening_balance *o)
{
	return (struct paper){.id = o->record.id,
		.opening = true,
		.kind = kind_of(o->kind),
		.weight = o->petitions,
		.matters = o->cases,
		.came = o->as_of,
		.went = o->done_on,
		.signers = o->signers ? o->signers : 1,
		.way = way_of(o->handling, 0),
		.field = o->field,
		.again = o->instance > 1};
}

struct papers {
	struct paper list[HISTORY_PETITIONS + HISTORY_OTHERS];
	int count;
};

static struct papers all_papers(const struct forms_history *h, const struct period *p)
{
	struct papers papers = {.count = 0};

	for (int i = 0; i < HISTORY_PETITIONS; i++)
		if (!h->petitions[i].record.trashed)
			papers.list[papers.count++] = paper_of_petition(h, &h->petitions[i], p);
	for (int i = 0; i < HISTORY_OTHERS; i++)
		if (!h->openings[i].record.trashed && h->openings[i].stage == OPENING_PETITIONS)
			papers.list[papers.count++] = paper_of_opening(&h->openings[i]);
	return papers;
}

static bool carried(const struct paper *x, const struct period *p)
{
	return open_on(x->came, x->went, p->from - 1);
}

static bool counts(const struct paper *x, const struct period *p)
{
	return carried(x, p) || within(p, x->came);
}

static bool handled(const struct paper *x, const struct period *p)
{
	return counts(x, p) && !open_on(x->came, x->went, p->to);
}

static bool fit(const struct paper *x, const struct period *p)
{
	return handled(x, p) && !x->refused && x->way != NOWHERE;
}

static bool visited(const struct paper *x, const struct period *p)
{
	return within(p, x->came) && x->met && !x->opening;
}

static bool same_matter(const struct paper *x, const struct paper *y)
{
	if (x->opening || y->opening || x->kind != y->kind)
		return false;
	return x->file || y->file ? x->file == y->file : x->first == y->first;
}

/* How many matters this one stands for: those that come first do. */
static int64_t matters(const struct papers *papers, const struct paper *x, const struct period *p,
	bool (*counted)(const struct paper *x, const struct period *p))
{
	if (!counted(x, p))
		return 0;
	for (int i = 0; i < papers->count; i++) {
		const struct paper *y = &papers->list[i];
		if (y != x && counted(y, p) && same_matter(x, y) &&
			(y->came < x->came || (y->came == x->came && y->id < x->id)))
			return 0;
	}
	return x->matters;
}

static int64_t official(const struct forms_history *h, const struct paper *x)
{
	const struct rules *rules = h->desk->rules;
	size_t count;
	const struct list_value *fields = rules_list(rules, "fields", &count);

	for (size_t i = 0; i < count; i++) {
		const char *key = x->kind == PETITION_COMPLAINT ? fields[i].complaint
			: x->kind == PETITION_DENUNCIATION	? fields[i].denunciation
								: fields[i].feedback;
		if (fields[i].value == x->field && key)
			return rules_list_find(rules, "columns", key)->value;
	}
	return x->kind == PETITION_FEEDBACK ? 14 : 8;
}

static bool settled(const struct paper *x, const struct period *p)
{
	const date_t done = !x->file   ? DATE_NONE
		: x->file->answered_on ? x->file->answered_on
				       : x->file->closed_on;

	return (done && done <= p->to) || x->settled_before || x->court;
}

static bool begun(const struct paper *x, const struct period *p)
{
	return x->file &&
		((x->file->accepted_on && x->file->accepted_on <= p->to) ||
			(x->file->kind != KIND_COMPLAINT && x->file->kind != KIND_DENUNCIATION));
}

static bool overdue(const struct paper *x, const struct period *p)
{
	return x->file && x->file->due_on && x->file->due_on < asked_on(p);
}

/* By field: the columns from @p first on stand for these official columns, what is none of them goes to the last. */
static void add_field(int64_t n[], int first, const int official_columns[], int count,
	int64_t field, int64_t value)
{
	for (int i = 0; i < count; i++)
		if (official_columns[i] == field || i == count - 1) {
			n[first + i] += value;
			return;
		}
}

static void add_fields(int64_t n[], int sum, int64_t kind, int64_t field, int64_t m)
{
	static const int complaint[] = {1, 2, 4, 6, 7, 8},
			 denunciation[] = {1, 2, 3, 4, 5, 6, 7, 8}, feedback[] = {11, 12, 13, 14};

	if (kind == PETITION_FEEDBACK) {
		add_field(n, sum, feedback, 4, field, m);
		return;
	}
	n[sum] += field <= 4 ? m : 0;
	if (kind == PETITION_COMPLAINT)
		add_field(n, sum + 1, complaint, 6, field == 3 ? 4 : field, m);
	else
		add_field(n, sum + 1, denunciation, 8, field, m);
}

/* Petitions of all kinds; columns of the 2021 set lie @p by further. */
static void count_all(
	const struct paper *x, const struct period *p, int64_t m, int64_t n[], int old)
{
	const int64_t f = fit(x, p) ? x->weight : 0;
	const int by = old ? 3 : 0;

	n[6 + by] += f;
	n[7 + by] += m;
	n[7 + by + x->kind] += f;
	if (settled(x, p))
		n[11 + by + x->again] += f;
	else if (old)
		n[begun(x, p) ? 16 : 17] += f;
	else
		n[13] += f;
	const int next = old ? 18 : 14;
	if (x->way == OURS) {
		n[next] += f;
		n[next + x->kind] += f;
	} else if (f) {
		n[next + 4] += f;
		n[next + 3 + x->way] += f;
	}
	n[next + 8] += x->replied;
}

/* Carried over and received, all or by who signed. @return the next column */
static int count_signers(const struct paper *x, const struct period *p, int64_t n[], int groups)
{
	static const int place[] = {0, 1, 0, 2}; /* several stand first */
	const int group = groups == 3 ? place[x->signers] : x->signers != 2;

	n[1] += counts(x, p) ? x->weight : 0;
	if (groups == 1) {
		n[2] += carried(x, p) ? x->weight : 0;
		n[3] += within(p, x->came) ? x->weight : 0;
		return 4;
	}
	n[2 + group] += carried(x, p) ? x->weight : 0;
	n[2 + groups + group] += within(p, x->came) ? x->weight : 0;
	return 2 + 2 * groups;
}

static int count_handled(const struct paper *x, const struct period *p, int64_t n[], int at)
{
	const int64_t w = handled(x, p) ? x->weight : 0;

	n[at] += w;
	n[at + 1 + !carried(x, p)] += w;
	n[at + 3] += fit(x, p) ? x->weight : 0;
	return at + 4;
}

static void count_complaint(const struct forms_history *h, const struct paper *x,
	const struct period *p, int64_t m, int64_t n[], bool old)
{
	int at = count_handled(x, p, n, count_signers(x, p, n, old ? 2 : 1));

	n[at++] += m;
	add_fields(n, at, x->kind, official(h, x), m);
	at += 7;
	if (x->court)
		n[at + 2] += m;
	else if (settled(x, p))
		n[at + x->again] += m;
	else
		n[at + 3 + (old && !begun(x, p))] += m;
	at += old ? 5 : 4;
	if (x->way == OURS) {
		n[at] += m;
		n[at + 1 + x->again] += m;
	} else {
		n[at + 3] += m;
		n[at + 4 + (old ? x->way - GUIDED : x->way == URGED)] += m;
	}
	n[at + (old ? 7 : 6)] += x->replied;
}

static void count_denunciation(const struct forms_history *h, const struct paper *x,
	const struct period *p, int64_t m, int64_t n[], bool old)
{
	int at = count_handled(x, p, n, count_signers(x, p, n, old ? 3 : 1));

	n[at++] += m;
	add_fields(n, at, x->kind, official(h, x), m);
	at += 9;
	if (!old)
		n[settled(x, p) ? at + 1 : overdue(x, p) ? at : at + 2] += m;
	else
		n[settled(x, p) ? at + 3 : overdue(x, p) ? at + 2 : begun(x, p) ? at + 1 : at] += m;
	at += old ? 4 : 3;
	if (x->way == OURS) {
		n[at] += m;
		n[at + 1 + x->again] += m;
	} else {
		n[at + 3] += m;
		n[at + 4 + (old ? x->way - GUIDED : x->way == URGED)] += m;
	}
	n[at + (old ? 7 : 6)] += x->replied;
}

static void count_feedback(const struct forms_history *h, const struct paper *x,
	const struct period *p, int64_t m, int64_t n[], bool old)
{
	int at = count_handled(x, p, n, count_signers(x, p, n, old ? 3 : 1));

	n[at++] += m;
	add_fields(n, at, x->kind, official(h, x), m);
	at += 4;
	if (settled(x, p))
		n[at] += m;
	else
		n[at + 1 + (old && !begun(x, p))] += m;
	at += old ? 3 : 2;
	if (x->way == OURS) {
		n[at] += m;
	} else {
		n[at + 1] += m;
		n[at + 2 + (x->way == URGED)] += m;
	}
	if (old)
		n[at + 4] += x->replied;
	else if (x->way == OURS)
		n[at + 4 + !settled(x, p)] += m;
}

static void count_visited(const struct paper *x, const struct period *p, int64_t m, int64_t n[])
{
	const bool told = handled(x, p) && x->way != NOWHERE;
	const bool others = told ? x->way != OURS : x->competence > COMPETENCE_OURS;

	if (visited(x, p)) {
		n[1]++;
		n[1 + 2 * x->kind]++;
		n[others ? 11 : 9]++;
		n[2] += m;
		n[2 + 2 * x->kind] += m;
		n[others ? 12 : 10] += m;
		if (others && told)
			n[11 + x->way] += m;
	}
	n[16] += x->replied;
}

/* ---- cases --------------------------------------------------------------------------------------------- */

static date_t done_on(const struct casefile *c)
{
	return c->answered_on ? c->answered_on : c->closed_on;
}

/* How a case, or so many alike, ended: the columns of both forms. */
static void count_end(int64_t n[], bool complaint, int64_t instance, int64_t outcome, bool late,
	int64_t cases, int64_t papers)
{
	const bool judged = outcome >= OUTCOME_FOUNDED && outcome <= OUTCOME_FALSE;
	const bool ended = outcome == OUTCOME_WITHDRAWN || outcome == OUTCOME_TERMINATED;
	static const int place[] = {0, 0, 2, 1, 1}; /* founded, unfounded, partly */

	if (complaint) {
		n[27] += papers;
		if (judged) {
			n[5] += cases;
			n[25 + late] += cases;
			if (instance == 2)
				n[place[outcome] == 1 ? 23 : 24] += cases;
			else
				n[20 + place[outcome]] += cases;
		} else {
			n[outcome == OUTCOME_WITHDRAWN ? 6 : 28] += cases;
		}
		return;
	}
	n[33] += papers;
	if (!judged && !ended) {
		n[34] += cases;
		return;
	}
	n[6] += cases;
	n[30 + late] += cases;
	if (ended) {
		n[outcome == OUTCOME_WITHDRAWN ? 9 : 10] += cases;
		return;
	}
	n[instance == 3 ? 8 : 7] += cases;
	n[24 + 2 * place[outcome]] += cases;
	n[25 + 2 * place[outcome]] += instance == 3 ? cases : 0;
}

static void count_effects(const struct resolution *r, int64_t n[], int at)
{
	n[at] += r->money_recovered;
	n[at + 1] += r->land_recovered;
	n[at + 2] += r->money_to_organisations;
	n[at + 3] += r->land_to_organisations;
	n[at + 4] += at_least_0(r->money_returned - r->money_to_organisations);
	n[at + 5] += at_least_0(r->land_returned - r->land_to_organisations);
	n[at + 6] += r->organisations_restored;
	n[at + 7] += r->persons_restored;
	n[at + 8] += r->persons_disciplined;
	n[at + 9] += r->officials_disciplined;
	n[at + 10] += r->referred_cases;
	n[at + 11] += r->referred_persons;
	n[at + 12] += r->referred_officials;
}

static void count_case(const struct forms_history *h, const struct casefile *c,
	const struct period *p, bool complaint, int64_t n[])
{
	const bool was_open = open_on(c->received_on, done_on(c), p->from - 1);
	int64_t papers = 0;

	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct resolution *r = &h->resolutions[i];
		if (r->casefile == c->record.id && within(p, r->issued_on) && !r->record.trashed)
			count_effects(r, n, complaint ? 7 : 11);
	}
	if (!was_open && !within(p, c->received_on))
		return;
	for (int i = 0; i < HISTORY_PETITIONS; i++) {
		const struct petition *x = &h->petitions[i];
		const date_t since =
			x->received_on > c->received_on ? x->received_on : c->received_on;
		if (x->record.trashed || !x->casefile || since > p->to ||
			survivor(h, case_of(h, x->casefile)) != c)
			continue;
		n[since < p->from ? 2 : 3]++;
		n[1]++;
		papers++;
	}
	n[4]++;
	n[5] += !complaint && c->instance == 3;
	if (!open_on(c->received_on, done_on(c), p->to))
		count_end(n, complaint, c->instance, c->outcome,
			c->due_on && done_on(c) > c->due_on, 1, papers);
}

static void count_cases(
	const struct forms_history *h, const struct period *p, bool complaint, int64_t n[])
{
	for (int i = 0; i < HISTORY_CASES; i++) {
		const struct casefile *c = &h->cases[i];
		const bool elsewhere =
			c->outcome == 8 || c->outcome == 9 || c->outcome == 12 || c->outcome == 33;
		if (c->kind == (complaint ? KIND_COMPLAINT : KIND_DENUNCIATION) && !elsewhere &&
			!c->record.trashed && !c->merged_into)
			count_case(h, c, p, complaint, n);
	}
	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct opening_balance *o = &h->openings[i];
		const bool was_open = open_on(o->as_of, o->done_on, p->from - 1);
		if (o->record.trashed || o->stage != OPENING_CASES ||
			o->kind != (complaint ? PETITION_COMPLAINT : PETITION_DENUNCIATION) ||
			(!was_open && !within(p, o->as_of)))
			continue;
		n[1] += o->petitions;
		n[was_open ? 2 : 3] += o->petitions;
		n[4] += o->cases;
		n[5] += !complaint && o->instance == 3 ? o->cases : 0;
		if (!open_on(o->as_of, o->done_on, p->to))
			count_end(n, complaint, o->instance, o->outcome, o->late, o->cases,
				o->petitions);
	}
}

/* ---- enforcement --------------------------------------------------------------------------------------- */

enum {
	MONEY_STATE,
	LAND_STATE,
	MONEY_BODIES,
	LAND_BODIES,
	MONEY_PEOPLE,
	LAND_PEOPLE,
	BODIES,
	PEOPLE,
	OWED
};

static void add_step(const struct enforcement *s, int64_t sums[OWED], bool whole)
{
	const int64_t money = s->money_returned - s->money_to_organisations,
		      land = s->land_returned - s->land_to_organisations;

	sums[MONEY_STATE] += s->money_recovered;
	sums[LAND_STATE] += s->land_recovered;
	sums[MONEY_BODIES] += s->money_to_organisations;
	sums[LAND_BODIES] += s->land_to_organisations;
	sums[MONEY_PEOPLE] += whole ? at_least_0(money) : money;
	sums[LAND_PEOPLE] += whole ? at_least_0(land) : land;
	sums[BODIES] += s->organisations_restored;
	sums[PEOPLE] += s->persons_restored;
}

/* Columns of both forms for what is owed, and what was done: from OWED's order. */
static const int owed_complaint[OWED] = {3, 4, 7, 8, 9, 10, 0, 0},
		 done_complaint[OWED] = {5, 6, 11, 12, 13, 14, 0, 0},
		 owed_denunciation[OWED] = {3, 4, 9, 10, 11, 12, 7, 8},
		 done_denunciation[OWED] = {5, 6, 15, 16, 17, 18, 13, 14};

static void count_decision(const struct forms_history *h, const struct resolution *r,
	const struct period *p, bool complaint, int64_t n[])
{
	const int64_t orders[OWED] = {r->money_recovered, r->land_recovered,
		r->money_to_organisations, r->land_to_organisations,
		r->money_returned - r->money_to_organisations,
		r->land_returned - r->land_to_organisations, r->organisations_restored,
		r->persons_restored};
	int64_t before[OWED] = {0}, now[OWED] = {0};
	bool must = r->enforced_on || r->outcome == OUTCOME_FOUNDED ||
		r->outcome == OUTCOME_PARTLY || r->money_returned || r->land_returned ||
		r->organisations_disciplined || r->persons_disciplined || r->money_recovered ||
		r->land_recovered || r->organisations_restored || r->persons_restored;

	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct enforcement *s = &h->steps[i];
		if (s->resolution != r->record.id || s->record.trashed)
			continue;
		if (s->done_on < p->from)
			add_step(s, before, false);
		if (!within(p, s->done_on))
			continue;
		add_step(s, now, true);
		if (!complaint)
			n[19] += s->organisations_disciplined;
		n[complaint ? 15 : 20] += s->persons_disciplined;
		n[complaint ? 16 : 21] += s->officials_disciplined;
		n[complaint ? 17 : 22] += s->prosecuted_cases;
		n[complaint ? 18 : 23] += s->prosecuted_persons;
		n[complaint ? 19 : 24] += s->prosecuted_officials;
	}
	must = must &&
		(open_on(r->issued_on, r->enforced_on, p->from - 1) || within(p, r->issued_on));
	n[1] += must;
	n[2] += must && !open_on(r->issued_on, r->enforced_on, p->to);
	for (int i = 0; i < OWED; i++) {
		n[complaint ? owed_complaint[i] : owed_denunciation[i]] +=
			must ? at_least_0(orders[i] - before[i]) : 0;
		n[complaint ? done_complaint[i] : done_denunciation[i]] += now[i];
	}
}

static void count_decisions(
	const struct forms_history *h, const struct period *p, bool complaint, int64_t n[])
{
	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct resolution *r = &h->resolutions[i];
		const struct casefile *c = case_of(h, r->casefile);
		if (!r->record.trashed && !c->record.trashed &&
			r->kind == (complaint ? RESOLUTION_DECISION : RESOLUTION_CONCLUSION) &&
			c->kind == (complaint ? KIND_COMPLAINT : KIND_DENUNCIATION))
			count_decision(h, r, p, complaint, n);
	}
}

/* ---- visits -------------------------------------------------------------------------------------------- */

static int branch_of(const struct reception *r)
{
	if (r->kind != VISIT_SCHEDULED && r->kind != VISIT_UNSCHEDULED)
		return 0;
	return r->delegated ? 2 : 1;
}

/* Whether the schedule, or an earlier visit of that day, has this session. */
static bool known_session(const struct forms_history *h, const struct reception *r)
{
	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct reception_day *d = &h->days[i];
		const struct reception *o = &h->receptions[i];
		if (!d->record.trashed && d->held == RECEPTION_HELD && d->host != HOST_SECRETARY &&
			d->day == r->received_on && (d->delegated ? 2 : 1) == branch_of(r))
			return true;
		if (!o->record.trashed && o->received_on == r->received_on &&
			branch_of(o) == branch_of(r) && o->record.id < r->record.id)
			return true;
	}
	return false;
}

static void count_visits(const struct forms_history *h, const struct period *p, int64_t n[])
{
	static const int starts[] = {4, 13, 22};

	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct reception *r = &h->receptions[i];
		const struct reception_day *d = &h->days[i];
		if (within(p, d->day) && !d->record.trashed && d->held == RECEPTION_HELD &&
			d->host != HOST_SECRETARY)
			n[d->delegated ? 21 : 12]++;
		if (r->record.trashed || !within(p, r->received_on))
			continue;
		const int at = starts[branch_of(r)];
		n[1]++;
		n[2] += r->persons;
		n[3]++;
		n[at]++;
		n[at + 1] += r->persons;
		n[at + 2 + (r->repeated != 0)]++;
		if (r->large_group) {
			n[at + 4]++;
			n[at + 5] += r->persons;
			n[at + 6 + (r->repeated != 0)]++;
		}
		if (branch_of(r) && !known_session(h, r))
			n[branch_of(r) == 2 ? 21 : 12]++;
	}
}

/* ---- the office's own tables --------------------------------------------------------------------------- */

static void count_conferences(const struct forms_history *h, const struct period *p, int64_t n[])
{
	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct conference *c = &h->conferences[i];
		if (c->record.trashed || !within(p, c->held_on) || c->status < CONFERENCE_OPEN ||
			c->status > CONFERENCE_PUBLISHED)
			continue;
		for (int k = 0; k < HISTORY_OTHERS; k++) {
			const struct attendance *a = &h->attendance[k];
			const struct commitment *m = &h->commitments[k];
			if (a->conference == c->record.id && !a->record.trashed) {
				n[1] += a->persons;
				n[2] += a->women;
			}
			if (m->conference == c->record.id && !m->record.trashed &&
				m->made_on <= p->to) {
				n[8]++;
				n[9] += m->done_on && m->done_on <= p->to;
			}
		}
		for (int k = 0; k < HISTORY_CASES; k++) {
			const struct casefile *f = &h->cases[k];
			if (f->conference != c->record.id || f->record.trashed || f->merged_into)
				continue;
			const bool done = done_on(f) && done_on(f) <= p->to;
			n[3]++;
			n[f->on_spot ? 4 : done ? 5 : 6]++;
			n[7] += !f->on_spot && !done && f->due_on && f->due_on < asked_on(p);
		}
	}
}

static void count_commitments(const struct forms_history *h, const struct period *p, int64_t n[])
{
	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct commitment *m = &h->commitments[i];
		const date_t end = m->done_on ? m->done_on : m->broken_on;
		const bool was_open = open_on(m->made_on, end, p->from - 1);
		if (m->record.trashed || (!was_open && !within(p, m->made_on)))
			continue;
		n[1]++;
		n[was_open ? 2 : 3]++;
		if (open_on(m->made_on, end, p->to)) {
			n[7]++;
			n[8] += m->due_on && m->due_on < asked_on(p);
		} else if (m->done_on) {
			n[m->due_on && m->done_on > m->due_on ? 5 : 4]++;
		} else {
			n[6]++;
		}
	}
}

static void count_satisfaction(const struct forms_history *h, const struct period *p, int64_t n[])
{
	for (int i = 0; i < HISTORY_CASES; i++) {
		const struct casefile *c = &h->cases[i];
		const bool counted = open_on(c->received_on, done_on(c), p->from - 1) ||
			within(p, c->received_on);
		if (c->record.trashed || c->merged_into || !counted ||
			open_on(c->received_on, done_on(c), p->to))
			continue;
		n[1]++;
		n[2] += c->satisfaction != 0;
		n[c->satisfaction ? 2 + c->satisfaction : 7]++;
	}
}

/* ---- by form ------------------------------------------------------------------------------------------- */

static void count_papers(
	const struct forms_history *h, const struct form *form, const struct period *p, int64_t n[])
{
	const struct papers papers = all_papers(h, p);
	const bool old = form->valid_to != DATE_NONE;
	const int64_t kind = form->id[1] - '1'; /* 01/XLD all kinds, 02/XLD complaints … */

	for (int i = 0; i < papers.count; i++) {
		const struct paper *x = &papers.list[i];
		const int64_t m = matters(&papers, x, p, fit);
		if (kind && x->kind != kind)
			continue;
		if (kind == PETITION_COMPLAINT) {
			count_complaint(h, x, p, m, n, old);
		} else if (kind == PETITION_DENUNCIATION) {
			count_denunciation(h, x, p, m, n, old);
		} else if (kind == PETITION_FEEDBACK) {
			count_feedback(h, x, p, m, n, old);
		} else {
			const int at = count_signers(x, p, n, old ? 3 : 1);
			n[at] += handled(x, p) ? x->weight : 0;
			if (!old)
				n[at + 1] += counts(x, p) && !handled(x, p) ? x->weight : 0;
			count_all(x, p, m, n, old);
		}
	}
}

bool forms_count(const struct forms_history *h, const struct form *form, const struct period *p,
	int64_t n[COUNT_COLUMNS])
{
	memset(n, 0, COUNT_COLUMNS * sizeof *n);
	if (strstr(form->id, "/XLD")) {
		count_papers(h, form, p, n);
	} else if (strcmp(form->id, "01/TCD") == 0) {
		count_visits(h, p, n);
	} else if (strcmp(form->id, "02/TCD") == 0) {
		const struct papers papers = all_papers(h, p);
		for (int i = 0; i < papers.count; i++)
			count_visited(&papers.list[i], p,
				matters(&papers, &papers.list[i], p, visited), n);
	} else if (strcmp(form->id, "01/KQGQ") == 0 || strcmp(form->id, "03/KQGQ") == 0) {
		count_cases(h, p, form->id[1] == '1', n);
	} else if (strcmp(form->id, "02/KQGQ") == 0 || strcmp(form->id, "04/KQGQ") == 0) {
		count_decisions(h, p, form->id[1] == '2', n);
	} else if (strcmp(form->id, "conference") == 0) {
		count_conferences(h, p, n);
	} else if (strcmp(form->id, "commitment") == 0) {
		count_commitments(h, p, n);
	} else if (strcmp(form->id, "satisfaction") == 0) {
		count_satisfaction(h, p, n);
	} else {
		return false;
	}
	n[0] = 0; /* where columns go that a form does not have */
	return true;
}
