/*
 * The past of a record as a list to page through: the journal's events of the record and of what belongs to it (time limits,
 * answers, promises), and what happened by itself: a time limit that ran out. Nothing here is written.
 */
#ifndef DOMAIN_HISTORY_H
#define DOMAIN_HISTORY_H

#include "domain/desk.h"
#include "domain/journal.h"

enum history_kind {
	HISTORY_ENTRY, /* a record was made */
	HISTORY_CHANGE, /* fields were changed */
	HISTORY_ACT, /* an act of a lifecycle, a decision */
	HISTORY_CLOCK, /* a time limit began, was met, moved by an act */
	HISTORY_CALENDAR, /* a date counted again: the calendar or a rule has changed */
	HISTORY_TRASH,
	HISTORY_UNDO, /* undone or redone */
	HISTORY_OVERDUE, /* by itself: the last day has passed */
	HISTORY_KIND_COUNT
};

/** The name of a kind for people. */
const char *history_kind_name(enum history_kind kind);

struct history_item {
	int64_t event; /* its row of the journal; of what came by itself the newest row that is not later */
	int rank; /* 0: a row of the journal; else what came by itself, 1 the earliest */
	int64_t tx; /* user action it belongs to; 0 where it came by itself */
	int64_t clock; /* the time limit that ran out; 0 for a row of the journal */
	const char *at; /* moment */
	enum history_kind kind;
	const char *who, *what; /* as people may see it; who is "" where nobody did it */
};

/* What is shown of it. Zeroed: everything. */
struct history_filter {
	char *staff; /* login, or NULL */
	unsigned kinds; /* bits (1 << enum history_kind); 0 = all */
	date_t from, until; /* days, both included; DATE_NONE = open */
};

struct overdue;

struct history {
	struct desk *desk;
	const struct entity
		*entity; /* NULL: the journal of all records, without what came by itself */
	int64_t id;
	struct history_filter filter; /* may be changed between reads; owns its texts */
	struct overdue *overdue; /* earliest first */
	size_t overdue_count;
};

/** Work out what came by itself. @p history is to be cleared with history_clear, also on failure. */
bool history_open(struct history *history, struct desk *desk, const struct entity *entity,
	int64_t id, struct error *err);
void history_clear(struct history *history);
/**
 * Read on from an item, a page at a time, never by counting rows.
 *
 * @param beyond NULL: from the newest (or, where @p newer, from the oldest) on; else its event and rank alone are looked at
 * @param newer  towards today, the oldest first; else into the past, the newest first
 * @param limit  most items
 * @param each   items are borrowed; false stops. It must not read this history
 */
bool history_read(struct history *history, const struct history_item *beyond, bool newer, int limit,
	bool (*each)(void *arg, const struct history_item *item), void *arg, struct error *err);

/* ---- before and after: history_compare.c -------------------------------------------------------------- */

/* A field that differs, its values as this person may see them: hidden ones hidden. */
struct history_change {
	const struct entity *entity;
	int64_t record;
	const char *title; /* code and what was done, of the record it belongs to */
	bool first; /* first change of this record */
	const struct field
		*field; /* NULL: the record was made or trashed, and nothing else is to be told */
	const char *before, *after;
};

/**
 * The fields that a user action has changed: those of the event first, then of the other records in the order they were written.
 *
 * @param event    row of the journal in it
 * @param left_out out: records of it that are not told, where there are very many (an import)
 */
bool history_changes(struct desk *desk, int64_t tx, int64_t event, size_t *left_out,
	bool (*each)(void *arg, const struct history_change *change), void *arg, struct error *err);
/**
 * The fields in which a record differs between two moments, each that after a row of the journal (of any record).
 *
 * @param exists out: whether it was there at the first and at the second moment
 * @param err    CORRUPT where the journal is not that of the record
 */
bool history_compare(struct desk *desk, const struct entity *entity, int64_t id, int64_t first,
	int64_t second, bool exists[2],
	bool (*each)(void *arg, const struct history_change *change), void *arg, struct error *err);

#endif
