/*
 * A small office for end-to-end tests: its database is made and looked into through the library, its program is used
 * through a terminal. Assertions print the screen, because a failed wait says nothing by itself.
 */
#ifndef E2E_OFFICE_H
#define E2E_OFFICE_H

#include <criterion/criterion.h>

#include "domain/casefile.h"
#include "domain/desk.h"
#include "domain/records.h"
#include "term.h"

#define OFFICE_NOW "2026-11-23T08:12:00" /* a Monday */

#define ASSERT_SEEN(term, text)                                                                    \
	do {                                                                                       \
		if (!term_wait_text(term, text, TERM_DEADLINE))                                    \
			cr_assert(0, "not seen: %s\n%s", text, term_text(term));                   \
	} while (0)
#define ASSERT_GONE(term, text)                                                                    \
	do {                                                                                       \
		if (!term_wait_gone(term, text, TERM_DEADLINE))                                    \
			cr_assert(0, "still seen: %s\n%s", text, term_text(term));                 \
	} while (0)
/* For what must not happen: look once the program has nothing more to do. */
#define ASSERT_NOT_SEEN(term, text)                                                                \
	do {                                                                                       \
		cr_assert(term_quiet(term, TERM_DEADLINE), "the program does not come to rest");   \
		if (term_find(term, text, NULL, NULL))                                             \
			cr_assert(0, "seen: %s\n%s", text, term_text(term));                       \
	} while (0)
/* Ended by itself with a status, and left the terminal as it was. */
#define ASSERT_ENDED(term, expected)                                                               \
	do {                                                                                       \
		int ended_status = -1;                                                             \
		const char *ended_why;                                                             \
		if (!term_wait_exit(term, &ended_status, TERM_DEADLINE))                           \
			cr_assert(0, "still runs\n%s", term_text(term));                           \
		cr_assert_eq(ended_status, expected, "wait status %#x\n%s",                        \
			(unsigned)ended_status, term_text(term));                                  \
		cr_assert(term_is_restored(term, &ended_why), "%s", ended_why);                    \
	} while (0)

/** Path in the test's temporary folder; static text, good until the fourth next call. */
const char *scratch(const char *name);

/**
 * Make a database: a commune with hamlets Đông, Đoài and Gốm, staff lan (clerk), tuan (officer), binh (leader) and quan (admin), three
 * citizens, a conference of today that is open, and five cases.
 */
void office_make(const char *path);
/** Open it as somebody, in this process. */
struct desk *office_desk(const char *path, const char *login);
/** Number of records that a filter of the command line's language finds. */
int64_t office_count(struct desk *desk, const struct entity *entity, const char *filter);
/** Structure and journal are sound. */
void office_verify(const char *path);
/** The screens on it, in a terminal. */
struct term *office_open(const char *path, const char *login, int rows, int cols);
/** Path of the program. */
const char *office_program(void);
/** A command of the program: its standard output in @p out (the caller's to free; may be NULL), errors behind it. @return exit status */
int office_run(const char *path, const char *login, char **out, const char *const arguments[]);

#endif
