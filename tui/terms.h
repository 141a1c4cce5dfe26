/* The words of the field, as the law defines them: for the help. */
#ifndef TUI_TERMS_H
#define TUI_TERMS_H

#include <stddef.h>

struct term {
	const char *word; /* N_() */
	const char *meaning; /* N_() one or two sentences */
	const char *source; /* article it stands in; NULL: the program's own use of the word */
};

extern const struct term terms[];
extern const size_t term_count;

#endif
