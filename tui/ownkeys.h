/*
 * The keys that a person has given to commands: kept in the database as a preference, over those of the settings file, which the program
 * never writes. What is lawful as a key is decided where the settings' keys are: keymap.h.
 */
#ifndef TUI_OWNKEYS_H
#define TUI_OWNKEYS_H

#include "tui/view.h"

/**
 * Put this person's keys over the settings' ones.
 *
 * @param err says which key cannot be kept, where a later version took it: the settings' keys hold then
 */
bool ownkeys_start(struct desk *desk, struct error *err);
/**
 * Give a command another key, wherever it has the one that it has in a context.
 *
 * @param key K_NONE gives back what it had before
 * @param err INVALID: the key is another command's, text, or an input method's; nothing is changed
 */
bool ownkeys_give(
	struct desk *desk, enum action action, enum context context, int key, struct error *err);
/** A dialog over the palette that waits for the key. @param context where the command is looked for */
void ownkeys_ask(struct view *owner, enum action action, enum context context);

#endif
