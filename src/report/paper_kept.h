/* A paper as text that can be read again: what a frozen report keeps, so that it is written in every format as it was. */
#ifndef REPORT_PAPER_KEPT_H
#define REPORT_PAPER_KEPT_H

#include "report/paper.h"

/** Append all of a paper as lines. */
void paper_keep(const struct paper *paper, struct buf *out);
/**
 * Read it again. @param out untouched on failure; cleared by the caller with paper_clear
 * @return false where the text is none of paper_keep
 */
bool paper_kept_read(const char *text, struct paper *out);
/** Copy a paper. */
void paper_copy(const struct paper *paper, struct paper *out);

/* ---- lines of fields, for who keeps more than a paper ---- */

/** Append a TAB and a text as a field. NULL counts as "". */
void kept_put(struct buf *out, const char *text);
/** Cut the next line off a text; NULL at its end. */
char *kept_line(char **at);
/** Cut the next field off a line and bring it back; NULL where there is none. */
char *kept_field(char **line);

#endif
