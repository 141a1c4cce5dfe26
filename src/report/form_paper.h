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
/**
 * What a cell of that paper's table stands for, by its ref (struct table_cell).
 * @param row    out: of the result; NULL = the total
 * @param column out: from 1; 0 = the record of the row itself
 */
void form_paper_cell(
	const struct form_result *result, int64_t ref, const struct form_row **row, int *column);

#endif
