/* Clocks of records: what fields and acts start, meet and move, and that every date can be counted again from the journal. */
#include "base/locale.h"
#include "domain/clocks.h"
#include "office.h"

TestSuite(clocks);

/* ---- reading ----------------------------------------------------------------------------------- */

static struct clock_owner of_case(int64_t id)
{
	return (struct clock_owner){.casefile = id};
}

/* The open clock of a limit; its id is 0 where none runs. */
static struct clock open_clock(struct desk *desk, struct clock_owner owner, const char *limit)
{
	struct clock clock;

	MUST(clock_find(desk, &owner, limit, &clock, &err));
	return clock;
}

static void expect_due(struct desk *desk, struct clock_owner owner, const char *limit,
	const char *started, const char *due)
{
	struct clock clock = open_clock(desk, owner, limit);
	char iso[DATE_ISO_SIZE];

	cr_assert(clock.record.id, "%s does not run", limit);
	cr_assert_str_eq(date_iso(clock.started_on, iso), started, "%s: %s", limit, iso);
	cr_assert_str_eq(date_iso(clock.due_on, iso), due, "%s: %s", limit, iso);
	record_clear(&entity_clock, &clock);
}

static void expect_none(struct desk *desk, struct clock_owner owner, const char *limit)
{
	struct clock clock = open_clock(desk, owner, limit);

	cr_assert_eq(clock.record.id, 0, "%s runs", limit);
	record_clear(&entity_clock, &clock);
}

struct totals {
	int64_t running, suspended, met, fallen;
};

static bool add_up(void *arg, const void *record)
{
	struct totals *t = arg;
	const struct clock *clock = record;

	t->running += clock->state == CLOCK_RUNNING;
	t->suspended += clock->state == CLOCK_SUSPENDED;
	t->met += clock->state == CLOCK_MET;
	t->fallen += clock->state == CLOCK_FALLEN;
	return true;
}

static struct totals totals(struct desk *desk)
{
	const struct query query = {.entity = &entity_clock};
	struct totals t = {0};

	MUST(store_query(desk->store, &query, add_up, &t, &err));
	return t;
}

static const char *due_on(struct desk *desk, int64_t id)
{
	return printed(desk, &entity_casefile, id, "due_on");
}

/* One act on the clock of a case, and the case saved behind it as a lifecycle does. */
static bool acted(struct desk *desk, int64_t id, bool ok)
{
	struct casefile before = load_case(desk, id), after = {.record = {.id = 0}};

	static int round;
	char note[16];

	snprintf(note, sizeof note, "%d", ++round);
	record_copy(&entity_casefile, &after, &before);
	field_set_string(entity_field(&entity_casefile, "note"), &after, note);
	ok = ok && desk_save(desk, &entity_casefile, &before, &after, "set", &err);
	drop_case(&before);
	drop_case(&after);
	return ok;
}

#define IN_ONE(desk, id, act)                                                                      \
	do {                                                                                       \
		MUST(desk_begin(desk, &err));                                                      \
		const bool done = acted(desk, id, (act));                                          \
		MUST(desk_end(desk, done, &err));                                                  \
	} while (0)

/* ---- cases ------------------------------------------------------------------------------------- */

Test(clocks, a_new_opinion_starts_its_clock_and_shows_its_day)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "opinion", "Đèn đường hỏng");

	expect_due(desk, of_case(id), "opinion.answer", "2026-11-20", "2026-12-14");
	cr_assert_str_eq(due_on(desk, id), "2026-12-14");
	cr_assert(is_clean(desk));
	desk_close(desk);
}

Test(clocks, an_answered_case_has_no_clock_of_its_own_but_a_day)
{
	struct desk *desk = office();
	const int64_t id = add(desk, &entity_casefile, "kind=feedback", "summary=x",
		"received_on=2026-11-02", "answered_on=2026-11-05", "outcome=settled", NULL);

	expect_none(desk, of_case(id), "feedback.settle");
	cr_assert_str_eq(due_on(desk, id), "2026-11-23");
	desk_close(desk);
}

