/* The live log while people speak: what the keys do to the line, and what comes of it. */
#include "domain/journal.h"
#include "domain/livelog.h"
#include "screen.h"

static struct desk *desk;

/* An office with people, a list of speakers and something that was said before; the log of today's conference is open. */
static void open_log(int rows, int columns)
{
	static const char *const names[] = {
		"Lê Thị Hoa", "Đỗ Văn Kha", "Vũ Thị Sâm", "Lê Thế Hùng"};
	char person[40], position[40];

	desk = begin(rows, columns);
	for (int i = 0; i < 4; i++) {
		struct buf name = {0};
		buf_printf(&name, "name=%s", names[i]);
		add(desk, &entity_person, buf_text(&name), i == 3 ? "hamlet=T2" : "hamlet=T1",
			NULL);
		buf_clear(&name);
	}
	for (int i = 1; i <= 3; i++) {
		snprintf(person, sizeof person, "person=NG-%d", i);
		snprintf(position, sizeof position, "position=%d", i);
		add(desk, &entity_speaker, "conference=HN-2026-001", person, position, NULL);
	}
	for (int i = 0; i < 3; i++)
		add(desk, &entity_casefile, "kind=feedback", "field=water-power", "assignee=hung",
			"received_on=2026-11-10",
			i ? "summary=Nước sạch yếu giờ nấu cơm ở cuối tuyến"
			  : "summary=Đèn đường xóm 5 hỏng cả tháng",
			NULL);
	add(desk, &entity_abbreviation, "word=xtm", "text=xóm Tân Mỹ", NULL);
	keys("<F5>");
}

static void close_log(void)
{
	finish(desk);
}

/* The opinion logged as line n. */
static struct casefile line_of(int64_t n)
{
	const struct query all = {.entity = &entity_casefile};
	struct casefile file = {0};
	int64_t count;

	MUST(store_count(desk->store, &all, &count, &err));
	for (int64_t id = 1; id <= count; id++) {
		file = load_case(desk, id);
		if (file.line == n)
			return file;
		drop_case(&file);
	}
	die("no line %d was logged", (int)n);
}

Test(log, initials_and_tab_find_a_person_and_marks_say_the_rest)
{
	open_log(24, 80);
	keys("lth");
	sees("Lê Thị Hoa, Thôn Đông");
	sees("Lê Thế Hùng, Thôn Đoài");
	keys("<Tab>Nước yếu #nuoc_sach @hung !pa ~<Enter>");
	struct casefile file = line_of(1);
	cr_assert_eq(file.person, 1);
	cr_assert_eq(file.kind, KIND_FEEDBACK);
	cr_assert_eq(file.assignee, 2);
	cr_assert_eq(file.secrecy, SECRECY_PERSON);
	cr_assert_str_eq(file.summary, "Nước yếu");
	drop_case(&file);
	cr_assert_str_eq(printed(desk, &entity_speaker, 1, "casefile"),
		code_of(desk, &entity_casefile, 4), "her turn is over");
	/* A hamlet behind the comma narrows it. */
	keys("lth, T2");
	sees_not("Lê Thị Hoa, Thôn Đông");
	keys("<Tab>Đường lầy<Enter>");
	file = line_of(2);
	cr_assert_eq(file.person, 4);
	drop_case(&file);
	close_log();
}

Test(log, shift_tab_takes_the_next_registered_speaker_and_loses_nothing_typed)
{
	open_log(24, 80);
	keys("Ông Bảy<Tab>Nước yếu từ hôm qua");
	keys("<Shift+Tab>");
	sees("Lê Thị Hoa, Thôn Đông");
	sees("Nước yếu từ hôm qua");
	keys("<Shift+Tab>");
	sees("Đỗ Văn Kha");
	keys("<Shift+Tab>");
	sees("Vũ Thị Sâm");
	keys("<Shift+Tab>");
	sees("Ông Bảy");
	keys("<Shift+Tab><Shift+Tab><Enter>");
	struct casefile file = line_of(1);
	cr_assert_eq(file.person, 2);
	cr_assert_str_eq(file.summary, "Nước yếu từ hôm qua");
	drop_case(&file);
	keys("<Shift+Tab>Xin hỏi về đất<Enter><Shift+Tab>Xin hỏi về chợ<Enter>");
	file = line_of(2);
	cr_assert_eq(file.person, 1);
	drop_case(&file);
	file = line_of(3);
	cr_assert_eq(file.person, 3, "who has spoken is not taken again");
	drop_case(&file);
	keys("<Shift+Tab>");
	sees("đã phát biểu");
	close_log();
}

Test(log, short_words_are_spelled_out_and_one_key_gives_the_letters_back)
{
	open_log(24, 80);
	keys("<Enter>Đền bù Gpmb ở xtm cho ubnd xã biết ");
	keys("<Enter>");
	struct casefile file = line_of(1);
	cr_assert_str_eq(file.summary,
		"Đền bù Giải phóng mặt bằng ở xóm Tân Mỹ cho Ủy ban nhân dân xã biết");
	drop_case(&file);
	keys("<Enter>Việc gpmb ");
	sees("Việc giải phóng mặt bằng");
	keys("<Backspace>");
	sees("Việc gpmb");
	keys("này và gpmb ");
	sees("này và giải phóng mặt bằng");
	keys("<Ctrl+Z>");
	sees("này và gpmb");
	keys("ở ntm<Enter>"); /* Enter spells out too */
	file = line_of(2);
	cr_assert_str_eq(file.summary, "Việc gpmb này và gpmb ở nông thôn mới");
	drop_case(&file);
	close_log();
}

