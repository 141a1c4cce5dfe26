/* Records as rows of a table, CSV or JSON: which columns, in which order, and what their cells say. */
#ifndef REPORT_LISTING_H
#define REPORT_LISTING_H

#include "domain/desk.h"
#include "report/output.h"

struct listing {
	struct desk *desk;
	const struct entity *entity;
	struct writer *writer;
	bool people; /* values as people read them; else as files hold them */
	struct column *columns;
	const struct field **fields; /* by column; NULL for the code */
	struct buf *cells;
	const char **texts;
	size_t count;
	const char *extra; /* for writer_new, or NULL */
	enum format format;
};

/**
 * Choose the columns.
 *
 * Codes come first, except where a field of the entity is the code and stands there itself.
 * @param names  keys or labels with commas between, "code" for the code, "all" for every field;
 *               NULL for the default ones of lists
 * @param err    USAGE names the unknown column and lists the known
 */
bool listing_open(struct listing *out, struct desk *desk, const struct entity *entity,
	enum format format, const char *names, struct error *err);
/** Begin the rows on a stream. */
void listing_begin(struct listing *listing, FILE *file);
/** One record; for store_query. */
bool listing_row(void *listing, const void *record);
/** End the rows where begun, free everything. */
void listing_close(struct listing *listing);
/** Refuse a name that is no column: USAGE, with all there are. Always false. */
bool listing_unknown_column(const struct entity *entity, const char *name, struct error *err);

#endif
