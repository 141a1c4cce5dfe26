/*
 * Days on which a head receives citizens (lịch tiếp công dân): posted beforehand, at least two a month.
 */
#include "domain/table.h"

static const struct choice reception_hosts[] = {
	{HOST_CHAIR, "chair", N_("chair of the People's Committee"), NULL},
	{HOST_SECRETARY, "secretary", N_("secretary of the Party committee"), NULL},
	{HOST_OTHER, "other", N_("other"), NULL},
	{0},
};

static const struct choice reception_day_kinds[] = {
	{1, "scheduled", N_("scheduled reception"), NULL},
	{2, "unscheduled", N_("unscheduled reception"), NULL},
	{0},
};

static const struct choice reception_day_held[] = {
	{RECEPTION_HELD, "held", N_("held"), NULL},
	{RECEPTION_POSTPONED, "postponed", N_("postponed or cancelled"), NULL},
	{0},
};

static const struct field reception_day_fields[] = {
	FIELD(reception_day, day, N_("Day"), DATE, .flags = FF_REQUIRED | FF_LIST, .columns = 10,
		.help = N_("Day of the reception")),
	FIELD(reception_day, host, N_("Received by"), CHOICE, .flags = FF_REQUIRED | FF_LIST,
		.choices = reception_hosts, .columns = 16,
		.help = N_("Chair, secretary of the Party committee, or other")),
	FIELD(reception_day, kind, N_("Kind"), CHOICE, .choices = reception_day_kinds,
		.columns = 12, .preset = 1,
		.help = N_("Scheduled, or unscheduled: complex, many people, serious (LTCD art. "
			   "18.3)")),
	FIELD(reception_day, place, N_("Place"), TEXT, .flags = FF_LIST, .help = N_("Where")),
	FIELD(reception_day, posted_on, N_("Posted on"), DATE, .flags = FF_LIST, .columns = 10,
		.help = N_("Day the schedule was posted (LTCD art. 24.4)")),
	FIELD(reception_day, posted_where, N_("Posted where"), TEXT,
		.help = N_("Office, portal, loudspeaker")),
	FIELD(reception_day, held, N_("Held"), CHOICE, .flags = FF_LIST,
		.choices = reception_day_held, .columns = 9,
		.help = N_("Held, or postponed with notice")),
	FIELD(reception_day, conclusion, N_("Notice of conclusion"), TEXT, .max = 80,
		.help = N_("Number and symbol of the notice that concludes it (NĐ154 art. 25.2)")),
	FIELD(reception_day, delegated, N_("By a delegate"), BOOL,
		.help = N_("Held by a delegate of the head")),
	FIELD(reception_day, note, N_("Note"), NOTE, .help = N_("Remarks")),
};

static bool reception_day_check(
	struct desk *desk, const void *before, void *record, struct error *err)
{
	(void)desk;
	(void)before;
	return check_past(&entity_reception_day, record, "posted_on", err);
}

const struct entity entity_reception_day = {
	.name = "reception-day",
	.table = "reception_day",
	.label = N_("day of reception"),
	.plural = N_("days of reception"),
	.prefix = "LT",
	.numbering = NUM_ID,
	.size = sizeof(struct reception_day),
	.fields = reception_day_fields,
	.field_count = COUNT(reception_day_fields),
	.title = &reception_day_fields[3],
	.sort = &reception_day_fields[0],
	.descending = true,
	.check = reception_day_check,
};
