/*
 * A denouncer is planted wherever one may stand, with a name, address, telephone and identity number that nobody else has; then every
 * output in every form is made by somebody without the role, and looked through for all of it in every spelling (LTC 8, 40.3, 56).
 */
#include "run.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../report/reader.h"
#include "base/text.h"
#include "domain/rules.h"
#include "domain/table.h"
#include "report/letter.h"

/* ---- who is planted ---------------------------------------------------------------------------------- */

#define NAME "Đỗ Thị Khuê Ngân"
#define ADDRESS "số nhà 71 ngõ Cây Sấu, xóm Vạn Chài"
#define PHONE "0977 123 456"
#define IDENTITY "001088776655"

/* As a clerk may type it. NFD, capitals and missing accents are folded away before one looks; so are the blanks of numbers. */
static const char *const names[] = {NAME, "Do Thi Khue Ngan", "ĐỖ THỊ KHUÊ NGÂN",
	"Đo\xCC\x82\xCC\x83 Thi\xCC\xA3 Khue\xCC\x82 Nga\xCC\x82n"};
static const char *const phones[] = {PHONE, "0977123456", "0977.123.456", "+84 977 123 456"};

/* Folded words that tell who it is, and digits. */
static const char *const telling[] = {"khue ngan", "cay sau", "van chai"};
static const char *const digits[] = {"977123456", "001088776655"};

/* ---- looking ----------------------------------------------------------------------------------------- */

static size_t looked_at; /* bytes */

/* The digits of a text without what people write between them. */
static char *digits_of(const char *text)
{
	char *out = malloc(strlen(text) + 1), *to = out;

	for (const char *at = text; *at; at++) {
		const bool between =
			strchr(" .-()", *at) && to > out && to[-1] >= '0' && to[-1] <= '9';
		if (*at >= '0' && *at <= '9')
			*to++ = *at;
		else if (!between && to > out && to[-1] != ' ')
			*to++ = ' ';
	}
	*to = '\0';
	return out;
}

/* One blank for each run of what is no word. */
static char *words_of(const char *folded)
{
	char *out = malloc(strlen(folded) + 1), *to = out;

	for (const char *at = folded; *at; at++) {
		const bool word = (unsigned char)*at >= 0x80 || (*at >= 'a' && *at <= 'z') ||
			(*at >= '0' && *at <= '9');
		if (word)
			*to++ = *at;
		else if (to > out && to[-1] != ' ')
			*to++ = ' ';
	}
	*to = '\0';
	return out;
}

static void around(const char *text, const char *at)
{
	const long from = at - text > 60 ? at - text - 60 : 0;

	cr_log_error("… %.160s …", text + from);
}

static void look(const char *what, const char *text)
{
	char *folded = text_fold(text), *words = words_of(folded), *numbers = digits_of(text);
	const char *at;

	looked_at += strlen(text);
	for (size_t i = 0; i < sizeof telling / sizeof *telling; i++) {
		at = strstr(words, telling[i]);
		if (at)
			around(words, at);
		cr_expect_null(at, "%s tells “%s”", what, telling[i]);
	}
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++) {
		at = strstr(numbers, digits[i]);
		if (at)
			around(numbers, at);
		cr_expect_null(at, "%s tells %s", what, digits[i]);
	}
	free(folded);
	free(words);
	free(numbers);
}

/* Tags of XML and HTML stand between the letters that a reader sees together. */
static void look_at_markup(const char *what, const char *text)
{
	char *plain = malloc(strlen(text) + 1), *to = plain;
	bool tag = false;

	look(what, text);
	for (const char *at = text; *at; at++) {
		tag = *at == '<' || (tag && *at != '>');
		if (!tag && *at != '>')
			*to++ = *at;
	}
	*to = '\0';
	look(what, plain);
	free(plain);
}

static const char *now_in; /* file whose entries are looked at */

