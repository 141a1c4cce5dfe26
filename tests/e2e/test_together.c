/* Two programs on one database. */
#include <stdlib.h>
#include <string.h>

#include "office.h"

Test(together, a_reader_is_never_blocked_by_a_writer)
{
	const char *path = scratch("reader.db");
	struct error err = {0};
	struct desk *desk;
	char *out;

	office_make(path);
	desk = office_desk(path, "lan");
	cr_assert(store_begin(desk->store, &err), "%s", err.text);
	struct term *term = office_open(path, "tuan", 24, 80);
	ASSERT_SEEN(term, "F1 Giúp");
	cr_assert_eq(office_run(path, "tuan", &out, (const char *[]){"list", "case", NULL}), 0,
		"%s", out);
	cr_assert(strstr(out, "Nước sạch yếu"), "%s", out);
	free(out);
	store_rollback(desk->store);
	desk_close(desk);
	term_close(term);
}

/* Open the form of the case about the market's waste, the cursor at the end of its gist. */
static struct term *open_gist(const char *path, const char *login)
{
	struct term *term = office_open(path, login, 24, 200);

	ASSERT_SEEN(term, "F1 Giúp");
	term_keys(term, "3");
	ASSERT_SEEN(term, "[3 Vụ việc]");
	term_keys(term, "/rac un o cho");
	ASSERT_GONE(term, "Nước sạch yếu");
	term_keys(term, "<Enter><Enter>");
	ASSERT_SEEN(term, "NGƯỜI NÊU");
	term_keys(term, "s");
	ASSERT_GONE(term, "NGƯỜI NÊU");
	term_keys(term, "<Tab><End>");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	return term;
}

Test(together, the_second_to_save_gets_both_values_and_keeps_what_was_typed, .timeout = 60)
{
	const char *path = scratch("conflict.db");
	struct desk *desk;

	office_make(path);
	struct term *first = open_gist(path, "lan"), *second = open_gist(path, "binh");
	term_keys(second, " từ phiên chợ");
	term_keys(first, ", ba ngày nay<F2>");
	ASSERT_SEEN(first, "chưa sửa gì");
	term_keys(second, "<F2>");
	ASSERT_SEEN(second, "mùi nặng, ba ngày nay”");
	ASSERT_SEEN(second, "mùi nặng từ phiên chợ”");

	desk = office_desk(path, "quan");
	cr_assert_eq(office_count(desk, &entity_casefile, "\"ba ngày nay\""), 1,
		"the first one's words are lost");
	cr_assert_eq(office_count(desk, &entity_casefile, "\"phiên chợ\""), 0,
		"the second one's words were written");
	desk_close(desk);
	/* What the second one has typed is still in the form. */
	int row;
	cr_assert(term_find(second, "Nội dung ", &row, NULL) &&
			strstr(term_row(second, row), "từ phiên chợ"),
		"%s", term_text(second));
	/* Their own words, chosen with Enter, are saved over the newer record. */
	term_keys(second, "<Enter>");
	ASSERT_SEEN(second, "F2 để lưu");
	term_keys(second, "<F2>");
	ASSERT_SEEN(second, "chưa sửa gì");
	desk = office_desk(path, "quan");
	cr_assert_eq(office_count(desk, &entity_casefile, "\"phiên chợ\""), 1,
		"the second one's words are lost");
	desk_close(desk);
	term_close(first);
	term_close(second);
	office_verify(path);
}
