/* The past of a record as a list: paging both ways, filters, what came by itself, before and after. */
#include "domain/history.h"
#include "office.h"

static struct buf told; /* lines "at who kind what" of the last reading */
static struct history_item edge; /* the last item of it */
static size_t items;

static bool take(void *arg, const struct history_item *item)
{
	(void)arg;
	buf_printf(&told, "%s|%s|%s|%s\n", item->at, item->who, history_kind_name(item->kind),
		item->what);
	edge = (struct history_item){.event = item->event, .rank = item->rank};
	items++;
	return true;
}

static const char *read_all(struct desk *desk, int64_t id, struct history_filter filter)
{
	struct history history;

	buf_cut(&told, 0);
	items = 0;
	MUST(history_open(&history, desk, &entity_casefile, id, &err));
	history.filter = filter;
	MUST(history_read(&history, NULL, false, 10000, take, NULL, &err));
	history.filter = (struct history_filter){0};
	history_clear(&history);
	return buf_text(&told);
}

static void at(const char *moment)
{
	setenv("DOITHOAI_NOW", moment, 1);
}

/* Feedback received on 20/11, its fifteen working days over on 14/12, looked at on 21/12. */
static int64_t late_case(struct desk *desk)
{
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");

	at("2026-11-21T10:00:00");
	MUST(act(desk, id, "assign", "assignee=hung", NULL));
	at("2026-12-21T10:00:00");
	return id;
}

Test(past, a_time_limit_that_ran_out_stands_at_its_midnight)
{
	struct desk *desk = office();
	const int64_t id = late_case(desk);
	const char *text = read_all(desk, id, (struct history_filter){0});
	const char *due = printed(desk, &entity_casefile, id, "due_on");
	char midnight[DATE_STAMP_SIZE], iso[DATE_ISO_SIZE];

	snprintf(midnight, sizeof midnight, "%sT00:00:00|", date_iso(day(due) + 1, iso));
	cr_assert(strncmp(text, midnight, strlen(midnight)) == 0, "%s first in %s", midnight, text);
	cr_assert(strstr(text, "thành quá hạn"), "%s", text);
	MUST(act(desk, id, "answer", "text=Xong", NULL));
	text = read_all(desk, id, (struct history_filter){0});
	const char *overdue = strstr(text, "thành quá hạn");
	cr_assert(overdue && strstr(text, "đã thực hiện") < overdue && strstr(overdue, "giao"),
		"not between assignment and answer: %s", text);
	desk_close(desk);
}

Test(past, what_was_done_in_time_and_written_down_late_was_not_overdue)
{
	struct desk *desk = office();
	const int64_t id = late_case(desk);

	MUST(act(desk, id, "answer", "text=Xong", "on=2026-11-30", NULL));
	const char *text = read_all(desk, id, (struct history_filter){0});
	cr_assert(!strstr(text, "quá hạn"), "%s", text);
	desk_close(desk);
}

Test(past, it_pages_both_ways_without_losing_or_doubling_a_row)
{
	struct desk *desk = office();
	const int64_t id = late_case(desk);

	MUST(act(desk, id, "answer", "text=Xong", NULL));
	for (int i = 0; i < 40; i++) {
		char pair[40];
		snprintf(pair, sizeof pair, "place=xóm %d", i);
		MUST(set(desk, &entity_casefile, id, pair, NULL));
	}
	char *whole = strdup(read_all(desk, id, (struct history_filter){0}));
	const size_t all = items;
	struct history history;
	MUST(history_open(&history, desk, &entity_casefile, id, &err));
	buf_cut(&told, 0);
	size_t before = items = 0;
	MUST(history_read(&history, NULL, false, 7, take, NULL, &err));
	while (items > before) {
		before = items;
		const struct history_item from = edge;
		MUST(history_read(&history, &from, false, 1 + (int)(items % 3), take, NULL, &err));
	}
	cr_assert_eq(items, all);
	cr_assert_str_eq(buf_text(&told), whole);
	/* And towards today: the same rows the other way round. */
	buf_cut(&told, 0);
	before = items = 0;
	MUST(history_read(&history, NULL, true, 1, take, NULL, &err));
	while (items > before) {
		before = items;
		const struct history_item from = edge;
		MUST(history_read(&history, &from, true, 1, take, NULL, &err));
	}
	cr_assert_eq(items, all);
	char *last = strrchr(whole, '\n');
	*last = '\0';
	const char *oldest = strrchr(whole, '\n') + 1;
	cr_assert(strncmp(buf_text(&told), oldest, strlen(oldest)) == 0, "%s", buf_text(&told));
	history_clear(&history);
	free(whole);
	desk_close(desk);
}

