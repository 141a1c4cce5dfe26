/*
 * Records by id and by code: statements built from field tables, prepared once per entity and
 * verb.
 */
#include "store/internal.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/locale.h"

/* Columns of every record before its own fields. */
enum { COLUMN_ID, COLUMN_UID, COLUMN_VERSION, COLUMN_TRASHED, COLUMN_FIELDS };

/* ---- SQL from field tables ---- */

void record_columns(const struct entity *entity, struct buf *sql)
{
	buf_puts(sql, "t.id, t.uid, t.version, t.trashed");
	for (size_t i = 0; i < entity->field_count; i++)
		buf_printf(sql, ", t.%s", entity->fields[i].key);
}

static void write_load(const struct entity *entity, struct buf *sql)
{
	buf_puts(sql, "SELECT ");
	record_columns(entity, sql);
	buf_printf(sql, " FROM %s AS t WHERE t.id = ?1", entity->table);
}

/* ?1 id or NULL, ?2 uid, ?3 trashed, ?4 … the fields */
static void write_insert(const struct entity *entity, struct buf *sql)
{
	buf_printf(sql, "INSERT INTO %s (version, id, uid, trashed", entity->table);
	for (size_t i = 0; i < entity->field_count; i++)
		buf_printf(sql, ", %s", entity->fields[i].key);
	buf_puts(sql, ") VALUES (1, ?1, ?2, ?3");
	for (size_t i = 0; i < entity->field_count; i++)
		buf_printf(sql, ", ?%zu", i + 4);
	buf_putc(sql, ')');
}

/* ?1 id, ?2 version, ?3 trashed, ?4 … the fields */
static void write_update(const struct entity *entity, struct buf *sql)
{
	buf_printf(sql, "UPDATE %s SET version = version + 1, trashed = ?3", entity->table);
	for (size_t i = 0; i < entity->field_count; i++)
		buf_printf(sql, ", %s = ?%zu", entity->fields[i].key, i + 4);
	buf_puts(sql, " WHERE id = ?1 AND version = ?2");
}

static void write_version(const struct entity *entity, struct buf *sql)
{
	buf_printf(sql, "SELECT version FROM %s WHERE id = ?1", entity->table);
}

static void write_find_key(const struct entity *entity, struct buf *sql)
{
	buf_printf(sql, "SELECT id FROM %s WHERE %s = ?1", entity->table, entity->key->key);
}

static void write_find_number(const struct entity *entity, struct buf *sql)
{
	buf_printf(sql, "SELECT id FROM %s WHERE year = ?1 AND number = ?2", entity->table);
}

static void write_last_number(const struct entity *entity, struct buf *sql)
{
	buf_printf(sql, "SELECT coalesce(max(number), 0) FROM %s WHERE year = ?1", entity->table);
}

static void (*const writers[VERB_COUNT])(const struct entity *, struct buf *) = {
	[VERB_LOAD] = write_load,
	[VERB_INSERT] = write_insert,
	[VERB_UPDATE] = write_update,
	[VERB_VERSION] = write_version,
	[VERB_FIND_KEY] = write_find_key,
	[VERB_FIND_NUMBER] = write_find_number,
	[VERB_LAST_NUMBER] = write_last_number,
};

static struct statement *ready(struct store *store, const struct entity *entity, enum verb verb)
{
	size_t i = 0;

	while (i < store->record_count && store->records[i].entity != entity)
		i++;
	if (i == store->record_count) {
		store->records = xrealloc(store->records, (i + 1) * sizeof(*store->records));
		store->records[i] = (struct record_statements){.entity = entity};
		store->record_count++;
	}
	char **sql = &store->records[i].sql[verb];
	if (!*sql) {
		struct buf text = {0};
		writers[verb](entity, &text);
		*sql = buf_steal(&text);
	}
	return statement_ready(store, &store->records[i].verbs[verb], *sql);
}

