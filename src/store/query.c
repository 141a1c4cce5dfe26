/*
 * List queries built from field tables: conditions, order, paging by key.
 *
 * Words come from the search index, which knows ids alone and gives them in their order. So a list
 * by id is led by the index; any other collects the ids first: a few lead the list, many are
 * looked up while the list is walked in its own order.
 *
 * A list sorted by a column that may be empty has two parts, the filled rows and then the empty
 * ones by id. Each part is a statement of its own: one condition that means both could not use an
 * index. `trashed = 0` and `closed_on IS NULL` stand in the text and not in parameters, so that
 * SQLite recognises the partial indexes of the open few.
 */
#include "store/internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* ---- writing SQL ---- */

/*
 * Ids are collected in portions; after the first one it is clear whether they are few, many, or
 * most of all cases.
 */
#define FEW_IDS 1500
#define MANY_IDS 50000
/* Open cases that are collected to sort hits out by them: an office has fewer; among more of them the walk is short. */
#define OPEN_IDS 5000

struct value {
	enum { VALUE_INTEGER, VALUE_DATE, VALUE_TEXT, VALUE_IDS, VALUE_TALLY } kind;
	int64_t number;
	date_t date;
	const char *text;
	struct id_list *ids;
	struct tally *tally;
};

/* How the search index takes part in a query. */
enum search_role {
	SEARCH_NONE,
	SEARCH_LEADS, /* its rows come one by one, by id; those of closed cases are left out before they are read */
	SEARCH_LISTS, /* its few ids lead */
	SEARCH_TESTS, /* a row's id is looked up among its many ids */
	SEARCH_ASKS, /* nearly every row matches: each one is asked about */
};

struct writer {
	const struct query *query;
	char *match; /* the search index's own words, "" for none */
	enum search_role role;
	struct id_list
		ids; /* SEARCH_LISTS, SEARCH_TESTS: all that match, rising; SEARCH_LEADS: open cases, or none */
	struct buf sql;
	struct value *values;
	size_t count;
	char **texts; /* made here, freed at the end */
	size_t text_count;
};

static void put_value(struct writer *w, struct value value)
{
	w->values = xrealloc(w->values, (w->count + 1) * sizeof(*w->values));
	w->values[w->count++] = value;
	buf_putc(&w->sql, '?');
}

static void put_integer(struct writer *w, int64_t number)
{
	put_value(w, (struct value){.kind = VALUE_INTEGER, .number = number});
}

static void put_text(struct writer *w, const char *text)
{
	put_value(w, (struct value){.kind = VALUE_TEXT, .text = text});
}

/* As put_text, for a text that the writer frees. */
static void put_made_text(struct writer *w, char *text)
{
	w->texts = xrealloc(w->texts, (w->text_count + 1) * sizeof(*w->texts));
	w->texts[w->text_count++] = text;
	put_text(w, text);
}

/* Forget the statement, to write the next one of the same query. */
static void writer_restart(struct writer *w)
{
	for (size_t i = 0; i < w->text_count; i++)
		free(w->texts[i]);
	w->text_count = 0;
	w->count = 0;
	buf_cut(&w->sql, 0);
}

static void writer_clear(struct writer *w)
{
	writer_restart(w);
	free(w->texts);
	free(w->values);
	free(w->match);
	free(w->ids.ids);
	buf_clear(&w->sql);
}

static const char *column_name(const struct condition *c)
{
	return c->by_id ? "id" : c->field->key;
}

static bool is_nullable(const struct field *field)
{
	return field->type->storage == STORE_DATE || field->type == &FT_REF;
}

/*
 * Words are in dictionary order. Codes and what the program keeps for sorting are in the order of
 * their bytes, as their indexes are.
 */
static const char *collation(const struct entity *entity, const struct field *field)
{
	bool words = field->type == &FT_TEXT || field->type == &FT_NOTE;

	return words && field != entity->key && !(field->flags & FF_HIDDEN) ? " COLLATE vi" : "";
}

