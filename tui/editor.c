/*
 * The model of the text editor: splices, undo, movement, layout. Every change goes through
 * splice(), which keeps the text in NFC and the cursor between grapheme clusters. No curses here.
 */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "tui/editor.h"
#include "tui/editor_inside.h"

/* One splice: `removed` stood at `at`, `inserted` stands there now. */
struct editor_step {
	size_t at;
	char *removed, *inserted;
	size_t cursor; /* before it */
};

/* ---- life ------------------------------------------------------------------------------------ */

static void drop_steps(struct editor *editor, size_t from)
{
	for (size_t i = from; i < editor->step_count; i++) {
		free(editor->steps[i].removed);
		free(editor->steps[i].inserted);
	}
	editor->step_count = from;
	if (editor->step_at > from)
		editor->step_at = from;
}

void editor_init(struct editor *editor, bool lines, size_t limit)
{
	memset(editor, 0, sizeof *editor);
	editor->lines = lines;
	editor->limit = limit;
	editor->goal = -1;
	editor->columns = 1;
}

void editor_clear(struct editor *editor)
{
	editor_forget_word(editor);
	drop_steps(editor, 0);
	free(editor->steps);
	buf_clear(&editor->text);
	editor_init(editor, editor->lines, editor->limit);
}

void editor_set(struct editor *editor, const char *text)
{
	editor_forget_word(editor);
	drop_steps(editor, 0);
	buf_cut(&editor->text, 0);
	buf_puts(&editor->text, text);
	editor->cursor = editor->text.len;
	editor->goal = -1;
	editor->first = 0;
	editor->full = editor->joining = false;
	editor->changes++;
}

const char *editor_text(const struct editor *editor)
{
	return buf_text(&editor->text);
}

bool editor_is_empty(const struct editor *editor)
{
	return !editor->text.len;
}

/* ---- changes --------------------------------------------------------------------------------- */

/* The first cluster boundary at or after a place, or the last one at or before it. */
static size_t boundary(const struct editor *editor, size_t place, bool after)
{
	const char *text = editor_text(editor);
	size_t at = place, before;

	while (at && text[at - 1] != '\n')
		at--;
	for (before = at; at < place; at += text_next(text + at))
		before = at;
	return at == place || after ? at : before;
}

static void settle(struct editor *editor, size_t place)
{
	editor->cursor = boundary(editor, place, true);
}

static void replace(struct editor *editor, size_t at, size_t bytes, const char *text)
{
	struct buf b = {0};
	const char *old = editor_text(editor);

	buf_put(&b, old, at);
	buf_puts(&b, text);
	buf_puts(&b, old + at + bytes);
	buf_clear(&editor->text);
	editor->text = b;
	editor->changes++;
}

/*
 * Join two steps where the second touched only what the first had put in, or what stood right
 * before it.
 */
static bool join(struct editor_step *first, const struct editor_step *second)
{
	size_t inserted = strlen(first->inserted), removed = strlen(second->removed);
	struct buf b = {0};

	if (second->at + removed > first->at + inserted || second->at + removed < first->at)
		return false;
	if (second->at < first->at) { /* Backspace went on beyond the beginning */
		size_t before = first->at - second->at;
		buf_put(&b, second->removed, before);
		buf_puts(&b, first->removed);
		free(first->removed);
		first->removed = buf_steal(&b);
		buf_puts(&b, second->inserted);
		buf_puts(&b, first->inserted + (removed - before));
		first->at = second->at;
	} else {
		size_t kept = second->at - first->at;
		buf_put(&b, first->inserted, kept);
		buf_puts(&b, second->inserted);
		buf_puts(&b, first->inserted + kept + removed);
	}
	free(first->inserted);
	first->inserted = buf_steal(&b);
	return true;
}

static void remember(
	struct editor *editor, size_t at, const char *removed, const char *inserted, bool typing)
{
	struct editor_step step = {at, xstrdup(removed), xstrdup(inserted), editor->cursor};

