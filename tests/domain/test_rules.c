/* The law as data: what the shipped files say, what a site may change, and that every fault is told with file and line. */
#include "domain/rules.h"

#include <libconfig.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/locale.h"
#include "base/text.h"
#include "domain/choices.h"
#include "domain/settings.h"
#include "office.h"

static const char *const files[] = {
	"limits.conf", "lists.conf", "lifecycles.conf", "calendar.conf"};

/* ---- a folder of rule files that may be spoiled ---- */

static char *read_whole(const char *path)
{
	FILE *stream = fopen(path, "rb");
	struct buf text = {0};
	size_t got;

	cr_assert(stream, "%s", path);
	while ((got = fread(buf_room(&text, 65536), 1, 65536, stream)) > 0)
		buf_grow(&text, got);
	fclose(stream);
	return buf_steal(&text);
}

static void write_whole(const char *path, const char *text, size_t bytes)
{
	FILE *stream = fopen(path, "wb");

	cr_assert(stream && fwrite(text, 1, bytes, stream) == bytes, "%s", path);
	fclose(stream);
}

static const char *in_folder(const char *file)
{
	static char path[400];

	/* tests run beside each other */
	snprintf(path, sizeof path, "%s/rules-%d%s%s", getenv("TMPDIR"), (int)getpid(),
		*file ? "/" : "", file);
	return path;
}

static char *shipped(const char *file)
{
	char path[400];

	snprintf(path, sizeof path, "%s/rules/vn/%s", getenv("TEST_SRCDIR"), file);
	return read_whole(path);
}

static void copy_shipped(void)
{
	mkdir(in_folder(""), 0700);
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		char *text = shipped(files[i]);
		write_whole(in_folder(files[i]), text, strlen(text));
		free(text);
	}
}

struct told {
	size_t count;
	struct buf all; /* a fault a line */
};

static void tell(void *arg, const char *text)
{
	struct told *told = arg;

	told->count++;
	buf_printf(&told->all, "%s\n", text);
}

/* Line of the first fault in a file, not before a line, that has a text; 0 for none. */
static int told_line(const struct told *told, const char *file, int least, const char *what)
{
	const char *at = buf_text(&told->all);
	int found = 0;

	for (; *at && !found; at += strcspn(at, "\n") + 1) {
		char *line = xstrndup(at, strcspn(at, "\n"));
		const char *name = strstr(line, file);
		if (name && name[strlen(file)] == ':' && strstr(name, what))
			found = atoi(name + strlen(file) + 1);
		free(line);
		if (found < least)
			found = 0;
	}
	return found;
}

static struct rules *load(void)
{
	struct rules *rules = NULL;

	MUST(rules_read(&rules, NULL, &err));
	return rules;
}

/* ---- what the shipped files say ---- */

Test(rules, the_shipped_files_have_no_fault)
{
	struct told told = {0};

	rules_check(NULL, tell, &told);
	cr_assert_eq(told.count, 0, "%s", buf_text(&told.all));
	buf_clear(&told.all);
}

