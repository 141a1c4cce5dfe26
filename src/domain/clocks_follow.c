/*
 * Clocks that follow fields, not acts: what a petition, a conference or a day of reception owes while its fields say so, and the
 * date of a case. Called by desk_put behind each write, so that a form, an import and the command line come to the same.
 */
#include "domain/clocks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/clocks_inside.h"
#include "domain/lifecycle.h"
#include "domain/table.h"

/* ---- what the fields of a case say ----------------------------------------------------------- */

enum { COMPLEXITY_SEVERAL_PLACES = 1 };

const char *clock_variant_of(const struct casefile *file, char out[64])
{
	const struct {
		bool is;
		const char *word;
	} words[] = {
		{file->remote, "remote"},
		{file->complexity, "complex"},
		/* NĐ31 art. 3.2: two criteria or more. */
		{(file->complexity & (file->complexity - 1)) != 0, "very-complex"},
		{file->complexity & COMPLEXITY_SEVERAL_PLACES, "several-places"},
	};
	size_t used = 0;

	*out = '\0';
	for (size_t i = 0; i < COUNT(words); i++)
		if (words[i].is)
			used += (size_t)snprintf(
				out + used, 64 - used, "%s%s", used ? "+" : "", words[i].word);
	return out;
}

/* Limits that start on receipt, until the kind's lifecycle says them. */
static const char *const *starts_of(const struct desk *desk, int64_t kind)
{
	static const char *const none[] = {NULL};
	const struct lifecycle *lifecycle = rules_lifecycle(desk->rules, kind);

	return lifecycle && lifecycle->starts ? lifecycle->starts : none;
}

static bool is_listed(const char *const *ids, const char *id)
{
	for (; *ids; ids++)
		if (strcmp(*ids, id) == 0)
			return true;
	return false;
}

static bool is_answered(const struct casefile *file)
{
	return file->answered_on || file->closed_on;
}

/* ---- a plan: the clocks of a record as they are, and as they will be --------------------------- */

struct change {
	struct clock before, after; /* before.record.id 0 = new */
	const char *action; /* NULL = stays as it is */
};

struct plan {
	struct change *list;
	size_t count;
};

static void plan_clear(struct plan *plan)
{
	for (size_t i = 0; i < plan->count; i++) {
		record_clear(&entity_clock, &plan->list[i].before);
		record_clear(&entity_clock, &plan->list[i].after);
	}
	free(plan->list);
	*plan = (struct plan){0};
}

static struct change *plan_add(struct plan *plan)
{
	plan->list = xrealloc(plan->list, (plan->count + 1) * sizeof *plan->list);
	struct change *change = &plan->list[plan->count++];
	*change = (struct change){.action = NULL};
	return change;
}

static bool plan_load(
	struct desk *desk, const struct clock_owner *owner, struct plan *plan, struct error *err)
{
	struct clock_list list;

	if (!clocks_of(desk, owner, &list, err))
		return false;
	for (size_t i = 0; i < list.count; i++) {
		struct change *change = plan_add(plan);
		change->before = list.list[i];
		record_copy(&entity_clock, &change->after, &list.list[i]);
	}
	free(list.list);
	return true;
}

static bool plan_write(struct desk *desk, struct plan *plan, struct error *err)
{
	for (size_t i = 0; i < plan->count; i++) {
		struct change *change = &plan->list[i];
		const struct clock *before = change->before.record.id ? &change->before : NULL;
		if (change->action && !clock_put(desk, before, &change->after, change->action, err))
			return false;
	}
	return true;
}

/* A new clock; none, and no failure, where no such duty was in force on the day. */
static bool plan_start(struct desk *desk, struct plan *plan, const struct clock_owner *owner,
	const char *limit, date_t on, const char *variant, struct error *err)
{
	struct change *change = plan_add(plan);
	struct error why = {0};

	change->action = "start";
	if (clock_begin(desk, &change->after, owner, limit, on, variant, &why))
		return true;
	record_clear(&entity_clock, &change->after);
	plan->count--;
	if (why.code == ERR_NONE)
		return true;
	if (err)
		*err = why;
	return false;
}

static void plan_end(struct change *change, enum clock_state state, date_t on)
{
	clock_end(&change->after, state, on);
	change->action = state == CLOCK_MET ? "meet" : "fall";
}