	drop_steps(editor, editor->step_at);
	if (typing && editor->joining && editor->step_at &&
		join(&editor->steps[editor->step_at - 1], &step)) {
		free(step.removed);
		free(step.inserted);
		return;
	}
	if (editor->step_count == editor->step_room) {
		editor->step_room = editor->step_room ? 2 * editor->step_room : 16;
		editor->steps = xrealloc(editor->steps, editor->step_room * sizeof *editor->steps);
	}
	editor->steps[editor->step_count++] = step;
	editor->step_at = editor->step_count;
	editor->joining = typing;
}

bool editor_splice(struct editor *editor, size_t at, size_t bytes, const char *text, bool typing)
{
	const char *old = editor_text(editor);
	size_t left = text_previous(old, at), right = text_next(old + at + bytes);
	size_t from = at - left, to = at + bytes + right;
	size_t growth = text_length(text);
	struct buf whole = {0}, head = {0};
	char *removed, *joined, *behind;

	buf_put(&head, old + from, left);
	buf_puts(&head, text);
	if (!text_clean(&behind, buf_text(&head), head.len, true, NULL)) {
		buf_clear(&head);
		return false;
	}
	buf_puts(&whole, behind);
	buf_put(&whole, old + at + bytes, right);
	if (!text_clean(&joined, buf_text(&whole), whole.len, true, NULL)) {
		free(behind);
		buf_clear(&head);
		buf_clear(&whole);
		return false;
	}
	removed = xstrndup(old + from, to - from);
	editor->full = false;
	if (editor->limit && growth &&
		text_length(old) - text_length(removed) + text_length(joined) > editor->limit) {
		editor->full = true;
	} else if (strcmp(removed, joined) != 0) {
		/*
		 * Remember only what differs, so that typing joins: equal ends of whole
		 * characters stay out.
		 */
		size_t before = 0, r = strlen(removed), j = strlen(joined);
		char *cut_removed, *cut_joined;

		if (r >= left && j >= left && !memcmp(removed, joined, left))
			before = left;
		if (r - before >= right && j - before >= right &&
			!memcmp(removed + r - right, joined + j - right, right)) {
			r -= right;
			j -= right;
		}
		cut_removed = xstrndup(removed + before, r - before);
		cut_joined = xstrndup(joined + before, j - before);
		remember(editor, from + before, cut_removed, cut_joined, typing);
		free(cut_removed);
		free(cut_joined);
		replace(editor, from, to - from, joined);
		settle(editor, from + strlen(behind));
	}
	editor->goal = -1;
	free(removed);
	free(joined);
	free(behind);
	buf_clear(&head);
	buf_clear(&whole);
	return !editor->full;
}

bool editor_insert(struct editor *editor, const char *bytes, size_t count, bool paste)
{
	unsigned changes = editor->changes;
	char *text;
	bool done;

	if (!text_clean(&text, bytes, count, true, NULL))
		return false;
	for (char *p = text; *p; p++)
		if (*p == '\t' || (*p == '\n' && !editor->lines))
			*p = ' ';
	if (*text == ' ' && !paste) /* a word ends: the next one is another undo step */
		editor->joining = false;
	done = editor_splice(editor, editor->cursor, 0, text, !paste);
	if (paste)
		editor->joining = false;
	free(text);
	return done && editor->changes != changes;
}

void editor_backspace(struct editor *editor)
{
	size_t bytes = text_previous(editor_text(editor), editor->cursor);

	if (bytes)
		editor_splice(editor, editor->cursor - bytes, bytes, "", true);
}

bool editor_replace(struct editor *editor, size_t at, size_t bytes, const char *text)
{
	const size_t behind = editor->cursor > at + bytes ? editor->cursor - at - bytes : 0;

	if (!editor_splice(editor, at, bytes, text, false))
		return false;
	editor->joining = false;
	settle(editor, editor->cursor + behind);
	return true;
}

static void cut(struct editor *editor, size_t from, size_t to)
{
	if (to > from) {
		editor_splice(editor, from, to - from, "", false);
		editor->joining = false;
	}
}

void editor_delete(struct editor *editor)
{
	size_t bytes = text_next(editor_text(editor) + editor->cursor);

	cut(editor, editor->cursor, editor->cursor + bytes);
}

