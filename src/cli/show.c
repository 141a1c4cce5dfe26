/* doithoai show: one record, all of it. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "cli/listing.h"
#include "domain/casefile.h"

enum { LABEL_COLUMNS = 26, LEAST_COLUMNS = 20 };

struct page {
	const char *label; /* of the value, until its first line is printed */
};

static void print_line(void *arg, const char *start, size_t bytes)
{
	struct page *page = arg;
	struct buf line = {0};

	/* The first line stands beside the label. */
	text_pad(&line, page->label, LABEL_COLUMNS, ALIGN_LEFT);
	printf("%s  %.*s\n", buf_text(&line), (int)bytes, start);
	page->label = "";
	buf_clear(&line);
}

static void print_value(const char *label, const char *value, int width)
{
	struct page page = {.label = label};
	int room = width - LABEL_COLUMNS - 2;

	text_wrap(value, room < LEAST_COLUMNS ? LEAST_COLUMNS : room, print_line, &page);
}

/* Where a case is in its procedure, in the words that a clerk may use. */
static void print_step(struct desk *desk, const struct casefile *file, int width)
{
	const struct lifecycle_state *state = case_step(desk, file);

	print_value(_("Step"), rule_text(&state->name), width);
	print_value("", rule_text(&state->sentence), width);
}

static void print_record(struct desk *desk, const struct entity *entity, const void *record)
{
	struct buf value = {0};
	int width = output_width();

	record_code(entity, record, &value);
	print_value(_("Code"), buf_text(&value), width);
	for (size_t i = 0; i < entity->field_count; i++) {
		const struct field *field = &entity->fields[i];
		if (field->flags & FF_HIDDEN || field == entity->key ||
			field_is_empty(field, record))
			continue;
		if (entity == &entity_casefile && strcmp(field->key, "step") == 0) {
			print_step(desk, record, width);
			continue;
		}
		buf_cut(&value, 0);
		desk_show(desk, entity, field, record, &value);
		print_value(_(field->label), buf_text(&value), width);
	}
	buf_clear(&value);
}

static bool print_json(
	struct desk *desk, const struct entity *entity, const void *record, struct error *err)
{
	struct listing listing = {0};

	if (!listing_open(&listing, desk, entity, FORMAT_JSON, "all", err))
		return false;
	listing_begin(&listing, stdout);
	listing_row(&listing, record);
	listing_close(&listing);
	return true;
}

static bool run_show(struct cli *cli, struct error *err)
{
	const struct entity *entity;
	struct desk *desk = NULL;
	void *record = NULL;
	enum format format;
	int64_t id;
	int used;
	bool ok = false;

	if (!cli_format(cli, &format, err) || !cli_open(cli, &desk, STORE_READ, err))
		return false;
	if (!cli_target(cli, desk, &entity, &id, &used, err))
		goto out;
	record = xcalloc(1, entity->size);
	ok = desk_load(desk, entity, id, record, err);
	if (ok && format == FORMAT_JSON)
		ok = print_json(desk, entity, record, err);
	else if (ok)
		print_record(desk, entity, record);
	record_clear(entity, record);
out:
	free(record);
	desk_close(desk);
	return ok;
}

const struct command command_show = {
	.name = "show",
	.arguments = "[ENTITY] CODE",
	.help = N_("show one record"),
	.details = N_("Codes as people type them: KN-2026-0388, 388 (a case of this year), "
		      "HN-2026-4, a unit's code, a login, a day."),
	.options = OPTION(FORMAT),
	.formats = "table json",
	.words = "ENTITY",
	.least = 1,
	.most = 2,
	.run = run_show,
};
