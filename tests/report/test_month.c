/*
 * The month's report: beside a count of its own on histories made by chance; what its sentences say beside its tables; what the clerk
 * writes; what is sent; and the sample commune, whose report is kept as text.
 */
#include "../domain/office.h"

#include "base/locale.h"
#include "base/numeral.h"
#include "domain/frozen.h"
#include "domain/journal.h"
#include "forms_history.h"
#include "nasty.h"
#include "report/month.h"
#include "report/month_inside.h"
#include "report/paper_kept.h"
#include "sample.h"

static struct period period_of(const char *name)
{
	struct period period;

	MUST(period_parse(&period, name, 15, &err));
	return period;
}

static struct month make(struct desk *desk, const char *name)
{
	const struct period period = period_of(name);
	struct month month;

	MUST(month_make(desk, &period, &month, &err));
	return month;
}

static char *text_of(struct desk *desk, const struct month *month, enum paper_style style)
{
	struct paper paper;
	struct buf text = {0};

	MUST(month_paper(desk, month, style, &paper, &err));
	paper_text(&paper, 80, &text);
	paper_clear(&paper);
	return buf_steal(&text);
}

/* ---- numbers in words ------------------------------------------------------------------------------------------- */

static void says(int64_t number, const char *words)
{
	struct buf text = {0};

	numeral_words(number, &text);
	cr_expect_str_eq(
		buf_text(&text), words, "%lld is “%s”", (long long)number, buf_text(&text));
	buf_clear(&text);
}

Test(numerals, are_said_as_people_say_them)
{
	locale_init();
	locale_set_language("vi");
	says(0, "không");
	says(1, "một");
	says(4, "bốn");
	says(5, "năm");
	says(10, "mười");
	says(11, "mười một");
	says(14, "mười bốn");
	says(15, "mười lăm");
	says(20, "hai mươi");
	says(21, "hai mươi mốt");
	says(24, "hai mươi tư");
	says(25, "hai mươi lăm");
	says(55, "năm mươi lăm");
	says(100, "một trăm");
	says(101, "một trăm linh một");
	says(104, "một trăm linh tư");
	says(105, "một trăm linh năm");
	says(111, "một trăm mười một");
	says(121, "một trăm hai mươi mốt");
	says(1000, "một nghìn");
	says(1005, "một nghìn không trăm linh năm");
	says(1015, "một nghìn không trăm mười lăm");
	says(21421, "hai mươi mốt nghìn bốn trăm hai mươi mốt");
	says(1000001, "một triệu không trăm linh một");
	says(2000000000, "hai tỷ");
	says(-3, "âm ba");
	locale_set_language("en");
	says(21, "twenty-one");
	says(105, "one hundred and five");
	says(1005, "one thousand and five");
	says(1234, "one thousand two hundred and thirty-four");
	says(2000001, "two million and one");
}

/* ---- windows ---------------------------------------------------------------------------------------------------- */

static void lasts(const struct period *period, const char *from, const char *to)
{
	char iso[DATE_ISO_SIZE];

	cr_expect_str_eq(date_iso(period->from, iso), from, "%s", period->name);
	cr_expect_str_eq(date_iso(period->to, iso), to, "%s", period->name);
}

Test(month_windows, are_the_period_before_and_the_same_a_year_ago)
{
	static const struct {
		const char *name, *before[2], *year_ago[2];
	} windows[] = {
		{"2026-01", {"2025-11-15", "2025-12-14"}, {"2024-12-15", "2025-01-14"}},
		{"2026-11", {"2026-09-15", "2026-10-14"}, {"2025-10-15", "2025-11-14"}},
		{"2026-Q1", {"2025-09-15", "2025-12-14"}, {"2024-12-15", "2025-03-14"}},
		{"2026", {"2024-12-15", "2025-12-14"}, {"2024-12-15", "2025-12-14"}},
		{"2026-H1", {"2025-06-15", "2025-12-14"}, {"2024-12-15", "2025-06-14"}},
		/* A leap day, and a February that ends before one. */
		{"2024-02-29..2024-02-29", {"2024-02-28", "2024-02-28"},
			{"2023-02-28", "2023-02-28"}},
		{"2025-02-01..2025-02-28", {"2025-01-04", "2025-01-31"},
			{"2024-02-01", "2024-02-29"}},
		{"2024-02-28..2024-03-02", {"2024-02-24", "2024-02-27"},
			{"2023-02-28", "2023-03-02"}},
	};
	struct desk *desk = office();

	for (size_t i = 0; i < sizeof windows / sizeof windows[0]; i++) {
		struct month month = make(desk, windows[i].name);
		lasts(&month.before, windows[i].before[0], windows[i].before[1]);
		lasts(&month.year_ago, windows[i].year_ago[0], windows[i].year_ago[1]);
		month_clear(&month);
	}
	desk_close(desk);
}

