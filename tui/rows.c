/*
 * A window of rows. It grows at the end the cursor comes near and is cut at the other, so that a
 * list of a million rows costs what its window costs. Every query starts from a row by its key,
 * never from a count.
 */
#include <stdlib.h>
#include <string.h>

#include "domain/records.h"
#include "tui/rows.h"

enum { LEAST_PAGE = 20, MOST_ROWS = 400 };

/* ---- records of the window ------------------------------------------------------------------- */

static void *record_at(const struct rows *rows, size_t index)
{
	return rows->records + index * rows->entity->size;
}

static void clear_range(struct rows *rows, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		record_clear(rows->entity, record_at(rows, i));
}

static void clear_window(struct rows *rows)
{
	clear_range(rows, 0, rows->count);
	rows->count = rows->cursor = rows->top = 0;
	rows->at_start = rows->at_end = false;
}

/* Rows read by one query, in the order they came. */
struct page {
	const struct rows *rows;
	const struct entity *entity;
	char *records;
	size_t count, room;
	size_t most; /* rows wanted where some may be left out; 0 = the query knows */
};

/*
 * A citizen whom nobody may know of (a denouncer) has no row: an empty one would still answer who asks for a name. Other records that are
 * restricted keep theirs, without content.
 */
static bool has_row(const struct rows *rows, const void *record)
{
	return rows->entity != &entity_person || desk_may_read(rows->desk, rows->entity, record);
}

static bool page_add(void *arg, const void *record)
{
	struct page *page = arg;

	if (!has_row(page->rows, record))
		return true;
	if (page->count == page->room) {
		page->room = page->room ? 2 * page->room : 64;
		page->records = xrealloc(page->records, page->room * page->entity->size);
	}
	memset(page->records + page->count * page->entity->size, 0, page->entity->size);
	record_copy(page->entity, page->records + page->count++ * page->entity->size, record);
	return !page->most || page->count < page->most;
}

static void page_drop(struct page *page)
{
	for (size_t i = 0; i < page->count; i++)
		record_clear(page->entity, page->records + i * page->entity->size);
	free(page->records);
	*page = (struct page){.rows = page->rows, .entity = page->entity};
}

/* Move the records of a page into the window: behind it, or reversed in front of it. */
static void take_page(struct rows *rows, struct page *page, bool front)
{
	size_t size = rows->entity->size, more = page->count;

	if (!more)
		return;
	if (rows->count + more > rows->room) {
		rows->room = rows->count + more + 64;
		rows->records = xrealloc(rows->records, rows->room * size);
	}
	if (front) {
		memmove(rows->records + more * size, rows->records, rows->count * size);
		for (size_t i = 0; i < more; i++)
			memcpy(record_at(rows, i), page->records + (more - 1 - i) * size, size);
		rows->cursor += more;
		rows->top += more;
	} else {
		memcpy(record_at(rows, rows->count), page->records, more * size);
	}
	rows->count += more;
	page->count = 0; /* the window owns them now */
	page_drop(page);
}

/* ---- reading --------------------------------------------------------------------------------- */

/* Records of a fixed list by their places; those that are gone are left out. */
static bool read_ids(struct rows *rows, size_t first, size_t count, bool backward,
	struct page *page, struct error *err)
{
	for (size_t i = 0; i < count; i++) {
		size_t place = backward ? first + count - 1 - i : first + i;
		void *record = xcalloc(1, rows->entity->size);
		bool ok = desk_load(rows->desk, rows->entity, rows->ids[place], record, err);

		if (ok)
			page_add(page, record);
		record_clear(rows->entity, record);
		free(record);
		if (!ok)
			return false;
	}
	return true;
}

/*
 * The rows beyond a record (NULL: from that end), at most `limit`; *end tells that there are no
 * more.
 */
static bool read_page(struct rows *rows, const void *from, bool backward, size_t limit,
	struct page *page, bool *end, struct error *err)
{
	struct query query = rows->query;

	query.from = from;
	query.backward = backward;
	page->most = rows->entity == &entity_person ? limit : 0;
	query.limit = page->most ? 0 : (int)limit;
	if (!store_query(rows->desk->store, &query, page_add, page, err))
		return false;
	*end = page->count < limit;
	return true;
}

