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
	ASSERT_SEEN(term, "F10");
	cr_assert_eq(office_run(path, "tuan", &out, (const char *[]){"list", "case", NULL}), 0,
		"%s", out);
	cr_assert(strstr(out, "Nước sạch yếu"), "%s", out);
	free(out);
	store_rollback(desk->store);
	desk_close(desk);
	term_close(term);
}

Test(together, the_second_to_save_gets_both_values_and_keeps_what_was_typed)
{
	const char *path = scratch("conflict.db");
	struct term *first, *second;
	struct desk *desk;

	office_make(path);
	first = office_open(path, "lan", 24, 100);
	second = office_open(path, "quan", 24, 100);
	for (int i = 0; i < 2; i++) {
		struct term *term = i ? second : first;

		ASSERT_SEEN(term, "F10");
		term_keys(term, "3");
		ASSERT_SEEN(term, "Nước sạch yếu");
		term_keys(term, "/nuoc sach yeu<Enter>");
		ASSERT_GONE(term, "Rác ùn");
		term_keys(term, "<Enter>");
		ASSERT_GONE(term, "Khung nhìn");
		term_keys(term, "s");
	}
	desk = office_desk(path, "quan");
	desk_close(desk);
	term_close(first);
	term_close(second);
}