Test(month_windows, of_a_year_stand_there_once)
{
	struct desk *desk = office();
	struct month month = make(desk, "2026");
	char *text = text_of(desk, &month, PAPER_STATE);

	cr_expect(strstr(text, "Kỳ trước"));
	cr_expect_not(strstr(text, "Cùng kỳ năm trước"), "%s", text);
	cr_expect_not(strstr(text, "cùng kỳ năm trước."), "%s", text);
	free(text);
	month_clear(&month);
	desk_close(desk);
}

Test(month_windows, that_are_recorded_in_part_say_since_when)
{
	struct desk *desk = office();

	add(desk, &entity_casefile, "kind=feedback", "summary=a", "received_on=2026-10-02", NULL);
	struct month month = make(desk, "2026-11");
	const char *text = month_sentence_find(&month, "III.1")->text;
	cr_expect(strstr(text, "kỳ trước (có số liệu từ 02/10/2026), không có số liệu cùng kỳ"),
		"%s", text);
	month_clear(&month);
	desk_close(desk);
}

/* ---- histories -------------------------------------------------------------------------------------------------- */

enum { HISTORIES = 60 };

/* Open on the evening of a day. */
static bool is_open(date_t since, date_t until, date_t evening)
{
	return since <= evening && !(until && until <= evening);
}

struct stock {
	int64_t carried, received, left;
};

static void add_stock(
	struct stock *stock, const struct period *p, date_t since, date_t until, int64_t weight)
{
	if (!since)
		return;
	stock->carried += weight * is_open(since, until, p->from - 1);
	stock->received += weight * (p->from <= since && since <= p->to);
	stock->left += weight * is_open(since, until, p->to);
}

/* Cases and petitions counted with the registers, day by day. */
static void count_stocks(const struct forms_history *h, const struct period *p, struct stock *cases,
	struct stock *petitions)
{
	*cases = *petitions = (struct stock){0};
	for (int i = 0; i < HISTORY_CASES; i++) {
		const struct casefile *c = &h->cases[i];
		if (!c->record.trashed && !c->merged_into)
			add_stock(cases, p, c->received_on,
				c->answered_on ? c->answered_on : c->closed_on, 1);
	}
	for (int i = 0; i < HISTORY_PETITIONS; i++)
		if (!h->petitions[i].record.trashed)
			add_stock(petitions, p, h->petitions[i].received_on,
				h->petitions[i].handled_on, 1);
	for (int i = 0; i < HISTORY_OTHERS; i++) {
		const struct opening_balance *o = &h->openings[i];
		if (o->record.trashed)
			continue;
		if (o->stage == 2)
			add_stock(cases, p, o->as_of, o->done_on, o->cases);
		else
			add_stock(petitions, p, o->as_of, o->done_on, o->petitions);
	}
}

static void same_stock(const struct month *month, enum month_source source, int carried,
	int received, int left, const struct stock *stock, int history)
{
	const enum month_window now = WINDOW_THIS;

	cr_assert_eq(month_count(month, source, BY_ALL, 0, now, carried), stock->carried,
		"history %d %s source %d", history, month->period.name, (int)source);
	cr_assert_eq(month_count(month, source, BY_ALL, 0, now, received), stock->received,
		"history %d %s source %d", history, month->period.name, (int)source);
	cr_assert_eq(month_count(month, source, BY_ALL, 0, now, left), stock->left,
		"history %d %s source %d", history, month->period.name, (int)source);
}