static size_t page_size(const struct rows *rows)
{
	size_t visible = (size_t)rows->visible;

	return visible > LEAST_PAGE ? visible : LEAST_PAGE;
}

static bool extend_ids(struct rows *rows, bool front, struct page *page, struct error *err)
{
	size_t more = page_size(rows);

	if (front) {
		more = more < rows->id_first ? more : rows->id_first;
		if (!read_ids(rows, rows->id_first - more, more, true, page, err))
			return false;
		rows->id_first -= more;
		rows->at_start = !rows->id_first;
		return true;
	}
	size_t last = rows->id_first + rows->count;
	more = more < rows->id_count - last ? more : rows->id_count - last;
	if (!read_ids(rows, last, more, false, page, err))
		return false;
	rows->at_end = last + more == rows->id_count;
	return true;
}

static bool extend(struct rows *rows, bool front, struct error *err)
{
	struct page page = {.rows = rows, .entity = rows->entity};
	const void *from = NULL;
	bool ok;

	if (rows->count)
		from = record_at(rows, front ? 0 : rows->count - 1);
	if (rows->ids)
		ok = extend_ids(rows, front, &page, err);
	else
		ok = read_page(rows, from, front, page_size(rows), &page,
			front ? &rows->at_start : &rows->at_end, err);
	if (ok)
		take_page(rows, &page, front);
	else
		page_drop(&page);
	return ok;
}

/* Cut the window where the cursor is far from. */
static void trim(struct rows *rows)
{
	size_t size = rows->entity->size, keep = 3 * page_size(rows);

	if (rows->count <= MOST_ROWS)
		return;
	if (rows->count - rows->cursor > keep) {
		clear_range(rows, rows->cursor + keep, rows->count);
		rows->count = rows->cursor + keep;
		rows->at_end = false;
	}
	if (rows->top > keep) {
		size_t drop = rows->top - keep;

		clear_range(rows, 0, drop);
		memmove(rows->records, rows->records + drop * size, (rows->count - drop) * size);
		rows->count -= drop;
		rows->cursor -= drop;
		rows->top -= drop;
		rows->id_first += drop;
		rows->at_start = false;
	}
}

/* Bring the cursor's row onto the screen, and the screen full of rows where there are enough. */
static bool fit_top(struct rows *rows, struct error *err)
{
	size_t visible = (size_t)rows->visible;

	if (rows->cursor < rows->top)
		rows->top = rows->cursor;
	if (rows->cursor >= rows->top + visible)
		rows->top = rows->cursor - visible + 1;
	while (rows->top + visible > rows->count && !rows->at_end)
		if (!extend(rows, false, err))
			return false;
	if (rows->top + visible > rows->count) {
		size_t first = rows->count > visible ? rows->count - visible : 0;

		if (rows->count < visible && !rows->at_start) {
			if (!extend(rows, true, err))
				return false;
			first = rows->count > visible ? rows->count - visible : 0;
		}
		if (first < rows->top)
			rows->top = first;
	}
	trim(rows);
	return true;
}

/* ---- the list -------------------------------------------------------------------------------- */

static void set_order(struct rows *rows)
{
	const bool search = rows->query.match != NULL;

	rows->query.sort = search ? NULL : rows->sort;
	rows->query.descending = search || rows->descending;
}

static void join_conditions(struct rows *rows)
{
	size_t count = rows->fixed_count + rows->filter.count;

	rows->conditions =
		xrealloc(rows->conditions, (count ? count : 1) * sizeof *rows->conditions);
	if (rows->filter.count)
		memcpy(rows->conditions + rows->fixed_count, rows->filter.conditions,
			rows->filter.count * sizeof *rows->conditions);
	rows->query.conditions = rows->conditions;
	rows->query.count = count;
	rows->query.match = rows->filter.words;
	set_order(rows);
	rows->counted = false;
}

void rows_init(struct rows *rows, struct desk *desk, const struct entity *entity,
	const struct condition *conditions, size_t count, const struct field *sort, bool descending)
{
	memset(rows, 0, sizeof *rows);
	rows->desk = desk;
	rows->entity = entity;
	rows->query.entity = entity;
	rows->sort = sort;
	rows->descending = descending;
	rows->visible = 1;
	rows->total = -1;
	rows->fixed_count = count;
	rows->conditions = xcalloc(count ? count : 1, sizeof *rows->conditions);
	for (size_t i = 0; i < count; i++) {
		rows->conditions[i] = conditions[i];
		rows->conditions[i].text = xstrdup(conditions[i].text);
	}
	join_conditions(rows);
}

