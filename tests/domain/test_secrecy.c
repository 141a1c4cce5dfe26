/*
 * What is hidden, from whom, and that it comes out nowhere: not shown, printed, found, told or
 * written over.
 */
#include "domain/filter.h"
#include "office.h"

#define NAME "Vũ Thị Tố"
#define GIST "Cán bộ địa chính nhận tiền"

/* A denunciation registered by lan with all its paper, assigned by binh to hung; its case id. */
static int64_t denounce(struct desk *desk)
{
	act_as(desk, "lan");
	add(desk, &entity_person, "name=" NAME, "phone=0912345218", "id_number=001061004417", NULL);
	const int64_t id = add(desk, &entity_casefile, "kind=denunciation", "summary=" GIST,
		"detail=Ngày 12/10 " NAME " thấy", "place=nhà bà Tố", "respondent=Trần Văn X",
		"person=" NAME, "hamlet=T1", "note=bà Tố sợ", NULL);
	add(desk, &entity_petition, "kind=denunciation", "summary=" GIST, "person=" NAME,
		"casefile=1", NULL);
	add(desk, &entity_reception, "person=" NAME, "content=" GIST,
		"result=" NAME " hẹn quay lại", "casefile=1", "petition=D-1", NULL);
	act_as(desk, "binh");
	MUST(act(desk, id, "assign", "assignee=hung", NULL));
	MUST(act(desk, id, "accept", "note=" NAME " xin giữ kín", NULL));
	MUST(act(desk, id, "verify", NULL));
	act_as(desk, "hung");
	MUST(act(desk, id, "conclude", "text=" GIST " là đúng; đã gặp " NAME, "outcome=founded",
		"decided_by=binh", NULL));
	add(desk, &entity_commitment, "text=Bảo vệ " NAME, "casefile=1", NULL);
	add(desk, &entity_document, "subject=Kết luận về " GIST, "casefile=1", NULL);
	return id;
}

struct leak {
	struct desk *desk;
	const struct entity *entity;
	int rows;
};

static void look(
	const struct leak *leak, const char *how, const struct field *field, const char *text)
{
	static const char *const words[] = {
		NAME, "bà Tố", "địa chính", "nhận tiền", "Trần Văn X", "Thôn Đông"};

	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		cr_expect(!strstr(text, words[i]), "%s %s of %s tells: %s", leak->desk->login, how,
			field->key, text);
}

static bool look_at_row(void *arg, const void *record)
{
	struct leak *leak = arg;

	leak->rows++;
	for (size_t i = 0; i < leak->entity->field_count; i++) {
		const struct field *field = &leak->entity->fields[i];
		struct buf shown_text = {0}, printed_text = {0};
		desk_show(leak->desk, leak->entity, field, record, &shown_text);
		desk_print(leak->desk, leak->entity, field, record, &printed_text);
		look(leak, "show", field, buf_text(&shown_text));
		look(leak, "print", field, buf_text(&printed_text));
		buf_clear(&shown_text);
		buf_clear(&printed_text);
	}
	return true;
}

static bool look_at_event(void *arg, const struct event *event)
{
	struct leak *leak = arg;
	struct buf sentence = {0};

	if (strcmp(event->entity, "person") != 0 && strcmp(event->entity, "unit") != 0 &&
		strcmp(event->entity, "staff") != 0) {
		journal_sentence(leak->desk, event, &sentence);
		look(leak, "journal", &entity_casefile.fields[0], buf_text(&sentence));
	}
	buf_clear(&sentence);
	return true;
}

static int64_t found(struct desk *desk, const char *words)
{
	const struct query query = {.entity = &entity_casefile, .match = words};
	int64_t count = -1;

	MUST(store_count(desk->store, &query, &count, &err));
	return count;
}