static void put_empty(struct writer *w, const struct condition *c, bool empty)
{
	buf_printf(&w->sql, "t.%s ", column_name(c));
	if (!c->by_id && is_nullable(c->field))
		buf_puts(&w->sql, empty ? "IS NULL" : "IS NOT NULL");
	else if (!c->by_id && c->field->type->storage == STORE_TEXT)
		buf_puts(&w->sql, empty ? "= ''" : "<> ''");
	else
		buf_puts(&w->sql, empty ? "= 0" : "<> 0");
}

static bool is_no_reference(const struct condition *c)
{
	return !c->by_id && c->field->type == &FT_REF && c->number == 0;
}

static void put_condition(struct writer *w, const struct condition *c)
{
	static const char *const signs[] = {
		[OP_EQ] = "=",
		[OP_NE] = "IS NOT", /* an empty value is another one */
		[OP_LT] = "<",
		[OP_LE] = "<=",
		[OP_GT] = ">",
		[OP_GE] = ">=",
	};

	if (c->op == OP_EMPTY || c->op == OP_PRESENT) {
		put_empty(w, c, c->op == OP_EMPTY);
	} else if (c->op == OP_CONTAINS) {
		buf_printf(&w->sql, "contains(t.%s, ", column_name(c));
		put_made_text(w, text_fold(c->text));
		buf_putc(&w->sql, ')');
	} else if ((c->op == OP_EQ || c->op == OP_NE) && is_no_reference(c)) {
		put_empty(w, c, c->op == OP_EQ);
	} else if (c->by_id || c->field->type->storage == STORE_INTEGER) {
		buf_printf(&w->sql, "t.%s %s ", column_name(c), signs[c->op]);
		put_integer(w, c->number);
	} else if (c->field->type->storage == STORE_DATE) {
		buf_printf(&w->sql, "t.%s %s ", column_name(c), signs[c->op]);
		put_value(w, (struct value){.kind = VALUE_DATE, .date = c->date});
	} else {
		bool exact = c->op == OP_EQ || c->op == OP_NE;
		buf_printf(&w->sql, "t.%s%s %s ", column_name(c),
			exact ? "" : collation(w->query->entity, c->field), signs[c->op]);
		put_text(w, c->text);
	}
}

/* Whether a group only lists values of one column of integers: then it is an IN. */
static bool is_value_list(const struct query *query, size_t first)
{
	const struct condition *head = &query->conditions[first];

	for (size_t i = first; i < query->count; i++) {
		const struct condition *c = &query->conditions[i];
		if (c->group != head->group)
			continue;
		if (c->op != OP_EQ || c->by_id != head->by_id || c->field != head->field ||
			is_no_reference(c) ||
			(!c->by_id && c->field->type->storage != STORE_INTEGER))
			return false;
	}
	return true;
}

static void put_list(struct writer *w, char *json)
{
	buf_puts(&w->sql, "json_each(");
	put_made_text(w, json);
	buf_putc(&w->sql, ')');
}

/* As one parameter: a list of thousands of ids (the cases behind a number) is no trouble then. */
static void put_value_list(struct writer *w, size_t first)
{
	const struct query *query = w->query;
	struct buf list = {0};

	for (size_t i = first; i < query->count; i++)
		if (query->conditions[i].group == query->conditions[first].group)
			buf_printf(&list, "%c%" PRId64, list.len ? ',' : '[',
				query->conditions[i].number);
	buf_putc(&list, ']');
	buf_printf(&w->sql, "t.%s IN (SELECT value FROM ", column_name(&query->conditions[first]));
	put_list(w, buf_steal(&list));
	buf_putc(&w->sql, ')');
}

static void put_group(struct writer *w, size_t first)
{
	const struct query *query = w->query;

	if (is_value_list(query, first)) {
		put_value_list(w, first);
		return;
	}
	for (size_t i = first; i < query->count; i++) {
		if (query->conditions[i].group != query->conditions[first].group)
			continue;
		buf_puts(&w->sql, i == first ? "(" : " OR ");
		put_condition(w, &query->conditions[i]);
	}
	buf_putc(&w->sql, ')');
}

static bool begins_group(const struct query *query, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (query->conditions[i].group == query->conditions[at].group)
			return false;
	return true;
}

