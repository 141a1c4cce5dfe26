/* The screens around a conference: its steps, prepare, tidy, minutes, lines to cases. */
#include <sys/stat.h>
#include <unistd.h>

#include "domain/livelog.h"
#include "sample.h"

static struct desk *desk;

/* A line of today's conference; its case. */
static int64_t log_line(const char *text)
{
	const struct livelog_context context = {.conference = 1};
	const struct entity *entity;
	struct logline line;
	size_t column;
	int64_t id;

	MUST(logline_parse(desk, text, &line, &column, &err));
	MUST(livelog_add(desk, &context, &line, &entity, &id, &err));
	logline_clear(&line);
	return id;
}

/* The conference's screen; the conference was held and three lines logged. */
static void begin_held(int rows, int columns)
{
	desk = begin(rows, columns);
	log_line("Nước yếu #nuoc_sach @hung");
	log_line("Nước đục #nuoc_sach");
	log_line("Đường trục lầy");
	tui_changed(tui);
	keys("2<Enter>");
}

static struct casefile opinion(int64_t id)
{
	struct casefile file = load_case(desk, id);
	const struct casefile numbers = file; /* its texts are not to be read */

	drop_case(&file);
	return numbers;
}

static const char *of_conference(const char *key)
{
	return printed(desk, &entity_conference, 1, key);
}

/* ---- steps ------------------------------------------------------------------------------------- */

Test(conference, each_of_its_eight_steps_opens_with_enter)
{
	static const char *const names[] = {
		"prepare", "form", "log", "tidy", "minutes", "to-cases", "form", "form"};
	static const char *const focused[] = {NULL, "▌ Ngày thông báo", NULL, NULL, NULL, NULL,
		"▌ Số thông báo kết luận", "▌ Ngày công khai"};

	begin_held(24, 80);
	for (size_t step = 0; step < sizeof names / sizeof *names; step++) {
		keys("1");
		keys("2<Enter><Home>");
		for (size_t i = 0; i < step; i++)
			keys("<Down>");
		keys("<Enter>");
		cr_expect_str_eq(tui->top->ops->name, names[step], "step %zu", step + 1);
		if (focused[step])
			sees(focused[step]);
		keys("<Esc><Esc>");
	}
	finish(desk);
}

/* ---- prepare ----------------------------------------------------------------------------------- */

/* A conference to come, after one that left a promise; its screen of preparation. */
static int64_t begin_planned(void)
{
	desk = begin(24, 80);
	MUST(set(desk, &entity_conference, 1, "held_on=2026-11-10", "status=held", NULL));
	add(desk, &entity_commitment, "conference=HN-2026-001", "text=Thêm xe rác",
		"made_on=2026-11-10", "due_on=2026-12-04", NULL);
	add(desk, &entity_person, "name=Lê Thị Hoa", "hamlet=T1", NULL);
	add(desk, &entity_person, "name=Đỗ Văn Kha", "hamlet=T2", NULL);
	const int64_t id = add(desk, &entity_conference, "title=Đối thoại quý IV",
		"held_on=2026-11-28", "status=planned", NULL);
	tui_changed(tui);
	keys("2<Home><Enter><F7>");
	cr_assert_str_eq(tui->top->ops->name, "prepare");
	return id;
}

Test(prepare, the_agenda_is_drafted_with_promises_first_and_own_lines_outlive_another_draft)
{
	const int64_t id = begin_planned();

	sees("1. ");
	sees("Thêm xe rác");
	cr_assert_str_eq(printed(desk, &entity_conference, id, "agenda"), "", "only shown yet");
	keys("<Ctrl+W>");
	const char *agenda = printed(desk, &entity_conference, id, "agenda");
	cr_assert_lt(strstr(agenda, "Thêm xe rác"), strstr(agenda, "\n2. "));
	keys("s<Ctrl+End><Enter>8. Văn nghệ của thôn Đông<F2>");
	cr_assert(strstr(printed(desk, &entity_conference, id, "agenda"), "8. Văn nghệ"));
	add(desk, &entity_commitment, "conference=HN-2026-001", "text=Lắp đèn xóm 5",
		"made_on=2026-11-10", "due_on=2026-12-01", NULL);
	keys("t<Enter>");
	agenda = printed(desk, &entity_conference, id, "agenda");
	cr_assert(strstr(agenda, "8. Văn nghệ của thôn Đông"), "%s", agenda);
	cr_assert_lt(strstr(agenda, "Lắp đèn xóm 5"), strstr(agenda, "\n2. "));
	keys("<Ctrl+Z>");
	agenda = printed(desk, &entity_conference, id, "agenda");
	cr_assert_not(strstr(agenda, "Lắp đèn"));
	cr_assert(strstr(agenda, "8. Văn nghệ"));
	finish(desk);
}

