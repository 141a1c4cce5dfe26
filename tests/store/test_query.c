/*
 * List queries: paging by key against the whole list, conditions, and the plans SQLite makes of
 * them.
 */
#include "entities.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A small generator: the same rows in every run, whatever the C library. */
static uint32_t seed;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525u + 1013904223u;
	return (seed >> 8) % below;
}

static date_t any_date(uint32_t days, uint32_t empty_in_ten)
{
	return any(10) < empty_in_ten ? DATE_NONE : date_make(2026, 1, 1) + (date_t)any(days);
}

static void fill(struct store *store, int rows)
{
	static const char *const words[] = {
		"Đường", "đất", "an", "Ân", "ăn", "chợ", "cho", "Zalo", "ổ"};

	tell(store,
		"INSERT INTO staff (id, uid, login, name) VALUES (1, 'a', 'lan', 'Lan'), (2, 'b', "
		"'tuan', 'Tuấn')");
	tell(store,
		"INSERT INTO conference (id, uid, year, number, title) VALUES (1, 'c', 2026, 1, "
		"'Hội nghị')");
	cr_assert(store_begin(store, NULL));
	for (int i = 1; i <= rows; i++) {
		struct buf summary = {0};
		buf_printf(&summary, "%s %s", words[any(9)], words[any(9)]);
		struct matter matter = {
			.year = 2026,
			.number = i,
			.kind = 1 + any(5),
			.summary = buf_steal(&summary),
			.conference = any(3) == 0,
			.line = any(7),
			.assignee = any(3),
			.received_on = any_date(20, 0),
			.due_on = any_date(12, 4),
			.closed_on = any_date(30, 7),
			.record.trashed = any(12) == 0,
		};
		struct error err = {0};
		cr_assert(store_insert(store, &matter_entity, &matter, &err), "%s", err.text);
		cr_assert(store_search_add(store, matter.record.id, &err), "%s", err.text);
		record_clear(&matter_entity, &matter);
	}
	cr_assert(store_commit(store, NULL));
}

/* A list of borrowed rows, copied. */
struct list {
	struct matter *rows;
	size_t count;
};

static bool keep(void *arg, const void *record)
{
	struct list *list = arg;

	list->rows = xrealloc(list->rows, (list->count + 1) * sizeof(*list->rows));
	memset(&list->rows[list->count], 0, sizeof(*list->rows));
	record_copy(&matter_entity, &list->rows[list->count++], record);
	return true;
}

static void list_clear(struct list *list)
{
	for (size_t i = 0; i < list->count; i++)
		record_clear(&matter_entity, &list->rows[i]);
	free(list->rows);
	*list = (struct list){0};
}

static struct list run(struct store *store, const struct query *query)
{
	struct list list = {0};
	struct error err = {0};

	if (!store_query(store, query, keep, &list, &err)) {
		struct buf plan = {0};
		store_explain(store, query, &plan, NULL);
		cr_assert_fail("%s\n%s", err.text, buf_text(&plan));
	}
	return list;
}

/* Every window size, from every end, gives the whole list back. */
static void check_paging(struct store *store, struct query query, const char *name)
{
	struct list whole = run(store, &query);
	int64_t count = -1;

	cr_assert(store_count(store, &query, &count, NULL));
	cr_expect_eq(
		count, (int64_t)whole.count, "%s: count %d of %zu", name, (int)count, whole.count);
	for (int backward = 0; backward < 2; backward++) {
		struct matter from = {0};
		size_t seen = 0;
		query.backward = backward;
		query.from = NULL;
		query.limit = 1 + (int)any(9);
		for (;;) {
			struct list page = run(store, &query);
			for (size_t i = 0; i < page.count; i++, seen++) {
				cr_assert(seen < whole.count, "%s: more rows than the list has",
					name);
				size_t at = backward ? whole.count - 1 - seen : seen;
				cr_assert_eq(page.rows[i].record.id, whole.rows[at].record.id,
					"%s, %s, row %zu", name, backward ? "backward" : "forward",
					seen);
			}
			if (page.count) {
				record_clear(&matter_entity, &from);
				record_copy(&matter_entity, &from, &page.rows[page.count - 1]);
				query.from = &from;
			}
			bool last = page.count < (size_t)query.limit;
			list_clear(&page);
			if (last)
				break;
		}
		cr_expect_eq(seen, whole.count, "%s: %zu of %zu rows", name, seen, whole.count);
		record_clear(&matter_entity, &from);
	}
	list_clear(&whole);
}

