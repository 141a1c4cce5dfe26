/*
 * Reception of citizens (lượt tiếp công dân): the visits, as the register of NĐ154, form 03/TCD,
 * counts them.
 */
#include "domain/table.h"

enum { LARGE_GROUP = 5 }; /* đoàn đông người: five people or more on the same content */

static const struct choice reception_kinds[] = {
	{VISIT_REGULAR, "regular", N_("regular reception"), NULL},
	{VISIT_SCHEDULED, "scheduled", N_("scheduled reception"), NULL},
	{VISIT_UNSCHEDULED, "unscheduled", N_("unscheduled reception"), NULL},
	{0},
};

static const struct field reception_fields[] = {
	FIELD(reception, received_on, N_("Visited on"), DATE, .flags = FF_REQUIRED | FF_LIST,
		.columns = 10, .preset = 1, .help = N_("Day of the visit")),
	FIELD(reception, kind, N_("Kind"), CHOICE, .flags = FF_LIST, .choices = reception_kinds,
		.columns = 12, .help = N_("Regular, scheduled by the head, or unscheduled")),
	FIELD(reception, received_by, N_("Received by"), REF, .flags = FF_LIST,
		.ref = &entity_staff, .columns = 9, .help = N_("Who received")),
	FIELD(reception, person, N_("Visitor"), REF, .flags = FF_LIST | FF_PERSONAL,
		.ref = &entity_person, .columns = 15,
		.help = N_("Who came, or the representative")),
	FIELD(reception, persons, N_("People"), NUMBER, .min = 1, .max = 100000, .columns = 5,
		.preset = 1, .help = N_("People received")),
	FIELD(reception, large_group, N_("Large group"), BOOL,
		.help = N_("Five people or more on the same content")),
	FIELD(reception, repeated, N_("Repeated visit"), BOOL,
		.help = N_("The same people came before on the same matter")),
	FIELD(reception, content, N_("Content"), NOTE, .flags = FF_LIST | FF_CONTENT,
		.help = N_("What they asked, in short")),
	FIELD(reception, result, N_("Result"), NOTE, .flags = FF_CONTENT,
		.help = N_("What was said or done")),
	FIELD(reception, casefile, N_("Case"), REF, .ref = &entity_casefile, .columns = 12,
		.help = N_("The matter it belongs to")),
	FIELD(reception, petition, N_("Petition"), REF, .ref = &entity_petition, .columns = 12,
		.help = N_("Petition handed in")),
	FIELD(reception, delegated, N_("By a delegate"), BOOL,
		.help = N_("The head's reception was held by a delegate")),
	FIELD(reception, note, N_("Note"), NOTE, .flags = FF_CONTENT, .help = N_("Remarks")),
	FIELD(reception, year, N_("Year"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1900,
		.max = 2199, .help = N_("Year of the code")),
	FIELD(reception, number, N_("Number"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1,
		.max = 9999999, .help = N_("Number within the year")),
};

static bool reception_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	struct reception *reception = record;

	(void)desk;
	(void)before;
	if (!reception->persons)
		reception->persons = 1;
	if (reception->large_group && reception->persons < LARGE_GROUP)
		return check_fault(&entity_reception, "large_group", err, _("five people or more"));
	if (reception->delegated && reception->kind == VISIT_REGULAR)
		return check_fault(&entity_reception, "delegated", err,
			_("only a reception by the head is delegated"));
	return check_past(&entity_reception, record, "received_on", err);
}

const struct entity entity_reception = {
	.name = "reception",
	.table = "reception",
	.label = N_("reception"),
	.plural = N_("receptions"),
	.prefix = "TD",
	.numbering = NUM_YEARLY,
	.digits = 4,
	.size = sizeof(struct reception),
	.fields = reception_fields,
	.field_count = COUNT(reception_fields),
	.title = &reception_fields[7],
	.sort = &reception_fields[0],
	.descending = true,
	.check = reception_check,
};