void record_statements_clear(struct store *store)
{
	for (size_t i = 0; i < store->record_count; i++) {
		for (int verb = 0; verb < VERB_COUNT; verb++) {
			statement_finalize(&store->records[i].verbs[verb]);
			free(store->records[i].sql[verb]);
		}
	}
	free(store->records);
	store->records = NULL;
	store->record_count = 0;
}

/* ---- values ---- */

void record_read(const struct entity *entity, struct statement *st, void *to)
{
	struct record *record = to;

	record->id = column_integer(st, COLUMN_ID);
	record->uid = xstrdup(column_text(st, COLUMN_UID));
	record->version = column_integer(st, COLUMN_VERSION);
	record->trashed = column_integer(st, COLUMN_TRASHED);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		void *member = field_member(field, to);
		int column = COLUMN_FIELDS + (int)i;
		switch (field->type->storage) {
		case STORE_INTEGER:
			*(int64_t *)member = column_integer(st, column);
			break;
		case STORE_DATE:
			*(date_t *)member = column_date(st, column);
			break;
		case STORE_TEXT:
			*(char **)member = xstrdup(column_text(st, column));
			break;
		}
	}
}

void record_bind(struct statement *st, int index, const struct field *field, const void *record)
{
	switch (field->type->storage) {
	case STORE_INTEGER:
		if (field->type == &FT_REF)
			bind_reference(st, index, field_integer(field, record));
		else
			bind_integer(st, index, field_integer(field, record));
		break;
	case STORE_DATE:
		bind_date(st, index, (date_t)field_integer(field, record));
		break;
	case STORE_TEXT:
		bind_text(st, index, field_string(field, record));
		break;
	}
}

