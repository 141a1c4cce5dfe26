/* The text editor on the screen: scrolled so that the cursor is seen. */
#include <stdlib.h>

#include "base/error.h"
#include "base/text.h"
#include "tui/editor.h"

/*
 * Bytes of a text that end at or before a column: what is scrolled out at the left, and the
 * columns it takes.
 */
static size_t skip_columns(const char *text, int columns, int *skipped)
{
	size_t at = text_fit(text, columns);
	char *head = xstrndup(text, at);

	*skipped = text_width(head);
	free(head);
	if (*skipped < columns && text[at]) /* a wide character stands across the edge */
		at += text_next(text + at);
	return at;
}

static void draw_line(struct editor *editor, struct rect r, unsigned style, int column)
{
	int room = r.columns - 1; /* the cursor stands behind the last character */
	int skipped = 0;
	size_t from;

	if (room < 1)
		room = 1;
	if (column < editor->first)
		editor->first = column - room / 3;
	if (column > editor->first + room)
		editor->first = column - room;
	if (editor->first < 0)
		editor->first = 0;
	from = skip_columns(editor_text(editor), editor->first, &skipped);
	draw_cell(r, 0, 0, r.columns, ALIGN_LEFT, style, "");
	draw_text(r, 0, skipped < editor->first ? 1 : 0, style, editor_text(editor) + from);
}

static void draw_rows(struct editor *editor, struct rect r, unsigned style, int row, int rows)
{
	if (row < editor->first)
		editor->first = row;
	if (row >= editor->first + r.rows)
		editor->first = row - r.rows + 1;
	if (editor->first > rows - r.rows)
		editor->first = rows > r.rows ? rows - r.rows : 0;
	for (int i = 0; i < r.rows; i++) {
		const char *text;
		size_t bytes;

		draw_cell(r, i, 0, r.columns, ALIGN_LEFT, style, "");
		if (editor_row(editor, editor->first + i, &text, &bytes))
			draw_bytes(r, i, 0, style, text, bytes);
	}
}

void editor_draw(struct editor *editor, struct rect r, unsigned style, int *y, int *x)
{
	int row, column;
	/* The column behind a full row's last character is the cursor's. */
	int rows = editor_layout(editor, r.columns > 1 ? r.columns - 1 : 1, &row, &column);

	if (r.rows < 1 || r.columns < 1)
		return;
	if (editor->lines) {
		draw_rows(editor, r, style, row, rows);
		draw_place(r, row - editor->first, column, y, x);
	} else {
		draw_line(editor, r, style, column);
		draw_place(r, 0, column - editor->first, y, x);
	}
}
