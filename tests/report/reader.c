#include "reader.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "../domain/office.h"
#include "base/text.h"
#include "base/utf8.h"

/* ---- ZIP ------------------------------------------------------------------------------------------ */

static uint32_t number_at(const struct buf *zip, size_t at, int bytes)
{
	uint32_t number = 0;

	cr_assert_leq(at + (size_t)bytes, zip->len, "the ZIP ends too early");
	for (int i = bytes - 1; i >= 0; i--)
		number = number << 8 | (unsigned char)zip->s[at + (size_t)i];
	return number;
}

static void inflate_into(const char *bytes, size_t count, int window, size_t size, struct buf *out)
{
	z_stream stream = {.next_in = (z_const Bytef *)(uintptr_t)bytes, .avail_in = (uInt)count};

	cr_assert_eq(inflateInit2(&stream, window), Z_OK);
	while (true) {
		char *room = buf_room(out, size ? size + 1 : 65536);
		const uInt most = (uInt)(size ? size + 1 : 65536);
		stream.next_out = (Bytef *)room;
		stream.avail_out = most;
		const int code = inflate(&stream, Z_NO_FLUSH);
		buf_grow(out, most - stream.avail_out);
		if (code == Z_STREAM_END)
			break;
		cr_assert_eq(code, Z_OK, "the data cannot be inflated: %d", code);
	}
	inflateEnd(&stream);
}

/* Content of the entry whose line of the directory stands at `at`. */
static void read_entry(const struct buf *zip, size_t at, struct buf *out)
{
	const uint32_t method = number_at(zip, at + 10, 2), crc = number_at(zip, at + 16, 4);
	const uint32_t packed = number_at(zip, at + 20, 4), size = number_at(zip, at + 24, 4);
	const size_t local = number_at(zip, at + 42, 4);

	cr_assert_eq(
		number_at(zip, local, 4), 0x04034B50, "no local header where the directory says");
	cr_assert_eq(number_at(zip, local + 26, 2), number_at(zip, at + 28, 2));
	const size_t data =
		local + 30 + number_at(zip, local + 26, 2) + number_at(zip, local + 28, 2);
	cr_assert_leq(data + packed, zip->len);
	if (method == 8)
		inflate_into(zip->s + data, packed, -15, size, out);
	else
		buf_put(out, zip->s + data, packed);
	cr_assert_eq(out->len, size);
	cr_assert_eq(crc32(0, (const Bytef *)buf_text(out), (uInt)out->len), crc, "wrong checksum");
}

/* The directory's first line, and the number of its lines. */
static size_t directory(const struct buf *zip, uint32_t *entries)
{
	cr_assert_gt(zip->len, 22);
	const size_t end = zip->len - 22;
	cr_assert_eq(number_at(zip, end, 4), 0x06054B50, "no end of the directory");
	*entries = number_at(zip, end + 10, 2);
	const size_t begin = number_at(zip, end + 16, 4);
	cr_assert_eq(begin + number_at(zip, end + 12, 4), end, "the directory has another size");
	return begin;
}

static size_t next_entry(const struct buf *zip, size_t at, char *name, size_t room)
{
	const uint32_t length = number_at(zip, at + 28, 2);

	cr_assert_eq(number_at(zip, at, 4), 0x02014B50);
	cr_assert_lt(length, room);
	memcpy(name, zip->s + at + 46, length);
	name[length] = '\0';
	return at + 46 + length + number_at(zip, at + 30, 2) + number_at(zip, at + 32, 2);
}

bool zip_entry(const struct buf *zip, const char *wanted, struct buf *out)
{
	uint32_t entries;
	size_t at = directory(zip, &entries);

	while (entries--) {
		char name[256];
		const size_t next = next_entry(zip, at, name, sizeof name);
		if (!strcmp(name, wanted)) {
			read_entry(zip, at, out);
			return true;
		}
		at = next;
	}
	return false;
}

