/*
 * A view is one thing on the screen: a main screen, a form, a dialog, a picker, the help. Views
 * are a stack; the top one gets the keys; overlays let the one below show. A view is `struct
 * myview { struct view view; … }` and one `static const struct view_ops`. There is one loop
 * (loop.h): a view never reads keys and never waits.
 */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/field.h"
#include "tui/action.h"
#include "tui/draw.h"
#include "tui/key.h"
#include "tui/keymap.h"

struct editor;
struct tui;
struct view;

/* What must be done before the next paint; set with view_touch. Each implies those after it. */
enum dirty {
	DIRTY_LAYOUT = 1 << 0, /* the rectangle is another one */
	DIRTY_DATA = 1 << 1, /* records may have changed: read again */
	DIRTY_PAINT = 1 << 2, /* what is shown is not what is true */
};

/* What a view does for an action. Tables end with { ACT_NONE }. */
struct view_handler {
	enum action action;
	/** @param argument what was typed after the action's name in the palette, or NULL */
	void (*run)(struct view *view, const char *argument);
};

struct view_ops {
	/* For tests and dumps: "cases". */
	const char *name;
	/* sizeof the concrete struct, which begins with struct view. */
	size_t size;
	/*
	 * Keys that hold here at first; view->context may change (a form that is read, then typed
	 * in).
	 */
	enum context context;
	/* Drawn over the view below, in a box of the size that measure asks for. */
	bool overlay;
	/* The overlay stands at the bottom of the screen, not in the middle. */
	bool bottom;
	/*
	 * Ops whose handlers and functions hold where this one has none: a list with more keys.
	 * NULL for none.
	 */
	const struct view_ops *base;
	/*
	 * What it does. An action it has no handler for goes to the loop's own handlers, then is
	 * "not on this screen".
	 */
	const struct view_handler *handlers;

	/* All functions may be NULL. They are called by the loop only. */

	/**
	 * Text of the top row: left and right. NULL or nothing appended: the row of main screens
	 * (tabs) is shown. Not for overlays.
	 */
	void (*title)(struct view *view, struct buf *left, struct buf *right);
	/** Overlays: rows and columns wanted (box included) on a screen of that size. */
	void (*measure)(
		struct view *view, int screen_rows, int screen_columns, int *rows, int *columns);
	/** DIRTY_LAYOUT: view->area is new. Called before the first load. */
	void (*layout)(struct view *view);
	/**
	 * DIRTY_DATA: read what is shown. Keep the cursor on its record. A failure is shown in
	 * the status line; the view stays.
	 */
	bool (*load)(struct view *view, struct error *err);
	/**
	 * DIRTY_PAINT: draw all of view->area (it is not cleared before). No reading of records
	 * here.
	 */
	void (*draw)(struct view *view);
	/**
	 * Where the hardware cursor belongs (screen coordinates): the focused row, the field that is
	 * typed in. false: the first line of the view. After draw.
	 */
	bool (*cursor)(struct view *view, int *y, int *x);
	/** What the cursor is on, in words for the help: a title and sentences, a line each. */
	void (*explain)(const struct view *view, struct buf *title, struct buf *text);
	/** Whether the focus can stand in a row of the screen: --linear numbers these. After draw. */
	bool (*stop)(const struct view *view, int y);
	/** What is typed in now; NULL where keys are not the text of an editor. */
	const struct editor *(*editor)(const struct view *view);
	/** Whether keys are text here (Gõ) or commands (Duyệt). NULL: commands. */
	bool (*typing)(const struct view *view);
	/**
	 * A key the view's own context and its parents but CTX_GLOBAL do not bind: text, pastes,
	 * keys of an editor. In the command state letters come one by one as their ASCII code,
	 * never as K_TEXT; pastes do not come at all.
	 * @return false to let it go on to the global keys
	 */
	bool (*key)(struct view *view, const struct key *key);
	/**
	 * A click at a place of the screen inside view->area: put the cursor there; false where it
	 * cannot stand. NULL: by ACT_UP and ACT_DOWN, row by row, which is right for all that is
	 * rows.
	 */
	bool (*click)(struct view *view, int y, int x);
	/**
	 * After the last key of a burst: do here, once, what each letter would do (search as you
	 * type).
	 */
	void (*settle)(struct view *view);
	/**
	 * About every half second, also under typing, also while covered: put drafts on disk,
	 * expire things.
	 */
	void (*tick)(struct view *view);
	/**
	 * Between keys, after the paint: do a small piece of work (count a list, read
	 * suggestions); true while there is more.
	 */
	bool (*spare)(struct view *view);
	/** Left and right part of the status line while there is no message. */
	void (*status)(struct view *view, struct buf *left, struct buf *right);
	/** The record the cursor is on, for NEED_RECORD and actions; false where there is none. */
	bool (*current)(const struct view *view, const struct entity **entity, int64_t *id);
	/** That record as it was last read, borrowed until the next key; NULL where the view does not hold it whole. */
	const void *(*record)(const struct view *view);
	/**
	 * Whether an action that has a handler makes sense now; DENIED says why not. Asked by
	 * dispatch, palette and footer.
	 */
	bool (*allowed)(const struct view *view, enum action action, struct error *err);
	/** An action of it was refused, which is said: show where that can be mended. */
	void (*refused)(struct view *view, enum action action);
	/**
	 * About to be taken off the stack: keep drafts. false (with a message shown) only where
	 * text would be lost otherwise.
	 */
	bool (*leave)(struct view *view);
	/** Free what the struct owns, not the struct. */
	void (*clear)(struct view *view);
};

struct view {
	const struct view_ops *ops;
	struct tui *tui;
	struct view *below; /* next lower on the stack */
	enum context context; /* keys that hold now */
	unsigned dirty; /* enum dirty */
	/* Where to draw: without title row, status and footer; an overlay's box included. */
	struct rect area;
	void (*aside)(struct view
			*view); /* F6 of a prompt: all that may be said besides; NULL = nothing */
	char *trail; /* the way a jump took to it, owned, before its title; NULL = opened otherwise */
	int screen; /* main screen (1…) whose tab is lit; inherited from below where 0 */
};

/* A function of a view's ops or of their base; NULL where neither has one. */
#define VIEW_OP(view, member)                                                                      \
	((view)->ops->member		    ? (view)->ops->member                                  \
			: (view)->ops->base ? (view)->ops->base->member                            \
					    : NULL)

/** New zeroed view with ops and tui set, all dirty; not on the stack yet (see tui_push). */
void *view_new(struct tui *tui, const struct view_ops *ops);
/** Mark as dirty. */
void view_touch(struct view *view, unsigned dirty);
/** A member function of the ops or of their base. */
const struct view_handler *view_find_handler(const struct view_ops *ops, enum action action);

#endif
