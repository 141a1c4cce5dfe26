/* What belongs to a case, what goes along with a part of it, and which cases may be the same. */
#include <unistd.h>

#include "office.h"

#include "domain/attachment.h"
#include "domain/case_parts.h"

static int64_t owner(struct desk *desk, const struct entity *entity, int64_t id)
{
	void *record = calloc(1, entity->size);

	MUST(desk_load(desk, entity, id, record, &err));
	const int64_t casefile = field_integer(
		entity_field(entity, entity == &entity_casefile ? "merged_into" : "casefile"),
		record);
	record_clear(entity, record);
	free(record);
	return casefile;
}

Test(parts, what_is_said_goes_along_with_a_part_and_one_undo_brings_it_back)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Nước yếu và đèn hỏng");
	const int64_t repeats = add_case(desk, "feedback", "Đèn lại hỏng");
	MUST(act(desk, repeats, "merge", "into=1", NULL));
	const int64_t promise =
		add(desk, &entity_commitment, "text=Thay bóng", "casefile=1", "owner=hung", NULL);
	const int64_t kept =
		add(desk, &entity_commitment, "text=Lắp bơm", "casefile=1", "owner=hung", NULL);
	const int64_t paper =
		add(desk, &entity_document, "subject=Báo cáo đèn", "casefile=1", NULL);
	int64_t photo;
	FILE *content = fopen("parts-photo.txt", "w");
	cr_assert(content && fputs("ảnh", content) >= 0 && !fclose(content));
	MUST(attachment_add_file(desk, "parts-photo.txt", id, 0, &photo, &err));
	unlink("parts-photo.txt");
	char *before = office_state(desk, false), along[80];

	snprintf(along, sizeof along, "along=%s CK-2026-%03d VB-%d TP-%d", "PA-2026-0002",
		(int)promise, (int)paper, (int)photo);
	MUST(act(desk, id, "split", "summary=Đèn hỏng", "detail=Bóng cháy từ tháng 9.", along,
		NULL));
	const int64_t part = id + 2;
	cr_expect_str_eq(printed(desk, &entity_casefile, part, "detail"), "Bóng cháy từ tháng 9.");
	cr_expect_eq(owner(desk, &entity_commitment, promise), part);
	cr_expect_eq(owner(desk, &entity_document, paper), part);
	cr_expect_eq(owner(desk, &entity_attachment, photo), part);
	cr_expect_eq(owner(desk, &entity_casefile, repeats), part);
	cr_expect_eq(owner(desk, &entity_commitment, kept), id);
	struct buf said = {0};
	MUST(undo_do(desk, false, &said, &err));
	buf_clear(&said);
	char *after = office_state(desk, false);
	cr_assert_str_eq(before, after);
	free(before);
	free(after);
	desk_close(desk);
}

Test(parts, nothing_goes_along_that_is_not_of_the_case_or_answers_it)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Nước yếu và đèn hỏng");
	add_case(desk, "feedback", "Rác ùn ở chợ");
	add(desk, &entity_document, "subject=Báo cáo rác", "casefile=2", NULL);
	MUST(act(desk, id, "answer", "text=Đã sửa", NULL));
	const int64_t length = journal_length(desk);

	REFUSED(ERR_INVALID, act(desk, id, "split", "summary=Đèn hỏng", "along=VB-1", NULL));
	cr_expect(strstr(err.text, "VB-1"), "%s", err.text);
	REFUSED(ERR_INVALID, act(desk, id, "split", "summary=Đèn hỏng", "along=GQ-1", NULL));
	REFUSED(ERR_NOT_FOUND, act(desk, id, "split", "summary=Đèn hỏng", "along=VB-9", NULL));
	cr_assert_eq(journal_length(desk), length, "nothing of a refused act is written");
	desk_close(desk);
}

static bool count_kind(void *arg, const struct entity *entity, const void *record)
{
	int *counts = arg;

	(void)record;
	for (size_t i = 0; case_part_kinds[i]; i++)
		counts[i] += case_part_kinds[i] == entity;
	return true;
}

Test(parts, a_case_tells_what_belongs_to_it_without_the_trash)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn hỏng");
	int counts[8] = {0};

	add(desk, &entity_commitment, "text=Thay bóng", "casefile=1", "owner=hung", NULL);
	const int64_t thrown = add(desk, &entity_document, "subject=Nháp", "casefile=1", NULL);
	MUST(desk_trash(desk, &entity_document, thrown, true, &err));
	MUST(case_parts(desk, id, count_kind, counts, &err));
	for (size_t i = 0; case_part_kinds[i]; i++)
		cr_expect_eq(counts[i], case_part_kinds[i] == &entity_commitment, "%s: %d",
			case_part_kinds[i]->name, counts[i]);
	desk_close(desk);
}

Test(parts, a_case_of_the_same_person_and_words_is_alike_and_its_own_part_is_not)
{
	struct desk *desk = office();
	struct likeness likes[4];
	size_t count;

	add(desk, &entity_person, "name=Lê Thị Hoa", "hamlet=T1", NULL);
	const int64_t id = add(desk, &entity_casefile, "kind=feedback",
		"summary=Nước sạch yếu giờ nấu cơm", "person=Lê Thị Hoa", NULL);
	const int64_t like = add(desk, &entity_casefile, "kind=feedback",
		"summary=Nước yếu lúc nấu cơm", "person=Lê Thị Hoa", NULL);
	add_case(desk, "feedback", "Rác ùn ở chợ Gốm");
	MUST(act(desk, id, "split", "summary=Nước sạch yếu giờ nấu cơm chiều", NULL));
	struct casefile file = load_case(desk, id);
	MUST(case_duplicates(desk, &file, likes, 4, &count, &err));
	cr_assert_eq(count, 1);
	cr_expect_eq(likes[0].id, like);
	cr_expect(strstr(likes[0].why, "cùng người"), "%s", likes[0].why);
	drop_case(&file);
	desk_close(desk);
}
