/*
 * Code lists of fields whose values stand in the rules (lists.conf): the fields' tables point at them, and they are filled when
 * rules are read. Until then they are empty.
 */
#ifndef DOMAIN_CHOICES_H
#define DOMAIN_CHOICES_H

#include "base/field.h"

/* Values a list may have at most. */
enum { CHOICES_MOST = 120 };

struct rules;

/* Each ends with a zero row. */
extern struct choice case_fields[], case_channels[], case_outcomes[], case_complexities[];
extern struct choice lacking_conditions[], complaint_refusals[], denunciation_conditions[];

/** Fill them. desk_open does it; what was there before is gone, unless it says the same. */
void choices_take(const struct rules *rules);
/**
 * Fill them for what works without a desk: help, man page, tests of the tables.
 * @param err as rules_read
 */
bool choices_load(struct error *err);

#endif
