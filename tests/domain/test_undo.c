/* Undo and redo of every verb, by the journal alone. */
#include "office.h"

/* All living and trashed records of the office as text: what must come back exactly. */
static bool write_row(void *arg, const void *record)
{
	void **both = arg;
	const struct entity *entity = both[0];
	struct buf *out = both[1];

	buf_printf(out, "%s %lld %lld ", entity->name,
		(long long)((const struct record *)record)->id,
		(long long)((const struct record *)record)->trashed);
	record_json(entity, record, NULL, out);
	buf_putc(out, '\n');
	return true;
}

static char *state_of(struct desk *desk)
{
	struct buf out = {0};

	for (size_t i = 0; entities[i]; i++) {
		void *both[] = {(void *)entities[i], &out};
		const struct query query = {.entity = entities[i]};
		MUST(store_query(desk->store, &query, write_row, both, &err));
	}
	return buf_steal(&out);
}

static bool undo(struct desk *desk, bool redo)
{
	struct buf sentence = {0};

	const bool ok = undo_do(desk, redo, &sentence, &err);
	cr_expect(!ok || sentence.len, "nothing is said about it");
	buf_clear(&sentence);
	return ok;
}

static int64_t found(struct desk *desk, const char *words)
{
	const struct query query = {.entity = &entity_casefile, .match = words};
	int64_t count = -1;

	MUST(store_count(desk->store, &query, &count, &err));
	return count;
}

/* The verbs, each on case 1 (feedback, received) of the office, after what it needs. */
static const struct {
	const char *action;
	const char *prepare[2]; /* an action on the case before, with its argument */
	const char *argument;
} verbs[] = {
	{"assign", {NULL, NULL}, "assignee=hung"},
	{"answer", {NULL, NULL}, "text=Đã sửa đèn"},
	{"answer", {"assign", "assignee=hung"}, "text=Đã sửa đèn"},
	{"assign", {"answer", "text=Đã trả lời"}, "assignee=binh"},
	{"close", {"answer", "text=Đã trả lời"}, "satisfaction=satisfied"},
	{"reopen", {"close", "outcome=withdrawn"}, "note=Có tình tiết mới"},
	{"convert", {NULL, NULL}, "kind=complaint"},
	{"convert", {NULL, NULL}, "kind=denunciation"},
	{"merge", {NULL, NULL}, "into=0002"},
	{"split", {NULL, NULL}, "summary=Phần thứ hai"},
	{"extend", {NULL, NULL}, NULL},
};

static bool do_verb(struct desk *desk, size_t i)
{
	if (verbs[i].argument)
		return act(desk, 1, verbs[i].action, verbs[i].argument, NULL);
	return act(desk, 1, "extend", "due_on=2027-02-01", "note=chờ vật tư", NULL);
}

Test(undo, every_action_is_undone_and_redone_exactly)
{
	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++) {
		struct desk *desk = office();
		add_case(desk, "feedback", "Đèn đường xóm năm hỏng");
		add_case(desk, "feedback", "Đèn hỏng");
		if (verbs[i].prepare[0])
			MUST(act(desk, 1, verbs[i].prepare[0], verbs[i].prepare[1], NULL));
		char *before = state_of(desk);
		MUST(do_verb(desk, i));
		char *after = state_of(desk);
		for (int round = 0; round < 2; round++) {
			MUST(undo(desk, false));
			char *now = state_of(desk);
			cr_expect_str_eq(now, before, "%s undone:\n%s\ninstead of\n%s",
				verbs[i].action, now, before);
			free(now);
			MUST(undo(desk, true));
			now = state_of(desk);
			cr_expect_str_eq(now, after, "%s redone:\n%s\ninstead of\n%s",
				verbs[i].action, now, after);
			free(now);
		}
		cr_expect(is_clean(desk), "%s", err.text);
		MUST(store_check(desk->store, &err));
		free(before);
		free(after);
		desk_close(desk);
	}
}

