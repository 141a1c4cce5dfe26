/*
 * The terminal itself: opening and giving back, bracketed paste, keys as codes of key.h, shape of
 * the cursor. Private to the loop and its tests.
 */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

/**
 * Open: raw, no echo, keypad, Esc after 25 ms, no flow control. False where TERM is unknown or
 * the terminal cannot move its cursor.
 * @param type NULL = TERM
 */
bool terminal_open(const char *type, FILE *out, FILE *in);
/** TERM is known and names a terminal that cannot move its cursor: dumb. */
bool terminal_is_plain(void);
/** Give the terminal back as it was. Safe to call twice, and from die(). */
void terminal_close(void);
/**
 * Next code for key_feed: a byte, a key, K_RESIZE.
 * @return -1 where nothing waits
 */
int terminal_read(void);
/** Wait until something can be read. */
enum terminal_wait { TERMINAL_READY, TERMINAL_TIMEOUT, TERMINAL_SIGNAL, TERMINAL_GONE };
enum terminal_wait terminal_wait(int milliseconds);
/** Have clicks and the wheel reported (SGR 1006), or leave them to the terminal. Off at first. */
void terminal_use_mouse(bool on);
bool terminal_has_mouse(void);
/** A bar where keys are text, a block where they are commands, if the terminal can. */
void terminal_shape_cursor(bool typing);

#endif
