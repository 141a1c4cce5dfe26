/*
 * How wide the columns of a table are, in columns of text or in thousandths of the size of letters: no number and no word of a heading
 * is broken where that can be had, long words of texts are; what is left goes to those that want more. A table that does not fit stands
 * in parts.
 */
#include "report/table.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

/* In usual letters. */
enum {
	WORD_MOST = 16, /* longer words of texts may be broken */
	HEADING_MOST = 14, /* longer headings go to the next line rather than widen a column */
	TEXT_MOST = 64,
	FAIR_MOST = 16,
	FORMULA_SHORT = 7,
};
enum {
	HEADING_LINES = 5, /* of a heading, where there is room */
	CELL_LINES = 4, /* of a text */
	NUMBER_LINES = 4, /* of the formula under a heading */
	BETWEEN_PRINT = 560, /* half a letter at each side, and something for the lines */
	LETTER_PRINT = 500,
	MEASURED_MOST = 1 << 16, /* bytes of a line */
};
#define SIGNS "=+" /* behind those a line of a formula may end */

struct table_ruler table_ruler_text(int between)
{
	return (struct table_ruler){.letter = 1, .between = between};
}

struct table_ruler table_ruler_print(struct typeface *face)
{
	return (struct table_ruler){.face = face, .letter = LETTER_PRINT, .between = BETWEEN_PRINT};
}

static int measured(const struct table_ruler *ruler, const char *text, size_t bytes, bool strong)
{
	/* More than any column takes. */
	if (bytes > MEASURED_MOST)
		for (bytes = MEASURED_MOST; ((unsigned char)text[bytes] & 0xC0) == 0x80; bytes--)
			;
	if (ruler->face)
		return typeface_width(ruler->face, text, bytes, strong);
	char *copy = xstrndup(text, bytes);
	const int width = text_width(copy);
	free(copy);
	return width;
}

/* ---- what columns want ---------------------------------------------------------------------------- */

static void widen(int *width, int wanted, int most)
{
	if (wanted > most)
		wanted = most;
	if (wanted > *width)
		*width = wanted;
}

/* What a text is: a heading is in bold and none of its words is broken. */
struct written {
	bool strong;
	int word_most, line_most; /* letters */
	int lines;
};
static const struct written as_heading = {true, 1 << 16, HEADING_MOST, HEADING_LINES};
static const struct written as_cell = {false, WORD_MOST, TEXT_MOST, CELL_LINES};
static const struct written as_total = {true, WORD_MOST, TEXT_MOST, CELL_LINES};

/* The longest word, as many letters as make few lines, and the longest line of a text. */
static void text_wish(const struct table_ruler *ruler, struct table_wish *wish,
	const struct written *as, const char *text, size_t bytes)
{
	const char *end = text + bytes;
	int all = 0;

	for (const char *word = text; word < end;) {
		size_t length = 0;
		while (word + length < end && !strchr(" \n", word[length]))
			length++;
		widen(&wish->width[WANT_LEAST], measured(ruler, word, length, as->strong),
			as->word_most * ruler->letter);
		word += length + 1;
	}
	for (const char *line = text; line < end;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		const size_t length = (size_t)((stop ? stop : end) - line);
		const int width = measured(ruler, line, length, as->strong);
		widen(&wish->width[WANT_GOOD], width, as->line_most * ruler->letter);
		all += all < INT_MAX / 2 ? width : 0;
		line += length + 1;
	}
	widen(&wish->width[WANT_FAIR], all / as->lines, FAIR_MOST * ruler->letter);
}

/* Bytes up to the sign behind which a line may end; all of them where there is none. */
static size_t formula_part(const char *number)
{
	const size_t bytes = strcspn(number, SIGNS);

	return bytes + (number[bytes] != '\0');
}

static void number_wish(
	const struct table_ruler *ruler, struct table_wish *wish, const char *number)
{
	int all = 0;

	for (size_t bytes; *number; number += bytes) {
		bytes = formula_part(number);
		const int width = measured(ruler, number, bytes, false);
		widen(&wish->width[WANT_LEAST], width, INT_MAX);
		all += width;
	}
	/* "3=4+5" stands on one line. */
	if (all > FORMULA_SHORT * ruler->letter)
		all /= NUMBER_LINES;
	widen(&wish->width[WANT_FAIR], all, FAIR_MOST * ruler->letter);
}

