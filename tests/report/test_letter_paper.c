/* Letters as papers: what stands in the blocks, when they are marked as drafts, and what the pages hold. */
#include "../domain/office.h"

#include "base/locale.h"
#include "base/text.h"
#include "nasty.h"
#include "reader.h"
#include "report/letter_paper.h"
#include "report/mail.h"
#include "report/resolve.h"

static struct desk *desk;
static struct mail mail;

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
	desk_close(desk);
}

TestSuite(letter_paper, .init = set_up, .fini = tear_down);

static int64_t complaint_of(const char *name)
{
	char from[40], who[800];

	snprintf(who, sizeof who, "name=%s", name);
	const int64_t person =
		add(desk, &entity_person, who, "sex=male", "hamlet=T1", "address=xóm 2", NULL);
	snprintf(from, sizeof from, "person=NG-%lld", (long long)person);
	return add(desk, &entity_casefile, "summary=Bồi thường đất", "kind=complaint", from,
		"received_on=2026-11-16", NULL);
}

static int64_t accepted(void)
{
	const int64_t id = complaint_of("Nguyễn Văn Tám");

	MUST(act(desk, id, "accept", "decided_by=binh", NULL));
	mail_choose(&mail, letters_find(&mail.letters, "KN-02"));
	return id;
}

static void add_letter(int64_t id, struct paper *paper)
{
	struct mail_piece piece;

	MUST(mail_piece_open(&piece, &mail, id, &err));
	mail_paper(&piece, paper);
	mail_piece_clear(&piece);
}

/* The first block of a kind; NULL if there is none. */
static const struct paper_block *block_of(const struct paper *paper, enum paper_kind kind)
{
	for (size_t i = 0; i < paper->count; i++)
		if (paper->blocks[i].kind == kind)
			return &paper->blocks[i];
	return NULL;
}

static size_t count_of(const struct paper *paper, enum paper_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < paper->count; i++)
		count += paper->blocks[i].kind == kind;
	return count;
}

