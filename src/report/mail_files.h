/*
 * Letters as files: one each in a folder, or all in one. Nothing that is there is written over, and where one cannot be written none
 * is left.
 */
#ifndef REPORT_MAIL_FILES_H
#define REPORT_MAIL_FILES_H

#include "report/mail.h"
#include "report/output.h"

struct mail_files {
	char *path; /* the folder, or the one file */
	enum format format; /* text, or a paper's: docx, pdf, html */
	bool joint; /* all in one file, a page each */
	struct output out; /* of the one file, while it is open */
	struct paper paper; /* … and what goes into it at the end */
	bool open; /* the folder or file was begun */
	bool made; /* … and the folder was made for it */
	char **names; /* files written into the folder */
	size_t count; /* letters written */
};

/**
 * Begin; nothing is written before the first letter.
 * @param path  a folder, made where it is missing but its parent is there; of a joint file its name
 * @param err   INVALID: no name, no folder of that name, a file that is there already; IO where nothing can be written there
 */
bool mail_files_begin(struct mail_files *files, const char *path, enum format format, bool joint,
	struct error *err);
/** Whether there is room for this letter: INVALID where a file of its name is there already. */
bool mail_files_check(
	const struct mail_files *files, const struct mail_piece *piece, struct error *err);
/** Write one letter. @param err as mail_files_check; IO, FULL with what to do about it */
bool mail_files_add(struct mail_files *files, struct mail_piece *piece, struct error *err);
/**
 * Finish; with @p ok false, or where it fails, no file and no folder is left that was not there before.
 * @return ok, and everything written
 */
bool mail_files_end(struct mail_files *files, bool ok, struct error *err);
void mail_files_clear(struct mail_files *files);

#endif
