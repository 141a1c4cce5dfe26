/*
 * Other keys than the default ones: the vi profile, and what the settings file says. All changes
 * are made first and looked at then, so that two commands may swap their keys. No command ever
 * loses its key: one that is taken is refused.
 */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "domain/settings.h"
#include "tui/key.h"
#include "tui/keymap.h"

#define LENGTH(list) (sizeof(list) / sizeof *(list))

/* Letters that no input method takes: see keymap.h. */
static const char safe_letters[] = "bcfghjklmnpqrstvx0123456789:/?*+=-.<> ";

/* Contexts in which something is typed: there signs are text, and these keys move in it. */
static const enum context typing_contexts[] = {
	CTX_LOG, CTX_EDIT, CTX_MENU, CTX_DIALOG, CTX_LINE, CTX_NOTE, CTX_CALENDAR, CTX_FIRST_EDIT};
static const int editing_keys[] = {K_DELETE, K_LEFT, K_RIGHT, K_HOME, K_END, K_WORD_LEFT,
	K_WORD_RIGHT, K_TEXT_START, K_TEXT_END, K_CTRL('A'), K_CTRL('E'), K_CTRL('K'), K_CTRL('U'),
	K_CTRL('W'), K_CTRL('Y'), K_CTRL('Z')};

/* The vi profile: keys that move as well, wherever the arrow or page key beside them does … */
static const struct {
	int arrow, key;
} vi_keys[] = {
	{K_DOWN, 'j'},
	{K_UP, 'k'},
	{K_HOME, 'g'},
	{K_END, 'G'},
	{K_PAGE_DOWN, K_CTRL('D')},
	{K_PAGE_UP, K_CTRL('U')},
};
/* … and where the commands go that had these keys. */
static const struct {
	int from, to;
} vi_moved[] = {
	{'j', 'J'},
	{'k', 'K'},
	{'g', 'a'},
};

/* The table in the making. */
struct table {
	struct keybinding *rows;
	size_t count, room;
};

static struct keybinding *built; /* what keymap points to, where it is not the default table */

static bool is_typing_context(enum context context)
{
	for (size_t i = 0; i < LENGTH(typing_contexts); i++)
		if (typing_contexts[i] == context)
			return true;
	return false;
}

static bool is_sign(int key)
{
	return key >= ' ' && key < 127;
}

static void put_row(struct table *table, struct keybinding row)
{
	if (table->count == table->room) {
		table->room = table->room ? 2 * table->room : 512;
		table->rows = xrealloc(table->rows, table->room * sizeof *table->rows);
	}
	table->rows[table->count++] = row;
}

static void put_vi_profile(struct table *table)
{
	size_t count = table->count;

	for (size_t i = 0; i < count; i++) {
		struct keybinding *row = &table->rows[i];

		for (size_t k = 0; k < LENGTH(vi_moved); k++) {
			if (row->key == vi_moved[k].from && !is_typing_context(row->context)) {
				row->key = vi_moved[k].to;
				break;
			}
		}
	}
	for (size_t i = 0; i < count; i++) {
		struct keybinding row = table->rows[i];

		for (size_t k = 0; k < LENGTH(vi_keys); k++) {
			if (row.key == vi_keys[k].arrow && !is_typing_context(row.context)) {
				row.key = vi_keys[k].key;
				row.footer = 0;
				put_row(table, row);
				break;
			}
		}
	}
}

/* ---- the settings' own changes --------------------------------------------------------------- */

static bool fault(struct error *err, const struct settings_key *change, const char *why)
{
	if (!change->file) /* pressed, not written */
		return error_set(err, ERR_INVALID, "%s", why);
	return error_set(err, ERR_INVALID, _("%s, line %u: setting keys: %s"), change->file,
		change->line, why);
}

static bool find_context(const char *name, enum context *context)
{
	for (int i = 0; i < CTX_COUNT; i++) {
		if (!strcmp(contexts[i].name, name)) {
			*context = (enum context)i;
			return true;
		}
	}
	return false;
}

static enum action find_action(const char *name)
{
	for (int i = 1; i < ACT_COUNT; i++)
		if (!strcmp(actions[i].name, name))
			return (enum action)i;
	return ACT_NONE;
}

static bool is_within(enum context context, enum context outer)
{
	while (context != outer && context != CTX_GLOBAL)
		context = contexts[context].parent;
	return context == outer;
}

static bool unknown_context(struct error *err, const struct settings_key *change)
{
	struct buf why = {0};

	buf_printf(&why, _("there is no context “%s”; there are:"), change->context);
	for (int i = 0; i < CTX_COUNT; i++)
		buf_printf(&why, " %s", contexts[i].name);
	fault(err, change, buf_text(&why));
	buf_clear(&why);
	return false;
}

