/* Forms around their life in an office: which layout is in force, what is sent, what comes too late, whom a register names. */
#include "../domain/office.h"

#include <sqlite3.h>
#include <unistd.h>

#include "base/locale.h"
#include "domain/frozen.h"
#include "nasty.h"
#include "report/form_inside.h"
#include "report/form_paper.h"

#ifdef HAVE_PDF
enum { LAST_FORM = FORMAT_PDF };
#else
enum { LAST_FORM = FORMAT_DOCX };
#endif

static struct forms *read_forms(void)
{
	struct forms *forms = NULL;

	MUST(forms_read(&forms, NULL, &err));
	return forms;
}

static struct period period_of(const char *name)
{
	struct period period;

	MUST(period_parse(&period, name, 15, &err));
	return period;
}

static struct form_result count_form(
	struct desk *desk, const struct forms *forms, const char *id, const char *name)
{
	const struct period period = period_of(name);
	const struct form *form = form_find(forms, id, &period, &err);
	struct form_result result;

	cr_assert(form, "%s", err.text);
	MUST(form_make(desk, form, &period, &result, &err));
	return result;
}

/* One number of a form; columns from 1. */
static int64_t number_of(
	struct desk *desk, const struct forms *forms, const char *id, const char *name, int column)
{
	struct form_result result = count_form(desk, forms, id, name);
	const int64_t number = result.total[column - 1];

	form_clear(&result);
	return number;
}

/* ---- layouts ------------------------------------------------------------------------------------------ */

Test(form_layouts, the_set_in_force_on_the_last_day_of_a_period_is_taken)
{
	struct forms *forms = read_forms();
	struct period period = period_of("2024-02");

	cr_expect_str_eq(form_find(forms, "01/XLD", &period, &err)->basis, "TT 02/2021/TT-TTCP");
	cr_expect_str_eq(form_find(forms, "02-tcd", &period, &err)->id, "02/TCD");
	period = period_of("2024-Q1");
	cr_expect_str_eq(form_find(forms, "01/xld", &period, &err)->basis, "TT 01/2024/TT-TTCP");
	cr_expect_null(form_find(forms, "02/TCD", &period, &err));
	cr_expect_eq(err.code, ERR_NOT_FOUND);
	cr_expect_null(form_find(forms, "09/XYZ", &period, &err));
	forms_free(forms);
}

Test(form_layouts, printed_formulas_become_equations_and_wrong_ones_warnings)
{
	struct forms *forms = read_forms();
	const struct period period = period_of("2026-Q3");
	const struct form *form = form_find(forms, "04/XLD", &period, &err);
	int warnings = 0, chain = 0;

	for (size_t i = 0; i < form->identity_count; i++) {
		warnings += form->identities[i].warning;
		chain += form->identities[i].left == 8 && form->identities[i].printed;
		if (form->identities[i].warning)
			cr_expect_str_eq(form->identities[i].formula, "8=15+18");
	}
	cr_expect_eq(warnings, 1);
	cr_expect_eq(chain, 3, "8=9+10+11+12=13+14=15+18 are three equations");
	form = form_find(forms, "01/KQGQ", &period, &err);
	for (size_t i = 0; i < form->identity_count; i++)
		if (form->identities[i].left == 5 && form->identities[i].printed)
			cr_expect_eq(form->identities[i].count, 5, "20+..+24 are five columns");
	forms_free(forms);
}

struct told {
	struct buf text;
};

static void keep_fault(void *arg, const char *text)
{
	struct told *told = arg;

	buf_puts(&told->text, text);
	buf_putc(&told->text, '\n');
}

