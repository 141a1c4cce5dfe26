/*
 * Records described as data. A field row alone feeds form, list, filter, CSV, JSON, validation,
 * the man page and the schema test; a field type is a complete vtable, so a new type is one file
 * and one test. Nothing here knows a concrete record: the tables stand in src/domain.
 *
 * A record is a value struct that begins with struct record and owns its strings:
 *     struct staff { struct record record; char *login; char *name; int64_t unit; … };
 * C type of a member by field type: FT_TEXT, FT_NOTE, FT_TIME, FT_STAMP char * (NULL counts as "");
 * FT_DATE date_t; FT_NUMBER, FT_MONEY, FT_BOOL, FT_CHOICE, FT_FLAGS, FT_REF int64_t (FT_REF 0 =
 * none, stored as NULL).
 */
#ifndef BASE_FIELD_H
#define BASE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/error.h"

struct record {
	int64_t id; /* 0 = not saved yet */
	char *uid; /* UUID version 7 */
	int64_t version; /* as read; an update that finds another one is a CONFLICT */
	int64_t trashed; /* 1 = in the trash */
};

/*
 * One value of a code column. Tables end with an all-zero row; value 0 means "not stated" and is
 * never listed.
 */
struct choice {
	int value;
	const char *key; /* file and filter word, English glossary term: "complaint" */
	const char *label; /* N_("complaint"); the English name where `vi` is set */
	const char *mark; /* short form for lists, or NULL: "KN" */
	const char *
		vi; /* Vietnamese name, where the value does not come from a table of C; else NULL */
};

enum field_storage { STORE_INTEGER, STORE_TEXT, STORE_DATE };

struct field;

struct field_type {
	const char *name; /* for man pages: "date" */
	enum field_storage storage;
	const char *sql; /* "TEXT" or "INTEGER" */
	const char *hint; /* N_("d/m/yyyy") */
	bool lines; /* keeps line breaks and tabs */
	bool zero_is_value; /* 0 says something (0 persons, no): a required field may hold it */
	/**
	 * Read clean text that is not empty into the member, as text_clean leaves it; field_parse
	 * sees to both. FT_REF reads a bare id only (names are resolved in src/domain).
	 */
	bool (*parse)(const struct field *field, void *member, const char *text, struct error *err);
	/** Whether a member that is not empty may be kept: limits, range, values of the list. */
	bool (*check)(const struct field *field, const void *member, struct error *err);
	/**
	 * Append what a person reads ("" where nothing is stated), in the interface language;
	 * dates dd/mm/yyyy, choices by label.
	 */
	void (*show)(const struct field *field, const void *member, struct buf *out);
	/** Append what a file holds: ISO dates, choice keys. parse() of it gives the member. */
	void (*print)(const struct field *field, const void *member, struct buf *out);
	/** Order of two members; text in Vietnamese order. */
	int (*compare)(const struct field *field, const void *a, const void *b);
};

extern const struct field_type FT_TEXT; /* one line, at most field.max characters */
extern const struct field_type FT_NOTE; /* several lines */
extern const struct field_type FT_DATE; /* a day */
extern const struct field_type FT_TIME; /* hh:mm; 8h30 and 8h are read too */
extern const struct field_type FT_STAMP; /* moment, set by the program */
extern const struct field_type FT_NUMBER; /* min to max; shown 1.234.567, but 2026 if max <= 9999 */
extern const struct field_type FT_MONEY; /* whole VND */
extern const struct field_type FT_BOOL; /* 0 or 1; yes/no, có/không, x */
extern const struct field_type FT_CHOICE; /* value of choices; key, label (both languages), mark */
extern const struct field_type FT_FLAGS; /* sum of values of field.choices, keys joined by + */
extern const struct field_type FT_REF; /* id of a record of field.ref */

enum field_flags {
	FF_REQUIRED = 1 << 0, /* may not be empty */
	FF_FIXED = 1 << 1, /* set by the program: shown, not typed; imported if harmless */
	FF_MASKED = 1 << 2, /* shown with most characters hidden: id numbers, telephones */
	FF_LIST = 1 << 3, /* a default column of lists */
	FF_HIDDEN = 1 << 4, /* not on forms or lists (uid-like bookkeeping) */
	FF_PERSONAL = 1 << 5, /* tells who a citizen is: hidden where the case hides the person */
	FF_ACT = 1 << 7, /* set by an act of its own: forms show it; `add` and files may bring it */
	FF_CONTENT = 1 << 6, /* says what a matter is about: hidden where the case is restricted */
};

struct entity;

