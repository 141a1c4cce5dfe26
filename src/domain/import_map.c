/* What the columns of an imported file mean. */
#include "domain/import_map.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <libconfig.h>

#include "base/locale.h"
#include "base/text.h"

/* Fold, without blanks at the ends. */
static char *fold(const char *text)
{
	char *folded = text_fold(text);
	size_t length = strlen(folded);
	size_t start = strspn(folded, " \t\r\n");

	while (length > start && strchr(" \t\r\n", folded[length - 1]))
		length--;
	char *trimmed = xstrndup(folded + start, length - start);
	free(folded);
	return trimmed;
}

/* ---- the map file ---- */

static bool fault(
	const char *path, const config_setting_t *at, struct error *err, const char *reason)
{
	return error_set(
		err, ERR_INVALID, "%s:%d: %s", path, (int)config_setting_source_line(at), reason);
}

/* Every member of a group must be one we know. */
static bool known_members(const char *path, const config_setting_t *group, const char *const *known,
	struct error *err)
{
	for (int i = 0; i < config_setting_length(group); i++) {
		const config_setting_t *member = config_setting_get_elem(group, (unsigned)i);
		const char *const *name = known;
		while (*name && strcmp(*name, config_setting_name(member)) != 0)
			name++;
		if (!*name) {
			struct buf reason = {0};
			buf_printf(&reason, _("no setting “%s” here"), config_setting_name(member));
			fault(path, member, err, buf_text(&reason));
			buf_clear(&reason);
			return false;
		}
	}
	return true;
}

static bool read_values(struct map_column *column, const char *path, const config_setting_t *list,
	struct error *err)
{
	static const char *const known[] = {"text", "value", NULL};
	int count = config_setting_length(list);

	column->values = xcalloc((size_t)count + 1, sizeof(*column->values));
	for (int i = 0; i < count; i++) {
		const config_setting_t *row = config_setting_get_elem(list, (unsigned)i);
		const char *text, *value;
		if (!config_setting_is_group(row) ||
			!config_setting_lookup_string(row, "text", &text) ||
			!config_setting_lookup_string(row, "value", &value))
			return fault(path, list, err,
				_("values are groups { text = \"…\"; value = \"…\"; }"));
		if (!known_members(path, row, known, err))
			return false;
		column->values[column->value_count++] =
			(struct map_value){fold(text), xstrdup(value)};
	}
	return true;
}

static bool read_column(struct map_column *column, const char *path, const config_setting_t *row,
	const struct entity *entity, struct error *err)
{
	static const char *const known[] = {"heading", "field", "values", "value", "ignore", NULL};
	const char *heading = NULL, *key = NULL, *constant = NULL;
	int ignore = 0;

	if (!config_setting_is_group(row))
		return fault(path, row, err,
			_("columns are groups { heading = \"…\"; field = \"…\"; }"));
	if (!known_members(path, row, known, err))
		return false;
	config_setting_lookup_string(row, "heading", &heading);
	config_setting_lookup_string(row, "field", &key);
	config_setting_lookup_string(row, "value", &constant);
	config_setting_lookup_bool(row, "ignore", &ignore);
	if (ignore ? !heading || key || constant : !key || (!heading == !constant))
		return fault(path, row, err,
			_("a column has a heading and a field or ignore = true, or a field and its "
			  "value"));
	column->heading = heading ? fold(heading) : NULL;
	column->constant = xstrdup(constant);
	column->use = ignore ? COLUMN_IGNORED : COLUMN_FIELD;
	if (ignore)
		return true;
	const struct map_column *unused;
	column->use = map_find(NULL, entity, key, &unused, &column->field);
	if (column->use == COLUMN_UNKNOWN || (constant && column->use != COLUMN_FIELD))
		return fault(path, config_setting_get_member(row, "field"), err,
			_("there is no such field"));
	const config_setting_t *values = config_setting_get_member(row, "values");
	return !values || read_values(column, path, values, err);
}

