/* Rows 0 and the last three of the screen, and the hardware cursor. */
#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/locale.h"
#include "tui/canvas.h"
#include "tui/editor.h"
#include "tui/frame.h"
#include "tui/practice.h"
#include "tui/screens.h"
#include "tui/terminal.h"

enum { ROWS_ABOVE = 1, ROWS_BELOW = 3 };
/* Lines of the status: a longer text grows over the rule, a message also over what is above it. */
enum { STATUS_LINES = 2, MESSAGE_LINES = 6 };
enum { UNDO_LEAST = 24 }; /* columns that what would be undone needs to say anything */

static struct rect screen(void)
{
	return (struct rect){0, 0, LINES, COLS};
}

bool frame_is_small(void)
{
	return LINES < FRAME_LEAST_ROWS || COLS < FRAME_LEAST_COLUMNS;
}

void frame_draw_small(void)
{
	char text[200];
	struct rect r = screen();

	snprintf(text, sizeof text,
		_("The window is too small: %d x %d. Please make it at least %d x %d."), COLS,
		LINES, FRAME_LEAST_COLUMNS, FRAME_LEAST_ROWS);
	draw_clear(r);
	draw_paragraph(r, r.rows / 3, 1, r.columns - 2, r.rows - r.rows / 3, ROLE_TITLE, text);
}

void frame_place(struct view *view)
{
	int above = ROWS_ABOVE + (view->tui->practice ? PRACTICE_ROWS : 0);
	struct rect all = rect_rows(screen(), above, LINES - above - ROWS_BELOW);
	void (*measure)(struct view *, int, int, int *, int *) = VIEW_OP(view, measure);
	int rows = all.rows, columns = all.columns;

	view->area = all;
	if (view->ops->overlay && measure) {
		measure(view, all.rows, all.columns, &rows, &columns);
		view->area = rect_centre(all, rows, columns);
		if (view->ops->bottom)
			view->area.y = all.y + all.rows - view->area.rows;
	}
}

void frame_begin(bool erase_first)
{
	canvas_begin(erase_first);
}

void frame_redraw(void)
{
	clearok(stdscr, TRUE);
}

int frame_minute(void)
{
	return (int)(clock_now() / 60);
}

/* ---- what can be clicked ----------------------------------------------------------------------- */

enum { ZONES = 80 };
static struct zone {
	int y, first, end; /* columns first to end - 1 of row y */
	enum action action;
} zones[ZONES];
static size_t zone_count;

static void add_zone(struct rect row, int first, int end, enum action action)
{
	if (zone_count < ZONES)
		zones[zone_count++] = (struct zone){row.y, row.x + first, row.x + end, action};
}

enum action frame_action_at(int y, int x)
{
	for (size_t i = 0; i < zone_count; i++)
		if (zones[i].y == y && x >= zones[i].first && x < zones[i].end)
			return zones[i].action;
	return ACT_NONE;
}

/* The lowest view that a screen title is taken from: overlays have none. */
static struct view *base_view(struct tui *tui)
{
	struct view *view = tui->top;

	while (view->ops->overlay && view->below)
		view = view->below;
	return view;
}

/* ---- first row ------------------------------------------------------------------------------- */

