/* The calendar of working days: statutory days, compensation, announced years, the office's rows, and counting. */
#include "office.h"

#include <unistd.h>

#include "base/locale.h"
#include "domain/calendar.h"
#include "domain/lunar.h"
#include "domain/rules.h"

#define LENGTH(array) (sizeof(array) / sizeof(array)[0])

/* The statutory days by domain.md 2.3; rules/vn/calendar.conf holds the same. */
static struct statutory_day statutory[] = {
	{{.name = {"Tết Dương lịch", "New Year's Day"}, .basis = "art. 112.1"}, 1, 1},
	{{.name = {"Tết Nguyên đán", "Lunar New Year"}, .basis = "art. 112.1"}, 1, 1, true, 1, 3,
		.chosen = true},
	{{.name = {"Giỗ Tổ", "Kings' Day"}, .basis = "art. 112.1"}, 3, 10, true},
	{{.name = {"Ngày Chiến thắng", "Victory Day"}, .basis = "art. 112.1"}, 4, 30},
	{{.name = {"Quốc tế lao động", "Labour Day"}, .basis = "art. 112.1"}, 5, 1},
	{{.name = {"Quốc khánh", "National Day"}, .basis = "art. 112.1"}, 9, 2, false, 0, 1},
	{{.name = {"Ngày Văn hóa", "Culture Day"}, .basis = "28/2026/QH16"}, 11, 24},
};
enum { CULTURE = LENGTH(statutory) - 1 };

static struct announced_day announced[] = {
	{.kind = HOLIDAY_PUBLIC, .name = {"Tết Dương lịch", "New Year's Day"}, .source = "TB"},
	{.kind = HOLIDAY_MAKEUP, .name = {"Làm bù", "Make-up day"}, .source = "TB"},
};

static bool announced_2026(const void *arg, int year)
{
	(void)arg;
	return year == 2026;
}

static struct calendar *build(const struct calendar_plan *plan)
{
	struct calendar *calendar = NULL;

	MUST(calendar_build_from(&calendar, plan, &err));
	return calendar;
}

/* The calendar by statute alone. */
static struct calendar *by_statute(void)
{
	statutory[CULTURE].head.valid_from = day("2026-07-01");
	return build(&(struct calendar_plan){
		.statutory = statutory, .statutory_count = LENGTH(statutory)});
}

static struct calendar *by_rows(const struct holiday *rows, size_t count)
{
	return build(&(struct calendar_plan){.holidays = rows, .holiday_count = count});
}

/* Only the two holidays of the test vectors. */
static struct calendar *bare(void)
{
	const struct holiday rows[] = {
		{.day = day("2026-11-24"), .kind = HOLIDAY_PUBLIC, .confirmed = 1},
		{.day = day("2027-01-01"), .kind = HOLIDAY_PUBLIC, .confirmed = 1},
	};

	return by_rows(rows, LENGTH(rows));
}

/* What a day is, in a word. */
static const char *kind(const struct calendar *calendar, const char *iso)
{
	static const char *const names[] = {
		[DAY_WORKING] = "working",
		[DAY_WEEKEND] = "weekend",
		[DAY_HOLIDAY] = "holiday",
		[DAY_COMPENSATORY] = "compensatory",
		[DAY_MAKEUP] = "make-up",
	};
	const struct calendar_day it = calendar_day(calendar, day(iso));

	cr_expect_eq(it.day, day(iso));
	cr_expect_eq(it.off, !calendar_is_working(calendar, it.day), "%s", iso);
	return names[it.kind];
}

static const char *added(const struct calendar *calendar, const char *from, int count)
{
	static char iso[DATE_ISO_SIZE];
	date_t out;

	MUST(calendar_add_working(calendar, day(from), count, &out, &err));
	return date_iso(out, iso);
}

static const char *rolled(const struct calendar *calendar, const char *from, int days)
{
	static char iso[DATE_ISO_SIZE];
	date_t out;

	MUST(calendar_working_day(calendar, day(from) + days, 1, &out, &err));
	return date_iso(out, iso);
}

