#include "nasty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../domain/office.h"

const char *nasty_name(void)
{
	static char name[2048];

	if (!*name)
		for (int i = 0; i < 25; i++)
			strcat(name, "Nguyễn Đ"); /* 8 letters */
	return name;
}

static void wide_table(struct paper *paper)
{
	struct table *table = table_new("Bảng bốn mươi cột");
	char text[64];

	table_column(table, TABLE_TEXT, "Đơn vị", NULL, 0);
	for (int i = 1; i < 40; i++) {
		snprintf(text, sizeof text, "Nhóm %d\nPhân tổ %d\nCột số %d", i / 10, i / 4, i);
		table_column(table, i % 5 ? TABLE_NUMBER : TABLE_MONEY, text, NULL, 0);
	}
	for (int row = 0; row < 3; row++) {
		table_row(table)->strong = row == 2;
		table_text(table, 0, row ? "Thôn Đông" : nasty_name());
		for (int i = 1; i < 40; i++)
			table_value(table, (size_t)i, row * 1000 + i);
	}
	paper_add_table(paper, table);
}

static void nasty_table(struct paper *paper)
{
	static const char *const texts[] = {NASTY_FORMULA, NASTY_MARKUP, NASTY_NFD, NASTY_BAD,
		"@SUM(A1)", "+84", "-1", "a\nb\r\nc", "0", "\xEF\xBF\xBF", " "};
	struct table *table = table_new("Tên bảng [*:?/\\] dài hơn ba mươi mốt chữ cái");
	struct buf text = {0};

	table_column(table, TABLE_TEXT, NASTY_MARKUP, NULL, 0);
	table_column(table, TABLE_DATE, "Ngày\xFE", "2", 0);
	table_column(table, TABLE_PERCENT, "Tỷ lệ", "3", 1);
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		table_row(table);
		table_text(table, 0, texts[i]);
		table_value(table, 1, date_make(2028, 2, 29));
		table_value(table, 2, 125);
	}
	for (int i = 0; i < 40000; i++)
		buf_puts(&text, i % 100 == 99 ? " " : "ệ");
	table_row(table);
	table_text(table, 0, buf_text(&text));
	table_text(table, 1, "không rõ");
	buf_clear(&text);
	paper_add_table(paper, table);
}

static void nasty_chart(struct paper *paper)
{
	struct paper_chart *chart = chart_new(CHART_BARS, NASTY_MARKUP, "đơn");

	chart_label(chart, nasty_name());
	chart_label(chart, NASTY_BAD);
	chart_label(chart, "");
	chart_value(chart, chart_series(chart, NASTY_FORMULA), 0, 12);
	chart_value(chart, 0, 2, -3);
	chart_series(chart, "trống");
	chart->has_target = true;
	chart->target = 10;
	paper_add_chart(paper, chart);
	paper_add_chart(paper, chart_new(CHART_POINTS, "không có gì", NULL));
}

void nasty_paper(struct paper *paper)
{
	struct table *empty = table_new(NULL);

	paper_add(paper, PAPER_HEAD, "ỦY BAN NHÂN DÂN TỈNH\nỦY BAN NHÂN DÂN XÃ",
		"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc");
	paper_add(paper, PAPER_NUMBER, "Số: 07/BC-UBND", "Tân Lập, ngày 29 tháng 02 năm 2028");
	paper_add(paper, PAPER_NAME, NASTY_MARKUP, NULL)->strong = true;
	paper_add(paper, PAPER_ABOUT, nasty_name(), NULL)->strong = true;
	paper_add(paper, PAPER_TO, NASTY_NFD, NULL);
	paper_add(paper, PAPER_BASIS, NASTY_BAD, NULL);
	paper_add(paper, PAPER_HEADING, NASTY_WORD, NULL)->strong = true;
	paper_add(paper, PAPER_TEXT, NASTY_BAD "\n\n" NASTY_MARKUP, NULL);
	paper_add(paper, PAPER_ITEM, nasty_name(), NASTY_FORMULA);
	paper_add(paper, PAPER_PART, NASTY_MARKUP, NASTY_BAD);
	paper_add(paper, PAPER_NOTE, NASTY_FORMULA, NULL);
	paper_add_table(paper, empty);
	wide_table(paper);
	nasty_table(paper);
	nasty_chart(paper);
	paper_add(paper, PAPER_BREAK, NULL, NULL);
	paper_add(paper, PAPER_PAIR, "THƯ KÝ", NULL);
	paper_add(paper, PAPER_SIGN, "Nơi nhận:\n- Như trên;\n- Lưu: VT.", nasty_name());
	paper_add(paper, PAPER_LIST, NASTY_MARKUP, NULL);
	paper_blank(paper);
	paper_note(paper, NASTY_MARKUP);
	paper_note(paper, NASTY_BAD);
}

void form_paper(struct paper *paper)
{
	static const struct {
		const char *heading, *number;
	} columns[] = {{"Tổng số đơn phải xử lý\nTổng số", "1=2+3=4+5"},
		{"Tổng số đơn phải xử lý\nKỳ trước chuyển sang", "2"},
		{"Tổng số đơn phải xử lý\nTiếp nhận trong kỳ", "3"}, {"Số đơn đã xử lý", "4"},
		{"Số đơn chưa xử lý", "5"},
		{"Kết quả xử lý đơn\nĐơn thuộc thẩm quyền\nTổng số", "6=7+8"},
		{"Kết quả xử lý đơn\nĐơn thuộc thẩm quyền\nKhiếu nại", "7"},
		{"Kết quả xử lý đơn\nĐơn thuộc thẩm quyền\nTố cáo", "8"}};
	static const int64_t values[] = {50, 20, 30, 41, 9, 40, 30, 11};
	struct table *table = table_new("TỔNG HỢP KẾT QUẢ XỬ LÝ ĐƠN");

	paper_add(paper, PAPER_NAME, "Tổng hợp kết quả xử lý đơn", NULL);
	paper_add(paper, PAPER_NOTE, "Số liệu tính từ ngày 15/11/2026 đến ngày 14/12/2026", NULL);
	table_column(table, TABLE_TEXT, "Đơn vị", NULL, 0);
	for (size_t i = 0; i < 8; i++)
		table_column(table, TABLE_NUMBER, columns[i].heading, columns[i].number, 0);
	table_identity(table, 1, (const int[]){3, 4}, 2, false);
	table_identity(table, 1, (const int[]){5, 6}, 2, false);
	table_identity(table, 6, (const int[]){8, 9}, 2, false);
	table_row(table);
	table_text(table, 0, "Xã Tân Lập");
	for (size_t i = 0; i < 8; i++)
		table_value(table, i + 1, values[i]);
	paper_add_table(paper, table);
}

void written(const struct paper *paper, enum format format, struct buf *out)
{
	char *bytes = NULL;
	size_t size = 0;
	FILE *file = open_memstream(&bytes, &size);

	MUST(paper_write(paper, format, NULL, file, &err));
	fclose(file);
	buf_put(out, bytes, size);
	free(bytes);
}

bool holds(const struct buf *buf, const char *text)
{
	return memmem(buf_text(buf), buf->len, text, strlen(text));
}
