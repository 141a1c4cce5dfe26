/* Single characters, for the files of src/base that walk through text; all others use text.h. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

/** Bytes of the character at @p bytes; 0 where none of strict UTF-8 is in @p count bytes. */
size_t utf8_decode(const char *bytes, size_t count, int32_t *character);
/** Columns of one character (see text_width). */
int utf8_width(int32_t character);

#endif
