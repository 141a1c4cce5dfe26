/* doithoai intake: questions, proposals, likely duplicates and the decision, as typed. */
#include "run.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

TestSuite(intake, .init = run_enter, .fini = run_leave, .timeout = 60);

#define assert_has(text, needle)                                                                   \
	cr_assert(strstr(text, needle), "\"%s\" is missing in:\n%s", needle, text)

#define DOES(...) cr_assert_eq(run(__VA_ARGS__, NULL), 0, "%s", run_err)
/* Refused: status 1, nothing on standard output. */
#define REFUSES(...)                                                                               \
	do {                                                                                       \
		cr_assert_eq(run(__VA_ARGS__, NULL), 1, "%s", run_out);                            \
		cr_assert_str_empty(run_out);                                                      \
	} while (0)

static void begin(const char *kind)
{
	char word[40];

	snprintf(word, sizeof(word), "kind=%s", kind);
	DOES("init");
	DOES("add", "person", "name=Đỗ Văn Kha");
	DOES("add", "petition", word, "person=NG-1", "received_on=16/11/2026",
		"summary=Cống xóm Đông tắc gây ngập ruộng");
}

Test(intake, it_asks_proposes_and_decides)
{
	begin("complaint");
	DOES("intake", "D-2026-1");
	assert_has(run_out, "? ");
	assert_has(run_out, "mixed=yes|no");
	assert_has(run_out, "(accepted)");
	DOES("intake", "1", "mixed=no", "eligibility=eligible", "settled_before=no",
		"competence=other-body");
	assert_has(run_out, "also_sent=yes|no");
	REFUSES("intake", "1", "--decide", "guided");
	DOES("intake", "1", "also_sent=không", "guided_before=no");
	cr_assert_null(strstr(run_out, "yes|no"));
	assert_has(run_out, "> hướng dẫn (guided)");
	REFUSES("intake", "1", "--decide", "transferred", "reason=vẫn chuyển");
	assert_has(run_err, "LTCD Điều 26.2");
	DOES("intake", "1", "--decide", "guided", "on=18/11/2026", "document=12/HD-UBND");
	assert_has(run_out, "18/11/2026");
	assert_has(run_out, "12/HD-UBND");
	REFUSES("intake", "1", "--decide", "guided");
	DOES("journal", "D-2026-1");
	assert_has(run_out, "quyết định xử lý");
}

Test(intake, answers_and_decision_go_together_or_not_at_all)
{
	begin("feedback");
	REFUSES("intake", "1", "mixed=no", "crime_signs=no", "eligibility=eligible", "--decide",
		"accepted");
	DOES("show", "D-2026-1", "--format", "json");
	assert_has(run_out, "\"mixed\":null");
	DOES("intake", "1", "mixed=no", "crime_signs=no", "eligibility=eligible",
		"settled_before=no", "competence=ours", "--decide", "accepted");
	assert_has(run_out, "PA-2026-0001");
	DOES("show", "PA-2026-1");
	assert_has(run_out, "Cống xóm Đông");
}

Test(intake, what_is_split_becomes_petitions)
{
	begin("complaint");
	DOES("intake", "1", "mixed=yes", "--decide", "split", "kind=complaint",
		"summary=Giá đền bù", "kind=feedback", "summary=Cống tắc");
	DOES("list", "petition", "--columns", "code,kind,split_from,summary", "--format", "csv");
	assert_has(run_out, "D-2026-0002,complaint,D-2026-0001,Giá đền bù");
	assert_has(run_out, "D-2026-0003,feedback,D-2026-0001,Cống tắc");
}

Test(intake, likely_duplicates_are_shown_and_linked)
{
	begin("feedback");
	DOES("add", "petition", "kind=feedback", "person=NG-1", "received_on=18/11/2026",
		"summary=Cống xóm Đông bị tắc, ngập ruộng");
	DOES("intake", "2");
	assert_has(run_out, "D-2026-0001");
	assert_has(run_out, "cùng người");
	DOES("intake", "2", "--format", "json");
	assert_has(run_out, "\"code\":\"D-2026-0001\"");
	assert_has(run_out, "\"restricted\":false");
	DOES("intake", "2", "duplicate_of=D-2026-1");
	DOES("show", "D-2026-2", "--format", "json");
	assert_has(run_out, "\"duplicate_of\":\"D-2026-0001\"");
}

Test(intake, a_clerk_is_told_nothing_about_a_denunciation)
{
	DOES("init");
	DOES("add", "person", "name=Đỗ Văn Kha");
	DOES("staff", "add", "login=quan", "name=Lê Quân", "role=admin");
	DOES("staff", "add", "login=lan", "name=Lan", "role=clerk", "--user", "quan");
	DOES("add", "petition", "kind=denunciation", "person=NG-1", "--user", "lan",
		"received_on=16/11/2026", "summary=Cán bộ thôn nhận tiền cống");
	DOES("add", "petition", "kind=feedback", "person=NG-1", "--user", "lan",
		"received_on=16/11/2026", "summary=Cán bộ thôn nhận tiền cống");
	REFUSES("intake", "D-2026-1", "--user", "lan");
	DOES("intake", "D-2026-2", "--user", "lan", "--format", "json");
	assert_has(run_out, "\"restricted\":true");
	cr_assert_null(strstr(run_out, "D-2026-0001"));
	DOES("intake", "D-2026-2", "--user", "quan", "--format", "json");
	assert_has(run_out, "D-2026-0001");
}

Test(intake, wrong_words_are_refused)
{
	begin("feedback");
	REFUSES("intake", "D-2026-7");
	REFUSES("intake", "1", "mixed=maybe");
	REFUSES("intake", "1", "proposal=guided");
	REFUSES("intake", "1", "handling=guided", "handled_on=18/11/2026");
	REFUSES("intake", "1", "--decide", "posted");
	REFUSES("intake", "1", "mixed=yes", "--decide", "split", "kind=complaint");
	cr_assert_eq(run("intake", "1", "mixed", NULL), 2);
	cr_assert_eq(run("intake", "1", "colour=red", NULL), 2);
	cr_assert_eq(run("intake", NULL), 2);
	cr_assert_eq(run("intake", "1", "--format", "csv", NULL), 2);
}
