/* What duty.c and duty_why.c share: how a duty of a period stands. Nobody else includes this. */
#ifndef DOMAIN_DUTY_INSIDE_H
#define DOMAIN_DUTY_INSIDE_H

#include "domain/duty.h"

struct period_state {
	const struct limit *limit; /* NULL: nothing of the kind is owed by the law of today */
	date_t first, last; /* of the period that today is in */
	date_t due;
	int done; /* conferences or days of reception held */
	int planned; /* days still to come */
};

/** How a duty stands in the period that today is in. */
bool period_state(
	struct desk *desk, enum duty_period period, struct period_state *out, struct error *err);

#endif
