/*
 * Views of lists that people keep under a number from 1 to 9. One's own stand over the office's.
 */
#ifndef DOMAIN_SAVED_VIEW_H
#define DOMAIN_SAVED_VIEW_H

#include "domain/desk.h"

#define SAVED_VIEWS 9
#define SAVED_VIEW_NAME 60 /* characters */

/* What is kept under one number. */
struct view_slot {
	int64_t id; /* of the saved view; 0 = nothing is kept here */
	int64_t staff; /* whose; 0 = the office's */
	char *name, *filter; /* owned */
	const struct field *sort; /* NULL = the list's own order */
	bool descending;
};

/** Read the views of a list that who acts sees: slots[0] is number 1. Free with view_slots_clear. */
bool saved_views_read(struct desk *desk, const struct entity *list,
	struct view_slot slots[SAVED_VIEWS], struct error *err);
void view_slots_clear(struct view_slot slots[SAVED_VIEWS]);
/**
 * The view that would be replaced under a number, of one's own or of the office.
 * @param id out: 0 where the number is free
 */
bool saved_view_find(struct desk *desk, const struct entity *list, int slot, bool office,
	int64_t *id, struct error *err);
/**
 * Keep a view under a number from 1 to 9; what is kept there for the same people is replaced.
 * @param sort NULL for the list's own order
 */
bool saved_view_keep(struct desk *desk, const struct entity *list, int slot, bool office,
	const char *name, const char *filter, const struct field *sort, bool descending,
	struct error *err);

#endif
