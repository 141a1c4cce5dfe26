/* What a gist suggests, and on what it rests. */
#include "domain/choices.h"
#include "domain/gist.h"
#include "office.h"

static struct gist_advice advice;

static void learn_all(struct gist_memory *memory)
{
	bool more = true;

	while (more)
		MUST(gist_learn(memory, &more, &err));
}

static void advise(struct gist_memory *memory, const char *gist)
{
	struct logline line = {.text = (char *)gist};

	MUST(gist_advise(memory, &line, &advice, &err));
}

static const char *field_key(void)
{
	const struct choice *field = choice_by_value(case_fields, advice.field);

	return field ? field->key : "";
}

Test(gist, the_words_of_the_rules_suggest_a_field_before_anything_was_learned)
{
	struct desk *desk = office();
	struct gist_memory *memory = gist_memory_new(desk);
	static const struct {
		const char *gist, *field;
	} table[] = {
		{"Nước sạch yếu giờ nấu cơm", "water-power"},
		{"đèn đường xóm 5 hỏng", "water-power"},
		{"Rác ùn ở chợ, mùi hôi nặng", "environment"},
		{"nạo vét mương cấp 2", "irrigation"},
		{"xin cấp lại sổ đỏ", "land-title"},
		{"Chúc hội nghị thành công", ""},
		{"", ""},
	};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		advise(memory, table[i].gist);
		cr_expect_str_eq(field_key(), table[i].field, "%s: %s", table[i].gist, field_key());
		cr_expect_eq(*advice.field_why != '\0', *table[i].field != '\0', "%s: why “%s”",
			table[i].gist, advice.field_why);
	}
	gist_memory_free(memory);
	desk_close(desk);
}

Test(gist, the_offices_own_cases_teach_field_and_owner_and_the_same_always_says_the_same)
{
	struct desk *desk = office();
	struct gist_memory *memory;

	for (int i = 0; i < 4; i++)
		add(desk, &entity_casefile, "kind=feedback",
			"summary=Kẹo kéo Bà Sáu bán trước cổng", "field=culture",
			i ? "assignee=hung" : "assignee=binh", NULL);
	memory = gist_memory_new(desk);
	advise(memory, "Bà Sáu lại bán kẹo kéo");
	cr_assert_str_eq(field_key(), "");
	learn_all(memory);
	for (int round = 0; round < 2; round++) {
		advise(memory, "Ba Sau lai ban keo keo"); /* without accents too */
		cr_assert_str_eq(field_key(), "culture");
		cr_assert(strstr(advice.field_why, "keo keo"), "why: %s", advice.field_why);
		cr_assert_eq(advice.owner, 2, "hung handled three of four");
		cr_assert_eq(advice.like_count, (size_t)GIST_LIKES);
		cr_assert_geq(advice.likes[0].percent, advice.likes[1].percent);
	}
	act_as(desk, "quan");
	MUST(set(desk, &entity_staff, 2, "active=no", NULL));
	advise(memory, "Bà Sáu lại bán kẹo kéo");
	cr_assert_eq(advice.owner, 3, "who no longer works here is given nothing");
	gist_memory_free(memory);
	desk_close(desk);
}

Test(gist, what_the_line_says_already_is_taken_as_said)
{
	struct desk *desk = office();
	struct gist_memory *memory = gist_memory_new(desk);
	struct logline line = {
		.text = (char *)"Nước sạch yếu", .field = 16, .meant = KIND_MEDIATION};

	MUST(gist_advise(memory, &line, &advice, &err));
	cr_assert_eq(advice.field, 16);
	cr_assert_eq(advice.kind, KIND_MEDIATION);
	gist_memory_free(memory);
	desk_close(desk);
}

Test(gist, a_kind_is_suggested_where_the_gist_names_it_and_the_day_follows_the_kind)
{
	struct desk *desk = office();
	struct gist_memory *memory = gist_memory_new(desk);

	advise(memory, "Trẻ con học lớp học tạm");
	cr_assert(strstr(advice.field_why, "lớp học"), "as it was typed: %s", advice.field_why);
	advise(memory, "Tôi khiếu nại quyết định 118");
	cr_assert_eq(advice.kind, KIND_COMPLAINT);
	cr_assert_eq(advice.due, DATE_NONE, "its days begin with intake");
	advise(memory, "Phản ánh trạm bơm hỏng");
	cr_assert_eq(advice.kind, KIND_FEEDBACK);
	cr_assert_neq(advice.due, DATE_NONE);
	const date_t due = advice.due;
	int64_t id = add_case(desk, "feedback", "Trạm bơm hỏng");
	struct casefile file = load_case(desk, id);
	cr_assert_eq(file.due_on, due, "the same day as the case gets");
	drop_case(&file);
	advise(memory, "Trạm bơm hỏng");
	cr_assert_eq(advice.kind, 0);
	gist_memory_free(memory);
	desk_close(desk);
}

Test(gist, only_open_cases_that_one_may_read_are_told_as_alike)
{
	struct desk *desk = office();
	struct gist_memory *memory = gist_memory_new(desk);
	const char *gist = "Đèn đường xóm 5 hỏng cả tháng";
	int64_t open = add_case(desk, "feedback", "Đèn đường xóm 5 hỏng cả tháng chưa sửa");
	int64_t closed = add_case(desk, "feedback", "Đèn đường xóm 5 hỏng cả tháng rồi");

	add_case(desk, "denunciation", "Đèn đường xóm 5 hỏng cả tháng do cán bộ nhận tiền");
	MUST(act(desk, closed, "file", "note=đã sửa", NULL));
	learn_all(memory);
	advise(memory, gist);
	cr_assert_eq(advice.like_count, 1);
	cr_assert_eq(advice.likes[0].id, open);
	cr_assert_geq(advice.likes[0].percent, 80, "%d%%", advice.likes[0].percent);
	advise(memory, "Đèn đường");
	cr_assert_eq(advice.like_count, 0, "two words are too few to be alike");
	gist_memory_free(memory);
	desk_close(desk);
}

Test(gist, percent_is_of_the_words_in_common)
{
	cr_expect_eq(gist_percent("một hai ba bốn", "một hai ba bốn"), 100);
	cr_expect_eq(gist_percent("một hai ba bốn", "năm sáu bảy tám"), 0);
	cr_expect_eq(gist_percent("một hai", "một hai"), 0);
	cr_expect_eq(gist_percent("một hai ba", "mot hai ba bon nam sau"), (66 + 100) / 2);
}
