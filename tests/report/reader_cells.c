/* Cells of what the writers made, column by column. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../domain/office.h"
#include "reader.h"

void xml_text(const char *from, const char *to, struct buf *out)
{
	static const struct {
		const char *entity;
		char letter;
	} known[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''},
		{"&apos;", '\''}};

	while (from < to) {
		if (*from == '<') {
			from = strchr(from, '>') + 1;
			continue;
		}
		size_t bytes = 1;
		char letter = *from;
		for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
			if (!strncmp(from, known[i].entity, strlen(known[i].entity))) {
				letter = known[i].letter;
				bytes = strlen(known[i].entity);
			}
		buf_putc(out, letter);
		from += bytes;
	}
}

/* A shared string by its number. */
static void shared(const struct buf *strings, long number, struct buf *out)
{
	const char *at = buf_text(strings);

	for (at = strstr(at, "<si>"); number-- && at;)
		at = strstr(at + 4, "<si>");
	cr_assert(at, "no such string");
	xml_text(at, strstr(at, "</si>"), out);
}

void xlsx_column(const struct buf *zip, int sheet, const char *column, struct buf *out)
{
	struct buf content = {0}, strings = {0}, mark = {0};
	char name[64];

	snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", sheet);
	cr_assert(zip_entry(zip, name, &content));
	cr_assert(zip_entry(zip, "xl/sharedStrings.xml", &strings));
	buf_printf(&mark, "<c r=\"%s", column);
	for (const char *at = buf_text(&content); (at = strstr(at, buf_text(&mark)));) {
		at += mark.len;
		const char *tag = strchr(at, '>'), *end = strstr(at, "</c>");
		const bool text = memmem(at, (size_t)(tag - at), "t=\"s\"", 5);
		if (*at < '0' || *at > '9' || tag[-1] == '/')
			continue;
		const char *value = strstr(tag, "<v>") + 3;
		if (text)
			shared(&strings, strtol(value, NULL, 10), out);
		else
			xml_text(value, end, out);
	}
	buf_clear(&mark);
	buf_clear(&strings);
	buf_clear(&content);
}