Test(letter_paper, has_the_parts_of_the_decree_in_their_order)
{
	static const enum paper_kind order[] = {PAPER_HEAD, PAPER_NUMBER, PAPER_NAME, PAPER_ABOUT,
		PAPER_TO, PAPER_TEXT, PAPER_SIGN};
	struct paper paper = {0};
	size_t at = 0;

	add_letter(accepted(), &paper);
	for (size_t i = 0; i < paper.count && at < sizeof order / sizeof order[0]; i++)
		at += paper.blocks[i].kind == order[at];
	cr_expect_eq(at, sizeof order / sizeof order[0], "part %zu is missing", at);
	cr_expect_str_eq(block_of(&paper, PAPER_HEAD)->text, "ỦY BAN NHÂN DÂN XÃ TÂN LẬP");
	cr_expect_str_eq(
		block_of(&paper, PAPER_NUMBER)->second, "Tân Lập, ngày 20 tháng 11 năm 2026");
	cr_expect_str_eq(
		block_of(&paper, PAPER_TO)->text, "Kính gửi: Ông Nguyễn Văn Tám, xóm 2, Thôn Đông");
	cr_expect(strstr(block_of(&paper, PAPER_SIGN)->second, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"));
	cr_expect(strstr(block_of(&paper, PAPER_SIGN)->text, "Nơi nhận:\n- Như trên;"));
	paper_clear(&paper);
}

Test(letter_paper, is_marked_as_a_draft_and_bears_no_number_until_the_register_gave_one)
{
	struct paper before = {0}, after = {0};
	struct buf number = {0}, code = {0};
	struct mail_piece piece;
	const int64_t id = accepted();

	add_letter(id, &before);
	cr_assert(block_of(&before, PAPER_NOTE));
	cr_expect_str_eq(block_of(&before, PAPER_NUMBER)->text, "Số:      /TB-UBND");
	MUST(mail_piece_open(&piece, &mail, id, &err));
	MUST(mail_register(&piece, &number, &code, &err));
	mail_piece_clear(&piece);
	add_letter(id, &after);
	cr_expect_null(block_of(&after, PAPER_NOTE));
	cr_expect_str_eq(block_of(&after, PAPER_NUMBER)->text, "Số: 01/TB-UBND");
	paper_clear(&before);
	paper_clear(&after);
	buf_clear(&number);
	buf_clear(&code);
}

Test(letter_paper, of_an_official_letter_has_its_subject_below_the_number)
{
	struct paper paper = {0};
	struct buf number = {0};
	const int64_t id = add(desk, &entity_casefile, "summary=Đèn hỏng", "kind=feedback",
		"received_on=2026-11-16", NULL);

	MUST(act(desk, id, "answer", "text=Đã sửa.", "outcome=settled", "grounds=Biên bản 3",
		"issued_on=2026-11-18", NULL));
	mail_choose(&mail, letters_find(&mail.letters, "PA-03"));
	add_letter(id, &paper);
	buf_puts(&number, block_of(&paper, PAPER_NUMBER)->text);
	cr_expect(strstr(buf_text(&number), "/UBND-VP\nV/v trả lời"), "%s", buf_text(&number));
	cr_expect_null(block_of(&paper, PAPER_NAME));
	buf_clear(&number);
	paper_clear(&paper);
}

Test(letter_paper, of_many_letters_has_a_paper_each_whose_pages_are_counted_from_one)
{
	struct paper paper = {0};
	struct buf docx = {0}, document = {0};
	const int64_t first = accepted(), second = accepted();
	size_t starts = 0;

	add_letter(first, &paper);
	add_letter(second, &paper);
	cr_assert_eq(count_of(&paper, PAPER_BREAK), 1);
	cr_expect(block_of(&paper, PAPER_BREAK)->strong);
	written(&paper, FORMAT_DOCX, &docx);
	cr_assert(zip_entry(&docx, "word/document.xml", &document));
	cr_expect_null(xml_fault(&document));
	for (const char *at = buf_text(&document);
		(at = strstr(at, "<w:pgNumType w:start=\"1\"/><w:titlePg/>")); at++)
		starts++;
	cr_expect_eq(starts, 2);
#ifdef HAVE_PDF
	struct buf pdf = {0}, letters = {0};
	int pages;
	written(&paper, FORMAT_PDF, &pdf);
	pdf_letters(&pdf, &letters, &pages);
	cr_expect_eq(pages, 2);
	buf_clear(&pdf);
	buf_clear(&letters);
#endif
	buf_clear(&docx);
	buf_clear(&document);
	paper_clear(&paper);
}

static const char *long_value(void *arg, const char *word)
{
	(void)arg;
	return strcmp(word, "so") == 0 ? "07" : nasty_name();
}

Test(letter_paper, of_names_of_200_letters_and_40_gaps_loses_nothing)
{
	struct letter letter = {.id = (char *)"X",
		.title = (char *)"THÔNG BÁO",
		.subject = (char *)"Về [tom_tat]",
		.symbol = (char *)"TB-UBND",
		.to = (char *)"[kinh_gui]",
		.recipients = (char *)"[kinh_gui]; Lưu: VT.",
		.authority = (char *)"TM. ỦY BAN NHÂN DÂN"};
	struct paper paper = {0};
	struct buf body = {0}, docx = {0}, document = {0};
	size_t seen = 0;

	for (int i = 1; i <= 40; i++)
		buf_printf(&body, "%d. [gap%d]\n\n", i, i);
	letter.body = buf_steal(&body);
	letter_paper(&letter, long_value, NULL, false, &paper);
	cr_expect_eq(count_of(&paper, PAPER_TEXT), 40);
	written(&paper, FORMAT_DOCX, &docx);
	cr_assert(zip_entry(&docx, "word/document.xml", &document));
	for (const char *at = buf_text(&document); (at = strstr(at, nasty_name())); at++)
		seen++;
	cr_expect_geq(seen, 43, "%zu of the names are there", seen);
	char *text = letter_text(&letter, long_value, NULL, LETTER_COLUMNS);
	cr_expect_null(strstr(text, "…"), "something is cut: %s", text);
	for (const char *line = text; *line; line += strcspn(line, "\n") + 1) {
		char *one = xstrndup(line, strcspn(line, "\n"));
		cr_expect_leq(text_width(one), LETTER_COLUMNS, "too wide: %s", one);
		free(one);
	}
	free(text);
	free(letter.body);
	buf_clear(&docx);
	buf_clear(&document);
	paper_clear(&paper);
}

/* Everything of a text but what is laid out around it. */
static char *text_of(int64_t id)
{
	struct mail_piece piece;
	struct buf out = {0};

	MUST(mail_piece_open(&piece, &mail, id, &err));
	mail_text(&piece, &out);
	mail_piece_clear(&piece);
	return buf_steal(&out);
}

Test(letter_paper, of_a_signed_letter_is_made_of_what_was_kept_whatever_has_become_of_the_rest)
{
	struct paper before = {0}, after = {0};
	struct buf number = {0}, code = {0};
	struct mail_piece piece;
	const int64_t id = accepted();

	MUST(mail_piece_open(&piece, &mail, id, &err));
	MUST(mail_register(&piece, &number, &code, &err));
	mail_piece_clear(&piece);
	char *text = text_of(id);
	add_letter(id, &before);
	MUST(set(desk, &entity_person, 1, "name=Tên Khác", "address=nơi khác", NULL));
	MUST(set(desk, &entity_casefile, id, "summary=Việc khác", NULL));
	free(mail.signer);
	mail.signer = strdup("Người Khác");
	free(desk->settings.office);
	desk->settings.office = strdup("Ủy ban nhân dân xã Khác");
	free(((struct letter *)mail.letter)->body);
	((struct letter *)mail.letter)->body = strdup("Lời khác.");
	char *again = text_of(id);
	cr_expect_str_eq(again, text);
	add_letter(id, &after);
	cr_assert_eq(after.count, before.count);
	for (size_t i = 0; i < after.count; i++) {
		cr_expect_str_eq(after.blocks[i].text, before.blocks[i].text);
		if (before.blocks[i].second)
			cr_expect_str_eq(after.blocks[i].second, before.blocks[i].second);
	}
	free(text);
	free(again);
	paper_clear(&before);
	paper_clear(&after);
	buf_clear(&number);
	buf_clear(&code);
}

Test(letter_paper, of_another_template_bears_no_number_that_was_given_to_a_letter)
{
	struct mail_piece piece;
	struct buf number = {0}, code = {0};
	struct resolve r;
	const int64_t id = add(desk, &entity_casefile, "summary=Đèn hỏng", "kind=feedback",
		"received_on=2026-11-16", NULL);

	MUST(resolve_open(&r, desk, id, &err));
	resolve_set(&r, SLOT_TEXT, "Đã sửa.");
	resolve_set(&r, SLOT_OUTCOME, "settled");
	resolve_set(&r, SLOT_GROUNDS, "Biên bản 3");
	resolve_set(&r, SLOT_LETTER, "PA-03");
	resolve_set(&r, SLOT_PUBLISH, "no");
	MUST(resolve_finish(&r, &number, &err));
	cr_expect_str_eq(buf_text(&number), "01/UBND-VP");
	resolve_clear(&r);
	mail_choose(&mail, letters_find(&mail.letters, "PA-03"));
	char *text = text_of(id);
	cr_expect(strstr(text, "Số: 01/UBND-VP"), "%s", text);
	free(text);
	mail_choose(&mail, letters_find(&mail.letters, "PA-01"));
	mail_set_gap(&mail, 0, "đúng");
	MUST(mail_piece_open(&piece, &mail, id, &err));
	cr_expect(mail_is_draft(&piece));
	mail_piece_clear(&piece);
	text = text_of(id);
	cr_expect_null(strstr(text, "01/"), "%s", text);
	free(text);
	buf_clear(&number);
	buf_clear(&code);
}
