/* Field types and the engine, on an entity made for the purpose. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "base/field.h"
#include "base/locale.h"

struct sample {
	struct record record;
	int64_t year, number;
	char *name, *note;
	date_t day;
	char *time, *stamp;
	int64_t count, born, money, urgent, kind, marks, unit;
};

/*
 * The labels stand in po/vi.po for the field types themselves: yes is có, no is không, whole number
 * is số nguyên.
 */
static const struct choice kinds[] = {
	{1, "first", N_("yes"), "Y"},
	{2, "second", N_("no"), NULL},
	{4, "third_one", N_("whole number"), "SN"},
	{0},
};

#define FIELD(member) .key = #member, .offset = offsetof(struct sample, member)

enum { YEAR, NUMBER, NAME, NOTE, DAY, TIME, STAMP, COUNT, BORN, MONEY, URGENT, KIND, MARKS, UNIT };
static const struct field fields[] = {
	[YEAR] = {FIELD(year), .label = "Year", .type = &FT_NUMBER, .max = 9999},
	[NUMBER] = {FIELD(number), .label = "Number", .type = &FT_NUMBER},
	[NAME] = {FIELD(name), .label = N_("code or name"), .type = &FT_TEXT, .flags = FF_REQUIRED,
		.max = 10},
	[NOTE] = {FIELD(note), .label = "Note", .type = &FT_NOTE},
	[DAY] = {FIELD(day), .label = "Day", .type = &FT_DATE},
	[TIME] = {FIELD(time), .label = "Time", .type = &FT_TIME},
	[STAMP] = {FIELD(stamp), .label = "Stamp", .type = &FT_STAMP},
	[COUNT] = {FIELD(count), .label = "Count", .type = &FT_NUMBER, .flags = FF_REQUIRED,
		.min = -5, .max = 20000},
	[BORN] = {FIELD(born), .label = "Born", .type = &FT_NUMBER, .min = 1900, .max = 2100},
	[MONEY] = {FIELD(money), .label = "Money", .type = &FT_MONEY},
	[URGENT] = {FIELD(urgent), .label = "Urgent", .type = &FT_BOOL, .flags = FF_REQUIRED},
	[KIND] = {FIELD(kind), .label = "Kind", .type = &FT_CHOICE, .choices = kinds},
	[MARKS] = {FIELD(marks), .label = "Marks", .type = &FT_FLAGS, .choices = kinds},
	[UNIT] = {FIELD(unit), .label = "Unit", .type = &FT_REF},
};

static const struct entity samples = {
	.name = "sample",
	.prefix = "S",
	.numbering = NUM_YEARLY,
	.digits = 4,
	.size = sizeof(struct sample),
	.fields = fields,
	.field_count = sizeof(fields) / sizeof(fields[0]),
	.key = &fields[NAME],
};

static void english(void)
{
	locale_init();
	locale_set_language("en");
	setenv("DOITHOAI_NOW", "2026-11-21T08:12:33", 1);
}

TestSuite(field, .init = english);

static char *printed(int field, const struct sample *sample, bool show)
{
	struct buf b = {0};
	const struct field_type *type = fields[field].type;

	(show ? type->show : type->print)(
		&fields[field], field_member_const(&fields[field], sample), &b);
	return buf_steal(&b);
}