/* The records behind a cell add up to what stands in it, and none is there twice. */
static void check_cell(
	struct desk *desk, const struct month *month, const struct table_cell *cell, int history)
{
	struct form_item *items;
	size_t count;
	int64_t sum = 0;

	MUST(month_cell(desk, month, cell->ref, &items, &count, &err));
	for (size_t i = 0; i < count; i++) {
		sum += items[i].value;
		for (size_t k = 0; k < i; k++)
			cr_assert(items[i].id != items[k].id || items[i].entity != items[k].entity);
	}
	cr_assert_eq(sum, cell->value, "history %d, %s: %lld behind %lld", history,
		month->period.name, (long long)sum, (long long)cell->value);
	cr_assert_eq(month_number(month, cell->ref), cell->value);
	free(items);
}

static void check_tables(struct desk *desk, const struct month *month, int history)
{
	struct paper paper;
	size_t cells = 0;

	MUST(month_paper(desk, month, PAPER_STATE, &paper, &err));
	for (size_t i = 0; i < paper.count; i++) {
		const struct table *table = paper.blocks[i].table;
		struct buf broken = {0};
		if (!table)
			continue;
		table_broken(table, &broken);
		cr_assert_eq(broken.len, 0, "history %d, %s, %s: %s", history, month->period.name,
			table->title, buf_text(&broken));
		for (size_t row = 0; row < table->row_count; row++)
			for (size_t k = 0; k < table->column_count; k++)
				if (table->rows[row].cells[k].ref &&
					(++cells + (size_t)history) % 7 == 0)
					check_cell(
						desk, month, &table->rows[row].cells[k], history);
	}
	cr_assert_gt(cells, 100);
	paper_clear(&paper);
}

/* Before each "(1.234)" stand its words. */
static void check_words(const char *sentence)
{
	for (const char *at = sentence; (at = strchr(at, '(')); at++) {
		int64_t number = 0;
		const char *digit = at + 1;
		while ((*digit >= '0' && *digit <= '9') || (*digit == '.' && digit[1] >= '0'))
			number = *digit == '.' ? number : number * 10 + *digit - '0', digit++;
		if (digit == at + 1 || *digit != ')')
			continue;
		struct buf words = {0};
		numeral_words(number, &words);
		cr_assert(at - sentence > (ptrdiff_t)words.len &&
				strncmp(at - 1 - words.len, buf_text(&words), words.len) == 0,
			"%s: %s", sentence, buf_text(&words));
		buf_clear(&words);
	}
}

static void sentence_has(const struct month *month, const char *key, int64_t number)
{
	struct buf digits = {0};

	buf_putc(&digits, '(');
	buf_number(&digits, number);
	buf_putc(&digits, ')');
	const struct month_sentence *sentence = month_sentence_find(month, key);
	cr_assert(sentence && strstr(sentence->text, buf_text(&digits)), "%s has no %s: %s", key,
		buf_text(&digits), sentence ? sentence->text : "");
	buf_clear(&digits);
}

/* The field that is named first has the most new cases. */
static void check_fields(const struct month *month)
{
	size_t count;
	const struct month_row *rows =
		month_rows(month, SOURCE_CASES, BY_FIELD, WINDOW_THIS, &count);
	int64_t most = 0;
	struct buf digits = {0};

	for (size_t i = 0; i < count; i++)
		most = rows[i].n[CASE_RECEIVED] > most ? rows[i].n[CASE_RECEIVED] : most;
	if (most) {
		const char *text = month_sentence_find(month, "III.4")->text;
		buf_printf(&digits, "(%lld)", (long long)most);
		const char *first = strchr(text, '(');
		cr_assert(first && strncmp(first, buf_text(&digits), digits.len) == 0, "%s", text);
	}
	buf_clear(&digits);
}

