/* Commitments (cam kết): what leaders promised, whether kept, and how late. */
#include "domain/table.h"

static const struct field commitment_fields[] = {
	FIELD(commitment, text, N_("Commitment"), TEXT, .flags = FF_REQUIRED | FF_LIST | FF_CONTENT,
		.help = N_("What was promised")),
	FIELD(commitment, owner, N_("Owner"), REF, .flags = FF_LIST, .ref = &entity_staff,
		.columns = 9, .help = N_("Who must keep it")),
	FIELD(commitment, made_on, N_("Made on"), DATE, .flags = FF_REQUIRED, .columns = 10,
		.preset = 1, .help = N_("Day of the promise")),
	FIELD(commitment, due_on, N_("Promised for"), DATE, .flags = FF_LIST, .columns = 10,
		.help = N_("Day by which it was promised")),
	FIELD(commitment, done_on, N_("Kept on"), DATE, .flags = FF_LIST, .columns = 10,
		.help = N_("Day it was kept")),
	FIELD(commitment, broken_on, N_("Given up on"), DATE, .columns = 10,
		.help = N_("Day it was given up: it will not be kept")),
	FIELD(commitment, conference, N_("Conference"), REF, .ref = &entity_conference,
		.columns = 12, .help = N_("Where it was made")),
	FIELD(commitment, casefile, N_("Case"), REF, .ref = &entity_casefile, .columns = 12,
		.help = N_("The matter it belongs to")),
	FIELD(commitment, evidence, N_("Evidence"), TEXT, .flags = FF_CONTENT,
		.help = N_("What proves that it was kept")),
	FIELD(commitment, note, N_("Note"), NOTE, .flags = FF_CONTENT, .help = N_("Remarks")),
	FIELD(commitment, year, N_("Year"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1900,
		.max = 2199, .help = N_("Year of the code")),
	FIELD(commitment, number, N_("Number"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1,
		.max = 9999999, .help = N_("Number within the year")),
};

static bool commitment_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct entity *entity = &entity_commitment;
	const struct commitment *commitment = record;

	(void)desk;
	(void)before;
	if (commitment->done_on && commitment->broken_on)
		return check_fault(
			entity, "broken_on", err, _("a commitment is either kept or given up"));
	return check_past(entity, record, "made_on", err) &&
		check_past(entity, record, "done_on", err) &&
		check_past(entity, record, "broken_on", err) &&
		check_order(entity, record, "made_on", "due_on", err) &&
		check_order(entity, record, "made_on", "done_on", err) &&
		check_order(entity, record, "made_on", "broken_on", err);
}

const struct entity entity_commitment = {
	.name = "commitment",
	.table = "commitment",
	.label = N_("commitment"),
	.plural = N_("commitments"),
	.prefix = "CK",
	.numbering = NUM_YEARLY,
	.digits = 3,
	.size = sizeof(struct commitment),
	.fields = commitment_fields,
	.field_count = COUNT(commitment_fields),
	.title = &commitment_fields[0],
	.sort = &commitment_fields[2],
	.descending = true,
	.check = commitment_check,
};
