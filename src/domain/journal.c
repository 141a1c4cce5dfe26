/*
 * The chain of events. The hash of a row is BLAKE2b-256 over the hash of the row before it and
 * every other column in the order of the table; numbers are 8 bytes, little end first, texts are
 * preceded by their length as such a number, so that no two different rows are the same bytes.
 */
#include "domain/journal.h"

#include <endian.h>
#include <inttypes.h>
#include <jansson.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/desk_inside.h"

enum { HASH_SIZE = 32 };
enum { UNDOES = 9, PREV = 10, HASH = 11 }; /* columns of event_chain */

/* ---- the hash -------------------------------------------------------------------------------- */

static void put_number(struct buf *b, uint64_t value)
{
	const uint64_t bytes = htole64(value);

	buf_put(b, &bytes, sizeof bytes);
}

static void put_text(struct buf *b, const void *text, size_t count)
{
	put_number(b, count);
	buf_put(b, text, count);
}

static void make_hash(const struct buf *row, unsigned char out[HASH_SIZE])
{
	crypto_generichash(out, HASH_SIZE, (const unsigned char *)buf_text(row), row->len, NULL, 0);
}

/* ---- appending ------------------------------------------------------------------------------- */

/* The newest row's id and hash; id 0 and zeroes before the first. */
static bool read_last(
	struct desk *desk, int64_t *id, unsigned char hash[HASH_SIZE], struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_EVENT_LAST);
	size_t count;
	bool row;

	*id = 0;
	memset(hash, 0, HASH_SIZE);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	if (!row)
		return true;
	*id = column_integer(st, 0);
	const void *bytes = column_blob(st, 1, &count);
	if (count == HASH_SIZE)
		memcpy(hash, bytes, HASH_SIZE);
	statement_reset(st);
	if (count != HASH_SIZE)
		return error_set(err, ERR_CORRUPT,
			_("journal: row %lld has no proper hash; nothing is written"),
			(long long)*id);
	return true;
}

bool journal_append(struct desk *desk, const struct entity *entity, int64_t record,
	const char *action, const char *before, const char *after, int64_t undoes,
	struct error *err)
{
	unsigned char prev[HASH_SIZE], hash[HASH_SIZE];
	char at[DATE_STAMP_SIZE];
	struct buf row = {0};
	int64_t id;

	if (!desk->depth)
		die("a journal row outside a transaction");
	if (!read_last(desk, &id, prev, err))
		return false;
	id++;
	const int64_t tx = desk->tx ? desk->tx : id;
	const char *const texts[] = {clock_stamp(clock_now(), at), desk->login, entity->name};
	const char *const more[] = {action, before, after};

	buf_put(&row, prev, sizeof prev);
	put_number(&row, (uint64_t)id);
	put_number(&row, (uint64_t)tx);
	for (size_t i = 0; i < 3; i++)
		put_text(&row, texts[i], strlen(texts[i]));
	put_number(&row, (uint64_t)record);
	for (size_t i = 0; i < 3; i++)
		put_text(&row, more[i], strlen(more[i]));
	put_number(&row, (uint64_t)undoes);
	make_hash(&row, hash);
	buf_clear(&row);

	struct statement *st = store_statement(desk->store, SQL_EVENT_ADD);
	bind_integer(st, 1, id);
	bind_integer(st, 2, tx);
	for (int i = 0; i < 3; i++)
		bind_text(st, 3 + i, texts[i]);
	bind_integer(st, 6, record);
	for (int i = 0; i < 3; i++)
		bind_text(st, 7 + i, more[i]);
	bind_integer(st, 10, undoes);
	bind_blob(st, 11, prev, sizeof prev);
	bind_blob(st, 12, hash, sizeof hash);
	if (!statement_run(desk->store, st, err))
		return false;
	desk->tx = tx;
	return true;
}

/* ---- checking -------------------------------------------------------------------------------- */

/* The row's bytes as they were hashed. Texts are read as bytes: a NUL smuggled in counts too. */
static void encode_row(struct statement *st, const unsigned char prev[HASH_SIZE], struct buf *row)
{
	static const char types[] = "iitttittti"; /* i number, t text: the columns up to undoes */
	size_t count;

	buf_cut(row, 0);
	buf_put(row, prev, HASH_SIZE);
	for (int i = 0; i <= UNDOES; i++) {
		if (types[i] == 'i') {
			put_number(row, (uint64_t)column_integer(st, i));
			continue;
		}
		const void *text = column_blob(st, i, &count);
		put_text(row, text, count);
	}
}

static bool same_hash(struct statement *st, int column, const unsigned char hash[HASH_SIZE])
{
	size_t count;
	const void *bytes = column_blob(st, column, &count);

	return count == HASH_SIZE && memcmp(bytes, hash, HASH_SIZE) == 0;
}

/* Check one row against the one before it; @p last and @p hash then tell of this one. */
static bool check_row(struct statement *st, struct buf *row, int64_t *last,
	unsigned char hash[HASH_SIZE], struct error *err)
{
	const int64_t id = column_integer(st, 0);
	unsigned char own[HASH_SIZE];

	if (id != *last + 1)
		return error_set(err, ERR_CORRUPT, _("journal: row %lld is missing"),
			(long long)(*last + 1));
	encode_row(st, hash, row);
	make_hash(row, own);
	if (!same_hash(st, PREV, hash))
		return error_set(err, ERR_CORRUPT,
			_("journal: row %lld does not continue the row before it: one of the two "
			  "was changed"),
			(long long)id);
	if (!same_hash(st, HASH, own))
		return error_set(err, ERR_CORRUPT,
			_("journal: row %lld was changed after it was written"), (long long)id);
	*last = id;
	memcpy(hash, own, HASH_SIZE);
	return true;
}

