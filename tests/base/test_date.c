/* Days, moments and what is said about bad ones. */
#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/locale.h"

static void english(void)
{
	locale_init();
	locale_set_language("en");
	setenv("DOITHOAI_NOW", "2026-11-21T08:12:33", 1);
}

TestSuite(date, .init = english);

Test(date, every_day_of_the_years_1_to_9999_comes_back_from_its_number)
{
	date_t expected = 1;

	for (int year = 1; year <= 9999; year++) {
		for (int month = 1; month <= 12; month++) {
			for (int day = 1; day <= date_month_days(year, month); day++, expected++) {
				int y, m, d;
				date_t date = date_make(year, month, day);
				if (date != expected)
					cr_assert_fail("%d-%d-%d is %d", year, month, day, date);
				date_split(date, &y, &m, &d);
				if (y != year || m != month || d != day)
					cr_assert_fail("%d splits into %d-%d-%d", date, y, m, d);
			}
		}
	}
	cr_assert_eq(expected, 3652060);
}

Test(date, leap_years_follow_the_gregorian_rule)
{
	static const struct {
		int year, days;
	} table[] = {{1900, 28}, {2000, 29}, {2023, 28}, {2024, 29}, {2100, 28}, {2400, 29},
		{4, 29}, {1, 28}};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		cr_expect_eq(date_month_days(table[i].year, 2), table[i].days, "%d", table[i].year);
}

Test(date, days_that_do_not_exist_have_no_number)
{
	static const int table[][3] = {{0, 1, 1}, {10000, 1, 1}, {2026, 0, 1}, {2026, 13, 1},
		{2026, 1, 0}, {2026, 2, 29}, {2026, 4, 31}, {2026, 12, 32}, {-1, 1, 1}};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		cr_expect_eq(
			date_make(table[i][0], table[i][1], table[i][2]), DATE_NONE, "row %zu", i);
	int y = 1, m = 1, d = 1;
	date_split(DATE_NONE, &y, &m, &d);
	cr_expect(y == 0 && m == 0 && d == 0);
	date_split(3652060, &y, &m, &d);
	cr_expect(y == 0 && m == 0 && d == 0);
	date_split(-1, &y, &m, &d);
	cr_expect(y == 0 && m == 0 && d == 0);
}

Test(date, weekdays_are_those_of_the_calendar)
{
	cr_expect_eq(date_weekday(date_make(1970, 1, 1)), 4);
	cr_expect_eq(date_weekday(date_make(2026, 11, 21)), 6);
	cr_expect_eq(date_weekday(date_make(2026, 11, 22)), 0);
	cr_expect_eq(date_weekday(date_make(1, 1, 1)), 1);
}

Test(date, a_week_begins_on_monday_and_a_month_on_its_first)
{
	const date_t monday = date_make(2026, 11, 23), leap = date_make(2028, 2, 29);

	for (int i = 0; i < 14; i++)
		cr_expect_eq(date_week_place(monday + i), i % 7);
	cr_expect_eq(date_month_first(leap), date_make(2028, 2, 1));
	cr_expect_eq(date_month_first(date_make(2026, 12, 1)), date_make(2026, 12, 1));
	cr_expect_eq(date_month_length(leap), 29);
	cr_expect_eq(date_month_length(monday), 30);
}

Test(date, months_are_added_to_the_same_or_the_last_day)
{
	static const struct {
		const char *from;
		int months;
		const char *to;
	} table[] = {
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-11-21", 0, "2026-11-21"},
		{"2026-11-30", 3, "2027-02-28"},
		{"2026-12-15", 1, "2027-01-15"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"9999-12-01", 1, ""},
		{"0001-01-31", -1, ""},
		{"2026-01-01", 2147483647, ""},
		{"2026-01-01", -2147483647 - 1, ""},
		{"", 1, ""},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char text[DATE_ISO_SIZE];
		date_iso(date_add_months(date_from_iso(table[i].from), table[i].months), text);
		cr_expect_str_eq(text, table[i].to, "%s + %d months: %s", table[i].from,
			table[i].months, text);
	}
}