Test(form_layouts, a_fault_names_file_and_line)
{
	static const char layout[] =
		"id = \"X\";\ntitle = \"X\";\nbasis = \"X\";\n"
		"facts = \"form-commitment\";\nwrong = (\n"
		"\t{ formula = \"1=3\"; }\n);\ncolumns = (\n"
		"\t{ number = \"1=2+9\"; heading = \"A\"; },\n"
		"\t{ number = \"3\"; heading = \"B\"; colour = \"red\"; }\n);\n";
	char folder[300], path[320];
	struct told told = {0};

	snprintf(folder, sizeof folder, "%s/layouts-XXXXXX", getenv("TMPDIR"));
	cr_assert(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/x.conf", folder);
	FILE *file = fopen(path, "w");
	fputs(layout, file);
	fclose(file);
	cr_expect_eq(forms_check(folder, keep_fault, &told), 1, "%s", buf_text(&told.text));
	cr_expect(strstr(buf_text(&told.text), "x.conf:10:"), "%s", buf_text(&told.text));
	file = fopen(path, "w");
	fputs("id = \"X\";\ntitle = \"X\";\nbasis = \"X\";\nfacts = \"form-commitment\";\n"
	      "columns = (\n\t{ number = \"1=2+9\"; heading = \"A\"; },\n"
	      "\t{ number = \"3\"; heading = \"B\"; }\n);\n",
		file);
	fclose(file);
	buf_cut(&told.text, 0);
	cr_expect_eq(forms_check(folder, keep_fault, &told), 3, "%s", buf_text(&told.text));
	cr_expect(strstr(buf_text(&told.text), "x.conf:6: "), "%s", buf_text(&told.text));
	cr_expect(strstr(buf_text(&told.text), "x.conf:7: "), "%s", buf_text(&told.text));
	buf_clear(&told.text);
	unlink(path);
	rmdir(folder);
}

static void write_layout(const char *folder, const char *name, const char *text)
{
	char path[320];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	cr_assert(file);
	fputs(text, file);
	fclose(file);
}

static void drop_layouts(const char *folder, const char *first, const char *second)
{
	char path[320];

	snprintf(path, sizeof path, "%s/%s", folder, first);
	unlink(path);
	snprintf(path, sizeof path, "%s/%s", folder, second);
	unlink(path);
	rmdir(folder);
}

Test(form_layouts, sums_and_shares_are_read_with_their_signs_and_sides)
{
	static const char layout[] =
		"id = \"X\";\ntitle = \"X\";\nbasis = \"X\";\n"
		"facts = \"form-commitment\";\ncarried = \"1-2\";\ncolumns = (\n"
		"\t{ number = \"1\"; heading = \"A\"; },\n"
		"\t{ number = \"2\"; heading = \"B\"; },\n"
		"\t{ number = \"3\"; heading = \"C\"; kind = \"percent\"; share = "
		"\"2/1\"; }\n);\n";
	char folder[300];
	struct forms *forms = NULL;

	snprintf(folder, sizeof folder, "%s/layouts-XXXXXX", getenv("TMPDIR"));
	cr_assert(mkdtemp(folder));
	write_layout(folder, "x.conf", layout);
	MUST(forms_read(&forms, folder, &err));
	const struct form *form = form_find(forms, "x", NULL, &err);
	cr_assert_eq(form->carried.count, 2);
	cr_expect_eq(form->carried.terms[0], 1);
	cr_expect_eq(form->carried.terms[1], -2);
	cr_expect_eq(form_percent(&form->columns[2], (const int64_t[]){8, 3, 0}), 375);
	cr_expect_eq(form_percent(&form->columns[2], (const int64_t[]){0, 3, 0}), -1);
	forms_free(forms);
	drop_layouts(folder, "x.conf", "");
}

Test(form_layouts, two_of_one_number_are_never_in_force_on_one_day)
{
	static const char old[] =
		"id = \"X\";\ntitle = \"X\";\nbasis = \"X\";\nvalid_to = \"2025-12-31\";\n"
		"facts = \"form-commitment\";\ncolumns = ( { number = \"1\"; heading = \"A\"; } "
		");\n";
	static const char young[] =
		"id = \"X\";\ntitle = \"X\";\nbasis = \"Y\";\nvalid_from = \"2025-12-31\";\n"
		"facts = \"form-commitment\";\ncolumns = ( { number = \"1\"; heading = \"A\"; } "
		");\n";
	char folder[300], *later = xstrdup(young);
	struct forms *forms = NULL;

	snprintf(folder, sizeof folder, "%s/layouts-XXXXXX", getenv("TMPDIR"));
	cr_assert(mkdtemp(folder));
	write_layout(folder, "a.conf", old);
	write_layout(folder, "b.conf", young);
	REFUSED(ERR_INVALID, forms_read(&forms, folder, &err));
	cr_expect(strstr(err.text, "b.conf"), "%s", err.text);
	memcpy(strstr(later, "2025-12-31"), "2026-01-01", 10);
	write_layout(folder, "b.conf", later);
	MUST(forms_read(&forms, folder, &err));
	forms_free(forms);
	drop_layouts(folder, "a.conf", "b.conf");
	free(later);
}

/* ---- what was sent ------------------------------------------------------------------------------------ */

static int64_t add_petition(struct desk *desk, const char *received)
{
	char day[40];

	snprintf(day, sizeof day, "received_on=%s", received);
	return add(desk, &entity_petition, "kind=complaint", "summary=Ranh giới", day, NULL);
}

static void freeze_form(
	struct desk *desk, const struct forms *forms, const char *id, const char *name)
{
	struct form_result result = count_form(desk, forms, id, name);

	MUST(form_freeze(desk, &result, "text", "bytes\n", 6, &err));
	form_clear(&result);
}

static void freeze(struct desk *desk, const struct forms *forms, const char *name)
{
	freeze_form(desk, forms, "01/XLD", name);
}

Test(form_sent, what_is_entered_for_a_sent_period_counts_in_the_next_one_and_says_so)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();

	act_as(desk, "quan");
	add_petition(desk, "2026-11-02");
	add_petition(desk, "2026-10-20");
	freeze(desk, forms, "2026-11");
	add_petition(desk, "2026-11-10"); /* too late */
	add_petition(desk, "2026-11-17");
	struct form_result sent = count_form(desk, forms, "01/XLD", "2026-11");
	cr_expect(sent.frozen_at);
	cr_expect_eq(sent.total[2], 2, "what was sent has changed");
	cr_expect_eq(sent.total[4], 2);
	form_clear(&sent);
	struct form_result next = count_form(desk, forms, "01/XLD", "2026-12");
	cr_expect_eq(next.total[1], 2, "carried over is what was sent as left");
	cr_expect_eq(next.total[2], 2, "the late one counts here");
	cr_expect_eq(next.late_count, 1);
	cr_expect_eq(next.late[2], 1);
	cr_expect_eq(next.late[1], -1);
	cr_expect_eq(form_check(desk, &next, NULL, NULL), 0);
	cr_expect(strstr(next.notes, "1 "), "%s", next.notes);
	cr_expect(strstr(next.notes, "11/2026"), "%s", next.notes);
	struct form_item *items;
	size_t count;
	MUST(form_cell(desk, next.form, &next.period, -1, 3, &items, &count, &err));
	cr_expect_eq(count, 2);
	free(items);
	form_clear(&next);
	forms_free(forms);
	desk_close(desk);
}

