/*
 * Rows of a file to import. JSON is read one record at a time, so that memory does not grow with
 * the file: the few marks around the records are read here, each record by jansson.
 */
#include "domain/import_rows.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/locale.h"

enum { MOST_HEADINGS = 1000 };

struct rows {
	FILE *stream;
	struct csv_reader *csv; /* NULL for JSON */
	char **headings;
	const char **values; /* by heading */
	size_t count;
	/* JSON only. */
	const char *entity;
	size_t line; /* where the stream stands */
	size_t begin; /* where the row read last began */
	bool done;
	bool first; /* no record was read yet */
	json_t *record; /* holds the strings of values */
	struct buf numbers;
};

static void add_heading(struct rows *r, const char *text)
{
	r->headings = xrealloc(r->headings, (r->count + 1) * sizeof(*r->headings));
	r->values = xrealloc(r->values, (r->count + 1) * sizeof(*r->values));
	r->headings[r->count] = xstrdup(text);
	r->values[r->count] = NULL;
	r->count++;
}

/* ---- CSV ---- */

static bool open_csv(struct rows *r, char separator, struct error *err)
{
	char **fields;
	size_t count;

	r->csv = csv_open(r->stream, separator);
	switch (csv_read(r->csv, &fields, &count, err)) {
	case CSV_END:
		return error_set(err, ERR_INVALID,
			_("The file is empty: its first line must name the columns."));
	case CSV_BAD:
		return false;
	case CSV_ROW:
		break;
	}
	for (size_t i = 0; i < count; i++)
		add_heading(r, fields[i]);
	return true;
}

static enum csv_result read_csv(struct rows *r, struct error *err)
{
	char **fields;
	size_t count;
	enum csv_result result = csv_read(r->csv, &fields, &count, err);

	if (result != CSV_ROW)
		return result;
	if (count != r->count) {
		error_set(err, ERR_INVALID, _("%zu values under %zu headings"), count, r->count);
		return CSV_BAD;
	}
	for (size_t i = 0; i < count; i++)
		r->values[i] = fields[i];
	return CSV_ROW;
}

/* ---- JSON ---- */

/*
 * A byte at a time, so that the stream never stands beyond what was read, and lines can be counted.
 */
static size_t give_byte(void *buffer, size_t size, void *arg)
{
	struct rows *r = arg;
	int c = size ? getc_unlocked(r->stream) : EOF;

	if (c == EOF)
		return 0;
	r->line += c == '\n';
	*(char *)buffer = (char)c;
	return 1;
}

/* The next byte that is no blank, which is taken; EOF at the end. */
static int next_mark(struct rows *r)
{
	int c;

	while ((c = getc_unlocked(r->stream)) == ' ' || c == '\t' || c == '\r' || c == '\n')
		r->line += c == '\n';
	return c;
}

static bool bad_json(const struct rows *r, const char *expected, struct error *err)
{
	return error_set(err, ERR_INVALID,
		_("line %zu: the file is not as export writes it: %s expected"), r->line, expected);
}

/* A JSON value where the stream stands; NULL with err set. */
static json_t *read_value(struct rows *r, struct error *err)
{
	json_error_t fault;
	json_t *value = json_load_callback(give_byte, r,
		JSON_REJECT_DUPLICATES | JSON_DISABLE_EOF_CHECK | JSON_DECODE_ANY, &fault);

	if (!value)
		error_set(err, ERR_INVALID, _("line %zu: not JSON: %s"), r->line, fault.text);
	return value;
}

/* A member's name and its colon; false with err set. */
static bool read_name(struct rows *r, char *name, size_t size, struct error *err)
{
	int c = next_mark(r);

	if (c != '"')
		return bad_json(r, "\"", err);
	ungetc(c, r->stream);
	json_t *value = read_value(r, err);
	if (!value)
		return false;
	snprintf(name, size, "%s", json_string_value(value));
	json_decref(value);
	return next_mark(r) == ':' || bad_json(r, ":", err);
}

/*
 * {"format":1,"entity":"case","records":[ in any order up to the records; other members are
 * skipped.
 */
static bool open_json(struct rows *r, struct error *err)
{
	r->line = 1;
	r->first = true;
	int c = next_mark(r);
	char name[32];

	if (c == 0xEF && getc(r->stream) == 0xBB && getc(r->stream) == 0xBF)
		c = next_mark(r);
	if (c != '{')
		return bad_json(r, "{", err);
	for (;;) {
		if (!read_name(r, name, sizeof(name), err))
			return false;
		c = next_mark(r);
		if (!strcmp(name, "records"))
			return c == '[' || bad_json(r, "[", err);
		ungetc(c, r->stream);
		if (!strcmp(name, "format")) {
			/*
			 * A number has no mark at its end, so jansson would read one byte too many.
			 */
			int format = 0;
			if (fscanf(r->stream, "%d", &format) != 1 || format != 1)
				return bad_json(r, "\"format\":1", err);
		} else {
			json_t *value = c == '"' ? read_value(r, err) : NULL;
			if (!value)
				return c == '"' ? false : bad_json(r, "\"records\"", err);
			bool ours = strcmp(name, "entity") != 0 ||
				!strcmp(json_string_value(value), r->entity);
			if (!ours)
				error_set(err, ERR_INVALID,
					_("The file holds records of another kind: “%s”, not "
					  "“%s”."),
					json_string_value(value), r->entity);
			json_decref(value);
			if (!ours)
				return false;
		}
		if (next_mark(r) != ',')
			return bad_json(r, "\"records\"", err);
	}
}

