/* Letters about cases as they stand: which may be written, what they say, and what must never stand in them. */
#include "../domain/office.h"

#include "base/locale.h"
#include "report/mail.h"

static struct desk *desk;
static struct mail mail;
static struct buf undone; /* what was taken back, for nobody */

static void set_up(void)
{
	setenv("DOITHOAI_NOW", NOW, 1);
	desk = office();
	desk->settings.office = strdup("Ủy ban nhân dân xã Tân Lập");
	desk->settings.place = strdup("Tân Lập");
	desk->settings.signer = strdup("Trần Văn Bình");
	desk->settings.signer_title = strdup("CHỦ TỊCH");
	MUST(mail_open(&mail, desk, &err));
}

static void tear_down(void)
{
	mail_clear(&mail);
	buf_clear(&undone);
	desk_close(desk);
}

TestSuite(mail, .init = set_up, .fini = tear_down);

static void choose(const char *id)
{
	const struct letter *letter = letters_find(&mail.letters, id);

	cr_assert(letter, "no template %s", id);
	mail_choose(&mail, letter);
}

static int64_t case_of(const char *kind, const char *secrecy)
{
	const int64_t person = add(desk, &entity_person, "name=Nguyễn Văn Tám", "sex=male",
		"hamlet=T1", "address=xóm 2", NULL);
	char from[40], how[40], of[40];

	snprintf(from, sizeof from, "person=NG-%lld", (long long)person);
	snprintf(how, sizeof how, "secrecy=%s", secrecy);
	snprintf(of, sizeof of, "kind=%s", kind);
	return add(desk, &entity_casefile, "summary=Bồi thường đất", of, from, how,
		"received_on=2026-11-16", NULL);
}

static enum mail_standing standing(int64_t id)
{
	struct casefile file = load_case(desk, id);
	enum mail_standing found = MAIL_OWED;

	MUST(mail_allowed(&mail, &file, mail.letter, &found, &err));
	drop_case(&file);
	return found;
}

/* The letter to a case; the caller frees. */
static char *written(int64_t id)
{
	struct mail_piece piece;
	struct buf out = {0};

	MUST(mail_piece_open(&piece, &mail, id, &err));
	mail_text(&piece, &out);
	mail_piece_clear(&piece);
	return buf_steal(&out);
}

Test(mail, a_letter_is_ready_before_its_act_then_owed_and_later_a_copy)
{
	const int64_t id = case_of("complaint", "");

	choose("KN-02");
	cr_expect_eq(standing(id), MAIL_READY);
	MUST(act(desk, id, "accept", "decided_by=binh", NULL));
	cr_expect_eq(standing(id), MAIL_OWED);
	MUST(act(desk, id, "verify", "assignee=hung", "decided_by=binh", NULL));
	cr_expect_eq(standing(id), MAIL_DONE);
}

Test(mail, what_its_kind_or_its_state_does_not_know_is_refused_with_the_reason)
{
	const int64_t feedback = case_of("feedback", ""), complaint = case_of("complaint", "");
	struct mail_piece piece;

	choose("KN-02");
	REFUSED(ERR_DENIED, mail_piece_open(&piece, &mail, feedback, &err));
	cr_expect(strstr(err.text, "phản ánh"), "%s", err.text);
	choose("KN-04");
	REFUSED(ERR_DENIED, mail_piece_open(&piece, &mail, complaint, &err));
	cr_expect(strstr(err.text, "Tiếp nhận"), "%s", err.text);
	choose("PA-03");
	REFUSED(ERR_DENIED, mail_piece_open(&piece, &mail, feedback, &err));
	cr_expect(strstr(err.text, "Trả lời"), "an answer is not written this way: %s", err.text);
}

static void take_back(void)
{
	MUST(undo_do(desk, false, &undone, &err));
}

Test(mail, an_act_that_is_taken_back_owes_nothing)
{
	const int64_t id = case_of("complaint", "");
	struct mail_piece piece;

	MUST(act(desk, id, "accept", "decided_by=binh", NULL));
	MUST(act(desk, id, "verify", "assignee=hung", "decided_by=binh", NULL));
	MUST(act(desk, id, "dialogue", "session_on=2026-11-27", "decided_by=binh", NULL));
	choose("KN-04");
	cr_expect_eq(standing(id), MAIL_READY);
	choose("KN-02");
	cr_expect_eq(standing(id), MAIL_DONE);
	take_back();
	take_back();
	cr_expect_eq(standing(id), MAIL_OWED);
	take_back();
	cr_expect_eq(standing(id), MAIL_READY);
	choose("KN-04");
	REFUSED(ERR_DENIED, mail_piece_open(&piece, &mail, id, &err));
}

Test(mail, an_answer_is_printed_again_with_its_own_day_signer_and_words)
{
	const int64_t id = case_of("feedback", "");
	char *text;

	MUST(act(desk, id, "answer", "text=Đã sửa đường.", "outcome=settled", "grounds=Biên bản 3",
		"issued_on=2026-11-18", "signer=Lê Thị Ký", NULL));
	choose("PA-03");
	text = written(id);
	cr_expect(strstr(text, "Đã sửa đường."), "%s", text);
	cr_expect(strstr(text, "Căn cứ: Biên bản 3"), "%s", text);
	cr_expect(strstr(text, "ngày 18 tháng 11 năm 2026"), "%s", text);
	cr_expect(strstr(text, "Lê Thị Ký"), "%s", text);
	cr_expect(strstr(text, "Ông Nguyễn Văn Tám"), "%s", text);
	free(text);
}

