/* The filter language: what it finds, and what it says where it does not understand. */
#include "office.h"

#include "base/locale.h"
#include "domain/filter.h"

#define ROWS(table) (sizeof(table) / sizeof(table)[0])

/* An office with cases whose gists are letters: a test names what it expects by them. */
static struct desk *desk;

static int64_t new_case(const char *letter, const char *kind, const char *field, const char *hamlet,
	const char *received, const char *due, const char *assignee)
{
	return add(
		desk, &entity_casefile, letter, kind, field, hamlet, received, due, assignee, NULL);
}

static void set_up(void)
{
	setenv("DOITHOAI_NOW", NOW, 1); /* Friday 20/11/2026; Tuesday the 24th is a holiday */
	desk = office();
	act_as(desk, "quan");
	add(desk, &entity_unit, "code=T3", "name=Đông", "full_name=Thôn Đông", "kind=hamlet", NULL);
	add(desk, &entity_unit, "code=T4", "name=Đông Hải", "full_name=Thôn Đông Hải",
		"kind=hamlet", NULL);
	add(desk, &entity_unit, "code=X1", "name=Đông Xuân", "full_name=Xã Đông Xuân",
		"kind=commune", NULL);
	add(desk, &entity_person, "name=Nguyễn Văn Tám", NULL);
	add(desk, &entity_person, "name=Phạm Thị Mơ", NULL);
	new_case("summary=A", "kind=complaint", "field=land-title", "hamlet=T3",
		"received_on=2026-10-01", "accepted_on=2026-10-20", "assignee=hung");
	new_case("summary=B", "kind=complaint", "field=land-boundary", "hamlet=T4",
		"received_on=2026-10-15", "accepted_on=2026-10-21", "assignee=hung");
	new_case("summary=C", "kind=feedback", "field=environment", "hamlet=T1",
		"received_on=2026-10-31", "due_on=2026-11-23", "assignee=lan");
	new_case("summary=D", "kind=feedback", "field=rural-roads", "hamlet=T2",
		"received_on=2026-11-01", "due_on=2026-11-25", "assignee=lan");
	new_case("summary=E", "kind=mediation", "field=land-boundary", "hamlet=T3",
		"received_on=2026-07-01", "due_on=2026-11-30", "assignee=");
	int64_t f = new_case("summary=F", "kind=feedback",
		"field=", "hamlet=", "received_on=2025-12-31", "due_on=2026-01-20", "assignee=lan");
	MUST(act(desk, f, "answer", "text=xong", "issued_on=2026-01-15", NULL));
	MUST(act(desk, f, "close", "closed_on=2026-01-16", NULL));
	set(desk, &entity_casefile, 3, "person=NG-1", NULL);
	set(desk, &entity_casefile, 4, "person=NG-2", "secrecy=person", NULL);
}

static void tear_down(void)
{
	desk_close(desk);
}

TestSuite(filter, .init = set_up, .fini = tear_down);

static bool take_title(void *arg, const void *record)
{
	buf_puts(arg, field_string(entity_casefile.title, record));
	return true;
}

static int by_letter(const void *a, const void *b)
{
	return *(const char *)a - *(const char *)b;
}

/*
 * The letters of the cases that a filter finds, in the alphabet's order; borrowed until the next
 * call.
 */
static const char *found(const char *text)
{
	static char letters[64];
	struct filter filter;
	struct buf titles = {0};
	size_t column;
	cr_assert(filter_parse(desk, &entity_casefile, text, &filter, &column, &err),
		"%s: at %zu: %s", text, column, err.text);
	struct query query = {.entity = &entity_casefile,
		.conditions = filter.conditions,
		.count = filter.count,
		.match = filter.words};
	MUST(store_query(desk->store, &query, take_title, &titles, &err));
	snprintf(letters, sizeof letters, "%s", buf_text(&titles));
	qsort(letters, strlen(letters), 1, by_letter);
	buf_clear(&titles);
	filter_clear(&filter);
	return letters;
}