Test(clocks, a_day_set_by_hand_is_for_local_limits_alone)
{
	struct desk *desk = office();
	const int64_t own = add_case(desk, "feedback", "x");
	const int64_t law = add_case(desk, "complaint", "y");

	MUST(set(desk, &entity_casefile, own, "due_on=2026-12-20", NULL));
	expect_due(desk, of_case(own), "feedback.settle", "2026-11-20", "2026-12-20");
	cr_assert_str_eq(due_on(desk, own), "2026-12-20");
	IN_ONE(desk, law,
		clock_start(desk, &(struct clock_owner){.casefile = law}, "complaint.settle",
			day("2026-11-20"), "", &err));
	cr_assert_str_eq(due_on(desk, law), "2026-12-21");
	REFUSED(ERR_INVALID, set(desk, &entity_casefile, law, "due_on=2027-02-01", NULL));
	cr_assert(strstr(err.text, "28"), "the article is not named: %s", err.text);
	cr_assert_str_eq(due_on(desk, law), "2026-12-21");
	/* An empty day, and the rule's own, take back what was set. */
	MUST(set(desk, &entity_casefile, own, "due_on=", NULL));
	expect_due(desk, of_case(own), "feedback.settle", "2026-11-20", "2026-12-14");
	cr_assert_str_eq(due_on(desk, own), "2026-12-14");
	desk_close(desk);
}

Test(clocks, receipt_kind_and_complexity_move_what_runs)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "x");
	const struct clock_owner owner = of_case(id);

	MUST(set(desk, &entity_casefile, id, "received_on=2026-11-02", NULL));
	expect_due(desk, owner, "feedback.settle", "2026-11-02", "2026-11-23");
	cr_assert_str_eq(due_on(desk, id), "2026-11-23");
	MUST(set(desk, &entity_casefile, id, "kind=complaint", NULL));
	expect_none(desk, owner, "feedback.settle");
	expect_due(desk, owner, "complaint.accept", "2026-11-02", "2026-11-11");
	IN_ONE(desk, id,
		clock_meet(desk, &owner, "complaint.accept", day("2026-11-09"), &err) &&
			clock_start(desk, &owner, "complaint.settle", day("2026-11-09"), "", &err));
	cr_assert_str_eq(due_on(desk, id), "2026-12-09");
	MUST(set(desk, &entity_casefile, id, "complexity=a", NULL));
	expect_due(desk, owner, "complaint.settle", "2026-11-09", "2026-12-24");
	cr_assert_str_eq(due_on(desk, id), "2026-12-24");
	MUST(set(desk, &entity_casefile, id, "remote=yes", NULL));
	expect_due(desk, owner, "complaint.settle", "2026-11-09", "2027-01-08");
	const struct totals t = totals(desk);
	cr_assert_eq(t.fallen, 1);
	cr_assert_eq(t.met, 1);
	desk_close(desk);
}

Test(clocks, a_suspension_takes_the_day_of_the_case_away_and_resuming_gives_what_was_left)
{
	struct desk *desk = office();
	const int64_t id = add(desk, &entity_casefile, "kind=complaint", "summary=x",
		"received_on=2026-08-28", NULL);
	const struct clock_owner owner = of_case(id);

	IN_ONE(desk, id,
		clock_start(desk, &owner, "complaint.settle", day("2026-09-01"), "", &err));
	cr_assert_str_eq(due_on(desk, id), "2026-10-01");
	IN_ONE(desk, id,
		clock_suspend(desk, &owner, "complaint.settle", day("2026-09-11"), "force-majeure",
			&err));
	cr_assert_str_eq(due_on(desk, id), "");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "paused_on"), "2026-09-11");
	IN_ONE(desk, id, clock_resume(desk, &owner, "complaint.settle", day("2026-10-12"), &err));
	cr_assert_str_eq(due_on(desk, id), "2026-11-02");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "paused_on"), "");
	/* Without a clock there is nothing to suspend; without a suspension nothing to resume. */
	MUST(desk_begin(desk, &err));
	REFUSED(ERR_INVALID,
		clock_resume(desk, &owner, "complaint.settle", day("2026-10-20"), &err));
	REFUSED(ERR_INVALID,
		clock_suspend(desk, &owner, "denunciation.settle", day("2026-10-20"), "", &err));
	MUST(clock_meet(desk, &owner, "denunciation.settle", day("2026-10-20"), &err));
	MUST(desk_end(desk, true, &err));
	desk_close(desk);
}

