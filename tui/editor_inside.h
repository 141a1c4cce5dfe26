/* What the files of the editor share. */
#ifndef TUI_EDITOR_INSIDE_H
#define TUI_EDITOR_INSIDE_H

#include "tui/editor.h"

/**
 * Replace `bytes` bytes at `at` by a text and put the cursor behind it.
 *
 * The clusters on both sides are brought to NFC together with it: a mark typed by itself joins
 * its letter, and what meets where something was deleted may compose (Hangul). False, and nothing
 * done, where the limit would be passed.
 */
bool editor_splice(struct editor *editor, size_t at, size_t bytes, const char *text, bool typing);

#endif
