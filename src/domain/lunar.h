/*
 * The Vietnamese lunar calendar, by astronomical new moons and solar terms at UTC+7 (the method that Hồ Ngọc Đức
 * published). China's calendar, at UTC+8, differs in some years: Tết of 1985, 2007, 2030 and 2053.
 */
#ifndef DOMAIN_LUNAR_H
#define DOMAIN_LUNAR_H

#include "base/date.h"

/* Years for which no new moon falls within seconds of midnight: beyond them a result is a guess. */
#define LUNAR_FIRST_YEAR 1976
#define LUNAR_LAST_YEAR 2070

/** The day of Tết (1/1) of a lunar year, 1900 to 2199; DATE_NONE outside. */
date_t lunar_new_year(int year);
/** The day of a lunar date; DATE_NONE where the year has no such month or day. */
date_t lunar_day(int year, int month, int day, bool leap);
/** Split a day into its lunar date; false outside 1900 to 2199. */
bool lunar_split(date_t date, int *year, int *month, int *day, bool *leap);

#endif
