/* The calendar of the rule files. */
#include "domain/calendar.h"
#include "domain/rules.h"

static bool rules_announce(const void *rules, int year)
{
	return rules_year_is_announced(rules, year);
}

bool calendar_build(struct calendar **out, const struct rules *rules,
	const struct holiday *holidays, size_t count, struct error *err)
{
	struct calendar_plan plan = {
		.is_announced = rules_announce,
		.arg = rules,
		.holidays = holidays,
		.holiday_count = count,
	};

	plan.statutory = rules_statutory_days(rules, &plan.statutory_count);
	plan.announced = rules_announced_days(rules, &plan.announced_count);
	return calendar_build_from(out, &plan, err);
}