static const struct {
	const char *text, *cases;
} finds[] = {
	{"", "ABCDEF"},
	/* choices: key, label in either language, mark, beginning */
	{"kind:complaint", "AB"},
	{"loại:khiếu nại", "AB"},
	{"loai:KN", "AB"},
	{"kind:complaint,mediation", "ABE"},
	{"kind:complaint|mediation", "ABE"},
	{"kind!=complaint", "CDEF"},
	{"kind!=complaint,feedback", "E"},
	{"field:land", "ABE"},
	{"field:land-boundary", "BE"},
	{"lĩnh vực:đất đai", "ABE"},
	{"linh_vuc:land", "ABE"},
	{"\"lĩnh vực\":land", "ABE"},
	{"field:none", "F"},
	{"field:any kind:feedback", "CD"},
	/* state: real ones, and open */
	{"state:open", "ABCDE"},
	{"trạng thái:đang mở", "ABCDE"},
	{"state!=open", "F"},
	{"state:closed", "F"},
	{"state:received", "E"},
	{"state:received,closed", "EF"},
	{"state:open,closed", "ABCDEF"},
	/* words that say enough by themselves; quoted, or among others, they are searched for */
	{"mở", "ABCDE"},
	{"open", "ABCDE"},
	{"quá hạn", "A"},
	{"overdue kind:complaint", "A"},
	{"mở kind:complaint", "AB"},
	{"mở, kind:complaint, thôn:T3", "A"},
	{"mở|quá hạn", "ABCDE"},
	{"mở, quá hạn", "A"},
	{"\"mở\"", ""},
	{"mở lớp", ""},
	{"due<=3|quá hạn", "ABCD"},
	{"hạn<=3|quá hạn, mở, loại:PA", "CD"},
	{"hạn<=1, quá hạn", "A"},
	/* days */
	{"received:2026-10", "ABC"},
	{"nhận:10/2026", "ABC"},
	{"received:2026-Q3", "E"},
	{"received:2026", "ABCDE"},
	{"received!=2026", "F"},
	{"received:31/10/2026", "C"},
	{"received:2026-10-31,2025", "CF"},
	{"received:2026-10,2025-12", "ABCF"},
	{"received:15/10/2026..1/11/2026", "BCD"},
	{"received>=2026-11", "D"},
	{"received>2026-10", "D"},
	{"received<2026-10", "EF"},
	{"received<=2026-10", "ABCEF"},
	{"received_on:2026-10-31..", "CD"},
	{"received:..2026-07-01", "EF"},
	{"closed:2026-01", "F"},
	{"closed!=2026-01", "ABCDE"},
	{"closed:none", "ABCDE"},
	{"đóng:đã có", "F"},
	/* days from today; what is answered is owed no more */
	{"due:overdue", "A"},
	{"due:quá hạn", "A"},
	{"due:\"quá hạn\"", "A"},
	{"hạn:quá_hạn", "A"},
	{"due:today", "B"},
	{"hạn:hôm nay", "B"},
	{"due:overdue,today", "AB"},
	{"due<today", "A"},
	{"due<=0", "AB"},
	{"due<=1", "ABC"},
	{"hạn<=2", "ABCD"},
	{"due<=3d", "ABC"},
	{"due<=5d", "ABCD"},
	{"due<=1w", "ABCD"},
	{"due>2", "E"},
	{"due:2", "D"},
	{"due<=-1", "A"},
	{"due<2026-11-20", "AF"},
	{"received>=-20d", "CD"},
	{"state:overdue", "A"},
	/* references */
	{"hamlet:T3", "AE"},
	{"thôn:Đông", "AE"},
	{"thon:dong", "AE"},
	{"hamlet:\"thôn đông\"", "ACE"},
	{"hamlet:Thôn Đông", "ACE"},
	{"hamlet:\"Đông H\"", "B"},
	{"thôn:hải", "B"},
	{"thôn!=Đông", "BCDF"},
	{"hamlet:none", "F"},
	{"assignee:hung", "AB"},
	{"giao:hung,lan", "ABCDF"},
	{"assignee:-", "E"},
	{"assignee!=-", "ABCDF"},
	{"person:tám", "C"},
	{"người nêu:Phạm Thị Mơ", "D"},
	/* codes and texts */
	{"code:KN-2026-0001", "A"},
	{"số:2", "B"},
	{"summary:a", "A"},
	{"summary=C", "C"},
	{"summary!=C", "ABDEF"},
	/* together */
	{"kind:complaint state:open due<=7d thôn:Đông", "A"},
	{"state:open field:land due>0", "E"},
	{"hạn<=3 thôn:T1 loại:phản ánh", "C"},
	{"kind : complaint  due <= 0", "AB"},
	{"kind:khiếu nại thôn:Đông hạn:quá hạn", "A"},
};

