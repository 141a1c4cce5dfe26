/* What the files of clocks share. Nobody else includes this. */
#ifndef DOMAIN_CLOCKS_INSIDE_H
#define DOMAIN_CLOCKS_INSIDE_H

#include "domain/clocks.h"
#include "domain/desk_inside.h"

static inline bool clock_is_open(const struct clock *clock)
{
	return !clock->ended_on;
}

struct clock_list {
	struct clock *list;
	size_t count;
};

/** The living clocks of an owner, ended ones too, in order of id. */
bool clocks_of(struct desk *desk, const struct clock_owner *owner, struct clock_list *out,
	struct error *err);
void clock_list_clear(struct clock_list *list);
/** An empty clock at the end of a list. */
struct clock *clock_list_add(struct clock_list *list);

/** Limit of a clock, by the law in force when it started; NULL with INVALID where there is none. */
const struct limit *clock_limit(struct desk *desk, const struct clock *clock, struct error *err);
/**
 * The words of a variant that a clock starts with: those that this limit knows, without those that only a written extension
 * leads to. Borrowed from the limit; "".
 */
const char *clock_start_variant(const struct limit *limit, const char *words);
/** Fill in a clock that starts. False without an error (code ERR_NONE) where no such duty was in force on the day. */
bool clock_begin(struct desk *desk, struct clock *clock, const struct clock_owner *owner,
	const char *limit, date_t on, const char *variant, struct error *err);
/** Work out day, provisional mark and who owes it from start, variant and steps. */
bool clock_refresh(struct desk *desk, struct clock *clock, struct error *err);
/** Add a step to the text of the steps. */
bool clock_add_step(struct clock *clock, enum clock_step_kind kind, date_t on, int days,
	date_t fixed, const char *ground, struct error *err);
void clock_set_string(struct clock *clock, const char *key, const char *value);
/** End it: CLOCK_MET or CLOCK_FALLEN. */
void clock_end(struct clock *clock, enum clock_state state, date_t on);
/** Write a clock; @p before NULL for a new one. */
bool clock_put(struct desk *desk, const struct clock *before, struct clock *after,
	const char *action, struct error *err);

#endif
