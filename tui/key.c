/*
 * Bytes to keys, keys to names, scripts to keys. A burst is what arrived together; whether it
 * came from a person or from an input method is judged by the loop, from the burst's marks.
 */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "tui/key.h"

/* ---- bursts ---------------------------------------------------------------------------------- */

static void put_key(struct key_reader *reader, int code)
{
	if (reader->count == reader->room) {
		reader->room = reader->room ? 2 * reader->room : 16;
		reader->keys = xrealloc(reader->keys, reader->room * sizeof *reader->keys);
		reader->starts = xrealloc(reader->starts, reader->room * sizeof *reader->starts);
	}
	reader->starts[reader->count] = reader->text.len;
	reader->keys[reader->count++] = (struct key){.code = code};
}

/* Text goes into the K_TEXT key at the end of the burst, so that a run of letters is one key. */
static void put_text(struct key_reader *reader, const unsigned char *bytes, size_t count)
{
	if (reader->in_paste) {
		buf_put(&reader->paste, bytes, count);
		return;
	}
	if (!reader->count || reader->keys[reader->count - 1].code != K_TEXT)
		put_key(reader, K_TEXT);
	buf_put(&reader->text, bytes, count);
	reader->keys[reader->count - 1].bytes += count;
	reader->has_text = true;
	if (bytes[0] >= 0x80)
		reader->has_foreign = true;
}

static void end_paste(struct key_reader *reader)
{
	reader->in_paste = false;
	put_key(reader, K_PASTE);
	buf_put(&reader->text, buf_text(&reader->paste), reader->paste.len);
	reader->keys[reader->count - 1].bytes = reader->paste.len;
	buf_clear(&reader->paste);
}

/* Bytes a UTF-8 character has by its first one; 0 where none begins with it. */
static int sequence_length(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead >= 0xc2 && lead <= 0xdf)
		return 2;
	if (lead >= 0xe0 && lead <= 0xef)
		return 3;
	return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/*
 * Whether a byte can follow what is in `partial`: no overlong forms, no surrogates, nothing above
 * U+10FFFF.
 */
static bool continues(const struct key_reader *reader, unsigned char byte)
{
	unsigned char low = 0x80, high = 0xbf;

	if (reader->partial_count == 1) {
		switch (reader->partial[0]) {
		case 0xe0:
			low = 0xa0;
			break;
		case 0xed:
			high = 0x9f;
			break;
		case 0xf0:
			low = 0x90;
			break;
		case 0xf4:
			high = 0x8f;
			break;
		default:
			break;
		}
	}
	return byte >= low && byte <= high;
}

static void feed_byte(struct key_reader *reader, unsigned char byte)
{
	if (reader->partial_count) {
		if (continues(reader, byte)) {
			reader->partial[reader->partial_count++] = byte;
			if (reader->partial_count == sequence_length(reader->partial[0])) {
				put_text(reader, reader->partial, (size_t)reader->partial_count);
				reader->partial_count = 0;
			}
			return;
		}
		reader->partial_count = 0; /* cut short: drop it, look at this byte afresh */
	}
	if (byte >= 0x80) {
		if (sequence_length(byte)) {
			reader->partial[0] = byte;
			reader->partial_count = 1;
		}
		return;
	}
	if (reader->in_paste) {
		if (byte == '\r')
			byte = '\n';
		if (byte >= 32 || byte == '\n' || byte == '\t')
			put_text(reader, &byte, 1);
	} else if (byte == 0x7f || byte == 8) {
		put_key(reader, K_BACKSPACE);
		reader->has_backspace = true;
	} else if (byte >= 32) {
		put_text(reader, &byte, 1);
	} else if (byte) {
		put_key(reader, byte == '\n' ? K_ENTER : byte);
	}
}

static void put_mouse(struct key_reader *reader, enum mouse what, int row, int column)
{
	put_key(reader, K_MOUSE);
	struct key *key = &reader->keys[reader->count - 1];
	key->mouse = what;
	key->row = row;
	key->column = column;
}

/* A mouse report: ESC [ < button ; column ; row M, m for the button let go. */
static void end_report(struct key_reader *reader, int last)
{
	int button, column, row, end = 0;

	if (sscanf(reader->parameters, "<%d;%d;%d%n", &button, &column, &row, &end) != 3 ||
		(size_t)end != reader->parameter_count || last != 'M' || row < 1 || column < 1)
		return;
	switch (button) {
	case 0:
		put_mouse(reader, MOUSE_CLICK, row - 1, column - 1);
		break;
	case 64:
		put_mouse(reader, MOUSE_WHEEL_UP, row - 1, column - 1);
		break;
	case 65:
		put_mouse(reader, MOUSE_WHEEL_DOWN, row - 1, column - 1);
		break;
	default:
		break;
	}
}