Test(form_sent, conferences_and_promises_entered_too_late_count_in_the_next_period)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();

	act_as(desk, "quan");
	freeze_form(desk, forms, "conference", "2026-11");
	freeze_form(desk, forms, "commitment", "2026-11");
	freeze(desk, forms, "2026-11");
	add(desk, &entity_conference, "title=Muộn", "held_on=2026-11-10", "status=held", NULL);
	add(desk, &entity_commitment, "text=Muộn", "made_on=2026-11-10", NULL);
	const int64_t kept =
		add(desk, &entity_commitment, "text=Đã xong", "made_on=2026-11-10", NULL);
	MUST(set(desk, &entity_commitment, kept, "done_on=2026-11-12", NULL));
	struct form_result next = count_form(desk, forms, "conference", "2026-12");
	cr_expect_eq(next.row_count, 2, "that of 20/11, and the late one");
	cr_expect_eq(next.late_count, 3);
	form_clear(&next);
	next = count_form(desk, forms, "commitment", "2026-12");
	cr_expect_eq(next.total[0], 2);
	cr_expect_eq(next.total[1], 0, "nothing was carried over when it was sent");
	cr_expect_eq(next.total[2], 2);
	cr_expect_eq(next.total[3], 1, "kept in time");
	cr_expect_eq(next.total[6], 1);
	cr_expect_eq(form_check(desk, &next, NULL, NULL), 0);
	cr_expect(strstr(next.notes, "11/2026"), "%s", next.notes);
	form_clear(&next);
	next = count_form(desk, forms, "commitment", "2027-01");
	cr_expect_eq(next.total[1], 1);
	cr_expect_eq(next.total[2], 0);
	form_clear(&next);
	next = count_form(desk, forms, "01/XLD", "2026-12");
	cr_expect_null(next.late, "it has none of them");
	form_clear(&next);
	forms_free(forms);
	desk_close(desk);
}