/* The ids that match, as a table to start from. */
static void put_found(struct writer *w)
{
	struct buf list = {0};

	buf_putc(&list, '[');
	for (size_t i = 0; i < w->ids.count; i++)
		buf_printf(&list, "%s%" PRId64, i ? "," : "", w->ids.ids[i]);
	buf_putc(&list, ']');
	put_list(w, buf_steal(&list));
}

static void put_from(struct writer *w, bool counting)
{
	const struct query *query = w->query;
	const char *table = query->entity->table;

	switch (w->role) {
	case SEARCH_NONE:
		/*
		 * All by id is the table as it lies; an index that knows `trashed` tempts SQLite
		 * into sorting.
		 */
		buf_printf(&w->sql, " FROM %s AS t%s WHERE ", table,
			query->count || query->sort || counting ? "" : " NOT INDEXED");
		break;
	case SEARCH_LEADS:
		/* CROSS keeps it outside. */
		buf_printf(&w->sql,
			" FROM search CROSS JOIN %s AS t ON t.id = search.rowid WHERE search "
			"MATCH ",
			table);
		put_text(w, w->match);
		buf_puts(&w->sql, " AND ");
		if (w->ids.count) {
			buf_puts(&w->sql, "in_ids(");
			put_value(w, (struct value){.kind = VALUE_IDS, .ids = &w->ids});
			buf_puts(&w->sql, ", search.rowid) AND ");
		}
		break;
	case SEARCH_LISTS:
		buf_puts(&w->sql, " FROM ");
		put_found(w);
		buf_printf(&w->sql, " AS found CROSS JOIN %s AS t ON t.id = found.value WHERE ",
			table);
		break;
	case SEARCH_TESTS:
		buf_printf(&w->sql, " FROM %s AS t WHERE in_ids(", table);
		put_value(w, (struct value){.kind = VALUE_IDS, .ids = &w->ids});
		buf_puts(&w->sql, ", t.id) AND ");
		break;
	case SEARCH_ASKS:
		buf_printf(&w->sql,
			" FROM %s AS t WHERE EXISTS (SELECT 1 FROM search WHERE search MATCH ",
			table);
		put_text(w, w->match);
		buf_puts(&w->sql, " AND rowid = t.id) AND ");
		break;
	}
	buf_puts(&w->sql, query->trash ? "t.trashed = 1" : "t.trashed = 0");
	for (size_t i = 0; i < query->count; i++) {
		bool grouped = query->conditions[i].group > 0;
		if (grouped && !begins_group(query, i))
			continue;
		buf_puts(&w->sql, " AND ");
		if (grouped)
			put_group(w, i);
		else
			put_condition(w, &query->conditions[i]);
	}
}

/* ---- parts of a list ---- */

enum part { PART_ALL, PART_FILLED, PART_EMPTY };

static void put_sort(struct writer *w)
{
	const struct query *query = w->query;

	buf_printf(&w->sql, "t.%s%s", query->sort->key, collation(query->entity, query->sort));
}

static const char *id_column(const struct writer *w)
{
	return w->role == SEARCH_LEADS ? "search.rowid" : "t.id";
}

/* Rows strictly beyond the given one, in the direction of the walk. */
static void put_beyond(struct writer *w, enum part part, bool falling)
{
	const struct query *query = w->query;
	const struct record *from = query->from;
	const char *sign = falling ? "<" : ">";

	if (!query->sort || part == PART_EMPTY) {
		buf_printf(&w->sql, " AND %s %s ", id_column(w), sign);
		put_integer(w, from->id);
		return;
	}
	buf_puts(&w->sql, " AND (");
	put_sort(w);
	buf_printf(&w->sql, ", t.id) %s (", sign);
	switch (query->sort->type->storage) {
	case STORE_INTEGER:
		put_integer(w, field_integer(query->sort, query->from));
		break;
	case STORE_DATE:
		put_value(w,
			(struct value){.kind = VALUE_DATE,
				.date = (date_t)field_integer(query->sort, query->from)});
		break;
	case STORE_TEXT:
		put_text(w, field_string(query->sort, query->from));
		break;
	}
	buf_puts(&w->sql, ", ");
	put_integer(w, from->id);
	buf_putc(&w->sql, ')');
}

