/* The loop: input method noise, palette, help, prompts, resizing. */
#include "screen.h"
#include "tui/listview.h"
#include "tui/prompt.h"

/* Bytes as one burst of the terminal. */
static void burst(const char *bytes)
{
	struct key_reader reader = {0};

	for (; *bytes; bytes++)
		key_feed(&reader, (unsigned char)*bytes);
	key_finish(&reader);
	tui_burst(tui, &reader);
	tui_paint(tui);
	key_reader_clear(&reader);
}

static int64_t moment;

static int64_t clock_of_test(void)
{
	return moment;
}

Test(loop, input_method_noise_runs_no_command_and_is_told_once)
{
	struct desk *desk = begin(24, 80);
	struct view *top = tui->top;

	tui_set_clock(clock_of_test);
	burst("\b\bm3");
	cr_assert_eq(tui->top, top);
	sees("Bộ gõ đang bật");
	keys("<F1><Esc>");
	tui_say(tui, "khác");
	burst("7ệ");
	cr_assert_eq(tui->top, top);
	sees("khác");
	burst("\b");
	cr_assert_eq(tui->top, top, "Backspace is no command");
	burst("7");
	cr_assert_eq(tui->top, top, "letters right behind belong to it");
	moment += 100;
	burst("ệ7\r");
	cr_assert_eq(tui->top, top, "nothing of such a read is a command");
	moment += 100;
	burst("7");
	cr_assert_neq(tui->top, top, "a real key still is");
	finish(desk);
}

Test(loop, a_plain_burst_runs_in_order_and_the_rest_is_text)
{
	struct desk *desk = begin(24, 80);
	struct listview *list;

	tui_push(tui, &listview_entity(tui, &entity_person)->view);
	list = (struct listview *)tui->top;
	burst("/kha 3");
	cr_assert_eq(list->typing, LINE_SEARCH);
	cr_assert_str_eq(editor_text(&list->line), "kha 3");
	finish(desk);
}

Test(loop, keys_typed_ahead_find_the_screen_they_were_meant_for)
{
	struct desk *desk = begin(24, 80);
	struct view *list;

	tui_push(tui, &listview_entity(tui, &entity_person)->view);
	keys("mĐỗ Văn Kha<F2>");
	list = &listview_entity(tui, &entity_person)->view;
	tui_push(tui, list);
	burst("\r");
	cr_assert_neq(tui->top, list, "Enter opens the first row, painted or not");
	finish(desk);
}

Test(loop, a_paste_where_keys_are_commands_does_nothing)
{
	struct desk *desk = begin(24, 80);
	struct view *top = tui->top;

	keys("<Paste>3q7m<End paste>");
	cr_assert_eq(tui->top, top);
	sees("Chưa dán gì");
	finish(desk);
}

Test(loop, the_palette_finds_without_accents_and_says_why_not)
{
	struct desk *desk = begin(24, 80);

	keys("7:mo lai");
	sees("Mở lại");
	keys("<Enter>");
	cr_assert(tui->message && tui->message_role == ROLE_ERROR, "not on this screen");
	keys("<Esc>:khac<Enter>");
	sees("[7 Khác]");
	keys("<Ctrl+P>tro giup<Esc>:giup<Enter><PgDn>");
	sees("Ctrl+Y");
	finish(desk);
}

Test(loop, undo_and_redo_work_from_anywhere)
{
	struct desk *desk = begin(24, 80);

	tui_push(tui, &listview_entity(tui, &entity_person)->view);
	keys("mĐỗ Văn Kha<F2>");
	sees("Đỗ Văn Kha");
	keys("<Ctrl+Z>");
	sees("Đã hoàn tác");
	keys("<Ctrl+Y>");
	sees("Đã làm lại");
	finish(desk);
}

Test(loop, what_is_typed_while_the_window_is_too_small_is_kept_and_no_command_is_done)
{
	struct desk *desk = begin(24, 80);

	keys("3lcho<Resize 40x10>");
	sees("nhỏ quá");
	keys(" Gom<Enter>");
	keys("<Resize 80x24>");
	sees("cho Gom");
	cr_assert(tui_is_typing(tui), "Enter was done unseen");
	keys("<Esc><Esc><Resize 40x10>2<Resize 80x24>");
	sees("[1 Bàn việc]");
	finish(desk);
}

Test(loop, too_small_a_window_says_so_and_comes_back)
{
	struct desk *desk = begin(24, 80);

	keys("7<Resize 59x18>");
	sees("Cửa sổ nhỏ quá");
	keys("<Down>3<Enter><Resize 60x17>");
	sees("Cửa sổ nhỏ quá");
	keys("<Resize 60x18>");
	sees("SỔ SÁCH");
	keys("<F10>");
	cr_assert(tui->stop);
	finish(desk);
}

static int answers;

static bool answer(
	struct view *owner, void *arg, const char *text, size_t *column, struct error *error)
{
	(void)owner, (void)arg;
	answers++;
	*column = 2;
	if (!strcmp(text, "đúng"))
		return true;
	return error_set(error, ERR_INVALID, "sai rồi");
}

