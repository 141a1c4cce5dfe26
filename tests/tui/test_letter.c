/* Letters to one case and to many, as files; and what acts on dates do to many. */
#include <dirent.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <signal.h>
#include <unistd.h>

#include "sample.h"
#include "tui/listview.h"
#include "tui/screens.h"

#ifdef HAVE_PDF
#define PROPOSED "pdf"
#else
#define PROPOSED "docx"
#endif

static void settle_office(struct desk *desk)
{
	desk->settings.office = strdup("Ủy ban nhân dân xã Tân Lập");
	desk->settings.place = strdup("Tân Lập");
	desk->settings.signer = strdup("Trần Văn Bình");
	desk->settings.signer_title = strdup("CHỦ TỊCH");
}

/* An office with complaints KN 1 and 2 accepted, 3 not. */
static struct desk *with_complaints(void)
{
	struct desk *desk = begin(24, 80);

	settle_office(desk);
	for (int i = 0; i < 3; i++) {
		const int64_t id = add_case(desk, "complaint", "Bồi thường đất");
		if (i < 2)
			MUST(act(desk, id, "accept", "decided_by=binh", NULL));
	}
	tui_changed(tui);
	keys("3");
	return desk;
}

static void type(const char *format, const char *text)
{
	struct buf b = {0};

	buf_printf(&b, format, text);
	keys(buf_text(&b));
	buf_clear(&b);
}

/* A folder of this test's own that is not there yet. */
static const char *new_folder(const char *name)
{
	static char path[400];
	char own[80];

	snprintf(own, sizeof own, "%d-%s", (int)getpid(), name);
	snprintf(path, sizeof path, "%s", in_tmp(own));
	return path;
}

static size_t files_in(const char *folder)
{
	DIR *dir = opendir(folder);
	size_t count = 0;

	while (dir && readdir(dir))
		count++;
	if (dir)
		closedir(dir);
	return count > 2 ? count - 2 : 0; /* . and .. */
}

static char *text_of(const char *folder, const char *name)
{
	struct buf path = {0}, text = {0};
	int c;

	buf_printf(&path, "%s%s%s", folder, *name ? "/" : "", name);
	FILE *file = fopen(buf_text(&path), "re");
	while (file && (c = getc(file)) != EOF)
		buf_putc(&text, (char)c);
	if (file)
		fclose(file);
	buf_clear(&path);
	return buf_steal(&text);
}

static void drop_file(const char *folder, const char *name)
{
	struct buf path = {0};

	buf_printf(&path, "%s/%s", folder, name);
	unlink(buf_text(&path));
	buf_clear(&path);
}

/* ---- one --------------------------------------------------------------------------------------- */

Test(letters, a_case_offers_what_it_owes_first_and_says_why_the_rest_is_refused)
{
	struct desk *desk = with_complaints();

	keys("<Home><Enter>t");
	sees("phải gửi");
	sees("KN-02");
	sees("cho bước sắp làm");
	sees("không thể “Lưu đơn”");
	sees_not("PA-03");
	keys("<Enter>");
	sees("THÔNG BÁO");
	keys("<PgDn>");
	sees("20/11/2026 và thông báo");
	finish(desk);
}

Test(letters, a_letter_is_written_to_a_new_file_and_never_over_one_that_is_there)
{
	struct desk *desk = with_complaints();
	const char *path = new_folder("thu.txt");
	char *text;

	keys("<Home><Enter>tKN-02<Enter>");
	type("<F8><Ctrl+U>%s<Enter>", path);
	sees("Đã ghi ra");
	text = text_of(path, "");
	cr_expect(strstr(text, "THÔNG BÁO") && strstr(text, "Trần Văn Bình"), "%s", text);
	free(text);
	FILE *file = fopen(path, "w");
	fputs("của ai đó", file);
	fclose(file);
	type("<F8><Ctrl+U>%s<Enter>", path);
	sees("đã có, giữ nguyên");
	keys("<Esc>");
	text = text_of(path, "");
	cr_expect_str_eq(text, "của ai đó");
	free(text);
	unlink(path);
	finish(desk);
}

Test(letters,
	the_form_of_a_file_follows_from_its_name_and_another_ending_is_refused_with_those_there_are)
{
	struct desk *desk = with_complaints();
	char *path = strdup(new_folder("thu.docx"));
	char *other = strdup(new_folder("thu.xyz"));

	keys("<Home><Enter>tKN-02<Enter><F8>");
	sees("KN-02-KN-2026-0001." PROPOSED);
	type("<Ctrl+U>%s<Enter>", other);
	sees(".docx");
	cr_expect(access(other, F_OK), "nothing is written under another ending");
	type("<Ctrl+U>%s<Enter>", path);
	sees("Đã ghi ra");
	char *bytes = text_of(path, "");
	cr_expect(!strncmp(bytes, "PK", 2));
	free(bytes);
	unlink(path);
	free(path);
	free(other);
	finish(desk);
}

