/*
 * Appearance: a role (what a text means) becomes colours and attributes. Three themes (dark,
 * light, mono), by 256, 16 or 8 colours or none. Nothing else in tui/ names a colour. Meaning
 * never by colour alone: states have glyph, word and attribute.
 */
#ifndef TUI_THEME_H
#define TUI_THEME_H

#include <stdbool.h>

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

enum theme_name { THEME_DARK, THEME_LIGHT, THEME_MONO, THEME_COUNT };

/** "dark", "light", "mono" or "none"; false for anything else. */
bool theme_parse(const char *name, enum theme_name *out);
/**
 * Set up colours for the terminal ncurses was started on. MONO where it has none or NO_COLOR is
 * set and not empty.
 * @param ascii draw with + - | # * instead of line-drawing characters
 */
void theme_start(enum theme_name theme, bool ascii);
enum theme_name theme_current(void);
bool theme_is_ascii(void);

/** Curses attributes and colour pair of a style. */
struct pen {
	unsigned long attributes; /* attr_t without colour */
	short pair;
};
struct pen theme_pen(unsigned style);

/* What a deadline looks like: one row of the table in screens.md 3. */
struct state_look {
	const char *glyph; /* two columns: "!!" */
	enum role role;
};
const struct state_look *theme_due_look(enum due_state state);

/* Glyphs that have an ASCII form. */
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

#endif