Test(log, tab_takes_all_that_is_suggested_and_one_undo_gives_it_back)
{
	open_log(24, 80);
	keys("lth<Tab>Nước sạch yếu giờ nấu cơm");
	sees("nước sạch, điện");
	sees("15 ngày làm việc");
	golden("log-typing-80x24");
	keys("<Tab>");
	sees("#nuoc_sach @hung");
	keys("<Ctrl+Z>");
	sees_not("#nuoc_sach");
	keys(" #nuo<Tab>");
	sees("#nuoc_sach @hung");
	keys("<Tab>");
	sees("Không còn gợi ý nào");
	keys("<Enter>");
	struct casefile file = line_of(1);
	cr_assert_eq(file.field, 9);
	cr_assert_eq(file.assignee, 2);
	cr_assert_str_eq(file.summary, "Nước sạch yếu giờ nấu cơm");
	drop_case(&file);
	close_log();
}

Test(log, ctrl_l_logs_the_line_and_links_it_to_the_case_it_repeats)
{
	open_log(24, 80);
	keys("<Enter>Đèn đường xóm 5 hỏng đã cả tháng<Ctrl+L>");
	sees("giống 0001");
	sees("đã nối");
	struct casefile file = line_of(1);
	cr_assert_eq(file.merged_into, 1);
	drop_case(&file);
	keys("<Enter>Chúc sức khỏe<Ctrl+L>");
	sees("Không có vụ việc đang mở nào giống dòng này");
	sees("Chúc sức khỏe");
	close_log();
}

Test(log, a_mistake_stays_in_the_line_with_the_cursor_on_it)
{
	open_log(24, 80);
	keys("<Enter>Sửa cầu #dat_dai<Enter>");
	sees("có thể là nhiều lĩnh vực");
	sees("Sửa cầu #dat_dai");
	keys("x");
	sees("Sửa cầu x#dat_dai");
	close_log();
}

Test(log, an_arrow_brings_earlier_lines_back_as_they_were_typed_and_enter_saves_an_edit)
{
	open_log(24, 80);
	keys("lth<Tab>Nước yếu #nuoc_sach<Enter>= Sẽ sửa<Enter>+ Thay ống @hung trước mai<Enter>");
	keys("<Up>");
	sees("SỬA CAM KẾT");
	sees("+ Thay ống @hung trước 21/11/2026");
	keys("<Up>");
	sees("SỬA CÂU TRẢ LỜI");
	keys("<Up>");
	sees("SỬA Ý KIẾN 1");
	sees("Nước yếu #nuoc_sach");
	sees("Người nói Lê Thị Hoa, Thôn Đông");
	golden("log-correcting-80x24");
	keys("<Down><Down><Down>");
	sees("Ý KIẾN 2");
	keys("<Up><Up><Up><Home>Từ tháng 9: <Down>");
	sees("Enter lưu phần sửa trước");
	const int64_t events = journal_length(desk);
	keys("<Enter>");
	sees("Đã ghi phần sửa xuống đĩa");
	struct casefile file = line_of(1);
	cr_assert_str_eq(file.summary, "Từ tháng 9: Nước yếu");
	cr_assert_eq(file.person, 1);
	drop_case(&file);
	cr_assert_eq(journal_length(desk), events + 1, "one edit, journaled");
	keys("<Up><Esc>");
	sees("Ý KIẾN 2");
	sees("ĐANG GHI");
	keys("<Esc>");
	sees_not("ĐANG GHI");
	close_log();
}

Test(log, undo_with_an_empty_line_gives_the_words_back_and_redo_takes_them_again)
{
	open_log(24, 80);
	keys("lth<Tab>Nước yếu #nuoc_sach<Enter>= Sẽ sửa<Enter>");
	keys("<Ctrl+Z>");
	sees("= Sẽ sửa");
	keys("<Ctrl+Y>");
	sees("1 ý kiến, 1 đã trả lời");
	sees("Ý KIẾN 2");
	keys("<Ctrl+Z>");
	keys("<Home><Ctrl+K>");
	keys("<Ctrl+Z>"); /* the typed words first */
	sees("= Sẽ sửa");
	sees("1 ý kiến, 0 đã trả lời");
	keys("<End><Ctrl+U>");
	keys("<Esc><F5><Ctrl+Z>");
	sees("0 ý kiến");
	sees("Nước yếu #nuoc_sach");
	sees("Người nói Lê Thị Hoa, Thôn Đông");
	keys(" hơn<Enter>");
	sees("1 ý kiến");
	close_log();
}

