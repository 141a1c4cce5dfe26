/*
 * Who stands in for whom today. Nothing is reassigned: as long as an absence lasts the deputy sees and may do what the one who is
 * away may; on the day of return all is as it was by itself.
 */
#ifndef DOMAIN_ABSENCE_H
#define DOMAIN_ABSENCE_H

#include "domain/desk.h"
#include "domain/records.h"

/**
 * Who acts for a member of the staff on a day: their deputy, or the deputy's deputy where that one is away too.
 * @return 0 where they are there
 */
int64_t absence_deputy(struct desk *desk, int64_t staff, date_t on);
/** Whether the person who acts stands in for a member of the staff today. */
bool absence_stands_in(struct desk *desk, int64_t staff);
/** The same, and may read restricted cases for them. */
bool absence_reads_for(struct desk *desk, int64_t staff);
/** Whether the person who acts stands in for anybody today. */
bool absence_any(struct desk *desk);
/** Call for each whom the person who acts stands in for today. */
void absence_each(struct desk *desk, void (*each)(void *arg, int64_t staff), void *arg);
/** The day of return of a member of the staff who is away today; DATE_NONE where they are there. */
date_t absence_back(struct desk *desk, int64_t staff);
/** Append " → Tuấn MT" where that one acts for a member of the staff today. */
void absence_append(struct desk *desk, int64_t staff, struct buf *out);

/* What falls due while somebody is away. */
struct absence_load {
	int64_t open; /* open cases */
	int64_t due; /* of them with a day in between */
	date_t first, last; /* earliest and latest of those days */
};
/** Look at the open cases of a member of the staff from the first day away to the day before return. */
bool absence_count(struct desk *desk, int64_t staff, date_t away_from, date_t back_on,
	struct absence_load *out, struct error *err);

/** The table was written: read it again. Called by the desk. */
void absence_forget(struct desk *desk);

#endif
