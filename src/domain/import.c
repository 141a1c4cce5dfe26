/* From rows of text to records: each row is found or made, filled, checked and saved. */
#include "domain/import.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/desk_inside.h"
#include "domain/import_map.h"
#include "domain/import_rows.h"

enum {
	BATCH_ROWS = 5000, /* a transaction with keep_good */
	PROGRESS_ROWS = 500, /* between two calls of progress */
	CACHE_SLOTS = 512, /* references remembered for each column; a power of two */
	MOST_WAITING = 10000, /* references to rows further down */
};

#define NO_COLUMN SIZE_MAX

/* References found lately: files name the same hamlets and staff over and over. */
struct cache_slot {
	char *text;
	int64_t id;
};

struct column {
	enum column_use use;
	const struct field *field;
	const struct map_column *mapped;
	struct cache_slot *
		cache; /* NULL where references cannot be remembered: these records may still change */
};

/* A reference to a record of the same file that was not there yet. */
struct waiting {
	size_t line;
	size_t column;
	int64_t id;
	char *text;
};

struct import {
	struct desk *desk;
	const struct entity *entity;
	const struct import_options *options;
	struct import_result *result;
	struct rows *rows;
	struct map map;
	struct column *columns; /* by heading */
	size_t count;
	size_t code; /* column of the code or natural key; NO_COLUMN = none */
	const struct field *year, *number; /* of NUM_YEARLY */
	void *before, *after; /* records of the row */
	struct waiting *waiting;
	size_t waiting_count, waiting_room;
	size_t row_waiting; /* the first of this row: its id is not known yet */
	struct buf text;
	int64_t row_faults;
	int64_t read; /* rows */
	int64_t bytes; /* of the file; 0 = unknown */
};

static void put_fault_at(struct import *im, size_t line, const char *heading, const char *reason)
{
	struct import_fault fault = {.line = line, .heading = heading, .reason = reason};

	im->row_faults++;
	im->result->faults++;
	if (im->options->fault)
		im->options->fault(im->options->arg, &fault);
}

static void put_fault(struct import *im, const char *heading, const char *reason)
{
	put_fault_at(im, rows_line(im->rows), heading, reason);
}

/* ---- columns ---- */

static bool add_column(struct import *im, const char *heading, struct error *err)
{
	struct column column = {0};

	if (!text_is_valid(heading, strlen(heading)))
		return error_set(err, ERR_INVALID,
			_("Heading %zu is not UTF-8 text. Save the file as UTF-8."), im->count + 1);
	column.use = map_find(&im->map, im->entity, heading, &column.mapped, &column.field);
	bool names = column.use == COLUMN_CODE || (column.field && column.field == im->entity->key);
	for (size_t i = 0; i < im->count; i++) {
		const struct column *other = &im->columns[i];
		if ((column.use == COLUMN_CODE && other->use == COLUMN_CODE) ||
			(column.field && column.field == other->field))
			return error_set(
				err, ERR_INVALID, _("Two columns hold the same: “%s”."), heading);
	}
	if (column.field && column.field->type == &FT_REF && column.field->ref != im->entity)
		column.cache = xcalloc(CACHE_SLOTS, sizeof(*column.cache));
	im->columns = xrealloc(im->columns, (im->count + 1) * sizeof(*im->columns));
	im->columns[im->count] = column;
	if (names)
		im->code = im->count;
	im->count++;
	return true;
}

static bool unknown_headings(struct import *im, char *const *headings, struct error *err)
{
	struct buf unknown = {0}, keys = {0};

	for (size_t i = 0; i < im->count; i++)
		if (im->columns[i].use == COLUMN_UNKNOWN)
			buf_printf(&unknown, "%s“%s”", unknown.len ? ", " : "", headings[i]);
	for (size_t i = 0; i < im->entity->field_count; i++)
		if (!(im->entity->fields[i].flags & FF_HIDDEN))
			buf_printf(&keys, "%s%s", keys.len ? ", " : "", im->entity->fields[i].key);
	if (unknown.len)
		error_set(err, ERR_INVALID,
			_("Unknown columns: %s. Name, map or ignore them (--map). Fields: %s."),
			buf_text(&unknown), buf_text(&keys));
	bool ok = !unknown.len;
	buf_clear(&unknown);
	buf_clear(&keys);
	return ok;
}

