/* The way in: the locale, then a command, or the screens where there is none. */
#include "base/locale.h"
#include "cli/cli.h"
#include "tui/tui.h"

static int screens(struct desk *desk, bool sample)
{
	const struct tui_options options = {.theme = desk->settings.theme, .sample = sample};

	return tui_run(desk, &options);
}

int main(int argc, char **argv)
{
	locale_init();
	return cli_run(argc, argv, screens);
}
