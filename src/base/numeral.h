/* Numbers in words, as papers write them beside the digits. */
#ifndef BASE_NUMERAL_H
#define BASE_NUMERAL_H

#include <stdint.h>

#include "base/buf.h"

/** Append a number in words of the interface's language: "hai mươi mốt", "một nghìn không trăm linh năm"; "twenty-one". */
void numeral_words(int64_t number, struct buf *out);

#endif
