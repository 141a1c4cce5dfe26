/* Search as you type: what was typed, then without accents, then with a slip, and initials. */
#include "screen.h"

#include <criterion/criterion.h>

#include "domain/casefile.h"

static int64_t water, light;

static int64_t note(struct desk *desk, const char *summary, const char *person, int64_t secrecy)
{
	struct person citizen = {.name = xstrdup(person)};

	cr_assert(desk_add(desk, &entity_person, &citizen, &err), "%s", err.text);
	struct casefile file = {.kind = KIND_FEEDBACK,
		.summary = xstrdup(summary),
		.person = citizen.record.id,
		.secrecy = secrecy,
		.received_on = date_today()};
	cr_assert(desk_add(desk, &entity_casefile, &file, &err), "%s", err.text);
	int64_t id = file.record.id;
	record_clear(&entity_casefile, &file);
	record_clear(&entity_person, &citizen);
	return id;
}

static struct desk *begin_with_cases(void)
{
	struct desk *desk = begin(24, 80);

	water = note(desk, "Nước sạch yếu giờ nấu cơm", "Nguyễn Văn Tám", SECRECY_NORMAL);
	light = note(desk, "Đèn đường xóm 5 hỏng", "Đỗ Văn Kha", SECRECY_NORMAL);
	note(desk, "Đèn chợ hỏng", "Nông Văn Tiến", SECRECY_PERSON);
	keys("3");
	return desk;
}

/* What happens while nobody types. */
static void rest(void)
{
	for (int i = 0; i < 600 && tui_spare(tui); i++)
		tui_paint(tui);
	tui_paint(tui);
}

Test(search, exact_accents_go_before_none_and_none_before_a_slip)
{
	struct desk *desk = begin_with_cases();

	keys("/nước sạch");
	rest();
	cr_assert_eq(current_id(), water);
	sees_not("không dấu)");
	keys("<Esc>3/nược sạch");
	rest();
	cr_assert_eq(current_id(), water);
	keys("<Enter>");
	sees("(không dấu)");
	keys("<Esc>3/duogn");
	rest();
	cr_assert_eq(current_id(), light);
	keys("<Enter>");
	sees("gần giống: duong");
	keys("<Esc>3/zzzzzz");
	rest();
	cr_assert_eq(current_id(), 0);
	finish(desk);
}

Test(search, a_number_alone_finds_the_case_of_that_number_where_no_text_has_it)
{
	struct desk *desk = begin_with_cases();

	keys("/0002");
	rest();
	cr_assert_eq(current_id(), light);
	keys("<Enter>");
	sees("(theo số vụ)");
	keys("<Esc>3/PA-2026-0001");
	rest();
	cr_assert_eq(current_id(), water);
	keys("<Esc>3/5"); /* a word of a text goes before the number */
	rest();
	cr_assert_eq(current_id(), light);
	sees_not("theo số vụ");
	keys("<Esc>3/0077");
	rest();
	cr_assert_eq(current_id(), 0);
	keys("<Esc>3/-5-");
	rest();
	cr_assert_eq(current_id(), light);
	finish(desk);
}

Test(search, initials_find_the_cases_of_a_person_but_not_of_a_hidden_one)
{
	struct desk *desk = begin_with_cases();

	keys("/nvt");
	rest();
	cr_assert_eq(current_id(), water);
	sees("1 dòng");
	finish(desk);
}

Test(search, a_new_name_has_new_initials)
{
	struct desk *desk = begin_with_cases();
	struct casefile file = {0};
	struct person before = {0}, after = {0};

	cr_assert(desk_load(desk, &entity_casefile, water, &file, &err), "%s", err.text);
	cr_assert(desk_load(desk, &entity_person, file.person, &before, &err), "%s", err.text);
	record_copy(&entity_person, &after, &before);
	field_set_string(entity_field(&entity_person, "name"), &after, "Lê Thị Hoa");
	cr_assert(desk_save(desk, &entity_person, &before, &after, "set", &err), "%s", err.text);
	tui_changed(tui);
	keys("/lth");
	rest();
	cr_assert_eq(current_id(), water);
	record_clear(&entity_casefile, &file);
	record_clear(&entity_person, &before);
	record_clear(&entity_person, &after);
	finish(desk);
}
