/*
 * What the files of the rules share. Reading goes source text -> tree of nodes (rules_source.c) -> entries by tables of members
 * (rules_members.c, rules_read.c) -> faults between entries (rules_check.c). Strings stay in the source texts, which are kept.
 */
#ifndef DOMAIN_RULES_INSIDE_H
#define DOMAIN_RULES_INSIDE_H

#include "domain/rules.h"

/* The four of the folder and the two of the site. */
enum { RULE_FILES_MOST = 6, RULE_FILE_BYTES_MOST = 4 * 1024 * 1024 };

enum node_type {
	NODE_GROUP, /* { name = value; … } */
	NODE_LIST, /* ( value, … ) */
	NODE_ARRAY, /* [ value, … ] */
	NODE_TEXT,
	NODE_INT,
	NODE_BOOL,
	NODE_OTHER, /* numbers that no member takes: 1.5, 30L */
	NODE_FAULTY, /* a number out of range: told already */
};

/* A value of a rule file, and its name where it stands in a group. */
struct node {
	const char *name; /* NULL in lists and arrays */
	enum node_type type;
	int line; /* where the value begins; of a member, where its name stands */
	const char *text; /* NODE_TEXT */
	int number; /* NODE_INT, NODE_BOOL */
	int count; /* of what it holds */
	struct node *first, *next;
};

struct rules_file {
	char *path;
	int order;
	bool site; /* overrides single entries */
	char *text; /* its source: the strings are cut out in place */
	struct node *root; /* a group; NULL where it could not be read */
};

struct value_list {
	const char *name;
	struct list_value *values;
	size_t count;
};

struct announced_year {
	int year;
	const char *source;
	enum sureness sure;
	struct announced_day *days;
	size_t day_count;
	struct rule_place place;
};

struct rules {
	struct rules_file files[RULE_FILES_MOST];
	size_t file_count;
	struct chunk *chunks; /* memory of everything below */
	struct limit *limits; /* by id and valid_from */
	size_t limit_count;
	struct lifecycle *lifecycles;
	size_t lifecycle_count;
	struct statutory_day *statutory;
	size_t statutory_count;
	struct announced_year *years; /* by year */
	size_t year_count;
	struct announced_day *announced; /* by day, of all years */
	size_t announced_count;
	struct value_list *lists;
	size_t list_count;
};

/** Zeroed memory that lives as long as the rules. */
void *rules_memory(struct rules *rules, size_t size);
/** A new zeroed element at the end of a list in that memory. The list may move: no pointers into it until it is complete. */
void *rules_append(struct rules *rules, void *list, size_t *count, size_t size);

struct rule_fault {
	const struct rules_file *file;
	int line;
	size_t number; /* order of finding */
	int entry_line; /* where the entry begins whose member is wrong; 0 = none */
	char *text; /* "file:line: entry: what" */
};

struct reader {
	struct rules *rules;
	struct rules_file *file; /* the one that is read */
	char entry[120]; /* what is read: "limits complaint.settle" */
	int entry_line; /* where it begins */
	struct rule_fault *faults;
	size_t fault_count;
	bool broken; /* a file could not be read at all */
	enum error_code code; /* NOT_FOUND or IO of a file, else INVALID: of the first fault */
};

/** Note a fault at a line of the file that is read, in the entry that is read. */
void fault_at(struct reader *reader, int line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/**
 * The same at an entry that was read before, by the name it has in faults. Nothing is noted where a member of it is wrong: what
 * follows from that says nothing more.
 */
void fault_in(struct reader *reader, const struct rule_place *place, const char *kind,
	const char *id, const char *format, ...) __attribute__((format(printf, 5, 6)));

/**
 * Read one file into its tree of nodes. The form is libconfig's, without includes; but unlike there an integer beyond int is a
 * fault and does not wrap, a text ends on its line, and the bytes are looked at.
 * @param must a missing file is a fault
 * @return false where there is nothing to go on with
 */
bool source_read(struct reader *reader, bool must);
/** Member of a group; NULL if there is none. */
const struct node *node_member(const struct node *group, const char *name);

/* ---- members of an entry: a table row each ---- */

struct word {
	const char *word;
	int value;
};

enum member_type {
	MEMBER_TEXT, /* const char * */
	MEMBER_ID, /* const char *: letters a-z, digits, '-', '.' */
	MEMBER_INT, /* int */
	MEMBER_BOOL, /* bool */
	MEMBER_DATE, /* date_t, "yyyy-mm-dd" */
	MEMBER_WORD, /* enum: one of the words */
	MEMBER_BITS, /* unsigned: a list of words, 1 << value each */
	MEMBER_IDS, /* const char *const *: a list of ids, NULL at the end */
	MEMBER_ENTRIES, /* read() takes it */
};

struct member {
	const char *name;
	enum member_type type;
	size_t offset;
	bool required;
	int min, max; /* MEMBER_INT */
	const struct word *words; /* NULL word at the end */
	/** MEMBER_ENTRIES: the setting, and the entry that it belongs to. */
	void (*read)(struct reader *reader, const struct node *setting, void *entry);
};

/**
 * Read the members of a group into an entry by their table, which ends with a zero row.
 * @param partial the entry has its members already (a site file overrides some of them)
 */
void members_read(struct reader *reader, const struct node *group, const struct member *members,
	void *entry, bool partial);
/** Whether a setting is a list; a fault where not. */
bool member_is_list(struct reader *reader, const struct node *setting);
/** Read one entry @p into what holds it: the rules, a lifecycle, a year, a form. */
typedef void member_reader(struct reader *reader, const struct node *group, void *into);
/**
 * Read each entry of a list, under the name that faults give it; what is no list or no entry is a fault.
 * @param what what an entry is: "state"
 * @param key  text member that names it; an entry without one is named by its place, and so are all where it is NULL
 */
void members_each(struct reader *reader, const struct node *list, const char *what, const char *key,
	member_reader *read, void *into);
/** A text member of a group, before the group is read; NULL where it is not there or no text. */
const char *group_text(const struct node *group, const char *name);
/** Where an entry begins, when its reading begins. */
struct rule_place member_place(struct reader *reader, const struct node *setting);

const char *word_of(const struct word *words, int value);
extern const struct word unit_words[], duty_words[], sureness_words[], verb_words[];

/* ---- the sections ---- */

/* Lists of values that there are, and what is asked of each. */
struct list_kind {
	const char *name;
	bool flags; /* values are bits */
	bool open; /* a site file may add values */
	const struct word *needs; /* keys and values that the program relies on; may be NULL */
};
extern const struct list_kind list_kinds[];

/** Read what a file holds, section by section. */
void rules_read_file(struct reader *reader);
/** Faults between entries: called once, after all files were read. */
void rules_check_all(struct reader *reader);
/** Sort what is looked up by binary search; before rules_check_all. */
void rules_sort(struct rules *rules);

#endif