Test(log, a_line_that_is_saved_has_no_draft_and_a_correction_comes_back_as_one)
{
	char *text = NULL;

	open_log(24, 80);
	keys("lth<Tab>Nước yếu<Tick>");
	MUST(draft_get(desk, "log:1", "gist", &text, &err));
	cr_assert_str_eq(text, "Nước yếu");
	free(text);
	keys("<Enter>"); /* no tick: the save itself has dropped it */
	for (int i = 0; i < 2; i++) {
		MUST(draft_get(desk, "log:1", i ? "gist" : "speaker", &text, &err));
		cr_assert_null(text, "%s", text);
	}
	keys("<Up> quá<Esc>");
	sees_not("ĐANG GHI");
	keys("<F5>");
	sees("SỬA Ý KIẾN 1");
	sees("Nước yếu quá");
	keys("<Enter>");
	struct casefile file = line_of(1);
	cr_assert_str_eq(file.summary, "Nước yếu quá");
	cr_assert_eq(file.person, 1);
	drop_case(&file);
	close_log();
}

Test(log, a_burst_and_single_keys_type_the_same_line)
{
	static const char typed[] = "Xin Gpmb ở xtm , ubnd biết";
	struct casefile file;

	open_log(24, 80);
	keys("<Enter>");
	keys(typed);
	keys("<Enter><Enter>");
	for (const char *p = typed; *p;) {
		char letter[8] = {0};
		size_t bytes = 1;
		while ((p[bytes] & 0xC0) == 0x80)
			bytes++;
		memcpy(letter, p, bytes);
		keys(letter);
		p += bytes;
	}
	keys("<Enter>");
	file = line_of(1);
	struct casefile again = line_of(2);
	cr_assert_str_eq(file.summary, again.summary);
	drop_case(&file);
	drop_case(&again);
	close_log();
}

Test(log, what_is_restricted_is_neither_suggested_nor_brought_back)
{
	open_log(24, 80);
	keys("<Enter>Ông Sáu nhận tiền của dân !tc<Enter>");
	sees("chờ tiếp nhận");
	sees_not("nhận tiền của dân");
	keys("<Up>");
	sees_not("nhận tiền của dân");
	keys("<Enter>Ông Sáu nhận tiền của dân");
	sees_not("Ctrl+L nối vào");
	close_log();
}

Test(log, wide_screens_have_panels_and_small_ones_the_line)
{
	static const struct {
		int rows, columns;
		const char *name;
	} sizes[] = {{18, 60, "log-full-60x18"}, {24, 80, "log-full-80x24"},
		{40, 120, "log-full-120x40"}};

	for (size_t i = 0; i < 3; i++) {
		open_log(sizes[i].rows, sizes[i].columns);
		keys("<Shift+Tab>Nước sạch yếu từ tháng 9 #nuoc_sach<Enter>= Đã báo trạm bơm<Enter>"
		     "+ Thay đoạn ống cuối tuyến @hung trước 4/12<Enter>"
		     "Ông Bảy<Tab>Rác dồn ở chợ #rac !pa<Enter>"
		     "<Shift+Tab>Đèn đường xóm 5 hỏng cả tháng #dien<Ctrl+L>"
		     "<Shift+Tab>Nước sạch yếu giờ nấu cơm");
		golden(sizes[i].name);
		close_log();
	}
}

Test(log, it_speaks_english)
{
	setenv("DOITHOAI_LANG", "en", 1);
	open_log(24, 80);
	keys("<Shift+Tab>Nước sạch yếu từ tháng 9 #nuoc_sach<Enter>+ Thay ống @hung before "
	     "friday<Enter>"
	     "<Shift+Tab>Nước sạch yếu giờ nấu cơm");
	golden("log-full-80x24.en");
	close_log();
}

/* ---- other papers of the conference, without leaving the log ---------------------------------- */

Test(log, zoom_gives_all_the_room_to_what_was_logged_and_gives_it_back)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {40, 120}};
	char name[40];

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		open_log(sizes[i][0], sizes[i][1]);
		keys("<Shift+Tab>Nước yếu<Enter><Shift+Tab>Đèn hỏng<F6>");
		snprintf(name, sizeof name, "log-zoomed-%dx%d", sizes[i][1], sizes[i][0]);
		golden(name);
		keys(" cả tháng<F6>");
		sees("GỢI Ý");
		sees("Đèn hỏng cả tháng");
		close_log();
	}
}

Test(log, speakers_and_minutes_are_looked_at_from_it_and_the_line_stays)
{
	open_log(24, 80);
	keys("<Shift+Tab>Nước yếu<Enter><Shift+Tab>Đèn hỏng<F7>");
	cr_expect_str_eq(tui->top->ops->name, "prepare");
	cr_expect_eq(current_id(), 2, "on who is next");
	sees("Đỗ Văn Kha");
	keys("<Esc>");
	cr_expect_str_eq(tui->top->ops->name, "log");
	sees("Đèn hỏng");
	keys("<F8>");
	cr_expect_str_eq(tui->top->ops->name, "minutes");
	keys("<Esc> cả tháng<Enter>");
	sees("2 ý kiến");
	sees("Đèn hỏng cả tháng");
	close_log();
}
