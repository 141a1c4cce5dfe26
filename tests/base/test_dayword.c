/* Days in words, seen from Saturday 21/11/2026. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/dayword.h"
#include "base/locale.h"

static void english(void)
{
	locale_init();
	locale_set_language("en");
	setenv("DOITHOAI_NOW", "2026-11-21T08:12:33", 1);
}

TestSuite(dayword, .init = english);

static const struct {
	const char *text, *day, *ahead; /* ahead NULL: the same day */
} sayings[] = {
	{"hôm nay", "2026-11-21", NULL},
	{"HOM NAY", "2026-11-21", NULL},
	{"today", "2026-11-21", NULL},
	{"hôm qua", "2026-11-20", NULL},
	{"mai", "2026-11-22", NULL},
	{"  ngày  mai ", "2026-11-22", NULL},
	{"tomorrow", "2026-11-22", NULL},
	{"mốt", "2026-11-23", NULL},
	{"ngày kia", "2026-11-23", NULL},
	{"thứ hai", "2026-11-23", NULL},
	{"thứ 2", "2026-11-23", NULL},
	{"t2", "2026-11-23", NULL},
	{"thứ sáu", "2026-11-27", NULL},
	{"thu sau", "2026-11-27", NULL},
	{"T6", "2026-11-27", NULL},
	{"friday", "2026-11-27", NULL},
	{"thứ bảy", "2026-11-28", NULL}, /* today is one: the next */
	{"chủ nhật", "2026-11-22", NULL},
	{"cn", "2026-11-22", NULL},
	{"thứ sáu tới", "2026-11-27", NULL},
	{"thứ sáu tuần này", "2026-11-20", NULL},
	{"thứ sáu tuần sau", "2026-11-27", NULL},
	{"chủ nhật tuần sau", "2026-11-29", NULL},
	{"3 ngày nữa", "2026-11-24", NULL},
	{"ba ngày nữa", "2026-11-24", NULL},
	{"một ngày nữa", "2026-11-22", NULL},
	{"in 3 days", "2026-11-24", NULL},
	{"in 1 day", "2026-11-22", NULL},
	{"2 tuần nữa", "2026-12-05", NULL},
	{"in 2 weeks", "2026-12-05", NULL},
	{"3 tháng nữa", "2027-02-21", NULL},
	{"cuối tuần", "2026-11-22", NULL},
	{"cuối tuần sau", "2026-11-29", NULL},
	{"cuối tháng", "2026-11-30", NULL},
	{"cuoi thang sau", "2026-12-31", NULL},
	{"end of month", "2026-11-30", NULL},
	{"cuối tháng 12", "2026-12-31", NULL},
	{"cuối tháng 2", "2026-02-28", "2027-02-28"},
	{"đầu tháng sau", "2026-12-01", NULL},
	{"cuối năm", "2026-12-31", NULL},
	{"ngày 30", "2026-11-30", NULL},
	{"ngày 15", "2026-11-15", "2026-12-15"},
	{"15/3", "2026-03-15", "2027-03-15"},
	{"ngày 15/3", "2026-03-15", "2027-03-15"},
	{"21/11", "2026-11-21", NULL},
	{"4.12", "2026-12-04", NULL},
	{"15/3/2027", "2027-03-15", NULL},
	{"15/3/2026", "2026-03-15", NULL}, /* a year that is written is meant */
	{"2026-12-04", "2026-12-04", NULL},
	{"15 tháng 3", "2026-03-15", "2027-03-15"},
	{"ngày 15 tháng 3 năm 2028", "2028-03-15", NULL},
};

Test(dayword, every_saying_means_its_day)
{
	const date_t today = date_make(2026, 11, 21);
	struct error err = {0};

	for (size_t i = 0; i < sizeof sayings / sizeof *sayings; i++) {
		for (int ahead = 0; ahead < 2; ahead++) {
			const char *expected =
				ahead && sayings[i].ahead ? sayings[i].ahead : sayings[i].day;
			char iso[DATE_ISO_SIZE];
			date_t day = DATE_NONE;
			cr_expect(dayword_parse(&day, sayings[i].text, today, ahead, &err),
				"%s: %s", sayings[i].text, err.text);
			cr_expect_str_eq(date_iso(day, iso), expected, "%s (ahead %d): %s, not %s",
				sayings[i].text, ahead, iso, expected);
		}
	}
}

Test(dayword, what_is_no_day_is_refused_and_nothing_is_written)
{
	static const char *const texts[] = {"", "  ", "khi bão về", "thứ chín", "thứ", "thứ tám",
		"mai sau", "ba hộ dân", "3", "31/2", "4/13", "29/2", "1/2/3/4", "4/12 xong",
		"cuối tháng 13", "ngày 32", "ngày 31", "9999 ngày nữa", "3 ngày làm việc nữa",
		"1/1/99", "a b c d e f g h i j"};
	const date_t today = date_make(2026, 11, 21);

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct error err = {0};
		date_t day = 77;
		cr_expect(!dayword_parse(&day, texts[i], today, true, &err), "“%s” is day %d",
			texts[i], day);
		cr_expect_eq(err.code, ERR_INVALID, "%s", texts[i]);
		cr_expect_eq(day, 77, "%s", texts[i]);
	}
}

Test(dayword, a_year_that_ends_is_no_hindrance)
{
	const date_t today = date_make(2026, 12, 31);
	struct error err = {0};
	date_t day;

	cr_assert(dayword_parse(&day, "mai", today, true, &err));
	cr_assert_eq(day, date_make(2027, 1, 1));
	cr_assert(dayword_parse(&day, "ngày 5", today, true, &err));
	cr_assert_eq(day, date_make(2027, 1, 5));
	cr_assert(dayword_parse(&day, "cuối tháng sau", today, true, &err));
	cr_assert_eq(day, date_make(2027, 1, 31));
	cr_assert(dayword_parse(&day, "1 tháng nữa", date_make(2027, 1, 31), true, &err));
	cr_assert_eq(day, date_make(2027, 2, 28), "art. 148.3: the month's last day");
}