/* domain.md 2.3, test vectors */
Test(calendar, working_days_and_moved_days_agree_with_the_test_vectors)
{
	static const struct {
		const char *from;
		int count;
		const char *due;
	} working[] =
		{
			{"2026-11-20", 3, "2026-11-26"},
			{"2026-11-20", 5, "2026-11-30"},
			{"2026-11-20", 7, "2026-12-02"},
			{"2026-11-20", 10, "2026-12-07"},
			{"2026-11-21", 5, "2026-11-30"},
			{"2026-11-21", 7, "2026-12-02"},
			{"2026-11-21", 10, "2026-12-07"},
		},
	  moved[] = {
		  {"2026-12-02", 30, "2027-01-04"},
		  {"2026-12-02", 45, "2027-01-18"},
		  {"2026-12-02", 60, "2027-02-01"},
		  {"2026-10-12", 20, "2026-11-02"},
	  };
	struct calendar *calendar = bare();

	for (size_t i = 0; i < LENGTH(working); i++) {
		const char *due = added(calendar, working[i].from, working[i].count);
		cr_expect_str_eq(due, working[i].due, "%s + %d = %s", working[i].from,
			working[i].count, due);
	}
	for (size_t i = 0; i < LENGTH(moved); i++) {
		const char *due = rolled(calendar, moved[i].from, moved[i].count);
		cr_expect_str_eq(
			due, moved[i].due, "%s + %d = %s", moved[i].from, moved[i].count, due);
	}
	calendar_free(calendar);
}

Test(calendar, a_make_up_saturday_is_counted)
{
	const struct holiday rows[] = {
		{.day = day("2026-01-02"), .kind = HOLIDAY_COMPENSATORY, .confirmed = 1},
		{.day = day("2026-01-10"), .kind = HOLIDAY_MAKEUP, .confirmed = 1},
	};
	struct calendar *calendar = by_rows(rows, LENGTH(rows));

	cr_expect_str_eq(added(calendar, "2026-01-08", 2), "2026-01-10");
	cr_expect_str_eq(added(calendar, "2026-01-12", -1), "2026-01-10");
	cr_expect_str_eq(kind(calendar, "2026-01-10"), "make-up");
	cr_expect_str_eq(kind(calendar, "2026-01-02"), "compensatory");
	cr_expect_str_eq(kind(calendar, "2026-01-03"), "weekend");
	cr_expect_str_eq(kind(calendar, "2026-01-05"), "working");
	calendar_free(calendar);
}

Test(calendar, statutory_days_are_worked_out_for_years_that_are_not_announced)
{
	static const struct {
		const char *day, *kind;
		bool confirmed;
	} days[] = {
		{"2027-01-01", "holiday", true},
		{"2027-02-04", "working", true},
		{"2027-02-05", "holiday", false}, /* the block of Tết, Saturday 06/02 */
		{"2027-02-06", "holiday", false},
		{"2027-02-07", "holiday", false},
		{"2027-02-08", "holiday", false},
		{"2027-02-09", "holiday", false},
		{"2027-02-10", "compensatory", false}, /* for the Saturday */
		{"2027-02-11", "compensatory", false}, /* for the Sunday */
		{"2027-02-12", "working", true},
		{"2027-04-16", "holiday", true},
		{"2027-04-30", "holiday", true},
		{"2027-05-01", "holiday", true}, /* a Saturday */
		{"2027-05-03", "compensatory", false},
		{"2027-09-01", "working", true},
		{"2027-09-02", "holiday", true},
		{"2027-09-03", "holiday", false},
		{"2027-11-24", "holiday", true},
		{"2025-11-24", "working", true}, /* a day off since 01/07/2026 */
		{"2026-11-24", "holiday", true},
		/* Saturday 30/04 and Sunday 01/05/2033: one working day each, after one another. */
		{"2033-05-02", "compensatory", false},
		{"2033-05-03", "compensatory", false},
		{"2033-05-04", "working", true},
	};
	struct calendar *calendar = by_statute();

	for (size_t i = 0; i < LENGTH(days); i++) {
		const struct calendar_day it = calendar_day(calendar, day(days[i].day));
		cr_expect_str_eq(kind(calendar, days[i].day), days[i].kind, "%s", days[i].day);
		cr_expect_eq(it.confirmed, days[i].confirmed, "%s", days[i].day);
	}
	calendar_free(calendar);
}

