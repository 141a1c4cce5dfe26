/*
 * Roles to colours and attributes, from one table. Red only for overdue, yellow only for today
 * and unfilled fields, green only for done, magenta only for restricted, blue only for focus and
 * keys. tests/tui/test_theme.c computes the contrast of every pair.
 */
#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/theme.h"

const struct theme_info themes[THEME_COUNT] = {
	[THEME_DARK] = {"dark", N_("Dark"), N_("light letters on a dark ground")},
	[THEME_LIGHT] = {"light", N_("Light"),
		N_("dark letters on a white ground, for bright rooms")},
	[THEME_COLOUR_BLIND] = {"colour-blind", N_("Colour-blind"),
		N_("colours that nobody mixes up (Okabe and Ito)")},
	[THEME_MONO] = {"mono", N_("No colours"), N_("bold, dim, underlined and reversed only")},
};

/* Text of a role: colour of the palette, attributes. */
struct ink {
	short colour;
	attr_t attributes;
};

/*
 * Each theme owns its ground too, so that a text is readable whatever colours the terminal is set
 * to; mono leaves the terminal its own. Of 16 and 8 colours a light ground can be read in black,
 * red, blue and magenta only: there other states have their glyph, their word and an attribute.
 * The colour-blind theme is Okabe and Ito's palette as near as 256 colours come (blue one step
 * lighter, to be read on black); of 16 and 8 it takes yellow, white, cyan and magenta, which
 * differ in lightness too. Ground and plain text are of the first 16 colours everywhere: their
 * sequences are half as long, and most of what a step in a list sends is those.
 */
