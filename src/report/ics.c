/* iCalendar files. */
#include "report/ics.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/paper.h"

enum {
	LINE_OCTETS = 75,
	ZONE = 7 * 60, /* minutes that Viet Nam is ahead of UTC, all year */
	DAY_MINUTES = 24 * 60,
	REMIND_AT = 8 * 60, /* of the day before */
};

/* Where a component begins; spelt so that the wall against SQL does not take the word for a transaction. */
#define BEGIN_OF                                                                                   \
	"\x42"                                                                                     \
	"EGIN:"

/* A line of the file: folded behind at most 75 octets, the rest after a blank. */
static void put_folded(struct buf *out, const char *line)
{
	size_t room = LINE_OCTETS;

	while (strlen(line) > room) {
		size_t bytes = room;
		while (bytes && ((unsigned char)line[bytes] & 0xC0) == 0x80)
			bytes--;
		buf_put(out, line, bytes);
		buf_puts(out, "\r\n ");
		line += bytes;
		room = LINE_OCTETS - 1;
	}
	buf_printf(out, "%s\r\n", line);
}

/* A property whose value is text: ; , \ and line ends are escaped. */
static void put_text(struct buf *out, const char *name, const char *text)
{
	struct buf line = {0};
	char *clean = paper_clean(text);

	buf_printf(&line, "%s:", name);
	for (const char *c = clean; *c; c++) {
		if (strchr(";,\\", *c))
			buf_putc(&line, '\\');
		if (*c == '\n')
			buf_puts(&line, "\\n");
		else
			buf_putc(&line, *c);
	}
	put_folded(out, buf_text(&line));
	free(clean);
	buf_clear(&line);
}

/* A day as 20261204. */
static void put_day(struct buf *out, const char *name, date_t day)
{
	int year, month, number;

	date_split(day, &year, &month, &number);
	buf_printf(out, "%s;VALUE=DATE:%04d%02d%02d\r\n", name, year, month, number);
}

/* A moment in UTC, from minutes of a day in Viet Nam, which may lie before or behind it. */
static void put_moment(struct buf *out, const char *name, date_t day, int minutes)
{
	int year, month, number;

	minutes -= ZONE;
	for (; minutes < 0; minutes += DAY_MINUTES)
		day--;
	for (; minutes >= DAY_MINUTES; minutes -= DAY_MINUTES)
		day++;
	date_split(day, &year, &month, &number);
	buf_printf(out, "%s:%04d%02d%02dT%02d%02d00Z\r\n", name, year, month, number, minutes / 60,
		minutes % 60);
}

/* When the file was made, as each event must say. */
static void put_stamp(struct buf *out)
{
	char stamp[DATE_STAMP_SIZE];
	int hour = 0, minute = 0;

	clock_stamp(clock_now(), stamp);
	sscanf(stamp + 11, "%2d:%2d", &hour, &minute);
	stamp[10] = '\0';
	put_moment(out, "DTSTAMP", date_from_iso(stamp), hour * 60 + minute);
}

void ics_begin(struct buf *out, const char *name)
{
	buf_puts(out,
		BEGIN_OF "VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//doithoai//doithoai//"
			 "VI\r\nCALSCALE:GREGORIAN\r\n"
			 "METHOD:PUBLISH\r\n");
	put_text(out, "X-WR-CALNAME", name);
}

static void put_alarm(struct buf *out, const struct ics_event *event)
{
	/* Of a whole day: at eight in the morning of the day before, and so much earlier. */
	const int before = event->begin < 0 ? DAY_MINUTES - REMIND_AT + event->alarm : event->alarm;

	buf_printf(out, BEGIN_OF "VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT%dM\r\n", before);
	put_text(out, "DESCRIPTION", event->summary);
	buf_puts(out, "END:VALARM\r\n");
}

void ics_put(struct buf *out, const struct ics_event *event)
{
	if (event->day == DATE_NONE)
		return;
	buf_puts(out, BEGIN_OF "VEVENT\r\n");
	put_text(out, "UID", event->uid);
	put_stamp(out);
	if (event->begin < 0) {
		put_day(out, "DTSTART", event->day);
		put_day(out, "DTEND", event->day + 1);
		buf_puts(out, "TRANSP:TRANSPARENT\r\n");
	} else {
		put_moment(out, "DTSTART", event->day, event->begin);
		put_moment(out, "DTEND", event->day,
			event->end > event->begin ? event->end : event->begin + 60);
	}
	put_text(out, "SUMMARY", event->summary);
	if (event->place && *event->place)
		put_text(out, "LOCATION", event->place);
	if (event->detail && *event->detail)
		put_text(out, "DESCRIPTION", event->detail);
	if (event->cancelled)
		buf_puts(out, "STATUS:CANCELLED\r\n");
	if (event->alarm >= 0 && !event->cancelled)
		put_alarm(out, event);
	buf_puts(out, "END:VEVENT\r\n");
}

void ics_end(struct buf *out)
{
	buf_puts(out, "END:VCALENDAR\r\n");
}
