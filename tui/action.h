/*
 * What can be done, as a table: dispatch, palette, help view and the footer's words come from it.
 * How an action is reached stands in keymap.h, what it does in the handlers of views (view.h) and
 * of the loop.
 */
#ifndef TUI_ACTION_H
#define TUI_ACTION_H

#include <stdbool.h>

#include "base/error.h"

enum action {
	ACT_NONE,
	/* everywhere */
	ACT_HELP,
	ACT_PALETTE,
	/* main screens, in the order of their tabs */
	ACT_DESK,
	ACT_CONFERENCES,
	ACT_CASES,
	ACT_SUMMARY,
	ACT_OTHER,
	ACT_LIVE_LOG,
	ACT_UNDO,
	ACT_REDO,
	ACT_MY_ACTS, /* what undo can take back */
	ACT_TRASHED,
	ACT_RESTORE, /* take back out of the trash */
	ACT_DRAFTS,
	ACT_HAND_OVER, /* cases of somebody who is away */
	ACT_REDRAW,
	ACT_THEME,
	ACT_MOUSE,
	ACT_INPUT, /* Telex, VNI, or neither */
	ACT_BACK,
	ACT_QUIT,
	/* moving */
	ACT_OPEN,
	ACT_UP,
	ACT_DOWN,
	ACT_PAGE_UP,
	ACT_PAGE_DOWN,
	ACT_FIRST,
	ACT_LAST,
	ACT_LEFT,
	ACT_RIGHT,
	ACT_NEXT, /* next field, pane or part */
	ACT_PREVIOUS,
	/* lists */
	ACT_SEARCH,
	ACT_FILTER,
	ACT_SAVED_VIEW,
	ACT_FACETS,
	ACT_DUE_DAYS,
	ACT_EXPORT,
	ACT_REPORT, /* on what the list shows */
	ACT_MARK,
	ACT_MARK_ALL,
	ACT_UNMARK_ALL,
	ACT_CREATE,
	ACT_TRASH,
	ACT_ZOOM,
	/* records */
	ACT_EDIT,
	ACT_SAVE,
	ACT_DISCARD, /* drop the draft and show what is in the file */
	ACT_PICK,
	ACT_ASSIGN,
	ACT_RESOLVE,
	ACT_DUE,
	ACT_MERGE,
	ACT_FIELDS, /* of the act that a prompt asks about, all at once */
	ACT_SWAP, /* which of two goes on */
	ACT_LETTER,
	ACT_REGISTER, /* a letter, with its number */
	ACT_TIMELINE,
	ACT_COMPARE, /* two moments of a record */
	ACT_PRINT,
	ACT_CLOSE,
	ACT_REOPEN,
	ACT_CONVERT,
	ACT_ACTS, /* everything the lifecycle knows for a case */
	ACT_FINISH, /* of resolving */
	ACT_FREEZE, /* of reports */
	ACT_JUMP, /* to what belongs to the record */
	ACT_INTAKE, /* what the law allows with a petition */
	ACT_USUAL,
	ACT_DECIDE,
	/* conferences, beside the log */
	ACT_PREPARE,
	ACT_TIDY,
	ACT_MINUTES,
	ACT_TO_CASES,
	ACT_DRAFT, /* write a paper from the records */
	ACT_RAISE, /* earlier on a list in an order */
	ACT_LOWER,
	ACT_PASS,
	ACT_FINE, /* the line is as it should be */
	ACT_FIELD,
	ACT_HIDE,
	ACT_DO_LINE,
	/* live log */
	ACT_LOG_LINE,
	ACT_LOG_ANSWER,
	ACT_LOG_COMMITMENT,
	ACT_LOG_EDIT,
	ACT_ACCEPT,
	ACT_SPEAKER,
	ACT_LINK,
	ACT_LOG_END,
	ACT_BIND,
	ACT_LEARN,
	ACT_PRACTICE,
	ACT_HINT,
	ACT_COUNT
};

enum action_need {
	NEED_WRITE = 1 << 0, /* the person may change records */
	NEED_RECORD = 1 << 1, /* the view has a current record */
	NEED_CASE = 1 << 2, /* … which is a case */
	NEED_PETITION = 1 << 3, /* … which is a petition */
};

enum action_group { GROUP_MOVE, GROUP_LIST, GROUP_RECORD, GROUP_LOG, GROUP_PROGRAM, GROUP_COUNT };

struct action_info {
	const char *name; /* id for settings and tests: "assign" */
	const char *label; /* N_("Assign"): footer, palette */
	const char *sentence; /* N_() what it does: palette, help */
	enum action_group group;
	/* enum action_need: checked once, in dispatch; the palette says what is missing. */
	unsigned needs;
};

extern const struct action_info actions[ACT_COUNT];
extern const char *const action_groups[GROUP_COUNT]; /* N_() headings of the help view */

#endif
