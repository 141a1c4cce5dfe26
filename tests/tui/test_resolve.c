/* The five steps of an answer: redaction, numbers, lint, drafts, the finish, and how the screen looks. */
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "domain/docregister.h"
#include "report/redact.h"
#include "report/office.h"
#include "report/office_lint.h"
#include "report/resolve.h"
#include "sample.h"
#include "tui/loop.h"

#define SECRET_NAME "Phạm Thị Tố"

/* ---- redaction --------------------------------------------------------------------------------------- */

Test(redact, names_numbers_and_addresses_are_taken_out)
{
	static const struct {
		const char *text, *expected;
	} rows[] = {
		{"Bà Trần Thị Nhài, chợ Gốm.", "Bà (đã ẩn tên), chợ Gốm."},
		{"gặp TRAN THI NHAI hôm qua", "gặp (đã ẩn tên) hôm qua"},
		{"ông Bình đã hẹn", "ông (đã ẩn tên) đã hẹn"},
		{"ông Chủ tịch đã hẹn", "ông Chủ tịch đã hẹn"},
		{"có Gốm và cô giáo", "có Gốm và cô giáo"},
		{"gọi 0912 345 678 nhé", "gọi (đã ẩn số) nhé"},
		{"gọi +84912345678", "gọi (đã ẩn số)"},
		{"CCCD 001090012345, CMND 123456789", "CCCD (đã ẩn số), CMND (đã ẩn số)"},
		{"1.234.567.890 đồng ngày 20/11/2026", "1.234.567.890 đồng ngày 20/11/2026"},
		{"ở xóm chợ, thôn Gốm", "ở (đã ẩn địa chỉ), thôn Gốm"},
		{"số nhà 12 đường trục", "(đã ẩn địa chỉ) đường trục"},
		{"2 chuyến mỗi ngày", "2 chuyến mỗi ngày"},
		{"", ""},
	};
	static const char *const names[] = {"Trần Thị Nhài"}, *const others[] = {"xóm chợ"};
	const struct redact_known known = {
		.names = names, .name_count = 1, .others = others, .other_count = 1};
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *text = redact_text(rows[i].text, &known);
		cr_expect_str_eq(text, rows[i].expected, "%s", rows[i].text);
		free(text);
	}
	desk_close(desk);
}

/* ---- numbers ------------------------------------------------------------------------------------------ */

static bool take_number(struct desk *desk, const char *symbol, long *out)
{
	struct document document = {.issued_on = date_today(),
		.symbol = xstrdup(symbol),
		.subject = xstrdup("Trả lời")};
	const bool ok = document_issue(desk, &document, &err);

	*out = ok ? strtol(document.number, NULL, 10) : 0;
	record_clear(&entity_document, &document);
	return ok;
}

Test(register, numbers_run_per_symbol_and_are_not_used_again_from_the_trash)
{
	struct desk *desk = office();
	long number;

	MUST(take_number(desk, "UBND-VP", &number));
	cr_assert_eq(number, 1);
	cr_assert_str_eq(printed(desk, &entity_document, 1, "number"), "01");
	MUST(take_number(desk, "QĐ-UBND", &number));
	cr_assert_eq(number, 1);
	MUST(take_number(desk, "UBND-VP", &number));
	cr_assert_eq(number, 2);
	MUST(desk_trash(desk, &entity_document, 3, true, &err));
	MUST(take_number(desk, "UBND-VP", &number));
	cr_assert_eq(number, 3);
	desk_close(desk);
}

