/* Whole histories of cases, from receipt to the end, with what the law asks on the way. */
#include <stdio.h>

#include "domain/case_history.h"
#include "domain/clocks.h"
#include "office.h"

static const char *value(struct desk *desk, int64_t id, const char *key)
{
	return printed(desk, &entity_casefile, id, key);
}

#define IS(key, expected) cr_expect_str_eq(value(desk, id, key), expected, "%s", key)

/* The last day of an open time limit of a case; "-" while it is suspended, "" where none runs. */
static const char *due_of(struct desk *desk, int64_t id, const char *limit)
{
	static char iso[DATE_ISO_SIZE];
	const struct clock_owner owner = {.casefile = id};
	struct clock clock = {0};

	MUST(clock_find(desk, &owner, limit, &clock, &err));
	if (!clock.record.id)
		return "";
	if (clock.due_on)
		date_iso(clock.due_on, iso);
	else
		snprintf(iso, sizeof iso, "-");
	record_clear(&entity_clock, &clock);
	return iso;
}

static int64_t received(struct desk *desk, const char *kind, const char *on)
{
	char kind_pair[40], on_pair[40];

	snprintf(kind_pair, sizeof kind_pair, "kind=%s", kind);
	snprintf(on_pair, sizeof on_pair, "received_on=%s", on);
	return add(desk, &entity_casefile, kind_pair, on_pair, "summary=Việc đất đai", NULL);
}

Test(history, a_complaint_is_suspended_heard_decided_and_goes_to_the_second_instance)
{
	struct desk *desk = office();
	struct case_move moves[20];
	size_t count = 0;

	act_as(desk, "binh");
	const int64_t id = received(desk, "complaint", "2026-08-25");
	IS("due_on", "");
	cr_expect_str_eq(due_of(desk, id, "complaint.accept"), "2026-09-08"); /* over Quốc khánh */
	MUST(act(desk, id, "accept", "on=2026-09-01", "number=12/TB-UBND", NULL));
	IS("accepted_on", "2026-09-01");
	IS("due_on", "2026-10-01");
	cr_expect_str_eq(due_of(desk, id, "complaint.accept"), "");
	MUST(act(desk, id, "verify", "on=2026-09-03", "assignee=hung", NULL));
	REFUSED(ERR_INVALID, act(desk, id, "suspend", "on=2026-09-11", "ground=expertise", NULL));
	MUST(act(desk, id, "suspend", "on=2026-09-11", "ground=force-majeure", "note=bão số 9",
		NULL));
	IS("step", "suspended");
	IS("due_on", "");
	IS("paused_on", "2026-09-11");
	cr_expect_str_eq(due_of(desk, id, "complaint.settle"), "-");
	struct casefile file = load_case(desk, id);
	cr_expect_eq(case_due_state(desk, &file), DUE_PAUSED);
	cr_expect(strstr(file.note, "bão số 9"), "%s", file.note);
	drop_case(&file);
	MUST(act(desk, id, "serve", "on=2026-09-14", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "serve", "on=2026-09-15", NULL));
	MUST(act(desk, id, "resume", "on=2026-10-12", NULL));
	IS("step", "verifying");
	IS("due_on", "2026-11-02"); /* domain.md 2.3: 10 days used, 20 left, Sunday 1/11 rolls on */
	IS("paused_on", "");
	MUST(act(desk, id, "serve", "on=2026-10-13", NULL));

	REFUSED(ERR_INVALID,
		act(desk, id, "decide", "on=2026-10-14", "text=Bác", "outcome=unfounded", NULL));
	cr_expect(strstr(err.text, "30.1"), "%s", err.text);
	REFUSED(ERR_INVALID,
		act(desk, id, "dialogue", "on=2026-10-14", "session_on=2026-10-18", NULL));
	MUST(act(desk, id, "dialogue", "on=2026-10-14", "session_on=2026-10-20", NULL));
	cr_expect_str_eq(due_of(desk, id, "complaint.dialogue-notice"), "2026-10-15");
	MUST(act(desk, id, "invite", "on=2026-10-15", "number=3/GM-UBND", NULL));
	cr_expect_str_eq(due_of(desk, id, "complaint.dialogue-notice"), "");
	MUST(act(desk, id, "hold", "on=2026-10-20", NULL));
	MUST(act(desk, id, "decide", "issued_on=2026-10-28", "text=Đúng một phần",
		"outcome=partly-founded", NULL));
	IS("answered_on", "2026-10-28");
	IS("outcome", "partly-founded");
	cr_expect_str_eq(due_of(desk, id, "complaint.send-decision"), "2026-11-02");
	cr_expect_str_eq(due_of(desk, id, "complaint.settle"), "");
	MUST(act(desk, id, "send", "on=2026-10-30", NULL));
	cr_expect_str_eq(due_of(desk, id, "complaint.effective"), "2026-11-27");
	REFUSED(ERR_DENIED, act(desk, id, "take-effect", "on=2026-11-20", NULL));
	MUST(act(desk, id, "second", "on=2026-11-10", NULL));
	IS("step", "second");
	IS("closed_on", "");
	cr_expect_str_eq(due_of(desk, id, "complaint.effective"), "");
	MUST(act(desk, id, "court", "on=2026-11-12", NULL));
	MUST(act(desk, id, "outside-result", "on=2026-11-16", "note=Tòa giữ nguyên quyết định",
		NULL));
	MUST(act(desk, id, "enforce", "on=2026-11-17", NULL));
	MUST(act(desk, id, "close", "closed_on=2026-11-19", "satisfaction=neutral", NULL));
	IS("state", "closed");
	IS("closed_on", "2026-11-19");

	file = load_case(desk, id);
	MUST(case_history(desk, &file, moves, 20, &count, &err));
	static const char *const went[] = {"received", "accepted", "verifying", "suspended",
		"verifying", "dialogue", "heard", "decided", "sent", "second", "court", "effective",
		"enforcing", "closed"};
	cr_assert_eq(count, sizeof went / sizeof *went);
	for (size_t i = 0; i < count; i++)
		cr_expect_str_eq(moves[i].state->id, went[i]);
	cr_expect_eq(moves[4].on, day("2026-10-12"));
	cr_expect_str_eq(moves[7].action->id, "decide");
	drop_case(&file);
	desk_close(desk);
}

