/*
 * Which key does what where, as a table: (context, key, action). Dispatch, footer, help view and
 * the man page's key list come from it. Letters follow screens.md 2: only those that never form a
 * Vietnamese syllable are commands.
 */
#ifndef TUI_KEYMAP_H
#define TUI_KEYMAP_H

#include <stddef.h>

#include "tui/action.h"

/*
 * Where a key is pressed. A context inherits the keys of its parent; the last parent is
 * CTX_GLOBAL.
 */
enum context {
	CTX_GLOBAL,
	CTX_LIST, /* any list */
	CTX_DESK, /* S1 */
	CTX_CONFERENCES, /* list of conferences */
	CTX_CONFERENCE, /* one conference, not being logged */
	CTX_PREPARE, /* agenda and speakers of a conference */
	CTX_TIDY, /* one logged line after the other */
	CTX_MINUTES, /* minutes of a conference */
	CTX_TO_CASES, /* what becomes of its opinions */
	CTX_LOG, /* S2, typing */
	CTX_CASES, /* S3 */
	CTX_CASE, /* S4, reading */
	CTX_REPORTS, /* S6: all that is handed in */
	CTX_PAPER, /* S6: one as it will be printed */
	CTX_BEHIND, /* what is behind a number, of several kinds */
	CTX_SUMMARY, /* S6: figures and charts */
	CTX_OTHER, /* the menu of lists without a tab */
	CTX_PAIR, /* two cases side by side: merge, split */
	CTX_SHEET, /* all fields of an act */
	CTX_INTAKE, /* questions and proposals about a petition */
	CTX_RESOLVE, /* S5, choosing */
	CTX_RESOLVE_EDIT, /* S5, typing */
	CTX_LETTER,
	CTX_REPORT,
	CTX_FORM, /* a form, reading */
	CTX_EDIT, /* a form, typing */
	CTX_TEXT, /* timeline, explanations: text to scroll */
	CTX_HELP, /* F1 */
	CTX_ASK, /* text to scroll that asks: which dates move */
	CTX_KEPT, /* trash, drafts, acts: rows to take back or go on with */
	CTX_TIMELINE, /* what was done to a record */
	CTX_WHY, /* why a date is what it is */
	CTX_MENU, /* pickers, menus, the palette: a typed line and rows below it */
	CTX_DIALOG, /* confirmations */
	CTX_PRESS, /* a key is pressed that a command is to have */
	CTX_LINE, /* one typed line: filter, search, text prompt */
	CTX_NOTE, /* several typed lines in a dialog */
	CTX_CALENDAR, /* the date picker */
	CTX_YEAR, /* a year of the calendar */
	CTX_FIRST, /* a first run, choosing */
	CTX_FIRST_EDIT, /* a first run, answering */
	CTX_TOUR, /* the main screens one after the other */
	CTX_COUNT
};

struct context_info {
	const char *name; /* for settings and tests: "list" */
	const char *label; /* N_() heading in the help view */
	enum context parent; /* CTX_GLOBAL has itself */
	const char *purpose; /* N_() what one does here, for the help */
};

struct keybinding {
	enum context context;
	int key; /* key.h */
	enum action action;
	int footer; /* place in the footer, 1 first; 0 = not there */
	const char *label; /* N_() other word for the footer than the action's, or NULL */
};

extern const struct context_info contexts[CTX_COUNT];
/* What holds: the default table until keymap_build has made another one of it. */
extern const struct keybinding *keymap;
extern size_t keymap_count;
extern const struct keybinding default_keymap[];
extern const size_t default_keymap_count;

struct settings;

/**
 * Make the table of keys: the default one, with the keys of the vi profile where the settings ask
 * for it, and then their own changes.
 *
 * @param settings NULL for the default table
 * @param err INVALID names file and line: an unknown name; a letter that an input method may take;
 *             a key that another command has there or below; a key that is text there. The table
 *             stays as it was.
 */
bool keymap_build(const struct settings *settings, struct error *err);

/** Action of a key in a context or its parents, CTX_GLOBAL left out. */
enum action keymap_find_local(enum context context, int key);
/** Action of a key in a context itself; ACT_NONE where it has none. */
enum action keymap_own(enum context context, int key);
/** Action of a key in a context or its parents; ACT_NONE where it has none. */
enum action keymap_find(enum context context, int key);
/** First key of an action in a context or its parents; K_NONE where it has none. */
int keymap_key(enum context context, enum action action);
/**
 * Walk the bindings that hold in a context, its own first, parents' ones without those it
 * overrides; NULL at the end.
 */
const struct keybinding *keymap_next(enum context context, const struct keybinding *last);
/** The same, of those that the footer may show. */
const struct keybinding *keymap_next_footer(enum context context, const struct keybinding *last);

#endif
