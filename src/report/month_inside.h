/* What the files of the month's report share. Nobody else includes this. */
#ifndef REPORT_MONTH_INSIDE_H
#define REPORT_MONTH_INSIDE_H

#include "report/month.h"

/* ---- month_count.c: numbers ------------------------------------------------------------------------- */

enum month_window { WINDOW_THIS, WINDOW_BEFORE, WINDOW_YEAR_AGO, WINDOWS };

/* What is counted: a statement schema/reports/month-*.sql each. */
enum month_source {
	SOURCE_VISITS,
	SOURCE_PETITIONS,
	SOURCE_CASES,
	SOURCE_CONFERENCES,
	SOURCE_OPINIONS,
	SOURCE_PROMISES,
	SOURCES,
	SOURCE_TASKS = SOURCES /* not counted: lists of month_tasks.c */
};

/* By what the rows of a source are told apart. */
enum month_by {
	BY_ALL,
	BY_KIND, /* of petition or case; who received a visit */
	BY_FIELD,
	BY_PLACE, /* hamlet; conference */
	BYS
};

/* Columns of each source. */
enum { VISIT_ALL, VISIT_PERSONS, VISIT_FIRST, VISIT_REPEATED, VISIT_GROUPS, VISIT_GROUP_PERSONS };
enum { BY_REGULAR = 1, BY_CHAIR, BY_SECRETARY, BY_OTHER_HEAD }; /* their BY_KIND */
enum {
	PETITION_CARRIED,
	PETITION_RECEIVED,
	PETITION_HANDLED,
	PETITION_LEFT,
	PETITION_WAYS, /* ways of handling: 1 accepted … 6 urged stand here + value - 1 */
	PETITION_WAY_OTHER = PETITION_WAYS + 6
};
enum {
	CASE_CARRIED,
	CASE_RECEIVED,
	CASE_DONE,
	CASE_ON_TIME,
	CASE_LATE,
	CASE_LEFT,
	CASE_OVERDUE,
	CASE_ACCEPTED, /* of complaints and denunciations */
	/* Of those done: how the office judged. */
	CASE_FOUNDED,
	CASE_PARTLY,
	CASE_UNFOUNDED,
	CASE_NOT_JUDGED,
	/* … how a mediation ended */
	CASE_MEDIATED,
	CASE_FAILED,
	CASE_ENDED,
	CASE_NOT_MEDIATED,
	/* … what people think of it */
	CASE_ASKED,
	CASE_SATISFIED,
	CASE_NEUTRAL,
	CASE_DISSATISFIED,
	CASE_NOT_ASKED
};
enum { CONFERENCE_COUNT, CONFERENCE_PERSONS, CONFERENCE_WOMEN };
enum {
	OPINION_ALL,
	OPINION_ON_SPOT,
	OPINION_DONE,
	OPINION_OPEN,
	OPINION_OVERDUE,
	OPINION_ASSIGNED
};
enum {
	PROMISE_CARRIED,
	PROMISE_MADE,
	PROMISE_KEPT,
	PROMISE_KEPT_LATE,
	PROMISE_BROKEN,
	PROMISE_OPEN,
	PROMISE_OVERDUE,
	PROMISE_DUE
};
enum { MONTH_COLUMNS = CASE_NOT_ASKED + 1 }; /* of the widest source */

/* One line of numbers. */
struct month_row {
	int64_t code; /* by what it is told apart; 0 = not stated */
	int64_t n[MONTH_COLUMNS];
};

/** The ref of a number. @param code 0 for BY_ALL */
int64_t month_ref(enum month_source source, enum month_by by, enum month_window window, int column,
	int64_t code);
/** Rows of a window, by rising code. @return NULL where there are none */
const struct month_row *month_rows(const struct month *month, enum month_source source,
	enum month_by by, enum month_window window, size_t *count);
/** One number. */
int64_t month_count(const struct month *month, enum month_source source, enum month_by by,
	int64_t code, enum month_window window, int column);
/** Whether there were records of a source by the end of a window: else a comparison says nothing. */
bool month_recorded(const struct month *month, enum month_source source, enum month_window window);
/** The day in a window on which the records of a source begin; DATE_NONE where there are earlier ones, or none. */
date_t month_begins_inside(
	const struct month *month, enum month_source source, enum month_window window);
/** The day on which overdue is asked. */
date_t month_asked(const struct period *period);

