/* The hardware cursor: what a screen reader follows. */
#include <criterion/criterion.h>
#include <curses.h>
#include <string.h>

#include "screen.h"
#include "tui/frame.h"

/* Ways to a screen or a box; each begins at the desk. */
static const char *const ways[] = {
	"",
	"2",
	"2<Enter>",
	"3",
	"3<Enter>",
	"6",
	"6b",
	"6<Enter>",
	"7",
	"7<Enter>",
	"<F1>",
	":",
	"3l",
	"3/",
	"3m",
	"3<Enter>s",
	"3<Enter>n",
	"3<Enter>h",
	"3<Enter>k",
	"3<Enter>g",
	"2m",
	"3v",
};

/* The glyph of the focus is in the row. */
static bool row_is_focused(struct rect area, int row)
{
	for (int column = area.x; column < area.x + area.columns; column++) {
		cchar_t cell;
		wchar_t wide[CCHARW_MAX + 1];
		attr_t attributes;
		short pair;

		mvin_wch(row, column, &cell);
		getcchar(&cell, wide, &attributes, &pair, NULL);
		if (wide[0] == L'▌')
			return true;
	}
	return false;
}

static bool is_typing(void)
{
	bool (*typing)(const struct view *) = VIEW_OP(tui->top, typing);

	return typing && typing(tui->top);
}

Test(cursor, stands_on_every_screen_and_on_its_focused_row)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {40, 120}};

	for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
		struct desk *desk = begin(sizes[s][0], sizes[s][1]);

		for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
			bool marked = false;
			int y, x;

			keys(ways[i]);
			getyx(stdscr, y, x);
			cr_expect(!frame_cursor_is_hidden(), "hidden after “%s”", ways[i]);
			const struct rect area = tui->top->area;
			cr_expect(y >= area.y && y < area.y + area.rows && x >= area.x,
				"“%s”: %d %d is not in the view", ways[i], y, x);
			for (int row = area.y; row < area.y + area.rows; row++)
				marked = marked || row_is_focused(area, row);
			if (marked && !is_typing())
				cr_expect(row_is_focused(area, y), "“%s” at %dx%d: row %d", ways[i],
					sizes[s][1], sizes[s][0], y);
			keys("<Esc><Esc><Esc><Esc>1");
		}
		finish(desk);
	}
}