Test(date, accepted_forms_are_read)
{
	static const struct {
		const char *text, *iso;
	} table[] = {
		{"21/11/2026", "2026-11-21"},
		{"1/2/2026", "2026-02-01"},
		{"01-02-2026", "2026-02-01"},
		{"1.2.2026", "2026-02-01"},
		{"2026-02-01", "2026-02-01"},
		{"  21/11/2026\t", "2026-11-21"},
		{"21/11", "2026-11-21"},
		{"1-2", "2026-02-01"},
		{"29/2/2024", "2024-02-29"},
		{"1/1/1900", "1900-01-01"},
		{"31/12/2199", "2199-12-31"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct error err = {0};
		date_t date = DATE_NONE;
		char text[DATE_ISO_SIZE];
		cr_expect(
			date_parse(&date, table[i].text, &err), "%s: %s", table[i].text, err.text);
		cr_expect_str_eq(date_iso(date, text), table[i].iso, "%s: %s", table[i].text, text);
	}
}

Test(date, a_bad_day_is_refused_with_the_part_that_is_wrong)
{
	static const struct {
		const char *text, *said;
	} table[] = {
		{"", "a day is missing; write d/m/yyyy"},
		{"   ", "a day is missing"},
		{"31/02", "no day 31, month 02/2026 has 28 days"},
		{"31/02/2024", "no day 31, month 02/2024 has 29 days"},
		{"2026-02-30", "no day 30, month 02/2026 has 28 days"},
		{"0/1/2026", "no day 0, month 01/2026 has 31 days"},
		{"29/2/1900", "month 02/1900 has 28 days"},
		{"1/13/2026", "no month 13"},
		{"1/0/2026", "no month 0"},
		{"1/1/26", "year with four digits"},
		{"1/1/02026", "year with four digits"},
		{"1/1/1899", "between 1900 and 2199"},
		{"1/1/2200", "between 1900 and 2199"},
		{"hôm nay", "“hôm nay” is not a day"},
		{"21/11-2026", "is not a day"},
		{"21/11/", "is not a day"},
		{"21/11/2026 x", "is not a day"},
		{"2026-1-1", "is not a day"},
		{"2026/01/01", "is not a day"},
		{"111/1/2026", "is not a day"},
		{"1/111/2026", "is not a day"},
		{"/1/2026", "is not a day"},
		{"-1/1/2026", "is not a day"},
		{"1/1/99999999999", "is not a day"},
		{"\x1b[31m1/1", "“?[31m1/1” is not a day"},
		{"\xff\xfe", "“??” is not a day"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct error err = {0};
		date_t date = 77;
		cr_expect_not(date_parse(&date, table[i].text, &err), "%s", table[i].text);
		cr_expect_eq(err.code, ERR_INVALID);
		cr_expect(strstr(err.text, table[i].said), "%s: %s", table[i].text, err.text);
		cr_expect_eq(date, 77, "%s wrote the result", table[i].text);
	}
}

Test(date, messages_come_in_vietnamese_too)
{
	struct error err;
	date_t date;

	locale_set_language("vi");
	cr_assert_not(date_parse(&date, "31/02", &err));
	cr_assert(
		strstr(err.text, "không có ngày 31, tháng 02/2026 chỉ có 28 ngày"), "%s", err.text);
}

Test(date, dates_are_written_with_all_their_digits)
{
	char text[DATE_ISO_SIZE];

	cr_expect_str_eq(date_iso(date_make(7, 3, 9), text), "0007-03-09");
	cr_expect_str_eq(date_show(date_make(2026, 3, 9), text), "09/03/2026");
	cr_expect_str_eq(date_iso(DATE_NONE, text), "");
	cr_expect_str_eq(date_show(DATE_NONE, text), "");
	cr_expect_str_eq(date_iso(INT32_MAX, text), "");
	cr_expect_str_eq(date_iso(INT32_MIN, text), "");
}

Test(date, the_database_form_is_read_strictly)
{
	static const char *const bad[] = {"", "2026-1-1", "2026-02-30", " 2026-01-01",
		"2026-01-01 ", "21/11/2026", "2026-13-01", "0000-01-01", "20260101", "2026-01-0",
		NULL};

	for (size_t i = 0; bad[i]; i++)
		cr_expect_eq(date_from_iso(bad[i]), DATE_NONE, "%s", bad[i]);
	cr_expect_eq(date_from_iso(NULL), DATE_NONE);
	cr_expect_eq(date_from_iso("2026-11-21"), date_make(2026, 11, 21));
}

Test(date, the_clock_counts_viet_nams_days_in_any_time_zone)
{
	static const char *const zones[] = {
		"UTC", "Asia/Ho_Chi_Minh", "America/New_York", "Pacific/Kiritimati"};
	char stamp[DATE_STAMP_SIZE];

	for (size_t i = 0; i < sizeof(zones) / sizeof(zones[0]); i++) {
		setenv("TZ", zones[i], 1);
		setenv("DOITHOAI_NOW", "2026-11-21T00:00:00", 1);
		cr_expect_eq(clock_now(), 1795194000, "%s", zones[i]);
		cr_expect_eq(date_today(), date_make(2026, 11, 21), "%s", zones[i]);
		setenv("DOITHOAI_NOW", "2026-11-20 23:59", 1);
		cr_expect_eq(date_today(), date_make(2026, 11, 20), "%s", zones[i]);
		cr_expect_str_eq(clock_stamp(clock_now(), stamp), "2026-11-20T23:59:00");
	}
	cr_expect_str_eq(clock_stamp(0, stamp), "1970-01-01T07:00:00");
	cr_expect_str_eq(clock_stamp(-7 * 3600 - 1, stamp), "1969-12-31T23:59:59");
	cr_expect_eq(
		strncmp(clock_stamp(INT64_C(1) << 60, stamp), "0000-00-00T", 11), 0, "%s", stamp);
	unsetenv("DOITHOAI_NOW");
	cr_expect_gt(clock_now(), 1700000000);
}

Test(date, moments_are_read_in_their_forms_only)
{
	static const char *const bad[] = {"", "2026-11-21", "2026-11-21T24:00", "2026-11-21T08:60",
		"2026-11-21T08:12:60", "2026-11-21T08:12:3", "2026-11-21T8:12", "2026-02-30T08:12",
		"2026-11-21T08:12:33Z", "2026-11-21x08:12", NULL};
	int64_t moment = 5;

	for (size_t i = 0; bad[i]; i++)
		cr_expect_not(clock_parse(&moment, bad[i]), "%s", bad[i]);
	cr_expect_eq(moment, 5);
	cr_expect(clock_parse(&moment, "1970-01-01T07:00:01"));
	cr_expect_eq(moment, 1);
}

Test(date, a_DOITHOAI_NOW_with_a_plus_runs_from_there)
{
	int64_t start;

	cr_assert(clock_parse(&start, "2026-11-23T08:12:00"));
	setenv("DOITHOAI_NOW", "2026-11-23T08:12:00+", 1);
	int64_t now = clock_now();
	cr_expect(now >= start && now < start + 600, "%lld", (long long)(now - start));
}

Test(date, a_bad_DOITHOAI_NOW_ends_the_program, .signal = SIGABRT)
{
	setenv("DOITHOAI_NOW", "yesterday", 1);
	clock_now();
}
