/*
 * Text to scroll through in a box: help, explanations, a timeline. The lines are made anew for
 * every width, by a function of whoever opens it.
 */
#ifndef TUI_TEXTVIEW_H
#define TUI_TEXTVIEW_H

#include "tui/danger.h"
#include "tui/editor.h"
#include "tui/loop.h"

struct text_line {
	char *text;
	unsigned style;
};

/* A view with more to it embeds this first in its own struct and sets ops.base = &textview_ops. */
struct textview {
	struct view view;
	char *title;
	void (*fill)(struct textview *text, int columns, void *arg);
	void *arg;
	void (*drop)(void *arg);
	struct text_line *lines;
	size_t count, room;
	int top, seen; /* first visible line, how many are visible */
	bool searchable; /* / looks for words; not in texts that are asked about */
	bool typing; /* the words are being typed */
	struct editor words; /* what is looked for */
	size_t hit; /* line that has them; SIZE_MAX = none */
	enum context context; /* while words are typed: where to come back to */
	int foot; /* rows kept free below the text for whoever embeds it */
	void (*yes)(struct view *owner, void *arg); /* Enter: see textview_ask */
	enum danger danger; /* Enter asks for the number of this case first */
	int64_t danger_case;
};

extern const struct view_ops textview_ops;

/**
 * New text, to be pushed.
 * @param title copied
 * @param fill  adds the lines for a width; called again when the width changes or records do
 * @param drop  frees arg with the view; may be NULL
 */
struct view *textview_new(struct tui *tui, const char *title,
	void (*fill)(struct textview *text, int columns, void *arg), void *arg,
	void (*drop)(void *arg));
/**
 * The same as a question about what the text says: Enter takes the view off and calls @p yes with the view below, Esc calls nothing.
 */
struct view *textview_ask(struct tui *tui, const char *title,
	void (*fill)(struct textview *text, int columns, void *arg),
	void (*yes)(struct view *owner, void *arg), void *arg, void (*drop)(void *arg));
/** Enter in such a question asks for the number of a case before @p yes is called (danger.h). */
void textview_warn(struct view *view, enum danger danger, int64_t id);
/** Show a line, as if it had been looked for. */
void textview_show(struct textview *text, size_t line);
/** Set up a view of ops that embed this; the texts as in textview_new. */
void textview_init(struct textview *text, const char *title,
	void (*fill)(struct textview *text, int columns, void *arg), void *arg,
	void (*drop)(void *arg));
/** Make the lines anew for a width; for whoever embeds it and measures by them. */
void textview_fill(struct textview *text, int columns);
/** Add one line (cut on the screen where it is too long). */
void textview_line(struct textview *text, unsigned style, const char *line);
/**
 * Add a text broken into lines behind a prefix (its lines all begin where the prefix ends).
 */
void textview_paragraph(struct textview *text, unsigned style, int columns, const char *prefix,
	const char *paragraph);

#endif
