/* One typed line, one transaction, one undo step. */
#include "domain/livelog.h"
#include "office.h"

static const struct entity *entity;
static int64_t id;

static bool log_line(struct desk *desk, const char *text, struct livelog_context context)
{
	struct logline line;
	size_t column;

	MUST(logline_parse(desk, text, &line, &column, &err));
	context.conference = 1;
	const bool ok = livelog_add(desk, &context, &line, &entity, &id, &err);
	logline_clear(&line);
	return ok;
}

static int64_t count_of(struct desk *desk, const struct entity *of)
{
	const struct query query = {.entity = of};
	int64_t count;

	MUST(store_count(desk->store, &query, &count, &err));
	return count;
}

static void undo_once(struct desk *desk)
{
	struct buf sentence = {0};

	MUST(undo_do(desk, false, &sentence, &err));
	buf_clear(&sentence);
}

Test(livelog, an_opinion_is_what_its_marks_say_and_one_undo_takes_all_of_it_back)
{
	struct desk *desk = office();
	const int64_t person = add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	const int64_t speaker = add(
		desk, &entity_speaker, "conference=HN-2026-001", "position=1", "person=NG-1", NULL);

	MUST(log_line(desk, "Nước yếu #nuoc_sach @hung !pa ~",
		(struct livelog_context){.person = person, .speaker = speaker}));
	cr_assert_eq(entity, &entity_casefile);
	struct casefile file = load_case(desk, id);
	cr_assert_str_eq(file.summary, "Nước yếu");
	cr_assert_eq(file.kind, KIND_FEEDBACK);
	cr_assert_eq(file.field, 9);
	cr_assert_eq(file.assignee, 2);
	cr_assert_eq(file.secrecy, SECRECY_PERSON);
	cr_assert_eq(file.state, STATE_ASSIGNED);
	cr_assert_eq(file.line, 1);
	drop_case(&file);
	cr_assert_str_eq(printed(desk, &entity_speaker, speaker, "casefile"),
		code_of(desk, &entity_casefile, id));
	cr_assert_str_eq(printed(desk, &entity_conference, 1, "opened_at"), "09:00");
	undo_once(desk);
	cr_assert_str_eq(printed(desk, &entity_speaker, speaker, "casefile"), "");
	cr_assert_eq(count_of(desk, &entity_casefile), 0);
	desk_close(desk);
}

Test(livelog, a_complaint_is_made_by_a_petition_and_a_denunciation_is_restricted_at_once)
{
	struct desk *desk = office();

	MUST(log_line(desk, "Sai quyết định 118 !kn", (struct livelog_context){0}));
	struct casefile file = load_case(desk, id);
	cr_assert_eq(file.kind, KIND_OPINION);
	cr_assert_eq(file.secrecy, SECRECY_NORMAL);
	drop_case(&file);
	cr_assert_eq(count_of(desk, &entity_petition), 1);
	cr_assert_str_eq(printed(desk, &entity_petition, 1, "kind"), "complaint");
	MUST(log_line(desk, "Ông ấy nhận tiền !tc @hung", (struct livelog_context){0}));
	cr_assert_eq(count_of(desk, &entity_petition), 2);
	act_as(desk, "binh");
	file = load_case(desk, id);
	cr_assert_eq(file.secrecy, SECRECY_RESTRICTED);
	drop_case(&file);
	act_as(desk, "lan");
	undo_once(desk);
	cr_assert_eq(count_of(desk, &entity_petition), 1);
	desk_close(desk);
}

Test(livelog, a_line_that_repeats_a_case_is_merged_into_it)
{
	struct desk *desk = office();
	const int64_t first = add_case(desk, "feedback", "Đèn hỏng");

	MUST(log_line(desk, "Đèn vẫn hỏng", (struct livelog_context){.link = first}));
	struct casefile file = load_case(desk, id);
	cr_assert_eq(file.merged_into, first);
	cr_assert_eq(file.outcome, OUTCOME_MERGED);
	drop_case(&file);
	REFUSED(ERR_INVALID,
		log_line(desk, "Đèn hỏng !kn", (struct livelog_context){.link = first}));
	cr_assert_eq(count_of(desk, &entity_casefile), 2, "nothing of a refused line is left");
	desk_close(desk);
}

