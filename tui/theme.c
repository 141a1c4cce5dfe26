/*
 * Roles to colours and attributes, from one table. Red only for overdue, yellow only for today
 * and unfilled fields, green only for done, magenta only for restricted, blue only for focus and
 * keys.
 */
#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "tui/theme.h"

struct look {
	short dark, light; /* foreground of 256 colours; -1 = the terminal's own */
	short dark8, light8; /* … of 8 colours */
	attr_t attributes, mono; /* with colours, without */
};

/* clang-format off */
static const struct look looks[ROLE_COUNT] = {
	[ROLE_NORMAL] = {-1, -1, -1, -1, 0, 0},
	[ROLE_DIM] = {245, 243, -1, -1, 0, A_DIM},
	[ROLE_TITLE] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
	[ROLE_LABEL] = {250, 240, -1, -1, 0, 0},
	[ROLE_KEY] = {75, 26, COLOR_CYAN, COLOR_BLUE, A_BOLD, A_BOLD},
	[ROLE_FIELD] = {-1, -1, -1, -1, 0, A_UNDERLINE},
	[ROLE_EMPTY] = {221, 130, COLOR_YELLOW, COLOR_YELLOW, 0, A_UNDERLINE},
	[ROLE_OVERDUE] = {203, 160, COLOR_RED, COLOR_RED, A_BOLD, A_BOLD},
	[ROLE_TODAY] = {221, 130, COLOR_YELLOW, COLOR_YELLOW, A_BOLD, A_BOLD},
	[ROLE_SOON] = {-1, -1, -1, -1, 0, 0},
	[ROLE_PAUSED] = {245, 243, -1, -1, 0, A_DIM},
	[ROLE_WAITING] = {80, 30, COLOR_CYAN, COLOR_CYAN, 0, A_UNDERLINE},
	[ROLE_DONE] = {114, 28, COLOR_GREEN, COLOR_GREEN, 0, A_DIM},
	[ROLE_RESTRICTED] = {176, 90, COLOR_MAGENTA, COLOR_MAGENTA, 0, A_UNDERLINE},
	[ROLE_CHART] = {75, 26, COLOR_BLUE, COLOR_BLUE, 0, 0},
	[ROLE_TARGET] = {245, 243, -1, -1, 0, A_DIM},
	[ROLE_ERROR] = {-1, -1, -1, -1, A_BOLD, A_BOLD},
	[ROLE_NOTICE] = {-1, -1, -1, -1, 0, 0},
	[ROLE_STATUS] = {250, 240, -1, -1, 0, 0},
};

/*
 * Background of the focused row and of fields to type in; the foreground of focused text that has
 * no colour of its own.
 */
static const struct {
	short focus, focus_text, focus8, focus_text8, field, field8;
} grounds[THEME_COUNT] = {
	[THEME_DARK] = {18, 255, COLOR_BLUE, COLOR_WHITE, 236, -1},
	[THEME_LIGHT] = {153, 16, COLOR_CYAN, COLOR_BLACK, 254, -1},
	[THEME_MONO] = {-1, -1, -1, -1, -1, -1},
};

static const struct {
	const char *fine, *ascii;
} glyphs[GLYPH_COUNT] = {
	[GLYPH_HORIZONTAL] = {"─", "-"}, [GLYPH_VERTICAL] = {"│", "|"},
	[GLYPH_TOP_LEFT] = {"┌", "+"}, [GLYPH_TOP_RIGHT] = {"┐", "+"},
	[GLYPH_BOTTOM_LEFT] = {"└", "+"}, [GLYPH_BOTTOM_RIGHT] = {"┘", "+"},
	[GLYPH_TEE_DOWN] = {"┬", "+"}, [GLYPH_TEE_UP] = {"┴", "+"},
	[GLYPH_FOCUS] = {"▌", ">"}, [GLYPH_BAR] = {"█", "#"}, [GLYPH_BAR_LIGHT] = {"░", "."},
	[GLYPH_POINT] = {"●", "*"}, [GLYPH_TARGET] = {"┆", "|"}, [GLYPH_MORE] = {"…", "~"},
	[GLYPH_DOT] = {"·", "."}, [GLYPH_LOW_LINE] = {"_", "_"},
};
/* clang-format on */

static const char *const names[THEME_COUNT] = {"dark", "light", "mono"};

static const struct state_look due_looks[] = {
	[DUE_NONE] = {"  ", ROLE_NORMAL},
	[DUE_LATER] = {"  ", ROLE_NORMAL},
	[DUE_SOON] = {"· ", ROLE_SOON},
	[DUE_TODAY] = {"! ", ROLE_TODAY},
	[DUE_OVERDUE] = {"!!", ROLE_OVERDUE},
	[DUE_PAUSED] = {"= ", ROLE_PAUSED},
	[DUE_DONE] = {"v ", ROLE_DONE},
};

static enum theme_name current = THEME_MONO;
static bool ascii_only;

bool theme_parse(const char *name, enum theme_name *out)
{
	for (int i = 0; i < THEME_COUNT; i++) {
		if (!strcmp(name, names[i])) {
			*out = (enum theme_name)i;
			return true;
		}
	}
	if (!strcmp(name, "none")) {
		*out = THEME_MONO;
		return true;
	}
	return false;
}

static short pair_of(unsigned style)
{
	unsigned role = style & 0xff;

	return (short)(1 + 2 * role + (style & STYLE_FOCUS ? 1 : 0));
}

static void start_colours(void)
{
	bool many = COLORS >= 256;

	for (unsigned role = 0; role < ROLE_COUNT; role++) {
		const struct look *look = &looks[role];
		bool dark = current == THEME_DARK;
		short text = many ? (dark ? look->dark : look->light)
				  : (dark ? look->dark8 : look->light8);
		short ground = role != ROLE_FIELD ? (short)-1
			: many			  ? grounds[current].field
						  : grounds[current].field8;
		short focused = text;

		if (text < 0)
			focused = many ? grounds[current].focus_text : grounds[current].focus_text8;
		init_pair(pair_of(role), text, ground);
		init_pair(pair_of(role | STYLE_FOCUS), focused,
			many ? grounds[current].focus : grounds[current].focus8);
	}
}

void theme_start(enum theme_name theme, bool ascii)
{
	const char *no_color = getenv("NO_COLOR");

	ascii_only = ascii;
	current = theme;
	if ((no_color && *no_color) || !has_colors())
		current = THEME_MONO;
	if (current == THEME_MONO)
		return;
	start_color();
	if (use_default_colors() == ERR || COLORS < 8 || COLOR_PAIRS < 2 * ROLE_COUNT + 1) {
		current = THEME_MONO;
		return;
	}
	start_colours();
}

enum theme_name theme_current(void)
{
	return current;
}

bool theme_is_ascii(void)
{
	return ascii_only;
}

struct pen theme_pen(unsigned style)
{
	const struct look *look = &looks[style & 0xff];

	if (current == THEME_MONO) {
		attr_t attributes = look->mono;
		if (style & STYLE_FOCUS) /* dim and underline do not show well in reverse */
			attributes = (attributes & A_BOLD) | A_REVERSE;
		return (struct pen){attributes, 0};
	}
	return (struct pen){look->attributes, pair_of(style)};
}

const struct state_look *theme_due_look(enum due_state state)
{
	return &due_looks[state];
}

const char *theme_glyph(enum glyph glyph)
{
	return ascii_only ? glyphs[glyph].ascii : glyphs[glyph].fine;
}
