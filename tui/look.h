/*
 * What a person chooses of the appearance while the program runs: the theme, kept with the person;
 * the mouse, kept for the session.
 */
#ifndef TUI_LOOK_H
#define TUI_LOOK_H

#include "tui/loop.h"

/**
 * Begin with what the command line says, else the person's choice, else the settings, else dark;
 * after terminal_open.
 */
void look_start(struct desk *desk, const struct tui_options *options);
/** ACT_THEME. @param argument name of a theme, or NULL to choose from the list */
void look_choose_theme(struct view *view, const char *argument);
/** ACT_MOUSE. */
void look_toggle_mouse(struct view *view, const char *argument);

#endif
