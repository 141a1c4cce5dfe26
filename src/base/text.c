/*
 * Vietnamese text: entry form, folding, clusters and columns, cutting and wrapping.
 * The dictionary order stands in collate.c. Letters of Latin scripts take short cuts; whatever
 * else Unicode holds goes through utf8proc.
 */
#include "base/text.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/utf8.h"

#define ELLIPSIS "…" /* one column */

/* ---- UTF-8 ------------------------------------------------------------ */

size_t utf8_decode(const char *bytes, size_t count, int32_t *character)
{
	const unsigned char *p = (const unsigned char *)bytes;

	if (!count)
		return 0;
	if (p[0] < 0x80) {
		*character = p[0];
		return 1;
	}
	size_t length = p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : p[0] < 0xF5 ? 4 : 0;
	if (!length || length > count)
		return 0;
	int32_t c = p[0] & (0x7F >> length);
	for (size_t i = 1; i < length; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3F);
	}
	/* Two bytes cannot be overlong from 0xC2 on; three and four can. */
	if ((length == 3 && (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF))) ||
		(length == 4 && (c < 0x10000 || c > 0x10FFFF)))
		return 0;
	*character = c;
	return length;
}

/* As utf8_decode, but always gets on: a byte that is not text counts as one U+FFFD. */
static size_t decode(const char *p, const char *end, int32_t *character)
{
	size_t length = utf8_decode(p, (size_t)(end - p), character);

	if (length)
		return length;
	*character = 0xFFFD;
	return p < end ? 1 : 0;
}

static void put_character(struct buf *b, int32_t character)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t length = utf8proc_encode_char(character, bytes);

	buf_put(b, bytes, (size_t)length);
}

/* Offset of the first byte that is not text, or count. */
static size_t valid_prefix(const char *bytes, size_t count)
{
	size_t at = 0;

	while (at < count) {
		uint64_t word;
		if (count - at >= sizeof(word)) { /* eight bytes of ASCII without NUL at a time */
			memcpy(&word, bytes + at, sizeof(word));
			if (!((word | (word - 0x0101010101010101)) & 0x8080808080808080)) {
				at += sizeof(word);
				continue;
			}
		}
		int32_t character;
		size_t length = utf8_decode(bytes + at, count - at, &character);
		if (!length || !character)
			break;
		at += length;
	}
	return at;
}

bool text_is_valid(const char *bytes, size_t count)
{
	return valid_prefix(bytes, count) == count;
}

/*
 * Letters that stand for themselves: already composed, never joined to a neighbour, one column.
 * ASCII and Latin with the Vietnamese block.
 */
static bool is_plain(int32_t c)
{
	return (c >= 0x20 && c < 0x7F) || (c >= 0xC0 && c < 0x2B0) || (c >= 0x1E00 && c < 0x1F00);
}

static bool is_bidi_control(int32_t c)
{
	return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
		(c >= 0x2066 && c <= 0x2069);
}

