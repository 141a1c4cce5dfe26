/* The key decoder: bytes to keys, and nothing that follows a bad byte is lost. */
#include <criterion/criterion.h>
#include <string.h>

#include "tui/key.h"

static struct key_reader reader;

static void feed(const char *bytes, size_t count)
{
	key_reset(&reader);
	for (size_t i = 0; i < count; i++)
		key_feed(&reader, (unsigned char)bytes[i]);
	key_finish(&reader);
}

static void expect_text(const char *what, size_t index, const char *text)
{
	cr_assert_gt(reader.count, index, "%s: too few keys", what);
	cr_assert_eq(reader.keys[index].code, K_TEXT, "%s", what);
	cr_assert_eq(reader.keys[index].bytes, strlen(text), "%s", what);
	cr_assert(!strncmp(reader.keys[index].text, text, strlen(text)), "%s", what);
}

Test(key, bad_bytes_are_dropped_and_the_rest_is_read)
{
	static const struct {
		const char *bytes, *text;
	} rows[] = {
		{"a\xff"
		 "bcdefghijklmnopqrstuvwxyz",
			"abcdefghijklmnopqrstuvwxyz"},
		{"\xc3"
		 "b",
			"b"},
		{"\xe1\xba"
		 "b",
			"b"},
		{"\xa0x", "x"},
		{"\xc0\x80y", "y"}, /* overlong */
		{"\xed\xa0\x80z", "z"}, /* surrogate */
		{"\xf4\x90\x80\x80w", "w"}, /* above U+10FFFF */
		{"đ\xe1\xbb\x87t", "đệt"},
		{"\xe1\xe1\xbb\x87", "ệ"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		feed(rows[i].bytes, strlen(rows[i].bytes));
		cr_assert_eq(reader.count, 1, "row %zu: %zu keys", i, reader.count);
		expect_text(rows[i].text, 0, rows[i].text);
		key_reader_clear(&reader);
	}
}

Test(key, a_resize_comes_between_the_bytes_of_a_letter_and_takes_none)
{
	static const char typed[] = "n\xc6\xb0\xe1\xbb\x9b"
				    "c";
	char text[20] = "";
	size_t resizes = 0;

	key_reset(&reader);
	for (size_t i = 0; i < sizeof typed - 1; i++) {
		key_feed(&reader, (unsigned char)typed[i]);
		key_feed(&reader, K_RESIZE);
	}
	key_finish(&reader);
	for (size_t i = 0; i < reader.count; i++) {
		if (reader.keys[i].code == K_TEXT)
			strncat(text, reader.keys[i].text, reader.keys[i].bytes);
		else
			resizes += reader.keys[i].code == K_RESIZE;
	}
	cr_assert_str_eq(text, "nước");
	cr_assert_eq(resizes, sizeof typed - 1);
	key_reader_clear(&reader);
}

Test(key, a_resize_between_escape_and_its_digit_leaves_the_function_key)
{
	key_reset(&reader);
	key_feed(&reader, K_ESC);
	key_feed(&reader, K_RESIZE);
	key_feed(&reader, '5');
	key_finish(&reader);
	cr_assert_eq(reader.count, 2);
	cr_assert_eq(reader.keys[0].code, K_RESIZE);
	cr_assert_eq(reader.keys[1].code, K_F1 + 4);
	key_reader_clear(&reader);
}

Test(key, a_character_split_between_reads_is_put_together)
{
	feed("\xe1\xbb", 2);
	cr_assert_eq(reader.count, 0);
	feed("\x87n", 2);
	expect_text("split", 0, "ện");
	key_reader_clear(&reader);
}

Test(key, esc_and_a_digit_is_a_function_key)
{
	feed("\0335", 2);
	cr_assert_eq(reader.count, 1);
	cr_assert_eq(reader.keys[0].code, K_F1 + 4);
	feed("\0330", 2);
	cr_assert_eq(reader.keys[0].code, K_F1 + 9);
	feed("\033", 1);
	cr_assert_eq(reader.count, 0, "it may still become one");
	key_feed(&reader, K_NONE);
	key_finish(&reader);
	cr_assert_eq(reader.keys[0].code, K_ESC);
	feed("\033\033", 2);
	cr_assert_eq(reader.keys[0].code, K_ESC, "twice is at once");
	feed("\033x", 2);
	cr_assert_eq(reader.count, 2);
	cr_assert_eq(reader.keys[0].code, K_ESC);
	expect_text("then the letter", 1, "x");
	key_reader_clear(&reader);
}

Test(key, unknown_sequences_are_dropped_whole)
{
	feed("\033[31;7~a", 8);
	cr_assert_eq(reader.count, 1);
	expect_text("after it", 0, "a");
	key_reader_clear(&reader);
}

Test(key, a_paste_is_one_key_even_over_several_reads)
{
	key_feed(&reader, K_PASTE_BEGIN);
	feed("một\r", strlen("một\r"));
	cr_assert_eq(reader.count, 0);
	key_reset(&reader);
	for (const char *p = "h\033ai\b\001"; *p; p++)
		key_feed(&reader, (unsigned char)*p);
	key_feed(&reader, K_F1);
	key_feed(&reader, K_PASTE_END);
	key_feed(&reader, 'x');
	key_finish(&reader);
	cr_assert_eq(reader.count, 2);
	cr_assert_eq(reader.keys[0].code, K_PASTE);
	cr_assert_eq(reader.keys[0].bytes, strlen("một\nhai"));
	cr_assert(!strncmp(reader.keys[0].text, "một\nhai", reader.keys[0].bytes));
	expect_text("behind the paste", 1, "x");
	key_reader_clear(&reader);
}

Test(key, a_burst_tells_an_input_method_from_a_person)
{
	feed("a\bâ", strlen("a\bâ"));
	cr_assert(reader.has_backspace && reader.has_text && reader.has_foreign);
	cr_assert_eq(reader.count, 3);
	feed("kg", 2);
	cr_assert(!reader.has_backspace && !reader.has_foreign);
	key_reader_clear(&reader);
}

Test(key, scripts_name_every_key_as_help_does)
{
	static const int codes[] = {K_F1, K_F1 + 11, K_CTRL('P'), K_ENTER, K_ESC, K_PAGE_UP,
		K_BACK_TAB, K_SPACE, K_DELETE, K_HOME, K_WORD_LEFT};
	static const char *const names[] = {"F1", "F12", "Ctrl+P", "Enter", "Esc", "PgUp",
		"Shift+Tab", "Space", "Delete", "Home", "Ctrl+←"};
	struct buf b = {0};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		buf_cut(&b, 0);
		key_label(codes[i], &b);
		cr_assert_str_eq(buf_text(&b), names[i]);
	}
	buf_clear(&b);
}

