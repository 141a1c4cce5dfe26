/*
 * How wide text is in print, in thousandths of the size of its letters. Each letter of a font is asked for once; what two neighbours
 * lose to each other (kerning) is not counted.
 */
#ifndef BASE_TYPEFACE_H
#define BASE_TYPEFACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TYPEFACE_KEPT = 0x2100 /* code points whose width is kept: all of Vietnamese */ };

/* A font. One that is zero but for these two has nothing asked yet. */
struct typeface {
	/** Width of one letter, which is not terminated. */
	int (*ask)(void *arg, const char *letter, size_t bytes, bool bold);
	void *arg;
	uint16_t kept[2][TYPEFACE_KEPT]; /* plain and bold: the width + 1; 0 = not asked */
};

/**
 * Times New Roman, without any font at hand; Liberation Serif and Tinos are as wide. Letters that it does not know count as wide as
 * any.
 */
struct typeface *typeface_times(void);
/** Width of a text on one line; the text is valid UTF-8. */
int typeface_width(struct typeface *face, const char *text, size_t bytes, bool bold);
/**
 * Break a text at blanks and LF, and within words wider than a line.
 * @param room  of a line
 * @param most  lines; at least 1
 * @param lines out: how many it takes, at most that; at least 1
 * @return bytes of the text that stand on them, with the blank or LF behind
 */
size_t typeface_wrap(
	struct typeface *face, const char *text, bool bold, int room, int most, int *lines);

#endif
