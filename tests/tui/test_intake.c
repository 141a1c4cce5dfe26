/* The intake screen: answers by keys, proposals, duplicates, the decision. */
#include "screen.h"
#include "tui/formview.h"
#include "tui/listview.h"
#include "tui/views/intake.h"

static int64_t petition(struct desk *desk, const char *kind, const char *summary)
{
	char which[40], what[200];

	snprintf(which, sizeof which, "kind=%s", kind);
	snprintf(what, sizeof what, "summary=%s", summary);
	return add(
		desk, &entity_petition, which, what, "person=NG-1", "received_on=2026-11-16", NULL);
}

static struct desk *begin_with_people(int rows, int columns)
{
	struct desk *desk = begin(rows, columns);

	add(desk, &entity_person, "name=Đỗ Văn Kha", "hamlet=T1", NULL);
	return desk;
}

static const char *value(struct desk *desk, int64_t id, const char *key)
{
	return printed(desk, &entity_petition, id, key);
}

Test(intake, it_is_reached_from_the_list_and_the_form)
{
	struct desk *desk = begin_with_people(24, 80);

	petition(desk, "complaint", "Giá đền bù thửa 14");
	tui_push(tui, &listview_entity(tui, &entity_petition)->view);
	keys("<F9>");
	sees("XỬ LÝ ĐƠN");
	keys("<Esc><Enter><F9>");
	sees("XỬ LÝ ĐƠN");
	finish(desk);
}

Test(intake, space_gives_usual_answers_and_goes_on)
{
	struct desk *desk = begin_with_people(24, 80);
	const int64_t id = petition(desk, "feedback", "Đèn đường hỏng");

	intake_open(tui, id);
	keys("<Space><Space><Space><Space><Space>");
	cr_expect_str_eq(value(desk, id, "mixed"), "no");
	cr_expect_str_eq(value(desk, id, "crime_signs"), "no");
	cr_expect_str_eq(value(desk, id, "eligibility"), "eligible");
	cr_expect_str_eq(value(desk, id, "settled_before"), "no");
	cr_expect_str_eq(value(desk, id, "competence"), "ours");
	keys("<F9>");
	sees("giao bộ phận");
	keys("<Enter>");
	cr_expect_str_eq(value(desk, id, "handling"), "accepted");
	cr_expect_str_eq(value(desk, id, "casefile"), "PA-2026-0001");
	sees("PA-2026-0001");
	keys("<F9>");
	cr_assert_not_null(tui->message);
	keys("<Ctrl+Z>");
	cr_expect_str_eq(value(desk, id, "handling"), "");
	keys("<Ctrl+Z>");
	cr_expect_str_eq(value(desk, id, "competence"), "", "answers are taken back one by one");
	finish(desk);
}

Test(intake, digits_answer_and_enter_asks)
{
	struct desk *desk = begin_with_people(24, 80);
	const int64_t id = petition(desk, "complaint", "Giá đền bù thửa 14");

	intake_open(tui, id);
	keys("2"); /* mixed: no */
	cr_expect_str_eq(value(desk, id, "mixed"), "no");
	keys("1"); /* eligible */
	cr_expect_str_eq(value(desk, id, "eligibility"), "eligible");
	keys("<Enter>");
	sees("có");
	keys("<Esc>");
	keys("2"); /* not settled before */
	keys("2"); /* another body's */
	cr_expect_str_eq(value(desk, id, "competence"), "other-body");
	keys("<F9>");
	cr_assert_not_null(tui->message, "questions are open");
	cr_expect_str_eq(value(desk, id, "handling"), "");
	keys("<Space><Space>");
	sees("hướng dẫn");
	keys("<F9><Enter>");
	cr_expect_str_eq(value(desk, id, "handling"), "guided");
	finish(desk);
}

Test(intake, another_lawful_handling_asks_for_its_reason_and_keeps_the_draft)
{
	struct desk *desk = begin_with_people(40, 120);
	const int64_t id = petition(desk, "complaint", "Giá đền bù thửa 14");

	act_as(desk, "binh");
	MUST(set(desk, &entity_petition, id, "mixed=no", "identity=named",
		"eligibility=not-eligible", "lacks=date", "settled_before=no", "competence=ours",
		"refusals=none", NULL));
	intake_open(tui, id);
	keys("<End><Up><Up><Up><Up><Up><Up><Up><Up><Up><F9>đã bổ sung<Tick><Esc>");
	keys("<F9>");
	sees("đã bổ sung");
	keys("<Enter>");
	cr_expect_str_eq(value(desk, id, "handling"), "not-accepted");
	cr_expect_str_eq(value(desk, id, "decision_reason"), "đã bổ sung");
	finish(desk);
}

Test(intake, a_clerk_records_which_leader_did_not_accept)
{
	struct desk *desk = begin_with_people(24, 80);
	const int64_t id = petition(desk, "complaint", "Giá đền bù thửa 14");

	MUST(set(desk, &entity_petition, id, "mixed=no", "eligibility=eligible",
		"settled_before=no", "competence=ours", "refusals=court", NULL));
	intake_open(tui, id);
	keys("<F9>binh<Enter><Enter>");
	cr_expect_str_eq(value(desk, id, "handling"), "not-accepted");
	cr_expect_str_eq(value(desk, id, "decided_by"), "binh");
	finish(desk);
}

