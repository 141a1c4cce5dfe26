/* The writers of files: each on papers that try to break it, and read back by other code. */
#include <jansson.h>

#include "../domain/office.h"
#include "base/text.h"
#include "base/zip.h"
#include "nasty.h"
#include "reader.h"

static void cr_well_formed(const char *name, const struct buf *content)
{
	const size_t length = strlen(name);

	if (strcmp(name + length - 4, ".xml") && strcmp(name + length - 5, ".rels"))
		return;
	const char *wrong = xml_fault(content);
	cr_assert_null(wrong, "%s: %s", name, wrong);
}

/* How often a text stands in another. */
static int times(const struct buf *buf, const char *text)
{
	int count = 0;

	for (const char *c = buf_text(buf); (c = strstr(c, text)); c += strlen(text))
		count++;
	return count;
}

static void entry(const struct buf *zip, const char *name, struct buf *out)
{
	cr_assert(zip_entry(zip, name, out), "%s is missing", name);
}

Test(zip, holds_what_was_put_in)
{
	struct buf file = {0}, got = {0};
	char *bytes = NULL, noise[3000];
	size_t size = 0;
	FILE *stream = open_memstream(&bytes, &size);
	struct zip *zip = zip_new(stream);

	for (size_t i = 0; i < sizeof noise; i++)
		noise[i] = (char)(i * i * 2654435761U >> 13);
	MUST(zip_add(zip, "a/ệ.txt", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 31, &err));
	MUST(zip_add(zip, "empty", "", 0, &err));
	MUST(zip_add(zip, "noise", noise, sizeof noise, &err));
	MUST(zip_end(zip, &err));
	zip_free(zip);
	fclose(stream);
	buf_put(&file, bytes, size);
	free(bytes);
	entry(&file, "a/ệ.txt", &got);
	cr_assert_str_eq(buf_text(&got), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
	buf_cut(&got, 0);
	entry(&file, "empty", &got);
	cr_assert_eq(got.len, 0);
	entry(&file, "noise", &got);
	cr_assert(!memcmp(got.s, noise, sizeof noise));
	buf_clear(&got);
	buf_clear(&file);
}

Test(docx, is_whole_and_well_formed_whatever_stands_in_it)
{
	struct paper paper = {0};
	struct buf file = {0}, document = {0};

	nasty_paper(&paper);
	written(&paper, FORMAT_DOCX, &file);
	zip_each(&file, cr_well_formed);
	entry(&file, "word/document.xml", &document);
	cr_assert(holds(&document, NASTY_NFC));
	cr_assert(holds(&document, "]]&gt; &amp; &lt;b&gt;"));
	/* Across the page for the table of 40 columns, upright before and behind it. */
	cr_assert_geq(times(&document, "<w:sectPr>"), 3);
	cr_assert(holds(&document, "w:orient=\"landscape\""));
	cr_assert_eq(times(&document, "<w:titlePg/>"), 1, "no number on the first page alone");
	buf_clear(&document);
	buf_clear(&file);
	paper_clear(&paper);
}

Test(docx, repeats_the_headings_of_a_table_and_merges_its_boxes)
{
	struct paper paper = {0};
	struct buf file = {0}, document = {0};

	form_paper(&paper);
	written(&paper, FORMAT_DOCX, &file);
	entry(&file, "word/document.xml", &document);
	cr_assert_eq(times(&document, "<w:tblHeader/>"), 3 + 1, "three levels and the numbers");
	cr_assert(holds(&document, "<w:gridSpan w:val=\"3\"/>"));
	cr_assert(holds(&document, "<w:vMerge w:val=\"restart\"/>"));
	buf_clear(&document);
	buf_clear(&file);
	paper_clear(&paper);
}

static void assert_style(const struct buf *styles, const char *name, const char *what)
{
	char id[64];

	snprintf(id, sizeof id, "w:styleId=\"%s\"", name);
	const char *begin = strstr(buf_text(styles), id), *end;
	cr_assert(begin, "no style %s", name);
	end = strstr(begin, "</w:style>");
	cr_assert(memmem(begin, (size_t)(end - begin), what, strlen(what)), "%s: %.*s", name,
		(int)(end - begin), begin);
}

Test(docx, has_the_margins_and_sizes_of_the_decree_and_of_the_party)
{
	struct paper paper = {0};
	struct buf file = {0}, part = {0};

	paper_add(&paper, PAPER_HEAD, "TỈNH ỦY\nĐẢNG ỦY XÃ", "ĐẢNG CỘNG SẢN VIỆT NAM");
	written(&paper, FORMAT_DOCX, &file);
	entry(&file, "word/document.xml", &part);
	/* A4; 20, 15, 20 and 30 mm in twentieths of a point. */
	cr_assert(holds(&part, "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>"));
	cr_assert(holds(&part, "w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""));
	buf_cut(&part, 0);
	entry(&file, "word/styles.xml", &part);
	cr_assert(holds(&part, "Times New Roman"));
	buf_cut(&part, 0);
	buf_cut(&file, 0);
	paper.style = PAPER_PARTY;
	written(&paper, FORMAT_DOCX, &file);
	entry(&file, "word/document.xml", &part);
	cr_assert(holds(&part, ">*<"), "the star under the office of the Party");
	buf_cut(&part, 0);
	entry(&file, "word/styles.xml", &part);
	/* Half points; title of the Party, kind of paper, superior, recipients and their list. */
	assert_style(&part, "nation", "<w:b/><w:sz w:val=\"30\"/>");
	assert_style(&part, "name", "<w:b/><w:sz w:val=\"32\"/>");
	assert_style(&part, "superior", "<w:rPr><w:sz w:val=\"28\"/>");
	assert_style(&part, "recipients", "<w:u w:val=\"single\"/><w:sz w:val=\"28\"/>");
	assert_style(&part, "list", "<w:rPr><w:sz w:val=\"24\"/>");
	buf_clear(&part);
	buf_clear(&file);
	paper_clear(&paper);
}

/* ---- XLSX ----------------------------------------------------------------------------------------- */

Test(xlsx, is_whole_and_well_formed_whatever_stands_in_it)
{
	struct paper paper = {0};
	struct buf file = {0}, part = {0};

	nasty_paper(&paper);
	written(&paper, FORMAT_XLSX, &file);
	zip_each(&file, cr_well_formed);
	entry(&file, "xl/workbook.xml", &part);
	cr_assert(holds(&part, "name=\"Tên bảng dài hơn ba mươi mốt ch\""), "%s", buf_text(&part));
	buf_cut(&part, 0);
	entry(&file, "xl/sharedStrings.xml", &part);
	cr_assert(holds(&part, NASTY_NFC));
	cr_assert(holds(&part, ">=1+1<"), "a text, no formula");
	for (size_t i = 0; i < 2; i++) {
		static const char *const sheets[] = {
			"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"};
		buf_cut(&part, 0);
		entry(&file, sheets[i], &part);
		cr_assert(!holds(&part, "<f>"), "a formula from a text");
	}
	cr_assert(holds(&part, "<v>46812</v>"), "29/02/2028 as a number of days");
	cr_assert(holds(&part, "<v>0.125</v>"), "12,5 percent as a number");
	buf_clear(&part);
	buf_clear(&file);
	paper_clear(&paper);
}

Test(xlsx, has_numbers_sums_and_pages_as_a_form_wants_them)
{
	struct paper paper = {0};
	struct buf file = {0}, sheet = {0};

	form_paper(&paper);
	written(&paper, FORMAT_XLSX, &file);
	entry(&file, "xl/worksheets/sheet1.xml", &sheet);
	/* Rows: name, days, title, three of headings, numbers. */
	cr_assert(holds(&sheet, "<f>C8+D8</f><v>50</v>"), "a sum that holds: %s", buf_text(&sheet));
	cr_assert(!holds(&sheet, "<f>H8+I8</f>"), "a broken one keeps its number");
	cr_assert(holds(&sheet, "<v>40</v>"));
	cr_assert_eq(times(&sheet, "<conditionalFormatting"), 2);
	cr_assert(holds(&sheet, "<formula>G8&lt;&gt;H8+I8</formula>"));
	cr_assert(holds(&sheet, "<mergeCell ref=\"B4:D4\"/>"));
	cr_assert(holds(&sheet, "<mergeCell ref=\"A4:A6\"/>"));
	cr_assert(holds(&sheet, "fitToHeight=\"0\""));
	cr_assert(holds(&sheet, "orientation=\"landscape\""));
	cr_assert(holds(&sheet, "paperSize=\"9\""));
	cr_assert(holds(&sheet, "&amp;P/&amp;N"));
	buf_cut(&sheet, 0);
	entry(&file, "xl/workbook.xml", &sheet);
	cr_assert(holds(&sheet, "$4:$7</definedName>"), "headings on each page");
	buf_cut(&sheet, 0);
	entry(&file, "xl/sharedStrings.xml", &sheet);
	cr_assert(holds(&sheet, "6=7+8 does not hold: 40 and 41."));
	buf_clear(&sheet);
	buf_clear(&file);
	paper_clear(&paper);
}

Test(xlsx, loses_no_letter_of_a_text_that_no_cell_holds)
{
	struct paper paper = {0};
	struct buf file = {0}, cells = {0};
	int longest = 0;

	nasty_paper(&paper);
	written(&paper, FORMAT_XLSX, &file);
	xlsx_column(&file, 2, "A", &cells);
	for (const char *c = buf_text(&cells); *c; c++) {
		const size_t run = strspn(c, "ệ ");
		longest = (int)run > longest ? (int)run : longest;
		c += run ? run - 1 : 0;
	}
	/* 400 blanks in it, and one above it. */
	cr_assert_eq(longest, 39600 * (int)strlen("ệ") + 401, "%d bytes", longest);
	buf_clear(&cells);
	buf_clear(&file);
	paper_clear(&paper);
}

Test(xlsx, has_a_native_chart_with_its_numbers)
{
	struct paper paper = {0};
	struct paper_chart *chart = chart_new(CHART_BARS, "Đơn theo tháng", "đơn");
	struct buf file = {0}, part = {0};

	chart_label(chart, "Tháng 10");
	chart_label(chart, "Tháng 11");
	chart_value(chart, chart_series(chart, "Nhận"), 0, 4711);
	paper_add_chart(&paper, chart);
	written(&paper, FORMAT_XLSX, &file);
	zip_each(&file, cr_well_formed);
	entry(&file, "xl/charts/chart1.xml", &part);
	cr_assert(holds(&part, "<c:v>4711</c:v>"), "numbers for who does not count again");
	cr_assert(holds(&part, "<c:min val=\"0\"/>"), "bars begin at 0");
	buf_clear(&part);
	buf_clear(&file);
	paper_clear(&paper);
}

/* ---- PDF ------------------------------------------------------------------------------------------ */

#ifdef HAVE_PDF
Test(pdf, goes_over_pages_and_can_be_searched_whatever_stands_in_it)
{
	struct paper paper = {0};
	struct buf file = {0}, found = {0};
	int pages;

	nasty_paper(&paper);
	written(&paper, FORMAT_PDF, &file);
	pdf_letters(&file, &found, &pages);
	cr_assert_gt(pages, 5, "%d pages", pages);
	for (const char *c = "ếệễạĐ"; *c;) {
		char *letter = xstrndup(c, text_next(c));
		cr_assert(holds(&found, letter), "%s cannot be searched", letter);
		c += strlen(letter);
		free(letter);
	}
	buf_clear(&found);
	buf_clear(&file);
	paper_clear(&paper);
}

static int drawn(int rows)
{
	struct paper paper = {0};
	struct table *table = table_new("Bảng");
	struct buf file = {0};

	table_column(table, TABLE_TEXT, "Tên", NULL, 0);
	table_column(table, TABLE_NUMBER, "Số lượt", NULL, 0);
	table_column(table, TABLE_DATE, "Ngày", NULL, 0);
	for (int i = 0; i < rows; i++) {
		table_row(table)->strong = i == 1;
		table_text(table, 0, "Nguyễn Thị Lụa (xóm 1)");
		table_value(table, 1, 1234);
		table_value(table, 2, date_make(2028, 2, 29));
	}
	paper_add_table(&paper, table);
	written(&paper, FORMAT_PDF, &file);
	const int count = pdf_drawn(&file);
	buf_clear(&file);
	paper_clear(&paper);
	return count;
}

Test(pdf, draws_every_letter_of_every_cell)
{
	/* NguyễnThịLụa(xóm1), 1.234, 29/02/2028 */
	const int row = 18 + 5 + 10;

	for (int rows = 1; rows < 9; rows++)
		cr_assert_eq(drawn(rows) - drawn(0), rows * row, "%d rows: %d", rows,
			drawn(rows) - drawn(0));
}

Test(pdf, of_an_empty_paper_is_one_page)
{
	struct paper paper = {0};
	struct buf file = {0}, found = {0};
	int pages;

	written(&paper, FORMAT_PDF, &file);
	pdf_letters(&file, &found, &pages);
	cr_assert_eq(pages, 1);
	buf_clear(&found);
	buf_clear(&file);
}
#endif

/* ---- HTML, CSV, JSON ------------------------------------------------------------------------------ */

Test(html, is_whole_and_asks_for_nothing_from_elsewhere)
{
	struct paper paper = {0};
	struct buf file = {0}, elements = {0};

	nasty_paper(&paper);
	written(&paper, FORMAT_HTML, &file);
	cr_assert(!strncmp(buf_text(&file), "<!DOCTYPE html>\n", 16));
	/* Written so that it is XML, too. */
	buf_puts(&elements, buf_text(&file) + 16);
	const char *wrong = xml_fault(&elements);
	cr_assert_null(wrong, "%s", wrong);
	cr_assert(holds(&file, NASTY_NFC));
	cr_assert(holds(&file, "]]&gt; &amp; &lt;b&gt; &quot; &#39;"));
	cr_assert(!holds(&file, "<script"));
	cr_assert(!holds(&file, "src="));
	cr_assert(!holds(&file, "href="));
	cr_assert(!holds(&file, "url("));
	cr_assert(holds(&file, "<svg "));
	cr_assert(holds(&file, "class=\"across\""));
	buf_clear(&elements);
	buf_clear(&file);
	paper_clear(&paper);
}

Test(html, marks_the_cell_of_a_broken_sum)
{
	struct paper paper = {0};
	struct buf file = {0};

	form_paper(&paper);
	written(&paper, FORMAT_HTML, &file);
	cr_assert(holds(&file, "<td class=\"value broken\">40</td>"));
	cr_assert(holds(&file, "<th scope=\"colgroup\" colspan=\"3\">"));
	cr_assert(holds(&file, "rowspan=\"3\""));
	buf_clear(&file);
	paper_clear(&paper);
}

static const char *member(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

Test(json, is_read_by_a_strict_reader_and_has_numbers_as_numbers)
{
	struct paper paper = {0};
	struct buf file = {0};
	json_error_t fault;

	nasty_paper(&paper);
	written(&paper, FORMAT_JSON, &file);
	json_t *root = json_loadb(buf_text(&file), file.len, JSON_REJECT_DUPLICATES, &fault);
	cr_assert(root, "%d: %s", fault.line, fault.text);
	cr_assert_eq(json_integer_value(json_object_get(root, "format")), 1);
	const json_t *blocks = json_object_get(root, "blocks");
	cr_assert_eq(json_array_size(blocks), paper.count);
	const json_t *table = json_array_get(blocks, 13);
	cr_assert_str_eq(member(table, "kind"), "table");
	const json_t *cells =
		json_object_get(json_array_get(json_object_get(table, "rows"), 0), "cells");
	cr_assert_str_eq(json_string_value(json_array_get(cells, 0)), NASTY_FORMULA);
	cr_assert_str_eq(json_string_value(json_array_get(cells, 1)), "2028-02-29");
	cr_assert_eq(json_real_value(json_array_get(cells, 2)), 12.5);
	json_decref(root);
	buf_clear(&file);
	paper_clear(&paper);
}

static void csv_of(struct paper *paper, bool bom, struct buf *out)
{
	struct table *table = table_new("một");

	table_column(table, TABLE_TEXT, "Nhóm\nTên", NULL, 0);
	table_column(table, TABLE_MONEY, "Tiền", NULL, 0);
	table_column(table, TABLE_MILLION, "Trđ", NULL, 0);
	table_row(table);
	table_text(table, 0, NASTY_FORMULA);
	table_value(table, 1, -1234567);
	table_value(table, 2, -50000);
	table_row(table);
	table_text(table, 0, "a\"b,c");
	paper_add_table(paper, table);
	paper_csv(paper, bom, out);
}

Test(csv, is_plain_for_programs_and_harmless_in_spreadsheets)
{
	struct paper paper = {0};
	struct buf out = {0};

	csv_of(&paper, false, &out);
	cr_assert_str_eq(
		buf_text(&out), "Nhóm > Tên,Tiền,Trđ\r\n=1+1,-1234567,-0.05\r\n\"a\"\"b,c\",,\r\n");
	paper_clear(&paper);
	buf_cut(&out, 0);
	csv_of(&paper, true, &out);
	cr_assert_str_eq(buf_text(&out),
		"\xEF\xBB\xBFNhóm > Tên,Tiền,Trđ\r\n'=1+1,-1234567,-0.05\r\n\"a\"\"b,c\",,\r\n");
	paper_clear(&paper);
	buf_clear(&out);
}

/* ---- all ------------------------------------------------------------------------------------------ */

Test(writers, say_what_failed_where_the_disk_is_full)
{
	static const enum format formats[] = {
		FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON, FORMAT_HTML, FORMAT_XLSX, FORMAT_DOCX,
#ifdef HAVE_PDF
		FORMAT_PDF
#endif
	};
	struct paper paper = {0};

	nasty_paper(&paper);
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		struct error failure = {0};
		FILE *full = fopen("/dev/full", "w");
		cr_assert(full);
		setvbuf(full, NULL, _IONBF, 0);
		cr_assert(!paper_write(&paper, formats[i], NULL, full, &failure), "%s",
			format_names[formats[i]]);
		cr_assert_eq(failure.code, ERR_FULL, "%s: %d", format_names[formats[i]],
			(int)failure.code);
		cr_assert(strstr(failure.text, "No space left"), "%s", failure.text);
		fclose(full);
	}
	paper_clear(&paper);
}

Test(writers, make_the_same_bytes_of_the_same_paper)
{
	static const enum format formats[] = {
		FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON, FORMAT_HTML, FORMAT_XLSX, FORMAT_DOCX};
	struct paper paper = {0};

	setenv("DOITHOAI_NOW", "2026-11-23T08:12:00", 1);
	nasty_paper(&paper);
	for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
		struct buf first = {0}, second = {0};
		written(&paper, formats[i], &first);
		written(&paper, formats[i], &second);
		cr_assert_eq(first.len, second.len, "%s", format_names[formats[i]]);
		cr_assert(!memcmp(buf_text(&first), buf_text(&second), first.len), "%s",
			format_names[formats[i]]);
		buf_clear(&first);
		buf_clear(&second);
	}
	paper_clear(&paper);
}