static void look_at_entry(const char *name, const struct buf *content)
{
	char what[256];

	snprintf(what, sizeof what, "%s: %s", now_in, name);
	if (!strstr(name, ".png"))
		look_at_markup(what, buf_text(content));
}

static char *pdf_text(const char *path)
{
	char command[300];
	struct buf out = {0};
	int c;

	snprintf(command, sizeof command, "pdftotext -q '%s' - 2>/dev/null", path);
	FILE *pipe = popen(command, "r");
	cr_assert(pipe);
	while ((c = getc(pipe)) != EOF)
		buf_putc(&out, (char)c);
	pclose(pipe);
	cr_assert_gt(
		out.len, 0, "nothing of %s can be read: is pdftotext there (poppler-utils)?", path);
	return buf_steal(&out);
}

static void look_at_file(const char *path)
{
	struct buf bytes = {0};
	FILE *file = fopen(path, "r");
	int c;

	if (!file)
		return;
	while ((c = getc(file)) != EOF)
		buf_putc(&bytes, (char)c);
	fclose(file);
	now_in = path;
	if (bytes.len > 4 && !memcmp(bytes.s, "PK\x03\x04", 4)) {
		zip_each(&bytes, look_at_entry);
	} else if (bytes.len > 4 && !memcmp(bytes.s, "%PDF", 4)) {
		char *text = pdf_text(path);
		look(path, text);
		free(text);
	} else {
		look_at_markup(path, buf_text(&bytes));
	}
	look(path, path);
	unlink(path);
	buf_clear(&bytes);
}

/* What was printed, on both outputs. */
static void look_at_run(const char *what)
{
	look_at_markup(what, run_out);
	look_at_markup(what, run_err);
}

/* ---- planting ---------------------------------------------------------------------------------------- */

static void must(int status, const char *what)
{
	cr_assert_eq(status, 0, "%s: %s", what, run_err);
}

#define MUST_RUN(...) must(run(__VA_ARGS__, NULL), #__VA_ARGS__)

static void be(const char *login)
{
	setenv("DOITHOAI_USER", login, 1);
}

static void add_staff(void)
{
	MUST_RUN("staff", "add", "login=quan", "name=Hoàng Quản", "role=admin");
	be("quan");
	MUST_RUN("staff", "add", "login=lan", "name=Nguyễn Thị Lan", "role=clerk");
	MUST_RUN("staff", "add", "login=hung", "name=Trần Văn Hùng", "role=officer");
	MUST_RUN("staff", "add", "login=binh", "name=Trần Văn Bình", "role=leader");
	MUST_RUN("staff", "add", "login=thu", "name=Lê Thị Thu", "role=auditor");
	MUST_RUN("add", "unit", "code=T1", "name=Thôn Đông", "kind=hamlet");
	file_write("doithoai.conf",
		"office = \"Ủy ban nhân dân xã Tân Lập\"; place = \"Tân Lập\";"
		"signer = \"Trần Văn Bình\"; signer_title = \"CHỦ TỊCH\";\n");
	setenv("DOITHOAI_CONFIG", "doithoai.conf", 1);
}

