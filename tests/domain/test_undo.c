/* Undo and redo of every verb, by the journal alone. */
#include "office.h"

#include <unistd.h>

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
		char *before = office_state(desk, false);
		MUST(do_verb(desk, i));
		char *after = office_state(desk, false);
		for (int round = 0; round < 2; round++) {
			MUST(undo(desk, false));
			char *now = office_state(desk, false);
			cr_expect_str_eq(now, before, "%s undone:\n%s\ninstead of\n%s",
				verbs[i].action, now, before);
			free(now);
			MUST(undo(desk, true));
			now = office_state(desk, false);
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
	char *after = office_state(desk, false);
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
	char *now = office_state(desk, false);
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

/* ---- every kind of record: entered, changed, put in the trash and taken out ------------------------------ */

static const struct {
	const struct entity *entity;
	const char *add[6]; /* key=value */
	const char *change;
} kinds[] = {
	{&entity_unit, {"code=T3", "name=Thôn Gốm", "kind=hamlet"}, "name=Thôn Gốm Mới"},
	{&entity_staff, {"login=hoa", "name=Vũ Hoa", "role=officer"}, "name=Vũ Thị Hoa"},
	{&entity_person, {"name=Lê Thị Hoa", "phone=0912345218"}, "name=Lê Thị Huệ"},
	{&entity_conference, {"title=Đối thoại đột xuất", "held_on=2026-12-20"},
		"held_on=2026-12-22"},
	{&entity_attendance, {"conference=1", "unit=T1", "persons=10"}, "persons=12"},
	{&entity_casefile, {"kind=complaint", "summary=Ranh giới", "received_on=2026-11-02"},
		"received_on=2026-11-03"},
	{&entity_petition, {"kind=complaint", "summary=Ranh giới"}, "kind=denunciation"},
	{&entity_reception, {"received_by=binh", "content=Hỏi về đất"}, "content=Hỏi về nước"},
	{&entity_reception_day, {"day=2026-12-10", "host=chair"}, "place=phòng 2"},
	{&entity_commitment,
		{"text=Lắp biển", "owner=hung", "made_on=2026-11-20", "due_on=2026-12-04"},
		"due_on=2026-12-11"},
	{&entity_document, {"subject=Trả lời", "kind=letter"}, "subject=Trả lời đơn"},
	{&entity_resolution, {"casefile=1", "kind=answer", "text=Đã sửa"}, "text=Đã thay"},
	{&entity_holiday, {"day=2026-11-26", "kind=holiday", "name=Ngày hội"}, "day=2026-11-27"},
	{&entity_abbreviation, {"word=gpmb", "text=giải phóng mặt bằng"}, "text=giải phóng"},
	{&entity_speaker, {"conference=1", "person=NG-1", "position=1"}, "topic=nước sạch"},
	{&entity_saved_view, {"list=case", "slot=4", "name=Của tôi", "filter=assignee:me"},
		"slot=5"},
	{&entity_absence,
		{"staff=hung", "deputy=binh", "away_from=2026-11-25", "back_on=2026-11-30"},
		"back_on=2026-12-01"},
	{&entity_enforcement, {"resolution=GQ-1", "money_recovered=5000000"},
		"money_recovered=6000000"},
	{&entity_opening_balance,
		{"as_of=2026-11-14", "stage=petitions", "kind=complaint", "petitions=3"},
		"petitions=4"},
	{&entity_sentence, {"form=summary", "period=2026-11", "part=I", "text=Ổn định"},
		"text=Cơ bản ổn định"},
};

/* The four verbs on one kind; each is to be undone and redone by itself. */
static bool do_plain(struct desk *desk, size_t kind, int verb, int64_t *id)
{
	const struct entity *entity = kinds[kind].entity;
	const char *const *p = kinds[kind].add;

	switch (verb) {
	case 0:
		return try_add(desk, entity, id, p[0], p[1], p[2], p[3], p[4], NULL);
	case 1:
		return set(desk, entity, *id, kinds[kind].change, NULL);
	case 2:
		return desk_trash(desk, entity, *id, true, &err);
	default:
		return desk_trash(desk, entity, *id, false, &err);
	}
}

static struct desk *reopen(struct desk *desk, const char *path)
{
	desk_close(desk);
	return open_as(path, STORE_OPEN, "quan");
}

Test(undo, every_plain_verb_of_every_kind_over_a_restart)
{
	static const char *const names[] = {"add", "set", "trash", "restore"};
	char path[300];

	for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
		snprintf(path, sizeof path, "%s/verbs-%zu.db", getenv("TMPDIR"), kind);
		struct desk *desk = office_in(path);
		int64_t id = 0;
		act_as(desk, "quan");
		add_case(desk, "feedback", "Đèn đường hỏng");
		add(desk, &entity_person, "name=Đỗ Văn Kha", NULL);
		add(desk, &entity_resolution, "casefile=1", "kind=answer", "text=Đã sửa", NULL);
		for (int verb = 0; verb < 4; verb++) {
			const char *name = kinds[kind].entity->name;
			char *before = office_state(desk, verb > 1);
			cr_assert(do_plain(desk, kind, verb, &id), "%s %s: %s", names[verb], name,
				err.text);
			char *after = office_state(desk, verb > 1);
			cr_assert_str_neq(before, after, "%s %s did nothing", names[verb], name);
			for (int round = 0; round < 2; round++) {
				cr_assert(undo(desk, false), "%s %s: %s", names[verb], name,
					err.text);
				char *now = office_state(desk, verb > 1);
				/* What was entered stays, in the trash. */
				if (verb)
					cr_expect_str_eq(now, before, "%s %s undone:\n%s\nnot\n%s",
						names[verb], name, now, before);
				free(now);
				desk = reopen(desk, path);
				cr_assert(
					undo(desk, true), "%s %s: %s", names[verb], name, err.text);
				now = office_state(desk, verb > 1);
				cr_expect_str_eq(now, after, "%s %s redone:\n%s\nnot\n%s",
					names[verb], name, now, after);
				free(now);
			}
			free(before);
			free(after);
		}
		cr_expect(is_clean(desk), "%s", err.text);
		MUST(store_check(desk->store, &err));
		desk_close(desk);
		unlink(path);
	}
}

