/* Hand-over while somebody is away: what the deputy may, from the first day away to the day before return. */
#include "domain/absence.h"

#include "domain/duty.h"
#include "domain/filter.h"
#include "office.h"

static void at(const char *day)
{
	char moment[40];

	snprintf(moment, sizeof moment, "%sT09:00:00", day);
	setenv("DOITHOAI_NOW", moment, 1);
}

/* Two more officers; Hùng is away from 25 to 29/11, tuan stands in. */
static struct desk *handed_over(const char *restricted)
{
	struct desk *desk = office();
	char pair[40];

	act_as(desk, "quan");
	add(desk, &entity_staff, "login=tuan", "name=Lý Tuấn", "initials=Tuấn MT", "role=officer",
		NULL);
	add(desk, &entity_staff, "login=hoa", "name=Vũ Hoa", "initials=Hoa VX", "role=officer",
		NULL);
	act_as(desk, "binh");
	snprintf(pair, sizeof pair, "restricted=%s", restricted);
	add(desk, &entity_absence, "staff=hung", "deputy=tuan", "away_from=2026-11-25",
		"back_on=2026-11-30", pair, NULL);
	act_as(desk, "lan");
	return desk;
}

static int64_t given_to_hung(struct desk *desk, const char *kind)
{
	const int64_t id = add_case(desk, kind, "Ranh giới thửa 112");

	MUST(act(desk, id, "assign", "assignee=hung", NULL));
	return id;
}

/* How many cases `assignee:me` finds. */
static int64_t mine(struct desk *desk)
{
	struct filter filter = {0};
	size_t column;
	int64_t count;

	MUST(filter_parse(desk, &entity_casefile, "assignee:me", &filter, &column, &err));
	const struct query query = {
		.entity = &entity_casefile, .conditions = filter.conditions, .count = filter.count};
	MUST(store_count(desk->store, &query, &count, &err));
	filter_clear(&filter);
	return count;
}

Test(absence, the_deputy_has_the_cases_from_the_first_day_to_the_day_before_return)
{
	struct desk *desk = handed_over("0");
	static const struct {
		const char *day;
		int64_t cases;
	} days[] = {{"2026-11-24", 0}, {"2026-11-25", 1}, {"2026-11-29", 1}, {"2026-11-30", 0}};

	given_to_hung(desk, "feedback");
	act_as(desk, "tuan");
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		at(days[i].day);
		cr_expect_eq(
			mine(desk), days[i].cases, "%s: %lld", days[i].day, (long long)mine(desk));
	}
	cr_assert_str_eq(printed(desk, &entity_casefile, 1, "assignee"), "hung", "reassigned");
	desk_close(desk);
}

static bool take_owner(void *arg, const struct duty *duty)
{
	if (duty->entity != &entity_casefile)
		return true;
	snprintf(arg, 100, "%s", duty->owner);
	return false;
}

Test(absence, the_due_desk_names_both)
{
	struct desk *desk = handed_over("0");
	char owner[100] = "";

	given_to_hung(desk, "feedback");
	const struct duty_range range = {.sources = DUTIES_OWED};
	MUST(duties_between(desk, &range, take_owner, owner, &err));
	cr_assert_str_eq(owner, "Hùng ĐC");
	at("2026-11-26");
	MUST(duties_between(desk, &range, take_owner, owner, &err));
	cr_assert_str_eq(owner, "Hùng ĐC → Tuấn MT");
	desk_close(desk);
}

static bool take_sentence(void *arg, const struct event *event)
{
	void **both = arg;

	journal_sentence(both[0], event, both[1]);
	buf_putc(both[1], '\n');
	return true;
}

/* A case that only an officer may act on: a complaint that is verified. */
Test(absence, the_deputy_does_what_the_assignee_may_and_the_journal_says_for_whom)
{
	struct desk *desk = handed_over("0");
	const int64_t id = given_to_hung(desk, "feedback");
	struct buf text = {0};
	void *both[] = {desk, &text};

	at("2026-11-26");
	act_as(desk, "tuan");
	MUST(act(desk, id, "answer", "text=Đã đo lại", NULL));
	MUST(journal_read(desk, &entity_casefile, id, 0, 1, take_sentence, both, &err));
	cr_assert(strstr(buf_text(&text), "Tuấn MT thay Hùng ĐC: "), "%s", buf_text(&text));
	struct buf sentence = {0};
	MUST(undo_do(desk, false, &sentence, &err));
	MUST(undo_do(desk, true, &sentence, &err));
	cr_assert(is_clean(desk), "%s", err.text);
	at("2026-12-01");
	buf_cut(&text, 0);
	MUST(set(desk, &entity_casefile, id, "place=xóm 5", NULL));
	MUST(journal_read(desk, &entity_casefile, id, 0, 1, take_sentence, both, &err));
	cr_assert(!strstr(buf_text(&text), "thay"), "%s", buf_text(&text));
	buf_clear(&text);
	buf_clear(&sentence);
	desk_close(desk);
}