Test(form_sent, a_sent_report_keeps_its_file_and_is_neither_sent_twice_nor_undone)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();
	struct frozen_report report = {0};
	struct buf bytes = {0}, sentence = {0};
	bool found;

	act_as(desk, "quan");
	add_petition(desk, "2026-11-02");
	freeze(desk, forms, "2026-11");
	struct form_result result = count_form(desk, forms, "01/XLD", "2026-11");
	REFUSED(ERR_CONFLICT, form_freeze(desk, &result, "text", NULL, 0, &err));
	REFUSED(ERR_DENIED, undo_do(desk, false, &sentence, &err));
	MUST(frozen_find(
		desk, "01/XLD", result.period.from, result.period.to, &report, &found, &err));
	cr_assert(found);
	MUST(frozen_file(desk, &report, &bytes, &err));
	cr_expect_str_eq(buf_text(&bytes), "bytes\n");
	struct frozen_report other = report;
	other.to_on++;
	REFUSED(ERR_DENIED, desk_save(desk, &entity_report, &report, &other, "set", &err));
	form_clear(&result);
	result = count_form(desk, forms, "01/XLD", "2026-12");
	REFUSED(ERR_DENIED, form_freeze(desk, &result, "text", NULL, 0, &err));
	form_clear(&result);
	record_clear(&entity_report, &report);
	buf_clear(&bytes);
	buf_clear(&sentence);
	forms_free(forms);
	desk_close(desk);
}

Test(form_sent, the_numbers_of_a_sent_report_are_those_that_were_counted)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();

	act_as(desk, "quan");
	add_petition(desk, "2026-11-02");
	add_petition(desk, "2026-11-03");
	add(desk, &entity_petition, "kind=denunciation", "summary=Thu sai",
		"received_on=2026-11-04", NULL);
	struct form_result counted = count_form(desk, forms, "01/XLD", "2026-11");
	freeze(desk, forms, "2026-11");
	struct form_result sent = count_form(desk, forms, "01/XLD", "2026-11");
	cr_assert(sent.frozen_at && !counted.frozen_at);
	for (size_t i = 0; i < form_width(sent.form); i++)
		cr_expect_eq(sent.total[i], counted.total[i], "column %zu", i + 1);
	cr_assert_eq(sent.row_count, counted.row_count);
	for (size_t i = 0; i < form_width(sent.form); i++)
		cr_expect_eq(sent.rows[0].n[i], counted.rows[0].n[i], "row, column %zu", i + 1);
	form_clear(&counted);
	form_clear(&sent);
	forms_free(forms);
	desk_close(desk);
}

Test(form_sent, a_period_is_sent_when_its_last_day_is_over)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();

	act_as(desk, "quan");
	setenv("DOITHOAI_NOW", "2026-11-14T17:00:00", 1);
	struct form_result result = count_form(desk, forms, "01/XLD", "2026-11");
	REFUSED(ERR_DENIED, form_freeze(desk, &result, "text", NULL, 0, &err));
	setenv("DOITHOAI_NOW", "2026-11-15T07:00:00", 1);
	MUST(form_freeze(desk, &result, "text", NULL, 0, &err));
	form_clear(&result);
	forms_free(forms);
	desk_close(desk);
}

Test(form_sent, a_report_whose_formula_is_broken_is_not_sent)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();

	act_as(desk, "quan");
	add_petition(desk, "2026-11-02");
	struct form_result result = count_form(desk, forms, "01/XLD", "2026-11");
	result.total[0]++;
	result.rows[0].n[0]++;
	REFUSED(ERR_INVALID, form_freeze(desk, &result, "text", NULL, 0, &err));
	cr_expect(strstr(err.text, "1=2+3"), "%s", err.text);
	form_clear(&result);
	forms_free(forms);
	desk_close(desk);
}

