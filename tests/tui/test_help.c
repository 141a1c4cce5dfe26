/* F1: what it says, how it is searched. */
#include <criterion/criterion.h>
#include <string.h>

#include "base/locale.h"
#include "screen.h"
#include "tui/field_help.h"
#include "tui/terms.h"
#include "tui/textview.h"

Test(help, says_what_the_screen_is_for_before_its_keys)
{
	struct desk *desk = begin(24, 80);

	keys("3<F1>");
	sees("Mọi vụ việc và hạn");
	sees("Giao vụ việc");
	finish(desk);
}

Test(help, every_context_has_its_purpose)
{
	for (int context = 0; context < CTX_COUNT; context++)
		cr_expect(contexts[context].purpose, "%s: what is it for?", contexts[context].name);
}

Test(help, explains_the_field_the_cursor_is_on)
{
	struct desk *desk = begin(40, 120);

	keys("3m<F1>");
	sees("Một trong: ");
	sees("Cách ghi: ");
	keys("<Esc><Tab><F1>");
	sees("Nhiều nhất ");
	finish(desk);
}

Test(help, a_field_is_explained_from_its_row)
{
	static const struct field required = {
		.label = "Day", .type = &FT_DATE, .flags = FF_REQUIRED, .help = "a day"};
	static const struct field counted = {
		.label = "Days", .type = &FT_NUMBER, .min = 1, .max = 90};
	struct buf text = {0};

	locale_init();
	field_help(&required, &text);
	cr_expect(strstr(buf_text(&text), "a day."));
	cr_expect(strstr(buf_text(&text), "Phải điền."));
	cr_expect(strstr(buf_text(&text), "15/3"));
	buf_cut(&text, 0);
	field_help(&counted, &text);
	cr_expect(strstr(buf_text(&text), "Từ 1 đến 90."), "%s", buf_text(&text));
	buf_clear(&text);
}

Test(help, slash_finds_words_without_accents_and_tab_goes_on)
{
	struct desk *desk = begin(24, 80);

	keys("<F1>/kien nghi<Enter>");
	sees("kiến nghị, phản ánh");
	const struct textview *text = (const struct textview *)tui->top;
	const size_t first = text->hit;
	cr_assert_neq(first, SIZE_MAX);
	keys("<Tab>");
	cr_expect_neq(text->hit, first);
	keys("<Shift+Tab>");
	cr_expect_eq(text->hit, first);
	keys("/khong dau vet<Esc>");
	cr_expect_str_eq(tui->top->ops->name, "help", "Esc ends the search, not the help");
	keys("<Esc>");
	cr_expect_str_neq(tui->top->ops->name, "help");
	finish(desk);
}

Test(help, words_that_are_not_there_are_said_so)
{
	struct desk *desk = begin(24, 80);

	keys("<F1>/xyzzy");
	sees("Không có các từ này");
	finish(desk);
}

Test(help, f1_again_lists_all_screens_and_words)
{
	struct desk *desk = begin(24, 80);

	keys("<F1><F1>");
	sees("Giúp về");
	keys("to cao<Enter>");
	sees("tố cáo                Cá nhân báo");
	keys("<F1>don du lieu khong co<Esc>");
	keys("<F1>ghi hop<Enter>");
	sees("Ghi ngay khi người dân đang nói");
	finish(desk);
}

Test(help, every_law_it_names_has_an_article)
{
	for (size_t i = 0; i < term_count; i++) {
		const char *source = terms[i].source;

		cr_expect(*terms[i].meaning);
		cr_expect(!source || strstr(source, "art. "), "%s", terms[i].word);
	}
}

Test(help, looks_as_agreed)
{
	static const struct {
		int rows, columns;
		const char *name;
	} sizes[] = {{18, 60, "help-60x18"}, {40, 120, "help-120x40"}};

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		struct desk *desk = begin(sizes[i].rows, sizes[i].columns);
		keys("3<F1>");
		golden(sizes[i].name);
		finish(desk);
	}
}
