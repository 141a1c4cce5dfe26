/* Other keys by the settings: what is taken, what is refused, and that no command loses its key. */
#include "screen.h"
#include "domain/preference.h"
#include "tui/key.h"
#include "tui/keymap.h"
#include "tui/ownkeys.h"

#define CHANGES(...)                                                                               \
	struct settings_key changes[] = {__VA_ARGS__};                                             \
	struct settings settings = {.keys = changes, .key_count = sizeof changes / sizeof *changes}
#define CHANGE(context, action, key)                                                               \
	{                                                                                          \
		(char *)(context), (char *)(action), (char *)(key), (char *)"/etc/doithoai.conf",  \
			1                                                                          \
	}

static void refused(const struct settings *settings, const char *why)
{
	const struct keybinding *before = keymap;
	struct error error = {0};

	cr_assert_not(keymap_build(settings, &error));
	cr_assert_eq(error.code, ERR_INVALID);
	cr_assert(strstr(error.text, "/etc/doithoai.conf") && strstr(error.text, why), "%s",
		error.text);
	cr_assert_eq(keymap, before, "the table stays");
}

static void taken(const struct settings *settings)
{
	struct error error = {0};

	cr_assert(keymap_build(settings, &error), "%s", error.text);
}

static bool is_bound(enum action action)
{
	for (size_t i = 0; i < keymap_count; i++)
		if (keymap[i].action == action)
			return true;
	return false;
}

/* What must hold of every table of keys. */
static void check_table(void)
{
	for (int action = 1; action < ACT_COUNT; action++)
		cr_assert(is_bound((enum action)action), "%s", actions[action].name);
	for (size_t i = 0; i < keymap_count; i++)
		for (size_t k = i + 1; k < keymap_count; k++)
			cr_assert(keymap[i].context != keymap[k].context ||
					keymap[i].key != keymap[k].key,
				"%s and %s in %s", actions[keymap[i].action].name,
				actions[keymap[k].action].name, contexts[keymap[i].context].name);
	/* What could be reached in a context can still be. */
	for (int context = 0; context < CTX_COUNT; context++)
		for (size_t i = 0; i < default_keymap_count; i++)
			if (default_keymap[i].context == (enum context)context)
				cr_assert_neq(
					keymap_key((enum context)context, default_keymap[i].action),
					K_NONE, "%s in %s", actions[default_keymap[i].action].name,
					contexts[context].name);
}

Test(keybind, a_command_gets_another_key_and_screens_show_it)
{
	CHANGES(CHANGE("cases", "assign", "F7"));
	struct desk *desk = begin(24, 120);

	add_case(desk, "feedback", "Đèn đường hỏng");
	taken(&settings);
	check_table();
	cr_assert_eq(keymap_find(CTX_CASES, K_F1 + 6), ACT_ASSIGN);
	cr_assert_eq(keymap_find(CTX_CASES, 'g'), ACT_NONE);
	cr_assert_eq(keymap_find(CTX_DESK, 'g'), ACT_ASSIGN, "elsewhere nothing changes");
	keys("3");
	sees("F7 Giao");
	keys("<F7>");
	cr_assert_str_neq(tui->top->ops->name, "cases");
	keys("<Esc>");
	finish(desk);
	taken(NULL);
}

Test(keybind, two_commands_may_swap_their_keys)
{
	CHANGES(CHANGE("cases", "assign", "k"), CHANGE("cases", "resolve", "g"));

	taken(&settings);
	check_table();
	cr_assert_eq(keymap_find(CTX_CASES, 'k'), ACT_ASSIGN);
	cr_assert_eq(keymap_find(CTX_CASES, 'g'), ACT_RESOLVE);
	taken(NULL);
}

