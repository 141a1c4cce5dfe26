/*
 * A page: prepared rows of text that scroll, with a focused row. Views build it when they load, so
 * that drawing reads no records. Rows may stand for a record (Enter opens it).
 */
#ifndef TUI_VIEWS_PAGE_H
#define TUI_VIEWS_PAGE_H

#include "tui/loop.h"

enum page_kind {
	PAGE_BLANK,
	PAGE_HEADING, /* ─ TEXT ──── right ─ */
	PAGE_ITEM, /* mark, text, right; can be focused */
	PAGE_LINE, /* text, right; cannot be focused */
	PAGE_FIELDS, /* label, text and a second pair in the right half */
};

struct page_row {
	enum page_kind kind;
	unsigned style, right_style;
	int indent;
	char *mark; /* two columns, three at most, or NULL */
	char *label, *text, *right; /* owned; NULL counts as "" */
	char *label2, *text2; /* PAGE_FIELDS */
	char *lead,
		*who; /* PAGE_ITEM: columns before and behind the text, as wide as the widest on the page */
	const struct entity *entity; /* the record it stands for, or NULL */
	int64_t id;
	int64_t value; /* of whoever makes the page: which of several rows of a record this is */
};

struct page {
	struct page_row *rows;
	size_t count, room;
	size_t cursor; /* focused row; an item wherever there is one */
	const struct entity *entity; /* record the cursor was on before the page was filled again */
	int64_t id, value;
	size_t top; /* first visible row */
	int visible; /* rows on the screen */
	bool plain; /* no items: scrolling only */
	bool begun; /* it was settled once */
	bool reading; /* what stands above the items is shown, the cursor is further down */
	int columns; /* width the rows are made for, of who makes them; 0 = wide */
	/* Set by page_settle: widest on the page, 0 = none. */
	int label_columns, lead_columns, who_columns, right_columns;
};

/** Drop the rows; the place of the cursor is kept for page_settle. */
void page_restart(struct page *page);
void page_clear(struct page *page);

/** Add a row of a kind; the caller fills in what it holds. Borrowed until the next add. */
struct page_row *page_add(struct page *page, enum page_kind kind);
void page_blank(struct page *page);
void page_heading(struct page *page, const char *title, const char *right);
/** A heading with a count at its right end. */
void page_heading_count(struct page *page, const char *title, int64_t count);
void page_line(struct page *page, unsigned style, int indent, const char *text);
/**
 * Give the item that was added last its text. Where that is too long for the row it goes on in lines
 * below: call when the item's lead and right are there.
 * @param lead columns of the widest lead of the page
 */
void page_wrap_item(struct page *page, int lead, const char *text);
/** Text broken to a width, as lines. */
void page_paragraph(struct page *page, unsigned style, int indent, int columns, const char *text);
/** The same with the lines but the first @p hang columns further in. */
void page_hanging(
	struct page *page, unsigned style, int indent, int hang, int columns, const char *text);
/**
 * Label and value; two to a row where @p label2 is not NULL and the page is wide enough. A value
 * that is empty gets no row of its own.
 */
void page_fields(struct page *page, const char *label, const char *text, const char *label2,
	const char *text2);
/** Two fields of a record as a PAGE_FIELDS row, as this person may see them; key2 may be NULL. */
void page_pair(struct page *page, struct desk *desk, const struct entity *entity,
	const void *record, const char *key, const char *key2);

/** Show the beginning with the next rows, whatever the cursor was on. */
void page_reopen(struct page *page);
/** After the rows were made: put the cursor back on the record it was on, or near. */
void page_settle(struct page *page);
/** Handle the moving actions: a number of rows (items where there are any), or to the ends. */
void page_move(struct page *page, int by);
void page_end(struct page *page, bool last);
/** Scroll by rows wherever the cursor is: for pages that are read below their items. */
void page_turn(struct page *page, int by);
/** The row under the cursor if it stands for a record; else NULL. */
const struct page_row *page_current(const struct page *page);
/** The item under the cursor, whether it stands for a record or not; NULL where there is none. */
const struct page_row *page_item(const struct page *page);
/** Paint into r; r.rows becomes page.visible. */
void page_draw(struct page *page, struct rect r);
/** Where the hardware cursor belongs in r. */
bool page_cursor(const struct page *page, struct rect r, int *y, int *x);

/** Whether the focus can stand in a row of the screen, where the page is painted in r. */
bool page_stop(const struct page *page, struct rect r, int y);

/*
 * A view that is one page: moving, drawing and Enter on a row. A screen with more to it embeds
 * struct pageview first in its own, sets ops.base = &pageview_ops and makes the rows in load,
 * between page_restart and page_settle.
 */
struct pageview {
	struct view view;
	struct page page;
};

extern const struct view_ops pageview_ops;

/** Enter on a row: opens its record; false where the row stands for none. */
bool pageview_open(struct pageview *view);

#endif
