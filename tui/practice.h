/*
 * Drills on the throw-away sample: the panel above the screens says what to do, the person works in
 * the real screens, and what was done is noticed by what it left behind: in the journal, or on the
 * screen.
 */
#ifndef TUI_PRACTICE_H
#define TUI_PRACTICE_H

#include <stdint.h>

#include "domain/desk.h"
#include "tui/draw.h"

struct tui;

enum { DRILL_HINTS = 4, DRILL_COUNT = 12, PRACTICE_ROWS = 3 };

/* What must have happened since the drill began. */
struct drill_goal {
	const char *entity, *action; /* of journal events; NULL: seen alone */
	int count; /* so many of them */
	bool together; /* in one act, to be undone in one step */
	const char *then; /* and an event of this action as well; or NULL */
	/** Whether what the event was about is what was asked for; NULL: any is. */
	bool (*fits)(struct desk *desk, int64_t record);
	/** Or what the screen shows now; NULL: the journal alone. */
	bool (*seen)(const struct tui *tui);
};

struct drill {
	const char *name; /* in the file of progress */
	const char *title, *text; /* N_() */
	const char *hints[DRILL_HINTS + 1]; /* N_() one after the other; NULL at the end */
	struct drill_goal goal;
};

extern const struct drill drills[DRILL_COUNT];

struct practice {
	int drill; /* at hand; -1 = none chosen */
	int hint; /* hints that were given */
	int64_t began, hinted; /* monotonic milliseconds */
	int64_t base; /* last event of the journal before it began */
	int64_t shown; /* second that the panel shows */
	int seconds[DRILL_COUNT]; /* how long each took when it was done first; 0 = not done */
	const char *file; /* progress is kept there; NULL = nowhere */
};

/**
 * Begin: read the progress, take up a drill.
 * @param drill from 1; -1 = show the list
 * @param file  borrowed; NULL: progress is not kept
 */
void practice_start(struct tui *tui, int drill, const char *file);
void practice_free(struct practice *practice);
/** Look whether the drill is done; go on to the next. Twice a second. */
void practice_tick(struct tui *tui);
/** Whether the goal of a drill holds now, for tests. */
bool practice_is_done(const struct tui *tui, bool *done, struct error *err);
/** The panel. */
void practice_draw(struct tui *tui, struct rect r);
/** All drills with marks, to choose from. */
void practice_list(struct tui *tui);
/** The next hint. */
void practice_hint(struct tui *tui);

#endif
