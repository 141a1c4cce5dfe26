/*
 * Budgets of performance.md, measured in one run beside their floors. A job measures and reports one line or several; the
 * runner prints them as a table. Raw SQL is allowed here and only here: the floors are what SQLite itself can do.
 */
#ifndef BENCH_BENCH_H
#define BENCH_BENCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ROUNDS = 7 }; /* a figure is the median of at least so many */

struct bench {
	const char *file; /* generated database; never written to */
	const char *small; /* the same with 10,000 cases, or NULL */
	const char *program; /* doithoai */
	const char *bare; /* bench/bare */
	char folder[4096]; /* for copies, on the disk of the file */
	int over; /* lines outside their budget */
};

struct line {
	const char *job, *unit;
	double ours;
	double floor; /* 0 = none */
	double ratio; /* budget: ours / floor; 0 = none */
	double most; /* budget: ours, absolute; 0 = none */
	const char *note; /* NULL for none */
};

/** Print one line of the table and count it where it is over its budget. */
void report(struct bench *bench, const struct line *line);
/** A job that cannot be measured, and why. */
void report_missing(const char *job, const char *why);

/** Seconds, monotonic. */
double seconds(void);
/** Value below which @p percent of the samples lie; sorts them. */
double percentile(double *samples, size_t count, double percent);
double median(double *samples, size_t count);
/** Path in the bench's folder; static text, good for the next fifteen calls. */
const char *in_folder(struct bench *bench, const char *name);
/** Copy a closed database; ends the run where it cannot. */
const char *copy_file(struct bench *bench, const char *from, const char *name);
/** Run a shell command to its end; seconds it took, or -1 where it failed. */
double timed_command(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Jobs, in inprocess.c and screens.c. */
void bench_search(struct bench *bench);
void bench_speakers(struct bench *bench);
void bench_summary(struct bench *bench);
void bench_logging(struct bench *bench);
void bench_verify(struct bench *bench);
void bench_backup(struct bench *bench);
void bench_import(struct bench *bench);

/* In reports.c. */
void bench_reports(struct bench *bench);

/* In clocks.c. */
void bench_clocks(struct bench *bench);

void bench_start(struct bench *bench);
void bench_moves(struct bench *bench);
void bench_typing(struct bench *bench);

#endif
