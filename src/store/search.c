/*
 * The search index over cases: what typed words ask of it, keeping it in step with the cases,
 * merging, similar words. What the terms look like stands in tokenizer.c.
 */
#include "store/internal.h"

#include <stdlib.h>
#include <string.h>

/* An unfinished word is looked up as its finished forms where there are no more than these. */
#define COMPLETIONS 32
/* So many new cases may wait for the index before an act that adds another takes them in. */
#define WAITING 64
/* A search waits so long for another program before it goes without the cases that wait. */
#define PATIENCE_MS 20
/* Pages merged in one idle moment: a few milliseconds. */
#define MERGE_PAGES 16
/* A word is as frequent as this, or less: counting further takes time and orders nothing better. */
#define FREQUENT 1000
/* Longest word that is looked for with a typing error. */
#define SIMILAR_LETTERS 20

/* ---- the vocabulary ---- */

/* First term from @p from on and before @p to; "" if none. */
static bool term_from(
	struct store *store, const char *from, const char *to, struct buf *term, struct error *err)
{
	struct statement *st = store_statement(store, SQL_SEARCH_TERM_FROM);
	bool row;

	bind_text(st, 1, from);
	bind_text(st, 2, to);
	if (!statement_step(store, st, &row, err))
		return false;
	buf_cut(term, 0);
	if (row)
		buf_puts(term, column_text(st, 0));
	statement_reset(st);
	return true;
}

/*
 * Call @p found for the terms that begin with @p beginning, in order, until it returns false. Each
 * is found by a seek of its own: walking from one to the next would read every case that has the
 * word.
 */
static bool terms_beginning(struct store *store, const char *beginning,
	bool (*found)(void *arg, const char *term), void *arg, struct error *err)
{
	struct buf from = {0}, to = {0}, term = {0};
	bool ok;

	buf_puts(&from, beginning);
	buf_printf(&to, "%s\xFF", beginning);
	while ((ok = term_from(store, from.s, to.s, &term, err)) && term.len > 0) {
		if (!found(arg, term.s))
			break;
		buf_cut(&from, 0);
		buf_printf(&from, "%s\x01", term.s);
	}
	buf_clear(&from);
	buf_clear(&to);
	buf_clear(&term);
	return ok;
}

/* ---- typed words to a query ---- */

struct completion {
	struct buf query; /* "a" OR "b" … */
	size_t letters; /* bytes of the marked term without its tones */
	const char *tones; /* typed so far: the finished word has them too */
	int count;
};

static void put_term(struct buf *query, char mark, const char *term)
{
	buf_putc(query, '"');
	if (mark)
		buf_putc(query, mark);
	buf_puts(query, term);
	buf_putc(query, '"');
}

static bool has_tones(const char *ending, const char *tones)
{
	for (; *tones; tones++)
		if (!strchr(ending, *tones))
			return false;
	return true;
}

static bool on_completion(void *arg, const char *term)
{
	struct completion *completion = arg;

	if (!has_tones(term + completion->letters, completion->tones))
		return true;
	if (completion->count++ >= COMPLETIONS)
		return false;
	if (completion->query.len)
		buf_puts(&completion->query, " OR ");
	put_term(&completion->query, 0, term);
	return true;
}

/*
 * A word that may go on. One to three letters have terms of their own; a longer one is replaced by
 * the few words that begin so. An accented one of up to three letters, with too many words to
 * name, is looked up without its accents for as long as it is so short.
 */
static void put_unfinished(struct store *store, struct buf *query, const char *folded,
	const char *accented, const char *tones)
{
	bool is_short = term_letters(folded, strlen(folded), TERM_BEGINNINGS) == strlen(folded);
	struct completion completion = {.tones = tones};
	struct buf beginning = {0};

	if (!*accented && is_short) {
		put_term(query, TERM_BEGINNING, folded);
		return;
	}
	if (*accented)
		buf_putc(&beginning, TERM_ACCENTED);
	buf_puts(&beginning, *accented ? accented : folded);
	completion.letters = beginning.len;
	if (!terms_beginning(store, beginning.s, on_completion, &completion, NULL))
		completion.count = COMPLETIONS + 1; /* the query itself will tell what is wrong */
	if (completion.count > COMPLETIONS && is_short) {
		put_term(query, TERM_BEGINNING, folded);
	} else if (completion.count > COMPLETIONS) {
		put_term(query, 0, beginning.s);
		buf_puts(query, " *");
	} else if (completion.count > 0) {
		buf_printf(query, "(%s)", completion.query.s);
	} else {
		put_term(query, 0, beginning.s);
	}
	buf_clear(&beginning);
	buf_clear(&completion.query);
}

