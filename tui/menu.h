/*
 * A box with a typed line and rows below it that the line narrows, without accents: menus,
 * pickers, the palette. Who opens it says where rows come from and what choosing one does. See
 * prompt.h for the ready-made ones.
 */
#ifndef TUI_MENU_H
#define TUI_MENU_H

#include "tui/editor.h"
#include "tui/loop.h"
#include "tui/prompt.h"

struct menu_row {
	int64_t value;
	char *label, *detail; /* detail: dim beside it, from one column on in all rows; or NULL */
	char *key; /* at the right end, or NULL */
	bool refused; /* cannot be chosen now: the detail is the message at Enter */
	bool heading; /* names the rows below it: the cursor passes over */
	bool marked;
};

struct menu;

struct menu_source {
	/** Add the rows that match the typed words (menu_add). */
	void (*fill)(struct menu *menu, const char *typed, void *arg);
	/** A row was chosen. The menu has left the stack, but is valid until this returns. */
	void (*choose)(struct menu *menu, const struct menu_row *row, void *arg);
	/** Tab: append what the typed line becomes for a row. May be NULL: Tab does nothing. */
	void (*complete)(
		struct menu *menu, const struct menu_row *row, void *arg, struct buf *line);
	/** Frees arg; may be NULL. */
	void (*drop)(void *arg);
	/** A key before the line gets it: true where it was taken. The menu may have left. May be NULL. */
	bool (*key)(struct menu *menu, const struct key *key, void *arg);
	/** F2: give what a row stands for another key. May be NULL: F2 does nothing. */
	void (*bind)(struct menu *menu, const struct menu_row *row, void *arg);
	/** Work between keys, as view_ops.spare; touch DIRTY_DATA where rows have come. May be NULL. */
	bool (*spare)(struct menu *menu, void *arg);
};

struct menu {
	struct view view;
	struct view *owner;
	const struct menu_source *source;
	void *arg;
	char *title;
	const char *hint; /* translated; at the right of the title, or NULL */
	char *foot; /* on the last row of the box, or NULL; owned */
	struct editor line;
	struct menu_row *rows;
	size_t count, room;
	size_t cursor, top;
	int64_t wanted; /* value the cursor begins on */
	bool numbered; /* rows begin with 1 to 9, and a digit in the empty line chooses */
	bool marks; /* rows are marked with Space; nothing is typed */
	bool walking; /* the rows were walked since the last letter: the hardware cursor is there */
	bool placed; /* the cursor was put on `wanted` once */
	bool typed; /* rows come by what is typed: the box does not go by them */
	int tall, tall_at; /* lines that the rows took at first, in a box of so many columns */
	int wide; /* columns wanted at first; 0 = not yet known */
};

/** New menu, to be pushed. @param title copied */
struct menu *menu_new(
	struct view *owner, const char *title, const struct menu_source *source, void *arg);
/** Add a row; texts are copied. Call from fill. */
struct menu_row *menu_add(
	struct menu *menu, int64_t value, const char *label, const char *detail, bool refused);
/** Type into the line as if by hand. */
void menu_type(struct menu *menu, const char *text);

#endif
