/*
 * Conditions of acts that no table can say: each a small function, named in rules/vn/lifecycles.conf (`guards`). They read the case,
 * its petitions and its time limits, and what was given with the act; they change nothing.
 */
#include <stdio.h>
#include <string.h>

#include "base/locale.h"
#include "domain/clocks.h"
#include "domain/lifecycle.h"

/* LTCD art. 29: from five signers on a group appoints representatives in writing. */
enum { GROUP_SIZE = 5 };

static bool refuse_value(const char *key, struct error *err, const char *text)
{
	return error_set_field(err, ERR_INVALID, case_value_field(key), "%s", text);
}

/* ---- the petitions of the case --------------------------------------------------------------- */

struct petition_search {
	bool (*is_at_fault)(const struct petition *petition);
	char code[40]; /* of the first one at fault */
};

static bool look_at_petition(void *arg, const void *record)
{
	struct petition_search *search = arg;

	if (!search->is_at_fault(record))
		return true;
	struct buf code = {0};
	record_code(&entity_petition, record, &code);
	snprintf(search->code, sizeof search->code, "%s", buf_text(&code));
	buf_clear(&code);
	return false;
}

/* Refuse where a petition of the case is at fault. @p text has one %s: its code. */
static bool no_petition(const struct guard_view *view, bool (*is_at_fault)(const struct petition *),
	const char *text, struct error *err)
{
	const struct condition condition = {.field = entity_field(&entity_petition, "casefile"),
		.op = OP_EQ,
		.number = view->before->record.id};
	const struct query query = {
		.entity = &entity_petition, .conditions = &condition, .count = 1};
	struct petition_search search = {.is_at_fault = is_at_fault};

	if (!store_query(view->desk->store, &query, look_at_petition, &search, err))
		return false;
	return !*search.code || error_set(err, ERR_DENIED, text, search.code);
}

static bool is_not_ours(const struct petition *petition)
{
	return (petition->competence && petition->competence != COMPETENCE_OURS) ||
		petition->eligibility == NOT_ELIGIBLE;
}

static bool guard_competent(const struct guard_view *view, struct error *err)
{
	return no_petition(view, is_not_ours,
		_("petition %s is another body's or not eligible: guide, transfer or file it "
		  "instead"),
		err);
}

static bool lacks_group_papers(const struct petition *petition)
{
	return petition->signers >= GROUP_SIZE &&
		!(petition->all_signed && petition->representative && *petition->representative);
}

static bool guard_group_papers(const struct guard_view *view, struct error *err)
{
	return no_petition(view, lacks_group_papers,
		_("petition %s is a group's: all signatures and the paper that appoints the "
		  "representatives must be there first (NĐ155 art. 16.1)"),
		err);
}

static bool has_refusal(const struct petition *petition)
{
	return (petition->refusals & ~REFUSAL_NONE) != 0;
}

static bool guard_no_refusal_ground(const struct guard_view *view, struct error *err)
{
	return no_petition(view, has_refusal,
		_("petition %s has a ground for not accepting it (LKN art. 11)"), err);
}

static bool lacks_condition(const struct petition *petition)
{
	return (petition->unmet & ~UNMET_NONE) || petition->identity == IDENTITY_ANONYMOUS ||
		petition->identity == IDENTITY_IMPERSONATED;
}

static bool guard_denunciation_conditions(const struct guard_view *view, struct error *err)
{
	return no_petition(view, lacks_condition,
		_("petition %s does not meet the conditions of LTC art. 29.1"), err);
}

/* ---- the time limits of the case ------------------------------------------------------------- */

static bool find_clock(
	const struct guard_view *view, const char *limit, struct clock *out, struct error *err)
{
	const struct clock_owner owner = {.casefile = view->before->record.id};

	return clock_find(view->desk, &owner, limit, out, err);
}

static bool guard_order_unsent(const struct guard_view *view, struct error *err)
{
	for (const char *const *limit = view->action->meets; *limit; limit++) {
		struct clock clock = {0};
		if (!find_clock(view, *limit, &clock, err))
			return false;
		const bool runs = clock.record.id != 0;
		record_clear(&entity_clock, &clock);
		if (runs)
			return true;
	}
	return error_set(err, ERR_DENIED, _("no order is waiting to be sent"));
}

struct owed_search {
	const struct guard_view *view;
	char limit[64];
};

static bool look_at_clock(void *arg, const void *record)
{
	struct owed_search *search = arg;
	const struct clock *clock = record;

	if (lifecycle_names(search->view->action->meets, clock->rule) ||
		lifecycle_names(search->view->action->cancels, clock->rule))
		return true;
	snprintf(search->limit, sizeof search->limit, "%s", clock->rule);
	return false;
}

