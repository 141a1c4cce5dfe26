/* How the resolve screen looks: the bar of steps, the rows of the step, and beside or below them the letter or the full text. */
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/views/resolve_view.h"

enum {
	WIDE = 100, /* columns from which the letter stands beside the rows */
	LEFT_COLUMNS = 44,
	LABEL_COLUMNS = 15,
	BAR_ROWS = 2,
	LEAST_PREVIEW = 4,
};

static const char *const step_names[STEP_COUNT] = {
	[STEP_RESULT] = N_("Result"),
	[STEP_GROUNDS] = N_("Grounds"),
	[STEP_LETTER] = N_("Letter"),
	[STEP_PUBLISH] = N_("Publish"),
	[STEP_FINISH] = N_("Finish"),
};

static bool step_is_done(const struct resolveview *v, enum resolve_step step)
{
	for (size_t i = 0; i < v->check_count; i++)
		if (!v->checks[i].ok && (step == STEP_FINISH || v->checks[i].step == step))
			return false;
	return true;
}

static void draw_bar_of_steps(const struct resolveview *v, struct rect r)
{
	const int columns = (r.columns - 2) / STEP_COUNT;
	const bool narrow = columns <= 13; /* then each takes what it needs */
	int at = 1;

	for (int i = 0; i < STEP_COUNT; i++) {
		const bool here = i == (int)v->step, done = step_is_done(v, (enum resolve_step)i);
		struct buf text = {0};
		buf_printf(&text, "%s%s%d %s",
			here	       ? ">"
				: done ? "v"
				       : "o",
			narrow ? "" : " ", i + 1, _(step_names[i]));
		const int room = r.columns - 1 - at, needed = text_width(buf_text(&text));
		const int width = !narrow ? columns - 1 : needed < room ? needed : room;
		draw_cell(r, 0, at, width, ALIGN_LEFT,
			here	       ? ROLE_TITLE
				: done ? ROLE_DONE
				       : ROLE_NORMAL,
			buf_text(&text));
		buf_clear(&text);
		at += width + 1;
	}
	draw_rule(r, 1);
}

/* ---- rows -------------------------------------------------------------------------------------------- */

static void draw_check(const struct resolve_check *check, struct rect r, int row, bool focused)
{
	const unsigned focus = focused ? STYLE_FOCUS : 0;

	draw_cell(r, row, 1, 2, ALIGN_LEFT, (check->ok ? ROLE_DONE : ROLE_ERROR) | focus,
		check->ok ? "v" : "x");
	draw_cell(r, row, 3, r.columns - 4, ALIGN_LEFT,
		(check->ok ? ROLE_NORMAL : ROLE_ERROR) | focus,
		check->ok ? _(check->label) : check->fault);
}

static bool is_kept(struct resolveview *v, int64_t id)
{
	const char *at = resolve_get(&v->r, SLOT_PROMISES);

	while (*at) {
		char *end;
		if (strtoll(at, &end, 10) == id)
			return true;
		for (at = end; *at == ' '; at++)
			;
	}
	return false;
}

static void draw_promise(struct resolveview *v, int index, struct rect r, int row, bool focused)
{
	const struct resolve_promise *promise = &v->r.promises[index];
	const unsigned focus = focused ? STYLE_FOCUS : 0;

	draw_cell(r, row, 1, 3, ALIGN_LEFT, ROLE_NORMAL | focus,
		is_kept(v, promise->id) ? "[x]" : "[ ]");
	draw_cell(r, row, 5, r.columns - 6, ALIGN_LEFT, ROLE_NORMAL | focus, promise->text);
}

/* A slot of one line. */
static void draw_line_slot(struct resolveview *v, int slot, struct rect r, int row, bool focused)
{
	const unsigned focus = focused ? STYLE_FOCUS : 0;
	struct rect value = {r.y + row, r.x + 1 + LABEL_COLUMNS, 1, r.columns - LABEL_COLUMNS - 2};
	struct buf text = {0};

	draw_cell(r, row, 1, LABEL_COLUMNS, ALIGN_LEFT, ROLE_LABEL | focus, resolve_label(v, slot));
	resolve_shown(v, slot, &text);
	if (focused && v->typing)
		editor_draw(&v->editor, value, ROLE_FIELD | focus, &v->y, &v->x);
	else
		draw_cell(r, row, 1 + LABEL_COLUMNS, value.columns, ALIGN_LEFT,
			(text.len ? ROLE_NORMAL : ROLE_EMPTY) | focus,
			text.len ? buf_text(&text) : resolve_empty(slot));
	buf_clear(&text);
}

