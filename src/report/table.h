/*
 * A table of a paper: columns with a tree of headings, rows of cells that are texts or numbers, and the sums that must hold between
 * columns. Text becomes valid here (paper_clean), so that no writer has to look at it again.
 *
 * First all columns, then rows; a row begins empty and its cells are set one by one.
 */
#ifndef REPORT_TABLE_H
#define REPORT_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/typeface.h"

enum table_kind {
	TABLE_TEXT,
	TABLE_NUMBER,
	TABLE_DATE, /* value: a date_t */
	TABLE_PERCENT, /* value: tenths of a percent */
	TABLE_MONEY, /* value: whole VND */
	TABLE_MILLION, /* value: whole VND, shown in million: 199,05 */
};

struct table_column {
	char *heading; /* path from the top, LF between parts; equal neighbours become one merged heading */
	char *number; /* printed under it: "1=2+3"; NULL for none */
	enum table_kind kind; /* of cells that are set with table_value */
	int share; /* of the width, in proportion to those of other columns; 0 = by content */
};

struct table_cell {
	char *text; /* NULL: a value, or nothing */
	int64_t value;
	int64_t ref; /* by what the maker of the table finds the records behind the number; 0 = there is no such list */
	bool filled; /* false: the cell is empty */
};

struct table_row {
	struct table_cell *cells; /* as many as there are columns */
	bool strong; /* a total */
};

/* One sum: the left column equals the terms. */
struct table_identity {
	int left; /* index of a column */
	int *terms; /* index of a column + 1, negative where it is taken away: +1 is the first column, -1 is minus the first one */
	size_t count;
	bool warning; /* known to be printed wrong: a broken one is told, and no fault */
};

struct table {
	char *title; /* above it; "" for none */
	struct table_column *columns;
	size_t column_count;
	struct table_row *rows;
	size_t row_count, row_room;
	struct table_identity *identities;
	size_t identity_count;
};

struct table *table_new(const char *title);
void table_free(struct table *table);
/** Add a column; only while there are no rows. @param number NULL for none */
void table_column(struct table *table, enum table_kind kind, const char *heading,
	const char *number, int share);
/** Begin a row; the cells are empty. Borrowed until the next one. */
struct table_row *table_row(struct table *table);
/** Fill a cell of the last row; NULL and "" leave it empty. A text may stand in a column of numbers ("-"). */
void table_text(struct table *table, size_t column, const char *text);
/** Fill a cell of the last row with a value of its column's kind. */
void table_value(struct table *table, size_t column, int64_t value);
/** Say by what the maker finds the records behind a cell of the last row. */
void table_ref(struct table *table, size_t column, int64_t ref);
/** Add a sum; terms are copied (see struct table_identity). */
void table_identity(struct table *table, int left, const int *terms, size_t count, bool warning);

/** Whether a sum holds in a row; empty cells count as 0, a text as 0 too. */
bool table_holds(const struct table *table, const struct table_row *row,
	const struct table_identity *identity);
/** Append a cell as people read it: 1.234, 14/12/2026, 12,5 %. */
void table_show(
	const struct table *table, const struct table_row *row, size_t column, struct buf *out);
/** Append VND in million: 199,05. @param comma between whole ones and the rest: ',', or '.' for programs, then without groups */
void table_million(int64_t value, char comma, struct buf *out);
/** Append "1=2+3", by the numbers printed under the columns, or their places where there are none. */
void table_identity_show(
	const struct table *table, const struct table_identity *identity, struct buf *out);
/** Append a sentence for each sum that is broken: which, in what row, and both values; LF behind each. */
void table_broken(const struct table *table, struct buf *out);

/* ---- headings and widths, the same for all writers ----------------------------------------------- */

/* Levels of headings above the columns, 1 or more. */
size_t table_levels(const struct table *table);

/* One box of the headings: columns [first, first + columns), levels [level, level + levels). */
struct table_box {
	size_t level, levels, first, columns;
	const char *text; /* borrowed from the heading, not terminated */
	size_t bytes;
};
/**
 * The boxes over the columns of a part, from the top, left to right. A heading with fewer parts than levels ends at the bottom: its
 * last part is as high as what is left.
 * @param boxes out: the caller's to free
 * @return their number
 */
size_t table_boxes(const struct table *table, size_t from, size_t until, struct table_box **boxes);

/* What widths are measured with. */
struct table_ruler {
	struct typeface *face; /* thousandths of the size of this font; NULL: columns of text */
	int letter; /* a usual letter */
	int between; /* lost between two columns */
};
struct table_ruler table_ruler_text(int between);
struct table_ruler table_ruler_print(struct typeface *face);

/* What a column wants: each is at least as wide as the one before. */
enum table_want {
	WANT_LEAST, /* no number and no word of a heading is broken */
	WANT_FAIR, /* nor are headings and usual texts much higher than wide */
	WANT_GOOD, /* texts stand on one line */
	WANTS
};
struct table_wish {
	int width[WANTS];
};
/** What each column wants; the caller's to free. */
struct table_wish *table_wishes(const struct table *table, const struct table_ruler *ruler);
/** What all columns want together, with what is lost between them. */
int table_wanted(const struct table *table, const struct table_ruler *ruler,
	const struct table_wish *wishes, enum table_want want);

/*
 * A table that is wider than there is room is broken into parts that stand one below the other; each repeats the first column where
 * that one is a text.
 */
struct table_part {
	size_t from, until; /* columns; besides them the first one, where `repeat` */
	bool repeat;
	int *widths; /* of all columns of the table; only those of the part have a meaning */
};
/**
 * Break into parts.
 * @param room  what a part may take, as the ruler measures it
 * @param parts out: free with table_parts_free
 */
size_t table_parts(const struct table *table, const struct table_ruler *ruler,
	const struct table_wish *wishes, int room, struct table_part **parts);
void table_parts_free(struct table_part *parts, size_t count);
/** Append a number that is printed under a column, with an LF behind those signs where a line of so much room must end. */
void table_number_lines(
	const struct table_ruler *ruler, const char *number, int room, struct buf *out);

#endif
