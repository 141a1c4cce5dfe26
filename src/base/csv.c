/*
 * Comma-separated values. The reader keeps the raw bytes of the row it is in, so that a quote which
 * swallowed good lines can be blamed on the line that opened it, and reading goes on right behind
 * that line.
 */
#include "base/csv.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"

#define FIELD_BYTES ((size_t)1 << 20)
#define ROW_FIELDS 1000
#define CHUNK_BYTES ((size_t)1 << 18)

/* A place in the file. Offsets count from the file's first byte, lines from 1. */
struct place {
	size_t at;
	size_t line;
	size_t line_start; /* offset of the line's first byte, for the column */
};

struct csv_reader {
	FILE *stream;
	char separator; /* 0 until the first row is read */
	bool begun, ended, failed;
	char *in; /* raw bytes from offset `base` on */
	size_t base, have, room;
	size_t keep; /* offset of the first byte that is still needed */
	struct place now;
	size_t row_line;
	bool plain_stops[256]; /* bytes that end a run of plain text, outside of quotes */
	struct buf out; /* the row's fields, each with its NUL */
	size_t starts[ROW_FIELDS]; /* of the fields in out */
	char *fields[ROW_FIELDS];
	size_t count;
};

struct csv_reader *csv_open(FILE *stream, char separator)
{
	struct csv_reader *r = xcalloc(1, sizeof(*r));

	r->stream = stream;
	r->separator = separator;
	r->now.line = 1;
	r->row_line = 1;
	return r;
}

void csv_free(struct csv_reader *r)
{
	if (!r)
		return;
	free(r->in);
	buf_clear(&r->out);
	free(r);
}

size_t csv_line(const struct csv_reader *r)
{
	return r->row_line;
}

/* ---- bytes ------------------------------------------------------------ */

/* Read more bytes behind those that are there; false at the end of the file and on failure. */
static bool fill(struct csv_reader *r)
{
	if (r->ended)
		return false;
	size_t used = r->keep - r->base;
	if (used) {
		memmove(r->in, r->in + used, r->have - used);
		r->have -= used;
		r->base = r->keep;
	}
	if (r->room - r->have < CHUNK_BYTES / 2) {
		r->room = r->room ? r->room * 2 : CHUNK_BYTES;
		r->in = xrealloc(r->in, r->room);
	}
	size_t got = fread(r->in + r->have, 1, r->room - r->have, r->stream);
	r->have += got;
	if (got)
		return true;
	r->ended = true;
	r->failed = ferror(r->stream) != 0;
	return false;
}

/* The bytes from the current place on; *count is 0 only at the end of the file. */
static const char *rest(struct csv_reader *r, size_t *count)
{
	if (r->now.at == r->base + r->have && !fill(r)) {
		*count = 0;
		return "";
	}
	*count = r->base + r->have - r->now.at;
	return r->in + (r->now.at - r->base);
}

/* The byte @p ahead of the current place, or -1 behind the end. */
static int peek(struct csv_reader *r, size_t ahead)
{
	while (r->now.at + ahead >= r->base + r->have) {
		if (!fill(r))
			return -1;
	}
	return (unsigned char)r->in[r->now.at - r->base + ahead];
}

/* Bytes of a line end at the current place: 1 for LF, 2 for CR LF, 0 where there is none. */
static size_t line_end(struct csv_reader *r)
{
	int c = peek(r, 0);

	if (c == '\n')
		return 1;
	return c == '\r' && peek(r, 1) == '\n' ? 2 : 0;
}

static void next_line(struct csv_reader *r, size_t bytes)
{
	r->now.at += bytes;
	r->now.line++;
	r->now.line_start = r->now.at;
}

/* ---- the beginning ------------------------------------------------------------ */

