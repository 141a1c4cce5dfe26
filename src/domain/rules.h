/*
 * The law as data: the files of rules/vn, read once when the desk opens. The site files /etc/doithoai/rules.conf and
 * $XDG_CONFIG_HOME/doithoai/rules.conf (DOITHOAI_RULES_SITE names one instead of both) override single entries by id and
 * valid_from, or add entries. Immutable; every pointer here is borrowed from the rules and lives as long as they do.
 *
 * Every entry says where it stands (file and line), on which article it rests and how sure it is. Texts are in both languages:
 * rule_text() picks the one of the interface.
 */
#ifndef DOMAIN_RULES_H
#define DOMAIN_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/error.h"

struct rules;

struct rule_place {
	const char *file; /* path as opened */
	int line;
};

struct rule_text {
	const char *vi, *en;
};
/** The text in the interface's language. */
const char *rule_text(const struct rule_text *text);

enum sureness { SURE_VERIFIED, SURE_SECONDARY, SURE_LOCAL };

/* Head of every dated entry. */
struct rule_head {
	const char *id; /* complaint.settle */
	struct rule_text name; /* Giải quyết khiếu nại lần đầu / First settlement of a complaint */
	date_t valid_from, valid_to; /* both included; DATE_NONE = without end */
	bool older; /* in force before valid_from too: since when is not stated */
	const char *basis; /* "Luật Khiếu nại 2011, Điều 28", never empty */
	enum sureness sure;
	struct rule_text note; /* caveat, or "" */
	struct rule_place place;
};

/* ---- limits: limits.conf ---------------------------------------------------------------------- */

enum limit_unit {
	LIMIT_DAY, /* calendar days after the event, rolled forward off a day off (Civil Code arts. 147, 148.5) */
	LIMIT_WORKING_DAY, /* working days after the event */
	LIMIT_DAY_BEFORE, /* at least so many calendar days before the event: never moved */
	LIMIT_WORKING_DAY_BEFORE, /* at least so many working days before it */
	LIMIT_YEAR, /* same day-number so many years later, rolled forward */
	/* Those below are no stretch of days (limit_is_period): nothing counts them to a last day. */
	LIMIT_HOUR_BEFORE,
	LIMIT_WORKING_HOUR,
	LIMIT_PER_WEEK, /* so many times at least in every week */
	LIMIT_PER_MONTH,
	LIMIT_PER_YEAR,
	LIMIT_PEOPLE, /* a number of persons: size of a group, most representatives */
};

enum limit_duty {
	DUTY_OFFICE, /* the office must act until then: due desk, overdue */
	DUTY_CITIZEN, /* a right of the citizen ends then: shown, never "overdue" */
	DUTY_WATCH, /* nobody acts: takes effect, kept until, disciplinary trigger */
};

struct limit_variant {
	const char *when; /* "complex", "remote", "remote+complex", "several-places" … */
	int count;
	/*
	 * Above 0: reached by so many written extensions and never by itself; the count is the most that they lead to. A clock
	 * does not start with it, `deadline --variant` shows it.
	 */
	int extensions;
	const char *basis; /* NULL = the limit's */
};

struct limit {
	struct rule_head head;
	const char *from; /* event that starts it: key of the list `events` */
	enum limit_unit unit;
	int count;
	const struct limit_variant *variants;
	size_t variant_count;
	int extension_days; /* most calendar days one extension adds; 0 = none lawful */
	int extension_count; /* most extensions without a further ground; see limit_extensions */
	const char *extension_needs; /* variant that the record must have, "complex"; NULL none */
	enum limit_duty duty;
	bool main; /* it is the case's own date: casefile.due_on follows it */
	bool editable; /* local setting: a person may set another day by hand, with a reason */
};

/**
 * The limit in force on a day.
 * @param on day of the starting event; DATE_NONE = today
 * @return NULL where there is none of that id, or none in force then
 */
const struct limit *rules_limit(const struct rules *rules, const char *id, date_t on);
/** All versions of a limit, by valid_from; NULL and count 0 where there is none of that id. */
const struct limit *rules_limit_versions(const struct rules *rules, const char *id, size_t *count);
/** All versions of all limits, by id and valid_from. */
const struct limit *rules_limits(const struct rules *rules, size_t *count);
/**
 * Count of a variant: exact set of words, in any order, joined by '+'; "" is the plain count. A set the limit does not know is
 * matched by its largest known subset with the largest count (complex where only remote is given a number stays remote).
 */
