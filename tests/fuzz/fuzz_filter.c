/* A filter is either understood, and then the store can run it, or refused at a column that exists. The first byte says for what. */
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/desk.h"
#include "domain/filter.h"
#include "domain/records.h"
#include "fuzz.h"

static struct desk *open_desk(void)
{
	struct desk *desk;
	struct error err;

	setenv("DOITHOAI_NOW", "2026-11-20T09:00:00", 1);
	setenv("DOITHOAI_CONFIG", "/dev/null", 1);
	locale_init();
	HOLD(desk_open(&desk, ":memory:", STORE_CREATE, &err));
	for (int i = 1; i <= 3; i++) {
		struct unit unit = {.kind = UNIT_HAMLET};
		struct casefile file = {.kind = KIND_FEEDBACK, .received_on = date_today() - i};
		char text[16];
		snprintf(text, sizeof text, "T%d", i);
		unit.code = xstrdup(text);
		unit.name = xstrdup(text);
		HOLD(desk_add(desk, &entity_unit, &unit, &err));
		file.summary = xstrdup(text);
		file.hamlet = unit.record.id;
		HOLD(desk_add(desk, &entity_casefile, &file, &err));
		record_clear(&entity_unit, &unit);
		record_clear(&entity_casefile, &file);
	}
	return desk;
}

static bool take(void *arg, const void *record)
{
	(void)arg;
	(void)record;
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct desk *desk;
	const struct entity *const asked[] = {&entity_casefile, &entity_casefile, &entity_unit,
		&entity_commitment, &entity_person, &entity_conference, &entity_reception,
		&entity_petition};
	struct filter filter = {0};
	struct error err = {0};
	size_t column = 0;

	if (!desk)
		desk = open_desk();
	if (!size || memchr(data, '\0', size))
		return 0;
	const struct entity *entity = asked[data[0] % (sizeof asked / sizeof asked[0])];
	char *text = xstrndup((const char *)data + 1, size - 1);
	if (filter_parse(desk, entity, text, &filter, &column, &err)) {
		struct query query = {.entity = entity,
			.conditions = filter.conditions,
			.count = filter.count,
			.match = filter.words,
			.limit = 2};
		HOLD(store_query(desk->store, &query, take, NULL, &err));
		filter_clear(&filter);
	} else {
		HOLD(err.code == ERR_INVALID && *err.text);
		HOLD(!filter.conditions && !filter.words);
		HOLD(!text_is_valid(text, strlen(text)) || column <= text_length(text));
	}
	free(text);
	return 0;
}
