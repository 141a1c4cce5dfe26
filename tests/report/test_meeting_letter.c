/* Letters about a conference: what they tell, what they hide, and what they do not begin without. */
#include "../domain/office.h"

#include "report/meeting_letter.h"

static struct desk *desk;
static struct letters letters;

static void set_up(void)
{
	setenv("DOITHOAI_NOW", NOW, 1);
	desk = office();
	desk->settings.office = strdup("Ủy ban nhân dân xã Tân Lập");
	desk->settings.place = strdup("Tân Lập");
	desk->settings.signer = strdup("Trần Văn Bình");
	desk->settings.signer_title = strdup("CHỦ TỊCH");
	MUST(letters_read(&letters, NULL, &err));
	MUST(set(desk, &entity_conference, 1, "title=Hội nghị đối thoại", "held_at=08:30",
		"venue=Hội trường", "chairs=Trần Văn Bình", "conclusion=Làm ngay", NULL));
}

static void tear_down(void)
{
	letters_clear(&letters);
	desk_close(desk);
}

TestSuite(meeting_letter, .init = set_up, .fini = tear_down);

static bool open_letter(struct meeting_letter *m, const char *id)
{
	return meeting_letter_open(m, desk, 1, letters_find(&letters, id), &err);
}

/* As text; the caller frees. */
static char *text_of(const char *id)
{
	struct meeting_letter m;

	MUST(open_letter(&m, id));
	char *text = letter_text(m.letter, meeting_letter_value, &m, LETTER_COLUMNS);
	meeting_letter_clear(&m);
	return text;
}

static int64_t opinion(const char *summary, const char *more)
{
	char gist[200];

	snprintf(gist, sizeof gist, "summary=%s", summary);
	return add(
		desk, &entity_casefile, "kind=opinion", gist, "conference=HN-2026-001", more, NULL);
}

Test(meeting_letter, announces_time_place_content_and_way_of_attending)
{
	char *text = text_of("HN-01");

	cr_expect(strstr(text, "8 giờ 30 phút, ngày 20/11/2026"), "%s", text);
	cr_expect(strstr(text, "Hội trường"), "%s", text);
	cr_expect(strstr(text, "Cách tham dự"), "%s", text);
	cr_expect(strstr(text, "Số:      /TB-UBND"), "%s", text);
	free(text);
}

Test(meeting_letter, is_refused_with_what_is_missing)
{
	struct meeting_letter m;

	MUST(set(desk, &entity_conference, 1, "venue=", NULL));
	REFUSED(ERR_DENIED, open_letter(&m, "HN-01"));
	cr_expect(strstr(err.text, "Địa điểm") || strstr(err.text, "Nơi họp"), "%s", err.text);
	MUST(set(desk, &entity_conference, 1, "venue=Hội trường", "conclusion=", NULL));
	REFUSED(ERR_DENIED, open_letter(&m, "HN-03"));
	cr_expect(strstr(err.text, "Kết luận"), "%s", err.text);
}

Test(meeting_letter, concludes_what_was_answered_who_does_what_and_what_goes_up)
{
	const int64_t answered = opinion("Đèn hỏng", NULL);

	MUST(act(desk, answered, "answer", "text=Đã sửa đèn", "outcome=settled", NULL));
	opinion("Cầu gãy", "assignee=hung");
	add(desk, &entity_commitment, "text=Sửa mương", "conference=HN-2026-001", "owner=hung",
		"due_on=2026-12-01", NULL);
	char *text = text_of("HN-03");
	const char *tasks = strstr(text, "3. Giao nhiệm vụ");
	const char *done = strstr(text, "Đèn hỏng: Đã sửa đèn");
	cr_assert(tasks && done && done < tasks, "%s", text);
	cr_expect(strstr(tasks, "Cầu gãy; giao"), "%s", text);
	cr_expect(strstr(tasks, "Sửa mương; giao"), "%s", text);
	cr_expect(strstr(tasks, "hạn 01/12/2026"), "%s", text);
	free(text);
}

Test(meeting_letter, tells_nothing_restricted_and_nobody_who_must_stay_hidden)
{
	add(desk, &entity_person, "name=Vũ Thị Tố Nga", "phone=0912345678", NULL);
	const int64_t id = opinion("Cán bộ nhận tiền", "person=NG-1");
	MUST(set(desk, &entity_casefile, id, "secrecy=restricted", NULL));
	act_as(desk, "binh");
	add(desk, &entity_commitment, "text=Bảo vệ người tố", "conference=HN-2026-001",
		"casefile=1", NULL);
	MUST(set(desk, &entity_conference, 1, "conclusion=Xem đơn của bà Tố Nga, số 0912.345.678",
		NULL));
	char *text = text_of("HN-03");
	cr_expect_null(strstr(text, "nhận tiền"), "%s", text);
	cr_expect_null(strstr(text, "Bảo vệ"), "%s", text);
	cr_expect_null(strstr(text, "Tố Nga"), "%s", text);
	cr_expect_null(strstr(text, "345.678"), "%s", text);
	cr_expect(strstr(text, "Xem đơn của bà"), "%s", text);
	free(text);
}

Test(meeting_letter, bears_the_number_of_the_conference_or_of_the_register_and_is_a_draft_before)
{
	struct paper paper = {0};

	MUST(meeting_conclusion(desk, 1, &paper, &err));
	cr_expect_eq(paper.blocks[0].kind, PAPER_NOTE, "a draft");
	paper_clear(&paper);
	MUST(set(desk, &entity_conference, 1, "conclusion_number=31/TB-UBND",
		"conclusion_on=2026-11-20", NULL));
	char *text = text_of("HN-03");
	cr_expect(strstr(text, "Số: 31/TB-UBND"), "%s", text);
	free(text);
	MUST(meeting_conclusion(desk, 1, &paper, &err));
	cr_expect_eq(paper.blocks[0].kind, PAPER_HEAD);
	paper_clear(&paper);
	add(desk, &entity_document, "number=27", "symbol=TB-UBND", "direction=outgoing",
		"subject=Về việc tổ chức Hội nghị đối thoại", "issued_on=2026-11-10",
		"conference=HN-2026-001", NULL);
	text = text_of("HN-01");
	cr_expect(strstr(text, "Số: 27/TB-UBND"), "%s", text);
	cr_expect(strstr(text, "ngày 10 tháng 11 năm 2026"), "%s", text);
	free(text);
}
