/* What asking for an act's values one by one (case_ask.c) and all at once (act_sheet.c) share. */
#ifndef TUI_VIEWS_CASE_ASK_INSIDE_H
#define TUI_VIEWS_CASE_ASK_INSIDE_H

#include "domain/case_values.h"
#include "tui/loop.h"
#include "tui/views/case_ask.h"

enum { ASKED_MOST = 24 };

/* An act that is being asked about, and what was given for it so far. */
struct asking {
	char action[40];
	struct argument given[ASKED_MOST]; /* values owned; keys are those of the values' fields */
	size_t count;
	const struct field *field; /* that is asked for now */
	bool sheet; /* all fields stand on a screen: answers return there, and may be empty */
};

void asking_clear(struct asking *asking);
/** NULL where the key was not given. */
const char *asking_value(const struct asking *asking, const char *key);
/** Give, or give again; "" takes it back. */
void asking_give(struct asking *asking, const struct field *field, const char *value);

/** The view whose cases the act is about; prompts and the sheet stand on it. */
struct view *case_ask_on(struct view *owner, const struct asking *asking);
/** What the question is about: of several marked cases the first that the action may be done to, else the first. */
bool case_ask_model(struct view *view, const char *word, struct casefile *file);
/** The action of a word for the case; NULL, with a complaint, where its kind has none. */
const struct lifecycle_action *case_ask_action(
	struct view *view, const struct casefile *file, const char *word);
/** Whether the action cannot go on without a key, as things stand. */
bool case_ask_wants(const struct view *view, const struct casefile *file,
	const struct lifecycle_action *action, const char *key);
/** Whether a field is typed, not chosen. */
bool case_ask_is_text(const struct field *field);
/** Append the name of the draft of a typed field: the act's id for its main text, else "transfer.number". */
void case_ask_draft_field(
	const struct lifecycle_action *action, const struct field *field, struct buf *out);
/** Ask for one field by the prompt that fits it; the answer is given to @p asking. */
void case_ask_field(struct view *view, struct asking *asking, const struct casefile *file,
	const struct lifecycle_action *action, const struct field *field);
/** Do it to all cases that are meant, in one transaction, and say so; several are shown first. False, with a complaint, where it was refused. */
bool case_ask_do(struct view *view, const struct asking *asking);

/** All fields of an act on one screen, to be pushed on the view whose cases it is about. Takes what was given so far. */
struct view *act_sheet_new(struct tui *tui, struct asking *asking);

#endif
