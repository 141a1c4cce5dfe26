/*
 * Dates that move with the calendar, as the commands tell them: add, set and import of holidays, due --recount.
 */
#ifndef CLI_MOVES_H
#define CLI_MOVES_H

#include "domain/recount.h"

struct cli_moves {
	struct recount recount;
	struct desk *desk;
	bool list; /* print a line for each date that moves */
	struct error err; /* why one could not be printed */
};

/** Watch what acts on a desk move, with progress on standard error and Ctrl+C to cancel, until cli_moves_end. */
void cli_moves_begin(struct cli_moves *moves, struct desk *desk, bool list);
/**
 * Stop watching, and say how many dates moved (where any did, or where @p always).
 * @param ok  whether the act was done; then only it is told
 * @param dry the act was rolled back: they would move
 * @return ok, and every line printed
 */
bool cli_moves_end(struct cli_moves *moves, bool ok, bool dry, bool always, struct error *err);

#endif
