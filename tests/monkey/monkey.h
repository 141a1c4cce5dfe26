/*
 * The monkey: a person without a plan, or an animal on the keyboard. It works at the desk of the
 * sample through the screens in process, one step at a time; a step is a line of a key script, so
 * what it did can be done again. whim.c chooses steps, check.c looks at what is left, monkey.c
 * runs them and tells.
 */
#ifndef TESTS_MONKEY_H
#define TESTS_MONKEY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "domain/desk.h"
#include "tui/loop.h"

/** A random number below a bound; the whole run hangs on one seed. */
void chance_seed(uint64_t seed);
unsigned chance(unsigned below);

/** Append the next step to a script: keys that mean something here more often than others. */
void whim(struct tui *tui, struct buf *step);

/**
 * Whether the screen is one that may be shown: valid text without control characters, no line
 * wider than the window, the cursor inside it.
 * @param fault out: what is wrong
 */
bool check_screen(struct tui *tui, struct buf *fault);
/** Whether every record would be accepted by its own entity, and the file and the journal are whole. */
bool check_records(struct desk *desk, struct buf *fault);
/** A number that two equal screens have in common, the line of messages left out. */
uint64_t screen_mark(struct tui *tui);
/** Rows of the journal. */
int64_t journal_rows(struct desk *desk);

#endif
