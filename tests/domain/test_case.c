/* What acts do to a case; which are lawful where is in test_lifecycle.c. */
#include "office.h"

Test(casefile, assigning_takes_the_section_of_who_handles_it)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");

	MUST(act(desk, id, "assign", "assignee=hùng đc", "cooperating=Lan VP", NULL));
	cr_assert_str_eq(shown(desk, &entity_casefile, id, "assignee"), "Hùng ĐC");
	cr_assert_str_eq(shown(desk, &entity_casefile, id, "lead_unit"), "Địa chính");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "state"), "assigned");
	MUST(act(desk, id, "answer", "text=Đã sửa", NULL));
	MUST(act(desk, id, "assign", "assignee=binh", NULL));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "state"), "assigned",
		"a follow-up is owed again");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "answered_on"), "");
	desk_close(desk);
}

Test(casefile, a_follow_up_and_a_reopening_may_set_another_day)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");

	MUST(act(desk, id, "answer", "text=Đã sửa", NULL));
	MUST(act(
		desk, id, "assign", "assignee=binh", "due_on=2026-12-18", "note=chờ vật tư", NULL));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "due_on"), "2026-12-18");
	cr_assert(strstr(printed(desk, &entity_casefile, id, "due_basis"), "chờ vật tư"));
	MUST(act(desk, id, "answer", "text=Đã sửa xong", NULL));
	MUST(act(desk, id, "close", NULL));
	MUST(act(desk, id, "reopen", "note=Lại hỏng", "due_on=2026-12-22", NULL));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "due_on"), "2026-12-22");
	desk_close(desk);
}

static bool count_row(void *arg, const void *record)
{
	(void)record;
	++*(int *)arg;
	return true;
}

static int count_of(struct desk *desk, const struct entity *entity)
{
	const struct query query = {.entity = entity};
	int count = 0;

	MUST(store_query(desk->store, &query, count_row, &count, &err));
	return count;
}

Test(casefile, an_answer_is_a_resolution_and_dates_the_case)
{
	struct desk *desk = office();
	const int64_t id = add(desk, &entity_casefile, "kind=complaint", "summary=Bồi thường đất",
		"received_on=2026-11-02", NULL);

	MUST(act(desk, id, "accept", "on=2026-11-03", "decided_by=binh", NULL));
	MUST(act(desk, id, "verify", "on=2026-11-03", "assignee=hung", "decided_by=binh", NULL));
	MUST(act(desk, id, "decide", "text=Giữ nguyên quyết định", "outcome=founded",
		"issued_on=2026-11-18", "signer=Trần Văn Bình", "decided_by=binh", NULL));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "answered_on"), "2026-11-18");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "outcome"), "founded");
	cr_assert_str_eq(printed(desk, &entity_resolution, 1, "kind"), "decision");
	cr_assert_str_eq(printed(desk, &entity_resolution, 1, "text"), "Giữ nguyên quyết định");
	const int64_t other = add_case(desk, "feedback", "Khác");
	REFUSED(ERR_INVALID,
		act(desk, other, "answer", "text=Sớm quá", "issued_on=2026-11-19", NULL));
	cr_assert_eq(count_of(desk, &entity_resolution), 1, "a refused answer left its resolution");
	cr_assert_str_eq(printed(desk, &entity_casefile, other, "state"), "received");
	desk_close(desk);
}

Test(casefile, actions_say_which_argument_is_missing_or_unknown)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");

	REFUSED(ERR_INVALID, act(desk, id, "assign", NULL));
	cr_assert(strstr(err.text, "assignee"), "%s", err.text);
	cr_assert_eq(err.field, entity_field(&entity_casefile, "assignee"));
	REFUSED(ERR_INVALID, act(desk, id, "assign", "assignee=hung", "kind=complaint", NULL));
	cr_assert(strstr(err.text, "kind"), "%s", err.text);
	REFUSED(ERR_INVALID, act(desk, id, "dance", NULL));
	REFUSED(ERR_INVALID, act(desk, id, "close", NULL));
	cr_assert_eq(err.field, entity_field(&entity_casefile, "outcome"));
	REFUSED(ERR_INVALID, act(desk, id, "extend", "due_on=2026-11-23", "note=x", NULL));
	desk_close(desk);
}

Test(casefile, converting_keeps_number_and_conference)
{
	struct desk *desk = office();
	struct casefile file = {.conference = 1, .summary = strdup("Cán bộ địa chính nhận tiền")};

	MUST(case_log_opinion(desk, &file, &err));
	const int64_t id = file.record.id;
	drop_case(&file);
	cr_assert_str_eq(code_of(desk, &entity_casefile, id), "YK-2026-0001");
	MUST(act(desk, id, "convert", "kind=complaint", NULL));
	cr_assert_str_eq(code_of(desk, &entity_casefile, id), "KN-2026-0001");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "conference"), "HN-2026-001");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "due_on"), "",
		"a complaint has a day of its own once it is accepted");
	MUST(act(desk, id, "convert", "kind=denunciation", NULL));
	cr_assert_str_eq(code_of(desk, &entity_casefile, id), "TC-2026-0001");
	file = load_case(desk, id);
	cr_assert_eq(file.secrecy, SECRECY_RESTRICTED);
	cr_assert_eq(file.line, 1);
	drop_case(&file);
	desk_close(desk);
}

