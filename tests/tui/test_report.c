/* The report on a list: its numbers are those of the rows, each opens its rows, and the file says the same. */
#include <unistd.h>

#include "sample.h"
#include "tui/listview.h"

/* The number on the first row that begins with a label. */
static long number_of(const char *label)
{
	long number = -1;

	for (int row = 0; row < 60 && number < 0; row++) {
		char *text = tui_test_row(tui, row);
		const char *at = text ? strstr(text, label) : NULL;
		if (at) {
			at += strlen(label);
			number = strtol(at + strcspn(at, "0123456789"), NULL, 10);
		}
		free(text);
	}
	cr_assert_geq(number, 0, "no row of %s", label);
	return number;
}

static long rows_of_list(void)
{
	struct listview *list = (struct listview *)tui->top;

	MUST(rows_count(&list->rows, &err));
	return (long)list->rows.total;
}

Test(report, every_number_opens_as_many_rows)
{
	static const char *const labels[] = {"Quá hạn", "Hôm nay", "Sắp đến hạn", "Còn lâu",
		"Tạm dừng", "Xong", "Phản ánh, kiến nghị", "Ý kiến", "Khiếu nại", "Hòa giải"};
	struct desk *desk = start(60, 120);

	keys("3b");
	for (size_t i = 0; i < sizeof labels / sizeof labels[0]; i++) {
		const long number = number_of(labels[i]);
		keys("<Enter>");
		cr_expect_eq(rows_of_list(), number, "%s: %ld rows, not %ld", labels[i],
			rows_of_list(), number);
		keys("<Esc><Down>");
	}
	end(desk);
}

Test(report, the_parts_of_due_dates_add_up_to_all_rows)
{
	struct desk *desk = start(60, 120);

	keys("3l<Ctrl+U><Enter>");
	const long all = rows_of_list();
	keys("b");
	cr_expect_eq(number_of("Quá hạn") + number_of("Hôm nay") + number_of("Sắp đến hạn") +
			number_of("Còn lâu") + number_of("Tạm dừng") + number_of("Xong") +
			(tui_test_sees(tui, "Không có hạn") ? number_of("Không có hạn") : 0),
		all);
	end(desk);
}

Test(report, marked_rows_are_counted_alone)
{
	struct desk *desk = start(40, 120);

	keys("3l<Ctrl+U>quá hạn<Enter><Space><Space>l<Ctrl+U>mở<Enter>b");
	sees("các dòng đã đánh dấu");
	sees("2 dòng");
	cr_expect_eq(number_of("Quá hạn"), 2);
	end(desk);
}

Test(report, the_list_behind_a_number_is_reported_on_in_turn)
{
	struct desk *desk = start(40, 120);

	keys("3b");
	const long late = number_of("Quá hạn");
	keys("<Enter>b");
	cr_expect_eq(number_of("Quá hạn"), late);
	sees_not("Hôm nay  ");
	end(desk);
}

Test(report, any_list_has_one_and_an_empty_one_says_so)
{
	struct desk *desk = start(24, 80);

	keys("7<Enter>b");
	sees("Báo cáo · Đơn");
	keys("<Esc>3l<Ctrl+U>mã:KN-1999-0001<Enter>");
	keys("<Esc>l<Ctrl+U>nhận:1999<Enter>b<Down><Tab><Enter>");
	sees("0 dòng");
	sees("Danh sách trống");
	end(desk);
}

Test(report, it_is_written_as_a_table_or_as_text_and_over_no_file)
{
	struct desk *desk = start(24, 80);
	struct buf script = {0}, text = {0};
	char name[60];
	int c;

	snprintf(name, sizeof name, "bao-cao-%d.csv", (int)getpid());
	char *path = strdup(in_tmp(name));
	keys("3b");
	const long late = number_of("Quá hạn");
	keys("x");
	sees("bao-cao-vu-viec-2026-11-23.csv");
	buf_printf(&script, "<Ctrl+U>%s<Enter>", path);
	keys(buf_text(&script));
	sees("Báo cáo nằm trong");
	FILE *file = fopen(path, "r");
	cr_assert(file);
	while ((c = getc(file)) != EOF)
		buf_putc(&text, (char)c);
	fclose(file);
	buf_cut(&script, 0);
	buf_printf(&script, "Hạn,quá hạn,%ld\n", late);
	cr_expect(strncmp(buf_text(&text), "part,value,count\n", 17) == 0, "%s", buf_text(&text));
	cr_expect(strstr(buf_text(&text), buf_text(&script)), "%s", buf_text(&text));
	buf_cut(&script, 0);
	buf_printf(&script, "x<Ctrl+U>%s<Enter>", path);
	keys(buf_text(&script));
	sees("đã có, giữ nguyên");
	keys("<Ctrl+U>bao-cao.doc<Enter>");
	sees(".csv");
	unlink(path);
	free(path);
	buf_clear(&script);
	buf_clear(&text);
	end(desk);
}