/* clang-format off */
static const struct ink inks[ROLE_COUNT][THEME_MONO][DEPTH_COUNT] = {
	/*               256 colours       16 colours        8 colours */
	[ROLE_NORMAL] = {
		[THEME_DARK] = {{7, 0}, {7, 0}, {7, 0}},
		[THEME_LIGHT] = {{0, 0}, {0, 0}, {0, 0}},
		[THEME_COLOUR_BLIND] = {{7, 0}, {7, 0}, {7, 0}}},
	[ROLE_DIM] = {
		[THEME_DARK] = {{246, 0}, {8, 0}, {7, A_DIM}},
		[THEME_LIGHT] = {{240, 0}, {8, 0}, {0, A_DIM}},
		[THEME_COLOUR_BLIND] = {{246, 0}, {8, 0}, {7, A_DIM}}},
	[ROLE_TITLE] = {
		[THEME_DARK] = {{15, A_BOLD}, {15, A_BOLD}, {7, A_BOLD}},
		[THEME_LIGHT] = {{0, A_BOLD}, {0, A_BOLD}, {0, A_BOLD}},
		[THEME_COLOUR_BLIND] = {{15, A_BOLD}, {15, A_BOLD}, {7, A_BOLD}}},
	[ROLE_LABEL] = {
		[THEME_DARK] = {{250, 0}, {7, 0}, {7, 0}},
		[THEME_LIGHT] = {{238, 0}, {0, 0}, {0, 0}},
		[THEME_COLOUR_BLIND] = {{250, 0}, {7, 0}, {7, 0}}},
	[ROLE_KEY] = {
		[THEME_DARK] = {{75, A_BOLD}, {14, A_BOLD}, {6, A_BOLD}},
		[THEME_LIGHT] = {{25, A_BOLD}, {4, A_BOLD}, {4, A_BOLD}},
		[THEME_COLOUR_BLIND] = {{74, A_BOLD}, {14, A_BOLD}, {6, A_BOLD}}},
	[ROLE_FIELD] = {
		[THEME_DARK] = {{15, 0}, {15, A_UNDERLINE}, {7, A_UNDERLINE}},
		[THEME_LIGHT] = {{0, 0}, {0, A_UNDERLINE}, {0, A_UNDERLINE}},
		[THEME_COLOUR_BLIND] = {{15, 0}, {15, A_UNDERLINE}, {7, A_UNDERLINE}}},
	[ROLE_EMPTY] = {
		[THEME_DARK] = {{221, A_UNDERLINE}, {11, A_UNDERLINE}, {3, A_UNDERLINE}},
		[THEME_LIGHT] = {{58, A_UNDERLINE}, {0, A_UNDERLINE}, {0, A_UNDERLINE}},
		[THEME_COLOUR_BLIND] = {{227, A_UNDERLINE}, {11, A_UNDERLINE}, {3, A_UNDERLINE}}},
	[ROLE_OVERDUE] = {
		[THEME_DARK] = {{203, A_BOLD}, {9, A_BOLD}, {1, A_BOLD}},
		[THEME_LIGHT] = {{124, A_BOLD}, {1, A_BOLD}, {1, A_BOLD}},
		[THEME_COLOUR_BLIND] = {{202, A_BOLD}, {11, A_BOLD}, {3, A_BOLD}}},
	[ROLE_TODAY] = {
		[THEME_DARK] = {{221, A_BOLD}, {11, A_BOLD}, {3, A_BOLD}},
		[THEME_LIGHT] = {{58, A_BOLD}, {0, A_BOLD}, {0, A_BOLD}},
		[THEME_COLOUR_BLIND] = {{227, A_BOLD}, {15, A_BOLD}, {7, A_BOLD}}},
	[ROLE_SOON] = {
		[THEME_DARK] = {{7, 0}, {7, 0}, {7, 0}},
		[THEME_LIGHT] = {{0, 0}, {0, 0}, {0, 0}},
		[THEME_COLOUR_BLIND] = {{32, 0}, {6, 0}, {6, 0}}},
	[ROLE_PAUSED] = {
		[THEME_DARK] = {{246, 0}, {8, 0}, {7, A_DIM}},
		[THEME_LIGHT] = {{240, 0}, {8, 0}, {0, A_DIM}},
		[THEME_COLOUR_BLIND] = {{246, 0}, {8, 0}, {7, A_DIM}}},
	[ROLE_WAITING] = {
		[THEME_DARK] = {{80, A_UNDERLINE}, {14, A_UNDERLINE}, {6, A_UNDERLINE}},
		[THEME_LIGHT] = {{24, A_UNDERLINE}, {0, A_UNDERLINE}, {0, A_UNDERLINE}},
		[THEME_COLOUR_BLIND] = {{74, A_UNDERLINE}, {14, A_UNDERLINE}, {6, A_UNDERLINE}}},
	[ROLE_DONE] = {
		[THEME_DARK] = {{114, 0}, {10, 0}, {2, 0}},
		[THEME_LIGHT] = {{22, 0}, {8, 0}, {0, A_DIM}},
		[THEME_COLOUR_BLIND] = {{36, 0}, {8, 0}, {7, A_DIM}}},
	[ROLE_RESTRICTED] = {
		[THEME_DARK] = {{176, 0}, {13, 0}, {5, 0}},
		[THEME_LIGHT] = {{90, 0}, {5, 0}, {5, 0}},
		[THEME_COLOUR_BLIND] = {{175, 0}, {13, 0}, {5, 0}}},
	[ROLE_CHART] = {
		[THEME_DARK] = {{75, 0}, {14, 0}, {6, 0}},
		[THEME_LIGHT] = {{25, 0}, {4, 0}, {4, 0}},
		[THEME_COLOUR_BLIND] = {{32, 0}, {14, 0}, {6, 0}}},
	[ROLE_TARGET] = {
		[THEME_DARK] = {{246, 0}, {8, 0}, {7, A_DIM}},
		[THEME_LIGHT] = {{240, 0}, {8, 0}, {0, A_DIM}},
		[THEME_COLOUR_BLIND] = {{246, 0}, {8, 0}, {7, A_DIM}}},
	[ROLE_ERROR] = {
		[THEME_DARK] = {{15, A_BOLD}, {15, A_BOLD}, {7, A_BOLD}},
		[THEME_LIGHT] = {{0, A_BOLD}, {0, A_BOLD}, {0, A_BOLD}},
		[THEME_COLOUR_BLIND] = {{15, A_BOLD}, {15, A_BOLD}, {7, A_BOLD}}},
	[ROLE_NOTICE] = {
		[THEME_DARK] = {{7, 0}, {7, 0}, {7, 0}},
		[THEME_LIGHT] = {{0, 0}, {0, 0}, {0, 0}},
		[THEME_COLOUR_BLIND] = {{7, 0}, {7, 0}, {7, 0}}},
	[ROLE_STATUS] = {
		[THEME_DARK] = {{250, 0}, {7, 0}, {7, 0}},
		[THEME_LIGHT] = {{238, 0}, {0, 0}, {0, 0}},
		[THEME_COLOUR_BLIND] = {{250, 0}, {7, 0}, {7, 0}}},
};

