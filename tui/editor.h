/*
 * Text being edited: UTF-8 in NFC, a cursor that stands between grapheme clusters, undo, a limit.
 * One line or several. The model (editor.c) knows no curses and is tested without a terminal;
 * editor_draw.c paints it.
 */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/viettype.h"
#include "tui/draw.h"
#include "tui/key.h"

struct editor_step; /* one splice, for undo */

/*
 * The word that is being typed with the built-in input method, or has just been ended. Any change
 * it does not know of ends it.
 */
struct editor_word {
	char keys[VIETTYPE_MOST];
	size_t count; /* keys; 0 = no such word */
	size_t at, bytes; /* where in the text it stands */
	unsigned changes; /* of the editor, when it was last looked at */
	bool ended; /* what follows is another word */
};

struct editor {
	struct buf text; /* NFC; LF only where lines are allowed */
	size_t cursor; /* byte offset, on a cluster boundary */
	bool lines; /* several lines: Enter breaks, long lines wrap */
	size_t limit; /* most characters (code points); 0 = none */
	/* The last insertion did not fit and was refused; cleared by the next change. */
	bool full;
	unsigned changes; /* grows with every change: compare to see whether there was one */
	int goal; /* column that up and down try to keep; -1 = none */
	int first; /* first visible column (one line) or row (several) */
	int columns; /* width of the last layout, for up and down; set by editor_layout */
	struct editor_step *steps; /* undo then redo */
	size_t step_count, step_room, step_at;
	bool joining; /* typing goes on: the next letter joins the last undo step */
	struct editor_word word;
};

/** @param limit in characters, 0 for none */
void editor_init(struct editor *editor, bool lines, size_t limit);
void editor_clear(struct editor *editor);
/** Replace everything, cursor to the end, undo forgotten. Text of a record: it is clean already. */
void editor_set(struct editor *editor, const char *text);
const char *editor_text(const struct editor *editor);
bool editor_is_empty(const struct editor *editor);

/**
 * Insert typed or pasted bytes at the cursor, as one undo step where it is a paste.
 *
 * Brought to NFC together with the cluster left of the cursor, so a combining mark typed by
 * itself joins its letter. In one line, breaks and tabs become blanks. What would pass the limit
 * is refused whole: editor->full is set.
 * @return whether anything was inserted
 */
bool editor_insert(struct editor *editor, const char *bytes, size_t count, bool paste);
/**
 * Put a text in the place of some bytes, as one undo step; the cursor stays where it was in what follows.
 * @return false, and nothing done, where the limit would be passed (editor->full is set then)
 */
bool editor_replace(struct editor *editor, size_t at, size_t bytes, const char *text);
void editor_backspace(struct editor *editor);
void editor_delete(struct editor *editor);
/**
 * Handle a key: typed text, paste, Backspace, Delete, arrows, Home, End, Ctrl+arrows, Ctrl+A (begin of
 * line), Ctrl+E (end), Ctrl+K (kill to the end of line), Ctrl+U (kill to its begin), Ctrl+W (kill
 * the word to the left), Ctrl+Z, Ctrl+Y; Enter, Up and Down where there are several lines.
 * @return false where the key is not the editor's: Up in the first row, Ctrl+Z with nothing to
 * undo, Enter in one line
 */
bool editor_key(struct editor *editor, const struct key *key);
bool editor_undo(struct editor *editor);
bool editor_redo(struct editor *editor);

/* ---- the built-in input method (editor_type.c), one for all editors ---- */

/** What typed letters spell from now on. Pastes, and what input methods of the system send, stay as they are. */
void editor_set_input(const struct viettype *input);
const struct viettype *editor_input(void);
/** Type bytes at the cursor as K_TEXT brings them, spelling words where the input method is on. */
void editor_type(struct editor *editor, const char *bytes, size_t count);
/** Take the letter left of the cursor away; the word it belongs to can be typed on. */
void editor_untype(struct editor *editor);
/** The word being typed in whatever editor has ended: what is no Vietnamese is restored. Returns whether the text has changed. */
bool editor_end_word(void);
/** Give the keys instead of what they have spelt, in the editor that was typed in last. False where nothing was spelt. */
bool editor_give_keys(void);
/** The editor that was typed in last, NULL where it is gone. */
struct editor *editor_typed_in(void);
/** Forget the word of an editor that is about to hold another text, or to go. */
void editor_forget_word(struct editor *editor);

/** Say how many rows the text takes at a width, and where the cursor is (row and column from 0). */
int editor_layout(struct editor *editor, int columns, int *cursor_row, int *cursor_column);
/** Text of row n of the last layout without its line break; borrowed. False below the last. */
bool editor_row(const struct editor *editor, int row, const char **start, size_t *bytes);
/** Paint into r, scrolled so that the cursor is visible; out: the cursor's place on the screen. */
void editor_draw(struct editor *editor, struct rect r, unsigned style, int *y, int *x);

#endif
