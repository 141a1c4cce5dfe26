/*
 * Counting days, and the office's own limits until the law stands in rules/. Day 1 is the day after
 * the event; working days are Monday to Friday less holidays plus make-up days; a limit in calendar
 * days that ends on a day off moves to the next working day (Civil Code 2015, arts. 147 and 148.5).
 */
#ifndef DOMAIN_DUE_H
#define DOMAIN_DUE_H

#include "base/date.h"
#include "base/error.h"
#include "domain/records.h"

struct desk;

/** The last of @p count working days after a day; the day itself where count is 0. */
bool due_working_days(struct desk *desk, date_t from, int count, date_t *out, struct error *err);
/** The last of @p count calendar days after a day, moved to a working day. */
bool due_calendar_days(struct desk *desk, date_t from, int count, date_t *out, struct error *err);
/** Working days after @p from up to and with @p to; 0 where @p to is not later. */
int due_count(struct desk *desk, date_t from, date_t to);

#endif
