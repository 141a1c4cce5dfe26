/*
 * Rows of a file to import, whatever its form: a line of CSV or an object of JSON. All values are
 * text.
 */
#ifndef DOMAIN_IMPORT_ROWS_H
#define DOMAIN_IMPORT_ROWS_H

#include <stdio.h>

#include "base/csv.h"
#include "base/error.h"

struct rows;

/**
 * Begin: reads the heading line of CSV, or what stands before the records of JSON.
 *
 * @param stream    stays the caller's to close
 * @param separator of CSV; 0 finds out
 * @param entity    name that a JSON file must bear where it bears one
 * @param err       INVALID, IO
 */
bool rows_open(struct rows **out, FILE *stream, bool json, char separator, const char *entity,
	struct error *err);
void rows_free(struct rows *rows);
/**
 * The headings known so far, borrowed until the next row is read; JSON may bring more with each.
 */
char *const *rows_headings(const struct rows *rows, size_t *count);
/**
 * The next row.
 *
 * @param values by heading, as many as there are headings now; NULL where the row has no such
 *               value. Borrowed until the next call.
 * @param err    for CSV_BAD: INVALID, and reading can go on; anything else is the end of it
 */
enum csv_result rows_read(struct rows *rows, const char *const **values, struct error *err);
/** Line of the file where the row begins. */
size_t rows_line(const struct rows *rows);

#endif
