/* The trash: everything that was put away, by whom and when; what stands in the way of taking it back. */
#include "domain/trash.h"
#include "office.h"

static bool take(void *arg, const struct trashed *trashed)
{
	buf_printf(arg, "%s|%s|%s|%lld%s\n", trashed->code, trashed->title, trashed->who,
		(long long)trashed->referring, trashed->undone ? "|undone" : "");
	return true;
}

static char *listed(struct desk *desk)
{
	struct buf text = {0};

	MUST(trash_list(desk, take, &text, &err));
	return buf_steal(&text);
}

Test(trash, all_kinds_are_listed_the_last_one_first_with_who_and_what_refers)
{
	struct desk *desk = office();
	const int64_t person = add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	const int64_t petition = add(desk, &entity_petition, "kind=feedback", "summary=Nước yếu",
		"person=Lê Thị Hoa", NULL);

	MUST(desk_trash(desk, &entity_petition, petition, true, &err));
	act_as(desk, "hung");
	MUST(desk_trash(desk, &entity_person, person, true, &err));
	char *text = listed(desk);
	cr_assert_str_eq(
		text, "NG-1|Lê Thị Hoa|Hùng ĐC|1\nD-2026-0001|Nước yếu|Lan VP|0\n", "%s", text);
	free(text);
	desk_close(desk);
}

Test(trash, an_entry_that_was_undone_is_told_apart)
{
	struct desk *desk = office();
	struct buf told = {0};

	add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	MUST(undo_do(desk, false, &told, &err));
	char *text = listed(desk);
	cr_assert_str_eq(text, "NG-1|Lê Thị Hoa|Lan VP|0|undone\n", "%s", text);
	free(text);
	buf_clear(&told);
	desk_close(desk);
}

Test(trash, what_refers_to_the_trash_stays_in_it_until_the_other_is_out)
{
	struct desk *desk = office();
	const int64_t person = add(desk, &entity_person, "name=Lê Thị Hoa", NULL);
	const int64_t petition = add(desk, &entity_petition, "kind=feedback", "summary=Nước yếu",
		"person=Lê Thị Hoa", NULL);

	MUST(desk_trash(desk, &entity_petition, petition, true, &err));
	MUST(desk_trash(desk, &entity_person, person, true, &err));
	REFUSED(ERR_DENIED, desk_trash(desk, &entity_petition, petition, false, &err));
	cr_assert(strstr(err.text, "NG-1"), "%s", err.text);
	MUST(desk_trash(desk, &entity_person, person, false, &err));
	MUST(desk_trash(desk, &entity_petition, petition, false, &err));
	char *text = listed(desk);
	cr_assert_str_eq(text, "");
	free(text);
	desk_close(desk);
}

Test(trash, a_word_taken_meanwhile_is_named_when_its_owner_comes_back)
{
	struct desk *desk = office();
	const int64_t id =
		add(desk, &entity_abbreviation, "word=gpmb", "text=giải phóng mặt bằng", NULL);

	MUST(desk_trash(desk, &entity_abbreviation, id, true, &err));
	add(desk, &entity_abbreviation, "word=gpmb", "text=giải phóng", NULL);
	cr_assert(!desk_trash(desk, &entity_abbreviation, id, false, &err));
	cr_assert(strstr(err.text, "gpmb"), "%s", err.text);
	desk_close(desk);
}