Test(clocks, extensions_are_as_many_and_as_long_as_the_law_allows)
{
	struct desk *desk = office();
	act_as(desk, "binh");
	const int64_t id = add(desk, &entity_casefile, "kind=denunciation", "summary=x",
		"received_on=2026-08-28", NULL);
	const struct clock_owner owner = of_case(id);
	const char *const limit = "denunciation.settle";

	IN_ONE(desk, id, clock_start(desk, &owner, limit, day("2026-09-01"), "complex", &err));
	expect_due(desk, owner, limit, "2026-09-01", "2026-10-01");
	MUST(desk_begin(desk, &err));
	REFUSED(ERR_INVALID,
		clock_extend(desk, &owner, limit, day("2026-09-20"), 30, DATE_NONE, "", &err));
	REFUSED(ERR_INVALID,
		clock_extend(
			desk, &owner, limit, day("2026-09-20"), 0, day("2026-12-01"), "", &err));
	MUST(desk_end(desk, true, &err));
	MUST(set(desk, &entity_casefile, id, "complexity=a+b", NULL));
	expect_due(desk, owner, limit, "2026-09-01", "2026-10-01");
	IN_ONE(desk, id,
		clock_extend(
			desk, &owner, limit, day("2026-09-20"), 30, DATE_NONE, "complex", &err));
	expect_due(desk, owner, limit, "2026-09-01", "2026-11-02");
	MUST(desk_begin(desk, &err));
	REFUSED(ERR_INVALID,
		clock_extend(desk, &owner, limit, day("2026-10-20"), 31, DATE_NONE, "", &err));
	MUST(desk_end(desk, true, &err));
	IN_ONE(desk, id,
		clock_extend(desk, &owner, limit, day("2026-10-20"), 30, DATE_NONE, "", &err));
	expect_due(desk, owner, limit, "2026-09-01", "2026-11-30");
	cr_assert_str_eq(due_on(desk, id), "2026-11-30");
	MUST(desk_begin(desk, &err));
	REFUSED(ERR_INVALID,
		clock_extend(desk, &owner, limit, day("2026-11-10"), 30, DATE_NONE, "", &err));
	MUST(desk_end(desk, true, &err));
	desk_close(desk);
}

Test(clocks, cases_on_both_sides_of_the_new_law_follow_their_own)
{
	struct desk *desk = office();
	const int64_t old = add(desk, &entity_casefile, "kind=complaint", "summary=x",
		"received_on=2026-06-30", NULL);
	const int64_t new = add(desk, &entity_casefile, "kind=complaint", "summary=y",
		"received_on=2026-07-02", NULL);
	struct clock clock = open_clock(desk, of_case(old), "complaint.accept");
	struct explanation e;

	expect_due(desk, of_case(old), "complaint.accept", "2026-06-30", "2026-07-10");
	expect_due(desk, of_case(new), "complaint.accept", "2026-07-02", "2026-07-13");
	MUST(clock_explain(desk, &clock, true, &e, &err));
	cr_assert_eq(e.limit->head.valid_to, day("2026-06-30"));
	explanation_clear(&e);
	record_clear(&entity_clock, &clock);
	desk_close(desk);
}

Test(clocks, undo_takes_the_clocks_of_an_act_back_and_redo_brings_them_again)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "x");
	struct buf told = {0};

	MUST(set(desk, &entity_casefile, id, "received_on=2026-11-02", NULL));
	MUST(undo_do(desk, false, &told, &err));
	expect_due(desk, of_case(id), "feedback.settle", "2026-11-20", "2026-12-14");
	cr_assert_str_eq(due_on(desk, id), "2026-12-14");
	MUST(undo_do(desk, false, &told, &err));
	expect_none(desk, of_case(id), "feedback.settle");
	cr_assert_null(strstr(buf_text(&told), "feedback.settle"), "%s", buf_text(&told));
	MUST(undo_do(desk, true, &told, &err));
	expect_due(desk, of_case(id), "feedback.settle", "2026-11-20", "2026-12-14");
	cr_assert(is_clean(desk));
	buf_clear(&told);
	desk_close(desk);
}

Test(clocks, a_case_in_the_trash_keeps_its_clocks_for_when_it_comes_back)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "x");

	MUST(desk_trash(desk, &entity_casefile, id, true, &err));
	MUST(desk_trash(desk, &entity_casefile, id, false, &err));
	expect_due(desk, of_case(id), "feedback.settle", "2026-11-20", "2026-12-14");
	desk_close(desk);
}

/* ---- petitions, conferences, days of reception ----------------------------------------------------- */