#define F(name) (&matter_entity.fields[MATTER_##name])

Test(query, pages_add_up_to_the_list_forward_and_backward)
{
	const struct condition open[] = {{.field = F(CLOSED_ON), .op = OP_EMPTY}};
	const struct condition late[] = {
		{.field = F(DUE_ON), .op = OP_LT, .date = date_make(2026, 1, 8)}};
	const struct condition undated[] = {{.field = F(DUE_ON), .op = OP_EMPTY}};
	const struct condition lines[] = {{.field = F(CONFERENCE), .op = OP_EQ, .number = 1}};
	const struct condition kinds[] = {
		{.field = F(KIND), .op = OP_EQ, .number = 2, .group = 1},
		{.field = F(KIND), .op = OP_EQ, .number = 4, .group = 1},
		{.field = F(ASSIGNEE), .op = OP_NE, .number = 1},
	};
	const struct field *sorts[] = {NULL, F(DUE_ON), F(RECEIVED_ON), F(CLOSED_ON), F(KIND),
		F(LINE), F(SUMMARY), F(ASSIGNEE)};
	const struct {
		const struct condition *conditions;
		size_t count;
		const char *match;
	} filters[] = {
		{NULL, 0, NULL},
		{open, 1, NULL},
		{late, 1, NULL},
		{undated, 1, NULL},
		{lines, 1, NULL},
		{kinds, 3, NULL},
		{NULL, 0, "dat"},
		{open, 1, "an "},
		{NULL, 0, "nothing has this"},
	};
	struct store *store = open_memory();

	seed = 20261121;
	fill(store, 400);
	for (size_t f = 0; f < sizeof(filters) / sizeof(*filters); f++) {
		for (size_t s = 0; s < sizeof(sorts) / sizeof(*sorts); s++) {
			for (int descending = 0; descending < 2; descending++) {
				struct query query = {
					.entity = &matter_entity,
					.conditions = filters[f].conditions,
					.count = filters[f].count,
					.match = filters[f].match,
					.sort = sorts[s],
					.descending = descending,
				};
				char name[80];
				snprintf(name, sizeof(name), "filter %zu by %s %s", f,
					sorts[s] ? sorts[s]->key : "id",
					descending ? "falling" : "rising");
				check_paging(store, query, name);
			}
		}
	}
	store_close(store);
}

Test(query, rows_come_in_order_and_empty_dates_last)
{
	struct store *store = open_memory();

	seed = 7;
	fill(store, 300);
	for (int descending = 0; descending < 2; descending++) {
		struct query query = {
			.entity = &matter_entity, .sort = F(DUE_ON), .descending = descending};
		struct list list = run(store, &query);
		size_t empty = 0;
		for (size_t i = 0; i < list.count; i++) {
			empty += list.rows[i].due_on == DATE_NONE;
			cr_assert(!list.rows[i].record.trashed);
			if (i == 0)
				continue;
			const struct matter *a = &list.rows[i - 1], *b = &list.rows[i];
			if (a->due_on == b->due_on)
				cr_assert(descending ? a->record.id > b->record.id
						     : a->record.id < b->record.id);
			else if (b->due_on != DATE_NONE)
				cr_assert(a->due_on != DATE_NONE &&
					(a->due_on > b->due_on) == descending);
		}
		cr_assert(empty > 0 && empty < list.count);
		list_clear(&list);
	}
	struct query words = {.entity = &matter_entity, .sort = F(SUMMARY)};
	struct list list = run(store, &words);
	cr_assert_str_eq(list.rows[0].summary, "an an");
	cr_assert_str_eq(list.rows[list.count - 1].summary, "Zalo Zalo");
	list_clear(&list);
	store_close(store);
}

