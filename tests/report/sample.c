#include "sample.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/locale.h"
#include "domain/records.h"

/* Take id, or year and number, from a code as it stands in the file: NG-12, KN-2026-0388. */
static void take_code(const struct entity *entity, void *record, const char *code)
{
	const char *last = strrchr(code, '-');
	if (entity->numbering == NUM_KEY) {
		field_set_string(entity->key, record, code);
	} else if (entity->numbering == NUM_ID) {
		((struct record *)record)->id = atoll(last + 1);
	} else {
		field_set_integer(entity_field(entity, "year"), record, atoll(last - 4));
		field_set_integer(entity_field(entity, "number"), record, atoll(last + 1));
	}
}

static void read_row(struct desk *desk, const struct entity *entity, char **heads, char **texts,
	size_t count, const char *file, size_t line)
{
	struct error err = {0};
	struct buf code = {0};
	void *record = calloc(1, entity->size);
	desk_new(desk, entity, record);
	for (size_t i = 0; i < count; i++) {
		const struct field *field = entity_field(entity, heads[i]);
		if (field)
			cr_assert(!*texts[i] ||
					desk_parse(desk, entity, field, record, texts[i], &err),
				"%s:%zu: %s: %s", file, line, heads[i], err.text);
		else
			take_code(entity, record, texts[i]);
	}
	cr_assert(desk_add(desk, entity, record, &err), "%s:%zu: %s", file, line, err.text);
	record_code(entity, record, &code);
	cr_assert_str_eq(buf_text(&code), texts[0], "%s:%zu: the code is not kept", file, line);
	buf_clear(&code);
	record_clear(entity, record);
	free(record);
}

static void read_file(struct desk *desk, const struct entity *entity)
{
	struct error err = {0};
	char path[4096];
	char **row, *heads[64];
	size_t count, head_count;
	snprintf(path, sizeof path, "%s/samples/%s.csv", getenv("TEST_SRCDIR"), entity->name);
	FILE *stream = fopen(path, "r");
	if (!stream) {
		cr_assert(entity->derived || strcmp(entity->name, "attachment") == 0,
			"%s cannot be read", path);
		return;
	}
	struct csv_reader *reader = csv_open(stream, ',');
	cr_assert_eq(csv_read(reader, &row, &head_count, &err), CSV_ROW, "%s", err.text);
	for (size_t i = 0; i < head_count; i++) {
		cr_assert(strcmp(row[i], "code") == 0 || entity_field(entity, row[i]), "%s: %s",
			path, row[i]);
		heads[i] = strdup(row[i]);
	}
	enum csv_result result;
	while ((result = csv_read(reader, &row, &count, &err)) == CSV_ROW) {
		cr_assert_eq(count, head_count, "%s:%zu", path, csv_line(reader));
		read_row(desk, entity, heads, row, count, path, csv_line(reader));
	}
	cr_assert_eq(result, CSV_END, "%s: %s", path, err.text);
	for (size_t i = 0; i < head_count; i++)
		free(heads[i]);
	csv_free(reader);
	fclose(stream);
}

struct desk *sample_open(void)
{
	struct desk *desk = NULL;
	struct error err = {0};
	setenv("DOITHOAI_NOW", SAMPLE_NOW, 1);
	setenv("DOITHOAI_USER", "nobody-yet", 1);
	locale_init();
	cr_assert(desk_open(&desk, ":memory:", STORE_CREATE, &err), "%s", err.text);
	cr_assert(desk_begin(desk, &err), "%s", err.text);
	for (size_t i = 0; entities[i]; i++)
		read_file(desk, entities[i]);
	cr_assert(desk_end(desk, true, &err), "%s", err.text);
	return desk;
}
