/*
 * What is owed and until when, as the due desk lists it: clocks of cases, petitions, conferences and reception days, promises,
 * and the duties of a period that belong to no record (the yearly conference, the monthly receptions).
 */
#ifndef DOMAIN_DUTY_H
#define DOMAIN_DUTY_H

#include "domain/casefile.h"
#include "domain/clocks.h"

struct duty {
	const struct entity *entity; /* what Enter opens; NULL for a duty of a period */
	int64_t id;
	int64_t clock; /* id, for "why this date"; 0 for promises and duties of a period */
	const struct limit *limit; /* NULL for promises */
	date_t due; /* DATE_NONE while suspended */
	enum due_state state;
	int days_left; /* as case_days_left; of a paused one: days of the period left */
	bool provisional;
	bool restricted; /* text is hidden from this person */
	const char *code, *text, *owner; /* borrowed during the call */
	const char *what; /* the duty's own name: "Thông báo thụ lý"; "" where the text says all */
};

/**
 * List what is due, earliest first; suspended ones last.
 * @param until last day to list; DATE_NONE = all that is open
 * @param limit most rows, 0 = all
 * @param each  returning false stops
 */
bool duties_list(struct desk *desk, date_t until, int limit,
	bool (*each)(void *arg, const struct duty *duty), void *arg, struct error *err);

/**
 * The explanation of one clock as text for a screen or a printer: that of explanation_write, the earlier dates and what moved
 * them (from the journal), and for duties of a period their rule.
 */
bool duty_why(struct desk *desk, int64_t clock, int columns, struct buf *out, struct error *err);

#endif
