/*
 * Days and hours as an iCalendar file (RFC 5545) for the calendar of a telephone: an event each, with an alarm. Lines are folded at 75
 * octets and never inside a letter. What may stand in such a file is for who fills it to ask: it goes where nobody asks for a password.
 */
#ifndef REPORT_ICS_H
#define REPORT_ICS_H

#include "base/buf.h"
#include "base/date.h"

struct ics_event {
	const char *
		uid; /* the same for the same record in every export, so that a calendar takes the new in place of the old */
	date_t day;
	int begin,
		end; /* minutes of that day in Viet Nam; begin -1: all day; end before begin: an hour later */
	const char *summary;
	const char *place, *detail; /* NULL for none */
	int alarm; /* minutes before its begin; of a whole day, before 08:00 of the day before; -1 = none */
	bool cancelled;
};

/** Begin a file. @param name of the calendar */
void ics_begin(struct buf *out, const char *name);
/** Add an event; its texts are made valid (paper_clean). Events without a day are left out. */
void ics_put(struct buf *out, const struct ics_event *event);
void ics_end(struct buf *out);

#endif
