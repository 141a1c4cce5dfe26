/* A conference before and after it is held: its agenda, who wants to speak, its steps, and what becomes of its lines. */
#include "domain/followup.h"
#include "domain/journal.h"
#include "domain/livelog.h"
#include "domain/meeting.h"
#include "office.h"
#include "report/agenda.h"

static struct desk *desk;
static char hn[40]; /* "conference=…" of the one that is prepared */

static void undo_once(void)
{
	struct buf sentence = {0};

	MUST(undo_do(desk, false, &sentence, &err));
	buf_clear(&sentence);
}

static int64_t log_line(const char *text)
{
	const struct livelog_context context = {.conference = 1};
	const struct entity *entity;
	struct logline line;
	size_t column;
	int64_t id;

	MUST(logline_parse(desk, text, &line, &column, &err));
	MUST(livelog_add(desk, &context, &line, &entity, &id, &err));
	logline_clear(&line);
	return id;
}

/* ---- agenda ------------------------------------------------------------------------------------ */

/* An earlier conference with two promises, one of them kept before; and one to be prepared. */
static int64_t plan_conference(void)
{
	desk = office();
	MUST(set(desk, &entity_conference, 1, "held_on=2026-11-10", "status=held", NULL));
	add(desk, &entity_commitment, "conference=HN-2026-001", "text=Thêm xe rác",
		"made_on=2026-11-10", "due_on=2026-12-04", NULL);
	add(desk, &entity_commitment, "conference=HN-2026-001", "text=Sửa loa",
		"made_on=2026-11-10", "due_on=2026-11-10", "done_on=2026-11-10", NULL);
	add(desk, &entity_casefile, "kind=opinion", "conference=HN-2026-001",
		"received_on=2026-11-10", "summary=Đường trục lầy", NULL);
	const int64_t id = add(desk, &entity_conference, "title=Đối thoại quý IV",
		"held_on=2026-11-28", "status=planned", NULL);
	snprintf(hn, sizeof hn, "conference=%s", code_of(desk, &entity_conference, id));
	return id;
}

static const char *place_of(const struct buf *text, const char *part)
{
	const char *place = strstr(buf_text(text), part);

	cr_assert(place, "no “%s” in\n%s", part, buf_text(text));
	return place;
}

Test(agenda, begins_with_the_open_promises_of_earlier_conferences)
{
	const int64_t id = plan_conference();
	struct buf text = {0};

	MUST(agenda_draft(desk, id, &text, &err));
	cr_assert_eq(place_of(&text, "1. "), buf_text(&text));
	const char *promise = place_of(&text, "Thêm xe rác"), *second = place_of(&text, "\n2. ");
	cr_assert_lt(promise, second);
	cr_assert_gt(place_of(&text, "Đường trục lầy"), second);
	cr_assert_not(strstr(buf_text(&text), "Sửa loa"), "kept before the last conference");
	buf_clear(&text);
	desk_close(desk);
}

Test(agenda, drafted_again_keeps_own_lines_and_brings_states_up_to_date)
{
	const int64_t id = plan_conference();
	struct buf first = {0}, edited = {0}, again = {0};
	struct agenda_change change;

	MUST(agenda_draft(desk, id, &first, &err));
	const char *second = place_of(&first, "\n2. ");
	buf_put(&edited, buf_text(&first), (size_t)(second - buf_text(&first)));
	buf_puts(&edited, "\n   - Trưởng thôn Đông nói thêm\n0. Văn nghệ");
	buf_puts(&edited, second);

	MUST(agenda_again(desk, id, buf_text(&edited), &again, &change, &err));
	cr_assert_str_eq(buf_text(&again), buf_text(&edited), "nothing is new");
	cr_assert_eq(change.added, 0);
	cr_assert_eq(change.updated, 0);
	buf_clear(&again);

	MUST(set(desk, &entity_commitment, 1, "done_on=2026-11-19", NULL));
	add(desk, &entity_commitment, "conference=HN-2026-001", "text=Lắp đèn xóm 5",
		"made_on=2026-11-10", "due_on=2026-12-01", NULL);
	MUST(agenda_again(desk, id, buf_text(&edited), &again, &change, &err));
	cr_assert_eq(change.added, 1);
	cr_assert_eq(change.updated, 1);
	place_of(&again, "\n   - Trưởng thôn Đông nói thêm\n");
	cr_assert_lt(place_of(&again, "Lắp đèn xóm 5"), place_of(&again, "0. Văn nghệ"));
	place_of(&again, "19/11/2026");
	buf_clear(&first);
	buf_clear(&edited);
	buf_clear(&again);
	desk_close(desk);
}