Test(form_sent, a_file_that_was_changed_in_the_database_is_not_taken_for_the_one_sent)
{
	char path[300];
	struct forms *forms = read_forms();
	struct frozen_report report = {0};
	const struct period period = period_of("2026-11");
	struct buf bytes = {0};
	bool found;
	sqlite3 *db;

	snprintf(path, sizeof path, "%s/sent-%d.db", getenv("TMPDIR"), (int)getpid());
	struct desk *desk = office_in(path);
	act_as(desk, "quan");
	freeze(desk, forms, "2026-11");
	cr_assert_eq(sqlite3_open(path, &db), SQLITE_OK);
	cr_assert_eq(
		sqlite3_exec(db, "UPDATE blob SET content = X'62797465730B'", NULL, NULL, NULL),
		SQLITE_OK, "%s", sqlite3_errmsg(db));
	cr_assert_eq(sqlite3_changes(db), 1);
	sqlite3_close(db);
	MUST(frozen_find(desk, "01/XLD", period.from, period.to, &report, &found, &err));
	REFUSED(ERR_CORRUPT, frozen_file(desk, &report, &bytes, &err));
	cr_expect_eq(bytes.len, 0);
	record_clear(&entity_report, &report);
	forms_free(forms);
	desk_close(desk);
	unlink(path);
}

Test(form_sent, a_record_changed_after_its_report_was_sent_is_told_where_it_is_carried_over)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();
	struct form_result next;

	act_as(desk, "quan");
	const int64_t id = add_petition(desk, "2026-11-02");
	freeze(desk, forms, "2026-11");
	MUST(desk_trash(desk, &entity_petition, id, true, &err));
	next = count_form(desk, forms, "01/XLD", "2026-12");
	struct paper paper;
	form_make_paper(desk, &next, &paper);
	cr_expect(paper.notes && strstr(paper.notes, "01/XLD"), "%s", paper.notes);
	paper_clear(&paper);
	form_clear(&next);
	forms_free(forms);
	desk_close(desk);
}

Test(form_sent, an_opening_balance_makes_the_first_period_right_and_goes_when_it_is_done)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();

	act_as(desk, "quan");
	add(desk, &entity_opening_balance, "as_of=2026-10-14", "stage=petitions", "kind=complaint",
		"petitions=5", "cases=4", NULL);
	add(desk, &entity_opening_balance, "as_of=2026-10-14", "stage=petitions", "kind=complaint",
		"petitions=3", "cases=2", "done_on=2026-11-03", "handling=accepted", NULL);
	cr_expect_eq(number_of(desk, forms, "01/XLD", "2026-11", 2), 8);
	cr_expect_eq(number_of(desk, forms, "01/XLD", "2026-11", 4), 3);
	cr_expect_eq(number_of(desk, forms, "01/XLD", "2026-11", 5), 5);
	cr_expect_eq(number_of(desk, forms, "01/XLD", "2026-11", 7), 2);
	cr_expect_eq(number_of(desk, forms, "02/XLD", "2026-12", 2), 5);
	cr_expect_eq(number_of(desk, forms, "01/XLD", "2026-10", 1), 8, "received on that day");
	REFUSED(ERR_INVALID,
		try_add(desk, &entity_opening_balance, &(int64_t){0}, "as_of=2026-10-14",
			"stage=petitions", "kind=complaint", NULL));
	forms_free(forms);
	desk_close(desk);
}

/* ---- windows ------------------------------------------------------------------------------------------ */

Test(form_windows, a_leap_day_and_the_15th_of_december_count_once_in_their_month_and_year)
{
	static const struct {
		const char *day, *month, *before, *year, *other;
	} edges[] = {{"2028-02-29", "2028-03", "2028-02", "2028", "2027"},
		{"2028-02-14", "2028-02", "2028-03", "2028", "2027"},
		{"2027-12-15", "2028-01", "2027-12", "2028", "2027"},
		{"2027-12-14", "2027-12", "2028-01", "2027", "2028"}};

	setenv("DOITHOAI_NOW", "2028-12-20T09:00:00", 1);
	for (size_t i = 0; i < sizeof edges / sizeof edges[0]; i++) {
		struct desk *desk = office();
		struct forms *forms = read_forms();
		act_as(desk, "quan");
		add_petition(desk, edges[i].day);
		cr_expect_eq(number_of(desk, forms, "01/XLD", edges[i].month, 3), 1, "%s in %s",
			edges[i].day, edges[i].month);
		cr_expect_eq(number_of(desk, forms, "01/XLD", edges[i].before, 3), 0, "%s in %s",
			edges[i].day, edges[i].before);
		cr_expect_eq(number_of(desk, forms, "01/XLD", edges[i].year, 3), 1, "%s in %s",
			edges[i].day, edges[i].year);
		cr_expect_eq(number_of(desk, forms, "01/XLD", edges[i].other, 3), 0, "%s in %s",
			edges[i].day, edges[i].other);
		forms_free(forms);
		desk_close(desk);
	}
}