Test(filter, finds_what_it_says)
{
	for (size_t i = 0; i < ROWS(finds); i++) {
		const char *cases = found(finds[i].text);
		cr_expect_str_eq(cases, finds[i].cases, "%s finds %s, not %s", finds[i].text, cases,
			finds[i].cases);
	}
}

static const struct {
	const char *text;
	size_t column;
	const char *says; /* part of the message */
} faults[] = {
	{"lạ:1", 0, "lạ"},
	{"kind:complaint lạ:1", 15, "lạ"},
	{"thôn:Đông knd:x", 10, "kind"},
	{"kind:complant", 5, "complaint"},
	{"kind:", 4, ""},
	{"kind:,", 5, ""},
	{"kind:complaint,", 14, ""},
	{":x", 0, ""},
	{"kind<complaint", 4, "<"},
	{"due<=32/13", 5, ""},
	{"due<=2026-02-30", 5, ""},
	{"due<=ngày mưa", 5, ""},
	{"due<=3,5", 6, ""},
	{"due<=999", 5, ""},
	{"due<..2026", 4, ""},
	{"hamlet:\"Đông", 7, ""},
	{"hamlet:Tây", 7, "Tây"},
	{"hamlet:đôg", 7, "Đông"},
	{"hamlet:\"Đông Xuân\"", 7, "Đông Xuân"}, /* a commune */
	{"assignee:hugn", 9, "Hùng"},
	{"line:nhiều", 5, ""},
	{"line:5..1x", 5, ""},
	{"code:KN-2026-9999", 5, "9999"},
	{"code!=1", 4, ""},
	{"summary<x", 7, "<"},
	{"received:2026-10..2026-09", 9, ""},
	{"đèn đường kind:x", 15, "x"},
	/* a word behind the beginning of a value, or behind a name that it makes another with a slip */
	{"loại:khiếu lại", 11, "complaint"},
	{"kind!=khiếu lại state:open", 12, "lại"},
	{"lĩnh vực:đất đường", 13, "đường"},
	{"loại:hòa giải|khiếu lại", 20, "lại"},
	{"thôn:Đông Hảy", 10, "Đông Hải"},
	{"giao:Lan,Trần Hunh", 14, "Trần Hùng"},
};

Test(filter, a_mistake_is_told_at_its_column)
{
	for (size_t i = 0; i < ROWS(faults); i++) {
		struct filter filter = {.count = 77};
		size_t column = 999;
		error_clear(&err);
		cr_expect(!filter_parse(
				  desk, &entity_casefile, faults[i].text, &filter, &column, &err),
			"%s went through", faults[i].text);
		cr_expect_eq(err.code, ERR_INVALID, "%s: code %d", faults[i].text, err.code);
		cr_expect_eq(column, faults[i].column, "%s: column %zu, not %zu (%s)",
			faults[i].text, column, faults[i].column, err.text);
		cr_expect(*err.text && strstr(err.text, faults[i].says),
			"%s: “%s” does not name “%s”", faults[i].text, err.text, faults[i].says);
		cr_expect_eq(filter.count, 77, "%s: the filter was touched", faults[i].text);
	}
}

static const char *words(const char *text)
{
	static char kept[200];
	struct filter filter;
	size_t column;
	MUST(filter_parse(desk, &entity_casefile, text, &filter, &column, &err));
	snprintf(kept, sizeof kept, "%s|%zu", filter.words ? filter.words : "", filter.count);
	filter_clear(&filter);
	return kept;
}

Test(filter, other_words_are_left_for_the_search)
{
	cr_expect_str_eq(words("đèn đường"), "đèn đường|0");
	cr_expect_str_eq(words("đèn đường kind:PA hỏng"), "đèn đường hỏng|1");
	cr_expect_str_eq(words("\"thửa 112: tờ 8\" state:open"), "thửa 112: tờ 8|1");
	cr_expect_str_eq(words("rác, mùi"), "rác mùi|0");
	cr_expect_str_eq(words("“kind:x”"), "kind:x|0");
	cr_expect_str_eq(words("kind:khiếu nại đất"), "đất|1",
		"only the words that make a value belong to it");
	cr_expect_str_eq(words("thôn:Đông mưa to"), "mưa to|1");
	cr_expect_str_eq(words("kind:khiếu nại ở"), "ở|1");
	cr_expect_str_eq(words("field:land \"mưa\""), "mưa|3", "quoted it is no part of a value");
	cr_expect_str_eq(words("field:land mở"), "|4", "a word that says enough by itself is one");
	cr_expect_str_eq(words("\"a \\\"b\\\" c\""), "a \"b\" c|0");
	cr_expect_str_eq(words("   "), "|0");
}