/* The last byte of a control sequence. */
static void end_sequence(struct key_reader *reader, int last)
{
	reader->parameters[reader->parameter_count] = 0;
	if (*reader->parameters == '<')
		end_report(reader, last);
	else if (!reader->parameter_count && last == 'M' && reader->mouse)
		reader->swallow = 3; /* a terminal that knows the old reports only */
}

static void begin_sequence(struct key_reader *reader)
{
	reader->sequence = true;
	reader->parameter_count = 0;
}

void key_feed(struct key_reader *reader, int code)
{
	if (code == K_RESIZE) { /* no part of what is typed: it may come inside a letter */
		put_key(reader, K_RESIZE);
		return;
	}
	if (reader->swallow && code >= 0 && code < 256) {
		reader->swallow -= code != K_NONE;
		return;
	}
	if (reader->sequence) { /* ESC [ … up to a letter or ~ */
		if (code >= 0x20 && code < 0x40) {
			if (reader->parameter_count + 1 < sizeof reader->parameters)
				reader->parameters[reader->parameter_count++] = (char)code;
			return;
		}
		reader->sequence = false;
		if (code >= 0x40 && code < 0x7f) {
			end_sequence(reader, code);
			return;
		}
	}
	if (reader->escape) {
		reader->escape = false;
		if (code >= '0' && code <= '9') {
			put_key(reader, code == '0' ? K_F1 + 9 : K_F1 + code - '1');
			return;
		}
		if ((code == '[' || code == 'O') && (reader->fresh_escape || reader->mouse)) {
			begin_sequence(reader);
			return;
		}
		put_key(reader, K_ESC);
		if (code == K_ESC) /* Esc Esc: one step out, at once */
			return;
	}
	switch (code) {
	case K_NONE:
		break;
	case K_ESC:
		if (!reader->in_paste) {
			reader->escape = true;
			reader->fresh_escape = true;
		}
		break;
	case K_PASTE_BEGIN:
		reader->partial_count = 0;
		reader->in_paste = true;
		break;
	case K_PASTE_END:
		reader->partial_count = 0;
		if (reader->in_paste)
			end_paste(reader);
		break;
	case K_BACKSPACE:
		feed_byte(reader, 8);
		break;
	default:
		if (code < 256) {
			feed_byte(reader, (unsigned char)code);
		} else if (!reader->in_paste || code == K_HANGUP) {
			reader->partial_count = 0;
			put_key(reader, code);
		}
		break;
	}
}

bool key_is_typed(const struct key *key)
{
	return key->code == K_TEXT || key->code == K_PASTE || key->code == K_BACKSPACE;
}

void key_finish(struct key_reader *reader)
{
	reader->sequence = reader->sequence && reader->mouse;
	reader->fresh_escape = false; /* a `[` typed later is a `[` */
	for (size_t i = 0; i < reader->count; i++)
		reader->keys[i].text = buf_text(&reader->text) + reader->starts[i];
}

void key_reset(struct key_reader *reader)
{
	reader->count = 0;
	buf_cut(&reader->text, 0);
	reader->has_backspace = reader->has_text = reader->has_foreign = false;
}

void key_reader_clear(struct key_reader *reader)
{
	free(reader->keys);
	free(reader->starts);
	buf_clear(&reader->text);
	buf_clear(&reader->paste);
	memset(reader, 0, sizeof *reader);
}

/* ---- names ----------------------------------------------------------------------------------- */

/*
 * Keys with a name: footer, help, man page and scripts. Where a name is written otherwise in
 * scripts, that follows.
 */
static const struct key_word {
	int code;
	const char *name, *script;
} words[] = {
	{K_TAB, "Tab", NULL},
	{K_ENTER, "Enter", NULL},
	{K_ESC, "Esc", NULL},
	{K_SPACE, "Space", NULL},
	{K_BACKSPACE, "Backspace", NULL},
	{K_DELETE, "Delete", NULL},
	{K_UP, "↑", "Up"},
	{K_DOWN, "↓", "Down"},
	{K_LEFT, "←", "Left"},
	{K_RIGHT, "→", "Right"},
	{K_HOME, "Home", NULL},
	{K_END, "End", NULL},
	{K_PAGE_UP, "PgUp", NULL},
	{K_PAGE_DOWN, "PgDn", NULL},
	{K_INSERT, "Insert", NULL},
	{K_BACK_TAB, "Shift+Tab", NULL},
	{K_WORD_LEFT, "Ctrl+←", "Ctrl+Left"},
	{K_WORD_RIGHT, "Ctrl+→", "Ctrl+Right"},
	{K_TEXT_START, "Ctrl+Home", NULL},
	{K_TEXT_END, "Ctrl+End", NULL},
	{K_HANGUP, "Hangup", NULL},
};
#define WORD_COUNT (sizeof words / sizeof words[0])

void key_label(int code, struct buf *out)
{
	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (words[i].code == code) {
			buf_puts(out, words[i].name);
			return;
		}
	}
	if (code >= K_F1 && code <= K_F12)
		buf_printf(out, "F%d", code - K_F1 + 1);
	else if (code > 0 && code < 32)
		buf_printf(out, "Ctrl+%c", code + '@');
	else if (code > 32 && code < 127)
		buf_putc(out, (char)code);
}