struct typed {
	struct store *store;
	struct buf query;
	const char *text;
	size_t bytes;
};

static void on_word(void *arg, size_t start, size_t end, const char *folded)
{
	struct typed *typed = arg;
	char accented[TERM_SIZE + 8] = "", tones[8] = "";

	if (!term_accented(typed->text + start, end - start, accented, tones))
		accented[0] = tones[0] = '\0';
	if (typed->query.len)
		buf_puts(&typed->query, " AND ");
	if (end == typed->bytes) {
		put_unfinished(typed->store, &typed->query, folded, accented, tones);
	} else if (*accented) {
		strcat(accented, tones);
		put_term(&typed->query, TERM_ACCENTED, accented);
	} else {
		put_term(&typed->query, 0, folded);
	}
}

char *store_match_words(struct store *store, const char *words)
{
	struct typed typed = {store, {0}, words, strlen(words)};

	tokenizer_words(store->fts5, words, on_word, &typed);
	return buf_steal(&typed.query);
}

/* ---- keeping in step ---- */

enum { TEXTS = 3 };

/*
 * Put the texts of a row, from @p first on, into the index, or take them out. The row is read by a
 * statement of its own: an INSERT that selects is one of several writes to SQLite, so it opens a
 * savepoint, and FTS5 writes its pending rows out at each savepoint: a segment a case instead of
 * one a transaction.
 */
static bool put_texts(struct store *store, enum sql_id id, int64_t casefile, struct statement *text,
	int first, struct error *err)
{
	struct statement *st = store_statement(store, id);

	bind_integer(st, 1, casefile);
	for (int i = 0; i < TEXTS; i++)
		bind_text(st, 2 + i, column_text(text, first + i));
	return statement_run(store, st, err);
}

static bool run_for_case(struct store *store, enum sql_id id, int64_t casefile, struct error *err)
{
	struct statement *text = store_statement(store, SQL_SEARCH_TEXT);
	bool row;

	bind_integer(text, 1, casefile);
	if (!statement_step(store, text, &row, err))
		return false;
	bool ok = !row || put_texts(store, id, casefile, text, 0, err);
	statement_reset(text);
	return ok;
}

struct reach {
	int64_t reached, newest; /* ids of cases: what lies between waits for the index */
};

static bool read_reach(struct store *store, struct reach *reach, struct error *err)
{
	struct statement *st = store_statement(store, SQL_SEARCH_REACH);
	bool row;

	if (!statement_step(store, st, &row, err))
		return false;
	reach->reached = row ? column_integer(st, 0) : 0;
	reach->newest = row ? column_integer(st, 1) : 0;
	statement_reset(st);
	return true;
}

/* Take in all that wait, inside a transaction. */
static bool take_waiting(struct store *store, const struct reach *reach, struct error *err)
{
	struct statement *waiting = store_statement(store, SQL_SEARCH_WAITING);
	bool row = true, ok = true;

	bind_integer(waiting, 1, reach->reached);
	while (ok && (ok = statement_step(store, waiting, &row, err)) && row)
		ok = put_texts(store, SQL_SEARCH_ADD, column_integer(waiting, 0), waiting, 1, err);
	statement_reset(waiting);
	if (!ok)
		return false;
	struct statement *st = store_statement(store, SQL_SEARCH_REACHED);
	bind_integer(st, 1, reach->newest);
	return statement_run(store, st, err);
}

bool store_search_remove(struct store *store, int64_t casefile, struct error *err)
{
	struct reach reach;

	return read_reach(store, &reach, err) &&
		(casefile > reach.reached || run_for_case(store, SQL_SEARCH_REMOVE, casefile, err));
}

bool store_search_add(struct store *store, int64_t casefile, struct error *err)
{
	struct reach reach;

	return read_reach(store, &reach, err) &&
		(casefile > reach.reached || run_for_case(store, SQL_SEARCH_ADD, casefile, err));
}

bool store_search_new(struct store *store, int64_t casefile, struct error *err)
{
	struct reach reach;

	if (!read_reach(store, &reach, err))
		return false;
	if (casefile <= reach.reached) /* an id of its own, from an exported file */
		return run_for_case(store, SQL_SEARCH_ADD, casefile, err);
	return reach.newest - reach.reached < WAITING || take_waiting(store, &reach, err);
}

