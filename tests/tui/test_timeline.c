/* The timeline of a record: reading, narrowing, searching, comparing, writing it down. */
#include <unistd.h>

#include "base/text.h"
#include "screen.h"

static void at(const char *moment)
{
	setenv("DOITHOAI_NOW", moment, 1);
}

/* A case with a past of three weeks and four people; its timeline is open. */
static struct desk *with_past(int rows, int columns)
{
	at(NOW);
	struct desk *desk = begin(rows, columns);
	const int64_t id = add_case(desk, "feedback", "Đèn đường xóm 5 hỏng cả tháng");

	at("2026-11-21T10:00:00");
	MUST(act(desk, id, "assign", "assignee=hung", NULL));
	act_as(desk, "hung");
	at("2026-11-25T15:20:00");
	MUST(set(desk, &entity_casefile, id, "place=cột điện đầu xóm 5",
		"detail=Đã xem tại chỗ: hỏng ba bóng và một đoạn dây", NULL));
	act_as(desk, "binh");
	at("2026-11-26T08:00:00");
	MUST(set(desk, &entity_casefile, id, "place=từ cột 12 đến cột 15", NULL));
	act_as(desk, "lan");
	add(desk, &entity_holiday, "day=2026-11-27", "kind=holiday", "name=Ngày hội của xã", NULL);
	at("2026-12-21T10:00:00");
	MUST(act(desk, id, "answer", "text=Đã thay bóng", NULL));
	tui_changed(tui);
	keys("3<Enter>n");
	return desk;
}

static const struct {
	const char *name, *script;
} pictures[] = {
	{"past", "<Down>"},
	{"past-act", "<End><Up><Up><Up><Enter>"},
	{"past-states", "<End>=<Home>="},
	{"past-mark", "<Down>="},
};

static void take_pictures(int rows, int columns)
{
	char name[60];

	for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
		struct desk *desk = with_past(rows, columns);
		keys(pictures[i].script);
		snprintf(name, sizeof name, "%s-%dx%d", pictures[i].name, columns, rows);
		golden(name);
		finish(desk);
	}
}

Test(timeline, it_looks_as_it_should_at_60_columns)
{
	take_pictures(18, 60);
}

Test(timeline, it_looks_as_it_should_at_80_columns)
{
	take_pictures(24, 80);
}

Test(timeline, it_looks_as_it_should_at_120_columns)
{
	take_pictures(40, 120);
}

Test(timeline, it_is_narrowed_and_shown_whole_again)
{
	struct desk *desk = with_past(24, 80);

	sees("thành quá hạn");
	keys("lngười<Enter>Trần Hùng<Enter>");
	sees("Hùng ĐC");
	sees_not("thành quá hạn");
	sees_not("CT Bình ");
	keys("-");
	sees("thành quá hạn");
	keys("lloai<Enter>thành quá<Enter>");
	sees("thành quá hạn");
	sees_not("Hùng ĐC");
	keys("-lTừ<Enter>26/11<Enter>");
	sees("từ 26/11/2026");
	sees_not("21/11/2026 10:00");
	finish(desk);
}

Test(timeline, a_search_goes_on_from_the_cursor_and_says_where_it_ends)
{
	struct desk *desk = with_past(24, 80);
	int row, column;

	keys("/cot dien<Enter>");
	struct buf b = {0};
	tui_test_dump(tui, &b);
	const char *line = strstr(buf_text(&b), "\ncursor ");
	cr_assert(line && sscanf(line, "\ncursor %d %d", &row, &column) == 2);
	buf_clear(&b);
	char *focused = tui_test_row(tui, row);
	cr_assert(strstr(focused, "Nơi") || strstr(focused, "sửa"), "%s", focused);
	free(focused);
	keys("/không có chữ này<Enter>");
	sees("Không thấy");
	finish(desk);
}

Test(timeline, it_is_written_to_a_file_whole)
{
	struct desk *desk = with_past(24, 80);
	char path[300], text[8000];

	snprintf(path, sizeof path, "%s/past.txt", getenv("TMPDIR"));
	keys("<F8><Ctrl+U>");
	keys(path);
	keys("<Enter>");
	FILE *file = fopen(path, "r");
	cr_assert(file, "%s was not written", path);
	text[fread(text, 1, sizeof text - 1, file)] = '\0';
	fclose(file);
	cr_assert(strstr(text, "PA-2026-0001") && strstr(text, "thành quá hạn") &&
			strstr(text, "thêm 0001"),
		"%s", text);
	unlink(path);
	finish(desk);
}

Test(timeline, thousands_of_events_are_paged_to_both_ends)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = add_case(desk, "feedback", "Đèn đường");

	MUST(desk_begin(desk, &err));
	for (int i = 0; i < 2500; i++) {
		char pair[40];
		snprintf(pair, sizeof pair, "place=cột %04d", i);
		MUST(set(desk, &entity_casefile, id, pair, NULL));
	}
	MUST(desk_end(desk, true, &err));
	tui_changed(tui);
	keys("3<Enter>n");
	sees("cột 2499");
	keys("<End>");
	sees("thêm 0001");
	for (int i = 0; i < 140; i++)
		keys("<PgUp>");
	sees("cột 2499");
	for (int i = 0; i < 140; i++)
		keys("<PgDn>");
	sees("thêm 0001");
	keys("<Home>/cot 1234<Enter>");
	sees("cột 1234");
	keys("<Up><Up><Up><Down>");
	sees("cột 1235");
	finish(desk);
}