/* A slot of several lines: its label, then the text in the rows it is given. */
static void draw_note_slot(
	struct resolveview *v, int slot, struct rect r, int row, int rows, bool focused)
{
	struct rect box = {r.y + row + 1, r.x + 3, rows - 1, r.columns - 5};
	const char *text = resolve_get(&v->r, slot);

	draw_cell(r, row, 1, r.columns - 2, ALIGN_LEFT, ROLE_LABEL | (focused ? STYLE_FOCUS : 0),
		resolve_label(v, slot));
	if (focused && v->typing)
		editor_draw(&v->editor, box, ROLE_FIELD, &v->y, &v->x);
	else if (*text)
		draw_paragraph(r, row + 1, 3, box.columns, box.rows, ROLE_NORMAL, text);
	else
		draw_paragraph(
			r, row + 1, 3, box.columns, box.rows, ROLE_EMPTY, resolve_empty(slot));
}

/* Rows of an item; notes share what is left, the focused one the most. */
static int rows_of(const struct resolveview *v, size_t index, int spare, int notes)
{
	const struct resolve_item *item = &v->items[index];

	if (item->kind != ITEM_SLOT || !resolve_is_note(item->index))
		return 1;
	if (notes == 1)
		return 1 + (spare > 1 ? spare : 1);
	const int share = spare - (notes - 1);
	return index == v->cursor ? 1 + (share > 1 ? share : 1) : 2;
}

/* The rows of the step. @return how many were used */
static int draw_items(struct resolveview *v, struct rect r, int most)
{
	int notes = 0, fixed = 0, row = 0;
	size_t first = 0;

	for (size_t i = 0; i < v->item_count; i++) {
		const bool note =
			v->items[i].kind == ITEM_SLOT && resolve_is_note(v->items[i].index);
		notes += note;
		fixed++;
	}
	const int spare = most - fixed;
	/* Where not all have room, those above the cursor leave. */
	while (first < v->cursor && fixed + notes - (int)first > r.rows)
		first++;
	for (size_t i = first; i < v->item_count && row < r.rows; i++) {
		const struct resolve_item *item = &v->items[i];
		const bool focused = i == v->cursor;
		int rows = rows_of(v, i, spare, notes);
		if (rows > r.rows - row)
			rows = r.rows - row;
		draw_row(r, row, focused);
		if (focused)
			draw_place(r, row, 0, &v->y, &v->x);
		if (item->kind == ITEM_CHECK)
			draw_check(&v->checks[item->index], r, row, focused);
		else if (item->kind == ITEM_PROMISE)
			draw_promise(v, item->index, r, row, focused);
		else if (resolve_is_note(item->index))
			draw_note_slot(v, item->index, r, row, rows, focused);
		else
			draw_line_slot(v, item->index, r, row, focused);
		row += rows;
	}
	return row;
}

/* ---- beside ------------------------------------------------------------------------------------------ */

static void add_line(void *arg, enum letter_style style, const char *text)
{
	struct resolveview *v = arg;

	if (v->line_count == v->line_room) {
		v->line_room = v->line_room ? 2 * v->line_room : 64;
		v->lines = xrealloc(v->lines, v->line_room * sizeof *v->lines);
	}
	v->lines[v->line_count++] = (struct preview_line){style, xstrdup(text)};
}

/* The line where the gap under the cursor stands, as [word] or with the beginning of what was typed for it. */
static int line_of_gap(struct resolveview *v)
{
	const struct letter *letter = resolve_letter(&v->r);
	const struct resolve_item *item = v->item_count ? &v->items[v->cursor] : NULL;
	char needle[60];

	if (!letter || !item || item->kind != ITEM_SLOT || item->index < SLOT_GAP)
		return -1;
	const char *text = resolve_get(&v->r, item->index);
	if (*text)
		snprintf(needle, sizeof needle, "%.*s", (int)text_fit(text, 10), text);
	else
		snprintf(needle, sizeof needle, "[%s]", letter->gaps[item->index - SLOT_GAP].word);
	for (size_t i = 0; i < v->line_count; i++)
		if (strstr(v->lines[i].text, needle))
			return (int)i;
	return -1;
}

