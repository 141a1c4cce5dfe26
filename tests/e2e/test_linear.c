/* Plain lines where the terminal can do no more. */
#include "office.h"

static struct term *open_dumb(const char *path)
{
	struct term *term =
		term_open(&(struct term_options){.rows = 60,
				  .cols = 100,
				  .env = (const char *const[]){"DOITHOAI_NOW=" OFFICE_NOW,
					  "DOITHOAI_USER=lan", "TERM=dumb", NULL}},
			(const char *[]){office_program(), "--db", path, NULL});

	cr_assert(term, "the program does not start");
	return term;
}

Test(linear, a_terminal_without_a_cursor_gets_lines_and_is_told_so)
{
	const char *path = scratch("dumb.db");
	struct term *term;

	office_make(path);
	term = open_dumb(path);
	ASSERT_SEEN(term, "TERM=dumb");
	ASSERT_SEEN(term, "[1 Bàn việc]");
	ASSERT_SEEN(term, "Duyệt:");
	term_keys(term, "vu viec<Enter>");
	ASSERT_SEEN(term, "[3 Vụ việc]");
	term_keys(term, "<lt>F10><Enter>");
	ASSERT_ENDED(term, 0);
	term_close(term);
	office_verify(path);
}

Test(linear, vietnamese_that_is_typed_on_a_line_is_logged)
{
	const char *path = scratch("typed.db");
	struct term *term;

	office_make(path);
	term = open_dumb(path);
	ASSERT_SEEN(term, "Duyệt:");
	term_keys(term, "<lt>F5><Enter>");
	ASSERT_SEEN(term, "Gõ, Người nói:");
	term_keys(term, "Bà Tư Bến<Enter>");
	ASSERT_SEEN(term, "Gõ, Nội dung:");
	term_keys(term, "Đường lầy lội mùa mưa<Enter>");
	ASSERT_SEEN(term, "Đã ghi ý kiến 1 xuống đĩa");
	term_keys(term, "<Ctrl+D>");
	ASSERT_ENDED(term, 0);
	term_close(term);

	struct desk *desk = office_desk(path, "lan");
	cr_expect_eq(office_count(desk, &entity_casefile, "\"lầy lội\""), 1);
	desk_close(desk);
	office_verify(path);
}