/* Figures of domain.md 2.2; the value before 01/07/2026 stays beside the new one. */
static const struct {
	const char *id, *on, *variant;
	int count;
	enum limit_unit unit;
	enum sureness sure;
} in_force[] = {
	{"complaint.accept", "2026-06-30", "", 10, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.accept", "2026-07-01", "", 7, LIMIT_WORKING_DAY, SURE_VERIFIED},
	{"reception.month", "2026-06-30", "", 1, LIMIT_PER_WEEK, SURE_VERIFIED},
	{"reception.month", "2026-07-01", "", 2, LIMIT_PER_MONTH, SURE_SECONDARY},
	{"reception.refusal", "2025-04-01", "", 3, LIMIT_WORKING_DAY, SURE_SECONDARY},
	{"reception.refusal", "2026-07-03", "", 3, LIMIT_WORKING_DAY, SURE_VERIFIED},
	{"reception.schedule", "2025-05-04", "", 5, LIMIT_WORKING_DAY_BEFORE, SURE_VERIFIED},
	{"complaint.settle", "2012-07-01", "", 30, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.settle", "2026-12-02", "complex", 45, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.settle", "2026-12-02", "remote", 45, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.settle", "2026-12-02", "remote+complex", 60, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.settle", "2026-12-02", "complex+remote", 60, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.settle", "2026-12-02", "several-places", 30, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.settle", "2026-12-02", "complex+several-places", 45, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.effective", "2026-12-02", "remote+complex", 45, LIMIT_DAY, SURE_VERIFIED},
	{"complaint.dialogue-notice", "2025-11-28", "", 5, LIMIT_DAY_BEFORE, SURE_SECONDARY},
	{"complaint.dialogue-notice", "2026-11-28", "", 5, LIMIT_DAY_BEFORE, SURE_VERIFIED},
	{"complaint.second-settle", "2026-12-02", "remote+complex", 70, LIMIT_DAY, SURE_VERIFIED},
	{"denunciation.initial", "2026-12-02", "", 7, LIMIT_WORKING_DAY, SURE_VERIFIED},
	{"denunciation.initial", "2026-12-02", "several-places", 10, LIMIT_WORKING_DAY,
		SURE_VERIFIED},
	{"denunciation.settle", "2026-12-02", "complex", 60, LIMIT_DAY, SURE_VERIFIED},
	{"denunciation.settle", "2026-12-02", "complex+very-complex", 90, LIMIT_DAY, SURE_VERIFIED},
	{"conference.announce", "2025-04-25", "", 7, LIMIT_DAY_BEFORE, SURE_SECONDARY},
	{"feedback.settle", "2026-12-02", "", 15, LIMIT_WORKING_DAY, SURE_LOCAL},
	{"opinion.answer", "2026-12-02", "complex", 15, LIMIT_WORKING_DAY, SURE_LOCAL},
	{"mediation.land", "2026-12-02", "", 30, LIMIT_DAY, SURE_LOCAL},
	{"petition.keep", "2026-12-02", "", 1, LIMIT_YEAR, SURE_SECONDARY},
	{"group.representatives", "2026-12-02", "more-than-ten", 5, LIMIT_PEOPLE, SURE_VERIFIED},
};

/* Our own reader must not drift from the form it took over: other programs read these files too. */
Test(rules, libconfig_reads_the_shipped_files)
{
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		config_t config;
		char path[4096];

		snprintf(path, sizeof path, "%s/rules/vn/%s", getenv("TEST_SRCDIR"), files[i]);
		config_init(&config);
		cr_expect(config_read_file(&config, path), "%s:%d: %s", path,
			config_error_line(&config), config_error_text(&config));
		config_destroy(&config);
	}
}

Test(rules, the_version_in_force_on_a_day_counts)
{
	struct rules *rules = load();

	for (size_t i = 0; i < sizeof in_force / sizeof in_force[0]; i++) {
		const struct limit *limit = rules_limit(rules, in_force[i].id, day(in_force[i].on));
		cr_assert(limit, "%s on %s", in_force[i].id, in_force[i].on);
		cr_assert_eq(limit_count(limit, in_force[i].variant, NULL), in_force[i].count,
			"%s on %s, %s", in_force[i].id, in_force[i].on, in_force[i].variant);
		cr_assert_eq(limit->unit, in_force[i].unit, "%s", in_force[i].id);
		cr_assert_eq(limit->head.sure, in_force[i].sure, "%s", in_force[i].id);
		cr_assert(*limit->head.basis && limit->head.place.line > 0, "%s", in_force[i].id);
	}
	cr_assert_null(rules_limit(rules, "complaint.settle", day("2012-06-30")));
	cr_assert_null(rules_limit(rules, "complaint", DATE_NONE));
	cr_assert_null(rules_limit(rules, "zzz", DATE_NONE));
	rules_free(rules);
}

/* What is counted to a last day for cases that offices still have on their desks. */
static const char *const counted[] = {"complaint.accept", "complaint.dialogue-notice",
	"complaint.effective", "complaint.lodge-second", "complaint.send-decision",
	"complaint.settle", "complaint.time-bar", "conference.announce", "conference.publish",
	"denunciation.act", "denunciation.answer-forwarder", "denunciation.initial",
	"denunciation.notify-acceptance", "denunciation.publish", "denunciation.send-conclusion",
	"denunciation.settle", "denunciation.transfer", "feedback.settle", "forwarder.report",
	"intake.notice", "mediation.land", "mediation.start", "opinion.answer",
	"petition.unhandled", "reception.refusal", "reception.schedule"};

Test(rules, limits_are_in_force_from_2024_on)
{
	static const char *const days[] = {
		"2024-01-01", "2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01", "2027-12-31"};
	struct rules *rules = load();

	for (size_t i = 0; i < sizeof counted / sizeof counted[0]; i++)
		for (size_t k = 0; k < sizeof days / sizeof days[0]; k++) {
			const struct limit *limit = rules_limit(rules, counted[i], day(days[k]));
			cr_assert(limit && limit_is_period(limit), "%s on %s", counted[i], days[k]);
		}
	rules_free(rules);
}

Test(rules, versions_of_a_limit_follow_each_other_without_overlap)
{
	struct rules *rules = load();
	size_t count;
	const struct limit *limits = rules_limits(rules, &count);

	for (size_t i = 0; i + 1 < count; i++) {
		const struct rule_head *a = &limits[i].head, *b = &limits[i + 1].head;
		const int order = strcmp(a->id, b->id);
		cr_assert_leq(order, 0);
		if (order == 0)
			cr_assert(a->valid_to && a->valid_to + 1 == b->valid_from,
				"%s: a gap or an overlap", a->id);
	}
	rules_free(rules);
}

Test(rules, a_denunciation_is_extended_once_if_complex_twice_if_very_complex)
{
	struct rules *rules = load();
	const struct limit *limit = rules_limit(rules, "denunciation.settle", DATE_NONE);

	cr_assert_eq(limit->extension_days, 30);
	cr_assert_eq(limit_extensions(limit, ""), 0);
	cr_assert_eq(limit_extensions(limit, NULL), 0);
	cr_assert_eq(limit_extensions(limit, "remote"), 0);
	cr_assert_eq(limit_extensions(limit, "complex"), 1);
	cr_assert_eq(limit_extensions(limit, "complex+very-complex"), 2);
	cr_assert_eq(
		limit_extensions(rules_limit(rules, "complaint.settle", DATE_NONE), "complex"), 0);
	rules_free(rules);
}

Test(rules, numbers_in_databases_stay_what_they_are)
{
	static const struct {
		const char *list, *key;
		int64_t value;
	} codes[] = {
		{"outcomes", "on-the-spot", OUTCOME_ON_SPOT},
		{"outcomes", "merged", OUTCOME_MERGED},
		{"channels", "conference", CHANNEL_CONFERENCE},
		{"fields", "land-title", 1},
		{"fields", "discipline", 29},
		{"fields", "other", 99},
		{"complexities", "g", 64},
		{"complaint-refusals", "court", 256},
		{"denunciation-conditions", "content", 8},
		{"lacking-conditions", "illegible", 32},
	};
	static const struct {
		const char *list;
		size_t count;
	} sizes[] = {{"fields", 30}, {"channels", 14}, {"outcomes", 23}, {"complexities", 7},
		{"complaint-refusals", 9}, {"denunciation-conditions", 4},
		{"reception-refusals", 13}};
	struct rules *rules = load();
	size_t count;

	for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
		const struct list_value *value =
			rules_list_find(rules, codes[i].list, codes[i].key);
		cr_assert(value && value->value == codes[i].value, "%s", codes[i].key);
	}
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		rules_list(rules, sizes[i].list, &count);
		cr_assert_eq(count, sizes[i].count, "%s: %zu", sizes[i].list, count);
	}
	cr_assert_null(rules_list(rules, "no-such-list", &count));
	cr_assert_eq(count, 0);
	rules_free(rules);
}

