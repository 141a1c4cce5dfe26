/*
 * The filter language, the same in lists, search box and command line:
 *     kind:complaint state:open field:land due<=7d received:2026-10 hamlet:"Thôn 3" assignee:hung
 * "free words" Field names by key, or label in either language without accents (han<=3 thon:Đông);
 * `due<=3` counts working days from today. Words for what is open or overdue stand alone too: `mở`, `quá hạn|mở`; quoted they
 * are searched for like any other.
 */
#ifndef DOMAIN_FILTER_H
#define DOMAIN_FILTER_H

#include "domain/desk.h"

struct filter {
	struct condition *conditions; /* owned, with their texts */
	size_t count;
	char *words; /* free words for the search index, or NULL */
};

/**
 * Read a filter for an entity.
 * @param column out on failure: column of the mistake, from 0, in characters
 * @param err    INVALID: what is wrong there and what is accepted
 */
bool filter_parse(struct desk *desk, const struct entity *entity, const char *text,
	struct filter *out, size_t *column, struct error *err);
void filter_clear(struct filter *filter);

#define FILTER_OWED 2
/**
 * The day by which records of an entity owe something, NULL where they never do.
 * @param owing out: what holds as long as it is owed
 * @param count out: how many conditions
 */
const struct field *filter_due(
	const struct entity *entity, struct condition owing[FILTER_OWED], size_t *count);

/* ---- writing it ---- */

/**
 * Append the term that takes just the rows with one value, in the language of the screens: `loại:"khiếu nại"`, `due:23/11/2026`.
 * @param value as field_integer gives it: a choice, a reference, a day; 0 (where it is no value): empty
 * @return false, with nothing appended, for a value the language cannot name
 */
bool filter_write_term(struct desk *desk, const struct entity *entity, const struct field *field,
	int64_t value, struct buf *out);
/**
 * What must hold besides where somebody looks at fields with these flags: restricted cases are not to be found out by asking for
 * what they hide.
 * @return false where nothing must
 */
bool filter_guard(const struct desk *desk, const struct entity *entity, unsigned flags,
	struct condition *out);

/* ---- completing it ---- */

/* One thing that can stand at the cursor. */
struct filter_option {
	char *text; /* to be put in: `loại:`, `khiếu nại ` */
	char *meaning;
};

/* What can stand at the cursor; begins as {0}. */
struct filter_options {
	size_t from, to; /* bytes of the text that an option takes the place of */
	struct filter_option *list;
	size_t count;
	char *hint; /* what is meant here in words, or NULL */
};

/**
 * What can stand where the cursor is in a filter: names of fields, signs being typed, values. Accents are not needed, and parts of
 * names will do; those that begin with what is typed come first.
 * @param cursor in bytes, between characters
 * @param err    trouble with the database; a faulty text is no trouble: then nothing is offered
 */
bool filter_complete(struct desk *desk, const struct entity *entity, const char *text,
	size_t cursor, struct filter_options *out, struct error *err);
void filter_options_clear(struct filter_options *options);

#endif
