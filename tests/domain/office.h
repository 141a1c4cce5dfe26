/*
 * A small commune office for the tests: staff of every role, hamlets, a conference; and short ways
 * to act in it.
 */
#ifndef TESTS_DOMAIN_OFFICE_H
#define TESTS_DOMAIN_OFFICE_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "domain/casefile.h"
#include "domain/desk.h"
#include "domain/draft.h"
#include "domain/calendar.h"
#include "domain/journal.h"
#include "domain/records.h"

#define NOW "2026-11-20T09:00:00" /* a Friday; the tests' 24/11/2026 is a holiday */

/* Fail with the error's text where an act that must succeed does not. */
#define MUST(act) cr_assert((act), "%s: %s", #act, err.text)
/* The act must fail with this code. */
#define REFUSED(expected, act)                                                                     \
	do {                                                                                       \
		err.code = ERR_NONE;                                                               \
		cr_assert(!(act), "%s went through", #act);                                        \
		cr_assert_eq(err.code, expected, "%s: code %d: %s", #act, err.code, err.text);     \
	} while (0)

extern struct error err;

/**
 * Open a desk on a database (":memory:" or a file) as a login, or as the administrator of an empty
 * office where it is NULL.
 */
struct desk *open_as(const char *path, enum store_mode mode, const char *login);
/** A new office in memory, with staff lan (clerk) hung (officer) binh (leader) quan (admin) thu (auditor), hamlets T1 T2, section DC,
 * the holiday 24/11/2026 and conference HN-2026-001 held today; the desk acts as lan. */
struct desk *office(void);
/** The same in a file. */
struct desk *office_in(const char *path);
/** Let the desk act for somebody else. */
void act_as(struct desk *desk, const char *login);

/** Add a record from "key=value" texts, NULL at the end; its id. */
int64_t add(struct desk *desk, const struct entity *entity, ...);
/** The same, which may fail. */
bool try_add(struct desk *desk, const struct entity *entity, int64_t *id, ...);
/** Change a record by "key=value" texts. */
bool set(struct desk *desk, const struct entity *entity, int64_t id, ...);
/** Do an action on a case with "key=value" texts. */
bool act(struct desk *desk, int64_t id, const char *action, ...);
/** A plain case of a kind, received today. */
int64_t add_case(struct desk *desk, const char *kind, const char *summary);

struct casefile load_case(struct desk *desk, int64_t id);
void drop_case(struct casefile *file);
/** One field as shown or printed to who acts; borrowed until the next call. */
const char *shown(struct desk *desk, const struct entity *entity, int64_t id, const char *key);
const char *printed(struct desk *desk, const struct entity *entity, int64_t id, const char *key);
/** The code of a record; borrowed until the next call. */
const char *code_of(struct desk *desk, const struct entity *entity, int64_t id);
/** Rows of the journal. */
int64_t journal_length(struct desk *desk);
bool is_clean(struct desk *desk);
/** All living records, time limits too, and those in the trash where wanted, as text: what must come back exactly. The caller's to free. */
char *office_state(struct desk *desk, bool trash);
date_t day(const char *iso);

#endif