/* Who may only read lets a connection of its own write; where none may, the newest cases wait on. */
static void catch_up_beside(struct store *store)
{
	struct store *writer;

	if (!store_open(&writer, store->path, STORE_OPEN, NULL))
		return;
	store_search_catch_up(writer, NULL);
	store_close(writer);
}

bool store_search_catch_up(struct store *store, struct error *err)
{
	const bool alone = store->depth == 0;
	struct error why = {0};
	struct reach reach;

	if (!read_reach(store, &reach, err))
		return false;
	if (reach.newest <= reach.reached || store->broken)
		return true;
	if (store->mode == STORE_READ) {
		catch_up_beside(store);
		return true;
	}
	/* Whoever holds the lock will not hold up a search: a key may be waiting for it. */
	if (alone)
		sqlite3_busy_timeout(store->db, PATIENCE_MS);
	bool ok = store_begin(store, &why);
	if (alone)
		sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	if (!ok && why.code == ERR_BUSY)
		return true;
	/* Anew: before the lock was ours another program may have taken them in. */
	if (ok &&
		!(read_reach(store, &reach, &why) && take_waiting(store, &reach, &why) &&
			store_commit(store, &why))) {
		store_rollback(store);
		ok = false;
	}
	if (!ok && err)
		*err = why;
	return ok;
}

bool store_search_tidy(struct store *store)
{
	if (store->mode == STORE_READ || store->depth > 0 || !store_search_catch_up(store, NULL))
		return false;
	if (sqlite3_total_changes(store->db) == store->merged_at)
		return false; /* nothing was written since there was nothing to merge */
	/* FTS5 says that it had nothing to merge by changing one row alone, or none. */
	int before = sqlite3_total_changes(store->db);
	struct statement *st = store_statement(store, SQL_SEARCH_MERGE);
	bind_integer(st, 1, MERGE_PAGES);
	/*
	 * Nobody waits for this: where another program writes, there will be another idle moment.
	 */
	sqlite3_busy_timeout(store->db, 0);
	bool ok = statement_run(store, st, NULL);
	sqlite3_busy_timeout(store->db, STORE_BUSY_MS);
	const bool more = ok && sqlite3_total_changes(store->db) - before >= 2;
	store->merged_at = ok && !more ? sqlite3_total_changes(store->db) : -1;
	return more;
}

/* ---- similar words ---- */

struct similar {
	char term[SIMILAR_LETTERS + 2];
	int64_t rows;
};

struct hunt {
	struct store *store;
	struct similar *best; /* the most frequent first */
	size_t count, limit;
	const char *word;
	struct error *err;
};

/* Keep a spelling that the index knows among the best. */
static bool try_spelling(struct hunt *hunt, const char *spelling)
{
	struct statement *st = store_statement(hunt->store, SQL_SEARCH_TERM_ROWS);
	bool row;

	if (strcmp(spelling, hunt->word) == 0 || !*spelling)
		return true;
	for (size_t i = 0; i < hunt->count; i++)
		if (strcmp(hunt->best[i].term, spelling) == 0)
			return true;
	bind_text(st, 1, spelling);
	bind_integer(st, 2, FREQUENT);
	if (!statement_step(hunt->store, st, &row, hunt->err))
		return false;
	int64_t rows = column_integer(st, 0);
	statement_reset(st);
	if (!rows || (hunt->count == hunt->limit && hunt->best[hunt->count - 1].rows >= rows))
		return true;
	size_t place = hunt->count < hunt->limit ? hunt->count++ : hunt->count - 1;
	for (; place > 0 && hunt->best[place - 1].rows < rows; place--)
		hunt->best[place] = hunt->best[place - 1];
	strcpy(hunt->best[place].term, spelling);
	hunt->best[place].rows = rows;
	return true;
}

/*
 * Every spelling one slip away is looked up by itself: a letter too many, two swapped, a wrong
 * one, one missing. That is some hundreds of seeks whatever the index holds, and first letters
 * need no case of their own.
 */
static bool try_spellings(struct hunt *hunt)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";
	size_t len = strlen(hunt->word);
	char spelling[SIMILAR_LETTERS + 2];
	bool ok = true;

	for (size_t i = 0; ok && i < len; i++) {
		memcpy(spelling, hunt->word, i);
		strcpy(spelling + i, hunt->word + i + 1);
		ok = try_spelling(hunt, spelling);
	}
	for (size_t i = 0; ok && i + 1 < len; i++) {
		strcpy(spelling, hunt->word);
		spelling[i] = hunt->word[i + 1];
		spelling[i + 1] = hunt->word[i];
		ok = try_spelling(hunt, spelling);
	}
	for (const char *letter = letters; ok && *letter; letter++) {
		for (size_t i = 0; ok && i < len; i++) {
			strcpy(spelling, hunt->word);
			spelling[i] = *letter;
			ok = try_spelling(hunt, spelling);
		}
		for (size_t i = 0; ok && i <= len; i++) {
			memcpy(spelling, hunt->word, i);
			spelling[i] = *letter;
			strcpy(spelling + i + 1, hunt->word + i);
			ok = try_spelling(hunt, spelling);
		}
	}
	return ok;
}

