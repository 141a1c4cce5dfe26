/*
 * The filter language, the same in lists, search box and command line:
 *     kind:complaint state:open field:land due<=7d received:2026-10 hamlet:"Thôn 3" assignee:hung
 * "free words" Field names by key, or label in either language without accents (han<=3 thon:Đông);
 * `due<=3` counts working days from today.
 */
#ifndef DOMAIN_FILTER_H
#define DOMAIN_FILTER_H

#include "domain/desk.h"

struct filter {
	struct condition *conditions; /* owned, with their texts */
	size_t count;
	char *words; /* free words for the search index, or NULL */
};

/**
 * Read a filter for an entity.
 * @param column out on failure: column of the mistake, from 0, in characters
 * @param err    INVALID: what is wrong there and what is accepted
 */
bool filter_parse(struct desk *desk, const struct entity *entity, const char *text,
	struct filter *out, size_t *column, struct error *err);
void filter_clear(struct filter *filter);

#endif
