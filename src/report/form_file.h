/* A counted form as the file that is handed in. */
#ifndef REPORT_FORM_FILE_H
#define REPORT_FORM_FILE_H

#include "report/form.h"
#include "report/paper.h"

/**
 * Append the file of a form: the very one that was sent, where it was frozen and kept in that format, else a new one.
 * @param options as in paper_write
 * @param err     as paper_write; CORRUPT where the file that was kept is not the one that was sent
 */
bool form_file(struct desk *desk, const struct form_result *result, enum format format,
	const struct paper_options *options, struct buf *out, struct error *err);

#endif
