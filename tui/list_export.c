/* x: the marked rows, else all of the list as it is narrowed, into a new file of the form its name ends with. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/locale.h"
#include "report/listing.h"
#include "tui/list_inside.h"
#include "tui/prompt.h"

enum { NAME_MOST = 200 };

struct exporting {
	struct tui *tui;
	struct listing *listing;
	bool stopped;
};

/* One record; false where a key came: nobody waits for a long list that is not wanted. */
static bool put_row(void *arg, const void *record)
{
	struct exporting *exporting = arg;
	const struct tui *tui = exporting->tui;

	exporting->stopped = tui->key_waits && tui->key_waits(NULL);
	return !exporting->stopped && listing_row(exporting->listing, record);
}

/* Records by their numbers, in this order. */
static bool put_ids(const struct listview *list, struct exporting *exporting, const int64_t *ids,
	size_t count, struct error *err)
{
	const struct entity *entity = list->spec->entity;
	void *record = xcalloc(1, entity->size);
	bool ok = true, more = true;

	for (size_t i = 0; ok && more && i < count; i++) {
		ok = desk_load(list->view.tui->desk, entity, ids[i], record, err);
		more = ok && put_row(exporting, record);
		record_clear(entity, record);
	}
	free(record);
	return ok;
}

static bool put_rows(const struct listview *list, struct exporting *exporting, struct error *err)
{
	const struct rows *rows = &list->rows;
	struct query query = rows->query;
	bool ok;

	if (list->mark_count)
		ok = put_ids(list, exporting, list->marks, list->mark_count, err);
	else if (rows->ids)
		ok = put_ids(list, exporting, rows->ids, rows->id_count, err);
	else {
		query.from = NULL;
		query.backward = false;
		query.limit = 0;
		ok = store_query(list->view.tui->desk->store, &query, put_row, exporting, err);
	}
	if (ok && exporting->stopped)
		ok = error_set(err, ERR_DENIED, _("Stopped by a key: no file was written"));
	return ok;
}

bool list_ends_with(const char *path, const char *end)
{
	const size_t length = strlen(path), tail = strlen(end);

	return length > tail && !strcasecmp(path + length - tail, end);
}

static bool form_of(const char *path, enum format *format, struct error *err)
{
	if (list_ends_with(path, ".csv"))
		*format = FORMAT_CSV;
	else if (list_ends_with(path, ".json"))
		*format = FORMAT_JSON;
	else
		return error_set(err, ERR_INVALID,
			_("The name must end with .csv or .json: that decides what is written"));
	return true;
}

static bool export_to(
	struct view *view, void *arg, const char *path, size_t *column, struct error *err)
{
	const struct listview *list = (const struct listview *)view;
	struct listing listing = {0};
	struct output out;
	enum format format = FORMAT_CSV;
	size_t count = 0;

	(void)arg;
	*column = 0;
	if (!form_of(path, &format, err) || !output_create(&out, path, err))
		return false;
	struct exporting exporting = {.tui = view->tui, .listing = &listing};
	bool ok = listing_open(&listing, view->tui->desk, list->spec->entity, format, "all", err);
	if (ok) {
		listing_begin(&listing, out.file);
		ok = put_rows(list, &exporting, err);
		count = writer_rows(listing.writer);
		listing_close(&listing);
	}
	if (!output_close(&out, ok, err))
		return false;
	tui_say(view->tui, ngettext("%zu row is in %s", "%zu rows are in %s", count), count, path);
	return true;
}

void list_propose_name(const char *what, const struct entity *entity, struct buf *out)
{
	struct buf words = {0};
	char day[DATE_ISO_SIZE];

	buf_printf(&words, "%s %s", what, _(entity->plural));
	char *folded = text_fold(buf_text(&words));
	for (const char *c = folded; *c; c++)
		if ((*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9'))
			buf_putc(out, *c);
		else if (out->len && out->s[out->len - 1] != '-')
			buf_putc(out, '-');
	buf_printf(out, "-%s.csv", date_iso(date_today(), day));
	free(folded);
	buf_clear(&words);
}

void list_run_export(struct view *view, const char *argument)
{
	const struct listview *list = (const struct listview *)view;
	struct buf name = {0}, label = {0};

	(void)argument;
	list_propose_name("", list->spec->entity, &name);
	if (list->mark_count)
		buf_printf(&label,
			ngettext("Write %zu marked row to", "Write %zu marked rows to",
				list->mark_count),
			list->mark_count);
	else
		buf_puts(&label, _("Write the list to"));
	prompt_text(view, buf_text(&label), buf_text(&name), NAME_MOST, NULL, export_to, NULL);
	buf_clear(&name);
	buf_clear(&label);
}
