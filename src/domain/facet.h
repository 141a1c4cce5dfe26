/*
 * Facets: how the rows of a list spread over kinds, states, people, hamlets; and over the days they are due. Counted by the
 * database in one statement each, so that a screen can count between keys.
 */
#ifndef DOMAIN_FACET_H
#define DOMAIN_FACET_H

#include "domain/casefile.h"
#include "domain/desk.h"

#define FACETS_MOST 16

struct facet_value {
	int64_t value; /* as field_integer gives it; 0 = empty, or no */
	int64_t count;
};

struct facet {
	const struct field *field;
	struct facet_value *values; /* the most frequent first; owned */
	size_t count;
	bool counted;
};

/** The fields of an entity that have few values, those that lists show first. @return how many, at most FACETS_MOST */
size_t facet_fields(const struct entity *entity, const struct field *out[FACETS_MOST]);
/**
 * Count one facet of a list; facet->field is set. What restricted cases hide is not counted for those who may not read it.
 * @param err with code ERR_NONE where a watch has stopped it (store_watch)
 */
bool facet_read(
	struct desk *desk, const struct query *query, struct facet *facet, struct error *err);
void facet_clear(struct facet *facet);
/**
 * The ids behind one value of a facet, in the order of the list; the same rows as facet_read counted.
 * @param out the caller's to free
 */
bool facet_ids(struct desk *desk, const struct query *query, const struct field *field,
	int64_t value, int64_t **out, size_t *count, struct error *err);
/** Append what a value is called. @param brief its mark or short name, for narrow places */
void facet_label(
	struct desk *desk, const struct facet *facet, int64_t value, bool brief, struct buf *out);

/** Whether the records of an entity are ever due, and so have states that can be counted. */
bool facet_has_due(const struct entity *entity);
/**
 * Count the rows of a list whose duty is in a state, as case_due_state tells it of one.
 * @param err with code ERR_NONE where a watch has stopped it (store_watch)
 */
bool facet_due_count(struct desk *desk, const struct query *query, enum due_state state,
	int64_t *count, struct error *err);
/** The ids of these rows; as facet_ids. */
bool facet_due_ids(struct desk *desk, const struct query *query, enum due_state state,
	int64_t **out, size_t *count, struct error *err);

/* One day of a list's duties. */
struct due_day {
	int64_t all; /* rows due then */
	int64_t owed; /* of these, still to be done */
};

/**
 * Count the rows of a list by the day they are due, from @p first for @p days days.
 * @param out days of them, written on success
 */
bool facet_due_days(struct desk *desk, const struct query *query, date_t first, int days,
	struct due_day *out, struct error *err);

#endif
