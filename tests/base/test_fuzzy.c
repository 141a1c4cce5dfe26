/* Names found by a few letters. */
#include <criterion/criterion.h>

#include "base/fuzzy.h"

Test(fuzzy, finds_without_accents_and_with_letters_left_out)
{
	static const char *const found[][2] = {
		{"Giao việc", "giao"},
		{"Giao việc", "gv"},
		{"Giao việc", "viec giao"},
		{"Hoàn tác", "hntc"},
		{"Đổi loại", "doi"},
		{"Đổi loại", "ĐỔI"},
		{"Open", ""},
		{"Hạn", "hạn"},
	};
	static const char *const missed[][2] = {
		{"Giao việc", "vg"}, /* in this order */
		{"Giao việc", "giao x"},
		{"", "a"},
		{"Hạn", "hann"},
	};

	for (size_t i = 0; i < sizeof found / sizeof found[0]; i++)
		cr_assert_gt(fuzzy_score(found[i][0], found[i][1]), 0, "%s in %s", found[i][1],
			found[i][0]);
	for (size_t i = 0; i < sizeof missed / sizeof missed[0]; i++)
		cr_assert_eq(fuzzy_score(missed[i][0], missed[i][1]), 0, "%s in %s", missed[i][1],
			missed[i][0]);
}

Test(fuzzy, puts_the_nearer_name_first)
{
	static const char *const pairs[][3] = {
		/* pattern, better, worse */
		{"giao", "Giao", "Bàn giao"},
		{"giao", "Bàn giao", "Gia hạn sao lưu"},
		{"gv", "Giao việc", "Gộp vào"}, /* alike: not worse */
		{"tim", "Tìm", "Thùng rác im"},
		{"bc", "Báo cáo", "Biên bản cuộc họp"},
		{"hoan", "Hoàn tác", "Hẹn xong"},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++)
		cr_assert_geq(fuzzy_score(pairs[i][1], pairs[i][0]),
			fuzzy_score(pairs[i][2], pairs[i][0]), "%s", pairs[i][0]);
	cr_assert_gt(fuzzy_score("Tìm", "tim"), fuzzy_score("Thùng rác im", "tim"));
	cr_assert_gt(fuzzy_score("Giao", "giao"), fuzzy_score("Bàn giao", "giao"));
}