Test(letters, that_cannot_be_written_say_what_to_do_and_leave_nothing)
{
	struct desk *desk = with_complaints();
	char *path = strdup(new_folder("day.docx"));
	struct rlimit before, small;

	keys("<Home><Enter>tKN-02<Enter>");
	type("<F8><Ctrl+U>%s/sâu/thu.docx<Enter>", path);
	sees("hãy chọn nơi khác");
	keys("<Esc>");
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 100;
	setrlimit(RLIMIT_FSIZE, &small);
	type("<F8><Ctrl+U>%s<Enter>", path);
	setrlimit(RLIMIT_FSIZE, &before);
	sees("hãy dọn chỗ");
	cr_expect(access(path, F_OK), "no half file is left");
	free(path);
	finish(desk);
}

Test(letters, a_gap_is_kept_as_a_draft_and_holds_the_file_back)
{
	struct desk *desk = with_complaints();

	MUST(act(desk, 1, "verify", "assignee=hung", "decided_by=binh", NULL));
	MUST(act(desk, 1, "dialogue", "session_on=2026-11-27", "decided_by=binh", NULL));
	tui_changed(tui);
	tui_show_screen(tui, 0);
	tui_push(tui, case_view_new(tui, 1));
	keys("tKN-04<Enter>");
	sees("Thời gian đối thoại");
	keys("<F8>");
	sees("còn 2 chỗ cần điền");
	keys("<Tab>8 giờ 30 ngày 27/11/2026<F2><Tab>Hội trường xã<F2>");
	sees("v Văn bản không còn chỗ trống");
	keys("<Esc>tKN-04<Enter>");
	sees("8 giờ 30 ngày 27/11/2026");
	keys("<Home><Enter><Ctrl+U>8 giờ ngày 31/11/2026<F2>");
	sees("không có ngày đó");
	/* Enter on the fault leads to where it is mended. */
	keys("<Home><Down><Down><Enter><Ctrl+U>8 giờ ngày 27/11/2026<F2>");
	sees("v Ngày tháng viết đúng");
	finish(desk);
}

Test(letters, the_register_asks_for_the_number_of_the_case_and_then_keeps_the_letter)
{
	struct desk *desk = with_complaints();

	keys("<Home><Enter>tKN-02<Enter><F9>");
	sees("TB-UBND");
	keys("<Enter>");
	keys("<Esc>");
	cr_assert(!store_load(desk->store, &entity_document, 1, &(struct document){0}, NULL));
	keys("<F9>0001<Enter>");
	sees("01/TB-UBND");
	cr_assert_str_eq(printed(desk, &entity_document, 1, "number"), "01");
	sees("Số: 01/TB-UBND");
	keys("<F9>");
	sees("hôm nay đã vào sổ");
	cr_assert(!store_load(desk->store, &entity_document, 2, &(struct document){0}, NULL));
	finish(desk);
}

/* ---- many -------------------------------------------------------------------------------------- */

#define MARK_ALL "l<Ctrl+U>loại:KN<Enter>*"

Test(letters, many_are_looked_through_and_the_refused_stand_among_them_with_the_reason)
{
	struct desk *desk = with_complaints();

	keys(MARK_ALL "tKN-02<Enter>");
	sees("1/3");
	sees("Kính gửi");
	keys("<Right><Right>");
	sees("3/3");
	sees("còn 1 chỗ cần điền: Ngày thụ lý");
	keys("<Left><Left><Left>");
	sees("1/3");
	finish(desk);
}

Test(letters, many_are_written_a_file_each_and_what_is_not_ready_is_left_out)
{
	struct desk *desk = with_complaints();
	const char *folder = new_folder("thu");
	char *text;

	keys(MARK_ALL "tKN-02<Enter>");
	type("<F8>chữ<Enter><Ctrl+U>%s<Enter>", folder);
	sees("Sẽ làm với 2 dòng. 1 dòng bị từ chối:");
	sees("Ngày thụ lý");
	cr_expect_eq(files_in(folder), 0, "nothing is written before Enter");
	keys("<Enter>");
	sees("2 thư nằm trong");
	cr_expect_eq(files_in(folder), 2);
	text = text_of(folder, "KN-02-KN-2026-0002.txt");
	cr_expect(strstr(text, "KN-2026-0002"), "%s", text);
	free(text);
	/* Once more into the same folder: both are there, both stay. */
	type("<F8>chữ<Enter><Ctrl+U>%s<Enter>", folder);
	sees("Không làm được với dòng nào.");
	drop_file(folder, "KN-02-KN-2026-0001.txt");
	drop_file(folder, "KN-02-KN-2026-0002.txt");
	cr_expect(!rmdir(folder), "nothing else was left there");
	finish(desk);
}