static void check_sentences(const struct month *month)
{
	const enum month_window now = WINDOW_THIS;

	for (size_t i = 0; i < month->sentence_count; i++)
		check_words(month->sentences[i].text);
	sentence_has(month, "I.1", month_count(month, SOURCE_VISITS, BY_ALL, 0, now, VISIT_ALL));
	sentence_has(
		month, "I.1", month_count(month, SOURCE_VISITS, BY_ALL, 0, now, VISIT_PERSONS));
	sentence_has(month, "II.1",
		month_count(month, SOURCE_PETITIONS, BY_ALL, 0, now, PETITION_RECEIVED));
	sentence_has(
		month, "II.2", month_count(month, SOURCE_PETITIONS, BY_ALL, 0, now, PETITION_LEFT));
	sentence_has(
		month, "III.1", month_count(month, SOURCE_CASES, BY_ALL, 0, now, CASE_CARRIED));
	sentence_has(
		month, "III.2", month_count(month, SOURCE_CASES, BY_ALL, 0, now, CASE_OVERDUE));
	sentence_has(
		month, "IV.3", month_count(month, SOURCE_PROMISES, BY_ALL, 0, now, PROMISE_OPEN));
	sentence_has(month, "V.1",
		month_count(month, SOURCE_CASES, BY_KIND, KIND_MEDIATION, now, CASE_RECEIVED));
	check_fields(month);
}

static void no_errors(const struct month *month)
{
	for (size_t i = 0; i < month->check_count; i++)
		cr_assert_neq(month->checks[i].grade, MONTH_ERROR, "%s: %s", month->period.name,
			month->checks[i].sentence);
}

static void check_period(const struct forms_history *h, const struct period *period, int history)
{
	struct month month;
	struct stock cases, petitions;

	MUST(month_make(h->desk, period, &month, &err));
	count_stocks(h, period, &cases, &petitions);
	same_stock(&month, SOURCE_CASES, CASE_CARRIED, CASE_RECEIVED, CASE_LEFT, &cases, history);
	same_stock(&month, SOURCE_PETITIONS, PETITION_CARRIED, PETITION_RECEIVED, PETITION_LEFT,
		&petitions, history);
	check_tables(h->desk, &month, history);
	check_sentences(&month);
	no_errors(&month);
	month_clear(&month);
}

Test(month_histories, equal_a_count_made_another_way_and_every_number_opens_its_records)
{
	struct forms_history h = {0};

	setenv("DOITHOAI_NOW", "2026-11-20T09:00:00", 1);
	setenv("DOITHOAI_USER", "nobody-yet", 1);
	locale_init();
	for (int history = 0; history < HISTORIES; history++) {
		struct period period;
		char text[64], from[DATE_ISO_SIZE], to[DATE_ISO_SIZE];
		forms_history_make(&h, (uint64_t)history + 1);
		period_of_day(&period, h.begin + forms_chance(&h, HISTORY_DAYS), 15);
		check_period(&h, &period, history);
		period_move(&period, 1, 15);
		check_period(&h, &period, history);
		date_t first = h.begin + forms_chance(&h, HISTORY_DAYS);
		snprintf(text, sizeof text, "%s..%s", date_iso(first, from),
			date_iso(first + forms_chance(&h, 90), to));
		period = period_of(text);
		check_period(&h, &period, history);
		forms_history_drop(&h);
	}
	desk_close(h.desk);
}

/* ---- the sample ---------------------------------------------------------------------------------------------------- */

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

Test(month, of_the_sample_commune_stays_as_it_was_written)
{
	struct desk *desk = sample_open();
	desk->settings.office = strdup("Ủy ban nhân dân xã Tân Lập");
	struct month month = make(desk, "2026-11");
	char *text = text_of(desk, &month, PAPER_STATE);

	golden("month-2026-11.txt", text);
	free(text);
	check_tables(desk, &month, 0);
	check_sentences(&month);
	month_clear(&month);
	locale_set_language("en");
	month = make(desk, "2026-Q3");
	text = text_of(desk, &month, PAPER_PARTY);
	golden("month-2026-Q3.en.txt", text);
	free(text);
	month_clear(&month);
	desk_close(desk);
}

Test(month, without_records_says_so_in_every_part_and_compares_with_nothing)
{
	struct desk *desk = office();
	struct month month = make(desk, "2024-02");
	char *text = text_of(desk, &month, PAPER_STATE);

	for (int part = 0; part < MONTH_PARTS; part++) {
		size_t sentences = 0;
		for (size_t i = 0; i < month.sentence_count; i++)
			sentences += month.sentences[i].part == (enum month_part)part;
		cr_expect_gt(sentences, 0, "%s", month_part_number(part));
	}
	const char *petitions = month_sentence_find(&month, "II.1")->text;
	cr_expect(strstr(petitions, "không có số liệu kỳ trước, không có số liệu cùng kỳ"), "%s",
		petitions);
	cr_expect_not(strstr(text, "nan"));
	cr_expect_not(strstr(text, "inf"));
	no_errors(&month);
	free(text);
	month_clear(&month);
	desk_close(desk);
}

