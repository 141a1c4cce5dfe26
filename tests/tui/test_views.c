/*
 * The hand-made views over the sample commune, on its own morning: what they look like, and the way
 * of a sentence from the live log to the month's number.
 */
#include "base/locale.h"
#include "sample.h"
#include "tui/listview.h"
#include "tui/screens.h"
#include "tui/views/case_acts.h"

/* ---- what they look like ------------------------------------------------------------------- */

Test(views, they_speak_english)
{
	struct desk *desk;

	setenv("DOITHOAI_LANG", "en", 1);
	desk = start(24, 80);
	golden("desk-80x24.en");
	keys("6b");
	golden("summary-80x24.en");
	end(desk);
}

/* ---- cells and cursor ---------------------------------------------------------------------- */

static char *dump(void)
{
	struct buf b = {0};

	tui_test_dump(tui, &b);
	return buf_steal(&b);
}

static void cursor_place(int *row, int *column)
{
	char *all = dump();
	const char *line = strstr(all, "\ncursor ");

	cr_assert(
		line && sscanf(line, "\ncursor %d %d", row, column) == 2, "no cursor on\n%s", all);
	free(all);
}

Test(views, a_case_is_read_from_its_beginning_and_opens_nothing_unseen)
{
	struct desk *desk = start(18, 60);

	keys("<Enter>");
	struct view *view = tui->top;
	sees("Tiếp nhận");
	sees_not("▌");
	keys("<Enter>");
	cr_assert_eq(tui->top, view, "the promise was out of sight");
	sees("▌+");
	keys("<Home>");
	sees("Tiếp nhận");
	keys("<Down>");
	sees_not("Tiếp nhận");
	sees_not("▌");
	keys("<Up>");
	sees("Tiếp nhận");
	keys("<PgDn><PgDn><PgDn><Up><Enter>");
	cr_assert_neq(tui->top, view, "the promise was opened");
	end(desk);
}

Test(views, another_size_keeps_the_focused_case)
{
	struct desk *desk = start(24, 80);
	int64_t id;

	keys("<Down><Down><Down><Down>");
	id = current_id();
	keys("<Resize 120x40>");
	cr_assert_eq(current_id(), id);
	keys("<Resize 60x18>");
	cr_assert_eq(current_id(), id);
	end(desk);
}

/* ---- from a sentence to the month's number ------------------------------------------------- */

static int presses; /* keys apart from text */

static void press(const char *script)
{
	for (const char *p = script; *p; p++) {
		if (*p == '<')
			p = strchr(p, '>');
		presses++;
	}
	keys(script);
}

/* A number of the summary: what stands right-aligned on the row that begins with a label, n-th from the left. */
static long number_of(const char *label, int n)
{
	char *all = dump();
	char *line = strstr(all, label);
	long number = 0;

	cr_assert(line, "no “%s” on\n%s", label, all);
	line += strlen(label);
	for (int i = 0; i <= n; i++)
		number = strtol(line, &line, 10);
	free(all);
	return number;
}

Test(views, a_sentence_becomes_a_number_of_the_month_in_few_keys)
{
	struct desk *desk = start(24, 80);
	long received, done;

	keys("6<Right>b");
	received = number_of(" Ý kiến ", 1);
	done = number_of(" Ý kiến ", 2);
	keys("1");

	press("<F5><Enter><Enter>");
	sees("ĐANG GHI");
	keys("Lê Thị Hoa");
	press("<Tab>");
	keys("Đập tràn suối Cạn lở hai bên");
	press("<Enter>=");
	keys(" Xã kê rọ đá trong tuần này");
	press("<Enter>+");
	keys(" Kè rọ đá hai bên đập @hung trước 4/12");
	press("<Enter>");
	sees("1 ý kiến, 1 đã trả lời");
	cr_assert_lt(presses, 25, "%d keys to log it", presses);

	press("<Esc>3/");
	keys("dap tran suoi");
	press("<Enter>");
	sees("Đập tràn suối Cạn");
	press("g");
	keys("hung");
	press("<Enter>");
	sees("Hùng ĐC");
	press(".<Enter>");
	keys("đang");
	press("<Enter>");
	keys("Đã kè xong hai bên.");
	press("<F2>");
	sees("Ctrl+Z");
	press("6<Right>b");
	cr_assert_eq(number_of(" Ý kiến ", 1), received + 1);
	cr_assert_eq(number_of(" Ý kiến ", 2), done + 1);
	press("<Ctrl+Z>");
	sees("Đã hoàn tác");
	cr_assert_eq(number_of(" Ý kiến ", 2), done, "the answer was taken back");
	cr_assert_lt(presses, 25, "%d keys in all", presses);
	end(desk);
}

