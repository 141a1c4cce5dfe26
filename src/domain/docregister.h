/* The numbers of outgoing documents: one series a year for every symbol, as NĐ30/2020 art. 15 asks. */
#ifndef DOMAIN_DOCREGISTER_H
#define DOMAIN_DOCREGISTER_H

#include "domain/desk.h"
#include "domain/records.h"

/**
 * Enter an outgoing document under the next number of its symbol and year, journaled as "issue": nobody can take that back, the
 * number stays used even where the document goes to the trash. One transaction, so that two programs never get the same number.
 *
 * @param document symbol, day and subject filled in; its number ("07": those under ten bear a nought) and direction are set here
 * @param err      INVALID without a symbol or a day; else as desk_add
 */
bool document_issue(struct desk *desk, struct document *document, struct error *err);

/**
 * Find a number that two outgoing documents of a symbol bear in the year of a day: by a slip in the register, or an import.
 * @param number the first of them; untouched where there is none
 */
bool document_number_twice(
	struct desk *desk, const char *symbol, date_t day, struct buf *number, struct error *err);
/** Keep what a document says, as its maker wants it back; once for each. Part of the transaction that is open. */
bool document_keep(struct desk *desk, int64_t document, const char *filled, struct error *err);
/** What was kept, the caller's to free; NULL where nothing was: it was entered by hand, or before letters were kept. */
bool document_kept(struct desk *desk, int64_t document, char **out, struct error *err);

#endif
