/* A person's own keys: the preference, and the dialog that takes one. */
#include "tui/ownkeys.h"

#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/preference.h"
#include "tui/draw.h"
#include "tui/key.h"
#include "tui/loop.h"

#define PREFERENCE "keys"

/* ---- the preference: lines of context, action, key, with blanks between them ----------------- */

struct own {
	struct settings_key *keys;
	size_t count;
};

static void drop(struct own *own)
{
	for (size_t i = 0; i < own->count; i++) {
		free(own->keys[i].context);
		free(own->keys[i].action);
		free(own->keys[i].key);
	}
	free(own->keys);
	*own = (struct own){0};
}

static void put(struct own *own, const char *context, const char *action, const char *key)
{
	own->keys = xrealloc(own->keys, (own->count + 1) * sizeof *own->keys);
	own->keys[own->count++] = (struct settings_key){
		.context = xstrdup(context), .action = xstrdup(action), .key = xstrdup(key)};
}

static bool read_own(struct desk *desk, struct own *own, struct error *err)
{
	char *text = NULL, *line, *rest;

	if (!preference_get(desk, PREFERENCE, &text, err))
		return false;
	for (line = text ? strtok_r(text, "\n", &rest) : NULL; line;
		line = strtok_r(NULL, "\n", &rest)) {
		char *word, *context = strtok_r(line, " ", &word);
		char *action = strtok_r(NULL, " ", &word), *key = strtok_r(NULL, " ", &word);
		if (key)
			put(own, context, action, key);
	}
	free(text);
	return true;
}

static bool write_own(struct desk *desk, const struct own *own, struct error *err)
{
	struct buf text = {0};

	for (size_t i = 0; i < own->count; i++)
		buf_printf(&text, "%s %s %s\n", own->keys[i].context, own->keys[i].action,
			own->keys[i].key);
	const bool ok = preference_put(desk, PREFERENCE, buf_text(&text), err);
	buf_clear(&text);
	return ok;
}

/* The table of keys with these over the settings' ones. */
static bool build(const struct desk *desk, const struct own *own, struct error *err)
{
	struct settings settings = desk->settings;
	const size_t count = settings.key_count + own->count;

	settings.keys = xcalloc(count + 1, sizeof *settings.keys);
	for (size_t i = 0; i < count; i++)
		settings.keys[i] = i < settings.key_count ? desk->settings.keys[i]
							  : own->keys[i - settings.key_count];
	settings.key_count = count;
	const bool ok = keymap_build(&settings, err);
	free(settings.keys);
	return ok;
}

bool ownkeys_start(struct desk *desk, struct error *err)
{
	struct own own = {0};
	const bool ok = read_own(desk, &own, err) && (!own.count || build(desk, &own, err));

	drop(&own);
	return ok;
}

/* ---- giving a key ---------------------------------------------------------------------------- */

static void forget(struct own *own, enum action action)
{
	size_t kept = 0;

	for (size_t i = 0; i < own->count; i++) {
		struct settings_key *key = &own->keys[i];
		if (strcmp(key->action, actions[action].name) != 0) {
			own->keys[kept++] = *key;
			continue;
		}
		free(key->context);
		free(key->action);
		free(key->key);
	}
	own->count = kept;
}

/* The key that an action has in a context, or where it has one at all. */
static int key_of(enum action action, enum context context)
{
	const int key = keymap_key(context, action);

	for (size_t i = 0; !key && i < keymap_count; i++)
		if (keymap[i].action == action)
			return keymap[i].key;
	return key;
}

/* First binding of an action in a context: the one that a change replaces. */
static bool is_first(const struct keybinding *binding)
{
	for (const struct keybinding *b = keymap; b < binding; b++)
		if (b->context == binding->context && b->action == binding->action)
			return false;
	return true;
}

bool ownkeys_give(
	struct desk *desk, enum action action, enum context context, int key, struct error *err)
{
	const int before = key_of(action, context);
	struct own own = {0};
	struct buf name = {0};
	bool ok = read_own(desk, &own, err);

	forget(&own, action);
	key_label(key, &name);
	for (size_t i = 0; key != K_NONE && i < keymap_count; i++)
		if (keymap[i].action == action && keymap[i].key == before && is_first(&keymap[i]))
			put(&own, contexts[keymap[i].context].name, actions[action].name,
				buf_text(&name));
	ok = ok && build(desk, &own, err);
	if (ok && !write_own(desk, &own, err)) {
		struct error again;
		ok = false;
		ownkeys_start(desk, &again); /* what is on disk holds */
	}
	buf_clear(&name);
	drop(&own);
	return ok;
}

/* ---- the dialog ------------------------------------------------------------------------------ */

enum { COLUMNS = 56, ROWS = 7, KEY_ROW = 2, KEY_COLUMNS = 12 };

struct asking {
	struct view view;
	struct view *owner;
	enum action action;
	enum context context;
};

static void measure(struct view *view, int screen_rows, int screen_columns, int *rows, int *columns)
{
	(void)view;
	*columns = screen_columns < COLUMNS ? screen_columns : COLUMNS;
	*rows = screen_rows < ROWS ? screen_rows : ROWS;
}

static void draw(struct view *view)
{
	const struct asking *asking = (struct asking *)view;
	const struct rect box = draw_box(view->area, _("A key of your own"), NULL);
	const struct rect r = rect_columns(box, 1, box.columns - 2);
	struct buf text = {0}, key = {0};

	key_label(key_of(asking->action, asking->context), &key);
	buf_printf(&text, _("Press the key for “%s”. It is %s now."),
		_(actions[asking->action].label), buf_text(&key));
	draw_paragraph(r, 0, 0, r.columns, 2, ROLE_NORMAL, buf_text(&text));
	/* The key it has, where the next one will stand. */
	draw_cell(r, KEY_ROW, 0, KEY_COLUMNS, ALIGN_LEFT, ROLE_FIELD | STYLE_FOCUS, buf_text(&key));
	draw_paragraph(r, 3, 0, r.columns, 2, ROLE_DIM,
		_("Delete gives it back the key it had at first, Esc leaves it as it is"));
	buf_clear(&text);
	buf_clear(&key);
}

static bool cursor(struct view *view, int *y, int *x)
{
	*y = view->area.y + 1 + KEY_ROW;
	*x = view->area.x + 2;
	return true;
}

static bool key(struct view *view, const struct key *pressed)
{
	struct asking *asking = (struct asking *)view;
	struct tui *tui = view->tui;
	struct error err = {0};
	struct buf name = {0};
	const int code = pressed->code == K_DELETE ? K_NONE : pressed->code;

	if (!ownkeys_give(tui->desk, asking->action, asking->context, code, &err)) {
		tui_complain(tui, &err);
		return true;
	}
	key_label(key_of(asking->action, asking->context), &name);
	tui_say(tui, _("“%s” is %s now, for you alone"), _(actions[asking->action].label),
		buf_text(&name));
	buf_clear(&name);
	view_touch(asking->owner, DIRTY_DATA);
	tui_take_out(view);
	return true;
}

static const struct view_ops ops = {
	.name = "own-key",
	.size = sizeof(struct asking),
	.context = CTX_PRESS,
	.overlay = true,
	.measure = measure,
	.draw = draw,
	.cursor = cursor,
	.key = key,
};

void ownkeys_ask(struct view *owner, enum action action, enum context context)
{
	struct asking *asking = view_new(owner->tui, &ops);

	asking->owner = owner;
	asking->action = action;
	asking->context = context;
	tui_push(owner->tui, &asking->view);
}
