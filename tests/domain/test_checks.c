/*
 * What a record may not say. Each row is one fault, at the field where the form's cursor must
 * stand.
 */
#include "office.h"

struct fault {
	const char *entity, *field; /* where the error points */
	const char *pairs[8];
};

static const struct fault faults[] = {
	{"unit", "active_to",
		{"code=X", "name=X", "kind=hamlet", "active_from=2026-02-01",
			"active_to=2026-01-31"}},
	{"unit", "code", {"name=X", "kind=hamlet"}},
	{"unit", "code", {"code=T1", "name=Trùng mã", "kind=hamlet"}},
	{"staff", "login", {"login=Lan Anh", "name=Lan Anh", "role=clerk"}},
	{"staff", "role", {"login=x", "name=X"}},
	{"person", "birth_year", {"name=X", "birth_year=2027"}},
	{"person", "id_number", {"name=X", "id_number=12345"}},
	{"person", "id_number", {"name=X", "id_number=••••4417"}},
	{"person", "phone", {"name=X", "phone=gọi loa"}},
	{"holiday", "kind", {"day=2026-11-25", "kind=make-up"}},
	{"holiday", "kind", {"day=2026-11-28", "kind=compensatory"}},
	{"holiday", "day", {"day=2026-11-24", "kind=holiday"}},
	{"conference", "held_on", {"title=X", "held_on=2026-11-21", "status=held"}},
	{"conference", "held_on", {"title=X", "status=open"}},
	{"conference", "held_on", {"title=X", "held_on=2026-11-01", "announced_on=2026-11-02"}},
	{"conference", "conclusion_on",
		{"title=X", "held_on=2026-11-02", "conclusion_on=2026-11-01"}},
	{"conference", "published_on",
		{"title=X", "held_on=2026-11-02", "published_on=2026-11-01"}},
	{"conference", "published_on", {"title=X", "held_on=2026-11-02", "status=published"}},
	{"attendance", "women", {"conference=HN-2026-1", "persons=3", "women=4"}},
	{"attendance", "conference", {"persons=3"}},
	{"case", "received_on", {"kind=feedback", "summary=X", "received_on=2026-11-21"}},
	{"case", "due_on",
		{"kind=feedback", "summary=X", "received_on=2026-11-20", "due_on=2026-11-19"}},
	{"case", "answered_on",
		{"kind=feedback", "summary=X", "received_on=2026-11-20", "answered_on=2026-11-19"}},
	{"case", "closed_on",
		{"kind=feedback", "summary=X", "received_on=2026-11-10", "answered_on=2026-11-12",
			"closed_on=2026-11-11"}},
	{"case", "state", {"kind=feedback", "summary=X", "state=closed"}},
	{"case", "summary", {"kind=feedback"}},
	{"case", "kind", {"summary=X"}},
	{"case", "instance", {"kind=complaint", "summary=X", "instance=further"}},
	{"case", "instance", {"kind=feedback", "summary=X", "instance=second"}},
	{"case", "on_spot", {"kind=opinion", "summary=X", "on_spot=1"}},
	{"case", "hamlet", {"kind=opinion", "summary=X", "hamlet=Thôn Tây"}},
	{"petition", "received_on",
		{"kind=feedback", "summary=X", "received_on=2026-11-10", "dated_on=2026-11-11"}},
	{"petition", "handled_on", {"kind=feedback", "summary=X", "handling=filed"}},
	{"petition", "handling", {"kind=feedback", "summary=X", "handled_on=2026-11-20"}},
	{"petition", "handled_on",
		{"kind=feedback", "summary=X", "received_on=2026-11-20", "handling=filed",
			"handled_on=2026-11-19"}},
	{"petition", "ineligible_reason",
		{"kind=feedback", "summary=X", "eligibility=not-eligible"}},
	{"petition", "all_signed",
		{"kind=complaint", "summary=X", "signers=5", "handling=accepted",
			"handled_on=2026-11-20"}},
	{"petition", "representative",
		{"kind=complaint", "summary=X", "signers=5", "all_signed=1", "handling=accepted",
			"handled_on=2026-11-20"}},
	{"petition", "signers", {"kind=complaint", "summary=X", "signers=-1"}},
	{"reception", "large_group", {"persons=4", "large_group=1"}},
	{"reception", "received_on", {"received_on=2026-11-21"}},
	{"commitment", "due_on", {"text=X", "made_on=2026-11-20", "due_on=2026-11-19"}},
	{"commitment", "done_on", {"text=X", "made_on=2026-11-20", "done_on=2026-11-21"}},
	{"commitment", "broken_on",
		{"text=X", "made_on=2026-11-18", "done_on=2026-11-19", "broken_on=2026-11-19"}},
	{"resolution", "issued_on", {"casefile=1", "issued_on=2026-11-19"}},
	{"resolution", "enforced_on",
		{"casefile=1", "issued_on=2026-11-20", "enforced_on=2026-11-19"}},
	{"resolution", "officials_disciplined",
		{"casefile=1", "issued_on=2026-11-20", "persons_disciplined=1",
			"officials_disciplined=2"}},
	{"document", "subject", {"kind=notice"}},
};

