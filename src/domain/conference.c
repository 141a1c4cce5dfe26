/* Direct dialogue conferences (LTCCQ art. 43) and who attended. */
#include <string.h>

#include "domain/table.h"

static const struct choice conference_kinds[] = {
	{1, "annual", N_("annual"), NULL},
	{2, "ad-hoc", N_("ad hoc"), NULL},
	{3, "business", N_("with businesses"), NULL},
	{4, "thematic", N_("thematic"), NULL},
	{0},
};

static const struct choice conference_modes[] = {
	{1, "in-person", N_("in person"), NULL},
	{2, "online", N_("online"), NULL},
	{3, "mixed", N_("in person and online"), NULL},
	{0},
};

static const struct choice conference_statuses[] = {
	{CONFERENCE_PLANNED, "planned", N_("planned"), NULL},
	{CONFERENCE_ANNOUNCED, "announced", N_("announced"), NULL},
	{CONFERENCE_OPEN, "open", N_("being logged"), NULL},
	{CONFERENCE_HELD, "held", N_("held"), NULL},
	{CONFERENCE_CONCLUDED, "concluded", N_("concluded"), NULL},
	{CONFERENCE_PUBLISHED, "published", N_("published"), NULL},
	{CONFERENCE_CANCELLED, "cancelled", N_("cancelled"), NULL},
	{0},
};

static const struct field conference_fields[] = {
	FIELD(conference, title, N_("Title"), TEXT, .flags = FF_REQUIRED | FF_LIST,
		.help = N_("Title of the conference")),
	FIELD(conference, kind, N_("Kind"), CHOICE, .choices = conference_kinds,
		.help = N_("Annual, ad hoc, with businesses, thematic")),
	FIELD(conference, plan_number, N_("Plan number"), TEXT, .max = 80,
		.help = N_("Number and symbol of the plan: 14-KH/ĐU")),
	FIELD(conference, held_on, N_("Held on"), DATE, .flags = FF_LIST, .columns = 10,
		.help = N_("Day of the conference")),
	FIELD(conference, held_at, N_("Hour"), TIME, .columns = 5,
		.help = N_("Hour it begins, hh:mm")),
	FIELD(conference, venue, N_("Venue"), TEXT, .flags = FF_LIST, .columns = 20,
		.help = N_("Where it takes place")),
	FIELD(conference, mode, N_("Mode"), CHOICE, .choices = conference_modes,
		.help = N_("In person, online or both")),
	FIELD(conference, chairs, N_("Chairs"), TEXT,
		.help = N_("Who presides: chair of the People's Committee, People's Council")),
	FIELD(conference, secretary, N_("Secretary"), REF, .ref = &entity_staff,
		.help = N_("Who writes the minutes")),
	FIELD(conference, announced_on, N_("Announced on"), DATE,
		.help = N_("Time, place and content announced: at least 7 days before (LTCCQ art. "
			   "43)")),
	FIELD(conference, status, N_("Status"), CHOICE, .flags = FF_LIST,
		.choices = conference_statuses, .columns = 12, .help = N_("How far it is")),
	FIELD(conference, conclusion_number, N_("Conclusion number"), TEXT, .max = 80,
		.help = N_("Number and symbol of the conclusion notice")),
	FIELD(conference, conclusion_on, N_("Conclusion on"), DATE,
		.help = N_("Date of the conclusion notice")),
	FIELD(conference, published_on, N_("Published on"), DATE,
		.help = N_("Results published: at most 10 days after (LTCCQ art. 43)")),
	FIELD(conference, published_where, N_("Published where"), TEXT,
		.help = N_("Posted at headquarters, loudspeaker, portal, hamlet heads")),
	FIELD(conference, note, N_("Note"), NOTE, .help = N_("Remarks")),
	FIELD(conference, agenda, N_("Agenda"), NOTE,
		.help = N_("Item 1 are the open promises of earlier conferences")),
	FIELD(conference, opened_at, N_("Opened at"), TIME, .columns = 5,
		.help = N_("Hour it was opened, hh:mm")),
	FIELD(conference, ended_at, N_("Ended at"), TIME, .columns = 5,
		.help = N_("Hour it ended, hh:mm")),
	FIELD(conference, attendees, N_("Composition"), NOTE,
		.help = N_("Who took part, as the minutes say it")),
	FIELD(conference, proceedings, N_("Proceedings"), NOTE,
		.help = N_("How it went, before the opinions")),
	FIELD(conference, conclusion, N_("Conclusion"), NOTE,
		.help = N_("What the chair concluded")),
	FIELD(conference, year, N_("Year"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1900,
		.max = 2199, .help = N_("Year of the code")),
	FIELD(conference, number, N_("Number"), NUMBER, .flags = FF_FIXED | FF_HIDDEN, .min = 1,
		.max = 999999, .help = N_("Number within the year")),
};

/* Its days say how far it is at least: a day that was entered moves the status on, none moves it back. */
static void raise_status(struct conference *conference)
{
	const int64_t least = conference->published_on		? CONFERENCE_PUBLISHED
		: conference->conclusion_on			? CONFERENCE_CONCLUDED
		: conference->ended_at && *conference->ended_at ? CONFERENCE_HELD
		: conference->announced_on			? CONFERENCE_ANNOUNCED
								: CONFERENCE_PLANNED;

	if (conference->status < least)
		conference->status = least;
}

static bool conference_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	struct conference *conference = record;
	const struct entity *entity = &entity_conference;

	(void)desk;
	(void)before;
	raise_status(conference);
	if (conference->status >= CONFERENCE_OPEN && conference->status <= CONFERENCE_PUBLISHED) {
		if (!conference->held_on)
			return check_fault(
				entity, "held_on", err, _("must be filled in once it is held"));
		if (!check_past(entity, record, "held_on", err))
			return false;
	}
	/* Both hh:mm: their order is that of their text. */
	if (conference->opened_at && *conference->opened_at && conference->ended_at &&
		*conference->ended_at && strcmp(conference->ended_at, conference->opened_at) < 0)
		return check_fault(entity, "ended_at", err, _("is before the hour it was opened"));
	if (conference->status == CONFERENCE_PUBLISHED && !conference->published_on)
		return check_fault(
			entity, "published_on", err, _("must be filled in once it is published"));
	return check_order(entity, record, "announced_on", "held_on", err) &&
		check_order(entity, record, "held_on", "conclusion_on", err) &&
		check_order(entity, record, "held_on", "published_on", err) &&
		check_past(entity, record, "announced_on", err) &&
		check_past(entity, record, "conclusion_on", err) &&
		check_past(entity, record, "published_on", err);
}