static void cell_wishes(const struct table *table, const struct table_ruler *ruler,
	const struct table_row *row, struct table_wish *wishes, struct buf *text)
{
	for (size_t i = 0; i < table->column_count; i++) {
		if (!row->cells[i].filled)
			continue;
		buf_cut(text, 0);
		table_show(table, row, i, text);
		if (row->cells[i].text)
			text_wish(ruler, &wishes[i], row->strong ? &as_total : &as_cell,
				buf_text(text), text->len);
		else
			widen(&wishes[i].width[WANT_LEAST],
				measured(ruler, buf_text(text), text->len, row->strong), INT_MAX);
	}
}

/* What a box wants is shared by the columns under it. */
static void box_wish(
	const struct table_ruler *ruler, const struct table_box *box, struct table_wish *wishes)
{
	struct table_wish wish = {0};

	text_wish(ruler, &wish, &as_heading, box->text, box->bytes);
	for (int want = WANT_LEAST; want <= WANT_FAIR; want++) {
		int missing = wish.width[want] - ruler->between * ((int)box->columns - 1);
		for (size_t i = 0; i < box->columns; i++)
			missing -= wishes[box->first + i].width[want];
		for (size_t left = box->columns; left && missing > 0; left--) {
			const int more = (missing + (int)left - 1) / (int)left;
			wishes[box->first + left - 1].width[want] += more;
			missing -= more;
		}
	}
	if (box->columns == 1)
		widen(&wishes[box->first].width[WANT_GOOD], wish.width[WANT_GOOD], INT_MAX);
}

static void put_in_order(struct table_wish *wish)
{
	widen(&wish->width[WANT_FAIR], wish->width[WANT_LEAST], INT_MAX);
	widen(&wish->width[WANT_GOOD], wish->width[WANT_FAIR], INT_MAX);
}

struct table_wish *table_wishes(const struct table *table, const struct table_ruler *ruler)
{
	struct table_wish *wishes = xcalloc(table->column_count + 1, sizeof *wishes);
	struct table_box *boxes;
	const size_t count = table_boxes(table, 0, table->column_count, &boxes);
	struct buf text = {0};

	for (size_t i = 0; i < table->column_count; i++) {
		wishes[i].width[WANT_LEAST] = ruler->letter;
		if (table->columns[i].number)
			number_wish(ruler, &wishes[i], table->columns[i].number);
	}
	for (size_t row = 0; row < table->row_count; row++)
		cell_wishes(table, ruler, &table->rows[row], wishes, &text);
	/* The narrow boxes first: those above them then find that room. */
	for (size_t columns = 1; columns <= table->column_count; columns++) {
		for (size_t i = 0; i < count; i++)
			if (boxes[i].columns == columns)
				box_wish(ruler, &boxes[i], wishes);
		for (size_t i = 0; i < table->column_count; i++)
			put_in_order(&wishes[i]);
	}
	free(boxes);
	buf_clear(&text);
	return wishes;
}

int table_wanted(const struct table *table, const struct table_ruler *ruler,
	const struct table_wish *wishes, enum table_want want)
{
	int sum = 0;

	for (size_t i = 0; i < table->column_count; i++)
		sum += wishes[i].width[want] + (i ? ruler->between : 0);
	return sum;
}

/* ---- sharing the room ----------------------------------------------------------------------------- */

/* Columns of a part by their place in it. */
static size_t part_column(const struct table_part *part, size_t place)
{
	if (part->repeat && !place)
		return 0;
	return part->from + place - part->repeat;
}

static size_t part_count(const struct table_part *part)
{
	return part->until - part->from + part->repeat;
}

/* Those with a share get up to it, one after the other. */
static void share_out(const struct table *table, struct table_part *part, int whole, int *room)
{
	int shares = 0;

	for (size_t i = 0; i < part_count(part); i++)
		shares += table->columns[part_column(part, i)].share;
	for (size_t i = 0; shares && i < part_count(part) && *room > 0; i++) {
		const size_t column = part_column(part, i);
		int more = (int)((int64_t)whole * table->columns[column].share / shares) -
			part->widths[column];
		more = more < 0 ? 0 : more > *room ? *room : more;
		part->widths[column] += more;
		*room -= more;
	}
}