/*
 * The columns there are now. Those of CSV must all be known; those of JSON come with the records.
 */
static bool know_columns(struct import *im, struct error *err)
{
	size_t count;
	char *const *headings = rows_headings(im->rows, &count);

	if (im->count == count)
		return true;
	while (im->count < count)
		if (!add_column(im, headings[im->count], err))
			return false;
	return im->options->json || unknown_headings(im, headings, err);
}

/* ---- values ---- */

static struct cache_slot *cache_slot(struct column *column, const char *text)
{
	uint32_t hash = 2166136261u;

	for (const char *c = text; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 16777619u;
	return &column->cache[hash % CACHE_SLOTS];
}

static bool parse_value(
	struct import *im, struct column *column, const char *text, struct error *err)
{
	if (!column->cache || !*text)
		return desk_parse(im->desk, im->entity, column->field, im->after, text, err);
	struct cache_slot *slot = cache_slot(column, text);
	if (slot->text && !strcmp(slot->text, text)) {
		field_set_integer(column->field, im->after, slot->id);
		return true;
	}
	if (!desk_parse(im->desk, im->entity, column->field, im->after, text, err))
		return false;
	free(slot->text);
	slot->text = xstrdup(text);
	slot->id = field_integer(column->field, im->after);
	return true;
}

/*
 * A cell that says what export would say needs no reading: it changes nothing, and hidden values
 * stay.
 */
static bool stands_already(struct import *im, const struct column *column, const char *cell)
{
	buf_cut(&im->text, 0);
	desk_print(im->desk, im->entity, column->field, im->before, &im->text);
	return !strcmp(buf_text(&im->text), cell);
}

/*
 * References among the records of one file may lead further down: they are tried again at its end.
 */
static bool wait_for_row(struct import *im, size_t column, const char *text)
{
	if (im->columns[column].field->ref != im->entity || im->waiting_count == MOST_WAITING)
		return false;
	if (im->waiting_count == im->waiting_room) {
		im->waiting_room = im->waiting_room ? 2 * im->waiting_room : 64;
		im->waiting = xrealloc(im->waiting, im->waiting_room * sizeof(*im->waiting));
	}
	im->waiting[im->waiting_count++] = (struct waiting){
		.line = rows_line(im->rows), .column = column, .text = xstrdup(text)};
	return true;
}

static void read_cell(
	struct import *im, size_t at, const char *heading, const char *cell, bool known)
{
	struct column *column = &im->columns[at];
	struct error err;

	if (column->use == COLUMN_UNNAMED && *cell)
		put_fault(im, "", _("a value without a heading"));
	if (column->use == COLUMN_UNKNOWN)
		put_fault(im, heading, _("there is no such field"));
	if (column->use != COLUMN_FIELD)
		return;
	if (!text_is_valid(cell, strlen(cell))) {
		/* text_clean says where. */
		char *unused = NULL;
		if (text_clean(&unused, cell, strlen(cell), true, &err))
			free(unused);
		put_fault(im, heading, err.text);
		return;
	}
	const char *value = map_value(column->mapped, cell);
	bool required = column->field->flags & FF_REQUIRED && !column->field->type->zero_is_value;
	if (known ? stands_already(im, column, value) : !*value && !required)
		return;
	if (!*value && required)
		put_fault(im, heading, _("this must be filled in"));
	else if (!parse_value(im, column, value, &err) && !wait_for_row(im, at, value))
		put_fault(im, heading, err.text);
}

/* ---- which record ---- */

/*
 * PREFIX-year-number or PREFIX-id. The prefix of a case tells its kind, which the column kind says.
 */
static bool split_code(
	const struct entity *entity, const char *code, int64_t *year, int64_t *number)
{
	size_t prefix = strcspn(code, "-");
	const char *at = code + prefix;
	char *end;
	bool ours = entity->prefix
		? strlen(entity->prefix) == prefix && !strncasecmp(code, entity->prefix, prefix)
		: prefix > 0;

	*year = 0;
	if (!ours || *at != '-')
		return false;
	if (entity->numbering == NUM_YEARLY) {
		if (strspn(at + 1, "0123456789") != 4)
			return false;
		*year = strtoll(at + 1, &end, 10);
		at = end;
	}
	size_t digits = *at == '-' ? strspn(at + 1, "0123456789") : 0;
	if (digits < 1 || digits > 18 || at[1 + digits])
		return false;
	*number = strtoll(at + 1, NULL, 10);
	return *number > 0;
}

/*
 * The id of a row's code, 0 if there is no such record yet; what a new one needs of it is put into
 * im->after.
 */
static bool find_numbered(
	struct import *im, const char *heading, const char *cell, int64_t *id, struct error *err)
{
	const struct entity *entity = im->entity;
	struct record *record = im->after;
	int64_t year, number;

