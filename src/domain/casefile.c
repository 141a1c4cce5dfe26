/*
 * What can be done to a case: the acts of its lifecycle, which are data. Here is what each verb does to the case, and the order in
 * which an act runs: who and from where, what is given, the day, the verb, the conditions, the clocks, the record. How a case came to
 * where it is, is read from the journal in case_history.c.
 */
#include "domain/casefile.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/absence.h"
#include "domain/case_history.h"
#include "domain/case_parts.h"
#include "domain/case_values.h"
#include "domain/choices.h"
#include "domain/clocks.h"
#include "domain/desk_inside.h"
#include "domain/journal.h"
#include "domain/lifecycle.h"

/* An action under way. */
struct deed {
	struct desk *desk;
	const char *word; /* of the action */
	const struct lifecycle *lifecycle;
	const struct lifecycle_action *action;
	const struct argument *arguments;
	size_t count;
	struct case_values given; /* the arguments, read */
	date_t on; /* day of the act */
	struct casefile before; /* the case as it was */
	struct casefile file; /* the case as it will be */
};

/* ---- lifecycle, state, action ---------------------------------------------------------------- */

const struct lifecycle *case_lifecycle(const struct desk *desk, const struct casefile *file)
{
	return rules_lifecycle(desk->rules, file->kind);
}

const struct lifecycle_action *case_action_find(
	const struct desk *desk, const struct casefile *file, const char *word)
{
	return lifecycle_action(case_lifecycle(desk, file), word);
}

const struct lifecycle_state *case_step(const struct desk *desk, const struct casefile *file)
{
	const struct lifecycle *lifecycle = case_lifecycle(desk, file);
	const struct lifecycle_state *state =
		lifecycle_state(lifecycle, file->step ? file->step : "");

	/* A rule file that dropped a state leaves its cases where their days say. */
	return state ? state : lifecycle_state(lifecycle, lifecycle_step_of(file));
}

/* ---- who may --------------------------------------------------------------------------------- */

/* As what this person acts on the case: bits (1 << enum staff_role). */
static unsigned roles_of(const struct desk *desk, const struct casefile *file)
{
	unsigned roles = 1u << desk->role;

	if (desk->role == ROLE_ADMIN)
		roles |= 1u << ROLE_CLERK;
	if (file->assignee &&
		(file->assignee == desk->staff ||
			absence_stands_in((struct desk *)desk, file->assignee)))
		roles |= 1u << ROLE_OFFICER;
	return roles;
}

bool case_action_needs_decider(
	const struct desk *desk, const struct casefile *file, const struct lifecycle_action *action)
{
	return desk->staff && !(action->who & roles_of(desk, file));
}

/* The one who decided must be somebody whom the action names, and still work here. */
static bool check_decider(const struct deed *deed, struct error *err)
{
	const struct field *field = case_value_field("decided_by");
	struct staff staff = {0};

	if (!store_load(deed->desk->store, &entity_staff, deed->given.decided_by, &staff, err))
		return false;
	unsigned roles = 1u << staff.role;
	if (deed->before.assignee == deed->given.decided_by)
		roles |= 1u << ROLE_OFFICER;
	const bool gone = !staff.active || staff.record.trashed;
	record_clear(&entity_staff, &staff);
	if (gone)
		return error_set_field(
			err, ERR_INVALID, field, _("this person does not work here any more"));
	if (!(deed->action->who & roles))
		return error_set_field(err, ERR_INVALID, field,
			_("this is not for this person to decide, but for a leader"));
	return true;
}

/* Keep who decided: named, or the leader who acts. What a clerk may do alone has no decider. */
static bool take_decider(struct deed *deed, struct error *err)
{
	const bool clerical = deed->action->who & (1u << ROLE_CLERK);

	if (deed->given.decided_by) {
		if (!check_decider(deed, err))
			return false;
		deed->file.decided_by = deed->given.decided_by;
		return true;
	}
	if (case_action_needs_decider(deed->desk, &deed->before, deed->action))
		return error_set_field(err, ERR_INVALID, case_value_field("decided_by"),
			_("“%s” is for a leader to decide: to record it, say who did with "
			  "decided_by="),
			rule_text(&deed->action->name));
	if (!clerical && deed->desk->staff)
		deed->file.decided_by = deed->desk->staff;
	return true;
}

