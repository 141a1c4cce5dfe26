/* Sizes and places of the parts of a paper, and its blocks as paragraphs. */
#include "report/paper_look.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/typeface.h"
#include "base/locale.h"

/* ---- the looks ------------------------------------------------------------------------------------ */

static const struct look state_looks[LOOK_COUNT] = {
	[LOOK_SUPERIOR] = {.size = 12, .align = LOOK_CENTRE, .css = "superior"},
	[LOOK_OFFICE] = {.size = 12,
		.bold = true,
		.align = LOOK_CENTRE,
		.rule = RULE_HALF,
		.css = "office"},
	[LOOK_STAR] = {.size = 12, .align = LOOK_CENTRE, .css = "star"},
	[LOOK_NATION] = {.size = 12, .bold = true, .align = LOOK_CENTRE, .css = "nation"},
	[LOOK_MOTTO] = {.size = 13,
		.bold = true,
		.align = LOOK_CENTRE,
		.rule = RULE_WHOLE,
		.css = "motto"},
	[LOOK_SYMBOL] = {.size = 13, .align = LOOK_CENTRE, .before = 4, .css = "symbol"},
	[LOOK_PLACE] =
		{.size = 13, .italic = true, .align = LOOK_CENTRE, .before = 4, .css = "place"},
	[LOOK_NAME] = {.size = 14,
		.bold = true,
		.align = LOOK_CENTRE,
		.before = 12,
		.with_next = true,
		.css = "name"},
	[LOOK_ABOUT] = {.size = 14,
		.bold = true,
		.align = LOOK_CENTRE,
		.rule = RULE_SHORT,
		.after = 6,
		.css = "about"},
	[LOOK_TO] = {.size = 14, .align = LOOK_CENTRE, .before = 6, .after = 6, .css = "to"},
	[LOOK_BASIS] = {.size = 14,
		.italic = true,
		.align = LOOK_JUSTIFY,
		.indent = 127,
		.after = 6,
		.css = "basis"},
	[LOOK_HEADING] = {.size = 14,
		.align = LOOK_JUSTIFY,
		.indent = 127,
		.before = 6,
		.after = 6,
		.with_next = true,
		.css = "heading"},
	[LOOK_TEXT] = {.size = 14, .align = LOOK_JUSTIFY, .indent = 127, .after = 6, .css = "text"},
	[LOOK_SIDE] = {.size = 14, .align = LOOK_CENTRE, .css = "side"},
	[LOOK_SIGN] = {.size = 14, .bold = true, .align = LOOK_CENTRE, .css = "sign"},
	[LOOK_RECIPIENTS] = {.size = 12,
		.bold = true,
		.italic = true,
		.align = LOOK_LEFT,
		.with_next = true,
		.css = "recipients"},
	[LOOK_LIST] = {.size = 11, .align = LOOK_LEFT, .css = "list"},
	[LOOK_NOTE] = {.size = 13, .italic = true, .align = LOOK_CENTRE, .after = 6, .css = "note"},
	[LOOK_TABLE_TITLE] = {.size = 13,
		.bold = true,
		.align = LOOK_CENTRE,
		.before = 6,
		.after = 4,
		.with_next = true,
		.css = "title"},
	[LOOK_BLANK] = {.size = 8, .align = LOOK_LEFT, .css = "blank"},
	[LOOK_PAGE] = {.size = 13, .align = LOOK_CENTRE, .css = "page"},
};

/* HD 36-HD/VPTW; where it says nothing else, as above. */
static const struct look party_looks[LOOK_COUNT] = {
	[LOOK_SUPERIOR] = {.size = 14, .align = LOOK_CENTRE, .css = "superior"},
	[LOOK_OFFICE] = {.size = 14, .bold = true, .align = LOOK_CENTRE, .css = "office"},
	[LOOK_STAR] = {.size = 14, .align = LOOK_CENTRE, .css = "star"},
	[LOOK_NATION] = {.size = 15,
		.bold = true,
		.align = LOOK_CENTRE,
		.rule = RULE_WHOLE,
		.css = "nation"},
	[LOOK_SYMBOL] = {.size = 14, .align = LOOK_CENTRE, .css = "symbol"},
	[LOOK_PLACE] = {.size = 14, .italic = true, .align = LOOK_CENTRE, .css = "place"},
	[LOOK_NAME] = {.size = 16,
		.bold = true,
		.align = LOOK_CENTRE,
		.before = 12,
		.with_next = true,
		.css = "name"},
	[LOOK_RECIPIENTS] = {.size = 14,
		.underline = true,
		.align = LOOK_LEFT,
		.with_next = true,
		.css = "recipients"},
	[LOOK_LIST] = {.size = 12, .align = LOOK_LEFT, .css = "list"},
};

