/* The written petition (đơn): the paper. Counted apart from the matter it is about. */
#include "domain/choices.h"
#include "domain/intake.h"
#include "domain/table.h"

const struct choice petition_kinds[] = {
	{PETITION_COMPLAINT, "complaint", N_("complaint"), "KN"},
	{PETITION_DENUNCIATION, "denunciation", N_("denunciation"), "TC"},
	{PETITION_FEEDBACK, "feedback", N_("proposal, feedback"), "KNPA"},
	{0},
};

static const struct choice petition_eligibilities[] = {
	{ELIGIBLE, "eligible", N_("eligible"), NULL},
	{NOT_ELIGIBLE, "not-eligible", N_("not eligible"), NULL},
	{0},
};

static const struct choice petition_competences[] = {
	{COMPETENCE_OURS, "ours", N_("ours"), NULL},
	{COMPETENCE_OTHER, "other-body", N_("another body's"), NULL},
	{COMPETENCE_LOWER, "lower-body", N_("a lower body's"), NULL},
	{COMPETENCE_OVERDUE, "lower-overdue", N_("a lower body's, which is overdue with it"), NULL},
	{0},
};

const struct choice petition_handlings[] = {
	{HANDLING_ACCEPTED, "accepted", N_("accepted"), NULL},
	{HANDLING_GUIDED, "guided", N_("guided"), NULL},
	{HANDLING_TRANSFERRED, "transferred", N_("transferred"), NULL},
	{HANDLING_RETURNED, "returned", N_("returned"), NULL},
	{HANDLING_FILED, "filed", N_("filed without action"), NULL},
	{HANDLING_URGED, "urged", N_("urged"), NULL},
	{HANDLING_SPLIT, "split", N_("split"), NULL},
	{HANDLING_NOT_ACCEPTED, "not-accepted", N_("not accepted"), NULL},
	{HANDLING_REFERRED, "referred", N_("referred to investigators"), NULL},
	{HANDLING_CHECKED, "checked", N_("looked into ex officio"), NULL},
	{HANDLING_EXPLAINED, "explained", N_("explained, reception refused"), NULL},
	{0},
};

static const struct choice petition_identities[] = {
	{IDENTITY_NAMED, "named", N_("named"), NULL},
	{IDENTITY_ANONYMOUS, "anonymous", N_("anonymous or not identifiable"), NULL},
	{IDENTITY_IMPERSONATED, "impersonated", N_("in another's name"), NULL},
	{0},
};

/* Asked at intake: an answer that is "no" is not one that is missing. */
static const struct choice answers[] = {
	{ANSWER_YES, "yes", N_("yes"), "1"},
	{ANSWER_NO, "no", N_("no"), "0"},
	{0},
};