/* ---- what is allowed ------------------------------------------------------------------------- */

static void list_possible(
	const struct lifecycle *lifecycle, const struct lifecycle_state *state, struct buf *out)
{
	for (size_t i = 0; i < lifecycle->action_count; i++) {
		const struct lifecycle_action *action = &lifecycle->actions[i];
		if (lifecycle_leaves(action, state) &&
			lifecycle_action_is_valid(action, date_today()))
			buf_printf(out, "%s%s", out->len ? ", " : "", rule_text(&action->name));
	}
}

static bool refuse_state(const struct lifecycle *lifecycle, const struct lifecycle_state *state,
	const struct lifecycle_action *action, struct error *err)
{
	struct buf possible = {0};

	list_possible(lifecycle, state, &possible);
	error_set(err, ERR_DENIED, _("“%s” is not for a case that is “%s”; possible now: %s"),
		rule_text(&action->name), rule_text(&state->name), buf_text(&possible));
	buf_clear(&possible);
	return false;
}

/* An action by a law that was not yet, or is no longer, in force on the day. */
static bool refuse_day(const struct lifecycle_action *action, date_t on, struct error *err)
{
	char day[DATE_ISO_SIZE], shown[DATE_ISO_SIZE];

	if (action->valid_from && on < action->valid_from)
		return error_set_field(err, ERR_DENIED, case_value_field("on"),
			_("“%s” is in the law since %s only, not yet on %s (%s)"),
			rule_text(&action->name), date_show(action->valid_from, shown),
			date_show(on, day), action->basis);
	return error_set_field(err, ERR_DENIED, case_value_field("on"),
		_("“%s” was in the law until %s, no longer on %s (%s)"), rule_text(&action->name),
		date_show(action->valid_to, shown), date_show(on, day), action->basis);
}

/* All but the conditions. */
static bool may_start(const struct desk *desk, const struct casefile *file,
	const struct lifecycle_action *action, struct error *err)
{
	const struct lifecycle_state *state = case_step(desk, file);

	if (!desk_may_write(desk, err))
		return false;
	if (file->record.trashed)
		return error_set(err, ERR_DENIED, _("it is in the trash: take it out first"));
	if (!desk_may_read(desk, &entity_casefile, file))
		return error_set(err, ERR_DENIED,
			_("restricted: only a leader, an administrator or who handles it may "
			  "change it"));
	return lifecycle_leaves(action, state) ||
		refuse_state(case_lifecycle(desk, file), state, action, err);
}

bool case_action_allowed(struct desk *desk, const struct casefile *file,
	const struct lifecycle_action *action, struct error *err)
{
	const struct guard_view view = {
		.desk = desk, .action = action, .before = file, .after = file, .on = date_today()};

	if (!may_start(desk, file, action, err))
		return false;
	return (lifecycle_action_is_valid(action, view.on) || refuse_day(action, view.on, err)) &&
		lifecycle_guards_pass(&view, err);
}

/* ---- arguments ------------------------------------------------------------------------------- */

static const char *argument_of(const struct deed *deed, const char *key)
{
	for (size_t i = 0; i < deed->count; i++)
		if (strcmp(deed->arguments[i].key, key) == 0 && *deed->arguments[i].value)
			return deed->arguments[i].value;
	return NULL;
}

/* The field an error points to: that of the case where it has one of that name, as forms show it. */
static const struct field *field_of(const char *key)
{
	const struct field *field = entity_field(&entity_casefile, key);

	return field ? field : case_value_field(key);
}

static bool refuse_key(const struct deed *deed, const char *key, struct error *err)
{
	struct buf takes = {0};

	for (const char *const *k = deed->action->takes; *k; k++)
		buf_printf(&takes, "%s, ", *k);
	for (const char *const *k = case_values_always; *k; k++)
		buf_printf(&takes, "%s%s", *k, k[1] ? ", " : "");
	error_set(err, ERR_INVALID, _("%s does not take “%s”; it takes: %s"), deed->word, key,
		buf_text(&takes));
	buf_clear(&takes);
	return false;
}

