/* A desk with screens on no terminal, for the tests. */
#ifndef TESTS_TUI_SCREEN_H
#define TESTS_TUI_SCREEN_H

#include "../domain/office.h"
#include "tui/tui_test.h"

extern struct tui *tui;

/** Screens of a size over an office in memory. */
struct desk *begin(int rows, int columns);
void finish(struct desk *desk);
/** Run a key script. */
void keys(const char *script);
/** The text must (not) be on the screen; the failure shows the whole of it. */
void sees(const char *text);
void sees_not(const char *text);
/** The screen must be tests/golden/NAME.screen. */
void golden(const char *name);
/** The record the cursor is on. */
int64_t current_id(void);

#endif