Test(checks, each_fault_is_refused_at_its_field_and_writes_nothing)
{
	struct desk *desk = office();

	add_case(desk, "complaint", "Gốc");
	act_as(desk, "quan");
	const int64_t length = journal_length(desk);
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		const struct fault *f = &faults[i];
		const char *const *p = f->pairs;
		int64_t id = -1;
		err = (struct error){0};
		const bool done = try_add(desk, entity_find(f->entity), &id, p[0], p[1], p[2], p[3],
			p[4], p[5], p[6], NULL);
		cr_expect(!done, "fault %zu (%s %s) went through", i, f->entity, f->field);
		cr_expect_eq(err.code, ERR_INVALID, "fault %zu: %s", i, err.text);
		cr_expect(err.field && strcmp(err.field->key, f->field) == 0,
			"fault %zu points at %s: %s", i, err.field ? err.field->key : "nothing",
			err.text);
		cr_expect_eq(id, -1);
	}
	cr_assert_eq(journal_length(desk), length);
	desk_close(desk);
}

Test(checks, a_unit_may_not_stand_above_itself)
{
	struct desk *desk = office();
	int64_t commune, hamlet;

	act_as(desk, "quan");
	MUST(store_find_key(desk->store, &entity_unit, "07174", &commune, &err));
	MUST(store_find_key(desk->store, &entity_unit, "T1", &hamlet, &err));
	REFUSED(ERR_INVALID, set(desk, &entity_unit, commune, "parent=T1", NULL));
	REFUSED(ERR_INVALID, set(desk, &entity_unit, hamlet, "parent=T1", NULL));
	MUST(set(desk, &entity_unit, hamlet, "parent=T2", NULL));
	desk_close(desk);
}

Test(checks, a_group_complaint_is_received_without_papers_and_accepted_with_them)
{
	struct desk *desk = office();
	int64_t id = 0;

	add(desk, &entity_petition, "kind=complaint", "summary=Giá đền bù", "signers=12", NULL);
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_petition, &id, "kind=complaint", "summary=Giá đền bù",
			"signers=12", "handling=accepted", "handled_on=2026-11-20", NULL));
	add(desk, &entity_petition, "kind=complaint", "summary=Giá đền bù", "signers=12",
		"handling=accepted", "handled_on=2026-11-20", "all_signed=1",
		"representative=Biên bản cử đại diện 18/11", NULL);
	desk_close(desk);
}

Test(checks, values_that_follow_from_others_are_filled_in)
{
	struct desk *desk = office();

	act_as(desk, "quan");
	const int64_t person = add(desk, &entity_person, "name=Đỗ Văn Kha", NULL);
	cr_assert_str_eq(printed(desk, &entity_person, person, "fold"), "do van kha");
	MUST(set(desk, &entity_person, person, "name=Đỗ Văn Khá", NULL));
	cr_assert_str_eq(printed(desk, &entity_person, person, "fold"), "do van kha");
	const int64_t staff =
		add(desk, &entity_staff, "login=minh", "name=Vũ Minh", "role=officer", NULL);
	cr_assert_str_eq(printed(desk, &entity_staff, staff, "initials"), "Minh");
	cr_assert_str_eq(printed(desk, &entity_staff, staff, "active"), "1");
	const int64_t old = add(desk, &entity_casefile, "kind=feedback", "summary=Sổ cũ",
		"received_on=2026-09-01", "assignee=hung", "answered_on=2026-09-10",
		"closed_on=2026-09-15", "outcome=settled", NULL);
	cr_assert_str_eq(printed(desk, &entity_casefile, old, "state"), "closed");
	const int64_t secret = add_case(desk, "denunciation", "Nhận tiền");
	cr_assert_str_eq(printed(desk, &entity_casefile, secret, "secrecy"), "restricted");
	desk_close(desk);
}