Test(history, a_complex_complaint_gets_its_longer_period)
{
	struct desk *desk = office();

	act_as(desk, "binh");
	const int64_t id = received(desk, "complaint", "2026-09-21");
	MUST(act(desk, id, "accept", "on=2026-09-28", NULL));
	IS("due_on", "2026-10-28");
	REFUSED(ERR_INVALID, act(desk, id, "extend", "on=2026-10-01", NULL));
	MUST(act(desk, id, "extend", "on=2026-10-01", "complexity=a+g", NULL));
	IS("due_on", "2026-11-12"); /* 45 days */
	MUST(set(desk, &entity_casefile, id, "remote=1", NULL));
	IS("due_on", "2026-11-27"); /* remote and complex: 60 */
	desk_close(desk);
}

Test(history, a_denunciation_is_extended_twice_suspended_concluded_and_published)
{
	struct desk *desk = office();

	act_as(desk, "binh");
	const int64_t id = received(desk, "denunciation", "2026-07-01");
	cr_expect_str_eq(due_of(desk, id, "denunciation.initial"), "2026-07-10");
	MUST(act(desk, id, "screen", "on=2026-07-06", NULL));
	MUST(act(desk, id, "accept", "on=2026-07-08", NULL));
	IS("due_on", "2026-08-07");
	cr_expect_str_eq(due_of(desk, id, "denunciation.notify-acceptance"), "2026-07-15");
	MUST(act(desk, id, "notify", "on=2026-07-10", NULL));
	MUST(act(desk, id, "verify", "on=2026-07-10", "assignee=hung", NULL));
	REFUSED(ERR_INVALID, act(desk, id, "extend", "on=2026-08-05", NULL));
	MUST(act(desk, id, "extend", "on=2026-08-05", "complexity=b", "number=9/QĐ-UBND", NULL));
	IS("due_on", "2026-09-07"); /* 60 days end on Sunday 6/9 */
	REFUSED(ERR_INVALID, act(desk, id, "extend", "on=2026-09-03", NULL));
	IS("due_on", "2026-09-07");
	MUST(act(desk, id, "extend", "on=2026-09-03", "complexity=b+e", NULL));
	IS("due_on", "2026-10-06");
	REFUSED(ERR_INVALID, act(desk, id, "extend", "on=2026-09-30", NULL));
	MUST(act(desk, id, "suspend", "on=2026-09-10", "ground=other-result", NULL));
	IS("due_on", "");
	MUST(act(desk, id, "serve", "on=2026-09-11", NULL));
	MUST(act(desk, id, "resume", "on=2026-10-12", NULL));
	IS("due_on", "2026-11-09"); /* 26 days were left; 7/11 is a Saturday */
	MUST(act(desk, id, "conclude", "issued_on=2026-11-02", "text=Đúng", "outcome=founded",
		NULL));
	IS("step", "concluded");
	REFUSED(ERR_DENIED, act(desk, id, "close", NULL));
	MUST(act(desk, id, "act", "on=2026-11-05", "note=Kiểm điểm", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "close", NULL));
	cr_expect_str_eq(due_of(desk, id, "denunciation.publish"), "2026-11-11");
	MUST(act(desk, id, "publish", "on=2026-11-09", "note=Niêm yết tại trụ sở", NULL));
	MUST(act(desk, id, "send", "on=2026-11-06", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "close", NULL)); /* the resumption was not sent yet */
	cr_expect(strstr(err.text, "Gửi"), "%s", err.text);
	MUST(act(desk, id, "serve", "on=2026-11-10", NULL));
	MUST(act(desk, id, "close", NULL));
	IS("step", "closed");
	MUST(act(desk, id, "further", NULL));
	IS("closed_on", "");
	MUST(act(desk, id, "further-result", "note=Cấp trên giữ nguyên kết luận", NULL));
	IS("step", "following");
	desk_close(desk);
}