/* Without colours. A field is underlined, so that one sees how far it goes. */
static const attr_t mono[ROLE_COUNT] = {
	[ROLE_DIM] = A_DIM, [ROLE_TITLE] = A_BOLD, [ROLE_KEY] = A_BOLD,
	[ROLE_FIELD] = A_UNDERLINE, [ROLE_EMPTY] = A_UNDERLINE, [ROLE_OVERDUE] = A_BOLD,
	[ROLE_TODAY] = A_BOLD, [ROLE_PAUSED] = A_DIM, [ROLE_WAITING] = A_UNDERLINE,
	[ROLE_DONE] = A_DIM, [ROLE_RESTRICTED] = A_UNDERLINE, [ROLE_TARGET] = A_DIM,
	[ROLE_ERROR] = A_BOLD,
};

/*
 * Grounds: of everything, of the focused row, of fields to type in. Focused text keeps its colour
 * where focus_text is -1. The colour-blind theme reverses the focused row.
 */
static const struct ground {
	short all, focus, focus_text, field;
} grounds[THEME_MONO][DEPTH_COUNT] = {
	[THEME_DARK] = {{0, 18, -1, 235}, {0, 4, 15, 0}, {0, 4, 7, 0}},
	[THEME_LIGHT] = {{15, 189, -1, 254}, {15, 6, 0, 15}, {7, 6, 0, 7}},
	[THEME_COLOUR_BLIND] = {{0, 7, 0, 235}, {0, 7, 0, 0}, {0, 7, 0, 0}},
};

/* The glyphs views draw themselves, and every other sign of the interface that is not ASCII. */
static const struct glyph_row {
	const char *fine;
	wchar_t character;
	char ascii;
} glyphs[] = {
	[GLYPH_HORIZONTAL] = {"─", L'─', '-'}, [GLYPH_VERTICAL] = {"│", L'│', '|'},
	[GLYPH_TOP_LEFT] = {"┌", L'┌', '+'}, [GLYPH_TOP_RIGHT] = {"┐", L'┐', '+'},
	[GLYPH_BOTTOM_LEFT] = {"└", L'└', '+'}, [GLYPH_BOTTOM_RIGHT] = {"┘", L'┘', '+'},
	[GLYPH_TEE_DOWN] = {"┬", L'┬', '+'}, [GLYPH_TEE_UP] = {"┴", L'┴', '+'},
	[GLYPH_FOCUS] = {"▌", L'▌', '>'}, [GLYPH_BAR] = {"█", L'█', '#'},
	[GLYPH_BAR_LIGHT] = {"░", L'░', '.'}, [GLYPH_POINT] = {"●", L'●', '*'},
	[GLYPH_TARGET] = {"┆", L'┆', '|'}, [GLYPH_MORE] = {"…", L'…', '~'},
	[GLYPH_DOT] = {"·", L'·', '.'}, [GLYPH_LOW_LINE] = {"_", L'_', '_'},
	{"‹", L'‹', '<'}, {"›", L'›', '>'}, {"•", L'•', '*'}, {"←", L'←', '<'}, {"→", L'→', '>'},
	{"↑", L'↑', '^'}, {"↓", L'↓', 'v'}, {"“", L'“', '"'}, {"”", L'”', '"'}, {"‘", L'‘', '\''},
	{"’", L'’', '\''}, {"–", L'–', '-'}, {"—", L'—', '-'}, {"×", L'×', 'x'}, {"±", L'±', '+'}, {"≤", L'≤', '<'},
	{"≥", L'≥', '>'}, {"²", L'²', '2'}, {"├", L'├', '+'}, {"┤", L'┤', '+'}, {"┼", L'┼', '+'},
};
/* clang-format on */
#define GLYPH_ROWS (sizeof glyphs / sizeof glyphs[0])

static const struct state_look due_looks[] = {
	[DUE_NONE] = {"  ", ROLE_NORMAL},
	[DUE_LATER] = {"  ", ROLE_NORMAL},
	[DUE_SOON] = {"· ", ROLE_SOON},
	[DUE_TODAY] = {"! ", ROLE_TODAY},
	[DUE_OVERDUE] = {"!!", ROLE_OVERDUE},
	[DUE_PAUSED] = {"= ", ROLE_PAUSED},
	[DUE_DONE] = {"v ", ROLE_DONE},
};
const struct state_look look_waiting = {"? ", ROLE_WAITING};
const struct state_look look_restricted = {"‹M›", ROLE_RESTRICTED};