Test(rules, texts_are_in_the_language_of_the_interface)
{
	struct rules *rules = load();
	const struct limit *limit = rules_limit(rules, "complaint.accept", day("2026-07-01"));
	char text[80];

	locale_init();
	locale_set_language("vi");
	cr_assert(strstr(rule_text(&limit->head.name), "Thụ lý"));
	cr_assert_str_eq(limit_count_text(limit, 7, text), "7 ngày làm việc");
	locale_set_language("en");
	cr_assert(strstr(rule_text(&limit->head.name), "Accepting"));
	cr_assert_str_eq(limit_count_text(limit, 7, text), "7 working days");
	cr_assert_str_eq(limit_count_text(limit, 1, text), "1 working day");
	rules_free(rules);
}

/* ---- the office's own ---- */

Test(rules, settings_override_local_limits_only)
{
	struct rules *rules = load();
	struct settings own = {.opinion_days = 7, .mediation_days = 20};

	rules_apply_settings(rules, &own);
	cr_assert_eq(rules_limit(rules, "opinion.answer", DATE_NONE)->count, 7);
	cr_assert_eq(rules_limit(rules, "feedback.settle", DATE_NONE)->count, 15);
	cr_assert_eq(rules_limit(rules, "mediation.settle", DATE_NONE)->count, 20);
	cr_assert_eq(rules_limit(rules, "mediation.land", DATE_NONE)->count, 20);
	rules_free(rules);
}

