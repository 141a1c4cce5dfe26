/* A growing byte string. */
#include "base/buf.h"
#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(struct buf *b, size_t more)
{
	if (b->len + more + 1 <= b->room)
		return;
	size_t room = b->room ? b->room : 64;
	while (room < b->len + more + 1)
		room *= 2;
	b->s = xrealloc(b->s, room);
	b->room = room;
}

void buf_put(struct buf *b, const void *bytes, size_t count)
{
	reserve(b, count);
	if (count)
		memcpy(b->s + b->len, bytes, count);
	b->len += count;
	b->s[b->len] = '\0';
}

void buf_puts(struct buf *b, const char *text)
{
	buf_put(b, text, strlen(text));
}

void buf_putc(struct buf *b, char c)
{
	buf_put(b, &c, 1);
}

void buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	int need = vsnprintf(b->room ? b->s + b->len : NULL, b->room - b->len, format, args);
	va_end(args);
	if (need < 0)
		die("buf_printf: bad format");
	if ((size_t)need >= b->room - b->len) {
		reserve(b, (size_t)need);
		va_start(args, format);
		vsnprintf(b->s + b->len, (size_t)need + 1, format, args);
		va_end(args);
	}
	b->len += (size_t)need;
}

char *buf_room(struct buf *b, size_t more)
{
	reserve(b, more);
	return b->s + b->len;
}

void buf_grow(struct buf *b, size_t bytes)
{
	b->len += bytes;
	b->s[b->len] = '\0';
}

void buf_number(struct buf *b, int64_t value)
{
	char digits[32]; /* 19 digits, 6 dots, a sign */
	size_t at = sizeof(digits);
	uint64_t rest = value < 0 ? -(uint64_t)value : (uint64_t)value;
	int count = 0;

	do {
		if (count && count % 3 == 0)
			digits[--at] = '.';
		digits[--at] = (char)('0' + rest % 10);
		rest /= 10;
		count++;
	} while (rest);
	if (value < 0)
		digits[--at] = '-';
	buf_put(b, digits + at, sizeof(digits) - at);
}

void buf_cut(struct buf *b, size_t len)
{
	if (len >= b->len)
		return;
	b->len = len;
	b->s[len] = '\0';
}

const char *buf_text(const struct buf *b)
{
	return b->s ? b->s : "";
}

char *buf_steal(struct buf *b)
{
	char *text = b->s ? b->s : xcalloc(1, 1);

	*b = (struct buf){0};
	return text;
}

void buf_clear(struct buf *b)
{
	free(b->s);
	*b = (struct buf){0};
}

void buf_json(struct buf *b, const char *text)
{
	buf_putc(b, '"');
	for (;;) {
		/* What needs no escape goes in one piece: nearly everything. */
		const char *end = text;
		while ((unsigned char)*end >= 0x20 && *end != '"' && *end != '\\')
			end++;
		buf_put(b, text, (size_t)(end - text));
		if (!*end)
			break;
		if (*end == '"' || *end == '\\')
			buf_printf(b, "\\%c", *end);
		else if (*end == '\n')
			buf_puts(b, "\\n");
		else if (*end == '\t')
			buf_puts(b, "\\t");
		else
			buf_printf(b, "\\u%04x", (unsigned)*end);
		text = end + 1;
	}
	buf_putc(b, '"');
}

void buf_xml(struct buf *b, const char *text)
{
	for (; *text; text++)
		switch (*text) {
		case '&':
			buf_puts(b, "&amp;");
			break;
		case '<':
			buf_puts(b, "&lt;");
			break;
		case '>':
			buf_puts(b, "&gt;");
			break;
		case '"':
			buf_puts(b, "&quot;");
			break;
		case '\'':
			buf_puts(b, "&#39;");
			break;
		default:
			buf_putc(b, *text);
		}
}
