/* The model of a paper and its plain writers: text, CSV, JSON. */
#include "../domain/office.h"
#include "base/text.h"
#include "nasty.h"

static char *as_text(const struct paper *paper, int columns)
{
	struct buf text = {0};

	paper_text(paper, columns, &text);
	return buf_steal(&text);
}

Test(paper, makes_every_text_valid_at_the_door)
{
	struct paper paper = {0};

	paper_add(&paper, PAPER_PART, NASTY_BAD, NASTY_NFD);
	cr_assert_str_eq(paper.blocks[0].second, NASTY_NFC);
	cr_assert(text_is_valid(paper.blocks[0].text, strlen(paper.blocks[0].text)));
	cr_assert_str_eq(paper.blocks[0].text, "a��(��[31mb���");
	paper_add(&paper, PAPER_TEXT,
		"a\tb\r\nc\x7F"
		"d\xEF\xBF\xBF",
		NULL);
	cr_assert_str_eq(paper.blocks[1].text, "a b\nc�d�");
	paper_clear(&paper);
}

Test(paper, keeps_a_note_once)
{
	struct paper paper = {0};

	paper_note(&paper, "một");
	paper_note(&paper, "một hai");
	paper_note(&paper, "một");
	cr_assert_str_eq(paper.notes, "một\nmột hai\n");
	paper_clear(&paper);
}

Test(paper, merges_equal_neighbours_of_the_headings)
{
	struct paper paper = {0};
	struct table_box *boxes;

	form_paper(&paper);
	const struct table *table = paper.blocks[2].table;
	cr_assert_eq(table_levels(table), 3);
	const size_t count = table_boxes(table, 0, table->column_count, &boxes);
	/* First level: unit, all petitions, handled, not handled, results. */
	cr_assert_eq(count, 5 + 4 + 3);
	cr_assert_eq(boxes[0].levels, 3);
	cr_assert_eq(boxes[1].columns, 3);
	cr_assert_eq(boxes[1].levels, 1);
	cr_assert_eq(boxes[4].columns, 3);
	cr_assert_eq(boxes[5].levels, 2, "a leaf reaches down to the numbers");
	free(boxes);
	paper_clear(&paper);
}

Test(paper, tells_the_cells_of_a_broken_sum)
{
	struct paper paper = {0};
	struct buf told = {0};

	form_paper(&paper);
	table_broken(paper.blocks[2].table, &told);
	cr_assert_str_eq(buf_text(&told), "Row 1: 6=7+8 does not hold: 40 and 41.\n");
	buf_clear(&told);
	paper_clear(&paper);
}

Test(paper, draws_a_table_with_the_tree_of_its_headings)
{
	struct paper paper = {0};

	form_paper(&paper);
	char *text = as_text(&paper, 100);
	cr_assert(strstr(text, "Tổng số đơn phải xử lý"), "%s", text);
	cr_assert(strstr(text, "1=2+3="), "broken behind a sign: %s", text);
	cr_assert(strstr(text, " 4+5 "), "%s", text);
	for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
		char *one = xstrndup(line, strcspn(line, "\n"));
		cr_assert_leq(text_width(one), 100, "too wide: %s", one);
		free(one);
	}
	free(text);
	paper_clear(&paper);
}

Test(paper, stays_within_its_columns_and_loses_no_number)
{
	static const int widths[] = {40, 60, 78, 120, 200};
	struct paper paper = {0};

	nasty_paper(&paper);
	for (size_t i = 0; i < sizeof widths / sizeof widths[0]; i++) {
		char *text = as_text(&paper, widths[i]), number[16];
		for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
			char *one = xstrndup(line, strcspn(line, "\n"));
			cr_assert_leq(text_width(one), widths[i], "too wide: %s", one);
			free(one);
		}
		for (int column = 1; column < 40; column++) {
			snprintf(number, sizeof number, "2.%03d", column);
			cr_assert(strstr(text, number), "%s is lost in %d columns", number,
				widths[i]);
		}
		free(text);
	}
	paper_clear(&paper);
}

Test(paper, repeats_the_first_column_where_a_table_is_broken)
{
	struct paper paper = {0};
	struct table_part *parts;

	nasty_paper(&paper);
	const struct table *table = paper.blocks[12].table;
	cr_assert_eq(table->column_count, 40);
	const struct table_ruler ruler = table_ruler_text(3);
	struct table_wish *wishes = table_wishes(table, &ruler);
	const size_t count = table_parts(table, &ruler, wishes, 78, &parts);
	free(wishes);
	cr_assert_gt(count, 2);
	for (size_t i = 0; i < count; i++) {
		cr_assert_eq(parts[i].repeat, i > 0);
		cr_assert_eq(parts[i].from, i ? parts[i - 1].until : 0);
	}
	cr_assert_eq(parts[count - 1].until, 40);
	table_parts_free(parts, count);
	paper_clear(&paper);
}

/* Columns [at, at + columns) of a line of a text. */
static char *cut_out(const char *text, int line, int at, int columns)
{
	while (line--)
		text += strcspn(text, "\n") + 1;
	char *one = xstrndup(text, strcspn(text, "\n"));
	const size_t begin = text_fit(one, at);
	char *cut = xstrndup(one + begin, text_fit(one + begin, columns));
	free(one);
	return cut;
}

Test(paper, says_where_each_number_stands_at_every_width)
{
	for (int columns = 40; columns <= 200; columns += 20) {
		struct paper paper = {0};
		struct paper_places places = {0};
		struct buf text = {0};
		size_t numbers = 0;
		form_paper(&paper);
		paper_text_places(&paper, columns, &text, &places);
		for (size_t i = 0; i < places.count; i++) {
			const struct paper_place *place = &places.list[i];
			struct buf shown = {0}, padded = {0};
			char *found =
				cut_out(buf_text(&text), place->line, place->at, place->columns);
			table_show(place->table, &place->table->rows[place->row], place->column,
				&shown);
			text_pad(&padded, buf_text(&shown), place->columns, ALIGN_RIGHT);
			cr_assert_str_eq(
				found, buf_text(&padded), "%d columns, place %zu", columns, i);
			free(found);
			buf_clear(&shown);
			buf_clear(&padded);
		}
		for (size_t i = 0; i < paper.count; i++) {
			const struct table *table = paper.blocks[i].table;
			for (size_t k = 0; table && k < table->row_count * table->column_count;
				k++) {
				const struct table_cell *cell =
					&table->rows[k / table->column_count]
						 .cells[k % table->column_count];
				numbers += cell->filled && !cell->text;
			}
		}
		cr_assert_eq(
			places.count, numbers, "%d columns: each number has one place", columns);
		paper_places_clear(&places);
		buf_clear(&text);
		paper_clear(&paper);
	}
}

Test(paper, has_a_chart_whose_axis_holds_every_value)
{
	struct paper_chart *chart = chart_new(CHART_BARS, "t", "");
	int64_t low, high, step;

	chart_label(chart, "a");
	chart_value(chart, chart_series(chart, "s"), 0, 137);
	chart_axis(chart, &low, &high, &step);
	cr_assert_eq(low, 0, "bars begin at 0");
	cr_assert_geq(high, 137);
	cr_assert_eq(step, 20);
	chart->kind = CHART_POINTS;
	chart->series[0].values[0].value = -5;
	chart_axis(chart, &low, &high, &step);
	cr_assert_leq(low, -5);
	chart_free(chart);
}
