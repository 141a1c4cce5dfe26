/*
 * The matter (vụ việc): its code tables, fields and cross-field rules. What can be done to a case
 * is in casefile.c. The values of the code tables are in the database and in files: they may be
 * added to, never renumbered.
 */
#include <string.h>

#include "domain/choices.h"
#include "domain/clocks.h"
#include "domain/lifecycle.h"
#include "domain/table.h"

const struct choice case_kinds[] = {
	{KIND_OPINION, "opinion", N_("opinion"), "YK"},
	{KIND_FEEDBACK, "feedback", N_("feedback"), "PA"},
	{KIND_COMPLAINT, "complaint", N_("complaint"), "KN"},
	{KIND_DENUNCIATION, "denunciation", N_("denunciation"), "TC"},
	{KIND_MEDIATION, "mediation", N_("mediation"), "HG"},
	{0},
};

const struct choice case_states[] = {
	{STATE_RECEIVED, "received", N_("received"), NULL},
	{STATE_ASSIGNED, "assigned", N_("assigned"), NULL},
	{STATE_ANSWERED, "answered", N_("answered"), NULL},
	{STATE_CLOSED, "closed", N_("closed"), NULL},
	{0},
};

const struct choice case_instances[] = {
	{1, "first", N_("first instance"), NULL},
	{2, "second", N_("second instance"), NULL},
	{3, "further", N_("further denunciation"), NULL},
	{0},
};

static const struct choice case_secrecies[] = {
	{SECRECY_PERSON, "person", N_("hide the person"), NULL},
	{SECRECY_RESTRICTED, "restricted", N_("restricted"), NULL},
	{0},
};

const struct choice case_satisfactions[] = {
	{1, "satisfied", N_("satisfied"), NULL},
	{2, "neutral", N_("neutral"), NULL},
	{3, "not-satisfied", N_("not satisfied"), NULL},
	{0},
};

