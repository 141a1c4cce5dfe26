/*
 * A change of the calendar or of the rules moves dates. Whoever writes a holiday row, by whatever way, has all open clocks
 * counted again in the same transaction (desk_end sees to it); who wants to watch, or to look before, does it through here.
 */
#ifndef DOMAIN_RECOUNT_H
#define DOMAIN_RECOUNT_H

#include "domain/clocks.h"

/* Who watches. Kept in desk->recount while acts run that may move dates. */
struct recount {
	void (*moved)(void *arg, const struct clock_move *move); /* as clocks_recount; or NULL */
	bool (*progress)(
		void *arg, int64_t done, int64_t all); /* false cancels the whole act; or NULL */
	void *arg;
	bool ask; /* where dates would move the act is refused (ERR_NONE) and nothing is kept: moved and count tell which */
	bool asked; /* out: it was refused for that */
	int64_t count; /* out: clocks that move; of all acts since it was set to 0 */
};

/**
 * Do an act that may change the calendar, and count every open clock again with it: one transaction, one undo step.
 *
 * @param preview the same, then all is rolled back: shows what would move
 * @param act     writes holiday rows; NULL: the rules have changed, only count again
 * @param err     the act's; code ERR_NONE with text where it was cancelled. Nothing is kept then
 */
bool calendar_change(struct desk *desk, struct recount *recount, bool preview,
	bool (*act)(struct desk *desk, void *arg, struct error *err), void *arg, struct error *err);

/* The record that owes, as this person may see it. */
struct clock_label {
	struct buf code, what, text; /* "KN-2026-0388", name of the limit, what it is about */
};
/** Append to all three. */
bool clock_label_read(
	struct desk *desk, const struct clock *clock, struct clock_label *out, struct error *err);
void clock_label_clear(struct clock_label *label);

#endif
