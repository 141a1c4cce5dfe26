/*
 * Libraries that are loaded when they are first wanted. Linked in, every start of the program pays for them and for all that they
 * bring along, though most starts never use them.
 */
#ifndef BASE_LATE_H
#define BASE_LATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct late_name {
	const char *name; /* of a function */
	void **place; /* where its address is put */
};

struct late {
	const char *what; /* what needs it: "PDF" */
	const char *library; /* "libpangocairo-1.0.so.0" */
	const char *package; /* of Debian */
	const char *instead; /* N_() what people can do without it: "take DOCX and print that" */
	const struct late_name *names;
	size_t count;
	bool loaded;
};

/** Load it; at once where it is loaded already. It is never closed. @param err NOT_FOUND: what is missing, and what to do */
bool late_load(struct late *late, struct error *err);

#endif
