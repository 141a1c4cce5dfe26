/* Charts, as text. */
#include <curses.h>

#include "base/locale.h"
#include "screen.h"
#include "tui/canvas.h"
#include "tui/chart.h"
#include "tui/terminal.h"

static const struct rect area = {2, 0, 6, 40};
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
	canvas_begin(true);
}

static void close_screen(void)
{
	canvas_free();
	terminal_close();
	fclose(in);
	fclose(out);
}

static void reads(int row, const char *text)
{
	canvas_end();
	char *found = tui_test_row(NULL, area.y + row);

	cr_expect_str_eq(found, text, "found “%s”", found);
	free(found);
}

TestSuite(chart, .init = open_screen, .fini = close_screen);

Test(chart, bars_begin_at_0_and_are_as_long_as_their_number)
{
	static const struct chart_row bars[] = {
		{"Đất đai", 20, "+5"}, {"Điện", 10, NULL}, {"Nước", 1, NULL}, {"Khác", 0, NULL}};

	for (int i = 0; i < 4; i++)
		chart_bar(area, i, 10, 3, &bars[i], 20, i == 1 ? GLYPH_BAR_LIGHT : GLYPH_BAR);
	reads(0, "Đất đai   ████████████████████ 20 +5");
	reads(1, "Điện      ░░░░░░░░░░ 10");
	reads(2, "Nước      █ 1");
	reads(3, "Khác       0");
}

Test(chart, a_small_value_beside_a_large_one_is_still_seen)
{
	const struct chart_row bar = {"a", 1, NULL};

	chart_bar(area, 0, 4, 0, &bar, 1000000, GLYPH_BAR);
	reads(0, "a   █ 1");
}

Test(chart, a_cut_axis_has_points_and_never_bars)
{
	static const struct chart_row points[] = {{"T7", 88, NULL}, {"T8", 70, NULL},
		{"T9", 100, NULL}, {"T10", CHART_NONE, NULL}, {"T11", 92, "tạm tính"}};
	const struct chart_axis axis = chart_percent_axis(points, 5, CHART_NONE);

	cr_assert_eq(axis.low, 70);
	cr_assert_eq(axis.high, 100);
	for (int i = 0; i < 5; i++) {
		chart_point(area, i, 5, 8, &points[i], &axis);
		char *row = tui_test_row(NULL, area.y + i);
		cr_assert(!strstr(row, "█") && !strstr(row, "░"), "%s", row);
		free(row);
	}
	reads(0, "T7   ···········●         88");
	reads(1, "T8   ●                    70");
	reads(2, "T9   ···················● 100");
	reads(3, "T10                       -");
	reads(4, "T11  ·············●       92 tạm tính");
}

Test(chart, the_target_is_marked_on_every_row_and_inside_the_axis)
{
	static const struct chart_row points[] = {{"a", 99, NULL}, {"b", CHART_NONE, NULL}};
	const struct chart_axis axis = chart_percent_axis(points, 2, 85);

	cr_assert_eq(axis.low, 80);
	chart_point(area, 0, 4, 0, &points[0], &axis);
	chart_point(area, 1, 4, 0, &points[1], &axis);
	reads(0, "a   ·······┆···················●   99");
	reads(1, "b          ┆                       -");
}

Test(chart, all_at_100_still_has_an_axis)
{
	static const struct chart_row points[] = {{"a", 100, NULL}};
	const struct chart_axis axis = chart_percent_axis(points, 1, CHART_NONE);

	cr_assert_lt(axis.low, axis.high);
	chart_point(area, 0, 4, 0, &points[0], &axis);
}

Test(chart, in_ascii_they_are_drawn_with_plain_signs)
{
	const struct chart_row bar = {"a", 5, NULL};
	const struct chart_axis axis = {0, 100, CHART_NONE};
	const struct chart_row point = {"b", 50, NULL};

	theme_start(THEME_DARK, true);
	chart_bar(area, 0, 4, 0, &bar, 10, GLYPH_BAR);
	chart_point(area, 1, 4, 0, &point, &axis);
	reads(0, "a   ############### 5");
	reads(1, "b   ..............*                50");
}

Test(chart, a_narrow_place_keeps_the_number)
{
	const struct rect narrow = {2, 0, 2, 12};
	const struct chart_row bar = {"a long label", 5, NULL};
	const struct chart_axis axis = {0, 100, CHART_NONE};

	chart_bar(narrow, 0, 8, 0, &bar, 10, GLYPH_BAR);
	chart_point(narrow, 1, 8, 0, &bar, &axis);
	canvas_end();
	char *row = tui_test_row(NULL, 2);
	cr_assert(strstr(row, " 5"), "%s", row);
	free(row);
}