static bool read_arguments(struct deed *deed, struct error *err)
{
	const struct lifecycle_action *action = deed->action;

	for (size_t i = 0; i < deed->count; i++) {
		const char *key = deed->arguments[i].key;
		if (!lifecycle_names(action->takes, key) &&
			!lifecycle_names(case_values_always, key))
			return refuse_key(deed, key, err);
		if (!desk_parse(deed->desk, &entity_case_values, case_value_field(key),
			    &deed->given, deed->arguments[i].value, err))
			return false;
	}
	for (const char *const *key = action->needs; *key; key++)
		if (!argument_of(deed, *key))
			return error_set_field(err, ERR_INVALID, field_of(*key), _("%s needs %s="),
				deed->word, *key);
	return true;
}

/* Put a value that was given into the field of the case that bears its name. */
static void take(struct deed *deed, const char *key)
{
	const struct field *from = case_value_field(key);
	const struct field *to = entity_field(&entity_casefile, key);

	if (!argument_of(deed, key))
		return;
	if (to->type->storage == STORE_TEXT)
		field_set_string(to, &deed->file, field_string(from, &deed->given));
	else
		field_set_integer(to, &deed->file, field_integer(from, &deed->given));
}

/* ---- the day --------------------------------------------------------------------------------- */

/*
 * The day of the act: by its own name on paper, else `on`, else today. What was answered on the spot was said at the conference,
 * whatever was entered since.
 */
static bool find_day(struct deed *deed, struct error *err)
{
	const struct case_values *given = &deed->given;
	const date_t paper = given->issued_on ? given->issued_on : given->closed_on;
	const bool spoken = given->on_spot && !deed->before.on_spot;
	char shown[DATE_ISO_SIZE], from[DATE_ISO_SIZE];
	const struct field *field = field_of(given->issued_on ? "issued_on"
			: given->closed_on		      ? "closed_on"
							      : "on");

	if (paper && given->on && paper != given->on)
		return error_set_field(err, ERR_INVALID, field, _("another day than on=%s"),
			date_iso(given->on, shown));
	deed->on = paper    ? paper
		: given->on ? given->on
		: spoken    ? deed->before.received_on
			    : date_today();
	if (deed->on > date_today())
		return error_set_field(err, ERR_INVALID, field,
			_("%s is still to come: what is recorded has happened"),
			date_show(deed->on, shown));
	if (deed->on < deed->before.received_on)
		return error_set_field(err, ERR_INVALID, field, _("%s is before the receipt on %s"),
			date_show(deed->on, shown), date_show(deed->before.received_on, from));
	if (!spoken && deed->on < deed->before.step_on)
		return error_set_field(err, ERR_INVALID, field, _("%s is before “%s” since %s"),
			date_show(deed->on, shown),
			rule_text(&case_step(deed->desk, &deed->before)->name),
			date_show(deed->before.step_on, from));
	return true;
}

/* ---- words that are kept ---------------------------------------------------------------------- */

/*
 * A line of the note: day, act, number of its paper, ground and reason. The reason of another day is kept with its clock instead.
 */
static bool keep_words(struct deed *deed, struct error *err)
{
	const struct case_values *given = &deed->given;
	char shown[DATE_ISO_SIZE];
	struct buf line = {0};

	if (given->number)
		buf_printf(&line, " (%s)", given->number);
	if (given->ground) {
		const char *words = given->ground;
		if (deed->action->grounds) {
			const struct list_value *ground = case_ground_find(
				deed->desk->rules, deed->action, deed->before.kind, given->ground);
			if (!ground)
				return error_set_field(err, ERR_INVALID, case_value_field("ground"),
					_("“%s” is no ground for it in the law; do CODE shows "
					  "them"),
					given->ground);
			field_set_string(case_value_field("ground"), &deed->given, ground->key);
			words = rule_text(&ground->name);
		}
		buf_printf(&line, ": %s", words);
	}
	if (given->note && !given->due_on)
		buf_printf(&line, "%s %s", given->ground ? ";" : ":", given->note);
	if (line.len) {
		struct buf note = {0};
		if (deed->file.note && *deed->file.note)
			buf_printf(&note, "%s\n", deed->file.note);
		buf_printf(&note, "%s %s%s", date_show(deed->on, shown),
			rule_text(&deed->action->name), buf_text(&line));
		field_set_string(
			entity_field(&entity_casefile, "note"), &deed->file, buf_text(&note));
		buf_clear(&note);
	}
	buf_clear(&line);
	return true;
}