Test(undo, every_kind_of_record_that_people_write_is_in_the_table)
{
	for (size_t i = 0; entities[i]; i++) {
		bool listed = entities[i]->derived || entities[i] == &entity_attachment;
		for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
			listed = listed || kinds[k].entity == entities[i];
		cr_expect(listed, "%s is not walked", entities[i]->name);
	}
}

/* ---- what undo says ------------------------------------------------------------------------------------- */

Test(undo, it_says_beforehand_what_it_takes_back_and_what_days_move)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");
	struct buf brief = {0}, whole = {0};
	int64_t tx;

	MUST(act(desk, id, "assign", "assignee=hung", NULL));
	cr_assert(undo_brief(desk, false, &brief));
	cr_assert_str_eq(buf_text(&brief), "giao 0001 cho Hùng ĐC");
	add(desk, &entity_holiday, "day=2026-11-26", "kind=holiday", "name=Ngày hội", NULL);
	MUST(undo_peek(desk, false, &tx, &whole, &err));
	cr_assert(strstr(buf_text(&whole), "14/12/2026 -> 15/12/2026"), "%s", buf_text(&whole));
	buf_clear(&brief);
	buf_clear(&whole);
	desk_close(desk);
}

static bool take_act(void *arg, const struct undo_act *act)
{
	buf_printf(
		arg, "%s%s%s\n", act->what, act->undone ? " undone" : "", act->next ? " next" : "");
	return true;
}

Test(undo, the_last_acts_are_listed_with_what_is_next)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");
	struct buf text = {0};

	MUST(act(desk, id, "assign", "assignee=hung", NULL));
	MUST(set(desk, &entity_casefile, id, "place=xóm 5", NULL));
	MUST(undo(desk, false));
	MUST(undo_acts(desk, 10, take_act, &text, &err));
	const char *lines = buf_text(&text);
	cr_assert(strstr(lines, "sửa 0001: Địa điểm undone\n"), "%s", lines);
	cr_assert(strstr(lines, "giao 0001 cho Hùng ĐC next\n"), "%s", lines);
	buf_clear(&text);
	desk_close(desk);
}
