/* The theme and the mouse, as people choose them. */
#include <stdlib.h>

#include "base/locale.h"
#include "base/text.h"
#include "domain/preference.h"
#include "tui/frame.h"
#include "tui/look.h"
#include "tui/prompt.h"
#include "tui/terminal.h"

#define PREFERENCE "theme"

/* ---- theme ----------------------------------------------------------------------------------- */

static void start_theme(struct desk *desk, const struct tui_options *options)
{
	const char *name = options->theme;
	enum theme_name theme = THEME_DARK;
	struct error err;
	char *kept = NULL;

	/* A choice that cannot be read, or was made by a later version, is no reason not to start. */
	if (!name && preference_get(desk, PREFERENCE, &kept, &err) && kept &&
		theme_parse(kept, &theme))
		name = kept;
	if (!name)
		name = desk->settings.theme;
	if (name && !theme_parse(name, &theme))
		theme = THEME_DARK; /* the readers of both have refused unknown names already */
	theme_start(theme, options->ascii);
	free(kept);
}

static bool has_choice(struct tui *tui)
{
	struct error err;

	if (theme_has_colours())
		return true;
	error_set(&err, ERR_DENIED,
		_("No theme to choose: this terminal shows no colours, or NO_COLOR is set"));
	tui_complain(tui, &err);
	return false;
}

static void use_theme(struct view *view, void *arg, int64_t value)
{
	struct tui *tui = view->tui;
	struct error err;

	(void)arg;
	theme_start((enum theme_name)value, theme_is_ascii());
	frame_redraw();
	tui->erase = tui->dirty = true;
	if (preference_put(tui->desk, PREFERENCE, themes[value].name, &err))
		tui_say(tui, _("Theme: %s. It stays so for you"), _(themes[value].label));
	else
		tui_complain(tui, &err);
}

/* A theme by its name in the settings, or by its beginning in either language; THEME_COUNT: none. */
static enum theme_name theme_of_words(const char *words)
{
	enum theme_name theme;

	if (theme_parse(words, &theme))
		return theme;
	for (int i = 0; i < THEME_COUNT; i++)
		if (text_matches(_(themes[i].label), words))
			return (enum theme_name)i;
	return THEME_COUNT;
}

void look_choose_theme(struct view *view, const char *argument)
{
	struct menu_item items[THEME_COUNT];

	if (!has_choice(view->tui))
		return;
	if (argument && *argument) {
		const enum theme_name theme = theme_of_words(argument);
		struct error err;

		if (theme < THEME_COUNT) {
			use_theme(view, NULL, theme);
			return;
		}
		error_set(&err, ERR_INVALID, _("No theme “%s”: dark, light, colour-blind or mono"),
			argument);
		tui_complain(view->tui, &err);
		return;
	}
	for (int i = 0; i < THEME_COUNT; i++)
		items[i] = (struct menu_item){i, _(themes[i].label), _(themes[i].sentence), NULL};
	prompt_numbers(view, _("Theme"), items, THEME_COUNT, theme_current(), use_theme, NULL);
}

/* ---- mouse ----------------------------------------------------------------------------------- */

void look_toggle_mouse(struct view *view, const char *argument)
{
	const bool on = !terminal_has_mouse();

	(void)argument;
	terminal_use_mouse(on);
	if (on)
		tui_say(view->tui,
			_("The mouse is on: click, double click, wheel. F12 gives it back to the "
			  "terminal, to copy"));
	else
		tui_say(view->tui, _("The mouse is off: the terminal marks and copies text again"));
}

void look_start(struct desk *desk, const struct tui_options *options)
{
	start_theme(desk, options);
	if (desk->settings.mouse)
		terminal_use_mouse(true);
}
