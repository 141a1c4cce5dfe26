/*
 * From the text of a rule file to a tree of nodes. The form is libconfig's, so that editors and people know it, but the reader is
 * our own: libconfig lets integers wrap and texts run over lines, knows nothing of bytes, and takes a third of the start.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"
#include "domain/rules_inside.h"

/* Deeper than any rule: more would only exhaust the stack. */
enum { NESTING_MOST = 12 };

struct parser {
	struct reader *reader;
	char *at; /* the text ends with a NUL and holds no other */
	int line;
	int depth;
};

const struct node *node_member(const struct node *group, const char *name)
{
	for (const struct node *n = group->first; n; n = n->next)
		if (n->name && strcmp(n->name, name) == 0)
			return n;
	return NULL;
}

/* ---- the bytes ---- */

static bool not_readable(struct reader *reader, int number)
{
	if (!reader->fault_count)
		reader->code = number == ENOENT ? ERR_NOT_FOUND : ERR_IO;
	fault_at(reader, 0,
		_("cannot be read: %s; install the rules anew, or set DOITHOAI_RULES to their "
		  "folder"),
		strerror(number));
	return false;
}

static bool read_whole(struct reader *reader, bool must, struct buf *out)
{
	FILE *stream = fopen(reader->file->path, "re");
	size_t got;

	if (!stream)
		return errno == ENOENT && !must ? false : not_readable(reader, errno);
	while (out->len <= RULE_FILE_BYTES_MOST &&
		(got = fread(buf_room(out, 65536), 1, 65536, stream)) > 0)
		buf_grow(out, got);
	const int number = ferror(stream) ? errno : 0;
	fclose(stream);
	if (number)
		return not_readable(reader, number);
	if (out->len > RULE_FILE_BYTES_MOST) {
		fault_at(reader, 0, _("is longer than %d bytes: this is no rule file"),
			RULE_FILE_BYTES_MOST);
		return false;
	}
	return true;
}

/* What is wrong with the bytes from @p at on, before anything is made of them; NULL for nothing. */
static const char *wrong_byte(const unsigned char *at)
{
	if ((*at < ' ' && *at != '\t' && *at != '\n' && !(*at == '\r' && at[1] == '\n')) ||
		*at == 0x7f || (*at == 0xc2 && at[1] < 0xa0))
		return _("holds a control character");
	/* U+0300 to U+036F: combining marks */
	if (*at == 0xcc || (*at == 0xcd && at[1] < 0xb0))
		return _("holds tone marks apart from their letters; save the file in Unicode NFC");
	return NULL;
}

static bool bytes_are_text(struct reader *reader, const char *text, size_t bytes)
{
	const bool valid = text_is_valid(text, bytes);
	const char *end = text + bytes;
	int line = 1;
	bool ok = true;

	if (!valid)
		for (const char *next; text < end; text = next, line++) {
			next = memchr(text, '\n', (size_t)(end - text));
			next = next ? next + 1 : end;
			if (!text_is_valid(text, (size_t)(next - text)))
				fault_at(reader, line, "%s",
					_("is not UTF-8; save the file as UTF-8"));
		}
	for (int told = 0; valid && text < end; text++) {
		const unsigned char c = (unsigned char)*text;
		line += c == '\n';
		if (c >= ' ' && c < 0x7f)
			continue;
		const char *wrong = wrong_byte((const unsigned char *)text);
		if (wrong && told != line)
			fault_at(reader, told = line, "%s", wrong);
		ok = ok && !wrong;
	}
	return valid && ok;
}

/* ---- the form ---- */

static bool wrong(struct parser *parser, int line, const char *what)
{
	fault_at(parser->reader, line, "%s", what);
	return false;
}

