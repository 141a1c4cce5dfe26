/*
 * The Vietnamese lunar calendar from the sky: when the moon is new and where the sun stands, both by the series of Meeus
 * (Astronomical Formulae for Calculators), as Hồ Ngọc Đức chose them. Nothing here is a table of years.
 *
 * A month begins on the day (UTC+7) of a new moon. The month of the winter solstice is the 11th. Where thirteen months begin
 * from one 11th month to the next, the first one in which the sun enters no new twelfth of its path is a leap month: it
 * repeats the number of the one before.
 */
#include "domain/lunar.h"

#include <math.h>

#define VIETNAM (7.0 / 24) /* of a day ahead of UTC */
#define NOON_OF_DAY 1721425.0 /* Julian date at noon UTC of day d is d + this */
#define MOON_0 2415020.75933 /* mean new moon number 0 (1900-01-01), Julian date */
#define MONTH_LENGTH 29.530588853 /* mean days from new moon to new moon */

enum { FIRST_YEAR = 1900, LAST_YEAR = 2199, SOLSTICE = 9 /* twelfth of the sun's path */ };

static double sine(double degrees)
{
	return sin(degrees * (3.14159265358979323846 / 180));
}

/* The day of new moon number k: phase by the mean moon, corrected by the great terms of sun (m), moon (n) and node (f). */
static date_t new_moon(int k)
{
	const double t = k / 1236.85, t2 = t * t, t3 = t2 * t; /* centuries from 1900 */
	const double mean = MOON_0 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3 +
		0.00033 * sine(166.56 + 132.87 * t - 0.009173 * t2);
	const double m = 359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3;
	const double n = 306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3;
	const double f = 21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3;
	const double phase = (0.1734 - 0.000393 * t) * sine(m) + 0.0021 * sine(2 * m) -
		0.4068 * sine(n) + 0.0161 * sine(2 * n) - 0.0004 * sine(3 * n) +
		0.0104 * sine(2 * f) - 0.0051 * sine(m + n) - 0.0074 * sine(m - n) +
		0.0004 * sine(2 * f + m) - 0.0004 * sine(2 * f - m) - 0.0006 * sine(2 * f + n) +
		0.0010 * sine(2 * f - n) + 0.0005 * sine(2 * n + m);
	const double lag = -0.000278 + 0.000265 * t + 0.000262 * t2; /* of the turning earth */

	return (date_t)floor(mean + phase - lag + VIETNAM + 0.5 - NOON_OF_DAY);
}

/* In which twelfth of its path (0 = from the spring equinox) the sun stands as a day begins in Viet Nam. */
static int sun_twelfth(date_t day)
{
	const double t = (day + NOON_OF_DAY - 0.5 - VIETNAM - 2451545) / 36525; /* from 2000 */
	const double t2 = t * t;
	const double m = 357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2;
	const double mean = 280.46645 + 36000.76983 * t + 0.0003032 * t2;
	const double centre = (1.914600 - 0.004817 * t - 0.000014 * t2) * sine(m) +
		(0.019993 - 0.000101 * t) * sine(2 * m) + 0.000290 * sine(3 * m);
	const double aberration = 0.00569 + 0.00478 * sine(125.04 - 1934.136 * t);
	const double longitude = mean + centre - aberration;

	return (int)floor((longitude - 360 * floor(longitude / 360)) / 30);
}

/*
 * The new moon on or before a day, and its day. The true moon is never 0.7 days off the mean one: the guess is right, or one
 * too many where the new moon is due about that day.
 */
static int moon_before(date_t day, date_t *first)
{
	const double moons = (day + NOON_OF_DAY + 0.5 - VIETNAM - MOON_0) / MONTH_LENGTH;
	const int k = (int)floor(moons + 0.7 / MONTH_LENGTH);

	*first = new_moon(k);
	if (*first <= day)
		return k;
	*first = new_moon(k - 1);
	return k - 1;
}

/* The new moon that begins the 11th month of a year. */
static int month_11(int year)
{
	date_t first;
	const int k = moon_before(date_make(year, 12, 31), &first);

	return sun_twelfth(first) >= SOLSTICE ? k - 1 : k;
}

/*
 * Which of the months from one 11th to the next is the leap month, counted from 0 for the 11th; 0 where there is none, or none
 * up to place @p last.
 */
static int leap_month(int first, int next, int last)
{
	if (next - first == 12 || last < 1)
		return 0;
	int here = sun_twelfth(new_moon(first + 1));
	for (int place = 1; place <= last; place++) {
		const int then = sun_twelfth(new_moon(first + place + 1));
		if (then == here)
			return place;
		here = then;
	}
	return 0;
}

date_t lunar_day(int year, int month, int day, bool leap)
{
	if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1)
		return DATE_NONE;
	const bool end = month > 10; /* counted with the year that follows */
	const int place = end ? month - 11 : month + 1;
	const int first = month_11(end ? year : year - 1);
	const int repeated = leap_month(first, month_11(end ? year + 1 : year), place + 1);

	if (leap && repeated != place + 1)
		return DATE_NONE;
	const int k = first + place + (leap || (repeated && repeated <= place));
	const date_t start = new_moon(k);
	/* A month has 29 or 30 days. */
	if (day > 30 || (day == 30 && new_moon(k + 1) == start + 29))
		return DATE_NONE;
	return start + day - 1;
}

date_t lunar_new_year(int year)
{
	return lunar_day(year, 1, 1, false);
}

bool lunar_split(date_t date, int *year, int *month, int *day, bool *leap)
{
	int solar = date_year(date);
	date_t start;

	if (solar < FIRST_YEAR || solar > LAST_YEAR + 1)
		return false;
	const int k = moon_before(date, &start);
	int next = month_11(solar), first;
	if (k < next) {
		first = month_11(solar - 1);
	} else {
		first = next;
		next = month_11(++solar);
	}

	int place = k - first;
	const int repeated = leap_month(first, next, place);
	const bool is_leap = repeated && place == repeated;
	place -= repeated > 0;
	const int lunar_year = place < 2 ? solar - 1 : solar;
	if (lunar_year < FIRST_YEAR || lunar_year > LAST_YEAR)
		return false;
	*year = lunar_year;
	*month = place < 2 ? place + 11 : place - 1;
	*day = date - start + 1;
	*leap = is_leap;
	return true;
}