void rows_set_ids(struct rows *rows, int64_t *ids, size_t count)
{
	free(rows->ids);
	clear_window(rows);
	rows->ids = ids;
	rows->id_count = count;
	rows->id_first = 0;
	rows->total = (int64_t)count;
	rows->counted = true;
}

void rows_clear(struct rows *rows)
{
	if (!rows->entity)
		return;
	clear_window(rows);
	for (size_t i = 0; i < rows->fixed_count; i++)
		free((char *)rows->conditions[i].text);
	free(rows->conditions);
	filter_clear(&rows->filter);
	free(rows->records);
	free(rows->ids);
	memset(rows, 0, sizeof *rows);
}

void rows_set_filter(struct rows *rows, struct filter *filter)
{
	filter_clear(&rows->filter);
	rows->filter = *filter;
	memset(filter, 0, sizeof *filter);
	rows->total = -1;
	join_conditions(rows);
}

void rows_set_sort(struct rows *rows, const struct field *sort, bool descending)
{
	rows->sort = sort;
	rows->descending = descending;
	set_order(rows);
}

void rows_set_visible(struct rows *rows, int visible)
{
	rows->visible = visible < 1 ? 1 : visible;
}

/* The record as it is now, if it is in the list still. */
static bool read_again(struct rows *rows, int64_t id, struct page *page, struct error *err)
{
	struct query query = rows->query;
	struct condition *conditions = xcalloc(query.count + 1, sizeof *conditions);
	bool ok;

	if (query.count)
		memcpy(conditions, query.conditions, query.count * sizeof *conditions);
	conditions[query.count] = (struct condition){.by_id = true, .op = OP_EQ, .number = id};
	query.conditions = conditions;
	query.count++;
	query.from = NULL;
	query.limit = 1;
	ok = store_query(rows->desk->store, &query, page_add, page, err);
	free(conditions);
	return ok;
}

/* Read around a row: `anchor` is a copy of it, maybe of how it was. */
static bool read_around(struct rows *rows, const void *anchor, struct error *err)
{
	size_t limit = page_size(rows), offset = rows->count ? rows->cursor - rows->top : 0;
	struct page here = {.rows = rows, .entity = rows->entity}, before = here, after = here;
	bool start = false, end = false, ok;

	ok = read_again(rows, ((const struct record *)anchor)->id, &here, err);
	if (ok && here.count)
		anchor = here.records;
	ok = ok && read_page(rows, anchor, true, limit, &before, &start, err) &&
		read_page(rows, anchor, false, limit, &after, &end, err);
	if (ok) {
		clear_window(rows);
		take_page(rows, &here, false);
		take_page(rows, &before, true);
		take_page(rows, &after, false);
		rows->at_start = start;
		rows->at_end = end;
		if (rows->cursor >= rows->count)
			rows->cursor = rows->count ? rows->count - 1 : 0;
		rows->top = rows->cursor > offset ? rows->cursor - offset : 0;
		ok = fit_top(rows, err);
	}
	page_drop(&here);
	page_drop(&before);
	page_drop(&after);
	return ok;
}

static bool reload_ids(struct rows *rows, struct error *err)
{
	size_t place = rows->id_first + rows->cursor, offset = rows->cursor - rows->top;

	clear_window(rows);
	rows->id_first = place < rows->id_count ? place : 0;
	rows->at_start = !rows->id_first;
	if (!extend(rows, false, err) || (!rows->at_start && !extend(rows, true, err)))
		return false;
	rows->top = rows->cursor > offset ? rows->cursor - offset : 0;
	return fit_top(rows, err);
}

bool rows_load(struct rows *rows, struct error *err)
{
	void *anchor;
	bool ok;

	rows->counted = rows->ids != NULL;
	if (!rows->count)
		return rows_first(rows, err);
	if (rows->ids)
		return reload_ids(rows, err);
	anchor = xcalloc(1, rows->entity->size);
	record_copy(rows->entity, anchor, record_at(rows, rows->cursor));
	ok = read_around(rows, anchor, err);
	record_clear(rows->entity, anchor);
	free(anchor);
	return ok;
}

