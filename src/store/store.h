/*
 * The database: one SQLite file, WAL, synchronous FULL, foreign keys on, busy timeout, application id.
 * Only src/store includes <sqlite3.h>; SQL stands in schema/ (named statements, embedded at build time), save for the by-id
 * select, insert and update and the list queries, which are built from field tables, from compile-time keys.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "base/field.h"
#include "store/sql.h" /* made from schema/queries.sql: enum sql_id */

#define STORE_APPLICATION_ID 0x44544F49 /* "DTOI" */
#define STORE_BUSY_MS 5000

struct store;

enum store_mode {
	STORE_OPEN, /* an existing file; NOT_FOUND where there is none; migrates an older one after a verified copy */
	STORE_CREATE, /* a new file; INVALID where one is there */
	STORE_READ, /* read only: never migrates, never locks a writer out */
	STORE_EXAMINE, /* read only, of any schema up to ours: to check and copy a backup, nothing else */
};

/**
 * Open a database. Path ":memory:" makes a fresh one in memory (mode is ignored).
 *
 * The file is made with mode 0600. An older schema is migrated, each step in one transaction, after a copy
 * beside the file (NAME.before-N) was written and verified.
 * @param err NOT_FOUND, NEWER_SCHEMA, CORRUPT (not a database, or not ours: application id), IO (folder or
 *            file without permission), FULL, BUSY
 */
bool store_open(struct store **out, const char *path, enum store_mode mode, struct error *err);
/** Optimise and close; NULL is fine. */
void store_close(struct store *store);
const char *store_path(const struct store *store);
/** Schema number of the open file, and the newest this program knows. */
int store_schema(const struct store *store);
int store_schema_newest(void);

/*
 * One transaction per user action. begin takes the write lock at once; calls nest, only the outermost commits. Each begin ends with
 * a commit that succeeds or with a rollback, also after a failed commit:
 *     bool ok = work(…) && store_commit(store, err);
 *     if (!ok)
 *             store_rollback(store);
 */
bool store_begin(struct store *store, struct error *err);
bool store_commit(struct store *store, struct error *err);
/**
 * Roll back everything since the outermost begin, and end one level. Until the enclosing levels have ended too, writing,
 * begin and commit fail (CONFLICT). Does nothing outside a transaction.
 */
void store_rollback(struct store *store);
bool store_in_transaction(const struct store *store);
/** True once after another connection has committed since the last call. */
bool store_changed_elsewhere(struct store *store);
/** Stop the statement that runs, from a signal handler or a watch; it fails with ERR_NONE text "interrupted". */
void store_interrupt(struct store *store);
/**
 * While a statement runs, ask about every millisecond whether to stop it; then it fails as with store_interrupt. For searches
 * that a key makes useless: a write that is stopped loses its whole transaction. @p stop NULL: never ask.
 */
void store_watch(struct store *store, bool (*stop)(void *arg), void *arg);

/* ---- named statements -------------------------------------------------------------------------------- */

struct statement;

/** The statement, prepared on first use, reset, without bindings. Never NULL: a statement that does not prepare is a broken build. */
struct statement *store_statement(struct store *store, enum sql_id id);
void bind_integer(struct statement *st, int index, int64_t value); /* indexes from 1 */
void bind_reference(struct statement *st, int index, int64_t id); /* 0 binds NULL */
void bind_text(struct statement *st, int index, const char *text); /* borrowed until the reset */
void bind_date(struct statement *st, int index, date_t date); /* DATE_NONE binds NULL */
void bind_blob(struct statement *st, int index, const void *bytes, size_t count);
/** Advance: *row tells whether a row is there. After the last row or a failure the statement is reset. */
bool statement_step(struct store *store, struct statement *st, bool *row, struct error *err);
/** For statements without rows: step to the end. */
bool statement_run(struct store *store, struct statement *st, struct error *err);
void statement_reset(struct statement *st);
/** How many values it takes, and how many columns its rows have; 0 where it does not prepare. */
int statement_parameters(const struct statement *st);
int statement_columns(const struct statement *st);
int64_t column_integer(struct statement *st, int column); /* columns from 0 */
const char *column_text(
	struct statement *st, int column); /* "" for NULL; borrowed until the next step */
date_t column_date(struct statement *st, int column);
const void *column_blob(struct statement *st, int column, size_t *count);
bool column_is_null(struct statement *st, int column);
int64_t store_last_id(const struct store *store);
/** Rows changed by the last statement. */
int64_t store_changes(const struct store *store);

/* ---- records ----------------------------------------------------------------------------------------- */

/** Load one record over an empty struct. NOT_FOUND names the entity and the id. Trashed ones load too. */
bool store_load(struct store *store, const struct entity *entity, int64_t id, void *record,
	struct error *err);
/** Insert; makes the uid where it is NULL and the id where it is 0 (an import keeps the ids its codes name), sets version 1. Calls nothing else: no checks, no journal (see desk_add). */
bool store_insert(
	struct store *store, const struct entity *entity, void *record, struct error *err);
/** Update by id and version; version goes up by one. CONFLICT where the version in the file is another. */
bool store_update(
	struct store *store, const struct entity *entity, void *record, struct error *err);
