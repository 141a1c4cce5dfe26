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

Test(search, the_index_itself_reads_accents_in_the_same_way)
{
	struct store *store = open_memory();

	add_matter(store, 1, "Đất đai");
	add_matter(store, 2, "Đạt yêu cầu");
	cr_assert(store_search_catch_up(store, NULL));
	cr_expect_eq(
		ask(store,
			"SELECT group_concat(rowid) = '1,2' FROM search WHERE search MATCH 'dat'"),
		1);
	cr_expect_eq(
		ask(store, "SELECT group_concat(rowid) = '1' FROM search WHERE search MATCH 'đất'"),
		1);
	cr_expect_eq(ask(store,
			     "SELECT group_concat(rowid) = '1' FROM search WHERE search MATCH "
			     "'\"=đât4\"'"),
		0, "vowel marks are kept apart from their letters");
	store_close(store);
}

static void change_summary(struct store *store, int64_t id, const char *summary)
{
	struct matter matter = {0};
	struct error err = {0};

	cr_assert(store_begin(store, NULL));
	cr_assert(store_load(store, &matter_entity, id, &matter, &err), "%s", err.text);
	cr_assert(store_search_remove(store, id, &err), "%s", err.text);
	field_set_string(&matter_entity.fields[MATTER_SUMMARY], &matter, summary);
	matter.secrecy = id % 3;
	cr_assert(store_update(store, &matter_entity, &matter, &err), "%s", err.text);
	cr_assert(store_search_add(store, id, &err), "%s", err.text);
	cr_assert(store_commit(store, NULL));
	record_clear(&matter_entity, &matter);
}

Test(search, the_index_stays_in_step_through_edits_and_merging)
{
	static const char *const words[] = {"Đất", "đai", "ĐƯỜNG", "chợ", "nước", "sạch", "Nguyễn",
		"Hoà", "hòa", "123/QĐ-UBND", "😀", "x", "résumé", "ậ"};
	enum { WORDS = sizeof(words) / sizeof(*words), CASES = 60 };
	struct store *store = open_memory();
	struct error err = {0};
	uint32_t seed = 42;
	int merges = 0;

	for (int i = 1; i <= CASES; i++)
		add_matter(store, i, words[i % WORDS]);
	for (int round = 0; round < 400; round++) {
		struct buf summary = {0};
		for (int i = 0; i < 5; i++) {
			seed = seed * 1664525u + 1013904223u;
			buf_printf(&summary, "%s ", words[(seed >> 8) % WORDS]);
		}
		change_summary(store, 1 + (seed >> 8) % CASES, buf_text(&summary));
		buf_clear(&summary);
		if (round % 50 == 49)
			while (store_search_tidy(store))
				cr_assert(merges++ < 1000, "merging comes to an end");
	}
	cr_assert(merges > 0);
	cr_assert(store_check(store, &err), "%s", err.text);
	struct found found = find(store, "khong co");
	cr_assert_str_eq(found.text, "");
	store_close(store);
}

static void keep_term(void *arg, const char *term)
{
	struct found *found = arg;
	size_t len = strlen(found->text);

	snprintf(found->text + len, sizeof(found->text) - len, "%s%s", len ? " " : "", term);
}

Test(search, similar_words_are_one_slip_away_and_the_most_frequent_first)
{
	static const struct {
		const char *word, *terms;
	} cases[] = {
		{"ngyuen", "nguyen"}, /* two swapped */
		{"nguyn", "nguyen"}, /* one missing */
		{"nguyeen", "nguyen"}, /* one too many */
		{"nguten", "nguyen"}, /* a wrong one */
		{"mguyen", "nguyen"}, /* at the beginning too */
		{"dat", "dai cat"}, /* the word itself is not similar to itself */
		{"ngynue", ""},
		{"", ""},
		{"đất", ""}, /* not folded */
		{"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", ""},
	};
	struct store *store = open_memory();
	struct error err = {0};

	add_matter(store, 1, "Nguyễn Văn Đạt, đất đai");
	add_matter(store, 2, "Nguyên, đài, cát");
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct found found = {""};
		cr_assert(store_search_similar(store, cases[i].word, 2, keep_term, &found, &err),
			"%s", err.text);
		cr_expect_str_eq(found.text, cases[i].terms, "%s: %s", cases[i].word, found.text);
	}
	store_close(store);
}

Test(search, a_hidden_person_and_a_restricted_case_are_not_found_by_their_words)
{
	struct store *store = open_memory();
	struct error err = {0};

	tell(store, "INSERT INTO person (id, uid, name) VALUES (1, 'p', 'Phạm Thị Mận')");
	for (int i = 0; i < 3; i++) {
		struct matter matter = {.year = 2026,
			.number = i + 1,
			.kind = 4,
			.summary = xstrdup("Bãi rác"),
			.received_on = date_make(2026, 1, 1),
			.person = 1,
			.secrecy = i};
		cr_assert(store_insert(store, &matter_entity, &matter, &err), "%s", err.text);
		cr_assert(store_search_add(store, matter.record.id, &err), "%s", err.text);
		record_clear(&matter_entity, &matter);
	}
	cr_expect_str_eq(find(store, "man").text, "1");
	cr_expect_str_eq(find(store, "rac").text, "1 2");
	store_close(store);
}