Test(prepare, speakers_are_added_moved_passed_and_taken_out)
{
	begin_planned();
	keys("mlê thị hoa<Enter>nước sạch<Enter>");
	keys("mđỗ văn kha<Enter><Enter>");
	cr_assert_str_eq(printed(desk, &entity_speaker, 1, "position"), "1");
	cr_assert_str_eq(printed(desk, &entity_speaker, 2, "position"), "2");
	keys("<End>");
	sees("Lê Thị Hoa · ");
	sees("nước sạch");
	cr_assert_eq(current_id(), 2);
	keys("<Lt>");
	cr_assert_str_eq(printed(desk, &entity_speaker, 2, "position"), "1");
	cr_assert_eq(current_id(), 2, "the cursor goes with the speaker");
	keys("<Lt>");
	cr_assert_str_eq(printed(desk, &entity_speaker, 2, "position"), "1", "first already");
	keys(">");
	cr_assert_str_eq(printed(desk, &entity_speaker, 2, "position"), "2");
	keys(" ");
	cr_assert_str_eq(printed(desk, &entity_speaker, 2, "passed"), "1");
	keys("<Ctrl+Z>");
	cr_assert_str_eq(printed(desk, &entity_speaker, 2, "passed"), "0");
	keys("<Delete>");
	sees_not("Đỗ Văn Kha");
	keys("<Ctrl+Z>");
	sees("Đỗ Văn Kha");
	finish(desk);
}

Test(prepare, nobody_to_move_is_said_and_nobody_is_registered_twice)
{
	begin_planned();
	keys(">");
	sees("Chưa ai");
	keys("mlê thị hoa<Enter><Enter>mlê thị hoa<Enter><Enter>");
	sees("đã có trong danh sách");
	finish(desk);
}

/* ---- tidy -------------------------------------------------------------------------------------- */

Test(tidy, enter_goes_to_the_next_line_and_the_pass_is_taken_up_where_it_was_left)
{
	begin_held(24, 80);
	keys("<Ctrl+T>");
	sees("0/3");
	cr_assert_eq(current_id(), 1);
	keys("<Enter>");
	cr_assert(opinion(1).tidied);
	sees("1/3");
	cr_assert_eq(current_id(), 2);
	keys("<Right>");
	cr_assert_eq(current_id(), 3);
	cr_assert_not(opinion(2).tidied, "skipped");
	keys("<Left><Left>");
	cr_assert_eq(current_id(), 1);
	keys("<Esc><Ctrl+T>");
	cr_assert_eq(current_id(), 2, "the first that nobody has looked over");
	keys("<Right><Enter>");
	cr_assert_eq(current_id(), 2, "round to the one that was skipped");
	sees("2/3");
	keys("<Enter>");
	sees("3/3");
	keys("<Ctrl+Z>");
	sees("2/3");
	cr_assert_not(opinion(2).tidied);
	finish(desk);
}

Test(tidy, one_key_mends_a_thing_and_undo_takes_it_back)
{
	begin_held(24, 80);
	keys("<Ctrl+T><Right><Right>");
	cr_assert_eq(current_id(), 3);
	keys("<Ctrl+E>nước sạch<Enter>");
	cr_assert_eq(opinion(3).field, opinion(2).field);
	keys("<Ctrl+Z>");
	cr_assert_eq(opinion(3).field, 0);
	keys("<Ctrl+A>0003<Enter>");
	cr_assert_eq(opinion(3).secrecy, SECRECY_PERSON);
	keys("<Ctrl+A><Enter><Esc>");
	cr_assert_eq(opinion(3).secrecy, SECRECY_PERSON);
	keys("<Ctrl+A>0003<Enter>");
	cr_assert_eq(opinion(3).secrecy, SECRECY_NORMAL);
	keys("<Ctrl+Z><Ctrl+Z>");
	cr_assert_eq(opinion(3).secrecy, SECRECY_NORMAL);
	keys("s<Ctrl+U>Đường trục thôn Đông lầy<Enter>");
	sees("Đường trục thôn Đông lầy");
	keys("+Rải đá @hung trước 4/12<Enter>");
	cr_assert_str_eq(printed(desk, &entity_commitment, 1, "owner"), "hung");
	cr_assert_str_eq(printed(desk, &entity_commitment, 1, "due_on"), "2026-12-04");
	sees("+ Rải đá");
	cr_assert_eq(current_id(), 3);
	finish(desk);
}

Test(tidy, a_conference_without_lines_says_so)
{
	desk = begin(24, 80);
	keys("2<Enter><Ctrl+T>");
	sees("F5");
	keys("<Enter><Ctrl+E><Ctrl+A><Right>");
	cr_assert_str_eq(tui->top->ops->name, "tidy");
	finish(desk);
}

