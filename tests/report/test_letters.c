/* The templates of letters: each letter that the rules name can be written, and nothing in a template is left to chance. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "domain/records.h"
#include "domain/rules.h"
#include "report/office.h"
#include "report/letter.h"

static struct letters read_templates(void)
{
	struct letters letters = {0};
	struct error err = {0};

	cr_assert(letters_read(&letters, NULL, &err), "%s", err.text);
	return letters;
}

Test(letters, each_letter_that_the_rules_name_has_a_template)
{
	struct letters letters = read_templates();
	struct rules *rules;
	struct error err = {0};
	size_t count;

	cr_assert(rules_read(&rules, NULL, &err), "%s", err.text);
	const struct list_value *owed = rules_list(rules, "letters", &count);
	cr_assert_gt(count, 40);
	for (size_t i = 0; i < count; i++) {
		bool there = false;
		for (size_t k = 0; k < letters.count; k++)
			there |= letter_fits(&letters.list[k], owed[i].key, NULL);
		cr_expect(there, "no template for %s (%s)", owed[i].key, owed[i].name.vi);
	}
	rules_free(rules);
	letters_clear(&letters);
}

/* A template's text of every kind that words are filled into. */
static void put_texts(const struct letter *letter, struct buf *out)
{
	const char *const texts[] = {
		letter->subject, letter->to, letter->recipients, letter->authority, letter->body};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		buf_printf(out, "%s\n", texts[i] ? texts[i] : "");
}

Test(letters, each_gap_of_a_template_stands_in_its_text)
{
	struct letters letters = read_templates();

	for (size_t i = 0; i < letters.count; i++) {
		const struct letter *letter = &letters.list[i];
		struct buf text = {0};
		put_texts(letter, &text);
		for (size_t k = 0; k < letter->gap_count; k++) {
			struct buf word = {0};
			buf_printf(&word, "[%s]", letter->gaps[k].word);
			cr_expect(strstr(buf_text(&text), buf_text(&word)),
				"%s asks for %s in vain", letter->id, letter->gaps[k].word);
			buf_clear(&word);
		}
		buf_clear(&text);
	}
	letters_clear(&letters);
}

/* A denouncer is kept out by the template already, not by the filling alone. */
Test(letters, no_letter_about_a_denunciation_asks_for_who_sent_it)
{
	struct letters letters = read_templates();
	size_t seen = 0;

	for (size_t i = 0; i < letters.count; i++) {
		struct buf text = {0};
		if (strncmp(letters.list[i].id, "TC-", 3))
			continue;
		seen++;
		put_texts(&letters.list[i], &text);
		cr_expect_null(strstr(buf_text(&text), "[nguoi_gui]"), "%s", letters.list[i].id);
		buf_clear(&text);
	}
	cr_expect_geq(seen, 14);
	letters_clear(&letters);
}

Test(letters, each_kind_of_a_template_is_a_kind_of_document)
{
	struct letters letters = read_templates();

	for (size_t i = 0; i < letters.count; i++)
		cr_expect(choice_find(document_kinds, letters.list[i].kind), "%s: %s",
			letters.list[i].id, letters.list[i].kind);
	letters_clear(&letters);
}

Test(letters, a_signer_is_named_without_the_office_that_stands_above)
{
	static const char *const rows[][2] = {{"Chủ tịch UBND xã", "Chủ tịch"},
		{"Phó Chủ tịch Ủy ban nhân dân xã Tân Lập", "Phó Chủ tịch"},
		{"Chủ tịch", "Chủ tịch"}, {"UBND xã", "UBND xã"}, {"", ""}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *title = office_title(rows[i][0]);
		cr_expect_str_eq(title, rows[i][1], "%s: %s", rows[i][0], title);
		free(title);
	}
}

/* ---- the office's own ----------------------------------------------------------------------------- */

static char folder[200];

static void write_template(const char *name, const char *text)
{
	char path[300];
	FILE *file;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	cr_assert(file = fopen(path, "w"), "%s", path);
	fputs(text, file);
	fclose(file);
}

static void drop_template(const char *name)
{
	char path[300];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	unlink(path);
}

static void enter_own(void)
{
	const char *tmp = getenv("TMPDIR");

	snprintf(folder, sizeof folder, "%s/letters-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	cr_assert(mkdtemp(folder));
	setenv("DOITHOAI_LETTERS", folder, 1);
}

static void leave_own(void)
{
	cr_assert_eq(rmdir(folder), 0, "%s", folder);
}

TestSuite(own_letters, .init = enter_own, .fini = leave_own);

#define OWN                                                                                        \
	"name = Của xã\nletters = acceptance-notice\nkind = notice\nsubject = Thụ lý\n"      \
	"authority = TM. ỦY BAN\n---\nLời riêng của xã./.\n"

Test(own_letters, take_the_place_of_ours_and_are_added)
{
	struct letters ours = read_templates();
	const size_t count = ours.count;

	letters_clear(&ours);
	write_template("KN-02.txt", OWN);
	write_template("XA-01.txt", OWN);
	struct letters letters = read_templates();
	cr_expect_eq(letters.count, count + 1);
	cr_expect_str_eq(letters_find(&letters, "KN-02")->name, "Của xã");
	cr_expect(letters_find(&letters, "XA-01"));
	cr_expect(letters_find(&letters, "KN-03"), "ours are still there");
	for (size_t i = 1; i < letters.count; i++)
		cr_expect_lt(strcmp(letters.list[i - 1].id, letters.list[i].id), 0, "by id");
	letters_clear(&letters);
	drop_template("KN-02.txt");
	drop_template("XA-01.txt");
}

Test(own_letters, that_are_broken_say_file_line_and_field)
{
	struct letters letters;
	struct error err = {0};

	write_template("KN-02.txt",
		"name = Của xã\nletters = a\nkind = notice\nsubject = S\n"
		"authority = TM.\n---\nMột\n\nGửi [khong_co] ở đây\n");
	cr_assert(!letters_read(&letters, NULL, &err));
	cr_expect_eq(err.code, ERR_INVALID);
	cr_expect(strstr(err.text, folder) && strstr(err.text, "KN-02.txt:9: khong_co"), "%s",
		err.text);
	write_template("KN-02.txt", "name = Của xã\nteen = a\n---\n");
	cr_assert(!letters_read(&letters, NULL, &err));
	cr_expect(strstr(err.text, "KN-02.txt:2: teen"), "%s", err.text);
	drop_template("KN-02.txt");
}

Test(own_letters, whose_folder_is_named_and_not_there_are_missed)
{
	struct letters letters;
	struct error err = {0};

	setenv("DOITHOAI_LETTERS", "/nowhere/letters", 1);
	cr_assert(!letters_read(&letters, NULL, &err));
	cr_expect_eq(err.code, ERR_NOT_FOUND);
	cr_expect(strstr(err.text, "/nowhere/letters"), "%s", err.text);
}
