/* Keys that are typed while the screen is painted: none is lost, none is doubled, their order stays. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/draft.h"
#include "office.h"

static const char words[] = "Nước sạch yếu từ tháng 9, giờ nấu cơm không có nước; đường liên thôn "
			    "đoạn cầu Đất lún nứt, xe tải "
			    "né trạm đi nhiều; đề nghị niêm yết danh sách hộ nghèo trước ngày "
			    "15/12, trả lời bằng văn bản.";

static unsigned draw(unsigned *seed, unsigned bound)
{
	*seed = *seed * 1103515245 + 12345;
	return (*seed >> 16) % bound;
}

/* Another size, of at least so many rows. */
static void storm(struct term *term, unsigned *seed, int rows)
{
	cr_assert(term_resize(term, rows + (int)draw(seed, 30), 60 + (int)draw(seed, 101)));
}

static bool draft_is_whole(struct term *term, void *arg)
{
	struct error err = {0};
	char *text = NULL;

	(void)term;
	cr_assert(draft_get(arg, "log:1", "gist", &text, &err), "%s", err.text);
	const bool whole = text && strcmp(text, words) == 0;
	free(text);
	return whole;
}

Test(keys, text_typed_through_a_storm_of_resizes_is_whole, .timeout = 120)
{
	const char *path = scratch("storm.db");

	for (unsigned round = 1; round <= 4; round++) {
		unsigned seed = round * 2654435761u;
		unlink(path);
		office_make(path);
		struct term *term = office_open(path, "lan", 24, 80);
		struct desk *desk = office_desk(path, "lan");

		ASSERT_SEEN(term, "F1 Giúp");
		term_keys(term, "<F5>");
		ASSERT_SEEN(term, "quý IV");
		term_keys(term, "<Enter>");
		cr_assert(term_quiet(term, TERM_DEADLINE));
		/* In pieces that may end inside a letter; the program is not waited for. */
		for (size_t at = 0; at < sizeof words - 1;) {
			size_t piece = 1 + draw(&seed, 6);
			if (piece > sizeof words - 1 - at)
				piece = sizeof words - 1 - at;
			cr_assert(term_send(term, words + at, piece));
			at += piece;
			storm(term, &seed, 10); /* of too small ones, too */
		}
		term_resize(term, 24, 80);
		char *kept = NULL;
		if (!term_wait(term, draft_is_whole, desk, TERM_DEADLINE)) {
			draft_get(desk, "log:1", "gist", &kept, NULL);
			cr_assert(
				0, "round %u: “%s”\n%s", round, kept ? kept : "", term_text(term));
		}
		desk_close(desk);
		term_close(term);
	}
}

/* Every key moves the cursor by a row, so that a lost or doubled one shows. The newest case is the first. */
Test(keys, commands_typed_through_a_storm_of_resizes_are_all_done, .timeout = 120)
{
	const char *path = scratch("steps.db");
	unsigned seed = 20261123;
	struct error err = {0};

	office_make(path);
	struct desk *desk = office_desk(path, "lan");
	for (int i = 0; i < 120; i++) {
		struct casefile file = {.kind = KIND_FEEDBACK, .received_on = date_today()};
		char summary[40];
		snprintf(summary, sizeof summary, "Bước thứ %03d", i);
		file.summary = strdup(summary);
		cr_assert(desk_add(desk, &entity_casefile, &file, &err), "%s", err.text);
		record_clear(&entity_casefile, &file);
	}
	desk_close(desk);
	struct term *term = office_open(path, "lan", 24, 80);
	ASSERT_SEEN(term, "F1 Giúp");
	term_keys(term, "3");
	ASSERT_SEEN(term, "[3 Vụ việc]");
	term_keys(term, "l<Ctrl+U>buoc thu<Enter>");
	ASSERT_GONE(term, "Rác ùn");
	cr_assert(term_quiet(term, TERM_DEADLINE));
	for (int round = 0; round < 3; round++) {
		term_keys(term, "<Home>");
		for (int i = 0; i < 90; i++) {
			term_keys(term, "<Down>");
			if (draw(&seed, 2))
				storm(term, &seed, 18);
		}
		for (int i = 0; i < 45; i++) {
			term_keys(term, "<Up>");
			if (draw(&seed, 2))
				storm(term, &seed, 18);
		}
		term_resize(term, 24, 80);
		cr_assert(term_quiet(term, TERM_DEADLINE));
		int row, col;
		bool visible;
		term_cursor(term, &row, &col, &visible);
		cr_expect(strstr(term_row(term, row), "Bước thứ 074"), "%s\n%s",
			term_row(term, row), term_text(term));
	}
	term_close(term);
}
