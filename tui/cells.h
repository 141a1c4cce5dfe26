/* The cells of the screen, read back as text: for --linear. Private to it and the dumps of tests. */
#ifndef TUI_CELLS_H
#define TUI_CELLS_H

#include "base/buf.h"
#include "tui/draw.h"

struct cell_row {
	bool focused; /* some of it stands on the ground of the focus */
	int field; /* column of the first cell of a field that is typed in; -1 = none */
};

/**
 * Append a row of a rectangle as a sentence: lines and bars left out, gaps of two blanks and more
 * made two, no blanks at the ends.
 */
void cells_read(struct rect r, int row, struct buf *out, struct cell_row *found);

#endif