Test(calendar, every_statutory_day_of_a_year_is_a_day_off_beside_its_weekends)
{
	struct calendar *calendar = by_statute();

	/* Days that are not weekends and off: as many as the statute gives, whatever the weekday. */
	for (int year = CALENDAR_FIRST_YEAR; year <= CALENDAR_LAST_YEAR; year++) {
		int off = 0;
		for (date_t d = date_make(year, 1, 1); d <= date_make(year, 12, 31); d++)
			off += !calendar_is_working(calendar, d) && date_weekday(d) % 6 != 0;
		cr_expect_eq(off, year < 2026 ? 11 : 12, "%d: %d days", year, off);
	}
	calendar_free(calendar);
}

Test(calendar, an_announced_year_has_the_announced_days_and_no_others)
{
	announced[0].day = day("2026-01-01");
	announced[1].day = day("2026-01-10");
	struct calendar *calendar = build(&(struct calendar_plan){
		.statutory = statutory,
		.statutory_count = LENGTH(statutory),
		.announced = announced,
		.announced_count = LENGTH(announced),
		.is_announced = announced_2026,
	});

	cr_expect_str_eq(kind(calendar, "2026-01-01"), "holiday");
	cr_expect_str_eq(kind(calendar, "2026-01-10"), "make-up");
	cr_expect_str_eq(kind(calendar, "2026-02-17"), "working");
	cr_expect_str_eq(kind(calendar, "2026-09-02"), "working");
	cr_expect_str_eq(kind(calendar, "2027-09-02"), "holiday");
	cr_expect(calendar_is_confirmed(calendar, day("2026-01-01"), day("2027-02-04")));
	cr_expect_not(calendar_is_confirmed(calendar, day("2026-01-01"), day("2027-02-05")));
	cr_expect(calendar_day(calendar, day("2027-09-02")).confirmed);
	/* What the law was before the first announced year has not been looked up. */
	cr_expect_str_eq(kind(calendar, "2020-09-02"), "holiday");
	cr_expect_not(calendar_day(calendar, day("2020-09-02")).confirmed);
	calendar_free(calendar);
}

Test(calendar, a_row_of_the_office_goes_over_the_rules)
{
	char name[] = "Tết", source[] = "Thông báo";
	const struct holiday rows[] = {
		{.day = day("2027-02-04"),
			.kind = HOLIDAY_PUBLIC,
			.confirmed = 1,
			.name = name,
			.source = source},
		{.day = day("2027-02-05"), .kind = HOLIDAY_PUBLIC, .confirmed = 1, .name = name},
		{.day = day("2027-02-11"), .kind = HOLIDAY_MAKEUP, .confirmed = 1},
		{.day = day("2027-03-01"), .kind = HOLIDAY_PUBLIC, .record.trashed = 1},
		{.day = day("2100-01-04"), .kind = HOLIDAY_PUBLIC},
	};
	struct calendar *calendar = build(&(struct calendar_plan){
		.statutory = statutory,
		.statutory_count = LENGTH(statutory),
		.holidays = rows,
		.holiday_count = LENGTH(rows),
	});

	cr_expect_str_eq(calendar_day(calendar, rows[0].day).name, "Tết");
	cr_expect_str_eq(calendar_day(calendar, rows[0].day).source, "Thông báo");
	cr_expect_str_eq(calendar_day(calendar, rows[1].day).source, "");
	cr_expect(calendar_day(calendar, rows[1].day).confirmed);
	cr_expect_not(calendar_day(calendar, rows[1].day + 1).confirmed);
	cr_expect_str_eq(kind(calendar, "2027-02-11"), "make-up", "a working day after all");
	cr_expect_str_eq(kind(calendar, "2027-03-01"), "working", "the row is in the trash");
	cr_expect_str_eq(kind(calendar, "2100-01-04"), "working", "no date is counted there");
	calendar_free(calendar);

	const struct holiday strange = {.day = day("2027-02-04"), .kind = 9};
	REFUSED(ERR_INVALID,
		calendar_build_from(&calendar,
			&(struct calendar_plan){.holidays = &strange, .holiday_count = 1}, &err));
	cr_expect(strstr(err.text, "04/02/2027"), "%s", err.text);
}