/* ---- what the clerk writes --------------------------------------------------------------------------------------------- */

static const struct month_sentence *sentence(const struct month *month, const char *key)
{
	const struct month_sentence *found = month_sentence_find(month, key);

	cr_assert(found, "%s", key);
	return found;
}

Test(month_sentences, that_the_clerk_wrote_stay_and_are_stale_when_their_numbers_change)
{
	struct desk *desk = office();
	struct buf told = {0};
	struct month month = make(desk, "2026-12");
	char *draft = strdup(sentence(&month, "III.1")->draft);

	MUST(month_sentence_set(desk, &month, "iii.1", "  Tình hình\nổn định. ", &err));
	cr_expect_str_eq(sentence(&month, "III.1")->text, "Tình hình ổn định.");
	month_clear(&month);

	month = make(desk, "2026-12");
	cr_expect_str_eq(sentence(&month, "III.1")->text, "Tình hình ổn định.");
	cr_expect(sentence(&month, "III.1")->edited && !sentence(&month, "III.1")->stale);
	cr_expect_str_eq(sentence(&month, "III.1")->draft, draft);
	cr_expect_not(sentence(&month, "III.2")->edited);
	char *text = text_of(desk, &month, PAPER_STATE);
	cr_expect(strstr(text, "Tình hình ổn định."));
	free(text);
	month_clear(&month);
	locale_set_language("en");
	month = make(desk, "2026-12");
	cr_expect_str_neq(sentence(&month, "III.1")->draft, draft);
	cr_expect_not(sentence(&month, "III.1")->stale, "another language has the same numbers");
	month_clear(&month);
	locale_set_language("vi");

	add_case(desk, "feedback", "Rác chợ");
	month = make(desk, "2026-12");
	cr_expect_str_eq(sentence(&month, "III.1")->text, "Tình hình ổn định.");
	cr_expect(sentence(&month, "III.1")->stale);
	cr_expect_str_neq(sentence(&month, "III.1")->draft, draft);
	bool warned = false;
	for (size_t i = 0; i < month.check_count; i++)
		warned = warned ||
			(month.checks[i].grade == MONTH_WARNING &&
				strstr(month.checks[i].sentence, sentence(&month, "III.1")->draft));
	cr_expect(warned, "no check says what the draft is now");
	MUST(month_sentence_set(desk, &month, "III.1", "Có một vụ mới.", &err));
	month_clear(&month);
	month = make(desk, "2026-12");
	cr_expect_not(sentence(&month, "III.1")->stale);
	MUST(month_sentence_reset(desk, &month, "III.1", &err));
	month_clear(&month);
	month = make(desk, "2026-12");
	cr_expect_not(sentence(&month, "III.1")->edited);
	month_clear(&month);

	MUST(undo_do(desk, false, &told, &err));
	month = make(desk, "2026-12");
	cr_expect_str_eq(sentence(&month, "III.1")->text, "Có một vụ mới.");
	month_clear(&month);
	buf_clear(&told);
	free(draft);
	desk_close(desk);
}

