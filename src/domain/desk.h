/*
 * The desk: an open database, who works at it, and every act on records. Each act is one
 * transaction with the record, its journal rows and its search entry together or not at all.
 * Screens and commands go through here, never to the store for writing.
 */
#ifndef DOMAIN_DESK_H
#define DOMAIN_DESK_H

#include "base/error.h"
#include "base/field.h"
#include "domain/settings.h"
#include "store/store.h"

struct calendar;
struct desk_names;
struct rules;
struct recount;

struct desk {
	struct store *store;
	struct settings settings;
	struct rules *rules; /* the law in force, with the office's own limits */
	char *login; /* who acts: staff.login, or "-" while the office has no staff */
	int64_t staff; /* id of that staff member, 0 while none */
	int64_t role; /* enum staff_role */
	int64_t tx; /* journal group of the open transaction, 0 = none yet */
	int depth; /* groups begun and not ended */
	bool deciding; /* intake_decide is at work: only then a petition's handling may change */
	bool spoiled; /* a group inside has failed: the outermost end fails too */
	struct desk_names *names; /* short names of records seen lately */
	struct standins *standins; /* who stands in for whom (absence.h); NULL until asked for */
	struct calendar *calendar; /* see desk_calendar(); NULL until asked for */
	struct recount
		*recount; /* who watches dates move (recount.h), or NULL; set by the caller */
	bool calendar_changed; /* the open transaction has written days off: its end counts again */
};

/**
 * Read settings and rules, and open the database for a person. Login: DOITHOAI_USER, else the setting `user`, else the system's
 * account name; where it is not in the staff list (or is not active): no staff yet = admin as "-",
 * otherwise DENIED with what to do. A missing or faulty
 * rule file is told with file and line, and nothing is opened.
 */
bool desk_open(struct desk **out, const char *path, enum store_mode mode, struct error *err);
void desk_close(struct desk *desk);
/** The login that desk_open looks for in the staff list; the caller's to free. */
char *desk_account(const struct settings *settings);

/**
 * Fill a zeroed record with the values a new one starts with: signers 1, works here, received
 * today.
 */
void desk_new(const struct desk *desk, const struct entity *entity, void *record);
/**
 * Whether another program has changed the file since the last call; then remembered names are
 * forgotten too. To be asked instead of store_changed_elsewhere().
 */
bool desk_changed_elsewhere(struct desk *desk);

/**
 * The calendar of working days: the rules with the office's list of holidays over them. Borrowed until the next write to that
 * list, here or elsewhere; then it is built anew. A list that cannot be read ends the program: no day is counted by guess.
 */
const struct calendar *desk_calendar(struct desk *desk);

/* ---- reading ---- */

bool desk_load(struct desk *desk, const struct entity *entity, int64_t id, void *record,
	struct error *err);
/**
 * Find a record by the code a person types: "KN-2026-0388", "0388" or "388" (a case of this year),
 * "HN-2026-4", "NG-12", "T1", a login, a day. The prefix of a case is not checked against its kind:
 * the number tells. Case-blind.
 * @param entity in: NULL, or the entity wanted; out: the entity found
 */
bool desk_find(struct desk *desk, const char *code, const struct entity **entity, int64_t *id,
	struct error *err);
/**
 * Append a reference's short name for lists (staff initials, hamlet name, person name, case code);
 * cached.
 */
void desk_ref_label(struct desk *desk, const struct entity *entity, int64_t id, struct buf *out);
/**
 * Append one field as people may see it: references by name, masked and personal values hidden as
 * this person's role and the record demand.
 */
void desk_show(struct desk *desk, const struct entity *entity, const struct field *field,
	const void *record, struct buf *out);
/** The same for files: codes of references, ISO dates, choice keys; hidden values hidden. */
void desk_print(struct desk *desk, const struct entity *entity, const struct field *field,
	const void *record, struct buf *out);
/**
 * Whether this person may see a record's restricted content: that of a case, or of what belongs to
 * one (leader, admin, assignee; who logged it may not read it back once restricted). A petition
 * that is a denunciation is restricted before it has a case.
 */
bool desk_may_read(const struct desk *desk, const struct entity *entity, const void *record);

/** Whether everybody may read it: papers go to people who see nothing restricted, whoever makes them. */
bool desk_is_open(struct desk *desk, const struct entity *entity, const void *record);

/* ---- writing: each is one transaction ---- */

/** Check, number, insert, journal, index. Sets id, code, version. */
bool desk_add(struct desk *desk, const struct entity *entity, void *record, struct error *err);
/**
 * Save a changed record.
 * @param before as it was read (for the journal and the version)
 * @param action verb for the journal: "set" for a plain edit
 * @param err    CONFLICT: text names the fields changed by both, with both values and who changed
 *             it when; nothing is written
 */
bool desk_save(struct desk *desk, const struct entity *entity, const void *before, void *after,
	const char *action, struct error *err);
/**
 * Put in the trash or take out again. Refused (DENIED) while living records refer to it where that
 * would hide them.
 */
bool desk_trash(
	struct desk *desk, const struct entity *entity, int64_t id, bool trash, struct error *err);
/**
 * Read a value as typed into a field, resolving references by code, login, initials or name
 * (unaccented; ambiguous names are INVALID and listed).
 */
bool desk_parse(struct desk *desk, const struct entity *entity, const struct field *field,
	void *record, const char *text, struct error *err);
/**
 * Group several acts into one transaction and one undo step. Nest freely; end with ok=false rolls
 * all back.
 *
 * An act that is refused before it wrote anything (INVALID, DENIED, CONFLICT) leaves the group as
 * it was: an import may go on with its next row. After any other failure inside a group its end
 * fails, and nothing of the group is kept.
 */
bool desk_begin(struct desk *desk, struct error *err);
bool desk_end(struct desk *desk, bool ok, struct error *err);

/** The person who acts may write at all (auditors may not). DENIED otherwise. */
bool desk_may_write(const struct desk *desk, struct error *err);

#endif