Test(past, it_is_narrowed_by_person_kind_and_day)
{
	struct desk *desk = office();
	const int64_t id = late_case(desk);

	act_as(desk, "hung");
	MUST(set(desk, &entity_casefile, id, "place=xóm 5", NULL));
	char login[] = "hung";
	const char *text = read_all(desk, id, (struct history_filter){.staff = login});
	cr_assert_eq(items, 1, "%s", text);
	text = read_all(desk, id, (struct history_filter){.kinds = 1u << HISTORY_OVERDUE});
	cr_assert_eq(items, 1, "%s", text);
	cr_assert(strstr(text, "quá hạn"));
	text = read_all(desk, id, (struct history_filter){.kinds = 1u << HISTORY_CLOCK});
	cr_assert(items >= 1 && strstr(text, "bắt đầu tính"), "%s", text);
	text = read_all(desk, id,
		(struct history_filter){.from = day("2026-11-21"), .until = day("2026-11-21")});
	cr_assert(items >= 1 && strstr(text, "giao") && !strstr(text, "thêm 0001"), "%s", text);
	desk_close(desk);
}

Test(past, a_holiday_that_moves_a_date_is_told)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");

	at("2026-11-21T10:00:00");
	add(desk, &entity_holiday, "day=2026-11-26", "kind=holiday", "name=Ngày hội của xã", NULL);
	const char *text =
		read_all(desk, id, (struct history_filter){.kinds = 1u << HISTORY_CALENDAR});
	cr_assert(items >= 1 && strstr(text, "được tính lại") && strstr(text, "->"), "%s", text);
	desk_close(desk);
}

/* ---- before and after ---------------------------------------------------------------------------------- */

static bool take_change(void *arg, const struct history_change *change)
{
	(void)arg;
	buf_printf(&told, "%s|%s|%s|%s\n", change->first ? change->title : "",
		change->field ? change->field->key : "", change->before, change->after);
	return true;
}

static int64_t newest(struct desk *desk)
{
	return journal_length(desk);
}

Test(past, an_act_shows_each_field_before_and_after_in_all_records)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");
	const int64_t first = newest(desk);
	size_t left_out;

	MUST(act(desk, id, "answer", "text=Đã thay bóng", NULL));
	buf_cut(&told, 0);
	MUST(history_changes(desk, first + 1, first + 1, &left_out, take_change, NULL, &err));
	const char *text = buf_text(&told);
	cr_assert(strstr(text, "|state|tiếp nhận|đã trả lời\n"), "%s", text);
	cr_assert(strstr(text, "|text||Đã thay bóng\n"), "%s", text);
	cr_assert_eq(left_out, 0);
	desk_close(desk);
}

Test(past, two_moments_are_compared_as_the_record_was_then)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Đèn đường hỏng");
	bool exists[2];

	MUST(set(desk, &entity_casefile, id, "place=xóm 5", NULL));
	const int64_t first = newest(desk);
	MUST(set(desk, &entity_casefile, id, "place=xóm 6", "detail=cả tháng", NULL));
	MUST(set(desk, &entity_casefile, id, "detail=hai tháng", NULL));
	const int64_t second = newest(desk);
	MUST(set(desk, &entity_casefile, id, "place=xóm 7", NULL));
	buf_cut(&told, 0);
	MUST(history_compare(
		desk, &entity_casefile, id, second, first, exists, take_change, NULL, &err));
	const char *text = buf_text(&told);
	cr_assert(strstr(text, "|place|xóm 5|xóm 6\n"), "%s", text);
	cr_assert(strstr(text, "|detail||hai tháng\n"), "%s", text);
	cr_assert(!strstr(text, "xóm 7"), "%s", text);
	cr_assert(exists[0] && exists[1]);
	MUST(history_compare(
		desk, &entity_casefile, id, 1, first, exists, take_change, NULL, &err));
	cr_assert(!exists[0] && exists[1]);
	desk_close(desk);
}

Test(past, what_a_restricted_case_hides_is_hidden_in_its_past_too)
{
	struct desk *desk = office();
	const int64_t id = add_case(desk, "denunciation", "Cán bộ nhận quà");
	const int64_t length = newest(desk);
	bool exists[2];

	act_as(desk, "binh");
	MUST(set(desk, &entity_casefile, id, "detail=Ông Tám thấy tận mắt", NULL));
	act_as(desk, "lan");
	buf_cut(&told, 0);
	size_t left_out;
	MUST(history_changes(desk, length + 1, length + 1, &left_out, take_change, NULL, &err));
	MUST(history_compare(
		desk, &entity_casefile, id, length, length + 1, exists, take_change, NULL, &err));
	read_all(desk, id, (struct history_filter){0});
	cr_assert(!strstr(buf_text(&told), "Tám"), "%s", buf_text(&told));
	desk_close(desk);
}