/* It is owed again: it runs on, or is suspended as it was. */
static bool plan_revive(struct desk *desk, struct change *change, struct error *err)
{
	struct clock *clock = &change->after;

	change->action = "start";
	clock->ended_on = DATE_NONE;
	if (!clock_refresh(desk, clock, err))
		return false;
	clock->state = clock->due_on ? CLOCK_RUNNING : CLOCK_SUSPENDED;
	return true;
}

/* Count an open clock from another day, or in another variant; nothing where that is what it does. */
static bool plan_recount(
	struct desk *desk, struct change *change, date_t on, const char *words, struct error *err)
{
	struct clock *clock = &change->after;

	clock->started_on = on;
	const struct limit *limit = clock_limit(desk, clock, err);
	if (!limit)
		return false;
	const char *variant = clock_start_variant(limit, words);
	if (on == change->before.started_on &&
		strcmp(variant, clock->variant ? clock->variant : "") == 0)
		return true;
	clock_set_string(clock, "variant", variant);
	if (!change->action)
		change->action = "recount";
	return clock_refresh(desk, clock, err);
}

/* ---- petitions, conferences, days of reception --------------------------------------------------- */

/* One duty: from which day it runs, and how it ends. */
struct duty_state {
	date_t from; /* DATE_NONE = not owed */
	date_t met; /* DATE_NONE = not yet */
	const char *words; /* of the variant */
};

struct followed {
	const struct entity *entity;
	const char *limit;
	struct duty_state (*state)(const void *record);
};

/* Until somebody decides what becomes of the petition. */
static struct duty_state until_handled(const struct petition *petition, bool owed)
{
	return (struct duty_state){owed ? petition->received_on : DATE_NONE, petition->handled_on,
		petition->several_places ? "several-places" : ""};
}

static struct duty_state any_petition(const void *record)
{
	return until_handled(record, true);
}

/* Once it has a case the case owes this. */
static struct duty_state complaint_petition(const void *record)
{
	const struct petition *petition = record;

	return until_handled(petition, petition->kind == PETITION_COMPLAINT && !petition->casefile);
}

static struct duty_state denunciation_petition(const void *record)
{
	const struct petition *petition = record;

	return until_handled(
		petition, petition->kind == PETITION_DENUNCIATION && !petition->casefile);
}

static struct duty_state foreign_denunciation(const void *record)
{
	const struct petition *petition = record;

	return until_handled(petition,
		petition->kind == PETITION_DENUNCIATION && petition->competence &&
			petition->competence != COMPETENCE_OURS);
}

static struct duty_state forwarded_denunciation(const void *record)
{
	const struct petition *petition = record;

	return until_handled(petition,
		petition->kind == PETITION_DENUNCIATION && petition->forwarded_by &&
			*petition->forwarded_by);
}

/* To be announced until it takes place; later there is nothing to announce any more. */
static struct duty_state announcement(const void *record)
{
	const struct conference *conference = record;
	const bool owed = conference->status < CONFERENCE_OPEN;

	return (struct duty_state){
		owed ? conference->held_on : DATE_NONE, conference->announced_on, ""};
}

static struct duty_state publication(const void *record)
{
	const struct conference *conference = record;
	const bool owed = conference->status != CONFERENCE_CANCELLED;

	return (struct duty_state){
		owed ? conference->held_on : DATE_NONE, conference->published_on, ""};
}

enum { RECEPTION_SCHEDULED = 1 };

/* What is not planned cannot be posted; what was held or put off need not be any more. */
static struct duty_state schedule(const void *record)
{
	const struct reception_day *day = record;
	const bool owed = day->kind == RECEPTION_SCHEDULED && !day->held;

	return (struct duty_state){owed ? day->day : DATE_NONE, day->posted_on, ""};
}

static const struct followed followed[] = {
	{&entity_petition, "intake.notice", any_petition}, /* LTCD art. 28.1 */
	{&entity_petition, "petition.unhandled", any_petition}, /* NĐ154 art. 41.3b */
	{&entity_petition, "complaint.accept", complaint_petition}, /* NĐ155 art. 10 */
	{&entity_petition, "denunciation.initial", denunciation_petition}, /* LTC art. 24.1 */
	{&entity_petition, "denunciation.transfer", foreign_denunciation}, /* LTC art. 24.2 */
	{&entity_petition, "denunciation.answer-forwarder", forwarded_denunciation}, /* 26.2 */
	{&entity_conference, "conference.announce", announcement}, /* LTCCQ art. 43 */
	{&entity_conference, "conference.publish", publication},
	{&entity_reception_day, "reception.schedule", schedule}, /* LTCD art. 24.4 */
};