/* Each gets of what it misses as much as the others. */
static void widen_to(
	struct table_part *part, const struct table_wish *wishes, enum table_want want, int *room)
{
	int64_t missing = 0;

	for (size_t i = 0; i < part_count(part); i++) {
		const size_t column = part_column(part, i);
		missing += wishes[column].width[want] - part->widths[column];
	}
	for (size_t i = 0; i < part_count(part) && *room > 0 && missing > 0; i++) {
		const size_t column = part_column(part, i);
		const int wants = wishes[column].width[want] - part->widths[column];
		const int more = missing <= *room ? wants : (int)(*room * (int64_t)wants / missing);
		part->widths[column] += more;
		*room -= more;
		missing -= wants;
	}
}

static void set_widths(const struct table *table, const struct table_wish *wishes,
	struct table_part *part, int room)
{
	const int whole = room;
	bool shares = false;

	part->widths = xcalloc(table->column_count + 1, sizeof *part->widths);
	for (size_t i = 0; i < part_count(part); i++) {
		const size_t column = part_column(part, i);
		part->widths[column] = wishes[column].width[WANT_LEAST];
		room -= part->widths[column];
		shares |= table->columns[column].share > 0;
	}
	if (shares) {
		share_out(table, part, whole, &room);
		return;
	}
	widen_to(part, wishes, WANT_FAIR, &room);
	widen_to(part, wishes, WANT_GOOD, &room);
}

/* No column is wider than there is room; what stands before each part leaves half of it. */
static struct table_wish *within(const struct table *table, const struct table_ruler *ruler,
	const struct table_wish *wishes, int room, bool label)
{
	struct table_wish *limited = xcalloc(table->column_count + 1, sizeof *limited);

	for (size_t i = 0; i < table->column_count; i++) {
		int most = label ? room - room / 2 : room;
		if (!i && label)
			most = room / 2;
		else
			most -= ruler->between;
		limited[i] = wishes[i];
		for (int want = WANT_LEAST; want <= WANT_FAIR; want++) {
			int *width = &limited[i].width[want];
			*width = *width > most ? most : *width;
			*width = *width < 1 ? 1 : *width;
		}
		put_in_order(&limited[i]);
	}
	/* The parts are many in any case: what is repeated may be wider than its longest word. */
	if (label && table_wanted(table, ruler, limited, WANT_LEAST) > room) {
		const int good = limited[0].width[WANT_GOOD];
		widen(&limited[0].width[WANT_LEAST], good, room / 4);
		put_in_order(&limited[0]);
	}
	return limited;
}

size_t table_parts(const struct table *table, const struct table_ruler *ruler,
	const struct table_wish *wishes, int room, struct table_part **parts)
{
	const bool label = table->column_count > 1 && table->columns[0].kind == TABLE_TEXT;
	struct table_wish *limited = within(table, ruler, wishes, room, label);
	size_t count = 0, at = 0;

	*parts = NULL;
	do {
		struct table_part part = {.from = at, .until = at, .repeat = label && at};
		int used = part.repeat ? limited[0].width[WANT_LEAST] : 0, gaps = 0;
		while (part.until < table->column_count) {
			const bool first = part.until == part.from && !part.repeat;
			const int gap = first ? 0 : ruler->between;
			const int more = limited[part.until].width[WANT_LEAST] + gap;
			if (part.until > part.from && used + more > room)
				break;
			used += more;
			gaps += gap;
			part.until++;
		}
		set_widths(table, limited, &part, room - gaps);
		*parts = xrealloc(*parts, (count + 1) * sizeof **parts);
		(*parts)[count++] = part;
		at = part.until;
	} while (at < table->column_count);
	free(limited);
	return count;
}

void table_parts_free(struct table_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(parts[i].widths);
	free(parts);
}

void table_number_lines(
	const struct table_ruler *ruler, const char *number, int room, struct buf *out)
{
	int used = 0;

	for (size_t bytes; *number; number += bytes) {
		bytes = formula_part(number);
		const int width = measured(ruler, number, bytes, false);
		if (used && used + width > room) {
			buf_putc(out, '\n');
			used = 0;
		}
		buf_put(out, number, bytes);
		used += width;
	}
}