/* ---- minutes ----------------------------------------------------------------------------------- */

Test(minutes, a_part_that_was_written_survives_new_lines)
{
	begin_held(40, 120);
	keys("<Ctrl+W><Home><Down><Down><Enter>Chủ tọa khai mạc, nêu lý do.<F2>");
	cr_assert_str_eq(of_conference("proceedings"), "Chủ tọa khai mạc, nêu lý do.");
	log_line("Chợ thiếu nước");
	tui_changed(tui);
	keys("<Down><Enter>Giao Hùng xử lý.<F2>");
	cr_assert_str_eq(of_conference("proceedings"), "Chủ tọa khai mạc, nêu lý do.");
	cr_assert_str_eq(of_conference("conclusion"), "Giao Hùng xử lý.");
	keys("<PgDn>");
	sees("Chợ thiếu nước");
	keys("<Ctrl+Z>");
	cr_assert_str_eq(of_conference("conclusion"), "");
	finish(desk);
}

static char *read_all(const char *path)
{
	char *text = calloc(1, 20000);
	FILE *file = fopen(path, "r");

	cr_assert(file, "%s", path);
	cr_assert_gt(fread(text, 1, 19999, file), 0);
	fclose(file);
	return text;
}

Test(minutes, are_written_to_a_file_but_never_over_one)
{
	char *path = strdup(in_tmp("minutes.txt"));

	begin_held(24, 80);
	keys("<Ctrl+W><F8><Enter><Ctrl+U>");
	keys(path);
	keys("<Enter>");
	char *first = read_all(path);
	cr_assert(strstr(first, "Nước đục"));
	log_line("Chợ thiếu nước");
	tui_changed(tui);
	keys("<F8><Enter><Ctrl+U>");
	keys(path);
	keys("<Enter>");
	sees("đã có");
	sees("minutes.txt"); /* what was typed is still there */
	char *second = read_all(path);
	cr_assert_str_eq(first, second);
	unlink(path);
	free(first);
	free(second);
	free(path);
	finish(desk);
}

/* ---- to cases ---------------------------------------------------------------------------------- */

Test(tocases, one_key_does_a_line_and_one_that_is_refused_says_why_and_stays)
{
	begin_held(24, 80);
	keys("<Ctrl+G><Home>");
	cr_assert_eq(current_id(), 1);
	keys("<Enter>");
	sees("đã giao");
	keys("<Down><Enter>");
	cr_assert_eq(opinion(2).assignee, 2);
	cr_assert_eq(current_id(), 3, "on to the next");
	keys("<Enter>");
	sees("chưa rõ giao ai: g chọn người");
	cr_assert_eq(current_id(), 3);
	cr_assert_eq(opinion(3).assignee, 0);
	keys("gTrần Hùng<Enter><Enter>");
	cr_assert_eq(opinion(3).assignee, 2);
	keys("<Ctrl+Z>");
	cr_assert_eq(opinion(3).assignee, 0);
	finish(desk);
}

Test(tocases, all_are_done_after_a_preview_and_one_undo_takes_all_back)
{
	begin_held(24, 80);
	log_line("Nước mặn #nuoc_sach");
	tui_changed(tui);
	char *before = office_state(desk, false);
	keys("<Ctrl+G><F9>");
	sees("giao Hùng ĐC: 2");
	cr_assert_eq(opinion(2).assignee, 0, "nothing is done before yes");
	keys("<Esc>");
	cr_assert_eq(opinion(2).assignee, 0);
	keys("<F9><Enter>");
	cr_assert_eq(opinion(2).assignee, 2);
	cr_assert_eq(opinion(4).assignee, 2);
	cr_assert_eq(opinion(3).assignee, 0, "nobody is known for it");
	keys("<F9>");
	cr_assert_str_eq(tui->top->ops->name, "to-cases", "nothing is left to be done");
	keys("<Ctrl+Z>");
	char *after = office_state(desk, false);
	cr_assert_str_eq(after, before);
	free(before);
	free(after);
	finish(desk);
}

Test(tocases, an_opinion_that_is_a_complaint_becomes_a_petition)
{
	begin_held(24, 80);
	keys("<Ctrl+G><End>ckhiếu nại<Enter>");
	cr_assert_eq(current_id(), 3);
	keys("<Enter>");
	cr_assert(opinion(3).closed_on);
	cr_assert_str_eq(printed(desk, &entity_petition, 1, "kind"), "complaint");
	keys("<Ctrl+Z>");
	cr_assert_eq(opinion(3).closed_on, 0);
	finish(desk);
}
