/*
 * Where results go: a stream that is standard output or a file written whole or not at all, and
 * rows on it as a table for people, CSV or JSON. Rows are written as they come: memory does not
 * grow with their number.
 */
#ifndef REPORT_OUTPUT_H
#define REPORT_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"
#include "base/text.h"

enum format {
	FORMAT_TABLE,
	FORMAT_TEXT,
	FORMAT_CSV,
	FORMAT_JSON,
	/* Of papers alone (report/paper.h), and of days (report/ics.h). */
	FORMAT_HTML,
	FORMAT_XLSX,
	FORMAT_DOCX,
	FORMAT_PDF,
	FORMAT_ICS,
	FORMAT_COUNT
};

/* The words of --format, by enum format. */
extern const char *const format_names[FORMAT_COUNT];

/** How the name of a file of this form ends, without the dot: "txt", "docx". */
const char *format_ending(enum format format);

struct output {
	FILE *file;
	char *path; /* NULL for standard output */
	char *temp; /* written until it is whole; NULL where the path is no regular file */
};

/**
 * Open standard output (@p path NULL or "-") or a file. The file is written beside its place with
 * mode 0600 and renamed by output_close, so that half a file never stands there; devices and pipes
 * are written directly.
 * @param err IO, FULL
 */
bool output_open(struct output *out, const char *path, struct error *err);
/**
 * Open a new file; output_close with ok=false leaves nothing of it.
 * @param err INVALID where something has that name already; IO, FULL
 */
bool output_create(struct output *out, const char *path, struct error *err);
/**
 * Finish.
 * @param ok  false throws the file away
 * @param err IO or FULL where not all could be written; left as it is where @p ok is false
 * @return ok, and everything written
 */
bool output_close(struct output *out, bool ok, struct error *err);
/** FULL or IO from an errno, "name: reason"; errno is left at it. Always false. */
bool output_error(const char *name, int number, struct error *err);

/* What a cell is in JSON; empty cells are null. */
enum cell_kind { CELL_TEXT, CELL_NUMBER, CELL_BOOL };

struct column {
	const char *key; /* CSV heading and JSON member */
	const char *label; /* heading of the table, in the interface language */
	enum text_align align;
	enum cell_kind kind;
	int enough; /* a table gives columns above this width up first; 0 = not stated */
};

struct writer;

/**
 * Begin rows.
 *
 * @param entity  JSON member "entity"
 * @param extra   more JSON members before the records: `"match":"exact"`, or NULL
 * @param columns borrowed until the end
 * @param width   columns of the screen a table must fit in
 */
struct writer *writer_new(FILE *file, enum format format, const char *entity, const char *extra,
	const struct column *columns, size_t count, int width);
/** One row; NULL and "" are no value. False where the file has failed: stop then. */
bool writer_row(struct writer *writer, const char *const *cells);
/** Rows written. */
size_t writer_rows(const struct writer *writer);
/** End the rows and free the writer; NULL is fine. */
void writer_free(struct writer *writer);

/** Columns of the terminal on standard output, else of COLUMNS, else 80. */
int output_width(void);

#endif
