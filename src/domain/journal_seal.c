/* Seals that were printed earlier: does the journal still hold the row they name, with its hash? */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "base/locale.h"
#include "domain/journal.h"

enum { HASH_BYTES = 32, HASH_DIGITS = 2 * HASH_BYTES };

/* "12345-" and 64 hex digits. */
static bool read_seal(const char *seal, int64_t *id, unsigned char hash[HASH_BYTES])
{
	size_t digits = strspn(seal, "0123456789");
	size_t count;

	if (digits < 1 || digits > 18 || seal[digits] != '-' ||
		strlen(seal + digits + 1) != HASH_DIGITS)
		return false;
	*id = strtoll(seal, NULL, 10);
	return !sodium_hex2bin(
		       hash, HASH_BYTES, seal + digits + 1, HASH_DIGITS, NULL, &count, NULL) &&
		count == HASH_BYTES;
}

bool journal_has_seal(struct desk *desk, const char *seal, struct error *err)
{
	unsigned char hash[HASH_BYTES];
	const unsigned char none[HASH_BYTES] = {0};
	int64_t id;
	bool row;

	if (!read_seal(seal, &id, hash))
		return error_set(err, ERR_INVALID,
			_("That is no seal: a number, a dash and 64 hex digits, as verify prints "
			  "it."));
	if (id == 0) /* of a journal without rows */
		return !memcmp(hash, none, HASH_BYTES) ||
			error_set(err, ERR_CORRUPT, _("The journal was never as this seal says."));
	struct statement *st = store_statement(desk->store, SQL_EVENT_HASH);
	bind_integer(st, 1, id);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	if (!row)
		return error_set(err, ERR_CORRUPT,
			_("Rows were removed at the end of the journal: row %lld of the seal is "
			  "not there."),
			(long long)id);
	size_t count;
	const void *kept = column_blob(st, 0, &count);
	bool same = count == HASH_BYTES && !memcmp(kept, hash, HASH_BYTES);
	statement_reset(st);
	return same ||
		error_set(err, ERR_CORRUPT,
			_("Row %lld of the journal is not the one that was sealed."),
			(long long)id);
}
