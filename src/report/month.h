/*
 * The report of a month, or of another period: eight parts (domain.md 3.2), each with its numbers, the same of the period before and
 * of a year ago, and drafted sentences. It is counted from the records as they are, or read as it was sent where it is frozen.
 *
 * Every number that is counted has a ref (table_ref of the paper's cells); month_cell gives the records behind it. A case is done on
 * the day of its answer, or of its closing where it got none (summary.h); opening balances count, too; entries that came too late
 * for the frozen report of the period before count from the first day of this one.
 */
#ifndef REPORT_MONTH_H
#define REPORT_MONTH_H

#include "domain/desk.h"
#include "report/form.h"
#include "report/paper.h"
#include "report/period.h"

/* Name of the report among the frozen ones and the clerk's sentences. */
#define MONTH_FORM "summary"

enum month_part {
	MONTH_RECEPTION, /* I, as the parts are printed */
	MONTH_PETITIONS,
	MONTH_SETTLEMENT,
	MONTH_DIALOGUE,
	MONTH_MEDIATION,
	MONTH_MODELS, /* Dân vận khéo: the database holds none; the sentence says so */
	MONTH_SATISFACTION,
	MONTH_TASKS,
	MONTH_PARTS
};
/** Name of a part: "Citizen reception". */
const char *month_part_name(enum month_part part);
/** Its number: "III". */
const char *month_part_number(enum month_part part);

/* A sentence of the report. */
struct month_sentence {
	char key[12]; /* "III.2" */
	enum month_part part;
	char *draft; /* as the numbers of now say it */
	char *text; /* as it stands in the report: the draft, or what the clerk made of it */
	bool edited; /* the clerk wrote it */
	bool stale; /* … and the draft has changed since */
};

enum month_grade { MONTH_OK, MONTH_WARNING, MONTH_ERROR };

/* One line of "checks before handing in". */
struct month_check {
	enum month_grade grade;
	char *sentence;
	struct form_item *items; /* records it is about; owned */
	size_t count;
};

struct month_counts;
struct month_tasks;

struct month {
	struct period period, before, year_ago; /* the same length before it, and a year ago */
	struct month_counts *counts; /* see month_number */
	struct month_tasks *tasks;
	struct month_sentence *sentences; /* in the order of the report */
	size_t sentence_count;
	struct month_check *checks;
	size_t check_count;
	size_t late_count; /* late entries that are counted here as adjustment */
	struct period late_of; /* the frozen period that they belong to */
	char *frozen_at; /* moment it was frozen: all is as it was sent; NULL = it is not */
	struct paper kept; /* … and its paper */
};

/**
 * Count the report of a period, draft its sentences and check it; where it is frozen, read it as it was sent.
 * @param out cleared by the caller with month_clear
 * @param err CORRUPT where a frozen report cannot be read
 */
bool month_make(
	struct desk *desk, const struct period *period, struct month *out, struct error *err);
void month_clear(struct month *month);

/**
 * The report as a paper. Cells that count records have a ref.
 * @param style PAPER_STATE, or PAPER_PARTY with the outline of mass mobilisation
 * @param out cleared by the caller with paper_clear
 * @param err DENIED where it is frozen in the other style
 */
bool month_paper(struct desk *desk, const struct month *month, enum paper_style style,
	struct paper *out, struct error *err);

/** The number of a ref; 0 where nothing was counted. */
int64_t month_number(const struct month *month, int64_t ref);
/**
 * The records behind a number, in the order of their days; their values add up to it (1 each, but people of a visit and opening
 * balances). Of a frozen report they are those of today: what was changed since makes a difference.
 * @param items out: the caller's to free
 * @param err NOT_FOUND where there is no such ref
 */
bool month_cell(struct desk *desk, const struct month *month, int64_t ref, struct form_item **items,
	size_t *count, struct error *err);

/** The sentence of a key, case-blind; NULL if none. */
const struct month_sentence *month_sentence_find(const struct month *month, const char *key);
/**
 * Let a sentence be as the clerk writes it, from now on, also when the numbers are counted again; one act that can be undone. The
 * report in memory follows.
 * @param text a single paragraph; "" or the draft itself puts it back to the draft
 * @param err NOT_FOUND no such key; DENIED where it is frozen, or who may not write; INVALID where the text is no text, or tells who
 *            a denouncer is
 */
bool month_sentence_set(struct desk *desk, struct month *month, const char *key, const char *text,
	struct error *err);
/** Put it back to the draft. Nothing happens where it is one. @param err as month_sentence_set */
bool month_sentence_reset(
	struct desk *desk, struct month *month, const char *key, struct error *err);

/**
 * Keep the report as it is sent: numbers, sentences, paper and file.
 * @param paper  that month_paper made of it
 * @param format, file, bytes the file that is kept
 * @param err CONFLICT where it is frozen; DENIED where the period is not over, or who may not write; INVALID where a check is an error
 */
bool month_freeze(struct desk *desk, const struct month *month, const struct paper *paper,
	const char *format, const void *file, size_t bytes, struct error *err);

#endif
