/* Reports as they were sent: numbers and file, kept for ever. */
#ifndef DOMAIN_FROZEN_H
#define DOMAIN_FROZEN_H

#include "domain/desk.h"
#include "domain/records.h"

/**
 * Keep a report as it is sent, under the journal's verb "freeze": it can neither be changed nor undone.
 *
 * @param report form, basis, period, days, numbers, notes and format are given; moment, person and hash are filled in
 * @param file   its bytes; NULL where no file is kept
 * @param err    DENIED who may not write; CONFLICT where that form is frozen for that period already
 */
bool frozen_add(struct desk *desk, struct frozen_report *report, const void *file, size_t bytes,
	struct error *err);
/** Find the report that was sent of a form for just these days. @param found out: false and no error where there is none */
bool frozen_find(struct desk *desk, const char *form, date_t from, date_t to,
	struct frozen_report *out, bool *found, struct error *err);
/** Append the bytes of its file. NOT_FOUND where none was kept; CORRUPT where they are not the ones that were kept. */
bool frozen_file(
	struct desk *desk, const struct frozen_report *report, struct buf *out, struct error *err);

/**
 * Append the very file that was sent of a form for just these days, where it was kept in that format.
 * @param found out: false and no error where there is none
 */
bool frozen_sent(struct desk *desk, const char *form, date_t from, date_t to, const char *format,
	bool *found, struct buf *out, struct error *err);

#endif