Test(field, every_type_reads_what_it_accepts_prints_it_for_files_and_shows_it_to_people)
{
	static const struct {
		int field;
		const char *text, *print, *show;
	} table[] = {
		{NAME, " Nguye\u0302\u0303n ", "Nguyễn", "Nguyễn"},
		{NAME, "a\nb\tc", "a b c", "a b c"},
		{NAME, "", "", ""},
		{NOTE, "a\r\nb\tc ", "a\nb\tc ", "a\nb\tc "},
		{DAY, "1/2/2026", "2026-02-01", "01/02/2026"},
		{DAY, "2026-02-01", "2026-02-01", "01/02/2026"},
		{DAY, "  ", "", ""},
		{TIME, "8:05", "08:05", "08:05"},
		{TIME, "08h30", "08:30", "08:30"},
		{TIME, "14g", "14:00", "14:00"},
		{TIME, "23:59", "23:59", "23:59"},
		{STAMP, "2026-11-21T08:12:33", "2026-11-21T08:12:33", "21/11/2026 08:12"},
		{STAMP, "2026-11-21 08:12", "2026-11-21T08:12:00", "21/11/2026 08:12"},
		{STAMP, "", "", ""},
		{COUNT, "0", "0", "0"},
		{COUNT, "-5", "-5", "-5"},
		{COUNT, "1.234", "1234", "1.234"},
		{COUNT, "20000", "20000", "20.000"},
		{COUNT, "0012", "12", "12"},
		{YEAR, "2026", "2026", "2026"},
		{BORN, "1975", "1975", "1975"},
		{BORN, "", "", ""},
		{MONEY, "1.234.567", "1234567", "1.234.567"},
		{MONEY, "1000000000000000", "1000000000000000", "1.000.000.000.000.000"},
		{URGENT, "x", "1", "yes"},
		{URGENT, "Có", "1", "yes"},
		{URGENT, "CO\u0301", "1", "yes"},
		{URGENT, "Yes", "1", "yes"},
		{URGENT, "1", "1", "yes"},
		{URGENT, "không", "0", "no"},
		{URGENT, "NO", "0", "no"},
		{URGENT, "0", "0", "no"},
		{URGENT, "", "0", "no"},
		{KIND, "first", "first", "yes"},
		{KIND, "FIRST", "first", "yes"},
		{KIND, "no", "second", "no"},
		{KIND, "Số Nguyên", "third_one", "whole number"},
		{KIND, "so nguyen", "third_one", "whole number"},
		{KIND, "sn", "third_one", "whole number"},
		{KIND, "", "", ""},
		{MARKS, "first", "first", "yes"},
		{MARKS, "third_one + first", "first+third_one", "yes, whole number"},
		{MARKS, "có, không", "first+second", "yes, no"},
		{MARKS, "", "", ""},
		{UNIT, "17", "17", "17"},
		{UNIT, "", "", ""},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct field *field = &fields[table[i].field];
		struct sample sample = {0}, again = {0};
		struct error err = {0};
		cr_assert(field_parse(field, &sample, table[i].text, &err), "row %zu: %s", i,
			err.text);
		char *print = printed(table[i].field, &sample, false);
		char *show = printed(table[i].field, &sample, true);
		cr_expect_str_eq(print, table[i].print, "row %zu: %s", i, print);
		cr_expect_str_eq(show, table[i].show, "row %zu: %s", i, show);
		cr_assert(field_parse(field, &again, print, &err), "row %zu: %s", i, err.text);
		cr_expect(field_equals(field, &sample, &again), "row %zu: %s", i, print);
		cr_expect_eq(field->type->compare(field, field_member_const(field, &sample),
				     field_member_const(field, &again)),
			0, "row %zu", i);
		free(print);
		free(show);
		record_clear(&samples, &sample);
		record_clear(&samples, &again);
	}
}

