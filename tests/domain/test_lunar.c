/*
 * The lunar calendar against facts from elsewhere: Tết of every trusted year. The list was checked against the table of China's
 * calendar that public programs carry: it differs in 1985, 2007, 2030 and 2053 and nowhere else.
 */
#include "office.h"

#include "domain/lunar.h"

enum { YEARS = LUNAR_LAST_YEAR - LUNAR_FIRST_YEAR + 1 };

/* Month * 100 + day of Tết, by year from 1976. */
static const int new_years[YEARS] = {
	131, 218, 207, 128, 216, 205, 125, 213, 202, 121, /* 1976 */
	209, 129, 217, 206, 127, 215, 204, 123, 210, 131, /* 1986 */
	219, 207, 128, 216, 205, 124, 212, 201, 122, 209, /* 1996 */
	129, 217, 207, 126, 214, 203, 123, 210, 131, 219, /* 2006 */
	208, 128, 216, 205, 125, 212, 201, 122, 210, 129, /* 2016 */
	217, 206, 126, 213, 202, 123, 211, 131, 219, 208, /* 2026 */
	128, 215, 204, 124, 212, 201, 122, 210, 130, 217, /* 2036 */
	206, 126, 214, 202, 123, 211, 201, 218, 208, 128, /* 2046 */
	215, 204, 124, 212, 202, 121, 209, 129, 217, 205, /* 2056 */
	126, 214, 203, 123, 211, /* 2066 */
};

/* Years in which China's new year (UTC+8) is another day. */
static const struct {
	int year;
	const char *china;
} abroad[] = {
	{1985, "1985-02-20"},
	{2007, "2007-02-18"},
	{2030, "2030-02-03"},
	{2053, "2053-02-19"},
};

/* Leap months: number of the month, by years. */
static const struct {
	int year, month;
} leaps[] = {
	{1985, 2},
	{1987, 7},
	{2017, 6},
	{2020, 4},
	{2023, 2},
	{2025, 6},
	{2028, 5},
	{2033, 11},
};

/* domain.md 2.3 */
static const struct {
	const char *new_year, *kings; /* 1/1 and 10/3 */
} table[] = {
	{"2024-02-10", "2024-04-18"},
	{"2025-01-29", "2025-04-07"},
	{"2026-02-17", "2026-04-26"},
	{"2027-02-06", "2027-04-16"},
	{"2028-01-26", "2028-04-04"},
	{"2029-02-13", "2029-04-23"},
	{"2030-02-02", "2030-04-12"},
	{"2031-01-23", "2031-04-01"},
	{"2032-02-11", "2032-04-19"},
	{"2033-01-31", "2033-04-09"},
	{"2034-02-19", "2034-04-28"},
	{"2035-02-08", "2035-04-17"},
};

static const char *show(date_t date)
{
	static char text[DATE_ISO_SIZE];

	return date_iso(date, text);
}

Test(lunar, tet_falls_on_the_known_day_of_every_trusted_year)
{
	for (int i = 0; i < YEARS; i++) {
		const int year = LUNAR_FIRST_YEAR + i;
		const date_t expected = date_make(year, new_years[i] / 100, new_years[i] % 100);
		cr_expect_eq(lunar_new_year(year), expected, "Tết %d on %s", year,
			show(lunar_new_year(year)));
	}
	for (size_t i = 0; i < sizeof abroad / sizeof abroad[0]; i++)
		cr_expect_neq(lunar_new_year(abroad[i].year), day(abroad[i].china),
			"Tết %d is China's", abroad[i].year);
	cr_expect_eq(
		lunar_new_year(1968), day("1968-01-29"), "1968: %s", show(lunar_new_year(1968)));
	cr_expect_eq(
		lunar_new_year(1969), day("1969-02-16"), "1969: %s", show(lunar_new_year(1969)));
}

Test(lunar, new_years_lie_whole_lunar_years_apart_in_january_and_february)
{
	date_t before = DATE_NONE;

	for (int year = LUNAR_FIRST_YEAR; year <= LUNAR_LAST_YEAR; year++) {
		const date_t tet = lunar_new_year(year);
		const int days = before ? tet - before : 354;
		cr_expect_geq(tet, date_make(year, 1, 21), "%d: %s", year, show(tet));
		cr_expect_leq(tet, date_make(year, 2, 21), "%d: %s", year, show(tet));
		cr_expect(days == 354 || days == 355 || days == 383 || days == 384 || days == 385,
			"the year before %d has %d days", year, days);
		before = tet;
	}
}

Test(lunar, tet_and_the_kings_day_agree_with_the_published_table)
{
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		const int year = 2024 + (int)i;
		cr_expect_eq(lunar_new_year(year), day(table[i].new_year), "%s", table[i].new_year);
		cr_expect_eq(
			lunar_day(year, 3, 10, false), day(table[i].kings), "%s", table[i].kings);
	}
}

Test(lunar, a_leap_month_is_there_in_its_year_and_in_no_other)
{
	for (size_t i = 0; i < sizeof leaps / sizeof leaps[0]; i++)
		for (int month = 1; month <= 12; month++)
			cr_expect_eq(lunar_day(leaps[i].year, month, 1, true) != DATE_NONE,
				month == leaps[i].month, "leap %d/%d", month, leaps[i].year);
	cr_expect_eq(lunar_day(2025, 6, 1, true), day("2025-07-25"));
	cr_expect_eq(lunar_day(2026, 6, 1, true), DATE_NONE);
}

/* Every day has one lunar date and is found again by it; the dates follow one another. */
Test(lunar, every_day_is_found_again_by_its_lunar_date)
{
	int was = 0;

	for (date_t d = day("1976-01-31"); d <= day("2070-12-31"); d++) {
		int year, month, number;
		bool leap;
		cr_assert(lunar_split(d, &year, &month, &number, &leap), "%s", show(d));
		cr_assert_eq(lunar_day(year, month, number, leap), d, "%s is %d/%d%s/%d", show(d),
			number, month, leap ? "+" : "", year);
		cr_assert(
			number == was + 1 || (number == 1 && (was == 29 || was == 30 || was == 0)),
			"%s: day %d after day %d", show(d), number, was);
		was = number;
	}
}

Test(lunar, what_is_no_lunar_date_is_refused)
{
	int year, month, number;
	bool leap;

	cr_expect_eq(lunar_day(1899, 1, 1, false), DATE_NONE);
	cr_expect_eq(lunar_day(2200, 1, 1, false), DATE_NONE);
	cr_expect_eq(lunar_day(2026, 13, 1, false), DATE_NONE);
	cr_expect_eq(lunar_day(2026, 0, 1, false), DATE_NONE);
	cr_expect_eq(lunar_day(2026, 1, 0, false), DATE_NONE);
	cr_expect_eq(lunar_day(2026, 1, 31, false), DATE_NONE);
	/* 2025 ends with a 29th: Tết 2026 is the day after. */
	cr_expect_eq(lunar_day(2025, 12, 30, false), DATE_NONE);
	cr_expect_eq(lunar_day(2025, 12, 29, false) + 1, lunar_new_year(2026));
	cr_expect_not(lunar_split(day("1900-01-30"), &year, &month, &number, &leap));
	cr_expect(lunar_split(day("1900-01-31"), &year, &month, &number, &leap));
	cr_expect_not(lunar_split(DATE_NONE, &year, &month, &number, &leap));
}