char *store_uid(void)
{
	static uint64_t last; /* milliseconds and 12 bits of sequence: later ids are larger */
	static const char digits[] = "0123456789abcdef";
	struct timespec now;
	unsigned char b[16];
	char text[36];
	size_t at = 0;

	clock_gettime(CLOCK_REALTIME, &now);
	uint64_t stamp = ((uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000) << 12;
	last = stamp > last ? stamp : last + 1;
	randombytes_buf(b, sizeof(b));
	for (int i = 0; i < 6; i++)
		b[i] = (unsigned char)(last >> (52 - 8 * i));
	b[6] = (unsigned char)(0x70 | ((last >> 8) & 0x0F)); /* version 7 */
	b[7] = (unsigned char)last;
	b[8] = (unsigned char)(0x80 | (b[8] & 0x3F)); /* variant of RFC 9562 */
	for (int i = 0; i < 16; i++) {
		if (i == 4 || i == 6 || i == 8 || i == 10)
			text[at++] = '-';
		text[at++] = digits[b[i] >> 4];
		text[at++] = digits[b[i] & 15];
	}
	return xstrndup(text, at);
}

/* ---- by id ---- */

bool store_load(struct store *store, const struct entity *entity, int64_t id, void *record,
	struct error *err)
{
	struct statement *st = ready(store, entity, VERB_LOAD);
	bool row;

	bind_integer(st, 1, id);
	if (!statement_step(store, st, &row, err))
		return false;
	if (!row)
		return error_set(err, ERR_NOT_FOUND, _("There is no %s with id %lld."),
			_(entity->label), (long long)id);
	record_read(entity, st, record);
	statement_reset(st);
	return true;
}

static bool unique_fail(const struct entity *entity, const void *record, const struct field *field,
	struct error *err)
{
	struct buf value = {0};

	field->type->show(field, field_member_const(field, record), &value);
	error_set_field(err, ERR_INVALID, field,
		_("%s “%s” belongs to another %s already; choose another."), _(field->label),
		buf_text(&value), _(entity->label));
	buf_clear(&value);
	return false;
}

/* Name the field where one column alone must be unique: "UNIQUE constraint failed: staff.login". */
static bool write_fail(
	struct store *store, const struct entity *entity, const void *record, struct error *err)
{
	const char *message = sqlite3_errmsg(store->db);
	const char *dot = strrchr(message, '.');

	if (sqlite3_extended_errcode(store->db) != SQLITE_CONSTRAINT_UNIQUE || !dot ||
		strchr(message, ','))
		return false;
	const struct field *field = entity_field(entity, dot + 1);
	return field ? unique_fail(entity, record, field, err) : false;
}

static bool write_record(struct store *store, const struct entity *entity, const void *record,
	struct statement *st, int first, struct error *err)
{
	for (size_t i = 0; i < entity->field_count; i++)
		record_bind(st, first + (int)i, &entity->fields[i], record);
	return statement_run(store, st, err) || write_fail(store, entity, record, err);
}

bool store_insert(struct store *store, const struct entity *entity, void *to, struct error *err)
{
	struct record *record = to;
	struct statement *st = ready(store, entity, VERB_INSERT);

	if (!record->uid)
		record->uid = store_uid();
	bind_reference(st, 1, record->id);
	bind_text(st, 2, record->uid);
	bind_integer(st, 3, record->trashed);
	bool ok = write_record(store, entity, to, st, 4, err);
	statement_ready(store, st, st->sql); /* the texts are the caller's again */
	if (!ok)
		return false;
	record->id = store_last_id(store);
	record->version = 1;
	return true;
}

/* Nothing was updated: it is gone, or somebody else was there. */
static bool update_missed(
	struct store *store, const struct entity *entity, int64_t id, struct error *err)
{
	struct statement *st = ready(store, entity, VERB_VERSION);
	bool row;

	bind_integer(st, 1, id);
	if (!statement_step(store, st, &row, err))
		return false;
	statement_reset(st);
	if (!row)
		return error_set(err, ERR_NOT_FOUND, _("There is no %s with id %lld."),
			_(entity->label), (long long)id);
	return error_set(err, ERR_CONFLICT,
		_("Somebody else changed this %s since you opened it. Look at it again, then "
		  "change it."),
		_(entity->label));
}

bool store_update(struct store *store, const struct entity *entity, void *to, struct error *err)
{
	struct record *record = to;
	struct statement *st = ready(store, entity, VERB_UPDATE);

	bind_integer(st, 1, record->id);
	bind_integer(st, 2, record->version);
	bind_integer(st, 3, record->trashed);
	bool ok = write_record(store, entity, to, st, 4, err);
	statement_ready(store, st, st->sql);
	if (!ok)
		return false;
	if (store_changes(store) == 0)
		return update_missed(store, entity, record->id, err);
	record->version++;
	return true;
}

/* ---- by code ---- */

static bool step_integer(struct store *store, struct statement *st, int64_t *out, struct error *err)
{
	bool row;

	if (!statement_step(store, st, &row, err))
		return false;
	*out = row ? column_integer(st, 0) : 0;
	statement_reset(st);
	return true;
}

bool store_find_key(struct store *store, const struct entity *entity, const char *key, int64_t *id,
	struct error *err)
{
	struct statement *st = ready(store, entity, VERB_FIND_KEY);
	date_t date = DATE_NONE;

	if (entity->key->type->storage != STORE_DATE) {
		bind_text(st, 1, key);
	} else if (date_parse(&date, key, NULL)) {
		bind_date(st, 1, date);
	} else {
		*id = 0; /* no day has this code */
		return true;
	}
	return step_integer(store, st, id, err);
}

bool store_find_number(struct store *store, const struct entity *entity, int year, int64_t number,
	int64_t *id, struct error *err)
{
	struct statement *st = ready(store, entity, VERB_FIND_NUMBER);

	bind_integer(st, 1, year);
	bind_integer(st, 2, number);
	return step_integer(store, st, id, err);
}

bool store_last_number(struct store *store, const struct entity *entity, int year, int64_t *number,
	struct error *err)
{
	struct statement *st = ready(store, entity, VERB_LAST_NUMBER);

	bind_integer(st, 1, year);
	return step_integer(store, st, number, err);
}
