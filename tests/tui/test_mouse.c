/* The mouse: what terminals send, and what a click, a double click and the wheel do. */
#include "screen.h"
#include "tui/frame.h"
#include "tui/listview.h"
#include "tui/screens.h"
#include "tui/terminal.h"

/* ---- bytes ---------------------------------------------------------------------------------------- */

static void feed(struct key_reader *reader, const char *bytes)
{
	for (; *bytes; bytes++)
		key_feed(reader, (unsigned char)*bytes);
}

Test(mouse, reports_become_clicks_and_turns_of_the_wheel)
{
	struct key_reader reader = {.mouse = true};

	feed(&reader,
		"\033[<0;11;6M\033[<0;11;6m\033[<64;1;1M\033[<65;200;60M\033[<2;3;3M\033[<32;3;3M");
	key_finish(&reader);
	cr_assert_eq(reader.count, 3, "right button, moves and releases are nothing");
	cr_assert_eq(reader.keys[0].code, K_MOUSE);
	cr_assert_eq(reader.keys[0].mouse, MOUSE_CLICK);
	cr_assert_eq(reader.keys[0].row, 5);
	cr_assert_eq(reader.keys[0].column, 10);
	cr_assert_eq(reader.keys[1].mouse, MOUSE_WHEEL_UP);
	cr_assert_eq(reader.keys[2].mouse, MOUSE_WHEEL_DOWN);
	cr_assert_eq(reader.keys[2].column, 199);
	key_reader_clear(&reader);
}

Test(mouse, a_report_cut_at_any_byte_is_never_text)
{
	const char *report = "\033[<0;11;6M";

	for (size_t cut = 0; cut <= strlen(report); cut++) {
		struct key_reader reader = {.mouse = true};
		int clicks = 0, others = 0;
		for (size_t i = 0; report[i]; i++) {
			if (i == cut) {
				key_finish(&reader);
				for (size_t k = 0; k < reader.count; k++)
					others++;
				key_reset(&reader);
			}
			key_feed(&reader, (unsigned char)report[i]);
		}
		key_finish(&reader);
		for (size_t k = 0; k < reader.count; k++)
			reader.keys[k].code == K_MOUSE ? clicks++ : others++;
		cr_assert_eq(clicks, 1, "cut at %zu", cut);
		cr_assert_eq(others, 0, "cut at %zu", cut);
		key_reader_clear(&reader);
	}
}

Test(mouse, malformed_and_old_reports_are_dropped_whole)
{
	static const char *const bad[] = {"\033[<0;11M", "\033[<;;M", "\033[<0;0;0M",
		"\033[<-1;2;3M", "\033[<0;11;6;7M", "\033[<99999999999999999999999999;1;1M",
		"\033[M !!"};

	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct key_reader reader = {.mouse = true};
		feed(&reader, bad[i]);
		feed(&reader, "k");
		key_finish(&reader);
		cr_assert_eq(reader.count, 1, "%zu", i);
		cr_assert_eq(reader.keys[0].code, K_TEXT);
		cr_assert_eq(reader.keys[0].bytes, 1, "only what was typed after report %zu", i);
		key_reader_clear(&reader);
	}
}

Test(mouse, a_lost_end_of_a_report_takes_no_key_after_the_pause)
{
	struct key_reader reader = {.mouse = true};

	feed(&reader, "\033[<0;1");
	key_finish(&reader);
	cr_assert(reader.sequence);
	key_feed(&reader, K_NONE);
	cr_assert(!reader.sequence);
	feed(&reader, "9");
	key_finish(&reader);
	cr_assert_eq(reader.count, 1);
	cr_assert_eq(reader.keys[0].code, K_TEXT);
	key_reader_clear(&reader);
}

Test(mouse, reports_are_no_text_in_a_field_and_no_command_outside)
{
	struct desk *desk = begin(24, 80);

	keys("m");
	keys("<Burst>ab\033[<lt>0;40;99Mc<End burst>");
	sees("abc");
	keys("<Esc>");
	finish(desk);
}

/* ---- clicks --------------------------------------------------------------------------------------- */

static struct desk *people(int rows, int columns)
{
	struct desk *desk = begin(rows, columns);

	for (int i = 0; i < 40; i++) {
		struct person person = {0};
		char name[40];
		desk_new(desk, &entity_person, &person);
		snprintf(name, sizeof name, "Người thứ %02d", i + 1);
		person.name = strdup(name);
		cr_assert(desk_add(desk, &entity_person, &person, &err), "%s", err.text);
		record_clear(&entity_person, &person);
	}
	tui_push(tui, screen_of_list(tui, &entity_person));
	keys("");
	return desk;
}