Test(field, a_bad_value_is_refused_with_the_label_and_what_is_accepted_and_changes_nothing)
{
	static const struct {
		int field;
		const char *text, *said;
	} table[] = {
		{NAME, "12345678901", "code or name: too long: 11 characters, at most 10 are kept"},
		{NAME, "ếếếếếếếếếếế", "too long: 11 characters, at most 10"},
		{NAME, "a\xFF", "code or name: byte 2 (hexadecimal FF) is not UTF-8"},
		{DAY, "31/02", "Day: “31/02”: there is no day 31, month 02/2026 has 28 days"},
		{TIME, "24:00", "Time: “24:00” is not a time of day; write hh:mm"},
		{TIME, "8:60", "not a time"},
		{TIME, "8:5", "not a time"},
		{TIME, "8:", "not a time"},
		{TIME, "123:00", "not a time"},
		{TIME, "8h5x", "not a time"},
		{TIME, "morning", "not a time"},
		{TIME, "-8:00", "not a time"},
		{STAMP, "yesterday",
			"Stamp: “yesterday” is not a moment; write yyyy-mm-ddThh:mm:ss"},
		{COUNT, "20001", "Count: 20001 is outside the range -5–20.000"},
		{COUNT, "-6", "outside the range"},
		{COUNT, "1.5", "Count: “1.5” is not a whole number; write 1234567 or 1.234.567"},
		{COUNT, "1,5", "not a whole number"},
		{COUNT, "1234.567", "not a whole number"},
		{COUNT, "1.23", "not a whole number"},
		{COUNT, ".123", "not a whole number"},
		{COUNT, "1.234.", "not a whole number"},
		{COUNT, "1..234", "not a whole number"},
		{COUNT, "-", "not a whole number"},
		{COUNT, "--1", "not a whole number"},
		{COUNT, "1e3", "not a whole number"},
		{COUNT, "1 000", "not a whole number"},
		{COUNT, "99999999999999999999999", "not a whole number"},
		{BORN, "0", "Born: 0 is outside the range 1.900–2.100"},
		{BORN, "75", "outside the range"},
		{MONEY, "-1", "outside the range 0–1.000.000.000.000.000"},
		{MONEY, "1000000000000001", "outside the range"},
		{URGENT, "maybe",
			"Urgent: “maybe” is neither yes nor no; write yes, no, 1, 0 or x"},
		{URGENT, "2", "neither yes nor no"},
		{KIND, "fourth", "Kind: “fourth” is not known here; one of: yes, no, whole number"},
		{KIND, "1", "not known here"},
		{MARKS, "first+fourth", "Marks: “fourth” is not known here"},
		{MARKS, "first++second", "Marks: “” is not known here"},
		{UNIT, "Thôn Đông", "Unit: “Thôn Đông” is not the number of a record"},
		{UNIT, "0", "not the number of a record"},
		{UNIT, "-3", "not the number of a record"},
		{UNIT, "1.234", "not the number of a record"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct field *field = &fields[table[i].field];
		struct sample sample = {0};
		struct error err = {0};
		cr_expect_not(field_parse(field, &sample, table[i].text, &err), "row %zu: %s", i,
			table[i].text);
		cr_expect_eq(err.code, ERR_INVALID);
		cr_expect_eq(err.field, field, "row %zu", i);
		cr_expect(strstr(err.text, table[i].said), "row %zu: %s", i, err.text);
		cr_expect(field_is_empty(field, &sample), "row %zu wrote the member", i);
		cr_expect_not(field_parse(field, &sample, table[i].text, NULL));
		record_clear(&samples, &sample);
	}
}

Test(field, texts_have_their_own_limits_where_the_field_names_none)
{
	char *long_text = xcalloc(20002, 1);
	static const struct field line = {FIELD(note), .label = "Line", .type = &FT_TEXT};
	static const struct field least = {
		FIELD(note), .label = "Least", .type = &FT_TEXT, .min = 3};
	struct sample sample = {0};
	struct error err;

	memset(long_text, 'x', 20001);
	cr_expect_not(field_parse(&fields[NOTE], &sample, long_text, &err));
	cr_expect(strstr(err.text, "20001 characters, at most 20000"), "%s", err.text);
	cr_expect(field_parse(&fields[NOTE], &sample, long_text + 1, &err));
	cr_expect_not(field_parse(&line, &sample, long_text + 19500, &err));
	cr_expect(field_parse(&line, &sample, long_text + 19501, &err));
	cr_expect_not(field_parse(&least, &sample, "ab", &err));
	cr_expect(strstr(err.text, "2 characters, at least 3"), "%s", err.text);
	cr_expect(field_parse(&least, &sample, "abc", &err));
	record_clear(&samples, &sample);
	free(long_text);
}

Test(field, a_text_may_be_set_from_itself)
{
	struct sample sample = {0};

	field_set_string(&fields[NAME], &sample, "abcdef");
	field_set_string(&fields[NAME], &sample, sample.name + 2);
	cr_expect_str_eq(sample.name, "cdef");
	field_assign(&fields[NAME], &sample, &sample);
	cr_expect_str_eq(sample.name, "cdef");
	field_set_string(&fields[NAME], &sample, "");
	cr_expect_str_eq(field_string(&fields[NAME], &sample), "");
	cr_expect(field_is_empty(&fields[NAME], &sample));
	record_clear(&samples, &sample);
}

Test(field, dates_and_integers_are_reached_alike)
{
	struct sample sample = {0};

	field_set_integer(&fields[DAY], &sample, date_make(2026, 11, 21));
	field_set_integer(&fields[MONEY], &sample, INT64_C(5000000000));
	cr_expect_eq(sample.day, date_make(2026, 11, 21));
	cr_expect_eq(field_integer(&fields[DAY], &sample), date_make(2026, 11, 21));
	cr_expect_eq(field_integer(&fields[MONEY], &sample), INT64_C(5000000000));
}

Test(field, members_are_ordered_by_their_meaning)
{
	static const struct {
		int field;
		const char *smaller, *greater;
	} table[] = {
		{NAME, "An", "Ân"},
		{NAME, "Dũng", "Đào"},
		{NOTE, "cà", "cá"},
		{DAY, "2/1/2026", "1/2/2026"},
		{DAY, "1/2/2026", ""},
		{TIME, "8:00", "10:00"},
		{STAMP, "2026-01-01 08:00", "2026-01-01 08:01"},
		{COUNT, "-3", "12"},
		{COUNT, "9", "10"},
		{MONEY, "9", "1.000.000"},
		{URGENT, "no", "yes"},
		{KIND, "first", "third_one"},
		{UNIT, "9", "10"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		const struct field *field = &fields[table[i].field];
		struct sample a = {0}, b = {0};
		cr_assert(field_parse(field, &a, table[i].smaller, NULL));
		cr_assert(field_parse(field, &b, table[i].greater, NULL));
		const void *x = field_member_const(field, &a), *y = field_member_const(field, &b);
		cr_expect_lt(field->type->compare(field, x, y), 0, "row %zu", i);
		cr_expect_gt(field->type->compare(field, y, x), 0, "row %zu", i);
		record_clear(&samples, &a);
		record_clear(&samples, &b);
	}
}

Test(field, fields_and_choices_are_found_by_key_and_by_label_in_both_languages)
{
	static const struct {
		const char *word;
		int field; /* -1: none */
	} table[] = {{"name", NAME}, {"NAME", NAME}, {"code or name", NAME}, {"Mã hoặc tên", NAME},
		{"ma hoac ten", NAME}, {"Day", DAY}, {"nonsense", -1}, {"", -1}};

	for (int language = 0; language < 2; language++) {
		const char *name = language ? "vi" : "en";
		locale_set_language(name);
		for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
			const struct field *expected =
				table[i].field < 0 ? NULL : &fields[table[i].field];
			cr_expect_eq(entity_find_field(&samples, table[i].word), expected,
				"%s in %s", table[i].word, name);
		}
		cr_expect_eq(choice_find(kinds, "không"), &kinds[1]);
		cr_expect_eq(choice_find(kinds, "no"), &kinds[1]);
		cr_expect_eq(choice_find(kinds, "y"), &kinds[0]);
		cr_expect_null(choice_find(kinds, "none"));
		cr_expect_null(choice_find(kinds, ""));
		cr_expect_str_eq(locale_language(), name, "the language is left as it was");
	}
	cr_expect_eq(entity_field(&samples, "day"), &fields[DAY]);
	cr_expect_null(entity_field(&samples, "Day"));
	cr_expect_eq(choice_by_value(kinds, 4), &kinds[2]);
	cr_expect_null(choice_by_value(kinds, 0));
	cr_expect_null(choice_by_value(kinds, 3));
}

static void fill(struct sample *sample)
{
	static const struct {
		int field;
		const char *text;
	} values[] = {{YEAR, "2026"}, {NUMBER, "388"}, {NAME, "An \"B\""}, {NOTE, "x\ny"},
		{DAY, "21/11/2026"}, {COUNT, "12"}, {KIND, "second"}, {URGENT, "x"}, {UNIT, "7"}};

	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		cr_assert(field_parse(&fields[values[i].field], sample, values[i].text, NULL));
	sample->record.id = 5;
	sample->record.version = 3;
	sample->record.uid = xstrdup("0190-uid");
}

Test(field, a_choice_is_found_by_a_part_of_its_label_where_that_is_one_alone)
{
	static const struct choice fields_of_work[] = {
		{1, "land-title", "land: titles", NULL, "đất đai: cấp giấy chứng nhận"},
		{2, "land-use", "land: use", NULL, "đất đai: lấn chiếm"},
		{3, "feedback", "proposals, feedback", "PA", "phản ánh, kiến nghị"},
		{4, "waste", "waste", NULL, "môi trường, rác thải sinh hoạt"},
		{0},
	};
	static const struct {
		const char *word;
		int value; /* 0: none, or several */
		size_t found; /* by choice_search */
	} table[] = {{"phản ánh", 3, 1}, {"phan anh", 3, 1}, {"KIẾN NGHỊ", 3, 1}, {"PA", 3, 1},
		{"đất đai", 0, 2}, {"lấn chiếm", 2, 1}, {"rác thải", 4, 1}, {"rac", 4, 1},
		{"sinh hoạt", 0, 1}, {"rác th", 0, 1}, {"lan_chiem", 0, 1}, {"lanchiem", 2, 1},
		{"phan", 3, 1}, {"đ", 0, 2}, {"anh", 0, 1}, {"khác", 0, 0}, {"", 0, 0},
		{" ", 0, 0}};

	for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
		const struct choice *found[2];
		const struct choice *one = choice_find(fields_of_work, table[i].word);
		cr_expect_eq(one ? one->value : 0, table[i].value, "“%s”: %d", table[i].word,
			one ? one->value : 0);
		cr_expect_eq(choice_search(fields_of_work, table[i].word, found, 2), table[i].found,
			"“%s”", table[i].word);
	}
}

