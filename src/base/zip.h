/*
 * ZIP files, written: entries one after the other, each compressed as a whole. No dates and no owner are in them, so that the same
 * content gives the same bytes. Not for files of 4 GiB and more (ZIP64): these are refused.
 */
#ifndef BASE_ZIP_H
#define BASE_ZIP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/error.h"

struct zip;

/** Begin a file on a stream, which stays the caller's to close; it need not be seekable. */
struct zip *zip_new(FILE *file);
/**
 * Add an entry.
 * @param name UTF-8, with / between folders
 * @param err  IO, FULL; INVALID where it is too large for the form
 */
bool zip_add(struct zip *zip, const char *name, const void *bytes, size_t count, struct error *err);

/* Bytes that become an entry, compressed as they come: they are never held whole. */
struct zip_part;
struct zip_part *zip_part_new(void);
void zip_part_put(struct zip_part *part, const void *bytes, size_t count);
/** Add it as an entry; nothing more can be put into it. @param err as of zip_add */
bool zip_add_part(struct zip *zip, const char *name, struct zip_part *part, struct error *err);
void zip_part_free(struct zip_part *part);

/** Write the directory. @param err IO, FULL */
bool zip_end(struct zip *zip, struct error *err);
/** Free it, ended or not; NULL is fine. */
void zip_free(struct zip *zip);

#endif
