/*
 * The lines of a live log as records: what one typed line puts on disk, what a record on disk would have been typed as, and what a
 * corrected line changes. Each is one transaction and one undo step.
 */
#ifndef DOMAIN_LIVELOG_H
#define DOMAIN_LIVELOG_H

#include "domain/casefile.h"
#include "domain/logline.h"

/* Beside the line itself. */
struct livelog_context {
	int64_t conference;
	int64_t person, hamlet; /* opinions: who spoke, 0 = nobody named */
	int64_t speaker; /* opinions: the row of the list of speakers whose turn it was, 0 = none */
	int64_t link; /* opinions: the case that it repeats, 0 = none */
	int64_t opinion; /* answers, promises: the case they belong to, 0 = none */
};

/**
 * Put a line on disk.
 *
 * An opinion of the kinds that citizens' opinions are (opinion, feedback, mediation) is logged as that kind. A complaint or a
 * denunciation is made by a petition alone, which goes through intake: the line is logged as an opinion and a petition is made of
 * it (action "petition"); that of a denunciation is restricted at once. A line that repeats a case is merged into it. The first line
 * opens the conference, and keeps the hour.
 *
 * @param entity, id out: the record that the line became
 * @param err  INVALID: an answer without an opinion; else as case_log_opinion, case_do, desk_add
 */
bool livelog_add(struct desk *desk, const struct livelog_context *context,
	const struct logline *line, const struct entity **entity, int64_t *id, struct error *err);

/** What a case, a resolution or a commitment would be typed as; cleared by the caller with logline_clear. */
void livelog_line_of(const struct entity *entity, const void *record, struct logline *out);

/**
 * Save a corrected line.
 *
 * @param before  the record as it was read
 * @param context person and hamlet are those of the corrected line
 * @param err     INVALID where the line became one of another sign; CONFLICT where somebody else changed the record; else as
 *                livelog_add
 */
bool livelog_change(struct desk *desk, const struct livelog_context *context,
	const struct entity *entity, const void *before, const struct logline *line,
	struct error *err);

#endif
