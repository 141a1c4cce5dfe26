/* The one line that is typed while people speak: what it is, who promised, until when. */
#include "base/locale.h"
#include "domain/choices.h"
#include "domain/logline.h"
#include "office.h"

static struct logline line;
static size_t column;

static void reads(struct desk *desk, const char *text)
{
	column = SIZE_MAX;
	MUST(logline_parse(desk, text, &line, &column, &err));
}

static void refuses(struct desk *desk, const char *text, size_t at)
{
	column = SIZE_MAX;
	REFUSED(ERR_INVALID, logline_parse(desk, text, &line, &column, &err));
	cr_assert_eq(column, at, "“%s”: column %zu, not %zu", text, column, at);
	cr_assert(*err.text, "“%s” is refused without a word", text);
}

static const char *owner_login(struct desk *desk)
{
	static char login[40];
	struct staff staff = {0};

	if (!line.owner)
		return "";
	MUST(desk_load(desk, &entity_staff, line.owner, &staff, &err));
	snprintf(login, sizeof login, "%s", staff.login);
	record_clear(&entity_staff, &staff);
	return login;
}

Test(logline, a_line_is_an_opinion_unless_it_begins_with_a_sign)
{
	struct desk *desk = office();

	reads(desk, "  Đường xóm 2 ngập = cống tắc, cần + kinh phí @ xã trước 4/12 , ");
	cr_assert_eq(line.kind, LOGLINE_OPINION);
	cr_assert_str_eq(line.text, "Đường xóm 2 ngập = cống tắc, cần + kinh phí @ xã trước 4/12");
	cr_assert_eq(line.owner, 0);
	cr_assert_eq(line.due, DATE_NONE);
	logline_clear(&line);
	reads(desk, " =  Xã sẽ nạo vét trước 4/12");
	cr_assert_eq(line.kind, LOGLINE_ANSWER);
	cr_assert_str_eq(line.text, "Xã sẽ nạo vét trước 4/12");
	cr_assert_eq(line.due, DATE_NONE, "an answer promises nothing");
	logline_clear(&line);
	desk_close(desk);
}

Test(logline, a_promise_has_an_owner_and_a_day_in_either_order_and_either_language)
{
	static const char *const lines[] = {
		"+ Nạo vét mương cấp 2 @hung trước 4/12",
		"+Nạo vét mương cấp 2 trước 4/12/2026 @hung",
		"+ Nạo vét mương cấp 2 @hung before 2026-12-04",
		"+ Nạo vét mương cấp 2, @hung, truoc 4/12 ",
	};
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		reads(desk, lines[i]);
		cr_assert_eq(line.kind, LOGLINE_COMMITMENT, "%s", lines[i]);
		cr_assert_str_eq(line.text, "Nạo vét mương cấp 2", "%s: “%s”", lines[i], line.text);
		cr_assert_str_eq(owner_login(desk), "hung", "%s", lines[i]);
		cr_assert_eq(line.due, day("2026-12-04"), "%s", lines[i]);
		logline_clear(&line);
	}
	desk_close(desk);
}

