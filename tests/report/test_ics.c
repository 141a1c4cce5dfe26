/* Calendars for a telephone: the form of RFC 5545, and what must not be in them. */
#include "../domain/office.h"
#include "base/text.h"
#include "nasty.h"
#include "report/due_ics.h"
#include "report/ics.h"
#include "sample.h"

/* Lines put together again: CRLF and a blank are nothing. Each line is at most 75 octets of whole letters. */
static char *unfolded(const struct buf *file)
{
	struct buf out = {0};

	for (const char *line = buf_text(file); *line;) {
		const char *end = strstr(line, "\r\n");
		cr_assert(end, "a line without its end");
		cr_assert_leq(end - line, 75, "too long: %.*s", (int)(end - line), line);
		cr_assert(text_is_valid(line, (size_t)(end - line)), "a letter is cut: %.*s",
			(int)(end - line), line);
		cr_assert_null(memchr(line, '\n', (size_t)(end - line)));
		if (*line == ' ')
			buf_cut(&out, out.len - 1);
		buf_put(&out, line + (*line == ' '), (size_t)(end - line) - (*line == ' '));
		buf_putc(&out, '\n');
		line = end + 2;
	}
	return buf_steal(&out);
}

static char *file_of(const struct ics_event *event)
{
	struct buf file = {0};

	setenv("DOITHOAI_NOW", "2026-11-23T03:12:00", 1);
	ics_begin(&file, "Lịch");
	ics_put(&file, event);
	ics_end(&file);
	char *text = unfolded(&file);
	buf_clear(&file);
	return text;
}

Test(ics, folds_long_lines_and_escapes_what_has_a_meaning)
{
	const struct ics_event event = {.uid = "a@b",
		.day = date_make(2026, 12, 4),
		.begin = -1,
		.alarm = -1,
		.summary = nasty_name(),
		.detail = "a;b,c\\d\r\ne" NASTY_BAD NASTY_NFD};
	char *text = file_of(&event);

	cr_assert(strstr(text, nasty_name()));
	cr_assert(strstr(text, "DESCRIPTION:a\\;b\\,c\\\\d\\nea��(��[31mb���" NASTY_NFC "\n"), "%s",
		text);
	cr_assert_null(strstr(text, "VALARM"));
	free(text);
}

Test(ics, gives_hours_in_utc_and_whole_days_as_days)
{
	struct ics_event event = {
		.uid = "a@b", .day = date_make(2028, 3, 1), .begin = 14 * 60 + 30, .summary = "x"};
	char *text = file_of(&event);

	cr_assert(strstr(text, "\nDTSTART:20280301T073000Z\n"), "%s", text);
	cr_assert(strstr(text, "\nDTEND:20280301T083000Z\n"), "an hour where no end is known");
	cr_assert(strstr(text, "\nTRIGGER:-PT0M\n"));
	/* 03:12 in Viet Nam is the evening before in UTC. */
	cr_assert(strstr(text, "\nDTSTAMP:20261122T201200Z\n"));
	free(text);
	event.begin = 6 * 60;
	event.end = 7 * 60;
	text = file_of(&event);
	cr_assert(strstr(text, "\nDTSTART:20280229T230000Z\n"), "%s", text);
	cr_assert(strstr(text, "\nDTEND:20280301T000000Z\n"), "%s", text);
	free(text);
	event.begin = -1;
	text = file_of(&event);
	cr_assert(strstr(text, "\nDTSTART;VALUE=DATE:20280301\n"), "%s", text);
	cr_assert(strstr(text, "\nDTEND;VALUE=DATE:20280302\n"), "%s", text);
	cr_assert(strstr(text, "\nTRIGGER:-PT960M\n"), "at eight in the morning of the day before");
	free(text);
}

Test(ics, of_the_desk_has_no_denunciation_and_no_words_of_citizens)
{
	struct desk *desk = sample_open();
	struct buf file = {0};

	MUST(due_ics(desk, date_today() + 366, &file, &err));
	char *text = unfolded(&file);
	cr_assert(strstr(text, "SUMMARY:KN-"), "complaints are in it");
	cr_assert(strstr(text, "SUMMARY:HN-2026-"), "and conferences");
	cr_assert_null(strstr(text, "TC-2026"), "a denunciation");
	/* A gist of the sample that is due then. */
	cr_assert_null(strstr(text, "SUMMARY:CK-2026-016: Mời"));
	free(text);
	buf_clear(&file);
	desk_close(desk);
}
