/*
 * The running duties of records: one clock row each. Everything here runs inside the transaction of the act that causes it.
 */
#ifndef DOMAIN_CLOCKS_H
#define DOMAIN_CLOCKS_H

#include "domain/clock.h"
#include "domain/desk.h"
#include "domain/records.h"

/* The record that owes: exactly one is set. */
struct clock_owner {
	int64_t casefile, petition, conference, reception_day;
};

/** "complex", "remote+complex", "several-places" …: what a case's own fields say. @p out at least 64 bytes. */
const char *clock_variant_of(const struct casefile *file, char out[64]);

/** Start a clock by the law in force on that day. Does nothing where the same limit already runs for the owner. */
bool clock_start(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	const char *variant, struct error *err);
/** The running or suspended clock of a limit; 0 in out->record.id if none. The caller clears it. */
bool clock_find(struct desk *desk, const struct clock_owner *owner, const char *limit,
	struct clock *out, struct error *err);
/** Met, cancelled, suspended, resumed on a day. Without such a clock: nothing happens (met, cancel), else INVALID. */
bool clock_meet(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	struct error *err);
bool clock_cancel(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	struct error *err);
bool clock_suspend(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	const char *ground, struct error *err);
bool clock_resume(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	struct error *err);
/**
 * Extend by days, within what the limit allows (INVALID says what it allows and on which ground); or, where the limit is
 * editable, fix another day.
 */
bool clock_extend(struct desk *desk, const struct clock_owner *owner, const char *limit, date_t on,
	int days, date_t fixed, const char *ground, struct error *err);
/** Meet or cancel all that is open: the case is closed (met) or merged (cancelled). */
bool clock_end_all(
	struct desk *desk, const struct clock_owner *owner, date_t on, bool met, struct error *err);

/** Why a clock has its date: counts it again by today's calendar. */
bool clock_explain(struct desk *desk, const struct clock *clock, bool days, struct explanation *out,
	struct error *err);

/* How much of a lawful period was used. */
struct days_used {
	int used, count; /* days of the period; count 0: no period */
	bool over; /* the last day was past */
};

/**
 * How long the office took for a step: of the time limit of the case that was met on a day; with DATE_NONE, of the case's own that
 * runs, until today.
 */
bool clocks_used(struct desk *desk, const struct casefile *file, date_t on, struct days_used *out,
	struct error *err);

/**
 * Keep clocks that follow fields, not actions: of a new or changed case (those of its lifecycle's `starts`, its variant), petition
 * (intake.notice, petition.unhandled, denunciation.transfer …), conference (announce, publish) and reception day (schedule). Called by desk_put
 * after the record was written.
 */
bool clocks_follow(struct desk *desk, const struct entity *entity, const void *before,
	const void *after, struct error *err);
/** What a new or changed case's due_on, due_basis and paused_on will be: that of its main clock. Called by its check. */
bool clocks_main_date(
	struct desk *desk, const struct casefile *before, struct casefile *file, struct error *err);

/* ---- after a change of the calendar or the rules -------------------------------------------------- */

struct clock_move {
	const struct clock *clock;
	date_t before, after;
};

/**
 * Count every open clock again.
 *
 * @param apply    false: only tell what would move. true: write the new dates, one journal row each, one transaction
 * @param moved    called per clock whose date moves, in order of id; may be NULL
 * @param progress called about every thousand clocks; returning false cancels: then nothing is written. May be NULL
 * @param count    clocks that move
 * @param err      code ERR_NONE with text where it was cancelled
 */
bool clocks_recount(struct desk *desk, const struct calendar *calendar, bool apply,
	void (*moved)(void *arg, const struct clock_move *move),
	bool (*progress)(void *arg, int64_t done, int64_t all), void *arg, int64_t *count,
	struct error *err);

#endif
