/*
 * What can be given with an action on a case: one field per key of `do CODE ACTION key=value`, described like the fields of records,
 * so that command line, prompts and help read and name them alike. Which action takes which is in rules/vn/lifecycles.conf.
 */
#ifndef DOMAIN_CASE_VALUES_H
#define DOMAIN_CASE_VALUES_H

#include "domain/desk.h"
#include "domain/records.h"
#include "domain/rules.h"

struct case_values {
	struct record record; /* never saved */
	date_t on; /* day of the act; every action takes it */
	int64_t decided_by; /* leader who decided, where somebody else records it */
	int64_t assignee, lead_unit;
	char *cooperating;
	date_t due_on;
	char *text;
	int64_t outcome;
	date_t issued_on, closed_on; /* the day of the act by the name it has on paper */
	char *signer;
	int64_t on_spot, document, satisfaction, complexity;
	int64_t kind, petition_kind;
	char *summary, *detail;
	char *along; /* codes of what goes along with a part that is split off */
	int64_t into;
	char *ground, *note, *number;
	date_t session_on;
	int64_t days, unforced;
	char *grounds; /* what an answer rests on */
	int64_t publish;
	char *published_text;
	date_t survey_on;
};

/** Not in entities[]: it has no table. */
extern const struct entity entity_case_values;

/** The field of a key; NULL if there is none. */
const struct field *case_value_field(const char *key);
/** Keys that every action takes beside its own, NULL at the end: on, decided_by. */
extern const char *const case_values_always[];

/**
 * Grounds that an action may be given, those of the case's kind.
 * @param each called per ground, in the order of the list
 */
void case_grounds(const struct rules *rules, const struct lifecycle_action *action, int64_t kind,
	void (*each)(void *arg, const struct list_value *value), void *arg);
/** The ground of a key, or of a name in either language, unaccented; NULL if the action has no such ground. */
const struct list_value *case_ground_find(const struct rules *rules,
	const struct lifecycle_action *action, int64_t kind, const char *word);

#endif
