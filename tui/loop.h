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
	const struct tui_options *options;
	struct view *top; /* the stack */
	struct view *gone; /* taken off in this turn, freed at its end */
	char *message; /* in the status line, or NULL */
	enum role message_role;
	int64_t message_until; /* monotonic milliseconds; 0 = until the next key */
	char *undoes; /* what Ctrl+Z would take back, once something was done in this run; or NULL */
	bool hinted; /* the hint about the input method was shown */
	int64_t noise_until; /* letters until then are what an input method says */
	bool dirty; /* title, status or footer are to be drawn */
	bool erase; /* the whole screen is to be drawn from nothing */
	bool stop; /* the loop ends */
	struct practice *practice; /* drills; NULL outside of them */
	bool learn; /* a key says first what it will do */
	const struct view
		*told; /* learning: the view and the key that were told, to be done next */
	int told_key;
	bool (*key_waits)(
		void *arg); /* for long reading between keys; NULL in tests: nothing waits */
	int click_row; /* of the last click on a row, and when: see mouse.h */
	int64_t clicked_at;
	int minute; /* the clock's minute as shown */
};

/** Put a view on top. The tui owns it from now on. */
void tui_push(struct tui *tui, struct view *view);
/**
 * Take a view off, and any above it. It stays valid until the turn ends. False where a leave()
 * refused.
 */
bool tui_pop(struct view *view);
/**
 * Take one view out from wherever it stands, without asking it; nothing happens where it is gone
 * already.
 */
void tui_take_out(struct view *view);
/** Leave all views and show a main screen. @param screen row of main_screens */
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
 * Run an action on a record, wherever the person is: on the view where it is the current one, else on its own, which leaves again where
 * the act was done at once.
 */
bool tui_do_on(struct tui *tui, enum action action, const struct entity *entity, int64_t id,
	const char *argument);
/**
 * Whether an action can be run on a view now.
 * @param err DENIED: why not, in words; may be NULL
 */
bool tui_can(struct view *view, enum action action, struct error *err);
/** Take back the person's last act, or do it again; shows what was undone. */
void tui_undo(struct tui *tui, bool redo);
/** Whether keys are text now (Gõ) or commands (Duyệt). */
bool tui_is_typing(const struct tui *tui);
/** Milliseconds of a clock that never jumps. */
int64_t tui_now(void);
/** Take another clock, so that a run can be repeated; NULL for the machine's. */
void tui_set_clock(int64_t (*now)(void));

/* Pieces of the loop, for tui_run and for tests in process. */

/** Start on a terminal that newterm has opened. */
void tui_start(struct tui *tui, struct desk *desk, const struct tui_options *options);
/** Dispatch one burst. K_RESIZE in it means that curses knows the new size. */
void tui_burst(struct tui *tui, const struct key_reader *keys);
/** Load and draw what is dirty; ends with doupdate. */
void tui_paint(struct tui *tui);
/** Draw the top view without showing it, and ask where its cursor is; false where it has none. */
bool tui_cursor(struct tui *tui, int *y, int *x);
/** Half a second has passed. */
void tui_tick(struct tui *tui);
/** Work between keys; true while there is more. */
bool tui_spare(struct tui *tui);
/** Pop everything, free everything. */
void tui_finish(struct tui *tui);

#endif
