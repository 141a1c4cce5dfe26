/* Periods: windows from a day of the month, names, steps. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/locale.h"
#include "report/period.h"

static struct error err;

static const struct {
	const char *text;
	int month_start;
	const char *from, *to, *name;
	const char *next; /* name of the next of its kind */
} windows[] = {
	{"2026-11", 15, "2026-10-15", "2026-11-14", "2026-11", "2026-12"},
	{"2026-11", 1, "2026-11-01", "2026-11-30", "2026-11", "2026-12"},
	{"2026-1", 15, "2025-12-15", "2026-01-14", "2026-01", "2026-02"},
	{"2026-12", 1, "2026-12-01", "2026-12-31", "2026-12", "2027-01"},
	{"2026-12", 15, "2026-11-15", "2026-12-14", "2026-12", "2027-01"},
	{"2024-02", 1, "2024-02-01", "2024-02-29", "2024-02", "2024-03"},
	{"2025-02", 1, "2025-02-01", "2025-02-28", "2025-02", "2025-03"},
	{"2024-03", 28, "2024-02-28", "2024-03-27", "2024-03", "2024-04"},
	{"2024-03", 2, "2024-02-02", "2024-03-01", "2024-03", "2024-04"},
	{"11/2026", 15, "2026-10-15", "2026-11-14", "2026-11", "2026-12"},
	{"2026-Q1", 15, "2025-12-15", "2026-03-14", "2026-Q1", "2026-Q2"},
	{"2026-q4", 1, "2026-10-01", "2026-12-31", "2026-Q4", "2027-Q1"},
	{"2026-3M", 15, "2025-12-15", "2026-03-14", "2026-Q1", "2026-Q2"},
	{"2026-H1", 15, "2025-12-15", "2026-06-14", "2026-H1", "2026-H2"},
	{"2026-H2", 1, "2026-07-01", "2026-12-31", "2026-H2", "2027-H1"},
	{"2026-9M", 15, "2025-12-15", "2026-09-14", "2026-9M", "2027-9M"},
	{"2026", 15, "2025-12-15", "2026-12-14", "2026", "2027"},
	{" 2026 ", 1, "2026-01-01", "2026-12-31", "2026", "2027"},
	{"2026-10-15..2026-11-14", 15, "2026-10-15", "2026-11-14", "2026-10-15..2026-11-14",
		"2026-11-15..2026-12-15"},
	{"1/2/2024 .. 29/2/2024", 15, "2024-02-01", "2024-02-29", "2024-02-01..2024-02-29",
		"2024-03-01..2024-03-29"},
	{"2026-Q1..2026-Q2", 1, "2026-01-01", "2026-06-30", "2026-01-01..2026-06-30",
		"2026-07-01..2026-12-28"},
	{"5/9/2026", 15, "2026-09-05", "2026-09-05", "2026-09-05..2026-09-05",
		"2026-09-06..2026-09-06"},
};

#define COUNT(table) (sizeof(table) / sizeof(table)[0])

Test(period, windows_names_and_steps)
{
	for (size_t i = 0; i < COUNT(windows); i++) {
		struct period period;
		char iso[DATE_ISO_SIZE];
		cr_assert(period_parse(&period, windows[i].text, windows[i].month_start, &err),
			"%s: %s", windows[i].text, err.text);
		cr_expect_str_eq(date_iso(period.from, iso), windows[i].from, "%s from %s",
			windows[i].text, iso);
		cr_expect_str_eq(
			date_iso(period.to, iso), windows[i].to, "%s to %s", windows[i].text, iso);
		cr_expect_str_eq(period.name, windows[i].name, "%s is called %s", windows[i].text,
			period.name);
		struct period next = period;
		period_move(&next, 1, windows[i].month_start);
		cr_expect_str_eq(
			next.name, windows[i].next, "after %s comes %s", period.name, next.name);
		period_move(&next, -1, windows[i].month_start);
		cr_expect_eq(next.from, period.from, "%s and back", period.name);
		cr_expect_eq(next.to, period.to, "%s and back", period.name);
	}
}

Test(period, months_follow_one_another_without_gap_for_every_first_day)
{
	for (int month_start = 1; month_start <= 28; month_start++) {
		struct period period;
		cr_assert(period_parse(&period, "2023-11", month_start, &err));
		for (int i = 0; i < 40; i++) {
			struct period next = period;
			period_move(&next, 1, month_start);
			cr_assert_eq(next.from, period.to + 1, "%s with months from %d", next.name,
				month_start);
			period = next;
		}
	}
}

Test(period, every_day_lies_in_its_own_month)
{
	for (int month_start = 1; month_start <= 28; month_start += 9) {
		for (date_t day = date_make(2023, 12, 1); day < date_make(2025, 3, 1); day++) {
			struct period period;
			period_of_day(&period, day, month_start);
			cr_assert(period.from <= day && day <= period.to, "%s, months from %d",
				period.name, month_start);
		}
	}
}

Test(period, what_is_no_period_is_refused_with_a_reason)
{
	static const char *const texts[] = {"", "2026-13", "2026-00", "2026-Q5", "2026-Q",
		"2026-H3", "1800", "3000-01", "2026-11-31", "31/2/2026", "2026-11..2026-10", "..",
		"2026-11..", "..2026", "tháng 11", "2026-", "2026-12M..", "13/2026"};
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct period period = {.name = "untouched"};
		error_clear(&err);
		cr_expect(!period_parse(&period, texts[i], 15, &err), "“%s” was taken", texts[i]);
		cr_expect_eq(err.code, ERR_INVALID, "%s", texts[i]);
		cr_expect(*err.text);
		cr_expect_str_eq(period.name, "untouched");
	}
}

Test(period, people_read_its_name_and_its_days)
{
	static const struct {
		const char *text, *shown;
	} names[] = {
		{"2026-11", "tháng 11/2026 (15/10/2026 - 14/11/2026)"},
		{"2026-Q3", "quý III/2026 (15/06/2026 - 14/09/2026)"},
		{"2026-H1", "6 tháng đầu năm 2026 (15/12/2025 - 14/06/2026)"},
		{"2026-9M", "9 tháng năm 2026 (15/12/2025 - 14/09/2026)"},
		{"2026", "năm 2026 (15/12/2025 - 14/12/2026)"},
		{"2026-10-15..2026-10-20", "từ 15/10/2026 đến 20/10/2026"},
	};
	locale_init();
	for (size_t i = 0; i < COUNT(names); i++) {
		struct period period;
		struct buf text = {0};
		cr_assert(period_parse(&period, names[i].text, 15, &err), "%s", err.text);
		period_show(&period, &text);
		cr_expect_str_eq(buf_text(&text), names[i].shown);
		buf_clear(&text);
	}
}