Test(search, merging_gives_way_to_another_writer)
{
	const char *path = scratch("merge.db");
	struct store *first, *second;

	cr_assert(store_open(&first, path, STORE_CREATE, NULL));
	cr_assert(store_open(&second, path, STORE_OPEN, NULL));
	for (int i = 1; i <= 20; i++) {
		add_matter(first, i, "Đất đai");
		cr_assert(store_search_catch_up(first, NULL));
	}
	cr_assert(store_begin(second, NULL));
	cr_assert_not(store_search_tidy(first), "it would wait");
	store_rollback(second);
	cr_assert(store_search_tidy(first));
	store_close(second);
	store_close(first);
}

/* ---- new cases wait -------------------------------------------------------------------------- */

/* How many cases the index itself holds for a word. */
static int64_t held(struct store *store, const char *word)
{
	char sql[120];

	snprintf(sql, sizeof sql, "SELECT count(*) FROM search WHERE search MATCH '%s'", word);
	return ask(store, sql);
}

Test(search, a_new_case_waits_and_whoever_searches_takes_it_in)
{
	struct store *store = open_memory();
	struct error err = {0};
	struct found alike = {""};

	add_matter(store, 1, "Đất đai");
	cr_expect_eq(held(store, "dat"), 0, "an act does not pay for the index");
	cr_expect_str_eq(find(store, "").text, "1");
	cr_expect_eq(held(store, "dat"), 0, "nothing was searched for");
	cr_expect(store_check(store, &err), "%s", err.text);
	cr_expect_str_eq(find(store, "dat").text, "1");
	cr_expect_eq(held(store, "dat"), 1);
	add_matter(store, 2, "Đường sá");
	cr_assert(
		store_search_similar(store, "duongg", 2, keep_term, &alike, &err), "%s", err.text);
	cr_expect_str_eq(alike.text, "duong");
	cr_expect(store_check(store, &err), "%s", err.text);
	store_close(store);
}

Test(search, dozens_that_wait_are_taken_in_by_the_next_one)
{
	struct store *store = open_memory();
	struct error err = {0};

	for (int i = 1; i <= 200; i++)
		add_matter(store, i, "Đất đai");
	const int64_t there = held(store, "dat");
	cr_expect(there >= 100 && there < 200, "%d of 200", (int)there);
	store_search_tidy(store);
	cr_expect_eq(held(store, "dat"), 200, "an idle moment takes in the rest");
	cr_expect(store_check(store, &err), "%s", err.text);
	store_close(store);
}

Test(search, a_case_that_waits_is_indexed_as_it_is_after_its_last_change)
{
	struct store *store = open_memory();
	struct error err = {0};
	const int64_t id = add_matter(store, 1, "Đất đai");

	change_summary(store, id, "Đường sá");
	cr_expect_str_eq(find(store, "duong").text, "1");
	cr_expect_str_eq(find(store, "dat").text, "");
	change_summary(store, id, "Nước sạch");
	cr_expect_str_eq(find(store, "nuoc").text, "1");
	cr_expect_str_eq(find(store, "duong").text, "");
	cr_expect(store_check(store, &err), "%s", err.text);
	store_close(store);
}

Test(search, what_is_taken_back_does_not_leave_the_index_ahead)
{
	struct store *store = open_memory();
	struct error err = {0};

	add_matter(store, 1, "Đất đai");
	cr_assert(store_begin(store, NULL));
	add_matter(store, 2, "Đất ở");
	cr_expect_str_eq(find(store, "dat").text, "1 2");
	store_rollback(store);
	add_matter(store, 3, "Đất rừng");
	cr_expect_str_eq(find(store, "dat").text, "1 3");
	cr_expect(store_check(store, &err), "%s", err.text);
	store_close(store);
}

Test(search, a_case_that_brings_a_lower_id_is_found_too)
{
	struct store *store = open_memory();
	struct error err = {0};
	static const int64_t ids[] = {500, 20, 501, 3};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		struct matter matter = {.record.id = ids[i],
			.year = 2026,
			.number = (int64_t)i + 1,
			.kind = 1,
			.summary = xstrdup("Đất đai"),
			.received_on = date_make(2026, 11, 1)};
		cr_assert(store_insert(store, &matter_entity, &matter, &err), "%s", err.text);
		cr_assert(store_search_new(store, ids[i], &err), "%s", err.text);
		record_clear(&matter_entity, &matter);
	}
	cr_expect_str_eq(find(store, "dat").text, "4 2 1 3");
	cr_expect(store_check(store, &err), "%s", err.text);
	store_close(store);
}

Test(search, what_waits_is_found_by_who_may_only_read_and_nobody_waits_for_a_writer)
{
	const char *path = scratch("waiting.db");
	struct store *writer, *reader;

	cr_assert(store_open(&writer, path, STORE_CREATE, NULL));
	store_close(writer);
	cr_assert(store_open(&writer, path, STORE_OPEN, NULL));
	cr_assert(store_open(&reader, path, STORE_READ, NULL));
	add_matter(writer, 1, "Đất đai");
	cr_assert(store_begin(writer, NULL));
	cr_expect_str_eq(find(reader, "dat").text, "", "the lock is the writer's");
	store_rollback(writer);
	cr_expect_str_eq(find(reader, "dat").text, "1");
	store_close(reader);
	add_matter(writer, 2, "Đất ở");
	store_close(writer);
	cr_assert(store_open(&reader, path, STORE_READ, NULL));
	cr_expect_eq(held(reader, "dat"), 2, "closing takes in what waits");
	store_close(reader);
}