static void draw_letter(struct resolveview *v, struct rect r)
{
	const struct letter *letter = resolve_letter(&v->r);
	struct rect body = rect_rows(r, 1, r.rows - 1);
	const int wanted_columns = r.columns - 4 > 72 ? 72 : r.columns - 4;

	draw_clear(r);
	draw_heading(r, 0, _("Preview"), letter ? "A4" : NULL, false);
	if (!letter) {
		draw_paragraph(body, 0, 2, r.columns - 4, 3, ROLE_DIM,
			_("No letter: the answer is given aloud or by what was done. Enter chooses "
			  "a "
			  "letter, which gets a number."));
		return;
	}
	for (size_t i = 0; i < v->line_count; i++)
		free(v->lines[i].text);
	v->line_count = 0;
	letter_layout(letter, resolve_value, &v->r, wanted_columns, add_line, v);
	const int gap = line_of_gap(v);
	if (v->wanted >= 0 && gap >= 0 && (gap < v->scroll || gap >= v->scroll + body.rows))
		v->scroll = gap - body.rows / 2 > 0 ? gap - body.rows / 2 : 0;
	const int last = (int)v->line_count - body.rows;
	if (v->scroll > last)
		v->scroll = last > 0 ? last : 0;
	for (int row = 0; row < body.rows && v->scroll + row < (int)v->line_count; row++) {
		const struct preview_line *line = &v->lines[v->scroll + row];
		draw_cell(body, row, 2, body.columns - 3, ALIGN_LEFT,
			v->scroll + row == gap		     ? ROLE_TODAY
				: line->style == LETTER_BOLD ? ROLE_TITLE
							     : ROLE_NORMAL,
			line->text);
	}
}

static void draw_full_text(struct resolveview *v, struct rect r)
{
	draw_clear(r);
	draw_heading(r, 0, _("Full text"), NULL, false);
	draw_paragraph(rect_rows(r, 1, r.rows - 1), 0, 1, r.columns - 3, r.rows - 1, ROLE_DIM,
		resolve_get(&v->r, SLOT_TEXT));
}

/* What will be so afterwards. */
static void draw_after(struct resolveview *v, struct rect r)
{
	const struct letter *letter = resolve_letter(&v->r);
	struct buf text = {0};
	int row = 1;

	draw_clear(r);
	draw_heading(r, 0, _("After the finish"), NULL, false);
	if (resolve_takes_number(&v->r))
		buf_printf(&text,
			_("The letter %s gets the next number of %s; only a correcting "
			  "entry is possible then."),
			letter->id, letter->symbol);
	else
		buf_puts(&text, _("No number is taken: Ctrl+Z takes it back."));
	row += draw_paragraph(r, row, 1, r.columns - 3, 3, ROLE_NORMAL, buf_text(&text));
	buf_cut(&text, 0);
	buf_printf(&text, "%s: ", _("Publication"));
	const size_t label = text.len;
	resolve_shown(v, SLOT_PUBLISH, &text);
	if (text.len == label)
		buf_puts(&text, _("not decided yet, step 4"));
	draw_cell(r, row, 1, r.columns - 3, ALIGN_LEFT, ROLE_NORMAL, buf_text(&text));
	buf_clear(&text);
}

/* Publication: the full text at the left, the public version at the right. */
static void draw_publish(struct resolveview *v, struct rect r)
{
	const int half = r.columns / 2;

	if (r.columns < 72) {
		const int used = draw_items(v, r, r.rows - LEAST_PREVIEW);
		draw_full_text(v, rect_rows(r, used, r.rows - used));
		return;
	}
	draw_full_text(v, rect_columns(r, 0, half));
	draw_vertical(r, half);
	struct rect right = rect_columns(r, half + 1, r.columns - half - 1);
	draw_items(v, right, right.rows);
}

void resolve_draw(struct view *view)
{
	struct resolveview *v = (struct resolveview *)view;
	struct rect r = rect_rows(view->area, BAR_ROWS, view->area.rows - BAR_ROWS);

	draw_clear(view->area);
	draw_bar_of_steps(v, view->area);
	if (v->step == STEP_PUBLISH) {
		draw_publish(v, r);
		return;
	}
	if (r.columns >= WIDE) {
		struct rect left = rect_columns(r, 0, LEFT_COLUMNS);
		struct rect right = rect_columns(r, LEFT_COLUMNS + 1, r.columns - LEFT_COLUMNS - 1);
		draw_items(v, left, left.rows);
		draw_vertical(r, LEFT_COLUMNS);
		if (v->step == STEP_FINISH) {
			const int rows = 6;
			draw_letter(v, rect_rows(right, 0, right.rows - rows));
			draw_after(v, rect_rows(right, right.rows - rows, rows));
		} else {
			draw_letter(v, right);
		}
		return;
	}
	const bool beside = v->step == STEP_LETTER || v->step == STEP_FINISH;
	const int least = beside ? r.rows / 2 : 0;
	const int used = draw_items(v, r, r.rows - least);
	if (beside && r.rows - used >= 2) {
		struct rect rest = rect_rows(r, used, r.rows - used);
		if (v->step == STEP_LETTER)
			draw_letter(v, rest);
		else
			draw_after(v, rest);
	}
}
