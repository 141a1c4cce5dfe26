/* How wide the columns of tables are: nothing is broken that need not be. */
#include "../domain/office.h"
#include "base/typeface.h"
#include "nasty.h"
#include "report/form_paper.h"
#include "report/paper_table.h"

Test(letters, are_as_wide_as_those_of_times)
{
	struct typeface *times = typeface_times();

	cr_expect_eq(typeface_width(times, "", 0, false), 0);
	cr_expect_eq(typeface_width(times, "AVi.", 4, false), 722 + 722 + 278 + 250);
	/* Marks do not widen a letter, the horn does. */
	cr_expect_eq(typeface_width(times, "ệ", strlen("ệ"), false), 444);
	cr_expect_eq(typeface_width(times, "ệ", strlen("ệ"), true), 444);
	cr_expect_eq(typeface_width(times, "Đ", strlen("Đ"), true), 722);
	cr_expect_gt(typeface_width(times, "ự", strlen("ự"), false), 500);
	/* Asked twice, it is the same; bytes that are no text count, too. */
	cr_expect_eq(typeface_width(times, "ệ", strlen("ệ"), false), 444);
	cr_expect_eq(typeface_width(times, "\xFF", 1, false), 1000);
}

Test(letters, are_wrapped_at_blanks_and_in_words_that_no_line_holds)
{
	struct typeface *times = typeface_times();
	int lines;

	/* Each digit is 500 wide, a blank 250. */
	cr_expect_eq(typeface_wrap(times, "11 22 33", false, 2250, 9, &lines), 8);
	cr_expect_eq(lines, 2);
	cr_expect_eq(typeface_wrap(times, "11 22 33", false, 2249, 1, &lines), 3);
	cr_expect_eq(lines, 1);
	cr_expect_eq(typeface_wrap(times, "11111", false, 1000, 9, &lines), 5);
	cr_expect_eq(lines, 3);
	cr_expect_eq(typeface_wrap(times, "1\n\n1\n", false, 5000, 9, &lines), 5);
	cr_expect_eq(lines, 4);
	cr_expect_eq(typeface_wrap(times, "", false, 5000, 9, &lines), 0);
	cr_expect_eq(lines, 1);
}

/* Each word of a box has room, in thousandths of the size of letters. */
static void check_words(const char *where, const char *text, size_t bytes, double room)
{
	const char *end = text + bytes;

	for (const char *word = text; word < end;) {
		size_t length = 0;
		while (word + length < end && !strchr(" \n", word[length]))
			length++;
		cr_expect_leq(typeface_width(typeface_times(), word, length, true), room,
			"%s: no room for “%.*s”", where, (int)length, word);
		word += length + 1;
	}
}

static void check_fit(const char *where, const struct paper *paper, const struct table *table)
{
	struct table_fit fit;
	struct table_box *boxes;

	table_fit_init(&fit, paper, table, typeface_times());
	cr_expect_eq(fit.part_count, 1, "%s is broken", where);
	cr_expect_geq(fit.size, 7, "%s cannot be read", where);
	const struct table_part *part = &fit.parts[0];
	const double page = fit.landscape ? 714 : 467; /* points: 297 or 210 mm without margins */
	const size_t count = table_part_boxes(table, part, &boxes);
	for (size_t i = 0; i < count; i++) {
		double points = -2 * fit.pad;
		for (size_t k = 0; k < boxes[i].columns; k++)
			points += table_column_points(&fit, part, boxes[i].first + k, page);
		check_words(where, boxes[i].text, boxes[i].bytes, points * 1000 / fit.size);
	}
	for (size_t i = 0; i < table->column_count; i++) {
		const char *number = table->columns[i].number;
		const double room = table_column_points(&fit, part, i, page) - 2 * fit.pad;
		for (size_t bytes; number && *number; number += bytes) {
			bytes = strcspn(number, "=+") + 1;
			bytes = bytes > strlen(number) ? strlen(number) : bytes;
			cr_expect_leq(typeface_width(typeface_times(), number, bytes, false),
				room * 1000 / fit.size, "%s: %s", where, number);
		}
	}
	free(boxes);
	table_fit_clear(&fit);
}

Test(widths, break_no_word_and_no_number_on_any_official_form)
{
	static const char *const names[] = {"2023", "2026"};
	struct desk *desk = office();
	struct forms *forms;
	size_t count, seen = 0;

	act_as(desk, "quan");
	MUST(forms_read(&forms, NULL, &err));
	const struct form *all = forms_all(forms, &count);
	for (size_t i = 0; i < 2 * count; i++) {
		const struct form *form = &all[i / 2];
		struct form_result result;
		struct period period;
		struct paper paper;
		MUST(period_parse(&period, names[i % 2], 15, &err));
		if (form_find(forms, form->id, &period, &err) != form)
			continue;
		MUST(form_make(desk, form, &period, &result, &err));
		form_make_paper(desk, &result, &paper);
		for (size_t k = 0; k < paper.count; k++)
			if (paper.blocks[k].kind == PAPER_TABLE)
				check_fit(form->id, &paper, paper.blocks[k].table);
		seen++;
		paper_clear(&paper);
		form_clear(&result);
	}
	cr_expect_geq(seen, count);
	forms_free(forms);
	desk_close(desk);
}

Test(widths, break_a_formula_behind_its_signs_alone)
{
	const struct table_ruler ruler = table_ruler_text(3);
	struct buf lines = {0};

	table_number_lines(&ruler, "6=8+9+10=11+12", 5, &lines);
	cr_expect_str_eq(buf_text(&lines), "6=8+\n9+10=\n11+12");
	buf_cut(&lines, 0);
	table_number_lines(&ruler, "30", 1, &lines);
	cr_expect_str_eq(buf_text(&lines), "30");
	buf_clear(&lines);
}
