/*
 * What the parts of a paper look like on A4: NĐ 30/2020, annex I, and HD 36-HD/VPTW for the Party (domain.md 3.4). Shared by the
 * writers of pages (DOCX, PDF, HTML); no writer knows a size of its own.
 */
#ifndef REPORT_PAPER_LOOK_H
#define REPORT_PAPER_LOOK_H

#include "base/text.h"
#include "report/paper.h"

/* Millimetres. */
enum {
	PAGE_SHORT = 210,
	PAGE_LONG = 297,
	MARGIN_TOP = 20,
	MARGIN_BOTTOM = 20,
	MARGIN_LEFT = 30,
	MARGIN_RIGHT = 15,
	MARGIN_HEADER = 10, /* of the number of the page, from the upper edge */
	LEFT_SHARE = 43, /* percent of the left one of two parts */
};
#define FONT_NAME "Times New Roman"

enum look_id {
	LOOK_SUPERIOR,
	LOOK_OFFICE,
	LOOK_STAR, /* under the office of the Party */
	LOOK_NATION,
	LOOK_MOTTO,
	LOOK_SYMBOL,
	LOOK_PLACE,
	LOOK_NAME,
	LOOK_ABOUT,
	LOOK_TO,
	LOOK_BASIS,
	LOOK_HEADING,
	LOOK_TEXT,
	LOOK_SIDE, /* one of two parts that is not strong */
	LOOK_SIGN,
	LOOK_RECIPIENTS, /* heading of the list of recipients */
	LOOK_LIST,
	LOOK_NOTE,
	LOOK_TABLE_TITLE,
	LOOK_BLANK,
	LOOK_PAGE, /* number of the page */
	LOOK_COUNT
};

enum look_rule { RULE_NONE, RULE_WHOLE /* as long as the text */, RULE_HALF, RULE_SHORT };
enum look_align { LOOK_LEFT, LOOK_CENTRE, LOOK_JUSTIFY };

struct look {
	int size; /* points */
	bool bold, italic, underline;
	enum look_align align;
	enum look_rule rule; /* under it */
	int indent; /* of the first line, tenths of a millimetre */
	int before, after; /* points */
	bool with_next; /* no page ends behind it */
	const char *css; /* its class in HTML */
};
/** What a part looks like in a style. */
const struct look *paper_look(enum paper_style style, enum look_id id);

/** How many points the longest line of a text takes: for rules, where no font can be asked. */
double look_length(const struct look *look, const char *text);

/* A paragraph of a block. */
struct piece {
	enum look_id id;
	const char *text; /* borrowed for the call; LF only where a name is broken into two lines */
	bool strong; /* bold whatever the look says */
};
typedef void piece_fn(void *arg, const struct piece *piece);
/** Whether a block has two parts side by side. */
bool paper_has_sides(const struct paper_block *block);
/** The paragraphs of a block, or of one of its two parts. Nothing for tables, charts and breaks. */
void paper_pieces(const struct paper *paper, const struct paper_block *block, int side,
	piece_fn *fn, void *arg);
/** The notes of a paper, with their heading. */
void paper_note_pieces(const struct paper *paper, piece_fn *fn, void *arg);

/**
 * Bytes of the beginning of a text with at most so many letters (as UTF-16 counts them), up to a blank or line end where there is one
 * in its second half. All of it where it is short enough.
 */
size_t paper_chunk(const char *text, size_t letters);

/** Points of text on a page. */
double paper_text_width(bool landscape);

#endif
