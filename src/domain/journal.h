/*
 * The journal: every change of every record in an append-only table, chained by BLAKE2b-256.
 * Timeline, undo and audit are views of it.
 */
#ifndef DOMAIN_JOURNAL_H
#define DOMAIN_JOURNAL_H

#include "domain/desk.h"

#define SEAL_SIZE 96 /* "12345-" and 64 hex digits and NUL */

struct event {
	int64_t id, tx;
	const char *at, *staff, *entity;
	int64_t record;
	const char *action, *before, *after; /* JSON */
	int64_t undoes;
};

/** Append one row; inside the desk's transaction. Called by desk.c only. */
bool journal_append(struct desk *desk, const struct entity *entity, int64_t record,
	const char *action, const char *before, const char *after, int64_t undoes,
	struct error *err);
/**
 * Read events, newest first, borrowed in the callback; false stops. A case's own journal also has
 * its resolutions' and commitments'.
 * @param entity NULL for all records
 */
bool journal_read(struct desk *desk, const struct entity *entity, int64_t record, int64_t before_id,
	int limit, bool (*row)(void *arg, const struct event *event), void *arg, struct error *err);
/** The events of one user action, the last first; otherwise as journal_read. */
bool journal_events_of(struct desk *desk, int64_t tx,
	bool (*row)(void *arg, const struct event *event), void *arg, struct error *err);
/** Read one event by its id, as journal_read; nothing where there is none. An act's first event bears its tx as id. */
bool journal_event(struct desk *desk, int64_t id, bool (*row)(void *arg, const struct event *event),
	void *arg, struct error *err);
/**
 * Append who changed a field of a record last, and when: "Lan VP, 21/11/2026 08:12".
 * @return false if its newest 200 events do not tell
 */
bool journal_last_change(struct desk *desk, const struct entity *entity, int64_t record,
	const struct field *field, struct buf *out);
/**
 * Put the values of an event's JSON into a record.
 *
 * @param touched NULL, or called for each field that the JSON names
 * @param err     CORRUPT if it is not the JSON of this entity's fields
 */
bool journal_values(const struct entity *entity, const char *json, void *record,
	void (*touched)(void *arg, const struct field *field), void *arg, struct error *err);
/**
 * One sentence for people: "Lan VP giao cho Tuấn MT: người giữ - -> Tuấn MT". Hidden values stay
 * hidden.
 */
void journal_sentence(struct desk *desk, const struct event *event, struct buf *out);
/** The same for a line of a list, without who did it: "changed 0402: place - -> xóm 5". */
void journal_what(struct desk *desk, const struct event *event, struct buf *out);
/** In a few words, for footers and menus: "assigned 0402 to Tuấn MT", "changed 0402: Place". */
void journal_brief(struct desk *desk, const struct event *event, struct buf *out);
/** Append the short name of a login; the login itself where nobody bears it (any more). */
void journal_who(struct desk *desk, const char *login, struct buf *out);
/** The kind of record an event is about; NULL where a newer program wrote it. */
const struct entity *journal_entity(const struct event *event);
/**
 * Check every row's hash and link, and that no row is missing in between.
 *
 * @param seal      out: last id and its hash, to print and keep: comparing it later finds removed
 *             last rows
 * @param progress  NULL, or called now and then; false cancels
 * @param err       CORRUPT: names the first row that is wrong and what about it
 */
bool journal_verify(struct desk *desk, char seal[SEAL_SIZE],
	bool (*progress)(void *arg, int64_t done, int64_t total), void *arg, struct error *err);
/**
 * Whether the journal still holds the row that a seal printed earlier names, unchanged. Only
 * together with journal_verify does that tell that nothing was taken away.
 * @param err INVALID where it is no seal; CORRUPT where the row is gone or another
 */
bool journal_has_seal(struct desk *desk, const char *seal, struct error *err);

/* ---- undo.c ---- */

/**
 * The newest act of this person that can be undone (or redone): its tx and a sentence about it;
 * NOT_FOUND where none.
 */
bool undo_peek(struct desk *desk, bool redo, int64_t *tx, struct buf *sentence, struct error *err);
/** What undo (or redo) would take back next, in a few words: "assigned 0403 to Hoa VX". False where there is nothing. */
bool undo_brief(struct desk *desk, bool redo, struct buf *out);

/* One act of a person. */
struct undo_act {
	int64_t tx;
	const char *at; /* moment */
	const char *what; /* in a few words */
	bool undone; /* taken back; of an undo: done again */
	bool next; /* what undo takes back next */
};
/** The acts of the person who acts, the newest first, at most @p limit; false from @p each stops. */
bool undo_acts(struct desk *desk, int limit, bool (*each)(void *arg, const struct undo_act *act),
	void *arg, struct error *err);
/**
 * Take it back (or do it again) by a compensating act, and append a sentence about what was taken
 * back.
 *
 * @param err NOT_FOUND where there is nothing; CONFLICT where a later change of the same fields
 *             stands in the way, or other records rest on it; DENIED where the act cannot be taken
 *             back. Nothing is changed then.
 */
bool undo_do(struct desk *desk, bool redo, struct buf *sentence, struct error *err);

#endif