/* The most frequent candidate outside of quotes in the first row; the comma where there is none. */
static char find_separator(struct csv_reader *r)
{
	static const char candidates[] = {',', ';', '\t'};
	size_t found[sizeof(candidates)] = {0};
	size_t best = 0;
	bool quoted = false;

	for (size_t i = 0; i < FIELD_BYTES; i++) {
		int c = peek(r, i);
		if (c < 0 || (c == '\n' && !quoted))
			break;
		if (c == '"')
			quoted = !quoted;
		for (size_t j = 0; j < sizeof(candidates) && !quoted; j++)
			found[j] += c == candidates[j];
	}
	for (size_t j = 1; j < sizeof(candidates); j++) {
		if (found[j] > found[best])
			best = j;
	}
	return candidates[best];
}

static void skip_empty_lines(struct csv_reader *r)
{
	size_t bytes;

	while (r->keep = r->now.at, (bytes = line_end(r)))
		next_line(r, bytes);
}

static void begin(struct csv_reader *r)
{
	r->begun = true;
	if (peek(r, 0) == 0xEF && peek(r, 1) == 0xBB && peek(r, 2) == 0xBF)
		r->now.at = r->now.line_start = 3;
	skip_empty_lines(r);
	if (!r->separator)
		r->separator = find_separator(r);
	r->plain_stops[(unsigned char)r->separator] = true;
	r->plain_stops['\n'] = r->plain_stops['\r'] = r->plain_stops['"'] = r->plain_stops[0] =
		true;
}

/* ---- faults ------------------------------------------------------------ */

/* Characters from the line's beginning, counted from 1. */
static size_t column(const struct csv_reader *r, const struct place *place)
{
	size_t count = 1;

	for (size_t at = place->line_start; at < place->at; at++)
		count += ((unsigned char)r->in[at - r->base] & 0xC0) != 0x80;
	return count;
}

/* Report a fault at @p place, and go on behind the line of it. */
static enum csv_result bad(
	struct csv_reader *r, struct place place, const char *reason, struct error *err)
{
	error_set(err, ERR_INVALID, _("line %zu, column %zu: %s"), place.line, column(r, &place),
		reason);
	r->now = place;
	for (;;) {
		size_t count;
		r->keep = r->now.at;
		const char *p = rest(r, &count);
		if (!count)
			return CSV_BAD;
		const char *end = memchr(p, '\n', count);
		if (end) {
			next_line(r, (size_t)(end - p) + 1);
			return CSV_BAD;
		}
		r->now.at += count;
	}
}

static enum csv_result unreadable(struct csv_reader *r, struct error *err)
{
	r->failed = false; /* told once; then the file is at its end */
	error_set(err, ERR_IO, _("line %zu: the file cannot be read on: %s"), r->now.line,
		strerror(errno));
	return CSV_BAD;
}

static const char *fault_of(int c)
{
	switch (c) {
	case '"':
		return _("a quote inside a field without quotes; put the field in quotes and "
			 "double the quote");
	case '\r':
		return _("a carriage return that ends no line; put the field in quotes");
	default:
		return _("a NUL byte: this is not a text file; save it as CSV in UTF-8");
	}
}

/* ---- rows ------------------------------------------------------------ */

/* Take over the bytes in front of the next one that needs a look; how many they were. */
static size_t copy_run(struct csv_reader *r, const bool stops[256], const char *p, size_t count)
{
	char *to = buf_room(&r->out, count);
	size_t run = 0;

	for (; run < count && !stops[(unsigned char)p[run]]; run++)
		to[run] = p[run];
	buf_grow(&r->out, run);
	r->now.at += run;
	return run;
}

static bool too_long(const struct csv_reader *r)
{
	return r->out.len - r->starts[r->count] > FIELD_BYTES;
}

/* Read a field up to what ends it. CSV_ROW means that the field is there. */
static enum csv_result read_plain(struct csv_reader *r, struct error *err)
{
	struct place start = r->now;

