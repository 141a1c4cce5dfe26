/*
 * Steps of the enforcement (thi hành) of decisions and conclusions: what was done of what they order, and when. What they order
 * stands in the resolution; the forms 02/KQGQ and 04/KQGQ count both.
 */
#include "domain/desk.h"
#include "domain/table.h"

#define COUNT_MAX 1000000
#define LAND_MAX 1000000000

static const struct field enforcement_fields[] = {
	FIELD(enforcement, resolution, N_("Decision"), REF, .flags = FF_REQUIRED | FF_LIST,
		.ref = &entity_resolution, .columns = 12,
		.help = N_("Decision or conclusion that is enforced")),
	FIELD(enforcement, done_on, N_("Done on"), DATE, .flags = FF_REQUIRED | FF_LIST,
		.columns = 10, .preset = 1, .help = N_("Day of this step")),
	FIELD(enforcement, money_recovered, N_("Money recovered"), MONEY, .flags = FF_LIST,
		.columns = 15, .help = N_("VND recovered for the State")),
	FIELD(enforcement, land_recovered, N_("Land recovered"), NUMBER, .max = LAND_MAX,
		.help = N_("Square metres recovered for the State")),
	FIELD(enforcement, money_returned, N_("Money returned"), MONEY, .flags = FF_LIST,
		.columns = 15, .help = N_("VND returned to citizens and organisations")),
	FIELD(enforcement, land_returned, N_("Land returned"), NUMBER, .max = LAND_MAX,
		.help = N_("Square metres returned")),
	FIELD(enforcement, money_to_organisations, N_("Money to organisations"), MONEY,
		.help = N_("Of the money returned: VND to organisations")),
	FIELD(enforcement, land_to_organisations, N_("Land to organisations"), NUMBER,
		.max = LAND_MAX,
		.help = N_("Of the land returned: square metres to organisations")),
	FIELD(enforcement, organisations_restored, N_("Organisations restored"), NUMBER,
		.max = COUNT_MAX, .help = N_("Organisations that got their rights back")),
	FIELD(enforcement, persons_restored, N_("Persons restored"), NUMBER, .max = COUNT_MAX,
		.help = N_("Persons who got their rights back")),
	FIELD(enforcement, organisations_disciplined, N_("Organisations disciplined"), NUMBER,
		.max = COUNT_MAX, .help = N_("Organisations that were disciplined")),
	FIELD(enforcement, persons_disciplined, N_("Persons disciplined"), NUMBER, .max = COUNT_MAX,
		.help = N_("Persons who were disciplined")),
	FIELD(enforcement, officials_disciplined, N_("Officials disciplined"), NUMBER,
		.max = COUNT_MAX, .help = N_("Of whom cadres and civil servants")),
	FIELD(enforcement, prosecuted_cases, N_("Criminal cases"), NUMBER, .max = COUNT_MAX,
		.help = N_("Criminal cases that were opened")),
	FIELD(enforcement, prosecuted_persons, N_("Persons prosecuted"), NUMBER, .max = COUNT_MAX,
		.help = N_("Persons in them")),
	FIELD(enforcement, prosecuted_officials, N_("Officials prosecuted"), NUMBER,
		.max = COUNT_MAX, .help = N_("Of whom cadres and civil servants")),
};

/* Nothing is done of a decision before there is one. */
static bool check_decided(struct desk *desk, const struct enforcement *step, struct error *err)
{
	struct resolution resolution = {0};
	const bool loaded =
		store_load(desk->store, &entity_resolution, step->resolution, &resolution, err);
	const date_t issued_on = resolution.issued_on;

	record_clear(&entity_resolution, &resolution);
	if (!loaded)
		return false;
	if (step->done_on < issued_on)
		return check_fault(&entity_enforcement, "done_on", err,
			_("may not be before the decision was issued"));
	return true;
}

static bool enforcement_check(
	struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct entity *entity = &entity_enforcement;

	(void)before;
	return check_part(entity, record, "money_to_organisations", "money_returned", err) &&
		check_part(entity, record, "land_to_organisations", "land_returned", err) &&
		check_part(entity, record, "officials_disciplined", "persons_disciplined", err) &&
		check_part(entity, record, "prosecuted_officials", "prosecuted_persons", err) &&
		check_past(entity, record, "done_on", err) && check_decided(desk, record, err);
}

const struct entity entity_enforcement = {
	.name = "enforcement",
	.table = "enforcement",
	.label = N_("enforcement step"),
	.plural = N_("enforcement steps"),
	.prefix = "TH",
	.numbering = NUM_ID,
	.size = sizeof(struct enforcement),
	.fields = enforcement_fields,
	.field_count = COUNT(enforcement_fields),
	.title = &enforcement_fields[0],
	.sort = &enforcement_fields[1],
	.descending = true,
	.check = enforcement_check,
};