int limit_count(const struct limit *limit, const char *variant, const struct limit_variant **which);

/**
 * Most extensions that a record of this variant may get: denunciation.settle none, one where it is "complex", two where it is
 * "very-complex" (LTC art. 30).
 */
int limit_extensions(const struct limit *limit, const char *variant);
/** Whether it is a stretch of days or years with a last day; the others are frequencies, hours and numbers of people. */
bool limit_is_period(const struct limit *limit);
/** Word of a unit or duty in the files: "working-day", "office". */
const char *limit_unit_word(enum limit_unit unit);
const char *limit_duty_word(enum limit_duty duty);
const char *sureness_word(enum sureness sure);
/** A count with its unit, in the interface's language: "7 working days", "at least 2 times a month". @return @p out */
const char *limit_count_text(const struct limit *limit, int count, char out[80]);

/* ---- lifecycles: lifecycles.conf ---------------------------------------------------------------- */

/* What an action does beside moving the case; one C function each (src/domain/casefile*.c). */
enum verb {
	VERB_MOVE, /* nothing but the step, dates and clocks */
	VERB_ACCEPT, /* accepted for settlement: sets accepted_on */
	VERB_ASSIGN,
	VERB_ANSWER, /* adds a resolution: answer, decision, conclusion, record */
	VERB_CLOSE,
	VERB_REOPEN,
	VERB_CONVERT,
	VERB_MERGE,
	VERB_SPLIT,
	VERB_PETITION, /* a petition is made of it, which goes through intake */
	VERB_SUSPEND, /* the running clocks named in `pauses` stop */
	VERB_RESUME,
	VERB_EXTEND, /* the clock named in `extends` gets more days, or another day where it is a local limit */
};

struct lifecycle_state {
	const char *id; /* "verifying" */
	struct rule_text name; /* for lists */
	struct rule_text sentence; /* what a clerk may say to the citizen, a whole sentence */
	bool end; /* nothing more is owed: the case is closed */
	bool outside; /* goes on elsewhere: second instance, court; tracked */
	struct rule_place place;
};

struct lifecycle_action {
	const char *id; /* word of `do` and of the journal: "accept" */
	struct rule_text name, sentence; /* label; what it does */
	enum verb verb;
	const char *const *from; /* ids of states, NULL at the end */
	const char *to; /* id of a state; NULL = stays, or (reopen, resume) where it was */
	unsigned who; /* bits (1 << enum staff_role); the assignee counts as officer */
	const char *const *needs; /* argument keys that must be given */
	const char *const *takes; /* all keys, needs included */
	const char *const *guards; /* named conditions in C: lifecycle_guard_names[] */
	const char *const
		*outcomes; /* keys of case_outcomes it may record; one alone is set by itself */
	const char *
		grounds; /* list of lists.conf that the argument `ground` is chosen from; NULL = free words */
	const char *const *starts; /* limit ids: clocks that start on the action's day */
	const char *const *meets; /* clocks that are met by it */
	const char *const *cancels; /* clocks that fall away */
	const char *const *pauses; /* clocks that it suspends or resumes */
	const char *extends; /* limit id it extends */
	const char *letter; /* id of a letter owed: lists.conf `letters`; NULL none */
	const char *basis;
	enum sureness sure;
	date_t valid_from, valid_to; /* an action by today's law; DATE_NONE = always */
	struct rule_place place;
};

struct lifecycle {
	const char *id; /* key of case_kinds: "complaint" */
	int64_t kind; /* enum case_kind */
	struct rule_text name;
	const char *first; /* state of a new case */
	const char *const *starts; /* limit ids: clocks that start on receipt */
	const struct lifecycle_state *states;
	size_t state_count;
	const struct lifecycle_action *actions;
	size_t action_count;
	struct rule_place place;
};

const struct lifecycle *rules_lifecycle(const struct rules *rules, int64_t kind);
const struct lifecycle_state *lifecycle_state(const struct lifecycle *lifecycle, const char *id);
/** The action of that id: the version in force today where there are several, else the newest one. */
const struct lifecycle_action *lifecycle_action(const struct lifecycle *lifecycle, const char *id);
/** The version in force on a day (DATE_NONE = today); NULL if none is. */
const struct lifecycle_action *lifecycle_action_on(
	const struct lifecycle *lifecycle, const char *id, date_t on);