Test(clocks, a_petition_owes_notice_and_acceptance_until_it_is_handled)
{
	struct desk *desk = office();
	const int64_t id = add(desk, &entity_petition, "kind=complaint", "summary=x",
		"received_on=2026-11-20", NULL);
	const struct clock_owner owner = {.petition = id};

	expect_due(desk, owner, "intake.notice", "2026-11-20", "2026-12-07");
	expect_due(desk, owner, "petition.unhandled", "2026-11-20", "2027-01-04");
	expect_due(desk, owner, "complaint.accept", "2026-11-20", "2026-12-02");
	MUST(set(desk, &entity_petition, id, "received_on=2026-11-16", NULL));
	expect_due(desk, owner, "intake.notice", "2026-11-16", "2026-12-01");
	expect_none(desk, owner, "denunciation.initial");
	desk_close(desk);
}

Test(clocks, a_denunciation_for_others_is_to_be_transferred_and_its_forwarder_answered)
{
	struct desk *desk = office();
	act_as(desk, "binh");
	const int64_t id = add(desk, &entity_petition, "kind=denunciation", "summary=x",
		"received_on=2026-11-20", "forwarded_by=Báo Dân Việt", "several_places=yes", NULL);
	const struct clock_owner owner = {.petition = id};

	expect_due(desk, owner, "denunciation.initial", "2026-11-20", "2026-12-07");
	expect_due(desk, owner, "denunciation.answer-forwarder", "2026-11-20", "2026-12-10");
	expect_none(desk, owner, "denunciation.transfer");
	MUST(set(desk, &entity_petition, id, "competence=other-body", NULL));
	expect_due(desk, owner, "denunciation.transfer", "2026-11-20", "2026-11-30");
	MUST(set(desk, &entity_petition, id, "competence=ours", NULL));
	expect_none(desk, owner, "denunciation.transfer");
	desk_close(desk);
}

Test(clocks, a_conference_is_to_be_announced_before_and_published_after)
{
	struct desk *desk = office();
	const int64_t id = add(desk, &entity_conference, "title=HN", "held_on=2026-12-05", NULL);
	const struct clock_owner owner = {.conference = id};

	expect_due(desk, owner, "conference.announce", "2026-12-05", "2026-11-28");
	expect_due(desk, owner, "conference.publish", "2026-12-05", "2026-12-15");
	MUST(set(desk, &entity_conference, id, "held_on=2026-12-12", NULL));
	expect_due(desk, owner, "conference.announce", "2026-12-12", "2026-12-05");
	MUST(set(desk, &entity_conference, id, "announced_on=2026-11-19", NULL));
	expect_none(desk, owner, "conference.announce");
	/* Announced by mistake: it is owed again, by the same clock. */
	MUST(set(desk, &entity_conference, id, "announced_on=", NULL));
	expect_due(desk, owner, "conference.announce", "2026-12-12", "2026-12-05");
	MUST(set(desk, &entity_conference, id, "status=cancelled", NULL));
	expect_none(desk, owner, "conference.announce");
	expect_none(desk, owner, "conference.publish");
	desk_close(desk);
}

Test(clocks, a_day_of_reception_is_to_be_posted)
{
	struct desk *desk = office();
	const int64_t id = add(desk, &entity_reception_day, "day=2026-12-10", "host=chair",
		"kind=scheduled", NULL);
	const struct clock_owner owner = {.reception_day = id};

	expect_due(desk, owner, "reception.schedule", "2026-12-10", "2026-12-03");
	MUST(set(desk, &entity_reception_day, id, "posted_on=2026-11-20", NULL));
	expect_none(desk, owner, "reception.schedule");
	cr_assert_eq(totals(desk).met, 1);
	desk_close(desk);
}

/* ---- every date equals the replay of the journal ---------------------------------------------------- */

struct replay {
	struct desk *desk;
	int64_t checked;
};

struct rebuilt {
	struct clock clock;
	struct event_text {
		char *before, *after;
	} * events;
	size_t count;
};

static bool keep_event(void *arg, const struct event *event)
{
	struct rebuilt *r = arg;

	r->events = realloc(r->events, (r->count + 1) * sizeof *r->events);
	r->events[r->count++] = (struct event_text){NULL, strdup(event->after)};
	return true;
}