static int64_t count_where(struct store *store, struct condition condition)
{
	struct query query = {.entity = &matter_entity, .conditions = &condition, .count = 1};
	int64_t count = -1;
	struct error err = {0};

	cr_assert(store_count(store, &query, &count, &err), "%s", err.text);
	return count;
}

Test(query, each_operator_means_what_it_says)
{
	struct store *store = open_memory();
	const date_t day = date_make(2026, 1, 5);
	const struct {
		struct condition condition;
		const char *sql; /* the same in plain words */
	} cases[] = {
		{{.field = F(KIND), .op = OP_EQ, .number = 3}, "kind = 3"},
		{{.field = F(KIND), .op = OP_NE, .number = 3}, "kind <> 3"},
		{{.field = F(KIND), .op = OP_LT, .number = 3}, "kind < 3"},
		{{.field = F(KIND), .op = OP_GE, .number = 3}, "kind >= 3"},
		{{.field = F(LINE), .op = OP_EMPTY}, "line = 0"},
		{{.field = F(LINE), .op = OP_PRESENT}, "line > 0"},
		{{.field = F(ASSIGNEE), .op = OP_EQ, .number = 2}, "assignee = 2"},
		{{.field = F(ASSIGNEE), .op = OP_NE, .number = 2}, "coalesce(assignee, 0) <> 2"},
		{{.field = F(ASSIGNEE), .op = OP_EQ, .number = 0}, "assignee IS NULL"},
		{{.field = F(ASSIGNEE), .op = OP_NE, .number = 0}, "assignee IS NOT NULL"},
		{{.field = F(DUE_ON), .op = OP_EQ, .date = day}, "due_on = '2026-01-05'"},
		{{.field = F(DUE_ON), .op = OP_NE, .date = day},
			"coalesce(due_on, '') <> '2026-01-05'"},
		{{.field = F(DUE_ON), .op = OP_LE, .date = day}, "due_on <= '2026-01-05'"},
		{{.field = F(DUE_ON), .op = OP_GT, .date = day}, "due_on > '2026-01-05'"},
		{{.field = F(DUE_ON), .op = OP_EQ, .date = DATE_NONE}, "0"},
		{{.field = F(DUE_ON), .op = OP_EMPTY}, "due_on IS NULL"},
		{{.field = F(DUE_ON), .op = OP_PRESENT}, "due_on IS NOT NULL"},
		{{.field = F(SUMMARY), .op = OP_EQ, .text = "an an"}, "summary = 'an an'"},
		{{.field = F(SUMMARY), .op = OP_CONTAINS, .text = "DAT"}, "summary LIKE '%đất%'"},
		{{.field = F(DETAIL), .op = OP_EMPTY}, "detail = ''"},
		{{.field = F(DETAIL), .op = OP_PRESENT}, "0"},
		{{.by_id = true, .op = OP_EQ, .number = 17}, "id = 17"},
	};

	seed = 99;
	fill(store, 300);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char sql[200];
		snprintf(sql, sizeof(sql),
			"SELECT count(*) FROM casefile WHERE trashed = 0 AND (%s)", cases[i].sql);
		int64_t got = count_where(store, cases[i].condition), want = ask(store, sql);
		cr_expect_eq(
			got, want, "%s: %" PRId64 " rows, not %" PRId64, cases[i].sql, got, want);
	}
	store_close(store);
}

