/* Completion in the filter language: what can stand at the cursor, and that all of it is understood. */
#include "office.h"

#include "base/locale.h"
#include "base/text.h"
#include "domain/filter.h"

static struct desk *desk;

static void set_up(void)
{
	setenv("DOITHOAI_NOW", NOW, 1);
	desk = office();
	add(desk, &entity_unit, "code=T3", "name=Đông", "full_name=Thôn Đông", "kind=hamlet", NULL);
	add(desk, &entity_unit, "code=T4", "name=Đông Hải", "full_name=Thôn Đông Hải",
		"kind=hamlet", NULL);
	add(desk, &entity_unit, "code=X1", "name=Đông Xuân", "full_name=Xã Đông Xuân",
		"kind=commune", NULL);
}

static void tear_down(void)
{
	locale_set_language("vi");
	desk_close(desk);
}

TestSuite(complete, .init = set_up, .fini = tear_down);

/* The options at the end of a text, each between bars; borrowed until the next call. */
static const char *options(const struct entity *entity, const char *text)
{
	static struct buf out;
	struct filter_options all = {0};
	MUST(filter_complete(desk, entity, text, strlen(text), &all, &err));
	buf_cut(&out, 0);
	buf_putc(&out, '|');
	for (size_t i = 0; i < all.count; i++)
		buf_printf(&out, "%s|", all.list[i].text);
	filter_options_clear(&all);
	return buf_text(&out);
}

/* The text after the first option was taken; borrowed until the next call. */
static const char *taken(const char *text)
{
	static struct buf out;
	struct filter_options all = {0};
	MUST(filter_complete(desk, &entity_casefile, text, strlen(text), &all, &err));
	cr_assert(all.count, "nothing is offered for “%s”", text);
	buf_cut(&out, 0);
	buf_put(&out, text, all.from);
	buf_puts(&out, all.list[0].text);
	buf_puts(&out, text + all.to);
	filter_options_clear(&all);
	return buf_text(&out);
}

static const struct {
	const char *typed, *becomes;
} steps[] = {
	/* names, by a beginning without accents, also of several words */
	{"tho", "thôn:"},
	{"linh v", "lĩnh vực:"},
	{"rác linh v", "rác lĩnh vực:"},
	{"nguoi g", "người giữ:"},
	{"kind:complaint due", "kind:complaint hạn:"},
	{"assig", "người giữ:"},
	/* words that stand alone */
	{"qua h", "quá hạn "},
	/* values, by any language, by mark, by a later word */
	{"loai:khieu", "loại:\"khiếu nại\" "},
	{"loai:KN", "loại:\"khiếu nại\" "},
	{"loai:complaint,hoa g", "loại:complaint,\"hòa giải\" "},
	{"trang thai:qua", "trạng thái:\"quá hạn\" "},
	{"nguoi giu:hu", "người giữ:hung "},
	{"nguoi giu:toi", "người giữ:tôi "},
	{"thon:dong h", "thôn:\"Đông Hải\" "},
	{"thon:\"dong h", "thôn:\"Đông Hải\" "},
	{"han:hom n", "hạn:\"hôm nay\" "},
	{"han<=5", "hạn<=5 "},
	{"nhan:11/", "nhận:11/2026 "},
};

Test(complete, what_is_typed_becomes_what_was_meant)
{
	for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
		const char *text = taken(steps[i].typed);
		/* Only the part at the cursor is replaced: a name typed without accents stays. */
		char *wanted = text_fold(steps[i].becomes), *got = text_fold(text);
		cr_expect_str_eq(got, wanted, "%s: %s", steps[i].typed, text);
		free(wanted);
		free(got);
	}
}

Test(complete, english_screens_get_english_words)
{
	locale_set_language("en");
	cr_expect_str_eq(taken("haml"), "hamlet:");
	cr_expect_str_eq(taken("due"), "due:");
	cr_expect_str_eq(taken("kind:KN"), "kind:complaint ");
	cr_expect_str_eq(taken("over"), "overdue ");
	cr_expect_str_eq(taken("due:tod"), "due:today ");
}

Test(complete, only_hamlets_are_offered_for_hamlets)
{
	const char *all = options(&entity_casefile, "thôn:");
	cr_expect(strstr(all, "|Đông |") && strstr(all, "|\"Đông Hải\" |"), "%s", all);
	cr_expect(!strstr(all, "Xuân"), "%s", all);
}

