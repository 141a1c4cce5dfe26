/* The minutes drafted from the lines of a conference: their layout, what is in them and what must not be. */
#include "../domain/office.h"
#include "base/locale.h"
#include "base/text.h"
#include "domain/import.h"
#include "report/minutes.h"
#include "sample.h"

/* ---- the sample ------------------------------------------------------------------------------------ */

/* Compare with tests/golden/NAME; UPDATE_GOLDEN=1 writes it instead. */
static void golden(const char *name, const char *text)
{
	char path[4096];
	struct buf kept = {0};
	int c;

	snprintf(path, sizeof path, "%s/tests/golden/%s", getenv("TEST_SRCDIR"), name);
	if (getenv("UPDATE_GOLDEN")) {
		FILE *out = fopen(path, "w");
		cr_assert(out && fputs(text, out) >= 0 && fclose(out) == 0, "%s", path);
		return;
	}
	FILE *in = fopen(path, "r");
	cr_assert(in, "%s is missing: make it with UPDATE_GOLDEN=1", path);
	while ((c = getc(in)) != EOF)
		buf_putc(&kept, (char)c);
	fclose(in);
	cr_assert_str_eq(text, buf_text(&kept), "differs from %s", path);
	buf_clear(&kept);
}

static char *minutes(struct desk *desk, int64_t conference, int columns)
{
	struct paper paper = {0};
	struct buf text = {0};

	MUST(minutes_make(desk, conference, &paper, &err));
	paper_text(&paper, columns, &text);
	paper_clear(&paper);
	return buf_steal(&text);
}

static int64_t find(struct desk *desk, const char *code)
{
	const struct entity *entity = &entity_conference;
	int64_t id;

	MUST(desk_find(desk, code, &entity, &id, &err));
	return id;
}

Test(minutes, of_a_sample_conference_stay_as_they_were_written)
{
	struct desk *desk = sample_open();
	const int64_t id = find(desk, "HN-2026-005");

	desk->settings.office = strdup("Ủy ban nhân dân xã Tân Lập");
	desk->settings.superior = strdup("Ủy ban nhân dân tỉnh Tam Sơn");
	desk->settings.place = strdup("Tân Lập");
	set(desk, &entity_conference, id, "opened_at=14:05", "ended_at=16:40",
		"proceedings=Phó Chủ tịch UBND xã khai mạc, nêu mục đích hội nghị.\n"
		"Văn phòng báo cáo kết quả thực hiện ý kiến hội nghị tháng 8.",
		"conclusion=Chủ trì tiếp thu các ý kiến, giao các bộ phận trả lời đúng hạn.", NULL);
	char *text = minutes(desk, id, 78);
	golden("minutes-HN-2026-005.txt", text);
	free(text);
	locale_set_language("en");
	text = minutes(desk, id, 78);
	golden("minutes-HN-2026-005.en.txt", text);
	free(text);
	desk_close(desk);
}

/* ---- a small office -------------------------------------------------------------------------------- */

static int64_t say(struct desk *desk, const char *gist, int64_t person)
{
	struct casefile file = {
		.conference = find(desk, "HN-2026-001"), .summary = strdup(gist), .person = person};

	MUST(case_log_opinion(desk, &file, &err));
	const int64_t id = file.record.id;
	record_clear(&entity_casefile, &file);
	return id;
}