/* Years that no calendar counts: an old register, or a slip of the hand. No clock runs there. */
static bool is_countable(date_t day)
{
	const int year = day ? date_year(day) : 0;

	return year >= CALENDAR_FIRST_YEAR && year <= CALENDAR_LAST_YEAR;
}

/* The open clock of a limit, else the latest that was met; NULL if none. */
static struct change *find_change(struct plan *plan, const char *limit)
{
	struct change *met = NULL;

	for (size_t i = 0; i < plan->count; i++) {
		struct change *change = &plan->list[i];
		if (strcmp(change->after.rule, limit) != 0)
			continue;
		if (clock_is_open(&change->after))
			return change;
		if (change->after.state == CLOCK_MET)
			met = change;
	}
	return met;
}

static bool follow(struct desk *desk, struct plan *plan, const struct clock_owner *owner,
	const char *limit, const struct duty_state *state, struct error *err)
{
	struct change *change = find_change(plan, limit);
	const bool owed = is_countable(state->from);
	const bool open = change && clock_is_open(&change->after);

	if (!owed) {
		if (open && state->met)
			plan_end(change, CLOCK_MET, state->met);
		else if (open)
			plan_end(change, CLOCK_FALLEN, date_today());
		return true;
	}
	if (state->met) {
		if (open || (change && change->after.ended_on != state->met))
			plan_end(change, CLOCK_MET, state->met);
		return true;
	}
	if (!change)
		return plan_start(desk, plan, owner, limit, state->from, state->words, err);
	if (!open && !plan_revive(desk, change, err))
		return false;
	return plan_recount(desk, change, state->from, state->words, err);
}

/* LTCD art. 27.2: who forwarded a petition is told the result, from the day its case is settled on. */
static bool follow_forwarder(struct desk *desk, struct plan *plan, const struct clock_owner *owner,
	const struct petition *petition, struct error *err)
{
	struct casefile file = {.record.id = 0};
	struct duty_state state = {DATE_NONE, petition->reported_on, ""};

	if (petition->casefile && petition->forwarded_by && *petition->forwarded_by) {
		if (!store_load(desk->store, &entity_casefile, petition->casefile, &file, err))
			return false;
		state.from = file.answered_on;
		record_clear(&entity_casefile, &file);
	}
	return follow(desk, plan, owner, "forwarder.report", &state, err);
}

struct forwarded {
	struct petition *list;
	size_t count;
};

static bool take_forwarded(void *arg, const void *record)
{
	struct forwarded *forwarded = arg;

	forwarded->list =
		xrealloc(forwarded->list, (forwarded->count + 1) * sizeof *forwarded->list);
	forwarded->list[forwarded->count] = (struct petition){.record.id = 0};
	record_copy(&entity_petition, &forwarded->list[forwarded->count++], record);
	return true;
}

/* The petitions of a case that was settled, or is no longer. */
static bool follow_forwarders(struct desk *desk, int64_t casefile, struct error *err)
{
	const struct condition conditions[] = {
		{.field = entity_field(&entity_petition, "casefile"),
			.op = OP_EQ,
			.number = casefile},
		{.field = entity_field(&entity_petition, "forwarded_by"), .op = OP_PRESENT},
	};
	const struct query query = {
		.entity = &entity_petition, .conditions = conditions, .count = COUNT(conditions)};
	struct forwarded forwarded = {0};
	bool ok = store_query(desk->store, &query, take_forwarded, &forwarded, err);

	for (size_t i = 0; i < forwarded.count; i++) {
		const struct petition *petition = &forwarded.list[i];
		const struct clock_owner owner = {.petition = petition->record.id};
		struct plan plan = {0};
		ok = ok && plan_load(desk, &owner, &plan, err) &&
			follow_forwarder(desk, &plan, &owner, petition, err) &&
			plan_write(desk, &plan, err);
		plan_clear(&plan);
		record_clear(&entity_petition, &forwarded.list[i]);
	}
	free(forwarded.list);
	return ok;
}

/* ---- cases --------------------------------------------------------------------------------------- */

static bool is_main(struct desk *desk, const struct clock *clock)
{
	const struct limit *limit = rules_limit(desk->rules, clock->rule, clock->started_on);

	return limit && limit->main;
}

/* The clock that a case's date follows: the latest-started main one that did not fall away; NULL if none. */
static struct change *main_clock(struct desk *desk, struct plan *plan)
{
	struct change *found = NULL;