Test(month_sentences, do_not_tell_who_denounced_and_are_refused_where_they_cannot_be_kept)
{
	struct desk *desk = office();

	add(desk, &entity_person, "name=Phạm Thị Mật", "address=Xóm Kín 7", NULL);
	add(desk, &entity_petition, "kind=denunciation", "summary=Tố cáo", "person=NG-1", NULL);
	struct month month = make(desk, "2026-12");
	REFUSED(ERR_INVALID,
		month_sentence_set(desk, &month, "II.1", "Bà Phạm Thị Mật tố cáo.", &err));
	REFUSED(ERR_INVALID,
		month_sentence_set(desk, &month, "II.1", "Người ở xóm kín 7 tố cáo.", &err));
	REFUSED(ERR_INVALID, month_sentence_set(desk, &month, "II.1", "Gọi 0912 345 678.", &err));
	REFUSED(ERR_NOT_FOUND, month_sentence_set(desk, &month, "IX.1", "x", &err));
	REFUSED(ERR_INVALID, month_sentence_set(desk, &month, "II.1", "a\xFF", &err));
	cr_expect_not(sentence(&month, "II.1")->edited);
	MUST(month_sentence_set(desk, &month, "II.1", sentence(&month, "II.1")->draft, &err));
	cr_expect_not(sentence(&month, "II.1")->edited, "the draft itself is no edit");
	act_as(desk, "thu");
	REFUSED(ERR_DENIED, month_sentence_set(desk, &month, "II.1", "x", &err));
	month_clear(&month);
	desk_close(desk);
}

Test(month_checks, find_a_name_that_came_into_a_sentence_before_its_owner_denounced)
{
	struct desk *desk = office();
	struct month month = make(desk, "2026-11");
	bool found = false;

	MUST(month_sentence_set(desk, &month, "VI.1", "Bà Phạm Thị Mật hiến 100 m2 đất.", &err));
	month_clear(&month);
	add(desk, &entity_person, "name=Phạm Thị Mật", NULL);
	add(desk, &entity_petition, "kind=denunciation", "summary=Tố cáo", "person=NG-1",
		"received_on=2026-11-02", NULL);
	month = make(desk, "2026-11");
	for (size_t i = 0; i < month.check_count; i++)
		found = found || month.checks[i].grade == MONTH_ERROR;
	cr_expect(found);
	struct paper paper;
	MUST(month_paper(desk, &month, PAPER_STATE, &paper, &err));
	REFUSED(ERR_INVALID, month_freeze(desk, &month, &paper, "text", "x", 1, &err));
	paper_clear(&paper);
	month_clear(&month);
	desk_close(desk);
}

/* ---- delays --------------------------------------------------------------------------------------------------------------- */

Test(month_delays, say_why_and_who_and_never_what_a_sealed_case_says)
{
	struct desk *desk = office();

	add(desk, &entity_person, "name=Phạm Thị Mật", NULL);
	act_as(desk, "quan");
	const int64_t sealed = add(desk, &entity_casefile, "kind=feedback", "secrecy=restricted",
		"summary=Thu quỹ sai", "person=NG-1", "received_on=2026-06-01", NULL);
	MUST(act(desk, sealed, "assign", "assignee=hung", NULL));
	MUST(act(desk, sealed, "extend", "due_on=2026-10-01", "note=bà Mật ốm", NULL));
	const int64_t plain = add(desk, &entity_casefile, "kind=feedback", "summary=Rác chợ Gốm",
		"field=environment", "received_on=2026-09-21", NULL);
	MUST(act(desk, plain, "assign", "assignee=hung", NULL));
	MUST(act(desk, plain, "assign", "assignee=lan", NULL));
	MUST(act(desk, plain, "extend", "due_on=2026-10-30",
		"note=chờ ông Lê Văn Kín 0912345678 vận hành", NULL));
	struct month month = make(desk, "2026-12");
	struct month_delay *delays;
	size_t count;
	MUST(month_delays(desk, &month, false, &delays, &count, &err));
	cr_assert_eq(count, 2);
	cr_expect_str_eq(delays[0].code, code_of(desk, &entity_casefile, sealed));
	cr_expect_str_eq(delays[1].code, code_of(desk, &entity_casefile, plain));
	cr_expect_not(strstr(delays[0].reason, "ốm"), "%s", delays[0].reason);
	cr_expect(delays[1].working, "feedback is counted in working days");
	cr_expect_eq(delays[1].days, 15, "from 30/10 to 20/11/2026: %d", delays[1].days);
	cr_expect_str_eq(delays[1].owner, "Lan VP");
	cr_expect(strstr(delays[1].reason, "30/10/2026"), "%s", delays[1].reason);
	cr_expect(strstr(delays[1].reason, "chuyển người xử lý 1 lần"), "%s", delays[1].reason);
	cr_expect(strstr(delays[1].reason, "vận hành"), "%s", delays[1].reason);
	cr_expect_not(strstr(delays[1].reason, "Kín"), "%s", delays[1].reason);
	cr_expect_not(strstr(delays[1].reason, "0912345678"), "%s", delays[1].reason);
	char *text = text_of(desk, &month, PAPER_STATE);
	cr_expect_not(strstr(text, "Mật"));
	cr_expect_not(strstr(text, "Thu quỹ"));
	cr_expect_not(strstr(text, "Rác chợ"));
	free(text);
	month_delays_free(delays, count);
	month_clear(&month);
	desk_close(desk);
}