static void put_select(struct writer *w, enum part part, bool beyond, int limit)
{
	const struct query *query = w->query;
	bool falling = query->descending != query->backward;
	const char *direction = falling ? " DESC" : "";

	buf_puts(&w->sql, "SELECT ");
	record_columns(query->entity, &w->sql);
	put_from(w, false);
	if (part == PART_EMPTY)
		buf_printf(&w->sql, " AND t.%s IS NULL", query->sort->key);
	else if (part == PART_FILLED &&
		!beyond) /* a range, where IS NOT NULL would step over every NULL */
		buf_printf(&w->sql,
			query->sort->type == &FT_REF ? " AND t.%s > 0" : " AND t.%s > ''",
			query->sort->key);
	if (beyond)
		put_beyond(w, part, falling);
	buf_puts(&w->sql, " ORDER BY ");
	if (query->sort && part != PART_EMPTY) {
		put_sort(w);
		buf_printf(&w->sql, "%s, t.id%s", direction, direction);
	} else {
		buf_printf(&w->sql, "%s%s", id_column(w), direction);
	}
	if (limit > 0) {
		buf_puts(&w->sql, " LIMIT ");
		put_integer(w, limit);
	}
}

/* Whether the conditions leave no row in a part. */
static bool is_ruled_out(const struct query *query, enum part part)
{
	for (size_t i = 0; i < query->count; i++) {
		const struct condition *c = &query->conditions[i];
		if (c->by_id || c->field != query->sort || c->group > 0 || c->op == OP_NE ||
			is_no_reference(c))
			continue;
		if ((c->op == OP_EMPTY) == (part == PART_FILLED))
			return true;
	}
	return part == PART_EMPTY && (query->sort->flags & FF_REQUIRED);
}

struct step {
	enum part part;
	bool beyond; /* begins after query->from */
};

/* The statements of a query in the order of the walk; returns how many, 0 to 2. */
static int plan(const struct query *query, struct step steps[2])
{
	bool beyond = query->from != NULL;

	if (!query->sort || !is_nullable(query->sort)) {
		steps[0] = (struct step){PART_ALL, beyond};
		return 1;
	}
	enum part first = query->backward ? PART_EMPTY : PART_FILLED;
	enum part second = query->backward ? PART_FILLED : PART_EMPTY;
	if (beyond) {
		enum part start =
			field_is_empty(query->sort, query->from) ? PART_EMPTY : PART_FILLED;
		if (start == second)
			first = PART_ALL; /* already passed */
	}
	int count = 0;
	if (first != PART_ALL && !is_ruled_out(query, first))
		steps[count++] = (struct step){first, beyond};
	if (!is_ruled_out(query, second))
		steps[count++] = (struct step){second, beyond && first == PART_ALL};
	return count;
}

/* ---- running ---- */

static struct query_statement *acquire(struct store *store, const char *sql)
{
	struct query_statement *oldest = NULL;

	for (size_t i = 0; i < QUERY_CACHE; i++) {
		struct query_statement *entry = &store->queries[i];
		if (entry->busy)
			continue;
		if (entry->sql && strcmp(entry->sql, sql) == 0) {
			oldest = entry;
			break;
		}
		if (!oldest || entry->used < oldest->used)
			oldest = entry;
	}
	if (!oldest)
		die("more than %d list queries run inside each other", QUERY_CACHE);
	if (!oldest->sql || strcmp(oldest->sql, sql) != 0) {
		statement_finalize(&oldest->st);
		free(oldest->sql);
		oldest->sql = xstrdup(sql);
	}
	oldest->used = ++store->query_clock;
	oldest->busy = true;
	statement_ready(store, &oldest->st, oldest->sql);
	return oldest;
}

static void release(struct store *store, struct query_statement *entry)
{
	statement_ready(store, &entry->st, entry->sql); /* lets go of rows and texts */
	entry->busy = false;
}