static void clock_text(struct tui *tui, struct buf *out, bool wide)
{
	static const char *const days[] = {N_("Sunday"), N_("Monday"), N_("Tuesday"),
		N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday")};
	char stamp[DATE_STAMP_SIZE], day[DATE_ISO_SIZE];
	date_t today = date_today();

	clock_stamp(clock_now(), stamp);
	if (wide)
		buf_printf(out, "%s %s   ", _(days[date_weekday(today)]), date_show(today, day));
	buf_printf(out, "%.5s", stamp + 11);
	if (wide && tui->desk->staff) {
		buf_puts(out, "   ");
		desk_ref_label(tui->desk, &entity_staff, tui->desk->staff, out);
	}
}

static void draw_tabs(struct tui *tui, struct rect row, int current)
{
	struct buf b = {0};
	int column = 1;

	draw_cell(row, 0, 0, row.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	for (int i = 0; main_screens[i].open; i++) {
		bool lit = i + 1 == current;

		buf_cut(&b, 0);
		buf_putc(&b, lit ? '[' : ' ');
		key_label(keymap_key(CTX_GLOBAL, main_screens[i].action), &b);
		buf_printf(&b, " %s%c", _(main_screens[i].label), lit ? ']' : ' ');
		const int first = column;
		column += draw_text(row, 0, column, lit ? ROLE_TITLE : ROLE_NORMAL, buf_text(&b));
		add_zone(row, first, column, main_screens[i].action);
		if (row.columns >= 100)
			column++;
	}
	buf_cut(&b, 0);
	clock_text(tui, &b, row.columns >= 100);
	if (column + text_width(buf_text(&b)) + 1 < row.columns)
		draw_right(row, 0, ROLE_DIM, buf_text(&b));
	buf_clear(&b);
}

static void draw_title(struct tui *tui)
{
	struct rect row = rect_rows(screen(), 0, 1);
	struct view *view = base_view(tui);
	void (*title)(struct view *, struct buf *, struct buf *) = VIEW_OP(view, title);
	struct buf left = {0}, right = {0};

	if (title)
		title(view, &left, &right);
	if (left.len && view->trail) {
		char *own = buf_steal(&left);
		buf_printf(&left, "%s %s", view->trail, own);
		free(own);
	}
	if (left.len) {
		int room = row.columns - 2 - (right.len ? text_width(buf_text(&right)) + 2 : 0);

		draw_cell(row, 0, 0, row.columns, ALIGN_LEFT, ROLE_NORMAL, "");
		draw_cell(row, 0, 1, room, ALIGN_LEFT, ROLE_TITLE, buf_text(&left));
		if (right.len)
			draw_right(row, 0, ROLE_TITLE, buf_text(&right));
	} else {
		draw_tabs(tui, row, view->screen);
	}
	buf_clear(&left);
	buf_clear(&right);
}

/* ---- last rows ------------------------------------------------------------------------------- */

/* "Ctrl+Z undoes: assigned 0403 to Hoa VX", right-aligned between two columns, where it fits. */
static void draw_undo(struct tui *tui, struct rect row, int from, int end)
{
	const int room = end - from;
	struct buf hint = {0};

	buf_printf(&hint, _("Ctrl+Z undoes: %s"), tui->undoes);
	if (room >= UNDO_LEAST) {
		char *cut = text_cut(buf_text(&hint), room);
		draw_text(row, 0, end - text_width(cut), ROLE_STATUS, cut);
		free(cut);
	}
	buf_clear(&hint);
}
static const char *const typing_words[VIETTYPE_COUNT] = {
	[VIETTYPE_OFF] = N_("Typing"),
	[VIETTYPE_TELEX] = N_("Typing Telex"),
	[VIETTYPE_VNI] = N_("Typing VNI"),
};

static void count_line(void *arg, const char *start, size_t bytes)
{
	(void)start, (void)bytes;
	++*(int *)arg;
}

/* A text that one row has no room for, upwards from the status row. False where one is enough. */
static bool draw_tall_status(struct rect above, int column, int most, const char *state,
	unsigned style, const char *text)
{
	const int room = above.columns - 1 - column;
	int lines = 0;

	if (room < 1 || text_width(text) <= room)
		return false;
	text_wrap(text, room, count_line, &lines);
	lines = lines > most ? most : lines;
	const struct rect r = rect_rows(above, above.rows - lines, lines);
	for (int i = 0; i < r.rows; i++)
		draw_cell(r, i, 0, r.columns, ALIGN_LEFT, ROLE_STATUS, "");
	draw_text(r, 0, 1, ROLE_KEY, state);
	draw_paragraph(r, 0, column, room, r.rows, style, text);
	return true;
}

static void draw_status(struct tui *tui, struct rect row, bool typing)
{
	struct view *view = tui->top;
	void (*status)(struct view *, struct buf *, struct buf *) = VIEW_OP(view, status);
	struct buf left = {0}, right = {0};
	const char *state = typing ? _(typing_words[editor_input()->method]) : _("Browsing");
	const struct rect above = rect_rows(screen(), 0, row.y + 1);
	int column, room;

	if (!status) { /* a dialog has nothing to say: what it is about has */
		view = base_view(tui);
		status = VIEW_OP(view, status);
	}
	if (status)
		status(view, &left, &right);
	if (tui->learn) {
		if (right.len)
			buf_puts(&right, "   ");
		buf_puts(&right, _("learning"));
	}
	if (tui->options && tui->options->sample) {
		if (right.len)
			buf_puts(&right, "   ");
		buf_puts(&right, _("sample data"));
	}
	draw_cell(row, 0, 0, row.columns, ALIGN_LEFT, ROLE_STATUS, "");
	column = 1 + draw_text(row, 0, 1, ROLE_KEY, state) + 2;
	if (tui->message ? draw_tall_status(above, column, MESSAGE_LINES, state, tui->message_role,
				   tui->message)
			 : draw_tall_status(above, column, STATUS_LINES, state, ROLE_STATUS,
				   buf_text(&left))) {
		buf_clear(&left);
		buf_clear(&right);
		return;
	}
	/* A message may push the right part out, never the other way round. */
	room = row.columns - 1 - column;
	if (tui->message) {
		draw_cell(row, 0, column, room, ALIGN_LEFT, tui->message_role, tui->message);
		room -= text_width(tui->message) + 2;
	} else {
		draw_cell(row, 0, column, room, ALIGN_LEFT, ROLE_STATUS, buf_text(&left));
		room -= text_width(buf_text(&left)) + 2;
	}
	const int end = row.columns - 1 - (right.len ? text_width(buf_text(&right)) + 3 : 0);
	if (right.len && text_width(buf_text(&right)) <= room)
		draw_right(row, 0, ROLE_STATUS, buf_text(&right));
	if (!tui->message && !typing && tui->undoes)
		draw_undo(tui, row, column + text_width(buf_text(&left)) + (left.len ? 2 : 0), end);
	buf_clear(&left);
	buf_clear(&right);
}

static int by_place(const void *a, const void *b)
{
	const struct keybinding *x = *(const struct keybinding *const *)a;
	const struct keybinding *y = *(const struct keybinding *const *)b;

	return x->footer != y->footer ? (x->footer < y->footer ? -1 : 1) : (x < y ? -1 : x > y);
}

/* Keys of the footer that do something here now, in their order. */
static size_t footer_keys(
	struct view *view, bool typing, const struct keybinding **out, size_t room)
{
	size_t count = 0;

	for (const struct keybinding *b = keymap_next_footer(view->context, NULL); b;
		b = keymap_next_footer(view->context, b)) {
		bool text = typing && b->key >= 32 && b->key < 127;

		if (count == room || (text && b->context != view->context))
			continue;
		if (tui_can(view, b->action, NULL))
			out[count++] = b;
	}
	qsort(out, count, sizeof *out, by_place);
	return count;
}

static void draw_footer(struct tui *tui, struct rect row, bool typing)
{
	const struct keybinding *keys[64];
	size_t count = footer_keys(tui->top, typing, keys, sizeof keys / sizeof *keys);
	int column = 1;
	struct buf b = {0};

	draw_cell(row, 0, 0, row.columns, ALIGN_LEFT, ROLE_NORMAL, "");
	for (size_t i = 0; i < count; i++) {
		const char *label =
			_(keys[i]->label ? keys[i]->label : actions[keys[i]->action].label);

		buf_cut(&b, 0);
		key_label(keys[i]->key, &b);
		if (column + text_width(buf_text(&b)) + 1 + text_width(label) >= row.columns)
			continue;
		const int first = column;
		column += draw_text(row, 0, column, ROLE_KEY, buf_text(&b)) + 1;
		column += draw_text(row, 0, column, ROLE_NORMAL, label);
		add_zone(row, first, column, keys[i]->action);
		column += 2;
		if (row.columns >= 100)
			column++;
	}
	buf_clear(&b);
}

void frame_draw(struct tui *tui, bool typing)
{
	struct rect bottom = rect_rows(screen(), LINES - ROWS_BELOW, ROWS_BELOW);

	zone_count = 0;
	draw_title(tui);
	if (tui->practice)
		practice_draw(tui, rect_rows(screen(), ROWS_ABOVE, PRACTICE_ROWS));
	draw_rule(bottom, 0);
	draw_status(tui, rect_rows(bottom, 1, 1), typing);
	draw_footer(tui, rect_rows(bottom, 2, 1), typing);
}

/* ---- the cursor ------------------------------------------------------------------------------ */

static bool cursor_hidden;

bool frame_cursor_is_hidden(void)
{
	return cursor_hidden;
}

void frame_end(bool cursor, int y, int x, bool typing)
{
	canvas_end();
	cursor_hidden = !cursor;
	curs_set(cursor);
	if (cursor) {
		move(y, x);
		terminal_shape_cursor(typing);
	}
	wnoutrefresh(stdscr);
	doupdate();
}
