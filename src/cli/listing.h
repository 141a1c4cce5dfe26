/* Records as rows: which columns, in which order, and a list query written row by row. */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "cli/cli.h"
#include "domain/filter.h"

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

/**
 * Write the list of a filter with the options --columns, --sort, --desc, --limit, --trash, --output
 * and --bom.
 * @param filter words of the filter, or NULL
 * @param names  columns where --columns is not given
 */
bool listing_write(struct cli *cli, struct desk *desk, const struct entity *entity,
	const char *filter, const char *names, struct error *err);

#endif