Test(undo, plain_acts_are_undone_to_the_first_and_redone_to_the_last)
{
	struct desk *desk = office();
	const int64_t length = journal_length(desk);

	const int64_t person =
		add(desk, &entity_person, "name=Lê Thị Hoa", "phone=0912345218", NULL);
	add(desk, &entity_casefile, "kind=feedback", "summary=Nước yếu", "person=Lê Thị Hoa", NULL);
	MUST(set(desk, &entity_person, person, "name=Lê Thị Huệ", NULL));
	MUST(set(desk, &entity_casefile, 1, "detail=Từ tháng 9", "hamlet=T1", NULL));
	add(desk, &entity_petition, "kind=feedback", "summary=Nước", NULL);
	MUST(desk_trash(desk, &entity_petition, 1, true, &err));
	MUST(desk_trash(desk, &entity_petition, 1, false, &err));
	struct casefile file = {.conference = 1, .summary = strdup("Nạo vét mương")};
	MUST(case_log_opinion(desk, &file, &err));
	drop_case(&file);
	char *after = state_of(desk);
	cr_assert_eq(found(desk, "hue"), 1);
	int undone = 0;
	while (undo(desk, false))
		undone++;
	cr_assert_eq(err.code, ERR_NOT_FOUND, "%s", err.text);
	cr_assert_eq(undone, 8, "%d", undone);
	cr_assert_eq(found(desk, "hue"), 0);
	int redone = 0;
	while (undo(desk, true))
		redone++;
	cr_assert_eq(err.code, ERR_NOT_FOUND, "%s", err.text);
	cr_assert_eq(redone, 8, "%d", redone);
	char *now = state_of(desk);
	cr_assert_str_eq(now, after);
	cr_assert_eq(found(desk, "hue"), 1);
	cr_assert_eq(journal_length(desk), length + 36); /* four clocks with them */
	cr_assert(is_clean(desk), "%s", err.text);
	free(now);
	free(after);
	desk_close(desk);
}

Test(undo, a_new_act_forgets_what_could_be_redone)
{
	struct desk *desk = office();

	add_case(desk, "feedback", "Một");
	add_case(desk, "feedback", "Hai");
	MUST(undo(desk, false));
	add_case(desk, "feedback", "Ba");
	REFUSED(ERR_NOT_FOUND, undo(desk, true));
	MUST(undo(desk, false));
	MUST(undo(desk, false));
	REFUSED(ERR_NOT_FOUND, undo(desk, false));
	desk_close(desk);
}

Test(undo, each_person_undoes_their_own_acts)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");

	act_as(desk, "hung");
	REFUSED(ERR_NOT_FOUND, undo(desk, false));
	MUST(set(desk, &entity_casefile, id, "place=xóm 5", NULL));
	act_as(desk, "binh");
	MUST(set(desk, &entity_casefile, id, "detail=hỏng cả tháng", NULL));
	act_as(desk, "hung");
	MUST(undo(desk, false));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "place"), "");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "detail"), "hỏng cả tháng",
		"another's change was lost");
	desk_close(desk);
}

Test(undo, a_later_change_of_the_same_field_stands_in_the_way)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");

	MUST(set(desk, &entity_casefile, id, "place=xóm 5", NULL));
	act_as(desk, "binh");
	MUST(set(desk, &entity_casefile, id, "place=xóm 6", NULL));
	act_as(desk, "lan");
	const int64_t length = journal_length(desk);
	REFUSED(ERR_CONFLICT, undo(desk, false));
	cr_assert(strstr(err.text, "xóm 6") && strstr(err.text, "CT Bình"), "%s", err.text);
	cr_assert_eq(err.field, entity_field(&entity_casefile, "place"));
	cr_assert_eq(journal_length(desk), length);
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "place"), "xóm 6");
	desk_close(desk);
}

Test(undo, an_entry_that_others_build_on_stays)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");

	act_as(desk, "binh");
	add(desk, &entity_petition, "kind=feedback", "summary=Đèn", "casefile=1", NULL);
	act_as(desk, "lan");
	REFUSED(ERR_CONFLICT, undo(desk, false));
	struct casefile file = load_case(desk, id);
	cr_assert_eq(file.record.trashed, 0);
	drop_case(&file);
	desk_close(desk);
}

Test(undo, it_works_after_a_restart)
{
	char path[300];

	snprintf(path, sizeof path, "%s/restart.db", getenv("TMPDIR"));
	struct desk *desk = office_in(path);
	const int64_t id = add_case(desk, "feedback", "Đèn");
	MUST(act(desk, id, "answer", "text=Xong", NULL));
	desk_close(desk);
	desk = open_as(path, STORE_OPEN, "lan");
	MUST(undo(desk, false));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "state"), "received");
	desk_close(desk);
	desk = open_as(path, STORE_OPEN, "lan");
	MUST(undo(desk, true));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "state"), "answered");
	desk_close(desk);
}

Test(undo, who_lost_a_role_cannot_undo_the_loss)
{
	struct desk *desk = office();
	int64_t id;

	act_as(desk, "quan");
	MUST(store_find_key(desk->store, &entity_staff, "quan", &id, &err));
	MUST(set(desk, &entity_staff, id, "role=clerk", NULL));
	act_as(desk, "quan");
	REFUSED(ERR_DENIED, undo(desk, false));
	desk_close(desk);
}

Test(undo, what_was_right_when_it_was_written_comes_back_unasked)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn");

	MUST(set(desk, &entity_casefile, id, "received_on=2026-11-19", NULL));
	setenv("DOITHOAI_NOW", "2026-11-19T09:00:00",
		1); /* the PC's clock was a day ahead and is set right */
	MUST(undo(desk, false));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "received_on"), "2026-11-20");
	desk_close(desk);
}