static const char *site(const char *text)
{
	static char path[400];

	snprintf(path, sizeof path, "%s/%d-site.conf", getenv("TMPDIR"), (int)getpid());
	write_whole(path, text, strlen(text));
	setenv("DOITHOAI_RULES_SITE", path, 1);
	return path;
}

Test(rules, a_site_file_overrides_single_members_of_an_entry)
{
	site("limits = ( { id = \"feedback.settle\"; valid_from = \"2019-01-01\"; count = 10;\n"
	     "basis = \"QĐ 12/QĐ-UBND\"; } );\n");
	struct rules *rules = load();
	const struct limit *limit = rules_limit(rules, "feedback.settle", DATE_NONE);

	cr_assert_eq(limit->count, 10);
	cr_assert_eq(limit->unit, LIMIT_WORKING_DAY);
	cr_assert_str_eq(limit->head.basis, "QĐ 12/QĐ-UBND");
	cr_assert_eq(limit->head.sure, SURE_LOCAL);
	cr_assert(strstr(limit->head.place.file, "site.conf"));
	cr_assert_eq(limit->head.place.line, 1);
	rules_free(rules);
}

Test(rules, a_site_file_brings_a_new_version_of_a_law)
{
	site("limits = ( { id = \"denunciation.act\"; valid_from = \"2019-01-01\"; valid_to = "
	     "\"2027-06-30\"; basis = \"Luật Tố cáo 2018, Điều 36\"; sure = \"verified\"; },\n"
	     "{ id = \"denunciation.act\"; valid_from = \"2027-07-01\"; vi = \"Xử lý\"; en = "
	     "\"Act\"; from = \"concluded\"; unit = \"working-day\"; count = 5; duty = \"office\"; "
	     "basis = \"Luật mới\"; sure = \"secondary\"; } );\n"
	     "fields = ( { value = 1000; key = \"cemetery\"; vi = \"nghĩa trang\"; en = "
	     "\"cemeteries\"; complaint = \"administrative.other\"; denunciation = "
	     "\"administrative.other\"; feedback = \"feedback.other\"; } );\n"
	     "announced = ( { year = 2031; source = \"TB 1\"; sure = \"verified\"; days = ( { day "
	     "= \"2031-01-01\"; kind = \"holiday\"; vi = \"Tết\"; en = \"New Year\"; } ); } );\n");
	struct rules *rules = load();

	cr_assert_eq(rules_limit(rules, "denunciation.act", day("2027-06-30"))->count, 7);
	cr_assert_eq(rules_limit(rules, "denunciation.act", day("2027-07-01"))->count, 5);
	cr_assert_eq(rules_limit(rules, "denunciation.act", day("2027-06-30"))->head.sure,
		SURE_VERIFIED);
	cr_assert_eq(rules_list_find(rules, "fields", "cemetery")->value, 1000);
	cr_assert(rules_year_is_announced(rules, 2031));
	rules_free(rules);
}

