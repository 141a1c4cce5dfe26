/* What curses hears of a paint: rows that changed, and no others. */
#include <curses.h>

#include "base/locale.h"
#include "screen.h"
#include "tui/canvas.h"
#include "tui/terminal.h"

static FILE *in, *out;

static void open_screen(void)
{
	locale_init();
	setenv("LINES", "12", 1);
	setenv("COLUMNS", "60", 1);
	in = fopen("/dev/null", "r");
	out = fopen("/dev/null", "w");
	cr_assert(in && out && terminal_open("xterm-256color", out, in));
	theme_start(THEME_DARK, false);
}

static void close_screen(void)
{
	canvas_free();
	terminal_close();
	fclose(in);
	fclose(out);
}

TestSuite(canvas, .init = open_screen, .fini = close_screen);

static void put(int y, int x, const char *text)
{
	canvas_put(y, x, ROLE_NORMAL, text, strlen(text));
}

static void reads(int y, const char *text)
{
	char *found = tui_test_row(NULL, y);

	cr_expect_str_eq(found, text, "found “%s”", found);
	free(found);
}

/* Whoever writes beside the canvas shows which rows were written again. */
static void scribble(int y)
{
	mvaddstr(y, 0, "scribble");
}

Test(canvas, a_row_that_is_as_it_was_is_not_written_again)
{
	canvas_begin(true);
	put(2, 0, "Đất đai    ");
	put(3, 0, "Nước sạch  ");
	canvas_end();
	scribble(2);
	scribble(3);
	canvas_begin(false);
	put(2, 0, "Đất đai    ");
	put(3, 0, "Nước bẩn   ");
	canvas_end();
	reads(2, "scribble");
	reads(3, "Nước bẩn");
	canvas_begin(false);
	canvas_put(2, 0, ROLE_OVERDUE, "Đất đai    ", strlen("Đất đai    "));
	canvas_end();
	reads(2, "Đất đai");
}

Test(canvas, a_row_that_nobody_writes_stays)
{
	canvas_begin(true);
	put(1, 4, "một");
	canvas_end();
	canvas_begin(false);
	canvas_end();
	reads(1, "    một");
}

Test(canvas, after_an_erase_all_rows_are_written)
{
	canvas_begin(true);
	put(1, 0, "một");
	canvas_end();
	canvas_begin(true);
	canvas_end();
	reads(1, "");
	canvas_begin(false);
	put(1, 0, "một");
	canvas_end();
	reads(1, "một");
}

Test(canvas, what_does_not_fit_or_is_no_sign_does_no_harm)
{
	canvas_begin(true);
	put(-1, 0, "above");
	put(12, 0, "below");
	put(0, 60, "beside");
	put(0, 0,
		"a\tb\x01"
		"c\xff"
		"d");
	canvas_blanks(1, 0, ROLE_NORMAL, -3);
	canvas_end();
	reads(0, "a bc");
	reads(1, "");
	reads(11, "");
}
