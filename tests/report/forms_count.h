/* The other count of the forms: in plain C over the records, as a clerk would with the registers. */
#ifndef TESTS_FORMS_COUNT_H
#define TESTS_FORMS_COUNT_H

#include "forms_history.h"
#include "report/form.h"

enum { COUNT_COLUMNS = 64 };

/** Count all columns of a form, hidden ones too; n[1] is column 1. @return false where this count does not know the form */
bool forms_count(const struct forms_history *h, const struct form *form, const struct period *p,
	int64_t n[COUNT_COLUMNS]);

#endif
