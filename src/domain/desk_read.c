/* Loading records, and finding them by the code that a person types. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/desk_inside.h"

bool desk_load(
	struct desk *desk, const struct entity *entity, int64_t id, void *record, struct error *err)
{
	return store_load(desk->store, entity, id, record, err);
}

/* ---- codes ---- */

/*
 * A code taken apart: "KN-2026-0388", "2026-388", "0388", "NG-12". Parts that are not there are 0
 * or empty.
 */
struct code {
	char prefix[8];
	int year;
	int64_t number;
};

/* Read digits at *at; false where there are none or too many for a number of ours. */
static bool read_number(const char **at, int64_t *out)
{
	size_t digits = strspn(*at, "0123456789");

	if (!digits || digits > 12)
		return false;
	*out = strtoll(*at, NULL, 10);
	*at += digits;
	return true;
}

static bool read_code(const char *text, struct code *out)
{
	int64_t first;
	size_t letters = 0;

	*out = (struct code){0};
	while (isalpha((unsigned char)text[letters]))
		letters++;
	if (letters >= sizeof out->prefix)
		return false;
	for (size_t i = 0; i < letters; i++)
		out->prefix[i] = (char)toupper((unsigned char)text[i]);
	text += letters;
	if (letters && *text++ != '-')
		return false;
	if (!read_number(&text, &first))
		return false;
	if (!*text) {
		out->number = first;
		return true;
	}
	if (*text++ != '-' || first < 1900 || first > 2199)
		return false;
	out->year = (int)first;
	return read_number(&text, &out->number) && !*text;
}

/* The entity whose codes begin with a prefix; a case answers to the mark of any kind. */
static const struct entity *entity_of_prefix(const char *prefix)
{
	for (size_t i = 0; entities[i]; i++)
		if (entities[i]->prefix && strcmp(entities[i]->prefix, prefix) == 0)
			return entities[i];
	for (const struct choice *kind = case_kinds; kind->key; kind++)
		if (strcmp(kind->mark, prefix) == 0)
			return &entity_casefile;
	return NULL;
}

static bool find_by_id(
	struct desk *desk, const struct entity *entity, int64_t id, int64_t *out, struct error *err)
{
	void *record = record_new(entity);
	struct error inner = {0};
	const bool found = store_load(desk->store, entity, id, record, &inner);

	record_drop(entity, record);
	if (!found && inner.code != ERR_NOT_FOUND)
		return error_set(err, inner.code, "%s", inner.text);
	*out = found ? id : 0;
	return true;
}

/* Find by a code's number: *id is 0 where the code is of no record. */
static bool find_by_code(struct desk *desk, const char *text, const struct entity **entity,
	int64_t *id, struct error *err)
{
	const struct entity *found = *entity;
	struct code code;

	*id = 0;
	if (!read_code(text, &code))
		return true;
	if (code.prefix[0]) {
		found = entity_of_prefix(code.prefix);
		if (!found || (*entity && *entity != found))
			return true;
	} else if (!found) {
		found = &entity_casefile;
	}
	if (found->numbering == NUM_KEY || (found->numbering == NUM_ID && code.year))
		return true;
	if (found->numbering == NUM_ID) {
		if (!find_by_id(desk, found, code.number, id, err))
			return false;
	} else if (!store_find_number(desk->store, found,
			   code.year ? code.year : date_year(date_today()), code.number, id, err)) {
		return false;
	}
	if (*id)
		*entity = found;
	return true;
}

/* Find by a natural key as typed, then in capitals, then in small letters: t1 is T1. */
static bool find_by_key(struct desk *desk, const struct entity *entity, const char *text,
	int64_t *id, struct error *err)
{
	bool ok = true;

	*id = 0;
	if (entity->key->type->storage == STORE_DATE) {
		char iso[DATE_ISO_SIZE];
		date_t day;
		if (date_parse(&day, text, NULL))
			ok = store_find_key(desk->store, entity, date_iso(day, iso), id, err);
		return ok;
	}
	char *forms[] = {xstrdup(text), text_upper(text), text_lower(text)};
	for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
		if (ok && !*id)
			ok = store_find_key(desk->store, entity, forms[i], id, err);
		free(forms[i]);
	}
	return ok;
}

bool desk_find(struct desk *desk, const char *code, const struct entity **entity, int64_t *id,
	struct error *err)
{
	const struct entity *found = *entity;
	char *text;
	int64_t hit = 0;
	bool ok = false;

	if (!text_clean(&text, code, strlen(code), false, err))
		return false;
	if (!find_by_code(desk, text, &found, &hit, err))
		goto out;
	for (size_t i = 0; entities[i] && !hit; i++) {
		const struct entity *candidate = entities[i];
		if (candidate->numbering != NUM_KEY || (*entity && *entity != candidate))
			continue;
		if (!find_by_key(desk, candidate, text, &hit, err))
			goto out;
		if (hit)
			found = candidate;
	}
	if (!hit) {
		if (*entity)
			error_set(err, ERR_NOT_FOUND, _("no %s has the code “%s”"),
				_((*entity)->label), text);
		else
			error_set(err, ERR_NOT_FOUND, _("no record has the code “%s”"), text);
		goto out;
	}
	*entity = found;
	*id = hit;
	ok = true;
out:
	free(text);
	return ok;
}