/* The result must be one that the action may record; one alone needs no saying. */
static bool take_outcome(struct deed *deed, struct error *err)
{
	const char *const *outcomes = deed->action->outcomes;

	if (*outcomes && !outcomes[1] && !deed->given.outcome)
		deed->given.outcome = choice_find(case_outcomes, *outcomes)->value;
	if (!deed->given.outcome)
		return true;
	const struct choice *choice = choice_by_value(case_outcomes, deed->given.outcome);
	if (!lifecycle_names(outcomes, choice->key)) {
		struct buf names = {0};
		for (const char *const *k = outcomes; *k; k++)
			buf_printf(&names, "%s%s", names.len ? ", " : "", *k);
		error_set_field(err, ERR_INVALID, field_of("outcome"),
			_("“%s” is no result of it; there are: %s"), choice_label(choice),
			buf_text(&names));
		buf_clear(&names);
		return false;
	}
	deed->file.outcome = deed->given.outcome;
	return true;
}

/* ---- the verbs -------------------------------------------------------------------------------- */

static bool verb_move(struct deed *deed, struct error *err)
{
	(void)deed;
	(void)err;
	return true;
}

static bool verb_accept(struct deed *deed, struct error *err)
{
	(void)err;
	take(deed, "complexity");
	deed->file.accepted_on = deed->on;
	return true;
}

/*
 * Assigning an answered case follows it up: it is owed again, so the answer no longer counts as its
 * end. Where the action leads nowhere, the case only changes hands.
 */
static bool verb_assign(struct deed *deed, struct error *err)
{
	struct staff staff = {0};

	take(deed, "assignee");
	take(deed, "lead_unit");
	take(deed, "cooperating");
	if (deed->given.assignee) {
		if (!store_load(
			    deed->desk->store, &entity_staff, deed->given.assignee, &staff, err))
			return false;
		const bool gone = !staff.active || staff.record.trashed;
		const int64_t section = staff.unit;
		record_clear(&entity_staff, &staff);
		if (gone)
			return error_set_field(err, ERR_INVALID, field_of("assignee"),
				_("this person does not work here any more"));
		if (!deed->given.lead_unit && section)
			deed->file.lead_unit = section;
	}
	if (deed->action->to)
		deed->file.answered_on = DATE_NONE;
	return true;
}

/* What kind of answer a case of a kind gets. */
static int64_t resolution_kind(const struct casefile *file)
{
	switch (file->kind) {
	case KIND_COMPLAINT:
		return RESOLUTION_DECISION;
	case KIND_DENUNCIATION:
		return RESOLUTION_CONCLUSION;
	case KIND_MEDIATION:
		return RESOLUTION_MEDIATION;
	default:
		return RESOLUTION_ANSWER;
	}
}

static bool verb_answer(struct deed *deed, struct error *err)
{
	struct case_values *given = &deed->given;
	struct resolution resolution = {.casefile = deed->file.record.id,
		.kind = resolution_kind(&deed->file),
		.issued_on = deed->on,
		.document = given->document,
		.publish = given->publish,
		.survey_on = given->survey_on};

	take(deed, "on_spot");
	if (deed->file.on_spot && !deed->before.on_spot) {
		resolution.kind = RESOLUTION_SPOKEN;
		if (!given->outcome && deed->file.kind == KIND_OPINION)
			deed->file.outcome = OUTCOME_ON_SPOT;
	}
	resolution.outcome = deed->file.outcome;
	static const char *const words[] = {"text", "signer", "grounds", "published_text"};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		field_set_string(entity_field(&entity_resolution, words[i]), &resolution,
			field_string(case_value_field(words[i]), given));
	const bool ok = desk_add_as(deed->desk, &entity_resolution, &resolution, "add", err);
	record_clear(&entity_resolution, &resolution);
	deed->file.answered_on = deed->on;
	return ok;
}

static bool verb_close(struct deed *deed, struct error *err)
{
	take(deed, "satisfaction");
	if (!deed->file.answered_on && !deed->file.outcome)
		return error_set_field(err, ERR_INVALID, field_of("outcome"),
			_("not answered yet: give the outcome (withdrawn, terminated, transferred "
			  "…)"));
	return true;
}

/*
 * Where its period starts again or a state is named, it is owed again: the answer no longer counts. Else a decision stands, and the
 * case goes back to where it was.
 */
