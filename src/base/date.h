/*
 * Days and moments. A day is a number: 1 is 0001-01-01 (Gregorian, proleptic), so that zeroed
 * memory holds no date and arithmetic is plain. Moments are text in Viet Nam time (UTC+7, no
 * summer time): the law counts Viet Nam's days, whatever the machine's time zone says.
 */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

typedef int32_t date_t; /* day number; 0 = no date */

#define DATE_NONE 0
#define DATE_ISO_SIZE 11 /* "2026-11-21" and its NUL */
#define DATE_STAMP_SIZE 20 /* "2026-11-21T08:12:33" and its NUL */

/** Day number of a date of the years 1 to 9999; DATE_NONE where there is no such day. */
date_t date_make(int year, int month, int day);
/** Split a day number; zeroes for DATE_NONE. */
void date_split(date_t date, int *year, int *month, int *day);
int date_year(date_t date);
/** 0 Sunday … 6 Saturday. @p date must hold a date. */
int date_weekday(date_t date);
/** 0 Monday … 6 Sunday: the place of a day in a week, which begins on Monday here. @p date must hold a date. */
int date_week_place(date_t date);
/** Days in a month of a year. */
int date_month_days(int year, int month);
/** The first day of the month that holds a day, and how many days that month has. @p date must hold a date. */
date_t date_month_first(date_t date);
int date_month_length(date_t date);
/**
 * The same day-number @p months later (or earlier), else the last day of that month (Civil Code
 * art. 148.3); DATE_NONE for DATE_NONE and past the years 1 to 9999.
 */
date_t date_add_months(date_t date, int months);

/**
 * Read a day: `d/m/yyyy`, `d-m-yyyy`, `d.m.yyyy` or ISO `yyyy-mm-dd`; blanks around it are ignored.
 *
 * Years 1900 to 2199. `d/m` means this year. Empty text is INVALID (callers handle "no date"
 * themselves).
 * @param err INVALID: says which part is wrong (no day 31 in month 02) and shows the accepted form
 */
bool date_parse(date_t *out, const char *text, struct error *err);

/** Write `yyyy-mm-dd` ("" for DATE_NONE); returns @p out. */
const char *date_iso(date_t date, char out[DATE_ISO_SIZE]);
/** Write `dd/mm/yyyy` ("" for DATE_NONE); returns @p out. */
const char *date_show(date_t date, char out[DATE_ISO_SIZE]);
/** Read strictly `yyyy-mm-dd`, as the database holds it; DATE_NONE for anything else. */
date_t date_from_iso(const char *text);

/**
 * The present moment in seconds since 1970 UTC: the system's clock, or DOITHOAI_NOW
 * (`yyyy-mm-ddThh:mm:ss` or `yyyy-mm-dd hh:mm`, Viet Nam time) where that is set; then it stands
 * still, or runs from there on where a `+` follows.
 * A DOITHOAI_NOW that is not a moment ends the program: no deadline is counted from a wrong day.
 */
int64_t clock_now(void);
/** Today in Viet Nam. */
date_t date_today(void);
/**
 * Read `yyyy-mm-ddThh:mm[:ss]` (a blank may stand for the T), Viet Nam time; *out is untouched
 * where it is not one.
 */
bool clock_parse(int64_t *out, const char *text);
/** Write a moment as `yyyy-mm-ddThh:mm:ss`, Viet Nam time; returns @p out. */
const char *clock_stamp(int64_t moment, char out[DATE_STAMP_SIZE]);

#endif