Test(query, groups_join_by_or_and_long_lists_of_ids_are_one_parameter)
{
	enum { IDS = 40000 };
	struct condition *ids = xcalloc(IDS, sizeof(*ids));
	struct condition mixed[] = {
		{.field = F(KIND), .op = OP_EQ, .number = 2, .group = 1},
		{.field = F(LINE), .op = OP_GT, .number = 3, .group = 1},
		{.field = F(ASSIGNEE), .op = OP_EQ, .number = 1, .group = 2},
		{.field = F(ASSIGNEE), .op = OP_EQ, .number = 0, .group = 2},
	};
	struct query query = {.entity = &matter_entity, .conditions = mixed, .count = 4};
	struct store *store = open_memory();
	struct error err = {0};
	int64_t count;

	seed = 3;
	fill(store, 200);
	cr_assert(store_count(store, &query, &count, &err), "%s", err.text);
	cr_expect_eq(count,
		ask(store,
			"SELECT count(*) FROM casefile WHERE trashed = 0 AND (kind = 2 OR line > 3)"
			" AND (assignee = 1 OR assignee IS NULL)"));
	for (int i = 0; i < IDS; i++)
		ids[i] = (struct condition){
			.by_id = true, .op = OP_EQ, .number = 100 + i, .group = 1};
	query = (struct query){.entity = &matter_entity, .conditions = ids, .count = IDS};
	cr_assert(store_count(store, &query, &count, &err), "%s", err.text);
	cr_expect_eq(
		count, ask(store, "SELECT count(*) FROM casefile WHERE trashed = 0 AND id >= 100"));
	free(ids);
	store_close(store);
}

Test(query, words_that_many_cases_have_give_the_same_list_as_words_that_few_have)
{
	enum { CASES = 60000, EVERY = 20 };
	static const struct {
		const char *match;
		int every; /* one case in so many has it */
	} words[] = {
		{"chung ", 1}, {"hai ", 2}, {"hai chung", 2}, {"muoi ", EVERY}, {"nghin ", 1000}};
	const struct condition odd = {.field = F(KIND), .op = OP_EQ, .number = 1};
	struct store *store = open_memory();

	cr_assert(store_begin(store, NULL));
	for (int i = 1; i <= CASES; i++) {
		struct buf summary = {0};
		buf_printf(&summary, "chung%s%s%s", i % 2 ? "" : " hai", i % EVERY ? "" : " muoi",
			i % 1000 ? "" : " nghìn");
		struct matter matter = {.year = 2026,
			.number = i,
			.kind = 1 + i % 3,
			.summary = summary.s,
			.received_on = date_make(2026, 1, 1) + i % 97};
		cr_assert(store_insert(store, &matter_entity, &matter, NULL));
		cr_assert(store_search_add(store, matter.record.id, NULL));
		record_clear(&matter_entity, &matter);
	}
	cr_assert(store_commit(store, NULL));
	for (size_t i = 0; i < 2 * sizeof(words) / sizeof(*words); i++) {
		const char *match = words[i / 2].match;
		int every = words[i / 2].every;
		struct query query = {.entity = &matter_entity,
			.match = match,
			.conditions = &odd,
			.count = i % 2,
			.sort = F(RECEIVED_ON),
			.limit = 40};
		struct list list = run(store, &query);
		char sql[200];
		snprintf(sql, sizeof(sql), "SELECT count(*) FROM casefile WHERE id %% %d = 0 %s",
			every, query.count ? "AND kind = 1" : "");
		int64_t count, want = ask(store, sql);
		cr_assert(store_count(store, &query, &count, NULL));
		cr_expect_eq(count, want, "“%s” counts %d, not %d", match, (int)count, (int)want);
		cr_expect_eq(list.count, want < 40 ? (size_t)want : 40);
		for (size_t r = 1; r < list.count; r++) {
			cr_expect(list.rows[r - 1].received_on <= list.rows[r].received_on);
			cr_expect_eq(list.rows[r].record.id % every, 0);
		}
		list_clear(&list);
	}
	store_close(store);
}