	for (size_t i = 0; i < plan->count; i++) {
		struct change *change = &plan->list[i];
		if (change->after.state != CLOCK_FALLEN && is_main(desk, &change->after) &&
			(!found || change->after.started_on >= found->after.started_on))
			found = change;
	}
	return found;
}

/* Start what a case of its kind owes from its receipt on. */
static bool start_on_receipt(struct desk *desk, struct plan *plan, const struct casefile *file,
	bool main_alone, struct error *err)
{
	const struct clock_owner owner = {.casefile = file->record.id ? file->record.id : -1};
	char words[64];

	clock_variant_of(file, words);
	for (const char *const *id = starts_of(desk, file->kind); *id; id++) {
		const struct limit *limit = rules_limit(desk->rules, *id, file->received_on);
		const struct change *there = find_change(plan, *id);
		if (!limit || (main_alone && !limit->main) ||
			(there && clock_is_open(&there->after)))
			continue;
		if (!plan_start(desk, plan, &owner, *id, file->received_on, words, err))
			return false;
	}
	return true;
}

/* Starting what a case that is entered as it is owes: the limits that its lifecycle says run in its state. */
struct entering {
	struct desk *desk;
	struct plan *plan;
	const struct casefile *file;
	bool main_alone;
	struct error *err;
	bool ok;
};

static void enter_clock(void *arg, const char *id, date_t from, date_t suspended_on)
{
	struct entering *e = arg;
	const struct clock_owner owner = {.casefile = e->file->record.id ? e->file->record.id : -1};
	const struct limit *limit = rules_limit(e->desk->rules, id, from);
	const size_t count = e->plan->count;
	char words[64];

	if (!e->ok || !limit || (e->main_alone && !limit->main))
		return;
	clock_variant_of(e->file, words);
	e->ok = plan_start(e->desk, e->plan, &owner, id, from, words, e->err);
	if (!e->ok || !suspended_on || e->plan->count == count)
		return;
	struct clock *clock = &e->plan->list[count].after;
	clock->state = CLOCK_SUSPENDED;
	e->ok = clock_add_step(clock, STEP_SUSPEND, suspended_on, 0, DATE_NONE, "", e->err) &&
		clock_refresh(e->desk, clock, e->err);
}

static bool start_on_entry(struct desk *desk, struct plan *plan, const struct casefile *file,
	bool main_alone, struct error *err)
{
	struct entering e = {desk, plan, file, main_alone, err, true};

	lifecycle_clocks(rules_lifecycle(desk->rules, file->kind), file, enter_clock, &e);
	return e.ok;
}

/* The kind tells which limits there are: those of another one fall away. */
static bool follow_kind(
	struct desk *desk, struct plan *plan, const struct casefile *file, struct error *err)
{
	for (size_t i = 0; i < plan->count; i++) {
		struct change *change = &plan->list[i];
		if (clock_is_open(&change->after) &&
			!is_listed(starts_of(desk, file->kind), change->after.rule))
			plan_end(change, CLOCK_FALLEN, date_today());
	}
	return is_answered(file) || start_on_receipt(desk, plan, file, false, err);
}

/* A case that is followed up after its answer owes it again. */
static bool follow_up(struct desk *desk, struct plan *plan, struct error *err)
{
	struct change *change = main_clock(desk, plan);

	return !change || change->after.state != CLOCK_MET || plan_revive(desk, change, err);
}

/* Day of receipt and variant of all that runs. */
static bool follow_facts(struct desk *desk, struct plan *plan, const struct casefile *before,
	const struct casefile *file, struct error *err)
{
	char words[64];

	clock_variant_of(file, words);
	for (size_t i = 0; i < plan->count; i++) {
		struct change *change = &plan->list[i];
		const struct clock *clock = &change->after;
		const bool moved = clock->started_on == before->received_on &&
			is_listed(starts_of(desk, file->kind), clock->rule);
		if (clock_is_open(clock) && change->before.record.id &&
			!plan_recount(desk, change, moved ? file->received_on : clock->started_on,
				words, err))
			return false;
	}
	return true;
}

static bool refuse_hand(const struct limit *limit, struct error *err)
{
	const struct field *field = entity_field(&entity_casefile, "due_on");

	if (!limit)
		return error_set_field(err, ERR_INVALID, field,
			_("no time limit of the case runs whose day a person may set; leave it "
			  "empty"));
	return error_set_field(err, ERR_INVALID, field,
		_("the law sets this day, nobody else: %s (%s); leave it empty"),
		rule_text(&limit->head.name), limit->head.basis);
}

