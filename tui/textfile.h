/* Writing a text to a new file that somebody names. */
#ifndef TUI_TEXTFILE_H
#define TUI_TEXTFILE_H

#include "base/buf.h"
#include "base/error.h"

/** Write a new file, for its owner's eyes; nothing is left of it where that fails. INVALID where it exists. */
bool textfile_write(const char *path, const struct buf *text, struct error *err);

#endif