Test(field, a_copy_owns_its_texts_and_clearing_leaves_zeroes)
{
	static const struct sample empty;
	struct sample a = {0}, b = {0};

	fill(&a);
	record_copy(&samples, &b, &a);
	for (size_t i = 0; i < samples.field_count; i++)
		cr_expect(field_equals(&fields[i], &a, &b), "%s", fields[i].key);
	cr_expect_neq(a.name, b.name);
	cr_expect(b.record.id == 5 && b.record.version == 3);
	cr_expect_str_eq(b.record.uid, "0190-uid");
	cr_expect_neq(a.record.uid, b.record.uid);
	record_clear(&samples, &a);
	cr_expect_eq(memcmp(&a, &empty, sizeof(a)), 0);
	record_clear(&samples, &a);
	cr_expect_str_eq(b.name, "An \"B\"");
	record_clear(&samples, &b);
}

Test(field, validation_names_the_field_at_fault)
{
	struct sample sample = {0};
	struct error err;

	cr_expect_not(record_validate(&samples, &sample, &err));
	cr_expect_eq(err.field, &fields[NAME]);
	cr_expect_str_eq(err.text, "code or name: this must be filled in");
	fill(&sample);
	cr_expect(record_validate(&samples, &sample, &err), "%s", err.text);
	sample.count = 0; /* nought persons is an answer */
	cr_expect(record_validate(&samples, &sample, &err), "%s", err.text);

	static const struct {
		int field;
		int64_t value;
	} bad[] = {{COUNT, 20001}, {BORN, 75}, {KIND, 3}, {MARKS, 8}, {URGENT, 2}, {UNIT, -1},
		{DAY, -1}};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct sample copy = {0};
		record_copy(&samples, &copy, &sample);
		field_set_integer(&fields[bad[i].field], &copy, bad[i].value);
		cr_expect_not(record_validate(&samples, &copy, &err), "row %zu", i);
		cr_expect_eq(err.field, &fields[bad[i].field], "row %zu", i);
		record_clear(&samples, &copy);
	}
	static const struct {
		int field;
		const char *value;
	} bad_texts[] = {{NAME, "12345678901"}, {TIME, "8h"}, {STAMP, "now"}};
	for (size_t i = 0; i < sizeof(bad_texts) / sizeof(bad_texts[0]); i++) {
		struct sample copy = {0};
		record_copy(&samples, &copy, &sample);
		field_set_string(&fields[bad_texts[i].field], &copy, bad_texts[i].value);
		bool canonical =
			strcmp(bad_texts[i].value, "8h") == 0; /* read, though not written so */
		cr_expect_eq(record_validate(&samples, &copy, &err), canonical, "row %zu", i);
		record_clear(&samples, &copy);
	}
	record_clear(&samples, &sample);
}