void query_statements_clear(struct store *store)
{
	for (size_t i = 0; i < QUERY_CACHE; i++) {
		statement_finalize(&store->queries[i].st);
		free(store->queries[i].sql);
		store->queries[i] = (struct query_statement){0};
	}
}

static void bind_values(struct statement *st, const struct writer *w)
{
	for (size_t i = 0; i < w->count; i++) {
		const struct value *value = &w->values[i];
		switch (value->kind) {
		case VALUE_INTEGER:
			bind_integer(st, (int)i + 1, value->number);
			break;
		case VALUE_DATE:
			bind_date(st, (int)i + 1, value->date);
			break;
		case VALUE_TEXT:
			bind_text(st, (int)i + 1, value->text);
			break;
		case VALUE_IDS:
			ids_bind(st, (int)i + 1, value->ids);
			break;
		case VALUE_TALLY:
			tally_bind(st, (int)i + 1, value->tally);
			break;
		}
	}
}

struct reader {
	bool (*row)(void *arg, const void *record);
	void *arg;
	int count; /* rows given so far */
	bool stopped;
};

static bool run_select(
	struct store *store, const struct writer *w, struct reader *reader, struct error *err)
{
	const struct entity *entity = w->query->entity;
	struct query_statement *entry = acquire(store, w->sql.s);
	void *record = xcalloc(1, entity->size);
	bool more, ok;

	bind_values(&entry->st, w);
	while ((ok = statement_step(store, &entry->st, &more, err)) && more) {
		record_read(entity, &entry->st, record);
		reader->count++;
		reader->stopped = !reader->row(reader->arg, record);
		record_clear(entity, record);
		if (reader->stopped)
			break;
	}
	free(record);
	release(store, entry);
	return ok;
}

/* The next portion of the ids that match. */
static bool collect_ids(struct store *store, struct writer *w, int64_t most, struct error *err)
{
	struct statement *st = store_statement(store, SQL_SEARCH_IDS);

	bind_text(st, 1, w->match);
	ids_bind(st, 2, &w->ids);
	bind_integer(st, 3, w->ids.count ? w->ids.ids[w->ids.count - 1] : 0);
	bind_integer(st, 4, most);
	bool ok = statement_run(store, st, err);
	store_statement(store, SQL_SEARCH_IDS); /* lets go of the words */
	return ok;
}

static bool wants_open(const struct query *query)
{
	for (size_t i = 0; !query->trash && i < query->count; i++) {
		const struct condition *c = &query->conditions[i];
		if (!c->group && c->op == OP_EMPTY && c->field &&
			strcmp(c->field->key, "closed_on") == 0)
			return true;
	}
	return false;
}

/*
 * Common words match tens of thousands of cases, of which few are open: to read each one only to learn that it is closed costs ten
 * times the walk through the index.
 */
static bool collect_open(struct store *store, struct writer *w, struct error *err)
{
	struct statement *st = store_statement(store, SQL_SEARCH_OPEN);

	ids_bind(st, 1, &w->ids);
	bind_integer(st, 2, OPEN_IDS + 1);
	if (!statement_run(store, st, err))
		return false;
	if (w->ids.count > OPEN_IDS)
		w->ids.count = 0;
	return true;
}

static bool choose_role(struct store *store, struct writer *w, struct error *err)
{
	const struct query *query = w->query;
	int64_t newest;

	if (!query->sort) {
		w->role = SEARCH_LEADS;
		return !wants_open(query) || collect_open(store, w, err);
	}
	if (!collect_ids(store, w, FEW_IDS + 1, err))
		return false;
	w->role = SEARCH_LISTS;
	if (w->ids.count <= FEW_IDS)
		return true;
	struct statement *st = store_statement(store, SQL_SEARCH_NEWEST);
	bool row;
	if (!statement_step(store, st, &row, err))
		return false;
	newest = column_integer(st, 0);
	statement_reset(st);
	/* If the later cases have the words as often as the first ones. */
	double expected = (double)newest * (double)w->ids.count / (double)w->ids.ids[FEW_IDS];
	/*
	 * Asking about a row costs a seek for every word: it pays for a single one, where nearly
	 * every row will do.
	 */
	bool single = !query->count && !strchr(w->match, ' ');
	w->role = single && expected > MANY_IDS ? SEARCH_ASKS : SEARCH_TESTS;
	return w->role == SEARCH_ASKS || collect_ids(store, w, -1, err);
}

