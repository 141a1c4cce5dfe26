/* What the files that write a paper as text share. */
#ifndef REPORT_PAPER_TEXT_H
#define REPORT_PAPER_TEXT_H

#include "report/paper.h"

/* Lines of one part, collected by text_wrap. */
struct lines {
	char **list;
	size_t count, room;
};
void lines_take(void *arg, const char *start, size_t bytes);
void lines_clear(struct lines *lines);
/** One line; an empty one without its indent. */
void text_put_line(struct buf *out, int indent, const char *line);

/** @param places NULL where nobody asks where the cells stand */
void text_table(
	const struct table *table, int columns, struct buf *out, struct paper_places *places);
void text_chart(const struct paper_chart *chart, int columns, struct buf *out);

#endif
