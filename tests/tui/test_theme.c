/*
 * Themes: every text can be read on its ground, no state is told by its colour alone, the focused row
 * is seen in all of them.
 */
#include <curses.h>
#include <math.h>
#include <wctype.h>

#include "screen.h"
#include "tui/look.h"

/* ---- contrast, by WCAG 2 from the palette of xterm ----------------------------------------------- */

static void palette(short colour, int rgb[3])
{
	static const int first[16][3] = {{0, 0, 0}, {205, 0, 0}, {0, 205, 0}, {205, 205, 0},
		{0, 0, 238}, {205, 0, 205}, {0, 205, 205}, {229, 229, 229}, {127, 127, 127},
		{255, 0, 0}, {0, 255, 0}, {255, 255, 0}, {92, 92, 255}, {255, 0, 255},
		{0, 255, 255}, {255, 255, 255}};
	static const int levels[6] = {0, 95, 135, 175, 215, 255};

	for (int i = 0; i < 3; i++) {
		static const int steps[3] = {36, 6, 1};
		rgb[i] = colour < 16   ? first[colour][i]
			: colour < 232 ? levels[(colour - 16) / steps[i] % 6]
				       : 8 + 10 * (colour - 232);
	}
}

static double luminance(short colour)
{
	static const double weights[3] = {0.2126, 0.7152, 0.0722};
	int rgb[3];
	double sum = 0;

	palette(colour, rgb);
	for (int i = 0; i < 3; i++) {
		const double c = rgb[i] / 255.0;
		sum += weights[i] * (c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
	}
	return sum;
}

static double contrast(short a, short b)
{
	const double x = luminance(a), y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

static bool is_secondary(unsigned role)
{
	return role == ROLE_DIM || role == ROLE_PAUSED || role == ROLE_DONE || role == ROLE_TARGET;
}

Test(theme, every_text_can_be_read_on_its_ground)
{
	for (int theme = 0; theme < THEME_MONO; theme++) {
		for (int depth = 0; depth < DEPTH_COUNT; depth++) {
			for (unsigned style = 0; style < 2 * ROLE_COUNT; style++) {
				const unsigned role = style / 2;
				const unsigned focus = style % 2 ? STYLE_FOCUS : 0;
				struct shade s = theme_shade(
					(enum theme_name)theme, (enum depth)depth, role | focus);
				/* Of 8 colours bold ones are bright nearly everywhere. */
				if (depth == DEPTH_8 && (s.attributes & A_BOLD) && s.text)
					s.text += 8;
				const double least =
					is_secondary(role) || depth == DEPTH_8 ? 3 : 4.5;
				const double found = contrast(s.text, s.ground);
				cr_expect_geq(found, least,
					"%s, depth %d, role %u%s: %d on %d has %.2f",
					themes[theme].name, depth, role, focus ? " focused" : "",
					s.text, s.ground, found);
			}
		}
	}
}

/* ---- states --------------------------------------------------------------------------------------- */

static const struct state_look *state(size_t i)
{
	static const enum due_state due[] = {
		DUE_OVERDUE, DUE_TODAY, DUE_SOON, DUE_PAUSED, DUE_DONE, DUE_LATER};
	enum { DUE = sizeof due / sizeof due[0] };

	return i < DUE	       ? theme_due_look(due[i])
		: i == DUE     ? &look_waiting
		: i == DUE + 1 ? &look_restricted
			       : NULL;
}

Test(theme, no_two_states_look_the_same_without_colours)
{
	for (size_t i = 0; state(i); i++) {
		for (size_t k = i + 1; state(k); k++) {
			const struct state_look *a = state(i), *b = state(k);
			const struct shade x = theme_shade(THEME_MONO, DEPTH_8, a->role);
			const struct shade y = theme_shade(THEME_MONO, DEPTH_8, b->role);
			cr_assert(strcmp(a->glyph, b->glyph) != 0 || x.attributes != y.attributes,
				"“%s” and “%s”", a->glyph, b->glyph);
		}
	}
}

Test(theme, a_state_has_the_attribute_of_the_table_without_colours)
{
	static const struct {
		enum role role;
		unsigned long attributes;
	} rows[] = {{ROLE_OVERDUE, A_BOLD}, {ROLE_TODAY, A_BOLD}, {ROLE_SOON, 0},
		{ROLE_PAUSED, A_DIM}, {ROLE_WAITING, A_UNDERLINE}, {ROLE_DONE, A_DIM},
		{ROLE_RESTRICTED, A_UNDERLINE}, {ROLE_NORMAL | STYLE_FOCUS, A_REVERSE}};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		cr_assert_eq(theme_shade(THEME_MONO, DEPTH_8, rows[i].role).attributes,
			rows[i].attributes, "row %zu", i);
}

Test(theme, the_focused_row_is_seen_in_every_theme)
{
	for (int theme = 0; theme < THEME_COUNT; theme++) {
		for (int depth = 0; depth < DEPTH_COUNT; depth++) {
			for (unsigned role = 0; role < ROLE_COUNT; role++) {
				const struct shade plain = theme_shade(
					(enum theme_name)theme, (enum depth)depth, role);
				const struct shade focused = theme_shade((enum theme_name)theme,
					(enum depth)depth, role | STYLE_FOCUS);
				cr_assert(plain.ground != focused.ground ||
						(focused.attributes & A_REVERSE),
					"%s, depth %d, role %u", themes[theme].name, depth, role);
			}
		}
	}
}

/* ---- choosing ------------------------------------------------------------------------------------- */

static const struct tui_options no_options;

Test(theme, a_theme_chosen_on_the_screen_is_there_the_next_time)
{
	struct desk *desk = begin(24, 80);

	keys("<Ctrl+T>3");
	cr_assert_eq(theme_current(), THEME_COLOUR_BLIND);
	sees("Bộ màu: Cho người mù màu");
	theme_start(THEME_DARK, false);
	look_start(desk, &no_options);
	cr_assert_eq(theme_current(), THEME_COLOUR_BLIND);
	keys(":theme light<Enter>");
	cr_assert_eq(theme_current(), THEME_LIGHT);
	tui_do(tui, ACT_THEME, "mono");
	cr_assert_eq(theme_current(), THEME_MONO);
	tui_do(tui, ACT_THEME, "sang");
	cr_assert_eq(theme_current(), THEME_LIGHT);
	tui_do(tui, ACT_THEME, "hồng");
	cr_assert_eq(theme_current(), THEME_LIGHT);
	keys("");
	sees("Không có bộ màu “hồng”");
	finish(desk);
}

Test(theme, the_settings_know_the_same_themes)
{
	for (int i = 0; i < THEME_COUNT; i++)
		cr_assert_str_eq(themes[i].name, settings_themes[i]);
	cr_assert_null(settings_themes[THEME_COUNT]);
}

Test(theme, the_command_line_goes_over_the_choice_and_the_choice_over_the_setting)
{
	const struct tui_options light = {.theme = "light"};
	struct desk *desk = begin(24, 80);

	free(desk->settings.theme);
	desk->settings.theme = strdup("mono");
	look_start(desk, &no_options);
	cr_assert_eq(theme_current(), THEME_MONO);
	tui_do(tui, ACT_THEME, "colour-blind");
	look_start(desk, &no_options);
	cr_assert_eq(theme_current(), THEME_COLOUR_BLIND);
	look_start(desk, &light);
	cr_assert_eq(theme_current(), THEME_LIGHT);
	finish(desk);
}

Test(theme, no_color_is_obeyed_and_said)
{
	setenv("NO_COLOR", "1", 1);
	struct desk *desk = begin(24, 80);

	cr_assert_eq(theme_current(), THEME_MONO);
	keys("<Ctrl+T>");
	sees("NO_COLOR");
	tui_do(tui, ACT_THEME, "dark");
	cr_assert_eq(theme_current(), THEME_MONO);
	finish(desk);
}

/* ---- plain signs ---------------------------------------------------------------------------------- */

Test(theme, with_ascii_nothing_but_letters_is_outside_ascii)
{
	struct desk *desk = begin(40, 120);

	theme_start(THEME_DARK, true);
	static const char *const scripts[] = {
		"<Ctrl+L>", "2", "3", "6", "7", "<F1>", "<Esc>:", "<Esc>1m"};
	for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++) {
		keys(scripts[i]);
		for (int row = 0; row < 40; row++) {
			char *text = tui_test_row(tui, row);
			wchar_t wide[400];
			cr_assert_neq(mbstowcs(wide, text, 400), (size_t)-1);
			for (const wchar_t *w = wide; *w; w++)
				cr_assert(*w < 0x80 || iswalpha((wint_t)*w), "%lc after %s in “%s”",
					(wint_t)*w, scripts[i], text);
			free(text);
		}
	}
	finish(desk);
}