Test(calendar, two_statutory_days_on_one_day_bear_both_names)
{
	struct statutory_day two[] = {
		{{.name = {"A", "A"}, .basis = "a"}, 5, 1, .chosen = true},
		{{.name = {"B", "B"}, .basis = "b"}, 5, 1},
	};
	struct calendar *calendar =
		build(&(struct calendar_plan){.statutory = two, .statutory_count = 2});
	const struct calendar_day it = calendar_day(calendar, day("2028-05-01"));

	cr_expect_str_eq(it.name, "A; B");
	cr_expect_str_eq(it.source, "a; b");
	cr_expect(it.confirmed);
	calendar_free(calendar);
}

Test(calendar, outside_its_years_it_knows_weekdays_and_refuses_dates)
{
	struct calendar *calendar = by_statute();
	date_t out = 1;

	cr_expect_str_eq(kind(calendar, "1975-12-31"), "working");
	cr_expect_str_eq(kind(calendar, "2071-01-03"), "weekend");
	cr_expect_not(calendar_day(calendar, day("2071-01-05")).confirmed);
	cr_expect_not(calendar_is_confirmed(calendar, day("2070-12-31"), day("2071-01-01")));
	/* Thursday 25/12/1975 to Friday 02/01/1976: five weekdays and 01/01, a holiday. */
	cr_expect_eq(calendar_count(calendar, day("1975-12-25"), day("1976-01-02")), 5);
	/* Tuesday 30/12/2070 to Tuesday 06/01/2071 */
	cr_expect_eq(calendar_count(calendar, day("2070-12-30"), day("2071-01-06")), 5);
	REFUSED(ERR_INVALID, calendar_add_working(calendar, day("1975-12-31"), 1, &out, &err));
	REFUSED(ERR_INVALID, calendar_add_working(calendar, day("2070-12-30"), 2, &out, &err));
	REFUSED(ERR_INVALID, calendar_add_working(calendar, day("1976-01-01"), -1, &out, &err));
	REFUSED(ERR_INVALID, calendar_working_day(calendar, day("2071-01-01"), 1, &out, &err));
	REFUSED(ERR_INVALID, calendar_working_day(calendar, day("1976-01-01"), -1, &out, &err));
	cr_expect_eq(out, 1, "a refusal writes nothing");
	MUST(calendar_add_working(calendar, day("2070-12-30"), 1, &out, &err));
	cr_expect_eq(out, day("2070-12-31"));
	calendar_free(calendar);
}

/* ---- properties ---- */

static unsigned seed = 20261121;

static int below(int limit)
{
	seed = seed * 1103515245u + 12345u;
	return (int)(seed >> 8) % limit;
}

/* A day of 2024 to 2034. */
static date_t some_day(void)
{
	return date_make(2024, 1, 1) + below(4000);
}

Test(calendar, counting_and_adding_are_inverse)
{
	struct calendar *calendar = by_statute();

	for (int i = 0; i < 20000; i++) {
		const date_t from = some_day();
		const int count = below(301) - 150;
		date_t to, back;
		MUST(calendar_add_working(calendar, from, count, &to, &err));
		if (count)
			cr_assert(calendar_is_working(calendar, to), "%d + %d", from, count);
		if (count > 0 || calendar_is_working(calendar, from))
			cr_assert_eq(
				calendar_count(calendar, from, to), count, "%d + %d", from, count);
		cr_assert_eq(
			calendar_count(calendar, to, from), -calendar_count(calendar, from, to));
		MUST(calendar_working_day(calendar, from, 1, &to, &err));
		MUST(calendar_working_day(calendar, from, -1, &back, &err));
		cr_assert(to >= from && back <= from && calendar_is_working(calendar, to) &&
				calendar_is_working(calendar, back),
			"around %d: %d %d", from, back, to);
		cr_assert_eq(to == from, calendar_is_working(calendar, from));
	}
	calendar_free(calendar);
}

/* Adding agrees with walking from day to day. */
Test(calendar, adding_agrees_with_walking)
{
	struct calendar *calendar = by_statute();

	for (int i = 0; i < 2000; i++) {
		const date_t from = some_day();
		int count = below(60);
		date_t to, walked = from;
		MUST(calendar_add_working(calendar, from, count, &to, &err));
		while (count > 0)
			count -= calendar_is_working(calendar, ++walked);
		cr_assert_eq(to, walked);
	}
	calendar_free(calendar);
}