/* Days: domain.md 2.1, test vectors. */
static const struct {
	const char *from;
	int count;
	bool working;
	const char *due;
} vectors[] = {
	{"2026-11-20", 3, true, "2026-11-26"},
	{"2026-11-20", 5, true, "2026-11-30"},
	{"2026-11-20", 7, true, "2026-12-02"},
	{"2026-11-20", 10, true, "2026-12-07"},
	{"2026-11-21", 5, true, "2026-11-30"},
	{"2026-11-21", 10, true, "2026-12-07"},
	{"2026-12-02", 30, false, "2027-01-04"},
	{"2026-12-02", 45, false, "2027-01-18"},
	{"2026-12-02", 60, false, "2027-02-01"},
	{"2026-11-20", 0, true, "2026-11-20"},
};

Test(due, days_are_counted_by_weekends_holidays_and_make_up_days)
{
	struct desk *desk = office();

	act_as(desk, "quan");
	add(desk, &entity_holiday, "day=2027-01-01", "kind=holiday", NULL);
	const struct calendar *calendar = desk_calendar(desk);
	for (size_t i = 0; i < sizeof vectors / sizeof vectors[0]; i++) {
		char iso[DATE_ISO_SIZE];
		date_t due;
		MUST(vectors[i].working
				? calendar_add_working(calendar, day(vectors[i].from),
					  vectors[i].count, &due, &err)
				: calendar_working_day(calendar,
					  day(vectors[i].from) + vectors[i].count, 1, &due, &err));
		cr_expect_str_eq(date_iso(due, iso), vectors[i].due, "vector %zu: %s", i, iso);
		if (!vectors[i].working)
			continue;
		const int count = calendar_count(calendar, day(vectors[i].from), due);
		cr_expect_eq(count, vectors[i].count, "vector %zu counts back %d", i, count);
	}
	desk_close(desk);
}

Test(due, a_make_up_saturday_is_a_working_day)
{
	struct desk *desk = office();
	char iso[DATE_ISO_SIZE];
	date_t due;

	act_as(desk, "quan");
	add(desk, &entity_holiday, "day=2026-01-10", "kind=make-up", NULL);
	MUST(calendar_add_working(desk_calendar(desk), day("2026-01-08"), 2, &due, &err));
	cr_assert_str_eq(date_iso(due, iso), "2026-01-10");
	desk_close(desk);
}

Test(due, days_left_are_counted_from_today)
{
	struct desk *desk = office();

	setenv("DOITHOAI_NOW", "2026-11-23T08:00:00", 1); /* a Monday; tomorrow is a holiday */
	cr_expect_eq(case_days_left(desk, day("2026-11-26")), 2);
	cr_expect_eq(case_days_left(desk, day("2026-11-23")), 0);
	cr_expect_eq(case_days_left(desk, day("2026-11-20")), -1);
	cr_expect_eq(case_days_left(desk, day("2026-11-19")), -2);
	cr_expect_eq(case_days_left(desk, day("2026-11-22")), -1);
	struct casefile file = {.due_on = day("2026-11-26")};
	cr_expect_eq(case_due_state(desk, &file), DUE_SOON);
	file.due_on = day("2026-12-26");
	cr_expect_eq(case_due_state(desk, &file), DUE_LATER);
	file.due_on = day("2026-11-23");
	cr_expect_eq(case_due_state(desk, &file), DUE_TODAY);
	file.due_on = day("2026-11-22");
	cr_expect_eq(case_due_state(desk, &file), DUE_OVERDUE);
	file.answered_on = day("2026-11-20");
	cr_expect_eq(case_due_state(desk, &file), DUE_DONE);
	file = (struct casefile){0};
	cr_expect_eq(case_due_state(desk, &file), DUE_NONE);
	desk_close(desk);
}

Test(due, the_date_follows_kind_and_receipt_until_it_is_set_by_hand)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đất");

	cr_assert_str_eq(printed(desk, &entity_casefile, id, "due_on"), "2026-12-14");
	MUST(set(desk, &entity_casefile, id, "received_on=2026-11-10", NULL));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "due_on"), "2026-12-02");
	MUST(set(desk, &entity_casefile, id, "due_on=2026-12-15", NULL));
	cr_assert(strstr(printed(desk, &entity_casefile, id, "due_basis"), "02/12/2026"));
	MUST(set(desk, &entity_casefile, id, "received_on=2026-11-11", NULL));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "due_on"), "2026-12-15",
		"a date set by hand stays");
	MUST(set(desk, &entity_casefile, id, "due_on=", NULL));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "due_on"), "2026-12-03");
	desk_close(desk);
}