/* What a site file may not do. */
static const struct {
	const char *text;
	int line;
	const char *what;
} site_faults[] = {
	{"limits = (\n{ id = \"feedback.settle\"; valid_from = \"2019-01-01\"; count = 10; } );", 2,
		"basis"},
	{"limits = (\n{ id = \"feedback.settle\"; valid_from = \"2019-01-01\"; basis = \"\"; } );",
		2, "basis"},
	{"limits = (\n{ id = \"complaint.settle\"; valid_from = \"2012-07-01\"; count = 60; basis "
	 "= \"QĐ\";\nsure = \"verified\"; } );",
		3, "sure"},
	{"limits = (\n{ id = \"complaint.settle\"; valid_from = \"2012-07-01\"; count = "
	 "4294967326; basis = \"QĐ\"; } );",
		2, "4294967326"},
	{"limits = (\n{ id = \"complaint.settle\"; valid_from = \"2013-01-01\"; vi = \"a\"; en = "
	 "\"b\"; from = \"accepted\"; unit = \"day\"; count = 20; duty = \"office\"; basis = "
	 "\"QĐ\"; sure = \"local\"; editable = true; } );",
		2, "complaint.settle"},
	{"limits = ( { id = \"complaint.settle\";\nvalid_from = \"2012-07-01\"; basis = \"QĐ\"; "
	 "editable = true; } );",
		1, "editable"},
	{"fields = (\n{ value = 2; key = \"land-title\"; vi = \"đất\"; } );", 2, "value"},
	{"fields = (\n{ value = 200; key = \"new\"; vi = \"a\"; en = \"b\"; complaint = "
	 "\"other\"; denunciation = \"other\"; feedback = \"feedback.other\"; } );",
		2, "1000"},
	{"outcomes = (\n{ value = 1000; key = \"new\"; vi = \"a\"; en = \"b\"; } );", 2, "new"},
	{"lifecycle = ( );", 1, "lifecycle"},
	{"limits = ( );\nlimits = ( );", 2, ""},
	{"# nothing here but\nlimits = { };", 2, "limits"},
};

Test(rules, what_a_site_may_not_do_is_told_with_file_and_line)
{
	for (size_t i = 0; i < sizeof site_faults / sizeof site_faults[0]; i++) {
		struct told told = {0};
		site(site_faults[i].text);
		rules_check(NULL, tell, &told);
		const int line = told_line(&told, "site.conf", 1, site_faults[i].what);
		cr_assert_eq(line, site_faults[i].line, "%s:\n%s", site_faults[i].text,
			buf_text(&told.all));
		buf_clear(&told.all);
	}
}

Test(rules, a_site_file_of_comments_says_nothing)
{
	site("# nothing\n// here\n/* at all */ # and no line end");
	rules_free(load());
	site("\xef\xbb\xbf# a byte order mark from an editor on Windows\n");
	rules_free(load());
}

/* ---- lists as the choices of fields ---- */

Test(rules, choices_are_found_in_both_languages_and_outlive_the_rules)
{
	locale_init();
	cr_assert_null(complaint_refusals->key);
	MUST(choices_load(&err));
	const struct choice *court = choice_find(complaint_refusals, "court");
	cr_assert(court && court->value == 256);
	cr_assert(strstr(choice_label(court), "Tòa án"), "%s", choice_label(court));
	cr_assert_eq(choice_find(complaint_refusals, court->label), court);
	locale_set_language("en");
	cr_assert_str_eq(choice_label(court), "9: the Court has accepted or judged it");
	cr_assert_eq(choice_find(complaint_refusals, court->vi), court);
	cr_assert_str_eq(choice_by_value(complaint_refusals, REFUSAL_NONE)->key, "none");
	/* said again, nothing moves: lists that somebody holds stay */
	const char *key = court->key;
	MUST(choices_load(&err));
	cr_assert_eq(court->key, key);
}