/* Open cases that have a word: the newest first, whether few are open, or more than are worth collecting. */
Test(query, open_cases_with_a_word_are_the_same_list_whether_few_or_many_are_open)
{
	enum { CASES = 12000 };
	static const int open_every[] = {60, 2, CASES + 1};
	const struct condition open[] = {{.field = F(CLOSED_ON), .op = OP_EMPTY}};
	const struct condition open_or_odd[] = {{.field = F(CLOSED_ON), .op = OP_EMPTY, .group = 1},
		{.field = F(KIND), .op = OP_EQ, .number = 1, .group = 1}};

	for (size_t o = 0; o < sizeof open_every / sizeof *open_every; o++) {
		struct store *store = open_memory();

		cr_assert(store_begin(store, NULL));
		for (int i = 1; i <= CASES; i++) {
			struct matter matter = {.year = 2026,
				.number = i,
				.kind = 1 + i % 3,
				.summary = (char *)(uintptr_t)(i % 4 ? "chung" : "chung tư"),
				.closed_on = i % open_every[o] ? date_make(2026, 2, 1) : DATE_NONE,
				.received_on = date_make(2026, 1, 1) + i % 97,
				.record.trashed = i % 360 == 0};
			cr_assert(store_insert(store, &matter_entity, &matter, NULL));
			cr_assert(store_search_add(store, matter.record.id, NULL));
		}
		cr_assert(store_commit(store, NULL));
		struct query query = {.entity = &matter_entity,
			.match = "tu ",
			.conditions = open,
			.count = 1,
			.descending = true};
		struct list list = run(store, &query);
		char sql[200];
		snprintf(sql, sizeof sql,
			"SELECT count(*) FROM casefile WHERE id %% 4 = 0 AND closed_on IS NULL AND "
			"trashed = 0");
		cr_expect_eq((int64_t)list.count, ask(store, sql), "%zu of %d", list.count,
			(int)ask(store, sql));
		for (size_t r = 1; r < list.count; r++)
			cr_expect(list.rows[r - 1].record.id > list.rows[r].record.id);
		if (list.count < 500)
			check_paging(store, query, "open");
		list_clear(&list);
		query.conditions = open_or_odd;
		query.count = 2;
		list = run(store, &query);
		cr_expect_eq((int64_t)list.count,
			ask(store,
				"SELECT count(*) FROM casefile WHERE id % 4 = 0 AND (closed_on IS "
				"NULL "
				"OR kind = 1) AND trashed = 0"));
		list_clear(&list);
		store_close(store);
	}
}

static bool count_nested(void *arg, const void *record)
{
	struct store *store = arg;
	const struct matter *matter = record;
	struct query again = {.entity = &matter_entity, .limit = 3};
	struct list list = run(store, &again);

	cr_assert_eq(list.count, 3);
	list_clear(&list);
	return matter->number < 5;
}

Test(query, a_row_callback_may_query_and_may_stop)
{
	struct store *store = open_memory();
	struct query query = {.entity = &matter_entity, .limit = 3};

	seed = 5;
	fill(store, 30);
	cr_assert(store_query(store, &query, count_nested, store, NULL));
	store_close(store);
}

/* ---- plans ---- */

static void check_plan(struct store *store, struct query query, const char *index, const char *name)
{
	struct buf plan = {0};
	struct error err = {0};
	struct matter from = {.record.id = 10, .received_on = 740000, .due_on = 740000, .line = 2};

	for (int backward = 0; backward < 2; backward++) {
		for (int beyond = 0; beyond < 2; beyond++) {
			query.backward = backward;
			query.from = beyond ? &from : NULL;
			query.limit = 50;
			buf_cut(&plan, 0);
			cr_assert(store_explain(store, &query, &plan, &err), "%s", err.text);
			cr_expect(strstr(buf_text(&plan), index) &&
					!strstr(buf_text(&plan), "SCAN t USING INDEX") &&
					!strstr(buf_text(&plan), "TEMP B-TREE"),
				"%s:\n%s", name, buf_text(&plan));
		}
	}
	buf_clear(&plan);
}