Test(secrecy, a_denunciation_tells_nothing_to_who_may_not_read_it)
{
	static const char *const outsiders[] = {"lan", "thu"}; /* lan registered it */
	static const struct entity *const belongings[] = {&entity_casefile, &entity_petition,
		&entity_reception, &entity_commitment, &entity_document, &entity_resolution};
	struct desk *desk = office();

	denounce(desk);
	for (size_t i = 0; i < 2; i++) {
		act_as(desk, outsiders[i]);
		for (size_t k = 0; k < sizeof belongings / sizeof belongings[0]; k++) {
			struct leak leak = {desk, belongings[k], 0};
			const struct query query = {.entity = belongings[k]};
			MUST(store_query(desk->store, &query, look_at_row, &leak, &err));
			cr_expect_gt(leak.rows, 0, "%s", belongings[k]->name);
		}
		struct leak leak = {desk, NULL, 0};
		MUST(journal_read(desk, NULL, 0, 0, 0, look_at_event, &leak, &err));
		cr_expect_str_eq(shown(desk, &entity_casefile, 1, "summary"), "‹M› hạn chế xem");
		cr_expect_str_eq(shown(desk, &entity_casefile, 1, "person"), "TC-2026-0001/NTC");
		cr_expect_str_eq(printed(desk, &entity_casefile, 1, "person"), "TC-2026-0001/NTC");
		cr_expect_str_eq(printed(desk, &entity_petition, 1, "person"), "TC-2026-0001/NTC");
		cr_expect_str_eq(printed(desk, &entity_casefile, 1, "detail"), "");
	}
	cr_expect_eq(found(desk, "to"), 0, "the name is in the index");
	cr_expect_eq(found(desk, "nhan tien"), 0, "the content is in the index");
	desk_close(desk);
}

Test(secrecy, leader_administrator_and_assignee_read_it)
{
	static const char *const readers[] = {"binh", "quan", "hung"};
	struct desk *desk = office();

	denounce(desk);
	for (size_t i = 0; i < 3; i++) {
		act_as(desk, readers[i]);
		cr_expect_str_eq(
			shown(desk, &entity_casefile, 1, "summary"), GIST, "%s", readers[i]);
		cr_expect_str_eq(
			shown(desk, &entity_casefile, 1, "person"), NAME, "%s", readers[i]);
		cr_expect_str_eq(
			shown(desk, &entity_petition, 1, "person"), NAME, "%s", readers[i]);
	}
	desk_close(desk);
}

Test(secrecy, who_may_not_read_may_not_change)
{
	struct desk *desk = office();
	const int64_t id = denounce(desk);

	act_as(desk, "lan");
	REFUSED(ERR_DENIED, set(desk, &entity_casefile, id, "kind=feedback", NULL));
	REFUSED(ERR_DENIED, set(desk, &entity_casefile, id, "assignee=lan", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "assign", "assignee=lan", NULL));
	REFUSED(ERR_DENIED, act(desk, id, "convert", "kind=feedback", NULL));
	REFUSED(ERR_DENIED, set(desk, &entity_petition, 1, "casefile=", NULL));
	REFUSED(ERR_DENIED, desk_trash(desk, &entity_reception, 1, true, &err));
	act_as(desk, "binh");
	MUST(set(desk, &entity_casefile, id, "secrecy=", NULL));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "secrecy"), "restricted",
		"a denunciation stays restricted");
	desk_close(desk);
}

Test(secrecy, a_case_that_became_a_denunciation_leaves_no_trace_behind)
{
	struct desk *desk = office();

	add(desk, &entity_person, "name=" NAME, NULL);
	const int64_t id =
		add(desk, &entity_casefile, "kind=feedback", "summary=" GIST, "person=" NAME, NULL);
	MUST(draft_put(desk, "form:case:1", "detail", "bà Tố kể thêm", &err));
	cr_assert_eq(found(desk, "nhan tien"), 1);
	act_as(desk, "binh");
	MUST(set(desk, &entity_casefile, id, "detail=kể lại: nhận tiền", NULL));
	MUST(set(desk, &entity_casefile, id, "secrecy=restricted", "detail=đã xóa", NULL));
	MUST(act(desk, id, "convert", "kind=denunciation", NULL));
	act_as(desk, "lan");
	cr_assert_eq(found(desk, "nhan tien"), 0);
	cr_assert_eq(found(desk, "to"), 0);
	struct leak leak = {desk, NULL, 0};
	MUST(journal_read(desk, NULL, 0, 0, 0, look_at_event, &leak, &err));
	char *text;
	MUST(draft_get(desk, "form:case:1", "detail", &text, &err));
	cr_assert_null(text, "the draft survived");
	MUST(store_check(desk->store, &err));
	desk_close(desk);
}