bool journal_verify(struct desk *desk, char seal[SEAL_SIZE],
	bool (*progress)(void *arg, int64_t done, int64_t total), void *arg, struct error *err)
{
	unsigned char hash[HASH_SIZE];
	char hex[HASH_SIZE * 2 + 1];
	int64_t last = 0, total;
	struct buf row = {0};
	bool more = true, ok = false;

	if (sodium_init() < 0)
		die("libsodium cannot be set up");
	if (!read_last(desk, &total, hash, err))
		return false;
	memset(hash, 0, sizeof hash);
	struct statement *st = store_statement(desk->store, SQL_EVENT_CHAIN);
	for (;;) {
		if (!statement_step(desk->store, st, &more, err))
			goto out;
		if (!more)
			break;
		if (!check_row(st, &row, &last, hash, err))
			goto out;
		if (progress && last % 10000 == 0 && !progress(arg, last, total)) {
			error_set(err, ERR_NONE, _("interrupted"));
			goto out;
		}
	}
	sodium_bin2hex(hex, sizeof hex, hash, sizeof hash);
	snprintf(seal, SEAL_SIZE, "%" PRId64 "-%s", last, hex);
	ok = true;
out:
	statement_reset(st);
	buf_clear(&row);
	return ok;
}

/* ---- reading --------------------------------------------------------------------------------- */

struct event journal_row(struct statement *st)
{
	return (struct event){
		.id = column_integer(st, 0),
		.tx = column_integer(st, 1),
		.at = column_text(st, 2),
		.staff = column_text(st, 3),
		.entity = column_text(st, 4),
		.record = column_integer(st, 5),
		.action = column_text(st, 6),
		.before = column_text(st, 7),
		.after = column_text(st, 8),
		.undoes = column_integer(st, UNDOES),
	};
}

bool journal_read(struct desk *desk, const struct entity *entity, int64_t record, int64_t before_id,
	int limit, bool (*row)(void *arg, const struct event *event), void *arg, struct error *err)
{
	const int64_t below = before_id ? before_id : INT64_MAX;
	struct statement *st;
	int next = 1;
	bool more;

	if (!entity) {
		st = store_statement(desk->store, SQL_EVENT_NEWEST);
	} else if (entity == &entity_casefile) {
		st = store_statement(desk->store, SQL_EVENT_OF_CASE);
		bind_integer(st, next++, record);
	} else {
		st = store_statement(desk->store, SQL_EVENT_OF_RECORD);
		bind_text(st, next++, entity->name);
		bind_integer(st, next++, record);
	}
	bind_integer(st, next++, below);
	bind_integer(st, next, limit ? limit : -1);
	for (;;) {
		if (!statement_step(desk->store, st, &more, err))
			return false;
		if (!more)
			return true;
		const struct event event = journal_row(st);
		if (!row(arg, &event)) {
			statement_reset(st);
			return true;
		}
	}
}

bool journal_events_of(struct desk *desk, int64_t tx,
	bool (*row)(void *arg, const struct event *event), void *arg, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_EVENT_OF_TX);
	bool more;

	bind_integer(st, 1, tx);
	for (;;) {
		if (!statement_step(desk->store, st, &more, err))
			return false;
		if (!more)
			return true;
		const struct event event = journal_row(st);
		if (!row(arg, &event)) {
			statement_reset(st);
			return true;
		}
	}
}

bool journal_event(struct desk *desk, int64_t id, bool (*row)(void *arg, const struct event *event),
	void *arg, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_EVENT_GET);
	bool found;

	bind_integer(st, 1, id);
	if (!statement_step(desk->store, st, &found, err))
		return false;
	if (found) {
		const struct event event = journal_row(st);
		row(arg, &event);
		statement_reset(st);
	}
	return true;
}

/* ---- values ---------------------------------------------------------------------------------- */

static bool set_value(const struct entity *entity, const char *key, const char *text, void *record,
	void (*touched)(void *arg, const struct field *field), void *arg, struct error *err)
{
	const struct field *field = entity_field(entity, key);

	if (strcmp(key, "trashed") == 0) {
		((struct record *)record)->trashed = strcmp(text, "0") != 0;
		return true;
	}
	if (strcmp(key, "for") == 0) /* whom a deputy acted for: no field */
		return true;
	if (!field)
		return error_set(
			err, ERR_CORRUPT, _("journal: %s has no field %s"), entity->name, key);
	if (!field_parse(field, record, text, err))
		return false;
	if (touched)
		touched(arg, field);
	return true;
}

bool journal_values(const struct entity *entity, const char *json, void *record,
	void (*touched)(void *arg, const struct field *field), void *arg, struct error *err)
{
	json_error_t fault;
	json_t *object = json_loads(json, 0, &fault);
	const char *key;
	json_t *value;
	bool ok = true;

	if (!json_is_object(object)) {
		json_decref(object);
		return error_set(err, ERR_CORRUPT, _("journal: not readable: %s"), fault.text);
	}
	json_object_foreach(object, key, value)
	{
		const char *text = json_string_value(value);
		ok = text ? set_value(entity, key, text, record, touched, arg, err)
			  : error_set(err, ERR_CORRUPT, _("journal: not readable: %s"), key);
		if (!ok)
			break;
	}
	json_decref(object);
	return ok;
}