Test(rules, a_site_renames_and_adds_values)
{
	locale_init();
	site("fields = ( { key = \"land-title\"; vi = \"sổ đỏ\"; basis = \"QĐ\"; },\n"
	     "{ value = 1000; key = \"cemetery\"; vi = \"nghĩa trang\"; en = "
	     "\"cemeteries\"; complaint = \"administrative.other\"; denunciation = "
	     "\"administrative.other\"; feedback = \"feedback.other\"; } );\n");
	struct desk *desk = office();
	const int64_t id = add_case(desk, "feedback", "Nghĩa trang thôn 3 ngập nước");

	cr_assert(set(desk, &entity_casefile, id, "field=nghĩa trang", NULL), "%s", err.text);
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "field"), "cemetery");
	cr_assert(set(desk, &entity_casefile, id, "field=Sổ đỏ", NULL), "%s", err.text);
	cr_assert_str_eq(printed(desk, &entity_casefile, id, "field"), "land-title");
	cr_assert_str_eq(shown(desk, &entity_casefile, id, "field"), "sổ đỏ");
	desk_close(desk);
}

/* ---- the desk ---- */

Test(rules, a_desk_does_not_open_with_faulty_rules)
{
	struct desk *desk;

	copy_shipped();
	char *text = shipped("limits.conf");
	char *at = strstr(text, "\"working-day\"");
	memcpy(at, "\"working-dax\"", 13);
	write_whole(in_folder("limits.conf"), text, strlen(text));
	free(text);
	setenv("DOITHOAI_RULES", in_folder(""), 1);
	REFUSED(ERR_INVALID, desk_open(&desk, ":memory:", STORE_CREATE, &err));
	cr_assert(strstr(err.text, "limits.conf:") && strstr(err.text, "working-dax"), "%s",
		err.text);
	remove(in_folder("limits.conf"));
	REFUSED(ERR_NOT_FOUND, desk_open(&desk, ":memory:", STORE_CREATE, &err));
	cr_assert(strstr(err.text, "limits.conf"), "%s", err.text);
	setenv("DOITHOAI_RULES", "/nowhere", 1);
	REFUSED(ERR_NOT_FOUND, desk_open(&desk, ":memory:", STORE_CREATE, &err));
}

/* ---- seeded faults ---- */