Test(history, what_is_withdrawn_in_part_goes_on_and_in_whole_ends)
{
	struct desk *desk = office();

	act_as(desk, "binh");
	const int64_t id = received(desk, "complaint", "2026-11-02");
	MUST(act(desk, id, "accept", "on=2026-11-04", NULL));
	MUST(act(desk, id, "withdraw-part", "on=2026-11-10", "note=Rút phần cây cối", NULL));
	IS("step", "accepted");
	IS("due_on", "2026-12-04");
	MUST(act(desk, id, "change-group", "on=2026-11-11", "note=Ông Ba rút tên", NULL));
	cr_expect_str_eq(due_of(desk, id, "complaint.settle"), "2026-12-04");
	MUST(act(desk, id, "withdraw", "on=2026-11-16", "note=Đơn rút ngày 16/11", NULL));
	IS("step", "terminated");
	IS("outcome", "withdrawn");
	IS("closed_on", "2026-11-16");
	cr_expect_str_eq(due_of(desk, id, "complaint.settle"), "");
	cr_expect_str_eq(due_of(desk, id, "complaint.send-suspension"), "2026-11-19");
	MUST(act(desk, id, "serve", "on=2026-11-18", NULL));
	cr_expect_str_eq(due_of(desk, id, "complaint.send-suspension"), "");
	IS("closed_on", "2026-11-16");
	desk_close(desk);
}

Test(history, a_denunciation_withdrawn_under_pressure_goes_on)
{
	struct desk *desk = office();

	act_as(desk, "binh");
	const int64_t id = received(desk, "denunciation", "2026-11-02");
	MUST(act(desk, id, "accept", "on=2026-11-04", NULL));
	REFUSED(ERR_INVALID, act(desk, id, "withdraw", "unforced=0", "note=Đơn rút", NULL));
	cr_expect(strstr(err.text, "4.4"), "%s", err.text);
	REFUSED(ERR_INVALID, act(desk, id, "continue", "ground=whole", NULL));
	MUST(act(desk, id, "continue", "ground=coerced", NULL));
	IS("step", "accepted");
	MUST(act(desk, id, "withdraw", "unforced=1", "note=Đơn rút lần hai", NULL));
	IS("step", "terminated");
	desk_close(desk);
}

