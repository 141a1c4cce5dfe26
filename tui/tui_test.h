/*
 * The screens in process, for tests: newterm on /dev/null with a given size, a key script in, the
 * screen as text out.
 */
#ifndef TUI_TUI_TEST_H
#define TUI_TUI_TEST_H

#include "tui/loop.h"

/** Start the screens on no terminal. The desk is the caller's. */
struct tui *tui_test_start(struct desk *desk, int rows, int columns);
/** The same with options, borrowed until the end. */
struct tui *tui_test_start_with(
	struct desk *desk, int rows, int columns, const struct tui_options *options);
/** Run a key script (see key_script), then spare work, then paint. */
void tui_test_keys(struct tui *tui, const char *script);
/**
 * The screen as lines of text, trailing blanks cut; after it one line `cursor ROW COLUMN` (from
 * 0) or `cursor hidden`.
 */
void tui_test_dump(struct tui *tui, struct buf *out);
/** One row of the screen, the caller's to free. */
char *tui_test_row(struct tui *tui, int row);
/** Whether anything on a row of the screen is drawn as focused. */
bool tui_test_is_focused(struct tui *tui, int row);
/**
 * How the screen is painted: a line for each way (`b  75 on 233 bold`), then a line for each row of
 * the screen with the cells painted so (`a12 b3 a65`).
 */
void tui_test_styles(struct tui *tui, struct buf *out);
/** True if the text is on the screen. */
bool tui_test_sees(struct tui *tui, const char *text);
void tui_test_finish(struct tui *tui);
/**
 * Compare the screen with tests/golden/NAME.screen; UPDATE_GOLDEN=1 writes it instead.
 * @param diff out: what differs, first row that does
 */
bool tui_test_golden(struct tui *tui, const char *name, struct buf *diff);
/** The same for any text and file of tests/golden. */
bool tui_test_golden_text(const char *file, const char *text, struct buf *diff);

#endif