Test(register, two_programs_never_take_the_same_number)
{
	enum { EACH = 12 };
	char path[] = "/tmp/doithoai-numbers-XXXXXX", file[64];
	bool taken[2 * EACH + 1] = {false};
	int ends[2];

	cr_assert(mkdtemp(path));
	snprintf(file, sizeof file, "%s/a.db", path);
	struct desk *desk = office_in(file);
	desk_close(desk);
	setenv("DOITHOAI_USER", "lan", 1);
	cr_assert_eq(pipe(ends), 0);
	for (int p = 0; p < 2; p++) {
		if (fork() != 0)
			continue;
		struct desk *own = NULL;
		for (int i = 0; i < EACH; i++) {
			long number = 0;
			if ((own || desk_open(&own, file, STORE_OPEN, &err)) &&
				!take_number(own, "UBND-VP", &number))
				number = -1;
			if (write(ends[1], &number, sizeof number) < 0)
				_exit(1);
		}
		_exit(0);
	}
	close(ends[1]);
	for (long number; read(ends[0], &number, sizeof number) == sizeof number;) {
		cr_assert(number >= 1 && number <= 2 * EACH, "number %ld", number);
		cr_assert(!taken[number], "%ld twice", number);
		taken[number] = true;
	}
	while (wait(NULL) > 0)
		;
	for (int i = 1; i <= 2 * EACH; i++)
		cr_assert(taken[i], "%d was left out", i);
	unlink(file);
	rmdir(path);
}

/* ---- what is missing --------------------------------------------------------------------------------- */

static void name_office(struct desk *desk)
{
	desk->settings.office = xstrdup("Ủy ban nhân dân xã Tân Lập");
	desk->settings.place = xstrdup("Tân Lập");
	desk->settings.signer = xstrdup("Trần Văn Bình");
	desk->settings.signer_title = xstrdup("CHỦ TỊCH");
}

/* Everything said as it should be. */
static void say_all(struct resolve *r)
{
	resolve_set(r, SLOT_OUTCOME, "settled");
	resolve_set(r, SLOT_TEXT, "Tăng lên 2 chuyến mỗi ngày từ 20/11/2026.");
	resolve_set(r, SLOT_GROUNDS, "Biên bản kiểm tra ngày 18/11/2026.");
	resolve_set(r, SLOT_LETTER, "PA-01");
	resolve_set(r, SLOT_GAP, "Hai điểm tập kết quá tải.");
	resolve_set(r, SLOT_PUBLISH, "yes");
}

static size_t missing(struct resolve *r, int *slot)
{
	struct resolve_check checks[CHECKS_MOST];
	size_t count, failed = resolve_lint(r, checks, &count);

	*slot = -1;
	for (size_t i = count; i-- > 0;)
		if (!checks[i].ok)
			*slot = checks[i].slot;
	return failed;
}

Test(resolve, each_fault_is_found_where_it_is_mended)
{
	static const struct {
		int slot;
		const char *text;
		int found;
	} rows[] = {
		{SLOT_TEXT, "", SLOT_TEXT},
		{SLOT_GROUNDS, "", SLOT_GROUNDS},
		{SLOT_GAP, "", SLOT_GAP},
		{SLOT_SIGNER, "", SLOT_SIGNER},
		{SLOT_PUBLISH, "", SLOT_PUBLISH},
		{SLOT_PUBLIC, "", SLOT_PUBLIC},
		{SLOT_GAP, "Gọi 0912345678", SLOT_GAP},
		{SLOT_TEXT, "Số 001090012345", SLOT_TEXT},
		{SLOT_GROUNDS, "Biên bản 31/02/2026", SLOT_GROUNDS},
		{SLOT_GROUNDS, "Biên bản 2026-11-18", SLOT_GROUNDS},
		{SLOT_GROUNDS, "Biên bản 5/11/26", SLOT_GROUNDS},
		{SLOT_DAY, "2026-11-21", SLOT_DAY},
		{SLOT_PUBLIC, "Bà Nhài đã được trả lời", SLOT_PUBLIC},
		{SLOT_GROUNDS, "Công văn của UBND huyện Tam Sơn", SLOT_GROUNDS},
		{SLOT_GAP, "Ủy ban nhân dân xã Tân Lạp đã kiểm tra", SLOT_GAP},
	};
	struct desk *desk = office();
	name_office(desk);
	const int64_t person = add(desk, &entity_person, "name=Trần Thị Nhài", NULL);
	const int64_t id = add_case(desk, "feedback", "Rác ùn ở chợ Gốm");
	char text[40];
	int slot;
	snprintf(text, sizeof text, "person=NG-%d", (int)person);
	MUST(set(desk, &entity_casefile, id, text, NULL));

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct resolve r;
		MUST(resolve_open(&r, desk, id, &err));
		say_all(&r);
		cr_assert_eq(missing(&r, &slot), 0, "clean, but slot %d", slot);
		resolve_set(&r, rows[i].slot, rows[i].text);
		cr_expect_gt(missing(&r, &slot), 0, "%s", rows[i].text);
		cr_expect_eq(slot, rows[i].found, "row %zu: slot %d", i, slot);
		resolve_clear(&r);
	}
	desk_close(desk);
}