/* Drop the days set by hand before: the rule's own one counts again. */
static bool unfix(struct desk *desk, struct clock *clock, struct error *err)
{
	struct clock_steps steps = {0};
	struct buf text = {0};
	size_t kept = 0;

	if (!clock_steps_parse(&steps, clock->steps, err))
		return false;
	for (size_t i = 0; i < steps.count; i++) {
		if (steps.list[i].kind == STEP_FIX)
			free(steps.list[i].ground);
		else
			steps.list[kept++] = steps.list[i];
	}
	steps.count = kept;
	clock_steps_print(&steps, &text);
	clock_steps_clear(&steps);
	clock_set_string(clock, "steps", buf_text(&text));
	buf_clear(&text);
	return clock_refresh(desk, clock, err);
}

/*
 * A day that a person put: lawful where the limit is a local one and runs. An empty one, or the rule's own, takes back what was
 * set before.
 */
static bool follow_hand(
	struct desk *desk, struct plan *plan, const struct casefile *file, struct error *err)
{
	struct change *change = main_clock(desk, plan);
	struct clock *clock = change ? &change->after : NULL;
	const date_t today = date_today();

	if (clock && clock->due_on == file->due_on)
		return true;
	if (!clock || !clock_is_open(clock))
		return is_answered(file) || !file->due_on || refuse_hand(NULL, err);
	const struct limit *limit = clock_limit(desk, clock, err);
	if (!limit)
		return false;
	if (file->due_on && (!limit->editable || clock->state == CLOCK_SUSPENDED))
		return refuse_hand(limit, err);
	if (!unfix(desk, clock, err))
		return false;
	if (!change->action)
		change->action = "fix";
	if (!file->due_on || file->due_on == clock->due_on)
		return true;
	return clock_add_step(clock, STEP_FIX,
		       today > clock->started_on ? today : clock->started_on, 0, file->due_on,
		       file->due_basis, err) &&
		clock_refresh(desk, clock, err);
}

/* What becomes of a case's clocks when it changes from @p before (NULL: new) to @p file. */
static bool plan_case(struct desk *desk, struct plan *plan, const struct casefile *before,
	const struct casefile *file, bool main_alone, struct error *err)
{
	const struct clock_owner owner = {.casefile = file->record.id};
	const bool by_hand = before ? file->due_on != before->due_on : file->due_on != DATE_NONE;

	if (!before)
		return start_on_entry(desk, plan, file, main_alone, err) &&
			(!by_hand || is_answered(file) || follow_hand(desk, plan, file, err));
	if (!plan_load(desk, &owner, plan, err))
		return false;
	if (file->kind != before->kind && !follow_kind(desk, plan, file, err))
		return false;
	if (is_answered(before) && !is_answered(file) && !follow_up(desk, plan, err))
		return false;
	if ((file->received_on != before->received_on || file->complexity != before->complexity ||
		    file->remote != before->remote) &&
		!follow_facts(desk, plan, before, file, err))
		return false;
	return !by_hand || follow_hand(desk, plan, file, err);
}

/* Whether anything has changed that clocks follow. */
static bool case_matters(const struct casefile *before, const struct casefile *file)
{
	return !before || file->kind != before->kind || file->received_on != before->received_on ||
		file->complexity != before->complexity || file->remote != before->remote ||
		file->due_on != before->due_on || (is_answered(before) && !is_answered(file));
}

/* "First settlement of a complaint: 30 days from 02/12/2026; Luật Khiếu nại 2011, Điều 28". */
static void put_rule_basis(const struct explanation *e, struct buf *out)
{
	const struct limit_variant *variant = e->variant;
	char count[80], day[DATE_ISO_SIZE];

	limit_count_text(e->limit, variant ? variant->count : e->limit->count, count);
	buf_printf(out, _("%s: %s from %s"), rule_text(&e->limit->head.name), count,
		date_show(e->from, day));
	if (e->extended)
		buf_printf(out,
			ngettext(", %d more day", ", %d more days", (unsigned long)e->extended),
			e->extended);
	buf_printf(out, "; %s", variant && variant->basis ? variant->basis : e->limit->head.basis);
}