static size_t heading_of(struct rows *r, const char *name, size_t guess)
{
	/* Records bear their members in one order: the guess is nearly always right. */
	if (guess < r->count && !strcmp(r->headings[guess], name))
		return guess;
	for (size_t i = 0; i < r->count; i++)
		if (!strcmp(r->headings[i], name))
			return i;
	add_heading(r, name);
	return r->count - 1;
}

/*
 * The text of a member; NULL for what is no single value. Numbers are written to r->numbers, which
 * has room already.
 */
static const char *member_text(struct rows *r, const json_t *value)
{
	char *start;

	switch (json_typeof(value)) {
	case JSON_STRING:
		return json_string_value(value);
	case JSON_TRUE:
		return "1";
	case JSON_FALSE:
		return "0";
	case JSON_NULL:
		return "";
	case JSON_INTEGER:
		start = r->numbers.s + r->numbers.len;
		buf_printf(&r->numbers, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
		buf_put(&r->numbers, "", 1);
		return start;
	default:
		return NULL;
	}
}

static enum csv_result bad_row(struct error *err, const char *reason)
{
	error_set(err, ERR_INVALID, "%s", reason);
	return CSV_BAD;
}

static enum csv_result read_record(struct rows *r, struct error *err)
{
	enum { NUMBER_BYTES = 24 };
	const char *name;
	json_t *value;
	size_t at = 0;

	if (!json_is_object(r->record))
		return bad_row(err, _("not a record: { expected"));
	if (json_object_size(r->record) > MOST_HEADINGS)
		return bad_row(err, _("more than 1,000 members"));
	for (size_t i = 0; i < r->count; i++)
		r->values[i] = NULL;
	/* Room first: the texts of numbers must not move. */
	while (r->numbers.room < json_object_size(r->record) * NUMBER_BYTES + 1)
		buf_putc(&r->numbers, ' ');
	buf_cut(&r->numbers, 0);
	json_object_foreach(r->record, name, value)
	{
		const char *text = member_text(r, value);
		if (!text) {
			error_set(err, ERR_INVALID, _("“%s” is neither text nor a whole number"),
				name);
			return CSV_BAD;
		}
		if (r->count == MOST_HEADINGS)
			return bad_row(err, _("more than 1,000 members"));
		at = heading_of(r, name, at);
		r->values[at++] = text;
	}
	return CSV_ROW;
}

/* The end of the records: ]} and nothing more. */
static enum csv_result end_json(struct rows *r, struct error *err)
{
	r->done = true;
	if (next_mark(r) == '}' && next_mark(r) == EOF && !ferror(r->stream))
		return CSV_END;
	bad_json(r, "]}", err);
	return CSV_BAD;
}

static enum csv_result read_json(struct rows *r, struct error *err)
{
	if (r->done)
		return CSV_END;
	json_decref(r->record);
	r->record = NULL;
	int c = next_mark(r);
	if (c == ']')
		return end_json(r, err);
	if (!r->first && c == ',')
		c = next_mark(r);
	else if (!r->first)
		c = EOF;
	r->first = false;
	r->begin = r->line;
	if (c != '{') {
		r->done = true;
		bad_json(r, "{", err);
		return CSV_BAD;
	}
	ungetc(c, r->stream);
	r->record = read_value(r, err);
	if (!r->record) {
		/* Where a record is not JSON nobody knows where the next one begins. */
		r->done = true;
		return CSV_BAD;
	}
	return read_record(r, err);
}

/* ---- both ---- */

bool rows_open(struct rows **out, FILE *stream, bool json, char separator, const char *entity,
	struct error *err)
{
	struct rows *r = xcalloc(1, sizeof(*r));

	r->stream = stream;
	r->entity = entity;
	if (json ? !open_json(r, err) : !open_csv(r, separator, err)) {
		rows_free(r);
		return false;
	}
	*out = r;
	return true;
}

void rows_free(struct rows *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->count; i++)
		free(r->headings[i]);
	free(r->headings);
	free(r->values);
	csv_free(r->csv);
	json_decref(r->record);
	buf_clear(&r->numbers);
	free(r);
}

char *const *rows_headings(const struct rows *r, size_t *count)
{
	*count = r->count;
	return r->headings;
}

enum csv_result rows_read(struct rows *r, const char *const **values, struct error *err)
{
	enum csv_result result = r->csv ? read_csv(r, err) : read_json(r, err);

	if (ferror(r->stream)) {
		error_set(err, ERR_IO, _("The file cannot be read: %s"), strerror(errno));
		return CSV_BAD;
	}
	*values = r->values;
	return result;
}

size_t rows_line(const struct rows *r)
{
	return r->csv ? csv_line(r->csv) : r->begin;
}
