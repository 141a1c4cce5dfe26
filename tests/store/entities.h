/*
 * What the store's tests share: scratch files, and entities of their own over tables of the
 * schema.
 */
#ifndef TESTS_STORE_ENTITIES_H
#define TESTS_STORE_ENTITIES_H

#include "base/field.h"
#include "store/internal.h"

/* A unit with few fields: natural key, text, integer, reference, dates that may be empty. */
struct place {
	struct record record;
	char *code, *name;
	int64_t kind, parent;
	date_t active_from;
};
extern const struct entity place_entity;
enum { PLACE_CODE, PLACE_NAME, PLACE_KIND, PLACE_PARENT, PLACE_ACTIVE_FROM };

/* A case with the fields that lists use. */
struct matter {
	struct record record;
	int64_t year, number, kind;
	char *summary, *detail;
	int64_t conference, line, assignee, secrecy, person;
	date_t received_on, due_on, closed_on;
};
extern const struct entity matter_entity;
enum {
	MATTER_YEAR,
	MATTER_NUMBER,
	MATTER_KIND,
	MATTER_SUMMARY,
	MATTER_DETAIL,
	MATTER_CONFERENCE,
	MATTER_LINE,
	MATTER_ASSIGNEE,
	MATTER_SECRECY,
	MATTER_PERSON,
	MATTER_RECEIVED_ON,
	MATTER_DUE_ON,
	MATTER_CLOSED_ON
};

/** An open database in memory; fails the test where that is not possible. */
struct store *open_memory(void);
/** Path of a file in the test's own folder; valid until the next call with the same name. */
const char *scratch(const char *name);
/** Insert a case with a summary and put it into the search index; returns its id. */
int64_t add_matter(struct store *store, int64_t number, const char *summary);
/** First column of the first row; fails the test where the SQL fails. */
int64_t ask(struct store *store, const char *sql);
/** Run SQL that must succeed. */
void tell(struct store *store, const char *sql);

#endif
