/*
 * Small questions: confirmations, a line of text, pickers. Each is a view on the stack and
 * returns at once; the answer comes to a callback while the owner is on top again. Esc calls
 * nothing. The owner is alive by then: it was below on the stack.
 */
#ifndef TUI_PROMPT_H
#define TUI_PROMPT_H

#include <stdint.h>

#include "base/date.h"
#include "tui/view.h"

/**
 * Ask before doing.
 * @param text  what will happen, may have several lines; copied
 * @param word  NULL: Enter does it. Else the word (a case number) that must be typed for
 * dangerous acts; copied
 */
void prompt_confirm(struct view *owner, const char *title, const char *text, const char *word,
	void (*yes)(struct view *owner, void *arg), void *arg);

/*
 * Where a prompt keeps what is being typed (domain/draft.h): on disk within a second, offered when
 * the prompt is opened again, forgotten in the transaction of the answer.
 */
struct prompt_draft {
	const char *place, *field;
};

/**
 * Ask for a text of one line, at the bottom of the screen.
 * @param limit  most characters, 0 for none
 * @param draft  copied; NULL: what is typed is gone with the prompt
 * @param answer false keeps the prompt open: err's text is shown (for words that do not parse; a
 * filter's mistake: *column from 0)
 */
void prompt_text(struct view *owner, const char *label, const char *initial, size_t limit,
	const struct prompt_draft *draft,
	bool (*answer)(
		struct view *owner, void *arg, const char *text, size_t *column, struct error *err),
	void *arg);

/** Ask for a note of several lines. F2 or Ctrl+S answers. */
void prompt_note(struct view *owner, const char *title, const char *initial, size_t limit,
	const struct prompt_draft *draft,
	bool (*answer)(
		struct view *owner, void *arg, const char *text, size_t *column, struct error *err),
	void *arg);

/* One row of a menu. */
struct menu_item {
	int64_t value; /* given to the callback */
	const char *label; /* translated */
	const char *detail; /* dim, at the right; or NULL */
	const char *refusal; /* why it cannot be chosen now, shown instead of the detail; or NULL */
};

/** Choose one of some rows; typing narrows them, without accents. Items are copied. */
void prompt_menu(struct view *owner, const char *title, const struct menu_item *items, size_t count,
	int64_t current, void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg);

/** The same with rows numbered 1 to 9; the digit alone chooses. */
void prompt_numbers(struct view *owner, const char *title, const struct menu_item *items,
	size_t count, int64_t current, void (*chosen)(struct view *owner, void *arg, int64_t value),
	void *arg);

/** Choose a value of a code table ("not stated" is a row too unless the field is required). */
void prompt_choice(struct view *owner, const struct field *field, int64_t current,
	void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg);
/** Choose several values of an FT_FLAGS field: Space marks, Enter answers with the sum. */
void prompt_flags(struct view *owner, const struct field *field, int64_t current,
	void (*chosen)(struct view *owner, void *arg, int64_t value), void *arg);
/**
 * A calendar; days can be typed too (d/m, d/m/yyyy). Days off are marked, and what the day under the cursor is stands below,
 * by desk_calendar(). Delete answers DATE_NONE.
 */
void prompt_date(struct view *owner, const char *title, date_t current,
	void (*chosen)(struct view *owner, void *arg, date_t date), void *arg);
/**
 * Choose a record by typing part of its name or its code without accents; 0 for none where the
 * field may be empty.
 * @param optional offer "none"
 * @param typed    first text of the line, or NULL
 */
void prompt_reference(struct view *owner, const struct entity *entity, int64_t current,
	bool optional, const char *typed, void (*chosen)(struct view *owner, void *arg, int64_t id),
	void *arg);

/** Text to scroll through: an explanation, a long message. */
void prompt_show(struct tui *tui, const char *title, const char *text);

#endif
