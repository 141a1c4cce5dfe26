/*
 * How wide the columns of a table are, in columns of text: no number and no word of a heading is broken where that can be had, long
 * words of texts are; what is left goes to those that want more. A table that does not fit stands in parts.
 */
#include "report/table.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"

enum {
	WORD_MOST = 16, /* longer words of texts may be broken */
	HEADING_MOST = 14, /* longer headings go to the next line rather than widen a column */
	NUMBERING_MOST = 5, /* "6=8+9+10" may be broken behind any character */
	TEXT_MOST = 64,
};

struct wish {
	int least, good;
	bool print;
};

/* In print capitals are wider than other letters: each counts one and a half. */
static int bytes_width(const char *text, size_t bytes, bool print)
{
	char *copy = xstrndup(text, bytes), *lower = text_lower(copy);
	int width = text_width(copy), capitals = 0;

	for (const char *a = copy, *b = lower; print && *a && *b;) {
		const size_t a_bytes = text_next(a), b_bytes = text_next(b);
		capitals += a_bytes != b_bytes || memcmp(a, b, a_bytes) != 0;
		a += a_bytes;
		b += b_bytes;
	}
	width += (capitals + 1) / 2;
	free(lower);
	free(copy);
	return width;
}

static void widen(int *width, int wanted, int most)
{
	if (wanted > most)
		wanted = most;
	if (wanted > *width)
		*width = wanted;
}

/* The longest word and the longest line of a text. */
static void text_wish(
	struct wish *wish, const char *text, size_t bytes, int word_most, int line_most)
{
	const char *end = text + bytes;

	for (const char *word = text; word < end;) {
		size_t length = 0;
		while (word + length < end && !strchr(" \n", word[length]))
			length++;
		widen(&wish->least, bytes_width(word, length, wish->print), word_most);
		word += length + 1;
	}
	for (const char *line = text; line < end;) {
		const char *stop = memchr(line, '\n', (size_t)(end - line));
		const size_t length = (size_t)((stop ? stop : end) - line);
		widen(&wish->good, bytes_width(line, length, wish->print), line_most);
		line += length + 1;
	}
}

/* What the columns want. Boxes over several columns are seen to at last: the last one of them gives way to a long word. */
static struct wish *wishes(const struct table *table, int between)
{
	struct wish *wish = xcalloc(table->column_count + 1, sizeof *wish);
	struct table_box *boxes;
	const size_t count = table_boxes(table, 0, table->column_count, &boxes);
	struct buf text = {0};

	for (size_t i = 0; i < table->column_count; i++) {
		const char *number = table->columns[i].number;
		wish[i] = (struct wish){1, 1, between == 1};
		if (number)
			text_wish(&wish[i], number, strlen(number), NUMBERING_MOST, HEADING_MOST);
		for (size_t row = 0; row < table->row_count; row++) {
			buf_cut(&text, 0);
			table_show(table, &table->rows[row], i, &text);
			if (table->rows[row].cells[i].text)
				text_wish(
					&wish[i], buf_text(&text), text.len, WORD_MOST, TEXT_MOST);
			else
				widen(&wish[i].least, text_width(buf_text(&text)), 64);
		}
	}
	for (size_t i = 0; i < count; i++) {
		struct wish box = {1, 1, between == 1};
		int room = between * ((int)boxes[i].columns - 1);
		text_wish(&box, boxes[i].text, boxes[i].bytes, WORD_MOST, HEADING_MOST);
		for (size_t k = 0; k < boxes[i].columns; k++)
			room += wish[boxes[i].first + k].least;
		if (room < box.least)
			wish[boxes[i].first + boxes[i].columns - 1].least += box.least - room;
		if (boxes[i].columns == 1)
			widen(&wish[boxes[i].first].good, box.good, HEADING_MOST);
	}
	for (size_t i = 0; i < table->column_count; i++)
		widen(&wish[i].good, wish[i].least, wish[i].least);
	free(boxes);
	buf_clear(&text);
	return wish;
}

int table_least(const struct table *table, int between)
{
	struct wish *wish = wishes(table, between);
	int sum = 0;

	for (size_t i = 0; i < table->column_count; i++)
		sum += wish[i].least + (i ? between : 0);
	free(wish);
	return sum;
}

/* Columns of a part by their place in it. */
static size_t part_column(const struct table_part *part, size_t place)
{
	if (part->repeat && !place)
		return 0;
	return part->from + place - part->repeat;
}

static void share_out(
	const struct table *table, const struct wish *wish, struct table_part *part, int room)
{
	const size_t count = part->until - part->from + part->repeat;
	int wanted = 0, shares = 0, whole = room;

	for (size_t i = 0; i < count; i++) {
		const size_t column = part_column(part, i);
		part->widths[column] = wish[column].least;
		room -= wish[column].least;
		wanted += wish[column].good - wish[column].least;
		shares += table->columns[column].share;
	}
	if (shares) {
		/* Those with a share get up to it, one after the other. */
		for (size_t i = 0; i < count && room > 0; i++) {
			const size_t column = part_column(part, i);
			int more = whole * table->columns[column].share / shares -
				part->widths[column];
			more = more < 0 ? 0 : more > room ? room : more;
			part->widths[column] += more;
			room -= more;
		}
		return;
	}
	for (size_t i = 0; i < count && room > 0 && wanted > 0; i++) {
		const size_t column = part_column(part, i);
		const int wants = wish[column].good - wish[column].least;
		const int more = wanted <= room ? wants : (int)((int64_t)room * wants / wanted);
		part->widths[column] += more;
		room -= more;
		wanted -= wants;
	}
}

size_t table_parts(const struct table *table, int room, int between, struct table_part **parts)
{
	struct wish *wish = wishes(table, between);
	const bool label = table->column_count > 1 && table->columns[0].kind == TABLE_TEXT;
	size_t count = 0, at = 0;

	*parts = NULL;
	/* No column is wider than there is room; what stands before each part leaves half of it. */
	for (size_t i = 0; i < table->column_count; i++) {
		const int most =
			i || !label ? (label ? room - room / 2 : room) - between : room / 2;
		wish[i].least = wish[i].least > most ? most : wish[i].least;
		wish[i].least = wish[i].least < 1 ? 1 : wish[i].least;
		wish[i].good = wish[i].good < wish[i].least ? wish[i].least : wish[i].good;
	}
	/* What is repeated before each part may be wider than its longest word: the parts are many in any case. */
	int sum = 0;
	for (size_t i = 0; i < table->column_count; i++)
		sum += wish[i].least + (i ? between : 0);
	if (label && sum > room) {
		const int quarter = wish[0].good < room / 4 ? wish[0].good : room / 4;
		wish[0].least = wish[0].least > quarter ? wish[0].least : quarter;
	}
	do {
		struct table_part part = {.from = at, .until = at, .repeat = label && at};
		int used = part.repeat ? wish[0].least : 0, gaps = 0;
		while (part.until < table->column_count) {
			const bool first = part.until == part.from && !part.repeat;
			const int more = wish[part.until].least + (first ? 0 : between);
			if (part.until > part.from && used + more > room)
				break;
			used += more;
			gaps += first ? 0 : between;
			part.until++;
		}
		part.widths = xcalloc(table->column_count + 1, sizeof *part.widths);
		share_out(table, wish, &part, room - gaps);
		*parts = xrealloc(*parts, (count + 1) * sizeof **parts);
		(*parts)[count++] = part;
		at = part.until;
	} while (at < table->column_count);
	free(wish);
	return count;
}

void table_parts_free(struct table_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(parts[i].widths);
	free(parts);
}