Test(agenda, a_line_that_somebody_rewrote_keeps_their_words)
{
	const int64_t id = plan_conference();
	struct agenda_change change;
	struct buf edited = {0}, again = {0};

	buf_printf(&edited, "1. Lời hứa\n   - %s: xe rác, ông Hùng trả lời · chưa xong",
		code_of(desk, &entity_commitment, 1));
	MUST(set(desk, &entity_commitment, 1, "done_on=2026-11-19", NULL));
	MUST(agenda_again(desk, id, buf_text(&edited), &again, &change, &err));
	place_of(&again, buf_text(&edited));
	cr_assert_eq(change.updated, 0);
	cr_assert_eq(change.added, 1, "the opinion, at the end where its heading is gone");
	buf_clear(&edited);
	buf_clear(&again);
	desk_close(desk);
}

/* ---- speakers ---------------------------------------------------------------------------------- */

static bool put_name(void *arg, const void *record)
{
	const struct speaker_record *speaker = record;

	buf_printf(arg, "%lld:%lld%s ", (long long)speaker->position, (long long)speaker->person,
		speaker->passed ? "-" : "");
	return true;
}

static void order_is(const char *expected)
{
	struct buf order = {0};

	MUST(speakers_read(desk, 1, put_name, &order, &err));
	cr_assert_str_eq(buf_text(&order), expected);
	buf_clear(&order);
}

Test(speakers, are_added_moved_passed_and_taken_out_each_in_one_undo_step)
{
	desk = office();
	for (int i = 0; i < 3; i++)
		add(desk, &entity_person, i == 1 ? "name=Đỗ Văn Kha" : "name=Lê Thị Hoa", NULL);
	for (int64_t person = 1; person <= 3; person++)
		MUST(speakers_add(desk, 1, person, "nước sạch", &err));
	order_is("1:1 2:2 3:3 ");
	REFUSED(ERR_CONFLICT, speakers_add(desk, 1, 2, NULL, &err));
	MUST(speakers_move(desk, 3, -1, &err));
	order_is("1:1 2:3 3:2 ");
	undo_once();
	order_is("1:1 2:2 3:3 ");
	REFUSED(ERR_NONE, speakers_move(desk, 3, 1, &err));
	REFUSED(ERR_NONE, speakers_move(desk, 1, -1, &err));
	MUST(speakers_pass(desk, 2, &err));
	order_is("1:1 2:2- 3:3 ");
	MUST(speakers_add(desk, 1, 2, NULL, &err));
	order_is("1:1 2:2- 3:3 4:2 ");
	MUST(speakers_pass(desk, 2, &err));
	MUST(speakers_remove(desk, 1, &err));
	order_is("1:2 2:3 3:2 ");
	undo_once();
	order_is("1:1 2:2 3:3 4:2 ");
	desk_close(desk);
}

Test(speakers, who_has_spoken_does_not_pass)
{
	char pair[60];

	desk = office();
	add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	MUST(speakers_add(desk, 1, 1, NULL, &err));
	snprintf(pair, sizeof pair, "casefile=%s",
		code_of(desk, &entity_casefile, log_line("Nước yếu")));
	MUST(set(desk, &entity_speaker, 1, pair, NULL));
	REFUSED(ERR_DENIED, speakers_pass(desk, 1, &err));
	desk_close(desk);
}

