/*
 * What a person has chosen on the screens: theme, input method, recent commands. Kept in the database, by person and name; small
 * texts, not journaled. Settings files are for what an office sets; a preference goes over them.
 */
#ifndef DOMAIN_PREFERENCE_H
#define DOMAIN_PREFERENCE_H

#include "domain/desk.h"

/**
 * Read it: *value is the caller's to free, NULL where nothing was chosen.
 *
 * @param name of the program's own: "theme", "input"
 */
bool preference_get(struct desk *desk, const char *name, char **value, struct error *err);
/** Keep it; an empty value forgets it. Works for people who may not write records, too. */
bool preference_put(struct desk *desk, const char *name, const char *value, struct error *err);

#endif
