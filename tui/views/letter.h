/* t: letters to the marked cases, else to the current one. */
#ifndef TUI_VIEWS_LETTER_H
#define TUI_VIEWS_LETTER_H

#include "tui/view.h"

/** Choose a template that one of the cases takes, then look the letters over. Argument: the id of a template. */
void letter_act(struct view *view, const char *argument);

#endif