Test(mail, a_gap_holds_a_letter_back_until_it_is_filled)
{
	const int64_t id = case_of("complaint", "");
	struct mail_piece piece;
	struct mail_check checks[MAIL_CHECKS];

	choose("KN-03");
	MUST(mail_piece_open(&piece, &mail, id, &err));
	cr_expect_eq(mail_lint(&piece, checks), 1);
	REFUSED(ERR_DENIED, mail_ready(&piece, &err));
	cr_expect(strstr(err.text, "Lý do không thụ lý"), "%s", err.text);
	mail_set_gap(&mail, 0, "đã hết thời hiệu từ 31/02/2026");
	REFUSED(ERR_DENIED, mail_ready(&piece, &err));
	mail_set_gap(&mail, 0, "xin gọi 0912 345 218");
	REFUSED(ERR_DENIED, mail_ready(&piece, &err));
	mail_set_gap(&mail, 0, "đã gửi UBND huyện");
	REFUSED(ERR_DENIED, mail_ready(&piece, &err));
	cr_expect(strstr(err.text, "UBND huyện"), "%s", err.text);
	mail_lint(&piece, checks);
	for (size_t i = 0; i < MAIL_CHECKS; i++)
		cr_expect_eq(checks[i].gap, checks[i].ok ? -1 : 0, "check %zu", i);
	mail_set_gap(&mail, 0, "đã hết thời hiệu từ 28/02/2026");
	MUST(mail_ready(&piece, &err));
	mail_piece_clear(&piece);
}

Test(mail, a_denouncer_stands_in_no_letter_and_a_gap_that_names_them_stops_it)
{
	const int64_t id = case_of("denunciation", "restricted");
	struct mail_piece piece;
	char *text;

	act_as(desk, "binh");
	choose("CH-01");
	mail_set_gap(&mail, 0, "Thanh tra tỉnh, gửi ông Tám");
	MUST(mail_piece_open(&piece, &mail, id, &err));
	REFUSED(ERR_DENIED, mail_ready(&piece, &err));
	mail_piece_clear(&piece);
	MUST(act(desk, id, "accept", NULL));
	for (size_t i = 0; i < mail.letters.count; i++) {
		const struct letter *letter = &mail.letters.list[i];
		mail_choose(&mail, letter);
		if (!mail_piece_open(&piece, &mail, id, &err))
			continue;
		struct buf out = {0};
		mail_text(&piece, &out);
		cr_expect(!strstr(buf_text(&out), "Tám") && !strstr(buf_text(&out), "xóm 2"),
			"%s: %s", letter->id, buf_text(&out));
		buf_clear(&out);
		mail_piece_clear(&piece);
	}
	choose("TC-02");
	text = written(id);
	cr_expect(strstr(text, "người bị tố cáo"), "%s", text);
	free(text);
}

Test(mail, who_may_not_see_a_case_writes_no_letter_for_it)
{
	const int64_t id = case_of("complaint", "restricted");
	struct mail_piece piece;

	choose("KN-02");
	REFUSED(ERR_DENIED, mail_piece_open(&piece, &mail, id, &err));
	cr_expect(strstr(err.text, "hạn chế"), "%s", err.text);
	act_as(desk, "binh");
	MUST(mail_piece_open(&piece, &mail, id, &err));
	mail_piece_clear(&piece);
}

Test(mail, the_register_gets_the_letter_with_its_number_in_it)
{
	const int64_t id = case_of("complaint", "");
	const struct condition of = {
		.field = entity_field(&entity_document, "casefile"), .op = OP_EQ, .number = id};
	const struct query query = {.entity = &entity_document, .conditions = &of, .count = 1};
	struct mail_piece piece;
	struct buf number = {0}, code = {0};
	int64_t count = 0;

	choose("KN-02");
	MUST(mail_piece_open(&piece, &mail, id, &err));
	REFUSED(ERR_DENIED, mail_register(&piece, &number, &code, &err));
	mail_piece_clear(&piece);
	MUST(act(desk, id, "accept", "decided_by=binh", NULL));
	MUST(mail_piece_open(&piece, &mail, id, &err));
	MUST(mail_register(&piece, &number, &code, &err));
	cr_expect_str_eq(buf_text(&number), "01/TB-UBND");
	MUST(store_count(desk->store, &query, &count, &err));
	cr_expect_eq(count, 1);
	cr_expect(strstr(printed(desk, &entity_document, 1, "text"), "Số: 01/TB-UBND"));
	REFUSED(ERR_DENIED, undo_do(desk, false, &undone, &err));
	mail_piece_clear(&piece);
	/* The same letter again, on the same day, is this one: it takes no second number, and its file bears the first. */
	MUST(mail_piece_open(&piece, &mail, id, &err));
	REFUSED(ERR_DENIED, mail_register(&piece, &number, &code, &err));
	cr_expect(strstr(err.text, "01/TB-UBND"), "%s", err.text);
	char *text = written(id);
	cr_expect(strstr(text, "Số: 01/TB-UBND"), "%s", text);
	free(text);
	mail_piece_clear(&piece);
	buf_clear(&number);
	buf_clear(&code);
}