Test(history, a_group_is_accepted_only_with_all_signatures_and_its_paper)
{
	struct desk *desk = office();

	act_as(desk, "binh");
	const int64_t id = received(desk, "complaint", "2026-11-16");
	const int64_t paper = add(desk, &entity_petition, "kind=complaint", "signers=7",
		"summary=Bồi thường", "received_on=2026-11-16", "casefile=0001", NULL);
	REFUSED(ERR_DENIED, act(desk, id, "accept", NULL));
	cr_expect(strstr(err.text, "16.1") && strstr(err.text, "D-2026-0001"), "%s", err.text);
	MUST(set(desk, &entity_petition, paper, "all_signed=1", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "accept", NULL));
	MUST(set(desk, &entity_petition, paper, "representative=Văn bản cử ngày 15/11", NULL));
	MUST(act(desk, id, "accept", NULL));
	desk_close(desk);
}

Test(history, what_another_body_must_settle_is_not_accepted)
{
	struct desk *desk = office();

	act_as(desk, "binh");
	const int64_t id = received(desk, "complaint", "2026-11-16");
	const int64_t paper = add(desk, &entity_petition, "kind=complaint", "summary=Thuế",
		"received_on=2026-11-16", "casefile=0001", "competence=other-body", NULL);
	REFUSED(ERR_DENIED, act(desk, id, "accept", NULL));
	MUST(set(desk, &entity_petition, paper, "competence=ours", "refusals=time-bar", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "accept", NULL));
	cr_expect(strstr(err.text, "11"), "%s", err.text);
	MUST(act(desk, id, "refuse", "ground=time-bar", "number=5/TB-UBND", NULL));
	IS("step", "refused");
	IS("outcome", "not-accepted");
	struct casefile file = load_case(desk, id);
	const struct list_value *letter;
	MUST(case_letter_owed(desk, &file, &letter, &err));
	cr_assert_str_eq(letter->key, "non-acceptance-notice");
	drop_case(&file);
	MUST(act(desk, id, "reopen", "note=Có lý do chính đáng", NULL));
	IS("step", "received");
	cr_expect_str_eq(due_of(desk, id, "complaint.accept"), "2026-11-26");
	desk_close(desk);
}

Test(history, an_opinion_is_split_into_a_petition_and_still_answered)
{
	struct desk *desk = office();
	struct casefile file = {.conference = 1, .summary = strdup("Đo đạc sai, đèn hỏng")};

	MUST(case_log_opinion(desk, &file, &err));
	const int64_t id = file.record.id;
	drop_case(&file);
	MUST(act(
		desk, id, "petition", "petition_kind=complaint", "summary=Khiếu nại đo đạc", NULL));
	cr_expect_str_eq(printed(desk, &entity_petition, 1, "kind"), "complaint");
	cr_expect_str_eq(printed(desk, &entity_petition, 1, "summary"), "Khiếu nại đo đạc");
	cr_expect_str_eq(
		printed(desk, &entity_petition, 1, "casefile"), "", "it goes through intake");
	IS("step", "noted");
	MUST(act(desk, id, "split", "summary=Đèn hỏng", "kind=feedback", NULL));
	cr_expect_str_eq(code_of(desk, &entity_casefile, id + 1), "PA-2026-0002");
	MUST(act(desk, id, "answer", "text=Đã nhận đơn", "on_spot=1", NULL));
	IS("step", "answered");
	MUST(act(desk, id, "carry-out", NULL));
	IS("outcome", "carried-out");
	MUST(act(desk, id, "publish", "note=Bảng tin thôn", NULL));
	MUST(act(desk, id, "close", NULL));
	IS("step", "closed");
	desk_close(desk);
}

