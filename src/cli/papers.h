/* Papers on standard output or in a file, in the form that --format says. */
#ifndef CLI_PAPERS_H
#define CLI_PAPERS_H

#include "cli/cli.h"
#include "report/paper.h"

/** Write a paper to where --output says. @param err USAGE where a form that is no text would go to a terminal; IO, FULL */
bool cli_paper(struct cli *cli, const struct paper *paper, enum format format, struct error *err);

/* The steps of it, for who keeps the file as well. */

/** Whether it may go to where --output says. USAGE for a form that is no text to a terminal. */
bool cli_paper_may_go(const struct cli *cli, enum format format, struct error *err);
/** Write it to memory. @param columns of text; 0 = the usual ones */
bool cli_paper_bytes(struct cli *cli, const struct paper *paper, enum format format, int columns,
	struct buf *out, struct error *err);
/** Columns of text for where --output says: those of the terminal, 0 for a file. */
int cli_paper_columns(const struct cli *cli);
/** Write bytes to a file, whole or not at all, or to standard output (NULL or "-"). */
bool cli_write_bytes(const char *path, const struct buf *bytes, struct error *err);

#endif
