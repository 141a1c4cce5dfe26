/*
 * The loop: one thread, one stack of views. Each turn: keys of one burst are dispatched, dirty
 * views load and draw, one doupdate. While input is waiting nothing is painted; between keys
 * drafts are written, other programs' changes noticed, the search index tidied.
 */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include <stdio.h>

#include "domain/desk.h"
#include "tui/tui.h"
#include "tui/view.h"

struct tui {
	struct desk *desk;
	struct view *top; /* the stack */
	struct view *gone; /* popped in this turn, freed at its end */
	struct key_reader keys;
	char *message; /* in the status line, or NULL */
	enum role message_role;
	int64_t message_until; /* milliseconds of the monotonic clock; 0 = until the next key */
	bool hinted; /* the hint about the input method was shown */
	bool painted_all; /* false: the whole screen is to be drawn */
	bool small; /* the screen is under 60x18 */
	bool stop;
	int64_t ticked, polled; /* monotonic milliseconds of the last tick, of the last key */
	const struct tui_options *options;
};

/** Put a view on top. The tui owns it from now on. */
void tui_push(struct tui *tui, struct view *view);
/**
 * Take a view off, and any above it. It stays valid until the turn ends. False where a leave()
 * refused.
 */
bool tui_pop(struct view *view);
/** Leave all views and show a main screen (1 to 7; see screens.h). */
void tui_show_screen(struct tui *tui, int screen);
/** Records were changed by this program: every view on the stack reads again. */
void tui_changed(struct tui *tui);

/** Show a message for six seconds; name the undo in it where there is one. */
void tui_say(struct tui *tui, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Show what went wrong, until the next key. */
void tui_complain(struct tui *tui, const struct error *err);

/** Run an action on the top view as a key would: preconditions checked, refusals shown. */
bool tui_do(struct tui *tui, enum action action, const char *argument);
/**
 * Whether an action can be run on a view (an overlay asks for the view below it).
 * @param err DENIED: why not, in words
 */
bool tui_can(struct view *view, enum action action, struct error *err);

/* Pieces of the loop, for tui_run and for tests in process. */

/** Start on a terminal that newterm has opened. */
void tui_start(struct tui *tui, struct desk *desk, const struct tui_options *options);
/** Dispatch one burst. */
void tui_burst(struct tui *tui, const struct key_reader *keys);
/** Load and draw what is dirty; ends with doupdate. */
void tui_paint(struct tui *tui);
/** Half a second has passed. */
void tui_tick(struct tui *tui);
/** Work between keys; true while there is more. */
bool tui_spare(struct tui *tui);
/** Pop everything, free everything. */
void tui_finish(struct tui *tui);

#endif
