/*
 * What the columns of an imported file mean: by field key, by label, or by a map file (libconfig):
 *
 *     separator = ";";
 *     columns = (
 *         { heading = "Ngày nhận"; field = "received_on"; },
 *         { heading = "Loại"; field = "kind"; values = ( { text = "Khiếu kiện"; value =
 *         "complaint"; } ); }, { heading = "STT"; ignore = true; },
 *         { field = "channel"; value = "post"; }     # no column: the same for every new record
 *     );
 */
#ifndef DOMAIN_IMPORT_MAP_H
#define DOMAIN_IMPORT_MAP_H

#include "base/field.h"

enum column_use {
	COLUMN_FIELD,
	COLUMN_CODE, /* names the record: prefix, year and number */
	COLUMN_IGNORED, /* by the map */
	COLUMN_UNNAMED, /* no heading: must be empty */
	COLUMN_UNKNOWN,
};

struct map_value {
	char *text; /* folded */
	char *value;
};

struct map_column {
	char *heading; /* folded; NULL for a constant */
	enum column_use use;
	const struct field *field;
	struct map_value *values;
	size_t value_count;
	char *constant; /* value of a constant */
};

struct map {
	struct map_column *columns;
	size_t count;
	char separator; /* 0 = find out */
};

/**
 * Read a map file.
 * @param err INVALID names file, line and fault; NOT_FOUND where there is none
 */
bool map_read(struct map *out, const char *path, const struct entity *entity, struct error *err);
void map_clear(struct map *map);
/**
 * What a column means.
 * @param mapped out: the map's row where it has one, else NULL
 * @param field  out: for COLUMN_FIELD
 */
enum column_use map_find(const struct map *map, const struct entity *entity, const char *heading,
	const struct map_column **mapped, const struct field **field);
/** A cell as the map translates it; the cell itself where it does not. */
const char *map_value(const struct map_column *mapped, const char *cell);

#endif