	if (!split_code(entity, cell, &year, &number)) {
		put_fault(im, heading, _("not a code of this kind of record"));
		return true;
	}
	if (entity->numbering == NUM_ID) {
		record->id = number;
		if (store_load(im->desk->store, entity, number, im->before, err))
			*id = number;
		return *id || err->code == ERR_NOT_FOUND;
	}
	field_set_integer(im->year, record, year);
	field_set_integer(im->number, record, number);
	return store_find_number(im->desk->store, entity, (int)year, number, id, err);
}

static bool find_keyed(
	struct import *im, const char *heading, const char *cell, int64_t *id, struct error *err)
{
	const struct field *key = im->entity->key;
	struct error fault;

	if (!field_parse(key, im->after, cell, &fault)) {
		put_fault(im, heading, fault.text);
		return true;
	}
	buf_cut(&im->text, 0);
	key->type->print(key, field_member_const(key, im->after), &im->text);
	return store_find_key(im->desk->store, im->entity, buf_text(&im->text), id, err);
}

/* Find the record that a row names. @param id 0 = a new one */
static bool find_record(struct import *im, char *const *headings, const char *const *values,
	int64_t *id, struct error *err)
{
	const char *cell = im->code != NO_COLUMN ? values[im->code] : NULL;

	*id = 0;
	if (!cell || !*cell)
		return true;
	if (!text_is_valid(cell, strlen(cell))) {
		put_fault(im, headings[im->code], _("not UTF-8 text"));
		return true;
	}
	cell = map_value(im->columns[im->code].mapped, cell);
	return im->columns[im->code].use == COLUMN_CODE
		? find_numbered(im, headings[im->code], cell, id, err)
		: find_keyed(im, headings[im->code], cell, id, err);
}

/* ---- rows ---- */

/* Errors that are a row's own fault; the others end the import. */
static bool is_row_fault(enum error_code code)
{
	return code == ERR_INVALID || code == ERR_NOT_FOUND || code == ERR_CONFLICT ||
		code == ERR_DENIED;
}

/* Put what refused the row to its account, under its own heading where it names a field. */
static void put_refusal(struct import *im, char *const *headings, const struct error *refusal)
{
	for (size_t i = 0; refusal->field && i < im->count; i++)
		if (im->columns[i].field == refusal->field) {
			put_fault(im, headings[i], refusal->text);
			return;
		}
	put_fault(im, refusal->field ? _(refusal->field->label) : "", refusal->text);
}

static bool differs(const struct entity *entity, const void *a, const void *b)
{
	for (size_t i = 0; i < entity->field_count; i++)
		if (!field_equals(&entity->fields[i], a, b))
			return true;
	return false;
}

/* Save im->after where it is new or differs. False with err set: refused or failed. */
static bool save(struct import *im, bool known, struct error *err)
{
	struct desk *desk = im->desk;

	if (!known) {
		if (!desk_add(desk, im->entity, im->after, err))
			return false;
		im->result->added++;
	} else if (differs(im->entity, im->before, im->after)) {
		if (!desk_save(desk, im->entity, im->before, im->after, "set", err))
			return false;
		im->result->changed++;
	} else {
		im->result->unchanged++;
	}
	return true;
}

/* The values that the map gives to every new record must be good ones. */
static bool check_constants(struct import *im, struct error *err)
{
	for (size_t i = 0; i < im->map.count; i++) {
		const struct map_column *row = &im->map.columns[i];
		if (row->constant &&
			!desk_parse(
				im->desk, im->entity, row->field, im->after, row->constant, err))
			return false;
	}
	return true;
}

/*
 * What a new record starts with: its presets, but never today as a date that the file leaves out;
 * and what the map gives.
 */
static void begin_record(struct import *im)
{
	struct error err;

	desk_new(im->desk, im->entity, im->after);
	for (size_t i = 0; i < im->entity->field_count; i++)
		if (im->entity->fields[i].type == &FT_DATE && im->entity->fields[i].preset)
			field_set_integer(&im->entity->fields[i], im->after, DATE_NONE);
	for (size_t i = 0; i < im->map.count; i++) {
		const struct map_column *row = &im->map.columns[i];
		if (row->constant &&
			!desk_parse(
				im->desk, im->entity, row->field, im->after, row->constant, &err))
			put_fault(im, _(row->field->label), err.text);
	}
}

/* A row that is not saved waits for nothing. */
static void forget_waiting(struct import *im)
{
	while (im->waiting_count > im->row_waiting)
		free(im->waiting[--im->waiting_count].text);
}

static bool read_row(struct import *im, const char *const *values, struct error *err)
{
	size_t count;
	char *const *headings = rows_headings(im->rows, &count);
	struct error refusal;
	int64_t id;

	record_clear(im->entity, im->before);
	record_clear(im->entity, im->after);
	begin_record(im);
	if (!find_record(im, headings, values, &id, err))
		return false;
	if (id) {
		record_clear(im->entity, im->before);
		record_clear(im->entity, im->after);
		if (!store_load(im->desk->store, im->entity, id, im->before, err))
			return false;
		record_copy(im->entity, im->after, im->before);
		if (((const struct record *)im->before)->trashed)
			put_fault(im, headings[im->code], _("this record is in the trash"));
	}
	for (size_t i = 0; i < im->count; i++)
		if (values[i] && (i != im->code || !id))
			read_cell(im, i, headings[i], values[i], id != 0);
	if (!im->row_faults && save(im, id != 0, &refusal)) {
		for (size_t i = im->row_waiting; i < im->waiting_count; i++)
			im->waiting[i].id = ((const struct record *)im->after)->id;
		return true;
	}
	forget_waiting(im);
	if (im->row_faults)
		return true;
	if (!is_row_fault(refusal.code)) {
		*err = refusal;
		return false;
	}
	put_refusal(im, headings, &refusal);
	return true;
}

/* A row that was refused stays for the file of bad rows. */
static bool count_bad(struct import *im, const char *const *values, struct error *err)
{
	size_t count;
	char *const *headings = rows_headings(im->rows, &count);

	im->result->bad++;
	if (!im->options->bad_row)
		return true;
	return im->options->bad_row(im->options->arg, headings, values, count, err);
}

/* @param again false at the end of the file */
static bool next_row(struct import *im, bool *again, struct error *err)
{
	const char *const *values;
	struct error fault;

	im->row_faults = 0;
	im->row_waiting = im->waiting_count;
	*again = true;
	switch (rows_read(im->rows, &values, &fault)) {
	case CSV_END:
		*again = false;
		return true;
	case CSV_BAD:
		if (fault.code != ERR_INVALID) {
			*err = fault;
			return false;
		}
		put_fault(im, "", fault.text);
		return count_bad(im, NULL, err);
	case CSV_ROW:
		break;
	}
	if (!know_columns(im, err) || !read_row(im, values, err))
		return false;
	return !im->row_faults || count_bad(im, values, err);
}

/* ---- the file ---- */

/* Fill in one reference that had to wait. */
static bool fill_waiting(struct import *im, const struct waiting *waiting, struct error *err)
{
	const struct field *field = im->columns[waiting->column].field;
	size_t count;
	char *const *headings = rows_headings(im->rows, &count);
	struct error refusal;

	record_clear(im->entity, im->before);
	record_clear(im->entity, im->after);
	if (!desk_load(im->desk, im->entity, waiting->id, im->before, err))
		return false;
	record_copy(im->entity, im->after, im->before);
	if (desk_parse(im->desk, im->entity, field, im->after, waiting->text, &refusal) &&
		desk_save(im->desk, im->entity, im->before, im->after, "set", &refusal))
		return true;
	if (!is_row_fault(refusal.code)) {
		*err = refusal;
		return false;
	}
	put_fault_at(im, waiting->line, headings[waiting->column], refusal.text);
	im->result->bad++;
	return true;
}

static bool tell_progress(struct import *im, FILE *stream, struct error *err)
{
	if (!im->options->progress ||
		im->options->progress(im->options->arg, ftello(stream), im->bytes))
		return true;
	return error_set(err, ERR_DENIED, _("Stopped."));
}

/* Rows up to the end, in one transaction or in many. */
static bool read_rows(struct import *im, FILE *stream, struct error *err)
{
	bool again = true;

	while (again) {
		if (!next_row(im, &again, err) || !again)
			break;
		if (++im->read % PROGRESS_ROWS == 0 && !tell_progress(im, stream, err))
			return false;
		if (im->options->keep_good && !im->options->dry_run && im->read % BATCH_ROWS == 0 &&
			(!desk_end(im->desk, true, err) || !desk_begin(im->desk, err)))
			return false;
	}
	for (size_t i = 0; i < im->waiting_count && !again; i++)
		if (!fill_waiting(im, &im->waiting[i], err))
			return false;
	return !again;
}

static bool run(struct import *im, FILE *stream, struct error *err)
{
	struct error unused;

	if (!desk_begin(im->desk, err))
		return false;
	if (!read_rows(im, stream, err)) {
		if (store_in_transaction(im->desk->store))
			desk_end(im->desk, false, &unused);
		return false;
	}
	bool keep = !im->options->dry_run && (im->options->keep_good || !im->result->bad);
	if (keep && !desk_end(im->desk, true, err))
		return false;
	if (!keep) {
		const bool told = im->result->bad || desk_recount(im->desk, false, err);
		desk_end(im->desk, false, &unused);
		if (!told)
			return false;
	}
	if (im->result->bad && !im->options->keep_good)
		return error_set(err, ERR_INVALID,
			_("%lld faults in %lld rows: nothing was written."),
			(long long)im->result->faults, (long long)im->result->bad);
	while (keep && im->result->added + im->result->changed > BATCH_ROWS &&
		store_search_tidy(im->desk->store))
		;
	return true;
}

static void clear(struct import *im)
{
	for (size_t i = 0; i < im->count; i++) {
		for (size_t j = 0; im->columns[i].cache && j < CACHE_SLOTS; j++)
			free(im->columns[i].cache[j].text);
		free(im->columns[i].cache);
	}
	free(im->columns);
	for (size_t i = 0; i < im->waiting_count; i++)
		free(im->waiting[i].text);
	free(im->waiting);
	map_clear(&im->map);
	rows_free(im->rows);
	record_clear(im->entity, im->before);
	record_clear(im->entity, im->after);
	free(im->before);
	free(im->after);
	buf_clear(&im->text);
}

bool import_stream(struct desk *desk, const struct entity *entity, FILE *stream,
	const struct import_options *options, struct import_result *out, struct error *err)
{
	struct import im = {.desk = desk,
		.entity = entity,
		.options = options,
		.result = out,
		.code = NO_COLUMN};
	struct stat st;

	*out = (struct import_result){0};
	if (!desk_may_write(desk, err))
		return false;
	if (!fstat(fileno(stream), &st) && S_ISREG(st.st_mode))
		im.bytes = st.st_size;
	im.before = xcalloc(1, entity->size);
	im.after = xcalloc(1, entity->size);
	im.year = entity_field(entity, "year");
	im.number = entity_field(entity, "number");
	bool ok = (!options->map || map_read(&im.map, options->map, entity, err)) &&
		rows_open(&im.rows, stream, options->json, im.map.separator, entity->name, err) &&
		know_columns(&im, err) && check_constants(&im, err) && run(&im, stream, err);
	clear(&im);
	return ok;
}