static bool verb_reopen(struct deed *deed, struct error *err)
{
	struct casefile *file = &deed->file;
	const struct lifecycle_action *action = deed->action;

	file->closed_on = DATE_NONE;
	file->satisfaction = 0;
	file->merged_into = 0;
	if (action->to || *action->starts)
		file->answered_on = DATE_NONE;
	if (!file->answered_on)
		file->outcome = 0;
	if (action->to)
		return true;
	if (*action->starts)
		field_set_string(
			entity_field(&entity_casefile, "step"), file, lifecycle_step_of(file));
	else
		return case_step_back(deed->desk, file, err);
	return true;
}

/*
 * Number and conference stay, the prefix follows the kind. An instance that the new kind does not
 * know becomes the first.
 */
static bool verb_convert(struct deed *deed, struct error *err)
{
	take(deed, "kind");
	if (deed->file.kind == deed->before.kind)
		return error_set_field(
			err, ERR_INVALID, field_of("kind"), _("the case is of this kind already"));
	deed->file.instance = 1;
	field_set_string(entity_field(&entity_casefile, "step"), &deed->file,
		lifecycle_step_of(&deed->file));
	return true;
}

/*
 * The duplicate is closed and points to the case that goes on; its petitions keep pointing to it,
 * nothing is deleted.
 */
static bool verb_merge(struct deed *deed, struct error *err)
{
	const struct field *field = entity_field(&entity_casefile, "merged_into");
	const struct entity *entity = &entity_casefile;
	const int64_t id = deed->given.into;
	struct casefile into = {0};
	bool ok = false;

	if (!store_load(deed->desk->store, entity, id, &into, err))
		return false;
	if (id == deed->file.record.id)
		error_set_field(err, ERR_INVALID, field, _("a case cannot be merged into itself"));
	else if (into.merged_into || into.record.trashed)
		error_set_field(
			err, ERR_INVALID, field, _("that case is itself merged or in the trash"));
	else if (!desk_may_read(deed->desk, entity, &into))
		error_set_field(err, ERR_DENIED, field, _("that case is restricted"));
	else
		ok = true;
	record_clear(entity, &into);
	deed->file.merged_into = id;
	deed->file.outcome = OUTCOME_MERGED;
	return ok;
}

/*
 * The new case has the same origin as the one it is split from, whose words stay as they are (LTCD art.
 * 25.3: mixed content is split). What is said to go along belongs to the new one from then on.
 */
static bool verb_split(struct deed *deed, struct error *err)
{
	const struct casefile *from = &deed->before;
	struct casefile part = {
		.kind = deed->given.kind ? deed->given.kind : from->kind,
		.field = from->field,
		.hamlet = from->hamlet,
		.person = from->person,
		.channel = from->channel,
		.conference = from->conference,
		.received_on = from->received_on,
		.remote = from->remote,
		.secrecy = from->secrecy,
		.parent = from->record.id,
	};

	field_set_string(entity_field(&entity_casefile, "summary"), &part, deed->given.summary);
	field_set_string(entity_field(&entity_casefile, "detail"), &part, deed->given.detail);
	const bool ok = desk_add_as(deed->desk, &entity_casefile, &part, "split", err) &&
		case_parts_move(
			deed->desk, from->record.id, part.record.id, deed->given.along, err);
	record_clear(&entity_casefile, &part);
	return ok;
}

/*
 * What was said becomes a paper that goes through intake like any other; it was received on the day of the act. The opinion is still
 * answered.
 */
static bool verb_petition(struct deed *deed, struct error *err)
{
	const struct casefile *from = &deed->before;
	struct petition petition = {
		.kind = deed->given.petition_kind,
		.received_on = deed->on,
		.dated_on = deed->on,
		.channel = from->channel,
		.field = from->field,
		.person = from->person,
		.signers = 1,
	};

	field_set_string(entity_field(&entity_petition, "summary"), &petition, deed->given.summary);
	const bool ok = desk_add_as(deed->desk, &entity_petition, &petition, "petition", err);
	record_clear(&entity_petition, &petition);
	return ok;
}

static bool verb_suspend(struct deed *deed, struct error *err)
{
	(void)err;
	deed->file.paused_on = deed->on;
	return true;
}