/* Opinions with their marks; 20/11/2026 is a Friday. */
static const struct {
	const char *line, *text, *field, *owner;
	int64_t meant;
	bool hides;
} opinions[] = {
	{"Nước sạch yếu giờ nấu cơm", "Nước sạch yếu giờ nấu cơm", NULL, "", 0, false},
	{"Nước yếu #nuoc_sach @hung !pa ~", "Nước yếu", "water-power", "hung", KIND_FEEDBACK, true},
	{"#dien Đèn đường hỏng", "Đèn đường hỏng", "water-power", "", 0, false},
	{"Đèn #ĐIỆN, hỏng", "Đèn, hỏng", "water-power", "", 0, false},
	{"Rác dồn ở chợ #rac", "Rác dồn ở chợ", "environment", "", 0, false},
	{"Đường lún #giaothong", "Đường lún", "rural-roads", "", 0, false},
	{"Đường lún #rural_roads", "Đường lún", "rural-roads", "", 0, false},
	{"Xin sổ đỏ #cap_giay", "Xin sổ đỏ", "land-title", "", 0, false},
	{"Đề nghị !kn", "Đề nghị", NULL, "", KIND_COMPLAINT, false},
	{"Đề nghị !khieu_nai", "Đề nghị", NULL, "", KIND_COMPLAINT, false},
	{"Đề nghị !phan_anh", "Đề nghị", NULL, "", KIND_FEEDBACK, false},
	{"Đề nghị !kien_nghi", "Đề nghị", NULL, "", KIND_FEEDBACK, false},
	{"Đề nghị !tc", "Đề nghị", NULL, "", KIND_DENUNCIATION, false},
	{"Đề nghị !hg", "Đề nghị", NULL, "", KIND_MEDIATION, false},
	{"Đề nghị !yk", "Đề nghị", NULL, "", KIND_OPINION, false},
	{"~ Ông ấy nhận tiền", "Ông ấy nhận tiền", NULL, "", 0, true},
	/* within a word, before a blank, a digit or a sign: text */
	{"Thư gửi lan@xa.vn, C#, hay!thật", "Thư gửi lan@xa.vn, C#, hay!thật", NULL, "", 0, false},
	{"Nhà # 12, số #12, @ xã, ! và !!", "Nhà # 12, số #12, @ xã, ! và !!", NULL, "", 0, false},
	{"Dài ~5 km, a~b", "Dài ~5 km, a~b", NULL, "", 0, false},
	{"Tăng = 2, thêm + 3", "Tăng = 2, thêm + 3", NULL, "", 0, false},
};

Test(logline, marks_of_an_opinion_say_field_person_kind_and_secrecy)
{
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof opinions / sizeof *opinions; i++) {
		reads(desk, opinions[i].line);
		const struct choice *field = choice_by_value(case_fields, line.field);
		cr_expect_eq(line.kind, LOGLINE_OPINION);
		cr_expect_str_eq(
			line.text, opinions[i].text, "%s: “%s”", opinions[i].line, line.text);
		cr_expect_str_eq(field ? field->key : "",
			opinions[i].field ? opinions[i].field : "", "%s", opinions[i].line);
		cr_expect_str_eq(owner_login(desk), opinions[i].owner, "%s", opinions[i].line);
		cr_expect_eq(line.meant, opinions[i].meant, "%s", opinions[i].line);
		cr_expect_eq(line.hides_person, opinions[i].hides, "%s", opinions[i].line);
		logline_clear(&line);
	}
	desk_close(desk);
}

Test(logline, a_mark_that_is_unknown_or_may_be_several_is_pointed_at_with_the_nearest)
{
	struct desk *desk = office();

	refuses(desk, "Sửa cầu #dat_dai", 8);
	cr_assert(strstr(err.text, "lấn chiếm"), "%s", err.text);
	refuses(desk, "Sửa cầu #nuc_sach", 8);
	cr_assert(strstr(err.text, "nước sạch, điện"), "%s", err.text);
	refuses(desk, "Sửa cầu @hugn", 8);
	cr_assert(strstr(err.text, "hung"), "%s", err.text);
	refuses(desk, "Sửa cầu !xx", 8);
	cr_assert(strstr(err.text, "PA"), "%s", err.text);
	refuses(desk, "Sửa cầu #rac #dien", 13);
	refuses(desk, "Sửa cầu @hung @lan", 14);
	refuses(desk, "Sửa cầu !pa !kn", 12);
	refuses(desk, "#rac @hung ~", 0);
	act_as(desk, "quan");
	MUST(set(desk, &entity_staff, 2, "active=no", NULL));
	refuses(desk, "Sửa cầu @hung", 8);
	desk_close(desk);
}

Test(logline, what_is_written_reads_as_the_same_line)
{
	struct desk *desk = office();
	static const char *const lines[] = {"Nước yếu #nuoc_sach @hung !pa ~", "= Đã sửa",
		"+ Sửa cầu @hung trước 04/12/2026", "Không có gì thêm"};
	struct buf out = {0};

	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		reads(desk, lines[i]);
		logline_write(desk, &line, &out);
		cr_expect_str_eq(buf_text(&out), lines[i]);
		logline_clear(&line);
		buf_cut(&out, 0);
	}
	for (const struct choice *c = case_fields; c->key; c++) {
		char *name = logline_field_name(c->value);
		buf_printf(&out, "x #%s", name);
		reads(desk, buf_text(&out));
		cr_expect_eq(line.field, c->value, "#%s is not %s", name, c->key);
		logline_clear(&line);
		buf_cut(&out, 0);
		free(name);
	}
	buf_clear(&out);
	desk_close(desk);
}

