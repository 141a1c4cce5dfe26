/* Entry form, folding, clusters, columns, cutting and wrapping. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"

static void english(void)
{
	locale_init();
	locale_set_language("en");
}

TestSuite(text, .init = english);

#define FAMILY "\U0001F469\u200D\U0001F469\u200D\U0001F467" /* three women joined to one sign */

/* ---- entry ------------------------------------------------------------ */

Test(text, invalid_utf8_is_found_at_its_first_byte)
{
	static const struct {
		const char *bytes;
		size_t count, bad; /* offset of the first bad byte, count where all is well */
	} table[] = {
		{"", 0, 0},
		{"abc", 3, 3},
		{"Tiếng Việt đẹp", 20, 20},
		{"\U0001F469", 4, 4},
		{"\xF4\x8F\xBF\xBF", 4, 4}, /* U+10FFFF */
		{"\xED\x9F\xBF\xEE\x80\x80", 6, 6}, /* around the surrogates */
		{"a\0b", 3, 1},
		{"12345678901234\0"
		 "6",
			16, 14},
		{"\x80", 1, 0}, /* continuation alone */
		{"ab\xC0\xAF", 4, 2}, /* overlong / */
		{"\xC1\x81", 2, 0}, /* overlong A */
		{"\xE0\x80\xAF", 3, 0}, /* overlong, three bytes */
		{"\xE0\x9F\xBF", 3, 0},
		{"\xF0\x80\x80\xAF", 4, 0}, /* overlong, four bytes */
		{"\xF0\x8F\xBF\xBF", 4, 0},
		{"\xED\xA0\x80", 3, 0}, /* surrogate */
		{"\xED\xBF\xBF", 3, 0},
		{"\xF4\x90\x80\x80", 4, 0}, /* U+110000 */
		{"\xF5\x80\x80\x80", 4, 0},
		{"\xFE", 1, 0},
		{"\xFF", 1, 0},
		{"abcdefgh\xE1\xBA", 10, 8}, /* truncated at the end */
		{"abcdefghijkl\xE1\xBAz", 15, 12}, /* truncated inside */
		{"\xC3", 1, 0},
		{"\xF0\x9F\x91", 3, 0},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct error err = {0};
		char *out = NULL;
		bool valid = table[i].bad == table[i].count;
		cr_expect_eq(text_is_valid(table[i].bytes, table[i].count), valid, "row %zu", i);
		cr_expect_eq(text_clean(&out, table[i].bytes, table[i].count, true, &err), valid,
			"row %zu", i);
		cr_expect_eq(out != NULL, valid, "row %zu", i);
		free(out);
		if (!valid) {
			char said[80];
			snprintf(said, sizeof(said), "byte %zu (hexadecimal %02X)",
				table[i].bad + 1, (unsigned char)table[i].bytes[table[i].bad]);
			cr_expect(strstr(err.text, said), "row %zu: %s", i, err.text);
			cr_expect_eq(err.code, ERR_INVALID);
		}
	}
}