	for (;;) {
		size_t count;
		const char *p = rest(r, &count);
		size_t run = copy_run(r, r->plain_stops, p, count);
		if (too_long(r))
			return bad(r, start, _("a field longer than 1 MiB"), err);
		if (!count)
			return CSV_ROW;
		if (run == count)
			continue;
		if (p[run] == r->separator || line_end(r))
			return CSV_ROW;
		return bad(r, r->now, fault_of(peek(r, 0)), err);
	}
}

/* What may stand behind a closing quote. */
static bool field_ends(struct csv_reader *r)
{
	int c = peek(r, 0);

	return c < 0 || c == (unsigned char)r->separator || line_end(r);
}

static enum csv_result read_quoted(struct csv_reader *r, struct error *err)
{
	static const bool quoted_stops[256] = {['"'] = true, ['\n'] = true, ['\0'] = true};
	struct place open = r->now;

	r->now.at++;
	for (;;) {
		size_t count;
		const char *p = rest(r, &count);
		if (!count)
			return r->failed
				? unreadable(r, err)
				: bad(r, open, _("the quote that opens here is never closed"), err);
		size_t run = copy_run(r, quoted_stops, p, count);
		if (too_long(r))
			return bad(r, open,
				_("a field longer than 1 MiB, or a quote that is not closed"), err);
		if (run == count)
			continue;
		if (p[run] == '\0')
			return bad(r, r->now, fault_of('\0'), err);
		if (p[run] == '\n') {
			buf_putc(&r->out, '\n');
			next_line(r, 1);
			continue;
		}
		r->now.at++;
		if (peek(r, 0) == '"') {
			buf_putc(&r->out, '"');
			r->now.at++;
			continue;
		}
		if (field_ends(r))
			return CSV_ROW;
		if (open.line == r->now.line)
			return bad(r, r->now,
				_("text behind a closing quote; double a quote that belongs to the "
				  "field"),
				err);
		return bad(r, open,
			_("the quote that opens here meets the next quote only in another line, "
			  "inside text; close it"),
			err);
	}
}

static enum csv_result read_row(struct csv_reader *r, struct error *err)
{
	buf_cut(&r->out, 0);
	for (r->count = 0; r->count < ROW_FIELDS;) {
		r->starts[r->count] = r->out.len;
		enum csv_result result =
			peek(r, 0) == '"' ? read_quoted(r, err) : read_plain(r, err);
		if (result != CSV_ROW)
			return result;
		buf_putc(&r->out, '\0');
		r->count++;
		if (peek(r, 0) != (unsigned char)r->separator) {
			size_t bytes = line_end(r);
			if (bytes)
				next_line(r, bytes);
			return CSV_ROW;
		}
		r->now.at++;
	}
	return bad(r, r->now, _("more than 1.000 fields in a row"), err);
}

enum csv_result csv_read(struct csv_reader *r, char ***fields, size_t *count, struct error *err)
{
	if (!r->begun)
		begin(r);
	skip_empty_lines(r);
	r->row_line = r->now.line;
	if (peek(r, 0) < 0)
		return r->failed ? unreadable(r, err) : CSV_END;
	enum csv_result result = read_row(r, err);
	if (result != CSV_ROW)
		return result;
	if (r->failed) /* the row may go on behind what could be read */
		return unreadable(r, err);
	for (size_t i = 0; i < r->count; i++)
		r->fields[i] = r->out.s + r->starts[i];
	*fields = r->fields;
	*count = r->count;
	return CSV_ROW;
}

void csv_put(struct buf *b, const char *text, char separator)
{
	const char special[] = {'"', '\n', '\r', separator, '\0'};

	if (!text[strcspn(text, special)]) {
		buf_puts(b, text);
		return;
	}
	buf_putc(b, '"');
	for (;;) {
		size_t run = strcspn(text, "\"");
		buf_put(b, text, run);
		if (!text[run])
			break;
		buf_puts(b, "\"\"");
		text += run + 1;
	}
	buf_putc(b, '"');
}
