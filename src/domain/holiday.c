/*
 * Calendar days that are not what their weekday says. Swaps are announced late and differ by year:
 * always data.
 */
#include "domain/table.h"

static const struct choice holiday_kinds[] = {
	{HOLIDAY_PUBLIC, "holiday", N_("public holiday"), NULL},
	{HOLIDAY_COMPENSATORY, "compensatory", N_("compensatory day off"), NULL},
	{HOLIDAY_MAKEUP, "make-up", N_("make-up working day"), NULL},
	{0},
};

static const struct field holiday_fields[] = {
	FIELD(holiday, day, N_("Day"), DATE, .flags = FF_REQUIRED | FF_LIST, .columns = 10,
		.help = N_("Calendar day")),
	FIELD(holiday, kind, N_("Kind"), CHOICE, .flags = FF_REQUIRED | FF_LIST,
		.choices = holiday_kinds, .columns = 22,
		.help = N_("Holiday, compensatory day off, or make-up working day")),
	FIELD(holiday, name, N_("Occasion"), TEXT, .flags = FF_LIST, .max = 120,
		.help = N_("What for: Tết")),
	FIELD(holiday, confirmed, N_("Announced"), BOOL, .flags = FF_LIST, .columns = 10,
		.help = N_("Yes = announced, no = provisional")),
	FIELD(holiday, source, N_("Announcement"), TEXT, .help = N_("Which announcement says so")),
};

static bool holiday_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct holiday *holiday = record;
	const int weekday = date_weekday(holiday->day);
	const bool weekend = weekday == 0 || weekday == 6;

	(void)desk;
	(void)before;
	if (holiday->kind == HOLIDAY_MAKEUP && !weekend)
		return check_fault(&entity_holiday, "kind", err,
			_("a make-up working day falls on a weekend"));
	if (holiday->kind == HOLIDAY_COMPENSATORY && weekend)
		return check_fault(&entity_holiday, "kind", err,
			_("a compensatory day off falls on a weekday"));
	return true;
}

const struct entity entity_holiday = {
	.name = "holiday",
	.table = "holiday",
	.label = N_("holiday"),
	.plural = N_("holidays"),
	.numbering = NUM_KEY,
	.size = sizeof(struct holiday),
	.fields = holiday_fields,
	.field_count = COUNT(holiday_fields),
	.key = &holiday_fields[0],
	.title = &holiday_fields[2],
	.sort = &holiday_fields[0],
	.check = holiday_check,
};
