/* The sample commune for tests of screens, and the table of all screens. */
#ifndef TESTS_TUI_SAMPLE_H
#define TESTS_TUI_SAMPLE_H

#include "screen.h"

#define MORNING "2026-11-23T08:12:00"

/** Path of a file in this run's folder; overwritten by the next call. */
const char *in_tmp(const char *name);
/** The sample in a file of this test's own, as somebody who works there. */
struct desk *sample_as(const char *login);
/** Screens of a size over it, as lan. */
struct desk *start(int rows, int columns);
struct desk *start_as(const char *login, int rows, int columns);
/** Close what start began, and drop the file. */
void end(struct desk *desk);

/*
 * Every screen, dialog and picker, by the keys that lead there from the desk. test_matrix.c looks at
 * each in every size and theme, test_views.c tries every action on it: a new screen gets a row here.
 */
struct shown {
	const char *name; /* of its golden files: NAME-80x24.screen */
	const char *script;
};
extern const struct shown gallery[]; /* ends with a zero row */

#endif
