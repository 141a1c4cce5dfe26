/*
 * Drafts: what a person is typing, on disk before it is saved, so that a crash loses a second of it
 * at most. Not journaled, and not for other eyes: each person has their own.
 */
#ifndef DOMAIN_DRAFT_H
#define DOMAIN_DRAFT_H

#include "domain/desk.h"

/**
 * Keep what is typed in a field; an empty text forgets it.
 *
 * @param place where: "form:case:12", "log:HN-2026-004"
 * @param field field key
 */
bool draft_put(struct desk *desk, const char *place, const char *field, const char *text,
	struct error *err);
/** Read it back: *text is the caller's to free, NULL where there is none. */
bool draft_get(
	struct desk *desk, const char *place, const char *field, char **text, struct error *err);
/**
 * Forget all drafts of this person at a place; to be called in the transaction that saves what was
 * typed.
 */
bool draft_drop(struct desk *desk, const char *place, struct error *err);
/**
 * The places where this person left drafts, the newest first: for the offer on return. @p at is a
 * moment.
 */
bool draft_places(struct desk *desk, bool (*row)(void *arg, const char *place, const char *at),
	void *arg, struct error *err);
/** The drafts of this person at a place, by field. */
bool draft_fields(struct desk *desk, const char *place,
	bool (*row)(void *arg, const char *field, const char *text), void *arg, struct error *err);
/** The place of a record's form; of a new record's where @p id is 0. Returns @p out. */
#define DRAFT_PLACE_SIZE 64
const char *draft_place(const struct entity *entity, int64_t id, char out[DRAFT_PLACE_SIZE]);
/** The place of what is typed for an act on a record: an answer, a reason. The field is the act's name, and behind a colon what it asks
 * for where that is not its text. Returns @p out. */
const char *draft_act_place(const struct entity *entity, int64_t id, char out[DRAFT_PLACE_SIZE]);
/** The place of what is typed into letters about a record. The field is the word of the gap. Returns @p out. */
const char *draft_letter_place(const struct entity *entity, int64_t id, char out[DRAFT_PLACE_SIZE]);
/**
 * Forget everybody's drafts of a record, those of acts on it and letters too: its content became restricted.
 * Called by the desk when such a case is written.
 */
bool draft_drop_record(
	struct desk *desk, const struct entity *entity, int64_t id, struct error *err);

#endif
