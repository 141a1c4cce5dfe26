/*
 * What belongs to a case: petitions, promises, answers, documents, files, and the cases that were found to repeat it. A matter that
 * is split off takes along what is about it; of two cases that are one each keeps its own, and the duplicate points to the one that
 * goes on.
 */
#ifndef DOMAIN_CASE_PARTS_H
#define DOMAIN_CASE_PARTS_H

#include "domain/desk.h"
#include "domain/intake.h"
#include "domain/records.h"

enum { CASE_PARTS_MOST = 500 }; /* of each kind; more than that are refused, not dropped */

/** Kinds of records that belong to cases, in the order in which case_parts tells them; NULL at the end. */
extern const struct entity *const case_part_kinds[];
/** Whether records of the kind may go along with a matter that is split off: an answer stays with the case that it answers. */
bool case_part_moves(const struct entity *entity);
/**
 * What belongs to a case, kind by kind; nothing that is in the trash.
 * @param each returning false stops
 */
bool case_parts(struct desk *desk, int64_t casefile,
	bool (*each)(void *arg, const struct entity *entity, const void *record), void *arg,
	struct error *err);
/**
 * Give records of one case to another, inside the transaction of the act that does so.
 * @param codes of the records, blanks between them: "D-2026-0003 VB-12"; NULL and "" none
 * @param err   INVALID at `along` names a code that is of no record of the case, or of one that stays
 */
bool case_parts_move(
	struct desk *desk, int64_t from, int64_t to, const char *codes, struct error *err);

/**
 * Cases that may be the same matter, the likeliest first, at most @p room: by the same comparison as intake_duplicates. Neither what
 * was split from the case nor what it was split from.
 * @param err DENIED where this person may not read the case
 */
bool case_duplicates(struct desk *desk, const struct casefile *file, struct likeness *out,
	size_t room, size_t *count, struct error *err);

#endif