/* ---- steps ------------------------------------------------------------------------------------- */

static struct meeting standing(void)
{
	struct meeting meeting;

	MUST(meeting_read(desk, 1, &meeting, &err));
	return meeting;
}

static bool is_done(enum meeting_step step)
{
	struct meeting meeting = standing();
	const bool done = meeting.done & 1u << step;

	meeting_clear(&meeting);
	return done;
}

Test(meeting, steps_are_done_by_what_is_done)
{
	desk = office();
	const int64_t given = log_line("Nước yếu #nuoc_sach @hung"), open = log_line("Đường lầy");

	MUST(set(desk, &entity_conference, 1, "ended_at=09:00", NULL));
	cr_assert(is_done(MEETING_LIVE), "the hour of the end says that it was held");
	cr_assert_not(is_done(MEETING_TIDY));
	MUST(set(desk, &entity_casefile, given, "tidied=1", NULL));
	cr_assert_not(is_done(MEETING_TIDY));
	MUST(set(desk, &entity_casefile, open, "tidied=1", NULL));
	cr_assert(is_done(MEETING_TIDY));
	cr_assert_not(is_done(MEETING_MINUTES));
	cr_assert_not(is_done(MEETING_CASES));
	MUST(act(desk, open, "assign", "assignee=hung", NULL));
	cr_assert(is_done(MEETING_CASES));
	cr_assert_not(is_done(MEETING_PUBLISH));
	desk_close(desk);
}

Test(meeting, its_days_raise_the_status_and_none_moves_it_back)
{
	desk = office();
	MUST(set(desk, &entity_conference, 1, "status=planned", "held_on=2026-11-28", NULL));
	MUST(set(desk, &entity_conference, 1, "announced_on=2026-11-19", NULL));
	cr_assert_str_eq(printed(desk, &entity_conference, 1, "status"), "announced");
	MUST(set(desk, &entity_conference, 1, "announced_on=", NULL));
	cr_assert_str_eq(printed(desk, &entity_conference, 1, "status"), "announced");
	MUST(set(desk, &entity_conference, 1, "held_on=2026-11-18", "conclusion_on=2026-11-19",
		NULL));
	cr_assert_str_eq(printed(desk, &entity_conference, 1, "status"), "concluded");
	desk_close(desk);
}

Test(meeting, what_is_concluded_counts_as_looked_over)
{
	desk = office();
	log_line("Đường lầy");
	cr_assert_not(is_done(MEETING_TIDY));
	MUST(set(desk, &entity_conference, 1, "conclusion_on=2026-11-20", NULL));
	cr_assert(is_done(MEETING_TIDY));
	cr_assert(is_done(MEETING_MINUTES));
	cr_assert_not(is_done(MEETING_CASES), "the opinion still waits");
	desk_close(desk);
}

/* ---- from lines to cases ----------------------------------------------------------------------- */

static struct followup propose(int64_t id, int64_t kind, int64_t owner)
{
	struct followup plan = {.id = id, .kind = kind, .owner = owner};

	MUST(followup_propose(desk, &plan, &err));
	return plan;
}