Test(views, an_unfinished_line_of_the_log_is_there_after_a_crash)
{
	struct desk *desk = start(24, 80);

	keys("<F5><Enter><Enter>Lê Thị Hoa<Enter>Cầu treo thôn Thượng lắc<Tick>");
	/* No clean end: the second program opens the file as the first one left it on disk. */
	struct desk *again = sample_as("lan");
	struct tui *killed = tui;
	tui = tui_test_start(again, 24, 80);
	keys("<F5>");
	sees("ĐANG GHI");
	sees("Cầu treo thôn Thượng lắc");
	sees("dòng đang gõ dở");
	keys("<Enter>");
	sees("1 ý kiến");
	keys("<Tick>");
	sees_not("dòng đang gõ dở");
	tui_test_finish(tui);
	desk_close(again);
	tui_finish(killed);
	free(killed);
	desk_close(desk);
}

Test(views, an_answer_being_typed_is_kept_with_its_case_until_it_is_saved)
{
	struct desk *desk = start(24, 80);
	char place[DRAFT_PLACE_SIZE], *text = NULL;
	const char *pick = ".<Enter>đã giải<Enter>";
	int64_t id = current_id();

	draft_act_place(&entity_casefile, id, place);
	keys(pick);
	keys("Đã sửa máy bơm<Tick>");
	MUST(draft_get(desk, place, "answer", &text, &err));
	cr_assert_str_eq(text, "Đã sửa máy bơm");
	free(text);
	keys("<Esc>");
	sees_not("Đã sửa máy bơm");
	keys("<Down>");
	keys(pick);
	sees_not("Đã sửa máy bơm");
	keys("<Esc><Up>");
	cr_assert_eq(current_id(), id);
	keys(pick);
	sees("Đã sửa máy bơm");
	keys(" số 2<F2>");
	MUST(draft_get(desk, place, "answer", &text, &err));
	cr_assert_null(text, "saved, so there is no draft");
	struct casefile file = load_case(desk, id);
	cr_assert_eq(file.state, STATE_ANSWERED);
	drop_case(&file);
	end(desk);
}

static bool take_id(void *arg, const void *record)
{
	*(int64_t *)arg = ((const struct record *)record)->id;
	return false;
}

/* The first denunciation that nobody has answered. */
static int64_t restricted_case(struct desk *desk)
{
	const struct condition conditions[] = {{.field = entity_field(&entity_casefile, "secrecy"),
						       .op = OP_EQ,
						       .number = SECRECY_RESTRICTED},
		{.field = entity_field(&entity_casefile, "answered_on"), .op = OP_EMPTY}};
	const struct query query = {.entity = &entity_casefile,
		.conditions = conditions,
		.count = 2,
		.sort = entity_field(&entity_casefile, "due_on")};
	int64_t id = 0;

	MUST(store_query(desk->store, &query, take_id, &id, &err));
	cr_assert_neq(id, 0, "the sample has one");
	return id;
}

Test(views, what_is_typed_about_a_restricted_case_lies_in_no_draft)
{
	struct desk *desk = sample_as("binh");
	char place[DRAFT_PLACE_SIZE], *text = NULL;
	int64_t id = restricted_case(desk);

	tui = tui_test_start(desk, 24, 80);
	tui_push(tui, case_view_new(tui, id));
	keys(".<Enter>đúng<Enter>");
	keys("Người tố cáo nêu đúng<Tick><Esc>");
	draft_act_place(&entity_casefile, id, place);
	MUST(draft_get(desk, place, "answer", &text, &err));
	cr_assert_null(text);
	end(desk);
}