Test(query, frequent_lists_walk_an_index_and_sort_nothing)
{
	const struct condition open = {.field = F(CLOSED_ON), .op = OP_EMPTY};
	const struct condition mine[] = {open, {.field = F(ASSIGNEE), .op = OP_EQ, .number = 1}};
	const struct condition lines = {.field = F(CONFERENCE), .op = OP_EQ, .number = 1};
	const struct {
		const char *name, *index;
		struct query query;
	} lists[] = {
		{"all by id", "\t", {.entity = &matter_entity}},
		{"open by due date", "casefile_open_due",
			{.entity = &matter_entity,
				.conditions = &open,
				.count = 1,
				.sort = F(DUE_ON)}},
		{"mine by due date", "casefile_open_assignee",
			{.entity = &matter_entity,
				.conditions = mine,
				.count = 2,
				.sort = F(DUE_ON)}},
		{"all by day of receipt", "casefile_received",
			{.entity = &matter_entity, .sort = F(RECEIVED_ON), .descending = true}},
		{"lines of a conference", "casefile_conference",
			{.entity = &matter_entity,
				.conditions = &lines,
				.count = 1,
				.sort = F(LINE)}},
		{"found by words", "VIRTUAL TABLE",
			{.entity = &matter_entity, .match = "dat dai", .descending = true}},
	};
	struct store *store = open_memory();

	seed = 1;
	fill(store, 50);
	for (int analysed = 0; analysed < 2; analysed++) {
		for (size_t i = 0; i < sizeof(lists) / sizeof(*lists); i++)
			check_plan(store, lists[i].query, lists[i].index, lists[i].name);
		tell(store, "ANALYZE");
	}
	store_close(store);
}

/* ---- tallies --------------------------------------------------------------------------------- */

static void keep_tally(void *arg, int64_t value, int64_t count)
{
	struct buf *text = arg;

	buf_printf(text, "%" PRId64 ":%" PRId64 " ", value, count);
}

static bool at_once(void *arg)
{
	++*(int *)arg;
	return true;
}

Test(query, a_tally_counts_what_grouping_counts_in_the_order_of_the_values)
{
	static const struct {
		int field;
		const char *sql;
	} fields[] = {
		{MATTER_KIND, "SELECT kind, count(*) FROM casefile WHERE trashed = 0 GROUP BY 1"},
		{MATTER_ASSIGNEE,
			"SELECT coalesce(assignee, 0), count(*) FROM casefile WHERE trashed = 0 "
			"GROUP BY 1"},
		{MATTER_DUE_ON,
			"SELECT coalesce(julianday(due_on) - julianday('0000-12-31'), 0), count(*) "
			"FROM casefile WHERE trashed = 0 GROUP BY 1"},
	};
	struct store *store = open_memory();
	struct error err = {0};

	seed = 5;
	fill(store, 400);
	for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
		const struct query all = {.entity = &matter_entity};
		struct buf got = {0}, want = {0}, sql = {0};

		cr_assert(store_tally(store, &all, &matter_entity.fields[fields[i].field],
				  keep_tally, &got, &err),
			"%s", err.text);
		buf_printf(&sql, "SELECT count(*) FROM (%s)", fields[i].sql);
		const int64_t rows = ask(store, buf_text(&sql));
		for (int64_t row = 0; row < rows; row++) {
			int64_t pair[2];
			for (int column = 0; column < 2; column++) {
				buf_cut(&sql, 0);
				buf_printf(&sql,
					"WITH g (v, n) AS (%s) SELECT %s FROM g ORDER BY v LIMIT 1 "
					"OFFSET %d",
					fields[i].sql, column ? "n" : "v", (int)row);
				pair[column] = ask(store, buf_text(&sql));
			}
			keep_tally(&want, pair[0], pair[1]);
		}
		cr_expect(rows > 1);
		cr_expect_str_eq(
			buf_text(&got), buf_text(&want), "%s\n%s", buf_text(&got), buf_text(&want));
		buf_clear(&got);
		buf_clear(&want);
		buf_clear(&sql);
	}
	store_close(store);
}

Test(query, a_tally_that_is_stopped_tells_nothing)
{
	struct store *store = open_memory();
	const struct query all = {.entity = &matter_entity};
	struct error err = {0};
	struct buf got = {0};
	int asked = 0;

	seed = 6;
	fill(store, 2000);
	store_watch(store, at_once, &asked);
	cr_expect_not(store_tally(
		store, &all, &matter_entity.fields[MATTER_KIND], keep_tally, &got, &err));
	store_watch(store, NULL, NULL);
	cr_expect_eq(asked, 1);
	cr_expect_str_eq(buf_text(&got), "");
	buf_clear(&got);
	store_close(store);
}
