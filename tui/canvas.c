/* Rows of the screen, and which of them curses has to hear of. */
#include <curses.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "tui/canvas.h"
#include "tui/theme.h"

/* A piece: this head, then its bytes; blanks have none. Two rows are alike where their bytes are: there is no padding. */
struct piece {
	int x;
	unsigned style;
	int blanks;
	unsigned bytes;
};

static struct row {
	struct buf now, shown;
} * rows;
static int row_count;

void canvas_free(void)
{
	for (int y = 0; y < row_count; y++) {
		buf_clear(&rows[y].now);
		buf_clear(&rows[y].shown);
	}
	free(rows);
	rows = NULL;
	row_count = 0;
}

void canvas_begin(bool erase_first)
{
	if (erase_first || row_count != LINES) {
		erase();
		canvas_free();
		row_count = LINES;
		rows = xcalloc((size_t)row_count, sizeof *rows);
	}
	for (int y = 0; y < row_count; y++)
		buf_cut(&rows[y].now, 0);
}

static void add(int y, const struct piece *piece, const char *text)
{
	if (y < 0 || y >= row_count)
		return;
	buf_put(&rows[y].now, (const char *)piece, sizeof *piece);
	buf_put(&rows[y].now, text, piece->bytes);
}

void canvas_put(int y, int x, unsigned style, const char *text, size_t bytes)
{
	add(y, &(struct piece){.x = x, .style = style, .bytes = (unsigned)bytes}, text);
}

void canvas_blanks(int y, int x, unsigned style, int columns)
{
	if (columns > 0)
		add(y, &(struct piece){.x = x, .style = style, .blanks = columns}, "");
}

/* ncurses puts combining marks on their cell by itself. */
static void write_text(const char *text, size_t bytes)
{
	wchar_t wide[256];
	size_t count = 0;

	while (bytes) {
		int32_t character;
		size_t used = utf8_decode(text, bytes, &character);

		if (!used) /* not UTF-8: never past the entry checks */
			break;
		text += used;
		bytes -= used;
		wide[count] = theme_character((wchar_t)character);
		if (wide[count] >= 32 && wide[count] != 127)
			count++;
		else if (wide[count] == L'\t' || wide[count] == L'\n')
			wide[count++] = L' ';
		if (count == sizeof wide / sizeof *wide) {
			addnwstr(wide, (int)count);
			count = 0;
		}
	}
	addnwstr(wide, (int)count);
}

static void write_row(int y, const struct buf *pieces)
{
	const char *at = pieces->s, *end = at + pieces->len;

	while (at < end) {
		struct piece piece;

		memcpy(&piece, at, sizeof piece);
		at += sizeof piece;
		struct pen pen = theme_pen(piece.style);
		attr_set((attr_t)pen.attributes, pen.pair, NULL);
		if (piece.blanks) /* one call for all of them: a screen is mostly blank */
			mvhline(y, piece.x, ' ', piece.blanks);
		else if (move(y, piece.x) != ERR)
			write_text(at, piece.bytes);
		at += piece.bytes;
	}
}

void canvas_end(void)
{
	for (int y = 0; y < row_count; y++) {
		struct row *row = &rows[y];
		struct buf was = row->shown;

		/* What nobody wrote into stays as it is. */
		if (!row->now.len ||
			(row->now.len == was.len && !memcmp(row->now.s, was.s, was.len)))
			continue;
		write_row(y, &row->now);
		row->shown = row->now;
		row->now = was;
	}
}
