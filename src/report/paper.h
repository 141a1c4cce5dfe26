/*
 * A paper of the office as a list of blocks, in the order of NĐ 30/2020 (domain.md 3.4): what makes it says what each part is, a writer
 * says what it looks like. Text is one writer; whatever else is printed is made of the same blocks.
 */
#ifndef REPORT_PAPER_H
#define REPORT_PAPER_H

#include "base/buf.h"
#include "domain/desk.h"
#include "report/graph.h"
#include "report/output.h"
#include "report/table.h"

/* Whose layout. */
enum paper_style {
	PAPER_STATE, /* NĐ 30/2020 */
	PAPER_PARTY, /* HD 36-HD/VPTW */
};

enum paper_kind {
	PAPER_HEAD, /* left: superior and office, the last line is the office; right: title of the state and motto, or of the Party */
	PAPER_NUMBER, /* left: number and symbol; right: place and day */
	PAPER_PAIR, /* left and right part side by side, each centred: two who sign; lines end in LF */
	PAPER_SIGN, /* right: quality, title and name of who signs, centred; left: who gets it, its first line is the heading */
	PAPER_NAME, /* name of the kind of paper: centred, in capitals */
	PAPER_ABOUT, /* what it is about (trích yếu): centred, with a short rule under it */
	PAPER_TO, /* whom it is addressed to: "Kính gửi: …" */
	PAPER_BASIS, /* what it is based on, a line each, slanted */
	PAPER_HEADING, /* heading of a part */
	PAPER_TEXT, /* paragraph, its first line indented; LF begins another one */
	PAPER_ITEM, /* a mark ("1.", "-") and a text that hangs behind it */
	PAPER_PART, /* "label: text" inside an item, hanging like its text */
	PAPER_LIST, /* small list at the left edge: recipients */
	PAPER_NOTE, /* small and slanted, in the middle: what days are counted, where a table comes from */
	PAPER_TABLE,
	PAPER_CHART,
	PAPER_BLANK,
	PAPER_BREAK, /* a new page, or a cut between cards; strong: another paper begins, whose pages are counted from one */
};

struct paper_block {
	enum paper_kind kind;
	char *text; /* owned; PAIR: the left part */
	char *second; /* owned, or NULL; two parts: the right one, ITEM: the mark, PART: the label */
	bool strong; /* in bold where the medium has it */
	struct table *table; /* owned; TABLE alone */
	struct paper_chart *chart; /* owned; CHART alone */
};

struct paper {
	enum paper_style style;
	bool landscape; /* all of it; a wide table gets pages of its own in any case */
	char *title; /* of the file's properties; NULL: the first NAME and ABOUT */
	char *notes; /* what a reader must know (adjustments, broken sums), LF behind each; printed at the end; NULL for none */
	struct paper_block *blocks;
	size_t count, room;
};

/**
 * Make a text valid: UTF-8 in NFC, LF between lines, no control bytes, no direction marks. What is not text becomes U+FFFD, so that
 * whatever stands in a database breaks no file. The caller's to free; NULL gives "".
 */
char *paper_clean(const char *text);

/** Add a block; texts are copied and made valid, @p second may be NULL. Borrowed until the next one is added. */
struct paper_block *paper_add(
	struct paper *paper, enum paper_kind kind, const char *text, const char *second);
/** Add a table or chart, which is the paper's from then on. */
void paper_add_table(struct paper *paper, struct table *table);
void paper_add_chart(struct paper *paper, struct paper_chart *chart);
/** Add a note; each is there once. */
void paper_note(struct paper *paper, const char *note);
/** Name of the paper for the properties of a file; the caller's to free. */
char *paper_title(const struct paper *paper);
void paper_blank(struct paper *paper);
/**
 * The head of an administrative paper: superior, office and number at the left; title of the state, motto, place and day at the right.
 * What neither settings nor units name is left to be filled in by hand.
 * @param symbol of number and kind of paper: "BB-UBND"; NULL for a paper without a number
 */
void paper_head(struct paper *paper, struct desk *desk, const char *symbol, date_t day);
/** Append a day in words: "ngày 26 tháng 11 năm 2026"; day under 10 and months 1 and 2 with a leading 0. */
void paper_day(date_t day, struct buf *out);
/** Append an hour in words: "14 giờ 30 phút", from hh:mm. */
void paper_hour(const char *time, struct buf *out);
/** Where something is to be filled in by hand. */
extern const char paper_gap[];
void paper_clear(struct paper *paper);

/* ---- writers: each a file paper_*.c ---------------------------------------------------------------- */

/**
 * Write it as text; nothing is cut: a word longer than a line is broken, a table that is too wide stands in parts one below the other.
 * @param columns at least 40
 */
void paper_text(const struct paper *paper, int columns, struct buf *out);

/* Where a cell of a table stands in the text of a paper, from 0: all of its box, also the blanks before a number. */
struct paper_place {
	const struct table *table; /* borrowed from the paper */
	size_t row, column; /* of the table */
	int line, at, columns;
};
struct paper_places {
	struct paper_place *list; /* from the top, left to right */
	size_t count, room;
	size_t read; /* bytes of the text whose lines were counted: of who makes them */
	int line;
};
/** The same, and where the cells stand that are numbers or have records behind them. @param places empty; cleared by the caller */
void paper_text_places(
	const struct paper *paper, int columns, struct buf *out, struct paper_places *places);
void paper_places_clear(struct paper_places *places);

/**
 * The tables as comma-separated values, CRLF behind each row: a line of headings and one of each row; where there are more tables than
 * one, each below its title and a blank line between them.
 * @param bom for spreadsheets: a byte order mark, and an apostrophe before a text that would run as a formula
 */
void paper_csv(const struct paper *paper, bool bom, struct buf *out);
/** All of it as JSON: "format" is the version of this form. */
void paper_json(const struct paper *paper, struct buf *out);
/** One file that needs nothing else, without script: prints on A4, can be read on a telephone. @param err IO, FULL */
bool paper_html(const struct paper *paper, FILE *file, struct error *err);
/**
 * A workbook: each table on a sheet of its own with what stands before it; A4, one page wide, headings repeated on each page. Sums that
 * hold are formulas; a broken one keeps its number, and is marked and told.
 * @param err INVALID where a table has more rows or columns than a sheet; IO, FULL
 */
bool paper_xlsx(const struct paper *paper, FILE *file, struct error *err);
/** A document for word processors, in the layout of paper->style. @param err IO, FULL; INVALID where it is too large for the form */
bool paper_docx(const struct paper *paper, FILE *file, struct error *err);
/** Pages of A4 as they are printed; the text can be searched. @param err IO, FULL */
bool paper_pdf(const struct paper *paper, FILE *file, struct error *err);

struct paper_options {
	int columns; /* of text; 0 = 78 */
	bool bom; /* CSV */
};
/** Write in any form of a paper. @param options NULL for the usual ones. @param err as the writers; INVALID where a paper has no such form */
bool paper_write(const struct paper *paper, enum format format, const struct paper_options *options,
	FILE *file, struct error *err);
/** The same, appended to a buffer. */
bool paper_bytes(const struct paper *paper, enum format format, const struct paper_options *options,
	struct buf *out, struct error *err);

#endif