static bool has(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

Test(minutes, hide_who_asked_for_it_and_count_what_is_restricted_even_for_a_leader)
{
	struct desk *desk = office();
	const int64_t tam = add(desk, &entity_person, "name=Nguyễn Văn Tám", "hamlet=T1", NULL);
	const int64_t mo = add(desk, &entity_person, "name=Phạm Thị Mơ", NULL);
	const int64_t hidden = say(desk, "Nhà bên đổ rác ra ngõ", tam);
	const int64_t secret = say(desk, "Trưởng thôn giữ lại tiền hỗ trợ", mo);

	say(desk, "Đèn đường hỏng", mo);
	MUST(set(desk, &entity_casefile, hidden, "secrecy=person", NULL));
	add(desk, &entity_commitment, "text=Đối chiếu danh sách nhận tiền", "made_on=2026-11-20",
		"conference=HN-2026-001", "casefile=2", NULL);
	MUST(act(desk, secret, "convert", "kind=denunciation", NULL));
	act_as(desk, "binh");
	char *text = minutes(desk, find(desk, "HN-2026-001"), 78);
	cr_expect(!has(text, "Nguyễn Văn Tám"), "%s", text);
	cr_expect(has(text, "Nhà bên đổ rác ra ngõ"));
	cr_expect(!has(text, "giữ lại tiền"), "%s", text);
	cr_expect(!has(text, "Đối chiếu danh sách"), "%s", text);
	cr_expect(has(text, "Phạm Thị Mơ"), "she spoke openly, too");
	cr_expect(
		has(text, "Có 1 ý kiến có nội dung hạn chế, không nêu trong biên bản"), "%s", text);
	free(text);
	desk_close(desk);
}

Test(minutes, keep_what_people_wrote_when_lines_are_added)
{
	struct desk *desk = office();
	const int64_t id = find(desk, "HN-2026-001");

	say(desk, "Đèn đường hỏng", 0);
	MUST(set(desk, &entity_conference, id, "conclusion=Giao thôn sửa đèn.", "ended_at=16:30",
		NULL));
	say(desk, "Cầu gỗ gãy", 0);
	char *text = minutes(desk, id, 78);
	cr_expect(has(text, "Giao thôn sửa đèn."));
	cr_expect(has(text, "16 giờ 30 phút"), "%s", text);
	cr_expect(has(text, "2.  Một người dân"), "%s", text);
	cr_expect(has(text, "Cầu gỗ gãy"));
	free(text);
	desk_close(desk);
}

Test(minutes, of_a_conference_where_nobody_spoke_have_dots_to_fill_in)
{
	struct desk *desk = office();
	char *text = minutes(desk, find(desk, "HN-2026-001"), 60);

	cr_expect(has(text, "Không có ý kiến nào."), "%s", text);
	cr_expect(has(text, "kết thúc lúc …"), "%s", text);
	free(text);
	desk_close(desk);
}

static void no_line_is_wider(const char *text, int columns)
{
	for (const char *line = text; *line;) {
		const size_t bytes = strcspn(line, "\n");
		char *one = strndup(line, bytes);
		cr_assert_leq(text_width(one), columns, "%s", one);
		cr_assert(!bytes || line[bytes - 1] != ' ', "a blank ends “%s”", one);
		free(one);
		line += bytes + (line[bytes] == '\n');
	}
}

/* The text without its line breaks and indents. */
static char *joined(const char *text)
{
	struct buf out = {0};

	for (; *text; text++)
		if (*text != '\n' && *text != ' ')
			buf_putc(&out, *text);
	return buf_steal(&out);
}

Test(minutes, of_forty_opinions_and_long_names_cut_nothing)
{
	struct desk *desk = office();
	struct buf name = {0}, long_word = {0}, field = {0};
	static const int widths[] = {40, 60, 78};

	for (int i = 0; i < 12; i++)
		buf_puts(&name, "Công Tằng ");
	buf_cut(&name, name.len - 1);
	for (int i = 0; i < 120; i++)
		buf_puts(&long_word, "ế");
	buf_printf(&field, "name=%s", buf_text(&name));
	const int64_t person = add(desk, &entity_person, buf_text(&field), NULL);
	for (int i = 0; i < 40; i++)
		say(desk, buf_text(&long_word), person);
	for (size_t i = 0; i < 3; i++) {
		char *text = minutes(desk, find(desk, "HN-2026-001"), widths[i]);
		no_line_is_wider(text, widths[i]);
		char *all = joined(text), *whole_name = joined(buf_text(&name));
		size_t names = 0, words = 0;
		for (const char *p = all; (p = strstr(p, whole_name)); p++)
			names++;
		for (const char *p = all; (p = strstr(p, buf_text(&long_word))); p += long_word.len)
			words++;
		cr_expect_eq(names, 40, "%zu names at %d columns", names, widths[i]);
		cr_expect_eq(words, 40, "%zu gists at %d columns", words, widths[i]);
		free(all);
		free(whole_name);
		free(text);
	}
	buf_clear(&name);
	buf_clear(&long_word);
	buf_clear(&field);
	desk_close(desk);
}