Test(resolve, a_number_that_stands_in_the_register_twice_stops_the_next_one)
{
	struct desk *desk = office();
	struct resolve r;
	int slot;

	name_office(desk);
	const int64_t id = add_case(desk, "feedback", "Rác ùn ở chợ Gốm");
	MUST(resolve_open(&r, desk, id, &err));
	say_all(&r);
	add(desk, &entity_document, "number=07", "symbol=UBND-VP", "subject=Một",
		"direction=outgoing", "issued_on=2026-03-02", NULL);
	add(desk, &entity_document, "number=7", "symbol=UBND-VP", "subject=Hai",
		"direction=outgoing", "issued_on=2025-03-02", NULL);
	cr_expect_eq(missing(&r, &slot), 0, "the years count for themselves");
	add(desk, &entity_document, "number=7", "symbol=UBND-VP", "subject=Ba",
		"direction=outgoing", "issued_on=2026-04-02", NULL);
	cr_expect_eq(missing(&r, &slot), 1);
	cr_expect_eq(slot, SLOT_LETTER);
	resolve_clear(&r);
	desk_close(desk);
}

Test(offices, are_called_by_their_names_of_today)
{
	static const struct {
		const char *text;
		bool wrong;
	} rows[] = {
		{"UBND xã Tân Lập", false},
		{"ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP", false},
		{"UBND xã Tân Lạp", true},
		{"UBND XÃ TAN LAP", true},
		{"UBND xã Tân Lập Đông", false},
		{"UBND xã Tân Long", false},
		{"thôn Tân Lạp", false},
		{"trình UBND huyện Tam Sơn", true},
		{"Quyết định ngày 05/3/2020 của UBND huyện Tam Sơn", false},
		{"Quyết định ngày 05/3/2026 của UBND huyện Tam Sơn", true},
		{"giấy do Ủy ban nhân dân huyện cấp năm 1998", false},
		{"cấp năm 1998. Đề nghị UBND huyện xem xét", true},
		{"UBND huyện Tam Sơn trước đây", false},
		{"Đảng ủy thị trấn Gốm", true},
		{"Ban Thường vụ Huyện ủy", true},
		{"đường huyện 12", false},
		{"", false},
	};
	struct desk *desk = office();

	name_office(desk);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out = {0};
		cr_expect_eq(office_misnamed(desk, rows[i].text, &out), rows[i].wrong, "%s: %s",
			rows[i].text, buf_text(&out));
		cr_expect_eq(out.len > 0, rows[i].wrong);
		buf_clear(&out);
	}
	desk_close(desk);
}