bool lifecycle_action_is_valid(const struct lifecycle_action *action, date_t on);
/** Names of the conditions in C that an action may bear in `guards`; NULL at the end. In lifecycle_guards.c. */
extern const char *const lifecycle_guard_names[];
/** Word of a verb in the files: "move". */
const char *verb_word(enum verb verb);

/* ---- calendar: calendar.conf ---------------------------------------------------------------------- */

struct statutory_day {
	struct rule_head head; /* validity, basis */
	int month, day; /* lunar where lunar is set */
	bool lunar;
	int before,
		after; /* more days off around it: Tết 5 = 1 before, 3 after; Quốc khánh 2/9 and one more */
	bool chosen; /* not even the day itself is fixed by statute: which ones it is, is decided each year */
};

struct announced_day {
	date_t day;
	int kind; /* enum holiday_kind */
	struct rule_text name;
	const char *source;
	enum sureness sure;
	struct rule_place place;
};

const struct statutory_day *rules_statutory_days(const struct rules *rules, size_t *count);
/** Days as announced, by day; only years in rules_year_is_announced() are complete. */
const struct announced_day *rules_announced_days(const struct rules *rules, size_t *count);
/** All days off of that year are in the announced days: nothing is computed for it. */
bool rules_year_is_announced(const struct rules *rules, int year);

/* ---- lists of values: lists.conf -------------------------------------------------------------------- */

struct list_value {
	int64_t value; /* as kept in the database; 1, 2, 4 … in lists of flags */
	const char *key; /* "land-title" */
	struct rule_text name;
	const char *mark; /* short form, or NULL */
	const char *basis; /* or NULL */
	struct rule_text note; /* caveat, or "" */
	/* `fields`: official column of a field of work ("administrative.land"); the key of a row of the list `columns` */
	const char *complaint, *denunciation, *feedback;
	unsigned kinds; /* `outcomes`: bits (1 << enum case_kind) of the kinds it fits; 0 = all */
	const char *
		words; /* `fields`, `kind-words`: words of a gist that tell of it, "điện, đèn đường"; `old-offices`: its names; or NULL */
	date_t until; /* `old-offices`: its last day */
	const char *form; /* `letters`: "Mẫu 03 NĐ155"; NULL where no form is prescribed */
	struct rule_place place;
};

/**
 * Values of a list, in the order of the file: fields columns channels outcomes complexities complaint-refusals (LKN 11)
 * denunciation-conditions (LTC 29) lacking-conditions reception-refusals suspension-grounds termination-grounds
 * withdrawal-grounds extension-grounds letters old-offices events variants.
 * @return NULL and count 0 where there is no such list
 */
const struct list_value *rules_list(const struct rules *rules, const char *list, size_t *count);
/** One value by its key; NULL if there is none. */
const struct list_value *rules_list_find(
	const struct rules *rules, const char *list, const char *key);
/** The names of all lists, NULL at the end. */
const char *const *rules_list_names(void);

/* ---- reading and checking --------------------------------------------------------------------------- */

struct settings;

/**
 * Put the office's own limits of doithoai.conf (opinion_days, feedback_days, mediation_days) over those of the rules. Before
 * anybody has asked for a limit.
 */
void rules_apply_settings(struct rules *rules, const struct settings *settings);

/**
 * Read all rule files of a folder, then the site files.
 * @param folder NULL: DOITHOAI_RULES, else rules/vn of the program (place_data)
 * @param err INVALID: the first fault with file, line and entry; NOT_FOUND or IO names the file
 */
bool rules_read(struct rules **out, const char *folder, struct error *err);
void rules_free(struct rules *rules);

/**
 * Find every fault, not only the first: unknown ids, overlapping validity, unreachable states, dead ends, actions without the
 * letter or clock that they name, missing basis, integers that libconfig would wrap, unknown members.
 * @param fault called per fault, in the order of files and lines; text is "file:line: entry: what"
 * @return the number of faults
 */
size_t rules_check(const char *folder, void (*fault)(void *arg, const char *text), void *arg);

#endif
