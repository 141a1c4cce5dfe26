/* The way in: the locale, then a command, or the screens where there is none. */
#include "base/locale.h"
#include "cli/cli.h"
#include "tui/tui.h"

static int show(struct desk *desk, const struct cli_look *wanted)
{
	const struct tui_options options = {
		.theme = wanted->theme,
		.ascii = wanted->ascii,
		.linear = wanted->linear,
		.width = wanted->width,
		.sample = wanted->sample,
	};

	return tui_run(desk, &options);
}

int main(int argc, char **argv)
{
	locale_init();
	return cli_run(argc, argv, show);
}
