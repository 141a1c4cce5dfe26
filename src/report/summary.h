/*
 * The month's summary: counts of one period, each of which opens the list behind it.
 *
 * A case is done on the day of its answer, or of its closing where it got none. Carried over: received before the period and not
 * done before it. Left: received up to its end and not done by then. So carried over + received = done + left, always, per kind,
 * field, hamlet and in sum, and what one period leaves the next one carries over. On time: done on or before the due day, or
 * without one. Overdue is asked as of the day after the period, or of today while it runs. Merged duplicates and the trash do not
 * count. The statements are schema/reports/summary-*.sql.
 */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "domain/desk.h"
#include "report/period.h"

enum summary_column {
	SUM_CARRIED,
	SUM_RECEIVED,
	SUM_DONE,
	SUM_ON_TIME,
	SUM_LATE,
	SUM_LEFT,
	SUM_LEFT_OVERDUE,
	SUM_COLUMNS
};

struct summary_row {
	int64_t code; /* kind, field or hamlet id; 0 = not stated */
	int64_t n[SUM_COLUMNS];
};

struct summary {
	struct period period;
	struct summary_row kinds[5], total; /* kinds in the order of case_kinds */
	struct summary_row *fields, *hamlets; /* by falling `received` */
	size_t field_count, hamlet_count;
	/* Counters only, in the order of their statements' columns. */
	struct {
		/* Held in the period (not planned or cancelled ones), and what was raised there, as it stood at its end. */
		int64_t held, persons, women, opinions, on_spot, assigned, overdue;
	} conferences;
	struct {
		/* Open and overdue at its end; the others are days of the period. Each is kept, kept late, broken or open once. */
		int64_t made, due, kept, kept_late, broken, open, overdue;
	} commitments;
	struct {
		int64_t visits, persons, regular, scheduled, unscheduled, large_groups, repeated;
	} receptions;
	struct {
		/* Duplicates count, too: carried + received = handled + left. */
		int64_t carried, received, handled, left;
	} petitions;
};

/** Count. @p out is cleared by the caller with summary_clear. CORRUPT where a case has a kind that does not exist. */
bool summary_make(
	struct desk *desk, const struct period *period, struct summary *out, struct error *err);
void summary_clear(struct summary *summary);

enum summary_group {
	SUMMARY_KIND,
	SUMMARY_FIELD,
	SUMMARY_HAMLET,
	SUMMARY_CONFERENCE,
	SUMMARY_COMMITMENT,
	SUMMARY_RECEPTION,
	SUMMARY_PETITION
};
/**
 * The records behind one number, as ids in the order of their dates; exactly as many as the number says. People are sums: behind
 * them are the attendance rows or the receptions that they add up from.
 * @param code   row: kind, field or hamlet; -1 = the total row
 * @param column enum summary_column, or the member's place in its struct for the other groups
 * @param entity out: of which entity
 * @param ids    out: the caller's to free
 * @param err    NOT_FOUND where there is no such column
 */
bool summary_cell(struct desk *desk, const struct period *period, enum summary_group group,
	int64_t code, int column, const struct entity **entity, int64_t **ids, size_t *count,
	struct error *err);

/**
 * Write it as text, @p columns wide (76 and more are comfortable, 60 is possible), headed by office and period; it grows wider only
 * where a number would not fit, for no number is ever cut. The report as a paper is month.h.
 */
void summary_text(struct desk *desk, const struct summary *summary, int columns, struct buf *out);

#endif