Test(intake, what_is_not_lawful_is_refused_with_its_reason)
{
	struct desk *desk = begin_with_people(40, 120);
	const int64_t id = petition(desk, "feedback", "Đèn đường hỏng");

	MUST(set(desk, &entity_petition, id, "mixed=no", "crime_signs=no", "eligibility=eligible",
		"settled_before=no", "competence=ours", NULL));
	intake_open(tui, id);
	keys("<End><F9>");
	cr_assert_not_null(tui->message);
	cr_expect_str_eq(value(desk, id, "handling"), "");
	finish(desk);
}

Test(intake, a_split_asks_for_its_parts)
{
	struct desk *desk = begin_with_people(24, 80);
	const int64_t id = petition(desk, "complaint", "Giá đền bù và đèn đường");

	MUST(set(desk, &entity_petition, id, "mixed=yes", NULL));
	intake_open(tui, id);
	keys("<F9><Enter>Giá đền bù<Enter>");
	keys("<Down><Down><Enter>Đèn đường<Enter>");
	keys("<Enter>"); /* these are all */
	cr_expect_str_eq(value(desk, id, "handling"), "split");
	cr_expect_str_eq(value(desk, id + 1, "summary"), "Giá đền bù");
	cr_expect_str_eq(value(desk, id + 2, "summary"), "Đèn đường");
	cr_expect_str_eq(value(desk, id + 2, "kind"), "feedback");
	finish(desk);
}

Test(intake, likely_duplicates_are_opened_and_linked)
{
	struct desk *desk = begin_with_people(40, 120);
	const int64_t first = petition(desk, "feedback", "Cống xóm Đông tắc gây ngập");
	const int64_t id = petition(desk, "feedback", "Cống xóm Đông bị tắc, ngập ruộng");

	intake_open(tui, id);
	keys("");
	sees("D-2026-0001");
	for (int i = 0; i < 40; i++) {
		keys("<Down>");
		if (current_id() == first)
			break;
	}
	cr_assert_eq(current_id(), first);
	sees("cùng người");
	keys("<Enter>");
	sees("Cống xóm Đông tắc gây ngập");
	keys("<Esc><Ctrl+L>");
	cr_expect_str_eq(value(desk, id, "duplicate_of"), "D-2026-0001");
	keys("<Ctrl+Z>");
	cr_expect_str_eq(value(desk, id, "duplicate_of"), "");
	finish(desk);
}

Test(intake, a_denunciation_is_not_shown_to_a_clerk)
{
	struct desk *desk = begin_with_people(24, 80);
	const int64_t id = petition(desk, "denunciation", "Cán bộ nhận tiền");

	tui_push(tui, &listview_entity(tui, &entity_petition)->view);
	keys("<F9>");
	sees_not("Cán bộ nhận tiền");
	cr_assert_not_null(tui->message);
	cr_assert_str_eq(tui->top->ops->name, "list");
	cr_expect(id);
	finish(desk);
}

Test(intake, it_is_offered_after_a_new_petition)
{
	struct desk *desk = begin_with_people(24, 80);

	tui_push(tui, &listview_entity(tui, &entity_petition)->view);
	keys("m");
	formview_edit(tui->top, entity_field(&entity_petition, "kind"));
	keys("KNPA");
	formview_edit(tui->top, entity_field(&entity_petition, "summary"));
	keys("Đèn đường hỏng<F2>");
	cr_assert_str_eq(tui->top->ops->name, "confirm");
	keys("<Enter>");
	cr_assert_str_eq(tui->top->ops->name, "intake");
	sees("Đèn đường hỏng");
	finish(desk);
}

Test(intake, an_auditor_reads_and_answers_nothing)
{
	struct desk *desk = begin_with_people(24, 80);
	const int64_t id = petition(desk, "feedback", "Đèn đường hỏng");

	act_as(desk, "thu");
	intake_open(tui, id);
	keys("1<Space><Enter><F9>");
	cr_expect_str_eq(value(desk, id, "mixed"), "");
	cr_assert_str_eq(tui->top->ops->name, "intake");
	finish(desk);
}

Test(intake, it_looks_as_it_should)
{
	static const int sizes[][2] = {{18, 60}, {24, 80}, {40, 120}};

	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct desk *desk = begin_with_people(sizes[i][0], sizes[i][1]);
		char name[40];
		petition(desk, "complaint", "Giá đền bù thửa 14 quá thấp");
		const int64_t id = petition(desk, "complaint", "Không đồng ý giá đền bù thửa 14");
		MUST(set(desk, &entity_petition, id, "mixed=no", "eligibility=eligible",
			"settled_before=no", "competence=ours", "known_on=2026-06-01",
			"refusals=none", "signers=7", NULL));
		intake_open(tui, id);
		keys("");
		snprintf(name, sizeof name, "intake-%dx%d", sizes[i][1], sizes[i][0]);
		golden(name);
		finish(desk);
	}
}