static bool check_clock(void *arg, const void *record)
{
	struct replay *replay = arg;
	const struct clock *stored = record;
	struct rebuilt r = {.count = 0};
	struct explanation e;

	MUST(journal_read(
		replay->desk, &entity_clock, stored->record.id, 0, 0, keep_event, &r, &err));
	cr_assert_gt(r.count, 0, "a clock without a journal");
	/* Newest first. */
	while (r.count--) {
		MUST(journal_values(
			&entity_clock, r.events[r.count].after, &r.clock, NULL, NULL, &err));
		free(r.events[r.count].after);
	}
	free(r.events);
	for (size_t i = 0; i < entity_clock.field_count; i++)
		cr_assert(field_equals(&entity_clock.fields[i], &r.clock, stored), "%s differs",
			entity_clock.fields[i].key);
	MUST(clock_explain(replay->desk, &r.clock, true, &e, &err));
	cr_assert_eq(e.due, stored->due_on, "clock %lld", (long long)stored->record.id);
	explanation_clear(&e);
	record_clear(&entity_clock, &r.clock);
	replay->checked++;
	return true;
}

static void check_replay(struct desk *desk)
{
	const struct query query = {.entity = &entity_clock};
	struct replay replay = {desk, 0};

	MUST(store_query(desk->store, &query, check_clock, &replay, &err));
	cr_assert_gt(replay.checked, 0);
}

static uint64_t seed = 7;

static int roll(int below)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (int)((seed * 2685821657736338717u >> 33) % (uint64_t)below);
}

static void random_act(struct desk *desk, int64_t id)
{
	const struct clock_owner owner = of_case(id);
	static const char *const limits[] = {
		"feedback.settle", "complaint.accept", "complaint.settle", "denunciation.settle"};
	const char *limit = limits[roll(4)];
	char text[64], iso[DATE_ISO_SIZE];
	const date_t on = day("2026-11-01") + roll(19);
	bool ok;

	snprintf(text, sizeof text, "received_on=%s", date_iso(day("2026-10-20") + roll(10), iso));
	switch (roll(9)) {
	case 0:
		set(desk, &entity_casefile, id, text, NULL);
		return;
	case 1:
		set(desk, &entity_casefile, id, roll(2) ? "complexity=a+b" : "complexity=", NULL);
		return;
	case 2:
		set(desk, &entity_casefile, id, roll(2) ? "remote=yes" : "remote=no", NULL);
		return;
	case 3:
		snprintf(text, sizeof text, "due_on=%s",
			date_iso(day("2026-11-20") + roll(40), iso));
		set(desk, &entity_casefile, id, text, NULL);
		return;
	default:
		break;
	}
	MUST(desk_begin(desk, &err));
	switch (roll(5)) {
	case 0:
		ok = clock_start(desk, &owner, limit, on, "complex", &err);
		break;
	case 1:
		ok = clock_suspend(desk, &owner, limit, on, "x y", &err);
		break;
	case 2:
		ok = clock_resume(desk, &owner, limit, on, &err);
		break;
	case 3:
		ok = clock_extend(desk, &owner, limit, on, 1 + roll(30), DATE_NONE, "", &err);
		break;
	default:
		ok = clock_meet(desk, &owner, limit, on, &err);
	}
	/* A refused act writes nothing: the group goes on. */
	const bool saved = acted(desk, id, true);
	(void)ok;
	MUST(desk_end(desk, saved, &err));
}

Test(clocks, every_date_equals_the_replay_of_the_journal)
{
	static const char *const kinds[] = {"opinion", "feedback", "complaint"};
	struct desk *desk = office();
	int64_t ids[6];
	struct buf told = {0};

	for (int i = 0; i < 6; i++)
		ids[i] = add_case(desk, kinds[i % 3], "x");
	for (int round = 0; round < 300; round++) {
		random_act(desk, ids[roll(6)]);
		if (roll(12) == 0)
			undo_do(desk, false, &told, &err);
		buf_cut(&told, 0);
	}
	buf_clear(&told);
	check_replay(desk);
	cr_assert(is_clean(desk));
	desk_close(desk);
}

/* ---- after a change of the calendar -------------------------------------------------------------------- */

struct moves {
	int64_t count, last;
	bool later;
};

static void note_move(void *arg, const struct clock_move *move)
{
	struct moves *moves = arg;

	cr_assert_gt(move->clock->record.id, moves->last, "not in order of id");
	moves->last = move->clock->record.id;
	moves->later = move->after > move->before;
	moves->count++;
}

static bool cancel(void *arg, int64_t done, int64_t all)
{
	(void)arg;
	(void)all;
	return done == 0;
}

static bool cancel_at_once(void *arg, int64_t done, int64_t all)
{
	(void)arg;
	(void)done;
	(void)all;
	return false;
}