Test(resolve, who_denounced_stands_in_no_letter_no_public_version_and_no_draft)
{
	struct desk *desk = office();
	struct resolve r;
	struct buf letter = {0};
	char place[DRAFT_PLACE_SIZE], *text = NULL, code[40];
	int slot;

	act_as(desk, "binh");
	name_office(desk);
	const int64_t person =
		add(desk, &entity_person, "name=" SECRET_NAME, "phone=0912345678", NULL);
	snprintf(code, sizeof code, "person=NG-%d", (int)person);
	const int64_t id =
		add(desk, &entity_casefile, "kind=denunciation", "summary=Nhận tiền trái quy định",
			"received_on=2026-11-02", "channel=one-stop", code, NULL);
	MUST(set(desk, &entity_casefile, id, "assignee=hung", NULL));
	if (!act(desk, id, "screen", NULL) || !act(desk, id, "accept", NULL) ||
		!act(desk, id, "verify", NULL))
		cr_skip_test("the way of a denunciation: %s", err.text);
	MUST(resolve_open(&r, desk, id, &err));
	resolve_set(&r, SLOT_OUTCOME, "founded");
	resolve_set(&r, SLOT_TEXT, "Nội dung do bà " SECRET_NAME " nêu là đúng.");
	resolve_set(&r, SLOT_GROUNDS, "Biên bản xác minh.");
	resolve_set(&r, SLOT_GAP, "Có thu tiền.");
	resolve_set(&r, SLOT_GAP + 1, "Kiểm điểm.");
	resolve_set(&r, SLOT_PUBLISH, "yes");
	cr_assert(!strstr(resolve_get(&r, SLOT_PUBLIC), SECRET_NAME));
	cr_assert_gt(missing(&r, &slot), 0);
	cr_assert_eq(slot, SLOT_TEXT);
	REFUSED(ERR_DENIED, resolve_finish(&r, &letter, &err));
	REFUSED(ERR_DENIED, resolve_may_print(&r, &err));
	resolve_set(&r, SLOT_TEXT, "Nội dung tố cáo là đúng.");
	MUST(resolve_may_print(&r, &err));
	cr_assert_eq(missing(&r, &slot), 0, "slot %d", slot);
	resolve_write(&r, 72, &letter);
	cr_assert(!strstr(buf_text(&letter), SECRET_NAME), "%s", buf_text(&letter));
	MUST(resolve_keep(&r, &err));
	draft_act_place(&entity_casefile, id, place);
	MUST(draft_get(desk, place, "resolve.text", &text, &err));
	cr_assert_null(text, "a restricted case leaves no drafts");
	buf_clear(&letter);
	resolve_clear(&r);
	desk_close(desk);
}

Test(resolve, the_finish_is_one_act_that_takes_its_number_and_cannot_be_undone)
{
	struct desk *desk = office();
	struct resolve r;
	struct buf number = {0}, told = {0};
	name_office(desk);
	const int64_t id = add_case(desk, "feedback", "Rác ùn ở chợ Gốm");
	char code[60];

	snprintf(code, sizeof code, "casefile=%s", code_of(desk, &entity_casefile, id));
	const int64_t promise = add(desk, &entity_commitment, "text=Thêm xe rác", code, NULL);
	MUST(resolve_open(&r, desk, id, &err));
	say_all(&r);
	snprintf(code, sizeof code, "%d", (int)promise);
	resolve_set(&r, SLOT_PROMISES, code);
	MUST(resolve_keep(&r, &err));
	MUST(resolve_finish(&r, &number, &err));
	cr_assert_str_eq(buf_text(&number), "01/UBND-VP");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "step"), "answered");
	cr_assert_str_eq(printed(desk, &entity_resolution, 1, "survey_on"), "2026-11-27");
	cr_assert_str_eq(printed(desk, &entity_resolution, 1, "publish"), "yes");
	cr_assert(strstr(printed(desk, &entity_resolution, 1, "grounds"), "Biên bản"));
	cr_assert_str_eq(printed(desk, &entity_commitment, promise, "done_on"), "2026-11-20");
	cr_assert(strstr(printed(desk, &entity_document, 1, "text"), "Số: 01/UBND-VP"));
	REFUSED(ERR_DENIED, undo_do(desk, false, &told, &err));
	cr_assert(strstr(err.text, "đính chính"), "%s", err.text);
	resolve_clear(&r);
	buf_clear(&number);
	buf_clear(&told);
	desk_close(desk);
}

Test(resolve, a_spoken_answer_takes_no_number_and_is_taken_back)
{
	struct desk *desk = office();
	struct resolve r;
	struct buf number = {0}, told = {0};
	name_office(desk);
	const int64_t id = add_case(desk, "feedback", "Rác ùn ở chợ Gốm");

	MUST(resolve_open(&r, desk, id, &err));
	say_all(&r);
	resolve_set(&r, SLOT_LETTER, "-");
	MUST(resolve_finish(&r, &number, &err));
	cr_assert_str_eq(buf_text(&number), "");
	MUST(undo_do(desk, false, &told, &err));
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "step"), "received");
	resolve_clear(&r);
	buf_clear(&told);
	desk_close(desk);
}