Test(letters, many_in_one_file_have_a_page_each)
{
	struct desk *desk = with_complaints();
	const char *path = new_folder("thu-chung.txt");
	char *text;

	keys(MARK_ALL "tKN-02<Enter>");
	type("<F8>tất<Enter><Ctrl+U>%s<Enter><Enter>", path);
	sees("2 thư nằm trong");
	text = text_of(path, "");
	const char *page = strchr(text, '\f');
	cr_expect(page && strstr(page, "KN-2026-0002") && !strchr(page + 1, '\f'), "%s", text);
	free(text);
	unlink(path);
	finish(desk);
}

Test(letters, many_as_pages_are_a_document_each_or_one_for_all)
{
	struct desk *desk = with_complaints();
	char *folder = strdup(new_folder("trang")), *path = strdup(new_folder("chung.docx"));
	char *bytes;

	keys(MARK_ALL "tKN-02<Enter>");
	type("<F8>DOCX<Enter><Ctrl+U>%s<Enter><Enter>", folder);
	sees("2 thư nằm trong");
	bytes = text_of(folder, "KN-02-KN-2026-0002.docx");
	cr_expect(!strncmp(bytes, "PK", 2));
	free(bytes);
	drop_file(folder, "KN-02-KN-2026-0001.docx");
	drop_file(folder, "KN-02-KN-2026-0002.docx");
	cr_expect(!rmdir(folder));
	type("<F8>tất<Enter><Ctrl+U>%s<Enter><Enter>", path);
	sees("2 thư nằm trong");
	bytes = text_of(path, "");
	cr_expect(!strncmp(bytes, "PK", 2));
	free(bytes);
	unlink(path);
	free(folder);
	free(path);
	finish(desk);
}

Test(letters, a_place_where_nothing_can_be_written_is_refused_with_what_to_do)
{
	struct desk *desk = with_complaints();
	const char *path = new_folder("khong-phai-thu-muc");
	FILE *file = fopen(path, "w");

	fclose(file);
	keys(MARK_ALL "tKN-02<Enter>");
	type("<F8>DOCX<Enter><Ctrl+U>%s<Enter>", path);
	sees("hãy chọn nơi khác");
	type("<Ctrl+U>%s/sâu/hơn<Enter>", path);
	sees("hãy chọn nơi khác");
	unlink(path);
	finish(desk);
}

Test(letters, a_full_disk_leaves_no_letter_and_no_folder)
{
	struct desk *desk = with_complaints();
	const char *folder = new_folder("day");
	struct rlimit before, small;

	keys(MARK_ALL "tKN-02<Enter>");
	type("<F8>chữ<Enter><Ctrl+U>%s<Enter>", folder);
	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &before);
	small = before;
	small.rlim_cur = 100;
	setrlimit(RLIMIT_FSIZE, &small);
	keys("<Enter>");
	setrlimit(RLIMIT_FSIZE, &before);
	sees("Chưa ghi thư nào");
	cr_expect(access(folder, F_OK), "the folder is gone again");
	finish(desk);
}

/* A key, but not before the first letter is written. */
static bool key_comes(void *arg)
{
	static int asked;

	(void)arg;
	return ++asked > 1;
}

Test(letters, a_key_stops_the_writing_and_no_file_is_left)
{
	struct desk *desk = with_complaints();
	const char *folder = new_folder("dung");

	keys(MARK_ALL "tKN-02<Enter>");
	type("<F8>chữ<Enter><Ctrl+U>%s<Enter>", folder);
	tui->key_waits = key_comes;
	keys("<Enter>");
	tui->key_waits = NULL;
	sees("Đã dừng");
	cr_expect(access(folder, F_OK));
	finish(desk);
}

Test(letters, a_clerk_writes_no_letter_for_a_case_that_is_kept_from_them)
{
	struct desk *desk = with_complaints();
	const char *folder = new_folder("kin");

	act_as(desk, "binh");
	MUST(set(desk, &entity_casefile, 1, "secrecy=restricted", NULL));
	act_as(desk, "lan");
	tui_changed(tui);
	keys(MARK_ALL "tKN-02<Enter>");
	keys("<Left>");
	sees("hạn chế người xem");
	sees_not("Kính gửi");
	type("<F8>chữ<Enter><Ctrl+U>%s<Enter>", folder);
	sees("Sẽ làm với 1 dòng. 2 dòng bị từ chối:");
	keys("<Enter>");
	cr_expect_eq(files_in(folder), 1);
	drop_file(folder, "KN-02-KN-2026-0002.txt");
	cr_expect(!rmdir(folder));
	finish(desk);
}

