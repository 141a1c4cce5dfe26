/* The organisation tree: provinces, communes, hamlets, sections. */
#include "domain/table.h"

static const struct choice unit_kinds[] = {
	{UNIT_PROVINCE, "province", N_("province"), NULL},
	{UNIT_CITY, "city", N_("city"), NULL},
	{UNIT_COMMUNE, "commune", N_("commune"), NULL},
	{UNIT_WARD, "ward", N_("ward"), NULL},
	{UNIT_SPECIAL_ZONE, "special-zone", N_("special zone"), NULL},
	{UNIT_HAMLET, "hamlet", N_("hamlet"), NULL}, /* residential groups (tổ dân phố) too */
	{UNIT_SECTION, "section", N_("section"), NULL},
	{UNIT_MASS_ORGANISATION, "mass-organisation", N_("mass organisation"), NULL},
	{UNIT_PARTY_CELL, "party-cell", N_("party cell"), NULL},
	{UNIT_OTHER, "other", N_("other"), NULL},
	{0},
};

static const struct field unit_fields[] = {
	FIELD(unit, code, N_("Code"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 40, .columns = 8,
		.help = N_("Official code, or one made here (T1, VP)")),
	FIELD(unit, name, N_("Name"), TEXT, .flags = FF_REQUIRED | FF_LIST, .max = 120,
		.help = N_("Short name: Tân Lập")),
	FIELD(unit, full_name, N_("Official name"), TEXT, .max = 200,
		.help = N_("Name with its kind: Xã Tân Lập")),
	FIELD(unit, kind, N_("Kind"), CHOICE, .flags = FF_REQUIRED | FF_LIST, .choices = unit_kinds,
		.columns = 18, .help = N_("What kind of unit it is")),
	FIELD(unit, parent, N_("Unit above"), REF, .flags = FF_LIST, .ref = &entity_unit,
		.columns = 20, .help = N_("The unit it belongs to")),
	FIELD(unit, remote, N_("Remote area"), BOOL,
		.help = N_("Remote area by official list: some time limits are longer there")),
	FIELD(unit, active_from, N_("Exists from"), DATE, .help = N_("First day it exists")),
	FIELD(unit, active_to, N_("Exists to"), DATE, .help = N_("Last day it exists")),
};

static bool unit_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	(void)before;
	return check_order(&entity_unit, record, "active_from", "active_to", err) &&
		check_tree(desk, &entity_unit, record, "parent", err);
}

const struct entity entity_unit = {
	.name = "unit",
	.table = "unit",
	.label = N_("unit"),
	.plural = N_("units"),
	.numbering = NUM_KEY,
	.size = sizeof(struct unit),
	.fields = unit_fields,
	.field_count = COUNT(unit_fields),
	.key = &unit_fields[0],
	.title = &unit_fields[1],
	.sort = &unit_fields[0],
	.check = unit_check,
};