static bool guard_nothing_owed(const struct guard_view *view, struct error *err)
{
	const struct condition conditions[] = {
		{.field = entity_field(&entity_clock, "casefile"),
			.op = OP_EQ,
			.number = view->before->record.id},
		{.field = entity_field(&entity_clock, "ended_on"), .op = OP_EMPTY},
		{.field = entity_field(&entity_clock, "owed"),
			.op = OP_EQ,
			.number = CLOCK_OWED_OFFICE},
	};
	const struct query query = {.entity = &entity_clock, .conditions = conditions, .count = 3};
	struct owed_search search = {.view = view};

	if (!store_query(view->desk->store, &query, look_at_clock, &search, err))
		return false;
	if (!*search.limit)
		return true;
	const struct limit *limit = rules_limit(view->desk->rules, search.limit, view->on);
	return error_set(err, ERR_DENIED, _("still owed: %s"),
		limit ? rule_text(&limit->head.name) : search.limit);
}

static bool guard_effect_day(const struct guard_view *view, struct error *err)
{
	struct clock clock = {0};
	char shown[DATE_ISO_SIZE];

	if (!find_clock(view, "complaint.effective", &clock, err))
		return false;
	const date_t due = clock.due_on;
	record_clear(&entity_clock, &clock);
	if (view->on > due)
		return true;
	return error_set(err, ERR_DENIED,
		_("the decision takes effect after %s, if nobody complains further (LKN art. 44)"),
		date_show(due, shown));
}

static bool guard_decided_or_overdue(const struct guard_view *view, struct error *err)
{
	const struct casefile *file = view->before;

	if (file->answered_on || (file->due_on && file->due_on < view->on))
		return true;
	return error_set(err, ERR_DENIED,
		_("neither decided nor overdue: there is nothing yet to go further with (LKN art. "
		  "33.1)"));
}

/* ---- what is given with the act --------------------------------------------------------------- */

static bool guard_assigned(const struct guard_view *view, struct error *err)
{
	if (view->after->assignee || view->after->lead_unit)
		return true;
	return refuse_value("assignee", err, _("say who verifies it"));
}

static bool guard_complex(const struct guard_view *view, struct error *err)
{
	if (view->after->complexity)
		return true;
	return refuse_value("complexity", err,
		_("write at least one of the seven criteria of complexity into the file"));
}

/* LKN art. 30.1: where what was asked for and what was found differ, both sides are heard first. */
static bool guard_dialogue_held(const struct guard_view *view, struct error *err)
{
	if (strcmp(view->before->step, "heard") == 0 || view->given->outcome == OUTCOME_FOUNDED)
		return true;
	return refuse_value("outcome", err,
		_("where the complaint is not found right in whole, the dialogue comes first (LKN "
		  "art. 30.1): dialogue, invite, hold"));
}

static bool guard_session_ahead(const struct guard_view *view, struct error *err)
{
	const date_t session = view->given->session_on;
	char shown[DATE_ISO_SIZE];

	for (const char *const *id = view->action->starts; *id; id++) {
		const struct limit *limit = rules_limit(view->desk->rules, *id, session);
		if (limit && limit->unit == LIMIT_DAY_BEFORE && session - limit->count < view->on)
			return error_set_field(err, ERR_INVALID, case_value_field("session_on"),
				_("must be announced at least %d days before: not before %s (%s)"),
				limit->count, date_show(view->on + limit->count, shown),
				limit->head.basis);
	}
	return true;
}

static bool guard_unforced(const struct guard_view *view, struct error *err)
{
	if (view->given->unforced)
		return true;
	return refuse_value("unforced", err,
		_("with signs of force, bribery, slander or a violation it goes on all the same "
		  "(NĐ156 art. 4.4): use “continue”"));
}

/* ---- the table ---------------------------------------------------------------------------------- */

/* Names first, in rules.h for those who check the rules; the functions in the same order. */
const char *const lifecycle_guard_names[] = {
	"competent",
	"group-papers",
	"no-refusal-ground",
	"denunciation-conditions",
	"order-unsent",
	"nothing-owed",
	"effect-day",
	"decided-or-overdue",
	"assigned",
	"complex",
	"dialogue-held",
	"session-ahead",
	"unforced",
	NULL,
};

static const struct guard {
	bool (*pass)(const struct guard_view *view, struct error *err);
	bool given; /* depends on what is given with the act */
} guards[] = {
	{guard_competent, false},
	{guard_group_papers, false},
	{guard_no_refusal_ground, false},
	{guard_denunciation_conditions, false},
	{guard_order_unsent, false},
	{guard_nothing_owed, false},
	{guard_effect_day, false},
	{guard_decided_or_overdue, false},
	{guard_assigned, true},
	{guard_complex, true},
	{guard_dialogue_held, true},
	{guard_session_ahead, true},
	{guard_unforced, true},
};

_Static_assert(sizeof guards / sizeof *guards + 1 ==
		sizeof lifecycle_guard_names / sizeof *lifecycle_guard_names,
	"a guard without a name, or a name without a guard");

bool lifecycle_guards_pass(const struct guard_view *view, struct error *err)
{
	for (size_t i = 0; lifecycle_guard_names[i]; i++)
		if (lifecycle_names(view->action->guards, lifecycle_guard_names[i]) &&
			(view->given || !guards[i].given) && !guards[i].pass(view, err))
			return false;
	return true;
}
