/*
 * One typed line of the live log:
 *     gist of an opinion
 *     = answer given on the spot
 *     + promise @owner trước 4/12
 * (or: before 4/12; owner and day may be missing, the owner may come last)
 */
#ifndef DOMAIN_LOGLINE_H
#define DOMAIN_LOGLINE_H

#include "domain/desk.h"

enum logline_kind { LOGLINE_OPINION, LOGLINE_ANSWER, LOGLINE_COMMITMENT };

struct logline {
	enum logline_kind kind;
	char *text; /* what remains, trimmed */
	int64_t owner; /* commitments: staff id, 0 where not named */
	date_t due; /* commitments: promised day, DATE_NONE where not named */
};

/**
 * Read a line, after bringing it to NFC.
 *
 * @param column out on failure: column of the mistake, from 0, in characters
 * @param err    INVALID: nothing written, an owner nobody knows, a day that does not exist, bytes
 *               that are not UTF-8
 */
bool logline_parse(struct desk *desk, const char *line, struct logline *out, size_t *column,
	struct error *err);
void logline_clear(struct logline *line);

#endif
