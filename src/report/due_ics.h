/*
 * What the office owes and the conferences it holds, for the calendar of a telephone. Such a file leaves the house: it has codes and
 * names of duties, never what a citizen wrote; denunciations and all that is restricted are not in it, whoever asks for it.
 */
#ifndef REPORT_DUE_ICS_H
#define REPORT_DUE_ICS_H

#include "domain/desk.h"

/** Append the file. @param until last day of duties that is listed; conferences are those of the last 31 days and all to come */
bool due_ics(struct desk *desk, date_t until, struct buf *out, struct error *err);

#endif