/* A kind of fault: in one of the places where `find` stands (outside comments), `put` stands instead. */
static const struct mutation {
	const char *file, *find, *put;
	const char *what; /* in the message */
	int near; /* lines that the message may be away from the place, upwards (the entry) */
} mutations[] = {
	/* form */
	{"limits.conf", "\"; en = ", "; en = ", "", 0},
	{"limits.conf", "vi = \"", "vi = ", "", 1},
	{"limits.conf", "basis = \"", "basis = \"\xc3\x28", "UTF-8", 0},
	{"limits.conf", "basis = \"", "basis = \"\xe1\xba", "UTF-8", 0},
	{"limits.conf", "vi = \"", "vi = \"a\xcc\x80", "NFC", 0},
	{"limits.conf", "vi = \"", "vi = \"\x01", "", 0},
	{"limits.conf", "vi = \"", "vi = \"\\x41", "\\", 0},
	{"limits.conf", "vi = \"", "vi = \" ", "vi", 0},
	{"limits.conf", "duty = \"", "duty = = \"", "", 0},
	{"limits.conf", "\t{ id", "\t{ { id", "", 1},
	{"limits.conf", "\t{ id", "\t((((((((((((((((((((((((((((((((( { id", "", 1},
	{"limits.conf", "\t{ id", "\t@include \"x\" { id", "", 0},
	{"limits.conf", "\t{ id", "\t7, { id", "limits", 0},
	{"limits.conf", "sure = ", "/* sure = ", "/*", 0},
	/* members */
	{"limits.conf", "basis = ", "bases = ", "bases", 0},
	{"limits.conf", "basis = ", "# basis = ", "", 6},
	{"limits.conf", "en = ", "vi = ", "", 0},
	{"limits.conf", "duty = ", "duti = ", "duti", 0},
	{"limits.conf", "valid_from = \"20", "valid_from = \"20-", "valid_from", 0},
	{"limits.conf", "valid_from = \"20", "valid_from = \"10", "valid_from", 0},
	{"limits.conf", "valid_to = \"20", "valid_to = \"19", "valid_to", 1},
	{"limits.conf", "; valid_to = \"2026-06-30\"", "", "overlaps", 0},
	{"limits.conf", "unit = \"", "unit = \"x-", "unit", 0},
	{"limits.conf", "duty = \"", "duty = \"x-", "duty", 0},
	{"limits.conf", "sure = \"", "sure = \"very-", "sure", 0},
	{"limits.conf", "from = \"", "from = \"never-", "never-", 4},
	{"limits.conf", "id = \"", "id = \"X", "id", 0},
	{"limits.conf", "when = \"", "when = \"odd+", "odd", 6},
	{"limits.conf", "main = true", "main = 1", "main", 0},
	{"limits.conf", "editable = true", "editable = \"yes\"", "editable", 0},
	/* integers */
	{"limits.conf", "count = ", "count = 429496729", "429496729", 0},
	{"limits.conf", "count = ", "count = -", "count", 0},
	{"limits.conf", "count = ", "count = 0x10000000", "0x10000000", 0},
	{"limits.conf", "count = ", "count = 99999999999999999999", "99999999999999999999", 0},
	{"limits.conf", "count = ", "count = 0.", "count", 0},
	{"limits.conf", "count = ", "count = 9L; x = ", "count", 0},
	{"limits.conf", "extension_days = 30", "extension_days = 2147483678", "2147483678", 0},
	{"limits.conf", "extension_days = 30;", "", "extension", 6},
	/* lists */
	{"lists.conf", "key = \"", "key = \"Ô", "key", 0},
	{"lists.conf", "value = ", "value = 9999999", "value", 0},
	{"lists.conf", "value = 4;", "value = 3;", "", 12},
	{"lists.conf", "complaint = \"", "complaint = \"no-", "no-", 4},
	{"lists.conf", "feedback = \"", "feedbag = \"", "feedbag", 0},
	{"lists.conf", "[ \"complaint\"", "[ \"complain\"", "complain", 1},
	{"lists.conf", "key = \"on-the-spot\"", "key = \"on-the-spott\"", "on-the-spot", 999},
	{"lists.conf", "letters = (", "leters = (", "leters", 0},
	/* lifecycles */
	{"lifecycles.conf", "to = \"", "to = \"no-", "no-", 9},
	{"lifecycles.conf", "from = [ \"", "from = [ \"no-", "no-", 9},
	{"lifecycles.conf", "who = [ \"", "who = [ \"x", "who", 0},
	{"lifecycles.conf", "verb = \"", "verb = \"x", "verb", 0},
	{"lifecycles.conf", "starts = [ \"", "starts = [ \"no.", "no.", 9},
	{"lifecycles.conf", "first = \"", "first = \"no-", "no-", 9},
	{"lifecycles.conf", "end = true", "end = false", "", 9},
	{"lifecycles.conf", "say_vi = \"", "say_vi = \"\"; say_v = \"", "say_vi", 0},
	{"lifecycles.conf", "basis = \"", "basis = \"\"; bas = \"", "basis", 0},
	/* calendar */
	{"calendar.conf", "month = ", "month = 9", "month", 0},
	{"calendar.conf", "kind = \"", "kind = \"x", "kind", 0},
	{"calendar.conf", "day = \"20", "day = \"19", "19", 1},
	{"calendar.conf", "year = 20", "year = 202", "year", 0},
	{"calendar.conf", "source = ", "sauce = ", "sauce", 0},
};

