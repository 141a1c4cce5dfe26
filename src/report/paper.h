/*
 * A paper of the office as a list of blocks, in the order of NĐ 30/2020 (domain.md 3.4): what makes it says what each part is, a writer
 * says what it looks like. Text is one writer; whatever else is printed is made of the same blocks.
 */
#ifndef REPORT_PAPER_H
#define REPORT_PAPER_H

#include "base/buf.h"
#include "domain/desk.h"

enum paper_kind {
	PAPER_PAIR, /* left and right part side by side, each centred: heads, signatures; lines end in LF */
	PAPER_NAME, /* name of the kind of paper: centred, in capitals */
	PAPER_ABOUT, /* what it is about (trích yếu): centred, with a short rule under it */
	PAPER_HEADING, /* heading of a part */
	PAPER_TEXT, /* paragraph, its first line indented; LF begins another one */
	PAPER_ITEM, /* a mark ("1.", "-") and a text that hangs behind it */
	PAPER_PART, /* "label: text" inside an item, hanging like its text */
	PAPER_LIST, /* small list at the left edge: recipients */
	PAPER_BLANK,
	PAPER_BREAK, /* a new page, or a cut between cards */
};

struct paper_block {
	enum paper_kind kind;
	char *text; /* owned; PAIR: the left part */
	char *second; /* owned, or NULL; PAIR: the right part, ITEM: the mark, PART: the label */
	bool strong; /* in bold where the medium has it */
};

struct paper {
	struct paper_block *blocks;
	size_t count, room;
};

/** Add a block; texts are copied, @p second may be NULL. Borrowed until the next one is added. */
struct paper_block *paper_add(
	struct paper *paper, enum paper_kind kind, const char *text, const char *second);
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

/** Write it as text; nothing is cut, a word longer than a line is broken. @param columns at least 40 */
void paper_text(const struct paper *paper, int columns, struct buf *out);

#endif
