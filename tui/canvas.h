/*
 * What is written on the screen, row by row. A row is kept as the pieces that were written into it and given to curses at the end of
 * a paint, and only where they differ from those of the last paint: most rows of a screen stay as they are from one key to the next.
 */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

/** Begin a paint. @param erase forget what was written before */
void canvas_begin(bool erase);
/** Write a text that is known to fit; control characters are left out. @param style as theme_pen() */
void canvas_put(int y, int x, unsigned style, const char *text, size_t bytes);
void canvas_blanks(int y, int x, unsigned style, int columns);
/** Give curses what differs. */
void canvas_end(void);
/** Free what is kept: after the last paint. */
void canvas_free(void);

#endif