/* Number of the case: TC-2026-0001. A clerk registers it, a leader goes on. */
static void plant(void)
{
	add_staff();
	be("lan");
	MUST_RUN("add", "conference", "title=Hội nghị đối thoại", "held_on=2026-11-02");
	MUST_RUN("add", "person", "name=" NAME, "address=" ADDRESS, "phone=" PHONE,
		"id_number=" IDENTITY, "hamlet=T1", "birth_year=1961",
		"note=hay gọi từ số 0977.123.456");
	MUST_RUN("add", "case", "kind=denunciation", "person=NG-1", "hamlet=T1",
		"received_on=2026-11-02", "respondent=Trần Văn X",
		"summary=Cán bộ nhận tiền, bà Khuê Ngân tố giác",
		"detail=Gặp ĐỖ THỊ KHUÊ NGÂN ở " ADDRESS ", gọi +84 977 123 456",
		"place=nhà bà Do Thi Khue Ngan", "note=CCCD " IDENTITY, "conference=HN-2026-001");
	MUST_RUN("add", "petition", "kind=denunciation", "person=NG-1", "casefile=TC-2026-0001",
		"received_on=2026-11-02", "summary=Đơn của " NAME, "representative=" NAME,
		"handed_to=Thanh tra, theo lời " NAME, "note=" PHONE);
	MUST_RUN("add", "reception", "person=NG-1", "casefile=TC-2026-0001", "petition=D-1",
		"received_on=2026-11-02", "content=Tiếp bà Khuê Ngân",
		"result=" NAME " hẹn quay lại", "note=ở xóm Vạn Chài");
	/* A paper that has no case yet. */
	MUST_RUN("add", "petition", "kind=denunciation", "person=NG-1", "received_on=2026-11-03",
		"summary=Đơn thứ hai của " NAME, "note=" ADDRESS);
	be("binh");
	MUST_RUN("do", "TC-2026-0001", "assign", "assignee=hung");
	MUST_RUN("do", "TC-2026-0001", "accept", "note=" NAME " xin giữ kín");
	MUST_RUN("do", "TC-2026-0001", "verify");
	MUST_RUN(
		"do", "TC-2026-0001", "extend", "days=20", "complexity=a", "note=" NAME " đi vắng");
	MUST_RUN("add", "commitment", "text=Bảo vệ " NAME, "casefile=TC-2026-0001",
		"due_on=2026-12-10");
	MUST_RUN("add", "document", "subject=Giấy mời " NAME, "recipients=" NAME ", " ADDRESS,
		"note=" PHONE, "casefile=TC-2026-0001", "issued_on=2026-11-04",
		"direction=outgoing");
	MUST_RUN("do", "TC-2026-0001", "conclude", "text=Đã gặp " NAME " ở xóm Vạn Chài",
		"grounds=Biên bản xác minh", "outcome=founded", "decided_by=binh",
		"issued_on=2026-11-23", "publish=no");
}

static void enter(void)
{
	run_enter();
	setenv("DOITHOAI_NOW", "2026-11-23T08:12:00", 1);
	MUST_RUN("init");
	plant();
}

TestSuite(sweep, .init = enter, .fini = run_leave, .timeout = 300);

/* ---- outputs ------------------------------------------------------------------------------------------ */

static const char *const paper_forms[] = {"text", "html", "docx",
#ifdef HAVE_PDF
	"pdf",
#endif
	NULL};

static const char *outsider; /* who makes the outputs */

static void list_all(void)
{
	static const char *const forms[] = {"table", "csv", "json"};

	for (size_t i = 0; entities[i]; i++) {
		char what[160];
		for (size_t f = 0; f < 3; f++) {
			for (int trash = 0; trash < 2; trash++) {
				run("list", entities[i]->name, "--columns", "all", "--format",
					forms[f], trash ? "--trash" : NULL, NULL);
				snprintf(what, sizeof what, "%s: list %s as %s", outsider,
					entities[i]->name, forms[f]);
				look_at_run(what);
			}
			if (f) {
				run("export", entities[i]->name, "--format", forms[f], NULL);
				snprintf(what, sizeof what, "%s: export %s as %s", outsider,
					entities[i]->name, forms[f]);
				look_at_run(what);
			}
		}
	}
}

static void search_all(void)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		run("search", names[i], "--format", "json", NULL);
		cr_expect_null(strstr(run_out, "TC-2026-0001"), "%s finds: %s", names[i], run_out);
	}
	for (size_t i = 0; i < sizeof phones / sizeof *phones; i++) {
		run("search", phones[i], "--format", "json", NULL);
		cr_expect_null(strstr(run_out, "TC-2026-0001"), "%s finds: %s", phones[i], run_out);
	}
}

