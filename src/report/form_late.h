/* Entries that came too late for the frozen report of the period before. */
#ifndef REPORT_FORM_LATE_H
#define REPORT_FORM_LATE_H

#include "domain/desk.h"
#include "report/period.h"

/**
 * Entries that came too late for the report of the period before, as the statements of facts take them: a JSON list of entity, id,
 * field and the day they count from. "[]" where nothing was frozen or nothing came late.
 * @param form   id of the report: "01/XLD"
 * @param before out: the frozen period; only where there is something
 * @param count  out: how many records
 */
bool form_late(struct desk *desk, const char *form, const struct period *period, struct buf *out,
	struct period *before, size_t *count, struct error *err);

/* One of them. */
struct late_entry {
	const char *entity, *field; /* borrowed during the call */
	int64_t record;
};
/** The same one by one, in the order of entity, record and field. */
bool form_late_each(struct desk *desk, const char *form, const struct period *period,
	void (*each)(void *arg, const struct late_entry *entry), void *arg, struct period *before,
	size_t *count, struct error *err);

#endif
