/*
 * From a rule file to a libconfig tree. libconfig takes silently what changes the meaning of a law: integers above 2^31 wrap,
 * texts run over lines where a quote is missing, bytes are not looked at. So the text is walked once before it is parsed.
 */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"
#include "domain/rules_inside.h"

/* Deeper than any rule: lists in lists would only exhaust the parser's stack. */
enum { NESTING_MOST = 12 };

struct walk {
	struct reader *reader;
	const char *at, *end;
	int line;
	int depth;
	bool ok; /* parsing it makes sense */
};

static bool read_whole(struct reader *reader, bool must, struct buf *out)
{
	const char *path = reader->file->path;
	FILE *stream = fopen(path, "re");
	size_t got;

	if (!stream) {
		if (errno == ENOENT && !must)
			return false;
		if (!reader->fault_count)
			reader->code = errno == ENOENT ? ERR_NOT_FOUND : ERR_IO;
		fault_at(reader, 0,
			_("cannot be read: %s; install the rules anew, or set DOITHOAI_RULES to "
			  "their folder"),
			strerror(errno));
		return false;
	}
	while ((got = fread(buf_room(out, 16384), 1, 16384, stream)) > 0) {
		buf_grow(out, got);
		if (out->len > RULE_FILE_BYTES_MOST)
			break;
	}
	const int number = ferror(stream) ? errno : 0;
	fclose(stream);
	if (number) {
		if (!reader->fault_count)
			reader->code = ERR_IO;
		fault_at(reader, 0,
			_("cannot be read: %s; install the rules anew, or set DOITHOAI_RULES to "
			  "their folder"),
			strerror(number));
		return false;
	}
	if (out->len > RULE_FILE_BYTES_MOST) {
		fault_at(reader, 0, _("is longer than %d bytes: this is no rule file"),
			RULE_FILE_BYTES_MOST);
		return false;
	}
	return true;
}

static void stop(struct walk *walk, const char *what)
{
	fault_at(walk->reader, walk->line, "%s", what);
	walk->ok = false;
}

/* Bytes of a line: UTF-8, no control characters, no marks apart from their letters. */
static void check_line(struct walk *walk, const char *line, size_t bytes)
{
	if (!text_is_valid(line, bytes)) {
		stop(walk, _("is not UTF-8; save the file as UTF-8"));
		return;
	}
	for (size_t i = 0; i < bytes; i++) {
		const unsigned char c = (unsigned char)line[i];
		const unsigned char next = i + 1 < bytes ? (unsigned char)line[i + 1] : 0;
		if ((c < ' ' && c != '\t' && !(c == '\r' && i + 1 == bytes)) || c == 0x7f ||
			(c == 0xc2 && next < 0xa0)) {
			stop(walk, _("holds a control character"));
			return;
		}
		/* U+0300 to U+036F: combining marks */
		if (c == 0xcc || (c == 0xcd && next < 0xb0)) {
			stop(walk,
				_("holds tone marks apart from their letters; save the file in "
				  "Unicode NFC"));
			return;
		}
	}
}

static void check_bytes(struct walk *walk, const char *text, size_t len)
{
	const char *end = text + len;

	for (walk->line = 1; text < end; walk->line++) {
		const char *next = memchr(text, '\n', (size_t)(end - text));
		check_line(walk, text, (size_t)((next ? next : end) - text));
		text = next ? next + 1 : end;
	}
}

static void skip_line(struct walk *walk)
{
	const char *next = memchr(walk->at, '\n', (size_t)(walk->end - walk->at));

	walk->at = next ? next : walk->end;
}

static void skip_remark(struct walk *walk)
{
	const int begin = walk->line;

	for (walk->at += 2; walk->at + 1 < walk->end; walk->at++) {
		if (walk->at[0] == '*' && walk->at[1] == '/') {
			walk->at += 2;
			return;
		}
		walk->line += *walk->at == '\n';
	}
	walk->at = walk->end;
	walk->line = begin;
	stop(walk, _("a comment /* begins here and never ends"));
}