static void show_all(void)
{
	static const char *const codes[] = {
		"TC-2026-0001", "D-1", "D-2", "NG-1", "HN-2026-001", "VB-1"};
	char what[80];

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		run("show", codes[i], NULL);
		snprintf(what, sizeof what, "%s: show %s", outsider, codes[i]);
		look_at_run(what);
		run("journal", codes[i], "--format", "json", NULL);
		snprintf(what, sizeof what, "%s: journal %s", outsider, codes[i]);
		look_at_run(what);
	}
	run("do", "TC-2026-0001", NULL);
	look_at_run("do");
	run("intake", "D-2", NULL);
	look_at_run("intake");
	run("intake", "D-2", "--format", "json", NULL);
	look_at_run("intake as JSON");
	run("letter", "VB-1", NULL);
	look_at_run("letter VB-1");
	run("verify", NULL);
	look_at_run("verify");
}

static void journal_all(void)
{
	static const char *const forms[] = {"table", "csv", "json"};

	for (size_t f = 0; f < 3; f++) {
		run("journal", "--limit", "1000", "--format", forms[f], NULL);
		look_at_run("journal");
		run("due", "--days", "400", "--format", forms[f], NULL);
		look_at_run("due");
	}
	run("due", "--days", "400", "--format", "ics", NULL);
	look_at_run("due as ICS");
}

static void look_at_folder(const char *folder)
{
	DIR *dir = opendir(folder);
	struct dirent *entry;

	cr_assert(dir);
	while ((entry = readdir(dir)) != NULL) {
		char path[400];
		snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
		if (*entry->d_name != '.')
			look_at_file(path);
	}
	closedir(dir);
	cr_assert_eq(rmdir(folder), 0);
}

static void report_all(void)
{
	static const char *const forms[] = {"text", "csv", "json", "html", "xlsx", "docx",
#ifdef HAVE_PDF
		"pdf"
#endif
	};
	static const char *const periods[] = {"2026-11", "2026"};

	for (size_t f = 0; f < sizeof forms / sizeof *forms; f++)
		for (size_t p = 0; p < 2; p++) {
			run("report", "summary", "--period", periods[p], "--format", forms[f], "-o",
				"out", NULL);
			look_at_run("report summary");
			look_at_file("out");
			run("report", "all", "--period", periods[p], "--format", forms[f], "-o",
				"all", NULL);
			look_at_run("report all");
			look_at_folder("all");
		}
}

/* Every second column, from @p first on. */
static void cells_all(int first)
{
	static const char *const named[] = {"01/TCD", "03/TCD", "01/XLD", "03/XLD", "01/KQGQ"};

	for (size_t i = 0; i < sizeof named / sizeof *named; i++)
		for (int column = first; column <= 30; column += 2) {
			char number[12];
			snprintf(number, sizeof number, "%d", column);
			run("report", "cell", named[i], number, "--period", "2026", "--format",
				column % 4 < 2 ? "json" : "text", NULL);
			look_at_run("report cell");
		}
}

static void papers_all(void)
{
	for (size_t f = 0; paper_forms[f]; f++) {
		run("minutes", "HN-2026-001", "--format", paper_forms[f], "-o", "out", NULL);
		look_at_run("minutes");
		look_at_file("out");
	}
	for (int n = 1; n <= 3; n++)
		for (size_t f = 0; paper_forms[f]; f++) {
			char template[8];
			snprintf(template, sizeof template, "HN-%02d", n);
			run("letter", template, "HN-2026-001", "--format", paper_forms[f], "-o",
				"out", NULL);
			look_at_run(template);
			look_at_file("out");
		}
	run("minutes", "HN-2026-001", "--format", "json", NULL);
	look_at_run("minutes as JSON");
}

