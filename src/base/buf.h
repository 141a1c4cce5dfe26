/* A growing byte string, always terminated. `struct buf b = {0};` is an empty one. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>
#include <stdint.h>

struct buf {
	char *s; /* the bytes, NUL-terminated; NULL while nothing was ever put */
	size_t len; /* bytes in use, without the NUL */
	size_t room; /* bytes allocated */
};

void buf_put(struct buf *b, const void *bytes, size_t count);
void buf_puts(struct buf *b, const char *text);
void buf_putc(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/** Room for @p more bytes at the end, to be written there and then taken in with buf_grow. */
char *buf_room(struct buf *b, size_t more);
void buf_grow(struct buf *b, size_t bytes);
/** Append a whole number as it is written in Viet Nam: 1.234.567. */
void buf_number(struct buf *b, int64_t value);
/** Cut to a length (no longer than it is); the memory is kept for the next use. */
void buf_cut(struct buf *b, size_t len);
/** Borrow the text; "" where nothing was put. */
const char *buf_text(const struct buf *b);
/** Hand the text over: the caller frees it, the buffer is empty again. Never NULL. */
char *buf_steal(struct buf *b);
void buf_clear(struct buf *b);

/**
 * Append a JSON string literal with its quotes. The text must be valid UTF-8 (it is, past the
 * entry checks).
 */
void buf_json(struct buf *b, const char *text);
/** Append text of XML or HTML, for an element or an attribute; it must be valid UTF-8 without control bytes. */
void buf_xml(struct buf *b, const char *text);

#endif
