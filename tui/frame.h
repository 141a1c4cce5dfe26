/*
 * What stands around every view: the row of main screens or the view's title, status line,
 * footer, the notice that the screen is too small. Private to the loop.
 */
#ifndef TUI_FRAME_H
#define TUI_FRAME_H

#include "tui/loop.h"

#define FRAME_LEAST_ROWS 18
#define FRAME_LEAST_COLUMNS 60

/** The screen has less than 60 columns or 18 rows. */
bool frame_is_small(void);
void frame_draw_small(void);
/** Give a view its rectangle. */
void frame_place(struct view *view);
/** Begin a paint; erase: forget what was drawn before. */
void frame_begin(bool erase);
/** Title or tabs, status line and footer of the top of the stack. */
void frame_draw(struct tui *tui, bool typing);
/** What a click on a tab or a word of the footer does; ACT_NONE elsewhere. As last drawn. */
enum action frame_action_at(int y, int x);
/** Show it all at once, with the hardware cursor at a place or hidden. */
void frame_end(bool cursor, int y, int x, bool typing);
/** Whether the last paint hid the hardware cursor. */
bool frame_cursor_is_hidden(void);
/** Have curses send every cell with the next paint. */
void frame_redraw(void);
/** Minute of the clock, to see when it has moved. */
int frame_minute(void);

#endif
