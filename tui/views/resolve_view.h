/* What the files of the resolve screen share: its state and rows (resolve.c), its drawing (resolve_draw.c), its papers (resolve_print.c). */
#ifndef TUI_VIEWS_RESOLVE_VIEW_H
#define TUI_VIEWS_RESOLVE_VIEW_H

#include "report/resolve.h"
#include "tui/editor.h"
#include "tui/loop.h"

enum item_kind { ITEM_SLOT, ITEM_CHECK, ITEM_PROMISE };

/* A row that the cursor can be on. */
struct resolve_item {
	enum item_kind kind;
	int index; /* slot (SLOT_GAP + …), check or promise */
};

struct preview_line {
	enum letter_style style;
	char *text;
};

struct resolveview {
	struct view view;
	int64_t id;
	struct resolve r;
	enum resolve_step step;
	struct resolve_item *items;
	size_t item_count, item_room, cursor;
	struct resolve_check checks[CHECKS_MOST];
	size_t check_count, failed;
	bool typing; /* the focused slot is being typed in */
	struct editor editor;
	unsigned seen; /* changes of the editor that were taken over */
	int scroll; /* of the letter or the text beside */
	int wanted; /* line of the letter that is to be seen; -1 = as scrolled */
	struct preview_line *lines;
	size_t line_count, line_room;
	int preview_columns;
	int y, x; /* hardware cursor, of the last drawing */
	char kept_at[8]; /* hh:mm of the last draft, or "" */
};

/** Label of a slot or gap, translated. */
const char *resolve_label(const struct resolveview *v, int slot);
/** What stands in its place while it is empty. */
const char *resolve_empty(int slot);
/** Whether a slot is typed in several lines. */
bool resolve_is_note(int slot);
bool resolve_is_text(int slot);
/** Append what a person reads of a slot. */
void resolve_shown(struct resolveview *v, int slot, struct buf *out);
void resolve_draw(struct view *view);
/** Ask for a file and write the letter, as a draft. */
void resolve_ask_file(struct view *view);

#endif
