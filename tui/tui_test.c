/*
 * The screens on no terminal. newterm on /dev/null keeps the cells; what it would send goes
 * nowhere.
 */
#include <curses.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "tui/frame.h"
#include "tui/terminal.h"
#include "tui/tui_test.h"

static FILE *null_in, *null_out;
static const struct tui_options no_options;

static void set_size(int rows, int columns)
{
	char text[16];

	snprintf(text, sizeof text, "%d", rows);
	setenv("LINES", text, 1);
	snprintf(text, sizeof text, "%d", columns);
	setenv("COLUMNS", text, 1);
}

struct tui *tui_test_start_with(
	struct desk *desk, int rows, int columns, const struct tui_options *options)
{
	struct tui *tui = xcalloc(1, sizeof *tui);

	null_in = fopen("/dev/null", "r");
	null_out = fopen("/dev/null", "w");
	set_size(rows, columns);
	if (!null_in || !null_out || !terminal_open("xterm-256color", null_out, null_in))
		die("no terminal for the test");
	theme_start(THEME_DARK, false);
	tui_start(tui, desk, options);
	tui_paint(tui);
	return tui;
}

struct tui *tui_test_start(struct desk *desk, int rows, int columns)
{
	return tui_test_start_with(desk, rows, columns, &no_options);
}

static void settle(struct tui *tui)
{
	for (int i = 0; i < 1000; i++) {
		tui_paint(tui);
		if (!tui_spare(tui))
			break;
	}
	tui_paint(tui);
}

void tui_test_keys(struct tui *tui, const char *script)
{
	struct key_reader keys = {0};
	bool tick;
	int rows, columns;

	while (!tui->stop && key_script(&script, &keys, &tick, &rows, &columns)) {
		if (rows) {
			resizeterm(rows, columns);
			key_feed(&keys, K_RESIZE);
			key_finish(&keys);
		}
		tui_burst(tui, &keys);
		key_reset(&keys);
		if (tick)
			tui_tick(tui);
		tui_paint(tui);
	}
	key_reader_clear(&keys);
	settle(tui);
}

/* A row's text, trailing blanks cut. */
static void dump_row(int row, struct buf *out)
{
	size_t end = out->len;

	for (int column = 0; column < COLS; column++) {
		wchar_t wide[CCHARW_MAX + 1] = {0};
		attr_t attributes;
		short pair;
		cchar_t cell;

		mvin_wch(row, column, &cell);
		getcchar(&cell, wide, &attributes, &pair, NULL);
		if (wcwidth(wide[0]) > 1)
			column += wcwidth(wide[0]) - 1;
		for (const wchar_t *w = wide; *w; w++) {
			char bytes[MB_LEN_MAX];
			mbstate_t state = {0};
			size_t count = wcrtomb(bytes, *w, &state);
			if (count != (size_t)-1)
				buf_put(out, bytes, count);
		}
		if (*wide && *wide != L' ')
			end = out->len;
	}
	buf_cut(out, end);
}

char *tui_test_row(struct tui *tui, int row)
{
	struct buf b = {0};
	int y, x;

	(void)tui;
	getyx(stdscr, y, x);
	dump_row(row, &b);
	move(y, x);
	return buf_steal(&b);
}

void tui_test_dump(struct tui *tui, struct buf *out)
{
	int y, x;

	(void)tui;
	getyx(stdscr, y, x);
	for (int row = 0; row < LINES; row++) {
		dump_row(row, out);
		buf_putc(out, '\n');
	}
	move(y, x);
	if (frame_cursor_is_hidden())
		buf_puts(out, "cursor hidden\n");
	else
		buf_printf(out, "cursor %d %d\n", y, x);
}

/* ---- how it is painted ------------------------------------------------------------------------ */

struct paint {
	attr_t attributes;
	short pair;
};

static struct paint paint_at(int row, int column)
{
	wchar_t wide[CCHARW_MAX + 1];
	struct paint paint = {0};
	cchar_t cell;

	mvin_wch(row, column, &cell);
	getcchar(&cell, wide, &paint.attributes, &paint.pair, NULL);
	paint.attributes &= A_ATTRIBUTES & ~(attr_t)A_COLOR;
	return paint;
}

bool tui_test_is_focused(struct tui *tui, int row)
{
	int y, x;
	bool focused = false;

	(void)tui;
	getyx(stdscr, y, x);
	for (int column = 0; column < COLS && !focused; column++) {
		const struct paint paint = paint_at(row, column);
		for (unsigned role = 0; role < ROLE_COUNT && !focused; role++) {
			const struct pen pen = theme_pen(role | STYLE_FOCUS);
			focused = paint.pair == pen.pair &&
				(pen.pair || (paint.attributes & A_REVERSE));
		}
	}
	move(y, x);
	return focused;
}