Test(filter, a_person_who_is_hidden_cannot_be_asked_for)
{
	cr_expect_str_eq(found("person:mơ"), "D");
	act_as(desk, "lan");
	cr_expect_str_eq(found("person:mơ"), "");
	cr_expect_str_eq(found("person!=tám"), "ABEF", "nor by leaving the others out");
	cr_expect_str_eq(found("person:tám"), "C");
}

Test(filter, words_of_restricted_cases_cannot_be_asked_for)
{
	add(desk, &entity_casefile, "summary=Z", "kind=denunciation", "received_on=2026-11-02",
		NULL);
	cr_expect_str_eq(found("summary:z"), "Z");
	cr_expect_str_eq(found("kind:denunciation"), "Z");
	act_as(desk, "lan");
	cr_expect_str_eq(found("summary:z"), "");
	cr_expect_str_eq(found("kind:denunciation"), "Z", "that there is one is no secret");
}

Test(filter, other_records_are_filtered_by_their_own_fields)
{
	static const struct {
		const struct entity *entity;
		const char *text;
		int64_t count;
	} asked[] = {
		{&entity_unit, "kind:hamlet", 4},
		{&entity_unit, "đông", 4},
		{&entity_unit, "đông kind:hamlet", 3},
		{&entity_staff, "role:leader", 1},
		{&entity_staff, "active:yes", 5},
		{&entity_staff, "active:không", 0},
		{&entity_person, "tám", 1},
		{&entity_person, "name:mơ,tám", 2},
		{&entity_commitment, "state:open", 2},
		{&entity_commitment, "state:overdue", 1},
		{&entity_commitment, "state:kept", 1},
		{&entity_commitment, "due<=3", 2},
		{&entity_commitment, "giao:hung", 1},
		{&entity_conference, "held:2026-11", 1},
		{&entity_conference, "trạng thái!=planned", 1},
		{&entity_reception, "persons>=5", 1},
		{&entity_reception, "persons:2..5", 1},
		{&entity_reception, "persons!=2..5", 1},
	};
	add(desk, &entity_commitment, "text=một", "made_on=2026-10-01", "due_on=2026-11-19",
		"owner=hung", NULL);
	add(desk, &entity_commitment, "text=hai", "made_on=2026-10-01", "due_on=2026-11-23", NULL);
	add(desk, &entity_commitment, "text=ba", "made_on=2026-10-01", "due_on=2026-11-01",
		"done_on=2026-10-30", NULL);
	add(desk, &entity_reception, "received_on=2026-11-02", "persons=1", NULL);
	add(desk, &entity_reception, "received_on=2026-11-02", "persons=5", NULL);
	for (size_t i = 0; i < ROWS(asked); i++) {
		struct filter filter;
		size_t column;
		int64_t count;
		cr_assert(
			filter_parse(desk, asked[i].entity, asked[i].text, &filter, &column, &err),
			"%s: %s", asked[i].text, err.text);
		cr_expect_null(filter.words);
		struct query query = {.entity = asked[i].entity,
			.conditions = filter.conditions,
			.count = filter.count};
		MUST(store_count(desk->store, &query, &count, &err));
		cr_expect_eq(count, asked[i].count, "%s: %lld", asked[i].text, (long long)count);
		filter_clear(&filter);
	}
}

Test(filter, too_many_alternatives_are_refused)
{
	struct filter filter;
	size_t column;
	struct buf text = {0};
	buf_puts(&text, "received:");
	for (int i = 1; i <= 12; i++)
		buf_printf(&text, "%s2026-%02d", i > 1 ? "," : "", i);
	REFUSED(ERR_INVALID,
		filter_parse(desk, &entity_casefile, buf_text(&text), &filter, &column, &err));
	cr_expect_eq(column, 8);
	buf_clear(&text);
}
