/* What `doithoai report` does with the month's report. */
#ifndef CLI_MONTH_H
#define CLI_MONTH_H

#include "cli/cli.h"
#include "report/paper.h"
#include "report/period.h"

/** Write it, in the layout of the state or of the Party; freeze it where that is asked. */
bool month_write(struct cli *cli, struct desk *desk, enum paper_style style, struct error *err);
/** The same of a period into a file. @param path NULL or "-": standard output */
bool month_write_to(struct cli *cli, struct desk *desk, const struct period *period,
	enum paper_style style, enum format format, const char *path, struct error *err);
/** Print the checks before handing in; an error makes the exit status 1. */
bool month_check(struct cli *cli, struct desk *desk, struct error *err);
/** Words `sentence list`, `sentence set KEY TEXT`, `sentence reset KEY`. */
bool month_sentence(struct cli *cli, struct desk *desk, struct error *err);
/** Whether the words behind `sentence` can be meant. */
bool month_sentence_words(const struct cli *cli, struct error *err);
/** Whether they write. */
bool month_sentence_writes(const struct cli *cli);

#endif
