/*
 * What was open when the file was begun and has no records in it (dữ liệu đầu kỳ): petitions and cases that are alike, by their
 * number. The forms count them as records that came in on that day.
 */
#include "domain/choices.h"
#include "domain/table.h"

#define COUNT_MAX 1000000

static const struct choice opening_stages[] = {
	{OPENING_PETITIONS, "petitions", N_("petitions not handled yet"), NULL},
	{OPENING_CASES, "cases", N_("cases within competence not settled yet"), NULL},
	{0},
};

static const struct choice opening_signers[] = {
	{1, "one", N_("one person"), NULL},
	{2, "several", N_("several people"), NULL},
	{3, "other", N_("anonymous or in another's name"), NULL},
	{0},
};

static const struct field opening_fields[] = {
	FIELD(opening_balance, as_of, N_("As of"), DATE, .flags = FF_REQUIRED | FF_LIST,
		.columns = 10,
		.help = N_("Day at whose end they were open: the last one before the first "
			   "period counted here")),
	FIELD(opening_balance, stage, N_("What is open"), CHOICE, .flags = FF_REQUIRED | FF_LIST,
		.choices = opening_stages, .columns = 20,
		.help = N_("Petitions to be handled, or cases to be settled")),
	FIELD(opening_balance, kind, N_("Kind"), CHOICE, .flags = FF_REQUIRED | FF_LIST,
		.choices = petition_kinds, .columns = 5,
		.help = N_("Complaints, denunciations, or proposals and feedback")),
	FIELD(opening_balance, petitions, N_("Petitions"), NUMBER, .flags = FF_LIST,
		.max = COUNT_MAX, .columns = 5, .help = N_("How many petitions")),
	FIELD(opening_balance, cases, N_("Cases"), NUMBER, .flags = FF_LIST, .max = COUNT_MAX,
		.columns = 5, .help = N_("How many cases they are about")),
	FIELD(opening_balance, signers, N_("Signers"), CHOICE, .choices = opening_signers,
		.columns = 14, .help = N_("Signed by one person, by several, or by nobody known")),
	FIELD(opening_balance, field, N_("Field of work"), CHOICE, .choices = case_fields,
		.columns = 16, .help = N_("Field it concerns: land, roads, environment")),
	FIELD(opening_balance, instance, N_("Instance"), CHOICE, .choices = case_instances,
		.columns = 8, .preset = 1,
		.help = N_("First or second complaint, further denunciation")),
	FIELD(opening_balance, done_on, N_("Done on"), DATE, .flags = FF_LIST, .columns = 10,
		.help = N_("Day they were handled or settled; empty while they are open")),
	FIELD(opening_balance, handling, N_("Handling"), CHOICE, .choices = petition_handlings,
		.columns = 11, .help = N_("Of petitions: accepted, guided, transferred, urged")),
	FIELD(opening_balance, outcome, N_("Outcome"), CHOICE, .choices = case_outcomes,
		.columns = 16, .help = N_("Of cases: result of the handling")),
	FIELD(opening_balance, late, N_("Late"), BOOL,
		.help = N_("Of cases: settled after their last lawful day")),
	FIELD(opening_balance, note, N_("Note"), NOTE, .help = N_("Where the numbers come from")),
};

static bool opening_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct entity *entity = &entity_opening_balance;
	struct opening_balance *opening = record;

	(void)desk;
	(void)before;
	if (!opening->instance)
		opening->instance = 1;
	if (!opening->petitions && !opening->cases)
		return check_fault(entity, "petitions", err, _("how many petitions, or cases?"));
	if (opening->handling && opening->stage != OPENING_PETITIONS)
		return check_fault(entity, "handling", err, _("only of petitions"));
	if ((opening->outcome || opening->late) && opening->stage != OPENING_CASES)
		return check_fault(entity, "outcome", err, _("only of cases"));
	if (opening->stage == OPENING_PETITIONS && !opening->done_on != !opening->handling)
		return check_fault(entity, "handling", err, _("must be filled in with its day"));
	return check_past(entity, record, "done_on", err) &&
		check_order(entity, record, "as_of", "done_on", err);
}

const struct entity entity_opening_balance = {
	.name = "opening-balance",
	.table = "opening_balance",
	.label = N_("opening balance"),
	.plural = N_("opening balances"),
	.prefix = "DK",
	.numbering = NUM_ID,
	.size = sizeof(struct opening_balance),
	.fields = opening_fields,
	.field_count = COUNT(opening_fields),
	.title = &opening_fields[1],
	.sort = &opening_fields[0],
	.descending = true,
	.check = opening_check,
};