/** Begin: no numbers yet, but what the lists behind numbers need. */
bool month_counts_open(struct desk *desk, struct month *month, struct error *err);
/** Count all windows of month->period; what was frozen is read. */
bool month_counts_make(struct desk *desk, struct month *month, struct error *err);
void month_counts_free(struct month_counts *counts);
/** Append the numbers of this period as lines, and read them. @param at moved behind them */
void month_counts_write(const struct month *month, struct buf *out);
bool month_counts_read(struct month_counts *counts, enum month_window window, const char **at);

/* ---- month_tasks.c: what is to come ------------------------------------------------------------------- */

enum month_task {
	TASK_OVERDUE, /* cases left over that are late */
	TASK_CASES, /* cases with a duty due */
	TASK_PETITIONS,
	TASK_MEETINGS, /* conferences and days of reception with a duty due */
	TASK_PROMISES,
	TASK_CONFERENCES, /* planned */
	TASKS
};

/* One of those that are named. */
struct month_duty {
	date_t due;
	char *code, *what, *owner;
};

struct month_tasks {
	struct period period; /* the next one */
	struct form_item *items[TASKS];
	size_t counts[TASKS];
	int64_t numbers[TASKS]; /* sums of their values; of a frozen report those that were sent */
	struct month_duty *duties; /* the earliest ones */
	size_t duty_count, duty_all;
};

bool month_tasks_make(struct desk *desk, struct month *month, struct error *err);
void month_tasks_free(struct month_tasks *tasks);
const char *month_task_name(enum month_task task);

/* ---- month_delays.c ------------------------------------------------------------------------------------ */

/* A case that is, or was done, late. */
struct month_delay {
	int64_t id;
	char *code, *kind, *field, *reason, *owner;
	date_t due, until;
	int days;
	bool working; /* the days are working days, as its limit counts */
	bool worded; /* the reason has words that a person wrote */
};
enum { DELAYS_MOST = 5 };

/** The cases that are overdue longest at the end of the period, or (@p done) were done latest in it. @return false on failure */
bool month_delays(struct desk *desk, const struct month *month, bool done, struct month_delay **out,
	size_t *count, struct error *err);
void month_delays_free(struct month_delay *delays, size_t count);

/* ---- month_sentences.c, month_draft.c ------------------------------------------------------------------- */

/** Draft all sentences and take over what the clerk wrote. */
bool month_sentences_make(struct desk *desk, struct month *month, struct error *err);
void month_sentences_free(struct month *month);
/** Add a sentence of a part; its number in the part follows. @param draft taken over */
void month_sentence_add(struct month *month, enum month_part part, char *draft);
/** Draft them. */
void month_draft(struct desk *desk, struct month *month);

/* ---- month_checks.c -------------------------------------------------------------------------------------- */

bool month_checks_make(struct desk *desk, struct month *month, struct error *err);
void month_checks_free(struct month *month);
/** The one line of a report that was frozen. */
void month_check_frozen(struct month *month);
/** Whether a text tells who a denouncer is: INVALID says so. */
bool month_text_is_safe(struct desk *desk, const char *text, struct error *err);

/* ---- month_tables.c ---------------------------------------------------------------------------------------- */

/** Add the tables of a part. */
bool month_add_tables(struct desk *desk, const struct month *month, enum month_part part,
	struct paper *paper, struct error *err);
/** Append the name of a row. */
void month_row_name(struct desk *desk, enum month_source source, enum month_by by, int64_t code,
	struct buf *out);

/** Add a column; its heading gets a capital. @param share of the width; 0 = by content */
void month_add_column(struct table *table, enum table_kind kind, const char *heading,
	const char *number, int share);
/** Tenths of a percent, rounded half up; -1 where there is nothing to divide by. */
int64_t month_percent(int64_t part, int64_t whole);

/* ---- month_compare.c ------------------------------------------------------------------------------------------ */

/** Add the tables that compare the numbers of a part; nothing where it has none. */
void month_add_comparison(
	struct desk *desk, const struct month *month, enum month_part part, struct paper *paper);

/* ---- month_frozen.c ------------------------------------------------------------------------------------------ */

/** Read what was sent for just these days. @param found out */
bool month_frozen_read(struct desk *desk, const struct period *period, struct month *out,
	bool *found, struct error *err);
/** The numbers alone, into a window. */
bool month_frozen_counts(struct desk *desk, const struct period *period,
	struct month_counts *counts, enum month_window window, bool *found, struct error *err);

#endif