static void yes(struct view *owner, void *arg)
{
	(void)owner;
	++*(int *)arg;
}

Test(loop, a_prompt_stays_until_its_answer_is_right)
{
	struct desk *desk = begin(24, 80);

	prompt_text(tui->top, "Hỏi", "", 10, NULL, answer, NULL);
	keys("sai<Enter>");
	sees("sai rồi");
	keys("<Ctrl+U><Ctrl+K>đúng<Enter>");
	cr_assert_eq(answers, 2);
	sees_not("Hỏi");
	prompt_text(tui->top, "Hỏi", "", 10, NULL, answer, NULL);
	keys("<Esc>");
	cr_assert_eq(answers, 2, "Esc answers nothing");
	finish(desk);
}

Test(loop, what_is_typed_in_a_prompt_survives_escape)
{
	static const struct prompt_draft draft = {"act:case:1", "answer"};
	struct desk *desk = begin(24, 80);

	prompt_note(tui->top, "Trả lời", "", 0, &draft, answer, NULL);
	keys("một câu dài");
	keys("<Esc>");
	sees_not("một câu dài");
	prompt_note(tui->top, "Trả lời", "", 0, &draft, answer, NULL);
	keys("");
	sees("một câu dài");
	keys("<Ctrl+U>đúng<F2>");
	prompt_note(tui->top, "Trả lời", "", 0, &draft, answer, NULL);
	keys("");
	sees_not("đúng");
	finish(desk);
}

Test(loop, dangerous_acts_want_the_number_typed)
{
	struct desk *desk = begin(24, 80);
	int done = 0;

	prompt_confirm(tui->top, "Xóa?", "Việc nguy hiểm", "0388", yes, &done);
	keys("<Enter>0389<Enter>");
	cr_assert_eq(done, 0);
	keys("<Ctrl+U>0388<Enter>");
	cr_assert_eq(done, 1);
	prompt_confirm(tui->top, "Thôi?", "Việc thường", NULL, yes, &done);
	keys("q3<Esc>");
	cr_assert_eq(done, 1);
	prompt_confirm(tui->top, "Thôi?", "Việc thường", NULL, yes, &done);
	keys("<Enter>");
	cr_assert_eq(done, 2);
	finish(desk);
}

Test(loop, resizing_at_any_moment_keeps_every_view_whole)
{
	static const char *const scripts[] = {"7", "<Enter>", "m", "abc<Tab>", "<F3>", "<Esc>",
		"<F1>", "<PgDn>", "<Esc>", "<Esc>", ":", "gi", "<Esc>", "<Esc>", "1", "2", "3", "6",
		"<F5>"};
	struct desk *desk = begin(24, 80);
	char resize[40];

	for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++) {
		keys(scripts[i]);
		for (int k = 0; k < 12; k++) {
			static const int sizes[][2] = {{60, 18}, {200, 60}, {61, 19}, {10, 3},
				{99, 24}, {100, 24}, {80, 100}, {1, 1}};
			snprintf(resize, sizeof resize, "<Resize %dx%d>", sizes[k % 8][0],
				sizes[k % 8][1]);
			keys(resize);
		}
		keys("<Resize 80x24>");
	}
	finish(desk);
}

Test(loop, help_and_palette_look_as_they_should)
{
	struct desk *desk = begin(24, 80);

	keys("7<F1>");
	golden("help-80x24");
	keys("<Esc>:tim");
	golden("palette-80x24");
	finish(desk);
}

Test(loop, arrows_in_a_case_go_to_its_neighbours_in_the_list)
{
	struct desk *desk = begin(24, 80);
	int64_t first = add_case(desk, "feedback", "Đèn đường hỏng");
	int64_t second = add_case(desk, "feedback", "Rác ùn ở chợ");

	keys("3<Home><Enter>");
	cr_assert_eq(current_id(), first);
	keys("<Right>");
	cr_assert_eq(current_id(), second);
	keys("<Right>");
	cr_assert_eq(current_id(), second, "the last one");
	keys("<Left><Esc>");
	cr_assert_eq(current_id(), first, "the list stands on it");
	finish(desk);
}

Test(loop, every_bound_action_has_a_handler_where_it_is_bound)
{
	/*
	 * Views by the context their keys hold in; what a view leaves to the loop is handled
	 * there.
	 */
	struct desk *desk = begin(24, 80);
	int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");
	static const char *const ways[] = {"1", "2", "3", "6", "7", "3<Enter>", "2<Enter>"};

	(void)id;
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		keys(ways[i]);
		for (const struct keybinding *b = keymap_next(tui->top->context, NULL); b;
			b = keymap_next(tui->top->context, b)) {
			if (b->context != tui->top->context)
				continue;
			cr_assert(view_find_handler(tui->top->ops, b->action) ||
					keymap_own(CTX_GLOBAL, b->key) == b->action,
				"%s: nobody does %s", contexts[b->context].name,
				actions[b->action].name);
		}
	}
	finish(desk);
}
