/* Cells of curses back to text. */
#include <curses.h>
#include <limits.h>
#include <stdlib.h>
#include <wchar.h>

#include "tui/cells.h"

enum { GAP = 2, DOTS = 3 }; /* blanks that part columns; points in a row that are a drawing */

/* Boxes, bars and the mark of the focus: what is drawn and not written. */
static bool is_drawing(wchar_t c)
{
	return c >= 0x2500 && c <= 0x259f;
}

/* Blanks wait in *gap until something follows them. */
static void put_char(struct buf *out, wchar_t c, int *gap)
{
	char bytes[MB_LEN_MAX];
	mbstate_t state = {0};
	size_t count;

	if (c == L' ' || is_drawing(c)) {
		++*gap;
		return;
	}
	if (*gap && out->len)
		buf_puts(out, *gap >= GAP ? "  " : " ");
	*gap = 0;
	count = wcrtomb(bytes, c, &state);
	if (count != (size_t)-1)
		buf_put(out, bytes, count);
}

void cells_read(struct rect r, int row, struct buf *out, struct cell_row *found)
{
	int y, x, gap = 0, dots = 0, focus = -1;
	size_t before = 0;
	struct buf text = {0};

	*found = (struct cell_row){.field = -1};
	getyx(stdscr, y, x);
	for (int column = 0; column < r.columns; column++) {
		wchar_t wide[CCHARW_MAX + 1] = {0};
		attr_t attributes;
		short pair;
		cchar_t cell;

		mvin_wch(r.y + row, r.x + column, &cell);
		getcchar(&cell, wide, &attributes, &pair, NULL);
		if (wcwidth(wide[0]) > 1)
			column += wcwidth(wide[0]) - 1;
		found->focused = found->focused || (attributes & A_REVERSE);
		if (found->field < 0 && (attributes & A_UNDERLINE))
			found->field = column;
		if (focus < 0 && (attributes & A_REVERSE))
			focus = column;
		/* A dotted line of a chart is a drawing, an ellipsis of points is not. */
		dots = wide[0] == L'·' ? dots + 1 : 0;
		if (dots == 1)
			before = text.len;
		if (dots == DOTS)
			buf_cut(&text, before);
		if (dots >= DOTS)
			gap++;
		else
			for (const wchar_t *w = wide; *w; w++)
				put_char(&text, *w, &gap);
	}
	move(y, x);
	/* A field that has the focus is not underlined, but does not begin the row either. */
	if (found->field < 0 && focus > 0)
		found->field = focus;
	buf_puts(out, buf_text(&text));
	buf_clear(&text);
}