/* ---- scripts --------------------------------------------------------------------------------- */

static bool name_is(const char *name, size_t bytes, const char *word)
{
	return strlen(word) == bytes && !strncasecmp(name, word, bytes);
}

int key_named(const char *name, size_t bytes)
{
	for (size_t i = 0; i < WORD_COUNT; i++)
		if (name_is(name, bytes, words[i].name) ||
			(words[i].script && name_is(name, bytes, words[i].script)))
			return words[i].code;
	if (bytes >= 2 && bytes <= 3 && (name[0] == 'F' || name[0] == 'f')) {
		int number = 0;

		for (size_t i = 1; i < bytes && name[i] >= '0' && name[i] <= '9'; i++)
			number = 10 * number + name[i] - '0';
		return number >= 1 && number <= 12 ? K_F1 + number - 1 : K_NONE;
	}
	if (bytes == 6 && !strncasecmp(name, "Ctrl+", 5))
		return K_CTRL(name[5]);
	return bytes == 1 && *name > ' ' && *name < 127 ? *name : K_NONE;
}

void key_script_put(int code, struct buf *out)
{
	for (size_t i = 0; i < WORD_COUNT; i++) {
		if (words[i].code == code) {
			buf_printf(out, "<%s>", words[i].script ? words[i].script : words[i].name);
			return;
		}
	}
	if (code > 32 && code < 127 && code != '<') {
		buf_putc(out, (char)code);
		return;
	}
	buf_putc(out, '<');
	if (code == '<')
		buf_puts(out, "lt");
	else
		key_label(code, out);
	buf_putc(out, '>');
}

/* What a script's `<name>` feeds: a key, or `lt`, or a byte in hexadecimal; K_NONE where it is none. */
static int code_of(const char *name, size_t bytes)
{
	if (name_is(name, bytes, "lt"))
		return '<';
	if (bytes == 3 && *name == 'x' && isxdigit((unsigned char)name[1]) &&
		isxdigit((unsigned char)name[2]))
		return (int)strtol(name + 1, NULL, 16);
	return bytes > 1 ? key_named(name, bytes) : K_NONE;
}

/* Feed the text up to `end` as bytes, `<Name>` in it as keys; returns what follows the end mark. */
static const char *script_until(const char *script, const char *end, struct key_reader *reader)
{
	while (strncasecmp(script, end, strlen(end)) != 0) {
		const char *close = *script == '<' ? strchr(script, '>') : NULL;
		if (!*script)
			die("key script without %s", end);
		if (close) {
			int code = code_of(script + 1, (size_t)(close - script - 1));
			if (code == K_NONE)
				die("key script: unknown key %s", script);
			key_feed(reader, code);
			script = close + 1;
		} else {
			key_feed(reader, (unsigned char)*script++);
		}
	}
	return script + strlen(end);
}

bool key_script(const char **script, struct key_reader *reader, bool *tick, int *rows, int *columns)
{
	const char *at = *script;

	*tick = false;
	*rows = *columns = 0;
	if (!*at)
		return false;
	if (*at != '<') { /* one character */
		do {
			key_feed(reader, (unsigned char)*at++);
		} while ((*at & 0xc0) == 0x80);
	} else {
		const char *close = strchr(at, '>');
		size_t bytes = close ? (size_t)(close - at - 1) : 0;
		int code = close ? code_of(at + 1, bytes) : K_NONE;

		if (code != K_NONE) {
			key_feed(reader, code);
			at = close + 1;
		} else if (close && name_is(at + 1, bytes, "Tick")) {
			*tick = true;
			at = close + 1;
		} else if (close && name_is(at + 1, bytes, "Burst")) {
			at = script_until(close + 1, "<End burst>", reader);
		} else if (close && name_is(at + 1, bytes, "Paste")) {
			key_feed(reader, K_PASTE_BEGIN);
			at = script_until(close + 1, "<End paste>", reader);
			key_feed(reader, K_PASTE_END);
		} else if (close && sscanf(at, "<Click %d,%d>", rows, columns) == 2) {
			put_mouse(reader, MOUSE_CLICK, *rows, *columns);
			*rows = *columns = 0;
			at = close + 1;
		} else if (close && name_is(at + 1, bytes, "Wheel up")) {
			put_mouse(reader, MOUSE_WHEEL_UP, 0, 0);
			at = close + 1;
		} else if (close && name_is(at + 1, bytes, "Wheel down")) {
			put_mouse(reader, MOUSE_WHEEL_DOWN, 0, 0);
			at = close + 1;
		} else if (close && sscanf(at, "<Resize %dx%d>", columns, rows) == 2) {
			at = close + 1;
		} else {
			die("key script: unknown key %s", at);
		}
	}
	if (reader->escape)
		key_feed(reader, K_NONE);
	key_finish(reader);
	*script = at;
	return true;
}
