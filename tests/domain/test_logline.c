/* The one line that is typed while people speak: what it is, who promised, until when. */
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

	reads(desk, "  Đường xóm 2 ngập = cống tắc, cần + kinh phí @xã trước 4/12 , ");
	cr_assert_eq(line.kind, LOGLINE_OPINION);
	cr_assert_str_eq(line.text, "Đường xóm 2 ngập = cống tắc, cần + kinh phí @xã trước 4/12");
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