Test(text, entry_composes_drops_controls_and_settles_line_ends)
{
	static const struct {
		const char *typed, *lines, *line;
	} table[] = {
		{"", "", ""},
		{"abc", "abc", "abc"},
		{"Tie\u0302\u0301ng Vie\u0302\u0323t", "Tiếng Việt", "Tiếng Việt"},
		{"Vie\u0323\u0302t", "Việt", "Việt"}, /* marks in either order */
		{"Vi\u1EB9\u0302t", "Việt", "Việt"}, /* half composed */
		{"u\u031B\u0301", "ứ", "ứ"},
		{"a\r\nb\rc\nd", "a\nb\nc\nd", "a b c d"},
		{"a\tb", "a\tb", "a b"},
		{"  a  ", "  a  ", "a"},
		{"\n\ta\n", "\n\ta\n", "a"},
		{"a\x01\x1B[31mb\x7F", "a[31mb", "a[31mb"},
		{"a\xC2\x85"
		 "b\xC2\x9B"
		 "c",
			"a\nbc", "a bc"},
		{"a\vb\fc\u2028d\u2029e", "a\nb\nc\nd\ne", "a b c d e"},
		{"\uFEFFa\uFEFF", "a", "a"},
		{"a\u202Eb\u200Ec\u2066d\u2069\u061C", "abcd", "abcd"},
		{"e\u202E\u0302", "ê", "ê"}, /* joined only once the control is gone */
		{FAMILY, FAMILY, FAMILY}, /* the joiner stays */
		{"\u212B \u2126", "Å Ω", "Å Ω"},
		{"   ", "   ", ""},
		{"\u1100\u1161", "가", "가"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct error err;
		char *out = NULL;
		cr_assert(text_clean(&out, table[i].typed, strlen(table[i].typed), true, &err));
		cr_expect_str_eq(out, table[i].lines, "row %zu: “%s”", i, out);
		free(out);
		cr_assert(text_clean(&out, table[i].typed, strlen(table[i].typed), false, &err));
		cr_expect_str_eq(out, table[i].line, "row %zu: “%s”", i, out);
		free(out);
	}
}

Test(text, an_excerpt_is_one_short_line_that_any_terminal_bears)
{
	static const struct {
		const char *text, *excerpt;
	} table[] = {
		{"", ""},
		{"31/02", "31/02"},
		{"a\nb\x1B", "a?b?"},
		{"\xFFế\xE1", "?ế?"},
		{"a\u202Eb\u2028", "a?b?"},
		{"123456789012345678901234567890123456789",
			"123456789012345678901234567890123456789"},
		{"1234567890123456789012345678901234567890",
			"123456789012345678901234567890123456789…"},
		{"một hai ba bốn năm sáu bảy tám chín mười mười một",
			"một hai ba bốn năm sáu bảy tám chín mườ…"},
		{"中文中文中文中文中文中文中文中文中文中文中文",
			"中文中文中文中文中文中文中文中文中文中…"},
	};
	char out[TEXT_EXCERPT_SIZE];

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		cr_expect_str_eq(
			text_excerpt(out, table[i].text), table[i].excerpt, "row %zu: %s", i, out);

	char marks[2000] = "a"; /* no width, yet many bytes */
	for (int i = 0; i < 900; i++)
		strcat(marks, "\u0301");
	cr_expect_lt(strlen(text_excerpt(out, marks)), TEXT_EXCERPT_SIZE);
	cr_expect(text_is_valid(out, strlen(out)));
}

/* ---- letters ------------------------------------------------------------ */

Test(text, folding_takes_case_tones_marks_and_the_stroke_of_d)
{
	static const struct {
		const char *text, *folded;
	} table[] = {
		{"", ""},
		{"ĐẤT ĐAI", "dat dai"},
		{"Nguyễn Thị Hường", "nguyen thi huong"},
		{"àảãáạăằẳẵắặâầẩẫấậ", "aaaaaaaaaaaaaaaaa"},
		{"ÈẺẼÉẸÊỀỂỄẾỆ", "eeeeeeeeeee"},
		{"ìỉĩíị òỏõóọ ôồổỗốộ ơờởỡớợ ùủũúụ ưừửữứự ỳỷỹýỵ đ",
			"iiiii ooooo oooooo oooooo uuuuu uuuuuu yyyyy d"},
		{"e\u0302\u0301 D\u0323", "e d"},
		{"KN-2026/0388", "kn-2026/0388"},
		{"Straße Ñandú", "strasse nandu"},
		{"ΑΒΓ", "αβγ"},
		{"中文 😀", "中文 😀"},
		{"ſ ﬁ", "s fi"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char *folded = text_fold(table[i].text);
		cr_expect_str_eq(folded, table[i].folded, "%s: %s", table[i].text, folded);
		cr_expect(text_folds_to(table[i].text, folded), "%s", table[i].text);
		cr_expect_not(text_folds_to(table[i].text, "nguyen thi"), "%s", table[i].text);
		free(folded);
	}
}

Test(text, words_match_at_word_beginnings_in_any_order)
{
	static const struct {
		const char *text, *needle;
		bool found;
	} table[] = {
		{"Nguyễn Thị Hường", "", true},
		{"Nguyễn Thị Hường", "  ", true},
		{"Nguyễn Thị Hường", "ngu", true},
		{"Nguyễn Thị Hường", "huong nguyen", true},
		{"Nguyễn Thị Hường", "Hường", true},
		{"Nguyễn Thị Hường", "uong", false},
		{"Nguyễn Thị Hường", "huong tran", false},
		{"Thôn Đông", "dong", true},
		{"Thôn Đông", "đôn", true},
		{"KN-2026-0388", "2026", true},
		{"KN-2026-0388", "kn-2026", true},
		{"KN-2026-0388", "-0388", true},
		{"KN-2026-0388", "388", false},
		{"(Tổ 3)", "to 3", true},
		{"Tổ 3", "(3", false},
		{"", "a", false},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		cr_expect_eq(text_matches(table[i].text, table[i].needle), table[i].found,
			"%s / %s", table[i].text, table[i].needle);
}

Test(text, case_changes_in_the_whole_of_unicode)
{
	char *upper = text_upper("đất đai Ưu ế ñ α 1");
	char *lower = text_lower("ĐẤT ĐAI ƯU Ế Ñ Α 1");

	cr_expect_str_eq(upper, "ĐẤT ĐAI ƯU Ế Ñ Α 1");
	cr_expect_str_eq(lower, "đất đai ưu ế ñ α 1");
	free(upper);
	free(lower);
}

/* ---- columns ------------------------------------------------------------ */

Test(text, lengths_and_widths_count_what_they_say)
{
	static const struct {
		const char *text;
		size_t characters;
		int columns;
	} table[] = {
		{"", 0, 0}, {"abc", 3, 3}, {"Tiếng Việt", 10, 10}, {"Tie\u0302\u0301ng", 7, 5},
		{"中文", 2, 4}, {"…", 1, 1}, {"─│┌", 3, 3}, {"ｱ", 1, 1}, {"Ａ", 1, 2},
		{"a\tb", 3, 3}, {"a\nb\x01", 4, 2}, {"\u200B", 1, 0},
		{FAMILY, 5, 6}, /* ncurses counts each of the three women */
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		cr_expect_eq(text_length(table[i].text), table[i].characters, "row %zu: %zu", i,
			text_length(table[i].text));
		cr_expect_eq(text_width(table[i].text), table[i].columns, "row %zu: %d", i,
			text_width(table[i].text));
	}
}

Test(text, a_cluster_is_walked_as_one_in_both_directions)
{
	static const struct {
		const char *text;
		size_t steps[8]; /* bytes of each cluster, 0 ends */
	} table[] = {
		{"", {0}},
		{"abc", {1, 1, 1}},
		{"aếđ", {1, 3, 2}},
		{"e\u0302\u0301x", {5, 1}},
		{"x" FAMILY "y", {1, 18, 1}},
		{"\U0001F1FB\U0001F1F3\U0001F1FB\U0001F1F3", {8, 8}}, /* two flags */
		{"\u0301a", {2, 1}},
		{"a\nb", {1, 1, 1}},
		{"a\n\u0301b", {1, 1, 2, 1}},
		{"\u1100\u1161\u11A8", {9}},
		{"\xFF"
		 "a\xE1",
			{1, 1, 1}},
		{"a\r\nb", {1, 2, 1}},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		size_t at = 0, n = 0;
		for (; table[i].steps[n]; n++) {
			cr_expect_eq(text_next(table[i].text + at), table[i].steps[n],
				"row %zu step %zu: %zu", i, n, text_next(table[i].text + at));
			at += table[i].steps[n];
		}
		cr_expect_eq(text_next(table[i].text + at), 0);
		cr_assert_eq(at, strlen(table[i].text), "row %zu", i);
		while (n > 0) {
			size_t back = text_previous(table[i].text, at);
			cr_expect_eq(back, table[i].steps[--n], "row %zu back from %zu: %zu", i, at,
				back);
			at -= table[i].steps[n];
		}
		cr_expect_eq(text_previous(table[i].text, 0), 0);
	}
}

Test(text, cutting_keeps_whole_clusters_and_shows_what_is_missing)
{
	static const struct {
		const char *text;
		int columns;
		const char *cut;
	} table[] = {
		{"Nguyễn", 6, "Nguyễn"},
		{"Nguyễn", 7, "Nguyễn"},
		{"Nguyễn", 5, "Nguy…"},
		{"Nguyễn", 1, "…"},
		{"Nguyễn", 0, ""},
		{"Nguyễn", -3, ""},
		{"", 0, ""},
		{"", 3, ""},
		{"e\u0302\u0301e\u0302\u0301e\u0302\u0301", 2, "e\u0302\u0301…"},
		{"中文字", 6, "中文字"},
		{"中文字", 5, "中文…"},
		{"中文字", 4, "中…"},
		{"中文字", 2, "…"},
		{"first\nsecond", 20, "first…"},
		{"first\nsecond", 5, "firs…"},
		{"first\n", 5, "first"},
		{"first  ", 5, "first"},
		{"a\tb", 3, "a b"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		char *cut = text_cut(table[i].text, table[i].columns);
		cr_expect_str_eq(cut, table[i].cut, "row %zu: “%s”", i, cut);
		free(cut);
	}
}

Test(text, padding_fills_exactly_its_columns)
{
	static const struct {
		const char *text;
		int columns;
		enum text_align align;
		const char *padded;
	} table[] = {
		{"ế", 3, ALIGN_LEFT, "ế  "},
		{"ế", 3, ALIGN_RIGHT, "  ế"},
		{"ế", 4, ALIGN_CENTRE, " ế  "},
		{"中文字", 4, ALIGN_LEFT, "中… "},
		{"abcdef", 4, ALIGN_RIGHT, "abc…"},
		{"", 2, ALIGN_CENTRE, "  "},
		{"abc", 0, ALIGN_LEFT, ""},
		{"abc", -1, ALIGN_LEFT, ""},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buf b = {0};
		buf_puts(&b, "|");
		text_pad(&b, table[i].text, table[i].columns, table[i].align);
		cr_expect_str_eq(
			buf_text(&b) + 1, table[i].padded, "row %zu: “%s”", i, buf_text(&b));
		cr_expect_eq(buf_text(&b)[0], '|', "what stood there is kept");
		buf_clear(&b);
	}
	struct buf wide = {0};
	text_pad(&wide, "", 300, ALIGN_LEFT);
	cr_expect_eq(wide.len, 300);
	buf_clear(&wide);
}

static void collect(void *arg, const char *start, size_t bytes)
{
	struct buf *b = arg;

	buf_put(b, start, bytes);
	buf_putc(b, '|');
}

Test(text, wrapping_breaks_at_blanks_and_else_between_clusters)
{
	static const struct {
		const char *text;
		int columns;
		const char *lines; /* each closed by | */
	} table[] = {
		{"", 10, "|"},
		{"\n", 10, "||"},
		{"a\n\nb", 10, "a||b|"},
		{"a\n", 10, "a||"},
		{"Kính gửi Ủy ban nhân dân xã", 10, "Kính gửi|Ủy ban|nhân dân|xã|"},
		{"Kính gửi", 8, "Kính gửi|"},
		{"Kính gửi ", 8, "Kính gửi|"},
		{"Kính gửi", 7, "Kính|gửi|"},
		{"abcdefgh", 3, "abc|def|gh|"},
		{"ab cdefgh", 4, "ab|cdef|gh|"},
		{"ab    cd", 3, "ab|cd|"},
		{"  ab cd", 5, "  ab|cd|"},
		{"    abcd", 6, "    ab|cd|"},
		{"中文中文", 5, "中文|中文|"},
		{"中文", 1, "中|文|"},
		{"中文", 0, "中|文|"},
		{"e\u0302\u0301e\u0302\u0301", 1, "e\u0302\u0301|e\u0302\u0301|"},
		{"a b c", 1, "a|b|c|"},
		{"a\tb", 1, "a|b|"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct buf b = {0};
		int count = text_wrap(table[i].text, table[i].columns, collect, &b);
		int bars = 0;
		for (const char *p = buf_text(&b); *p; p++)
			bars += *p == '|';
		cr_expect_str_eq(buf_text(&b), table[i].lines, "row %zu: %s", i, buf_text(&b));
		cr_expect_eq(count, bars, "row %zu", i);
		buf_clear(&b);
	}
}

/* ---- random bytes ------------------------------------------------------------ */

static unsigned seed = 20261121;

static unsigned next_random(void)
{
	seed = seed * 1103515245 + 12345;
	return seed >> 16 & 0x7FFF;
}

/* Bytes at random, or pieces of text that are likely to be hard. */
static size_t random_text(char *out, size_t room)
{
	static const char *const pieces[] = {"a", " ", "\n", "\r\n", "\t", "ế", "đ", "\u0301",
		"\u0323", "中", FAMILY, "\u200D", "\U0001F1FB", "\uFEFF", "\u202E", "\u2028", "가",
		"\u11A8", "\xE1\xBA", "\xFF", "\xED\xA0\x80", "\u0600", "e\u0302", "Å"};
	size_t len = 0;
	bool raw = next_random() % 4 == 0;

	for (unsigned n = next_random() % 24; n > 0 && len + 32 < room; n--) {
		const char *piece = pieces[next_random() % (sizeof(pieces) / sizeof(pieces[0]))];
		if (raw) {
			out[len++] = (char)(1 + next_random() % 255);
			continue;
		}
		memcpy(out + len, piece, strlen(piece));
		len += strlen(piece);
	}
	out[len] = '\0';
	return len;
}

Test(text, any_bytes_are_walked_cut_padded_and_wrapped_within_their_bounds)
{
	char text[1024];

	for (int round = 0; round < 20000; round++) {
		size_t len = random_text(text, sizeof(text));
		int columns = (int)(next_random() % 12) + 2;
		size_t at = 0;
		while (at < len) {
			size_t step = text_next(text + at);
			cr_assert(step > 0 && at + step <= len, "round %d at %zu", round, at);
			at += step;
			cr_assert_eq(text_previous(text, at), step, "round %d: back from %zu",
				round, at);
		}
		char *cut = text_cut(text, columns);
		cr_assert_leq(text_width(cut), columns, "round %d", round);
		free(cut);
		struct buf b = {0};
		text_pad(&b, text, columns, ALIGN_CENTRE);
		cr_assert_eq(
			text_width(buf_text(&b)), columns, "round %d: “%s”", round, buf_text(&b));
		buf_cut(&b, 0);
		text_wrap(text, columns, collect, &b);
		buf_clear(&b);
		free(text_fold(text));
	}
}

Test(text, cleaned_text_is_valid_and_cleaning_it_again_changes_nothing)
{
	char text[1024];
	int good = 0;

	for (int round = 0; round < 20000; round++) {
		size_t len = random_text(text, sizeof(text));
		bool lines = next_random() % 2;
		char *once = NULL, *twice = NULL;
		bool ok = text_clean(&once, text, len, lines, NULL);
		cr_assert_eq(ok, text_is_valid(text, len), "round %d", round);
		if (!ok)
			continue;
		good++;
		cr_assert(text_is_valid(once, strlen(once)));
		cr_assert(text_clean(&twice, once, strlen(once), lines, NULL));
		cr_assert_str_eq(once, twice, "round %d: “%s”", round, text);
		cr_assert(lines || !strpbrk(once, "\n\t"), "round %d", round);
		free(once);
		free(twice);
	}
	cr_expect_gt(good, 1000);
}

Test(text, the_distance_of_two_words_counts_slips_of_typing)
{
	static const struct {
		const char *a, *b;
		int slips;
	} rows[] = {
		{"", "", 0},
		{"don", "don", 0},
		{"don", "dong", 1},
		{"dong", "don", 1},
		{"dung", "dong", 1},
		{"odn", "don", 1},
		{"summray", "summary", 1},
		{"", "abc", 3},
		{"kitten", "sitting", 3},
	};
	char longer[TEXT_DISTANCE_MOST + 2];

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		cr_expect_eq(text_distance(rows[i].a, rows[i].b), rows[i].slips, "%s %s", rows[i].a,
			rows[i].b);
	memset(longer, 'a', sizeof(longer) - 1);
	longer[sizeof(longer) - 1] = '\0';
	cr_expect_eq(text_distance(longer, longer), TEXT_DISTANCE_MOST);
}

Test(text, initials_are_the_first_letters_of_a_name)
{
	static const char *const names[][2] = {{"Nguyễn Văn Tám", "nvt"}, {"Đỗ  Ánh-Tuyết", "dat"},
		{"Hoa", ""}, {"", ""}, {"ông Ơ 5", "oo5"}};

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		char *initials = text_initials(names[i][0]);
		cr_assert_str_eq(initials, names[i][1], "%s", names[i][0]);
		free(initials);
	}
}