Test(secrecy, a_hidden_person_hides_the_person_alone)
{
	struct desk *desk = office();

	add(desk, &entity_person, "name=" NAME, NULL);
	const int64_t id = add(desk, &entity_casefile, "kind=feedback", "summary=Karaoke ồn",
		"person=" NAME, "secrecy=person", NULL);
	cr_assert_str_eq(shown(desk, &entity_casefile, id, "summary"), "Karaoke ồn");
	cr_assert_str_eq(shown(desk, &entity_casefile, id, "person"), "PA-2026-0001/NPA");
	cr_assert_eq(found(desk, "to"), 0);
	cr_assert_eq(found(desk, "karaoke"), 1);
	MUST(set(desk, &entity_casefile, id, "person=PA-2026-0001/NPA", "place=chợ", NULL));
	act_as(desk, "binh");
	cr_assert_str_eq(shown(desk, &entity_casefile, id, "person"), NAME,
		"an alias read back replaced the person");
	desk_close(desk);
}

Test(secrecy, a_denouncing_petition_is_restricted_before_it_has_a_case)
{
	struct desk *desk = office();

	add(desk, &entity_person, "name=" NAME, NULL);
	const int64_t id = add(
		desk, &entity_petition, "kind=denunciation", "summary=" GIST, "person=" NAME, NULL);
	cr_assert_str_eq(shown(desk, &entity_petition, id, "person"), "D-2026-0001/NTC");
	cr_assert_str_eq(printed(desk, &entity_petition, id, "summary"), "");
	act_as(desk, "binh");
	cr_assert_str_eq(shown(desk, &entity_petition, id, "person"), NAME);
	desk_close(desk);
}

Test(secrecy, numbers_of_identity_and_telephone_are_masked)
{
	static const struct {
		const char *key, *value, *masked;
	} masks[] = {
		{"phone", "0912345218", "09•• ••• 218"},
		{"phone", "0912 345 218", "09•• ••• 218"},
		{"phone", "02363123456", "02•• ••• •456"},
		{"phone", "113", "•••"},
		{"id_number", "001061004417", "••••••••4417"},
		{"id_number", "012345678", "•••••5678"},
		{"id_number", "C1234567", "••••4567"},
	};
	struct desk *desk = office();

	act_as(desk, "quan");
	for (size_t i = 0; i < sizeof masks / sizeof masks[0]; i++) {
		char pair[60];
		snprintf(pair, sizeof pair, "%s=%s", masks[i].key, masks[i].value);
		const int64_t id = add(desk, &entity_person, "name=A", pair, NULL);
		cr_expect_str_eq(shown(desk, &entity_person, id, masks[i].key), masks[i].masked);
		cr_expect_str_eq(printed(desk, &entity_person, id, masks[i].key), masks[i].masked);
		/*
		 * A masked value read back, as from an exported file, leaves the number as it is.
		 */
		snprintf(pair, sizeof pair, "%s=%s", masks[i].key, masks[i].masked);
		MUST(set(desk, &entity_person, id, pair, "address=xóm 2", NULL));
		struct person person = {0};
		MUST(desk_load(desk, &entity_person, id, &person, &err));
		cr_expect_str_eq(field_string(entity_field(&entity_person, masks[i].key), &person),
			masks[i].value);
		record_clear(&entity_person, &person);
	}
	desk_close(desk);
}

static int64_t filtered(struct desk *desk, const struct entity *entity, const char *text)
{
	struct filter filter;
	size_t column;
	int64_t count = -1;

	MUST(filter_parse(desk, entity, text, &filter, &column, &err));
	const struct query query = {.entity = entity,
		.conditions = filter.conditions,
		.count = filter.count,
		.match = filter.words};
	MUST(store_count(desk->store, &query, &count, &err));
	filter_clear(&filter);
	return count;
}

Test(secrecy, a_filter_does_not_tell_what_it_may_not_show)
{
	struct desk *desk = office();

	denounce(desk);
	act_as(desk, "lan");
	cr_expect_eq(filtered(desk, &entity_casefile, "person:\"" NAME "\""), 0);
	cr_expect_eq(filtered(desk, &entity_casefile, "detail:thấy"), 0);
	cr_expect_eq(filtered(desk, &entity_casefile, "hamlet:T1"), 0);
	cr_expect_eq(filtered(desk, &entity_petition, "person:\"" NAME "\""), 0);
	cr_expect_eq(filtered(desk, &entity_petition, "summary:tiền"), 0);
	cr_expect_eq(filtered(desk, &entity_casefile, "kind:denunciation"), 1,
		"that there is one is no secret");
	act_as(desk, "binh");
	cr_expect_eq(filtered(desk, &entity_casefile, "person:\"" NAME "\""), 1);
	cr_expect_eq(filtered(desk, &entity_petition, "person:\"" NAME "\""), 1);
	desk_close(desk);
}
