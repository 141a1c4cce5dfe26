/* The written petition (đơn): the paper. Counted apart from the matter it is about. */
#include "domain/table.h"

/* LTCD art. 29: from five signers on a group must appoint representatives. */
enum { GROUP_SIZE = 5 };
enum { HANDLING_ACCEPTED = 1 };
enum { NOT_ELIGIBLE = 2 };

static const struct choice petition_kinds[] = {
	{PETITION_COMPLAINT, "complaint", N_("complaint"), "KN"},
	{PETITION_DENUNCIATION, "denunciation", N_("denunciation"), "TC"},
	{PETITION_FEEDBACK, "feedback", N_("proposal, feedback"), "KNPA"},
	{0},
};

static const struct choice petition_eligibilities[] = {
	{1, "eligible", N_("eligible"), NULL},
	{NOT_ELIGIBLE, "not-eligible", N_("not eligible"), NULL},
	{0},
};

static const struct choice petition_competences[] = {
	{1, "ours", N_("ours"), NULL},
	{2, "other-body", N_("another body's"), NULL},
	{3, "lower-body", N_("a lower body's"), NULL},
	{0},
};

static const struct choice petition_handlings[] = {
	{HANDLING_ACCEPTED, "accepted", N_("accepted"), NULL},
	{2, "guided", N_("guided"), NULL},
	{3, "transferred", N_("transferred"), NULL},
	{4, "returned", N_("returned"), NULL},
	{5, "filed", N_("filed without action"), NULL},
	{6, "urged", N_("urged"), NULL},
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
	FIELD(petition, handling, N_("Handling"), CHOICE, .flags = FF_LIST,
		.choices = petition_handlings, .columns = 11,
		.help = N_("Accepted, guided, transferred, returned, filed, urged")),
	FIELD(petition, handled_on, N_("Handled on"), DATE, .columns = 10,
		.help = N_("Day of the handling; needed with it")),
	FIELD(petition, handling_document, N_("Handling document"), TEXT, .max = 80,
		.help = N_("Number and symbol of its document")),
	FIELD(petition, duplicate_of, N_("Duplicate of"), REF, .ref = &entity_petition,
		.columns = 12,
		.help = N_("Earlier petition with the same content; both are counted")),
	FIELD(petition, casefile, N_("Case"), REF, .ref = &entity_casefile, .columns = 12,
		.help = N_("The matter it belongs to")),
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
static bool check_group(const struct petition *petition, struct error *err)
{
	if (petition->kind != PETITION_COMPLAINT || petition->handling != HANDLING_ACCEPTED ||
		petition->signers < GROUP_SIZE)
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

static bool petition_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct entity *entity = &entity_petition;
	struct petition *petition = record;

	(void)before;
	if (!petition->signers)
		petition->signers = 1;
	if (petition->eligibility == NOT_ELIGIBLE &&
		(!petition->ineligible_reason || !*petition->ineligible_reason))
		return check_fault(entity, "ineligible_reason", err,
			_("must be filled in where it is not eligible"));
	if (petition->handling && !petition->handled_on)
		return check_fault(
			entity, "handled_on", err, _("must be filled in with the handling"));
	if (petition->handled_on && !petition->handling)
		return check_fault(entity, "handling", err, _("must be filled in with its day"));
	return check_past(entity, petition, "received_on", err) &&
		check_past(entity, petition, "handled_on", err) &&
		check_order(entity, petition, "dated_on", "received_on", err) &&
		check_order(entity, petition, "received_on", "handled_on", err) &&
		check_tree(desk, entity, petition, "duplicate_of", err) &&
		check_group(petition, err);
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