/* The place of the nth occurrence that is no comment; NULL past the last. */
static char *occurrence(char *text, const char *find, size_t nth)
{
	for (char *at = text; (at = strstr(at, find)); at += strlen(find)) {
		const char *begin = at;
		while (begin > text && begin[-1] != '\n')
			begin--;
		if (begin[strspn(begin, " \t")] != '#' && !nth--)
			return at;
	}
	return NULL;
}

static size_t occurrences_of(char *text, const char *find)
{
	size_t count = 0;

	while (occurrence(text, find, count))
		count++;
	return count;
}

static int line_at(const char *text, const char *at)
{
	int line = 1;

	for (; text < at; text++)
		line += *text == '\n';
	return line;
}

/* Spoil one place of a copy of the shipped files and look for the fault near it. */
static void seed_fault(const struct mutation *m, char *text, size_t nth)
{
	const char *at = occurrence(text, m->find, nth);
	const int place = line_at(text, at);
	struct buf spoilt = {0};
	struct told told = {0};

	buf_put(&spoilt, text, (size_t)(at - text));
	buf_puts(&spoilt, m->put);
	buf_puts(&spoilt, at + strlen(m->find));
	write_whole(in_folder(m->file), buf_text(&spoilt), spoilt.len);
	rules_check(in_folder(""), tell, &told);
	const int line = told_line(&told, m->file, place - m->near, m->what);
	cr_expect(line && line <= place + 8, "%s:%d: \"%s\" for \"%s\" is not told there:\n%s",
		m->file, place, m->put, m->find, buf_text(&told.all));
	buf_clear(&told.all);
	buf_clear(&spoilt);
}

Test(rules, a_hundred_seeded_faults_are_told_with_file_and_line, .timeout = 120)
{
	uint32_t seed = 2026;
	size_t seeded = 0;

	copy_shipped();
	for (size_t i = 0; i < sizeof mutations / sizeof mutations[0]; i++) {
		const struct mutation *m = &mutations[i];
		char *text = shipped(m->file);
		const size_t places = occurrences_of(text, m->find);
		cr_assert(places, "%s: \"%s\" is nowhere", m->file, m->find);
		for (int k = 0; k < 3; k++, seeded++) {
			seed = seed * 1664525 + 1013904223;
			seed_fault(m, text, (seed >> 8) % places);
		}
		write_whole(in_folder(m->file), text, strlen(text));
		free(text);
	}
	cr_assert_geq(seeded, 100);
}

Test(rules, a_file_cut_short_never_passes, .timeout = 120)
{
	uint32_t seed = 1945;

	copy_shipped();
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		char *text = shipped(files[i]);
		/* behind the last bracket there is nothing to lose */
		const size_t bytes = (size_t)(strrchr(text, ')') - text);
		for (int k = 0; k < 15; k++) {
			struct told told = {0};
			seed = seed * 1664525 + 1013904223;
			write_whole(in_folder(files[i]), text, (seed >> 4) % bytes);
			rules_check(in_folder(""), tell, &told);
			cr_assert(told_line(&told, files[i], 1, ""), "%s cut at %zu: %s", files[i],
				(size_t)(seed >> 4) % bytes, buf_text(&told.all));
			buf_clear(&told.all);
		}
		write_whole(in_folder(files[i]), text, strlen(text));
		free(text);
	}
}

Test(rules, noise_in_a_file_does_no_harm, .timeout = 120)
{
	uint32_t seed = 1975;

	copy_shipped();
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		char *text = shipped(files[i]);
		const size_t bytes = strlen(text);
		for (int k = 0; k < 30; k++) {
			struct told told = {0};
			char *spoilt = xstrdup(text);
			for (int n = 0; n < 5; n++) {
				seed = seed * 1664525 + 1013904223;
				spoilt[(seed >> 4) % bytes] = (char)(seed >> 24);
			}
			write_whole(in_folder(files[i]), spoilt, bytes);
			rules_check(in_folder(""), tell, &told);
			buf_clear(&told.all);
			free(spoilt);
		}
		write_whole(in_folder(files[i]), text, bytes);
		free(text);
	}
}