Test(calendar, adding_a_holiday_never_moves_a_working_day_date_earlier)
{
	for (int round = 0; round < 30; round++) {
		struct holiday rows[12];
		struct statutory_day more[LENGTH(statutory) + 1];
		struct calendar *before = by_statute();
		const int count = 1 + below((int)LENGTH(rows));
		for (int i = 0; i < count; i++)
			rows[i] = (struct holiday){.day = some_day(), .kind = 1 + below(2)};
		/* Half of the rounds: a new statutory day, which moves compensation too. */
		memcpy(more, statutory, sizeof statutory);
		more[LENGTH(statutory)] = (struct statutory_day){
			{.name = {"Mới", "New"}, .basis = "x"}, 1 + below(12), 1 + below(28)};
		struct calendar *after = build(&(struct calendar_plan){
			.statutory = more,
			.statutory_count = LENGTH(statutory) + (round % 2),
			.holidays = rows,
			.holiday_count = (size_t)count,
		});
		for (int i = 0; i < 500; i++) {
			const date_t from = some_day();
			const int days = 1 + below(90);
			date_t was, is;
			MUST(calendar_add_working(before, from, days, &was, &err));
			MUST(calendar_add_working(after, from, days, &is, &err));
			cr_assert_geq(is, was, "round %d: %d + %d", round, from, days);
			MUST(calendar_working_day(before, from, 1, &was, &err));
			MUST(calendar_working_day(after, from, 1, &is, &err));
			cr_assert_geq(is, was, "round %d: from %d on", round, from);
		}
		calendar_free(before);
		calendar_free(after);
	}
}

/* ---- the rule files, and the desk ---- */

/* The weekdays of a year that are off, or its weekends that are worked: "01/01 02/01 …". */
static const char *days_off(const struct calendar *calendar, int year, bool makeup)
{
	static char text[400];
	size_t length = 0;

	text[0] = '\0';
	for (date_t d = date_make(year, 1, 1); d <= date_make(year, 12, 31); d++) {
		const bool weekend = date_weekday(d) % 6 == 0;
		char shown[DATE_ISO_SIZE];
		if (calendar_is_working(calendar, d) != makeup || weekend != makeup)
			continue;
		length += (size_t)snprintf(text + length, sizeof text - length, "%s%.5s",
			length ? " " : "", date_show(d, shown));
	}
	return text;
}

Test(calendar, the_rule_files_hold_the_years_as_announced)
{
	struct rules *rules;
	struct calendar *calendar;

	MUST(rules_read(&rules, NULL, &err));
	MUST(calendar_build(&calendar, rules, NULL, 0, &err));
	cr_expect_str_eq(days_off(calendar, 2024, false),
		"01/01 08/02 09/02 12/02 13/02 14/02 18/04 29/04 30/04 01/05 02/09 03/09");
	cr_expect_str_eq(days_off(calendar, 2024, true), "04/05");
	/* the README of the golden deadlines */
	cr_expect_str_eq(days_off(calendar, 2025, false),
		"01/01 27/01 28/01 29/01 30/01 31/01 07/04 30/04 01/05 02/05 01/09 02/09");
	cr_expect_str_eq(days_off(calendar, 2025, true), "26/04");
	cr_expect_str_eq(days_off(calendar, 2026, false),
		"01/01 02/01 16/02 17/02 18/02 19/02 20/02 27/04 30/04 01/05 31/08 01/09 02/09 "
		"24/11");
	cr_expect_str_eq(days_off(calendar, 2026, true), "10/01 22/08");
	cr_expect_str_eq(days_off(calendar, 2027, false),
		"01/01 05/02 08/02 09/02 10/02 11/02 16/04 30/04 03/05 02/09 03/09 24/11");
	cr_expect_str_eq(days_off(calendar, 2027, true), "");
	cr_expect(calendar_is_confirmed(calendar, day("2024-01-01"), day("2027-02-04")));
	cr_expect_not(calendar_is_confirmed(calendar, day("2023-01-01"), day("2023-01-02")));
	cr_expect_not(calendar_is_confirmed(calendar, day("2027-02-05"), day("2027-02-05")));
	cr_expect(calendar_is_confirmed(calendar, day("2027-04-16"), day("2027-05-02")),
		"10/3 and the days by the solar calendar are fixed by statute");
	calendar_free(calendar);
	rules_free(rules);
}