/* ---- sent ----------------------------------------------------------------------------------------------------------------- */

static void freeze(struct desk *desk, const char *name)
{
	struct month month = make(desk, name);
	struct paper paper;

	MUST(month_paper(desk, &month, PAPER_STATE, &paper, &err));
	MUST(month_freeze(desk, &month, &paper, "text", "bytes\n", 6, &err));
	paper_clear(&paper);
	month_clear(&month);
}

static int64_t number(const struct month *month, enum month_source source, int column)
{
	return month_count(month, source, BY_ALL, 0, WINDOW_THIS, column);
}

Test(month_sent, keeps_bytes_numbers_and_sentences_whatever_changes)
{
	struct desk *desk = office();
	struct buf bytes = {0}, told = {0};
	struct frozen_report report = {0};
	bool found;

	act_as(desk, "quan");
	const int64_t id = add(desk, &entity_casefile, "kind=feedback", "summary=Rác",
		"received_on=2026-11-02", NULL);
	add(desk, &entity_reception, "received_on=2026-11-02", "content=Hỏi", "persons=7", NULL);
	struct month month = make(desk, "2026-11");
	MUST(month_sentence_set(desk, &month, "VI.1", "Đăng ký 12 mô hình.", &err));
	char *before = text_of(desk, &month, PAPER_STATE);
	month_clear(&month);
	freeze(desk, "2026-11");
	REFUSED(ERR_DENIED, undo_do(desk, false, &told, &err));

	MUST(desk_trash(desk, &entity_casefile, id, true, &err));
	add(desk, &entity_casefile, "kind=complaint", "summary=x", "received_on=2026-11-03", NULL);
	month = make(desk, "2026-11");
	cr_expect_not_null(month.frozen_at);
	cr_expect_eq(number(&month, SOURCE_CASES, CASE_RECEIVED), 1);
	cr_expect_eq(number(&month, SOURCE_VISITS, VISIT_PERSONS), 7);
	cr_expect_str_eq(sentence(&month, "VI.1")->text, "Đăng ký 12 mô hình.");
	char *after = text_of(desk, &month, PAPER_STATE);
	cr_expect_str_eq(after, before);
	REFUSED(ERR_DENIED, month_sentence_set(desk, &month, "VI.1", "x", &err));
	cr_expect_eq(month.check_count, 1);
	cr_expect_eq(month.checks[0].grade, MONTH_OK);
	struct paper paper;
	REFUSED(ERR_DENIED, month_paper(desk, &month, PAPER_PARTY, &paper, &err));
	REFUSED(ERR_CONFLICT, month_freeze(desk, &month, &month.kept, "text", "x", 1, &err));
	MUST(frozen_find(
		desk, MONTH_FORM, month.period.from, month.period.to, &report, &found, &err));
	MUST(frozen_file(desk, &report, &bytes, &err));
	cr_expect_str_eq(buf_text(&bytes), "bytes\n");
	month_clear(&month);

	month = make(desk, "2026-12");
	MUST(month_paper(desk, &month, PAPER_STATE, &paper, &err));
	REFUSED(ERR_DENIED, month_freeze(desk, &month, &paper, "text", "x", 1, &err));
	paper_clear(&paper);
	month_clear(&month);
	record_clear(&entity_report, &report);
	buf_clear(&bytes);
	buf_clear(&told);
	free(before);
	free(after);
	desk_close(desk);
}

