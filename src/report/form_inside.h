/* What the files of the forms share. Nobody else includes this. */
#ifndef REPORT_FORM_INSIDE_H
#define REPORT_FORM_INSIDE_H

#include "report/form.h"
#include "report/form_late.h"

/** Columns of the form and hidden ones. */
size_t form_width(const struct form *form);

/* ---- form_register.c ---- */

/** Whether a register has such a column. */
bool register_has(const char *field);
/** Fill the rows of a register. */
bool register_make(struct desk *desk, struct form_result *result, struct error *err);

/* ---- form_frozen.c ---- */

/** Give the numbers as they were sent. @param found out: whether there are such */
bool form_frozen(struct desk *desk, const struct form *form, const struct period *period,
	struct form_result *out, bool *found, struct error *err);

#endif