struct field {
	const char *key; /* column, CSV heading, JSON member, filter word; ASCII, snake_case */
	const char *label; /* N_("Received on") */
	const struct field_type *type;
	size_t offset; /* of the member */
	unsigned flags;
	/* Numbers: range (both 0 = 0 to 10^15). Texts: characters (max 0 = 500, notes 20,000). */
	int64_t min, max;
	const struct choice *choices;
	const struct entity *ref;
	const char *help; /* N_() one sentence for the form's help line and the man page */
	int columns; /* width in lists; 0 = by type */
	int64_t preset; /* value of a new record; of a day: 1 = today */
};

enum numbering {
	NUM_KEY, /* a natural key field (entity.key) is the code: unit, staff, holiday */
	NUM_YEARLY, /* prefix-year-number, number counted within the year: KN-2026-0388 */
	NUM_ID, /* prefix-id: NG-12 */
};

struct desk;

struct entity {
	const char *name; /* word of the command line and of journal rows: "case" */
	const char *table; /* table of the database: "casefile" */
	const char *label; /* N_("case") */
	const char *plural; /* N_("cases") */
	const char *prefix; /* "D"; NULL where prefix_of says it */
	const char *(*prefix_of)(const void *record);
	enum numbering numbering;
	int digits; /* NUM_YEARLY: least digits of the number: 4 for cases, 3 for conferences */
	size_t size; /* of the struct */
	const struct field *fields;
	size_t field_count;
	const struct field *key; /* NUM_KEY: the field that is the code */
	const struct field *title; /* the field that names a record to people: summary, name */
	const struct field *sort; /* default order of lists; NULL = by id */
	bool descending;
	bool derived; /* rows are made by the program alone: not added, imported, set or trashed by hand */
	/**
	 * Cross-field rules, and values the program itself fills in. Called before every write.
	 * @param before NULL for a new record
	 */
	bool (*check)(struct desk *desk, const void *before, void *record, struct error *err);
};

/** Member of a record. */
void *field_member(const struct field *field, void *record);
const void *field_member_const(const struct field *field, const void *record);
int64_t field_integer(const struct field *field, const void *record);
/** Texts only; "" for NULL. */
const char *field_string(const struct field *field, const void *record);
/** No text, no day, or the integer 0 (whether that says something: field.type->zero_is_value). */
bool field_is_empty(const struct field *field, const void *record);
bool field_equals(const struct field *field, const void *a, const void *b);
void field_set_integer(const struct field *field, void *record, int64_t value);
/** Replace a text member by a copy. */
void field_set_string(const struct field *field, void *record, const char *text);
/** Copy one member from another record. */
void field_assign(const struct field *field, void *to, const void *from);
/**
 * Clean, check limits and read one value; "" empties the member.
 * @param err INVALID with err->field set; says the label, what is wrong and what is accepted
 */
bool field_parse(const struct field *field, void *record, const char *text, struct error *err);

const struct field *entity_field(const struct entity *entity, const char *key);
/** By key, or by label in either language, unaccented and case-blind; NULL if none. */
const struct field *entity_find_field(const struct entity *entity, const char *word);
/** Its name in the language of the interface. */
const char *choice_label(const struct choice *choice);
const struct choice *choice_by_value(const struct choice *choices, int64_t value);
/**
 * By key, label in either language, or mark; else the only one whose label has the words as a part ("phản ánh" of "phản ánh,
 * kiến nghị") or begins with these whole words. Unaccented and case-blind; NULL if none, or several parts.
 */
const struct choice *choice_find(const struct choice *choices, const char *word);
/**
 * Those that a word may mean, as a person abbreviates: by key, label or mark; else those with a part of a label that it is; else
 * those with a part, then with a word, that it begins. `_`, `-` and blanks are one. Nothing for an empty word.
 *
 * @param out at most @p room of them, in the order of the table; one alone is meant, several are to be told
 * @return how many there are, beyond @p room too
 */
size_t choice_search(
	const struct choice *choices, const char *word, const struct choice **out, size_t room);

void record_clear(const struct entity *entity, void *record);
/** Deep copy over an empty (zeroed or cleared) record. */
void record_copy(const struct entity *entity, void *to, const void *from);
/** Every required field is there, every text within its limit. */
bool record_validate(const struct entity *entity, const void *record, struct error *err);
/**
 * Append the record's code: KN-2026-0388, NG-12, a unit's own code. Nothing for a record that has
 * no number yet. NUM_YEARLY reads the fields named `year` and `number`.
 */
void record_code(const struct entity *entity, const void *record, struct buf *out);
/**
 * JSON object of the fields where the two differ (or of all non-empty ones where @p other is
 * NULL), as print() has them: every value is a string that field_parse reads back.
 */
void record_json(
	const struct entity *entity, const void *record, const void *other, struct buf *out);

#endif
