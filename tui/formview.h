/*
 * A form of one record, made from its field table: reading first, typing after `s` (or at once
 * for a new one). F2 saves, the first fault gets the cursor; Esc keeps what was typed as a draft,
 * which is offered when the form is opened again.
 */
#ifndef TUI_FORMVIEW_H
#define TUI_FORMVIEW_H

#include "tui/loop.h"

struct form_section {
	const char *title; /* N_() */
	const char *const *keys; /* field keys, NULL at the end */
};

/*
 * Other order than the field table's. Fields not named here follow in their own order, but for
 * hidden ones.
 */
struct form_spec {
	const struct entity *entity;
	const struct form_section *sections;
	size_t section_count;
};

/** Form of a record, to be pushed; reading. @param spec NULL: one section of all fields */
struct view *formview_open(
	struct tui *tui, const struct entity *entity, const struct form_spec *spec, int64_t id);
/* What whoever asks for a new record wants. Copied; every member may be NULL. */
struct form_hooks {
	/** Fill in what is known already; called once, before drafts. */
	void (*preset)(struct desk *desk, void *record, void *arg);
	/** The record was added and the form has left; owner is the view that was below it. */
	void (*saved)(struct view *owner, void *arg, int64_t id);
	/** Frees arg with the form. */
	void (*drop)(void *arg);
	void *arg;
};

/** Empty form, typing, to be pushed. @param hooks NULL for none */
struct view *formview_new(struct tui *tui, const struct entity *entity,
	const struct form_spec *spec, const struct form_hooks *hooks);
/** Begin typing (as `s` does), with the cursor on a field (NULL = the first). */
void formview_edit(struct view *form, const struct field *field);

#endif
