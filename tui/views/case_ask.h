/*
 * Doing an act on cases: which cases are meant, what the act still needs, asked one prompt after the other, then one transaction for
 * one case, or the bulk dialog for several marked ones.
 */
#ifndef TUI_VIEWS_CASE_ASK_H
#define TUI_VIEWS_CASE_ASK_H

#include "domain/casefile.h"
#include "tui/view.h"

/** Whether the view is a list with marked rows. */
bool case_is_marked(const struct view *view);
/** The case under the cursor, as the view or the ops it is made from know it. */
bool case_current(const struct view *view, int64_t *id);
/** The marked cases of a list, else the current one. The caller frees. */
int64_t *case_targets(const struct view *view, size_t *count);
/** The first of them, loaded; false, with a complaint where it cannot be read. */
bool case_load_target(struct view *view, struct casefile *file);

/**
 * Begin an act on the targets: asks for what is missing, then does it.
 * @param key   of a value that is known already, or NULL
 * @param value that value; NULL or "" where it is not known after all
 */
void case_ask(struct view *view, const char *word, const char *key, const char *value);
/** The same with all fields of the act on one screen: its day, the number of its paper, what may be given and need not be. */
void case_ask_all(struct view *view, const char *word);
/** Show first what would be done to which of these cases, and which are refused. */
void case_ask_many(struct view *view, const char *title, const char *word,
	const struct argument *arguments, size_t argument_count, const int64_t *ids, size_t count);

#endif