/* ---- every number has its list ------------------------------------------------------------- */

/* Where a column begins in a row's text. */
static const char *at_column(const char *text, int column)
{
	for (int width = 0; *text && width < column;) {
		size_t next = text_next(text);
		char *one = xstrndup(text, next);
		width += text_width(one);
		free(one);
		text += next;
	}
	return text;
}

/* The digits that end where the cursor stands. */
static long number_under_cursor(void)
{
	int row, column;

	cursor_place(&row, &column);
	char *text = tui_test_row(tui, row);
	const char *begin = at_column(text, column + 1);
	while (begin > text && begin[-1] >= '0' && begin[-1] <= '9')
		begin--;
	cr_assert(*begin >= '0' && *begin <= '9', "no number at column %d of “%s”", column, text);
	long number = atol(begin);
	free(text);
	return number;
}

/* People are sums over the rows behind their number. */
static bool counts_people(void)
{
	static const char *const labels[] = {"Số người dự", "Trong đó nữ", "Người được tiếp"};
	int row, column;
	bool people = false;

	cursor_place(&row, &column);
	char *text = tui_test_row(tui, row);
	const char *label = at_column(text, column < 40 ? 1 : 40);
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++)
		people = people || !strncmp(label, labels[i], strlen(labels[i]));
	free(text);
	return people;
}

Test(views, the_list_behind_a_number_says_which_and_takes_the_acts_of_the_case_list)
{
	struct desk *desk = start(18, 60);

	keys("6b<Right><Enter>");
	sees("Ý kiến · mới · tháng 11/2026");
	sees("17 dòng");
	int64_t id = current_id();
	keys("<Enter>");
	cr_assert_eq(current_id(), id, "Enter opens the case");
	keys("<Esc>/");
	sees("danh sách của một con số");
	keys("<Down>.");
	sees("Ghi câu trả lời");
	end(desk);
}

Test(views, each_number_of_the_summary_opens_as_many_rows)
{
	struct desk *desk = start(24, 80);
	int walked = 0, opened = 0;

	keys("6b");
	for (;; walked++) {
		int row, column;
		struct view *summary = tui->top;
		long number = number_under_cursor();
		cursor_place(&row, &column);
		bool people = counts_people();
		char *before = dump();
		keys("<Enter>");
		if (number == 0) {
			cr_assert_eq(tui->top, summary);
			sees("Không có gì đằng sau số này");
		} else {
			struct listview *list = (struct listview *)tui->top;
			cr_assert_neq(tui->top, summary, "number %d does not open", walked);
			cr_assert(people ? list->rows.total <= number : list->rows.total == number,
				"%ld, but %ld rows behind number %d at %d %d of\n%s", number,
				(long)list->rows.total, walked, row, column, before);
			keys("<Esc>");
			opened++;
		}
		free(before);
		char *here = dump();
		keys("<Right>");
		char *next = dump();
		bool last = !strcmp(here, next);
		free(here);
		free(next);
		if (last)
			break;
	}
	cr_assert_gt(walked, 200, "%d numbers", walked);
	cr_assert_gt(opened, 100, "%d of them not 0", opened);
	end(desk);
}

/* ---- every action, everywhere -------------------------------------------------------------- */

/* What cannot be done now says why, and leaves all as it was. */
static void refuse(const char *screen, enum action action)
{
	struct error why = {0};

	tui_can(tui->top, action, &why);
	cr_assert(*why.text, "%s on %s says nothing", actions[action].name, screen);
	cr_assert_not(tui_do(tui, action, NULL), "%s on %s", actions[action].name, screen);
	cr_assert_str_eq(tui->message, why.text);
}

static void try(const struct shown *screen, enum action action)
{
	struct desk *desk = start(24, 80);

	keys(screen->script);
	cr_assert(tui_do(tui, action, NULL), "%s on %s", actions[action].name, screen->name);
	if (!tui->stop)
		keys("x<Tick><Esc><Esc>");
	end(desk);
}

