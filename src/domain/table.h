/*
 * Shorthand for the rows of field tables, where key, member and column bear one name; and the
 * checks' small tools.
 */
#ifndef DOMAIN_TABLE_H
#define DOMAIN_TABLE_H

#include <stddef.h>

#include "base/field.h"
#include "base/locale.h"
#include "domain/records.h"

/**
 * One row: `FIELD(unit, code, N_("Code"), TEXT, .flags = FF_REQUIRED)`; a row without more ends in
 * `.flags = 0`.
 */
#define FIELD(record, member, text, kind, ...)                                                     \
	{                                                                                          \
		.key = #member, .label = (text), .type = &FT_##kind,                               \
		.offset = offsetof(struct record, member), __VA_ARGS__                             \
	}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/**
 * Refuse a day that lies before another one where both are there.
 *
 * @param early, late keys of FT_DATE fields of the entity
 * @param err INVALID at @p late: both labels and both days
 */
bool check_order(const struct entity *entity, const void *record, const char *early,
	const char *late, struct error *err);
/**
 * Refuse a day after today: what is received, held or answered has happened. INVALID at the field.
 */
bool check_past(
	const struct entity *entity, const void *record, const char *key, struct error *err);
/** Refuse a part that is larger than its whole. INVALID at @p part: both labels and numbers. */
bool check_part(const struct entity *entity, const void *record, const char *part,
	const char *whole, struct error *err);
/** Shorthand for an INVALID at a field of the entity. */
bool check_fault(
	const struct entity *entity, const char *key, struct error *err, const char *message);
/**
 * Refuse a reference that leads back to the record itself, directly or over others of the same
 * entity.
 *
 * @param key FT_REF field of the entity that refers to the entity itself (parent, duplicate_of)
 * @param err INVALID at the field
 */
bool check_tree(struct desk *desk, const struct entity *entity, const void *record, const char *key,
	struct error *err);
/**
 * Refuse a day before a case was received.
 *
 * @param casefile id of the case
 * @param err INVALID at the field, or what kept the case from being read
 */
bool check_after_receipt(struct desk *desk, const struct entity *entity, const void *record,
	const char *key, int64_t casefile, struct error *err);

#endif
