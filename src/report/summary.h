/*
 * The month's summary: counts of one period, each of which opens the list behind it.
 * Carried over + received = done + left, always, per kind and in sum; merged duplicates count once.
 * A case is "done" in the period when its answer was given or it was closed in it, whichever came first.
 */
#ifndef REPORT_SUMMARY_H
#define REPORT_SUMMARY_H

#include "domain/desk.h"
#include "report/period.h"

enum summary_column { SUM_CARRIED, SUM_RECEIVED, SUM_DONE, SUM_ON_TIME, SUM_LATE, SUM_LEFT, SUM_LEFT_OVERDUE, SUM_COLUMNS };

struct summary_row {
	int64_t code; /* kind, field or hamlet id; 0 = not stated */
	int64_t n[SUM_COLUMNS];
};

struct summary {
	struct period period;
	struct summary_row kinds[5], total; /* kinds in the order of case_kinds */
	struct summary_row *fields, *hamlets; /* by falling `received` */
	size_t field_count, hamlet_count;
	struct {
		int64_t held, persons, women, opinions, on_spot, assigned, overdue;
	} conferences;
	struct {
		int64_t made, due, kept, kept_late, broken, open, overdue;
	} commitments;
	struct {
		int64_t visits, persons, regular, scheduled, unscheduled, large_groups, repeated;
	} receptions;
	struct {
		int64_t carried, received, handled, left;
	} petitions;
};

bool summary_make(struct desk *desk, const struct period *period, struct summary *out, struct error *err);
void summary_clear(struct summary *summary);

enum summary_group { SUMMARY_KIND, SUMMARY_FIELD, SUMMARY_HAMLET, SUMMARY_CONFERENCE, SUMMARY_COMMITMENT, SUMMARY_RECEPTION, SUMMARY_PETITION };
/**
 * The records behind one number, as ids in the order of their dates; exactly as many as the number says (persons and women: the attendance rows they add up from).
 * @param code   row: kind, field or hamlet; -1 = the total row
 * @param column enum summary_column, or the member's place in its struct for the other groups
 * @param entity out: of which entity
 * @param ids    out: the caller's to free
 */
bool summary_cell(struct desk *desk, const struct period *period, enum summary_group group, int64_t code, int column,
	const struct entity **entity, int64_t **ids, size_t *count, struct error *err);

/* Writers: text with exact columns, CSV (one line per number: group, row, column, value), JSON with a format version. */
void summary_text(struct desk *desk, const struct summary *summary, int columns, struct buf *out);
void summary_csv(struct desk *desk, const struct summary *summary, struct buf *out);
void summary_json(struct desk *desk, const struct summary *summary, struct buf *out);

#endif
