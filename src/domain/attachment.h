/* Files kept in the database, once per content. */
#ifndef DOMAIN_ATTACHMENT_H
#define DOMAIN_ATTACHMENT_H

#include "domain/desk.h"

/* A database of one file is copied as a whole for backup: what is larger belongs beside it. */
#define ATTACHMENT_MAX (64 * 1024 * 1024)

/**
 * Read a file into the database and attach it to a case or a conference.
 *
 * @param id   out: id of the attachment; untouched on failure
 * @param path of a regular file of at most ATTACHMENT_MAX bytes
 * @param casefile, conference ids; one of them may be 0
 * @param err  NOT_FOUND or IO for the file, INVALID where it is too large or not a regular file,
 *             else as desk_add
 */
bool attachment_add_file(struct desk *desk, const char *path, int64_t casefile, int64_t conference,
	int64_t *id, struct error *err);
/**
 * Write an attachment's content to a new file with mode 0600.
 *
 * @param err INVALID where the file is there already, DENIED where the case is restricted, CORRUPT
 *             where the content does not match its hash, IO or FULL where it cannot be written;
 *             then no file is left
 */
bool attachment_write(struct desk *desk, int64_t id, const char *path, struct error *err);

#endif
