/*
 * Histories made by chance for the tests of the forms, straight into the store: days in any order, duplicates, merged and trashed
 * records, days in the future, half-filled ones. The forms must hold whatever the records say.
 */
#ifndef TESTS_FORMS_HISTORY_H
#define TESTS_FORMS_HISTORY_H

#include "domain/desk.h"
#include "domain/records.h"

enum {
	HISTORY_CASES = 40,
	HISTORY_PETITIONS = 50,
	HISTORY_OTHERS = 16,
	HISTORY_DAYS = 200, /* days that it is about */
};

struct forms_history {
	struct desk *desk;
	uint64_t seed;
	date_t begin;
	struct casefile cases[HISTORY_CASES];
	struct petition petitions[HISTORY_PETITIONS];
	struct conference conferences[HISTORY_OTHERS];
	struct attendance attendance[HISTORY_OTHERS];
	struct commitment commitments[HISTORY_OTHERS];
	struct reception receptions[HISTORY_OTHERS];
	struct reception_day days[HISTORY_OTHERS];
	struct resolution resolutions[HISTORY_OTHERS];
	struct enforcement steps[HISTORY_OTHERS];
	struct opening_balance openings[HISTORY_OTHERS];
};

/** Open one database in memory and fill it; @p h zeroed. A seed makes the same history always. */
void forms_history_make(struct forms_history *h, uint64_t seed);
/** Take the records out again: the same database serves for the next one. */
void forms_history_drop(struct forms_history *h);
/** A number below @p below, by chance. */
int forms_chance(struct forms_history *h, int below);

#endif
