/* The list query of the commands: a filter and their options, written row by row. */
#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include "cli/cli.h"
#include "domain/filter.h"
#include "report/listing.h"

/**
 * Write the list of a filter with the options --columns, --sort, --desc, --limit, --trash, --output
 * and --bom.
 * @param filter words of the filter, or NULL
 * @param names  columns where --columns is not given
 */
bool listing_write(struct cli *cli, struct desk *desk, const struct entity *entity,
	const char *filter, const char *names, struct error *err);

#endif
