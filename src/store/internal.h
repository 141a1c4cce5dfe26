/* What the files of src/store share. Nobody else includes this or <sqlite3.h>. */
#ifndef STORE_INTERNAL_H
#define STORE_INTERNAL_H

#include <sqlite3.h>

#include "base/buf.h"
#include "store/store.h"

struct statement {
	sqlite3_stmt
		*handle; /* NULL until first use, and where preparing failed: stepping tells why */
	const char *sql; /* borrowed */
};

/* Statements built from field tables, per entity. */
enum verb {
	VERB_LOAD,
	VERB_INSERT,
	VERB_UPDATE,
	VERB_VERSION,
	VERB_FIND_KEY,
	VERB_FIND_NUMBER,
	VERB_LAST_NUMBER,
	VERB_COUNT
};

struct record_statements {
	const struct entity *entity;
	char *sql[VERB_COUNT]; /* written at first use */
	struct statement verbs[VERB_COUNT];
};

/* List queries, kept by their text: a screen asks for the same shape at every key. */
#define QUERY_CACHE 24

struct query_statement {
	char *sql;
	struct statement st;
	int64_t used; /* clock of the last use; the oldest makes room */
	bool busy; /* being stepped: its row callback may run queries too */
};

struct store {
	sqlite3 *db;
	fts5_api *fts5;
	char *path;
	enum store_mode mode;
	int schema;
	bool (*watch)(void *arg); /* see store_watch */
	void *watch_arg;
	int depth; /* of nested begins */
	int merged_at; /* changes of this connection when the search index had nothing to merge; -1 = not asked */
	bool broken; /* rolled back inside: enclosing levels must fail */
	int64_t data_version;
	struct statement data_version_statement;
	struct statement named[SQL_COUNT + 1];
	struct record_statements *records;
	size_t record_count;
	struct query_statement queries[QUERY_CACHE];
	int64_t query_clock;
	int log_pages; /* length of the write-ahead log after the last commit that was made here */
};

/** Tell an SQLite failure in our words; the only place that maps result codes. Returns false. */
bool store_fail(struct store *store, int rc, struct error *err);
/** The same for a connection without a store around it: the copy of a backup. */
bool sqlite_fail(sqlite3 *db, const char *path, int rc, struct error *err);
/**
 * Tell that the system refused something on a file, by errno: IO, FULL or NOT_FOUND. Returns
 * false.
 */
bool system_fail(int number, const char *path, struct error *err);

/** What to say where an enclosing level goes on after an inner rollback. */
const char *transaction_lost(void);

/** Run SQL without parameters or rows: pragmas, migrations. */
bool store_execute(struct store *store, const char *sql, struct error *err);
/** First column of the first row of a statement without parameters. */
bool store_integer(struct store *store, const char *sql, int64_t *value, struct error *err);
/**
 * Make a statement ready: prepared, reset, without bindings. @p sql must live as long as it does.
 */
struct statement *statement_ready(struct store *store, struct statement *st, const char *sql);
void statement_finalize(struct statement *st);

/* A list of migrations: [n] leads from schema n to n + 1. Tests bring their own. */
struct migrations {
	const char *const *texts;
	int count;
};

/** store_open() with a list of migrations of one's own. */
bool store_open_with(struct store **out, const char *path, enum store_mode mode,
	const struct migrations *migrations, struct error *err);
/**
 * Bring an open database up to date; see store_open(). @p fresh: there is nothing to copy
 * beforehand.
 */
bool migrate(
	struct store *store, const struct migrations *migrations, bool fresh, struct error *err);

/**
 * Write a copy beside @p path, check it, make it durable and rename it into place.
 * @param replace an older file of that name is overwritten
 */
bool copy_verified(struct store *store, const char *path, bool replace, struct error *err);

/** Whether every reference leads to a record; CORRUPT names the first row where it does not. */
bool store_check_references(struct store *store, struct error *err);

/** Register the tokenizer, the collation and the functions of our SQL with a connection. */
int tokenizer_register(sqlite3 *db, fts5_api **api);
int functions_register(sqlite3 *db);

/*
 * Ids gathered by a statement and looked up by another: SQL calls collect(?, id) and in_ids(?, id)
 * on them.
 */
struct id_list {
	int64_t *ids; /* rising */
	size_t count, room;
};
void ids_bind(struct statement *st, int index, struct id_list *ids);

/* How often each value occurs, counted by a statement: SQL calls tally(?, value). */
struct tally {
	struct tally_entry {
		int64_t value, count;
	} * list; /* by rising value */
	size_t count;
	size_t last; /* place of the value that was counted last */
};
void tally_bind(struct statement *st, int index, struct tally *tally);

/* Reading and writing records. In the SQL, their table is named t. */
void record_columns(const struct entity *entity, struct buf *sql);
/** Fill an empty record from a row that begins with record_columns(). */
void record_read(const struct entity *entity, struct statement *st, void *record);
/** Bind a field's value as its column holds it: empty dates and references are NULL. */
void record_bind(struct statement *st, int index, const struct field *field, const void *record);
void record_statements_clear(struct store *store);
void query_statements_clear(struct store *store);

/* What the tokenizer makes of a word; the query side builds the same terms. */
#define TERM_SIZE 256
#define TERM_BEGINNING '<' /* "<ng": a word that begins so, 1 to TERM_BEGINNINGS letters */
#define TERM_ACCENTED '=' /* "=đât4": a word with accents, the tone as a digit at its end */
#define TERM_BEGINNINGS 3
/** Longest beginning of @p bytes with at most @p letters code points. */
size_t term_letters(const char *word, size_t bytes, int letters);
/**
 * Write the accented term of a word, without its mark.
 *
 * @param out     letters with their vowel marks, decomposed, lower case
 * @param tones   its tones as digits, in the order in which they stand; they end the term
 * @return false where the word has no accent, or is too long: then only its folded form counts
 */
bool term_accented(const char *word, size_t bytes, char out[TERM_SIZE], char tones[8]);

/** Call @p word for each word of a text, with its place in bytes and its folded form. */
void tokenizer_words(fts5_api *api, const char *text,
	void (*word)(void *arg, size_t start, size_t end, const char *folded), void *arg);

#endif
