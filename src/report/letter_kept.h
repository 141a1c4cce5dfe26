/*
 * A letter as it was signed: its template with all words filled in, kept with its entry in the register (table letter), so that it is
 * printed again as it was whatever became of the template, the case and the office. It is written like a template: lines
 * "key = value" with what stands around the text, a line "---", and the text.
 */
#ifndef REPORT_LETTER_KEPT_H
#define REPORT_LETTER_KEPT_H

#include "domain/desk.h"
#include "report/letter.h"
#include "report/paper.h"

enum { LETTER_KEPT_WORDS = 7 };

struct letter_kept {
	struct letter letter; /* id NULL: none is kept */
	char *words[LETTER_KEPT_WORDS]; /* what the words around the text were */
};

/** Keep a letter with its document; part of the transaction that is open. */
bool letter_keep(struct desk *desk, int64_t document, const struct letter *letter,
	letter_value *value, void *arg, struct error *err);
/**
 * Read what was kept with a document; out->letter.id is NULL where nothing was. Whether the person may see it is asked by the caller.
 * @param err CORRUPT where it cannot be understood
 */
bool letter_kept_read(
	struct desk *desk, int64_t document, struct letter_kept *out, struct error *err);
void letter_kept_clear(struct letter_kept *kept);
/** For letter_layout and letter_paper; @p kept is a struct letter_kept. */
const char *letter_kept_value(void *kept, const char *word);

#endif
