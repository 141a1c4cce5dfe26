/*
 * What undo cannot wholly make good: what leaves the office, who has seen what. Before such an act a person types the number of the
 * case, or the period of the report; yes alone is too quickly said. The table in danger.c is the list of these acts, and the only
 * place that asks for such a word.
 */
#ifndef TUI_DANGER_H
#define TUI_DANGER_H

#include "tui/view.h"

enum danger {
	DANGER_NONE,
	DANGER_SECRECY, /* who may see a case is changed */
	DANGER_ISSUE, /* a number of a register is taken */
	DANGER_MERGE, /* several cases at once become one */
	DANGER_FREEZE, /* a report is kept as it is sent */
	DANGER_COUNT
};

/** The danger in changing a field of a saved record; DANGER_NONE for most. */
enum danger danger_of_field(const struct entity *entity, const struct field *field);
/**
 * Ask before a dangerous act, with what will happen; done where the number of the case is typed ("0402", "0402/25" of another year).
 * @param id     the case it is done to
 * @param detail what this one does, before what the table says of all; or NULL
 * @param yes    as in prompt_confirm
 */
void danger_ask(struct view *owner, enum danger danger, int64_t id, const char *detail,
	void (*yes)(struct view *owner, void *arg), void *arg);
/** The same where it is not done to a case. @param word what must be typed */
void danger_ask_word(struct view *owner, enum danger danger, const char *word, const char *detail,
	void (*yes)(struct view *owner, void *arg), void *arg);

#endif