static bool read_map(struct map *map, const char *path, const config_t *config,
	const struct entity *entity, struct error *err)
{
	static const char *const known[] = {"columns", "separator", NULL};
	const config_setting_t *list = config_lookup(config, "columns");
	const char *separator;

	if (!known_members(path, config_root_setting(config), known, err))
		return false;
	if (config_lookup_string(config, "separator", &separator)) {
		if (strlen(separator) != 1 || !strchr(",;\t", *separator))
			return fault(path, config_lookup(config, "separator"), err,
				_("the separator is \",\" \";\" or \"\\t\""));
		map->separator = *separator;
	}
	if (!list || !config_setting_is_list(list))
		return error_set(err, ERR_INVALID, _("%s: columns = ( … ) is missing"), path);
	map->columns = xcalloc((size_t)config_setting_length(list) + 1, sizeof(*map->columns));
	for (int i = 0; i < config_setting_length(list); i++) {
		if (!read_column(&map->columns[map->count++], path,
			    config_setting_get_elem(list, (unsigned)i), entity, err))
			return false;
	}
	return true;
}

bool map_read(struct map *out, const char *path, const struct entity *entity, struct error *err)
{
	struct map map = {0};
	config_t config;
	bool ok = false;

	if (access(path, R_OK))
		return error_set(err, ERR_NOT_FOUND,
			_("There is no map file %s, or it may not be read."), path);
	config_init(&config);
	if (!config_read_file(&config, path))
		error_set(err, ERR_INVALID, "%s:%d: %s", path, config_error_line(&config),
			config_error_text(&config));
	else
		ok = read_map(&map, path, &config, entity, err);
	config_destroy(&config);
	if (ok)
		*out = map;
	else
		map_clear(&map);
	return ok;
}

void map_clear(struct map *map)
{
	for (size_t i = 0; i < map->count; i++) {
		struct map_column *column = &map->columns[i];
		for (size_t j = 0; j < column->value_count; j++) {
			free(column->values[j].text);
			free(column->values[j].value);
		}
		free(column->values);
		free(column->heading);
		free(column->constant);
	}
	free(map->columns);
	*map = (struct map){0};
}

/* ---- columns ---- */

/*
 * A field by key, by label, or a reference by FIELD_code. Parts of codes and bookkeeping are not
 * for files.
 */
static const struct field *find_field(const struct entity *entity, const char *heading)
{
	static const char suffix[] = "_code";
	const struct field *field = entity_find_field(entity, heading);
	size_t length = strlen(heading);

	if (!field && length > sizeof(suffix) - 1 &&
		!strcmp(heading + length - (sizeof(suffix) - 1), suffix)) {
		char *key = xstrndup(heading, length - (sizeof(suffix) - 1));
		field = entity_field(entity, key);
		if (field && field->type != &FT_REF)
			field = NULL;
		free(key);
	}
	return field && !(field->flags & FF_HIDDEN) ? field : NULL;
}

static bool is_code(const char *folded)
{
	char *label = text_fold(_("Code"));
	bool same = !strcmp(folded, "code") || !strcmp(folded, label);

	free(label);
	return same;
}

enum column_use map_find(const struct map *map, const struct entity *entity, const char *heading,
	const struct map_column **mapped, const struct field **field)
{
	char *folded = fold(heading);
	enum column_use use = COLUMN_UNKNOWN;

	*mapped = NULL;
	*field = NULL;
	for (size_t i = 0; map && i < map->count && !*mapped; i++)
		if (map->columns[i].heading && !strcmp(map->columns[i].heading, folded))
			*mapped = &map->columns[i];
	if (*mapped) {
		use = (*mapped)->use;
		*field = (*mapped)->field;
	} else if (!*folded) {
		use = COLUMN_UNNAMED;
	} else {
		*field = find_field(entity, folded);
		if (!*field && is_code(folded))
			*field = entity->key;
		if (*field)
			use = COLUMN_FIELD;
		else if (is_code(folded))
			use = COLUMN_CODE;
	}
	free(folded);
	return use;
}

const char *map_value(const struct map_column *mapped, const char *cell)
{
	if (!mapped || !mapped->value_count)
		return cell;
	char *folded = fold(cell);
	for (size_t i = 0; i < mapped->value_count; i++)
		if (!strcmp(mapped->values[i].text, folded)) {
			cell = mapped->values[i].value;
			break;
		}
	free(folded);
	return cell;
}