Test(keybind, a_key_that_is_taken_is_refused_by_name)
{
	struct desk *desk = begin(24, 80); /* for the language */
	static const struct {
		const char *context, *action, *key, *taken;
	} rows[] = {
		{"cases", "assign", "k", "resolve"},
		{"cases", "assign", "F1", "help"}, /* everywhere */
		{"global", "undo", "F2", "save"}, /* below */
		{"cases", "assign", "Ctrl+M", "open"}, /* which is Enter */
		{"cases", "assign", "l", "filter"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		CHANGES(CHANGE(rows[i].context, rows[i].action, rows[i].key));
		refused(&settings, rows[i].taken);
	}
	CHANGES(CHANGE("cases", "assign", "F7"), CHANGE("cases", "resolve", "F7"));
	refused(&settings, "F7");
	finish(desk);
}

Test(keybind, what_cannot_be_a_command_is_refused)
{
	struct desk *desk = begin(24, 80);
	static const struct {
		const char *context, *action, *key, *why;
	} rows[] = {
		{"cases", "assign", "a", "b c f g"},
		{"cases", "assign", "G", "b c f g"},
		{"cases", "assign", "Backspace", "Backspace"},
		{"cases", "assign", "Ctrl+H", "Backspace"},
		{"cases", "assign", "F13", "Ctrl+G"},
		{"cases", "assign", "ngoài", "Ctrl+G"},
		{"cases", "assign", "", "Ctrl+G"},
		{"log", "accept", "x", "gõ"},
		{"edit", "save", "Ctrl+W", "gõ"},
		{"case-list", "assign", "F7", "conferences"},
		{"cases", "assing", "F7", "resolve"},
		{"log", "assign", "F7", "log-line"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		CHANGES(CHANGE(rows[i].context, rows[i].action, rows[i].key));
		refused(&settings, rows[i].why);
	}
	finish(desk);
}

Test(keybind, the_vi_profile_moves_and_loses_no_command)
{
	struct settings settings = {.key_profile = (char *)"vi"};
	struct desk *desk = begin(24, 120);
	int64_t first = add_case(desk, "feedback", "Đèn đường hỏng");
	int64_t second = add_case(desk, "feedback", "Rác ùn ở chợ");

	taken(&settings);
	check_table();
	for (int context = 0; context < CTX_COUNT; context++)
		for (const struct keybinding *b = keymap_next((enum context)context, NULL); b;
			b = keymap_next((enum context)context, b))
			if (b->key == 'j' || b->key == 'k')
				cr_assert(b->action == ACT_DOWN || b->action == ACT_UP, "%s: %s",
					contexts[context].name, actions[b->action].name);
	keys("3g");
	cr_assert_eq(current_id(), first);
	keys("j");
	cr_assert_eq(current_id(), second);
	keys("kG");
	cr_assert_eq(current_id(), second);
	sees("K Kết quả");
	sees("a Giao");
	keys("lkj<Esc>");
	finish(desk);
	taken(NULL);
}

Test(keybind, a_change_goes_over_the_vi_profile)
{
	CHANGES(CHANGE("cases", "assign", "A"));

	settings.key_profile = (char *)"vi";
	taken(&settings);
	check_table();
	cr_assert_eq(keymap_find(CTX_CASES, 'A'), ACT_ASSIGN);
	taken(NULL);
}

/* ---- F2 in the palette ----------------------------------------------------------------------- */

/* As it starts the next time: from the settings and what is kept. */
static void start_again(struct desk *desk)
{
	cr_assert(keymap_build(&desk->settings, &err), "%s", err.text);
	cr_assert(ownkeys_start(desk, &err), "%s", err.text);
}

Test(ownkeys, f2_in_the_palette_gives_a_command_the_key_that_is_pressed)
{
	struct desk *desk = begin(24, 80);

	keys("3:view<F2>");
	sees("Bấm phím cho");
	keys("<Ctrl+A>");
	sees("Ctrl+A");
	cr_assert_eq(keymap_find(CTX_CASES, K_CTRL('A')), ACT_SAVED_VIEW);
	cr_assert_eq(keymap_find(CTX_CASES, 'v'), ACT_NONE);
	check_table();
	start_again(desk);
	cr_assert_eq(keymap_find(CTX_CASES, K_CTRL('A')), ACT_SAVED_VIEW);
	finish(desk);
}

Test(ownkeys, delete_gives_the_first_key_back)
{
	struct desk *desk = begin(24, 80);

	keys("3:view<F2><Ctrl+A><F2><Delete>");
	cr_assert_eq(keymap_find(CTX_CASES, 'v'), ACT_SAVED_VIEW);
	start_again(desk);
	cr_assert_eq(keymap_find(CTX_CASES, 'v'), ACT_SAVED_VIEW);
	finish(desk);
}

Test(ownkeys, a_key_of_another_command_or_of_an_input_method_is_refused_with_the_reason)
{
	struct desk *desk = begin(24, 80);

	keys("3:view<F2>g");
	sees("g đã dùng");
	keys("w");
	sees("bộ gõ");
	sees("Bấm phím cho");
	keys("<Esc>");
	sees_not("Bấm phím cho");
	cr_assert_eq(keymap_find(CTX_CASES, 'v'), ACT_SAVED_VIEW);
	cr_assert_eq(keymap_find(CTX_CASES, 'g'), ACT_ASSIGN);
	finish(desk);
}

Test(ownkeys, forgotten_keys_are_gone_at_the_next_start)
{
	struct desk *desk = begin(24, 80);

	keys("3:view<F2><Ctrl+A><Esc>");
	cr_assert(preference_put(desk, "keys", "", &err));
	start_again(desk);
	cr_assert_eq(keymap_find(CTX_CASES, K_CTRL('A')), ACT_NONE);
	finish(desk);
}

Test(ownkeys, what_is_no_command_has_no_key)
{
	struct desk *desk = begin(24, 80);

	keys("3:lịch tiếp<F2>");
	sees_not("Bấm phím cho");
	sees("Chỉ lệnh mới có phím");
	keys("<Esc>3g<F2>");
	sees_not("Bấm phím cho");
	finish(desk);
}

Test(ownkeys, keys_that_cannot_hold_any_more_leave_those_of_the_settings)
{
	struct desk *desk = begin(24, 80);

	cr_assert(preference_put(desk, "keys", "cases view g\n", &err));
	cr_assert(keymap_build(&desk->settings, &err));
	cr_assert_not(ownkeys_start(desk, &err));
	cr_assert(strstr(err.text, "g "), "%s", err.text);
	cr_assert_eq(keymap_find(CTX_CASES, 'v'), ACT_SAVED_VIEW);
	finish(desk);
}
