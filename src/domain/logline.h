/*
 * One typed line of the live log:
 *     gist of an opinion #field @person !kind ~
 *     = answer given on the spot
 *     + promise @owner trước 4/12
 * Nothing is needed but the text. A mark counts where a word begins and a letter follows; ~ stands alone. Names are written without
 * accents, with _ for blanks, as far as they are unique: #nuoc_sach, @tuan, !pa.
 */
#ifndef DOMAIN_LOGLINE_H
#define DOMAIN_LOGLINE_H

#include "domain/desk.h"

enum logline_kind { LOGLINE_OPINION, LOGLINE_ANSWER, LOGLINE_COMMITMENT };

struct logline {
	enum logline_kind kind;
	char *text; /* what remains, trimmed */
	/* @: staff id of who keeps the promise, or to whom the opinion is given; 0 where not named */
	int64_t owner;
	date_t due; /* promises: the day promised, as dayword.h reads it; DATE_NONE where not named */
	/* opinions alone */
	int64_t field; /* #: value of case_fields, 0 where not named */
	int64_t meant; /* !: enum case_kind, 0 where not named */
	bool hides_person; /* ~ */
};

/**
 * Read a line, after bringing it to NFC.
 *
 * @param column out on failure: column of the mistake, from 0, in characters
 * @param err    INVALID: nothing written, a field, person or kind that nobody knows or that may be several (the nearest are
 *               named), a day that does not exist, bytes that are not UTF-8
 */
bool logline_parse(struct desk *desk, const char *line, struct logline *out, size_t *column,
	struct error *err);
/**
 * Read a line that is still being typed: what is not understood of its marks is left out. Promises and answers are told by their kind
 * and text alone.
 */
void logline_glance(struct desk *desk, const char *line, struct logline *out);
/** Append the line that reads as this one: "Nước sạch yếu #nuoc_sach @tuan". */
void logline_write(struct desk *desk, const struct logline *line, struct buf *out);
void logline_clear(struct logline *line);

/** The shortest name of a field of work that # reads: "nuoc_sach"; the caller's to free, NULL where there is no such field. */
char *logline_field_name(int64_t field);
/** The name of a staff member for @: their login; the caller's to free, NULL where there is none. */
char *logline_person_name(struct desk *desk, int64_t staff);

#endif