static bool verb_resume(struct deed *deed, struct error *err)
{
	deed->file.paused_on = DATE_NONE;
	return deed->action->to || case_step_back(deed->desk, &deed->file, err);
}

static bool verb_extend(struct deed *deed, struct error *err)
{
	(void)err;
	take(deed, "complexity");
	return true;
}

static bool (*const verbs[])(struct deed *deed, struct error *err) = {
	[VERB_MOVE] = verb_move,
	[VERB_ACCEPT] = verb_accept,
	[VERB_ASSIGN] = verb_assign,
	[VERB_ANSWER] = verb_answer,
	[VERB_CLOSE] = verb_close,
	[VERB_REOPEN] = verb_reopen,
	[VERB_CONVERT] = verb_convert,
	[VERB_MERGE] = verb_merge,
	[VERB_SPLIT] = verb_split,
	[VERB_PETITION] = verb_petition,
	[VERB_SUSPEND] = verb_suspend,
	[VERB_RESUME] = verb_resume,
	[VERB_EXTEND] = verb_extend,
};

/* Go to the state that the action names; whether the case is closed follows from it. */
static void enter_state(struct deed *deed)
{
	struct casefile *file = &deed->file;
	const struct field *step = entity_field(&entity_casefile, "step");

	if (deed->action->to)
		field_set_string(step, file, deed->action->to);
	if (field_equals(step, &deed->before, file) && file->kind == deed->before.kind)
		return;
	file->step_on = deed->on;
	const struct lifecycle_state *state = case_step(deed->desk, file);
	file->closed_on = state->end ? deed->on : DATE_NONE;
	if (state->end)
		file->paused_on = DATE_NONE;
}

/* ---- the clocks -------------------------------------------------------------------------------- */

/* A limit that counts backwards runs from the day that it comes before. */
static date_t start_of(const struct deed *deed, const char *id)
{
	const struct limit *limit = rules_limit(deed->desk->rules, id, deed->on);
	const bool backward = limit &&
		(limit->unit == LIMIT_DAY_BEFORE || limit->unit == LIMIT_WORKING_DAY_BEFORE);

	return backward && deed->given.session_on ? deed->given.session_on : deed->on;
}

static bool extend_clock(struct deed *deed, const struct clock_owner *owner, struct error *err)
{
	const struct case_values *given = &deed->given;
	const char *id = deed->action->extends;
	const struct limit *limit = rules_limit(deed->desk->rules, id, deed->on);

	/* The criteria written into the file make the period itself longer: its variant follows them. */
	if (limit && !limit->editable && !limit->extension_days)
		return true;
	const int days = given->days || given->due_on ? (int)given->days
		: limit				      ? limit->extension_days
						      : 0;
	return clock_extend(deed->desk, owner, id, deed->on, days, given->due_on,
		given->note ? given->note : "", err);
}

static bool pause_clock(
	struct deed *deed, const struct clock_owner *owner, const char *id, struct error *err)
{
	return deed->action->verb == VERB_SUSPEND
		? clock_suspend(deed->desk, owner, id, deed->on,
			  deed->given.ground ? deed->given.ground : "", err)
		: clock_resume(deed->desk, owner, id, deed->on, err);
}

struct restart {
	struct deed *deed;
	const struct clock_owner *owner;
	struct error *err;
	bool ok;
};

static void start_again(void *arg, const char *limit, date_t from, date_t suspended_on)
{
	struct restart *again = arg;
	char variant[64];

	(void)suspended_on;
	again->ok = again->ok &&
		clock_start(again->deed->desk, again->owner, limit, from,
			clock_variant_of(&again->deed->file, variant), again->err);
}

