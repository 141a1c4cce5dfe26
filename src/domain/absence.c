/*
 * Who stands in for whom. Nothing is reassigned: while it lasts the deputy sees and may do what the one who is away may, and on the
 * day of return all is as it was.
 */
#include "domain/table.h"

static const struct field absence_fields[] = {
	FIELD(absence, staff, N_("Who is away"), REF, .flags = FF_REQUIRED | FF_LIST,
		.ref = &entity_staff, .columns = 12, .help = N_("Whose cases are handed over")),
	FIELD(absence, deputy, N_("Deputy"), REF, .flags = FF_REQUIRED | FF_LIST,
		.ref = &entity_staff, .columns = 12, .help = N_("Who stands in")),
	FIELD(absence, away_from, N_("Away from"), DATE, .flags = FF_REQUIRED | FF_LIST,
		.columns = 10, .help = N_("First day away")),
	FIELD(absence, back_on, N_("Back on"), DATE, .flags = FF_REQUIRED | FF_LIST, .columns = 10,
		.help = N_("Day of return: from then on all is as before")),
	FIELD(absence, reason, N_("Reason"), TEXT, .flags = FF_LIST, .max = 200,
		.help = N_("Why, or what to watch for")),
};

static bool absence_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct absence *absence = record;

	(void)desk;
	(void)before;
	if (absence->staff == absence->deputy)
		return check_fault(
			&entity_absence, "deputy", err, _("nobody stands in for themselves"));
	if (absence->back_on <= absence->away_from)
		return check_fault(&entity_absence, "back_on", err,
			_("the day of return is after the first day away"));
	return true;
}

const struct entity entity_absence = {
	.name = "absence",
	.table = "absence",
	.label = N_("absence"),
	.plural = N_("absences"),
	.prefix = "VM",
	.numbering = NUM_ID,
	.size = sizeof(struct absence),
	.fields = absence_fields,
	.field_count = COUNT(absence_fields),
	.title = &absence_fields[0],
	.sort = &absence_fields[3],
	.descending = true,
	.check = absence_check,
};