/* Past blanks and comments; false where a comment never ends. */
static bool skip(struct parser *p)
{
	for (;;) {
		while (*p->at == ' ' || *p->at == '\t' || *p->at == '\r')
			p->at++;
		if (*p->at == '\n') {
			p->at++;
			p->line++;
		} else if (*p->at == '#' || (p->at[0] == '/' && p->at[1] == '/')) {
			p->at += strcspn(p->at, "\n");
		} else if (p->at[0] == '/' && p->at[1] == '*') {
			const char *end = strstr(p->at + 2, "*/");
			if (!end)
				return wrong(
					p, p->line, _("a comment /* begins here and never ends"));
			for (; p->at < end; p->at++)
				p->line += *p->at == '\n';
			p->at += 2;
		} else {
			return true;
		}
	}
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t word_bytes(const char *at)
{
	size_t bytes = 0;

	while (is_letter(at[bytes]) || is_digit(at[bytes]) || at[bytes] == '_' || at[bytes] == '-')
		bytes++;
	return bytes;
}

/* One text, cut out in place to @p to; the quote that begins it is under the cursor. */
static bool read_quoted(struct parser *p, char **to)
{
	for (p->at++; *p->at != '"'; p->at++) {
		if (!*p->at || *p->at == '\n')
			return wrong(
				p, p->line, _("a text does not end on its line: a \" is missing"));
		if (*p->at == '\\' && (p->at[1] == '"' || p->at[1] == '\\'))
			p->at++;
		else if (*p->at == '\\')
			return wrong(p, p->line,
				_("in a text only \\\" and \\\\ may stand after a backslash"));
		*(*to)++ = *p->at;
	}
	p->at++;
	return true;
}

/* A text; those that follow each other are one. */
static bool read_text(struct parser *p, struct node *node)
{
	char *to = p->at;

	node->type = NODE_TEXT;
	node->text = p->at;
	do {
		if (!read_quoted(p, &to) || !skip(p))
			return false;
	} while (*p->at == '"');
	*to = '\0';
	return true;
}

/* A number as it is written: what is no int is a fault, or for no member to take. */
static bool read_number(struct parser *p, struct node *node)
{
	const size_t bytes = strspn(p->at, "+-.0123456789abcdefABCDEFxXL");
	char digits[32], *end;

	snprintf(digits, sizeof digits, "%.*s", (int)bytes, p->at);
	p->at += bytes;
	const char *first = digits + strspn(digits, "+-");
	errno = 0;
	const long long value =
		strtoll(digits, &end, first[0] == '0' && (first[1] | 0x20) == 'x' ? 16 : 10);
	if (!is_digit(*first) || !strchr(".eEL", *end))
		return wrong(p, node->line, _("this is no number"));
	if (bytes >= sizeof digits || errno || (!*end && (value > INT_MAX || value < INT_MIN))) {
		fault_at(p->reader, node->line, _("the number %s is too large"), digits);
		node->type = NODE_FAULTY;
	} else {
		node->type = *end ? NODE_OTHER : NODE_INT;
		node->number = *end ? 0 : (int)value;
	}
	return true;
}

static bool read_word(struct parser *p, struct node *node)
{
	const size_t bytes = word_bytes(p->at);
	const bool yes = bytes == 4 && memcmp(p->at, "true", 4) == 0;

	if (!yes && !(bytes == 5 && memcmp(p->at, "false", 5) == 0))
		return wrong(p, node->line,
			_("a value is wanted: a text in \"quotes\", a number, true, false, ( { or "
			  "["));
	p->at += bytes;
	node->type = NODE_BOOL;
	node->number = yes;
	return true;
}

static bool read_value(struct parser *p, struct node *node);

static bool read_elements(struct parser *p, struct node *node, char close)
{
	struct node **link = &node->first;

	if (!skip(p))
		return false;
	if (*p->at == close) {
		p->at++;
		return true;
	}
	for (;;) {
		struct node *element = rules_memory(p->reader->rules, sizeof *element);
		element->line = p->line;
		if (!read_value(p, element) || !skip(p))
			return false;
		*link = element;
		link = &element->next;
		node->count++;
		if (*p->at == close) {
			p->at++;
			return true;
		}
		if (*p->at != ',') {
			fault_at(p->reader, p->line,
				_("a , or %c is wanted in the list that begins at line %d"), close,
				node->line);
			return false;
		}
		p->at++;
		if (!skip(p))
			return false;
	}
}

/* Members up to a closing brace, or the end of the file. */
static bool read_members(struct parser *p, struct node *group, char close)
{
	struct node **link = &group->first;

	for (;;) {
		if (!skip(p))
			return false;
		if (*p->at == close) {
			p->at += close != '\0';
			return true;
		}
		struct node *member = rules_memory(p->reader->rules, sizeof *member);
		const size_t bytes = word_bytes(p->at);
		member->line = p->line;
		if (!bytes || !is_letter(*p->at)) {
			if (*p->at == '@')
				return wrong(p, p->line, _("rule files do not include others"));
			fault_at(p->reader, p->line,
				_("a name is wanted, or } where the entry that begins at line %d "
				  "ends"),
				group->line);
			return false;
		}
		char *name = p->at;
		p->at += bytes;
		if (!skip(p))
			return false;
		if (*p->at != '=' && *p->at != ':') {
			fault_at(p->reader, p->line, _("a = is wanted after %.*s"), (int)bytes,
				name);
			return false;
		}
		p->at++;
		/* its place is free now: the sign behind it was read */
		name[bytes] = '\0';
		member->name = name;
		if (!skip(p) || !read_value(p, member) || !skip(p))
			return false;
		*link = member;
		link = &member->next;
		group->count++;
		if (*p->at == ';' || *p->at == ',')
			p->at++;
	}
}

static bool read_value(struct parser *p, struct node *node)
{
	const char c = *p->at;
	bool ok;

	if (c == '"')
		return read_text(p, node);
	if (is_digit(c) || c == '-' || c == '+' || c == '.')
		return read_number(p, node);
	if (c != '{' && c != '(' && c != '[')
		return read_word(p, node);
	if (++p->depth > NESTING_MOST)
		return wrong(p, p->line, _("lists are nested too deeply"));
	p->at++;
	node->type = c == '{' ? NODE_GROUP : c == '(' ? NODE_LIST : NODE_ARRAY;
	ok = c == '{' ? read_members(p, node, '}') : read_elements(p, node, c == '(' ? ')' : ']');
	p->depth--;
	return ok;
}

bool source_read(struct reader *reader, bool must)
{
	struct rules_file *file = reader->file;
	struct buf text = {0};

	if (!read_whole(reader, must, &text)) {
		buf_clear(&text);
		return false;
	}
	buf_putc(&text, '\n'); /* and so its end is marked, also where nothing was read */
	const size_t bytes = text.len;
	file->text = buf_steal(&text);
	/* Editors on Windows put a byte order mark. */
	const size_t mark = bytes >= 3 && memcmp(file->text, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	struct parser parser = {.reader = reader, .at = file->text + mark, .line = 1};
	if (!bytes_are_text(reader, parser.at, bytes - mark))
		return false;
	struct node *root = rules_memory(reader->rules, sizeof *root);
	root->line = 1;
	if (!read_members(&parser, root, '\0'))
		return false;
	file->root = root;
	return true;
}