Test(absence, restricted_cases_are_read_only_where_the_absence_says_so)
{
	static const char *const says[] = {"0", "1"};

	for (int i = 0; i < 2; i++) {
		struct desk *desk = handed_over(says[i]);
		act_as(desk, "binh");
		const int64_t id = add_case(desk, "denunciation", "Cán bộ nhận quà");
		MUST(set(desk, &entity_casefile, id, "assignee=hung", NULL));
		at("2026-11-26");
		act_as(desk, "tuan");
		struct casefile file = load_case(desk, id);
		cr_expect_eq(desk_may_read(desk, &entity_casefile, &file), i == 1);
		drop_case(&file);
		at("2026-11-30");
		file = load_case(desk, id);
		cr_expect(!desk_may_read(desk, &entity_casefile, &file), "after the return");
		drop_case(&file);
		unsetenv("DOITHOAI_NOW");
		desk_close(desk);
	}
}

Test(absence, overlaps_and_chains_without_an_end_are_refused)
{
	struct desk *desk = handed_over("0");
	int64_t id;

	act_as(desk, "binh");
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_absence, &id, "staff=hung", "deputy=hoa",
			"away_from=2026-11-29", "back_on=2026-12-05", NULL));
	cr_assert(strstr(err.text, "VM-1"), "%s", err.text);
	/* The deputy away too: followed once. */
	add(desk, &entity_absence, "staff=tuan", "deputy=hoa", "away_from=2026-11-27",
		"back_on=2026-11-28", NULL);
	at("2026-11-27");
	int64_t hoa, hung;
	MUST(store_find_key(desk->store, &entity_staff, "hoa", &hoa, &err));
	MUST(store_find_key(desk->store, &entity_staff, "hung", &hung, &err));
	cr_assert_eq(absence_deputy(desk, hung, date_today()), hoa);
	/* A third one, and a circle. */
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_absence, &id, "staff=hoa", "deputy=lan",
			"away_from=2026-11-27", "back_on=2026-11-28", NULL));
	cr_assert(strstr(err.text, "27/11/2026"), "%s", err.text);
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_absence, &id, "staff=hoa", "deputy=hung",
			"away_from=2026-11-26", "back_on=2026-11-29", NULL));
	desk_close(desk);
}

Test(absence, nobody_takes_over_by_themselves)
{
	struct desk *desk = handed_over("0");
	int64_t id;

	act_as(desk, "hoa");
	REFUSED(ERR_DENIED,
		try_add(desk, &entity_absence, &id, "staff=tuan", "deputy=hoa",
			"away_from=2026-12-05", "back_on=2026-12-06", NULL));
	act_as(desk, "lan");
	REFUSED(ERR_DENIED,
		try_add(desk, &entity_absence, &id, "staff=tuan", "deputy=hoa",
			"away_from=2026-12-05", "back_on=2026-12-06", "restricted=1", NULL));
	act_as(desk, "tuan");
	add(desk, &entity_absence, "staff=tuan", "deputy=hoa", "away_from=2026-12-05",
		"back_on=2026-12-06", "restricted=1", NULL);
	desk_close(desk);
}

Test(absence, what_falls_in_between_is_counted_beforehand)
{
	struct desk *desk = handed_over("0");
	struct absence_load load;
	int64_t hung;

	given_to_hung(desk, "feedback");
	MUST(store_find_key(desk->store, &entity_staff, "hung", &hung, &err));
	const date_t due = day(printed(desk, &entity_casefile, 1, "due_on"));
	MUST(absence_count(desk, hung, due, due + 1, &load, &err));
	cr_assert(load.open == 1 && load.due == 1 && load.first == due && load.last == due);
	MUST(absence_count(desk, hung, due - 3, due, &load, &err));
	cr_assert(load.open == 1 && load.due == 0);
	desk_close(desk);
}
