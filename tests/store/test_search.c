/* The tokenizer vi, and what typed words find. */
#include "entities.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Numbers of the cases that words find, by rising id: "1 3". */
struct found {
	char text[200];
};

static bool keep_number(void *arg, const void *record)
{
	struct found *found = arg;
	const struct matter *matter = record;
	size_t len = strlen(found->text);

	snprintf(found->text + len, sizeof(found->text) - len, "%s%d", len ? " " : "",
		(int)matter->number);
	return true;
}

static struct found find(struct store *store, const char *words)
{
	struct query query = {.entity = &matter_entity, .match = words};
	struct found found = {""};
	struct error err = {0};

	cr_assert(store_query(store, &query, keep_number, &found, &err), "%s: %s", words, err.text);
	return found;
}

#define NFD_TIENG "Tie\xCC\x82\xCC\x81ng"

Test(search, words_find_what_they_say)
{
	static const char *const summaries[] = {
		"Đất đai quận Ba", /* 1 */
		"Đạt yêu cầu, chưa có đèn", /* 2 */
		"NGUYỄN THỊ HƯƠNG xin xác nhận", /* 3 */
		NFD_TIENG " ồn ở chợ", /* 4: typed decomposed */
		"Tiếng loa phường, đường Trần Hưng Đạo", /* 5 */
		"Hoà giải tranh chấp; hòa thuận", /* 6: both ways of placing the tone */
		"Cong van 123/QD-UBND ngay 3/4", /* 7: no accents at all */
	};
	static const struct {
		const char *words, *numbers;
	} cases[] = {
		{"dat ", "1 2"},
		{"dat dai ", "1"},
		{"đất ", "1"},
		{"dất ", ""},
		{"đạt ", "2"},
		{"đat ", ""},
		{"nguyen huong ", "3"},
		{"huong nguyen ", "3"},
		{"Nguyễn ", "3"},
		{"nguyên ", ""},
		{"tieng ", "4 5"},
		{"tiếng ", "4 5"},
		{NFD_TIENG " ", "4 5"},
		{"tiềng ", ""},
		{"hòa ", "6"},
		{"hoà ", "6"},
		{"hóa ", ""},
		{"123 ubnd", "7"},
		{"qd ", "7"},
		{"công ", ""},
		/* unfinished last words */
		{"d", "1 2 5"},
		{"đ", "1 2 5"},
		{"da", "1 2 5"},
		{"đâ", "1"},
		{"đấ", "1"},
		{"đât", "1"},
		{"tieng l", "5"},
		{"nguy", "3"},
		{"nguyễ", "3"},
		{"nguyê", "3"},
		{"ngưy", ""},
		{"huon", "3"},
		{"hươn", "3"},
		{"phuo", "5"},
		{"zzzz", ""},
		{"12", "7"},
		/* nothing to look for: no restriction */
		{"", "1 2 3 4 5 6 7"},
		{" -- \"* ", "1 2 3 4 5 6 7"},
		/* what FTS5 would take for its own language */
		{"dat OR nguyen ", ""},
		{"\"dat\" AND (dai) ", ""},
		{"dat*", "1 2"},
		{"summary:dat ", ""},
		{"<d ", ""},
	};
	struct store *store = open_memory();

	for (size_t i = 0; i < sizeof(summaries) / sizeof(*summaries); i++)
		add_matter(store, (int64_t)i + 1, summaries[i]);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct found found = find(store, cases[i].words);
		cr_expect_str_eq(found.text, cases[i].numbers, "“%s” finds %s, not %s",
			cases[i].words, found.text, cases[i].numbers);
	}
	store_close(store);
}