Test(history, a_mediation_that_fails_is_gone_on_with_or_guided)
{
	struct desk *desk = office();
	const int64_t id = received(desk, "mediation", "2026-11-02");

	MUST(act(desk, id, "assign", "on=2026-11-03", "assignee=hung", NULL));
	cr_expect_str_eq(due_of(desk, id, "mediation.start"), "2026-11-06");
	MUST(act(desk, id, "start", "on=2026-11-05", NULL));
	cr_expect_str_eq(due_of(desk, id, "mediation.start"), "");
	MUST(act(desk, id, "fail", "on=2026-11-10", "text=Hai bên không thống nhất", NULL));
	IS("outcome", "mediation-failed");
	IS("answered_on", "2026-11-10");
	MUST(act(desk, id, "continue", "on=2026-11-11", "note=Hai bên muốn gặp lại", NULL));
	IS("step", "mediating");
	IS("answered_on", "");
	cr_expect_str_eq(due_of(desk, id, "mediation.settle"), "2026-12-11");
	MUST(act(desk, id, "fail", "on=2026-11-16", "text=Vẫn không thống nhất", NULL));
	MUST(act(desk, id, "guide", "on=2026-11-17", "number=8/HD-UBND", NULL));
	IS("step", "guided");
	IS("state", "closed");
	cr_expect_str_eq(due_of(desk, id, "mediation.settle"), "");
	desk_close(desk);
}

Test(history, each_case_follows_the_law_of_its_own_day)
{
	struct desk *desk = office();

	act_as(desk, "binh");
	const int64_t old = received(desk, "complaint", "2026-06-29");
	const int64_t new = received(desk, "complaint", "2026-07-02");
	cr_expect_str_eq(due_of(desk, old, "complaint.accept"), "2026-07-09"); /* 10 days: LKN 27 */
	cr_expect_str_eq(due_of(desk, new, "complaint.accept"), "2026-07-13"); /* 7 working days */
	MUST(act(desk, old, "accept", "on=2026-06-30", NULL));
	MUST(act(desk, new, "accept", "on=2026-07-02", NULL));
	cr_expect_str_eq(due_of(desk, old, "complaint.settle"), "2026-07-30");
	cr_expect_str_eq(due_of(desk, new, "complaint.settle"), "2026-08-03");
	REFUSED(ERR_DENIED, act(desk, old, "suspend", "on=2026-06-30", "ground=obstacle", NULL));
	cr_expect(strstr(err.text, "01/07/2026"), "%s", err.text);
	/* NĐ155, transition: what was accepted before is suspended by the new law. */
	MUST(act(desk, old, "suspend", "on=2026-07-03", "ground=obstacle", NULL));
	MUST(act(desk, new, "suspend", "on=2026-07-03", "ground=obstacle", NULL));
	desk_close(desk);
}

Test(history, a_clerk_records_what_a_leader_decided)
{
	struct desk *desk = office();
	const int64_t id = received(desk, "complaint", "2026-11-16");

	REFUSED(ERR_INVALID, act(desk, id, "accept", NULL));
	cr_expect(strstr(err.text, "decided_by"), "%s", err.text);
	REFUSED(ERR_INVALID, act(desk, id, "accept", "decided_by=hung", NULL));
	REFUSED(ERR_INVALID, act(desk, id, "accept", "decided_by=quan", NULL));
	MUST(act(desk, id, "accept", "decided_by=binh", NULL));
	IS("decided_by", "binh");
	act_as(desk, "quan");
	REFUSED(ERR_INVALID, act(desk, id, "verify", "assignee=hung", NULL));
	act_as(desk, "binh");
	MUST(act(desk, id, "verify", "assignee=hung", NULL));
	act_as(desk, "thu");
	REFUSED(ERR_DENIED, act(desk, id, "assign", "assignee=lan", NULL));
	/* Guiding is for an officer too: who handles it counts as one. */
	act_as(desk, "lan");
	const int64_t other = received(desk, "complaint", "2026-11-16");
	REFUSED(ERR_INVALID, act(desk, other, "guide", "note=Gửi UBND tỉnh", NULL));
	MUST(act(desk, other, "assign", "assignee=lan", NULL));
	MUST(act(desk, other, "guide", "note=Gửi UBND tỉnh", NULL));
	desk_close(desk);
}