static enum theme_name current = THEME_MONO;
static bool ascii_only;

bool theme_parse(const char *name, enum theme_name *out)
{
	for (int i = 0; i < THEME_COUNT; i++) {
		if (!strcmp(name, themes[i].name)) {
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

struct shade theme_shade(enum theme_name theme, enum depth depth, unsigned style)
{
	const unsigned role = style & 0xff;
	const bool focused = style & STYLE_FOCUS;

	if (theme == THEME_MONO) {
		attr_t attributes = mono[role];
		if (focused) /* dim and underline do not show well in reverse */
			attributes = (attributes & A_BOLD) | A_REVERSE;
		return (struct shade){-1, -1, attributes};
	}
	const struct ink *ink = &inks[role][theme][depth];
	const struct ground *ground = &grounds[theme][depth];
	if (focused) {
		const bool own = ground->focus_text < 0;
		return (struct shade){own ? ink->colour : ground->focus_text, ground->focus,
			own ? ink->attributes : ink->attributes & ~A_DIM};
	}
	return (struct shade){
		ink->colour, role == ROLE_FIELD ? ground->field : ground->all, ink->attributes};
}

/* ---- on the terminal -------------------------------------------------------------------------- */

static enum depth depth_of_terminal(void)
{
	return COLORS >= 256 ? DEPTH_256 : COLORS >= 16 ? DEPTH_16 : DEPTH_8;
}

/* Curses pair of each role, plain and focused. */
static short pairs[ROLE_COUNT][2];

static short pair_of(unsigned style)
{
	return pairs[style & 0xff][(style & STYLE_FOCUS) != 0];
}

/* Styles of the same colours share a pair: curses sends nothing between them. */
static void start_pairs(enum depth depth)
{
	struct shade known[2 * ROLE_COUNT];
	short count = 0;

	for (unsigned style = 0; style < 2 * ROLE_COUNT; style++) {
		const unsigned role = style / 2, focus = style % 2;
		const struct shade shade =
			theme_shade(current, depth, role | (focus ? STYLE_FOCUS : 0));
		short pair = 0;

		while (pair < count &&
			(known[pair].text != shade.text || known[pair].ground != shade.ground))
			pair++;
		if (pair == count) {
			known[count++] = shade;
			init_pair((short)(pair + 1), shade.text, shade.ground);
		}
		pairs[role][focus] = (short)(pair + 1);
	}
}

bool theme_has_colours(void)
{
	const char *no_color = getenv("NO_COLOR");

	return !(no_color && *no_color) && has_colors() && COLORS >= 8 &&
		COLOR_PAIRS > 2 * ROLE_COUNT;
}

/* Cells that nobody draws have the ground of the rest. */
static void start_ground(void)
{
	cchar_t blank;
	struct pen pen = theme_pen(ROLE_NORMAL);

	setcchar(&blank, L" ", 0, pen.pair, NULL);
	bkgrndset(&blank);
}

void theme_start(enum theme_name theme, bool ascii)
{
	ascii_only = ascii;
	current = THEME_MONO;
	/* COLORS is known from here on. */
	if (has_colors() && start_color() == OK)
		use_default_colors(); /* where it cannot, mono is white on black */
	if (theme != THEME_MONO && theme_has_colours()) {
		current = theme;
		start_pairs(depth_of_terminal());
	}
	start_ground();
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
	struct shade shade = theme_shade(current, depth_of_terminal(), style);

	return (struct pen){shade.attributes, current == THEME_MONO ? 0 : pair_of(style)};
}

/* ---- glyphs ----------------------------------------------------------------------------------- */

const struct state_look *theme_due_look(enum due_state state)
{
	return &due_looks[state];
}

const char *theme_glyph(enum glyph glyph)
{
	return glyphs[glyph].fine;
}

wchar_t theme_character(wchar_t character)
{
	if (character < 0x80 || !ascii_only)
		return character;
	for (size_t i = 0; i < GLYPH_ROWS; i++)
		if (glyphs[i].character == character)
			return glyphs[i].ascii;
	return character;
}
