/* Vietnamese dictionary order. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

static int order(const char *a, const char *b)
{
	int c = text_compare(a, strlen(a), b, strlen(b));

	return (c > 0) - (c < 0);
}

/* Every pair of a list that stands in order, both ways round. */
static void expect_ordered(const char *const *list)
{
	for (size_t i = 0; list[i]; i++) {
		for (size_t j = 0; list[j]; j++) {
			int expected = (i > j) - (i < j);
			cr_expect_eq(order(list[i], list[j]), expected, "“%s” and “%s”", list[i],
				list[j]);
		}
	}
}

Test(collate, the_alphabet_has_its_29_letters_and_the_foreign_ones_in_their_places)
{
	static const char *const letters[] = {"a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "f", "g",
		"h", "i", "j", "k", "l", "m", "n", "o", "ô", "ơ", "p", "q", "r", "s", "t", "u", "ư",
		"v", "w", "x", "y", "z", NULL};

	expect_ordered(letters);
}

Test(collate, tones_come_in_the_order_of_dictionaries)
{
	static const char *const tones[] = {"a", "à", "ả", "ã", "á", "ạ", "ă", "ằ", "ẳ", "ẵ", "ắ",
		"ặ", "â", "ầ", "ẩ", "ẫ", "ấ", "ậ", NULL};
	static const char *const others[] = {"y", "ỳ", "ỷ", "ỹ", "ý", "ỵ", NULL};
	static const char *const horned[] = {"ơ", "ờ", "ở", "ỡ", "ớ", "ợ", "u", "ù", "ủ", "ũ", "ú",
		"ụ", "ư", "ừ", "ử", "ữ", "ứ", "ự", NULL};

	expect_ordered(tones);
	expect_ordered(others);
	expect_ordered(horned);
}

Test(collate, letters_weigh_more_than_tones_and_tones_more_than_case)
{
	static const char *const list[] = {"ca", "Ca", "CA", "cà", "Cà", "cá", "cạ", "ca ba",
		"cà ba", "cab", "cáb", "că", "câ", "cb", NULL};

	expect_ordered(list);
}

Test(collate, the_first_syllable_that_differs_in_tone_decides)
{
	static const char *const list[] = {
		"la la", "la là", "la lá", "là la", "lá la", "lá lá", NULL};

	expect_ordered(list);
}

Test(collate, a_list_of_places_comes_out_as_in_an_atlas)
{
	static const char *const list[] = {
		"",
		"1",
		"An Bình",
		"An Giang",
		"Ân Thi",
		"Bà Rịa",
		"Bạc Liêu",
		"Bắc Giang",
		"Bắc Kạn",
		"Bắc Ninh",
		"Bến Tre",
		"Bình Dương",
		"Bình Định",
		"Cà Mau",
		"Cao Bằng",
		"Cần Thơ",
		"Dĩ An",
		"Đà Lạt",
		"Đà Nẵng",
		"Đắk Lắk",
		"Điện Biên",
		"Đồng Nai",
		"Đồng Tháp",
		"Gia Lai",
		"Hà Giang",
		"Hà Nam",
		"Hà Nội",
		"Hà Tĩnh",
		"Hải Dương",
		"Hải Phòng",
		"Hậu Giang",
		"Hoà Bình",
		"Huế",
		"Hưng Yên",
		"Kiên Giang",
		"Lai Châu",
		"Lạng Sơn",
		"Lào Cai",
		"Lâm Đồng",
		"Long An",
		"Nam Định",
		"Nghệ An",
		"Ninh Bình",
		"Phú Thọ",
		"Quảng Nam",
		"Quảng Ngãi",
		"Quảng Ninh",
		"Quảng Trị",
		"Sóc Trăng",
		"Sơn La",
		"Tây Ninh",
		"Thái Bình",
		"Thanh Hoá",
		"Tiền Giang",
		"Trà Vinh",
		"Tuyên Quang",
		"Vĩnh Long",
		"Yên Bái",
		NULL,
	};

	expect_ordered(list);
}

Test(collate, decomposed_text_stands_where_composed_text_stands)
{
	static const char *const list[] = {
		"e", "e\u0301", "ê", "e\u0302\u0300", "ế", "e\u0323\u0302", "f", NULL};

	expect_ordered(list);
	cr_expect_neq(order("ế", "e\u0302\u0301"), 0, "only equal bytes are equal");
	cr_expect_lt(order("ế", "e\u0323\u0302"), 0);
}

Test(collate, only_equal_strings_are_equal_and_the_order_is_total)
{
	static const char *const pieces[] = {"", "a", "A", "á", "a\u0301", "\u0301", "đ", "Đ", "ß",
		"ñ", "中", "\xff", "\xc3", "ế", "e\u0302\u0301", " ", "-", "1", "ü", "\U0001F600"};
	enum { PIECES = sizeof(pieces) / sizeof(pieces[0]), WORDS = 120 };
	char words[WORDS][32];
	unsigned seed = 12345;

	for (int i = 0; i < WORDS; i++) {
		words[i][0] = '\0';
		for (int j = 0; j < 3; j++) {
			seed = seed * 1103515245 + 12345;
			strcat(words[i], pieces[(seed >> 16) % PIECES]);
		}
	}
	for (int i = 0; i < WORDS; i++) {
		for (int j = 0; j < WORDS; j++) {
			int ij = order(words[i], words[j]);
			cr_assert_eq(
				ij, -order(words[j], words[i]), "“%s” “%s”", words[i], words[j]);
			cr_assert_eq(ij == 0, strcmp(words[i], words[j]) == 0, "“%s” “%s”",
				words[i], words[j]);
			for (int k = 0; k < WORDS; k++) {
				if (ij < 0 && order(words[j], words[k]) < 0)
					cr_assert_lt(order(words[i], words[k]), 0, "“%s” “%s” “%s”",
						words[i], words[j], words[k]);
			}
		}
	}
}
