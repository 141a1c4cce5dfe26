/*
 * The screens as plain lines, for a screen reader, a braille line or a terminal that cannot move
 * its cursor. Same views, same actions: they are drawn on a screen nobody sees, and what changed on
 * it is said. Commands come as lines of standard input.
 */
#ifndef TUI_LINEAR_H
#define TUI_LINEAR_H

#include "tui/tui.h"

/**
 * Run until the person leaves or the input ends; drafts are on disk then.
 * @return 0 after F10 or the end of the input, 1 where a signal ended it or nothing can be written
 */
int linear_run(struct desk *desk, const struct tui_options *options);

#endif
