/*
 * The official forms: columns, formulas and validity stand in forms/vn/NAME.conf, facts in schema/reports/form-NAME.sql.
 *
 * A statement of facts gives one row per record and counts it into every column at once: entity, id, day, row of the table, then
 * c1 … cn, each 0, 1 or a number. Sums of the columns are the numbers of the form, the rows where a column is not 0 the list behind
 * a number. Every record stands in exactly one branch of each classification, so that the formulas hold whatever the records say.
 * Behind the columns of the form a statement may give hidden ones: for notes, and for what is left at the end of the period.
 */
#ifndef REPORT_FORM_H
#define REPORT_FORM_H

#include "domain/desk.h"
#include "domain/rules.h"
#include "report/period.h"

enum form_rows {
	FORM_OFFICE, /* one row: this office */
	FORM_RECORDS, /* a row per record, and a total */
	FORM_KINDS, /* a row per kind of case, and a total */
	FORM_REGISTER /* a row per record, of text; nothing is counted */
};

enum form_kind { FORM_NUMBER, FORM_MONEY, FORM_PERCENT, FORM_TEXT, FORM_DATE };

struct form_column {
	const char *heading; /* path from the top: "Đã giải quyết › Lần đầu" */
	const char *number; /* as printed under it: "1=2+3" */
	int kind; /* enum form_kind; money is counted in VND and shown in million (Trđ) */
	const char *share; /* FORM_PERCENT: "3/2", columns from 1 */
	int part, whole; /* the same, read */
	const char *field; /* FORM_REGISTER: what stands there, see form_register.c */
	struct rule_place place;
};

/* A column that is counted and not printed. */
struct form_hidden {
	const char *meaning; /* in English, for who reads the file */
	const char *
		note; /* said under the table where it is not 0; its # is the number. NULL: never */
};

struct form_identity {
	const char *formula; /* "8=15+18": one equation */
	int left; /* column, from 1 */
	const int *terms; /* columns, negative = minus */
	int count;
	bool warning; /* printed on the form, but known not to hold: told, never an error */
	bool printed; /* stands on the form; else it must hold all the same */
	const char *note; /* what is wrong with it; NULL = nothing */
};

/* A sum of columns: "1-4". */
struct form_sum {
	const int *terms;
	int count;
};

struct form {
	const char *id; /* "01/XLD", "conference" */
	const char *title, *basis;
	date_t valid_from,
		valid_to; /* both included, of the last day of a period; DATE_NONE = without end */
	const char *facts; /* "form-xld-01"; NULL for registers */
	enum sql_id sql;
	int rows; /* enum form_rows */
	const char *row_heading; /* above the names of the rows */
	struct form_column *columns;
	size_t column_count;
	struct form_hidden *hidden;
	size_t hidden_count;
	struct form_identity *identities;
	size_t identity_count;
	const char *const *notes; /* said under every table of this form */
	size_t note_count;
	struct form_sum carried,
		left; /* what one period leaves the next one carries over; count 0 = the form has none */
	struct rule_place place;
};

struct forms;

/**
 * Read all layouts.
 * @param folder NULL: DOITHOAI_FORMS, else forms/vn of the program
 * @param err INVALID: the first fault as "file:line: what"; NOT_FOUND or IO names the folder or file
 */
bool forms_read(struct forms **out, const char *folder, struct error *err);
void forms_free(struct forms *forms);
/** Find every fault; as rules_check. */
size_t forms_check(const char *folder, void (*fault)(void *arg, const char *text), void *arg);

/** All of them, by id and validity. */
const struct form *forms_all(const struct forms *forms, size_t *count);
/** Whether a form is in force on the last day of a period. */
bool form_in_force(const struct form *form, const struct period *period);
/**
 * The form of that id (case-blind; `-` may stand for `/`) that is in force on the last day of a period.
 * @param period NULL: whether in force or not
 * @param err USAGE: there is none of that name; NOT_FOUND: none is in force then
 */
const struct form *form_find(
	const struct forms *forms, const char *id, const struct period *period, struct error *err);

/* ---- counting ---- */

struct form_row {
	const struct entity *entity; /* FORM_RECORDS, FORM_REGISTER: of the record */
	int64_t code; /* id of the record, kind of case, or 0 */
	int64_t *n; /* columns, then hidden ones; NULL in a register */
	char **texts; /* FORM_REGISTER: by column; else NULL */
};

struct form_result {
	const struct form *form;
	struct period period;
	struct form_row *rows; /* FORM_OFFICE has just one, also of nothing */
	size_t row_count;
	int64_t *total;
	int64_t *
		late; /* of the total: what late entries of a frozen period make of it; NULL = there are none */
	size_t late_count; /* such records */
	struct period before; /* the frozen period that they belong to */
	char *frozen_at; /* moment this report was frozen: its numbers are the ones that were sent; NULL = it is not */
	char *notes; /* said under the table, a line each */
};

/**
 * Count a form. What was frozen is given as it was sent.
 * @param out cleared by the caller with form_clear
 * @param err CORRUPT where the frozen numbers cannot be read; INVALID where the layout and its facts do not fit
 */
bool form_make(struct desk *desk, const struct form *form, const struct period *period,
	struct form_result *out, struct error *err);
/** The same from the records as they are now, also where it is frozen. */
bool form_count(struct desk *desk, const struct form *form, const struct period *period,
	struct form_result *out, struct error *err);
void form_clear(struct form_result *result);

/* An equation that does not hold. */
struct form_fault {
	const struct form_identity
		*identity; /* NULL: what is carried over is not what the period before left */
	const struct form_row *row; /* NULL = the total */
	int64_t left, right;
	bool warning;
};
/**
 * Call for each equation that does not hold, with a sentence that names its cells and their values.
 * @return how many there are that are no warnings
 */
size_t form_check(struct desk *desk, const struct form_result *result,
	void (*fault)(void *arg, const struct form_fault *fault, const char *sentence), void *arg);

/* One record behind a number, and how much of it. */
struct form_item {
	const struct entity *entity;
	int64_t id;
	int64_t value;
	date_t day;
};
/**
 * The records behind a number, in the order of their days; their values add up to it. Opening balances are among them.
 * @param row    code of a row; -1 = the total
 * @param column from 1; hidden ones follow those of the form
 * @param items  out: the caller's to free
 * @param err    NOT_FOUND where there is no such column, or nothing is counted in it
 */
bool form_cell(struct desk *desk, const struct form *form, const struct period *period, int64_t row,
	int column, struct form_item **items, size_t *count, struct error *err);

/** Append the name of a row for people; nothing for the total. */
void form_row_name(
	struct desk *desk, const struct form *form, const struct form_row *row, struct buf *out);
/** Append a number as it stands in the form: money in million. */
void form_number(const struct form_column *column, int64_t value, struct buf *out);
/** A percentage in tenths, rounded half up; -1 where there is nothing to divide by. */
int64_t form_percent(const struct form_column *column, const int64_t *n);

/* ---- freezing ---- */

/**
 * Whether a report could be frozen now.
 * @param err CONFLICT where it is frozen; DENIED where the period is not over yet; INVALID where a formula is broken, with its cells
 */
bool form_may_freeze(struct desk *desk, const struct form_result *result, struct error *err);
/**
 * Keep a report as it is sent.
 * @param format, file, bytes the file that is kept; file NULL for none
 * @param err CONFLICT where it is frozen; DENIED where the period is not over yet, or who may not write; INVALID where a formula is
 *            broken
 */
bool form_freeze(struct desk *desk, const struct form_result *result, const char *format,
	const void *file, size_t bytes, struct error *err);

#endif
