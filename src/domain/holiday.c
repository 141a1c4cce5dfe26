/*
 * Days that the office puts over the calendar of the rules, one by one: swaps are announced late and differ by year, and an
 * announcement may make a working day of a day that was worked out to be off.
 */
#include "domain/calendar.h"
#include "domain/desk.h"
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

/* Whether a day is off by the rules alone. */
static bool is_off(struct desk *desk, date_t day, bool *out, struct error *err)
{
	struct calendar *calendar;

	if (!calendar_build(&calendar, desk->rules, NULL, 0, err))
		return false;
	*out = !calendar_is_working(calendar, day);
	calendar_free(calendar);
	return true;
}

static bool holiday_check(struct desk *desk, const void *before, void *record, struct error *err)
{
	const struct holiday *holiday = record;
	const int weekday = date_weekday(holiday->day), year = date_year(holiday->day);
	bool off = weekday == 0 || weekday == 6;
	char shown[DATE_ISO_SIZE];

	(void)before;
	if (year < CALENDAR_FIRST_YEAR || year > CALENDAR_LAST_YEAR)
		return error_set_field(err, ERR_INVALID, entity_holiday.key,
			_("%s lies outside the calendar, which runs from %d to %d"),
			date_show(holiday->day, shown), CALENDAR_FIRST_YEAR, CALENDAR_LAST_YEAR);
	if (holiday->kind == HOLIDAY_COMPENSATORY && off)
		return check_fault(&entity_holiday, "kind", err,
			_("a compensatory day off falls on a weekday"));
	if (holiday->kind != HOLIDAY_MAKEUP || off)
		return true;
	if (!is_off(desk, holiday->day, &off, err))
		return false;
	return off ||
		check_fault(&entity_holiday, "kind", err,
			_("a make-up working day falls on a weekend, or on a day off of the "
			  "rules"));
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