Test(history, an_act_has_its_day)
{
	struct desk *desk = office();
	const int64_t id = received(desk, "feedback", "2026-11-10");

	REFUSED(ERR_INVALID, act(desk, id, "assign", "assignee=hung", "on=2026-11-22", NULL));
	REFUSED(ERR_INVALID, act(desk, id, "assign", "assignee=hung", "on=2026-11-09", NULL));
	MUST(act(desk, id, "assign", "assignee=hung", "on=2026-11-12", NULL));
	IS("step_on", "2026-11-12");
	REFUSED(ERR_INVALID, act(desk, id, "answer", "text=Đã sửa", "on=2026-11-11", NULL));
	REFUSED(ERR_INVALID,
		act(desk, id, "answer", "text=Đã sửa", "on=2026-11-16", "issued_on=2026-11-17",
			NULL));
	MUST(act(desk, id, "answer", "text=Đã sửa", "on=2026-11-16", NULL));
	IS("answered_on", "2026-11-16");
	REFUSED(ERR_INVALID, act(desk, id, "close", "outcome=mediated", NULL));
	cr_expect_eq(err.field, entity_field(&entity_casefile, "outcome"));
	desk_close(desk);
}

Test(history, an_act_that_is_recorded_already_is_not_swallowed)
{
	struct desk *desk = office();

	act_as(desk, "binh");
	const int64_t id = received(desk, "denunciation", "2026-11-02");
	MUST(act(desk, id, "accept", "on=2026-11-04", NULL));
	MUST(act(desk, id, "notify", "on=2026-11-05", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "notify", "on=2026-11-06", NULL));
	MUST(act(desk, id, "notify", "on=2026-11-06", "note=Báo thêm người bị tố cáo", NULL));
	desk_close(desk);
}

Test(history, a_case_that_is_entered_as_it_is_stands_where_its_days_say)
{
	struct desk *desk = office();
	int64_t id = add(desk, &entity_casefile, "kind=complaint", "summary=Nhập sổ cũ",
		"received_on=2026-10-01", "accepted_on=2026-10-08", NULL);

	IS("step", "accepted");
	IS("step_on", "2026-10-08");
	IS("due_on", "2026-11-09");
	cr_expect_str_eq(due_of(desk, id, "complaint.accept"), "");
	id = add(desk, &entity_casefile, "kind=complaint", "summary=Tạm đình chỉ",
		"received_on=2026-10-01", "accepted_on=2026-10-08", "paused_on=2026-10-20",
		"step=suspended", NULL);
	IS("step_on", "2026-10-20");
	cr_expect_str_eq(due_of(desk, id, "complaint.settle"), "-");
	act_as(desk, "binh");
	MUST(act(desk, id, "resume", "on=2026-11-02", NULL));
	IS("step", "accepted");
	IS("due_on", "2026-11-20");
	id = add(desk, &entity_casefile, "kind=denunciation", "summary=Đã kết luận",
		"received_on=2026-09-01", "accepted_on=2026-09-08", "answered_on=2026-10-30",
		"outcome=founded", NULL);
	IS("step", "concluded");
	cr_expect_str_eq(due_of(desk, id, "denunciation.publish"), "2026-11-10");
	cr_expect_str_eq(due_of(desk, id, "denunciation.settle"), "");
	id = add(desk, &entity_casefile, "kind=complaint", "summary=Xong", "received_on=2026-09-01",
		"accepted_on=2026-09-08", "answered_on=2026-10-30", "closed_on=2026-11-02",
		"outcome=founded", NULL);
	IS("step", "closed");
	cr_expect_str_eq(due_of(desk, id, "complaint.effective"), "");
	int64_t none;
	cr_expect_not(try_add(desk, &entity_casefile, &none, "kind=complaint", "summary=Sai",
		"received_on=2026-10-01", "step=answered", NULL));
	cr_expect_not(try_add(desk, &entity_casefile, &none, "kind=complaint", "summary=Sai",
		"received_on=2026-10-01", "step=refused", NULL));
	cr_expect_not(try_add(desk, &entity_casefile, &none, "kind=feedback", "summary=Sai",
		"received_on=2026-10-01", "accepted_on=2026-10-08", NULL));
	desk_close(desk);
}
