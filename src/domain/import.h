/*
 * Records from files: CSV with a heading line, or JSON as export writes it. Columns are found by
 * field key, by label in either language, or by a map file; rows that bear the code of a record
 * change it, others are added. Memory does not grow with the file. What a file looks like inside is
 * import_rows' matter, what its columns mean import_map's.
 */
#ifndef DOMAIN_IMPORT_H
#define DOMAIN_IMPORT_H

#include <stdio.h>

#include "domain/desk.h"

struct import_fault {
	size_t line; /* of the file, where the row begins; from 1 */
	const char *heading; /* column at fault; "" where it is the row as a whole */
	const char *reason;
};

struct import_options {
	bool json; /* the stream is JSON, not CSV */
	const char *map; /* path of a map file, or NULL */
	bool dry_run; /* all of it, then nothing is kept */
	bool keep_good; /* the good rows, thousands at a time; else all in one or none */
	/** Each fault, in the order of the file; may be NULL. */
	void (*fault)(void *arg, const struct import_fault *fault);
	/**
	 * Each bad row as the file has it, after its faults; may be NULL.
	 * @param values by heading, NULL where the row has no such value; all NULL for a row that
	 *               cannot be read
	 * @return false with err set ends the import
	 */
	bool (*bad_row)(void *arg, char *const *headings, const char *const *values, size_t count,
		struct error *err);
	/**
	 * Now and then, in bytes; total 0 = unknown. May be NULL. False ends the import, nothing
	 * more is written.
	 */
	bool (*progress)(void *arg, int64_t done, int64_t total);
	void *arg; /* for the three */
};

struct import_result {
	int64_t added, changed, unchanged; /* rows; what would be, where nothing is kept */
	int64_t bad; /* rows */
	int64_t faults; /* a row may have several */
};

/**
 * Import a stream.
 *
 * The code column names a record: `code`, or the natural key of the entity (a unit's code, a login,
 * a day). A row whose code is there changes the fields of its columns only; where nothing differs
 * the record is left alone, so that the same file twice is the file once. A code that is not there
 * yet is kept for the new record. An empty cell empties the field. A value that stands as export
 * writes it for this person is left alone too: hidden values survive their way through a file.
 * References are given by code or name, also of rows above; their heading may be FIELD_code.
 *
 * @param out counts; written on failure too
 * @param err INVALID: a heading that is not known, a fault of the map, or (without keep_good) how
 *            many rows are bad, and nothing is written. DENIED where this person may not write. IO,
 *            FULL, BUSY: with keep_good what was written stays.
 */
bool import_stream(struct desk *desk, const struct entity *entity, FILE *stream,
	const struct import_options *options, struct import_result *out, struct error *err);

#endif
