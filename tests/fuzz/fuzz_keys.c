/*
 * Any bytes from a terminal end as valid keys, and an editor that gets them holds NFC text with its cursor between
 * characters. Byte 0 ends a burst, byte 1 opens a paste, byte 2 closes it; the first byte chooses lines and a limit.
 */
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"
#include "fuzz.h"
#include "tui/editor.h"

static void check(const struct editor *editor)
{
	const char *text = editor_text(editor);
	char *normal = (char *)utf8proc_NFC((const utf8proc_uint8_t *)text);
	size_t at = 0;

	HOLD(text_is_valid(text, strlen(text)));
	HOLD(normal && !strcmp(normal, text));
	while (at < editor->cursor)
		at += text_next(text + at);
	HOLD(at == editor->cursor);
	HOLD(!editor->limit || text_length(text) <= editor->limit);
	HOLD(editor->lines || !strchr(text, '\n'));
	free(normal);
}

static void finish(struct key_reader *keys, struct editor *editor)
{
	key_finish(keys);
	for (size_t i = 0; i < keys->count; i++) {
		const struct key *key = &keys->keys[i];
		bool text = key->code == K_TEXT || key->code == K_PASTE;

		HOLD(text || !key->bytes);
		HOLD(!key->bytes || text_is_valid(key->text, key->bytes));
		editor_key(editor, key);
		check(editor);
	}
	key_reset(keys);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct key_reader keys = {0};
	struct editor editor;
	int row, column;

	if (!size)
		return 0;
	editor_init(&editor, data[0] & 1, data[0] & 2 ? 40 : 0);
	for (size_t i = 1; i < size; i++) {
		switch (data[i]) {
		case 0:
			finish(&keys, &editor);
			editor_layout(&editor, 1 + data[0] % 40, &row, &column);
			HOLD(column < 1 + data[0] % 40 || !editor.lines);
			break;
		case 1:
			key_feed(&keys, K_PASTE_BEGIN);
			break;
		case 2:
			key_feed(&keys, K_PASTE_END);
			break;
		default:
			key_feed(&keys, data[i]);
			break;
		}
	}
	key_feed(&keys, K_NONE);
	finish(&keys, &editor);
	editor_clear(&editor);
	key_reader_clear(&keys);
	return 0;
}
