/*
 * A running duty as a record: fields and checks. Rows are written by the acts in clocks.c alone; people read them.
 */
#include "domain/table.h"

static const struct choice clock_states[] = {
	{CLOCK_RUNNING, "running", N_("running"), NULL},
	{CLOCK_SUSPENDED, "suspended", N_("suspended"), NULL},
	{CLOCK_MET, "met", N_("met"), NULL},
	{CLOCK_FALLEN, "fallen-away", N_("fallen away"), NULL},
	{0},
};

static const struct choice clock_owed[] = {
	{CLOCK_OWED_OFFICE, "office", N_("the office must act"), NULL},
	{CLOCK_OWED_CITIZEN, "citizen", N_("a right of the citizen"), NULL},
	{CLOCK_OWED_WATCH, "watch", N_("nobody acts"), NULL},
	{0},
};

static const struct field clock_fields[] = {
	FIELD(clock, rule, N_("Time limit"), TEXT, .flags = FF_REQUIRED | FF_FIXED | FF_LIST,
		.max = 60, .columns = 18, .help = N_("Its id in the rules: complaint.settle")),
	FIELD(clock, casefile, N_("Case"), REF, .flags = FF_FIXED | FF_LIST,
		.ref = &entity_casefile, .columns = 12, .help = N_("Case that owes it")),
	FIELD(clock, petition, N_("Petition"), REF, .flags = FF_FIXED, .ref = &entity_petition,
		.columns = 12, .help = N_("Petition that owes it")),
	FIELD(clock, conference, N_("Conference"), REF, .flags = FF_FIXED,
		.ref = &entity_conference, .columns = 12, .help = N_("Conference that owes it")),
	FIELD(clock, reception_day, N_("Day of reception"), REF, .flags = FF_FIXED,
		.ref = &entity_reception_day, .columns = 12,
		.help = N_("Day of reception that owes it")),
	FIELD(clock, variant, N_("Variant"), TEXT, .flags = FF_FIXED, .max = 60, .columns = 14,
		.help = N_("What lengthens it: complex, remote, several-places")),
	FIELD(clock, started_on, N_("Started on"), DATE, .flags = FF_REQUIRED | FF_FIXED | FF_LIST,
		.columns = 10, .help = N_("Day of the event; the law in force then applies")),
	FIELD(clock, due_on, N_("Due on"), DATE, .flags = FF_FIXED | FF_LIST, .columns = 10,
		.help = N_("Last lawful day; empty while suspended")),
	FIELD(clock, state, N_("State"), CHOICE, .flags = FF_FIXED | FF_LIST,
		.choices = clock_states, .columns = 10, .preset = CLOCK_RUNNING,
		.help = N_("Running, suspended, met or fallen away")),
	FIELD(clock, ended_on, N_("Ended on"), DATE, .flags = FF_FIXED, .columns = 10,
		.help = N_("Day it was met or fell away")),
	FIELD(clock, steps, N_("Steps"), NOTE, .flags = FF_FIXED | FF_CONTENT,
		.help = N_("Suspensions, extensions, days set by hand, one a line")),
	FIELD(clock, provisional, N_("Provisional"), BOOL, .flags = FF_FIXED,
		.help = N_("The date rests on a day off that is not announced yet")),
	FIELD(clock, owed, N_("Owed"), CHOICE, .flags = FF_FIXED, .choices = clock_owed,
		.preset = CLOCK_OWED_OFFICE,
		.help = N_("Whether the office must act, or a right of the citizen ends")),
};

static bool clock_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct clock *clock = record;
	const int owners = !!clock->casefile + !!clock->petition + !!clock->conference +
		!!clock->reception_day;
	const bool ended = clock->state == CLOCK_MET || clock->state == CLOCK_FALLEN;

	(void)desk;
	(void)before;
	if (owners != 1)
		return check_fault(&entity_clock, "casefile", err,
			_("a time limit belongs to one case, petition, conference or day of "
			  "reception"));
	if (ended != (clock->ended_on != DATE_NONE))
		return check_fault(&entity_clock, "ended_on", err,
			_("is there where it was met or fell away, and only there"));
	if (!clock->due_on && clock->state != CLOCK_SUSPENDED && !ended)
		return check_fault(&entity_clock, "due_on", err, _("is missing"));
	return true;
}

const struct entity entity_clock = {
	.name = "clock",
	.table = "clock",
	.label = N_("time limit"),
	.plural = N_("time limits"),
	.prefix = "TH",
	.numbering = NUM_ID,
	.size = sizeof(struct clock),
	.fields = clock_fields,
	.field_count = COUNT(clock_fields),
	.title = &clock_fields[0],
	.derived = true,
	.check = clock_check,
};