Test(letters, leaving_asks_before_what_was_filled_in_for_many_is_gone)
{
	struct desk *desk = with_complaints();

	keys(MARK_ALL "tKN-03<Enter>");
	sees("3/3");
	keys("<Tab>hết thời hiệu<F2><Esc>");
	sees("sẽ mất");
	keys("<Esc>");
	sees("hết thời hiệu");
	keys("<Esc><Enter>");
	sees("dòng đã đánh dấu");
	finish(desk);
}

/* ---- dates of many ----------------------------------------------------------------------------- */

static char *due_of(struct desk *desk, int64_t id)
{
	return strdup(printed(desk, &entity_casefile, id, "due_on"));
}

Test(letters, dates_of_many_move_where_it_is_lawful_and_one_step_brings_all_back)
{
	struct desk *desk = begin(24, 80);
	int64_t ids[3];
	char *before[3];

	for (int i = 0; i < 3; i++) {
		ids[i] = add_case(desk, "feedback", "Đèn đường hỏng");
		MUST(act(desk, ids[i], "assign", "assignee=lan", NULL));
	}
	MUST(act(desk, ids[2], "answer", "text=Đã sửa", "outcome=settled", NULL));
	for (int i = 0; i < 3; i++)
		before[i] = due_of(desk, ids[i]);
	tui_changed(tui);
	keys("3l<Ctrl+U>loại:PA<Enter>*hGia hạn<Enter>");
	keys("18/12/2026<Enter>");
	keys("Chờ kinh phí<Enter>");
	sees("Sẽ làm với 2 dòng. 1 dòng bị từ chối:");
	cr_assert_str_eq(printed(desk, &entity_casefile, ids[0], "due_on"), before[0]);
	keys("<Enter>");
	sees("Gia hạn: 18/12/2026, Chờ kinh phí: đã làm 2 vụ");
	for (int i = 0; i < 2; i++)
		cr_expect_str_eq(printed(desk, &entity_casefile, ids[i], "due_on"), "2026-12-18");
	cr_expect_str_eq(printed(desk, &entity_casefile, ids[2], "due_on"), before[2]);
	keys("<Ctrl+Z>");
	for (int i = 0; i < 3; i++) {
		cr_expect_str_eq(printed(desk, &entity_casefile, ids[i], "due_on"), before[i]);
		free(before[i]);
	}
	finish(desk);
}

Test(letters, dates_of_many_stay_where_the_preview_is_left)
{
	struct desk *desk = begin(24, 80);
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");

	add_case(desk, "feedback", "Rác ở chợ");
	char *before = due_of(desk, id);
	tui_changed(tui);
	keys("3l<Ctrl+U>loại:PA<Enter>*hGia hạn<Enter>18/12/2026<Enter>Chờ kinh phí<Enter><Esc>");
	cr_expect_str_eq(printed(desk, &entity_casefile, id, "due_on"), before);
	free(before);
	finish(desk);
}

/* ---- merging many ------------------------------------------------------------------------------ */

static int64_t merged_into(struct desk *desk, int64_t id)
{
	struct casefile file = load_case(desk, id);
	const int64_t into = file.merged_into;

	drop_case(&file);
	return into;
}

Test(letters, of_many_to_be_merged_a_closed_one_is_refused_and_one_step_brings_all_back)
{
	struct desk *desk = begin(24, 80);
	int64_t ids[3];

	for (int i = 0; i < 3; i++)
		ids[i] = add_case(desk, "feedback", "Đèn đường hỏng");
	MUST(act(desk, ids[2], "answer", "text=Đã sửa", "outcome=settled", NULL));
	MUST(act(desk, ids[2], "close", NULL));
	tui_changed(tui);
	keys("3l<Ctrl+U>loại:PA<Enter>*");
	for (int i = 0; i < 5 && current_id() != ids[1]; i++)
		keys("<Down>");
	cr_assert_eq(current_id(), ids[1]);
	keys("p");
	sees("Sẽ làm với 1 dòng. 1 dòng bị từ chối:");
	cr_expect_eq(merged_into(desk, ids[0]), 0);
	keys("<Enter>");
	sees("Gộp tất cả?");
	cr_expect_eq(merged_into(desk, ids[0]), 0);
	keys("0002<Enter>");
	cr_expect_eq(merged_into(desk, ids[0]), ids[1]);
	cr_expect_eq(merged_into(desk, ids[2]), 0);
	keys("<Ctrl+Z>");
	cr_expect_eq(merged_into(desk, ids[0]), 0);
	finish(desk);
}
