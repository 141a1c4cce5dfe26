/* Which language and character set an environment gives. Each test sets its whole environment. */
#include <criterion/criterion.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/locale.h"

static const char *const variables[] = {
	"LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG", "LANGUAGE", "DOITHOAI_LANG", NULL};

/* NAME=value words parted by blanks. */
static void set_environment(const char *words)
{
	char copy[200];
	char *rest;

	for (size_t i = 0; variables[i]; i++)
		unsetenv(variables[i]);
	cr_assert_lt(strlen(words), sizeof(copy));
	strcpy(copy, words);
	for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
		char *value = strchr(word, '=');
		*value++ = '\0';
		setenv(word, value, 1);
	}
}

Test(locale, the_language_is_vietnamese_unless_the_environment_says_english)
{
	static const struct {
		const char *environment, *language;
	} table[] = {
		{"", "vi"},
		{"LANG=C", "vi"},
		{"LANG=C.UTF-8", "vi"},
		{"LC_ALL=POSIX", "vi"},
		{"LANG=vi_VN.UTF-8", "vi"},
		{"LANG=en_US.UTF-8", "en"},
		{"LANG=en", "en"},
		{"LANG=fr_FR.UTF-8", "vi"},
		{"LANG=vi_VN.UTF-8 LC_MESSAGES=en_GB.UTF-8", "en"},
		{"LANG=en_US.UTF-8 LC_ALL=vi_VN.UTF-8", "vi"},
		{"LANG=vi_VN.UTF-8 LANGUAGE=en_US:vi", "en"},
		{"LANG=en_US.UTF-8 LANGUAGE=vi", "vi"},
		{"LANG=en_US.UTF-8 LANGUAGE=en DOITHOAI_LANG=vi", "vi"},
		{"LANG=vi_VN.UTF-8 DOITHOAI_LANG=en", "en"},
		{"LANG=en_US.UTF-8 LC_ALL=C", "en"},
		{"LANG=eno_XX", "vi"},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		set_environment(table[i].environment);
		locale_init();
		cr_expect_str_eq(locale_language(), table[i].language, "%s", table[i].environment);
		cr_expect_str_eq(_("yes"), strcmp(table[i].language, "vi") == 0 ? "có" : "yes",
			"%s gives “%s”", table[i].environment, _("yes"));
	}
}

Test(locale, characters_are_utf8_even_where_no_locale_was_generated)
{
	static const char *const table[] = {"", "LANG=C", "LC_ALL=POSIX", "LANG=vi_VN.UTF-8",
		"LC_ALL=vi_VN", "LANG=en_US.ISO-8859-1", "LC_ALL=xx_YY.nothing",
		"LC_CTYPE=vi_VN.TCVN", "LC_ALL=C.UTF-8"};

	setenv("LOCPATH", "/nonexistent", 1);
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		set_environment(table[i]);
		locale_init();
		cr_expect_str_eq(nl_langinfo(CODESET), "UTF-8", "%s", table[i]);
		cr_expect_eq(wcwidth(L'ế'), 1, "%s", table[i]);
		cr_expect_str_eq(localeconv()->decimal_point, ".", "%s", table[i]);
	}
}

Test(locale, the_language_changes_while_the_program_runs)
{
	set_environment("");
	locale_init();
	cr_expect_str_eq(_("yes"), "có");
	locale_set_language("en");
	cr_expect_str_eq(_("yes"), "yes");
	cr_expect_str_eq(locale_language(), "en");
	locale_set_language("vi");
	cr_expect_str_eq(_("yes"), "có");
	locale_set_language("fr");
	cr_expect_str_eq(locale_language(), "vi");
}

Test(locale, a_terminal_that_is_not_utf8_is_refused_in_plain_ascii)
{
	static const struct {
		const char *environment, *blamed; /* NULL: fine */
	} table[] = {
		{"", NULL},
		{"LANG=C", NULL},
		{"LANG=POSIX", NULL},
		{"LANG=vi_VN", NULL},
		{"LANG=vi_VN.UTF-8", NULL},
		{"LANG=vi_VN.utf8", NULL},
		{"LANG=ca_ES.utf-8@valencia", NULL},
		{"LANG=vi_VN.TCVN", "LANG=vi_VN.TCVN"},
		{"LANG=en_US.ISO-8859-1", "LANG=en_US.ISO-8859-1"},
		{"LANG=de_DE.ISO-8859-15@euro", "LANG=de_DE.ISO-8859-15@euro"},
		{"LANG=vi_VN.UTF-8 LC_ALL=vi_VN.TCVN5712-1", "LC_ALL=vi_VN.TCVN5712-1"},
		{"LANG=vi_VN.TCVN LC_ALL=C.UTF-8", NULL},
		{"LANG=vi_VN.UTF-8 LC_CTYPE=zh_CN.GB18030", "LC_CTYPE=zh_CN.GB18030"},
		{"LANG=vi_VN.UTF-8x", "LANG=vi_VN.UTF-8x"},
		{"LANG=vi_VN.", "LANG=vi_VN."},
	};

	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct error err = {0};
		set_environment(table[i].environment);
		bool fine = locale_check_terminal(&err);
		cr_expect_eq(fine, !table[i].blamed, "%s: %s", table[i].environment, err.text);
		if (!table[i].blamed)
			continue;
		cr_expect_eq(err.code, ERR_INVALID);
		cr_expect(strstr(err.text, table[i].blamed), "%s: %s", table[i].environment,
			err.text);
		cr_expect(strstr(err.text, "=vi_VN.UTF-8"), "%s", err.text);
		for (const char *p = err.text; *p; p++)
			cr_assert((unsigned char)*p < 0x80, "%s", err.text);
	}
}