static void skip_text(struct walk *walk)
{
	for (walk->at++; walk->at < walk->end && *walk->at != '\n'; walk->at++) {
		if (*walk->at == '"') {
			walk->at++;
			return;
		}
		if (*walk->at != '\\')
			continue;
		if (walk->at + 1 < walk->end && (walk->at[1] == '"' || walk->at[1] == '\\'))
			walk->at++;
		else
			stop(walk, _("in a text only \\\" and \\\\ may stand after a backslash"));
	}
	stop(walk, _("a text does not end on its line: a \" is missing"));
}

static bool is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
		c == '_' || c == '-' || c == '*';
}

/* Words and numbers. Of the numbers only whole ones are looked at; what else there is no member takes. */
static void skip_token(struct walk *walk)
{
	const char *start = walk->at;
	char *stopped, digits[64];

	while (walk->at < walk->end && (is_word(*walk->at) || strchr("+.", *walk->at)))
		walk->at++;
	const size_t bytes = (size_t)(walk->at - start);
	const char *first = start + (*start == '-' || *start == '+');
	if (first >= walk->at || *first < '0' || *first > '9')
		return;
	if (bytes >= sizeof digits) {
		fault_at(walk->reader, walk->line, _("a number of %zu digits"), bytes);
		walk->reader->faults[walk->reader->fault_count - 1].integer = true;
		return;
	}
	memcpy(digits, start, bytes);
	digits[bytes] = '\0';
	errno = 0;
	const long long value = strtoll(digits, &stopped, 0);
	if (*stopped == '.' || ((*stopped | 0x20) == 'e' && stopped > digits))
		return;
	/* decimal as libconfig reads it: a leading zero means nothing there */
	if (errno == ERANGE || value > INT_MAX || value < INT_MIN) {
		fault_at(walk->reader, walk->line,
			_("the number %s is too large: it would be read as another one"), digits);
		walk->reader->faults[walk->reader->fault_count - 1].integer = true;
	}
}

static void walk_tokens(struct walk *walk)
{
	walk->line = 1;
	while (walk->at < walk->end && walk->ok) {
		const char c = *walk->at;
		const char next = walk->at + 1 < walk->end ? walk->at[1] : '\0';
		if (c == '#' || (c == '/' && next == '/')) {
			skip_line(walk);
		} else if (c == '/' && next == '*') {
			skip_remark(walk);
		} else if (c == '"') {
			skip_text(walk);
		} else if (is_word(c) || c == '+') {
			skip_token(walk);
		} else if (c == '@') {
			stop(walk, _("rule files do not include others"));
		} else {
			walk->line += c == '\n';
			walk->depth += strchr("([{", c) != NULL;
			walk->depth -= strchr(")]}", c) != NULL;
			if (walk->depth > NESTING_MOST)
				stop(walk, _("lists are nested too deeply"));
			walk->at++;
		}
	}
}

static const char *parser_words(const char *text)
{
	/* What libconfig says of a file that it cannot parse. */
	static const char *const known[] = {
		N_("syntax error"),
		N_("duplicate setting name"),
		N_("mismatched element type in array"),
	};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (strcmp(known[i], text) == 0)
			return _(known[i]);
	return text;
}

bool source_read(struct reader *reader, bool must)
{
	struct buf text = {0};
	struct walk walk = {.reader = reader, .ok = true};
	config_t *config = &reader->file->config;

	config_init(config);
	if (!read_whole(reader, must, &text)) {
		buf_clear(&text);
		return false;
	}
	/* libconfig takes a comment that ends with the file for a fault. */
	buf_putc(&text, '\n');
	const char *start = buf_text(&text);
	/* Editors on Windows put a byte order mark, which libconfig does not know. */
	if (text.len >= 3 && memcmp(start, "\xef\xbb\xbf", 3) == 0)
		start += 3;
	walk.at = start;
	walk.end = buf_text(&text) + text.len;
	check_bytes(&walk, start, (size_t)(walk.end - start));
	if (walk.ok)
		walk_tokens(&walk);
	if (walk.ok && config_read_string(config, start) != CONFIG_TRUE) {
		fault_at(reader, config_error_line(config), "%s",
			parser_words(config_error_text(config)));
		walk.ok = false;
	}
	buf_clear(&text);
	return walk.ok;
}
