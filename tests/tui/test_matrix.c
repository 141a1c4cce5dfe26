/*
 * Every screen in every size and every theme: nothing wider than the window, nothing that is no text,
 * the cursor on the focused row; and what each looks like.
 */
#include <ctype.h>
#include <curses.h>

#include "sample.h"
#include "tui/frame.h"

static const struct {
	int rows, columns;
} sizes[] = {{18, 60}, {24, 80}, {30, 100}, {40, 120}, {40, 140}, {60, 200}};

/* Themes, and dark in ASCII. */
enum { ASCII = THEME_COUNT, LOOKS };

static void use_look(int look)
{
	theme_start(look == ASCII ? THEME_DARK : (enum theme_name)look, look == ASCII);
	tui->erase = true;
	tui_paint(tui);
}

/* ---- what holds everywhere --------------------------------------------------------------------- */

static void check_rows(const char *where, int rows, int columns)
{
	for (int row = 0; row < rows; row++) {
		char *text = tui_test_row(tui, row);
		cr_expect_leq(text_width(text), columns, "%s: “%s”", where, text);
		for (const char *c = text; *c; c++)
			cr_expect(!iscntrl((unsigned char)*c), "%s: a control character in “%s”",
				where, text);
		free(text);
	}
}

static bool is_typed_in(void)
{
	bool (*typing)(const struct view *) = VIEW_OP(tui->top, typing);

	return typing && typing(tui->top);
}

static bool is_any_focused(int rows)
{
	for (int row = 0; row < rows; row++)
		if (tui_test_is_focused(tui, row))
			return true;
	return false;
}

/* A text to read over a list: the row that is focused in the list below is not its own. */
static bool is_text_over_list(void)
{
	enum context context = tui->top->context;

	while (context != CTX_TEXT && context != CTX_GLOBAL)
		context = contexts[context].parent;
	return tui->top->ops->overlay && context == CTX_TEXT;
}

/*
 * Where text is typed the cursor is where the next letter goes; elsewhere on the focused row, and in a
 * text to read, which has none, at some row of it.
 */
static void check_cursor(const char *where, int rows)
{
	int y, x;

	getyx(stdscr, y, x);
	if (!frame_cursor_is_hidden() && !is_typed_in() && !is_text_over_list() &&
		is_any_focused(rows))
		cr_expect(tui_test_is_focused(tui, y), "%s: row %d, column %d is not focused",
			where, y, x);
}

static void check_size(size_t size)
{
	const int rows = sizes[size].rows, columns = sizes[size].columns;

	for (size_t i = 0; gallery[i].name; i++) {
		struct desk *desk = start(rows, columns);
		keys(gallery[i].script);
		for (int look = 0; look < LOOKS; look++) {
			char where[100];
			snprintf(where, sizeof where, "%s at %dx%d, look %s", gallery[i].name,
				columns, rows, look == ASCII ? "ascii" : themes[look].name);
			use_look(look);
			check_rows(where, rows, columns);
			check_cursor(where, rows);
		}
		end(desk);
	}
}

#define SIZE_TEST(number, name)                                                                    \
	Test(matrix, every_screen_and_theme_holds_at_##name)                                       \
	{                                                                                          \
		check_size(number);                                                                \
	}
SIZE_TEST(0, 60x18)
SIZE_TEST(1, 80x24)
SIZE_TEST(2, 100x30)
SIZE_TEST(3, 120x40)
SIZE_TEST(4, 140x40)
SIZE_TEST(5, 200x60)

Test(matrix, below_60x18_a_notice_says_what_is_needed)
{
	static const int small[][2] = {{17, 60}, {18, 59}, {1, 1}, {5, 20}};

	for (size_t i = 0; i < sizeof small / sizeof small[0]; i++) {
		struct desk *desk = start(small[i][0], small[i][1]);
		check_rows("notice", small[i][0], small[i][1]);
		if (small[i][0] > 10)
			sees("60 x 18");
		char script[40];
		snprintf(script, sizeof script, "3<Resize 80x24>");
		keys(script);
		sees("[1 Bàn việc]");
		end(desk);
	}
}

/* ---- what they look like ----------------------------------------------------------------------- */

static void take_pictures(size_t size)
{
	char name[80];

	for (size_t i = 0; gallery[i].name; i++) {
		struct desk *desk = start(sizes[size].rows, sizes[size].columns);
		keys(gallery[i].script);
		snprintf(name, sizeof name, "%s-%dx%d", gallery[i].name, sizes[size].columns,
			sizes[size].rows);
		golden(name);
		end(desk);
	}
}

Test(matrix, screens_look_as_they_should_at_60_columns)
{
	take_pictures(0);
}

Test(matrix, screens_look_as_they_should_at_80_columns)
{
	take_pictures(1);
}

Test(matrix, screens_look_as_they_should_at_120_columns)
{
	take_pictures(3);
}

Test(matrix, the_main_screens_are_painted_as_they_should_in_every_theme)
{
	static const char *const main_names[] = {"desk", "conferences", "cases", "case", "summary",
		"log", "why", "palette-desk", "reports", "paper-form"};

	for (size_t i = 0; gallery[i].name; i++) {
		bool wanted = false;
		for (size_t k = 0; k < sizeof main_names / sizeof main_names[0]; k++)
			wanted = wanted || !strcmp(gallery[i].name, main_names[k]);
		if (!wanted)
			continue;
		struct desk *desk = start(24, 80);
		struct buf styles = {0}, diff = {0};
		char file[80];
		keys(gallery[i].script);
		for (int theme = 0; theme < THEME_COUNT; theme++) {
			use_look(theme);
			buf_printf(&styles, "[%s]\n", themes[theme].name);
			tui_test_styles(tui, &styles);
		}
		snprintf(file, sizeof file, "%s-80x24.styles", gallery[i].name);
		cr_expect(tui_test_golden_text(file, buf_text(&styles), &diff), "%s: %s", file,
			buf_text(&diff));
		buf_clear(&styles);
		buf_clear(&diff);
		end(desk);
	}
}