/* What the act does to the time limits, in the order in which a paper on it would say so. */
static bool run_clocks(struct deed *deed, struct error *err)
{
	const struct lifecycle_action *action = deed->action;
	const struct clock_owner owner = {.casefile = deed->before.record.id};
	char variant[64];

	for (const char *const *id = action->meets; *id; id++)
		if (!clock_meet(deed->desk, &owner, *id, deed->on, err))
			return false;
	for (const char *const *id = action->cancels; *id; id++)
		if (!clock_cancel(deed->desk, &owner, *id, deed->on, err))
			return false;
	const bool ends = !deed->before.closed_on && deed->file.closed_on;
	if ((ends || action->verb == VERB_CONVERT) &&
		!clock_end_all(
			deed->desk, &owner, deed->on, ends && action->verb != VERB_MERGE, err))
		return false;
	for (const char *const *id = action->pauses; *id; id++)
		if (!pause_clock(deed, &owner, *id, err))
			return false;
	for (const char *const *id = action->starts; *id; id++)
		if (!clock_start(deed->desk, &owner, *id, start_of(deed, *id),
			    clock_variant_of(&deed->file, variant), err))
			return false;
	if (action->extends && !extend_clock(deed, &owner, err))
		return false;
	if (action->verb == VERB_REOPEN && !*action->starts) {
		struct restart again = {deed, &owner, err, true};
		lifecycle_clocks(deed->lifecycle, &deed->file, start_again, &again);
		if (!again.ok)
			return false;
	}
	/* Another day than the office's own limit, said with another act. */
	if (!deed->given.due_on || action->extends)
		return true;
	if (action->verb == VERB_ASSIGN && deed->before.answered_on) {
		/* The clock of a case that is followed up runs again when the case is saved: it takes the day from there. */
		deed->file.due_on = deed->given.due_on;
		field_set_string(entity_field(&entity_casefile, "due_basis"), &deed->file,
			deed->given.note ? deed->given.note : "");
		return true;
	}
	return clock_extend(deed->desk, &owner, deed->lifecycle->starts[0], deed->on, 0,
		deed->given.due_on, deed->given.note ? deed->given.note : "", err);
}

/* ---- doing them -------------------------------------------------------------------------------- */

static bool refuse_word(const struct lifecycle *lifecycle, const char *word, struct error *err)
{
	struct buf names = {0};

	for (size_t i = 0; i < lifecycle->action_count; i++)
		buf_printf(&names, "%s%s", names.len ? ", " : "", lifecycle->actions[i].id);
	error_set(err, ERR_INVALID, _("there is no action “%s” for this kind (%s); there are: %s"),
		word, rule_text(&lifecycle->name), buf_text(&names));
	buf_clear(&names);
	return false;
}

/* The action as the law of the act's day has it. */
static bool find_version(struct deed *deed, struct error *err)
{
	const struct lifecycle_action *action =
		lifecycle_action_on(deed->lifecycle, deed->word, deed->on);

	if (!action)
		return refuse_day(deed->action, deed->on, err);
	deed->action = action;
	return true;
}

/* What an extension rests on stands in the file before it is made. */
static bool save_criteria(struct deed *deed, struct error *err)
{
	struct casefile first = {0};
	bool ok;

	if (deed->action->verb != VERB_EXTEND || deed->file.complexity == deed->before.complexity)
		return true;
	record_copy(&entity_casefile, &first, &deed->before);
	first.complexity = deed->file.complexity;
	ok = desk_save(deed->desk, &entity_casefile, &deed->before, &first, deed->action->id, err);
	if (ok) {
		/* The rest of the act goes on from there. */
		deed->file.record.version = first.record.version;
		deed->file.due_on = first.due_on;
		field_assign(entity_field(&entity_casefile, "due_basis"), &deed->file, &first);
		record_clear(&entity_casefile, &deed->before);
		record_copy(&entity_casefile, &deed->before, &first);
	}
	record_clear(&entity_casefile, &first);
	return ok;
}

static bool take_id(void *arg, const struct event *event)
{
	*(int64_t *)arg = event->id;
	return false;
}

static bool last_event(struct desk *desk, int64_t *id, struct error *err)
{
	*id = 0;
	return journal_read(desk, NULL, 0, 0, 1, take_id, id, err);
}

/* An act that leaves no trace is one that was recorded before: better said than swallowed. */
static bool check_trace(struct deed *deed, int64_t former, struct error *err)
{
	int64_t last;

	if (deed->action->verb != VERB_MOVE)
		return true;
	if (!last_event(deed->desk, &last, err))
		return false;
	return last != former ||
		error_set(err, ERR_DENIED,
			_("“%s” is recorded already; a note would tell what is new"),
			rule_text(&deed->action->name));
}

/* The record after its clocks: its date is that of its main one. */
static bool save(struct deed *deed, struct error *err)
{
	return clocks_main_date(deed->desk, &deed->before, &deed->file, err) &&
		desk_save(deed->desk, &entity_casefile, &deed->before, &deed->file,
			deed->action->id, err);
}