static bool writer_init(
	struct writer *w, struct store *store, const struct query *query, struct error *err)
{
	*w = (struct writer){.query = query};
	if (query->match && *query->match && !store_search_catch_up(store, err))
		return false;
	w->match = query->match ? store_match_words(store, query->match) : xstrdup("");
	if (!*w->match)
		return true;
	if (choose_role(store, w, err))
		return true;
	writer_clear(w);
	return false;
}

bool store_query(struct store *store, const struct query *query,
	bool (*row)(void *arg, const void *record), void *arg, struct error *err)
{
	struct reader reader = {row, arg, 0, false};
	struct writer w;
	struct step steps[2];
	int count = plan(query, steps);

	if (!writer_init(&w, store, query, err))
		return false;
	bool ok = true;
	for (int i = 0; ok && i < count && !reader.stopped; i++) {
		if (query->limit > 0 && reader.count >= query->limit)
			break;
		writer_restart(&w);
		put_select(&w, steps[i].part, steps[i].beyond,
			query->limit > 0 ? query->limit - reader.count : 0);
		ok = run_select(store, &w, &reader, err);
	}
	writer_clear(&w);
	return ok;
}

bool store_count(struct store *store, const struct query *query, int64_t *count, struct error *err)
{
	struct writer w;
	bool row;

	if (!writer_init(&w, store, query, err))
		return false;
	buf_puts(&w.sql, "SELECT count(*)");
	put_from(&w, true);
	struct query_statement *entry = acquire(store, w.sql.s);
	bind_values(&entry->st, &w);
	bool ok = statement_step(store, &entry->st, &row, err);
	if (ok)
		*count = column_integer(&entry->st, 0);
	release(store, entry);
	writer_clear(&w);
	return ok;
}

bool store_tally(struct store *store, const struct query *query, const struct field *field,
	void (*row)(void *arg, int64_t value, int64_t count), void *arg, struct error *err)
{
	struct tally tally = {.list = NULL};
	struct writer w;

	if (!writer_init(&w, store, query, err))
		return false;
	buf_puts(&w.sql, "SELECT tally(");
	put_value(&w, (struct value){.kind = VALUE_TALLY, .tally = &tally});
	buf_printf(&w.sql, ", t.%s)", field->key);
	put_from(&w, true);
	struct query_statement *entry = acquire(store, w.sql.s);
	bind_values(&entry->st, &w);
	bool ok = statement_run(store, &entry->st, err);
	release(store, entry);
	writer_clear(&w);
	for (size_t i = 0; ok && i < tally.count; i++)
		row(arg, tally.list[i].value, tally.list[i].count);
	free(tally.list);
	return ok;
}

/* ---- plans ---- */

static bool explain(struct store *store, const char *sql, struct buf *out, struct error *err)
{
	struct buf text = {0};
	bool row, ok;

	buf_printf(&text, "EXPLAIN QUERY PLAN %s", sql);
	struct statement st = {.sql = text.s};
	buf_printf(out, "%s\n", sql);
	while ((ok = statement_step(store, &st, &row, err)) && row)
		buf_printf(out, "\t%s\n", column_text(&st, 3));
	statement_finalize(&st);
	buf_clear(&text);
	return ok;
}

bool store_explain(
	struct store *store, const struct query *query, struct buf *out, struct error *err)
{
	struct writer w;
	struct step steps[2];
	int count = plan(query, steps);

	if (!writer_init(&w, store, query, err))
		return false;
	bool ok = true;
	for (int i = 0; ok && i < count; i++) {
		writer_restart(&w);
		put_select(&w, steps[i].part, steps[i].beyond, query->limit);
		ok = explain(store, w.sql.s, out, err);
	}
	writer_clear(&w);
	return ok;
}
