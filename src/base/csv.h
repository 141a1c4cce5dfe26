/*
 * Comma-separated values by RFC 4180: quotes, doubled quotes, line breaks inside fields, CRLF or
 * LF, a BOM at the beginning. Strict: a stray quote or an unclosed field is an error with line and
 * column.
 */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/error.h"

struct csv_reader;

/**
 * Read from a stream, which stays the caller's to close.
 *
 * @param separator ',' or ';' or '\t'; 0 takes what is most frequent in the first row
 */
struct csv_reader *csv_open(FILE *stream, char separator);
void csv_free(struct csv_reader *reader);

enum csv_result { CSV_ROW, CSV_END, CSV_BAD };

/**
 * Read the next row; empty lines are skipped.
 *
 * @param fields borrowed until the next call: @p count texts, raw bytes without NUL (check with
 *               text_clean)
 * @param err    for CSV_BAD: INVALID with line and column (in characters, from 1), or IO. Reading
 *               can go on after a bad row, behind the line that err names. Where a quote swallowed
 *               other lines that is the line which opened it: a forgotten quote costs one line.
 * A field longer than 1 MiB and a row with more than 1,000 fields are bad.
 */
enum csv_result csv_read(
	struct csv_reader *reader, char ***fields, size_t *count, struct error *err);
/** Line of the file where the row last read began, from 1. */
size_t csv_line(const struct csv_reader *reader);

/**
 * Append one field, quoted where it must be. A row of one empty field is an empty line, which
 * csv_read skips.
 */
void csv_put(struct buf *b, const char *text, char separator);

#endif