bool editor_undo(struct editor *editor)
{
	struct editor_step *step;

	if (!editor->step_at)
		return false;
	step = &editor->steps[--editor->step_at];
	replace(editor, step->at, strlen(step->inserted), step->removed);
	settle(editor, step->cursor);
	editor->joining = false;
	editor->goal = -1;
	return true;
}

bool editor_redo(struct editor *editor)
{
	struct editor_step *step;

	if (editor->step_at == editor->step_count)
		return false;
	step = &editor->steps[editor->step_at++];
	replace(editor, step->at, strlen(step->removed), step->inserted);
	settle(editor, step->at + strlen(step->inserted));
	editor->joining = false;
	editor->goal = -1;
	return true;
}

/* ---- rows ------------------------------------------------------------------------------------ */

/*
 * End of the row that begins at `start`: behind its line break, behind the last blank that fits,
 * or where the room ends. Blanks may hang over the edge, so every byte belongs to a row.
 */
static size_t row_end(const char *text, size_t start, int columns)
{
	size_t at = start, blank = 0;
	int width = 0;

	while (text[at]) {
		size_t bytes = text_next(text + at);
		char piece[64];

		if (text[at] == '\n')
			return at + 1;
		if (bytes < sizeof piece) {
			memcpy(piece, text + at, bytes);
			piece[bytes] = 0;
			width += text_width(piece);
		}
		if (text[at] == ' ')
			blank = at + bytes;
		else if (width > columns && at > start)
			return blank ? blank : at;
		at += bytes;
	}
	return at;
}

static int width_between(const char *text, size_t from, size_t to)
{
	char *piece = xstrndup(text + from, to - from);
	int width = text_width(piece);

	free(piece);
	return width;
}

/* Whether a row that ends at `end` is followed by another one. */
static bool has_next_row(const char *text, size_t end)
{
	return text[end] || (end && text[end - 1] == '\n');
}

int editor_layout(struct editor *editor, int columns, int *cursor_row, int *cursor_column)
{
	const char *text = editor_text(editor);
	size_t start = 0;
	int rows = 0;

	editor->columns = columns < 1 ? 1 : columns;
	*cursor_row = *cursor_column = 0;
	if (!editor->lines) {
		*cursor_column = width_between(text, 0, editor->cursor);
		return 1;
	}
	for (;;) {
		size_t end = row_end(text, start, editor->columns);
		bool more = end > start && has_next_row(text, end);

		if (editor->cursor >= start && (editor->cursor < end || !more)) {
			*cursor_row = rows;
			*cursor_column = width_between(text, start, editor->cursor);
			if (*cursor_column >= editor->columns)
				*cursor_column = editor->columns - 1;
		}
		rows++;
		if (!more)
			return rows;
		start = end;
	}
}

/* Beginning of row n; the text's end where there are fewer. */
static size_t row_start(const struct editor *editor, int row)
{
	size_t start = 0;

	while (row-- > 0)
		start = row_end(editor_text(editor), start, editor->columns);
	return start;
}

bool editor_row(const struct editor *editor, int row, const char **start, size_t *bytes)
{
	const char *text = editor_text(editor);
	size_t at = 0, end = 0;

	for (int i = 0; i <= row; i++) {
		if (i && !(end > at && has_next_row(text, end)))
			return false;
		at = end;
		end = row_end(text, at, editor->columns);
	}
	*start = text + at;
	*bytes = end - at;
	if (*bytes && text[end - 1] == '\n')
		--*bytes;
	return true;
}

/* ---- movement -------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\n';
}

/* Words end at blanks; a mark on a blank belongs to it. */
static size_t word_left(const struct editor *editor)
{
	const char *text = editor_text(editor);
	size_t at = editor->cursor;

	while (at && is_blank(text[at - 1]))
		at--;
	while (at && !is_blank(text[at - 1]))
		at--;
	return boundary(editor, at, false);
}