static bool is_plain(const char *word)
{
	size_t len = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789");

	return len > 0 && len <= SIMILAR_LETTERS && !word[len];
}

bool store_search_similar(struct store *store, const char *word, int limit,
	void (*found)(void *arg, const char *term), void *arg, struct error *err)
{
	if (limit <= 0 || !is_plain(word))
		return true;
	if (!store_search_catch_up(store, err))
		return false;
	struct hunt hunt = {.store = store, .limit = (size_t)limit, .word = word, .err = err};
	hunt.best = xcalloc(hunt.limit, sizeof(*hunt.best));
	bool ok = try_spellings(&hunt);
	for (size_t i = 0; ok && i < hunt.count; i++)
		found(arg, hunt.best[i].term);
	free(hunt.best);
	return ok;
}

/* ---- cases alike ---- */

enum {
	ALIKE_WORDS = 6, /* the rarest words of a text that are looked for, two at a time */
	ALIKE_TERMS = 64, /* words of a text that are weighed */
};

struct rare_word {
	char term[TERM_SIZE];
	int64_t rows;
};

struct rare_words {
	struct store *store;
	struct rare_word best[ALIKE_WORDS]; /* the rarest first */
	size_t count;
	int weighed;
	struct error *err;
	bool failed;
};

/* Keep a word that the index knows among the rarest. */
static void weigh_word(void *arg, size_t start, size_t end, const char *folded)
{
	struct rare_words *rare = arg;
	struct statement *st = store_statement(rare->store, SQL_SEARCH_TERM_ROWS);
	bool row;

	(void)start, (void)end;
	if (rare->failed || rare->weighed++ >= ALIKE_TERMS || strlen(folded) >= TERM_SIZE)
		return;
	for (size_t i = 0; i < rare->count; i++)
		if (strcmp(rare->best[i].term, folded) == 0)
			return;
	bind_text(st, 1, folded);
	bind_integer(st, 2, FREQUENT);
	if (!statement_step(rare->store, st, &row, rare->err)) {
		rare->failed = true;
		return;
	}
	const int64_t rows = column_integer(st, 0);
	statement_reset(st);
	if (!rows || (rare->count == ALIKE_WORDS && rare->best[rare->count - 1].rows <= rows))
		return;
	size_t place = rare->count < ALIKE_WORDS ? rare->count++ : rare->count - 1;
	for (; place > 0 && rare->best[place - 1].rows > rows; place--)
		rare->best[place] = rare->best[place - 1];
	rare->best[place].rows = rows;
	strcpy(rare->best[place].term, folded);
}

/* Any two of them: ("a" AND "b") OR ("a" AND "c") …; the only one alone. */
static void put_pairs(const struct rare_words *rare, struct buf *query)
{
	for (size_t i = 0; i < rare->count; i++) {
		for (size_t k = i + 1; k < rare->count; k++) {
			buf_puts(query, query->len ? " OR (" : "(");
			put_term(query, 0, rare->best[i].term);
			buf_puts(query, " AND ");
			put_term(query, 0, rare->best[k].term);
			buf_puts(query, ")");
		}
	}
	if (rare->count == 1)
		put_term(query, 0, rare->best[0].term);
}

bool store_search_alike(struct store *store, const char *text, int limit,
	void (*found)(void *arg, int64_t casefile), void *arg, struct error *err)
{
	struct rare_words rare = {.store = store, .err = err};
	struct buf query = {0};
	bool row = true, ok = true;

	if (!store_search_catch_up(store, err))
		return false;
	tokenizer_words(store->fts5, text, weigh_word, &rare);
	if (rare.failed)
		return false;
	put_pairs(&rare, &query);
	if (query.len == 0)
		return true;
	struct statement *st = store_statement(store, SQL_SEARCH_ALIKE);
	bind_text(st, 1, query.s);
	bind_integer(st, 2, limit);
	while (ok && row) {
		ok = statement_step(store, st, &row, err);
		if (ok && row)
			found(arg, column_integer(st, 0));
	}
	buf_clear(&query);
	return ok;
}
