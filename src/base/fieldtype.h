/*
 * What the field types share: the members by their C types. For src/base/type_*.c only; a type is
 * one complete vtable. parse() and check() get clean text and members that are not empty; an
 * empty member prints and shows as "" where it means "not stated".
 */
#ifndef BASE_FIELDTYPE_H
#define BASE_FIELDTYPE_H

#include "base/field.h"

/** Borrow a text member; "" for NULL. */
const char *member_text(const void *member);
/** Replace a text member by a copy. */
void member_set_text(void *member, const char *text);
int64_t member_integer(const void *member);

/* Entries of vtables. */
void type_print_text(const struct field *field, const void *member, struct buf *out);
void type_print_integer(const struct field *field, const void *member, struct buf *out);
int type_compare_integers(const struct field *field, const void *a, const void *b);

#endif