const struct entity entity_conference = {
	.name = "conference",
	.table = "conference",
	.label = N_("conference"),
	.plural = N_("conferences"),
	.prefix = "HN",
	.numbering = NUM_YEARLY,
	.digits = 3,
	.size = sizeof(struct conference),
	.fields = conference_fields,
	.field_count = COUNT(conference_fields),
	.title = &conference_fields[0],
	.sort = &conference_fields[3],
	.descending = true,
	.check = conference_check,
};

static const struct field attendance_fields[] = {
	FIELD(attendance, conference, N_("Conference"), REF, .flags = FF_REQUIRED | FF_LIST,
		.ref = &entity_conference, .columns = 12, .help = N_("At which conference")),
	FIELD(attendance, unit, N_("Unit"), REF, .flags = FF_LIST, .ref = &entity_unit,
		.columns = 20, .help = N_("Hamlet or organisation")),
	FIELD(attendance, label, N_("Group"), TEXT, .flags = FF_LIST, .max = 120,
		.help = N_("Group without a unit: delegates, guests")),
	FIELD(attendance, persons, N_("People"), NUMBER, .flags = FF_LIST, .max = 100000,
		.columns = 7, .help = N_("People present")),
	FIELD(attendance, women, N_("Women"), NUMBER, .flags = FF_LIST, .max = 100000, .columns = 5,
		.help = N_("Of whom women")),
};

static bool attendance_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct attendance *attendance = record;

	(void)desk;
	(void)before;
	if (attendance->women > attendance->persons)
		return check_fault(&entity_attendance, "women", err, _("more women than people"));
	return true;
}

const struct entity entity_attendance = {
	.name = "attendance",
	.table = "attendance",
	.label = N_("attendance"),
	.plural = N_("attendances"),
	.prefix = "TT",
	.numbering = NUM_ID,
	.size = sizeof(struct attendance),
	.fields = attendance_fields,
	.field_count = COUNT(attendance_fields),
	.title = &attendance_fields[2],
	.check = attendance_check,
};
