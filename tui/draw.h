/*
 * Drawing: what all views write with. Everything is clipped to a rectangle; rows
 * and columns count from 0 inside it; text is cut by columns at whole characters, on the screen
 * and never in the record.
 */
#ifndef TUI_DRAW_H
#define TUI_DRAW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/text.h"
#include "tui/theme.h"

struct rect {
	int y, x, rows, columns;
};

/** Parts of a rectangle; never larger than it, never negative. */
struct rect rect_rows(struct rect r, int first, int rows);
struct rect rect_columns(struct rect r, int first, int columns);
/** A box of that size in the middle of r, no larger than r. */
struct rect rect_centre(struct rect r, int rows, int columns);

/**
 * For tests: called with every text that was not shown whole, as it was wanted, and the columns of
 * it that were shown. NULL: nobody asks.
 */
extern void (*draw_cut)(const char *text, int shown);

void draw_clear(struct rect r);
/**
 * Write from a column on, cut at the right edge of r: draw_text() with …, draw_bytes() without.
 * Control characters are left out. Returns the columns used.
 */
int draw_text(struct rect r, int row, int column, unsigned style, const char *text);
int draw_bytes(struct rect r, int row, int column, unsigned style, const char *text, size_t bytes);
/** Write into exactly @p columns: cut with … or padded with blanks (in the same style). */
void draw_cell(struct rect r, int row, int column, int columns, enum text_align align,
	unsigned style, const char *text);
/**
 * Write right-aligned, ending one column before r's right edge; returns the column it begins at.
 */
int draw_right(struct rect r, int row, unsigned style, const char *text);
/** Repeat a glyph. */
void draw_repeat(struct rect r, int row, int column, int columns, unsigned style, enum glyph glyph);
/** A dim line over the whole row. */
void draw_rule(struct rect r, int row);
/** A dim line down a column. */
void draw_vertical(struct rect r, int column);
/**
 * ` ─ TITLE ──────── right ─`; the title is written in capitals. right may be NULL. Bright if
 * focused.
 */
void draw_heading(struct rect r, int row, const char *title, const char *right, bool focused);
/** The same without capitals: the name of a record over its preview. */
void draw_subheading(struct rect r, int row, const char *title, const char *right, bool focused);
/** A heading with a number at its right end. */
void draw_heading_count(struct rect r, int row, const char *title, long count, bool focused);
/**
 * Text broken into lines, at most @p rows of them; the last is cut with … where more follows.
 * Returns the rows used.
 */
int draw_paragraph(struct rect r, int row, int column, int columns, int rows, unsigned style,
	const char *text);
/**
 * Fill a row with the focus background and put ▌ at its first column (or clear both). Call before
 * the row's text.
 */
void draw_row(struct rect r, int row, bool focused);
/**
 * A box with a title and a text at the right of its top edge (may be NULL), cleared inside;
 * returns the inside.
 */
struct rect draw_box(struct rect r, const char *title, const char *right);
/**
 * ` label value` pairs: label in ROLE_LABEL padded to @p label_columns, then the value cut to the
 * rest of @p columns.
 */
void draw_field(struct rect r, int row, int column, int label_columns, int columns,
	const char *label, unsigned style, const char *value);
/**
 * Horizontal bar of @p value on a scale of 0 to @p largest, at most @p columns wide; 1 column at
 * least where value > 0.
 */
int draw_bar(struct rect r, int row, int column, int columns, unsigned style, enum glyph glyph,
	long value, long largest);
/** The hardware cursor's place on the screen for a place in r. */
void draw_place(struct rect r, int row, int column, int *y, int *x);

#endif
