/* The trash: records of all kinds that were put away. Nothing is ever deleted; everything can be taken back (desk_trash). */
#ifndef DOMAIN_TRASH_H
#define DOMAIN_TRASH_H

#include "domain/desk.h"

struct trashed {
	const struct entity *entity;
	int64_t id;
	const char *code, *title; /* as people may see them */
	const char *at,
		*who; /* when it was put away and by whom; "" where the journal does not tell */
	bool undone; /* its entry was undone, rather than that it was put away */
	int64_t referring; /* records that still refer to it */
};

/** All of them, what was put away last first. What the program keeps by itself goes with its record and is left out. */
bool trash_list(struct desk *desk, bool (*each)(void *arg, const struct trashed *trashed),
	void *arg, struct error *err);

#endif