Test(calendar, its_names_are_in_the_language_of_the_interface)
{
	struct calendar *calendar = by_statute();

	locale_set_language("en");
	cr_expect_str_eq(
		calendar_day(calendar, day("2027-05-03")).name, "Labour Day (compensation)");
	locale_set_language("vi");
	cr_expect_str_eq(
		calendar_day(calendar, day("2027-05-03")).name, "Nghỉ bù Quốc tế lao động");
	calendar_free(calendar);
}

Test(calendar, the_desk_follows_its_list_of_holidays)
{
	struct desk *desk = office();
	struct buf sentence = {0};
	struct error ignored;

	act_as(desk, "quan");
	cr_expect(calendar_is_working(desk_calendar(desk), day("2027-03-01")));
	const int64_t id = add(desk, &entity_holiday, "day=2027-03-01", "kind=holiday", NULL);
	cr_expect_not(calendar_is_working(desk_calendar(desk), day("2027-03-01")));
	MUST(set(desk, &entity_holiday, id, "day=2027-03-02", NULL));
	cr_expect(calendar_is_working(desk_calendar(desk), day("2027-03-01")));
	cr_expect_not(calendar_is_working(desk_calendar(desk), day("2027-03-02")));
	MUST(desk_trash(desk, &entity_holiday, id, true, &err));
	cr_expect(calendar_is_working(desk_calendar(desk), day("2027-03-02")));
	MUST(undo_do(desk, false, &sentence, &err));
	cr_expect_not(calendar_is_working(desk_calendar(desk), day("2027-03-02")), "undone");
	/* What is rolled back never was. */
	MUST(desk_begin(desk, &err));
	add(desk, &entity_holiday, "day=2027-03-03", "kind=holiday", NULL);
	cr_expect_not(calendar_is_working(desk_calendar(desk), day("2027-03-03")));
	cr_expect_not(desk_end(desk, false, &ignored));
	cr_expect(calendar_is_working(desk_calendar(desk), day("2027-03-03")));
	buf_clear(&sentence);
	desk_close(desk);
}

Test(calendar, the_desk_sees_what_another_program_does_to_the_holidays)
{
	char path[] = "/tmp/doithoai-calendar-XXXXXX";
	const char *const ends[] = {"/office.db", "/office.db-wal", "/office.db-shm"};
	char file[80];

	cr_assert_not_null(mkdtemp(path));
	snprintf(file, sizeof file, "%s/office.db", path);
	struct desk *desk = office_in(file);
	cr_expect(calendar_is_working(desk_calendar(desk), day("2027-03-01")));
	struct desk *other = open_as(file, STORE_OPEN, "quan");
	add(other, &entity_holiday, "day=2027-03-01", "kind=holiday", NULL);
	desk_close(other);
	cr_expect(desk_changed_elsewhere(desk));
	cr_expect_not(calendar_is_working(desk_calendar(desk), day("2027-03-01")));
	desk_close(desk);
	for (size_t i = 0; i < LENGTH(ends); i++) {
		snprintf(file, sizeof file, "%s%s", path, ends[i]);
		unlink(file);
	}
	rmdir(path);
}

Test(calendar, a_day_that_was_worked_out_to_be_off_can_be_made_a_working_day)
{
	struct desk *desk = office();
	int64_t id;

	act_as(desk, "quan");
	cr_expect_not(calendar_is_working(desk_calendar(desk), day("2027-09-03")));
	id = add(desk, &entity_holiday, "day=2027-09-03", "kind=make-up", NULL);
	cr_expect(calendar_is_working(desk_calendar(desk), day("2027-09-03")));
	/* Changing the row is no other matter, though the day is a working one now. */
	MUST(set(desk, &entity_holiday, id, "confirmed=1", NULL));
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_holiday, &id, "day=2027-09-06", "kind=make-up", NULL));
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_holiday, &id, "day=2071-01-05", "kind=holiday", NULL));
	cr_expect(strstr(err.text, "2070"), "%s", err.text);
	desk_close(desk);
}
