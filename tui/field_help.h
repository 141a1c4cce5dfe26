/* A field in words, for the help: made from its row of the table. */
#ifndef TUI_FIELD_HELP_H
#define TUI_FIELD_HELP_H

#include "base/field.h"

/** Append what a person who is to fill it in may want to know, in sentences a line each. */
void field_help(const struct field *field, struct buf *out);

#endif
