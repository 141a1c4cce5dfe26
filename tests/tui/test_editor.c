/* The text editor's model: what is typed, pasted and taken back, without a terminal. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/error.h"
#include "base/text.h"
#include "tui/editor.h"

static struct key_reader keys;

/* Feed bytes to the decoder as one burst and its keys to the editor. */
static void burst(struct editor *editor, const char *bytes)
{
	for (; *bytes; bytes++)
		key_feed(&keys, (unsigned char)*bytes);
	key_finish(&keys);
	for (size_t i = 0; i < keys.count; i++)
		editor_key(editor, &keys.keys[i]);
	key_reset(&keys);
}

static void press(struct editor *editor, int code)
{
	editor_key(editor, &(struct key){.code = code});
}

static void begin(struct editor *editor, bool lines, size_t limit)
{
	editor_init(editor, lines, limit);
	key_reader_clear(&keys);
}

static void end(struct editor *editor)
{
	editor_clear(editor);
	key_reader_clear(&keys);
}

Test(editor, letters_typed_by_an_input_method_with_backspaces_give_the_word)
{
	static const struct {
		const char *bursts[8], *text;
	} rows[] = {
		/* UniKey, Telex: t i e e -> BS ê, n g, s -> BS BS BS ếng */
		{{"t", "i", "e", "\bê", "n", "g", "\b\b\bếng"}, "tiếng"},
		{{"d", "\bđ", "a", "t", "\b\bất"}, "đất"},
		{{"Vi", "e", "\x7fê", "t", "\x7f\x7fệt", " Nam"}, "Việt Nam"},
		/* A word committed whole (ibus). */
		{{"khiếu", " ", "nại"}, "khiếu nại"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct editor editor;
		begin(&editor, false, 0);
		for (int k = 0; k < 8 && rows[i].bursts[k]; k++)
			burst(&editor, rows[i].bursts[k]);
		cr_assert_str_eq(
			editor_text(&editor), rows[i].text, "row %zu: %s", i, editor_text(&editor));
		end(&editor);
	}
}

Test(editor, marks_typed_by_themselves_join_their_letter)
{
	struct editor editor;

	begin(&editor, false, 0);
	burst(&editor, "e");
	burst(&editor, "\xcc\x82"); /* circumflex */
	burst(&editor, "\xcc\x81"); /* acute */
	cr_assert_str_eq(editor_text(&editor), "ế");
	press(&editor, K_BACKSPACE);
	cr_assert(editor_is_empty(&editor), "Backspace takes the letter with its marks");
	burst(&editor, "Tie\xcc\x82\xcc\x81ng Vie\xcc\xa3\xcc\x82t");
	cr_assert_str_eq(editor_text(&editor), "Tiếng Việt");
	end(&editor);
}

Test(editor, a_mark_typed_in_the_middle_joins_the_letter_on_its_left)
{
	struct editor editor;

	begin(&editor, false, 0);
	burst(&editor, "ban");
	press(&editor, K_LEFT);
	burst(&editor, "\xcc\x81");
	cr_assert_str_eq(editor_text(&editor), "bán");
	cr_assert_eq(editor.cursor, strlen("bá"));
	end(&editor);
}

Test(editor, a_long_paste_is_one_act_and_one_undo)
{
	struct editor editor;
	struct buf b = {0};

	begin(&editor, true, 0);
	burst(&editor, "trước ");
	while (b.len < 7000)
		buf_puts(&b, "Đường liên thôn đoạn cầu Đá lún nứt.\r\n");
	key_feed(&keys, K_PASTE_BEGIN);
	for (size_t i = 0; i < b.len; i++)
		key_feed(&keys, (unsigned char)b.s[i]);
	key_feed(&keys, K_PASTE_END);
	key_finish(&keys);
	cr_assert_eq(keys.count, 1);
	editor_key(&editor, &keys.keys[0]);
	cr_assert_gt(strlen(editor_text(&editor)), 6900);
	cr_assert_null(strchr(editor_text(&editor), '\r'));
	press(&editor, K_CTRL('Z'));
	cr_assert_str_eq(editor_text(&editor), "trước ");
	press(&editor, K_CTRL('Y'));
	cr_assert_gt(strlen(editor_text(&editor)), 6900);
	buf_clear(&b);
	end(&editor);
}

Test(editor, what_passes_the_limit_is_refused_whole_and_told)
{
	struct editor editor;

	begin(&editor, false, 5);
	burst(&editor, "ếếếế");
	cr_assert_not(editor.full);
	burst(&editor, "ab");
	cr_assert(editor.full);
	cr_assert_str_eq(editor_text(&editor), "ếếếế");
	burst(&editor, "x");
	cr_assert_not(editor.full);
	cr_assert_str_eq(editor_text(&editor), "ếếếếx");
	press(&editor, K_BACKSPACE);
	cr_assert_str_eq(editor_text(&editor), "ếếếế", "a full field can be shortened");
	end(&editor);
}

Test(editor, undo_takes_back_words_and_redo_brings_them_again)
{
	struct editor editor;

	begin(&editor, false, 0);
	burst(&editor, "một");
	burst(&editor, " ");
	burst(&editor, "hai");
	press(&editor, K_CTRL('Z'));
	cr_assert_str_eq(editor_text(&editor), "một");
	press(&editor, K_CTRL('Z'));
	cr_assert_str_eq(editor_text(&editor), "");
	cr_assert_not(editor_key(&editor, &(struct key){.code = K_CTRL('Z')}),
		"nothing left: the key goes on to the program's undo");
	press(&editor, K_CTRL('Y'));
	press(&editor, K_CTRL('Y'));
	cr_assert_str_eq(editor_text(&editor), "một hai");
	end(&editor);
}

Test(editor, one_line_takes_breaks_and_tabs_as_blanks)
{
	struct editor editor;

	begin(&editor, false, 0);
	editor_insert(&editor, "a\r\nb\tc", 6, true);
	cr_assert_str_eq(editor_text(&editor), "a b c");
	cr_assert_not(editor_key(&editor, &(struct key){.code = K_ENTER}));
	end(&editor);
}

Test(editor, rows_wrap_at_blanks_and_the_cursor_knows_its_row)
{
	struct editor editor;
	const char *start;
	size_t bytes;
	int row, column;

	begin(&editor, true, 0);
	burst(&editor, "một hai ba bốn\nnăm");
	cr_assert_eq(editor_layout(&editor, 8, &row, &column), 3);
	cr_assert_eq(row, 2);
	cr_assert_eq(column, 3);
	cr_assert(editor_row(&editor, 1, &start, &bytes));
	cr_assert(!strncmp(start, "ba bốn", bytes) && bytes == strlen("ba bốn"));
	press(&editor, K_UP);
	editor_layout(&editor, 8, &row, &column);
	cr_assert_eq(row, 1);
	cr_assert_eq(column, 3);
	press(&editor, K_UP);
	cr_assert_not(editor_key(&editor, &(struct key){.code = K_UP}), "above the first row");
	press(&editor, K_HOME);
	cr_assert_eq(editor.cursor, 0);
	press(&editor, K_CTRL('K'));
	cr_assert(
		!strncmp(editor_text(&editor), "ba", 2) || !strncmp(editor_text(&editor), " ba", 3),
		"%s", editor_text(&editor));
	end(&editor);
}

Test(editor, words_are_stepped_over_and_killed)
{
	struct editor editor;

	begin(&editor, false, 0);
	burst(&editor, "đèn đường xóm năm");
	press(&editor, K_WORD_LEFT);
	press(&editor, K_WORD_LEFT);
	press(&editor, K_CTRL('W'));
	cr_assert_str_eq(editor_text(&editor), "đèn xóm năm");
	press(&editor, K_WORD_RIGHT);
	press(&editor, K_CTRL('K'));
	cr_assert_str_eq(editor_text(&editor), "đèn xóm ");
	press(&editor, K_CTRL('U'));
	cr_assert_str_eq(editor_text(&editor), "");
	end(&editor);
}

/* Text is NFC UTF-8, the cursor is between clusters. */
static void check(const struct editor *editor, int step)
{
	const char *text = editor_text(editor);
	size_t at = 0;
	char *again;

	cr_assert(text_is_valid(text, strlen(text)), "step %d", step);
	again = (char *)utf8proc_NFC((const utf8proc_uint8_t *)text);
	cr_assert_str_eq(again, text, "step %d: not NFC", step);
	free(again);
	while (at < editor->cursor)
		at += text_next(text + at);
	cr_assert_eq(at, editor->cursor, "step %d: cursor inside a cluster", step);
}

Test(editor, random_edits_keep_text_normal_and_cursor_between_clusters)
{
	static const char *const pieces[] = {"a", "e", "\xcc\x81", "\xcc\x82", "\xcc\xa3", "đ",
		"ươ", " ", "\n", "\xe1\x84\x80", "\xe1\x85\xa1",
		"\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", "\xf0\x9f\x87\xbb",
		"\xf0\x9f\x87\xb3", "漢", "\xff", "\xc3", "nước sạch", "\b\b", "\x7f"};
	static const int moves[] = {K_LEFT, K_RIGHT, K_UP, K_DOWN, K_HOME, K_END, K_DELETE,
		K_WORD_LEFT, K_WORD_RIGHT, K_CTRL('Z'), K_CTRL('Z'), K_CTRL('Y'), K_CTRL('K'),
		K_CTRL('U'), K_CTRL('W'), K_ENTER};
	unsigned seed = 12345;
	struct editor editor;
	int row, column;

	begin(&editor, true, 60);
	for (int step = 0; step < 20000; step++) {
		seed = seed * 1103515245u + 12345u;
		unsigned pick = seed >> 16;
		if (pick % 3)
			burst(&editor, pieces[pick / 3 % (sizeof pieces / sizeof *pieces)]);
		else
			press(&editor, moves[pick / 3 % (sizeof moves / sizeof *moves)]);
		check(&editor, step);
		cr_assert_leq(text_length(editor_text(&editor)), 60);
		if (step % 50 == 0)
			editor_layout(&editor, 1 + (int)(pick % 30), &row, &column);
	}
	end(&editor);
}