static void name_paint(const struct paint *paint, struct buf *out)
{
	static const struct {
		attr_t attribute;
		const char *name;
	} names[] = {{A_BOLD, " bold"}, {A_DIM, " dim"}, {A_UNDERLINE, " underlined"},
		{A_REVERSE, " reversed"}};
	short text = -1, ground = -1;

	if (paint->pair)
		pair_content(paint->pair, &text, &ground);
	if (text < 0)
		buf_puts(out, "own");
	else
		buf_printf(out, "%d on %d", text, ground);
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (paint->attributes & names[i].attribute)
			buf_puts(out, names[i].name);
}

/* Letter of a way of painting, which is added to the known ones. */
static char letter_of(struct buf *legend, const struct paint *paint)
{
	struct buf name = {0};
	char letter = 'a';

	name_paint(paint, &name);
	buf_putc(&name, '\n');
	for (const char *line = buf_text(legend); *line; line = strchr(line, '\n') + 1, letter++) {
		if (!strncmp(line + 3, buf_text(&name), name.len)) {
			buf_clear(&name);
			return letter;
		}
	}
	buf_printf(legend, "%c  %s", letter, buf_text(&name));
	buf_clear(&name);
	return letter;
}

void tui_test_styles(struct tui *tui, struct buf *out)
{
	struct buf legend = {0}, rows = {0};
	int y, x;

	(void)tui;
	getyx(stdscr, y, x);
	for (int row = 0; row < LINES; row++) {
		for (int column = 0, first = 0; column < COLS; first = column) {
			const struct paint paint = paint_at(row, column);
			const char letter = letter_of(&legend, &paint);
			struct paint next = paint;
			while (next.pair == paint.pair && next.attributes == paint.attributes &&
				++column < COLS)
				next = paint_at(row, column);
			buf_printf(&rows, "%s%c%d", first ? " " : "", letter, column - first);
		}
		buf_putc(&rows, '\n');
	}
	move(y, x);
	buf_puts(out, buf_text(&legend));
	buf_puts(out, buf_text(&rows));
	buf_clear(&legend);
	buf_clear(&rows);
}

bool tui_test_sees(struct tui *tui, const char *text)
{
	struct buf b = {0};
	bool seen;

	tui_test_dump(tui, &b);
	seen = strstr(buf_text(&b), text) != NULL;
	buf_clear(&b);
	return seen;
}

void tui_test_finish(struct tui *tui)
{
	tui_finish(tui);
	free(tui);
	terminal_close();
	fclose(null_in);
	fclose(null_out);
}

/* ---- golden screens -------------------------------------------------------------------------- */

static char *read_file(const char *path)
{
	FILE *file = fopen(path, "r");
	struct buf b = {0};
	char chunk[4096];
	size_t count;

	if (!file)
		return NULL;
	while ((count = fread(chunk, 1, sizeof chunk, file)) > 0)
		buf_put(&b, chunk, count);
	fclose(file);
	return buf_steal(&b);
}

static bool write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	if (!file)
		return false;
	bool ok = fputs(text, file) >= 0;
	return fclose(file) == 0 && ok;
}

static void first_difference(const char *wanted, const char *found, struct buf *diff)
{
	for (int row = 1;; row++) {
		size_t w = strcspn(wanted, "\n"), f = strcspn(found, "\n");

		if (w != f || memcmp(wanted, found, w) != 0) {
			buf_printf(diff, "row %d\nwanted: %.*s\nfound:  %.*s\n", row, (int)w,
				wanted, (int)f, found);
			return;
		}
		if (!wanted[w] || !found[f])
			return;
		wanted += w + 1;
		found += f + 1;
	}
}

bool tui_test_golden_text(const char *file, const char *text, struct buf *diff)
{
	const char *folder = getenv("TEST_SRCDIR"), *update = getenv("UPDATE_GOLDEN");
	struct buf path = {0};
	char *wanted;
	bool same;

	buf_printf(&path, "%s/tests/golden/%s", folder ? folder : ".", file);
	if (update && *update == '1') {
		same = write_file(buf_text(&path), text);
		if (!same)
			buf_printf(diff, "cannot write %s\n", buf_text(&path));
	} else {
		wanted = read_file(buf_text(&path));
		same = wanted && !strcmp(wanted, text);
		if (!wanted)
			buf_printf(diff, "no %s; UPDATE_GOLDEN=1 writes it\n", buf_text(&path));
		else if (!same)
			first_difference(wanted, text, diff);
		free(wanted);
	}
	buf_clear(&path);
	return same;
}

bool tui_test_golden(struct tui *tui, const char *name, struct buf *diff)
{
	struct buf file = {0}, found = {0};

	buf_printf(&file, "%s.screen", name);
	tui_test_dump(tui, &found);
	const bool same = tui_test_golden_text(buf_text(&file), buf_text(&found), diff);
	buf_clear(&file);
	buf_clear(&found);
	return same;
}