static const struct field casefile_fields[] = {
	FIELD(casefile, kind, N_("Kind"), CHOICE, .flags = FF_REQUIRED | FF_LIST,
		.choices = case_kinds, .columns = 4,
		.help = N_("Opinion, feedback, complaint, denunciation or mediation")),
	FIELD(casefile, summary, N_("Gist"), TEXT, .flags = FF_REQUIRED | FF_LIST | FF_CONTENT,
		.help = N_("What it is about, in one line")),
	FIELD(casefile, detail, N_("Detail"), NOTE, .flags = FF_CONTENT,
		.help = N_("Full content")),
	FIELD(casefile, field, N_("Field of work"), CHOICE, .choices = case_fields, .columns = 16,
		.help = N_("Field it concerns: land, roads, environment")),
	FIELD(casefile, place, N_("Place"), TEXT, .flags = FF_CONTENT,
		.help = N_("Where it is: road, plot, market")),
	FIELD(casefile, hamlet, N_("Hamlet"), REF, .flags = FF_LIST | FF_CONTENT,
		.ref = &entity_unit, .columns = 9,
		.help = N_("Hamlet or residential group concerned")),
	FIELD(casefile, person, N_("Raised by"), REF, .flags = FF_PERSONAL, .ref = &entity_person,
		.columns = 18, .help = N_("Citizen who raised it")),
	FIELD(casefile, respondent, N_("Respondent"), TEXT, .flags = FF_CONTENT,
		.help = N_("Who or which decision is complained of; who is accused")),
	FIELD(casefile, channel, N_("Channel"), CHOICE, .choices = case_channels, .columns = 16,
		.help = N_("How it came")),
	FIELD(casefile, received_on, N_("Received on"), DATE, .flags = FF_REQUIRED, .columns = 10,
		.preset = 1, .help = N_("Day of receipt")),
	FIELD(casefile, instance, N_("Instance"), CHOICE, .choices = case_instances, .columns = 8,
		.preset = 1, .help = N_("First or second complaint, further denunciation")),
	FIELD(casefile, conference, N_("Conference"), REF, .ref = &entity_conference, .columns = 12,
		.help = N_("Conference where it was raised")),
	FIELD(casefile, line, N_("Line"), NUMBER, .flags = FF_FIXED, .max = 100000, .columns = 4,
		.help = N_("Number in the conference log")),
	FIELD(casefile, spoken_at, N_("Spoken at"), STAMP, .flags = FF_FIXED, .columns = 16,
		.help = N_("Moment it was logged, to match a recording")),
	FIELD(casefile, assignee, N_("Assignee"), REF, .flags = FF_LIST, .ref = &entity_staff,
		.columns = 9, .help = N_("Who handles it")),
	FIELD(casefile, lead_unit, N_("Lead unit"), REF, .ref = &entity_unit, .columns = 14,
		.help = N_("Section in charge")),
	FIELD(casefile, cooperating, N_("Coordinating units"), TEXT,
		.help = N_("Sections that help")),
	FIELD(casefile, due_on, N_("Due on"), DATE, .flags = FF_LIST, .columns = 10,
		.help = N_("Last lawful day, or the office's own limit")),
	FIELD(casefile, due_basis, N_("Basis of the date"), TEXT, .flags = FF_FIXED,
		.help = N_("Where the due date comes from")),
	FIELD(casefile, state, N_("State"), CHOICE, .flags = FF_FIXED, .choices = case_states,
		.columns = 10, .help = N_("Received, assigned, answered, closed")),
	FIELD(casefile, answered_on, N_("Answered on"), DATE, .flags = FF_FIXED, .columns = 10,
		.help = N_("Day of the answer, decision or conclusion")),
	FIELD(casefile, on_spot, N_("On the spot"), BOOL, .flags = FF_FIXED, .columns = 4,
		.help = N_("Answered on the spot at the conference")),
	FIELD(casefile, outcome, N_("Outcome"), CHOICE, .flags = FF_FIXED, .choices = case_outcomes,
		.columns = 16, .help = N_("Result of the handling")),
	FIELD(casefile, closed_on, N_("Closed on"), DATE, .flags = FF_FIXED, .columns = 10,
		.help = N_("Day it was closed; empty while it is open")),
	FIELD(casefile, satisfaction, N_("Satisfaction"), CHOICE, .choices = case_satisfactions,
		.columns = 12, .help = N_("What the citizen thinks of the handling")),
	FIELD(casefile, complexity, N_("Grounds of complexity"), FLAGS,
		.choices = case_complexities,
		.help = N_("Criteria a b c d dd e g, joined by + (NĐ155 art. 3a)")),
	FIELD(casefile, remote, N_("Remote area"), BOOL,
		.help = N_("Remote area by official list: some time limits are longer there")),
	FIELD(casefile, secrecy, N_("Secrecy"), CHOICE, .choices = case_secrecies, .columns = 10,
		.help = N_("Empty, hide the person, or restricted; a denunciation is always "
			   "restricted")),
	FIELD(casefile, parent, N_("Follows case"), REF, .ref = &entity_casefile, .columns = 12,
		.help = N_("Case it was split from or follows")),
	FIELD(casefile, merged_into, N_("Merged into"), REF, .flags = FF_FIXED,
		.ref = &entity_casefile, .columns = 12, .help = N_("Case it is a duplicate of")),
	FIELD(casefile, project, N_("Project"), TEXT, .flags = FF_CONTENT,
		.help = N_("Project it belongs to: the commune road")),
	FIELD(casefile, note, N_("Note"), NOTE, .flags = FF_CONTENT, .help = N_("Remarks")),
	FIELD(casefile, step, N_("Step"), TEXT, .flags = FF_FIXED, .max = 40, .columns = 14,
		.help = N_("Where it is in the procedure of its kind")),
	FIELD(casefile, step_on, N_("Step since"), DATE, .flags = FF_FIXED, .columns = 10,
		.help = N_("Day it came to this step")),
	FIELD(casefile, decided_by, N_("Decided by"), REF, .flags = FF_FIXED, .ref = &entity_staff,
		.columns = 9, .help = N_("Leader who took the latest decision on it")),
	FIELD(casefile, accepted_on, N_("Accepted on"), DATE, .flags = FF_FIXED, .columns = 10,
		.help = N_("Day it was accepted for settlement")),
	FIELD(casefile, paused_on, N_("Suspended on"), DATE, .flags = FF_FIXED, .columns = 10,
		.help = N_("Day its settlement was suspended; empty while it runs")),
	FIELD(casefile, tidied, N_("Looked over"), BOOL, .flags = FF_HIDDEN,
		.help = N_("The logged line was looked over after the conference")),
	FIELD(casefile, year, N_("Year"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1900,
		.max = 2199, .help = N_("Year of the code")),
	FIELD(casefile, number, N_("Number"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1,
		.max = 9999999,
		.help = N_("Number within the year, across kinds; kept when the kind changes")),
};

static const char *casefile_prefix(const void *record)
{
	const struct casefile *file = record;
	const struct choice *kind = choice_by_value(case_kinds, file->kind);

	return kind ? kind->mark : "?";
}

/*
 * The state follows from what has happened: nobody sets it by itself, so it cannot contradict the
 * dates.
 */
static int64_t state_of(const struct casefile *file)
{
	if (file->closed_on)
		return STATE_CLOSED;
	if (file->answered_on)
		return STATE_ANSWERED;
	return file->assignee ? STATE_ASSIGNED : STATE_RECEIVED;
}

/*
 * A step that only says what the days say follows them, also where a form or a file changes them; a kind that changes brings its own
 * states. What an act has set stays, and what a file brings must be a state of the kind that agrees with its closing day.
 */
static bool keep_step(
	struct desk *desk, const struct casefile *old, struct casefile *file, struct error *err)
{
	const struct entity *entity = &entity_casefile;
	const struct field *step = entity_field(entity, "step");
	const struct lifecycle *lifecycle = rules_lifecycle(desk->rules, file->kind);
	const bool same = old && field_equals(step, old, file);

	if (field_is_empty(step, file) || (same && old->kind != file->kind) ||
		(same && strcmp(lifecycle_step_of(old), old->step) == 0))
		field_set_string(step, file, lifecycle_step_of(file));
	const struct lifecycle_state *state = lifecycle_state(lifecycle, file->step);
	if (!state && !same)
		return check_fault(entity, "step", err, _("is no state of this kind of case"));
	if (state && !same && state->end != (file->closed_on != DATE_NONE))
		return check_fault(entity, "step", err, _("does not agree with the closing day"));
	if (!file->step_on || (!old && file->step_on < file->received_on))
		file->step_on = file->closed_on ? file->closed_on
			: file->answered_on	? file->answered_on
			: file->paused_on	? file->paused_on
			: file->accepted_on	? file->accepted_on
						: file->received_on;
	return true;
}

/* Only what the law has accepted for settlement is accepted, suspended and decided. */
static bool check_acceptance(const struct casefile *file, struct error *err)
{
	const struct entity *entity = &entity_casefile;
	const bool lawful = file->kind == KIND_COMPLAINT || file->kind == KIND_DENUNCIATION;

	if (file->accepted_on && !lawful)
		return check_fault(entity, "accepted_on", err,
			_("only complaints and denunciations are accepted for settlement"));
	return check_past(entity, file, "accepted_on", err) &&
		check_past(entity, file, "paused_on", err) &&
		check_order(entity, file, "received_on", "accepted_on", err) &&
		check_order(entity, file, "accepted_on", "paused_on", err) &&
		check_order(entity, file, "accepted_on", "answered_on", err);
}

static bool casefile_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct entity *entity = &entity_casefile;
	const struct casefile *old = before;
	struct casefile *file = record;
	const int64_t state = state_of(file);

	/*
	 * A file that says "closed" but not since when is refused; an empty or stale state is
	 * worked out.
	 */
	if (file->state != state && file->state && (!old || file->state != old->state))
		return check_fault(entity, "state", err,
			_("does not agree with assignee, answer and closing day"));
	file->state = state;
	if (!file->instance)
		file->instance = 1;
	/*
	 * LTC art. 8.3, 9.1b, 56: the denouncer's identity is secret, and the content may give it
	 * away.
	 */
	if (file->kind == KIND_DENUNCIATION)
		file->secrecy = SECRECY_RESTRICTED;
	/*
	 * LTC art. 37: only a denunciation can be denounced further; LKN art. 33: only complaints
	 * have a second instance.
	 */
	if (file->instance == 3 && file->kind != KIND_DENUNCIATION)
		return check_fault(
			entity, "instance", err, _("only a denunciation can be a further one"));
	if (file->instance == 2 && file->kind != KIND_COMPLAINT)
		return check_fault(
			entity, "instance", err, _("only a complaint has a second instance"));
	if (file->on_spot && (!file->conference || !(file->answered_on || file->closed_on || old)))
		return check_fault(
			entity, "on_spot", err, _("only an answered opinion of a conference"));
	if (file->merged_into && !file->closed_on)
		return check_fault(entity, "merged_into", err, _("a merged case must be closed"));
	if (!check_past(entity, file, "received_on", err) ||
		!check_past(entity, file, "answered_on", err) ||
		!check_past(entity, file, "closed_on", err) ||
		!check_order(entity, file, "received_on", "due_on", err) ||
		!check_order(entity, file, "received_on", "answered_on", err) ||
		!check_order(entity, file, "received_on", "closed_on", err) ||
		!check_order(entity, file, "answered_on", "closed_on", err) ||
		!check_tree(desk, entity, file, "parent", err) ||
		!check_tree(desk, entity, file, "merged_into", err) ||
		!check_acceptance(file, err) || !keep_step(desk, old, file, err))
		return false;
	return clocks_main_date(desk, old, file, err);
}

const struct entity entity_casefile = {
	.name = "case",
	.table = "casefile",
	.label = N_("case"),
	.plural = N_("cases"),
	.prefix_of = casefile_prefix,
	.numbering = NUM_YEARLY,
	.digits = 4,
	.size = sizeof(struct casefile),
	.fields = casefile_fields,
	.field_count = COUNT(casefile_fields),
	.title = &casefile_fields[1],
	.sort = &casefile_fields[9],
	.descending = true,
	.check = casefile_check,
};