const struct look *paper_look(enum paper_style style, enum look_id id)
{
	return style == PAPER_PARTY && party_looks[id].size ? &party_looks[id] : &state_looks[id];
}

double look_length(const struct look *look, const char *text)
{
	int longest = 0;

	for (;; text++) {
		const size_t bytes = strcspn(text, "\n");
		const int width = typeface_width(typeface_times(), text, bytes, look->bold);
		longest = width > longest ? width : longest;
		text += bytes;
		if (!*text)
			break;
	}
	return longest * look->size / 1000.0;
}

/* ---- blocks as paragraphs -------------------------------------------------------------------------- */

struct pieces {
	piece_fn *fn;
	void *arg;
};

static void put_bytes(
	const struct pieces *p, enum look_id id, const char *text, size_t bytes, bool strong)
{
	char *copy = xstrndup(text, bytes);
	const struct piece piece = {.id = id, .text = copy, .strong = strong};

	p->fn(p->arg, &piece);
	free(copy);
}

static void put_piece(const struct pieces *p, enum look_id id, const char *text, bool strong)
{
	put_bytes(p, id, text, strlen(text), strong);
}

/* Each line a paragraph of its own: the first, those between and the last may look different. */
static void put_lines(const struct pieces *p, enum look_id first, enum look_id rest,
	enum look_id last, const char *text, bool strong)
{
	const char *begin = text;

	for (;; text++) {
		const size_t bytes = strcspn(text, "\n");
		put_bytes(p,
			!text[bytes]		? last
				: text == begin ? first
						: rest,
			text, bytes, strong);
		text += bytes;
		if (!*text)
			break;
	}
}

static void put_upper(const struct pieces *p, enum look_id id, const char *text, bool strong)
{
	char *upper = text_upper(text);

	put_lines(p, id, id, id, upper, strong);
	free(upper);
}

static void put_joined(const struct pieces *p, const char *first, const char *between,
	const char *text, bool strong)
{
	struct buf line = {0};

	buf_printf(&line, "%s%s%s", first, between, text);
	put_lines(p, LOOK_TEXT, LOOK_TEXT, LOOK_TEXT, buf_text(&line), strong);
	buf_clear(&line);
}

/*
 * "ỦY BAN NHÂN DÂN" stands above "XÃ TÂN LẬP". Other names of offices that need two lines get two alike: no last word stands alone. The
 * blank where a line ends becomes an LF.
 */
static void break_office(char *line, const struct look *look, double room)
{
	static const char *const places[] = {" XÃ ", " PHƯỜNG ", " ĐẶC KHU ", NULL};
	const size_t bytes = strlen(line);
	char *best = NULL;

	for (size_t i = 0; places[i] && !best; i++)
		best = strstr(line, places[i]);
	if (best) {
		*best = '\n';
		return;
	}
	if (look_length(look, line) <= room)
		return;
	for (char *c = line; *c; c++)
		if (*c == ' ' &&
			(!best ||
				labs(2 * (c - line) - (long)bytes) <
					labs(2 * (best - line) - (long)bytes)))
			best = c;
	if (best)
		*best = '\n';
	/* It needs more than two. */
	if (best && look_length(look, line) > room)
		*best = ' ';
}

static void put_offices(const struct pieces *p, enum paper_style style, const char *text)
{
	const double room = paper_text_width(false) * LEFT_SHARE / 100;

	for (;; text++) {
		const size_t bytes = strcspn(text, "\n");
		const enum look_id id = text[bytes] ? LOOK_SUPERIOR : LOOK_OFFICE;
		char *line = xstrndup(text, bytes);
		break_office(line, paper_look(style, id), room);
		put_piece(p, id, line, false);
		free(line);
		text += bytes;
		if (!*text)
			break;
	}
}

bool paper_has_sides(const struct paper_block *block)
{
	return block->kind == PAPER_HEAD || block->kind == PAPER_NUMBER ||
		block->kind == PAPER_PAIR || block->kind == PAPER_SIGN;
}

