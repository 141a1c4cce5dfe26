/* The whole program in a terminal: the journey of one opinion, coming and going, sizes. */
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "office.h"

/* ---- coming and going ---- */

Test(screens, leaving_by_key_gives_the_terminal_back)
{
	const char *path = scratch("leave.db");
	struct term *term;

	office_make(path);
	term = office_open(path, "lan", 24, 80);
	ASSERT_SEEN(term, "F10");
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
}

Test(screens, signals_end_the_program_and_give_the_terminal_back)
{
	static const int signals[] = {SIGTERM, SIGHUP};
	const char *path = scratch("signals.db");

	office_make(path);
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
		struct term *term = office_open(path, "lan", 24, 80);
		const char *why;

		ASSERT_SEEN(term, "F10");
		term_signal(term, signals[i]);
		cr_assert(term_wait_exit(term, NULL, TERM_DEADLINE), "signal %d does not end it",
			signals[i]);
		cr_assert(term_is_restored(term, &why), "signal %d: %s", signals[i], why);
		term_close(term);
		office_verify(path);
	}
}

Test(screens, a_stopped_program_comes_back_as_it_was)
{
	const char *path = scratch("stop.db");
	struct term *term;

	office_make(path);
	term = office_open(path, "lan", 24, 80);
	ASSERT_SEEN(term, "F10");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	char *before = term_text(term);
	term_signal(term, SIGSTOP);
	term_signal(term, SIGCONT);
	cr_assert(term_quiet(term, TERM_DEADLINE));
	char *after = term_text(term);
	cr_assert_str_eq(after, before);
	free(before);
	free(after);
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
}

/* ---- sizes ---- */

Test(screens, a_storm_of_sizes_ends_in_the_same_screen, .timeout = 60)
{
	const char *path = scratch("sizes.db");
	struct term *term;
	unsigned seed = 3;

	office_make(path);
	for (const char *screen = "1236"; *screen; screen++) {
		term = office_open(path, "lan", 24, 80);
		ASSERT_SEEN(term, "F10");
		term_send(term, screen, 1);
		cr_assert(term_quiet(term, TERM_DEADLINE));
		char *before = term_text(term);
		for (int i = 0; i < 25; i++) {
			seed = seed * 1103515245 + 12345;
			term_resize(term, 1 + (int)(seed >> 16) % 60, 1 + (int)(seed >> 8) % 200);
			if (i % 3 == 0)
				cr_assert(term_quiet(term, TERM_DEADLINE));
		}
		term_resize(term, 24, 80);
		cr_assert(term_quiet(term, TERM_DEADLINE));
		char *after = term_text(term);
		cr_expect_str_eq(after, before, "screen %c\n%s", *screen, after);
		free(before);
		free(after);
		term_keys(term, "<F10>");
		ASSERT_ENDED(term, 0);
		term_close(term);
	}
}
