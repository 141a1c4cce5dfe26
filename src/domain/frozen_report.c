/* Reports as they were sent. Rows are written by frozen_add alone; the database refuses to change them. */
#include "domain/frozen.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "domain/desk_inside.h"
#include "domain/table.h"

enum { HASH_SIZE = 32, NUMBERS_MAX = 10 * 1000 * 1000 };

static const struct field report_fields[] = {
	FIELD(frozen_report, form, N_("Form"), TEXT, .flags = FF_REQUIRED | FF_FIXED | FF_LIST,
		.max = 40, .columns = 9, .help = N_("Which form: 01/XLD")),
	FIELD(frozen_report, basis, N_("Basis"), TEXT, .flags = FF_FIXED, .max = 80,
		.help = N_("Circular whose set of forms it is of")),
	FIELD(frozen_report, period, N_("Period"), TEXT, .flags = FF_REQUIRED | FF_FIXED | FF_LIST,
		.max = 40, .columns = 11, .help = N_("Name of the period: 2026-Q3")),
	FIELD(frozen_report, from_on, N_("From"), DATE, .flags = FF_REQUIRED | FF_FIXED,
		.columns = 10, .help = N_("Its first day")),
	FIELD(frozen_report, to_on, N_("To"), DATE, .flags = FF_REQUIRED | FF_FIXED | FF_LIST,
		.columns = 10, .help = N_("Its last day")),
	FIELD(frozen_report, frozen_at, N_("Frozen at"), STAMP,
		.flags = FF_REQUIRED | FF_FIXED | FF_LIST, .columns = 16,
		.help = N_("Moment it was frozen")),
	FIELD(frozen_report, frozen_by, N_("Frozen by"), REF, .flags = FF_FIXED | FF_LIST,
		.ref = &entity_staff, .help = N_("Who did it")),
	FIELD(frozen_report, numbers, N_("Numbers"), NOTE,
		.flags = FF_REQUIRED | FF_FIXED | FF_HIDDEN, .max = NUMBERS_MAX,
		.help = N_("The numbers as they were sent")),
	FIELD(frozen_report, notes, N_("Notes"), NOTE, .flags = FF_FIXED,
		.help = N_("What was said under the table")),
	FIELD(frozen_report, format, N_("Format"), TEXT, .flags = FF_FIXED, .max = 12, .columns = 6,
		.help = N_("Format of the file that is kept")),
	FIELD(frozen_report, hash, N_("Hash"), TEXT, .flags = FF_FIXED | FF_HIDDEN, .max = 64,
		.help = N_("Key of the file's content")),
};

const struct entity entity_report = {
	.name = "report",
	.table = "report",
	.label = N_("frozen report"),
	.plural = N_("frozen reports"),
	.prefix = "BC",
	.numbering = NUM_ID,
	.derived = true,
	.size = sizeof(struct frozen_report),
	.fields = report_fields,
	.field_count = COUNT(report_fields),
	.title = &report_fields[0],
	.sort = &report_fields[4],
	.descending = true,
};

static void hash_of(const void *bytes, size_t count, char out[HASH_SIZE * 2 + 1])
{
	unsigned char hash[HASH_SIZE];

	crypto_generichash(hash, sizeof hash, bytes, count, NULL, 0);
	sodium_bin2hex(out, HASH_SIZE * 2 + 1, hash, sizeof hash);
}

/* Inside the transaction: the file first, so that no report is without it. */
static bool keep(struct desk *desk, struct frozen_report *report, const void *file, size_t bytes,
	struct error *err)
{
	char hash[HASH_SIZE * 2 + 1];

	if (file) {
		struct statement *st = store_statement(desk->store, SQL_BLOB_ADD);
		hash_of(file, bytes, hash);
		bind_text(st, 1, hash);
		bind_blob(st, 2, file, bytes);
		if (!statement_run(desk->store, st, err))
			return false;
		field_set_string(entity_field(&entity_report, "hash"), report, hash);
	}
	return desk_add_as(desk, &entity_report, report, "freeze", err);
}

bool frozen_add(struct desk *desk, struct frozen_report *report, const void *file, size_t bytes,
	struct error *err)
{
	struct frozen_report before = {0};
	char at[DATE_STAMP_SIZE];
	bool found;

	if (!desk_may_write(desk, err) || !desk_begin(desk, err))
		return false;
	bool ok = frozen_find(
		desk, report->form, report->from_on, report->to_on, &before, &found, err);
	if (ok && found)
		ok = error_set(err, ERR_CONFLICT, _("%s is frozen for %s since %s"), report->form,
			before.period, before.frozen_at);
	record_clear(&entity_report, &before);
	field_set_string(
		entity_field(&entity_report, "frozen_at"), report, clock_stamp(clock_now(), at));
	report->frozen_by = desk->staff;
	ok = ok && keep(desk, report, file, bytes, err);
	return desk_end(desk, ok, err);
}

bool frozen_find(struct desk *desk, const char *form, date_t from, date_t to,
	struct frozen_report *out, bool *found, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_REPORT_OF_FORM);
	bool row;

	bind_text(st, 1, form);
	bind_date(st, 2, from);
	bind_date(st, 3, to);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	*found = row;
	if (!row)
		return true;
	const int64_t id = column_integer(st, 0);
	statement_reset(st);
	return store_load(desk->store, &entity_report, id, out, err);
}

bool frozen_file(
	struct desk *desk, const struct frozen_report *report, struct buf *out, struct error *err)
{
	struct statement *st = store_statement(desk->store, SQL_BLOB_GET);
	char hash[HASH_SIZE * 2 + 1];
	size_t bytes;
	bool row;

	if (!report->hash || !*report->hash)
		return error_set(err, ERR_NOT_FOUND, _("no file was kept of this report"));
	bind_text(st, 1, report->hash);
	if (!statement_step(desk->store, st, &row, err))
		return false;
	if (!row)
		return error_set(err, ERR_CORRUPT, _("the file of this report is gone"));
	const void *content = column_blob(st, 0, &bytes);
	hash_of(content, bytes, hash);
	const bool same = strcmp(hash, report->hash) == 0;
	if (same)
		buf_put(out, content, bytes);
	statement_reset(st);
	return same ||
		error_set(
			err, ERR_CORRUPT, _("the file of this report was changed in the database"));
}

bool frozen_sent(struct desk *desk, const char *form, date_t from, date_t to, const char *format,
	bool *found, struct buf *out, struct error *err)
{
	struct frozen_report report = {0};
	bool ok = frozen_find(desk, form, from, to, &report, found, err);

	*found = ok && *found && report.format && strcmp(report.format, format) == 0;
	if (*found)
		ok = frozen_file(desk, &report, out, err);
	record_clear(&entity_report, &report);
	return ok;
}
