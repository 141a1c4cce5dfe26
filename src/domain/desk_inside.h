/* What the files of the desk share among themselves. Nobody else includes this. */
#ifndef DOMAIN_DESK_INSIDE_H
#define DOMAIN_DESK_INSIDE_H

#include "domain/desk.h"
#include "domain/journal.h"
#include "domain/records.h"

/* ---- desk_names.c ---- */

struct desk_names *names_new(void);
void names_free(struct desk_names *names);
void names_forget(struct desk_names *names);
/** The record that a name as typed was found to mean a moment ago; 0 if not remembered. */
int64_t names_resolved(
	const struct desk_names *names, const struct entity *entity, const char *text);
void names_remember(
	struct desk_names *names, const struct entity *entity, const char *text, int64_t id);

/* ---- desk_show.c ---- */

/** What hides a record from the person who acts. */
struct veil {
	bool content; /* what it is about */
	bool person; /* who raised it */
	char alias[40]; /* stands for the person: TC-2026-0007/NTC */
};

/** Find out; a case that cannot be read hides everything. */
void desk_veil(
	struct desk *desk, const struct entity *entity, const void *record, struct veil *out);
/** Whether the veil covers a field. */
bool veil_covers(const struct veil *veil, const struct field *field);
/* Values of the journal are as hidden as the record is now, was before and is after the event. */
enum { VEILS = 3 };
/** Append a field of a record of the past as people may see it. */
void journal_value(struct desk *desk, const struct entity *entity, const struct field *field,
	const void *record, const struct veil veils[VEILS], struct buf *out);
/** Who a case, or the case that a record belongs to, is assigned to; 0 where nobody or no case. */
int64_t desk_assignee(struct desk *desk, const struct entity *entity, const void *record);
/** Append a masked text: 09•• ••• 218, ••••••••4417. */
void mask_text(const char *text, struct buf *out);

/* ---- desk_write.c ---- */

/**
 * Write a record and all that goes with it: checks, search entry, journal row. Inside a
 * transaction.
 *
 * @param before  NULL for a new one
 * @param after   is changed by the checks; gets id and version
 * @param undoes  tx that this takes back, or 0; then no checks are made and nothing is filled in
 * @param wrote   out: whether anything was written before a failure
 */
bool desk_put(struct desk *desk, const struct entity *entity, const void *before, void *after,
	const char *action, int64_t undoes, bool *wrote, struct error *err);
/** desk_add under another verb of the journal. */
bool desk_add_as(struct desk *desk, const struct entity *entity, void *record, const char *action,
	struct error *err);
/**
 * End a group in which an act failed; the group around it lives on where nothing was written.
 * Returns false.
 */
bool desk_give_up(struct desk *desk, bool wrote);
/** Refuse (DENIED) to trash what living records refer to. */
bool desk_unreferred(struct desk *desk, const struct entity *entity, int64_t id, struct error *err);

/* ---- desk_calendar.c ---- */

/** The list of holidays has changed, or its change was rolled back. */
void desk_forget_calendar(struct desk *desk);
/* ---- recount.c ---- */

/**
 * Count open clocks again where the open transaction has changed the calendar; else nothing. Called where it ends.
 * @param apply false: only tell desk->recount what would move
 */
bool desk_recount(struct desk *desk, bool apply, struct error *err);

/* ---- journal.c ---- */

/** The event in a row with the columns of event_newest; borrowed until the next step. */
struct event journal_row(struct statement *st);

/* ---- memory ---- */

/** An empty record of an entity; free it with record_drop(). */
void *record_new(const struct entity *entity);
void record_drop(const struct entity *entity, void *record);

#endif
