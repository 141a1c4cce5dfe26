/* Whether a text that leaves the office calls offices by the names that they bear. */
#ifndef REPORT_OFFICE_LINT_H
#define REPORT_OFFICE_LINT_H

#include "domain/desk.h"

/**
 * Find a name of an office that is wrong: the own one with other accents, or an office that no longer is (list `old-offices` of the
 * rules). Of the latter may be spoken where the sentence says a day or year
 * before its end, or "cũ" or "trước đây": decisions of it are still quoted.
 *
 * @param out what is wrong, for people; untouched where nothing is
 * @return whether there is one
 */
bool office_misnamed(struct desk *desk, const char *text, struct buf *out);

#endif