static size_t word_right(const struct editor *editor)
{
	const char *text = editor_text(editor);
	size_t at = editor->cursor;

	while (text[at] && !is_blank(text[at]))
		at++;
	while (is_blank(text[at]))
		at++;
	return boundary(editor, at, true);
}

/* The line (row of several) the cursor is in. */
static void line_bounds(struct editor *editor, size_t *start, size_t *end)
{
	int row, column;
	const char *text;
	size_t bytes;

	if (!editor->lines) {
		*start = 0;
		*end = editor->text.len;
		return;
	}
	editor_layout(editor, editor->columns, &row, &column);
	if (!editor_row(editor, row, &text, &bytes))
		die("editor: the cursor is in no row");
	*start = (size_t)(text - editor_text(editor));
	*end = *start + bytes;
	/*
	 * A row that wraps ends before the blank that hangs over, or its end would be the next
	 * row's beginning.
	 */
	if (text[bytes] && text[bytes] != '\n' && *end > *start)
		*end -= text_previous(editor_text(editor), *end);
}

static bool move_rows(struct editor *editor, int by)
{
	int row, column, target;
	const char *text;
	size_t bytes, used;
	char *piece;
	int rows = editor_layout(editor, editor->columns, &row, &column);

	target = row + by;
	if (!editor->lines || target < 0 || target >= rows)
		return false;
	if (editor->goal < 0)
		editor->goal = column;
	if (!editor_row(editor, target, &text, &bytes))
		return false;
	piece = xstrndup(text, bytes);
	used = text_fit(piece, editor->goal);
	if (used == bytes && text[bytes] && text[bytes] != '\n' && bytes)
		used -= text_previous(piece, bytes);
	free(piece);
	editor->cursor = row_start(editor, target) + used;
	return true;
}

static void go(struct editor *editor, size_t to)
{
	editor->cursor = to;
	editor->goal = -1;
	editor->joining = false;
}

bool editor_key(struct editor *editor, const struct key *key)
{
	const char *text = editor_text(editor);
	size_t start, end;

	switch (key->code) {
	case K_TEXT:
		editor_type(editor, key->text, key->bytes);
		return true;
	case K_PASTE:
		editor_insert(editor, key->text, key->bytes, true);
		return true;
	case K_BACKSPACE:
		editor_untype(editor);
		return true;
	case K_DELETE:
		editor_delete(editor);
		return true;
	case K_LEFT:
		go(editor, editor->cursor - text_previous(text, editor->cursor));
		return true;
	case K_RIGHT:
		go(editor, editor->cursor + text_next(text + editor->cursor));
		return true;
	case K_WORD_LEFT:
		go(editor, word_left(editor));
		return true;
	case K_WORD_RIGHT:
		go(editor, word_right(editor));
		return true;
	case K_HOME:
	case K_CTRL('A'):
		line_bounds(editor, &start, &end);
		go(editor, start);
		return true;
	case K_END:
	case K_CTRL('E'):
		line_bounds(editor, &start, &end);
		go(editor, end);
		return true;
	case K_TEXT_START:
		go(editor, 0);
		return true;
	case K_TEXT_END:
		go(editor, editor->text.len);
		return true;
	case K_CTRL('K'):
		line_bounds(editor, &start, &end);
		if (end == editor->cursor && text[end] == '\n')
			end++;
		cut(editor, editor->cursor, end);
		return true;
	case K_CTRL('U'):
		line_bounds(editor, &start, &end);
		cut(editor, start, editor->cursor);
		return true;
	case K_CTRL('W'):
		cut(editor, word_left(editor), editor->cursor);
		return true;
	case K_CTRL('Z'):
		return editor_undo(editor);
	case K_CTRL('Y'):
		return editor_redo(editor);
	case K_UP:
		return move_rows(editor, -1);
	case K_DOWN:
		return move_rows(editor, 1);
	case K_ENTER:
		if (!editor->lines)
			return false;
		editor_insert(editor, "\n", 1, false);
		editor->joining = false;
		return true;
	default:
		if (key->code >= 32 && key->code < 127) { /* from a view in the command state */
			char c = (char)key->code;
			editor_type(editor, &c, 1);
			return true;
		}
		return false;
	}
}
