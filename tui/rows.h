/*
 * The rows of a list around a cursor, paged by key: a window of records, never all of them, never
 * OFFSET. Knows no screen.
 */
#ifndef TUI_ROWS_H
#define TUI_ROWS_H

#include "domain/desk.h"
#include "domain/filter.h"

struct rows {
	struct desk *desk;
	const struct entity *entity;
	struct query query; /* conditions point to all, match to the filter's words */
	const struct field *sort; /* wanted order; a list of search hits is by id instead */
	bool descending;
	struct condition *conditions; /* fixed ones, then the filter's */
	size_t fixed_count;
	struct filter filter;
	char *records; /* window: count × entity->size bytes */
	size_t count, room;
	size_t cursor; /* in the window; count > 0 → cursor < count */
	size_t top; /* first visible row, in the window */
	int visible; /* rows on the screen; ≥ 1 */
	bool at_start, at_end; /* the window holds the list's first or last row */
	int64_t total; /* rows of the whole list when it was counted; -1 = never yet */
	bool counted; /* total is true now */
	int64_t *ids; /* a fixed list of records instead of a query, or NULL */
	size_t id_count, id_first;
};

/** @param conditions always hold; copied with their texts */
void rows_init(struct rows *rows, struct desk *desk, const struct entity *entity,
	const struct condition *conditions, size_t count, const struct field *sort,
	bool descending);
/** Show these records in this order; takes the array. */
void rows_set_ids(struct rows *rows, int64_t *ids, size_t count);
void rows_clear(struct rows *rows);

/**
 * Narrow the list; takes the filter's contents. The cursor stays on its record where it still is
 * in the list.
 */
void rows_set_filter(struct rows *rows, struct filter *filter);
/**
 * Another order; NULL sort is by id. Where the filter has free words the newest come first
 * whatever is set here: putting all cases with a common word in order would take seconds.
 */
void rows_set_sort(struct rows *rows, const struct field *sort, bool descending);
/** How many rows are seen at once. */
void rows_set_visible(struct rows *rows, int visible);

/**
 * Read the window again around the cursor's record; where it is gone, the row that took its
 * place.
 */
bool rows_load(struct rows *rows, struct error *err);
/** Move by rows, reading further as needed; stops at the ends. */
bool rows_move(struct rows *rows, long by, struct error *err);
/** Move by screens; the cursor stays on its row of the screen. */
bool rows_page(struct rows *rows, int pages, struct error *err);
bool rows_first(struct rows *rows, struct error *err);
bool rows_last(struct rows *rows, struct error *err);
/** Put the cursor on a record, wherever it is in the list. */
bool rows_find(struct rows *rows, int64_t id, struct error *err);
/** Count the list if that is not done; between keys. */
bool rows_count(struct rows *rows, struct error *err);

/**
 * Record under the cursor, NULL in an empty list; borrowed until the next call that moves or
 * loads.
 */
const void *rows_current(const struct rows *rows);
int64_t rows_current_id(const struct rows *rows);
/** Visible row i (0 to visible - 1), NULL below the end. */
const void *rows_at(const struct rows *rows, int i);
/** Which visible row the cursor is on. */
int rows_cursor(const struct rows *rows);

#endif