/* Also for an action that is there, but not in this context: what is in it is what helps. */
static bool unknown_action(struct error *err, const struct settings_key *change,
	const struct table *table, enum context context)
{
	struct buf why = {0};

	buf_printf(&why, _("“%s” has no command “%s”; it has:"), change->context, change->action);
	for (size_t i = 0; i < table->count; i++)
		if (table->rows[i].context == context)
			buf_printf(&why, " %s", actions[table->rows[i].action].name);
	fault(err, change, buf_text(&why));
	buf_clear(&why);
	return false;
}

/* Whether a key may be a command in a context at all. */
static bool check_key(struct error *err, const struct settings_key *change, enum context context,
	int key, bool vi)
{
	if (key == K_NONE || key == K_HANGUP)
		return fault(err, change,
			_("there is no such key; keys are: k F7 Ctrl+G Enter Tab Space PgUp Delete "
			  "Up …"));
	if (key == K_BACKSPACE || key == K_CTRL('H') || key == K_CTRL('J'))
		return fault(err, change,
			_("Backspace, Ctrl+H and Ctrl+J are no commands: input methods and "
			  "terminals send them by themselves"));
	if (is_typing_context(context)) {
		bool edits = is_sign(key);

		for (size_t i = 0; i < LENGTH(editing_keys); i++)
			edits = edits || editing_keys[i] == key;
		if (edits)
			return fault(err, change, _("that key is for typing there"));
	}
	if (is_sign(key) && !vi && !strchr(safe_letters, key))
		return fault(err, change,
			_("an input method may take that letter; safe are b c f g h j k l m n p q "
			  "r s t v x, digits and : / ? * + = - . < > (any with key_profile = "
			  "\"vi\")"));
	return true;
}

/* Give the first key that an action has in a context to another one, or add it where it is inherited. */
static bool put_change(struct table *table, const struct settings_key *change, bool vi,
	size_t *place, struct error *err)
{
	struct keybinding row = {.action = find_action(change->action)};

	if (!find_context(change->context, &row.context))
		return unknown_context(err, change);
	row.key = key_named(change->key, strlen(change->key));
	for (size_t i = 0; row.action && i < table->count; i++) {
		const struct keybinding *other = &table->rows[i];

		if (other->action != row.action || !is_within(row.context, other->context))
			continue;
		if (!check_key(err, change, row.context, row.key, vi))
			return false;
		if (other->context == row.context) {
			table->rows[i].key = row.key;
			*place = i;
			return true;
		}
	}
	for (size_t i = 0; row.action && i < table->count; i++) {
		if (table->rows[i].action == row.action &&
			is_within(row.context, table->rows[i].context)) {
			*place = table->count;
			put_row(table, row);
			return true;
		}
	}
	return unknown_action(err, change, table, row.context);
}

/* Nothing else may have the key where the change holds: in its context, around it or below. */
static bool check_taken(struct error *err, const struct table *table, size_t place,
	const struct settings_key *change)
{
	const struct keybinding *row = &table->rows[place];
	struct buf why = {0}, key = {0};

	for (size_t i = 0; i < table->count; i++) {
		const struct keybinding *other = &table->rows[i];

		if (other->key != row->key || other->action == row->action ||
			!(is_within(other->context, row->context) ||
				is_within(row->context, other->context)))
			continue;
		key_label(row->key, &key);
		buf_printf(&why, _("%s is taken: in “%s” it is “%s” (%s)"), buf_text(&key),
			contexts[other->context].name, actions[other->action].name,
			_(actions[other->action].label));
		fault(err, change, buf_text(&why));
		buf_clear(&why);
		buf_clear(&key);
		return false;
	}
	return true;
}

bool keymap_build(const struct settings *settings, struct error *err)
{
	bool vi = settings && settings->key_profile && !strcmp(settings->key_profile, "vi");
	size_t count = settings ? settings->key_count : 0;
	size_t *places = xcalloc(count + 1, sizeof *places);
	struct table table = {0};
	bool ok = true;

	for (size_t i = 0; i < default_keymap_count; i++)
		put_row(&table, default_keymap[i]);
	if (vi)
		put_vi_profile(&table);
	for (size_t i = 0; ok && i < count; i++)
		ok = put_change(&table, &settings->keys[i], vi, &places[i], err);
	for (size_t i = 0; ok && i < count; i++)
		ok = check_taken(err, &table, places[i], &settings->keys[i]);
	free(places);
	if (!ok) {
		free(table.rows);
		return false;
	}
	free(built);
	built = NULL;
	keymap = default_keymap;
	keymap_count = default_keymap_count;
	if (settings) {
		keymap = built = table.rows;
		keymap_count = table.count;
	} else {
		free(table.rows);
	}
	return true;
}
