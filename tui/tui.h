/* The screens, as main sees them. */
#ifndef TUI_TUI_H
#define TUI_TUI_H

#include <stdbool.h>

#include "base/error.h"

struct desk;

struct tui_options {
	const char *
		theme; /* as in theme.h; NULL = the person's choice, the setting, dark. NO_COLOR wins */
	bool ascii; /* draw with + - | only */
	const char *open; /* code of a record to open at once, or NULL */
	const char
		*keys; /* key script to run before the first real key (see key_script), or NULL */
	bool linear; /* plain lines instead of a screen: see linear.h */
	int width; /* of these lines, for a braille line; 0 = as they come */
	bool learn; /* say first what a key will do, from now on */
	int practice; /* drill to begin with, from 1; -1 = show them; 0 = no practice */
	const char *progress; /* file that keeps which drills were done, or NULL */
	bool sample; /* the database is a throw-away copy: the status line says so */
	bool fresh; /* the office was made just now: offer to show around */
	struct first_run
		*first; /* domain/setup.h: ask these questions instead of all else; or NULL */
};

/**
 * Run the screens until the person leaves. The terminal is given back on every exit, also from
 * die() and signals.
 *
 * The caller has set the locale (locale_init) and checked isatty() of standard input and output
 * and the terminal's character set.
 * Where TERM names a terminal that cannot move its cursor (dumb), plain lines are printed, after a
 * message that says so.
 * @return 0 after F10; 1 where the terminal is gone (drafts are on disk); 2 with a message on
 * stderr where TERM is unusable
 */
int tui_run(struct desk *desk, const struct tui_options *options);

#endif