static bool is_line_end(int32_t c)
{
	return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

static bool is_control(int32_t c)
{
	return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

static char *compose(char *text)
{
	utf8proc_uint8_t *composed;

	utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *)text, 0, &composed,
		UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (length < 0)
		die("composing a text: %s", utf8proc_errmsg(length));
	free(text);
	return (char *)composed;
}

static void trim(char *text)
{
	size_t len = strlen(text);
	size_t from = 0;

	while (len && text[len - 1] == ' ')
		len--;
	while (from < len && text[from] == ' ')
		from++;
	memmove(text, text + from, len - from);
	text[len - from] = '\0';
}

bool text_clean(char **out, const char *bytes, size_t count, bool lines, struct error *err)
{
	struct buf b = {0};
	bool plain = true;
	size_t kept = 0; /* bytes before are in b or dropped */
	size_t length;

	for (size_t at = 0; at < count; at += length) {
		int32_t c;
		length = utf8_decode(bytes + at, count - at, &c);
		if (!length || !c) {
			buf_clear(&b);
			return error_set(err, ERR_INVALID,
				_("byte %zu (hexadecimal %02X) is not UTF-8 text; save the file or "
				  "set the terminal as UTF-8"),
				at + 1, (unsigned char)bytes[at]);
		}
		if (is_plain(c))
			continue;
		bool line_end = is_line_end(c);
		if (!line_end && c != '\t' && !is_control(c) && !is_bidi_control(c) &&
			c != 0xFEFF) {
			plain = false;
			continue;
		}
		buf_put(&b, bytes + kept, at - kept);
		if (c == '\r' && at + 1 < count && bytes[at + 1] == '\n')
			length++;
		if (line_end || c == '\t')
			buf_putc(&b, !lines ? ' ' : line_end ? '\n' : '\t');
		kept = at + length;
	}
	buf_put(&b, bytes + kept, count - kept);
	char *text = buf_steal(&b);
	if (!plain)
		text = compose(text);
	if (!lines)
		trim(text);
	*out = text;
	return true;
}

const char *text_excerpt(char out[TEXT_EXCERPT_SIZE], const char *text)
{
	const char *end = text + strlen(text);
	size_t used = 0;
	int columns = 0;

	for (const char *p = text; p < end;) {
		int32_t c;
		size_t length = utf8_decode(p, (size_t)(end - p), &c);
		bool shown = length && !is_control(c) && !is_bidi_control(c) && c != 0x2028 &&
			c != 0x2029;
		int width = shown ? utf8_width(c) : 1;
		if (columns + width > 39 || used + 8 > TEXT_EXCERPT_SIZE) {
			memcpy(out + used, ELLIPSIS, sizeof(ELLIPSIS) - 1);
			used += sizeof(ELLIPSIS) - 1;
			break;
		}
		if (shown)
			memcpy(out + used, p, length);
		else
			out[used] = '?';
		used += shown ? length : 1;
		p += length ? length : 1;
		columns += width;
	}
	out[used] = '\0';
	return out;
}

/* ---- letters ------------------------------------------------------------ */

/* Fold one character by the book; at most 4 are wanted, Unicode needs 3. */
static void fold_character(struct buf *b, int32_t c)
{
	utf8proc_int32_t folded[8];
	int boundary = 0;

	utf8proc_ssize_t count = utf8proc_decompose_char(c, folded, 8,
		UTF8PROC_DECOMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
		&boundary);
	for (utf8proc_ssize_t i = 0; i < count; i++)
		put_character(b, folded[i] == 0x111 ? 'd' : folded[i]);
}

/*
 * The one ASCII sign that a character folds to, 0 where it is not just one. The table of Latin
 * letters is filled from utf8proc at first use.
 */
static char fold_letter(int32_t c)
{
	static char low[0x250], viet[0x100];
	static bool filled;

	if (c < 0x80)
		return (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
	if (!filled) {
		for (int32_t i = 0x80; i < 0x250 + 0x100; i++) {
			struct buf b = {0};
			fold_character(&b, i < 0x250 ? i : i - 0x250 + 0x1E00);
			char letter = b.len == 1 ? b.s[0] : '\0';
			*(i < 0x250 ? &low[i] : &viet[i - 0x250]) = letter;
			buf_clear(&b);
		}
		filled = true;
	}
	if (c < 0x250)
		return low[c];
	return c >= 0x1E00 && c < 0x1F00 ? viet[c - 0x1E00] : '\0';
}

static void fold_into(struct buf *b, const char *text)
{
	const char *end = text + strlen(text);

	while (text < end) {
		int32_t c;
		text += decode(text, end, &c);
		char letter = fold_letter(c);
		if (letter)
			buf_putc(b, letter);
		else
			fold_character(b, c);
	}
}

char *text_fold(const char *text)
{
	struct buf b = {0};

	fold_into(&b, text);
	return buf_steal(&b);
}

bool text_folds_to(const char *text, const char *folded)
{
	const char *end = text + strlen(text);

	while (text < end) {
		int32_t c;
		size_t length = decode(text, end, &c);
		char letter = fold_letter(c);
		if (!letter) { /* not just one letter: the rest by the book */
			char *rest = text_fold(text);
			bool same = strcmp(rest, folded) == 0;
			free(rest);
			return same;
		}
		if (*folded++ != letter)
			return false;
		text += length;
	}
	return !*folded;
}

static bool is_word_byte(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Whether a folded word occurs where a word of the folded text begins. */
static bool word_begins(const char *text, const char *word, size_t bytes)
{
	for (const char *p = text; *p; p++) {
		bool begins = p == text || !is_word_byte(p[-1]) || !is_word_byte(word[0]);
		if (begins && strncmp(p, word, bytes) == 0)
			return true;
	}
	return false;
}

char *text_initials(const char *name)
{
	char *folded = text_fold(name);
	struct buf letters = {0};

	for (const char *p = folded; *p; p++)
		if (is_word_byte(*p) && (p == folded || !is_word_byte(p[-1])))
			buf_put(&letters, p, text_next(p));
	if (letters.len && !letters.s[text_next(letters.s)])
		buf_cut(&letters, 0);
	free(folded);
	return buf_steal(&letters);
}

bool text_matches(const char *text, const char *needle)
{
	struct buf folded = {0}, words = {0};
	bool all = true;

	fold_into(&folded, text);
	fold_into(&words, needle);
	const char *word = buf_text(&words);
	while (all && *(word += strspn(word, " \t\n"))) {
		size_t bytes = strcspn(word, " \t\n");
		all = word_begins(buf_text(&folded), word, bytes);
		word += bytes;
	}
	buf_clear(&folded);
	buf_clear(&words);
	return all;
}

static char *map_characters(const char *text, utf8proc_int32_t (*map)(utf8proc_int32_t))
{
	struct buf b = {0};
	const char *end = text + strlen(text);

	while (text < end) {
		int32_t c;
		text += decode(text, end, &c);
		put_character(&b, map(c));
	}
	return buf_steal(&b);
}

char *text_upper(const char *text)
{
	return map_characters(text, utf8proc_toupper);
}

char *text_lower(const char *text)
{
	return map_characters(text, utf8proc_tolower);
}

char *text_capital(const char *text)
{
	const size_t first = text_next(text);
	char *letter = xstrndup(text, first);
	char *upper = text_upper(letter);
	struct buf b = {0};

	buf_puts(&b, upper);
	buf_puts(&b, text + first);
	free(letter);
	free(upper);
	return buf_steal(&b);
}

/* ---- clusters and columns ------------------------------------------------------------ */

size_t text_length(const char *text)
{
	size_t count = 0;

	for (; *text; text++)
		count += ((unsigned char)*text & 0xC0) != 0x80;
	return count;
}

int utf8_width(int32_t c)
{
	if (is_plain(c) || c == '\t')
		return 1;
	if (is_control(c))
		return 0;
	int width = wcwidth((wchar_t)c);
	/* Not in the locale's tables: the terminal shows one replacement. */
	return width < 0 ? 1 : width;
}

/*
 * The usual case: an ASCII sign in front of ASCII or of the end is a cluster of one byte and one
 * column.
 */
static bool is_alone(const char *p, const char *end)
{
	unsigned char c = (unsigned char)*p;

	return c >= 0x20 && c < 0x7F && (p + 1 == end || (unsigned char)p[1] < 0x80);
}

/* Bytes of the cluster at p, 0 at the end. */
static size_t cluster(const char *p, const char *end)
{
	int32_t left, right;
	utf8proc_int32_t state = 0;
	size_t bytes = decode(p, end, &left);

	while (p + bytes < end) {
		size_t more = decode(p + bytes, end, &right);
		if (is_plain(left) && is_plain(right))
			break;
		if (utf8proc_grapheme_break_stateful(left, right, &state))
			break;
		bytes += more;
		left = right;
	}
	return bytes;
}

static int width_of(const char *p, const char *end)
{
	int width = 0;

	while (p < end) {
		int32_t c;
		p += decode(p, end, &c);
		width += utf8_width(c);
	}
	return width;
}

int text_width(const char *text)
{
	return width_of(text, text + strlen(text));
}

/* Bytes of the longest beginning that fits, and its columns. */
static size_t fit(const char *text, const char *end, int columns, int *width)
{
	const char *p = text;

	*width = 0;
	while (p < end) {
		size_t bytes = 1;
		int more = 1;
		if (!is_alone(p, end)) {
			bytes = cluster(p, end);
			more = width_of(p, p + bytes);
		}
		if (*width + more > columns)
			break;
		*width += more;
		p += bytes;
	}
	return (size_t)(p - text);
}

size_t text_fit(const char *text, int columns)
{
	int width;

	return fit(text, text + strlen(text), columns, &width);
}

size_t text_next(const char *text)
{
	if (*text && is_alone(text, text + 1 + (text[1] != '\0')))
		return 1;
	/* A cluster never reaches over a line end: no need to measure the whole text. */
	size_t line = strcspn(text, "\n");
	return cluster(text, text + line + (text[line] == '\n'));
}

/* Bytes of the character that ends at @p at. */
static size_t character_before(const char *text, size_t at, int32_t *c)
{
	size_t start = at;

	while (start > 0 && at - start < 4) {
		start--;
		if (((unsigned char)text[start] & 0xC0) != 0x80)
			break;
	}
	if (utf8_decode(text + start, at - start, c) == at - start)
		return at - start;
	*c = 0xFFFD;
	return at ? 1 : 0;
}

size_t text_previous(const char *text, size_t at)
{
	int32_t last = 0, before = '\n';

	if (!at)
		return 0;
	size_t bytes = character_before(text, at, &last);
	if (at > bytes)
		character_before(text, at - bytes, &before);
	if (is_plain(last) && (is_plain(before) || before == '\n'))
		return bytes;
	/* Clusters are only known from left to right: walk the line up to here. */
	size_t start = at - bytes;
	while (start > 0 && text[start - 1] != '\n')
		start--;
	const char *p = text + start;
	const char *end = text + at;
	size_t step = 0;
	while (p < end) {
		step = cluster(p, end);
		p += step;
	}
	return step;
}

/* Append as much of the first line as fits, blanks for tabs; the columns used. */
static int put_cut(struct buf *b, const char *text, int columns)
{
	int width;
	const char *end = text + strcspn(text, "\n");
	size_t bytes = fit(text, end, columns, &width);
	bool cut = text[bytes + strspn(text + bytes, " \t\n")] != '\0';

	/* A first line that just fits still gives its last column to the sign of more. */
	if (cut && columns > 0)
		bytes = fit(text, end, columns - 1, &width);
	size_t from = b->len;
	buf_put(b, text, bytes);
	for (char *p = b->s + from; (p = strchr(p, '\t'));)
		*p = ' ';
	if (cut && columns > 0) {
		buf_puts(b, ELLIPSIS);
		width++;
	}
	return width;
}

char *text_cut(const char *text, int columns)
{
	struct buf b = {0};

	put_cut(&b, text, columns);
	return buf_steal(&b);
}

static void put_blanks(struct buf *b, int count)
{
	static const char blanks[] = "                                ";

	while (count > 0) {
		int piece = count < (int)sizeof(blanks) - 1 ? count : (int)sizeof(blanks) - 1;
		buf_put(b, blanks, (size_t)piece);
		count -= piece;
	}
}

void text_pad(struct buf *b, const char *text, int columns, enum text_align align)
{
	struct buf cut = {0};
	int rest = columns - put_cut(&cut, text, columns);
	int before = align == ALIGN_LEFT ? 0 : align == ALIGN_RIGHT ? rest : rest / 2;

	put_blanks(b, before);
	buf_put(b, cut.s, cut.len);
	put_blanks(b, rest - before);
	buf_clear(&cut);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/*
 * Bytes of the first screen line of [p, end): whole words where one fits, else whole clusters, at
 * least one.
 */
static size_t wrap_line(const char *p, const char *end, int columns)
{
	int width;
	size_t fits = fit(p, end, columns, &width);
	size_t first = 0;

	if (p + fits == end || is_blank(p[fits]))
		return fits;
	while (first < fits && is_blank(p[first]))
		first++;
	for (size_t at = fits; at > first; at--) {
		if (is_blank(p[at - 1]))
			return at;
	}
	return fits ? fits : cluster(p, end);
}

int text_wrap(const char *text, int columns,
	void (*line)(void *arg, const char *start, size_t bytes), void *arg)
{
	int count = 0;
	const char *p = text;

	for (;;) {
		const char *end = p + strcspn(p, "\n");
		do {
			size_t bytes = wrap_line(p, end, columns);
			const char *next = p + bytes;
			bool more = next < end;
			while (next < end && is_blank(*next))
				next++;
			while (more && bytes && is_blank(p[bytes - 1]))
				bytes--;
			line(arg, p, bytes);
			count++;
			p = next;
		} while (p < end);
		if (!*end)
			return count;
		p = end + 1;
	}
}