static int cursor_row(void)
{
	int y = -1, x;

	cr_assert(tui_cursor(tui, &y, &x));
	return y;
}

Test(mouse, a_click_focuses_a_row_and_a_double_click_opens_it)
{
	struct desk *desk = people(24, 80);
	const struct view *list = tui->top;

	keys("<Click 10,20>");
	cr_assert_eq(cursor_row(), 10);
	const int64_t id = current_id();
	keys("<Click 7,20>");
	cr_assert_eq(cursor_row(), 7);
	cr_assert_eq(tui->top, list);
	keys("<Click 7,30>");
	cr_assert_neq(tui->top, list, "the second click opens");
	keys("<Esc><Click 10,3>");
	cr_assert_eq(current_id(), id);
	finish(desk);
}

Test(mouse, a_click_where_no_row_is_changes_nothing)
{
	struct desk *desk = people(24, 80);

	keys("<Down><Down>");
	const int64_t id = current_id();
	keys("<Click 2,20><Click 22,10><Click 1,1><Click 200,500>");
	cr_assert_eq(current_id(), id);
	finish(desk);
}

Test(mouse, the_wheel_scrolls)
{
	struct desk *desk = people(18, 60);
	const int row = cursor_row();

	keys("<Wheel down>");
	cr_assert_eq(cursor_row(), row + 3);
	keys("<Wheel down><Wheel down><Wheel down><Wheel down><Wheel up>");
	sees("Người thứ 13");
	keys("<F1><Wheel down>");
	keys("<Wheel up>");
	finish(desk);
}

Test(mouse, tabs_and_the_words_of_the_footer_are_clicked)
{
	struct desk *desk = begin(24, 80);
	char *tabs = tui_test_row(tui, 0);
	const char *cases = strstr(tabs, "Vụ việc");
	struct buf script = {0};

	cr_assert_not_null(cases);
	char *before = xstrndup(tabs, (size_t)(cases - tabs));
	buf_printf(&script, "<Click 0,%d>", text_width(before));
	keys(buf_text(&script));
	cr_assert_str_eq(tui->top->ops->name, "cases");
	free(before);
	free(tabs);
	char *footer = tui_test_row(tui, 23);
	const char *help = strstr(footer, "F1 ");
	cr_assert_not_null(help, "%s", footer);
	before = xstrndup(footer, (size_t)(help - footer));
	buf_cut(&script, 0);
	buf_printf(&script, "<Click 23,%d>", text_width(before) + 4);
	keys(buf_text(&script));
	cr_assert_str_eq(tui->top->ops->name, "help");
	free(before);
	free(footer);
	buf_clear(&script);
	finish(desk);
}

Test(mouse, rows_of_menus_are_clicked_too)
{
	struct desk *desk = begin(24, 80);

	keys("<Ctrl+T><Down>");
	const int row = cursor_row();
	keys("<Up>");
	cr_assert_eq(cursor_row(), row - 1);
	struct buf script = {0};
	buf_printf(&script, "<Click %d,30><Click %d,30>", row, row);
	keys(buf_text(&script));
	cr_assert_eq(theme_current(), THEME_LIGHT);
	buf_clear(&script);
	finish(desk);
}

Test(mouse, days_of_the_calendar_are_clicked)
{
	setenv("DOITHOAI_NOW", "2026-11-23T08:12:00", 1);
	struct desk *desk = begin(24, 80);
	int y, x;

	tui_push(tui, screen_of_list(tui, &entity_holiday));
	keys("m<F3>");
	cr_assert(tui_cursor(tui, &y, &x));
	struct buf script = {0};
	buf_printf(&script, "<Click %d,%d><Enter>", y - 1, x);
	keys(buf_text(&script));
	sees("16/11/2026");
	buf_clear(&script);
	finish(desk);
}

Test(mouse, numbers_of_the_summary_are_clicked)
{
	struct desk *desk = begin(24, 80);
	int y, x, row, column;

	keys("6b");
	cr_assert(tui_cursor(tui, &y, &x));
	struct buf script = {0};
	keys("<Down><Right>");
	cr_assert(tui_cursor(tui, &row, &column));
	keys("<Home>");
	buf_printf(&script, "<Click %d,%d>", row, column);
	keys(buf_text(&script));
	cr_assert(tui_cursor(tui, &y, &x));
	cr_assert(y == row && x == column);
	buf_clear(&script);
	finish(desk);
}

Test(mouse, it_is_off_until_f12_or_the_setting)
{
	struct desk *desk = begin(24, 80);

	cr_assert(!terminal_has_mouse());
	keys("<F12>");
	cr_assert(terminal_has_mouse());
	sees("Chuột bật");
	keys("<F12>");
	cr_assert(!terminal_has_mouse());
	sees("Chuột tắt");
	finish(desk);
}
