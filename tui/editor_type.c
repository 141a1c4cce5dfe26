/*
 * The built-in input method in an editor: the keys of the word left of the cursor are kept, and
 * each key replaces what they spelt before. The cursor elsewhere, or any other change of the text,
 * ends the word: what stands in the text is text.
 */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "tui/editor_inside.h"

static struct viettype input; /* off, until somebody says otherwise */
static struct editor *typed_in; /* the editor that has a word, or had it last */

void editor_set_input(const struct viettype *how)
{
	editor_end_word();
	input = *how;
}

const struct viettype *editor_input(void)
{
	return &input;
}

struct editor *editor_typed_in(void)
{
	return typed_in;
}

void editor_forget_word(struct editor *editor)
{
	editor->word.count = 0;
	if (typed_in == editor)
		typed_in = NULL;
}

/* ---- the word -------------------------------------------------------------------------------- */

/* Whether what is kept still tells of what stands in the text. */
static bool holds(const struct editor *editor)
{
	return editor->word.count && editor->word.changes == editor->changes;
}

/* Whether the next key goes on with the word. */
static bool goes_on(const struct editor *editor)
{
	return holds(editor) && !editor->word.ended &&
		editor->cursor == editor->word.at + editor->word.bytes;
}

static bool shows(const struct editor *editor, const char *text, size_t bytes)
{
	return bytes == editor->word.bytes &&
		!memcmp(editor_text(editor) + editor->word.at, text, bytes);
}

/* Put another spelling in place of the word; false where the text has no room for it. */
static bool respell(struct editor *editor, const char *text)
{
	struct editor_word *word = &editor->word;
	size_t bytes = strlen(text);

	if (shows(editor, text, bytes))
		return true;
	if (!editor_splice(editor, word->at, word->bytes, text, true))
		return false;
	word->bytes = bytes;
	word->changes = editor->changes;
	if (!shows(editor, text, bytes)) /* a mark behind the word has joined it */
		editor->word.count = 0;
	return true;
}

/* A word begins where no letter or digit stands before it. */
static bool may_begin(const struct editor *editor)
{
	const char *text = editor_text(editor);
	unsigned char before = editor->cursor ? (unsigned char)text[editor->cursor - 1] : ' ';

	return before < 0x80 && !isalnum(before);
}

static void end_word(struct editor *editor)
{
	struct editor_word *word = &editor->word;
	char text[VIETTYPE_ROOM];

	if (!goes_on(editor))
		return;
	viettype_spell(&input, word->keys, word->count, true, text);
	if (respell(editor, text))
		word->ended = true;
}

bool editor_end_word(void)
{
	unsigned changes = typed_in ? typed_in->changes : 0;

	if (typed_in)
		end_word(typed_in);
	return typed_in && typed_in->changes != changes;
}

static void type_key(struct editor *editor, char key)
{
	struct editor_word *word = &editor->word;
	char text[VIETTYPE_ROOM];

	if (!goes_on(editor)) {
		if (!may_begin(editor)) {
			editor_insert(editor, &key, 1, false);
			return;
		}
		*word = (struct editor_word){.at = editor->cursor, .changes = editor->changes};
	}
	if (word->count == VIETTYPE_MOST) { /* no word is as long: leave it as it stands */
		editor->word.count = 0;
		editor_insert(editor, &key, 1, false);
		return;
	}
	word->keys[word->count++] = key;
	viettype_spell(&input, word->keys, word->count, false, text);
	if (!respell(editor, text))
		word->count--;
}

void editor_type(struct editor *editor, const char *bytes, size_t count)
{
	size_t at = 0;

	typed_in = editor;
	while (at < count) {
		size_t rest = at;

		if (viettype_is_key(&input, bytes[at])) {
			type_key(editor, bytes[at++]);
			continue;
		}
		while (rest < count && !viettype_is_key(&input, bytes[rest]))
			rest++;
		end_word(editor);
		bool held = holds(editor);
		editor_insert(editor, bytes + at, rest - at, false);
		if (held && editor->cursor > editor->word.at + editor->word.bytes)
			editor->word.changes = editor->changes;
		at = rest;
	}
}

void editor_untype(struct editor *editor)
{
	struct editor_word *word = &editor->word;
	bool typing = goes_on(editor), raw = typing && shows(editor, word->keys, word->count);
	char keys[VIETTYPE_MOST], text[VIETTYPE_ROOM];

	editor_backspace(editor);
	if (!typing)
		return;
	if (editor->cursor <= word->at) {
		editor->word.count = 0;
		return;
	}
	word->bytes = editor->cursor - word->at;
	word->changes = editor->changes;
	viettype_spell(&input, word->keys, word->count - 1, false, text);
	if (raw && shows(editor, text, strlen(text))) {
		word->count--;
		return;
	}
	memcpy(text, editor_text(editor) + word->at, word->bytes);
	text[word->bytes] = 0;
	word->count = viettype_keys(&input, text, keys);
	memcpy(word->keys, keys, word->count);
}

bool editor_give_keys(void)
{
	struct editor *editor = typed_in;
	struct editor_word *word;
	char keys[VIETTYPE_MOST + 1];
	size_t behind;

	if (!editor || !holds(editor) || editor->cursor < editor->word.at + editor->word.bytes)
		return false;
	word = &editor->word;
	if (shows(editor, word->keys, word->count))
		return false;
	behind = editor->cursor - word->at - word->bytes;
	memcpy(keys, word->keys, word->count);
	keys[word->count] = 0;
	if (!respell(editor, keys))
		return false;
	editor->cursor += behind;
	editor->word.count = 0;
	return true;
}
