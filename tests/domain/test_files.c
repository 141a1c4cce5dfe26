/* Drafts and the content of attachments. */
#include <sys/stat.h>
#include <unistd.h>

#include "domain/attachment.h"
#include "domain/preference.h"
#include "office.h"

static bool note_place(void *arg, const char *place, const char *at)
{
	buf_printf(arg, "%s %s\n", place, at);
	return true;
}

Test(preferences, are_each_persons_own_and_outlive_the_program)
{
	char path[300], *value;

	snprintf(path, sizeof path, "%s/preferences.db", getenv("TMPDIR"));
	struct desk *desk = office_in(path);
	const int64_t length = journal_length(desk);
	MUST(preference_put(desk, "theme", "dark", &err));
	MUST(preference_put(desk, "theme", "light", &err));
	cr_assert_eq(journal_length(desk), length, "preferences are not journaled");
	act_as(desk, "hung");
	MUST(preference_get(desk, "theme", &value, &err));
	cr_assert_null(value);
	desk_close(desk);

	desk = open_as(path, STORE_OPEN, "lan");
	MUST(preference_get(desk, "theme", &value, &err));
	cr_assert_str_eq(value, "light");
	free(value);
	MUST(preference_put(desk, "theme", "", &err));
	MUST(preference_get(desk, "theme", &value, &err));
	cr_assert_null(value);
	desk_close(desk);
	unlink(path);
}

Test(drafts, each_person_finds_their_own_again_the_newest_first)
{
	char path[300], *text;
	struct buf places = {0};

	snprintf(path, sizeof path, "%s/drafts.db", getenv("TMPDIR"));
	struct desk *desk = office_in(path);
	const int64_t length = journal_length(desk);
	MUST(draft_put(desk, "form:case:12", "summary", "Đè", &err));
	MUST(draft_put(desk, "form:case:12", "summary", "Đèn đường", &err));
	MUST(draft_put(desk, "form:case:12", "detail", "hai\ndòng", &err));
	setenv("DOITHOAI_NOW", "2026-11-20T09:00:01", 1);
	MUST(draft_put(desk, "log:HN-2026-001", "line", "Nước yếu", &err));
	cr_assert_eq(journal_length(desk), length, "drafts are not journaled");
	act_as(desk, "hung");
	MUST(draft_get(desk, "form:case:12", "summary", &text, &err));
	cr_assert_null(text);
	desk_close(desk); /* as after a crash: nothing was saved */

	desk = open_as(path, STORE_OPEN, "lan");
	MUST(draft_places(desk, note_place, &places, &err));
	cr_assert_str_eq(buf_text(&places),
		"log:HN-2026-001 2026-11-20T09:00:01\nform:case:12 2026-11-20T09:00:00\n");
	MUST(draft_get(desk, "form:case:12", "summary", &text, &err));
	cr_assert_str_eq(text, "Đèn đường");
	free(text);
	buf_cut(&places, 0);
	MUST(draft_fields(desk, "form:case:12", note_place, &places, &err));
	cr_assert_str_eq(buf_text(&places), "detail hai\ndòng\nsummary Đèn đường\n");
	MUST(draft_put(desk, "form:case:12", "detail", "", &err));
	MUST(draft_get(desk, "form:case:12", "detail", &text, &err));
	cr_assert_null(text);
	MUST(draft_drop(desk, "form:case:12", &err));
	buf_cut(&places, 0);
	MUST(draft_places(desk, note_place, &places, &err));
	cr_assert_str_eq(buf_text(&places), "log:HN-2026-001 2026-11-20T09:00:01\n");
	buf_clear(&places);
	desk_close(desk);
}

static void write_file(const char *path, const void *bytes, size_t count)
{
	FILE *file = fopen(path, "wb");

	fwrite(bytes, 1, count, file);
	fclose(file);
}

Test(attachments, content_comes_back_as_it_was_and_is_kept_once)
{
	static const unsigned char bytes[] = "%PDF-1.7\0\xff\xfe\n nội dung";
	struct desk *desk = office();
	char in[300], out[300], back[sizeof bytes];
	struct stat status;
	int64_t first, second;

	snprintf(in, sizeof in, "%s/Đơn bà Hoa.PDF", getenv("TMPDIR"));
	snprintf(out, sizeof out, "%s/out.pdf", getenv("TMPDIR"));
	write_file(in, bytes, sizeof bytes);
	add_case(desk, "feedback", "Đèn");
	MUST(attachment_add_file(desk, in, 1, 0, &first, &err));
	MUST(attachment_add_file(desk, in, 0, 1, &second, &err));
	cr_assert_str_eq(shown(desk, &entity_attachment, first, "name"), "Đơn bà Hoa.PDF");
	cr_assert_str_eq(printed(desk, &entity_attachment, first, "media_type"), "application/pdf");
	cr_assert_str_eq(printed(desk, &entity_attachment, second, "conference"), "HN-2026-001");
	MUST(attachment_write(desk, second, out, &err));
	FILE *file = fopen(out, "rb");
	cr_assert_eq(fread(back, 1, sizeof back, file), sizeof bytes);
	cr_assert_eq(fgetc(file), EOF);
	fclose(file);
	cr_assert_eq(memcmp(back, bytes, sizeof bytes), 0);
	cr_assert_eq(stat(out, &status), 0);
	cr_assert_eq(status.st_mode & 0777, 0600);
	REFUSED(ERR_INVALID, attachment_write(desk, first, out, &err));
	desk_close(desk);
}

Test(attachments, what_is_not_a_file_of_ours_is_refused)
{
	struct desk *desk = office();
	char path[300];
	int64_t id = -1;

	add_case(desk, "feedback", "Đèn");
	REFUSED(ERR_NOT_FOUND, attachment_add_file(desk, "/nowhere/x.pdf", 1, 0, &id, &err));
	REFUSED(ERR_INVALID, attachment_add_file(desk, getenv("TMPDIR"), 1, 0, &id, &err));
	snprintf(path, sizeof path, "%s/pipe", getenv("TMPDIR"));
	cr_assert_eq(mkfifo(path, 0600), 0);
	REFUSED(ERR_INVALID, attachment_add_file(desk, path, 1, 0, &id, &err));
	snprintf(path, sizeof path, "%s/large", getenv("TMPDIR"));
	write_file(path, "", 0);
	cr_assert_eq(truncate(path, ATTACHMENT_MAX + 1), 0);
	REFUSED(ERR_INVALID, attachment_add_file(desk, path, 1, 0, &id, &err));
	cr_assert_eq(truncate(path, 0), 0);
	MUST(attachment_add_file(desk, path, 1, 0, &id, &err));
	snprintf(path, sizeof path, "%s/empty", getenv("TMPDIR"));
	MUST(attachment_write(desk, id, path, &err));
	desk_close(desk);
}

Test(attachments, those_of_a_restricted_case_are_not_handed_out)
{
	struct desk *desk = office();
	char path[300], out[300];
	int64_t id;

	snprintf(path, sizeof path, "%s/chứng cứ.jpg", getenv("TMPDIR"));
	snprintf(out, sizeof out, "%s/out.jpg", getenv("TMPDIR"));
	write_file(path, "x", 1);
	add_case(desk, "denunciation", "Nhận tiền");
	MUST(attachment_add_file(desk, path, 1, 0, &id, &err));
	REFUSED(ERR_DENIED, attachment_write(desk, id, out, &err));
	cr_assert_str_eq(printed(desk, &entity_attachment, id, "name"), "");
	act_as(desk, "binh");
	MUST(attachment_write(desk, id, out, &err));
	desk_close(desk);
}