Test(month_sent, what_comes_too_late_counts_in_the_next_period_and_is_told)
{
	struct desk *desk = office();

	act_as(desk, "quan");
	add(desk, &entity_casefile, "kind=feedback", "summary=a", "received_on=2026-11-02", NULL);
	freeze(desk, "2026-11");
	add(desk, &entity_casefile, "kind=feedback", "summary=b", "received_on=2026-11-04", NULL);
	const int64_t done = add(desk, &entity_casefile, "kind=feedback", "summary=c",
		"received_on=2026-11-05", NULL);
	MUST(act(desk, done, "answer", "text=xong", "on=2026-11-06", NULL));
	add(desk, &entity_petition, "kind=complaint", "summary=d", "received_on=2026-11-06", NULL);
	add(desk, &entity_reception, "received_on=2026-11-06", "content=Hỏi", NULL);
	struct month month = make(desk, "2026-12");
	cr_expect_eq(month.late_count, 4);
	cr_expect_eq(number(&month, SOURCE_CASES, CASE_CARRIED), 1);
	cr_expect_eq(number(&month, SOURCE_CASES, CASE_RECEIVED), 2);
	cr_expect_eq(number(&month, SOURCE_CASES, CASE_DONE), 1);
	cr_expect_eq(number(&month, SOURCE_PETITIONS, PETITION_CARRIED), 0);
	cr_expect_eq(number(&month, SOURCE_PETITIONS, PETITION_RECEIVED), 1);
	cr_expect_eq(number(&month, SOURCE_VISITS, VISIT_ALL), 1);
	no_errors(&month);
	check_tables(desk, &month, 0);
	char *text = text_of(desk, &month, PAPER_STATE);
	cr_expect(strstr(text, "nhập sau khi chốt"), "%s", text);
	free(text);
	month_clear(&month);
	desk_close(desk);
}

Test(month_sent, conferences_and_promises_that_come_too_late_count_in_the_next_period)
{
	struct desk *desk = office();

	act_as(desk, "quan");
	struct month month = make(desk, "2026-12");
	const int64_t conferences = number(&month, SOURCE_CONFERENCES, CONFERENCE_COUNT);
	month_clear(&month);
	freeze(desk, "2026-11");
	const int64_t late = add(
		desk, &entity_conference, "title=Muộn", "held_on=2026-11-10", "status=held", NULL);
	char *code = xstrdup(code_of(desk, &entity_conference, late));
	char where[80];
	snprintf(where, sizeof where, "conference=%s", code);
	add(desk, &entity_casefile, "kind=opinion", "summary=Ý kiến", "received_on=2026-11-10",
		where, NULL);
	add(desk, &entity_commitment, "text=Muộn", "made_on=2026-11-10", NULL);
	const int64_t kept =
		add(desk, &entity_commitment, "text=Đã xong", "made_on=2026-11-10", NULL);
	MUST(set(desk, &entity_commitment, kept, "done_on=2026-11-12", NULL));
	month = make(desk, "2026-12");
	cr_expect_eq(month.late_count, 4);
	cr_expect_eq(number(&month, SOURCE_CONFERENCES, CONFERENCE_COUNT), conferences + 1);
	cr_expect_eq(number(&month, SOURCE_OPINIONS, OPINION_ALL), 1);
	cr_expect_eq(number(&month, SOURCE_PROMISES, PROMISE_CARRIED), 0);
	cr_expect_eq(number(&month, SOURCE_PROMISES, PROMISE_MADE), 2);
	cr_expect_eq(number(&month, SOURCE_PROMISES, PROMISE_KEPT), 1);
	no_errors(&month);
	check_tables(desk, &month, 0);
	month_clear(&month);
	free(code);
	desk_close(desk);
}

Test(paper_kept, is_read_again_as_it_was)
{
	struct paper paper = {0}, copy;
	struct buf first = {0}, second = {0};

	nasty_paper(&paper);
	paper_keep(&paper, &first);
	cr_assert(paper_kept_read(buf_text(&first), &copy));
	paper_keep(&copy, &second);
	cr_expect_str_eq(buf_text(&second), buf_text(&first));
	for (size_t bytes = 0; bytes < first.len && bytes < 3000; bytes += 7) {
		struct paper part;
		char *cut = strndup(buf_text(&first), bytes);
		if (paper_kept_read(cut, &part))
			paper_clear(&part);
		free(cut);
	}
	paper_clear(&paper);
	paper_clear(&copy);
	buf_clear(&first);
	buf_clear(&second);
}
