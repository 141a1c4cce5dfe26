/*
 * Days as people say them: mai, ngày kia, thứ sáu, 3 ngày nữa, cuối tháng, friday, in 2 weeks. Accents and capitals do not matter.
 * Working days are not counted here: they need a calendar.
 */
#ifndef BASE_DAYWORD_H
#define BASE_DAYWORD_H

#include "base/date.h"

/**
 * Read a day in words or in digits (see date_parse), seen from a given day.
 *
 * A day of the week is the next one after @p today. "3 ngày nữa" is the third day after it; "cuối tuần" its Sunday, "cuối tháng"
 * the month's last day. 15/3 is in the year of @p today.
 *
 * @param ahead what is meant is to come: 15/3 (and "ngày 15", "cuối tháng 3") is next year's (month's) where this one's is over
 * @param err   INVALID: not a day; what is written in digits is refused as by date_parse
 */
bool dayword_parse(date_t *out, const char *text, date_t today, bool ahead, struct error *err);

#endif