/* ---- templates --------------------------------------------------------------------------------------- */

Test(letter, a_fault_of_a_template_names_file_and_line)
{
	static const struct {
		const char *text, *told;
	} rows[] = {
		{"name = A\nnaem = B\n---\n", "x.txt:2: naem"},
		{"name = A\nname = B\n---\n", "x.txt:2: name"},
		{"name = A\n", "---"},
		{"name = A\nletters = l\nkind = letter\nsubject = S\nauthority = "
		 "T\n---\nMot\n[hai]\n",
			"x.txt:8: hai"},
		{"name = A\ngap.kinh_gui = B\n---\n", "x.txt:2: kinh_gui"},
		{"name = A\n---\n", "letters"},
	};
	char folder[] = "/tmp/doithoai-letters-XXXXXX", path[64];
	struct letters letters;
	struct desk *desk = office();

	cr_assert(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/x.txt", folder);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		FILE *stream = fopen(path, "we");
		cr_assert(stream);
		fputs(rows[i].text, stream);
		fclose(stream);
		REFUSED(ERR_INVALID, letters_read(&letters, folder, &err));
		cr_expect(strstr(err.text, rows[i].told), "%s: %s", rows[i].told, err.text);
	}
	unlink(path);
	rmdir(folder);
	desk_close(desk);
}

/* ---- the screen -------------------------------------------------------------------------------------- */

static struct desk *begin_answer(int rows, int columns)
{
	struct desk *desk = begin(rows, columns);

	name_office(desk);
	add_case(desk, "feedback", "Rác ùn ở chợ Gốm, mùi nặng");
	tui_changed(tui);
	keys("3<Enter>k");
	return desk;
}

static void picture(const char *step, int rows, int columns, const char *script)
{
	struct desk *desk = begin_answer(rows, columns);
	char name[60];

	keys(script);
	snprintf(name, sizeof name, "resolve-%s-%dx%d", step, columns, rows);
	golden(name);
	finish(desk);
}

Test(resolve, the_steps_look_as_they_should)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {40, 120}};
	static const char typed[] = "<Down><Down><Down><Enter>Tăng lên 2 chuyến mỗi ngày.<Esc>";
	char script[200];

	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		picture("result", sizes[i][0], sizes[i][1], "");
		snprintf(script, sizeof script, "%s3<Tab>Hai điểm tập kết quá tải", typed);
		picture("letter", sizes[i][0], sizes[i][1], script);
		snprintf(script, sizeof script, "%s4", typed);
		picture("publish", sizes[i][0], sizes[i][1], script);
		snprintf(script, sizeof script, "%s5", typed);
		picture("finish", sizes[i][0], sizes[i][1], script);
	}
}

Test(resolve, it_is_answered_on_the_screen_and_asks_for_the_number_of_the_case)
{
	struct desk *desk = begin_answer(24, 80);
	const int64_t id = current_id();

	keys("5<F9>");
	sees("Chưa thể hoàn tất");
	sees("> 1 Kết quả"); /* where it is mended */
	keys("<Enter>đã giải<Enter>");
	keys("<Down><Down><Down><Enter>Tăng lên 2 chuyến mỗi ngày.<Tick><Esc>");
	keys("<Esc>k");
	sees("Tăng lên 2 chuyến mỗi ngày.");
	keys("2<Enter>Biên bản kiểm tra.<Esc>3<Tab>Quá tải.<Esc>");
	sees("Quá tải.");
	keys("4<Enter><Enter>5");
	sees("Đã đủ");
	keys("<F9>");
	keys("<Enter>");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "step"), "received");
	keys("0001<Enter>");
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "step"), "answered");
	sees("01/UBND-VP");
	keys("<Ctrl+Z>");
	sees("số đã cấp");
	finish(desk);
}

