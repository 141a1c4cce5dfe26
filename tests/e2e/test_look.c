/*
 * What the terminal gets: colours of its depth and of the theme, mouse reports only where the mouse is
 * on, and few bytes for a step.
 */
#include <stdlib.h>
#include <string.h>

#include "office.h"

static struct term *open_with(const char *type, const char *more, const char *theme)
{
	char variable[60];

	snprintf(variable, sizeof variable, "TERM=%s", type);
	struct term *term =
		term_open(&(struct term_options){.rows = 24,
				  .cols = 80,
				  .env = (const char *const[]){"DOITHOAI_NOW=" OFFICE_NOW, variable,
					  more, NULL}},
			(const char *[]){office_program(), theme ? "--theme" : "demo",
				theme ? theme : NULL, theme ? "demo" : NULL, NULL});
	cr_assert(term, "the program does not start");
	ASSERT_SEEN(term, "F1 Giúp");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	return term;
}

static struct term_cell cell_of(struct term *term, const char *text)
{
	struct term_cell cell;
	int row, col;

	cr_assert(term_find(term, text, &row, &col), "no “%s” on\n%s", text, term_text(term));
	cr_assert(term_cell(term, row, col, &cell));
	return cell;
}

/* ---- colours ---- */

/* Terminals of 16 colours are not described everywhere: one is made from xterm's description. */
static const char *describe_16_colours(void)
{
	const char *folder = scratch("terminfo");
	char command[1000];

	snprintf(command, sizeof command,
		"mkdir -p %s && infocmp -x xterm-256color | "
		"sed 's/^xterm-256color|[^,]*,/xterm-16color|sixteen "
		"colours,/;s/colors#[0-9a-fx]*/colors#16/;"
		"s/pairs#[0-9a-fx]*/pairs#256/' >%s/source && tic -x -o %s %s/source",
		folder, folder, folder, folder);
	cr_assert(!system(command), "%s", command);
	snprintf(command, sizeof command, "TERMINFO=%s", folder);
	return strdup(command);
}

Test(look, each_depth_of_colour_has_its_red_for_what_is_overdue_and_a_ground_for_the_focus,
	.timeout = 60)
{
	static const char *const types[] = {"xterm-256color", "xterm-16color", "xterm"};
	const char *folder = describe_16_colours();

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		struct term *term = open_with(types[i], i == 1 ? folder : NULL, NULL);
		int row, col;

		term_keys(term, "3");
		ASSERT_SEEN(term, "[3 Vụ việc]");
		cr_assert(term_quiet(term, TERM_DEADLINE));
		cr_assert(term_find(term, "▌", &row, &col));
		const struct term_cell plain = cell_of(term, "Số ");
		struct term_cell focused, overdue;
		cr_assert(term_cell(term, row, 30, &focused));
		cr_expect_neq(focused.bg, plain.bg, "%s", types[i]);
		cr_assert(term_cell(term, row + 1, 3, &overdue));
		if (strcmp(overdue.text, "!") != 0)
			cr_assert(term_cell(term, row + 2, 3, &overdue));
		cr_expect(overdue.bold, "%s", types[i]);
		cr_expect_gt(overdue.fg >> 16, (overdue.fg >> 8 & 0xff) + 50, "%s: %06x is no red",
			types[i], overdue.fg);
		term_keys(term, "<F10>");
		ASSERT_ENDED(term, 0);
		term_close(term);
	}
}

static void assert_no_colours(struct term *term)
{
	struct term_cell first, cell;

	cr_assert(term_cell(term, 23, 79, &first));
	for (int row = 0; row < 24; row++) {
		for (int col = 0; col < 80; col++) {
			cr_assert(term_cell(term, row, col, &cell));
			cr_assert(cell.fg == first.fg && cell.bg == first.bg,
				"row %d, column %d: %06x on %06x", row, col, cell.fg, cell.bg);
		}
	}
}