Test(followup, an_owner_is_proposed_by_promise_then_by_the_fields_last_cases)
{
	char pair[60];

	desk = office();
	const int64_t given = log_line("Nước yếu #nuoc_sach @hung"),
		      alike = log_line("Nước đục #nuoc_sach"), unknown = log_line("Đường lầy");

	cr_assert_eq(propose(given, 0, 0).act, FOLLOWUP_NOTHING);
	struct followup plan = propose(alike, 0, 0);
	cr_assert_eq(plan.act, FOLLOWUP_ASSIGN);
	cr_assert_eq(plan.owner, 2, "hung has had the field");
	plan = propose(unknown, 0, 0);
	cr_assert_eq(plan.act, FOLLOWUP_REFUSED);
	cr_assert_neq(plan.why[0], '\0');
	REFUSED(ERR_DENIED, followup_do(desk, &plan, &err));
	snprintf(pair, sizeof pair, "casefile=%s", code_of(desk, &entity_casefile, unknown));
	add(desk, &entity_commitment, "text=Rải đá", "owner=lan", "made_on=2026-11-20", pair, NULL);
	plan = propose(unknown, 0, 0);
	cr_assert_eq(plan.act, FOLLOWUP_ASSIGN);
	cr_assert_eq(plan.owner, 1, "who promised");
	desk_close(desk);
}

Test(followup, an_opinion_that_becomes_a_complaint_is_registered_as_a_petition_in_one_step)
{
	desk = office();
	const int64_t id = log_line("Không đồng ý quyết định thu hồi đất");
	const struct query petitions = {.entity = &entity_petition};
	int64_t count;

	struct followup plan = propose(id, KIND_COMPLAINT, 0);
	cr_assert_eq(plan.act, FOLLOWUP_PETITION);
	char *before = office_state(desk, false);
	MUST(followup_do(desk, &plan, &err));
	MUST(store_count(desk->store, &petitions, &count, &err));
	cr_assert_eq(count, 1);
	struct casefile file = load_case(desk, id);
	cr_assert_eq(file.kind, KIND_OPINION);
	cr_assert(file.closed_on);
	drop_case(&file);
	undo_once();
	char *after = office_state(desk, false);
	cr_assert_str_eq(after, before);
	free(before);
	free(after);
	desk_close(desk);
}

Test(followup, another_kind_is_a_conversion_and_what_was_answered_is_closed)
{
	desk = office();
	const int64_t id = log_line("Rác ùn ở chợ"), answered = log_line("Loa hỏng");

	struct followup plan = propose(id, KIND_FEEDBACK, 2);
	cr_assert_eq(plan.act, FOLLOWUP_CONVERT);
	MUST(followup_do(desk, &plan, &err));
	struct casefile file = load_case(desk, id);
	cr_assert_eq(file.kind, KIND_FEEDBACK);
	cr_assert_eq(file.assignee, 2);
	drop_case(&file);
	MUST(act(desk, answered, "answer", "text=Đã sửa", "on_spot=1", NULL));
	plan = propose(answered, 0, 0);
	cr_assert_eq(plan.act, FOLLOWUP_CLOSE);
	MUST(followup_do(desk, &plan, &err));
	file = load_case(desk, answered);
	cr_assert(file.closed_on);
	drop_case(&file);
	desk_close(desk);
}

Test(followup, all_are_done_in_one_undo_step_but_those_refused_meanwhile)
{
	desk = office();
	const int64_t ids[] = {
		log_line("Nước yếu"), log_line("Nước đục"), log_line("Đường lầy #nuoc_sach")};
	struct followup plans[3];
	size_t done;

	for (int i = 0; i < 3; i++)
		plans[i] = propose(ids[i], 0, 2);
	MUST(act(desk, ids[1], "withdraw", "reason=thôi", NULL) ||
		act(desk, ids[1], "close", "outcome=noted", "note=thôi", NULL));
	char *before = office_state(desk, false);
	MUST(followup_do_all(desk, plans, 3, &done, &err));
	cr_assert_eq(done, 2);
	cr_assert_eq(plans[1].act, FOLLOWUP_REFUSED);
	cr_assert_neq(plans[1].why[0], '\0');
	struct casefile file = load_case(desk, ids[2]);
	cr_assert_eq(file.assignee, 2);
	drop_case(&file);
	undo_once();
	char *after = office_state(desk, false);
	cr_assert_str_eq(after, before, "one step took both back");
	free(before);
	free(after);
	desk_close(desk);
}