Test(form_windows, an_empty_month_is_a_form_of_zeros_in_every_form_of_paper)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();
	size_t count;
	const struct form *all = forms_all(forms, &count);
	const struct period period = period_of("2026-02");

	for (size_t i = 0; i < count; i++) {
		struct form_result result;
		struct paper paper;
		if (form_find(forms, all[i].id, &period, &err) != &all[i])
			continue;
		MUST(form_make(desk, &all[i], &period, &result, &err));
		for (size_t k = 0; result.total && k < form_width(&all[i]); k++)
			cr_expect_eq(result.total[k], 0, "%s, column %zu", all[i].id, k + 1);
		form_make_paper(desk, &result, &paper);
		for (int format = FORMAT_TEXT; format <= LAST_FORM; format++) {
			struct buf file = {0};
			written(&paper, (enum format)format, &file);
			cr_expect_gt(file.len, 100, "%s", format_names[format]);
			buf_clear(&file);
		}
		paper_clear(&paper);
		form_clear(&result);
	}
	forms_free(forms);
	desk_close(desk);
}

/* ---- the register ------------------------------------------------------------------------------------- */

Test(form_register, a_denouncer_is_named_to_nobody_and_identity_numbers_are_masked)
{
	struct desk *desk = office();
	struct forms *forms = read_forms();
	struct buf all = {0};

	act_as(desk, "lan");
	add(desk, &entity_person, "name=Phạm Thị Mật", "id_number=099123456789",
		"address=Xóm Kín 7", NULL);
	add(desk, &entity_person, "name=Vũ Văn Thường", "id_number=099987654321",
		"address=Xóm Đông 2", NULL);
	add(desk, &entity_petition, "kind=denunciation", "summary=Tố cáo bà Lan", "person=NG-1",
		NULL);
	add(desk, &entity_reception, "person=NG-1", "petition=D-2026-0001",
		"content=Bà Mật tố cáo việc thu quỹ", NULL);
	add(desk, &entity_reception, "person=NG-2", "content=Hỏi về ranh giới", NULL);
	act_as(desk, "quan"); /* who may read both */
	struct form_result result = count_form(desk, forms, "03/TCD", "2026-12");
	cr_assert_eq(result.row_count, 2);
	cr_assert_eq(result.form->column_count, 13);
	for (size_t i = 0; i < result.row_count; i++)
		for (size_t k = 0; k < result.form->column_count; k++)
			buf_printf(&all, "%s|", result.rows[i].texts[k]);
	cr_expect_not(strstr(buf_text(&all), "Mật"), "%s", buf_text(&all));
	cr_expect_not(strstr(buf_text(&all), "Xóm Kín"), "%s", buf_text(&all));
	cr_expect_not(strstr(buf_text(&all), "6789"), "%s", buf_text(&all));
	cr_expect_not(strstr(buf_text(&all), "099987654321"), "%s", buf_text(&all));
	cr_expect(strstr(buf_text(&all), "Vũ Văn Thường, Xóm Đông 2|"), "%s", buf_text(&all));
	cr_expect(strstr(buf_text(&all), "4321|"), "%s", buf_text(&all));
	cr_expect_eq(desk->role, ROLE_ADMIN, "the desk acts for somebody else now");
	form_clear(&result);
	buf_clear(&all);
	forms_free(forms);
	desk_close(desk);
}

/* ---- sent month after month --------------------------------------------------------------------------- */

/* Acts of a clerk who is often late with them: the forms are sent each month, and hold together. */
struct months {
	struct desk *desk;
	struct forms *forms;
	uint64_t seed;
	int64_t petitions[80];
	int count;
};

static int chance(struct months *m, int below)
{
	m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
	return (int)((m->seed >> 33) % (uint64_t)below);
}

