/*
 * Vietnamese dictionary order, without allocation: each letter has a place in the alphabet, a tone
 * and a case, taken from its canonical decomposition. Strings differ first by places, then by
 * tones, then by case, then by bytes, so that only equal strings compare equal.
 */
#include "base/text.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

/* Marks that make another letter, and the tones in their order. */
enum {
	MARK_GRAVE = 0x300,
	MARK_ACUTE = 0x301,
	MARK_CIRCUMFLEX = 0x302,
	MARK_TILDE = 0x303,
	MARK_BREVE = 0x306,
	MARK_HOOK = 0x309,
	MARK_HORN = 0x31B,
	MARK_DOT = 0x323,
	D_STROKE_UPPER = 0x110,
	D_STROKE_LOWER = 0x111,
};

#define PLACE_LETTERS 0x200 /* letters stand behind signs and digits … */
#define PLACE_STEP 4 /* … with room for three more letters behind each: a ă â */
#define PLACE_OTHERS 0x1000 /* all other scripts behind, in Unicode order */

struct element {
	int32_t place;
	uint8_t tone; /* 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng; 8 and more: foreign marks */
	uint8_t upper;
};

static bool is_mark(int32_t c)
{
	return c >= 0x300 && c < 0x370;
}

static void add_mark(struct element *e, int32_t mark)
{
	static const struct {
		int32_t mark;
		char letter;
		int steps;
	} letters[] = {
		{MARK_BREVE, 'a', 1},
		{MARK_CIRCUMFLEX, 'a', 2},
		{MARK_CIRCUMFLEX, 'e', 1},
		{MARK_CIRCUMFLEX, 'o', 1},
		{MARK_HORN, 'o', 2},
		{MARK_HORN, 'u', 1},
	};
	static const int32_t tones[] = {MARK_GRAVE, MARK_HOOK, MARK_TILDE, MARK_ACUTE, MARK_DOT};

	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		if (mark == letters[i].mark &&
			e->place == PLACE_LETTERS + (letters[i].letter - 'a') * PLACE_STEP) {
			e->place += letters[i].steps;
			return;
		}
	}
	for (size_t i = 0; i < sizeof(tones) / sizeof(tones[0]); i++) {
		if (mark == tones[i]) {
			e->tone += (uint8_t)(i + 1);
			return;
		}
	}
	e->tone += (uint8_t)(8 + (mark & 0x3F));
}

static struct element ascii_element(int32_t c)
{
	if (c >= 'a' && c <= 'z')
		return (struct element){PLACE_LETTERS + (c - 'a') * PLACE_STEP, 0, 0};
	if (c >= 'A' && c <= 'Z')
		return (struct element){PLACE_LETTERS + (c - 'A') * PLACE_STEP, 0, 1};
	return (struct element){c, 0, 0};
}

/* One character by the book; combining marks on their own count as a letter of their own here. */
static struct element compute(int32_t c)
{
	utf8proc_int32_t parts[8];
	int boundary = 0;

	if (c == D_STROKE_LOWER || c == D_STROKE_UPPER)
		return (struct element){
			PLACE_LETTERS + ('d' - 'a') * PLACE_STEP + 1, 0, c == D_STROKE_UPPER};
	utf8proc_ssize_t count = utf8proc_decompose_char(
		c, parts, 8, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE, &boundary);
	if (count < 1 || count > 8 || parts[0] >= 0x80)
		return (struct element){PLACE_OTHERS + c, 0, 0};
	struct element e = ascii_element(parts[0]);
	for (utf8proc_ssize_t i = 1; i < count; i++)
		add_mark(&e, parts[i]);
	return e;
}

/*
 * As compute(), from tables filled at first use for ASCII to Latin Extended-B and for the
 * Vietnamese block.
 */
static struct element lookup(int32_t c)
{
	static struct element low[0x250], viet[0x100];
	static bool filled;

	if (!filled) {
		for (int32_t i = 0; i < 0x250; i++)
			low[i] = compute(i);
		for (int32_t i = 0; i < 0x100; i++)
			viet[i] = compute(0x1E00 + i);
		filled = true;
	}
	if (c < 0x250)
		return low[c];
	return c >= 0x1E00 && c < 0x1F00 ? viet[c - 0x1E00] : compute(c);
}

static int32_t next_character(const char **p, const char *end)
{
	int32_t c;
	size_t length = utf8_decode(*p, (size_t)(end - *p), &c);

	if (!length) {
		c = 0x110000 +
			(unsigned char)**p; /* not text: behind everything, but in an order */
		length = 1;
	}
	*p += length;
	return c;
}

/* The next letter with the marks that follow it. */
static struct element next_element(const char **p, const char *end)
{
	unsigned char byte = (unsigned char)**p;
	struct element e;

	if (byte < 0x80) {
		e = lookup(byte);
		++*p;
	} else {
		int32_t c = next_character(p, end);
		e = c < 0x110000 ? lookup(c) : (struct element){PLACE_OTHERS + c, 0, 0};
	}
	while (*p < end && ((unsigned char)**p == 0xCC || (unsigned char)**p == 0xCD)) {
		const char *after = *p;
		int32_t mark = next_character(&after, end);
		if (!is_mark(mark))
			break;
		add_mark(&e, mark);
		*p = after;
	}
	return e;
}

/*
 * A byte in front of which two strings may not be taken apart: inside a character, or a combining
 * mark.
 */
static bool is_joined(const char *text, size_t bytes, size_t at)
{
	unsigned char c = at < bytes ? (unsigned char)text[at] : 0;

	return (c & 0xC0) == 0x80 || c == 0xCC || c == 0xCD;
}

int text_compare(const char *a, size_t a_bytes, const char *b, size_t b_bytes)
{
	size_t shorter = a_bytes < b_bytes ? a_bytes : b_bytes;
	size_t same = 0;
	int tones = 0, cases = 0;

	/* What is the same in front decides nothing. */
	while (same < shorter && a[same] == b[same])
		same++;
	if (same == a_bytes && same == b_bytes)
		return 0;
	size_t at = same;
	while (at > 0 && (is_joined(a, a_bytes, at) || is_joined(b, b_bytes, at)))
		at--;

	const char *p = a + at, *p_end = a + a_bytes;
	const char *q = b + at, *q_end = b + b_bytes;
	while (p < p_end && q < q_end) {
		struct element x = next_element(&p, p_end);
		struct element y = next_element(&q, q_end);
		if (x.place != y.place)
			return x.place < y.place ? -1 : 1;
		if (!tones)
			tones = x.tone - y.tone;
		if (!cases)
			cases = x.upper - y.upper;
	}
	if (p < p_end || q < q_end)
		return p < p_end ? 1 : -1;
	if (tones)
		return tones;
	if (cases)
		return cases;
	return same < shorter	    ? (unsigned char)a[same] - (unsigned char)b[same]
		: a_bytes < b_bytes ? -1
				    : 1;
}