static const struct field petition_fields[] = {
	FIELD(petition, received_on, N_("Received on"), DATE, .flags = FF_REQUIRED | FF_LIST,
		.columns = 10, .preset = 1, .help = N_("Day of receipt")),
	FIELD(petition, dated_on, N_("Dated"), DATE, .columns = 10,
		.help = N_("Date on the paper")),
	FIELD(petition, channel, N_("Channel"), CHOICE, .choices = case_channels, .columns = 16,
		.help = N_("How it came")),
	FIELD(petition, kind, N_("Kind"), CHOICE, .flags = FF_REQUIRED | FF_LIST,
		.choices = petition_kinds, .columns = 5,
		.help = N_("By its content, not its title (LTCD art. 25.3)")),
	FIELD(petition, person, N_("Petitioner"), REF, .flags = FF_LIST | FF_PERSONAL,
		.ref = &entity_person, .columns = 16,
		.help = N_("Petitioner, or the representative of a group")),
	FIELD(petition, summary, N_("Gist"), TEXT, .flags = FF_REQUIRED | FF_LIST | FF_CONTENT,
		.help = N_("What it is about, in one line")),
	FIELD(petition, field, N_("Field of work"), CHOICE, .choices = case_fields, .columns = 16,
		.help = N_("Field it concerns: land, roads, environment")),
	FIELD(petition, signers, N_("Signers"), NUMBER, .min = 1, .max = 100000, .columns = 5,
		.preset = 1, .help = N_("Number of people who signed")),
	FIELD(petition, all_signed, N_("All signed"), BOOL,
		.help = N_("Everybody named has signed")),
	FIELD(petition, representative, N_("Representative paper"), TEXT, .flags = FF_PERSONAL,
		.help = N_(
			"Paper that appoints the representatives of five or more (LTCD art. 29)")),
	FIELD(petition, eligibility, N_("Eligibility"), CHOICE, .choices = petition_eligibilities,
		.columns = 12, .help = N_("Whether it meets the conditions for processing")),
	FIELD(petition, ineligible_reason, N_("Reason not eligible"), TEXT, .flags = FF_CONTENT,
		.help = N_("Which condition it lacks")),
	FIELD(petition, competence, N_("Competence"), CHOICE, .choices = petition_competences,
		.columns = 12, .help = N_("Whose it is to settle")),
	FIELD(petition, handling, N_("Handling"), CHOICE, .flags = FF_LIST | FF_ACT,
		.choices = petition_handlings, .columns = 11,
		.help = N_("Accepted, guided, transferred, returned, filed, urged")),
	FIELD(petition, handled_on, N_("Handled on"), DATE, .flags = FF_ACT, .columns = 10,
		.help = N_("Day of the handling; needed with it")),
	FIELD(petition, handling_document, N_("Handling document"), TEXT, .flags = FF_CONTENT,
		.max = 80, .help = N_("Number and symbol of its document")),
	FIELD(petition, duplicate_of, N_("Duplicate of"), REF, .ref = &entity_petition,
		.columns = 12,
		.help = N_("Earlier petition with the same content; both are counted")),
	FIELD(petition, casefile, N_("Case"), REF, .ref = &entity_casefile, .columns = 12,
		.help = N_("The matter it belongs to")),
	FIELD(petition, identity, N_("Identity"), CHOICE, .choices = petition_identities,
		.columns = 12, .help = N_("Named, anonymous, or in another's name")),
	FIELD(petition, evidence, N_("Evidence to check"), CHOICE, .choices = answers,
		.help = N_("Names a violator, with evidence that can be checked (LTC art. 25.2)")),
	FIELD(petition, lacks, N_("Lacks"), FLAGS, .choices = lacking_conditions,
		.help = N_("Conditions for processing that are not met, joined by +")),
	FIELD(petition, refusals, N_("Grounds of LKN art. 11"), FLAGS,
		.choices = complaint_refusals,
		.help = N_("Grounds for not accepting a complaint, joined by +; or none")),
	FIELD(petition, unmet, N_("Unmet conditions of LTC art. 29"), FLAGS,
		.choices = denunciation_conditions,
		.help = N_("Conditions for accepting a denunciation that are not met; or none")),
	FIELD(petition, also_sent, N_("Also sent to the competent body"), CHOICE,
		.choices = answers,
		.help = N_("The same petition went to the body that is competent")),
	FIELD(petition, guided_before, N_("Guided before"), CHOICE, .choices = answers,
		.help = N_("Guided once already on the same content")),
	FIELD(petition, settled_before, N_("Settled before"), CHOICE, .choices = answers,
		.help = N_("Correctly settled and notified already (LTCD art. 9.3)")),
	FIELD(petition, crime_signs, N_("Signs of a crime"), CHOICE, .choices = answers,
		.help = N_("Goes to the investigators at once (LTC art. 27.1)")),
	FIELD(petition, mixed, N_("Mixed content"), CHOICE, .choices = answers,
		.help = N_("Content of several kinds, to be split (LTCD art. 25.3)")),
	FIELD(petition, known_on, N_("Decision known on"), DATE, .columns = 10,
		.help = N_("Day the decision or act was received or known; the time bar runs from "
			   "it (LKN art. 9)")),
	FIELD(petition, obstacle_days, N_("Days of obstacle"), NUMBER, .max = 10000,
		.help = N_("Days of force majeure or obstacle, not counted for the time bar")),
	FIELD(petition, representatives, N_("Representatives"), NUMBER, .max = 5,
		.help = N_("People who represent a group: 1 or 2 of 5 to 10, up to 5 of more")),
	FIELD(petition, several_places, N_("Several places"), BOOL,
		.help = N_("Identity or conditions are checked in several places or by others "
			   "(LTC art. 24.1)")),
	FIELD(petition, forwarded_by, N_("Forwarded by"), TEXT, .flags = FF_CONTENT,
		.help = N_("Elected body, press or other body that waits for the result")),
	FIELD(petition, reported_on, N_("Reported on"), DATE, .columns = 10,
		.help = N_("Day the result was reported to who forwarded it (LTCD art. 27.2)")),
	FIELD(petition, proposal, N_("Proposed handling"), CHOICE, .flags = FF_FIXED,
		.choices = petition_handlings, .columns = 11,
		.help = N_("What the guard proposed when it was decided")),
	FIELD(petition, proposal_ground, N_("Ground of the proposal"), TEXT, .flags = FF_FIXED,
		.help = N_("With its article")),
	FIELD(petition, decided_by, N_("Decided by"), REF, .flags = FF_FIXED, .ref = &entity_staff,
		.columns = 9, .help = N_("Who decided the handling")),
	FIELD(petition, decision_reason, N_("Reason of the decision"), TEXT, .flags = FF_CONTENT,
		.help = N_("Why the decision is not the proposal")),
	FIELD(petition, split_from, N_("Split from"), REF, .flags = FF_FIXED,
		.ref = &entity_petition, .columns = 12,
		.help = N_("Petition of mixed content that it was a part of (LTCD art. 25.3)")),
	FIELD(petition, handed_to, N_("Went to"), TEXT, .flags = FF_CONTENT, .max = 200,
		.help = N_("Body that it was guided or transferred to, or that was urged")),
	FIELD(petition, replied_on, N_("Reply came on"), DATE, .columns = 10,
		.help = N_("Day the reply of that body came")),
	FIELD(petition, settled_by, N_("Settled by"), TEXT, .flags = FF_CONTENT, .max = 200,
		.help = N_("Body that settled the matter before")),
	FIELD(petition, note, N_("Note"), NOTE, .flags = FF_CONTENT, .help = N_("Remarks")),
	FIELD(petition, year, N_("Year"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1900,
		.max = 2199, .help = N_("Year of the code")),
	FIELD(petition, number, N_("Number"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1,
		.max = 9999999, .help = N_("Number within the year")),
};

/*
 * A group complaint may be received without its papers but not accepted: acceptance needs the
 * signatures of all and the paper that appoints the representatives (NĐ155 art. 16.1; groups begin
 * at five people, LTCD art. 29).
 */
static bool check_group(const struct desk *desk, const struct petition *petition, struct error *err)
{
	int64_t least, most;

	intake_representatives(desk, petition, &least, &most);
	if (petition->kind != PETITION_COMPLAINT || petition->handling != HANDLING_ACCEPTED ||
		!most)
		return true;
	if (!petition->all_signed)
		return check_fault(&entity_petition, "all_signed", err,
			_("a complaint of five or more is accepted only with all signatures (NĐ155 "
			  "art. 16.1)"));
	if (!petition->representative || !*petition->representative)
		return check_fault(&entity_petition, "representative", err,
			_("a complaint of five or more is accepted only with a paper that appoints "
			  "representatives (NĐ155 art. 16.1)"));
	return true;
}

/* An answer "none of them" beside some of them contradicts itself. */
static bool check_none(
	const struct petition *petition, const char *key, int64_t none, struct error *err)
{
	const struct field *field = entity_field(&entity_petition, key);
	const int64_t value = field_integer(field, petition);

	if (!(value & none) || value == none)
		return true;
	return error_set_field(err, ERR_INVALID, field, _("%s: “%s” stands alone"), _(field->label),
		choice_label(choice_by_value(field->choices, none)));
}

/* What the paper lacks makes it ineligible, and says why. */
static bool check_eligibility(struct petition *petition, struct error *err)
{
	const struct entity *entity = &entity_petition;

	if (petition->lacks && !petition->eligibility)
		petition->eligibility = NOT_ELIGIBLE;
	if (petition->lacks && petition->eligibility == ELIGIBLE)
		return check_fault(entity, "lacks", err,
			_("it cannot be eligible and lack a condition at once"));
	if (petition->eligibility == NOT_ELIGIBLE && !petition->lacks &&
		(!petition->ineligible_reason || !*petition->ineligible_reason))
		return check_fault(entity, "ineligible_reason", err,
			_("must be filled in where it is not eligible"));
	return true;
}

/*
 * What is decided here is decided at intake, by the law. An old register's row brings its handling
 * with it, and may be corrected; it was not decided here.
 */
static bool check_decision(const struct desk *desk, const struct petition *before,
	const struct petition *petition, struct error *err)
{
	if (!before || desk->deciding || petition->handling == before->handling ||
		(before->handling && !before->proposal))
		return true;
	return check_fault(&entity_petition, "handling", err,
		_("is decided at intake, where the law is asked: doithoai intake CODE"));
}

static bool petition_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct entity *entity = &entity_petition;
	struct petition *petition = record;

	if (!petition->signers)
		petition->signers = 1;
	if (petition->handling && !petition->handled_on)
		return check_fault(
			entity, "handled_on", err, _("must be filled in with the handling"));
	if (petition->handled_on && !petition->handling)
		return check_fault(entity, "handling", err, _("must be filled in with its day"));
	return check_decision(desk, before, petition, err) && check_eligibility(petition, err) &&
		check_none(petition, "refusals", REFUSAL_NONE, err) &&
		check_none(petition, "unmet", UNMET_NONE, err) &&
		check_past(entity, petition, "received_on", err) &&
		check_past(entity, petition, "handled_on", err) &&
		check_past(entity, petition, "replied_on", err) &&
		check_order(entity, petition, "handled_on", "replied_on", err) &&
		check_order(entity, petition, "dated_on", "received_on", err) &&
		check_order(entity, petition, "known_on", "received_on", err) &&
		check_order(entity, petition, "received_on", "handled_on", err) &&
		check_tree(desk, entity, petition, "duplicate_of", err) &&
		check_group(desk, petition, err);
}

const struct entity entity_petition = {
	.name = "petition",
	.table = "petition",
	.label = N_("petition"),
	.plural = N_("petitions"),
	.prefix = "D",
	.numbering = NUM_YEARLY,
	.digits = 4,
	.size = sizeof(struct petition),
	.fields = petition_fields,
	.field_count = COUNT(petition_fields),
	.title = &petition_fields[5],
	.sort = &petition_fields[0],
	.descending = true,
	.check = petition_check,
};