Test(livelog, an_answer_and_a_promise_belong_to_the_opinion)
{
	struct desk *desk = office();

	REFUSED(ERR_INVALID, log_line(desk, "= Sẽ sửa", (struct livelog_context){0}));
	MUST(log_line(desk, "Đèn hỏng", (struct livelog_context){0}));
	const int64_t opinion = id;
	MUST(log_line(desk, "= Đã sửa", (struct livelog_context){.opinion = opinion}));
	cr_assert_eq(entity, &entity_resolution);
	cr_assert_str_eq(printed(desk, entity, id, "text"), "Đã sửa");
	MUST(log_line(
		desk, "+ Thay bóng @hung trước mai", (struct livelog_context){.opinion = opinion}));
	cr_assert_eq(entity, &entity_commitment);
	cr_assert_str_eq(printed(desk, entity, id, "due_on"), "2026-11-21");
	cr_assert_str_eq(printed(desk, entity, id, "owner"), "hung");
	desk_close(desk);
}

/* Read a record as a line, change the line, save it. */
static bool correct(struct desk *desk, const struct entity *of, int64_t record, const char *was,
	const char *becomes)
{
	void *before = calloc(1, of->size);
	struct logline line;
	struct buf text = {0};
	size_t column;

	MUST(desk_load(desk, of, record, before, &err));
	livelog_line_of(of, before, &line);
	logline_write(desk, &line, &text);
	cr_assert_str_eq(buf_text(&text), was);
	logline_clear(&line);
	MUST(logline_parse(desk, becomes, &line, &column, &err));
	const struct livelog_context context = {.conference = 1};
	const bool ok = livelog_change(desk, &context, of, before, &line, &err);
	logline_clear(&line);
	record_clear(of, before);
	free(before);
	buf_clear(&text);
	return ok;
}

Test(livelog, a_logged_line_comes_back_in_its_grammar_and_a_correction_is_an_edit_and_lawful_acts)
{
	struct desk *desk = office();

	MUST(log_line(desk, "Nước yếu #nuoc_sach", (struct livelog_context){0}));
	const int64_t opinion = id;
	MUST(log_line(desk, "= Sẽ sửa", (struct livelog_context){.opinion = opinion}));
	const int64_t answer = id;
	MUST(log_line(desk, "+ Thay ống trước 4/12", (struct livelog_context){.opinion = opinion}));
	const int64_t promise = id;
	MUST(correct(desk, &entity_resolution, answer, "= Sẽ sửa", "= Sẽ sửa ngay"));
	cr_assert_str_eq(printed(desk, &entity_resolution, answer, "text"), "Sẽ sửa ngay");
	MUST(correct(desk, &entity_commitment, promise, "+ Thay ống trước 04/12/2026",
		"+ Thay ống D50 @hung"));
	cr_assert_str_eq(printed(desk, &entity_commitment, promise, "due_on"), "");
	cr_assert_str_eq(printed(desk, &entity_commitment, promise, "owner"), "hung");
	MUST(log_line(desk, "Đèn hỏng", (struct livelog_context){0}));
	MUST(correct(desk, &entity_casefile, id, "Đèn hỏng", "Đèn xóm 5 hỏng #dien @hung !pa ~"));
	struct casefile file = load_case(desk, id);
	cr_assert_str_eq(file.summary, "Đèn xóm 5 hỏng");
	cr_assert_eq(file.field, 9);
	cr_assert_eq(file.kind, KIND_FEEDBACK);
	cr_assert_eq(file.assignee, 2);
	cr_assert_eq(file.secrecy, SECRECY_PERSON);
	drop_case(&file);
	undo_once(desk);
	file = load_case(desk, id);
	cr_assert_str_eq(file.summary, "Đèn hỏng");
	cr_assert_eq(file.kind, KIND_OPINION);
	drop_case(&file);
	REFUSED(ERR_INVALID, correct(desk, &entity_casefile, id, "Đèn hỏng", "= Đèn hỏng"));
	desk_close(desk);
}
