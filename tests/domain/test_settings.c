/* Settings files: what is accepted, and that every fault is told with file and line. */
#include "domain/settings.h"

#include <unistd.h>

#include "office.h"

static const char *write_settings(const char *text)
{
	static char path[300];
	FILE *file;

	/* Each test is a process of its own, and several run at a time. */
	snprintf(path, sizeof path, "%s/settings-%d.conf", getenv("TMPDIR"), (int)getpid());
	file = fopen(path, "w");
	fputs(text, file);
	fclose(file);
	setenv("DOITHOAI_CONFIG", path, 1);
	return path;
}

Test(settings, an_empty_file_gives_the_defaults)
{
	struct settings s;

	write_settings("");
	MUST(settings_read(&s, &err));
	cr_assert_eq(s.month_start, 15);
	cr_assert_eq(s.opinion_days, 0); /* as in the rules */
	cr_assert_eq(s.soon_days, 3);
	cr_assert_null(s.user);
	settings_clear(&s);
}

Test(settings, a_file_is_taken_over)
{
	struct settings s;

	write_settings("office = \"Ủy ban nhân dân xã Tân Lập\";\nmonth_start = 1;\nremote_area = "
		       "true;\ntheme = \"mono\";\n");
	MUST(settings_read(&s, &err));
	cr_assert_str_eq(s.office, "Ủy ban nhân dân xã Tân Lập");
	cr_assert_str_eq(s.theme, "mono");
	cr_assert_eq(s.month_start, 1);
	cr_assert(s.remote_area);
	settings_clear(&s);
}

Test(settings, keys_are_read_with_their_line)
{
	struct settings s;

	write_settings("keys = ( { context = \"list\"; action = \"open\"; key = \"F7\"; },\n"
		       "  { context = \"cases\"; action = \"assign\"; key = \"x\"; } );\n");
	MUST(settings_read(&s, &err));
	cr_assert_eq(s.key_count, 2);
	cr_assert_str_eq(s.keys[1].context, "cases");
	cr_assert_str_eq(s.keys[1].action, "assign");
	cr_assert_str_eq(s.keys[1].key, "x");
	cr_assert_eq(s.keys[1].line, 2);
	settings_clear(&s);
}

static const struct {
	const char *text;
	int line;
	const char *names;
} faults[] = {
	{"\nmonth_star = 15;\n", 2, "month_star"},
	{"month_start = 29;\n", 1, "month_start"},
	{"month_start = 0;\n", 1, "month_start"},
	{"month_start = \"15\";\n", 1, "month_start"},
	{"\n\nmonth_start = 4294967311;\n", 3, "month_start"}, /* wraps to 15 in libconfig */
	{"month_start = 15L;\n", 1, "month_start"},
	{"opinion_days = 1.5;\n", 1, "opinion_days"},
	{"opinion_days = 0;\n", 1, "opinion_days"},
	{"complaint_days = 45;\n", 1, "complaint_days"}, /* the law is no setting */
	{"remote_area = 1;\n", 1, "remote_area"},
	{"input = \"viqr\";\n", 1, "input"},
	{"\nkeys = 3;\n", 2, "keys"},
	{"keys = ( 3 );\n", 1, "keys"},
	{"keys = (\n  { context = \"cases\"; action = \"assign\"; }\n);\n", 2, "keys"},
	{"keys = (\n\n  { context = \"cases\"; action = \"assign\"; key = 7; }\n);\n", 3, "keys"},
	{"theme = \"pink\";\n", 1, "theme"},
	{"office = 5;\n", 1, "office"},
	{"office = \"b\xff\";\n", 1, "office"},
	{"user = \"lan\";\nuser = \"hung\";\n", 2, ""},
	{"user = \n\n{;\n", 3, ""},
};

Test(settings, every_fault_names_file_line_and_setting)
{
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		const char *path = write_settings(faults[i].text);
		struct settings s = {.month_start = 77};
		char line[20];
		REFUSED(ERR_INVALID, settings_read(&s, &err));
		snprintf(line, sizeof line, " %d", faults[i].line);
		cr_expect(strstr(err.text, path) && strstr(err.text, line) &&
				strstr(err.text, faults[i].names),
			"%zu: %s", i, err.text);
		cr_expect_eq(s.month_start, 77, "settings written on failure");
	}
}

Test(settings, a_file_that_is_named_must_be_there)
{
	struct settings s;

	setenv("DOITHOAI_CONFIG", "/nowhere/doithoai.conf", 1);
	REFUSED(ERR_NOT_FOUND, settings_read(&s, &err));
}

Test(settings, without_a_named_file_the_users_own_is_read_if_there)
{
	struct settings s;
	char path[300];

	unsetenv("DOITHOAI_CONFIG");
	snprintf(path, sizeof path, "%s/xdg", getenv("TMPDIR"));
	setenv("XDG_CONFIG_HOME", path, 1);
	MUST(settings_read(&s, &err));
	settings_clear(&s);
	snprintf(path, sizeof path,
		"mkdir -p %s/xdg/doithoai && echo 'soon_days = 5;' >%s/xdg/doithoai/doithoai.conf",
		getenv("TMPDIR"), getenv("TMPDIR"));
	cr_assert_eq(system(path), 0);
	MUST(settings_read(&s, &err));
	cr_assert_eq(s.soon_days, 5);
	settings_clear(&s);
}