Test(clocks, a_change_of_the_calendar_tells_what_moves_and_then_moves_it)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "x");
	const int64_t early = add(desk, &entity_casefile, "kind=feedback", "summary=y",
		"received_on=2026-10-20", NULL);
	struct moves moves = {0};
	int64_t count;

	/* A row of the list moves dates by itself (recount.c); here the calendar alone is another. */
	const struct holiday off = {.day = day("2026-12-01"),
		.kind = HOLIDAY_PUBLIC,
		.name = (char *)"Thử",
		.confirmed = 1};
	struct calendar *changed;
	MUST(calendar_build(&changed, desk->rules, &off, 1, &err));
	MUST(clocks_recount(desk, changed, false, note_move, NULL, &moves, &count, &err));
	cr_assert_eq(count, moves.count);
	cr_assert(moves.later);
	cr_assert_str_eq(due_on(desk, id), "2026-12-14");
	const int64_t length = journal_length(desk);
	REFUSED(ERR_NONE,
		clocks_recount(desk, changed, true, NULL, cancel_at_once, NULL, &count, &err));
	cr_assert_eq(journal_length(desk), length);
	MUST(clocks_recount(desk, changed, true, NULL, cancel, NULL, &count, &err));
	cr_assert_eq(count, moves.count);
	expect_due(desk, of_case(id), "feedback.settle", "2026-11-20", "2026-12-15");
	cr_assert_str_eq(due_on(desk, id), "2026-12-15");
	cr_assert_str_eq(due_on(desk, early), "2026-11-10");
	/* One row for the clock and one for its case; the second time nothing moves. */
	cr_assert_eq(journal_length(desk), length + 2);
	MUST(clocks_recount(desk, changed, true, NULL, NULL, NULL, &count, &err));
	cr_assert_eq(count, 0);
	calendar_free(changed);
	add(desk, &entity_holiday, "day=2026-12-01", "kind=holiday", "name=Thử", "confirmed=yes",
		NULL);
	check_replay(desk);
	cr_assert(is_clean(desk));
	desk_close(desk);
}

enum { CROWD = 1100, WRITING = 1500 }; /* clocks; what is done once the first thousand is written */

static bool cancel_while_writing(void *arg, int64_t done, int64_t all)
{
	bool *wrote = arg;

	(void)all;
	*wrote = done > WRITING;
	return !*wrote;
}

Test(clocks, a_recount_cancelled_half_written_leaves_no_trace)
{
	struct desk *desk = office();
	const struct holiday off = {.day = day("2026-12-01"),
		.kind = HOLIDAY_PUBLIC,
		.name = (char *)"Thử",
		.confirmed = 1};
	struct calendar *changed;
	int64_t first = 0, last = 0, count;
	bool wrote = false;

	MUST(desk_begin(desk, &err));
	for (int i = 0; i < CROWD; i++) {
		last = add_case(desk, "feedback", "x");
		if (!first)
			first = last;
	}
	MUST(desk_end(desk, true, &err));
	MUST(calendar_build(&changed, desk->rules, &off, 1, &err));
	const int64_t length = journal_length(desk);
	REFUSED(ERR_NONE,
		clocks_recount(
			desk, changed, true, NULL, cancel_while_writing, &wrote, &count, &err));
	cr_assert(wrote, "it was to be cancelled after something was written");
	cr_assert_eq(journal_length(desk), length);
	cr_assert_str_eq(due_on(desk, first), "2026-12-14");
	cr_assert_str_eq(due_on(desk, last), "2026-12-14");
	expect_due(desk, of_case(first), "feedback.settle", "2026-11-20", "2026-12-14");
	cr_assert(is_clean(desk));
	calendar_free(changed);
	desk_close(desk);
}

Test(clocks, who_forwarded_a_petition_is_told_once_its_case_is_settled)
{
	struct desk *desk = office();
	const int64_t file = add_case(desk, "feedback", "x");
	const int64_t id = add(desk, &entity_petition, "kind=feedback", "summary=x",
		"received_on=2026-11-16", "forwarded_by=HĐND xã", "casefile=PA-2026-0001", NULL);
	const struct clock_owner owner = {.petition = id};

	expect_none(desk, owner, "forwarder.report");
	MUST(act(desk, file, "answer", "text=xong", "issued_on=2026-11-20", NULL));
	expect_due(desk, owner, "forwarder.report", "2026-11-20", "2026-12-02");
	MUST(set(desk, &entity_petition, id, "reported_on=2026-11-20", NULL));
	expect_none(desk, owner, "forwarder.report");
	desk_close(desk);
}
