/* The templates of letters: each letter that the rules name can be written, and nothing in a template is left to chance. */
#include <criterion/criterion.h>
#include <string.h>

#include "domain/records.h"
#include "domain/rules.h"
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