Test(logline, a_promise_is_for_a_day_in_words_or_digits_that_is_to_come)
{
	static const struct {
		const char *line, *day;
	} promises[] = {
		{"+ Sửa cầu @hung trước mai", "2026-11-21"},
		{"+ Sửa cầu trước thứ sáu @hung", "2026-11-27"},
		{"+ Sửa cầu trước 3 ngày nữa, @hung", "2026-11-23"},
		{"+ Sửa cầu @hung before friday", "2026-11-27"},
		{"+ Sửa cầu @hung by in 2 weeks", "2026-12-04"},
		{"+ Sửa cầu @hung truoc cuoi thang", "2026-11-30"},
		{"+ Sửa cầu @hung trước 15/3", "2027-03-15"},
		{"+ Sửa cầu @hung trước 15/3/2026", "2026-03-15"},
		{"+ Sửa cầu @hung", ""},
	};
	struct desk *desk = office();
	char iso[DATE_ISO_SIZE];

	for (size_t i = 0; i < sizeof promises / sizeof *promises; i++) {
		reads(desk, promises[i].line);
		cr_expect_str_eq(line.text, "Sửa cầu", "%s: “%s”", promises[i].line, line.text);
		cr_expect_str_eq(
			date_iso(line.due, iso), promises[i].day, "%s: %s", promises[i].line, iso);
		cr_expect_str_eq(owner_login(desk), *promises[i].day ? "hung" : owner_login(desk));
		logline_clear(&line);
	}
	desk_close(desk);
}

Test(logline, a_promise_needs_neither)
{
	struct desk *desk = office();

	reads(desk, "+ Sửa mái nhà văn hóa trước khi bão về");
	cr_assert_str_eq(line.text, "Sửa mái nhà văn hóa trước khi bão về");
	cr_assert_eq(line.owner, 0);
	cr_assert_eq(line.due, DATE_NONE, "only a number is a day");
	logline_clear(&line);
	reads(desk, "+ Gửi thư cho lan@xa.vn");
	cr_assert_str_eq(line.text, "Gửi thư cho lan@xa.vn", "an @ within a word is no owner");
	cr_assert_eq(line.owner, 0);
	logline_clear(&line);
	reads(desk, "+ Sửa cống trước cửa chợ trước 4/12");
	cr_assert_str_eq(line.text, "Sửa cống trước cửa chợ");
	cr_assert_eq(line.due, day("2026-12-04"), "the last one is the day");
	logline_clear(&line);
	desk_close(desk);
}

Test(logline, a_mistake_is_pointed_at_and_nothing_is_read)
{
	struct desk *desk = office();

	line.owner = 77;
	refuses(desk, "", 0);
	refuses(desk, "   ", 3);
	refuses(desk, "=", 1);
	refuses(desk, "+  ", 3);
	refuses(desk, "+ @hung", 2);
	refuses(desk, "+ Sửa cầu trước 31/2", 16);
	refuses(desk, "+ Sửa cầu trước 4/13", 16);
	refuses(desk, "+ Sửa cầu @aikia trước 4/12", 10);
	refuses(desk, "+ Sửa cầu @ trước 4/12", 10);
	cr_assert_eq(line.owner, 77, "out is untouched");
	desk_close(desk);
}

Test(logline, letters_and_marks_typed_apart_are_the_same_line)
{
	struct desk *desk = office();

	/* "Nạo vét" and "trước" with their marks as characters of their own, as some input methods send them */
	reads(desk, "+ Na\u0323o ve\u0301t @hung tru\u031bo\u031b\u0301c 4/12");
	cr_assert_str_eq(line.text, "Nạo vét", "“%s”", line.text);
	cr_assert_str_eq(owner_login(desk), "hung");
	cr_assert_eq(line.due, day("2026-12-04"));
	logline_clear(&line);
	refuses(desk, "+ Sư\u0309a cầu tru\u031bo\u031b\u0301c 31/2", 16);
	desk_close(desk);
}
