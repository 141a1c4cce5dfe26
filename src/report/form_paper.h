/* A counted form as a paper: what it looks like is the writers' matter. */
#ifndef REPORT_FORM_PAPER_H
#define REPORT_FORM_PAPER_H

#include "report/form.h"
#include "report/paper.h"

/**
 * Make the paper of a form: head, title, period, table with its equations, notes, and who signs.
 * @param out cleared by the caller with paper_clear
 */
void form_make_paper(struct desk *desk, const struct form_result *result, struct paper *out);

#endif
