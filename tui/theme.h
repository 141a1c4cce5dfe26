/*
 * Appearance: a role (what a text means) becomes colours and attributes. Four themes (dark,
 * light, colour-blind, mono), each for 256, 16 and 8 colours. Nothing else in tui/ names a colour.
 * Meaning never by colour alone: states have glyph, word and attribute.
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>
#include <wchar.h>

#include "domain/casefile.h"

enum role {
	ROLE_NORMAL,
	ROLE_DIM, /* secondary text, separators */
	ROLE_TITLE, /* section titles, the current tab */
	ROLE_LABEL, /* names of fields */
	ROLE_KEY, /* keys in footer and help */
	ROLE_FIELD, /* a field that can be typed in */
	ROLE_EMPTY, /* a required field that is still empty */
	ROLE_OVERDUE,
	ROLE_TODAY,
	ROLE_SOON,
	ROLE_PAUSED,
	ROLE_WAITING, /* awaiting sign-off */
	ROLE_DONE,
	ROLE_RESTRICTED,
	ROLE_CHART, /* bars */
	ROLE_TARGET, /* target line of a chart */
	ROLE_ERROR, /* messages: what went wrong */
	ROLE_NOTICE, /* messages: what was done */
	ROLE_STATUS, /* status line */
	ROLE_COUNT
};

/* A style is a role, or-ed with STYLE_FOCUS for text on the focused row or in the focused field. */
#define STYLE_FOCUS 0x100

enum theme_name { THEME_DARK, THEME_LIGHT, THEME_COLOUR_BLIND, THEME_MONO, THEME_COUNT };

/* How many colours a terminal has. */
enum depth { DEPTH_256, DEPTH_16, DEPTH_8, DEPTH_COUNT };

/* What a theme is called in the settings and on the screen. */
struct theme_info {
	const char *name; /* "colour-blind" */
	const char *label; /* N_() in menus */
	const char *sentence; /* N_() whom it is for */
};
extern const struct theme_info themes[THEME_COUNT];

/** A name of the table, or "none" for mono; false for anything else. */
bool theme_parse(const char *name, enum theme_name *out);
/**
 * Set up colours for the terminal ncurses was started on, or others in their place. MONO where it
 * has none or NO_COLOR is set and not empty.
 * @param ascii draw with + - | # * instead of line-drawing characters
 */
void theme_start(enum theme_name theme, bool ascii);
enum theme_name theme_current(void);
/** Whether the terminal shows colours, and NO_COLOR does not forbid them: a theme can be chosen. */
bool theme_has_colours(void);
bool theme_is_ascii(void);

/* How a style is painted. */
struct shade {
	short text, ground; /* numbers of the palette; -1 = the terminal's own */
	unsigned long attributes; /* attr_t without colour */
};
/** The table's answer for a theme and a number of colours, with no terminal needed. */
struct shade theme_shade(enum theme_name theme, enum depth depth, unsigned style);

/** Curses attributes and colour pair of a style. */
struct pen {
	unsigned long attributes; /* attr_t without colour */
	short pair;
};
struct pen theme_pen(unsigned style);

/* What a state looks like: one row of the table in screens.md 3. */
struct state_look {
	const char *glyph; /* two columns, three at most: "!!" */
	enum role role;
};
const struct state_look *theme_due_look(enum due_state state);
/* The states that are no deadlines. */
extern const struct state_look look_waiting, look_restricted;

/* The glyphs that views draw themselves. */
enum glyph {
	GLYPH_HORIZONTAL,
	GLYPH_VERTICAL,
	GLYPH_TOP_LEFT,
	GLYPH_TOP_RIGHT,
	GLYPH_BOTTOM_LEFT,
	GLYPH_BOTTOM_RIGHT,
	GLYPH_TEE_DOWN,
	GLYPH_TEE_UP,
	GLYPH_FOCUS /* ▌ */,
	GLYPH_BAR /* █ */,
	GLYPH_BAR_LIGHT /* ░ */,
	GLYPH_POINT /* ● */,
	GLYPH_TARGET /* ┆ */,
	GLYPH_MORE /* … */,
	GLYPH_DOT /* · */,
	GLYPH_LOW_LINE,
	GLYPH_COUNT
};
const char *theme_glyph(enum glyph glyph);
/**
 * What is drawn for a character: itself, or with --ascii the sign of the same width that stands
 * for it. Letters are never changed.
 */
wchar_t theme_character(wchar_t character);

#endif
