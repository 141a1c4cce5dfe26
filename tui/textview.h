/*
 * Text to scroll through in a box: help, explanations, a timeline. The lines are made anew for
 * every width, by a function of whoever opens it.
 */
#ifndef TUI_TEXTVIEW_H
#define TUI_TEXTVIEW_H

#include "tui/loop.h"

struct textview;

/**
 * New text, to be pushed.
 * @param title copied
 * @param fill  adds the lines for a width; called again when the width changes or records do
 * @param drop  frees arg with the view; may be NULL
 */
struct view *textview_new(struct tui *tui, const char *title,
	void (*fill)(struct textview *text, int columns, void *arg), void *arg,
	void (*drop)(void *arg));
/** Add one line (cut on the screen where it is too long). */
void textview_line(struct textview *text, unsigned style, const char *line);
/**
 * Add a text broken into lines behind a prefix (its lines all begin where the prefix ends).
 */
void textview_paragraph(struct textview *text, unsigned style, int columns, const char *prefix,
	const char *paragraph);

#endif