bool rows_move(struct rows *rows, long by, struct error *err)
{
	while (by > 0) {
		size_t room = rows->count - 1 - rows->cursor;

		if (!rows->count)
			return true;
		if (room >= (size_t)by) {
			rows->cursor += (size_t)by;
			break;
		}
		if (rows->at_end) {
			rows->cursor = rows->count - 1;
			break;
		}
		if (!extend(rows, false, err))
			return false;
	}
	while (by < 0) {
		if (rows->cursor >= (size_t)-by) {
			rows->cursor -= (size_t)-by;
			break;
		}
		if (rows->at_start) {
			rows->cursor = 0;
			break;
		}
		if (!extend(rows, true, err))
			return false;
	}
	return fit_top(rows, err);
}

bool rows_page(struct rows *rows, int pages, struct error *err)
{
	long by = rows->visible > 1 ? rows->visible - 1 : 1;
	int offset = rows_cursor(rows);

	if (!rows_move(rows, pages * by, err))
		return false;
	/* The cursor stays on its row of the screen where the list goes on. */
	rows->top = rows->cursor > (size_t)offset ? rows->cursor - (size_t)offset : 0;
	return fit_top(rows, err);
}

bool rows_first(struct rows *rows, struct error *err)
{
	clear_window(rows);
	rows->at_start = true;
	rows->id_first = 0;
	return extend(rows, false, err) && fit_top(rows, err);
}

bool rows_last(struct rows *rows, struct error *err)
{
	clear_window(rows);
	rows->at_end = true;
	rows->id_first = rows->id_count;
	if (!extend(rows, true, err))
		return false;
	rows->cursor = rows->count ? rows->count - 1 : 0;
	return fit_top(rows, err);
}

bool rows_find(struct rows *rows, int64_t id, struct error *err)
{
	struct page here = {.rows = rows, .entity = rows->entity};
	bool ok = true;

	for (size_t i = 0; i < rows->count; i++) {
		if (((struct record *)record_at(rows, i))->id == id) {
			rows->cursor = i;
			return fit_top(rows, err);
		}
	}
	if (rows->ids) {
		for (size_t i = 0; i < rows->id_count; i++) {
			if (rows->ids[i] == id) {
				clear_window(rows);
				rows->id_first = i;
				return reload_ids(rows, err);
			}
		}
		return true;
	}
	ok = read_again(rows, id, &here, err);
	if (ok && here.count)
		ok = read_around(rows, here.records, err);
	page_drop(&here);
	return ok;
}

static bool count_one(void *arg, const void *record)
{
	struct rows *rows = arg;

	rows->total += has_row(rows, record);
	return true;
}

/* Citizens are looked at one by one: a count of the database would tell of those who have no row. */
static bool count_all(struct rows *rows, struct error *err)
{
	struct query all = rows->query;

	if (rows->entity != &entity_person)
		return store_count(rows->desk->store, &rows->query, &rows->total, err);
	all.from = NULL;
	all.limit = 0;
	rows->total = 0;
	const bool ok = store_query(rows->desk->store, &all, count_one, rows, err);
	if (!ok)
		rows->total = -1;
	return ok;
}

bool rows_count(struct rows *rows, struct error *err)
{
	if (rows->counted)
		return true;
	rows->counted = true; /* also where it fails: not again and again */
	if (rows->at_start && rows->at_end) {
		rows->total = (int64_t)rows->count;
		return true;
	}
	if (count_all(rows, err))
		return true;
	rows->counted = err->code != ERR_NONE; /* a key came: later */
	return !rows->counted;
}

const void *rows_current(const struct rows *rows)
{
	return rows->count ? record_at(rows, rows->cursor) : NULL;
}

int64_t rows_current_id(const struct rows *rows)
{
	const struct record *record = rows_current(rows);

	return record ? record->id : 0;
}

const void *rows_at(const struct rows *rows, int i)
{
	size_t index = rows->top + (size_t)i;

	return i >= 0 && i < rows->visible && index < rows->count ? record_at(rows, index) : NULL;
}

int rows_cursor(const struct rows *rows)
{
	return (int)(rows->cursor - rows->top);
}
