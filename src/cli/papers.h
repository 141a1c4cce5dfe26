/* Papers on standard output or in a file, in the form that --format says. */
#ifndef CLI_PAPERS_H
#define CLI_PAPERS_H

#include "cli/cli.h"
#include "report/paper.h"

/** Write a paper to where --output says. @param err USAGE where a form that is no text would go to a terminal; IO, FULL */
bool cli_paper(struct cli *cli, const struct paper *paper, enum format format, struct error *err);

/** Refuse (USAGE) to show a terminal a form that is no text; @p path as of output_open. */
bool cli_shows(const char *path, enum format format, struct error *err);

#endif