Test(complete, behind_a_whole_value_comes_the_next_name)
{
	const char *all = options(&entity_casefile, "loại:\"khiếu nại\" ");
	cr_expect(strstr(all, "|thôn:|"), "%s", all);
	all = options(&entity_casefile, "loại:complaint ");
	cr_expect(strstr(all, "|thôn:|"), "%s", all);
	all = options(&entity_casefile, "");
	cr_expect(strstr(all, "|quá hạn |"), "%s", all);
}

Test(complete, nothing_is_offered_for_what_is_no_field)
{
	cr_expect_str_eq(options(&entity_casefile, "xyz:a"), "|");
	cr_expect_str_eq(options(&entity_casefile, "zzzz"), "|");
}

Test(complete, a_staff_member_who_left_is_not_offered)
{
	cr_assert(strstr(options(&entity_casefile, "assignee:"), "|hung |"));
	act_as(desk, "quan");
	int64_t id = 0;
	const struct entity *staff = &entity_staff;
	MUST(desk_find(desk, "hung", &staff, &id, &err));
	set(desk, &entity_staff, id, "active=0", NULL);
	cr_assert(!strstr(options(&entity_casefile, "assignee:"), "|hung |"));
}

/* Every option of every field of every entity is understood where it stands, in both languages. */
Test(complete, whatever_is_offered_is_understood)
{
	static const char *const languages[] = {"vi", "en"};
	size_t seen = 0;
	for (size_t l = 0; l < 2; l++) {
		locale_set_language(languages[l]);
		for (size_t e = 0; entities[e]; e++) {
			struct filter_options names = {0};
			MUST(filter_complete(desk, entities[e], "", 0, &names, &err));
			for (size_t i = 0; i < names.count; i++) {
				struct filter_options values = {0};
				const char *name = names.list[i].text;
				cr_expect(*names.list[i].meaning, "%s: %s means nothing",
					entities[e]->name, name);
				MUST(filter_complete(
					desk, entities[e], name, strlen(name), &values, &err));
				for (size_t j = 0;
					name[strlen(name) - 1] == ':' && j < values.count; j++) {
					struct filter filter = {0};
					struct buf text = {0};
					size_t column = 0;
					buf_printf(&text, "%s%s", name, values.list[j].text);
					cr_expect(filter_parse(desk, entities[e], buf_text(&text),
							  &filter, &column, &err),
						"%s %s: %s", entities[e]->name, buf_text(&text),
						err.text);
					cr_expect(!filter.words, "%s %s searches for words",
						entities[e]->name, buf_text(&text));
					filter_clear(&filter);
					buf_clear(&text);
					seen++;
				}
				filter_options_clear(&values);
			}
			filter_options_clear(&names);
		}
	}
	cr_assert_gt(seen, 300, "%zu options seen", seen);
}

Test(complete, every_cut_of_a_filter_is_borne)
{
	static const char *const texts[] = {
		"loại:\"khiếu nại\" hạn<=3|quá hạn, thôn:“Đông Hải” rác \"a\\\"b\" "
		"nhận:2026-10..2026-11",
		"::==<>|,\"\" kind: :x \"\\",
	};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		for (size_t at = 0; at <= strlen(texts[i]); at += text_next(texts[i] + at)) {
			struct filter_options all = {0};
			MUST(filter_complete(desk, &entity_casefile, texts[i], at, &all, &err));
			cr_assert(all.from <= all.to && all.to == at);
			filter_options_clear(&all);
			if (!texts[i][at])
				break;
		}
	}
}

Test(complete, a_term_that_is_written_takes_just_its_value)
{
	static const char *const languages[] = {"vi", "en"};
	const struct entity *entity = &entity_casefile;
	for (size_t l = 0; l < 2; l++) {
		locale_set_language(languages[l]);
		for (size_t i = 0; i < entity->field_count; i++) {
			const struct field *field = &entity->fields[i];
			for (const struct choice *c = field->choices; c && c->key; c++) {
				struct filter filter = {0};
				struct buf term = {0};
				size_t column;
				if (field->type != &FT_CHOICE)
					continue;
				cr_assert(filter_write_term(desk, entity, field, c->value, &term),
					"%s=%s", field->key, c->key);
				MUST(filter_parse(
					desk, entity, buf_text(&term), &filter, &column, &err));
				cr_expect_eq(filter.conditions[0].number, c->value, "%s",
					buf_text(&term));
				for (size_t j = 1; j < filter.count; j++)
					cr_expect_neq(filter.conditions[j].field, field,
						"%s takes more than one value", buf_text(&term));
				filter_clear(&filter);
				buf_clear(&term);
			}
		}
	}
}