static void put_side(
	const struct pieces *p, enum paper_style style, const struct paper_block *block, int side)
{
	const char *text = side ? (block->second ? block->second : "") : block->text;
	const bool party = style == PAPER_PARTY;

	switch (block->kind) {
	case PAPER_HEAD:
		if (side) {
			put_lines(p, LOOK_NATION, LOOK_NATION, party ? LOOK_NATION : LOOK_MOTTO,
				text, false);
		} else {
			put_offices(p, style, text);
			if (party)
				put_piece(p, LOOK_STAR, "*", false);
		}
		break;
	case PAPER_NUMBER:
		put_lines(p, side ? LOOK_PLACE : LOOK_SYMBOL, LOOK_SYMBOL,
			side ? LOOK_PLACE : LOOK_SYMBOL, text, false);
		break;
	case PAPER_SIGN:
		if (side)
			put_lines(p, LOOK_SIGN, LOOK_SIGN, LOOK_SIGN, text, false);
		else if (strchr(text, '\n'))
			put_lines(p, LOOK_RECIPIENTS, LOOK_LIST, LOOK_LIST, text, false);
		else if (*text)
			put_piece(p, LOOK_RECIPIENTS, text, false);
		break;
	default: {
		const enum look_id id = block->strong ? LOOK_SIGN : LOOK_SIDE;
		put_lines(p, id, id, id, text, false);
	}
	}
}

void paper_pieces(const struct paper *paper, const struct paper_block *block, int side,
	piece_fn *fn, void *arg)
{
	const struct pieces p = {fn, arg};
	const enum look_id list = block->strong ? LOOK_RECIPIENTS : LOOK_LIST;

	switch (block->kind) {
	case PAPER_HEAD:
	case PAPER_NUMBER:
	case PAPER_PAIR:
	case PAPER_SIGN:
		put_side(&p, paper->style, block, side);
		break;
	case PAPER_NAME:
		put_upper(&p, LOOK_NAME, block->text, block->strong);
		break;
	case PAPER_ABOUT:
		/* One paragraph, so that the rule stands under its last line. */
		put_piece(&p, LOOK_ABOUT, block->text, block->strong);
		break;
	case PAPER_TO:
		put_lines(&p, LOOK_TO, LOOK_TO, LOOK_TO, block->text, block->strong);
		break;
	case PAPER_BASIS:
		put_lines(&p, LOOK_BASIS, LOOK_BASIS, LOOK_BASIS, block->text, block->strong);
		break;
	case PAPER_HEADING:
		put_lines(&p, LOOK_HEADING, LOOK_HEADING, LOOK_HEADING, block->text, true);
		break;
	case PAPER_TEXT:
		put_lines(&p, LOOK_TEXT, LOOK_TEXT, LOOK_TEXT, block->text, block->strong);
		break;
	case PAPER_ITEM:
		put_joined(
			&p, block->second ? block->second : "-", " ", block->text, block->strong);
		break;
	case PAPER_PART:
		put_joined(
			&p, block->second ? block->second : "", ": ", block->text, block->strong);
		break;
	case PAPER_LIST:
		put_lines(&p, list, list, list, block->text, false);
		break;
	case PAPER_NOTE:
		put_lines(&p, LOOK_NOTE, LOOK_NOTE, LOOK_NOTE, block->text, block->strong);
		break;
	case PAPER_BLANK:
		put_piece(&p, LOOK_BLANK, "", false);
		break;
	case PAPER_TABLE:
	case PAPER_CHART:
	case PAPER_BREAK:
		break;
	}
}

void paper_note_pieces(const struct paper *paper, piece_fn *fn, void *arg)
{
	const struct pieces p = {fn, arg};

	if (!paper->notes)
		return;
	put_piece(&p, LOOK_RECIPIENTS, _("Notes:"), false);
	for (const char *note = paper->notes; *note; note += strcspn(note, "\n") + 1) {
		struct buf line = {0};
		buf_puts(&line, "- ");
		buf_put(&line, note, strcspn(note, "\n"));
		put_piece(&p, LOOK_LIST, buf_text(&line), false);
		buf_clear(&line);
	}
}

size_t paper_chunk(const char *text, size_t letters)
{
	size_t bytes = 0, count = 0, blank = 0;

	for (; text[bytes] && count < letters; bytes++) {
		if (text[bytes] == ' ' || text[bytes] == '\n')
			blank = bytes + 1;
		/* A letter of four bytes is two in UTF-16. */
		count += ((unsigned char)text[bytes] & 0xC0) != 0x80;
		count += (unsigned char)text[bytes] >= 0xF0;
	}
	while (((unsigned char)text[bytes] & 0xC0) == 0x80)
		bytes++;
	return text[bytes] && blank > bytes / 2 ? blank : bytes;
}

double paper_text_width(bool landscape)
{
	return ((landscape ? PAGE_LONG : PAGE_SHORT) - MARGIN_LEFT - MARGIN_RIGHT) * 72 / 25.4;
}
