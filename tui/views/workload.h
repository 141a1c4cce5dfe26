/*
 * How the work lies ahead: what falls due on each of the next working days, and who holds how many
 * cases. A pane of the desk; read piece by piece between keys.
 */
#ifndef TUI_VIEWS_WORKLOAD_H
#define TUI_VIEWS_WORKLOAD_H

#include "domain/desk.h"
#include "tui/draw.h"

enum { WORKLOAD_DAYS = 8 };

struct workload_holder {
	int64_t staff, open, late;
	char *name;
};

struct workload {
	struct {
		date_t day;
		char *off; /* NULL: a working day; else why not: "lễ" … */
		int64_t due;
	} days[2 *
		WORKLOAD_DAYS]; /* the working days, and days off among them that are no weekend */
	size_t day_count, days_read;
	struct workload_holder *holders; /* by falling number; those who hold none are left out */
	size_t holder_count, holders_read;
	bool begun, done;
};

/** Forget what was read: records have changed. */
void workload_restart(struct workload *work);
/** Read the next piece; false where all was read. A failure ends the reading and is told. */
bool workload_read(struct workload *work, struct desk *desk, struct error *err);
/** Paint what fits: the days, then the people. */
void workload_draw(const struct workload *work, struct rect r);
void workload_clear(struct workload *work);

#endif