static const char *kind_prefix(const void *record)
{
	return ((const struct sample *)record)->kind == 2 ? "KN" : "PA";
}

Test(field, codes_follow_the_numbering_of_the_entity)
{
	struct entity yearly = samples, short_yearly = samples, by_id = samples, by_key = samples;
	struct sample sample = {0}, empty = {0};
	struct buf b = {0};

	yearly.prefix_of = kind_prefix;
	short_yearly.digits = 3;
	by_id.numbering = NUM_ID;
	by_key.numbering = NUM_KEY;
	fill(&sample);
	record_code(&yearly, &sample, &b);
	buf_putc(&b, ' ');
	sample.number = 12345;
	record_code(&short_yearly, &sample, &b);
	buf_putc(&b, ' ');
	sample.number = 7;
	record_code(&short_yearly, &sample, &b);
	buf_putc(&b, ' ');
	record_code(&by_id, &sample, &b);
	buf_putc(&b, ' ');
	record_code(&by_key, &sample, &b);
	cr_expect_str_eq(buf_text(&b), "KN-2026-0388 S-2026-12345 S-2026-007 S-5 An \"B\"");
	buf_cut(&b, 0);
	record_code(&yearly, &empty, &b);
	record_code(&by_id, &empty, &b);
	record_code(&by_key, &empty, &b);
	cr_expect_str_eq(buf_text(&b), "", "a record without a number has no code");
	buf_clear(&b);
	record_clear(&samples, &sample);
}

