/* Answers, decisions and conclusions on cases, their effects and the enforcement of these. */
#include "domain/choices.h"
#include "domain/table.h"

static const struct choice resolution_kinds[] = {
	{RESOLUTION_SPOKEN, "spoken", N_("spoken answer on the spot"), NULL},
	{RESOLUTION_ANSWER, "answer", N_("written answer"), NULL},
	{RESOLUTION_DECISION, "decision", N_("settlement decision"), NULL},
	{RESOLUTION_CONCLUSION, "conclusion", N_("conclusion on a denunciation"), NULL},
	{RESOLUTION_MEDIATION, "mediation", N_("mediation record"), NULL},
	{0},
};

const struct choice resolution_publish[] = {
	{PUBLISH_YES, "yes", N_("made public"), NULL},
	{PUBLISH_NO, "no", N_("not made public"), NULL},
	{0},
};

#define COUNT_MAX 1000000

static const struct field resolution_fields[] = {
	FIELD(resolution, casefile, N_("Case"), REF, .flags = FF_REQUIRED | FF_LIST,
		.ref = &entity_casefile, .columns = 12, .help = N_("The matter it belongs to")),
	FIELD(resolution, kind, N_("Kind"), CHOICE, .flags = FF_LIST, .choices = resolution_kinds,
		.columns = 14,
		.help = N_("Spoken or written answer, decision, conclusion, mediation record")),
	FIELD(resolution, issued_on, N_("Issued on"), DATE, .flags = FF_REQUIRED | FF_LIST,
		.columns = 10, .preset = 1,
		.help = N_("Day of the answer, decision or conclusion")),
	FIELD(resolution, signer, N_("Signer"), TEXT, .max = 120, .columns = 16,
		.help = N_("Who signed, or who spoke")),
	FIELD(resolution, outcome, N_("Outcome"), CHOICE, .choices = case_outcomes, .columns = 16,
		.help = N_("Result of the handling")),
	FIELD(resolution, text, N_("Answer"), NOTE, .flags = FF_LIST | FF_CONTENT,
		.help = N_("What was answered or decided")),
	FIELD(resolution, document, N_("Document"), REF, .ref = &entity_document, .columns = 12,
		.help = N_("Its document in the register")),
	FIELD(resolution, money_recovered, N_("Money recovered"), MONEY,
		.help = N_("VND to be recovered for the State")),
	FIELD(resolution, land_recovered, N_("Land recovered"), NUMBER, .max = 1000000000,
		.help = N_("Square metres to be recovered for the State")),
	FIELD(resolution, money_returned, N_("Money returned"), MONEY,
		.help = N_("VND to be returned to citizens and organisations")),
	FIELD(resolution, land_returned, N_("Land returned"), NUMBER, .max = 1000000000,
		.help = N_("Square metres to be returned")),
	FIELD(resolution, money_to_organisations, N_("Money to organisations"), MONEY,
		.help = N_("Of the money to be returned: VND to organisations")),
	FIELD(resolution, land_to_organisations, N_("Land to organisations"), NUMBER,
		.max = 1000000000,
		.help = N_("Of the land to be returned: square metres to organisations")),
	FIELD(resolution, organisations_restored, N_("Organisations restored"), NUMBER,
		.max = COUNT_MAX, .help = N_("Organisations whose rights are restored")),
	FIELD(resolution, persons_restored, N_("Persons restored"), NUMBER, .max = COUNT_MAX,
		.help = N_("Persons whose rights are restored")),
	FIELD(resolution, organisations_disciplined, N_("Organisations disciplined"), NUMBER,
		.max = COUNT_MAX, .help = N_("Organisations to be disciplined")),
	FIELD(resolution, persons_disciplined, N_("Persons disciplined"), NUMBER, .max = COUNT_MAX,
		.help = N_("Persons to be disciplined")),
	FIELD(resolution, officials_disciplined, N_("Officials disciplined"), NUMBER,
		.max = COUNT_MAX, .help = N_("Of whom cadres and civil servants")),
	FIELD(resolution, referred_cases, N_("Cases referred"), NUMBER, .max = COUNT_MAX,
		.help = N_("Cases referred to investigators")),
	FIELD(resolution, referred_persons, N_("Persons referred"), NUMBER, .max = COUNT_MAX,
		.help = N_("Persons referred to investigators")),
	FIELD(resolution, referred_officials, N_("Officials referred"), NUMBER, .max = COUNT_MAX,
		.help = N_("Of the persons referred: cadres and civil servants")),
	FIELD(resolution, enforced_on, N_("Enforced on"), DATE, .columns = 10,
		.help = N_("Day all of it was done")),
	FIELD(resolution, grounds, N_("Grounds"), NOTE, .flags = FF_CONTENT,
		.help = N_("Facts, articles and evidence it rests on")),
	FIELD(resolution, publish, N_("Publication"), CHOICE, .choices = resolution_publish,
		.columns = 12, .help = N_("Whether the result is made public")),
	FIELD(resolution, published_text, N_("Public version"), NOTE, .flags = FF_CONTENT,
		.help = N_("What is shown of it, without names and numbers of people")),
	FIELD(resolution, survey_on, N_("Ask on"), DATE, .columns = 10,
		.help = N_("Day to ask whether the person is satisfied")),
	FIELD(resolution, note, N_("Note"), NOTE, .flags = FF_CONTENT, .help = N_("Remarks")),
};

static bool resolution_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct entity *entity = &entity_resolution;
	const struct resolution *resolution = record;

	(void)before;
	if (resolution->officials_disciplined > resolution->persons_disciplined)
		return check_fault(
			entity, "officials_disciplined", err, _("more officials than persons"));
	return check_part(entity, record, "money_to_organisations", "money_returned", err) &&
		check_part(entity, record, "land_to_organisations", "land_returned", err) &&
		check_part(entity, record, "referred_officials", "referred_persons", err) &&
		check_past(entity, record, "issued_on", err) &&
		check_past(entity, record, "enforced_on", err) &&
		check_order(entity, record, "issued_on", "enforced_on", err) &&
		check_after_receipt(desk, entity, record, "issued_on", resolution->casefile, err);
}

const struct entity entity_resolution = {
	.name = "resolution",
	.table = "resolution",
	.label = N_("resolution"),
	.plural = N_("resolutions"),
	.prefix = "GQ",
	.numbering = NUM_ID,
	.size = sizeof(struct resolution),
	.fields = resolution_fields,
	.field_count = COUNT(resolution_fields),
	.title = &resolution_fields[5],
	.sort = &resolution_fields[2],
	.descending = true,
	.check = resolution_check,
};
