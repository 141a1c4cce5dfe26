#include "base/typeface.h"

#include <utf8proc.h>

#include "base/text.h"
#include "base/utf8.h"

enum { WIDEST = 1000, HORN = 0x031B };

/* Times-Roman and Times-Bold, from the blank to the tilde. */
static const uint16_t plain[] = {250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250,
	333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564,
	444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556,
	722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500,
	444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500, 500, 333, 389, 278,
	500, 500, 722, 500, 500, 444, 480, 200, 480, 541};
static const uint16_t bold_ones[] = {250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570,
	250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570,
	570, 500, 930, 722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778,
	611, 778, 722, 556, 667, 722, 722, 1000, 722, 722, 667, 333, 278, 333, 581, 500, 333, 500,
	556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389,
	333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520};
_Static_assert(sizeof plain == ('~' - ' ' + 1) * sizeof *plain, "a letter is missing");
_Static_assert(sizeof bold_ones == sizeof plain, "a letter is missing");

/* What papers hold besides these letters with marks. */
static const struct {
	int32_t letter;
	uint16_t plain, bold;
} others[] = {{0xA0, 250, 250}, {0xB0, 400, 400}, {0xB2, 300, 300}, {0xB7, 333, 333},
	{0x110, 722, 722}, {0x111, 500, 556}, {0x2013, 500, 500}, {0x2014, 1000, 1000},
	{0x2018, 333, 333}, {0x2019, 333, 333}, {0x201C, 444, 500}, {0x201D, 444, 500},
	{0x2022, 350, 350}, {0x2026, 1000, 1000}, {0x20AB, 513, 513}};

/* The letter under the marks of Vietnamese; @p horn is set where it is wider for that. */
static int32_t under_marks(int32_t letter, bool *horn)
{
	utf8proc_int32_t parts[8];
	const utf8proc_ssize_t count =
		utf8proc_decompose_char(letter, parts, 8, UTF8PROC_DECOMPOSE, NULL);

	for (utf8proc_ssize_t i = 1; i < count && i < 8; i++)
		*horn |= parts[i] == HORN;
	return count > 0 ? parts[0] : letter;
}

static int ask_times(void *arg, const char *text, size_t bytes, bool bold)
{
	bool horn = false;
	int32_t letter;

	(void)arg;
	if (!utf8_decode(text, bytes, &letter))
		return WIDEST;
	if (!utf8_width(letter))
		return 0;
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (others[i].letter == letter)
			return bold ? others[i].bold : others[i].plain;
	const int32_t base = under_marks(letter, &horn);
	if (base < ' ' || base > '~')
		return WIDEST;
	return (bold ? bold_ones[base - ' '] : plain[base - ' ']) + (horn ? 80 : 0);
}

struct typeface *typeface_times(void)
{
	static struct typeface times = {.ask = ask_times};

	return &times;
}

int typeface_width(struct typeface *face, const char *text, size_t bytes, bool bold)
{
	int sum = 0;

	for (size_t at = 0; at < bytes;) {
		int32_t letter = 0;
		size_t length = utf8_decode(text + at, bytes - at, &letter);
		uint16_t *kept =
			length && letter < TYPEFACE_KEPT ? &face->kept[bold][letter] : NULL;
		length = length ? length : 1;
		if (kept && *kept) {
			sum += *kept - 1;
		} else {
			const int width = face->ask(face->arg, text + at, length, bold);
			if (kept)
				*kept = (uint16_t)(width + 1);
			sum += width;
		}
		at += length;
	}
	return sum;
}

/* Bytes of one line, with the blank or LF behind it. */
static size_t line_bytes(struct typeface *face, const char *text, bool bold, int room)
{
	size_t bytes = 0, end = 0;
	int used = 0;

	while (text[bytes] && text[bytes] != '\n') {
		const size_t next = text_next(text + bytes);
		const int width = typeface_width(face, text + bytes, next, bold);
		/* A blank may stand over the edge. */
		if (text[bytes] == ' ')
			end = bytes + 1;
		else if (bytes && used + width > room)
			return end ? end : bytes;
		used += width;
		bytes += next;
	}
	return bytes + (text[bytes] == '\n');
}

size_t typeface_wrap(
	struct typeface *face, const char *text, bool bold, int room, int most, int *lines)
{
	size_t bytes = 0;
	int count = 0;

	do {
		bytes += line_bytes(face, text + bytes, bold, room);
		count++;
	} while (text[bytes] && count < most);
	*lines = count + (bytes && text[bytes - 1] == '\n' && !text[bytes] && count < most);
	return bytes;
}
