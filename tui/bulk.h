/*
 * An act on several records: tried on each first, so that a person sees what will be done to how many and which are refused and
 * why; then done to the others in one transaction, which is one step of undo.
 */
#ifndef TUI_BULK_H
#define TUI_BULK_H

#include "tui/danger.h"
#include "tui/loop.h"

struct bulk_act {
	const struct entity *entity;
	const char *title; /* what is done: "Assign: Hùng ĐC"; copied */
	/** Do it to one record, inside a transaction. */
	bool (*act)(struct desk *desk, int64_t id, void *arg, struct error *err);
	/** What is tried instead of it, where it leaves more behind than records: files. NULL: the act, taken back. */
	bool (*check)(struct desk *desk, int64_t id, void *arg, struct error *err);
	/** After all, or (@p ok false) after the one that failed: keep or drop what it left; appends what was done. May be NULL. */
	bool (*end)(void *arg, bool ok, struct buf *said, struct error *err);
	enum danger danger; /* what is asked for before it is done; DANGER_NONE: Enter does it */
	int64_t danger_case; /* whose number it is */
	void *arg;
	void (*drop)(void *arg); /* frees arg when all is over; may be NULL */
};

/**
 * Try the act on each record, show the outcome, do it on Enter. A key stops the trying and the doing; then nothing is kept.
 * @param ids copied
 */
void bulk_ask(struct view *owner, const struct bulk_act *act, const int64_t *ids, size_t count);

#endif
