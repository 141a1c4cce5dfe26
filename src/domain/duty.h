/*
 * What is owed and until when, as the due desk lists it: clocks of cases, petitions, conferences and reception days, promises,
 * and the duties of a period that belong to no record (the yearly conference, the monthly receptions).
 */
#ifndef DOMAIN_DUTY_H
#define DOMAIN_DUTY_H

#include "domain/casefile.h"
#include "domain/clocks.h"

/* Duties that fall due with a period, whatever records there are. */
enum duty_period {
	PERIOD_NONE,
	PERIOD_CONFERENCE, /* a dialogue conference a year (LTCCQ art. 43) */
	PERIOD_CHAIR, /* days of reception by the chair of the People's Committee */
	PERIOD_SECRETARY, /* … by the secretary of the Party committee */
	PERIOD_COUNT
};

struct duty {
	const struct entity *entity; /* what Enter opens; NULL for a duty of a period */
	int64_t id;
	int64_t clock; /* id, for "why this date"; 0 for promises and duties of a period */
	enum duty_period period;
	const struct limit *limit; /* NULL for promises */
	date_t due; /* DATE_NONE while suspended */
	enum due_state state;
	int days_left; /* as case_days_left; of a paused one: days of the period left */
	bool provisional;
	bool restricted; /* text is hidden from this person */
	const char *code, *text, *owner; /* borrowed during the call */
	const char *what; /* the duty's own name: "Thông báo thụ lý"; "" where the text says all */
	/* The record as far as its head says it (number, kind, secrecy, assignee …), for cells; NULL for a duty of a period. */
	const void *record;
};

/* Where duties come from. */
enum duty_source {
	DUTIES_OWED = 1 << 0, /* running clocks where the office must act */
	DUTIES_PROMISED = 1 << 1,
	DUTIES_OF_PERIOD = 1 << 2,
	DUTIES_PAUSED = 1 << 3, /* suspended clocks: they have no day and come last */
	DUTIES_ALL = DUTIES_OWED | DUTIES_PROMISED | DUTIES_OF_PERIOD | DUTIES_PAUSED
};

struct duty_range {
	unsigned sources; /* enum duty_source */
	date_t from, until; /* both included; DATE_NONE: from the first, to the last */
	int limit; /* most rows, 0 = all */
};

/**
 * List what is due, earliest first; suspended ones last. Nothing of records in the trash. Reads no more rows than it shows.
 *
 * @param each returning false stops. It may read, but not list duties itself
 */
bool duties_between(struct desk *desk, const struct duty_range *range,
	bool (*each)(void *arg, const struct duty *duty), void *arg, struct error *err);
/** All of them: @p until the last day to list, DATE_NONE = all that is open; @p limit most rows, 0 = all. */
bool duties_list(struct desk *desk, date_t until, int limit,
	bool (*each)(void *arg, const struct duty *duty), void *arg, struct error *err);
/** How many there are; limit is ignored. */
bool duties_count(
	struct desk *desk, const struct duty_range *range, int64_t *count, struct error *err);

/**
 * Clocks of a case, petition, conference or reception day, the record's own date first, then by day: the open ones, with those of
 * citizens and those that nobody acts on; where nothing is open, the ones that ended. Ids, the caller's to free.
 */
bool duties_of(struct desk *desk, const struct entity *entity, int64_t id, int64_t **clocks,
	size_t *count, struct error *err);

/**
 * How a clock stands today, and its days as in struct duty. Rights of citizens and what nobody acts on are never overdue: DUE_NONE
 * once their day is past.
 */
bool duty_state_of(struct desk *desk, const struct clock *clock, enum due_state *state, int *days,
	struct error *err);
/** Days of the period left of a suspended case: those of its first suspended clock; 0 where that cannot be told. */
int duty_days_paused(struct desk *desk, int64_t casefile);

/** The name of what is owed, also where the text says all: "Giải quyết khiếu nại lần đầu"; "" for promises. */
const char *duty_full_name(const struct duty *duty);
/** The id of the limit of a duty of a period. */
const char *duty_period_code(enum duty_period period);
/** The duty of a period by the id of its limit, which is its code; PERIOD_NONE if none. */
enum duty_period duty_period_find(const char *code);
/** The name of a limit in the interface's language; its id where the rules do not know it (any more). */
const char *duty_name(const struct desk *desk, const struct clock *clock);

/**
 * The explanation of one clock as text for a screen or a printer: that of explanation_write, how it ended, and the earlier dates
 * and what moved them (from the journal).
 */
bool duty_why(struct desk *desk, int64_t clock, int columns, struct buf *out, struct error *err);
/** The same for a duty of a period as it stands today: rule, basis, what counts, what is missing and until when. */
bool duty_why_period(struct desk *desk, enum duty_period period, int columns, struct buf *out,
	struct error *err);

#endif