static void enter_something(struct months *m)
{
	static const char *const kinds[] = {"complaint", "denunciation", "feedback"};
	static const char *const handlings[] = {"accepted", "guided", "transferred", "filed"};
	const date_t today = date_today();
	struct petition before = {0}, after = {0};
	char kind[40], day[40], iso[DATE_ISO_SIZE];

	if (!m->count || (chance(m, 2) && m->count < 80)) {
		snprintf(kind, sizeof kind, "kind=%s", kinds[chance(m, 3)]);
		snprintf(day, sizeof day, "received_on=%s", date_iso(today - chance(m, 50), iso));
		m->petitions[m->count++] =
			add(m->desk, &entity_petition, kind, "summary=x", day, NULL);
		return;
	}
	/* As an import brings it: handled, with a day of its own. */
	const int64_t id = m->petitions[chance(m, m->count)];
	MUST(desk_load(m->desk, &entity_petition, id, &before, &err));
	record_copy(&entity_petition, &after, &before);
	if (!before.handling && today > before.received_on) {
		after.handled_on =
			before.received_on + chance(m, (int)(today - before.received_on) + 1);
		MUST(desk_parse(m->desk, &entity_petition,
			entity_field(&entity_petition, "handling"), &after, handlings[chance(m, 4)],
			&err));
		m->desk->deciding = true;
		MUST(desk_save(m->desk, &entity_petition, &before, &after, "set", &err));
		m->desk->deciding = false;
	}
	record_clear(&entity_petition, &before);
	record_clear(&entity_petition, &after);
}

static int64_t sum_of(const struct form_sum *sum, const int64_t *n)
{
	int64_t value = 0;

	for (int i = 0; i < sum->count; i++)
		value += sum->terms[i] > 0 ? n[sum->terms[i] - 1] : -n[-sum->terms[i] - 1];
	return value;
}

static void fail_on_fault(void *arg, const struct form_fault *fault, const char *sentence)
{
	const struct months *m = arg;

	/* A wrong formula of the form is a warning; so is what is carried over, but nothing was changed here, only entered late. */
	cr_assert(fault->identity && fault->warning, "history %llu: %s",
		(unsigned long long)m->seed, sentence);
}

/* Send a month: its formulas hold, it carries over what the month before left, and every list is its number. */
static void send_month(struct months *m, const char *id, const char *name, int64_t *left)
{
	struct form_result result = count_form(m->desk, m->forms, id, name);

	form_check(m->desk, &result, fail_on_fault, m);
	if (*left >= 0)
		cr_assert_eq(sum_of(&result.form->carried, result.total), *left,
			"%s %s: %lld carried over, %lld left", id, name,
			(long long)sum_of(&result.form->carried, result.total), (long long)*left);
	*left = sum_of(&result.form->left, result.total);
	for (int column = 1; column <= (int)result.form->column_count; column++) {
		struct form_item *items;
		size_t count;
		int64_t sum = 0;
		MUST(form_cell(
			m->desk, result.form, &result.period, -1, column, &items, &count, &err));
		for (size_t i = 0; i < count; i++)
			sum += items[i].value;
		cr_assert_eq(sum, result.total[column - 1], "%s %s column %d", id, name, column);
		free(items);
	}
	MUST(form_freeze(m->desk, &result, "text", NULL, 0, &err));
	form_clear(&result);
}

Test(form_sent, months_hold_together_however_late_things_are_entered, .timeout = 120)
{
	static const char *const names[] = {"2026-03", "2026-04", "2026-05", "2026-06"};
	static const char *const ids[] = {"01/XLD", "02/XLD", "03/XLD", "04/XLD"};

	for (uint64_t history = 0; history < 6; history++) {
		struct months m = {.desk = office(), .forms = read_forms(), .seed = history};
		int64_t left[4] = {-1, -1, -1, -1};
		act_as(m.desk, "quan");
		for (int month = 0; month < 4; month++) {
			char now[40];
			for (int act = 0; act < 14; act++) {
				snprintf(now, sizeof now, "2026-%02d-%02dT09:00:00", month + 3,
					15 + act);
				setenv("DOITHOAI_NOW", now, 1);
				if (act ==
					4) /* the report goes out some days after the end of its period */
					for (int i = 0; i < 4; i++)
						send_month(&m, ids[i], names[month], &left[i]);
				enter_something(&m);
			}
		}
		setenv("DOITHOAI_NOW", NOW, 1);
		forms_free(m.forms);
		desk_close(m.desk);
	}
}