static void try_every_action(size_t first, size_t step)
{
	for (size_t i = 0; gallery[i].name; i++) {
		bool can[ACT_COUNT];

		if (i % step != first)
			continue;
		struct desk *desk = start(24, 80);
		keys(gallery[i].script);
		for (enum action action = 1; action < ACT_COUNT; action++) {
			/* What the loop itself does is the same everywhere: once is enough. */
			const bool own = view_find_handler(tui->top->ops, action);
			can[action] = tui_can(tui->top, action, NULL);
			if (!can[action])
				refuse(gallery[i].name, action);
			can[action] = can[action] && (own || i < 2);
		}
		end(desk);
		for (enum action action = 1; action < ACT_COUNT; action++)
			if (can[action])
				try(&gallery[i], action);
	}
}

Test(views, every_action_works_on_every_view_or_says_why_not)
{
	try_every_action(0, 2);
}

Test(views, every_action_works_on_the_other_views_or_says_why_not)
{
	try_every_action(1, 2);
}

Test(views, the_desk_assigns_and_answers_the_case_under_the_cursor)
{
	struct desk *desk = start(24, 80);
	int64_t id = current_id();

	keys("gnga<Enter>");
	struct casefile file = load_case(desk, id);
	cr_assert_str_eq(shown(desk, &entity_casefile, id, "assignee"), "Nga TP");
	drop_case(&file);
	keys(".<Enter>đã giải<Enter>Đã sửa.<F2>");
	file = load_case(desk, id);
	cr_assert_eq(file.state, STATE_ANSWERED);
	drop_case(&file);
	end(desk);
}

Test(views, marked_cases_are_assigned_together_and_taken_back_together)
{
	struct desk *desk = start(24, 80);
	struct listview *list;
	size_t count;

	keys("3<Space><Down><Space><Space>");
	list = (struct listview *)tui->top;
	int64_t *ids = listview_targets(list, &count);
	cr_assert_eq(count, 3);
	char *before = strdup(shown(desk, &entity_casefile, ids[0], "assignee"));
	keys("gnga<Enter><Enter>");
	for (size_t i = 0; i < count; i++)
		cr_assert_str_eq(shown(desk, &entity_casefile, ids[i], "assignee"), "Nga TP");
	keys("<Ctrl+Z>");
	cr_assert_str_eq(shown(desk, &entity_casefile, ids[0], "assignee"), before);
	free(before);
	free(ids);
	end(desk);
}

/* ---- what a clerk may not see -------------------------------------------------------------- */

Test(views, a_clerk_sees_nobody_in_a_restricted_denunciation)
{
	struct desk *desk = start(40, 120);
	int64_t id = restricted_case(desk);
	struct casefile file = load_case(desk, id);
	struct person person = {0};

	cr_assert(file.person && file.summary);
	MUST(desk_load(desk, &entity_person, file.person, &person, &err));
	for (int i = 0; i < 60 && current_id() != id; i++)
		keys("<Down>");
	cr_assert_eq(current_id(), id, "it is on the desk");
	static const char *const scripts[] = {"", "<Enter>", "n", "<Esc>h<Enter>", "<Esc><Esc>3"};
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		keys(scripts[i]);
		sees_not(person.name);
		sees_not(file.summary);
	}
	for (int i = 0; i < 80 && current_id() != id; i++)
		keys("<Down>");
	cr_assert_eq(current_id(), id, "it is in the list");
	sees("‹M›");
	sees_not(person.name);
	sees_not(file.summary);
	record_clear(&entity_person, &person);
	drop_case(&file);
	end(desk);
}

Test(views, an_empty_office_says_what_to_do)
{
	struct desk *desk = begin(24, 80);

	keys("1");
	sees("m nhập vụ việc mới");
	keys("3");
	sees("Không có gì như thế");
	keys("2<Enter>");
	sees("chưa có: F5 ghi ngay");
	keys("6");
	sees("01/XLD");
	keys("<Enter>");
	sees("Tiếp công dân");
	finish(desk);
}
