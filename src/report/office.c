/* The commune, ward or special zone above the unit of who works here. */
#include "report/office.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "domain/records.h"

enum { LEVELS_MOST = 8 };

static bool is_office(const struct unit *unit)
{
	return unit->kind == UNIT_COMMUNE || unit->kind == UNIT_WARD ||
		unit->kind == UNIT_SPECIAL_ZONE;
}

/* Load it; false where the person has no unit, or none of that kind is above it. */
static bool find_office(struct desk *desk, struct unit *office)
{
	struct staff staff = {0};
	struct error err;
	int64_t id = 0;

	if (desk->staff && desk_load(desk, &entity_staff, desk->staff, &staff, &err))
		id = staff.unit;
	record_clear(&entity_staff, &staff);
	for (int level = 0; id && level < LEVELS_MOST; level++) {
		if (!desk_load(desk, &entity_unit, id, office, &err))
			break;
		if (is_office(office))
			return true;
		id = office->parent;
		record_clear(&entity_unit, office);
	}
	return false;
}

char *office_name(struct desk *desk)
{
	struct unit office = {0};
	struct buf name = {0};

	if (desk->settings.office && *desk->settings.office)
		return xstrdup(desk->settings.office);
	if (find_office(desk, &office)) {
		const char *full =
			office.full_name && *office.full_name ? office.full_name : office.name;
		const size_t first = text_next(full);
		char *letter = xstrndup(full, first), *small = text_lower(letter);
		buf_printf(&name, "Ủy ban nhân dân %s%s", small, full + first);
		free(letter);
		free(small);
	}
	record_clear(&entity_unit, &office);
	return buf_steal(&name);
}

/* The name behind a beginning, in any case; NULL where it begins otherwise. */
static const char *behind(const char *name, const char *beginning)
{
	char *small = text_lower(name), *begin = text_lower(beginning);
	const bool begins = strncmp(small, begin, strlen(begin)) == 0;
	const size_t letters = text_length(beginning);

	free(small);
	free(begin);
	for (size_t i = 0; begins && i < letters; i++)
		name += text_next(name);
	return begins ? name : NULL;
}

char *office_committee(struct desk *desk)
{
	char *office = office_name(desk);
	const char *place = behind(office, "Ủy ban nhân dân ");
	struct buf name = {0};

	if (place)
		buf_printf(&name, "Đảng ủy %s", place);
	free(office);
	return buf_steal(&name);
}

char *office_committee_above(struct desk *desk)
{
	static const char *const names[][2] = {
		{"Ủy ban nhân dân tỉnh ", "Tỉnh ủy"}, {"Ủy ban nhân dân thành phố ", "Thành ủy"}};
	const char *superior = desk->settings.superior ? desk->settings.superior : "";
	struct buf name = {0};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		const char *place = behind(superior, names[i][0]);
		if (place)
			buf_printf(&name, "%s %s", names[i][1], place);
	}
	return buf_steal(&name);
}

char *office_place(struct desk *desk)
{
	struct unit office = {0};
	char *place;

	if (desk->settings.place && *desk->settings.place)
		return xstrdup(desk->settings.place);
	place = xstrdup(find_office(desk, &office) ? office.name : "");
	record_clear(&entity_unit, &office);
	return place;
}
