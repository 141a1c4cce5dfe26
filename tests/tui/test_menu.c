/* Menus: what a row says is read whole, however narrow the window is. */
#include "screen.h"
#include "tui/prompt.h"

static int64_t chosen;

static void choose(struct view *owner, void *arg, int64_t value)
{
	(void)owner, (void)arg;
	chosen = value;
}

static void ask(void)
{
	static const struct menu_item items[] = {
		{1, "Một", "chữ của dòng này dài hơn chỗ còn lại cho nó nên xuống dòng", NULL},
		{2, "Hai", "ngắn", NULL},
		{3, "Tên gọi dài hơn nửa bề rộng của khung này một chút thôi", "ngắn", NULL},
	};

	chosen = 0;
	prompt_numbers(tui->top, "Hỏi", items, sizeof items / sizeof *items, 1, choose, NULL);
	keys("");
}

Test(menu, what_is_too_long_for_its_column_goes_on_below_in_it)
{
	struct desk *desk = begin(18, 60);

	ask();
	sees("chữ của dòng này");
	sees("xuống dòng");
	sees_not("…");
	golden("menu-wrapped-60x18");
	finish(desk);
}

Test(menu, the_cursor_steps_over_rows_of_several_lines)
{
	struct desk *desk = begin(18, 60);

	ask();
	keys("<Down><Enter>");
	cr_assert_eq(chosen, 2);
	ask();
	keys("<Down><Down><Up><Up><Enter>");
	cr_assert_eq(chosen, 1);
	finish(desk);
}

Test(menu, a_click_on_the_second_line_of_a_row_is_a_click_on_it)
{
	struct desk *desk = begin(18, 60);

	ask();
	const int first = tui->top->area.y + 3;
	cr_assert(tui->top->ops->stop(tui->top, first));
	cr_assert(!tui->top->ops->stop(tui->top, first + 1));
	cr_assert(tui->top->ops->click(tui->top, first + 1, 10));
	keys("<Enter>");
	cr_assert_eq(chosen, 1);
	ask();
	cr_assert(tui->top->ops->click(tui->top, first + 3, 10));
	keys("<Enter>");
	cr_assert_eq(chosen, 2);
	finish(desk);
}

Test(menu, columns_of_details_begin_at_one_place)
{
	struct desk *desk = begin(24, 80);

	ask();
	golden("menu-columns-80x24");
	finish(desk);
}