/** Id by natural key (NUM_KEY), or by year and number (NUM_YEARLY); 0 if none. */
bool store_find_key(struct store *store, const struct entity *entity, const char *key, int64_t *id,
	struct error *err);
bool store_find_number(struct store *store, const struct entity *entity, int year, int64_t number,
	int64_t *id, struct error *err);
/** Largest number of a year, 0 if none. Inside a transaction the next one is free. */
bool store_last_number(struct store *store, const struct entity *entity, int year, int64_t *number,
	struct error *err);

/* ---- lists --------------------------------------------------------------------------------------------- */

enum operator{
	OP_EQ,
	OP_NE,
	OP_LT,
	OP_LE,
	OP_GT,
	OP_GE,
	OP_EMPTY,
	OP_PRESENT,
	OP_CONTAINS /* folded text contains */
};

struct condition {
	const struct field *field; /* of the query's entity; NULL with OP_EQ on `id` where by_id */
	bool by_id;
	enum operator op;
	int64_t number; /* integers, choices, references */
	date_t date; /* FT_DATE; an empty date matches no comparison but OP_EMPTY and OP_NE */
	const char *text; /* texts, borrowed */
	int group; /* conditions with the same group > 0 are joined by OR; groups and group 0 by AND */
};

/*
 * A window of a list, paged by key: the rows after (or before) a given row in the order (sort, id), never OFFSET.
 * Empty dates sort last in both directions. With words, a list by id comes at once however common they are; any other order
 * first gathers all ids that match.
 */
struct query {
	const struct entity *entity;
	const struct condition *conditions;
	size_t count;
	const char *
		match; /* words as typed, for the search index (cases only); NULL or no words = all */
	bool trash; /* the trash instead of the living */
	const struct field *sort; /* NULL = by id */
	bool descending;
	const void *
		from; /* record of the entity: rows strictly beyond it; NULL = from the beginning */
	bool backward; /* towards the beginning: rows come in reverse order of the list */
	int limit; /* 0 = all */
};

/**
 * Run a list query.
 * @param row called per record, which is borrowed (copy what you keep); returning false stops early without error
 */
bool store_query(struct store *store, const struct query *query,
	bool (*row)(void *arg, const void *record), void *arg, struct error *err);
/** Number of rows of the whole list; from, backward and limit are ignored. */
bool store_count(struct store *store, const struct query *query, int64_t *count, struct error *err);
/**
 * How many rows of the whole list have which value of a field, in the order of the values.
 * @param field an integer or a day
 * @param row   called per value: as field_integer gives it, 0 where it is empty
 */
bool store_tally(struct store *store, const struct query *query, const struct field *field,
	void (*row)(void *arg, int64_t value, int64_t count), void *arg, struct error *err);
/** Append the SQL of a query and its plan, for the tests that look for full scans. */
bool store_explain(
	struct store *store, const struct query *query, struct buf *out, struct error *err);

/* ---- search ------------------------------------------------------------------------------------------- */

/**
 * Words as typed to the search index's own query: every word must occur; an unaccented word matches any accents, an
 * accented one exactly; the last word may be unfinished. "" for no words. New text, the caller's to free.
 */
char *store_match_words(struct store *store, const char *words);
/**
 * Note a new case. It waits with others until somebody searches, for an idle moment, or until some dozens wait; so an act that adds
 * one does not pay for the index.
 */
bool store_search_new(struct store *store, int64_t casefile, struct error *err);
/** Take a case out of the index before, and put it in after, a change of its text (see casefile_text). */
bool store_search_remove(struct store *store, int64_t casefile, struct error *err);
bool store_search_add(struct store *store, int64_t casefile, struct error *err);
/**
 * Put the cases that wait into the index. What searches calls it first. Another program's lock is not waited for: then, and where
 * the file may not be written, a search lacks the newest cases until the next idle moment of who may.
 */
bool store_search_catch_up(struct store *store, struct error *err);
/** Work for idle moments: store_search_tidy(), then the write-ahead log; true while there may be more to do. */
bool store_tidy(struct store *store);
/** Catch up, then merge a little of the index; true while there is more to do. Call in idle moments, and after bulk work until false. */
bool store_search_tidy(struct store *store);
/**
 * Words of the index within one typing error of a folded word, the most frequent first, at most @p limit.
 */
bool store_search_similar(struct store *store, const char *word, int limit,
	void (*found)(void *arg, const char *term), void *arg, struct error *err);
/**
 * Cases that have two of the rarest words of a text in common with it, the newest first, at most
 * @p limit; the caller says how alike they are. Restricted text is not in the index.
 */
bool store_search_alike(struct store *store, const char *text, int limit,
	void (*found)(void *arg, int64_t casefile), void *arg, struct error *err);

/* ---- the whole file ----------------------------------------------------------------------------------- */

/** Consistent copy, written beside the target, checked and renamed into place. INVALID where the target exists. */
bool store_backup(struct store *store, const char *path, struct error *err);
/** Structure check: pages, indexes, foreign keys, the journal's triggers, the search index. CORRUPT says what. */
bool store_check(struct store *store, struct error *err);
/** New UUID version 7, the caller's to free. */
char *store_uid(void);

#endif