/* Who set the day by hand says why; else that it was, and the day before it. */
static void put_hand_basis(const struct casefile *before, const struct casefile *file,
	const struct clock *clock, struct buf *out)
{
	const struct field *basis = entity_field(&entity_casefile, "due_basis");
	const bool own =
		before ? !field_equals(basis, before, file) : file->due_basis && *file->due_basis;
	struct clock_steps steps = {0};
	char day[DATE_ISO_SIZE];

	if (own && file->due_basis && *file->due_basis) {
		buf_puts(out, file->due_basis);
		return;
	}
	const char *ground = "";
	if (!clock_steps_parse(&steps, clock->steps, NULL))
		return;
	for (size_t i = 0; i < steps.count; i++)
		if (steps.list[i].kind == STEP_FIX)
			ground = steps.list[i].ground;
	if (before && before->due_on && before->due_on != clock->due_on)
		buf_printf(out, _("set by hand; before: %s"), date_show(before->due_on, day));
	else if (!*ground)
		buf_puts(out, _("set by hand"));
	if (*ground)
		buf_printf(out, "%s%s", out->len ? ": " : "", ground);
	clock_steps_clear(&steps);
}

static bool put_basis(struct desk *desk, const struct clock *clock, const struct casefile *before,
	struct casefile *file, struct error *err)
{
	struct explanation e;
	struct buf text = {0};

	if (!clock_explain(desk, clock, false, &e, err))
		return false;
	if (e.fixed)
		put_hand_basis(before, file, clock, &text);
	else
		put_rule_basis(&e, &text);
	explanation_clear(&e);
	field_set_string(entity_field(&entity_casefile, "due_basis"), file, buf_text(&text));
	buf_clear(&text);
	return true;
}

/* Last day of the suspension that holds now. */
static date_t paused_since(const struct clock *clock)
{
	struct clock_steps steps = {0};
	date_t since = DATE_NONE;

	if (!clock_steps_parse(&steps, clock->steps, NULL))
		return DATE_NONE;
	for (size_t i = 0; i < steps.count; i++)
		if (steps.list[i].kind == STEP_SUSPEND)
			since = steps.list[i].on;
	clock_steps_clear(&steps);
	return since;
}

bool clocks_main_date(
	struct desk *desk, const struct casefile *before, struct casefile *file, struct error *err)
{
	struct plan plan = {0};
	bool ok = false;

	if (!plan_case(desk, &plan, before, file, true, err))
		goto out;
	/* Entered with its answer: the day it had, else the one that it would have had. */
	if (!before && is_answered(file) && !file->due_on) {
		struct casefile owed = *file;
		owed.answered_on = owed.closed_on = DATE_NONE;
		owed.step = NULL;
		if (!start_on_entry(desk, &plan, &owed, true, err))
			goto out;
	}
	const struct change *main = main_clock(desk, &plan);
	if (!main) {
		if (!is_answered(file))
			file->due_on = DATE_NONE;
		ok = true;
		goto out;
	}
	const struct clock *clock = &main->after;
	if (clock_is_open(clock))
		file->paused_on = clock->state == CLOCK_SUSPENDED ? paused_since(clock) : DATE_NONE;
	if ((!before || main->action || before->due_on != clock->due_on) &&
		!put_basis(desk, clock, before, file, err))
		goto out;
	file->due_on = clock->due_on;
	ok = true;
out:
	plan_clear(&plan);
	return ok;
}

/* ---- behind each write ----------------------------------------------------------------------------- */

bool clocks_follow(struct desk *desk, const struct entity *entity, const void *before,
	const void *after, struct error *err)
{
	const struct record *record = after;
	const struct clock_owner owner = {
		.petition = entity == &entity_petition ? record->id : 0,
		.conference = entity == &entity_conference ? record->id : 0,
		.reception_day = entity == &entity_reception_day ? record->id : 0,
	};
	struct plan plan = {0};
	bool ok = true;

	if (record->trashed)
		return true;
	if (entity == &entity_casefile) {
		const struct casefile *old = before, *file = after;
		ok = !case_matters(old, file) ||
			(plan_case(desk, &plan, old, file, false, err) &&
				plan_write(desk, &plan, err));
		plan_clear(&plan);
		return ok &&
			(!old || old->answered_on == file->answered_on ||
				follow_forwarders(desk, file->record.id, err));
	}
	if (!owner.petition && !owner.conference && !owner.reception_day)
		return true;
	if (before)
		ok = plan_load(desk, &owner, &plan, err);
	for (size_t i = 0; ok && i < COUNT(followed); i++) {
		if (followed[i].entity != entity)
			continue;
		const struct duty_state state = followed[i].state(after);
		ok = follow(desk, &plan, &owner, followed[i].limit, &state, err);
	}
	if (owner.petition)
		ok = ok && follow_forwarder(desk, &plan, &owner, after, err);
	ok = ok && plan_write(desk, &plan, err);
	plan_clear(&plan);
	return ok;
}
