/* The way in: the locale, then a command, or the screens where there is none. */
#include "base/locale.h"
#include "cli/cli.h"
#include "tui/practice.h"
#include "tui/tui.h"

_Static_assert((int)CLI_DRILLS == (int)DRILL_COUNT, "the drills that may be named");

static int show(struct desk *desk, const struct cli_look *wanted)
{
	const struct tui_options options = {
		.theme = wanted->theme,
		.ascii = wanted->ascii,
		.linear = wanted->linear,
		.width = wanted->width,
		.learn = wanted->learn,
		.practice = wanted->practice,
		.progress = wanted->progress,
		.sample = wanted->sample,
		.fresh = wanted->fresh,
		.first = wanted->first,
	};

	return tui_run(desk, &options);
}

int main(int argc, char **argv)
{
	locale_init();
	return cli_run(argc, argv, show);
}