/* Inside a transaction: what was allowed on the screen may not be any more. */
static bool do_it(struct deed *deed, int64_t id, struct error *err)
{
	struct guard_view view = {.desk = deed->desk,
		.before = &deed->before,
		.after = &deed->file,
		.given = &deed->given};

	int64_t former;

	if (!store_load(deed->desk->store, &entity_casefile, id, &deed->before, err) ||
		!last_event(deed->desk, &former, err))
		return false;
	deed->lifecycle = case_lifecycle(deed->desk, &deed->before);
	deed->action = lifecycle_action(deed->lifecycle, deed->word);
	if (!deed->action)
		return refuse_word(deed->lifecycle, deed->word, err);
	if (!may_start(deed->desk, &deed->before, deed->action, err) ||
		!read_arguments(deed, err) || !find_day(deed, err) || !find_version(deed, err))
		return false;
	record_copy(&entity_casefile, &deed->file, &deed->before);
	if (!take_decider(deed, err) || !take_outcome(deed, err) || !keep_words(deed, err) ||
		!verbs[deed->action->verb](deed, err))
		return false;
	enter_state(deed);
	view.action = deed->action;
	view.on = deed->on;
	return lifecycle_guards_pass(&view, err) && save_criteria(deed, err) &&
		run_clocks(deed, err) && save(deed, err) && check_trace(deed, former, err);
}

bool case_do(struct desk *desk, int64_t id, const char *action, const struct argument *arguments,
	size_t count, struct error *err)
{
	struct deed deed = {.desk = desk, .word = action, .arguments = arguments, .count = count};
	bool ok;

	if (!desk_begin(desk, err))
		return false;
	ok = do_it(&deed, id, err);
	ok = desk_end(desk, ok, err);
	record_clear(&entity_casefile, &deed.before);
	record_clear(&entity_casefile, &deed.file);
	record_clear(&entity_case_values, &deed.given);
	return ok;
}

/* ---- the live log ---------------------------------------------------------------------------- */

static bool next_line(struct desk *desk, int64_t conference, int64_t *line, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_CONFERENCE_LAST_LINE);
	bool row;

	bind_integer(st, 1, conference);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	*line = (row ? column_integer(st, 0) : 0) + 1;
	statement_reset(st);
	return true;
}

static bool prepare_opinion(struct desk *desk, struct casefile *file, struct error *err)
{
	struct conference conference = {0};
	char stamp[DATE_STAMP_SIZE];
	bool ok = false;

	if (!file->conference)
		return error_set_field(err, ERR_INVALID,
			entity_field(&entity_casefile, "conference"),
			_("an opinion is logged in a conference"));
	if (!store_load(desk->store, &entity_conference, file->conference, &conference, err))
		return false;
	if (conference.status == CONFERENCE_CANCELLED)
		error_set(err, ERR_DENIED, _("the conference is cancelled"));
	else if (!conference.held_on)
		error_set_field(err, ERR_INVALID, entity_field(&entity_conference, "held_on"),
			_("the conference has no day yet"));
	else
		ok = next_line(desk, file->conference, &file->line, err);
	/* A conference that is held before its planned day is logged on the day it is held. */
	file->received_on = conference.held_on < date_today() ? conference.held_on : date_today();
	record_clear(&entity_conference, &conference);
	if (!file->kind)
		file->kind = KIND_OPINION;
	file->channel = CHANNEL_CONFERENCE;
	field_set_string(
		entity_field(&entity_casefile, "spoken_at"), file, clock_stamp(clock_now(), stamp));
	return ok;
}

bool case_log_opinion(struct desk *desk, struct casefile *file, struct error *err)
{
	struct casefile copy = {0};
	bool ok;

	if (!desk_begin(desk, err))
		return false;
	record_copy(&entity_casefile, &copy, file);
	if (!prepare_opinion(desk, &copy, err) ||
		!desk_add_as(desk, &entity_casefile, &copy, "log", err)) {
		record_clear(&entity_casefile, &copy);
		return desk_give_up(desk, false);
	}
	ok = desk_end(desk, true, err);
	if (ok) {
		record_clear(&entity_casefile, file);
		*file = copy;
	} else {
		record_clear(&entity_casefile, &copy);
	}
	return ok;
}
