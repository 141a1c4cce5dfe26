/*
 * A terminal for tests: runs a program on a pseudo-terminal whose screen is kept by libvterm. Everything waits for what it
 * expects, up to a deadline; nothing sleeps. No Criterion here: the screenshot and benchmark programs use it too.
 */
#ifndef E2E_TERM_H
#define E2E_TERM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/types.h>

#define TERM_DEADLINE                                                                              \
	10000 /* ms; long enough for a sanitizer build on a busy machine, reached only by failures */

struct term;

struct term_options {
	int rows, cols;
	/* NAME=VALUE, or NAME alone to unset; NULL at the end; may be NULL. On top of the caller's environment and of
	 * LC_ALL=C.UTF-8, TERM=xterm-256color, no LINES, no COLUMNS. */
	const char *const *env;
};

struct term_cell {
	char text[32]; /* UTF-8; "" for the right half of a wide character, " " for an empty cell */
	int width; /* columns */
	bool bold, underline, italic, reverse;
	uint32_t fg, bg; /* 0xRRGGBB as shown, before reverse is applied */
};

/** Start a program: argv[0] is looked up in PATH. NULL (and errno) where there is no pseudo-terminal or no process. */
struct term *term_open(const struct term_options *options, const char *const argv[]);
/** Kill the program if it still runs, and free. NULL is fine. */
void term_close(struct term *term);
pid_t term_pid(const struct term *term);

/* ---- input ---- */

/** Send bytes as they are, in one write. False where the program has gone. */
bool term_send(struct term *term, const char *bytes, size_t count);
/**
 * Send text with keys in angle brackets: "F5" is text, "<F5>" the key. Names: Enter Tab Esc Space Backspace Up Down Left
 * Right Home End PgUp PgDn Insert Delete F1 … F12, lt for '<', and with Ctrl+ or Shift+ before: <Ctrl+Z> <Shift+Tab>.
 * Encoded as the program's terminal modes ask. An unknown name ends the process: it is a fault of the test.
 * @return number of key presses (a letter of any kind counts one), -1 where the program has gone
 */
int term_keys(struct term *term, const char *keys);
/** Paste text: bracketed if the program has asked for it. */
bool term_paste(struct term *term, const char *text);
bool term_resize(struct term *term, int rows, int cols);
bool term_signal(struct term *term, int signal);

/* ---- waiting; each returns false at the deadline (ms) or once the program has ended without it ---- */

bool term_wait(struct term *term, bool (*predicate)(struct term *term, void *arg), void *arg,
	int deadline);
/** The text stands somewhere on one row of the screen. */
bool term_wait_text(struct term *term, const char *text, int deadline);
/** The text stands nowhere on the screen. */
bool term_wait_gone(struct term *term, const char *text, int deadline);
/**
 * The program has read all input, drawn all it wants and waits for more: it is in a waiting system call on its
 * terminal (or on several files), nothing is queued either way, three times a millisecond apart. Elsewhere than on
 * Linux x86-64, where that cannot be seen: nothing was drawn for 60 ms.
 */
bool term_quiet(struct term *term, int deadline);
/** The program has ended. @param status as of waitpid(); may be NULL */
bool term_wait_exit(struct term *term, int *status, int deadline);
/** Take what the program has written by now, without waiting. */
void term_pump(struct term *term);

/* ---- the screen ---- */

/** Text of one row without trailing blanks; borrowed until the next call. "" outside the screen. */
const char *term_row(struct term *term, int row);
/** Whole screen, one line a row, the caller's to free. */
char *term_text(struct term *term);
/** Where a text begins, from the top; false if nowhere. Either of row, col may be NULL. */
bool term_find(struct term *term, const char *text, int *row, int *col);
/** One cell; false outside the screen. */
bool term_cell(struct term *term, int row, int col, struct term_cell *out);
void term_cursor(struct term *term, int *row, int *col, bool *visible);
void term_size(const struct term *term, int *rows, int *cols);
/** Bytes the program has written since the start. */
uint64_t term_bytes(const struct term *term);
/** Microseconds on CLOCK_MONOTONIC: when the program was started, and when its last output was read. */
int64_t term_started(const struct term *term);
int64_t term_output_at(const struct term *term);
/** Write the screen as an SVG picture: dark, each character pinned to its cell. */
void term_svg(struct term *term, FILE *stream);

/**
 * Everything the program may have changed is as it was: main screen, cursor shown, bracketed paste and mouse off, line
 * discipline (echo, signals) as before.
 * @param why out: what is not, or NULL; static text
 */
bool term_is_restored(struct term *term, const char **why);

#endif