Test(resolve, a_letter_is_written_before_it_is_signed_as_a_draft_without_a_number)
{
	struct desk *desk = begin_answer(24, 80);
	char *path = strdup(in_tmp("nhap.html")), text[40000] = "";
	FILE *file;

	keys("<Enter>đã giải<Enter>3<F8>");
	sees("PA-01-PA-2026-0001.");
	keys("<Ctrl+U>");
	keys(path);
	keys("<Enter>");
	sees("Đã ghi ra");
	cr_assert(file = fopen(path, "r"), "%s", path);
	cr_assert_gt(fread(text, 1, sizeof text - 1, file), 0);
	fclose(file);
	cr_expect(strstr(text, "BẢN NHÁP"), "%s", text);
	cr_expect(strstr(text, "Số:"), "%s", text);
	unlink(path);
	free(path);
	finish(desk);
}

Test(resolve, each_of_forty_gaps_can_be_filled_in)
{
	char folder[400], path[420];

	snprintf(folder, sizeof folder, "%s-%d", in_tmp("mau"), (int)getpid());
	snprintf(path, sizeof path, "%s/PA-00.txt", folder);
	cr_assert_eq(mkdir(folder, 0700), 0);
	FILE *file = fopen(path, "w");
	cr_assert(file);
	fputs("name = Dài\nletters = feedback-answer\nkind = letter\nsubject = trả lời\n"
	      "authority = TM.\n",
		file);
	for (int i = 1; i <= 40; i++)
		fprintf(file, "gap.cho%d = Chỗ %d\n", i, i);
	fputs("---\n", file);
	for (int i = 1; i <= 40; i++)
		fprintf(file, "[cho%d]\n\n", i);
	fclose(file);
	setenv("DOITHOAI_LETTERS", folder, 1);
	struct desk *desk = begin_answer(24, 80);

	keys("<Enter>đã giải<Enter>3");
	sees("PA-00");
	for (int i = 0; i < 45; i++)
		keys("<Down>");
	sees("Chỗ 40");
	keys("<Enter>Cuối cùng.<Esc>");
	sees("Cuối cùng.");
	unsetenv("DOITHOAI_LETTERS");
	unlink(path);
	rmdir(folder);
	finish(desk);
}

Test(jump, one_key_leads_to_what_belongs_to_it_and_back)
{
	struct desk *desk = begin(24, 80);
	char code[60];
	const int64_t id = add_case(desk, "feedback", "Rác ùn ở chợ Gốm");

	snprintf(code, sizeof code, "casefile=%s", code_of(desk, &entity_casefile, id));
	const int64_t promise = add(desk, &entity_commitment, "text=Thêm xe rác", code, NULL);
	tui_changed(tui);
	keys("3<Enter>j");
	cr_assert_eq(current_id(), promise);
	sees("›");
	keys("j");
	cr_assert_eq(current_id(), id);
	add(desk, &entity_commitment, "text=Thêm thùng rác", code, NULL);
	keys("j");
	sees("Thêm thùng rác");
	golden("jump-80x24");
	finish(desk);
}

Test(resolve, the_office_is_named_by_the_unit_where_the_settings_are_silent)
{
	struct desk *desk = start(24, 80);
	char *name = office_name(desk), *place = office_place(desk);

	cr_assert_str_eq(name, "Ủy ban nhân dân xã Tân Lập");
	cr_assert_str_eq(place, "Tân Lập");
	free(name);
	free(place);
	desk->settings.place = xstrdup("Bến Gốm");
	place = office_place(desk);
	cr_assert_str_eq(place, "Bến Gốm", "settings go first");
	free(place);
	end(desk);
}

Test(resolve, a_single_line_is_done_with_enter_and_the_next_line_is_not_typed_into_it)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");

	(void)id;
	tui_changed(tui);
	keys("3<Enter>k<Down><Down>");
	sees("Người ký");
	keys("<Enter><Ctrl+U>Trần Văn Bình<Enter><Enter>Đã sửa.<Esc>");
	sees_not("Trần Văn BìnhĐã sửa");
	sees("Đã sửa.");
	finish(desk);
}