Test(casefile, merging_links_and_deletes_nothing)
{
	struct desk *desk = office();
	const int64_t first = add_case(desk, "feedback", "Rác ở chợ");
	const int64_t second = add_case(desk, "feedback", "Chợ bẩn");
	const int64_t third = add_case(desk, "feedback", "Chợ hôi");
	const int64_t paper = add(
		desk, &entity_petition, "kind=feedback", "summary=Chợ bẩn", "casefile=0002", NULL);

	MUST(act(desk, second, "merge", "into=1", NULL));
	struct casefile file = load_case(desk, second);
	cr_assert_eq(file.merged_into, first);
	cr_assert_eq(file.state, STATE_CLOSED);
	cr_assert_eq(file.outcome, OUTCOME_MERGED);
	cr_assert_eq(file.record.trashed, 0);
	drop_case(&file);
	cr_assert_str_eq(printed(desk, &entity_petition, paper, "casefile"), "PA-2026-0002");
	cr_assert_str_eq(printed(desk, &entity_casefile, first, "state"), "received");
	REFUSED(ERR_INVALID, act(desk, third, "merge", "into=0002", NULL));
	REFUSED(ERR_INVALID, act(desk, third, "merge", "into=0003", NULL));
	REFUSED(ERR_INVALID, act(desk, third, "merge", "into=0999", NULL));
	MUST(act(desk, second, "reopen", "note=Không phải một việc", NULL));
	file = load_case(desk, second);
	cr_assert_eq(file.merged_into, 0);
	cr_assert(strstr(file.note, "Không phải một việc"));
	drop_case(&file);
	desk_close(desk);
}

Test(casefile, splitting_makes_a_second_case_of_the_same_origin)
{
	struct desk *desk = office();
	const int64_t person = add(desk, &entity_person, "name=Lê Thị Hoa", "hamlet=T1", NULL);
	const int64_t id =
		add(desk, &entity_casefile, "kind=feedback", "summary=Nước yếu và đèn hỏng",
			"person=Lê Thị Hoa", "hamlet=T1", "received_on=2026-11-10", NULL);

	MUST(act(desk, id, "split", "summary=Đèn hỏng", "kind=complaint", NULL));
	cr_assert_str_eq(code_of(desk, &entity_casefile, id + 1), "KN-2026-0002");
	struct casefile part = load_case(desk, id + 1);
	cr_assert_eq(part.parent, id);
	cr_assert_eq(part.person, person);
	cr_assert_eq(part.received_on, day("2026-11-10"));
	drop_case(&part);
	desk_close(desk);
}

Test(casefile, the_live_log_numbers_its_lines)
{
	struct desk *desk = office();

	for (int i = 1; i <= 3; i++) {
		struct casefile file = {
			.conference = 1, .summary = strdup("Đường liên thôn lún nứt")};
		MUST(case_log_opinion(desk, &file, &err));
		cr_assert_eq(file.line, i);
		cr_assert_eq(file.kind, KIND_OPINION);
		cr_assert_eq(file.channel, CHANNEL_CONFERENCE);
		cr_assert_eq(file.received_on, day("2026-11-20"));
		cr_assert_str_eq(file.spoken_at, NOW);
		cr_assert_eq(
			file.due_on, day("2026-12-14"), "15 working days over the holiday 24/11");
		drop_case(&file);
	}
	struct casefile file = {.conference = 1};
	REFUSED(ERR_INVALID, case_log_opinion(desk, &file, &err));
	cr_assert_eq(file.line, 0, "a refused line changed the caller's record");
	file.conference = 0;
	REFUSED(ERR_INVALID, case_log_opinion(desk, &file, &err));
	drop_case(&file);
	desk_close(desk);
}

Test(casefile, an_answer_on_the_spot_is_spoken_on_the_day_of_the_conference)
{
	struct desk *desk = office();
	struct casefile file = {.conference = 1, .summary = strdup("Bao giờ có nước?")};

	MUST(case_log_opinion(desk, &file, &err));
	MUST(act(desk, file.record.id, "answer", "text=Tháng sau", "on_spot=1", NULL));
	cr_assert_str_eq(printed(desk, &entity_resolution, 1, "kind"), "spoken");
	cr_assert_str_eq(
		printed(desk, &entity_casefile, file.record.id, "answered_on"), "2026-11-20");
	cr_assert_str_eq(printed(desk, &entity_casefile, file.record.id, "outcome"), "on-the-spot");
	drop_case(&file);
	const int64_t plain = add_case(desk, "feedback", "Không ở hội nghị");
	REFUSED(ERR_INVALID, act(desk, plain, "answer", "text=x", "on_spot=1", NULL));
	desk_close(desk);
}

Test(casefile, extending_keeps_the_reason_and_the_earlier_date)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Mương");

	MUST(act(desk, id, "extend", "due_on=31/12/2026", "note=chờ vật tư", NULL));
	struct casefile file = load_case(desk, id);
	cr_assert_eq(file.due_on, day("2026-12-31"));
	cr_assert(strstr(file.due_basis, "14/12/2026") && strstr(file.due_basis, "chờ vật tư"),
		"%s", file.due_basis);
	drop_case(&file);
	desk_close(desk);
}