void zip_each(const struct buf *zip, void (*each)(const char *name, const struct buf *content))
{
	uint32_t entries;
	size_t at = directory(zip, &entries);

	while (entries--) {
		char name[256];
		struct buf content = {0};
		const size_t next = next_entry(zip, at, name, sizeof name);
		read_entry(zip, at, &content);
		each(name, &content);
		buf_clear(&content);
		at = next;
	}
}

/* ---- XML ------------------------------------------------------------------------------------------ */

static const char *fault(size_t at, const char *what)
{
	static char text[128];

	snprintf(text, sizeof text, "byte %zu: %s", at, what);
	return text;
}

static bool is_name(char c)
{
	return c && !strchr(" \t\r\n/>=\"'<&", c);
}

/* An entity at `at`: how long it is, 0 where it is none. */
static size_t entity_length(const char *text)
{
	static const char *const known[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (!strncmp(text, known[i], strlen(known[i])))
			return strlen(known[i]);
	if (text[1] != '#')
		return 0;
	char *end;
	const long code = strtol(text + 2 + (text[2] == 'x'), &end, text[2] == 'x' ? 16 : 10);
	return *end == ';' && (code >= ' ' || code == '\n' || code == '\t')
		? (size_t)(end + 1 - text)
		: 0;
}

/* Letters that XML 1.0 allows; all else must be written as no letter at all. */
static bool letters_are_allowed(const struct buf *xml, size_t *at)
{
	for (size_t i = 0; i < xml->len;) {
		int32_t c;
		const size_t bytes = utf8_decode(xml->s + i, xml->len - i, &c);
		*at = i;
		if (!bytes || (c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == 0xFFFE ||
			c == 0xFFFF)
			return false;
		i += bytes;
	}
	return true;
}

const char *xml_fault(const struct buf *xml)
{
	const char *text = buf_text(xml);
	char *open[64];
	size_t depth = 0, roots = 0, i = 0;
	const char *wrong = NULL;

	if (!letters_are_allowed(xml, &i))
		return fault(i, "a letter that is not allowed");
	for (i = 0; !wrong && text[i];) {
		if (text[i] == '&') {
			const size_t length = entity_length(text + i);
			if (!length)
				wrong = fault(i, "an ampersand");
			i += length;
		} else if (!strncmp(text + i, "]]>", 3)) {
			wrong = fault(i, "]]>");
		} else if (text[i] != '<') {
			if (!depth && !strchr(" \r\n\t", text[i]))
				wrong = fault(i, "text outside");
			i++;
		} else if (text[i + 1] == '?') {
			const char *end = strstr(text + i, "?>");
			if (!end)
				wrong = fault(i, "no end of <?");
			else
				i = (size_t)(end + 2 - text);
		} else if (text[i + 1] == '!') {
			wrong = fault(i, "a declaration");
		} else if (text[i + 1] == '/') {
			size_t length = 0;
			while (is_name(text[i + 2 + length]))
				length++;
			if (!depth || strlen(open[depth - 1]) != length ||
				strncmp(open[depth - 1], text + i + 2, length) ||
				text[i + 2 + length] != '>')
				wrong = fault(i, "another element ends here");
			else
				free(open[--depth]);
			i += length + 3;
		} else {
			const size_t begin = i + 1;
			size_t length = 0;
			while (is_name(text[begin + length]))
				length++;
			if (!length || (!depth && roots++))
				wrong = fault(i, "no name, or a second root");
			i = begin + length;
			while (!wrong && text[i] && text[i] != '>' && strncmp(text + i, "/>", 2)) {
				if (strchr(" \r\n\t", text[i])) {
					i++;
					continue;
				}
				while (is_name(text[i]))
					i++;
				const char quote = text[i] == '=' ? text[i + 1] : '\0';
				if (quote != '"' && quote != '\'') {
					wrong = fault(i, "an attribute without a value");
					break;
				}
				for (i += 2; text[i] && text[i] != quote; i++)
					if (text[i] == '<' ||
						(text[i] == '&' && !entity_length(text + i)))
						wrong = fault(i, "in an attribute");
				i += text[i] == quote;
			}
			if (wrong)
				break;
			if (text[i] == '/') {
				i += 2;
			} else {
				cr_assert_lt(depth, sizeof open / sizeof open[0]);
				open[depth++] = xstrndup(text + begin, length);
				i++;
			}
		}
	}
	if (!wrong && (depth || roots != 1))
		wrong = fault(i, "not closed");
	while (depth)
		free(open[--depth]);
	return wrong;
}

/* ---- PDF ------------------------------------------------------------------------------------------ */

static void put_letter(struct buf *out, unsigned long c)
{
	char bytes[5] = "";

	if (c < 0x80) {
		bytes[0] = (char)c;
	} else if (c < 0x800) {
		bytes[0] = (char)(0xC0 | c >> 6);
		bytes[1] = (char)(0x80 | (c & 0x3F));
	} else {
		bytes[0] = (char)(0xE0 | c >> 12);
		bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
		bytes[2] = (char)(0x80 | (c & 0x3F));
	}
	buf_puts(out, bytes);
}

/* "<01> <1EA1>" or "<01> <05> [<0041> <0042>]" of a map from glyphs to letters: the last numbers of the line. */
static void read_map(const char *text, struct buf *out)
{
	for (const char *map = strstr(text, "beginbf"); map; map = strstr(map + 7, "beginbf")) {
		const char *end = strstr(map, "endbf");
		for (const char *c = map; end && c < end; c++)
			if (*c == '<' && strspn(c + 1, "0123456789ABCDEFabcdef") == 4)
				put_letter(out, strtoul(c + 1, NULL, 16));
	}
}

/* Letters of "(text)" with one byte each and \\ before some, or of "<0001000a>" with two bytes each. */
static int count_drawn(const char *text)
{
	int count = 0;

	for (const char *at = strstr(text, "BT"); at && *at; at++) {
		if (*at == '<') {
			count += (int)(strcspn(at, ">") - 1) / 4;
			at += strcspn(at, ">");
			continue;
		}
		if (*at != '(')
			continue;
		for (at++; *at && *at != ')'; at++) {
			count += *at != ' ';
			if (*at == '\\')
				at += at[1] >= '0' && at[1] <= '7' ? 3 : 1;
		}
	}
	return count;
}

/* Call for each stream that zlib has deflated. */
static void each_stream(const struct buf *pdf, void (*each)(void *arg, const char *text), void *arg)
{
	const char *end = buf_text(pdf) + pdf->len;

	for (const char *at = buf_text(pdf); at < end;) {
		const char *next = memmem(at, (size_t)(end - at), "stream\n", 7);
		const char *stop = next ? memmem(next, (size_t)(end - next), "endstream", 9) : NULL;
		if (!stop)
			break;
		if (next[7] == 'x') {
			struct buf content = {0};
			inflate_into(next + 7, (size_t)(stop - next - 7), 15, 0, &content);
			each(arg, buf_text(&content));
			buf_clear(&content);
		}
		at = stop + 9;
	}
}

static void add_drawn(void *arg, const char *text)
{
	if (strstr(text, "BT\n"))
		*(int *)arg += count_drawn(text);
}

int pdf_drawn(const struct buf *pdf)
{
	int count = 0;

	each_stream(pdf, add_drawn, &count);
	return count;
}

static void add_map(void *arg, const char *text)
{
	read_map(text, arg);
}

void pdf_letters(const struct buf *pdf, struct buf *out, int *pages)
{
	static const char page[] = "/Type /Page";
	const char *end = buf_text(pdf) + pdf->len;

	*pages = 0;
	cr_assert(!strncmp(buf_text(pdf), "%PDF-", 5));
	for (const char *c = buf_text(pdf); (c = memmem(c, (size_t)(end - c), page, strlen(page)));
		c += strlen(page))
		*pages += c[strlen(page)] != 's';
	each_stream(pdf, add_map, out);
}
