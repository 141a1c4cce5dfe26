/* What the parts of the filter language share: filter.c the grammar, filter_names.c the left of a sign, filter_values.c the right. */
#ifndef DOMAIN_FILTER_INSIDE_H
#define DOMAIN_FILTER_INSIDE_H

#include "domain/desk.h"

#define FILTER_ROWS(table) (sizeof(table) / sizeof(table)[0])

struct filter_sign {
	const char *text;
	enum operator op;
	bool contains; /* looks inside texts */
};

#define FILTER_JOINED 5 /* plain words that may be one name or value: lĩnh vực, đang thực hiện */

/* ---- tokens ---- */

/** The sign that a text begins with, or NULL. */
const struct filter_sign *filter_sign_at(const char *text);
/** Bytes of a quotation mark that a text begins with: the plain one, or “ and ”. */
size_t filter_quote_at(const char *text, bool closing);

/* ---- names ---- */

/* What stands left of a sign. */
struct filter_subject {
	const struct field *field; /* NULL: only words under the key, or the code */
	const char *key; /* for the words */
	bool by_code;
	const char *shown; /* as written, for messages */
};

#define FILTER_TESTS 3

/* Words that stand for tests on other fields, under the key of a field, or under a key of their own. */
struct filter_rule {
	const struct entity *entity;
	const char *key;
	const char *words; /* as word_key() makes them, separated by | */
	const char *shown; /* N_() one of them, in the language of the screens */
	const char *meaning; /* N_() */
	struct {
		const char *field;
		enum operator op;
		bool today; /* compare with today */
	} tests[FILTER_TESTS];
};
extern const struct filter_rule filter_rules[]; /* ends with a zero row */

/** Find what a name left of a sign means: key, label, short word, or a word for the code. */
bool filter_find_subject(const struct entity *entity, const char *name, struct filter_subject *out);
/** The rule of a word that says enough without a name: open, overdue. NULL where it is none of them. */
const struct filter_rule *filter_bare_word(const struct entity *entity, const char *text);
/** Append what is wrong with a name that means nothing, and what is meant perhaps. */
void filter_unknown_subject(const struct entity *entity, const char *name, struct buf *message);

#define FILTER_NAMES 3

/** The fields by which people name a record of an entity; the rest of @p out is NULL. */
void filter_naming_fields(const struct entity *entity, const struct field *out[FILTER_NAMES]);

/* ---- values ---- */

/* Words that stand for values; tables end with a zero row. */
struct filter_day_word {
	const char *word; /* as word_key() makes it */
	int days; /* from today */
	const char *shown; /* N_() in the language of the screens; NULL: another row's twin */
};
extern const struct filter_day_word filter_day_words[];

/** The unit kind that all references of a field are of, or 0. */
int64_t filter_scope(const struct field *field);

/* Tests that must hold together. */
struct filter_value {
	struct condition tests[FILTER_TESTS + 1]; /* texts owned */
	size_t count;
};

/* The alternatives of one term. */
struct filter_values {
	struct desk *desk;
	const struct entity *entity;
	struct error *err;
	struct filter_value *rows;
	size_t count;
	bool beginning; /* the value read last is only how some begin: khiếu */
	struct buf meant; /* "; did you mean …?" for a longer text that was no value */
};

enum filter_reading {
	READ_OK,
	READ_NONE, /* no such value; err says so */
	READ_ERROR, /* trouble of another kind: the database */
};

/** Read one value and add what it stands for: one alternative, or several. Nothing is added but with READ_OK. */
enum filter_reading filter_read_value(struct filter_values *values,
	const struct filter_subject *subject, const struct filter_sign *sign, const char *text);
/** Whether a sign goes with a subject. */
bool filter_takes(const struct filter_subject *subject, const struct filter_sign *sign);
/** Whether several plain words may be one value: loại:khiếu nại. */
bool filter_joins(const struct filter_subject *subject);
/** Forget the alternatives; the memory is kept for the next term. */
void filter_values_empty(struct filter_values *values);
void filter_values_clear(struct filter_values *values);

/* ---- writing ---- */

/** How people name a field here, as text for a filter; the caller frees. */
char *filter_field_name(const struct entity *entity, const struct field *field);
/** Append a value, in quotation marks where it needs them. */
void filter_write_quoted(const char *text, struct buf *out);
/** The shortest word that means just this record as a value of a field, or NULL; the caller frees. */
char *filter_reference_word(struct desk *desk, const struct entity *entity,
	const struct field *field, const void *record);

#endif