Test(key, what_a_script_is_written_with_is_read_as_the_same_key)
{
	struct buf b = {0};

	for (int code = 1; code <= K_F12; code = code == 126 ? K_BACKSPACE : code + 1) {
		bool tick;
		int rows, columns;
		const char *at;

		buf_cut(&b, 0);
		key_script_put(code, &b);
		at = buf_text(&b);
		cr_assert(key_script(&at, &reader, &tick, &rows, &columns) && !*at, "%s",
			buf_text(&b));
		cr_assert_eq(reader.count, 1, "%s", buf_text(&b));
		if (code >= 32 && code < 127)
			cr_assert_eq(*reader.keys[0].text, code);
		else if (code == K_CTRL('H'))
			cr_assert_eq(reader.keys[0].code, K_BACKSPACE);
		else if (code == K_CTRL('J'))
			cr_assert_eq(reader.keys[0].code, K_ENTER);
		else
			cr_assert_eq(reader.keys[0].code, code, "%s", buf_text(&b));
		key_reset(&reader);
	}
	buf_clear(&b);
	key_reader_clear(&reader);
}

Test(key, a_script_can_name_any_byte)
{
	const char *script = "<Burst><xe1><xba><x61><End burst>";
	bool tick;
	int rows, columns;

	cr_assert(key_script(&script, &reader, &tick, &rows, &columns));
	expect_text("the character cut short is gone", 0, "a");
	key_reader_clear(&reader);
}

Test(key, a_script_is_read_key_by_key)
{
	const char *script = "<F5>ạb<lt><Burst>a<Backspace>â<End burst><Tick><Resize 60x18>";
	static const int codes[] = {K_F1 + 4, K_TEXT, K_TEXT, K_TEXT};
	bool tick;
	int rows, columns;

	for (size_t i = 0; i < 4; i++) {
		cr_assert(key_script(&script, &reader, &tick, &rows, &columns));
		cr_assert_eq(reader.count, 1);
		cr_assert_eq(reader.keys[0].code, codes[i]);
		key_reset(&reader);
	}
	cr_assert(key_script(&script, &reader, &tick, &rows, &columns));
	cr_assert_eq(reader.count, 3);
	key_reset(&reader);
	cr_assert(key_script(&script, &reader, &tick, &rows, &columns) && tick);
	cr_assert(key_script(&script, &reader, &tick, &rows, &columns) && rows == 18 &&
		columns == 60);
	cr_assert_not(key_script(&script, &reader, &tick, &rows, &columns));
	key_reader_clear(&reader);
}

Test(key, random_bytes_never_break_the_decoder)
{
	unsigned seed = 99;

	for (int i = 0; i < 200000; i++) {
		seed = seed * 1103515245u + 12345u;
		key_feed(&reader, (int)(seed >> 16 & 0xff));
		if (seed >> 24 & 1) {
			key_finish(&reader);
			for (size_t k = 0; k < reader.count; k++)
				cr_assert(!reader.keys[k].bytes || reader.keys[k].text);
			key_reset(&reader);
		}
	}
	key_reader_clear(&reader);
}
