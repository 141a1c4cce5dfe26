#include "entities.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define FIELD(record, member, kind, ...)                                                           \
	{                                                                                          \
		.key = #member, .label = #member, .type = &FT_##kind,                              \
		.offset = offsetof(struct record, member), __VA_ARGS__                             \
	}

static const struct field place_fields[] = {
	[PLACE_CODE] = FIELD(place, code, TEXT, .flags = FF_REQUIRED),
	[PLACE_NAME] = FIELD(place, name, TEXT, .flags = FF_REQUIRED),
	[PLACE_KIND] = FIELD(place, kind, NUMBER),
	[PLACE_PARENT] = FIELD(place, parent, REF, .ref = &place_entity),
	[PLACE_ACTIVE_FROM] = FIELD(place, active_from, DATE),
};

const struct entity place_entity = {
	.name = "place",
	.table = "unit",
	.label = "place",
	.numbering = NUM_KEY,
	.size = sizeof(struct place),
	.fields = place_fields,
	.field_count = sizeof(place_fields) / sizeof(*place_fields),
	.key = &place_fields[PLACE_CODE],
	.title = &place_fields[PLACE_NAME],
};

static const struct field matter_fields[] = {
	[MATTER_YEAR] = FIELD(matter, year, NUMBER),
	[MATTER_NUMBER] = FIELD(matter, number, NUMBER),
	[MATTER_KIND] = FIELD(matter, kind, NUMBER),
	[MATTER_SUMMARY] = FIELD(matter, summary, TEXT),
	[MATTER_DETAIL] = FIELD(matter, detail, NOTE),
	[MATTER_CONFERENCE] = FIELD(matter, conference, REF),
	[MATTER_LINE] = FIELD(matter, line, NUMBER),
	[MATTER_ASSIGNEE] = FIELD(matter, assignee, REF),
	[MATTER_SECRECY] = FIELD(matter, secrecy, NUMBER),
	[MATTER_PERSON] = FIELD(matter, person, REF),
	[MATTER_RECEIVED_ON] = FIELD(matter, received_on, DATE, .flags = FF_REQUIRED),
	[MATTER_DUE_ON] = FIELD(matter, due_on, DATE),
	[MATTER_CLOSED_ON] = FIELD(matter, closed_on, DATE),
};

const struct entity matter_entity = {
	.name = "matter",
	.table = "casefile",
	.label = "matter",
	.numbering = NUM_YEARLY,
	.size = sizeof(struct matter),
	.fields = matter_fields,
	.field_count = sizeof(matter_fields) / sizeof(*matter_fields),
	.title = &matter_fields[MATTER_SUMMARY],
};

struct store *open_memory(void)
{
	struct store *store;
	struct error err = {0};

	cr_assert(store_open(&store, ":memory:", STORE_CREATE, &err), "%s", err.text);
	return store;
}

const char *scratch(const char *name)
{
	static char paths[4][512];
	static unsigned next;
	const char *folder = getenv("TMPDIR");
	char *path = paths[next++ % 4];

	snprintf(path, sizeof(paths[0]), "%s/%d-%s", folder ? folder : "/tmp", (int)getpid(), name);
	return path;
}

int64_t add_matter(struct store *store, int64_t number, const char *summary)
{
	struct matter matter = {
		.year = 2026,
		.number = number,
		.kind = 1,
		.summary = xstrdup(summary),
		.received_on = date_make(2026, 11, 1),
	};
	struct error err = {0};

	cr_assert(store_insert(store, &matter_entity, &matter, &err), "%s", err.text);
	cr_assert(store_search_new(store, matter.record.id, &err), "%s", err.text);
	int64_t id = matter.record.id;
	record_clear(&matter_entity, &matter);
	return id;
}

int64_t ask(struct store *store, const char *sql)
{
	struct error err = {0};
	int64_t value = 0;

	cr_assert(store_integer(store, sql, &value, &err), "%s: %s", sql, err.text);
	return value;
}

void tell(struct store *store, const char *sql)
{
	struct error err = {0};

	cr_assert(store_execute(store, sql, &err), "%s: %s", sql, err.text);
}
