/*
 * Vietnamese text. All text inside the program is valid UTF-8 in NFC without control characters
 * (text_clean sees to it on entry). Widths are terminal columns as the screen counts them
 * (wcwidth); units are named in each function: bytes, characters (code points), columns.
 */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/** True for strict UTF-8 without NUL: no overlong forms, no surrogates, nothing over U+10FFFF. */
bool text_is_valid(const char *bytes, size_t count);

/**
 * Bring typed, pasted or imported text into the form that is kept: NFC, CRLF and CR to LF, no C0/C1
 * controls but LF and TAB, no bidi controls, no zero-width no-break space. The other line ends of
 * Unicode and of word processors (VT, FF, NEL, U+2028, U+2029) become LF too. Invalid bytes and NUL
 * are an error.
 *
 * @param out   new text, the caller's to free; untouched on failure
 * @param lines true keeps line breaks and tabs, false turns each into one blank and trims both ends
 * @param err   INVALID, names the byte offset of the first bad byte
 */
bool text_clean(char **out, const char *bytes, size_t count, bool lines, struct error *err);

#define TEXT_EXCERPT_SIZE 128
/**
 * Copy the beginning of a text that is quoted in a message: one line of at most 40 columns, `…`
 * where it was cut, `?` for each byte that is not text (the text need not be valid).
 * @return @p out
 */
const char *text_excerpt(char out[TEXT_EXCERPT_SIZE], const char *text);

/** Fold for search: lower case, no tone or vowel marks, đ to d. New text, the caller's to free. */
char *text_fold(const char *text);
/** First letters of the words of a name, folded: "nvt" for "Nguyễn Văn Tám"; "" for a single word. The caller's to free. */
char *text_initials(const char *name);
/** True if text_fold() of @p text is @p folded. */
bool text_folds_to(const char *text, const char *folded);
enum { TEXT_DISTANCE_MOST = 60 };
/**
 * Letters to change, add, take away or swap with a neighbour to make one word of the other. Letters are bytes: fold first.
 * Words of more than TEXT_DISTANCE_MOST letters are like no other: the answer is TEXT_DISTANCE_MOST.
 */
int text_distance(const char *a, const char *b);
/** True if every word of the folded needle, in any order, begins a word of the folded text. */
bool text_matches(const char *text, const char *needle);

/** Code points in a text. */
size_t text_length(const char *text);
/** Columns of a text; a TAB counts as the one blank that is shown for it, other controls as 0. */
int text_width(const char *text);
/** Bytes of the longest beginning that fits in @p columns, whole grapheme clusters only. */
size_t text_fit(const char *text, int columns);
/** Bytes of the grapheme cluster at @p text (0 at the end). */
size_t text_next(const char *text);
/** Bytes of the grapheme cluster that ends at @p at (0 at the beginning). */
size_t text_previous(const char *text, size_t at);
/**
 * The first line, cut to @p columns: the last one is `…` where something was cut. New text, the
 * caller's to free.
 */
char *text_cut(const char *text, int columns);

enum text_align { ALIGN_LEFT, ALIGN_RIGHT, ALIGN_CENTRE };
struct buf;
/** Append exactly @p columns: the first line, cut as by text_cut or padded with blanks. */
void text_pad(struct buf *b, const char *text, int columns, enum text_align align);

/**
 * Break into lines no wider than @p columns, at blanks where possible; LF always breaks.
 *
 * Calls @p line for each piece (borrowed, not terminated: @p bytes long).
 * @return number of lines; at least 1 (an empty text is one empty line)
 */
int text_wrap(const char *text, int columns,
	void (*line)(void *arg, const char *start, size_t bytes), void *arg);

/**
 * Compare in Vietnamese dictionary order: a ă â b c d đ e ê g … ; letters first, then tones
 * ngang huyền hỏi ngã sắc nặng from the first syllable on, then lower before upper case.
 * @return <0, 0, >0
 */
int text_compare(const char *a, size_t a_bytes, const char *b, size_t b_bytes);

/** New upper-case or lower-case copy (whole Unicode), the caller's to free. */
char *text_upper(const char *text);
char *text_lower(const char *text);
/** New copy whose first character is upper case, the caller's to free. */
char *text_capital(const char *text);

#endif