/* Every template that is written for the case, by somebody who may read it: nobody's name is in it all the same. */
/* @param forms how many of the forms; one will do where nothing is written */
static size_t letters_all(size_t forms)
{
	struct letters letters;
	struct error err;
	size_t written = 0;

	cr_assert(letters_read(&letters, NULL, &err), "%s", err.text);
	for (size_t i = 0; i < letters.count; i++)
		for (size_t f = 0; f < forms && paper_forms[f]; f++) {
			const struct letter *letter = &letters.list[i];
			char gaps[16][64];
			const char *words[16] = {NULL};
			for (size_t k = 0; k < letter->gap_count && k < 15; k++) {
				snprintf(gaps[k], sizeof gaps[k], "%s=đã rõ", letter->gaps[k].word);
				words[k] = gaps[k];
			}
			run("letter", letter->id, "TC-2026-0001", "--format", paper_forms[f], "-o",
				"out", words[0], words[1], words[2], words[3], words[4], words[5],
				words[6], words[7], words[8], words[9], NULL);
			look_at_run("letter");
			written += !access("out", F_OK);
			look_at_file("out");
		}
	letters_clear(&letters);
	return written;
}

Test(sweep, finds_a_denouncer_in_no_output_of_who_may_not_read_the_case)
{
	static const char *const outsiders[] = {"lan", "thu"}; /* lan registered it */

	for (size_t i = 0; i < sizeof outsiders / sizeof *outsiders; i++) {
		outsider = outsiders[i];
		be(outsider);
		list_all();
		search_all();
		show_all();
		journal_all();
		report_all();
		cells_all(1 + (int)i);
		papers_all();
		cr_expect_eq(letters_all(1), 0, "%s writes letters of a hidden case", outsider);
	}
	cr_expect_gt(looked_at, 1000000, "only %zu bytes were looked at", looked_at);
}

Test(sweep, finds_a_denouncer_in_no_paper_that_leaves_the_office)
{
	/* Made by the leader, who may read the case: papers are read by others. */
	be("binh");
	outsider = "binh";
	report_all();
	papers_all();
	cr_expect_gt(letters_all(SIZE_MAX), 8, "letters of the case were looked at");
	run("due", "--days", "400", "--format", "ics", NULL);
	look_at_run("due as ICS");
}

/* An open record that somebody typed the name into: what is printed of it does not tell. */
Test(sweep, finds_a_name_that_was_typed_into_a_conference_in_none_of_its_papers)
{
	static const char *const makers[] = {"lan", "binh"};

	be("lan");
	MUST_RUN("set", "HN-2026-001",
		"proceedings=Bà Khuê Ngân (0977.123.456, +84 977 123 456) phát biểu",
		"attendees=ông Sáu; " NAME "; bà Ngân; Khuê Ngân",
		"conclusion=Giao hung xem đơn của ĐỖ THỊ KHUÊ NGÂN, " ADDRESS ", CCCD " IDENTITY,
		"agenda=1. do thi khue ngan hỏi", "venue=Hội trường, nhà bà Ngân",
		"chairs=Trần Văn Bình");
	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++) {
		be(outsider = makers[i]);
		papers_all();
		MUST_RUN("minutes", "HN-2026-001");
		cr_expect(strstr(run_out, "ông Sáu"), "%s", run_out);
		cr_expect(strstr(run_out, "(đã ẩn tên)"), "%s", run_out);
		cr_expect_null(strstr(run_out, "bà Ngân"), "%s", run_out);
		MUST_RUN("letter", "HN-03", "HN-2026-001");
		cr_expect(strstr(run_out, "(đã ẩn tên)"), "%s", run_out);
		cr_expect_null(strstr(run_out, "bà Ngân"), "%s", run_out);
	}
}

/* The sweep itself: who may read the case is shown all of it, so that what is looked for can be found. */
Test(sweep, sees_the_denouncer_where_one_may_stand)
{
	be("binh");
	MUST_RUN("export", "case", "--format", "csv");
	char *words, *folded = text_fold(run_out);
	words = words_of(folded);
	for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
		cr_expect(strstr(words, telling[i]), "%s", telling[i]);
	free(folded);
	free(words);
	char *numbers = digits_of(run_out);
	for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
		cr_expect(strstr(numbers, digits[i]), "%s", digits[i]);
	free(numbers);
}