Test(field, json_holds_what_is_there_or_what_differs)
{
	struct sample a = {0}, b = {0};
	struct buf json = {0};

	record_json(&samples, &a, NULL, &json);
	cr_expect_str_eq(buf_text(&json), "{}");
	buf_cut(&json, 0);
	fill(&a);
	record_json(&samples, &a, NULL, &json);
	cr_expect_str_eq(buf_text(&json),
		"{\"year\":\"2026\",\"number\":\"388\",\"name\":\"An "
		"\\\"B\\\"\",\"note\":\"x\\ny\","
		"\"day\":\"2026-11-21\",\"count\":\"12\",\"urgent\":\"1\",\"kind\":\"second\","
		"\"unit\":\"7\"}");
	record_copy(&samples, &b, &a);
	field_set_string(&fields[NOTE], &b, NULL);
	b.urgent = 0;
	buf_cut(&json, 0);
	record_json(&samples, &b, &a, &json);
	cr_expect_str_eq(buf_text(&json), "{\"note\":\"\",\"urgent\":\"0\"}");
	buf_cut(&json, 0);
	record_json(&samples, &a, &a, &json);
	cr_expect_str_eq(buf_text(&json), "{}");
	buf_clear(&json);
	record_clear(&samples, &a);
	record_clear(&samples, &b);
}

Test(field, a_type_is_complete)
{
	static const struct field_type *const types[] = {&FT_TEXT, &FT_NOTE, &FT_DATE, &FT_TIME,
		&FT_STAMP, &FT_NUMBER, &FT_MONEY, &FT_BOOL, &FT_CHOICE, &FT_FLAGS, &FT_REF};

	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		const struct field_type *t = types[i];
		cr_expect(t->name && t->sql && t->hint && t->parse && t->check && t->show &&
				t->print && t->compare,
			"type %zu", i);
		cr_expect_eq(
			strcmp(t->sql, "INTEGER") == 0, t->storage == STORE_INTEGER, "%s", t->name);
		locale_set_language("vi");
		cr_expect_neq(strcmp(_(t->hint), t->hint), 0, "%s has no Vietnamese hint", t->name);
	}
}
