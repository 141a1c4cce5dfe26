/*
 * How a table stands on pages of A4: which way the page is turned, how large the letters are, and in how many parts it is broken. Shared
 * by the writers of pages, so that a table looks alike in all of them.
 */
#ifndef REPORT_PAPER_TABLE_H
#define REPORT_PAPER_TABLE_H

#include "report/paper.h"

struct table_fit {
	struct table_ruler ruler;
	bool landscape;
	int size; /* points of its letters */
	double pad; /* points between the edges of a cell and its text */
	struct table_wish *wishes; /* of the columns */
	struct table_part *parts;
	size_t part_count;
};
/**
 * The widest letters with which it stands on one page in one piece; where none do that can be read, it is broken into parts.
 * @param letters of the font it is drawn with
 */
void table_fit_init(struct table_fit *fit, const struct paper *paper, const struct table *table,
	struct typeface *letters);
void table_fit_clear(struct table_fit *fit);

/** Points a column takes: @p total is what all columns of the part are to take together. */
double table_column_points(
	const struct table_fit *fit, const struct table_part *part, size_t column, double total);
/** What a part needs so that it can be read, in thousandths of the size of its letters. */
int table_part_wanted(const struct table_fit *fit, const struct table_part *part);
/** Columns of a part, and the column at a place of it. */
size_t table_part_count(const struct table_part *part);
size_t table_part_column(const struct table_part *part, size_t place);
/** The boxes of a part in the order of its columns; box.first is then a place in the part. The caller's to free. */
size_t table_part_boxes(
	const struct table *table, const struct table_part *part, struct table_box **boxes);
/** Whether numbers are printed under the headings. */
bool table_is_numbered(const struct table *table);

#endif
