/*
 * The palette: every action that has a key on this screen or everywhere, best matches first. `g
 * 402` runs the action of key g (or of that name) with the rest as its argument.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/menu.h"
#include "tui/palette.h"

/* Moving about is for keys, not for names. */
static bool is_listed(enum action action)
{
	return action != ACT_PALETTE && actions[action].group != GROUP_MOVE;
}

/*
 * The action whose key or name is the first word, where more words follow; *rest is moved to
 * them.
 */
static enum action first_word(const struct view *owner, const char *typed, const char **rest)
{
	size_t bytes = strcspn(typed, " ");
	const char *after = typed + bytes + strspn(typed + bytes, " ");

	*rest = NULL;
	if (!bytes || !*after)
		return ACT_NONE;
	for (int action = 1; action < ACT_COUNT; action++) {
		if (strlen(actions[action].name) == bytes &&
			!strncmp(actions[action].name, typed, bytes)) {
			*rest = after;
			return (enum action)action;
		}
	}
	if (bytes == 1 && keymap_find(owner->context, (unsigned char)*typed)) {
		*rest = after;
		return keymap_find(owner->context, (unsigned char)*typed);
	}
	return ACT_NONE;
}

static void add(struct menu *menu, enum action action)
{
	const struct action_info *info = &actions[action];
	struct error err = {0};
	struct buf label = {0}, detail = {0};
	bool can = tui_can(menu->owner, action, &err);
	int key = keymap_key(menu->owner->context, action);

	text_pad(&label, _(info->label), 16, ALIGN_LEFT);
	buf_printf(&label, " %s", can ? _(info->sentence) : err.text);
	if (key)
		key_label(key, &detail);
	menu_add(menu, action, buf_text(&label), buf_text(&detail), !can);
	buf_clear(&label);
	buf_clear(&detail);
}

static bool matches(enum action action, const char *typed)
{
	const struct action_info *info = &actions[action];
	struct buf text = {0};
	bool found;

	if (!*typed)
		return true;
	buf_printf(&text, "%s %s %s", _(info->label), _(info->sentence), info->name);
	found = text_matches(buf_text(&text), typed);
	buf_clear(&text);
	return found;
}

static void fill(struct menu *menu, const char *typed, void *arg)
{
	const char *rest;
	enum action named = first_word(menu->owner, typed, &rest);

	(void)arg;
	if (named)
		add(menu, named);
	/*
	 * Those whose label matches before those whose sentence does; what can be run before what
	 * cannot.
	 */
	for (int pass = 0; pass < 4; pass++) {
		for (int action = 1; action < ACT_COUNT; action++) {
			enum action a = (enum action)action;
			bool label = !*typed || text_matches(_(actions[a].label), typed);

			if (a != named && is_listed(a) && matches(a, typed) &&
				label == !(pass & 1) && tui_can(menu->owner, a, NULL) == (pass < 2))
				add(menu, a);
		}
	}
}

static void choose(struct menu *menu, const struct menu_row *row, void *arg)
{
	const char *rest;

	(void)arg;
	if (first_word(menu->owner, editor_text(&menu->line), &rest) != (enum action)row->value)
		rest = NULL;
	tui_do(menu->view.tui, (enum action)row->value, rest);
}

static const struct menu_source source = {fill, choose, NULL};

struct view *palette_new(struct tui *tui, struct view *owner)
{
	struct menu *menu = menu_new(owner, _("Commands"), &source, NULL);

	(void)tui;
	menu->hint = _("accents are not needed");
	menu_type(menu, "");
	return &menu->view;
}