Test(look, no_color_leaves_attributes_alone_and_the_focus_reversed, .timeout = 60)
{
	static const struct {
		const char *type, *more, *theme;
	} ways[] = {{"xterm-256color", "NO_COLOR=1", NULL}, {"xterm-256color", NULL, "mono"},
		{"vt100", NULL, NULL}};

	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		struct term *term = open_with(ways[i].type, ways[i].more, ways[i].theme);
		struct term_cell cell;
		int row, col;

		assert_no_colours(term);
		cr_assert(term_find(term, "▌", &row, &col));
		cr_assert(term_cell(term, row, 30, &cell));
		cr_expect(cell.reverse, "way %zu", i);
		term_keys(term, "<Ctrl+Q>");
		ASSERT_ENDED(term, 0);
		term_close(term);
	}
}

Test(look, a_theme_changes_the_running_screen_and_stays)
{
	const char *path = scratch("theme.db");
	struct term *term;

	office_make(path);
	term = office_open(path, "lan", 24, 80);
	ASSERT_SEEN(term, "F1 Giúp");
	const uint32_t dark = cell_of(term, "Giúp").bg;
	term_keys(term, ":theme light<Enter>");
	ASSERT_SEEN(term, "Bộ màu: Sáng");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	const uint32_t light = cell_of(term, "Giúp").bg;
	cr_assert_neq(dark, light);
	cr_assert_eq(light, 0xffffff);
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
	term = office_open(path, "lan", 24, 80);
	ASSERT_SEEN(term, "F1 Giúp");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	cr_assert_eq(cell_of(term, "Giúp").bg, 0xffffff, "the choice was kept");
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
}

/* ---- mouse ---- */

Test(look, the_mouse_is_the_terminals_until_f12_and_its_bytes_are_never_text)
{
	static const char click[] = "\033[<0;5;1M\033[<0;5;1m";
	const char *path = scratch("mouse.db");
	struct term *term;

	office_make(path);
	term = office_open(path, "lan", 24, 80);
	ASSERT_SEEN(term, "F1 Giúp");
	term_keys(term, "3");
	ASSERT_SEEN(term, "[3 Vụ việc]");
	term_keys(term, "<F12>");
	ASSERT_SEEN(term, "Chuột bật");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	for (size_t i = 0; i < sizeof click - 1; i++) /* one byte a read */
		cr_assert(term_send(term, click + i, 1) && term_quiet(term, TERM_DEADLINE));
	ASSERT_SEEN(term, "[1 Bàn việc]");
	term_keys(term, "3/");
	ASSERT_SEEN(term, "[3 Vụ việc]");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	char *before = term_text(term);
	static const char wheel[] = "\033[<66;5;5M\033[<2;5;5M\033[<35;9;9M";
	cr_assert(term_send(term, wheel, sizeof wheel - 1));
	cr_assert(term_quiet(term, TERM_DEADLINE));
	char *after = term_text(term);
	cr_assert_str_eq(after, before);
	free(before);
	free(after);
	term_keys(term, "<Esc><F10>");
	ASSERT_ENDED(term, 0); /* with the mouse given back */
	term_close(term);
}

/* ---- bytes ---- */

/* Footers tell what is allowed with the case under the cursor: where that changes they are painted too. */
static bool is_same_footer(struct term *term, char kept[400])
{
	char now[400];

	snprintf(now, sizeof now, "%s", term_row(term, 23));
	const bool same = !strcmp(now, kept);
	snprintf(kept, 400, "%s", now);
	return same;
}

Test(look, a_step_in_the_list_and_a_scroll_by_a_line_send_few_bytes, .timeout = 60)
{
	struct term *term = open_with("xterm-256color", NULL, NULL);
	char footer[400] = "";
	int scrolls = 0;

	term_keys(term, "3<F6>");
	ASSERT_SEEN(term, "[3 Vụ việc]");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	for (int i = 0; i < 40; i++) {
		char top[400];
		snprintf(top, sizeof top, "%s", term_row(term, 4));
		is_same_footer(term, footer);
		const uint64_t before = term_bytes(term);
		term_keys(term, "<Down>");
		cr_assert(term_quiet(term, TERM_DEADLINE));
		const uint64_t sent = term_bytes(term) - before;
		scrolls += strcmp(top, term_row(term, 4)) != 0;
		cr_expect_leq(sent, is_same_footer(term, footer) ? 500 : 1000,
			"%lu bytes for row %d", (unsigned long)sent, i);
		cr_expect_gt(sent, 20, "something was painted");
	}
	cr_assert_gt(scrolls, 15);
	term_keys(term, "<F10>");
	ASSERT_ENDED(term, 0);
	term_close(term);
}
