/* The answers of a first run, and the office made of them. */
#include "domain/preference.h"
#include "domain/setup.h"

#include "base/locale.h"
#include "office.h"

static struct setup answered(const char *const answers[SETUP_QUESTIONS])
{
	struct setup setup = {.login = strdup("lan")};

	for (int i = 0; i < SETUP_QUESTIONS; i++)
		setup_answer(&setup, (enum setup_question)i, answers[i]);
	return setup;
}

static struct setup usual(void)
{
	static const char *const answers[SETUP_QUESTIONS] = {"  xa   Tân Lập ", "Thành phố Hải Vân",
		"Nguyễn Thị Lan", "Trần Văn Bình", "Thôn Đông\n\n  Thôn  Đoài\nTổ dân phố 5\n"};

	return answered(answers);
}

static struct desk *empty(void)
{
	setenv("DOITHOAI_USER", "lan", 1);
	return open_as(":memory:", STORE_CREATE, "lan");
}

static const char *as_shown(const struct setup *setup, enum setup_question question)
{
	static char text[300];
	struct buf out = {0};

	setup_show(setup, question, &out);
	snprintf(text, sizeof text, "%s", buf_text(&out));
	buf_clear(&out);
	return text;
}

Test(setup, makes_the_units_and_the_people_of_the_answers)
{
	struct desk *desk = empty();
	struct setup setup = usual();

	char *input = NULL;

	setup.input = "telex";
	MUST(setup_make(desk, &setup, &err));
	act_as(desk, "lan");
	cr_expect_eq(desk->role, ROLE_ADMIN);
	MUST(preference_get(desk, "input", &input, &err));
	cr_expect_str_eq(input, "telex");
	free(input);
	cr_expect_str_eq(shown(desk, &entity_unit, 1, "full_name"), "Thành phố Hải Vân");
	cr_expect_str_eq(printed(desk, &entity_unit, 1, "kind"), "city");
	cr_expect_str_eq(shown(desk, &entity_unit, 2, "full_name"), "Xã Tân Lập");
	cr_expect_str_eq(shown(desk, &entity_unit, 2, "name"), "Tân Lập");
	cr_expect_str_eq(code_of(desk, &entity_unit, 2), "TANLAP");
	cr_expect_str_eq(printed(desk, &entity_unit, 2, "parent"), "HAIVAN");
	cr_expect_str_eq(shown(desk, &entity_unit, 3, "name"), "Đông");
	cr_expect_str_eq(shown(desk, &entity_unit, 4, "full_name"), "Thôn Đoài");
	cr_expect_str_eq(shown(desk, &entity_unit, 5, "name"), "Tổ dân phố 5");
	cr_expect_str_eq(printed(desk, &entity_unit, 5, "parent"), "TANLAP");
	cr_expect_str_eq(shown(desk, &entity_staff, 1, "initials"), "Lan");
	cr_expect_str_eq(printed(desk, &entity_staff, 1, "unit"), "TANLAP");
	cr_expect_str_eq(code_of(desk, &entity_staff, 2), "binh");
	cr_expect_str_eq(printed(desk, &entity_staff, 2, "role"), "leader");
	cr_expect_str_eq(shown(desk, &entity_staff, 2, "title"), "Chủ tịch UBND xã");
	cr_expect(is_clean(desk));
	setup_clear(&setup);
	desk_close(desk);
}

Test(setup, shows_each_answer_as_it_will_be_kept)
{
	locale_init();
	struct setup setup = usual();

	cr_expect_str_eq(as_shown(&setup, SETUP_OFFICE), "Xã Tân Lập");
	cr_expect_str_eq(as_shown(&setup, SETUP_HAMLETS), "3: Đông, Đoài, Tổ dân phố 5");
	setup_answer(&setup, SETUP_SIGNER, " ");
	cr_expect_str_eq(as_shown(&setup, SETUP_SIGNER), "để sau");
	setup_clear(&setup);
}

Test(setup, hamlets_of_one_name_keep_the_word_that_tells_them_apart)
{
	struct setup setup = usual();

	setup_answer(&setup, SETUP_HAMLETS, "Thôn Đông\nXóm Đông\nThôn Gốm");
	cr_expect_str_eq(as_shown(&setup, SETUP_HAMLETS), "3: Thôn Đông, Xóm Đông, Gốm");
	setup_clear(&setup);
}

