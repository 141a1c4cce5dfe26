/* From an empty home to the desk, in a terminal. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "office.h"

/* The program in a home of its own, where nothing is yet. */
static struct term *open_home(const char *home)
{
	char home_word[4200];
	const char *const env[] = {"DOITHOAI_NOW=" OFFICE_NOW, "DOITHOAI_USER=lan", "XDG_DATA_HOME",
		"DOITHOAI_DB", home_word, NULL};

	snprintf(home_word, sizeof home_word, "HOME=%s", home);
	mkdir(home, 0700);
	struct term *term = term_open(&(struct term_options){.rows = 24, .cols = 80, .env = env},
		(const char *[]){office_program(), NULL});
	cr_assert(term, "the program does not start");
	ASSERT_SEEN(term, "Xin chào");
	return term;
}

static void database_of(const char *home, char out[4300])
{
	snprintf(out, 4300, "%s/.local/share/doithoai/doithoai.db", home);
}

static void answer(struct term *term)
{
	term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "Câu 1/5");
	term_keys(term, "Xã Tân Lập<Enter>");
	ASSERT_SEEN(term, "Câu 2/5");
	term_keys(term, "Tỉnh Tam Sơn<Enter>");
	ASSERT_SEEN(term, "Câu 3/5");
	term_keys(term, "<Ctrl+U>Nguyễn Thị Lan<Enter>Trần Văn Bình<Enter>");
	ASSERT_SEEN(term, "Câu 5/5");
	term_keys(term, "Thôn Đông<Enter>Thôn Đoài<Enter><Enter>");
	ASSERT_SEEN(term, "Đã trả lời xong");
}

Test(first, an_empty_home_leads_by_five_questions_to_the_desk)
{
	const char *home = scratch("first-home");
	char path[4300];
	struct term *term = open_home(home);

	database_of(home, path);
	answer(term);
	cr_assert(access(path, F_OK), "nothing is on disk before the last Enter");
	term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "đã sẵn sàng");
	ASSERT_SEEN(term, "[1 Bàn việc]");
	term_keys(term, "<Esc>");
	ASSERT_SEEN(term, "Chào Lan");
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
	struct desk *desk = office_desk(path, "lan");
	cr_expect_eq(desk->role, ROLE_ADMIN);
	cr_expect_eq(office_count(desk, &entity_unit, "kind:hamlet"), 2);
	desk_close(desk);
	term = term_open(&(struct term_options){.rows = 24,
				 .cols = 80,
				 .env = (const char *const[]){"DOITHOAI_NOW=" OFFICE_NOW,
					 "DOITHOAI_USER=lan", NULL}},
		(const char *[]){office_program(), "--db", path, NULL});
	ASSERT_SEEN(term, "Chào Lan");
	ASSERT_NOT_SEEN(term, "đã sẵn sàng");
	term_close(term);
}

Test(first, a_first_run_that_is_killed_leaves_nothing)
{
	const char *home = scratch("killed-home");
	char path[4300];
	struct term *term = open_home(home);

	database_of(home, path);
	answer(term);
	term_signal(term, SIGKILL);
	cr_assert(term_wait_exit(term, NULL, TERM_DEADLINE));
	term_close(term);
	cr_expect(access(path, F_OK));
	term = open_home(home);
	answer(term);
	term_keys(term, "<Enter>");
	ASSERT_SEEN(term, "đã sẵn sàng");
	term_close(term);
}

Test(first, the_sample_comes_first_for_who_wants_and_leads_back, .timeout = 60)
{
	const char *home = scratch("sample-home");
	char path[4300];
	struct term *term = open_home(home);

	database_of(home, path);
	term_keys(term, "2");
	ASSERT_SEEN(term, "dữ liệu mẫu");
	ASSERT_SEEN(term, "[1 Bàn việc]");
	term_keys(term, "<F10>");
	ASSERT_SEEN(term, "Xin chào");
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
	cr_expect(access(path, F_OK));
}