Test(setup, what_may_wait_may_be_empty_and_who_signs_alone_is_one_person)
{
	struct desk *desk = empty();
	struct setup setup = usual();
	int64_t count;

	setup_answer(&setup, SETUP_HAMLETS, "");
	setup_answer(&setup, SETUP_SIGNER, "Nguyễn Thị Lan");
	MUST(setup_make(desk, &setup, &err));
	MUST(store_count(desk->store, &(struct query){.entity = &entity_staff}, &count, &err));
	cr_expect_eq(count, 1);
	cr_expect_str_eq(shown(desk, &entity_staff, 1, "title"), "Chủ tịch UBND xã");
	setup_clear(&setup);
	desk_close(desk);
}

Test(setup, a_commune_of_its_provinces_name_gets_a_code_of_its_own)
{
	struct desk *desk = empty();
	struct setup setup = usual();

	setup_answer(&setup, SETUP_PROVINCE, "Tỉnh Tân Lập");
	setup_answer(&setup, SETUP_SIGNER, "Phạm Lan"); /* the login of who asks */
	MUST(setup_make(desk, &setup, &err));
	cr_expect_str_eq(code_of(desk, &entity_unit, 2), "TANLAP-2");
	cr_expect_str_eq(code_of(desk, &entity_staff, 2), "lan2");
	setup_clear(&setup);
	desk_close(desk);
}

struct wrong {
	enum setup_question question;
	const char *answer, *says;
};

Test(setup, wrong_answers_are_refused_with_what_to_write)
{
	static const struct wrong wrong[] = {
		{SETUP_OFFICE, "", "không để trống"},
		{SETUP_OFFICE, "Tân Lập", "như Xã Tân Lập"},
		{SETUP_OFFICE, "Xã", "bắt đầu bằng Xã"},
		{SETUP_OFFICE, "Xãng Tân", "bắt đầu bằng Xã"},
		{SETUP_PROVINCE, "Phú Thọ", "như Tỉnh Phú Thọ"},
		{SETUP_PERSON, "Lan", "viết cả họ"},
		{SETUP_SIGNER, "Bình", "viết cả họ"},
		{SETUP_HAMLETS, "Thôn Đông\nGốm\nThôn  Đông", "ở dòng 1 và 3"},
	};
	struct desk *desk = empty();

	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct setup setup = usual();
		int64_t count;

		setup_answer(&setup, wrong[i].question, wrong[i].answer);
		REFUSED(ERR_INVALID, setup_check(&setup, wrong[i].question, &err));
		cr_expect(strstr(err.text, wrong[i].says), "%s: %s", wrong[i].answer, err.text);
		REFUSED(ERR_INVALID, setup_make(desk, &setup, &err));
		MUST(store_count(
			desk->store, &(struct query){.entity = &entity_unit}, &count, &err));
		cr_expect_eq(count, 0, "%s", wrong[i].answer);
		setup_clear(&setup);
	}
	desk_close(desk);
}

Test(setup, settings_propose_office_province_and_signer)
{
	struct desk *desk = empty();
	struct setup setup;

	desk->settings.office = strdup("Ủy ban nhân dân xã Tân Lập");
	desk->settings.superior = strdup("Uỷ ban nhân dân tỉnh Tam Sơn");
	desk->settings.signer = strdup("Trần Văn Bình");
	MUST(setup_begin(&setup, &desk->settings, &err));
	cr_expect_str_eq(setup.login, "lan");
	cr_expect_str_eq(setup.answers[SETUP_OFFICE], "Xã Tân Lập");
	cr_expect_str_eq(setup.answers[SETUP_PROVINCE], "Tỉnh Tam Sơn");
	cr_expect_str_eq(setup.answers[SETUP_SIGNER], "Trần Văn Bình");
	setup_clear(&setup);
	setenv("DOITHOAI_USER", "CORP\\Lan", 1);
	REFUSED(ERR_DENIED, setup_begin(&setup, &desk->settings, &err));
	cr_expect(strstr(err.text, "--user"), "%s", err.text);
	desk_close(desk);
}
